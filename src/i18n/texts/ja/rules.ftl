# 受付方法
rules-title = 受付方法
rules-now = いまの受付方法は、{ $rules }です。
rules-now-separator = ・
rules-now-capacity = 定員{ $capacity }名
rules-now-waiting = キャンセル待ちあり
rules-now-no-waiting = キャンセル待ちなし
rules-now-mix = 職種の組み合わせを優先
rules-now-quotas = 職種ごとの人数の条件あり
rules-now-allowed = 申し込める職種の条件あり
rules-draft = この研修会は下書きです。公開する前に決めておくと、最初のお申し込みから、このとおりに受け付けます。このままでよければ、何もする必要はありません。
rules-called-off = この研修会は中止になりました。ここで変えても、どなたの申込も動きません。
rules-saved = 保存しました。
rules-given = キャンセル待ちの{ $count }名に席が回り、参加が確定しました。メールでお知らせします。
rules-given-offers = キャンセル待ちの{ $count }名に、席をご案内しました。メールでお知らせします。
rules-people = { $count }名

# 受付方法：いまの申込への影響
rules-effect = いまの申込について
rules-effect-over = 申込が定員を{ $count }名上回っています。取り消しになる方はいません。この人数が減るまで、席は空きません。
rules-effect-over-of = { $of }が上限を{ $count }名上回っています。取り消しになる方はいません。
rules-effect-held = { $of }：取り置いている席が、あと{ $count }席あります。
rules-effect-scarce = 取り置く席はあと{ $held }席ですが、いま空いている席は{ $free }席です。席が空くと、先に取り置きに回ります。
rules-effect-seated-elsewise = 申し込めない職種の方のうち、{ $count }名はすでに席があります。取り消しになる方はいません。
rules-effect-waiting-elsewise = 申し込めない職種の方のうち、{ $count }名が順番や結果を待っています。いまのままでは席が回りません。
rules-effect-wished = { $of }：目標まで、あと{ $count }名です。

# 受付方法：フォーム
rules-field-method = 受付方法
rules-hint-method = 最初のお申し込みがあったあとは、変えられません。
rules-method-stays = すでにお申し込みがあるため、受付方法は変えられません。お申し込みになった方に、途中で決め方が変わったと思われないようにするためです。
rules-method-first_come = 先着順
rules-method-first_come-text = 先着順：お申し込みの順に、席があるかぎり参加が確定します。
rules-method-lottery = 抽選
rules-method-lottery-text = 抽選：締切まで全員のお申し込みを受け付け、締切のあとに抽選で決めます。
rules-method-approval = 承認制
rules-method-approval-text = 承認制：全員のお申し込みを受け付け、主催者が確認して決めます。
rules-field-capacity = 定員（人）
rules-hint-capacity = 公開したあとも変えられます。減らしても、確定している方が取り消しになることはありません。

rules-part-waiting = キャンセル待ち
rules-hint-waiting = 満席のときも受け付け、席が空くと、お申し込みの順に回します。
rules-field-waiting = キャンセル待ちを受け付ける
rules-field-waiting_cap = 待てる人数の上限（人）
rules-hint-waiting_cap = 空欄のときは、何名でも受け付けます。
rules-field-promotion = 空いた席の回し方
rules-promotion-at_once = すぐに確定する
rules-promotion-at_once-text = すぐに確定する：順番の方の参加が確定し、メールでお知らせします。
rules-promotion-offer = 席をご案内して、返事を待つ
rules-promotion-offer-text = 席をご案内して、返事を待つ：期限までに返事がなければ、次の方にご案内します。
rules-field-offer_hours = 返事を待つ時間（時間）
rules-hint-offer_hours = 席をご案内するときに使います。48時間は2日です。
rules-field-offers_stop_hours = 自動で回すのをやめる時（開始の何時間前）
rules-hint-offers_stop_hours = これを過ぎると、メールでは間に合わないので、電話でご確認ください。

rules-part-mix = 職種の組み合わせ
rules-hint-mix = 次に席が回る方を、順番だけでなく、どの班にもいろいろな職種の方が入るように選びます。同じ職種の中では、順番どおりです。公開ページでもお知らせします。
rules-hint-mix-no-groups = グループワークのある研修会で働きます。この研修会はグループワークがないため、順番どおりになります。
rules-field-prefer_mix = 職種の組み合わせを優先する

