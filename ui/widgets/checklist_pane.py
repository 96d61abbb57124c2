"""The left side of a visit: how far it has come, a filter, and the checklist as a tree."""

from PySide6.QtCore import QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QButtonGroup, QHBoxLayout, QPushButton, QTreeView, QVBoxLayout, QWidget

from ui.delegates.checklist_delegate import ChecklistDelegate
from ui.models.checklist_tree import ChecklistTree, Shown, ShownItems, TreeRole
from ui.visit.visit_state import VisitState

_LEAST_LETTERS = 17


class ChecklistPane(QWidget):
    chosen = Signal(str)
    """Code of the item the person went to."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._current = ""
        self._showing = False
        """While the pane itself moves the mark, nobody went anywhere."""
        self.tree = ChecklistTree(language, self)
        self.items = ShownItems(self.tree, self)
        self.view = _ChecklistView(self)
        self.view.setModel(self.items)
        self.view.setItemDelegate(ChecklistDelegate(self.view))
        self.filters = self._filter_buttons()
        row = QHBoxLayout()
        row.setContentsMargins(8, 8, 8, 4)
        row.setSpacing(4)
        for button in self.filters.values():
            row.addWidget(button, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.view, 1)
        self.view.selectionModel().currentChanged.connect(self._went)

    def show_state(self, state: VisitState, unsaved: frozenset[str], current: str) -> None:
        fresh = not self.tree.rowCount()
        self._showing = True
        self.tree.show(state, unsaved)
        progress = state.progress()
        self._label(
            sum(area.total for area in progress),
            sum(area.missing for area in progress),
            sum(area.failed for area in progress),
        )
        if fresh:
            self.view.expandAll()
        self.show_current(current)

    def show_current(self, code: str) -> None:
        """Marks the item without telling that the person went there."""
        self._showing = True
        self._current = code
        self.items.keep_in_sight(code)
        index = self.items.mapFromSource(self.tree.index_of(code))
        if index != self.view.currentIndex():
            self.view.setCurrentIndex(index)
            self.scroll_to_current()
        self._showing = False

    def set_language(self, language: str) -> None:
        """Every row says something else; what was folded stays folded."""
        areas = [self.items.index(row, 0) for row in range(self.items.rowCount())]
        folded = {self.items.mapToSource(area).row() for area in areas if not self.view.isExpanded(area)}
        self._showing = True
        self.tree.set_language(language)
        for row in range(self.tree.rowCount()):
            self.view.setExpanded(self.items.mapFromSource(self.tree.index(row, 0)), row not in folded)
        self.show_current(self._current)

    def scroll_to_current(self) -> None:
        """With the head of its area when there is room for both."""
        index = self.view.currentIndex()
        self.view.scrollTo(index.parent())
        self.view.scrollTo(index)

    def minimumSizeHint(self) -> QSize:
        """The filters in full, and enough of the items to tell them apart."""
        least = _LEAST_LETTERS * self.fontMetrics().horizontalAdvance("字")
        return super().minimumSizeHint().expandedTo(QSize(least, 0))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Before the first layout there is no height to scroll in.
        QTimer.singleShot(0, self, self.scroll_to_current)

    def show_only(self, shown: Shown) -> None:
        self.filters[shown].setChecked(True)
        self._showing = True
        self.items.show_only(shown)
        self.view.expandAll()
        self.show_current(self._current)

    def _filter_buttons(self) -> dict[Shown, QPushButton]:
        group = QButtonGroup(self)
        buttons = {}
        for shown in Shown:
            button = QPushButton(self)
            button.setCheckable(True)
            button.setProperty("compact", True)
            button.clicked.connect(lambda _=False, chosen=shown: self.show_only(chosen))
            group.addButton(button)
            buttons[shown] = button
        buttons[Shown.ALL].setChecked(True)
        return buttons

    def _label(self, total: int, missing: int, failed: int) -> None:
        self.filters[Shown.ALL].setText(self.tr("全部 {count}").format(count=total))
        self.filters[Shown.MISSING].setText(self.tr("未答 {count}").format(count=missing))
        self.filters[Shown.FAILED].setText(self.tr("不合格 {count}").format(count=failed))

    def _went(self, current: QModelIndex) -> None:
        code = current.data(TreeRole.CODE)
        if code and not self._showing:
            self.chosen.emit(code)


class _ChecklistView(QTreeView):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("checklist_tree")
        self.setHeaderHidden(True)
        self.setIndentation(14)
        self.setUniformRowHeights(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("检查表"))
        self.passes_letters = False
        """In modes of single keys, the page takes F, G, P and Space too."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Digits and Enter are verdicts and steps of the page; the tree has no use for them.
        letter = self.passes_letters and event.key() in (Qt.Key.Key_F, Qt.Key.Key_G, Qt.Key.Key_P, Qt.Key.Key_Space)
        if letter or event.text().isdigit() or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)
