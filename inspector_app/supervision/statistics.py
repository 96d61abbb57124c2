"""The one place that counts: every number on a screen, in a bulletin or a script is a figure from here.

A `Question` says what is counted: days (both counted in), community, kind and colour of the enterprise, campaign,
measure. `figures` answers with numbers, `listed` with the records behind one of them, `parted` with the number of each
community, kind, colour or month, `items` with how each item of the checklist fared. Visits are kept counted in the
store (db.figures.tallies); whatever is stale is counted before anything is read.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from db.figures.scopes import UNNAMED
from db.figures.scopes import Scope as Question
from db.figures.statistics import By, ItemCount, ListedRecord
from db.work import Work
from inspector_app.enterprises.grading import Grade
from inspector_app.errors import CancelledError, Problem, RefusedInputError
from inspector_app.planning.intervals import Intervals, intervals_in_force
from inspector_app.stores import Store
from inspector_app.supervision.figures import FIGURES, FigureSpec, figure_of

__all__ = [
    "UNNAMED",
    "By",
    "Figure",
    "ItemCount",
    "ListedRecord",
    "Question",
    "bring_up_to_date",
    "figures",
    "items",
    "lengths",
    "listed",
    "parted",
]

_YEARS = range(1900, 2200)
"""Others are slips of the hand, and beyond the calendar months cannot be counted on."""
Progress = Callable[[int, int], object]
"""Visits that are counted, of how many."""


@dataclass(frozen=True, slots=True)
class Figure:
    id: str
    number: int

    @property
    def spec(self) -> FigureSpec:
        return figure_of(self.id)


def figures(store: Store, question: Question, now: datetime, ids: Iterable[str] = ()) -> tuple[Figure, ...]:
    """Those figures, or all of them. Raises RefusedInputError statistics.…"""
    wanted = [figure_of(id) for id in ids] or list(FIGURES.values())
    bring_up_to_date(store, now)
    with store.database.look() as work:
        asked = checked(work, question, now.date(), covers=any(each.group == "coverage" for each in wanted))
        return tuple(
            Figure(each.id, work.statistics.number(each.lists, each.counting, scope_of(each, asked))) for each in wanted
        )


def listed(store: Store, figure_id: str, question: Question, now: datetime) -> tuple[ListedRecord, ...]:
    """The records behind a figure, by day. Raises as `figures`."""
    spec = figure_of(figure_id)
    bring_up_to_date(store, now)
    with store.database.look() as work:
        return tuple(work.statistics.records(spec.lists, scope_of(spec, checked(work, question, now.date()))))


def lengths(store: Store, ids: Iterable[str], question: Question, now: datetime) -> dict[str, int]:
    """How many lines the list behind each figure has, whatever they add up to. Raises as `figures`."""
    wanted = [figure_of(id) for id in ids]
    bring_up_to_date(store, now)
    with store.database.look() as work:
        asked = checked(work, question, now.date())
        return {each.id: work.statistics.length(each.lists, scope_of(each, asked)) for each in wanted}


def parted(store: Store, figure_id: str, question: Question, by: By, now: datetime) -> dict[str, int]:
    """The figure of each part, in the order of their names; "" for what belongs to none. Raises as `figures`."""
    spec = figure_of(figure_id)
    bring_up_to_date(store, now)
    with store.database.look() as work:
        scope = scope_of(spec, checked(work, question, now.date()))
        return work.statistics.parted(spec.lists, spec.counting, scope, by)


def items(store: Store, question: Question, now: datetime) -> tuple[ItemCount, ...]:
    """How often each item was checked and failed, by its code. Raises as `figures`."""
    bring_up_to_date(store, now)
    with store.database.look() as work:
        return tuple(work.statistics.items(checked(work, question, now.date())))


def bring_up_to_date(
    store: Store,
    now: datetime,
    progress: Progress = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Counts what changed since figures were read last. Raises CancelledError; what is counted stays counted."""
    _settle_doubts(store, now)
    done, total = 0, _stale(store)
    while total > done:
        if cancelled():
            raise CancelledError
        with store.database.work(now) as work:
            done += work.tallies.count_stale()
        # Other desks may have counted some of them, or made others stale.
        total = done + _stale(store)
        progress(done, total)


def _settle_doubts(store: Store, now: datetime) -> None:
    """What an inspector's desk counted in a shared database, a reviewer's desk counts anew."""
    with store.database.look() as work:
        doubted = work.doubts.any()
    if doubted:
        with store.database.work(now) as work:
            work.doubts.settle()


def recount(store: Store, now: datetime) -> None:
    """Counts everything anew: nothing may differ afterwards."""
    with store.database.work(now) as work:
        work.tallies.forget_all()
    bring_up_to_date(store, now)


def _stale(store: Store) -> int:
    with store.database.look() as work:
        return work.tallies.stale()


def checked(work: Work, question: Question, today: date, *, covers: bool = True) -> Question:
    """With the days of its campaign, today, and the day at whose end the register counts: the last one, if it is gone.

    `covers`: with the turns of the colours, too, which only coverage is counted by.
    Raises RefusedInputError statistics.period, day_far, colour_unknown, campaign_unknown, measure_unknown.
    """
    campaign = work.campaigns.get(question.campaign) if question.campaign else None
    given = (each for each in (question.first, question.last) if each is not None and each.year not in _YEARS)
    problems = [Problem("statistics.day_far", {"day": each.isoformat()}) for each in given]
    if question.first is not None and question.last is not None and question.last < question.first:
        days = {"first": question.first.isoformat(), "last": question.last.isoformat()}
        problems.append(Problem("statistics.period", days))
    if question.colour and question.colour not in set(Grade):
        problems.append(Problem("statistics.colour_unknown", {"colour": question.colour[:40]}))
    if question.campaign and campaign is None:
        problems.append(Problem("statistics.campaign_unknown", {"campaign": question.campaign[:80]}))
    if question.measure and work.measures.get(question.measure) is None:
        problems.append(Problem("statistics.measure_unknown", {"measure": question.measure[:80]}))
    if problems:
        raise RefusedInputError(problems)
    first, last = question.first, question.last
    if campaign is not None:
        # One of another laptop may have any days.
        first = max(first or campaign.starts_on, campaign.starts_on, date(_YEARS[0], 1, 1))
        last = min(last or campaign.ends_on, campaign.ends_on, date(_YEARS[-1], 12, 31))
    as_of = question.as_of or (last if last is not None and last < today else None)
    turns = turns_on(as_of or today, intervals_in_force(work)) if covers else ()
    asked = replace(question, first=first, last=last, today=today, as_of=as_of, turns=turns)
    return work.statistics.with_moved(asked)


def turns_on(day: date, intervals: Intervals) -> tuple[tuple[str, str, str], ...]:
    """The days on which the last visit of a colour is too long ago on that day, or soon will be."""
    cut = {grade.value: day - timedelta(days=days) for grade, days in intervals.days.items()}
    soon = timedelta(days=intervals.soon)
    return tuple((colour, day.isoformat(), (day + soon).isoformat()) for colour, day in cut.items())


def scope_of(spec: FigureSpec, question: Question) -> Question:
    return question.of_all_days() if spec.at_end else question
