"""Beside the paper: what it is, what is missing and where to mend it, its number, and what can be done with it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from inspector_app.errors import Problem
from inspector_app.messages import Language
from ui.notice_cards import Card, Place, cards

if TYPE_CHECKING:
    from inspector_app.notices.issuing import Preview

_TIME = "%Y-%m-%d %H:%M"


class NoticePanel(QFrame):
    card_pressed = Signal(object)
    """Card."""
    draft_wanted = Signal(bool)
    issue_wanted = Signal()
    print_wanted = Signal()
    keep_wanted = Signal()

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice_panel")
        self._language = language
        self._is_draft = True
        self._can_issue = self._has_paper = self._busy = False
        self._issued_number = ""
        self.state = self._label("panel_title")
        self.about = self._label("secondary")
        self.number = self._label("section")
        self.number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.other = self._button("", lambda: self.draft_wanted.emit(not self._is_draft))
        self.issue = self._button(self.tr("签发…"), self.issue_wanted.emit)
        self.issue.setProperty("primary", True)
        self.issue.setToolTip(self.tr("取文号，定稿（Ctrl+Return）"))
        self.print = self._button("", self.print_wanted.emit)
        self.print.setToolTip(self.tr("Ctrl+P"))
        self.keep = self._button(self.tr("存为 PDF…"), self.keep_wanted.emit)
        self.keep.setToolTip(self.tr("Ctrl+S"))
        self._scroll = QScrollArea(self)
        self._lay_out()
        self.show_waiting()

    @property
    def issued_number(self) -> str:
        """Of the paper that was issued last for this visit; "" for none."""
        return self._issued_number

    def show_waiting(self) -> None:
        self._say(self.tr("正在排版…"), "")
        self.show_busy(True)

    def show_paper(self, seen: "Preview") -> None:
        self._is_draft, self._has_paper = seen.issued is None, True
        if seen.issued is not None:
            self._show_issued(seen)
        else:
            self._show_draft(seen)
        self.print.show()
        self.keep.show()
        self.print.setText(self.tr("打印草稿…") if self._is_draft else self.tr("打印…"))
        self.issue.setVisible(self._is_draft and seen.own)
        self._can_issue = self._is_draft and not seen.problems
        self._show_cards(seen.problems, seen.hints)
        self.show_busy(self._busy)

    def show_refused(self, problems: Iterable[Problem]) -> None:
        self._has_paper = self._can_issue = False
        self._say(self.tr("不能出具"), self.tr("这次检查不能出具责令限期整改通知书。"))
        for button in (self.issue, self.other, self.print, self.keep):
            button.hide()
        self._show_cards(problems, ())

    def show_busy(self, busy: bool) -> None:
        """Nothing is asked for twice."""
        self._busy = busy
        self.issue.setEnabled(self._can_issue and not busy)
        for button in (self.print, self.keep):
            button.setEnabled(self._has_paper and not busy)
        self.other.setEnabled(not busy)

    def _show_draft(self, seen: "Preview") -> None:
        count = len(cards(seen.problems, self._language))
        if not seen.own:
            about = self.tr("这次检查由另一台电脑记录，只能在那里签发。")
        elif count:
            about = self.tr("还不能签发，下面 %n 处要先处理。", None, count)
        else:
            about = self.tr("可以签发。签发前请逐页核对。")
        number = self.tr("将使用文号：{number}").format(number=seen.next_number) if seen.next_number else ""
        self._say(self.tr("草稿"), about, number)
        self.other.setVisible(bool(self._issued_number))
        self.other.setText(self.tr("回到已签发的通知书"))

    def _show_issued(self, seen: "Preview") -> None:
        assert seen.issued is not None
        self._issued_number = seen.issued.number
        at = seen.issued.issued_at.astimezone()
        about = self.tr("{time} 签发。").format(time=f"{at:{_TIME}}")
        if seen.changed:
            about += "\n" + self.tr(
                "签发后又有修改，已签发的通知书不受影响。需要时可按现在的记录另出一份，使用新的文号。"
            )
        self._say(self.tr("已签发"), about, seen.issued.number)
        self.other.setVisible(seen.changed)
        self.other.setText(self.tr("查看修改后的草稿"))

    def _say(self, state: str, about: str, number: str = "") -> None:
        for label, text in ((self.state, state), (self.about, about), (self.number, number)):
            label.setText(text)
            label.setVisible(bool(text))

    def _show_cards(self, problems: Iterable[Problem], hints: Iterable[Problem]) -> None:
        body = QWidget()
        body.setObjectName("panel_body")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(10)
        for card in cards(problems, self._language):
            column.addWidget(self._card(card, "problem"))
        said = cards(hints, self._language)
        if said:
            title = QLabel(self.tr("提醒（不影响签发）"))
            title.setProperty("role", "section")
            column.addWidget(title)
        for card in said:
            column.addWidget(self._card(card, "hint"))
        column.addStretch()
        self._scroll.setWidget(body)

    def _card(self, card: Card, tone: str) -> QFrame:
        frame = QFrame()
        frame.setObjectName("notice_card")
        frame.setProperty("tone", tone)
        column = QVBoxLayout(frame)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(4)
        for text, role in ((card.problem, ""), (card.remedy, "secondary")):
            if text:
                column.addWidget(_wrapped(text, role))
        wanted = self._words_for(card)
        if wanted:
            button = QPushButton(wanted)
            button.setAccessibleDescription(card.problem)
            button.clicked.connect(lambda: self.card_pressed.emit(card))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return frame

    def _words_for(self, card: Card) -> str:
        if card.place is Place.VISIT and card.ordinal:
            return self.tr("去第 {ordinal} 项问题").format(ordinal=card.ordinal)
        return {
            Place.NOWHERE: "",
            Place.SETTINGS: self.tr("打开单位设置"),
            Place.ENTERPRISE: self.tr("打开企业台账"),
            Place.VISIT: self.tr("回到检查"),
            Place.UNVERIFIED: self.tr("从问题中去掉待核条款"),
        }[card.place]

    def _label(self, role: str) -> QLabel:
        label = _wrapped("", role)
        label.setParent(self)
        return label

    def _button(self, text: str, wanted: object) -> QPushButton:
        button = QPushButton(text, self)
        button.clicked.connect(wanted)
        return button

    def _lay_out(self) -> None:
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(8)
        for widget in (self.state, self.about, self.number, self.other):
            column.addWidget(widget)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.issue)
        ways = QHBoxLayout()
        for button in (self.print, self.keep):
            button.setProperty("compact", True)
            ways.addWidget(button, 1)
        column.addLayout(ways)
        self.other.hide()

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("字" * 13), 120)


def _wrapped(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    return label
