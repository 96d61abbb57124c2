"""Places the four parts of a visit: in a wide window side by side, in a narrow one item and evidence take turns."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from ui.preferences import Preferences
from ui.visit_flow import Panes, VisitFlow

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

    def next_pane(self, by: int) -> None:
        """Tree, item, evidence, verdict and round again."""
        panes = self._panes
        stops = (
            (panes.checklist, panes.checklist.view.setFocus),
            (panes.item, self._flow.focus_inputs),
            (panes.evidence, panes.evidence.focus_first),
            (panes.bar, self._flow.focus_verdict),
        )
        focused = QApplication.focusWidget() or self
        here = next((place for place, (pane, _) in enumerate(stops) if pane.isAncestorOf(focused)), len(stops) - 1)
        pane, focus = stops[(here + by) % len(stops)]
        self.show_evidence(pane is panes.evidence)
        focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.show_evidence(self._panes.bar.evidence.isChecked())
