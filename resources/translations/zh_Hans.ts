<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh-Hans" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>About Circuit Editor</source>
        <translation>关于 Circuit Editor</translation>
    </message>
    <message>
        <source>Build a circuit of gates, and see backpropagation at work in it: every value, every gradient, and why. The lessons lead through it step by step.</source>
        <translation>用门搭一个电路，看反向传播在其中运作：每个值、每个梯度，以及为什么。课程会一步一步带你走过。</translation>
    </message>
    <message>
        <source>Free software under the MIT licence. Qt {qt}.</source>
        <translation>以 MIT 许可证发布的自由软件。Qt {qt}。</translation>
    </message>
</context>
<context>
    <name>Accessible</name>
    <message>
        <source>the loss flag is gone</source>
        <translation>损失旗子不在了</translation>
    </message>
    <message>
        <source>moved: {names}</source>
        <translation>已移动：{names}</translation>
    </message>
    <message>
        <source>added: {names}</source>
        <translation>已加入：{names}</translation>
    </message>
    <message>
        <source>deleted: {names}; left: {count}</source>
        <translation>已删除：{names}；剩下 {count} 个</translation>
    </message>
    <message>
        <source>changed: {names}</source>
        <translation>已改变：{names}</translation>
    </message>
    <message>
        <source>wires: {made} new, {cut} taken away</source>
        <translation>连线：新增 {made} 条，移除 {cut} 条</translation>
    </message>
    <message>
        <source>wired: {source} to the {place} of {name}</source>
        <translation>已接线：{source} 到 {name} 的{place}</translation>
    </message>
    <message>
        <source>unwired: {source} from the {place} of {name}</source>
        <translation>已拆线：{source} 到 {name} 的{place}</translation>
    </message>
    <message>
        <source>deleted: {names}</source>
        <translation>已删除：{names}</translation>
    </message>
    <message>
        <source>{before} is called {name} now</source>
        <translation>{before} 现在叫做 {name}</translation>
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
        <translation>空的：输入文字就能找要加的东西</translation>
    </message>
    <message>
        <source>nodes: {count}</source>
        <translation>节点：{count}</translation>
    </message>
    <message>
        <source>in the whole circuit, nodes: {count}</source>
        <translation>在整个电路里，节点：{count}</translation>
    </message>
    <message>
        <source>inside the block {name}, nodes: {count}</source>
        <translation>在方块 {name} 里面，节点：{count}</translation>
    </message>
    <message>
        <source>{name} is {number}</source>
        <translation>{name} 是 {number}</translation>
    </message>
    <message>
        <source>block {name}</source>
        <translation>方块 {name}</translation>
    </message>
    <message>
        <source>{kind} gate</source>
        <translation>{kind}门</translation>
    </message>
    <message>
        <source>fed by {names}</source>
        <translation>输入来自 {names}</translation>
    </message>
    <message>
        <source>not wired: {names}</source>
        <translation>没有接线：{names}</translation>
    </message>
    <message>
        <source>feeds {names}</source>
        <translation>输出到 {names}</translation>
    </message>
    <message>
        <source>output {port}</source>
        <translation>输出 {port}</translation>
    </message>
    <message>
        <source>{place}, not wired</source>
        <translation>{place}，没有接线</translation>
    </message>
    <message>
        <source>from {name}</source>
        <translation>来自 {name}</translation>
    </message>
    <message>
        <source>note: {text}</source>
        <translation>备注：{text}</translation>
    </message>
    <message>
        <source>frame {title}</source>
        <translation>框 {title}</translation>
    </message>
    <message>
        <source>holds {names}</source>
        <translation>里面有 {names}</translation>
    </message>
    <message>
        <source>output of {name}</source>
        <translation>{name} 的输出</translation>
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
        <translation>已选取：{name}</translation>
    </message>
    <message>
        <source>not selected: {name}</source>
        <translation>没有选取：{name}</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>还有 {count} 个</translation>
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
        <translation>值还没显示</translation>
    </message>
    <message>
        <source>gradient not shown yet</source>
        <translation>梯度还没显示</translation>
    </message>
    <message>
        <source>no value yet</source>
        <translation>还没有值</translation>
    </message>
    <message>
        <source>nothing there</source>
        <translation>那边没有东西</translation>
    </message>
</context>
<context>
    <name>Action</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Circuit</source>
        <translation>电路(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Arrange</source>
        <translation>排列(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Block</source>
        <translation>方块(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Teach</source>
        <translation>教学(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>Wi&amp;ndow</source>
        <translation>窗口(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>新建(&amp;N)</translation>
    </message>
    <message>
        <source>New &amp;window</source>
        <translation>新建窗口(&amp;W)</translation>
    </message>
    <message>
        <source>Open in ne&amp;w window…</source>
        <translation>在新窗口打开(&amp;W)…</translation>
    </message>
    <message>
        <source>Ear&amp;lier versions…</source>
        <translation>先前版本(&amp;L)…</translation>
    </message>
    <message>
        <source>Ne&amp;xt window</source>
        <translation>下一个窗口(&amp;X)</translation>
    </message>
    <message>
        <source>P&amp;revious window</source>
        <translation>上一个窗口(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Close window</source>
        <translation>关闭窗口(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Open these at the next start</source>
        <translation>下次启动时打开这些窗口(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>What the repair change&amp;d…</source>
        <translation>修复改了什么(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>Reco&amp;ver unsaved work…</source>
        <translation>找回未保存的内容(&amp;V)…</translation>
    </message>
    <message>
        <source>&amp;Export picture…</source>
        <translation>导出图片(&amp;E)…</translation>
    </message>
    <message>
        <source>New from &amp;expression…</source>
        <translation>由算式新建(&amp;E)…</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>全屏(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Minimap</source>
        <translation>小地图(&amp;M)</translation>
    </message>
    <message>
        <source>Wire &amp;width shows |gradient|</source>
        <translation>连线粗细显示 |梯度|(&amp;W)</translation>
    </message>
    <message>
        <source>Same &amp;colour scale in all tiles</source>
        <translation>所有数组共用同一色阶(&amp;C)</translation>
    </message>
    <message>
        <source>Hold one &amp;example</source>
        <translation>只看一个样本(&amp;E)</translation>
    </message>
    <message>
        <source>All &amp;commands…</source>
        <translation>所有命令(&amp;C)…</translation>
    </message>
    <message>
        <source>What can be done &amp;here</source>
        <translation>这里可以做什么(&amp;H)</translation>
    </message>
    <message>
        <source>All &amp;keys</source>
        <translation>所有按键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
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
        <translation>整理所选部分(&amp;S)</translation>
    </message>
    <message>
        <source>Align at the left</source>
        <translation>左对齐</translation>
    </message>
    <message>
        <source>Align in a column</source>
        <translation>对齐成一列</translation>
    </message>
    <message>
        <source>Align at the right</source>
        <translation>右对齐</translation>
    </message>
    <message>
        <source>Align at the top</source>
        <translation>上对齐</translation>
    </message>
    <message>
        <source>Align in a row</source>
        <translation>对齐成一行</translation>
    </message>
    <message>
        <source>Align at the bottom</source>
        <translation>下对齐</translation>
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
        <translation>添加折点</translation>
    </message>
    <message>
        <source>Select its next bend</source>
        <translation>选择它的下一个折点</translation>
    </message>
    <message>
        <source>Straighten</source>
        <translation>拉直</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>剪切(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>Paste with its &amp;wires</source>
        <translation>连同连线粘贴(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>创建副本(&amp;D)</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>删除(&amp;L)</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>全选(&amp;A)</translation>
    </message>
    <message>
        <source>Re&amp;name</source>
        <translation>重命名(&amp;N)</translation>
    </message>
    <message>
        <source>Add &amp;gate…</source>
        <translation>加入门(&amp;G)…</translation>
    </message>
    <message>
        <source>Add an &amp;expression here…</source>
        <translation>在这里加入算式(&amp;E)…</translation>
    </message>
    <message>
        <source>Start &amp;wire</source>
        <translation>开始连线(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Select one by one</source>
        <translation>逐个选取(&amp;S)</translation>
    </message>
    <message>
        <source>Put the &amp;loss flag here</source>
        <translation>把损失旗子放在这里(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Tidy up</source>
        <translation>自动排列(&amp;T)</translation>
    </message>
    <message>
        <source>Copy as &amp;Python</source>
        <translation>复制为 Python 程序(&amp;P)</translation>
    </message>
    <message>
        <source>Make &amp;blocks of known functions</source>
        <translation>把已知的函数组成方块(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Ungroup</source>
        <translation>解开方块(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Expand or collapse in place</source>
        <translation>在原地展开或收起(&amp;E)</translation>
    </message>
    <message>
        <source>E&amp;nter block</source>
        <translation>进入方块(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Leave block</source>
        <translation>离开方块(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Make unique</source>
        <translation>独立成一份(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Save to my blocks</source>
        <translation>保存到我的方块(&amp;S)</translation>
    </message>
    <message>
        <source>Add &amp;input port</source>
        <translation>加入输入端口(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Group into a block</source>
        <translation>组成方块(&amp;G)</translation>
    </message>
    <message>
        <source>Add &amp;output port</source>
        <translation>加入输出端口(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;About Circuit Editor</source>
        <translation>关于 Circuit Editor(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Lessons</source>
        <translation>课程(&amp;L)</translation>
    </message>
    <message>
        <source>Step by &amp;step</source>
        <translation>逐步执行(&amp;S)</translation>
    </message>
    <message>
        <source>One step &amp;on</source>
        <translation>前进一步(&amp;O)</translation>
    </message>
    <message>
        <source>One step &amp;back</source>
        <translation>后退一步(&amp;B)</translation>
    </message>
    <message>
        <source>To the next stop</source>
        <translation>到下一个停止点</translation>
    </message>
    <message>
        <source>To the stop before</source>
        <translation>到上一个停止点</translation>
    </message>
    <message>
        <source>Remove the stop</source>
        <translation>移除这个停止点</translation>
    </message>
    <message>
        <source>To the beg&amp;inning</source>
        <translation>到开头(&amp;I)</translation>
    </message>
    <message>
        <source>To the en&amp;d</source>
        <translation>到结尾(&amp;D)</translation>
    </message>
    <message>
        <source>Step to &amp;here</source>
        <translation>走到这一步(&amp;H)</translation>
    </message>
    <message>
        <source>P&amp;lay or pause</source>
        <translation>播放或暂停(&amp;L)</translation>
    </message>
    <message>
        <source>Predict the &amp;gradients</source>
        <translation>预测梯度(&amp;G)</translation>
    </message>
    <message>
        <source>Predict</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Predict the &amp;values</source>
        <translation>预测数值(&amp;V)</translation>
    </message>
    <message>
        <source>Predict bot&amp;h</source>
        <translation>两者都预测(&amp;H)</translation>
    </message>
    <message>
        <source>Predict the shapes of &amp;arrays</source>
        <translation>预测数组的形状(&amp;A)</translation>
    </message>
    <message>
        <source>Predict what is &amp;selected</source>
        <translation>预测选取的部分(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Next question</source>
        <translation>下一题(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;End the prediction</source>
        <translation>结束预测(&amp;E)</translation>
    </message>
    <message>
        <source>Give the circuit the screen</source>
        <translation>让电路占满整个屏幕</translation>
    </message>
    <message>
        <source>Learn backpropagation in small steps</source>
        <translation>一小步一小步学会反向传播</translation>
    </message>
    <message>
        <source>Go on (while presenting)</source>
        <translation>继续（演示时）</translation>
    </message>
    <message>
        <source>Go back (while presenting)</source>
        <translation>返回（演示时）</translation>
    </message>
    <message>
        <source>&amp;Check the gradients</source>
        <translation>检查梯度(&amp;C)</translation>
    </message>
    <message>
        <source>One step do&amp;wn</source>
        <translation>梯度下降一步(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Present</source>
        <translation>演示(&amp;P)</translation>
    </message>
    <message>
        <source>E&amp;xplain (while presenting)</source>
        <translation>讲解（演示时）(&amp;X)</translation>
    </message>
    <message>
        <source>Explain: the page before</source>
        <translation>讲解：上一页</translation>
    </message>
    <message>
        <source>Spotlight (while presenting)</source>
        <translation>聚光灯（演示时）</translation>
    </message>
    <message>
        <source>Pen (while presenting)</source>
        <translation>画笔（演示时）</translation>
    </message>
    <message>
        <source>Wipe what the pen drew</source>
        <translation>擦掉画笔的笔迹</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>&amp;Fit all</source>
        <translation>显示全部(&amp;F)</translation>
    </message>
    <message>
        <source>Fit &amp;selection</source>
        <translation>显示选取的部分(&amp;S)</translation>
    </message>
    <message>
        <source>Fold or unfold the &amp;gates</source>
        <translation>收起或展开门面板(&amp;G)</translation>
    </message>
    <message>
        <source>Fold or unfold the &amp;inspector</source>
        <translation>收起或展开检查器(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Outline</source>
        <translation>大纲(&amp;O)</translation>
    </message>
    <message>
        <source>Cut &amp;out, keep the wire</source>
        <translation>删除节点，前后接起来(&amp;O)</translation>
    </message>
    <message>
        <source>Deta&amp;ch from its wires</source>
        <translation>拆下节点，留在画布上(&amp;C)</translation>
    </message>
    <message>
        <source>C&amp;ut all its wires</source>
        <translation>剪断所有连线(&amp;U)</translation>
    </message>
    <message>
        <source>Select its next w&amp;ire</source>
        <translation>选中它的下一条连线(&amp;I)</translation>
    </message>
    <message>
        <source>Cut wires by a stro&amp;ke</source>
        <translation>划一刀剪断连线(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Move its wires to…</source>
        <translation>将其连线移到(&amp;M)…</translation>
    </message>
    <message>
        <source>What fee&amp;ds this</source>
        <translation>什么影响它(&amp;D)</translation>
    </message>
    <message>
        <source>What this &amp;affects</source>
        <translation>它影响什么(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>查找(&amp;F)…</translation>
    </message>
    <message>
        <source>All num&amp;bers…</source>
        <translation>所有数值(&amp;B)…</translation>
    </message>
    <message>
        <source>&amp;Reset to initial values</source>
        <translation>重置为初始值(&amp;R)</translation>
    </message>
    <message>
        <source>Copy its derivative as LaTe&amp;X</source>
        <translation>把它的导数复制为 LaTeX(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;Replace by…</source>
        <translation>换成(&amp;R)…</translation>
    </message>
    <message>
        <source>Insert a gate here…</source>
        <translation>在这里插入门…</translation>
    </message>
    <message>
        <source>Add a gate here…</source>
        <translation>在这里添加门…</translation>
    </message>
    <message>
        <source>Change the &amp;value</source>
        <translation>更改数值(&amp;V)</translation>
    </message>
    <message>
        <source>Copy the value</source>
        <translation>复制数值</translation>
    </message>
    <message>
        <source>Copy the gradient</source>
        <translation>复制梯度</translation>
    </message>
    <message>
        <source>Go to where it comes from</source>
        <translation>前往它的来源</translation>
    </message>
    <message>
        <source>Go to where it leads</source>
        <translation>前往它的去处</translation>
    </message>
    <message>
        <source>Cut the wires here</source>
        <translation>剪断这里的连线</translation>
    </message>
    <message>
        <source>&amp;Next pane</source>
        <translation>下一个窗格(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous pane</source>
        <translation>上一个窗格(&amp;P)</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>首选项(&amp;P)…</translation>
    </message>
    <message>
        <source>Histor&amp;y…</source>
        <translation>历史记录(&amp;Y)…</translation>
    </message>
    <message>
        <source>Add &amp;note</source>
        <translation>加入备注(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Frame with a title</source>
        <translation>加上有标题的框(&amp;F)</translation>
    </message>
    <message>
        <source>Put &amp;into the frame</source>
        <translation>放进框里(&amp;I)</translation>
    </message>
    <message>
        <source>Take &amp;out of its frame</source>
        <translation>从框里取出(&amp;O)</translation>
    </message>
    <message>
        <source>Select what it hold&amp;s</source>
        <translation>选取框里的东西(&amp;S)</translation>
    </message>
    <message>
        <source>Delete with c&amp;ontents</source>
        <translation>连同内容一起删除(&amp;O)</translation>
    </message>
    <message>
        <source>Another co&amp;lour</source>
        <translation>换一种颜色(&amp;L)</translation>
    </message>
    <message>
        <source>St&amp;ore this view</source>
        <translation>存储当前视图(&amp;O)</translation>
    </message>
    <message>
        <source>Stored &amp;views…</source>
        <translation>已存视图(&amp;V)…</translation>
    </message>
</context>
<context>
    <name>AnnotationCommands</name>
    <message>
        <source>This stands inside a block: enter the block to frame it there.</source>
        <translation>这在方块里面：请进入方块再加框。</translation>
    </message>
</context>
<context>
    <name>AnnotationPage</name>
    <message>
        <source>F2 or a double click writes in it.</source>
        <translation>按 F2 或双击即可书写。</translation>
    </message>
    <message>
        <source>{count} selected</source>
        <translation>已选择 {count} 个</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>框</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
</context>
<context>
    <name>Answer</name>
    <message>
        <source>&amp;OK</source>
        <translation>确定(&amp;O)</translation>
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
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>不保存(&amp;D)</translation>
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
        <translation>程序内部出错了；你的成果都还在：{error}</translation>
    </message>
</context>
<context>
    <name>ArrangeCommands</name>
    <message>
        <source>Bend {number} of {count}: arrows move it, Del takes it away.</source>
        <translation>第 {number} 个折点，共 {count} 个：方向键移动它，Del 移除它。</translation>
    </message>
    <message>
        <source>This stands inside a block: enter the block to change it.</source>
        <translation>这在块里：请进入块再修改。</translation>
    </message>
    <message>
        <source>Nothing moves: it stands so already.</source>
        <translation>没有移动：已经是这样了。</translation>
    </message>
</context>
<context>
    <name>ArrayCard</name>
    <message>
        <source>Values</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Gradients</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>values</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>gradients</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>All numbers…</source>
        <translation>所有数值…</translation>
    </message>
    <message>
        <source>share of example {at}</source>
        <translation>第 {at} 个样本的贡献</translation>
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
        <translation>常数 {name}</translation>
    </message>
</context>
<context>
    <name>AttributesPanel</name>
    <message>
        <source>Attributes</source>
        <translation>属性</translation>
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
        <translation>MLP 层</translation>
    </message>
    <message>
        <source>attention head</source>
        <translation>注意力头</translation>
    </message>
    <message>
        <source>cross-entropy, gate by gate</source>
        <translation>逐门的交叉熵</translation>
    </message>
    <message>
        <source>gated unit</source>
        <translation>门控单元</translation>
    </message>
    <message>
        <source>linear layer</source>
        <translation>线性层</translation>
    </message>
    <message>
        <source>log-sum-exp</source>
        <translation>log-sum-exp</translation>
    </message>
    <message>
        <source>neuron, 2 inputs</source>
        <translation>神经元，2 个输入</translation>
    </message>
    <message>
        <source>neuron, 3 inputs</source>
        <translation>神经元，3 个输入</translation>
    </message>
    <message>
        <source>sigmoid, gate by gate</source>
        <translation>逐门的 sigmoid</translation>
    </message>
    <message>
        <source>softmax, gate by gate</source>
        <translation>逐门的 softmax</translation>
    </message>
    <message>
        <source>softplus from gates</source>
        <translation>用门组成的 softplus</translation>
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
        <translation>平方误差</translation>
    </message>
    <message>
        <source>half squared error</source>
        <translation>一半的平方误差</translation>
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
        <translation>用 exp 组成的 tanh</translation>
    </message>
</context>
<context>
    <name>BlockCommands</name>
    <message>
        <source>Some of this stands inside a block: enter the block to group there.</source>
        <translation>其中一部分在方块里面：请进入该方块再组成方块。</translation>
    </message>
    <message>
        <source>block</source>
        <translation>方块</translation>
    </message>
    <message>
        <source>Another block is called “{name}”: this one is now “{free}”.</source>
        <translation>已经有别的方块叫“{name}”：这一个改叫“{free}”。</translation>
    </message>
    <message>
        <source>No gates here compute a known function, as ×−1, exp, +1, 1/x do a sigmoid.</source>
        <translation>这里没有哪些门合起来是已知的函数，例如 ×−1、exp、+1、1/x 合起来是 sigmoid。</translation>
    </message>
    <message>
        <source>{count} chains are uses of one block now: {name}.</source>
        <translation>{count} 串门现在都使用同一个方块：{name}。</translation>
    </message>
    <message>
        <source>A chain of gates is a block now: {name}.</source>
        <translation>一串门现在是一个方块：{name}。</translation>
    </message>
    <message>
        <source>Opened in place: {keys} closes it again. Looking is no step to undo.</source>
        <translation>已就地展开：{keys} 可再收起。查看不算可撤销的步骤。</translation>
    </message>
</context>
<context>
    <name>BlockPage</name>
    <message>
        <source>Name of the block</source>
        <translation>方块的名称</translation>
    </message>
    <message>
        <source>Name of this use</source>
        <translation>这一份的名称</translation>
    </message>
    <message>
        <source>Used {count} times. Every use has its own numbers.</source>
        <translation>用了 {count} 次。每一份都有自己的数字。</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>进入</translation>
    </message>
    <message>
        <source>Show the gates inside alone (Enter, or double-click)</source>
        <translation>只看里面的门（Enter 键，或双击）</translation>
    </message>
    <message>
        <source>Make unique</source>
        <translation>独立成一份</translation>
    </message>
    <message>
        <source>Save to my blocks</source>
        <translation>保存到我的方块</translation>
    </message>
</context>
<context>
    <name>Breadcrumb</name>
    <message>
        <source>Circuit</source>
        <translation>电路</translation>
    </message>
    <message>
        <source>used {count} times: gates and wires change in all of them, numbers only here</source>
        <translation>用了 {count} 次：门和连线在每一份都会改变，数字只在这里改变</translation>
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
        <translation>各数组自有色阶</translation>
    </message>
    <message>
        <source>all tiles</source>
        <translation>所有数组共用</translation>
    </message>
    <message>
        <source>covered</source>
        <translation>已遮住</translation>
    </message>
    <message>
        <source>Colours of tiles: {low} orange, {high} blue ({reach})</source>
        <translation>数组的颜色：{low} 橙色，{high} 蓝色（{reach}）</translation>
    </message>
    <message>
        <source>Width of wires: {what} of {sizes}</source>
        <translation>连线粗细：{what} 为 {sizes}</translation>
    </message>
</context>
<context>
    <name>CanvasSearch</name>
    <message>
        <source>with an input for this wire</source>
        <translation>有输入能接这条线</translation>
    </message>
    <message>
        <source>can feed this input</source>
        <translation>能接到这个输入</translation>
    </message>
    <message>
        <source>Ctrl Enter</source>
        <translation>Ctrl Enter</translation>
    </message>
    <message>
        <source>place, keep open</source>
        <translation>放下并继续搜索</translation>
    </message>
    <message>
        <source>place, go on</source>
        <translation>放置并继续</translation>
    </message>
    <message>
        <source>in its place, with its wires</source>
        <translation>放在它的位置，保留连线</translation>
    </message>
    <message>
        <source>Alt Enter</source>
        <translation>Alt Enter</translation>
    </message>
    <message>
        <source>place unwired</source>
        <translation>放下但不连线</translation>
    </message>
    <message>
        <source>Shift Enter</source>
        <translation>Shift Enter</translation>
    </message>
    <message>
        <source>wire to selection</source>
        <translation>连到所选项目</translation>
    </message>
    <message>
        <source>backward: {character}</source>
        <translation>反向传播时{character}</translation>
    </message>
    <message>
        <source>Here × {number}.</source>
        <translation>此处 × {number}。</translation>
    </message>
</context>
<context>
    <name>CanvasView</name>
    <message>
        <source>Circuit</source>
        <translation>电路</translation>
    </message>
    <message>
        <source>Type a formula, as a*b + c: Enter builds it here.</source>
        <translation>输入算式，例如 a*b + c：Enter 就在这里建立。</translation>
    </message>
    <message>
        <source>Select one gate to start a wire from it.</source>
        <translation>请选取一个门，再由它开始连线。</translation>
    </message>
    <message>
        <source>This block has no ports to wire.</source>
        <translation>这个方块没有可以连线的端口。</translation>
    </message>
    <message>
        <source>No pin fits: add a gate with a free input first.</source>
        <translation>没有合适的引脚：请先加入一个还有空输入的门。</translation>
    </message>
</context>
<context>
    <name>CellRuleCard</name>
    <message>
        <source>Jacobian…</source>
        <translation>雅可比矩阵…</translation>
    </message>
    <message>
        <source>A value, cell by cell</source>
        <translation>逐格看数值</translation>
    </message>
    <message>
        <source>Chain rule, cell by cell</source>
        <translation>逐格看链式法则</translation>
    </message>
    <message>
        <source>output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Which array</source>
        <translation>哪个数组</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>各格</translation>
    </message>
    <message>
        <source>{name} takes no gradient: no input and no parameter leads there.</source>
        <translation>{name} 没有梯度：没有任何输入或参数通到那里。</translation>
    </message>
    <message>
        <source>and {count} more, together</source>
        <translation>其余 {count} 项合计</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>其余 {count} 项</translation>
    </message>
    <message>
        <source>{cell} is made of:</source>
        <translation>{cell} 由这些组成：</translation>
    </message>
    <message>
        <source>{cell}: nothing reaches it.</source>
        <translation>{cell}：没有梯度传到。</translation>
    </message>
    <message>
        <source>{cell}: one product</source>
        <translation>{cell}：一个乘积</translation>
    </message>
    <message>
        <source>{cell}: {count} products</source>
        <translation>{cell}：{count} 个乘积</translation>
    </message>
    <message>
        <source>{cell}: {count} products, strongest first</source>
        <translation>{cell}：{count} 个乘积，由大到小</translation>
    </message>
    <message>
        <source>value of {cell}</source>
        <translation>{cell} 的值</translation>
    </message>
    <message>
        <source>{slope}, this way</source>
        <translation>经这条路的 {slope}</translation>
    </message>
    <message>
        <source>sum = {slope}</source>
        <translation>总和 = {slope}</translation>
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
        <translation>传给 {name}</translation>
    </message>
    <message>
        <source>to {name}, all examples</source>
        <translation>传给 {name}（全部样本）</translation>
    </message>
    <message>
        <source>The Jacobian of {name} would have {rows} × {columns} numbers. Nobody builds it: what is sent back is U times it, worked out at once.</source>
        <translation>{name} 的雅可比矩阵会有 {rows} × {columns} 个数。没有人会把它写出来：传回去的是 U 乘上它，直接算出。</translation>
    </message>
</context>
<context>
    <name>Cells</name>
    <message>
        <source>entry {at}, counted from 0</source>
        <translation>第 {at} 项，从 0 数起</translation>
    </message>
    <message>
        <source>row {row}, column {column}, counted from 0</source>
        <translation>第 {row} 行第 {column} 列，从 0 数起</translation>
    </message>
    <message>
        <source>in part {part}: row {row}, column {column}, counted from 0</source>
        <translation>在部分 {part} 中：第 {row} 行第 {column} 列，从 0 数起</translation>
    </message>
    <message>
        <source>a single number</source>
        <translation>单个数值</translation>
    </message>
    <message>
        <source>vector of {shape}</source>
        <translation>{shape} 维向量</translation>
    </message>
    <message>
        <source>{shape} matrix</source>
        <translation>{shape} 矩阵</translation>
    </message>
    <message>
        <source>{shape} array of {rank} axes</source>
        <translation>{shape} 数组（{rank} 轴）</translation>
    </message>
</context>
<context>
    <name>ChainOffer</name>
    <message>
        <source>Make blocks</source>
        <translation>组成方块</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>{count} chains {gates}: each is a {name}.</source>
        <translation>有 {count} 串 {gates}：每一串都是 {name}。</translation>
    </message>
    <message>
        <source>{count} chains of {gates} gates: each is a {name}.</source>
        <translation>有 {count} 串，各由 {gates} 个门组成：每一串都是 {name}。</translation>
    </message>
</context>
<context>
    <name>ChainRuleCard</name>
    <message>
        <source>Chain rule here</source>
        <translation>这里的链式法则</translation>
    </message>
    <message>
        <source>upstream × local = downstream, for each input</source>
        <translation>上游 × 局部 = 下游，每个输入各算一次</translation>
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
        <translation>{slope}，经由这里</translation>
    </message>
    <message>
        <source>local {slope} = {formula}</source>
        <translation>局部 {slope} = {formula}</translation>
    </message>
    <message>
        <source>{input} goes elsewhere, too.</source>
        <translation>{input} 也通往别处。</translation>
    </message>
    <message>
        <source>{input} goes elsewhere, too: in all, {slope} = {whole}.</source>
        <translation>{input} 也通往别处：合计 {slope} = {whole}。</translation>
    </message>
</context>
<context>
    <name>CharacterCard</name>
    <message>
        <source>What it does</source>
        <translation>它做什么</translation>
    </message>
</context>
<context>
    <name>CheckModel</name>
    <message>
        <source>Input</source>
        <translation>输入</translation>
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
        <translation>误差</translation>
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
        <translation>复制</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>CheckTable</name>
    <message>
        <source>Gradients, checked</source>
        <translation>检查过的梯度</translation>
    </message>
</context>
<context>
    <name>CircuitPage</name>
    <message>
        <source>Select a gate to see the chain rule at work in it, an input to change its value, a wire to see what it carries.</source>
        <translation>选一个门，看链式法则在其中运作；选一个输入，改变它的值；选一条连线，看它带着什么。</translation>
    </message>
    <message>
        <source>Circuit</source>
        <translation>电路</translation>
    </message>
    <message>
        <source>Inside {block}</source>
        <translation>在 {block} 里面</translation>
    </message>
</context>
<context>
    <name>CircuitPicture</name>
    <message>
        <source>No picture: {error}</source>
        <translation>没有图：{error}</translation>
    </message>
    <message>
        <source>1 node</source>
        <translation>1 个节点</translation>
    </message>
    <message>
        <source>{count} nodes</source>
        <translation>{count} 个节点</translation>
    </message>
    <message>
        <source>Drawing …</source>
        <translation>绘制中…</translation>
    </message>
</context>
<context>
    <name>Classroom</name>
    <message>
        <source>Timeline</source>
        <translation>时间轴</translation>
    </message>
    <message>
        <source>Predict</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>No step works on this: no number comes by here.</source>
        <translation>没有一步经过这里：没有数字流经此处。</translation>
    </message>
    <message>
        <source>Gradients that would tell a value are hidden, too.</source>
        <translation>会透露数值的梯度也隐藏了。</translation>
    </message>
    <message>
        <source>Gradient check</source>
        <translation>梯度检查</translation>
    </message>
</context>
<context>
    <name>Clipboard</name>
    <message>
        <source>The ports of a block stay inside it: select gates to copy.</source>
        <translation>方块的端口只能留在方块里：请选取要复制的门。</translation>
    </message>
    <message>
        <source>Nothing is copied: numbers are hidden now, and the program would tell them.</source>
        <translation>没有复制任何内容：现在有些数字是隐藏的，程序会泄漏它们。</translation>
    </message>
    <message>
        <source>Copied as a Python program of {lines} lines. Run it: it checks itself.</source>
        <translation>已复制为 {lines} 行的 Python 程序。运行它，它会自行检查每个数字。</translation>
    </message>
    <message>
        <source>Copied as a Python program of {lines} lines. It only goes forwards: there is no gradient yet.</source>
        <translation>已复制为 {lines} 行的 Python 程序。它只有前向传播：现在还没有梯度。</translation>
    </message>
    <message>
        <source>The clipboard is empty.</source>
        <translation>剪贴板是空的。</translation>
    </message>
    <message>
        <source>The clipboard holds too much text to paste.</source>
        <translation>剪贴板里的文本太多，无法粘贴。</translation>
    </message>
    <message>
        <source>The clipboard holds no part of a circuit. Copy some gates first.</source>
        <translation>剪贴板里没有电路的内容。请先复制一些门。</translation>
    </message>
    <message>
        <source>This stands inside a block: enter the block to copy it.</source>
        <translation>这在方块里面：请进入方块再复制。</translation>
    </message>
    <message>
        <source>Pasted without wires: what drives the original is not in here.</source>
        <translation>粘贴时没有连线：原来的输入来源不在这里。</translation>
    </message>
</context>
<context>
    <name>ClosedFormCard</name>
    <message>
        <source>As one formula</source>
        <translation>写成一个式子</translation>
    </message>
    <message>
        <source>Copy as LaTeX</source>
        <translation>复制为 LaTeX</translation>
    </message>
    <message>
        <source>Working it out …</source>
        <translation>计算中……</translation>
    </message>
    <message>
        <source>A block without an output port computes nothing.</source>
        <translation>没有输出端口的方块什么都不计算。</translation>
    </message>
    <message>
        <source>This block is too large for a closed form.</source>
        <translation>这个方块太大，写不成封闭形式。</translation>
    </message>
    <message>
        <source>Its derivatives are arrays: select a gate inside to read them cell by cell.</source>
        <translation>它的导数是数组：选中里面的门，就能逐格阅读。</translation>
    </message>
    <message>
        <source>for {conditions}</source>
        <translation>适用于 {conditions}</translation>
    </message>
    <message>
        <source>and {count} more derivatives</source>
        <translation>还有 {count} 个导数</translation>
    </message>
    <message>
        <source>Derivatives by what is held inside ({count})</source>
        <translation>对里面各数的导数（{count} 个）</translation>
    </message>
    <message>
        <source>As text: the panel is too narrow for it typeset.</source>
        <translation>以文字显示：面板太窄，放不下排版后的公式。</translation>
    </message>
    <message>
        <source>As text: it is too long to be typeset, or its font lacks a letter.</source>
        <translation>以文字显示：公式太长而无法排版，或字体缺少某个字。</translation>
    </message>
    <message>
        <source>here {number}</source>
        <translation>在这里是 {number}</translation>
    </message>
    <message>
        <source>Gate by gate, {name} comes to {chain} here, and so it does in one step, which is the chain&apos;s own product. The formula keeps its number, {number}, and so would a fused gate: this is why people fuse gates into one.</source>
        <translation>逐个门计算，这里的 {name} 是 {chain}；一步计算也一样，因为那正是链上各因数的乘积。式子算出来的是 {number}，把这些门合成一个也会如此：这就是大家把门合并的原因。</translation>
    </message>
    <message>
        <source>The formula as it is written comes to {number} for {name} here; gate by gate it is {chain}. Numbers on the way grow too large or too small: the order of the steps matters.</source>
        <translation>照式子写的算，这里的 {name} 是 {number}；逐个门计算则是 {chain}。中途的数会太大或太小：计算的顺序有影响。</translation>
    </message>
    <message>
        <source>Copied as LaTeX.</source>
        <translation>已复制为 LaTeX。</translation>
    </message>
</context>
<context>
    <name>ColourCard</name>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Type what you want to do</source>
        <translation>输入你想做的事</translation>
    </message>
    <message>
        <source>All commands</source>
        <translation>所有命令</translation>
    </message>
    <message>
        <source>Nothing is called that.</source>
        <translation>没有叫这个名字的东西。</translation>
    </message>
</context>
<context>
    <name>CompareDialog</name>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>&amp;Whole circuit</source>
        <translation>整个电路(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
</context>
<context>
    <name>ComparePanel</name>
    <message>
        <source>What differs</source>
        <translation>不同之处</translation>
    </message>
    <message>
        <source>The chosen difference is marked in both</source>
        <translation>选中的不同之处会在两张图中标出</translation>
    </message>
    <message>
        <source>Comparing …</source>
        <translation>比较中…</translation>
    </message>
    <message>
        <source>… and {count} more</source>
        <translation>…还有 {count} 处</translation>
    </message>
    <message>
        <source>Both are the same.</source>
        <translation>两者相同。</translation>
    </message>
    <message>
        <source>Only places differ (choose one to see where):</source>
        <translation>只有位置不同（选一项看在哪里）：</translation>
    </message>
    <message>
        <source>What differs (choose one to see where):</source>
        <translation>不同之处（选一项看在哪里）：</translation>
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
        <translation>{name}（修复过的副本）</translation>
    </message>
    <message>
        <source>{name} (example)</source>
        <translation>{name}（示例）</translation>
    </message>
    <message>
        <source>{name} (lesson)</source>
        <translation>{name}（课程）</translation>
    </message>
    <message>
        <source>{name}, without its last moments</source>
        <translation>{name}（缺少最后片刻）</translation>
    </message>
    <message>
        <source>A copy that cannot be read</source>
        <translation>无法读取的副本</translation>
    </message>
    <message>
        <source>Put this copy away; for {days} days it can be had again</source>
        <translation>收起这份副本；{days} 天内仍可取回</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>舍弃</translation>
    </message>
    <message>
        <source>Discard {name}</source>
        <translation>舍弃 {name}</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>Try again to read {name}</source>
        <translation>再试一次读取 {name}</translation>
    </message>
    <message>
        <source>See what differs from the file, side by side</source>
        <translation>并排看看与文件有何不同</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>比较…</translation>
    </message>
    <message>
        <source>Compare {name} with the file</source>
        <translation>将 {name} 与文件比较</translation>
    </message>
    <message>
        <source>The file was written again after this work was begun: {when}</source>
        <translation>此工作开始后，文件又被写入：{when}</translation>
    </message>
    <message>
        <source>Kept {when}, discarded {then}</source>
        <translation>保留于 {when}，舍弃于 {then}</translation>
    </message>
    <message>
        <source>Kept {when}</source>
        <translation>保留于 {when}</translation>
    </message>
    <message>
        <source>Kept {when}, {nodes}, never saved</source>
        <translation>保留于 {when}，{nodes}，从未保存</translation>
    </message>
    <message>
        <source>Kept {when}, {nodes}, from {folder}</source>
        <translation>保留于 {when}，{nodes}，来自 {folder}</translation>
    </message>
    <message>
        <source>1 node</source>
        <translation>1 个节点</translation>
    </message>
    <message>
        <source>{count} nodes</source>
        <translation>{count} 个节点</translation>
    </message>
    <message>
        <source>The file cannot be read: {reason}</source>
        <translation>无法读取文件：{reason}</translation>
    </message>
    <message>
        <source>In the file, {when}</source>
        <translation>文件中，{when}</translation>
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
        <translation>{name} 的图</translation>
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
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>不用了</translation>
    </message>
    <message>
        <source>The program crashed last time. A report can be copied: it holds no circuit, and nothing was sent.</source>
        <translation>程序上次崩溃了。可以复制一份报告：其中不含任何电路，也没有发送任何数据。</translation>
    </message>
    <message>
        <source>Something went wrong inside the program last time. A report can be copied: it holds no circuit, and nothing was sent.</source>
        <translation>上次程序内部出了差错。可以复制一份报告：其中不含任何电路，也没有发送任何数据。</translation>
    </message>
    <message>
        <source>The report is copied: paste it where you tell of the fault.</source>
        <translation>报告已复制：请粘贴到您报告错误的地方。</translation>
    </message>
    <message>
        <source>The report is deleted.</source>
        <translation>报告已删除。</translation>
    </message>
</context>
<context>
    <name>Cure</name>
    <message>
        <source>transpose {name}</source>
        <translation>转置 {name}</translation>
    </message>
    <message>
        <source>swap {first} and {second}</source>
        <translation>交换 {first} 与 {second}</translation>
    </message>
    <message>
        <source>make {name} {shape}</source>
        <translation>把 {name} 变成 {shape}</translation>
    </message>
    <message>
        <source>{option}: all</source>
        <translation>{option}：全部</translation>
    </message>
    <message>
        <source>use the product × instead</source>
        <translation>改用乘积 ×</translation>
    </message>
    <message>
        <source>take the {kind} of all its numbers</source>
        <translation>取所有数的 {kind}</translation>
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
        <translation>学习率</translation>
    </message>
    <message>
        <source>Step down</source>
        <translation>下降一步</translation>
    </message>
    <message>
        <source>rate × gradient</source>
        <translation>学习率 × 梯度</translation>
    </message>
    <message>
        <source>The rate must be greater than 0.</source>
        <translation>学习率必须大于 0。</translation>
    </message>
</context>
<context>
    <name>DiscardedRow</name>
    <message>
        <source>{name} is discarded.</source>
        <translation>已舍弃 {name}。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo: keep {name}</source>
        <translation>撤销：保留 {name}</translation>
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
        <translation>正在查找先前版本…</translation>
    </message>
    <message>
        <source>Going back is one step: Undo takes it back.</source>
        <translation>回到旧版是一个步骤，可以撤销。</translation>
    </message>
    <message>
        <source>The file stays as it is until you save.</source>
        <translation>在你保存之前，文件保持原样。</translation>
    </message>
    <message>
        <source>Open as a &amp;copy</source>
        <translation>打开为副本(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Go back to it</source>
        <translation>回到这一版(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Open it</source>
        <translation>打开它(&amp;O)</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>关闭(&amp;L)</translation>
    </message>
    <message>
        <source>No earlier versions are kept: the preferences say so.</source>
        <translation>不保留先前版本：偏好设置如此。</translation>
    </message>
    <message>
        <source>There are no earlier versions yet. Each save keeps what it replaces.</source>
        <translation>还没有先前版本。每次保存都会保留被替换的版本。</translation>
    </message>
    <message>
        <source>changed by another program</source>
        <translation>由其他程序改动</translation>
    </message>
    <message>
        <source>in an older format</source>
        <translation>旧格式</translation>
    </message>
    <message>
        <source>This version cannot be read: {reason}</source>
        <translation>无法读取这一版：{reason}</translation>
    </message>
    <message>
        <source>Earlier, {when}</source>
        <translation>先前，{when}</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
</context>
<context>
    <name>Example</name>
    <message>
        <source>First example</source>
        <translation>第一个例子</translation>
    </message>
    <message>
        <source>Gate patterns</source>
        <translation>各种门的个性</translation>
    </message>
    <message>
        <source>Network as nested blocks</source>
        <translation>方块套方块的网络</translation>
    </message>
    <message>
        <source>Shared weight</source>
        <translation>共用的权重</translation>
    </message>
    <message>
        <source>Sigmoid as one block</source>
        <translation>sigmoid 当成一个方块</translation>
    </message>
    <message>
        <source>Sigmoid block opened</source>
        <translation>打开的 sigmoid 方块</translation>
    </message>
    <message>
        <source>Sigmoid neuron</source>
        <translation>sigmoid 神经元</translation>
    </message>
    <message>
        <source>Softmax with cross entropy</source>
        <translation>Softmax 与交叉熵</translation>
    </message>
    <message>
        <source>Squared length of a vector</source>
        <translation>向量长度的平方</translation>
    </message>
    <message>
        <source>Staged example</source>
        <translation>分阶段的例子</translation>
    </message>
    <message>
        <source>Three levels</source>
        <translation>三层方块</translation>
    </message>
    <message>
        <source>Two input max</source>
        <translation>两个输入的 max</translation>
    </message>
    <message>
        <source>Two layer network</source>
        <translation>两层网络</translation>
    </message>
    <message>
        <source>Two layer network in matrices</source>
        <translation>矩阵写成的两层网络</translation>
    </message>
    <message>
        <source>Two neurons one block</source>
        <translation>同一个方块的两个神经元</translation>
    </message>
</context>
<context>
    <name>ExampleBar</name>
    <message>
        <source>Examples are counted from 1, the rows and columns of an array from 0, as in Python: example 1 is row 0.</source>
        <translation>样本从 1 数起，数组的行和列从 0 数起，和 Python 一样：第 1 个样本就是第 0 行。</translation>
    </message>
    <message>
        <source>The example before</source>
        <translation>上一个样本</translation>
    </message>
    <message>
        <source>The next example</source>
        <translation>下一个样本</translation>
    </message>
    <message>
        <source>▸ marks it, dashes frame its share</source>
        <translation>▸ 标出该样本，虚线框是它的贡献</translation>
    </message>
    <message>
        <source>brings {share} of {loss} = {whole}</source>
        <translation>贡献 {share}，全部 {loss} = {whole}</translation>
    </message>
    <message>
        <source>All {count} examples</source>
        <translation>全部 {count} 个样本</translation>
    </message>
    <message>
        <source>Example {at} of {count} (row {row})</source>
        <translation>第 {at} 个样本，共 {count} 个（第 {row} 行）</translation>
    </message>
    <message>
        <source>Hold one</source>
        <translation>只看一个</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
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
        <translation>逐个门计算</translation>
    </message>
    <message>
        <source>Ctrl+E changes from one to the other</source>
        <translation>Ctrl+E 在两者之间切换</translation>
    </message>
</context>
<context>
    <name>Explaining</name>
    <message>
        <source>The large card explains on stage: F5 begins that.</source>
        <translation>大卡片在演示时讲解：按 F5 开始演示。</translation>
    </message>
    <message>
        <source>Click a gate, an input or a wire, or take a step: that is explained then.</source>
        <translation>先点一个门、输入或连线，或走一步：接着就讲解它。</translation>
    </message>
    <message>
        <source>The gradients, checked by differences</source>
        <translation>用差分检查梯度</translation>
    </message>
    <message>
        <source>{name}, on the way to {end}</source>
        <translation>{name}，通往 {end} 的连线</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export picture</source>
        <translation>导出图片</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Co&amp;lours</source>
        <translation>颜色(&amp;L)</translation>
    </message>
    <message>
        <source>Green and red</source>
        <translation>绿与红</translation>
    </message>
    <message>
        <source>Blue and orange</source>
        <translation>蓝与橙</translation>
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
        <translation>数字(&amp;N)</translation>
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
        <translation>无</translation>
    </message>
    <message>
        <source>Covered numbers stay covered.</source>
        <translation>遮住的数字仍然遮住。</translation>
    </message>
    <message>
        <source>&amp;Words</source>
        <translation>文字(&amp;W)</translation>
    </message>
    <message>
        <source>W&amp;ires</source>
        <translation>连线(&amp;I)</translation>
    </message>
    <message>
        <source>All alike</source>
        <translation>粗细相同</translation>
    </message>
    <message>
        <source>As wide as |gradient|</source>
        <translation>随 |梯度| 变粗</translation>
    </message>
    <message>
        <source>Arra&amp;ys</source>
        <translation>数组(&amp;Y)</translation>
    </message>
    <message>
        <source>A scale each</source>
        <translation>各数组自有色阶</translation>
    </message>
    <message>
        <source>One scale for all</source>
        <translation>所有数组共用同一色阶</translation>
    </message>
    <message>
        <source>P&amp;art</source>
        <translation>范围(&amp;A)</translation>
    </message>
    <message>
        <source>The whole</source>
        <translation>整个电路</translation>
    </message>
    <message>
        <source>What is selected</source>
        <translation>选中的部分</translation>
    </message>
    <message>
        <source>{width} × {height} pixels as PNG</source>
        <translation>PNG 为 {width} × {height} 像素</translation>
    </message>
    <message>
        <source>Too large for a PNG: only as SVG or PDF.</source>
        <translation>对 PNG 来说太大：只能存为 SVG 或 PDF。</translation>
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
        <translation>表达式</translation>
    </message>
    <message>
        <source>Build</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Enter builds the circuit in place of this one, Shift+Enter starts another line, Esc closes.</source>
        <translation>Enter 用新电路替换当前电路，Shift+Enter 换行，Esc 关闭。</translation>
    </message>
    <message>
        <source>Enter builds the circuit, Shift+Enter starts another line, Esc closes.</source>
        <translation>Enter 创建电路，Shift+Enter 换行，Esc 关闭。</translation>
    </message>
    <message>
        <source>Enter adds it to the circuit, Shift+Enter starts another line, Esc closes.</source>
        <translation>Enter 添加到电路，Shift+Enter 换行，Esc 关闭。</translation>
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
        <translation>轴 {number}</translation>
    </message>
</context>
<context>
    <name>FileCommands</name>
    <message>
        <source>Your work stays here</source>
        <translation>你的内容仍在这里</translation>
    </message>
    <message>
        <source>Nothing was opened</source>
        <translation>没有打开任何文件</translation>
    </message>
    <message>
        <source>Open circuit</source>
        <translation>打开电路</translation>
    </message>
    <message>
        <source>Cannot open {name}</source>
        <translation>无法打开 {name}</translation>
    </message>
    <message>
        <source>Read it and build a new circuit of it?</source>
        <translation>要读取它并建立新电路吗？</translation>
    </message>
    <message>
        <source>• … and {count} more</source>
        <translation>• …还有 {count} 项</translation>
    </message>
    <message>
        <source>Read as a formula?</source>
        <translation>要当作算式读取吗？</translation>
    </message>
    <message>
        <source>{name} is a text that holds a formula.</source>
        <translation>{name} 是文本文件，内容是算式。</translation>
    </message>
    <message>
        <source>The new circuit takes its place. Save the changes first?</source>
        <translation>新电路会取代它。要先保存更改吗？</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>{name} was made with format {newer}; this program writes format {known}.</source>
        <translation>{name} 以格式 {newer} 制作；这个程序写的是格式 {known}。</translation>
    </message>
    <message>
        <source>Save a copy?</source>
        <translation>要另存副本吗？</translation>
    </message>
    <message>
        <source>The file stays as it is. A copy under another name keeps what this program does not know, but a newer program may read it otherwise.</source>
        <translation>原文件不会变。用别的名称另存的副本会保留这个程序不认得的内容，但较新版的程序读起来可能不同。</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>{name}-copy</source>
        <translation>{name}-副本</translation>
    </message>
    <message>
        <source>{name}-repaired</source>
        <translation>{name}-修复</translation>
    </message>
    <message>
        <source>circuit.circuit</source>
        <translation>电路.circuit</translation>
    </message>
    <message>
        <source>Save circuit as</source>
        <translation>电路另存为</translation>
    </message>
    <message>
        <source>Nothing was drawn</source>
        <translation>没有画出任何东西</translation>
    </message>
    <message>
        <source>Pictures (*.svg *.png *.pdf)</source>
        <translation>图片 (*.svg *.png *.pdf)</translation>
    </message>
    <message>
        <source>Export picture</source>
        <translation>导出图片</translation>
    </message>
    <message>
        <source>Cannot write {name}</source>
        <translation>无法写入 {name}</translation>
    </message>
    <message>
        <source>Wrote {name}.</source>
        <translation>已写入 {name}。</translation>
    </message>
    <message>
        <source>This circuit</source>
        <translation>这个电路</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>尚未保存的更改</translation>
    </message>
    <message>
        <source>{name} has unsaved changes.</source>
        <translation>{name} 有尚未保存的更改。</translation>
    </message>
    <message>
        <source>Save them before you go on?</source>
        <translation>要先保存再继续吗？</translation>
    </message>
    <message>
        <source>Save it before you go on?</source>
        <translation>继续之前要保存吗？</translation>
    </message>
    <message>
        <source>Not in the file</source>
        <translation>不在文件中</translation>
    </message>
    <message>
        <source>{name} was deleted, moved or damaged: what you see is in no file.</source>
        <translation>{name} 已被删除、移动或损坏：你看到的内容不在任何文件中。</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>另存为(&amp;S)…</translation>
    </message>
    <message>
        <source>Replace the file?</source>
        <translation>要替换文件吗？</translation>
    </message>
    <message>
        <source>There is already a file {name}.</source>
        <translation>已经有文件 {name}。</translation>
    </message>
    <message>
        <source>Do you want to replace it?</source>
        <translation>要替换它吗？</translation>
    </message>
    <message>
        <source>Something went wrong inside the program; your work is kept: {error}</source>
        <translation>程序内部出错了；你的成果都还在：{error}</translation>
    </message>
    <message>
        <source>This file came with the program. Save it elsewhere.</source>
        <translation>这个文件是程序自带的。请保存到别处。</translation>
    </message>
    <message>
        <source>{name} is open in another window. Save under another name.</source>
        <translation>{name} 已在另一个窗口打开。请用别的名称保存。</translation>
    </message>
    <message>
        <source>Circuits (*.circuit);;All files (*)</source>
        <translation>电路 (*.circuit);;所有文件 (*)</translation>
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
        <translation>{name} 已不在原处：它被移动或删除了。</translation>
    </message>
    <message>
        <source>Save it again</source>
        <translation>重新保存</translation>
    </message>
    <message>
        <source>{name} is not there any more, and neither is its folder.</source>
        <translation>{name} 已不存在，其文件夹也不存在。</translation>
    </message>
    <message>
        <source>{name} is damaged now. What you see here is whole.</source>
        <translation>{name} 现在已损坏。你在此看到的内容是完整的。</translation>
    </message>
    <message>
        <source>Save beside</source>
        <translation>另存在旁</translation>
    </message>
    <message>
        <source>{name} was changed by another program, and here, too.</source>
        <translation>{name} 已被其他程序更改，在这里也有更改。</translation>
    </message>
    <message>
        <source>{name} was saved in another window, and changed here, too.</source>
        <translation>{name} 已在另一个窗口中保存，这里也有更改。</translation>
    </message>
    <message>
        <source>Decide…</source>
        <translation>决定…</translation>
    </message>
    <message>
        <source>{name} was changed by another program.</source>
        <translation>{name} 已被其他程序更改。</translation>
    </message>
    <message>
        <source>{name} was saved in another window.</source>
        <translation>{name} 已在另一个窗口中保存。</translation>
    </message>
    <message>
        <source>Show it as it is now</source>
        <translation>显示现在的内容</translation>
    </message>
    <message>
        <source>{name} was changed by another program while it was saved.</source>
        <translation>保存时，{name} 被其他程序更改了。</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>{name} is open in the program a second time. If both change it, you are asked when you save.</source>
        <translation>{name} 在本程序中打开了两次。若两边都更改，保存时会询问你。</translation>
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
        <translation>名称、种类、数字、问题</translation>
    </message>
    <message>
        <source>Find in the circuit</source>
        <translation>在电路中查找</translation>
    </message>
    <message>
        <source>Previous (Shift+Enter)</source>
        <translation>上一个（Shift+Enter）</translation>
    </message>
    <message>
        <source>Next (Enter)</source>
        <translation>下一个（Enter）</translation>
    </message>
    <message>
        <source>End the search (Esc)</source>
        <translation>结束查找（Esc）</translation>
    </message>
    <message>
        <source>{nth} of {count}</source>
        <translation>第 {nth} 个，共 {count} 个</translation>
    </message>
    <message>
        <source>none</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>Nothing in the circuit is called so, or shows that.</source>
        <translation>电路中没有这样的名称，也没有显示这个的地方。</translation>
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
        <translation>设为损失</translation>
    </message>
    <message>
        <source>Not the loss</source>
        <translation>不是损失</translation>
    </message>
</context>
<context>
    <name>Gate</name>
    <message>
        <source>The sigmoid taken apart, as in the lecture: ×−1, exp, +1, 1/x.</source>
        <translation>拆开的 sigmoid，和课堂上一样：×−1、exp、+1、1/x。</translation>
    </message>
    <message>
        <source>tanh made of exponentials: (eˣ − e⁻ˣ) ÷ (eˣ + e⁻ˣ).</source>
        <translation>用指数组成的 tanh：(eˣ − e⁻ˣ) ÷ (eˣ + e⁻ˣ)。</translation>
    </message>
    <message>
        <source>A smooth relu in three gates: exp, +1, log.</source>
        <translation>用三个门组成的平滑 relu：exp、+1、log。</translation>
    </message>
    <message>
        <source>Two inputs, each times a weight, plus a bias, through a sigmoid.</source>
        <translation>两个输入各乘以权重，加上偏置，再通过 sigmoid。</translation>
    </message>
    <message>
        <source>Three inputs, each times a weight, plus a bias, through a sigmoid.</source>
        <translation>三个输入各乘以权重，加上偏置，再通过 sigmoid。</translation>
    </message>
    <message>
        <source>How far a prediction is from its target, squared.</source>
        <translation>预测离目标有多远，取平方。</translation>
    </message>
    <message>
        <source>A number times its own sigmoid: like relu, without the corner.</source>
        <translation>一个数乘以它自己的 sigmoid：像 relu，但没有折角。</translation>
    </message>
    <message>
        <source>A smooth maximum: log(eˣ + eʸ), the larger taken out first so that exp never overflows.</source>
        <translation>平滑的最大值：log(eˣ + eʸ)，先把较大的提出来，所以 exp 不会溢出。</translation>
    </message>
    <message>
        <source>Lets x through as far as the gate is open: x × σ(gate).</source>
        <translation>门开多少，就让 x 通过多少：x × σ(gate)。</translation>
    </message>
    <message>
        <source>Each row of x times a matrix of weights, plus a bias for each unit: x @ W + b.</source>
        <translation>x 的每一行乘以权重矩阵，再为每个单元加上偏置：x @ W + b。</translation>
    </message>
    <message>
        <source>A linear layer, and a relu on each of its numbers: relu(x @ W + b).</source>
        <translation>一个线性层，再对每个数做 relu：relu(x @ W + b)。</translation>
    </message>
    <message>
        <source>The softmax taken apart: less the largest, exp, each divided by the row&apos;s sum.</source>
        <translation>拆开的 softmax：减去最大值、exp，再各除以该行的总和。</translation>
    </message>
    <message>
        <source>Softmax, then −log of what it gives the one-hot target t, averaged over rows.</source>
        <translation>先 softmax，再对独热目标 t 所得的概率取 −log，并对各行取平均。</translation>
    </message>
    <message>
        <source>Rows of x look at one another: softmax(q @ kᵀ ÷ √d) @ v; q, k, v are x @ weights.</source>
        <translation>x 的各行互相关注：softmax(q @ kᵀ ÷ √d) @ v；q、k、v 都是 x @ 权重。</translation>
    </message>
    <message>
        <source>Where the two inputs are equal, each gets half of the gradient, as in PyTorch.</source>
        <translation>两个输入相等时，各得到一半的梯度，和 PyTorch 一样。</translation>
    </message>
    <message>
        <source>Distributes: each input gets the whole gradient.</source>
        <translation>分配：每个输入都得到整个梯度。</translation>
    </message>
    <message>
        <source>Distributes: the first input gets the gradient as it is, the second with its sign turned.</source>
        <translation>分配：第一个输入得到原样的梯度，第二个得到翻转正负号的梯度。</translation>
    </message>
    <message>
        <source>Switches: each input gets upstream × the other input.</source>
        <translation>交换：每个输入得到上游 × 另一个输入。</translation>
    </message>
    <message>
        <source>Scales: the dividend gets upstream ÷ divisor; what the divisor gets grows as it nears 0.</source>
        <translation>缩放：被除数得到上游 ÷ 除数；除数越接近 0，它得到的越大。</translation>
    </message>
    <message>
        <source>Flips the sign of the gradient.</source>
        <translation>翻转梯度的正负号。</translation>
    </message>
    <message>
        <source>0⁰ counts as 1 with both derivatives 0, as in PyTorch. A negative base has no derivative by the exponent.</source>
        <translation>0⁰ 算作 1，两个导数都是 0，和 PyTorch 一样。底数为负时，对指数没有导数。</translation>
    </message>
    <message>
        <source>Scales: the base gets upstream × exponent × the next lower power.</source>
        <translation>缩放：底数得到上游 × 指数 × 次数少一的幂。</translation>
    </message>
    <message>
        <source>Routes: the larger input gets all, the other nothing.</source>
        <translation>路由：较大的输入得到全部，另一个什么都得不到。</translation>
    </message>
    <message>
        <source>Routes: the smaller input gets all, the other nothing.</source>
        <translation>路由：较小的输入得到全部，另一个什么都得不到。</translation>
    </message>
    <message>
        <source>Passes the gradient on unchanged.</source>
        <translation>把梯度原样往回传。</translation>
    </message>
    <message>
        <source>Scales: the gradient is multiplied by the constant.</source>
        <translation>缩放：梯度乘以这个常数。</translation>
    </message>
    <message>
        <source>Scales by the exponent × the next lower power.</source>
        <translation>缩放：乘以指数 × 次数少一的幂。</translation>
    </message>
    <message>
        <source>Scales by −1 over the square of its input: the sign turns.</source>
        <translation>缩放：乘以 −1 ÷ 输入的平方，正负号翻转。</translation>
    </message>
    <message>
        <source>Scales by its own output: exp is its own derivative.</source>
        <translation>缩放：乘以自己的输出，exp 的导数就是它自己。</translation>
    </message>
    <message>
        <source>Scales by 1 over its input: small inputs get large gradients.</source>
        <translation>缩放：乘以 1 ÷ 输入；输入越小，梯度越大。</translation>
    </message>
    <message>
        <source>Scales by 1 over twice its output; at 0 the slope is infinite.</source>
        <translation>缩放：乘以 1 ÷ 输出的两倍；在 0 处斜率为无穷大。</translation>
    </message>
    <message>
        <source>Scales by twice its input.</source>
        <translation>缩放：乘以输入的两倍。</translation>
    </message>
    <message>
        <source>At 0 the derivative counts as 0, as in PyTorch.</source>
        <translation>在 0 处导数算作 0，和 PyTorch 一样。</translation>
    </message>
    <message>
        <source>Passes the gradient on, with the sign of its input.</source>
        <translation>把梯度往回传，带上输入的正负号。</translation>
    </message>
    <message>
        <source>Scales by the cosine of its input.</source>
        <translation>缩放：乘以输入的余弦。</translation>
    </message>
    <message>
        <source>Scales by minus the sine of its input.</source>
        <translation>缩放：乘以输入的负正弦。</translation>
    </message>
    <message>
        <source>Scales by 1 − its output squared; saturates: far from 0 almost no gradient passes.</source>
        <translation>缩放：乘以 1 − 输出的平方；会饱和：离 0 很远时几乎没有梯度通过。</translation>
    </message>
    <message>
        <source>Scales by σ(1 − σ), at most a quarter; saturates far from 0.</source>
        <translation>缩放：乘以 σ(1 − σ)，最多四分之一；离 0 很远时饱和。</translation>
    </message>
    <message>
        <source>Passes the gradient where its input is positive, stops it elsewhere.</source>
        <translation>输入为正时让梯度通过，其他情况挡住。</translation>
    </message>
    <message>
        <source>At 0 the derivative counts as the small slope, as in PyTorch.</source>
        <translation>在 0 处导数算作那个小斜率，和 PyTorch 一样。</translation>
    </message>
    <message>
        <source>Passes the gradient where its input is positive, lets a little through elsewhere.</source>
        <translation>输入为正时让梯度通过，其他情况只让一点点通过。</translation>
    </message>
    <message>
        <source>Scales by the sigmoid of its input: a smooth relu.</source>
        <translation>缩放：乘以输入的 sigmoid，是平滑的 relu。</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Arithmetic</source>
        <translation>算术</translation>
    </message>
    <message>
        <source>With a constant</source>
        <translation>带常数</translation>
    </message>
    <message>
        <source>Functions</source>
        <translation>函数</translation>
    </message>
    <message>
        <source>More functions</source>
        <translation>更多函数</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Arrays</source>
        <translation>数组</translation>
    </message>
    <message>
        <source>Losses and layers</source>
        <translation>损失与网络层</translation>
    </message>
    <message>
        <source>Ports of the block</source>
        <translation>方块的端口</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>方块</translation>
    </message>
    <message>
        <source>Unknown gates</source>
        <translation>不认识的门</translation>
    </message>
    <message>
        <source>distributes</source>
        <translation>分配</translation>
    </message>
    <message>
        <source>distributes, − turns</source>
        <translation>分配，− 变号</translation>
    </message>
    <message>
        <source>routes</source>
        <translation>路由</translation>
    </message>
    <message>
        <source>switches</source>
        <translation>交换</translation>
    </message>
    <message>
        <source>scales</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>passes on</source>
        <translation>往回传</translation>
    </message>
    <message>
        <source>flips the sign</source>
        <translation>翻转正负号</translation>
    </message>
    <message>
        <source>saturates</source>
        <translation>饱和</translation>
    </message>
    <message>
        <source>passes or stops</source>
        <translation>通过或挡住</translation>
    </message>
    <message>
        <source>stops</source>
        <translation>挡住</translation>
    </message>
    <message>
        <source>passes or turns</source>
        <translation>通过或变号</translation>
    </message>
    <message>
        <source>switches, row by column</source>
        <translation>交换，行对列</translation>
    </message>
    <message>
        <source>switches, by windows</source>
        <translation>交换，按窗口</translation>
    </message>
    <message>
        <source>copies to all</source>
        <translation>复制给全部</translation>
    </message>
    <message>
        <source>shares equally</source>
        <translation>平均分摊</translation>
    </message>
    <message>
        <source>shares by size</source>
        <translation>按大小分摊</translation>
    </message>
    <message>
        <source>routes, one of many</source>
        <translation>选路，多中取一</translation>
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
        <translation>切开</translation>
    </message>
    <message>
        <source>a fork of many</source>
        <translation>许多分叉</translation>
    </message>
    <message>
        <source>competes</source>
        <translation>竞争</translation>
    </message>
    <message>
        <source>recentres</source>
        <translation>重新居中</translation>
    </message>
    <message>
        <source>pulls to the target</source>
        <translation>拉向目标</translation>
    </message>
    <message>
        <source>stops some at random</source>
        <translation>随机阻挡一些</translation>
    </message>
    <message>
        <source>Here a wire from outside comes into the block.</source>
        <translation>外面的连线从这里进入方块。</translation>
    </message>
    <message>
        <source>What goes back through it leaves the block.</source>
        <translation>经由它往回走的梯度离开方块。</translation>
    </message>
    <message>
        <source>What arrives here leaves the block.</source>
        <translation>到达这里的数离开方块。</translation>
    </message>
    <message>
        <source>The gradient from outside comes in here.</source>
        <translation>外面的梯度从这里进来。</translation>
    </message>
    <message>
        <source>A number that comes from the data.</source>
        <translation>来自数据的数。</translation>
    </message>
    <message>
        <source>Its gradient says how much the loss moves when it moves.</source>
        <translation>它的梯度说的是：它动一下，损失会动多少。</translation>
    </message>
    <message>
        <source>A number that training changes: a weight or a bias.</source>
        <translation>训练会改变的数：权重或偏置。</translation>
    </message>
    <message>
        <source>Training moves it a small step against its gradient.</source>
        <translation>训练会让它逆着梯度移动一小步。</translation>
    </message>
    <message>
        <source>A number that never changes; it gets no gradient.</source>
        <translation>永远不变的数；它没有梯度。</translation>
    </message>
    <message>
        <source>Nothing asks how the loss depends on a constant.</source>
        <translation>没有人问损失如何随常数而变。</translation>
    </message>
    <message>
        <source>The flag: what arrives here is the loss.</source>
        <translation>旗子：到达这里的就是损失。</translation>
    </message>
    <message>
        <source>The backward pass starts here, with 1: the gradient of the loss by itself.</source>
        <translation>反向传播从这里开始，起点是 1：损失对自己的梯度。</translation>
    </message>
    <message>
        <source>A chunk of the circuit that behaves as one gate.</source>
        <translation>电路的一段，表现得像一个门。</translation>
    </message>
    <message>
        <source>Differentiated in one step: its local derivative is that of all its gates.</source>
        <translation>一步微分：它的局部梯度就是里面所有门合起来的局部梯度。</translation>
    </message>
    <message>
        <source>unknown gate</source>
        <translation>不认识的门</translation>
    </message>
    <message>
        <source>A gate of another program, or of a newer version.</source>
        <translation>另一个程序或较新版本的门。</translation>
    </message>
    <message>
        <source>No value comes out of it here, and no gradient goes back.</source>
        <translation>在这里它不输出任何值，也没有梯度传回。</translation>
    </message>
    <message>
        <source>loss flag</source>
        <translation>损失旗子</translation>
    </message>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>parameter</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>常数</translation>
    </message>
    <message>
        <source>1 where a &lt; b, else 0</source>
        <translation>a &lt; b 时为 1，否则为 0</translation>
    </message>
    <message>
        <source>1 where a &gt; b, else 0</source>
        <translation>a &gt; b 时为 1，否则为 0</translation>
    </message>
    <message>
        <source>1 where b &lt; a, else 0</source>
        <translation>b &lt; a 时为 1，否则为 0</translation>
    </message>
    <message>
        <source>1 where b &gt; a, else 0</source>
        <translation>b &gt; a 时为 1，否则为 0</translation>
    </message>
    <message>
        <source>1 where low &lt; x &lt; high, else 0</source>
        <translation>low &lt; x &lt; high 时为 1，否则为 0</translation>
    </message>
    <message>
        <source>1 where x &gt; 0, else 0</source>
        <translation>x &gt; 0 时为 1，否则为 0</translation>
    </message>
    <message>
        <source>1 where x &gt; 0, else alpha*exp(x)</source>
        <translation>x &gt; 0 时为 1，否则为 alpha*exp(x)</translation>
    </message>
    <message>
        <source>1 where x &gt; 0, else slope</source>
        <translation>x &gt; 0 时为 1，否则为 slope</translation>
    </message>
    <message>
        <source>A smooth relu: log(1 + exp(x)).</source>
        <translation>平滑的 relu：log(1 + exp(x))。</translation>
    </message>
    <message>
        <source>Adds a number that is built in.</source>
        <translation>加上内置的数。</translation>
    </message>
    <message>
        <source>For each class number a row of zeros with a 1 at its place.</source>
        <translation>每个类别编号对应一行 0，在它的位置上是 1。</translation>
    </message>
    <message>
        <source>For each number its row of a table: word vectors.</source>
        <translation>每个编号取出表中的一行：词向量。</translation>
    </message>
    <message>
        <source>Half the squared error near the target, and straight from delta on.</source>
        <translation>靠近目标时是平方误差的一半，从 delta 起是直线。</translation>
    </message>
    <message>
        <source>How surprised probabilities of yes are by what is, 1 or 0.</source>
        <translation>“是”的概率对实际结果（1 或 0）有多意外。</translation>
    </message>
    <message>
        <source>How surprised the sigmoid of scores is by what is, 1 or 0; exact for scores of any size.</source>
        <translation>分数的 sigmoid 对实际结果（1 或 0）有多意外；分数多大都准确。</translation>
    </message>
    <message>
        <source>How surprised the softmax of scores is by the targets: class numbers, or probabilities.</source>
        <translation>分数的 softmax 对目标（类别编号或概率）有多意外。</translation>
    </message>
    <message>
        <source>Kernels slid over images; at each place the products of window and kernel, added up.</source>
        <translation>卷积核滑过图像；在每个位置把窗口与卷积核的乘积相加。</translation>
    </message>
    <message>
        <source>Multiplies by a number that is built in.</source>
        <translation>乘以内置的数。</translation>
    </message>
    <message>
        <source>One divided by the number.</source>
        <translation>一除以这个数。</translation>
    </message>
    <message>
        <source>Positive shares that add up to 1 along an axis, by the exponentials.</source>
        <translation>沿一个轴、由指数算出的正数比例，总和为 1。</translation>
    </message>
    <message>
        <source>Raises to a power that is built in.</source>
        <translation>取内置次数的幂。</translation>
    </message>
    <message>
        <source>Scores with minus infinity for whatever comes later than the row&apos;s own place.</source>
        <translation>分数中比该行自己位置更晚的都换成负无穷。</translation>
    </message>
    <message>
        <source>Some of the entries along one axis, from start to before stop.</source>
        <translation>沿一个轴取出部分元素，从 start 到 stop 之前。</translation>
    </message>
    <message>
        <source>Squashes any number into (0, 1).</source>
        <translation>把任何数压进 (0, 1)。</translation>
    </message>
    <message>
        <source>Squashes any number into (−1, 1).</source>
        <translation>把任何数压进 (−1, 1)。</translation>
    </message>
    <message>
        <source>The angle in radians, between −π/2 and π/2, that has this tangent.</source>
        <translation>正切为此数的角度（弧度），介于 −π/2 与 π/2 之间。</translation>
    </message>
    <message>
        <source>The array stretched to a shape: numbers are copied along axes of the length 1.</source>
        <translation>扩展到某个形状的数组：沿着长度为 1 的轴复制数。</translation>
    </message>
    <message>
        <source>The array with its axes in another order, the reverse one unless it is said.</source>
        <translation>把数组的轴换成另一种顺序，未指定时为相反顺序。</translation>
    </message>
    <message>
        <source>The array with one axis more, of the length 1.</source>
        <translation>多一个轴的数组，该轴长度为 1。</translation>
    </message>
    <message>
        <source>The array without its axes of the length 1, all of them or some.</source>
        <translation>去掉长度为 1 的轴的数组，全部或其中一些。</translation>
    </message>
    <message>
        <source>The axes from one on made one; an example&apos;s numbers in a row.</source>
        <translation>从某个轴起的所有轴合为一个；一个样本的数排成一行。</translation>
    </message>
    <message>
        <source>The cosine of an angle in radians.</source>
        <translation>角度的余弦，以弧度计。</translation>
    </message>
    <message>
        <source>The error function: squashes any number into (−1, 1).</source>
        <translation>误差函数：把任何数压进 (−1, 1)。</translation>
    </message>
    <message>
        <source>The first number divided by the second.</source>
        <translation>第一个数除以第二个数。</translation>
    </message>
    <message>
        <source>The first number less the second.</source>
        <translation>第一个数减第二个数。</translation>
    </message>
    <message>
        <source>The first number raised to the second.</source>
        <translation>以第二个数为指数的幂。</translation>
    </message>
    <message>
        <source>The hyperbolic cosine: half of exp(x) + exp(−x).</source>
        <translation>双曲余弦：exp(x) + exp(−x) 的一半。</translation>
    </message>
    <message>
        <source>The hyperbolic sine: half of exp(x) − exp(−x).</source>
        <translation>双曲正弦：exp(x) − exp(−x) 的一半。</translation>
    </message>
    <message>
        <source>The larger of two numbers.</source>
        <translation>两个数之中较大的。</translation>
    </message>
    <message>
        <source>The largest number of an array, of all or along some axes.</source>
        <translation>数组中最大的数，取全部或沿某些轴。</translation>
    </message>
    <message>
        <source>The largest number of each window of an image; the odd rest at the edges is dropped.</source>
        <translation>图像每个窗口中最大的数；边缘多出的部分舍去。</translation>
    </message>
    <message>
        <source>The largest whole number that is not above the number.</source>
        <translation>不大于此数的最大整数。</translation>
    </message>
    <message>
        <source>The logarithm of the sum of exponentials: a maximum with round corners.</source>
        <translation>指数和的对数：圆滑的最大值。</translation>
    </message>
    <message>
        <source>The logarithm to the base 10.</source>
        <translation>以 10 为底的对数。</translation>
    </message>
    <message>
        <source>The logarithm to the base 2.</source>
        <translation>以 2 为底的对数。</translation>
    </message>
    <message>
        <source>The logarithms of the softmax along an axis; exact where one score leads by far.</source>
        <translation>沿一个轴的 softmax 的对数；一个分数遥遥领先时也准确。</translation>
    </message>
    <message>
        <source>The mean absolute error: how far outputs are from targets, on average.</source>
        <translation>平均绝对误差：输出平均离目标多远。</translation>
    </message>
    <message>
        <source>The mean of each window of an image; the odd rest at the edges is dropped.</source>
        <translation>图像每个窗口的平均；边缘多出的部分舍去。</translation>
    </message>
    <message>
        <source>The mean of the numbers of an array, of all or along some axes.</source>
        <translation>数组中数的平均，全部或沿某些轴。</translation>
    </message>
    <message>
        <source>The mean squared error: outputs less targets, squared, their mean.</source>
        <translation>均方误差：输出减目标，平方后取平均。</translation>
    </message>
    <message>
        <source>The natural logarithm of 1 + x, exact for the smallest x too.</source>
        <translation>1 + x 的自然对数，x 极小时也准确。</translation>
    </message>
    <message>
        <source>The natural logarithm.</source>
        <translation>自然对数。</translation>
    </message>
    <message>
        <source>The number kept between two bounds, as by clamp in PyTorch.</source>
        <translation>把数限制在两个界限之间，如同 PyTorch 的 clamp。</translation>
    </message>
    <message>
        <source>The number times its sigmoid, also called swish.</source>
        <translation>此数乘以它的 sigmoid，也叫 swish。</translation>
    </message>
    <message>
        <source>The number times itself.</source>
        <translation>这个数乘以自己。</translation>
    </message>
    <message>
        <source>The number times the share of the normal distribution below it.</source>
        <translation>此数乘以正态分布中低于它的比例。</translation>
    </message>
    <message>
        <source>The number where it is positive, else 0.</source>
        <translation>为正时是这个数，否则是 0。</translation>
    </message>
    <message>
        <source>The number where it is positive, else a curve that falls to −alpha.</source>
        <translation>为正时是此数本身，否则是一条降到 −alpha 的曲线。</translation>
    </message>
    <message>
        <source>The number where it is positive, else a small part of it.</source>
        <translation>为正时是这个数，否则是它的一小部分。</translation>
    </message>
    <message>
        <source>The number with its sign turned.</source>
        <translation>这个数翻转正负号。</translation>
    </message>
    <message>
        <source>The number without its sign.</source>
        <translation>这个数去掉正负号。</translation>
    </message>
    <message>
        <source>The numbers along an axis less their mean, divided by their spread.</source>
        <translation>沿一个轴的数减去其平均，再除以其离散程度。</translation>
    </message>
    <message>
        <source>The numbers as they are; in training some at random are 0, and the others larger.</source>
        <translation>数保持不变；训练时随机将一些设为 0，其余放大。</translation>
    </message>
    <message>
        <source>The place of the largest number, counted from 0; the first of equal ones.</source>
        <translation>最大的数的位置，从 0 起算；相同时取第一个。</translation>
    </message>
    <message>
        <source>The product of two matrices; rows of the first meet columns of the second.</source>
        <translation>两个矩阵的乘积；第一个的行与第二个的列相遇。</translation>
    </message>
    <message>
        <source>The product of two numbers.</source>
        <translation>两个数的乘积。</translation>
    </message>
    <message>
        <source>The same numbers in their order in another shape; one length may be -1.</source>
        <translation>相同顺序的数改成另一种形状；其中一个长度可为 -1。</translation>
    </message>
    <message>
        <source>The sine of an angle in radians.</source>
        <translation>角度的正弦，以弧度计。</translation>
    </message>
    <message>
        <source>The smaller of two numbers.</source>
        <translation>两个数之中较小的。</translation>
    </message>
    <message>
        <source>The smallest number of an array, of all or along some axes.</source>
        <translation>数组中最小的数，取全部或沿某些轴。</translation>
    </message>
    <message>
        <source>The square root.</source>
        <translation>平方根。</translation>
    </message>
    <message>
        <source>The sum of the numbers of an array, of all or along some axes.</source>
        <translation>数组中数的总和，全部或沿某些轴。</translation>
    </message>
    <message>
        <source>The sum of two numbers.</source>
        <translation>两个数的和。</translation>
    </message>
    <message>
        <source>The tangent of an angle in radians.</source>
        <translation>角度（弧度）的正切。</translation>
    </message>
    <message>
        <source>Two arrays joined along an axis.</source>
        <translation>两个数组沿一个轴相接。</translation>
    </message>
    <message>
        <source>abs</source>
        <translation>绝对值</translation>
    </message>
    <message>
        <source>add</source>
        <translation>加法</translation>
    </message>
    <message>
        <source>add constant</source>
        <translation>加常数</translation>
    </message>
    <message>
        <source>amax</source>
        <translation>数组最大</translation>
    </message>
    <message>
        <source>amin</source>
        <translation>数组最小</translation>
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
        <translation>二元交叉熵（分数）</translation>
    </message>
    <message>
        <source>broadcast</source>
        <translation>广播</translation>
    </message>
    <message>
        <source>causal mask</source>
        <translation>因果遮罩</translation>
    </message>
    <message>
        <source>clip</source>
        <translation>截断</translation>
    </message>
    <message>
        <source>concat</source>
        <translation>拼接</translation>
    </message>
    <message>
        <source>conv2d</source>
        <translation>二维卷积</translation>
    </message>
    <message>
        <source>cos</source>
        <translation>余弦</translation>
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
        <translation>随机丢弃</translation>
    </message>
    <message>
        <source>e raised to the number.</source>
        <translation>e 的 x 次方，x 是这个数。</translation>
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
        <translation>指数</translation>
    </message>
    <message>
        <source>exp(x) − 1, exact for the smallest x too.</source>
        <translation>exp(x) − 1，x 极小时也准确。</translation>
    </message>
    <message>
        <source>expm1</source>
        <translation>expm1</translation>
    </message>
    <message>
        <source>flatten</source>
        <translation>展平</translation>
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
        <translation>Huber 损失</translation>
    </message>
    <message>
        <source>inlet</source>
        <translation>输入端口</translation>
    </message>
    <message>
        <source>layer norm</source>
        <translation>层归一化</translation>
    </message>
    <message>
        <source>leaky relu</source>
        <translation>leaky relu</translation>
    </message>
    <message>
        <source>log</source>
        <translation>对数</translation>
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
        <translation>平均绝对误差</translation>
    </message>
    <message>
        <source>matmul</source>
        <translation>矩阵乘积</translation>
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
        <translation>均方误差</translation>
    </message>
    <message>
        <source>mul</source>
        <translation>乘法</translation>
    </message>
    <message>
        <source>mul constant</source>
        <translation>乘常数</translation>
    </message>
    <message>
        <source>neg</source>
        <translation>变号</translation>
    </message>
    <message>
        <source>one hot</source>
        <translation>独热编码</translation>
    </message>
    <message>
        <source>outlet</source>
        <translation>输出端口</translation>
    </message>
    <message>
        <source>power</source>
        <translation>乘方</translation>
    </message>
    <message>
        <source>power constant</source>
        <translation>固定次方</translation>
    </message>
    <message>
        <source>reciprocal</source>
        <translation>倒数</translation>
    </message>
    <message>
        <source>relu</source>
        <translation>relu</translation>
    </message>
    <message>
        <source>reshape</source>
        <translation>改变形状</translation>
    </message>
    <message>
        <source>sigmoid</source>
        <translation>sigmoid</translation>
    </message>
    <message>
        <source>sign</source>
        <translation>符号</translation>
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
        <translation>去除轴</translation>
    </message>
    <message>
        <source>sub</source>
        <translation>减法</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>总和</translation>
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
        <translation>x 的正负号</translation>
    </message>
    <message>
        <source>transpose</source>
        <translation>转置</translation>
    </message>
    <message>
        <source>unsqueeze</source>
        <translation>增加轴</translation>
    </message>
    <message>
        <source>−1 for a negative number, 1 for a positive one, 0 for 0.</source>
        <translation>负数为 −1，正数为 1，0 为 0。</translation>
    </message>
    <message>
        <source>Scales by a bell curve, at most 1.13; saturates: far from 0 almost nothing passes.</source>
        <translation>缩放：乘以一条钟形曲线，最多 1.13；会饱和：离 0 很远时几乎没有梯度通过。</translation>
    </message>
    <message>
        <source>Scales by the share of the normal distribution below its input, and its input times the bell curve: a smooth relu.</source>
        <translation>缩放：乘以（正态分布中低于输入的比例 + 输入 × 钟形曲线），是平滑的 relu。</translation>
    </message>
    <message>
        <source>Scales by its output, and the sigmoid of its input times 1 − output.</source>
        <translation>缩放：乘以输出，再加输入的 sigmoid ×（1 − 输出）。</translation>
    </message>
    <message>
        <source>At 0 the derivative counts as alpha, as in PyTorch.</source>
        <translation>在 0 处导数取 alpha，与 PyTorch 相同。</translation>
    </message>
    <message>
        <source>Passes the gradient where its input is positive, and less and less of it the further below 0.</source>
        <translation>输入为正时让梯度通过；低于 0 越多，通过的越少。</translation>
    </message>
    <message>
        <source>At 0 the sign jumps; the derivative counts as 0, as elsewhere.</source>
        <translation>正负号在 0 处跳变；导数取 0，与别处相同。</translation>
    </message>
    <message>
        <source>Stops the gradient: left and right of its step it is flat.</source>
        <translation>挡住梯度：阶跃的左右两边都是平的。</translation>
    </message>
    <message>
        <source>At a whole number the value jumps; the derivative counts as 0, as elsewhere.</source>
        <translation>在整数处值会跳变；导数取 0，与别处相同。</translation>
    </message>
    <message>
        <source>Stops the gradient: a staircase is flat on every step.</source>
        <translation>挡住梯度：阶梯的每一级都是平的。</translation>
    </message>
    <message>
        <source>At a bound the derivative counts as 0, as beyond it.</source>
        <translation>在界限上导数取 0，与界限之外相同。</translation>
    </message>
    <message>
        <source>Passes the gradient where its input lies between the bounds, stops it elsewhere.</source>
        <translation>输入在两个界限之间时让梯度通过，否则挡住。</translation>
    </message>
    <message>
        <source>Scales by 1 + its output squared: ever more towards its poles.</source>
        <translation>缩放：乘以 1 + 输出的平方，越近极点越大。</translation>
    </message>
    <message>
        <source>Scales by the cosh of its input, which is at least 1.</source>
        <translation>缩放：乘以输入的 cosh，至少为 1。</translation>
    </message>
    <message>
        <source>Scales by the sinh of its input.</source>
        <translation>缩放：乘以输入的 sinh。</translation>
    </message>
    <message>
        <source>Scales by 1 over 1 + its input squared; saturates slowly, far from 0.</source>
        <translation>缩放：乘以 1 ÷（1 + 输入的平方）；离 0 很远时慢慢饱和。</translation>
    </message>
    <message>
        <source>Scales by 1 over its input, and by 1.44, which is 1 over the natural log of 2.</source>
        <translation>缩放：乘以 1 ÷ 输入，再乘以 1.44，即 1 ÷ 2 的自然对数。</translation>
    </message>
    <message>
        <source>Scales by 1 over its input, and by 0.434, which is 1 over the natural log of 10.</source>
        <translation>缩放：乘以 1 ÷ 输入，再乘以 0.434，即 1 ÷ 10 的自然对数。</translation>
    </message>
    <message>
        <source>Scales by 1 over 1 + its input.</source>
        <translation>缩放：乘以 1 ÷（1 + 输入）。</translation>
    </message>
    <message>
        <source>Scales by the exp of its input, its own output + 1.</source>
        <translation>缩放：乘以输入的 exp，也就是自己的输出 + 1。</translation>
    </message>
    <message>
        <source>{title}</source>
        <translation>{title} 门</translation>
    </message>
    <message>
        <source>Copies: every number gets the whole gradient.</source>
        <translation>复制：每个数都得到完整的梯度。</translation>
    </message>
    <message>
        <source>Shares equally: every number gets its part of the gradient.</source>
        <translation>平分：每个数得到梯度中自己的一份。</translation>
    </message>
    <message>
        <source>Switches, row by column: each matrix gets the gradient times the other one, turned.</source>
        <translation>交换，行乘列：每个矩阵得到梯度乘以转置的另一个矩阵。</translation>
    </message>
    <message>
        <source>Passes every gradient on to where its number came from.</source>
        <translation>把每个梯度传回它的数原来的位置。</translation>
    </message>
    <message>
        <source>Rearranges: every gradient goes back to its number.</source>
        <translation>重新排列：每个梯度回到它的数。</translation>
    </message>
    <message>
        <source>Passes the gradient to what was taken; what was left out gets 0.</source>
        <translation>把梯度传给取出的部分；未取的得到 0。</translation>
    </message>
    <message>
        <source>Cuts the gradient apart: each input gets its own part.</source>
        <translation>把梯度切开：每个输入得到自己的部分。</translation>
    </message>
    <message>
        <source>Competes: what raises one share lowers the others by as much together.</source>
        <translation>竞争：一份增加多少，其他的总共就减少多少。</translation>
    </message>
    <message>
        <source>Competes: of the whole gradient along the axis each gets back its share less.</source>
        <translation>竞争：沿轴的梯度总和中，每个都扣掉自己的份。</translation>
    </message>
    <message>
        <source>Passes the gradient up to the diagonal; what comes later gets 0.</source>
        <translation>把梯度传到对角线为止；更晚的得到 0。</translation>
    </message>
    <message>
        <source>Pulls each output towards its target, the harder the further away.</source>
        <translation>把每个输出拉向它的目标，离得越远拉得越用力。</translation>
    </message>
    <message>
        <source>Sends back the shares less the targets: what is too much, and what is missing.</source>
        <translation>送回比例减目标：多了多少、少了多少。</translation>
    </message>
    <message>
        <source>Recentres: of the gradient only what neither shifts nor stretches the numbers passes.</source>
        <translation>重新居中：只有既不平移也不伸缩这些数的梯度能通过。</translation>
    </message>
    <message>
        <source>Switches, window by window: kernels get windows times the gradient, added up.</source>
        <translation>交换，逐个窗口：卷积核得到窗口乘以梯度的总和。</translation>
    </message>
    <message>
        <source>Where several numbers of a window are the largest, the first gets the whole gradient, as in PyTorch.</source>
        <translation>窗口中有多个最大的数时，第一个得到全部梯度，与 PyTorch 相同。</translation>
    </message>
    <message>
        <source>Routes: of each window only the largest number gets the gradient.</source>
        <translation>路由：每个窗口只有最大的数得到梯度。</translation>
    </message>
    <message>
        <source>Shares equally: every number of a window gets its part of the gradient.</source>
        <translation>平均分摊：窗口里每个数得到梯度的一份。</translation>
    </message>
    <message>
        <source>along which axis: 0 is the first, −1 the last</source>
        <translation>沿哪个轴：0 是第一个，−1 是最后一个</translation>
    </message>
    <message>
        <source>the axes in their new order</source>
        <translation>各轴的新顺序</translation>
    </message>
    <message>
        <source>whether an axis of length 1 stays</source>
        <translation>是否保留长度为 1 的轴</translation>
    </message>
    <message>
        <source>the new lengths; −1 is whatever is left</source>
        <translation>新的长度；−1 表示剩下的</translation>
    </message>
    <message>
        <source>the first that is taken, counted from 0</source>
        <translation>取出的第一项，从 0 数起</translation>
    </message>
    <message>
        <source>the first that is not taken any more</source>
        <translation>不再取出的第一项</translation>
    </message>
    <message>
        <source>every how manieth is taken</source>
        <translation>每隔几项取一项</translation>
    </message>
    <message>
        <source>what is made of the losses of all entries</source>
        <translation>如何汇总各项的损失</translation>
    </message>
    <message>
        <source>added before the root, so that nothing is divided by 0</source>
        <translation>开根号前加上，以免除以 0</translation>
    </message>
    <message>
        <source>by how many cells the window moves</source>
        <translation>窗口每次移动几格</translation>
    </message>
    <message>
        <source>rows and columns of zeros around the image</source>
        <translation>图像四周补上的零行与零列</translation>
    </message>
    <message>
        <source>from which error on the loss is straight</source>
        <translation>从多大的误差起损失是直线</translation>
    </message>
    <message>
        <source>how many classes there are</source>
        <translation>有多少个类别</translation>
    </message>
    <message>
        <source>which share is stopped in training</source>
        <translation>训练时阻挡的比例</translation>
    </message>
    <message>
        <source>whether the first axis counts the examples of a batch</source>
        <translation>第一轴是否计数一个批次的样本</translation>
    </message>
    <message>
        <source>rows and columns of the window</source>
        <translation>窗口的行数与列数</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>reversed</source>
        <translation>反转</translation>
    </message>
    <message>
        <source>to the end</source>
        <translation>到最后</translation>
    </message>
    <message>
        <source>as the size</source>
        <translation>同窗口大小</translation>
    </message>
    <message>
        <source>A fork of many: what comes back to all copies of a number is added up.</source>
        <translation>许多分叉：回到一个数的所有副本的梯度会相加。</translation>
    </message>
    <message>
        <source>Passes the gradient to the rows that were taken; of one taken often it adds up.</source>
        <translation>把梯度传给被取出的行；多次被取出的会相加。</translation>
    </message>
    <message>
        <source>Stops: a class number is a name and no amount, so that nothing goes back to it.</source>
        <translation>阻挡：类别编号是名称而不是量，所以没有梯度回去。</translation>
    </message>
    <message>
        <source>Stops some at random in training; outside it, as here, it passes all on.</source>
        <translation>训练时随机阻挡一些；训练之外（如这里）全部传过。</translation>
    </message>
    <message>
        <source>Where several numbers are taken, they share the gradient equally, as in PyTorch&apos;s amax; its max along an axis gives all of it to the first.</source>
        <translation>有几个数同时被取时，它们平分梯度，如 PyTorch 的 amax；它沿轴的 max 则全部给第一个。</translation>
    </message>
    <message>
        <source>Routes: only the number that is taken gets the gradient.</source>
        <translation>选路：只有被取的数得到梯度。</translation>
    </message>
    <message>
        <source>Shares by the softmax: the larger a number is, the more of the gradient it gets.</source>
        <translation>按 softmax 分配：数越大，得到的梯度越多。</translation>
    </message>
    <message>
        <source>Where several numbers are the largest, the place of the first is told.</source>
        <translation>有几个数同为最大时，取第一个的位置。</translation>
    </message>
    <message>
        <source>Stops: a place does not move when the numbers do, it jumps; nothing goes back.</source>
        <translation>阻挡：数移动时位置不会跟着移动，只会跳；没有梯度回去。</translation>
    </message>
    <message>
        <source>Where an output is its target, it has no slope; 0 is taken, as in PyTorch.</source>
        <translation>输出等于目标处没有斜率；取 0，与 PyTorch 相同。</translation>
    </message>
    <message>
        <source>Pulls each output towards its target, as hard from near as from afar.</source>
        <translation>把每个输出拉向目标，远近力道相同。</translation>
    </message>
    <message>
        <source>Pulls each output towards its target, the harder the further, up to delta.</source>
        <translation>把每个输出拉向目标，越远越用力，到 delta 为止。</translation>
    </message>
    <message>
        <source>Pulls each probability towards its target, hardest where it is surely wrong.</source>
        <translation>把每个概率拉向目标，确信却错时力道最大。</translation>
    </message>
    <message>
        <source>Sends back the probabilities less the targets: what is too much.</source>
        <translation>送回概率减目标：多出的部分。</translation>
    </message>
</context>
<context>
    <name>GateLatex</name>
    <message>
        <source>Copied as LaTeX.</source>
        <translation>已复制为 LaTeX。</translation>
    </message>
</context>
<context>
    <name>GateList</name>
    <message>
        <source>{group}, open</source>
        <translation>{group}，已展开</translation>
    </message>
    <message>
        <source>{group}, folded</source>
        <translation>{group}，已收起</translation>
    </message>
</context>
<context>
    <name>GateRows</name>
    <message>
        <source>Remove from my blocks</source>
        <translation>从我的方块移除</translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>Green and red</source>
        <translation>绿与红</translation>
    </message>
    <message>
        <source>Blue and orange</source>
        <translation>蓝与橙</translation>
    </message>
    <message>
        <source>Blue and orange can be told apart by those who confuse red and green.</source>
        <translation>难以分辨红与绿的人，可以分辨蓝与橙。</translation>
    </message>
    <message>
        <source>Colo&amp;urs of numbers</source>
        <translation>数字的颜色(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>&amp;Animations</source>
        <translation>动画(&amp;A)</translation>
    </message>
    <message>
        <source>Zooms</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Scrolls</source>
        <translation>滚动</translation>
    </message>
    <message>
        <source>With Ctrl it always zooms, with Shift it goes sideways.</source>
        <translation>按住 Ctrl 一律缩放，按住 Shift 左右移动。</translation>
    </message>
    <message>
        <source>The &amp;wheel</source>
        <translation>滚轮(&amp;W)</translation>
    </message>
    <message>
        <source>Opens what was open</source>
        <translation>打开上次的文件</translation>
    </message>
    <message>
        <source>Empty circuit</source>
        <translation>空白电路</translation>
    </message>
    <message>
        <source>At sta&amp;rt</source>
        <translation>启动时(&amp;R)</translation>
    </message>
    <message>
        <source>Of each file so many are kept, in a folder of your own.</source>
        <translation>每个文件保留这么多份，存在你自己的文件夹中。</translation>
    </message>
    <message>
        <source>&amp;Earlier versions</source>
        <translation>较早的版本(&amp;E)</translation>
    </message>
</context>
<context>
    <name>GradientCard</name>
    <message>
        <source>Gradient: the sum at this fork</source>
        <translation>梯度：这个分叉的总和</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>总和</translation>
    </message>
    <message>
        <source>Here {gate} is at its kink: to either side the slope is another one, and the gradient is only what was agreed upon.</source>
        <translation>这里 {gate} 正好在它的折点上：两侧的斜率不同，梯度只是约定的值。</translation>
    </message>
    <message>
        <source>If {name} grows by {nudge}, {f} changes by about {change}.</source>
        <translation>{name} 增加 {nudge} 时，{f} 大约改变 {change}。</translation>
    </message>
    <message>
        <source>and {count} more wires</source>
        <translation>还有 {count} 条连线</translation>
    </message>
    <message>
        <source>this wire, to {node}</source>
        <translation>这条连线，到 {node}</translation>
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
        <translation>现在有些数字是隐藏的，检查会泄漏它们。请先结束逐步执行或预测。</translation>
    </message>
    <message>
        <source>Checking: {done} of {total} so far.</source>
        <translation>检查中：已完成 {done} / {total}。</translation>
    </message>
    <message>
        <source>{count} of {total} do not agree. The worst is {name}: its gradient is {gradient}, the finite difference {difference}.</source>
        <translation>{total} 个之中有 {count} 个不一致。差最多的是 {name}：梯度是 {gradient}，有限差分是 {difference}。</translation>
    </message>
    <message>
        <source>Nothing speaks against the gradients, but of {count} of {total} nothing can be said. The first is {name}: {why}.</source>
        <translation>没有任何迹象显示梯度有错，但 {total} 个之中有 {count} 个无法判断。第一个是 {name}：{why}。</translation>
    </message>
    <message>
        <source>The gradient of {name} agrees: the error is {error}.</source>
        <translation>{name} 的梯度一致：误差是 {error}。</translation>
    </message>
    <message>
        <source>All {total} gradients agree. The largest error is {error}, that of {name}.</source>
        <translation>全部 {total} 个梯度都一致。最大的误差是 {name} 的 {error}。</translation>
    </message>
    <message>
        <source>? cannot be said: {why}</source>
        <translation>? 无法判断：{why}</translation>
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
        <translation>这里有数不是有限的</translation>
    </message>
    <message>
        <source>the nudge meets a kink, where there is no derivative</source>
        <translation>推动时碰到折点，那里没有导数</translation>
    </message>
    <message>
        <source>the curve bends too sharply within the nudge</source>
        <translation>曲线在推动的范围内弯得太急</translation>
    </message>
    <message>
        <source>rounding hides it beside numbers so large</source>
        <translation>数字这么大，舍入误差把它盖过去了</translation>
    </message>
    <message>
        <source>This circuit is too large to be checked here. On the command line it is done by: circuit-editor check FILE</source>
        <translation>这个电路太大，无法在这里检查。请在命令行运行：circuit-editor check FILE</translation>
    </message>
</context>
<context>
    <name>GridDialog</name>
    <message>
        <source>Numbers of {name}</source>
        <translation>{name} 的数值</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Add &amp;row</source>
        <translation>添加行(&amp;R)</translation>
    </message>
    <message>
        <source>Add &amp;column</source>
        <translation>添加列(&amp;C)</translation>
    </message>
    <message>
        <source>R&amp;emove rows</source>
        <translation>删除行(&amp;E)</translation>
    </message>
    <message>
        <source>Re&amp;move columns</source>
        <translation>删除列(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;OK</source>
        <translation>确定(&amp;O)</translation>
    </message>
    <message>
        <source>Keep the numbers?</source>
        <translation>要保留这些数值吗？</translation>
    </message>
    <message>
        <source>The numbers of {name} were changed.</source>
        <translation>{name} 的数值已更改。</translation>
    </message>
    <message>
        <source>Kept, they can be undone as one step.</source>
        <translation>保留后，可以作为一步撤销。</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>保留(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>舍弃(&amp;D)</translation>
    </message>
    <message>
        <source>Row {row}, column {column}: {why}</source>
        <translation>第 {row} 行第 {column} 列：{why}</translation>
    </message>
    <message>
        <source>These numbers cannot be seen now.</source>
        <translation>这些数值当前不能看。</translation>
    </message>
</context>
<context>
    <name>Guessing</name>
    <message>
        <source>Predict {what}</source>
        <translation>预测{what}</translation>
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
        <translation>还有 {count} 个</translation>
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
        <translation>做过的步骤</translation>
    </message>
    <message>
        <source>Enter goes to the chosen step, Esc closes</source>
        <translation>Enter 回到所选的步骤，Esc 关闭</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>Close the history</source>
        <translation>关闭历史记录</translation>
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
        <translation>{step}，当前所在</translation>
    </message>
    <message>
        <source>{step}, done</source>
        <translation>{step}，已做</translation>
    </message>
    <message>
        <source>{step}, taken back</source>
        <translation>{step}，已撤销</translation>
    </message>
</context>
<context>
    <name>InPlace</name>
    <message>
        <source>This stands inside a block: enter the block to rename it.</source>
        <translation>这在方块里面：请先进入方块再重命名。</translation>
    </message>
    <message>
        <source>Value of {name}</source>
        <translation>{name} 的值</translation>
    </message>
    <message>
        <source>Tab: next value. Enter takes it, Esc leaves it as it was.</source>
        <translation>Tab：下一个值。Enter 采用，Esc 保持原样。</translation>
    </message>
    <message>
        <source>Title of the frame</source>
        <translation>框的标题</translation>
    </message>
    <message>
        <source>Name of {name}</source>
        <translation>{name} 的名称</translation>
    </message>
    <message>
        <source>Tab: next name. Enter takes it, Esc leaves it as it was.</source>
        <translation>Tab：下一个名称。Enter 采用，Esc 保持原样。</translation>
    </message>
</context>
<context>
    <name>InitialCard</name>
    <message>
        <source>zeros</source>
        <translation>全为 0</translation>
    </message>
    <message>
        <source>ones</source>
        <translation>全为 1</translation>
    </message>
    <message>
        <source>eye: ones on the diagonal</source>
        <translation>eye：对角线为 1</translation>
    </message>
    <message>
        <source>range: one after another</source>
        <translation>range：依次递增</translation>
    </message>
    <message>
        <source>uniform</source>
        <translation>均匀分布</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>正态分布</translation>
    </message>
    <message>
        <source>Xavier (for tanh)</source>
        <translation>Xavier（用于 tanh）</translation>
    </message>
    <message>
        <source>He (for relu)</source>
        <translation>He（用于 relu）</translation>
    </message>
    <message>
        <source>start</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步长</translation>
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
        <translation>标准差</translation>
    </message>
    <message>
        <source>Initial values</source>
        <translation>初始值</translation>
    </message>
    <message>
        <source>as they are</source>
        <translation>保持现状</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>first argument</source>
        <translation>第一个参数</translation>
    </message>
    <message>
        <source>second argument</source>
        <translation>第二个参数</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Other seed</source>
        <translation>换一个种子</translation>
    </message>
    <message>
        <source>These are the initial numbers.</source>
        <translation>当前就是初始值。</translation>
    </message>
    <message>
        <source>The numbers were changed since; Reset brings the initial ones back.</source>
        <translation>数值已更改；按“重置”可回到初始值。</translation>
    </message>
    <message>
        <source>A seed is a whole number from 0 to {limit}.</source>
        <translation>种子是 0 到 {limit} 的整数。</translation>
    </message>
</context>
<context>
    <name>InnerValues</name>
    <message>
        <source>Held inside, here</source>
        <translation>这一份里面的数</translation>
    </message>
</context>
<context>
    <name>InputsCard</name>
    <message>
        <source>Inputs</source>
        <translation>输入</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>The loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>The output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Example {at} brings {share} of {whole}.</source>
        <translation>第 {at} 个样本贡献 {share}，全部共 {whole}。</translation>
    </message>
    <message>
        <source>Paths to the loss</source>
        <translation>通往损失的路径</translation>
    </message>
    <message>
        <source>Paths to the output</source>
        <translation>通往输出的路径</translation>
    </message>
    <message>
        <source>Paths to the output {name}</source>
        <translation>通往输出 {name} 的路径</translation>
    </message>
    <message>
        <source>input {port}</source>
        <translation>输入 {port}</translation>
    </message>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>1st input</source>
        <translation>第 1 个输入</translation>
    </message>
    <message>
        <source>2nd input</source>
        <translation>第 2 个输入</translation>
    </message>
    <message>
        <source>{f} does not depend on this, so there is no gradient here.</source>
        <translation>{f} 与它无关，所以这里没有梯度。</translation>
    </message>
    <message>
        <source>Taken gate by gate: the gradient goes back through every gate inside.</source>
        <translation>逐个门计算：梯度往回经过里面的每个门。</translation>
    </message>
    <message>
        <source>{node}: {remark}</source>
        <translation>{node}：{remark}</translation>
    </message>
    <message>
        <source>This number is not shown yet.</source>
        <translation>这个数现在还不显示。</translation>
    </message>
    <message>
        <source>This number is covered: what will it be?</source>
        <translation>这个数字盖住了：它会是多少？</translation>
    </message>
</context>
<context>
    <name>InspectorPage</name>
    <message>
        <source>Fold the inspector</source>
        <translation>收起检查器</translation>
    </message>
</context>
<context>
    <name>Invitation</name>
    <message>
        <source>Build a circuit and watch backpropagation happen</source>
        <translation>搭建一个电路，看反向传播发生</translation>
    </message>
    <message>
        <source>Drag a gate from the left, type a letter to find one, or start from here:</source>
        <translation>从左边拖一个门，输入一个字母来找，或从这里开始：</translation>
    </message>
    <message>
        <source>Start lesson 1</source>
        <translation>开始第 1 课</translation>
    </message>
    <message>
        <source>All lessons</source>
        <translation>所有课程</translation>
    </message>
    <message>
        <source>The first example</source>
        <translation>第一个例子</translation>
    </message>
    <message>
        <source>The sigmoid neuron</source>
        <translation>sigmoid 神经元</translation>
    </message>
    <message>
        <source>Type an expression</source>
        <translation>输入表达式</translation>
    </message>
</context>
<context>
    <name>JacobianDialog</name>
    <message>
        <source>Jacobian</source>
        <translation>雅可比矩阵</translation>
    </message>
    <message>
        <source>output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>{rows} × {columns} numbers: a row for each number of {output}, a column for each of {input}: how the one moves with the other. U, read as one row, times this table is the gradient.</source>
        <translation>{rows} × {columns} 个数：{output} 的每个数一行，{input} 的每个数一列，写的是前者如何随后者而变。把 U 读成一行，乘上这张表就是梯度。</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
</context>
<context>
    <name>KeyCatcher</name>
    <message>
        <source>Press the new key</source>
        <translation>按下新的按键</translation>
    </message>
</context>
<context>
    <name>KeyPage</name>
    <message>
        <source>Keys and gestures</source>
        <translation>按键与手势</translation>
    </message>
    <message>
        <source>Find a key, or what it does</source>
        <translation>查找按键或它的作用</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>复制为文本</translation>
    </message>
    <message>
        <source>Nothing is called that.</source>
        <translation>没有叫这个名字的东西。</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Letters, double-click, tap of Space</source>
        <translation>字母、双击、轻敲空格</translation>
    </message>
    <message>
        <source>Look for a gate to add</source>
        <translation>查找要添加的门</translation>
    </message>
    <message>
        <source>search, find, insert, new</source>
        <translation>搜索、查找、插入、新建</translation>
    </message>
    <message>
        <source>Digits, minus, decimal point</source>
        <translation>数字、负号、小数点</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Type the value of what is selected, or go inside a block</source>
        <translation>输入所选项的数值，或进入方块</translation>
    </message>
    <message>
        <source>Arrows, with Shift</source>
        <translation>方向键，可加 Shift</translation>
    </message>
    <message>
        <source>Move what is selected by a little, by more</source>
        <translation>把所选项移动一小格、一大格</translation>
    </message>
    <message>
        <source>Ctrl+arrows, with Shift</source>
        <translation>Ctrl+方向键，可加 Shift</translation>
    </message>
    <message>
        <source>Go to the next node, and select it, too</source>
        <translation>走到下一个节点，并一并选中</translation>
    </message>
    <message>
        <source>Page up, Page down</source>
        <translation>Page Up、Page Down</translation>
    </message>
    <message>
        <source>See what stands above or below</source>
        <translation>看上方或下方的内容</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Give up, select nothing, leave the block: one of them each time</source>
        <translation>放弃、取消选中、离开方块：每次一步</translation>
    </message>
    <message>
        <source>F2, Delete, among the stored views</source>
        <translation>在已存视图中按 F2、Delete</translation>
    </message>
    <message>
        <source>Rename the view that is lit, forget it</source>
        <translation>重命名、删除高亮的视图</translation>
    </message>
    <message>
        <source>?</source>
        <translation>?</translation>
    </message>
    <message>
        <source>Show all keys</source>
        <translation>显示所有按键</translation>
    </message>
    <message>
        <source>Click, Shift+click</source>
        <translation>单击、Shift+单击</translation>
    </message>
    <message>
        <source>Select one thing, select more or fewer</source>
        <translation>选中一个，增减选中</translation>
    </message>
    <message>
        <source>Drag over empty canvas</source>
        <translation>在画布空白处拖动</translation>
    </message>
    <message>
        <source>Select all in a rectangle</source>
        <translation>选中框内的全部</translation>
    </message>
    <message>
        <source>rubber band, lasso, several, many, frame</source>
        <translation>框选、套索、多个、许多、框</translation>
    </message>
    <message>
        <source>Drag from pin to pin, or click and click</source>
        <translation>从引脚拖到引脚，或各单击一下</translation>
    </message>
    <message>
        <source>Draw a wire</source>
        <translation>画一条连线</translation>
    </message>
    <message>
        <source>connect, link, join</source>
        <translation>连接、链接、接上</translation>
    </message>
    <message>
        <source>Drag the end of a wire</source>
        <translation>拖动连线的一端</translation>
    </message>
    <message>
        <source>Take a wire to another input</source>
        <translation>把一条连线改接到另一个输入</translation>
    </message>
    <message>
        <source>re-plug, rewire, reconnect, unplug, move</source>
        <translation>改接、重接、拔下、移动</translation>
    </message>
    <message>
        <source>Take all wires of an output to another output</source>
        <translation>把一个输出的所有连线改接到另一个输出</translation>
    </message>
    <message>
        <source>re-plug, rewire, reconnect, move</source>
        <translation>改接、重接、移动</translation>
    </message>
    <message>
        <source>Put a gate beside a pin, wired to it</source>
        <translation>把门放在引脚旁并接好线</translation>
    </message>
    <message>
        <source>insert, connect, add</source>
        <translation>插入、连接、添加</translation>
    </message>
    <message>
        <source>Put a gate into a wire, or not</source>
        <translation>把门插入连线，或不插入</translation>
    </message>
    <message>
        <source>insert, between</source>
        <translation>插入、中间</translation>
    </message>
    <message>
        <source>Drag a copy of a gate</source>
        <translation>拖出一个门的副本</translation>
    </message>
    <message>
        <source>duplicate, clone</source>
        <translation>复制、克隆</translation>
    </message>
    <message>
        <source>Take a gate out of its wires</source>
        <translation>把门从连线中取出</translation>
    </message>
    <message>
        <source>detach, disconnect, remove</source>
        <translation>拆下、断开、移除</translation>
    </message>
    <message>
        <source>Cut all wires that a stroke crosses</source>
        <translation>剪断一划所穿过的所有连线</translation>
    </message>
    <message>
        <source>several, many, delete, remove, disconnect, scissors, knife</source>
        <translation>多条、许多、删除、移除、断开、剪刀、刀</translation>
    </message>
    <message>
        <source>Double-click a gate, an input, a block, a note</source>
        <translation>双击门、输入、方块、备注</translation>
    </message>
    <message>
        <source>Rename it, type its value, go inside, write it</source>
        <translation>重命名、输入数值、进到里面、写备注</translation>
    </message>
    <message>
        <source>Drag the title of a frame, with Alt</source>
        <translation>拖动框的标题，或按住 Alt</translation>
    </message>
    <message>
        <source>Move a frame with what it holds, or alone</source>
        <translation>连同内容移动框，或只移动框</translation>
    </message>
    <message>
        <source>group, container, section</source>
        <translation>分组、容器、区段</translation>
    </message>
    <message>
        <source>Drag a gate into a frame, or out</source>
        <translation>把门拖进框里，或拖出来</translation>
    </message>
    <message>
        <source>Let a frame hold a gate, or no longer</source>
        <translation>让框包含一个门，或不再包含</translation>
    </message>
    <message>
        <source>Double-click a wire, drag the bend</source>
        <translation>双击连线，拖动折点</translation>
    </message>
    <message>
        <source>Lead a wire another way</source>
        <translation>让连线走别的路</translation>
    </message>
    <message>
        <source>reroute, bend, route, point, straighten</source>
        <translation>绕路、折弯、折点、路线、拉直</translation>
    </message>
    <message>
        <source>Drop a file, with Ctrl</source>
        <translation>放下文件，按住 Ctrl</translation>
    </message>
    <message>
        <source>Open it here, in a window of its own</source>
        <translation>在这里打开，在自己的窗口打开</translation>
    </message>
    <message>
        <source>open, document, drag</source>
        <translation>打开、文档、拖动</translation>
    </message>
    <message>
        <source>Ctrl+click a recent file, an example</source>
        <translation>Ctrl+点击最近的文件、示例</translation>
    </message>
    <message>
        <source>Open it in a window of its own</source>
        <translation>在自己的窗口打开</translation>
    </message>
    <message>
        <source>new window, document</source>
        <translation>新窗口、文档</translation>
    </message>
    <message>
        <source>Wheel (unless it is set to scroll), Ctrl+wheel, pinch</source>
        <translation>滚轮（设为滚动时除外）、Ctrl+滚轮、双指缩放</translation>
    </message>
    <message>
        <source>Ctrl+drag an output</source>
        <translation>Ctrl+拖动输出</translation>
    </message>
    <message>
        <source>Type the value of the selected input, of an array that of its chosen cell</source>
        <translation>输入所选输入的数值；若是数组，则输入所选格的数值</translation>
    </message>
    <message>
        <source>Drop a wire on empty canvas</source>
        <translation>把连线放在画布空白处</translation>
    </message>
    <message>
        <source>Look for what fits it</source>
        <translation>查找适合它的项</translation>
    </message>
    <message>
        <source>Drop a gate from the list on a pin</source>
        <translation>把列表里的门放到引脚上</translation>
    </message>
    <message>
        <source>Drag a gate over a wire, with Alt</source>
        <translation>把门拖到连线上，可加 Alt</translation>
    </message>
    <message>
        <source>Ctrl+drag a gate</source>
        <translation>Ctrl+拖动门</translation>
    </message>
    <message>
        <source>Alt+drag a gate</source>
        <translation>Alt+拖动门</translation>
    </message>
    <message>
        <source>Ctrl+right-drag across wires</source>
        <translation>Ctrl+按住右键划过连线</translation>
    </message>
    <message>
        <source>Right click</source>
        <translation>右键单击</translation>
    </message>
    <message>
        <source>See what can be done there</source>
        <translation>看那里可以做什么</translation>
    </message>
    <message>
        <source>Drag with the middle button, or with Space held</source>
        <translation>用中键拖动，或按住空格拖动</translation>
    </message>
    <message>
        <source>Move the canvas</source>
        <translation>移动画布</translation>
    </message>
    <message>
        <source>Zoom at the pointer</source>
        <translation>在指针处缩放</translation>
    </message>
    <message>
        <source>enlarge, larger, smaller, magnify</source>
        <translation>放大、缩小、变大、变小</translation>
    </message>
    <message>
        <source>Shift+wheel, two fingers</source>
        <translation>Shift+滚轮、双指滑动</translation>
    </message>
    <message>
        <source>Rest the pointer</source>
        <translation>指针停留</translation>
    </message>
    <message>
        <source>See all digits, and the inside of a block</source>
        <translation>看所有位数，以及方块里面</translation>
    </message>
    <message>
        <source>Put it there; where a wire waits, wired to it</source>
        <translation>放在那里；有连线在等时一并接上</translation>
    </message>
    <message>
        <source>Shift+Enter</source>
        <translation>Shift+Enter</translation>
    </message>
    <message>
        <source>Wire it to what is selected</source>
        <translation>接到所选项</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Put it there, and look for the next</source>
        <translation>放在那里，并查找下一个</translation>
    </message>
    <message>
        <source>Alt+Enter</source>
        <translation>Alt+Enter</translation>
    </message>
    <message>
        <source>Put it there unwired</source>
        <translation>放在那里，不接线</translation>
    </message>
    <message>
        <source>Enter, F3, with Shift</source>
        <translation>Enter、F3，加 Shift</translation>
    </message>
    <message>
        <source>Go to the next that was found, to the one before</source>
        <translation>前往下一个、上一个找到的</translation>
    </message>
    <message>
        <source>End the search; what was found stays selected</source>
        <translation>结束查找；找到的仍然选中</translation>
    </message>
    <message>
        <source>On the canvas</source>
        <translation>在画布上</translation>
    </message>
    <message>
        <source>With the mouse</source>
        <translation>用鼠标</translation>
    </message>
    <message>
        <source>In the search</source>
        <translation>在搜索中</translation>
    </message>
    <message>
        <source>While finding in the circuit</source>
        <translation>在电路中查找时</translation>
    </message>
    <message>
        <source>While presenting</source>
        <translation>演示时</translation>
    </message>
    <message>
        <source>On the timeline</source>
        <translation>在时间轴上</translation>
    </message>
</context>
<context>
    <name>LanguageMenu</name>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
</context>
<context>
    <name>LessonPanel</name>
    <message>
        <source>Lesson</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Each asks before it tells. Predict first: that is how it stays.</source>
        <translation>每一课都先问再说。先预测，才记得住。</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分钟</translation>
    </message>
    <message>
        <source>{done} of {count} steps</source>
        <translation>{done} / {count} 步</translation>
    </message>
    <message>
        <source>Open a lesson…</source>
        <translation>打开课程文件…</translation>
    </message>
    <message>
        <source>Forget my progress</source>
        <translation>清除我的进度</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Lessons (*.toml)</source>
        <translation>课程 (*.toml)</translation>
    </message>
    <message>
        <source>Open a lesson</source>
        <translation>打开课程文件</translation>
    </message>
    <message>
        <source>Step {step} of {count}</source>
        <translation>第 {step} 步，共 {count} 步</translation>
    </message>
    <message>
        <source>{name} must be {number}.</source>
        <translation>{name} 必须是 {number}。</translation>
    </message>
    <message>
        <source>Decide first: what is tried before does not count.</source>
        <translation>先决定：在那之前试的不算数。</translation>
    </message>
    <message>
        <source>✓  Done</source>
        <translation>✓  完成</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>已显示答案</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>完成。</translation>
    </message>
    <message>
        <source>Shown.</source>
        <translation>已显示。</translation>
    </message>
    <message>
        <source>Hint {number}</source>
        <translation>提示 {number}</translation>
    </message>
    <message>
        <source>Right.</source>
        <translation>答对了。</translation>
    </message>
    <message>
        <source>Not right.</source>
        <translation>不对。</translation>
    </message>
    <message>
        <source>What you know now</source>
        <translation>你现在知道了</translation>
    </message>
    <message>
        <source>How it went</source>
        <translation>这一课的成绩</translation>
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
        <translation>重来</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Show me</source>
        <translation>显示答案</translation>
    </message>
    <message>
        <source>Next lesson</source>
        <translation>下一课</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>All lessons</source>
        <translation>所有课程</translation>
    </message>
</context>
<context>
    <name>Lessons</name>
    <message>
        <source>This lesson cannot be opened</source>
        <translation>无法打开这个课程</translation>
    </message>
</context>
<context>
    <name>Loading</name>
    <message>
        <source>{name} is being opened. Press Esc to keep this circuit.</source>
        <translation>正在打开 {name}。按 Esc 保留当前的电路。</translation>
    </message>
    <message>
        <source>{name} was not opened.</source>
        <translation>没有打开 {name}。</translation>
    </message>
    <message>
        <source>Opening {name}…</source>
        <translation>正在打开 {name}…</translation>
    </message>
</context>
<context>
    <name>LossCurve</name>
    <message>
        <source>The loss over the last steps ({count}): from {first} to {last}</source>
        <translation>最近 {count} 步的损失：从 {first} 到 {last}</translation>
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
        <translation>现在</translation>
    </message>
</context>
<context>
    <name>Minimap</name>
    <message>
        <source>Minimap</source>
        <translation>小地图</translation>
    </message>
    <message>
        <source>Drag or click to go there; the wheel zooms</source>
        <translation>拖动或点一下即可移到该处；滚轮可缩放</translation>
    </message>
</context>
<context>
    <name>MisfitCard</name>
    <message>
        <source>The loss is an array</source>
        <translation>损失是数组</translation>
    </message>
    <message>
        <source>Both sides would stretch</source>
        <translation>两边都会被扩展</translation>
    </message>
    <message>
        <source>These shapes do not fit</source>
        <translation>这些形状不匹配</translation>
    </message>
    <message>
        <source>({first}) and ({second}) become {whole}: each number of one meets every number of the other.</source>
        <translation>（{first}）与（{second}）会变成 {whole}：一边的每个数都会遇上另一边的每个数。</translation>
    </message>
</context>
<context>
    <name>Needs</name>
    <message>
        <source>select something first</source>
        <translation>先选中一些东西</translation>
    </message>
    <message>
        <source>select one node, note or frame first</source>
        <translation>先选中一个节点、备注或框</translation>
    </message>
    <message>
        <source>select a note or a frame first</source>
        <translation>先选中备注或框</translation>
    </message>
    <message>
        <source>select a frame first</source>
        <translation>先选中一个框</translation>
    </message>
    <message>
        <source>select something in a frame first</source>
        <translation>先选中框里的东西</translation>
    </message>
    <message>
        <source>select a frame and something else first</source>
        <translation>先选中一个框和别的东西</translation>
    </message>
    <message>
        <source>give an array initial values first</source>
        <translation>请先为一个数组设置初始值</translation>
    </message>
    <message>
        <source>select one node first</source>
        <translation>先选中一个节点</translation>
    </message>
    <message>
        <source>select several nodes first</source>
        <translation>先选取几个节点</translation>
    </message>
    <message>
        <source>select several nodes or a frame first</source>
        <translation>先选取几个节点或一个框</translation>
    </message>
    <message>
        <source>select three nodes or more first</source>
        <translation>先选取三个以上的节点</translation>
    </message>
    <message>
        <source>select a wire first</source>
        <translation>先选中一条连线</translation>
    </message>
    <message>
        <source>select a wire with bends first</source>
        <translation>先选中一条有折点的连线</translation>
    </message>
    <message>
        <source>select one node or a wire first</source>
        <translation>先选中一个节点或一条连线</translation>
    </message>
    <message>
        <source>select a gate first</source>
        <translation>先选中一个门</translation>
    </message>
    <message>
        <source>select an input first</source>
        <translation>先选中一个输入</translation>
    </message>
    <message>
        <source>the circuit is empty</source>
        <translation>电路是空的</translation>
    </message>
    <message>
        <source>no repaired copy is open</source>
        <translation>没有打开修复过的副本</translation>
    </message>
    <message>
        <source>save it to a file first</source>
        <translation>先保存到文件</translation>
    </message>
    <message>
        <source>nothing was done yet</source>
        <translation>还没有做过任何事</translation>
    </message>
    <message>
        <source>nothing was undone</source>
        <translation>没有撤销过任何事</translation>
    </message>
    <message>
        <source>there is no open end for it</source>
        <translation>没有可放的开放端</translation>
    </message>
    <message>
        <source>select a block first</source>
        <translation>先选中一个方块</translation>
    </message>
    <message>
        <source>select a block used twice first</source>
        <translation>先选中一个用了两次以上的方块</translation>
    </message>
    <message>
        <source>nothing is predicted now</source>
        <translation>目前没有在预测</translation>
    </message>
    <message>
        <source>nothing is asked now</source>
        <translation>目前没有要回答的问题</translation>
    </message>
    <message>
        <source>select something, or end the prediction first</source>
        <translation>先选取一些东西，或先结束预测</translation>
    </message>
    <message>
        <source>go inside a block first</source>
        <translation>先进入一个方块</translation>
    </message>
</context>
<context>
    <name>NodeCommands</name>
    <message>
        <source>Nothing is copied: it would tell what is asked for now.</source>
        <translation>没有复制：那会透露现在问的答案。</translation>
    </message>
    <message>
        <source>This stands inside a block: enter the block to change it.</source>
        <translation>这在方块里面：请进入方块再改。</translation>
    </message>
    <message>
        <source>There is no number to copy here now.</source>
        <translation>这里现在没有数字可复制。</translation>
    </message>
    <message>
        <source>Copied: {number}</source>
        <translation>已复制：{number}</translation>
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
        <translation>损失</translation>
    </message>
    <message>
        <source>output</source>
        <translation>输出</translation>
    </message>
</context>
<context>
    <name>NodePage</name>
    <message>
        <source>This stands inside the block “{block}”. Enter it to change the gates.</source>
        <translation>这在方块“{block}”里面。要改里面的门，请进入方块。</translation>
    </message>
    <message>
        <source>Enter {block}</source>
        <translation>进入 {block}</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>no name</source>
        <translation>没有名称</translation>
    </message>
</context>
<context>
    <name>NodePlacing</name>
    <message>
        <source>The loss stands outside of blocks. An output port leads out of this one.</source>
        <translation>损失在方块外面。要离开这个方块，请用输出端口。</translation>
    </message>
</context>
<context>
    <name>NoteEditor</name>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>What is there to say here?</source>
        <translation>这里要说什么？</translation>
    </message>
    <message>
        <source>Enter begins a line. Ctrl+Enter or Esc keeps the note.</source>
        <translation>Enter 换行。Ctrl+Enter 或 Esc 保留备注。</translation>
    </message>
</context>
<context>
    <name>NoteField</name>
    <message>
        <source>Note at this stop</source>
        <translation>这个停止点的备注</translation>
    </message>
    <message>
        <source>What is there to say here? Enter keeps it, Shift+Enter begins a new line.</source>
        <translation>这里要说什么？Enter 保留，Shift+Enter 换行。</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Leave it so</source>
        <translation>就这样</translation>
    </message>
    <message>
        <source>Put the loss flag on {name}</source>
        <translation>把损失旗子放在 {name}</translation>
    </message>
    <message>
        <source>Put the loss flag on the mean of {name}</source>
        <translation>把损失旗子放在 {name} 的平均上</translation>
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
        <translation>推动 {step}</translation>
    </message>
    <message>
        <source>nudge {cell} by {step}</source>
        <translation>把 {cell} 推动 {step}</translation>
    </message>
    <message>
        <source>Nudge by</source>
        <translation>推动多少</translation>
    </message>
    <message>
        <source>actual change</source>
        <translation>实际改变</translation>
    </message>
</context>
<context>
    <name>NumbersPage</name>
    <message>
        <source>Decimals</source>
        <translation>小数位数</translation>
    </message>
    <message>
        <source>Significant digits</source>
        <translation>有效数字</translation>
    </message>
    <message>
        <source>Numbers are &amp;written to</source>
        <translation>数字写到(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;How many</source>
        <translation>几位(&amp;H)</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>Where exact</source>
        <translation>恰好相等时</translation>
    </message>
    <message>
        <source>As a &amp;fraction</source>
        <translation>写成分数(&amp;F)</translation>
    </message>
    <message>
        <source>Whole numbers and such as 3/4, where no digit is left away.</source>
        <translation>整数和 3/4 这样的数，只在不舍去任何位数时。</translation>
    </message>
    <message>
        <source>So they stand on wires, in panels, on stage and in pictures. Files, formulas and fields that are typed in keep all digits.</source>
        <translation>连线、面板、演示和图片中的数字都这样写。文件、公式和输入框保留所有位数。</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>示例</translation>
    </message>
</context>
<context>
    <name>OneStepCard</name>
    <message>
        <source>and {count} more inputs</source>
        <translation>还有 {count} 个输入</translation>
    </message>
    <message>
        <source>Chain rule, in one step</source>
        <translation>链式法则，一步完成</translation>
    </message>
    <message>
        <source>upstream × local = downstream, for the whole block</source>
        <translation>上游 × 局部 = 下游，整个方块算一次</translation>
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
        <translation>链式法则，从头到尾</translation>
    </message>
    <message>
        <source>Inside it goes gate by gate. From end to end that comes to this:</source>
        <translation>里面逐个门计算，从头到尾合起来是：</translation>
    </message>
    <message>
        <source>With arrays the local derivative is the product of the Jacobians inside. Nobody builds it: what arrives goes back gate by gate, and in one step comes to this:</source>
        <translation>对数组来说，局部梯度是内部各雅可比矩阵的乘积。没有人真的把它写出来：传来的梯度逐门往回传，合成一步就是：</translation>
    </message>
    <message>
        <source>The step is the product of the chain&apos;s own factors: where one of them is not finite, neither is the step.</source>
        <translation>这一步是链上各因数的乘积：只要其中一个不是有限的数，这一步也不是。</translation>
    </message>
    <message>
        <source>{slope}, this way</source>
        <translation>{slope}，经由这里</translation>
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
        <translation>未保存的电路：第 {at} 个，共 {count} 个。继续之前要保存更改吗？</translation>
    </message>
</context>
<context>
    <name>OthersChanges</name>
    <message>
        <source>Your work stays in the window, unsaved.</source>
        <translation>你的内容留在窗口中，尚未保存。</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>关闭(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Retry</source>
        <translation>重试(&amp;R)</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>Saved {name}.</source>
        <translation>已保存 {name}。</translation>
    </message>
    <message>
        <source>{name} was saved by this program since this work was begun.</source>
        <translation>此工作开始后，{name} 已由本程序保存过。</translation>
    </message>
    <message>
        <source>{name} was changed by another program.</source>
        <translation>{name} 已被其他程序更改。</translation>
    </message>
    <message>
        <source>Cannot open {name}</source>
        <translation>无法打开 {name}</translation>
    </message>
    <message>
        <source>{name} is shown as it is in the file now. Undo brings back what was here.</source>
        <translation>现在显示的是文件中的 {name}。“撤销”可找回原来的内容。</translation>
    </message>
    <message>
        <source>{name} was changed by another program while it was saved.</source>
        <translation>保存时，{name} 被其他程序更改了。</translation>
    </message>
    <message>
        <source>Nothing is lost, whatever you answer:</source>
        <translation>无论怎么选，都不会丢失任何内容：</translation>
    </message>
    <message>
        <source>• Keep mine: theirs becomes an earlier version.</source>
        <translation>• 保留我的：对方的成为较早的版本。</translation>
    </message>
    <message>
        <source>• Take theirs: Undo brings yours back.</source>
        <translation>• 采用对方的：按“撤销”即可取回你的。</translation>
    </message>
    <message>
        <source>• Save beside: yours is saved as {name}.</source>
        <translation>• 另存在旁：你的存为 {name}。</translation>
    </message>
    <message>
        <source>Changed meanwhile</source>
        <translation>期间已更改</translation>
    </message>
    <message>
        <source>&amp;See both…</source>
        <translation>并排查看(&amp;S)…</translation>
    </message>
    <message>
        <source>{name} was changed by another program, and is damaged now.</source>
        <translation>{name} 被另一个程序更改，现在已损坏。</translation>
    </message>
    <message>
        <source>• Keep mine: the damaged file becomes an earlier version.</source>
        <translation>• 保留我的：损坏的文件成为较早的版本。</translation>
    </message>
    <message>
        <source>&amp;Keep mine</source>
        <translation>保留我的(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Take theirs</source>
        <translation>采用对方的(&amp;T)</translation>
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
        <translation>对方的</translation>
    </message>
</context>
<context>
    <name>Outline</name>
    <message>
        <source>note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>frame</source>
        <translation>框</translation>
    </message>
    <message>
        <source>block</source>
        <translation>方块</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
</context>
<context>
    <name>OutlineModel</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
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
        <translation>画布上还没有任何东西。</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>大纲</translation>
    </message>
    <message>
        <source>Find in the circuit</source>
        <translation>在电路中查找</translation>
    </message>
    <message>
        <source>Close the outline</source>
        <translation>关闭大纲</translation>
    </message>
</context>
<context>
    <name>OutlineTree</name>
    <message>
        <source>Outline</source>
        <translation>大纲</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Find a gate or block…</source>
        <translation>寻找门或方块…</translation>
    </message>
    <message>
        <source>Find a gate or a block</source>
        <translation>寻找门或方块</translation>
    </message>
    <message>
        <source>Gates</source>
        <translation>门</translation>
    </message>
    <message>
        <source>Nothing is called that.</source>
        <translation>找不到这个名称。</translation>
    </message>
    <message>
        <source>Fold the gates</source>
        <translation>收起门面板</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>大纲</translation>
    </message>
</context>
<context>
    <name>PaletteCatalog</name>
    <message>
        <source>“{name}” is among your blocks now, in every circuit.</source>
        <translation>“{name}”已存到你的方块，每个电路都能用。</translation>
    </message>
    <message>
        <source>You have another block called “{name}”: this one is saved as “{kept}”.</source>
        <translation>你已经有别的方块叫“{name}”：这一个存成“{kept}”。</translation>
    </message>
    <message>
        <source>“{name}” is no longer among your blocks; its file is in the trash.</source>
        <translation>“{name}”已不在你的方块里；文件在回收站。</translation>
    </message>
    <message>
        <source>“{name}” could not be moved to the trash: {path}</source>
        <translation>无法把“{name}”移到回收站：{path}</translation>
    </message>
    <message>
        <source>Ports of this block</source>
        <translation>这个方块的端口</translation>
    </message>
    <message>
        <source>Blocks of this circuit</source>
        <translation>这个电路的方块</translation>
    </message>
    <message>
        <source>One more use of this block: changed together, with numbers of its own.</source>
        <translation>再用一份这个方块：改动一起生效，数字各自独立。</translation>
    </message>
    <message>
        <source>input port</source>
        <translation>输入端口</translation>
    </message>
    <message>
        <source>output port</source>
        <translation>输出端口</translation>
    </message>
    <message>
        <source>Block library</source>
        <translation>方块库</translation>
    </message>
    <message>
        <source>My blocks</source>
        <translation>我的方块</translation>
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
        <translation>学习率 × 梯度</translation>
    </message>
    <message>
        <source>The gradient is 0: {name} stays.</source>
        <translation>梯度是 0：{name} 保持不变。</translation>
    </message>
    <message>
        <source>The gradient is positive: {name} goes down, against it.</source>
        <translation>梯度是正的：{name} 逆着梯度往下调。</translation>
    </message>
    <message>
        <source>The gradient is negative: {name} goes up, against it.</source>
        <translation>梯度是负的：{name} 逆着梯度往上调。</translation>
    </message>
    <message>
        <source>The step takes the gradient of all {count} examples.</source>
        <translation>这一步用的是全部 {count} 个样本的梯度。</translation>
    </message>
</context>
<context>
    <name>Peek</name>
    <message>
        <source>Double-click to go inside, Ctrl+E to open it here.</source>
        <translation>双击进入，Ctrl+E 在这里打开。</translation>
    </message>
</context>
<context>
    <name>PlaceholderPage</name>
    <message>
        <source>Make it a gate {kind}</source>
        <translation>改成 {kind} 门</translation>
    </message>
    <message>
        <source>Kept as it is</source>
        <translation>原样保留</translation>
    </message>
    <message>
        <source>It is saved as it was read. Wires, moving, copying and deleting work as with any gate.</source>
        <translation>保存时与读取时完全相同。连线、移动、复制和删除都和其他门一样。</translation>
    </message>
</context>
<context>
    <name>PortPage</name>
    <message>
        <source>Through this port</source>
        <translation>经由这个端口</translation>
    </message>
    <message>
        <source>value, forwards</source>
        <translation>值，前向</translation>
    </message>
    <message>
        <source>gradient, backwards</source>
        <translation>梯度，反向</translation>
    </message>
    <message>
        <source>Without a wire</source>
        <translation>没有连线时</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>默认值</translation>
    </message>
    <message>
        <source>no default: it needs a wire</source>
        <translation>没有默认值：需要一条连线</translation>
    </message>
</context>
<context>
    <name>PortsCard</name>
    <message>
        <source>Ports</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>inputs</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>outputs</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>without a wire</source>
        <translation>没有连线时</translation>
    </message>
    <message>
        <source>Name of port {name}</source>
        <translation>端口 {name} 的名称</translation>
    </message>
    <message>
        <source>Default of port {name}</source>
        <translation>端口 {name} 的默认值</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
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
        <translation>显示这一个</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Predict {what}: {how}</source>
        <translation>预测 {what}：{how}</translation>
    </message>
    <message>
        <source>Shown: {what}.</source>
        <translation>已显示：{what}。</translation>
    </message>
    <message>
        <source>What is covered is asked for later.</source>
        <translation>盖住的数字稍后会问到。</translation>
    </message>
    <message>
        <source>Step on: what the next step makes is asked before it.</source>
        <translation>往下走一步：下一步算出的数字，会先问你。</translation>
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
        <translation>输出 {name} 的梯度</translation>
    </message>
    <message>
        <source>the gradient of the loss {name}</source>
        <translation>损失 {name} 的梯度</translation>
    </message>
    <message>
        <source>the shape of {what}</source>
        <translation>{what}的形状</translation>
    </message>
    <message>
        <source>the shape of {name}</source>
        <translation>{name} 的形状</translation>
    </message>
    <message>
        <source>the shape of the gradient of {name}</source>
        <translation>{name} 的梯度的形状</translation>
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
        <translation>把长度填在输入框里，例如 2x3。</translation>
    </message>
    <message>
        <source>type it in the field.</source>
        <translation>填在输入框里。</translation>
    </message>
    <message>
        <source>type it in the field ({place}).</source>
        <translation>填在输入框里（{place}）。</translation>
    </message>
    <message>
        <source>the gradient of the loss itself</source>
        <translation>损失本身的梯度</translation>
    </message>
    <message>
        <source>the gradient of the output itself</source>
        <translation>输出本身的梯度</translation>
    </message>
    <message>
        <source>There is no array here whose shape could be predicted.</source>
        <translation>这里没有可以预测形状的数组。</translation>
    </message>
    <message>
        <source>There is no number here to predict yet.</source>
        <translation>这里还没有可以预测的数字。</translation>
    </message>
    <message>
        <source>What is asked goes on. To ask for others, end the prediction first.</source>
        <translation>继续目前的问题。要问别的，请先结束预测。</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
    <message>
        <source>&amp;General</source>
        <translation>常规(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Numbers</source>
        <translation>数字(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Shortcuts</source>
        <translation>快捷键(&amp;S)</translation>
    </message>
    <message>
        <source>Restore &amp;defaults</source>
        <translation>恢复默认值(&amp;D)</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
</context>
<context>
    <name>ProgressCard</name>
    <message>
        <source>How far it is</source>
        <translation>进度</translation>
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
        <translation>证明</translation>
    </message>
    <message>
        <source>one step</source>
        <translation>一步</translation>
    </message>
    <message>
        <source>gate by gate</source>
        <translation>逐个门</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>差</translation>
    </message>
    <message>
        <source>Where a number is not finite, there is nothing to compare.</source>
        <translation>数字不是有限的，就没有东西可比。</translation>
    </message>
    <message>
        <source>The same, to the last digit: the block can be taken as one gate.</source>
        <translation>直到最后一位都相同：这个方块可以当成一个门。</translation>
    </message>
    <message>
        <source>Too small or too large on the way: one of the two lost its digits.</source>
        <translation>途中的数太小或太大：两者之一失去了有效位数。</translation>
    </message>
    <message>
        <source>The same, but for the last digits: the factors were multiplied in another order.</source>
        <translation>只有最后几位不同：各因数相乘的顺序不同。</translation>
    </message>
    <message>
        <source>gate by gate, from the output back: {product}</source>
        <translation>逐个门，从输出往回：{product}</translation>
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
        <translation>文件类型(&amp;T)：</translation>
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
        <translation>画布上方</translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <source>None of them can be reached now</source>
        <translation>现在一个文件也找不到</translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message>
        <source>Unsaved work from earlier could not be looked for: {error}</source>
        <translation>无法查找先前未保存的内容：{error}</translation>
    </message>
    <message>
        <source>There is no unsaved work to recover.</source>
        <translation>没有未保存的内容可以找回。</translation>
    </message>
</context>
<context>
    <name>RecoveryCard</name>
    <message>
        <source>Later</source>
        <translation>稍后</translation>
    </message>
    <message>
        <source>Ask again at the next start</source>
        <translation>下次启动时再问</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>For {days} days it can be had again: by “Recover unsaved work…” in the File menu.</source>
        <translation>{days} 天内仍可取回：使用“文件”菜单中的“找回未保存的内容…”。</translation>
    </message>
    <message>
        <source>Discarded</source>
        <translation>已舍弃</translation>
    </message>
    <message>
        <source>You have unsaved work</source>
        <translation>你有未保存的内容</translation>
    </message>
    <message>
        <source>Discarded copies of unsaved work</source>
        <translation>已舍弃的未保存内容副本</translation>
    </message>
    <message>
        <source>A copy of unsaved work cannot be read</source>
        <translation>有一份未保存内容的副本无法读取</translation>
    </message>
    <message>
        <source>The program ended before it was saved. A copy was kept.</source>
        <translation>程序在保存之前意外退出了，但保留了一份副本。</translation>
    </message>
    <message>
        <source>The program ended before it was saved. Copies were kept.</source>
        <translation>程序在保存之前意外退出了，但保留了副本。</translation>
    </message>
    <message>
        <source>The program ended before the work was saved, and its copy is damaged.</source>
        <translation>程序在保存之前意外退出了，而副本已损坏。</translation>
    </message>
    <message>
        <source>{count} more follow</source>
        <translation>后面还有 {count} 份</translation>
    </message>
</context>
<context>
    <name>RemarksCard</name>
    <message>
        <source>and {count} more</source>
        <translation>还有 {count} 个</translation>
    </message>
    <message>
        <source>and {count} more behind</source>
        <translation>后面还有 {count} 个</translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation>缺什么</translation>
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
        <translation>打开修复过的副本(&amp;R)</translation>
    </message>
    <message>
        <source>A repaired copy holds all that can be read of it. The file itself stays as it is.</source>
        <translation>修复过的副本包含其中所有能读取的内容。文件本身保持原样。</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>关闭(&amp;L)</translation>
    </message>
    <message>
        <source>See &amp;earlier versions…</source>
        <translation>查看较早的版本(&amp;E)…</translation>
    </message>
    <message>
        <source>Open a copy with &amp;my side</source>
        <translation>打开保留我这一边的副本(&amp;M)</translation>
    </message>
    <message>
        <source>Open a copy with &amp;their side</source>
        <translation>打开保留对方那一边的副本(&amp;T)</translation>
    </message>
    <message>
        <source>Cannot open {name}</source>
        <translation>无法打开 {name}</translation>
    </message>
    <message>
        <source>An earlier version is kept, of {when}.</source>
        <translation>保留有较早的版本，时间为 {when}。</translation>
    </message>
    <message>
        <source>… and {count} more</source>
        <translation>……还有 {count} 项</translation>
    </message>
    <message>
        <source>… and more</source>
        <translation>…… 还有更多</translation>
    </message>
    <message>
        <source>Wire {number}</source>
        <translation>连线 {number}</translation>
    </message>
</context>
<context>
    <name>RepairList</name>
    <message>
        <source>What the repair changed</source>
        <translation>修复改了什么</translation>
    </message>
    <message>
        <source>… and {count} more</source>
        <translation>…还有 {count} 项</translation>
    </message>
    <message>
        <source>This is a repaired copy of {name}.</source>
        <translation>这是 {name} 修复过的副本。</translation>
    </message>
    <message>
        <source>Changes: {count}. The file itself was not touched, and the copy is in no file yet. The list stays in the File menu.</source>
        <translation>改了 {count} 处。文件本身没有动过，这个副本还没有保存。这份清单在“文件”菜单里随时可以再看。</translation>
    </message>
    <message>
        <source>&amp;Copy list</source>
        <translation>复制清单(&amp;C)</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>关闭(&amp;L)</translation>
    </message>
</context>
<context>
    <name>RulePage</name>
    <message>
        <source>and {count} more inputs</source>
        <translation>还有 {count} 个输入</translation>
    </message>
    <message>
        <source>to {name}</source>
        <translation>给 {name}</translation>
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
        <translation>在 {x} 处斜率 {slope}</translation>
    </message>
</context>
<context>
    <name>SearchPopup</name>
    <message>
        <source>Find what to add</source>
        <translation>查找要添加的项目</translation>
    </message>
    <message>
        <source>{count} of {all} that fit</source>
        <translation>{all} 项可用中的 {count} 项</translation>
    </message>
    <message>
        <source>would give</source>
        <translation>结果会是</translation>
    </message>
    <message>
        <source>What can be added</source>
        <translation>可以添加的项目</translation>
    </message>
    <message>
        <source>{count} of {all}</source>
        <translation>{all} 项中的 {count} 项</translation>
    </message>
    <message>
        <source>Nothing is called that.</source>
        <translation>没有叫这个名字的。</translation>
    </message>
    <message>
        <source>{at} of {count}</source>
        <translation>第 {at} 个，共 {count} 个</translation>
    </message>
    <message>
        <source>would give {number}</source>
        <translation>会得到 {number}</translation>
    </message>
</context>
<context>
    <name>SelectingSession</name>
    <message>
        <source>This stands inside a block: enter the block to change it.</source>
        <translation>这在方块里面：请进入方块再改。</translation>
    </message>
</context>
<context>
    <name>Sentence</name>
    <message>
        <source>There is no input &quot;{name}&quot;.</source>
        <translation>没有输入“{name}”。</translation>
    </message>
    <message>
        <source>There is no input, gate or pin &quot;{name}&quot;.</source>
        <translation>没有输入、门或引脚“{name}”。</translation>
    </message>
    <message>
        <source>There is no block &quot;{name}&quot;: this circuit has no blocks.</source>
        <translation>没有方块“{name}”：这个电路里没有方块。</translation>
    </message>
    <message>
        <source>There is no block &quot;{name}&quot;; the blocks here are {known}.</source>
        <translation>没有方块“{name}”；这里的方块有 {known}。</translation>
    </message>
    <message>
        <source>Several blocks are called &quot;{name}&quot;: say which one is meant, {paths}.</source>
        <translation>有好几个方块叫“{name}”：请指明是哪一个，{paths}。</translation>
    </message>
    <message>
        <source>The block &quot;{name}&quot; has not one output: name one of its pins, {pins}.</source>
        <translation>方块“{name}”不是恰好有一个输出：请指明它的一个引脚，{pins}。</translation>
    </message>
    <message>
        <source>A name must be a text such as &quot;x&quot; or &quot;neuron1/w&quot;; it was {got}.</source>
        <translation>名称必须是文字，例如“x”或“neuron1/w”；这里是 {got}。</translation>
    </message>
    <message>
        <source>The block &quot;{block}&quot; has no output yet.</source>
        <translation>方块“{block}”还没有输出。</translation>
    </message>
    <message>
        <source>The block &quot;{block}&quot; is too large for closed forms: it has {count} outputs, and {limit} are the limit.</source>
        <translation>方块“{block}”太大，写不成封闭形式：它有 {count} 个输出，上限是 {limit} 个。</translation>
    </message>
    <message>
        <source>Nothing is wired to the output {node} yet.</source>
        <translation>输出 {node} 还没有接上任何连线。</translation>
    </message>
    <message>
        <source>{kind} is saturated here: almost nothing of the gradient passes.</source>
        <translation>{kind} 在这里饱和了：几乎没有梯度通过。</translation>
    </message>
    <message>
        <source>{kind} received a number that is not finite.</source>
        <translation>{kind} 收到的数不是有限的数。</translation>
    </message>
    <message>
        <source>The gradient here is {number}.</source>
        <translation>这里的梯度是 {number}。</translation>
    </message>
    <message>
        <source>The gradient that {kind} sends back is {number}.</source>
        <translation>{kind} 往回送的梯度是 {number}。</translation>
    </message>
    <message>
        <source>The value here is {number}.</source>
        <translation>这里的值是 {number}。</translation>
    </message>
    <message>
        <source>The result of {kind} is too large for a number (limit 1.8e308).</source>
        <translation>{kind} 的结果太大，超出了数字的上限 1.8e308。</translation>
    </message>
    <message>
        <source>This is too large for a closed form: {count} gates lead to {node}, and {limit} are the limit.</source>
        <translation>太大，写不成封闭形式：有 {count} 个门通往 {node}，上限是 {limit} 个。</translation>
    </message>
    <message>
        <source>There is no closed form: for its constants, the {kind} gate gives {number}.</source>
        <translation>没有封闭形式：对它的常数，{kind} 门给出 {number}。</translation>
    </message>
    <message>
        <source>There is no closed form: at its constants a gate divides by zero, or its derivative is not real.</source>
        <translation>没有封闭形式：在它的常数处，有门除以零，或导数不是实数。</translation>
    </message>
    <message>
        <source>A closed form is made of single numbers, and here are arrays. In matrices: {formula}</source>
        <translation>封闭形式由单个的数组成，而这里有数组。用矩阵写：{formula}</translation>
    </message>
    <message>
        <source>A closed form is made of single numbers, and here are arrays. Select a gate: its chain rule is told cell by cell.</source>
        <translation>封闭形式由单个的数组成，而这里有数组。请选择一个门：它的链式法则会逐格说明。</translation>
    </message>
    <message>
        <source>The closed form is too long to be worked out and read.</source>
        <translation>封闭形式太长，算不完，也读不完。</translation>
    </message>
    <message>
        <source>The {kind} gate {node} cannot combine the shapes {shapes}.</source>
        <translation>{kind} 门 {node} 无法结合形状 {shapes}。</translation>
    </message>
    <message>
        <source>The {kind} gate {node}: {problem}</source>
        <translation>{kind} 门 {node}：{problem}</translation>
    </message>
    <message>
        <source>The {kind} gate {node} cannot take {shapes}: {problem}</source>
        <translation>{kind} 门 {node} 无法接受 {shapes}：{problem}</translation>
    </message>
    <message>
        <source>The {kind} gate {node} would make a value of {got} numbers (limit {limit}).</source>
        <translation>{kind} 门 {node} 会产生 {got} 个数的值（上限 {limit}）。</translation>
    </message>
    <message>
        <source>With the {kind} gate {node} the values of the circuit would be {got} numbers together (limit {limit}).</source>
        <translation>加上 {kind} 门 {node}，电路的值合计会有 {got} 个数（上限 {limit}）。</translation>
    </message>
    <message>
        <source>The loss must be a single number, but here it is one in a list, of the shape {shape}. Give the inputs single numbers: 5 rather than [5].</source>
        <translation>损失必须是单个的数，但这里是放在列表里的一个数，形状是 {shape}。请给输入单个的数：写 5，不要写 [5]。</translation>
    </message>
    <message>
        <source>The loss must be a single number, but here it has the shape {shape}. Add up its numbers with the gate sum or mean; or take one input for each number, such as a1 and a2, and add the results.</source>
        <translation>损失必须是单个数，但这里的形状是 {shape}。请用 sum 或 mean 门把它的数加起来；或者每个数用一个输入，例如 a1 和 a2，再把结果相加。</translation>
    </message>
    <message>
        <source>There is no input &quot;{name}&quot;: there are no inputs.</source>
        <translation>没有输入“{name}”：这里没有任何输入。</translation>
    </message>
    <message>
        <source>There is no input &quot;{name}&quot;. The inputs are: {names}.</source>
        <translation>没有输入“{name}”。输入有：{names}。</translation>
    </message>
    <message>
        <source>{problem} &quot;{joined}&quot; is one name; a product needs its sign, as in x*y.</source>
        <translation>{problem}“{joined}”是一个名称；乘积需要写出乘号，例如 x*y。</translation>
    </message>
    <message>
        <source>The value of {name} must be a finite number, or nested lists of such.</source>
        <translation>{name} 的值必须是有限的数，或由这种数组成的嵌套列表。</translation>
    </message>
    <message>
        <source>The {name} of {kind} is built in: it must be a number.</source>
        <translation>{kind} 的 {name} 是内置的：它必须是数字。</translation>
    </message>
    <message>
        <source>Column {column}: {problem}</source>
        <translation>第 {column} 个字符：{problem}</translation>
    </message>
    <message>
        <source>Line {line}, column {column}: {problem}</source>
        <translation>第 {line} 行第 {column} 个字符：{problem}</translation>
    </message>
    <message>
        <source>Parentheses stand more than {limit} deep here. Give a part a name in a line of its own.</source>
        <translation>这里的括号超过 {limit} 层。请把一部分另写一行并取个名称。</translation>
    </message>
    <message>
        <source>Only {first} of &quot;{typed}&quot; belongs to &quot;{sign}&quot;. Put parentheses around more.</source>
        <translation>“{typed}”中只有 {first} 属于“{sign}”。若要包含更多，请加括号。</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; was read as the number e = 2.71828….</source>
        <translation>“{name}”读作常数 e = 2.71828…。</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; was read as the number π = 3.14159….</source>
        <translation>“{name}”读作常数 π = 3.14159…。</translation>
    </message>
    <message>
        <source>{name}(…) was read as the function, not as a product.</source>
        <translation>{name}(…) 读作函数，而不是乘积。</translation>
    </message>
    <message>
        <source>{name} was read as the natural logarithm.</source>
        <translation>{name} 读作自然对数。</translation>
    </message>
    <message>
        <source>&quot;{quotient}&quot; was read as a quotient. Gradients are computed for every circuit, and are no part of a formula.</source>
        <translation>“{quotient}”被读作商。每个电路都会计算梯度，梯度不是式子的一部分。</translation>
    </message>
    <message>
        <source>There is no expression yet. Type one, such as f = (x + y) * z.</source>
        <translation>还没有表达式。请输入一个，例如 f = (x + y) * z。</translation>
    </message>
    <message>
        <source>The lines were read in the order in which they are used: {names}.</source>
        <translation>各行按使用的先后顺序读入：{names}。</translation>
    </message>
    <message>
        <source>The numbers behind the formula were read as the values of {names}.</source>
        <translation>公式后面的数读作 {names} 的值。</translation>
    </message>
    <message>
        <source>{vectors} in the header were read as the names of {components}.</source>
        <translation>标头中的 {vectors} 已读作 {components} 的统称。</translation>
    </message>
    <message>
        <source>Without a list each of these is a single number: {names}. For a matrix write {example}.</source>
        <translation>没有列表时，这些各是一个数：{names}。要矩阵请写 {example}。</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; was read as one name. For a product write {product}.</source>
        <translation>“{name}”读作一个名称。要表示乘积请写 {product}。</translation>
    </message>
    <message>
        <source>The last line is the loss. It makes no use of {names}.</source>
        <translation>最后一行是损失，其中没有用到 {names}。</translation>
    </message>
    <message>
        <source>{name} makes weights of its own. Write what it computes, with names for them: {written}.</source>
        <translation>{name} 会自己产生权重。请写出它计算的内容，并给权重取名：{written}。</translation>
    </message>
    <message>
        <source>{name} changes an array in place, which is not read. Write what it becomes, as in x = 0*x.</source>
        <translation>{name} 就地改变数组，这里不读。请写出它变成什么，例如 x = 0*x。</translation>
    </message>
    <message>
        <source>{advice} Of a list it is one: give a name one, as in x = [1, 2].</source>
        <translation>{advice}对列表则有这个函数：请给名称一个列表，例如 x = [1, 2]。</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is a function: write {name}(…), or choose another name.</source>
        <translation>“{name}”是函数：请写 {name}(…)，或换个名称。</translation>
    </message>
    <message>
        <source>The function &quot;{name}&quot; takes arrays: give a name a list, as in x = [1, 2].</source>
        <translation>函数“{name}”的输入是数组：请给名称一个列表，例如 x = [1, 2]。</translation>
    </message>
    <message>
        <source>There is no function &quot;{name}&quot;. Write {written}.</source>
        <translation>没有函数“{name}”。请写成 {written}。</translation>
    </message>
    <message>
        <source>There is no function &quot;{name}&quot;.</source>
        <translation>没有函数“{name}”。</translation>
    </message>
    <message>
        <source>{problem} For a product write {product}(…).</source>
        <translation>{problem}要表示乘积请写 {product}(…)。</translation>
    </message>
    <message>
        <source>{problem} For a product write {name}*(…).</source>
        <translation>{problem} 如果是乘法，请写 {name}*(…)。</translation>
    </message>
    <message>
        <source>&quot;{number}{name}&quot; is no number. Write {number}*{name} if you mean a product.</source>
        <translation>“{number}{name}”不是数字。如果是乘法，请写 {number}*{name}。</translation>
    </message>
    <message>
        <source>A sign such as * is missing between &quot;{before}&quot; and &quot;{after}&quot;.</source>
        <translation>“{before}”和“{after}”之间少了运算符号，例如 *。</translation>
    </message>
    <message>
        <source>In an expression a comma separates. Write {before}.{after} for a decimal number, {before}{after} for a whole one.</source>
        <translation>在表达式里，逗号是分隔用的。小数请写 {before}.{after}，整数请写 {before}{after}。</translation>
    </message>
    <message>
        <source>A comma may only stand between the arguments of a function. Between formulas write a ; instead.</source>
        <translation>逗号只能放在函数的参数之间。算式之间请改用 ;。</translation>
    </message>
    <message>
        <source>A comma may only stand between the arguments of a function. For a decimal number use a point.</source>
        <translation>逗号只能放在函数的参数之间。小数请用小数点。</translation>
    </message>
    <message>
        <source>Names have an index below, as in x_1. Of norms ‖x‖ is read, the square root of the sum of squares, and its square.</source>
        <translation>下标属于名称，例如 x_1。范数只读 ‖x‖（平方和的平方根）和它的平方。</translation>
    </message>
    <message>
        <source>{name} is the formula of the header and cannot be called. To use a formula several times, make it a block.</source>
        <translation>{name} 是标头的公式，不能调用。若要多次使用同一个公式，请把它做成方块。</translation>
    </message>
    <message>
        <source>{name} is a gradient here. Gradients are computed for every circuit, and are no part of a formula.</source>
        <translation>{name} 在这里是梯度。每个电路都会计算梯度，梯度不是公式的一部分。</translation>
    </message>
    <message>
        <source>Is this the inverse of {name} or one over it? Write the inverse by its own name, such as atan(x), and one over it as 1/{name}(x).</source>
        <translation>这是 {name} 的反函数，还是它的倒数？反函数请用它自己的名称，例如 atan(x)；倒数请写 1/{name}(x)。</translation>
    </message>
    <message>
        <source>How far does {name} reach? Put what it takes into parentheses.</source>
        <translation>{name} 作用到哪里为止？请把它所取的部分放进括号。</translation>
    </message>
    <message>
        <source>A list holds numbers alone, as in x = [1, 2]. Give each of these a name.</source>
        <translation>列表里只能有数，例如 x = [1, 2]。请给这些各自一个名称。</translation>
    </message>
    <message>
        <source>An index in square brackets picks from a list. Give the name one, as in x = [1, 2], or each number a name of its own, such as w0.</source>
        <translation>方括号里的索引是从一串数中取出一个。请给名称一个列表，例如 x = [1, 2]，或给每个数自己的名称，例如 w0。</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is no number of a circuit: its numbers are finite. To see what infinity does, divide by zero: 1/0.</source>
        <translation>“{name}”不是电路里的数：电路的数是有限的。想看看无穷大会怎样，请除以零：1/0。</translation>
    </message>
    <message>
        <source>For a logarithm to another base write a quotient: log(x)/log(2).</source>
        <translation>其他底数的对数请写成商：log(x)/log(2)。</translation>
    </message>
    <message>
        <source>{name} takes {expected} and got {count}: write {form}.</source>
        <translation>{name} 需要 {expected} 个参数，这里有 {count} 个：请写 {form}。</translation>
    </message>
    <message>
        <source>A number or a name is missing before &quot;{sign}&quot;.</source>
        <translation>“{sign}”前面少了数字或名称。</translation>
    </message>
    <message>
        <source>There is nothing between these parentheses.</source>
        <translation>这对括号里面什么都没有。</translation>
    </message>
    <message>
        <source>A number or a name is missing after &quot;{sign}&quot;.</source>
        <translation>“{sign}”后面少了数字或名称。</translation>
    </message>
    <message>
        <source>Before &quot;=&quot; stands one name, as in q = x + y. Put each assignment on its own line, or a ; between them.</source>
        <translation>“=”前面只放一个名称，例如 q = x + y。每个赋值各写一行，或用 ; 隔开。</translation>
    </message>
    <message>
        <source>The expression has {got} characters (limit {limit}).</source>
        <translation>表达式有 {got} 个字符（上限 {limit}）。</translation>
    </message>
    <message>
        <source>Names that were taken got a number: {names}.</source>
        <translation>已被使用的名称加上了编号：{names}。</translation>
    </message>
    <message>
        <source>This name has {got} characters (limit {limit}).</source>
        <translation>这个名称有 {got} 个字符（上限 {limit}）。</translation>
    </message>
    <message>
        <source>A circuit has no &quot;{sign}&quot;: it leaves no remainder. Write / to divide, and # before a comment.</source>
        <translation>电路没有“{sign}”，不会留下余数。除法请写 /，注释前请写 #。</translation>
    </message>
    <message>
        <source>Write a percentage as a decimal number: 0.05 for 5 %.</source>
        <translation>百分比请写成小数：5 % 写 0.05。</translation>
    </message>
    <message>
        <source>{number} is too large for a number (limit 1.8e308).</source>
        <translation>{number} 太大，超出了数字的上限 1.8e308。</translation>
    </message>
    <message>
        <source>Sums and products over an index are read where both ends are numbers, as in {example}. Else write the terms one by one, such as w1*x1 + w2*x2.</source>
        <translation>对下标的求和与连乘，两端都是数字才读得懂，例如 {example}。否则请把各项逐一写出，例如 w1*x1 + w2*x2。</translation>
    </message>
    <message>
        <source>A transpose needs a matrix; here every name is a single number. Give one a list, as in W = [[1, 2], [3, 4]], or write the products one by one, such as w1*x1 + w2*x2.</source>
        <translation>转置需要矩阵；这里每个名称都是单个的数。请给名称一个列表，例如 W = [[1, 2], [3, 4]]，或逐一写出乘积，例如 w1*x1 + w2*x2。</translation>
    </message>
    <message>
        <source>The character &quot;{character}&quot; has no meaning here. Use numbers, names, + - * / ^, commas and parentheses.</source>
        <translation>字符“{character}”在这里没有意义。请用数字、名称、+ - * / ^、逗号和括号。</translation>
    </message>
    <message>
        <source>A product of matrices needs arrays; here every name is a single number. Write the products one by one, such as w1*x1 + w2*x2. Or give the names lists: x = [1, 2].</source>
        <translation>矩阵的乘积需要数组；这里每个名称都是单个的数。请逐一写出乘积，例如 w1*x1 + w2*x2。或给名称列表：x = [1, 2]。</translation>
    </message>
    <message>
        <source>‖ is the norm of a vector: give a name a list, as in x = [1, 2]. For one number write |x|.</source>
        <translation>‖ 是向量的范数：请给名称一个列表，例如 x = [1, 2]。单个的数请写 |x|。</translation>
    </message>
    <message>
        <source>A list of numbers is the value of a name that a formula computes with, as in x = [1, 2]; f = sum(x). Around a sum use round parentheses.</source>
        <translation>一串数是公式所用名称的值，例如 x = [1, 2]; f = sum(x)。若是括住算式，请用圆括号。</translation>
    </message>
    <message>
        <source>A comparison is read in a condition, as in x if x &gt; 0 else 0, and in parentheses of its own, as in (x &gt; 0)*y. Leave out what only says where a formula holds.</source>
        <translation>比较只在条件里读取，例如 x if x &gt; 0 else 0，或在自己的括号里，例如 (x &gt; 0)*y。只说明公式何时成立的部分请略去。</translation>
    </message>
    <message>
        <source>A number in parentheses above a name is an index, not a power. Write it below, as in W_1.</source>
        <translation>名称上方括号里的数是编号，不是幂。请写在下方，例如 W_1。</translation>
    </message>
    <message>
        <source>A prime or a quotation mark cannot be part of a name. Choose another name, such as w_new.</source>
        <translation>撇号或引号不能是名称的一部分。请选别的名称，例如 w_new。</translation>
    </message>
    <message>
        <source>Numbers in a circuit are finite. To see what infinity does, divide by zero: 1/0.</source>
        <translation>电路里的数是有限的。想看看无穷大会怎样，请除以零：1/0。</translation>
    </message>
    <message>
        <source>Gradients are computed for every circuit, and are no part of a formula. Leave this line out.</source>
        <translation>每个电路都会计算梯度，梯度不是公式的一部分。请省去这一行。</translation>
    </message>
    <message>
        <source>There is no factorial here. Write its product, as in 3*2.</source>
        <translation>这里没有阶乘。请写出它的乘积，例如 3*2。</translation>
    </message>
    <message>
        <source>The path &quot;{path}&quot; leads nowhere.</source>
        <translation>路径“{path}”没有通向任何东西。</translation>
    </message>
    <message>
        <source>Here stands what instances have: by path, as in &quot;neuron1/w&quot;. The value of a node of this circuit is written at the node.</source>
        <translation>这里写的是各个实例的值，以路径表示，例如“neuron1/w”。这个电路自己的节点，值要写在节点上。</translation>
    </message>
    <message>
        <source>An id is a text of 1 to 64 letters from A to Z, digits, _ and -.</source>
        <translation>id 是 1 到 64 个字符的文本，可用 A 到 Z 的字母、数字、_ 和 -。</translation>
    </message>
    <message>
        <source>Another block has the id &quot;{id}&quot; already.</source>
        <translation>已经有别的方块使用 id“{id}”。</translation>
    </message>
    <message>
        <source>The block &quot;{block}&quot; stands inside itself: {way}.</source>
        <translation>方块“{block}”包含了自己：{way}。</translation>
    </message>
    <message>
        <source>This must name every {kind} of the block, each once.</source>
        <translation>这里必须列出方块的每个 {kind}，各一次。</translation>
    </message>
    <message>
        <source>There is not enough memory to open &quot;{path}&quot;. Close other programs, and try again.</source>
        <translation>内存不足，无法打开“{path}”。请关闭其他程序，再试一次。</translation>
    </message>
    <message>
        <source>There is no file &quot;{path}&quot;.</source>
        <translation>没有文件“{path}”。</translation>
    </message>
    <message>
        <source>You may not read the file &quot;{path}&quot;.</source>
        <translation>你无权读取文件“{path}”。</translation>
    </message>
    <message>
        <source>The file &quot;{path}&quot; cannot be read: {reason}.</source>
        <translation>无法读取文件“{path}”：{reason}。</translation>
    </message>
    <message>
        <source>&quot;{path}&quot; is not a file. Name a circuit file in it.</source>
        <translation>“{path}”不是文件。请指明其中的电路文件。</translation>
    </message>
    <message>
        <source>Not saved: &quot;{path}&quot; was made with format {version}, and this program, which knows up to {known}, would lose what is new in it. Save under another name.</source>
        <translation>没有保存：“{path}”是用格式 {version} 制作的，这个程序只认得到 {known}，会丢失其中的新内容。请用别的名称保存。</translation>
    </message>
    <message>
        <source>Not saved: there is not enough memory. Close other programs, and save again.</source>
        <translation>未保存：内存不足。请关闭其他程序，再保存一次。</translation>
    </message>
    <message>
        <source>Not saved: &quot;{path}&quot; is a link that leads back to itself. Save under another name.</source>
        <translation>未保存：“{path}”是一个指回自己的链接。请用别的名称保存。</translation>
    </message>
    <message>
        <source>Not saved: no space left on the device. Make room, or save to another place.</source>
        <translation>未保存：设备空间不足。请腾出空间，或存到别处。</translation>
    </message>
    <message>
        <source>Not saved: you may not write &quot;{path}&quot;. Save to another place.</source>
        <translation>未保存：你无权写入“{path}”。请存到别处。</translation>
    </message>
    <message>
        <source>Not saved: &quot;{path}&quot; is not a file that can be replaced. Name another.</source>
        <translation>未保存：“{path}”不是可以替换的文件。请换一个。</translation>
    </message>
    <message>
        <source>Not saved: there is no folder &quot;{folder}&quot;. Save to another place.</source>
        <translation>未保存：没有文件夹“{folder}”。请存到别处。</translation>
    </message>
    <message>
        <source>Not saved: {reason}. Save to another place.</source>
        <translation>未保存：{reason}。请存到别处。</translation>
    </message>
    <message>
        <source>Not saved: the disk gives back other bytes than were written. Save to another disk.</source>
        <translation>未保存：磁盘读回的内容和写入的不同。请存到别的磁盘。</translation>
    </message>
    <message>
        <source>Not saved, because the file could not be opened again:</source>
        <translation>未保存，因为存成的文件会打不开：</translation>
    </message>
    <message>
        <source>A block&apos;s file shows one block, and this one shows {count}.</source>
        <translation>方块的文件只展示一个方块，这个文件展示了 {count} 个。</translation>
    </message>
    <message>
        <source>Your block &quot;{path}&quot; is left out: {problem}</source>
        <translation>跳过你的方块“{path}”：{problem}</translation>
    </message>
    <message>
        <source>Your blocks in &quot;{folder}&quot; cannot be read: {reason}.</source>
        <translation>无法读取“{folder}”里你的方块：{reason}。</translation>
    </message>
    <message>
        <source>The file is too large for a circuit: {got} bytes (limit {limit}).</source>
        <translation>文件太大，无法作为电路读取：{got} 字节（上限 {limit}）。</translation>
    </message>
    <message>
        <source>Lists and objects are nested {got} deep (limit {limit}).</source>
        <translation>列表和对象有 {got} 层（上限 {limit}）。</translation>
    </message>
    <message>
        <source>The file has {got} lists and objects (limit {limit}).</source>
        <translation>文件有 {got} 个列表和对象（上限 {limit}）。</translation>
    </message>
    <message>
        <source>The circuit has {got} gates (limit {limit}).</source>
        <translation>电路有 {got} 个门（上限 {limit}）。</translation>
    </message>
    <message>
        <source>Its blocks would expand to {got} gates (limit {limit}).</source>
        <translation>它的方块展开后有 {got} 个门（上限 {limit}）。</translation>
    </message>
    <message>
        <source>The file has {got} blocks (limit {limit}).</source>
        <translation>文件有 {got} 个方块（上限 {limit}）。</translation>
    </message>
    <message>
        <source>Blocks stand {got} deep in each other (limit {limit}).</source>
        <translation>方块嵌套了 {got} 层（上限 {limit}）。</translation>
    </message>
    <message>
        <source>The circuit has {got} wires (limit {limit}).</source>
        <translation>电路有 {got} 条连线（上限 {limit}）。</translation>
    </message>
    <message>
        <source>The label has {got} characters (limit {limit}).</source>
        <translation>标签有 {got} 个字符（上限 {limit}）。</translation>
    </message>
    <message>
        <source>The circuit has {got} stops (limit {limit}).</source>
        <translation>电路有 {got} 个停止点（上限 {limit}）。</translation>
    </message>
    <message>
        <source>The note has {got} characters (limit {limit}).</source>
        <translation>备注有 {got} 个字符（上限 {limit}）。</translation>
    </message>
    <message>
        <source>The title has {got} characters (limit {limit}).</source>
        <translation>标题有 {got} 个字符（上限 {limit}）。</translation>
    </message>
    <message>
        <source>The value has {got} numbers (limit {limit}).</source>
        <translation>值有 {got} 个数（上限 {limit}）。</translation>
    </message>
    <message>
        <source>The value has lists nested {got} deep (limit {limit}).</source>
        <translation>值的列表有 {got} 层（上限 {limit}）。</translation>
    </message>
    <message>
        <source>The gate lies too far out: {got} from the middle (limit {limit}).</source>
        <translation>这个门放得太远：离中央 {got}（上限 {limit}）。</translation>
    </message>
    <message>
        <source>Line {line} is not text in UTF-8. Save the file again as UTF-8.</source>
        <translation>第 {line} 行不是 UTF-8 文本。请把文件重新存成 UTF-8。</translation>
    </message>
    <message>
        <source>Line {line}: {problem}</source>
        <translation>第 {line} 行：{problem}</translation>
    </message>
    <message>
        <source>{digits} is too large for a number (limit 1.8e308).</source>
        <translation>{digits} 太大，超出了数字的上限 1.8e308。</translation>
    </message>
    <message>
        <source>{name} is not a finite number; write one.</source>
        <translation>{name} 不是有限的数；请写有限的数。</translation>
    </message>
    <message>
        <source>This is written more than once. Keep one of them.</source>
        <translation>这一项写了不止一次。请只留一个。</translation>
    </message>
    <message>
        <source>The text holds half of a character (a lone \ud800 to \udfff).</source>
        <translation>文本里有半个字符（单独的 \ud800 到 \udfff）。</translation>
    </message>
    <message>
        <source>The file ends in the middle, at line {line}. Its end is lost; look for a copy of it.</source>
        <translation>文件在第 {line} 行中断，后面丢失了；请找找有没有副本。</translation>
    </message>
    <message>
        <source>The file is not valid JSON from line {line}, column {column} on: {reason}.</source>
        <translation>从第 {line} 行第 {column} 个字符起，文件不是有效的 JSON：{reason}。</translation>
    </message>
    <message>
        <source>The loss must be a flag (a node of kind output); {node} is none.</source>
        <translation>损失必须是旗子（种类为 output 的节点）；{node} 不是。</translation>
    </message>
    <message>
        <source>A range is two numbers, the lower one first: [lowest, highest].</source>
        <translation>范围是两个数，小的在前：[最小, 最大]。</translation>
    </message>
    <message>
        <source>{node} has no value of its own, and so no range.</source>
        <translation>{node} 没有自己的值，所以也没有范围。</translation>
    </message>
    <message>
        <source>This is missing.</source>
        <translation>缺少这一项。</translation>
    </message>
    <message>
        <source>{place}: {problem}</source>
        <translation>{place}：{problem}</translation>
    </message>
    <message>
        <source>This must be a number.</source>
        <translation>这必须是数字。</translation>
    </message>
    <message>
        <source>This must be an object: {{ ... }}.</source>
        <translation>这必须是对象：{{ ... }}。</translation>
    </message>
    <message>
        <source>A place is two numbers: [across, down].</source>
        <translation>位置是两个数：[横, 纵]。</translation>
    </message>
    <message>
        <source>This must be a list: [ ... ].</source>
        <translation>这必须是列表：[ ... ]。</translation>
    </message>
    <message>
        <source>This must be a text in quotes.</source>
        <translation>这必须是引号里的文本。</translation>
    </message>
    <message>
        <source>What a copy sorts as is a list of at most {limit} ids and whole numbers above 0; leave it out, and the node sorts as its own id.</source>
        <translation>副本的排序依据是一个列表，最多 {limit} 项，每项是 id 或大于 0 的整数；省略它，节点就按自己的 id 排序。</translation>
    </message>
    <message>
        <source>Another node has the id &quot;{id}&quot; already.</source>
        <translation>已经有别的节点使用 id“{id}”。</translation>
    </message>
    <message>
        <source>Wires name {got} ports of this gate (limit {limit}).</source>
        <translation>连线提到这个门的 {got} 个端口（上限 {limit}）。</translation>
    </message>
    <message>
        <source>This program has no gate &quot;{kind}&quot;.</source>
        <translation>这个程序没有“{kind}”门。</translation>
    </message>
    <message>
        <source>{problem} The gate is kept as it is, and has no value.</source>
        <translation>{problem}这个门会原样保留，但没有值。</translation>
    </message>
    <message>
        <source>The kind of a gate is a text of 1 to {limit} characters.</source>
        <translation>门的种类是 1 到 {limit} 个字符的文本。</translation>
    </message>
    <message>
        <source>A port is called by 1 to 64 letters from A to Z, digits, _ and -, and not &quot;{port}&quot;.</source>
        <translation>端口的名称由 1 到 64 个 A 到 Z 的字母、数字、_ 和 - 组成，不能是“{port}”。</translation>
    </message>
    <message>
        <source>One wire leads from {pin} and another one to it. A port has one direction.</source>
        <translation>一条连线从 {pin} 出发，另一条却连到它。端口只有一个方向。</translation>
    </message>
    <message>
        <source>This file has no block &quot;{block}&quot;.</source>
        <translation>这个文件没有方块“{block}”。</translation>
    </message>
    <message>
        <source>Ports stand inside blocks; here is nothing they lead out of.</source>
        <translation>端口在方块里面；这里没有可以通往的外面。</translation>
    </message>
    <message>
        <source>The loss flag stands outside of blocks. Use an outlet here.</source>
        <translation>损失旗子在方块外面。这里请用 outlet。</translation>
    </message>
    <message>
        <source>A block has no constants of its own.</source>
        <translation>方块没有自己的常数。</translation>
    </message>
    <message>
        <source>The gate {kind} has no constant &quot;{name}&quot;.</source>
        <translation>{kind} 门没有常数“{name}”。</translation>
    </message>
    <message>
        <source>The value of a gate {kind} is computed; do not write one.</source>
        <translation>{kind} 门的值是算出来的；请不要写。</translation>
    </message>
    <message>
        <source>An end of a wire is a text: &quot;node.port&quot;, as in &quot;add1.a&quot;.</source>
        <translation>连线的一端是文本“节点.端口”，例如“add1.a”。</translation>
    </message>
    <message>
        <source>There is no node &quot;{node}&quot;.</source>
        <translation>没有节点“{node}”。</translation>
    </message>
    <message>
        <source>{node}, a gate {kind}, has no input &quot;{port}&quot;.</source>
        <translation>{node} 是 {kind} 门，没有输入“{port}”。</translation>
    </message>
    <message>
        <source>{node}, a gate {kind}, has no output &quot;{port}&quot;.</source>
        <translation>{node} 是 {kind} 门，没有输出“{port}”。</translation>
    </message>
    <message>
        <source>Two wires lead to {pin}. An input takes one: remove the other.</source>
        <translation>有两条连线通往 {pin}。一个输入只接一条：请移除另一条。</translation>
    </message>
    <message>
        <source>This is a file of another kind ({kind}), not a circuit. To build what it draws, type the formula: Ctrl+I in the window, or circuit-editor new.</source>
        <translation>这是另一种文件（{kind}），不是电路。要建立它画的东西，请输入算式：在窗口按 Ctrl+I，或用 circuit-editor new。</translation>
    </message>
    <message>
        <source>This is a file of another kind ({kind}), not a circuit. Models and their numbers are never loaded here. To build one, type its formula: Ctrl+I in the window, or circuit-editor new.</source>
        <translation>这是另一种文件（{kind}），不是电路。这里从不加载模型和模型的数。要建立模型，请输入它的算式：在窗口按 Ctrl+I，或用 circuit-editor new。</translation>
    </message>
    <message>
        <source>This is a file of another kind ({kind}), not a circuit. To use a formula in it, copy or type it: Ctrl+I in the window, or circuit-editor new.</source>
        <translation>这是另一种文件（{kind}），不是电路。要用其中的算式，请复制或输入它：在窗口按 Ctrl+I，或用 circuit-editor new。</translation>
    </message>
    <message>
        <source>This is a file of another kind ({kind}), not a circuit. Unpack it first, then open the circuit file in it.</source>
        <translation>这是另一种文件（{kind}），不是电路。请先解压缩，再打开其中的电路文件。</translation>
    </message>
    <message>
        <source>This is a file of another kind ({kind}), not a circuit. Open a file that this program has saved; its name ends in .circuit.</source>
        <translation>这是另一种文件（{kind}），不是电路。请打开本程序保存的文件，文件名以 .circuit 结尾。</translation>
    </message>
    <message>
        <source>This is a {kind} text, not a circuit. To use a formula in it, copy the formula and paste it: Ctrl+I in the window, or circuit-editor new.</source>
        <translation>这是 {kind} 文本文件，不是电路。要用其中的算式，请复制算式再粘贴：在窗口按 Ctrl+I，或用 circuit-editor new。</translation>
    </message>
    <message>
        <source>This is a lesson, not a circuit. Open it in the window: F4, then Open a lesson.</source>
        <translation>这是课程，不是电路。请在窗口里打开：按 F4，再选“打开课程文件”。</translation>
    </message>
    <message>
        <source>The file ends in the middle, at line {line}. Its end is lost; a repaired copy keeps what stands before it.</source>
        <translation>文件在第 {line} 行中断，后面丢失了；修复过的副本会保留前面的内容。</translation>
    </message>
    <message>
        <source>This is no text but a file of another program, and no circuit. Open a file that this program has saved; its name ends in .circuit.</source>
        <translation>这不是文本文件，而是其他程序的文件，也不是电路。请打开本程序保存的文件，文件名以 .circuit 结尾。</translation>
    </message>
    <message>
        <source>This is a text, not a circuit. To use a formula in it, copy the formula and paste it: Ctrl+I in the window, or circuit-editor new.</source>
        <translation>这是一般文本，不是电路。要用其中的算式，请复制算式再粘贴：在窗口按 Ctrl+I，或用 circuit-editor new。</translation>
    </message>
    <message>
        <source>The file is empty. Perhaps it was never saved; look for a copy of it.</source>
        <translation>文件是空的。也许从没存过；请找找有没有副本。</translation>
    </message>
    <message>
        <source>The file holds only zero bytes, as a crash or a bad disk leaves them. Its contents are lost; look for a copy of it.</source>
        <translation>文件里只有零字节，死机或磁盘损坏会造成这样。内容已丢失；请找找有没有副本。</translation>
    </message>
    <message>
        <source>The file is text in UTF-16. Save it again as UTF-8.</source>
        <translation>文件是 UTF-16 文本。请重新存成 UTF-8。</translation>
    </message>
    <message>
        <source>This is a web page. Perhaps the page about the file was saved in its place: download the file itself.</source>
        <translation>这是网页。也许存到的是介绍文件的网页：请下载文件本身。</translation>
    </message>
    <message>
        <source>This is a Git LFS pointer, which stands for the file. Fetch the file itself with: git lfs pull</source>
        <translation>这是 Git LFS 指针文件，只是代替文件。请用 git lfs pull 取回文件本身。</translation>
    </message>
    <message>
        <source>The file holds both sides of a merge conflict (lines with &lt;&lt;&lt;&lt;&lt;&lt;&lt; and &gt;&gt;&gt;&gt;&gt;&gt;&gt;). Settle the conflict first, then open it.</source>
        <translation>文件里有合并冲突的两边（&lt;&lt;&lt;&lt;&lt;&lt;&lt; 和 &gt;&gt;&gt;&gt;&gt;&gt;&gt; 的行）。请先解决冲突再打开。</translation>
    </message>
    <message>
        <source>This is no circuit file: it does not begin with &quot;format&quot;: &quot;circuit-editor&quot;.</source>
        <translation>这不是电路文件：开头不是 &quot;format&quot;: &quot;circuit-editor&quot;。</translation>
    </message>
    <message>
        <source>{problem} Did you mean &quot;{guess}&quot;?</source>
        <translation>{problem} 你是指“{guess}”吗？</translation>
    </message>
    <message>
        <source>A packed array is {{ &quot;shape&quot;: [...], &quot;f64&quot;: &quot;...&quot; }}: its lengths, from 1 on, and as many numbers of 8 bytes, the lowest first, in base64.</source>
        <translation>压缩的数组写成 {{ &quot;shape&quot;: [...], &quot;f64&quot;: &quot;...&quot; }}：从 1 起的长度，以及同样多个 8 字节的数（低位在前），以 base64 编码。</translation>
    </message>
    <message>
        <source>A packed array holds numbers that are not finite.</source>
        <translation>压缩的数组含有不是有限的数。</translation>
    </message>
    <message>
        <source>A list of numbers cannot be empty.</source>
        <translation>数的列表不能是空的。</translation>
    </message>
    <message>
        <source>The rows of the value differ in length.</source>
        <translation>值的各行长度不同。</translation>
    </message>
    <message>
        <source>The value mixes numbers and lists in one row.</source>
        <translation>值在同一行里混用了数和列表。</translation>
    </message>
    <message>
        <source>A value must be a number, or lists of numbers.</source>
        <translation>值必须是数，或数的列表。</translation>
    </message>
    <message>
        <source>The version must be a whole number from 1 on.</source>
        <translation>版本必须是 1 以上的整数。</translation>
    </message>
    <message>
        <source>Made with format {version}; this program knows up to {known}. Open it with a newer version of the program.</source>
        <translation>以格式 {version} 制作；这个程序只认得到 {known}。请用较新版的程序打开。</translation>
    </message>
    <message>
        <source>Made with format {version}; this program knows up to {known}. Opened read-only so that nothing is lost.</source>
        <translation>用格式 {version} 制作；这个程序只认得到 {known}。已以只读方式打开，以免丢失内容。</translation>
    </message>
    <message>
        <source>The closed form of this block could not be worked out ({error}).</source>
        <translation>算不出这个方块的封闭形式（{error}）。</translation>
    </message>
    <message>
        <source>div cannot divide by zero; the divisor is {got_b}.</source>
        <translation>除数不能是零；这里的除数是 {got_b}。</translation>
    </message>
    <message>
        <source>power has no real value for the base {got_a} and the exponent {got_b}.</source>
        <translation>底数 {got_a}、指数 {got_b} 的幂没有实数值。</translation>
    </message>
    <message>
        <source>The power has no real value here: its base is {got_x}.</source>
        <translation>这里的幂没有实数值：底数是 {got_x}。</translation>
    </message>
    <message>
        <source>reciprocal cannot divide by zero; it got {got}.</source>
        <translation>零没有倒数；这里得到的是 {got}。</translation>
    </message>
    <message>
        <source>log needs a positive number; it got {got}.</source>
        <translation>对数需要正数；这里得到的是 {got}。</translation>
    </message>
    <message>
        <source>sqrt needs a number that is not negative; it got {got}.</source>
        <translation>平方根需要不为负的数；这里得到的是 {got}。</translation>
    </message>
    <message>
        <source>sin needs a finite number; it got {got}.</source>
        <translation>正弦需要有限的数；这里得到的是 {got}。</translation>
    </message>
    <message>
        <source>cos needs a finite number; it got {got}.</source>
        <translation>余弦需要有限的数；这里得到的是 {got}。</translation>
    </message>
    <message>
        <source>Select the gates that are to be one block; a flag stays outside.</source>
        <translation>请选取要组成一个方块的门；旗子留在外面。</translation>
    </message>
    <message>
        <source>In the block {block}: {problem}</source>
        <translation>在方块 {block} 里：{problem}</translation>
    </message>
    <message>
        <source>This program does not know the gate &quot;{kind}&quot; ({node}): it is kept as it is, and has no value.</source>
        <translation>这个程序不认识“{kind}”门（{node}）：它会原样保留，但没有值。</translation>
    </message>
    <message>
        <source>This program does not know the gate &quot;{kind}&quot; ({node}): it is kept as it is, and has no value. Did you mean &quot;{guess}&quot;?</source>
        <translation>这个程序不认识“{kind}”门（{node}）：它会原样保留，但没有值。你是指“{guess}”吗？</translation>
    </message>
    <message>
        <source>No loss yet: select the flag {node} and make it the loss.</source>
        <translation>还没有损失：请选取旗子 {node}，把它设为损失。</translation>
    </message>
    <message>
        <source>No loss yet: choose which of the {count} flags is the loss: select it and make it the loss.</source>
        <translation>还没有损失：{count} 面旗子之中哪一面是损失？请选取它，把它设为损失。</translation>
    </message>
    <message>
        <source>No loss yet: the open end is {node}. Put the loss flag there.</source>
        <translation>还没有损失：还没接出去的是 {node}。请把损失旗子放在那里。</translation>
    </message>
    <message>
        <source>No loss yet: {count} gates have open ends. Join them, or put the loss flag on the one that matters.</source>
        <translation>还没有损失：有 {count} 个门的输出还没接出去。请把它们合起来，或把损失旗子放在要看的那一个。</translation>
    </message>
    <message>
        <source>No loss yet: wire a gate, then put the loss flag on its output.</source>
        <translation>还没有损失：请先接好一个门，再把损失旗子放在它的输出。</translation>
    </message>
    <message>
        <source>Nothing is wired to the loss {node} yet.</source>
        <translation>损失 {node} 还没有接上任何连线。</translation>
    </message>
    <message>
        <source>The block {node} still waits for a wire at its input &quot;{port}&quot;.</source>
        <translation>方块 {node} 的输入“{port}”还在等一条连线。</translation>
    </message>
    <message>
        <source>The {kind} gate {node} still waits for a wire at its input &quot;{port}&quot;.</source>
        <translation>{kind} 门 {node} 的输入“{port}”还在等一条连线。</translation>
    </message>
    <message>
        <source>Both ends are inputs. A wire leads from an output to an input.</source>
        <translation>两端都是输入。连线要从输出到输入。</translation>
    </message>
    <message>
        <source>Both ends are outputs. A wire leads from an output to an input.</source>
        <translation>两端都是输出。连线要从输出到输入。</translation>
    </message>
    <message>
        <source>{node} has no output &quot;{port}&quot;.</source>
        <translation>{node} 没有输出“{port}”。</translation>
    </message>
    <message>
        <source>{node} has no input &quot;{port}&quot;.</source>
        <translation>{node} 没有输入“{port}”。</translation>
    </message>
    <message>
        <source>{node} cannot feed itself.</source>
        <translation>{node} 不能接回自己。</translation>
    </message>
    <message>
        <source>{node} has no input: it cannot stand on a wire.</source>
        <translation>{node} 没有输入，不能放在连线上。</translation>
    </message>
    <message>
        <source>{node} has no output: it cannot stand on a wire.</source>
        <translation>{node} 没有输出，不能放在连线上。</translation>
    </message>
    <message>
        <source>This circuit would have a loop: {loop}. Backpropagation needs a circuit without loops.</source>
        <translation>这个电路会出现环路：{loop}。反向传播需要没有环路的电路。</translation>
    </message>
    <message>
        <source>A name may have at most {limit} characters.</source>
        <translation>名称最多 {limit} 个字符。</translation>
    </message>
    <message>
        <source>&quot;{label}&quot; cannot be a name: use letters, digits and _, not starting with a digit.</source>
        <translation>“{label}”不能当名称：请用字母、数字和 _，开头不能是数字。</translation>
    </message>
    <message>
        <source>Another output is already called &quot;{label}&quot;.</source>
        <translation>已经有别的输出叫“{label}”。</translation>
    </message>
    <message>
        <source>Another input is already called &quot;{label}&quot;.</source>
        <translation>已经有别的输入叫“{label}”。</translation>
    </message>
    <message>
        <source>Another block of this circuit is called &quot;{name}&quot;.</source>
        <translation>这个电路已经有别的方块叫“{name}”。</translation>
    </message>
    <message>
        <source>A block needs a name.</source>
        <translation>方块需要名称。</translation>
    </message>
    <message>
        <source>The range must run from a smaller number to a larger one.</source>
        <translation>范围必须由较小的数到较大的数。</translation>
    </message>
    <message>
        <source>The ends of the range are too far apart.</source>
        <translation>范围的两端离得太远。</translation>
    </message>
    <message>
        <source>Counted out, the blocks would make {count} gates (limit {limit}).</source>
        <translation>方块全部展开会有 {count} 个门（上限 {limit}）。</translation>
    </message>
    <message>
        <source>The circuit would have {count} gates (limit {limit}).</source>
        <translation>电路会有 {count} 个门（上限 {limit}）。</translation>
    </message>
    <message>
        <source>Blocks would stand more than {limit} deep inside each other.</source>
        <translation>方块会嵌套超过 {limit} 层。</translation>
    </message>
    <message>
        <source>A circuit may have at most {limit} different blocks.</source>
        <translation>一个电路最多 {limit} 种方块。</translation>
    </message>
    <message>
        <source>A note may have at most {limit} characters; this has {got}.</source>
        <translation>备注最多 {limit} 个字符；这里有 {got} 个。</translation>
    </message>
    <message>
        <source>A circuit may have at most {limit} stops.</source>
        <translation>一个电路最多 {limit} 个停止点。</translation>
    </message>
    <message>
        <source>A circuit may have at most {limit} notes.</source>
        <translation>一个电路最多可有 {limit} 条备注。</translation>
    </message>
    <message>
        <source>A circuit may have at most {limit} frames.</source>
        <translation>一个电路最多可以有 {limit} 个框。</translation>
    </message>
    <message>
        <source>A title may have at most {limit} characters; this has {got}.</source>
        <translation>标题最多 {limit} 个字符；这个有 {got} 个。</translation>
    </message>
    <message>
        <source>A circuit may have at most {limit} stored views.</source>
        <translation>一个电路最多可存 {limit} 个视图。</translation>
    </message>
    <message>
        <source>A wire may have at most {limit} bends.</source>
        <translation>一条连线最多可有 {limit} 个折点。</translation>
    </message>
    <message>
        <source>The block &quot;{block}&quot; cannot stand inside itself: {way}.</source>
        <translation>方块“{block}”不能放在自己里面：{way}。</translation>
    </message>
    <message>
        <source>Nothing is wired to the port &quot;{port}&quot; of the block {block}. Without the block, the default of the port &quot;{other}&quot; of {node} would count there: wire &quot;{port}&quot; first.</source>
        <translation>方块 {block} 的端口“{port}”没有接上连线。拿掉方块后，{node} 的“{other}”的默认值会在那里生效：请先接上“{port}”。</translation>
    </message>
    <message>
        <source>{guess} comes out when, further on at {gate}, {done}. {instead}</source>
        <translation>如果在后面的 {gate} 那里，{done}，就会得到 {guess}。{instead}</translation>
    </message>
    <message>
        <source>what arrives</source>
        <translation>到达的梯度</translation>
    </message>
    <message>
        <source>{guess} comes out when, at {gate}, {done}. {instead}</source>
        <translation>如果在 {gate}，{done}，就会得到 {guess}。{instead}</translation>
    </message>
    <message>
        <source>{guess} comes out when, in the branch to {gate}, {done}. {instead}</source>
        <translation>如果在通往 {gate} 的分支里，{done}，就会得到 {guess}。{instead}</translation>
    </message>
    <message>
        <source>{guess} comes out when, in all {count} branches of {node}, {done}. {instead}</source>
        <translation>如果在 {node} 的全部 {count} 条分支里，{done}，就会得到 {guess}。{instead}</translation>
    </message>
    <message>
        <source>{guess} follows from your {earlier} for the value of {node}, and that is not right yet. Mend that first.</source>
        <translation>{guess} 来自你之前填的 {node} 的值 {earlier}，而那个还不对。请先改正它。</translation>
    </message>
    <message>
        <source>{guess} follows from your {earlier} for the gradient of {node}, and that is not right yet. Mend that first.</source>
        <translation>{guess} 来自你之前填的 {node} 的梯度 {earlier}，而那个还不对。请先改正它。</translation>
    </message>
    <message>
        <source>one branch of a fork overwrites the others</source>
        <translation>分叉的一条分支盖掉了其他分支</translation>
    </message>
    <message>
        <source>one branch of a fork is left out</source>
        <translation>漏掉了分叉的一条分支</translation>
    </message>
    <message>
        <source>only the local derivative is taken, without what arrives</source>
        <translation>只取了局部梯度，没有乘以到达的梯度</translation>
    </message>
    <message>
        <source>what arrives is passed on without the local derivative</source>
        <translation>到达的梯度原样往回传，没有乘以局部梯度</translation>
    </message>
    <message>
        <source>the value is taken for the gradient</source>
        <translation>把值当成了梯度</translation>
    </message>
    <message>
        <source>{guess} comes out when, all the way back from {loss}, {done}. {instead}</source>
        <translation>如果从 {loss} 一路往回，{done}，就会得到 {guess}。{instead}</translation>
    </message>
    <message>
        <source>{guess} is what comes back over one wire alone, the one to {gate}. {count} wires lead from {node} to {loss}: add what comes back over each.</source>
        <translation>{guess} 只是经由一条连线（到 {gate} 的那条）回来的。从 {node} 通往 {loss} 的连线有 {count} 条：请把每条回来的都加起来。</translation>
    </message>
    <message>
        <source>{guess} leaves out the wire to {gate}. {count} wires lead from {node} to {loss}: add what comes back over each.</source>
        <translation>{guess} 漏掉了到 {gate} 的连线。从 {node} 通往 {loss} 的连线有 {count} 条：请把每条回来的都加起来。</translation>
    </message>
    <message>
        <source>{guess} is only the local derivative of {gate}. Multiply it by the gradient that arrives there from {loss}.</source>
        <translation>{guess} 只是 {gate} 的局部梯度。请再乘以从 {loss} 到达那里的梯度。</translation>
    </message>
    <message>
        <source>{guess} is only what arrives at {gate} from {loss}, the upstream gradient. Multiply it by the local derivative of {gate} by {node}.</source>
        <translation>{guess} 只是从 {loss} 到达 {gate} 的上游梯度。请再乘以 {gate} 对 {node} 的局部梯度。</translation>
    </message>
    <message>
        <source>{guess} is the value of {node}, the number that flows forwards. The gradient says how much {loss} moves when {node} moves.</source>
        <translation>{guess} 是 {node} 的值，也就是往前流的数。梯度说的是：{node} 动一下，{loss} 会动多少。</translation>
    </message>
    <message>
        <source>the value of another gate is taken for the gradient</source>
        <translation>把另一个门的值当成了梯度</translation>
    </message>
    <message>
        <source>{guess} is the value of {result}, a number that flows forwards. The gradient says how much {loss} moves when {node} moves.</source>
        <translation>{guess} 是 {result} 的值，是往前流的数。梯度说的是：{node} 动一下，{loss} 会动多少。</translation>
    </message>
    <message>
        <source>the number from before the last change is given</source>
        <translation>给的是上次改动之前的数</translation>
    </message>
    <message>
        <source>After a change both passes begin anew.</source>
        <translation>改动之后，前向和反向都要重新算。</translation>
    </message>
    <message>
        <source>{guess} was right before the last change of the circuit. After a change both passes begin anew, and this number is another one.</source>
        <translation>{guess} 在上次改动电路之前是对的。改动之后，前向和反向都要重新算，这个数已经不同了。</translation>
    </message>
    <message>
        <source>a sign is lost</source>
        <translation>漏了正负号</translation>
    </message>
    <message>
        <source>Look at the sign of each factor.</source>
        <translation>请看每个因数的正负号。</translation>
    </message>
    <message>
        <source>{guess} has the right size but the wrong sign. Follow the signs once more: of what arrives, and of the local derivative.</source>
        <translation>{guess} 的大小对了，但正负号错了。请再看一次正负号：到达的梯度的，和局部梯度的。</translation>
    </message>
    <message>
        <source>{guess} has the right size but the wrong sign. Follow the signs of the numbers that arrive at {gate} once more.</source>
        <translation>{guess} 的大小对了，但正负号错了。请再看一次到达 {gate} 的各个数的正负号。</translation>
    </message>
    <message>
        <source>what is not worked out yet is taken for 0</source>
        <translation>还没算出来的被当成 0</translation>
    </message>
    <message>
        <source>A number that is not there yet is not 0.</source>
        <translation>还没有的数不是 0。</translation>
    </message>
    <message>
        <source>0 would mean that {loss} does not move at all when {node} moves. A number that is not there yet is not 0: work it out from what arrives.</source>
        <translation>0 表示 {node} 动的时候 {loss} 完全不动。还没有的数不是 0：请由到达的梯度算出来。</translation>
    </message>
    <message>
        <source>Upstream is the side of {loss}.</source>
        <translation>上游是 {loss} 那一边。</translation>
    </message>
    <message>
        <source>{guess} belongs to the other side of {gate}: it is what that gate sends on to its input. Asked for is what arrives there, from the side of {loss}.</source>
        <translation>{guess} 属于 {gate} 的另一边：那是这个门往它的输入送的。这里问的是从 {loss} 那一边到达的。</translation>
    </message>
    <message>
        <source>The value of {node} is not 0. A number that is not there yet is not 0: work it out from what arrives.</source>
        <translation>{node} 的值不是 0。还没有的数不是 0：请由到达的数算出来。</translation>
    </message>
    <message>
        <source>what is not computed is taken for 0</source>
        <translation>没有计算的被当成 0</translation>
    </message>
    <message>
        <source>What is not computed has no number, not even 0.</source>
        <translation>没有计算的就没有数，连 0 都不是。</translation>
    </message>
    <message>
        <source>Nothing is computed at {node}: no number comes there, and none is not the same as 0.</source>
        <translation>{node} 什么都没有计算：没有数到那里，而“没有”和 0 不一样。</translation>
    </message>
    <message>
        <source>upstream and downstream are confused</source>
        <translation>上游和下游弄反了</translation>
    </message>
    <message>
        <source>the slope of the outer function is taken at the wrong place</source>
        <translation>外层函数的斜率取错了地方</translation>
    </message>
    <message>
        <source>{guess} comes out when the slope of {outer} is taken at {own}, what goes into {gate}. Take it at what {gate} gives, {out}; then × the slope of {gate}.</source>
        <translation>如果把 {outer} 的斜率取在进入 {gate} 的 {own}，就会得到 {guess}。应该取在 {gate} 给出的 {out}，然后 × {gate} 的斜率。</translation>
    </message>
    <message>
        <source>a slope is taken one gate too early</source>
        <translation>斜率早取了一个门</translation>
    </message>
    <message>
        <source>A slope is taken at what goes into its gate.</source>
        <translation>斜率要取在进入这个门的数。</translation>
    </message>
    <message>
        <source>{guess} comes out when the slope of {gate} is taken at {early}, what goes into {before}. Take it at {own}, what {before} gives.</source>
        <translation>把 {gate} 的斜率取在进入 {before} 的 {early}，就会得到 {guess}。要取在 {before} 给出的 {own}。</translation>
    </message>
    <message>
        <source>one function of another is read as their product</source>
        <translation>把函数套函数当成了两个函数相乘</translation>
    </message>
    <message>
        <source>The outer function gets what the inner one gives.</source>
        <translation>外面的函数拿到的是里面的函数给的。</translation>
    </message>
    <message>
        <source>{guess} comes out when two functions, one of the other, are read as their product. The slope of {outer} is taken at what {gate} gives, {out}; then × the slope of {gate}.</source>
        <translation>如果把函数套函数当成两个函数相乘，就会得到 {guess}。{outer} 的斜率要取在 {gate} 给出的 {out}，然后 × {gate} 的斜率。</translation>
    </message>
    <message>
        <source>{guess} comes out when two functions, one of the other, are read as their product. {gate} is taken of what comes out of the gate before it: {first}.</source>
        <translation>如果把函数套函数当成两个函数相乘，就会得到 {guess}。{gate} 作用在前一个门的输出上：{first}。</translation>
    </message>
    <message>
        <source>the branches of a fork are multiplied</source>
        <translation>把分叉的各分支相乘了</translation>
    </message>
    <message>
        <source>{guess} is the product of what comes back over the {count} wires from {node} to {loss}. Along a wire one multiplies; where wires meet again, one adds.</source>
        <translation>从 {node} 通往 {loss} 的连线有 {count} 条，{guess} 是经由它们回来的梯度相乘。沿着一条路要相乘；几条路会合的地方要相加。</translation>
    </message>
    <message>
        <source>the branches of a fork are averaged</source>
        <translation>把分叉的各分支取了平均</translation>
    </message>
    <message>
        <source>{guess} is the mean of what comes back over the {count} wires from {node} to {loss}. Add them; do not divide.</source>
        <translation>从 {node} 通往 {loss} 的连线有 {count} 条，{guess} 是经由它们回来的梯度的平均。请相加，不要除。</translation>
    </message>
    <message>
        <source>upstream and local derivative are added</source>
        <translation>把上游和局部梯度相加了</translation>
    </message>
    <message>
        <source>{guess} is {upstream} plus the local derivative of {gate}. The chain rule multiplies them.</source>
        <translation>{guess} 是 {upstream} 加上 {gate} 的局部梯度。链式法则是相乘。</translation>
    </message>
    <message>
        <source>rounded numbers are carried along</source>
        <translation>用四舍五入过的数继续算</translation>
    </message>
    <message>
        <source>Round at the very end.</source>
        <translation>最后才四舍五入。</translation>
    </message>
    <message>
        <source>The method is right. {guess} comes from numbers that were rounded on the way; with all their digits it is {true}.</source>
        <translation>方法对了。{guess} 是中途四舍五入的结果；保留所有位数的话是 {true}。</translation>
    </message>
    <message>
        <source>At {x} there is no value; the curve is drawn where there is one.</source>
        <translation>在 {x} 处没有值；曲线画在有值的地方。</translation>
    </message>
    <message>
        <source>At {x} there is no value, nor near it: there is no curve to draw.</source>
        <translation>在 {x} 处及其附近都没有值：没有曲线可画。</translation>
    </message>
    <message>
        <source>The curve is flat here: almost nothing of the gradient passes.</source>
        <translation>曲线在这里是平的：几乎没有梯度通过。</translation>
    </message>
    <message>
        <source>{gate} multiplies what arrives by {local} for {name}.</source>
        <translation>{gate} 把到达的梯度乘以 {local}，传给 {name}。</translation>
    </message>
    <message>
        <source>{gate} multiplies what arrives by {local} for {name}, and by {other_local} for {other}.</source>
        <translation>{gate} 把到达的梯度乘以 {local} 传给 {name}，乘以 {other_local} 传给 {other}。</translation>
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
        <translation>{winner} = {value} 胜过 {loser} = {other}；{loser} 要增加超过 {margin}，或 {winner} 减少这么多，两者才会互换。</translation>
    </message>
    <message>
        <source>{winner} = {value} wins over {loser} = {other}; {loser} must fall by more than {margin}, or {winner} grow by as much, before they change places.</source>
        <translation>{winner} = {value} 胜过 {loser} = {other}；{loser} 要减少超过 {margin}，或 {winner} 增加这么多，两者才会互换。</translation>
    </message>
    <message>
        <source>Type a number, such as 0.25 or 1/4.</source>
        <translation>请输入数字，例如 0.25 或 1/4。</translation>
    </message>
    <message>
        <source>That is too long for a number (limit {limit} signs).</source>
        <translation>这太长，不像数字（上限 {limit} 个字符）。</translation>
    </message>
    <message>
        <source>Which of the signs in &quot;{text}&quot; is the decimal sign? Use one, once.</source>
        <translation>“{text}”里哪个符号是小数点？请只用一种，用一次。</translation>
    </message>
    <message>
        <source>Do you mean {one} or {other}? Type the one you mean.</source>
        <translation>你是指 {one} 还是 {other}？请输入你指的那个。</translation>
    </message>
    <message>
        <source>&quot;{text}&quot; is no number. Type one such as 0.25, −3, 1/4 or 2.5e−3.</source>
        <translation>“{text}”不是数字。请输入例如 0.25、−3、1/4 或 2.5e−3。</translation>
    </message>
    <message>
        <source>&quot;{text}&quot; is too large for a number (limit 1.8e308).</source>
        <translation>“{text}”太大，超出了数字的上限 1.8e308。</translation>
    </message>
    <message>
        <source>A fraction cannot have 0 below its line.</source>
        <translation>分数的分母不能是 0。</translation>
    </message>
    <message>
        <source>{guess} is not the value of {node}. Put the numbers that arrive there into its gate once more.</source>
        <translation>{guess} 不是 {node} 的值。请把到达的数再代入它的门算一次。</translation>
    </message>
    <message>
        <source>This wire is {loss} itself: how much does it change when it changes by itself?</source>
        <translation>这条线就是 {loss} 本身：它自己变化时，它会变化多少？</translation>
    </message>
    <message>
        <source>{guess} is not the gradient of {node}. For each number that is made of this one: what arrives there × how fast it grows with this one. All of that added up.</source>
        <translation>{guess} 不是 {node} 的梯度。对每个由这一格算出的数：到达那里的梯度 × 那个数随这一格增加得多快；再全部加起来。</translation>
    </message>
    <message>
        <source>{guess} is not the gradient of {loss} by itself.</source>
        <translation>{guess} 不是 {loss} 对自己的梯度。</translation>
    </message>
    <message>
        <source>{guess} is not the gradient of {node}. Work out upstream × local for each of the {count} wires that reach {loss}, then add.</source>
        <translation>{guess} 不是 {node} 的梯度。请对通往 {loss} 的 {count} 条连线各算上游 × 局部，再相加。</translation>
    </message>
    <message>
        <source>{guess} is not the gradient of {node}. Multiply what arrives at the next gate by its local derivative.</source>
        <translation>{guess} 不是 {node} 的梯度。请把到达下一个门的梯度乘以它的局部梯度。</translation>
    </message>
    <message>
        <source>Right: {number}.</source>
        <translation>对了：{number}。</translation>
    </message>
    <message>
        <source>{guess} is near, but a fraction or a product is an exact number, and it is another one. Work with more digits, and round at the very end.</source>
        <translation>{guess} 很接近，但分数或乘积是精确的数，而它是另一个数。请用更多位数来算，到最后再四舍五入。</translation>
    </message>
    <message>
        <source>{guess} is not the shape of {node}.</source>
        <translation>{guess} 不是 {node} 的形状。</translation>
    </message>
    <message>
        <source>{guess} is not the shape of the gradient of {node}. A gradient has the shape of the array that it belongs to: one number for each of its.</source>
        <translation>{guess} 不是 {node} 的梯度的形状。梯度的形状就是它所属数组的形状：数组的每个数各有一个。</translation>
    </message>
    <message>
        <source>These are the right lengths in the wrong order: rows come before columns.</source>
        <translation>长度对了，顺序不对：行数在前，列数在后。</translation>
    </message>
    <message>
        <source>It has another number of axes. Look at which axes its gate keeps.</source>
        <translation>轴的个数不对。看看它的门保留哪些轴。</translation>
    </message>
    <message>
        <source>The number of axes is right. Look at the shapes that arrive, length by length.</source>
        <translation>轴的个数对了。看看到达的形状，一个长度一个长度地看。</translation>
    </message>
    <message>
        <source>This gate works cell by cell: what comes out has the shape of what arrives, of the larger one where one is stretched.</source>
        <translation>这个门逐格计算：输出的形状就是到达的形状；有一个被扩展时，是较大的那个的形状。</translation>
    </message>
    <message>
        <source>Look at the shapes that arrive: a product of matrices has the rows of the first and the columns of the second, and the length that they share is gone.</source>
        <translation>看看到达的形状：矩阵乘积有第一个的行数和第二个的列数，两者共有的长度不见了。</translation>
    </message>
    <message>
        <source>By shapes: {operation}.</source>
        <translation>用形状来写：{operation}。</translation>
    </message>
    <message>
        <source>{guess} is not the value of {node}. Look at which cells it is made of, and put their numbers into its gate once more.</source>
        <translation>{guess} 不是 {node} 的值。看看它由哪些格算出，再把那些数代入它的门一次。</translation>
    </message>
    <message>
        <source>It is near 0 but not 0. Give two digits, as in 4.0e−3.</source>
        <translation>它接近 0，但不是 0。请给两位有效数字，例如 4.0e−3。</translation>
    </message>
    <message>
        <source>{guess} is right as far as it goes. Give two digits behind the zeros, as in 0.050, or a fraction.</source>
        <translation>{guess} 写出的这几位是对的。请在前面的零之后再给两位数字，例如 0.050，或写成分数。</translation>
    </message>
    <message>
        <source>{guess} is right as far as it goes. Give two decimals, or a fraction.</source>
        <translation>{guess} 写出的这几位是对的。请给两位小数，或写成分数。</translation>
    </message>
    <message>
        <source>Right, but {guess} was cut off: rounded, the number is {number}.</source>
        <translation>对了，但 {guess} 是直接截断的：四舍五入是 {number}。</translation>
    </message>
    <message>
        <source>There is no number here that could be nudged.</source>
        <translation>这里没有可以推动的数。</translation>
    </message>
    <message>
        <source>So small a nudge stays on the tangent: no difference can be seen.</source>
        <translation>推动得这么小，还在切线上：看不出差别。</translation>
    </message>
    <message>
        <source>The change is lost in rounding: beside numbers so large it has no digits left. A larger nudge can be told.</source>
        <translation>这个改变被舍入吞掉了：在这么大的数旁边，它已经没有位数可以显示。推大一点才看得出来。</translation>
    </message>
    <message>
        <source>So small a nudge hardly leaves the tangent: prediction and change differ by {apart}, because {gate} bends.</source>
        <translation>推动得这么小，几乎没有离开切线：预测和实际相差 {apart}，因为 {gate} 是弯的。</translation>
    </message>
    <message>
        <source>They differ by {apart} because {gate} bends: its slope changes on the way. A smaller nudge stays closer to the tangent.</source>
        <translation>两者相差 {apart}，因为 {gate} 是弯的：斜率在途中会变。推动得小一点，就更贴近切线。</translation>
    </message>
    <message>
        <source>A nudge here does not move {loss}: there is no gradient.</source>
        <translation>推动这里，{loss} 不会动：这里没有梯度。</translation>
    </message>
    <message>
        <source>The prediction is exact: from here to {loss} everything is a straight line this far.</source>
        <translation>预测完全准确：在这个范围内，从这里到 {loss} 都是直线。</translation>
    </message>
    <message>
        <source>This nudge does not move {loss}.</source>
        <translation>这一推，{loss} 不动。</translation>
    </message>
    <message>
        <source>The gradient is 0, so no change was predicted; but {gate} bends, and {loss} moves all the same.</source>
        <translation>梯度是 0，所以预测不会改变；但 {gate} 是弯的，{loss} 还是动了。</translation>
    </message>
    <message>
        <source>They differ by {apart} because the nudge crosses the kink of {gate}: on its other side the slope is another one.</source>
        <translation>两者相差 {apart}，因为这一推越过了 {gate} 的折点：另一边的斜率不同。</translation>
    </message>
    <message>
        <source>They differ by {apart} because {gate} jumps on the way: between its steps it is flat, and no slope foretells a step.</source>
        <translation>两者相差 {apart}，因为 {gate} 在途中跳了一级：每一级都是平的，斜率无法预告跳跃。</translation>
    </message>
    <message>
        <source>The nudge goes past the place where {gate} divides by zero: beyond it no slope from here says anything.</source>
        <translation>这一推越过了 {gate} 除以零的地方：过了那里，这里的斜率就说明不了什么。</translation>
    </message>
    <message>
        <source>After this nudge {loss} is no finite number any more.</source>
        <translation>这样推动之后，{loss} 不再是有限的数。</translation>
    </message>
    <message>
        <source>One path leads to {loss}; its product is {sum}.</source>
        <translation>有一条路径通往 {loss}；它的乘积是 {sum}。</translation>
    </message>
    <message>
        <source>{count} paths lead to {loss}; their products add up to {sum}.</source>
        <translation>有 {count} 条路径通往 {loss}；它们的乘积加起来是 {sum}。</translation>
    </message>
    <message>
        <source>{count} paths lead to {loss}; the {shown} strongest are listed, the {more} others add {rest}. All together: {sum}.</source>
        <translation>有 {count} 条路径通往 {loss}；这里列出最强的 {shown} 条，其余 {more} 条合计 {rest}。全部加起来：{sum}。</translation>
    </message>
    <message>
        <source>No path leads from here to {loss}.</source>
        <translation>从这里没有路径通往 {loss}。</translation>
    </message>
    <message>
        <source>Arrays pass here: their local derivatives are tables, no single numbers.</source>
        <translation>这里通过的是数组：局部梯度是表格，不是单个的数。</translation>
    </message>
    <message>
        <source>{gate} distributes: it sends {what}</source>
        <translation>{gate} 分配：送出 {what}</translation>
    </message>
    <message>
        <source>{gate} distributes, − turns: it sends {what}</source>
        <translation>{gate} 分配，− 变号：送出 {what}</translation>
    </message>
    <message>
        <source>{gate} routes: it sends {what}</source>
        <translation>{gate} 路由：送出 {what}</translation>
    </message>
    <message>
        <source>{gate} switches: it sends {what}</source>
        <translation>{gate} 交换：送出 {what}</translation>
    </message>
    <message>
        <source>{gate} passes on what arrives: it sends {what}</source>
        <translation>{gate} 把到达的往回传：送出 {what}</translation>
    </message>
    <message>
        <source>{gate} flips the sign: it sends {what}</source>
        <translation>{gate} 翻转正负号：送出 {what}</translation>
    </message>
    <message>
        <source>{gate} stops the gradient, for its steps are flat: it sends {what}</source>
        <translation>{gate} 挡住梯度，因为它的每一级都是平的：它送出 {what}</translation>
    </message>
    <message>
        <source>{gate} switches, row by column: it sends {what}</source>
        <translation>{gate} 交换，行对列：送出 {what}</translation>
    </message>
    <message>
        <source>{gate} switches, window by window: it sends {what}</source>
        <translation>{gate} 逐个窗口交换：送出 {what}</translation>
    </message>
    <message>
        <source>{gate} copies the gradient to all: it sends {what}</source>
        <translation>{gate} 把梯度复制给全部：送出 {what}</translation>
    </message>
    <message>
        <source>{gate} shares the gradient equally: it sends {what}</source>
        <translation>{gate} 平均分摊梯度：送出 {what}</translation>
    </message>
    <message>
        <source>{gate} gives more of the gradient to larger numbers: it sends {what}</source>
        <translation>{gate} 给较大的数较多梯度：送出 {what}</translation>
    </message>
    <message>
        <source>{gate} routes the gradient to the number it took: it sends {what}</source>
        <translation>{gate} 把梯度送给被取的数：送出 {what}</translation>
    </message>
    <message>
        <source>{gate} puts the gradient back in the shape that came: it sends {what}</source>
        <translation>{gate} 把梯度放回原来的形状：送出 {what}</translation>
    </message>
    <message>
        <source>{gate} puts the gradient back where it took, with 0 elsewhere: it sends {what}</source>
        <translation>{gate} 把梯度放回取出的位置，其余为 0：送出 {what}</translation>
    </message>
    <message>
        <source>{gate} cuts the gradient apart: it sends {what}</source>
        <translation>{gate} 切开梯度：送出 {what}</translation>
    </message>
    <message>
        <source>{gate} adds up what comes back to all copies: it sends {what}</source>
        <translation>{gate} 把回到所有副本的相加：送出 {what}</translation>
    </message>
    <message>
        <source>{gate} lets its numbers compete: it sends {what}</source>
        <translation>{gate} 让它的数互相竞争：送出 {what}</translation>
    </message>
    <message>
        <source>{gate} recentres the gradient: it sends {what}</source>
        <translation>{gate} 把梯度重新居中：送出 {what}</translation>
    </message>
    <message>
        <source>{gate} pulls towards the target: it sends {what}</source>
        <translation>{gate} 拉向目标：送出 {what}</translation>
    </message>
    <message>
        <source>{gate} stops nothing outside training: it sends {what}</source>
        <translation>{gate} 在训练之外不阻挡：送出 {what}</translation>
    </message>
    <message>
        <source>{gate} decides entry by entry: it sends {what}</source>
        <translation>{gate} 逐项决定：送出 {what}</translation>
    </message>
    <message>
        <source>{gate} sends {what}</source>
        <translation>{gate} 送出 {what}</translation>
    </message>
    <message>
        <source>{gate} scales: it sends {what}</source>
        <translation>{gate} 缩放：送出 {what}</translation>
    </message>
    <message>
        <source>{gate} saturates: it sends only {what}</source>
        <translation>{gate} 饱和：只送出 {what}</translation>
    </message>
    <message>
        <source>{gate} passes the whole gradient on, for its input is {value}: it sends {what}</source>
        <translation>{gate} 让整个梯度通过，因为它的输入是 {value}：送出 {what}</translation>
    </message>
    <message>
        <source>{gate} stops the gradient, for its input is {value}: it sends {what}</source>
        <translation>{gate} 挡住梯度，因为它的输入是 {value}：送出 {what}</translation>
    </message>
    <message>
        <source>{gate} turns the sign, for its input is {value}: it sends {what}</source>
        <translation>{gate} 翻转正负号，因为它的输入是 {value}：送出 {what}</translation>
    </message>
    <message>
        <source>{gate} lets only a part through, for its input is {value}: it sends {what}</source>
        <translation>{gate} 只让一部分通过，因为它的输入是 {value}：送出 {what}</translation>
    </message>
    <message>
        <source>{gate}, in one step: it sends {what}</source>
        <translation>{gate} 一步完成：送出 {what}</translation>
    </message>
    <message>
        <source>{gate}, in one step: upstream {upstream} × local {local} {relation} {number}, to {name}</source>
        <translation>{gate} 一步完成：上游 {upstream} × 局部 {local} {relation} {number}，给 {name}</translation>
    </message>
    <message>
        <source>a gradient of shape {shape} to {name}</source>
        <translation>形状为 {shape} 的梯度给 {name}</translation>
    </message>
    <message>
        <source>{formula}, {product} = {shape}, to {name}</source>
        <translation>{formula}，{product} = {shape}，给 {name}</translation>
    </message>
    <message>
        <source>{formula}, of shape {shape}, to {name}</source>
        <translation>{formula}，形状 {shape}，给 {name}</translation>
    </message>
    <message>
        <source>{formula} = {number} to {name}</source>
        <translation>{formula} = {number} 给 {name}</translation>
    </message>
    <message>
        <source>{what} (at {cell}: {equation})</source>
        <translation>{what}（在 {cell}：{equation}）</translation>
    </message>
    <message>
        <source>{number}, summed over {count} copies, to {name}</source>
        <translation>{number}（{count} 份的总和），给 {name}</translation>
    </message>
    <message>
        <source>{gate} sends nothing back: what feeds it takes no gradient</source>
        <translation>{gate} 什么都不往回送：它的输入都不需要梯度</translation>
    </message>
    <message>
        <source>{gate} sends gradients back that are not shown yet</source>
        <translation>{gate} 会往回传梯度，现在还不显示</translation>
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
        <translation>还有 {count} 个</translation>
    </message>
    <message>
        <source>the loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>the sum</source>
        <translation>总和</translation>
    </message>
    <message>
        <source>the difference</source>
        <translation>差</translation>
    </message>
    <message>
        <source>the product</source>
        <translation>乘积</translation>
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
        <translation>输出 {name}</translation>
    </message>
    <message>
        <source>nothing to {name}</source>
        <translation>不给 {name}</translation>
    </message>
    <message>
        <source>nothing to the constant {name}</source>
        <translation>不给常数 {name}</translation>
    </message>
    <message>
        <source>{number} to {name}</source>
        <translation>{number} 给 {name}</translation>
    </message>
    <message>
        <source>the output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>{product} {relation} {number} to {name}</source>
        <translation>{product} {relation} {number} 给 {name}</translation>
    </message>
    <message>
        <source>all of it, {number}, to {name} (the larger)</source>
        <translation>{number} 全部给 {name}（较大的）</translation>
    </message>
    <message>
        <source>all of it, {number}, to {name} (the smaller)</source>
        <translation>{number} 全部给 {name}（较小的）</translation>
    </message>
    <message>
        <source>{first} of {total} right at the first try, {later} later, {revealed} revealed, {left} left.</source>
        <translation>共 {total} 题：一次答对 {first}，之后答对 {later}，看过答案 {revealed}，还剩 {left}。</translation>
    </message>
    <message>
        <source>first input</source>
        <translation>第一个输入</translation>
    </message>
    <message>
        <source>second input</source>
        <translation>第二个输入</translation>
    </message>
    <message>
        <source>In {block}: {sentence}</source>
        <translation>在 {block} 里：{sentence}</translation>
    </message>
    <message>
        <source>{sentence} {remark}</source>
        <translation>{sentence}{remark}</translation>
    </message>
    <message>
        <source>The loss&apos;s own gradient: d{f}/d{f} = {number}.</source>
        <translation>损失对自己的梯度：d{f}/d{f} = {number}。</translation>
    </message>
    <message>
        <source>Nothing is given.</source>
        <translation>没有给定任何数。</translation>
    </message>
    <message>
        <source>{name} = {number}</source>
        <translation>{name} = {number}</translation>
    </message>
    <message>
        <source>Given: {what}.</source>
        <translation>给定：{what}。</translation>
    </message>
    <message>
        <source>The loss is {name} = {number}.</source>
        <translation>损失是 {name} = {number}。</translation>
    </message>
    <message>
        <source>The output&apos;s own gradient: d{f}/d{f} = {number}.</source>
        <translation>输出对自己的梯度：d{f}/d{f} = {number}。</translation>
    </message>
    <message>
        <source>The loss&apos;s own gradient is {number}.</source>
        <translation>损失对自己的梯度是 {number}。</translation>
    </message>
    <message>
        <source>The output&apos;s own gradient is {number}.</source>
        <translation>输出对自己的梯度是 {number}。</translation>
    </message>
    <message>
        <source>The output is {name} = {number}.</source>
        <translation>输出是 {name} = {number}。</translation>
    </message>
    <message>
        <source>The loss is {number}.</source>
        <translation>损失是 {number}。</translation>
    </message>
    <message>
        <source>The output is {number}.</source>
        <translation>输出是 {number}。</translation>
    </message>
    <message>
        <source>The loss must be a single number, but {name} is {number}: there is no way back from it.</source>
        <translation>损失必须是单个的数，但 {name} 是 {number}：无法从它往回走。</translation>
    </message>
    <message>
        <source>The output must be a single number, but {name} is {number}: there is no way back from it.</source>
        <translation>输出必须是单个的数，但 {name} 是 {number}：无法从它往回走。</translation>
    </message>
    <message>
        <source>The value of {name} is not shown yet.</source>
        <translation>{name} 的值现在还不显示。</translation>
    </message>
    <message>
        <source>The gradient of {name} is not shown yet.</source>
        <translation>{name} 的梯度现在还不显示。</translation>
    </message>
    <message>
        <source>{operation} {relation} {number}, of {product}</source>
        <translation>{operation} {relation} {number}，由 {product} 得到</translation>
    </message>
    <message>
        <source>The values that are given are not shown yet.</source>
        <translation>已给的值现在还不显示。</translation>
    </message>
    <message>
        <source>{operation} {relation} {number}</source>
        <translation>{operation} {relation} {number}</translation>
    </message>
    <message>
        <source>{name} not computed</source>
        <translation>{name} 没有计算</translation>
    </message>
    <message>
        <source>{block}, in one step: {what}.</source>
        <translation>{block} 一步完成：{what}。</translation>
    </message>
    <message>
        <source>This is too large for a number (limit 1.8e308).</source>
        <translation>这太大，超出了数字的上限 1.8e308。</translation>
    </message>
    <message>
        <source>{name} is not computed, because {source} is not.</source>
        <translation>{name} 没有计算，因为 {source} 没有计算。</translation>
    </message>
    <message>
        <source>{name} is not computed: nothing is wired to its {place}.</source>
        <translation>{name} 没有计算：它的{place}没有接上连线。</translation>
    </message>
    <message>
        <source>{name} is not computed: nothing is wired to it.</source>
        <translation>{name} 没有计算：它没有接上连线。</translation>
    </message>
    <message>
        <source>{name} is not computed: see inside it.</source>
        <translation>{name} 没有计算：请看里面。</translation>
    </message>
    <message>
        <source>{name} is not computed: its inputs do not fit.</source>
        <translation>{name} 没有计算：它的输入不相配。</translation>
    </message>
    <message>
        <source>{name} is not computed: {shapes} do not fit, or would be too large.</source>
        <translation>{name} 没有计算：{shapes} 不相配，或结果太大。</translation>
    </message>
    <message>
        <source>{sentence}; at the fork {name} gets the sum of {count} arrays</source>
        <translation>{sentence}；在分叉处 {name} 得到 {count} 个数组的和</translation>
    </message>
    <message>
        <source>{sentence}; at the fork {name} gets the sum of {count} wires, {total}</source>
        <translation>{sentence}；在分叉处 {name} 得到 {count} 条连线的和 {total}</translation>
    </message>
    <message>
        <source>{sentence}; at the fork {name} gets {sum} {relation} {total}</source>
        <translation>{sentence}；在分叉处 {name} 得到 {sum} {relation} {total}</translation>
    </message>
    <message>
        <source>the second input of sub gets the gradient as it is</source>
        <translation>减法门的第二个输入得到原样的梯度</translation>
    </message>
    <message>
        <source>What is subtracted gets the gradient with its sign turned.</source>
        <translation>被减去的那个得到翻转正负号的梯度。</translation>
    </message>
    <message>
        <source>{guess} is what arrives at {gate}, with its sign as it was. {node} is subtracted there: when it grows, the result falls, so the sign turns.</source>
        <translation>{guess} 是到达 {gate} 的梯度，正负号没变。{node} 在那里被减去：它增加时结果减少，所以正负号要翻转。</translation>
    </message>
    <message>
        <source>a gate that turns the sign does not turn it</source>
        <translation>会翻转正负号的门没有翻转</translation>
    </message>
    <message>
        <source>Its local derivative is negative.</source>
        <translation>它的局部梯度是负的。</translation>
    </message>
    <message>
        <source>max or min sends the gradient to the input it did not take</source>
        <translation>最大值门或最小值门把梯度送给了它没有取的输入</translation>
    </message>
    <message>
        <source>{guess} has the right size but the wrong sign. What {gate} gives falls when {node} grows: its local derivative is negative, and turns the sign.</source>
        <translation>{guess} 的大小对了，但正负号错了。{node} 增加时，{gate} 给出的数减少：它的局部梯度是负的，会翻转正负号。</translation>
    </message>
    <message>
        <source>{guess} comes out when {gate} sends the gradient to the input that it does not take. It compares {own} with {other}: the one it takes gets all that arrives, the other 0.</source>
        <translation>如果 {gate} 把梯度送给它没有取的那个输入，就会得到 {guess}。它比较 {own} 和 {other}：它取的那一个得到全部到达的梯度，另一个得到 0。</translation>
    </message>
    <message>
        <source>max or min sends the gradient to both of its inputs</source>
        <translation>最大值门或最小值门把梯度送给了两个输入</translation>
    </message>
    <message>
        <source>{guess} comes out when {gate} sends the gradient to both inputs. It compares {first} with {second}: the one it takes gets all, the other 0.</source>
        <translation>如果 {gate} 把梯度送给两个输入，就会得到 {guess}。它比较 {first} 和 {second}：它取的那个得到全部，另一个得到 0。</translation>
    </message>
    <message>
        <source>a relu lets all of the gradient pass although its input is not above 0</source>
        <translation>relu 的输入不大于 0，却让梯度全部通过</translation>
    </message>
    <message>
        <source>Left of 0 a relu is flat, and a leaky one has only its small slope.</source>
        <translation>在 0 的左边 relu 是平的，leaky relu 只有它的小斜率。</translation>
    </message>
    <message>
        <source>{guess} is what arrives at {gate}, passed on. Its input is {own}, not above 0, and there the gate does not let it pass as it is: look at its slope left of 0.</source>
        <translation>{guess} 是到达 {gate} 的梯度直接往回传。它的输入是 {own}，不大于 0，这时门不会让它原样通过：请看它在 0 左边的斜率。</translation>
    </message>
    <message>
        <source>leaky relu stops the gradient as relu does</source>
        <translation>leaky relu 像 relu 一样把梯度挡住了</translation>
    </message>
    <message>
        <source>Below 0 it still has its small slope.</source>
        <translation>在 0 以下它还有一个小斜率。</translation>
    </message>
    <message>
        <source>Nothing would pass a relu, but {gate} leaks: below 0 it still has its small slope. Multiply {upstream} by it.</source>
        <translation>relu 不会让任何东西通过，但 {gate} 会漏：在 0 以下它还有一个小斜率。请把 {upstream} 乘以它。</translation>
    </message>
    <message>
        <source>mul gives an input its own value instead of the other&apos;s</source>
        <translation>乘法门给输入的是它自己的值，而不是另一个的</translation>
    </message>
    <message>
        <source>mul switches: each input gets upstream × the other input.</source>
        <translation>乘法门交换：每个输入得到上游 × 另一个输入。</translation>
    </message>
    <message>
        <source>{guess} is {upstream} × {own}, its own value. {gate} switches: {node} gets {upstream} × {other}, the other factor.</source>
        <translation>{guess} 是 {upstream} × {own}，也就是它自己的值。{gate} 交换：{node} 得到 {upstream} × {other}，也就是另一个因数。</translation>
    </message>
    <message>
        <source>a gate with a constant factor multiplies by its input</source>
        <translation>乘常数的门乘以了自己的输入</translation>
    </message>
    <message>
        <source>A gate with a constant factor scales: it sends upstream × the constant.</source>
        <translation>乘常数的门会缩放：它送出上游梯度 × 常数。</translation>
    </message>
    <message>
        <source>{guess} is {upstream} × {own}, its own value. {gate} scales: {node} gets {upstream} × {other}, the constant.</source>
        <translation>{guess} 是 {upstream} × {own}，也就是它自己的值。{gate} 缩放：{node} 得到 {upstream} × {other}，也就是那个常数。</translation>
    </message>
    <message>
        <source>add multiplies what arrives by each input&apos;s own value</source>
        <translation>加法门把到达的梯度乘以了每个输入自己的值</translation>
    </message>
    <message>
        <source>{guess} is {upstream} × {own}, its own value, as in a product. {gate} adds: its local derivative is 1, whatever the values are.</source>
        <translation>{guess} 是 {upstream} × {own}，也就是它自己的值，像乘法那样。{gate} 是加法：不管值是多少，局部梯度都是 1。</translation>
    </message>
    <message>
        <source>only the exponent is left of the derivative of a power</source>
        <translation>幂的导数只剩下指数</translation>
    </message>
    <message>
        <source>{guess} has the exponent, but {own} itself is left out. The derivative of {gate} is the exponent × the next lower power of {own}; then multiply by {upstream}.</source>
        <translation>{guess} 有指数，却漏掉了 {own} 本身。{gate} 的导数是指数 × {own} 的次数少一的幂；然后乘以 {upstream}。</translation>
    </message>
    <message>
        <source>the exponent is left out of the derivative of a power</source>
        <translation>幂的导数漏了指数</translation>
    </message>
    <message>
        <source>{guess} is missing the exponent. The derivative of {gate} is the exponent × the next lower power; then multiply by {upstream}.</source>
        <translation>{guess} 少了指数。{gate} 的导数是指数 × 次数少一的幂；然后乘以 {upstream}。</translation>
    </message>
    <message>
        <source>a power stays as it is when it is differentiated</source>
        <translation>幂微分之后次数没有降</translation>
    </message>
    <message>
        <source>{guess} has the exponent in front, but the power at {gate} has not gone down. Lower it by one; then multiply by {upstream}.</source>
        <translation>{guess} 前面有指数了，但 {gate} 的次数没有降。请降一次；然后乘以 {upstream}。</translation>
    </message>
    <message>
        <source>the derivative of sigmoid or tanh is taken with its input, not its output</source>
        <translation>sigmoid 或 tanh 的导数代入了输入，而不是输出</translation>
    </message>
    <message>
        <source>It is out × (1 − out) for sigmoid, 1 − out² for tanh.</source>
        <translation>sigmoid 是 out × (1 − out)，tanh 是 1 − out²。</translation>
    </message>
    <message>
        <source>{guess} puts the input {own} where the output belongs. The derivative of {gate} is made of its output, {out}: σ(1 − σ) for sigmoid, 1 − out² for tanh.</source>
        <translation>{guess} 把输入 {own} 放在该放输出的地方。{gate} 的导数由它的输出 {out} 组成：sigmoid 是 σ(1 − σ)，tanh 是 1 − out²。</translation>
    </message>
    <message>
        <source>of the slope σ(1 − σ) the factor 1 − σ is left out</source>
        <translation>斜率 σ(1 − σ) 漏掉了因数 1 − σ</translation>
    </message>
    <message>
        <source>{guess} is {upstream} × {out}: only one of the two factors of σ(1 − σ), the slope of {gate}. Multiply by 1 − {out}, too.</source>
        <translation>{guess} 是 {upstream} × {out}：{gate} 的斜率 σ(1 − σ) 有两个因数，这里只有一个。请再乘以 1 − {out}。</translation>
    </message>
    <message>
        <source>of the slope σ(1 − σ) the factor σ is left out</source>
        <translation>斜率 σ(1 − σ) 漏掉了因数 σ</translation>
    </message>
    <message>
        <source>{guess} is {upstream} × (1 − {out}): only one of the two factors of σ(1 − σ), the slope of {gate}. Multiply by {out}, too.</source>
        <translation>{guess} 是 {upstream} × (1 − {out})：{gate} 的斜率 σ(1 − σ) 有两个因数，这里只有一个。请再乘以 {out}。</translation>
    </message>
    <message>
        <source>the output of tanh is not squared in its slope</source>
        <translation>tanh 的斜率里输出没有平方</translation>
    </message>
    <message>
        <source>The slope of tanh is 1 − out².</source>
        <translation>tanh 的斜率是 1 − out²。</translation>
    </message>
    <message>
        <source>{guess} is {upstream} × (1 − {out}), with the output not squared. The slope of {gate} is 1 − out².</source>
        <translation>{guess} 是 {upstream} × (1 − {out})，输出没有平方。{gate} 的斜率是 1 − out²。</translation>
    </message>
    <message>
        <source>the divisor is not squared in its derivative</source>
        <translation>对除数的导数里，除数没有平方</translation>
    </message>
    <message>
        <source>{guess} is upstream × (−a ÷ b). The derivative of {gate} by its divisor is −a ÷ b²: divide once more.</source>
        <translation>{guess} 是上游 × (−a ÷ b)。{gate} 对除数的导数是 −a ÷ b²：还要再除一次。</translation>
    </message>
    <message>
        <source>the dividend gets the gradient times the divisor</source>
        <translation>被除数得到的是梯度乘以除数</translation>
    </message>
    <message>
        <source>{guess} is {upstream} × {other}. {gate} divides, so {node} gets {upstream} ÷ {other}.</source>
        <translation>{guess} 是 {upstream} × {other}。{gate} 是除法，所以 {node} 得到 {upstream} ÷ {other}。</translation>
    </message>
    <message>
        <source>a function&apos;s value is taken for its derivative</source>
        <translation>把函数的值当成了它的导数</translation>
    </message>
    <message>
        <source>{guess} is {upstream} × {out}, the value that {gate} gives. Multiply by its derivative instead, at {own}.</source>
        <translation>{guess} 是 {upstream} × {out}，也就是 {gate} 给出的值。请改乘它在 {own} 处的导数。</translation>
    </message>
    <message>
        <source>exp is differentiated like a power</source>
        <translation>把 exp 当成幂来微分</translation>
    </message>
    <message>
        <source>exp is its own derivative.</source>
        <translation>exp 的导数就是它自己。</translation>
    </message>
    <message>
        <source>{guess} treats {gate} like a power of {node}. Here {node} stands above: exp is its own derivative, {out}.</source>
        <translation>{guess} 把 {gate} 当成 {node} 的幂。这里 {node} 在指数上：exp 的导数就是它自己，{out}。</translation>
    </message>
    <message>
        <source>add gives each input half of the gradient</source>
        <translation>加法门给每个输入一半的梯度</translation>
    </message>
    <message>
        <source>{guess} is half of what arrives at {gate}. Distributing is not sharing out: each input gets the whole gradient.</source>
        <translation>{guess} 是到达 {gate} 的梯度的一半。分配不是均分：每个输入都得到整个梯度。</translation>
    </message>
    <message>
        <source>add is treated like mul</source>
        <translation>把加法门当成了乘法门</translation>
    </message>
    <message>
        <source>{guess} is {upstream} × {other}, as in a product. {gate} adds: its local derivative is 1 for each input.</source>
        <translation>{guess} 是 {upstream} × {other}，像乘法那样。{gate} 是加法：它对每个输入的局部梯度都是 1。</translation>
    </message>
    <message>
        <source>the two numbers are taken in the wrong order</source>
        <translation>两个数的顺序弄反了</translation>
    </message>
    <message>
        <source>The upper input comes first.</source>
        <translation>上面的输入在前。</translation>
    </message>
    <message>
        <source>{guess} takes the two numbers of {gate} in the wrong order. The upper input comes first: {first}, then {second}.</source>
        <translation>{guess} 把 {gate} 的两个数弄反了。上面的输入在前：先 {first}，再 {second}。</translation>
    </message>
    <message>
        <source>max takes the smaller number, or min the larger</source>
        <translation>最大值门取了较小的数，或最小值门取了较大的数</translation>
    </message>
    <message>
        <source>{guess} is the number that {gate} does not take. Compare {first} and {second} once more: max takes the larger, min the smaller.</source>
        <translation>{guess} 是 {gate} 没有取的那个数。请再比较一次 {first} 和 {second}：最大值门取较大的，最小值门取较小的。</translation>
    </message>
    <message>
        <source>relu lets a negative number pass</source>
        <translation>relu 让负数通过了</translation>
    </message>
    <message>
        <source>relu gives 0 for what is negative.</source>
        <translation>relu 对负数给 0。</translation>
    </message>
    <message>
        <source>{guess} is what arrives at {gate}, and it is negative. relu gives 0 then, leaky relu a small part of it.</source>
        <translation>{guess} 是到达 {gate} 的数，而它是负的。这时 relu 给 0，leaky relu 给它的一小部分。</translation>
    </message>
    <message>
        <source>a number is added with the wrong sign</source>
        <translation>相加时弄错了正负号</translation>
    </message>
    <message>
        <source>Look at the sign of the second number.</source>
        <translation>请看第二个数的正负号。</translation>
    </message>
    <message>
        <source>{guess} takes {second} with the wrong sign. {node} is made by {gate}; look at both signs: {first} and {second}.</source>
        <translation>{guess} 里 {second} 的正负号错了。{node} 是由 {gate} 算出来的；请看两个正负号：{first} 和 {second}。</translation>
    </message>
    <message>
        <source>numbers are added that are to be multiplied, or the reverse</source>
        <translation>该乘的却加了，或该加的却乘了</translation>
    </message>
    <message>
        <source>Look at the sign on the gate.</source>
        <translation>请看门上的符号。</translation>
    </message>
    <message>
        <source>{guess} comes from another operation. {node} is made by {gate}, of {first} and {second}.</source>
        <translation>{guess} 来自另一种运算。{node} 是由 {gate} 用 {first} 和 {second} 算出来的。</translation>
    </message>
    <message>
        <source>a power is read as a product</source>
        <translation>把幂当成了乘积</translation>
    </message>
    <message>
        <source>x² is x × x, not 2 × x.</source>
        <translation>x² 是 x × x，不是 2 × x。</translation>
    </message>
    <message>
        <source>{guess} is the number times the exponent. {gate} raises {first} to a power, and that is no product with the exponent.</source>
        <translation>{guess} 是这个数乘以指数。{gate} 是求 {first} 的幂，而幂不是和指数相乘。</translation>
    </message>
    <message>
        <source>a function is taken of a number with the wrong sign</source>
        <translation>函数作用在正负号错误的数上</translation>
    </message>
    <message>
        <source>Look at the sign of what arrives.</source>
        <translation>请看到达的数的正负号。</translation>
    </message>
    <message>
        <source>{guess} is what {gate} gives for the number with the other sign. What arrives there is {first}.</source>
        <translation>{guess} 是正负号相反时 {gate} 给出的数。到达那里的是 {first}。</translation>
    </message>
    <message>
        <source>the angle is taken in degrees</source>
        <translation>角度用了度数</translation>
    </message>
    <message>
        <source>Angles are in radians here.</source>
        <translation>这里的角度以弧度计。</translation>
    </message>
    <message>
        <source>{guess} is right for {first} degrees. {gate} takes its angle in radians.</source>
        <translation>{guess} 对 {first} 度是对的。{gate} 的角度以弧度计。</translation>
    </message>
    <message>
        <source>the logarithm is taken to the base 10</source>
        <translation>取了以 10 为底的对数</translation>
    </message>
    <message>
        <source>log is the natural logarithm, to the base e.</source>
        <translation>log 是自然对数，以 e 为底。</translation>
    </message>
    <message>
        <source>{guess} is the logarithm of {first} to the base 10. {gate} is the natural logarithm, to the base e.</source>
        <translation>{guess} 是 {first} 以 10 为底的对数。{gate} 是自然对数，以 e 为底。</translation>
    </message>
    <message>
        <source>the gradient is taken for the value</source>
        <translation>把梯度当成了值</translation>
    </message>
    <message>
        <source>The value is what the gate computes.</source>
        <translation>值是门算出来的。</translation>
    </message>
    <message>
        <source>{guess} is the gradient of {node}, the number that flows back. The value is what comes out of its gate.</source>
        <translation>{guess} 是 {node} 的梯度，也就是往回流的数。值是它的门输出的。</translation>
    </message>
    <message>
        <source>a gate is skipped</source>
        <translation>跳过了一个门</translation>
    </message>
    <message>
        <source>Work out what the gate makes of what arrives.</source>
        <translation>请算出门把到达的数变成什么。</translation>
    </message>
    <message>
        <source>{guess} is what goes into {gate}. Asked for is what comes out on its other side.</source>
        <translation>{guess} 是进入 {gate} 的数。这里问的是另一边出来的。</translation>
    </message>
    <message>
        <source>Where a wire forks, the gradients of all its branches are added.</source>
        <translation>连线分叉的地方，所有分支的梯度要相加。</translation>
    </message>
    <message>
        <source>What is sent on is what arrives times the local derivative.</source>
        <translation>往下送的是到达的梯度乘以局部梯度。</translation>
    </message>
    <message>
        <source>The gradient says how much {loss} moves.</source>
        <translation>梯度说的是 {loss} 会动多少。</translation>
    </message>
    <message>
        <source>max sends all of it to the larger input, min to the smaller; the other gets 0.</source>
        <translation>最大值门把梯度全部送给较大的输入，最小值门送给较小的；另一个得到 0。</translation>
    </message>
    <message>
        <source>The exponent comes in front, and the power goes down by one.</source>
        <translation>指数移到前面，次数减一。</translation>
    </message>
    <message>
        <source>For a ÷ b the dividend gets upstream ÷ b, the divisor upstream × (−a ÷ b²).</source>
        <translation>对 a ÷ b，被除数得到上游 ÷ b，除数得到上游 × (−a ÷ b²)。</translation>
    </message>
    <message>
        <source>add sends the whole gradient to each of its inputs.</source>
        <translation>加法门把整个梯度送给每个输入。</translation>
    </message>
    <message>
        <source>The slope of sigmoid is σ(1 − σ): both factors.</source>
        <translation>sigmoid 的斜率是 σ(1 − σ)：两个因数都要。</translation>
    </message>
    <message>
        <source>Multiply by the derivative of the function, not by its value.</source>
        <translation>请乘以函数的导数，而不是它的值。</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>组成方块</translation>
    </message>
    <message>
        <source>Make blocks</source>
        <translation>组成方块</translation>
    </message>
    <message>
        <source>Ungroup</source>
        <translation>解开方块</translation>
    </message>
    <message>
        <source>Make unique</source>
        <translation>独立成一份</translation>
    </message>
    <message>
        <source>Add port</source>
        <translation>加入端口</translation>
    </message>
    <message>
        <source>Takes the place of the wire from {other} to {name}.</source>
        <translation>会取代从 {other} 到 {name} 的连线。</translation>
    </message>
    <message>
        <source>The wire from {other} to {name} gave way. Undo brings it back.</source>
        <translation>从 {other} 到 {name} 的连线已被取代。撤销可以把它接回来。</translation>
    </message>
    <message>
        <source>Release on a pin or a gate to connect, on empty canvas to find a gate. Esc gives up.</source>
        <translation>在引脚或门上松开即连接，在空白画布上松开即查找门。Esc 放弃。</translation>
    </message>
    <message>
        <source>Click a pin or a gate to connect, the empty canvas to find a gate. Esc gives up.</source>
        <translation>单击引脚或门即连接，单击空白画布即查找门。Esc 放弃。</translation>
    </message>
    <message>
        <source>Release on another pin to plug it in there, on empty canvas to cut it. Esc gives up.</source>
        <translation>在另一个引脚上松开即改接到那里，在空白画布上松开即剪断。Esc 放弃。</translation>
    </message>
    <message>
        <source>Unplug</source>
        <translation>拔掉连线</translation>
    </message>
    <message>
        <source>Release on another output moves all wires. Esc gives up.</source>
        <translation>在另一个输出上松开即移走所有连线。按 Esc 放弃。</translation>
    </message>
    <message>
        <source>Click another output to move all wires there. Esc gives up.</source>
        <translation>单击另一个输出，把所有连线移到那里。Esc 放弃。</translation>
    </message>
    <message>
        <source>Move wires</source>
        <translation>移动连线</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Connect {source} → {target}</source>
        <translation>连线 {source} → {target}</translation>
    </message>
    <message>
        <source>Set {name}</source>
        <translation>设置 {name}</translation>
    </message>
    <message>
        <source>Put the loss flag</source>
        <translation>放上损失旗子</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>剪切</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Paste number</source>
        <translation>粘贴数字</translation>
    </message>
    <message>
        <source>Paste formula</source>
        <translation>粘贴公式</translation>
    </message>
    <message>
        <source>Release puts it down here; Ctrl: in line with nothing. Esc puts it back.</source>
        <translation>松开就放在这里；按住 Ctrl 则不对齐。Esc 放回原处。</translation>
    </message>
    <message>
        <source>Insert on wire</source>
        <translation>插入连线</translation>
    </message>
    <message>
        <source>Release puts a copy down here. Esc gives up.</source>
        <translation>松开即在这里放下副本。按 Esc 放弃。</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>创建副本</translation>
    </message>
    <message>
        <source>Click puts it down: on a pin wired, on a wire inserted, with Alt neither. Esc puts it away.</source>
        <translation>单击即放下：在引脚上接好线，在连线上插入，按住 Alt 则都不做。Esc 收起。</translation>
    </message>
    <message>
        <source>Release puts it down: on a pin wired, on a wire inserted, with Alt neither. Esc puts it away.</source>
        <translation>松开即放下：在引脚上接好线，在连线上插入，按住 Alt 则都不做。Esc 收起。</translation>
    </message>
    <message>
        <source>The circuit on the clipboard cannot be pasted. {why}</source>
        <translation>剪贴板里的电路无法粘贴。{why}</translation>
    </message>
    <message>
        <source>The circuit on the clipboard cannot be pasted. {why} (+{more})</source>
        <translation>剪贴板里的电路无法粘贴。{why}（+{more}）</translation>
    </message>
    <message>
        <source>The closed form of this block takes too long to be worked out.</source>
        <translation>这个方块的封闭形式要算很久，算不完。</translation>
    </message>
    <message>
        <source>Formulas cannot be worked out now: the program for them does not run.</source>
        <translation>现在无法计算式子：负责计算的程序没有运行。</translation>
    </message>
    <message>
        <source>Rename block</source>
        <translation>重命名方块</translation>
    </message>
    <message>
        <source>Rename frame</source>
        <translation>更改框的标题</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>加框</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Make the loss</source>
        <translation>设为损失</translation>
    </message>
    <message>
        <source>Rename port</source>
        <translation>重命名端口</translation>
    </message>
    <message>
        <source>Move port</source>
        <translation>移动端口</translation>
    </message>
    <message>
        <source>Set default</source>
        <translation>设置默认值</translation>
    </message>
    <message>
        <source>The picture would be {width} × {height} pixels (limit {limit} a side). Choose another scale, or SVG.</source>
        <translation>图片会有 {width} × {height} 像素（每边上限 {limit}）。请换个缩放比例，或用 SVG。</translation>
    </message>
    <message>
        <source>The picture cannot be drawn: {error}</source>
        <translation>画不出这张图片：{error}</translation>
    </message>
    <message>
        <source>Range of {name}</source>
        <translation>{name} 的范围</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete wire</source>
        <translation>删除连线</translation>
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
        <translation>加入方块</translation>
    </message>
    <message>
        <source>Tidy up</source>
        <translation>自动排列</translation>
    </message>
    <message>
        <source>Align</source>
        <translation>对齐</translation>
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
        <translation>已经有别的节点、备注或框使用 id“{id}”。</translation>
    </message>
    <message>
        <source>The circuit has {got} notes (limit {limit}).</source>
        <translation>电路有 {got} 条备注（上限 {limit}）。</translation>
    </message>
    <message>
        <source>The circuit has {got} frames (limit {limit}).</source>
        <translation>电路有 {got} 个框（上限 {limit}）。</translation>
    </message>
    <message>
        <source>The circuit has {got} stored views (limit {limit}).</source>
        <translation>电路有 {got} 个已存视图（上限 {limit}）。</translation>
    </message>
    <message>
        <source>Only the forward pass has a step without a path: all that is given.</source>
        <translation>只有前向传播有一个没有路径的步骤：给定的数。</translation>
    </message>
    <message>
        <source>{node} has no step of its own: all sources are read in one, the first.</source>
        <translation>{node} 没有自己的步骤：所有来源都在第一步一起读入。</translation>
    </message>
    <message>
        <source>There is no pass &quot;{name}&quot;: write forward or backward.</source>
        <translation>没有“{name}”这一趟：请写 forward 或 backward。</translation>
    </message>
    <message>
        <source>Another stop stands at this step already.</source>
        <translation>这一步已经有别的停止点。</translation>
    </message>
    <message>
        <source>There is no colour &quot;{colour}&quot;: write yellow, green, blue, violet, red or grey, or leave it out.</source>
        <translation>没有“{colour}”这种颜色：请写 yellow、green、blue、violet、red 或 grey，或省略不写。</translation>
    </message>
    <message>
        <source>A size is two numbers from 0 to {limit}: [width, height].</source>
        <translation>大小是两个 0 到 {limit} 的数：[宽, 高]。</translation>
    </message>
    <message>
        <source>There is no node, note or frame &quot;{node}&quot; here for the frame to hold.</source>
        <translation>这里没有节点、备注或框“{node}”可以放进这个框。</translation>
    </message>
    <message>
        <source>&quot;{node}&quot; is held twice: a thing is in one frame at most.</source>
        <translation>“{node}”出现了两次：一个东西最多只能在一个框里。</translation>
    </message>
    <message>
        <source>The frame &quot;{frame}&quot; stands inside itself.</source>
        <translation>框“{frame}”在它自己里面。</translation>
    </message>
    <message>
        <source>Put a stop</source>
        <translation>放上停止点</translation>
    </message>
    <message>
        <source>Remove a stop</source>
        <translation>移除停止点</translation>
    </message>
    <message>
        <source>Note at a stop</source>
        <translation>停止点的备注</translation>
    </message>
    <message>
        <source>There is not enough memory to read this copy. Close other programs first.</source>
        <translation>内存不足，无法读取这份副本。请先关闭其他程序。</translation>
    </message>
    <message>
        <source>The program ended twice while it read this copy. It may be whole.</source>
        <translation>程序在读取这份副本时两次结束。它可能是完整的。</translation>
    </message>
    <message>
        <source>A crash would lose your unsaved work, for no copy of it can be kept: {reason}. Save your work.</source>
        <translation>程序若意外结束，未保存的内容会丢失，因为无法保留副本：{reason}。请保存你的内容。</translation>
    </message>
    <message>
        <source>These are numbers by the names of inputs.</source>
        <translation>这里按输入的名称写数字。</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; must be the name of a file beside the lesson.</source>
        <translation>“{name}”必须是和课程放在一起的文件的名称。</translation>
    </message>
    <message>
        <source>These are notes by steps, such as &quot;backward q&quot; = &quot;Why 3?&quot;.</source>
        <translation>这里按步骤写备注，例如 &quot;backward q&quot; = &quot;Why 3?&quot;。</translation>
    </message>
    <message>
        <source>Stops stand beside the program or the circuit that they are for.</source>
        <translation>停止点要和它所属的程序或电路写在一起。</translation>
    </message>
    <message>
        <source>Write &quot;forward NAME&quot; or &quot;backward NAME&quot; of a gate, not &quot;{step}&quot;.</source>
        <translation>请写一个门的 &quot;forward NAME&quot; 或 &quot;backward NAME&quot;，不是“{step}”。</translation>
    </message>
    <message>
        <source>{gates} can be no block {name} here.</source>
        <translation>这里 {gates} 不能成为方块 {name}。</translation>
    </message>
    <message>
        <source>&quot;{text}&quot; is no goal; it must begin with one of: {known}.</source>
        <translation>“{text}”不是目标；目标必须以其中之一开头：{known}。</translation>
    </message>
    <message>
        <source>&quot;{text}&quot; is no number.</source>
        <translation>“{text}”不是数字。</translation>
    </message>
    <message>
        <source>&quot;{kind}&quot; is no gate.</source>
        <translation>“{kind}”不是门。</translation>
    </message>
    <message>
        <source>Write &quot;guessed value NAME&quot; or &quot;guessed gradient NAME&quot;, not &quot;guessed {text}&quot;.</source>
        <translation>请写 &quot;guessed value NAME&quot; 或 &quot;guessed gradient NAME&quot;，不是“guessed {text}”。</translation>
    </message>
    <message>
        <source>Write &quot;chose right&quot;, not &quot;chose {text}&quot;.</source>
        <translation>请写 &quot;chose right&quot;，不是 &quot;chose {text}&quot;。</translation>
    </message>
    <message>
        <source>Write &quot;reached end&quot; or &quot;reached backward NAME&quot;, not &quot;reached {text}&quot;.</source>
        <translation>请写 &quot;reached end&quot; 或 &quot;reached backward NAME&quot;，不是“reached {text}”。</translation>
    </message>
    <message>
        <source>Write &quot;stepped down 10&quot;, not &quot;stepped {text}&quot;.</source>
        <translation>请写成“stepped down 10”，不要写“stepped {text}”。</translation>
    </message>
    <message>
        <source>The file is too large for a lesson: {got} bytes (limit {limit}).</source>
        <translation>文件太大，无法作为课程读取：{got} 字节（上限 {limit}）。</translation>
    </message>
    <message>
        <source>Lists and tables are nested more than {limit} deep here.</source>
        <translation>这里的列表和表格超过 {limit} 层。</translation>
    </message>
    <message>
        <source>A key has more than {limit} parts with dots between them.</source>
        <translation>有一个键以点分成超过 {limit} 段。</translation>
    </message>
    <message>
        <source>From here on the lesson has more than {limit} keys and values.</source>
        <translation>到这里，课程的键和值已超过 {limit} 个。</translation>
    </message>
    <message>
        <source>From here on the lesson has more than {limit} tables and lists.</source>
        <translation>到这里，课程的表格和列表已超过 {limit} 个。</translation>
    </message>
    <message>
        <source>A number or a key has {got} characters here (limit {limit}).</source>
        <translation>这里有一个数字或键长达 {got} 个字符（上限 {limit}）。</translation>
    </message>
    <message>
        <source>Here are {got} entries (limit {limit}).</source>
        <translation>这里有 {got} 个条目（上限 {limit}）。</translation>
    </message>
    <message>
        <source>The text has {got} characters (limit {limit}).</source>
        <translation>这段文字有 {got} 个字符（上限 {limit}）。</translation>
    </message>
    <message>
        <source>The name has {got} characters (limit {limit}).</source>
        <translation>名称有 {got} 个字符（上限 {limit}）。</translation>
    </message>
    <message>
        <source>The files of all circuits have {got} bytes up to here (limit {limit}).</source>
        <translation>到这里，所有电路文件合计 {got} 字节（上限 {limit}）。</translation>
    </message>
    <message>
        <source>The programs of all steps have {got} characters up to here (limit {limit}).</source>
        <translation>到这里，所有步骤的程序合计 {got} 个字符（上限 {limit}）。</translation>
    </message>
    <message>
        <source>The circuits of all steps have {got} gates up to here (limit {limit}).</source>
        <translation>到这里，所有步骤的电路合计 {got} 个门（上限 {limit}）。</translation>
    </message>
    <message>
        <source>The programs of all steps up to here would take too long to be laid out. Draw their circuits, and name the files in place of the programs.</source>
        <translation>到这里，所有步骤的程序要花太久才能排好版面。请把电路画好，用文件名代替程序。</translation>
    </message>
    <message>
        <source>The goals of all steps have {got} characters up to here (limit {limit}).</source>
        <translation>到这里，所有步骤的目标合计 {got} 个字符（上限 {limit}）。</translation>
    </message>
    <message>
        <source>What goals want computed has {got} names, numbers and gates up to here (limit {limit}).</source>
        <translation>到这里，目标要求计算的内容合计 {got} 个名称、数字和门（上限 {limit}）。</translation>
    </message>
    <message>
        <source>All steps have {got} goals and questions up to here (limit {limit}).</source>
        <translation>到这里，所有步骤合计 {got} 个目标和问题（上限 {limit}）。</translation>
    </message>
    <message>
        <source>All steps have {got} stops up to here (limit {limit}).</source>
        <translation>到这里，所有步骤合计 {got} 个停止点（上限 {limit}）。</translation>
    </message>
    <message>
        <source>This is a file of another kind ({kind}), not a lesson.</source>
        <translation>这是另一种文件（{kind}），不是课程。</translation>
    </message>
    <message>
        <source>The file is not valid TOML from line {line}, column {column} on: {reason}.</source>
        <translation>从第 {line} 行第 {column} 个字符起，文件不是有效的 TOML：{reason}。</translation>
    </message>
    <message>
        <source>step {step}: {problem}</source>
        <translation>第 {step} 步：{problem}</translation>
    </message>
    <message>
        <source>The first line must be: {line}</source>
        <translation>第一行必须是：{line}</translation>
    </message>
    <message>
        <source>This program knows version {version} of lessons.</source>
        <translation>这个程序只认得第 {version} 版的课程。</translation>
    </message>
    <message>
        <source>A lesson has 1 to {most} steps, each under [[steps]].</source>
        <translation>课程有 1 到 {most} 步，每一步写在 [[steps]] 之下。</translation>
    </message>
    <message>
        <source>A step is a table, under [[steps]].</source>
        <translation>每一步是写在 [[steps]] 之下的表格。</translation>
    </message>
    <message>
        <source>This is a whole number of minutes from 0 to {most}.</source>
        <translation>这里写分钟数：0 到 {most} 的整数。</translation>
    </message>
    <message>
        <source>An id is a word of one line without / and \.</source>
        <translation>id 是一行之内、不含 / 和 \ 的字。</translation>
    </message>
    <message>
        <source>Write &quot;value NAME&quot; or &quot;gradient NAME&quot;, not &quot;{text}&quot;.</source>
        <translation>请写 &quot;value NAME&quot; 或 &quot;gradient NAME&quot;，不是“{text}”。</translation>
    </message>
    <message>
        <source>This step has no choices.</source>
        <translation>这一步没有选项。</translation>
    </message>
    <message>
        <source>These are 2 to {most} answers to choose from.</source>
        <translation>这里是 2 到 {most} 个可以选的答案。</translation>
    </message>
    <message>
        <source>Here is one entry for each of the {count} choices.</source>
        <translation>这里对 {count} 个选项各写一项。</translation>
    </message>
    <message>
        <source>This is the number of the right choice: 1 for the first, up to {count}.</source>
        <translation>这里写正确选项的号码：第一个是 1，最大到 {count}。</translation>
    </message>
    <message>
        <source>This is a list of &quot;value&quot;, &quot;gradient&quot; and &quot;character&quot; (of gates).</source>
        <translation>这里是 &quot;value&quot;、&quot;gradient&quot; 和 &quot;character&quot;（门的个性）的列表。</translation>
    </message>
    <message>
        <source>These are lists of the names of gates, by the names of the blocks.</source>
        <translation>这里按方块的名称写门名的列表。</translation>
    </message>
    <message>
        <source>&quot;{text}&quot; must begin with one of: {known}.</source>
        <translation>“{text}”必须以其中之一开头：{known}。</translation>
    </message>
    <message>
        <source>This is a text, or a table of texts by language.</source>
        <translation>这是一段文字，或按语言写的文字表。</translation>
    </message>
    <message>
        <source>This is not known here; there are: {known}.</source>
        <translation>这里不认得这一项；可以写的有：{known}。</translation>
    </message>
    <message>
        <source>The circuit on the clipboard is empty: there is nothing to paste.</source>
        <translation>剪贴板里的电路是空的：没有东西可以粘贴。</translation>
    </message>
    <message>
        <source>Ports stand inside blocks: enter a block to paste them there.</source>
        <translation>端口在方块里面：请进入方块，再粘贴在那里。</translation>
    </message>
    <message>
        <source>The loss flag stands outside of blocks: leave the block to paste it.</source>
        <translation>损失旗子在方块外面：请离开方块再粘贴。</translation>
    </message>
    <message>
        <source>a single number</source>
        <translation>单个的数</translation>
    </message>
    <message>
        <source>{lengths} array</source>
        <translation>{lengths} 数组</translation>
    </message>
    <message>
        <source>an array of one number</source>
        <translation>只有一个数的数组</translation>
    </message>
    <message>
        <source>{count} numbers</source>
        <translation>{count} 个数</translation>
    </message>
    <message>
        <source>Something could not be drawn and is crossed out; your work is kept: {error}</source>
        <translation>有内容画不出来，已用叉标出；你的成果都还在：{error}</translation>
    </message>
    <message>
        <source>There is no gradient to check: it takes a loss that is a number.</source>
        <translation>没有梯度可以检查：需要一个数值的损失。</translation>
    </message>
    <message>
        <source>There is no gradient to compare: no input or parameter holds a value.</source>
        <translation>没有梯度可以比较：没有任何输入或参数带有数值。</translation>
    </message>
    <message>
        <source>This definition computes something else than the function {name} that is here. Give it another name, or write it out where it is needed.</source>
        <translation>这个定义所计算的，和这里已有的函数 {name} 不同。请换一个名称，或在需要的地方直接写出来。</translation>
    </message>
    <message>
        <source>This &quot;{sign}&quot; is never closed. A &quot;{other}&quot; is missing.</source>
        <translation>这个“{sign}”没有关上，缺少一个“{other}”。</translation>
    </message>
    <message>
        <source>This &quot;{sign}&quot; closes nothing. A &quot;{other}&quot; is missing before it.</source>
        <translation>这个“{sign}”没有对应的开头，前面缺少一个“{other}”。</translation>
    </message>
    <message>
        <source>The LaTeX command {command} is not read here.</source>
        <translation>这里无法读取 LaTeX 命令 {command}。</translation>
    </message>
    <message>
        <source>Write a root as a power, such as x^(1/3).</source>
        <translation>请把根写成幂，例如 x^(1/3)。</translation>
    </message>
    <message>
        <source>Behind {command} stands one name or number in braces, as in {example}.</source>
        <translation>{command} 后面要有大括号，里面是一个名称或数，例如 {example}。</translation>
    </message>
    <message>
        <source>An index is made of letters and digits, as in {example}. Choose a name without this.</source>
        <translation>下标由字母和数字组成，例如 {example}。请选一个没有这个符号的名称。</translation>
    </message>
    <message>
        <source>&quot;{typed}&quot; was read as {meaning}.</source>
        <translation>“{typed}”读作 {meaning}。</translation>
    </message>
    <message>
        <source>&quot;{typed}&quot; was read as the name {name}.</source>
        <translation>“{typed}”读作名称 {name}。</translation>
    </message>
    <message>
        <source>&quot;{typed}&quot; was read as a difference. For the exponential write e^(-x).</source>
        <translation>“{typed}”已读作减法。若要指数函数，请写 e^(-x)。</translation>
    </message>
    <message>
        <source>Invisible characters were left out.</source>
        <translation>已略去看不见的字符。</translation>
    </message>
    <message>
        <source>&quot;{typed}&quot; was read as a comment.</source>
        <translation>“{typed}”读作注释。</translation>
    </message>
    <message>
        <source>&quot;{typed}&quot; was left out: gradients are always computed here.</source>
        <translation>“{typed}”略过：梯度在这里一直都会计算。</translation>
    </message>
    <message>
        <source>&quot;{typed}&quot; was left out: it computes nothing here.</source>
        <translation>“{typed}”已略去：它在这里不计算任何东西。</translation>
    </message>
    <message>
        <source>&quot;{line}&quot; was read as a line of its own. To go on with the line before it, end that line with &quot;{sign}&quot;.</source>
        <translation>“{line}”读作独立的一行。若要接续前一行，请在前一行的结尾写“{sign}”。</translation>
    </message>
    <message>
        <source>Of branches those are read that give one name its value, as in {example}; no while, try or class. Write the lines that compute, one by one.</source>
        <translation>分支只读取给一个名称赋值的，例如 {example}；while、try 和 class 不读取。请逐行写出计算的式子。</translation>
    </message>
    <message>
        <source>Of what is returned the first, {name}, was read as the loss.</source>
        <translation>返回的多个值中，第一个 {name} 读作损失。</translation>
    </message>
    <message>
        <source>A class is not read. Write what its forward computes, with names for the weights, as in {example}.</source>
        <translation>类（class）读不懂。请写出它的 forward 计算什么，并给权重取名称，例如 {example}。</translation>
    </message>
    <message>
        <source>A gradient step comes before this line. A circuit is that of one step: leave out what follows it.</source>
        <translation>这一行之前有一步梯度下降。一个电路只是一步：请删去其后的内容。</translation>
    </message>
    <message>
        <source>A program has one header. To use a formula several times, make it a block.</source>
        <translation>一个程序只有一个标头。若要多次使用同一个公式，请把它做成方块。</translation>
    </message>
    <message>
        <source>The commas between the assignments were read as semicolons.</source>
        <translation>各个赋值之间的逗号读作分号。</translation>
    </message>
    <message>
        <source>tan needs a finite number; it got {got}.</source>
        <translation>正切需要有限的数；这里得到的是 {got}。</translation>
    </message>
    <message>
        <source>log2 needs a positive number; it got {got}.</source>
        <translation>log2 需要正数；这里得到的是 {got}。</translation>
    </message>
    <message>
        <source>log10 needs a positive number; it got {got}.</source>
        <translation>log10 需要正数；这里得到的是 {got}。</translation>
    </message>
    <message>
        <source>log1p needs a number above −1; it got {got}.</source>
        <translation>log1p 需要大于 −1 的数；这里得到的是 {got}。</translation>
    </message>
    <message>
        <source>There is no parameter to step: inputs are data and stay what they are. Take a parameter (w, b) for what is to be learned.</source>
        <translation>没有参数可以走这一步：输入是数据，保持不变。要学习的数请用参数（w、b）。</translation>
    </message>
    <message>
        <source>There is no loss yet that a step could lower.</source>
        <translation>还没有损失，无从下降。</translation>
    </message>
    <message>
        <source>The loss depends on no parameter: nothing can step.</source>
        <translation>损失和任何参数都无关：没有东西可以走这一步。</translation>
    </message>
    <message>
        <source>The value of {name} is {number}: no step is made.</source>
        <translation>{name} 的值是 {number}：不走这一步。</translation>
    </message>
    <message>
        <source>The gradient of {name} is {number}: no step is made.</source>
        <translation>{name} 的梯度是 {number}：不走这一步。</translation>
    </message>
    <message>
        <source>With a rate of {rate} the step would take {name} beyond every number: none is made.</source>
        <translation>学习率 {rate} 会让 {name} 超出所有能表示的数：不走这一步。</translation>
    </message>
    <message>
        <source>The step is so small that no parameter changes in its last digit.</source>
        <translation>这一步太小，没有任何参数的最后一位数字会改变。</translation>
    </message>
    <message>
        <source>The gradient of every parameter is 0: a step would move nothing.</source>
        <translation>每个参数的梯度都是 0：走一步什么都不会动。</translation>
    </message>
    <message>
        <source>{loss} was {before} and is {after} now.</source>
        <translation>{loss}原来是 {before}，现在是 {after}。</translation>
    </message>
    <message>
        <source>{loss} is {before} as before.</source>
        <translation>{loss}和之前一样是 {before}。</translation>
    </message>
    <message>
        <source>{loss} fell from {before} to {after}.</source>
        <translation>{loss}从 {before} 降到 {after}。</translation>
    </message>
    <message>
        <source>{loss} rose from {before} to {after}.</source>
        <translation>{loss}从 {before} 升到 {after}。</translation>
    </message>
    <message>
        <source>The loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>The output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>{what} At a rate of {rate} the step jumped over lower ground: at {smaller} it would have fallen to {lower}.</source>
        <translation>{what}学习率 {rate} 让这一步跨过了较低的地方：若用 {smaller}，会降到 {lower}。</translation>
    </message>
    <message>
        <source>{what} It would not have fallen at any smaller rate that was tried, down to {rate}.</source>
        <translation>{what}试过更小的学习率，小到 {rate}，损失也都不会下降。</translation>
    </message>
    <message>
        <source>A step down needs every gradient: reveal the numbers first.</source>
        <translation>梯度下降一步需要所有的梯度：请先揭开数字。</translation>
    </message>
    <message>
        <source>One step down, rate {rate}</source>
        <translation>梯度下降一步，学习率 {rate}</translation>
    </message>
    <message>
        <source>{gate} for {name}</source>
        <translation>{name} 的 {gate}</translation>
    </message>
    <message>
        <source>Drag to pan.</source>
        <translation>拖动以平移画面。</translation>
    </message>
    <message>
        <source>Release selects what the frame touches. Esc gives up.</source>
        <translation>松开即选中框线碰到的项目。按 Esc 放弃。</translation>
    </message>
    <message>
        <source>Delete with contents</source>
        <translation>连同内容一起删除</translation>
    </message>
    <message>
        <source>Cut out, keep the wire</source>
        <translation>删除节点，前后接起来</translation>
    </message>
    <message>
        <source>Detach</source>
        <translation>拆下</translation>
    </message>
    <message>
        <source>Release cuts the wires that light up. Esc gives up.</source>
        <translation>松开即剪断亮起的连线。按 Esc 放弃。</translation>
    </message>
    <message>
        <source>Cut wires</source>
        <translation>剪断连线</translation>
    </message>
    <message>
        <source>Release cuts one wire.</source>
        <translation>松开即剪断 1 条连线。</translation>
    </message>
    <message>
        <source>Release cuts {count} wires.</source>
        <translation>松开即剪断 {count} 条连线。</translation>
    </message>
    <message>
        <source>Drag across the wires to cut with the left button. Esc gives up.</source>
        <translation>按住左键划过要剪断的连线。Esc 放弃。</translation>
    </message>
    <message>
        <source>Ctrl or Shift turns it digit by digit. Esc takes the old value back.</source>
        <translation>按住 Ctrl 或 Shift 逐位微调。按 Esc 恢复原值。</translation>
    </message>
    <message>
        <source>Release puts it down, on a wire it is inserted; Alt: not. Esc puts it back.</source>
        <translation>松开即放下，放在连线上即插入；Alt：不插入。按 Esc 放回原处。</translation>
    </message>
    <message>
        <source>Release: {name} goes between {before} and {after}. Alt: do not insert.</source>
        <translation>松开：{name} 插入 {before} 与 {after} 之间。Alt：不插入。</translation>
    </message>
    <message>
        <source>Add formula</source>
        <translation>添加式子</translation>
    </message>
    <message>
        <source>It is there already: only wired.</source>
        <translation>已经在电路里：只连线。</translation>
    </message>
    <message>
        <source>Gates: {count}.</source>
        <translation>门：{count} 个。</translation>
    </message>
    <message>
        <source>Reads {names}.</source>
        <translation>读取 {names}。</translation>
    </message>
    <message>
        <source>New: {names}.</source>
        <translation>新增：{names}。</translation>
    </message>
    <message>
        <source>note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Text beside the gates.</source>
        <translation>门旁边的文字。</translation>
    </message>
    <message>
        <source>Replace by {kind}</source>
        <translation>换成{kind}</translation>
    </message>
    <message>
        <source>Release: {name} reads {other}. Alt: do not wire.</source>
        <translation>松开：{name} 读取 {other}。Alt：不连线。</translation>
    </message>
    <message>
        <source>Release: {name} feeds {other}. Alt: do not wire.</source>
        <translation>松开：{name} 接到 {other}。Alt：不连线。</translation>
    </message>
    <message>
        <source>Arrow keys choose the pin and Enter connects, or click it. Esc gives up.</source>
        <translation>方向键选择引脚、Enter 连接，或直接单击它。Esc 放弃。</translation>
    </message>
    <message>
        <source>Arrow keys choose the pin and Enter connects, or click it; letters find a gate. Esc gives up.</source>
        <translation>方向键选择引脚、Enter 连接，或直接单击它；打字可查找门。Esc 放弃。</translation>
    </message>
    <message>
        <source>Arrow keys lead the ring, Enter selects or deselects what is in it, Esc ends.</source>
        <translation>方向键移动虚线框，Enter 选中框里的东西或取消选中，Esc 结束。</translation>
    </message>
    <message>
        <source>the value on the wire {source} → {gate}</source>
        <translation>连线 {source} → {gate} 上的值</translation>
    </message>
    <message>
        <source>the gradient on the wire {source} → {gate}</source>
        <translation>连线 {source} → {gate} 上的梯度</translation>
    </message>
    <message>
        <source>the value on the wire {source} → {gate}, {place}</source>
        <translation>连线 {source} → {gate}（{place}）上的值</translation>
    </message>
    <message>
        <source>the gradient on the wire {source} → {gate}, {place}</source>
        <translation>连线 {source} → {gate}（{place}）上的梯度</translation>
    </message>
    <message>
        <source>{node} ({nth} of {count} from the left)</source>
        <translation>{node}（{count} 个中从左数第 {nth} 个）</translation>
    </message>
    <message>
        <source>{node} ({nth} of {count} from the top)</source>
        <translation>{node}（{count} 个中从上数第 {nth} 个）</translation>
    </message>
    <message>
        <source>Delete note</source>
        <translation>删除备注</translation>
    </message>
    <message>
        <source>Write note</source>
        <translation>写备注</translation>
    </message>
    <message>
        <source>Add note</source>
        <translation>加入备注</translation>
    </message>
    <message>
        <source>Release puts it down here; with Alt a frame goes alone. Esc puts it back.</source>
        <translation>松开就放在这里；按住 Alt 只移动框。Esc 放回原处。</translation>
    </message>
    <message>
        <source>Move frame</source>
        <translation>移动框</translation>
    </message>
    <message>
        <source>Release gives the frame this size; what it holds stays in it. Esc gives up.</source>
        <translation>松开就采用这个大小；框里的东西仍在框里。Esc 放弃。</translation>
    </message>
    <message>
        <source>Resize frame</source>
        <translation>改变框的大小</translation>
    </message>
    <message>
        <source>Without a colour.</source>
        <translation>没有颜色。</translation>
    </message>
    <message>
        <source>Yellow.</source>
        <translation>黄色。</translation>
    </message>
    <message>
        <source>Green, with a dashed line.</source>
        <translation>绿色，虚线。</translation>
    </message>
    <message>
        <source>Blue, with a dotted line.</source>
        <translation>蓝色，点线。</translation>
    </message>
    <message>
        <source>Violet, its line of dashes and dots.</source>
        <translation>紫色，点划线。</translation>
    </message>
    <message>
        <source>Red, its line of dashes and two dots each.</source>
        <translation>红色，双点划线。</translation>
    </message>
    <message>
        <source>Grey.</source>
        <translation>灰色。</translation>
    </message>
    <message>
        <source>Put into frame</source>
        <translation>放进框里</translation>
    </message>
    <message>
        <source>Take out of frame</source>
        <translation>从框里取出</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>换颜色</translation>
    </message>
    <message>
        <source>Store this view</source>
        <translation>存储视图</translation>
    </message>
    <message>
        <source>Rename a view</source>
        <translation>重命名视图</translation>
    </message>
    <message>
        <source>Forget a view</source>
        <translation>删除已存视图</translation>
    </message>
    <message>
        <source>Letters, digits and signs are typed: hold Ctrl or Alt, or take a key such as F2.</source>
        <translation>字母、数字和符号用来输入：请按住 Ctrl 或 Alt，或改用 F2 之类的按键。</translation>
    </message>
    <message>
        <source>{key} moves, chooses or answers wherever one is, and cannot be given away.</source>
        <translation>{key} 在各处用来移动、选择或确定，不能挪作他用。</translation>
    </message>
    <message>
        <source>{key} opens a menu.</source>
        <translation>{key} 打开菜单。</translation>
    </message>
    <message>
        <source>The bend lies too far out: {got} from the middle (limit {limit}).</source>
        <translation>这个折点放得太远：离中央 {got}（上限 {limit}）。</translation>
    </message>
    <message>
        <source>The bends of a wire are a list of 1 to {limit} points: [[across, down], ...].</source>
        <translation>连线的折点是 1 到 {limit} 个点的列表：[[横, 纵], ...]。</translation>
    </message>
    <message>
        <source>No wire arrives at {pin}, so none has bends.</source>
        <translation>没有连线接到 {pin}，因此没有折点可言。</translation>
    </message>
    <message>
        <source>The bends of the wire to {pin} are here twice.</source>
        <translation>接到 {pin} 的连线的折点在这里出现了两次。</translation>
    </message>
    <message>
        <source>This wire lies inside a block: enter the block to bend it.</source>
        <translation>这条连线在方块里：进入方块才能折弯它。</translation>
    </message>
    <message>
        <source>Release bends the wire here; where it runs anyway the bend goes. Esc gives up.</source>
        <translation>松开会把连线折到这里；放在连线本来的路上则移除折点。Esc 放弃。</translation>
    </message>
    <message>
        <source>Bend wire</source>
        <translation>折弯连线</translation>
    </message>
    <message>
        <source>Remove bend</source>
        <translation>移除折点</translation>
    </message>
    <message>
        <source>Move bend</source>
        <translation>移动折点</translation>
    </message>
    <message>
        <source>The copy of unsaved work is damaged from its beginning on.</source>
        <translation>未保存工作的副本从开头就已损坏。</translation>
    </message>
    <message>
        <source>The copy of unsaved work was kept by a newer version of the program. Recover it there.</source>
        <translation>这份未保存工作的副本由较新版本的程序保留。请用该版本恢复。</translation>
    </message>
    <message>
        <source>Recover what was not finished</source>
        <translation>恢复尚未完成的操作</translation>
    </message>
    <message>
        <source>here</source>
        <translation>这里</translation>
    </message>
    <message>
        <source>in the file</source>
        <translation>文件中</translation>
    </message>
    <message>
        <source>in yours</source>
        <translation>你的版本中</translation>
    </message>
    <message>
        <source>in theirs</source>
        <translation>对方的版本中</translation>
    </message>
    <message>
        <source>earlier</source>
        <translation>先前</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>in the copy</source>
        <translation>副本中</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>not wired</source>
        <translation>没有接线</translation>
    </message>
    <message>
        <source>the default</source>
        <translation>默认值</translation>
    </message>
    <message>
        <source>no name</source>
        <translation>没有名称</translation>
    </message>
    <message>
        <source>{before}, {next}</source>
        <translation>{before}、{next}</translation>
    </message>
    <message>
        <source>{before} and {count} more</source>
        <translation>{before}，还有 {count} 个</translation>
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
        <translation>{name} 的输入：{left}是 {one}，{right}是 {other}</translation>
    </message>
    <message>
        <source>Input {port} of {name}: {one} {left}, {other} {right}</source>
        <translation>{name} 的输入 {port}：{left}是 {one}，{right}是 {other}</translation>
    </message>
    <message>
        <source>Name: {one} {left}, {other} {right}</source>
        <translation>名称：{left}是 {one}，{right}是 {other}</translation>
    </message>
    <message>
        <source>{name}: another value</source>
        <translation>{name}：值不同</translation>
    </message>
    <message>
        <source>{name}: other numbers ({shape})</source>
        <translation>{name}：数字不同（{shape}）</translation>
    </message>
    <message>
        <source>Slider of {name}: {one} {left}, {other} {right}</source>
        <translation>{name} 的滑块：{left}是 {one}，{right}是 {other}</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} 到 {high}</translation>
    </message>
    <message>
        <source>Loss: {one} {left}, {other} {right}</source>
        <translation>损失：{left}是 {one}，{right}是 {other}</translation>
    </message>
    <message>
        <source>Block: {one} {left}, {other} {right}</source>
        <translation>方块：{left}是 {one}，{right}是 {other}</translation>
    </message>
    <message>
        <source>Block {name} has other inputs or outputs, or in another order</source>
        <translation>方块 {name} 的输入或输出不同，或顺序不同</translation>
    </message>
    <message>
        <source>Note only {side}: {text}</source>
        <translation>只有{side}有的备注：{text}</translation>
    </message>
    <message>
        <source>Frame only {side}: {text}</source>
        <translation>只有{side}有的框：{text}</translation>
    </message>
    <message>
        <source>Note: “{one}” {left}, “{other}” {right}</source>
        <translation>备注：{left}是“{one}”，{right}是“{other}”</translation>
    </message>
    <message>
        <source>Frame: “{one}” {left}, “{other}” {right}</source>
        <translation>框：{left}是“{one}”，{right}是“{other}”</translation>
    </message>
    <message>
        <source>Note “{text}” has another colour</source>
        <translation>备注“{text}”的颜色不同</translation>
    </message>
    <message>
        <source>Frame “{text}” holds something else, or looks different</source>
        <translation>框“{text}”里的东西或外观不同</translation>
    </message>
    <message>
        <source>The wire to {name} bends in other places</source>
        <translation>接到 {name} 的连线弯折不同</translation>
    </message>
    <message>
        <source>In another place: {names}</source>
        <translation>位置不同：{names}</translation>
    </message>
    <message>
        <source>Other stops on the timeline</source>
        <translation>时间轴上的停止点不同</translation>
    </message>
    <message>
        <source>Other stored views</source>
        <translation>已存视图不同</translation>
    </message>
    <message>
        <source>Other blocks are open</source>
        <translation>展开的方块不同</translation>
    </message>
    <message>
        <source>Something that is not drawn</source>
        <translation>图上看不到的内容不同</translation>
    </message>
    <message>
        <source>In block {block}: {told}</source>
        <translation>方块 {block} 中：{told}</translation>
    </message>
    <message>
        <source>Nothing of the circuit is left that a repair could keep.</source>
        <translation>电路已没有任何可以保留的内容，无法修复。</translation>
    </message>
    <message>
        <source>It does not begin with &quot;format&quot;: &quot;circuit-editor&quot;, as a circuit file does.</source>
        <translation>它的开头不是电路文件应有的 &quot;format&quot;: &quot;circuit-editor&quot;。</translation>
    </message>
    <message>
        <source>It was left out.</source>
        <translation>已略去。</translation>
    </message>
    <message>
        <source>The node was left out.</source>
        <translation>已略去这个节点。</translation>
    </message>
    <message>
        <source>The wire was left out.</source>
        <translation>已略去这条连线。</translation>
    </message>
    <message>
        <source>The whole entry was left out.</source>
        <translation>已略去这整条内容。</translation>
    </message>
    <message>
        <source>The first {count} were kept, those behind them left out.</source>
        <translation>保留了前 {count} 个，其后的已略去。</translation>
    </message>
    <message>
        <source>Now it is: {text}</source>
        <translation>现在是：{text}</translation>
    </message>
    <message>
        <source>Now it is empty.</source>
        <translation>现在是空的。</translation>
    </message>
    <message>
        <source>Now there is no loss.</source>
        <translation>现在没有损失。</translation>
    </message>
    <message>
        <source>It was cut to {limit} characters.</source>
        <translation>已截短为 {limit} 个字符。</translation>
    </message>
    <message>
        <source>{problem} {done}</source>
        <translation>{problem}{done}</translation>
    </message>
    <message>
        <source>The last of them was kept.</source>
        <translation>保留了最后一个。</translation>
    </message>
    <message>
        <source>It was replaced by {sign}.</source>
        <translation>已换成 {sign}。</translation>
    </message>
    <message>
        <source>This is no JSON here: {text}</source>
        <translation>这里不是 JSON：{text}</translation>
    </message>
    <message>
        <source>Here a sign is missing: {text}</source>
        <translation>这里少了一个符号：{text}</translation>
    </message>
    <message>
        <source>This is nested more than {limit} deep.</source>
        <translation>这里的嵌套超过 {limit} 层。</translation>
    </message>
    <message>
        <source>The file ends in the middle, at this line. Its end is lost.</source>
        <translation>文件在这一行中断，后面丢失了。</translation>
    </message>
    <message>
        <source>This stands behind the end of the circuit.</source>
        <translation>这些在电路结尾的后面。</translation>
    </message>
    <message>
        <source>It was read as it stands.</source>
        <translation>已照原样读取。</translation>
    </message>
    <message>
        <source>What begins here has lost its key.</source>
        <translation>从这里开始的内容少了键。</translation>
    </message>
    <message>
        <source>It was kept only if it is a list of nodes or wires.</source>
        <translation>只有在它是节点或连线的列表时才保留。</translation>
    </message>
    <message>
        <source>It was put in.</source>
        <translation>已补上。</translation>
    </message>
    <message>
        <source>What was not whole was left out.</source>
        <translation>不完整的部分已略去。</translation>
    </message>
    <message>
        <source>Hardly anything in this file is whole; look for a copy of it.</source>
        <translation>这个文件里几乎没有完整的内容；请找找有没有副本。</translation>
    </message>
    <message>
        <source>The file holds {count} zero bytes, as a power cut leaves them.</source>
        <translation>文件里有 {count} 个零字节，像是断电后留下的。</translation>
    </message>
    <message>
        <source>{count} characters are no text in UTF-8.</source>
        <translation>有 {count} 个字符不是 UTF-8 文本。</translation>
    </message>
    <message>
        <source>They were left out.</source>
        <translation>已将它们略去。</translation>
    </message>
    <message>
        <source>The file is text in UTF-16.</source>
        <translation>文件是 UTF-16 文本。</translation>
    </message>
    <message>
        <source>It was read as such.</source>
        <translation>已按此读取。</translation>
    </message>
    <message>
        <source>The file holds both sides of a merge conflict (lines with &lt;&lt;&lt;&lt;&lt;&lt;&lt; and &gt;&gt;&gt;&gt;&gt;&gt;&gt;).</source>
        <translation>文件里有合并冲突的两边（&lt;&lt;&lt;&lt;&lt;&lt;&lt; 和 &gt;&gt;&gt;&gt;&gt;&gt;&gt; 的行）。</translation>
    </message>
    <message>
        <source>They were replaced by {sign}.</source>
        <translation>已将它们换成 {sign}。</translation>
    </message>
    <message>
        <source>Your own side was kept, above each =======.</source>
        <translation>保留了你这一边，即每个 ======= 的上方。</translation>
    </message>
    <message>
        <source>The other side was kept, below each =======.</source>
        <translation>保留了另一边，即每个 ======= 的下方。</translation>
    </message>
    <message>
        <source>Not saved: another program changed &quot;{path}&quot; meanwhile.</source>
        <translation>未保存：其他程序在此期间更改了“{path}”。</translation>
    </message>
    <message>
        <source>Saved, but the version before cannot be kept as a backup: {reason}. Make room for backups, or save to another name what you want to keep.</source>
        <translation>已保存，但无法将先前的版本保留为备份：{reason}。请为备份腾出空间，或将想保留的内容另存为其他名称。</translation>
    </message>
    <message>
        <source>Take {name} as it was changed</source>
        <translation>采用更改后的 {name}</translation>
    </message>
    <message>
        <source>The list of open windows cannot be kept: {reason}. At the next start, open your files yourself.</source>
        <translation>无法保留已打开窗口的列表：{reason}。下次启动时，请自行打开文件。</translation>
    </message>
    <message>
        <source>Settings, recent files and what was done of lessons cannot be written to &quot;{path}&quot;. They hold until the program ends. See whether the disk is full or protected.</source>
        <translation>设置、最近的文件和课程进度无法写入“{path}”，只在程序结束前有效。请检查磁盘是否已满或受到保护。</translation>
    </message>
    <message>
        <source>Go back to the version of {when}</source>
        <translation>回到 {when} 的版本</translation>
    </message>
    <message>
        <source>There is no axis {axis} in the shape {shape}: axes count from 0.</source>
        <translation>形状 {shape} 没有轴 {axis}：轴从 0 起算。</translation>
    </message>
    <message>
        <source>An array without numbers has no mean.</source>
        <translation>没有数的数组没有平均。</translation>
    </message>
    <message>
        <source>The columns of the first ({columns}) must equal the rows of the second ({rows}): {first} times {second}.</source>
        <translation>第一个的列数（{columns}）必须等于第二个的行数（{rows}）：{first} 乘 {second}。</translation>
    </message>
    <message>
        <source>A product of matrices takes arrays, not {first} and {second}; for single numbers use the product ×.</source>
        <translation>矩阵乘积的输入是数组，不是 {first} 与 {second}；单个的数请用乘积 ×。</translation>
    </message>
    <message>
        <source>The leading axes of {first} and {second} do not fit together.</source>
        <translation>{first} 与 {second} 前面的轴不相符。</translation>
    </message>
    <message>
        <source>The shape {shape} has {got} numbers; {wanted} cannot hold them.</source>
        <translation>形状 {shape} 有 {got} 个数；{wanted} 放不下它们。</translation>
    </message>
    <message>
        <source>Each axis of the shape {shape} must be named once; here are {axes}.</source>
        <translation>形状 {shape} 的每个轴都要写一次；这里是 {axes}。</translation>
    </message>
    <message>
        <source>Beside the axis {axis} the shapes {first} and {second} must be equal.</source>
        <translation>除了轴 {axis} 之外，形状 {first} 与 {second} 必须相同。</translation>
    </message>
    <message>
        <source>Arrays that are joined have equally many axes, one at least; here are {first} and {second}.</source>
        <translation>相接的数组轴数必须相同，至少一个；这里是 {first} 与 {second}。</translation>
    </message>
    <message>
        <source>Nothing of the {length} entries is left between {start} and {stop}.</source>
        <translation>{length} 个元素在 {start} 与 {stop} 之间一个也不剩。</translation>
    </message>
    <message>
        <source>Axes are a list of whole numbers, each once, as in [0] or [-1].</source>
        <translation>轴是整数的列表，每个只写一次，例如 [0] 或 [-1]。</translation>
    </message>
    <message>
        <source>One axis is wanted: a list of one whole number, as in [-1].</source>
        <translation>需要一个轴：只有一个整数的列表，例如 [-1]。</translation>
    </message>
    <message>
        <source>A shape is a list of lengths from 1 on, of which one may be -1: whatever is left.</source>
        <translation>形状是从 1 起的长度列表，其中一个可为 -1，表示剩下的数量。</translation>
    </message>
    <message>
        <source>This must be true or false.</source>
        <translation>这里必须是 true 或 false。</translation>
    </message>
    <message>
        <source>This must be a whole number.</source>
        <translation>这里必须是整数。</translation>
    </message>
    <message>
        <source>This must be a whole number from {least} on.</source>
        <translation>这里必须是从 {least} 起的整数。</translation>
    </message>
    <message>
        <source>This must be one of {choices}.</source>
        <translation>这里必须是其中之一：{choices}。</translation>
    </message>
    <message>
        <source>This must be a positive number.</source>
        <translation>这里必须是正数。</translation>
    </message>
    <message>
        <source>This must be a number from 0 on and below 1.</source>
        <translation>这里必须是从 0 起、小于 1 的数。</translation>
    </message>
    <message>
        <source>A causal mask takes square arrays, row by column; this is {shape}.</source>
        <translation>因果遮罩的输入是行数与列数相同的数组；这里是 {shape}。</translation>
    </message>
    <message>
        <source>The shapes {first} and {second} must be equal: stretched, every output would be compared with every target. Reshape one of them.</source>
        <translation>形状 {first} 与 {second} 必须相同：若自动扩展，每个输出会与每个目标比较。请改变其中一个的形状。</translation>
    </message>
    <message>
        <source>Scores come in the shape (classes,) or (examples, classes), not {shape}.</source>
        <translation>分数的形状是（类别）或（样本、类别），不是 {shape}。</translation>
    </message>
    <message>
        <source>For scores of the shape {scores} the targets are class numbers of the shape {classes}, or probabilities of the shape {scores}; here they are {got}.</source>
        <translation>形状 {scores} 的分数，其目标是形状 {classes} 的类别编号，或形状 {scores} 的概率；这里是 {got}。</translation>
    </message>
    <message>
        <source>The class in row {row} is {got}; classes here are the whole numbers from 0 to {last}.</source>
        <translation>第 {row} 行的类别是 {got}；这里的类别是 0 到 {last} 的整数。</translation>
    </message>
    <message>
        <source>Images come in the shape (channels, rows, columns), examples before it, not {shape}.</source>
        <translation>图像的形状是（通道、行、列），前面可加样本，不是 {shape}。</translation>
    </message>
    <message>
        <source>Kernels come in the shape (out, in, rows, columns), not {shape}.</source>
        <translation>卷积核的形状是（输出、输入、行、列），不是 {shape}。</translation>
    </message>
    <message>
        <source>The image has {image} channels, the kernels are for {kernel}.</source>
        <translation>图像有 {image} 个通道，卷积核则是给 {kernel} 个通道的。</translation>
    </message>
    <message>
        <source>A window of {window} does not fit into an image of {image}.</source>
        <translation>{window} 的窗口放不进 {image} 的图像。</translation>
    </message>
    <message>
        <source>&quot;{text}&quot; is no list of whole numbers. Type one such as 0, 1.</source>
        <translation>“{text}”不是整数的列表。请输入如 0, 1。</translation>
    </message>
    <message>
        <source>&quot;{text}&quot; is no shape. Type lengths such as 2x8 or (2, 8); 8 is a row of eight numbers.</source>
        <translation>“{text}”不是形状。请输入长度，如 2x8 或 (2, 8)；8 是一行八个数。</translation>
    </message>
    <message>
        <source>{function} has no &quot;{name}&quot; to set. It has: {names}.</source>
        <translation>{function} 没有可设置的“{name}”。可设置的有：{names}。</translation>
    </message>
    <message>
        <source>{function} has no &quot;{name}&quot; to set.</source>
        <translation>{function} 没有可设置的“{name}”。</translation>
    </message>
    <message>
        <source>The {name} of {function} must be written out as numbers.</source>
        <translation>{function} 的 {name} 必须直接写成数。</translation>
    </message>
    <message>
        <source>{function}, {name}: {problem}</source>
        <translation>{function}，{name}：{problem}</translation>
    </message>
    <message>
        <source>A list holds numbers alone. To join arrays write concat(a, b).</source>
        <translation>列表里只能有数。要把数组接起来，请写 concat(a, b)。</translation>
    </message>
    <message>
        <source>Entries are set by one index behind the name of an array, as in x[0, 1] = 2.</source>
        <translation>设置项时，在数组的名称后面写一个索引，例如 x[0, 1] = 2。</translation>
    </message>
    <message>
        <source>Behind an index of at stands what becomes of the entries, as in x.at[0].set(2), .add(2) or .multiply(2).</source>
        <translation>at 的索引后面写这些项要变成什么，例如 x.at[0].set(2)、.add(2) 或 .multiply(2)。</translation>
    </message>
    <message>
        <source>An index is a whole number counted from 0, or a part such as 1:3; for each axis one.</source>
        <translation>索引是从 0 起算的整数，或一段范围，例如 1:3；每个轴一个。</translation>
    </message>
    <message>
        <source>The index behind {typed} was read as that of an entry, as in NumPy. For the numbers of PyTorch write .values behind it.</source>
        <translation>{typed} 后面的索引读作取一项，如同 NumPy。若要 PyTorch 的数值，请在后面写 .values。</translation>
    </message>
    <message>
        <source>Places are told of the largest and of the smallest number along one axis, as in x.max(dim=1).indices.</source>
        <translation>只有沿一个轴的最大或最小数字才有位置，例如 x.max(dim=1).indices。</translation>
    </message>
    <message>
        <source>The products without a sign were read as products of matrices, @.</source>
        <translation>没有符号的乘积读作矩阵乘积 @。</translation>
    </message>
    <message>
        <source>A step counts forwards: it is a whole number from 1 on.</source>
        <translation>间隔是往前数的：它是从 1 起的整数。</translation>
    </message>
    <message>
        <source>{name} is not read with these arguments. Write its shape, as in {name}(2, 3).</source>
        <translation>这些参数无法用于 {name}。请写出它的形状，例如 {name}(2, 3)。</translation>
    </message>
    <message>
        <source>{name} took the random numbers of seed {seed}. For others write seed={next}.</source>
        <translation>{name} 取了种子 {seed} 的随机数。要别的就写 seed={next}。</translation>
    </message>
    <message>
        <source>The arrays of random numbers took the seeds {first} to {last}. For others write seed={next}.</source>
        <translation>随机数组依次取了种子 {first} 到 {last}。要别的就写 seed={next}。</translation>
    </message>
    <message>
        <source>Read as sizes of arrays: {names}.</source>
        <translation>当作数组的大小：{names}。</translation>
    </message>
    <message>
        <source>{loss} takes scores and works out their {function} itself; here it takes that of what is a {function} already. Give it what {function}(…) is made of.</source>
        <translation>{loss} 接收的是分数，会自己算出它们的 {function}；这里给它的已经是 {function} 了，于是又算了一次。请把 {function}(…) 里的内容直接给它。</translation>
    </message>
    <message>
        <source>All arrays here are constants, which get no gradient. To see one, give the array a name in a line before: z = [1, 2]</source>
        <translation>这里的数组都是常量，没有梯度。想看梯度，请在前一行给数组取名：z = [1, 2]</translation>
    </message>
    <message>
        <source>A product of {first} and {second} needs its sign: @ for the product of matrices, * for one entry by entry.</source>
        <translation>{first} 与 {second} 的乘积需要写出符号：@ 是矩阵乘积，* 是逐项相乘。</translation>
    </message>
    <message>
        <source>The product of {first} and {second} was read as one of matrices. For one entry by entry write *.</source>
        <translation>{first} 与 {second} 的乘积读作矩阵乘积。若要逐元素相乘，请写 *。</translation>
    </message>
    <message>
        <source>The product of {first} and {second} was read as the sum of the products, @. For one entry by entry write *.</source>
        <translation>{first} 与 {second} 的乘积读作内积 @。若要逐元素相乘，请写 *。</translation>
    </message>
    <message>
        <source>The product of {first} and {second} was read entry by entry. For the sum of the products write @.</source>
        <translation>{first} 与 {second} 的乘积被读作逐项相乘。要乘积的和请写 @。</translation>
    </message>
    <message>
        <source>This picks along {got} axes; the shape {shape} has {count}.</source>
        <translation>这里沿 {got} 个轴取值；形状 {shape} 只有 {count} 个轴。</translation>
    </message>
    <message>
        <source>Which entries these are is not known here, for the shape is not. Give the input a value.</source>
        <translation>这里不知道形状，所以不知道是哪些项。请给输入一个值。</translation>
    </message>
    <message>
        <source>This is a single number here and has no entries to set. Give the name an array in a line before, as in x = zeros(3).</source>
        <translation>这里它是单个数字，没有可设置的项。请在前面一行给这个名称一个数组，例如 x = zeros(3)。</translation>
    </message>
    <message>
        <source>An array of the shape {shape} has no such entries to set.</source>
        <translation>形状 {shape} 的数组没有这些可设置的项。</translation>
    </message>
    <message>
        <source>Entries are set by whole numbers and parts, as in x[1, :] = 0, by class numbers, one for each row, as in x[np.arange(N), y] = 0, or by a condition: x[x &lt; 0] = 0.</source>
        <translation>设置项可以用整数和范围，例如 x[1, :] = 0；用类别编号，每行一个，例如 x[np.arange(N), y] = 0；或用条件：x[x &lt; 0] = 0。</translation>
    </message>
    <message>
        <source>Numbers were changed in this array alone: another name for it, and what it is a part of, keep theirs.</source>
        <translation>只改了这个数组的数字：它的另一个名称，以及它所属的数组，数字不变。</translation>
    </message>
    <message>
        <source>An array as an index holds whole numbers that are given: rows W[ids], or one entry of each row, p[np.arange(N), y]. For a condition write where(x &gt; 0, x, 0).</source>
        <translation>作为索引的数组装的是给定的整数：取行 W[ids]，或每行取一项 p[np.arange(N), y]。条件请写成 where(x &gt; 0, x, 0)。</translation>
    </message>
    <message>
        <source>The numbers in {name} were read as places, counted from 0.</source>
        <translation>{name} 中的数字读作位置，从 0 起算。</translation>
    </message>
    <message>
        <source>Here stands one class number for each of {count}: an array of the shape ({count},), not {shape}.</source>
        <translation>这里是 {count} 个各一个类别编号：形状 ({count},) 的数组，而不是 {shape}。</translation>
    </message>
    <message>
        <source>These entries have the shape {wanted}, and not {got}.</source>
        <translation>这些项的形状是 {wanted}，而不是 {got}。</translation>
    </message>
    <message>
        <source>Which axes change places is not known here, for the shape is not. Give the input a value.</source>
        <translation>这里不知道形状，所以不知道要交换哪些轴。请给输入一个值。</translation>
    </message>
    <message>
        <source>A size of a shape is a whole number that the text gives, as in x.reshape(2, -1), or a length such as x.shape[0].</source>
        <translation>形状的大小是文本里写出的整数，例如 x.reshape(2, -1)，或一个长度，例如 x.shape[0]。</translation>
    </message>
    <message>
        <source>The inverse of a matrix is not read. For 1/x of every entry write 1/x.</source>
        <translation>不支持逆矩阵。若要每个元素的 1/x，请写 1/x。</translation>
    </message>
    <message>
        <source>There is no entry {place} along the axis {axis} of the shape {shape}.</source>
        <translation>形状 {shape} 的轴 {axis} 上没有第 {place} 项。</translation>
    </message>
    <message>
        <source>glu needs an even number of entries to halve, along the axis {axis} of the shape {shape}.</source>
        <translation>glu 要把数组对半分，沿轴 {axis} 的项数必须是偶数；形状是 {shape}。</translation>
    </message>
    <message>
        <source>{name} needs the shape, which is not known here. Give the input a value.</source>
        <translation>{name} 需要形状，这里不知道。请给输入一个值。</translation>
    </message>
    <message>
        <source>{name} is not read of an array of the shape {shape}.</source>
        <translation>形状 {shape} 的数组不读 {name}。</translation>
    </message>
    <message>
        <source>{name} gives several arrays. Write which, as in x.{name}(2)[0], or a, b = …</source>
        <translation>{name} 给出好几个数组。请写明是哪一个，例如 x.{name}(2)[0]，或 a, b = …</translation>
    </message>
    <message>
        <source>There are {count} parts here, and {part} is none of 0 to {last}.</source>
        <translation>这里有 {count} 个部分，{part} 不在 0 到 {last} 之内。</translation>
    </message>
    <message>
        <source>Before the = stand {names} names, and what is behind it has {count} parts.</source>
        <translation>= 前面有 {names} 个名称，后面的内容有 {count} 个部分。</translation>
    </message>
    <message>
        <source>The parts {sizes} do not make up {count} entries.</source>
        <translation>各部分 {sizes} 加起来不是 {count} 项。</translation>
    </message>
    <message>
        <source>{name} divides by n - {less}, and n is {count} along these axes.</source>
        <translation>{name} 除以 n - {less}，而沿这些轴 n 是 {count}。</translation>
    </message>
    <message>
        <source>A norm of a matrix with an order is another one, which is not read. For the root of the sum of squares leave the order out.</source>
        <translation>矩阵带阶数的范数是另一种，这里不读。要平方和的根，请省略阶数。</translation>
    </message>
    <message>
        <source>Of einsum patterns of one array or two are read, each letter of an array once in it, such as &apos;ij,jk-&gt;ik&apos;.</source>
        <translation>einsum 读一个或两个数组的模式，一个数组中每个字母出现一次，例如 &apos;ij,jk-&gt;ik&apos;。</translation>
    </message>
    <message>
        <source>prod multiplies entries one by one, up to {limit}; here they are {count}. For positive numbers write exp(sum(log(x))).</source>
        <translation>prod 会把各项逐一相乘，最多 {limit} 项；这里有 {count} 项。若都是正数，请写 exp(sum(log(x)))。</translation>
    </message>
    <message>
        <source>Layers are normalized along their last axis here, of the shape {shape}.</source>
        <translation>这里沿最后一个轴做层归一化，形状是 {shape}。</translation>
    </message>
    <message>
        <source>The last line has the shape {shape}, and a loss is a single number: write sum(…) or mean(…) around it.</source>
        <translation>最后一行的形状是 {shape}，而损失是单个的数：请在外面加上 sum(…) 或 mean(…)。</translation>
    </message>
    <message>
        <source>Only axes of the length 1 can be left out; the axis {axis} of {shape} is {length}.</source>
        <translation>只能去掉长度为 1 的轴；{shape} 的轴 {axis} 长度是 {length}。</translation>
    </message>
    <message>
        <source>The shape {shape} cannot be stretched to {wanted}: the lengths {length} and {other} differ, and only a length of 1 is stretched.</source>
        <translation>形状 {shape} 不能扩展到 {wanted}：长度 {length} 与 {other} 不同，只有长度 1 可以扩展。</translation>
    </message>
    <message>
        <source>The shape {shape} cannot be stretched to {wanted}, which has fewer axes.</source>
        <translation>形状 {shape} 不能扩展到 {wanted}，后者的轴较少。</translation>
    </message>
    <message>
        <source>The cell is empty.</source>
        <translation>这一格是空的。</translation>
    </message>
    <message>
        <source>A table has the shape (rows, width), not {shape}: a row for each number.</source>
        <translation>表的形状是（行数、宽度），不是 {shape}：每个编号一行。</translation>
    </message>
    <message>
        <source>{got} is no number of a row: these are the whole numbers from 0 to {last}.</source>
        <translation>{got} 不是行的编号：编号是从 0 到 {last} 的整数。</translation>
    </message>
    <message>
        <source>An array without numbers has no largest and no smallest one.</source>
        <translation>没有数的数组没有最大值，也没有最小值。</translation>
    </message>
    <message>
        <source>The place of the largest number is told along one axis, or of all; not along {axes}.</source>
        <translation>最大的数的位置只能沿一个轴或在全部中取；不能沿 {axes}。</translation>
    </message>
    <message>
        <source>{got} is no probability: these go from 0 to 1. Scores of any size go to bce_logits.</source>
        <translation>{got} 不是概率：概率从 0 到 1。任意大小的分数请用 bce_logits。</translation>
    </message>
    <message>
        <source>The shapes {shapes} do not fit together: counted from the right, the lengths {length} and {other} meet in one place.</source>
        <translation>形状 {shapes} 彼此不相符：从右边数起，长度 {length} 与 {other} 在同一个位置。</translation>
    </message>
    <message>
        <source>There is no expression that makes this circuit again: it has blocks, several flags, loose wires, or names that an expression reads in another way.</source>
        <translation>没有算式能再做出这个电路：它有方块、多个旗标、未接的线，或算式会另作解读的名称。</translation>
    </message>
    <message>
        <source>No array is made as &quot;{name}&quot;.</source>
        <translation>没有名为“{name}”的初始化方式。</translation>
    </message>
    <message>
        <source>A seed is a whole number from 0 to {limit}.</source>
        <translation>种子是 0 到 {limit} 的整数。</translation>
    </message>
    <message>
        <source>The arguments of {kind} are a list of {count} numbers, or none.</source>
        <translation>{kind} 的参数是 {count} 个数的列表，或不写。</translation>
    </message>
    <message>
        <source>one number</source>
        <translation>一个数</translation>
    </message>
    <message>
        <source>U ({upstream}) arrives. {name} gets {formula}: {product} = {own}.</source>
        <translation>传来 U（{upstream}）。{name} 得到 {formula}：{product} = {own}。</translation>
    </message>
    <message>
        <source>U ({upstream}) arrives. {name} gets, cell by cell, what arrives there × the local derivative.</source>
        <translation>传来 U（{upstream}）。{name} 逐格得到传到该格的梯度 × 局部梯度。</translation>
    </message>
    <message>
        <source>U ({upstream}) arrives. {name} ({own}) was stretched to {upstream}: each of its cells gets the sum over {count} cells.</source>
        <translation>传来 U（{upstream}）。{name}（{own}）被扩展成 {upstream}：它的每一格得到 {count} 格的总和。</translation>
    </message>
    <message>
        <source>U ({upstream}) arrives. {name} gets a gradient of its own shape, {own}.</source>
        <translation>传来 U（{upstream}）。{name} 得到与自身形状 {own} 相同的梯度。</translation>
    </message>
    <message>
        <source>Leave {name} as it is</source>
        <translation>让 {name} 保持现状</translation>
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
        <translation>重置为初始值</translation>
    </message>
    <message>
        <source>({first}) and ({second}) become {whole}: each number of one meets every number of the other.</source>
        <translation>（{first}）与（{second}）会变成 {whole}：一边的每个数都会遇上另一边的每个数。</translation>
    </message>
    <message>
        <source>({first}) and ({second}) become {whole}: did you mean ({meant})?</source>
        <translation>（{first}）与（{second}）会变成 {whole}：您要的是（{meant}）吗？</translation>
    </message>
    <message>
        <source>rows and columns of a gradient are exchanged</source>
        <translation>梯度的行和列对调了</translation>
    </message>
    <message>
        <source>A gradient has the shape of its array, row by row.</source>
        <translation>梯度的形状就是它的数组的形状，一行对一行。</translation>
    </message>
    <message>
        <source>{guess} is another cell: rows and columns of the gradient are exchanged. A gradient has the shape of its array, and {node} gets what belongs to its own row and column.</source>
        <translation>{guess} 是另一格：梯度的行和列对调了。梯度的形状就是它的数组的形状，{node} 得到的是它自己那一行、那一列的。</translation>
    </message>
    <message>
        <source>an array&apos;s own transpose is taken for the other one&apos;s</source>
        <translation>该用另一个数组的转置，却用了自己的转置</translation>
    </message>
    <message>
        <source>A product of matrices switches: each one&apos;s gradient is made with the other.</source>
        <translation>矩阵乘积会交换：每一个的梯度都由另一个算出。</translation>
    </message>
    <message>
        <source>{guess} comes out with the array of {node} itself, transposed. {gate} switches: what arrives is multiplied by the other one, transposed.</source>
        <translation>用 {node} 自己的数组的转置，才会得到 {guess}。{gate} 会交换：到达的要乘上另一个数组的转置。</translation>
    </message>
    <message>
        <source>the other matrix is taken as it is, not transposed</source>
        <translation>另一个矩阵照原样用了，没有转置</translation>
    </message>
    <message>
        <source>On the way back the other matrix is transposed.</source>
        <translation>反向时，另一个矩阵要转置。</translation>
    </message>
    <message>
        <source>{guess} comes out when the other matrix is taken as it is. On the way back through {gate} it is transposed: rows become columns.</source>
        <translation>另一个矩阵照原样用，就会得到 {guess}。反向经过 {gate} 时它要转置：行变成列。</translation>
    </message>
    <message>
        <source>a gradient is not summed over the batch</source>
        <translation>梯度没有对整个批次求和</translation>
    </message>
    <message>
        <source>What was stretched to many rows gets the sum over all of them.</source>
        <translation>被扩展成许多行的，得到的是所有行的总和。</translation>
    </message>
    <message>
        <source>{guess} is what comes back to one copy of {node} alone. {gate} stretches it, as a bias to all examples of a batch: add up what comes back to all copies.</source>
        <translation>{guess} 只是回到 {node} 的其中一份的。{gate} 把它扩展开来，就像一个偏置加到批次的所有样本：把回到每一份的都加起来。</translation>
    </message>
    <message>
        <source>the 1/n of a mean is forgotten</source>
        <translation>忘了平均的 1/n</translation>
    </message>
    <message>
        <source>A mean divides by n, and so does its gradient.</source>
        <translation>平均要除以 n，它的梯度也一样。</translation>
    </message>
    <message>
        <source>{guess} comes out when the 1/n of {gate} is forgotten. It divides by how many numbers it is the mean of, and so does the gradient that it sends.</source>
        <translation>忘了 {gate} 的 1/n，就会得到 {guess}。它要除以平均的个数，送出的梯度也一样。</translation>
    </message>
    <message>
        <source>the wrong axis is taken</source>
        <translation>轴弄错了</translation>
    </message>
    <message>
        <source>Axis 0 goes down the rows, axis 1 along a row, and the last one is −1.</source>
        <translation>轴 0 沿着行往下，轴 1 沿着一行往右，最后一个轴是 −1。</translation>
    </message>
    <message>
        <source>{guess} comes out along another axis of {gate}. Axis 0 goes down the rows, axis 1 along a row, and the last one is −1.</source>
        <translation>{guess} 是沿着 {gate} 的另一个轴算出来的。轴 0 沿着行往下，轴 1 沿着一行往右，最后一个轴是 −1。</translation>
    </message>
    <message>
        <source>target minus output is taken for output minus target</source>
        <translation>该用输出减目标，却用了目标减输出</translation>
    </message>
    <message>
        <source>An output above its target gets a positive gradient.</source>
        <translation>高于目标的输出，梯度是正的。</translation>
    </message>
    <message>
        <source>{guess} comes out with target minus output. At {gate} an output gets output minus target: above its target the loss grows with it. The target gets the opposite.</source>
        <translation>用目标减输出，就会得到 {guess}。在 {gate}，输出得到的是输出减目标：高于目标时，损失随它增加。目标得到的正好相反。</translation>
    </message>
    <message>
        <source>softmax is taken entry by entry, like a sigmoid</source>
        <translation>把 softmax 当成 sigmoid，逐项来算</translation>
    </message>
    <message>
        <source>What raises one share lowers all the others.</source>
        <translation>一份增加，其他的就都减少。</translation>
    </message>
    <message>
        <source>{guess} comes out when each number has to do with its own share alone, as at a sigmoid. {gate} lets them compete: what raises one share lowers the others, so that all of what arrives counts.</source>
        <translation>如果每个数只和自己那一份有关，像 sigmoid 那样，就会得到 {guess}。{gate} 让它们竞争：一份增加，其他的就减少，所以到达的全部都有影响。</translation>
    </message>
    <message>
        <source>the gradient of a maximum or minimum is sent to all</source>
        <translation>最大值或最小值的梯度送给了每一个</translation>
    </message>
    <message>
        <source>Only the number that is taken gets it, the others 0.</source>
        <translation>只有被取的数得到梯度，其他的得到 0。</translation>
    </message>
    <message>
        <source>{guess} comes out when {gate} sends the gradient to all of its numbers. Only the one that it takes gets what arrives, the others get 0.</source>
        <translation>{gate} 把梯度送给它的每一个数，就会得到 {guess}。只有它取的那一个得到到达的，其他的得到 0。</translation>
    </message>
    <message>
        <source>Words of a sentence are not read. If &quot;{word}&quot; is a name, write * between it and the names beside it.</source>
        <translation>句子里的词语不会被读取。如果“{word}”是名称，请在它与旁边的名称之间写上 *。</translation>
    </message>
    <message>
        <source>Write {sign} instead of &quot;{word}&quot;. If that is a name, write * between it and the names beside it.</source>
        <translation>请写 {sign}，不要写“{word}”。如果它是名称，请在它与旁边的名称之间写上 *。</translation>
    </message>
    <message>
        <source>Build circuit</source>
        <translation>创建电路</translation>
    </message>
    <message>
        <source>Open an earlier version</source>
        <translation>打开较早的版本</translation>
    </message>
    <message>
        <source>{name} is the loss: {call} starts there.</source>
        <translation>{name} 是损失：{call} 从那里开始。</translation>
    </message>
    <message>
        <source>Written out, the sums of this text have {got} words and signs (limit {limit}). Give them as arrays.</source>
        <translation>这段文字的求和写开后有 {got} 个词与符号（上限 {limit}）。请改用数组。</translation>
    </message>
    <message>
        <source>The terms for {index} from {first} to {last} were written out.</source>
        <translation>{index} 从 {first} 到 {last} 的各项已写开。</translation>
    </message>
    <message>
        <source>A condition is one comparison of two numbers, such as x &gt; 0. For more of them put one choice into another: {example}.</source>
        <translation>条件是两个数的一个比较，例如 x &gt; 0。需要多个条件时，请把一个选择放进另一个：{example}。</translation>
    </message>
    <message>
        <source>where takes a condition and two values: {example}.</source>
        <translation>where 要一个条件和两个值：{example}。</translation>
    </message>
    <message>
        <source>&quot;{typed}&quot; was read as 1 where it holds, and 0 elsewhere.</source>
        <translation>“{typed}”读作：成立时是 1，其他时候是 0。</translation>
    </message>
    <message>
        <source>&quot;{typed}&quot; was read as a choice: its condition is 1 or 0, and both sides are computed.</source>
        <translation>“{typed}”读作选择：条件是 1 或 0，两边都会计算。</translation>
    </message>
    <message>
        <source>Written out this has {got} words and signs (limit {limit}). Repeat it less.</source>
        <translation>展开后有 {got} 个字词和符号（上限 {limit}）。请减少重复的次数。</translation>
    </message>
    <message>
        <source>The loop trains, and one round of it was read: a circuit is that of one step.</source>
        <translation>这个循环在做训练，只读了其中一轮：一个电路只是一步。</translation>
    </message>
    <message>
        <source>Of loops those are read whose rounds are counted and build on one another, as in {example}. Leave out a loop that trains; write other lines one by one.</source>
        <translation>循环只读取次数固定、每一轮接着上一轮算下去的，例如 {example}。训练用的循环请略去；其他的请逐行写出。</translation>
    </message>
    <message>
        <source>&quot;{typed}&quot; was written out: {count} rounds, one after the other.</source>
        <translation>“{typed}”已展开：一轮接一轮，共 {count} 轮。</translation>
    </message>
    <message>
        <source>{name} calls itself. A circuit has no such circle: write the steps out one by one.</source>
        <translation>{name} 调用了自己。电路里没有这种循环：请把步骤逐一写出。</translation>
    </message>
    <message>
        <source>The function {name} has no input &quot;{given}&quot;.</source>
        <translation>函数 {name} 没有输入“{given}”。</translation>
    </message>
    <message>
        <source>The function {name} was written out wherever it is called.</source>
        <translation>函数 {name} 在每个调用的地方都已展开。</translation>
    </message>
    <message>
        <source>Draw parameters from seed {seed}</source>
        <translation>用种子 {seed} 随机生成参数</translation>
    </message>
    <message>
        <source>Make inputs parameters</source>
        <translation>把输入改成参数</translation>
    </message>
    <message>
        <source>It is a text of letters, such as &apos;ij,jk-&gt;ik&apos;.</source>
        <translation>它是一段字母，例如 &apos;ij,jk-&gt;ik&apos;。</translation>
    </message>
    <message>
        <source>It is the size of each part, or a list of sizes.</source>
        <translation>它是每个部分的大小，或大小的列表。</translation>
    </message>
    <message>
        <source>It is a number from 1 on.</source>
        <translation>它是 1 以上的数。</translation>
    </message>
    <message>
        <source>{name} was read with n as the divisor, as in NumPy. For n - 1, as in PyTorch, write ddof=1.</source>
        <translation>{name} 读作除以 n，如同 NumPy。要像 PyTorch 那样除以 n - 1，请写 ddof=1。</translation>
    </message>
    <message>
        <source>{name} was read with n - 1 as the divisor, as in PyTorch. For n, as in NumPy, write ddof=0.</source>
        <translation>{name} 读作除以 n - 1，如同 PyTorch。要像 NumPy 那样除以 n，请写 ddof=0。</translation>
    </message>
    <message>
        <source>{name} was read as in evaluation: it passes all numbers on. In training it drops some at random; for given ones write x*mask/(1 - p).</source>
        <translation>{name} 读作评估模式：所有数字原样通过。训练时会随机丢弃一些；若要指定丢弃哪些，请写 x*mask/(1 - p)。</translation>
    </message>
    <message>
        <source>In training dropout sets numbers to 0 at random, so that no loss is the right one. Write which, as in x*mask/(1 - p) with mask = [1, 0, 1], or leave the training out.</source>
        <translation>训练时 dropout 会随机把数字设为 0，因此没有唯一正确的损失。请写明是哪些，例如 x*mask/(1 - p)，其中 mask = [1, 0, 1]，或去掉训练的设置。</translation>
    </message>
    <message>
        <source>{name} with a beta is the huber loss divided by it: write {written}.</source>
        <translation>带有 beta 的 {name} 是 huber 损失再除以 beta：请写 {written}。</translation>
    </message>
    <message>
        <source>The entries of {dictionaries} were read as the names {names}.</source>
        <translation>{dictionaries} 的项读作名称 {names}。</translation>
    </message>
    <message>
        <source>An entry of a dictionary is read where its text can be a name, as in params[&apos;W1&apos;]. Write a name for each: W1, W2.</source>
        <translation>字典的项，其文字可以当名称时才读得懂，例如 params[&apos;W1&apos;]。请为每一项写一个名称：W1、W2。</translation>
    </message>
    <message>
        <source>Before the = stand {names} names, and behind it {values} values. Give each a line of its own, as in a = 1; b = 2.</source>
        <translation>= 前面有 {names} 个名称，后面有 {values} 个值。请各写一行，例如 a = 1; b = 2。</translation>
    </message>
</context>
<context>
    <name>SeveralPage</name>
    <message>
        <source>Drag one of them, or press the arrow keys, to move them all. Delete removes them. They can be copied and duplicated together.</source>
        <translation>拖动其中一个，或按方向键，就能一起移动。Delete 键删除它们，也可以一起复制和创建副本。</translation>
    </message>
    <message>
        <source>{count} selected</source>
        <translation>已选取 {count} 个</translation>
    </message>
</context>
<context>
    <name>ShapePanel</name>
    <message>
        <source>Shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>one number</source>
        <translation>单个数值</translation>
    </message>
</context>
<context>
    <name>ShortcutsPage</name>
    <message>
        <source>Find a command, or a key</source>
        <translation>查找命令或按键</translation>
    </message>
    <message>
        <source>C&amp;hange</source>
        <translation>更改(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Add a key</source>
        <translation>增加按键(&amp;A)</translation>
    </message>
    <message>
        <source>No &amp;key</source>
        <translation>不用按键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>重置(&amp;R)</translation>
    </message>
    <message>
        <source>Reset a&amp;ll</source>
        <translation>全部重置(&amp;L)</translation>
    </message>
    <message>
        <source>Keys of the stage, of the timeline and of the hand on the canvas are what they are: Help, All keys, lists them.</source>
        <translation>演示、时间轴和画布操作的按键不能更改：“帮助”的“所有按键”列出它们。</translation>
    </message>
    <message>
        <source>{key} belongs to “{name}”.</source>
        <translation>{key} 属于“{name}”。</translation>
    </message>
    <message>
        <source>Take it from “{name}”</source>
        <translation>从“{name}”取走</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>命令和按键</translation>
    </message>
    <message>
        <source>L&amp;eave it there</source>
        <translation>保持不变(&amp;E)</translation>
    </message>
</context>
<context>
    <name>SidePanels</name>
    <message>
        <source>Gates</source>
        <translation>门</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>Unfold the gates</source>
        <translation>展开门面板</translation>
    </message>
    <message>
        <source>Unfold the inspector</source>
        <translation>展开检查器</translation>
    </message>
    <message>
        <source>Find a gate or a block</source>
        <translation>寻找门或方块</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>大纲</translation>
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
        <translation>还有 {count} 个</translation>
    </message>
    <message>
        <source>Gradients of weights and biases: the share of example {at}.</source>
        <translation>权重与偏置的梯度：第 {at} 个样本的贡献。</translation>
    </message>
</context>
<context>
    <name>StageCard</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>StagePages</name>
    <message>
        <source>Chain rule</source>
        <translation>链式法则</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>Tangent</source>
        <translation>切线</translation>
    </message>
    <message>
        <source>Closed form</source>
        <translation>写成一个式子</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>证明</translation>
    </message>
    <message>
        <source>Nudge</source>
        <translation>推一下</translation>
    </message>
    <message>
        <source>Paths</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
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
        <translation>现在有些数字是隐藏的，这一页会泄漏它们。</translation>
    </message>
    <message>
        <source>There is nothing to tell here.</source>
        <translation>这里没有可说的。</translation>
    </message>
</context>
<context>
    <name>StepLines</name>
    <message>
        <source>1 parameter stepped</source>
        <translation>1 个参数走了一步</translation>
    </message>
    <message>
        <source>{count} parameters stepped</source>
        <translation>{count} 个参数走了一步</translation>
    </message>
</context>
<context>
    <name>Stepping</name>
    <message>
        <source>Nothing is computed yet. The forward pass begins at the inputs.</source>
        <translation>还没有计算任何数。前向传播从输入开始。</translation>
    </message>
    <message>
        <source>A stop stands at a step: go on to one first.</source>
        <translation>停止点要放在某一步：请先走到那一步。</translation>
    </message>
</context>
<context>
    <name>StoredViews</name>
    <message>
        <source>This view is stored already, as {number}: {title}.</source>
        <translation>这个视图已经存为 {number}：{title}。</translation>
    </message>
    <message>
        <source>There are {limit} stored views already: forget one first.</source>
        <translation>已存有 {limit} 个视图：请先删除一个。</translation>
    </message>
    <message>
        <source>Stored as view {number}: {title}. Alt+Home, {number} returns to it.</source>
        <translation>已存为视图 {number}：{title}。按 Alt+Home 再按 {number} 可回到这里。</translation>
    </message>
    <message>
        <source>&amp;Store this view</source>
        <translation>存储当前视图(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Forget</source>
        <translation>删除(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>重命名(&amp;R)</translation>
    </message>
    <message>
        <source>Name of view {number}</source>
        <translation>视图 {number} 的名称</translation>
    </message>
    <message>
        <source>A stored view needs a name.</source>
        <translation>已存视图需要名称。</translation>
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
        <translation>它的曲线，和这里的斜率</translation>
    </message>
    <message>
        <source>by {input}: slope {slope}</source>
        <translation>对 {input}：斜率 {slope}</translation>
    </message>
</context>
<context>
    <name>TangentPage</name>
    <message>
        <source>by {name}: slope {slope} at {x}</source>
        <translation>对 {name}：在 {x} 处斜率 {slope}</translation>
    </message>
</context>
<context>
    <name>TeacherView</name>
    <message>
        <source>For the teacher – Circuit Editor</source>
        <translation>教师画面 – Circuit Editor</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>正在提问</translation>
    </message>
    <message>
        <source>on stage for {time}</source>
        <translation>已演示 {time}</translation>
    </message>
</context>
<context>
    <name>ThemeMenu</name>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
</context>
<context>
    <name>Tidying</name>
    <message>
        <source>The circuit was changed meanwhile: tidy it up once more.</source>
        <translation>电路在此期间已被更改：请再整理一次。</translation>
    </message>
    <message>
        <source>Nothing moves: it stands so already.</source>
        <translation>没有移动：已经是这样了。</translation>
    </message>
    <message>
        <source>Tidying up {count:,} gates and inputs…</source>
        <translation>正在整理 {count:,} 个门与输入…</translation>
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
        <translation>在这里设停止点，或取消</translation>
    </message>
    <message>
        <source>Close the timeline</source>
        <translation>关闭时间轴</translation>
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
        <translation>{cell}，第 {at} 个样本，共 {count} 个</translation>
    </message>
    <message>
        <source>share of example {at}: {number}</source>
        <translation>第 {at} 个样本的贡献：{number}</translation>
    </message>
    <message>
        <source>Double-click to go inside</source>
        <translation>双击进到里面</translation>
    </message>
    <message>
        <source>Double-click or Enter to change the value</source>
        <translation>双击或按 Enter 更改数值</translation>
    </message>
    <message>
        <source>Double-click or F2 to rename</source>
        <translation>双击或按 F2 重命名</translation>
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
        <translation>缩放</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>已编辑</translation>
    </message>
    <message>
        <source>not in the file</source>
        <translation>不在文件中</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>read-only, edited</source>
        <translation>只读，已编辑</translation>
    </message>
    <message>
        <source>file changed</source>
        <translation>文件已更改</translation>
    </message>
    <message>
        <source>Zoom: {zoom}</source>
        <translation>缩放：{zoom}</translation>
    </message>
</context>
<context>
    <name>Track</name>
    <message>
        <source>Timeline</source>
        <translation>时间轴</translation>
    </message>
</context>
<context>
    <name>UnknownGates</name>
    <message>
        <source>Gates that this program does not know: {count} ({kinds}). They are saved as they are.</source>
        <translation>这个程序不认识的门：{count} 个（{kinds}）。保存时会原样保留。</translation>
    </message>
    <message>
        <source>{before}, {next}</source>
        <translation>{before}、{next}</translation>
    </message>
    <message>
        <source>{kind}: did you mean {guess}?</source>
        <translation>{kind}：你是指 {guess} 吗？</translation>
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
        <translation>滑块从</translation>
    </message>
    <message>
        <source>Slider to</source>
        <translation>滑块到</translation>
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
        <translation>改成参数</translation>
    </message>
    <message>
        <source>Leave it so</source>
        <translation>就这样</translation>
    </message>
    <message>
        <source>Values that were not given are 1: weights that are alike stay alike.</source>
        <translation>没有给的值都是 1：相同的权重会一直相同。</translation>
    </message>
    <message>
        <source>Read as inputs: {names}.</source>
        <translation>读成输入的有：{names}。</translation>
    </message>
    <message>
        <source>Draw parameters (seed {seed})</source>
        <translation>随机生成参数（种子 {seed}）</translation>
    </message>
</context>
<context>
    <name>ViewSwitches</name>
    <message>
        <source>Say of an input in the inspector that its first axis counts examples.</source>
        <translation>请在检查面板中，为某个输入打开 examples：第一轴计数样本。</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Expression</source>
        <translation>表达式</translation>
    </message>
    <message>
        <source>Taken back: {step}</source>
        <translation>已撤销：{step}</translation>
    </message>
    <message>
        <source>Done again: {step}</source>
        <translation>已重做：{step}</translation>
    </message>
    <message>
        <source>Take in {names}</source>
        <translation>把 {names} 也纳入</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>不用了</translation>
    </message>
    <message>
        <source>Changed in all {count} uses of “{name}”.</source>
        <translation>“{name}”的 {count} 份都改了。</translation>
    </message>
    <message>
        <source>Change all {count}</source>
        <translation>{count} 份都改</translation>
    </message>
    <message>
        <source>Make this one unique</source>
        <translation>只让这一份独立</translation>
    </message>
    <message>
        <source>{name} (read-only)</source>
        <translation>{name}（只读）</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <source>E&amp;xamples</source>
        <translation>示例(&amp;X)</translation>
    </message>
    <message>
        <source>{name} (repaired copy)</source>
        <translation>{name}（修复过的副本）</translation>
    </message>
    <message>
        <source>Save now</source>
        <translation>立即保存</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>{name} (example)</source>
        <translation>{name}（示例）</translation>
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
        <translation>{name}（未保存）</translation>
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
        <translation>程序意外结束时开着这个文件：{files}</translation>
    </message>
    <message>
        <source>Open it again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>The program ended unexpectedly with these files open: {files}</source>
        <translation>程序意外结束时开着这些文件：{files}</translation>
    </message>
    <message>
        <source>Open them again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>不用了</translation>
    </message>
    <message>
        <source>Could not be reached: {files}</source>
        <translation>无法访问：{files}</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>{name} cannot be opened. An earlier version is kept, of {when}.</source>
        <translation>无法打开 {name}。保留有较早的版本，时间为 {when}。</translation>
    </message>
    <message>
        <source>See it…</source>
        <translation>查看…</translation>
    </message>
    <message>
        <source>Looking for the files…</source>
        <translation>正在查找文件…</translation>
    </message>
</context>
<context>
    <name>WireCommands</name>
    <message>
        <source>No wire leaves what is selected.</source>
        <translation>所选项目没有接出的连线。</translation>
    </message>
    <message>
        <source>No other output can drive what its wires lead to.</source>
        <translation>没有别的输出能接到这些连线的去处。</translation>
    </message>
    <message>
        <source>Nothing feeds this.</source>
        <translation>没有任何东西影响它。</translation>
    </message>
    <message>
        <source>Feeds this: {count}. Esc ends this view.</source>
        <translation>影响它的：{count} 个。按 Esc 结束显示。</translation>
    </message>
    <message>
        <source>This affects nothing.</source>
        <translation>它不影响任何东西。</translation>
    </message>
    <message>
        <source>Affected by this: {count}. Esc ends this view.</source>
        <translation>受它影响的：{count} 个。按 Esc 结束显示。</translation>
    </message>
    <message>
        <source>This stands inside a block: enter the block to change it.</source>
        <translation>这在方块里面：请进入方块再改。</translation>
    </message>
    <message>
        <source>No wire joins what is selected to anything else.</source>
        <translation>选中的部分与其他部分之间没有连线。</translation>
    </message>
    <message>
        <source>{name} is left without a reader.</source>
        <translation>{name} 的输出现在无处可去。</translation>
    </message>
    <message>
        <source>Left without a reader: {names}.</source>
        <translation>输出现在无处可去：{names}。</translation>
    </message>
    <message>
        <source>What is selected has no wires.</source>
        <translation>所选项目没有连线。</translation>
    </message>
</context>
<context>
    <name>WirePage</name>
    <message>
        <source>On this wire</source>
        <translation>在这条连线上</translation>
    </message>
    <message>
        <source>value, forwards</source>
        <translation>值，前向</translation>
    </message>
    <message>
        <source>gradient, backwards</source>
        <translation>梯度，反向</translation>
    </message>
    <message>
        <source>Delete this wire</source>
        <translation>删除这条连线</translation>
    </message>
    <message>
        <source>A wire from {source} to {node}, as its {place}.</source>
        <translation>从 {source} 到 {node} 的连线，作为它的{place}。</translation>
    </message>
    <message>
        <source>A wire from {source} to the loss flag {node}.</source>
        <translation>从 {source} 到损失旗子 {node} 的连线。</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>logistic, logistic function, sigmoid from gates</source>
        <translation>逻辑函数, S 型函数, 拆开的 sigmoid</translation>
    </message>
    <message>
        <source>hyperbolic tangent, tanh from gates</source>
        <translation>双曲正切</translation>
    </message>
    <message>
        <source>smooth relu</source>
        <translation>平滑 relu</translation>
    </message>
    <message>
        <source>neuron, perceptron, logistic regression, w x + b</source>
        <translation>神经元, 感知器, 感知机, 逻辑回归</translation>
    </message>
    <message>
        <source>neuron, perceptron, logistic regression</source>
        <translation>神经元, 感知器, 感知机, 逻辑回归</translation>
    </message>
    <message>
        <source>mse, mean squared error, l2 loss, quadratic loss, squared loss, error, (y-t)^2</source>
        <translation>均方误差, 平方误差, 误差, 平方损失</translation>
    </message>
    <message>
        <source>silu, activation function</source>
        <translation>激活函数, 激励函数</translation>
    </message>
    <message>
        <source>lse, soft maximum, softmax, smooth maximum</source>
        <translation>平滑最大值, 软最大值</translation>
    </message>
    <message>
        <source>gated linear unit, gating</source>
        <translation>门控</translation>
    </message>
    <message>
        <source>dense layer, fully connected layer, affine layer, nn.Linear</source>
        <translation>全连接层, 稠密层, 仿射层, nn.Linear</translation>
    </message>
    <message>
        <source>hidden layer, multilayer perceptron, feedforward layer</source>
        <translation>隐藏层, 多层感知机, 前馈层</translation>
    </message>
    <message>
        <source>softmax from gates, normalized exponential</source>
        <translation>拆开的 softmax, 归一化指数函数</translation>
    </message>
    <message>
        <source>cross-entropy from gates, softmax with cross-entropy, negative log-likelihood, nll, log loss</source>
        <translation>拆开的交叉熵, 分类损失, 负对数似然, 对数损失</translation>
    </message>
    <message>
        <source>self-attention, scaled dot-product attention, query key value, qkv, transformer</source>
        <translation>自注意力, 缩放点积注意力, 查询 键 值, transformer</translation>
    </message>
    <message>
        <source>error function, gaussian error function, normal distribution</source>
        <translation>误差函数</translation>
    </message>
    <message>
        <source>gaussian error linear unit, transformer, activation function</source>
        <translation>高斯误差线性单元, 激活函数, 激励函数</translation>
    </message>
    <message>
        <source>swish, sigmoid linear unit, x*sigmoid, activation function</source>
        <translation>激活函数, 激励函数</translation>
    </message>
    <message>
        <source>exponential linear unit, activation function</source>
        <translation>指数线性单元, 激活函数, 激励函数</translation>
    </message>
    <message>
        <source>signum, plus or minus one, direction</source>
        <translation>符号, 正负号, 符号函数</translation>
    </message>
    <message>
        <source>round down, rounding, whole part, integer part, step, staircase</source>
        <translation>取整, 向下取整, 舍入</translation>
    </message>
    <message>
        <source>clamp, limit, bound, restrict, saturate, hard tanh</source>
        <translation>截断, 裁剪, 限制, 限幅</translation>
    </message>
    <message>
        <source>+, plus, sum, addition, total, add up, x+y, a+b</source>
        <translation>加, 加法, 相加, 加上, 和, 总和, 求和, 加号</translation>
    </message>
    <message>
        <source>-, minus, subtract, subtraction, difference, less, take away, x-y, a-b</source>
        <translation>减, 减法, 相减, 减去, 差, 减号</translation>
    </message>
    <message>
        <source>*, times, multiply, multiplication, product, multiplied by, dot, x*y, a*b</source>
        <translation>乘, 乘法, 相乘, 乘以, 乘上, 积, 乘积, 乘号</translation>
    </message>
    <message>
        <source>/, divide, division, over, quotient, divided by, ratio, fraction, x/y, a/b</source>
        <translation>除, 除法, 相除, 除以, 商, 分数, 比, 除号</translation>
    </message>
    <message>
        <source>negative, negate, negation, opposite, change sign, minus x, unary minus</source>
        <translation>取负, 负, 负号, 负数, 相反数, 变号, 取反</translation>
    </message>
    <message>
        <source>^, to the power of, exponent, exponentiation, x^y, a^b</source>
        <translation>次方, 乘方, 幂, 乘幂, 幂次</translation>
    </message>
    <message>
        <source>maximum, larger, largest, greater, highest</source>
        <translation>最大, 最大值, 取最大, 较大, 取大</translation>
    </message>
    <message>
        <source>minimum, smaller, smallest, lower, lowest</source>
        <translation>最小, 最小值, 取最小, 较小, 取小</translation>
    </message>
    <message>
        <source>+1, x+1, x+c, plus a constant, plus one, add a number, offset, shift</source>
        <translation>加常数, 加一, 平移</translation>
    </message>
    <message>
        <source>*2, *-1, 2x, 2*x, times a constant, double, multiply by a number, factor, scale</source>
        <translation>乘常数, 两倍, 倍数, 系数, 缩放</translation>
    </message>
    <message>
        <source>^3, x^3, cube, cubed, x^n, x^c, to a fixed power, n-th power</source>
        <translation>立方, 三次方, 常数次方, 固定次方</translation>
    </message>
    <message>
        <source>tangent, sin/cos, trigonometric</source>
        <translation>正切, 正切函数, 三角函数</translation>
    </message>
    <message>
        <source>hyperbolic sine</source>
        <translation>双曲正弦</translation>
    </message>
    <message>
        <source>hyperbolic cosine</source>
        <translation>双曲余弦</translation>
    </message>
    <message>
        <source>inverse tangent, tan^-1, arc tangent</source>
        <translation>反正切</translation>
    </message>
    <message>
        <source>binary logarithm, base 2, log base 2, bits</source>
        <translation>以 2 为底的对数, 二进制对数</translation>
    </message>
    <message>
        <source>common logarithm, base 10, log base 10, decadic logarithm, decibel</source>
        <translation>以 10 为底的对数, 常用对数</translation>
    </message>
    <message>
        <source>log(1+x), ln(1+x), log of 1 plus x</source>
        <translation>一加 x 的对数</translation>
    </message>
    <message>
        <source>e^x-1, exp(x)-1, exponential minus one</source>
        <translation>指数减一</translation>
    </message>
    <message>
        <source>1/, invert, multiplicative inverse, one over, x^-1, one divided by</source>
        <translation>倒数, 取倒数, 反比, 分之一</translation>
    </message>
    <message>
        <source>e^x, e^, exponential, exponential function, e to the x, natural exponential, antilog</source>
        <translation>指数, 指数函数, 自然指数, e 的 x 次方</translation>
    </message>
    <message>
        <source>logarithm, natural log, natural logarithm, cross entropy, nll</source>
        <translation>对数, 自然对数, 对数函数, 交叉熵, 取对数</translation>
    </message>
    <message>
        <source>√x, root, square root, radical, x^0.5, x^(1/2)</source>
        <translation>根号, 开根号, 平方根, 开方, 开平方, 根</translation>
    </message>
    <message>
        <source>x^2, ^2, x*x, squared, second power, to the square, quadratic</source>
        <translation>平方, 二次方, 取平方</translation>
    </message>
    <message>
        <source>||, |, absolute value, magnitude</source>
        <translation>绝对值, 绝对, 取绝对值, 模</translation>
    </message>
    <message>
        <source>sine, trigonometric</source>
        <translation>正弦, 正弦函数, 三角函数</translation>
    </message>
    <message>
        <source>cosine, trigonometric</source>
        <translation>余弦, 余弦函数, 三角函数</translation>
    </message>
    <message>
        <source>hyperbolic tangent, activation function, squash</source>
        <translation>双曲正切, 激活函数, 激励函数</translation>
    </message>
    <message>
        <source>logistic function, 1/(1+e^-x), activation, squash</source>
        <translation>激活, 激励, 激活函数, 激励函数, 逻辑函数, S 型函数, S 函数</translation>
    </message>
    <message>
        <source>rectifier, rectified linear unit, ramp, hinge, positive part, activation function</source>
        <translation>线性整流, 整流, 整流线性单元, 斜坡, 激活函数, 激励函数, 修正线性单元</translation>
    </message>
    <message>
        <source>leaky rectifier, activation function</source>
        <translation>泄漏整流, 带泄漏的 relu, 激活函数, 激励函数</translation>
    </message>
    <message>
        <source>smooth relu, log(1+e^x), log1pexp, activation function</source>
        <translation>平滑 relu, 平滑整流, 激活函数, 激励函数</translation>
    </message>
    <message>
        <source>port, in, argument</source>
        <translation>端口, 参数, 入口</translation>
    </message>
    <message>
        <source>port, out, result, return</source>
        <translation>端口, 结果, 出口, 返回</translation>
    </message>
    <message>
        <source>input, data, feature, variable</source>
        <translation>数据, 特征, 变量, 输入值</translation>
    </message>
    <message>
        <source>weight, bias, b, learnable, trainable, theta, coefficient</source>
        <translation>权重, 偏差, 偏置, 可训练, 可学习</translation>
    </message>
    <message>
        <source>number, fixed number, value</source>
        <translation>数, 数字, 定值, 常量</translation>
    </message>
    <message>
        <source>loss, flag, cost, objective</source>
        <translation>损失, 旗子, 成本, 代价, 目标函数, 损失函数</translation>
    </message>
    <message>
        <source>problem, warning, error</source>
        <translation>问题, 警告, 错误</translation>
    </message>
    <message>
        <source>nan, not a number, undefined</source>
        <translation>非数, 不是数字, 未定义</translation>
    </message>
    <message>
        <source>inf, infinity, infinite, overflow</source>
        <translation>无限, 无穷大, 无穷, 溢出</translation>
    </message>
    <message>
        <source>saturated, saturation, vanishing</source>
        <translation>饱和, 消失</translation>
    </message>
    <message>
        <source>kink, corner</source>
        <translation>折点, 尖点</translation>
    </message>
    <message>
        <source>outer, stretched, broadcast</source>
        <translation>外积, 扩展, 广播</translation>
    </message>
    <message>
        <source>note, comment</source>
        <translation>备注, 注释</translation>
    </message>
    <message>
        <source>frame, group</source>
        <translation>框, 分组</translation>
    </message>
    <message>
        <source>unwired, not wired, no wire, missing wire, unconnected</source>
        <translation>未接线, 没有接线, 缺线, 未连接</translation>
    </message>
    <message>
        <source>note, comment, remark, text, sticky note, annotation</source>
        <translation>备注, 注释, 注解, 文字, 便利贴, 评论</translation>
    </message>
    <message>
        <source>add up, total, reduce</source>
        <translation>相加, 合计, 归约</translation>
    </message>
    <message>
        <source>average, reduce</source>
        <translation>平均值, 归约</translation>
    </message>
    <message>
        <source>matrix product, dot product, multiply</source>
        <translation>矩阵乘法, 点积, 相乘</translation>
    </message>
    <message>
        <source>turn, permute, swap axes, rows and columns</source>
        <translation>转置, 排列, 交换轴, 行与列</translation>
    </message>
    <message>
        <source>view, flatten, rows and columns</source>
        <translation>展平, 重塑, 行与列</translation>
    </message>
    <message>
        <source>part, rows, columns, index, cut</source>
        <translation>部分, 行, 列, 索引, 切</translation>
    </message>
    <message>
        <source>concatenate, join, append, stack</source>
        <translation>串接, 合并, 附加, 堆叠</translation>
    </message>
    <message>
        <source>probabilities, attention weights, normalized exponential</source>
        <translation>概率, 注意力权重, 归一化指数</translation>
    </message>
    <message>
        <source>log probabilities, log-likelihood, normalized scores</source>
        <translation>对数概率, 对数似然, 归一化分数</translation>
    </message>
    <message>
        <source>attention mask, triangle, lower triangular, autoregressive</source>
        <translation>注意力遮罩, 三角形, 下三角, 自回归</translation>
    </message>
    <message>
        <source>mean squared error, loss, regression, L2</source>
        <translation>均方误差, 损失, 回归, L2</translation>
    </message>
    <message>
        <source>cross-entropy, negative log-likelihood, classification, logits, loss</source>
        <translation>交叉熵, 负对数似然, 分类, logits, 损失</translation>
    </message>
    <message>
        <source>layer normalization, standardize, transformer</source>
        <translation>层归一化, 标准化, transformer</translation>
    </message>
    <message>
        <source>convolution, correlation, filter, kernel, CNN, image</source>
        <translation>卷积, 相关, 滤波器, 卷积核, CNN, 图像</translation>
    </message>
    <message>
        <source>max pooling, subsample, downsample, CNN</source>
        <translation>最大池化, 降采样, CNN</translation>
    </message>
    <message>
        <source>average pooling, mean pooling, subsample, downsample, CNN</source>
        <translation>平均池化, 降采样, CNN</translation>
    </message>
    <message>
        <source>one row, unroll, ravel, vector</source>
        <translation>排成一行, 展平, 展开, 向量</translation>
    </message>
    <message>
        <source>new axis, expand dimensions, add axis, row, column</source>
        <translation>新的轴, 扩充维度, 增加轴, 行, 列</translation>
    </message>
    <message>
        <source>remove axis, drop axis, length 1</source>
        <translation>移除轴, 去掉轴, 长度 1</translation>
    </message>
    <message>
        <source>stretch, repeat, copy, tile, expand</source>
        <translation>拉伸, 重复, 复制, 平铺, 扩展</translation>
    </message>
    <message>
        <source>lookup, table, word vectors, token, gather, rows</source>
        <translation>查表, 表, 词向量, 词元, 取行</translation>
    </message>
    <message>
        <source>one hot, class, label, indicator, dummy variables</source>
        <translation>独热, 类别, 标签, 指示变量, 哑变量</translation>
    </message>
    <message>
        <source>regularization, random, noise, training</source>
        <translation>正则化, 随机, 噪声, 训练</translation>
    </message>
    <message>
        <source>maximum, largest, reduce</source>
        <translation>最大值, 最大, 归约</translation>
    </message>
    <message>
        <source>minimum, smallest, reduce</source>
        <translation>最小值, 最小, 归约</translation>
    </message>
    <message>
        <source>log sum exp, smooth maximum, log partition</source>
        <translation>对数指数和, 平滑最大值, 对数配分</translation>
    </message>
    <message>
        <source>index of the largest, predicted class, prediction</source>
        <translation>最大值的索引, 预测类别, 预测</translation>
    </message>
    <message>
        <source>mean absolute error, L1, loss, regression</source>
        <translation>平均绝对误差, L1, 损失, 回归</translation>
    </message>
    <message>
        <source>robust loss, smooth L1, regression, outliers</source>
        <translation>稳健损失, 平滑 L1, 回归, 离群值</translation>
    </message>
    <message>
        <source>binary cross-entropy, log loss, yes or no, classification</source>
        <translation>二元交叉熵, 对数损失, 是或否, 分类</translation>
    </message>
    <message>
        <source>binary cross-entropy with logits, sigmoid cross-entropy, logistic loss</source>
        <translation>带分数的二元交叉熵, sigmoid 交叉熵, 逻辑损失</translation>
    </message>
</context>
</TS>
