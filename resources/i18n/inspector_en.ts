<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>AcknowledgeInput</name>
    <message>
        <source>已知悉、已确认</source>
        <translation>Read and confirmed</translation>
    </message>
</context>
<context>
    <name>AddArticlesDialog</name>
    <message>
        <source>补充条文</source>
        <translation>Add articles</translation>
    </message>
    <message>
        <source>补充</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>{file}：共 {count} 条。同一部法规以前补充的条文由这张表代替，随计划文件下发。</source>
        <translation>{file}: {count} articles. This table takes the place of articles added before of the same law; it travels in the plan pack.</translation>
    </message>
    <message>
        <source>读到的条文</source>
        <translation>Articles read</translation>
    </message>
</context>
<context>
    <name>AddPersonDialog</name>
    <message>
        <source>添加一个人</source>
        <translation>Add a person</translation>
    </message>
    <message>
        <source>添加</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>检查员</source>
        <translation>Inspector</translation>
    </message>
    <message>
        <source>主管</source>
        <translation>Supervisor</translation>
    </message>
    <message>
        <source>管理员</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>请他本人输入密码。每个人只用自己的密码，记录里才分得清是谁做的。</source>
        <translation>Let them type the passphrase themselves. Only with a passphrase of one&apos;s own do the records show who did what.</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>写在检查记录上</source>
        <translation>Goes into the records</translation>
    </message>
    <message>
        <source>身份</source>
        <translation>Role</translation>
    </message>
</context>
<context>
    <name>AgreeGradeDialog</name>
    <message>
        <source>第二人确认</source>
        <translation>Second person confirms</translation>
    </message>
    <message>
        <source>同意</source>
        <translation>Agree</translation>
    </message>
    <message>
        <source>规则建议的是{colour}。确认后这次评定生效。</source>
        <translation>The rule proposes {colour}. Once confirmed, this grade holds.</translation>
    </message>
    <message>
        <source>密码</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>确认人</source>
        <translation>Confirmed by</translation>
    </message>
    <message>
        <source>他本人的密码</source>
        <translation>Their own passphrase</translation>
    </message>
    <message>
        <source>这个工作库只有评定人一个人。请在“设置 › 人员”里添加另一个人，或者把资料包交给主管确认。</source>
        <translation>This store has only the person who graded. Add somebody under “Settings › People”, or hand a pack to the supervisor, who confirms it.</translation>
    </message>
</context>
<context>
    <name>AnnexDialog</name>
    <message>
        <source>核对对外版本</source>
        <translation>Check outside version</translation>
    </message>
    <message>
        <source>核对</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>打码</source>
        <translation>Masks</translation>
    </message>
    <message>
        <source>原件校验值</source>
        <translation>Hash of the original</translation>
    </message>
    <message>
        <source>选择封存附件…</source>
        <translation>Choose sealed annex…</translation>
    </message>
    <message>
        <source>和文件夹核对…</source>
        <translation>Compare with folder…</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>封存附件记着每个文件由哪份原件做成。打开它，就能看交出以后有没有被改过；只有制作它的电脑和当时登记的主管电脑能打开。</source>
        <translation>The sealed annex says of which original each file was made. With it you see whether anything was changed since; only the computer that made it and those of supervisors registered then can open it.</translation>
    </message>
    <message>
        <source>没有改动</source>
        <translation>Unchanged</translation>
    </message>
    <message>
        <source>被改过</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>找不到</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>（没有交出）</source>
        <translation>(not handed on)</translation>
    </message>
    <message>
        <source>{person} {time} 制作</source>
        <translation>Made by {person}, {time}</translation>
    </message>
    <message>
        <source>还没有和文件核对：请选择交出去的文件夹。</source>
        <translation>Not compared with the files yet: choose the folder that was handed on.</translation>
    </message>
    <message numerus="yes">
        <source>%n 个文件都没有改动</source>
        <translation>
            <numerusform>%n file is unchanged</numerusform>
            <numerusform>All %n files are unchanged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 个文件被改过或者找不到</source>
        <translation>
            <numerusform>%n file is changed or missing</numerusform>
            <numerusform>%n files are changed or missing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AnnexFiles</name>
    <message>
        <source>选择封存附件</source>
        <translation>Choose the sealed annex</translation>
    </message>
    <message>
        <source>封存附件 (*.age)</source>
        <translation>Sealed annex (*.age)</translation>
    </message>
    <message>
        <source>选择交出去的文件夹</source>
        <translation>Choose the folder that was handed on</translation>
    </message>
</context>
<context>
    <name>AnnotatePhotoDialog</name>
    <message>
        <source>标注照片</source>
        <translation>Annotate photo</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>正在打开…</source>
        <translation>Opening…</translation>
    </message>
    <message>
        <source>有标注没有保存。</source>
        <translation>Some annotations are not saved.</translation>
    </message>
    <message>
        <source>现在关闭，没有保存的几步会丢失；照片原件不受影响。</source>
        <translation>If you close now, the steps that are not saved are lost; the original photo is not affected.</translation>
    </message>
    <message>
        <source>仍要关闭</source>
        <translation>Close anyway</translation>
    </message>
    <message>
        <source>继续标注</source>
        <translation>Go on annotating</translation>
    </message>
    <message>
        <source>适合窗口</source>
        <translation>Fit window</translation>
    </message>
    <message>
        <source>原大</source>
        <translation>Actual size</translation>
    </message>
    <message>
        <source>只能查看：这次检查已结束，或不是在本机记录的。</source>
        <translation>Read-only: this visit has ended or was recorded on another computer.</translation>
    </message>
    <message>
        <source>拖出要盖住的地方。文书、导出的副本和说明页里，被盖住的内容不复存在；原件不变。</source>
        <translation>Drag over what is to be covered. In papers, exported copies and the page of explanation, what is covered no longer exists; the original does not change.</translation>
    </message>
    <message>
        <source>在照片上拖动来画；按回车在中央画一个。</source>
        <translation>Drag on the photo to draw; Enter draws one in the middle.</translation>
    </message>
    <message>
        <source>点选后可拖动；方向键移动，Ctrl+方向键改大小，PageUp/PageDown 换一个。空格+拖动移动照片。</source>
        <translation>Click, then drag. Arrow keys: move, Ctrl+arrow keys: resize, PageUp/PageDown: another one. Space+drag: move the photo.</translation>
    </message>
    <message>
        <source>正在保存…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>未保存</source>
        <translation>Not saved</translation>
    </message>
    <message>
        <source>已保存</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
</context>
<context>
    <name>AnnotationView</name>
    <message>
        <source>照片与标注</source>
        <translation>Photo and annotations</translation>
    </message>
    <message>
        <source>改颜色</source>
        <translation>change colour</translation>
    </message>
    <message>
        <source>改文字</source>
        <translation>change text</translation>
    </message>
    <message>
        <source>删除{shape}</source>
        <translation>delete {shape}</translation>
    </message>
    <message>
        <source>移动{shape}</source>
        <translation>move {shape}</translation>
    </message>
    <message>
        <source>调整{shape}</source>
        <translation>resize {shape}</translation>
    </message>
    <message>
        <source>文字</source>
        <translation>text</translation>
    </message>
    <message>
        <source>画{shape}</source>
        <translation>draw {shape}</translation>
    </message>
</context>
<context>
    <name>AnnotationWords</name>
    <message>
        <source>选择</source>
        <translation>Select</translation>
    </message>
    <message>
        <source>箭头</source>
        <translation>Arrow</translation>
    </message>
    <message>
        <source>方框</source>
        <translation>Box</translation>
    </message>
    <message>
        <source>椭圆</source>
        <translation>Ellipse</translation>
    </message>
    <message>
        <source>直线</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>文字</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>遮盖</source>
        <translation>Cover</translation>
    </message>
    <message>
        <source>红</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>黄</source>
        <translation>Yellow</translation>
    </message>
    <message>
        <source>黑</source>
        <translation>Black</translation>
    </message>
    <message>
        <source>白</source>
        <translation>White</translation>
    </message>
</context>
<context>
    <name>AppraisalPane</name>
    <message>
        <source>导出…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>考核对比</source>
        <translation>Appraisal</translation>
    </message>
    <message>
        <source>同一口径的数字并排放，按名称排列；不排名，也不比较个人。</source>
        <translation>Figures counted in one way, side by side in the order of names; no ranking, and no persons are compared.</translation>
    </message>
    <message>
        <source>检查单位是做记录的电脑所属的单位；台账企业不属于哪个单位。</source>
        <translation>The unit is that of the computer that recorded the visit; enterprises of the register belong to no unit.</translation>
    </message>
    <message>
        <source>双击一行只看它。</source>
        <translation>Double-click a line to see only it.</translation>
    </message>
    <message>
        <source>{words}{more}</source>
        <translation>{words} {more}</translation>
    </message>
</context>
<context>
    <name>ArticleFiles</name>
    <message>
        <source>表格 (*.xlsx *.xls *.et *.csv)</source>
        <translation>Tables (*.xlsx *.xls *.et *.csv)</translation>
    </message>
    <message>
        <source>选择条文表</source>
        <translation>Choose the table of articles</translation>
    </message>
    <message>
        <source>空白条文表</source>
        <translation>Empty table of articles</translation>
    </message>
    <message>
        <source>补充条文.csv</source>
        <translation>articles.csv</translation>
    </message>
</context>
<context>
    <name>AssignDayDialog</name>
    <message>
        <source>分派为任务</source>
        <translation>Assign as tasks</translation>
    </message>
    <message numerus="yes">
        <source>%n 家企业列入检查任务，期限是这一天。</source>
        <translation>
            <numerusform>%n enterprise becomes a task, due on this day.</numerusform>
            <numerusform>%n enterprises become tasks, due on this day.</numerusform>
        </translation>
    </message>
    <message>
        <source>任务随下一个方案包发到各台电脑。</source>
        <translation>The next plan pack takes the tasks to all computers.</translation>
    </message>
    <message>
        <source>谁有空谁去</source>
        <translation>Whoever is free</translation>
    </message>
    <message>
        <source>检查人员</source>
        <translation>Inspector</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>分派</source>
        <translation>Assign</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>BackupFiles</name>
    <message>
        <source>备份文件</source>
        <translation>Backup file</translation>
    </message>
    <message>
        <source>写备份到U盘</source>
        <translation>Write backup to USB stick</translation>
    </message>
    <message>
        <source>恢复备份</source>
        <translation>Restore backup</translation>
    </message>
    <message>
        <source>恢复到 {at} 的备份吗？</source>
        <translation>Restore the backup of {at}?</translation>
    </message>
    <message>
        <source>备份之后的改动将不再显示；现在的数据整份保留在工作库的旧版本文件夹里，不会删除。</source>
        <translation>Changes made after the backup will no longer be shown; the present data is kept whole in the folder of old versions in the store, nothing is deleted.</translation>
    </message>
    <message>
        <source>备份之后的 {lost} 次改动将不再显示；现在的数据整份保留在工作库的旧版本文件夹里，不会删除。恢复后需要重新输入密码打开。</source>
        <translation>Changes made after it that will no longer be shown: {lost}. The present data is kept whole in the folder of old versions in the store, nothing is deleted. After that, the store is opened with the passphrase again.</translation>
    </message>
    <message>
        <source>恢复以后是这台电脑自己的一份，不再和别的电脑共用；共用数据库不受影响，别的电脑照常使用。</source>
        <translation>What is restored is this computer&apos;s own copy, no longer shared with others; the shared database is not touched, and other computers go on as before.</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>不恢复</source>
        <translation>Don&apos;t restore</translation>
    </message>
    <message>
        <source>删除旧数据</source>
        <translation>Delete old data</translation>
    </message>
    <message>
        <source>删除恢复以前的旧数据 {name} 吗？</source>
        <translation>Delete the old data {name} from before the restore?</translation>
    </message>
    <message>
        <source>它最后一次改动是 {at}。其中没有进入备份的改动将永远找不回来；现在使用的数据和备份不受影响。</source>
        <translation>It was last changed at {at}. Changes in it that are in no backup can never be found again; the data in use and the backups are not touched.</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>不删除</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>选择U盘上的备份文件</source>
        <translation>Choose the backup file on the stick</translation>
    </message>
</context>
<context>
    <name>BackupSection</name>
    <message>
        <source>备份</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>每次结束检查后和每天自动备份，并打开核对。本机备份防误操作；电脑丢失或损坏要靠U盘备份。</source>
        <translation>Backups are made by themselves every day and when a visit ends, then opened and verified. Those on this computer protect against mistakes; against loss or damage of the computer you need one on a USB stick.</translation>
    </message>
    <message>
        <source>立即备份</source>
        <translation>Back up now</translation>
    </message>
    <message>
        <source>试恢复</source>
        <translation>Try restoring</translation>
    </message>
    <message>
        <source>恢复选中的备份…</source>
        <translation>Restore selected backup…</translation>
    </message>
    <message>
        <source>写到U盘…</source>
        <translation>Write to USB stick…</translation>
    </message>
    <message>
        <source>2026年10月28日 23:59</source>
        <translation>2026-10-28 23:59</translation>
    </message>
    <message>
        <source>缺99个文件</source>
        <translation>99 files missing</translation>
    </message>
    <message>
        <source>本机备份</source>
        <translation>Backups on this computer</translation>
    </message>
    <message>
        <source>还没有备份。</source>
        <translation>No backups yet.</translation>
    </message>
    <message>
        <source>当天的全部保留，以后按天、周、月保留，最长一年。照片不重复存放，只逐一核对。</source>
        <translation>Today&apos;s are all kept, older ones by day, week and month, for a year at most. Photos are not stored twice, only verified one by one.</translation>
    </message>
    <message>
        <source>U盘备份</source>
        <translation>Backup on a USB stick</translation>
    </message>
    <message>
        <source>全部资料（含照片）加密成一个文件，写完读回核对。用这台电脑现在的密码或单位恢复密钥可以在另一台电脑上恢复。</source>
        <translation>Everything, photos included, is encrypted into one file, then read back and verified. With the present passphrase of this computer or the recovery key of the office it can be restored on another computer.</translation>
    </message>
    <message>
        <source>共用工作库不自动备份，服务器由管理员备份。“立即备份”从服务器读出全部记录，逐行核对，加密存在这台电脑；恢复以后是本机自己的一份，不再和别的电脑共用，需要时再搬到一个新的共用数据库。</source>
        <translation>A shared store is not backed up by itself; the administrator backs up the server. “Back up now” reads all records from the server, compares them row by row and keeps them encrypted on this computer. What is restored is this computer&apos;s own copy, no longer shared; it can be moved into a new shared database.</translation>
    </message>
    <message>
        <source>已停下，没有改动任何资料。</source>
        <translation>Stopped. Nothing was changed.</translation>
    </message>
    <message>
        <source>正在备份</source>
        <translation>Backing up</translation>
    </message>
    <message>
        <source>已备份并核对：{visits} 次检查，{files} 个照片和文书。</source>
        <translation>Backed up and verified: visits {visits}, photos and papers {files}.</translation>
    </message>
    <message>
        <source>正在试恢复</source>
        <translation>Trying to restore</translation>
    </message>
    <message>
        <source>试恢复成功</source>
        <translation>The backup can be restored</translation>
    </message>
    <message>
        <source>试恢复发现问题</source>
        <translation>Problems were found while trying to restore</translation>
    </message>
    <message>
        <source>{head}：用时 {seconds} 秒；改动 {events}，检查 {visits}，照片 {photos} 与工作库一致；抽查照片和文书 {sound}/{checked} 完好；备份之后另有 {new} 次改动。</source>
        <translation>{head}: took {seconds} s; the same as in the store: changes {events}, visits {visits}, photos {photos}; sampled photos and papers {sound}/{checked} sound; changes since the backup: {new}.</translation>
    </message>
    <message>
        <source>正在写U盘备份</source>
        <translation>Writing backup to USB stick</translation>
    </message>
    <message>
        <source>已写入并核对 {file}：{visits} 次检查，{files} 个照片和文书。能打开的：{names}。</source>
        <translation>{file} was written and verified: visits {visits}, photos and papers {files}. Who can open it: {names}.</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>BackupsModel</name>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>检查</source>
        <translation>Visits</translation>
    </message>
    <message>
        <source>照片文书</source>
        <translation>Photos, papers</translation>
    </message>
    <message>
        <source>改动</source>
        <translation>Changes</translation>
    </message>
    <message>
        <source>大小</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>核对</source>
        <translation>State</translation>
    </message>
    <message>
        <source>有损坏</source>
        <translation>Damaged</translation>
    </message>
    <message>
        <source>缺{count}个文件</source>
        <translation>{count} files missing</translation>
    </message>
    <message>
        <source>已核对</source>
        <translation>Verified</translation>
    </message>
</context>
<context>
    <name>BarcodeInput</name>
    <message>
        <source>扫码枪扫一下，或输入条码</source>
        <translation>Scan, or type the barcode</translation>
    </message>
    <message>
        <source>从照片识别…</source>
        <translation>Read from photo…</translation>
    </message>
    <message>
        <source>从照片识别条码</source>
        <translation>Read a barcode from a photo</translation>
    </message>
    <message>
        <source>照片里没有找到条码。请拍近一些、对准，再试一次。</source>
        <translation>No barcode was found in the photo. Go closer, aim straight, and try again.</translation>
    </message>
</context>
<context>
    <name>BlocksSheet</name>
    <message>
        <source>分配号段…</source>
        <translation>Hand out blocks…</translation>
    </message>
    <message>
        <source>号段分配</source>
        <translation>Blocks of numbers</translation>
    </message>
    <message>
        <source>几台电脑各用一段号，离线签发也不会重号。号段随计划包发给各台电脑。</source>
        <translation>Each computer uses its own block, so that papers issued offline never share a number. Blocks travel in the plan pack.</translation>
    </message>
    <message>
        <source>还没有分配：这台电脑按“单位与文书”里的起始号编号。</source>
        <translation>None handed out: this computer counts from the first number under “Office”.</translation>
    </message>
    <message>
        <source>收回</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>收回{numbers}</source>
        <translation>Take back {numbers}</translation>
    </message>
    <message>
        <source>已分配给{person}：{numbers}。写计划包时会带上。</source>
        <translation>Handed to {person}: {numbers}. The next plan pack carries it.</translation>
    </message>
    <message>
        <source>已从{person}收回：{numbers}。下一个计划包送到以前，那台电脑还会用。</source>
        <translation>Taken back from {person}: {numbers}. That computer goes on using it until the next plan pack arrives.</translation>
    </message>
</context>
<context>
    <name>BoardDesk</name>
    <message>
        <source>正在统计</source>
        <translation>Counting</translation>
    </message>
</context>
<context>
    <name>BoardFiles</name>
    <message>
        <source>工作通报另存为</source>
        <translation>Save bulletin as</translation>
    </message>
    <message>
        <source>Word 文件，可以修改 (*.docx)</source>
        <translation>Word file, can be edited (*.docx)</translation>
    </message>
    <message>
        <source>看板另存为 PDF</source>
        <translation>Save board as PDF</translation>
    </message>
    <message>
        <source>导出考核对比</source>
        <translation>Export appraisal</translation>
    </message>
</context>
<context>
    <name>BoardPage</name>
    <message>
        <source>工作通报…</source>
        <translation>Bulletin…</translation>
    </message>
    <message>
        <source>打印…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>看板</source>
        <translation>Board</translation>
    </message>
    <message>
        <source>数字和图表</source>
        <translation>Numbers and charts</translation>
    </message>
    <message>
        <source>考核对比</source>
        <translation>Appraisal</translation>
    </message>
    <message>
        <source>工作通报_{day}.docx</source>
        <translation>bulletin_{day}.docx</translation>
    </message>
    <message>
        <source>看板_{day}.pdf</source>
        <translation>board_{day}.pdf</translation>
    </message>
    <message>
        <source>考核对比_{day}.xlsx</source>
        <translation>appraisal_{day}.xlsx</translation>
    </message>
    <message>
        <source>已写好：{path}</source>
        <translation>Written: {path}</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
</context>
<context>
    <name>BoardPane</name>
    <message>
        <source>点数字看名单，点柱子看它后面的名单或企业。</source>
        <translation>Click a number for its list, a bar for the list or enterprise behind it.</translation>
    </message>
</context>
<context>
    <name>BoardPrintDialog</name>
    <message>
        <source>打印看板</source>
        <translation>Print the board</translation>
    </message>
    <message>
        <source>正在排版…</source>
        <translation>Laying out…</translation>
    </message>
    <message>
        <source>看板页面</source>
        <translation>Page of the board</translation>
    </message>
    <message>
        <source>打印…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>存为 PDF…</source>
        <translation>Save as PDF…</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>这台电脑上没有找到打印机，可以先存成 PDF。</source>
        <translation>No printer was found on this computer; it can be saved as PDF instead.</translation>
    </message>
    <message>
        <source>看板</source>
        <translation>Board</translation>
    </message>
    <message>
        <source>已交给打印机 {printer}。</source>
        <translation>Handed to printer {printer}.</translation>
    </message>
</context>
<context>
    <name>BodyBox</name>
    <message>
        <source>代表哪个单位</source>
        <translation>For which body</translation>
    </message>
</context>
<context>
    <name>BundleFiles</name>
    <message>
        <source>保存诊断包</source>
        <translation>Save diagnostic bundle</translation>
    </message>
    <message>
        <source>诊断包</source>
        <translation>Diagnostic bundle</translation>
    </message>
</context>
<context>
    <name>CameraDialog</name>
    <message>
        <source>用摄像头拍摄</source>
        <translation>Take photos with the camera</translation>
    </message>
    <message>
        <source>拍照（空格）</source>
        <translation>Take photo (Space)</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message numerus="yes">
        <source>已拍 %n 张，放到当前检查项</source>
        <translation>
            <numerusform>%n photo taken, added to the present item</numerusform>
            <numerusform>%n photos taken, added to the present item</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CampaignDialog</name>
    <message>
        <source>新建专项行动</source>
        <translation>New campaign</translation>
    </message>
    <message>
        <source>修改专项行动</source>
        <translation>Edit campaign</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>例如：寄递渠道禁毒百日攻坚行动</source>
        <translation>For example: Hundred-day anti-drug campaign in delivery services</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>如 2026-09-01</source>
        <translation>For example 2026-09-01</translation>
    </message>
    <message>
        <source>开始日期</source>
        <translation>First day</translation>
    </message>
    <message>
        <source>结束日期</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>要达到的数字；完成多少由程序统计</source>
        <translation>Numbers to reach; the program counts what is done</translation>
    </message>
    <message>
        <source>目标</source>
        <translation>Targets</translation>
    </message>
</context>
<context>
    <name>CampaignsPane</name>
    <message>
        <source>专项行动</source>
        <translation>Campaigns</translation>
    </message>
    <message>
        <source>开始</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>结束</source>
        <translation>End</translation>
    </message>
    <message>
        <source>新建专项行动…</source>
        <translation>New campaign…</translation>
    </message>
    <message>
        <source>修改…</source>
        <translation>Edit…</translation>
    </message>
    <message>
        <source>撤销…</source>
        <translation>Withdraw…</translation>
    </message>
    <message>
        <source>还没有专项行动</source>
        <translation>No campaigns yet</translation>
    </message>
    <message>
        <source>例如百日攻坚：定好期间和各项目标，登记措施时选上它，这里就能看到完成多少。</source>
        <translation>For example a hundred-day campaign: set its days and targets, choose it when recording measures, and see here how far it is.</translation>
    </message>
    <message>
        <source>{first}至{last}</source>
        <translation>{first} to {last}</translation>
    </message>
    <message numerus="yes">
        <source>共 %n 天，</source>
        <translation>
            <numerusform>%n day in all, </numerusform>
            <numerusform>%n days in all, </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>已过 %n 天</source>
        <translation>
            <numerusform>%n day past</numerusform>
            <numerusform>%n days past</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>看 %n 项措施</source>
        <translation>
            <numerusform>Show %n measure</numerusform>
            <numerusform>Show %n measures</numerusform>
        </translation>
    </message>
    <message>
        <source>看这个数字后面的名单</source>
        <translation>Show the list behind this number</translation>
    </message>
    <message>
        <source>已完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>还没有定目标。点“修改…”可以添加。</source>
        <translation>No targets yet. Choose “Edit…” to add some.</translation>
    </message>
</context>
<context>
    <name>CardFiles</name>
    <message>
        <source>选择主管的名片</source>
        <translation>Choose the supervisor&apos;s card</translation>
    </message>
    <message>
        <source>导出名片</source>
        <translation>Export card</translation>
    </message>
    <message>
        <source>登记名片</source>
        <translation>Add card</translation>
    </message>
    <message>
        <source>{person}（{office}）的六个词是：

{code}</source>
        <translation>The six words of {person} ({office}) are:

{code}</translation>
    </message>
    <message>
        <source>请当面或打电话，请对方念出他自己的六个词。一样才登记；不一样，名片可能被人换过。</source>
        <translation>Face to face or by phone, let the other read out their own six words. Register the card only if they agree; otherwise it may have been exchanged.</translation>
    </message>
    <message>
        <source>这台电脑已登记，但名片上的密钥换了。请先问清楚确实是他换的；登记后，用旧密钥写出的资料包不再收。</source>
        <translation>This computer is already registered, but the keys on its card were changed. First make sure that its owner changed them; once the new card is added, packs written with the old keys are refused.</translation>
    </message>
    <message>
        <source>这台电脑已登记，但名片上的密钥不同，而且以旧密钥登记的并不比这张名片早：名片是旧的，或者有人拿着旧密钥冒用了这台电脑。登记后，请对方看一遍旧密钥最近交来的包，不是他的就撤回。</source>
        <translation>This laptop is known, but under other keys than this card&apos;s, and what is known under them is no earlier than the card: either the card is old, or somebody else has the keys of before and used them. Once you have taken it, have the person go through the packs that came under the keys of before, and withdraw what is not theirs.</translation>
    </message>
    <message>
        <source>核对一致，登记</source>
        <translation>Codes match, add</translation>
    </message>
    <message>
        <source>不登记</source>
        <translation>Don&apos;t add</translation>
    </message>
    <message>
        <source>不再信任名片</source>
        <translation>Trust a card no more</translation>
    </message>
    <message>
        <source>不再信任 {person}（{office}）的名片吗？</source>
        <translation>Trust the card of {person} ({office}) no more?</translation>
    </message>
    <message>
        <source>资料包不再写给其电脑；从那里来的资料包，要像陌生人的一样先核对六个词。以前导入的内容、写出的文件不变。
要恢复，请重新登记名片并核对六个词。这个决定记入日志。</source>
        <translation>Nothing is written for that laptop any more; packs from it ask for the six words, like a stranger&apos;s. What was imported and the files that were written stay.
To undo this, take the card again and compare the six words. The decision is in the log.</translation>
    </message>
    <message>
        <source>不再信任</source>
        <translation>Trust no more</translation>
    </message>
    <message>
        <source>照旧</source>
        <translation>Keep trusting</translation>
    </message>
</context>
<context>
    <name>CardModel</name>
    <message>
        <source> ＝ 已有</source>
        <translation> = already here</translation>
    </message>
    <message>
        <source> ✗ 没有加入</source>
        <translation> ✗ not added</translation>
    </message>
</context>
<context>
    <name>CardSource</name>
    <message>
        <source>手机或存储卡</source>
        <translation>Phone or memory card</translation>
    </message>
    <message>
        <source>刷新</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>选择文件夹…</source>
        <translation>Choose folder…</translation>
    </message>
    <message>
        <source>正在找手机和存储卡…</source>
        <translation>Looking for phones and memory cards…</translation>
    </message>
    <message>
        <source>正在读取 {folder}…</source>
        <translation>Reading {folder}…</translation>
    </message>
    <message>
        <source>没有找到手机或存储卡。插好后按“刷新”；手机请选“传输文件”，或选择一个文件夹。</source>
        <translation>No phone or memory card was found. Plug it in and press “Refresh”; on a phone, allow file transfer. Or choose a folder.</translation>
    </message>
    <message>
        <source>没有找到存储卡。Windows 上手机不是磁盘：请在“此电脑”里打开手机，把照片复制到一个文件夹，再按“选择文件夹…”。</source>
        <translation>No card was found. On Windows a phone is no disk: open it in “This PC”, copy the photos to a folder, then use “Choose folder…”.</translation>
    </message>
    <message>
        <source>照片在哪个文件夹</source>
        <translation>Choose the folder of the photos</translation>
    </message>
</context>
<context>
    <name>CardView</name>
    <message>
        <source>手机或存储卡上的照片</source>
        <translation>Photos on the phone or memory card</translation>
    </message>
</context>
<context>
    <name>CardsSection</name>
    <message>
        <source>名片</source>
        <translation>Cards</translation>
    </message>
    <message>
        <source>交换资料包之前，双方先交换名片并核对。资料包只有名片的主人能打开。</source>
        <translation>Before packs are exchanged, both sides exchange cards and compare them. Only the owner of a card can open the packs written for it.</translation>
    </message>
    <message>
        <source>导出名片…</source>
        <translation>Export card…</translation>
    </message>
    <message>
        <source>登记名片…</source>
        <translation>Add card…</translation>
    </message>
    <message>
        <source>还没有登记名片。主管导出自己的名片给您，在这里登记。</source>
        <translation>No cards yet. A supervisor exports a card and gives it to you; add it here.</translation>
    </message>
    <message>
        <source>检查员</source>
        <translation>Inspector</translation>
    </message>
    <message>
        <source>主管</source>
        <translation>Supervisor</translation>
    </message>
    <message>
        <source>不再信任…</source>
        <translation>Trust no more…</translation>
    </message>
    <message>
        <source>不再信任{person}的名片</source>
        <translation>Trust the card of {person} no more</translation>
    </message>
    <message>
        <source>我的名片</source>
        <translation>My card</translation>
    </message>
    <message>
        <source>六个词：对方登记您的名片时，请念给他听</source>
        <translation>Six words: read them out to whoever registers your card</translation>
    </message>
    <message>
        <source>已登记的名片</source>
        <translation>Added cards</translation>
    </message>
    <message>
        <source>本机的密钥已于 {date} 更换。在那以前拿到名片的人，请把新名片交给他登记；有设备名单的，请办公室用新名片重新签发。</source>
        <translation>The keys of this computer were changed on {date}. Give the new card to everybody who got the card before that, to be added; where there is a list of devices, ask the office to certify the new card.</translation>
    </message>
    <message>
        <source>名片-{person}.zjcard</source>
        <translation>card-{person}.zjcard</translation>
    </message>
    <message>
        <source>名片已写入 {file}。请交给要收您资料包的人。</source>
        <translation>The card was written to {file}. Give it to whoever will receive your packs.</translation>
    </message>
    <message>
        <source>已登记：{person}（{office}）</source>
        <translation>Added: {person} ({office})</translation>
    </message>
    <message>
        <source>不再信任：{person}（{office}）</source>
        <translation>Trusted no more: {person} ({office})</translation>
    </message>
</context>
<context>
    <name>CertificateWords</name>
    <message>
        <source>有效</source>
        <translation>Valid</translation>
    </message>
    <message>
        <source>还有 {days} 天到期</source>
        <translation>Ends in {days} days</translation>
    </message>
    <message>
        <source>已过期</source>
        <translation>Expired</translation>
    </message>
    <message>
        <source>还没有生效</source>
        <translation>Not valid yet</translation>
    </message>
    <message>
        <source>已吊销：{reason}</source>
        <translation>Revoked: {reason}</translation>
    </message>
    <message>
        <source>{people} 的证书不在有效期内，检查包不再写给其电脑。请单位续签，并下发新的方案包。</source>
        <translation>The certificate of {people} is not in force: packs are no longer written for that laptop. Have the office renew it and send a new plan pack.</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>本机的证书还有 {days} 天到期（{day}）。请单位续签，并下发新的方案包。</source>
        <translation>The certificate of this computer ends in {days} days ({day}). Ask the office to renew it and send a new plan pack.</translation>
    </message>
    <message>
        <source>本机的证书已于 {day} 到期，写出的包对方不再接收。请单位续签，并下发新的方案包。</source>
        <translation>The certificate of this computer ended on {day}; its packs are no longer accepted. Ask the office to renew it and send a new plan pack.</translation>
    </message>
    <message>
        <source>本机的证书 {from_day} 才生效，现在写出的包对方不会接收。请先看本机的日期对不对。</source>
        <translation>The certificate of this computer holds only from {from_day}; packs written now are not accepted. Check the date of this computer first.</translation>
    </message>
    <message>
        <source>本机已被单位吊销，写出的包对方不再接收。请与单位联系。</source>
        <translation>The office revoked this computer; its packs are no longer accepted. Contact the office.</translation>
    </message>
    <message>
        <source>本机换过密钥，单位的证书还是旧密钥的，写出的包对方不会接收。请把新名片交单位续签，并下发新的方案包。</source>
        <translation>The keys of this computer were changed, and the office certified those of before: what it writes will not be taken. Have the office certify the new card and send the new plan pack.</translation>
    </message>
</context>
<context>
    <name>CertifyDialog</name>
    <message>
        <source>签发证书</source>
        <translation>Issue certificate</translation>
    </message>
    <message>
        <source>核对一致，签发</source>
        <translation>They agree, issue</translation>
    </message>
    <message>
        <source>检查员</source>
        <translation>Inspector</translation>
    </message>
    <message>
        <source>主管</source>
        <translation>Supervisor</translation>
    </message>
    <message>
        <source>单位根密钥的密码</source>
        <translation>Passphrase of the office&apos;s root key</translation>
    </message>
    <message>
        <source>签发证书：{person}（{office}）</source>
        <translation>Issue certificate: {person} ({office})</translation>
    </message>
    <message>
        <source>请他念出自己的六个词，一样才签发：{words}</source>
        <translation>Let them read out their six words; issue only if they agree: {words}</translation>
    </message>
    <message>
        <source>身份</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>有效期到</source>
        <translation>Valid until</translation>
    </message>
    <message>
        <source>这一天仍有效</source>
        <translation>Still valid on this day</translation>
    </message>
    <message>
        <source>请写成 2026-08-03 这样的日期。</source>
        <translation>Write the date as 2026-08-03.</translation>
    </message>
</context>
<context>
    <name>ChangesView</name>
    <message>
        <source>变化</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>题号</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>原来</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>现在</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>{area}（次序变了）</source>
        <translation>{area} (order changed)</translation>
    </message>
    <message>
        <source>两个版本没有差别。</source>
        <translation>The two versions do not differ.</translation>
    </message>
    <message>
        <source>&#x3000;</source>
        <translation> </translation>
    </message>
    <message>
        <source>检查内容</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>调整了</source>
        <translation>Adjusted</translation>
    </message>
</context>
<context>
    <name>ChartPanel</name>
    <message>
        <source>这段时间没有记录。</source>
        <translation>Nothing recorded in this period.</translation>
    </message>
</context>
<context>
    <name>ChartView</name>
    <message>
        <source>{group} · {column}：{number}</source>
        <translation>{group} · {column}: {number}</translation>
    </message>
</context>
<context>
    <name>ChecklistChangesDialog</name>
    <message>
        <source>版本差异</source>
        <translation>Differences</translation>
    </message>
    <message>
        <source>{older} → {newer}</source>
        <translation>{older} → {newer}</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message numerus="yes">
        <source>%n 项已答的答案原样带过去。</source>
        <translation>
            <numerusform>%n answer is carried over as it is.</numerusform>
            <numerusform>%n answers are carried over as they are.</numerusform>
        </translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>不再有位置的答案留在检查的附录里，不会丢失：{codes}。</source>
        <translation>Answers that no longer have a place stay in the visit&apos;s annex, nothing is lost: {codes}.</translation>
    </message>
    <message>
        <source>先不换</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>换用新版本</source>
        <translation>Use the new version</translation>
    </message>
</context>
<context>
    <name>ChecklistDeeds</name>
    <message>
        <source>已导入为草稿：{version}。发布之后，新开始的检查才会用它。</source>
        <translation>Imported as a draft: {version}. New visits use it once it is published.</translation>
    </message>
    <message>
        <source>正在读取 {file}</source>
        <translation>Reading {file}</translation>
    </message>
    <message>
        <source>已发布：{version}，自 {since} 起用于新开始的检查。</source>
        <translation>Published: {version}, for visits started from {since}.</translation>
    </message>
    <message>
        <source>已撤回：{version}。用它开始的检查照旧。</source>
        <translation>Withdrawn: {version}. Visits started with it go on as before.</translation>
    </message>
    <message>
        <source>已保存：{path}</source>
        <translation>Saved: {path}</translation>
    </message>
    <message>
        <source>已停止，没有导入。</source>
        <translation>Stopped, nothing was imported.</translation>
    </message>
</context>
<context>
    <name>ChecklistPane</name>
    <message>
        <source>全部 {count}</source>
        <translation>All {count}</translation>
    </message>
    <message>
        <source>未答 {count}</source>
        <translation>Open {count}</translation>
    </message>
    <message>
        <source>不合格 {count}</source>
        <translation>Failed {count}</translation>
    </message>
</context>
<context>
    <name>ChecklistPreview</name>
    <message>
        <source>检查表预览</source>
        <translation>Checklist preview</translation>
    </message>
    <message>
        <source>打开工作簿…</source>
        <translation>Open workbook…</translation>
    </message>
    <message>
        <source>停止读取</source>
        <translation>Stop reading</translation>
    </message>
    <message>
        <source>写出标色副本…</source>
        <translation>Write coloured copy…</translation>
    </message>
    <message>
        <source>打开一个检查表工作簿，在表格软件里修改并保存，这里随即更新。</source>
        <translation>Open a checklist workbook, change and save it in a spreadsheet program: this window follows.</translation>
    </message>
    <message>
        <source>正在读取…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>已停止读取，再保存一次就会重新读取。</source>
        <translation>Stopped; it is read again at the next save.</translation>
    </message>
    <message numerus="yes">
        <source>%n 个问题</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
    <message>
        <source>，读取于 {at}</source>
        <translation>, read at {at}</translation>
    </message>
    <message numerus="yes">
        <source>没有问题，共 %n 项</source>
        <translation>
            <numerusform>No problems, %n item in all</numerusform>
            <numerusform>No problems, %n items in all</numerusform>
        </translation>
    </message>
    <message>
        <source>标色</source>
        <translation>Marked copy</translation>
    </message>
    <message numerus="yes">
        <source>已标 %n 处：</source>
        <translation>
            <numerusform>%n place marked:</numerusform>
            <numerusform>%n places marked:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChecklistWords</name>
    <message>
        <source>现行</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>已发布，未到日期</source>
        <translation>Published, not yet in force</translation>
    </message>
    <message>
        <source>草稿</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>已被取代</source>
        <translation>Superseded</translation>
    </message>
    <message>
        <source>已撤回</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>随程序提供</source>
        <translation>Comes with the program</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>Added</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>改写</source>
        <translation>Reworded</translation>
    </message>
    <message>
        <source>移动</source>
        <translation>Moved</translation>
    </message>
    <message>
        <source>调整</source>
        <translation>Adjusted</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>填写栏 {name}</source>
        <translation>Field {name}</translation>
    </message>
    <message>
        <source>是否判定</source>
        <translation>Judged or not</translation>
    </message>
    <message>
        <source>合格标准</source>
        <translation>Pass criterion</translation>
    </message>
    <message>
        <source>取证要求</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>检查方法</source>
        <translation>How to check</translation>
    </message>
    <message>
        <source>严重程度</source>
        <translation>Severity</translation>
    </message>
    <message>
        <source>法律依据</source>
        <translation>Legal basis</translation>
    </message>
    <message>
        <source>整改用语</source>
        <translation>Rectification wording</translation>
    </message>
    <message>
        <source>适用企业</source>
        <translation>Applies to</translation>
    </message>
    <message>
        <source>整改期限</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>照片下限</source>
        <translation>Fewest photos</translation>
    </message>
    <message>
        <source>照片上限</source>
        <translation>Most photos</translation>
    </message>
    <message>
        <source>权重</source>
        <translation>Weight</translation>
    </message>
    <message>
        <source>一票否决</source>
        <translation>Critical</translation>
    </message>
    <message>
        <source>不合格须说明</source>
        <translation>Note when failed</translation>
    </message>
    <message>
        <source>抽样件数</source>
        <translation>Sample size</translation>
    </message>
    <message>
        <source>小节</source>
        <translation>Section</translation>
    </message>
    <message>
        <source>提示</source>
        <translation>Hint</translation>
    </message>
    <message>
        <source>指引</source>
        <translation>Guidance</translation>
    </message>
    <message>
        <source>图示</source>
        <translation>Picture</translation>
    </message>
    <message>
        <source>外观</source>
        <translation>Appearance</translation>
    </message>
    <message>
        <source>显示、校验等条件</source>
        <translation>Conditions of display and validity</translation>
    </message>
</context>
<context>
    <name>ChecklistsSection</name>
    <message>
        <source>新开始的检查用现行的版本；已经开始的检查保留它开始时的版本，有新版本时可以选择换用。</source>
        <translation>New visits use the version in force; a visit keeps the one it began with and may change to a newer one.</translation>
    </message>
    <message>
        <source>检查表</source>
        <translation>Checklists</translation>
    </message>
    <message>
        <source>检查表和版本</source>
        <translation>Checklist and version</translation>
    </message>
    <message>
        <source>导入工作簿…</source>
        <translation>Import workbook…</translation>
    </message>
    <message>
        <source>实时预览…</source>
        <translation>Live preview…</translation>
    </message>
    <message>
        <source>发布…</source>
        <translation>Publish…</translation>
    </message>
    <message>
        <source>撤回</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>看差异…</source>
        <translation>Differences…</translation>
    </message>
    <message>
        <source>已发布，未到日期&#x3000;</source>
        <translation>Published, not yet in force </translation>
    </message>
    <message>
        <source>与另一版本比较</source>
        <translation>Compare with another version</translation>
    </message>
    <message>
        <source>自己编写检查表</source>
        <translation>Write your own checklist</translation>
    </message>
    <message>
        <source>用表格软件写（.xlsx、.xls、.csv、.md，列名可用中文），导入后是草稿，只有这里看得到；发布后从指定的日子起用于新开始的检查，并随计划包下发。有问题的工作簿不会导入，问题逐条列出。</source>
        <translation>Write it in a spreadsheet program (.xlsx, .xls, .csv, .md; Chinese headers allowed). Imported, it is a draft that is seen only here; published, it serves visits started from the day you give and travels in the plan pack. A workbook with problems is not imported; every problem is listed.</translation>
    </message>
    <message>
        <source>通用 XLSForm（.xlsx）…</source>
        <translation>Plain XLSForm (.xlsx)…</translation>
    </message>
    <message>
        <source>XForm（.xml）…</source>
        <translation>XForm (.xml)…</translation>
    </message>
    <message numerus="yes">
        <source>与前一版相比有 %n 处变化。</source>
        <translation>
            <numerusform>%n change from the version before.</numerusform>
            <numerusform>%n changes from the version before.</numerusform>
        </translation>
    </message>
    <message>
        <source>这台电脑上只有它的登记，没有内容；导入下一个计划包后才有。</source>
        <translation>Only its entry is on this computer, not its content; the next plan pack brings it.</translation>
    </message>
    <message>
        <source>标识 {id}</source>
        <translation>Id {id}</translation>
    </message>
</context>
<context>
    <name>ChooseBeforeDialog</name>
    <message>
        <source>选择整改前的照片</source>
        <translation>Choose the photo before rectification</translation>
    </message>
    <message>
        <source>正在查找这家企业同一检查项以前的照片…</source>
        <translation>Looking for earlier photos of this item at this enterprise…</translation>
    </message>
    <message>
        <source>取消对照</source>
        <translation>Remove comparison</translation>
    </message>
    <message>
        <source>作为整改前</source>
        <translation>Use as before</translation>
    </message>
    <message>
        <source>不选</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>选出同一位置、整改之前拍的那张。</source>
        <translation>Choose the one taken at the same place before rectification.</translation>
    </message>
    <message>
        <source>这家企业的这一检查项还没有更早的照片。</source>
        <translation>There are no earlier photos of this item at this enterprise.</translation>
    </message>
    <message>
        <source>以前的照片</source>
        <translation>Earlier photos</translation>
    </message>
</context>
<context>
    <name>ChooseItemDialog</name>
    <message>
        <source>放到哪个检查项</source>
        <translation>Move to which item</translation>
    </message>
    <message>
        <source>题号或文字，例如：RN-03、验视</source>
        <translation>Number or text, for example RN-03</translation>
    </message>
    <message>
        <source>检查项</source>
        <translation>Items</translation>
    </message>
    <message>
        <source>整次检查（不属于任何一项）</source>
        <translation>Whole visit (no single item)</translation>
    </message>
    <message>
        <source>放到这一项</source>
        <translation>Move to this item</translation>
    </message>
</context>
<context>
    <name>ColumnSamples</name>
    <message>
        <source>2026年10月28日 09:30&#x3000;</source>
        <translation>2026-10-28 09:30  </translation>
    </message>
    <message>
        <source>2026年10月28日&#x3000;</source>
        <translation>In progress   </translation>
    </message>
    <message>
        <source>进行中&#x3000;</source>
        <translation>In progress  </translation>
    </message>
    <message>
        <source>与本机相比&#x3000;</source>
        <translation>Already here  </translation>
    </message>
    <message>
        <source>其他电脑&#x3000;</source>
        <translation>Other computer  </translation>
    </message>
    <message>
        <source>↑ 交出 找回&#x3000;</source>
        <translation>↑ Handed over Give back </translation>
    </message>
    <message>
        <source>◆ 未评定&#x3000;</source>
        <translation>◆ Ungraded  </translation>
    </message>
    <message>
        <source>国际货代&#x3000;</source>
        <translation>Warehouse and consolidation  </translation>
    </message>
</context>
<context>
    <name>ComingRow</name>
    <message>
        <source>正在加入的照片，还没有存好</source>
        <translation>A photo being added, not stored yet</translation>
    </message>
</context>
<context>
    <name>CommentStrip</name>
    <message>
        <source>意见：要这台电脑的检查员改什么（随退回包发出）</source>
        <translation>Comment: what the inspector of that computer should change (goes out in the return pack)</translation>
    </message>
    <message>
        <source>意见</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>记下意见</source>
        <translation>Keep comment</translation>
    </message>
    <message>
        <source>重新打开这次检查来补正</source>
        <translation>Open this visit again to correct it</translation>
    </message>
    <message>
        <source>检查已结束；改动前后都留在日志里，结束时间不变。</source>
        <translation>The visit has ended; what was before and after a change stays in the log, and the time it ended does not change.</translation>
    </message>
    <message>
        <source>{by} {day} 退回：{comment}</source>
        <translation>Sent back by {by} on {day}: {comment}</translation>
    </message>
    <message>
        <source>{by} {day} 的意见：{comment}</source>
        <translation>Comment by {by} on {day}: {comment}</translation>
    </message>
    <message>
        <source>（整次检查）{comment}</source>
        <translation>(whole visit) {comment}</translation>
    </message>
    <message>
        <source>✓ 已处理 · {text}</source>
        <translation>✓ Settled · {text}</translation>
    </message>
    <message>
        <source>标为已处理</source>
        <translation>Mark as settled</translation>
    </message>
</context>
<context>
    <name>ComparePhotosDialog</name>
    <message>
        <source>整改前后对照</source>
        <translation>Before and after rectification</translation>
    </message>
    <message>
        <source>整改前</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>整改后</source>
        <translation>After</translation>
    </message>
    <message>
        <source>叠在一起</source>
        <translation>On top of each other</translation>
    </message>
    <message>
        <source>两点对齐</source>
        <translation>Align by two points</translation>
    </message>
    <message>
        <source>在两张照片上各点同样的两处，例如门框的两个角</source>
        <translation>Click the same two places on both photos, for example two corners of a door frame</translation>
    </message>
    <message>
        <source>取消对齐</source>
        <translation>Remove alignment</translation>
    </message>
    <message>
        <source>正在打开…</source>
        <translation>Opening…</translation>
    </message>
    <message>
        <source>整改后的浓淡</source>
        <translation>Strength of the photo after</translation>
    </message>
    <message>
        <source>左边整改前、右边整改后的分界</source>
        <translation>Border between before (left) and after (right)</translation>
    </message>
    <message>
        <source>并排</source>
        <translation>Side by side</translation>
    </message>
    <message>
        <source>半透明叠加</source>
        <translation>Blend</translation>
    </message>
    <message>
        <source>左右划动</source>
        <translation>Slide</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>未记拍摄时间</source>
        <translation>at an unknown time</translation>
    </message>
    <message>
        <source>{side} · 检查 {day} · 拍摄 {taken} · {caption}</source>
        <translation>{side} · visit {day} · taken {taken} · {caption}</translation>
    </message>
    <message>
        <source>两处太近，无法对齐；请点相距较远的两处。</source>
        <translation>The two places are too close to align by; click two that are farther apart.</translation>
    </message>
    <message>
        <source>在两张照片上按同样的顺序各点两处相同的位置，还差 {count} 处。</source>
        <translation>Click the same two places on both photos in the same order. Still to click: {count}.</translation>
    </message>
    <message>
        <source>滚轮缩放、拖动移动，两边同步。</source>
        <translation>Wheel: zoom, drag: move; both sides together.</translation>
    </message>
    <message>
        <source>滑块向右，整改后的照片渐渐显出。没有重合时，请回到“并排”用两点对齐。</source>
        <translation>Move the slider to the right to bring out the photo after. If the two do not fit, go back to “Side by side” and align by two points.</translation>
    </message>
    <message>
        <source>滑块左边是整改前，右边是整改后。没有重合时，请回到“并排”用两点对齐。</source>
        <translation>Before is left of the slider, after is right of it. If the two do not fit, go back to “Side by side” and align by two points.</translation>
    </message>
</context>
<context>
    <name>ConflictView</name>
    <message>
        <source>正在读取…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>没有要决定的内容。</source>
        <translation>Nothing to decide.</translation>
    </message>
    <message>
        <source>{name}：{field}</source>
        <translation>{name}: {field}</translation>
    </message>
    <message>
        <source>原来</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>本机</source>
        <translation>This computer</translation>
    </message>
    <message>
        <source>{who} · {time}</source>
        <translation>{who} · {time}</translation>
    </message>
    <message>
        <source>采用这个</source>
        <translation>Take this</translation>
    </message>
    <message>
        <source>采用这个（现在显示的）</source>
        <translation>Take this (shown now)</translation>
    </message>
    <message>
        <source>（空）</source>
        <translation>(empty)</translation>
    </message>
</context>
<context>
    <name>ConflictsDialog</name>
    <message>
        <source>说法不一</source>
        <translation>Conflicts</translation>
    </message>
    <message>
        <source>几台电脑各自改了同一处。选一个采用；其余的仍留在日志里，以后还可以改决定。</source>
        <translation>Several computers changed the same place. Take one; the others stay in the log, and you can decide again later.</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>对象</source>
        <translation>Object</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>现在显示</source>
        <translation>Shown now</translation>
    </message>
    <message>
        <source>说法不一的内容</source>
        <translation>Conflicting values</translation>
    </message>
    <message>
        <source>撤销这个决定</source>
        <translation>Undo this decision</translation>
    </message>
    <message>
        <source>打印…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>已决定</source>
        <translation>Decided</translation>
    </message>
    <message>
        <source>暂不能决定</source>
        <translation>Not here, or not yet</translation>
    </message>
    <message>
        <source>待决定</source>
        <translation>To decide</translation>
    </message>
    <message>
        <source>谁</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>说法</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>原来</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>{who}（现在显示的）</source>
        <translation>{who} (shown now)</translation>
    </message>
</context>
<context>
    <name>CopyButton</name>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>复制这段提示，可以发给技术人员</source>
        <translation>Copy this message, to send it to support</translation>
    </message>
    <message>
        <source>复制这段提示</source>
        <translation>Copy this message</translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message>
        <source>已答 {answered}/{total}</source>
        <translation>Answered {answered}/{total}</translation>
    </message>
    <message>
        <source>不合格 {failed}</source>
        <translation>failed {failed}</translation>
    </message>
    <message>
        <source>未答 {missing}</source>
        <translation>open {missing}</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>程序出错了</source>
        <translation>Program error</translation>
    </message>
    <message>
        <source>程序自己出了错，刚才这一步没有做完</source>
        <translation>The program made an error, the last step was not completed</translation>
    </message>
    <message>
        <source>这不是您的操作问题。显示过“已保存”的内容都在；还在填写的内容留在页面上，程序已再次尝试保存。可以关闭这个窗口继续工作。如果同样的情况再次出现，请复制下面的诊断信息，交给单位的技术人员。</source>
        <translation>It was not your fault. Everything shown as saved is safe; what was still being typed stays on the page, and the program has tried again to save it. You can close this window and go on working. If it happens again, copy the diagnostics below and give them to your technical staff.</translation>
    </message>
    <message>
        <source>诊断信息</source>
        <translation>Diagnostics</translation>
    </message>
    <message>
        <source>诊断信息只有程序内部的位置和版本，没有企业、人员和填写的内容。</source>
        <translation>The diagnostics hold only places inside the program and versions, no enterprises, people or answers.</translation>
    </message>
    <message>
        <source>复制诊断信息</source>
        <translation>Copy diagnostics</translation>
    </message>
    <message>
        <source>保存诊断包…</source>
        <translation>Save diagnostic bundle…</translation>
    </message>
    <message>
        <source>继续工作</source>
        <translation>Continue working</translation>
    </message>
    <message>
        <source>已复制</source>
        <translation>Copied</translation>
    </message>
    <message>
        <source>诊断包没有写成：{reason}。换一个文件夹再试，或者用“复制诊断信息”。</source>
        <translation>The diagnostic bundle could not be written: {reason}. Try another folder, or use “Copy diagnostics”.</translation>
    </message>
    <message>
        <source>诊断包已保存：{name}</source>
        <translation>Diagnostic bundle saved: {name}</translation>
    </message>
</context>
<context>
    <name>DayDeeds</name>
    <message>
        <source>已保存：{file}</source>
        <translation>Saved: {file}</translation>
    </message>
    <message numerus="yes">
        <source>%n 家企业已列为检查任务，发方案包时会带下去。</source>
        <translation>
            <numerusform>%n enterprise was made a task; the next plan pack carries it.</numerusform>
            <numerusform>%n enterprises were made tasks; the next plan pack carries them.</numerusform>
        </translation>
    </message>
    <message>
        <source>去资料包</source>
        <translation>Go to packs</translation>
    </message>
    <message>
        <source>当日检查安排_{day}.pdf</source>
        <translation>day_list_{day}.pdf</translation>
    </message>
    <message>
        <source>这台电脑上没有找到打印机，可以先存成 PDF。</source>
        <translation>No printer was found on this computer; it can be saved as PDF instead.</translation>
    </message>
    <message>
        <source>存为 PDF…</source>
        <translation>Save as PDF…</translation>
    </message>
    <message>
        <source>当日检查安排</source>
        <translation>Visits of the day</translation>
    </message>
    <message>
        <source>已交给打印机 {printer}。</source>
        <translation>Handed to printer {printer}.</translation>
    </message>
</context>
<context>
    <name>DayModel</name>
    <message>
        <source>序</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>分级</source>
        <translation>Grade</translation>
    </message>
    <message>
        <source>企业名称</source>
        <translation>Enterprise</translation>
    </message>
    <message>
        <source>情况</source>
        <translation>State</translation>
    </message>
    <message>
        <source>已检查</source>
        <translation>Visited</translation>
    </message>
    <message>
        <source>进行中</source>
        <translation>Open</translation>
    </message>
</context>
<context>
    <name>DayPanel</name>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>明天</source>
        <translation>Tomorrow</translation>
    </message>
    <message>
        <source>开始检查</source>
        <translation>Start visit</translation>
    </message>
    <message>
        <source>排顺序</source>
        <translation>Put in order</translation>
    </message>
    <message>
        <source>移出</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>打印…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>存为 PDF…</source>
        <translation>Save as PDF…</translation>
    </message>
    <message>
        <source>分派为任务…</source>
        <translation>Assign as tasks…</translation>
    </message>
    <message numerus="yes">
        <source>共 %n 家</source>
        <translation>
            <numerusform>%n enterprise</numerusform>
            <numerusform>%n enterprises</numerusform>
        </translation>
    </message>
    <message>
        <source>，已检查 {done} 家</source>
        <translation>, {done} visited</translation>
    </message>
    <message>
        <source>，直线约 {kilometres} 公里</source>
        <translation>, about {kilometres} km as the crow flies</translation>
    </message>
    <message>
        <source>当日安排</source>
        <translation>Day list</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>还没有安排。在左边选中企业，点“加入当日安排”，或者直接拖到这里。</source>
        <translation>Nothing planned yet. Choose enterprises on the left and press “Add to day list”, or drag them here.</translation>
    </message>
    <message>
        <source>拖动或 Alt+↑↓ 调整次序，Delete 移出，Enter 开始检查</source>
        <translation>Drag or Alt+↑↓ to reorder, Delete to remove, Enter to start the visit</translation>
    </message>
    <message>
        <source>台账里有经纬度的按距离，没有的按社区和地址；已检查的留在前面</source>
        <translation>By distance where the register has coordinates, otherwise by community and address; those visited stay in front</translation>
    </message>
    <message>
        <source>继续检查</source>
        <translation>Continue visit</translation>
    </message>
</context>
<context>
    <name>DayTable</name>
    <message>
        <source>当日安排</source>
        <translation>Day list</translation>
    </message>
</context>
<context>
    <name>DayWords</name>
    <message>
        <source>{year}年{month}月{day}日</source>
        <translation>{year}-{month:02}-{day:02}</translation>
    </message>
    <message>
        <source>{month}月{day}日</source>
        <translation>{month:02}-{day:02}</translation>
    </message>
    <message>
        <source>yyyy年M月d日</source>
        <translation>yyyy-MM-dd</translation>
    </message>
</context>
<context>
    <name>DaysModel</name>
    <message>
        <source>开始</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>结束</source>
        <translation>End</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>调休上班</source>
        <translation>Make-up workdays</translation>
    </message>
    <message>
        <source>放假</source>
        <translation>Holidays</translation>
    </message>
</context>
<context>
    <name>DeadlineRulesDialog</name>
    <message>
        <source>整改期限规则</source>
        <translation>Deadline rules</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>这些是建议的期限，每个问题都可以另改。法律没有规定具体天数，由单位决定。</source>
        <translation>These are proposed deadlines; each finding can have another one. The law fixes no number of days, the office decides.</translation>
    </message>
    <message>
        <source>重大（A）</source>
        <translation>Grave (A)</translation>
    </message>
    <message>
        <source>较重（B）</source>
        <translation>Serious (B)</translation>
    </message>
    <message>
        <source>一般（C）</source>
        <translation>Ordinary (C)</translation>
    </message>
    <message>
        <source>最后一天逢休息日的，顺延到下一个工作日</source>
        <translation>A last day that is no workday moves to the next workday</translation>
    </message>
    <message>
        <source>最长天数</source>
        <translation>Longest, in days</translation>
    </message>
    <message>
        <source>按自然日计</source>
        <translation>In calendar days</translation>
    </message>
    <message>
        <source>请写成 50、34 这样的百分数，1 到 100。</source>
        <translation>Write percentages such as 50, 34, from 1 to 100.</translation>
    </message>
    <message>
        <source>天</source>
        <translation>days</translation>
    </message>
    <message>
        <source>个工作日</source>
        <translation>working days</translation>
    </message>
    <message>
        <source>几个月内算再次发现</source>
        <translation>Counts as found again within (months)</translation>
    </message>
    <message>
        <source>期限缩短为（%）</source>
        <translation>Deadline shortened to (%)</translation>
    </message>
    <message>
        <source>第二次、第三次…；空着不缩短</source>
        <translation>Second time, third time…; leave empty not to shorten</translation>
    </message>
    <message>
        <source>最少几天</source>
        <translation>Shortest, in days</translation>
    </message>
</context>
<context>
    <name>DeadlinesSection</name>
    <message>
        <source>期限与节假日</source>
        <translation>Deadlines</translation>
    </message>
    <message>
        <source>整改期限按问题的轻重建议，可以逐项改。按工作日计算的，跳过周末和节假日，算上调休上班的日子。</source>
        <translation>Deadlines are proposed by severity and can be changed one by one. Working days leave out weekends and holidays, and count make-up workdays.</translation>
    </message>
    <message>
        <source>节假日的年份</source>
        <translation>Years of holidays</translation>
    </message>
    <message>
        <source>修改…</source>
        <translation>Edit…</translation>
    </message>
    <message>
        <source>从文件载入…</source>
        <translation>Load from file…</translation>
    </message>
    <message>
        <source>改回上一次</source>
        <translation>Back to previous</translation>
    </message>
    <message>
        <source>修改所选…</source>
        <translation>Edit selected…</translation>
    </message>
    <message>
        <source>新写一年…</source>
        <translation>Add a year…</translation>
    </message>
    <message>
        <source>已核对&#x3000;</source>
        <translation>Checked </translation>
    </message>
    <message>
        <source>放假&#x3000;</source>
        <translation>Holidays </translation>
    </message>
    <message>
        <source>调休上班&#x3000;</source>
        <translation>Make-up workdays </translation>
    </message>
    <message>
        <source>整改期限</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>没有的年份只按周末计算，并提示不确定。每年国务院办公厅公布安排以后，由单位载入并下发。</source>
        <translation>A year without a table is counted by weekends, and said to be uncertain. The office loads each year after the State Council has announced it, and sends it out.</translation>
    </message>
    <message>
        <source>节假日</source>
        <translation>Holidays</translation>
    </message>
    <message>
        <source>重大（A）</source>
        <translation>Grave (A)</translation>
    </message>
    <message>
        <source>较重（B）</source>
        <translation>Serious (B)</translation>
    </message>
    <message>
        <source>一般（C）</source>
        <translation>Ordinary (C)</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>最长 {days} 天。</source>
        <translation>At most {days} days.</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{months} 个月内同一项再次发现：期限依次缩短为 {percents}，最少 {days} 天。</source>
        <translation>Found again at the same item within {months} months: {percents} of the deadline; shortest, in days: {days}.</translation>
    </message>
    <message>
        <source>最后一天逢休息日的，顺延到下一个工作日。</source>
        <translation>A last day that is no workday moves to the next workday.</translation>
    </message>
    <message>
        <source>{days} 个工作日</source>
        <translation>{days} working days</translation>
    </message>
    <message>
        <source>{days} 天</source>
        <translation>{days} days</translation>
    </message>
    <message>
        <source>期限规则已载入。</source>
        <translation>Deadline rules loaded.</translation>
    </message>
    <message>
        <source>期限规则已保存。</source>
        <translation>Deadline rules saved.</translation>
    </message>
    <message>
        <source>{year} 年的节假日已保存。</source>
        <translation>Holidays of {year} saved.</translation>
    </message>
    <message>
        <source>已改回上一次的内容；再按一次恢复。</source>
        <translation>Back to the previous content; once more restores it.</translation>
    </message>
    <message>
        <source>{year} 年的节假日已载入。</source>
        <translation>Holidays of {year} loaded.</translation>
    </message>
</context>
<context>
    <name>DepartureDialog</name>
    <message>
        <source>出发前检查</source>
        <translation>Departure check</translation>
    </message>
    <message>
        <source>再查一次</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>正在检查…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message numerus="yes">
        <source>有 %n 件事出发前要办好。</source>
        <translation>
            <numerusform>%n thing to settle before leaving.</numerusform>
            <numerusform>%n things to settle before leaving.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>可以出发，有 %n 件事要留意。</source>
        <translation>
            <numerusform>Ready to leave; %n thing to keep in mind.</numerusform>
            <numerusform>Ready to leave; %n things to keep in mind.</numerusform>
        </translation>
    </message>
    <message>
        <source>都好，可以出发。</source>
        <translation>All is well, ready to leave.</translation>
    </message>
    <message>
        <source>好</source>
        <translation>Good</translation>
    </message>
    <message>
        <source>留意</source>
        <translation>Keep in mind</translation>
    </message>
    <message>
        <source>要办</source>
        <translation>To settle</translation>
    </message>
    <message>
        <source>去处理</source>
        <translation>Settle</translation>
    </message>
    <message>
        <source>去处理：{what}</source>
        <translation>Settle: {what}</translation>
    </message>
</context>
<context>
    <name>DevicesSheet</name>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>身份</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>有效期到</source>
        <translation>Valid until</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>设备名单</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>采用设备名单…</source>
        <translation>Adopt list of devices…</translation>
    </message>
    <message>
        <source>签发证书…</source>
        <translation>Issue certificate…</translation>
    </message>
    <message>
        <source>吊销…</source>
        <translation>Revoke…</translation>
    </message>
    <message>
        <source>制作单位根密钥…</source>
        <translation>Make office root key…</translation>
    </message>
    <message>
        <source>单位的设备名单</source>
        <translation>Devices of the office</translation>
    </message>
    <message>
        <source>单位用根密钥为每台电脑签发证书；名单随方案包下发，被吊销或过期的电脑写出的包不再接收。</source>
        <translation>The office certifies every computer with its root key; the list travels in the plan pack. Packs of revoked or expired computers are no longer accepted.</translation>
    </message>
    <message>
        <source>还没有名单：名片由双方自己核对六个词。</source>
        <translation>No list yet: people compare the six words of cards themselves.</translation>
    </message>
    <message>
        <source>{office} · 第 {edition} 版 · 根密钥的六个词：{words}</source>
        <translation>{office} · edition {edition} · six words of the root key: {words}</translation>
    </message>
    <message numerus="yes">
        <source>%n 张证书快到期或已过期，请续签。</source>
        <translation>
            <numerusform>%n certificate ends soon or has ended; renew it.</numerusform>
            <numerusform>%n certificates end soon or have ended; renew them.</numerusform>
        </translation>
    </message>
    <message>
        <source>设备名单第 {edition} 版已采用，下一个方案包会带上它。</source>
        <translation>List of devices, edition {edition}, adopted; the next plan pack carries it.</translation>
    </message>
    <message>
        <source>单位根密钥已做好：{file}。六个词：{words}。请抄下来公布给大家核对。</source>
        <translation>Office root key made: {file}. Six words: {words}. Write them down and make them known.</translation>
    </message>
</context>
<context>
    <name>DiaryDesk</name>
    <message>
        <source>正在校验日志</source>
        <translation>Verifying log</translation>
    </message>
    <message>
        <source>正在导出日志</source>
        <translation>Exporting log</translation>
    </message>
</context>
<context>
    <name>DiaryFiles</name>
    <message>
        <source>导出操作日志</source>
        <translation>Export log</translation>
    </message>
    <message>
        <source>选择交出过的检查包</source>
        <translation>Choose a visit pack handed over</translation>
    </message>
</context>
<context>
    <name>DiaryFilter</name>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>全部类别</source>
        <translation>All kinds</translation>
    </message>
    <message>
        <source>人员和电脑</source>
        <translation>People and computers</translation>
    </message>
    <message>
        <source>全部电脑</source>
        <translation>All computers</translation>
    </message>
    <message>
        <source>查找企业、检查项、文号或内容</source>
        <translation>Enterprise, item, number or text</translation>
    </message>
    <message>
        <source>从 2026-10-28</source>
        <translation>From 2026-10-28</translation>
    </message>
    <message>
        <source>到 2026-10-28</source>
        <translation>To 2026-10-28</translation>
    </message>
    <message>
        <source>清除筛选</source>
        <translation>Clear filter</translation>
    </message>
</context>
<context>
    <name>DiaryList</name>
    <message>
        <source>操作日志</source>
        <translation>Log</translation>
    </message>
</context>
<context>
    <name>DiaryModel</name>
    <message>
        <source>日期不明</source>
        <translation>Unknown date</translation>
    </message>
</context>
<context>
    <name>DiaryPage</name>
    <message>
        <source>校验日志</source>
        <translation>Verify log</translation>
    </message>
    <message>
        <source>导出…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>与交出的检查包核对…</source>
        <translation>Compare with handed-over pack…</translation>
    </message>
    <message>
        <source>交出去的包改不了：逐条比对，日志后来有没有被改过、删过，一查便知。</source>
        <translation>A pack that was handed over cannot be altered: compared record by record, it shows whether the log was changed or cut since.</translation>
    </message>
    <message>
        <source>操作日志</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>以后每一次保存都会记在这里：什么时候、谁、做了什么。记过的不能改，也不能删。</source>
        <translation>Everything that is saved from now on is recorded here: when, who and what. What is recorded can be neither changed nor deleted.</translation>
    </message>
    <message>
        <source>日志还是空的</source>
        <translation>The log is still empty</translation>
    </message>
    <message>
        <source>换一个说法、类别或日期试试。</source>
        <translation>Try other words, another kind or another date.</translation>
    </message>
    <message>
        <source>没有符合筛选的记录</source>
        <translation>No record fits the filter</translation>
    </message>
    <message>
        <source>清除筛选</source>
        <translation>Clear filter</translation>
    </message>
    <message>
        <source>{person}（本机）</source>
        <translation>{person} (this computer)</translation>
    </message>
    <message>
        <source>{person}（{device}）</source>
        <translation>{person} ({device})</translation>
    </message>
    <message>
        <source>操作日志_{day}.csv</source>
        <translation>log_{day}.csv</translation>
    </message>
    <message>
        <source>日志 {events} 条、{devices} 台电脑，照片和文书 {sound}/{files}，数据库 {pages} 页</source>
        <translation>log entries {events}, computers {devices}, photos and papers {sound}/{files}, database pages {pages}</translation>
    </message>
    <message numerus="yes">
        <source>（%n 份原件已移交）</source>
        <translation>
            <numerusform> (%n original handed over)</numerusform>
            <numerusform> (%n originals handed over)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>（%n 项含更新版本的程序写的记录，还没有显示）</source>
        <translation>
            <numerusform>(%n object has records of a newer program that are not shown yet)</numerusform>
            <numerusform>(%n objects have records of a newer program that are not shown yet)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>，并与 %n 个交出的检查包逐条核对</source>
        <translation>
            <numerusform>, compared record by record with %n visit pack handed over</numerusform>
            <numerusform>, compared record by record with %n visit packs handed over</numerusform>
        </translation>
    </message>
    <message>
        <source>全部完好：{facts}。</source>
        <translation>Everything is sound: {facts}.</translation>
    </message>
    <message>
        <source>发现 {count} 处问题：{facts}。</source>
        <translation>Problems found: {count}. {facts}.</translation>
    </message>
    <message>
        <source>看问题</source>
        <translation>Show problems</translation>
    </message>
    <message>
        <source>还有 {count} 处没有列出。</source>
        <translation>{count} more are not listed.</translation>
    </message>
    <message>
        <source>校验发现的问题</source>
        <translation>Problems found</translation>
    </message>
    <message>
        <source>已导出 {count} 条记录：{path}</source>
        <translation>Records exported: {count}, to {path}</translation>
    </message>
</context>
<context>
    <name>DiaryPanel</name>
    <message>
        <source>这条记录的详情</source>
        <translation>Details of this record</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>选一条记录看详情</source>
        <translation>Select a record to see its details</translation>
    </message>
    <message>
        <source>打开检查</source>
        <translation>Open visit</translation>
    </message>
    <message>
        <source>看通知书</source>
        <translation>Show notice</translation>
    </message>
    <message>
        <source>看企业</source>
        <translation>Show enterprise</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>企业</source>
        <translation>Enterprise</translation>
    </message>
    <message>
        <source>标记</source>
        <translation>Mark</translation>
    </message>
    <message>
        <source>{device} 第 {seq} 条，计数 {lam}</source>
        <translation>{device} no. {seq}, count {lam}</translation>
    </message>
    <message>
        <source>对象</source>
        <translation>Object</translation>
    </message>
    <message>
        <source>电脑</source>
        <translation>Computer</translation>
    </message>
    <message>
        <source>电脑时间</source>
        <translation>Computer time</translation>
    </message>
    <message>
        <source>指纹</source>
        <translation>Hash</translation>
    </message>
    <message>
        <source>&lt;span style=&apos;color:{grey}&apos;&gt;{name}：&lt;/span&gt;{value}</source>
        <translation>&lt;span style=&apos;color:{grey}&apos;&gt;{name}: &lt;/span&gt;{value}</translation>
    </message>
    <message>
        <source>另有 {count} 条同时保存的记录，可以导出来看。</source>
        <translation>Further records saved at the same time: {count}. Export the log to see them.</translation>
    </message>
</context>
<context>
    <name>DiaryValues</name>
    <message>
        <source>（空）</source>
        <translation>(empty)</translation>
    </message>
    <message>
        <source>{old} → {new}</source>
        <translation>{old} → {new}</translation>
    </message>
    <message>
        <source>{count} 个本机没有的</source>
        <translation>{count} not on this computer</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>得分 {score}</source>
        <translation>score {score}</translation>
    </message>
    <message>
        <source>不合格 {count} 项</source>
        <translation>{count} failed</translation>
    </message>
    <message>
        <source>未答 {count} 项</source>
        <translation>{count} not answered</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{count} 项，全文见导出的日志</source>
        <translation>{count} parts; the whole is in the exported log</translation>
    </message>
</context>
<context>
    <name>DiaryWords</name>
    <message>
        <source>{kind}：{count} 条</source>
        <translation>{kind}: {count} records</translation>
    </message>
    <message>
        <source>{done}，记下一个问题</source>
        <translation>{done}, finding recorded</translation>
    </message>
    <message>
        <source>时钟被拨动</source>
        <translation>Clock changed</translation>
    </message>
    <message>
        <source>时钟倒退</source>
        <translation>Clock went back</translation>
    </message>
    <message>
        <source>不明电脑</source>
        <translation>Unknown computer</translation>
    </message>
    <message>
        <source>（空）</source>
        <translation>(empty)</translation>
    </message>
    <message>
        <source>{field} {new}</source>
        <translation>{field} {new}</translation>
    </message>
    <message>
        <source>{done}（{enterprise}）</source>
        <translation>{done} ({enterprise})</translation>
    </message>
    <message>
        <source>{field} {old} → {new}</source>
        <translation>{field} {old} → {new}</translation>
    </message>
    <message>
        <source>{count} 家</source>
        <translation>{count} enterprises</translation>
    </message>
    <message>
        <source>导入台账：{new} 家新增</source>
        <translation>Register imported: {new} new</translation>
    </message>
    <message>
        <source>导入台账：{changed} 家更新</source>
        <translation>Register imported: {changed} updated</translation>
    </message>
    <message>
        <source>导入台账：{new} 家新增，{changed} 家更新</source>
        <translation>Register imported: {new} new, {changed} updated</translation>
    </message>
    <message>
        <source>登记企业</source>
        <translation>Enterprise added</translation>
    </message>
    <message>
        <source>并入另一家企业</source>
        <translation>merged into another enterprise</translation>
    </message>
    <message>
        <source>撤销合并，恢复为单独的企业</source>
        <translation>merge undone, an enterprise of its own again</translation>
    </message>
    <message>
        <source>分级由第二人确认：{person}</source>
        <translation>grade confirmed by a second person: {person}</translation>
    </message>
    <message>
        <source>评定为{colour}</source>
        <translation>graded {colour}</translation>
    </message>
    <message>
        <source>评定为{colour}（规则建议{proposed}）</source>
        <translation>graded {colour} (the rule proposed {proposed})</translation>
    </message>
    <message>
        <source>{done}，第二人 {person}</source>
        <translation>{done}, second person {person}</translation>
    </message>
    <message>
        <source>{done}，待第二人确认</source>
        <translation>{done}, to be confirmed by a second person</translation>
    </message>
    <message>
        <source>{day} 的安排：{count} 家</source>
        <translation>Plan of {day}: {count} enterprises</translation>
    </message>
    <message>
        <source>从措施中去掉这家企业</source>
        <translation>this enterprise taken out of the measure</translation>
    </message>
    <message>
        <source>措施中的企业</source>
        <translation>enterprise of a measure</translation>
    </message>
    <message>
        <source>{done}：{outcome}</source>
        <translation>{done}: {outcome}</translation>
    </message>
    <message>
        <source>开始检查</source>
        <translation>Visit started</translation>
    </message>
    <message>
        <source>结束检查</source>
        <translation>Visit ended</translation>
    </message>
    <message>
        <source>转到 {item}</source>
        <translation>Went to {item}</translation>
    </message>
    <message>
        <source>检查信息：{changes}</source>
        <translation>Visit: {changes}</translation>
    </message>
    <message>
        <source>答 {item}：{what}</source>
        <translation>Answered {item}: {what}</translation>
    </message>
    <message>
        <source>记下问题“{problem}”</source>
        <translation>Finding “{problem}” recorded</translation>
    </message>
    <message>
        <source>撤回问题“{problem}”</source>
        <translation>Finding “{problem}” withdrawn</translation>
    </message>
    <message>
        <source>恢复问题“{problem}”</source>
        <translation>Finding “{problem}” restored</translation>
    </message>
    <message>
        <source>问题“{problem}”：{changes}</source>
        <translation>Finding “{problem}”: {changes}</translation>
    </message>
    <message>
        <source>{item} 随机抽样 {count} 个，种子 {seed}</source>
        <translation>{item}: {count} drawn at random, seed {seed}</translation>
    </message>
    <message>
        <source>未归项</source>
        <translation>no item</translation>
    </message>
    <message>
        <source>添加照片 {name}（{where}）</source>
        <translation>Photo {name} added ({where})</translation>
    </message>
    <message>
        <source>移除照片 {name}</source>
        <translation>Photo {name} removed</translation>
    </message>
    <message>
        <source>取回照片 {name}</source>
        <translation>Photo {name} brought back</translation>
    </message>
    <message>
        <source>照片 {name}：{changes}</source>
        <translation>Photo {name}: {changes}</translation>
    </message>
    <message>
        <source>签发通知书 {number}</source>
        <translation>Notice {number} issued</translation>
    </message>
    <message>
        <source>通知书 {number}：{changes}</source>
        <translation>Notice {number}: {changes}</translation>
    </message>
    <message>
        <source>文书办理：{what}</source>
        <translation>Paper: {what}</translation>
    </message>
    <message>
        <source>撤销整改办理：{reason}</source>
        <translation>Rectification step undone: {reason}</translation>
    </message>
    <message>
        <source>整改办理：{what}</source>
        <translation>Rectification: {what}</translation>
    </message>
    <message>
        <source>{kind}“{title}”</source>
        <translation>{kind} “{title}”</translation>
    </message>
    <message>
        <source>登记{what}</source>
        <translation>{what} recorded</translation>
    </message>
    <message>
        <source>撤销{what}</source>
        <translation>{what} removed</translation>
    </message>
    <message>
        <source>恢复{what}</source>
        <translation>{what} restored</translation>
    </message>
    <message>
        <source>{what}：{changes}</source>
        <translation>{what}: {changes}</translation>
    </message>
    <message>
        <source>记录疑似毒品：{place}</source>
        <translation>Suspected drugs recorded: {place}</translation>
    </message>
    <message>
        <source>疑似毒品：{changes}</source>
        <translation>Suspected drugs: {changes}</translation>
    </message>
    <message>
        <source>打开工作库</source>
        <translation>Store opened</translation>
    </message>
    <message>
        <source>电脑时钟由 {expected} 变成 {shown}</source>
        <translation>Computer clock changed from {expected} to {shown}</translation>
    </message>
    <message>
        <source>重做撤销了的一步</source>
        <translation>redid a step</translation>
    </message>
    <message>
        <source>撤销一步</source>
        <translation>undid a step</translation>
    </message>
    <message>
        <source>重做：{step}</source>
        <translation>Done again: {step}</translation>
    </message>
    <message>
        <source>撤销：{step}</source>
        <translation>Undone: {step}</translation>
    </message>
    <message>
        <source>{kind}：{changes}</source>
        <translation>{kind}: {changes}</translation>
    </message>
    <message>
        <source>{count} 项</source>
        <translation>{count} items</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{changes} 等 {count} 项</source>
        <translation>{changes} … ({count} in all)</translation>
    </message>
</context>
<context>
    <name>DisplaySection</name>
    <message>
        <source>显示</source>
        <translation>Display</translation>
    </message>
    <message>
        <source>只影响这台电脑的窗口，立即生效。</source>
        <translation>Changes only the window on this computer, at once.</translation>
    </message>
    <message>
        <source>跟随系统</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>浅色</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>深色</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>颜色</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>文字大小</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>自动</source>
        <translation>Automatic</translation>
    </message>
    <message>
        <source>开</source>
        <translation>On</translation>
    </message>
    <message>
        <source>关</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>平板模式</source>
        <translation>Tablet mode</translation>
    </message>
    <message>
        <source>按钮和行加高，手指好点，列表可以用手指推动。自动：只有触摸屏、没有鼠标时打开。</source>
        <translation>Taller buttons and rows for the finger, and lists that a finger can push. Automatic: on where there is a touch screen and no mouse.</translation>
    </message>
    <message>
        <source>语言 Language</source>
        <translation>Language 语言</translation>
    </message>
</context>
<context>
    <name>DoctorDialog</name>
    <message>
        <source>程序体检</source>
        <translation>Check-up</translation>
    </message>
    <message>
        <source>正在检查…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>保存诊断包…</source>
        <translation>Save diagnostic bundle…</translation>
    </message>
    <message>
        <source>诊断包里只有版本、设置和出错的位置，没有企业、人员和填写的内容。</source>
        <translation>The bundle holds only versions, settings and places of errors, no enterprises, people or answers.</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>正常</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>注意</source>
        <translation>Attention</translation>
    </message>
    <message>
        <source>有问题</source>
        <translation>Problem</translation>
    </message>
    <message numerus="yes">
        <source>有 %n 项需要注意</source>
        <translation>
            <numerusform>%n thing needs attention</numerusform>
            <numerusform>%n things need attention</numerusform>
        </translation>
    </message>
    <message>
        <source>一切正常</source>
        <translation>All is well</translation>
    </message>
    <message>
        <source>诊断包已保存：{name}</source>
        <translation>Diagnostic bundle saved: {name}</translation>
    </message>
</context>
<context>
    <name>Door</name>
    <message>
        <source>正在恢复备份</source>
        <translation>Restoring the backup</translation>
    </message>
</context>
<context>
    <name>DoubleDrawDesk</name>
    <message>
        <source>已抽取并记录。</source>
        <translation>Drawn and recorded.</translation>
    </message>
    <message>
        <source>用原来的种子和名单重抽，结果一致。</source>
        <translation>Drawn again with the original seed and lists: the result is the same.</translation>
    </message>
    <message>
        <source>重抽的结果和记录不一致：记录被人改过。请核对操作日志。</source>
        <translation>Drawn again, the result differs from the record: the record was changed. Check the log.</translation>
    </message>
    <message>
        <source>双随机抽取记录_{day}.pdf</source>
        <translation>double_random_draw_{day}.pdf</translation>
    </message>
    <message>
        <source>已保存：{file}</source>
        <translation>Saved: {file}</translation>
    </message>
</context>
<context>
    <name>DoubleDrawDialog</name>
    <message>
        <source>双随机抽取</source>
        <translation>Double-random draw</translation>
    </message>
    <message>
        <source>抽取</source>
        <translation>Draw</translation>
    </message>
    <message>
        <source>抽取记录</source>
        <translation>Record of draws</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>DrawForm</name>
    <message>
        <source>例如：2026 年第四季度双随机抽查</source>
        <translation>For example: Double-random draw, fourth quarter of 2026</translation>
    </message>
    <message>
        <source>全部社区</source>
        <translation>All communities</translation>
    </message>
    <message>
        <source>全部类型</source>
        <translation>All kinds</translation>
    </message>
    <message>
        <source>一行一个姓名；不写就只抽企业</source>
        <translation>One name a line; leave empty to draw enterprises only</translation>
    </message>
    <message>
        <source>有了种子和名单，任何人都能复核抽取结果</source>
        <translation>With seed and lists anybody can repeat the draw</translation>
    </message>
    <message>
        <source>抽取并记录</source>
        <translation>Draw and record</translation>
    </message>
    <message>
        <source>家，每家</source>
        <translation>enterprises, each with</translation>
    </message>
    <message>
        <source>人</source>
        <translation>people</translation>
    </message>
    <message>
        <source>抽查事项</source>
        <translation>Subject of the draw</translation>
    </message>
    <message>
        <source>等级</source>
        <translation>Grade</translation>
    </message>
    <message>
        <source>范围</source>
        <translation>Scope</translation>
    </message>
    <message>
        <source>抽取</source>
        <translation>Draw</translation>
    </message>
    <message>
        <source>检查人员</source>
        <translation>Inspector</translation>
    </message>
    <message>
        <source>排除和回避</source>
        <translation>Exclusions and recusals</translation>
    </message>
    <message>
        <source>随机种子</source>
        <translation>Random seed</translation>
    </message>
    <message>
        <source>企业代码或全称</source>
        <translation>Enterprise code or full name</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Cause</translation>
    </message>
    <message>
        <source>只写企业：这家不抽。只写人员：这人不抽。都写：这人回避这家。都要写原因。</source>
        <translation>Enterprise only: it is not drawn. Person only: they are not drawn. Both: this person is kept from this enterprise. Always give a reason.</translation>
    </message>
    <message>
        <source>添加一行</source>
        <translation>Add row</translation>
    </message>
    <message>
        <source>删去这行</source>
        <translation>Delete row</translation>
    </message>
    <message numerus="yes">
        <source>%n 天内没有检查过</source>
        <translation>
            <numerusform>Not visited for %n day</numerusform>
            <numerusform>Not visited for %n days</numerusform>
        </translation>
    </message>
    <message>
        <source>不论何时检查过</source>
        <translation>Whenever last visited</translation>
    </message>
</context>
<context>
    <name>DrawingRow</name>
    <message>
        <source>选中的文字在这里改</source>
        <translation>Edit the selected text here</translation>
    </message>
    <message>
        <source>标注文字</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>颜色</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>重做</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>撤销：{step}（Ctrl+Z）</source>
        <translation>Undo: {step} (Ctrl+Z)</translation>
    </message>
    <message>
        <source>重做：{step}（Ctrl+Shift+Z）</source>
        <translation>Redo: {step} (Ctrl+Shift+Z)</translation>
    </message>
</context>
<context>
    <name>DropField</name>
    <message>
        <source>把台账文件拖到这里</source>
        <translation>Drop the register file here</translation>
    </message>
    <message>
        <source>Excel（.xlsx、.xls）或 CSV；标题行、合计行、全角数字都能认。</source>
        <translation>Excel (.xlsx, .xls) or CSV; title rows, total rows and full-width digits are understood.</translation>
    </message>
    <message>
        <source>选择文件…</source>
        <translation>Choose file…</translation>
    </message>
</context>
<context>
    <name>DropFindingDialog</name>
    <message>
        <source>这个问题还没有保存</source>
        <translation>This finding is not saved</translation>
    </message>
    <message>
        <source>刚才写的内容还没有保存，现在离开就丢失了。</source>
        <translation>What was just written is not saved and will be lost if you leave now.</translation>
    </message>
    <message>
        <source>不保存</source>
        <translation>Don&apos;t save</translation>
    </message>
    <message>
        <source>接着写</source>
        <translation>Go on writing</translation>
    </message>
</context>
<context>
    <name>DropVeil</name>
    <message>
        <source>松开鼠标，打开资料包 {file}</source>
        <translation>Release to open the pack {file}</translation>
    </message>
    <message>
        <source>松开鼠标，导入台账 {file}</source>
        <translation>Release to import the register {file}</translation>
    </message>
</context>
<context>
    <name>DueModel</name>
    <message>
        <source>情况</source>
        <translation>State</translation>
    </message>
    <message>
        <source>分级</source>
        <translation>Grade</translation>
    </message>
    <message>
        <source>企业名称</source>
        <translation>Enterprise</translation>
    </message>
    <message>
        <source>社区</source>
        <translation>Community</translation>
    </message>
    <message>
        <source>上次检查</source>
        <translation>Last visit</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>从未检查</source>
        <translation>Never visited</translation>
    </message>
    <message numerus="yes">
        <source>已过 %n 天</source>
        <translation>
            <numerusform>%n day past</numerusform>
            <numerusform>%n days past</numerusform>
        </translation>
    </message>
    <message>
        <source>今天到期</source>
        <translation>Due today</translation>
    </message>
    <message numerus="yes">
        <source>还有 %n 天</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 个问题</source>
        <translation>
            <numerusform>%n finding</numerusform>
            <numerusform>%n findings</numerusform>
        </translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>DueTable</name>
    <message>
        <source>要去的企业</source>
        <translation>Enterprises to visit</translation>
    </message>
</context>
<context>
    <name>DuplicatesDialog</name>
    <message>
        <source>台账查重</source>
        <translation>Duplicates</translation>
    </message>
    <message>
        <source>依据</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>保留</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>并入保留的一家</source>
        <translation>Merged into it</translation>
    </message>
    <message>
        <source>可能重复的企业</source>
        <translation>Possible duplicates</translation>
    </message>
    <message>
        <source>合并选中的一对</source>
        <translation>Merge chosen pair</translation>
    </message>
    <message>
        <source>保留另一家</source>
        <translation>Keep the other</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>先比信用代码，再比名称和地址。合并后，右边一家不再单独列出，它的检查、问题、文书和修改记录都归到左边一家；可以在档案的“修改记录”里撤销合并。</source>
        <translation>Compared by credit code, then by name and address. After merging, the right one is no longer listed; its visits, findings, papers and changes belong to the left one. It can be undone under “Changes” in the file.</translation>
    </message>
    <message>
        <source>信用代码相同</source>
        <translation>Same credit code</translation>
    </message>
    <message>
        <source>名称和地址相同</source>
        <translation>Same name and address</translation>
    </message>
    <message numerus="yes">
        <source>%n 对</source>
        <translation>
            <numerusform>%n pair</numerusform>
            <numerusform>%n pairs</numerusform>
        </translation>
    </message>
    <message>
        <source>没有发现重复的企业。</source>
        <translation>No duplicates found.</translation>
    </message>
</context>
<context>
    <name>EditEnterpriseDialog</name>
    <message>
        <source>新增企业</source>
        <translation>New enterprise</translation>
    </message>
    <message>
        <source>修改台账</source>
        <translation>Edit register entry</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>新增的企业先标为“待核实”，由人对照营业执照核实后再确认。</source>
        <translation>A new enterprise is marked “to be confirmed” until somebody compares it with its licence.</translation>
    </message>
    <message>
        <source>每一处修改都记下是谁、什么时候、原来是什么，可以撤销。多项之间用“、”隔开。</source>
        <translation>Every change keeps who, when and what was there before, and can be undone.</translation>
    </message>
</context>
<context>
    <name>EditMenu</name>
    <message>
        <source>历史…</source>
        <translation>History…</translation>
    </message>
    <message>
        <source>回收站…</source>
        <translation>Trash…</translation>
    </message>
    <message>
        <source>撤销 {step}</source>
        <translation>Undo {step}</translation>
    </message>
    <message>
        <source>重做 {step}</source>
        <translation>Redo {step}</translation>
    </message>
    <message>
        <source>已重做：{step}</source>
        <translation>Redone: {step}</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>已撤销：{step}</source>
        <translation>Undone: {step}</translation>
    </message>
    <message>
        <source>重做</source>
        <translation>Redo</translation>
    </message>
</context>
<context>
    <name>EndRecheckDialog</name>
    <message>
        <source>结束复查</source>
        <translation>End re-inspection</translation>
    </message>
    <message>
        <source>结束这次复查？</source>
        <translation>End this re-inspection?</translation>
    </message>
    <message>
        <source>结束后，复查结论生效，照片和结论不能再修改。</source>
        <translation>Once it has ended, its conclusions hold; photos and conclusions can no longer be changed.</translation>
    </message>
    <message>
        <source>还有 {count} 个问题没有结论，它们保持原来的状态。</source>
        <translation>Findings without a verdict: {count}. They stay as they were.</translation>
    </message>
    <message>
        <source>继续复查</source>
        <translation>Go on re-inspecting</translation>
    </message>
</context>
<context>
    <name>EndVisitDialog</name>
    <message>
        <source>结束检查</source>
        <translation>End visit</translation>
    </message>
    <message>
        <source>结束对“{name}”的检查？</source>
        <translation>End the visit to “{name}”?</translation>
    </message>
    <message>
        <source>结束后记录作为证据保存，不能再修改。</source>
        <translation>After that the record is kept as evidence and cannot be changed.</translation>
    </message>
    <message>
        <source>看缺什么</source>
        <translation>See what is missing</translation>
    </message>
    <message>
        <source>继续检查</source>
        <translation>Continue visit</translation>
    </message>
    <message numerus="yes">
        <source>%n 项的答案不符合检查表的规定，改正后才能结束。</source>
        <translation>
            <numerusform>%n answer breaks a rule of the checklist; correct it before the visit can end.</numerusform>
            <numerusform>%n answers break rules of the checklist; correct them before the visit can end.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>还有 %n 项未答完。</source>
        <translation>
            <numerusform>%n item is not fully answered.</numerusform>
            <numerusform>%n items are not fully answered.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 个检查项没有照片或照片不够。</source>
        <translation>
            <numerusform>%n item has no photos or too few.</numerusform>
            <numerusform>%n items have no photos or too few.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 个问题的文字里还有“×”没有填。</source>
        <translation>
            <numerusform>%n finding still has a “×” to fill in.</numerusform>
            <numerusform>%n findings still have a “×” to fill in.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EnterReadingDialog</name>
    <message>
        <source>录入条号</source>
        <translation>Enter article number</translation>
    </message>
    <message>
        <source>录入</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>第二十七条第一款</source>
        <translation>Article 27, paragraph 1</translation>
    </message>
    <message>
        <source>某某公报2024年第6号</source>
        <translation>Gazette 2024, no. 6</translation>
    </message>
    <message>
        <source>照公报原文写，几条用顿号隔开</source>
        <translation>As the gazette writes it</translation>
    </message>
    <message>
        <source>条号</source>
        <translation>Article</translation>
    </message>
    <message>
        <source>公报名称、年份、期号；以后可以查是谁在哪里读到的</source>
        <translation>Name, year and number of the gazette: others can see who read it, and where</translation>
    </message>
    <message>
        <source>出处</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>如 2025-01-01；一直有效就不填</source>
        <translation>Such as 2025-01-01; leave empty if it has always held</translation>
    </message>
    <message>
        <source>自哪天起</source>
        <translation>From</translation>
    </message>
    <message>
        <source>到哪天止</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>请填写条号。</source>
        <translation>Enter the article number.</translation>
    </message>
</context>
<context>
    <name>EnterpriseFile</name>
    <message>
        <source>已结束</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>进行中</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>已撤回</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>规则建议{colour}；规则 {name} 第 {version} 版</source>
        <translation>the rule proposes {colour}; rule {name}, version {version}</translation>
    </message>
    <message>
        <source>“{name}”恢复为单独的企业</source>
        <translation>“{name}” an enterprise of its own again</translation>
    </message>
    <message>
        <source>“{name}”并入“{into}”</source>
        <translation>“{name}” merged into “{into}”</translation>
    </message>
    <message>
        <source>（空）</source>
        <translation>(empty)</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>首次登记：{facts}</source>
        <translation>First entry: {facts}</translation>
    </message>
</context>
<context>
    <name>EnterpriseMeasures</name>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>参与</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>没有约谈、查封、培训等措施。在“措施与行动”里登记时选上这家企业，就会列在这里。</source>
        <translation>No measures such as interviews, sealing or training. Choose this enterprise when you record one under “Measures and campaigns”, and it is listed here.</translation>
    </message>
    <message>
        <source>措施</source>
        <translation>Measures</translation>
    </message>
    <message>
        <source>措施 {count}</source>
        <translation>Measures {count}</translation>
    </message>
</context>
<context>
    <name>EnterprisePage</name>
    <message>
        <source>开始检查</source>
        <translation>Start visit</translation>
    </message>
    <message>
        <source>修改台账…</source>
        <translation>Edit entry…</translation>
    </message>
    <message>
        <source>核实无误</source>
        <translation>Confirmed</translation>
    </message>
    <message>
        <source>对照营业执照核实过，去掉“待核实”</source>
        <translation>Compared with the licence: remove “to be confirmed”</translation>
    </message>
    <message>
        <source>文书…</source>
        <translation>Papers…</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>检查人员</source>
        <translation>Inspector</translation>
    </message>
    <message>
        <source>还没有检查过。点右上角“开始检查”。</source>
        <translation>Not visited yet. Press “Start visit” at the top right.</translation>
    </message>
    <message>
        <source>检查日期</source>
        <translation>Visited on</translation>
    </message>
    <message>
        <source>级</source>
        <translation>Severity</translation>
    </message>
    <message>
        <source>检查项</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>复查…</source>
        <translation>Re-inspection…</translation>
    </message>
    <message>
        <source>出具时间</source>
        <translation>Issued at</translation>
    </message>
    <message>
        <source>文书</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>文号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>评定</source>
        <translation>Grade</translation>
    </message>
    <message>
        <source>当时的规则</source>
        <translation>Rule at that time</translation>
    </message>
    <message>
        <source>修改人</source>
        <translation>Changed by</translation>
    </message>
    <message>
        <source>原来 → 改为</source>
        <translation>Before → after</translation>
    </message>
    <message>
        <source>撤销选中的修改</source>
        <translation>Undo chosen change</translation>
    </message>
    <message>
        <source>检查</source>
        <translation>Visits</translation>
    </message>
    <message>
        <source>没有记录过问题。检查中判为不合格的检查项会列在这里。</source>
        <translation>No findings recorded. Items that fail in a visit are listed here.</translation>
    </message>
    <message>
        <source>还没有出具文书。点右上角“文书…”，或者在检查里出具。</source>
        <translation>No papers issued yet. Press “Papers…” at the top right, or issue one in a visit.</translation>
    </message>
    <message>
        <source>历次评定</source>
        <translation>Grades so far</translation>
    </message>
    <message>
        <source>还没有人评定过。现在的颜色由台账写明的事实得出，依据见左边。</source>
        <translation>Nobody has graded it yet. The colour follows from the facts of the register; the reasons are on the left.</translation>
    </message>
    <message>
        <source>修改记录</source>
        <translation>Changes</translation>
    </message>
    <message>
        <source>没有修改记录。</source>
        <translation>No changes recorded.</translation>
    </message>
    <message>
        <source>继续检查</source>
        <translation>Continue visit</translation>
    </message>
    <message>
        <source>基本情况</source>
        <translation>Facts</translation>
    </message>
    <message>
        <source>检查 {count}</source>
        <translation>Visits {count}</translation>
    </message>
    <message>
        <source>问题 {count}</source>
        <translation>Findings {count}</translation>
    </message>
    <message>
        <source>文书 {count}</source>
        <translation>Papers {count}</translation>
    </message>
    <message>
        <source>分级</source>
        <translation>Grade</translation>
    </message>
    <message>
        <source>修改记录 {count}</source>
        <translation>Changes {count}</translation>
    </message>
    <message>
        <source>← 返回</source>
        <translation>← Back</translation>
    </message>
</context>
<context>
    <name>EnterprisePanel</name>
    <message>
        <source>← 返回列表</source>
        <translation>← Back to the list</translation>
    </message>
    <message>
        <source>文书…</source>
        <translation>Papers…</translation>
    </message>
    <message>
        <source>承诺书、备案证明、证书、明白卡，以及历次检查的文书</source>
        <translation>Commitment letter, filing certificate, certificates, information card, and the papers of all visits</translation>
    </message>
    <message>
        <source>档案…</source>
        <translation>File…</translation>
    </message>
    <message>
        <source>一企一档：全部检查、问题、文书、评定和修改记录，可以修改台账</source>
        <translation>The enterprise&apos;s file: all visits, findings, papers, grades and changes; edit the register entry here</translation>
    </message>
    <message>
        <source>在左边选一家企业，这里显示它的档案和历次检查。</source>
        <translation>Select an enterprise on the left to see its file and its visits here.</translation>
    </message>
    <message>
        <source>继续检查</source>
        <translation>Continue visit</translation>
    </message>
    <message>
        <source>开始检查</source>
        <translation>Start visit</translation>
    </message>
    <message>
        <source>分级</source>
        <translation>Grade</translation>
    </message>
    <message>
        <source>历次检查</source>
        <translation>Visits</translation>
    </message>
    <message>
        <source>还没有检查过。</source>
        <translation>Not visited yet.</translation>
    </message>
    <message numerus="yes">
        <source>还有 %n 次更早的检查，见“检查记录”页。</source>
        <translation>
            <numerusform>%n earlier visit is on the page “Visits”.</numerusform>
            <numerusform>%n earlier visits are on the page “Visits”.</numerusform>
        </translation>
    </message>
    <message>
        <source>已结束</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>进行中</source>
        <translation>In progress</translation>
    </message>
    <message>
        <source>{time} · {state}</source>
        <translation>{time} · {state}</translation>
    </message>
    <message>
        <source>{visit} · 其他电脑</source>
        <translation>{visit} · other computer</translation>
    </message>
    <message>
        <source>打开这次检查</source>
        <translation>Open this visit</translation>
    </message>
</context>
<context>
    <name>EnterpriseWords</name>
    <message numerus="yes">
        <source>台账资料最后更新于{day}（%n 天前）。</source>
        <translation>
            <numerusform>Register data last updated on {day} (%n day ago).</numerusform>
            <numerusform>Register data last updated on {day} (%n days ago).</numerusform>
        </translation>
    </message>
    <message>
        <source>现场新增，待核实。</source>
        <translation>Added on site, to be confirmed.</translation>
    </message>
    <message numerus="yes">
        <source>未办结的问题 %n 个。</source>
        <translation>
            <numerusform>%n open finding.</numerusform>
            <numerusform>%n open findings.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>疑似毒品记录 %n 次。</source>
        <translation>
            <numerusform>%n record of suspected drugs.</numerusform>
            <numerusform>%n records of suspected drugs.</numerusform>
        </translation>
    </message>
    <message>
        <source>近几次检查发现的问题：{counts}。</source>
        <translation>Findings of the last visits: {counts}.</translation>
    </message>
    <message numerus="yes">
        <source>照片 %n 张。</source>
        <translation>
            <numerusform>%n photo.</numerusform>
            <numerusform>%n photos.</numerusform>
        </translation>
    </message>
    <message>
        <source>快递许可证已于{day}到期。</source>
        <translation>The express licence expired on {day}.</translation>
    </message>
    <message numerus="yes">
        <source>快递许可证 %n 天后到期。</source>
        <translation>
            <numerusform>The express licence expires in %n day.</numerusform>
            <numerusform>The express licence expires in %n days.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EnterprisesModel</name>
    <message>
        <source>分级</source>
        <translation>Grade</translation>
    </message>
    <message>
        <source>企业名称</source>
        <translation>Enterprise</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>社区</source>
        <translation>Community</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>上次检查</source>
        <translation>Last visit</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>进行中</source>
        <translation>In progress</translation>
    </message>
</context>
<context>
    <name>EnterprisesPage</name>
    <message>
        <source>台账里还没有企业</source>
        <translation>No enterprises on the register yet</translation>
    </message>
    <message>
        <source>这里列出辖区内的物流、寄递企业，查找、看档案、开始检查都从这里走。先导入街道的企业台账（Excel 或 CSV）。</source>
        <translation>The logistics and delivery enterprises of your area are listed here: find one, read its file, start a visit. First import the register of the sub-district (Excel or CSV).</translation>
    </message>
    <message>
        <source>导入台账…</source>
        <translation>Import register…</translation>
    </message>
    <message>
        <source>已新增，待核实。核对营业执照后，在档案里点“核实无误”。</source>
        <translation>Added, to be confirmed. After comparing the licence, choose “Confirmed” in its file.</translation>
    </message>
    <message>
        <source>已停下，没有任何改动。</source>
        <translation>Stopped. Nothing was changed.</translation>
    </message>
    <message numerus="yes">
        <source>已导出 %n 家企业到 {file}。</source>
        <translation>
            <numerusform>Exported %n enterprise to {file}.</numerusform>
            <numerusform>Exported %n enterprises to {file}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EvidencePane</name>
    <message>
        <source>判为不合格后，这里自动写好问题、整改要求、期限和法律依据，都可以改。</source>
        <translation>When an item fails, finding, required correction, deadline and legal basis are filled in here. All of it can be edited.</translation>
    </message>
    <message>
        <source>这一项只登记，不判定。发现问题时点“新增问题”。</source>
        <translation>This item is only recorded, not judged. If you find a problem, use “Add finding”.</translation>
    </message>
    <message>
        <source>这一项的问题</source>
        <translation>Finding of this item</translation>
    </message>
    <message>
        <source>检查表以外的问题 {count}</source>
        <translation>Findings outside the checklist {count}</translation>
    </message>
    <message>
        <source>打开修改</source>
        <translation>Open to edit</translation>
    </message>
</context>
<context>
    <name>ExchangeBar</name>
    <message>
        <source>主管都确认收到的原件，可以在本机换成工作副本，腾出空间；也在这里取回。</source>
        <translation>Originals that every supervisor has confirmed can be replaced by working copies here, to free space; they are also brought back here.</translation>
    </message>
    <message>
        <source>核对无误、但接在还没有到的包后面；前面的一到就自动采用。</source>
        <translation>Verified, but follows a pack that is not here yet; used by itself when that arrives.</translation>
    </message>
    <message>
        <source>重写回执…</source>
        <translation>Receipt again…</translation>
    </message>
    <message>
        <source>选中的回执在路上丢了：给同一个人重写一份，按本机现在有的写。</source>
        <translation>The chosen receipt was lost on its way: writes one for the same person, of what is here now.</translation>
    </message>
    <message>
        <source>下发方案…</source>
        <translation>Send plan…</translation>
    </message>
    <message>
        <source>台账、检查表、法条、节假日、文号段、任务和设备名单，写给每一台登记过的电脑。</source>
        <translation>Register, checklists, law, holidays, blocks of numbers, tasks and list of devices, for every registered computer.</translation>
    </message>
    <message>
        <source>找回检查…</source>
        <translation>Give back visits…</translation>
    </message>
    <message>
        <source>有人的电脑坏了或只剩旧备份：把他交来过的检查和照片写成找回包，还给他。</source>
        <translation>Somebody&apos;s computer broke or has only an old backup left: write the visits and photos that he handed in as a give-back pack, and give it to him.</translation>
    </message>
    <message>
        <source>撤回导入…</source>
        <translation>Withdraw import…</translation>
    </message>
    <message>
        <source>在历史里选一次收取的检查包：整个撤回，就像没有导入过。</source>
        <translation>Choose a visit pack taken in before: all of it is withdrawn, as if it had never been imported.</translation>
    </message>
    <message numerus="yes">
        <source>有 %n 处说法不一，请决定…</source>
        <translation>
            <numerusform>%n conflict to decide…</numerusform>
            <numerusform>%n conflicts to decide…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>等待中的包（%n 个）…</source>
        <translation>
            <numerusform>Waiting packs (%n)…</numerusform>
            <numerusform>Waiting packs (%n)…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>写回执（%n 人）…</source>
        <translation>
            <numerusform>Write receipt (%n person)…</numerusform>
            <numerusform>Write receipts (%n people)…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>有 %n 处说法不一，看由谁决定…</source>
        <translation>
            <numerusform>%n conflict: see who decides…</numerusform>
            <numerusform>%n conflicts: see who decides…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>已退回 %n 条意见，等对方处理…</source>
        <translation>
            <numerusform>%n comment sent back, waiting for an answer…</numerusform>
            <numerusform>%n comments sent back, waiting for an answer…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>退回检查（%n 条意见）…</source>
        <translation>
            <numerusform>Send back (%n comment)…</numerusform>
            <numerusform>Send back (%n comments)…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>退回检查（%n 条新意见，另有 {sent} 条等对方处理）…</source>
        <translation>
            <numerusform>Send back (%n new comment, {sent} more waiting for an answer)…</numerusform>
            <numerusform>Send back (%n new comments, {sent} more waiting for an answer)…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>已精简的原件有 %n 张要核对…</source>
        <translation>
            <numerusform>%n thinned original to be checked…</numerusform>
            <numerusform>%n thinned originals to be checked…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>已确认，可精简 %n 张原件…</source>
        <translation>
            <numerusform>Thin %n confirmed original…</numerusform>
            <numerusform>Thin %n confirmed originals…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>已精简 %n 张原件…</source>
        <translation>
            <numerusform>%n original thinned…</numerusform>
            <numerusform>%n originals thinned…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExchangeDeeds</name>
    <message>
        <source>上一件还没有做完。等它做完，或者先点“取消”，再点一次。</source>
        <translation>The work before is not done yet. Wait for it, or press “Cancel” first, then click again.</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>已写出并读回核对：{files}</source>
        <translation>Written, read back and verified: {files}</translation>
    </message>
    <message>
        <source>打开所在文件夹</source>
        <translation>Open folder</translation>
    </message>
    <message>
        <source>已撤回 {file}：检查 {visits} 次，文件 {files} 个。</source>
        <translation>{file} withdrawn: {visits} visits, {files} files.</translation>
    </message>
</context>
<context>
    <name>ExchangeDesk</name>
    <message>
        <source>正在撤回导入</source>
        <translation>Withdrawing the import</translation>
    </message>
    <message>
        <source>正在写出方案包</source>
        <translation>Writing plan packs</translation>
    </message>
    <message>
        <source>正在写出退回包</source>
        <translation>Writing return packs</translation>
    </message>
    <message>
        <source>正在写出找回包</source>
        <translation>Writing the give-back pack</translation>
    </message>
    <message>
        <source>正在写出回执</source>
        <translation>Writing receipts</translation>
    </message>
</context>
<context>
    <name>ExchangeQuestions</name>
    <message>
        <source>回执写到哪个文件夹</source>
        <translation>Folder for the receipts</translation>
    </message>
    <message>
        <source>撤回“{file}”的导入：它带来的检查、照片和文书都会从本机消失，就像没有导入过。
日志里会留下这次撤回。为什么要撤回？</source>
        <translation>Withdraw the import of “{file}”: the visits, photos and papers it brought disappear from this computer, as if it had never been imported.
The log keeps a note of it. Why is it withdrawn?</translation>
    </message>
    <message>
        <source>撤回导入</source>
        <translation>Withdraw import</translation>
    </message>
    <message>
        <source>撤回</source>
        <translation>Withdraw</translation>
    </message>
</context>
<context>
    <name>FaultWords</name>
    <message>
        <source>这里填的不是要求的形式，例如数字里有字。</source>
        <translation>This is not of the form asked for, such as letters in a number.</translation>
    </message>
    <message>
        <source>这个答案不符合检查表的规定，请核对。</source>
        <translation>This answer breaks a rule of the checklist; check it.</translation>
    </message>
    <message>
        <source>这里必须填写。</source>
        <translation>This has to be filled in.</translation>
    </message>
    <message>
        <source>这个选项现在不能选，请重新选择。</source>
        <translation>This choice is not open now; choose again.</translation>
    </message>
</context>
<context>
    <name>FieldForm</name>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>请写成 2026-08-03 这样的日期。</source>
        <translation>Write the date as 2026-08-03.</translation>
    </message>
</context>
<context>
    <name>FigureDialog</name>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>企业</source>
        <translation>Enterprise</translation>
    </message>
    <message>
        <source>社区</source>
        <translation>Community</translation>
    </message>
    <message>
        <source>等级</source>
        <translation>Grade</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>数量</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>导出…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>名单</source>
        <translation>List</translation>
    </message>
    <message>
        <source>按社区</source>
        <translation>By community</translation>
    </message>
    <message>
        <source>按企业类型</source>
        <translation>By kind of enterprise</translation>
    </message>
    <message>
        <source>按等级</source>
        <translation>By grade</translation>
    </message>
    <message>
        <source>按月</source>
        <translation>By month</translation>
    </message>
    <message>
        <source>按检查单位</source>
        <translation>By unit</translation>
    </message>
    <message>
        <source>{rows}，涉及企业 {count} 家</source>
        <translation>{rows}, {count} enterprises</translation>
    </message>
    <message>
        <source>按现在的情况</source>
        <translation>As of now</translation>
    </message>
    <message>
        <source>按台账现在的情况</source>
        <translation>By the register as it is now</translation>
    </message>
    <message>
        <source>{first} 至 {last}</source>
        <translation>{first} to {last}</translation>
    </message>
    <message numerus="yes">
        <source>名单 %n 行</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message>
        <source>按 {day} 台账的情况</source>
        <translation>As the register stood on {day}</translation>
    </message>
    <message>
        <source>按 {day} 的情况</source>
        <translation>As of {day}</translation>
    </message>
    <message>
        <source>{figure}_{day}.xlsx</source>
        <translation>{figure}_{day}.xlsx</translation>
    </message>
</context>
<context>
    <name>FigureTile</name>
    <message>
        <source>看“{name}”后面的名单</source>
        <translation>Show the list behind “{name}”</translation>
    </message>
</context>
<context>
    <name>FileInput</name>
    <message>
        <source>清除</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>从这一格拿掉；照片仍留在检查项的照片里</source>
        <translation>Taken out of this field; the photo stays with the item</translation>
    </message>
    <message>
        <source>照片不在这次检查里</source>
        <translation>The photo is not part of this visit</translation>
    </message>
    <message>
        <source>选择文件…</source>
        <translation>Choose file…</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>全部社区</source>
        <translation>All communities</translation>
    </message>
    <message>
        <source>社区</source>
        <translation>Community</translation>
    </message>
    <message>
        <source>全部类型</source>
        <translation>All kinds</translation>
    </message>
    <message>
        <source>企业类型</source>
        <translation>Kind of enterprise</translation>
    </message>
    <message>
        <source>重点敏感货代</source>
        <translation>Focus forwarders</translation>
    </message>
    <message>
        <source>承接粉末、液体等敏感货，或经营重点国家专线的国际货代</source>
        <translation>Forwarders of powder or liquid goods, or with one of the focus lines</translation>
    </message>
    <message>
        <source>清除筛选</source>
        <translation>Clear filter</translation>
    </message>
    <message>
        <source>{grade} {count}</source>
        <translation>{grade} {count}</translation>
    </message>
    <message numerus="yes">
        <source>%n 家</source>
        <translation>
            <numerusform>%n enterprise</numerusform>
            <numerusform>%n enterprises</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 家以上</source>
        <translation>
            <numerusform>%n or more enterprises</numerusform>
            <numerusform>%n or more enterprises</numerusform>
        </translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>FindingBasis</name>
    <message>
        <source>添加依据…</source>
        <translation>Add article…</translation>
    </message>
    <message>
        <source>法律依据</source>
        <translation>Legal basis</translation>
    </message>
    <message>
        <source>没有依据；通知书上不写法律条文。</source>
        <translation>No legal basis; the notice will cite no article.</translation>
    </message>
    <message>
        <source>去掉依据 {text}</source>
        <translation>Remove {text}</translation>
    </message>
    <message>
        <source>去掉这条依据</source>
        <translation>Remove this article</translation>
    </message>
</context>
<context>
    <name>FindingEditor</name>
    <message>
        <source>存在的问题</source>
        <translation>Finding</translation>
    </message>
    <message>
        <source>整改要求</source>
        <translation>Required correction</translation>
    </message>
    <message>
        <source>A 重大</source>
        <translation>A critical</translation>
    </message>
    <message>
        <source>B 较重</source>
        <translation>B serious</translation>
    </message>
    <message>
        <source>C 一般</source>
        <translation>C minor</translation>
    </message>
    <message>
        <source>{months} 个月内第 {times} 次，期限缩短</source>
        <translation>time {times} within {months} months, deadline shortened</translation>
    </message>
    <message>
        <source>没有该年节假日表，按周末推算</source>
        <translation>no holiday table for that year, counted by weekends</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>默认期限 {days} 个工作日</source>
        <translation>Usual deadline {days} working days</translation>
    </message>
    <message>
        <source>默认期限 {days} 日</source>
        <translation>Usual deadline: {days} days</translation>
    </message>
    <message>
        <source>整改期限</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>文字中还有“×”，请改成实际的数量或名称；按 Tab 到下一处。</source>
        <translation>The text still has “×”: put the true number or name in its place; Tab goes to the next one.</translation>
    </message>
    <message>
        <source>检查后 {days} 日</source>
        <translation>visit + {days} days</translation>
    </message>
</context>
<context>
    <name>FindingPanel</name>
    <message>
        <source>选一个问题，这里显示它的整改经过。</source>
        <translation>Choose a finding to see its rectification history here.</translation>
    </message>
    <message>
        <source>期限 {day}</source>
        <translation>Deadline {day}</translation>
    </message>
    <message>
        <source>整改要求：{text}</source>
        <translation>Required correction: {text}</translation>
    </message>
    <message>
        <source>整改经过</source>
        <translation>Rectification history</translation>
    </message>
    <message>
        <source>{day} 检查发现</source>
        <translation>Found in the visit of {day}</translation>
    </message>
    <message>
        <source>{day} 签发 {number}</source>
        <translation>{number} issued on {day}</translation>
    </message>
    <message>
        <source>已撤销：{reason}</source>
        <translation>Undone: {reason}</translation>
    </message>
    <message>
        <source>撤销…</source>
        <translation>Withdraw…</translation>
    </message>
    <message>
        <source>打开那次复查</source>
        <translation>Open that re-inspection</translation>
    </message>
    <message>
        <source>新的期限 {day}</source>
        <translation>New deadline {day}</translation>
    </message>
    <message>
        <source>单位或人员：{body}</source>
        <translation>Body or person: {body}</translation>
    </message>
    <message>
        <source>文书：{paper}</source>
        <translation>Paper: {paper}</translation>
    </message>
</context>
<context>
    <name>FreeFindingDialog</name>
    <message>
        <source>检查表以外的问题</source>
        <translation>Finding outside the checklist</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>撤下这个问题</source>
        <translation>Withdraw this finding</translation>
    </message>
</context>
<context>
    <name>GalleryCheck</name>
    <message>
        <source>核对照片</source>
        <translation>Verifying photos</translation>
    </message>
    <message>
        <source>照片 {sound}/{count} 已核对</source>
        <translation>{sound}/{count} photos verified</translation>
    </message>
    <message numerus="yes">
        <source>，%n 张原件已移交</source>
        <translation>
            <numerusform>, %n original handed over</numerusform>
            <numerusform>, %n originals handed over</numerusform>
        </translation>
    </message>
    <message>
        <source>每张照片的原件都读出来，与收进来时的 SHA-256 比对。</source>
        <translation>The original of each photo is read and compared with the SHA-256 taken when it was added.</translation>
    </message>
    <message numerus="yes">
        <source>%n 张已损坏（内容与收进来时的校验值不符）</source>
        <translation>
            <numerusform>%n photo is damaged (its content no longer matches the hash taken when it was added)</numerusform>
            <numerusform>%n photos are damaged (their content no longer matches the hashes taken when they were added)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 张文件缺失</source>
        <translation>
            <numerusform>the file of %n photo is missing</numerusform>
            <numerusform>the files of %n photos are missing</numerusform>
        </translation>
    </message>
    <message>
        <source>{what}。请从备份取回，或请做检查的人重新交一个检查包；其他照片不受影响。</source>
        <translation>Trouble: {what}. Restore from a backup, or ask the inspector for a new visit pack; the other photos are not affected.</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>GalleryDeeds</name>
    <message>
        <source>原件另存…</source>
        <translation>Save originals…</translation>
    </message>
    <message>
        <source>选中的照片按收入时的原样写到文件夹（Ctrl+S）；不带标注和遮盖，外发请用“导出副本”</source>
        <translation>Writes the selected photos to a folder as they were taken in (Ctrl+S); without marks and covers: to send them out, export a copy</translation>
    </message>
    <message>
        <source>校验值清单…</source>
        <translation>Hash list…</translation>
    </message>
    <message>
        <source>选中照片的 SHA-256 清单，PDF 或 CSV（Ctrl+H）</source>
        <translation>SHA-256 of the selected photos, as PDF or CSV (Ctrl+H)</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>放回原来的检查项（Ctrl+R）；只限本机进行中的检查</source>
        <translation>Puts them back on their item (Ctrl+R); only in this laptop&apos;s open visits</translation>
    </message>
    <message>
        <source>已停止；写完的文件都是完整的。</source>
        <translation>Stopped; the files written so far are whole.</translation>
    </message>
    <message>
        <source>原件另存…	Ctrl+S</source>
        <translation>Save originals…	Ctrl+S</translation>
    </message>
    <message>
        <source>校验值清单…	Ctrl+H</source>
        <translation>Hash list…	Ctrl+H</translation>
    </message>
    <message>
        <source>恢复	Ctrl+R</source>
        <translation>Restore	Ctrl+R</translation>
    </message>
    <message>
        <source>照片校验值清单_{day}.pdf</source>
        <translation>photo_hash_list_{day}.pdf</translation>
    </message>
    <message numerus="yes">
        <source>已恢复 %n 张照片。</source>
        <translation>
            <numerusform>%n photo restored.</numerusform>
            <numerusform>%n photos restored.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>已保存 %n 个原件，并逐个核对。原件不带遮盖，请勿直接外发。</source>
        <translation>
            <numerusform>%n original saved and verified. Originals carry no covers: do not send them out as they are.</numerusform>
            <numerusform>%n originals saved and verified. Originals carry no covers: do not send them out as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>已写出 %n 张照片的校验值清单：{path}</source>
        <translation>
            <numerusform>Hash list of %n photo written: {path}</numerusform>
            <numerusform>Hash list of %n photos written: {path}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GalleryDelegate</name>
    <message>
        <source>照片说明</source>
        <translation>Photo caption</translation>
    </message>
    <message>
        <source>没有说明</source>
        <translation>No caption</translation>
    </message>
</context>
<context>
    <name>GalleryModel</name>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>待核对</source>
        <translation>Not verified yet</translation>
    </message>
    <message>
        <source>已核对</source>
        <translation>Verified</translation>
    </message>
    <message>
        <source>已损坏</source>
        <translation>Damaged</translation>
    </message>
    <message>
        <source>文件缺失</source>
        <translation>File missing</translation>
    </message>
    <message>
        <source>原件已移交</source>
        <translation>Original handed over</translation>
    </message>
</context>
<context>
    <name>GalleryPage</name>
    <message>
        <source>照片</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>{count} 张</source>
        <translation>{count} photos</translation>
    </message>
    <message>
        <source>检查中拍的、拖入的照片，和收到的检查包里的照片，都会列在这里。</source>
        <translation>Photos added during visits, and those in packs you receive, are listed here.</translation>
    </message>
    <message>
        <source>还没有照片</source>
        <translation>No photos yet</translation>
    </message>
    <message>
        <source>去检查记录</source>
        <translation>Go to visits</translation>
    </message>
    <message>
        <source>移除的照片会留在这里，可以恢复。</source>
        <translation>Removed photos stay here and can be restored.</translation>
    </message>
    <message>
        <source>回收站里没有这样的照片</source>
        <translation>No such photos in the trash</translation>
    </message>
    <message>
        <source>看全部照片</source>
        <translation>Show all photos</translation>
    </message>
    <message>
        <source>没有符合筛选的照片</source>
        <translation>No photos match the filters</translation>
    </message>
    <message>
        <source>换一个企业、日期或状态试试。</source>
        <translation>Try another enterprise, day or state.</translation>
    </message>
    <message>
        <source>清除筛选</source>
        <translation>Clear filters</translation>
    </message>
    <message>
        <source>放大查看	回车</source>
        <translation>View	Enter</translation>
    </message>
    <message>
        <source>打开这次检查	Ctrl+回车</source>
        <translation>Open this visit	Ctrl+Enter</translation>
    </message>
</context>
<context>
    <name>GalleryTable</name>
    <message>
        <source>照片</source>
        <translation>Photos</translation>
    </message>
</context>
<context>
    <name>GenerationsSheet</name>
    <message>
        <source>恢复以前的旧数据</source>
        <translation>Old data from before restores</translation>
    </message>
    <message>
        <source>每次恢复备份，恢复前的数据都整份留在这里，备份之后的改动只在其中。确定不再需要时，可以删除腾出空间。</source>
        <translation>Each time a backup is restored, the data from before stays here whole: changes made after the backup are only in it. When it is certainly not needed any more, delete it to free space.</translation>
    </message>
    <message>
        <source>最后改动 {at} · {size}</source>
        <translation>Last changed {at} · {size}</translation>
    </message>
    <message>
        <source>旧数据 {number}</source>
        <translation>Old data {number}</translation>
    </message>
    <message>
        <source>删除…</source>
        <translation>Delete…</translation>
    </message>
    <message>
        <source>删除{name}</source>
        <translation>Delete {name}</translation>
    </message>
    <message>
        <source>已删除旧数据 {name}，腾出 {size} MB。</source>
        <translation>Old data {name} deleted, {size} MB freed.</translation>
    </message>
</context>
<context>
    <name>GiveBackDialog</name>
    <message>
        <source>找回检查</source>
        <translation>Give back visits</translation>
    </message>
    <message>
        <source>对方的电脑坏了，或者只恢复出一份旧备份：这里把他交来过的检查、照片和文书写成一个找回包，由他在自己的“资料包”页导入。他当时签过名的记录，谁也改不了。</source>
        <translation>The other computer broke, or only an old backup could be restored: what he handed in, visits, photos and papers, is written as a give-back pack, which he imports on his page “Packs”. Records that he signed then nobody can change.</translation>
    </message>
    <message>
        <source>写出找回包…</source>
        <translation>Write the give-back pack…</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>谁的检查</source>
        <translation>Whose visits</translation>
    </message>
    <message>
        <source>写给</source>
        <translation>Written for</translation>
    </message>
    <message>
        <source>他自己的那台电脑（恢复过备份，或还能用）</source>
        <translation>his own computer (restored from a backup, or still in use)</translation>
    </message>
    <message>
        <source>换的新电脑：{person}</source>
        <translation>a new computer: {person}</translation>
    </message>
    <message>
        <source>{person}：{visits} 次检查，{photos} 张照片</source>
        <translation>{person}: {visits} visits, {photos} photos</translation>
    </message>
    <message>
        <source>{person}（设备 {id}）</source>
        <translation>{person} (device {id})</translation>
    </message>
</context>
<context>
    <name>GlyphFiles</name>
    <message>
        <source>选择“{character}”的图片</source>
        <translation>Choose the picture of “{character}”</translation>
    </message>
    <message>
        <source>图片</source>
        <translation>Pictures</translation>
    </message>
</context>
<context>
    <name>GlyphsSheet</name>
    <message>
        <source>登记册和检查记录里的字都有字体可用。</source>
        <translation>Fonts are there for every character of the register and the visits.</translation>
    </message>
    <message>
        <source>下面的字没有一种字体能印。给每个字一张白底黑字的图片（扫描或手写），文书就能印出来，也能复制和查找。</source>
        <translation>No font prints the characters below. Give each a picture, black on white (scanned or drawn): papers then print it, and it can be copied and searched.</translation>
    </message>
    <message>
        <source>印不出的字</source>
        <translation>Characters that cannot be printed</translation>
    </message>
    <message>
        <source>为这个字选择图片…</source>
        <translation>Choose a picture…</translation>
    </message>
    <message>
        <source>别的字，或 U+ 开头的编码</source>
        <translation>Another character, or its code U+…</translation>
    </message>
    <message>
        <source>别的字</source>
        <translation>Other character</translation>
    </message>
    <message>
        <source>已有图片</source>
        <translation>Has a picture</translation>
    </message>
    <message>
        <source>还没有图片，用到它的文书不能签发</source>
        <translation>No picture yet: papers that use it cannot be issued</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{places}等 {count} 处</source>
        <translation>{places} and others, {count} in all</translation>
    </message>
    <message>
        <source>换图片…</source>
        <translation>Other picture…</translation>
    </message>
    <message>
        <source>选择图片…</source>
        <translation>Choose picture…</translation>
    </message>
    <message>
        <source>为 U+{code} 选择图片</source>
        <translation>Choose picture for U+{code}</translation>
    </message>
    <message>
        <source>移除</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>印出来的样子</source>
        <translation>As printed</translation>
    </message>
    <message>
        <source>已保存。请核对这个字印出来的样子。</source>
        <translation>Saved. Check how it prints.</translation>
    </message>
    <message>
        <source>已移除 U+{code} 的图片。</source>
        <translation>Picture of U+{code} removed.</translation>
    </message>
    <message>
        <source>已放回去。</source>
        <translation>Put back.</translation>
    </message>
</context>
<context>
    <name>GoToItemDialog</name>
    <message>
        <source>按题号跳转</source>
        <translation>Go to item</translation>
    </message>
    <message>
        <source>例如 RN-03、rn3，同一领域内只写 3</source>
        <translation>Such as RN-03, rn3; within an area just 3</translation>
    </message>
    <message>
        <source>跳转</source>
        <translation>Go</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>Grade</name>
    <message>
        <source>红</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>黄</source>
        <translation>Yellow</translation>
    </message>
    <message>
        <source>蓝</source>
        <translation>Blue</translation>
    </message>
    <message>
        <source>绿</source>
        <translation>Green</translation>
    </message>
    <message>
        <source>未评定</source>
        <translation>Ungraded</translation>
    </message>
    <message>
        <source>承接粉末、液体等敏感货，列为红色。</source>
        <translation>Handles powder, liquid or other sensitive goods: red.</translation>
    </message>
    <message>
        <source>不承接敏感货，但禁毒安全保障制度未达标，列为黄色。</source>
        <translation>No sensitive goods, but the anti-drug safeguards are not met: yellow.</translation>
    </message>
    <message>
        <source>不承接敏感货，禁毒安全保障制度达标，列为绿色。</source>
        <translation>No sensitive goods, and the anti-drug safeguards are met: green.</translation>
    </message>
    <message>
        <source>台账没有写明禁毒安全保障制度是否达标，尚未评定。</source>
        <translation>The register does not say whether the anti-drug safeguards are met: not graded yet.</translation>
    </message>
    <message>
        <source>禁毒安全保障制度未达标，列为黄色；台账没有写明是否承接敏感货。</source>
        <translation>The anti-drug safeguards are not met: yellow. The register does not say whether sensitive goods are handled.</translation>
    </message>
    <message>
        <source>禁毒安全保障制度达标，列为绿色；台账没有写明是否承接敏感货。</source>
        <translation>The anti-drug safeguards are met: green. The register does not say whether sensitive goods are handled.</translation>
    </message>
    <message>
        <source>经人评定为{colour}色；依据和理由见下面的“分级”。</source>
        <translation>Graded {colour} by a person; facts and reason are under “Grade”.</translation>
    </message>
</context>
<context>
    <name>GradeDialog</name>
    <message>
        <source>评定分级</source>
        <translation>Grade</translation>
    </message>
    <message>
        <source>评定</source>
        <translation>Grade</translation>
    </message>
    <message>
        <source>评为</source>
        <translation>Graded</translation>
    </message>
    <message>
        <source>与建议不同的理由</source>
        <translation>Reason for departing from the proposal</translation>
    </message>
    <message>
        <source>第二人的密码</source>
        <translation>Their passphrase</translation>
    </message>
    <message>
        <source>他本人在这里输入密码；现在不在场的，以后在任何一台电脑上确认</source>
        <translation>They enter their own passphrase here; if not present, they confirm later on any computer</translation>
    </message>
    <message>
        <source>第二人</source>
        <translation>Second person</translation>
    </message>
    <message>
        <source>提交，待第二人确认</source>
        <translation>Submit, to be confirmed</translation>
    </message>
    <message>
        <source>{colour}（规则建议）</source>
        <translation>{colour} (proposed)</translation>
    </message>
    <message>
        <source>以后确认</source>
        <translation>Confirm later</translation>
    </message>
    <message>
        <source>规则“{rule}”第 {version} 版建议：{colour}</source>
        <translation>Rule “{rule}”, version {version}, proposes {colour}</translation>
    </message>
    <message numerus="yes">
        <source>改正 %n 项，可变为{colour}：</source>
        <translation>
            <numerusform>Correct %n thing to become {colour}:</numerusform>
            <numerusform>Correct %n things to become {colour}:</numerusform>
        </translation>
    </message>
    <message>
        <source>· {step}</source>
        <translation>· {step}</translation>
    </message>
</context>
<context>
    <name>GradeFacts</name>
    <message>
        <source>评定分级…</source>
        <translation>Grade…</translation>
    </message>
    <message>
        <source>第二人确认…</source>
        <translation>Second person…</translation>
    </message>
    <message numerus="yes">
        <source>改正 %n 项，可变为{colour}：</source>
        <translation>
            <numerusform>Correct %n thing to become {colour}:</numerusform>
            <numerusform>Correct %n things to become {colour}:</numerusform>
        </translation>
    </message>
    <message>
        <source>· {step}</source>
        <translation>· {step}</translation>
    </message>
    <message numerus="yes">
        <source>……还有 %n 项，见“评定分级”。</source>
        <translation>
            <numerusform>… and %n more, see “Grade”.</numerusform>
            <numerusform>… and %n more, see “Grade”.</numerusform>
        </translation>
    </message>
    <message>
        <source>评定之后事实有变，上次的评定不再适用，请重新评定。</source>
        <translation>Facts have changed since; the last grade no longer holds, grade again.</translation>
    </message>
    <message>
        <source>现为{now}；按规则建议评为{proposed}。</source>
        <translation>Now {now}; the rule proposes {proposed}.</translation>
    </message>
</context>
<context>
    <name>GradeOffer</name>
    <message>
        <source>“{name}”的检查已结束。按规则建议评为“{proposed}”，现为“{now}”。</source>
        <translation>The visit to “{name}” has ended. By the rule it would be “{proposed}”; now it is “{now}”.</translation>
    </message>
    <message>
        <source>评定分级…</source>
        <translation>Grade…</translation>
    </message>
    <message>
        <source>分级已评定，可以交出资料包。</source>
        <translation>Graded; the pack can be handed over.</translation>
    </message>
    <message>
        <source>去资料包</source>
        <translation>Go to packs</translation>
    </message>
</context>
<context>
    <name>GradeWords</name>
    <message>
        <source>{time} 评为{colour} · {person}</source>
        <translation>{time} graded {colour} · {person}</translation>
    </message>
    <message>
        <source>（等待第二人确认）</source>
        <translation> (waits for a second person)</translation>
    </message>
    <message>
        <source>、{second}（第二人）</source>
        <translation>, {second} (second person)</translation>
    </message>
    <message>
        <source>：{reason}</source>
        <translation>: {reason}</translation>
    </message>
    <message>
        <source>当时的规则：{name}，第 {version} 版</source>
        <translation>Rule at that time: {name}, version {version}</translation>
    </message>
</context>
<context>
    <name>GuestPages</name>
    <message>
        <source>检查已结束，可以交出资料包。</source>
        <translation>The visit has ended; a pack can be handed over.</translation>
    </message>
    <message>
        <source>去资料包</source>
        <translation>Go to packs</translation>
    </message>
</context>
<context>
    <name>HandOnDialog</name>
    <message>
        <source>交出数据</source>
        <translation>Hand on data</translation>
    </message>
    <message>
        <source>企业台账</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>企业台账（寄递物流安全管理的政府字段）</source>
        <translation>Register (the government&apos;s fields for parcel safety)</translation>
    </message>
    <message>
        <source>检查（一次一行）</source>
        <translation>Visits (one row each)</translation>
    </message>
    <message>
        <source>问题和整改情况</source>
        <translation>Findings and their rectification</translation>
    </message>
    <message>
        <source>逐项答案（重复组各成一表）</source>
        <translation>Answers item by item (a table for each repeat group)</translation>
    </message>
    <message>
        <source>Excel 工作簿（.xlsx）</source>
        <translation>Excel workbook (.xlsx)</translation>
    </message>
    <message>
        <source>CSV 文本（每表一个文件）</source>
        <translation>CSV text (one file a table)</translation>
    </message>
    <message>
        <source>Parquet（供数据分析）</source>
        <translation>Parquet (for data analysis)</translation>
    </message>
    <message>
        <source>带上照片，按企业和日期分文件夹</source>
        <translation>With photos, in folders by enterprise and day</translation>
    </message>
    <message>
        <source>对外版本：遮盖姓名、证号和电话，照片打码，另附封存附件</source>
        <translation>Outside version: names, ID numbers and phones covered, photos masked, sealed annex added</translation>
    </message>
    <message>
        <source>没有人工打码的照片也带上：我已逐张看过，没有人脸、姓名和证件</source>
        <translation>Also photos that nobody masked by hand: I looked at each, and there are no faces, names or identity papers</translation>
    </message>
    <message>
        <source>只交已审核通过的检查</source>
        <translation>Only visits accepted in the review</translation>
    </message>
    <message>
        <source>表头和取值用代码，不用文字</source>
        <translation>Codes instead of words for headings and values</translation>
    </message>
    <message>
        <source>交出列表中的数据</source>
        <translation>Hand on the data of the list</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>格式</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>选择位置…</source>
        <translation>Choose place…</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>写进一个新文件夹。封存附件里有原件的校验值，只有本机和已登记的主管电脑能打开，不要一起交出。</source>
        <translation>Goes into a new folder. The sealed annex holds the hashes of the originals; only this computer and registered supervisors&apos; computers can open it: do not hand it on with the rest.</translation>
    </message>
    <message>
        <source>备注等自己写的文字里，姓名按规则找出来遮盖，可能有漏，请看过再交出。</source>
        <translation>In notes and other words that people wrote, names are found by rule and covered; one may be missed, so look before you hand on.</translation>
    </message>
    <message>
        <source>写进一个新文件夹。照片是打码后的副本，不带拍摄位置等信息。</source>
        <translation>Goes into a new folder. Photos are masked copies, without place of capture or the like.</translation>
    </message>
    <message>
        <source>写进一个新文件夹。列表筛选出的全部交出，不只是看得见的几行。</source>
        <translation>Written into a new folder. All that the filter finds is handed on, not only the rows in sight.</translation>
    </message>
    <message>
        <source>写成一个工作簿。列表筛选出的全部交出，不只是看得见的几行。</source>
        <translation>Goes into one workbook: everything that the filter leaves, not only the rows in view.</translation>
    </message>
    <message>
        <source>条码、二维码和找到的人脸自动打码，可能有漏；没有人工打过码的照片不交出，除非您在上面确认。</source>
        <translation>Barcodes, QR codes and the faces found are masked by themselves, and some may be missed; photos that nobody masked by hand are not handed on, unless you confirm it above.</translation>
    </message>
    <message>
        <source>这台电脑没有找人脸的组件，只有条码和二维码自动打码，人脸要人工打码；没有人工打过码的照片不交出，除非您在上面确认。</source>
        <translation>This computer has no part that finds faces: only barcodes and QR codes are masked by themselves, faces are to be masked by hand; photos that nobody masked by hand are not handed on, unless you confirm it above.</translation>
    </message>
</context>
<context>
    <name>HandOnFiles</name>
    <message>
        <source>交出到</source>
        <translation>Hand on to</translation>
    </message>
    <message>
        <source>新文件夹 (*)</source>
        <translation>New folder (*)</translation>
    </message>
    <message>
        <source>Excel 工作簿 (*.xlsx)</source>
        <translation>Excel workbook (*.xlsx)</translation>
    </message>
</context>
<context>
    <name>HandOutDialog</name>
    <message>
        <source>分配号段</source>
        <translation>Hand out a block</translation>
    </message>
    <message>
        <source>分配</source>
        <translation>Hand out</translation>
    </message>
    <message>
        <source>写计划包时带给那台电脑。两台电脑的号段不会相交；有了号段表，没有分到的电脑不能编号。</source>
        <translation>The plan pack carries it to that computer. Blocks of two computers never meet; once there are blocks, a computer without one cannot number papers.</translation>
    </message>
    <message>
        <source>没有列出的电脑，请先登记它的名片</source>
        <translation>A computer that is not listed: register its card first</translation>
    </message>
    <message>
        <source>电脑</source>
        <translation>Computer</translation>
    </message>
    <message>
        <source>文书</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>年份</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>从几号</source>
        <translation>From</translation>
    </message>
    <message>
        <source>到几号</source>
        <translation>To</translation>
    </message>
    <message>
        <source>止号小于起号。</source>
        <translation>The last number is below the first.</translation>
    </message>
</context>
<context>
    <name>HandOverCard</name>
    <message>
        <source>交出</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>本机的全部检查写成一个加密文件，拷到 U 盘交给主管。</source>
        <translation>All visits of this computer go into one encrypted file; take it to the supervisor on a USB stick.</translation>
    </message>
    <message>
        <source>每个包都带上全部检查：丢了一个，下一个会补上；重复导入也没有关系。</source>
        <translation>Every pack carries all visits: if one is lost, the next makes up for it, and importing twice does no harm.</translation>
    </message>
    <message>
        <source>写出检查包…</source>
        <translation>Write visit pack…</translation>
    </message>
    <message>
        <source>每个文件最大</source>
        <translation>Each file at most</translation>
    </message>
    <message>
        <source>超过这个大小就分成几个文件，收件人按任意顺序导入都可以。</source>
        <translation>Larger packs are split into several files, which the receiver imports in any order.</translation>
    </message>
    <message>
        <source>U 盘：每个文件不超过 4 GB</source>
        <translation>USB stick: at most 4 GB a file</translation>
    </message>
    <message>
        <source>每个文件不超过 1 GB</source>
        <translation>At most 1 GB a file</translation>
    </message>
    <message>
        <source>聊天软件：每个文件不超过 100 MB</source>
        <translation>Chat: at most 100 MB a file</translation>
    </message>
    <message>
        <source>带上全部内容</source>
        <translation>Everything</translation>
    </message>
    <message>
        <source>也带上对方已确认收到的：给新来的主管，或者对方有包在等更早的包时用。</source>
        <translation>Also what was confirmed before: for a new supervisor, or when a pack there waits for an earlier one.</translation>
    </message>
    <message>
        <source>次检查，{count} 次进行中</source>
        <translation>Visits, {count} in progress</translation>
    </message>
    <message>
        <source>次检查</source>
        <translation>Visits</translation>
    </message>
    <message>
        <source>还没有写出过检查包。</source>
        <translation>No visit pack written yet.</translation>
    </message>
    <message>
        <source>上一包：{time}。{since}。</source>
        <translation>Last pack: {time}. {since}.</translation>
    </message>
    <message>
        <source>本机还没有做过检查，没有要交出的内容。</source>
        <translation>No visits on this computer yet, nothing to hand over.</translation>
    </message>
    <message>
        <source>登记主管名片后就能写出。</source>
        <translation>Add a supervisor&apos;s card first.</translation>
    </message>
    <message>
        <source>张照片</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>份文书</source>
        <translation>Papers</translation>
    </message>
</context>
<context>
    <name>HandingOnDeed</name>
    <message>
        <source>对外数据_{day}</source>
        <translation>outside_data_{day}</translation>
    </message>
    <message>
        <source>数据_{day}</source>
        <translation>data_{day}</translation>
    </message>
    <message>
        <source>正在交出数据</source>
        <translation>Handing on data</translation>
    </message>
    <message>
        <source>已停下，什么都没有写出。</source>
        <translation>Stopped; nothing was written.</translation>
    </message>
    <message numerus="yes">
        <source>已交出 %n 行</source>
        <translation>
            <numerusform>%n row handed on</numerusform>
            <numerusform>%n rows handed on</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 张照片</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
    <message>
        <source>{what}：{path}</source>
        <translation>{what}: {path}</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>打开文件夹</source>
        <translation>Open folder</translation>
    </message>
</context>
<context>
    <name>HelpFiles</name>
    <message>
        <source>快捷卡存为 PDF</source>
        <translation>Save the quick card as PDF</translation>
    </message>
    <message>
        <source>快捷卡</source>
        <translation>Quick card</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>使用手册</source>
        <translation>Manual</translation>
    </message>
    <message>
        <source>在手册里查找</source>
        <translation>Search the manual</translation>
    </message>
    <message>
        <source>没有找到。换一个词试试。</source>
        <translation>Nothing found. Try another word.</translation>
    </message>
    <message>
        <source>目录</source>
        <translation>Contents</translation>
    </message>
    <message>
        <source>快捷卡…</source>
        <translation>Quick card…</translation>
    </message>
    <message>
        <source>一张 A4 纸：步骤、按键、发现疑似毒品怎么办，存为 PDF 再打印</source>
        <translation>One page of A4: steps, keys, what to do on suspected drugs; save it as PDF and print it</translation>
    </message>
    <message>
        <source>手册正文</source>
        <translation>Text of the manual</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>历史</source>
        <translation>History</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>做了什么</source>
        <translation>What was done</translation>
    </message>
    <message>
        <source>现在</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>步骤</source>
        <translation>Step</translation>
    </message>
    <message>
        <source>撤销这一步</source>
        <translation>Undo this step</translation>
    </message>
    <message>
        <source>重做这一步</source>
        <translation>Redo this step</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>已撤销</source>
        <translation>Undone</translation>
    </message>
    <message>
        <source>有效</source>
        <translation>Valid</translation>
    </message>
    <message>
        <source>不能撤销</source>
        <translation>Cannot be undone</translation>
    </message>
    <message>
        <source>打开工作库以后还没有改过什么；更早的修改在“操作日志”里。</source>
        <translation>Nothing was changed since the store was opened; earlier changes are in the “Log”.</translation>
    </message>
    <message>
        <source>撤销是一次新的修改：原来的内容和撤销都留在操作日志里。</source>
        <translation>Undoing is a new change: what was there and its undoing both stay in the log.</translation>
    </message>
    <message>
        <source>打开工作库以后的每一步，新的在前。可以只撤销其中一步；后来又改过的，会先告诉你是谁改的。</source>
        <translation>Every step since the store was opened, the newest first. You can undo just one of them; where it was changed again since, you are told by whom.</translation>
    </message>
</context>
<context>
    <name>HolidayFiles</name>
    <message>
        <source>节假日表 (*.json *.xlsx *.xls *.csv)</source>
        <translation>Holiday tables (*.json *.xlsx *.xls *.csv)</translation>
    </message>
    <message>
        <source>选择一年的节假日表</source>
        <translation>Choose a year of holidays</translation>
    </message>
    <message>
        <source>选择期限规则</source>
        <translation>Choose deadline rules</translation>
    </message>
</context>
<context>
    <name>HolidaySheet</name>
    <message>
        <source>选择节假日的表格</source>
        <translation>Choose the table of holidays</translation>
    </message>
    <message>
        <source>表格 (*.xlsx *.xls *.csv)</source>
        <translation>Tables (*.xlsx *.xls *.csv)</translation>
    </message>
</context>
<context>
    <name>HolidayYearDialog</name>
    <message>
        <source>一年的节假日</source>
        <translation>Holidays of a year</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>已对照通知原文核对</source>
        <translation>Checked against the text of the notice</translation>
    </message>
    <message>
        <source>照通知写：连续的日子写一行，只有一天的不用写结束。周末本来不上班，调休上班的周末才要写。</source>
        <translation>Write them as the notice does: consecutive days in one line, no end for a single day. Weekends are off anyway; write only those that are make-up workdays.</translation>
    </message>
    <message>
        <source>年份</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>出处</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>哪个通知，哪一天</source>
        <translation>Which notice, of which day</translation>
    </message>
    <message>
        <source>日子</source>
        <translation>Days</translation>
    </message>
    <message>
        <source>添加一行</source>
        <translation>Add row</translation>
    </message>
    <message>
        <source>删除所选</source>
        <translation>Delete selected</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>重做</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>从表格读入…</source>
        <translation>Read from table…</translation>
    </message>
</context>
<context>
    <name>HolidayYearsModel</name>
    <message>
        <source>年份</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>核对</source>
        <translation>Checked</translation>
    </message>
    <message>
        <source>放假</source>
        <translation>Holidays</translation>
    </message>
    <message>
        <source>调休上班</source>
        <translation>Make-up workdays</translation>
    </message>
    <message>
        <source>出处</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>已核对</source>
        <translation>Checked</translation>
    </message>
    <message>
        <source>未核对</source>
        <translation>Not checked</translation>
    </message>
    <message numerus="yes">
        <source>%n 天</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportPackDialog</name>
    <message>
        <source>导入检查包</source>
        <translation>Import visit pack</translation>
    </message>
    <message>
        <source>换一个文件…</source>
        <translation>Choose another file…</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>逐个核对文件的签名和每张照片的校验值；核对完之前什么也不会写入。</source>
        <translation>Signatures and the hash of every photo are verified; nothing is written before that is done.</translation>
    </message>
    <message>
        <source>正在核对</source>
        <translation>Verifying</translation>
    </message>
    <message>
        <source>没有新内容</source>
        <translation>Nothing new</translation>
    </message>
    <message>
        <source>已收下，等更早的包</source>
        <translation>Kept, waits for an earlier pack</translation>
    </message>
    <message>
        <source>导入完成</source>
        <translation>Import finished</translation>
    </message>
    <message>
        <source>查看检查</source>
        <translation>Show visits</translation>
    </message>
    <message>
        <source>看退回的意见</source>
        <translation>See what was sent back</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>文件不完整，请看上面的说明。</source>
        <translation>The file is not complete, see above.</translation>
    </message>
    <message>
        <source>有问题的包不能导入，请看“怎么办”。</source>
        <translation>A pack with problems cannot be imported, see “What to do”.</translation>
    </message>
    <message>
        <source>这是本机写出的包：内容完好，不用导入。</source>
        <translation>This computer wrote the pack: it is sound and need not be imported.</translation>
    </message>
    <message>
        <source>没有新内容：里面的检查本机都有了。</source>
        <translation>Nothing new: all its visits are already here.</translation>
    </message>
    <message>
        <source>先核对六个词，再导入。</source>
        <translation>Compare the six words first, then import.</translation>
    </message>
    <message>
        <source>已停下，本机没有任何改动。</source>
        <translation>Stopped. Nothing was changed on this computer.</translation>
    </message>
    <message>
        <source>没有核对完</source>
        <translation>Not fully verified</translation>
    </message>
    <message>
        <source>不能导入这个文件</source>
        <translation>This file cannot be imported</translation>
    </message>
    <message>
        <source>本机没有任何改动。</source>
        <translation>Nothing was changed on this computer.</translation>
    </message>
</context>
<context>
    <name>ImportPacksDialog</name>
    <message>
        <source>导入多个资料包</source>
        <translation>Import several packs</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>发送人</source>
        <translation>Sender</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>资料包</source>
        <translation>Packs</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>正在核对签名和每张照片的校验值；核对完之前什么也不会写入。</source>
        <translation>Verifying signatures and every photo&apos;s hash; nothing is written before that is done.</translation>
    </message>
    <message numerus="yes">
        <source>导入 %n 个包</source>
        <translation>
            <numerusform>Import %n pack</numerusform>
            <numerusform>Import %n packs</numerusform>
        </translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>这里没有资料包（.zjpack）。</source>
        <translation>There is no pack (.zjpack) here.</translation>
    </message>
    <message numerus="yes">
        <source>%n 个可以导入，按下面的顺序</source>
        <translation>
            <numerusform>%n can be imported, in this order</numerusform>
            <numerusform>%n can be imported, in this order</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 个没有新内容</source>
        <translation>
            <numerusform>%n brings nothing new</numerusform>
            <numerusform>%n bring nothing new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 个不行，原因见“内容”</source>
        <translation>
            <numerusform>%n cannot, the reason stands under “Content”</numerusform>
            <numerusform>%n cannot, the reasons stand under “Content”</numerusform>
        </translation>
    </message>
    <message>
        <source>{parts}。</source>
        <translation>{parts}.</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>导入完成：检查 {visits} 次，照片 {photos} 张核对无误；没有导入的包 {failed} 个。</source>
        <translation>Imported: {visits} visits, {photos} photos verified; packs not imported: {failed}.</translation>
    </message>
    <message>
        <source>已停下。</source>
        <translation>Stopped.</translation>
    </message>
    <message>
        <source>已导入的 {done} 个包保留，其余 {rest} 个没有动。再导入一次就接着做完。</source>
        <translation>The {done} packs imported stay; the other {rest} were not touched. Import again to finish them.</translation>
    </message>
    <message>
        <source>已停下，没有任何改动。</source>
        <translation>Stopped, nothing was changed.</translation>
    </message>
</context>
<context>
    <name>ImportPreview</name>
    <message>
        <source>行</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>列</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>问题和处理办法</source>
        <translation>Problem and remedy</translation>
    </message>
    <message>
        <source>企业</source>
        <translation>Enterprise</translation>
    </message>
    <message>
        <source>字段</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>现在</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>导入后</source>
        <translation>After import</translation>
    </message>
    <message>
        <source>统一社会信用代码</source>
        <translation>Credit code</translation>
    </message>
    <message>
        <source>所属社区</source>
        <translation>Community</translation>
    </message>
    <message>
        <source>企业类型</source>
        <translation>Kind of enterprise</translation>
    </message>
    <message>
        <source>列对应 {mapped}/{count}</source>
        <translation>Columns {mapped}/{count}</translation>
    </message>
    <message>
        <source>问题 {count}</source>
        <translation>Problems {count}</translation>
    </message>
    <message>
        <source>更新 {count}</source>
        <translation>Updated {count}</translation>
    </message>
    <message>
        <source>新增 {count}</source>
        <translation>New {count}</translation>
    </message>
    <message>
        <source>{file} · 工作表“{sheet}” · 表头在第 {row} 行</source>
        <translation>{file} · sheet “{sheet}” · header in row {row}</translation>
    </message>
    <message>
        <source>{file} · 表头在第 {row} 行</source>
        <translation>{file} · header in row {row}</translation>
    </message>
    <message>
        <source>另有工作表也像台账，这次没有读：{sheets}。请各自另存为一个文件再导入。</source>
        <translation>Other sheets look like registers, too, and were not read: {sheets}. Save each as a file of its own and import it.</translation>
    </message>
    <message>
        <source>请先对好列：至少要指出哪一列是企业名称，每个字段只用一列。</source>
        <translation>Match the columns first: one must be the name of the enterprise, and each field takes only one column.</translation>
    </message>
    <message>
        <source>共 {rows} 行：新增 {new} 家，更新 {changed} 家，不变 {unchanged} 家，未导入 {skipped} 行。</source>
        <translation>Rows: {rows}. Enterprises: {new} new, {changed} updated, {unchanged} unchanged. Rows left out: {skipped}.</translation>
    </message>
    <message>
        <source>复制清单</source>
        <translation>Copy list</translation>
    </message>
    <message>
        <source>存为文本…</source>
        <translation>Save as text…</translation>
    </message>
    <message>
        <source>新增 {new} 家，更新 {changed} 家，不变 {unchanged} 家，未导入 {skipped} 行。</source>
        <translation>Enterprises: {new} new, {changed} updated, {unchanged} unchanged. Rows left out: {skipped}.</translation>
    </message>
</context>
<context>
    <name>ImportRegisterDialog</name>
    <message>
        <source>导入台账</source>
        <translation>Import register</translation>
    </message>
    <message>
        <source>停下</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>换一个文件…</source>
        <translation>Choose another file…</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>{file}_问题清单.txt</source>
        <translation>{file}_problems.txt</translation>
    </message>
    <message>
        <source>看问题清单（{count}）</source>
        <translation>Show problems ({count})</translation>
    </message>
    <message>
        <source>导入完成</source>
        <translation>Import finished</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>台账已经和这个文件一致，没有要导入的内容。</source>
        <translation>The register already agrees with this file, nothing to import.</translation>
    </message>
    <message>
        <source>没有可以导入的行，请看“问题”。</source>
        <translation>No row can be imported, see “Problems”.</translation>
    </message>
    <message>
        <source>已停下，台账没有任何改动。</source>
        <translation>Stopped. The register was not changed.</translation>
    </message>
</context>
<context>
    <name>IntervalsDialog</name>
    <message>
        <source>检查间隔</source>
        <translation>Visit intervals</translation>
    </message>
    <message>
        <source>上次检查过了这么多天，企业就列为该查。没有法规写明各等级多久查一次，由单位定；随方案包下发。</source>
        <translation>An enterprise is due this many days after its last visit. No law says how often each grade is visited: the office decides, and the plan pack carries it.</translation>
    </message>
    <message>
        <source>提前提醒</source>
        <translation>Remind ahead by</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source> 天</source>
        <translation> days</translation>
    </message>
</context>
<context>
    <name>InviteDialog</name>
    <message>
        <source>邀请一台电脑</source>
        <translation>Invite a desk</translation>
    </message>
    <message>
        <source>邀请口令</source>
        <translation>Invitation passphrase</translation>
    </message>
    <message>
        <source>至少8个字符；当面或打电话告诉对方</source>
        <translation>At least 8 characters; tell it face to face or by phone</translation>
    </message>
    <message>
        <source>邀请文件里有打开照片的密钥。把文件交给对方，口令另外说；对方加入以后请把文件删掉。</source>
        <translation>The invitation holds the key that opens the photos. Give the file to the other person and tell the passphrase separately; once they have joined, delete the file.</translation>
    </message>
    <message>
        <source>写邀请文件…</source>
        <translation>Write invitation…</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>邀请文件存到哪里</source>
        <translation>Where to save the invitation</translation>
    </message>
    <message>
        <source>邀请文件 (*.zjinvite)</source>
        <translation>Invitation (*.zjinvite)</translation>
    </message>
    <message>
        <source>取消{person}的电脑？</source>
        <translation>Remove the desk of {person}?</translation>
    </message>
    <message>
        <source>它以前记的内容都留着，以后不能再保存。要再用，需要重新邀请。
人离开了，还要请服务器管理员停用他的登录名；他若可能拷走了照片，再更换数据密钥，步骤见手册“几个人共用一个数据库”。</source>
        <translation>What it recorded stays; it can save nothing more. To use it again, invite it again.
If the person has left, ask the server&apos;s administrator to disable their login as well; if they may have copied photos away, change the data key too: the steps are in the manual under “Several people on one database”.</translation>
    </message>
    <message>
        <source>取消这台</source>
        <translation>Remove this desk</translation>
    </message>
    <message>
        <source>不取消</source>
        <translation>Keep</translation>
    </message>
</context>
<context>
    <name>IssueNoticeDialog</name>
    <message>
        <source>文号：{number}</source>
        <translation>Number: {number}</translation>
    </message>
    <message>
        <source>签发文书</source>
        <translation>Issue paper</translation>
    </message>
    <message>
        <source>签发给“{enterprise}”的{paper}？</source>
        <translation>Issue the {paper} to “{enterprise}”?</translation>
    </message>
    <message>
        <source>签发后文号不能收回，文书的内容不再改变。</source>
        <translation>Once issued, the number cannot be taken back and the paper no longer changes.</translation>
    </message>
    <message>
        <source>代替 {number}：原来的一份撤回，两份互相注明</source>
        <translation>In place of {number}: the earlier one is withdrawn, and each names the other</translation>
    </message>
    <message>
        <source>另出一份：{number} 仍然有效</source>
        <translation>One more: {number} stays valid</translation>
    </message>
    <message>
        <source>撤回理由</source>
        <translation>Reason for withdrawing</translation>
    </message>
    <message>
        <source>另有 {count} 处提醒，请看右栏。</source>
        <translation>{count} more reminders, see the right-hand side.</translation>
    </message>
    <message>
        <source>签发</source>
        <translation>Issue</translation>
    </message>
    <message>
        <source>再看看</source>
        <translation>Not yet</translation>
    </message>
</context>
<context>
    <name>ItemCard</name>
    <message>
        <source>合格标准</source>
        <translation>Passes if</translation>
    </message>
    <message>
        <source>怎么查</source>
        <translation>How to check</translation>
    </message>
    <message>
        <source>取证要求</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>依据</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>检查表所列条文不适用于这类企业，或检查当日不生效。</source>
        <translation>The articles of the checklist do not apply to this kind of enterprise, or were not in force on the day of the visit.</translation>
    </message>
    <message>
        <source>填写</source>
        <translation>Fill in</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>现场情况、位置、人员（可不填）</source>
        <translation>Situation, place (optional)</translation>
    </message>
    <message>
        <source>回车到下一项，Shift+回车换行</source>
        <translation>Enter: next item, Shift+Enter: new line</translation>
    </message>
</context>
<context>
    <name>ItemPane</name>
    <message>
        <source>整个领域</source>
        <translation>Whole area</translation>
    </message>
    <message>
        <source>一次看整个领域的检查项（Ctrl+L）</source>
        <translation>See all items of the area at once (Ctrl+L)</translation>
    </message>
    <message>
        <source>{area} · 第 {place} 项，共 {total} 项</source>
        <translation>{area} · item {place} of {total}</translation>
    </message>
    <message>
        <source>A 重大</source>
        <translation>A critical</translation>
    </message>
    <message>
        <source>B 较重</source>
        <translation>B serious</translation>
    </message>
    <message>
        <source>C 一般</source>
        <translation>C minor</translation>
    </message>
    <message>
        <source>不合格时：{severity}</source>
        <translation>If failed: {severity}</translation>
    </message>
    <message>
        <source>只记录，不判定</source>
        <translation>Record only, no verdict</translation>
    </message>
</context>
<context>
    <name>ItemState</name>
    <message>
        <source>未答</source>
        <translation>Not answered</translation>
    </message>
    <message>
        <source>没答完</source>
        <translation>Partly answered</translation>
    </message>
    <message>
        <source>有错</source>
        <translation>Faulty</translation>
    </message>
    <message>
        <source>已记录</source>
        <translation>Recorded</translation>
    </message>
    <message>
        <source>合格</source>
        <translation>Pass</translation>
    </message>
    <message>
        <source>不合格</source>
        <translation>Fail</translation>
    </message>
    <message>
        <source>不适用</source>
        <translation>Not applicable</translation>
    </message>
    <message>
        <source>未保存</source>
        <translation>Not saved</translation>
    </message>
</context>
<context>
    <name>KeptDraws</name>
    <message>
        <source>重抽复核</source>
        <translation>Draw again to verify</translation>
    </message>
    <message>
        <source>存抽取记录…</source>
        <translation>Save record of draw…</translation>
    </message>
    <message>
        <source>加入当日安排</source>
        <translation>Add to day list</translation>
    </message>
    <message>
        <source>抽取结果</source>
        <translation>Drawn</translation>
    </message>
    <message>
        <source>抽取记录</source>
        <translation>Record of draws</translation>
    </message>
    <message>
        <source>未命名</source>
        <translation>Untitled</translation>
    </message>
    <message>
        <source>这条记录读不出来。</source>
        <translation>This record cannot be read.</translation>
    </message>
    <message>
        <source>还没有抽取过。</source>
        <translation>Nothing drawn yet.</translation>
    </message>
    <message>
        <source>从 {pool} 家中抽取 {count} 家，种子 {seed}</source>
        <translation>{count} of {pool} enterprises drawn, seed {seed}</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>更换数据密钥…</source>
        <translation>Change data key…</translation>
    </message>
    <message>
        <source>现在锁定并换上</source>
        <translation>Lock now and change</translation>
    </message>
    <message>
        <source>停下</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>已停下，数据密钥没有更换。</source>
        <translation>Stopped; the data key was not changed.</translation>
    </message>
    <message>
        <source>新密钥的一份已经备好，下次锁定时换上，用原来的密码重新打开。</source>
        <translation>A copy under the new key is ready; it is used when the store is locked next, and opens with the same passphrase.</translation>
    </message>
    <message>
        <source>正在准备…</source>
        <translation>Preparing…</translation>
    </message>
    <message>
        <source>正在用新密钥重新加密：{done}/{total}。可以照常工作；最后会锁定几秒。</source>
        <translation>Encrypting anew with the new key: {done}/{total}. Go on working; at the end the store locks for a few seconds.</translation>
    </message>
    <message>
        <source>数据密钥</source>
        <translation>Data key</translation>
    </message>
    <message>
        <source>取消一个人之后，他若事先拷走了旧的钥匙文件，仍能打开旧拷贝。更换数据密钥会把全部资料重新加密，使拷走的钥匙失效，本机收发资料包的密钥也一起换新；平时改密码不需要更换。</source>
        <translation>Somebody who was removed can still open old copies if they copied the old key file before. Changing the data key encrypts everything anew and makes copied keys useless; the keys of this computer for packs are renewed, too. An ordinary change of passphrase does not need it.</translation>
    </message>
</context>
<context>
    <name>KeySheetDialog</name>
    <message>
        <source>快捷键一览</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>整个领域一起看</source>
        <translation>The whole area at once</translation>
    </message>
    <message>
        <source>全部照片，核对原件</source>
        <translation>All photos, originals checked</translation>
    </message>
    <message>
        <source>从相机或存储卡取照片</source>
        <translation>Photos from a camera or card</translation>
    </message>
    <message>
        <source>文书</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>查找企业</source>
        <translation>Find enterprise</translation>
    </message>
    <message>
        <source>历史：打开工作库以后的每一步</source>
        <translation>History: every step since the store was opened</translation>
    </message>
    <message>
        <source>收起或展开侧栏</source>
        <translation>Fold or unfold side bar</translation>
    </message>
    <message>
        <source>放大、缩小文字</source>
        <translation>Larger, smaller text</translation>
    </message>
    <message>
        <source>锁定工作库</source>
        <translation>Lock store</translation>
    </message>
    <message>
        <source>到下一个窗格（Shift+F6 往回）</source>
        <translation>To the next pane (Shift+F6 goes back)</translation>
    </message>
    <message>
        <source>使用手册，翻到眼前这一页</source>
        <translation>Manual, opened at the page in view</translation>
    </message>
    <message>
        <source>这张表</source>
        <translation>This sheet</translation>
    </message>
    <message>
        <source>全屏</source>
        <translation>Full screen</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>到搜索框</source>
        <translation>To the search</translation>
    </message>
    <message>
        <source>在列表中移动</source>
        <translation>Move in the list</translation>
    </message>
    <message>
        <source>打开检查，或开始检查</source>
        <translation>Open or start a visit</translation>
    </message>
    <message>
        <source>导入台账</source>
        <translation>Import register</translation>
    </message>
    <message>
        <source>合格、不合格、不适用</source>
        <translation>Pass, fail, not applicable</translation>
    </message>
    <message>
        <source>下一项（Shift+Enter 上一项）</source>
        <translation>Next item (Shift+Enter: previous)</translation>
    </message>
    <message>
        <source>下一项、上一项</source>
        <translation>Next, previous item</translation>
    </message>
    <message>
        <source>下一个未答项</source>
        <translation>Next open item</translation>
    </message>
    <message>
        <source>撤销、重做</source>
        <translation>Undo, redo</translation>
    </message>
    <message>
        <source>采纳建议的结论、清除判定</source>
        <translation>Take the proposed verdict, clear the verdict</translation>
    </message>
    <message>
        <source>结束检查</source>
        <translation>End visit</translation>
    </message>
    <message>
        <source>离开填写框；再按返回列表</source>
        <translation>Leave the field; again: back to the list</translation>
    </message>
    <message>
        <source>快速作答：空格同上次，F 写问题，P 加照片</source>
        <translation>Rapid answers: Space as last time, F finding, P photo</translation>
    </message>
    <message>
        <source>缺什么</source>
        <translation>What is missing</translation>
    </message>
    <message>
        <source>按题号跳转</source>
        <translation>Go to item</translation>
    </message>
    <message>
        <source>大字朗读</source>
        <translation>Read aloud in large letters</translation>
    </message>
    <message>
        <source>随机抽样</source>
        <translation>Random sample</translation>
    </message>
    <message>
        <source>补录纸质检查表</source>
        <translation>Enter a paper checklist</translation>
    </message>
    <message>
        <source>添加照片</source>
        <translation>Add photos</translation>
    </message>
    <message>
        <source>粘贴照片</source>
        <translation>Paste photo</translation>
    </message>
    <message>
        <source>新增检查表以外的问题</source>
        <translation>Finding outside the checklist</translation>
    </message>
    <message>
        <source>签发</source>
        <translation>Issue</translation>
    </message>
    <message>
        <source>签名</source>
        <translation>Sign</translation>
    </message>
    <message>
        <source>直接打印</source>
        <translation>Print directly</translation>
    </message>
    <message>
        <source>登记送达</source>
        <translation>Record service</translation>
    </message>
    <message>
        <source>选择打印机、存为 PDF</source>
        <translation>Choose printer, save as PDF</translation>
    </message>
    <message>
        <source>到各页</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>到处都能用</source>
        <translation>Everywhere</translation>
    </message>
    <message>
        <source>企业台账和检查记录</source>
        <translation>Register and visits</translation>
    </message>
    <message>
        <source>检查中：判定</source>
        <translation>During a visit: verdicts</translation>
    </message>
    <message>
        <source>检查中：现场</source>
        <translation>Visit: on site</translation>
    </message>
    <message>
        <source>检查中：证据和问题</source>
        <translation>During a visit: evidence and findings</translation>
    </message>
</context>
<context>
    <name>KeyWords</name>
    <message>
        <source>同一把密钥的数字写法；六个词一致，数字也一致。</source>
        <translation>The same key in digits; where the six words agree, the digits do too.</translation>
    </message>
    <message>
        <source>六个词：{words}</source>
        <translation>Six words: {words}</translation>
    </message>
</context>
<context>
    <name>LackWords</name>
    <message>
        <source>没有填“{part}”</source>
        <translation>“{part}” is not filled in</translation>
    </message>
    <message>
        <source>照片 {have} 张，应有 {want} 张</source>
        <translation>{have} photos, {want} are needed</translation>
    </message>
    <message>
        <source>抽查 {have} 行，应有 {want} 行</source>
        <translation>{have} rows sampled, {want} are needed</translation>
    </message>
    <message>
        <source>没有判定</source>
        <translation>No verdict</translation>
    </message>
    <message>
        <source>没有写不适用的原因</source>
        <translation>No reason why it does not apply</translation>
    </message>
    <message>
        <source>不合格要写备注</source>
        <translation>A failed item needs a note</translation>
    </message>
    <message>
        <source>没有填写</source>
        <translation>Not filled in</translation>
    </message>
    <message>
        <source>答案不符合检查表的规定，必须改正</source>
        <translation>The answer breaks a rule of the checklist and must be corrected</translation>
    </message>
    <message>
        <source>问题的文字里还有“×”</source>
        <translation>There is still a “×” in the words of the finding</translation>
    </message>
</context>
<context>
    <name>LastTime</name>
    <message>
        <source> · </source>
        <translation> · </translation>
    </message>
    <message>
        <source>上次（{day}）：{told}</source>
        <translation>Last time ({day}): {told}</translation>
    </message>
    <message>
        <source>合格</source>
        <translation>Pass</translation>
    </message>
    <message>
        <source>不合格</source>
        <translation>Fail</translation>
    </message>
    <message>
        <source>不适用</source>
        <translation>Not applicable</translation>
    </message>
</context>
<context>
    <name>LastTimeLine</name>
    <message>
        <source>同上次</source>
        <translation>as last time</translation>
    </message>
    <message>
        <source>取上次的结论，数量要重新数（快速作答时按空格）</source>
        <translation>Take the verdict of last time; amounts are to be counted anew (Space in rapid mode)</translation>
    </message>
</context>
<context>
    <name>LawDialog</name>
    <message>
        <source>添加法律依据</source>
        <translation>Add legal basis</translation>
    </message>
    <message>
        <source>输入法规名称、条号或内容</source>
        <translation>Title, article number or content</translation>
    </message>
    <message>
        <source>没有相符的条文。请换一个词，如“验视”。</source>
        <translation>No article matches. Try another word.</translation>
    </message>
    <message>
        <source>添加</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>LawFiles</name>
    <message>
        <source>法律全文 (*.docx *.pdf *.txt *.md)</source>
        <translation>Full texts of laws (*.docx *.pdf *.txt *.md)</translation>
    </message>
    <message>
        <source>选择法律全文</source>
        <translation>Choose the full text of a law</translation>
    </message>
</context>
<context>
    <name>LawModel</name>
    <message>
        <source>法律法规</source>
        <translation>Law</translation>
    </message>
    <message>
        <source>条号</source>
        <translation>Article</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>谁核对的</source>
        <translation>Read by</translation>
    </message>
    <message>
        <source>待核</source>
        <translation>To be checked</translation>
    </message>
    <message>
        <source>程序自带</source>
        <translation>Of the program</translation>
    </message>
    <message>
        <source>本单位录入</source>
        <translation>Of this office</translation>
    </message>
    <message>
        <source>本单位补充</source>
        <translation>Added by this office</translation>
    </message>
    <message>
        <source>还没有</source>
        <translation>Not yet</translation>
    </message>
</context>
<context>
    <name>LawSection</name>
    <message>
        <source>法律依据</source>
        <translation>Legal basis</translation>
    </message>
    <message>
        <source>文书按检查当天有效的条号引用，而且只引用管得着这类企业的法律。没有人读过条号的标“条款待核”，只能打草稿：在公报上读到以后在这里录入。</source>
        <translation>Papers cite the number in force on the day of the visit, and only law that binds that kind of enterprise. An article nobody has read allows drafts only: enter its number here once it was read in the gazette.</translation>
    </message>
    <message>
        <source>法规名称、条号或内容</source>
        <translation>Name of the law, number or content</translation>
    </message>
    <message>
        <source>查找条文</source>
        <translation>Find articles</translation>
    </message>
    <message>
        <source>法律条文</source>
        <translation>Articles of law</translation>
    </message>
    <message>
        <source>录入条号…</source>
        <translation>Enter number…</translation>
    </message>
    <message>
        <source>撤销录入…</source>
        <translation>Take back entry…</translation>
    </message>
    <message>
        <source>中华人民共和国反恐怖主义法</source>
        <translation>Counter-Terrorism Law of the PRC</translation>
    </message>
    <message>
        <source>第二十三条第二款</source>
        <translation>Article 23, paragraph 2</translation>
    </message>
    <message>
        <source>本单位录入</source>
        <translation>Of this office</translation>
    </message>
    <message>
        <source>只看待核（{count}）</source>
        <translation>Only to be checked ({count})</translation>
    </message>
    <message>
        <source>没有相符的条文。请换一个词，如“验视”。</source>
        <translation>No article matches. Try another word.</translation>
    </message>
    <message>
        <source>条号还没有人在公布的文本里读过：引用它的文书只能打草稿。</source>
        <translation>Nobody has read the number in a published text: papers that cite it stay drafts.</translation>
    </message>
    <message>
        <source>条号的起止日期是凭记忆录入的，还没有与公报核对。</source>
        <translation>The days of this number are from memory, not yet compared with the gazette.</translation>
    </message>
    <message>
        <source>{person} {day} 录入，出处：{source}</source>
        <translation>Entered by {person} on {day}, source: {source}</translation>
    </message>
    <message>
        <source>本单位补充，出处：{source}</source>
        <translation>Added by this office, source: {source}</translation>
    </message>
    <message>
        <source>已录入：{number}。</source>
        <translation>Entered: {number}.</translation>
    </message>
    <message>
        <source>已撤销：{number}。</source>
        <translation>Taken back: {number}.</translation>
    </message>
    <message>
        <source>放回去</source>
        <translation>Put back</translation>
    </message>
</context>
<context>
    <name>LawTextsModel</name>
    <message>
        <source>法律法规</source>
        <translation>Law</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Edition</translation>
    </message>
    <message>
        <source>施行</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>条数</source>
        <translation>Articles</translation>
    </message>
    <message>
        <source>{first} 起</source>
        <translation>from {first}</translation>
    </message>
</context>
<context>
    <name>LawTextsSheet</name>
    <message>
        <source>载入全文…</source>
        <translation>Load full text…</translation>
    </message>
    <message>
        <source>移除</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>深圳经济特区禁毒条例&#x3000;</source>
        <translation>Shenzhen Anti-drug Regulations </translation>
    </message>
    <message>
        <source>法律全文</source>
        <translation>Full texts</translation>
    </message>
    <message>
        <source>从公报或国家法律法规数据库下载的全文（.docx、.pdf、.txt）。载入时核对名称、版本、条号是否连续；以后录入条号会与全文对照。</source>
        <translation>Full texts from the gazette or the national database of laws (.docx, .pdf, .txt). Loading checks name, edition and whether the articles are in sequence; numbers entered later are compared with them.</translation>
    </message>
    <message>
        <source>正在读取法律全文</source>
        <translation>Reading the full text</translation>
    </message>
    <message>
        <source>已载入，依据表里的条号都在这份文本里。</source>
        <translation>Loaded; every number of the table of articles is in this text.</translation>
    </message>
    <message>
        <source>已载入。依据表里有这份文本没有的条号，请核对：{numbers}</source>
        <translation>Loaded. The table of articles has numbers that this text does not have, check them: {numbers}</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>已移除：{edition}</source>
        <translation>Removed: {edition}</translation>
    </message>
    <message>
        <source>已放回去：{edition}</source>
        <translation>Put back: {edition}</translation>
    </message>
</context>
<context>
    <name>LeaveVisitDialog</name>
    <message>
        <source>有内容没有保存</source>
        <translation>Something is not saved</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>有内容没有保存：{codes}</source>
        <translation>Not saved: {codes}</translation>
    </message>
    <message>
        <source>现在离开，这些内容就丢失了；其他内容都已保存。</source>
        <translation>If you leave now, this is lost; everything else is saved.</translation>
    </message>
    <message>
        <source>仍然离开</source>
        <translation>Leave anyway</translation>
    </message>
    <message>
        <source>留下补全</source>
        <translation>Stay and complete</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>正在恢复备份</source>
        <translation>Restoring the backup</translation>
    </message>
    <message>
        <source>正在搬到共用数据库</source>
        <translation>Moving to the shared database</translation>
    </message>
    <message>
        <source>正在搬回本机文件</source>
        <translation>Moving back into a file</translation>
    </message>
    <message>
        <source>正在换上新密钥</source>
        <translation>Changing to the new key</translation>
    </message>
</context>
<context>
    <name>LedgerModel</name>
    <message>
        <source>文号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>企业或原因</source>
        <translation>Enterprise or reason</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>{number} 到 {last}（{count} 个）</source>
        <translation>{number} to {last} ({count})</translation>
    </message>
    <message>
        <source>{reason}（{person}）</source>
        <translation>{reason} ({person})</translation>
    </message>
    <message>
        <source>已用</source>
        <translation>Used</translation>
    </message>
    <message>
        <source>作废</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>未用</source>
        <translation>Unused</translation>
    </message>
</context>
<context>
    <name>LineInput</name>
    <message>
        <source>年-月-日</source>
        <translation>year-month-day</translation>
    </message>
    <message>
        <source>时:分</source>
        <translation>h:min</translation>
    </message>
    <message>
        <source>年-月-日 时:分</source>
        <translation>year-month-day h:min</translation>
    </message>
    <message>
        <source>纬度, 经度</source>
        <translation>latitude, longitude</translation>
    </message>
    <message>
        <source>年-月</source>
        <translation>year-month</translation>
    </message>
    <message>
        <source>年</source>
        <translation>year</translation>
    </message>
    <message>
        <source>从日历选择</source>
        <translation>Choose from calendar</translation>
    </message>
</context>
<context>
    <name>ListChoice</name>
    <message>
        <source>（未选）</source>
        <translation>(not chosen)</translation>
    </message>
</context>
<context>
    <name>LoadLawDialog</name>
    <message>
        <source>载入法律全文</source>
        <translation>Load full text</translation>
    </message>
    <message>
        <source>载入</source>
        <translation>Load</translation>
    </message>
    <message>
        <source>{file}：共 {count} 条。SHA-256 {digest}…</source>
        <translation>{file}: {count} articles. SHA-256 {digest}…</translation>
    </message>
    <message>
        <source>文件开头必须有这个名称</source>
        <translation>The file must begin with this name</translation>
    </message>
    <message>
        <source>法律法规</source>
        <translation>Law</translation>
    </message>
    <message>
        <source>按最后一条“自……起施行”；文件没有写就在这里填</source>
        <translation>As the last article of the file says; fill in if it does not</translation>
    </message>
    <message>
        <source>施行日期</source>
        <translation>In force from</translation>
    </message>
    <message>
        <source>题注里的通过、修正日期或者公布文号</source>
        <translation>Date of adoption or amendment, or number of promulgation, from the note below the title</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Edition</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>寄检通</source>
        <translation>寄检通</translation>
    </message>
</context>
<context>
    <name>MappingTable</name>
    <message>
        <source>列</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>文件里的表头</source>
        <translation>Header in the file</translation>
    </message>
    <message>
        <source>前几行的内容</source>
        <translation>First rows</translation>
    </message>
    <message>
        <source>导入为</source>
        <translation>Import as</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>（不导入）</source>
        <translation>(not imported)</translation>
    </message>
</context>
<context>
    <name>MeasureDialog</name>
    <message>
        <source>修改措施</source>
        <translation>Edit measure</translation>
    </message>
    <message>
        <source>登记措施</source>
        <translation>Record measure</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>请只写数字。</source>
        <translation>Digits only, please.</translation>
    </message>
    <message>
        <source>不列入</source>
        <translation>None</translation>
    </message>
    <message>
        <source>单独进行</source>
        <translation>On its own</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>作出决定的机关</source>
        <translation>Deciding authority</translation>
    </message>
    <message>
        <source>牵头机关</source>
        <translation>Leading authority</translation>
    </message>
    <message>
        <source>接收机关</source>
        <translation>Receiving authority</translation>
    </message>
    <message>
        <source>查封、取缔由有权机关决定，街道只作记录。</source>
        <translation>Sealing and closure are decided by the authority in charge; the sub-district only records them.</translation>
    </message>
    <message>
        <source>{name}（必填）</source>
        <translation>{name} (required)</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>结束日期</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>机关</source>
        <translation>Authority</translation>
    </message>
    <message>
        <source>参加单位</source>
        <translation>Bodies taking part</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>参加人数</source>
        <translation>People attending</translation>
    </message>
    <message>
        <source>份数</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>专项行动</source>
        <translation>Campaigns</translation>
    </message>
    <message>
        <source>所属行动</source>
        <translation>Part of operation</translation>
    </message>
    <message>
        <source>企业</source>
        <translation>Enterprise</translation>
    </message>
    <message>
        <source>只有一天时不填</source>
        <translation>Leave empty for a single day</translation>
    </message>
    <message>
        <source>可以不填</source>
        <translation>May be left empty</translation>
    </message>
    <message>
        <source>多个之间用“、”隔开</source>
        <translation>Separate several with commas</translation>
    </message>
    <message>
        <source>主持、主讲或受奖励的人，用“、”隔开</source>
        <translation>Who chaired, spoke or was rewarded; separate with commas</translation>
    </message>
</context>
<context>
    <name>MeasureFiles</name>
    <message>
        <source>选择照片或扫描件</source>
        <translation>Choose photos or scans</translation>
    </message>
    <message>
        <source>选择措施表格</source>
        <translation>Choose the table of measures</translation>
    </message>
    <message>
        <source>表格 (*.xlsx *.xls *.csv)</source>
        <translation>Tables (*.xlsx *.xls *.csv)</translation>
    </message>
    <message>
        <source>附件另存为</source>
        <translation>Save attachment as</translation>
    </message>
    <message>
        <source>导出名单</source>
        <translation>Export list</translation>
    </message>
</context>
<context>
    <name>MeasurePanel</name>
    <message>
        <source>选中一项措施，这里显示它的全部内容。</source>
        <translation>Choose a measure to see all of it here.</translation>
    </message>
    <message>
        <source>修改…</source>
        <translation>Edit…</translation>
    </message>
    <message>
        <source>添加附件…</source>
        <translation>Add attachments…</translation>
    </message>
    <message>
        <source>撤销…</source>
        <translation>Withdraw…</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>企业</source>
        <translation>Enterprise</translation>
    </message>
    <message>
        <source>参与</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>文书或备注</source>
        <translation>Paper or note</translation>
    </message>
    <message numerus="yes">
        <source>企业 %n 家</source>
        <translation>
            <numerusform>%n enterprise</numerusform>
            <numerusform>%n enterprises</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>附件 %n 个</source>
        <translation>
            <numerusform>%n attachment</numerusform>
            <numerusform>%n attachments</numerusform>
        </translation>
    </message>
    <message>
        <source>另存…</source>
        <translation>Save as…</translation>
    </message>
    <message>
        <source>取下</source>
        <translation>Detach</translation>
    </message>
</context>
<context>
    <name>MeasureWords</name>
    <message>
        <source>{first}至{last}</source>
        <translation>{first} to {last}</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{names}等 {count} 家</source>
        <translation>{names} and others, {count} in all</translation>
    </message>
    <message>
        <source>{count} 份</source>
        <translation>{count} copies</translation>
    </message>
    <message>
        <source>{count} 人</source>
        <translation>{count} people</translation>
    </message>
    <message>
        <source>（已撤销）</source>
        <translation> (withdrawn)</translation>
    </message>
    <message>
        <source>接收机关</source>
        <translation>Receiving authority</translation>
    </message>
    <message>
        <source>作出决定的机关</source>
        <translation>Deciding authority</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>参加单位</source>
        <translation>Bodies taking part</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>数量</source>
        <translation>Quantity</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>专项行动</source>
        <translation>Campaigns</translation>
    </message>
    <message>
        <source>所属行动</source>
        <translation>Part of operation</translation>
    </message>
    <message>
        <source>其中的措施</source>
        <translation>Measures within it</translation>
    </message>
    <message>
        <source>登记人</source>
        <translation>Recorded by</translation>
    </message>
    <message>
        <source>撤销原因</source>
        <translation>Reason for withdrawing</translation>
    </message>
    <message>
        <source>（未登记）</source>
        <translation>(not recorded)</translation>
    </message>
</context>
<context>
    <name>MeasuresDesk</name>
    <message>
        <source>正在统计</source>
        <translation>Counting</translation>
    </message>
    <message numerus="yes">
        <source>已导出 %n 行：{path}</source>
        <translation>
            <numerusform>%n row exported: {path}</numerusform>
            <numerusform>%n rows exported: {path}</numerusform>
        </translation>
    </message>
    <message>
        <source>已保存：{path}</source>
        <translation>Saved: {path}</translation>
    </message>
</context>
<context>
    <name>MeasuresPage</name>
    <message>
        <source>措施与行动</source>
        <translation>Measures and campaigns</translation>
    </message>
    <message>
        <source>措施</source>
        <translation>Measures</translation>
    </message>
    <message>
        <source>专项行动</source>
        <translation>Campaigns</translation>
    </message>
    <message>
        <source>统计数字</source>
        <translation>Figures</translation>
    </message>
    <message numerus="yes">
        <source>已登记 %n 项措施。</source>
        <translation>
            <numerusform>%n measure recorded.</numerusform>
            <numerusform>%n measures recorded.</numerusform>
        </translation>
    </message>
    <message>
        <source>第 {row} 行：{problem}</source>
        <translation>Row {row}: {problem}</translation>
    </message>
    <message numerus="yes">
        <source>表格有 %n 处要改正，没有登记任何措施：</source>
        <translation>
            <numerusform>%n place in the table has to be corrected; no measure was recorded:</numerusform>
            <numerusform>%n places in the table have to be corrected; no measure was recorded:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MeasuresPane</name>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>全部类别</source>
        <translation>All kinds</translation>
    </message>
    <message>
        <source>专项行动</source>
        <translation>Campaigns</translation>
    </message>
    <message>
        <source>全部专项行动</source>
        <translation>All campaigns</translation>
    </message>
    <message>
        <source>含已撤销</source>
        <translation>Include withdrawn</translation>
    </message>
    <message>
        <source>登记措施…</source>
        <translation>Record measure…</translation>
    </message>
    <message>
        <source>从表格导入…</source>
        <translation>Import from table…</translation>
    </message>
    <message>
        <source>把用程序以前做过的措施一次登记进来：Excel 或 CSV，一行一项</source>
        <translation>Records all earlier measures at once: Excel or CSV, one measure a row</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>措施</source>
        <translation>Measures</translation>
    </message>
    <message>
        <source>没有找到“{text}”</source>
        <translation>“{text}” was not found</translation>
    </message>
    <message>
        <source>查过日期、类别、内容和专项行动；只在上面筛选出来的措施里找。</source>
        <translation>Searched date, kind, content and campaign, among the measures filtered above only.</translation>
    </message>
    <message>
        <source>清除搜索</source>
        <translation>Clear search</translation>
    </message>
    <message>
        <source>约谈、警示会、清查整治、查封取缔、培训宣传……做过以后登记在这里，数字和通报都从这里来。</source>
        <translation>Interviews, warning meetings, clean-up operations, sealings and closures, training, publicity and more: record them here once they are done; figures and bulletins come from here.</translation>
    </message>
    <message>
        <source>还没有登记措施</source>
        <translation>No measures recorded yet</translation>
    </message>
    <message>
        <source>没有符合筛选的措施</source>
        <translation>No measures match the filter</translation>
    </message>
    <message>
        <source>换一个类别或日期试试。</source>
        <translation>Try another kind or other days.</translation>
    </message>
    <message>
        <source>清除筛选</source>
        <translation>Clear filter</translation>
    </message>
</context>
<context>
    <name>MissingListWindow</name>
    <message>
        <source>缺什么</source>
        <translation>What is missing</translation>
    </message>
    <message>
        <source>题号</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>检查内容</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>点一下，或按回车，跳到那一项。这个窗口可以一直开着。</source>
        <translation>Click, or press Enter, to go there. This window may stay open.</translation>
    </message>
    <message>
        <source>什么都不缺了。可以看通知书，或结束检查。</source>
        <translation>Nothing is missing. See the notice, or end the visit.</translation>
    </message>
    <message numerus="yes">
        <source>%n 个检查项还缺内容。</source>
        <translation>
            <numerusform>%n item is not complete yet.</numerusform>
            <numerusform>%n items are not complete yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>其中 %n 项的答案不符合规定，改正后才能结束检查。</source>
        <translation>
            <numerusform>%n of them breaks a rule and must be corrected before the visit can end.</numerusform>
            <numerusform>%n of them break rules and must be corrected before the visit can end.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ModeChoice</name>
    <message>
        <source>行政检查</source>
        <translation>Inspection</translation>
    </message>
    <message>
        <source>走访提醒</source>
        <translation>Reminder visit</translation>
    </message>
    <message>
        <source>联合检查</source>
        <translation>Joint inspection</translation>
    </message>
    <message>
        <source>两名以上持执法证的人员检查，可以责令限期整改。</source>
        <translation>Two or more people with enforcement certificates; may order rectification.</translation>
    </message>
    <message>
        <source>任何工作人员都可以去宣传、指导、提醒，不能责令整改，也不作笔录。</source>
        <translation>Anybody of the staff may inform, advise and remind; no order, no inspection record.</translation>
    </message>
    <message>
        <source>几个单位一起检查，共用一份记录；各单位用自己的人员、以自己的名义出具文书。</source>
        <translation>Several bodies inspect together with one record; each issues its own papers with its own people.</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>之后可以出具：{titles}。</source>
        <translation>Papers that may follow: {titles}.</translation>
    </message>
</context>
<context>
    <name>MoveQuestions</name>
    <message>
        <source>记录以后放在服务器上，由服务器的磁盘加密保护，不再是本程序加密的；照片和文书仍是加密的文件。搬的时候工作库锁着，可以停下；搬完要重新输入密码打开。现在的文件原样留着。</source>
        <translation>From then on the records lie on the server, protected by the encryption of its disks and no longer by this program; photos and papers stay encrypted files. The store is locked while it moves, and you can stop it; afterwards it is opened with the passphrase again. The file of today stays as it is.</translation>
    </message>
    <message>
        <source>搬到 {database} 吗？</source>
        <translation>Move to {database}?</translation>
    </message>
    <message>
        <source>搬过去</source>
        <translation>Move it</translation>
    </message>
    <message>
        <source>把共用数据库里的全部记录读出一份，逐行核对，加密存在这台电脑；别的电脑照常使用，以后两边各记各的，不再互通。搬完要重新输入密码打开。</source>
        <translation>All records of the shared database are read, compared row by row and kept encrypted on this computer; other computers go on as before, and from then on each side records for itself. Afterwards the store is opened with the passphrase again.</translation>
    </message>
    <message>
        <source>离开共用数据库，搬回本机文件吗？</source>
        <translation>Leave the shared database and move back into a file?</translation>
    </message>
    <message>
        <source>搬回本机</source>
        <translation>Move back</translation>
    </message>
    <message>
        <source>不搬</source>
        <translation>Do not move</translation>
    </message>
</context>
<context>
    <name>MoveSheet</name>
    <message>
        <source>数据库地址</source>
        <translation>Address of the database</translation>
    </message>
    <message>
        <source>一个空数据库，登录名能在里面建表；由服务器管理员给</source>
        <translation>An empty database in which the login may create tables; from the administrator of the server</translation>
    </message>
    <message>
        <source>照片和文书放在哪里</source>
        <translation>Where photos and papers lie</translation>
    </message>
    <message>
        <source>共用文件夹或 s3:// 地址；空着就各放各的</source>
        <translation>A shared folder or s3:// address; empty: each desk keeps its own</translation>
    </message>
    <message>
        <source>看看能不能搬</source>
        <translation>Look whether it can move</translation>
    </message>
    <message>
        <source>搬过去…</source>
        <translation>Move it…</translation>
    </message>
    <message>
        <source>几台电脑要同时用一份资料时，才需要搬到单位的 PostgreSQL 服务器。搬的时候逐行核对，随时可以停下；原来的文件原样留着，以后也能搬回来。</source>
        <translation>Only where several computers are to work on the same data at once does the store move to the office&apos;s PostgreSQL server. It is compared row by row, and you can stop at any time; the file stays as it is, and you can move back later.</translation>
    </message>
    <message>
        <source>搬到共用数据库</source>
        <translation>Move to a shared database</translation>
    </message>
    <message>
        <source>照片和文书 {count} 个</source>
        <translation>{count} photos and papers</translation>
    </message>
    <message>
        <source>可以搬到 {database}（PostgreSQL {server}）：记录 {rows} 行，{files}。</source>
        <translation>It can move to {database} (PostgreSQL {server}): {rows} records, {files}.</translation>
    </message>
    <message>
        <source>照片和文书留在原处</source>
        <translation>photos and papers stay where they are</translation>
    </message>
    <message>
        <source>服务器上还没有检查员、主管、管理员三个组，这个登录名也不能建：搬完请服务器管理员执行 store roles 写出的脚本。</source>
        <translation>The server has no groups for inspectors, supervisors and administrators yet, and this login cannot create them: afterwards, let the administrator of the server run the script that store roles writes.</translation>
    </message>
</context>
<context>
    <name>NewRootDialog</name>
    <message>
        <source>制作单位根密钥</source>
        <translation>Make office root key</translation>
    </message>
    <message>
        <source>制作</source>
        <translation>Make</translation>
    </message>
    <message>
        <source>全单位只做一次。文件和密码分开存放，各装信封放保险柜，不要留在联网的电脑上；丢了就要全部重新登记。</source>
        <translation>Once for the whole office. Keep file and passphrase apart, each in an envelope in the safe, never on a connected computer; if it is lost, everybody registers anew.</translation>
    </message>
    <message>
        <source>单位名称</source>
        <translation>Name of the office</translation>
    </message>
</context>
<context>
    <name>NewStoreDialog</name>
    <message>
        <source>新建工作库</source>
        <translation>Create new store</translation>
    </message>
    <message>
        <source>工作库</source>
        <translation>Store</translation>
    </message>
    <message>
        <source>密码</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>再输入一次密码</source>
        <translation>Repeat passphrase</translation>
    </message>
    <message>
        <source>建立工作库</source>
        <translation>Create store</translation>
    </message>
    <message>
        <source>至少8个字符；用四个不相关的词最好记，也最难猜。</source>
        <translation>At least 8 characters; four words are best</translation>
    </message>
    <message>
        <source>您的姓名</source>
        <translation>Your name</translation>
    </message>
    <message>
        <source>写在检查记录和文书上</source>
        <translation>Goes into records and papers</translation>
    </message>
    <message>
        <source>所属单位</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>如：福永街道办事处</source>
        <translation>For example 福永街道办事处</translation>
    </message>
    <message>
        <source>放在哪里</source>
        <translation>Where to keep it</translation>
    </message>
    <message>
        <source>一个文件夹装下全部资料，以后可以整个搬走</source>
        <translation>One folder holds everything and can be moved as a whole</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>两次输入的密码不一样，请再输入一次。</source>
        <translation>The two passphrases differ, please type it again.</translation>
    </message>
    <message>
        <source>请写出完整的文件夹位置，或用“选择…”来选。</source>
        <translation>Give the full path of the folder, or use “Choose…”.</translation>
    </message>
    <message>
        <source>正在建立…</source>
        <translation>Creating…</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>打开文件夹</source>
        <translation>Open folder</translation>
    </message>
</context>
<context>
    <name>NoticeFiles</name>
    <message>
        <source>存为 PDF</source>
        <translation>Save as PDF</translation>
    </message>
    <message>
        <source>选择凭证</source>
        <translation>Choose proof</translation>
    </message>
    <message>
        <source>照片和扫描件</source>
        <translation>Photos and scans</translation>
    </message>
    <message>
        <source>选择文件夹</source>
        <translation>Choose folder</translation>
    </message>
</context>
<context>
    <name>NoticeHead</name>
    <message>
        <source>← 返回</source>
        <translation>← Back</translation>
    </message>
    <message>
        <source>文书</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>签发单位</source>
        <translation>Issuer</translation>
    </message>
    <message>
        <source>返回（Esc）</source>
        <translation>Back (Esc)</translation>
    </message>
    <message>
        <source>列表</source>
        <translation>List</translation>
    </message>
    <message>
        <source>显示或收起文书列表</source>
        <translation>Show or hide the list of papers</translation>
    </message>
    <message>
        <source>上一页（Ctrl+PgUp）</source>
        <translation>Previous page (Ctrl+PgUp)</translation>
    </message>
    <message>
        <source>下一页（Ctrl+PgDown）</source>
        <translation>Next page (Ctrl+PgDown)</translation>
    </message>
    <message>
        <source>缩小（Ctrl+-）</source>
        <translation>Zoom out (Ctrl+-)</translation>
    </message>
    <message>
        <source>适合宽度（Ctrl+0）</source>
        <translation>Fit width (Ctrl+0)</translation>
    </message>
    <message>
        <source>放大（Ctrl++）</source>
        <translation>Zoom in (Ctrl++)</translation>
    </message>
    <message>
        <source>签发单位：{name}</source>
        <translation>Issuer: {name}</translation>
    </message>
    <message>
        <source>第 {page} / {pages} 页</source>
        <translation>Page {page} / {pages}</translation>
    </message>
</context>
<context>
    <name>NoticeIssuing</name>
    <message>
        <source>草稿</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>存为 PDF…</source>
        <translation>Save as PDF…</translation>
    </message>
    <message>
        <source>已签发并保存。</source>
        <translation>Issued and saved.</translation>
    </message>
    <message>
        <source>打印（F8）</source>
        <translation>Print (F8)</translation>
    </message>
    <message>
        <source>已保存：{path}</source>
        <translation>Saved: {path}</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
</context>
<context>
    <name>NoticePage</name>
    <message>
        <source>正在排版…</source>
        <translation>Laying out…</translation>
    </message>
    <message>
        <source>没有可以显示的文书</source>
        <translation>No paper to show</translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
</context>
<context>
    <name>NoticePanel</name>
    <message>
        <source>签发…</source>
        <translation>Issue…</translation>
    </message>
    <message>
        <source>取文号，定稿（Ctrl+Return）</source>
        <translation>Take a number and make it final (Ctrl+Return)</translation>
    </message>
    <message>
        <source>Ctrl+P</source>
        <translation>Ctrl+P</translation>
    </message>
    <message>
        <source>存为 PDF…</source>
        <translation>Save as PDF…</translation>
    </message>
    <message>
        <source>Ctrl+S</source>
        <translation>Ctrl+S</translation>
    </message>
    <message>
        <source>正在排版…</source>
        <translation>Laying out…</translation>
    </message>
    <message>
        <source>打印草稿…</source>
        <translation>Print draft…</translation>
    </message>
    <message>
        <source>打印…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>不能出具</source>
        <translation>Not possible</translation>
    </message>
    <message>
        <source>现在不能出具《{paper}》。</source>
        <translation>The {paper} cannot be made now.</translation>
    </message>
    <message>
        <source>回到已签发的文书</source>
        <translation>Back to the issued paper</translation>
    </message>
    <message>
        <source>签发后又有修改，已签发的文书不受影响。需要时可按现在的记录另出一份，使用新的文号。</source>
        <translation>Changed since it was issued; the issued paper is not affected. If needed, issue another one from the present record, with a new number.</translation>
    </message>
    <message>
        <source>这次检查由另一台电脑记录，只能在那里签发。</source>
        <translation>This visit was recorded on another computer and can only be issued there.</translation>
    </message>
    <message numerus="yes">
        <source>还不能签发，下面 %n 处要先处理。</source>
        <translation>
            <numerusform>Cannot be issued yet: see to %n point below first.</numerusform>
            <numerusform>Cannot be issued yet: see to %n points below first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>还有 %n 栏要填（标 * 的必填）。文书随填写更新。</source>
        <translation>
            <numerusform>%n field to fill in (* is required). The paper follows as you type.</numerusform>
            <numerusform>%n fields to fill in (* is required). The paper follows as you type.</numerusform>
        </translation>
    </message>
    <message>
        <source>可以签发。签发前请逐页核对。</source>
        <translation>Ready to issue. Check every page first.</translation>
    </message>
    <message>
        <source>将使用文号：{number}</source>
        <translation>Will take number: {number}</translation>
    </message>
    <message>
        <source>草稿</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>{time} 签发。</source>
        <translation>Issued {time}.</translation>
    </message>
    <message>
        <source>已签发</source>
        <translation>Issued</translation>
    </message>
    <message>
        <source>已撤回</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>查看修改后的草稿</source>
        <translation>Show changed draft</translation>
    </message>
    <message>
        <source>另出一份…</source>
        <translation>Another one…</translation>
    </message>
    <message>
        <source>提醒（不影响签发）</source>
        <translation>Reminder (does not prevent issuing)</translation>
    </message>
    <message>
        <source>去第 {ordinal} 项问题</source>
        <translation>Go to finding {ordinal}</translation>
    </message>
    <message>
        <source>打开单位设置</source>
        <translation>Open office settings</translation>
    </message>
    <message>
        <source>修改台账…</source>
        <translation>Edit entry…</translation>
    </message>
    <message>
        <source>更正检查人员…</source>
        <translation>Correct inspectors…</translation>
    </message>
    <message>
        <source>回到检查</source>
        <translation>Back to the visit</translation>
    </message>
    <message>
        <source>从问题中去掉待核条款</source>
        <translation>Remove unverified articles</translation>
    </message>
</context>
<context>
    <name>NoticePrinting</name>
    <message>
        <source>第 {copy} 份到第 {page} 页</source>
        <translation>Copy {copy} up to page {page}</translation>
    </message>
    <message>
        <source>已记下没有打全。再打印时仍是正本，不会另取文号。</source>
        <translation>Noted as printed in part. The next print is still the original, with the same number.</translation>
    </message>
    <message>
        <source>副本（第 {ordinal} 次加印）已由“{printer}”打好。</source>
        <translation>A duplicate (reprint {ordinal}) was printed by “{printer}”.</translation>
    </message>
    <message>
        <source>正本已由“{printer}”打好。以后再打印都标“副本”并计次。</source>
        <translation>The original was printed by “{printer}”. Later prints are marked as duplicates and counted.</translation>
    </message>
    <message>
        <source>{paper}（草稿）</source>
        <translation>{paper} (draft)</translation>
    </message>
    <message>
        <source>这台电脑上没有找到打印机。文书已经保存，随时可以打印；也可以先存为 PDF，拿到别处打印。</source>
        <translation>No printer was found on this computer. The paper is kept and can be printed at any time, or saved as PDF and printed elsewhere.</translation>
    </message>
    <message>
        <source>这台电脑上没有找到打印机。可以先存为 PDF，拿到别处打印。</source>
        <translation>No printer was found on this computer. Save a PDF and print it elsewhere.</translation>
    </message>
    <message>
        <source>草稿已送到“{printer}”。每页都印有“草稿”，不能当作正式文书送达。</source>
        <translation>The draft was sent to “{printer}”. Every page says that it is a draft; it cannot be served.</translation>
    </message>
</context>
<context>
    <name>NoticeService</name>
    <message>
        <source>签名已保存。</source>
        <translation>Signature saved.</translation>
    </message>
    <message>
        <source>拒绝签字已记录在案。</source>
        <translation>Refusal to sign recorded.</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>送达已登记。</source>
        <translation>Service recorded.</translation>
    </message>
    <message>
        <source>文书已撤回。</source>
        <translation>Paper withdrawn.</translation>
    </message>
</context>
<context>
    <name>NumberWords</name>
    <message>
        <source>全部文书</source>
        <translation>All papers</translation>
    </message>
    <message>
        <source>{word}&#x3000;{titles}</source>
        <translation>{word}  {titles}</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{person}（本机）</source>
        <translation>{person} (this computer)</translation>
    </message>
    <message>
        <source>{year} 年&#x3000;{first} — {last}</source>
        <translation>{year}  {first} — {last}</translation>
    </message>
</context>
<context>
    <name>NumbersSection</name>
    <message>
        <source>文号台账</source>
        <translation>Number ledger</translation>
    </message>
    <message>
        <source>每种文书每年从头编号。用过的号不会再用；写坏的号在这里作废并写明原因。</source>
        <translation>Each kind of paper is numbered anew each year. A used number is never used again; a spoiled one is voided here with its reason.</translation>
    </message>
    <message>
        <source>文书种类</source>
        <translation>Kind of paper</translation>
    </message>
    <message>
        <source>还没有签发过文书。</source>
        <translation>No paper has been issued yet.</translation>
    </message>
    <message>
        <source>作废文号…</source>
        <translation>Void numbers…</translation>
    </message>
    <message>
        <source>填写恢复以前用到几号…</source>
        <translation>Enter numbers used before the restore…</translation>
    </message>
    <message>
        <source>深宝福禁毒责改〔2026〕401号 到 450（50 个）</source>
        <translation>深宝福禁毒责改〔2026〕401号 to 450 (50)</translation>
    </message>
    <message>
        <source>已用&#x3000;</source>
        <translation>Used </translation>
    </message>
    <message>
        <source>2026年10月28日</source>
        <translation>2026-10-28</translation>
    </message>
    <message>
        <source>恢复备份以后还没有接上文号</source>
        <translation>Numbers not yet resumed after a restore</translation>
    </message>
    <message>
        <source>这个工作库是从备份恢复的，备份以后签发的文书不在里面。说明最后用到几号以前，不能签发新文书。</source>
        <translation>This store was restored from a backup; papers issued after it are not in it. Say which numbers were used last before issuing new ones.</translation>
    </message>
    <message>
        <source>全部文书</source>
        <translation>All papers</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>已用</source>
        <translation>Used</translation>
    </message>
    <message>
        <source>作废</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>未用</source>
        <translation>Unused</translation>
    </message>
    <message>
        <source>用在不止一份文书上的号：{numbers}</source>
        <translation>Numbers on more than one paper: {numbers}</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>已作废：{numbers}。</source>
        <translation>Voided: {numbers}.</translation>
    </message>
    <message numerus="yes">
        <source>已接上文号，作废了 %n 个号。</source>
        <translation>
            <numerusform>Resumed; %n number was voided.</numerusform>
            <numerusform>Resumed; %n numbers were voided.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OfficeDeeds</name>
    <message>
        <source>{act} {count} 次</source>
        <translation>{act} ({count})</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>审核：{acts}，另有 {count} 条</source>
        <translation>Review: {acts}, and {count} more</translation>
    </message>
    <message>
        <source>审核：{acts}</source>
        <translation>Review: {acts}</translation>
    </message>
    <message>
        <source>意见标为已处理</source>
        <translation>Comment settled</translation>
    </message>
    <message>
        <source>整次检查</source>
        <translation>Whole visit</translation>
    </message>
    <message>
        <source>提意见（{item}）：{comment}</source>
        <translation>Comment ({item}): {comment}</translation>
    </message>
    <message>
        <source>工作方案：{section}，第 {edition} 版</source>
        <translation>Plan: {section}, edition {edition}</translation>
    </message>
    <message>
        <source>导入 {file}：检查 {visits} 次，照片 {photos} 张</source>
        <translation>Imported {file}: {visits} visits, {photos} photos</translation>
    </message>
    <message>
        <source>{done}，损坏的文件 {count} 个</source>
        <translation>{done}, {count} damaged files</translation>
    </message>
    <message>
        <source>撤回导入 {file}：{reason}</source>
        <translation>Import of {file} withdrawn: {reason}</translation>
    </message>
    <message>
        <source>交出数据：{subject}（{format}），{rows} 行</source>
        <translation>Handed on: {subject} ({format}), {rows} rows</translation>
    </message>
    <message>
        <source>交出数据：{subject}（{format}，对外版本），{rows} 行</source>
        <translation>Handed on: {subject} ({format}, for outsiders), {rows} rows</translation>
    </message>
    <message>
        <source>{deed}：{person}</source>
        <translation>{deed}: {person}</translation>
    </message>
</context>
<context>
    <name>OfficeSection</name>
    <message>
        <source>单位与文书</source>
        <translation>Office and papers</translation>
    </message>
    <message>
        <source>这些内容印在责令限期整改通知书上。现在可以不填全，签发前补齐即可。</source>
        <translation>This is printed on rectification notices. It may be left incomplete for now and filled in before issuing.</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>发文机关</source>
        <translation>Issuing authority</translation>
    </message>
    <message>
        <source>通知书上方的单位全称，有权责令整改的那一个</source>
        <translation>Full name at the top of the notice, of the body that may order rectification</translation>
    </message>
    <message>
        <source>机关代字</source>
        <translation>Authority code</translation>
    </message>
    <message>
        <source>文号开头的几个字，如：深宝福</source>
        <translation>Begins the notice number, for example 深宝福</translation>
    </message>
    <message>
        <source>文号格式</source>
        <translation>Number pattern</translation>
    </message>
    <message>
        <source>一般不用改；年份和顺序号必须有</source>
        <translation>Rarely changed; must hold the year and the running number</translation>
    </message>
    <message>
        <source>联系人</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>企业整改有疑问时找谁</source>
        <translation>Whom the enterprise may ask about the rectification</translation>
    </message>
    <message>
        <source>联系电话</source>
        <translation>Contact phone</translation>
    </message>
    <message>
        <source>印在通知书末尾，可写座机</source>
        <translation>Printed at the end of the notice, may be a landline</translation>
    </message>
    <message>
        <source>行政复议机关</source>
        <translation>Reconsideration body</translation>
    </message>
    <message>
        <source>企业不服时向谁申请复议，如：宝安区人民政府</source>
        <translation>Where the enterprise may apply for reconsideration, for example 宝安区人民政府</translation>
    </message>
    <message>
        <source>管辖法院</source>
        <translation>Court</translation>
    </message>
    <message>
        <source>企业不服时向哪个法院起诉</source>
        <translation>Where the enterprise may sue</translation>
    </message>
    <message>
        <source>这台电脑从几号开始编；几台电脑各用一段号，就不会重号</source>
        <translation>Where this computer starts; give each computer its own range so that no number is used twice</translation>
    </message>
    <message>
        <source>起始号</source>
        <translation>First number</translation>
    </message>
    <message>
        <source>机关和文号</source>
        <translation>Authority and number</translation>
    </message>
    <message>
        <source>联系和救济途径</source>
        <translation>Contact and remedies</translation>
    </message>
    <message>
        <source>下一份通知书的文号会是这个样子：</source>
        <translation>The next notice will have this number:</translation>
    </message>
    <message>
        <source>（代字）</source>
        <translation>(code)</translation>
    </message>
    <message>
        <source>已保存。以后签发的通知书使用新的内容，已签发的不变。</source>
        <translation>Saved. Notices issued from now on use it, those already issued stay as they are.</translation>
    </message>
</context>
<context>
    <name>OnSiteDialog</name>
    <message>
        <source>当场改正</source>
        <translation>Corrected on site</translation>
    </message>
    <message>
        <source>记录</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>检查人员在场时就改好的问题：写一句怎么改的，附一张改正后的照片。</source>
        <translation>For findings put right while the inspectors were there: one sentence on how, and a photo taken afterwards.</translation>
    </message>
    <message>
        <source>这个问题还没有照片</source>
        <translation>This finding has no photo yet</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>改正情况</source>
        <translation>How it was corrected</translation>
    </message>
    <message>
        <source>选文件…</source>
        <translation>Choose file…</translation>
    </message>
    <message>
        <source>选这次检查里已有的照片，或者从文件选一张</source>
        <translation>Choose a photo of this visit, or one from a file</translation>
    </message>
    <message>
        <source>改正后的照片</source>
        <translation>Photo after correction</translation>
    </message>
</context>
<context>
    <name>OnSiteRow</name>
    <message>
        <source>当场改正…</source>
        <translation>Corrected on site…</translation>
    </message>
    <message>
        <source>疑似毒品…</source>
        <translation>Suspected drugs…</translation>
    </message>
    <message>
        <source>检查人员在场时就改好了：写一句说明，附改正后的照片</source>
        <translation>Put right while the inspectors were there: write one sentence and add a photo taken afterwards</translation>
    </message>
    <message>
        <source>不是整改问题：停止、保护现场、报警，按步骤记录</source>
        <translation>Not a matter of rectification: stop, secure the place, call the police, record step by step</translation>
    </message>
</context>
<context>
    <name>OwnCard</name>
    <message>
        <source>我的名片</source>
        <translation>My card</translation>
    </message>
    <message>
        <source>对方登记名片时，把这六个词念给他核对。</source>
        <translation>Read these six words out when somebody registers your card.</translation>
    </message>
    <message>
        <source>导出我的名片…</source>
        <translation>Export my card…</translation>
    </message>
    <message>
        <source>存成 .zjcard 文件，交给要和你交换检查包的人</source>
        <translation>Saves a .zjcard file for those with whom you exchange visit packs</translation>
    </message>
    <message>
        <source>密钥已于 {date} 更换：在那以前拿到名片的人，请把新名片交给他登记。</source>
        <translation>The keys were changed on {date}: give the new card to everybody who got the card before that, to be added.</translation>
    </message>
</context>
<context>
    <name>OwnLawRow</name>
    <message>
        <source>补充条文…</source>
        <translation>Add articles…</translation>
    </message>
    <message>
        <source>存一张空表…</source>
        <translation>Save an empty table…</translation>
    </message>
    <message>
        <source>移除补充的条文</source>
        <translation>Remove added articles</translation>
    </message>
    <message>
        <source>本市规章、依据表里没有的条文：从表格载入，逐条核对</source>
        <translation>Rules of the city, articles the table lacks: loaded from a table and checked one by one</translation>
    </message>
    <message numerus="yes">
        <source>已补充 %n 条，检查和文书中可以引用了。</source>
        <translation>
            <numerusform>%n article added; items and papers can cite it.</numerusform>
            <numerusform>%n articles added; items and papers can cite them.</numerusform>
        </translation>
    </message>
    <message>
        <source>空表已保存：{path}</source>
        <translation>Empty table saved: {path}</translation>
    </message>
    <message>
        <source>已移除《{title}》补充的条文。</source>
        <translation>Articles added to {title} removed.</translation>
    </message>
    <message>
        <source>已放回去。</source>
        <translation>Put back.</translation>
    </message>
</context>
<context>
    <name>PackDesk</name>
    <message>
        <source>正在写出检查包</source>
        <translation>Writing visit pack</translation>
    </message>
</context>
<context>
    <name>PackDrop</name>
    <message>
        <source>把检查包（.zjpack）拖到这里，一个或多个</source>
        <translation>Drop visit packs (.zjpack) here, one or several</translation>
    </message>
    <message>
        <source>先核对，看清里面有什么，再决定导入。</source>
        <translation>It is verified and shown first, then you decide whether to import it.</translation>
    </message>
    <message>
        <source>选择检查包…</source>
        <translation>Choose visit pack…</translation>
    </message>
    <message>
        <source>整个文件夹…</source>
        <translation>Whole folder…</translation>
    </message>
    <message>
        <source>文件夹里的检查包按正确的顺序一起核对和导入。</source>
        <translation>The packs of a folder are checked and imported together, in the right order.</translation>
    </message>
</context>
<context>
    <name>PackFiles</name>
    <message>
        <source>选择检查包</source>
        <translation>Choose visit pack</translation>
    </message>
    <message>
        <source>选择检查包（可以选多个）</source>
        <translation>Choose visit packs (several are allowed)</translation>
    </message>
    <message>
        <source>选择放着检查包的文件夹</source>
        <translation>Choose the folder with the packs</translation>
    </message>
    <message>
        <source>写出检查包</source>
        <translation>Write visit pack</translation>
    </message>
    <message>
        <source>选择对方的名片</source>
        <translation>Choose the other person&apos;s card</translation>
    </message>
    <message>
        <source>导出我的名片</source>
        <translation>Export my card</translation>
    </message>
    <message>
        <source>检查包</source>
        <translation>Visit pack</translation>
    </message>
    <message>
        <source>名片</source>
        <translation>Card</translation>
    </message>
</context>
<context>
    <name>PackHistory</name>
    <message>
        <source>历史</source>
        <translation>History</translation>
    </message>
    <message>
        <source>交出和收取的检查包</source>
        <translation>Visit packs handed over and received</translation>
    </message>
    <message>
        <source>还没有交出或收取过检查包。每写出一个、导入一个，都会记在这里：什么时候、和谁、几次检查、照片核对了几张。</source>
        <translation>No visit pack handed over or received yet. Each one written or imported is listed here: when, with whom, how many visits, how many photos verified.</translation>
    </message>
    <message>
        <source>对方、文件名或时间</source>
        <translation>Partner, file name or time</translation>
    </message>
    <message>
        <source>搜索交出和收取的包</source>
        <translation>Search packs handed over and received</translation>
    </message>
    <message numerus="yes">
        <source>%n 个包</source>
        <translation>
            <numerusform>%n pack</numerusform>
            <numerusform>%n packs</numerusform>
        </translation>
    </message>
    <message>
        <source>没有找到“{text}”</source>
        <translation>“{text}” was not found</translation>
    </message>
    <message>
        <source>查过方向、时间、对方和文件名。</source>
        <translation>Searched direction, time, partner and file name.</translation>
    </message>
    <message>
        <source>清除搜索</source>
        <translation>Clear search</translation>
    </message>
</context>
<context>
    <name>PackImport</name>
    <message>
        <source>正在核对 {file}</source>
        <translation>Verifying {file}</translation>
    </message>
    <message>
        <source>正在导入 {file}</source>
        <translation>Importing {file}</translation>
    </message>
</context>
<context>
    <name>PackKindWords</name>
    <message>
        <source>方案包：{parts}</source>
        <translation>Plan pack: {parts}</translation>
    </message>
    <message>
        <source>回执：本机 {total} 张照片中 {confirmed} 张已确认收到</source>
        <translation>Receipt: {confirmed} of {total} photos confirmed</translation>
    </message>
    <message>
        <source>退回包：新的意见 {count} 条</source>
        <translation>Return pack: {count} new comments</translation>
    </message>
    <message>
        <source>来自 {sender} 的方案：{parts}</source>
        <translation>Plan from {sender}: {parts}</translation>
    </message>
    <message>
        <source>{sender} 确认：{total} 张照片中 {confirmed} 张已完整收到。</source>
        <translation>{sender} confirms: {confirmed} of {total} photos arrived whole.</translation>
    </message>
    <message>
        <source>{sender} 退回了检查：新的意见 {count} 条。</source>
        <translation>{sender} sent visits back: {count} new comments.</translation>
    </message>
    <message>
        <source>{sender} 转来 {person} 的检查：新 {new} 次，更新 {changed} 次，已有 {known} 次。
照片 {verified}/{total} 已核对，补上文件 {files} 个。</source>
        <translation>Visits of {person}, from {sender}: {new} new, {changed} updated, {known} already here.
{verified}/{total} photos verified, {files} files added.</translation>
    </message>
    <message>
        <source>从 {sender} 处取回：检查新 {new} 次，更新 {changed} 次，已有 {known} 次。
照片 {verified}/{total} 已核对，补回文件 {files} 个。</source>
        <translation>Given back by {sender}: {new} new visits, {changed} updated, {known} here already.
{verified}/{total} photos verified, {files} files put back.</translation>
    </message>
    <message>
        <source>这个包要等更早的包导入后才能采用；已收好，到时自动采用。</source>
        <translation>This pack waits for an earlier one; it is kept and used when that arrives.</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>等待中的包也已采用：{names}</source>
        <translation>Waiting packs were used, too: {names}</translation>
    </message>
    <message>
        <source>有 {count} 个文件损坏或没有到，已略过：请让发送人再写一个包。</source>
        <translation>{count} files are damaged or did not arrive and were left out: ask the sender for another pack.</translation>
    </message>
    <message>
        <source>有 {count} 处说法不一，请在“资料包”页决定。</source>
        <translation>{count} conflicts: decide them on the page “Packs”.</translation>
    </message>
    <message>
        <source>{count} 个文件没有来：在其他各份里</source>
        <translation>{count} files did not come: they are in the other parts</translation>
    </message>
    <message>
        <source>{count} 个文件没有来：发送人手里没有原件</source>
        <translation>{count} files did not come: the sender does not have the originals</translation>
    </message>
    <message>
        <source>{count} 个文件没有来：在其他各份里，或发送人手里没有原件</source>
        <translation>{count} files did not come: in the other parts, or the sender does not have them</translation>
    </message>
    <message>
        <source>第 {number} 份，共 {total} 份</source>
        <translation>Part {number} of {total}</translation>
    </message>
    <message>
        <source>；本机还缺第 {missing} 份</source>
        <translation>; not here yet: {missing}</translation>
    </message>
    <message>
        <source>其中 {count} 条记录没有本机当时的签名，只凭发送人的签名；日志里会注明。</source>
        <translation>{count} of the records have no signature of this computer, only that of the sender; the log says so.</translation>
    </message>
    <message>
        <source>新</source>
        <translation>new</translation>
    </message>
    <message>
        <source>有更新</source>
        <translation>changed</translation>
    </message>
    <message>
        <source>已有</source>
        <translation>known</translation>
    </message>
    <message>
        <source>旧版，不采用</source>
        <translation>older, not used</translation>
    </message>
    <message>
        <source>不合格</source>
        <translation>Fail</translation>
    </message>
    <message>
        <source>保存，本版程序不用</source>
        <translation>kept, unknown to this version</translation>
    </message>
    <message>
        <source>{section}（{state}）</source>
        <translation>{section} ({state})</translation>
    </message>
    <message>
        <source>本机第一次采用单位的根密钥。请当面或打电话与单位核对六个词：
{words}
不一致就是假名单：不要采用，并告诉单位。</source>
        <translation>The office&apos;s root key is new to this laptop. Compare its six words with the office, aloud:
{words}
When they differ the list is forged: do not take it, and tell the office.</translation>
    </message>
    <message>
        <source>台账</source>
        <translation>register</translation>
    </message>
    <message>
        <source>检查表</source>
        <translation>checklists</translation>
    </message>
    <message>
        <source>法条</source>
        <translation>articles of law</translation>
    </message>
    <message>
        <source>节假日</source>
        <translation>holidays</translation>
    </message>
    <message>
        <source>法条原文</source>
        <translation>full texts of law</translation>
    </message>
    <message>
        <source>补充的法条</source>
        <translation>added articles</translation>
    </message>
    <message>
        <source>期限规则</source>
        <translation>deadline rules</translation>
    </message>
    <message>
        <source>文号段</source>
        <translation>blocks of numbers</translation>
    </message>
    <message>
        <source>文书用语</source>
        <translation>words of papers</translation>
    </message>
    <message>
        <source>设备名单</source>
        <translation>list of devices</translation>
    </message>
    <message>
        <source>检查任务</source>
        <translation>tasks</translation>
    </message>
    <message>
        <source>检查间隔</source>
        <translation>Visit intervals</translation>
    </message>
    <message>
        <source>分级规则</source>
        <translation>grading rules</translation>
    </message>
</context>
<context>
    <name>PackPreviewPane</name>
    <message>
        <source>问题</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Cause</translation>
    </message>
    <message>
        <source>怎么办</source>
        <translation>What to do</translation>
    </message>
    <message>
        <source>只取完好的部分</source>
        <translation>Take only what is sound</translation>
    </message>
    <message>
        <source>包里的检查</source>
        <translation>Visits in the pack</translation>
    </message>
    <message>
        <source>文件不完整；本机没有任何改动。</source>
        <translation>The file is not complete; nothing was changed on this computer.</translation>
    </message>
    <message numerus="yes">
        <source>有 %n 个问题，不能导入；本机没有任何改动。</source>
        <translation>
            <numerusform>%n problem, the pack cannot be imported; nothing was changed on this computer.</numerusform>
            <numerusform>%n problems, the pack cannot be imported; nothing was changed on this computer.</numerusform>
        </translation>
    </message>
    <message>
        <source>这个文件只到了一部分：记录是完整的，但有 {count} 个照片或文书取不出来。最好请发送人重新写一个包；等不及时，才只取完好的部分，缺的以后补。</source>
        <translation>Only part of this file arrived: the records are complete, but {count} photos or papers cannot be read. Better ask the sender for another pack; take only the sound part if you cannot wait, the rest can follow.</translation>
    </message>
</context>
<context>
    <name>PackVisitsModel</name>
    <message>
        <source>与本机相比</source>
        <translation>Compared</translation>
    </message>
    <message>
        <source>企业</source>
        <translation>Enterprise</translation>
    </message>
    <message>
        <source>开始时间</source>
        <translation>Started</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>照片</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>新</source>
        <translation>New</translation>
    </message>
    <message>
        <source>有更新</source>
        <translation>Updated</translation>
    </message>
    <message>
        <source>已有</source>
        <translation>Already here</translation>
    </message>
    <message>
        <source>旧版</source>
        <translation>older</translation>
    </message>
    <message>
        <source>（台账中没有这家企业）</source>
        <translation>(not on the register)</translation>
    </message>
    <message>
        <source>已结束</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>进行中</source>
        <translation>In progress</translation>
    </message>
</context>
<context>
    <name>PackWords</name>
    <message>
        <source>主管</source>
        <translation>Supervisor</translation>
    </message>
    <message>
        <source>检查员</source>
        <translation>Inspector</translation>
    </message>
    <message>
        <source>{person} · {office} · {role}</source>
        <translation>{person} · {office} · {role}</translation>
    </message>
    <message>
        <source>之后没有新内容</source>
        <translation>Nothing new since</translation>
    </message>
    <message>
        <source>{count} 次检查</source>
        <translation>visits {count}</translation>
    </message>
    <message>
        <source>{count} 张照片</source>
        <translation>photos {count}</translation>
    </message>
    <message>
        <source>{count} 份文书</source>
        <translation>papers {count}</translation>
    </message>
    <message>
        <source>之后有改动 {count} 处</source>
        <translation>Changes since: {count}</translation>
    </message>
    <message>
        <source>之后新增 {what}</source>
        <translation>New since: {what}</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>已写出 {visits} 次检查、{photos} 张照片、{papers} 份文书，写完已读回核对。文件大小 {size}。</source>
        <translation>Written, then read back and verified: visits {visits}, photos {photos}, papers {papers}. File size {size}.</translation>
    </message>
    <message>
        <source>装不进一个文件，分成了 {count} 个，请一起交出去。</source>
        <translation>Too large for one file: written as {count} files. Hand them over together.</translation>
    </message>
    <message>
        <source>其中 {count} 张的原件已移交并确认，本机只有副本，没有写进包里。</source>
        <translation> Originals handed over and confirmed: {count}. Only copies are here, and they were not written into the pack.</translation>
    </message>
    <message>
        <source>{total} 张照片中 {confirmed} 张已由主管确认收到。</source>
        <translation>The supervisor confirmed {confirmed} of {total} photos.</translation>
    </message>
    <message>
        <source>{count} 次检查：新 {new}，有更新 {changed}，已有 {known}</source>
        <translation>Visits {count}: {new} new, {changed} updated, {known} already here</translation>
    </message>
    <message>
        <source>照片 {verified}/{total} 已核对</source>
        <translation>{verified}/{total} photos verified</translation>
    </message>
    <message>
        <source>文书 {verified}/{total} 已核对</source>
        <translation>{verified}/{total} papers verified</translation>
    </message>
    <message>
        <source>{count} 处说法不一，导入后会说由谁决定</source>
        <translation>{count} conflicts; after importing it is said who decides</translation>
    </message>
    <message>
        <source>{sender} 的检查：新 {new} 次，更新 {changed} 次，已有 {known} 次。
照片 {verified}/{total} 已核对，文书 {papers} 份，企业档案有改动的 {enterprises} 家。</source>
        <translation>Visits of {sender}: {new} new, {changed} updated, {known} already here.
{verified}/{total} photos verified. Papers: {papers}. Enterprise records changed: {enterprises}.</translation>
    </message>
    <message>
        <source>{count} 个文件损坏，会略过</source>
        <translation>{count} files are damaged and will be left out</translation>
    </message>
    <message>
        <source>找回包：{person} 以前交给主管的检查，在本机能看、不能改。</source>
        <translation>Give-back pack: visits that {person} handed in before; they can be read here, not changed.</translation>
    </message>
    <message>
        <source>找回包：以前交给主管的检查，取回本机。</source>
        <translation>Give-back pack: visits handed in earlier come back to this computer.</translation>
    </message>
    <message>
        <source>以前导入过，后来撤回了；再导入就是又要它。</source>
        <translation>Imported before and withdrawn since; importing it brings it back.</translation>
    </message>
    <message>
        <source>更早的包还没有到：先收下等待，等它导入后自动采用。</source>
        <translation>An earlier pack has not come yet: this one is kept waiting and taken in once that one is.</translation>
    </message>
    <message>
        <source>接在前面的包之后：前面的包导入后，它也能采用。</source>
        <translation>Follows the packs before it: once they are taken in, so can it be.</translation>
    </message>
    <message>
        <source>补上了空缺：等着它的 {count} 个包会一起采用。</source>
        <translation>Fills a gap. Waiting packs that are taken in with it: {count}.</translation>
    </message>
    <message>
        <source>注意：有的文号用在了不止一份文书上：{numbers}。请核对，并为每台电脑设置不同的起始号。</source>
        <translation>Careful: some numbers are on more than one paper: {numbers}. Compare them, and give each computer another first number.</translation>
    </message>
    <message>
        <source>未加密，任何人可读</source>
        <translation>Not encrypted, anyone can read it</translation>
    </message>
    <message>
        <source>（不认识的电脑）</source>
        <translation>(unknown computer)</translation>
    </message>
</context>
<context>
    <name>PacksImport</name>
    <message>
        <source>正在逐个核对资料包</source>
        <translation>Checking pack by pack</translation>
    </message>
    <message>
        <source>正在导入 {count} 个资料包</source>
        <translation>Importing {count} packs</translation>
    </message>
</context>
<context>
    <name>PacksModel</name>
    <message>
        <source>方向</source>
        <translation>Direction</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>对方</source>
        <translation>With</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>检查</source>
        <translation>Visits</translation>
    </message>
    <message>
        <source>照片核对</source>
        <translation>Photos verified</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>缺第 {missing} 份 · {file}</source>
        <translation>missing {missing} · {file}</translation>
    </message>
    <message>
        <source>方案</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>回执</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>找回</source>
        <translation>Give back</translation>
    </message>
    <message>
        <source>↑ 交出</source>
        <translation>↑ Handed over</translation>
    </message>
    <message>
        <source>↓ 收取</source>
        <translation>↓ Received</translation>
    </message>
</context>
<context>
    <name>PacksPage</name>
    <message>
        <source>资料包</source>
        <translation>Packs</translation>
    </message>
    <message>
        <source>已停下，没有撤回：导入的内容都还在。</source>
        <translation>Stopped; nothing was withdrawn: all that was imported is still here.</translation>
    </message>
    <message>
        <source>已停下，没有写出检查包。</source>
        <translation>Stopped. No visit pack was written.</translation>
    </message>
    <message>
        <source>名片_{person}</source>
        <translation>card_{person}</translation>
    </message>
    <message>
        <source>已停下，没有任何改动。</source>
        <translation>Stopped. Nothing was changed.</translation>
    </message>
    <message>
        <source>已登记 {person}（{office}）。</source>
        <translation>Added {person} ({office}).</translation>
    </message>
    <message>
        <source>名片已导出到 {file}。交给对方登记，并把六个词念给他核对。</source>
        <translation>Card written to {file}. Hand it over, and read the six words out.</translation>
    </message>
    <message>
        <source>打开所在文件夹</source>
        <translation>Show in folder</translation>
    </message>
</context>
<context>
    <name>PageStrip</name>
    <message>
        <source>页面缩略图</source>
        <translation>Page thumbnails</translation>
    </message>
    <message>
        <source>第 {page} 页</source>
        <translation>Page {page}</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>通知书页面</source>
        <translation>Notice pages</translation>
    </message>
    <message>
        <source>第 {page} 页，共 {pages} 页</source>
        <translation>Page {page} of {pages}</translation>
    </message>
</context>
<context>
    <name>PaperDayDialog</name>
    <message>
        <source>补录纸质检查表</source>
        <translation>Enter a paper checklist</translation>
    </message>
    <message>
        <source>纸质表上的检查日期。补录的日期会记在这次检查里，文书和日志都看得出是补录的。</source>
        <translation>Day of the visit on the paper. It is recorded that the visit was entered later; papers and log show it.</translation>
    </message>
    <message>
        <source>纸质表上的检查日期</source>
        <translation>Date of the visit on the paper</translation>
    </message>
    <message>
        <source>开始补录</source>
        <translation>Start entering</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>PaperFields</name>
    <message>
        <source>（请选择）</source>
        <translation>(choose)</translation>
    </message>
</context>
<context>
    <name>PaperList</name>
    <message>
        <source>文书列表</source>
        <translation>List of papers</translation>
    </message>
    <message>
        <source>已签发</source>
        <translation>Issued</translation>
    </message>
    <message>
        <source>可以出具</source>
        <translation>Can be made</translation>
    </message>
    <message>
        <source>现在不能出具</source>
        <translation>Cannot be made now</translation>
    </message>
</context>
<context>
    <name>PaperTitles</name>
    <message>
        <source>禁毒安全提醒函</source>
        <translation>Reminder letter</translation>
    </message>
    <message>
        <source>现场检查笔录</source>
        <translation>Inspection record</translation>
    </message>
    <message>
        <source>联合检查现场检查记录</source>
        <translation>Joint inspection record</translation>
    </message>
    <message>
        <source>责令限期整改通知书</source>
        <translation>Rectification notice</translation>
    </message>
    <message>
        <source>整改回执</source>
        <translation>Reply sheet</translation>
    </message>
    <message>
        <source>整改复查意见书</source>
        <translation>Re-inspection opinion</translation>
    </message>
    <message>
        <source>约谈通知书</source>
        <translation>Interview notice</translation>
    </message>
    <message>
        <source>约谈记录</source>
        <translation>Interview record</translation>
    </message>
    <message>
        <source>移送函</source>
        <translation>Referral letter</translation>
    </message>
    <message>
        <source>疑似毒品发现处置记录</source>
        <translation>Record of suspected drugs</translation>
    </message>
    <message>
        <source>送达回证</source>
        <translation>Service receipt</translation>
    </message>
    <message>
        <source>抽样记录</source>
        <translation>Sampling record</translation>
    </message>
    <message>
        <source>证据照片目录</source>
        <translation>List of photos</translation>
    </message>
    <message>
        <source>物流寄递企业禁毒安全责任承诺书</source>
        <translation>Commitment letter</translation>
    </message>
    <message>
        <source>禁毒安全保障制度备案证明</source>
        <translation>Filing certificate</translation>
    </message>
    <message>
        <source>安全巡查员合格证书</source>
        <translation>Patrol officer certificate</translation>
    </message>
    <message>
        <source>岗前培训资格证书</source>
        <translation>Pre-job training certificate</translation>
    </message>
    <message>
        <source>物流寄递从业人员禁毒明白卡</source>
        <translation>Information card</translation>
    </message>
</context>
<context>
    <name>PaperWords</name>
    <message>
        <source>已签发</source>
        <translation>Issued</translation>
    </message>
    <message>
        <source>已打印</source>
        <translation>Printed</translation>
    </message>
    <message>
        <source>已签名</source>
        <translation>Signed</translation>
    </message>
    <message>
        <source>拒签</source>
        <translation>Signature refused</translation>
    </message>
    <message>
        <source>已送达</source>
        <translation>Served</translation>
    </message>
    <message>
        <source>已撤回</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>直接送达</source>
        <translation>In person</translation>
    </message>
    <message>
        <source>留置送达</source>
        <translation>Left on the premises</translation>
    </message>
    <message>
        <source>邮寄送达</source>
        <translation>By post</translation>
    </message>
    <message>
        <source>电子送达</source>
        <translation>Electronically</translation>
    </message>
    <message>
        <source>打印没有打全 {what}</source>
        <translation>Not fully printed {what}</translation>
    </message>
    <message>
        <source>打印副本，第 {ordinal} 次（{printer}）</source>
        <translation>Duplicate printed, no. {ordinal} ({printer})</translation>
    </message>
    <message>
        <source>打印正本 {copies} 份（{printer}）</source>
        <translation>Original printed, copies: {copies} ({printer})</translation>
    </message>
    <message>
        <source>检查人员 {name} 签名</source>
        <translation>Signed by inspector {name}</translation>
    </message>
    <message>
        <source>见证人 {name} 签名</source>
        <translation>Signed by witness {name}</translation>
    </message>
    <message>
        <source>被检查单位 {name} 签名</source>
        <translation>Signed for the enterprise by {name}</translation>
    </message>
    <message>
        <source>{said}（屏幕）</source>
        <translation>{said} (on screen)</translation>
    </message>
    <message>
        <source>{said}（纸上）</source>
        <translation>{said} (on paper)</translation>
    </message>
    <message>
        <source>{name} 拒签：{reason}</source>
        <translation>{name} refused to sign: {reason}</translation>
    </message>
    <message>
        <source>见证人：{name}</source>
        <translation>witness: {name}</translation>
    </message>
    <message>
        <source>送达</source>
        <translation>Served</translation>
    </message>
    <message>
        <source>拒收：{reason}</source>
        <translation>Refused: {reason}</translation>
    </message>
    <message>
        <source>撤回：{reason}</source>
        <translation>Withdrawn: {reason}</translation>
    </message>
</context>
<context>
    <name>PapersDesk</name>
    <message numerus="yes">
        <source>正在写出 %n 份文书…</source>
        <translation>
            <numerusform>Writing %n paper…</numerusform>
            <numerusform>Writing %n papers…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>已停下，还有 %n 份没有打印。</source>
        <translation>
            <numerusform>Stopped; %n paper was not printed.</numerusform>
            <numerusform>Stopped; %n papers were not printed.</numerusform>
        </translation>
    </message>
    <message>
        <source>已停止。已经写出的文件仍然保留。</source>
        <translation>Stopped. The files written so far are kept.</translation>
    </message>
</context>
<context>
    <name>PapersHead</name>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>文书</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>签发日期</source>
        <translation>Day of issue</translation>
    </message>
    <message>
        <source>企业名称或文号</source>
        <translation>Name of enterprise, or number</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>有效的</source>
        <translation>Valid</translation>
    </message>
    <message>
        <source>只签发</source>
        <translation>Only issued</translation>
    </message>
    <message>
        <source>已打印</source>
        <translation>Printed</translation>
    </message>
    <message>
        <source>已签名</source>
        <translation>Signed</translation>
    </message>
    <message>
        <source>拒签</source>
        <translation>Signature refused</translation>
    </message>
    <message>
        <source>已送达</source>
        <translation>Served</translation>
    </message>
    <message>
        <source>已撤回</source>
        <translation>Withdrawn</translation>
    </message>
</context>
<context>
    <name>PapersModel</name>
    <message>
        <source>文书</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>文号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>企业</source>
        <translation>Enterprise</translation>
    </message>
    <message>
        <source>签发时间</source>
        <translation>Issued at</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
</context>
<context>
    <name>PapersPage</name>
    <message>
        <source>每份一个 PDF…</source>
        <translation>One PDF each…</translation>
    </message>
    <message>
        <source>合成一个 PDF…</source>
        <translation>One PDF of all…</translation>
    </message>
    <message>
        <source>打印这些…</source>
        <translation>Print these…</translation>
    </message>
    <message>
        <source>已签发的文书</source>
        <translation>Issued papers</translation>
    </message>
    <message numerus="yes">
        <source>选中的文书里有 %n 份已不在这个列表里，不再包含在内。</source>
        <translation>
            <numerusform>%n of the chosen papers is no longer in this list and is left out.</numerusform>
            <numerusform>%n of the chosen papers are no longer in this list and are left out.</numerusform>
        </translation>
    </message>
    <message>
        <source>没有符合的文书</source>
        <translation>No such papers</translation>
    </message>
    <message>
        <source>换一天，或者清除筛选。</source>
        <translation>Choose another day, or clear the filter.</translation>
    </message>
    <message>
        <source>看全部文书</source>
        <translation>Show all papers</translation>
    </message>
    <message>
        <source>检查中点“出具文书”，或在企业档案中点“文书”，就能出具文书；签发的都列在这里。</source>
        <translation>Papers are made from a visit (“Make paper”) or from the file of an enterprise (“Papers”); those issued are listed here.</translation>
    </message>
    <message>
        <source>还没有签发文书</source>
        <translation>No papers issued yet</translation>
    </message>
    <message>
        <source>去检查记录</source>
        <translation>Go to visits</translation>
    </message>
    <message>
        <source>选中 {chosen} 份，共 {count} 份</source>
        <translation>{chosen} chosen of {count}</translation>
    </message>
    <message numerus="yes">
        <source>共 %n 份</source>
        <translation>
            <numerusform>%n paper</numerusform>
            <numerusform>%n papers</numerusform>
        </translation>
    </message>
    <message>
        <source>文书-{day}.pdf</source>
        <translation>papers-{day}.pdf</translation>
    </message>
    <message>
        <source>这台电脑上没有找到打印机。文书已经保存，可以先合成一个 PDF，拿到别处打印。</source>
        <translation>No printer was found on this computer. The papers are kept; make one PDF of all and print it elsewhere.</translation>
    </message>
    <message numerus="yes">
        <source>%n 份文书</source>
        <translation>
            <numerusform>%n paper</numerusform>
            <numerusform>%n papers</numerusform>
        </translation>
    </message>
    <message>
        <source>正在打印第 {place} 份，共 {count} 份…</source>
        <translation>Printing {place} of {count}…</translation>
    </message>
    <message>
        <source>停止</source>
        <translation>Stop</translation>
    </message>
    <message numerus="yes">
        <source>%n 份文书已打好并记录。</source>
        <translation>
            <numerusform>%n paper printed and recorded.</numerusform>
            <numerusform>%n papers printed and recorded.</numerusform>
        </translation>
    </message>
    <message>
        <source>已记下没有打全：这些文书再打印时仍是正本，不会另取文号。</source>
        <translation>Noted as printed in part: these papers print as originals again, with the same numbers.</translation>
    </message>
    <message numerus="yes">
        <source>已写出 %n 个文件：</source>
        <translation>
            <numerusform>%n file written:</numerusform>
            <numerusform>%n files written:</numerusform>
        </translation>
    </message>
    <message>
        <source>打开文件夹</source>
        <translation>Open folder</translation>
    </message>
</context>
<context>
    <name>PartRow</name>
    <message>
        <source>{label}（必填）</source>
        <translation>{label} (required)</translation>
    </message>
</context>
<context>
    <name>PartRows</name>
    <message>
        <source>输入企业名称或统一社会信用代码，从下面选</source>
        <translation>Type a name or credit code, then choose below</translation>
    </message>
    <message>
        <source>查找企业</source>
        <translation>Find enterprise</translation>
    </message>
    <message>
        <source>找到的企业</source>
        <translation>Enterprises found</translation>
    </message>
    <message>
        <source>台账里没有这样的企业</source>
        <translation>No such enterprise in the register</translation>
    </message>
    <message>
        <source>去掉{name}</source>
        <translation>Remove {name}</translation>
    </message>
    <message>
        <source>程序里已出具的同一份文书；选上后合计只算一次</source>
        <translation>The same paper, issued in this program; once chosen, totals count it once</translation>
    </message>
    <message>
        <source>没有出具文书</source>
        <translation>No paper was issued</translation>
    </message>
    <message>
        <source>已关联的文书</source>
        <translation>Linked paper</translation>
    </message>
</context>
<context>
    <name>PartnerDialog</name>
    <message>
        <source>联合检查单位</source>
        <translation>Body of joint inspections</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>联合检查时由它自己出具的文书用这些内容。只填名称也可以，检查时能选到它。</source>
        <translation>Papers it issues in a joint inspection use these facts. The name alone is enough to choose it for a visit.</translation>
    </message>
    <message>
        <source>单位全称</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>文书上方的名称，如：福永派出所</source>
        <translation>The name above its papers</translation>
    </message>
    <message>
        <source>联系人</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>联系电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>行政复议机关</source>
        <translation>Reconsideration body</translation>
    </message>
    <message>
        <source>管辖法院</source>
        <translation>Court</translation>
    </message>
    <message>
        <source>机关代字</source>
        <translation>Code in numbers</translation>
    </message>
    <message>
        <source>它的文号由它自己编，这里只作参考</source>
        <translation>It numbers its papers itself; this is for reference</translation>
    </message>
    <message>
        <source>请填写单位全称。</source>
        <translation>Enter the full name.</translation>
    </message>
</context>
<context>
    <name>PartnersSheet</name>
    <message>
        <source>添加单位…</source>
        <translation>Add body…</translation>
    </message>
    <message>
        <source>还没有。经常一起检查的派出所、邮政管理局等可以在这里登记。</source>
        <translation>None yet. Bodies you often inspect with, such as the police station or the postal administration, can be kept here.</translation>
    </message>
    <message>
        <source>联合检查单位</source>
        <translation>Body of joint inspections</translation>
    </message>
    <message>
        <source>联合检查时各单位以自己的名义出具文书，文书上的联系方式和救济途径用这里的。</source>
        <translation>In a joint inspection each body issues papers in its own name; their contact and relief bodies are taken from here.</translation>
    </message>
    <message>
        <source>修改…</source>
        <translation>Edit…</translation>
    </message>
    <message>
        <source>修改{name}</source>
        <translation>Edit {name}</translation>
    </message>
    <message>
        <source>移除</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>移除{name}</source>
        <translation>Remove {name}</translation>
    </message>
    <message>
        <source>来自单位方案</source>
        <translation>From the office&apos;s plan</translation>
    </message>
    <message>
        <source>已保存：{name}</source>
        <translation>Saved: {name}</translation>
    </message>
    <message>
        <source>已移除：{name}</source>
        <translation>Removed: {name}</translation>
    </message>
    <message>
        <source>已放回去：{name}</source>
        <translation>Put back: {name}</translation>
    </message>
</context>
<context>
    <name>PassphraseAdvice</name>
    <message>
        <source>密码没有后门。忘记密码时，只有事先在“设置 › 人员与密码”登记过的单位恢复密钥能打开；没有登记，谁也打不开。请把密码写下来放在安全的地方，不要和电脑放在一起。</source>
        <translation>There is no back door. If the passphrase is forgotten, only the recovery key of the office opens the store, if one was set under “Settings › People”; otherwise nobody does. Write it down and keep it in a safe place, not with the computer.</translation>
    </message>
</context>
<context>
    <name>PassphraseField</name>
    <message>
        <source>隐藏密码</source>
        <translation>Hide passphrase</translation>
    </message>
    <message>
        <source>显示密码</source>
        <translation>Show passphrase</translation>
    </message>
</context>
<context>
    <name>PassphraseSection</name>
    <message>
        <source>我的密码</source>
        <translation>My passphrase</translation>
    </message>
    <message>
        <source>换密码很快，资料不用重新加密。请把新密码写下来放在安全的地方，不要和电脑放在一起。</source>
        <translation>Changing it is quick, nothing has to be encrypted again. Write the new passphrase down and keep it in a safe place, away from the computer.</translation>
    </message>
    <message>
        <source>现在的密码</source>
        <translation>Present passphrase</translation>
    </message>
    <message>
        <source>新密码</source>
        <translation>New passphrase</translation>
    </message>
    <message>
        <source>再输入一次新密码</source>
        <translation>Repeat new passphrase</translation>
    </message>
    <message>
        <source>至少8个字符；四个不相关的词最好记</source>
        <translation>At least 8 characters; four unrelated words are easy to remember</translation>
    </message>
    <message>
        <source>修改密码</source>
        <translation>Change passphrase</translation>
    </message>
    <message>
        <source>两次输入的密码不一样，请再输入一次。</source>
        <translation>The two passphrases differ, please type it again.</translation>
    </message>
    <message>
        <source>密码已修改，下次打开时使用新密码。</source>
        <translation>The passphrase was changed. Use the new one from now on.</translation>
    </message>
</context>
<context>
    <name>PeopleGrid</name>
    <message>
        <source>再加一名检查人员</source>
        <translation>Add another inspector</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>执法证号（没有可不填）</source>
        <translation>Certificate no. (optional)</translation>
    </message>
    <message>
        <source>检查人员 {number}</source>
        <translation>Inspector {number}</translation>
    </message>
</context>
<context>
    <name>PeopleSection</name>
    <message>
        <source>人员与密码</source>
        <translation>People and passphrases</translation>
    </message>
    <message>
        <source>每个人用自己的姓名和密码打开这个工作库。几个人共用一台电脑时，看到的资料是同一份。</source>
        <translation>Each person opens this store with their own name and passphrase. Those who share a computer see the same store.</translation>
    </message>
    <message>
        <source>添加一个人…</source>
        <translation>Add a person…</translation>
    </message>
    <message>
        <source>检查员</source>
        <translation>Inspector</translation>
    </message>
    <message>
        <source>主管</source>
        <translation>Supervisor</translation>
    </message>
    <message>
        <source>管理员</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>{role} · 现在使用的人</source>
        <translation>{role} · using it now</translation>
    </message>
    <message>
        <source>取消此人…</source>
        <translation>Remove…</translation>
    </message>
    <message>
        <source>取消{person}</source>
        <translation>Remove {person}</translation>
    </message>
    <message>
        <source>只有管理员能做：{names}</source>
        <translation>Only administrators may: {names}</translation>
    </message>
    <message>
        <source>谁能打开</source>
        <translation>Who can open it</translation>
    </message>
    <message>
        <source>空闲锁定</source>
        <translation>Lock when idle</translation>
    </message>
    <message>
        <source>没有人用时自动保存并锁定，回来后接着原来的地方。正在导入或写资料包时，做完再锁。</source>
        <translation>Saves and locks when nobody uses it, and goes on where you were when you are back. While a pack is imported or written, it locks after that.</translation>
    </message>
    <message>
        <source>{minutes} 分钟</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>从不</source>
        <translation>Never</translation>
    </message>
    <message>
        <source>已添加：{person}。请他试着自己打开一次。</source>
        <translation>Added: {person}. Let them try to open the store once.</translation>
    </message>
    <message>
        <source>已取消：{person}。</source>
        <translation>Removed: {person}.</translation>
    </message>
</context>
<context>
    <name>PeriodFields</name>
    <message>
        <source>从 2026-01-01</source>
        <translation>From 2026-01-01</translation>
    </message>
    <message>
        <source>到 2026-12-31</source>
        <translation>To 2026-12-31</translation>
    </message>
    <message>
        <source>本月</source>
        <translation>This month</translation>
    </message>
    <message>
        <source>上月</source>
        <translation>Last month</translation>
    </message>
    <message>
        <source>本季</source>
        <translation>This quarter</translation>
    </message>
    <message>
        <source>今年</source>
        <translation>This year</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
</context>
<context>
    <name>PersonForm</name>
    <message>
        <source>新密码</source>
        <translation>New passphrase</translation>
    </message>
    <message>
        <source>再输入一次</source>
        <translation>Repeat passphrase</translation>
    </message>
    <message>
        <source>至少8个字符；四个不相关的词最好记</source>
        <translation>At least 8 characters; four unrelated words are easy to remember</translation>
    </message>
    <message>
        <source>两次输入的密码不一样，请再输入一次。</source>
        <translation>The two passphrases differ, please type it again.</translation>
    </message>
</context>
<context>
    <name>PhotoDeeds</name>
    <message>
        <source>副本</source>
        <translation>copy</translation>
    </message>
    <message>
        <source>导出副本</source>
        <translation>Export copy</translation>
    </message>
    <message>
        <source>JPEG 图片</source>
        <translation>JPEG picture</translation>
    </message>
    <message>
        <source>已导出：{path}</source>
        <translation>Exported: {path}</translation>
    </message>
</context>
<context>
    <name>PhotoFiles</name>
    <message>
        <source>添加照片、视频或文件</source>
        <translation>Add photos, videos or files</translation>
    </message>
    <message>
        <source>照片和视频 ({endings})</source>
        <translation>Photos and videos ({endings})</translation>
    </message>
    <message>
        <source>所有文件 (*)</source>
        <translation>All files (*)</translation>
    </message>
</context>
<context>
    <name>PhotoGroups</name>
    <message>
        <source>待整理：按 M 选择检查项</source>
        <translation>Tray: press M to choose an item</translation>
    </message>
    <message>
        <source>整次检查（不属于任何一项）</source>
        <translation>Whole visit (no single item)</translation>
    </message>
    <message>
        <source>{label} · {count} 张</source>
        <translation>{label} · {count}</translation>
    </message>
</context>
<context>
    <name>PhotoList</name>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>照片无法显示；打开可看原因。</source>
        <translation>The photo cannot be shown; open it to see why.</translation>
    </message>
</context>
<context>
    <name>PhotoStrip</name>
    <message>
        <source>照片</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>添加照片…</source>
        <translation>Add…</translation>
    </message>
    <message>
        <source>从文件选择，可一次选多张（Ctrl+O）</source>
        <translation>From files, several at once (Ctrl+O)</translation>
    </message>
    <message>
        <source>粘贴</source>
        <translation>Paste</translation>
    </message>
    <message>
        <source>粘贴截图或复制的照片文件（Ctrl+V）</source>
        <translation>Paste a screenshot or copied photo files (Ctrl+V)</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
    <message>
        <source>手机、存储卡、监看文件夹、摄像头</source>
        <translation>Phone, memory card, watched folder, camera</translation>
    </message>
    <message>
        <source>停止</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>还没加入的不再加入；已加入的都在</source>
        <translation>No more are added; those already added stay</translation>
    </message>
    <message>
        <source>从手机或存储卡…</source>
        <translation>From phone or memory card…</translation>
    </message>
    <message>
        <source>用摄像头拍摄…</source>
        <translation>Take with the camera…</translation>
    </message>
    <message>
        <source>放大</source>
        <translation>Larger</translation>
    </message>
    <message>
        <source>写说明</source>
        <translation>Write caption</translation>
    </message>
    <message>
        <source>移到其他检查项…</source>
        <translation>Move to another item…</translation>
    </message>
    <message>
        <source>放回待整理</source>
        <translation>Put back into tray</translation>
    </message>
    <message>
        <source>移除</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>回车放大 · F2 写说明 · M 移到别项 · T 待整理 · Alt+←→ 排序 · Delete 移除</source>
        <translation>Enter: enlarge · F2: caption · M: move to item · T: tray · Alt+←→: reorder · Delete: remove</translation>
    </message>
    <message>
        <source>把照片、视频或文件拖到这里，或按 Ctrl+V 粘贴。原件不会被改动。</source>
        <translation>Drop photos, videos or files here, or paste with Ctrl+V. Originals are never changed.</translation>
    </message>
    <message>
        <source>停止监看文件夹</source>
        <translation>Stop watching folder</translation>
    </message>
    <message>
        <source>监看文件夹…</source>
        <translation>Watch folder…</translation>
    </message>
    <message>
        <source>松开鼠标，照片就加到这一项。</source>
        <translation>Release to add the photos to this item.</translation>
    </message>
    <message numerus="yes">
        <source>正在加入 %n 张照片…</source>
        <translation>
            <numerusform>Adding %n photo…</numerusform>
            <numerusform>Adding %n photos…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>△ %n 张不在检查期间</source>
        <translation>
            <numerusform>△ %n not taken during the visit</numerusform>
            <numerusform>△ %n not taken during the visit</numerusform>
        </translation>
    </message>
    <message>
        <source>正在监看“{folder}”，新照片自动加入</source>
        <translation>Watching “{folder}”, new photos are added by themselves</translation>
    </message>
    <message>
        <source>这一项没有照片。</source>
        <translation>No photos of this item.</translation>
    </message>
</context>
<context>
    <name>PhotoView</name>
    <message>
        <source>照片</source>
        <translation>Photos</translation>
    </message>
</context>
<context>
    <name>PhotoViewer</name>
    <message>
        <source>照片</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>照片说明，例如：三号柜台未验视的快件</source>
        <translation>Caption, for example: uninspected parcels at counter 3</translation>
    </message>
    <message>
        <source>移除</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>上一张</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>下一张</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>带水印</source>
        <translation>Stamp</translation>
    </message>
    <message>
        <source>在副本下方写上拍摄时间、企业、检查项和原件指纹</source>
        <translation>Writes time, enterprise, item and hash of the original below the copy</translation>
    </message>
    <message>
        <source>标注和遮盖…</source>
        <translation>Annotate…</translation>
    </message>
    <message>
        <source>选整改前…</source>
        <translation>Choose before…</translation>
    </message>
    <message>
        <source>前后对照…</source>
        <translation>Compare…</translation>
    </message>
    <message>
        <source>导出副本…</source>
        <translation>Export copy…</translation>
    </message>
    <message>
        <source>带标注，遮盖处的内容不复存在；原件不变</source>
        <translation>With annotations; what is covered no longer exists in it. The original does not change</translation>
    </message>
    <message>
        <source>看原件</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>暂不显示标注和遮盖</source>
        <translation>Hides annotations and covers for now</translation>
    </message>
    <message>
        <source>适合窗口</source>
        <translation>Fit window</translation>
    </message>
    <message>
        <source>原大</source>
        <translation>Actual size</translation>
    </message>
    <message>
        <source>正在打开…</source>
        <translation>Opening…</translation>
    </message>
    <message>
        <source>查看标注…</source>
        <translation>Show annotations…</translation>
    </message>
    <message>
        <source>照片里没有拍摄时间</source>
        <translation>at an unknown time</translation>
    </message>
    <message>
        <source>{name} · {width}×{height} · {size} KB</source>
        <translation>{name} · {width}×{height} · {size} KB</translation>
    </message>
    <message>
        <source>拍摄 {taken} · 加入 {added}</source>
        <translation>Taken {taken} · added {added}</translation>
    </message>
</context>
<context>
    <name>PhotoWords</name>
    <message>
        <source>还差 {count} 张照片</source>
        <translation>Photos still needed: {count}</translation>
    </message>
    <message>
        <source>最多 {most} 张，多了 {count} 张</source>
        <translation>At most {most} photos, {count} too many</translation>
    </message>
    <message>
        <source>最多 {most} 张</source>
        <translation>At most {most} photos</translation>
    </message>
    <message>
        <source>不在检查期间</source>
        <translation>not taken during the visit</translation>
    </message>
    <message>
        <source>从文件加入</source>
        <translation>From file</translation>
    </message>
    <message>
        <source>拖入</source>
        <translation>Dropped</translation>
    </message>
    <message>
        <source>粘贴</source>
        <translation>Pasted</translation>
    </message>
    <message>
        <source>从监看的文件夹加入</source>
        <translation>From watched folder</translation>
    </message>
    <message>
        <source>从手机或存储卡加入</source>
        <translation>From phone or memory card</translation>
    </message>
    <message>
        <source>用摄像头拍摄</source>
        <translation>Taken with the camera</translation>
    </message>
    <message>
        <source>照片</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>视频</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
</context>
<context>
    <name>PhotosDesk</name>
    <message>
        <source>正在保存原件</source>
        <translation>Saving originals</translation>
    </message>
</context>
<context>
    <name>PhotosFiles</name>
    <message>
        <source>原件保存到哪个文件夹</source>
        <translation>Folder for the originals</translation>
    </message>
    <message>
        <source>保存校验值清单</source>
        <translation>Save hash list</translation>
    </message>
</context>
<context>
    <name>PhotosFilter</name>
    <message>
        <source>查找企业：名称、拼音、代码</source>
        <translation>Enterprise: name, pinyin, code</translation>
    </message>
    <message>
        <source>检查自 2026-10-28</source>
        <translation>From 2026-10-28</translation>
    </message>
    <message>
        <source>至 2026-10-28</source>
        <translation>To 2026-10-28</translation>
    </message>
    <message>
        <source>检查类别</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>全部类别</source>
        <translation>All areas</translation>
    </message>
    <message>
        <source>检查项编号</source>
        <translation>Item code</translation>
    </message>
    <message>
        <source>来自</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>种类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>回收站</source>
        <translation>Trash</translation>
    </message>
    <message>
        <source>移除的照片：谁在什么时候移除；可以恢复，从不删除</source>
        <translation>Removed photos: who removed them and when; they can be restored and are never erased</translation>
    </message>
    <message>
        <source>清除筛选</source>
        <translation>Clear filters</translation>
    </message>
    <message>
        <source>全部来源</source>
        <translation>All sources</translation>
    </message>
    <message>
        <source>本机</source>
        <translation>This laptop</translation>
    </message>
    <message>
        <source>收到</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>全部状态</source>
        <translation>All states</translation>
    </message>
    <message>
        <source>不符合项</source>
        <translation>Failed items</translation>
    </message>
    <message>
        <source>没有不符合</source>
        <translation>Not failed</translation>
    </message>
    <message>
        <source>待整理</source>
        <translation>Tray</translation>
    </message>
    <message>
        <source>不在检查期间</source>
        <translation>Outside the visit</translation>
    </message>
    <message>
        <source>照片</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>视频</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>全部种类</source>
        <translation>All kinds</translation>
    </message>
</context>
<context>
    <name>PhotosGrid</name>
    <message>
        <source>照片</source>
        <translation>Photos</translation>
    </message>
</context>
<context>
    <name>PhotosModel</name>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{person} 移除 {when}</source>
        <translation>{person} removed it {when}</translation>
    </message>
    <message>
        <source>不符合</source>
        <translation>Failed</translation>
    </message>
    <message>
        <source>待整理</source>
        <translation>Tray</translation>
    </message>
    <message>
        <source>企业不在台账中</source>
        <translation>Enterprise not in the register</translation>
    </message>
    <message>
        <source>检查不在本库中</source>
        <translation>Visit not in this store</translation>
    </message>
    <message>
        <source>收到</source>
        <translation>Received</translation>
    </message>
</context>
<context>
    <name>PickedNumber</name>
    <message>
        <source>（未选）</source>
        <translation>(none)</translation>
    </message>
</context>
<context>
    <name>PictureInput</name>
    <message>
        <source>签名…</source>
        <translation>Sign…</translation>
    </message>
    <message>
        <source>画图…</source>
        <translation>Draw…</translation>
    </message>
    <message>
        <source>选择图片并标注…</source>
        <translation>Choose picture and mark…</translation>
    </message>
    <message>
        <source>选择图片…</source>
        <translation>Choose picture…</translation>
    </message>
</context>
<context>
    <name>Placeholder</name>
    <message>
        <source>录音：这台电脑不录音。请用录音设备，再把文件作为照片或文件加入这一项。</source>
        <translation>Sound: this computer does not record. Record it elsewhere and add the file to this item.</translation>
    </message>
    <message>
        <source>行走路线：需要手机或定位设备，这里不能填写。不影响其他检查项。</source>
        <translation>Route: needs a phone or a GPS device and cannot be filled in here. Other items are not affected.</translation>
    </message>
    <message>
        <source>区域边界：需要手机或定位设备，这里不能填写。不影响其他检查项。</source>
        <translation>Area: needs a phone or a GPS device and cannot be filled in here. Other items are not affected.</translation>
    </message>
    <message>
        <source>这种题型这里不能填写。不影响其他检查项。</source>
        <translation>This kind of question cannot be filled in here. Other items are not affected.</translation>
    </message>
</context>
<context>
    <name>PlanningHalves</name>
    <message numerus="yes">
        <source>当日安排 %n 家</source>
        <translation>
            <numerusform>%n enterprise planned for the day</numerusform>
            <numerusform>%n enterprises planned for the day</numerusform>
        </translation>
    </message>
    <message>
        <source>回到名单</source>
        <translation>Back to the list</translation>
    </message>
</context>
<context>
    <name>PlanningPage</name>
    <message>
        <source>加入当日安排</source>
        <translation>Add to day list</translation>
    </message>
    <message>
        <source>开始检查</source>
        <translation>Start visit</translation>
    </message>
    <message>
        <source>看档案</source>
        <translation>Open file</translation>
    </message>
    <message>
        <source>出发前检查…</source>
        <translation>Departure check…</translation>
    </message>
    <message>
        <source>双随机抽取…</source>
        <translation>Double-random draw…</translation>
    </message>
    <message>
        <source>检查间隔…</source>
        <translation>Visit intervals…</translation>
    </message>
    <message>
        <source>计划</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>空格或双击也可以；可以选多家</source>
        <translation>Space or a double click does it too; several can be chosen</translation>
    </message>
    <message>
        <source>该查</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>从未检查</source>
        <translation>Never visited</translation>
    </message>
    <message>
        <source>整改到期</source>
        <translation>Corrections due</translation>
    </message>
    <message>
        <source>证照到期</source>
        <translation>Licences expiring</translation>
    </message>
    <message>
        <source>清除搜索</source>
        <translation>Clear search</translation>
    </message>
    <message>
        <source>企业、拼音或信用代码</source>
        <translation>Enterprise, pinyin or credit code</translation>
    </message>
    <message>
        <source>搜索要去的企业</source>
        <translation>Search enterprises to visit</translation>
    </message>
    <message>
        <source>没有到期该查的企业</source>
        <translation>No enterprise is due</translation>
    </message>
    <message>
        <source>按检查间隔，最近都查过。</source>
        <translation>By the visit intervals, all were visited lately.</translation>
    </message>
    <message>
        <source>没有从未检查的企业</source>
        <translation>No enterprise was never visited</translation>
    </message>
    <message>
        <source>台账里的企业都去过。</source>
        <translation>Every enterprise of the register was visited.</translation>
    </message>
    <message>
        <source>没有快到期的整改</source>
        <translation>No corrections due soon</translation>
    </message>
    <message>
        <source>整改期限还远，或者都已核查。</source>
        <translation>Deadlines are far off, or all were verified.</translation>
    </message>
    <message>
        <source>没有快到期的证照</source>
        <translation>No licence expires soon</translation>
    </message>
    <message>
        <source>看的是台账里的许可证有效期，提前 90 天列出。</source>
        <translation>By the licence dates of the register, listed 90 days ahead.</translation>
    </message>
    <message>
        <source>这里没有找到“{text}”</source>
        <translation>“{text}” was not found here</translation>
    </message>
    <message>
        <source>按企业名称、拼音和首字母、信用代码、电话、地址查找；别的名单里也许有。</source>
        <translation>Searched by name, pinyin and initials, credit code, phone and address; another list may have it.</translation>
    </message>
    <message>
        <source>看企业台账</source>
        <translation>Open the register</translation>
    </message>
</context>
<context>
    <name>PrintOutcomeDialog</name>
    <message>
        <source>打印结果</source>
        <translation>Result of printing</translation>
    </message>
    <message numerus="yes">
        <source>%n 份都打好了吗？</source>
        <translation>
            <numerusform>Did %n copy come out whole?</numerusform>
            <numerusform>Did all %n copies come out whole?</numerusform>
        </translation>
    </message>
    <message>
        <source>已送到“{printer}”，每份 {pages} 页。请等打印机停下后再回答。</source>
        <translation>Sent to “{printer}”, {pages} pages each. Answer when the printer has stopped.</translation>
    </message>
    <message>
        <source>都打好了</source>
        <translation>All printed</translation>
    </message>
    <message>
        <source>卡纸或缺页，只完整打到</source>
        <translation>Paper jam or missing pages, complete only up to</translation>
    </message>
    <message>
        <source>一张也没有出来</source>
        <translation>Nothing came out</translation>
    </message>
    <message>
        <source>补打其余的页</source>
        <translation>Print the other pages</translation>
    </message>
    <message>
        <source>记录</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>第</source>
        <translation>copy</translation>
    </message>
    <message>
        <source>份第</source>
        <translation>page</translation>
    </message>
    <message>
        <source>页</source>
        <translation> </translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message numerus="yes">
        <source>（之后还有 %n 件）</source>
        <translation>
            <numerusform> (then %n more)</numerusform>
            <numerusform> (then %n more)</numerusform>
        </translation>
    </message>
    <message>
        <source>正在停止…</source>
        <translation>Stopping…</translation>
    </message>
</context>
<context>
    <name>ProofFile</name>
    <message>
        <source>选择文件…</source>
        <translation>Choose file…</translation>
    </message>
    <message>
        <source>去掉文件</source>
        <translation>Remove file</translation>
    </message>
    <message>
        <source>可把照片或扫描件拖到这里</source>
        <translation>Photos and scans can be dropped here</translation>
    </message>
</context>
<context>
    <name>Proposal</name>
    <message>
        <source>合格</source>
        <translation>Pass</translation>
    </message>
    <message>
        <source>不合格</source>
        <translation>Fail</translation>
    </message>
    <message>
        <source>建议：{verdict}，因为{label} {value}，标准是 {rule}</source>
        <translation>Proposed: {verdict}, because {label} is {value}; the criterion is {rule}</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>PublishChecklistDialog</name>
    <message>
        <source>发布检查表</source>
        <translation>Publish checklist</translation>
    </message>
    <message>
        <source>发布</source>
        <translation>Publish</translation>
    </message>
    <message>
        <source>这一天起新开始的检查用它；已经开始的检查不变</source>
        <translation>Visits started from this day use it; those begun do not change</translation>
    </message>
    <message>
        <source>自哪天起</source>
        <translation>From</translation>
    </message>
    <message>
        <source>改了什么，用自己的话写；可以不填</source>
        <translation>What changed, in your words; may be left empty</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>请填写日期。</source>
        <translation>Enter the date.</translation>
    </message>
</context>
<context>
    <name>QuestionFields</name>
    <message>
        <source>社区</source>
        <translation>Community</translation>
    </message>
    <message>
        <source>全部社区</source>
        <translation>All communities</translation>
    </message>
    <message>
        <source>企业类型</source>
        <translation>Kind of enterprise</translation>
    </message>
    <message>
        <source>全部类型</source>
        <translation>All kinds</translation>
    </message>
    <message>
        <source>等级</source>
        <translation>Grade</translation>
    </message>
    <message>
        <source>全部等级</source>
        <translation>All colours</translation>
    </message>
    <message>
        <source>专项行动</source>
        <translation>Campaigns</translation>
    </message>
    <message>
        <source>全部专项行动</source>
        <translation>All campaigns</translation>
    </message>
    <message>
        <source>（未登记）</source>
        <translation>(none)</translation>
    </message>
</context>
<context>
    <name>RankInput</name>
    <message>
        <source>上移</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>下移</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>就按这个顺序</source>
        <translation>Keep this order</translation>
    </message>
    <message>
        <source>拖动，或 Alt+↑ ↓ 移动</source>
        <translation>Drag, or Alt+↑ ↓</translation>
    </message>
</context>
<context>
    <name>RapidRibbon</name>
    <message>
        <source>退出</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>快速作答</source>
        <translation>Rapid answers</translation>
    </message>
    <message>
        <source>合格</source>
        <translation>Pass</translation>
    </message>
    <message>
        <source>不合格</source>
        <translation>Fail</translation>
    </message>
    <message>
        <source>不适用</source>
        <translation>Not applicable</translation>
    </message>
    <message>
        <source>采纳建议</source>
        <translation>Take the proposal</translation>
    </message>
    <message>
        <source>清除</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>空格</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>同上次</source>
        <translation>as last time</translation>
    </message>
    <message>
        <source>写问题</source>
        <translation>finding</translation>
    </message>
    <message>
        <source>加照片</source>
        <translation>add photo</translation>
    </message>
    <message>
        <source>下一个未答项</source>
        <translation>next unanswered</translation>
    </message>
    <message>
        <source>上一项</source>
        <translation>previous</translation>
    </message>
    <message>
        <source>补录纸质表 {day}</source>
        <translation>Entering paper of {day}</translation>
    </message>
    <message>
        <source>合格，到下一项</source>
        <translation>pass, next</translation>
    </message>
    <message>
        <source>不合格，到下一项</source>
        <translation>fail, next</translation>
    </message>
    <message>
        <source>不适用，写原因</source>
        <translation>not applicable, reason</translation>
    </message>
    <message>
        <source>采纳建议，到下一项</source>
        <translation>Take the proposal, next item</translation>
    </message>
    <message>
        <source>在选项里：第几个</source>
        <translation>In choices: by number</translation>
    </message>
    <message>
        <source>跳过</source>
        <translation>skip</translation>
    </message>
    <message>
        <source>按题号跳转</source>
        <translation>Go to item</translation>
    </message>
</context>
<context>
    <name>ReadAloudWindow</name>
    <message>
        <source>大字朗读</source>
        <translation>Read aloud in large letters</translation>
    </message>
    <message>
        <source>全屏（F11）</source>
        <translation>Full screen (F11)</translation>
    </message>
    <message>
        <source>关闭（Esc）</source>
        <translation>Close (Esc)</translation>
    </message>
</context>
<context>
    <name>RecheckCard</name>
    <message>
        <source>复查情况</source>
        <translation>What was found</translation>
    </message>
    <message>
        <source>回车到下一项，Shift+回车换行</source>
        <translation>Enter goes to the next, Shift+Enter begins a new line</translation>
    </message>
    <message>
        <source>看到的情况；没有全部改好的，写明还差什么</source>
        <translation>What was seen; if not all is put right, say what is missing</translation>
    </message>
    <message>
        <source>新的期限</source>
        <translation>New deadline</translation>
    </message>
    <message>
        <source>请写明还差什么，写好后结论才会保存。</source>
        <translation>Say what is still missing; the verdict is saved once that is written.</translation>
    </message>
    <message>
        <source>整改要求：{text}</source>
        <translation>Required correction: {text}</translation>
    </message>
    <message>
        <source>{number}，{day} 签发</source>
        <translation>{number}, issued {day}</translation>
    </message>
    <message>
        <source>期限 {day}</source>
        <translation>Deadline {day}</translation>
    </message>
    <message>
        <source>{day} 回执：{note}</source>
        <translation>Reply of {day}: {note}</translation>
    </message>
    <message>
        <source>见附件</source>
        <translation>see attachment</translation>
    </message>
    <message>
        <source>{words}（{key}）</source>
        <translation>{words} ({key})</translation>
    </message>
    <message>
        <source>复查结论</source>
        <translation>Re-inspection verdict</translation>
    </message>
</context>
<context>
    <name>RecheckList</name>
    <message>
        <source>要复查的问题</source>
        <translation>Findings to re-inspect</translation>
    </message>
    <message>
        <source>○ 待复查</source>
        <translation>○ To be re-inspected</translation>
    </message>
</context>
<context>
    <name>RecheckPhotos</name>
    <message>
        <source>整改前</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>整改后</source>
        <translation>After</translation>
    </message>
    <message>
        <source>叠在一起</source>
        <translation>On top of each other</translation>
    </message>
    <message>
        <source>并排</source>
        <translation>Side by side</translation>
    </message>
    <message>
        <source>半透明叠加</source>
        <translation>Blend</translation>
    </message>
    <message>
        <source>整改后的浓淡</source>
        <translation>Strength of the photo after</translation>
    </message>
    <message>
        <source>添加整改后照片…</source>
        <translation>Add photo after correction…</translation>
    </message>
    <message>
        <source>粘贴</source>
        <translation>Paste</translation>
    </message>
    <message>
        <source>放大对照…</source>
        <translation>Compare enlarged…</translation>
    </message>
    <message>
        <source>正在打开…</source>
        <translation>Opening…</translation>
    </message>
    <message>
        <source>检查时没有拍照。</source>
        <translation>No photo was taken at the visit.</translation>
    </message>
    <message>
        <source>还没有整改后的照片。</source>
        <translation>No photo after correction yet.</translation>
    </message>
    <message>
        <source>{place}/{count}</source>
        <translation>{place}/{count}</translation>
    </message>
    <message>
        <source>上一张</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>下一张</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>{name}：{tip}</source>
        <translation>{name}: {tip}</translation>
    </message>
</context>
<context>
    <name>RecheckStarting</name>
    <message numerus="yes">
        <source>整改复查：%n 个没有办结的问题</source>
        <translation>
            <numerusform>Re-inspection of %n open finding</numerusform>
            <numerusform>Re-inspection of %n open findings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecipientList</name>
    <message>
        <source>谁能打开</source>
        <translation>Who can open it</translation>
    </message>
    <message>
        <source>登记主管名片…</source>
        <translation>Add supervisor&apos;s card…</translation>
    </message>
    <message>
        <source>还没有登记主管。检查包是加密的，只有登记过的主管打得开：请主管在他的“资料包”页导出名片（.zjcard），拿来这里登记。</source>
        <translation>No supervisor added yet. Visit packs are encrypted, only supervisors added here can open them: ask the supervisor to export a card (.zjcard) on the page “Packs”, then add it here.</translation>
    </message>
    <message>
        <source>再登记一位…</source>
        <translation>Add another…</translation>
    </message>
    <message>
        <source>还有 {count} 位</source>
        <translation>{count} more</translation>
    </message>
</context>
<context>
    <name>Record</name>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>{title} · 第 {number} 条</source>
        <translation>{title} · {number}</translation>
    </message>
    <message>
        <source>删除第 {number} 条</source>
        <translation>Delete no. {number}</translation>
    </message>
</context>
<context>
    <name>RecordPages</name>
    <message>
        <source>前一页</source>
        <translation>Previous page</translation>
    </message>
    <message>
        <source>后一页</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>到第几条</source>
        <translation>Go to record</translation>
    </message>
    <message>
        <source>输入序号，回车跳到那一条</source>
        <translation>Type a number, Enter goes to that record</translation>
    </message>
    <message>
        <source>第 {first}–{last} 条，共 {count} 条</source>
        <translation>Records {first}–{last} of {count}</translation>
    </message>
    <message>
        <source>第 {number} 条有问题</source>
        <translation>Record {number} has a problem</translation>
    </message>
</context>
<context>
    <name>RecordsInput</name>
    <message>
        <source>＋ 加一条</source>
        <translation>+ Add</translation>
    </message>
</context>
<context>
    <name>RecoverDialog</name>
    <message>
        <source>忘记密码</source>
        <translation>Forgotten passphrase</translation>
    </message>
    <message>
        <source>设新密码并打开</source>
        <translation>Set new passphrase and open</translation>
    </message>
    <message>
        <source>请向单位负责人要封存的恢复密钥，插上U盘，在这里选它。旧密码随即作废，资料一点不变。</source>
        <translation>Ask the head of the office for the sealed recovery key, plug in the USB stick and choose it here. The old passphrase stops working; nothing else changes.</translation>
    </message>
    <message>
        <source>信封里的 .zjrecovery-key 文件；用完请收回信封，不要留在这台电脑上</source>
        <translation>The .zjrecovery-key file of the envelope; put it back after use, leave none on this computer</translation>
    </message>
    <message>
        <source>恢复密钥文件</source>
        <translation>Recovery key file</translation>
    </message>
    <message>
        <source>谁的密码</source>
        <translation>Whose passphrase</translation>
    </message>
    <message>
        <source>找不到这个文件，请用“选择…”来选。</source>
        <translation>This file was not found, use “Choose…”.</translation>
    </message>
    <message>
        <source>选择…</source>
        <translation>Choose…</translation>
    </message>
</context>
<context>
    <name>RecoverySheet</name>
    <message>
        <source>登记恢复公钥…</source>
        <translation>Add recovery public key…</translation>
    </message>
    <message>
        <source>制作单位恢复钥匙…</source>
        <translation>Make office recovery keys…</translation>
    </message>
    <message>
        <source>还没有登记。忘记密码就再也打不开，请先登记。</source>
        <translation>None added yet. A forgotten passphrase would lock the store for good: add one first.</translation>
    </message>
    <message>
        <source>已登记：{key}。忘记密码时，单位可以帮您设新密码。</source>
        <translation>Added: {key}. The office can help you to a new passphrase if you forget yours.</translation>
    </message>
    <message>
        <source>忘记密码时</source>
        <translation>If a passphrase is forgotten</translation>
    </message>
    <message>
        <source>单位做一对恢复钥匙：恢复公钥发给每台电脑登记；恢复密钥装信封封存，有人忘记密码时才拆开。全单位只需做一次。</source>
        <translation>The office makes one pair of recovery keys: the public key is added on every computer; the secret key is sealed in an envelope, opened only when somebody forgets a passphrase. Once is enough for the whole office.</translation>
    </message>
    <message>
        <source>恢复公钥已登记。</source>
        <translation>The recovery public key was added.</translation>
    </message>
    <message>
        <source>已写入 {folder}：{secret} 是秘密，请装信封封存，并从电脑上删除；{public} 发给每台电脑登记。</source>
        <translation>Written to {folder}: {secret} is secret, seal it in an envelope and delete it from the computer; {public} is for every computer to add.</translation>
    </message>
</context>
<context>
    <name>RectificationDesk</name>
    <message>
        <source>正在导出问题清单</source>
        <translation>Exporting the findings</translation>
    </message>
</context>
<context>
    <name>RectificationModel</name>
    <message>
        <source>剩余</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>企业</source>
        <translation>Enterprise</translation>
    </message>
    <message>
        <source>级</source>
        <translation>Severity</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>整改通知书</source>
        <translation>Rectification notice</translation>
    </message>
</context>
<context>
    <name>RectificationPage</name>
    <message>
        <source>登记回执…</source>
        <translation>Record reply…</translation>
    </message>
    <message>
        <source>延期…</source>
        <translation>Extend…</translation>
    </message>
    <message>
        <source>移送…</source>
        <translation>Transfer…</translation>
    </message>
    <message>
        <source>书面核查…</source>
        <translation>Verify on paper…</translation>
    </message>
    <message>
        <source>开始复查…</source>
        <translation>Start re-inspection…</translation>
    </message>
    <message>
        <source>导出…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>交出数据…</source>
        <translation>Hand on data…</translation>
    </message>
    <message>
        <source>整改</source>
        <translation>Rectification</translation>
    </message>
    <message>
        <source>企业、问题、检查项或文号</source>
        <translation>Enterprise, finding, item or number</translation>
    </message>
    <message>
        <source>已取消，没有写出文件。</source>
        <translation>Cancelled; no file was written.</translation>
    </message>
    <message>
        <source>已保存：{file}</source>
        <translation>Saved: {file}</translation>
    </message>
    <message numerus="yes">
        <source>列出 %n 个问题</source>
        <translation>
            <numerusform>%n finding listed</numerusform>
            <numerusform>%n findings listed</numerusform>
        </translation>
    </message>
    <message>
        <source>；后面还有，请搜索或换筛选，导出包括全部。</source>
        <translation>; there are more: search or filter. Exports hold all.</translation>
    </message>
    <message>
        <source>没有符合的问题</source>
        <translation>No finding fits</translation>
    </message>
    <message>
        <source>换一个筛选，或者清除搜索。</source>
        <translation>Choose another filter, or clear the search.</translation>
    </message>
    <message>
        <source>看未办结的</source>
        <translation>Show open ones</translation>
    </message>
    <message>
        <source>检查结束或签发整改通知书后，问题会列在这里，直到复查合格。</source>
        <translation>After a visit ends or a notice is issued, findings stand here until they pass a re-inspection.</translation>
    </message>
    <message>
        <source>没有未办结的问题</source>
        <translation>No open findings</translation>
    </message>
    <message>
        <source>去检查记录</source>
        <translation>Go to visits</translation>
    </message>
    <message>
        <source>整改_{what}_{day}.xlsx</source>
        <translation>rectification_{what}_{day}.xlsx</translation>
    </message>
    <message numerus="yes">
        <source>已导出 %n 个问题：</source>
        <translation>
            <numerusform>%n finding exported:</numerusform>
            <numerusform>%n findings exported:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RectificationTable</name>
    <message>
        <source>整改中的问题</source>
        <translation>Findings being corrected</translation>
    </message>
</context>
<context>
    <name>RectifyDialog</name>
    <message>
        <source>登记</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>附件</source>
        <translation>Attachments</translation>
    </message>
    <message>
        <source>结论</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>延期至</source>
        <translation>Extended to</translation>
    </message>
    <message>
        <source>批准延期的文书</source>
        <translation>Paper granting it</translation>
    </message>
    <message>
        <source>文号或名称，没有可不填</source>
        <translation>Number or title; may stay empty</translation>
    </message>
    <message>
        <source>移送给</source>
        <translation>Transferred to</translation>
    </message>
    <message>
        <source>依法主管的单位，例如邮政管理局、市场监管局</source>
        <translation>The competent body, such as the postal or market authority</translation>
    </message>
    <message>
        <source>移送函</source>
        <translation>Referral letter</translation>
    </message>
    <message>
        <source>文号，没有可不填</source>
        <translation>Number; may stay empty</translation>
    </message>
    <message>
        <source>回执签字人</source>
        <translation>Signed by</translation>
    </message>
    <message>
        <source>没有可不填</source>
        <translation>May stay empty</translation>
    </message>
    <message>
        <source>文书用语：经申请批准延期，整改期限延至{day}。</source>
        <translation>As the paper says it: on application, the deadline is extended to {day}.</translation>
    </message>
    <message numerus="yes">
        <source>%n 个问题</source>
        <translation>
            <numerusform>%n finding</numerusform>
            <numerusform>%n findings</numerusform>
        </translation>
    </message>
    <message>
        <source>登记整改回执</source>
        <translation>Record a reply</translation>
    </message>
    <message>
        <source>延长整改期限</source>
        <translation>Extend the deadline</translation>
    </message>
    <message>
        <source>移送有关主管部门</source>
        <translation>Transfer to the competent body</translation>
    </message>
    <message>
        <source>书面核查</source>
        <translation>Verify on paper</translation>
    </message>
    <message>
        <source>收到日期</source>
        <translation>Received on</translation>
    </message>
    <message>
        <source>批准日期</source>
        <translation>Granted on</translation>
    </message>
    <message>
        <source>移送日期</source>
        <translation>Transferred on</translation>
    </message>
    <message>
        <source>核查日期</source>
        <translation>Verified on</translation>
    </message>
    <message>
        <source>企业说明的整改情况</source>
        <translation>What the enterprise says was corrected</translation>
    </message>
    <message>
        <source>依据什么认定，还差什么</source>
        <translation>On what grounds, and what is missing</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
</context>
<context>
    <name>RefusePaperDialog</name>
    <message>
        <source>拒绝签字</source>
        <translation>Refusal to sign</translation>
    </message>
    <message>
        <source>记录在案</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>拒签人</source>
        <translation>Who refuses</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>拒签理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>如：对第一项问题有异议</source>
        <translation>Such as: objects to the first finding</translation>
    </message>
    <message>
        <source>见证人</source>
        <translation>Witness</translation>
    </message>
    <message>
        <source>姓名和单位；没有见证人时请附现场照片</source>
        <translation>Name and office; without a witness add a photo</translation>
    </message>
    <message>
        <source>现场照片</source>
        <translation>Photo of the scene</translation>
    </message>
</context>
<context>
    <name>RegisterBody</name>
    <message>
        <source>搜索名称、拼音（sfkd）、信用代码、电话、地址</source>
        <translation>Search name, pinyin (sfkd), credit code, phone, address</translation>
    </message>
    <message>
        <source>搜索企业</source>
        <translation>Search enterprises</translation>
    </message>
    <message>
        <source>Ctrl+F 到这里，↓ 到列表</source>
        <translation>Ctrl+F: here, ↓: to the list</translation>
    </message>
    <message>
        <source>企业台账</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>没有找到“{text}”</source>
        <translation>“{text}” not found</translation>
    </message>
    <message>
        <source>没有符合筛选的企业</source>
        <translation>No enterprise fits the filter</translation>
    </message>
    <message>
        <source>查过企业名称、拼音和首字母、信用代码、电话、地址。</source>
        <translation>Looked through names, pinyin and initials, credit codes, phone numbers and addresses.</translation>
    </message>
    <message>
        <source>只看了：{filter}。</source>
        <translation>Looked only at: {filter}.</translation>
    </message>
    <message>
        <source>清除搜索和筛选</source>
        <translation>Clear search and filter</translation>
    </message>
</context>
<context>
    <name>RegisterExport</name>
    <message>
        <source>企业台账_{day}.xlsx</source>
        <translation>register_{day}.xlsx</translation>
    </message>
    <message>
        <source>重点敏感货代企业台账清单_{day}</source>
        <translation>focus-forwarders_{day}</translation>
    </message>
    <message>
        <source>这台电脑没有打印机，请存为 PDF。</source>
        <translation>This computer has no printer; save as PDF.</translation>
    </message>
    <message>
        <source>重点敏感货代企业台账清单</source>
        <translation>Register of focus forwarders</translation>
    </message>
    <message>
        <source>已交给打印机 {printer}。</source>
        <translation>Handed to printer {printer}.</translation>
    </message>
    <message>
        <source>正在导出台账</source>
        <translation>Exporting the register</translation>
    </message>
    <message>
        <source>已取消，没有写出文件。</source>
        <translation>Cancelled; no file was written.</translation>
    </message>
    <message>
        <source>正在导出重点敏感货代清单</source>
        <translation>Exporting the list of focus forwarders</translation>
    </message>
</context>
<context>
    <name>RegisterFields</name>
    <message>
        <source>企业名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>统一社会信用代码</source>
        <translation>Unified social credit code</translation>
    </message>
    <message>
        <source>所属社区</source>
        <translation>Community</translation>
    </message>
    <message>
        <source>详细地址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>法定代表人</source>
        <translation>Legal person</translation>
    </message>
    <message>
        <source>负责人</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>联系电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>企业类型</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>服务品牌</source>
        <translation>Brand</translation>
    </message>
    <message>
        <source>业务范围</source>
        <translation>Business scope</translation>
    </message>
    <message>
        <source>运输方式</source>
        <translation>Transport modes</translation>
    </message>
    <message>
        <source>经营专线</source>
        <translation>Special lines</translation>
    </message>
    <message>
        <source>承接粉末、液体等敏感货</source>
        <translation>Handles sensitive goods</translation>
    </message>
    <message>
        <source>敏感货类别</source>
        <translation>Sensitive goods</translation>
    </message>
    <message>
        <source>禁毒安全保障制度</source>
        <translation>Anti-drug safeguards</translation>
    </message>
    <message>
        <source>从业人员</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>X光机</source>
        <translation>X-ray machines</translation>
    </message>
    <message>
        <source>摄像机</source>
        <translation>Cameras</translation>
    </message>
    <message>
        <source>录像保存</source>
        <translation>Video kept (days)</translation>
    </message>
    <message>
        <source>快递许可证号</source>
        <translation>Express licence no.</translation>
    </message>
    <message>
        <source>许可证有效期至</source>
        <translation>Licence valid until</translation>
    </message>
    <message>
        <source>承诺书签订</source>
        <translation>Commitment letter signed</translation>
    </message>
    <message>
        <source>备案证明编号</source>
        <translation>Filing certificate no.</translation>
    </message>
    <message>
        <source>经度</source>
        <translation>Longitude</translation>
    </message>
    <message>
        <source>纬度</source>
        <translation>Latitude</translation>
    </message>
    <message>
        <source>行政区划代码</source>
        <translation>Division code</translation>
    </message>
    <message>
        <source>负责人手机</source>
        <translation>Mobile of the person in charge</translation>
    </message>
    <message>
        <source>登记注册类型</source>
        <translation>Type of registration</translation>
    </message>
    <message>
        <source>控股情况</source>
        <translation>Holdings</translation>
    </message>
    <message>
        <source>100%先验视后封箱</source>
        <translation>100 % inspected before sealing</translation>
    </message>
    <message>
        <source>100%寄递实名制</source>
        <translation>100 % real-name</translation>
    </message>
    <message>
        <source>100%X光机安检</source>
        <translation>100 % X-ray screening</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>是</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>达标</source>
        <translation>Met</translation>
    </message>
    <message>
        <source>否</source>
        <translation>No</translation>
    </message>
    <message>
        <source>未达标</source>
        <translation>Not met</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{number} 人</source>
        <translation>{number}</translation>
    </message>
    <message>
        <source>{number} 台</source>
        <translation>{number}</translation>
    </message>
    <message>
        <source>{number} 天</source>
        <translation>{number}</translation>
    </message>
    <message>
        <source>基本情况</source>
        <translation>Basic information</translation>
    </message>
    <message>
        <source>联系人</source>
        <translation>Contacts</translation>
    </message>
    <message>
        <source>业务</source>
        <translation>Business</translation>
    </message>
    <message>
        <source>安全保障</source>
        <translation>Safeguards</translation>
    </message>
    <message>
        <source>证照与承诺</source>
        <translation>Licences and commitments</translation>
    </message>
    <message>
        <source>位置与备注</source>
        <translation>Location and notes</translation>
    </message>
</context>
<context>
    <name>RegisterFiles</name>
    <message>
        <source>选择台账文件</source>
        <translation>Choose register file</translation>
    </message>
    <message>
        <source>台账 (*.xlsx *.xls *.csv)</source>
        <translation>Register (*.xlsx *.xls *.csv)</translation>
    </message>
    <message>
        <source>导出台账</source>
        <translation>Export register</translation>
    </message>
    <message>
        <source>保存问题清单</source>
        <translation>Save list of problems</translation>
    </message>
</context>
<context>
    <name>RegisterHead</name>
    <message>
        <source>企业台账</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>导入台账…</source>
        <translation>Import register…</translation>
    </message>
    <message>
        <source>导出…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>交出数据…</source>
        <translation>Hand on data…</translation>
    </message>
    <message>
        <source>按现在的筛选，交出台账、检查、问题或答案，也可以是对外版本</source>
        <translation>By the filter as it is: register, visits, findings or answers, also as a redacted copy</translation>
    </message>
    <message>
        <source>新增企业…</source>
        <translation>New enterprise…</translation>
    </message>
    <message>
        <source>现场发现台账里没有的企业；先标为待核实</source>
        <translation>An enterprise found on site that the register lacks; marked to be confirmed</translation>
    </message>
    <message>
        <source>家企业</source>
        <translation>Enterprises</translation>
    </message>
    <message>
        <source>承接敏感货</source>
        <translation>Sensitive goods</translation>
    </message>
    <message>
        <source>保障制度未达标</source>
        <translation>Safeguards not met</translation>
    </message>
    <message>
        <source>保障制度达标</source>
        <translation>Safeguards met</translation>
    </message>
</context>
<context>
    <name>RegisterImport</name>
    <message>
        <source>正在读取 {file}</source>
        <translation>Reading {file}</translation>
    </message>
    <message>
        <source>正在导入 {file}</source>
        <translation>Importing {file}</translation>
    </message>
</context>
<context>
    <name>ReinspectionDesk</name>
    <message>
        <source>粘贴的照片</source>
        <translation>Pasted photo</translation>
    </message>
</context>
<context>
    <name>ReinspectionPage</name>
    <message>
        <source>复查意见书…</source>
        <translation>Re-inspection opinion…</translation>
    </message>
    <message>
        <source>结束复查</source>
        <translation>End re-inspection</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>整改复查 · {day} · 检查人员：{people}</source>
        <translation>Re-inspection · {day} · inspectors: {people}</translation>
    </message>
    <message>
        <source>已有结论 {done}/{total}</source>
        <translation>Verdicts {done}/{total}</translation>
    </message>
    <message>
        <source>只读：这次复查已经结束，或由另一台电脑记录。</source>
        <translation>Read only: this re-inspection has ended, or another laptop records it.</translation>
    </message>
    <message>
        <source>到那个问题</source>
        <translation>Go to that finding</translation>
    </message>
    <message>
        <source>正在加入照片…</source>
        <translation>Adding photos…</translation>
    </message>
    <message>
        <source>← 返回</source>
        <translation>← Back</translation>
    </message>
</context>
<context>
    <name>ReplyFileFiles</name>
    <message>
        <source>保存回执附件</source>
        <translation>Save attachment of reply</translation>
    </message>
</context>
<context>
    <name>ReplyFiles</name>
    <message>
        <source>添加扫描件或照片…</source>
        <translation>Add scan or photo…</translation>
    </message>
    <message>
        <source>也可以拖到这里</source>
        <translation>Or drop them here</translation>
    </message>
    <message>
        <source>去掉 {name}</source>
        <translation>Remove {name}</translation>
    </message>
    <message>
        <source>去掉文件</source>
        <translation>Remove file</translation>
    </message>
</context>
<context>
    <name>ResumeNumbersDialog</name>
    <message>
        <source>恢复以前用到几号</source>
        <translation>Numbers used before the restore</translation>
    </message>
    <message>
        <source>就从这些号以后接着编</source>
        <translation>Go on after these numbers</translation>
    </message>
    <message>
        <source>恢复备份以前可能已经使用</source>
        <translation>may have been used before the backup was restored</translation>
    </message>
    <message>
        <source>请对照已经发出的纸质文书，填写今年每种文书最后用到的号；没有签发过就留 0。到这个号为止、台账里没有的号会作废，不会再用。</source>
        <translation>From the papers handed out, enter the last number used this year of each kind; 0 where none was issued. Numbers up to it that the ledger does not have are voided and never used.</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
</context>
<context>
    <name>ReturnStoreDialog</name>
    <message>
        <source>从U盘备份恢复</source>
        <translation>Restore from a backup on a stick</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>备份时的密码</source>
        <translation>Passphrase at the time of the backup</translation>
    </message>
    <message>
        <source>单位恢复密钥，并设新密码</source>
        <translation>Recovery key of the office, and a new passphrase</translation>
    </message>
    <message>
        <source>找不到这个文件，请用“选择…”来选。</source>
        <translation>This file was not found; use “Choose…”.</translation>
    </message>
    <message>
        <source>请选一个放工作库的文件夹。</source>
        <translation>Choose a folder for the store.</translation>
    </message>
    <message>
        <source>正在恢复</source>
        <translation>Restoring</translation>
    </message>
    <message>
        <source>建立一个新的工作库，内容和备份时一样。原来的电脑如果还在用，请不要两边同时继续。</source>
        <translation>Makes a new store with all that the backup held. If the old computer is still in use, do not go on with both.</translation>
    </message>
    <message>
        <source>备份文件</source>
        <translation>Backup file</translation>
    </message>
    <message>
        <source>工作库放在</source>
        <translation>Store goes to</translation>
    </message>
    <message>
        <source>恢复密钥文件</source>
        <translation>Recovery key file</translation>
    </message>
    <message>
        <source>选择…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>新密码</source>
        <translation>New passphrase</translation>
    </message>
    <message>
        <source>恢复的工作库</source>
        <translation>Restored store</translation>
    </message>
    <message>
        <source>已停下，没有留下任何文件。</source>
        <translation>Stopped; no file was left behind.</translation>
    </message>
</context>
<context>
    <name>ReturnedDialog</name>
    <message>
        <source>退回检查</source>
        <translation>Visits sent back</translation>
    </message>
    <message>
        <source>退回包带上所有还没有处理的意见；对方标为已处理后，随下一个检查包交回。丢了一个，再写一个就行。</source>
        <translation>A return pack holds every open comment; once marked as done, they come back with the next visit pack. If one is lost, write another.</translation>
    </message>
    <message>
        <source>进展</source>
        <translation>State</translation>
    </message>
    <message>
        <source>企业</source>
        <translation>Enterprise</translation>
    </message>
    <message>
        <source>检查项</source>
        <translation>Items</translation>
    </message>
    <message>
        <source>意见</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>提出</source>
        <translation>Raised</translation>
    </message>
    <message numerus="yes">
        <source>写出退回包（%n 条意见）…</source>
        <translation>
            <numerusform>Write return pack (%n comment)…</numerusform>
            <numerusform>Write return pack (%n comments)…</numerusform>
        </translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>整次检查</source>
        <translation>Whole visit</translation>
    </message>
    <message>
        <source>已处理</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>还没有发出</source>
        <translation>Not sent yet</translation>
    </message>
    <message>
        <source>等对方处理：{at} 随 {file} 发出</source>
        <translation>Waiting for the other side: sent {at} with {file}</translation>
    </message>
</context>
<context>
    <name>ReviewDesk</name>
    <message>
        <source>正在写出退回包</source>
        <translation>Writing return packs</translation>
    </message>
</context>
<context>
    <name>ReviewModel</name>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>企业</source>
        <translation>Enterprise</translation>
    </message>
    <message>
        <source>检查时间</source>
        <translation>Visited</translation>
    </message>
    <message>
        <source>检查人员</source>
        <translation>Inspector</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>Problems</translation>
    </message>
    <message>
        <source>未处理意见</source>
        <translation>Open comments</translation>
    </message>
    <message>
        <source>最近决定</source>
        <translation>Last decision</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>（台账中没有这家企业）</source>
        <translation>(not on the register)</translation>
    </message>
    <message>
        <source>审核人的决定不一，请商定后再决定一次。</source>
        <translation>The reviewers decided differently; please agree and decide once more.</translation>
    </message>
    <message>
        <source>通过以后内容又变了，请看清变化再决定。</source>
        <translation>The contents changed after it was accepted; look at the changes before you decide.</translation>
    </message>
    <message>
        <source>上次决定以后又有新内容，或意见都已处理。</source>
        <translation>Something new came after the last decision, or all comments are settled.</translation>
    </message>
    <message>
        <source>{state} · 决定不一</source>
        <translation>{state} · decisions differ</translation>
    </message>
    <message>
        <source>{state} · 新版</source>
        <translation>{state} · new revision</translation>
    </message>
    <message>
        <source>{state} · 未结束</source>
        <translation>{state} · not ended</translation>
    </message>
    <message>
        <source>{state} · 又变了</source>
        <translation>{state} · changed since</translation>
    </message>
</context>
<context>
    <name>ReviewNotice</name>
    <message numerus="yes">
        <source>已通过 %n 次检查。</source>
        <translation>
            <numerusform>%n visit accepted.</numerusform>
            <numerusform>%n visits accepted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>抽中 %n 次检查复核，种子 {seed} 已记录。</source>
        <translation>
            <numerusform>%n visit drawn for a second look; seed {seed} recorded.</numerusform>
            <numerusform>%n visits drawn for a second look; seed {seed} recorded.</numerusform>
        </translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>已写出并读回核对：{files}</source>
        <translation>Written, read back and verified: {files}</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>打开审核</source>
        <translation>Open review</translation>
    </message>
    <message>
        <source>通过</source>
        <translation>Accept</translation>
    </message>
    <message>
        <source>退回…</source>
        <translation>Send back…</translation>
    </message>
    <message>
        <source>随机抽查…</source>
        <translation>Random second look…</translation>
    </message>
    <message>
        <source>写出退回包…</source>
        <translation>Write return pack…</translation>
    </message>
    <message>
        <source>交出数据…</source>
        <translation>Hand on data…</translation>
    </message>
    <message>
        <source>审核</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>企业、社区或检查人员</source>
        <translation>Enterprise, community or inspector</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message numerus="yes">
        <source>列出 %n 次检查</source>
        <translation>
            <numerusform>%n visit listed</numerusform>
            <numerusform>%n visits listed</numerusform>
        </translation>
    </message>
    <message>
        <source>；更早通过的没有列出</source>
        <translation>; those accepted earlier are not listed</translation>
    </message>
    <message>
        <source>导入检查员交来的检查包以后，检查会列在这里；自己做的检查由别人审核。</source>
        <translation>Visits stand here once an inspector&apos;s pack is imported; your own are reviewed by somebody else.</translation>
    </message>
    <message>
        <source>还没有收到要审核的检查</source>
        <translation>No visits to review yet</translation>
    </message>
    <message>
        <source>去资料包</source>
        <translation>Go to packs</translation>
    </message>
    <message>
        <source>没有符合的检查</source>
        <translation>No visit fits</translation>
    </message>
    <message>
        <source>换一个筛选，或者清除搜索。</source>
        <translation>Choose another filter, or clear the search.</translation>
    </message>
    <message>
        <source>看全部检查</source>
        <translation>Show all visits</translation>
    </message>
    <message>
        <source>这里没有检查</source>
        <translation>No visits here</translation>
    </message>
    <message>
        <source>别的状态里还有。</source>
        <translation>There are some in other states.</translation>
    </message>
    <message numerus="yes">
        <source>通过 %n 次检查</source>
        <translation>
            <numerusform>Accept %n visit</numerusform>
            <numerusform>Accept %n visits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>选中了 %n 次检查。</source>
        <translation>
            <numerusform>%n visit is chosen.</numerusform>
            <numerusform>%n visits are chosen.</numerusform>
        </translation>
    </message>
    <message>
        <source>整次检查</source>
        <translation>Whole visit</translation>
    </message>
    <message>
        <source>已退回。写出退回包交给检查员，他会看到要改的地方。</source>
        <translation>Sent back. Write a return pack for the inspector, who will see what to change.</translation>
    </message>
</context>
<context>
    <name>ReviewPanel</name>
    <message>
        <source>选一次检查，这里显示它的变化、意见和审核经过。</source>
        <translation>Choose a visit: its changes, comments and review history stand here.</translation>
    </message>
    <message>
        <source>两位审核人互不知情，作了不同的决定；现在按较严的算，请商定后再决定一次。</source>
        <translation>Two reviewers decided differently without knowing; the stricter counts for now. Agree, then decide once more.</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{people}&#x3000;{opened} 开始，还没有结束</source>
        <translation>{people}  begun {opened}, not ended</translation>
    </message>
    <message>
        <source>{people}&#x3000;{opened} 开始，已结束</source>
        <translation>{people}  begun {opened}, ended</translation>
    </message>
    <message>
        <source>意见</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>整次检查</source>
        <translation>Whole visit</translation>
    </message>
    <message>
        <source>标为已处理</source>
        <translation>Mark as settled</translation>
    </message>
    <message>
        <source>✓ 已处理</source>
        <translation>✓ done</translation>
    </message>
    <message>
        <source>待处理</source>
        <translation>to do</translation>
    </message>
    <message>
        <source>{state}&#x3000;{by}：{comment}</source>
        <translation>{state}  {by}: {comment}</translation>
    </message>
    <message>
        <source>{when} {act}以后的变化</source>
        <translation>Changes since {act}, {when}</translation>
    </message>
    <message>
        <source>内容没有变化。</source>
        <translation>Nothing has changed.</translation>
    </message>
    <message numerus="yes">
        <source>还有 %n 处变化，请打开检查看。</source>
        <translation>
            <numerusform>%n more change: open the visit to see it.</numerusform>
            <numerusform>%n more changes: open the visit to see them.</numerusform>
        </translation>
    </message>
    <message>
        <source>{field}：{before} → {after}</source>
        <translation>{field}: {before} → {after}</translation>
    </message>
    <message>
        <source>（空）</source>
        <translation>(empty)</translation>
    </message>
    <message>
        <source>审核经过</source>
        <translation>Review history</translation>
    </message>
    <message>
        <source>还没有人审核。</source>
        <translation>Nobody has reviewed it yet.</translation>
    </message>
    <message>
        <source>从 {pool} 次中按 {percent}% 抽取，种子 {seed}</source>
        <translation>{percent} % drawn of {pool}, seed {seed}</translation>
    </message>
</context>
<context>
    <name>ReviewTable</name>
    <message>
        <source>要审核的检查</source>
        <translation>Visits to review</translation>
    </message>
</context>
<context>
    <name>RevokeDialog</name>
    <message>
        <source>吊销</source>
        <translation>Revoke</translation>
    </message>
    <message>
        <source>单位根密钥的密码</source>
        <translation>Passphrase of the office&apos;s root key</translation>
    </message>
    <message>
        <source>吊销 {person} 的电脑</source>
        <translation>Revoke the computer of {person}</translation>
    </message>
    <message>
        <source>电脑丢失或人员离开时用。以后它写出的包一律不收，也不再写给它；以前收下的不变。不能取消。</source>
        <translation>For a lost computer or somebody who left. Its packs are no longer accepted, nor is anything written for it; what was taken in before stays. Cannot be undone.</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>请写原因，会写进名单。</source>
        <translation>Give the reason; it stands in the list.</translation>
    </message>
</context>
<context>
    <name>RiskyWords</name>
    <message>
        <source>这个文件夹由网盘软件同步：资料会被传到别人的服务器，打开时还会被它改动。请换一个只在本机的文件夹。</source>
        <translation>A sync program copies this folder: what is in it goes to somebody&apos;s server, and is changed while it is open. Choose a folder that is on this computer only.</translation>
    </message>
    <message>
        <source>这个文件夹在网络盘上：断网时可能损坏资料。请放在本机硬盘上；几台电脑要共用，请用共用数据库。</source>
        <translation>This folder is on a network drive: a broken connection may damage what is in it. Use a disk of this computer; several desks use the shared database.</translation>
    </message>
</context>
<context>
    <name>RoleChoice</name>
    <message>
        <source>检查员</source>
        <translation>Inspector</translation>
    </message>
    <message>
        <source>主管</source>
        <translation>Supervisor</translation>
    </message>
    <message>
        <source>管理员</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>到企业检查，开文书，交资料包</source>
        <translation>Visits enterprises, issues papers</translation>
    </message>
    <message>
        <source>接收资料包，看检查结果，汇总督导</source>
        <translation>Receives packs, reviews visits</translation>
    </message>
    <message>
        <source>同主管，另管人员和共用数据库</source>
        <translation>As a supervisor; also manages people and the shared database</translation>
    </message>
</context>
<context>
    <name>RootFiles</name>
    <message>
        <source>单位根密钥存到哪里（最好是专用U盘）</source>
        <translation>Where to keep the root key (best a stick of its own)</translation>
    </message>
    <message>
        <source>单位.zjroot</source>
        <translation>office.zjroot</translation>
    </message>
    <message>
        <source>选择单位根密钥</source>
        <translation>Choose the office&apos;s root key</translation>
    </message>
    <message>
        <source>选择单位的设备名单</source>
        <translation>Choose the office&apos;s list of devices</translation>
    </message>
    <message>
        <source>选择要签发证书的名片</source>
        <translation>Choose the card to certify</translation>
    </message>
    <message>
        <source>采用设备名单</source>
        <translation>Adopt list of devices</translation>
    </message>
    <message>
        <source>{office}的根密钥，本机第一次见到。它的六个词是：

{words}</source>
        <translation>The root key of {office}, seen here for the first time. Its six words are:

{words}</translation>
    </message>
    <message>
        <source>请与单位公布的六个词逐个核对，一样才采用。以后只认这个根密钥签的名单。</source>
        <translation>Compare each with the six words that the office made known, and adopt only if they agree. From then on only lists signed by this root key are accepted.</translation>
    </message>
    <message>
        <source>核对一致，采用</source>
        <translation>They agree, adopt</translation>
    </message>
    <message>
        <source>不采用</source>
        <translation>Do not adopt</translation>
    </message>
</context>
<context>
    <name>SampleRows</name>
    <message>
        <source>{label}（{unit}）</source>
        <translation>{label} ({unit})</translation>
    </message>
</context>
<context>
    <name>SampleTable</name>
    <message>
        <source>删除所选行</source>
        <translation>Delete selected rows</translation>
    </message>
    <message>
        <source>删除所选行（Ctrl+Delete）</source>
        <translation>Delete selected rows (Ctrl+Delete)</translation>
    </message>
    <message>
        <source>回车到下一格 · 数字键选选项 · Tab 离开</source>
        <translation>Enter: next cell · digits: choose · Tab: leave</translation>
    </message>
    <message numerus="yes">
        <source>已抽查 %n 行</source>
        <translation>
            <numerusform>%n row sampled</numerusform>
            <numerusform>%n rows sampled</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SamplingDialog</name>
    <message>
        <source>随机抽样</source>
        <translation>Random sample</translation>
    </message>
    <message>
        <source>抽件</source>
        <translation>Parcels</translation>
    </message>
    <message>
        <source>抽录像时刻</source>
        <translation>Moments of video</translation>
    </message>
    <message>
        <source>有了种子和总数，任何人都能复核抽取结果</source>
        <translation>With seed and total anybody can repeat the draw</translation>
    </message>
    <message>
        <source>抽取并记录</source>
        <translation>Draw and record</translation>
    </message>
    <message>
        <source>已记录，种子 {seed}：</source>
        <translation>Recorded, seed {seed}:</translation>
    </message>
    <message>
        <source>第 {numbers} 件</source>
        <translation>No. {numbers}</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>现场共有（件、票、人）</source>
        <translation>Present (parcels, waybills, people)</translation>
    </message>
    <message>
        <source>抽取数量</source>
        <translation>To draw</translation>
    </message>
    <message>
        <source>至</source>
        <translation>to</translation>
    </message>
    <message>
        <source>（00:00 至 00:00 为全天）</source>
        <translation>(00:00 to 00:00 is the whole day)</translation>
    </message>
    <message>
        <source>日期，各抽一个</source>
        <translation>Days, one moment each</translation>
    </message>
    <message>
        <source>时段</source>
        <translation>Between</translation>
    </message>
    <message>
        <source>抽取结果</source>
        <translation>Drawn</translation>
    </message>
    <message>
        <source>按一下“抽取并记录”，结果在这里。每次抽取都随检查保存：有了种子和总数，任何人都能复核。</source>
        <translation>Press “Draw and record”, and the result is shown here. Every draw is kept with the visit: with the seed and the total, anybody can repeat it.</translation>
    </message>
    <message>
        <source>随机种子</source>
        <translation>Random seed</translation>
    </message>
    <message>
        <source>写入样本表</source>
        <translation>Into the sample table</translation>
    </message>
    <message>
        <source>打印抽样记录…</source>
        <translation>Print record of the draw…</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>昨天 {day}</source>
        <translation>Yesterday {day}</translation>
    </message>
    <message numerus="yes">
        <source>%n 天前</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchChoice</name>
    <message numerus="yes">
        <source>输入几个字查找，共 %n 个选项</source>
        <translation>
            <numerusform>Type to search %n choice</numerusform>
            <numerusform>Type to search %n choices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchKeys</name>
    <message>
        <source>Ctrl+F 到这里，↓ 到列表，Esc 清除</source>
        <translation>Ctrl+F goes here, ↓ to the list, Esc clears</translation>
    </message>
</context>
<context>
    <name>SecondLookDialog</name>
    <message>
        <source>随机抽查</source>
        <translation>Random second look</translation>
    </message>
    <message>
        <source>抽取</source>
        <translation>Draw</translation>
    </message>
    <message numerus="yes">
        <source>从 %n 次已通过的检查中随机抽取，抽中的要再看一遍。</source>
        <translation>
            <numerusform>Drawn at random from %n accepted visit; it is looked at once more.</numerusform>
            <numerusform>Drawn at random from %n accepted visits; those drawn are looked at once more.</numerusform>
        </translation>
    </message>
    <message>
        <source>抽取一次就记录一次，种子和范围写进日志，谁都能重新抽出同样的结果。</source>
        <translation>Each draw is recorded with seed and pool: anybody can draw the same again.</translation>
    </message>
    <message>
        <source>抽查比例</source>
        <translation>Share</translation>
    </message>
    <message>
        <source>种子</source>
        <translation>Seed</translation>
    </message>
</context>
<context>
    <name>Sections</name>
    <message>
        <source>企业台账</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>看板</source>
        <translation>Board</translation>
    </message>
    <message>
        <source>计划</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>检查记录</source>
        <translation>Visits</translation>
    </message>
    <message>
        <source>整改</source>
        <translation>Rectification</translation>
    </message>
    <message>
        <source>审核</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>措施与行动</source>
        <translation>Measures</translation>
    </message>
    <message>
        <source>文书</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>照片</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>资料包</source>
        <translation>Packs</translation>
    </message>
    <message>
        <source>操作日志</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
</context>
<context>
    <name>SendBackDialog</name>
    <message>
        <source>退回检查</source>
        <translation>Visits sent back</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>Return</translation>
    </message>
    <message numerus="yes">
        <source>会退回 %n 条意见：</source>
        <translation>
            <numerusform>%n comment will be sent back:</numerusform>
            <numerusform>%n comments will be sent back:</numerusform>
        </translation>
    </message>
    <message>
        <source>检查项下还没有意见。打开检查可以逐项写，也可以在这里写对整次检查的意见。</source>
        <translation>No item has a comment yet. Open the visit to comment item by item, or comment on the whole visit here.</translation>
    </message>
    <message>
        <source>对整次检查的意见</source>
        <translation>Comment on the whole visit</translation>
    </message>
    <message>
        <source>审核说明（留在本单位，不发给检查员）</source>
        <translation>Note on the review (stays in the office, not sent to the inspector)</translation>
    </message>
</context>
<context>
    <name>SenderBox</name>
    <message>
        <source>第一次收到他的检查包。请他打开“资料包”页，当面或打电话念出“我的名片”下的六个词，逐个对照：</source>
        <translation>The first pack from this person. Let them open “Packs” and read out, face to face or by phone, the six words under “My card”; compare each:</translation>
    </message>
    <message>
        <source>已核对，六个词完全一致</source>
        <translation>Compared: all six words agree</translation>
    </message>
    <message>
        <source>写出于 {time}</source>
        <translation>Written {time}</translation>
    </message>
    <message>
        <source>写出于 {time} · 未加密，任何人可读</source>
        <translation>Written {time} · not encrypted, anyone can read it</translation>
    </message>
    <message>
        <source>本机写出的包</source>
        <translation>Written on this computer</translation>
    </message>
    <message>
        <source>✓ 已登记的电脑</source>
        <translation>✓ Known computer</translation>
    </message>
    <message>
        <source>! 密钥变了</source>
        <translation>! Its key has changed</translation>
    </message>
    <message>
        <source>! 还不认识</source>
        <translation>! Not known yet</translation>
    </message>
</context>
<context>
    <name>SendersPanel</name>
    <message>
        <source>各设备资料包</source>
        <translation>Packs by laptop</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>最近一次收到资料包</source>
        <translation>Last pack received</translation>
    </message>
    <message>
        <source>距今</source>
        <translation>Ago</translation>
    </message>
    <message>
        <source>各人交来的资料包</source>
        <translation>Packs handed in by person</translation>
    </message>
    <message>
        <source>从未收到</source>
        <translation>Never received</translation>
    </message>
    <message numerus="yes">
        <source>%n 天</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SensitiveMenu</name>
    <message>
        <source>敏感货代清单</source>
        <translation>Focus forwarders</translation>
    </message>
    <message>
        <source>《辖区重点敏感货代企业台账清单》，随台账实时变化</source>
        <translation>The register of focus forwarders, always as the register is now</translation>
    </message>
    <message>
        <source>导出为表格…</source>
        <translation>Export as table…</translation>
    </message>
    <message>
        <source>存为 PDF…</source>
        <translation>Save as PDF…</translation>
    </message>
    <message>
        <source>打印…</source>
        <translation>Print…</translation>
    </message>
</context>
<context>
    <name>SentBackDialog</name>
    <message>
        <source>企业</source>
        <translation>Enterprise</translation>
    </message>
    <message>
        <source>检查项</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>意见</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>退回人</source>
        <translation>Sent back by</translation>
    </message>
    <message>
        <source>退回的检查项</source>
        <translation>Items sent back</translation>
    </message>
    <message>
        <source>主管退回的检查项和意见。打开那一项改好或补充后，标为已处理；下一个检查包会带回去。</source>
        <translation>Items and comments sent back by the supervisor. Open each, mend it, mark it as settled; the next pack carries it back.</translation>
    </message>
    <message>
        <source>打开这一项</source>
        <translation>Open item</translation>
    </message>
    <message>
        <source>标为已处理</source>
        <translation>Mark as settled</translation>
    </message>
    <message>
        <source>整次检查</source>
        <translation>Whole visit</translation>
    </message>
</context>
<context>
    <name>ServePaperDialog</name>
    <message>
        <source>送达</source>
        <translation>Served</translation>
    </message>
    <message>
        <source>登记送达</source>
        <translation>Record service</translation>
    </message>
    <message>
        <source>送达时间</source>
        <translation>Served at</translation>
    </message>
    <message>
        <source>送达人</source>
        <translation>Served by</translation>
    </message>
    <message>
        <source>收件人</source>
        <translation>Received by</translation>
    </message>
    <message>
        <source>代收理由</source>
        <translation>Reason for receiving</translation>
    </message>
    <message>
        <source>由受送达人本人签收时不填</source>
        <translation>Empty when the addressee signed</translation>
    </message>
    <message>
        <source>送达地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>拒收理由</source>
        <translation>Reason of refusal</translation>
    </message>
    <message>
        <source>如：负责人称要先请示总部</source>
        <translation>Such as: the manager wants to ask headquarters first</translation>
    </message>
    <message>
        <source>见证人</source>
        <translation>Witness</translation>
    </message>
    <message>
        <source>姓名和单位；没有见证人时请附现场照片</source>
        <translation>Name and office; without a witness add a photo</translation>
    </message>
    <message>
        <source>邮件号码</source>
        <translation>Postal number</translation>
    </message>
    <message>
        <source>挂号信或快递的号码</source>
        <translation>Number of the registered letter or parcel</translation>
    </message>
    <message>
        <source>受送达人同意电子送达</source>
        <translation>The addressee agrees to electronic service</translation>
    </message>
    <message>
        <source>确认</source>
        <translation>Confirm</translation>
    </message>
    <message>
        <source>凭证</source>
        <translation>Proof</translation>
    </message>
    <message>
        <source>签收页、邮寄回执或现场照片，可以不附</source>
        <translation>Signed page, postal receipt or photo; may be left out</translation>
    </message>
    <message>
        <source>直接送达</source>
        <translation>In person</translation>
    </message>
    <message>
        <source>留置送达</source>
        <translation>Left on the premises</translation>
    </message>
    <message>
        <source>邮寄送达</source>
        <translation>By post</translation>
    </message>
    <message>
        <source>电子送达</source>
        <translation>Electronically</translation>
    </message>
    <message>
        <source>留给谁</source>
        <translation>Left with</translation>
    </message>
</context>
<context>
    <name>ServicePanel</name>
    <message>
        <source>签名…</source>
        <translation>Sign…</translation>
    </message>
    <message>
        <source>送达…</source>
        <translation>Serve…</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
    <message>
        <source>拒绝签字…</source>
        <translation>Refusal to sign…</translation>
    </message>
    <message>
        <source>出具送达回证…</source>
        <translation>Make service receipt…</translation>
    </message>
    <message>
        <source>存带电子签名的 PDF…</source>
        <translation>Save PDF with signatures…</translation>
    </message>
    <message>
        <source>撤回文书…</source>
        <translation>Withdraw paper…</translation>
    </message>
    <message>
        <source>已由 {number} 代替</source>
        <translation>Replaced by {number}</translation>
    </message>
    <message>
        <source>代替 {number}</source>
        <translation>Replaces {number}</translation>
    </message>
    <message>
        <source>还没有打印、签名或送达的记录。</source>
        <translation>Not printed, signed or served yet.</translation>
    </message>
    <message>
        <source>{said} · 附凭证</source>
        <translation>{said} · with proof</translation>
    </message>
    <message>
        <source>办理经过</source>
        <translation>What was done</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>单位与文书</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>文书用语</source>
        <translation>Wording</translation>
    </message>
    <message>
        <source>检查表</source>
        <translation>Checklists</translation>
    </message>
    <message>
        <source>法律依据</source>
        <translation>Legal basis</translation>
    </message>
    <message>
        <source>期限与节假日</source>
        <translation>Deadlines</translation>
    </message>
    <message>
        <source>文号台账</source>
        <translation>Number ledger</translation>
    </message>
    <message>
        <source>名片</source>
        <translation>Cards</translation>
    </message>
    <message>
        <source>人员与密码</source>
        <translation>People</translation>
    </message>
    <message>
        <source>显示</source>
        <translation>Display</translation>
    </message>
    <message>
        <source>工作库</source>
        <translation>Store</translation>
    </message>
    <message>
        <source>备份</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>更新</source>
        <translation>Updates</translation>
    </message>
</context>
<context>
    <name>SettingsSheet</name>
    <message>
        <source>放回去</source>
        <translation>Put back</translation>
    </message>
</context>
<context>
    <name>SeveralWords</name>
    <message>
        <source>请单独打开这个包，可以只取完好的部分。</source>
        <translation>Open this pack alone to take only what is sound.</translation>
    </message>
    <message>
        <source>损坏</source>
        <translation>Damaged</translation>
    </message>
    <message>
        <source>不能导入</source>
        <translation>Cannot be imported</translation>
    </message>
    <message>
        <source>没有导入</source>
        <translation>Not imported</translation>
    </message>
    <message>
        <source>本机写出的</source>
        <translation>Written by this computer</translation>
    </message>
    <message>
        <source>不认识的人</source>
        <translation>Unknown person</translation>
    </message>
    <message>
        <source>先收下等待</source>
        <translation>Kept, waits</translation>
    </message>
    <message>
        <source>请单独打开</source>
        <translation>Please open it by itself</translation>
    </message>
    <message>
        <source>可以导入</source>
        <translation>Can be imported</translation>
    </message>
    <message>
        <source>没有新内容</source>
        <translation>Nothing new</translation>
    </message>
    <message>
        <source>请单独打开这个包，先核对发送人的六个词。</source>
        <translation>Open this pack alone and compare the sender&apos;s six words first.</translation>
    </message>
    <message>
        <source>已导入</source>
        <translation>Imported</translation>
    </message>
    <message>
        <source>已收下等待</source>
        <translation>Kept, waits</translation>
    </message>
</context>
<context>
    <name>SharedSheet</name>
    <message>
        <source>服务器上的权限规则是旧版程序的：检查员用别的程序连上去，还能改到一些不该改的内容。请用建库的登录名打开一次，或者请服务器管理员执行 store roles 写出的脚本。</source>
        <translation>The server&apos;s rules are those of an older program: an inspector who connects with another program could still change some things that are not theirs. Open the store once with the login that founded it, or ask the server&apos;s administrator to run the script that store roles writes.</translation>
    </message>
    <message>
        <source>邀请一台电脑…</source>
        <translation>Invite a desk…</translation>
    </message>
    <message>
        <source>搬回本机文件…</source>
        <translation>Move back into a file…</translation>
    </message>
    <message>
        <source>记录放在单位的数据库服务器上，由服务器的磁盘加密和传输加密（TLS，核对证书）保护，不是本程序加密的；照片和文书仍是加密的文件。服务器的备份由管理员负责；“备份”里也能读出整份，加密存在本机。</source>
        <translation>Records lie on the office&apos;s database server, protected by the encryption of its disks and of the connection (TLS, certificate verified), not by this program; photos and papers stay encrypted files. The administrator backs up the server; under “Backups” the whole can also be read and kept encrypted on this computer.</translation>
    </message>
    <message>
        <source>共用数据库</source>
        <translation>Shared database</translation>
    </message>
    <message>
        <source>只有管理员能邀请别的电脑</source>
        <translation>Only an administrator may invite other desks</translation>
    </message>
    <message>
        <source>各台电脑自己的文件夹</source>
        <translation>each desk&apos;s own folder</translation>
    </message>
    <message>
        <source>{database}
照片和文书：{files}</source>
        <translation>{database}
Photos and papers: {files}</translation>
    </message>
    <message>
        <source>检查员</source>
        <translation>Inspector</translation>
    </message>
    <message>
        <source>主管</source>
        <translation>Supervisor</translation>
    </message>
    <message>
        <source>{role} · 登录名 {login} · {day} 加入</source>
        <translation>{role} · login {login} · joined {day}</translation>
    </message>
    <message>
        <source>本机</source>
        <translation>This computer</translation>
    </message>
    <message>
        <source>取消这台…</source>
        <translation>Remove this desk…</translation>
    </message>
    <message>
        <source>取消{person}的电脑</source>
        <translation>Remove the desk of {person}</translation>
    </message>
    <message>
        <source>邀请文件已写入 {file}。口令请另外告诉对方，不要和文件放在一起。</source>
        <translation>The invitation was written to {file}. Tell its passphrase by another way, never with the file.</translation>
    </message>
    <message>
        <source>已取消{person}的电脑，它不能再保存任何内容。</source>
        <translation>The desk of {person} was removed: it can save nothing any more.</translation>
    </message>
</context>
<context>
    <name>SharedStoreFields</name>
    <message>
        <source>这台电脑自己的加密文件（一般选这个）</source>
        <translation>An encrypted file of this computer (the usual choice)</translation>
    </message>
    <message>
        <source>单位的共用数据库，由我建立</source>
        <translation>A shared database of the office, founded by me</translation>
    </message>
    <message>
        <source>单位的共用数据库，我有邀请文件</source>
        <translation>A shared database of the office, I have an invitation</translation>
    </message>
    <message>
        <source>邀请口令</source>
        <translation>Invitation passphrase</translation>
    </message>
    <message>
        <source>选择…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>记录存在服务器上，由服务器的磁盘加密和传输加密（TLS，核对证书）保护，不是本程序加密的；照片和文书仍是加密的文件。</source>
        <translation>Records lie on the server, protected by its disk encryption and by TLS with a checked certificate, not by this program; photos and papers are still sealed files.</translation>
    </message>
    <message>
        <source>记录放在哪里</source>
        <translation>Where records lie</translation>
    </message>
    <message>
        <source>邀请文件</source>
        <translation>Invitation</translation>
    </message>
    <message>
        <source>管理员给的 .zjinvite 文件</source>
        <translation>The .zjinvite file from the administrator</translation>
    </message>
    <message>
        <source>管理员另外告诉您的</source>
        <translation>Told by the administrator separately</translation>
    </message>
    <message>
        <source>数据库地址</source>
        <translation>Address of the database</translation>
    </message>
    <message>
        <source>登录名用您自己的，由管理员给</source>
        <translation>With your own login, given by the administrator</translation>
    </message>
    <message>
        <source>照片和文书放在哪里</source>
        <translation>Where photos and papers lie</translation>
    </message>
    <message>
        <source>共用文件夹或 s3:// 地址；空着就各放各的</source>
        <translation>A shared folder or s3:// address; empty: each desk keeps its own</translation>
    </message>
    <message>
        <source>选择邀请文件</source>
        <translation>Choose invitation</translation>
    </message>
</context>
<context>
    <name>SideBar</name>
    <message>
        <source>寄检通</source>
        <translation>寄检通</translation>
    </message>
    <message>
        <source>锁定</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>锁定工作库（{key}）</source>
        <translation>Lock store ({key})</translation>
    </message>
    <message>
        <source>{page}（{key}）</source>
        <translation>{page} ({key})</translation>
    </message>
</context>
<context>
    <name>SignPaperDialog</name>
    <message>
        <source>签名</source>
        <translation>Sign</translation>
    </message>
    <message>
        <source>保存签名</source>
        <translation>Save signature</translation>
    </message>
    <message>
        <source>被检查单位</source>
        <translation>Enterprise</translation>
    </message>
    <message>
        <source>检查人员</source>
        <translation>Inspector</translation>
    </message>
    <message>
        <source>见证人</source>
        <translation>Witness</translation>
    </message>
    <message>
        <source>谁签名</source>
        <translation>Who signs</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>全部清除</source>
        <translation>Clear all</translation>
    </message>
    <message>
        <source>去掉最后一笔</source>
        <translation>Undo last stroke</translation>
    </message>
    <message>
        <source>签名笔迹原样保存，作为证据</source>
        <translation>The strokes are kept as they were made, as evidence</translation>
    </message>
    <message>
        <source>签名时间</source>
        <translation>Signed at</translation>
    </message>
    <message>
        <source>签名页的照片或扫描件</source>
        <translation>Photo or scan of the signed page</translation>
    </message>
    <message>
        <source>可以以后再补一次登记</source>
        <translation>Can be added later</translation>
    </message>
    <message>
        <source>在屏幕上签</source>
        <translation>Sign on screen</translation>
    </message>
    <message>
        <source>已在纸上签</source>
        <translation>Signed on paper</translation>
    </message>
</context>
<context>
    <name>SignaturePad</name>
    <message>
        <source>签名板</source>
        <translation>Signature pad</translation>
    </message>
    <message>
        <source>用笔或鼠标签名；Ctrl+Z 去掉最后一笔，Delete 全部清除。</source>
        <translation>Sign with pen or mouse; Ctrl+Z undoes the last stroke, Delete clears all.</translation>
    </message>
    <message>
        <source>请在这里签名</source>
        <translation>Sign here</translation>
    </message>
</context>
<context>
    <name>SketchDialog</name>
    <message>
        <source>请在下面签名</source>
        <translation>Sign below</translation>
    </message>
    <message>
        <source>按住左键画；Ctrl+Z 撤一笔</source>
        <translation>Hold the left button and draw; Ctrl+Z undoes a stroke</translation>
    </message>
    <message>
        <source>采用</source>
        <translation>Use it</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>撤一笔</source>
        <translation>Undo stroke</translation>
    </message>
    <message>
        <source>重来</source>
        <translation>Start over</translation>
    </message>
</context>
<context>
    <name>SliderInput</name>
    <message>
        <source>清除</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>未选</source>
        <translation>Not chosen</translation>
    </message>
</context>
<context>
    <name>StarsInput</name>
    <message>
        <source>{value} 分</source>
        <translation>{value} stars</translation>
    </message>
</context>
<context>
    <name>StartVisitDialog</name>
    <message>
        <source>开始检查</source>
        <translation>Start visit</translation>
    </message>
    <message>
        <source>现场接待的负责人或员工</source>
        <translation>Manager or employee who receives you</translation>
    </message>
    <message>
        <source>检查人员和方式</source>
        <translation>Inspectors and manner</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>接待人</source>
        <translation>Received by</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>{name}，共 {count} 项</source>
        <translation>{name}, items: {count}</translation>
    </message>
    <message>
        <source>开始复查</source>
        <translation>Start re-inspection</translation>
    </message>
    <message>
        <source>检查内容</source>
        <translation>To inspect</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>请至少填写一名检查人员。</source>
        <translation>Give the name of at least one inspector.</translation>
    </message>
    <message>
        <source>联合检查请写明每个人代表哪个单位；常来的单位可以在“设置 → 单位与文书”里登记。</source>
        <translation>In a joint inspection say for which body each person is there; bodies that come often can be kept under “Settings → Office”.</translation>
    </message>
    <message>
        <source>行政检查应由两名以上持执法证的人员进行；证号可以现在填，也可以先开始检查。</source>
        <translation>An administrative inspection needs two or more people with enforcement certificates. Numbers may be filled in now or after the visit has started.</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>尚无改动</source>
        <translation>No changes yet</translation>
    </message>
    <message>
        <source>检查员</source>
        <translation>Inspector</translation>
    </message>
    <message>
        <source>主管</source>
        <translation>Supervisor</translation>
    </message>
    <message>
        <source>工作库：{name}</source>
        <translation>Store: {name}</translation>
    </message>
    <message>
        <source>备份的时间；点开看全部备份</source>
        <translation>Time of the last backup; click to see all backups</translation>
    </message>
    <message>
        <source>已保存 {month}月{day}日</source>
        <translation>Saved on {month}/{day}</translation>
    </message>
    <message numerus="yes">
        <source>有 %n 处未保存</source>
        <translation>
            <numerusform>%n change not saved</numerusform>
            <numerusform>%n changes not saved</numerusform>
        </translation>
    </message>
    <message>
        <source>已保存 {time}</source>
        <translation>Saved {time}</translation>
    </message>
    <message>
        <source>尚无备份</source>
        <translation>No backup yet</translation>
    </message>
    <message>
        <source>点开看操作日志</source>
        <translation>Opens the log</translation>
    </message>
    <message>
        <source>在本机上的照片 / 全部照片；点开看照片</source>
        <translation>Photos on this computer / all photos; opens the photos</translation>
    </message>
    <message>
        <source>还没有写出的检查包、回执和退回包；点开去资料包</source>
        <translation>Visit packs, receipts and return packs not written yet; opens the packs</translation>
    </message>
    <message>
        <source>管理员</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>练习库</source>
        <translation>Practice store</translation>
    </message>
    <message>
        <source>工作库</source>
        <translation>Store</translation>
    </message>
    <message>
        <source>照片 {kept}/{all}</source>
        <translation>Photos {kept}/{all}</translation>
    </message>
    <message>
        <source>{photos}，有缺失</source>
        <translation>{photos}, some missing</translation>
    </message>
    <message numerus="yes">
        <source>待交 %n 个资料包</source>
        <translation>
            <numerusform>%n pack to hand over</numerusform>
            <numerusform>%n packs to hand over</numerusform>
        </translation>
    </message>
    <message>
        <source>共用数据库</source>
        <translation>Shared database</translation>
    </message>
    <message>
        <source>备份由数据库服务器的管理员负责</source>
        <translation>Backups are the database administrator&apos;s</translation>
    </message>
    <message>
        <source>练习库不备份</source>
        <translation>The practice store is not backed up</translation>
    </message>
    <message>
        <source>备份 今天 {time}</source>
        <translation>Backup today {time}</translation>
    </message>
    <message>
        <source>备份 昨天 {time}</source>
        <translation>Backup yesterday {time}</translation>
    </message>
    <message>
        <source>备份 {month}月{day}日</source>
        <translation>Backup {month:02}-{day:02}</translation>
    </message>
</context>
<context>
    <name>StopWorkDialog</name>
    <message>
        <source>还有工作没有做完</source>
        <translation>Work is still going on</translation>
    </message>
    <message>
        <source>还有工作没有做完，现在停下来吗？</source>
        <translation>Work is still going on. Stop it now?</translation>
    </message>
    <message>
        <source>停下来以后，工作库和这项工作开始之前一样；已保存的内容不受影响。</source>
        <translation>The store will be as it was before this work began; what is saved is not affected.</translation>
    </message>
    <message>
        <source>停止</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>让它做完</source>
        <translation>Let it finish</translation>
    </message>
</context>
<context>
    <name>StoreFolderRow</name>
    <message>
        <source>选择…</source>
        <translation>Choose…</translation>
    </message>
</context>
<context>
    <name>StoreFolders</name>
    <message>
        <source>选择工作库文件夹</source>
        <translation>Choose the folder of a store</translation>
    </message>
    <message>
        <source>工作库放在哪个文件夹里</source>
        <translation>Choose a folder for the store</translation>
    </message>
</context>
<context>
    <name>StoreOpening</name>
    <message>
        <source>正在准备练习库</source>
        <translation>Preparing the practice store</translation>
    </message>
    <message>
        <source>正在显示以前收到的记录</source>
        <translation>Showing records that came before</translation>
    </message>
</context>
<context>
    <name>StoreSection</name>
    <message>
        <source>工作库</source>
        <translation>Store</translation>
    </message>
    <message>
        <source>全部资料都在这一个文件夹里。要换电脑，先锁定，再把整个文件夹搬过去。</source>
        <translation>Everything is in this one folder. To change computers, lock the store, then move the whole folder.</translation>
    </message>
    <message>
        <source>这个文件夹里是本机的密钥和设置；记录在单位的共用数据库里，几台电脑同时用。</source>
        <translation>This folder holds the keys and settings of this computer; records are in the office&apos;s shared database, used by several desks at once.</translation>
    </message>
    <message>
        <source>打开文件夹</source>
        <translation>Open folder</translation>
    </message>
    <message>
        <source>锁定工作库</source>
        <translation>Lock store</translation>
    </message>
    <message>
        <source>检查全部资料</source>
        <translation>Check everything</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Location</translation>
    </message>
    <message>
        <source>是否完好</source>
        <translation>Soundness</translation>
    </message>
    <message>
        <source>逐一核对数据库和每一张照片、每一份文书，看有没有损坏。可以随时取消，不会改动资料。</source>
        <translation>Verifies the database and every photo and paper for damage. Can be cancelled at any time and changes nothing.</translation>
    </message>
    <message>
        <source>正在检查全部资料</source>
        <translation>Checking everything</translation>
    </message>
    <message>
        <source>还没有全面检查过；空闲时每天自动检查一次。</source>
        <translation>Never checked as a whole; it is checked once a day when nobody works.</translation>
    </message>
    <message>
        <source>上次全面检查：{at}，全部完好。</source>
        <translation>Last full check: {at}, all sound.</translation>
    </message>
    <message>
        <source>上次全面检查：{at}，有损坏。</source>
        <translation>Last full check: {at}, damage found.</translation>
    </message>
    <message>
        <source>数据库完好</source>
        <translation>Database sound</translation>
    </message>
    <message>
        <source>数据库有损坏</source>
        <translation>Database damaged</translation>
    </message>
    <message>
        <source>照片和文书 {sound}/{files} 完好</source>
        <translation>{sound}/{files} photos and papers sound</translation>
    </message>
    <message>
        <source>{database}；{files}</source>
        <translation>{database}; {files}</translation>
    </message>
    <message numerus="yes">
        <source>其中 %n 份的原件已移交，本机留有工作副本。</source>
        <translation>
            <numerusform>The original of %n was handed over; a working copy is kept here.</numerusform>
            <numerusform>The originals of %n were handed over; working copies are kept here.</numerusform>
        </translation>
    </message>
    <message>
        <source>请不要再改动这个文件夹，复制一份备查，再用最近的备份恢复。</source>
        <translation>Change nothing more in this folder, keep a copy of it, then restore the latest backup.</translation>
    </message>
</context>
<context>
    <name>SubmissionFiles</name>
    <message>
        <source>照片为工作副本 (*.zip)</source>
        <translation>Photos as working copies (*.zip)</translation>
    </message>
    <message>
        <source>照片为原件，有遮盖的仍用遮盖副本 (*.zip)</source>
        <translation>Photos as originals, masked ones as masked copies (*.zip)</translation>
    </message>
    <message>
        <source>答案和附件存到哪里（OpenRosa 提交包）</source>
        <translation>Save answers and attachments (OpenRosa submission)</translation>
    </message>
</context>
<context>
    <name>SuggestMasks</name>
    <message>
        <source>建议遮盖</source>
        <translation>Suggest masks</translation>
    </message>
    <message>
        <source>在这台电脑上找条码和人脸，先用虚线框出，您同意后才遮盖</source>
        <translation>Looks for barcodes and faces on this computer and frames them with dashes; they are masked only when you agree</translation>
    </message>
    <message>
        <source>正在找条码和人脸…</source>
        <translation>Looking for barcodes and faces…</translation>
    </message>
    <message numerus="yes">
        <source>虚线框出 %n 处，可能要遮盖。</source>
        <translation>
            <numerusform>%n place framed with dashes; it may have to be masked.</numerusform>
            <numerusform>%n places framed with dashes; they may have to be masked.</numerusform>
        </translation>
    </message>
    <message>
        <source>遮盖这些地方</source>
        <translation>Mask these places</translation>
    </message>
    <message>
        <source>没有找到要遮盖的地方。</source>
        <translation>Nothing was found that has to be masked.</translation>
    </message>
    <message>
        <source>会有漏的和错的，请自己再看一遍。</source>
        <translation>Some may be missed or wrong: look again yourself.</translation>
    </message>
    <message>
        <source>只找了条码；没有装人脸组件，人脸和证件号请自己看。</source>
        <translation>Only barcodes were looked for; the face part is not installed: look for faces and document numbers yourself.</translation>
    </message>
    <message>
        <source>遮盖建议的地方</source>
        <translation>Mask the suggested places</translation>
    </message>
</context>
<context>
    <name>SuspicionDialog</name>
    <message>
        <source>发现疑似毒品</source>
        <translation>Suspected drugs found</translation>
    </message>
    <message>
        <source>保存记录</source>
        <translation>Save record</translation>
    </message>
    <message>
        <source>记录</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>外观</source>
        <translation>Appearance</translation>
    </message>
    <message>
        <source>移交清单</source>
        <translation>Hand-over list</translation>
    </message>
    <message>
        <source>发现时间</source>
        <translation>Found at</translation>
    </message>
    <message>
        <source>发现位置</source>
        <translation>Place found</translation>
    </message>
    <message>
        <source>报案时间</source>
        <translation>Reported at</translation>
    </message>
    <message>
        <source>向谁报案（110 或禁毒大队）</source>
        <translation>Reported to (110 or the narcotics police)</translation>
    </message>
    <message>
        <source>接警编号</source>
        <translation>Incident number</translation>
    </message>
    <message>
        <source>移交时间</source>
        <translation>Handed over at</translation>
    </message>
    <message>
        <source>移交给（民警和单位）</source>
        <translation>Handed over to (officer and unit)</translation>
    </message>
    <message>
        <source>物品外观和包装（不打开、不触摸）</source>
        <translation>Look and packaging (do not open, do not touch)</translation>
    </message>
    <message>
        <source>一行一件，例如：监控视频光盘1张、运单复印件1张</source>
        <translation>One a line, such as: 1 disc of video, 1 copy of the waybill</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>TableSearch</name>
    <message>
        <source>搜索这个名单</source>
        <translation>Search this list</translation>
    </message>
</context>
<context>
    <name>TakeBackDialog</name>
    <message>
        <source>撤销条号</source>
        <translation>Take back entry</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>{number}&#x3000;{source}&#x3000;{person} 录入于 {day}</source>
        <translation>{number}  {source}  entered by {person} on {day}</translation>
    </message>
    <message>
        <source>撤销以后，新文书按程序自带的条号引用，或者标“条款待核”。已经签发的文书不变。</source>
        <translation>After that, new papers cite the program&apos;s own number, or say that the article is to be checked. Issued papers do not change.</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>会留在记录里</source>
        <translation>Stays in the record</translation>
    </message>
</context>
<context>
    <name>TakeInCard</name>
    <message>
        <source>收取</source>
        <translation>Receive</translation>
    </message>
</context>
<context>
    <name>TakePhotosDialog</name>
    <message>
        <source>从手机或存储卡加入照片</source>
        <translation>Add photos from phone or memory card</translation>
    </message>
    <message>
        <source>只看这次检查期间（前后 2 小时）</source>
        <translation>Only those of this visit (2 hours either side)</translation>
    </message>
    <message>
        <source>全选</source>
        <translation>Select all</translation>
    </message>
    <message>
        <source>全不选</source>
        <translation>Select none</translation>
    </message>
    <message>
        <source>停止</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message numerus="yes">
        <source>加入 %n 张</source>
        <translation>
            <numerusform>Add %n photo</numerusform>
            <numerusform>Add %n photos</numerusform>
        </translation>
    </message>
    <message>
        <source>这里没有照片或视频。</source>
        <translation>No photos or videos here.</translation>
    </message>
    <message>
        <source>{shown} 个文件，选中 {chosen} 个</source>
        <translation>Files: {shown}, selected: {chosen}</translation>
    </message>
    <message>
        <source>；另有 {others} 个不在检查期间</source>
        <translation>; not taken during the visit: {others}</translation>
    </message>
    <message>
        <source>。只读取，不改动、不删除卡上的文件。</source>
        <translation>. Files on the card are only read, never changed or deleted.</translation>
    </message>
    <message>
        <source>%v / %m</source>
        <translation>%v / %m</translation>
    </message>
    <message numerus="yes">
        <source>已加入 %n 张。</source>
        <translation>
            <numerusform>Added %n photo.</numerusform>
            <numerusform>Added %n photos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 张已在这次检查里。</source>
        <translation>
            <numerusform>%n photo is already in this visit.</numerusform>
            <numerusform>%n photos are already in this visit.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 张没有加入，因为已停止。</source>
        <translation>
            <numerusform>%n photo was not added because you stopped.</numerusform>
            <numerusform>%n photos were not added because you stopped.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 张放在待整理。</source>
        <translation>
            <numerusform>%n photo is in the tray.</numerusform>
            <numerusform>%n photos are in the tray.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 张没有加入，见下面打 ✗ 的。</source>
        <translation>
            <numerusform>%n photo was not added, see the ✗ below.</numerusform>
            <numerusform>%n photos were not added, see those marked ✗ below.</numerusform>
        </translation>
    </message>
    <message>
        <source>放到哪里</source>
        <translation>Add to</translation>
    </message>
    <message>
        <source>按拍摄时间放到检查项</source>
        <translation>Items, by time taken</translation>
    </message>
    <message>
        <source>放到当前项 {item}</source>
        <translation>Present item {item}</translation>
    </message>
    <message>
        <source>先放到待整理</source>
        <translation>Tray, to sort later</translation>
    </message>
</context>
<context>
    <name>TakeWordsDialog</name>
    <message>
        <source>导入文书用语</source>
        <translation>Import words of papers</translation>
    </message>
    <message>
        <source>文书和段落</source>
        <translation>Paper and part</translation>
    </message>
    <message>
        <source>现在</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>文件里</source>
        <translation>In the file</translation>
    </message>
    <message>
        <source>要改的文字</source>
        <translation>Texts to change</translation>
    </message>
    <message>
        <source>换用</source>
        <translation>Take</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>勾选要换用的文书。文件里没有写的段落、没有勾选的文书，都保持现在的说法。</source>
        <translation>Tick the papers to take. Parts that the file leaves out and papers not ticked keep their words.</translation>
    </message>
    <message>
        <source>现在：{before}
文件里：{after}</source>
        <translation>Now: {before}
In the file: {after}</translation>
    </message>
</context>
<context>
    <name>TargetRows</name>
    <message>
        <source>添加指标</source>
        <translation>Add figure</translation>
    </message>
    <message>
        <source>指标</source>
        <translation>Figure</translation>
    </message>
    <message>
        <source>目标</source>
        <translation>Targets</translation>
    </message>
    <message>
        <source>去掉这个指标</source>
        <translation>Remove this figure</translation>
    </message>
</context>
<context>
    <name>TasksDialog</name>
    <message>
        <source>企业</source>
        <translation>Enterprise</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>检查员</source>
        <translation>Inspector</translation>
    </message>
    <message>
        <source>进展</source>
        <translation>State</translation>
    </message>
    <message>
        <source>要求</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>检查任务</source>
        <translation>Tasks</translation>
    </message>
    <message>
        <source>单位方案里要求检查的企业，还没有查的在前。下发之后开始的检查算作完成。</source>
        <translation>Enterprises the office&apos;s plan wants visited, those still open first. A visit started after the plan counts as done.</translation>
    </message>
    <message>
        <source>打开企业</source>
        <translation>Open enterprise</translation>
    </message>
    <message>
        <source>不限</source>
        <translation>Any time</translation>
    </message>
    <message>
        <source>{day} 已检查</source>
        <translation>visited {day}</translation>
    </message>
    <message>
        <source>待查</source>
        <translation>To visit</translation>
    </message>
</context>
<context>
    <name>TextInput</name>
    <message>
        <source>回车到下一项，Shift+回车换行</source>
        <translation>Enter goes on, Shift+Enter makes a new line</translation>
    </message>
</context>
<context>
    <name>ThinDesk</name>
    <message>
        <source>正在换成工作副本</source>
        <translation>Replacing by working copies</translation>
    </message>
    <message>
        <source>正在核对原件</source>
        <translation>Checking originals</translation>
    </message>
</context>
<context>
    <name>ThinOriginalsDialog</name>
    <message>
        <source>精简原件</source>
        <translation>Thin originals</translation>
    </message>
    <message>
        <source>主管都用回执确认收到的原件，可以在本机换成工作副本：照样能看、能标注、能打印，指纹和记录都保留。需要原件时，请主管从照片库另存，再在这里取回。</source>
        <translation>Originals that every supervisor has confirmed by receipt can be replaced by working copies here: they can still be seen, annotated and printed; hashes and records stay. For an original, ask the supervisor to save it from the photos, then bring it back here.</translation>
    </message>
    <message>
        <source>哪些检查的原件</source>
        <translation>Originals of which visits</translation>
    </message>
    <message numerus="yes">
        <source>结束满 %n 天的检查</source>
        <translation>
            <numerusform>Visits ended %n day ago or more</numerusform>
            <numerusform>Visits ended %n days ago or more</numerusform>
        </translation>
    </message>
    <message>
        <source>取回原件…</source>
        <translation>Bring originals back…</translation>
    </message>
    <message>
        <source>精简</source>
        <translation>Thin</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>选择主管另存的原件，或本机以前写出的检查包</source>
        <translation>Choose originals saved by the supervisor, or a visit pack written here before</translation>
    </message>
    <message numerus="yes">
        <source>可以精简 %n 张，原件共 {size}。</source>
        <translation>
            <numerusform>%n original of {size} can be thinned.</numerusform>
            <numerusform>%n originals, {size} in all, can be thinned.</numerusform>
        </translation>
    </message>
    <message>
        <source>现在没有可以精简的原件。</source>
        <translation>There is nothing to thin now.</translation>
    </message>
    <message numerus="yes">
        <source>已精简 %n 张，腾出 {size}。</source>
        <translation>
            <numerusform>%n original was thinned, {size} are free.</numerusform>
            <numerusform>%n originals were thinned, {size} are free.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>注意：{person} 最近的回执里不再有其中 %n 张，他那里可能已经没有原件了。请他核对；本机以前写出的检查包里有的，用“取回原件…”取回。</source>
        <translation>
            <numerusform>Attention: the newest receipt of {person} no longer names %n of them; he may no longer have the original. Ask him to check; what is in visit packs written earlier comes back by “Bring originals back…”.</numerusform>
            <numerusform>Attention: the newest receipt of {person} no longer names %n of them; he may no longer have the originals. Ask him to check; what is in visit packs written earlier comes back by “Bring originals back…”.</numerusform>
        </translation>
    </message>
    <message>
        <source>本机还没有登记主管，没有人能确认收到。</source>
        <translation>No supervisor is known here, so nobody can confirm.</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>还没有 {people} 的回执：每一位主管都确认了才能精简。</source>
        <translation>No receipt from {people} yet: every supervisor has to confirm first.</translation>
    </message>
    <message>
        <source>由 {people} 确认收到。</source>
        <translation>Confirmed by {people}.</translation>
    </message>
    <message>
        <source>正在查看…</source>
        <translation>Looking…</translation>
    </message>
    <message numerus="yes">
        <source>已把 %n 张换成工作副本，腾出 {size}。</source>
        <translation>
            <numerusform>%n original was replaced by its working copy, {size} are free.</numerusform>
            <numerusform>%n originals were replaced by working copies, {size} are free.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 张换了也省不下多少，原件保留。</source>
        <translation>
            <numerusform>%n original would save little and is kept.</numerusform>
            <numerusform>%n originals would save little and are kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 张原件损坏或缺失，没有动。</source>
        <translation>
            <numerusform>%n original is damaged or missing and was left alone.</numerusform>
            <numerusform>%n originals are damaged or missing and were left alone.</numerusform>
        </translation>
    </message>
    <message>
        <source>取回 {back} 张原件，核对无误；还有 {rest} 张只有副本。</source>
        <translation>{back} originals are back and verified; {rest} are still copies.</translation>
    </message>
    <message>
        <source>已停下：已换好的保留，其余的原件没有动。</source>
        <translation>Stopped: what was replaced stays so, the other originals were left alone.</translation>
    </message>
</context>
<context>
    <name>ToDoBar</name>
    <message>
        <source>主管退回的检查项和意见；逐项打开，改好后标为已处理，随下一个检查包交回。</source>
        <translation>Items and comments sent back by the supervisor; open each, mend it, mark it as settled; the next pack carries it back.</translation>
    </message>
    <message>
        <source>单位方案里要求检查的企业。</source>
        <translation>Enterprises that the office&apos;s plan wants visited.</translation>
    </message>
    <message numerus="yes">
        <source>退回 %n 条意见，待处理…</source>
        <translation>
            <numerusform>%n comment to settle…</numerusform>
            <numerusform>%n comments to settle…</numerusform>
        </translation>
    </message>
    <message>
        <source>检查任务：待查 {waiting} 家，共 {total} 家…</source>
        <translation>Tasks: {waiting} of {total} to visit…</translation>
    </message>
</context>
<context>
    <name>ToolColumn</name>
    <message>
        <source>盖住姓名、证件号和运单号。外发的副本里，被盖住的内容不复存在。</source>
        <translation>Covers names, ID numbers and waybill numbers. In copies given away, what is covered no longer exists.</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>导览</source>
        <translation>Tour</translation>
    </message>
    <message>
        <source>结束导览</source>
        <translation>End tour</translation>
    </message>
    <message>
        <source>查企业</source>
        <translation>Find an enterprise</translation>
    </message>
    <message>
        <source>输入名称、拼音或电话就能找到。选中一家，右边开始检查。</source>
        <translation>Type a name, pinyin or phone number. Choose one, and start the visit on the right.</translation>
    </message>
    <message>
        <source>排今天</source>
        <translation>Plan the day</translation>
    </message>
    <message>
        <source>该查谁、什么时候到期，都在这里；加入当日安排，按顺序走。</source>
        <translation>Who is due, and when: add them to the day and go in order.</translation>
    </message>
    <message>
        <source>做检查</source>
        <translation>Inspect</translation>
    </message>
    <message>
        <source>一项一项按 1 合格、2 不合格、3 不适用；边做边存，随时可以放下。</source>
        <translation>Item by item: 1 pass, 2 fail, 3 not applicable. It saves as you go; stop whenever you like.</translation>
    </message>
    <message>
        <source>盯整改</source>
        <translation>Follow up</translation>
    </message>
    <message>
        <source>责令了什么、到了几天、谁回复了；到期从这里开始复查。</source>
        <translation>What was ordered, how many days are left, who replied; start re-inspections here.</translation>
    </message>
    <message>
        <source>看文书</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>通知书、笔录、复查意见书都在这里，可以打印、签名、送达。</source>
        <translation>Notices, records and opinions: print, sign and serve them here.</translation>
    </message>
    <message>
        <source>交资料包</source>
        <translation>Hand over packs</translation>
    </message>
    <message>
        <source>检查结束后写成一个加密文件，拷到U盘交给主管；收到的回执也在这里读。</source>
        <translation>After the visit, write an encrypted file to a USB stick for the supervisor; receipts are read here, too.</translation>
    </message>
    <message>
        <source>先做两件事</source>
        <translation>Two things first</translation>
    </message>
    <message>
        <source>填好单位信息，登记恢复公钥；备份每天自动做。随时按 F1 看手册。</source>
        <translation>Fill in the office, and set the recovery key. Backups run daily by themselves. F1 opens the manual at any time.</translation>
    </message>
    <message>
        <source>上一步</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>第 {place} 站，共 {all} 站</source>
        <translation>Stop {place} of {all}</translation>
    </message>
    <message>
        <source>开始使用</source>
        <translation>Start working</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
</context>
<context>
    <name>TrashDialog</name>
    <message>
        <source>回收站</source>
        <translation>Trash</translation>
    </message>
    <message>
        <source>种类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>属于</source>
        <translation>Belongs to</translation>
    </message>
    <message>
        <source>谁删除的</source>
        <translation>Deleted by</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>已删除的内容</source>
        <translation>What was deleted</translation>
    </message>
    <message>
        <source>查过种类、名称、属于哪里、谁删除的和时间。</source>
        <translation>Searched kind, name, where it belonged, who removed it and when.</translation>
    </message>
    <message>
        <source>没有找到“{text}”</source>
        <translation>“{text}” was not found</translation>
    </message>
    <message>
        <source>清除搜索</source>
        <translation>Clear search</translation>
    </message>
    <message>
        <source>回收站是空的</source>
        <translation>The trash is empty</translation>
    </message>
    <message>
        <source>移除的照片、撤回的问题、删去的当日安排等，都能在这里找回来。</source>
        <translation>Removed photos, withdrawn findings, deleted stops and the like can be taken back from here.</translation>
    </message>
    <message>
        <source>恢复选中的一条</source>
        <translation>Restore the chosen one</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message numerus="yes">
        <source>%n 条</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message>
        <source>删除的内容都在这里，没有期限；企业、文书和签发过的文号从不删除。</source>
        <translation>Everything deleted is here, without a time limit; enterprises, papers and numbers issued are never deleted.</translation>
    </message>
</context>
<context>
    <name>TrayStrip</name>
    <message>
        <source>待整理的照片</source>
        <translation>Photos in the tray</translation>
    </message>
    <message>
        <source>放到当前项</source>
        <translation>Move to item</translation>
    </message>
    <message>
        <source>选中的照片放到屏幕上的检查项（回车）</source>
        <translation>Moves the selected photos to the item on the screen (Enter)</translation>
    </message>
    <message>
        <source>选检查项…</source>
        <translation>Choose item…</translation>
    </message>
    <message>
        <source>选中的照片放到另一个检查项（M）</source>
        <translation>Moves the selected photos to another item (M)</translation>
    </message>
    <message>
        <source>拖到检查项或照片栏 · 空格放大</source>
        <translation>Drag to an item or to its photos · Space: enlarge</translation>
    </message>
    <message>
        <source>待整理 {count}</source>
        <translation>Tray {count}</translation>
    </message>
</context>
<context>
    <name>TrustCardDialog</name>
    <message>
        <source>登记名片</source>
        <translation>Add card</translation>
    </message>
    <message>
        <source>请对方打开他的“资料包”页，当面或打电话念出“我的名片”下的六个词，与这里逐个对照。</source>
        <translation>Let the other open “Packs” and read out, face to face or by phone, the six words under “My card”; compare each with these.</translation>
    </message>
    <message>
        <source>已核对，六个词完全一致</source>
        <translation>Compared: all six words agree</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>这台电脑已登记，但名片上的密钥不同，而且以旧密钥登记的并不比这张名片早：名片是旧的，或者有人拿着旧密钥冒用了这台电脑。只有本人当面让您看到他的电脑现在显示的就是这六个词，才登记；随后请他看一遍旧密钥最近交来的包，不是他的就撤回。</source>
        <translation>This laptop is known, but under other keys than this card&apos;s, and what is known under them is no earlier than the card: either the card is old, or somebody else has the keys of before and used them. Take it only when the person shows you these very words on the laptop itself; then go through the packs that came under the keys of before, and withdraw what is not theirs.</translation>
    </message>
    <message>
        <source>这台电脑已登记，但名片上的密钥换了：取消人员之后更换数据密钥时会这样。请先问清楚确实是他换的。登记后，用旧密钥写出的资料包不再收。</source>
        <translation>This laptop is known, but the keys on its card have changed: that happens when the data key is changed after somebody was removed. Ask first whether they did it. Once taken, packs under the old key are refused.</translation>
    </message>
    <message>
        <source>登记后，本机写出的检查包他都能打开。词不一致就不要登记：那可能不是他的名片。</source>
        <translation>Once registered, they can open every pack written here. If the words differ, do not register: it may not be their card.</translation>
    </message>
    <message>
        <source>这不是主管的名片：登记后能认出他交来的检查包，但本机写出的检查包不会发给他。</source>
        <translation>This is not a supervisor&apos;s card: packs from this person will be recognised, but packs written here will not be addressed to them.</translation>
    </message>
</context>
<context>
    <name>UndoActDialog</name>
    <message>
        <source>撤销办理</source>
        <translation>Undo step</translation>
    </message>
    <message>
        <source>撤销“{what}”的理由（会留在办理记录里）：</source>
        <translation>Reason for undoing “{what}” (stays in the history):</translation>
    </message>
</context>
<context>
    <name>UnfinishedOffer</name>
    <message>
        <source>“{name}”的检查还没有结束：已判定 {judged} 项，最后作答 {moment}。</source>
        <translation>The visit to “{name}” is not ended: {judged} items judged, last answer {moment}.</translation>
    </message>
    <message>
        <source>“{name}”的检查还没有结束：{moment} 开始，已判定 {judged} 项。</source>
        <translation>The visit to “{name}” is not ended: begun {moment}, {judged} judged.</translation>
    </message>
    <message numerus="yes">
        <source>另有 %n 次检查也没有结束。</source>
        <translation>
            <numerusform>%n more visit is not ended.</numerusform>
            <numerusform>%n more visits are not ended.</numerusform>
        </translation>
    </message>
    <message>
        <source>继续检查</source>
        <translation>Continue visit</translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>谁来打开</source>
        <translation>Who opens it</translation>
    </message>
    <message>
        <source>密码</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>输入密码后按 Enter</source>
        <translation>Type the passphrase, then press Enter</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>忘记密码…</source>
        <translation>Forgotten passphrase…</translation>
    </message>
    <message>
        <source>用最近的备份恢复…</source>
        <translation>Restore the latest backup…</translation>
    </message>
    <message>
        <source>其他工作库…</source>
        <translation>Other store…</translation>
    </message>
    <message>
        <source>新建工作库…</source>
        <translation>Create new store…</translation>
    </message>
    <message>
        <source>从U盘备份恢复…</source>
        <translation>Restore from a stick…</translation>
    </message>
    <message>
        <source>练习库</source>
        <translation>Practice store</translation>
    </message>
    <message>
        <source>检查员</source>
        <translation>Inspector</translation>
    </message>
    <message>
        <source>主管</source>
        <translation>Supervisor</translation>
    </message>
    <message>
        <source>管理员</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>请先输入密码，备份也要用它打开。</source>
        <translation>Enter the passphrase first; the backup is opened with it, too.</translation>
    </message>
    <message>
        <source>请等 {seconds} 秒再试</source>
        <translation>Try again in {seconds} s</translation>
    </message>
    <message>
        <source>正在打开…</source>
        <translation>Opening…</translation>
    </message>
</context>
<context>
    <name>UpdateFiles</name>
    <message>
        <source>更新文件</source>
        <translation>Update files</translation>
    </message>
    <message>
        <source>选择更新文件</source>
        <translation>Choose update file</translation>
    </message>
    <message>
        <source>发布者公钥</source>
        <translation>Publisher keys</translation>
    </message>
    <message>
        <source>选择发布者公钥</source>
        <translation>Choose publisher key</translation>
    </message>
    <message>
        <source>信任发布者</source>
        <translation>Trust publisher</translation>
    </message>
    <message>
        <source>以后由这个公钥签名的程序，都可以在本机安装。</source>
        <translation>Programs signed with this key may be installed on this computer from now on.</translation>
    </message>
    <message>
        <source>请先当面或电话核对，两边的公钥完全一致再登记：

{key}</source>
        <translation>Compare in person or by phone first; trust it only if both keys are the same:

{key}</translation>
    </message>
    <message>
        <source>核对一致，登记</source>
        <translation>Codes match, add</translation>
    </message>
    <message>
        <source>不登记</source>
        <translation>Don&apos;t add</translation>
    </message>
</context>
<context>
    <name>UpdateSection</name>
    <message>
        <source>更新以文件送来，不联网。签名核对无误、在本机试启动成功以后才换用，原来的版本保留。</source>
        <translation>Updates come as files, without a network. They are used only after their signature was checked and they started here once; the version before is kept.</translation>
    </message>
    <message>
        <source>更新</source>
        <translation>Updates</translation>
    </message>
    <message>
        <source>从文件更新…</source>
        <translation>Update from file…</translation>
    </message>
    <message>
        <source>退回上一版</source>
        <translation>Go back</translation>
    </message>
    <message>
        <source>登记发布者公钥…</source>
        <translation>Trust publisher key…</translation>
    </message>
    <message>
        <source>程序版本</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>正在使用 {version}</source>
        <translation>In use: {version}</translation>
    </message>
    <message>
        <source>下次启动时使用 {version}</source>
        <translation>From the next start: {version}</translation>
    </message>
    <message>
        <source>正在核对并装入更新</source>
        <translation>Checking and placing the update</translation>
    </message>
    <message>
        <source>已装入 {version}，重新启动程序后使用。</source>
        <translation>Version {version} is in place; restart the program to use it.</translation>
    </message>
    <message>
        <source>安装时的版本</source>
        <translation>the installed version</translation>
    </message>
    <message>
        <source>重新启动程序后使用{version}。</source>
        <translation>After a restart: {version}.</translation>
    </message>
    <message>
        <source>已登记发布者公钥。</source>
        <translation>The publisher&apos;s key is trusted.</translation>
    </message>
</context>
<context>
    <name>VaultQuestions</name>
    <message>
        <source>选择单位发下来的恢复公钥</source>
        <translation>Choose the recovery public key of the office</translation>
    </message>
    <message>
        <source>选择信封里的恢复密钥</source>
        <translation>Choose the recovery key of the envelope</translation>
    </message>
    <message>
        <source>恢复密钥写到哪里（最好是U盘）</source>
        <translation>Where to write the recovery key (best a USB stick)</translation>
    </message>
    <message>
        <source>取消一个人</source>
        <translation>Remove a person</translation>
    </message>
    <message>
        <source>“{person}”以后不能再打开这个工作库，确定吗？</source>
        <translation>“{person}” will no longer be able to open this store. Go on?</translation>
    </message>
    <message>
        <source>以前的检查记录不变，仍写着原来的姓名。</source>
        <translation>Earlier records stay as they are, under that name.</translation>
    </message>
    <message>
        <source>取消此人</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>不取消</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>更换数据密钥</source>
        <translation>Change data key</translation>
    </message>
    <message>
        <source>“{person}”可能拷走过旧的钥匙文件。</source>
        <translation>“{person}” may have copied the old key file.</translation>
    </message>
    <message>
        <source>现在更换数据密钥，把全部资料重新加密吗？</source>
        <translation>Change the data key now and encrypt everything anew?</translation>
    </message>
    <message>
        <source>照片多时要几分钟到几小时，期间可以照常工作，随时可以停下；最后锁定几秒，用原来的密码重新打开。本机备份和恢复以前的旧数据一起换成新密钥；U盘备份请另做一份。本机的名片也会换，换好后请把新名片交给交换资料包的人。</source>
        <translation>With many photos it takes minutes to hours; work can go on, and it can be stopped at any time. At the end it locks for some seconds and opens with the same passphrase. Backups here and data of before restores get the new key, too; make a new backup on the stick. The card of this laptop changes as well: give the new one to those you exchange packs with.</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{names} 换钥后要重新添加。</source>
        <translation>{names} must be added again afterwards.</translation>
    </message>
    <message>
        <source>更换</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>以后再说</source>
        <translation>Later</translation>
    </message>
</context>
<context>
    <name>VerdictBar</name>
    <message>
        <source>为什么不适用，例如：本企业不设安检机，全部委托安检</source>
        <translation>For example: no X-ray machine here, screening is contracted out</translation>
    </message>
    <message>
        <source>不适用的原因（必填）</source>
        <translation>Reason (required)</translation>
    </message>
    <message>
        <source>清除 0</source>
        <translation>Clear 0</translation>
    </message>
    <message>
        <source>清除结论（按 0）</source>
        <translation>Clear verdict (press 0)</translation>
    </message>
    <message>
        <source>上一项</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>上一项（Shift+回车 或 PgUp）</source>
        <translation>Previous item (Shift+Enter or PgUp)</translation>
    </message>
    <message>
        <source>下一项 ⏎</source>
        <translation>Next ⏎</translation>
    </message>
    <message>
        <source>下一项（回车 或 PgDn）</source>
        <translation>Next item (Enter or PgDn)</translation>
    </message>
    <message>
        <source>问题和照片（F6）</source>
        <translation>Findings and photos (F6)</translation>
    </message>
    <message>
        <source>采纳 4</source>
        <translation>Take 4</translation>
    </message>
    <message>
        <source>采纳建议的结论（按 4）</source>
        <translation>Take the proposed verdict (key 4)</translation>
    </message>
    <message>
        <source>问题 {findings} · {photos}</source>
        <translation>Findings {findings} · {photos}</translation>
    </message>
</context>
<context>
    <name>VerdictButtons</name>
    <message>
        <source>合格</source>
        <translation>Pass</translation>
    </message>
    <message>
        <source>不合格</source>
        <translation>Fail</translation>
    </message>
    <message>
        <source>不适用</source>
        <translation>Not applicable</translation>
    </message>
    <message>
        <source>{verdict}（按 {key}）</source>
        <translation>{verdict} (press {key})</translation>
    </message>
</context>
<context>
    <name>VerdictCard</name>
    <message>
        <source>验证码里写的内容（{file}）</source>
        <translation>What the code says ({file})</translation>
    </message>
    <message>
        <source>文书真实，但已经撤回</source>
        <translation>Genuine, but withdrawn</translation>
    </message>
    <message>
        <source>文书真实</source>
        <translation>Genuine</translation>
    </message>
    <message>
        <source>文书被改动过</source>
        <translation>The paper was altered</translation>
    </message>
    <message>
        <source>签发的电脑已被吊销，无法判断</source>
        <translation>The issuing computer was revoked, cannot be judged</translation>
    </message>
    <message>
        <source>不认识签发的电脑，无法判断</source>
        <translation>Unknown device, cannot be judged</translation>
    </message>
    <message>
        <source>下面这些地方与签发时不一致：</source>
        <translation>These places differ from what was issued:</translation>
    </message>
    <message>
        <source>验证码由一台没有登记名片的电脑签发。请向单位要它的名片或新的计划包，登记后再核验。</source>
        <translation>The code was made by a computer whose card is not registered. Ask the office for its card or a new plan pack, register it, and verify again.</translation>
    </message>
    <message>
        <source>签发的电脑自 {day} 起已被单位吊销：请向单位查问这份文书是什么时候签发的。</source>
        <translation>The issuing computer was revoked by the office from {day}: ask the office when this paper was issued.</translation>
    </message>
    <message>
        <source>与本机保存的原件逐行一致。</source>
        <translation>The same, line by line, as the original kept here.</translation>
    </message>
    <message>
        <source>验证码与 PDF 上的文字一致。</source>
        <translation>Code and text of the PDF agree.</translation>
    </message>
    <message>
        <source>签名有效。照片里的文字不能自动核对，请把下面的内容与纸面逐项对照。</source>
        <translation>The signature is valid. Words in a photo cannot be compared by themselves: compare these with the paper.</translation>
    </message>
    <message>
        <source>由 {person}（{office}）的电脑 {device} 签发</source>
        <translation>Issued by the computer {device} of {person} ({office})</translation>
    </message>
    <message>
        <source>验证码本身被改动过，签名不符</source>
        <translation>The code itself was altered; the signature does not fit</translation>
    </message>
    <message>
        <source>验证码没有写出的内容与本机保存的同号文书不同</source>
        <translation>What the code does not say differs from the paper of that number kept here</translation>
    </message>
    <message>
        <source>原件上有、这份文书上没有：{line}</source>
        <translation>In the original, not on this paper: {line}</translation>
    </message>
    <message>
        <source>{fact}：验证码里是“{code}”，本机保存的同号文书是“{found}”</source>
        <translation>{fact}: the code says “{code}”, the paper of that number kept here says “{found}”</translation>
    </message>
    <message>
        <source>{fact}：签发时是“{code}”，文书上不是</source>
        <translation>{fact}: issued as “{code}”, not so on the paper</translation>
    </message>
    <message>
        <source>文书</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>文号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>发文机关</source>
        <translation>Issuer</translation>
    </message>
    <message>
        <source>被检查单位</source>
        <translation>Enterprise</translation>
    </message>
    <message>
        <source>持证人</source>
        <translation>Holder</translation>
    </message>
    <message>
        <source>签发日期</source>
        <translation>Day of issue</translation>
    </message>
    <message>
        <source>最后期限</source>
        <translation>Latest deadline</translation>
    </message>
    <message>
        <source>问题数</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>问题开头</source>
        <translation>First finding</translation>
    </message>
    <message>
        <source>验证码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>其他内容</source>
        <translation>Other content</translation>
    </message>
    <message>
        <source>原文</source>
        <translation>Original text</translation>
    </message>
</context>
<context>
    <name>VerifyFiles</name>
    <message>
        <source>照片、扫描件和 PDF</source>
        <translation>Photos, scans and PDF</translation>
    </message>
    <message>
        <source>选择文书</source>
        <translation>Choose paper</translation>
    </message>
</context>
<context>
    <name>VerifyPaperDialog</name>
    <message>
        <source>核验文书</source>
        <translation>Verify paper</translation>
    </message>
    <message>
        <source>或者粘贴扫码得到的文字：ZJ1:…</source>
        <translation>Or paste the text of the code: ZJ1:…</translation>
    </message>
    <message>
        <source>验证码的文字</source>
        <translation>Text of the code</translation>
    </message>
    <message>
        <source>选择照片、扫描件或 PDF…</source>
        <translation>Choose photo, scan or PDF…</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>粘贴的验证码</source>
        <translation>pasted code</translation>
    </message>
    <message>
        <source>粘贴的图片</source>
        <translation>pasted picture</translation>
    </message>
    <message>
        <source>每份正式文书都印有验证码。核验不用网络：看验证码是哪台电脑签发的，内容有没有被改动。</source>
        <translation>Every final paper carries a code. Verifying needs no network: it tells which computer issued it, and whether the content was altered.</translation>
    </message>
    <message>
        <source>把文书的照片、扫描件或 PDF 拖到这里</source>
        <translation>Drop a photo, scan or PDF of the paper here</translation>
    </message>
    <message>
        <source>也可以按 Ctrl+V 粘贴图片。照片要拍清楚左下角的二维码；PDF 会连文字一起核对。</source>
        <translation>Or paste a picture with Ctrl+V. The code at the lower left must be sharp; of a PDF the text is compared, too.</translation>
    </message>
</context>
<context>
    <name>VersionsModel</name>
    <message>
        <source>检查表和版本</source>
        <translation>Checklist and version</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>自哪天起</source>
        <translation>From</translation>
    </message>
    <message>
        <source>项数</source>
        <translation>Items</translation>
    </message>
</context>
<context>
    <name>VisitAnnexDialog</name>
    <message>
        <source>附录</source>
        <translation>Annex</translation>
    </message>
    <message>
        <source>检查表换过版本，下面是当时答过、现在的版本里没有位置的内容。随检查一并保存。</source>
        <translation>The checklist of this visit was changed to another version; below is what was answered before and has no place in it. It is kept with the visit.</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>题号</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>检查内容</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>当时的回答</source>
        <translation>Answer given</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Edition</translation>
    </message>
    <message>
        <source>合格</source>
        <translation>Pass</translation>
    </message>
    <message>
        <source>不合格</source>
        <translation>Fail</translation>
    </message>
    <message>
        <source>不适用</source>
        <translation>Not applicable</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
</context>
<context>
    <name>VisitEvidence</name>
    <message>
        <source>监看哪个文件夹？新照片会自动加入这次检查</source>
        <translation>Which folder to watch? New photos are added to this visit by themselves</translation>
    </message>
    <message numerus="yes">
        <source>%n 张照片放回待整理。</source>
        <translation>
            <numerusform>%n photo was put back into the tray.</numerusform>
            <numerusform>%n photos were put back into the tray.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 张照片放到 {item}。</source>
        <translation>
            <numerusform>%n photo was moved to {item}.</numerusform>
            <numerusform>%n photos were moved to {item}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 张照片放到整次检查。</source>
        <translation>
            <numerusform>%n photo was moved to the whole visit.</numerusform>
            <numerusform>%n photos were moved to the whole visit.</numerusform>
        </translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>全部放到待整理</source>
        <translation>Put all into tray</translation>
    </message>
    <message>
        <source>按拍摄时间把 {count} 张照片放到 {items}。</source>
        <translation>By time taken, photos moved to {items}: {count}.</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message numerus="yes">
        <source>%n 张照片的时间对不上检查项，放在待整理。</source>
        <translation>
            <numerusform>%n photo fits no item by its time and is in the tray.</numerusform>
            <numerusform>%n photos fit no item by their time and are in the tray.</numerusform>
        </translation>
    </message>
    <message>
        <source>已停止：{added} 张已保存，{dropped} 张没有加入。</source>
        <translation>Stopped. Photos saved: {added}, not added: {dropped}.</translation>
    </message>
</context>
<context>
    <name>VisitGalleryDialog</name>
    <message>
        <source>全部照片</source>
        <translation>All photos</translation>
    </message>
    <message>
        <source>添加照片…</source>
        <translation>Add photos…</translation>
    </message>
    <message>
        <source>门头、全景等不属于任何一项的照片，可一次选多张（Ctrl+O）</source>
        <translation>Shop front, overview and others of no single item, several at once (Ctrl+O)</translation>
    </message>
    <message>
        <source>粘贴</source>
        <translation>Paste</translation>
    </message>
    <message>
        <source>粘贴截图或复制的照片文件（Ctrl+V）</source>
        <translation>Paste a screenshot or copied photo files (Ctrl+V)</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>这次检查没有照片</source>
        <translation>No photos of this visit</translation>
    </message>
    <message>
        <source>有照片时，每一张都会在这里读出来核对。</source>
        <translation>When there are photos, each one is read and verified here.</translation>
    </message>
    <message>
        <source>回车放大 · 方向键移动</source>
        <translation>Enter: enlarge · arrow keys: move</translation>
    </message>
    <message>
        <source>门头、全景等不属于任何一项的照片，拖到这里或按 Ctrl+V 粘贴；各项的照片在检查表里添加。</source>
        <translation>Drop or paste (Ctrl+V) photos of no single item here, such as shop front or overview; photos of items are added in the checklist.</translation>
    </message>
    <message>
        <source>还没有照片</source>
        <translation>No photos yet</translation>
    </message>
    <message numerus="yes">
        <source>已移动 %n 张照片。</source>
        <translation>
            <numerusform>Moved %n photo.</numerusform>
            <numerusform>Moved %n photos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>正在加入 %n 张照片…</source>
        <translation>
            <numerusform>Adding %n photo…</numerusform>
            <numerusform>Adding %n photos…</numerusform>
        </translation>
    </message>
    <message>
        <source>回车放大 · F2 写说明 · M 移到别项 · T 待整理 · Alt+方向键排序 · Delete 移除</source>
        <translation>Enter: enlarge · F2: caption · M: move to item · T: tray · Alt+arrow keys: reorder · Delete: remove</translation>
    </message>
    <message>
        <source>已移除照片。</source>
        <translation>Photo removed.</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>松开鼠标，照片就加到整次检查。</source>
        <translation>Release to add the photos to the whole visit.</translation>
    </message>
</context>
<context>
    <name>VisitHeader</name>
    <message>
        <source>← 返回</source>
        <translation>← Back</translation>
    </message>
    <message>
        <source>返回（Esc）</source>
        <translation>Back (Esc)</translation>
    </message>
    <message>
        <source>人员…</source>
        <translation>People…</translation>
    </message>
    <message>
        <source>更正检查人员、证号、方式和接待人</source>
        <translation>Correct inspectors, certificates, manner and who receives you</translation>
    </message>
    <message>
        <source>新增问题</source>
        <translation>Add finding</translation>
    </message>
    <message>
        <source>检查表以外的问题（Ctrl+N）</source>
        <translation>Finding outside the checklist (Ctrl+N)</translation>
    </message>
    <message>
        <source>看全部照片并核对原件（Ctrl+G）</source>
        <translation>See all photos and verify the originals (Ctrl+G)</translation>
    </message>
    <message>
        <source>通知书</source>
        <translation>Notice</translation>
    </message>
    <message>
        <source>查看、签发通知书</source>
        <translation>See and issue the notice</translation>
    </message>
    <message>
        <source>结束检查</source>
        <translation>End visit</translation>
    </message>
    <message>
        <source>结束后不能再修改（F12）</source>
        <translation>Cannot be changed after its end (F12)</translation>
    </message>
    <message>
        <source>更多 ▾</source>
        <translation>More ▾</translation>
    </message>
    <message>
        <source>快速作答、补录、缺什么、朗读、抽样、打印</source>
        <translation>Rapid answers, paper entry, what is missing, read aloud, sample, print</translation>
    </message>
    <message>
        <source>走访提醒</source>
        <translation>Reminder visit</translation>
    </message>
    <message>
        <source>行政检查</source>
        <translation>Inspection</translation>
    </message>
    <message>
        <source>联合检查</source>
        <translation>Joint inspection</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{mode} · {day} · 检查人员：{people}</source>
        <translation>{mode} · {day} · {people}</translation>
    </message>
    <message>
        <source>纸质表 {day} 补录 · </source>
        <translation>Entered from paper of {day} · </translation>
    </message>
    <message>
        <source>已答 {done}/{total} · 问题 {findings}</source>
        <translation>Answered {done}/{total} · findings {findings}</translation>
    </message>
    <message>
        <source> · 待整理 {count}</source>
        <translation> · tray {count}</translation>
    </message>
</context>
<context>
    <name>VisitPage</name>
    <message>
        <source>检查</source>
        <translation>Visits</translation>
    </message>
    <message>
        <source>只读：这次检查由另一台电脑记录，只能查看。</source>
        <translation>Read-only: this visit was recorded on another computer.</translation>
    </message>
    <message>
        <source>只读：检查已于 {time} 结束。</source>
        <translation>Read-only: the visit ended {time}.</translation>
    </message>
</context>
<context>
    <name>VisitPapers</name>
    <message>
        <source>这台电脑上没有找到打印机。可以先存为 PDF，拿到别处打印。</source>
        <translation>No printer was found on this computer. Save as PDF and print elsewhere.</translation>
    </message>
    <message>
        <source>正在写出提交包</source>
        <translation>Writing the submission</translation>
    </message>
    <message>
        <source>已取消，没有写出文件。</source>
        <translation>Cancelled; no file was written.</translation>
    </message>
    <message>
        <source>已保存：{path}</source>
        <translation>Saved: {path}</translation>
    </message>
    <message numerus="yes">
        <source>，附件 %n 个。</source>
        <translation>
            <numerusform>, %n attachment.</numerusform>
            <numerusform>, %n attachments.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 张有标注或遮盖，用的是副本。</source>
        <translation>
            <numerusform>%n photo has marks or masks and went as a copy.</numerusform>
            <numerusform>%n photos have marks or masks and went as copies.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 个附件读不出来，没有写入。</source>
        <translation>
            <numerusform>%n attachment could not be read and was left out.</numerusform>
            <numerusform>%n attachments could not be read and were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>已附上 %n 个扫描件，在证据图库的“整次检查”里。</source>
        <translation>
            <numerusform>%n scan attached, see “Whole visit” in the gallery.</numerusform>
            <numerusform>%n scans attached, see “Whole visit” in the gallery.</numerusform>
        </translation>
    </message>
    <message>
        <source>检查表（已填部分）</source>
        <translation>Checklist (as filled in)</translation>
    </message>
    <message>
        <source>检查表（空白）</source>
        <translation>Checklist (blank)</translation>
    </message>
    <message>
        <source>检查表已送到“{printer}”。</source>
        <translation>The checklist was sent to “{printer}”.</translation>
    </message>
</context>
<context>
    <name>VisitRectifying</name>
    <message>
        <source>已记录当场改正。</source>
        <translation>Recorded as corrected on site.</translation>
    </message>
    <message>
        <source>疑似毒品记录已保存。请继续配合公安机关；处置记录和移送函可以打印。</source>
        <translation>The record of suspected drugs is saved. Go on working with the police; the record and the letter of referral can be printed.</translation>
    </message>
    <message>
        <source>处置记录…</source>
        <translation>Record…</translation>
    </message>
</context>
<context>
    <name>VisitSampling</name>
    <message>
        <source>第 {number} 件</source>
        <translation>No. {number}</translation>
    </message>
    <message>
        <source>抽样记录</source>
        <translation>Sampling record</translation>
    </message>
</context>
<context>
    <name>VisitTelling</name>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>已输入的内容还在这一页，没有丢失。</source>
        <translation>What was typed is still on this page, nothing is lost.</translation>
    </message>
    <message>
        <source>再保存一次</source>
        <translation>Save again</translation>
    </message>
    <message>
        <source>还有内容没有保存，现在不能结束检查。</source>
        <translation>Something is not saved, the visit cannot be ended now.</translation>
    </message>
    <message>
        <source>还有内容没有保存，现在不能结束检查：{codes}。</source>
        <translation>The visit cannot be ended now, not saved: {codes}.</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>到 {code}</source>
        <translation>Go to {code}</translation>
    </message>
    <message>
        <source>已到最后一项。</source>
        <translation>This was the last item.</translation>
    </message>
    <message numerus="yes">
        <source>已到最后一项，还有 %n 项未答完。</source>
        <translation>
            <numerusform>This was the last item; %n item is not fully answered.</numerusform>
            <numerusform>This was the last item; %n items are not fully answered.</numerusform>
        </translation>
    </message>
    <message>
        <source>到下一个未答项（Ctrl+↓）</source>
        <translation>Go to the next open item (Ctrl+↓)</translation>
    </message>
    <message>
        <source>全部答完了。可以看通知书，或结束检查。</source>
        <translation>Everything is answered. See the notice, or end the visit.</translation>
    </message>
    <message>
        <source>结束检查（F12）</source>
        <translation>End visit (F12)</translation>
    </message>
    <message>
        <source>照片还在加入，都加入后继续。</source>
        <translation>Photos are still being added; it goes on after that.</translation>
    </message>
    <message>
        <source>留在这一页</source>
        <translation>Stay on this page</translation>
    </message>
    <message>
        <source>已移除照片。</source>
        <translation>Photo removed.</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>VisitTools</name>
    <message>
        <source>没有上次的答案。请按现场情况判定。</source>
        <translation>No answer from last time. Judge what you see.</translation>
    </message>
    <message>
        <source>已保存：{path}</source>
        <translation>Saved: {path}</translation>
    </message>
    <message>
        <source>没有题号“{code}”。</source>
        <translation>There is no item “{code}”.</translation>
    </message>
    <message>
        <source>快速作答</source>
        <translation>Rapid answers</translation>
    </message>
    <message>
        <source>补录纸质检查表…</source>
        <translation>Enter a paper checklist…</translation>
    </message>
    <message>
        <source>缺什么…</source>
        <translation>What is missing…</translation>
    </message>
    <message>
        <source>按题号跳转…</source>
        <translation>Go to item…</translation>
    </message>
    <message>
        <source>大字朗读</source>
        <translation>Read aloud in large letters</translation>
    </message>
    <message>
        <source>随机抽样…</source>
        <translation>Random sample…</translation>
    </message>
    <message>
        <source>空白检查表存为 PDF…</source>
        <translation>Blank checklist as PDF…</translation>
    </message>
    <message>
        <source>已填检查表存为 PDF…</source>
        <translation>Filled checklist as PDF…</translation>
    </message>
    <message>
        <source>打印空白检查表…</source>
        <translation>Print blank checklist…</translation>
    </message>
    <message>
        <source>打印已填检查表…</source>
        <translation>Print filled checklist…</translation>
    </message>
    <message>
        <source>附上纸质检查表的扫描件…</source>
        <translation>Attach scan of the paper checklist…</translation>
    </message>
    <message>
        <source>疑似毒品…</source>
        <translation>Suspected drugs…</translation>
    </message>
    <message>
        <source>答案和附件存为 OpenRosa 提交包…</source>
        <translation>Save answers and attachments as OpenRosa submission…</translation>
    </message>
    <message>
        <source>附录：旧版本的回答…</source>
        <translation>Annex: answers of the old version…</translation>
    </message>
</context>
<context>
    <name>VisitVersions</name>
    <message>
        <source>检查表有新版本“{newer}”。这次检查仍用“{older}”，可以换用，答案带过去。</source>
        <translation>There is a new checklist “{newer}”. This visit still uses “{older}”; it can change, answers are carried over.</translation>
    </message>
    <message>
        <source>看差异…</source>
        <translation>Differences…</translation>
    </message>
    <message>
        <source>已换用“{newer}”。</source>
        <translation>Now using “{newer}”.</translation>
    </message>
    <message numerus="yes">
        <source>%n 项答案原样带过来。</source>
        <translation>
            <numerusform>%n answer carried over.</numerusform>
            <numerusform>%n answers carried over.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 项不再有位置，在“更多 → 附录”里。</source>
        <translation>
            <numerusform>%n answer has no place any more, see “More → Annex”.</numerusform>
            <numerusform>%n answers have no place any more, see “More → Annex”.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VisitsHead</name>
    <message>
        <source>企业、拼音、检查人员、记录电脑或日期</source>
        <translation>Enterprise, pinyin, inspector, computer or date</translation>
    </message>
    <message>
        <source>搜索检查记录</source>
        <translation>Search visits</translation>
    </message>
    <message>
        <source>交出数据…</source>
        <translation>Hand on data…</translation>
    </message>
    <message>
        <source>全部 {count}</source>
        <translation>All {count}</translation>
    </message>
    <message>
        <source>本机 {count}</source>
        <translation>This computer {count}</translation>
    </message>
    <message>
        <source>收到 {count}</source>
        <translation>Received {count}</translation>
    </message>
    <message>
        <source>检查记录</source>
        <translation>Visits</translation>
    </message>
</context>
<context>
    <name>VisitsModel</name>
    <message>
        <source>企业</source>
        <translation>Enterprise</translation>
    </message>
    <message>
        <source>开始时间</source>
        <translation>Started</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>已答</source>
        <translation>Answered</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>照片</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>检查人员</source>
        <translation>Inspectors</translation>
    </message>
    <message>
        <source>记录电脑</source>
        <translation>Recorded on</translation>
    </message>
    <message>
        <source>（台账中没有这家企业）</source>
        <translation>(not on the register)</translation>
    </message>
    <message>
        <source>已结束</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>进行中</source>
        <translation>In progress</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>本机</source>
        <translation>This computer</translation>
    </message>
    <message>
        <source>其他电脑</source>
        <translation>Other computer</translation>
    </message>
</context>
<context>
    <name>VisitsPage</name>
    <message>
        <source>检查从企业台账开始：选一家企业，点“开始检查”。进行中和已结束的检查都会列在这里。</source>
        <translation>Visits start from the register: select an enterprise and press “Start visit”. Visits in progress and ended are listed here.</translation>
    </message>
    <message>
        <source>还没有检查记录</source>
        <translation>No visits yet</translation>
    </message>
    <message>
        <source>去企业台账</source>
        <translation>Go to the register</translation>
    </message>
    <message>
        <source>查过企业名称、拼音和首字母、信用代码、电话、地址，检查人员、记录电脑和日期。</source>
        <translation>Looked through: name of the enterprise, pinyin and initials, credit code, phone, address, inspectors, computer and date.</translation>
    </message>
    <message numerus="yes">
        <source>别的筛选里找到 %n 次。</source>
        <translation>
            <numerusform>%n visit is found under another filter.</numerusform>
            <numerusform>%n visits are found under other filters.</numerusform>
        </translation>
    </message>
    <message>
        <source>看全部找到的</source>
        <translation>See all that were found</translation>
    </message>
    <message>
        <source>清除搜索</source>
        <translation>Clear search</translation>
    </message>
    <message>
        <source>没有找到“{text}”</source>
        <translation>“{text}” not found</translation>
    </message>
    <message>
        <source>导入其他电脑交来的检查包以后，那些检查会列在这里，只能查看。</source>
        <translation>After importing a visit pack of another computer, its visits are listed here to read.</translation>
    </message>
    <message>
        <source>还没有收到检查</source>
        <translation>No visits received yet</translation>
    </message>
    <message>
        <source>看全部检查</source>
        <translation>Show all visits</translation>
    </message>
    <message>
        <source>这台电脑还没有做过检查；收到的检查在“收到”里。</source>
        <translation>No visits were made on this computer yet; those received are under “Received”.</translation>
    </message>
    <message>
        <source>本机没有检查</source>
        <translation>No visits on this computer</translation>
    </message>
</context>
<context>
    <name>VisitsTable</name>
    <message>
        <source>检查记录</source>
        <translation>Visits</translation>
    </message>
</context>
<context>
    <name>VoidNumbersDialog</name>
    <message>
        <source>作废文号</source>
        <translation>Void numbers</translation>
    </message>
    <message>
        <source>作废</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>写坏的、手工用掉的号在这里作废。作废以后不再使用，也不能恢复；原因会留在台账里。</source>
        <translation>Numbers spoiled or used by hand are voided here. They are never used afterwards, nor restored; the reason stays in the ledger.</translation>
    </message>
    <message>
        <source>文书</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>年份</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>从几号</source>
        <translation>From</translation>
    </message>
    <message>
        <source>到几号</source>
        <translation>To</translation>
    </message>
    <message>
        <source>只作废一个号，两处填一样</source>
        <translation>For a single number, enter it twice</translation>
    </message>
    <message>
        <source>如：手写时写坏；打印机卡纸前已手工编号</source>
        <translation>Such as: spoiled in handwriting; numbered by hand before a paper jam</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>止号小于起号。</source>
        <translation>The last number is below the first.</translation>
    </message>
</context>
<context>
    <name>WaitingPacksDialog</name>
    <message>
        <source>等待中的包</source>
        <translation>Waiting packs</translation>
    </message>
    <message>
        <source>这些包核对无误，已加密收好；它们接在还没有到的包后面，前面的一到就自动采用。
等不到时，请发送人写一个包，写时勾选“带上全部内容”，导入后它们也会跟着采用。</source>
        <translation>These packs are verified and kept encrypted; they follow a pack that is not here yet and are used by themselves when it arrives.
If it never does, ask the sender for a pack with “Everything”; after that they are used, too.</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>发送人</source>
        <translation>Sender</translation>
    </message>
    <message>
        <source>收到时间</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>WatchLine</name>
    <message>
        <source>不再看</source>
        <translation>Stop watching</translation>
    </message>
    <message>
        <source>指定收件文件夹…</source>
        <translation>Watch a folder…</translation>
    </message>
    <message>
        <source>各电脑把检查包放进这个文件夹，新来的会列在这里，一次核对、按顺序导入。</source>
        <translation>Laptops put their packs into this folder; new ones are listed here, checked at once and imported in order.</translation>
    </message>
    <message>
        <source>没有指定收件文件夹</source>
        <translation>No folder is watched</translation>
    </message>
    <message>
        <source>换…</source>
        <translation>Change…</translation>
    </message>
    <message>
        <source>收件文件夹：{folder}</source>
        <translation>Watched folder: {folder}</translation>
    </message>
    <message numerus="yes">
        <source>核对 %n 个新包…</source>
        <translation>
            <numerusform>Check %n new pack…</numerusform>
            <numerusform>Check %n new packs…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>新建工作库</source>
        <translation>Create new store</translation>
    </message>
    <message>
        <source>填写姓名、单位，设一个密码，一分钟后就能开始检查。</source>
        <translation>Give your name and office, choose a passphrase, and start within a minute.</translation>
    </message>
    <message>
        <source>打开已有工作库</source>
        <translation>Open existing store</translation>
    </message>
    <message>
        <source>选择以前建立的，或从别的电脑搬来的工作库文件夹。</source>
        <translation>Choose the folder of a store made earlier or moved from another computer.</translation>
    </message>
    <message>
        <source>先在练习库里试一试</source>
        <translation>Try the practice store first</translation>
    </message>
    <message>
        <source>一条虚构的街道和它的企业台账，随便操作，不影响真实工作。</source>
        <translation>An invented sub-district with its register: try anything, real work is not touched.</translation>
    </message>
    <message>
        <source>从U盘备份恢复…</source>
        <translation>Restore from a stick…</translation>
    </message>
    <message>
        <source>电脑丢失、损坏或更换后，用备份文件和密码取回全部资料。</source>
        <translation>If the computer is lost, broken or replaced: everything back from a backup file and the passphrase.</translation>
    </message>
    <message>
        <source>寄检通</source>
        <translation>寄检通</translation>
    </message>
    <message>
        <source>寄递物流企业禁毒检查的现场工作台
查台账、走清单、留证据、开文书、交资料包</source>
        <translation>The field desk for anti-drug inspections of logistics and delivery
Register, checklist, evidence, papers, packs</translation>
    </message>
    <message>
        <source>全程离线：不联网也不上传</source>
        <translation>Offline: no network, no uploads</translation>
    </message>
    <message>
        <source>加密保存：电脑丢失，资料打不开</source>
        <translation>Encrypted: a lost computer gives nothing away</translation>
    </message>
    <message>
        <source>边做边存：断电关机，答过的都在</source>
        <translation>Saved as you go: answers survive a power cut</translation>
    </message>
</context>
<context>
    <name>WindowCommands</name>
    <message>
        <source>快捷卡已存为 {file}</source>
        <translation>Quick card saved as {file}</translation>
    </message>
    <message>
        <source>关于寄检通</source>
        <translation>About 寄检通</translation>
    </message>
    <message>
        <source>寄检通 {version}
寄递物流企业禁毒检查的离线工作台</source>
        <translation>寄检通 {version}
Offline desk for anti-drug inspections of logistics and delivery enterprises</translation>
    </message>
</context>
<context>
    <name>WindowMenus</name>
    <message>
        <source>编辑(&amp;E)</source>
        <translation>&amp;Edit</translation>
    </message>
    <message>
        <source>文件(&amp;F)</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <source>导入台账…</source>
        <translation>Import register…</translation>
    </message>
    <message>
        <source>台账查重…</source>
        <translation>Duplicates…</translation>
    </message>
    <message>
        <source>资料包…</source>
        <translation>Packs…</translation>
    </message>
    <message>
        <source>核验文书…</source>
        <translation>Verify paper…</translation>
    </message>
    <message>
        <source>核对对外版本…</source>
        <translation>Check outside version…</translation>
    </message>
    <message>
        <source>检查表预览…</source>
        <translation>Checklist preview…</translation>
    </message>
    <message>
        <source>试恢复备份</source>
        <translation>Try restoring a backup</translation>
    </message>
    <message>
        <source>打开工作库文件夹</source>
        <translation>Open store folder</translation>
    </message>
    <message>
        <source>换一个工作库…</source>
        <translation>Switch store…</translation>
    </message>
    <message>
        <source>锁定</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>检查(&amp;V)</source>
        <translation>&amp;Visit</translation>
    </message>
    <message>
        <source>查找企业</source>
        <translation>Find enterprise</translation>
    </message>
    <message>
        <source>下一个未答项</source>
        <translation>Next open item</translation>
    </message>
    <message>
        <source>添加照片…</source>
        <translation>Add photos…</translation>
    </message>
    <message>
        <source>粘贴照片</source>
        <translation>Paste photo</translation>
    </message>
    <message>
        <source>新增问题…</source>
        <translation>Add finding…</translation>
    </message>
    <message>
        <source>出具文书</source>
        <translation>Make paper</translation>
    </message>
    <message>
        <source>结束检查…</source>
        <translation>End visit…</translation>
    </message>
    <message>
        <source>快速作答</source>
        <translation>Rapid answers</translation>
    </message>
    <message>
        <source>补录纸质检查表…</source>
        <translation>Enter a paper checklist…</translation>
    </message>
    <message>
        <source>缺什么…</source>
        <translation>What is missing…</translation>
    </message>
    <message>
        <source>按题号跳转…</source>
        <translation>Go to item…</translation>
    </message>
    <message>
        <source>大字朗读</source>
        <translation>Read aloud in large letters</translation>
    </message>
    <message>
        <source>随机抽样…</source>
        <translation>Random sample…</translation>
    </message>
    <message>
        <source>空白检查表存为 PDF…</source>
        <translation>Blank checklist as PDF…</translation>
    </message>
    <message>
        <source>已填检查表存为 PDF…</source>
        <translation>Filled checklist as PDF…</translation>
    </message>
    <message>
        <source>打印空白检查表…</source>
        <translation>Print blank checklist…</translation>
    </message>
    <message>
        <source>打印已填检查表…</source>
        <translation>Print filled checklist…</translation>
    </message>
    <message>
        <source>附上纸质检查表的扫描件…</source>
        <translation>Attach scan of the paper checklist…</translation>
    </message>
    <message>
        <source>返回列表</source>
        <translation>Back to the list</translation>
    </message>
    <message>
        <source>文书(&amp;P)</source>
        <translation>&amp;Paper</translation>
    </message>
    <message>
        <source>全部文书</source>
        <translation>All papers</translation>
    </message>
    <message>
        <source>签发…</source>
        <translation>Issue…</translation>
    </message>
    <message>
        <source>直接打印</source>
        <translation>Print directly</translation>
    </message>
    <message>
        <source>打印…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>存为 PDF…</source>
        <translation>Save as PDF…</translation>
    </message>
    <message>
        <source>签名…</source>
        <translation>Sign…</translation>
    </message>
    <message>
        <source>拒绝签字…</source>
        <translation>Refusal to sign…</translation>
    </message>
    <message>
        <source>送达…</source>
        <translation>Serve…</translation>
    </message>
    <message>
        <source>撤回文书…</source>
        <translation>Withdraw paper…</translation>
    </message>
    <message>
        <source>视图(&amp;W)</source>
        <translation>Vie&amp;w</translation>
    </message>
    <message>
        <source>主题</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>文字大小</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>平板模式</source>
        <translation>Tablet mode</translation>
    </message>
    <message>
        <source>语言 Language</source>
        <translation>Language 语言</translation>
    </message>
    <message>
        <source>下一个窗格</source>
        <translation>Next pane</translation>
    </message>
    <message>
        <source>上一个窗格</source>
        <translation>Previous pane</translation>
    </message>
    <message>
        <source>收起或展开侧栏</source>
        <translation>Fold or unfold side bar</translation>
    </message>
    <message>
        <source>全屏</source>
        <translation>Full screen</translation>
    </message>
    <message>
        <source>跟随系统</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>浅色</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>深色</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>放大</source>
        <translation>Larger</translation>
    </message>
    <message>
        <source>缩小</source>
        <translation>Smaller</translation>
    </message>
    <message>
        <source>帮助(&amp;H)</source>
        <translation>&amp;Help</translation>
    </message>
    <message>
        <source>使用手册</source>
        <translation>Manual</translation>
    </message>
    <message>
        <source>快捷键一览</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message>
        <source>看一遍导览</source>
        <translation>Take the tour</translation>
    </message>
    <message>
        <source>程序体检…</source>
        <translation>Check-up…</translation>
    </message>
    <message>
        <source>关于寄检通</source>
        <translation>About 寄检通</translation>
    </message>
</context>
<context>
    <name>WithdrawMeasureDialog</name>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>撤销：{what}</source>
        <translation>Withdraw: {what}</translation>
    </message>
    <message>
        <source>撤销以后不再计入数字；记录仍保留在日志里，措施可以恢复。</source>
        <translation>A withdrawn measure is not counted any more; it stays in the log and can be restored.</translation>
    </message>
    <message>
        <source>撤销原因</source>
        <translation>Reason for withdrawing</translation>
    </message>
</context>
<context>
    <name>WithdrawPaperDialog</name>
    <message>
        <source>撤回文书</source>
        <translation>Withdraw paper</translation>
    </message>
    <message>
        <source>撤回</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>撤回后文书不再有效，也不能再签名或送达；文号不会再用，记录和原件都保留。已经送达的，请另行通知企业。</source>
        <translation>A withdrawn paper is no longer valid and can no longer be signed or served; its number is never used again, record and original are kept. If it was served, tell the enterprise.</translation>
    </message>
    <message>
        <source>撤回理由</source>
        <translation>Reason for withdrawing</translation>
    </message>
</context>
<context>
    <name>WordsEditor</name>
    <message>
        <source>文书用语</source>
        <translation>Wording</translation>
    </message>
    <message>
        <source>插入内容</source>
        <translation>Insert field</translation>
    </message>
    <message>
        <source>要改的地方</source>
        <translation>To mend</translation>
    </message>
    <message>
        <source>第 {line} 行：{what}</source>
        <translation>Line {line}: {what}</translation>
    </message>
    <message>
        <source>在“{name}”里插入内容…</source>
        <translation>Insert a field in “{name}”…</translation>
    </message>
    <message>
        <source>这一段没有可填入的内容</source>
        <translation>This part has no fields</translation>
    </message>
</context>
<context>
    <name>WordsFiles</name>
    <message>
        <source>导入文书用语</source>
        <translation>Import words of papers</translation>
    </message>
    <message>
        <source>文书用语</source>
        <translation>Wording</translation>
    </message>
    <message>
        <source>导出文书用语</source>
        <translation>Export words of papers</translation>
    </message>
</context>
<context>
    <name>WordsSection</name>
    <message>
        <source>文书用语</source>
        <translation>Wording</translation>
    </message>
    <message>
        <source>文书的文字可以换成本单位的说法。{ } 里是程序填入的内容；[[ ]] 里的部分没有内容时整段省去；单独一行的 [ ] 是各段的名称，不要改；‖ 分开表格的格，↵ 是格内换行。</source>
        <translation>The words of a paper can be those of your office. Between { } stands what the program fills in; what stands in [[ ]] is left out where it has nothing to say; a line with [ ] names a part, leave it as it is; ‖ divides cells of a table, ↵ is a new line in a cell.</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>恢复原文</source>
        <translation>Restore shipped words</translation>
    </message>
    <message>
        <source>导出…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>导入…</source>
        <translation>Import…</translation>
    </message>
    <message>
        <source>文书</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>正在排版…</source>
        <translation>Setting the page…</translation>
    </message>
    <message numerus="yes">
        <source>有 %n 处要改，改好才能保存；版面还是上一次的样子。</source>
        <translation>
            <numerusform>%n place to mend before it can be saved; the page shows the last sound state.</numerusform>
            <numerusform>%n places to mend before it can be saved; the page shows the last sound state.</numerusform>
        </translation>
    </message>
    <message>
        <source>改过，还没有保存</source>
        <translation>Changed, not saved</translation>
    </message>
    <message>
        <source>本单位自己的说法</source>
        <translation>Words of this office</translation>
    </message>
    <message>
        <source>原文</source>
        <translation>Original text</translation>
    </message>
    <message>
        <source>已保存。以后出具的文书用新的说法，已签发的不变。</source>
        <translation>Saved. Papers made from now on use them; issued ones do not change.</translation>
    </message>
    <message>
        <source>放回去</source>
        <translation>Put back</translation>
    </message>
    <message>
        <source>已放回去。</source>
        <translation>Put back.</translation>
    </message>
    <message>
        <source>已导出：{path}</source>
        <translation>Exported: {path}</translation>
    </message>
    <message>
        <source>文件里的说法和现在的一样，没有要改的。</source>
        <translation>The file says the same as now; there is nothing to change.</translation>
    </message>
</context>
<context>
    <name>WorkFrame</name>
    <message>
        <source>设置里没有保存的内容</source>
        <translation>the settings</translation>
    </message>
    <message>
        <source>看备份</source>
        <translation>Show backups</translation>
    </message>
    <message>
        <source>“{name}”的检查可以打开了。</source>
        <translation>The visit to “{name}” can be opened now.</translation>
    </message>
    <message>
        <source>打开检查</source>
        <translation>Open visit</translation>
    </message>
    <message>
        <source>又联系上共用数据库了，可以继续。</source>
        <translation>The shared database answers again; you can go on.</translation>
    </message>
    <message>
        <source>新的数据密钥已经备好，下次锁定时换上，用原来的密码重新打开。</source>
        <translation>The new data key is ready; it is used when the store is locked next, and opens with the same passphrase.</translation>
    </message>
    <message>
        <source>现在锁定</source>
        <translation>Lock now</translation>
    </message>
    <message>
        <source>练习库 · 这里的企业和检查都是虚构的，可以放心试</source>
        <translation>Practice store · enterprises and visits here are invented, try freely</translation>
    </message>
    <message>
        <source>看一遍导览</source>
        <translation>Take the tour</translation>
    </message>
    <message>
        <source>离开练习库</source>
        <translation>Leave practice store</translation>
    </message>
</context>
<context>
    <name>WorkLine</name>
    <message>
        <source>停下</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>正在停下…</source>
        <translation>Stopping…</translation>
    </message>
</context>
<context>
    <name>WorkbookFiles</name>
    <message>
        <source>选择检查表工作簿</source>
        <translation>Choose checklist workbook</translation>
    </message>
    <message>
        <source>检查表</source>
        <translation>Checklists</translation>
    </message>
    <message>
        <source>工作簿存到哪里</source>
        <translation>Where the workbook goes</translation>
    </message>
    <message>
        <source>XForm 存到哪里</source>
        <translation>Where the XForm goes</translation>
    </message>
</context>
<context>
    <name>WorkbookProblems</name>
    <message>
        <source>表</source>
        <translation>Sheet</translation>
    </message>
    <message>
        <source>行</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>列</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>怎么改</source>
        <translation>What to do</translation>
    </message>
</context>
<context>
    <name>WorkbookProblemsDialog</name>
    <message>
        <source>检查表没有导入</source>
        <translation>The checklist was not imported</translation>
    </message>
    <message numerus="yes">
        <source>{file}：%n 个问题，没有导入任何内容。</source>
        <translation>
            <numerusform>{file}: %n problem, nothing was imported.</numerusform>
            <numerusform>{file}: %n problems, nothing was imported.</numerusform>
        </translation>
    </message>
    <message>
        <source>在表格软件里改好并保存，再导入一次。预览窗口会随每次保存更新，并指到出错的格子。</source>
        <translation>Mend and save it in the spreadsheet program, then import it again. The preview follows each save and points to the faulty cell.</translation>
    </message>
    <message>
        <source>打开实时预览</source>
        <translation>Open live preview</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>_ChecklistView</name>
    <message>
        <source>检查表</source>
        <translation>Checklist</translation>
    </message>
</context>
<context>
    <name>_Person</name>
    <message>
        <source>六个词：与主管“资料包”页上的一致，才是他的电脑。</source>
        <translation>Six words: it is their computer only if they agree with those on the supervisor&apos;s page “Packs”.</translation>
    </message>
</context>
<context>
    <name>_ResultBox</name>
    <message>
        <source>打开所在文件夹</source>
        <translation>Show in folder</translation>
    </message>
    <message>
        <source>弹出 U 盘</source>
        <translation>Eject stick</translation>
    </message>
    <message>
        <source>写入的文件已经读回核对；弹出之后就可以拔出。</source>
        <translation>The file was read back and verified; eject the stick before pulling it out.</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>✓ 可以拔出。</source>
        <translation>✓ It can be pulled out.</translation>
    </message>
</context>
<context>
    <name>_ToDoDialog</name>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
</TS>
