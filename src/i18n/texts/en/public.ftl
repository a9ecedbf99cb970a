# List of trainings
public-home-title = Training events
public-home-lead = Training events for people who work in health and social care. You can apply without an account.
public-home-upcoming = Open for applications
public-home-none = No training events are open for applications at present.
public-home-past = Past training events
public-home-others = Full or closed
public-home-all = Search all training events, including past ones
public-events-title = Search training events
public-events-about = All training events, past and to come, with a search by word.
public-events-word = Words in the title, theme, speakers or host
public-events-search = Search
public-events-count = { $number ->
    [one] There is { $number } training event.
   *[other] There are { $number } training events.
}
public-events-found = { $number ->
    [one] { $number } training event matches “{ $word }”.
   *[other] { $number } training events match “{ $word }”.
}
public-events-pages = Pages
public-events-page = Page { $number } of { $pages }
public-events-before = Previous page
public-events-after = Next page

# Availability
availability-not-yet-open = Not yet open
availability-open = Open
availability-few-left = Few places left
availability-few-left-number = { $left ->
    [one] Only { $left } place left
   *[other] Only { $left } places left
}
availability-waiting = Waiting list open
availability-full = Full
availability-closed = Closed
availability-cancelled = Cancelled

# Page of a training
public-facts = Details
public-status = Applications
public-theme = Theme
public-when = Date and time
public-venue = Venue
public-map = See map
public-map-of = {" "}({ $venue })
public-online = Online (we email the link after you have applied)
public-online-also = You can also take part online (we email the link after you have applied)
public-host = Host
public-co-hosts = Co-hosts
public-partners = In cooperation with
public-capacity = Capacity
public-capacity-people = { $number } people
public-left = Places left
public-left-waiting = Full ({ $capacity } places), { $waiting } on the waiting list
public-method = How places are given
public-left-of = { $left } of { $capacity }
public-period = { $from } to { $until }
public-more-sessions = { $number ->
    [one] See { $number } more session
   *[other] See { $number } more sessions
}
public-sessions = Sessions
public-audience = Who should come
public-fee = Fee
public-programme = Programme
public-speakers = Speakers
public-access = Access and parking
public-share = Share this event
public-share-address = Address of this page
feed-title = Events that take applications
public-google-calendar = Add to Google Calendar
public-google-calendar-of = Add to Google Calendar ({ $when })
public-apply-period = Application period
public-apply-until = Apply by
public-until = { $at }
public-from = From { $at }
public-notices = Please note
public-contact = Contact
public-phone = Telephone
public-mail = Email
public-privacy = Privacy notice
public-calendar = Calendar file (.ics)
public-apply = Apply
public-apply-to-wait = Apply for the waiting list
public-apply-preview = Once published, the “Apply” button is shown here.
public-all-events = See all training events
public-to-event = Back to the event page

# When one cannot apply
public-state-not-yet-open-title = Applications are not open yet
public-state-not-yet-open-text = Applications open on { $from }. You can apply on this page from then on.
public-state-full-title = This event is full
public-state-full-text = All places have been taken, so applications have closed. If somebody cancels, they will reopen on this page. To ask about taking part, please call the office below.
public-state-lost = What you entered was not kept. Your application was not completed.
public-state-closed-title = Applications have closed
public-state-closed-text = To ask about taking part, or to change or cancel your application, please call the office below.
public-state-cancelled-title = This event has been cancelled
public-state-cancelled-text = For details, please call the office below. See our other training events, too.

# Steps
public-refused-title = We could not take your application
public-apply-waiting = All places are taken. If you apply, you will be number { $position } on the waiting list.
prospect-waits = { $reason } If you apply, you will be about number { $position } on the waiting list.
method-first_come-note = First come, first served.
method-lottery-note = Places are drawn by lot after applications close ({ $at }). We will write to you.
method-approval-note = The organiser decides who takes part and will write to you.
method-mix-note = {" "}Preference is given to a good mix of professions at the tables.

