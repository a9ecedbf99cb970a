# Signing in
sign-in-title = Organiser sign-in
sign-in-lead = This page is for organisers who run trainings.
sign-in-mail = Mail address
sign-in-password = Password
sign-in-button = Sign in
sign-in-signed-out = You are signed out.
sign-in-mail-missing = Enter your mail address
sign-in-password-missing = Enter your password
sign-in-refused = The mail address or the password is wrong. Please check what you entered
sign-in-too-many = Signing in failed several times. Please try again from { $time }

# A new password
sign-in-forgotten = Forgotten your password?
reset-title = Set a new password
reset-lead = Enter the mail address with which you sign in. We send you a link with which you set a new password. It can be used once, within { $minutes } minutes.
reset-ask = Send the mail
reset-back = Back to the sign-in page
reset-too-many = This was asked for several times. Please try again from { $time }
reset-sent-title = Please look into your mailbox
reset-sent = If this mail address is an organiser's, a link with which to set a new password is on its way. It can be used once, within { $minutes } minutes.
reset-nothing-came = If no mail comes within a few minutes
reset-nothing-came-folder = Please look into your spam folder.
reset-nothing-came-address = Please check that it is the mail address with which you sign in.
reset-nothing-came-owner = If there is still no mail, please ask an owner of your organisation.
reset-again = Send the mail once more
reset-set-title = Your new password
reset-set-lead = Choose a new password for { $name }. You will then be signed out everywhere else.
reset-password = New password
reset-password-again = New password once more
reset-set = Set the password
reset-done = Your new password is set. Please sign in with it.
reset-unusable-title = This link cannot be used
reset-unknown = A part of the address is missing, or no such link was made. Please check that the link was not broken into two lines.
reset-used = This link was used before.
reset-expired = This link has expired.
reset-mail-subject = [Entaku] Set a new password
reset-mail-text =
    Somebody asked for a new password for your account.
    Open this address and choose one.
reset-mail-until =
    The address can be used once, until
    { $time }.
reset-mail-mistake =
    If it was not you, please delete this mail.
    Your password has not changed.

# Invitation
invitation-title = Become an organiser
invitation-lead-first = You are the first organiser (owner). Choose the name of your organisation, and the mail address and password with which you sign in.
invitation-lead = You are invited as an organiser ({ $role }) of { $organisation }. Choose the mail address and password with which you sign in.
invitation-organisation = Name of the organisation
invitation-organisation-hint = Shown on the organisers' pages.
invitation-name = Name
invitation-mail-hint = You sign in with it.
invitation-password-hint = At least { $min } characters. Several words in a row are easy to remember and safe.
invitation-password-again = Password once more
invitation-button = Register and sign in
invitation-fault-organisation-missing = Enter the name of the organisation
invitation-fault-organisation-too-long = Enter the name of the organisation in at most 100 characters
invitation-fault-name-missing = Enter your name
invitation-fault-name-too-long = Enter your name in at most 100 characters
invitation-fault-mail-missing = Enter your mail address
invitation-fault-mail-unreadable = Enter a mail address like name@example.jp
invitation-fault-mail-taken = This mail address is registered already. Enter another one, or go to the sign-in page
invitation-fault-password-missing = Enter a password
invitation-fault-password-too-short = Enter a password of at least { $min } characters
invitation-fault-password-too-long = Enter a password of at most { $max } characters
invitation-fault-password-guessable = This password is easy to guess. Leave out your name, your address and repeated characters, and put three or four unrelated words in a row
invitation-fault-password-differs = The two passwords differ. Enter them again
invitation-unusable-title = This invitation link cannot be used
invitation-unknown = A part of the address is missing, or no such link was made.
invitation-used = This invitation link was used before. If you have registered, please sign in.
invitation-expired = This invitation link has expired.
invitation-revoked = The person who invited you has taken this invitation back.
invitation-ask-again = If you have not registered yet, ask the person who invited you for a new link.
invitation-to-sign-in = To the sign-in page

# The list of organisers
organisers-title = Organisers
organisers-name = Name
organisers-role = Role
organisers-state = State
organisers-active = Active
organisers-stopped = Stopped
organisers-yourself = Yourself
organisers-disable = Stop
organisers-enable = Allow again
organisers-role-choice = { $role } ({ $may })
organisers-invite-title = Invite an organiser
organisers-invite-lead = Choose a role and get an invitation link. It can be used once, for { $days } days.
organisers-invite-button = Make an invitation link
organisers-link-made = The invitation link ({ $role }) is made
organisers-link = Invitation link
organisers-link-once = This link is shown only now. Copy it and hand it to the person you invite. It can be used once, for { $days } days.
organisers-for-whom = For whom
organisers-for-whom-hint = A note for this list. The person you invite does not see it.
organisers-open-title = Open invitations
organisers-invited-by = Made by
organisers-valid-until = Valid until
organisers-not-noted = (not noted)
organisers-revoke = Take back
organisers-revoke-named = Take back the invitation for { $whom } ({ $role })
organisers-revoked = The invitation is taken back. Its link cannot be used any more.
sign-in-first = Please sign in to see this page. You will come back to it.
sign-in-kept = You are signed out, and nothing was saved. What you typed is kept: sign in to come back to it.
sign-in-not-kept = You are signed out, and nothing was saved. It was too large to be kept. Your browser’s Back may lead to what you typed.
sign-in-kept-title = What you typed is kept
sign-in-kept-show = You are signed in. Go back to what you typed, look at it, and save it.
sign-in-kept-show-button = Back to what I typed
sign-in-kept-send = You are signed in. What you did before is not done yet. Send it again to go on.
sign-in-kept-send-button = Send it again
sign-in-kept-drop = Leave it, to the first page
organisers-mail = Send this invitation by mail
organisers-mail-subject = An invitation to Entaku
organisers-mail-body = You are invited to Entaku. Please register by this link (valid for { $days } days). { $link }
