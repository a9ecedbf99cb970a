# 受付方法
rules-title = Admission
rules-now = Places are given like this: { $rules }.
rules-now-separator = {", "}
rules-now-capacity = { $capacity } places
rules-now-waiting = with a waiting list
rules-now-no-waiting = no waiting list
rules-now-mix = mix of professions first
rules-now-quotas = numbers for some professions
rules-now-allowed = not open to all professions
rules-draft = This event is a draft. What you set before publishing holds from the first application on. If it is right as it is, there is nothing to do.
rules-called-off = This event is called off. Changes made here move nobody.
rules-saved = Saved.{" "}
rules-given = { $count ->
    [one] One person who waited has a place now. A mail tells them.
   *[other] { $count } people who waited have places now. Mails tell them.
}
rules-given-offers = { $count ->
    [one] One person who waits was offered a place. A mail tells them.
   *[other] { $count } people who wait were offered places. Mails tell them.
}
rules-people = { $count } people

# 受付方法：いまの申込への影響
rules-effect = What this means for those who have applied
rules-effect-over = There are { $count } more people than places. Nobody is cancelled. No place becomes free until their number has gone down.
rules-effect-over-of = { $of }: { $count } more than the most allowed. Nobody is cancelled.
rules-effect-held = { $of }: { $count } more places are kept.
rules-effect-scarce = { $held } more places are to be kept, but { $free } are free now. Places that become free are kept first.
rules-effect-seated-elsewise = { $count } people of professions that cannot apply have places already. Nobody is cancelled.
rules-effect-waiting-elsewise = { $count } people of professions that cannot apply are waiting. As things are they will get no places.
rules-effect-wished = { $of }: { $count } more would meet the goal.

# 受付方法：フォーム
rules-field-method = How places are given
rules-hint-method = This cannot be changed after the first application.
rules-method-stays = Somebody has applied already, so this cannot be changed: nobody should find that the decision is made in another way than they were told.
rules-method-first_come = first come, first served
rules-method-first_come-text = First come, first served: people are confirmed as they apply, while there are places.
rules-method-lottery = by draw
rules-method-lottery-text = Draw: everybody may apply until the deadline; then the places are drawn.
rules-method-approval = by approval
rules-method-approval-text = Approval: everybody may apply, and the organiser decides.
rules-field-capacity = Capacity
rules-hint-capacity = It may be changed after publishing. A lower number cancels nobody.

rules-part-waiting = Waiting list
rules-hint-waiting = People may still apply when the event is full. Places that become free go to them in the order of application.
rules-field-waiting = Keep a waiting list
rules-field-waiting_cap = Most people that may wait
rules-hint-waiting_cap = Leave it empty for any number.
rules-field-promotion = How a free place is given
rules-promotion-at_once = At once
rules-promotion-at_once-text = At once: whoever is next is confirmed and told by mail.
rules-promotion-offer = As an offer
rules-promotion-offer-text = As an offer: without an answer before the deadline, the next person is asked.
rules-field-offer_hours = Hours an offer holds
rules-hint-offer_hours = For offers. 48 hours are two days.
rules-field-offers_stop_hours = Stop giving places this many hours before the event
rules-hint-offers_stop_hours = From then on mail is too slow: please telephone.

rules-part-mix = Mix of professions
rules-hint-mix = Whoever is next is chosen so that each table has many professions, not by order alone. Within a profession the order holds. The event's page says so.
rules-hint-mix-no-groups = This works where there is group work. This event has none, so the order decides.
rules-field-prefer_mix = Put the mix of professions first

rules-part-quotas = Numbers for professions
rules-cell-of = Profession
rules-cell-allowed = May apply
rules-cell-most = At most
rules-cell-kept = Kept
rules-cell-until = Last day kept
rules-cell-wished = Goal
rules-field-of = { $of }: { $field }
rules-hint-allowed = May apply: people of an unticked profession cannot apply. At first all can.
rules-hint-most = At most: no more than this number are admitted.
rules-hint-kept = Kept: until the end of the last day these places are not given to others. At 0:00 of the next day they are open to all.
rules-hint-wished = Goal: at least this number should come. What is missing is shown; nobody is refused.
rules-kept-opened = These places are no longer kept: they are open to all. To keep places anew, enter a new last day.
rules-yes = Yes
rules-no = No

# 受付方法：閲覧
rules-facts-no-waiting = None.
rules-facts-cap = Up to { $count } people may wait.
rules-facts-no-cap = Any number may wait.
rules-facts-at-once = Whoever is next is confirmed as soon as a place is free.
rules-facts-offer = Whoever is next is offered a free place and has { $hours } hours to answer.
rules-facts-stop = From { $hours } hours before the event people are telephoned.
rules-facts-mix = It comes first.
rules-facts-no-mix = The order decides.
rules-facts-no-quotas = None. All professions may apply alike.
rules-facts-most = { $of }: at most { $count }
rules-facts-wished = { $of }: at least { $count } wished for
rules-facts-kept = { $of }: { $count } places kept until { $until }
rules-facts-opened = { $of }: { $count } kept places were opened to all at { $until }
rules-facts-allowed = Professions that may apply: { $of }

# 受付方法：入力の誤り
rules-fault-missing = Please fill in: { $label }
rules-fault-not-a-number = { $label }: please enter a number from { $first } to { $second }
rules-fault-not-a-date = { $label }: please enter a day such as 2023-08-20
rules-fault-no-date = Please enter the last day on which places are kept ({ $label })
rules-fault-no-number = Please enter how many places are kept ({ $label })
rules-fault-past = { $label }: this day is over. Please enter a day from today on
rules-fault-after-begin = { $label }: please enter a day before the event. Places kept until the event itself would go to nobody else
rules-fault-method-locked = Somebody has applied already, so how places are given cannot be changed
rules-fault-people-wait = { $first } people are waiting, so the list cannot be given up. To take nobody new, set the most people that may wait to { $first }
rules-fault-unknown = { $label }: this profession is not on the list any more
rules-fault-twice = { $label} is there twice. Please leave one
rules-fault-most-is-zero = { $label } cannot be 0. To admit none of them, untick “May apply”
rules-fault-nothing = { $label } must be 1 or more. Leave it empty if you do not need it
rules-fault-not-of-link = { $label } cannot be used for people who were invited
rules-fault-kept-not-allowed = { $label }: no places can be kept for people who cannot apply
rules-fault-kept-twice = { $label }: places are also kept for “{ $other }”. Please choose one of the two
rules-fault-kept-beyond-most = { $label }: { $first } places are kept in all, but at most { $second } people are admitted
rules-fault-wished-beyond-most = { $label }: the goal is { $first }, but at most { $second } people are admitted
rules-fault-kept-beyond-capacity = { $first } places are kept in all, more than the { $second } there are. Please change the capacity or the kept places
rules-fault-nobody-allowed = Please choose at least one profession that may apply
rules-fault-offer-without-time = { $label }: please enter an hour or more
rules-fault-nobody-may-wait = { $label } cannot be 0. To have no waiting list, untick “Keep a waiting list”
