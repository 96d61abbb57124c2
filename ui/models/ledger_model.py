"""The ledger of numbers as a table: one number, or one span of unused numbers, a row."""

from collections.abc import Mapping
from enum import IntEnum

from PySide6.QtCore import QObject

from inspector_app.notices.ledger import LedgerLine, State
from ui.day_words import day_words
from ui.models.rows_model import RowsModel


class LedgerColumn(IntEnum):
    NUMBER = 0
    STATE = 1
    ABOUT = 2
    AT = 3


class LedgerModel(RowsModel[LedgerLine]):
    """`narrow` leaves those that are wanted."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._word = ""
        self._state: State | None = None

    def narrow(self, word: str, state: State | None) -> None:
        self._word, self._state = word, state
        self.refill()

    def wanted(self, row: LedgerLine) -> bool:
        return (not self._word or row.word == self._word) and self._state in (None, row.state)

    def headers(self) -> tuple[str, ...]:
        return (self.tr("文号"), self.tr("状态"), self.tr("企业或原因"), self.tr("日期"))

    def texts(self, row: LedgerLine) -> tuple[str, ...]:
        number = row.number or f"{row.word}〔{row.year}〕{row.first}"
        if row.first != row.last:
            number = self.tr("{number} 到 {last}（{count} 个）").format(
                number=number, last=row.last, count=row.last - row.first + 1
            )
        about = row.enterprise
        if row.state is State.VOID:
            about = self.tr("{reason}（{person}）").format(reason=row.reason, person=row.person)
        return (number, self._states()[row.state], about, day_words(row.at.date()) if row.at else "")

    def _states(self) -> Mapping[State, str]:
        return {State.USED: self.tr("已用"), State.VOID: self.tr("作废"), State.UNUSED: self.tr("未用")}
