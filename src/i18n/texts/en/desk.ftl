# Common to the organisers' pages
desk-signed-in-as = { $name }, { $organisation }
desk-menu-events = Trainings
desk-menu-outbox = Outbox
desk-sign-out = Sign out
desk-menu-organisers = Organisers
desk-to-events = To the list of trainings
desk-nothing-yet = There is nothing for you to do on this page at the moment. Please ask an organiser about the door on the day.
role-owner = Owner
role-owner-may = everything, inviting organisers too
role-editor = Editor
role-editor-may = make and change trainings, registrations and seatings
role-viewer = Viewer
role-viewer-may = look and export only
role-door = Door
role-door-may = the door on the day
desk-crumbs = Where you are
