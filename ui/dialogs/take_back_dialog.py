"""Why a number that was read no longer counts."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from inspector_app.law.readings import Reading, take_back
from ui.day_words import written_words
from ui.dialogs.field_form import FieldForm
from ui.session import Session
from ui.widgets.field_block import FieldBlock


class TakeBackDialog(FieldForm):
    def __init__(self, session: Session, reading: Reading, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("撤销条号"), self.tr("撤销"), session.jobs, session.language, parent)
        self.session = session
        self.add_words(self.tr("撤销条号"), "title")
        self._reading = reading
        self.why = QLineEdit(self)
        told = self.tr("{number}　{source}　{person} 录入于 {day}")
        self.add_words(
            told.format(number=reading.number, source=reading.source, person=reading.by, day=written_words(reading.at)),
            "section",
        )
        self.add_words(
            self.tr("撤销以后，新文书按程序自带的条号引用，或者标“条款待核”。已经签发的文书不变。"), "secondary"
        )
        self.add_row(("why", FieldBlock(self.tr("原因"), self.why, self.tr("会留在记录里"), self)))
        self.add_end()
        self.why.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, session: Session, reading: Reading) -> Reading | None:
        """What was taken back, or None."""
        dialog = cls(session, reading, parent)
        return dialog.outcome if dialog.exec() == cls.DialogCode.Accepted else None

    def work(self) -> Callable[[], object]:
        store, now, reading, why = self.session.store, self.session.clock(), self._reading, self.why.text()
        return lambda: take_back(store, reading.article, reading.starts, why, now)

    def place_of(self, code: str) -> str:
        return "why" if code in ("law.why_missing", "law.text_long", "law.text_signs") else ""
