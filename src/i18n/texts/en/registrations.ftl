# List of registrations
registrations-title = Registrations
registrations-add = Add a registration
registrations-imported = { $count } people were imported.
registrations-capacity = Capacity
registrations-seats = { $capacity } ({ $left } places left)
registrations-people = { $count }
registrations-by-profession = People by profession
registrations-list = List
registrations-search = Search by name, furigana or workplace
registrations-status = Status
registrations-sort = Order
registrations-sort-number = By number
registrations-sort-furigana = By furigana
registrations-sort-profession = By profession
registrations-apply = Show
registrations-all = All
registrations-found = Showing { $count } of { $total }.
registrations-found-all = Showing all { $count }.
registrations-show-all = Show all
registrations-number = Number
registrations-workplace = Workplace
registrations-at = Received
registrations-status-received = Received
registrations-status-confirmed = Confirmed
registrations-status-waitlisted = Waiting list
registrations-status-offered = Offered a seat
registrations-status-declined = Declined
registrations-status-cancelled = Cancelled

# One registration
registrations-of-number = Registration { $number }
registrations-edit = Change
registrations-cancel = Cancel the registration
registrations-restore = Undo the cancellation
registrations-add-another = Add another
registrations-source = Received by
registrations-source-web = Application page
registrations-source-desk = Typed in by staff
registrations-source-import = Imported roster
registrations-yes = Willing
registrations-none = (none)
registrations-history = History
registrations-came-web = Applied on the application page
registrations-came-desk = Typed in by staff
registrations-came-import = Imported from a roster
registrations-by = by { $name }
registrations-comma = ,{" "}
registrations-act-registration-add = Added
registrations-act-registration-edit = Changed
registrations-act-registration-cancel = Cancelled
registrations-act-registration-restore = Cancellation undone
registrations-act-fields = { $act } ({ $fields })
registrations-mails = Mails
registrations-no-mails = There are no mails about this registration yet.
registrations-mail-confirmation = Confirmation
registrations-mail-already_registered = Already registered
registrations-mail-cancellation = Cancellation
registrations-mail-state-queued = waiting to be sent
registrations-mail-state-sent = sent
registrations-mail-state-failed = could not be sent
registrations-done-added = The registration was added.
registrations-done-saved = The change was saved.
registrations-done-cancelled = The registration was cancelled. Its seat is open to others.
registrations-done-restored = The cancellation was undone.

# Adding
registrations-add-title = Add a registration (telephone, fax …)
registrations-added = Registered with number { $number }. You can go on with the next person.
registrations-choose = Please choose
registrations-send-confirmation = Send the confirmation mail (if there is an address)
registrations-save-new = Register
registrations-save-and-another = Register and add another
registrations-full = The training is full ({ $capacity } people), so nobody can be registered. Raise the capacity of the training, or try again when a seat is free. What you typed is still here.
registrations-event-cancelled = This training is cancelled, so nobody can be registered.
registrations-mail-taken = This mail address is already registered with number { $number }. For another person, leave it empty or enter another address
registrations-alike-title = This person may already be registered
registrations-alike = Number { $number }: { $name } ({ $furigana }), { $profession }, { $workplace }
registrations-alike-text = If it is another person with the same name, you can go on.
registrations-as-another = Register as another person

# Changing
registrations-edit-title = Change the registration
registrations-save = Save
registrations-no-change = Back without changing
registrations-changed-meanwhile = Somebody else changed this registration after you opened this page. Nothing was saved. Look at the present state and change it again.
registrations-see-now = See the present state

# Cancelling
registrations-cancel-title = Cancel the registration
registrations-cancel-text = This registration will be cancelled and its seat opened to others. This can be undone as long as a seat is free.
registrations-send-cancellation = Tell the person by mail
registrations-cancel-now = Cancel the registration
registrations-no-cancel = Back without cancelling
registrations-restore-full = The training is full ({ $capacity } people), so this cannot be undone. Raise the capacity of the training first.
registrations-restore-mail = This mail address has since been registered with number { $number }, so this cannot be undone.
registrations-restore-called-off = This training is cancelled, so this cannot be undone.
