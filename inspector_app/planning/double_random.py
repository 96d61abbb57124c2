"""双随机 on a store: chooses the pool from the register, keeps the draw for good, draws it again and compares."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta

from uuid_utils import uuid7

from db.records.planning import DoubleDraw
from db.records.values import JsonValue
from inspector_app.enterprises.grading import Grade
from inspector_app.enterprises.overview import EnterpriseOverview, Filter, overview, passing
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.planning.drawing import LONGEST_TEXT, Drawn, DrawOrder, Excluded, draw, draw_again, drawn_of
from inspector_app.stores import Store

LONGEST_UNVISITED = 3_650


@dataclass(frozen=True, slots=True)
class Pool:
    """Which enterprises of the register may be drawn; empty means: all."""

    grades: frozenset[Grade] = frozenset()
    community: str = ""
    kind: str = ""
    unvisited_days: int = 0
    """Only those where nobody was in so many days; 0: all."""


@dataclass(frozen=True, slots=True)
class DrawDraft:
    """What a person asks for."""

    count: int
    seed: str
    title: str = ""
    people: tuple[str, ...] = ()
    team: int = 2
    pool: Pool = field(default_factory=Pool)
    excluded: tuple[Excluded, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckedDraw:
    """A draw that was drawn again."""

    kept: DoubleDraw
    drawn: Drawn | None
    """None when the record cannot be read: a newer program made it, or somebody changed it."""
    same: bool
    """The same came out."""
    strangers: int
    """Of its pool, how many enterprises are not on the register here."""


def pool_of(store: Store, pool: Pool, now: datetime) -> list[EnterpriseOverview]:
    """Raises RefusedInputError planning.draw_unvisited."""
    if not 0 <= pool.unvisited_days <= LONGEST_UNVISITED:
        raise RefusedInputError([Problem("planning.draw_unvisited", {"most": LONGEST_UNVISITED})])
    rows = passing(overview(store), Filter(pool.grades, pool.community, pool.kind))
    since = now - timedelta(days=pool.unvisited_days)
    return [row for row in rows if not pool.unvisited_days or row.last_visit is None or row.last_visit < since]


def keep_draw(store: Store, draft: DrawDraft, now: datetime) -> DoubleDraw:
    """Draws and records it; a draw that was not liked stays on record beside the next one.

    Raises RefusedInputError: what `draw` and `pool_of` raise, planning.draw_title, planning.draw_unknown.
    """
    rows = pool_of(store, draft.pool, now)
    names = {row.enterprise.id: row.enterprise.name for row in rows}
    problems = [] if len(draft.title) <= LONGEST_TEXT else [Problem("planning.draw_title", {"most": LONGEST_TEXT})]
    problems += _unknown(draft.excluded, names, draft.people)
    if problems:
        raise RefusedInputError(problems)
    order = DrawOrder(draft.seed.strip(), draft.count, names, draft.people, draft.team, draft.excluded)
    drawn = draw(order, _criteria(draft.pool, len(rows)))
    identity = f"{store.device}/double_draw/{uuid7().hex}"
    fields = {"title": draft.title.strip(), "person": store.person, "facts": drawn.to_json()}
    with store.database.work(now) as work:
        work.planned.add_draw(identity, fields | {"drawn_at": now.isoformat(timespec="seconds")})
    return DoubleDraw(identity, draft.title.strip(), now.replace(microsecond=0), store.person, drawn.to_json())


def draws(store: Store) -> list[DoubleDraw]:
    """Newest first."""
    with store.database.look() as work:
        return work.planned.draws()


def check_draw(store: Store, identity: str) -> CheckedDraw:
    """Draws it again from its seed and pool. Raises RefusedInputError planning.draw_absent."""
    with store.database.look() as work:
        kept = work.planned.draw(identity)
        known = {each.id for each in work.enterprises.all()}
    if kept is None:
        raise RefusedInputError([Problem("planning.draw_absent")])
    drawn = drawn_of(kept.facts)
    if drawn is None:
        return CheckedDraw(kept, None, False, 0)
    try:
        same = draw_again(drawn) == drawn
    except RefusedInputError:
        same = False
    return CheckedDraw(kept, drawn, same, sum(each not in known for each in drawn.pool))


def criteria_json(pool: Pool) -> dict[str, JsonValue]:
    return {**asdict(pool), "grades": sorted(each.value for each in pool.grades)}


def _criteria(pool: Pool, count: int) -> dict[str, JsonValue]:
    return {**criteria_json(pool), "pool": count}


def _unknown(excluded: Sequence[Excluded], names: dict[str, str], people: Sequence[str]) -> list[Problem]:
    """Who is excluded without being there to be drawn: most likely a slip, so it is said."""
    wrong = [each for each in excluded if not each.enterprise and not each.person]
    wrong += [each for each in excluded if each.enterprise and each.enterprise not in names]
    wrong += [each for each in excluded if each.person and each.person not in people]
    return [Problem("planning.draw_unknown", {"name": (each.person or each.enterprise)[:60]}) for each in wrong]
