"""A form about an issued paper: each problem beside its field, nothing typed lost, the work in the background."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QDateTime
from PySide6.QtWidgets import (
    QDateTimeEdit,
    QHBoxLayout,
    QLineEdit,
    QWidget,
)

from inspector_app.errors import Problem
from inspector_app.notices.deeds import Evidence
from ui.day_words import moment_shape
from ui.dialogs.field_form import FieldForm
from ui.session import Session
from ui.widgets.field_block import FieldBlock
from ui.widgets.proof_file import ProofFile

_WIDTH_LETTERS = 44
_LONGEST = 500

_PLACES = {
    "name_missing": "name",
    "drawing_empty": "pad",
    "drawing_long": "pad",
    "reason_missing": "reason",
    "receiver_missing": "receiver",
    "server_missing": "server",
    "witness_missing": "witness",
    "refusal_missing": "refusal",
    "tracking_missing": "tracking",
    "consent_missing": "consent",
    "time_ahead": "at",
    "time_before": "at",
    "file_empty": "file",
    "file_large": "file",
}
"""Name of a problem of inspector_app.notices.service to the block beside which it is said."""


class PaperForm(FieldForm):
    def __init__(self, session: Session, title: str, deed: str, about: str, parent: QWidget | None = None) -> None:
        super().__init__(title, deed, session.jobs, session.language, parent)
        self._session = session
        self.column.setContentsMargins(24, 18, 24, 16)
        self.column.setSpacing(10)
        self.add_words(title, "heading")
        self.add_words(about, "secondary")
        self.setMinimumWidth(_WIDTH_LETTERS * self.fontMetrics().horizontalAdvance("字"))

    def line(self, name: str, words: str, text: str = "", hint: str = "") -> QLineEdit:
        field = QLineEdit(text, self)
        field.setMaxLength(_LONGEST)
        self.blocks[name] = FieldBlock(words, field, hint, self)
        return field

    def time_field(self, words: str) -> QDateTimeEdit:
        field = QDateTimeEdit(self)
        field.setCalendarPopup(True)
        field.setDisplayFormat(moment_shape())
        field.setDateTime(QDateTime.fromSecsSinceEpoch(int(self._session.clock().timestamp()) // 60 * 60))
        self.as_high(field)
        self.blocks["at"] = FieldBlock(words, field, parent=self)
        return field

    def proof(self, words: str, hint: str = "") -> ProofFile:
        field = ProofFile(self)
        self.blocks["file"] = FieldBlock(words, field, hint, self, field=field.choose)
        return field

    def as_high(self, field: QWidget) -> None:
        """Boxes are as high as the lines beside them."""
        field.setMinimumHeight(self.deed.sizeHint().height())

    def side_by_side(self, *names: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(16)
        for name in names:
            row.addWidget(self.blocks[name], 1)
        self.column.addLayout(row)

    def place_of(self, code: str) -> str:
        return self._shown(_PLACES.get(code.partition(".")[2], ""))

    def place_of_problem(self, problem: Problem) -> str:
        """A text that is too long says itself which it is."""
        is_long = problem.code.endswith(".text_long")
        return self._shown(str(problem.details.get("field", ""))) if is_long else self.place_of(problem.code)

    def _shown(self, place: str) -> str:
        return place if place in self.blocks and not self.blocks[place].isHidden() else ""


def moment_of(field: QDateTimeEdit) -> datetime:
    return datetime.fromtimestamp(field.dateTime().toSecsSinceEpoch()).astimezone()


def evidence_of(field: ProofFile) -> Callable[[], Evidence | None]:
    """Reads the chosen file; to be called on the worker. OSError when it cannot be read."""
    path = field.path
    return lambda: Evidence(path.read_bytes(), path.name) if path is not None else None
