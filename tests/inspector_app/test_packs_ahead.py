"""Of several packs, the next is read and verified while one is taken in; it counts only at its own turn."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from handovers import LATER, two_stores, with_photos, worked_visit
from offices import NOW

from inspector_app.exchange.several import Taken, take_several
from inspector_app.exchange.write import write_visit_pack
from inspector_app.stores import Store

_PATIENCE_S = 60


@pytest.fixture
def stores(tmp_path: Path) -> Iterator[tuple[Store, Store]]:
    inspector, supervisor = two_stores(tmp_path)
    yield inspector, supervisor
    inspector.close()
    supervisor.close()


def test_the_next_pack_is_staged_while_one_is_taken_in_and_no_row_names_it(
    stores: tuple[Store, Store], tmp_path: Path
) -> None:
    inspector, supervisor = stores
    visit = worked_visit(inspector, photos=3)
    first, second = tmp_path / "1.zjpack", tmp_path / "2.zjpack"
    write_visit_pack(inspector, first, NOW)
    early = _files(inspector)
    with_photos(inspector, visit, range(90_000, 90_002))
    write_visit_pack(inspector, second, LATER)
    everything = _files(inspector)
    seen: list[tuple[str, int, int]] = []

    def told(taken: Taken) -> None:
        end = time.monotonic() + _PATIENCE_S
        while _files(supervisor) < everything and time.monotonic() < end:
            time.sleep(0.01)
        with supervisor.database.look() as work:
            seen.append((taken.path.name, _files(supervisor), len(work.blobs.all())))

    take_several(supervisor, [first, second], LATER, told=told)
    assert early < everything
    assert seen == [("1.zjpack", everything, early), ("2.zjpack", everything, everything)]


def _files(store: Store) -> int:
    return sum(1 for _ in (store.folder / "blobs").rglob("*.sealed"))
