# seating
