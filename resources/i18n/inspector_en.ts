<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
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
        <source>请他本人输入密码。每个人只用自己的密码，记录里才分得清是谁做的。</source>
        <translation>Let them type the passphrase themselves. Only with a passphrase of one’s own do the records show who did what.</translation>
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
        <source>备份之后的 {lost} 次改动将不再显示；现在的数据整份保留在工作库的旧版本文件夹里，不会删除。恢复后需要重新输入密码打开。</source>
        <translation>Changes made after it that will no longer be shown: {lost}. The present data is kept whole in the folder of old versions in the store, nothing is deleted. After that, the store is opened with the passphrase again.</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>不恢复</source>
        <translation>Don’t restore</translation>
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
        <source>当天的全部保留，以后按天、周、月保留，最长一年。照片不重复存放，只逐一核对。</source>
        <translation>Today’s are all kept, older ones by day, week and month, for a year at most. Photos are not stored twice, only verified one by one.</translation>
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
    <name>CardFiles</name>
    <message>
        <source>选择主管的名片</source>
        <translation>Choose the supervisor’s card</translation>
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
        <source>{person}（{office}）的核对码是：

{code}</source>
        <translation>The check code of {person} ({office}) is:

{code}</translation>
    </message>
    <message>
        <source>请当面或打电话，请对方念出他自己的核对码。一样才登记；不一样，名片可能被人换过。</source>
        <translation>Face to face or by phone, ask the other person to read out their own check code. Add the card only if it is the same; if not, the card may have been replaced.</translation>
    </message>
    <message>
        <source>核对一致，登记</source>
        <translation>Codes match, add</translation>
    </message>
    <message>
        <source>不登记</source>
        <translation>Don’t add</translation>
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
        <source>我的名片</source>
        <translation>My card</translation>
    </message>
    <message>
        <source>核对码：对方登记您的名片时，请念给他听</source>
        <translation>Check code: read it out when the other person adds your card</translation>
    </message>
    <message>
        <source>已登记的名片</source>
        <translation>Added cards</translation>
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
        <source>↑ 交出&#x3000;</source>
        <translation>↑ Handed over  </translation>
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
        <source>继续工作</source>
        <translation>Continue working</translation>
    </message>
    <message>
        <source>已复制</source>
        <translation>Copied</translation>
    </message>
