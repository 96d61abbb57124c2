"""All keys on one sheet."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.dialogs.question import Question
from ui.frame.sections import sections
from ui.widgets.plain_label import PlainLabel

_Groups = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
"""Titles, and the keys below each with what they do."""
_AROUND = 60
"""Pixels of a screen that stay free, for the frame of the window."""


class KeySheetDialog(Question):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("快捷键一览"))
        sheet = QWidget(self)
        sheet.setObjectName("settings_body")
        row = QHBoxLayout(sheet)
        row.setContentsMargins(4, 4, 4, 4)
        row.setSpacing(28)
        for groups in self._columns():
            column = QVBoxLayout()
            column.setSpacing(18)
            for title, keys in groups:
                column.addLayout(self._group(title, keys))
            column.addStretch(1)
            row.addLayout(column, 1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(sheet)
        buttons = QDialogButtonBox(self)
        close = buttons.addButton(self.tr("关闭"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(scroll, 1)
        column.addWidget(buttons)
        letter = self.fontMetrics().horizontalAdvance("字")
        room = self.screen().availableSize()
        # All at one look where the screen has the room.
        self.resize(min(88 * letter, room.width() - _AROUND), min(58 * letter, room.height() - _AROUND))

    @classmethod
    def ask(cls, parent: QWidget) -> None:
        cls(parent).exec()

    def _columns(self) -> tuple[_Groups, ...]:
        to_pages = (self.tr("到各页"), tuple((place.key, place.words) for place in sections().values()))
        everywhere, register, papers = self._anywhere()
        judging, on_site, evidence = self._in_a_visit()
        return (to_pages, papers), (everywhere, on_site), (judging, evidence, register)

    def _anywhere(self) -> _Groups:
        everywhere = (
            ("Ctrl+K", self.tr("查找企业")),
            ("Ctrl+Z  Ctrl+Y", self.tr("撤销、重做")),
            ("Ctrl+Alt+Z", self.tr("历史：打开工作库以后的每一步")),
            ("Ctrl+B", self.tr("收起或展开侧栏")),
            ("Ctrl++ / Ctrl+-", self.tr("放大、缩小文字")),
            ("Ctrl+Shift+L", self.tr("锁定工作库")),
            ("F6", self.tr("到下一个窗格（Shift+F6 往回）")),
            ("F1", self.tr("使用手册，翻到眼前这一页")),
            ("Shift+F1", self.tr("这张表")),
            ("F11", self.tr("全屏")),
            ("Ctrl+Q", self.tr("退出")),
        )
        register = (
            ("Ctrl+F", self.tr("到搜索框")),
            ("↑ ↓", self.tr("在列表中移动")),
            ("Enter", self.tr("打开检查，或开始检查")),
            ("Ctrl+I", self.tr("导入台账")),
        )
        papers = (
            ("Ctrl+Enter", self.tr("签发")),
            ("F7", self.tr("签名")),
            ("F8", self.tr("直接打印")),
            ("F9", self.tr("登记送达")),
            ("Ctrl+P  Ctrl+S", self.tr("选择打印机、存为 PDF")),
        )
        return (
            (self.tr("到处都能用"), everywhere),
            (self.tr("企业台账和检查记录"), register),
            (self.tr("文书"), papers),
        )

    def _in_a_visit(self) -> _Groups:
        judging = (
            ("1  2  3", self.tr("合格、不合格、不适用")),
            ("4  0", self.tr("采纳建议的结论、清除判定")),
            ("Enter", self.tr("下一项（Shift+Enter 上一项）")),
            ("PgDn / PgUp", self.tr("下一项、上一项")),
            ("Ctrl+↓", self.tr("下一个未答项")),
            ("F12", self.tr("结束检查")),
            ("Esc", self.tr("离开填写框；再按返回列表")),
        )
        on_site = (
            ("Ctrl+R", self.tr("快速作答：空格同上次，F 写问题，P 加照片")),
            ("Ctrl+M", self.tr("缺什么")),
            ("Ctrl+J", self.tr("按题号跳转")),
            ("Ctrl+T", self.tr("大字朗读")),
            ("Ctrl+D", self.tr("随机抽样")),
            ("Ctrl+Shift+R", self.tr("补录纸质检查表")),
        )
        evidence = (
            ("Ctrl+O", self.tr("添加照片")),
            ("Ctrl+V", self.tr("粘贴照片")),
            ("Ctrl+N", self.tr("新增检查表以外的问题")),
            ("Ctrl+L", self.tr("整个领域一起看")),
            ("Ctrl+G", self.tr("全部照片，核对原件")),
            ("Ctrl+Shift+O", self.tr("从相机或存储卡取照片")),
        )
        return (
            (self.tr("检查中：判定"), judging),
            (self.tr("检查中：现场"), on_site),
            (self.tr("检查中：证据和问题"), evidence),
        )

    def _group(self, title: str, keys: tuple[tuple[str, str], ...]) -> QVBoxLayout:
        head = PlainLabel(title, self)
        head.setProperty("role", "section")
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, 8 * self.fontMetrics().horizontalAdvance("字"))
        for row, (key, words) in enumerate(keys):
            cap = PlainLabel(key, self)
            cap.setObjectName("key_cap")
            meaning = PlainLabel(words, self)
            meaning.setWordWrap(True)
            grid.addWidget(cap, row, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            grid.addWidget(meaning, row, 1)
        group = QVBoxLayout()
        group.setSpacing(8)
        group.addWidget(head)
        group.addLayout(grid)
        return group
