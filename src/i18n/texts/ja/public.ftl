# 研修会の一覧
public-home-title = 研修会の一覧
public-home-lead = 医療・介護に関わる方のための研修会です。お申し込みに会員登録は必要ありません。
public-home-upcoming = これからの研修会
public-home-none = 現在、ご案内している研修会はありません。
public-home-past = 終了した研修会

# 受付の状況
availability-not-yet-open = 受付開始前
availability-open = 受付中
availability-few-left = 残りわずか
availability-full = 満席
availability-closed = 受付終了
availability-cancelled = 中止

# 研修会のページ
public-facts = 開催のご案内
public-status = 受付状況
public-theme = テーマ
public-when = 日時
public-venue = 会場
public-map = 地図を見る
public-map-of = （{ $venue }）
public-online = オンライン（参加用のアドレスは、お申し込みの方にメールでお知らせします）
public-online-also = オンラインでも参加できます（参加用のアドレスは、お申し込みの方にメールでお知らせします）
public-host = 主催
public-co-hosts = 共催
public-partners = 連携・後援
public-capacity = 定員
public-capacity-people = { $number }名
public-apply-period = 申込期間
public-apply-until = 申込締切
public-until = { $at }まで
public-from = { $at }から
public-notices = お知らせ
public-contact = 問い合わせ先
public-phone = 電話
public-mail = メール
public-privacy = 個人情報の取扱い
public-calendar = カレンダーに登録する（.ics）
public-apply = 申し込む
public-apply-preview = 公開すると、ここに「申し込む」ボタンが表示されます。
public-all-events = 研修会の一覧へ
public-to-event = 研修会のページへ

# 申し込めないとき
public-state-not-yet-open-title = 申し込みの受付は、まだ始まっていません
public-state-not-yet-open-text = 受付は{ $from }に始まります。始まりましたら、もう一度このページをお開きください。
public-state-full-title = 満席になりました
public-state-full-text = 定員に達したため、申し込みの受付を止めています。取り消しで空きが出たときは、このページで受付を再開します。参加のご相談は、問い合わせ先へお電話ください。
public-state-lost = 入力していただいた内容は保存されていません。お申し込みは完了していません。
public-state-closed-title = 申し込みの受付は終了しました
public-state-closed-text = 参加のご相談や、すでにお申し込みの方の変更・取り消しは、問い合わせ先へお電話ください。
public-state-cancelled-title = この研修会は中止になりました
public-state-cancelled-text = くわしくは、問い合わせ先へお電話ください。ほかの研修会もご案内しています。

# 申し込みの手順
public-steps = 申し込みの手順
public-step-form = 入力
public-step-check = 確認
public-step-done = 完了

# 入力
public-apply-page-title = 申し込み内容の入力：{ $title }
public-apply-title = 申し込み内容の入力
public-apply-busy = ただいま申し込みが混み合っているため、まだ受け付けていません。1分ほどたってから、もう一度「入力内容を確認する」を押してください。入力した内容は残っています。
public-apply-lead = 会員登録は必要ありません。1分ほどで終わります。
field-name = 氏名
field-furigana = ふりがな
field-furigana-hint = ひらがなかカタカナで入力してください。日本語以外のお名前は、ローマ字でも入力できます。例：やまだ はなこ
field-profession = 職種
field-profession_other = その他の職種
field-profession_other-hint = 「その他」を選んだ方は、職種を入力してください。
field-workplace = 所属（事業所名）
field-workplace-hint = 所属のない方は「なし」と入力してください。
field-mail = メールアドレス
field-mail-hint = 受付番号などをお知らせする、確認のメールをお送りします。
field-phone = 電話番号
field-phone-hint = 日中に連絡のつく番号。ハイフンの有無は問いません。内線番号も続けて入力できます。
field-years = 現在の職種の経験年数
years-none = 回答しない
years-under_1 = 1年未満
years-from_1_to_3 = 1〜3年
years-from_4_to_9 = 4〜9年
years-from_10 = 10年以上
field-facilitator = 進行役
field-facilitator-choice = グループワークの進行役を引き受けてもよい
field-arrangement = 配慮が必要なこと
field-arrangement-hint = 車いすの席、手話通訳、資料の文字の大きさなど、必要な配慮をお書きください。病名や診断名は書かないでください。
field-topic = 話したいテーマ・事前質問
field-topic-hint = グループで話したいことや、講師に聞きたいことがあればお書きください。
field-topic-choice = 話したいテーマ
field-topic-choice-none = 決めていない
field-topic-free = ほかに話したいこと・事前質問
field-privacy = 個人情報の取扱い
field-privacy-choice = 個人情報の取扱いに同意する
field-website = この欄には何も入力しないでください
public-to-check = 入力内容を確認する

