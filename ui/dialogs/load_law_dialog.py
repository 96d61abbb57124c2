"""A full text of a law: which law it is, and what the file does not say itself."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from inspector_app.law.book import Law
from inspector_app.law.library import LawText, load_text
from inspector_app.law.texts import ReadText
from ui.day_words import day_words
from ui.dialogs.field_form import FieldForm, day_of
from ui.session import Session
from ui.widgets.field_block import FieldBlock
from ui.widgets.steady_combo_box import SteadyComboBox


class LoadLawDialog(FieldForm):
    def __init__(
        self,
        session: Session,
        path: Path,
        data: bytes,
        read: ReadText,
        laws: Mapping[str, Law],
        parent: QWidget | None = None,
    ) -> None:
        """`laws` by code: those of the table, the office's own among them."""
        super().__init__(self.tr("载入法律全文"), self.tr("载入"), session.jobs, session.language, parent)
        self.session = session
        self.add_words(self.tr("载入法律全文"), "title")
        self._name, self._data = path.name, data
        self.law, self.starts, self.edition = SteadyComboBox(self), QLineEdit(self), QLineEdit(self)
        for code, law in laws.items():
            self.law.addItem(law.title, code)
        self._choose(read)
        self.starts.setText(day_words(read.in_force) if read.in_force else "")
        self.edition.setText(read.edition)
        told = self.tr("{file}：共 {count} 条。SHA-256 {digest}…")
        self.add_words(told.format(file=path.name, count=len(read.articles), digest=read.sha256[:16]), "secondary")
        hint = self.tr("文件开头必须有这个名称")
        self.add_row(("law", FieldBlock(self.tr("法律法规"), self.law, hint, self)))
        hint = self.tr("按最后一条“自……起施行”；文件没有写就在这里填")
        self.add_row(("starts", FieldBlock(self.tr("施行日期"), self.starts, hint, self)))
        hint = self.tr("题注里的通过、修正日期或者公布文号")
        self.add_row(("edition", FieldBlock(self.tr("版本"), self.edition, hint, self)))
        self.add_end()

    @classmethod
    def ask(
        cls, parent: QWidget, session: Session, path: Path, data: bytes, read: ReadText, laws: Mapping[str, Law]
    ) -> LawText | None:
        """What was loaded, or None."""
        dialog = cls(session, path, data, read, laws, parent)
        return dialog.outcome if dialog.exec() == cls.DialogCode.Accepted else None

    def missing(self) -> list[tuple[str, str]]:
        return self.day_problem("starts", self.starts.text())

    def work(self) -> Callable[[], object]:
        store, now, data, name = self.session.store, self.session.clock(), self._data, self._name
        law, edition = str(self.law.currentData()), self.edition.text()
        starts: date | None = day_of(self.starts.text())
        return lambda: load_text(store, data, name, law, now, starts=starts, edition=edition)

    def place_of(self, code: str) -> str:
        places = {"text_title": "law", "text_edition": "edition", "text_from": "starts", "text_same_day": "starts"}
        return places.get(code.partition(".")[2], "")

    def _choose(self, read: ReadText) -> None:
        """The law whose title the file begins with; the longest of several."""
        titles = [self.law.itemText(index) for index in range(self.law.count())]
        fitting = [title for title in titles if title in read.title or read.title in title]
        if fitting:
            self.law.setCurrentText(max(fitting, key=len))


class LawFiles:
    @staticmethod
    def ask_to_read(parent: QWidget) -> Path | None:
        """A full text, or None when the person went back."""
        translate = QCoreApplication.translate
        kinds = translate("LawFiles", "法律全文 (*.docx *.pdf *.txt *.md)")
        name, _ = QFileDialog.getOpenFileName(parent, translate("LawFiles", "选择法律全文"), "", kinds)
        return Path(name) if name else None
