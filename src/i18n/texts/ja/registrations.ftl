# 申込者の一覧
registrations-title = 申込者の一覧
registrations-add = 申込を追加する
registrations-imported = { $count }名を取り込みました。
registrations-capacity = 定員
registrations-seats = { $capacity }名（残り{ $left }席）
registrations-people = { $count }名
registrations-by-profession = 職種ごとの人数
registrations-list = 一覧
registrations-search = 氏名・ふりがな・所属で探す
registrations-status = 状態
registrations-sort = 並べ替え
registrations-sort-number = 受付番号順
registrations-sort-furigana = ふりがな順（五十音順）
registrations-sort-profession = 職種順
registrations-apply = 表示する
registrations-all = すべて
registrations-found = 全{ $total }件のうち{ $count }件を表示しています。
registrations-found-all = 全{ $count }件を表示しています。
registrations-show-all = すべて表示する
registrations-number = 受付番号
registrations-workplace = 所属
registrations-at = 受付日時
registrations-status-received = 受付済み
registrations-status-confirmed = 参加確定
registrations-status-waitlisted = キャンセル待ち
registrations-status-offered = 繰り上げ案内中
registrations-status-declined = 参加不可
registrations-status-cancelled = 取消

# 申込の詳細
registrations-of-number = 受付番号 { $number }
registrations-edit = 内容を変更する
registrations-cancel = 申込を取り消す
registrations-restore = 取り消しを元に戻す
registrations-add-another = 続けて追加する
registrations-source = 受付方法
registrations-source-web = 申込ページ
registrations-source-desk = 担当者が入力
registrations-source-import = 名簿の取り込み
registrations-yes = 引き受けてもよい
registrations-none = （なし）
registrations-history = 履歴
registrations-came-web = 申込ページから申し込みがありました
registrations-came-desk = 担当者が申込を入力しました
registrations-came-import = 名簿から取り込みました
registrations-by = { $name }さん
registrations-comma = 、
registrations-act-registration-add = 申込を追加しました
registrations-act-registration-edit = 内容を変更しました
registrations-act-registration-cancel = 申込を取り消しました
registrations-act-registration-restore = 取り消しを元に戻しました
registrations-act-fields = { $act }（{ $fields }）
registrations-mails = 送ったメール
registrations-no-mails = この申込についてのメールは、まだありません。
registrations-mail-confirmation = 受付完了のメール
registrations-mail-already_registered = 申込済みのお知らせ
registrations-mail-cancellation = 取り消しのお知らせ
registrations-mail-state-queued = 送信待ち
registrations-mail-state-sent = 送信済み
registrations-mail-state-failed = 送信できませんでした
registrations-done-added = 申込を追加しました。
registrations-done-saved = 変更を保存しました。
registrations-done-cancelled = 申込を取り消しました。空いた席は、ほかの方が申し込めます。
registrations-done-restored = 取り消しを元に戻しました。

# 申込の追加
registrations-add-title = 申込の追加（電話・ファックスなど）
registrations-added = 受付番号{ $number }で登録しました。続けて次の方を入力できます。
registrations-choose = 選んでください
registrations-send-confirmation = 確認メールを送る（メールアドレスがある場合）
registrations-save-new = 登録する
registrations-save-and-another = 登録して続けて追加
registrations-full = 満席のため登録できません（定員{ $capacity }名）。研修会の編集で定員を増やすか、取り消しで席が空いてから、もう一度お試しください。入力した内容は残っています。
registrations-event-cancelled = この研修会は中止になっているため、申込を追加できません。
registrations-mail-taken = このメールアドレスは、受付番号{ $number }で登録済みです。別の方のときは、メールアドレスを空欄にするか、別のアドレスを入力してください
registrations-alike-title = 同じ方がすでに登録されているかもしれません
registrations-alike = 受付番号{ $number }　{ $name }（{ $furigana }）　{ $profession }　{ $workplace }
registrations-alike-text = 同姓同名などで別の方のときは、このまま登録できます。
registrations-as-another = 別の方として登録する

# 内容の変更
registrations-edit-title = 申込内容の変更
registrations-save = 変更を保存する
registrations-no-change = 変更せずに戻る
registrations-changed-meanwhile = この画面を開いたあとに、ほかの担当者が内容を変更しました。まだ保存していません。最新の内容を確かめてから、もう一度変更してください。
registrations-see-now = 最新の内容を見る

# 取り消し
registrations-cancel-title = 申込の取り消し
registrations-cancel-text = この申込を取り消します。席が空き、ほかの方が申し込めるようになります。取り消しは、席が空いていれば元に戻せます。
registrations-send-cancellation = 取り消しのお知らせをメールで送る
registrations-cancel-now = 申込を取り消す
registrations-no-cancel = 取り消さずに戻る
registrations-restore-full = 満席のため、元に戻せません（定員{ $capacity }名）。研修会の編集で定員を増やすと、元に戻せます。
registrations-restore-mail = このメールアドレスは、そのあとに受付番号{ $number }で登録されたため、元に戻せません。
registrations-restore-called-off = この研修会は中止になっているため、元に戻せません。
