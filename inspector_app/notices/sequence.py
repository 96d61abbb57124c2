"""Which sequence number comes next: counted in the store itself, so that it goes on after every restart.

A series is one 文种字 in one year. A number is taken in the unit of work that keeps the paper: either both are kept or
neither, so that a crash loses none and none is given twice.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, count

from db.records.office import OfficeFacts
from db.work import Work
from inspector_app.epochs import epoch_of
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.notices.kinds import KINDS
from inspector_app.notices.numbers import format_number
from inspector_app.office import office_facts_in
from inspector_app.plans.number_blocks import NumberBlock, blocks_in, own_blocks
from inspector_app.stores import Role, Store

FEW_LEFT = 5
"""As many numbers left in the last block are worth a word."""
_DIGITS = re.compile(r"\d+")
_TOKEN = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Taken:
    """The number of one paper: fields `number` and `sequence` of its row."""

    number: str
    sequence: int


@dataclass(frozen=True, slots=True)
class Series:
    """What is known of one 文种字 in one year."""

    word: str
    year: int
    blocks: tuple[NumberBlock, ...]
    """This laptop's, from the office's plan."""
    has_plan: bool
    """The office's plan hands out numbers of this series."""
    used: frozenset[int]
    """By papers of every laptop that is known here."""
    void: frozenset[int]

    @property
    def free(self) -> int | None:
        """How many numbers are left in the blocks; None without blocks."""
        if not self.has_plan:
            return None
        return sum(block.last - block.first + 1 - len(self._gone_in(block)) for block in self.blocks)

    def _gone_in(self, block: NumberBlock) -> set[int]:
        return {each for each in self.used | self.void if block.first <= each <= block.last}


def take_number(work: Work, store: Store, word: str, now: datetime) -> Taken:
    """The next number of papers of that 文种字, within the unit of work that keeps the paper.

    Raises RefusedInputError with every problem of the pattern (inspector_app.notices.numbers), number.restored,
    number.no_block, number.block_used_up.
    """
    office, series = office_facts_in(work, store), series_of(work, store, word, now.year)
    problems = list(_refusals(work, store, series))
    if problems:
        raise RefusedInputError(problems)
    pattern, texts = office.number_pattern, set(work.notices.texts_of_numbers())
    for sequence in _candidates(series, office):
        # With any problem of pattern or code, the first one raises.
        number = format_number(pattern, office.code, word, now.year, sequence)
        if sequence not in series.used and sequence not in series.void and number not in texts:
            return Taken(number, sequence)
    raise RefusedInputError([Problem("number.block_used_up", {"word": word, "year": now.year})])


def number_hints(work: Work, store: Store, word: str, now: datetime) -> Iterator[Problem]:
    """What a person should know before a number of that 文种字 is taken."""
    series = series_of(work, store, word, now.year)
    if series.free is not None and 0 < series.free <= FEW_LEFT:
        yield Problem("number.block_low", {"word": word, "year": now.year, "left": series.free})
    if not series.has_plan and _shares_blindly(work, store):
        yield Problem("notice.block_unset")


def series_of(work: Work, store: Store, word: str, year: int) -> Series:
    """Blocks and numbers of one series; with a pattern that does not say the kind, all papers are one series."""
    office = office_facts_in(work, store)
    words = {word} if "{kind}" in office.number_pattern else {kind.word for kind in KINDS.values() if kind.word}
    blocks = blocks_in(work)
    kinds = {kind.id for kind in KINDS.values() if kind.word in words}
    given = work.notices.numbered(kinds) if kinds else []
    recorded = {each.sequence for each in given if each.sequence and each.issued_at.year == year}
    read = sequences_read((each.number for each in given if not each.sequence), office.number_pattern, year)
    return Series(
        word,
        year,
        tuple(own_blocks(blocks, store.device, word, year)),
        any(block.holds(word, year) for block in blocks),
        frozenset(recorded | read),
        frozenset(each.sequence for each in work.void_numbers.all() if each.word in words and each.year == year),
    )


def sequences_read(numbers: Iterable[str], pattern: str, year: int) -> set[int]:
    """The sequence numbers of that year in numbers of papers that did not keep theirs.

    One counts as used however the pattern wrote it then: 〔2026〕第003号 and 〔2026〕3号 are one number.
    """
    ours = _as_expression(pattern, year)
    return {found for number in numbers if (found := _sequence(number, year, ours)) is not None}


def resumed(work: Work, device: str) -> bool:
    """Whether a person said, since a backup was restored, up to which number papers had been issued."""
    if work.events.shown(resume_object(device)).get("by"):
        return True
    life = work.events.shown(device)
    # A change of the laptop's keys begins a new id, too, but nothing is lost by it.
    earlier = str(life.get("earlier", "")) if life.get("renewed_at") else ""
    return bool(earlier) and (epoch_of(earlier) == 1 or resumed(work, earlier))


def resume_object(device: str) -> str:
    """One object for each life of a laptop."""
    return f"numbers-{device}"


def _refusals(work: Work, store: Store, series: Series) -> Iterator[Problem]:
    if epoch_of(store.device) > 1 and not resumed(work, store.device):
        yield Problem("number.restored")
    if series.has_plan and not series.blocks:
        yield Problem("number.no_block", {"word": series.word, "year": series.year})


def _candidates(series: Series, office: OfficeFacts) -> Iterator[int]:
    """The numbers of the laptop's blocks in order; without blocks, all from its first number on."""
    if not series.has_plan:
        return count(office.first_number)
    return chain.from_iterable(range(block.first, block.last + 1) for block in series.blocks)


def _shares_blindly(work: Work, store: Store) -> bool:
    """Whether another laptop that issues papers is known, and this one still begins with 1 as all do."""
    if work.office.facts().first_number != OfficeFacts().first_number:
        return False
    # The desks of a shared database count together.
    beside = {desk.device for desk in work.desks.all()}
    issuing = {each.id for each in work.devices.all() if each.role == Role.INSPECTOR.value} | work.notices.devices()
    return any(not store.owns(device) for device in issuing - beside)


def _as_expression(pattern: str, year: int) -> re.Pattern[str]:
    """What finds the sequence number in a number of this pattern and year, whatever the office's code was then."""
    parts = _TOKEN.split(pattern)
    found = (_part_expression(part, token=bool(index % 2), year=year) for index, part in enumerate(parts))
    return re.compile("".join(found), re.DOTALL)


def _part_expression(part: str, *, token: bool, year: int) -> str:
    if not token:
        return re.escape(part)
    if part == "year":
        return str(year)
    return r"(\d+)" if part.startswith("seq") else ".*"


def _sequence(number: str, year: int, pattern: re.Pattern[str]) -> int | None:
    """By the office's pattern; of one written by another pattern, the last digits beside the year.

    None for a number of another year.
    """
    match = pattern.fullmatch(number)
    if match and match.groups():
        return int(match[1])
    digits = _DIGITS.findall(number)
    if str(year) not in digits:
        return None
    digits.remove(str(year))
    return int(digits[-1]) if digits else None
