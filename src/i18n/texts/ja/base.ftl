# 日付
date = { $year }年{ $month }{ $day }日（{ $weekday }）
date-short = { $number }/{ $day }
date-time = { $date }{ $time }
weekday-mon = 月
weekday-tue = 火
weekday-wed = 水
weekday-thu = 木
weekday-fri = 金
weekday-sat = 土
weekday-sun = 日
month-1 = 1月
month-2 = 2月
month-3 = 3月
month-4 = 4月
month-5 = 5月
month-6 = 6月
month-7 = 7月
month-8 = 8月
month-9 = 9月
month-10 = 10月
month-11 = 11月
month-12 = 12月

# すべてのページ
product = 円卓
product-tagline = 多職種研修の申込と班分け
skip-to-content = 本文へ移動
switch-language = English
switch-language-code = en
page-title = { $title }｜{ $site }
error-title-prefix = エラー：{ $title }
error-summary-title = 入力内容を確認してください
required = 必須
optional = 任意
back = 戻る

# エラーのページ
not-found-title = ページが見つかりません
not-found-text = 指定されたページは、移動または削除された可能性があります。アドレスをもう一度ご確認ください。
not-found-link = 研修会の一覧へ
server-error-title = ただいま表示できません
server-error-text = 申し訳ありません。しばらくしてから、もう一度お試しください。続くときは、研修会の問い合わせ先へお電話ください。
bad-request-title = 送信内容を読み取れませんでした
bad-request-text = 前のページに戻り、もう一度お試しください。
forbidden-title = この操作はできません
forbidden-text = 別のサイトから送信された可能性があるため、受け付けませんでした。もう一度ページを開いてからお試しください。
too-many-title = アクセスが集中しています
too-many-text = 短い時間に多くの操作がありました。少し時間をおいてから、もう一度お試しください。
too-large-title = 送信内容が大きすぎます
too-large-text = 前のページに戻り、長い文章は短くしてから、もう一度お送りください。ファイルは5MBまで送れます。
wrong-method-title = このページは直接開けません
wrong-method-text = 前のページに戻り、画面のボタンから操作してください。
unavailable-title = ただいま混み合っています
unavailable-text = 申し訳ありません。少し時間をおいてから、もう一度お試しください。入力した内容を送ったところでしたら、このページを再読み込みすると、同じ内容をもう一度送れます。
not-allowed-title = この操作の権限がありません
not-allowed-text = お使いの権限では、この操作はできません。必要なときは、主催団体の管理者にご相談ください。
