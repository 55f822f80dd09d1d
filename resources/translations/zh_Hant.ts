<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh-Hant" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>About Circuit Editor</source>
        <translation>關於 Circuit Editor</translation>
    </message>
    <message>
        <source>Build a circuit of gates, and see backpropagation at work in it: every value, every gradient, and why. The lessons lead through it step by step.</source>
        <translation>用閘搭一個電路，看反向傳播在其中運作：每個值、每個梯度，以及為什麼。課程會一步一步帶你走過。</translation>
    </message>
    <message>
        <source>Free software under the MIT licence. Qt {qt}.</source>
        <translation>依 MIT 授權條款釋出的自由軟體。Qt {qt}。</translation>
    </message>
</context>
<context>
    <name>Accessible</name>
    <message>
        <source>the loss flag is gone</source>
        <translation>損失旗子不在了</translation>
    </message>
    <message>
        <source>moved: {names}</source>
        <translation>已移動：{names}</translation>
    </message>
    <message>
        <source>added: {names}</source>
        <translation>已加入：{names}</translation>
    </message>
    <message>
        <source>deleted: {names}; left: {count}</source>
        <translation>已刪除：{names}；剩下 {count} 個</translation>
    </message>
    <message>
        <source>changed: {names}</source>
        <translation>已改變：{names}</translation>
    </message>
    <message>
        <source>wires: {made} new, {cut} taken away</source>
        <translation>連線：新增 {made} 條，移除 {cut} 條</translation>
    </message>
    <message>
        <source>wired: {source} to the {place} of {name}</source>
        <translation>已接線：{source} 到 {name} 的{place}</translation>
    </message>
    <message>
        <source>unwired: {source} from the {place} of {name}</source>
        <translation>已拆線：{source} 到 {name} 的{place}</translation>
    </message>
    <message>
        <source>deleted: {names}</source>
        <translation>已刪除：{names}</translation>
    </message>
    <message>
        <source>{before} is called {name} now</source>
        <translation>{before} 現在叫做 {name}</translation>
    </message>
    <message>
        <source>{before}, {next}</source>
        <translation>{before}，{next}</translation>
    </message>
    <message>
        <source>{before}; {next}</source>
        <translation>{before}；{next}</translation>
    </message>
    <message>
        <source>empty: type to find what to add</source>
        <translation>空的：輸入文字就能找要加的東西</translation>
    </message>
    <message>
        <source>nodes: {count}</source>
        <translation>節點：{count}</translation>
    </message>
    <message>
        <source>in the whole circuit, nodes: {count}</source>
        <translation>在整個電路裡，節點：{count}</translation>
    </message>
    <message>
        <source>inside the block {name}, nodes: {count}</source>
        <translation>在方塊 {name} 裡面，節點：{count}</translation>
    </message>
    <message>
        <source>{name} is {number}</source>
        <translation>{name} 是 {number}</translation>
    </message>
    <message>
        <source>block {name}</source>
        <translation>方塊 {name}</translation>
    </message>
    <message>
        <source>{kind} gate</source>
        <translation>{kind}閘</translation>
    </message>
    <message>
        <source>fed by {names}</source>
        <translation>輸入來自 {names}</translation>
    </message>
    <message>
        <source>not wired: {names}</source>
        <translation>沒有接線：{names}</translation>
    </message>
    <message>
        <source>feeds {names}</source>
        <translation>輸出到 {names}</translation>
    </message>
    <message>
        <source>output {port}</source>
        <translation>輸出 {port}</translation>
    </message>
    <message>
        <source>{place}, not wired</source>
        <translation>{place}，沒有接線</translation>
    </message>
    <message>
        <source>from {name}</source>
        <translation>來自 {name}</translation>
    </message>
    <message>
        <source>note: {text}</source>
        <translation>備註：{text}</translation>
    </message>
    <message>
        <source>frame {title}</source>
        <translation>框 {title}</translation>
    </message>
    <message>
        <source>holds {names}</source>
        <translation>裡面有 {names}</translation>
    </message>
    <message>
        <source>output of {name}</source>
        <translation>{name} 的輸出</translation>
    </message>
    <message>
        <source>{place} of {name}</source>
        <translation>{name} 的{place}</translation>
    </message>
    <message>
        <source>wired from {name}</source>
        <translation>已接到 {name}</translation>
    </message>
    <message>
        <source>selected: {name}</source>
        <translation>已選取：{name}</translation>
    </message>
    <message>
        <source>not selected: {name}</source>
        <translation>沒有選取：{name}</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>還有 {count} 個</translation>
    </message>
    <message>
        <source>value {number}</source>
        <translation>值 {number}</translation>
    </message>
    <message>
        <source>gradient {number}</source>
        <translation>梯度 {number}</translation>
    </message>
    <message>
        <source>value covered</source>
        <translation>值已遮住</translation>
    </message>
    <message>
        <source>gradient covered</source>
        <translation>梯度已遮住</translation>
    </message>
    <message>
        <source>value not shown yet</source>
        <translation>值還沒顯示</translation>
    </message>
    <message>
        <source>gradient not shown yet</source>
        <translation>梯度還沒顯示</translation>
    </message>
    <message>
        <source>no value yet</source>
        <translation>還沒有值</translation>
    </message>
    <message>
        <source>nothing there</source>
        <translation>那邊沒有東西</translation>
    </message>
</context>
<context>
    <name>Action</name>
    <message>
        <source>&amp;File</source>
        <translation>檔案(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>編輯(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Circuit</source>
        <translation>電路(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Arrange</source>
        <translation>排列(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Block</source>
        <translation>方塊(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Teach</source>
        <translation>教學(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>檢視(&amp;V)</translation>
    </message>
    <message>
        <source>Wi&amp;ndow</source>
        <translation>視窗(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>說明(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>新增(&amp;N)</translation>
    </message>
    <message>
        <source>New &amp;window</source>
        <translation>新增視窗(&amp;W)</translation>
    </message>
    <message>
        <source>Open in ne&amp;w window…</source>
        <translation>在新視窗開啟(&amp;W)…</translation>
    </message>
    <message>
        <source>Ear&amp;lier versions…</source>
        <translation>先前版本(&amp;L)…</translation>
    </message>
    <message>
        <source>Ne&amp;xt window</source>
        <translation>下一個視窗(&amp;X)</translation>
    </message>
    <message>
        <source>P&amp;revious window</source>
        <translation>上一個視窗(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Close window</source>
        <translation>關閉視窗(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Open these at the next start</source>
        <translation>下次啟動時開啟這些視窗(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>開啟(&amp;O)…</translation>
    </message>
    <message>
        <source>What the repair change&amp;d…</source>
        <translation>修復改了什麼(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>儲存(&amp;S)</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>另存新檔(&amp;A)…</translation>
    </message>
    <message>
        <source>Reco&amp;ver unsaved work…</source>
        <translation>找回未儲存的內容(&amp;V)…</translation>
    </message>
    <message>
        <source>&amp;Export picture…</source>
        <translation>匯出圖片(&amp;E)…</translation>
    </message>
    <message>
        <source>New from &amp;expression…</source>
        <translation>由算式新增(&amp;E)…</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>全螢幕(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>結束(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Minimap</source>
        <translation>小地圖(&amp;M)</translation>
    </message>
    <message>
        <source>Wire &amp;width shows |gradient|</source>
        <translation>連線粗細顯示 |梯度|(&amp;W)</translation>
    </message>
    <message>
        <source>Same &amp;colour scale in all tiles</source>
        <translation>所有陣列共用同一色階(&amp;C)</translation>
    </message>
    <message>
        <source>Hold one &amp;example</source>
        <translation>只看一個樣本(&amp;E)</translation>
    </message>
    <message>
        <source>All &amp;commands…</source>
        <translation>所有命令(&amp;C)…</translation>
    </message>
    <message>
        <source>What can be done &amp;here</source>
        <translation>這裡可以做什麼(&amp;H)</translation>
    </message>
    <message>
        <source>All &amp;keys</source>
        <translation>所有按鍵(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>復原(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Tidy up in one &amp;line</source>
        <translation>排列成一行(&amp;L)</translation>
    </message>
    <message>
        <source>Tidy up the &amp;selection</source>
        <translation>自動排列所選部分(&amp;S)</translation>
    </message>
    <message>
        <source>Align at the left</source>
        <translation>靠左對齊</translation>
    </message>
    <message>
        <source>Align in a column</source>
        <translation>對齊成一直行</translation>
    </message>
    <message>
        <source>Align at the right</source>
        <translation>靠右對齊</translation>
    </message>
    <message>
        <source>Align at the top</source>
        <translation>靠上對齊</translation>
    </message>
    <message>
        <source>Align in a row</source>
        <translation>對齊成一橫排</translation>
    </message>
    <message>
        <source>Align at the bottom</source>
        <translation>靠下對齊</translation>
    </message>
    <message>
        <source>Equal gaps from left to right</source>
        <translation>左右等距</translation>
    </message>
    <message>
        <source>Equal gaps from top to bottom</source>
        <translation>上下等距</translation>
    </message>
    <message>
        <source>Add a bend</source>
        <translation>加入折點</translation>
    </message>
    <message>
        <source>Select its next bend</source>
        <translation>選取它的下一個折點</translation>
    </message>
    <message>
        <source>Straighten</source>
        <translation>拉直</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>剪下(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>複製(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>貼上(&amp;P)</translation>
    </message>
    <message>
        <source>Paste with its &amp;wires</source>
        <translation>連同連線貼上(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>再製(&amp;D)</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>刪除(&amp;L)</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>全選(&amp;A)</translation>
    </message>
    <message>
        <source>Re&amp;name</source>
        <translation>重新命名(&amp;N)</translation>
    </message>
    <message>
        <source>Add &amp;gate…</source>
        <translation>加入閘(&amp;G)…</translation>
    </message>
    <message>
        <source>Add an &amp;expression here…</source>
        <translation>在這裡加入算式(&amp;E)…</translation>
    </message>
    <message>
        <source>Start &amp;wire</source>
        <translation>開始連線(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Select one by one</source>
        <translation>逐一選取(&amp;S)</translation>
    </message>
    <message>
        <source>Put the &amp;loss flag here</source>
        <translation>把損失旗子放在這裡(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Tidy up</source>
        <translation>自動排列(&amp;T)</translation>
    </message>
    <message>
        <source>Copy as &amp;Python</source>
        <translation>複製為 Python 程式(&amp;P)</translation>
    </message>
    <message>
        <source>Make &amp;blocks of known functions</source>
        <translation>把已知的函數組成方塊(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Ungroup</source>
        <translation>解開方塊(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Expand or collapse in place</source>
        <translation>在原地展開或收合(&amp;E)</translation>
    </message>
    <message>
        <source>E&amp;nter block</source>
        <translation>進入方塊(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Leave block</source>
        <translation>離開方塊(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Make unique</source>
        <translation>獨立成一份(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Save to my blocks</source>
        <translation>存到我的方塊(&amp;S)</translation>
    </message>
    <message>
        <source>Add &amp;input port</source>
        <translation>加入輸入連接埠(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Group into a block</source>
        <translation>組成方塊(&amp;G)</translation>
    </message>
    <message>
        <source>Add &amp;output port</source>
        <translation>加入輸出連接埠(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;About Circuit Editor</source>
        <translation>關於 Circuit Editor(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Lessons</source>
        <translation>課程(&amp;L)</translation>
    </message>
    <message>
        <source>Step by &amp;step</source>
        <translation>逐步執行(&amp;S)</translation>
    </message>
    <message>
        <source>One step &amp;on</source>
        <translation>前進一步(&amp;O)</translation>
    </message>
    <message>
        <source>One step &amp;back</source>
        <translation>後退一步(&amp;B)</translation>
    </message>
    <message>
        <source>To the next stop</source>
        <translation>到下一個停止點</translation>
    </message>
    <message>
        <source>To the stop before</source>
        <translation>到上一個停止點</translation>
    </message>
    <message>
        <source>Remove the stop</source>
        <translation>移除這個停止點</translation>
    </message>
    <message>
        <source>To the beg&amp;inning</source>
        <translation>到開頭(&amp;I)</translation>
    </message>
    <message>
        <source>To the en&amp;d</source>
        <translation>到結尾(&amp;D)</translation>
    </message>
    <message>
        <source>Step to &amp;here</source>
        <translation>走到這一步(&amp;H)</translation>
    </message>
    <message>
        <source>P&amp;lay or pause</source>
        <translation>播放或暫停(&amp;L)</translation>
    </message>
    <message>
        <source>Predict the &amp;gradients</source>
        <translation>預測梯度(&amp;G)</translation>
    </message>
    <message>
        <source>Predict</source>
        <translation>預測</translation>
    </message>
    <message>
        <source>Predict the &amp;values</source>
        <translation>預測數值(&amp;V)</translation>
    </message>
    <message>
        <source>Predict bot&amp;h</source>
        <translation>兩者都預測(&amp;H)</translation>
    </message>
    <message>
        <source>Predict the shapes of &amp;arrays</source>
        <translation>預測陣列的形狀(&amp;A)</translation>
    </message>
    <message>
        <source>Predict what is &amp;selected</source>
        <translation>預測選取的部分(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Next question</source>
        <translation>下一題(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;End the prediction</source>
        <translation>結束預測(&amp;E)</translation>
    </message>
    <message>
        <source>Give the circuit the screen</source>
        <translation>讓電路占滿整個螢幕</translation>
    </message>
    <message>
        <source>Learn backpropagation in small steps</source>
        <translation>一小步一小步學會反向傳播</translation>
    </message>
    <message>
        <source>Go on (while presenting)</source>
        <translation>繼續（簡報時）</translation>
    </message>
    <message>
        <source>Go back (while presenting)</source>
        <translation>返回（簡報時）</translation>
    </message>
    <message>
        <source>&amp;Check the gradients</source>
        <translation>檢查梯度(&amp;C)</translation>
    </message>
    <message>
        <source>One step do&amp;wn</source>
        <translation>梯度下降一步(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Present</source>
        <translation>簡報(&amp;P)</translation>
    </message>
    <message>
        <source>E&amp;xplain (while presenting)</source>
        <translation>講解（簡報時）(&amp;X)</translation>
    </message>
    <message>
        <source>Explain: the page before</source>
        <translation>講解：上一頁</translation>
    </message>
    <message>
        <source>Spotlight (while presenting)</source>
        <translation>聚光燈（簡報時）</translation>
    </message>
    <message>
        <source>Pen (while presenting)</source>
        <translation>畫筆（簡報時）</translation>
    </message>
    <message>
        <source>Wipe what the pen drew</source>
        <translation>擦掉畫筆的筆跡</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>縮小(&amp;O)</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>&amp;Fit all</source>
        <translation>顯示全部(&amp;F)</translation>
    </message>
    <message>
        <source>Fit &amp;selection</source>
        <translation>顯示選取的部分(&amp;S)</translation>
    </message>
    <message>
        <source>Fold or unfold the &amp;gates</source>
        <translation>收起或展開閘面板(&amp;G)</translation>
    </message>
    <message>
        <source>Fold or unfold the &amp;inspector</source>
        <translation>收起或展開檢視面板(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Outline</source>
        <translation>大綱(&amp;O)</translation>
    </message>
    <message>
        <source>Cut &amp;out, keep the wire</source>
        <translation>刪除節點，前後接起來(&amp;O)</translation>
    </message>
    <message>
        <source>Deta&amp;ch from its wires</source>
        <translation>拆下節點，留在畫布上(&amp;C)</translation>
    </message>
    <message>
        <source>C&amp;ut all its wires</source>
        <translation>剪斷所有連線(&amp;U)</translation>
    </message>
    <message>
        <source>Select its next w&amp;ire</source>
        <translation>選取它的下一條連線(&amp;I)</translation>
    </message>
    <message>
        <source>Cut wires by a stro&amp;ke</source>
        <translation>劃一刀剪斷連線(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Move its wires to…</source>
        <translation>將其連線移到(&amp;M)…</translation>
    </message>
    <message>
        <source>What fee&amp;ds this</source>
        <translation>什麼影響它(&amp;D)</translation>
    </message>
    <message>
        <source>What this &amp;affects</source>
        <translation>它影響什麼(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>尋找(&amp;F)…</translation>
    </message>
    <message>
        <source>All num&amp;bers…</source>
        <translation>所有數值(&amp;B)…</translation>
    </message>
    <message>
        <source>&amp;Reset to initial values</source>
        <translation>重設為初始值(&amp;R)</translation>
    </message>
    <message>
        <source>Copy its derivative as LaTe&amp;X</source>
        <translation>把它的導數複製為 LaTeX(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;Replace by…</source>
        <translation>換成(&amp;R)…</translation>
    </message>
    <message>
        <source>Insert a gate here…</source>
        <translation>在這裡插入閘…</translation>
    </message>
    <message>
        <source>Add a gate here…</source>
        <translation>在這裡加入閘…</translation>
    </message>
    <message>
        <source>Change the &amp;value</source>
        <translation>更改數值(&amp;V)</translation>
    </message>
    <message>
        <source>Copy the value</source>
        <translation>複製數值</translation>
    </message>
    <message>
        <source>Copy the gradient</source>
        <translation>複製梯度</translation>
    </message>
    <message>
        <source>Go to where it comes from</source>
        <translation>前往它的來源</translation>
    </message>
    <message>
        <source>Go to where it leads</source>
        <translation>前往它的去處</translation>
    </message>
    <message>
        <source>Cut the wires here</source>
        <translation>剪斷這裡的連線</translation>
    </message>
    <message>
        <source>&amp;Next pane</source>
        <translation>下一個窗格(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous pane</source>
        <translation>上一個窗格(&amp;P)</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>偏好設定(&amp;P)…</translation>
    </message>
    <message>
        <source>Histor&amp;y…</source>
        <translation>歷程(&amp;Y)…</translation>
    </message>
    <message>
        <source>Add &amp;note</source>
        <translation>加入備註(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Frame with a title</source>
        <translation>加上有標題的框(&amp;F)</translation>
    </message>
    <message>
        <source>Put &amp;into the frame</source>
        <translation>放進框裡(&amp;I)</translation>
    </message>
    <message>
        <source>Take &amp;out of its frame</source>
        <translation>從框裡取出(&amp;O)</translation>
    </message>
    <message>
        <source>Select what it hold&amp;s</source>
        <translation>選取框裡的東西(&amp;S)</translation>
    </message>
    <message>
        <source>Delete with c&amp;ontents</source>
        <translation>連同內容一起刪除(&amp;O)</translation>
    </message>
    <message>
        <source>Another co&amp;lour</source>
        <translation>換一種顏色(&amp;L)</translation>
    </message>
    <message>
        <source>St&amp;ore this view</source>
        <translation>儲存目前視野(&amp;O)</translation>
    </message>
    <message>
        <source>Stored &amp;views…</source>
        <translation>已存視野(&amp;V)…</translation>
    </message>
</context>
<context>
    <name>AnnotationCommands</name>
    <message>
        <source>This stands inside a block: enter the block to frame it there.</source>
        <translation>這在方塊裡面：請進入方塊再加框。</translation>
    </message>
</context>
<context>
    <name>AnnotationPage</name>
    <message>
        <source>F2 or a double click writes in it.</source>
        <translation>按 F2 或連按兩下即可書寫。</translation>
    </message>
    <message>
        <source>{count} selected</source>
        <translation>已選取 {count} 個</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>備註</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>框</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>標題</translation>
    </message>
</context>
<context>
    <name>Answer</name>
    <message>
        <source>&amp;OK</source>
        <translation>確定(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>是(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>否(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>儲存(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>不儲存(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
</context>
<context>
    <name>AnswerPainter</name>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>Something went wrong inside the program; your work is kept: {error}</source>
        <translation>程式內部出錯了；你的成果都還在：{error}</translation>
    </message>
</context>
<context>
    <name>ArrangeCommands</name>
    <message>
        <source>Bend {number} of {count}: arrows move it, Del takes it away.</source>
        <translation>第 {number} 個折點，共 {count} 個：方向鍵移動它，Del 移除它。</translation>
    </message>
    <message>
        <source>This stands inside a block: enter the block to change it.</source>
        <translation>這在區塊裡：請進入區塊再修改。</translation>
    </message>
    <message>
        <source>Nothing moves: it stands so already.</source>
        <translation>沒有移動：已經是這樣了。</translation>
    </message>
</context>
<context>
    <name>ArrayCard</name>
    <message>
        <source>Values</source>
        <translation>數值</translation>
    </message>
    <message>
        <source>Gradients</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>values</source>
        <translation>數值</translation>
    </message>
    <message>
        <source>gradients</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>All numbers…</source>
        <translation>所有數值…</translation>
    </message>
    <message>
        <source>share of example {at}</source>
        <translation>第 {at} 個樣本的貢獻</translation>
    </message>
    <message>
        <source>{cell}, {place}: {value}</source>
        <translation>{cell}，{place}：{value}</translation>
    </message>
</context>
<context>
    <name>AttrPanel</name>
    <message>
        <source>Constant {name}</source>
        <translation>常數 {name}</translation>
    </message>
</context>
<context>
    <name>AttributesPanel</name>
    <message>
        <source>Attributes</source>
        <translation>屬性</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
</context>
<context>
    <name>Block</name>
    <message>
        <source>MLP layer</source>
        <translation>MLP 層</translation>
    </message>
    <message>
        <source>attention head</source>
        <translation>注意力頭</translation>
    </message>
    <message>
        <source>cross-entropy, gate by gate</source>
        <translation>逐閘的交叉熵</translation>
    </message>
    <message>
        <source>gated unit</source>
        <translation>閘控單元</translation>
    </message>
    <message>
        <source>linear layer</source>
        <translation>線性層</translation>
    </message>
    <message>
        <source>log-sum-exp</source>
        <translation>log-sum-exp</translation>
    </message>
    <message>
        <source>neuron, 2 inputs</source>
        <translation>神經元，2 個輸入</translation>
    </message>
    <message>
        <source>neuron, 3 inputs</source>
        <translation>神經元，3 個輸入</translation>
    </message>
    <message>
        <source>sigmoid, gate by gate</source>
        <translation>逐閘的 sigmoid</translation>
    </message>
    <message>
        <source>softmax, gate by gate</source>
        <translation>逐閘的 softmax</translation>
    </message>
    <message>
        <source>softplus from gates</source>
        <translation>用閘組成的 softplus</translation>
    </message>
    <message>
        <source>sigmoid</source>
        <translation>sigmoid</translation>
    </message>
    <message>
        <source>tanh</source>
        <translation>tanh</translation>
    </message>
    <message>
        <source>softplus</source>
        <translation>softplus</translation>
    </message>
    <message>
        <source>relu</source>
        <translation>relu</translation>
    </message>
    <message>
        <source>squared error</source>
        <translation>平方誤差</translation>
    </message>
    <message>
        <source>half squared error</source>
        <translation>一半的平方誤差</translation>
    </message>
    <message>
        <source>cross-entropy</source>
        <translation>交叉熵</translation>
    </message>
    <message>
        <source>swish</source>
        <translation>swish</translation>
    </message>
    <message>
        <source>tanh from exps</source>
        <translation>用 exp 組成的 tanh</translation>
    </message>
</context>
<context>
    <name>BlockCommands</name>
    <message>
        <source>Some of this stands inside a block: enter the block to group there.</source>
        <translation>其中一部分在方塊裡面：請進入該方塊再組成方塊。</translation>
    </message>
    <message>
        <source>block</source>
        <translation>方塊</translation>
    </message>
    <message>
        <source>Another block is called “{name}”: this one is now “{free}”.</source>
        <translation>已經有別的方塊叫「{name}」：這一個改叫「{free}」。</translation>
    </message>
    <message>
        <source>No gates here compute a known function, as ×−1, exp, +1, 1/x do a sigmoid.</source>
        <translation>這裡沒有哪些閘合起來是已知的函數，例如 ×−1、exp、+1、1/x 合起來是 sigmoid。</translation>
    </message>
    <message>
        <source>{count} chains are uses of one block now: {name}.</source>
        <translation>{count} 串閘現在都使用同一個方塊：{name}。</translation>
    </message>
    <message>
        <source>A chain of gates is a block now: {name}.</source>
        <translation>一串閘現在是一個方塊：{name}。</translation>
    </message>
    <message>
        <source>Opened in place: {keys} closes it again. Looking is no step to undo.</source>
        <translation>已就地展開：{keys} 可再收起。查看不算可復原的步驟。</translation>
    </message>
</context>
<context>
    <name>BlockPage</name>
    <message>
        <source>Name of the block</source>
        <translation>方塊的名稱</translation>
    </message>
    <message>
        <source>Name of this use</source>
        <translation>這一份的名稱</translation>
    </message>
    <message>
        <source>Used {count} times. Every use has its own numbers.</source>
        <translation>用了 {count} 次。每一份都有自己的數字。</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>進入</translation>
    </message>
    <message>
        <source>Show the gates inside alone (Enter, or double-click)</source>
        <translation>只看裡面的閘（Enter 鍵，或按兩下）</translation>
    </message>
    <message>
        <source>Make unique</source>
        <translation>獨立成一份</translation>
    </message>
    <message>
        <source>Save to my blocks</source>
        <translation>存到我的方塊</translation>
    </message>
</context>
<context>
    <name>Breadcrumb</name>
    <message>
        <source>Circuit</source>
        <translation>電路</translation>
    </message>
    <message>
        <source>used {count} times: gates and wires change in all of them, numbers only here</source>
        <translation>用了 {count} 次：閘和連線在每一份都會改變，數字只在這裡改變</translation>
    </message>
    <message>
        <source>Back to {name}</source>
        <translation>回到 {name}</translation>
    </message>
</context>
<context>
    <name>CanvasLegend</name>
    <message>
        <source>|gradient|</source>
        <translation>|梯度|</translation>
    </message>
    <message>
        <source>max</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>per tile</source>
        <translation>各陣列自有色階</translation>
    </message>
    <message>
        <source>all tiles</source>
        <translation>所有陣列共用</translation>
    </message>
    <message>
        <source>covered</source>
        <translation>已遮住</translation>
    </message>
    <message>
        <source>Colours of tiles: {low} orange, {high} blue ({reach})</source>
        <translation>陣列的顏色：{low} 橙色，{high} 藍色（{reach}）</translation>
    </message>
    <message>
        <source>Width of wires: {what} of {sizes}</source>
        <translation>連線粗細：{what} 為 {sizes}</translation>
    </message>
</context>
<context>
    <name>CanvasSearch</name>
    <message>
        <source>with an input for this wire</source>
        <translation>有輸入能接這條線</translation>
    </message>
    <message>
        <source>can feed this input</source>
        <translation>能接到這個輸入</translation>
    </message>
    <message>
        <source>Ctrl Enter</source>
        <translation>Ctrl Enter</translation>
    </message>
    <message>
        <source>place, keep open</source>
        <translation>放下並繼續搜尋</translation>
    </message>
    <message>
        <source>place, go on</source>
        <translation>放置並繼續</translation>
    </message>
    <message>
        <source>in its place, with its wires</source>
        <translation>放在它的位置，保留連線</translation>
    </message>
    <message>
        <source>Alt Enter</source>
        <translation>Alt Enter</translation>
    </message>
    <message>
        <source>place unwired</source>
        <translation>放下但不接線</translation>
    </message>
    <message>
        <source>Shift Enter</source>
        <translation>Shift Enter</translation>
    </message>
    <message>
        <source>wire to selection</source>
        <translation>接到所選項目</translation>
    </message>
    <message>
        <source>backward: {character}</source>
        <translation>反向傳播時{character}</translation>
    </message>
    <message>
        <source>Here × {number}.</source>
        <translation>此處 × {number}。</translation>
    </message>
</context>
<context>
    <name>CanvasView</name>
    <message>
        <source>Circuit</source>
        <translation>電路</translation>
    </message>
    <message>
        <source>Type a formula, as a*b + c: Enter builds it here.</source>
        <translation>輸入算式，例如 a*b + c：Enter 就在這裡建立。</translation>
    </message>
    <message>
        <source>Select one gate to start a wire from it.</source>
        <translation>請選取一個閘，再由它開始連線。</translation>
    </message>
    <message>
        <source>This block has no ports to wire.</source>
        <translation>這個方塊沒有可以連線的連接埠。</translation>
    </message>
    <message>
        <source>No pin fits: add a gate with a free input first.</source>
        <translation>沒有合適的接腳：請先加入一個還有空輸入的閘。</translation>
    </message>
</context>
<context>
    <name>CellRuleCard</name>
    <message>
        <source>Jacobian…</source>
        <translation>雅可比矩陣…</translation>
    </message>
    <message>
        <source>A value, cell by cell</source>
        <translation>逐格看數值</translation>
    </message>
    <message>
        <source>Chain rule, cell by cell</source>
        <translation>逐格看鏈式法則</translation>
    </message>
    <message>
        <source>output</source>
        <translation>輸出</translation>
    </message>
    <message>
        <source>Which array</source>
        <translation>哪個陣列</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>各格</translation>
    </message>
    <message>
        <source>{name} takes no gradient: no input and no parameter leads there.</source>
        <translation>{name} 沒有梯度：沒有任何輸入或參數通到那裡。</translation>
    </message>
    <message>
        <source>and {count} more, together</source>
        <translation>其餘 {count} 項合計</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>其餘 {count} 項</translation>
    </message>
    <message>
        <source>{cell} is made of:</source>
        <translation>{cell} 由這些組成：</translation>
    </message>
    <message>
        <source>{cell}: nothing reaches it.</source>
        <translation>{cell}：沒有梯度傳到。</translation>
    </message>
    <message>
        <source>{cell}: one product</source>
        <translation>{cell}：一個乘積</translation>
    </message>
    <message>
        <source>{cell}: {count} products</source>
        <translation>{cell}：{count} 個乘積</translation>
    </message>
    <message>
        <source>{cell}: {count} products, strongest first</source>
        <translation>{cell}：{count} 個乘積，由大到小</translation>
    </message>
    <message>
        <source>value of {cell}</source>
        <translation>{cell} 的值</translation>
    </message>
    <message>
        <source>{slope}, this way</source>
        <translation>經這條路的 {slope}</translation>
    </message>
    <message>
        <source>sum = {slope}</source>
        <translation>總和 = {slope}</translation>
    </message>
    <message>
        <source>sum =</source>
        <translation>和 =</translation>
    </message>
    <message>
        <source>local</source>
        <translation>局部</translation>
    </message>
    <message>
        <source>to {name}</source>
        <translation>傳給 {name}</translation>
    </message>
    <message>
        <source>to {name}, all examples</source>
        <translation>傳給 {name}（全部樣本）</translation>
    </message>
    <message>
        <source>The Jacobian of {name} would have {rows} × {columns} numbers. Nobody builds it: what is sent back is U times it, worked out at once.</source>
        <translation>{name} 的雅可比矩陣會有 {rows} × {columns} 個數。沒有人會把它寫出來：傳回去的是 U 乘上它，直接算出。</translation>
    </message>
</context>
<context>
    <name>Cells</name>
    <message>
        <source>entry {at}, counted from 0</source>
        <translation>第 {at} 項，從 0 數起</translation>
    </message>
    <message>
        <source>row {row}, column {column}, counted from 0</source>
        <translation>第 {row} 列第 {column} 行，從 0 數起</translation>
    </message>
    <message>
        <source>in part {part}: row {row}, column {column}, counted from 0</source>
        <translation>在部分 {part} 中：第 {row} 列第 {column} 行，從 0 數起</translation>
    </message>
    <message>
        <source>a single number</source>
        <translation>單一數值</translation>
    </message>
    <message>
        <source>vector of {shape}</source>
        <translation>{shape} 維向量</translation>
    </message>
    <message>
        <source>{shape} matrix</source>
        <translation>{shape} 矩陣</translation>
    </message>
    <message>
        <source>{shape} array of {rank} axes</source>
        <translation>{shape} 陣列（{rank} 軸）</translation>
    </message>
</context>
<context>
    <name>ChainOffer</name>
    <message>
        <source>Make blocks</source>
        <translation>組成方塊</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>先不要</translation>
    </message>
    <message>
        <source>{count} chains {gates}: each is a {name}.</source>
        <translation>有 {count} 串 {gates}：每一串都是 {name}。</translation>
    </message>
    <message>
        <source>{count} chains of {gates} gates: each is a {name}.</source>
        <translation>有 {count} 串，各由 {gates} 個閘組成：每一串都是 {name}。</translation>
    </message>
</context>
<context>
    <name>ChainRuleCard</name>
    <message>
        <source>Chain rule here</source>
        <translation>這裡的鏈式法則</translation>
    </message>
    <message>
        <source>upstream × local = downstream, for each input</source>
        <translation>上游 × 局部 = 下游，每個輸入各算一次</translation>
    </message>
    <message>
        <source>value of {out}</source>
        <translation>{out} 的值</translation>
    </message>
    <message>
        <source>upstream {slope}</source>
        <translation>上游 {slope}</translation>
    </message>
    <message>
        <source>{slope}, this way</source>
        <translation>{slope}，經由這裡</translation>
    </message>
    <message>
        <source>local {slope} = {formula}</source>
        <translation>局部 {slope} = {formula}</translation>
    </message>
    <message>
        <source>{input} goes elsewhere, too.</source>
        <translation>{input} 也通往別處。</translation>
    </message>
    <message>
        <source>{input} goes elsewhere, too: in all, {slope} = {whole}.</source>
        <translation>{input} 也通往別處：合計 {slope} = {whole}。</translation>
    </message>
</context>
<context>
    <name>CharacterCard</name>
    <message>
        <source>What it does</source>
        <translation>它做什麼</translation>
    </message>
</context>
<context>
    <name>CheckModel</name>
    <message>
        <source>Input</source>
        <translation>輸入</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>Finite difference</source>
        <translation>有限差分</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>誤差</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
</context>
<context>
    <name>CheckPanel</name>
    <message>
        <source>Copy</source>
        <translation>複製</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
</context>
<context>
    <name>CheckTable</name>
    <message>
        <source>Gradients, checked</source>
        <translation>檢查過的梯度</translation>
    </message>
</context>
<context>
    <name>CircuitPage</name>
    <message>
        <source>Select a gate to see the chain rule at work in it, an input to change its value, a wire to see what it carries.</source>
        <translation>選一個閘，看鏈式法則在其中運作；選一個輸入，改變它的值；選一條連線，看它帶著什麼。</translation>
    </message>
    <message>
        <source>Circuit</source>
        <translation>電路</translation>
    </message>
    <message>
        <source>Inside {block}</source>
        <translation>在 {block} 裡面</translation>
    </message>
</context>
<context>
    <name>CircuitPicture</name>
    <message>
        <source>No picture: {error}</source>
        <translation>沒有圖：{error}</translation>
    </message>
    <message>
        <source>1 node</source>
        <translation>1 個節點</translation>
    </message>
    <message>
        <source>{count} nodes</source>
        <translation>{count} 個節點</translation>
    </message>
    <message>
        <source>Drawing …</source>
        <translation>繪製中…</translation>
    </message>
</context>
<context>
    <name>Classroom</name>
    <message>
        <source>Timeline</source>
        <translation>時間軸</translation>
    </message>
    <message>
        <source>Predict</source>
        <translation>預測</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>課程</translation>
    </message>
    <message>
        <source>No step works on this: no number comes by here.</source>
        <translation>沒有一步經過這裡：沒有數字流經此處。</translation>
    </message>
    <message>
        <source>Gradients that would tell a value are hidden, too.</source>
        <translation>會透露數值的梯度也隱藏了。</translation>
    </message>
    <message>
        <source>Gradient check</source>
        <translation>梯度檢查</translation>
    </message>
</context>
<context>
    <name>Clipboard</name>
    <message>
        <source>The ports of a block stay inside it: select gates to copy.</source>
        <translation>方塊的連接埠只能留在方塊裡：請選取要複製的閘。</translation>
    </message>
    <message>
        <source>Nothing is copied: numbers are hidden now, and the program would tell them.</source>
        <translation>沒有複製任何內容：現在有些數字是隱藏的，程式會洩漏它們。</translation>
    </message>
    <message>
        <source>Copied as a Python program of {lines} lines. Run it: it checks itself.</source>
        <translation>已複製為 {lines} 行的 Python 程式。執行它，它會自行檢查每個數字。</translation>
    </message>
    <message>
        <source>Copied as a Python program of {lines} lines. It only goes forwards: there is no gradient yet.</source>
        <translation>已複製為 {lines} 行的 Python 程式。它只有正向傳播：現在還沒有梯度。</translation>
    </message>
    <message>
        <source>The clipboard is empty.</source>
        <translation>剪貼簿是空的。</translation>
    </message>
    <message>
        <source>The clipboard holds too much text to paste.</source>
        <translation>剪貼簿裡的文字太多，無法貼上。</translation>
    </message>
    <message>
        <source>The clipboard holds no part of a circuit. Copy some gates first.</source>
        <translation>剪貼簿裡沒有電路的內容。請先複製一些閘。</translation>
    </message>
    <message>
        <source>This stands inside a block: enter the block to copy it.</source>
        <translation>這在方塊裡面：請進入方塊再複製。</translation>
    </message>
    <message>
        <source>Pasted without wires: what drives the original is not in here.</source>
        <translation>貼上時沒有連線：原本的輸入來源不在這裡。</translation>
    </message>
</context>
<context>
    <name>ClosedFormCard</name>
    <message>
        <source>As one formula</source>
        <translation>寫成一個式子</translation>
    </message>
    <message>
        <source>Copy as LaTeX</source>
        <translation>複製為 LaTeX</translation>
    </message>
    <message>
        <source>Working it out …</source>
        <translation>計算中……</translation>
    </message>
    <message>
        <source>A block without an output port computes nothing.</source>
        <translation>沒有輸出連接埠的方塊什麼都不計算。</translation>
    </message>
    <message>
        <source>This block is too large for a closed form.</source>
        <translation>這個方塊太大，寫不成封閉形式。</translation>
    </message>
    <message>
        <source>Its derivatives are arrays: select a gate inside to read them cell by cell.</source>
        <translation>它的導數是陣列：選取裡面的閘，就能逐格閱讀。</translation>
    </message>
    <message>
        <source>for {conditions}</source>
        <translation>適用於 {conditions}</translation>
    </message>
    <message>
        <source>and {count} more derivatives</source>
        <translation>還有 {count} 個導數</translation>
    </message>
    <message>
        <source>Derivatives by what is held inside ({count})</source>
        <translation>對裡面各數的導數（{count} 個）</translation>
    </message>
    <message>
        <source>As text: the panel is too narrow for it typeset.</source>
        <translation>以文字顯示：面板太窄，放不下排版後的公式。</translation>
    </message>
    <message>
        <source>As text: it is too long to be typeset, or its font lacks a letter.</source>
        <translation>以文字顯示：公式太長而無法排版，或字型缺少某個字。</translation>
    </message>
    <message>
        <source>here {number}</source>
        <translation>在這裡是 {number}</translation>
    </message>
    <message>
        <source>Gate by gate, {name} comes to {chain} here, and so it does in one step, which is the chain&apos;s own product. The formula keeps its number, {number}, and so would a fused gate: this is why people fuse gates into one.</source>
        <translation>逐個閘計算，這裡的 {name} 是 {chain}；一步計算也一樣，因為那正是鏈上各因數的乘積。式子算出來的是 {number}，把這些閘合成一個也會如此：這就是大家把閘合併的原因。</translation>
    </message>
    <message>
        <source>The formula as it is written comes to {number} for {name} here; gate by gate it is {chain}. Numbers on the way grow too large or too small: the order of the steps matters.</source>
        <translation>照式子寫的算，這裡的 {name} 是 {number}；逐個閘計算則是 {chain}。中途的數會太大或太小：計算的順序有影響。</translation>
    </message>
    <message>
        <source>Copied as LaTeX.</source>
        <translation>已複製為 LaTeX。</translation>
    </message>
</context>
<context>
    <name>ColourCard</name>
    <message>
        <source>Colour</source>
        <translation>顏色</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Type what you want to do</source>
        <translation>輸入你想做的事</translation>
    </message>
    <message>
        <source>All commands</source>
        <translation>所有命令</translation>
    </message>
    <message>
        <source>Nothing is called that.</source>
        <translation>沒有叫這個名字的東西。</translation>
    </message>
</context>
<context>
    <name>CompareDialog</name>
    <message>
        <source>Compare</source>
        <translation>比較</translation>
    </message>
    <message>
        <source>&amp;Whole circuit</source>
        <translation>整個電路(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>關閉(&amp;C)</translation>
    </message>
</context>
<context>
    <name>ComparePanel</name>
    <message>
        <source>What differs</source>
        <translation>不同之處</translation>
    </message>
    <message>
        <source>The chosen difference is marked in both</source>
        <translation>選取的不同之處會在兩張圖中標示</translation>
    </message>
    <message>
        <source>Comparing …</source>
        <translation>比較中…</translation>
    </message>
    <message>
        <source>… and {count} more</source>
        <translation>…還有 {count} 處</translation>
    </message>
    <message>
        <source>Both are the same.</source>
        <translation>兩者相同。</translation>
    </message>
    <message>
        <source>Only places differ (choose one to see where):</source>
        <translation>只有位置不同（選一項看在哪裡）：</translation>
    </message>
    <message>
        <source>What differs (choose one to see where):</source>
        <translation>不同之處（選一項看在哪裡）：</translation>
    </message>
</context>
<context>
    <name>CopyRow</name>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>{name} (repaired copy)</source>
        <translation>{name}（修復過的副本）</translation>
    </message>
    <message>
        <source>{name} (example)</source>
        <translation>{name}（範例）</translation>
    </message>
    <message>
        <source>{name} (lesson)</source>
        <translation>{name}（課程）</translation>
    </message>
    <message>
        <source>{name}, without its last moments</source>
        <translation>{name}（缺少最後片刻）</translation>
    </message>
    <message>
        <source>A copy that cannot be read</source>
        <translation>無法讀取的副本</translation>
    </message>
    <message>
        <source>Put this copy away; for {days} days it can be had again</source>
        <translation>收起這份副本；{days} 天內仍可取回</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>捨棄</translation>
    </message>
    <message>
        <source>Discard {name}</source>
        <translation>捨棄 {name}</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試一次</translation>
    </message>
    <message>
        <source>Try again to read {name}</source>
        <translation>再試一次讀取 {name}</translation>
    </message>
    <message>
        <source>See what differs from the file, side by side</source>
        <translation>並排看看與檔案有何不同</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>比較…</translation>
    </message>
    <message>
        <source>Compare {name} with the file</source>
        <translation>將 {name} 與檔案比較</translation>
    </message>
    <message>
        <source>The file was written again after this work was begun: {when}</source>
        <translation>此工作開始後，檔案又被寫入：{when}</translation>
    </message>
    <message>
        <source>Kept {when}, discarded {then}</source>
        <translation>保留於 {when}，捨棄於 {then}</translation>
    </message>
    <message>
        <source>Kept {when}</source>
        <translation>保留於 {when}</translation>
    </message>
    <message>
        <source>Kept {when}, {nodes}, never saved</source>
        <translation>保留於 {when}，{nodes}，從未儲存</translation>
    </message>
    <message>
        <source>Kept {when}, {nodes}, from {folder}</source>
        <translation>保留於 {when}，{nodes}，來自 {folder}</translation>
    </message>
    <message>
        <source>1 node</source>
        <translation>1 個節點</translation>
    </message>
    <message>
        <source>{count} nodes</source>
        <translation>{count} 個節點</translation>
    </message>
    <message>
        <source>The file cannot be read: {reason}</source>
        <translation>無法讀取檔案：{reason}</translation>
    </message>
    <message>
        <source>In the file, {when}</source>
        <translation>檔案中，{when}</translation>
    </message>
    <message>
        <source>In the copy, {when}</source>
        <translation>副本中，{when}</translation>
    </message>
    <message>
        <source>&amp;Recover</source>
        <translation>找回(&amp;R)</translation>
    </message>
    <message>
        <source>d MMMM yyyy, HH:mm</source>
        <translation>yyyy 年 M 月 d 日 HH:mm</translation>
    </message>
    <message>
        <source>Picture of {name}</source>
        <translation>{name} 的圖</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>找回</translation>
    </message>
    <message>
        <source>Recover {name}</source>
        <translation>找回 {name}</translation>
    </message>
</context>
<context>
    <name>CrashCard</name>
    <message>
        <source>Copy report</source>
        <translation>複製報告</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>不用了</translation>
    </message>
    <message>
        <source>The program crashed last time. A report can be copied: it holds no circuit, and nothing was sent.</source>
        <translation>程式上次當掉了。可以複製一份報告：其中不含任何電路，也沒有傳送任何資料。</translation>
    </message>
    <message>
        <source>Something went wrong inside the program last time. A report can be copied: it holds no circuit, and nothing was sent.</source>
        <translation>上次程式內部出了差錯。可以複製一份報告：其中不含任何電路，也沒有傳送任何資料。</translation>
    </message>
    <message>
        <source>The report is copied: paste it where you tell of the fault.</source>
        <translation>報告已複製：請貼到您回報錯誤的地方。</translation>
    </message>
    <message>
        <source>The report is deleted.</source>
        <translation>報告已刪除。</translation>
    </message>
</context>
<context>
    <name>Cure</name>
    <message>
        <source>transpose {name}</source>
        <translation>轉置 {name}</translation>
    </message>
    <message>
        <source>swap {first} and {second}</source>
        <translation>交換 {first} 與 {second}</translation>
    </message>
    <message>
        <source>make {name} {shape}</source>
        <translation>把 {name} 變成 {shape}</translation>
    </message>
    <message>
        <source>{option}: all</source>
        <translation>{option}：全部</translation>
    </message>
    <message>
        <source>use the product × instead</source>
        <translation>改用乘積 ×</translation>
    </message>
    <message>
        <source>take the {kind} of all its numbers</source>
        <translation>取所有數的 {kind}</translation>
    </message>
</context>
<context>
    <name>DescentCard</name>
    <message>
        <source>One step down</source>
        <translation>梯度下降一步</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>學習率</translation>
    </message>
    <message>
        <source>Step down</source>
        <translation>下降一步</translation>
    </message>
    <message>
        <source>rate × gradient</source>
        <translation>學習率 × 梯度</translation>
    </message>
    <message>
        <source>The rate must be greater than 0.</source>
        <translation>學習率必須大於 0。</translation>
    </message>
</context>
<context>
    <name>DiscardedRow</name>
    <message>
        <source>{name} is discarded.</source>
        <translation>已捨棄 {name}。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>復原</translation>
    </message>
    <message>
        <source>Undo: keep {name}</source>
        <translation>復原：保留 {name}</translation>
    </message>
</context>
<context>
    <name>EarlierVersions</name>
    <message>
        <source>Earlier versions of {name}</source>
        <translation>{name} 的先前版本</translation>
    </message>
    <message>
        <source>Earlier versions, the newest first</source>
        <translation>先前版本，最新的在最前</translation>
    </message>
    <message>
        <source>Looking for earlier versions …</source>
        <translation>正在尋找先前版本…</translation>
    </message>
    <message>
        <source>Going back is one step: Undo takes it back.</source>
        <translation>回到舊版是一個步驟，可以復原。</translation>
    </message>
    <message>
        <source>The file stays as it is until you save.</source>
        <translation>在你儲存之前，檔案保持原樣。</translation>
    </message>
    <message>
        <source>Open as a &amp;copy</source>
        <translation>開啟為副本(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Go back to it</source>
        <translation>回到這一版(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Open it</source>
        <translation>開啟它(&amp;O)</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>關閉(&amp;L)</translation>
    </message>
    <message>
        <source>No earlier versions are kept: the preferences say so.</source>
        <translation>不保留先前版本：偏好設定如此。</translation>
    </message>
    <message>
        <source>There are no earlier versions yet. Each save keeps what it replaces.</source>
        <translation>還沒有先前版本。每次儲存都會保留被取代的版本。</translation>
    </message>
    <message>
        <source>changed by another program</source>
        <translation>由其他程式改動</translation>
    </message>
    <message>
        <source>in an older format</source>
        <translation>舊格式</translation>
    </message>
    <message>
        <source>This version cannot be read: {reason}</source>
        <translation>無法讀取這一版：{reason}</translation>
    </message>
    <message>
        <source>Earlier, {when}</source>
        <translation>先前，{when}</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>現在</translation>
    </message>
</context>
<context>
    <name>Example</name>
    <message>
        <source>First example</source>
        <translation>第一個例子</translation>
    </message>
    <message>
        <source>Gate patterns</source>
        <translation>各種閘的個性</translation>
    </message>
    <message>
        <source>Network as nested blocks</source>
        <translation>方塊套方塊的網路</translation>
    </message>
    <message>
        <source>Shared weight</source>
        <translation>共用的權重</translation>
    </message>
    <message>
        <source>Sigmoid as one block</source>
        <translation>sigmoid 當成一個方塊</translation>
    </message>
    <message>
        <source>Sigmoid block opened</source>
        <translation>打開的 sigmoid 方塊</translation>
    </message>
    <message>
        <source>Sigmoid neuron</source>
        <translation>sigmoid 神經元</translation>
    </message>
    <message>
        <source>Softmax with cross entropy</source>
        <translation>Softmax 與交叉熵</translation>
    </message>
    <message>
        <source>Squared length of a vector</source>
        <translation>向量長度的平方</translation>
    </message>
    <message>
        <source>Staged example</source>
        <translation>分階段的例子</translation>
    </message>
    <message>
        <source>Three levels</source>
        <translation>三層方塊</translation>
    </message>
    <message>
        <source>Two input max</source>
        <translation>兩個輸入的 max</translation>
    </message>
    <message>
        <source>Two layer network</source>
        <translation>兩層網路</translation>
    </message>
    <message>
        <source>Two layer network in matrices</source>
        <translation>矩陣寫成的兩層網路</translation>
    </message>
    <message>
        <source>Two neurons one block</source>
        <translation>同一個方塊的兩個神經元</translation>
    </message>
</context>
<context>
    <name>ExampleBar</name>
    <message>
        <source>Examples are counted from 1, the rows and columns of an array from 0, as in Python: example 1 is row 0.</source>
        <translation>樣本從 1 數起，陣列的列和行從 0 數起，和 Python 一樣：第 1 個樣本就是第 0 列。</translation>
    </message>
    <message>
        <source>The example before</source>
        <translation>上一個樣本</translation>
    </message>
    <message>
        <source>The next example</source>
        <translation>下一個樣本</translation>
    </message>
    <message>
        <source>▸ marks it, dashes frame its share</source>
        <translation>▸ 標出該樣本，虛線框是它的貢獻</translation>
    </message>
    <message>
        <source>brings {share} of {loss} = {whole}</source>
        <translation>貢獻 {share}，全部 {loss} = {whole}</translation>
    </message>
    <message>
        <source>All {count} examples</source>
        <translation>全部 {count} 個樣本</translation>
    </message>
    <message>
        <source>Example {at} of {count} (row {row})</source>
        <translation>第 {at} 個樣本，共 {count} 個（第 {row} 列）</translation>
    </message>
    <message>
        <source>Hold one</source>
        <translation>只看一個</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>顯示全部</translation>
    </message>
</context>
<context>
    <name>ExpandSwitch</name>
    <message>
        <source>As one step</source>
        <translation>一步完成</translation>
    </message>
    <message>
        <source>Gate by gate</source>
        <translation>逐個閘計算</translation>
    </message>
    <message>
        <source>Ctrl+E changes from one to the other</source>
        <translation>Ctrl+E 在兩者之間切換</translation>
    </message>
</context>
<context>
    <name>Explaining</name>
    <message>
        <source>The large card explains on stage: F5 begins that.</source>
        <translation>大卡片在簡報時講解：按 F5 開始簡報。</translation>
    </message>
    <message>
        <source>Click a gate, an input or a wire, or take a step: that is explained then.</source>
        <translation>先點一個閘、輸入或連線，或走一步：接著就講解它。</translation>
    </message>
    <message>
        <source>The gradients, checked by differences</source>
        <translation>用差分檢查梯度</translation>
    </message>
    <message>
        <source>{name}, on the way to {end}</source>
        <translation>{name}，通往 {end} 的連線</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export picture</source>
        <translation>匯出圖片</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>匯出(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>佈景主題(&amp;T)</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>淺色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Co&amp;lours</source>
        <translation>顏色(&amp;L)</translation>
    </message>
    <message>
        <source>Green and red</source>
        <translation>綠與紅</translation>
    </message>
    <message>
        <source>Blue and orange</source>
        <translation>藍與橙</translation>
    </message>
    <message>
        <source>&amp;Paper</source>
        <translation>底色(&amp;P)</translation>
    </message>
    <message>
        <source>Coloured</source>
        <translation>有</translation>
    </message>
    <message>
        <source>Transparent</source>
        <translation>透明</translation>
    </message>
    <message>
        <source>&amp;Scale</source>
        <translation>倍率(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Numbers</source>
        <translation>數字(&amp;N)</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Gradients</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>None</source>
        <translation>無</translation>
    </message>
    <message>
        <source>Covered numbers stay covered.</source>
        <translation>遮住的數字仍然遮住。</translation>
    </message>
    <message>
        <source>&amp;Words</source>
        <translation>文字(&amp;W)</translation>
    </message>
    <message>
        <source>W&amp;ires</source>
        <translation>連線(&amp;I)</translation>
    </message>
    <message>
        <source>All alike</source>
        <translation>粗細相同</translation>
    </message>
    <message>
        <source>As wide as |gradient|</source>
        <translation>隨 |梯度| 變粗</translation>
    </message>
    <message>
        <source>Arra&amp;ys</source>
        <translation>陣列(&amp;Y)</translation>
    </message>
    <message>
        <source>A scale each</source>
        <translation>各陣列自有色階</translation>
    </message>
    <message>
        <source>One scale for all</source>
        <translation>所有陣列共用同一色階</translation>
    </message>
    <message>
        <source>P&amp;art</source>
        <translation>範圍(&amp;A)</translation>
    </message>
    <message>
        <source>The whole</source>
        <translation>整個電路</translation>
    </message>
    <message>
        <source>What is selected</source>
        <translation>選取的部分</translation>
    </message>
    <message>
        <source>{width} × {height} pixels as PNG</source>
        <translation>PNG 為 {width} × {height} 像素</translation>
    </message>
    <message>
        <source>Too large for a PNG: only as SVG or PDF.</source>
        <translation>對 PNG 來說太大：只能存成 SVG 或 PDF。</translation>
    </message>
</context>
<context>
    <name>ExpressionBar</name>
    <message>
        <source>f = (x + y) * z</source>
        <translation>f = (x + y) * z</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>運算式</translation>
    </message>
    <message>
        <source>Build</source>
        <translation>建立</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>貼上</translation>
    </message>
    <message>
        <source>Enter builds the circuit in place of this one, Shift+Enter starts another line, Esc closes.</source>
        <translation>Enter 以新電路取代目前的電路，Shift+Enter 換行，Esc 關閉。</translation>
    </message>
    <message>
        <source>Enter builds the circuit, Shift+Enter starts another line, Esc closes.</source>
        <translation>Enter 建立電路，Shift+Enter 換行，Esc 關閉。</translation>
    </message>
    <message>
        <source>Enter adds it to the circuit, Shift+Enter starts another line, Esc closes.</source>
        <translation>Enter 加入電路，Shift+Enter 換行，Esc 關閉。</translation>
    </message>
</context>
<context>
    <name>FacetBars</name>
    <message>
        <source>{at} of {last}</source>
        <translation>{at} / {last}</translation>
    </message>
    <message>
        <source>axis {number}</source>
        <translation>軸 {number}</translation>
    </message>
</context>
<context>
    <name>FileCommands</name>
    <message>
        <source>Your work stays here</source>
        <translation>你的內容仍在這裡</translation>
    </message>
    <message>
        <source>Nothing was opened</source>
        <translation>沒有開啟任何檔案</translation>
    </message>
    <message>
        <source>Open circuit</source>
        <translation>開啟電路</translation>
    </message>
    <message>
        <source>Cannot open {name}</source>
        <translation>無法開啟 {name}</translation>
    </message>
    <message>
        <source>Read it and build a new circuit of it?</source>
        <translation>要讀取它並建立新電路嗎？</translation>
    </message>
    <message>
        <source>• … and {count} more</source>
        <translation>• …還有 {count} 項</translation>
    </message>
    <message>
        <source>Read as a formula?</source>
        <translation>要當作算式讀取嗎？</translation>
    </message>
    <message>
        <source>{name} is a text that holds a formula.</source>
        <translation>{name} 是文字檔，內容是算式。</translation>
    </message>
    <message>
        <source>The new circuit takes its place. Save the changes first?</source>
        <translation>新電路會取代它。要先儲存變更嗎？</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>未儲存</translation>
    </message>
    <message>
        <source>{name} was made with format {newer}; this program writes format {known}.</source>
        <translation>{name} 以格式 {newer} 製作；這個程式寫的是格式 {known}。</translation>
    </message>
    <message>
        <source>Save a copy?</source>
        <translation>要另存副本嗎？</translation>
    </message>
    <message>
        <source>The file stays as it is. A copy under another name keeps what this program does not know, but a newer program may read it otherwise.</source>
        <translation>原檔案不會變。用別的名稱另存的副本會保留這個程式不認得的內容，但較新版的程式讀起來可能不同。</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>另存新檔(&amp;A)…</translation>
    </message>
    <message>
        <source>{name}-copy</source>
        <translation>{name}-副本</translation>
    </message>
    <message>
        <source>{name}-repaired</source>
        <translation>{name}-修復</translation>
    </message>
    <message>
        <source>circuit.circuit</source>
        <translation>電路.circuit</translation>
    </message>
    <message>
        <source>Save circuit as</source>
        <translation>電路另存新檔</translation>
    </message>
    <message>
        <source>Nothing was drawn</source>
        <translation>沒有畫出任何東西</translation>
    </message>
    <message>
        <source>Pictures (*.svg *.png *.pdf)</source>
        <translation>圖片 (*.svg *.png *.pdf)</translation>
    </message>
    <message>
        <source>Export picture</source>
        <translation>匯出圖片</translation>
    </message>
    <message>
        <source>Cannot write {name}</source>
        <translation>無法寫入 {name}</translation>
    </message>
    <message>
        <source>Wrote {name}.</source>
        <translation>已寫入 {name}。</translation>
    </message>
    <message>
        <source>This circuit</source>
        <translation>這個電路</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>尚未儲存的變更</translation>
    </message>
    <message>
        <source>{name} has unsaved changes.</source>
        <translation>{name} 有尚未儲存的變更。</translation>
    </message>
    <message>
        <source>Save them before you go on?</source>
        <translation>要先儲存再繼續嗎？</translation>
    </message>
    <message>
        <source>Save it before you go on?</source>
        <translation>繼續之前要儲存嗎？</translation>
    </message>
    <message>
        <source>Not in the file</source>
        <translation>不在檔案中</translation>
    </message>
    <message>
        <source>{name} was deleted, moved or damaged: what you see is in no file.</source>
        <translation>{name} 已被刪除、移動或損壞：你看到的內容不在任何檔案中。</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>另存新檔(&amp;S)…</translation>
    </message>
    <message>
        <source>Replace the file?</source>
        <translation>要取代檔案嗎？</translation>
    </message>
    <message>
        <source>There is already a file {name}.</source>
        <translation>已經有檔案 {name}。</translation>
    </message>
    <message>
        <source>Do you want to replace it?</source>
        <translation>要取代它嗎？</translation>
    </message>
    <message>
        <source>Something went wrong inside the program; your work is kept: {error}</source>
        <translation>程式內部出錯了；你的成果都還在：{error}</translation>
    </message>
    <message>
        <source>This file came with the program. Save it elsewhere.</source>
        <translation>這個檔案是程式附帶的。請存到別處。</translation>
    </message>
    <message>
        <source>{name} is open in another window. Save under another name.</source>
        <translation>{name} 已在另一個視窗開啟。請用別的名稱儲存。</translation>
    </message>
    <message>
        <source>Circuits (*.circuit);;All files (*)</source>
        <translation>電路 (*.circuit);;所有檔案 (*)</translation>
    </message>
</context>
<context>
    <name>FileWatch</name>
    <message>
        <source>Leave it</source>
        <translation>不用了</translation>
    </message>
    <message>
        <source>{name} is not there any more: it was moved or deleted.</source>
        <translation>{name} 已不在原處：它被移動或刪除了。</translation>
    </message>
    <message>
        <source>Save it again</source>
        <translation>重新儲存</translation>
    </message>
    <message>
        <source>{name} is not there any more, and neither is its folder.</source>
        <translation>{name} 已不存在，其資料夾也不存在。</translation>
    </message>
    <message>
        <source>{name} is damaged now. What you see here is whole.</source>
        <translation>{name} 現在已損壞。你在此看到的內容是完整的。</translation>
    </message>
    <message>
        <source>Save beside</source>
        <translation>另存在旁</translation>
    </message>
    <message>
        <source>{name} was changed by another program, and here, too.</source>
        <translation>{name} 已被其他程式更改，在這裡也有更改。</translation>
    </message>
    <message>
        <source>{name} was saved in another window, and changed here, too.</source>
        <translation>{name} 已在另一個視窗中儲存，這裡也有更改。</translation>
    </message>
    <message>
        <source>Decide…</source>
        <translation>決定…</translation>
    </message>
    <message>
        <source>{name} was changed by another program.</source>
        <translation>{name} 已被其他程式更改。</translation>
    </message>
    <message>
        <source>{name} was saved in another window.</source>
        <translation>{name} 已在另一個視窗中儲存。</translation>
    </message>
    <message>
        <source>Show it as it is now</source>
        <translation>顯示現在的內容</translation>
    </message>
    <message>
        <source>{name} was changed by another program while it was saved.</source>
        <translation>儲存時，{name} 被其他程式更改了。</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存新檔…</translation>
    </message>
    <message>
        <source>{name} is open in the program a second time. If both change it, you are asked when you save.</source>
        <translation>{name} 在本程式中開啟了兩次。若兩邊都更改，儲存時會詢問你。</translation>
    </message>
    <message>
        <source>All right</source>
        <translation>知道了</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Name, kind, number, problem</source>
        <translation>名稱、種類、數字、問題</translation>
    </message>
    <message>
        <source>Find in the circuit</source>
        <translation>在電路中尋找</translation>
    </message>
    <message>
        <source>Previous (Shift+Enter)</source>
        <translation>上一個（Shift+Enter）</translation>
    </message>
    <message>
        <source>Next (Enter)</source>
        <translation>下一個（Enter）</translation>
    </message>
    <message>
        <source>End the search (Esc)</source>
        <translation>結束尋找（Esc）</translation>
    </message>
    <message>
        <source>{nth} of {count}</source>
        <translation>第 {nth} 個，共 {count} 個</translation>
    </message>
    <message>
        <source>none</source>
        <translation>沒有</translation>
    </message>
    <message>
        <source>Nothing in the circuit is called so, or shows that.</source>
        <translation>電路中沒有這樣的名稱，也沒有顯示這個的地方。</translation>
    </message>
</context>
<context>
    <name>FlagPage</name>
    <message>
        <source>value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Make this the loss</source>
        <translation>設為損失</translation>
    </message>
    <message>
        <source>Not the loss</source>
        <translation>不是損失</translation>
    </message>
</context>
<context>
    <name>Gate</name>
    <message>
        <source>The sigmoid taken apart, as in the lecture: ×−1, exp, +1, 1/x.</source>
        <translation>拆開的 sigmoid，和課堂上一樣：×−1、exp、+1、1/x。</translation>
    </message>
    <message>
        <source>tanh made of exponentials: (eˣ − e⁻ˣ) ÷ (eˣ + e⁻ˣ).</source>
        <translation>用指數組成的 tanh：(eˣ − e⁻ˣ) ÷ (eˣ + e⁻ˣ)。</translation>
    </message>
    <message>
        <source>A smooth relu in three gates: exp, +1, log.</source>
        <translation>用三個閘組成的平滑 relu：exp、+1、log。</translation>
    </message>
    <message>
        <source>Two inputs, each times a weight, plus a bias, through a sigmoid.</source>
        <translation>兩個輸入各乘上權重，加上偏差，再通過 sigmoid。</translation>
    </message>
    <message>
        <source>Three inputs, each times a weight, plus a bias, through a sigmoid.</source>
        <translation>三個輸入各乘上權重，加上偏差，再通過 sigmoid。</translation>
    </message>
    <message>
        <source>How far a prediction is from its target, squared.</source>
        <translation>預測離目標有多遠，取平方。</translation>
    </message>
    <message>
        <source>A number times its own sigmoid: like relu, without the corner.</source>
        <translation>一個數乘上它自己的 sigmoid：像 relu，但沒有折角。</translation>
    </message>
    <message>
        <source>A smooth maximum: log(eˣ + eʸ), the larger taken out first so that exp never overflows.</source>
        <translation>平滑的最大值：log(eˣ + eʸ)，先把較大的提出來，所以 exp 不會溢位。</translation>
    </message>
    <message>
        <source>Lets x through as far as the gate is open: x × σ(gate).</source>
        <translation>閘門開多少，就讓 x 通過多少：x × σ(gate)。</translation>
    </message>
    <message>
        <source>Each row of x times a matrix of weights, plus a bias for each unit: x @ W + b.</source>
        <translation>x 的每一列乘上權重矩陣，再為每個單元加上偏差：x @ W + b。</translation>
    </message>
    <message>
        <source>A linear layer, and a relu on each of its numbers: relu(x @ W + b).</source>
        <translation>一個線性層，再對每個數做 relu：relu(x @ W + b)。</translation>
    </message>
    <message>
        <source>The softmax taken apart: less the largest, exp, each divided by the row&apos;s sum.</source>
        <translation>拆開的 softmax：減去最大值、exp，再各除以該列的總和。</translation>
    </message>
    <message>
        <source>Softmax, then −log of what it gives the one-hot target t, averaged over rows.</source>
        <translation>先 softmax，再對獨熱目標 t 所得的機率取 −log，並對各列取平均。</translation>
    </message>
    <message>
        <source>Rows of x look at one another: softmax(q @ kᵀ ÷ √d) @ v; q, k, v are x @ weights.</source>
        <translation>x 的各列互相關注：softmax(q @ kᵀ ÷ √d) @ v；q、k、v 都是 x @ 權重。</translation>
    </message>
    <message>
        <source>Where the two inputs are equal, each gets half of the gradient, as in PyTorch.</source>
        <translation>兩個輸入相等時，各得到一半的梯度，和 PyTorch 一樣。</translation>
    </message>
    <message>
        <source>Distributes: each input gets the whole gradient.</source>
        <translation>分配：每個輸入都得到整個梯度。</translation>
    </message>
    <message>
        <source>Distributes: the first input gets the gradient as it is, the second with its sign turned.</source>
        <translation>分配：第一個輸入得到原樣的梯度，第二個得到翻轉正負號的梯度。</translation>
    </message>
    <message>
        <source>Switches: each input gets upstream × the other input.</source>
        <translation>交換：每個輸入得到上游 × 另一個輸入。</translation>
    </message>
    <message>
        <source>Scales: the dividend gets upstream ÷ divisor; what the divisor gets grows as it nears 0.</source>
        <translation>縮放：被除數得到上游 ÷ 除數；除數越接近 0，它得到的越大。</translation>
    </message>
    <message>
        <source>Flips the sign of the gradient.</source>
        <translation>翻轉梯度的正負號。</translation>
    </message>
    <message>
        <source>0⁰ counts as 1 with both derivatives 0, as in PyTorch. A negative base has no derivative by the exponent.</source>
        <translation>0⁰ 算作 1，兩個導數都是 0，和 PyTorch 一樣。底數為負時，對指數沒有導數。</translation>
    </message>
    <message>
        <source>Scales: the base gets upstream × exponent × the next lower power.</source>
        <translation>縮放：底數得到上游 × 指數 × 次數少一的冪。</translation>
    </message>
    <message>
        <source>Routes: the larger input gets all, the other nothing.</source>
        <translation>路由：較大的輸入得到全部，另一個什麼都得不到。</translation>
    </message>
    <message>
        <source>Routes: the smaller input gets all, the other nothing.</source>
        <translation>路由：較小的輸入得到全部，另一個什麼都得不到。</translation>
    </message>
    <message>
        <source>Passes the gradient on unchanged.</source>
        <translation>把梯度原樣往回傳。</translation>
    </message>
    <message>
        <source>Scales: the gradient is multiplied by the constant.</source>
        <translation>縮放：梯度乘上這個常數。</translation>
    </message>
    <message>
        <source>Scales by the exponent × the next lower power.</source>
        <translation>縮放：乘上指數 × 次數少一的冪。</translation>
    </message>
    <message>
        <source>Scales by −1 over the square of its input: the sign turns.</source>
        <translation>縮放：乘上 −1 ÷ 輸入的平方，正負號翻轉。</translation>
    </message>
    <message>
        <source>Scales by its own output: exp is its own derivative.</source>
        <translation>縮放：乘上自己的輸出，exp 的導數就是它自己。</translation>
    </message>
    <message>
        <source>Scales by 1 over its input: small inputs get large gradients.</source>
        <translation>縮放：乘上 1 ÷ 輸入；輸入越小，梯度越大。</translation>
    </message>
    <message>
        <source>Scales by 1 over twice its output; at 0 the slope is infinite.</source>
        <translation>縮放：乘上 1 ÷ 輸出的兩倍；在 0 處斜率為無限大。</translation>
    </message>
    <message>
        <source>Scales by twice its input.</source>
        <translation>縮放：乘上輸入的兩倍。</translation>
    </message>
    <message>
        <source>At 0 the derivative counts as 0, as in PyTorch.</source>
        <translation>在 0 處導數算作 0，和 PyTorch 一樣。</translation>
    </message>
    <message>
        <source>Passes the gradient on, with the sign of its input.</source>
        <translation>把梯度往回傳，帶上輸入的正負號。</translation>
    </message>
    <message>
        <source>Scales by the cosine of its input.</source>
        <translation>縮放：乘上輸入的餘弦。</translation>
    </message>
    <message>
        <source>Scales by minus the sine of its input.</source>
        <translation>縮放：乘上輸入的負正弦。</translation>
    </message>
    <message>
        <source>Scales by 1 − its output squared; saturates: far from 0 almost no gradient passes.</source>
        <translation>縮放：乘上 1 − 輸出的平方；會飽和：離 0 很遠時幾乎沒有梯度通過。</translation>
    </message>
    <message>
        <source>Scales by σ(1 − σ), at most a quarter; saturates far from 0.</source>
        <translation>縮放：乘上 σ(1 − σ)，最多四分之一；離 0 很遠時飽和。</translation>
    </message>
    <message>
        <source>Passes the gradient where its input is positive, stops it elsewhere.</source>
        <translation>輸入為正時讓梯度通過，其他情形擋住。</translation>
    </message>
    <message>
        <source>At 0 the derivative counts as the small slope, as in PyTorch.</source>
        <translation>在 0 處導數算作那個小斜率，和 PyTorch 一樣。</translation>
    </message>
    <message>
        <source>Passes the gradient where its input is positive, lets a little through elsewhere.</source>
        <translation>輸入為正時讓梯度通過，其他情形只讓一點點通過。</translation>
    </message>
    <message>
        <source>Scales by the sigmoid of its input: a smooth relu.</source>
        <translation>縮放：乘上輸入的 sigmoid，是平滑的 relu。</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>輸入</translation>
    </message>
    <message>
        <source>Arithmetic</source>
        <translation>算術</translation>
    </message>
    <message>
        <source>With a constant</source>
        <translation>帶常數</translation>
    </message>
    <message>
        <source>Functions</source>
        <translation>函數</translation>
    </message>
    <message>
        <source>More functions</source>
        <translation>更多函數</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>損失</translation>
    </message>
    <message>
        <source>Arrays</source>
        <translation>陣列</translation>
    </message>
    <message>
        <source>Losses and layers</source>
        <translation>損失與網路層</translation>
    </message>
    <message>
        <source>Ports of the block</source>
        <translation>方塊的連接埠</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>方塊</translation>
    </message>
    <message>
        <source>Unknown gates</source>
        <translation>不認識的閘</translation>
    </message>
    <message>
        <source>distributes</source>
        <translation>分配</translation>
    </message>
    <message>
        <source>distributes, − turns</source>
        <translation>分配，− 變號</translation>
    </message>
    <message>
        <source>routes</source>
        <translation>路由</translation>
    </message>
    <message>
        <source>switches</source>
        <translation>交換</translation>
    </message>
    <message>
        <source>scales</source>
        <translation>縮放</translation>
    </message>
    <message>
        <source>passes on</source>
        <translation>往回傳</translation>
    </message>
    <message>
        <source>flips the sign</source>
        <translation>翻轉正負號</translation>
    </message>
    <message>
        <source>saturates</source>
        <translation>飽和</translation>
    </message>
    <message>
        <source>passes or stops</source>
        <translation>通過或擋住</translation>
    </message>
    <message>
        <source>stops</source>
        <translation>擋住</translation>
    </message>
    <message>
        <source>passes or turns</source>
        <translation>通過或變號</translation>
    </message>
    <message>
        <source>switches, row by column</source>
        <translation>交換，列對行</translation>
    </message>
    <message>
        <source>switches, by windows</source>
        <translation>交換，按視窗</translation>
    </message>
    <message>
        <source>copies to all</source>
        <translation>複製給全部</translation>
    </message>
    <message>
        <source>shares equally</source>
        <translation>平均分攤</translation>
    </message>
    <message>
        <source>shares by size</source>
        <translation>按大小分攤</translation>
    </message>
    <message>
        <source>routes, one of many</source>
        <translation>選路，多中取一</translation>
    </message>
    <message>
        <source>rearranges</source>
        <translation>重新排列</translation>
    </message>
    <message>
        <source>puts back in place</source>
        <translation>放回原位</translation>
    </message>
    <message>
        <source>cuts apart</source>
        <translation>切開</translation>
    </message>
    <message>
        <source>a fork of many</source>
        <translation>許多分岔</translation>
    </message>
    <message>
        <source>competes</source>
        <translation>競爭</translation>
    </message>
    <message>
        <source>recentres</source>
        <translation>重新置中</translation>
    </message>
    <message>
        <source>pulls to the target</source>
        <translation>拉向目標</translation>
    </message>
    <message>
        <source>stops some at random</source>
        <translation>隨機阻擋一些</translation>
    </message>
    <message>
        <source>Here a wire from outside comes into the block.</source>
        <translation>外面的連線從這裡進入方塊。</translation>
    </message>
    <message>
        <source>What goes back through it leaves the block.</source>
        <translation>經由它往回走的梯度離開方塊。</translation>
    </message>
    <message>
        <source>What arrives here leaves the block.</source>
        <translation>到達這裡的數離開方塊。</translation>
    </message>
    <message>
        <source>The gradient from outside comes in here.</source>
        <translation>外面的梯度從這裡進來。</translation>
    </message>
    <message>
        <source>A number that comes from the data.</source>
        <translation>來自資料的數。</translation>
    </message>
    <message>
        <source>Its gradient says how much the loss moves when it moves.</source>
        <translation>它的梯度說的是：它動一下，損失會動多少。</translation>
    </message>
    <message>
        <source>A number that training changes: a weight or a bias.</source>
        <translation>訓練會改變的數：權重或偏差。</translation>
    </message>
    <message>
        <source>Training moves it a small step against its gradient.</source>
        <translation>訓練會讓它逆著梯度移動一小步。</translation>
    </message>
    <message>
        <source>A number that never changes; it gets no gradient.</source>
        <translation>永遠不變的數；它沒有梯度。</translation>
    </message>
    <message>
        <source>Nothing asks how the loss depends on a constant.</source>
        <translation>沒有人問損失如何隨常數而變。</translation>
    </message>
    <message>
        <source>The flag: what arrives here is the loss.</source>
        <translation>旗子：到達這裡的就是損失。</translation>
    </message>
    <message>
        <source>The backward pass starts here, with 1: the gradient of the loss by itself.</source>
        <translation>反向傳播從這裡開始，起點是 1：損失對自己的梯度。</translation>
    </message>
    <message>
        <source>A chunk of the circuit that behaves as one gate.</source>
        <translation>電路的一段，表現得像一個閘。</translation>
    </message>
    <message>
        <source>Differentiated in one step: its local derivative is that of all its gates.</source>
        <translation>一步微分：它的局部梯度就是裡面所有閘合起來的局部梯度。</translation>
    </message>
    <message>
        <source>unknown gate</source>
        <translation>不認識的閘</translation>
    </message>
    <message>
        <source>A gate of another program, or of a newer version.</source>
        <translation>另一個程式或較新版本的閘。</translation>
    </message>
    <message>
        <source>No value comes out of it here, and no gradient goes back.</source>
        <translation>在這裡它不輸出任何值，也沒有梯度傳回。</translation>
    </message>
    <message>
        <source>loss flag</source>
        <translation>損失旗子</translation>
    </message>
    <message>
        <source>input</source>
        <translation>輸入</translation>
    </message>
    <message>
        <source>parameter</source>
        <translation>參數</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>常數</translation>
    </message>
    <message>
        <source>1 where a &lt; b, else 0</source>
        <translation>a &lt; b 時為 1，否則為 0</translation>
    </message>
    <message>
        <source>1 where a &gt; b, else 0</source>
        <translation>a &gt; b 時為 1，否則為 0</translation>
    </message>
    <message>
        <source>1 where b &lt; a, else 0</source>
        <translation>b &lt; a 時為 1，否則為 0</translation>
    </message>
    <message>
        <source>1 where b &gt; a, else 0</source>
        <translation>b &gt; a 時為 1，否則為 0</translation>
    </message>
    <message>
        <source>1 where low &lt; x &lt; high, else 0</source>
        <translation>low &lt; x &lt; high 時為 1，否則為 0</translation>
    </message>
    <message>
        <source>1 where x &gt; 0, else 0</source>
        <translation>x &gt; 0 時為 1，否則為 0</translation>
    </message>
    <message>
        <source>1 where x &gt; 0, else alpha*exp(x)</source>
        <translation>x &gt; 0 時為 1，否則為 alpha*exp(x)</translation>
    </message>
    <message>
        <source>1 where x &gt; 0, else slope</source>
        <translation>x &gt; 0 時為 1，否則為 slope</translation>
    </message>
    <message>
        <source>A smooth relu: log(1 + exp(x)).</source>
        <translation>平滑的 relu：log(1 + exp(x))。</translation>
    </message>
    <message>
        <source>Adds a number that is built in.</source>
        <translation>加上內建的數。</translation>
    </message>
    <message>
        <source>For each class number a row of zeros with a 1 at its place.</source>
        <translation>每個類別編號對應一列 0，在它的位置上是 1。</translation>
    </message>
    <message>
        <source>For each number its row of a table: word vectors.</source>
        <translation>每個編號取出表中的一列：詞向量。</translation>
    </message>
    <message>
        <source>Half the squared error near the target, and straight from delta on.</source>
        <translation>靠近目標時是平方誤差的一半，從 delta 起是直線。</translation>
    </message>
    <message>
        <source>How surprised probabilities of yes are by what is, 1 or 0.</source>
        <translation>「是」的機率對實際結果（1 或 0）有多意外。</translation>
    </message>
    <message>
        <source>How surprised the sigmoid of scores is by what is, 1 or 0; exact for scores of any size.</source>
        <translation>分數的 sigmoid 對實際結果（1 或 0）有多意外；分數多大都準確。</translation>
    </message>
    <message>
        <source>How surprised the softmax of scores is by the targets: class numbers, or probabilities.</source>
        <translation>分數的 softmax 對目標（類別編號或機率）有多意外。</translation>
    </message>
    <message>
        <source>Kernels slid over images; at each place the products of window and kernel, added up.</source>
        <translation>卷積核滑過影像；在每個位置把視窗與卷積核的乘積相加。</translation>
    </message>
    <message>
        <source>Multiplies by a number that is built in.</source>
        <translation>乘上內建的數。</translation>
    </message>
    <message>
        <source>One divided by the number.</source>
        <translation>一除以這個數。</translation>
    </message>
    <message>
        <source>Positive shares that add up to 1 along an axis, by the exponentials.</source>
        <translation>沿一個軸、由指數算出的正數比例，總和為 1。</translation>
    </message>
    <message>
        <source>Raises to a power that is built in.</source>
        <translation>取內建次數的冪。</translation>
    </message>
    <message>
        <source>Scores with minus infinity for whatever comes later than the row&apos;s own place.</source>
        <translation>分數中比該列自己位置更晚的都換成負無限大。</translation>
    </message>
    <message>
        <source>Some of the entries along one axis, from start to before stop.</source>
        <translation>沿一個軸取出部分元素，從 start 到 stop 之前。</translation>
    </message>
    <message>
        <source>Squashes any number into (0, 1).</source>
        <translation>把任何數壓進 (0, 1)。</translation>
    </message>
    <message>
        <source>Squashes any number into (−1, 1).</source>
        <translation>把任何數壓進 (−1, 1)。</translation>
    </message>
    <message>
        <source>The angle in radians, between −π/2 and π/2, that has this tangent.</source>
        <translation>正切為此數的角度（弧度），介於 −π/2 與 π/2 之間。</translation>
    </message>
    <message>
        <source>The array stretched to a shape: numbers are copied along axes of the length 1.</source>
        <translation>延伸到某個形狀的陣列：沿著長度為 1 的軸複製數。</translation>
    </message>
    <message>
        <source>The array with its axes in another order, the reverse one unless it is said.</source>
        <translation>把陣列的軸換成另一種順序，未指定時為相反順序。</translation>
    </message>
    <message>
        <source>The array with one axis more, of the length 1.</source>
        <translation>多一個軸的陣列，該軸長度為 1。</translation>
    </message>
    <message>
        <source>The array without its axes of the length 1, all of them or some.</source>
        <translation>去掉長度為 1 的軸的陣列，全部或其中一些。</translation>
    </message>
    <message>
        <source>The axes from one on made one; an example&apos;s numbers in a row.</source>
        <translation>從某個軸起的所有軸合為一個；一個樣本的數排成一列。</translation>
    </message>
    <message>
        <source>The cosine of an angle in radians.</source>
        <translation>角度的餘弦，以弧度計。</translation>
    </message>
    <message>
        <source>The error function: squashes any number into (−1, 1).</source>
        <translation>誤差函數：把任何數壓進 (−1, 1)。</translation>
    </message>
    <message>
        <source>The first number divided by the second.</source>
        <translation>第一個數除以第二個數。</translation>
    </message>
    <message>
        <source>The first number less the second.</source>
        <translation>第一個數減第二個數。</translation>
    </message>
    <message>
        <source>The first number raised to the second.</source>
        <translation>以第二個數為次方的冪。</translation>
    </message>
    <message>
        <source>The hyperbolic cosine: half of exp(x) + exp(−x).</source>
        <translation>雙曲餘弦：exp(x) + exp(−x) 的一半。</translation>
    </message>
    <message>
        <source>The hyperbolic sine: half of exp(x) − exp(−x).</source>
        <translation>雙曲正弦：exp(x) − exp(−x) 的一半。</translation>
    </message>
    <message>
        <source>The larger of two numbers.</source>
        <translation>兩個數之中較大的。</translation>
    </message>
    <message>
        <source>The largest number of an array, of all or along some axes.</source>
        <translation>陣列中最大的數，取全部或沿某些軸。</translation>
    </message>
    <message>
        <source>The largest number of each window of an image; the odd rest at the edges is dropped.</source>
        <translation>影像每個視窗中最大的數；邊緣多出的部分捨去。</translation>
    </message>
    <message>
        <source>The largest whole number that is not above the number.</source>
        <translation>不大於此數的最大整數。</translation>
    </message>
    <message>
        <source>The logarithm of the sum of exponentials: a maximum with round corners.</source>
        <translation>指數和的對數：圓滑的最大值。</translation>
    </message>
    <message>
        <source>The logarithm to the base 10.</source>
        <translation>以 10 為底的對數。</translation>
    </message>
    <message>
        <source>The logarithm to the base 2.</source>
        <translation>以 2 為底的對數。</translation>
    </message>
    <message>
        <source>The logarithms of the softmax along an axis; exact where one score leads by far.</source>
        <translation>沿一個軸的 softmax 的對數；一個分數遙遙領先時也準確。</translation>
    </message>
    <message>
        <source>The mean absolute error: how far outputs are from targets, on average.</source>
        <translation>平均絕對誤差：輸出平均離目標多遠。</translation>
    </message>
    <message>
        <source>The mean of each window of an image; the odd rest at the edges is dropped.</source>
        <translation>影像每個視窗的平均；邊緣多出的部分捨去。</translation>
    </message>
    <message>
        <source>The mean of the numbers of an array, of all or along some axes.</source>
        <translation>陣列中數的平均，全部或沿某些軸。</translation>
    </message>
    <message>
        <source>The mean squared error: outputs less targets, squared, their mean.</source>
        <translation>均方誤差：輸出減目標，平方後取平均。</translation>
    </message>
    <message>
        <source>The natural logarithm of 1 + x, exact for the smallest x too.</source>
        <translation>1 + x 的自然對數，x 極小時也準確。</translation>
    </message>
    <message>
        <source>The natural logarithm.</source>
        <translation>自然對數。</translation>
    </message>
    <message>
        <source>The number kept between two bounds, as by clamp in PyTorch.</source>
        <translation>把數限制在兩個界限之間，如同 PyTorch 的 clamp。</translation>
    </message>
    <message>
        <source>The number times its sigmoid, also called swish.</source>
        <translation>此數乘上它的 sigmoid，也叫 swish。</translation>
    </message>
    <message>
        <source>The number times itself.</source>
        <translation>這個數乘上自己。</translation>
    </message>
    <message>
        <source>The number times the share of the normal distribution below it.</source>
        <translation>此數乘上常態分布中低於它的比例。</translation>
    </message>
    <message>
        <source>The number where it is positive, else 0.</source>
        <translation>為正時是這個數，否則是 0。</translation>
    </message>
    <message>
        <source>The number where it is positive, else a curve that falls to −alpha.</source>
        <translation>為正時是此數本身，否則是一條降到 −alpha 的曲線。</translation>
    </message>
    <message>
        <source>The number where it is positive, else a small part of it.</source>
        <translation>為正時是這個數，否則是它的一小部分。</translation>
    </message>
    <message>
        <source>The number with its sign turned.</source>
        <translation>這個數翻轉正負號。</translation>
    </message>
    <message>
        <source>The number without its sign.</source>
        <translation>這個數去掉正負號。</translation>
    </message>
    <message>
        <source>The numbers along an axis less their mean, divided by their spread.</source>
        <translation>沿一個軸的數減去其平均，再除以其離散程度。</translation>
    </message>
    <message>
        <source>The numbers as they are; in training some at random are 0, and the others larger.</source>
        <translation>數保持不變；訓練時隨機將一些設為 0，其餘放大。</translation>
    </message>
    <message>
        <source>The place of the largest number, counted from 0; the first of equal ones.</source>
        <translation>最大的數的位置，從 0 起算；相同時取第一個。</translation>
    </message>
    <message>
        <source>The product of two matrices; rows of the first meet columns of the second.</source>
        <translation>兩個矩陣的乘積；第一個的列與第二個的行相遇。</translation>
    </message>
    <message>
        <source>The product of two numbers.</source>
        <translation>兩個數的乘積。</translation>
    </message>
    <message>
        <source>The same numbers in their order in another shape; one length may be -1.</source>
        <translation>相同順序的數改成另一種形狀；其中一個長度可為 -1。</translation>
    </message>
    <message>
        <source>The sine of an angle in radians.</source>
        <translation>角度的正弦，以弧度計。</translation>
    </message>
    <message>
        <source>The smaller of two numbers.</source>
        <translation>兩個數之中較小的。</translation>
    </message>
    <message>
        <source>The smallest number of an array, of all or along some axes.</source>
        <translation>陣列中最小的數，取全部或沿某些軸。</translation>
    </message>
    <message>
        <source>The square root.</source>
        <translation>平方根。</translation>
    </message>
    <message>
        <source>The sum of the numbers of an array, of all or along some axes.</source>
        <translation>陣列中數的總和，全部或沿某些軸。</translation>
    </message>
    <message>
        <source>The sum of two numbers.</source>
        <translation>兩個數的和。</translation>
    </message>
    <message>
        <source>The tangent of an angle in radians.</source>
        <translation>角度（弧度）的正切。</translation>
    </message>
    <message>
        <source>Two arrays joined along an axis.</source>
        <translation>兩個陣列沿一個軸相接。</translation>
    </message>
    <message>
        <source>abs</source>
        <translation>絕對值</translation>
    </message>
    <message>
        <source>add</source>
        <translation>加法</translation>
    </message>
    <message>
        <source>add constant</source>
        <translation>加常數</translation>
    </message>
    <message>
        <source>amax</source>
        <translation>陣列最大</translation>
    </message>
    <message>
        <source>amin</source>
        <translation>陣列最小</translation>
    </message>
    <message>
        <source>argmax</source>
        <translation>最大位置</translation>
    </message>
    <message>
        <source>atan</source>
        <translation>反正切</translation>
    </message>
    <message>
        <source>avg pool</source>
        <translation>平均池化</translation>
    </message>
    <message>
        <source>bce</source>
        <translation>二元交叉熵</translation>
    </message>
    <message>
        <source>bce logits</source>
        <translation>二元交叉熵（分數）</translation>
    </message>
    <message>
        <source>broadcast</source>
        <translation>廣播</translation>
    </message>
    <message>
        <source>causal mask</source>
        <translation>因果遮罩</translation>
    </message>
    <message>
        <source>clip</source>
        <translation>截斷</translation>
    </message>
    <message>
        <source>concat</source>
        <translation>相接</translation>
    </message>
    <message>
        <source>conv2d</source>
        <translation>二維卷積</translation>
    </message>
    <message>
        <source>cos</source>
        <translation>餘弦</translation>
    </message>
    <message>
        <source>cosh</source>
        <translation>cosh</translation>
    </message>
    <message>
        <source>cross entropy</source>
        <translation>交叉熵</translation>
    </message>
    <message>
        <source>div</source>
        <translation>除法</translation>
    </message>
    <message>
        <source>dropout</source>
        <translation>隨機丟棄</translation>
    </message>
    <message>
        <source>e raised to the number.</source>
        <translation>e 的 x 次方，x 是這個數。</translation>
    </message>
    <message>
        <source>elu</source>
        <translation>elu</translation>
    </message>
    <message>
        <source>embedding</source>
        <translation>嵌入</translation>
    </message>
    <message>
        <source>erf</source>
        <translation>erf</translation>
    </message>
    <message>
        <source>exp</source>
        <translation>指數</translation>
    </message>
    <message>
        <source>exp(x) − 1, exact for the smallest x too.</source>
        <translation>exp(x) − 1，x 極小時也準確。</translation>
    </message>
    <message>
        <source>expm1</source>
        <translation>expm1</translation>
    </message>
    <message>
        <source>flatten</source>
        <translation>攤平</translation>
    </message>
    <message>
        <source>floor</source>
        <translation>向下取整</translation>
    </message>
    <message>
        <source>gelu</source>
        <translation>gelu</translation>
    </message>
    <message>
        <source>huber</source>
        <translation>Huber 損失</translation>
    </message>
    <message>
        <source>inlet</source>
        <translation>輸入連接埠</translation>
    </message>
    <message>
        <source>layer norm</source>
        <translation>層正規化</translation>
    </message>
    <message>
        <source>leaky relu</source>
        <translation>leaky relu</translation>
    </message>
    <message>
        <source>log</source>
        <translation>對數</translation>
    </message>
    <message>
        <source>log softmax</source>
        <translation>log softmax</translation>
    </message>
    <message>
        <source>log10</source>
        <translation>log10</translation>
    </message>
    <message>
        <source>log1p</source>
        <translation>log1p</translation>
    </message>
    <message>
        <source>log2</source>
        <translation>log2</translation>
    </message>
    <message>
        <source>logsumexp</source>
        <translation>logsumexp</translation>
    </message>
    <message>
        <source>mae</source>
        <translation>平均絕對誤差</translation>
    </message>
    <message>
        <source>matmul</source>
        <translation>矩陣乘積</translation>
    </message>
    <message>
        <source>max</source>
        <translation>最大值</translation>
    </message>
    <message>
        <source>max pool</source>
        <translation>最大池化</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>min</source>
        <translation>最小值</translation>
    </message>
    <message>
        <source>mse</source>
        <translation>均方誤差</translation>
    </message>
    <message>
        <source>mul</source>
        <translation>乘法</translation>
    </message>
    <message>
        <source>mul constant</source>
        <translation>乘常數</translation>
    </message>
    <message>
        <source>neg</source>
        <translation>變號</translation>
    </message>
    <message>
        <source>one hot</source>
        <translation>獨熱編碼</translation>
    </message>
    <message>
        <source>outlet</source>
        <translation>輸出連接埠</translation>
    </message>
    <message>
        <source>power</source>
        <translation>次方</translation>
    </message>
    <message>
        <source>power constant</source>
        <translation>固定次方</translation>
    </message>
    <message>
        <source>reciprocal</source>
        <translation>倒數</translation>
    </message>
    <message>
        <source>relu</source>
        <translation>relu</translation>
    </message>
    <message>
        <source>reshape</source>
        <translation>改變形狀</translation>
    </message>
    <message>
        <source>sigmoid</source>
        <translation>sigmoid</translation>
    </message>
    <message>
        <source>sign</source>
        <translation>正負號</translation>
    </message>
    <message>
        <source>silu</source>
        <translation>silu</translation>
    </message>
    <message>
        <source>sin</source>
        <translation>正弦</translation>
    </message>
    <message>
        <source>sinh</source>
        <translation>sinh</translation>
    </message>
    <message>
        <source>slice</source>
        <translation>切片</translation>
    </message>
    <message>
        <source>softmax</source>
        <translation>softmax</translation>
    </message>
    <message>
        <source>softplus</source>
        <translation>softplus</translation>
    </message>
    <message>
        <source>sqrt</source>
        <translation>平方根</translation>
    </message>
    <message>
        <source>square</source>
        <translation>平方</translation>
    </message>
    <message>
        <source>squeeze</source>
        <translation>去除軸</translation>
    </message>
    <message>
        <source>sub</source>
        <translation>減法</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>總和</translation>
    </message>
    <message>
        <source>tan</source>
        <translation>正切</translation>
    </message>
    <message>
        <source>tanh</source>
        <translation>tanh</translation>
    </message>
    <message>
        <source>the sign of x</source>
        <translation>x 的正負號</translation>
    </message>
    <message>
        <source>transpose</source>
        <translation>轉置</translation>
    </message>
    <message>
        <source>unsqueeze</source>
        <translation>增加軸</translation>
    </message>
    <message>
        <source>−1 for a negative number, 1 for a positive one, 0 for 0.</source>
        <translation>負數為 −1，正數為 1，0 為 0。</translation>
    </message>
    <message>
        <source>Scales by a bell curve, at most 1.13; saturates: far from 0 almost nothing passes.</source>
        <translation>縮放：乘上一條鐘形曲線，最多 1.13；會飽和：離 0 很遠時幾乎沒有梯度通過。</translation>
    </message>
    <message>
        <source>Scales by the share of the normal distribution below its input, and its input times the bell curve: a smooth relu.</source>
        <translation>縮放：乘上（常態分布中低於輸入的比例 + 輸入 × 鐘形曲線），是平滑的 relu。</translation>
    </message>
    <message>
        <source>Scales by its output, and the sigmoid of its input times 1 − output.</source>
        <translation>縮放：乘上輸出，再加輸入的 sigmoid ×（1 − 輸出）。</translation>
    </message>
    <message>
        <source>At 0 the derivative counts as alpha, as in PyTorch.</source>
        <translation>在 0 處導數取 alpha，與 PyTorch 相同。</translation>
    </message>
    <message>
        <source>Passes the gradient where its input is positive, and less and less of it the further below 0.</source>
        <translation>輸入為正時讓梯度通過；低於 0 越多，通過的越少。</translation>
    </message>
    <message>
        <source>At 0 the sign jumps; the derivative counts as 0, as elsewhere.</source>
        <translation>正負號在 0 處跳變；導數取 0，與別處相同。</translation>
    </message>
    <message>
        <source>Stops the gradient: left and right of its step it is flat.</source>
        <translation>擋住梯度：階躍的左右兩邊都是平的。</translation>
    </message>
    <message>
        <source>At a whole number the value jumps; the derivative counts as 0, as elsewhere.</source>
        <translation>在整數處值會跳變；導數取 0，與別處相同。</translation>
    </message>
    <message>
        <source>Stops the gradient: a staircase is flat on every step.</source>
        <translation>擋住梯度：階梯的每一級都是平的。</translation>
    </message>
    <message>
        <source>At a bound the derivative counts as 0, as beyond it.</source>
        <translation>在界限上導數取 0，與界限之外相同。</translation>
    </message>
    <message>
        <source>Passes the gradient where its input lies between the bounds, stops it elsewhere.</source>
        <translation>輸入在兩個界限之間時讓梯度通過，否則擋住。</translation>
    </message>
    <message>
        <source>Scales by 1 + its output squared: ever more towards its poles.</source>
        <translation>縮放：乘上 1 + 輸出的平方，越近極點越大。</translation>
    </message>
    <message>
        <source>Scales by the cosh of its input, which is at least 1.</source>
        <translation>縮放：乘上輸入的 cosh，至少為 1。</translation>
    </message>
    <message>
        <source>Scales by the sinh of its input.</source>
        <translation>縮放：乘上輸入的 sinh。</translation>
    </message>
    <message>
        <source>Scales by 1 over 1 + its input squared; saturates slowly, far from 0.</source>
        <translation>縮放：乘上 1 ÷（1 + 輸入的平方）；離 0 很遠時慢慢飽和。</translation>
    </message>
    <message>
        <source>Scales by 1 over its input, and by 1.44, which is 1 over the natural log of 2.</source>
        <translation>縮放：乘上 1 ÷ 輸入，再乘上 1.44，即 1 ÷ 2 的自然對數。</translation>
    </message>
    <message>
        <source>Scales by 1 over its input, and by 0.434, which is 1 over the natural log of 10.</source>
        <translation>縮放：乘上 1 ÷ 輸入，再乘上 0.434，即 1 ÷ 10 的自然對數。</translation>
    </message>
    <message>
        <source>Scales by 1 over 1 + its input.</source>
        <translation>縮放：乘上 1 ÷（1 + 輸入）。</translation>
    </message>
    <message>
        <source>Scales by the exp of its input, its own output + 1.</source>
        <translation>縮放：乘上輸入的 exp，也就是自己的輸出 + 1。</translation>
    </message>
    <message>
        <source>{title}</source>
        <translation>{title} 閘</translation>
    </message>
    <message>
        <source>Copies: every number gets the whole gradient.</source>
        <translation>複製：每個數都得到完整的梯度。</translation>
    </message>
    <message>
        <source>Shares equally: every number gets its part of the gradient.</source>
        <translation>平分：每個數得到梯度中自己的一份。</translation>
    </message>
    <message>
        <source>Switches, row by column: each matrix gets the gradient times the other one, turned.</source>
        <translation>交換，列乘行：每個矩陣得到梯度乘以轉置的另一個矩陣。</translation>
    </message>
    <message>
        <source>Passes every gradient on to where its number came from.</source>
        <translation>把每個梯度傳回它的數原來的位置。</translation>
    </message>
    <message>
        <source>Rearranges: every gradient goes back to its number.</source>
        <translation>重新排列：每個梯度回到它的數。</translation>
    </message>
    <message>
        <source>Passes the gradient to what was taken; what was left out gets 0.</source>
        <translation>把梯度傳給取出的部分；未取的得到 0。</translation>
    </message>
    <message>
        <source>Cuts the gradient apart: each input gets its own part.</source>
        <translation>把梯度切開：每個輸入得到自己的部分。</translation>
    </message>
    <message>
        <source>Competes: what raises one share lowers the others by as much together.</source>
        <translation>競爭：一份增加多少，其他的總共就減少多少。</translation>
    </message>
    <message>
        <source>Competes: of the whole gradient along the axis each gets back its share less.</source>
        <translation>競爭：沿軸的梯度總和中，每個都扣掉自己的份。</translation>
    </message>
    <message>
        <source>Passes the gradient up to the diagonal; what comes later gets 0.</source>
        <translation>把梯度傳到對角線為止；更晚的得到 0。</translation>
    </message>
    <message>
        <source>Pulls each output towards its target, the harder the further away.</source>
        <translation>把每個輸出拉向它的目標，離得越遠拉得越用力。</translation>
    </message>
    <message>
        <source>Sends back the shares less the targets: what is too much, and what is missing.</source>
        <translation>送回比例減目標：多了多少、少了多少。</translation>
    </message>
    <message>
        <source>Recentres: of the gradient only what neither shifts nor stretches the numbers passes.</source>
        <translation>重新置中：只有既不平移也不伸縮這些數的梯度能通過。</translation>
    </message>
    <message>
        <source>Switches, window by window: kernels get windows times the gradient, added up.</source>
        <translation>交換，逐個視窗：卷積核得到視窗乘以梯度的總和。</translation>
    </message>
    <message>
        <source>Where several numbers of a window are the largest, the first gets the whole gradient, as in PyTorch.</source>
        <translation>視窗中有多個最大的數時，第一個得到全部梯度，與 PyTorch 相同。</translation>
    </message>
    <message>
        <source>Routes: of each window only the largest number gets the gradient.</source>
        <translation>路由：每個視窗只有最大的數得到梯度。</translation>
    </message>
    <message>
        <source>Shares equally: every number of a window gets its part of the gradient.</source>
        <translation>平均分攤：視窗裡每個數得到梯度的一份。</translation>
    </message>
    <message>
        <source>along which axis: 0 is the first, −1 the last</source>
        <translation>沿哪個軸：0 是第一個，−1 是最後一個</translation>
    </message>
    <message>
        <source>the axes in their new order</source>
        <translation>各軸的新順序</translation>
    </message>
    <message>
        <source>whether an axis of length 1 stays</source>
        <translation>是否保留長度為 1 的軸</translation>
    </message>
    <message>
        <source>the new lengths; −1 is whatever is left</source>
        <translation>新的長度；−1 表示剩下的</translation>
    </message>
    <message>
        <source>the first that is taken, counted from 0</source>
        <translation>取出的第一項，從 0 數起</translation>
    </message>
    <message>
        <source>the first that is not taken any more</source>
        <translation>不再取出的第一項</translation>
    </message>
    <message>
        <source>every how manieth is taken</source>
        <translation>每隔幾項取一項</translation>
    </message>
    <message>
        <source>what is made of the losses of all entries</source>
        <translation>如何彙整各項的損失</translation>
    </message>
    <message>
        <source>added before the root, so that nothing is divided by 0</source>
        <translation>開根號前加上，以免除以 0</translation>
    </message>
    <message>
        <source>by how many cells the window moves</source>
        <translation>視窗每次移動幾格</translation>
    </message>
    <message>
        <source>rows and columns of zeros around the image</source>
        <translation>影像四周補上的零行與零列</translation>
    </message>
    <message>
        <source>from which error on the loss is straight</source>
        <translation>從多大的誤差起損失是直線</translation>
    </message>
    <message>
        <source>how many classes there are</source>
        <translation>有多少個類別</translation>
    </message>
    <message>
        <source>which share is stopped in training</source>
        <translation>訓練時阻擋的比例</translation>
    </message>
    <message>
        <source>whether the first axis counts the examples of a batch</source>
        <translation>第一軸是否計數一個批次的樣本</translation>
    </message>
    <message>
        <source>rows and columns of the window</source>
        <translation>視窗的列數與行數</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>reversed</source>
        <translation>反轉</translation>
    </message>
    <message>
        <source>to the end</source>
        <translation>到最後</translation>
    </message>
    <message>
        <source>as the size</source>
        <translation>同視窗大小</translation>
    </message>
    <message>
        <source>A fork of many: what comes back to all copies of a number is added up.</source>
        <translation>許多分岔：回到一個數的所有副本的梯度會相加。</translation>
    </message>
    <message>
        <source>Passes the gradient to the rows that were taken; of one taken often it adds up.</source>
        <translation>把梯度傳給被取出的列；多次被取出的會相加。</translation>
    </message>
    <message>
        <source>Stops: a class number is a name and no amount, so that nothing goes back to it.</source>
        <translation>阻擋：類別編號是名稱而不是量，所以沒有梯度回去。</translation>
    </message>
    <message>
        <source>Stops some at random in training; outside it, as here, it passes all on.</source>
        <translation>訓練時隨機阻擋一些；訓練之外（如這裡）全部傳過。</translation>
    </message>
    <message>
        <source>Where several numbers are taken, they share the gradient equally, as in PyTorch&apos;s amax; its max along an axis gives all of it to the first.</source>
        <translation>有幾個數同時被取時，它們平分梯度，如 PyTorch 的 amax；它沿軸的 max 則全部給第一個。</translation>
    </message>
    <message>
        <source>Routes: only the number that is taken gets the gradient.</source>
        <translation>選路：只有被取的數得到梯度。</translation>
    </message>
    <message>
        <source>Shares by the softmax: the larger a number is, the more of the gradient it gets.</source>
        <translation>按 softmax 分配：數愈大，得到的梯度愈多。</translation>
    </message>
    <message>
        <source>Where several numbers are the largest, the place of the first is told.</source>
        <translation>有幾個數同為最大時，取第一個的位置。</translation>
    </message>
    <message>
        <source>Stops: a place does not move when the numbers do, it jumps; nothing goes back.</source>
        <translation>阻擋：數移動時位置不會跟著移動，只會跳；沒有梯度回去。</translation>
    </message>
    <message>
        <source>Where an output is its target, it has no slope; 0 is taken, as in PyTorch.</source>
        <translation>輸出等於目標處沒有斜率；取 0，與 PyTorch 相同。</translation>
    </message>
    <message>
        <source>Pulls each output towards its target, as hard from near as from afar.</source>
        <translation>把每個輸出拉向目標，遠近力道相同。</translation>
    </message>
    <message>
        <source>Pulls each output towards its target, the harder the further, up to delta.</source>
        <translation>把每個輸出拉向目標，愈遠愈用力，到 delta 為止。</translation>
    </message>
    <message>
        <source>Pulls each probability towards its target, hardest where it is surely wrong.</source>
        <translation>把每個機率拉向目標，確信卻錯時力道最大。</translation>
    </message>
    <message>
        <source>Sends back the probabilities less the targets: what is too much.</source>
        <translation>送回機率減目標：多出的部分。</translation>
    </message>
</context>
<context>
    <name>GateLatex</name>
    <message>
        <source>Copied as LaTeX.</source>
        <translation>已複製為 LaTeX。</translation>
    </message>
</context>
<context>
    <name>GateList</name>
    <message>
        <source>{group}, open</source>
        <translation>{group}，已展開</translation>
    </message>
    <message>
        <source>{group}, folded</source>
        <translation>{group}，已收合</translation>
    </message>
</context>
<context>
    <name>GateRows</name>
    <message>
        <source>Remove from my blocks</source>
        <translation>從我的方塊移除</translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source>As the system</source>
        <translation>跟隨系統</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>佈景主題(&amp;T)</translation>
    </message>
    <message>
        <source>Green and red</source>
        <translation>綠與紅</translation>
    </message>
    <message>
        <source>Blue and orange</source>
        <translation>藍與橙</translation>
    </message>
    <message>
        <source>Blue and orange can be told apart by those who confuse red and green.</source>
        <translation>難以分辨紅與綠的人，可以分辨藍與橙。</translation>
    </message>
    <message>
        <source>Colo&amp;urs of numbers</source>
        <translation>數字的顏色(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>語言(&amp;L)</translation>
    </message>
    <message>
        <source>On</source>
        <translation>開</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>關</translation>
    </message>
    <message>
        <source>&amp;Animations</source>
        <translation>動畫(&amp;A)</translation>
    </message>
    <message>
        <source>Zooms</source>
        <translation>縮放</translation>
    </message>
    <message>
        <source>Scrolls</source>
        <translation>捲動</translation>
    </message>
    <message>
        <source>With Ctrl it always zooms, with Shift it goes sideways.</source>
        <translation>按住 Ctrl 一律縮放，按住 Shift 左右移動。</translation>
    </message>
    <message>
        <source>The &amp;wheel</source>
        <translation>滾輪(&amp;W)</translation>
    </message>
    <message>
        <source>Opens what was open</source>
        <translation>開啟上次的檔案</translation>
    </message>
    <message>
        <source>Empty circuit</source>
        <translation>空白電路</translation>
    </message>
    <message>
        <source>At sta&amp;rt</source>
        <translation>啟動時(&amp;R)</translation>
    </message>
    <message>
        <source>Of each file so many are kept, in a folder of your own.</source>
        <translation>每個檔案保留這麼多份，存在你自己的資料夾中。</translation>
    </message>
    <message>
        <source>&amp;Earlier versions</source>
        <translation>較早的版本(&amp;E)</translation>
    </message>
</context>
<context>
    <name>GradientCard</name>
    <message>
        <source>Gradient: the sum at this fork</source>
        <translation>梯度：這個分叉的總和</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>總和</translation>
    </message>
    <message>
        <source>Here {gate} is at its kink: to either side the slope is another one, and the gradient is only what was agreed upon.</source>
        <translation>這裡 {gate} 正好在它的折點上：兩側的斜率不同，梯度只是約定的值。</translation>
    </message>
    <message>
        <source>If {name} grows by {nudge}, {f} changes by about {change}.</source>
        <translation>{name} 增加 {nudge} 時，{f} 大約改變 {change}。</translation>
    </message>
    <message>
        <source>and {count} more wires</source>
        <translation>還有 {count} 條連線</translation>
    </message>
    <message>
        <source>this wire, to {node}</source>
        <translation>這條連線，到 {node}</translation>
    </message>
    <message>
        <source>to {node}</source>
        <translation>到 {node}</translation>
    </message>
    <message>
        <source>{name}, {place}</source>
        <translation>{name}，{place}</translation>
    </message>
</context>
<context>
    <name>GradientChecking</name>
    <message>
        <source>Some numbers are hidden now, and the check would give them away. End the steps or the prediction first.</source>
        <translation>現在有些數字是隱藏的，檢查會洩漏它們。請先結束逐步執行或預測。</translation>
    </message>
    <message>
        <source>Checking: {done} of {total} so far.</source>
        <translation>檢查中：已完成 {done} / {total}。</translation>
    </message>
    <message>
        <source>{count} of {total} do not agree. The worst is {name}: its gradient is {gradient}, the finite difference {difference}.</source>
        <translation>{total} 個之中有 {count} 個不一致。差最多的是 {name}：梯度是 {gradient}，有限差分是 {difference}。</translation>
    </message>
    <message>
        <source>Nothing speaks against the gradients, but of {count} of {total} nothing can be said. The first is {name}: {why}.</source>
        <translation>沒有任何跡象顯示梯度有錯，但 {total} 個之中有 {count} 個無法判斷。第一個是 {name}：{why}。</translation>
    </message>
    <message>
        <source>The gradient of {name} agrees: the error is {error}.</source>
        <translation>{name} 的梯度一致：誤差是 {error}。</translation>
    </message>
    <message>
        <source>All {total} gradients agree. The largest error is {error}, that of {name}.</source>
        <translation>全部 {total} 個梯度都一致。最大的誤差是 {name} 的 {error}。</translation>
    </message>
    <message>
        <source>? cannot be said: {why}</source>
        <translation>? 無法判斷：{why}</translation>
    </message>
    <message>
        <source>✓ agrees</source>
        <translation>✓ 一致</translation>
    </message>
    <message>
        <source>✗ does not agree</source>
        <translation>✗ 不一致</translation>
    </message>
    <message>
        <source>a number here is not finite</source>
        <translation>這裡有數不是有限的</translation>
    </message>
    <message>
        <source>the nudge meets a kink, where there is no derivative</source>
        <translation>推動時碰到折點，那裡沒有導數</translation>
    </message>
    <message>
        <source>the curve bends too sharply within the nudge</source>
        <translation>曲線在推動的範圍內彎得太急</translation>
    </message>
    <message>
        <source>rounding hides it beside numbers so large</source>
        <translation>數字這麼大，捨入誤差把它蓋過去了</translation>
    </message>
    <message>
        <source>This circuit is too large to be checked here. On the command line it is done by: circuit-editor check FILE</source>
        <translation>這個電路太大，無法在這裡檢查。請在命令列執行：circuit-editor check FILE</translation>
    </message>
</context>
<context>
    <name>GridDialog</name>
    <message>
        <source>Numbers of {name}</source>
        <translation>{name} 的數值</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>數值</translation>
    </message>
    <message>
        <source>Add &amp;row</source>
        <translation>新增列(&amp;R)</translation>
    </message>
    <message>
        <source>Add &amp;column</source>
        <translation>新增行(&amp;C)</translation>
    </message>
    <message>
        <source>R&amp;emove rows</source>
        <translation>移除列(&amp;E)</translation>
    </message>
    <message>
        <source>Re&amp;move columns</source>
        <translation>移除行(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>貼上(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;OK</source>
        <translation>確定(&amp;O)</translation>
    </message>
    <message>
        <source>Keep the numbers?</source>
        <translation>要保留這些數值嗎？</translation>
    </message>
    <message>
        <source>The numbers of {name} were changed.</source>
        <translation>{name} 的數值已更改。</translation>
    </message>
    <message>
        <source>Kept, they can be undone as one step.</source>
        <translation>保留後，可以當成一步復原。</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>保留(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>捨棄(&amp;D)</translation>
    </message>
    <message>
        <source>Row {row}, column {column}: {why}</source>
        <translation>第 {row} 列第 {column} 行：{why}</translation>
    </message>
    <message>
        <source>These numbers cannot be seen now.</source>
        <translation>這些數值目前不能看。</translation>
    </message>
</context>
<context>
    <name>Guessing</name>
    <message>
        <source>Predict {what}</source>
        <translation>預測{what}</translation>
    </message>
</context>
<context>
    <name>HeldCard</name>
    <message>
        <source>Holds</source>
        <translation>包含</translation>
    </message>
    <message>
        <source>In the frame</source>
        <translation>在框中</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>還有 {count} 個</translation>
    </message>
</context>
<context>
    <name>HistoryCommands</name>
    <message>
        <source>Step {done} of {count}: {step}</source>
        <translation>第 {done} 步，共 {count} 步：{step}</translation>
    </message>
</context>
<context>
    <name>HistoryList</name>
    <message>
        <source>Steps that were made</source>
        <translation>做過的步驟</translation>
    </message>
    <message>
        <source>Enter goes to the chosen step, Esc closes</source>
        <translation>Enter 回到所選的步驟，Esc 關閉</translation>
    </message>
    <message>
        <source>History</source>
        <translation>歷程</translation>
    </message>
    <message>
        <source>Close the history</source>
        <translation>關閉歷程</translation>
    </message>
</context>
<context>
    <name>HistorySteps</name>
    <message>
        <source>The beginning</source>
        <translation>最初</translation>
    </message>
    <message>
        <source>{step}, the present state</source>
        <translation>{step}，目前所在</translation>
    </message>
    <message>
        <source>{step}, done</source>
        <translation>{step}，已做</translation>
    </message>
    <message>
        <source>{step}, taken back</source>
        <translation>{step}，已復原</translation>
    </message>
</context>
<context>
    <name>InPlace</name>
    <message>
        <source>This stands inside a block: enter the block to rename it.</source>
        <translation>這在方塊裡面：請先進入方塊再重新命名。</translation>
    </message>
    <message>
        <source>Value of {name}</source>
        <translation>{name} 的值</translation>
    </message>
    <message>
        <source>Tab: next value. Enter takes it, Esc leaves it as it was.</source>
        <translation>Tab：下一個值。Enter 採用，Esc 保持原樣。</translation>
    </message>
    <message>
        <source>Title of the frame</source>
        <translation>框的標題</translation>
    </message>
    <message>
        <source>Name of {name}</source>
        <translation>{name} 的名稱</translation>
    </message>
    <message>
        <source>Tab: next name. Enter takes it, Esc leaves it as it was.</source>
        <translation>Tab：下一個名稱。Enter 採用，Esc 保持原樣。</translation>
    </message>
</context>
<context>
    <name>InitialCard</name>
    <message>
        <source>zeros</source>
        <translation>全為 0</translation>
    </message>
    <message>
        <source>ones</source>
        <translation>全為 1</translation>
    </message>
    <message>
        <source>eye: ones on the diagonal</source>
        <translation>eye：對角線為 1</translation>
    </message>
    <message>
        <source>range: one after another</source>
        <translation>range：依序遞增</translation>
    </message>
    <message>
        <source>uniform</source>
        <translation>均勻分布</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>常態分布</translation>
    </message>
    <message>
        <source>Xavier (for tanh)</source>
        <translation>Xavier（用於 tanh）</translation>
    </message>
    <message>
        <source>He (for relu)</source>
        <translation>He（用於 relu）</translation>
    </message>
    <message>
        <source>start</source>
        <translation>起點</translation>
    </message>
    <message>
        <source>step</source>
        <translation>間隔</translation>
    </message>
    <message>
        <source>lowest</source>
        <translation>最小</translation>
    </message>
    <message>
        <source>highest</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>standard deviation</source>
        <translation>標準差</translation>
    </message>
    <message>
        <source>Initial values</source>
        <translation>初始值</translation>
    </message>
    <message>
        <source>as they are</source>
        <translation>維持現狀</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>種子</translation>
    </message>
    <message>
        <source>first argument</source>
        <translation>第一個參數</translation>
    </message>
    <message>
        <source>second argument</source>
        <translation>第二個參數</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重設</translation>
    </message>
    <message>
        <source>Other seed</source>
        <translation>換一個種子</translation>
    </message>
    <message>
        <source>These are the initial numbers.</source>
        <translation>目前就是初始值。</translation>
    </message>
    <message>
        <source>The numbers were changed since; Reset brings the initial ones back.</source>
        <translation>數值已變更；按「重設」可回到初始值。</translation>
    </message>
    <message>
        <source>A seed is a whole number from 0 to {limit}.</source>
        <translation>種子是 0 到 {limit} 的整數。</translation>
    </message>
</context>
<context>
    <name>InnerValues</name>
    <message>
        <source>Held inside, here</source>
        <translation>這一份裡面的數</translation>
    </message>
</context>
<context>
    <name>InputsCard</name>
    <message>
        <source>Inputs</source>
        <translation>輸入</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Inspector</source>
        <translation>檢視面板</translation>
    </message>
    <message>
        <source>The loss</source>
        <translation>損失</translation>
    </message>
    <message>
        <source>The output</source>
        <translation>輸出</translation>
    </message>
    <message>
        <source>Example {at} brings {share} of {whole}.</source>
        <translation>第 {at} 個樣本貢獻 {share}，全部共 {whole}。</translation>
    </message>
    <message>
        <source>Paths to the loss</source>
        <translation>通往損失的路徑</translation>
    </message>
    <message>
        <source>Paths to the output</source>
        <translation>通往輸出的路徑</translation>
    </message>
    <message>
        <source>Paths to the output {name}</source>
        <translation>通往輸出 {name} 的路徑</translation>
    </message>
    <message>
        <source>input {port}</source>
        <translation>輸入 {port}</translation>
    </message>
    <message>
        <source>input</source>
        <translation>輸入</translation>
    </message>
    <message>
        <source>1st input</source>
        <translation>第 1 個輸入</translation>
    </message>
    <message>
        <source>2nd input</source>
        <translation>第 2 個輸入</translation>
    </message>
    <message>
        <source>{f} does not depend on this, so there is no gradient here.</source>
        <translation>{f} 與它無關，所以這裡沒有梯度。</translation>
    </message>
    <message>
        <source>Taken gate by gate: the gradient goes back through every gate inside.</source>
        <translation>逐個閘計算：梯度往回經過裡面的每個閘。</translation>
    </message>
    <message>
        <source>{node}: {remark}</source>
        <translation>{node}：{remark}</translation>
    </message>
    <message>
        <source>This number is not shown yet.</source>
        <translation>這個數現在還不顯示。</translation>
    </message>
    <message>
        <source>This number is covered: what will it be?</source>
        <translation>這個數字蓋住了：它會是多少？</translation>
    </message>
</context>
<context>
    <name>InspectorPage</name>
    <message>
        <source>Fold the inspector</source>
        <translation>收起檢視面板</translation>
    </message>
</context>
<context>
    <name>Invitation</name>
    <message>
        <source>Build a circuit and watch backpropagation happen</source>
        <translation>搭一個電路，看反向傳播發生</translation>
    </message>
    <message>
        <source>Drag a gate from the left, type a letter to find one, or start from here:</source>
        <translation>從左邊拖一個閘，輸入一個字母來找，或從這裡開始：</translation>
    </message>
    <message>
        <source>Start lesson 1</source>
        <translation>開始第 1 課</translation>
    </message>
    <message>
        <source>All lessons</source>
        <translation>所有課程</translation>
    </message>
    <message>
        <source>The first example</source>
        <translation>第一個例子</translation>
    </message>
    <message>
        <source>The sigmoid neuron</source>
        <translation>sigmoid 神經元</translation>
    </message>
    <message>
        <source>Type an expression</source>
        <translation>輸入運算式</translation>
    </message>
</context>
<context>
    <name>JacobianDialog</name>
    <message>
        <source>Jacobian</source>
        <translation>雅可比矩陣</translation>
    </message>
    <message>
        <source>output</source>
        <translation>輸出</translation>
    </message>
    <message>
        <source>{rows} × {columns} numbers: a row for each number of {output}, a column for each of {input}: how the one moves with the other. U, read as one row, times this table is the gradient.</source>
        <translation>{rows} × {columns} 個數：{output} 的每個數一列，{input} 的每個數一行，寫的是前者如何隨後者而變。把 U 讀成一列，乘上這張表就是梯度。</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>關閉(&amp;C)</translation>
    </message>
</context>
<context>
    <name>KeyCatcher</name>
    <message>
        <source>Press the new key</source>
        <translation>按下新的按鍵</translation>
    </message>
</context>
<context>
    <name>KeyPage</name>
    <message>
        <source>Keys and gestures</source>
        <translation>按鍵與手勢</translation>
    </message>
    <message>
        <source>Find a key, or what it does</source>
        <translation>尋找按鍵或它的作用</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>複製為文字</translation>
    </message>
    <message>
        <source>Nothing is called that.</source>
        <translation>沒有叫這個名字的東西。</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Letters, double-click, tap of Space</source>
        <translation>字母、連按兩下、輕敲空白鍵</translation>
    </message>
    <message>
        <source>Look for a gate to add</source>
        <translation>尋找要加入的閘</translation>
    </message>
    <message>
        <source>search, find, insert, new</source>
        <translation>搜尋、尋找、插入、新增</translation>
    </message>
    <message>
        <source>Digits, minus, decimal point</source>
        <translation>數字、負號、小數點</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Type the value of what is selected, or go inside a block</source>
        <translation>輸入所選項目的數值，或進入方塊</translation>
    </message>
    <message>
        <source>Arrows, with Shift</source>
        <translation>方向鍵，可加 Shift</translation>
    </message>
    <message>
        <source>Move what is selected by a little, by more</source>
        <translation>把所選項目移動一小格、一大格</translation>
    </message>
    <message>
        <source>Ctrl+arrows, with Shift</source>
        <translation>Ctrl+方向鍵，可加 Shift</translation>
    </message>
    <message>
        <source>Go to the next node, and select it, too</source>
        <translation>走到下一個節點，並一併選取</translation>
    </message>
    <message>
        <source>Page up, Page down</source>
        <translation>Page Up、Page Down</translation>
    </message>
    <message>
        <source>See what stands above or below</source>
        <translation>看上方或下方的內容</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Give up, select nothing, leave the block: one of them each time</source>
        <translation>放棄、取消選取、離開方塊：每次一步</translation>
    </message>
    <message>
        <source>F2, Delete, among the stored views</source>
        <translation>在已存視野中按 F2、Delete</translation>
    </message>
    <message>
        <source>Rename the view that is lit, forget it</source>
        <translation>重新命名、刪除反白的視野</translation>
    </message>
    <message>
        <source>?</source>
        <translation>?</translation>
    </message>
    <message>
        <source>Show all keys</source>
        <translation>顯示所有按鍵</translation>
    </message>
    <message>
        <source>Click, Shift+click</source>
        <translation>按一下、Shift+按一下</translation>
    </message>
    <message>
        <source>Select one thing, select more or fewer</source>
        <translation>選取一個，增減選取</translation>
    </message>
    <message>
        <source>Drag over empty canvas</source>
        <translation>在畫布空白處拖曳</translation>
    </message>
    <message>
        <source>Select all in a rectangle</source>
        <translation>選取框內的全部</translation>
    </message>
    <message>
        <source>rubber band, lasso, several, many, frame</source>
        <translation>框選、套索、多個、許多、框</translation>
    </message>
    <message>
        <source>Drag from pin to pin, or click and click</source>
        <translation>從接腳拖到接腳，或各按一下</translation>
    </message>
    <message>
        <source>Draw a wire</source>
        <translation>畫一條連線</translation>
    </message>
    <message>
        <source>connect, link, join</source>
        <translation>連接、連結、接上</translation>
    </message>
    <message>
        <source>Drag the end of a wire</source>
        <translation>拖曳連線的一端</translation>
    </message>
    <message>
        <source>Take a wire to another input</source>
        <translation>把一條連線改接到另一個輸入</translation>
    </message>
    <message>
        <source>re-plug, rewire, reconnect, unplug, move</source>
        <translation>改接、重接、拔下、移動</translation>
    </message>
    <message>
        <source>Take all wires of an output to another output</source>
        <translation>把一個輸出的所有連線改接到另一個輸出</translation>
    </message>
    <message>
        <source>re-plug, rewire, reconnect, move</source>
        <translation>改接、重接、移動</translation>
    </message>
    <message>
        <source>Put a gate beside a pin, wired to it</source>
        <translation>把閘放在接腳旁並接好線</translation>
    </message>
    <message>
        <source>insert, connect, add</source>
        <translation>插入、連接、加入</translation>
    </message>
    <message>
        <source>Put a gate into a wire, or not</source>
        <translation>把閘插入連線，或不插入</translation>
    </message>
    <message>
        <source>insert, between</source>
        <translation>插入、中間</translation>
    </message>
    <message>
        <source>Drag a copy of a gate</source>
        <translation>拖出一個閘的副本</translation>
    </message>
    <message>
        <source>duplicate, clone</source>
        <translation>複製、再製</translation>
    </message>
    <message>
        <source>Take a gate out of its wires</source>
        <translation>把閘從連線中取出</translation>
    </message>
    <message>
        <source>detach, disconnect, remove</source>
        <translation>拆下、斷開、移除</translation>
    </message>
    <message>
        <source>Cut all wires that a stroke crosses</source>
        <translation>剪斷一劃所穿過的所有連線</translation>
    </message>
    <message>
        <source>several, many, delete, remove, disconnect, scissors, knife</source>
        <translation>多條、許多、刪除、移除、斷開、剪刀、刀</translation>
    </message>
    <message>
        <source>Double-click a gate, an input, a block, a note</source>
        <translation>連按兩下閘、輸入、方塊、備註</translation>
    </message>
    <message>
        <source>Rename it, type its value, go inside, write it</source>
        <translation>重新命名、輸入數值、進到裡面、寫備註</translation>
    </message>
    <message>
        <source>Drag the title of a frame, with Alt</source>
        <translation>拖曳框的標題，或按住 Alt</translation>
    </message>
    <message>
        <source>Move a frame with what it holds, or alone</source>
        <translation>連同內容移動框，或只移動框</translation>
    </message>
    <message>
        <source>group, container, section</source>
        <translation>群組、容器、區段</translation>
    </message>
    <message>
        <source>Drag a gate into a frame, or out</source>
        <translation>把閘拖進框裡，或拖出來</translation>
    </message>
    <message>
        <source>Let a frame hold a gate, or no longer</source>
        <translation>讓框包含一個閘，或不再包含</translation>
    </message>
    <message>
        <source>Double-click a wire, drag the bend</source>
        <translation>連按兩下連線，拖曳折點</translation>
    </message>
    <message>
        <source>Lead a wire another way</source>
        <translation>讓連線走別的路</translation>
    </message>
    <message>
        <source>reroute, bend, route, point, straighten</source>
        <translation>繞路、折彎、折點、路線、拉直</translation>
    </message>
    <message>
        <source>Drop a file, with Ctrl</source>
        <translation>放下檔案，按住 Ctrl</translation>
    </message>
    <message>
        <source>Open it here, in a window of its own</source>
        <translation>在這裡開啟，在自己的視窗開啟</translation>
    </message>
    <message>
        <source>open, document, drag</source>
        <translation>開啟、文件、拖曳</translation>
    </message>
    <message>
        <source>Ctrl+click a recent file, an example</source>
        <translation>Ctrl+點按最近的檔案、範例</translation>
    </message>
    <message>
        <source>Open it in a window of its own</source>
        <translation>在自己的視窗開啟</translation>
    </message>
    <message>
        <source>new window, document</source>
        <translation>新視窗、文件</translation>
    </message>
    <message>
        <source>Wheel (unless it is set to scroll), Ctrl+wheel, pinch</source>
        <translation>滾輪（設為捲動時除外）、Ctrl+滾輪、雙指縮放</translation>
    </message>
    <message>
        <source>Ctrl+drag an output</source>
        <translation>Ctrl+拖曳輸出</translation>
    </message>
    <message>
        <source>Type the value of the selected input, of an array that of its chosen cell</source>
        <translation>輸入所選輸入的數值；若是陣列，則輸入所選格的數值</translation>
    </message>
    <message>
        <source>Drop a wire on empty canvas</source>
        <translation>把連線放在畫布空白處</translation>
    </message>
    <message>
        <source>Look for what fits it</source>
        <translation>尋找適合它的項目</translation>
    </message>
    <message>
        <source>Drop a gate from the list on a pin</source>
        <translation>把清單裡的閘放到接腳上</translation>
    </message>
    <message>
        <source>Drag a gate over a wire, with Alt</source>
        <translation>把閘拖到連線上，可加 Alt</translation>
    </message>
    <message>
        <source>Ctrl+drag a gate</source>
        <translation>Ctrl+拖曳閘</translation>
    </message>
    <message>
        <source>Alt+drag a gate</source>
        <translation>Alt+拖曳閘</translation>
    </message>
    <message>
        <source>Ctrl+right-drag across wires</source>
        <translation>Ctrl+按住右鍵劃過連線</translation>
    </message>
    <message>
        <source>Right click</source>
        <translation>按右鍵</translation>
    </message>
    <message>
        <source>See what can be done there</source>
        <translation>看那裡可以做什麼</translation>
    </message>
    <message>
        <source>Drag with the middle button, or with Space held</source>
        <translation>用中鍵拖曳，或按住空白鍵拖曳</translation>
    </message>
    <message>
        <source>Move the canvas</source>
        <translation>移動畫布</translation>
    </message>
    <message>
        <source>Zoom at the pointer</source>
        <translation>在游標處縮放</translation>
    </message>
    <message>
        <source>enlarge, larger, smaller, magnify</source>
        <translation>放大、縮小、變大、變小</translation>
    </message>
    <message>
        <source>Shift+wheel, two fingers</source>
        <translation>Shift+滾輪、雙指滑動</translation>
    </message>
    <message>
        <source>Rest the pointer</source>
        <translation>游標停留</translation>
    </message>
    <message>
        <source>See all digits, and the inside of a block</source>
        <translation>看所有位數，以及方塊裡面</translation>
    </message>
    <message>
        <source>Put it there; where a wire waits, wired to it</source>
        <translation>放在那裡；有連線在等時一併接上</translation>
    </message>
    <message>
        <source>Shift+Enter</source>
        <translation>Shift+Enter</translation>
    </message>
    <message>
        <source>Wire it to what is selected</source>
        <translation>接到所選項目</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Put it there, and look for the next</source>
        <translation>放在那裡，並尋找下一個</translation>
    </message>
    <message>
        <source>Alt+Enter</source>
        <translation>Alt+Enter</translation>
    </message>
    <message>
        <source>Put it there unwired</source>
        <translation>放在那裡，不接線</translation>
    </message>
    <message>
        <source>Enter, F3, with Shift</source>
        <translation>Enter、F3，加 Shift</translation>
    </message>
    <message>
        <source>Go to the next that was found, to the one before</source>
        <translation>前往下一個、上一個找到的</translation>
    </message>
    <message>
        <source>End the search; what was found stays selected</source>
        <translation>結束尋找；找到的仍然選取著</translation>
    </message>
    <message>
        <source>On the canvas</source>
        <translation>在畫布上</translation>
    </message>
    <message>
        <source>With the mouse</source>
        <translation>用滑鼠</translation>
    </message>
    <message>
        <source>In the search</source>
        <translation>在搜尋中</translation>
    </message>
    <message>
        <source>While finding in the circuit</source>
        <translation>在電路中尋找時</translation>
    </message>
    <message>
        <source>While presenting</source>
        <translation>簡報時</translation>
    </message>
    <message>
        <source>On the timeline</source>
        <translation>在時間軸上</translation>
    </message>
</context>
<context>
    <name>LanguageMenu</name>
    <message>
        <source>&amp;Language</source>
        <translation>語言(&amp;L)</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟隨系統</translation>
    </message>
</context>
<context>
    <name>LessonPanel</name>
    <message>
        <source>Lesson</source>
        <translation>課程</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>課程</translation>
    </message>
    <message>
        <source>Each asks before it tells. Predict first: that is how it stays.</source>
        <translation>每一課都先問再說。先預測，才記得住。</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分鐘</translation>
    </message>
    <message>
        <source>{done} of {count} steps</source>
        <translation>{done} / {count} 步</translation>
    </message>
    <message>
        <source>Open a lesson…</source>
        <translation>開啟課程檔…</translation>
    </message>
    <message>
        <source>Forget my progress</source>
        <translation>清除我的進度</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
    <message>
        <source>Lessons (*.toml)</source>
        <translation>課程 (*.toml)</translation>
    </message>
    <message>
        <source>Open a lesson</source>
        <translation>開啟課程檔</translation>
    </message>
    <message>
        <source>Step {step} of {count}</source>
        <translation>第 {step} 步，共 {count} 步</translation>
    </message>
    <message>
        <source>{name} must be {number}.</source>
        <translation>{name} 必須是 {number}。</translation>
    </message>
    <message>
        <source>Decide first: what is tried before does not count.</source>
        <translation>先決定：在那之前試的不算數。</translation>
    </message>
    <message>
        <source>✓  Done</source>
        <translation>✓  完成</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>已顯示答案</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>完成。</translation>
    </message>
    <message>
        <source>Shown.</source>
        <translation>已顯示。</translation>
    </message>
    <message>
        <source>Hint {number}</source>
        <translation>提示 {number}</translation>
    </message>
    <message>
        <source>Right.</source>
        <translation>答對了。</translation>
    </message>
    <message>
        <source>Not right.</source>
        <translation>不對。</translation>
    </message>
    <message>
        <source>What you know now</source>
        <translation>你現在知道了</translation>
    </message>
    <message>
        <source>How it went</source>
        <translation>這一課的成績</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>重來</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳過</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Show me</source>
        <translation>顯示答案</translation>
    </message>
    <message>
        <source>Next lesson</source>
        <translation>下一課</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>結束</translation>
    </message>
    <message>
        <source>All lessons</source>
        <translation>所有課程</translation>
    </message>
</context>
<context>
    <name>Lessons</name>
    <message>
        <source>This lesson cannot be opened</source>
        <translation>無法開啟這個課程</translation>
    </message>
</context>
<context>
    <name>Loading</name>
    <message>
        <source>{name} is being opened. Press Esc to keep this circuit.</source>
        <translation>正在開啟 {name}。按 Esc 保留目前的電路。</translation>
    </message>
    <message>
        <source>{name} was not opened.</source>
        <translation>沒有開啟 {name}。</translation>
    </message>
    <message>
        <source>Opening {name}…</source>
        <translation>正在開啟 {name}…</translation>
    </message>
</context>
<context>
    <name>LossCurve</name>
    <message>
        <source>The loss over the last steps ({count}): from {first} to {last}</source>
        <translation>最近 {count} 步的損失：從 {first} 到 {last}</translation>
    </message>
    <message>
        <source>1 step ago</source>
        <translation>1 步前</translation>
    </message>
    <message>
        <source>{count} steps ago</source>
        <translation>{count} 步前</translation>
    </message>
    <message>
        <source>now</source>
        <translation>現在</translation>
    </message>
</context>
<context>
    <name>Minimap</name>
    <message>
        <source>Minimap</source>
        <translation>小地圖</translation>
    </message>
    <message>
        <source>Drag or click to go there; the wheel zooms</source>
        <translation>拖曳或點一下即可移到該處；滾輪可縮放</translation>
    </message>
</context>
<context>
    <name>MisfitCard</name>
    <message>
        <source>The loss is an array</source>
        <translation>損失是陣列</translation>
    </message>
    <message>
        <source>Both sides would stretch</source>
        <translation>兩邊都會被擴展</translation>
    </message>
    <message>
        <source>These shapes do not fit</source>
        <translation>這些形狀不相容</translation>
    </message>
    <message>
        <source>({first}) and ({second}) become {whole}: each number of one meets every number of the other.</source>
        <translation>（{first}）與（{second}）會變成 {whole}：一邊的每個數都會遇上另一邊的每個數。</translation>
    </message>
</context>
<context>
    <name>Needs</name>
    <message>
        <source>select something first</source>
        <translation>先選取一些東西</translation>
    </message>
    <message>
        <source>select one node, note or frame first</source>
        <translation>先選取一個節點、備註或框</translation>
    </message>
    <message>
        <source>select a note or a frame first</source>
        <translation>先選取備註或框</translation>
    </message>
    <message>
        <source>select a frame first</source>
        <translation>先選取一個框</translation>
    </message>
    <message>
        <source>select something in a frame first</source>
        <translation>先選取框裡的東西</translation>
    </message>
    <message>
        <source>select a frame and something else first</source>
        <translation>先選取一個框和別的東西</translation>
    </message>
    <message>
        <source>give an array initial values first</source>
        <translation>請先為一個陣列設定初始值</translation>
    </message>
    <message>
        <source>select one node first</source>
        <translation>先選取一個節點</translation>
    </message>
    <message>
        <source>select several nodes first</source>
        <translation>先選取幾個節點</translation>
    </message>
    <message>
        <source>select several nodes or a frame first</source>
        <translation>先選取幾個節點或一個框</translation>
    </message>
    <message>
        <source>select three nodes or more first</source>
        <translation>先選取三個以上的節點</translation>
    </message>
    <message>
        <source>select a wire first</source>
        <translation>先選取一條連線</translation>
    </message>
    <message>
        <source>select a wire with bends first</source>
        <translation>先選取一條有折點的連線</translation>
    </message>
    <message>
        <source>select one node or a wire first</source>
        <translation>先選取一個節點或一條連線</translation>
    </message>
    <message>
        <source>select a gate first</source>
        <translation>先選取一個閘</translation>
    </message>
    <message>
        <source>select an input first</source>
        <translation>先選取一個輸入</translation>
    </message>
    <message>
        <source>the circuit is empty</source>
        <translation>電路是空的</translation>
    </message>
    <message>
        <source>no repaired copy is open</source>
        <translation>沒有開啟修復過的副本</translation>
    </message>
    <message>
        <source>save it to a file first</source>
        <translation>先儲存到檔案</translation>
    </message>
    <message>
        <source>nothing was done yet</source>
        <translation>還沒有做過任何事</translation>
    </message>
    <message>
        <source>nothing was undone</source>
        <translation>沒有復原過任何事</translation>
    </message>
    <message>
        <source>there is no open end for it</source>
        <translation>沒有可放的開放端</translation>
    </message>
    <message>
        <source>select a block first</source>
        <translation>先選取一個方塊</translation>
    </message>
    <message>
        <source>select a block used twice first</source>
        <translation>先選取一個用了兩次以上的方塊</translation>
    </message>
    <message>
        <source>nothing is predicted now</source>
        <translation>目前沒有在預測</translation>
    </message>
    <message>
        <source>nothing is asked now</source>
        <translation>目前沒有要回答的問題</translation>
    </message>
    <message>
        <source>select something, or end the prediction first</source>
        <translation>先選取一些東西，或先結束預測</translation>
    </message>
    <message>
        <source>go inside a block first</source>
        <translation>先進入一個方塊</translation>
    </message>
</context>
<context>
    <name>NodeCommands</name>
    <message>
        <source>Nothing is copied: it would tell what is asked for now.</source>
        <translation>沒有複製：那會透露現在問的答案。</translation>
    </message>
    <message>
        <source>This stands inside a block: enter the block to change it.</source>
        <translation>這在方塊裡面：請進入方塊再改。</translation>
    </message>
    <message>
        <source>There is no number to copy here now.</source>
        <translation>這裡現在沒有數字可複製。</translation>
    </message>
    <message>
        <source>Copied: {number}</source>
        <translation>已複製：{number}</translation>
    </message>
</context>
<context>
    <name>NodeItem</name>
    <message>
        <source>local {number}</source>
        <translation>局部 {number}</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>損失</translation>
    </message>
    <message>
        <source>output</source>
        <translation>輸出</translation>
    </message>
</context>
<context>
    <name>NodePage</name>
    <message>
        <source>This stands inside the block “{block}”. Enter it to change the gates.</source>
        <translation>這在方塊「{block}」裡面。要改裡面的閘，請進入方塊。</translation>
    </message>
    <message>
        <source>Enter {block}</source>
        <translation>進入 {block}</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名稱</translation>
    </message>
    <message>
        <source>no name</source>
        <translation>沒有名稱</translation>
    </message>
</context>
<context>
    <name>NodePlacing</name>
    <message>
        <source>The loss stands outside of blocks. An output port leads out of this one.</source>
        <translation>損失在方塊外面。要離開這個方塊，請用輸出連接埠。</translation>
    </message>
</context>
<context>
    <name>NoteEditor</name>
    <message>
        <source>Note</source>
        <translation>備註</translation>
    </message>
    <message>
        <source>What is there to say here?</source>
        <translation>這裡要說什麼？</translation>
    </message>
    <message>
        <source>Enter begins a line. Ctrl+Enter or Esc keeps the note.</source>
        <translation>Enter 換行。Ctrl+Enter 或 Esc 保留備註。</translation>
    </message>
</context>
<context>
    <name>NoteField</name>
    <message>
        <source>Note at this stop</source>
        <translation>這個停止點的備註</translation>
    </message>
    <message>
        <source>What is there to say here? Enter keeps it, Shift+Enter begins a new line.</source>
        <translation>這裡要說什麼？Enter 保留，Shift+Enter 換行。</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Leave it so</source>
        <translation>就這樣</translation>
    </message>
    <message>
        <source>Put the loss flag on {name}</source>
        <translation>把損失旗子放在 {name}</translation>
    </message>
    <message>
        <source>Put the loss flag on the mean of {name}</source>
        <translation>把損失旗子放在 {name} 的平均上</translation>
    </message>
</context>
<context>
    <name>NudgeCard</name>
    <message>
        <source>Nudge it</source>
        <translation>推一下</translation>
    </message>
    <message>
        <source>gradient × {step}</source>
        <translation>梯度 × {step}</translation>
    </message>
    <message>
        <source>nudge {step}</source>
        <translation>推動 {step}</translation>
    </message>
    <message>
        <source>nudge {cell} by {step}</source>
        <translation>把 {cell} 推動 {step}</translation>
    </message>
    <message>
        <source>Nudge by</source>
        <translation>推動多少</translation>
    </message>
    <message>
        <source>actual change</source>
        <translation>實際改變</translation>
    </message>
</context>
<context>
    <name>NumbersPage</name>
    <message>
        <source>Decimals</source>
        <translation>小數位數</translation>
    </message>
    <message>
        <source>Significant digits</source>
        <translation>有效數字</translation>
    </message>
    <message>
        <source>Numbers are &amp;written to</source>
        <translation>數字寫到(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;How many</source>
        <translation>幾位(&amp;H)</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>從不</translation>
    </message>
    <message>
        <source>Where exact</source>
        <translation>恰好相等時</translation>
    </message>
    <message>
        <source>As a &amp;fraction</source>
        <translation>寫成分數(&amp;F)</translation>
    </message>
    <message>
        <source>Whole numbers and such as 3/4, where no digit is left away.</source>
        <translation>整數和 3/4 這樣的數，只在不捨去任何位數時。</translation>
    </message>
    <message>
        <source>So they stand on wires, in panels, on stage and in pictures. Files, formulas and fields that are typed in keep all digits.</source>
        <translation>連線、面板、簡報和圖片中的數字都這樣寫。檔案、公式和輸入欄保留所有位數。</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>範例</translation>
    </message>
</context>
<context>
    <name>OneStepCard</name>
    <message>
        <source>and {count} more inputs</source>
        <translation>還有 {count} 個輸入</translation>
    </message>
    <message>
        <source>Chain rule, in one step</source>
        <translation>鏈式法則，一步完成</translation>
    </message>
    <message>
        <source>upstream × local = downstream, for the whole block</source>
        <translation>上游 × 局部 = 下游，整個方塊算一次</translation>
    </message>
    <message>
        <source>value of {out}</source>
        <translation>{out} 的值</translation>
    </message>
    <message>
        <source>upstream {slope}</source>
        <translation>上游 {slope}</translation>
    </message>
    <message>
        <source>Chain rule, from end to end</source>
        <translation>鏈式法則，從頭到尾</translation>
    </message>
    <message>
        <source>Inside it goes gate by gate. From end to end that comes to this:</source>
        <translation>裡面逐個閘計算，從頭到尾合起來是：</translation>
    </message>
    <message>
        <source>With arrays the local derivative is the product of the Jacobians inside. Nobody builds it: what arrives goes back gate by gate, and in one step comes to this:</source>
        <translation>對陣列來說，局部梯度是內部各雅可比矩陣的乘積。沒有人真的把它寫出來：傳來的梯度逐閘往回傳，合成一步就是：</translation>
    </message>
    <message>
        <source>The step is the product of the chain&apos;s own factors: where one of them is not finite, neither is the step.</source>
        <translation>這一步是鏈上各因數的乘積：只要其中一個不是有限的數，這一步也不是。</translation>
    </message>
    <message>
        <source>{slope}, this way</source>
        <translation>{slope}，經由這裡</translation>
    </message>
    <message>
        <source>local {slopes}</source>
        <translation>局部 {slopes}</translation>
    </message>
</context>
<context>
    <name>OpenWindows</name>
    <message>
        <source>Unsaved circuit {at} of {count}. Save the changes before you go on?</source>
        <translation>未儲存的電路：第 {at} 個，共 {count} 個。繼續之前要儲存變更嗎？</translation>
    </message>
</context>
<context>
    <name>OthersChanges</name>
    <message>
        <source>Your work stays in the window, unsaved.</source>
        <translation>你的內容留在視窗中，尚未儲存。</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>未儲存</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>關閉(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Retry</source>
        <translation>重試(&amp;R)</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>另存新檔(&amp;A)…</translation>
    </message>
    <message>
        <source>Saved {name}.</source>
        <translation>已儲存 {name}。</translation>
    </message>
    <message>
        <source>{name} was saved by this program since this work was begun.</source>
        <translation>此工作開始後，{name} 已由本程式儲存過。</translation>
    </message>
    <message>
        <source>{name} was changed by another program.</source>
        <translation>{name} 已被其他程式更改。</translation>
    </message>
    <message>
        <source>Cannot open {name}</source>
        <translation>無法開啟 {name}</translation>
    </message>
    <message>
        <source>{name} is shown as it is in the file now. Undo brings back what was here.</source>
        <translation>現在顯示的是檔案中的 {name}。「復原」可找回原來的內容。</translation>
    </message>
    <message>
        <source>{name} was changed by another program while it was saved.</source>
        <translation>儲存時，{name} 被其他程式更改了。</translation>
    </message>
    <message>
        <source>Nothing is lost, whatever you answer:</source>
        <translation>無論怎麼選，都不會遺失任何內容：</translation>
    </message>
    <message>
        <source>• Keep mine: theirs becomes an earlier version.</source>
        <translation>• 保留我的：對方的成為較早的版本。</translation>
    </message>
    <message>
        <source>• Take theirs: Undo brings yours back.</source>
        <translation>• 採用對方的：按「復原」即可取回你的。</translation>
    </message>
    <message>
        <source>• Save beside: yours is saved as {name}.</source>
        <translation>• 另存在旁：你的存成 {name}。</translation>
    </message>
    <message>
        <source>Changed meanwhile</source>
        <translation>期間已變更</translation>
    </message>
    <message>
        <source>&amp;See both…</source>
        <translation>並排檢視(&amp;S)…</translation>
    </message>
    <message>
        <source>{name} was changed by another program, and is damaged now.</source>
        <translation>{name} 被另一個程式更改，現在已損壞。</translation>
    </message>
    <message>
        <source>• Keep mine: the damaged file becomes an earlier version.</source>
        <translation>• 保留我的：損壞的檔案成為較早的版本。</translation>
    </message>
    <message>
        <source>&amp;Keep mine</source>
        <translation>保留我的(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Take theirs</source>
        <translation>採用對方的(&amp;T)</translation>
    </message>
    <message>
        <source>Save &amp;beside</source>
        <translation>另存在旁(&amp;B)</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>你的</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>對方的</translation>
    </message>
</context>
<context>
    <name>Outline</name>
    <message>
        <source>note</source>
        <translation>備註</translation>
    </message>
    <message>
        <source>frame</source>
        <translation>框</translation>
    </message>
    <message>
        <source>block</source>
        <translation>方塊</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>損失</translation>
    </message>
</context>
<context>
    <name>OutlineModel</name>
    <message>
        <source>Name</source>
        <translation>名稱</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>梯度</translation>
    </message>
</context>
<context>
    <name>OutlinePanel</name>
    <message>
        <source>Nothing is on the canvas yet.</source>
        <translation>畫布上還沒有任何東西。</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>大綱</translation>
    </message>
    <message>
        <source>Find in the circuit</source>
        <translation>在電路中尋找</translation>
    </message>
    <message>
        <source>Close the outline</source>
        <translation>關閉大綱</translation>
    </message>
</context>
<context>
    <name>OutlineTree</name>
    <message>
        <source>Outline</source>
        <translation>大綱</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Find a gate or block…</source>
        <translation>尋找閘或方塊…</translation>
    </message>
    <message>
        <source>Find a gate or a block</source>
        <translation>尋找閘或方塊</translation>
    </message>
    <message>
        <source>Gates</source>
        <translation>閘</translation>
    </message>
    <message>
        <source>Nothing is called that.</source>
        <translation>找不到這個名稱。</translation>
    </message>
    <message>
        <source>Fold the gates</source>
        <translation>收起閘面板</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>大綱</translation>
    </message>
</context>
<context>
    <name>PaletteCatalog</name>
    <message>
        <source>“{name}” is among your blocks now, in every circuit.</source>
        <translation>「{name}」已存到你的方塊，每個電路都能用。</translation>
    </message>
    <message>
        <source>You have another block called “{name}”: this one is saved as “{kept}”.</source>
        <translation>你已經有別的方塊叫「{name}」：這一個存成「{kept}」。</translation>
    </message>
    <message>
        <source>“{name}” is no longer among your blocks; its file is in the trash.</source>
        <translation>「{name}」已不在你的方塊裡；檔案在垃圾桶。</translation>
    </message>
    <message>
        <source>“{name}” could not be moved to the trash: {path}</source>
        <translation>無法把「{name}」移到垃圾桶：{path}</translation>
    </message>
    <message>
        <source>Ports of this block</source>
        <translation>這個方塊的連接埠</translation>
    </message>
    <message>
        <source>Blocks of this circuit</source>
        <translation>這個電路的方塊</translation>
    </message>
    <message>
        <source>One more use of this block: changed together, with numbers of its own.</source>
        <translation>再用一份這個方塊：改動一起生效，數字各自獨立。</translation>
    </message>
    <message>
        <source>input port</source>
        <translation>輸入連接埠</translation>
    </message>
    <message>
        <source>output port</source>
        <translation>輸出連接埠</translation>
    </message>
    <message>
        <source>Block library</source>
        <translation>方塊庫</translation>
    </message>
    <message>
        <source>My blocks</source>
        <translation>我的方塊</translation>
    </message>
</context>
<context>
    <name>ParameterStepCard</name>
    <message>
        <source>One step down</source>
        <translation>梯度下降一步</translation>
    </message>
    <message>
        <source>rate × gradient</source>
        <translation>學習率 × 梯度</translation>
    </message>
    <message>
        <source>The gradient is 0: {name} stays.</source>
        <translation>梯度是 0：{name} 保持不變。</translation>
    </message>
    <message>
        <source>The gradient is positive: {name} goes down, against it.</source>
        <translation>梯度是正的：{name} 逆著梯度往下調。</translation>
    </message>
    <message>
        <source>The gradient is negative: {name} goes up, against it.</source>
        <translation>梯度是負的：{name} 逆著梯度往上調。</translation>
    </message>
    <message>
        <source>The step takes the gradient of all {count} examples.</source>
        <translation>這一步用的是全部 {count} 個樣本的梯度。</translation>
    </message>
</context>
<context>
    <name>Peek</name>
    <message>
        <source>Double-click to go inside, Ctrl+E to open it here.</source>
        <translation>按兩下進入，Ctrl+E 在這裡打開。</translation>
    </message>
</context>
<context>
    <name>PlaceholderPage</name>
    <message>
        <source>Make it a gate {kind}</source>
        <translation>改成 {kind} 閘</translation>
    </message>
    <message>
        <source>Kept as it is</source>
        <translation>原樣保留</translation>
    </message>
    <message>
        <source>It is saved as it was read. Wires, moving, copying and deleting work as with any gate.</source>
        <translation>儲存時與讀取時完全相同。連線、移動、複製和刪除都和其他閘一樣。</translation>
    </message>
</context>
<context>
    <name>PortPage</name>
    <message>
        <source>Through this port</source>
        <translation>經由這個連接埠</translation>
    </message>
    <message>
        <source>value, forwards</source>
        <translation>值，正向</translation>
    </message>
    <message>
        <source>gradient, backwards</source>
        <translation>梯度，反向</translation>
    </message>
    <message>
        <source>Without a wire</source>
        <translation>沒有連線時</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>預設值</translation>
    </message>
    <message>
        <source>no default: it needs a wire</source>
        <translation>沒有預設值：需要一條連線</translation>
    </message>
</context>
<context>
    <name>PortsCard</name>
    <message>
        <source>Ports</source>
        <translation>連接埠</translation>
    </message>
    <message>
        <source>inputs</source>
        <translation>輸入</translation>
    </message>
    <message>
        <source>outputs</source>
        <translation>輸出</translation>
    </message>
    <message>
        <source>without a wire</source>
        <translation>沒有連線時</translation>
    </message>
    <message>
        <source>Name of port {name}</source>
        <translation>連接埠 {name} 的名稱</translation>
    </message>
    <message>
        <source>Default of port {name}</source>
        <translation>連接埠 {name} 的預設值</translation>
    </message>
    <message>
        <source>none</source>
        <translation>無</translation>
    </message>
    <message>
        <source>Move {name} up</source>
        <translation>把 {name} 往上移</translation>
    </message>
    <message>
        <source>Move {name} down</source>
        <translation>把 {name} 往下移</translation>
    </message>
</context>
<context>
    <name>PredictPanel</name>
    <message>
        <source>Show this one</source>
        <translation>顯示這一個</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>全部顯示</translation>
    </message>
    <message>
        <source>End</source>
        <translation>結束</translation>
    </message>
    <message>
        <source>Predict {what}: {how}</source>
        <translation>預測 {what}：{how}</translation>
    </message>
    <message>
        <source>Shown: {what}.</source>
        <translation>已顯示：{what}。</translation>
    </message>
    <message>
        <source>What is covered is asked for later.</source>
        <translation>蓋住的數字稍後會問到。</translation>
    </message>
    <message>
        <source>Step on: what the next step makes is asked before it.</source>
        <translation>往下走一步：下一步算出的數字，會先問你。</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>完成。</translation>
    </message>
</context>
<context>
    <name>Predicting</name>
    <message>
        <source>the gradient of the output {name}</source>
        <translation>輸出 {name} 的梯度</translation>
    </message>
    <message>
        <source>the gradient of the loss {name}</source>
        <translation>損失 {name} 的梯度</translation>
    </message>
    <message>
        <source>the shape of {what}</source>
        <translation>{what}的形狀</translation>
    </message>
    <message>
        <source>the shape of {name}</source>
        <translation>{name} 的形狀</translation>
    </message>
    <message>
        <source>the shape of the gradient of {name}</source>
        <translation>{name} 的梯度的形狀</translation>
    </message>
    <message>
        <source>the value of {name}</source>
        <translation>{name} 的值</translation>
    </message>
    <message>
        <source>the gradient of {name}</source>
        <translation>{name} 的梯度</translation>
    </message>
    <message>
        <source>type its lengths in the field, such as 2x3.</source>
        <translation>把長度填在欄位裡，例如 2x3。</translation>
    </message>
    <message>
        <source>type it in the field.</source>
        <translation>填在欄位裡。</translation>
    </message>
    <message>
        <source>type it in the field ({place}).</source>
        <translation>填在欄位裡（{place}）。</translation>
    </message>
    <message>
        <source>the gradient of the loss itself</source>
        <translation>損失本身的梯度</translation>
    </message>
    <message>
        <source>the gradient of the output itself</source>
        <translation>輸出本身的梯度</translation>
    </message>
    <message>
        <source>There is no array here whose shape could be predicted.</source>
        <translation>這裡沒有可以預測形狀的陣列。</translation>
    </message>
    <message>
        <source>There is no number here to predict yet.</source>
        <translation>這裡還沒有可以預測的數字。</translation>
    </message>
    <message>
        <source>What is asked goes on. To ask for others, end the prediction first.</source>
        <translation>繼續目前的問題。要問別的，請先結束預測。</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>偏好設定</translation>
    </message>
    <message>
        <source>&amp;General</source>
        <translation>一般(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Numbers</source>
        <translation>數字(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Shortcuts</source>
        <translation>快速鍵(&amp;S)</translation>
    </message>
    <message>
        <source>Restore &amp;defaults</source>
        <translation>還原預設值(&amp;D)</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Preview</source>
        <translation>預覽</translation>
    </message>
</context>
<context>
    <name>ProgressCard</name>
    <message>
        <source>How far it is</source>
        <translation>進度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>ProofCard</name>
    <message>
        <source>The proof</source>
        <translation>證明</translation>
    </message>
    <message>
        <source>one step</source>
        <translation>一步</translation>
    </message>
    <message>
        <source>gate by gate</source>
        <translation>逐個閘</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>差</translation>
    </message>
    <message>
        <source>Where a number is not finite, there is nothing to compare.</source>
        <translation>數字不是有限的，就沒有東西可比。</translation>
    </message>
    <message>
        <source>The same, to the last digit: the block can be taken as one gate.</source>
        <translation>直到最後一位都相同：這個方塊可以當成一個閘。</translation>
    </message>
    <message>
        <source>Too small or too large on the way: one of the two lost its digits.</source>
        <translation>途中的數太小或太大：兩者之一失去了有效位數。</translation>
    </message>
    <message>
        <source>The same, but for the last digits: the factors were multiplied in another order.</source>
        <translation>只有最後幾位不同：各因數相乘的順序不同。</translation>
    </message>
    <message>
        <source>gate by gate, from the output back: {product}</source>
        <translation>逐個閘，從輸出往回：{product}</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>位置(&amp;L)：</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>檔案類型(&amp;T)：</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Backspace</source>
        <translation>Backspace</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>↓</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Ins</source>
        <translation>Insert</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>←</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>→</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>↑</translation>
    </message>
</context>
<context>
    <name>QuestionBar</name>
    <message>
        <source>Above the canvas</source>
        <translation>畫布上方</translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <source>None of them can be reached now</source>
        <translation>現在一個檔案也找不到</translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message>
        <source>Unsaved work from earlier could not be looked for: {error}</source>
        <translation>無法尋找先前未儲存的內容：{error}</translation>
    </message>
    <message>
        <source>There is no unsaved work to recover.</source>
        <translation>沒有未儲存的內容可以找回。</translation>
    </message>
</context>
<context>
    <name>RecoveryCard</name>
    <message>
        <source>Later</source>
        <translation>稍後</translation>
    </message>
    <message>
        <source>Ask again at the next start</source>
        <translation>下次啟動時再問</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
    <message>
        <source>For {days} days it can be had again: by “Recover unsaved work…” in the File menu.</source>
        <translation>{days} 天內仍可取回：使用「檔案」選單中的「找回未儲存的內容…」。</translation>
    </message>
    <message>
        <source>Discarded</source>
        <translation>已捨棄</translation>
    </message>
    <message>
        <source>You have unsaved work</source>
        <translation>你有未儲存的內容</translation>
    </message>
    <message>
        <source>Discarded copies of unsaved work</source>
        <translation>已捨棄的未儲存內容副本</translation>
    </message>
    <message>
        <source>A copy of unsaved work cannot be read</source>
        <translation>有一份未儲存內容的副本無法讀取</translation>
    </message>
    <message>
        <source>The program ended before it was saved. A copy was kept.</source>
        <translation>程式在儲存之前意外結束了，但保留了一份副本。</translation>
    </message>
    <message>
        <source>The program ended before it was saved. Copies were kept.</source>
        <translation>程式在儲存之前意外結束了，但保留了副本。</translation>
    </message>
    <message>
        <source>The program ended before the work was saved, and its copy is damaged.</source>
        <translation>程式在儲存之前意外結束了，而副本已損壞。</translation>
    </message>
    <message>
        <source>{count} more follow</source>
        <translation>後面還有 {count} 份</translation>
    </message>
</context>
<context>
    <name>RemarksCard</name>
    <message>
        <source>and {count} more</source>
        <translation>還有 {count} 個</translation>
    </message>
    <message>
        <source>and {count} more behind</source>
        <translation>後面還有 {count} 個</translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation>缺什麼</translation>
    </message>
    <message>
        <source>Worth a look</source>
        <translation>值得一看</translation>
    </message>
</context>
<context>
    <name>Repair</name>
    <message>
        <source>Open a &amp;repaired copy</source>
        <translation>開啟修復過的副本(&amp;R)</translation>
    </message>
    <message>
        <source>A repaired copy holds all that can be read of it. The file itself stays as it is.</source>
        <translation>修復過的副本包含其中所有能讀取的內容。檔案本身保持原樣。</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>關閉(&amp;L)</translation>
    </message>
    <message>
        <source>See &amp;earlier versions…</source>
        <translation>查看較早的版本(&amp;E)…</translation>
    </message>
    <message>
        <source>Open a copy with &amp;my side</source>
        <translation>開啟保留我這一邊的副本(&amp;M)</translation>
    </message>
    <message>
        <source>Open a copy with &amp;their side</source>
        <translation>開啟保留對方那一邊的副本(&amp;T)</translation>
    </message>
    <message>
        <source>Cannot open {name}</source>
        <translation>無法開啟 {name}</translation>
    </message>
    <message>
        <source>An earlier version is kept, of {when}.</source>
        <translation>保留有較早的版本，時間為 {when}。</translation>
    </message>
    <message>
        <source>… and {count} more</source>
        <translation>…… 還有 {count} 項</translation>
    </message>
    <message>
        <source>… and more</source>
        <translation>…… 還有更多</translation>
    </message>
    <message>
        <source>Wire {number}</source>
        <translation>連線 {number}</translation>
    </message>
</context>
<context>
    <name>RepairList</name>
    <message>
        <source>What the repair changed</source>
        <translation>修復改了什麼</translation>
    </message>
    <message>
        <source>… and {count} more</source>
        <translation>…還有 {count} 項</translation>
    </message>
    <message>
        <source>This is a repaired copy of {name}.</source>
        <translation>這是 {name} 修復過的副本。</translation>
    </message>
    <message>
        <source>Changes: {count}. The file itself was not touched, and the copy is in no file yet. The list stays in the File menu.</source>
        <translation>改了 {count} 處。檔案本身沒有動過，這個副本還沒有存檔。這份清單在「檔案」選單裡隨時可以再看。</translation>
    </message>
    <message>
        <source>&amp;Copy list</source>
        <translation>複製清單(&amp;C)</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>關閉(&amp;L)</translation>
    </message>
</context>
<context>
    <name>RulePage</name>
    <message>
        <source>and {count} more inputs</source>
        <translation>還有 {count} 個輸入</translation>
    </message>
    <message>
        <source>to {name}</source>
        <translation>給 {name}</translation>
    </message>
    <message>
        <source>upstream</source>
        <translation>上游</translation>
    </message>
    <message>
        <source>local</source>
        <translation>局部</translation>
    </message>
    <message>
        <source>downstream</source>
        <translation>下游</translation>
    </message>
    <message>
        <source>local: {formula}</source>
        <translation>局部：{formula}</translation>
    </message>
    <message>
        <source>slope {slope} at {x}</source>
        <translation>在 {x} 處斜率 {slope}</translation>
    </message>
</context>
<context>
    <name>SearchPopup</name>
    <message>
        <source>Find what to add</source>
        <translation>尋找要加入的項目</translation>
    </message>
    <message>
        <source>{count} of {all} that fit</source>
        <translation>{all} 項可用中的 {count} 項</translation>
    </message>
    <message>
        <source>would give</source>
        <translation>結果會是</translation>
    </message>
    <message>
        <source>What can be added</source>
        <translation>可以加入的項目</translation>
    </message>
    <message>
        <source>{count} of {all}</source>
        <translation>{all} 項中的 {count} 項</translation>
    </message>
    <message>
        <source>Nothing is called that.</source>
        <translation>找不到這個名稱。</translation>
    </message>
    <message>
        <source>{at} of {count}</source>
        <translation>第 {at} 個，共 {count} 個</translation>
    </message>
    <message>
        <source>would give {number}</source>
        <translation>會得到 {number}</translation>
    </message>
</context>
<context>
    <name>SelectingSession</name>
    <message>
        <source>This stands inside a block: enter the block to change it.</source>
        <translation>這在方塊裡面：請進入方塊再改。</translation>
    </message>
</context>
<context>
    <name>Sentence</name>
    <message>
        <source>There is no input &quot;{name}&quot;.</source>
        <translation>沒有輸入「{name}」。</translation>
    </message>
    <message>
        <source>There is no input, gate or pin &quot;{name}&quot;.</source>
        <translation>沒有輸入、閘或接腳「{name}」。</translation>
    </message>
    <message>
        <source>There is no block &quot;{name}&quot;: this circuit has no blocks.</source>
        <translation>沒有方塊「{name}」：這個電路裡沒有方塊。</translation>
    </message>
    <message>
        <source>There is no block &quot;{name}&quot;; the blocks here are {known}.</source>
        <translation>沒有方塊「{name}」；這裡的方塊有 {known}。</translation>
    </message>
    <message>
        <source>Several blocks are called &quot;{name}&quot;: say which one is meant, {paths}.</source>
        <translation>有好幾個方塊叫「{name}」：請指明是哪一個，{paths}。</translation>
    </message>
    <message>
        <source>The block &quot;{name}&quot; has not one output: name one of its pins, {pins}.</source>
        <translation>方塊「{name}」不是恰好有一個輸出：請指明它的一個接腳，{pins}。</translation>
    </message>
    <message>
        <source>A name must be a text such as &quot;x&quot; or &quot;neuron1/w&quot;; it was {got}.</source>
        <translation>名稱必須是文字，例如「x」或「neuron1/w」；這裡是 {got}。</translation>
    </message>
    <message>
        <source>The block &quot;{block}&quot; has no output yet.</source>
        <translation>方塊「{block}」還沒有輸出。</translation>
    </message>
    <message>
        <source>The block &quot;{block}&quot; is too large for closed forms: it has {count} outputs, and {limit} are the limit.</source>
        <translation>方塊「{block}」太大，寫不成封閉形式：它有 {count} 個輸出，上限是 {limit} 個。</translation>
    </message>
    <message>
        <source>Nothing is wired to the output {node} yet.</source>
        <translation>輸出 {node} 還沒有接上任何連線。</translation>
    </message>
    <message>
        <source>{kind} is saturated here: almost nothing of the gradient passes.</source>
        <translation>{kind} 在這裡飽和了：幾乎沒有梯度通過。</translation>
    </message>
    <message>
        <source>{kind} received a number that is not finite.</source>
        <translation>{kind} 收到的數不是有限的數。</translation>
    </message>
    <message>
        <source>The gradient here is {number}.</source>
        <translation>這裡的梯度是 {number}。</translation>
    </message>
    <message>
        <source>The gradient that {kind} sends back is {number}.</source>
        <translation>{kind} 往回送的梯度是 {number}。</translation>
    </message>
    <message>
        <source>The value here is {number}.</source>
        <translation>這裡的值是 {number}。</translation>
    </message>
    <message>
        <source>The result of {kind} is too large for a number (limit 1.8e308).</source>
        <translation>{kind} 的結果太大，超出數字的上限 1.8e308。</translation>
    </message>
    <message>
        <source>This is too large for a closed form: {count} gates lead to {node}, and {limit} are the limit.</source>
        <translation>太大，寫不成封閉形式：有 {count} 個閘通往 {node}，上限是 {limit} 個。</translation>
    </message>
    <message>
        <source>There is no closed form: for its constants, the {kind} gate gives {number}.</source>
        <translation>沒有封閉形式：對它的常數，{kind} 閘給出 {number}。</translation>
    </message>
    <message>
        <source>There is no closed form: at its constants a gate divides by zero, or its derivative is not real.</source>
        <translation>沒有封閉形式：在它的常數處，有閘除以零，或導數不是實數。</translation>
    </message>
    <message>
        <source>A closed form is made of single numbers, and here are arrays. In matrices: {formula}</source>
        <translation>封閉形式由單一的數組成，而這裡有陣列。用矩陣寫：{formula}</translation>
    </message>
    <message>
        <source>A closed form is made of single numbers, and here are arrays. Select a gate: its chain rule is told cell by cell.</source>
        <translation>封閉形式由單一的數組成，而這裡有陣列。請選取一個閘：它的鏈式法則會逐格說明。</translation>
    </message>
    <message>
        <source>The closed form is too long to be worked out and read.</source>
        <translation>封閉形式太長，算不完，也讀不完。</translation>
    </message>
    <message>
        <source>The {kind} gate {node} cannot combine the shapes {shapes}.</source>
        <translation>{kind} 閘 {node} 無法結合形狀 {shapes}。</translation>
    </message>
    <message>
        <source>The {kind} gate {node}: {problem}</source>
        <translation>{kind} 閘 {node}：{problem}</translation>
    </message>
    <message>
        <source>The {kind} gate {node} cannot take {shapes}: {problem}</source>
        <translation>{kind} 閘 {node} 無法接受 {shapes}：{problem}</translation>
    </message>
    <message>
        <source>The {kind} gate {node} would make a value of {got} numbers (limit {limit}).</source>
        <translation>{kind} 閘 {node} 會產生 {got} 個數的值（上限 {limit}）。</translation>
    </message>
    <message>
        <source>With the {kind} gate {node} the values of the circuit would be {got} numbers together (limit {limit}).</source>
        <translation>加上 {kind} 閘 {node}，電路的值合計會有 {got} 個數（上限 {limit}）。</translation>
    </message>
    <message>
        <source>The loss must be a single number, but here it is one in a list, of the shape {shape}. Give the inputs single numbers: 5 rather than [5].</source>
        <translation>損失必須是單一的數，但這裡是放在串列裡的一個數，形狀是 {shape}。請給輸入單一的數：寫 5，不要寫 [5]。</translation>
    </message>
    <message>
        <source>The loss must be a single number, but here it has the shape {shape}. Add up its numbers with the gate sum or mean; or take one input for each number, such as a1 and a2, and add the results.</source>
        <translation>損失必須是單一的數，但這裡的形狀是 {shape}。請用 sum 或 mean 閘把它的數加起來；或者每個數用一個輸入，例如 a1 和 a2，再把結果相加。</translation>
    </message>
    <message>
        <source>There is no input &quot;{name}&quot;: there are no inputs.</source>
        <translation>沒有輸入「{name}」：這裡沒有任何輸入。</translation>
    </message>
    <message>
        <source>There is no input &quot;{name}&quot;. The inputs are: {names}.</source>
        <translation>沒有輸入「{name}」。輸入有：{names}。</translation>
    </message>
    <message>
        <source>{problem} &quot;{joined}&quot; is one name; a product needs its sign, as in x*y.</source>
        <translation>{problem}「{joined}」是一個名稱；乘積需要寫出乘號，例如 x*y。</translation>
    </message>
    <message>
        <source>The value of {name} must be a finite number, or nested lists of such.</source>
        <translation>{name} 的值必須是有限的數，或由這種數組成的巢狀串列。</translation>
    </message>
    <message>
        <source>The {name} of {kind} is built in: it must be a number.</source>
        <translation>{kind} 的 {name} 是內建的：它必須是數字。</translation>
    </message>
    <message>
        <source>Column {column}: {problem}</source>
        <translation>第 {column} 個字元：{problem}</translation>
    </message>
    <message>
        <source>Line {line}, column {column}: {problem}</source>
        <translation>第 {line} 行第 {column} 個字元：{problem}</translation>
    </message>
    <message>
        <source>Parentheses stand more than {limit} deep here. Give a part a name in a line of its own.</source>
        <translation>這裡的括號超過 {limit} 層。請把一部分另寫一行並取個名稱。</translation>
    </message>
    <message>
        <source>Only {first} of &quot;{typed}&quot; belongs to &quot;{sign}&quot;. Put parentheses around more.</source>
        <translation>「{typed}」中只有 {first} 屬於「{sign}」。若要包含更多，請加括號。</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; was read as the number e = 2.71828….</source>
        <translation>「{name}」讀作常數 e = 2.71828…。</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; was read as the number π = 3.14159….</source>
        <translation>「{name}」讀作常數 π = 3.14159…。</translation>
    </message>
    <message>
        <source>{name}(…) was read as the function, not as a product.</source>
        <translation>{name}(…) 讀作函數，而不是乘積。</translation>
    </message>
    <message>
        <source>{name} was read as the natural logarithm.</source>
        <translation>{name} 讀作自然對數。</translation>
    </message>
    <message>
        <source>&quot;{quotient}&quot; was read as a quotient. Gradients are computed for every circuit, and are no part of a formula.</source>
        <translation>「{quotient}」讀作商。每個電路都會計算梯度，梯度不是式子的一部分。</translation>
    </message>
    <message>
        <source>There is no expression yet. Type one, such as f = (x + y) * z.</source>
        <translation>還沒有運算式。請輸入一個，例如 f = (x + y) * z。</translation>
    </message>
    <message>
        <source>The lines were read in the order in which they are used: {names}.</source>
        <translation>各行依使用的先後順序讀入：{names}。</translation>
    </message>
    <message>
        <source>The numbers behind the formula were read as the values of {names}.</source>
        <translation>公式後面的數讀作 {names} 的值。</translation>
    </message>
    <message>
        <source>{vectors} in the header were read as the names of {components}.</source>
        <translation>標頭中的 {vectors} 已讀作 {components} 的統稱。</translation>
    </message>
    <message>
        <source>Without a list each of these is a single number: {names}. For a matrix write {example}.</source>
        <translation>沒有列表時，這些各是一個數：{names}。要矩陣請寫 {example}。</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; was read as one name. For a product write {product}.</source>
        <translation>「{name}」讀作一個名稱。要表示乘積請寫 {product}。</translation>
    </message>
    <message>
        <source>The last line is the loss. It makes no use of {names}.</source>
        <translation>最後一行是損失，其中沒有用到 {names}。</translation>
    </message>
    <message>
        <source>{name} makes weights of its own. Write what it computes, with names for them: {written}.</source>
        <translation>{name} 會自己產生權重。請寫出它計算的內容，並給權重取名：{written}。</translation>
    </message>
    <message>
        <source>{name} changes an array in place, which is not read. Write what it becomes, as in x = 0*x.</source>
        <translation>{name} 就地改變陣列，這裡不讀。請寫出它變成什麼，例如 x = 0*x。</translation>
    </message>
    <message>
        <source>{advice} Of a list it is one: give a name one, as in x = [1, 2].</source>
        <translation>{advice}對列表則有這個函數：請給名稱一個列表，例如 x = [1, 2]。</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is a function: write {name}(…), or choose another name.</source>
        <translation>「{name}」是函數：請寫 {name}(…)，或換個名稱。</translation>
    </message>
    <message>
        <source>The function &quot;{name}&quot; takes arrays: give a name a list, as in x = [1, 2].</source>
        <translation>函數「{name}」的輸入是陣列：請給名稱一個列表，例如 x = [1, 2]。</translation>
    </message>
    <message>
        <source>There is no function &quot;{name}&quot;. Write {written}.</source>
        <translation>沒有函數「{name}」。請寫成 {written}。</translation>
    </message>
    <message>
        <source>There is no function &quot;{name}&quot;.</source>
        <translation>沒有函數「{name}」。</translation>
    </message>
    <message>
        <source>{problem} For a product write {product}(…).</source>
        <translation>{problem}要表示乘積請寫 {product}(…)。</translation>
    </message>
    <message>
        <source>{problem} For a product write {name}*(…).</source>
        <translation>{problem} 如果是乘法，請寫 {name}*(…)。</translation>
    </message>
    <message>
        <source>&quot;{number}{name}&quot; is no number. Write {number}*{name} if you mean a product.</source>
        <translation>「{number}{name}」不是數字。如果是乘法，請寫 {number}*{name}。</translation>
    </message>
    <message>
        <source>A sign such as * is missing between &quot;{before}&quot; and &quot;{after}&quot;.</source>
        <translation>「{before}」和「{after}」之間少了運算符號，例如 *。</translation>
    </message>
    <message>
        <source>In an expression a comma separates. Write {before}.{after} for a decimal number, {before}{after} for a whole one.</source>
        <translation>在運算式裡，逗號是分隔用的。小數請寫 {before}.{after}，整數請寫 {before}{after}。</translation>
    </message>
    <message>
        <source>A comma may only stand between the arguments of a function. Between formulas write a ; instead.</source>
        <translation>逗號只能放在函數的引數之間。算式之間請改用 ;。</translation>
    </message>
    <message>
        <source>A comma may only stand between the arguments of a function. For a decimal number use a point.</source>
        <translation>逗號只能放在函數的引數之間。小數請用小數點。</translation>
    </message>
    <message>
        <source>Names have an index below, as in x_1. Of norms ‖x‖ is read, the square root of the sum of squares, and its square.</source>
        <translation>下標屬於名稱，例如 x_1。範數只讀 ‖x‖（平方和的平方根）和它的平方。</translation>
    </message>
    <message>
        <source>{name} is the formula of the header and cannot be called. To use a formula several times, make it a block.</source>
        <translation>{name} 是標頭的公式，不能呼叫。若要多次使用同一個公式，請把它做成方塊。</translation>
    </message>
    <message>
        <source>{name} is a gradient here. Gradients are computed for every circuit, and are no part of a formula.</source>
        <translation>{name} 在這裡是梯度。每個電路都會計算梯度，梯度不是公式的一部分。</translation>
    </message>
    <message>
        <source>Is this the inverse of {name} or one over it? Write the inverse by its own name, such as atan(x), and one over it as 1/{name}(x).</source>
        <translation>這是 {name} 的反函數，還是它的倒數？反函數請用它自己的名稱，例如 atan(x)；倒數請寫 1/{name}(x)。</translation>
    </message>
    <message>
        <source>How far does {name} reach? Put what it takes into parentheses.</source>
        <translation>{name} 作用到哪裡為止？請把它所取的部分放進括號。</translation>
    </message>
    <message>
        <source>A list holds numbers alone, as in x = [1, 2]. Give each of these a name.</source>
        <translation>列表裡只能有數，例如 x = [1, 2]。請給這些各自一個名稱。</translation>
    </message>
    <message>
        <source>An index in square brackets picks from a list. Give the name one, as in x = [1, 2], or each number a name of its own, such as w0.</source>
        <translation>方括號裡的索引是從一串數中取出一個。請給名稱一個列表，例如 x = [1, 2]，或給每個數自己的名稱，例如 w0。</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is no number of a circuit: its numbers are finite. To see what infinity does, divide by zero: 1/0.</source>
        <translation>「{name}」不是電路裡的數：電路的數是有限的。想看看無限大會怎樣，請除以零：1/0。</translation>
    </message>
    <message>
        <source>For a logarithm to another base write a quotient: log(x)/log(2).</source>
        <translation>其他底數的對數請寫成商：log(x)/log(2)。</translation>
    </message>
    <message>
        <source>{name} takes {expected} and got {count}: write {form}.</source>
        <translation>{name} 需要 {expected} 個引數，這裡有 {count} 個：請寫 {form}。</translation>
    </message>
    <message>
        <source>A number or a name is missing before &quot;{sign}&quot;.</source>
        <translation>「{sign}」前面少了數字或名稱。</translation>
    </message>
    <message>
        <source>There is nothing between these parentheses.</source>
        <translation>這對括號裡面什麼都沒有。</translation>
    </message>
    <message>
        <source>A number or a name is missing after &quot;{sign}&quot;.</source>
        <translation>「{sign}」後面少了數字或名稱。</translation>
    </message>
    <message>
        <source>Before &quot;=&quot; stands one name, as in q = x + y. Put each assignment on its own line, or a ; between them.</source>
        <translation>「=」前面只放一個名稱，例如 q = x + y。每個指派各寫一行，或用 ; 隔開。</translation>
    </message>
    <message>
        <source>The expression has {got} characters (limit {limit}).</source>
        <translation>運算式有 {got} 個字元（上限 {limit}）。</translation>
    </message>
    <message>
        <source>Names that were taken got a number: {names}.</source>
        <translation>已被使用的名稱加上了編號：{names}。</translation>
    </message>
    <message>
        <source>This name has {got} characters (limit {limit}).</source>
        <translation>這個名稱有 {got} 個字元（上限 {limit}）。</translation>
    </message>
    <message>
        <source>A circuit has no &quot;{sign}&quot;: it leaves no remainder. Write / to divide, and # before a comment.</source>
        <translation>電路沒有「{sign}」，不會留下餘數。除法請寫 /，註解前請寫 #。</translation>
    </message>
    <message>
        <source>Write a percentage as a decimal number: 0.05 for 5 %.</source>
        <translation>百分比請寫成小數：5 % 寫 0.05。</translation>
    </message>
    <message>
        <source>{number} is too large for a number (limit 1.8e308).</source>
        <translation>{number} 太大，超出數字的上限 1.8e308。</translation>
    </message>
    <message>
        <source>Sums and products over an index are read where both ends are numbers, as in {example}. Else write the terms one by one, such as w1*x1 + w2*x2.</source>
        <translation>對索引的總和與連乘，兩端都是數字才讀得懂，例如 {example}。否則請把各項逐一寫出，例如 w1*x1 + w2*x2。</translation>
    </message>
    <message>
        <source>A transpose needs a matrix; here every name is a single number. Give one a list, as in W = [[1, 2], [3, 4]], or write the products one by one, such as w1*x1 + w2*x2.</source>
        <translation>轉置需要矩陣；這裡每個名稱都是單一的數。請給名稱一個列表，例如 W = [[1, 2], [3, 4]]，或逐一寫出乘積，例如 w1*x1 + w2*x2。</translation>
    </message>
    <message>
        <source>The character &quot;{character}&quot; has no meaning here. Use numbers, names, + - * / ^, commas and parentheses.</source>
        <translation>字元「{character}」在這裡沒有意義。請用數字、名稱、+ - * / ^、逗號和括號。</translation>
    </message>
    <message>
        <source>A product of matrices needs arrays; here every name is a single number. Write the products one by one, such as w1*x1 + w2*x2. Or give the names lists: x = [1, 2].</source>
        <translation>矩陣的乘積需要陣列；這裡每個名稱都是單一的數。請逐一寫出乘積，例如 w1*x1 + w2*x2。或給名稱列表：x = [1, 2]。</translation>
    </message>
    <message>
        <source>‖ is the norm of a vector: give a name a list, as in x = [1, 2]. For one number write |x|.</source>
        <translation>‖ 是向量的範數：請給名稱一個列表，例如 x = [1, 2]。單一的數請寫 |x|。</translation>
    </message>
    <message>
        <source>A list of numbers is the value of a name that a formula computes with, as in x = [1, 2]; f = sum(x). Around a sum use round parentheses.</source>
        <translation>一串數是公式所用名稱的值，例如 x = [1, 2]; f = sum(x)。若是括住算式，請用圓括號。</translation>
    </message>
    <message>
        <source>A comparison is read in a condition, as in x if x &gt; 0 else 0, and in parentheses of its own, as in (x &gt; 0)*y. Leave out what only says where a formula holds.</source>
        <translation>比較只在條件裡讀取，例如 x if x &gt; 0 else 0，或在自己的括號裡，例如 (x &gt; 0)*y。只說明公式何時成立的部分請略去。</translation>
    </message>
    <message>
        <source>A number in parentheses above a name is an index, not a power. Write it below, as in W_1.</source>
        <translation>名稱上方括號裡的數是編號，不是次方。請寫在下方，例如 W_1。</translation>
    </message>
    <message>
        <source>A prime or a quotation mark cannot be part of a name. Choose another name, such as w_new.</source>
        <translation>撇號或引號不能是名稱的一部分。請選別的名稱，例如 w_new。</translation>
    </message>
    <message>
        <source>Numbers in a circuit are finite. To see what infinity does, divide by zero: 1/0.</source>
        <translation>電路裡的數是有限的。想看看無限大會怎樣，請除以零：1/0。</translation>
    </message>
    <message>
        <source>Gradients are computed for every circuit, and are no part of a formula. Leave this line out.</source>
        <translation>每個電路都會計算梯度，梯度不是公式的一部分。請省去這一行。</translation>
    </message>
    <message>
        <source>There is no factorial here. Write its product, as in 3*2.</source>
        <translation>這裡沒有階乘。請寫出它的乘積，例如 3*2。</translation>
    </message>
    <message>
        <source>The path &quot;{path}&quot; leads nowhere.</source>
        <translation>路徑「{path}」沒有通往任何東西。</translation>
    </message>
    <message>
        <source>Here stands what instances have: by path, as in &quot;neuron1/w&quot;. The value of a node of this circuit is written at the node.</source>
        <translation>這裡寫的是各個實例的值，以路徑表示，例如「neuron1/w」。這個電路自己的節點，值要寫在節點上。</translation>
    </message>
    <message>
        <source>An id is a text of 1 to 64 letters from A to Z, digits, _ and -.</source>
        <translation>id 是 1 到 64 個字元的文字，可用 A 到 Z 的字母、數字、_ 和 -。</translation>
    </message>
    <message>
        <source>Another block has the id &quot;{id}&quot; already.</source>
        <translation>已經有別的方塊使用 id「{id}」。</translation>
    </message>
    <message>
        <source>The block &quot;{block}&quot; stands inside itself: {way}.</source>
        <translation>方塊「{block}」包含了自己：{way}。</translation>
    </message>
    <message>
        <source>This must name every {kind} of the block, each once.</source>
        <translation>這裡必須列出方塊的每個 {kind}，各一次。</translation>
    </message>
    <message>
        <source>There is not enough memory to open &quot;{path}&quot;. Close other programs, and try again.</source>
        <translation>記憶體不足，無法開啟「{path}」。請關閉其他程式，再試一次。</translation>
    </message>
    <message>
        <source>There is no file &quot;{path}&quot;.</source>
        <translation>沒有檔案「{path}」。</translation>
    </message>
    <message>
        <source>You may not read the file &quot;{path}&quot;.</source>
        <translation>你無權讀取檔案「{path}」。</translation>
    </message>
    <message>
        <source>The file &quot;{path}&quot; cannot be read: {reason}.</source>
        <translation>無法讀取檔案「{path}」：{reason}。</translation>
    </message>
    <message>
        <source>&quot;{path}&quot; is not a file. Name a circuit file in it.</source>
        <translation>「{path}」不是檔案。請指明其中的電路檔。</translation>
    </message>
    <message>
        <source>Not saved: &quot;{path}&quot; was made with format {version}, and this program, which knows up to {known}, would lose what is new in it. Save under another name.</source>
        <translation>沒有存檔：「{path}」是用格式 {version} 製作的，這個程式只認得到 {known}，會遺失其中的新內容。請用別的名稱存檔。</translation>
    </message>
    <message>
        <source>Not saved: there is not enough memory. Close other programs, and save again.</source>
        <translation>未儲存：記憶體不足。請關閉其他程式，再儲存一次。</translation>
    </message>
    <message>
        <source>Not saved: &quot;{path}&quot; is a link that leads back to itself. Save under another name.</source>
        <translation>未儲存：「{path}」是一個指回自己的連結。請用別的名稱儲存。</translation>
    </message>
    <message>
        <source>Not saved: no space left on the device. Make room, or save to another place.</source>
        <translation>未儲存：裝置空間不足。請騰出空間，或存到別處。</translation>
    </message>
    <message>
        <source>Not saved: you may not write &quot;{path}&quot;. Save to another place.</source>
        <translation>未儲存：你無權寫入「{path}」。請存到別處。</translation>
    </message>
    <message>
        <source>Not saved: &quot;{path}&quot; is not a file that can be replaced. Name another.</source>
        <translation>未儲存：「{path}」不是可以取代的檔案。請換一個。</translation>
    </message>
    <message>
        <source>Not saved: there is no folder &quot;{folder}&quot;. Save to another place.</source>
        <translation>未儲存：沒有資料夾「{folder}」。請存到別處。</translation>
    </message>
    <message>
        <source>Not saved: {reason}. Save to another place.</source>
        <translation>未儲存：{reason}。請存到別處。</translation>
    </message>
    <message>
        <source>Not saved: the disk gives back other bytes than were written. Save to another disk.</source>
        <translation>未儲存：磁碟讀回的內容和寫入的不同。請存到別的磁碟。</translation>
    </message>
    <message>
        <source>Not saved, because the file could not be opened again:</source>
        <translation>未儲存，因為存成的檔案會打不開：</translation>
    </message>
    <message>
        <source>A block&apos;s file shows one block, and this one shows {count}.</source>
        <translation>方塊的檔案只展示一個方塊，這個檔案展示了 {count} 個。</translation>
    </message>
    <message>
        <source>Your block &quot;{path}&quot; is left out: {problem}</source>
        <translation>略過你的方塊「{path}」：{problem}</translation>
    </message>
    <message>
        <source>Your blocks in &quot;{folder}&quot; cannot be read: {reason}.</source>
        <translation>無法讀取「{folder}」裡你的方塊：{reason}。</translation>
    </message>
    <message>
        <source>The file is too large for a circuit: {got} bytes (limit {limit}).</source>
        <translation>檔案太大，無法當作電路讀取：{got} 位元組（上限 {limit}）。</translation>
    </message>
    <message>
        <source>Lists and objects are nested {got} deep (limit {limit}).</source>
        <translation>串列和物件有 {got} 層（上限 {limit}）。</translation>
    </message>
    <message>
        <source>The file has {got} lists and objects (limit {limit}).</source>
        <translation>檔案有 {got} 個串列和物件（上限 {limit}）。</translation>
    </message>
    <message>
        <source>The circuit has {got} gates (limit {limit}).</source>
        <translation>電路有 {got} 個閘（上限 {limit}）。</translation>
    </message>
    <message>
        <source>Its blocks would expand to {got} gates (limit {limit}).</source>
        <translation>它的方塊展開後有 {got} 個閘（上限 {limit}）。</translation>
    </message>
    <message>
        <source>The file has {got} blocks (limit {limit}).</source>
        <translation>檔案有 {got} 個方塊（上限 {limit}）。</translation>
    </message>
    <message>
        <source>Blocks stand {got} deep in each other (limit {limit}).</source>
        <translation>方塊套了 {got} 層（上限 {limit}）。</translation>
    </message>
    <message>
        <source>The circuit has {got} wires (limit {limit}).</source>
        <translation>電路有 {got} 條連線（上限 {limit}）。</translation>
    </message>
    <message>
        <source>The label has {got} characters (limit {limit}).</source>
        <translation>標籤有 {got} 個字元（上限 {limit}）。</translation>
    </message>
    <message>
        <source>The circuit has {got} stops (limit {limit}).</source>
        <translation>電路有 {got} 個停止點（上限 {limit}）。</translation>
    </message>
    <message>
        <source>The note has {got} characters (limit {limit}).</source>
        <translation>備註有 {got} 個字元（上限 {limit}）。</translation>
    </message>
    <message>
        <source>The title has {got} characters (limit {limit}).</source>
        <translation>標題有 {got} 個字元（上限 {limit}）。</translation>
    </message>
    <message>
        <source>The value has {got} numbers (limit {limit}).</source>
        <translation>值有 {got} 個數（上限 {limit}）。</translation>
    </message>
    <message>
        <source>The value has lists nested {got} deep (limit {limit}).</source>
        <translation>值的串列有 {got} 層（上限 {limit}）。</translation>
    </message>
    <message>
        <source>The gate lies too far out: {got} from the middle (limit {limit}).</source>
        <translation>這個閘放得太遠：離中央 {got}（上限 {limit}）。</translation>
    </message>
    <message>
        <source>Line {line} is not text in UTF-8. Save the file again as UTF-8.</source>
        <translation>第 {line} 行不是 UTF-8 文字。請把檔案重新存成 UTF-8。</translation>
    </message>
    <message>
        <source>Line {line}: {problem}</source>
        <translation>第 {line} 行：{problem}</translation>
    </message>
    <message>
        <source>{digits} is too large for a number (limit 1.8e308).</source>
        <translation>{digits} 太大，超出數字的上限 1.8e308。</translation>
    </message>
    <message>
        <source>{name} is not a finite number; write one.</source>
        <translation>{name} 不是有限的數；請寫有限的數。</translation>
    </message>
    <message>
        <source>This is written more than once. Keep one of them.</source>
        <translation>這一項寫了不只一次。請只留一個。</translation>
    </message>
    <message>
        <source>The text holds half of a character (a lone \ud800 to \udfff).</source>
        <translation>文字裡有半個字元（單獨的 \ud800 到 \udfff）。</translation>
    </message>
    <message>
        <source>The file ends in the middle, at line {line}. Its end is lost; look for a copy of it.</source>
        <translation>檔案在第 {line} 行中斷，後面遺失了；請找找有沒有副本。</translation>
    </message>
    <message>
        <source>The file is not valid JSON from line {line}, column {column} on: {reason}.</source>
        <translation>從第 {line} 行第 {column} 個字元起，檔案不是有效的 JSON：{reason}。</translation>
    </message>
    <message>
        <source>The loss must be a flag (a node of kind output); {node} is none.</source>
        <translation>損失必須是旗子（種類為 output 的節點）；{node} 不是。</translation>
    </message>
    <message>
        <source>A range is two numbers, the lower one first: [lowest, highest].</source>
        <translation>範圍是兩個數，小的在前：[最小, 最大]。</translation>
    </message>
    <message>
        <source>{node} has no value of its own, and so no range.</source>
        <translation>{node} 沒有自己的值，所以也沒有範圍。</translation>
    </message>
    <message>
        <source>This is missing.</source>
        <translation>缺少這一項。</translation>
    </message>
    <message>
        <source>{place}: {problem}</source>
        <translation>{place}：{problem}</translation>
    </message>
    <message>
        <source>This must be a number.</source>
        <translation>這必須是數字。</translation>
    </message>
    <message>
        <source>This must be an object: {{ ... }}.</source>
        <translation>這必須是物件：{{ ... }}。</translation>
    </message>
    <message>
        <source>A place is two numbers: [across, down].</source>
        <translation>位置是兩個數：[橫, 縱]。</translation>
    </message>
    <message>
        <source>This must be a list: [ ... ].</source>
        <translation>這必須是串列：[ ... ]。</translation>
    </message>
    <message>
        <source>This must be a text in quotes.</source>
        <translation>這必須是引號裡的文字。</translation>
    </message>
    <message>
        <source>What a copy sorts as is a list of at most {limit} ids and whole numbers above 0; leave it out, and the node sorts as its own id.</source>
        <translation>副本的排序依據是一個串列，最多 {limit} 項，每項是 id 或大於 0 的整數；省略它，節點就依自己的 id 排序。</translation>
    </message>
    <message>
        <source>Another node has the id &quot;{id}&quot; already.</source>
        <translation>已經有別的節點使用 id「{id}」。</translation>
    </message>
    <message>
        <source>Wires name {got} ports of this gate (limit {limit}).</source>
        <translation>連線提到這個閘的 {got} 個連接埠（上限 {limit}）。</translation>
    </message>
    <message>
        <source>This program has no gate &quot;{kind}&quot;.</source>
        <translation>這個程式沒有「{kind}」閘。</translation>
    </message>
    <message>
        <source>{problem} The gate is kept as it is, and has no value.</source>
        <translation>{problem}這個閘會原樣保留，但沒有值。</translation>
    </message>
    <message>
        <source>The kind of a gate is a text of 1 to {limit} characters.</source>
        <translation>閘的種類是 1 到 {limit} 個字元的文字。</translation>
    </message>
    <message>
        <source>A port is called by 1 to 64 letters from A to Z, digits, _ and -, and not &quot;{port}&quot;.</source>
        <translation>連接埠的名稱由 1 到 64 個 A 到 Z 的字母、數字、_ 和 - 組成，不能是「{port}」。</translation>
    </message>
    <message>
        <source>One wire leads from {pin} and another one to it. A port has one direction.</source>
        <translation>一條連線從 {pin} 出發，另一條卻連到它。連接埠只有一個方向。</translation>
    </message>
    <message>
        <source>This file has no block &quot;{block}&quot;.</source>
        <translation>這個檔案沒有方塊「{block}」。</translation>
    </message>
    <message>
        <source>Ports stand inside blocks; here is nothing they lead out of.</source>
        <translation>連接埠在方塊裡面；這裡沒有可以通往的外面。</translation>
    </message>
    <message>
        <source>The loss flag stands outside of blocks. Use an outlet here.</source>
        <translation>損失旗子在方塊外面。這裡請用 outlet。</translation>
    </message>
    <message>
        <source>A block has no constants of its own.</source>
        <translation>方塊沒有自己的常數。</translation>
    </message>
    <message>
        <source>The gate {kind} has no constant &quot;{name}&quot;.</source>
        <translation>{kind} 閘沒有常數「{name}」。</translation>
    </message>
    <message>
        <source>The value of a gate {kind} is computed; do not write one.</source>
        <translation>{kind} 閘的值是算出來的；請不要寫。</translation>
    </message>
    <message>
        <source>An end of a wire is a text: &quot;node.port&quot;, as in &quot;add1.a&quot;.</source>
        <translation>連線的一端是文字「節點.連接埠」，例如「add1.a」。</translation>
    </message>
    <message>
        <source>There is no node &quot;{node}&quot;.</source>
        <translation>沒有節點「{node}」。</translation>
    </message>
    <message>
        <source>{node}, a gate {kind}, has no input &quot;{port}&quot;.</source>
        <translation>{node} 是 {kind} 閘，沒有輸入「{port}」。</translation>
    </message>
    <message>
        <source>{node}, a gate {kind}, has no output &quot;{port}&quot;.</source>
        <translation>{node} 是 {kind} 閘，沒有輸出「{port}」。</translation>
    </message>
    <message>
        <source>Two wires lead to {pin}. An input takes one: remove the other.</source>
        <translation>有兩條連線通往 {pin}。一個輸入只接一條：請移除另一條。</translation>
    </message>
    <message>
        <source>This is a file of another kind ({kind}), not a circuit. To build what it draws, type the formula: Ctrl+I in the window, or circuit-editor new.</source>
        <translation>這是另一種檔案（{kind}），不是電路。要建立它畫的東西，請輸入算式：在視窗按 Ctrl+I，或用 circuit-editor new。</translation>
    </message>
    <message>
        <source>This is a file of another kind ({kind}), not a circuit. Models and their numbers are never loaded here. To build one, type its formula: Ctrl+I in the window, or circuit-editor new.</source>
        <translation>這是另一種檔案（{kind}），不是電路。這裡從不載入模型和模型的數。要建立模型，請輸入它的算式：在視窗按 Ctrl+I，或用 circuit-editor new。</translation>
    </message>
    <message>
        <source>This is a file of another kind ({kind}), not a circuit. To use a formula in it, copy or type it: Ctrl+I in the window, or circuit-editor new.</source>
        <translation>這是另一種檔案（{kind}），不是電路。要用其中的算式，請複製或輸入它：在視窗按 Ctrl+I，或用 circuit-editor new。</translation>
    </message>
    <message>
        <source>This is a file of another kind ({kind}), not a circuit. Unpack it first, then open the circuit file in it.</source>
        <translation>這是另一種檔案（{kind}），不是電路。請先解壓縮，再開啟其中的電路檔。</translation>
    </message>
    <message>
        <source>This is a file of another kind ({kind}), not a circuit. Open a file that this program has saved; its name ends in .circuit.</source>
        <translation>這是另一種檔案（{kind}），不是電路。請開啟本程式儲存的檔案，檔名以 .circuit 結尾。</translation>
    </message>
    <message>
        <source>This is a {kind} text, not a circuit. To use a formula in it, copy the formula and paste it: Ctrl+I in the window, or circuit-editor new.</source>
        <translation>這是 {kind} 文字檔，不是電路。要用其中的算式，請複製算式再貼上：在視窗按 Ctrl+I，或用 circuit-editor new。</translation>
    </message>
    <message>
        <source>This is a lesson, not a circuit. Open it in the window: F4, then Open a lesson.</source>
        <translation>這是課程，不是電路。請在視窗裡開啟：按 F4，再選「開啟課程檔」。</translation>
    </message>
    <message>
        <source>The file ends in the middle, at line {line}. Its end is lost; a repaired copy keeps what stands before it.</source>
        <translation>檔案在第 {line} 行中斷，後面遺失了；修復過的副本會保留前面的內容。</translation>
    </message>
    <message>
        <source>This is no text but a file of another program, and no circuit. Open a file that this program has saved; its name ends in .circuit.</source>
        <translation>這不是文字檔，而是其他程式的檔案，也不是電路。請開啟本程式儲存的檔案，檔名以 .circuit 結尾。</translation>
    </message>
    <message>
        <source>This is a text, not a circuit. To use a formula in it, copy the formula and paste it: Ctrl+I in the window, or circuit-editor new.</source>
        <translation>這是一般文字，不是電路。要用其中的算式，請複製算式再貼上：在視窗按 Ctrl+I，或用 circuit-editor new。</translation>
    </message>
    <message>
        <source>The file is empty. Perhaps it was never saved; look for a copy of it.</source>
        <translation>檔案是空的。也許從沒存過；請找找有沒有副本。</translation>
    </message>
    <message>
        <source>The file holds only zero bytes, as a crash or a bad disk leaves them. Its contents are lost; look for a copy of it.</source>
        <translation>檔案裡只有零位元組，當機或磁碟損壞會造成這樣。內容已遺失；請找找有沒有副本。</translation>
    </message>
    <message>
        <source>The file is text in UTF-16. Save it again as UTF-8.</source>
        <translation>檔案是 UTF-16 文字。請重新存成 UTF-8。</translation>
    </message>
    <message>
        <source>This is a web page. Perhaps the page about the file was saved in its place: download the file itself.</source>
        <translation>這是網頁。也許存到的是介紹檔案的網頁：請下載檔案本身。</translation>
    </message>
    <message>
        <source>This is a Git LFS pointer, which stands for the file. Fetch the file itself with: git lfs pull</source>
        <translation>這是 Git LFS 指標檔，只是代替檔案。請用 git lfs pull 取回檔案本身。</translation>
    </message>
    <message>
        <source>The file holds both sides of a merge conflict (lines with &lt;&lt;&lt;&lt;&lt;&lt;&lt; and &gt;&gt;&gt;&gt;&gt;&gt;&gt;). Settle the conflict first, then open it.</source>
        <translation>檔案裡有合併衝突的兩邊（&lt;&lt;&lt;&lt;&lt;&lt;&lt; 和 &gt;&gt;&gt;&gt;&gt;&gt;&gt; 的行）。請先解決衝突再開啟。</translation>
    </message>
    <message>
        <source>This is no circuit file: it does not begin with &quot;format&quot;: &quot;circuit-editor&quot;.</source>
        <translation>這不是電路檔：開頭不是 &quot;format&quot;: &quot;circuit-editor&quot;。</translation>
    </message>
    <message>
        <source>{problem} Did you mean &quot;{guess}&quot;?</source>
        <translation>{problem} 你是指「{guess}」嗎？</translation>
    </message>
    <message>
        <source>A packed array is {{ &quot;shape&quot;: [...], &quot;f64&quot;: &quot;...&quot; }}: its lengths, from 1 on, and as many numbers of 8 bytes, the lowest first, in base64.</source>
        <translation>壓縮的陣列寫成 {{ &quot;shape&quot;: [...], &quot;f64&quot;: &quot;...&quot; }}：從 1 起的長度，以及同樣多個 8 位元組的數（低位在前），以 base64 編碼。</translation>
    </message>
    <message>
        <source>A packed array holds numbers that are not finite.</source>
        <translation>壓縮的陣列含有不是有限的數。</translation>
    </message>
    <message>
        <source>A list of numbers cannot be empty.</source>
        <translation>數的串列不能是空的。</translation>
    </message>
    <message>
        <source>The rows of the value differ in length.</source>
        <translation>值的各列長度不同。</translation>
    </message>
    <message>
        <source>The value mixes numbers and lists in one row.</source>
        <translation>值在同一列裡混用了數和串列。</translation>
    </message>
    <message>
        <source>A value must be a number, or lists of numbers.</source>
        <translation>值必須是數，或數的串列。</translation>
    </message>
    <message>
        <source>The version must be a whole number from 1 on.</source>
        <translation>版本必須是 1 以上的整數。</translation>
    </message>
    <message>
        <source>Made with format {version}; this program knows up to {known}. Open it with a newer version of the program.</source>
        <translation>以格式 {version} 製作；這個程式只認得到 {known}。請用較新版的程式開啟。</translation>
    </message>
    <message>
        <source>Made with format {version}; this program knows up to {known}. Opened read-only so that nothing is lost.</source>
        <translation>用格式 {version} 製作；這個程式只認得到 {known}。已用唯讀方式開啟，以免遺失內容。</translation>
    </message>
    <message>
        <source>The closed form of this block could not be worked out ({error}).</source>
        <translation>算不出這個方塊的封閉形式（{error}）。</translation>
    </message>
    <message>
        <source>div cannot divide by zero; the divisor is {got_b}.</source>
        <translation>除數不能是零；這裡的除數是 {got_b}。</translation>
    </message>
    <message>
        <source>power has no real value for the base {got_a} and the exponent {got_b}.</source>
        <translation>底數 {got_a}、指數 {got_b} 的冪沒有實數值。</translation>
    </message>
    <message>
        <source>The power has no real value here: its base is {got_x}.</source>
        <translation>這裡的冪沒有實數值：底數是 {got_x}。</translation>
    </message>
    <message>
        <source>reciprocal cannot divide by zero; it got {got}.</source>
        <translation>零沒有倒數；這裡得到的是 {got}。</translation>
    </message>
    <message>
        <source>log needs a positive number; it got {got}.</source>
        <translation>對數需要正數；這裡得到的是 {got}。</translation>
    </message>
    <message>
        <source>sqrt needs a number that is not negative; it got {got}.</source>
        <translation>平方根需要不為負的數；這裡得到的是 {got}。</translation>
    </message>
    <message>
        <source>sin needs a finite number; it got {got}.</source>
        <translation>正弦需要有限的數；這裡得到的是 {got}。</translation>
    </message>
    <message>
        <source>cos needs a finite number; it got {got}.</source>
        <translation>餘弦需要有限的數；這裡得到的是 {got}。</translation>
    </message>
    <message>
        <source>Select the gates that are to be one block; a flag stays outside.</source>
        <translation>請選取要組成一個方塊的閘；旗子留在外面。</translation>
    </message>
    <message>
        <source>In the block {block}: {problem}</source>
        <translation>在方塊 {block} 裡：{problem}</translation>
    </message>
    <message>
        <source>This program does not know the gate &quot;{kind}&quot; ({node}): it is kept as it is, and has no value.</source>
        <translation>這個程式不認識「{kind}」閘（{node}）：它會原樣保留，但沒有值。</translation>
    </message>
    <message>
        <source>This program does not know the gate &quot;{kind}&quot; ({node}): it is kept as it is, and has no value. Did you mean &quot;{guess}&quot;?</source>
        <translation>這個程式不認識「{kind}」閘（{node}）：它會原樣保留，但沒有值。你是指「{guess}」嗎？</translation>
    </message>
    <message>
        <source>No loss yet: select the flag {node} and make it the loss.</source>
        <translation>還沒有損失：請選取旗子 {node}，把它設為損失。</translation>
    </message>
    <message>
        <source>No loss yet: choose which of the {count} flags is the loss: select it and make it the loss.</source>
        <translation>還沒有損失：{count} 面旗子之中哪一面是損失？請選取它，把它設為損失。</translation>
    </message>
    <message>
        <source>No loss yet: the open end is {node}. Put the loss flag there.</source>
        <translation>還沒有損失：還沒接出去的是 {node}。請把損失旗子放在那裡。</translation>
    </message>
    <message>
        <source>No loss yet: {count} gates have open ends. Join them, or put the loss flag on the one that matters.</source>
        <translation>還沒有損失：有 {count} 個閘的輸出還沒接出去。請把它們合起來，或把損失旗子放在要看的那一個。</translation>
    </message>
    <message>
        <source>No loss yet: wire a gate, then put the loss flag on its output.</source>
        <translation>還沒有損失：請先接好一個閘，再把損失旗子放在它的輸出。</translation>
    </message>
    <message>
        <source>Nothing is wired to the loss {node} yet.</source>
        <translation>損失 {node} 還沒有接上任何連線。</translation>
    </message>
    <message>
        <source>The block {node} still waits for a wire at its input &quot;{port}&quot;.</source>
        <translation>方塊 {node} 的輸入「{port}」還在等一條連線。</translation>
    </message>
    <message>
        <source>The {kind} gate {node} still waits for a wire at its input &quot;{port}&quot;.</source>
        <translation>{kind} 閘 {node} 的輸入「{port}」還在等一條連線。</translation>
    </message>
    <message>
        <source>Both ends are inputs. A wire leads from an output to an input.</source>
        <translation>兩端都是輸入。連線要從輸出到輸入。</translation>
    </message>
    <message>
        <source>Both ends are outputs. A wire leads from an output to an input.</source>
        <translation>兩端都是輸出。連線要從輸出到輸入。</translation>
    </message>
    <message>
        <source>{node} has no output &quot;{port}&quot;.</source>
        <translation>{node} 沒有輸出「{port}」。</translation>
    </message>
    <message>
        <source>{node} has no input &quot;{port}&quot;.</source>
        <translation>{node} 沒有輸入「{port}」。</translation>
    </message>
    <message>
        <source>{node} cannot feed itself.</source>
        <translation>{node} 不能接回自己。</translation>
    </message>
    <message>
        <source>{node} has no input: it cannot stand on a wire.</source>
        <translation>{node} 沒有輸入，不能放在連線上。</translation>
    </message>
    <message>
        <source>{node} has no output: it cannot stand on a wire.</source>
        <translation>{node} 沒有輸出，不能放在連線上。</translation>
    </message>
    <message>
        <source>This circuit would have a loop: {loop}. Backpropagation needs a circuit without loops.</source>
        <translation>這個電路會出現迴圈：{loop}。反向傳播需要沒有迴圈的電路。</translation>
    </message>
    <message>
        <source>A name may have at most {limit} characters.</source>
        <translation>名稱最多 {limit} 個字元。</translation>
    </message>
    <message>
        <source>&quot;{label}&quot; cannot be a name: use letters, digits and _, not starting with a digit.</source>
        <translation>「{label}」不能當名稱：請用字母、數字和 _，開頭不能是數字。</translation>
    </message>
    <message>
        <source>Another output is already called &quot;{label}&quot;.</source>
        <translation>已經有別的輸出叫「{label}」。</translation>
    </message>
    <message>
        <source>Another input is already called &quot;{label}&quot;.</source>
        <translation>已經有別的輸入叫「{label}」。</translation>
    </message>
    <message>
        <source>Another block of this circuit is called &quot;{name}&quot;.</source>
        <translation>這個電路已經有別的方塊叫「{name}」。</translation>
    </message>
    <message>
        <source>A block needs a name.</source>
        <translation>方塊需要名稱。</translation>
    </message>
    <message>
        <source>The range must run from a smaller number to a larger one.</source>
        <translation>範圍必須由較小的數到較大的數。</translation>
    </message>
    <message>
        <source>The ends of the range are too far apart.</source>
        <translation>範圍的兩端離得太遠。</translation>
    </message>
    <message>
        <source>Counted out, the blocks would make {count} gates (limit {limit}).</source>
        <translation>方塊全部展開會有 {count} 個閘（上限 {limit}）。</translation>
    </message>
    <message>
        <source>The circuit would have {count} gates (limit {limit}).</source>
        <translation>電路會有 {count} 個閘（上限 {limit}）。</translation>
    </message>
    <message>
        <source>Blocks would stand more than {limit} deep inside each other.</source>
        <translation>方塊會套到超過 {limit} 層。</translation>
    </message>
    <message>
        <source>A circuit may have at most {limit} different blocks.</source>
        <translation>一個電路最多 {limit} 種方塊。</translation>
    </message>
    <message>
        <source>A note may have at most {limit} characters; this has {got}.</source>
        <translation>備註最多 {limit} 個字元；這裡有 {got} 個。</translation>
    </message>
    <message>
        <source>A circuit may have at most {limit} stops.</source>
        <translation>一個電路最多 {limit} 個停止點。</translation>
    </message>
    <message>
        <source>A circuit may have at most {limit} notes.</source>
        <translation>一個電路最多可有 {limit} 則備註。</translation>
    </message>
    <message>
        <source>A circuit may have at most {limit} frames.</source>
        <translation>一個電路最多可以有 {limit} 個框。</translation>
    </message>
    <message>
        <source>A title may have at most {limit} characters; this has {got}.</source>
        <translation>標題最多 {limit} 個字元；這個有 {got} 個。</translation>
    </message>
    <message>
        <source>A circuit may have at most {limit} stored views.</source>
        <translation>一個電路最多可存 {limit} 個視野。</translation>
    </message>
    <message>
        <source>A wire may have at most {limit} bends.</source>
        <translation>一條連線最多可有 {limit} 個折點。</translation>
    </message>
    <message>
        <source>The block &quot;{block}&quot; cannot stand inside itself: {way}.</source>
        <translation>方塊「{block}」不能放在自己裡面：{way}。</translation>
    </message>
    <message>
        <source>Nothing is wired to the port &quot;{port}&quot; of the block {block}. Without the block, the default of the port &quot;{other}&quot; of {node} would count there: wire &quot;{port}&quot; first.</source>
        <translation>方塊 {block} 的連接埠「{port}」沒有接上連線。拿掉方塊後，{node} 的「{other}」的預設值會在那裡生效：請先接上「{port}」。</translation>
    </message>
    <message>
        <source>{guess} comes out when, further on at {gate}, {done}. {instead}</source>
        <translation>如果在後面的 {gate} 那裡，{done}，就會得到 {guess}。{instead}</translation>
    </message>
    <message>
        <source>what arrives</source>
        <translation>到達的梯度</translation>
    </message>
    <message>
        <source>{guess} comes out when, at {gate}, {done}. {instead}</source>
        <translation>如果在 {gate}，{done}，就會得到 {guess}。{instead}</translation>
    </message>
    <message>
        <source>{guess} comes out when, in the branch to {gate}, {done}. {instead}</source>
        <translation>如果在通往 {gate} 的分支裡，{done}，就會得到 {guess}。{instead}</translation>
    </message>
    <message>
        <source>{guess} comes out when, in all {count} branches of {node}, {done}. {instead}</source>
        <translation>如果在 {node} 的全部 {count} 條分支裡，{done}，就會得到 {guess}。{instead}</translation>
    </message>
    <message>
        <source>{guess} follows from your {earlier} for the value of {node}, and that is not right yet. Mend that first.</source>
        <translation>{guess} 來自你之前填的 {node} 的值 {earlier}，而那個還不對。請先改正它。</translation>
    </message>
    <message>
        <source>{guess} follows from your {earlier} for the gradient of {node}, and that is not right yet. Mend that first.</source>
        <translation>{guess} 來自你之前填的 {node} 的梯度 {earlier}，而那個還不對。請先改正它。</translation>
    </message>
    <message>
        <source>one branch of a fork overwrites the others</source>
        <translation>分叉的一條分支蓋掉了其他分支</translation>
    </message>
    <message>
        <source>one branch of a fork is left out</source>
        <translation>漏掉了分叉的一條分支</translation>
    </message>
    <message>
        <source>only the local derivative is taken, without what arrives</source>
        <translation>只取了局部梯度，沒有乘上到達的梯度</translation>
    </message>
    <message>
        <source>what arrives is passed on without the local derivative</source>
        <translation>到達的梯度原樣往回傳，沒有乘上局部梯度</translation>
    </message>
    <message>
        <source>the value is taken for the gradient</source>
        <translation>把值當成了梯度</translation>
    </message>
    <message>
        <source>{guess} comes out when, all the way back from {loss}, {done}. {instead}</source>
        <translation>如果從 {loss} 一路往回，{done}，就會得到 {guess}。{instead}</translation>
    </message>
    <message>
        <source>{guess} is what comes back over one wire alone, the one to {gate}. {count} wires lead from {node} to {loss}: add what comes back over each.</source>
        <translation>{guess} 只是經由一條連線（到 {gate} 的那條）回來的。從 {node} 通往 {loss} 的連線有 {count} 條：請把每條回來的都加起來。</translation>
    </message>
    <message>
        <source>{guess} leaves out the wire to {gate}. {count} wires lead from {node} to {loss}: add what comes back over each.</source>
        <translation>{guess} 漏掉了到 {gate} 的連線。從 {node} 通往 {loss} 的連線有 {count} 條：請把每條回來的都加起來。</translation>
    </message>
    <message>
        <source>{guess} is only the local derivative of {gate}. Multiply it by the gradient that arrives there from {loss}.</source>
        <translation>{guess} 只是 {gate} 的局部梯度。請再乘上從 {loss} 到達那裡的梯度。</translation>
    </message>
    <message>
        <source>{guess} is only what arrives at {gate} from {loss}, the upstream gradient. Multiply it by the local derivative of {gate} by {node}.</source>
        <translation>{guess} 只是從 {loss} 到達 {gate} 的上游梯度。請再乘上 {gate} 對 {node} 的局部梯度。</translation>
    </message>
    <message>
        <source>{guess} is the value of {node}, the number that flows forwards. The gradient says how much {loss} moves when {node} moves.</source>
        <translation>{guess} 是 {node} 的值，也就是往前流的數。梯度說的是：{node} 動一下，{loss} 會動多少。</translation>
    </message>
    <message>
        <source>the value of another gate is taken for the gradient</source>
        <translation>把另一個閘的值當成了梯度</translation>
    </message>
    <message>
        <source>{guess} is the value of {result}, a number that flows forwards. The gradient says how much {loss} moves when {node} moves.</source>
        <translation>{guess} 是 {result} 的值，是往前流的數。梯度說的是：{node} 動一下，{loss} 會動多少。</translation>
    </message>
    <message>
        <source>the number from before the last change is given</source>
        <translation>給的是上次改動之前的數</translation>
    </message>
    <message>
        <source>After a change both passes begin anew.</source>
        <translation>改動之後，正向和反向都要重新算。</translation>
    </message>
    <message>
        <source>{guess} was right before the last change of the circuit. After a change both passes begin anew, and this number is another one.</source>
        <translation>{guess} 在上次改動電路之前是對的。改動之後，正向和反向都要重新算，這個數已經不同了。</translation>
    </message>
    <message>
        <source>a sign is lost</source>
        <translation>漏了正負號</translation>
    </message>
    <message>
        <source>Look at the sign of each factor.</source>
        <translation>請看每個因數的正負號。</translation>
    </message>
    <message>
        <source>{guess} has the right size but the wrong sign. Follow the signs once more: of what arrives, and of the local derivative.</source>
        <translation>{guess} 的大小對了，但正負號錯了。請再看一次正負號：到達的梯度的，和局部梯度的。</translation>
    </message>
    <message>
        <source>{guess} has the right size but the wrong sign. Follow the signs of the numbers that arrive at {gate} once more.</source>
        <translation>{guess} 的大小對了，但正負號錯了。請再看一次到達 {gate} 的各個數的正負號。</translation>
    </message>
    <message>
        <source>what is not worked out yet is taken for 0</source>
        <translation>還沒算出來的被當成 0</translation>
    </message>
    <message>
        <source>A number that is not there yet is not 0.</source>
        <translation>還沒有的數不是 0。</translation>
    </message>
    <message>
        <source>0 would mean that {loss} does not move at all when {node} moves. A number that is not there yet is not 0: work it out from what arrives.</source>
        <translation>0 表示 {node} 動的時候 {loss} 完全不動。還沒有的數不是 0：請由到達的梯度算出來。</translation>
    </message>
    <message>
        <source>Upstream is the side of {loss}.</source>
        <translation>上游是 {loss} 那一邊。</translation>
    </message>
    <message>
        <source>{guess} belongs to the other side of {gate}: it is what that gate sends on to its input. Asked for is what arrives there, from the side of {loss}.</source>
        <translation>{guess} 屬於 {gate} 的另一邊：那是這個閘往它的輸入送的。這裡問的是從 {loss} 那一邊到達的。</translation>
    </message>
    <message>
        <source>The value of {node} is not 0. A number that is not there yet is not 0: work it out from what arrives.</source>
        <translation>{node} 的值不是 0。還沒有的數不是 0：請由到達的數算出來。</translation>
    </message>
    <message>
        <source>what is not computed is taken for 0</source>
        <translation>沒有計算的被當成 0</translation>
    </message>
    <message>
        <source>What is not computed has no number, not even 0.</source>
        <translation>沒有計算的就沒有數，連 0 都不是。</translation>
    </message>
    <message>
        <source>Nothing is computed at {node}: no number comes there, and none is not the same as 0.</source>
        <translation>{node} 什麼都沒有計算：沒有數到那裡，而「沒有」和 0 不一樣。</translation>
    </message>
    <message>
        <source>upstream and downstream are confused</source>
        <translation>上游和下游弄反了</translation>
    </message>
    <message>
        <source>the slope of the outer function is taken at the wrong place</source>
        <translation>外層函數的斜率取錯了地方</translation>
    </message>
    <message>
        <source>{guess} comes out when the slope of {outer} is taken at {own}, what goes into {gate}. Take it at what {gate} gives, {out}; then × the slope of {gate}.</source>
        <translation>如果把 {outer} 的斜率取在進入 {gate} 的 {own}，就會得到 {guess}。應該取在 {gate} 給出的 {out}，然後 × {gate} 的斜率。</translation>
    </message>
    <message>
        <source>a slope is taken one gate too early</source>
        <translation>斜率早取了一個閘</translation>
    </message>
    <message>
        <source>A slope is taken at what goes into its gate.</source>
        <translation>斜率要取在進入這個閘的數。</translation>
    </message>
    <message>
        <source>{guess} comes out when the slope of {gate} is taken at {early}, what goes into {before}. Take it at {own}, what {before} gives.</source>
        <translation>把 {gate} 的斜率取在進入 {before} 的 {early}，就會得到 {guess}。要取在 {before} 給出的 {own}。</translation>
    </message>
    <message>
        <source>one function of another is read as their product</source>
        <translation>把函數套函數當成了兩個函數相乘</translation>
    </message>
    <message>
        <source>The outer function gets what the inner one gives.</source>
        <translation>外面的函數拿到的是裡面的函數給的。</translation>
    </message>
    <message>
        <source>{guess} comes out when two functions, one of the other, are read as their product. The slope of {outer} is taken at what {gate} gives, {out}; then × the slope of {gate}.</source>
        <translation>如果把函數套函數當成兩個函數相乘，就會得到 {guess}。{outer} 的斜率要取在 {gate} 給出的 {out}，然後 × {gate} 的斜率。</translation>
    </message>
    <message>
        <source>{guess} comes out when two functions, one of the other, are read as their product. {gate} is taken of what comes out of the gate before it: {first}.</source>
        <translation>如果把函數套函數當成兩個函數相乘，就會得到 {guess}。{gate} 作用在前一個閘的輸出上：{first}。</translation>
    </message>
    <message>
        <source>the branches of a fork are multiplied</source>
        <translation>把分叉的各分支相乘了</translation>
    </message>
    <message>
        <source>{guess} is the product of what comes back over the {count} wires from {node} to {loss}. Along a wire one multiplies; where wires meet again, one adds.</source>
        <translation>從 {node} 通往 {loss} 的連線有 {count} 條，{guess} 是經由它們回來的梯度相乘。沿著一條路要相乘；幾條路會合的地方要相加。</translation>
    </message>
    <message>
        <source>the branches of a fork are averaged</source>
        <translation>把分叉的各分支取了平均</translation>
    </message>
    <message>
        <source>{guess} is the mean of what comes back over the {count} wires from {node} to {loss}. Add them; do not divide.</source>
        <translation>從 {node} 通往 {loss} 的連線有 {count} 條，{guess} 是經由它們回來的梯度的平均。請相加，不要除。</translation>
    </message>
    <message>
        <source>upstream and local derivative are added</source>
        <translation>把上游和局部梯度相加了</translation>
    </message>
    <message>
        <source>{guess} is {upstream} plus the local derivative of {gate}. The chain rule multiplies them.</source>
        <translation>{guess} 是 {upstream} 加上 {gate} 的局部梯度。鏈式法則是相乘。</translation>
    </message>
    <message>
        <source>rounded numbers are carried along</source>
        <translation>用四捨五入過的數繼續算</translation>
    </message>
    <message>
        <source>Round at the very end.</source>
        <translation>最後才四捨五入。</translation>
    </message>
    <message>
        <source>The method is right. {guess} comes from numbers that were rounded on the way; with all their digits it is {true}.</source>
        <translation>方法對了。{guess} 是中途四捨五入的結果；保留所有位數的話是 {true}。</translation>
    </message>
    <message>
        <source>At {x} there is no value; the curve is drawn where there is one.</source>
        <translation>在 {x} 處沒有值；曲線畫在有值的地方。</translation>
    </message>
    <message>
        <source>At {x} there is no value, nor near it: there is no curve to draw.</source>
        <translation>在 {x} 處及其附近都沒有值：沒有曲線可畫。</translation>
    </message>
    <message>
        <source>The curve is flat here: almost nothing of the gradient passes.</source>
        <translation>曲線在這裡是平的：幾乎沒有梯度通過。</translation>
    </message>
    <message>
        <source>{gate} multiplies what arrives by {local} for {name}.</source>
        <translation>{gate} 把到達的梯度乘以 {local}，傳給 {name}。</translation>
    </message>
    <message>
        <source>{gate} multiplies what arrives by {local} for {name}, and by {other_local} for {other}.</source>
        <translation>{gate} 把到達的梯度乘以 {local} 傳給 {name}，乘以 {other_local} 傳給 {other}。</translation>
    </message>
    <message>
        <source>{sentence}.</source>
        <translation>{sentence}。</translation>
    </message>
    <message>
        <source>{winner} and {loser} are equal, {value}: each gets half.</source>
        <translation>{winner} 和 {loser} 相等，都是 {value}：各得一半。</translation>
    </message>
    <message>
        <source>{winner} = {value} wins over {loser} = {other}; {loser} must grow by more than {margin}, or {winner} fall by as much, before they change places.</source>
        <translation>{winner} = {value} 勝過 {loser} = {other}；{loser} 要增加超過 {margin}，或 {winner} 減少這麼多，兩者才會互換。</translation>
    </message>
    <message>
        <source>{winner} = {value} wins over {loser} = {other}; {loser} must fall by more than {margin}, or {winner} grow by as much, before they change places.</source>
        <translation>{winner} = {value} 勝過 {loser} = {other}；{loser} 要減少超過 {margin}，或 {winner} 增加這麼多，兩者才會互換。</translation>
    </message>
    <message>
        <source>Type a number, such as 0.25 or 1/4.</source>
        <translation>請輸入數字，例如 0.25 或 1/4。</translation>
    </message>
    <message>
        <source>That is too long for a number (limit {limit} signs).</source>
        <translation>這太長，不像數字（上限 {limit} 個字元）。</translation>
    </message>
    <message>
        <source>Which of the signs in &quot;{text}&quot; is the decimal sign? Use one, once.</source>
        <translation>「{text}」裡哪個符號是小數點？請只用一種，用一次。</translation>
    </message>
    <message>
        <source>Do you mean {one} or {other}? Type the one you mean.</source>
        <translation>你是指 {one} 還是 {other}？請輸入你指的那個。</translation>
    </message>
    <message>
        <source>&quot;{text}&quot; is no number. Type one such as 0.25, −3, 1/4 or 2.5e−3.</source>
        <translation>「{text}」不是數字。請輸入例如 0.25、−3、1/4 或 2.5e−3。</translation>
    </message>
    <message>
        <source>&quot;{text}&quot; is too large for a number (limit 1.8e308).</source>
        <translation>「{text}」太大，超出數字的上限 1.8e308。</translation>
    </message>
    <message>
        <source>A fraction cannot have 0 below its line.</source>
        <translation>分數的分母不能是 0。</translation>
    </message>
    <message>
        <source>{guess} is not the value of {node}. Put the numbers that arrive there into its gate once more.</source>
        <translation>{guess} 不是 {node} 的值。請把到達的數再代入它的閘算一次。</translation>
    </message>
    <message>
        <source>This wire is {loss} itself: how much does it change when it changes by itself?</source>
        <translation>這條線就是 {loss} 本身：它自己變化時，它會變化多少？</translation>
    </message>
    <message>
        <source>{guess} is not the gradient of {node}. For each number that is made of this one: what arrives there × how fast it grows with this one. All of that added up.</source>
        <translation>{guess} 不是 {node} 的梯度。對每個由這一格算出的數：到達那裡的梯度 × 那個數隨這一格增加得多快；再全部加起來。</translation>
    </message>
    <message>
        <source>{guess} is not the gradient of {loss} by itself.</source>
        <translation>{guess} 不是 {loss} 對自己的梯度。</translation>
    </message>
    <message>
        <source>{guess} is not the gradient of {node}. Work out upstream × local for each of the {count} wires that reach {loss}, then add.</source>
        <translation>{guess} 不是 {node} 的梯度。請對通往 {loss} 的 {count} 條連線各算上游 × 局部，再相加。</translation>
    </message>
    <message>
        <source>{guess} is not the gradient of {node}. Multiply what arrives at the next gate by its local derivative.</source>
        <translation>{guess} 不是 {node} 的梯度。請把到達下一個閘的梯度乘上它的局部梯度。</translation>
    </message>
    <message>
        <source>Right: {number}.</source>
        <translation>對了：{number}。</translation>
    </message>
    <message>
        <source>{guess} is near, but a fraction or a product is an exact number, and it is another one. Work with more digits, and round at the very end.</source>
        <translation>{guess} 很接近，但分數或乘積是精確的數，而它是另一個數。請用更多位數來算，到最後再四捨五入。</translation>
    </message>
    <message>
        <source>{guess} is not the shape of {node}.</source>
        <translation>{guess} 不是 {node} 的形狀。</translation>
    </message>
    <message>
        <source>{guess} is not the shape of the gradient of {node}. A gradient has the shape of the array that it belongs to: one number for each of its.</source>
        <translation>{guess} 不是 {node} 的梯度的形狀。梯度的形狀就是它所屬陣列的形狀：陣列的每個數各有一個。</translation>
    </message>
    <message>
        <source>These are the right lengths in the wrong order: rows come before columns.</source>
        <translation>長度對了，順序不對：列數在前，行數在後。</translation>
    </message>
    <message>
        <source>It has another number of axes. Look at which axes its gate keeps.</source>
        <translation>軸的個數不對。看看它的閘保留哪些軸。</translation>
    </message>
    <message>
        <source>The number of axes is right. Look at the shapes that arrive, length by length.</source>
        <translation>軸的個數對了。看看到達的形狀，一個長度一個長度地看。</translation>
    </message>
    <message>
        <source>This gate works cell by cell: what comes out has the shape of what arrives, of the larger one where one is stretched.</source>
        <translation>這個閘逐格計算：輸出的形狀就是到達的形狀；有一個被擴展時，是較大的那個的形狀。</translation>
    </message>
    <message>
        <source>Look at the shapes that arrive: a product of matrices has the rows of the first and the columns of the second, and the length that they share is gone.</source>
        <translation>看看到達的形狀：矩陣乘積有第一個的列數和第二個的行數，兩者共有的長度不見了。</translation>
    </message>
    <message>
        <source>By shapes: {operation}.</source>
        <translation>用形狀來寫：{operation}。</translation>
    </message>
    <message>
        <source>{guess} is not the value of {node}. Look at which cells it is made of, and put their numbers into its gate once more.</source>
        <translation>{guess} 不是 {node} 的值。看看它由哪些格算出，再把那些數代入它的閘一次。</translation>
    </message>
    <message>
        <source>It is near 0 but not 0. Give two digits, as in 4.0e−3.</source>
        <translation>它接近 0，但不是 0。請給兩位有效數字，例如 4.0e−3。</translation>
    </message>
    <message>
        <source>{guess} is right as far as it goes. Give two digits behind the zeros, as in 0.050, or a fraction.</source>
        <translation>{guess} 寫出的這幾位是對的。請在前面的零之後再給兩位數字，例如 0.050，或寫成分數。</translation>
    </message>
    <message>
        <source>{guess} is right as far as it goes. Give two decimals, or a fraction.</source>
        <translation>{guess} 寫出的這幾位是對的。請給兩位小數，或寫成分數。</translation>
    </message>
    <message>
        <source>Right, but {guess} was cut off: rounded, the number is {number}.</source>
        <translation>對了，但 {guess} 是直接捨去的：四捨五入是 {number}。</translation>
    </message>
    <message>
        <source>There is no number here that could be nudged.</source>
        <translation>這裡沒有可以推動的數。</translation>
    </message>
    <message>
        <source>So small a nudge stays on the tangent: no difference can be seen.</source>
        <translation>推動得這麼小，還在切線上：看不出差別。</translation>
    </message>
    <message>
        <source>The change is lost in rounding: beside numbers so large it has no digits left. A larger nudge can be told.</source>
        <translation>這個改變被捨入吞掉了：在這麼大的數旁邊，它已經沒有位數可以顯示。推大一點才看得出來。</translation>
    </message>
    <message>
        <source>So small a nudge hardly leaves the tangent: prediction and change differ by {apart}, because {gate} bends.</source>
        <translation>推動得這麼小，幾乎沒有離開切線：預測和實際相差 {apart}，因為 {gate} 是彎的。</translation>
    </message>
    <message>
        <source>They differ by {apart} because {gate} bends: its slope changes on the way. A smaller nudge stays closer to the tangent.</source>
        <translation>兩者相差 {apart}，因為 {gate} 是彎的：斜率在途中會變。推動得小一點，就更貼近切線。</translation>
    </message>
    <message>
        <source>A nudge here does not move {loss}: there is no gradient.</source>
        <translation>推動這裡，{loss} 不會動：這裡沒有梯度。</translation>
    </message>
    <message>
        <source>The prediction is exact: from here to {loss} everything is a straight line this far.</source>
        <translation>預測完全準確：在這個範圍內，從這裡到 {loss} 都是直線。</translation>
    </message>
    <message>
        <source>This nudge does not move {loss}.</source>
        <translation>這一推，{loss} 不動。</translation>
    </message>
    <message>
        <source>The gradient is 0, so no change was predicted; but {gate} bends, and {loss} moves all the same.</source>
        <translation>梯度是 0，所以預測不會改變；但 {gate} 是彎的，{loss} 還是動了。</translation>
    </message>
    <message>
        <source>They differ by {apart} because the nudge crosses the kink of {gate}: on its other side the slope is another one.</source>
        <translation>兩者相差 {apart}，因為這一推越過了 {gate} 的折點：另一邊的斜率不同。</translation>
    </message>
    <message>
        <source>They differ by {apart} because {gate} jumps on the way: between its steps it is flat, and no slope foretells a step.</source>
        <translation>兩者相差 {apart}，因為 {gate} 在途中跳了一級：每一級都是平的，斜率無法預告跳躍。</translation>
    </message>
    <message>
        <source>The nudge goes past the place where {gate} divides by zero: beyond it no slope from here says anything.</source>
        <translation>這一推越過了 {gate} 除以零的地方：過了那裡，這裡的斜率就說明不了什麼。</translation>
    </message>
    <message>
        <source>After this nudge {loss} is no finite number any more.</source>
        <translation>這樣推動之後，{loss} 不再是有限的數。</translation>
    </message>
    <message>
        <source>One path leads to {loss}; its product is {sum}.</source>
        <translation>有一條路徑通往 {loss}；它的乘積是 {sum}。</translation>
    </message>
    <message>
        <source>{count} paths lead to {loss}; their products add up to {sum}.</source>
        <translation>有 {count} 條路徑通往 {loss}；它們的乘積加起來是 {sum}。</translation>
    </message>
    <message>
        <source>{count} paths lead to {loss}; the {shown} strongest are listed, the {more} others add {rest}. All together: {sum}.</source>
        <translation>有 {count} 條路徑通往 {loss}；這裡列出最強的 {shown} 條，其餘 {more} 條合計 {rest}。全部加起來：{sum}。</translation>
    </message>
    <message>
        <source>No path leads from here to {loss}.</source>
        <translation>從這裡沒有路徑通往 {loss}。</translation>
    </message>
    <message>
        <source>Arrays pass here: their local derivatives are tables, no single numbers.</source>
        <translation>這裡通過的是陣列：局部梯度是表格，不是單一的數。</translation>
    </message>
    <message>
        <source>{gate} distributes: it sends {what}</source>
        <translation>{gate} 分配：送出 {what}</translation>
    </message>
    <message>
        <source>{gate} distributes, − turns: it sends {what}</source>
        <translation>{gate} 分配，− 變號：送出 {what}</translation>
    </message>
    <message>
        <source>{gate} routes: it sends {what}</source>
        <translation>{gate} 路由：送出 {what}</translation>
    </message>
    <message>
        <source>{gate} switches: it sends {what}</source>
        <translation>{gate} 交換：送出 {what}</translation>
    </message>
    <message>
        <source>{gate} passes on what arrives: it sends {what}</source>
        <translation>{gate} 把到達的往回傳：送出 {what}</translation>
    </message>
    <message>
        <source>{gate} flips the sign: it sends {what}</source>
        <translation>{gate} 翻轉正負號：送出 {what}</translation>
    </message>
    <message>
        <source>{gate} stops the gradient, for its steps are flat: it sends {what}</source>
        <translation>{gate} 擋住梯度，因為它的每一級都是平的：它送出 {what}</translation>
    </message>
    <message>
        <source>{gate} switches, row by column: it sends {what}</source>
        <translation>{gate} 交換，列對行：送出 {what}</translation>
    </message>
    <message>
        <source>{gate} switches, window by window: it sends {what}</source>
        <translation>{gate} 逐個視窗交換：送出 {what}</translation>
    </message>
    <message>
        <source>{gate} copies the gradient to all: it sends {what}</source>
        <translation>{gate} 把梯度複製給全部：送出 {what}</translation>
    </message>
    <message>
        <source>{gate} shares the gradient equally: it sends {what}</source>
        <translation>{gate} 平均分攤梯度：送出 {what}</translation>
    </message>
    <message>
        <source>{gate} gives more of the gradient to larger numbers: it sends {what}</source>
        <translation>{gate} 給較大的數較多梯度：送出 {what}</translation>
    </message>
    <message>
        <source>{gate} routes the gradient to the number it took: it sends {what}</source>
        <translation>{gate} 把梯度送給被取的數：送出 {what}</translation>
    </message>
    <message>
        <source>{gate} puts the gradient back in the shape that came: it sends {what}</source>
        <translation>{gate} 把梯度放回原來的形狀：送出 {what}</translation>
    </message>
    <message>
        <source>{gate} puts the gradient back where it took, with 0 elsewhere: it sends {what}</source>
        <translation>{gate} 把梯度放回取出的位置，其餘為 0：送出 {what}</translation>
    </message>
    <message>
        <source>{gate} cuts the gradient apart: it sends {what}</source>
        <translation>{gate} 切開梯度：送出 {what}</translation>
    </message>
    <message>
        <source>{gate} adds up what comes back to all copies: it sends {what}</source>
        <translation>{gate} 把回到所有副本的相加：送出 {what}</translation>
    </message>
    <message>
        <source>{gate} lets its numbers compete: it sends {what}</source>
        <translation>{gate} 讓它的數互相競爭：送出 {what}</translation>
    </message>
    <message>
        <source>{gate} recentres the gradient: it sends {what}</source>
        <translation>{gate} 把梯度重新置中：送出 {what}</translation>
    </message>
    <message>
        <source>{gate} pulls towards the target: it sends {what}</source>
        <translation>{gate} 拉向目標：送出 {what}</translation>
    </message>
    <message>
        <source>{gate} stops nothing outside training: it sends {what}</source>
        <translation>{gate} 在訓練之外不阻擋：送出 {what}</translation>
    </message>
    <message>
        <source>{gate} decides entry by entry: it sends {what}</source>
        <translation>{gate} 逐項決定：送出 {what}</translation>
    </message>
    <message>
        <source>{gate} sends {what}</source>
        <translation>{gate} 送出 {what}</translation>
    </message>
    <message>
        <source>{gate} scales: it sends {what}</source>
        <translation>{gate} 縮放：送出 {what}</translation>
    </message>
    <message>
        <source>{gate} saturates: it sends only {what}</source>
        <translation>{gate} 飽和：只送出 {what}</translation>
    </message>
    <message>
        <source>{gate} passes the whole gradient on, for its input is {value}: it sends {what}</source>
        <translation>{gate} 讓整個梯度通過，因為它的輸入是 {value}：送出 {what}</translation>
    </message>
    <message>
        <source>{gate} stops the gradient, for its input is {value}: it sends {what}</source>
        <translation>{gate} 擋住梯度，因為它的輸入是 {value}：送出 {what}</translation>
    </message>
    <message>
        <source>{gate} turns the sign, for its input is {value}: it sends {what}</source>
        <translation>{gate} 翻轉正負號，因為它的輸入是 {value}：送出 {what}</translation>
    </message>
    <message>
        <source>{gate} lets only a part through, for its input is {value}: it sends {what}</source>
        <translation>{gate} 只讓一部分通過，因為它的輸入是 {value}：送出 {what}</translation>
    </message>
    <message>
        <source>{gate}, in one step: it sends {what}</source>
        <translation>{gate} 一步完成：送出 {what}</translation>
    </message>
    <message>
        <source>{gate}, in one step: upstream {upstream} × local {local} {relation} {number}, to {name}</source>
        <translation>{gate} 一步完成：上游 {upstream} × 局部 {local} {relation} {number}，給 {name}</translation>
    </message>
    <message>
        <source>a gradient of shape {shape} to {name}</source>
        <translation>形狀為 {shape} 的梯度給 {name}</translation>
    </message>
    <message>
        <source>{formula}, {product} = {shape}, to {name}</source>
        <translation>{formula}，{product} = {shape}，給 {name}</translation>
    </message>
    <message>
        <source>{formula}, of shape {shape}, to {name}</source>
        <translation>{formula}，形狀 {shape}，給 {name}</translation>
    </message>
    <message>
        <source>{formula} = {number} to {name}</source>
        <translation>{formula} = {number} 給 {name}</translation>
    </message>
    <message>
        <source>{what} (at {cell}: {equation})</source>
        <translation>{what}（在 {cell}：{equation}）</translation>
    </message>
    <message>
        <source>{number}, summed over {count} copies, to {name}</source>
        <translation>{number}（{count} 份的總和），給 {name}</translation>
    </message>
    <message>
        <source>{gate} sends nothing back: what feeds it takes no gradient</source>
        <translation>{gate} 什麼都不往回送：它的輸入都不需要梯度</translation>
    </message>
    <message>
        <source>{gate} sends gradients back that are not shown yet</source>
        <translation>{gate} 會往回傳梯度，現在還不顯示</translation>
    </message>
    <message>
        <source>{first} and {second}</source>
        <translation>{first}，{second}</translation>
    </message>
    <message>
        <source>{first}, {second}</source>
        <translation>{first}，{second}</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>還有 {count} 個</translation>
    </message>
    <message>
        <source>the loss</source>
        <translation>損失</translation>
    </message>
    <message>
        <source>the sum</source>
        <translation>總和</translation>
    </message>
    <message>
        <source>the difference</source>
        <translation>差</translation>
    </message>
    <message>
        <source>the product</source>
        <translation>乘積</translation>
    </message>
    <message>
        <source>the quotient</source>
        <translation>商</translation>
    </message>
    <message>
        <source>{name} ({place})</source>
        <translation>{name}（{place}）</translation>
    </message>
    <message>
        <source>the output {name}</source>
        <translation>輸出 {name}</translation>
    </message>
    <message>
        <source>nothing to {name}</source>
        <translation>不給 {name}</translation>
    </message>
    <message>
        <source>nothing to the constant {name}</source>
        <translation>不給常數 {name}</translation>
    </message>
    <message>
        <source>{number} to {name}</source>
        <translation>{number} 給 {name}</translation>
    </message>
    <message>
        <source>the output</source>
        <translation>輸出</translation>
    </message>
    <message>
        <source>{product} {relation} {number} to {name}</source>
        <translation>{product} {relation} {number} 給 {name}</translation>
    </message>
    <message>
        <source>all of it, {number}, to {name} (the larger)</source>
        <translation>{number} 全部給 {name}（較大的）</translation>
    </message>
    <message>
        <source>all of it, {number}, to {name} (the smaller)</source>
        <translation>{number} 全部給 {name}（較小的）</translation>
    </message>
    <message>
        <source>{first} of {total} right at the first try, {later} later, {revealed} revealed, {left} left.</source>
        <translation>共 {total} 題：一次答對 {first}，之後答對 {later}，看過答案 {revealed}，還剩 {left}。</translation>
    </message>
    <message>
        <source>first input</source>
        <translation>第一個輸入</translation>
    </message>
    <message>
        <source>second input</source>
        <translation>第二個輸入</translation>
    </message>
    <message>
        <source>In {block}: {sentence}</source>
        <translation>在 {block} 裡：{sentence}</translation>
    </message>
    <message>
        <source>{sentence} {remark}</source>
        <translation>{sentence}{remark}</translation>
    </message>
    <message>
        <source>The loss&apos;s own gradient: d{f}/d{f} = {number}.</source>
        <translation>損失對自己的梯度：d{f}/d{f} = {number}。</translation>
    </message>
    <message>
        <source>Nothing is given.</source>
        <translation>沒有給定任何數。</translation>
    </message>
    <message>
        <source>{name} = {number}</source>
        <translation>{name} = {number}</translation>
    </message>
    <message>
        <source>Given: {what}.</source>
        <translation>給定：{what}。</translation>
    </message>
    <message>
        <source>The loss is {name} = {number}.</source>
        <translation>損失是 {name} = {number}。</translation>
    </message>
    <message>
        <source>The output&apos;s own gradient: d{f}/d{f} = {number}.</source>
        <translation>輸出對自己的梯度：d{f}/d{f} = {number}。</translation>
    </message>
    <message>
        <source>The loss&apos;s own gradient is {number}.</source>
        <translation>損失對自己的梯度是 {number}。</translation>
    </message>
    <message>
        <source>The output&apos;s own gradient is {number}.</source>
        <translation>輸出對自己的梯度是 {number}。</translation>
    </message>
    <message>
        <source>The output is {name} = {number}.</source>
        <translation>輸出是 {name} = {number}。</translation>
    </message>
    <message>
        <source>The loss is {number}.</source>
        <translation>損失是 {number}。</translation>
    </message>
    <message>
        <source>The output is {number}.</source>
        <translation>輸出是 {number}。</translation>
    </message>
    <message>
        <source>The loss must be a single number, but {name} is {number}: there is no way back from it.</source>
        <translation>損失必須是單一的數，但 {name} 是 {number}：無法從它往回走。</translation>
    </message>
    <message>
        <source>The output must be a single number, but {name} is {number}: there is no way back from it.</source>
        <translation>輸出必須是單一的數，但 {name} 是 {number}：無法從它往回走。</translation>
    </message>
    <message>
        <source>The value of {name} is not shown yet.</source>
        <translation>{name} 的值現在還不顯示。</translation>
    </message>
    <message>
        <source>The gradient of {name} is not shown yet.</source>
        <translation>{name} 的梯度現在還不顯示。</translation>
    </message>
    <message>
        <source>{operation} {relation} {number}, of {product}</source>
        <translation>{operation} {relation} {number}，由 {product} 得到</translation>
    </message>
    <message>
        <source>The values that are given are not shown yet.</source>
        <translation>已給的值現在還不顯示。</translation>
    </message>
    <message>
        <source>{operation} {relation} {number}</source>
        <translation>{operation} {relation} {number}</translation>
    </message>
    <message>
        <source>{name} not computed</source>
        <translation>{name} 沒有計算</translation>
    </message>
    <message>
        <source>{block}, in one step: {what}.</source>
        <translation>{block} 一步完成：{what}。</translation>
    </message>
    <message>
        <source>This is too large for a number (limit 1.8e308).</source>
        <translation>這太大，超出數字的上限 1.8e308。</translation>
    </message>
    <message>
        <source>{name} is not computed, because {source} is not.</source>
        <translation>{name} 沒有計算，因為 {source} 沒有計算。</translation>
    </message>
    <message>
        <source>{name} is not computed: nothing is wired to its {place}.</source>
        <translation>{name} 沒有計算：它的{place}沒有接上連線。</translation>
    </message>
    <message>
        <source>{name} is not computed: nothing is wired to it.</source>
        <translation>{name} 沒有計算：它沒有接上連線。</translation>
    </message>
    <message>
        <source>{name} is not computed: see inside it.</source>
        <translation>{name} 沒有計算：請看裡面。</translation>
    </message>
    <message>
        <source>{name} is not computed: its inputs do not fit.</source>
        <translation>{name} 沒有計算：它的輸入不相配。</translation>
    </message>
    <message>
        <source>{name} is not computed: {shapes} do not fit, or would be too large.</source>
        <translation>{name} 沒有計算：{shapes} 不相配，或結果太大。</translation>
    </message>
    <message>
        <source>{sentence}; at the fork {name} gets the sum of {count} arrays</source>
        <translation>{sentence}；在分叉處 {name} 得到 {count} 個陣列的和</translation>
    </message>
    <message>
        <source>{sentence}; at the fork {name} gets the sum of {count} wires, {total}</source>
        <translation>{sentence}；在分叉處 {name} 得到 {count} 條連線的和 {total}</translation>
    </message>
    <message>
        <source>{sentence}; at the fork {name} gets {sum} {relation} {total}</source>
        <translation>{sentence}；在分叉處 {name} 得到 {sum} {relation} {total}</translation>
    </message>
    <message>
        <source>the second input of sub gets the gradient as it is</source>
        <translation>減法閘的第二個輸入得到原樣的梯度</translation>
    </message>
    <message>
        <source>What is subtracted gets the gradient with its sign turned.</source>
        <translation>被減去的那個得到翻轉正負號的梯度。</translation>
    </message>
    <message>
        <source>{guess} is what arrives at {gate}, with its sign as it was. {node} is subtracted there: when it grows, the result falls, so the sign turns.</source>
        <translation>{guess} 是到達 {gate} 的梯度，正負號沒變。{node} 在那裡被減去：它增加時結果減少，所以正負號要翻轉。</translation>
    </message>
    <message>
        <source>a gate that turns the sign does not turn it</source>
        <translation>會翻轉正負號的閘沒有翻轉</translation>
    </message>
    <message>
        <source>Its local derivative is negative.</source>
        <translation>它的局部梯度是負的。</translation>
    </message>
    <message>
        <source>max or min sends the gradient to the input it did not take</source>
        <translation>最大值閘或最小值閘把梯度送給了它沒有取的輸入</translation>
    </message>
    <message>
        <source>{guess} has the right size but the wrong sign. What {gate} gives falls when {node} grows: its local derivative is negative, and turns the sign.</source>
        <translation>{guess} 的大小對了，但正負號錯了。{node} 增加時，{gate} 給出的數減少：它的局部梯度是負的，會翻轉正負號。</translation>
    </message>
    <message>
        <source>{guess} comes out when {gate} sends the gradient to the input that it does not take. It compares {own} with {other}: the one it takes gets all that arrives, the other 0.</source>
        <translation>如果 {gate} 把梯度送給它沒有取的那個輸入，就會得到 {guess}。它比較 {own} 和 {other}：它取的那一個得到全部到達的梯度，另一個得到 0。</translation>
    </message>
    <message>
        <source>max or min sends the gradient to both of its inputs</source>
        <translation>最大值閘或最小值閘把梯度送給了兩個輸入</translation>
    </message>
    <message>
        <source>{guess} comes out when {gate} sends the gradient to both inputs. It compares {first} with {second}: the one it takes gets all, the other 0.</source>
        <translation>如果 {gate} 把梯度送給兩個輸入，就會得到 {guess}。它比較 {first} 和 {second}：它取的那個得到全部，另一個得到 0。</translation>
    </message>
    <message>
        <source>a relu lets all of the gradient pass although its input is not above 0</source>
        <translation>relu 的輸入不大於 0，卻讓梯度全部通過</translation>
    </message>
    <message>
        <source>Left of 0 a relu is flat, and a leaky one has only its small slope.</source>
        <translation>在 0 的左邊 relu 是平的，leaky relu 只有它的小斜率。</translation>
    </message>
    <message>
        <source>{guess} is what arrives at {gate}, passed on. Its input is {own}, not above 0, and there the gate does not let it pass as it is: look at its slope left of 0.</source>
        <translation>{guess} 是到達 {gate} 的梯度直接往回傳。它的輸入是 {own}，不大於 0，這時閘不會讓它原樣通過：請看它在 0 左邊的斜率。</translation>
    </message>
    <message>
        <source>leaky relu stops the gradient as relu does</source>
        <translation>leaky relu 像 relu 一樣把梯度擋住了</translation>
    </message>
    <message>
        <source>Below 0 it still has its small slope.</source>
        <translation>在 0 以下它還有一個小斜率。</translation>
    </message>
    <message>
        <source>Nothing would pass a relu, but {gate} leaks: below 0 it still has its small slope. Multiply {upstream} by it.</source>
        <translation>relu 不會讓任何東西通過，但 {gate} 會漏：在 0 以下它還有一個小斜率。請把 {upstream} 乘上它。</translation>
    </message>
    <message>
        <source>mul gives an input its own value instead of the other&apos;s</source>
        <translation>乘法閘給輸入的是它自己的值，而不是另一個的</translation>
    </message>
    <message>
        <source>mul switches: each input gets upstream × the other input.</source>
        <translation>乘法閘交換：每個輸入得到上游 × 另一個輸入。</translation>
    </message>
    <message>
        <source>{guess} is {upstream} × {own}, its own value. {gate} switches: {node} gets {upstream} × {other}, the other factor.</source>
        <translation>{guess} 是 {upstream} × {own}，也就是它自己的值。{gate} 交換：{node} 得到 {upstream} × {other}，也就是另一個因數。</translation>
    </message>
    <message>
        <source>a gate with a constant factor multiplies by its input</source>
        <translation>乘常數的閘乘上了自己的輸入</translation>
    </message>
    <message>
        <source>A gate with a constant factor scales: it sends upstream × the constant.</source>
        <translation>乘常數的閘會縮放：它送出上游梯度 × 常數。</translation>
    </message>
    <message>
        <source>{guess} is {upstream} × {own}, its own value. {gate} scales: {node} gets {upstream} × {other}, the constant.</source>
        <translation>{guess} 是 {upstream} × {own}，也就是它自己的值。{gate} 縮放：{node} 得到 {upstream} × {other}，也就是那個常數。</translation>
    </message>
    <message>
        <source>add multiplies what arrives by each input&apos;s own value</source>
        <translation>加法閘把到達的梯度乘上了每個輸入自己的值</translation>
    </message>
    <message>
        <source>{guess} is {upstream} × {own}, its own value, as in a product. {gate} adds: its local derivative is 1, whatever the values are.</source>
        <translation>{guess} 是 {upstream} × {own}，也就是它自己的值，像乘法那樣。{gate} 是加法：不管值是多少，局部梯度都是 1。</translation>
    </message>
    <message>
        <source>only the exponent is left of the derivative of a power</source>
        <translation>次方的導數只剩下指數</translation>
    </message>
    <message>
        <source>{guess} has the exponent, but {own} itself is left out. The derivative of {gate} is the exponent × the next lower power of {own}; then multiply by {upstream}.</source>
        <translation>{guess} 有指數，卻漏掉了 {own} 本身。{gate} 的導數是指數 × {own} 的次數少一的冪；然後乘上 {upstream}。</translation>
    </message>
    <message>
        <source>the exponent is left out of the derivative of a power</source>
        <translation>冪的導數漏了指數</translation>
    </message>
    <message>
        <source>{guess} is missing the exponent. The derivative of {gate} is the exponent × the next lower power; then multiply by {upstream}.</source>
        <translation>{guess} 少了指數。{gate} 的導數是指數 × 次數少一的冪；然後乘上 {upstream}。</translation>
    </message>
    <message>
        <source>a power stays as it is when it is differentiated</source>
        <translation>冪微分之後次數沒有降</translation>
    </message>
    <message>
        <source>{guess} has the exponent in front, but the power at {gate} has not gone down. Lower it by one; then multiply by {upstream}.</source>
        <translation>{guess} 前面有指數了，但 {gate} 的次數沒有降。請降一次；然後乘上 {upstream}。</translation>
    </message>
    <message>
        <source>the derivative of sigmoid or tanh is taken with its input, not its output</source>
        <translation>sigmoid 或 tanh 的導數代入了輸入，而不是輸出</translation>
    </message>
    <message>
        <source>It is out × (1 − out) for sigmoid, 1 − out² for tanh.</source>
        <translation>sigmoid 是 out × (1 − out)，tanh 是 1 − out²。</translation>
    </message>
    <message>
        <source>{guess} puts the input {own} where the output belongs. The derivative of {gate} is made of its output, {out}: σ(1 − σ) for sigmoid, 1 − out² for tanh.</source>
        <translation>{guess} 把輸入 {own} 放在該放輸出的地方。{gate} 的導數由它的輸出 {out} 組成：sigmoid 是 σ(1 − σ)，tanh 是 1 − out²。</translation>
    </message>
    <message>
        <source>of the slope σ(1 − σ) the factor 1 − σ is left out</source>
        <translation>斜率 σ(1 − σ) 漏掉了因數 1 − σ</translation>
    </message>
    <message>
        <source>{guess} is {upstream} × {out}: only one of the two factors of σ(1 − σ), the slope of {gate}. Multiply by 1 − {out}, too.</source>
        <translation>{guess} 是 {upstream} × {out}：{gate} 的斜率 σ(1 − σ) 有兩個因數，這裡只有一個。請再乘上 1 − {out}。</translation>
    </message>
    <message>
        <source>of the slope σ(1 − σ) the factor σ is left out</source>
        <translation>斜率 σ(1 − σ) 漏掉了因數 σ</translation>
    </message>
    <message>
        <source>{guess} is {upstream} × (1 − {out}): only one of the two factors of σ(1 − σ), the slope of {gate}. Multiply by {out}, too.</source>
        <translation>{guess} 是 {upstream} × (1 − {out})：{gate} 的斜率 σ(1 − σ) 有兩個因數，這裡只有一個。請再乘上 {out}。</translation>
    </message>
    <message>
        <source>the output of tanh is not squared in its slope</source>
        <translation>tanh 的斜率裡輸出沒有平方</translation>
    </message>
    <message>
        <source>The slope of tanh is 1 − out².</source>
        <translation>tanh 的斜率是 1 − out²。</translation>
    </message>
    <message>
        <source>{guess} is {upstream} × (1 − {out}), with the output not squared. The slope of {gate} is 1 − out².</source>
        <translation>{guess} 是 {upstream} × (1 − {out})，輸出沒有平方。{gate} 的斜率是 1 − out²。</translation>
    </message>
    <message>
        <source>the divisor is not squared in its derivative</source>
        <translation>對除數的導數裡，除數沒有平方</translation>
    </message>
    <message>
        <source>{guess} is upstream × (−a ÷ b). The derivative of {gate} by its divisor is −a ÷ b²: divide once more.</source>
        <translation>{guess} 是上游 × (−a ÷ b)。{gate} 對除數的導數是 −a ÷ b²：還要再除一次。</translation>
    </message>
    <message>
        <source>the dividend gets the gradient times the divisor</source>
        <translation>被除數得到的是梯度乘上除數</translation>
    </message>
    <message>
        <source>{guess} is {upstream} × {other}. {gate} divides, so {node} gets {upstream} ÷ {other}.</source>
        <translation>{guess} 是 {upstream} × {other}。{gate} 是除法，所以 {node} 得到 {upstream} ÷ {other}。</translation>
    </message>
    <message>
        <source>a function&apos;s value is taken for its derivative</source>
        <translation>把函數的值當成了它的導數</translation>
    </message>
    <message>
        <source>{guess} is {upstream} × {out}, the value that {gate} gives. Multiply by its derivative instead, at {own}.</source>
        <translation>{guess} 是 {upstream} × {out}，也就是 {gate} 給出的值。請改乘它在 {own} 處的導數。</translation>
    </message>
    <message>
        <source>exp is differentiated like a power</source>
        <translation>把 exp 當成冪來微分</translation>
    </message>
    <message>
        <source>exp is its own derivative.</source>
        <translation>exp 的導數就是它自己。</translation>
    </message>
    <message>
        <source>{guess} treats {gate} like a power of {node}. Here {node} stands above: exp is its own derivative, {out}.</source>
        <translation>{guess} 把 {gate} 當成 {node} 的冪。這裡 {node} 在指數上：exp 的導數就是它自己，{out}。</translation>
    </message>
    <message>
        <source>add gives each input half of the gradient</source>
        <translation>加法閘給每個輸入一半的梯度</translation>
    </message>
    <message>
        <source>{guess} is half of what arrives at {gate}. Distributing is not sharing out: each input gets the whole gradient.</source>
        <translation>{guess} 是到達 {gate} 的梯度的一半。分配不是均分：每個輸入都得到整個梯度。</translation>
    </message>
    <message>
        <source>add is treated like mul</source>
        <translation>把加法閘當成了乘法閘</translation>
    </message>
    <message>
        <source>{guess} is {upstream} × {other}, as in a product. {gate} adds: its local derivative is 1 for each input.</source>
        <translation>{guess} 是 {upstream} × {other}，像乘法那樣。{gate} 是加法：它對每個輸入的局部梯度都是 1。</translation>
    </message>
    <message>
        <source>the two numbers are taken in the wrong order</source>
        <translation>兩個數的順序弄反了</translation>
    </message>
    <message>
        <source>The upper input comes first.</source>
        <translation>上面的輸入在前。</translation>
    </message>
    <message>
        <source>{guess} takes the two numbers of {gate} in the wrong order. The upper input comes first: {first}, then {second}.</source>
        <translation>{guess} 把 {gate} 的兩個數弄反了。上面的輸入在前：先 {first}，再 {second}。</translation>
    </message>
    <message>
        <source>max takes the smaller number, or min the larger</source>
        <translation>最大值閘取了較小的數，或最小值閘取了較大的數</translation>
    </message>
    <message>
        <source>{guess} is the number that {gate} does not take. Compare {first} and {second} once more: max takes the larger, min the smaller.</source>
        <translation>{guess} 是 {gate} 沒有取的那個數。請再比較一次 {first} 和 {second}：最大值閘取較大的，最小值閘取較小的。</translation>
    </message>
    <message>
        <source>relu lets a negative number pass</source>
        <translation>relu 讓負數通過了</translation>
    </message>
    <message>
        <source>relu gives 0 for what is negative.</source>
        <translation>relu 對負數給 0。</translation>
    </message>
    <message>
        <source>{guess} is what arrives at {gate}, and it is negative. relu gives 0 then, leaky relu a small part of it.</source>
        <translation>{guess} 是到達 {gate} 的數，而它是負的。這時 relu 給 0，leaky relu 給它的一小部分。</translation>
    </message>
    <message>
        <source>a number is added with the wrong sign</source>
        <translation>相加時弄錯了正負號</translation>
    </message>
    <message>
        <source>Look at the sign of the second number.</source>
        <translation>請看第二個數的正負號。</translation>
    </message>
    <message>
        <source>{guess} takes {second} with the wrong sign. {node} is made by {gate}; look at both signs: {first} and {second}.</source>
        <translation>{guess} 裡 {second} 的正負號錯了。{node} 是由 {gate} 算出來的；請看兩個正負號：{first} 和 {second}。</translation>
    </message>
    <message>
        <source>numbers are added that are to be multiplied, or the reverse</source>
        <translation>該乘的卻加了，或該加的卻乘了</translation>
    </message>
    <message>
        <source>Look at the sign on the gate.</source>
        <translation>請看閘上的符號。</translation>
    </message>
    <message>
        <source>{guess} comes from another operation. {node} is made by {gate}, of {first} and {second}.</source>
        <translation>{guess} 來自另一種運算。{node} 是由 {gate} 用 {first} 和 {second} 算出來的。</translation>
    </message>
    <message>
        <source>a power is read as a product</source>
        <translation>把冪當成了乘積</translation>
    </message>
    <message>
        <source>x² is x × x, not 2 × x.</source>
        <translation>x² 是 x × x，不是 2 × x。</translation>
    </message>
    <message>
        <source>{guess} is the number times the exponent. {gate} raises {first} to a power, and that is no product with the exponent.</source>
        <translation>{guess} 是這個數乘上指數。{gate} 是求 {first} 的冪，而冪不是和指數相乘。</translation>
    </message>
    <message>
        <source>a function is taken of a number with the wrong sign</source>
        <translation>函數作用在正負號錯誤的數上</translation>
    </message>
    <message>
        <source>Look at the sign of what arrives.</source>
        <translation>請看到達的數的正負號。</translation>
    </message>
    <message>
        <source>{guess} is what {gate} gives for the number with the other sign. What arrives there is {first}.</source>
        <translation>{guess} 是正負號相反時 {gate} 給出的數。到達那裡的是 {first}。</translation>
    </message>
    <message>
        <source>the angle is taken in degrees</source>
        <translation>角度用了度數</translation>
    </message>
    <message>
        <source>Angles are in radians here.</source>
        <translation>這裡的角度以弧度計。</translation>
    </message>
    <message>
        <source>{guess} is right for {first} degrees. {gate} takes its angle in radians.</source>
        <translation>{guess} 對 {first} 度是對的。{gate} 的角度以弧度計。</translation>
    </message>
    <message>
        <source>the logarithm is taken to the base 10</source>
        <translation>取了以 10 為底的對數</translation>
    </message>
    <message>
        <source>log is the natural logarithm, to the base e.</source>
        <translation>log 是自然對數，以 e 為底。</translation>
    </message>
    <message>
        <source>{guess} is the logarithm of {first} to the base 10. {gate} is the natural logarithm, to the base e.</source>
        <translation>{guess} 是 {first} 以 10 為底的對數。{gate} 是自然對數，以 e 為底。</translation>
    </message>
    <message>
        <source>the gradient is taken for the value</source>
        <translation>把梯度當成了值</translation>
    </message>
    <message>
        <source>The value is what the gate computes.</source>
        <translation>值是閘算出來的。</translation>
    </message>
    <message>
        <source>{guess} is the gradient of {node}, the number that flows back. The value is what comes out of its gate.</source>
        <translation>{guess} 是 {node} 的梯度，也就是往回流的數。值是它的閘輸出的。</translation>
    </message>
    <message>
        <source>a gate is skipped</source>
        <translation>跳過了一個閘</translation>
    </message>
    <message>
        <source>Work out what the gate makes of what arrives.</source>
        <translation>請算出閘把到達的數變成什麼。</translation>
    </message>
    <message>
        <source>{guess} is what goes into {gate}. Asked for is what comes out on its other side.</source>
        <translation>{guess} 是進入 {gate} 的數。這裡問的是另一邊出來的。</translation>
    </message>
    <message>
        <source>Where a wire forks, the gradients of all its branches are added.</source>
        <translation>連線分叉的地方，所有分支的梯度要相加。</translation>
    </message>
    <message>
        <source>What is sent on is what arrives times the local derivative.</source>
        <translation>往下送的是到達的梯度乘上局部梯度。</translation>
    </message>
    <message>
        <source>The gradient says how much {loss} moves.</source>
        <translation>梯度說的是 {loss} 會動多少。</translation>
    </message>
    <message>
        <source>max sends all of it to the larger input, min to the smaller; the other gets 0.</source>
        <translation>最大值閘把梯度全部送給較大的輸入，最小值閘送給較小的；另一個得到 0。</translation>
    </message>
    <message>
        <source>The exponent comes in front, and the power goes down by one.</source>
        <translation>指數移到前面，次數減一。</translation>
    </message>
    <message>
        <source>For a ÷ b the dividend gets upstream ÷ b, the divisor upstream × (−a ÷ b²).</source>
        <translation>對 a ÷ b，被除數得到上游 ÷ b，除數得到上游 × (−a ÷ b²)。</translation>
    </message>
    <message>
        <source>add sends the whole gradient to each of its inputs.</source>
        <translation>加法閘把整個梯度送給每個輸入。</translation>
    </message>
    <message>
        <source>The slope of sigmoid is σ(1 − σ): both factors.</source>
        <translation>sigmoid 的斜率是 σ(1 − σ)：兩個因數都要。</translation>
    </message>
    <message>
        <source>Multiply by the derivative of the function, not by its value.</source>
        <translation>請乘上函數的導數，而不是它的值。</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>組成方塊</translation>
    </message>
    <message>
        <source>Make blocks</source>
        <translation>組成方塊</translation>
    </message>
    <message>
        <source>Ungroup</source>
        <translation>解開方塊</translation>
    </message>
    <message>
        <source>Make unique</source>
        <translation>獨立成一份</translation>
    </message>
    <message>
        <source>Add port</source>
        <translation>加入連接埠</translation>
    </message>
    <message>
        <source>Takes the place of the wire from {other} to {name}.</source>
        <translation>會取代從 {other} 到 {name} 的連線。</translation>
    </message>
    <message>
        <source>The wire from {other} to {name} gave way. Undo brings it back.</source>
        <translation>從 {other} 到 {name} 的連線已被取代。復原可以把它接回來。</translation>
    </message>
    <message>
        <source>Release on a pin or a gate to connect, on empty canvas to find a gate. Esc gives up.</source>
        <translation>在接腳或閘上放開即連接，在空白畫布上放開即尋找閘。Esc 放棄。</translation>
    </message>
    <message>
        <source>Click a pin or a gate to connect, the empty canvas to find a gate. Esc gives up.</source>
        <translation>點一下接腳或閘即連接，點空白畫布即尋找閘。Esc 放棄。</translation>
    </message>
    <message>
        <source>Release on another pin to plug it in there, on empty canvas to cut it. Esc gives up.</source>
        <translation>在另一個接腳上放開即改接到那裡，在空白畫布上放開即剪斷。Esc 放棄。</translation>
    </message>
    <message>
        <source>Unplug</source>
        <translation>拔掉連線</translation>
    </message>
    <message>
        <source>Release on another output moves all wires. Esc gives up.</source>
        <translation>在另一個輸出上放開即移走所有連線。按 Esc 放棄。</translation>
    </message>
    <message>
        <source>Click another output to move all wires there. Esc gives up.</source>
        <translation>點另一個輸出，把所有連線移到那裡。Esc 放棄。</translation>
    </message>
    <message>
        <source>Move wires</source>
        <translation>移動連線</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移動</translation>
    </message>
    <message>
        <source>Connect {source} → {target}</source>
        <translation>連線 {source} → {target}</translation>
    </message>
    <message>
        <source>Set {name}</source>
        <translation>設定 {name}</translation>
    </message>
    <message>
        <source>Put the loss flag</source>
        <translation>放上損失旗子</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>剪下</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>貼上</translation>
    </message>
    <message>
        <source>Paste number</source>
        <translation>貼上數字</translation>
    </message>
    <message>
        <source>Paste formula</source>
        <translation>貼上公式</translation>
    </message>
    <message>
        <source>Release puts it down here; Ctrl: in line with nothing. Esc puts it back.</source>
        <translation>放開就放在這裡；按住 Ctrl 則不對齊。Esc 放回原處。</translation>
    </message>
    <message>
        <source>Insert on wire</source>
        <translation>插入連線</translation>
    </message>
    <message>
        <source>Release puts a copy down here. Esc gives up.</source>
        <translation>放開即在這裡放下副本。按 Esc 放棄。</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>再製</translation>
    </message>
    <message>
        <source>Click puts it down: on a pin wired, on a wire inserted, with Alt neither. Esc puts it away.</source>
        <translation>點一下即放下：在接腳上接好線，在連線上插入，按住 Alt 則都不做。Esc 收起。</translation>
    </message>
    <message>
        <source>Release puts it down: on a pin wired, on a wire inserted, with Alt neither. Esc puts it away.</source>
        <translation>放開即放下：在接腳上接好線，在連線上插入，按住 Alt 則都不做。Esc 收起。</translation>
    </message>
    <message>
        <source>The circuit on the clipboard cannot be pasted. {why}</source>
        <translation>剪貼簿裡的電路無法貼上。{why}</translation>
    </message>
    <message>
        <source>The circuit on the clipboard cannot be pasted. {why} (+{more})</source>
        <translation>剪貼簿裡的電路無法貼上。{why}（+{more}）</translation>
    </message>
    <message>
        <source>The closed form of this block takes too long to be worked out.</source>
        <translation>這個方塊的封閉形式要算很久，算不完。</translation>
    </message>
    <message>
        <source>Formulas cannot be worked out now: the program for them does not run.</source>
        <translation>現在無法計算式子：負責計算的程式沒有執行。</translation>
    </message>
    <message>
        <source>Rename block</source>
        <translation>重新命名方塊</translation>
    </message>
    <message>
        <source>Rename frame</source>
        <translation>更改框的標題</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>加框</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重新命名</translation>
    </message>
    <message>
        <source>Make the loss</source>
        <translation>設為損失</translation>
    </message>
    <message>
        <source>Rename port</source>
        <translation>重新命名連接埠</translation>
    </message>
    <message>
        <source>Move port</source>
        <translation>移動連接埠</translation>
    </message>
    <message>
        <source>Set default</source>
        <translation>設定預設值</translation>
    </message>
    <message>
        <source>The picture would be {width} × {height} pixels (limit {limit} a side). Choose another scale, or SVG.</source>
        <translation>圖片會有 {width} × {height} 像素（每邊上限 {limit}）。請換個縮放比例，或用 SVG。</translation>
    </message>
    <message>
        <source>The picture cannot be drawn: {error}</source>
        <translation>畫不出這張圖片：{error}</translation>
    </message>
    <message>
        <source>Range of {name}</source>
        <translation>{name} 的範圍</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>刪除</translation>
    </message>
    <message>
        <source>Delete wire</source>
        <translation>刪除連線</translation>
    </message>
    <message>
        <source>Add {kind} {name}</source>
        <translation>加入 {kind} {name}</translation>
    </message>
    <message>
        <source>Add {kind}</source>
        <translation>加入 {kind}</translation>
    </message>
    <message>
        <source>Add block</source>
        <translation>加入方塊</translation>
    </message>
    <message>
        <source>Tidy up</source>
        <translation>自動排列</translation>
    </message>
    <message>
        <source>Align</source>
        <translation>對齊</translation>
    </message>
    <message>
        <source>Equal gaps</source>
        <translation>等距排列</translation>
    </message>
    <message>
        <source>Straighten</source>
        <translation>拉直</translation>
    </message>
    <message>
        <source>Another node, note or frame has the id &quot;{id}&quot; already.</source>
        <translation>已經有別的節點、備註或框使用 id「{id}」。</translation>
    </message>
    <message>
        <source>The circuit has {got} notes (limit {limit}).</source>
        <translation>電路有 {got} 則備註（上限 {limit}）。</translation>
    </message>
    <message>
        <source>The circuit has {got} frames (limit {limit}).</source>
        <translation>電路有 {got} 個框（上限 {limit}）。</translation>
    </message>
    <message>
        <source>The circuit has {got} stored views (limit {limit}).</source>
        <translation>電路有 {got} 個已存視野（上限 {limit}）。</translation>
    </message>
    <message>
        <source>Only the forward pass has a step without a path: all that is given.</source>
        <translation>只有正向傳播有一個沒有路徑的步驟：給定的數。</translation>
    </message>
    <message>
        <source>{node} has no step of its own: all sources are read in one, the first.</source>
        <translation>{node} 沒有自己的步驟：所有來源都在第一步一起讀入。</translation>
    </message>
    <message>
        <source>There is no pass &quot;{name}&quot;: write forward or backward.</source>
        <translation>沒有「{name}」這一趟：請寫 forward 或 backward。</translation>
    </message>
    <message>
        <source>Another stop stands at this step already.</source>
        <translation>這一步已經有別的停止點。</translation>
    </message>
    <message>
        <source>There is no colour &quot;{colour}&quot;: write yellow, green, blue, violet, red or grey, or leave it out.</source>
        <translation>沒有「{colour}」這種顏色：請寫 yellow、green、blue、violet、red 或 grey，或省略不寫。</translation>
    </message>
    <message>
        <source>A size is two numbers from 0 to {limit}: [width, height].</source>
        <translation>大小是兩個 0 到 {limit} 的數：[寬, 高]。</translation>
    </message>
    <message>
        <source>There is no node, note or frame &quot;{node}&quot; here for the frame to hold.</source>
        <translation>這裡沒有節點、備註或框「{node}」可以放進這個框。</translation>
    </message>
    <message>
        <source>&quot;{node}&quot; is held twice: a thing is in one frame at most.</source>
        <translation>「{node}」出現了兩次：一個東西最多只能在一個框裡。</translation>
    </message>
    <message>
        <source>The frame &quot;{frame}&quot; stands inside itself.</source>
        <translation>框「{frame}」在它自己裡面。</translation>
    </message>
    <message>
        <source>Put a stop</source>
        <translation>放上停止點</translation>
    </message>
    <message>
        <source>Remove a stop</source>
        <translation>移除停止點</translation>
    </message>
    <message>
        <source>Note at a stop</source>
        <translation>停止點的備註</translation>
    </message>
    <message>
        <source>There is not enough memory to read this copy. Close other programs first.</source>
        <translation>記憶體不足，無法讀取這份備份。請先關閉其他程式。</translation>
    </message>
    <message>
        <source>The program ended twice while it read this copy. It may be whole.</source>
        <translation>程式在讀取這份副本時兩次結束。它可能是完整的。</translation>
    </message>
    <message>
        <source>A crash would lose your unsaved work, for no copy of it can be kept: {reason}. Save your work.</source>
        <translation>程式若意外結束，未儲存的內容會遺失，因為無法保留副本：{reason}。請儲存你的內容。</translation>
    </message>
    <message>
        <source>These are numbers by the names of inputs.</source>
        <translation>這裡按輸入的名稱寫數字。</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; must be the name of a file beside the lesson.</source>
        <translation>「{name}」必須是和課程放在一起的檔案的名稱。</translation>
    </message>
    <message>
        <source>These are notes by steps, such as &quot;backward q&quot; = &quot;Why 3?&quot;.</source>
        <translation>這裡按步驟寫備註，例如 &quot;backward q&quot; = &quot;Why 3?&quot;。</translation>
    </message>
    <message>
        <source>Stops stand beside the program or the circuit that they are for.</source>
        <translation>停止點要和它所屬的程式或電路寫在一起。</translation>
    </message>
    <message>
        <source>Write &quot;forward NAME&quot; or &quot;backward NAME&quot; of a gate, not &quot;{step}&quot;.</source>
        <translation>請寫一個閘的 &quot;forward NAME&quot; 或 &quot;backward NAME&quot;，不是「{step}」。</translation>
    </message>
    <message>
        <source>{gates} can be no block {name} here.</source>
        <translation>這裡 {gates} 不能成為方塊 {name}。</translation>
    </message>
    <message>
        <source>&quot;{text}&quot; is no goal; it must begin with one of: {known}.</source>
        <translation>「{text}」不是目標；目標必須以其中之一開頭：{known}。</translation>
    </message>
    <message>
        <source>&quot;{text}&quot; is no number.</source>
        <translation>「{text}」不是數字。</translation>
    </message>
    <message>
        <source>&quot;{kind}&quot; is no gate.</source>
        <translation>「{kind}」不是閘。</translation>
    </message>
    <message>
        <source>Write &quot;guessed value NAME&quot; or &quot;guessed gradient NAME&quot;, not &quot;guessed {text}&quot;.</source>
        <translation>請寫 &quot;guessed value NAME&quot; 或 &quot;guessed gradient NAME&quot;，不是「guessed {text}」。</translation>
    </message>
    <message>
        <source>Write &quot;chose right&quot;, not &quot;chose {text}&quot;.</source>
        <translation>請寫 &quot;chose right&quot;，不是 &quot;chose {text}&quot;。</translation>
    </message>
    <message>
        <source>Write &quot;reached end&quot; or &quot;reached backward NAME&quot;, not &quot;reached {text}&quot;.</source>
        <translation>請寫 &quot;reached end&quot; 或 &quot;reached backward NAME&quot;，不是「reached {text}」。</translation>
    </message>
    <message>
        <source>Write &quot;stepped down 10&quot;, not &quot;stepped {text}&quot;.</source>
        <translation>請寫成「stepped down 10」，不要寫「stepped {text}」。</translation>
    </message>
    <message>
        <source>The file is too large for a lesson: {got} bytes (limit {limit}).</source>
        <translation>檔案太大，無法當作課程讀取：{got} 位元組（上限 {limit}）。</translation>
    </message>
    <message>
        <source>Lists and tables are nested more than {limit} deep here.</source>
        <translation>這裡的串列和表格超過 {limit} 層。</translation>
    </message>
    <message>
        <source>A key has more than {limit} parts with dots between them.</source>
        <translation>有一個鍵以點分成超過 {limit} 段。</translation>
    </message>
    <message>
        <source>From here on the lesson has more than {limit} keys and values.</source>
        <translation>到這裡，課程的鍵和值已超過 {limit} 個。</translation>
    </message>
    <message>
        <source>From here on the lesson has more than {limit} tables and lists.</source>
        <translation>到這裡，課程的表格和串列已超過 {limit} 個。</translation>
    </message>
    <message>
        <source>A number or a key has {got} characters here (limit {limit}).</source>
        <translation>這裡有一個數字或鍵長達 {got} 個字元（上限 {limit}）。</translation>
    </message>
    <message>
        <source>Here are {got} entries (limit {limit}).</source>
        <translation>這裡有 {got} 個項目（上限 {limit}）。</translation>
    </message>
    <message>
        <source>The text has {got} characters (limit {limit}).</source>
        <translation>這段文字有 {got} 個字元（上限 {limit}）。</translation>
    </message>
    <message>
        <source>The name has {got} characters (limit {limit}).</source>
        <translation>名稱有 {got} 個字元（上限 {limit}）。</translation>
    </message>
    <message>
        <source>The files of all circuits have {got} bytes up to here (limit {limit}).</source>
        <translation>到這裡，所有電路檔案合計 {got} 位元組（上限 {limit}）。</translation>
    </message>
    <message>
        <source>The programs of all steps have {got} characters up to here (limit {limit}).</source>
        <translation>到這裡，所有步驟的程式合計 {got} 個字元（上限 {limit}）。</translation>
    </message>
    <message>
        <source>The circuits of all steps have {got} gates up to here (limit {limit}).</source>
        <translation>到這裡，所有步驟的電路合計 {got} 個閘（上限 {limit}）。</translation>
    </message>
    <message>
        <source>The programs of all steps up to here would take too long to be laid out. Draw their circuits, and name the files in place of the programs.</source>
        <translation>到這裡，所有步驟的程式要花太久才能排好版面。請把電路畫好，用檔名代替程式。</translation>
    </message>
    <message>
        <source>The goals of all steps have {got} characters up to here (limit {limit}).</source>
        <translation>到這裡，所有步驟的目標合計 {got} 個字元（上限 {limit}）。</translation>
    </message>
    <message>
        <source>What goals want computed has {got} names, numbers and gates up to here (limit {limit}).</source>
        <translation>到這裡，目標要求計算的內容合計 {got} 個名稱、數字和閘（上限 {limit}）。</translation>
    </message>
    <message>
        <source>All steps have {got} goals and questions up to here (limit {limit}).</source>
        <translation>到這裡，所有步驟合計 {got} 個目標和問題（上限 {limit}）。</translation>
    </message>
    <message>
        <source>All steps have {got} stops up to here (limit {limit}).</source>
        <translation>到這裡，所有步驟合計 {got} 個停止點（上限 {limit}）。</translation>
    </message>
    <message>
        <source>This is a file of another kind ({kind}), not a lesson.</source>
        <translation>這是另一種檔案（{kind}），不是課程。</translation>
    </message>
    <message>
        <source>The file is not valid TOML from line {line}, column {column} on: {reason}.</source>
        <translation>從第 {line} 行第 {column} 個字元起，檔案不是有效的 TOML：{reason}。</translation>
    </message>
    <message>
        <source>step {step}: {problem}</source>
        <translation>第 {step} 步：{problem}</translation>
    </message>
    <message>
        <source>The first line must be: {line}</source>
        <translation>第一行必須是：{line}</translation>
    </message>
    <message>
        <source>This program knows version {version} of lessons.</source>
        <translation>這個程式只認得第 {version} 版的課程。</translation>
    </message>
    <message>
        <source>A lesson has 1 to {most} steps, each under [[steps]].</source>
        <translation>課程有 1 到 {most} 步，每一步寫在 [[steps]] 之下。</translation>
    </message>
    <message>
        <source>A step is a table, under [[steps]].</source>
        <translation>每一步是寫在 [[steps]] 之下的表格。</translation>
    </message>
    <message>
        <source>This is a whole number of minutes from 0 to {most}.</source>
        <translation>這裡寫分鐘數：0 到 {most} 的整數。</translation>
    </message>
    <message>
        <source>An id is a word of one line without / and \.</source>
        <translation>id 是一行之內、不含 / 和 \ 的字。</translation>
    </message>
    <message>
        <source>Write &quot;value NAME&quot; or &quot;gradient NAME&quot;, not &quot;{text}&quot;.</source>
        <translation>請寫 &quot;value NAME&quot; 或 &quot;gradient NAME&quot;，不是「{text}」。</translation>
    </message>
    <message>
        <source>This step has no choices.</source>
        <translation>這一步沒有選項。</translation>
    </message>
    <message>
        <source>These are 2 to {most} answers to choose from.</source>
        <translation>這裡是 2 到 {most} 個可以選的答案。</translation>
    </message>
    <message>
        <source>Here is one entry for each of the {count} choices.</source>
        <translation>這裡對 {count} 個選項各寫一項。</translation>
    </message>
    <message>
        <source>This is the number of the right choice: 1 for the first, up to {count}.</source>
        <translation>這裡寫正確選項的號碼：第一個是 1，最大到 {count}。</translation>
    </message>
    <message>
        <source>This is a list of &quot;value&quot;, &quot;gradient&quot; and &quot;character&quot; (of gates).</source>
        <translation>這裡是 &quot;value&quot;、&quot;gradient&quot; 和 &quot;character&quot;（閘的個性）的串列。</translation>
    </message>
    <message>
        <source>These are lists of the names of gates, by the names of the blocks.</source>
        <translation>這裡按方塊的名稱寫閘名的串列。</translation>
    </message>
    <message>
        <source>&quot;{text}&quot; must begin with one of: {known}.</source>
        <translation>「{text}」必須以其中之一開頭：{known}。</translation>
    </message>
    <message>
        <source>This is a text, or a table of texts by language.</source>
        <translation>這是一段文字，或按語言寫的文字表。</translation>
    </message>
    <message>
        <source>This is not known here; there are: {known}.</source>
        <translation>這裡不認得這一項；可以寫的有：{known}。</translation>
    </message>
    <message>
        <source>The circuit on the clipboard is empty: there is nothing to paste.</source>
        <translation>剪貼簿裡的電路是空的：沒有東西可以貼上。</translation>
    </message>
    <message>
        <source>Ports stand inside blocks: enter a block to paste them there.</source>
        <translation>連接埠在方塊裡面：請進入方塊，再貼在那裡。</translation>
    </message>
    <message>
        <source>The loss flag stands outside of blocks: leave the block to paste it.</source>
        <translation>損失旗子在方塊外面：請離開方塊再貼上。</translation>
    </message>
    <message>
        <source>a single number</source>
        <translation>單一的數</translation>
    </message>
    <message>
        <source>{lengths} array</source>
        <translation>{lengths} 陣列</translation>
    </message>
    <message>
        <source>an array of one number</source>
        <translation>只有一個數的陣列</translation>
    </message>
    <message>
        <source>{count} numbers</source>
        <translation>{count} 個數</translation>
    </message>
    <message>
        <source>Something could not be drawn and is crossed out; your work is kept: {error}</source>
        <translation>有東西畫不出來，已用叉標出；你的成果都還在：{error}</translation>
    </message>
    <message>
        <source>There is no gradient to check: it takes a loss that is a number.</source>
        <translation>沒有梯度可以檢查：需要一個數值的損失。</translation>
    </message>
    <message>
        <source>There is no gradient to compare: no input or parameter holds a value.</source>
        <translation>沒有梯度可以比較：沒有任何輸入或參數帶有數值。</translation>
    </message>
    <message>
        <source>This definition computes something else than the function {name} that is here. Give it another name, or write it out where it is needed.</source>
        <translation>這個定義所計算的，和這裡已有的函數 {name} 不同。請換一個名稱，或在需要的地方直接寫出來。</translation>
    </message>
    <message>
        <source>This &quot;{sign}&quot; is never closed. A &quot;{other}&quot; is missing.</source>
        <translation>這個「{sign}」沒有關上，缺少一個「{other}」。</translation>
    </message>
    <message>
        <source>This &quot;{sign}&quot; closes nothing. A &quot;{other}&quot; is missing before it.</source>
        <translation>這個「{sign}」沒有對應的開頭，前面缺少一個「{other}」。</translation>
    </message>
    <message>
        <source>The LaTeX command {command} is not read here.</source>
        <translation>這裡無法讀取 LaTeX 指令 {command}。</translation>
    </message>
    <message>
        <source>Write a root as a power, such as x^(1/3).</source>
        <translation>請把根寫成次方，例如 x^(1/3)。</translation>
    </message>
    <message>
        <source>Behind {command} stands one name or number in braces, as in {example}.</source>
        <translation>{command} 後面要有大括號，裡面是一個名稱或數，例如 {example}。</translation>
    </message>
    <message>
        <source>An index is made of letters and digits, as in {example}. Choose a name without this.</source>
        <translation>下標由字母和數字組成，例如 {example}。請選一個沒有這個符號的名稱。</translation>
    </message>
    <message>
        <source>&quot;{typed}&quot; was read as {meaning}.</source>
        <translation>「{typed}」讀作 {meaning}。</translation>
    </message>
    <message>
        <source>&quot;{typed}&quot; was read as the name {name}.</source>
        <translation>「{typed}」讀作名稱 {name}。</translation>
    </message>
    <message>
        <source>&quot;{typed}&quot; was read as a difference. For the exponential write e^(-x).</source>
        <translation>「{typed}」已讀作減法。若要指數函數，請寫 e^(-x)。</translation>
    </message>
    <message>
        <source>Invisible characters were left out.</source>
        <translation>已略去看不見的字元。</translation>
    </message>
    <message>
        <source>&quot;{typed}&quot; was read as a comment.</source>
        <translation>「{typed}」讀作註解。</translation>
    </message>
    <message>
        <source>&quot;{typed}&quot; was left out: gradients are always computed here.</source>
        <translation>「{typed}」略過：梯度在這裡一直都會計算。</translation>
    </message>
    <message>
        <source>&quot;{typed}&quot; was left out: it computes nothing here.</source>
        <translation>「{typed}」已略去：它在這裡不計算任何東西。</translation>
    </message>
    <message>
        <source>&quot;{line}&quot; was read as a line of its own. To go on with the line before it, end that line with &quot;{sign}&quot;.</source>
        <translation>「{line}」讀作獨立的一行。若要接續前一行，請在前一行的結尾寫「{sign}」。</translation>
    </message>
    <message>
        <source>Of branches those are read that give one name its value, as in {example}; no while, try or class. Write the lines that compute, one by one.</source>
        <translation>分支只讀取給一個名稱賦值的，例如 {example}；while、try 和 class 不讀取。請逐行寫出計算的式子。</translation>
    </message>
    <message>
        <source>Of what is returned the first, {name}, was read as the loss.</source>
        <translation>傳回的多個值中，第一個 {name} 讀作損失。</translation>
    </message>
    <message>
        <source>A class is not read. Write what its forward computes, with names for the weights, as in {example}.</source>
        <translation>類別（class）讀不懂。請寫出它的 forward 計算什麼，並給權重取名稱，例如 {example}。</translation>
    </message>
    <message>
        <source>A gradient step comes before this line. A circuit is that of one step: leave out what follows it.</source>
        <translation>這一行之前有一步梯度下降。一個電路只是一步：請刪去其後的內容。</translation>
    </message>
    <message>
        <source>A program has one header. To use a formula several times, make it a block.</source>
        <translation>一個程式只有一個標頭。若要多次使用同一個公式，請把它做成方塊。</translation>
    </message>
    <message>
        <source>The commas between the assignments were read as semicolons.</source>
        <translation>各個指派之間的逗號讀作分號。</translation>
    </message>
    <message>
        <source>tan needs a finite number; it got {got}.</source>
        <translation>正切需要有限的數；這裡得到的是 {got}。</translation>
    </message>
    <message>
        <source>log2 needs a positive number; it got {got}.</source>
        <translation>log2 需要正數；這裡得到的是 {got}。</translation>
    </message>
    <message>
        <source>log10 needs a positive number; it got {got}.</source>
        <translation>log10 需要正數；這裡得到的是 {got}。</translation>
    </message>
    <message>
        <source>log1p needs a number above −1; it got {got}.</source>
        <translation>log1p 需要大於 −1 的數；這裡得到的是 {got}。</translation>
    </message>
    <message>
        <source>There is no parameter to step: inputs are data and stay what they are. Take a parameter (w, b) for what is to be learned.</source>
        <translation>沒有參數可以走這一步：輸入是資料，保持不變。要學習的數請用參數（w、b）。</translation>
    </message>
    <message>
        <source>There is no loss yet that a step could lower.</source>
        <translation>還沒有損失，無從下降。</translation>
    </message>
    <message>
        <source>The loss depends on no parameter: nothing can step.</source>
        <translation>損失和任何參數都無關：沒有東西可以走這一步。</translation>
    </message>
    <message>
        <source>The value of {name} is {number}: no step is made.</source>
        <translation>{name} 的值是 {number}：不走這一步。</translation>
    </message>
    <message>
        <source>The gradient of {name} is {number}: no step is made.</source>
        <translation>{name} 的梯度是 {number}：不走這一步。</translation>
    </message>
    <message>
        <source>With a rate of {rate} the step would take {name} beyond every number: none is made.</source>
        <translation>學習率 {rate} 會讓 {name} 超出所有能表示的數：不走這一步。</translation>
    </message>
    <message>
        <source>The step is so small that no parameter changes in its last digit.</source>
        <translation>這一步太小，沒有任何參數的最後一位數字會改變。</translation>
    </message>
    <message>
        <source>The gradient of every parameter is 0: a step would move nothing.</source>
        <translation>每個參數的梯度都是 0：走一步什麼都不會動。</translation>
    </message>
    <message>
        <source>{loss} was {before} and is {after} now.</source>
        <translation>{loss}原本是 {before}，現在是 {after}。</translation>
    </message>
    <message>
        <source>{loss} is {before} as before.</source>
        <translation>{loss}和之前一樣是 {before}。</translation>
    </message>
    <message>
        <source>{loss} fell from {before} to {after}.</source>
        <translation>{loss}從 {before} 降到 {after}。</translation>
    </message>
    <message>
        <source>{loss} rose from {before} to {after}.</source>
        <translation>{loss}從 {before} 升到 {after}。</translation>
    </message>
    <message>
        <source>The loss</source>
        <translation>損失</translation>
    </message>
    <message>
        <source>The output</source>
        <translation>輸出</translation>
    </message>
    <message>
        <source>{what} At a rate of {rate} the step jumped over lower ground: at {smaller} it would have fallen to {lower}.</source>
        <translation>{what}學習率 {rate} 讓這一步跨過了較低的地方：若用 {smaller}，會降到 {lower}。</translation>
    </message>
    <message>
        <source>{what} It would not have fallen at any smaller rate that was tried, down to {rate}.</source>
        <translation>{what}試過更小的學習率，小到 {rate}，損失也都不會下降。</translation>
    </message>
    <message>
        <source>A step down needs every gradient: reveal the numbers first.</source>
        <translation>梯度下降一步需要所有的梯度：請先揭開數字。</translation>
    </message>
    <message>
        <source>One step down, rate {rate}</source>
        <translation>梯度下降一步，學習率 {rate}</translation>
    </message>
    <message>
        <source>{gate} for {name}</source>
        <translation>{name} 的 {gate}</translation>
    </message>
    <message>
        <source>Drag to pan.</source>
        <translation>拖曳以平移畫面。</translation>
    </message>
    <message>
        <source>Release selects what the frame touches. Esc gives up.</source>
        <translation>放開即選取框線碰到的項目。按 Esc 放棄。</translation>
    </message>
    <message>
        <source>Delete with contents</source>
        <translation>連同內容一起刪除</translation>
    </message>
    <message>
        <source>Cut out, keep the wire</source>
        <translation>刪除節點，前後接起來</translation>
    </message>
    <message>
        <source>Detach</source>
        <translation>拆下</translation>
    </message>
    <message>
        <source>Release cuts the wires that light up. Esc gives up.</source>
        <translation>放開即剪斷亮起的連線。按 Esc 放棄。</translation>
    </message>
    <message>
        <source>Cut wires</source>
        <translation>剪斷連線</translation>
    </message>
    <message>
        <source>Release cuts one wire.</source>
        <translation>放開即剪斷 1 條連線。</translation>
    </message>
    <message>
        <source>Release cuts {count} wires.</source>
        <translation>放開即剪斷 {count} 條連線。</translation>
    </message>
    <message>
        <source>Drag across the wires to cut with the left button. Esc gives up.</source>
        <translation>按住左鍵劃過要剪斷的連線。Esc 放棄。</translation>
    </message>
    <message>
        <source>Ctrl or Shift turns it digit by digit. Esc takes the old value back.</source>
        <translation>按住 Ctrl 或 Shift 逐位微調。按 Esc 恢復原值。</translation>
    </message>
    <message>
        <source>Release puts it down, on a wire it is inserted; Alt: not. Esc puts it back.</source>
        <translation>放開即放下，放在連線上即插入；Alt：不插入。按 Esc 放回原處。</translation>
    </message>
    <message>
        <source>Release: {name} goes between {before} and {after}. Alt: do not insert.</source>
        <translation>放開：{name} 插入 {before} 與 {after} 之間。Alt：不插入。</translation>
    </message>
    <message>
        <source>Add formula</source>
        <translation>加入式子</translation>
    </message>
    <message>
        <source>It is there already: only wired.</source>
        <translation>已經在電路裡：只接線。</translation>
    </message>
    <message>
        <source>Gates: {count}.</source>
        <translation>閘：{count} 個。</translation>
    </message>
    <message>
        <source>Reads {names}.</source>
        <translation>讀取 {names}。</translation>
    </message>
    <message>
        <source>New: {names}.</source>
        <translation>新增：{names}。</translation>
    </message>
    <message>
        <source>note</source>
        <translation>備註</translation>
    </message>
    <message>
        <source>Text beside the gates.</source>
        <translation>閘旁邊的文字。</translation>
    </message>
    <message>
        <source>Replace by {kind}</source>
        <translation>換成{kind}</translation>
    </message>
    <message>
        <source>Release: {name} reads {other}. Alt: do not wire.</source>
        <translation>放開：{name} 讀取 {other}。Alt：不接線。</translation>
    </message>
    <message>
        <source>Release: {name} feeds {other}. Alt: do not wire.</source>
        <translation>放開：{name} 接到 {other}。Alt：不接線。</translation>
    </message>
    <message>
        <source>Arrow keys choose the pin and Enter connects, or click it. Esc gives up.</source>
        <translation>方向鍵選擇接腳、Enter 連接，或直接點它。Esc 放棄。</translation>
    </message>
    <message>
        <source>Arrow keys choose the pin and Enter connects, or click it; letters find a gate. Esc gives up.</source>
        <translation>方向鍵選擇接腳、Enter 連接，或直接點它；打字可尋找閘。Esc 放棄。</translation>
    </message>
    <message>
        <source>Arrow keys lead the ring, Enter selects or deselects what is in it, Esc ends.</source>
        <translation>方向鍵移動虛線框，Enter 選取框裡的東西或取消選取，Esc 結束。</translation>
    </message>
    <message>
        <source>the value on the wire {source} → {gate}</source>
        <translation>連線 {source} → {gate} 上的值</translation>
    </message>
    <message>
        <source>the gradient on the wire {source} → {gate}</source>
        <translation>連線 {source} → {gate} 上的梯度</translation>
    </message>
    <message>
        <source>the value on the wire {source} → {gate}, {place}</source>
        <translation>連線 {source} → {gate}（{place}）上的值</translation>
    </message>
    <message>
        <source>the gradient on the wire {source} → {gate}, {place}</source>
        <translation>連線 {source} → {gate}（{place}）上的梯度</translation>
    </message>
    <message>
        <source>{node} ({nth} of {count} from the left)</source>
        <translation>{node}（{count} 個中由左數第 {nth} 個）</translation>
    </message>
    <message>
        <source>{node} ({nth} of {count} from the top)</source>
        <translation>{node}（{count} 個中由上數第 {nth} 個）</translation>
    </message>
    <message>
        <source>Delete note</source>
        <translation>刪除備註</translation>
    </message>
    <message>
        <source>Write note</source>
        <translation>寫備註</translation>
    </message>
    <message>
        <source>Add note</source>
        <translation>加入備註</translation>
    </message>
    <message>
        <source>Release puts it down here; with Alt a frame goes alone. Esc puts it back.</source>
        <translation>放開就放在這裡；按住 Alt 只移動框。Esc 放回原處。</translation>
    </message>
    <message>
        <source>Move frame</source>
        <translation>移動框</translation>
    </message>
    <message>
        <source>Release gives the frame this size; what it holds stays in it. Esc gives up.</source>
        <translation>放開就採用這個大小；框裡的東西仍在框裡。Esc 放棄。</translation>
    </message>
    <message>
        <source>Resize frame</source>
        <translation>改變框的大小</translation>
    </message>
    <message>
        <source>Without a colour.</source>
        <translation>沒有顏色。</translation>
    </message>
    <message>
        <source>Yellow.</source>
        <translation>黃色。</translation>
    </message>
    <message>
        <source>Green, with a dashed line.</source>
        <translation>綠色，虛線。</translation>
    </message>
    <message>
        <source>Blue, with a dotted line.</source>
        <translation>藍色，點線。</translation>
    </message>
    <message>
        <source>Violet, its line of dashes and dots.</source>
        <translation>紫色，點劃線。</translation>
    </message>
    <message>
        <source>Red, its line of dashes and two dots each.</source>
        <translation>紅色，雙點劃線。</translation>
    </message>
    <message>
        <source>Grey.</source>
        <translation>灰色。</translation>
    </message>
    <message>
        <source>Put into frame</source>
        <translation>放進框裡</translation>
    </message>
    <message>
        <source>Take out of frame</source>
        <translation>從框裡取出</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>換顏色</translation>
    </message>
    <message>
        <source>Store this view</source>
        <translation>儲存視野</translation>
    </message>
    <message>
        <source>Rename a view</source>
        <translation>重新命名視野</translation>
    </message>
    <message>
        <source>Forget a view</source>
        <translation>刪除已存視野</translation>
    </message>
    <message>
        <source>Letters, digits and signs are typed: hold Ctrl or Alt, or take a key such as F2.</source>
        <translation>字母、數字和符號用來輸入：請按住 Ctrl 或 Alt，或改用 F2 之類的按鍵。</translation>
    </message>
    <message>
        <source>{key} moves, chooses or answers wherever one is, and cannot be given away.</source>
        <translation>{key} 在各處用來移動、選擇或確定，不能挪作他用。</translation>
    </message>
    <message>
        <source>{key} opens a menu.</source>
        <translation>{key} 開啟選單。</translation>
    </message>
    <message>
        <source>The bend lies too far out: {got} from the middle (limit {limit}).</source>
        <translation>這個折點放得太遠：離中央 {got}（上限 {limit}）。</translation>
    </message>
    <message>
        <source>The bends of a wire are a list of 1 to {limit} points: [[across, down], ...].</source>
        <translation>連線的折點是 1 到 {limit} 個點的清單：[[橫, 縱], ...]。</translation>
    </message>
    <message>
        <source>No wire arrives at {pin}, so none has bends.</source>
        <translation>沒有連線接到 {pin}，因此沒有折點可言。</translation>
    </message>
    <message>
        <source>The bends of the wire to {pin} are here twice.</source>
        <translation>接到 {pin} 的連線的折點在這裡出現了兩次。</translation>
    </message>
    <message>
        <source>This wire lies inside a block: enter the block to bend it.</source>
        <translation>這條連線在方塊裡：進入方塊才能折彎它。</translation>
    </message>
    <message>
        <source>Release bends the wire here; where it runs anyway the bend goes. Esc gives up.</source>
        <translation>放開會把連線折到這裡；放在連線本來的路上則移除折點。Esc 放棄。</translation>
    </message>
    <message>
        <source>Bend wire</source>
        <translation>折彎連線</translation>
    </message>
    <message>
        <source>Remove bend</source>
        <translation>移除折點</translation>
    </message>
    <message>
        <source>Move bend</source>
        <translation>移動折點</translation>
    </message>
    <message>
        <source>The copy of unsaved work is damaged from its beginning on.</source>
        <translation>未儲存工作的備份從開頭就已損壞。</translation>
    </message>
    <message>
        <source>The copy of unsaved work was kept by a newer version of the program. Recover it there.</source>
        <translation>這份未儲存工作的備份由較新版本的程式保留。請用該版本復原。</translation>
    </message>
    <message>
        <source>Recover what was not finished</source>
        <translation>復原尚未完成的操作</translation>
    </message>
    <message>
        <source>here</source>
        <translation>這裡</translation>
    </message>
    <message>
        <source>in the file</source>
        <translation>檔案中</translation>
    </message>
    <message>
        <source>in yours</source>
        <translation>你的版本中</translation>
    </message>
    <message>
        <source>in theirs</source>
        <translation>對方的版本中</translation>
    </message>
    <message>
        <source>earlier</source>
        <translation>先前</translation>
    </message>
    <message>
        <source>now</source>
        <translation>現在</translation>
    </message>
    <message>
        <source>in the copy</source>
        <translation>副本中</translation>
    </message>
    <message>
        <source>none</source>
        <translation>無</translation>
    </message>
    <message>
        <source>not wired</source>
        <translation>沒有接線</translation>
    </message>
    <message>
        <source>the default</source>
        <translation>預設值</translation>
    </message>
    <message>
        <source>no name</source>
        <translation>沒有名稱</translation>
    </message>
    <message>
        <source>{before}, {next}</source>
        <translation>{before}、{next}</translation>
    </message>
    <message>
        <source>{before} and {count} more</source>
        <translation>{before}，還有 {count} 個</translation>
    </message>
    <message>
        <source>{name} ({kind})</source>
        <translation>{name}（{kind}）</translation>
    </message>
    <message>
        <source>Only {side}: {names}</source>
        <translation>只有{side}有：{names}</translation>
    </message>
    <message>
        <source>{name}: {one} {left}, {other} {right}</source>
        <translation>{name}：{left}是 {one}，{right}是 {other}</translation>
    </message>
    <message>
        <source>Input of {name}: {one} {left}, {other} {right}</source>
        <translation>{name} 的輸入：{left}是 {one}，{right}是 {other}</translation>
    </message>
    <message>
        <source>Input {port} of {name}: {one} {left}, {other} {right}</source>
        <translation>{name} 的輸入 {port}：{left}是 {one}，{right}是 {other}</translation>
    </message>
    <message>
        <source>Name: {one} {left}, {other} {right}</source>
        <translation>名稱：{left}是 {one}，{right}是 {other}</translation>
    </message>
    <message>
        <source>{name}: another value</source>
        <translation>{name}：值不同</translation>
    </message>
    <message>
        <source>{name}: other numbers ({shape})</source>
        <translation>{name}：數字不同（{shape}）</translation>
    </message>
    <message>
        <source>Slider of {name}: {one} {left}, {other} {right}</source>
        <translation>{name} 的滑桿：{left}是 {one}，{right}是 {other}</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} 到 {high}</translation>
    </message>
    <message>
        <source>Loss: {one} {left}, {other} {right}</source>
        <translation>損失：{left}是 {one}，{right}是 {other}</translation>
    </message>
    <message>
        <source>Block: {one} {left}, {other} {right}</source>
        <translation>方塊：{left}是 {one}，{right}是 {other}</translation>
    </message>
    <message>
        <source>Block {name} has other inputs or outputs, or in another order</source>
        <translation>方塊 {name} 的輸入或輸出不同，或順序不同</translation>
    </message>
    <message>
        <source>Note only {side}: {text}</source>
        <translation>只有{side}有的備註：{text}</translation>
    </message>
    <message>
        <source>Frame only {side}: {text}</source>
        <translation>只有{side}有的框：{text}</translation>
    </message>
    <message>
        <source>Note: “{one}” {left}, “{other}” {right}</source>
        <translation>備註：{left}是「{one}」，{right}是「{other}」</translation>
    </message>
    <message>
        <source>Frame: “{one}” {left}, “{other}” {right}</source>
        <translation>框：{left}是「{one}」，{right}是「{other}」</translation>
    </message>
    <message>
        <source>Note “{text}” has another colour</source>
        <translation>備註「{text}」的顏色不同</translation>
    </message>
    <message>
        <source>Frame “{text}” holds something else, or looks different</source>
        <translation>框「{text}」裡的東西或外觀不同</translation>
    </message>
    <message>
        <source>The wire to {name} bends in other places</source>
        <translation>接到 {name} 的連線彎折不同</translation>
    </message>
    <message>
        <source>In another place: {names}</source>
        <translation>位置不同：{names}</translation>
    </message>
    <message>
        <source>Other stops on the timeline</source>
        <translation>時間軸上的停止點不同</translation>
    </message>
    <message>
        <source>Other stored views</source>
        <translation>已存視野不同</translation>
    </message>
    <message>
        <source>Other blocks are open</source>
        <translation>展開的方塊不同</translation>
    </message>
    <message>
        <source>Something that is not drawn</source>
        <translation>圖上看不到的內容不同</translation>
    </message>
    <message>
        <source>In block {block}: {told}</source>
        <translation>方塊 {block} 中：{told}</translation>
    </message>
    <message>
        <source>Nothing of the circuit is left that a repair could keep.</source>
        <translation>電路已沒有任何可以保留的內容，無法修復。</translation>
    </message>
    <message>
        <source>It does not begin with &quot;format&quot;: &quot;circuit-editor&quot;, as a circuit file does.</source>
        <translation>它的開頭不是電路檔案應有的 &quot;format&quot;: &quot;circuit-editor&quot;。</translation>
    </message>
    <message>
        <source>It was left out.</source>
        <translation>已略去。</translation>
    </message>
    <message>
        <source>The node was left out.</source>
        <translation>已略去這個節點。</translation>
    </message>
    <message>
        <source>The wire was left out.</source>
        <translation>已略去這條連線。</translation>
    </message>
    <message>
        <source>The whole entry was left out.</source>
        <translation>已略去這整筆內容。</translation>
    </message>
    <message>
        <source>The first {count} were kept, those behind them left out.</source>
        <translation>保留了前 {count} 個，其後的已略去。</translation>
    </message>
    <message>
        <source>Now it is: {text}</source>
        <translation>現在是：{text}</translation>
    </message>
    <message>
        <source>Now it is empty.</source>
        <translation>現在是空的。</translation>
    </message>
    <message>
        <source>Now there is no loss.</source>
        <translation>現在沒有損失。</translation>
    </message>
    <message>
        <source>It was cut to {limit} characters.</source>
        <translation>已截短為 {limit} 個字元。</translation>
    </message>
    <message>
        <source>{problem} {done}</source>
        <translation>{problem}{done}</translation>
    </message>
    <message>
        <source>The last of them was kept.</source>
        <translation>保留了最後一個。</translation>
    </message>
    <message>
        <source>It was replaced by {sign}.</source>
        <translation>已換成 {sign}。</translation>
    </message>
    <message>
        <source>This is no JSON here: {text}</source>
        <translation>這裡不是 JSON：{text}</translation>
    </message>
    <message>
        <source>Here a sign is missing: {text}</source>
        <translation>這裡少了一個符號：{text}</translation>
    </message>
    <message>
        <source>This is nested more than {limit} deep.</source>
        <translation>這裡的巢狀超過 {limit} 層。</translation>
    </message>
    <message>
        <source>The file ends in the middle, at this line. Its end is lost.</source>
        <translation>檔案在這一行中斷，後面遺失了。</translation>
    </message>
    <message>
        <source>This stands behind the end of the circuit.</source>
        <translation>這些在電路結尾的後面。</translation>
    </message>
    <message>
        <source>It was read as it stands.</source>
        <translation>已照原樣讀取。</translation>
    </message>
    <message>
        <source>What begins here has lost its key.</source>
        <translation>從這裡開始的內容少了鍵。</translation>
    </message>
    <message>
        <source>It was kept only if it is a list of nodes or wires.</source>
        <translation>只有在它是節點或連線的清單時才保留。</translation>
    </message>
    <message>
        <source>It was put in.</source>
        <translation>已補上。</translation>
    </message>
    <message>
        <source>What was not whole was left out.</source>
        <translation>不完整的部分已略去。</translation>
    </message>
    <message>
        <source>Hardly anything in this file is whole; look for a copy of it.</source>
        <translation>這個檔案裡幾乎沒有完整的內容；請找找有沒有副本。</translation>
    </message>
    <message>
        <source>The file holds {count} zero bytes, as a power cut leaves them.</source>
        <translation>檔案裡有 {count} 個零位元組，像是斷電後留下的。</translation>
    </message>
    <message>
        <source>{count} characters are no text in UTF-8.</source>
        <translation>有 {count} 個字元不是 UTF-8 文字。</translation>
    </message>
    <message>
        <source>They were left out.</source>
        <translation>已將它們略去。</translation>
    </message>
    <message>
        <source>The file is text in UTF-16.</source>
        <translation>檔案是 UTF-16 文字。</translation>
    </message>
    <message>
        <source>It was read as such.</source>
        <translation>已按此讀取。</translation>
    </message>
    <message>
        <source>The file holds both sides of a merge conflict (lines with &lt;&lt;&lt;&lt;&lt;&lt;&lt; and &gt;&gt;&gt;&gt;&gt;&gt;&gt;).</source>
        <translation>檔案裡有合併衝突的兩邊（&lt;&lt;&lt;&lt;&lt;&lt;&lt; 和 &gt;&gt;&gt;&gt;&gt;&gt;&gt; 的行）。</translation>
    </message>
    <message>
        <source>They were replaced by {sign}.</source>
        <translation>已將它們換成 {sign}。</translation>
    </message>
    <message>
        <source>Your own side was kept, above each =======.</source>
        <translation>保留了你這一邊，即每個 ======= 的上方。</translation>
    </message>
    <message>
        <source>The other side was kept, below each =======.</source>
        <translation>保留了另一邊，即每個 ======= 的下方。</translation>
    </message>
    <message>
        <source>Not saved: another program changed &quot;{path}&quot; meanwhile.</source>
        <translation>未儲存：其他程式在這期間更改了「{path}」。</translation>
    </message>
    <message>
        <source>Saved, but the version before cannot be kept as a backup: {reason}. Make room for backups, or save to another name what you want to keep.</source>
        <translation>已儲存，但無法將先前的版本保留為備份：{reason}。請為備份騰出空間，或將想保留的內容另存為其他名稱。</translation>
    </message>
    <message>
        <source>Take {name} as it was changed</source>
        <translation>採用更改後的 {name}</translation>
    </message>
    <message>
        <source>The list of open windows cannot be kept: {reason}. At the next start, open your files yourself.</source>
        <translation>無法保留已開啟視窗的清單：{reason}。下次啟動時，請自行開啟檔案。</translation>
    </message>
    <message>
        <source>Settings, recent files and what was done of lessons cannot be written to &quot;{path}&quot;. They hold until the program ends. See whether the disk is full or protected.</source>
        <translation>設定、最近的檔案與課程進度無法寫入「{path}」，只在程式結束前有效。請檢查磁碟是否已滿或受到保護。</translation>
    </message>
    <message>
        <source>Go back to the version of {when}</source>
        <translation>回到 {when} 的版本</translation>
    </message>
    <message>
        <source>There is no axis {axis} in the shape {shape}: axes count from 0.</source>
        <translation>形狀 {shape} 沒有軸 {axis}：軸從 0 起算。</translation>
    </message>
    <message>
        <source>An array without numbers has no mean.</source>
        <translation>沒有數的陣列沒有平均。</translation>
    </message>
    <message>
        <source>The columns of the first ({columns}) must equal the rows of the second ({rows}): {first} times {second}.</source>
        <translation>第一個的行數（{columns}）必須等於第二個的列數（{rows}）：{first} 乘 {second}。</translation>
    </message>
    <message>
        <source>A product of matrices takes arrays, not {first} and {second}; for single numbers use the product ×.</source>
        <translation>矩陣乘積的輸入是陣列，不是 {first} 與 {second}；單一的數請用乘積 ×。</translation>
    </message>
    <message>
        <source>The leading axes of {first} and {second} do not fit together.</source>
        <translation>{first} 與 {second} 前面的軸不相符。</translation>
    </message>
    <message>
        <source>The shape {shape} has {got} numbers; {wanted} cannot hold them.</source>
        <translation>形狀 {shape} 有 {got} 個數；{wanted} 放不下它們。</translation>
    </message>
    <message>
        <source>Each axis of the shape {shape} must be named once; here are {axes}.</source>
        <translation>形狀 {shape} 的每個軸都要寫一次；這裡是 {axes}。</translation>
    </message>
    <message>
        <source>Beside the axis {axis} the shapes {first} and {second} must be equal.</source>
        <translation>除了軸 {axis} 之外，形狀 {first} 與 {second} 必須相同。</translation>
    </message>
    <message>
        <source>Arrays that are joined have equally many axes, one at least; here are {first} and {second}.</source>
        <translation>相接的陣列軸數必須相同，至少一個；這裡是 {first} 與 {second}。</translation>
    </message>
    <message>
        <source>Nothing of the {length} entries is left between {start} and {stop}.</source>
        <translation>{length} 個元素在 {start} 與 {stop} 之間一個也不剩。</translation>
    </message>
    <message>
        <source>Axes are a list of whole numbers, each once, as in [0] or [-1].</source>
        <translation>軸是整數的清單，每個只寫一次，例如 [0] 或 [-1]。</translation>
    </message>
    <message>
        <source>One axis is wanted: a list of one whole number, as in [-1].</source>
        <translation>需要一個軸：只有一個整數的清單，例如 [-1]。</translation>
    </message>
    <message>
        <source>A shape is a list of lengths from 1 on, of which one may be -1: whatever is left.</source>
        <translation>形狀是從 1 起的長度清單，其中一個可為 -1，表示剩下的數量。</translation>
    </message>
    <message>
        <source>This must be true or false.</source>
        <translation>這裡必須是 true 或 false。</translation>
    </message>
    <message>
        <source>This must be a whole number.</source>
        <translation>這裡必須是整數。</translation>
    </message>
    <message>
        <source>This must be a whole number from {least} on.</source>
        <translation>這裡必須是從 {least} 起的整數。</translation>
    </message>
    <message>
        <source>This must be one of {choices}.</source>
        <translation>這裡必須是其中之一：{choices}。</translation>
    </message>
    <message>
        <source>This must be a positive number.</source>
        <translation>這裡必須是正數。</translation>
    </message>
    <message>
        <source>This must be a number from 0 on and below 1.</source>
        <translation>這裡必須是從 0 起、小於 1 的數。</translation>
    </message>
    <message>
        <source>A causal mask takes square arrays, row by column; this is {shape}.</source>
        <translation>因果遮罩的輸入是列數與行數相同的陣列；這裡是 {shape}。</translation>
    </message>
    <message>
        <source>The shapes {first} and {second} must be equal: stretched, every output would be compared with every target. Reshape one of them.</source>
        <translation>形狀 {first} 與 {second} 必須相同：若自動延伸，每個輸出會與每個目標比較。請改變其中一個的形狀。</translation>
    </message>
    <message>
        <source>Scores come in the shape (classes,) or (examples, classes), not {shape}.</source>
        <translation>分數的形狀是（類別）或（樣本、類別），不是 {shape}。</translation>
    </message>
    <message>
        <source>For scores of the shape {scores} the targets are class numbers of the shape {classes}, or probabilities of the shape {scores}; here they are {got}.</source>
        <translation>形狀 {scores} 的分數，其目標是形狀 {classes} 的類別編號，或形狀 {scores} 的機率；這裡是 {got}。</translation>
    </message>
    <message>
        <source>The class in row {row} is {got}; classes here are the whole numbers from 0 to {last}.</source>
        <translation>第 {row} 列的類別是 {got}；這裡的類別是 0 到 {last} 的整數。</translation>
    </message>
    <message>
        <source>Images come in the shape (channels, rows, columns), examples before it, not {shape}.</source>
        <translation>影像的形狀是（通道、列、行），前面可加樣本，不是 {shape}。</translation>
    </message>
    <message>
        <source>Kernels come in the shape (out, in, rows, columns), not {shape}.</source>
        <translation>卷積核的形狀是（輸出、輸入、列、行），不是 {shape}。</translation>
    </message>
    <message>
        <source>The image has {image} channels, the kernels are for {kernel}.</source>
        <translation>影像有 {image} 個通道，卷積核則是給 {kernel} 個通道的。</translation>
    </message>
    <message>
        <source>A window of {window} does not fit into an image of {image}.</source>
        <translation>{window} 的視窗放不進 {image} 的影像。</translation>
    </message>
    <message>
        <source>&quot;{text}&quot; is no list of whole numbers. Type one such as 0, 1.</source>
        <translation>「{text}」不是整數的清單。請輸入如 0, 1。</translation>
    </message>
    <message>
        <source>&quot;{text}&quot; is no shape. Type lengths such as 2x8 or (2, 8); 8 is a row of eight numbers.</source>
        <translation>「{text}」不是形狀。請輸入長度，如 2x8 或 (2, 8)；8 是一列八個數。</translation>
    </message>
    <message>
        <source>{function} has no &quot;{name}&quot; to set. It has: {names}.</source>
        <translation>{function} 沒有可設定的「{name}」。可設定的有：{names}。</translation>
    </message>
    <message>
        <source>{function} has no &quot;{name}&quot; to set.</source>
        <translation>{function} 沒有可設定的「{name}」。</translation>
    </message>
    <message>
        <source>The {name} of {function} must be written out as numbers.</source>
        <translation>{function} 的 {name} 必須直接寫成數。</translation>
    </message>
    <message>
        <source>{function}, {name}: {problem}</source>
        <translation>{function}，{name}：{problem}</translation>
    </message>
    <message>
        <source>A list holds numbers alone. To join arrays write concat(a, b).</source>
        <translation>列表裡只能有數。要把陣列接起來，請寫 concat(a, b)。</translation>
    </message>
    <message>
        <source>Entries are set by one index behind the name of an array, as in x[0, 1] = 2.</source>
        <translation>設定項時，在陣列的名稱後面寫一個索引，例如 x[0, 1] = 2。</translation>
    </message>
    <message>
        <source>Behind an index of at stands what becomes of the entries, as in x.at[0].set(2), .add(2) or .multiply(2).</source>
        <translation>at 的索引後面寫這些項要變成什麼，例如 x.at[0].set(2)、.add(2) 或 .multiply(2)。</translation>
    </message>
    <message>
        <source>An index is a whole number counted from 0, or a part such as 1:3; for each axis one.</source>
        <translation>索引是從 0 起算的整數，或一段範圍，例如 1:3；每個軸一個。</translation>
    </message>
    <message>
        <source>The index behind {typed} was read as that of an entry, as in NumPy. For the numbers of PyTorch write .values behind it.</source>
        <translation>{typed} 後面的索引讀作取一項，如同 NumPy。若要 PyTorch 的數值，請在後面寫 .values。</translation>
    </message>
    <message>
        <source>Places are told of the largest and of the smallest number along one axis, as in x.max(dim=1).indices.</source>
        <translation>只有沿一個軸的最大或最小數字才有位置，例如 x.max(dim=1).indices。</translation>
    </message>
    <message>
        <source>The products without a sign were read as products of matrices, @.</source>
        <translation>沒有符號的乘積讀作矩陣乘積 @。</translation>
    </message>
    <message>
        <source>A step counts forwards: it is a whole number from 1 on.</source>
        <translation>間隔是往前數的：它是從 1 起的整數。</translation>
    </message>
    <message>
        <source>{name} is not read with these arguments. Write its shape, as in {name}(2, 3).</source>
        <translation>這些引數無法用於 {name}。請寫出它的形狀，例如 {name}(2, 3)。</translation>
    </message>
    <message>
        <source>{name} took the random numbers of seed {seed}. For others write seed={next}.</source>
        <translation>{name} 取了種子 {seed} 的隨機數。要別的就寫 seed={next}。</translation>
    </message>
    <message>
        <source>The arrays of random numbers took the seeds {first} to {last}. For others write seed={next}.</source>
        <translation>隨機陣列依序取了種子 {first} 到 {last}。要別的就寫 seed={next}。</translation>
    </message>
    <message>
        <source>Read as sizes of arrays: {names}.</source>
        <translation>當作陣列的大小：{names}。</translation>
    </message>
    <message>
        <source>{loss} takes scores and works out their {function} itself; here it takes that of what is a {function} already. Give it what {function}(…) is made of.</source>
        <translation>{loss} 收的是分數，會自己算出它們的 {function}；這裡給它的已經是 {function} 了，於是又算了一次。請把 {function}(…) 裡的東西直接給它。</translation>
    </message>
    <message>
        <source>All arrays here are constants, which get no gradient. To see one, give the array a name in a line before: z = [1, 2]</source>
        <translation>這裡的陣列都是常數，沒有梯度。想看梯度，請在前一行給陣列取名：z = [1, 2]</translation>
    </message>
    <message>
        <source>A product of {first} and {second} needs its sign: @ for the product of matrices, * for one entry by entry.</source>
        <translation>{first} 與 {second} 的乘積需要寫出符號：@ 是矩陣乘積，* 是逐項相乘。</translation>
    </message>
    <message>
        <source>The product of {first} and {second} was read as one of matrices. For one entry by entry write *.</source>
        <translation>{first} 與 {second} 的乘積讀作矩陣乘積。若要逐元素相乘，請寫 *。</translation>
    </message>
    <message>
        <source>The product of {first} and {second} was read as the sum of the products, @. For one entry by entry write *.</source>
        <translation>{first} 與 {second} 的乘積讀作內積 @。若要逐元素相乘，請寫 *。</translation>
    </message>
    <message>
        <source>The product of {first} and {second} was read entry by entry. For the sum of the products write @.</source>
        <translation>{first} 與 {second} 的乘積被讀作逐項相乘。要乘積的和請寫 @。</translation>
    </message>
    <message>
        <source>This picks along {got} axes; the shape {shape} has {count}.</source>
        <translation>這裡沿 {got} 個軸取值；形狀 {shape} 只有 {count} 個軸。</translation>
    </message>
    <message>
        <source>Which entries these are is not known here, for the shape is not. Give the input a value.</source>
        <translation>這裡不知道形狀，所以不知道是哪些項。請給輸入一個值。</translation>
    </message>
    <message>
        <source>This is a single number here and has no entries to set. Give the name an array in a line before, as in x = zeros(3).</source>
        <translation>這裡它是單一數字，沒有可設定的項。請在前面一行給這個名稱一個陣列，例如 x = zeros(3)。</translation>
    </message>
    <message>
        <source>An array of the shape {shape} has no such entries to set.</source>
        <translation>形狀 {shape} 的陣列沒有這些可設定的項。</translation>
    </message>
    <message>
        <source>Entries are set by whole numbers and parts, as in x[1, :] = 0, by class numbers, one for each row, as in x[np.arange(N), y] = 0, or by a condition: x[x &lt; 0] = 0.</source>
        <translation>設定項可以用整數和範圍，例如 x[1, :] = 0；用類別編號，每列一個，例如 x[np.arange(N), y] = 0；或用條件：x[x &lt; 0] = 0。</translation>
    </message>
    <message>
        <source>Numbers were changed in this array alone: another name for it, and what it is a part of, keep theirs.</source>
        <translation>只改了這個陣列的數字：它的另一個名稱，以及它所屬的陣列，數字不變。</translation>
    </message>
    <message>
        <source>An array as an index holds whole numbers that are given: rows W[ids], or one entry of each row, p[np.arange(N), y]. For a condition write where(x &gt; 0, x, 0).</source>
        <translation>作為索引的陣列裝的是給定的整數：取列 W[ids]，或每列取一項 p[np.arange(N), y]。條件請寫成 where(x &gt; 0, x, 0)。</translation>
    </message>
    <message>
        <source>The numbers in {name} were read as places, counted from 0.</source>
        <translation>{name} 中的數字讀作位置，從 0 起算。</translation>
    </message>
    <message>
        <source>Here stands one class number for each of {count}: an array of the shape ({count},), not {shape}.</source>
        <translation>這裡是 {count} 個各一個類別編號：形狀 ({count},) 的陣列，而不是 {shape}。</translation>
    </message>
    <message>
        <source>These entries have the shape {wanted}, and not {got}.</source>
        <translation>這些項的形狀是 {wanted}，而不是 {got}。</translation>
    </message>
    <message>
        <source>Which axes change places is not known here, for the shape is not. Give the input a value.</source>
        <translation>這裡不知道形狀，所以不知道要交換哪些軸。請給輸入一個值。</translation>
    </message>
    <message>
        <source>A size of a shape is a whole number that the text gives, as in x.reshape(2, -1), or a length such as x.shape[0].</source>
        <translation>形狀的大小是文字裡寫出的整數，例如 x.reshape(2, -1)，或一個長度，例如 x.shape[0]。</translation>
    </message>
    <message>
        <source>The inverse of a matrix is not read. For 1/x of every entry write 1/x.</source>
        <translation>不支援反矩陣。若要每個元素的 1/x，請寫 1/x。</translation>
    </message>
    <message>
        <source>There is no entry {place} along the axis {axis} of the shape {shape}.</source>
        <translation>形狀 {shape} 的軸 {axis} 上沒有第 {place} 項。</translation>
    </message>
    <message>
        <source>glu needs an even number of entries to halve, along the axis {axis} of the shape {shape}.</source>
        <translation>glu 要把陣列對半分，沿軸 {axis} 的項數必須是偶數；形狀是 {shape}。</translation>
    </message>
    <message>
        <source>{name} needs the shape, which is not known here. Give the input a value.</source>
        <translation>{name} 需要形狀，這裡不知道。請給輸入一個值。</translation>
    </message>
    <message>
        <source>{name} is not read of an array of the shape {shape}.</source>
        <translation>形狀 {shape} 的陣列不讀 {name}。</translation>
    </message>
    <message>
        <source>{name} gives several arrays. Write which, as in x.{name}(2)[0], or a, b = …</source>
        <translation>{name} 給出好幾個陣列。請寫明是哪一個，例如 x.{name}(2)[0]，或 a, b = …</translation>
    </message>
    <message>
        <source>There are {count} parts here, and {part} is none of 0 to {last}.</source>
        <translation>這裡有 {count} 個部分，{part} 不在 0 到 {last} 之內。</translation>
    </message>
    <message>
        <source>Before the = stand {names} names, and what is behind it has {count} parts.</source>
        <translation>= 前面有 {names} 個名稱，後面的內容有 {count} 個部分。</translation>
    </message>
    <message>
        <source>The parts {sizes} do not make up {count} entries.</source>
        <translation>各部分 {sizes} 加起來不是 {count} 項。</translation>
    </message>
    <message>
        <source>{name} divides by n - {less}, and n is {count} along these axes.</source>
        <translation>{name} 除以 n - {less}，而沿這些軸 n 是 {count}。</translation>
    </message>
    <message>
        <source>A norm of a matrix with an order is another one, which is not read. For the root of the sum of squares leave the order out.</source>
        <translation>矩陣帶階數的範數是另一種，這裡不讀。要平方和的根，請省略階數。</translation>
    </message>
    <message>
        <source>Of einsum patterns of one array or two are read, each letter of an array once in it, such as &apos;ij,jk-&gt;ik&apos;.</source>
        <translation>einsum 讀一個或兩個陣列的樣式，一個陣列中每個字母出現一次，例如 &apos;ij,jk-&gt;ik&apos;。</translation>
    </message>
    <message>
        <source>prod multiplies entries one by one, up to {limit}; here they are {count}. For positive numbers write exp(sum(log(x))).</source>
        <translation>prod 會把各項逐一相乘，最多 {limit} 項；這裡有 {count} 項。若都是正數，請寫 exp(sum(log(x)))。</translation>
    </message>
    <message>
        <source>Layers are normalized along their last axis here, of the shape {shape}.</source>
        <translation>這裡沿最後一個軸做層正規化，形狀是 {shape}。</translation>
    </message>
    <message>
        <source>The last line has the shape {shape}, and a loss is a single number: write sum(…) or mean(…) around it.</source>
        <translation>最後一行的形狀是 {shape}，而損失是單一的數：請在外面加上 sum(…) 或 mean(…)。</translation>
    </message>
    <message>
        <source>Only axes of the length 1 can be left out; the axis {axis} of {shape} is {length}.</source>
        <translation>只能去掉長度為 1 的軸；{shape} 的軸 {axis} 長度是 {length}。</translation>
    </message>
    <message>
        <source>The shape {shape} cannot be stretched to {wanted}: the lengths {length} and {other} differ, and only a length of 1 is stretched.</source>
        <translation>形狀 {shape} 不能延伸到 {wanted}：長度 {length} 與 {other} 不同，只有長度 1 可以延伸。</translation>
    </message>
    <message>
        <source>The shape {shape} cannot be stretched to {wanted}, which has fewer axes.</source>
        <translation>形狀 {shape} 不能延伸到 {wanted}，後者的軸較少。</translation>
    </message>
    <message>
        <source>The cell is empty.</source>
        <translation>這一格是空的。</translation>
    </message>
    <message>
        <source>A table has the shape (rows, width), not {shape}: a row for each number.</source>
        <translation>表的形狀是（列數、寬度），不是 {shape}：每個編號一列。</translation>
    </message>
    <message>
        <source>{got} is no number of a row: these are the whole numbers from 0 to {last}.</source>
        <translation>{got} 不是列的編號：編號是從 0 到 {last} 的整數。</translation>
    </message>
    <message>
        <source>An array without numbers has no largest and no smallest one.</source>
        <translation>沒有數的陣列沒有最大值，也沒有最小值。</translation>
    </message>
    <message>
        <source>The place of the largest number is told along one axis, or of all; not along {axes}.</source>
        <translation>最大的數的位置只能沿一個軸或在全部中取；不能沿 {axes}。</translation>
    </message>
    <message>
        <source>{got} is no probability: these go from 0 to 1. Scores of any size go to bce_logits.</source>
        <translation>{got} 不是機率：機率從 0 到 1。任意大小的分數請用 bce_logits。</translation>
    </message>
    <message>
        <source>The shapes {shapes} do not fit together: counted from the right, the lengths {length} and {other} meet in one place.</source>
        <translation>形狀 {shapes} 彼此不相符：從右邊數起，長度 {length} 與 {other} 在同一個位置。</translation>
    </message>
    <message>
        <source>There is no expression that makes this circuit again: it has blocks, several flags, loose wires, or names that an expression reads in another way.</source>
        <translation>沒有算式能再做出這個電路：它有方塊、多個旗標、未接的線，或算式會另作解讀的名稱。</translation>
    </message>
    <message>
        <source>No array is made as &quot;{name}&quot;.</source>
        <translation>沒有名為「{name}」的初始化方式。</translation>
    </message>
    <message>
        <source>A seed is a whole number from 0 to {limit}.</source>
        <translation>種子是 0 到 {limit} 的整數。</translation>
    </message>
    <message>
        <source>The arguments of {kind} are a list of {count} numbers, or none.</source>
        <translation>{kind} 的參數是 {count} 個數的清單，或不寫。</translation>
    </message>
    <message>
        <source>one number</source>
        <translation>一個數</translation>
    </message>
    <message>
        <source>U ({upstream}) arrives. {name} gets {formula}: {product} = {own}.</source>
        <translation>傳來 U（{upstream}）。{name} 得到 {formula}：{product} = {own}。</translation>
    </message>
    <message>
        <source>U ({upstream}) arrives. {name} gets, cell by cell, what arrives there × the local derivative.</source>
        <translation>傳來 U（{upstream}）。{name} 逐格得到傳到該格的梯度 × 局部梯度。</translation>
    </message>
    <message>
        <source>U ({upstream}) arrives. {name} ({own}) was stretched to {upstream}: each of its cells gets the sum over {count} cells.</source>
        <translation>傳來 U（{upstream}）。{name}（{own}）被擴展成 {upstream}：它的每一格得到 {count} 格的總和。</translation>
    </message>
    <message>
        <source>U ({upstream}) arrives. {name} gets a gradient of its own shape, {own}.</source>
        <translation>傳來 U（{upstream}）。{name} 得到與自身形狀 {own} 相同的梯度。</translation>
    </message>
    <message>
        <source>Leave {name} as it is</source>
        <translation>讓 {name} 維持現狀</translation>
    </message>
    <message>
        <source>Initialise {name}</source>
        <translation>初始化 {name}</translation>
    </message>
    <message>
        <source>Cure: {edit}</source>
        <translation>修正：{edit}</translation>
    </message>
    <message>
        <source>Reset to initial values</source>
        <translation>重設為初始值</translation>
    </message>
    <message>
        <source>({first}) and ({second}) become {whole}: each number of one meets every number of the other.</source>
        <translation>（{first}）與（{second}）會變成 {whole}：一邊的每個數都會遇上另一邊的每個數。</translation>
    </message>
    <message>
        <source>({first}) and ({second}) become {whole}: did you mean ({meant})?</source>
        <translation>（{first}）與（{second}）會變成 {whole}：您要的是（{meant}）嗎？</translation>
    </message>
    <message>
        <source>rows and columns of a gradient are exchanged</source>
        <translation>梯度的列和行對調了</translation>
    </message>
    <message>
        <source>A gradient has the shape of its array, row by row.</source>
        <translation>梯度的形狀就是它的陣列的形狀，一列對一列。</translation>
    </message>
    <message>
        <source>{guess} is another cell: rows and columns of the gradient are exchanged. A gradient has the shape of its array, and {node} gets what belongs to its own row and column.</source>
        <translation>{guess} 是另一格：梯度的列和行對調了。梯度的形狀就是它的陣列的形狀，{node} 得到的是它自己那一列、那一行的。</translation>
    </message>
    <message>
        <source>an array&apos;s own transpose is taken for the other one&apos;s</source>
        <translation>該用另一個陣列的轉置，卻用了自己的轉置</translation>
    </message>
    <message>
        <source>A product of matrices switches: each one&apos;s gradient is made with the other.</source>
        <translation>矩陣乘積會交換：每一個的梯度都由另一個算出。</translation>
    </message>
    <message>
        <source>{guess} comes out with the array of {node} itself, transposed. {gate} switches: what arrives is multiplied by the other one, transposed.</source>
        <translation>用 {node} 自己的陣列的轉置，才會得到 {guess}。{gate} 會交換：到達的要乘上另一個陣列的轉置。</translation>
    </message>
    <message>
        <source>the other matrix is taken as it is, not transposed</source>
        <translation>另一個矩陣照原樣用了，沒有轉置</translation>
    </message>
    <message>
        <source>On the way back the other matrix is transposed.</source>
        <translation>反向時，另一個矩陣要轉置。</translation>
    </message>
    <message>
        <source>{guess} comes out when the other matrix is taken as it is. On the way back through {gate} it is transposed: rows become columns.</source>
        <translation>另一個矩陣照原樣用，就會得到 {guess}。反向經過 {gate} 時它要轉置：列變成行。</translation>
    </message>
    <message>
        <source>a gradient is not summed over the batch</source>
        <translation>梯度沒有對整個批次加總</translation>
    </message>
    <message>
        <source>What was stretched to many rows gets the sum over all of them.</source>
        <translation>被擴展成許多列的，得到的是所有列的總和。</translation>
    </message>
    <message>
        <source>{guess} is what comes back to one copy of {node} alone. {gate} stretches it, as a bias to all examples of a batch: add up what comes back to all copies.</source>
        <translation>{guess} 只是回到 {node} 的其中一份的。{gate} 把它擴展開來，就像一個偏差加到批次的所有樣本：把回到每一份的都加起來。</translation>
    </message>
    <message>
        <source>the 1/n of a mean is forgotten</source>
        <translation>忘了平均的 1/n</translation>
    </message>
    <message>
        <source>A mean divides by n, and so does its gradient.</source>
        <translation>平均要除以 n，它的梯度也一樣。</translation>
    </message>
    <message>
        <source>{guess} comes out when the 1/n of {gate} is forgotten. It divides by how many numbers it is the mean of, and so does the gradient that it sends.</source>
        <translation>忘了 {gate} 的 1/n，就會得到 {guess}。它要除以平均的個數，送出的梯度也一樣。</translation>
    </message>
    <message>
        <source>the wrong axis is taken</source>
        <translation>軸弄錯了</translation>
    </message>
    <message>
        <source>Axis 0 goes down the rows, axis 1 along a row, and the last one is −1.</source>
        <translation>軸 0 沿著列往下，軸 1 沿著一列往右，最後一個軸是 −1。</translation>
    </message>
    <message>
        <source>{guess} comes out along another axis of {gate}. Axis 0 goes down the rows, axis 1 along a row, and the last one is −1.</source>
        <translation>{guess} 是沿著 {gate} 的另一個軸算出來的。軸 0 沿著列往下，軸 1 沿著一列往右，最後一個軸是 −1。</translation>
    </message>
    <message>
        <source>target minus output is taken for output minus target</source>
        <translation>該用輸出減目標，卻用了目標減輸出</translation>
    </message>
    <message>
        <source>An output above its target gets a positive gradient.</source>
        <translation>高於目標的輸出，梯度是正的。</translation>
    </message>
    <message>
        <source>{guess} comes out with target minus output. At {gate} an output gets output minus target: above its target the loss grows with it. The target gets the opposite.</source>
        <translation>用目標減輸出，就會得到 {guess}。在 {gate}，輸出得到的是輸出減目標：高於目標時，損失隨它增加。目標得到的正好相反。</translation>
    </message>
    <message>
        <source>softmax is taken entry by entry, like a sigmoid</source>
        <translation>把 softmax 當成 sigmoid，逐項來算</translation>
    </message>
    <message>
        <source>What raises one share lowers all the others.</source>
        <translation>一份增加，其他的就都減少。</translation>
    </message>
    <message>
        <source>{guess} comes out when each number has to do with its own share alone, as at a sigmoid. {gate} lets them compete: what raises one share lowers the others, so that all of what arrives counts.</source>
        <translation>如果每個數只和自己那一份有關，像 sigmoid 那樣，就會得到 {guess}。{gate} 讓它們競爭：一份增加，其他的就減少，所以到達的全部都有影響。</translation>
    </message>
    <message>
        <source>the gradient of a maximum or minimum is sent to all</source>
        <translation>最大值或最小值的梯度送給了每一個</translation>
    </message>
    <message>
        <source>Only the number that is taken gets it, the others 0.</source>
        <translation>只有被取的數得到梯度，其他的得到 0。</translation>
    </message>
    <message>
        <source>{guess} comes out when {gate} sends the gradient to all of its numbers. Only the one that it takes gets what arrives, the others get 0.</source>
        <translation>{gate} 把梯度送給它的每一個數，就會得到 {guess}。只有它取的那一個得到到達的，其他的得到 0。</translation>
    </message>
    <message>
        <source>Words of a sentence are not read. If &quot;{word}&quot; is a name, write * between it and the names beside it.</source>
        <translation>句子裡的字詞不會被讀取。如果「{word}」是名稱，請在它與旁邊的名稱之間寫上 *。</translation>
    </message>
    <message>
        <source>Write {sign} instead of &quot;{word}&quot;. If that is a name, write * between it and the names beside it.</source>
        <translation>請寫 {sign}，不要寫「{word}」。如果它是名稱，請在它與旁邊的名稱之間寫上 *。</translation>
    </message>
    <message>
        <source>Build circuit</source>
        <translation>建立電路</translation>
    </message>
    <message>
        <source>Open an earlier version</source>
        <translation>開啟較早的版本</translation>
    </message>
    <message>
        <source>{name} is the loss: {call} starts there.</source>
        <translation>{name} 是損失：{call} 從那裡開始。</translation>
    </message>
    <message>
        <source>Written out, the sums of this text have {got} words and signs (limit {limit}). Give them as arrays.</source>
        <translation>這段文字的總和寫開後有 {got} 個詞與符號（上限 {limit}）。請改用陣列。</translation>
    </message>
    <message>
        <source>The terms for {index} from {first} to {last} were written out.</source>
        <translation>{index} 從 {first} 到 {last} 的各項已寫開。</translation>
    </message>
    <message>
        <source>A condition is one comparison of two numbers, such as x &gt; 0. For more of them put one choice into another: {example}.</source>
        <translation>條件是兩個數的一個比較，例如 x &gt; 0。需要多個條件時，請把一個選擇放進另一個：{example}。</translation>
    </message>
    <message>
        <source>where takes a condition and two values: {example}.</source>
        <translation>where 要一個條件和兩個值：{example}。</translation>
    </message>
    <message>
        <source>&quot;{typed}&quot; was read as 1 where it holds, and 0 elsewhere.</source>
        <translation>「{typed}」讀作：成立時是 1，其他時候是 0。</translation>
    </message>
    <message>
        <source>&quot;{typed}&quot; was read as a choice: its condition is 1 or 0, and both sides are computed.</source>
        <translation>「{typed}」讀作選擇：條件是 1 或 0，兩邊都會計算。</translation>
    </message>
    <message>
        <source>Written out this has {got} words and signs (limit {limit}). Repeat it less.</source>
        <translation>展開後有 {got} 個字詞和符號（上限 {limit}）。請減少重複的次數。</translation>
    </message>
    <message>
        <source>The loop trains, and one round of it was read: a circuit is that of one step.</source>
        <translation>這個迴圈在做訓練，只讀了其中一輪：一個電路只是一步。</translation>
    </message>
    <message>
        <source>Of loops those are read whose rounds are counted and build on one another, as in {example}. Leave out a loop that trains; write other lines one by one.</source>
        <translation>迴圈只讀取次數固定、每一輪接著上一輪算下去的，例如 {example}。訓練用的迴圈請略去；其他的請逐行寫出。</translation>
    </message>
    <message>
        <source>&quot;{typed}&quot; was written out: {count} rounds, one after the other.</source>
        <translation>「{typed}」已展開：一輪接一輪，共 {count} 輪。</translation>
    </message>
    <message>
        <source>{name} calls itself. A circuit has no such circle: write the steps out one by one.</source>
        <translation>{name} 呼叫了自己。電路裡沒有這種循環：請把步驟逐一寫出。</translation>
    </message>
    <message>
        <source>The function {name} has no input &quot;{given}&quot;.</source>
        <translation>函數 {name} 沒有輸入「{given}」。</translation>
    </message>
    <message>
        <source>The function {name} was written out wherever it is called.</source>
        <translation>函數 {name} 在每個呼叫的地方都已展開。</translation>
    </message>
    <message>
        <source>Draw parameters from seed {seed}</source>
        <translation>以種子 {seed} 隨機產生參數</translation>
    </message>
    <message>
        <source>Make inputs parameters</source>
        <translation>把輸入改成參數</translation>
    </message>
    <message>
        <source>It is a text of letters, such as &apos;ij,jk-&gt;ik&apos;.</source>
        <translation>它是一段字母，例如 &apos;ij,jk-&gt;ik&apos;。</translation>
    </message>
    <message>
        <source>It is the size of each part, or a list of sizes.</source>
        <translation>它是每個部分的大小，或大小的列表。</translation>
    </message>
    <message>
        <source>It is a number from 1 on.</source>
        <translation>它是 1 以上的數。</translation>
    </message>
    <message>
        <source>{name} was read with n as the divisor, as in NumPy. For n - 1, as in PyTorch, write ddof=1.</source>
        <translation>{name} 讀作除以 n，如同 NumPy。要像 PyTorch 那樣除以 n - 1，請寫 ddof=1。</translation>
    </message>
    <message>
        <source>{name} was read with n - 1 as the divisor, as in PyTorch. For n, as in NumPy, write ddof=0.</source>
        <translation>{name} 讀作除以 n - 1，如同 PyTorch。要像 NumPy 那樣除以 n，請寫 ddof=0。</translation>
    </message>
    <message>
        <source>{name} was read as in evaluation: it passes all numbers on. In training it drops some at random; for given ones write x*mask/(1 - p).</source>
        <translation>{name} 讀作評估模式：所有數字原樣通過。訓練時會隨機丟棄一些；若要指定丟棄哪些，請寫 x*mask/(1 - p)。</translation>
    </message>
    <message>
        <source>In training dropout sets numbers to 0 at random, so that no loss is the right one. Write which, as in x*mask/(1 - p) with mask = [1, 0, 1], or leave the training out.</source>
        <translation>訓練時 dropout 會隨機把數字設為 0，因此沒有唯一正確的損失。請寫明是哪些，例如 x*mask/(1 - p)，其中 mask = [1, 0, 1]，或去掉訓練的設定。</translation>
    </message>
    <message>
        <source>{name} with a beta is the huber loss divided by it: write {written}.</source>
        <translation>帶有 beta 的 {name} 是 huber 損失再除以 beta：請寫 {written}。</translation>
    </message>
    <message>
        <source>The entries of {dictionaries} were read as the names {names}.</source>
        <translation>{dictionaries} 的項讀作名稱 {names}。</translation>
    </message>
    <message>
        <source>An entry of a dictionary is read where its text can be a name, as in params[&apos;W1&apos;]. Write a name for each: W1, W2.</source>
        <translation>字典的項，其文字可以當名稱時才讀得懂，例如 params[&apos;W1&apos;]。請為每一項寫一個名稱：W1、W2。</translation>
    </message>
    <message>
        <source>Before the = stand {names} names, and behind it {values} values. Give each a line of its own, as in a = 1; b = 2.</source>
        <translation>= 前面有 {names} 個名稱，後面有 {values} 個值。請各寫一行，例如 a = 1; b = 2。</translation>
    </message>
</context>
<context>
    <name>SeveralPage</name>
    <message>
        <source>Drag one of them, or press the arrow keys, to move them all. Delete removes them. They can be copied and duplicated together.</source>
        <translation>拖動其中一個，或按方向鍵，就能一起移動。Delete 鍵刪除它們，也可以一起複製和再製。</translation>
    </message>
    <message>
        <source>{count} selected</source>
        <translation>已選取 {count} 個</translation>
    </message>
</context>
<context>
    <name>ShapePanel</name>
    <message>
        <source>Shape</source>
        <translation>形狀</translation>
    </message>
    <message>
        <source>one number</source>
        <translation>單一數值</translation>
    </message>
</context>
<context>
    <name>ShortcutsPage</name>
    <message>
        <source>Find a command, or a key</source>
        <translation>尋找命令或按鍵</translation>
    </message>
    <message>
        <source>C&amp;hange</source>
        <translation>變更(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Add a key</source>
        <translation>增加按鍵(&amp;A)</translation>
    </message>
    <message>
        <source>No &amp;key</source>
        <translation>不用按鍵(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>重設(&amp;R)</translation>
    </message>
    <message>
        <source>Reset a&amp;ll</source>
        <translation>全部重設(&amp;L)</translation>
    </message>
    <message>
        <source>Keys of the stage, of the timeline and of the hand on the canvas are what they are: Help, All keys, lists them.</source>
        <translation>簡報、時間軸和畫布操作的按鍵不能變更：「說明」的「所有按鍵」列出它們。</translation>
    </message>
    <message>
        <source>{key} belongs to “{name}”.</source>
        <translation>{key} 屬於「{name}」。</translation>
    </message>
    <message>
        <source>Take it from “{name}”</source>
        <translation>從「{name}」取走</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>命令和按鍵</translation>
    </message>
    <message>
        <source>L&amp;eave it there</source>
        <translation>保持不變(&amp;E)</translation>
    </message>
</context>
<context>
    <name>SidePanels</name>
    <message>
        <source>Gates</source>
        <translation>閘</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>檢視面板</translation>
    </message>
    <message>
        <source>Unfold the gates</source>
        <translation>展開閘面板</translation>
    </message>
    <message>
        <source>Unfold the inspector</source>
        <translation>展開檢視面板</translation>
    </message>
    <message>
        <source>Find a gate or a block</source>
        <translation>尋找閘或方塊</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>大綱</translation>
    </message>
</context>
<context>
    <name>SourcePage</name>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
</context>
<context>
    <name>SourcesCard</name>
    <message>
        <source>value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>還有 {count} 個</translation>
    </message>
    <message>
        <source>Gradients of weights and biases: the share of example {at}.</source>
        <translation>權重與偏置的梯度：第 {at} 個樣本的貢獻。</translation>
    </message>
</context>
<context>
    <name>StageCard</name>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
</context>
<context>
    <name>StagePages</name>
    <message>
        <source>Chain rule</source>
        <translation>鏈式法則</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>Tangent</source>
        <translation>切線</translation>
    </message>
    <message>
        <source>Closed form</source>
        <translation>寫成一個式子</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>證明</translation>
    </message>
    <message>
        <source>Nudge</source>
        <translation>推一下</translation>
    </message>
    <message>
        <source>Paths</source>
        <translation>路徑</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>檢查</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
</context>
<context>
    <name>StagedCard</name>
    <message>
        <source>Some numbers are hidden now, and this would give them away.</source>
        <translation>現在有些數字是隱藏的，這一頁會洩漏它們。</translation>
    </message>
    <message>
        <source>There is nothing to tell here.</source>
        <translation>這裡沒有可說的。</translation>
    </message>
</context>
<context>
    <name>StepLines</name>
    <message>
        <source>1 parameter stepped</source>
        <translation>1 個參數走了一步</translation>
    </message>
    <message>
        <source>{count} parameters stepped</source>
        <translation>{count} 個參數走了一步</translation>
    </message>
</context>
<context>
    <name>Stepping</name>
    <message>
        <source>Nothing is computed yet. The forward pass begins at the inputs.</source>
        <translation>還沒有計算任何數。正向傳播從輸入開始。</translation>
    </message>
    <message>
        <source>A stop stands at a step: go on to one first.</source>
        <translation>停止點要放在某一步：請先走到那一步。</translation>
    </message>
</context>
<context>
    <name>StoredViews</name>
    <message>
        <source>This view is stored already, as {number}: {title}.</source>
        <translation>這個視野已經存為 {number}：{title}。</translation>
    </message>
    <message>
        <source>There are {limit} stored views already: forget one first.</source>
        <translation>已存有 {limit} 個視野：請先刪除一個。</translation>
    </message>
    <message>
        <source>Stored as view {number}: {title}. Alt+Home, {number} returns to it.</source>
        <translation>已存為視野 {number}：{title}。按 Alt+Home 再按 {number} 可回到這裡。</translation>
    </message>
    <message>
        <source>&amp;Store this view</source>
        <translation>儲存目前視野(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Forget</source>
        <translation>刪除(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>重新命名(&amp;R)</translation>
    </message>
    <message>
        <source>Name of view {number}</source>
        <translation>視野 {number} 的名稱</translation>
    </message>
    <message>
        <source>A stored view needs a name.</source>
        <translation>已存視野需要名稱。</translation>
    </message>
    <message>
        <source>All of it</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Around {name}</source>
        <translation>{name} 附近</translation>
    </message>
</context>
<context>
    <name>TangentCard</name>
    <message>
        <source>Its curve, and the slope here</source>
        <translation>它的曲線，和這裡的斜率</translation>
    </message>
    <message>
        <source>by {input}: slope {slope}</source>
        <translation>對 {input}：斜率 {slope}</translation>
    </message>
</context>
<context>
    <name>TangentPage</name>
    <message>
        <source>by {name}: slope {slope} at {x}</source>
        <translation>對 {name}：在 {x} 處斜率 {slope}</translation>
    </message>
</context>
<context>
    <name>TeacherView</name>
    <message>
        <source>For the teacher – Circuit Editor</source>
        <translation>教師畫面 – Circuit Editor</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>現在</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>現在問的</translation>
    </message>
    <message>
        <source>on stage for {time}</source>
        <translation>已簡報 {time}</translation>
    </message>
</context>
<context>
    <name>ThemeMenu</name>
    <message>
        <source>As the system</source>
        <translation>跟隨系統</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>淺色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>佈景主題(&amp;T)</translation>
    </message>
</context>
<context>
    <name>Tidying</name>
    <message>
        <source>The circuit was changed meanwhile: tidy it up once more.</source>
        <translation>電路在此期間已被更改：請再自動排列一次。</translation>
    </message>
    <message>
        <source>Nothing moves: it stands so already.</source>
        <translation>沒有移動：已經是這樣了。</translation>
    </message>
    <message>
        <source>Tidying up {count:,} gates and inputs…</source>
        <translation>正在自動排列 {count:,} 個閘與輸入…</translation>
    </message>
</context>
<context>
    <name>TimelinePanel</name>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>{speed} ×</source>
        <translation>{speed} ×</translation>
    </message>
    <message>
        <source>A stop here, or none</source>
        <translation>在這裡設停止點，或取消</translation>
    </message>
    <message>
        <source>Close the timeline</source>
        <translation>關閉時間軸</translation>
    </message>
    <message>
        <source>{step} of {count}</source>
        <translation>{step} / {count}</translation>
    </message>
</context>
<context>
    <name>Tip</name>
    <message>
        <source>{cell}, example {at} of {count}</source>
        <translation>{cell}，第 {at} 個樣本，共 {count} 個</translation>
    </message>
    <message>
        <source>share of example {at}: {number}</source>
        <translation>第 {at} 個樣本的貢獻：{number}</translation>
    </message>
    <message>
        <source>Double-click to go inside</source>
        <translation>連按兩下進到裡面</translation>
    </message>
    <message>
        <source>Double-click or Enter to change the value</source>
        <translation>連按兩下或按 Enter 更改數值</translation>
    </message>
    <message>
        <source>Double-click or F2 to rename</source>
        <translation>連按兩下或按 F2 重新命名</translation>
    </message>
    <message>
        <source>value {value}</source>
        <translation>值 {value}</translation>
    </message>
    <message>
        <source>gradient {gradient}</source>
        <translation>梯度 {gradient}</translation>
    </message>
</context>
<context>
    <name>ToolBar</name>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>縮放</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>已儲存</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>已編輯</translation>
    </message>
    <message>
        <source>not in the file</source>
        <translation>不在檔案中</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>唯讀</translation>
    </message>
    <message>
        <source>read-only, edited</source>
        <translation>唯讀，已編輯</translation>
    </message>
    <message>
        <source>file changed</source>
        <translation>檔案已變更</translation>
    </message>
    <message>
        <source>Zoom: {zoom}</source>
        <translation>縮放：{zoom}</translation>
    </message>
</context>
<context>
    <name>Track</name>
    <message>
        <source>Timeline</source>
        <translation>時間軸</translation>
    </message>
</context>
<context>
    <name>UnknownGates</name>
    <message>
        <source>Gates that this program does not know: {count} ({kinds}). They are saved as they are.</source>
        <translation>這個程式不認識的閘：{count} 個（{kinds}）。儲存時會原樣保留。</translation>
    </message>
    <message>
        <source>{before}, {next}</source>
        <translation>{before}、{next}</translation>
    </message>
    <message>
        <source>{kind}: did you mean {guess}?</source>
        <translation>{kind}：你是指 {guess} 嗎？</translation>
    </message>
</context>
<context>
    <name>ValueCard</name>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Slider from</source>
        <translation>滑桿從</translation>
    </message>
    <message>
        <source>Slider to</source>
        <translation>滑桿到</translation>
    </message>
    <message>
        <source>to</source>
        <translation>到</translation>
    </message>
</context>
<context>
    <name>ValuesOffer</name>
    <message>
        <source>Make them parameters</source>
        <translation>改成參數</translation>
    </message>
    <message>
        <source>Leave it so</source>
        <translation>就這樣</translation>
    </message>
    <message>
        <source>Values that were not given are 1: weights that are alike stay alike.</source>
        <translation>沒有給的值都是 1：相同的權重會一直相同。</translation>
    </message>
    <message>
        <source>Read as inputs: {names}.</source>
        <translation>讀成輸入的有：{names}。</translation>
    </message>
    <message>
        <source>Draw parameters (seed {seed})</source>
        <translation>隨機產生參數（種子 {seed}）</translation>
    </message>
</context>
<context>
    <name>ViewSwitches</name>
    <message>
        <source>Say of an input in the inspector that its first axis counts examples.</source>
        <translation>請在檢視面板中，為某個輸入開啟 examples：第一軸計數樣本。</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Expression</source>
        <translation>運算式</translation>
    </message>
    <message>
        <source>Taken back: {step}</source>
        <translation>已復原：{step}</translation>
    </message>
    <message>
        <source>Done again: {step}</source>
        <translation>已重做：{step}</translation>
    </message>
    <message>
        <source>Take in {names}</source>
        <translation>把 {names} 也納入</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>不用了</translation>
    </message>
    <message>
        <source>Changed in all {count} uses of “{name}”.</source>
        <translation>「{name}」的 {count} 份都改了。</translation>
    </message>
    <message>
        <source>Change all {count}</source>
        <translation>{count} 份都改</translation>
    </message>
    <message>
        <source>Make this one unique</source>
        <translation>只讓這一份獨立</translation>
    </message>
    <message>
        <source>{name} (read-only)</source>
        <translation>{name}（唯讀）</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近開啟(&amp;R)</translation>
    </message>
    <message>
        <source>E&amp;xamples</source>
        <translation>範例(&amp;X)</translation>
    </message>
    <message>
        <source>{name} (repaired copy)</source>
        <translation>{name}（修復過的副本）</translation>
    </message>
    <message>
        <source>Save now</source>
        <translation>立即儲存</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>{name} (example)</source>
        <translation>{name}（範例）</translation>
    </message>
    <message>
        <source>{name}[*] – Circuit Editor</source>
        <translation>{name}[*] – Circuit Editor</translation>
    </message>
</context>
<context>
    <name>WindowEntries</name>
    <message>
        <source>{name} (unsaved)</source>
        <translation>{name}（未儲存）</translation>
    </message>
    <message>
        <source>{name} in {folder}</source>
        <translation>{name}（在 {folder}）</translation>
    </message>
</context>
<context>
    <name>WindowsOfLastTime</name>
    <message>
        <source>The program ended unexpectedly with this file open: {files}</source>
        <translation>程式意外結束時開著這個檔案：{files}</translation>
    </message>
    <message>
        <source>Open it again</source>
        <translation>重新開啟</translation>
    </message>
    <message>
        <source>The program ended unexpectedly with these files open: {files}</source>
        <translation>程式意外結束時開著這些檔案：{files}</translation>
    </message>
    <message>
        <source>Open them again</source>
        <translation>重新開啟</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>不用了</translation>
    </message>
    <message>
        <source>Could not be reached: {files}</source>
        <translation>無法取得：{files}</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重試</translation>
    </message>
    <message>
        <source>{name} cannot be opened. An earlier version is kept, of {when}.</source>
        <translation>無法開啟 {name}。保留有較早的版本，時間為 {when}。</translation>
    </message>
    <message>
        <source>See it…</source>
        <translation>查看…</translation>
    </message>
    <message>
        <source>Looking for the files…</source>
        <translation>正在尋找檔案…</translation>
    </message>
</context>
<context>
    <name>WireCommands</name>
    <message>
        <source>No wire leaves what is selected.</source>
        <translation>選取的項目沒有接出的連線。</translation>
    </message>
    <message>
        <source>No other output can drive what its wires lead to.</source>
        <translation>沒有別的輸出能接到這些連線的去處。</translation>
    </message>
    <message>
        <source>Nothing feeds this.</source>
        <translation>沒有任何東西影響它。</translation>
    </message>
    <message>
        <source>Feeds this: {count}. Esc ends this view.</source>
        <translation>影響它的：{count} 個。按 Esc 結束顯示。</translation>
    </message>
    <message>
        <source>This affects nothing.</source>
        <translation>它不影響任何東西。</translation>
    </message>
    <message>
        <source>Affected by this: {count}. Esc ends this view.</source>
        <translation>受它影響的：{count} 個。按 Esc 結束顯示。</translation>
    </message>
    <message>
        <source>This stands inside a block: enter the block to change it.</source>
        <translation>這在方塊裡面：請進入方塊再改。</translation>
    </message>
    <message>
        <source>No wire joins what is selected to anything else.</source>
        <translation>選取的部分與其他部分之間沒有連線。</translation>
    </message>
    <message>
        <source>{name} is left without a reader.</source>
        <translation>{name} 的輸出現在無處可去。</translation>
    </message>
    <message>
        <source>Left without a reader: {names}.</source>
        <translation>輸出現在無處可去：{names}。</translation>
    </message>
    <message>
        <source>What is selected has no wires.</source>
        <translation>選取的項目沒有連線。</translation>
    </message>
</context>
<context>
    <name>WirePage</name>
    <message>
        <source>On this wire</source>
        <translation>在這條連線上</translation>
    </message>
    <message>
        <source>value, forwards</source>
        <translation>值，正向</translation>
    </message>
    <message>
        <source>gradient, backwards</source>
        <translation>梯度，反向</translation>
    </message>
    <message>
        <source>Delete this wire</source>
        <translation>刪除這條連線</translation>
    </message>
    <message>
        <source>A wire from {source} to {node}, as its {place}.</source>
        <translation>從 {source} 到 {node} 的連線，作為它的{place}。</translation>
    </message>
    <message>
        <source>A wire from {source} to the loss flag {node}.</source>
        <translation>從 {source} 到損失旗子 {node} 的連線。</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>logistic, logistic function, sigmoid from gates</source>
        <translation>邏輯函數, S 型函數, 拆開的 sigmoid</translation>
    </message>
    <message>
        <source>hyperbolic tangent, tanh from gates</source>
        <translation>雙曲正切</translation>
    </message>
    <message>
        <source>smooth relu</source>
        <translation>平滑 relu</translation>
    </message>
    <message>
        <source>neuron, perceptron, logistic regression, w x + b</source>
        <translation>神經元, 感知器, 感知機, 邏輯迴歸</translation>
    </message>
    <message>
        <source>neuron, perceptron, logistic regression</source>
        <translation>神經元, 感知器, 感知機, 邏輯迴歸</translation>
    </message>
    <message>
        <source>mse, mean squared error, l2 loss, quadratic loss, squared loss, error, (y-t)^2</source>
        <translation>均方誤差, 平方誤差, 方差損失, 誤差, 平方損失</translation>
    </message>
    <message>
        <source>silu, activation function</source>
        <translation>激活函數, 激勵函數, 啟動函數</translation>
    </message>
    <message>
        <source>lse, soft maximum, softmax, smooth maximum</source>
        <translation>平滑最大值, 軟最大值</translation>
    </message>
    <message>
        <source>gated linear unit, gating</source>
        <translation>閘控, 門控</translation>
    </message>
    <message>
        <source>dense layer, fully connected layer, affine layer, nn.Linear</source>
        <translation>全連接層, 稠密層, 仿射層, nn.Linear</translation>
    </message>
    <message>
        <source>hidden layer, multilayer perceptron, feedforward layer</source>
        <translation>隱藏層, 多層感知器, 前饋層</translation>
    </message>
    <message>
        <source>softmax from gates, normalized exponential</source>
        <translation>拆開的 softmax, 歸一化指數函數</translation>
    </message>
    <message>
        <source>cross-entropy from gates, softmax with cross-entropy, negative log-likelihood, nll, log loss</source>
        <translation>拆開的交叉熵, 分類損失, 負對數似然, 對數損失</translation>
    </message>
    <message>
        <source>self-attention, scaled dot-product attention, query key value, qkv, transformer</source>
        <translation>自注意力, 縮放點積注意力, 查詢 鍵 值, transformer</translation>
    </message>
    <message>
        <source>error function, gaussian error function, normal distribution</source>
        <translation>誤差函數</translation>
    </message>
    <message>
        <source>gaussian error linear unit, transformer, activation function</source>
        <translation>高斯誤差線性單元, 激活函數, 激勵函數</translation>
    </message>
    <message>
        <source>swish, sigmoid linear unit, x*sigmoid, activation function</source>
        <translation>激活函數, 激勵函數</translation>
    </message>
    <message>
        <source>exponential linear unit, activation function</source>
        <translation>指數線性單元, 激活函數, 激勵函數</translation>
    </message>
    <message>
        <source>signum, plus or minus one, direction</source>
        <translation>符號, 正負號, 符號函數</translation>
    </message>
    <message>
        <source>round down, rounding, whole part, integer part, step, staircase</source>
        <translation>取整, 向下取整, 無條件捨去, 高斯符號, 捨入</translation>
    </message>
    <message>
        <source>clamp, limit, bound, restrict, saturate, hard tanh</source>
        <translation>截斷, 裁剪, 限制, 限幅, 夾住</translation>
    </message>
    <message>
        <source>+, plus, sum, addition, total, add up, x+y, a+b</source>
        <translation>加, 加法, 相加, 加上, 和, 總和, 求和, 加總, 加號</translation>
    </message>
    <message>
        <source>-, minus, subtract, subtraction, difference, less, take away, x-y, a-b</source>
        <translation>減, 減法, 相減, 減去, 差, 減號</translation>
    </message>
    <message>
        <source>*, times, multiply, multiplication, product, multiplied by, dot, x*y, a*b</source>
        <translation>乘, 乘法, 相乘, 乘以, 乘上, 積, 乘積, 乘號</translation>
    </message>
    <message>
        <source>/, divide, division, over, quotient, divided by, ratio, fraction, x/y, a/b</source>
        <translation>除, 除法, 相除, 除以, 商, 分數, 比, 除號</translation>
    </message>
    <message>
        <source>negative, negate, negation, opposite, change sign, minus x, unary minus</source>
        <translation>取負, 負, 負號, 負數, 相反數, 變號, 反號</translation>
    </message>
    <message>
        <source>^, to the power of, exponent, exponentiation, x^y, a^b</source>
        <translation>次方, 乘方, 冪, 乘冪, 冪次</translation>
    </message>
    <message>
        <source>maximum, larger, largest, greater, highest</source>
        <translation>最大, 最大值, 取最大, 較大, 取大</translation>
    </message>
    <message>
        <source>minimum, smaller, smallest, lower, lowest</source>
        <translation>最小, 最小值, 取最小, 較小, 取小</translation>
    </message>
    <message>
        <source>+1, x+1, x+c, plus a constant, plus one, add a number, offset, shift</source>
        <translation>加常數, 加一, 平移</translation>
    </message>
    <message>
        <source>*2, *-1, 2x, 2*x, times a constant, double, multiply by a number, factor, scale</source>
        <translation>乘常數, 兩倍, 倍數, 係數, 縮放</translation>
    </message>
    <message>
        <source>^3, x^3, cube, cubed, x^n, x^c, to a fixed power, n-th power</source>
        <translation>立方, 三次方, 常數次方, 固定次方</translation>
    </message>
    <message>
        <source>tangent, sin/cos, trigonometric</source>
        <translation>正切, 正切函數, 三角函數</translation>
    </message>
    <message>
        <source>hyperbolic sine</source>
        <translation>雙曲正弦</translation>
    </message>
    <message>
        <source>hyperbolic cosine</source>
        <translation>雙曲餘弦</translation>
    </message>
    <message>
        <source>inverse tangent, tan^-1, arc tangent</source>
        <translation>反正切</translation>
    </message>
    <message>
        <source>binary logarithm, base 2, log base 2, bits</source>
        <translation>以 2 為底的對數, 二進位對數</translation>
    </message>
    <message>
        <source>common logarithm, base 10, log base 10, decadic logarithm, decibel</source>
        <translation>以 10 為底的對數, 常用對數</translation>
    </message>
    <message>
        <source>log(1+x), ln(1+x), log of 1 plus x</source>
        <translation>一加 x 的對數</translation>
    </message>
    <message>
        <source>e^x-1, exp(x)-1, exponential minus one</source>
        <translation>指數減一</translation>
    </message>
    <message>
        <source>1/, invert, multiplicative inverse, one over, x^-1, one divided by</source>
        <translation>倒數, 取倒數, 反比, 分之一</translation>
    </message>
    <message>
        <source>e^x, e^, exponential, exponential function, e to the x, natural exponential, antilog</source>
        <translation>指數, 指數函數, 自然指數, e 的 x 次方</translation>
    </message>
    <message>
        <source>logarithm, natural log, natural logarithm, cross entropy, nll</source>
        <translation>對數, 自然對數, 對數函數, 交叉熵, 取對數</translation>
    </message>
    <message>
        <source>√x, root, square root, radical, x^0.5, x^(1/2)</source>
        <translation>根號, 開根號, 平方根, 開方, 開平方, 根</translation>
    </message>
    <message>
        <source>x^2, ^2, x*x, squared, second power, to the square, quadratic</source>
        <translation>平方, 二次方, 取平方</translation>
    </message>
    <message>
        <source>||, |, absolute value, magnitude</source>
        <translation>絕對值, 絕對, 取絕對值, 模</translation>
    </message>
    <message>
        <source>sine, trigonometric</source>
        <translation>正弦, 正弦函數, 三角函數</translation>
    </message>
    <message>
        <source>cosine, trigonometric</source>
        <translation>餘弦, 餘弦函數, 三角函數</translation>
    </message>
    <message>
        <source>hyperbolic tangent, activation function, squash</source>
        <translation>雙曲正切, 激活函數, 激勵函數, 啟動函數, 活化函數</translation>
    </message>
    <message>
        <source>logistic function, 1/(1+e^-x), activation, squash</source>
        <translation>激活, 激勵, 啟動, 活化, 激活函數, 激勵函數, 啟動函數, 活化函數, 邏輯函數, S 型函數, S 函數</translation>
    </message>
    <message>
        <source>rectifier, rectified linear unit, ramp, hinge, positive part, activation function</source>
        <translation>線性整流, 整流, 整流線性單元, 斜坡, 激活函數, 激勵函數, 啟動函數, 活化函數, 修正線性單元</translation>
    </message>
    <message>
        <source>leaky rectifier, activation function</source>
        <translation>洩漏整流, 帶洩漏的 relu, 激活函數, 激勵函數</translation>
    </message>
    <message>
        <source>smooth relu, log(1+e^x), log1pexp, activation function</source>
        <translation>平滑 relu, 平滑整流, 激活函數, 激勵函數</translation>
    </message>
    <message>
        <source>port, in, argument</source>
        <translation>連接埠, 引數, 入口</translation>
    </message>
    <message>
        <source>port, out, result, return</source>
        <translation>連接埠, 結果, 出口, 回傳</translation>
    </message>
    <message>
        <source>input, data, feature, variable</source>
        <translation>資料, 特徵, 變數, 變量, 輸入值</translation>
    </message>
    <message>
        <source>weight, bias, b, learnable, trainable, theta, coefficient</source>
        <translation>權重, 偏差, 偏置, 偏權值, 可訓練, 可學習</translation>
    </message>
    <message>
        <source>number, fixed number, value</source>
        <translation>數, 數字, 定值, 常量</translation>
    </message>
    <message>
        <source>loss, flag, cost, objective</source>
        <translation>損失, 旗子, 成本, 代價, 目標函數, 損失函數</translation>
    </message>
    <message>
        <source>problem, warning, error</source>
        <translation>問題, 警告, 錯誤</translation>
    </message>
    <message>
        <source>nan, not a number, undefined</source>
        <translation>非數, 不是數字, 未定義</translation>
    </message>
    <message>
        <source>inf, infinity, infinite, overflow</source>
        <translation>無限, 無限大, 無窮, 溢位</translation>
    </message>
    <message>
        <source>saturated, saturation, vanishing</source>
        <translation>飽和, 消失</translation>
    </message>
    <message>
        <source>kink, corner</source>
        <translation>折點, 轉折</translation>
    </message>
    <message>
        <source>outer, stretched, broadcast</source>
        <translation>外積, 延展, 廣播</translation>
    </message>
    <message>
        <source>note, comment</source>
        <translation>備註, 註解</translation>
    </message>
    <message>
        <source>frame, group</source>
        <translation>框, 群組</translation>
    </message>
    <message>
        <source>unwired, not wired, no wire, missing wire, unconnected</source>
        <translation>未接線, 沒有接線, 缺線, 未連接</translation>
    </message>
    <message>
        <source>note, comment, remark, text, sticky note, annotation</source>
        <translation>備註, 註解, 註記, 文字, 便利貼, 評論</translation>
    </message>
    <message>
        <source>add up, total, reduce</source>
        <translation>相加, 合計, 歸約</translation>
    </message>
    <message>
        <source>average, reduce</source>
        <translation>平均值, 歸約</translation>
    </message>
    <message>
        <source>matrix product, dot product, multiply</source>
        <translation>矩陣乘法, 點積, 相乘</translation>
    </message>
    <message>
        <source>turn, permute, swap axes, rows and columns</source>
        <translation>轉置, 排列, 交換軸, 列與行</translation>
    </message>
    <message>
        <source>view, flatten, rows and columns</source>
        <translation>攤平, 重塑, 列與行</translation>
    </message>
    <message>
        <source>part, rows, columns, index, cut</source>
        <translation>部分, 列, 行, 索引, 切</translation>
    </message>
    <message>
        <source>concatenate, join, append, stack</source>
        <translation>串接, 合併, 附加, 堆疊</translation>
    </message>
    <message>
        <source>probabilities, attention weights, normalized exponential</source>
        <translation>機率, 注意力權重, 歸一化指數</translation>
    </message>
    <message>
        <source>log probabilities, log-likelihood, normalized scores</source>
        <translation>對數機率, 對數概似, 正規化分數</translation>
    </message>
    <message>
        <source>attention mask, triangle, lower triangular, autoregressive</source>
        <translation>注意力遮罩, 三角形, 下三角, 自迴歸</translation>
    </message>
    <message>
        <source>mean squared error, loss, regression, L2</source>
        <translation>均方誤差, 損失, 迴歸, L2</translation>
    </message>
    <message>
        <source>cross-entropy, negative log-likelihood, classification, logits, loss</source>
        <translation>交叉熵, 負對數似然, 分類, logits, 損失</translation>
    </message>
    <message>
        <source>layer normalization, standardize, transformer</source>
        <translation>層正規化, 標準化, transformer</translation>
    </message>
    <message>
        <source>convolution, correlation, filter, kernel, CNN, image</source>
        <translation>卷積, 相關, 濾波器, 卷積核, CNN, 影像</translation>
    </message>
    <message>
        <source>max pooling, subsample, downsample, CNN</source>
        <translation>最大池化, 降採樣, CNN</translation>
    </message>
    <message>
        <source>average pooling, mean pooling, subsample, downsample, CNN</source>
        <translation>平均池化, 降採樣, CNN</translation>
    </message>
    <message>
        <source>one row, unroll, ravel, vector</source>
        <translation>排成一列, 攤平, 展開, 向量</translation>
    </message>
    <message>
        <source>new axis, expand dimensions, add axis, row, column</source>
        <translation>新的軸, 擴充維度, 增加軸, 列, 行</translation>
    </message>
    <message>
        <source>remove axis, drop axis, length 1</source>
        <translation>移除軸, 去掉軸, 長度 1</translation>
    </message>
    <message>
        <source>stretch, repeat, copy, tile, expand</source>
        <translation>延伸, 重複, 複製, 平鋪, 擴展</translation>
    </message>
    <message>
        <source>lookup, table, word vectors, token, gather, rows</source>
        <translation>查表, 表, 詞向量, 詞元, 取列</translation>
    </message>
    <message>
        <source>one hot, class, label, indicator, dummy variables</source>
        <translation>獨熱, 類別, 標籤, 指示變數, 虛擬變數</translation>
    </message>
    <message>
        <source>regularization, random, noise, training</source>
        <translation>正則化, 隨機, 雜訊, 訓練</translation>
    </message>
    <message>
        <source>maximum, largest, reduce</source>
        <translation>最大值, 最大, 歸約</translation>
    </message>
    <message>
        <source>minimum, smallest, reduce</source>
        <translation>最小值, 最小, 歸約</translation>
    </message>
    <message>
        <source>log sum exp, smooth maximum, log partition</source>
        <translation>對數指數和, 平滑最大值, 對數配分</translation>
    </message>
    <message>
        <source>index of the largest, predicted class, prediction</source>
        <translation>最大值的索引, 預測類別, 預測</translation>
    </message>
    <message>
        <source>mean absolute error, L1, loss, regression</source>
        <translation>平均絕對誤差, L1, 損失, 迴歸</translation>
    </message>
    <message>
        <source>robust loss, smooth L1, regression, outliers</source>
        <translation>穩健損失, 平滑 L1, 迴歸, 離群值</translation>
    </message>
    <message>
        <source>binary cross-entropy, log loss, yes or no, classification</source>
        <translation>二元交叉熵, 對數損失, 是或否, 分類</translation>
    </message>
    <message>
        <source>binary cross-entropy with logits, sigmoid cross-entropy, logistic loss</source>
        <translation>帶分數的二元交叉熵, sigmoid 交叉熵, 邏輯損失</translation>
    </message>
</context>
</TS>