# Why a place cannot be taken
reason-group = the professions of “{ $group }”
reason-link = invited people
reason-not-for-profession = This training is not open to your profession.
reason-not-yet-open = Applications have not opened yet.
reason-closed = Applications have closed.
reason-called-off = The training has been called off.
reason-begun = The training has already begun.
reason-full = All places are taken.
reason-waiting-list-full = All places are taken, and the waiting list is full.
reason-full-for = All places for { $of } are taken.
reason-kept = The remaining places are kept for { $of } until { $until }.
reason-held-for-waiting = Free places are being offered to those on the waiting list, in order.

public-steps = Steps of the application
public-step-form = Enter
public-step-check = Check
public-step-done = Done

# Form
public-apply-page-title = Application: { $title }
public-apply-title = Your application
public-apply-busy = Many people are applying at the moment, and your application has not been taken yet. Please wait about a minute and press the button once more. What you entered is still here.
public-apply-lead = No account is needed. It takes about a minute.
field-name = Name
field-furigana = Name in Latin letters
field-furigana-hint = Only if the name above is not in Latin letters.
field-profession = Profession
field-profession_other = Your profession
field-profession_other-hint = If you chose “Other”, please enter your profession.
field-workplace = Workplace
field-workplace-hint = If you have none, please enter “none”.
field-mail = Email address
field-mail-hint = We send you a confirmation with your application number.
field-phone = Telephone number
field-phone-hint = A number at which we reach you in the daytime. An extension may follow; begin a number outside Japan with +.
field-years = Years in your present profession
years-none = I prefer not to say
years-under_1 = Less than 1 year
years-from_1_to_3 = 1 to 3 years
years-from_4_to_9 = 4 to 9 years
years-from_10 = 10 years or more
field-facilitator = Facilitator
field-facilitator-choice = Willing to facilitate the group work
field-arrangement = Access and support needs
field-arrangement-hint = For instance a place for a wheelchair, sign language, larger print. Please do not write a diagnosis.
field-topic = Topics and questions
field-topic-hint = What you would like to talk about in the group, or ask the speakers.
field-topic-choice = Topic you would like to talk about
field-topic-choice-none = Not decided
field-topic-free = Other topics and questions
field-privacy = Privacy notice
field-privacy-choice = I agree to the privacy notice
field-website = Please leave this field empty
public-to-check = Check what I entered

# Faults
fault-name-address = A web address cannot be entered as a name
fault-profession-address = A web address cannot be entered as a profession
fault-profession_other-address = A web address cannot be entered as a profession
fault-workplace-address = Enter the name of your workplace, not a web address
fault-name-missing = Enter your name
fault-name-nothing = Enter your name in letters
fault-name-garbled = Your name has characters that we could not read (�). Enter it again
fault-name-too-long = Enter your name in at most 100 characters
fault-furigana-missing = Enter your name in Latin letters
fault-furigana-garbled = The reading of your name has characters that we could not read (�). Enter it again
fault-furigana-unreadable = Enter your name in Latin letters (for example Kim Minsu) or in kana
fault-furigana-too-long = Enter your name in Latin letters in at most 100 characters
fault-profession-missing = Choose your profession
fault-profession_other-missing = Enter your profession
fault-profession_other-nothing = Enter your profession in letters
fault-profession_other-garbled = Your profession has characters that we could not read (�). Enter it again
fault-profession_other-too-long = Enter your profession in at most 100 characters
fault-workplace-missing = Enter your workplace, or “none” if you have none
fault-workplace-garbled = Your workplace has characters that we could not read (�). Enter it again
fault-workplace-too-long = Enter your workplace in at most 100 characters
fault-mail-missing = Enter your email address
fault-mail-garbled = Your email address has characters that we could not read (�). Enter it again
fault-mail-doubtful = Please check the part of your email address after the @. If it is right as it stands, send the form once more
fault-mail-doubtful-meant = Did you mean { $meant }? If your email address is right as you entered it, send the form once more
fault-mail-unreadable = Enter your email address in a form like name@example.jp
fault-phone-missing = Enter your telephone number
fault-phone-garbled = Your telephone number has characters that we could not read (�). Enter it again
fault-phone-short = Your telephone number seems to lack a digit. Enter all 10 digits with the area code (11 for mobile telephones)
fault-phone-long = Your telephone number seems to have a digit too many. Enter 10 digits with the area code (11 for mobile telephones)
fault-phone-unreadable = Enter your telephone number as 10 or 11 digits with the area code, or begin with + and the country code
fault-years-unreadable = Choose your years again
fault-arrangement-garbled = Your access and support needs have characters that we could not read (�). Enter them again
fault-topic-garbled = Your topics and questions have characters that we could not read (�). Enter them again
fault-arrangement-too-long = Enter your access and support needs in at most 1000 characters
fault-topic-unreadable = Choose the topic again
fault-topic-too-long = Enter topics and questions in at most 1000 characters
fault-privacy-missing = Read the privacy notice and check the box to agree
fault-privacy-unreadable = The privacy notice has changed. Read it and check the box again
fault-website = Empty the field “Please leave this field empty”

