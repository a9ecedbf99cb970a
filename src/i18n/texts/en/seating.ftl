# Seating
seating-title = Seating
seating-not-yet = Nobody has been seated yet. { $people } people are confirmed. Say how many tables there are, or how many people sit at one, and press “Seat everybody”: professions and workplaces are spread evenly.
seating-state-draft = Draft
seating-state-published = Final
seating-state-replaced = Earlier version
seating-standing = Version { $number } ({ $date })
seating-number = Version { $number }
seating-to-current = To the current seating
seating-wall = Show on the hall’s screen
seating-wall-back = Back to the seating page
seating-to-papers = Save the group lists
seating-name-separator = {", "}

seating-rule = How to make the tables
seating-rule-tables = Say how many tables
seating-rule-seats = Say how many people a table
seating-tables = Groups, or people a group
seating-tables-missing = Enter a whole number of 1 or more
seating-tables-too-many = Enter at most as many tables as there are confirmed people ({ $people })
seating-facilitators = Spread those who would facilitate ({ $count }) over the tables
seating-topics = Topics ({ $count } people named one)
seating-topics-ignore = No matter
seating-topics-gather = Seat people of the same topic together where possible
seating-topics-spread = Seat people of the same topic apart where possible
seating-experience = Years of experience ({ $count } people answered)
seating-experience-ignore = No matter
seating-experience-spread = Spread the experienced and the new evenly
seating-earlier = Keep apart, where possible, those who shared a table at earlier events
seating-earlier-hint = People are recognised by their mail address.
seating-earlier-event = { $title } ({ $date })
seating-make = Seat everybody
seating-again = Make the groups anew
seating-again-text = Pinned people and locked tables stay, all others are seated anew. The same people and wishes give the same tables each time. The present seating is kept in the history.
seating-publish = Make this seating final
seating-publish-hint = The group lists are then made from it. It can still be changed later.

seating-done-seated = Everybody is seated.
seating-done-changed = The changes are saved.
seating-done-published = The groups are final. The lists follow them.
seating-done-paired = The wish is saved. It takes effect when you seat again.
seating-done-restored = The earlier version is the draft again.
seating-done-unchanged = Nothing was changed.

seating-refused = Nobody was seated
seating-nobody = There are no confirmed people yet.
seating-too-many = At most { $most } people can be seated at once (there are { $people } now). Split the training into several.
seating-busy = People came or went all the while. Press “Seat everybody” again.
seating-not-changed = The change was not saved
seating-pair-missing = Choose two people.
seating-unknown = The person or the table is not there; perhaps the person has cancelled. Also check that you did not choose the same person twice.
seating-table-locked = Table { $table } is locked. Unlock it first.
seating-conflict = Another organiser changed the seating before you
seating-conflict-text = Your change was not saved. Below is the seating as it is now. Make your change again if you still want it.
seating-conflict-publish = It was not made final. Look at the seating as it is now, below, and make it final again.
seating-wanted = { $name } to table { $table } (your choice is kept below)

seating-unseated = Without a table yet ({ $count }): { $names }
seating-cancelled = Cancelled after the seating ({ $count }): { $names }

# Certificate
seating-proven = No other groups are better mixed (checked by calculation)
seating-not-proven = There may be groups that are better mixed
seating-sizes-equal = { $people } people, { $tables } tables of { $min }.
seating-sizes = { $people } people, { $tables } tables of { $min } to { $max }.
seating-sizes-uneven = The tables differ by two people or more.
seating-all-mixed = No table is all of one profession.
seating-one-profession = Tables of one profession only: { $tables }.
seating-figures = The figures
seating-figure = What is counted
seating-figure-value = This seating
seating-figure-bound = Least possible
seating-figure-verdict = Verdict
seating-verdict-proven = Least (proven)
seating-verdict-gap = { $gap } above the least
seating-unit-pairs = { $count ->
    [one] 1 pair
   *[other] { $count } pairs
}
seating-unit-tables = { $count ->
    [one] 1 table
   *[other] { $count } tables
}
seating-unit-people = { $count ->
    [one] 1 person
   *[other] { $count } people
}
seating-figure-one_profession_tables = Tables of one profession only
seating-figure-facilitators_missing = Tables without a facilitator
seating-figure-profession_pairs = Same profession at one table
seating-figure-workplace_pairs = Same workplace at one table
seating-figure-repeat_pairs = Met before at one table
seating-figure-repeat_again = Further times they had shared one
seating-figure-repeat_recent = Two who shared a table last time
seating-figure-profession_group_pairs = Two of the same field (medical, care …) at one table
seating-figure-corporation_pairs = Two of the same corporation at one table
seating-figure-facilitator_pairs = Two facilitators at one table
seating-figure-experience_pairs = Two of similar experience at one table
seating-figure-topic_misses = Two of the same topic at one table
seating-figure-topic-apart = Two of the same topic at different tables (beyond what cannot be helped)
seating-figure-moves = People who move from the earlier seating
seating-reasons = Why
seating-reason-crowded-all = { $label }: { $people } people at { $tables } tables, so every table has { $most } (it cannot be less)
seating-reason-crowded-one = { $label }: { $people } people at { $tables } tables, so one table has { $most } (it cannot be less)
seating-reason-crowded-some = { $label }: { $people } people at { $tables } tables, so { $count } tables have { $most }, the others { $less } (it cannot be less)
seating-reason-held-together = { $label }: pins, locks and “together” make { $pairs } pairs at one table instead of { $without }
seating-reason-profession-outnumbers = { $label }: { $people } people and only { $others } of other professions, so { $tables } tables have one profession only
seating-reason-too-few-facilitators = Only { $volunteers } would facilitate, so { $missing } tables have no facilitator
seating-reason-facilitators-held = Facilitators are held at the same table, so { $tables } tables have none ({ $rules })
seating-reason-few-strangers = { $people } people cannot have a table of strangers only; one has already sat with { $met } of those present
seating-reason-all-met = { $people } people have all met each other and sit at { $tables } tables, so { $pairs } pairs meet again
seating-reason-ruled-pairs = { $pairs } pairs who have met sit together by your wish
seating-reason-must-move = { $people } people have to move because of a wish or the number of tables
seating-reason-past = { $pairs } pairs who have met are kept apart as well, so whether it could be better is not proven
seating-reason-third = { $what } is looked at as well, so whether it could be better is not proven
seating-reason-rules = Pins, locks and wishes ({ $count }) may stand in the way of less
seating-reason-together = Professions, workplaces and former tablemates cannot all be at their least at once
seating-reason-sizes-given = The sizes of the tables are given, which may stand in the way of less
seating-reason-staying-near = People stay near the present seating, which may stand in the way of less
seating-reason-gave-way = This gave way to what matters more (professions, workplaces)
seating-reason-by-hand = Changed since it was made (moves, cancellations): “{ $figure }” is { $gap } above the least
seating-attribute-profession = Profession
seating-attribute-profession_group = Field
seating-attribute-workplace = Workplace
seating-attribute-corporation = Corporation
seating-attribute-facilitator = Facilitators
seating-attribute-experience = Experience
seating-attribute-topic = Topic
seating-people-of-workplace = People of { $name }
seating-people-of-topic = People who want to talk about “{ $topic }”
seating-people-of-years = People with { $years } of experience
seating-name-and = {" and "}

