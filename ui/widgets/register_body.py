"""Search, filters, the list and the file beside it; in a narrow window the file takes the list's place."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from inspector_app.messages import Language
from ui.models.enterprises_model import EnterprisesModel
from ui.widgets.enterprise_panel import EnterprisePanel
from ui.widgets.enterprise_table import EnterpriseTable
from ui.widgets.filter_bar import FilterBar
from ui.widgets.nothing_here import NothingHere

_SAID_LETTERS = 24
"""Of what was searched and not found."""
_FILE_LETTERS = 26
"""Least width of the file in Chinese letters."""
_NARROW_LETTERS = 66
"""Below this width in Chinese letters the list and the file do not fit side by side."""


class FindField(QLineEdit):
    """Searches as one types; Down and Enter go into the list, Escape clears."""

    down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class RegisterBody(QWidget):
    def __init__(self, model: EnterprisesModel, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = FindField(self)
        self.search.setObjectName("register_search")
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText(self.tr("搜索名称、拼音（sfkd）、信用代码、电话、地址"))
        self.search.setAccessibleName(self.tr("搜索企业"))
        self.search.setToolTip(self.tr("Ctrl+F 到这里，↓ 到列表"))
        self.filters = FilterBar(language, self)
        self.table = EnterpriseTable(model, self)
        self.table.setAccessibleName(self.tr("企业台账"))
        self.nothing = NothingHere(self)
        self.list = QStackedWidget(self)
        self.list.addWidget(self.table)
        self.list.addWidget(self.nothing)
        self.panel = EnterprisePanel(language, self)
        self.left = self._left()
        self.splitter = self._side_by_side()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.splitter)
        self.search.down.connect(self.into_list)
        self.table.left_upwards.connect(self.to_search)
        self.table.typed.connect(self._search_anew)
        self.panel.back_wanted.connect(self.show_list)
        self._narrow = False
        self._fit()

    @property
    def narrow(self) -> bool:
        return self._narrow

    def into_list(self) -> None:
        """The first row, unless one is chosen already."""
        if not self.table.model().rowCount():
            return
        if not self.table.selectionModel().hasSelection():
            self.table.go_to_row(0)
        self.table.setFocus()

    def to_search(self) -> None:
        self.show_list()
        self.search.setFocus()
        self.search.selectAll()

    def _search_anew(self, letter: str) -> None:
        """Who types while the list has the keys looks for another one."""
        self.to_search()
        self.search.insert(letter)

    def show_file(self) -> None:
        """Only in a narrow window: the file instead of the list."""
        if self._narrow:
            self.left.hide()
            self.panel.show()
            self.panel.start.setFocus()

    def show_list(self) -> None:
        self.left.show()
        self.panel.setVisible(not self._narrow)

    def show_rows(self, any_rows: bool) -> None:
        self.list.setCurrentWidget(self.table if any_rows else self.nothing)

    def say_nothing_found(self) -> None:
        """In place of the list: what was searched and filtered, and a button that undoes it."""
        text, filtered = self.search.text().strip(), self.filters.words()
        # More would break the line in the middle of a word.
        short = text if len(text) <= _SAID_LETTERS else f"{text[:_SAID_LETTERS]}…"
        title = self.tr("没有找到“{text}”").format(text=short) if text else self.tr("没有符合筛选的企业")
        said = self.tr("查过企业名称、拼音和首字母、信用代码、电话、地址。") if text else ""
        if filtered:
            said += self.tr("只看了：{filter}。").format(filter=filtered)
        self.nothing.say(title, said, self.tr("清除搜索和筛选"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _side_by_side(self) -> QSplitter:
        letter = self.fontMetrics().horizontalAdvance("台")
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.addWidget(self.left)
        splitter.addWidget(self.panel)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(12)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        self.panel.setMinimumWidth(_FILE_LETTERS * letter)
        splitter.setSizes([3 * _FILE_LETTERS * letter, _FILE_LETTERS * letter])
        return splitter

    def _left(self) -> QWidget:
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.filters)
        column.addWidget(self.list, 1)
        return left

    def _fit(self) -> None:
        narrow = self.width() < _NARROW_LETTERS * self.fontMetrics().horizontalAdvance("台")
        self.panel.back.setVisible(narrow)
        if narrow != self._narrow:
            self._narrow = narrow
            self.show_list()
