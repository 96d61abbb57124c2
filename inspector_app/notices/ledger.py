"""The ledger of numbers: used, void and why, left; and the blocks that the office hands out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from db.records.papers import NumberGiven, VoidNumber
from db.work import Work
from inspector_app.epochs import epoch_of, laptop_of
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.exchange.bag.plain_line import is_plain_line
from inspector_app.exchange.trust.rights import certified_peers
from inspector_app.notices.kinds import KINDS
from inspector_app.notices.numbers import format_number
from inspector_app.notices.sequence import Series, resume_object, resumed, sequences_read, series_of
from inspector_app.office import office_facts_in
from inspector_app.plans.deciding import plan_problems
from inspector_app.plans.documents import adopt
from inspector_app.plans.number_blocks import EVERY_WORD, NAME, NumberBlock, blocks_in, collisions, problems, to_value
from inspector_app.stores import Store

LONGEST_REASON = 200
MOST_AT_ONCE = 500


class State(StrEnum):
    USED = "used"
    VOID = "void"
    UNUSED = "unused"


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One number that was used or is void, or a span of numbers that is left."""

    word: str
    year: int
    first: int
    last: int
    """The same as `first` but for a span."""
    state: State
    number: str
    """As printed; of a span its first."""
    paper: str = ""
    """Id of the paper that has it."""
    enterprise: str = ""
    at: datetime | None = None
    reason: str = ""
    person: str = ""
    """Who declared it void."""


@dataclass(frozen=True, slots=True)
class Ledger:
    lines: tuple[LedgerLine, ...]
    """By word, year and number."""
    blocks: tuple[NumberBlock, ...]
    """Of all laptops, by the office's plan."""
    twice: tuple[str, ...]
    """Numbers that more than one paper has."""
    must_resume: bool
    """A backup was restored, and nobody has said yet up to which number papers had been issued."""


def ledger_of(store: Store, now: datetime) -> Ledger:
    """Every number that is known here; what is left, for this laptop's blocks and words in use."""
    with store.database.look() as work:
        names = {each.id: each.name for each in work.enterprises.all()}
        given, void = work.notices.numbered(), work.void_numbers.all()
        lines = [*_used(work, store, given, names), *map(_void_line, void), *_left(work, store, given, now)]
        must_resume = epoch_of(store.device) > 1 and not resumed(work, store.device)
        twice = tuple(work.notices.numbers_twice())
        blocks = tuple(sorted(blocks_in(work), key=lambda each: (each.year, each.word, each.first)))
    lines.sort(key=lambda line: (line.word, line.year, line.first, line.state))
    return Ledger(tuple(lines), blocks, twice, must_resume)


def numbered_words() -> tuple[str, ...]:
    """The 文种字 of all papers that have numbers, in the order of their kinds."""
    return tuple(dict.fromkeys(kind.word for kind in KINDS.values() if kind.word))


def titles_of(word: str) -> tuple[str, ...]:
    """The papers that carry it."""
    return tuple(kind.title for kind in KINDS.values() if kind.word == word)


def void_numbers(store: Store, word: str, year: int, sequences: Iterable[int], reason: str, now: datetime) -> list[str]:
    """Declares numbers of this laptop void for ever, and gives them as they would have been printed.

    Raises RefusedInputError with every problem: number.unknown_word, number.reason_…, number.is_used, number.is_void,
    number.not_ours, number.too_many, and those of the pattern.
    """
    wanted = sorted(set(sequences))
    with store.database.work(now) as work:
        found = [*_word_problems(word), *_reason_problems(reason)]
        if len(wanted) > MOST_AT_ONCE:
            found.append(Problem("number.too_many", {"most": MOST_AT_ONCE}))
        if found:
            raise RefusedInputError(found)
        series = series_of(work, store, word, year)
        texts = {sequence: _text(work, store, word, year, sequence) for sequence in wanted}
        found = [problem for sequence in wanted for problem in _void_problems(series, sequence, texts[sequence])]
        if found:
            raise RefusedInputError(found)
        for sequence in wanted:
            _declare_void(work, store, word, year, sequence, texts[sequence], reason.strip(), now)
    return list(texts.values())


def resume_numbers(store: Store, last: dict[str, int], reason: str, now: datetime) -> int:
    """After a restored backup: up to `last`, for each word, papers of this year may have been issued.

    What is free up to there is void; gives how many. A word that is not named had no paper after the backup. Raises
    RefusedInputError number.not_restored, number.unknown_word, number.reason_…, number.too_many.
    """
    with store.database.work(now) as work:
        found = [problem for word in last for problem in _word_problems(word)] + _reason_problems(reason)
        if epoch_of(store.device) < 2 or resumed(work, store.device):
            found.append(Problem("number.not_restored"))
        if found:
            raise RefusedInputError(found)
        count = 0
        for word, sequence in last.items():
            lost = _free_until(work, store, series_of(work, store, word, now.year), sequence)
            if len(lost) > MOST_AT_ONCE:
                raise RefusedInputError([Problem("number.too_many", {"most": MOST_AT_ONCE})])
            for each in lost:
                text = _text(work, store, word, now.year, each)
                _declare_void(work, store, word, now.year, each, text, reason.strip(), now)
            count += len(lost)
        fields = {"by": store.person, "last": dict(last), "reason": reason.strip()}
        work.events.record("numbers", resume_object(store.device), fields)
    return count


