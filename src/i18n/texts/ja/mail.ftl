# 申込者へのメール。1行は全角35文字ほどまで。アドレスは1行に1つだけ書く。
mail-subject = 【{ $word }】{ $title }（{ $date }）
mail-subject-confirmation = 受付完了
mail-subject-already_registered = お申し込み済み
mail-subject-cancellation = 取り消し完了
mail-subject-received = 受付完了
mail-subject-waitlisted = キャンセル待ち
mail-subject-drawn = 参加決定
mail-subject-not_drawn = 抽選結果
mail-subject-approved = 参加決定
mail-subject-declined = 参加者決定のお知らせ
mail-subject-offer = 空席のご案内
mail-subject-offer_lapsed = 空席のご案内の期限
mail-subject-promoted = 参加決定
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
mail-received-draw-text =
    研修会へのお申し込みを受け付けました。
    参加される方は、申込締切のあとに抽選で決めます。
    抽選は{ $at }に行い、結果をメールでお知らせします。
mail-received-approval-text =
    研修会へのお申し込みを受け付けました。
    参加される方は、主催者がお申し込みの内容を確認して決めます。
    結果は、あらためてメールでお知らせします。
mail-waitlisted-text =
    ただいま席が埋まっているため、キャンセル待ちで受け付けました。
    順番は、お申し込みの時点で{ $position }番目です。
    席が空いたときは、順番にメールでお知らせします。
mail-drawn-text =
    抽選の結果、参加していただけることになりました。
    このメールは、研修会が終わるまで保管してください。
mail-not-drawn-text =
    抽選の結果、今回は席をご用意できませんでした。
    キャンセル待ちの{ $position }番目として、引き続きお待ちいただけます。
    席が空いたときは、順番にメールでお知らせします。
mail-approved-text =
    お申し込みの内容を確認し、参加していただけることになりました。
    このメールは、研修会が終わるまで保管してください。
mail-declined-text =
    お申し込みいただき、ありがとうございました。
    今回はご希望にお応えできず、申し訳ありません。
    またの機会のお申し込みをお待ちしています。
mail-offer-text =
    席が空きましたので、参加していただけます。
    { $at }までに、次のページで「参加する」を押してください。
    お返事のないときは、次の方にご案内します。
mail-offer-lapsed-text =
    空席のご案内の期限までに、お返事がありませんでした。
    席は、次の方にご案内しました。
    参加を希望されるときは、問い合わせ先へご連絡ください。
mail-promoted-text =
    席が空きましたので、参加していただけることになりました。
    参加できなくなったときは、早めにお知らせください。
mail-own-page = お申し込みの確認・取り消し
mail-own-page-text =
    現在の状況は、次のページで確認できます。
    参加できなくなったときも、このページからお知らせください。
mail-own-page-answer =
    このページで、参加するかどうかをお知らせください。
mail-own-page-private =
    このURLは、ご本人だけのものです。ほかの方に伝えないでください。
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
