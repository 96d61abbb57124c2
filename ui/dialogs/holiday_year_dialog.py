"""The holidays of one year, line by line as the notice has them; kept in the office's plan."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QTableView,
    QWidget,
)

from inspector_app.errors import ProblemsError
from inspector_app.holiday_tables import DaysLine, YearTable, read_table, save_table
from ui.choose_row import choose_row
from ui.delegates.day_kind_delegate import DayKindDelegate
from ui.dialogs.field_form import FieldForm
from ui.models.days_model import DaysColumn, DaysModel
from ui.session import Session
from ui.widgets.field_block import FieldBlock
from ui.widgets.tick_box import TickBox

_TABLE_ROWS = 9
_WIDTHS = {DaysColumn.FIRST: 12, DaysColumn.LAST: 12, DaysColumn.KIND: 10}


class HolidayYearDialog(FieldForm):
    def __init__(self, session: Session, table: YearTable, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("一年的节假日"), self.tr("保存"), session.jobs, session.language, parent)
        self._session = session
        self.year, self.source = QSpinBox(self), QLineEdit(table.source, self)
        self.year.setRange(2000, 2200)
        self.year.setValue(table.year)
        self.verified = TickBox(self.tr("已对照通知原文核对"), self)
        self.verified.setChecked(table.verified)
        self.model = DaysModel(table.lines, self)
        self.table = self._table()
        self.add_words(self.tr("一年的节假日"), "title")
        self.add_words(
            self.tr("照通知写：连续的日子写一行，只有一天的不用写结束。周末本来不上班，调休上班的周末才要写。"),
            "secondary",
        )
        self.add_row(
            ("year", FieldBlock(self.tr("年份"), self.year, parent=self)),
            ("source", FieldBlock(self.tr("出处"), self.source, self.tr("哪个通知，哪一天"), self)),
        )
        self.column.addWidget(self.verified)
        self.add_block("lines", FieldBlock(self.tr("日子"), self.table, parent=self))
        self.column.addLayout(self._buttons())
        self.add_end()

    @classmethod
    def ask(cls, parent: QWidget, session: Session, table: YearTable) -> object | None:
        """The year as it is kept now, or None when the person went back."""
        dialog = cls(session, table, parent)
        return dialog.outcome if dialog.exec() == cls.DialogCode.Accepted else None

    def shown(self) -> YearTable:
        return YearTable(self.year.value(), self.verified.isChecked(), self.source.text(), self.model.lines)

    def work(self) -> Callable[[], object]:
        store, table, now = self._session.store, self.shown(), self._session.clock()
        return lambda: save_table(store, table, now)

    def place_of(self, code: str) -> str:
        name = code.partition(".")[2]
        if name.startswith("source_"):
            return "source"
        return "lines" if name.startswith("line") else ""

    def refuse(self, error: Exception) -> None:
        """All lines that are wrong in one place, and the first of them chosen."""
        super().refuse(error)
        if isinstance(error, ProblemsError):
            said = [problem for problem in error.problems if "line" in problem.details]
            if said:
                choose_row(self.table, int(str(said[0].details["line"])) - 1)

    def complain(self, place: str, text: str) -> None:
        if place == "lines" and not self.blocks[place].problem.isHidden():
            text = f"{self.blocks[place].problem.text()}\n{text}"
        super().complain(place, text)

    def take_file(self) -> None:
        """The lines of a spreadsheet in the place of all; undone like any other step."""
        path = HolidaySheet.ask(self)
        if path is not None:
            self._jobs.run(self, lambda: read_table(path), done=self._take, failed=self.refuse)

    def _take(self, table: YearTable) -> None:
        self.year.setValue(table.year)
        self.source.setText(table.source)
        self.verified.setChecked(False)
        self.model.take(table.lines)

    def _table(self) -> QTableView:
        table = QTableView(self)
        table.setModel(self.model)
        table.setAccessibleName(self.tr("日子"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setItemDelegateForColumn(DaysColumn.KIND, DayKindDelegate(self.model, table))
        letter = self.fontMetrics().horizontalAdvance("0")
        for column, letters in _WIDTHS.items():
            table.setColumnWidth(column, letters * letter + 24)
        table.horizontalHeader().setSectionResizeMode(DaysColumn.NAME, QHeaderView.ResizeMode.Stretch)
        table.setMinimumHeight(_TABLE_ROWS * table.verticalHeader().defaultSectionSize())
        return table

    def _buttons(self) -> QHBoxLayout:
        self.add = QPushButton(self.tr("添加一行"), self)
        self.drop = QPushButton(self.tr("删除所选"), self)
        self.undo, self.redo = QPushButton(self.tr("撤销"), self), QPushButton(self.tr("重做"), self)
        self.from_file = QPushButton(self.tr("从表格读入…"), self)
        self.add.clicked.connect(self._add)
        self.drop.clicked.connect(self._drop)
        self.from_file.clicked.connect(self.take_file)
        stack = self.model.stack
        for button, deed, key, can in (
            (self.undo, stack.undo, QKeySequence.StandardKey.Undo, stack.canUndoChanged),
            (self.redo, stack.redo, QKeySequence.StandardKey.Redo, stack.canRedoChanged),
        ):
            button.setShortcut(key)
            button.setEnabled(False)
            button.clicked.connect(deed)
            can.connect(button.setEnabled)
        row = QHBoxLayout()
        for button in (self.add, self.drop, self.undo, self.redo, self.from_file):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _add(self) -> None:
        row = self.model.add(DaysLine(f"{self.year.value()}-", "", "off"))
        index = self.model.index(row, DaysColumn.FIRST)
        self.table.setCurrentIndex(index)
        self.table.edit(index)

    def _drop(self) -> None:
        rows = sorted({index.row() for index in self.table.selectionModel().selectedIndexes()})
        if rows:
            self.model.drop(rows)


class HolidaySheet:
    @staticmethod
    def ask(parent: QWidget) -> Path | None:
        """A spreadsheet of holidays, or None when the person went back."""
        title = QCoreApplication.translate("HolidaySheet", "选择节假日的表格")
        kinds = QCoreApplication.translate("HolidaySheet", "表格 (*.xlsx *.xls *.csv)")
        name, _ = QFileDialog.getOpenFileName(parent, title, "", kinds)
        return Path(name) if name else None
