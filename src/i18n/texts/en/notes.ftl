# Contact
contact-about = Whom to ask about our training events.
contact-text = To ask about an event, to change or cancel your application, or to tell us what support you need, please contact the office of that event.
contact-none = There are no training events to announce at present.

# Privacy
privacy-about = How this site treats personal data.
privacy-title-1 = What we hold
privacy-text-1 = When you apply for a training event, we hold what you enter in the form: your name and its reading, your profession and workplace, how to reach you. We do not ask for a diagnosis.
privacy-title-2 = What we use it for
privacy-text-2 = For the registration, the groups, messages and the report of that event. The privacy notice on the event’s page says more; it is what you agree to when you apply.
privacy-title-3 = Who sees it
privacy-text-3 = Only the organisers of the body that runs the event. The event’s page says what stands on lists that are handed out.
privacy-title-4 = Cookies and logs
privacy-text-4 = The event pages and the application set no cookies. There is no advertising, and no outside service measures your visit. Our logs hold neither what you enter nor your name.
privacy-title-5 = Correction and deletion
privacy-text-5 = To have your data corrected or deleted, please contact the office of the event for which you applied.

# Accessibility
accessibility-about = What this site does to be accessible.
accessibility-title-1 = Our aim
accessibility-text-1 = Everybody should be able to apply. We build this site to conform to WCAG 2.2, level AA.
accessibility-title-2 = What works
accessibility-text-2 = You can use every page with a keyboard alone. With text at 200%, nothing has to be scrolled sideways. Screen readers announce headings and the names of fields. Colour is never the only sign. You can apply without JavaScript and with browsers that are some years old.
accessibility-title-3 = How we check
accessibility-text-3 = Whenever pages change, they are checked with an automatic tool (axe) and by keyboard. Texts and linked pages of the organisers, such as maps, are not part of this check.
accessibility-title-4 = If something does not work
accessibility-text-4 = If something is hard to read or cannot be used, please tell the office of the event. You can also apply by telephone.
