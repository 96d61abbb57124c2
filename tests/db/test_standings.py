"""How enterprises stood on a day, kept by whatever happens, against a log of which the later days were cut off."""

import random
from collections.abc import Callable
from datetime import datetime, timedelta

from laptops import NOW
from sqlalchemy import select

from db.database import Database, Work
from db.figures.colours import colour_of
from db.figures.standings import standing_on
from db.records.log import Event
from db.tables import PROJECTIONS, STANDINGS

_ENTERPRISES, _VISITS = PROJECTIONS["enterprise"], PROJECTIONS["visit"]
_NAMES = [f"e{number}" for number in range(5)]
Stood = dict[str, tuple[str, str]]
"""Enterprise to its colour and last visit."""


def all_events(database: Database) -> list[Event]:
    with database.look() as work:
        return [event for dev in work.events.have() for event in work.events.of_device(dev)]


def happen(work: Work, chance: random.Random, day: datetime) -> None:
    name = chance.choice(_NAMES)
    if work.enterprises.get(name) is None:
        work.enterprises.save(name, {"name": name})
    match chance.randrange(5):
        case 0 | 1:
            facts = {each: chance.choice((True, False, None)) for each in ("handles_sensitive_goods", "safeguards_met")}
            work.enterprises.save(name, dict(chance.sample(sorted(facts.items()), chance.randrange(1, 3))))
        case 2:
            work.enterprises.save(name, {"decided_grade": chance.choice(("blue", "green", "")), "decided_for": "no/no"})
        case 3:
            other = chance.choice(_NAMES[:2])
            work.enterprises.save(
                name, {"merged_into": other if name not in _NAMES[:2] and chance.random() < 0.6 else ""}
            )
        case 4:
            opened = (day - timedelta(days=chance.randrange(40))).isoformat()
            work.visits.save(f"v{chance.randrange(9)}", {"enterprise_id": name, "opened_at": opened, "mode": "joint"})


def kept(database: Database, day: str) -> Stood:
    with database.work(NOW) as work:
        while work.tallies.count_stale():
            pass
        columns = (STANDINGS.c.id, STANDINGS.c.colour, STANDINGS.c.last_visit)
        found = work.tallies._connection.execute(select(*columns).where(standing_on(day))).all()
    assert len({row.id for row in found}) == len(found)
    return {row.id: (row.colour, row.last_visit) for row in found}


def colours_by(database: Database, events: list[Event]) -> dict[str, str]:
    """What a laptop shows that knows these events alone."""
    with database.work(NOW) as work:
        work.events.receive(events)
    with database.look() as work:
        query = select(_ENTERPRISES.c.id, colour_of(_ENTERPRISES).label("colour"))
        return {row.id: row.colour for row in work.tallies._connection.execute(query)}


def truth(database: Database, other: Callable[[], Database], day: str) -> Stood:
    events = all_events(database)
    with database.look() as work:
        connection = work.tallies._connection
        into = {row.id: row.merged_into or row.id for row in connection.execute(select(_ENTERPRISES))}
        visits = [(into.get(row.enterprise_id, ""), row.opened_at[:10]) for row in connection.execute(select(_VISITS))]
    entered = {name: min(each.wall[:10] for each in events if each.obj == name) for name in into}
    alone = [name for name, survivor in into.items() if name == survivor]
    began = min(entered[name] for name in alone)
    found = {}
    for name in alone:
        last = max((seen for of, seen in visits if of == name and seen <= day), default="")
        if entered[name] <= max(day, began) or last:
            until = max(day, entered[name])
            told = [each for each in events if each.obj == name and each.wall[:10] <= until]
            found[name] = (colours_by(other(), told)[name], last)
    return found


def test_whatever_two_laptops_do_each_day_stands_as_its_events_say(create: Callable[[str], Database]) -> None:
    chance, laptops, spare = random.Random(7), (create("a"), create("b")), create("c")

    def other() -> Database:
        """Empty again."""
        with spare.work(NOW) as work:
            work.withdrawals.take_out(all_events(spare))
        return spare

    for step in range(20):
        # A clock that is wrong says an earlier day now and then.
        day = NOW + timedelta(days=3 * step - chance.choice((0, 0, 0, 20)))
        with chance.choice(laptops).work(day) as work:
            happen(work, chance, day)
        if step % 5 == 4:
            told = [all_events(each) for each in laptops]
            for laptop, events in zip(laptops, reversed(told), strict=True):
                with laptop.work(NOW) as work:
                    work.events.receive(events)
            kept(laptops[0], "")
    for ahead in (-30, 2, 30, 90):
        day_of = (NOW + timedelta(days=ahead)).date().isoformat()
        assert kept(laptops[0], day_of) == truth(laptops[0], other, day_of), ahead
    before = kept(laptops[0], "")
    with laptops[0].work(NOW) as work:
        work.tallies.forget_all()
    assert kept(laptops[0], "") == before
