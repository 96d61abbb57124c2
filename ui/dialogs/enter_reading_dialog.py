"""The number of an article, as somebody reads it in the gazette."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from inspector_app.law import Article
from inspector_app.law.readings import Reading, enter_reading
from ui.dialogs.field_form import FieldForm, day_of
from ui.models.checklist_tree import words
from ui.session import Session
from ui.widgets.field_block import FieldBlock


class EnterReadingDialog(FieldForm):
    def __init__(self, session: Session, article: Article, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("录入条号"), self.tr("录入"), session.jobs, session.language, parent)
        self.session = session
        self.add_words(self.tr("录入条号"), "title")
        self._article = article
        self.number, self.source = QLineEdit(self), QLineEdit(self)
        self.starts, self.ends = QLineEdit(self), QLineEdit(self)
        self.number.setPlaceholderText(self.tr("第二十七条第一款"))
        self.source.setPlaceholderText(self.tr("某某公报2024年第6号"))
        self.add_words(f"《{article.law.title}》", "section")
        self.add_words(words(article.gist, session.language.value), "secondary")
        hint = self.tr("照公报原文写，几条用顿号隔开")
        self.add_row(("number", FieldBlock(self.tr("条号"), self.number, hint, self)))
        hint = self.tr("公报名称、年份、期号；以后可以查是谁在哪里读到的")
        self.add_row(("source", FieldBlock(self.tr("出处"), self.source, hint, self)))
        hint = self.tr("如 2025-01-01；一直有效就不填")
        self.add_row(
            ("starts", FieldBlock(self.tr("自哪天起"), self.starts, hint, self)),
            ("ends", FieldBlock(self.tr("到哪天止"), self.ends, hint, self)),
        )
        self.add_end()
        self.number.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, session: Session, article: Article) -> Reading | None:
        """What was kept, or None."""
        dialog = cls(session, article, parent)
        return dialog.outcome if dialog.exec() == cls.DialogCode.Accepted else None

    def missing(self) -> list[tuple[str, str]]:
        found = self.day_problem("starts", self.starts.text()) + self.day_problem("ends", self.ends.text())
        return found if self.number.text().strip() else [("number", self.tr("请填写条号。")), *found]

    def work(self) -> Callable[[], object]:
        store, now, article = self.session.store, self.session.clock(), self._article.id
        number, source = self.number.text(), self.source.text()
        starts, ends = day_of(self.starts.text()), day_of(self.ends.text())
        return lambda: enter_reading(store, article, number, starts, ends, source, now)

    def place_of(self, code: str) -> str:
        places = {
            "number_shape": "number", "number_not_in_text": "number", "reading_dates": "ends",
            "reading_overlaps": "starts", "source_missing": "source", "text_long": "source", "text_signs": "source",
        }  # fmt: skip
        return places.get(code.partition(".")[2], "")