rules-part-quotas = 職種ごとの条件
rules-cell-of = 職種
rules-cell-allowed = 申込可
rules-cell-most = 上限
rules-cell-kept = 取り置き
rules-cell-until = 取り置きの最終日
rules-cell-wished = 目標
rules-field-of = { $of }：{ $field }
rules-hint-allowed = 申込可：チェックを外した職種の方は、お申し込みになれません。初めは、すべての職種の方がお申し込みになれます。
rules-hint-most = 上限：この人数を超えて受け付けません。
rules-hint-kept = 取り置き：最終日の終わりまで、この席数をほかの職種の方に回しません。翌日の0:00に、どなたでも使える席になります。
rules-hint-wished = 目標：この人数以上の参加を望みます。足りない人数を表示するだけで、お断りする方はいません。
rules-kept-opened = 取り置きは終わり、どなたでも使える席になっています。取り置き直すときは、新しい最終日を入れてください。
rules-yes = はい
rules-no = いいえ

# 受付方法：閲覧
rules-facts-no-waiting = 受け付けません。
rules-facts-cap = { $count }名まで受け付けます。
rules-facts-no-cap = 何名でも受け付けます。
rules-facts-at-once = 席が空くと、順番の方の参加がすぐに確定します。
rules-facts-offer = 席が空くと、順番の方に席をご案内し、{ $hours }時間、返事を待ちます。
rules-facts-stop = 開始の{ $hours }時間前からは、電話で確認します。
rules-facts-mix = 優先して決めます。
rules-facts-no-mix = 順番どおりに決めます。
rules-facts-no-quotas = ありません。どの職種の方も、同じ条件でお申し込みになれます。
rules-facts-most = { $of }：{ $count }名まで
rules-facts-wished = { $of }：{ $count }名以上を目標
rules-facts-kept = { $of }：{ $until }まで{ $count }席を取り置き
rules-facts-opened = { $of }：取り置いた{ $count }席は、{ $until }にどなたでも使える席になりました
rules-facts-allowed = お申し込みになれる職種：{ $of }

# 受付方法：入力の誤り
rules-fault-missing = { $label }を入力してください
rules-fault-not-a-number = { $label }は、{ $first }から{ $second }までの数で入力してください
rules-fault-not-a-date = { $label }は、「2023-08-20」のように年月日で入力してください
rules-fault-no-date = 取り置きの最終日を入力してください（{ $label }）
rules-fault-no-number = 取り置く席数を入力してください（{ $label }）
rules-fault-past = { $label }が過ぎています。今日から先の日を入力してください
rules-fault-after-begin = { $label }は、研修会の前の日までにしてください。当日までの取り置きは、ほかの方に回らずに終わってしまいます
rules-fault-method-locked = すでにお申し込みがあるため、受付方法は変えられません
rules-fault-people-wait = { $first }名がキャンセル待ちをしているため、やめることはできません。新しく待つ方を受け付けないときは、「待てる人数の上限」を{ $first }にしてください
rules-fault-unknown = { $label }：この職種は、いまの一覧にありません
rules-fault-twice = { $label }が2つあります。1つにしてください
rules-fault-most-is-zero = { $label }を0名にすることはできません。受け付けないときは、「申込可」のチェックを外してください
rules-fault-nothing = { $label }は1以上にしてください。使わないときは、空欄にしてください
rules-fault-not-of-link = { $label }は、招待された方には使えません
rules-fault-kept-not-allowed = { $label }：申し込めない職種の方のために、席は取り置けません
rules-fault-kept-twice = { $label }：「{ $other }」でも取り置いています。どちらか一方にしてください
rules-fault-kept-beyond-most = { $label }：取り置きが合わせて{ $first }席ですが、受け付けるのは{ $second }名までです
rules-fault-wished-beyond-most = { $label }：目標が{ $first }名ですが、受け付けるのは{ $second }名までです
rules-fault-kept-beyond-capacity = 取り置きが合わせて{ $first }席あり、定員の{ $second }名を超えています。定員か取り置きを直してください
rules-fault-nobody-allowed = お申し込みになれる職種を、1つ以上選んでください
rules-fault-offer-without-time = { $label }は、1時間以上にしてください
rules-fault-nobody-may-wait = { $label }を0名にすることはできません。受け付けないときは、「キャンセル待ちを受け付ける」のチェックを外してください
