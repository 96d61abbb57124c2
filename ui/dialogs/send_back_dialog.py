"""A visit goes back: what was noted at its items is listed, and what is meant of the whole visit may be added."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.dialogs.field_form import FieldForm
from ui.session import Session
from ui.widgets.field_block import FieldBlock
from ui.widgets.growing_text import GrowingText

if TYPE_CHECKING:
    from inspector_app.supervision.review_changes import ReviewFile

_MOST_LISTED = 8
translate = QCoreApplication.translate


class SendBackDialog(FieldForm):
    def __init__(
        self, session: Session, file: "ReviewFile", listed: Sequence[str], parent: QWidget | None = None
    ) -> None:
        """`listed`: the open comments in words."""
        title, deed = translate("SendBackDialog", "退回检查"), translate("SendBackDialog", "退回")
        super().__init__(title, deed, session.jobs, session.language, parent)
        self._session, self._file = session, file
        self.add_words(file.enterprise, "title")
        if listed:
            self.add_words(self.tr("会退回 %n 条意见：", None, len(listed)), "")
            more = [] if len(listed) <= _MOST_LISTED else ["……"]
            self.add_words("\n".join([*listed[:_MOST_LISTED], *more]), "secondary")
        else:
            self.add_words(
                self.tr("检查项下还没有意见。打开检查可以逐项写，也可以在这里写对整次检查的意见。"), "secondary"
            )
        self.whole = GrowingText(self.tr("对整次检查的意见"), self)
        self.add_block("whole", FieldBlock(self.tr("对整次检查的意见"), self.whole, parent=self))
        self.note = QLineEdit(self)
        self.add_block("note", FieldBlock(self.tr("审核说明（留在本单位，不发给检查员）"), self.note, parent=self))
        self.add_end()
        self.whole.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, session: Session, file: "ReviewFile", listed: Sequence[str]) -> bool:
        """Whether it was sent back."""
        return cls(session, file, listed, parent).exec() == cls.DialogCode.Accepted

    def work(self) -> Callable[[], object]:
        from inspector_app.supervision.review import Wish, send_back

        store, now, file = self._session.store, self._session.clock(), self._file
        text, note = self.whole.toPlainText().strip(), self.note.text()
        wishes = [Wish("", text)] if text else []
        return lambda: send_back(store, file.visit, file.looked, wishes, note, now)

    def place_of(self, code: str) -> str:
        if code.endswith("note_long"):
            return "note"
        return "whole" if code in ("review.nothing_wanted", "pack.return_text") else ""
