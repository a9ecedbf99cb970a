# 担当者のページに共通のことば
desk-signed-in-as = { $organisation } { $name }さん
desk-menu-events = 研修会
desk-menu-outbox = 送信箱
desk-sign-out = サインアウト
desk-menu-organisers = 担当者
desk-to-events = 研修会の一覧へ
desk-nothing-yet = 受付係の方がこのページで行う操作は、いまはありません。研修会の当日の受付については、担当者にお尋ねください。
role-owner = 管理者
role-owner-may = すべての操作と、担当者の招待
role-editor = 編集者
role-editor-may = 研修会・申込・班分けの作成と変更
role-viewer = 閲覧者
role-viewer-may = 閲覧と出力のみ
role-door = 受付係
role-door-may = 当日の受付
desk-crumbs = 現在の場所
