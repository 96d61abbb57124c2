"""Places the four parts of a visit: in a wide window side by side, in a narrow one item and evidence take turns."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from ui.frame.panes import Pane
from ui.preferences import Preferences
from ui.visit.visit_display import Panes
from ui.visit.visit_flow import VisitFlow

_NARROW = 76
"""Below this many characters' widths there is no room for the item and its evidence side by side."""


class VisitBody(QSplitter):
    def __init__(self, panes: Panes, flow: VisitFlow, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._panes, self._flow = panes, flow
        self._work = QSplitter(Qt.Orientation.Horizontal, self)
        self._work.addWidget(panes.item)
        self._work.addWidget(panes.evidence)
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._work, 1)
        column.addWidget(panes.ribbon)
        column.addWidget(panes.bar)
        panes.ribbon.hide()
        self.addWidget(panes.checklist)
        self.addWidget(right)
        em = self.fontMetrics().horizontalAdvance("字")
        for splitter, sizes in ((self, (19 * em, 70 * em)), (self._work, (40 * em, 24 * em))):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(1)
            splitter.setSizes(list(sizes))
        self.setStretchFactor(1, 1)
        self._work.setStretchFactor(0, 1)
        panes.bar.evidence_wanted.connect(lambda: self.show_evidence(panes.bar.evidence.isChecked()))
        self.show_evidence(False)

    def remember(self, preferences: Preferences) -> None:
        """Widths are as they were left last."""
        preferences.keep_splitter(self, "visit")
        preferences.keep_splitter(self._work, "visit_work")

    def show_evidence(self, on: bool) -> None:
        """Only a narrow window has to choose."""
        narrow = self.width() < _NARROW * self.fontMetrics().horizontalAdvance("字")
        self._panes.bar.offer_evidence(narrow)
        self._panes.bar.evidence.setChecked(on)
        self._panes.evidence.setVisible(on or not narrow)
        self._panes.item.setVisible(not on or not narrow)

    def panes_in_order(self) -> list[Pane]:
        """Tree, item, evidence, verdict."""
        panes = self._panes
        entries: tuple[tuple[QWidget, Callable[[], object]], ...] = (
            (panes.checklist, panes.checklist.view.setFocus),
            (panes.item, self._flow.focus_inputs),
            (panes.evidence, panes.evidence.focus_first),
            (panes.bar, self._focus_bar),
        )
        return [Pane((part,), partial(self._enter, part, focus)) for part, focus in entries]

    def _enter(self, part: QWidget, focus: Callable[[], object]) -> None:
        self.show_evidence(part is self._panes.evidence)
        focus()

    def _focus_bar(self) -> None:
        bar = self._panes.bar
        focus = bar.buttons.focus if self._flow.item.has_verdict else bar.next.setFocus
        focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.show_evidence(self._panes.bar.evidence.isChecked())
