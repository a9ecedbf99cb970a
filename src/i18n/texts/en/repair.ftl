# Repairing on the day
repair-link = Fit the tables to who is here
repair-hint = “Fit the tables to who is here” keeps the tables as far as possible and shows who would move and what is gained before anything changes. To make all tables anew, use “Seat again” below.
repair-absent-names = Absent ({ $count }): { $names }
repair-absent-short = Absent
repair-again-without = { $count ->
    [one] The person marked absent gets no seat.
   *[other] The { $count } people marked absent get no seats.
} To take an absence back, use “Fit the tables to who is here”.
seating-done-repaired = The new tables are saved as a draft. Make it final to use it for the group lists.
seating-conflict-by = { $name } saved version { $number } on { $date }.
seating-people-range = { $least } to { $most } people

repair-title = Fit the tables to who is here
repair-back = Back to the seating page
repair-text = Say who is absent and how many tables there are. You then see ways to keep most of the tables as they are, beginning with the fewest moves. Nothing changes until you choose one and press “Seat people like this”.
repair-standing = The seating now is version { $number } ({ $date }).
repair-keeps-draft = {" It"} stays in the history.
repair-keeps-published = {" The"} new tables will be a draft; until you make it final, the group lists follow the present version.
repair-cancelled = Cancelled after the seating ({ $count }): { $names }
repair-newcomers = Without a table yet ({ $count }): { $names }
repair-nobody-changed = Nobody has cancelled or come since the seating was made.
repair-person-at = { $name }, table { $table }
repair-absent = Who is absent
repair-absent-text = Tick everybody who does not come today. They stay confirmed and get no seat. If one of them comes after all, untick the name and do this again.
repair-find = Look for a name or a workplace
repair-find-button = Look
repair-found = Found ({ $count })
repair-group-absent = Marked absent
repair-tables = Tables
repair-tables-label = Number of tables today
repair-tables-hint = With fewer tables, those with the highest numbers go.
repair-tables-same = { $tables } (as now)
repair-tables-fewer = { $tables } ({ $change } fewer)
repair-tables-more = { $tables } ({ $change } more)
repair-ask = Show the ways
repair-ask-again = Change who is absent or how many tables there are

repair-offers = Ways to seat those who are here
repair-for = For { $people } people at { $tables } tables. Nothing has been changed yet.
repair-for-tables = For { $people } people, from { $now } tables to { $tables }. Nothing has been changed yet.
repair-nothing = Nothing needs to be changed: no way was found that is better than the tables as they are.
repair-offer-choose = Which of these shall it be?
repair-offer-only = No better way than this was found
repair-offer-missing = Choose one of the ways
repair-moves = { $count ->
    [0] Nobody moves
    [one] 1 person moves
   *[other] { $count } people move
}
repair-joins = { $count ->
    [one] 1 person gets a seat
   *[other] { $count } people get a seat
}
repair-proven = Proven: cannot be better
repair-more-possible = More moves would make it better
repair-not-proven = There may be a better way
repair-gain = { $figure }: { $from } → { $to } (least possible { $bound })
repair-above = { $figure }: { $to } (least possible { $bound })
repair-steps = Show who moves or gets a seat ({ $count })
repair-step = table { $from } → { $to }
repair-step-spoken = from table { $from } to table { $to }
repair-join = → table { $to }
repair-join-spoken = gets a seat at table { $to }
repair-agree = Seat people like this
repair-agree-hint = It is saved as a draft of a new version. Pinned people, locked tables and who sits together or apart are kept in each of the ways.

repair-refused = The tables cannot be made like this
repair-conflict = Nothing was changed
repair-stale = The people and tables below are those of now; your ticks are kept. Check them and press “Show the ways” again.
repair-anew = The people changed after these ways were shown. Below are the ways for those who take part now; choose again.
repair-nobody = Nobody is left to be seated. Check whom you marked absent.
repair-tables-wrong = Choose from 1 to { $people } tables.

# What one more or fewer would do
advice-title = What one person more or less would do
advice-text = What would differ if one person or one table were added to the { $people } people and { $tables } tables of now, or taken away, each with the best seating there is.
advice-rules = {" Pins"}, wishes and earlier meetings can make it turn out otherwise.
advice-change = Change
advice-effect = What it does
advice-verdict = In short
advice-size = People at a table
advice-one-more = { $label }: one more
advice-one-less = { $label }: one fewer
advice-tables = { $tables } tables
advice-less = { $figure }: { $from } down to { $to }
advice-more = { $figure }: { $from } up to { $to }
advice-better = Better
advice-worse = Less mixed
advice-welcome = One more of these makes the tables no less mixed: { $labels }
