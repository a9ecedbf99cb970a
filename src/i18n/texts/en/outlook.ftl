# Applications and outlook
outlook-title = Applications and outlook
outlook-heading = Outlook for the groups
outlook-menu = Applications
outlook-link = See applications and outlook by profession
outlook-lead = { $confirmed } confirmed ({ $capacity } places, { $left } left). This is how they will be mixed in { $tables } groups, as evenly as possible.
outlook-lead-no-groups = { $confirmed } confirmed ({ $capacity } places, { $left } left).
outlook-nobody = Once somebody is confirmed, how the professions will be mixed is shown here.
outlook-said = Outlook
outlook-even = All professions will be spread evenly over the groups.
outlook-crowded = As things are, { $tables } of { $all } groups will have { $most } people of one profession: { $label }.
outlook-crowded-everywhere = As things are, every group will have { $most } people of one profession: { $label }.
outlook-short = { $label }: with { $more } more, every group would have one.
outlook-places = {" "}Places left: { $left }.
outlook-no-places = {" "}No places are left.
outlook-by-profession = By profession
outlook-applied = Applied
outlook-confirmed = Confirmed
outlook-waiting = Waiting
outlook-gone = Cancelled or declined
outlook-total = Total
outlook-spread = In the groups
outlook-tables-with = groups with { $people }: { $tables }
outlook-tables-without = groups with none: { $tables }
outlook-one-more = With one more
outlook-one-more-nothing = No pair more
outlook-one-more-pairs = Pairs of the same profession: { $pairs } more
outlook-other = These are of different professions; the outlook leaves them out.
outlook-hint = In the pictures each column is a group, as high as it has people of that profession. Waiting are those who wait for a decision, for a place, or have been offered one.

# List to telephone
outlook-call = { $label }: who came before
to-invite-title = People to ask
to-invite-title-of = People to ask: { $label }
to-invite-lead = Of those who came to earlier trainings ({ $events } of them), { $people } have not applied for this one.
to-invite-privacy = Please contact them only if the privacy notice under which they applied says that they may be told of further trainings.
to-invite-last = Came last to
to-invite-last-event = { $day } { $title }
to-invite-times = Came
to-invite-times-count = { $count ->
    [one] once
   *[other] { $count } times
  }
