"""出发前检查: what would spoil the day, each with what to do and a button that leads there."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from inspector_app.messages import say
from ui.dialogs.question import Question
from ui.session import Session
from ui.visit.visit_state import ItemState
from ui.widgets.plain_label import PlainLabel
from ui.widgets.state_glyphs import state_icon
from ui.wording import sentences

if TYPE_CHECKING:
    from inspector_app.planning.departure import Check

_GLYPHS = {"ok": ItemState.PASSED, "warn": ItemState.PARTIAL, "bad": ItemState.FAILED}
_GLYPH_PX = 18


class DepartureDialog(Question):
    checked = Signal()
    """The list shows what is so now."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("出发前检查"))
        self._session = session
        self.leads_to = ""
        """Where the person wants to go: a page, and a section of it behind a colon."""
        self.buttons: dict[str, QPushButton] = {}
        self.states: dict[str, str] = {}
        self.summary = PlainLabel(self)
        self.summary.setProperty("role", "panel_title")
        self.summary.setWordWrap(True)
        self.again = QPushButton(self.tr("再查一次"), self)
        self.again.clicked.connect(self.check)
        self._area = QScrollArea(self)
        self._lay_out()
        self.check()

    @classmethod
    def ask(cls, parent: QWidget, session: Session) -> str:
        """Where the person wants to go from here; "" for nowhere."""
        dialog = cls(session, parent)
        dialog.exec()
        return dialog.leads_to

    def check(self) -> None:
        from inspector_app.planning.battery import battery
        from inspector_app.planning.departure import Surroundings, departure_checks
        from ui.papers.system_printers import SystemPrinters

        store, now = self._session.store, self._session.clock()
        self.summary.setText(self.tr("正在检查…"))
        self.again.setEnabled(False)
        around = Surroundings(SystemPrinters().known(), battery())
        self._session.jobs.run(
            self, lambda: departure_checks(store, around, now), done=self._show, failed=self._tell_trouble
        )

    def _lay_out(self) -> None:
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.again, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.tr("关闭"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.summary)
        column.addWidget(self._area, 1)
        column.addWidget(buttons)
        letter = self.fontMetrics().horizontalAdvance("字")
        screen = self.screen().availableSize()
        self.resize(QSize(48 * letter, 46 * letter).boundedTo(screen * 0.9))

    def _show(self, checks: "list[Check]") -> None:
        self.again.setEnabled(True)
        bad = sum(check.state.value == "bad" for check in checks)
        warned = sum(check.state.value == "warn" for check in checks)
        self.summary.setText(self._summary(bad, warned))
        self.states = {check.name: check.state.value for check in checks}
        self.buttons = {}
        body = QWidget(self._area)
        grid = QGridLayout(body)
        grid.setContentsMargins(8, 6, 10, 6)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(1, 1)
        for row, check in enumerate(checks):
            self._add_row(grid, row, check, body)
        grid.setRowStretch(len(checks), 1)
        self._area.setWidget(body)
        self.checked.emit()

    def _summary(self, bad: int, warned: int) -> str:
        if bad:
            return self.tr("有 %n 件事出发前要办好。", None, bad)
        if warned:
            return self.tr("可以出发，有 %n 件事要留意。", None, warned)
        return self.tr("都好，可以出发。")

    def _add_row(self, grid: QGridLayout, row: int, check: "Check", body: QWidget) -> None:
        glyph = PlainLabel(body)
        glyph.setPixmap(state_icon(_GLYPHS[check.state.value], self.palette(), _GLYPH_PX).pixmap(_GLYPH_PX, _GLYPH_PX))
        glyph.setAccessibleName(
            {"ok": self.tr("好"), "warn": self.tr("留意"), "bad": self.tr("要办")}[check.state.value]
        )
        message = say(check.problem, self._session.language)
        words = PlainLabel("\n".join(part for part in (message.problem, message.cause, message.remedy) if part), body)
        words.setWordWrap(True)
        grid.addWidget(glyph, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(words, row, 1)
        if check.leads_to and check.state.value != "ok":
            button = QPushButton(self.tr("去处理"), body)
            button.setAccessibleName(self.tr("去处理：{what}").format(what=message.problem))
            button.clicked.connect(lambda: self._go(check.leads_to))
            grid.addWidget(button, row, 2, Qt.AlignmentFlag.AlignTop)
            self.buttons[check.name] = button

    def _go(self, leads_to: str) -> None:
        self.leads_to = leads_to
        self.accept()

    def _tell_trouble(self, error: Exception) -> None:
        messages = sentences(error, self._session.language)
        self.again.setEnabled(True)
        self.summary.setText("\n".join(str(message) for message in messages))
