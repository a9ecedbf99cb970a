# 起動したときの表示
ops-started = 円卓を起動しました。終了するときは Ctrl+C を押してください。
ops-open-public = 公開ページ
ops-open-desk = 担当者のページ
ops-open-invitation = 最初の担当者の登録（7日間有効、一度だけ使えます）
ops-open-owner = 管理者の登録（7日間有効、一度だけ使えます）
ops-migrated = データベースを最新の形にしました。
ops-organisation-unnamed = 主催団体（名称未設定）

# entaku --help
ops-about = 円卓：多職種研修の申込受付と班分け
ops-command-serve = サイトを公開し、メールも送信します（何も指定しないときの動作）
ops-command-worker = メールの送信だけを行います（サイトを別のプロセスで公開しているとき）
ops-command-migrate = データベースを最新の形にして終了します
ops-command-invite-owner = 管理者の登録リンクを1つ発行して終了します（ログインできる管理者がいなくなったとき）
ops-command-demo = 2023年9月6日の研修会の見本を入れて、サイトを公開します
ops-command-draw = 公開された抽選の記録から、抽選をやり直して確かめます（データベースは使いません）
ops-argument-record = 研修会の「抽選」のページで受け取れるファイル
ops-command-seat = CSVの名簿から班分けをします（データベースは使いません）
ops-argument-people = 参加者のCSV：id,profession,workplace（ほかに profession_group, corporation, facilitator, years, topic）
ops-argument-tables = 班の数
ops-argument-past = 以前同じ班だったふたりのCSV：a,b[,times]
ops-argument-pins = 班を固定する方のCSV：id,table（1から）
ops-argument-apart = 別の班にするふたりのCSV：a,b
ops-argument-together = 一緒の班にする方のCSV：group,id
ops-argument-previous = なるべく動かさない、前の班分けのCSV：id,table
ops-argument-rounds = 席替えの回数（1から10）
ops-argument-aims = 回ごとに mixed（混合）か alike（同職種）（例：alike,mixed,alike）
ops-argument-seed = 乱数の種。同じ入力と種からは、同じ結果になります
ops-argument-within = 探索にかける最長の時間（500ms、2s など）
ops-argument-weights = 同席1組あたりの点数。例：profession=1,workplace=10,repeat=5（指定しないものは既定値）
ops-argument-out = 結果を書き込むCSV：id,table（席替えがあるときは id,round,table）
ops-settings-title = 設定（環境変数、または設定ファイル。両方にあるときは環境変数が優先されます。ファイルでは ENTAKU_ を除いた小文字で address = "127.0.0.1:3000" のように書きます）：
ops-settings-usual = {"  "}（既定値：{ $value }）
ops-setting-config = 設定ファイル（TOML）。指定しないときは、entaku.toml があれば読み込みます。
ops-setting-address = 待ち受けるアドレスとポート。
ops-setting-base-url = 利用者から見たサイトのアドレス。メールのリンクなどに使います。例：https://entaku.example.jp（指定しないときは http://待ち受けアドレス）
ops-setting-database-url = データベース。sqlite://ファイル または postgres://利用者:パスワード@ホスト/データベース名。
ops-setting-time-zone = 日時の表示と入力に使うタイムゾーン。
ops-setting-mail = メールの送り方。file:フォルダー（.eml ファイルとして保存）または smtp。
ops-setting-mail-from = メールの差出人。例：円卓 <noreply@example.jp>（smtp のときは必須）
ops-setting-mail-at-once = 同時に送るメールの数（1〜50）。メールサーバーが許す同時接続の数に合わせます。急ぎのメール（パスワードの再設定）は、ほかに2通まで同時に送ります。
ops-setting-smtp-host = メールサーバーのホスト名（smtp のときは必須）。
ops-setting-smtp-port = メールサーバーのポート。指定しないときは none で 25、starttls で 587、tls で 465。
ops-setting-smtp-tls = メールサーバーとの通信の暗号化。none、starttls、tls のいずれか。
ops-setting-smtp-ca-file = メールサーバーの証明書を発行した認証局の証明書（PEM）のファイル。組織内の認証局を使うときに指定します。
ops-setting-smtp-user = メールサーバーの利用者名。認証が不要なときは指定しません。
ops-setting-smtp-password = メールサーバーのパスワード。
ops-setting-smtp-password-file = メールサーバーのパスワードを1行目に書いたファイル。
ops-setting-trusted-proxy = 信頼するリバースプロキシのIPアドレスまたはネットワーク（例：10.0.0.0/8。複数はカンマ区切り）。ここから届いたときだけ X-Forwarded-For を読みます。
ops-setting-rate-limit = 1つのIPアドレスから1秒間に受け付けるリクエスト数（一時的にはその10倍まで）。0 で無制限。
ops-setting-apply-limit = 1つのIPアドレス（IPv6では/64）から1分間に受け付ける申込の数（一時的にはその3倍まで）。IPv6の/48全体からは、その4倍まで。0 で無制限。
ops-setting-mailbox-limit = 同じメールアドレスで1時間に受け付ける申込の数。0 で無制限。
ops-setting-site-dir = ブラウザー用プログラム（pkg）のあるフォルダー。
ops-setting-log = ログに残す行。error、warn、info、debug、または entaku=debug,info のような絞り込み。
ops-setting-log-format = ログの形式。text または json。

