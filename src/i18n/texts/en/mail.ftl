# Mails to registrants. Lines of up to 72 characters; an address stands alone on its line.
mail-subject = [{ $word }] { $title } ({ $date })
mail-subject-confirmation = Registered
mail-subject-already_registered = Already registered
mail-subject-cancellation = Cancelled
mail-greeting = Dear { $name },
mail-heading = * { $heading }
mail-labelled = { $label }: { $value }
mail-list-comma = ,{" "}
mail-confirmation-text =
    We have received your application for the training.
    Please keep this mail until the training is over.
mail-already-registered-text =
    Another application came with this mail address, but you are
    already registered as follows. There is no need to apply again.

    If you know nothing of it, somebody may have mistyped an address.
    Your first application is unchanged.
mail-cancellation-text =
    Your application for the following training has been cancelled.
mail-number = Application number
mail-event = Training
mail-when-and-where = Date and place
mail-map = Map:
mail-online = Address to take part online:
mail-online-private =
    This address is for registrants only.
    Please do not pass it on or publish it.
mail-person = Applicant
mail-links = About the training
mail-page = Page of the training:
mail-calendar = Calendar file:
mail-contact-changes =
    To change or cancel your application, or with any question,
    please contact us and tell us your application number.
mail-contact-mistake =
    If you know nothing of this, or wish to take part after all,
    please contact us.

# Calendar file
calendar-online = Online
calendar-theme = Theme: { $theme }
calendar-host = Host: { $host }
calendar-online-address = Address to take part online:
calendar-online-by-mail = The address to take part online is sent to registrants by mail.
calendar-contact = Contact: { $name }, telephone { $phone }
