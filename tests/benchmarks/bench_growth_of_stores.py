"""How opening a store and saving into it grow with what it holds: registers of three sizes, beside the least.

The stores are made at a cheap cost of guessing: a passphrase costs the same whatever the store holds (bench_unlock).
"""

from pathlib import Path

from bench_growth import _beside_the_least
from bench_search import register
from measuring import Figure, in_turn
from offices import NOW, PASSPHRASE, new_store

from db.records.values import Inspector
from inspector_app.checklists.model import Verdict
from inspector_app.checklists.progress import items_for
from inspector_app.checklists.snapshots import shipped
from inspector_app.stores import Store, open_store
from inspector_app.visits import GivenAnswer, VisitDraft, give_answer, open_visit

_SIZES = (2_000, 10_000, 40_000)
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
    ]


def _one_answer(store: Store) -> float:
    visit = open_visit(store, VisitDraft("1", (Inspector("李明"),)), shipped(), NOW)
    items = [item for area in items_for(shipped(), "国际货代") for item in area.items if item.has_verdict]
    answers = iter(items)

    def save() -> None:
        give_answer(store, visit, next(answers), GivenAnswer(Verdict.PASS), NOW)

    took, _ = in_turn(save, lambda: None, _ROUNDS)
    return took
