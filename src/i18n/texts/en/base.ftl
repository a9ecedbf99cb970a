# Dates
date = { $weekday }, { $day } { $month } { $year }
date-short = { $day } { $month }
date-time = { $date }, { $time }
weekday-mon = Monday
weekday-tue = Tuesday
weekday-wed = Wednesday
weekday-thu = Thursday
weekday-fri = Friday
weekday-sat = Saturday
weekday-sun = Sunday
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

# Every page
product = Entaku
product-tagline = Sign-ups and seating for multi-profession trainings
skip-to-content = Skip to main content
switch-language = 日本語
switch-language-code = ja
page-title = { $title } | { $site }
error-title-prefix = Error: { $title }
error-summary-title = Please check what you entered
required = required
optional = optional
back = Back

# Error pages
not-found-title = Page not found
not-found-text = The page may have been moved or removed. Please check the address.
not-found-link = To the list of trainings
server-error-title = This page cannot be shown right now
server-error-text = We are sorry. Please try again in a little while. If it goes on, please telephone the contact of the training.
bad-request-title = We could not read what was sent
bad-request-text = Please go back to the page before and try again.
forbidden-title = This cannot be done
forbidden-text = The request may have come from another site, so it was not taken. Please open the page again and retry.
too-many-title = Too many requests
too-many-text = There were many requests in a short time. Please wait a little and try again.
too-large-title = What was sent is too large
too-large-text = Please go back to the page before, shorten long texts, and send it again. Files may have up to 5 MB.
wrong-method-title = This page cannot be opened directly
wrong-method-text = Please go back to the page before and use its buttons.
unavailable-title = The service is busy right now
unavailable-text = We are sorry. Please try again in a little while. If you have just sent a form, reloading this page sends it once more as you filled it in.
not-allowed-title = Your role does not allow this
not-allowed-text = This cannot be done with your role. Please ask an owner of your organisation.