# Wishes that clash
seating-clash-pinned_twice = A person is pinned to two tables.
seating-clash-pins_over_size = More people are pinned to a table than it has seats.
seating-clash-apart_pinned_together = Two who sit apart are pinned to the same table.
seating-clash-apart_in_group = Two who sit apart also belong together.
seating-clash-group_pinned_apart = People who sit together are pinned to different tables.
seating-clash-group_over_size = More people sit together than a table has seats.
seating-clash-too_many_apart = More people sit apart from each other than there are tables.
seating-clash-locked_table = Somebody would have to leave or join a locked table.
seating-clash-otherwise = No seating keeps all the wishes.
seating-clash-rules = Drop one of these: { $rules }
seating-rule-pin = { $name } pinned to table { $table }
seating-rule-apart = { $a } and { $b } apart
seating-rule-together = { $names } together
seating-rule-locked = table { $table } locked
seating-rule-size = table { $table } takes { $seats }
seating-rule-count = { $tables } tables
seating-too-few-seats = { $people } people and only { $seats } seats.
seating-pin-without-table = Table { $table } is pinned or locked, and would no longer be there. Unpin, or ask for more tables.
seating-not-found = No seating that keeps all wishes was found. Drop some pins, locks or wishes and try again.
seating-too-large = There are too many people or tables.

# Cards
seating-table = Table { $number }
seating-people = { $count ->
    [one] 1 person
   *[other] { $count } people
}
seating-legend = Marks of the professions, and how many take part
seating-mix = Professions at this table
seating-mix-item = { $label }: { $count }
seating-locked = Locked
seating-tag-cancelled = Cancelled
seating-tag-facilitator = Would facilitate
seating-tag-pinned = Pinned
seating-waiting = Without a table
seating-change-table = Change table { $number }
seating-move = Move { $name } to
seating-stay = Stay
seating-no-table-yet = Not yet
seating-pin = Pin
seating-pin-of = Pin { $name }
seating-lock = Lock table { $number } (nobody leaves or joins)
seating-save = Save changes

# Together and apart
seating-pairs = Together and apart
seating-pairs-text = Choose two who are to sit together, or apart. It is kept whenever you seat again.
seating-pair-a = One
seating-pair-b = The other
seating-choose = Choose
seating-person-at = { $name } (table { $table })
seating-together = Sit together
seating-apart = Sit apart
seating-wish-together = { $a } and { $b } sit together
seating-wish-apart = { $a } and { $b } sit apart
seating-wish-broken = Not kept in this seating
seating-wish-forget = Drop this wish

# History
seating-history = History
seating-history-number = Version
seating-history-state = State
seating-history-tables = Tables
seating-history-at = When
seating-history-by = By
seating-restore = Make this version the draft again
seating-proof-of-then = The participants have changed since the seating. The proof below is still that of then.
seating-proof-of-then-short = This proof is from before the participants changed.
seating-recount = Count anew for the people of now
seating-not-recounted = Nothing was counted anew
seating-done-recounted = Counted anew for the people of now
seating-done-advice = It was computed what one more or fewer would do
advice-intro = See what one person more or less of a profession, or one table more or fewer, would do to the mix.
advice-ask = Compute it
advice-again = Compute it anew for the people of now
advice-changed = The participants or the number of tables have changed since it was computed.
advice-refused = It was not computed
advice-none = It cannot be computed for these participants.
seating-by-hand = By what was moved by hand there are { $count } more than the least
seating-uneven = Some groups have two people or more above others
seating-why = See why
seating-done-released = Released.
seating-pins = Fixed to their group ({ $count })
seating-release = Release
seating-release-one = Release { $name }
seating-release-all = Release all
room-show = Picture of the room
room-title = Picture of the room: { $tables } tables, { $people } people. Who sits where is in the lists of the tables.
room-front = Screen and lectern
room-professions = { $count } professions
hall-help = (turns by itself; space stops it, arrow keys turn)
seating-list-xlsx = Save the group list as Excel
