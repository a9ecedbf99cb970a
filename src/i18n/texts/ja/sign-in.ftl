# ログイン
sign-in-title = 担当者のログイン
sign-in-lead = 研修会を運営する担当者のためのページです。
sign-in-mail = メールアドレス
sign-in-password = パスワード
sign-in-button = ログイン
sign-in-signed-out = ログアウトしました。
sign-in-mail-missing = メールアドレスを入力してください
sign-in-password-missing = パスワードを入力してください
sign-in-refused = メールアドレスまたはパスワードが違います。入力内容をお確かめください
sign-in-too-many = ログインの失敗が続いたため、しばらくお待ちください。{ $time }以降に、もう一度お試しください

# パスワードの再設定
sign-in-forgotten = パスワードを忘れた方
reset-title = パスワードの再設定
reset-lead = ログインに使うメールアドレスを入力してください。新しいパスワードを決めるためのリンクを、メールでお送りします。リンクは{ $minutes }分間、1回だけ使えます。
reset-ask = メールを送る
reset-back = ログインのページへ戻る
reset-too-many = 続けて送信されたため、しばらくお待ちください。{ $time }以降に、もう一度お試しください
reset-sent-title = メールをご確認ください
reset-sent = 入力されたメールアドレスが担当者として登録されていれば、新しいパスワードを決めるためのリンクをお送りします。リンクは{ $minutes }分間、1回だけ使えます。
reset-nothing-came = 数分たってもメールが届かないとき
reset-nothing-came-folder = 迷惑メールのフォルダーをご確認ください。
reset-nothing-came-address = メールアドレスが、ログインに使うものかどうかをご確認ください。
reset-nothing-came-owner = それでも届かないときは、主催団体の管理者にご相談ください。
reset-again = もう一度メールを送る
reset-set-title = 新しいパスワードの設定
reset-set-lead = { $name }さんの新しいパスワードを決めてください。設定すると、ほかの端末のログインはすべて終了します。
reset-password = 新しいパスワード
reset-password-again = 新しいパスワード（確認のため、もう一度）
reset-set = パスワードを設定する
reset-done = 新しいパスワードを設定しました。新しいパスワードでログインしてください。
reset-unusable-title = このリンクは使えません
reset-unknown = アドレスの一部が欠けているか、発行されていないリンクです。メールのリンクが途中で改行されていないか、ご確認ください。
reset-used = このリンクは、すでに使われています。
reset-expired = このリンクの有効期限が過ぎています。
reset-mail-subject = 【円卓】パスワードの再設定
reset-mail-text =
    パスワードを再設定するお申し出を受け付けました。
    次のアドレスを開いて、新しいパスワードを決めてください。
reset-mail-until =
    このアドレスは、{ $time }まで、
    1回だけ使えます。
reset-mail-mistake =
    お心当たりのないときは、このメールを破棄してください。
    いまのパスワードは変わっていません。

