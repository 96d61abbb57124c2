"""Enterprises that seem to have been entered twice: looked at pair by pair, and merged by a person."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.choose_row import choose_row
from ui.dialogs.question import Question
from ui.session import Session
from ui.theme.touch import row_height
from ui.widgets.file_table import FileTable
from ui.widgets.one_click import OneClick
from ui.widgets.plain_label import PlainLabel
from ui.widgets.register_style import register_style
from ui.wording import sentences

if TYPE_CHECKING:
    from db.records.register import Enterprise
    from inspector_app.enterprises.merging import Duplicate

_WIDTH_LETTERS, _HEIGHT_LINES = 92, 24
_LINES = 3
"""Of one enterprise."""
_AROUND = 60
"""Pixels of the screen beside it."""


class DuplicatesDialog(Question):
    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("台账查重"))
        self.setStyleSheet(register_style(self.palette()))
        self._session = session
        self.pairs: tuple[Duplicate, ...] = ()
        self._merging = False
        self.table = FileTable((self.tr("依据"), self.tr("保留"), self.tr("并入保留的一家")), 2, self)
        self.table.setAccessibleName(self.tr("可能重复的企业"))
        self.table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        # Name, code and address of both stand side by side, whole: they are what the decision is about.
        below = (_LINES - 1) * self.fontMetrics().lineSpacing()
        self.table.verticalHeader().setDefaultSectionSize(row_height(self.table) + below)
        self.told, self.trouble = self._label("", "secondary"), self._label("", "trouble")
        self.merge = QPushButton(self.tr("合并选中的一对"), self)
        self.merge.setProperty("primary", True)
        self.swap = QPushButton(self.tr("保留另一家"), self)
        self.close_button = QPushButton(self.tr("关闭"), self)
        self._lay_out()
        self.table.itemSelectionChanged.connect(self._offer)
        self.merge.clicked.connect(self._merge)
        OneClick(self.merge)
        self.swap.clicked.connect(self._swap)
        self.close_button.clicked.connect(self.accept)
        self._offer()
        self.load()

    def _lay_out(self) -> None:
        title = self._label(self.tr("台账查重"), "title")
        meaning = self.tr(
            "先比信用代码，再比名称和地址。合并后，右边一家不再单独列出，它的检查、问题、文书和修改记录都归到左边一家；"
            "可以在档案的“修改记录”里撤销合并。"
        )
        self.trouble.hide()
        buttons = QHBoxLayout()
        buttons.addWidget(self.told, 1)
        for button in (self.swap, self.merge, self.close_button):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 16)
        column.setSpacing(10)
        for widget in (title, self._label(meaning, "secondary"), self.table, self.trouble):
            column.addWidget(widget)
        column.addLayout(buttons)
        metrics = self.fontMetrics()
        width = min(_WIDTH_LETTERS * metrics.horizontalAdvance("字"), self.screen().availableSize().width() - _AROUND)
        self.resize(width, _HEIGHT_LINES * metrics.lineSpacing())

    @classmethod
    def ask(cls, parent: QWidget, session: Session) -> None:
        cls(session, parent).exec()

    def load(self) -> None:
        database = self._session.store.database

        def work() -> "tuple[Duplicate, ...]":
            from inspector_app.enterprises.merging import duplicates

            with database.look() as work:
                return duplicates(work.enterprises.current())

        self._session.jobs.run(self, work, done=self._show, failed=self._tell_trouble)

    def _show(self, pairs: "tuple[Duplicate, ...]") -> None:
        self.pairs, self._merging = pairs, False
        code, name = self.tr("信用代码相同"), self.tr("名称和地址相同")
        self.table.show_rows(
            [
                (str(number), (code if pair.by_code else name, _words(pair.keep), _words(pair.other)))
                for number, pair in enumerate(pairs)
            ]
        )
        self.told.setText(self.tr("%n 对", None, len(pairs)) if pairs else self.tr("没有发现重复的企业。"))
        if pairs:
            choose_row(self.table, 0)
        self._offer()

    def _offer(self) -> None:
        for button in (self.merge, self.swap):
            button.setEnabled(bool(self.table.chosen()) and not self._merging)

    def _swap(self) -> None:
        from inspector_app.enterprises.merging import Duplicate

        chosen, row = int(self.table.chosen()), self.table.currentRow()
        pair = self.pairs[chosen]
        swapped = Duplicate(pair.by_code, pair.other, pair.keep)
        self._show((*self.pairs[:chosen], swapped, *self.pairs[chosen + 1 :]))
        choose_row(self.table, row)

    def _merge(self) -> None:
        from inspector_app.enterprises.merging import merge

        pair, store, now = self.pairs[int(self.table.chosen())], self._session.store, self._session.clock()
        self.trouble.hide()
        self._merging = True
        self._offer()
        self._session.jobs.run(
            self,
            lambda: merge(store, pair.other.id, pair.keep.id, now),
            done=lambda _: self._merged(),
            failed=self._tell_trouble,
        )

    def _merged(self) -> None:
        self._session.changes.saved_at.emit(self._session.clock())
        self._session.changes.enterprises_changed.emit()
        self.load()

    def _tell_trouble(self, error: Exception) -> None:
        messages = sentences(error, self._session.language)
        self.trouble.setText("\n".join(str(message) for message in messages))
        self.trouble.show()
        self._merging = False
        self._offer()

    def _label(self, text: str, role: str) -> QLabel:
        label = PlainLabel(text, self)
        label.setProperty("role", role)
        label.setWordWrap(True)
        return label


def _words(enterprise: "Enterprise") -> str:
    return "\n".join(part for part in (enterprise.name, enterprise.credit_code, enterprise.address) if part)
