"""The head of the list of visits: the search, whose visits are shown, and what is done with all that are shown."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from inspector_app.enterprises.plain_text import tidy
from ui.visit.visits_desk import FoundVisits, Whose
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.list_layout import fit_hint
from ui.widgets.patient_search import PatientSearch
from ui.widgets.plain_label import PlainLabel

_SEARCH_LETTERS = 16


class VisitsHead(QWidget):
    chosen = Signal()
    """Other ones of the visits that were found are wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = PatientSearch(self)
        self.search.setPlaceholderText(self.tr("企业、拼音、检查人员、记录电脑或日期"))
        self.search.setAccessibleName(self.tr("搜索检查记录"))
        self.hand_on = QPushButton(self.tr("交出数据…"), self)
        self.filters = self._filter_buttons()
        self._lay_out()

    @property
    def text(self) -> str:
        return tidy(self.search.text())

    @property
    def whose(self) -> Whose:
        return next(whose for whose, button in self.filters.items() if button.isChecked())

    def show_all(self) -> None:
        self.filters[Whose.ALL].setChecked(True)
        self.chosen.emit()

    def show_counts(self, found: FoundVisits) -> None:
        words = {
            Whose.ALL: self.tr("全部 {count}"),
            Whose.OWN: self.tr("本机 {count}"),
            Whose.RECEIVED: self.tr("收到 {count}"),
        }
        for whose, button in self.filters.items():
            button.setText(words[whose].format(count=f"{len(found.of[whose].rows):,}"))
        for widget in (*self.filters.values(), self.search, self.hand_on):
            widget.setVisible(bool(found.known))
        self.hand_on.setEnabled(bool(found.of[self.whose].rows))

    def _filter_buttons(self) -> dict[Whose, QPushButton]:
        group = QButtonGroup(self)
        buttons = {}
        for whose in Whose:
            buttons[whose] = QPushButton(self)
            buttons[whose].setCheckable(True)
            buttons[whose].setObjectName("filter_chip")
            buttons[whose].clicked.connect(self.chosen)
            group.addButton(buttons[whose])
        buttons[Whose.ALL].setChecked(True)
        return buttons

    def _lay_out(self) -> None:
        title = PlainLabel(self.tr("检查记录"), self)
        title.setProperty("role", "title")
        self.search.setMinimumWidth(_SEARCH_LETTERS * self.fontMetrics().horizontalAdvance("字"))
        fit_hint(self.search)
        head, chips = QHBoxLayout(), FlowLayout()
        head.addWidget(title, 1)
        head.addWidget(self.search, 1)
        head.addWidget(self.hand_on)
        for button in self.filters.values():
            chips.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addLayout(chips)