# Check
public-check-page-title = Check your application: { $title }
public-check-title = Check your application
public-check-lead = You have not applied yet. Please check what you entered and press the button below.
public-check-change = Change
public-check-change-of = {" "}({ $field })
public-check-none = Nothing entered
public-check-willing = Yes
public-check-not-willing = Not selected
public-check-agreed = I agree
public-check-mail-note = We send the confirmation to this address.
public-submit = Apply with these details
public-back-to-form = Back to the form

# Done
public-done-page-title = We have received what you sent: { $title }
public-done-title = We have received what you sent
public-done-again = This application was sent before. What you changed after that has not been taken over. To change or cancel it, please contact the office below with your application number.
public-done-number = Application number
public-done-number-note = Please tell us this number when you contact us.
public-done-event-address = Page of the event: { $url }
public-done-next = What happens next
public-done-next-mail = We send a confirmation to the email address you entered.
public-done-next-shared = If you have applied before, you are not registered twice; the mail says so. Colleagues who share a mail address can each apply.
public-done-next-late = If no mail has come after 30 minutes, please look into your spam folder, then call the office below.
public-done-next-day = To change or cancel, please contact the office below with your application number.
public-done-cancelled-title = This application has been cancelled
public-done-cancelled-text = If you would like to take part after all, please apply again from the event page.

# A registrant's own page
manage-title = Your application
manage-of = Application of { $name }
manage-late = This could not be done: the time is over, or something else was done before. Your application now stands as follows.
manage-received = Received
manage-received-text = The organiser decides who takes part and will write to you.
manage-received-draw-text = Places are drawn by lot on { $at }. We will write to you with the result.
manage-confirmed = You have a place
manage-confirmed-text = We look forward to seeing you.
manage-waitlisted = On the waiting list
manage-waitlisted-text = You are number { $position } now. When a place becomes free, we write to people in order.
manage-offered = A place is free
manage-offered-text = Please tell us by { $at } whether you will take part. Without an answer the place is offered to the next person.
manage-lapsed = The offer has ended
manage-lapsed-text = The place was offered to the next person. If you would still like to take part, please telephone.
manage-declined = No place this time
manage-declined-text = We hope to see you on another occasion.
manage-cancelled = Cancelled
manage-cancelled-text = If you would like to take part after all, please apply again on the training's page.
manage-accept = Take part
manage-decline = Do not take part
manage-decline-title = Give up the place?
manage-decline-text = The place will be offered to the next person.
manage-decline-now = Do not take part
manage-cancel = Cancel the application
manage-cancel-title = Cancel the application
manage-cancel-text = Your application will be cancelled. You cannot get your place on the waiting list back.
manage-cancel-seat-text = Your application will be cancelled, and your place goes to somebody who waits.
manage-cancel-now = Cancel the application
manage-back = Go back without cancelling
manage-closed = It is too late to cancel here. Please telephone.
manage-online = Link to take part online