# 招待
invitation-title = 担当者の登録
invitation-lead-first = 最初の担当者（管理者）を登録します。主催団体の名称と、ログインに使うメールアドレス、パスワードを決めてください。
invitation-lead = { $organisation }の担当者（{ $role }）として招待されています。ログインに使うメールアドレスとパスワードを決めてください。
invitation-organisation = 主催団体の名称
invitation-organisation-hint = 担当者のページに表示します。例：○○市 在宅医療・介護連携支援室
invitation-name = 氏名
invitation-mail-hint = ログインに使います。
invitation-password-hint = { $min }文字以上で決めてください。ことばをいくつかつなげると、覚えやすく安全です。
invitation-password-again = パスワード（確認のため、もう一度）
invitation-button = 登録してログインする
invitation-fault-organisation-missing = 主催団体の名称を入力してください
invitation-fault-organisation-too-long = 主催団体の名称は、100文字以内で入力してください
invitation-fault-name-missing = 氏名を入力してください
invitation-fault-name-too-long = 氏名は、100文字以内で入力してください
invitation-fault-mail-missing = メールアドレスを入力してください
invitation-fault-mail-unreadable = メールアドレスは、name@example.jp のような形で入力してください
invitation-fault-mail-taken = このメールアドレスは、すでに登録されています。別のメールアドレスを入力するか、ログインのページへお進みください
invitation-fault-password-missing = パスワードを入力してください
invitation-fault-password-too-short = パスワードは、{ $min }文字以上で入力してください
invitation-fault-password-too-long = パスワードは、{ $max }文字以内で入力してください
invitation-fault-password-guessable = このパスワードは推測されやすいため、使えません。お名前やメールアドレス、同じ文字の繰り返しを避け、関係のないことばを3つか4つつなげてください
invitation-fault-password-differs = 確認のためのパスワードが一致していません。もう一度入力してください
invitation-unusable-title = この招待リンクは使えません
invitation-unknown = アドレスの一部が欠けているか、発行されていないリンクです。
invitation-used = この招待リンクは、すでに使われています。登録がお済みの方は、ログインしてください。
invitation-expired = この招待リンクの有効期限が過ぎています。
invitation-revoked = この招待リンクは、招待した人が取り消しました。
invitation-ask-again = 登録がまだのときは、招待した人に、新しい招待リンクの発行を依頼してください。
invitation-to-sign-in = ログインのページへ

# 担当者の一覧
organisers-title = 担当者
organisers-name = 氏名
organisers-role = 権限
organisers-state = 状態
organisers-active = 利用中
organisers-stopped = 停止中
organisers-yourself = 自分（ログイン中）
organisers-disable = 利用を停止する
organisers-enable = 利用を再開する
organisers-role-choice = { $role }（{ $may }）
organisers-invite-title = 担当者を招待する
organisers-invite-lead = 権限を選ぶと、招待リンクを発行します。リンクは{ $days }日間、1回だけ使えます。
organisers-invite-button = 招待リンクを発行する
organisers-link-made = 招待リンク（{ $role }）を発行しました
organisers-link = 招待リンク
organisers-link-once = このリンクは、いまだけ表示されます。コピーして、招待する人にお渡しください。{ $days }日間、1回だけ使えます。
organisers-for-whom = 招待する人
organisers-for-whom-hint = 一覧で見分けるための覚え書きです。招待する人には表示しません。
organisers-open-title = 未使用の招待リンク
organisers-invited-by = 発行した人
organisers-valid-until = 有効期限
organisers-not-noted = （記入なし）
organisers-revoke = 取り消す
organisers-revoke-named = { $whom }（{ $role }）への招待を取り消す
organisers-revoked = 招待を取り消しました。そのリンクは、もう使えません。
sign-in-first = このページを見るには、ログインしてください。ログインすると、元のページに戻ります。
sign-in-kept = ログインの期限が切れたため、まだ保存していません。入力した内容は残っています。ログインすると、入力した内容に戻れます。
sign-in-not-kept = ログインの期限が切れたため、保存していません。内容が大きいため、残せませんでした。ブラウザーの「戻る」で入力した画面に戻れることがあります。
sign-in-kept-title = 入力した内容が残っています
sign-in-kept-show = ログインしました。先ほど入力した内容に戻り、確かめてから保存してください。
sign-in-kept-show-button = 入力した内容に戻る
sign-in-kept-send = ログインしました。先ほどの操作は、まだ行っていません。もう一度送信すると、続きを行います。
sign-in-kept-send-button = もう一度送信する
sign-in-kept-drop = やめて、最初のページへ
organisers-mail = この招待をメールで送る
organisers-mail-subject = 円卓（研修会の受付と班分け）への招待
organisers-mail-body = 研修会の受付と班分けに使う「円卓」に招待します。次のリンクから登録してください（{ $days }日間有効）。 { $link }
