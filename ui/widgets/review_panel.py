"""One received visit for its reviewer: how it stands, what changed, the comments, who decided what."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from inspector_app.messages import Language, say
from inspector_app.supervision.review_words import act_word, kind_word, state_word
from ui.day_words import moment_words
from ui.models.checklist_tree import words
from ui.widgets.link_label import LinkLabel
from ui.widgets.telling_panel import TellingPanel

if TYPE_CHECKING:
    from inspector_app.exchange.kinds.returns import Comment
    from inspector_app.supervision.review_changes import Change, ReviewFile

_MOST_CHANGES = 120


class ReviewPanel(TellingPanel):
    item_wanted = Signal(str, str)
    """Visit and code of an item of it; "" for the visit as it is."""
    settled = Signal(str)
    """Id of a comment that is done with."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.file: ReviewFile | None = None
        self.links: list[QLabel] = []
        self.settlers: dict[str, QPushButton] = {}
        self.show_nothing("")

    def show_nothing(self, text: str) -> None:
        self.file = None
        column = self._fresh()
        column.addWidget(self.label(text or self.tr("选一次检查，这里显示它的变化、意见和审核经过。"), "secondary"))
        column.addStretch()

    def show_file(self, file: "ReviewFile") -> None:
        if file == self.file:
            # Read again and the same: what a person reads, or has just pressed, stays where it is.
            return
        self.file = file
        column = self._fresh()
        column.addWidget(self.label(state_word(file.standing.state, self._language), "panel_title"))
        column.addWidget(self.label(file.enterprise, "section"))
        column.addWidget(self.label(self._when(file)))
        if file.standing.is_disputed:
            text = self.tr("两位审核人互不知情，作了不同的决定；现在按较严的算，请商定后再决定一次。")
            column.addWidget(self.label(text, "trouble"))
        for note in file.notes:
            column.addWidget(self.label(str(say(note, self._language)), "trouble"))
        self._add_comments(column, file)
        self._add_changes(column, file)
        self._add_decisions(column, file)
        column.addStretch()

    def _when(self, file: "ReviewFile") -> str:
        people = self.tr("、").join(file.inspectors)
        opened = moment_words(file.opened_at)
        if file.closed_at is None:
            return self.tr("{people}　{opened} 开始，还没有结束").format(people=people, opened=opened)
        return self.tr("{people}　{opened} 开始，已结束").format(people=people, opened=opened)

    def _add_comments(self, column: QVBoxLayout, file: "ReviewFile") -> None:
        if not file.comments:
            return
        column.addWidget(self.label(self.tr("意见"), "section"))
        for comment in file.comments:
            self._add_comment(column, file, comment)

    def _add_comment(self, column: QVBoxLayout, file: "ReviewFile", comment: "Comment") -> None:
        place = self._item(file, comment.item) or self.tr("整次检查")
        row = QHBoxLayout()
        row.addWidget(self._link(place, lambda: self.item_wanted.emit(file.visit, comment.item)), 1)
        if not comment.settled:
            button = QPushButton(self.tr("标为已处理"), self)
            button.setProperty("compact", True)
            button.clicked.connect(lambda: self.settled.emit(comment.id))
            self.settlers[comment.id] = button
            row.addWidget(button)
        column.addLayout(row)
        state = self.tr("✓ 已处理") if comment.settled else self.tr("待处理")
        text = self.tr("{state}　{by}：{comment}").format(state=state, by=comment.by, comment=comment.comment)
        column.addWidget(self.label(text, "secondary" if comment.settled else "trouble"))

    def _add_changes(self, column: QVBoxLayout, file: "ReviewFile") -> None:
        if file.since is None:
            return
        act = act_word(file.since.act, self._language)
        when = moment_words(file.since.decided_at)
        head = self.tr("{when} {act}以后的变化").format(when=when, act=act)
        column.addWidget(self.label(head, "section"))
        if not file.changes:
            column.addWidget(self.label(self.tr("内容没有变化。"), "secondary"))
        place = ""
        for change in file.changes[:_MOST_CHANGES]:
            place = self._add_change(column, file, change, place)
        left = len(file.changes) - _MOST_CHANGES
        if left > 0:
            column.addWidget(self.label(self.tr("还有 %n 处变化，请打开检查看。", None, left), "secondary"))

    def _add_change(self, column: QVBoxLayout, file: "ReviewFile", change: "Change", before: str) -> str:
        """Gives the place, which is said once for all changes there."""
        place = self._item(file, change.item) or kind_word(change.kind, self._language)
        if place != before:
            column.addWidget(self._link(place, lambda: self.item_wanted.emit(file.visit, change.item)))
        sides = self.tr("{field}：{before} → {after}")
        none = self.tr("（空）")
        text = sides.format(field=change.field, before=change.before or none, after=change.after or none)
        column.addWidget(self.label(text))
        return place

    def _add_decisions(self, column: QVBoxLayout, file: "ReviewFile") -> None:
        column.addWidget(self.label(self.tr("审核经过"), "section"))
        if not file.decisions:
            column.addWidget(self.label(self.tr("还没有人审核。"), "secondary"))
        for each in reversed(file.decisions):
            text = f"{moment_words(each.decided_at)}　{each.person}　{act_word(each.act, self._language)}"
            column.addWidget(self.label(text))
            if each.draw:
                drawn = self.tr("从 {pool} 次中按 {percent}% 抽取，种子 {seed}")
                facts = {name: each.draw.get(name, "—") for name in ("pool", "percent", "seed")}
                column.addWidget(self.label(drawn.format(**facts), "secondary"))
            if each.note:
                column.addWidget(self.label(each.note, "secondary"))

    def _item(self, file: "ReviewFile", code: str) -> str:
        return f"{code} {words(file.labels.get(code, {}), self._language.value)}".strip() if code else ""

    def _fresh(self) -> QVBoxLayout:
        self.links, self.settlers = [], {}
        return self.fresh()

    def _link(self, text: str, deed: Callable[[], object]) -> QLabel:
        label = LinkLabel(text, deed, self)
        self.links.append(label)
        return label
