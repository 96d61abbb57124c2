"""The articles under a finding, named as they were numbered on the day of the visit: added, and taken away."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from inspector_app.law import LawBook
from inspector_app.law.shipped import shipped_book
from ui.dialogs.law_dialog import LawDialog, citation_text
from ui.widgets.one_click import OneClick
from ui.widgets.plain_label import PlainLabel


class FindingBasis(QWidget):
    chosen = Signal()
    """A person added an article, or took one away."""

    def __init__(self, visited_on: date, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._visited_on, self._language = visited_on, language
        self._law = shipped_book()
        self._ids: tuple[str, ...] = ()
        self._read_only = False
        self._rows = QVBoxLayout()
        self._once = OneClick(parent=self)
        self.add = QPushButton(self.tr("添加依据…"), self)
        self.add.setProperty("compact", True)
        self.add.clicked.connect(self._ask)
        self._lay_out()

    @property
    def ids(self) -> tuple[str, ...]:
        return self._ids

    @property
    def known(self) -> frozenset[str]:
        """Ids of the articles that may be put under a finding."""
        return self._law.known_ids()

    def use_law(self, law: LawBook) -> None:
        """From the next finding on, articles are named as the office reads them."""
        self._law = law

    def show_basis(self, ids: tuple[str, ...], *, read_only: bool) -> None:
        self._read_only = read_only
        self.add.setVisible(not read_only)
        self._show(ids)

    def remove(self, id: str) -> None:
        self._show(tuple(each for each in self._ids if each != id))
        self.add.setFocus()
        self.chosen.emit()

    def _lay_out(self) -> None:
        caption = PlainLabel(self.tr("法律依据"), self)
        caption.setProperty("role", "secondary")
        head = QHBoxLayout()
        head.addWidget(caption, 1)
        head.addWidget(self.add)
        self._rows.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(self._rows)

    def _ask(self) -> None:
        added = LawDialog.ask(self, self._visited_on, self._ids, self._language, self._law)
        if added is not None:
            self._show((*self._ids, added))
            self.chosen.emit()

    def _show(self, ids: tuple[str, ...]) -> None:
        if ids == self._ids and self._rows.count():
            return
        self._ids = ids
        while (row := self._rows.takeAt(0)) is not None:
            widget = row.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for id in ids:
            self._rows.addWidget(self._row(id))
        if not ids:
            self._rows.addWidget(self._nothing())

    def _nothing(self) -> PlainLabel:
        label = PlainLabel(self.tr("没有依据；通知书上不写法律条文。"), self)
        label.setProperty("role", "secondary")
        label.setWordWrap(True)
        return label

    def _row(self, id: str) -> QWidget:
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        text = citation_text(id, self._visited_on, self._law)
        label = PlainLabel(text, holder)
        label.setWordWrap(True)
        row.addWidget(label, 1)
        remove = QToolButton(holder)
        remove.setText("×")
        remove.setAutoRaise(True)
        remove.setAccessibleName(self.tr("去掉依据 {text}").format(text=text))
        remove.setToolTip(self.tr("去掉这条依据"))
        remove.clicked.connect(lambda: self.remove(id))
        self._once.guard(remove)
        remove.setVisible(not self._read_only)
        row.addWidget(remove, alignment=Qt.AlignmentFlag.AlignTop)
        return holder
