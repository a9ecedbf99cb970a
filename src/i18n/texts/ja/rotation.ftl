# 席替え
rotation-title = 席替え
rotation-from-seating = グループワークの途中で席替えをする場合は、席替えの班を決める
rotation-intro = グループワークの途中で班を替え、できるだけ多くの方と同席できるように、回ごとの班を決めます。確定した班分けを1回目として、続きの班を決めることもできます。
rotation-not-yet = 参加が確定している方は{ $people }名です。席替え表はまだ作成していません。
rotation-standing = 第{ $number }版（{ $date }、{ $by }）：{ $rounds }回・{ $tables }班
rotation-to-seating = 班分けのページへ
rotation-to-papers = 席替え表を出力する

rotation-rounds = 回数
rotation-rounds-hint = 席に着く回数です。席替えを2回するときは、3回になります。
rotation-rounds-wrong = 回数は、2〜10の整数で入力してください
rotation-tables = 班の数
rotation-tables-wrong = 班の数は、2以上、参加が確定している{ $people }名以下の整数で入力してください
rotation-hosts = 席を動かない方
rotation-hosts-hint = ワールドカフェのテーブルホストのように、どの回も同じ班に残る方です。1班に1名まで選べます。
rotation-hosts-volunteers = 進行役を引き受けてもよい方
rotation-hosts-others = ほかの方から選ぶ（{ $count }名）
rotation-hosts-too-many = 席を動かない方は1班に1名までです。{ $tables }名以下になるように選んでください（今は{ $hosts }名）
rotation-person = { $name }（{ $profession }）
rotation-rules = 今の班分け（第{ $number }版）の指定は、どの回でも守ります：{ $rules }。
rotation-rules-pins = 固定{ $count }名
rotation-rules-together = 一緒の班{ $count }件
rotation-rules-apart = 別の班{ $count }件
rotation-pinned = 班分けで固定した{ $count }名は、どの回も同じ班になります：{ $names }。固定を外すときは、班分けのページで外してください。
rotation-pinned-person = { $name }さん（{ $table }班）
rotation-from-confirmed = 1回目は、確定した班分け（第{ $number }版、{ $tables }班）のとおりにする
rotation-no-seating = 確定した班分けがありません。班分けを確定するか、「1回目は、確定した班分けのとおりにする」の選択を外してください。
rotation-not-in-seating = 確定した班分けに入っていない方が{ $count }名います：{ $names }。班分けのページで班を決めるか、「1回目は、確定した班分けのとおりにする」の選択を外してください。
rotation-aims = 回ごとに、混合か同職種かを選ぶ
rotation-aims-hint = 混合は、どの班にも色々な職種の方が入るようにします。同職種は、同じ職種の方どうし（少ない職種は近い職種どうし）で班を作ります。指定した回数より後の選択は使いません。
rotation-aim-mixed = 混合
rotation-aim-alike = 同職種
rotation-rules-locked = ロックした班は席替えができないため、班のロックは使いません。
rotation-make = 席替え表を作成する
rotation-again = 席替え表を作り直す
rotation-again-text = 今の参加者で、すべての回の班を作り直します。参加者も指定も同じなら、何度押しても同じ結果になります。今の席替えは、新しいものに置き換わります。
rotation-done = 席替え表を作成しました。

rotation-refused = 席替え表を作成できませんでした
rotation-nobody = 参加が確定している方がいません。申込が確定してから、席替え表を作成してください。
rotation-busy = 席替え表を作成する間に申込や取消が続いたため、中断しました。もう一度「席替え表を作成する」を押してください。
rotation-host-gone = 「席を動かない方」に選んだ方が見つかりません。取り消された方かもしれません。下の一覧から選び直してください。
rotation-hosts-at-one-table = 「席を動かない方」に選んだ{ $a }さんと{ $b }さんは、班分けでどちらも{ $table }班に固定されているか、1回目がどちらも{ $table }班です。どちらかを外すか、班分けのページで直してください。
rotation-host-elsewhere = 「席を動かない方」に選んだ{ $name }さんは、確定した班分けでは{ $confirmed }班ですが、今の案では{ $fixed }班に固定されています。班分けのページで固定を外すか、今の案を確定してください。
rotation-rules-are-the-seating-s = 固定や「一緒の班・別の班」の指定は、班分けのページで変えられます。「席を動かない方」も、1つの班に固定した方として数えています。
rotation-conflict = ほかの担当者が先に席替え表を作成しました
rotation-conflict-text = あなたの指定では作成していません。下に表示しているのは、今の席替え表です。必要なら、もう一度「席替え表を作成する」を押してください。入力した内容は残してあります。

