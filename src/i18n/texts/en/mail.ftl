# Mails to registrants. Lines of up to 72 characters; an address stands alone on its line.
mail-subject = [{ $word }] { $title } ({ $date })
mail-subject-confirmation = Registered
mail-subject-already_registered = Already registered
mail-subject-cancellation = Cancelled
mail-subject-received = Application received
mail-subject-waitlisted = Waiting list
mail-subject-drawn = You have a place
mail-subject-not_drawn = Result of the draw
mail-subject-approved = You have a place
mail-subject-declined = About your application
mail-subject-offer = A place is free
mail-subject-offer_lapsed = Your offer has ended
mail-subject-promoted = You have a place
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
mail-received-draw-text =
    We have received your application for the training.
    Places are drawn by lot after applications have closed.
    The draw takes place on { $at }; we will write to you.
mail-received-approval-text =
    We have received your application for the training.
    The organiser decides who takes part.
    We will write to you with the decision.
mail-waitlisted-text =
    All places are taken, so you are on the waiting list.
    When you applied you were number { $position }.
    When a place becomes free, we write to people in order.
mail-drawn-text =
    You have been drawn and have a place at the training.
    Please keep this mail until the training is over.
mail-not-drawn-text =
    You were not drawn, and we have no place for you at the moment.
    You are number { $position } on the waiting list.
    When a place becomes free, we write to people in order.
mail-approved-text =
    Your application was accepted: you have a place at the training.
    Please keep this mail until the training is over.
mail-declined-text =
    Thank you for your application.
    We are sorry that we cannot offer you a place this time.
    We hope to see you on another occasion.
mail-offer-text =
    A place has become free, and you may take it.
    Please press "Take part" on this page by { $at }.
    Without an answer the place is offered to the next person.
mail-offer-lapsed-text =
    We had no answer before the offer of a place ended.
    The place was offered to the next person.
    If you would still like to take part, please contact us.
mail-promoted-text =
    A place has become free, and it is yours.
    If you cannot come, please tell us soon.
mail-own-page = Your application
mail-own-page-text =
    See how your application stands on this page.
    If you cannot come, please tell us there too.
mail-own-page-answer =
    Please tell us on this page whether you will take part.
mail-own-page-private =
    This link is yours alone. Please do not pass it on.
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
