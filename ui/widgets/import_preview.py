"""What a file says and what importing it would do: numbers, columns, changes, new enterprises, problems."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from inspector_app.messages import Language
from ui.models.import_model import TextRows
from ui.register.import_words import change_rows, new_rows, problem_rows, shown_columns
from ui.register.register_import import ReadPlan
from ui.theme.touch import row_height
from ui.widgets.mapping_table import MappingTable
from ui.widgets.plain_label import PlainLabel

_MOST_FITTED_ROWS = 400
_PADDING = 20
"""Pixels beside the words of a cell, together, with the margin of the delegate."""
_AIR = 10
"""Pixels above and below the words of a row, together."""


class TextTable(QTableView):
    """A table of texts to read; the last column takes the room that is left."""

    def __init__(self, model: TextRows, letters: Sequence[int], parent: QWidget | None = None) -> None:
        """`letters`: widths of all columns but the last, in Chinese letters."""
        super().__init__(parent)
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setAlternatingRowColors(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(row_height(self))
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, count in enumerate(letters):
            self.setColumnWidth(column, count * self.fontMetrics().horizontalAdvance("台") + 14)
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.timeout.connect(self._fit_rows)
        model.modelReset.connect(self._fitting.start)
        self.horizontalHeader().sectionResized.connect(lambda *_: self._fitting.start())

    def _fit_rows(self) -> None:
        """Rows as tall as their words; a list of thousands keeps one line each, which the tool tip completes."""
        rows, least = self.model().rowCount(), row_height(self)
        for row in range(rows if rows <= _MOST_FITTED_ROWS else 0):
            self.setRowHeight(row, max(least, self.sizeHintForRow(row) + _AIR, self._words_height(row) + _AIR))

    def _words_height(self, row: int) -> int:
        """Qt forgets the padding of the style sheet when it breaks lines to ask for their height."""
        heights = []
        for column in range(self.model().columnCount()):
            room = QRect(0, 0, self.columnWidth(column) - _PADDING, 1 << 20)
            text = str(self.model().index(row, column).data() or "")
            heights.append(self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, text).height())
        return max(heights, default=0)


class ImportPreview(QWidget):
    corrected = Signal(object)
    """Column number to field or None."""
    save_problems_wanted = Signal()

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.summary = PlainLabel(self)
        self.summary.setProperty("role", "panel_title")
        self.summary.setWordWrap(True)
        self.also = PlainLabel(self)
        self.also.setProperty("role", "section")
        self.also.setWordWrap(True)
        self.where = PlainLabel(self)
        self.where.setProperty("role", "secondary")
        self.where.setWordWrap(True)
        self.mapping = MappingTable(self)
        self.mapping.corrected.connect(self.corrected)
        self.problems = TextRows((self.tr("行"), self.tr("列"), self.tr("内容"), self.tr("问题和处理办法")), self)
        self.changes = TextRows((self.tr("企业"), self.tr("字段"), self.tr("现在"), self.tr("导入后")), self)
        self.new = TextRows(
            (self.tr("企业"), self.tr("统一社会信用代码"), self.tr("所属社区"), self.tr("企业类型")), self
        )
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.mapping, "")
        self.tabs.addTab(self._problem_tab(), "")
        self.tabs.addTab(TextTable(self.changes, (16, 9, 13), self), "")
        self.tabs.addTab(TextTable(self.new, (20, 12, 8), self), "")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.summary)
        column.addWidget(self.also)
        column.addWidget(self.where)
        column.addWidget(self.tabs, 1)

    def show_plan(self, shown: ReadPlan) -> None:
        columns = shown_columns(shown.reading)
        self.mapping.show_columns(columns)
        self.problems.show(problem_rows(shown.plan, self._language))
        self.changes.show(change_rows(shown.plan, self._language))
        self.new.show(new_rows(shown.plan, self._language))
        self._show_words(shown)
        mapped = sum(column.field is not None for column in columns)
        tabs = (
            self.tr("列对应 {mapped}/{count}").format(mapped=mapped, count=len(columns)),
            self.tr("问题 {count}").format(count=self.problems.rowCount()),
            self.tr("更新 {count}").format(count=len(shown.plan.changed)),
            self.tr("新增 {count}").format(count=len(shown.plan.new)),
        )
        for number, words in enumerate(tabs):
            self.tabs.setTabText(number, words)
        has_problems = self.problems.rowCount() > 0
        self.copy.setEnabled(has_problems)
        self.save.setEnabled(has_problems)

    def _show_words(self, shown: ReadPlan) -> None:
        plan, reading = shown.plan, shown.reading
        where = self.tr("{file} · 工作表“{sheet}” · 表头在第 {row} 行")
        if not reading.sheet:
            where = self.tr("{file} · 表头在第 {row} 行")
        self.where.setText(where.format(file=shown.path.name, sheet=reading.sheet, row=reading.header_row))
        also = self.tr("另有工作表也像台账，这次没有读：{sheets}。请各自另存为一个文件再导入。")
        self.also.setText(also.format(sheets="、".join(reading.unread)))
        self.also.setVisible(bool(reading.unread))
        if reading.unclear:
            self.summary.setText(self.tr("请先对好列：至少要指出哪一列是企业名称，每个字段只用一列。"))
            return
        words = self.tr("共 {rows} 行：新增 {new} 家，更新 {changed} 家，不变 {unchanged} 家，未导入 {skipped} 行。")
        self.summary.setText(
            words.format(
                rows=plan.rows,
                new=len(plan.new),
                changed=len(plan.changed),
                unchanged=plan.unchanged,
                skipped=plan.skipped,
            )
        )

    def _problem_tab(self) -> QWidget:
        tab = QWidget(self)
        self.copy = QPushButton(self.tr("复制清单"), tab)
        self.copy.clicked.connect(lambda: QApplication.clipboard().setText(self.problems.as_text()))
        self.save = QPushButton(self.tr("存为文本…"), tab)
        self.save.clicked.connect(self.save_problems_wanted)
        row = QHBoxLayout()
        row.addWidget(self.copy)
        row.addWidget(self.save)
        row.addStretch(1)
        column = QVBoxLayout(tab)
        column.setContentsMargins(0, 8, 0, 0)
        column.addLayout(row)
        column.addWidget(TextTable(self.problems, (4, 9, 14), tab), 1)
        return tab


def done_words(shown: ReadPlan) -> str:
    """The result of an import in numbers."""
    plan = shown.plan
    words = QCoreApplication.translate(
        "ImportPreview", "新增 {new} 家，更新 {changed} 家，不变 {unchanged} 家，未导入 {skipped} 行。"
    )
    return words.format(new=len(plan.new), changed=len(plan.changed), unchanged=plan.unchanged, skipped=plan.skipped)
