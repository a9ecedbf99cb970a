# On starting
ops-started = Entaku is running. Press Ctrl+C to end it.
ops-open-public = Public page
ops-open-desk = Organisers' desk
ops-open-invitation = Register the first organiser (good for 7 days, once)
ops-open-owner = Register an owner (good for 7 days, once)
ops-migrated = The database's schema is up to date.
ops-organisation-unnamed = Organisation (not yet named)

# entaku --help
ops-about = Entaku 円卓: sign-up and seating for multi-profession trainings
ops-command-serve = Serves the site and sends the mails (what happens where nothing is said)
ops-command-worker = Sends the mails only, beside another process that serves the site
ops-command-migrate = Brings the database's schema up to date and ends
ops-command-invite-owner = Makes one link with which an owner registers, and ends (when no owner is left who can sign in)
ops-command-demo = Serves the site with the workshop of 2023-09-06 in it
ops-command-draw = Repeats a draw from its published record, without any database
ops-argument-record = The file that the draw's page hands out
ops-command-seat = Seats the people of a CSV file, without any database
ops-argument-people = The people, CSV: id,profession,workplace (and profession_group, corporation, facilitator, years, topic)
ops-argument-tables = How many tables
ops-argument-past = Pairs who shared a table before, CSV: a,b[,times]
ops-argument-pins = People whose table is fixed, CSV: id,table (from 1)
ops-argument-apart = Pairs who sit apart, CSV: a,b
ops-argument-together = People who sit together, CSV: group,id
ops-argument-previous = An earlier plan to stay near, CSV: id,table
ops-argument-rounds = How many rounds (1 to 10)
ops-argument-aims = What each round is to be, mixed or alike (same profession): alike,mixed,alike
ops-argument-seed = Where chance begins; the same input and seed give the same plan
ops-argument-within = The longest the search may take, such as 500ms or 2s
ops-argument-weights = Points for each pair at one table, such as profession=1,workplace=10,repeat=5; what is not named keeps its usual weight
ops-argument-out = Where the plan goes, CSV: id,table (with rounds id,round,table)
ops-settings-title = Settings, from the environment or a file; the environment wins. In the file they are written in lower case without ENTAKU_, as in address = "127.0.0.1:3000":
ops-settings-usual = {"  "}(usually { $value })
ops-setting-config = The settings file (TOML). Where nothing is said, entaku.toml is read if there is one.
ops-setting-address = Address and port to listen at.
ops-setting-base-url = The site's address as visitors see it, for links in mails, such as https://entaku.example.jp (otherwise http:// and the address to listen at).
ops-setting-database-url = The database: sqlite://file or postgres://user:password@host/name.
ops-setting-time-zone = The time zone in which times are shown and typed.
ops-setting-mail = How mails leave: file:folder (each becomes an .eml file) or smtp.
ops-setting-mail-from = The sender of all mails, such as 円卓 <noreply@example.jp> (required with smtp).
ops-setting-mail-at-once = How many mails are sent at once (1 to 50): as many as the mail server takes connections. Up to two urgent ones (new passwords) go beside them.
ops-setting-smtp-host = The mail server's host name (required with smtp).
ops-setting-smtp-port = The mail server's port; otherwise 25 with none, 587 with starttls, 465 with tls.
ops-setting-smtp-tls = How the way to the mail server is encrypted: none, starttls or tls.
ops-setting-smtp-ca-file = A file with the certificate (PEM) of the authority that issued the mail server's one, where that is an authority of your own network.
ops-setting-smtp-user = The user at the mail server, where it asks for one.
ops-setting-smtp-password = The password at the mail server.
ops-setting-smtp-password-file = A file whose first line is the password at the mail server.
ops-setting-trusted-proxy = IP addresses or networks (such as 10.0.0.0/8) of reverse proxies, separated by commas; only their X-Forwarded-For is believed.
ops-setting-rate-limit = Requests a second that one IP address may make in the long run, ten times as many at once. 0 for no limit.
ops-setting-apply-limit = Applications a minute that are taken from one IP address (of IPv6: one /64) in the long run, three times as many at once; from an IPv6 /48 four times as many. 0 for no limit.
ops-setting-mailbox-limit = Applications an hour that are taken with one mail address. 0 for no limit.
ops-setting-site-dir = The folder with the browser's program (pkg).
ops-setting-log = Which lines are logged: error, warn, info, debug, or a filter such as entaku=debug,info.
ops-setting-log-format = How lines look: text or json.

