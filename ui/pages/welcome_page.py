"""The first thing anybody sees: what this is, and the three ways to begin."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.jobs import Jobs
from ui.theme.icons import drawn
from ui.theme.palette import colours_of
from ui.widgets.action_card import ActionCard
from ui.widgets.language_row import LanguageRow
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.plain_label import PlainLabel
from ui.widgets.progress_line import ProgressLine

_NARROW_LETTERS = 62
"""Below this width in Chinese letters the words stand above the cards."""


class WelcomePage(QWidget):
    new_wanted = Signal()
    existing_wanted = Signal()
    practice_wanted = Signal()
    return_wanted = Signal()
    """A store is to be made from a backup on a stick."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("welcome_page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.new = ActionCard(
            "new_store",
            self.tr("新建工作库"),
            self.tr("填写姓名、单位，设一个密码，一分钟后就能开始检查。"),
            self,
        )
        self.existing = ActionCard(
            "folder", self.tr("打开已有工作库"), self.tr("选择以前建立的，或从别的电脑搬来的工作库文件夹。"), self
        )
        self.practice = ActionCard(
            "practice",
            self.tr("先在练习库里试一试"),
            self.tr("一条虚构的街道和它的企业台账，随便操作，不影响真实工作。"),
            self,
        )
        self.back = QPushButton(self.tr("从U盘备份恢复…"), self)
        self.back.setProperty("link", True)
        self.back.setToolTip(self.tr("电脑丢失、损坏或更换后，用备份文件和密码取回全部资料。"))
        self.notice = NoticeBar(self)
        self.progress = ProgressLine(jobs, self)
        # The cards stay where they are when it comes.
        policy = self.progress.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.progress.setSizePolicy(policy)
        self.languages = LanguageRow(self)
        self._marks: list[tuple[QLabel, str]] = []
        self._pressed: QPushButton | None = None
        self._lay_out()
        self.new.clicked.connect(self.new_wanted)
        self.existing.clicked.connect(self.existing_wanted)
        self.practice.clicked.connect(self.practice_wanted)
        self.back.clicked.connect(self.return_wanted)
        self._draw()

    def set_busy(self, busy: bool) -> None:
        """What was pressed gives the keys back when it is over; meanwhile they do not stray to the languages."""
        cards = (self.new, self.existing, self.back, self.practice)
        if busy:
            self._pressed = next((card for card in cards if card.hasFocus()), None)
            if self._pressed is not None:
                self.setFocus()
        for card in cards:
            card.setEnabled(not busy)
        if not busy and self._pressed is not None:
            self._pressed.setFocus()

    def _lay_out(self) -> None:
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.setSpacing(64)
        self._halves.addLayout(self._words(), 5)
        self._halves.addLayout(self._cards(), 6)
        middle = QWidget(self)
        middle.setMaximumWidth(1080)
        middle.setLayout(self._halves)
        centre = QHBoxLayout()
        centre.addStretch(1)
        centre.addWidget(middle, 20)
        centre.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 24, 40, 20)
        column.addWidget(self.notice)
        column.addWidget(self._scrolled(centre), 1)
        column.addWidget(self.languages, 0, Qt.AlignmentFlag.AlignRight)

    def _scrolled(self, centre: QHBoxLayout) -> QScrollArea:
        """Large letters on a low screen want more than it has."""
        body = QWidget()
        rows = QVBoxLayout(body)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addStretch(2)
        rows.addLayout(centre)
        rows.addStretch(3)
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(body)
        # The page's own background shows through.
        for widget in (area.viewport(), body):
            widget.setAutoFillBackground(False)
        return area

    def _words(self) -> QVBoxLayout:
        name = PlainLabel(self.tr("寄检通"), self)
        name.setProperty("role", "hero")
        about = PlainLabel(self.tr("寄递物流企业禁毒检查的现场工作台\n查台账、走清单、留证据、开文书、交资料包"), self)
        about.setWordWrap(True)
        about.setProperty("role", "secondary")
        self._mark = PlainLabel(self)
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addStretch(1)
        column.addWidget(self._mark)
        column.addSpacing(8)
        column.addWidget(name)
        column.addWidget(about)
        column.addSpacing(14)
        for icon_name, fact in (
            ("offline", self.tr("全程离线：不联网也不上传")),
            ("shield", self.tr("加密保存：电脑丢失，资料打不开")),
            ("saved", self.tr("边做边存：断电关机，答过的都在")),
        ):
            column.addLayout(self._fact(icon_name, fact))
        column.addStretch(1)
        return column

    def _fact(self, icon_name: str, fact: str) -> QHBoxLayout:
        mark = PlainLabel(self)
        self._marks.append((mark, icon_name))
        words = PlainLabel(fact, self)
        words.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(mark)
        row.addWidget(words, 1)
        return row

    def _cards(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addStretch(1)
        for card in (self.practice, self.new, self.existing):
            column.addWidget(card)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.progress)
        column.addStretch(1)
        return column

    def _draw(self) -> None:
        colours, scale = colours_of(self.palette()), self.devicePixelRatioF()
        self._mark.setPixmap(drawn("mark", colours.accent, 64, scale))
        for mark, icon_name in self._marks:
            mark.setPixmap(drawn(icon_name, colours.accent, 20, scale))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < _NARROW_LETTERS * self.fontMetrics().horizontalAdvance("字")
        directions = QBoxLayout.Direction
        self._halves.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        self._halves.setSpacing(24 if narrow else 64)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_mark"):
            self._draw()
