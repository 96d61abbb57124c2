"""A sample table: one row for each waybill, person or moment that was looked at; made for the keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from db.records.values import JsonValue
from inspector_app.checklists.model import Part, PartKind
from ui.models.checklist_tree import words
from ui.models.sample_rows import ColumnRole, OptionsRole, SampleRows
from ui.widgets.plain_label import PlainLabel

_FEWEST_ROWS, _MOST_ROWS = 3, 11
"""In sight: as many as there are, within these; a usual sample of ten and the line for the next."""
_LEAST_DIGITS = {PartKind.TEXT: 13, PartKind.MOMENT: 17, PartKind.DATE: 12}
Index = QModelIndex | QPersistentModelIndex


class SampleTable(QWidget):
    """Enter goes from cell to cell, Tab leaves; a digit picks a choice; Delete empties a cell, Ctrl+Delete a row."""

    changed = Signal()
    typed = Signal()
    """As `changed`, in the middle of typing into a cell."""

    def __init__(self, part: Part, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = SampleRows(part.columns, language, self)
        self.view = _SampleView(self)
        self.view.setModel(self.model)
        self.view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.view.setItemDelegate(_CellDelegate(self.view))
        self.view.setAccessibleName(words(part.label, language))
        self._count = PlainLabel(self)
        self._count.setProperty("role", "secondary")
        self._remove = QPushButton(self.tr("删除所选行"), self)
        self._remove.setToolTip(self.tr("删除所选行（Ctrl+Delete）"))
        self._remove.clicked.connect(self.view.remove_selected)
        self._lay_out()
        self._size_columns(part.columns)
        self.model.edited.connect(self._edited)
        self._tell_count()

    def value(self) -> list[dict[str, JsonValue]]:
        return self.model.rows()

    def show_value(self, value: JsonValue, *, read_only: bool) -> None:
        self.model.show(value or [], read_only=read_only)
        for widget in (self._remove, self._hint):
            widget.setVisible(not read_only)
        self._tell_count()

    def focus(self) -> None:
        self.view.setFocus()
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(0, 0))

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.setSpacing(16)
        below.addWidget(self._count)
        self._hint = PlainLabel(self.tr("回车到下一格 · 数字键选选项 · Tab 离开"), self)
        self._hint.setProperty("role", "secondary")
        below.addWidget(self._hint)
        below.addStretch()
        below.addWidget(self._remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.view)
        column.addLayout(below)
        self.view.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        for changed in (self.model.rowsInserted, self.model.rowsRemoved, self.model.modelReset):
            changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        rows = min(max(self.model.rowCount(), _FEWEST_ROWS), _MOST_ROWS)
        header = self.view.horizontalHeader().sizeHint().height()
        bar = self.view.horizontalScrollBar().sizeHint().height()
        height = header + rows * self.view.verticalHeader().defaultSectionSize() + bar
        if self.view.height() != height or self.view.minimumHeight() != height:
            self.view.setFixedHeight(height)

    def _size_columns(self, columns: Sequence[Part]) -> None:
        metrics = self.view.fontMetrics()
        for place, column in enumerate(columns):
            title = metrics.horizontalAdvance(str(self.model.headerData(place, Qt.Orientation.Horizontal))) + 28
            least = metrics.horizontalAdvance("0" * _LEAST_DIGITS.get(column.kind, 11)) + 12
            self.view.setColumnWidth(place, min(max(title, least), metrics.horizontalAdvance("字" * 13)))

    def _edited(self) -> None:
        self._tell_count()
        (self.typed if self.view.is_editing else self.changed).emit()

    def _tell_count(self) -> None:
        count = len(self.model.rows())
        self._count.setText(self.tr("已抽查 %n 行", None, count))


class _SampleView(QTableView):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 10)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def rows(self) -> SampleRows:
        model = self.model()
        assert isinstance(model, SampleRows)
        return model

    @property
    def is_editing(self) -> bool:
        return self.state() is QAbstractItemView.State.EditingState

    def remove_selected(self) -> None:
        self.rows().remove(sorted({index.row() for index in self.selectedIndexes()}))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # From an open editor it comes here too; closing that editor steps on.
            if not self.is_editing:
                self.step()
        elif key == Qt.Key.Key_Delete and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.remove_selected()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            for index in self.selectedIndexes():
                self.rows().setData(index, None)
        elif not self._choose(event):
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QStyledItemDelegate.EndEditHint) -> None:  # noqa: N802 - Qt's name
        """Enter in an editor goes on to the next cell, as outside of one."""
        super().closeEditor(editor, hint)
        if hint is QStyledItemDelegate.EndEditHint.SubmitModelCache:
            self.step()

    def step(self) -> None:
        """To the next cell, at the end of a row to the next row."""
        index = self.currentIndex()
        last = index.column() == self.rows().columnCount() - 1
        row, column = (index.row() + 1, 0) if last else (index.row(), index.column() + 1)
        if row < self.rows().rowCount():
            self.setCurrentIndex(self.rows().index(row, column))

    def _choose(self, event: QKeyEvent) -> bool:
        """A digit picks the choice of that number."""
        index = self.currentIndex()
        part = index.data(ColumnRole)
        text = event.text()
        if part is None or part.kind is not PartKind.CHOICE or not text.isascii() or not text.isdigit():
            return False
        number, options = int(text), index.data(OptionsRole)
        if 1 <= number <= len(options) and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.rows().setData(index, options[number - 1][0])
            self.step()
        return True


class _CellDelegate(QStyledItemDelegate):
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        part: Part = index.data(ColumnRole)
        if part.kind is not PartKind.CHOICE:
            return self._line(parent)
        combo = QComboBox(parent)
        combo.addItem("", None)
        for number, (name, label) in enumerate(index.data(OptionsRole), start=1):
            combo.addItem(f"{number} {label}", name)
        combo.activated.connect(lambda: self._chosen(combo))
        return combo

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        value = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(value)))
        elif isinstance(editor, QLineEdit) and not editor.isModified():
            # What is being typed is not typed over by what the model made of it.
            editor.setText("" if value is None else str(value))

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        assert isinstance(model, SampleRows)
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def _line(self, parent: QWidget) -> QLineEdit:
        """Every letter goes into the table at once: leaving the item by a key closes no editor, a crash asks nobody."""
        line = QLineEdit(parent)
        line.setFrame(False)
        line.textEdited.connect(lambda _: self.commitData.emit(line))
        return line

    def _chosen(self, combo: QComboBox) -> None:
        self.commitData.emit(combo)
        self.closeEditor.emit(combo, QStyledItemDelegate.EndEditHint.NoHint)
