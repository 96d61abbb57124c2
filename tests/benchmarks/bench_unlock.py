"""Unlocking a store at its real cost: beside the one guess that it must cost, and beside its goal."""

from pathlib import Path

from measuring import Figure, in_turn
from offices import NOW, PASSPHRASE, with_enterprise

from inspector_app.stores import Role, StoreOwner, create_store, open_store
from inspector_app.vault.cost import KdfCost, slot_key
from inspector_app.vault.slots import read_slots


def figures(folder: Path) -> list[Figure]:
    place = folder / "store"
    create_store(place, StoreOwner("李明", "办", Role.INSPECTOR), PASSPHRASE, NOW)
    store = open_store(place, PASSPHRASE)
    with_enterprise(store)
    store.close()
    cost: KdfCost = read_slots(place).people[0].cost

    def guess() -> None:
        slot_key(PASSPHRASE, b"0" * 16, cost)

    ours, floor = in_turn(lambda: open_store(place, PASSPHRASE).close(), guess, 7)
    return [
        Figure("unlock and close a store", ours, "one guess of a passphrase", floor, 1.5),
        Figure("unlock and close a store", ours, "goal: 400 ms", 0.4, 1),
    ]
