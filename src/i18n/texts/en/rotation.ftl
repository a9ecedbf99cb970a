# Rotation
rotation-title = Rotation
rotation-from-seating = Let people change tables during the group work: make the rounds
rotation-intro = People change tables during the group work, so that each meets as many others as possible. The first round can be the confirmed seating.
rotation-not-yet = { $people } people are confirmed. There are no rounds yet.
rotation-standing = Version { $number } ({ $date }, { $by }): { $rounds } rounds, { $tables } tables
rotation-to-seating = To the seating page
rotation-to-papers = Save the rotation lists

rotation-rounds = Rounds
rotation-rounds-hint = How often people sit down. If they change tables twice, there are three rounds.
rotation-rounds-wrong = Enter a whole number of rounds from 2 to 10
rotation-tables = Tables
rotation-tables-wrong = Enter a whole number of tables, 2 or more and at most as many as there are confirmed people ({ $people })
rotation-hosts = People who stay
rotation-hosts-hint = They stay at their table in every round, as the hosts of a world café do. One a table at most.
rotation-hosts-volunteers = Would facilitate
rotation-hosts-others = Choose others ({ $count })
rotation-hosts-too-many = One a table can stay at most. Choose { $tables } people or fewer (now { $hosts })
rotation-person = { $name } ({ $profession })
rotation-rules = The wishes of the present seating (version { $number }) are kept in every round: { $rules }.
rotation-rules-pins = pinned people: { $count }
rotation-rules-together = groups who sit together: { $count }
rotation-rules-apart = pairs who sit apart: { $count }
rotation-pinned = Those pinned by the seating ({ $count }) sit at the same table in every round: { $names }. Unpin them on the seating page if they should move.
rotation-pinned-person = { $name } (table { $table })
rotation-from-confirmed = The first round is the confirmed seating (version { $number }, { $tables } tables)
rotation-no-seating = There is no confirmed seating. Confirm one, or uncheck “The first round is the confirmed seating”.
rotation-not-in-seating = Not in the confirmed seating ({ $count }): { $names }. Give them tables on the seating page, or uncheck “The first round is the confirmed seating”.
rotation-aims = Choose for each round: mixed, or same profession
rotation-aims-hint = Mixed: people of as many professions as can be at each table. Same profession: people of one profession together, and small professions with those near to them. Choices beyond the number of rounds count for nothing.
rotation-aim-mixed = Mixed
rotation-aim-alike = Same profession
rotation-rules-locked = Locks play no part: a locked table could not change.
rotation-make = Make the rounds
rotation-again = Make the rounds again
rotation-again-text = All rounds are made anew for those who take part now. The same people and wishes give the same rounds each time. The new rounds take the place of these.
rotation-done = The rounds are made.

rotation-refused = The rounds were not made
rotation-nobody = There are no confirmed people yet.
rotation-busy = People came or went all the while. Press “Make the rounds” again.
rotation-host-gone = Somebody you chose to stay is not there; perhaps the person has cancelled. Choose again below.
rotation-hosts-at-one-table = { $a } and { $b } are both to stay, and both are pinned to table { $table } in the seating or sit there in the first round. Choose only one of them, or unpin one on the seating page.
rotation-host-elsewhere = { $name } is to stay and sits at table { $confirmed } in the confirmed seating, but the draft pins them to table { $fixed }. Unpin them, or confirm the draft.
rotation-rules-are-the-seating-s = Pins and wishes are changed on the seating page. People who stay count as pinned to a table.
rotation-conflict = Another organiser made rounds before you
rotation-conflict-text = Yours were not made. Below are the rounds as they are now. Press “Make the rounds” again if you still want to; what you entered is kept.

rotation-unseated = Not in the rounds ({ $count }): { $names }
rotation-cancelled = Cancelled after the rounds were made ({ $count }): { $names }
rotation-make-again-hint = The people or the settings of the seating have changed since. Make the rounds again for those who take part now.

# Certificate
rotation-nobody-twice = No two people sit together twice (it is proven that it cannot be better)
rotation-twice-proven = People meet again { $value } times in all (it is proven that it cannot be less)
rotation-twice-bound = People meet again { $value } times in all (at least { $bound } cannot be avoided; whether it could be less is not proven)
rotation-twice = People meet again { $value } times in all (whether it could be less is not proven)
rotation-why-pigeonhole = The { $seats } people of one table go to { $tables } tables in another round. There are more of them than tables, so between any two rounds at least { $pairs } pairs meet again.{" "}
rotation-why-few-pairs = All rounds together have { $meetings } meetings, and only { $pairs } pairs can meet.{" "}
rotation-why-few-others = Each has { $tablemates } tablemates in all rounds, and somebody can meet only { $others } others.{" "}
rotation-why-hosts = Every table has somebody who stays, and there are more rounds ({ $rounds }) than tables ({ $tables }), so guests come to the same host again.{" "}
rotation-why-mixed = Pairs that cannot meet while every round is as mixed as it can be are left out.{" "}
rotation-how-counted = Two people who meet twice count once, three times count three, four times count six.
rotation-stays = Besides those who are to stay, { $count } have a table of the same number in every round.
rotation-met-equal = In { $rounds } rounds everybody sits with { $least } others.
rotation-met = In { $rounds } rounds each person sits with { $least } to { $most } others.
rotation-all-mixed = In no round is a table all of one profession.
rotation-all-mixed-but-alike = In no mixed round is a table all of one profession.
rotation-one-profession = Tables of one profession only, in all rounds together: { $tables }.
rotation-proof-of-then = This and the figures below speak of those who took part when the rounds were made.
rotation-figures = How mixed each round is
rotation-figures-text = “Least” is what no seating of that round alone could be below. Rounds are made as mixed as they can be, and then so that people meet again as seldom as possible.
rotation-figure-misses = same profession (pairs short of the most there could be: { $value })
rotation-figure-none = –
rotation-figure-least = { $value } (least)
rotation-figure-above = { $value } (least: { $bound })

# Rounds
rotation-tabs = Rounds and list
rotation-round = Round { $number }
rotation-round-alike = Round { $number } (same profession)
rotation-wall = Show on the hall’s screen
rotation-wall-label = Show round { $number } on the hall’s screen
rotation-wall-back = Back to the rotation page
rotation-tag-host = Stays
rotation-by-name = Tables by name
rotation-by-name-text = In the order of names: the table’s number in each round.
rotation-name = Name

# Papers
papers-rotation = Rotation lists
papers-rotation-follows = Made from the rounds (version { $number }, { $date }).
papers-rotation-unseated = { $count } people are not in the rounds; the lists say “not yet”.
papers-go-to-rotation = To the rotation page
papers-rotation-by-name = Rotation by name
papers-rotation-by-name-text = In the order of names: everybody’s table in each round. For the reception desk, or to hand out.
papers-rotation-by-table = Rotation by table
papers-rotation-by-table-text = From table 1 of round 1 on: who sits at each table. To lay on the tables.
papers-column-round = Round
papers-column-in-round = Round { $number }
papers-column-in-round-alike = Round { $number } (same profession)
