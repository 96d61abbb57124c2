"""A form about an issued paper: each problem beside its field, nothing typed lost, the work in the background."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QDateTime
from PySide6.QtWidgets import (
    QDateTimeEdit,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from inspector_app.errors import Problem, ProblemsError
from inspector_app.messages import say
from inspector_app.notices.deeds import Evidence
from ui.day_words import moment_shape
from ui.dialogs.question import Question
from ui.session import Session
from ui.widgets.field_block import FieldBlock
from ui.widgets.plain_label import PlainLabel
from ui.widgets.proof_file import ProofFile
from ui.wording import explain

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


class PaperForm(Question):
    def __init__(self, session: Session, title: str, deed: str, about: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._session = session
        self.blocks: dict[str, FieldBlock] = {}
        self.trouble = self._words("", "trouble")
        self.trouble.hide()
        self.deed = QPushButton(deed, self)
        self.deed.setDefault(True)
        self.deed.clicked.connect(self._begin)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 18, 24, 16)
        self.column.setSpacing(10)
        head = self._words(title, "heading")
        self.column.addWidget(head)
        self.column.addWidget(self._words(about, "secondary"))
        self.setMinimumWidth(_WIDTH_LETTERS * self.fontMetrics().horizontalAdvance("字"))

    def work(self) -> Callable[[], object]:
        """What the button does, on the worker, from what is in the fields now."""
        raise NotImplementedError

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

    def add_end(self) -> None:
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.deed, QDialogButtonBox.ButtonRole.ActionRole)
        self.back = buttons.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        self.column.addWidget(self.trouble)
        self.column.addStretch(1)
        self.column.addWidget(buttons)

    def reject(self) -> None:
        """Not while it is being kept: it would have happened without anybody knowing."""
        if self.deed.isEnabled():
            super().reject()

    def place_of(self, problem: Problem) -> str:
        """The block beside which the problem is said; "" says it below."""
        name = problem.code.partition(".")[2]
        place = str(problem.details.get("field", "")) if name == "text_long" else _PLACES.get(name, "")
        return place if place in self.blocks and not self.blocks[place].isHidden() else ""

    def _begin(self) -> None:
        for block in self.blocks.values():
            block.complain("")
        self.trouble.hide()
        self._set_busy(True)
        self._session.jobs.run(self, self.work(), done=lambda _: self.accept(), failed=self._refuse)

    def _set_busy(self, busy: bool) -> None:
        for widget in (*self.blocks.values(), self.deed, self.back):
            widget.setEnabled(not busy)

    def _refuse(self, error: Exception) -> None:
        self._set_busy(False)
        language = self._session.language
        if isinstance(error, ProblemsError):
            for problem in error.problems:
                self._complain(self.place_of(problem), str(say(problem, language)))
        else:
            messages = explain(error, language)
            if messages is None:
                raise error
            self._complain("", "\n".join(str(message) for message in messages))
        self._show_troubled()

    def _complain(self, place: str, text: str) -> None:
        if place:
            self.blocks[place].complain(text)
        else:
            self.trouble.setText("\n".join(filter(None, (self.trouble.text() * self.trouble.isVisible(), text))))
            self.trouble.show()

    def _show_troubled(self) -> None:
        """Room for what was said, and the keyboard at the first place of it."""
        for block in self.blocks.values():
            block.updateGeometry()
        self.column.activate()
        self.resize(self.width(), max(self.height(), self.column.totalHeightForWidth(self.width())))
        troubled = next((block for block in self.blocks.values() if not block.problem.isHidden()), None)
        if troubled is not None:
            troubled.field.setFocus()

    def _words(self, text: str, role: str) -> QLabel:
        label = PlainLabel(text, self)
        label.setProperty("role", role)
        label.setWordWrap(True)
        return label


def moment_of(field: QDateTimeEdit) -> datetime:
    return datetime.fromtimestamp(field.dateTime().toSecsSinceEpoch()).astimezone()


def evidence_of(field: ProofFile) -> Callable[[], Evidence | None]:
    """Reads the chosen file; to be called on the worker. OSError when it cannot be read."""
    path = field.path
    return lambda: Evidence(path.read_bytes(), path.name) if path is not None else None