# 入力の誤り
fault-name-address = 氏名には、ウェブサイトのアドレスを入力できません
fault-profession-address = 職種には、ウェブサイトのアドレスを入力できません
fault-profession_other-address = その他の職種には、ウェブサイトのアドレスを入力できません
fault-workplace-address = 所属には、ウェブサイトのアドレスではなく名称を入力してください
fault-name-missing = 氏名を入力してください
fault-name-nothing = 氏名は、文字で入力してください
fault-name-garbled = 氏名に読み取れない文字（�）があります。もう一度入力してください
fault-name-too-long = 氏名は、100文字以内で入力してください
fault-furigana-missing = ふりがなを入力してください
fault-furigana-garbled = ふりがなに読み取れない文字（�）があります。もう一度入力してください
fault-furigana-unreadable = ふりがなは、ひらがなかカタカナで入力してください。日本語以外のお名前は、ローマ字でも入力できます
fault-furigana-too-long = ふりがなは、100文字以内で入力してください
fault-profession-missing = 職種を選んでください
fault-profession_other-missing = その他の職種を入力してください
fault-profession_other-nothing = その他の職種は、文字で入力してください
fault-profession_other-garbled = その他の職種に読み取れない文字（�）があります。もう一度入力してください
fault-profession_other-too-long = その他の職種は、100文字以内で入力してください
fault-workplace-missing = 所属を入力してください。所属のない方は「なし」と入力してください
fault-workplace-garbled = 所属に読み取れない文字（�）があります。もう一度入力してください
fault-workplace-too-long = 所属は、100文字以内で入力してください
fault-mail-missing = メールアドレスを入力してください
fault-mail-garbled = メールアドレスに読み取れない文字（�）があります。もう一度入力してください
fault-mail-doubtful = メールアドレスの@より後ろをもう一度お確かめください。このままで正しいときは、そのままもう一度送信してください
fault-mail-doubtful-meant = メールアドレスは「{ $meant }」ではありませんか。入力したとおりで正しいときは、そのままもう一度送信してください
fault-mail-unreadable = メールアドレスは、「name@example.jp」のような形で入力してください
fault-phone-missing = 電話番号を入力してください
fault-phone-garbled = 電話番号に読み取れない文字（�）があります。もう一度入力してください
fault-phone-short = 電話番号の桁数が足りないようです。市外局番からの10桁（携帯電話などは11桁）をお確かめください
fault-phone-long = 電話番号の桁数が多いようです。市外局番からの10桁（携帯電話などは11桁）をお確かめください
fault-phone-unreadable = 電話番号は、市外局番からの10桁または11桁の数字で入力してください（海外の番号は「+」から）
fault-years-unreadable = 経験年数を選び直してください
fault-arrangement-garbled = 配慮が必要なことに読み取れない文字（�）があります。もう一度入力してください
fault-topic-garbled = 話したいテーマ・事前質問に読み取れない文字（�）があります。もう一度入力してください
fault-arrangement-too-long = 配慮が必要なことは、1000文字以内で入力してください
fault-topic-unreadable = 話したいテーマを、もう一度選んでください
fault-topic-too-long = 話したいテーマ・事前質問は、1000文字以内で入力してください
fault-privacy-missing = 個人情報の取扱いをお読みになり、同意のチェックを入れてください
fault-privacy-unreadable = 個人情報の取扱いの文面が新しくなりました。お読みになり、もう一度チェックを入れてください
fault-website = 「この欄には何も入力しないでください」の欄を、空にしてください

# 確認
public-check-page-title = 入力内容の確認：{ $title }
public-check-title = 入力内容の確認
public-check-lead = まだ申し込みは完了していません。内容をお確かめのうえ、下のボタンを押してください。
public-check-change = 変更
public-check-change-of = （{ $field }）
public-check-none = 入力なし
public-check-yes = はい
public-check-no = いいえ
public-check-agreed = 同意する
public-check-mail-note = このアドレスに確認のメールをお送りします。
public-submit = この内容で申し込む
public-back-to-form = 入力に戻る

# 完了
public-done-page-title = お申し込みを受け付けました：{ $title }
public-done-title = お申し込みを受け付けました
public-done-number = 受付番号
public-done-number-note = お問い合わせのときは、この番号をお伝えください。
public-done-next = このあとの流れ
public-done-next-mail = ご入力のメールアドレスに、くわしい内容をメールでお送りします。
public-done-next-late = 30分たってもメールが届かないときは、迷惑メールのフォルダーをご確認のうえ、問い合わせ先へお電話ください。
public-done-next-day = 変更や取り消しは、メールをご覧のうえ、問い合わせ先へご連絡ください。
public-done-cancelled-title = このお申し込みは取り消されています
public-done-cancelled-text = もう一度参加を希望されるときは、研修会のページから、あらためてお申し込みください。
