"""The head of the issued papers: what narrows their list by day, state and text."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QLineEdit, QPushButton, QWidget

from inspector_app.enterprises.plain_text import tidy
from ui.day_words import day_shape
from ui.session import Clock
from ui.widgets.list_layout import fit_hint
from ui.widgets.plain_label import PlainLabel
from ui.widgets.steady_combo_box import SteadyComboBox

if TYPE_CHECKING:
    from inspector_app.notices.batch import BatchFilter

_TYPING_MS = 250


class PapersHead(QWidget):
    changed = Signal()
    """Other papers are wanted; of a text only once the typing pauses."""

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self.today = QPushButton(self.tr("今天"), self)
        self.all_days = QPushButton(self.tr("全部"), self)
        self.day, self.state, self.text = QDateEdit(self), SteadyComboBox(self), QLineEdit(self)
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._lay_out()
        self._offer_states()
        self._stand_on_today()
        self.day.setEnabled(False)
        self._connect()

    def wanted(self) -> "BatchFilter":
        from inspector_app.notices.batch import BatchFilter
        from inspector_app.notices.looking import State

        chosen = self.state.currentData()
        day = self.day.date()
        return BatchFilter(
            day=date(day.year(), day.month(), day.day()) if self.day.isEnabled() else None,
            states=(State(chosen),) if chosen else (),
            text=tidy(self.text.text()),
        )

    @property
    def narrows(self) -> bool:
        return bool(self.text.text().strip() or self.day.isEnabled() or self.state.currentData())

    def clear(self) -> None:
        with QSignalBlocker(self.text), QSignalBlocker(self.state):
            self.text.clear()
            self.state.setCurrentIndex(0)
        self._choose_day(of_day=False)

    def stop_waiting(self) -> bool:
        """Whether something typed had not been told yet; it is not told any more."""
        waited = self._typing.isActive()
        self._typing.stop()
        return waited

    def _lay_out(self) -> None:
        title = PlainLabel(self.tr("文书"), self)
        title.setProperty("role", "title")
        for chip in (self.today, self.all_days):
            chip.setObjectName("filter_chip")
            chip.setCheckable(True)
        self.all_days.setChecked(True)
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat(day_shape())
        self.day.setAccessibleName(self.tr("签发日期"))
        self.text.setPlaceholderText(self.tr("企业名称或文号"))
        self.text.setClearButtonEnabled(True)
        fit_hint(self.text)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(title, 1)
        for widget in (self.all_days, self.today, self.day, self.state):
            row.addWidget(widget)
        row.addWidget(self.text, 1)

    def _offer_states(self) -> None:
        self.state.setAccessibleName(self.tr("状态"))
        for words, state in (
            (self.tr("有效的"), ""),
            (self.tr("只签发"), "issued"),
            (self.tr("已打印"), "printed"),
            (self.tr("已签名"), "signed"),
            (self.tr("拒签"), "refused"),
            (self.tr("已送达"), "served"),
            (self.tr("已撤回"), "withdrawn"),
        ):
            self.state.addItem(words, state)

    def _connect(self) -> None:
        self.day.dateChanged.connect(self._tell)
        self.all_days.clicked.connect(lambda: self._choose_day(of_day=False))
        self.today.clicked.connect(lambda: self._choose_day(of_day=True))
        self.state.currentIndexChanged.connect(self._tell)
        self.text.textChanged.connect(lambda _: self._typing.start())
        self._typing.timeout.connect(self._tell)

    def _tell(self) -> None:
        self._typing.stop()
        self.changed.emit()

    def _choose_day(self, *, of_day: bool) -> None:
        self.today.setChecked(of_day)
        self.all_days.setChecked(not of_day)
        self.day.setEnabled(of_day)
        if of_day:
            self._stand_on_today()
        self._tell()

    def _stand_on_today(self) -> None:
        now = self._clock().astimezone()
        with QSignalBlocker(self.day):
            self.day.setDate(QDate(now.year, now.month, now.day))
