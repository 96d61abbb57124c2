"""One measure with everything in it: facts, enterprises, attachments, and what can be done with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from inspector_app.measures.looking import MeasureView
from inspector_app.messages import Language
from ui.measures.measure_words import fact_rows, kind_words, part_rows
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.file_table import FileTable
from ui.widgets.plain_label import PlainLabel

_SHOWN_ENTERPRISES = 8


class MeasurePanel(QFrame):
    edit_wanted = Signal()
    withdraw_wanted = Signal()
    restore_wanted = Signal()
    attach_wanted = Signal()
    save_wanted = Signal(object)
    """A MeasureFile."""
    detach_wanted = Signal(str)
    enterprise_wanted = Signal(str)

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("enterprise_panel")
        self._language = language
        self.view: MeasureView | None = None
        self.nothing = PlainLabel(self.tr("选中一项措施，这里显示它的全部内容。"), self)
        self.nothing.setProperty("role", "secondary")
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.enterprises = self._table()
        self.edit, self.attach = QPushButton(self.tr("修改…"), self), QPushButton(self.tr("添加附件…"), self)
        self.withdraw, self.restore = QPushButton(self.tr("撤销…"), self), QPushButton(self.tr("恢复"), self)
        self.stack = QStackedWidget(self)
        self._lay_out()
        for button, signal in (
            (self.edit, self.edit_wanted),
            (self.attach, self.attach_wanted),
            (self.withdraw, self.withdraw_wanted),
            (self.restore, self.restore_wanted),
        ):
            button.clicked.connect(signal)

    def show_view(self, view: MeasureView | None) -> None:
        self.view = view
        self.stack.setCurrentIndex(0 if view is None else 1)
        if view is None:
            return
        self.title.setText(view.measure.title or kind_words(view.measure.kind, self._language))
        self.kind.setText(kind_words(view.measure.kind, self._language))
        self.kind.setVisible(bool(view.measure.title))
        # The table outlives the body that shows it.
        self.enterprises.setParent(self)
        self.enterprises.hide()
        self.area.setWidget(self._body(view))
        gone = view.measure.withdrawn
        for button in (self.edit, self.attach, self.withdraw):
            button.setVisible(not gone)
        self.restore.setVisible(gone)

    def _table(self) -> FileTable:
        headers = (self.tr("企业"), self.tr("参与"), self.tr("结果"), self.tr("文书或备注"))
        table = FileTable(headers, 0, self)
        table.opened.connect(self.enterprise_wanted)
        # Until a measure is shown it stands in no layout, and would lie over the corner of the panel.
        table.hide()
        return table

    def _lay_out(self) -> None:
        self.title, self.kind = PlainLabel(self), PlainLabel(self)
        self.title.setProperty("role", "panel_title")
        self.kind.setProperty("role", "secondary")
        for label in (self.title, self.kind):
            label.setWordWrap(True)
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        for widget in (self.title, self.kind):
            column.addWidget(widget)
        column.addWidget(self.area, 1)
        row = QHBoxLayout()
        for button in (self.edit, self.attach, self.withdraw, self.restore):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        self.stack.addWidget(self.nothing)
        self.stack.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.addWidget(self.stack)

    def _body(self, view: MeasureView) -> QWidget:
        body = QWidget(self.area)
        body.setObjectName("panel_body")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(10)
        column.addLayout(self._facts(view))
        if view.parts:
            column.addWidget(self._section(self.tr("企业 %n 家", None, len(view.parts))))
            column.addWidget(self._filled(view))
        if view.files:
            column.addWidget(self._section(self.tr("附件 %n 个", None, len(view.files))))
            for file in view.files:
                column.addLayout(self._file(file.id, view))
        column.addStretch(1)
        return body

    def _facts(self, view: MeasureView) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(1, 1)
        for number, (name, value) in enumerate(fact_rows(view, self._language)):
            label, told = PlainLabel(name, self), PlainLabel(value, self)
            label.setProperty("role", "secondary")
            told.setWordWrap(True)
            told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(label, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(told, number, 1, Qt.AlignmentFlag.AlignTop)
        return grid

    def _section(self, text: str) -> QLabel:
        label = PlainLabel(text, self)
        label.setProperty("role", "section")
        return label

    def _filled(self, view: MeasureView) -> FileTable:
        rows = part_rows(view, self._language)
        self.enterprises.show_rows(rows)
        for column in (2, 3):
            self.enterprises.setColumnHidden(column, not any(texts[column] for _, texts in rows))
        self.enterprises.setColumnHidden(1, len({texts[1] for _, texts in rows}) == 1)
        height = self.enterprises.verticalHeader().defaultSectionSize()
        lines = min(len(rows), _SHOWN_ENTERPRISES)
        self.enterprises.setFixedHeight(self.enterprises.horizontalHeader().sizeHint().height() + lines * height + 6)
        self.enterprises.show()
        return self.enterprises

    def _file(self, file_id: str, view: MeasureView) -> QHBoxLayout:
        file = next(each for each in view.files if each.id == file_id)
        name = ElidedLabel(self)
        name.setText(file.file_name)
        save, detach = QPushButton(self.tr("另存…"), self), QPushButton(self.tr("取下"), self)
        save.clicked.connect(lambda: self.save_wanted.emit(file))
        detach.clicked.connect(lambda: self.detach_wanted.emit(file.id))
        row = QHBoxLayout()
        row.addWidget(name, 1)
        for button in (save, detach):
            button.setProperty("link", True)
            row.addWidget(button)
        return row
