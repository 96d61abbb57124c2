"""Picks an article of the law table: those in force on the visit's day, found by any part of title, number or gist."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from inspector_app.law import UNVERIFIED, LawBook
from ui.dialogs.question import Question
from ui.models.checklist_tree import words
from ui.widgets.plain_label import PlainLabel


def citation_text(id: str, on: date, law: LawBook) -> str:
    """《…》第…条 as numbered on that day; the title alone when the article is not in force then.

    A finding of another laptop may name an article that this program does not hold yet: then its id.
    """
    if id not in law.known_ids():
        return id
    found = law.article(id)
    period = found.period(on)
    return f"《{found.law.title}》{(period and period.number) or UNVERIFIED}"


class LawDialog(Question):
    def __init__(
        self, on: date, without: Iterable[str], language: str, law: LawBook, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("添加法律依据"))
        self.search = QLineEdit(self)
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText(self.tr("输入法规名称、条号或内容"))
        self.list = QListWidget(self)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for id in sorted(law.known_ids() - set(without)):
            found = law.article(id)
            if found.period(on) is None:
                continue
            texts = (citation_text(id, on, law), words(found.gist, language), words(found.condition, language))
            row = QListWidgetItem("\n".join(text for text in texts if text), self.list)
            row.setData(Qt.ItemDataRole.UserRole, id)
        self._empty = PlainLabel(self.tr("没有相符的条文。请换一个词，如“验视”。"), self)
        self._empty.setVisible(False)
        self._lay_out()
        self.search.textChanged.connect(self._filter)
        self.list.itemActivated.connect(self.accept)
        self._filter("")

    @classmethod
    def ask(cls, parent: QWidget, on: date, without: Iterable[str], language: str, law: LawBook) -> str | None:
        """The id of the chosen article, or None."""
        dialog = cls(on, without, language, law, parent)
        accepted = dialog.exec() == cls.DialogCode.Accepted
        row = dialog.list.currentItem()
        return row.data(Qt.ItemDataRole.UserRole) if accepted and row is not None else None

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.tr("添加"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        for widget in (self.search, self._empty, self.list, buttons):
            column.addWidget(widget)
        self.resize(560, 420)

    def _filter(self, text: str) -> None:
        wanted = text.strip().lower()
        first = None
        for place in range(self.list.count()):
            row = self.list.item(place)
            row.setHidden(wanted not in row.text().lower())
            if first is None and not row.isHidden():
                first = row
        self._empty.setVisible(first is None)
        if first is not None:
            self.list.setCurrentItem(first)
