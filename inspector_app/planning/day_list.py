"""The list of a day: where this laptop's people go, in which order, and what has been done of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from db.records.planning import VisitFacts
from db.records.register import Enterprise
from db.work import Work
from inspector_app.enterprises.grading import Grade, grade
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.exchange.bag.plain_line import is_plain_line
from inspector_app.planning.ordering import Place, Stop, in_order, place_of, way
from inspector_app.plans import tasks
from inspector_app.plans.deciding import plan_problems
from inspector_app.plans.documents import adopt, current_document
from inspector_app.plans.tasks import Task
from inspector_app.stores import Store

MOST_STOPS = 60
LONGEST_AHEAD = timedelta(days=92)
LONGEST_NAME, LONGEST_REASON = 50, 200


@dataclass(frozen=True, slots=True)
class DayStop:
    enterprise: Enterprise
    grade: Grade
    last_visit: datetime | None
    done: bool
    """Somebody was there on that day, and the visit is closed."""
    in_progress: bool
    """This laptop has a visit open there."""


@dataclass(frozen=True, slots=True)
class Day:
    day: date
    stops: tuple[DayStop, ...]
    kilometres: float | None
    """From the first to the last as the crow flies; None when a place is not known."""

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(stop.enterprise.id for stop in self.stops)


def day_of(store: Store, day: date, now: datetime) -> Day:
    """The list of this laptop, empty when there is none; an enterprise that was merged stands as the one it is."""
    with store.database.look() as work:
        kept = [each for each in work.planned.days(day) if store.owns(each.id.partition("/")[0])]
        wanted = kept[-1].stops if kept else ()
        enterprises = _standing(work, wanted)
        visits = work.planned.visit_facts([each.id for each in enterprises]) if enterprises else {}
    stops = tuple(_stop(store, each, visits.get(each.id), day, now) for each in enterprises)
    return Day(day, stops, way([_place(each) for each in enterprises]) if enterprises else None)


def save_day(store: Store, day: date, stops: Sequence[str], now: datetime) -> Day:
    """This list, in this order, instead of the one there was.

    Raises RefusedInputError with every problem: planning.day_past, planning.day_far, planning.day_many,
    planning.stop_unknown, planning.stop_twice.
    """
    with store.database.work(now) as work:
        problems = _day_problems(day, now.date()) + _stop_problems(work, stops)
        if problems:
            raise RefusedInputError(problems)
        fields = {"day": day.isoformat(), "stops": list(stops)}
        work.planned.save_day(f"{store.device}/day_list/{day.isoformat()}", fields)
    return day_of(store, day, now)


def add_stops(store: Store, day: date, stops: Sequence[str], now: datetime) -> Day:
    """Behind those that are there; who is on the list already stays where it is. Raises what `save_day` raises."""
    before = day_of(store, day, now).ids
    return save_day(store, day, [*before, *(each for each in dict.fromkeys(stops) if each not in before)], now)


def place_stops(store: Store, day: date, stops: Sequence[str], row: int, now: datetime) -> Day:
    """These, new or moved, stand from that row of the list on. Raises what `save_day` raises."""
    before = day_of(store, day, now).ids
    in_front = [each for each in before[: max(0, row)] if each not in stops]
    behind = [each for each in before[max(0, row) :] if each not in stops]
    return save_day(store, day, [*in_front, *dict.fromkeys(stops), *behind], now)


def remove_stop(store: Store, day: date, stop: str, now: datetime) -> Day:
    """Raises what `save_day` raises, and planning.stop_absent."""
    before = day_of(store, day, now).ids
    if stop not in before:
        raise RefusedInputError([Problem("planning.stop_absent")])
    return save_day(store, day, [each for each in before if each != stop], now)


def order_day(store: Store, day: date, now: datetime, start: Place | None = None) -> Day:
    """By distance where places are known, else by community and address: what is done or under way stays in front.

    Raises what `save_day` raises.
    """
    known = day_of(store, day, now).stops
    begun = [stop.enterprise.id for stop in known if stop.done or stop.in_progress]
    rest = in_order([_place(stop.enterprise) for stop in known if stop.enterprise.id not in begun], start)
    return save_day(store, day, [*begun, *(stop.id for stop in rest)], now)


def assign_day(store: Store, day: date, inspector: str, reason: str, now: datetime) -> int:
    """What is not done of the list becomes tasks of the office's plan, for this person until that day; how many.

    Raises RefusedInputError planning.day_empty, planning.assign_words, planning.tasks_of_office, plan.tasks.
    """
    wrong = _word_problems((inspector, LONGEST_NAME), (reason, LONGEST_REASON))
    if wrong:
        raise RefusedInputError(wrong)
    waiting = [stop for stop in day_of(store, day, now).stops if not stop.done]
    if not waiting:
        raise RefusedInputError([Problem("planning.day_empty")])
    named = {stop.enterprise.id: stop.enterprise.name for stop in waiting}
    with store.database.work(now) as work:
        against = plan_problems(work, store, tasks.NAME, "planning.tasks_of_office")
        found = current_document(work, tasks.NAME)
        kept = [each for each in found.value["tasks"] if each["enterprise"] not in named] if found else []
        new = [Task(each, name, inspector.strip(), day, reason.strip()) for each, name in named.items()]
        value = {"tasks": [*kept, *tasks.to_value(new)["tasks"]]}
        problems = against + tasks.problems(value)
        if problems:
            raise RefusedInputError(problems)
        adopt(work, tasks.NAME, value, now)
    return len(named)


def _word_problems(*said: tuple[str, int]) -> list[Problem]:
    wrong = [most for text, most in said if text.strip() and not is_plain_line(text.strip(), most)]
    return [Problem("planning.assign_words", {"most": most}) for most in wrong]


def _standing(work: Work, stops: Sequence[str]) -> list[Enterprise]:
    found: dict[str, Enterprise] = {}
    for stop in stops:
        enterprise = work.enterprises.get(stop)
        if enterprise is not None and enterprise.merged_into:
            enterprise = work.enterprises.get(enterprise.merged_into)
        if enterprise is not None:
            found.setdefault(enterprise.id, enterprise)
    return list(found.values())


def _stop(store: Store, enterprise: Enterprise, visits: VisitFacts | None, day: date, now: datetime) -> DayStop:
    last, ended = (visits.newest, visits.newest_ended) if visits is not None else (None, None)
    open_here = visits is not None and any(store.owns(device) for device in visits.open_on)
    on_the_day = ended is not None and ended.astimezone(now.tzinfo).date() == day
    return DayStop(enterprise, grade(enterprise), last, on_the_day and not open_here, open_here)


def _place(enterprise: Enterprise) -> Stop:
    place = place_of(enterprise.latitude, enterprise.longitude)
    return Stop(enterprise.id, place, enterprise.community, enterprise.address)


def _day_problems(day: date, today: date) -> list[Problem]:
    if day < today:
        return [Problem("planning.day_past", {"day": day.isoformat()})]
    if day > today + LONGEST_AHEAD:
        return [Problem("planning.day_far", {"day": day.isoformat(), "most": LONGEST_AHEAD.days})]
    return []


def _stop_problems(work: Work, stops: Sequence[str]) -> list[Problem]:
    problems = [] if len(stops) <= MOST_STOPS else [Problem("planning.day_many", {"most": MOST_STOPS})]
    unknown = [each for each in stops[:MOST_STOPS] if work.enterprises.get(each) is None]
    problems += [Problem("planning.stop_unknown", {"id": each[:60]}) for each in unknown]
    twice = sorted({each for each in stops if stops.count(each) > 1})
    return problems + [Problem("planning.stop_twice", {"id": each[:60]}) for each in twice]