</context>
<context>
    <name>DayWords</name>
    <message>
        <source>{year}年{month}月{day}日</source>
        <translation>{year}-{month:02}-{day:02}</translation>
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
        <source>时间：{when}</source>
        <translation>Time: {when}</translation>
    </message>
    <message>
        <source>人员：{person}</source>
        <translation>Person: {person}</translation>
    </message>
    <message>
        <source>企业：{name}</source>
        <translation>Enterprise: {name}</translation>
    </message>
    <message>
        <source>标记：▲ {flag}</source>
        <translation>Mark: ▲ {flag}</translation>
    </message>
    <message>
        <source>另有 {count} 条同时保存的记录，可以导出来看。</source>
        <translation>Further records saved at the same time: {count}. Export the log to see them.</translation>
    </message>
    <message>
        <source>（空）</source>
        <translation>(empty)</translation>
    </message>
    <message>
        <source>{old} → {new}</source>
        <translation>{old} → {new}</translation>
    </message>
    <message>
        <source>{field}：{value}</source>
        <translation>{field}: {value}</translation>
    </message>
    <message>
        <source>对象 {object}</source>
        <translation>Object {object}</translation>
    </message>
    <message>
        <source>电脑 {device} 第 {seq} 条，计数 {lam}</source>
        <translation>Computer {device}, no. {seq}, count {lam}</translation>
    </message>
    <message>
        <source>电脑时间 {wall}</source>
        <translation>Computer time {wall}</translation>
    </message>
    <message>
        <source>指纹 {hash}</source>
        <translation>Hash {hash}</translation>
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
        <source>{field} {old} → {new}</source>
        <translation>{field} {old} → {new}</translation>
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
        <source>打开工作库</source>
        <translation>Store opened</translation>
    </message>
    <message>
        <source>电脑时钟由 {expected} 变成 {shown}</source>
        <translation>Computer clock changed from {expected} to {shown}</translation>
    </message>
    <message>
        <source>{kind}：{changes}</source>
        <translation>{kind}: {changes}</translation>
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
    <name>DigitGroups</name>
    <message>
        <source>校验数字 {digits}</source>
        <translation>Check digits {digits}</translation>
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
        <source>语言 Language</source>
        <translation>Language 语言</translation>
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
        <translation>Don’t save</translation>
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
        <source>继续检查</source>
        <translation>Continue visit</translation>
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
    <name>EnterprisePanel</name>
    <message>
        <source>← 返回列表</source>
        <translation>← Back to the list</translation>
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
        <source>没有找到“{text}”</source>
        <translation>Nothing found for “{text}”</translation>
    </message>
    <message>
        <source>没有符合筛选的企业</source>
        <translation>No enterprise fits the filter</translation>
    </message>
    <message>
        <source>查过企业名称、拼音和首字母、信用代码、电话、地址。</source>
        <translation>Names, pinyin and initials, credit codes, phones and addresses were searched.</translation>
    </message>
    <message>
        <source>只看了：{filter}。</source>
        <translation>Only shown: {filter}.</translation>
    </message>
    <message>
        <source>清除搜索和筛选</source>
        <translation>Clear search and filter</translation>
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
    <message>
        <source>、</source>
        <translation>, </translation>
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
        <source>文字中还有“×”，请改成实际的数量或名称。</source>
        <translation>The text still has a “×”: replace it with the actual number or name.</translation>
    </message>
    <message>
        <source>添加依据…</source>
        <translation>Add article…</translation>
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
        <source>默认期限 {days} 日</source>
        <translation>Usual deadline: {days} days</translation>
    </message>
    <message>
        <source>整改期限</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>法律依据</source>
        <translation>Legal basis</translation>
    </message>
    <message>
        <source>检查后 {days} 日</source>
        <translation>visit + {days} days</translation>
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
</context>
<context>
    <name>GalleryPage</name>
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
        <source>照片</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>已停止；写完的文件都是完整的。</source>
        <translation>Stopped; the files written so far are whole.</translation>
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
    <name>GalleryTable</name>
    <message>
        <source>照片</source>
        <translation>Photos</translation>
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
        <translation>Add a supervisor’s card first.</translation>
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
        <source>导入完成</source>
        <translation>Import finished</translation>
    </message>
    <message>
        <source>查看检查</source>
        <translation>Show visits</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
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
        <source>先核对六组数字，再导入。</source>
        <translation>Compare the six groups of digits before importing.</translation>
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
    <name>IssueNoticeDialog</name>
    <message>
        <source>签发通知书</source>
        <translation>Issue notice</translation>
    </message>
    <message>
        <source>签发给“{enterprise}”的责令限期整改通知书？</source>
        <translation>Issue the rectification notice to “{enterprise}”?</translation>
    </message>
    <message>
        <source>文号：{number}</source>
        <translation>Number: {number}</translation>
    </message>
    <message>
        <source>这次检查已签发过 {number}；将另出一份，原来的一份仍然保留。</source>
        <translation>{number} was already issued for this visit; another will be made and the first one kept.</translation>
    </message>
    <message>
        <source>另有 {count} 处提醒，见详细内容。</source>
        <translation>Further reminders: {count}, see the details.</translation>
    </message>
    <message>
        <source>签发后文号不能收回，通知书的内容不再改变。</source>
        <translation>Once issued, the number cannot be taken back and the notice no longer changes.</translation>
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
        <translation>Legal basis</translation>
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
        <source>{label}（必填）</source>
        <translation>{label} (required)</translation>
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
        <source>企业台账、检查记录、资料包、设置</source>
        <translation>Register, visits, packs, settings</translation>
    </message>
    <message>
        <source>查找企业</source>
        <translation>Find enterprise</translation>
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
        <source>清除判定</source>
        <translation>Clear verdict</translation>
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
        <source>在清单、题目、证据之间移动</source>
        <translation>Between list, item and evidence</translation>
    </message>
    <message>
        <source>离开填写框；再按返回列表</source>
        <translation>Leave the field; again: back to the list</translation>
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
        <source>整个区域一起看</source>
        <translation>Whole area at once</translation>
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
        <source>检查中：证据和问题</source>
        <translation>During a visit: evidence and findings</translation>
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
        <translation>No article fits. Try another word.</translation>
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
    <name>LineInput</name>
    <message>
        <source>年-月-日</source>
        <translation>year-month-day</translation>
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
    <name>NewStoreDialog</name>
    <message>
        <source>新建工作库</source>
        <translation>Create new store</translation>
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
        <source>选择…</source>
        <translation>Choose…</translation>
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
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>密码不能找回：忘记密码，谁也打不开这个工作库。请写下来放在安全的地方，不要和电脑放在一起。</source>
        <translation>A forgotten passphrase cannot be recovered: nobody can open the store without it. Write it down and keep it in a safe place, away from the computer.</translation>
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
</context>
<context>
    <name>NoticeFiles</name>
    <message>
        <source>存为 PDF</source>
        <translation>Save as PDF</translation>
    </message>
