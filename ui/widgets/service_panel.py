"""Below an issued paper: what was done with it so far, and what can be done next."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QPushButton, QScrollArea, QVBoxLayout, QWidget

from db.records.papers import Deed
from inspector_app.notices.deeds import Act, SigningWay, text_in
from ui.day_words import moment_words
from ui.papers.paper_words import deed_words
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.plain_label import PlainLabel
from ui.widgets.plain_tip import plain_tip

if TYPE_CHECKING:
    from inspector_app.notices.deeds import Standing


class ServicePanel(QWidget):
    sign_wanted = Signal()
    refuse_wanted = Signal()
    serve_wanted = Signal()
    withdraw_wanted = Signal()
    receipt_wanted = Signal()
    signed_copy_wanted = Signal()
    other_wanted = Signal(str, str)
    """Id and kind of the paper that this one replaces, or that replaces it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel_body")
        self.sign = self._button(self.tr("签名…"), "F7", self.sign_wanted)
        self.serve = self._button(self.tr("送达…"), "F9", self.serve_wanted)
        self.more = QPushButton(self.tr("更多"), self)
        self.menu = QMenu(self)
        self.refuse = self.menu.addAction(self.tr("拒绝签字…"))
        self.receipt = self.menu.addAction(self.tr("出具送达回证…"))
        self.signed_copy = self.menu.addAction(self.tr("存带电子签名的 PDF…"))
        self.menu.addSeparator()
        self.withdraw = self.menu.addAction(self.tr("撤回文书…"))
        for action, signal in (
            (self.refuse, self.refuse_wanted),
            (self.receipt, self.receipt_wanted),
            (self.signed_copy, self.signed_copy_wanted),
            (self.withdraw, self.withdraw_wanted),
        ):
            action.triggered.connect(lambda _=False, wanted=signal: wanted.emit())
        self.more.setMenu(self.menu)
        self._links: tuple[tuple[str, str], ...] = ()
        self.link = QPushButton(self)
        self.link.setProperty("link", True)
        self.link.clicked.connect(self._open_link)
        self._scroll = QScrollArea(self)
        self._lay_out()

    def show_standing(self, stands: "Standing") -> None:
        usable = stands.own and stands.withdrawn is None
        for button in (self.sign, self.serve):
            button.setEnabled(usable)
        for action in (self.refuse, self.withdraw, self.receipt):
            action.setEnabled(usable)
        self.signed_copy.setEnabled(any(text_in(deed, "way") == SigningWay.DRAWN for deed in stands.signatures))
        self._show_links(stands)
        self._show_deeds(stands.deeds)

    def _show_links(self, stands: "Standing") -> None:
        other = stands.replaced_by or stands.replaces
        self.link.setVisible(other is not None)
        if other is not None:
            words = self.tr("已由 {number} 代替") if stands.replaced_by else self.tr("代替 {number}")
            self.link.setText(words.format(number=other.number or other.id[-8:]))
            self._links = ((other.id, other.kind),)

    def _open_link(self) -> None:
        for notice_id, kind in self._links:
            self.other_wanted.emit(notice_id, kind)

    def _show_deeds(self, deeds: tuple[Deed, ...]) -> None:
        body = QWidget()
        body.setObjectName("panel_body")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(8)
        if not deeds:
            column.addWidget(_wrapped(self.tr("还没有打印、签名或送达的记录。"), "secondary"))
        for deed in reversed(deeds):
            column.addWidget(self._deed(deed))
        column.addStretch(1)
        self._scroll.setWidget(body)

    def _deed(self, deed: Deed) -> QFrame:
        frame = QFrame()
        frame.setObjectName("notice_card")
        frame.setProperty("tone", "problem" if deed.deed in (Act.WITHDRAWN, Act.REFUSED) else "hint")
        column = QVBoxLayout(frame)
        column.setContentsMargins(10, 6, 10, 6)
        column.setSpacing(2)
        column.addWidget(_wrapped(deed_words(deed), ""))
        said = f"{moment_words(deed.done_at)} · {deed.person}"
        if deed.sha256:
            said = self.tr("{said} · 附凭证").format(said=said)
        column.addWidget(_wrapped(said, "small"))
        return frame

    def _button(self, words: str, key: str, wanted: object) -> QPushButton:
        button = QPushButton(words, self)
        button.setProperty("compact", True)
        button.setToolTip(plain_tip(key))
        button.clicked.connect(wanted)
        return button

    def _lay_out(self) -> None:
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.more.setProperty("compact", True)
        grid = FlowLayout(gap=6)
        for button in (self.sign, self.serve, self.more):
            grid.addWidget(button)
        title = PlainLabel(self.tr("办理经过"), self)
        title.setProperty("role", "section")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(grid)
        column.addWidget(title)
        column.addWidget(self._scroll, 1)


def _wrapped(text: str, role: str) -> QLabel:
    label = PlainLabel(text)
    label.setWordWrap(True)
    label.setProperty("role", role)
    return label
