"""Beside the paper: what it is, what is missing and where to mend it, its number, and what can be done with it."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from inspector_app.errors import Problem
from inspector_app.messages import Language
from ui.day_words import moment_words
from ui.papers.notice_cards import Card, Place, cards
from ui.widgets.paper_fields import PaperFields
from ui.widgets.plain_label import PlainLabel
from ui.widgets.service_panel import ServicePanel

if TYPE_CHECKING:
    from inspector_app.notices.looking import Seen


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
        self._can_issue = self._has_paper = self._busy = self._is_behind = False
        self._about = ""
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
        self._cards = QScrollArea(self)
        self.fields = PaperFields(language.value, self)
        self._form = QScrollArea(self)
        self.service = ServicePanel(self)
        self._lay_out()
        self.show_waiting()

    def show_waiting(self) -> None:
        self._say(self.tr("正在排版…"), "")
        self.service.hide()
        for button in (self.issue, self.other, self.print, self.keep):
            button.hide()
        self.show_busy(True)

    def show_paper(self, seen: "Seen", given: Mapping[str, str], before: str, *, may_repeat: bool) -> None:
        """`given` was typed for the draft so far; `before` is the paper of this kind that holds, "" for none.

        `may_repeat`: another one of the kind may be made here although there is one.
        """
        self._is_draft, self._has_paper = seen.issued is None, True
        self.service.setVisible(not self._is_draft)
        self._form.setVisible(self._is_draft and bool(seen.fields))
        self._cards.setVisible(self._is_draft)
        self.fields.show_fields(seen.fields, given)
        others = self.fields.complain(seen.problems)
        missing = len(seen.problems) - len(others)
        if seen.issued is not None:
            self._show_issued(seen, may_repeat)
        else:
            self._show_draft(seen, before, others, missing)
        self.print.show()
        self.keep.show()
        self.print.setText(self.tr("打印草稿…") if self._is_draft else self.tr("打印…"))
        self.issue.setVisible(self._is_draft and seen.own)
        self._can_issue = self._is_draft and not seen.problems
        self._show_cards(others, seen.hints)
        self._cards.setVisible(self._is_draft and bool(others or seen.hints or not seen.fields))
        self.show_busy(self._busy)

    def show_refused(self, title: str, problems: Iterable[Problem]) -> None:
        self._has_paper = self._can_issue = False
        self._say(self.tr("不能出具"), self.tr("现在不能出具《{paper}》。").format(paper=title))
        for part in (self.service, self._form):
            part.hide()
        self._cards.show()
        for button in (self.issue, self.other, self.print, self.keep):
            button.hide()
        self._show_cards(problems, ())

    def show_laying_out(self, on: bool) -> None:
        """The paper is laid out anew: what is said about the one before stays in sight, grey, until then."""
        self._is_behind = on
        # One line in the place of two: what stands below is not to jump twice.
        self.about.setMinimumHeight(self.about.height() if on and self._about else 0)
        self._tell_about()
        for label in self._cards.findChildren(QLabel):
            label.setEnabled(not on)

    def show_busy(self, busy: bool) -> None:
        """Nothing is asked for twice."""
        self._busy = busy
        self.issue.setEnabled(self._can_issue and not busy)
        for button in (self.print, self.keep):
            button.setEnabled(self._has_paper and not busy)
        self.other.setEnabled(not busy)

    def _show_draft(self, seen: "Seen", before: str, others: Iterable[Problem], missing: int) -> None:
        """`missing` fields are to be filled in; `others` are said on cards."""
        count = len(cards(others, self._language))
        if not seen.own:
            about = self.tr("这次检查由另一台电脑记录，只能在那里签发。")
        elif count:
            about = self.tr("还不能签发，下面 %n 处要先处理。", None, count)
        elif missing:
            about = self.tr("还有 %n 栏要填（标 * 的必填）。文书随填写更新。", None, missing)
        else:
            about = self.tr("可以签发。签发前请逐页核对。")
        number = self.tr("将使用文号：{number}").format(number=seen.next_number) if seen.next_number else ""
        self._say(self.tr("草稿"), about, number)
        self.other.setVisible(bool(before))
        self.other.setText(self.tr("回到已签发的文书"))

    def _show_issued(self, seen: "Seen", may_repeat: bool) -> None:
        assert seen.issued is not None
        assert seen.standing is not None
        self.service.show_standing(seen.standing)
        about = self.tr("{time} 签发。").format(time=moment_words(seen.issued.issued_at))
        if seen.changed:
            about += "\n" + self.tr(
                "签发后又有修改，已签发的文书不受影响。需要时可按现在的记录另出一份，使用新的文号。"
            )
        state = self.tr("已撤回") if seen.standing.withdrawn else self.tr("已签发")
        self._say(state, about, seen.issued.number)
        self.other.setVisible(seen.own and (seen.changed or may_repeat))
        self.other.setText(self.tr("查看修改后的草稿") if seen.changed else self.tr("另出一份…"))

    def _say(self, state: str, about: str, number: str = "") -> None:
        self._about = about
        self._tell_about()
        for label, text in ((self.state, state), (self.number, number)):
            label.setText(text)
            label.setVisible(bool(text))

    def _tell_about(self) -> None:
        text = self.tr("正在排版…") if self._is_behind and self._about else self._about
        self.about.setText(text)
        self.about.setVisible(bool(text))

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
            title = PlainLabel(self.tr("提醒（不影响签发）"))
            title.setProperty("role", "section")
            column.addWidget(title)
        for card in said:
            column.addWidget(self._card(card, "hint"))
        column.addStretch()
        self._cards.setWidget(body)

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
            Place.ENTERPRISE: self.tr("修改台账…"),
            Place.PEOPLE: self.tr("更正检查人员…"),
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
        for area in (self._cards, self._form):
            area.setWidgetResizable(True)
            area.setFrameShape(QFrame.Shape.NoFrame)
            area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._form.setWidget(self.fields)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(8)
        for widget in (self.state, self.about, self.number, self.other):
            column.addWidget(widget)
        column.addWidget(self._form, 3)
        column.addWidget(self._cards, 2)
        column.addWidget(self.service, 1)
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
    label = PlainLabel(text)
    label.setWordWrap(True)
    label.setProperty("role", role)
    return label
