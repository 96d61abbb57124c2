"""Several packs taken in together, killed before any file call: each is in whole or out, those of a group as one."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random

from fault_forks import Deed, Fault, Fork, Told, swept
from fault_stores import copies_of
from handovers import two_stores, worked_visit
from offices import NOW, PASSPHRASE

from inspector_app.audit.check import check_log
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.several import take_several
from inspector_app.stores import Store, open_store

_PACKS = 4
_TOGETHER = (0, 1, 3, 4)
"""So many can be in: the first comes alone, then two, then what is left."""


def together(place: Path, chance: Random, rounds: int, wrong: bool) -> Iterator[str]:
    """`wrong` says that they are in before they are."""
    inspector, supervisor = two_stores(place)
    visits, packs = list[str](), list[Path]()
    for number in range(_PACKS):
        visits.append(worked_visit(inspector, f"e{number}"))
        packs.append(place / f"{number}.zjpack")
        write_visit_pack(inspector, packs[-1], NOW)
    inspector.close()
    supervisor.close()
    shutil.rmtree(inspector.folder)

    def deed_for(copy: Path) -> Deed:
        def deed(fork: Fork) -> None:
            store = open_store(copy, PASSPHRASE)
            fork.arm()
            if wrong:
                fork.promise(packs[-1].name)
            take_several(store, packs, NOW, told=lambda taken: fork.promise(taken.path.name))

        return deed

    def check(copy: Path, told: Told) -> str:
        with closing(open_store(copy, PASSPHRASE)) as store:
            promised = max((int(name.partition(".")[0]) + 1 for name in told.promises), default=0)
            found, whole = _taken(store), _whole(store, visits)
            if found not in _TOGETHER or found < promised or whole != found:
                return f"{found} packs are in, {promised} were promised, {whole} visits are whole"
            take_several(store, packs, NOW)
            again = _taken(store), _whole(store, visits)
            return "" if again == (_PACKS, _PACKS) and check_log(store).sound else f"then {again}"

    yield from swept(deed_for, copies_of(supervisor.folder, place), check, (Fault.KILL,), rounds, chance)


def _taken(store: Store) -> int:
    with store.database.look() as work:
        return len(work.packs.all())


def _whole(store: Store, visits: list[str]) -> int:
    """How many are there with all that belongs to them; -1 when of one a part is."""
    with store.database.look() as work:
        parts = [(len(work.answers.of_visit(each)), work.photos.of_visit(each)) for each in visits]
        here = [work.visits.get(each) is not None for each in visits]
    for photo in (photo for _, photos in parts for photo in photos):
        store.files.get(photo.sha256)
    sound = all(
        (answers, len(photos)) == ((2, 3) if known else (0, 0))
        for (answers, photos), known in zip(parts, here, strict=True)
    )
    return sum(here) if sound else -1
