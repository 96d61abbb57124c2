"""What the page of reviews says of what was done there."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from inspector_app.messages import Language, say
from ui.widgets.notice_bar import NoticeBar

if TYPE_CHECKING:
    from inspector_app.exchange.sending import Sent
    from inspector_app.supervision.review import Refused, Sampled

_MOST_TOLD = 6


class ReviewNotice(NoticeBar):
    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language

    def tell_accepted(self, count: int, refused: "Sequence[Refused]", names: Mapping[str, str]) -> None:
        """`names`: of the enterprise of each visit."""
        head = self.tr("已通过 %n 次检查。", None, count)
        if not refused:
            self.tell(head)
            return
        lines = [
            f"{names.get(each.visit, '')}：{say(problem, self._language)}"
            for each in refused[:_MOST_TOLD]
            for problem in each.problems
        ]
        more = ["……"] if len(refused) > _MOST_TOLD else []
        self.tell_trouble([*([head] if count else []), *lines, *more])

    def tell_drawn(self, drawn: "Sampled") -> None:
        words = self.tr("抽中 %n 次检查复核，种子 {seed} 已记录。", None, len(drawn.visits))
        self.tell(words.format(seed=drawn.seed))

    def tell_sent(self, sent: "Sequence[Sent]") -> None:
        names = self.tr("、").join(each.path.name for each in sent)
        self.tell_written(self.tr("已写出并读回核对：{files}").format(files=names), sent[0].path.parent)
