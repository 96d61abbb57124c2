"""Draws accepted visits for a second look: how many in a hundred, by a seed that is recorded with each of them."""

import secrets
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QSpinBox, QWidget

from ui.dialogs.field_form import FieldForm
from ui.session import Session
from ui.widgets.field_block import FieldBlock

if TYPE_CHECKING:
    from inspector_app.supervision.review import Sampled

_USUAL_PERCENT = 10
translate = QCoreApplication.translate


class SecondLookDialog(FieldForm):
    def __init__(
        self,
        session: Session,
        accepted: int,
        parent: QWidget | None = None,
        new_seed: Callable[[], str] = lambda: secrets.token_hex(8),
    ) -> None:
        title, deed = translate("SecondLookDialog", "随机抽查"), translate("SecondLookDialog", "抽取")
        super().__init__(title, deed, session.jobs, session.language, parent)
        self._session = session
        self.add_words(self.tr("从 %n 次已通过的检查中随机抽取，抽中的要再看一遍。", None, accepted), "")
        self.add_words(self.tr("抽取一次就记录一次，种子和范围写进日志，谁都能重新抽出同样的结果。"), "secondary")
        self.percent = QSpinBox(self)
        self.percent.setRange(1, 100)
        self.percent.setValue(_USUAL_PERCENT)
        self.percent.setSuffix(" %")
        self.add_block("percent", FieldBlock(self.tr("抽查比例"), self.percent, parent=self))
        self.seed = QLineEdit(new_seed(), self)
        self.add_block("seed", FieldBlock(self.tr("种子"), self.seed, parent=self))
        self.add_end()

    @classmethod
    def ask(cls, parent: QWidget, session: Session, accepted: int) -> "Sampled | None":
        """What was drawn; None when the person went back."""
        dialog = cls(session, accepted, parent)
        return dialog.outcome if dialog.exec() == cls.DialogCode.Accepted else None

    def work(self) -> Callable[[], object]:
        from inspector_app.supervision.review import sample_accepted

        store, now = self._session.store, self._session.clock()
        percent, seed = self.percent.value(), self.seed.text().strip()
        return lambda: sample_accepted(store, percent, seed, now)

    def place_of(self, code: str) -> str:
        return "seed" if code == "visit.draw_seed" else "percent" if code == "review.percent" else ""
