"""The full texts of laws that are loaded: one edition a row."""

from enum import IntEnum

from inspector_app.law.library import LawText
from inspector_app.law.shipped import shipped_book
from ui.day_words import written_words
from ui.models.rows_model import RowsModel


class TextColumn(IntEnum):
    LAW = 0
    EDITION = 1
    DAYS = 2
    ARTICLES = 3


class LawTextsModel(RowsModel[LawText]):
    def headers(self) -> tuple[str, ...]:
        return (self.tr("法律法规"), self.tr("版本"), self.tr("施行"), self.tr("条数"))

    def texts(self, row: LawText) -> tuple[str, ...]:
        law = shipped_book().laws().get(row.law)
        first, last = written_words(row.starts), written_words(row.ends)
        days = f"{first} — {last}" if last else self.tr("{first} 起").format(first=first)
        return (law.title if law else row.law, row.edition, days, str(len(row.read().articles)))
