"""How opening a store, saving into it and an enterprise's file grow with what is there: three sizes, beside the least.

The stores are made at a cheap cost of guessing: a passphrase costs the same whatever the store holds (bench_unlock).
"""

from datetime import timedelta
from pathlib import Path

from bench_growth import _beside_the_least
from bench_search import register
from measuring import Figure, in_turn
from offices import NOW, PASSPHRASE, new_store

from db.records.values import Inspector
from db.tables import PROJECTIONS, blank_row
from inspector_app.checklists.model import Verdict
from inspector_app.checklists.progress import items_for
from inspector_app.checklists.snapshots import shipped
from inspector_app.enterprises.file import enterprise_file
from inspector_app.stores import Store, open_store
from inspector_app.visits import GivenAnswer, VisitDraft, give_answer, open_visit

_SIZES = (2_000, 10_000, 40_000)
_VISITS = (20, 200, 2_000)
_ROUNDS = 15


def figures(folder: Path) -> list[Figure]:
    opened, saved = {}, {}
    for size in _SIZES:
        place = folder / str(size)
        store = new_store(place)
        with store.database.work(NOW) as work:
            work.enterprises.save_many((each.id, {"name": each.name, "phone": each.phone}) for each in register(size))
        store.close()
        opened[size], _ = in_turn(lambda place=place: open_store(place, PASSPHRASE).close(), lambda: None, _ROUNDS)
        store = open_store(place, PASSPHRASE)
        saved[size] = _one_answer(store)
        store.close()
    return [
        *_beside_the_least("store of {size} enterprises opened, without the guess", opened),
        *_beside_the_least("one answer saved among {size} enterprises", saved),
        *_beside_the_least("file of an enterprise with {size} visits", _files(folder / "files")),
    ]


def _files(folder: Path) -> dict[int, float]:
    store, took, held = new_store(folder), {}, 0
    with store.database.work(NOW) as work:
        work.enterprises.save("1", {"name": "甲物流"})
    table = PROJECTIONS["visit"]
    for size in _VISITS:
        opened = [(NOW - timedelta(hours=number)).isoformat() for number in range(held, size)]
        visits = [{"enterprise_id": "1", "device": store.device, "opened_at": at, "closed_at": at} for at in opened]
        rows = [{**blank_row(table), **visit, "id": f"v{number}"} for number, visit in enumerate(visits, held)]
        with store.database._unit(writing=True) as connection:
            connection.execute(table.insert(), rows)
        held = size
        took[size], _ = in_turn(lambda: enterprise_file(store, "1"), lambda: None, _ROUNDS)
    store.close()
    return took


def _one_answer(store: Store) -> float:
    visit = open_visit(store, VisitDraft("1", (Inspector("李明"),)), shipped(), NOW)
    items = [item for area in items_for(shipped(), "国际货代") for item in area.items if item.has_verdict]
    answers = iter(items)

    def save() -> None:
        give_answer(store, visit, next(answers), GivenAnswer(Verdict.PASS), NOW)

    took, _ = in_turn(save, lambda: None, _ROUNDS)
    return took