# 設定の誤り
ops-problem-file = { $name } の設定ファイルを読み込めません（{ $value }）。
ops-problem-syntax = { $name } の設定ファイルは TOML として読み取れません（{ $value }）。
ops-problem-unknown-key = 設定ファイルの「{ $name }」という項目はありません。entaku --help で項目名を確認してください。
ops-problem-shape = 設定ファイルの「{ $name }」には、文字列か整数を指定してください。
ops-problem-address = { $name } には、127.0.0.1:3000 のようにアドレスとポートを指定してください（指定された値：{ $value }）。
ops-problem-base-url = { $name } には、https://entaku.example.jp のように、パスを含まないサイトのアドレスを指定してください（指定された値：{ $value }）。
ops-problem-database-url = { $name } には、sqlite://ファイル または postgres://… の形でデータベースを指定してください。
ops-problem-time-zone = { $name } には、Asia/Tokyo のようなタイムゾーン名を指定してください（指定された値：{ $value }）。
ops-problem-mail = { $name } には、file:フォルダー または smtp を指定してください（指定された値：{ $value }）。
ops-problem-sender = { $name } には、円卓 <noreply@example.jp> のように差出人を指定してください（指定された値：{ $value }）。
ops-problem-mails-at-once = { $name } には、1から50までの数を指定してください（指定された値：{ $value }）。
ops-problem-needed-for-smtp = メールを smtp で送るときは、{ $name } を指定してください。
ops-problem-port = { $name } には、1から65535までのポート番号を指定してください（指定された値：{ $value }）。
ops-problem-tls = { $name } には、none、starttls、tls のいずれかを指定してください（指定された値：{ $value }）。
ops-problem-ca-file = { $name } のファイルを読み込めないか、PEM形式の証明書が入っていません（指定された値：{ $value }）。
ops-problem-credentials = { $name } とパスワードは、両方とも指定するか、両方とも指定しないでください。
ops-problem-two-passwords = { $name } と ENTAKU_SMTP_PASSWORD は、どちらか一方だけを指定してください。
ops-problem-password-file = { $name } のファイルを読み込めないか、1行目が空です。
ops-problem-proxy = { $name } には、IPアドレスまたはネットワーク（例：10.0.0.0/8）をカンマ区切りで指定してください（指定された値：{ $value }）。
ops-problem-rate = { $name } には、0以上の整数を指定してください（指定された値：{ $value }）。
ops-problem-log-filter = { $name } には、info や entaku=debug,info のような絞り込みを指定してください（指定された値：{ $value }）。
ops-problem-log-format = { $name } には、text または json を指定してください（指定された値：{ $value }）。

# 起動できないとき
ops-failure-runtime = プログラムを開始できません（{ $said }）。
ops-failure-signals = 終了の合図を受け取る準備ができません（{ $said }）。
ops-failure-database = データベースを使えません（{ $said }）。
ops-failure-file = { $what } を作成できません（{ $said }）。
ops-failure-address = { $what } で待ち受けできません（{ $said }）。ほかのプログラムが使っているときは、ENTAKU_ADDRESS で別のポートを指定してください。
ops-failure-serve = サイトの公開を続けられません（{ $said }）。
ops-failure-mail = メールサーバーの設定を使えません（{ $said }）。
ops-failure-not-migrated = データベースが最新の形ではありません。先に entaku migrate を実行してください。

# 見本
ops-demo-open = 申し込みを試せる研修会
ops-demo-workshop = 2023年9月6日の研修会
ops-demo-desk = 担当者のページ
ops-demo-mail = メールアドレス
ops-demo-password = パスワード
ops-demo-registrations = 申込者の一覧
ops-demo-seating = 班分け
ops-demo-papers = 名簿・班別一覧の出力
ops-failure-demo = 見本を用意できません（{ $said }）。
ops-failure-demo-other = データベース { $what } には、見本以外のデータか、途中までの見本があります。DATABASE_URL で別のデータベースを指定してください。

# entaku seat
ops-seat-progress = 探しています（{ $seconds }秒）
ops-seat-at = { $file } { $line }行目の { $column }
ops-seat-at-line = { $file } { $line }行目
ops-seat-file = { $at } を読み込めません（{ $value }）。
ops-seat-csv = { $at } は、CSVまたはExcelファイル（.xlsx）として読み取れません。
ops-seat-no-column = { $at } という列がありません。
ops-seat-empty = { $at } が空です。
ops-seat-twice = { $at } の「{ $value }」は、前の行にもあります。
ops-seat-unknown = { $at } の「{ $value }」は、参加者のCSVにありません。
ops-seat-same = { $at } の「{ $value }」は、同じ行のもうひとりと同じ方です。
ops-seat-number = { $at } の「{ $value }」は、範囲内の整数ではありません。
ops-seat-yes-no = { $at } の「{ $value }」は、yes か no、または空欄にしてください。
ops-seat-weights = { $at } は profession=1,workplace=10,repeat=5 のように指定してください（指定された値：{ $value }）。
ops-seat-tables = { $at } には、1から参加者数までの班の数を指定してください（指定された値：{ $value }）。
ops-seat-rounds = { $at } には、1から10までの回数を指定してください（指定された値：{ $value }）。
ops-seat-aims = { $at } には、mixed（混合）か alike（同職種）を、回数の分までカンマで区切って指定してください（指定された値：{ $value }）。
ops-seat-clash = { $value }（{ $at }）
ops-seat-not-found = { $at } の方について、指定をすべて守る班分けを見つけられませんでした。
ops-seat-too-large = { $at } は扱える大きさを超えています（{ $value }）。