# Wrong settings
ops-problem-file = The settings file of { $name } cannot be read ({ $value }).
ops-problem-syntax = The settings file of { $name } is not TOML ({ $value }).
ops-problem-unknown-key = The settings file has the key "{ $name }", which is no setting; entaku --help lists them.
ops-problem-shape = "{ $name }" in the settings file must be a text or a whole number.
ops-problem-address = { $name } must be an address and a port such as 127.0.0.1:3000, not "{ $value }".
ops-problem-base-url = { $name } must be a site's address without a path, such as https://entaku.example.jp, not "{ $value }".
ops-problem-database-url = { $name } must be sqlite://file or postgres://….
ops-problem-time-zone = { $name } must be the name of a time zone such as Asia/Tokyo, not "{ $value }".
ops-problem-mail = { $name } must be file:folder or smtp, not "{ $value }".
ops-problem-sender = { $name } must be a sender such as 円卓 <noreply@example.jp>, not "{ $value }".
ops-problem-mails-at-once = { $name } must be a number from 1 to 50, not "{ $value }".
ops-problem-needed-for-smtp = { $name } must be set when mails are sent by smtp.
ops-problem-port = { $name } must be a port from 1 to 65535, not "{ $value }".
ops-problem-tls = { $name } must be none, starttls or tls, not "{ $value }".
ops-problem-ca-file = The file of { $name } cannot be read or holds no certificate in PEM (given: { $value }).
ops-problem-credentials = { $name } and a password must both be set, or neither.
ops-problem-two-passwords = Only one of { $name } and ENTAKU_SMTP_PASSWORD can be set.
ops-problem-password-file = The file of { $name } cannot be read, or its first line is empty.
ops-problem-proxy = { $name } must be IP addresses or networks separated by commas, not "{ $value }".
ops-problem-rate = { $name } must be a whole number from 0, not "{ $value }".
ops-problem-log-filter = { $name } must be a filter such as info or entaku=debug,info, not "{ $value }".
ops-problem-log-format = { $name } must be text or json, not "{ $value }".

# When the program cannot start
ops-failure-runtime = The program cannot begin ({ $said }).
ops-failure-signals = The program cannot listen to signals ({ $said }).
ops-failure-database = The database cannot be used ({ $said }).
ops-failure-file = { $what } cannot be made ({ $said }).
ops-failure-address = The program cannot listen at { $what } ({ $said }); if another program does, name another port in ENTAKU_ADDRESS.
ops-failure-serve = The site cannot be served any longer ({ $said }).
ops-failure-mail = The mail server's settings cannot be used ({ $said }).
ops-failure-not-migrated = The database's schema is not up to date; run entaku migrate first.

# The demonstration
ops-demo-open = An event to try applying to
ops-demo-workshop = The workshop of 2023-09-06
ops-demo-desk = Organisers' desk
ops-demo-mail = mail address
ops-demo-password = password
ops-demo-registrations = Registrations
ops-demo-seating = Seating
ops-demo-papers = Lists to download
ops-failure-demo = The demonstration cannot be made ready ({ $said }).
ops-failure-demo-other = The database { $what } holds other data than the demonstration, or one that was not finished; name another database in DATABASE_URL.

# entaku seat
ops-seat-progress = searching ({ $seconds } s)
ops-seat-at = { $file }, line { $line }, column { $column }
ops-seat-at-line = { $file }, line { $line }
ops-seat-file = { $at } cannot be read ({ $value }).
ops-seat-csv = { $at } cannot be read as CSV or as a workbook (.xlsx).
ops-seat-no-column = { $at }: there is no such column.
ops-seat-empty = { $at }: the cell is empty.
ops-seat-twice = { $at }: "{ $value }" stands in an earlier line.
ops-seat-unknown = { $at }: "{ $value }" is not among the people.
ops-seat-same = { $at }: "{ $value }" is the other person of the line too.
ops-seat-number = { $at }: "{ $value }" is not a whole number in the range.
ops-seat-yes-no = { $at }: "{ $value }" is neither yes nor no nor empty.
ops-seat-weights = { $at } must be given as in profession=1,workplace=10,repeat=5, not "{ $value }".
ops-seat-tables = { $at } must be from 1 to the number of people, not "{ $value }".
ops-seat-rounds = { $at } must be from 1 to 10, not "{ $value }".
ops-seat-aims = { $at } must be mixed or alike for each round, separated by commas, and no more than there are rounds, not "{ $value }".
ops-seat-clash = { $value } ({ $at })
ops-seat-not-found = { $at }: no seating of these people was found that keeps every rule.
ops-seat-too-large = { $at } is larger than can be handled ({ $value }).