</context>
<context>
    <name>NoticeHead</name>
    <message>
        <source>责令限期整改通知书</source>
        <translation>Rectification notice</translation>
    </message>
    <message>
        <source>← 返回</source>
        <translation>← Back</translation>
    </message>
    <message>
        <source>回到检查（Esc）</source>
        <translation>Back to the visit (Esc)</translation>
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
        <source>第 {page} / {pages} 页</source>
        <translation>Page {page} / {pages}</translation>
    </message>
</context>
<context>
    <name>NoticePage</name>
    <message>
        <source>正在排版…</source>
        <translation>Laying out…</translation>
    </message>
    <message>
        <source>没有可以显示的通知书</source>
        <translation>No notice to show</translation>
    </message>
    <message>
        <source>草稿</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>责令限期整改通知书</source>
        <translation>Rectification notice</translation>
    </message>
    <message>
        <source>已签发并保存。</source>
        <translation>Issued and saved.</translation>
    </message>
    <message>
        <source>打印…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>已保存：{path}</source>
        <translation>Saved: {path}</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>存为 PDF…</source>
        <translation>Save as PDF…</translation>
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
        <source>这次检查不能出具责令限期整改通知书。</source>
        <translation>No rectification notice can be made for this visit.</translation>
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
        <source>回到已签发的通知书</source>
        <translation>Back to the issued notice</translation>
    </message>
    <message>
        <source>{time} 签发。</source>
        <translation>Issued {time}.</translation>
    </message>
    <message>
        <source>签发后又有修改，已签发的通知书不受影响。需要时可按现在的记录另出一份，使用新的文号。</source>
        <translation>The record was changed after issuing; the issued notice is not affected. If needed, another can be made from the present record under a new number.</translation>
    </message>
    <message>
        <source>已签发</source>
        <translation>Issued</translation>
    </message>
    <message>
        <source>查看修改后的草稿</source>
        <translation>Show changed draft</translation>
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
        <source>打开企业台账</source>
        <translation>Open register</translation>
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
        <source>这台电脑上没有找到打印机。可以先存为 PDF，拿到别处打印。</source>
        <translation>No printer was found on this computer. Save a PDF and print it elsewhere.</translation>
    </message>
    <message>
        <source>责令限期整改通知书（草稿）</source>
        <translation>Rectification notice (draft)</translation>
    </message>
    <message>
        <source>草稿已送到“{printer}”。每页都印有“草稿”，不能当作正式文书送达。</source>
        <translation>The draft was sent to “{printer}”. Every page says that it is a draft; it cannot be served.</translation>
    </message>
    <message>
        <source>通知书已送到“{printer}”。</source>
        <translation>The notice was sent to “{printer}”.</translation>
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
    <name>OwnCard</name>
    <message>
        <source>我的名片</source>
        <translation>My card</translation>
    </message>
    <message>
        <source>对方登记名片时，把这六组数字念给他核对。</source>
        <translation>When the other person adds your card, read out these six groups of digits for comparison.</translation>
    </message>
    <message>
        <source>导出我的名片…</source>
        <translation>Export my card…</translation>
    </message>
    <message>
        <source>存成 .zjcard 文件，交给要和你交换检查包的人</source>
        <translation>Saves a .zjcard file for those with whom you exchange visit packs</translation>
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
        <source>把检查包（.zjpack）拖到这里</source>
        <translation>Drop a visit pack (.zjpack) here</translation>
    </message>
    <message>
        <source>先核对，看清里面有什么，再决定导入。</source>
        <translation>It is verified and shown first, then you decide whether to import it.</translation>
    </message>
    <message>
        <source>选择检查包…</source>
        <translation>Choose visit pack…</translation>
    </message>
