"""The number of one paper: the next of this office's series, or what another body gives its own paper."""

from dataclasses import dataclass
from datetime import datetime

from db.work import Work
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.notices.characters import clean
from inspector_app.notices.issuers import is_other
from inspector_app.notices.paper_layout import sheet_words
from inspector_app.notices.sequence import take_number
from inspector_app.office import office_facts_in
from inspector_app.stores import Store


@dataclass(frozen=True, slots=True)
class PaperNumber:
    """`number` as the paper prints it; `sequence` 0 when it is none of this office's."""

    number: str = ""
    sequence: int = 0
    is_blank: bool = False
    """Room to write it by hand."""

    @property
    def is_foreign(self) -> bool:
        """What another body gives its paper, or room for it."""
        return bool(self.number) and not self.sequence

    @property
    def kept(self) -> str:
        """As the store lists it: room to write is none."""
        return "" if self.is_blank else self.number


def number_for(
    work: Work, store: Store, word: str, now: datetime, body: str = "", given: str = ""
) -> tuple[PaperNumber, list[Problem]]:
    """Within the unit of work that keeps the paper; or no number and why. `word` "" is a paper without one.

    Another body's paper is none of this office's series: it has the number that was `given`, or room to write it.
    """
    if not word:
        return PaperNumber(), []
    if is_other(office_facts_in(work, store), body):
        blank = sheet_words()["number_blank"].format(year=now.year)
        return PaperNumber(clean(given) or blank, is_blank=not clean(given)), []
    try:
        taken = take_number(work, store, word, now)
    except RefusedInputError as error:
        return PaperNumber(), list(error.problems)
    return PaperNumber(taken.number, taken.sequence), []
