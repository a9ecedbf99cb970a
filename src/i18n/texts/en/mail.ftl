# Mails to registrants. Lines of up to 72 characters; an address stands alone on its line.
mail-subject = [{ $word }] { $title } ({ $date })
mail-subject-confirmation = Registered
mail-subject-already_registered = Already registered
mail-subject-cancellation = Cancelled
mail-greeting = Dear { $name },
mail-heading = * { $heading }
mail-labelled = { $label }: { $value }
mail-labelled-above = { $label }:
mail-list-comma = ,{" "}
mail-confirmation-text =
    We have received your application for the training.
    Please keep this mail until the training is over.
mail-already-registered-text =
    Another application came with this mail address, but you are
    already registered as follows. There is no need to apply again.

    If you know nothing of it, somebody may have mistyped an address.
    Your first application is unchanged.
mail-address-in-use-text =
    Another person applied with this email address. Only one person can
    register with an address, so that person is not registered yet.

    To take part, please apply with another email address or contact us.
    The first application is unchanged, as follows.
mail-cancellation-text =
    Your application for the following training has been cancelled.
mail-number = Application number
mail-event = Training
mail-when-and-where = Date and place
mail-map = Map:
mail-online = Link to take part online:
mail-online-private =
    This link is for registrants only.
    Please do not pass it on or publish it.
mail-person = Applicant
mail-links = About the training
mail-page = Event page:
mail-calendar = Calendar file:
mail-contact-changes =
    To change or cancel your application, or with any question,
    please contact us and tell us your application number.
mail-no-reply =
    This mail comes from an address that receives no mail.
    Please do not reply to it.
mail-contact-mistake =
    If you know nothing of this, or wish to take part after all,
    please contact us.

# Calendar file
calendar-online = Online
calendar-theme = Theme: { $theme }
calendar-host = Host: { $host }
calendar-online-address = Link to take part online:
calendar-online-by-mail = The link to take part online is sent to registrants by mail.
calendar-contact = Contact: { $name }, telephone { $phone }
