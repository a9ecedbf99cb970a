# Common to the organisers' pages
desk-signed-in-as = { $name }, { $organisation }
desk-menu-events = Trainings
desk-menu-outbox = Outbox
desk-sign-out = Sign out