def hand_out(store: Store, laptop: str, word: str, year: int, first: int, last: int, now: datetime) -> NumberBlock:
    """Gives a block of numbers to a laptop that is known here, by its id or its person's name; the plan carries it.

    Raises RefusedInputError with every problem: number.plan_of_office, number.unknown_laptop, number.unknown_word,
    number.blocks_shape, number.blocks_collide.
    """
    with store.database.work(now) as work:
        found = plan_problems(work, store, NAME, "number.plan_of_office")
        if word != EVERY_WORD:
            found += _word_problems(word)
        known = _laptop(work, laptop, now.date())
        if known is None:
            found.append(Problem("number.unknown_laptop", {"laptop": laptop[:40]}))
        blocks = blocks_in(work)
        block = NumberBlock(known or "0" * 12, word, year, first, last)
        found += problems(to_value([block])) or list(collisions([*blocks, block]))
        if found:
            raise RefusedInputError(found)
        adopt(work, NAME, to_value([*blocks, block]), now)
    return block


def take_away(store: Store, block: NumberBlock, now: datetime) -> None:
    """Takes a block out of the plan. Raises RefusedInputError number.plan_of_office."""
    with store.database.work(now) as work:
        found = plan_problems(work, store, NAME, "number.plan_of_office")
        if found:
            raise RefusedInputError(found)
        adopt(work, NAME, to_value([each for each in blocks_in(work) if each != block]), now)


def _used(work: Work, store: Store, given: Sequence[NumberGiven], names: dict[str, str]) -> Iterator[LedgerLine]:
    pattern = office_facts_in(work, store).number_pattern
    for each in given:
        kind, year = KINDS.get(each.kind), each.issued_at.year
        read = [each.sequence] if each.sequence else sorted(sequences_read([each.number], pattern, year))
        sequence = read[0] if read else 0
        word, enterprise = kind.word if kind else each.kind, names.get(each.enterprise_id, "")
        line = LedgerLine(word, year, sequence, sequence, State.USED, each.number, each.id, enterprise, each.issued_at)
        yield line


def _void_line(void: VoidNumber) -> LedgerLine:
    return LedgerLine(
        void.word, void.year, void.sequence, void.sequence, State.VOID, void.number,
        at=void.voided_at, reason=void.reason, person=void.person,
    )  # fmt: skip


def _left(work: Work, store: Store, given: Sequence[NumberGiven], now: datetime) -> Iterator[LedgerLine]:
    """Spans of this year that no paper has yet, of this laptop's blocks."""
    in_use = {KINDS[each.kind].word for each in given if each.kind in KINDS}
    for word in numbered_words():
        series = series_of(work, store, word, now.year)
        if not any(block.word == word for block in series.blocks) and word not in in_use:
            # A block for every word would fill the ledger with papers that nobody issues.
            continue
        for first, last in _spans(series):
            number = _shown(work, store, word, now.year, first)
            yield LedgerLine(word, now.year, first, last, State.UNUSED, number)


def _spans(series: Series) -> Iterator[tuple[int, int]]:
    gone = series.used | series.void
    for block in series.blocks:
        first = None
        for sequence in range(block.first, block.last + 2):
            is_free = sequence <= block.last and sequence not in gone
            if is_free and first is None:
                first = sequence
            elif not is_free and first is not None:
                yield first, sequence - 1
                first = None


def _free_until(work: Work, store: Store, series: Series, last: int) -> list[int]:
    gone = series.used | series.void
    if series.has_plan:
        ours = [each for block in series.blocks for each in range(block.first, min(block.last, last) + 1)]
    else:
        ours = list(range(office_facts_in(work, store).first_number, last + 1))
    return [each for each in ours if each not in gone]


def _declare_void(
    work: Work, store: Store, word: str, year: int, sequence: int, number: str, reason: str, now: datetime
) -> None:
    fields = {
        "word": word,
        "year": year,
        "sequence": sequence,
        "number": number,
        "reason": reason,
        "person": store.person,
        "voided_at": now.isoformat(timespec="seconds"),
    }
    work.void_numbers.add(fields)


def _void_problems(series: Series, sequence: int, number: str) -> list[Problem]:
    if sequence in series.used:
        return [Problem("number.is_used", {"number": number})]
    if sequence in series.void:
        return [Problem("number.is_void", {"number": number})]
    if series.has_plan and not any(block.first <= sequence <= block.last for block in series.blocks):
        return [Problem("number.not_ours", {"sequence": sequence})]
    return []


def _word_problems(word: str) -> list[Problem]:
    known = numbered_words()
    return [] if word in known else [Problem("number.unknown_word", {"word": word[:20], "known": "、".join(known)})]


def _reason_problems(reason: str) -> list[Problem]:
    if not reason.strip():
        return [Problem("number.reason_missing")]
    if len(reason.strip()) > LONGEST_REASON:
        return [Problem("number.reason_long", {"most": LONGEST_REASON})]
    return [] if is_plain_line(reason.strip(), LONGEST_REASON) else [Problem("number.reason_signs")]


def _text(work: Work, store: Store, word: str, year: int, sequence: int) -> str:
    office = office_facts_in(work, store)
    return format_number(office.number_pattern, office.code, word, year, sequence)


def _shown(work: Work, store: Store, word: str, year: int, sequence: int) -> str:
    """As `_text`; "" while the office has no code yet."""
    try:
        return _text(work, store, word, year, sequence)
    except RefusedInputError:
        return ""


def _laptop(work: Work, named: str, today: date) -> str | None:
    """The laptop of an id, of the beginning of one, or of the only person of that name; None for none or several."""
    devices = [*work.devices.all(), *certified_peers(work, today)]
    found = {laptop_of(each.id) for each in devices if named in (each.id, laptop_of(each.id), each.person)}
    if not found and len(named) >= 4:
        found = {laptop_of(each.id) for each in devices if each.id.startswith(named.lower())}
    return found.pop() if len(found) == 1 else None
