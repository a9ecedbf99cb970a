# 担当者のページに共通のことば
desk-signed-in-as = { $organisation } { $name }さん
desk-menu-events = 研修会
desk-menu-outbox = 送信箱
desk-sign-out = サインアウト
