# 申込者へのメール。1行は全角35文字ほどまで。アドレスは1行に1つだけ書く。
mail-subject = 【{ $word }】{ $title }（{ $date }）
mail-subject-confirmation = 受付完了
mail-subject-already_registered = お申し込み済み
mail-subject-cancellation = 取り消し完了
mail-greeting = { $name } 様
mail-heading = ■ { $heading }
mail-labelled = { $label }：{ $value }
mail-labelled-above = { $label }：
mail-list-comma = 、
mail-confirmation-text =
    研修会へのお申し込みを受け付けました。
    このメールは、研修会が終わるまで保管してください。
mail-already-registered-text =
    このメールアドレスで、もう一度お申し込みがありましたが、
    すでに次のとおり受け付けています。
    あらためてのお申し込みは必要ありません。

    お心当たりのないときは、どなたかがアドレスを
    間違えて入力した可能性があります。
    はじめのお申し込みの内容は変わっていません。
mail-address-in-use-text =
    このメールアドレスで、別のふりがなの方のお申し込みがありました。
    1つのメールアドレスで申し込めるのは1名のため、
    その方はまだ登録されていません。

    参加を希望されるときは、別のメールアドレスで申し込むか、
    問い合わせ先へご連絡ください。
    先にお申し込みの方の内容は、次のとおり変わっていません。
mail-cancellation-text =
    次の研修会へのお申し込みを取り消しました。
mail-number = 受付番号
mail-event = 研修会
mail-when-and-where = 日時・会場
mail-map = 地図：
mail-online = オンラインで参加するときのURL：
mail-online-private =
    このURLは、お申し込みの方だけにお知らせしています。
    ほかの方に伝えたり、公開したりしないでください。
mail-person = お申し込みの方
mail-links = 研修会のご案内
mail-page = 研修会のページ：
mail-calendar = カレンダー登録用ファイル：
mail-contact-changes =
    内容の変更や取り消し、ご不明な点は、
    受付番号を添えてご連絡ください。
mail-no-reply =
    このメールは送信専用です。返信をいただいても、お答えできません。
mail-contact-mistake =
    お心当たりのないときや、もう一度参加を希望されるときは、
    ご連絡ください。

# カレンダーのファイル
calendar-online = オンライン
calendar-theme = テーマ：{ $theme }
calendar-host = 主催：{ $host }
calendar-online-address = オンラインで参加するときのURL：
calendar-online-by-mail = オンラインで参加するときのURLは、お申し込みの方にメールでお知らせします。
calendar-contact = 問い合わせ先：{ $name } 電話 { $phone }
