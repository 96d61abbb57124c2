"""Issued papers as a table: one row a paper, newest first."""

from enum import IntEnum
from typing import TYPE_CHECKING

from inspector_app.notices.kinds import KINDS
from ui.day_words import moment_words
from ui.models.rows_model import RowsModel
from ui.papers.paper_titles import shown_title
from ui.papers.paper_words import state_words

if TYPE_CHECKING:
    from inspector_app.notices.batch import Listed


class PaperColumn(IntEnum):
    TITLE = 0
    NUMBER = 1
    ENTERPRISE = 2
    ISSUED = 3
    STATE = 4


class PapersModel(RowsModel["Listed"]):
    def row_of(self, notice_id: str) -> int:
        """-1 when it is not among the rows."""
        return next((number for number, row in enumerate(self.rows) if row.notice.id == notice_id), -1)

    def key(self, row: "Listed") -> str:
        return row.notice.id

    def headers(self) -> tuple[str, ...]:
        return (self.tr("文书"), self.tr("文号"), self.tr("企业"), self.tr("签发时间"), self.tr("状态"))

    def texts(self, row: "Listed") -> tuple[str, ...]:
        notice = row.notice
        known = KINDS.get(notice.kind)
        return (
            shown_title(known.title) if known else notice.kind,
            notice.number or "—",
            str(notice.facts.get("enterprise_name", "")),
            moment_words(notice.issued_at),
            state_words(row.state),
        )
