"""Received visits as a table of reviews: how each stands, whose it is, what was found."""

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from inspector_app.messages import Language
from inspector_app.supervision.review_words import state_word
from inspector_app.supervision.reviewing import ReviewState
from ui.day_words import day_words, moment_words
from ui.models.rows_model import RowsModel

if TYPE_CHECKING:
    from inspector_app.supervision.reviewing import ReviewLine, Standing


class ReviewColumn(IntEnum):
    STATE = 0
    ENTERPRISE = 1
    OPENED = 2
    PEOPLE = 3
    FINDINGS = 4
    COMMENTS = 5
    DECIDED = 6


class ReviewModel(RowsModel["ReviewLine"]):
    numbers = (ReviewColumn.FINDINGS, ReviewColumn.COMMENTS)

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.state: ReviewState | None = ReviewState.RECEIVED
        """The only one that is shown; None shows all."""
        self.text = ""

    def headers(self) -> tuple[str, ...]:
        return (
            self.tr("状态"),
            self.tr("企业"),
            self.tr("检查时间"),
            self.tr("检查人员"),
            self.tr("问题"),
            self.tr("未处理意见"),
            self.tr("最近决定"),
        )

    def texts(self, row: "ReviewLine") -> tuple[str, ...]:
        standing = row.standing
        people = self.tr("、").join(each.name for each in row.visit.inspectors) or row.recorded_by
        last = standing.last
        decided = f"{last.person} {day_words(last.decided_at.date())}" if last is not None else ""
        return (
            self._state(row),
            row.enterprise or self.tr("（台账中没有这家企业）"),
            moment_words(row.visit.opened_at),
            people,
            str(row.findings),
            str(row.comments) if row.comments else "",
            decided,
        )

    def hint(self, row: "ReviewLine", column: int) -> str | None:
        """Of the state also what its sign stands for."""
        words = super().hint(row, column)
        said = (words, *self._said(row.standing)) if column == ReviewColumn.STATE else (words,)
        return "\n".join(each for each in said if each)

    def key(self, row: "ReviewLine") -> str:
        return row.visit.id

    def found_by(self, row: "ReviewLine", column: int) -> str:
        """In whatever column: whoever types means the name."""
        return row.enterprise

    def wanted(self, row: "ReviewLine") -> bool:
        if self.state is not None and row.standing.state is not self.state:
            return False
        text = self.text
        if not text or text in row.enterprise or text in row.community or text in row.recorded_by:
            return True
        # The people lie there as JSON: to read it for each of 100,000 takes a second.
        return row.visit.may_name(text) and any(text in each.name for each in row.visit.inspectors)

    def longest_state(self) -> str:
        """Of the words of the first column, which say most of a row."""
        words = max((state_word(state, self._language) for state in ReviewState), key=len)
        return max((each.format(state=words) for each in self._signs()), key=len)

    def _said(self, standing: "Standing") -> tuple[str, ...]:
        disputed = self.tr("审核人的决定不一，请商定后再决定一次。") if standing.is_disputed else ""
        if standing.is_changed_since_accepted:
            return disputed, self.tr("通过以后内容又变了，请看清变化再决定。")
        return disputed, self.tr("上次决定以后又有新内容，或意见都已处理。") if standing.is_revised else ""

    def _state(self, row: "ReviewLine") -> str:
        words = state_word(row.standing.state, self._language)
        disputed, revised, unended, changed = self._signs()
        if row.standing.is_disputed:
            return disputed.format(state=words)
        if row.standing.is_changed_since_accepted:
            return changed.format(state=words)
        if row.standing.is_revised:
            return revised.format(state=words)
        return unended.format(state=words) if row.visit.closed_at is None else words

    def _signs(self) -> tuple[str, str, str, str]:
        disputed, revised, unended = (
            self.tr("{state} · 决定不一"),
            self.tr("{state} · 新版"),
            self.tr("{state} · 未结束"),
        )
        return disputed, revised, unended, self.tr("{state} · 又变了")