</context>
<context>
    <name>PackFiles</name>
    <message>
        <source>选择检查包</source>
        <translation>Choose visit pack</translation>
    </message>
    <message>
        <source>写出检查包</source>
        <translation>Write visit pack</translation>
    </message>
    <message>
        <source>选择对方的名片</source>
        <translation>Choose the other person’s card</translation>
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
    <message numerus="yes">
        <source>%n 个包</source>
        <translation>
            <numerusform>%n pack</numerusform>
            <numerusform>%n packs</numerusform>
        </translation>
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
        <source>包里的检查</source>
        <translation>Visits in the pack</translation>
    </message>
    <message numerus="yes">
        <source>有 %n 个问题，不能导入；本机没有任何改动。</source>
        <translation>
            <numerusform>%n problem, the pack cannot be imported; nothing was changed on this computer.</numerusform>
            <numerusform>%n problems, the pack cannot be imported; nothing was changed on this computer.</numerusform>
        </translation>
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
        <source>{sender} 的检查：新 {new} 次，更新 {changed} 次，已有 {known} 次。
照片 {verified}/{total} 已核对，文书 {papers} 份，涉及企业 {enterprises} 家。</source>
        <translation>Visits of {sender}: {new} new, {changed} updated, {known} already here.
{verified}/{total} photos verified. Papers: {papers}. Enterprises concerned: {enterprises}.</translation>
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
        <source>名片已导出到 {file}。交给对方登记，并把六组数字念给他核对。</source>
        <translation>The card was exported to {file}. Give it to the other person to add, and read out the six groups of digits for comparison.</translation>
    </message>
    <message>
        <source>打开所在文件夹</source>
        <translation>Show in folder</translation>
    </message>
</context>
<context>
    <name>PageStack</name>
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
        <source>取消</source>
        <translation>Cancel</translation>
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
        <source>照片 {count}</source>
        <translation>Photos {count}</translation>
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
    <name>ProgressLine</name>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>正在停止…</source>
        <translation>Stopping…</translation>
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
        <translation>Add supervisor’s card…</translation>
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
</context>
<context>
    <name>RegisterExport</name>
    <message>
        <source>企业台账_{day}.xlsx</source>
        <translation>register_{day}.xlsx</translation>
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
    <name>Sections</name>
    <message>
        <source>企业台账</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>检查记录</source>
        <translation>Visits</translation>
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
    <name>SenderBox</name>
    <message>
        <source>第一次收到他的检查包。请他打开“资料包”页，当面或打电话念出“我的名片”下的六组数字，逐组对照：</source>
        <translation>This is the first visit pack from this person. Ask them to open the page “Packs” and read out, face to face or by phone, the six groups of digits under “My card”, and compare:</translation>
    </message>
    <message>
        <source>已核对，六组数字完全一致</source>
        <translation>Compared, all six groups are the same</translation>
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
    <name>SettingsPage</name>
    <message>
        <source>单位与文书</source>
        <translation>Office</translation>
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
        <source>行政检查（持执法证，可以责令整改）</source>
        <translation>Administrative inspection (may order rectification)</translation>
    </message>
    <message>
        <source>走访提醒（宣传、指导，只发提醒函）</source>
        <translation>Reminder visit (advice, reminder letter only)</translation>
    </message>
    <message>
        <source>联合检查（各部门各自出具文书）</source>
        <translation>Joint inspection (each authority its own papers)</translation>
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
        <source>再加一名检查人员</source>
        <translation>Add another inspector</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
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
    <message>
        <source>请至少填写一名检查人员。</source>
        <translation>Give the name of at least one inspector.</translation>
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
    <message>
        <source>请不要再改动这个文件夹，复制一份备查，再用最近的备份恢复。</source>
        <translation>Change nothing more in this folder, keep a copy of it, then restore the latest backup.</translation>
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
        <source>刷新</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>选择文件夹…</source>
        <translation>Choose folder…</translation>
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
        <source>照片在哪个文件夹</source>
        <translation>Choose the folder of the photos</translation>
    </message>
    <message>
        <source>手机或存储卡</source>
        <translation>Phone or memory card</translation>
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
    <name>ToolColumn</name>
    <message>
        <source>盖住姓名、证件号和运单号。外发的副本里，被盖住的内容不复存在。</source>
        <translation>Covers names, ID numbers and waybill numbers. In copies given away, what is covered no longer exists.</translation>
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
        <source>请对方打开他的“资料包”页，当面或打电话念出“我的名片”下的六组数字，与这里逐组对照。</source>
        <translation>Ask the other person to open the page “Packs” and read out, face to face or by phone, the six groups of digits under “My card”, and compare them with these.</translation>
    </message>
    <message>
        <source>已核对，六组数字完全一致</source>
        <translation>Compared, all six groups are the same</translation>
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
        <source>登记后，本机写出的检查包他都能打开。数字不一致就不要登记：那可能不是他的名片。</source>
        <translation>Once added, this person can open every visit pack written here. If the digits differ, do not add the card: it may belong to somebody else.</translation>
    </message>
    <message>
        <source>这不是主管的名片：登记后能认出他交来的检查包，但本机写出的检查包不会发给他。</source>
        <translation>This is not a supervisor’s card: packs from this person will be recognised, but packs written here will not be addressed to them.</translation>
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
        <source>其他工作库…</source>
        <translation>Other store…</translation>
    </message>
    <message>
        <source>新建工作库…</source>
        <translation>Create new store…</translation>
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
        <source>请等 {seconds} 秒再试</source>
        <translation>Try again in {seconds} s</translation>
    </message>
    <message>
        <source>正在打开…</source>
        <translation>Opening…</translation>
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
        <source>问题 {findings} · 照片 {photos}</source>
        <translation>Findings {findings} · photos {photos}</translation>
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
        <source>结束后不能再修改</source>
        <translation>Cannot be changed after that</translation>
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
        <source>已答 {done}/{total} · 问题 {findings}</source>
        <translation>Answered {done}/{total} · findings {findings}</translation>
    </message>
    <message>
        <source>照片 {count}</source>
        <translation>Photos {count}</translation>
    </message>
    <message>
        <source> · 待整理 {count}</source>
        <translation> · tray {count}</translation>
    </message>
