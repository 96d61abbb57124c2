"""The list of a day beside what is due: dragged or moved by keys, ordered, printed, begun from."""

from datetime import date, timedelta

from PySide6.QtCore import QDate, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDateEdit,
    QFrame,
    QHeaderView,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from inspector_app.planning.day_list import Day, DayStop
from ui.choose_row import choose_row
from ui.column_widths import GRADE, VISIT_STATE, column_width
from ui.day_words import day_shape
from ui.delegates.grade_delegate import GradeDelegate
from ui.models.day_model import DayColumn, DayModel
from ui.theme.touch import row_height
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.one_click import OneClick
from ui.widgets.plain_label import PlainLabel

_SAMPLES = {DayColumn.NUMBER: "60", DayColumn.GRADE: GRADE, DayColumn.STATE: VISIT_STATE}
_STARTING, _REMOVING = (Qt.Key.Key_Return, Qt.Key.Key_Enter), (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class DayTable(QTableView):
    """Alt with an arrow moves a row, Delete takes it off, Enter starts its visit."""

    start_wanted = Signal()
    remove_wanted = Signal()
    move_wanted = Signal(int)
    """-1 up, 1 down."""

    def __init__(self, model: DayModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setObjectName("day_table")
        self.setAccessibleName(self.tr("当日安排"))
        self.setItemDelegateForColumn(DayColumn.GRADE, GradeDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(True)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(row_height(self))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(DayColumn.NAME, QHeaderView.ResizeMode.Stretch)
        for column, sample in _SAMPLES.items():
            self.setColumnWidth(column, column_width(self, column, sample))
        self.doubleClicked.connect(lambda _: self.start_wanted.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_wanted.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key in _STARTING + _REMOVING:
            # A key that is held down takes one off, not the next ones that take its place.
            if not event.isAutoRepeat():
                (self.start_wanted if key in _STARTING else self.remove_wanted).emit()
        else:
            super().keyPressEvent(event)


class DayPanel(QFrame):
    day_wanted = Signal(object)
    """date"""
    start_wanted = Signal(object)
    """DayStop"""
    remove_wanted = Signal(str)
    """Enterprise id."""
    order_wanted = Signal()
    print_wanted = Signal()
    file_wanted = Signal()
    assign_wanted = Signal()

    def __init__(self, today: date, supervisor: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("enterprise_panel")
        self._today = today
        self._chosen = ""
        self.model = DayModel(self)
        self.table = DayTable(self.model, self)
        self.day = QDateEdit(QDate(today.year, today.month, today.day), self)
        self.today, self.tomorrow = QPushButton(self.tr("今天"), self), QPushButton(self.tr("明天"), self)
        self.summary, self.hint = PlainLabel(self), PlainLabel(self)
        self.stack = QStackedWidget(self)
        self.start = QPushButton(self.tr("开始检查"), self)
        self.order = QPushButton(self.tr("排顺序"), self)
        self.remove = QPushButton(self.tr("移出"), self)
        self.print = QPushButton(self.tr("打印…"), self)
        self.file = QPushButton(self.tr("存为 PDF…"), self)
        self.assign = QPushButton(self.tr("分派为任务…"), self)
        self.assign.setVisible(supervisor)
        self._lay_out()
        self._connect()
        self.show_day(Day(today, (), None))

    def show_day(self, day: Day) -> None:
        """The chosen row stays chosen, wherever it went."""
        with QSignalBlocker(self.day):
            self.day.setDate(QDate(day.day.year, day.day.month, day.day.day))
        self.today.setChecked(day.day == self._today)
        self.tomorrow.setChecked(day.day == self._today + timedelta(days=1))
        chosen = self._chosen
        self.model.show(day.stops)
        self.table.setColumnHidden(DayColumn.STATE, not any(stop.done or stop.in_progress for stop in day.stops))
        row = next((number for number, stop in enumerate(day.stops) if stop.enterprise.id == chosen), -1)
        if row >= 0:
            choose_row(self.table, row)
        self._offer()
        self.stack.setCurrentWidget(self.table if day.stops else self.hint)
        done = sum(stop.done for stop in day.stops)
        words = self.tr("共 %n 家", None, len(day.stops))
        words += self.tr("，已检查 {done} 家").format(done=done) if done else ""
        if day.kilometres:
            words += self.tr("，直线约 {kilometres} 公里").format(kilometres=f"{day.kilometres:.1f}")
        self.summary.setText(words if day.stops else "")
        for button in (self.order, self.print, self.file, self.assign):
            button.setEnabled(bool(day.stops))
        self._offer()

    @property
    def chosen(self) -> DayStop | None:
        rows = self.table.selectionModel().selectedRows()
        return self.model.stops[rows[0].row()] if rows else None

    def _lay_out(self) -> None:
        title = PlainLabel(self.tr("当日安排"), self)
        title.setProperty("role", "panel_title")
        for chip in (self.today, self.tomorrow):
            chip.setObjectName("filter_chip")
            chip.setCheckable(True)
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat(day_shape())
        self.day.setAccessibleName(self.tr("日期"))
        for label in (self.summary, self.hint):
            label.setProperty("role", "secondary")
            label.setWordWrap(True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint.setText(self.tr("还没有安排。在左边选中企业，点“加入当日安排”，或者直接拖到这里。"))
        self.hint.setMargin(16)
        self.table.setToolTip(self.tr("拖动或 Alt+↑↓ 调整次序，Delete 移出，Enter 开始检查"))
        self.start.setProperty("primary", True)
        self.order.setToolTip(self.tr("台账里有经纬度的按距离，没有的按社区和地址；已检查的留在前面"))
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.hint)
        days = FlowLayout()
        for widget in (self.today, self.tomorrow, self.day):
            days.addWidget(widget)
        deeds = FlowLayout()
        for button in (self.start, self.order, self.remove, self.print, self.file, self.assign):
            deeds.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(8)
        column.addWidget(title)
        column.addLayout(days)
        column.addWidget(self.stack, 1)
        column.addWidget(self.summary)
        column.addLayout(deeds)

    def _connect(self) -> None:
        self.day.dateChanged.connect(lambda day: self.day_wanted.emit(date(day.year(), day.month(), day.day())))
        self.today.clicked.connect(lambda: self.day_wanted.emit(self._today))
        self.tomorrow.clicked.connect(lambda: self.day_wanted.emit(self._today + timedelta(days=1)))
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._offer())
        self.table.start_wanted.connect(self._start)
        self.table.remove_wanted.connect(self._remove)
        self.table.move_wanted.connect(self._move)
        self.start.clicked.connect(self._start)
        self.remove.clicked.connect(self._remove)
        OneClick(self.remove)
        self.order.clicked.connect(self.order_wanted)
        self.print.clicked.connect(self.print_wanted)
        self.file.clicked.connect(self.file_wanted)
        self.assign.clicked.connect(self.assign_wanted)

    def _offer(self) -> None:
        chosen = self.chosen
        if chosen is not None:
            self._chosen = chosen.enterprise.id
        for button in (self.start, self.remove):
            button.setEnabled(chosen is not None)
        going_on = chosen is not None and chosen.in_progress
        self.start.setText(self.tr("继续检查") if going_on else self.tr("开始检查"))

    def _start(self) -> None:
        if self.chosen is not None:
            self.start_wanted.emit(self.chosen)

    def _remove(self) -> None:
        """The one below it is chosen then, at the end the one above: who works by keys goes on there."""
        chosen, stops = self.chosen, self.model.stops
        if chosen is None:
            return
        place = stops.index(chosen)
        beside = stops[place + 1 : place + 2] or stops[:place][-1:]
        self._chosen = beside[0].enterprise.id if beside else ""
        self.remove_wanted.emit(chosen.enterprise.id)

    def _move(self, step: int) -> None:
        chosen = self.chosen
        if chosen is None:
            return
        row = self.model.stops.index(chosen)
        if 0 <= row + step < len(self.model.stops):
            self.model.placed.emit([chosen.enterprise.id], row + step if step < 0 else row + 2)