rotation-unseated = 席替えに入っていない方が{ $count }名います：{ $names }
rotation-cancelled = 席替え表を作成したあとに取り消した方が{ $count }名います：{ $names }
rotation-make-again-hint = 席替え表を作成したあとに、参加者か班分けの設定が変わりました。「席替え表を作成する」をもう一度押すと、今の参加者で作り直します。

# 証明
rotation-nobody-twice = 同じ方ともう一度同じ班になることはありません（これより良くできないことが証明されています）
rotation-twice-proven = 同じ方ともう一度同じ班になる回数は、全部で{ $value }回です（これより少なくできないことが証明されています）
rotation-twice-bound = 同じ方ともう一度同じ班になる回数は、全部で{ $value }回です（少なくとも{ $bound }回は避けられません。これより少なくできるかどうかは証明されていません）
rotation-twice = 同じ方ともう一度同じ班になる回数は、全部で{ $value }回です（これより少なくできるかどうかは証明されていません）
rotation-why-pigeonhole = 1つの班の{ $seats }名は、ほかの回には{ $tables }つの班に分かれます。班の数より人数が多いため、どの2つの回を比べても、少なくとも{ $pairs }組はもう一度同じ班になります。
rotation-why-few-pairs = すべての回を合わせると、同席は{ $meetings }組になりますが、同席できる組み合わせは{ $pairs }組しかありません。
rotation-why-few-others = すべての回で{ $tablemates }名と同席しますが、同席できる相手は最も少ない方で{ $others }名です。
rotation-why-hosts = どの班にも席を動かない方がいて、回数（{ $rounds }回）が班の数（{ $tables }）より多いため、同じ方の班にもう一度着くことになります。
rotation-why-mixed = 各回の職種の混ざり方を最もよくするため、同席できない組み合わせは除いて数えています。
rotation-how-counted = 同じ2名が2回同席すると1回、3回同席すると3回、4回同席すると6回と数えます。
rotation-stays = 席を動かない方のほかに、すべての回で同じ番号の班になる方が{ $count }名います。
rotation-met-equal = { $rounds }回で、どなたも{ $least }名の方と同席します。
rotation-met = { $rounds }回で、おひとりにつき{ $least }〜{ $most }名の方と同席します。
rotation-all-mixed = どの回にも、同じ職種だけの班はありません。
rotation-all-mixed-but-alike = 混合の回には、同じ職種だけの班はありません。
rotation-one-profession = 同じ職種だけの班が、全部の回を合わせて{ $tables }つあります。
rotation-proof-of-then = この証明と下の数字は、席替え表を作成したときの参加者のものです。
rotation-figures = 回ごとの職種などの混ざり方
rotation-figures-text = 「最小」は、その回の班だけを決めるとしたときに、これより少なくできない数です。職種や所属の混ざり方を最小にしたうえで、同じ方ともう一度同じ班になる回数を減らしています。
rotation-figure-misses = 同職種の回（最も多く集めた場合より{ $value }組少ない）
rotation-figure-none = －
rotation-figure-least = { $value }（最小）
rotation-figure-above = { $value }（最小{ $bound }）

# 回ごとの班
rotation-tabs = 回と一覧
rotation-round = { $number }回目
rotation-round-alike = { $number }回目（同職種）
rotation-wall = 会場の画面に映す
rotation-wall-label = { $number }回目を会場の画面に映す
rotation-wall-back = 席替えのページに戻る
rotation-tag-host = 席を動かない方
rotation-by-name = 氏名順の席替え表
rotation-by-name-text = 五十音順に、それぞれの回の班の番号です。
rotation-name = 氏名

# 出力
papers-rotation = 席替え表
papers-rotation-follows = 席替え（第{ $number }版、{ $date }）から作ります。
papers-rotation-unseated = 席替えに入っていない方が{ $count }名います。一覧では「未定」と表示されます。
papers-go-to-rotation = 席替えへ
papers-rotation-by-name = 席替え表（氏名順）
papers-rotation-by-name-text = 五十音順に、それぞれの回の班の番号。受付での案内や、参加者に配る表に。
papers-rotation-by-table = 席替え表（班別）
papers-rotation-by-table-text = 1回目の1班から順に、班ごとの顔ぶれ。各テーブルに置く表に。
papers-column-round = 回
papers-column-in-round = { $number }回目
papers-column-in-round-alike = { $number }回目（同職種）