</context>
<context>
    <name>VisitPage</name>
    <message>
        <source>只读：这次检查由另一台电脑记录，只能查看。</source>
        <translation>Read-only: this visit was recorded on another computer.</translation>
    </message>
    <message>
        <source>只读：检查已于 {time} 结束。</source>
        <translation>Read-only: the visit ended {time}.</translation>
    </message>
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
        <source>检查记录</source>
        <translation>Visits</translation>
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
        <source>寄检通</source>
        <translation>寄检通</translation>
    </message>
    <message>
        <source>寄递物流企业禁毒检查的现场工作台：查台账、走清单、留证据、开文书、交资料包。</source>
        <translation>The field desk for anti-drug inspections of logistics and delivery enterprises: register, checklist, evidence, papers, packs.</translation>
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
        <source>文件(&amp;F)</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <source>导入台账…</source>
        <translation>Import register…</translation>
    </message>
    <message>
        <source>资料包…</source>
        <translation>Packs…</translation>
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
        <source>看通知书</source>
        <translation>Show notice</translation>
    </message>
    <message>
        <source>结束检查…</source>
        <translation>End visit…</translation>
    </message>
    <message>
        <source>返回列表</source>
        <translation>Back to the list</translation>
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
        <source>语言 Language</source>
        <translation>Language 语言</translation>
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
        <source>快捷键一览</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message>
        <source>关于寄检通</source>
        <translation>About 寄检通</translation>
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
        <source>练习库 · 这里的企业和检查都是虚构的，可以放心试</source>
        <translation>Practice store · enterprises and visits here are invented, try freely</translation>
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
    <name>_ChecklistView</name>
    <message>
        <source>检查表</source>
        <translation>Checklist</translation>
    </message>
</context>
<context>
    <name>_Person</name>
    <message>
        <source>校验数字：与主管“资料包”页上的一致，才是他的电脑。</source>
        <translation>Check digits: it is the supervisor’s computer only if they match those on its page “Packs”.</translation>
    </message>
</context>
<context>
    <name>_ResultBox</name>
    <message>
        <source>打开所在文件夹</source>
        <translation>Show in folder</translation>
    </message>
</context>
</TS>
