"""Two laptops that know each other, and a pack from one to the other."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from handovers import two_stores, worked_visit
from offices import NOW

from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.stores import Store

Stores = tuple[Store, Store]


@pytest.fixture
def stores(tmp_path: Path) -> Iterator[Stores]:
    """Of an inspector and a supervisor."""
    inspector, supervisor = two_stores(tmp_path)
    yield inspector, supervisor
    inspector.close()
    supervisor.close()


@pytest.fixture
def path(stores: Stores, tmp_path: Path) -> Path:
    """The pack of one worked visit with three photos."""
    worked_visit(stores[0])
    write_visit_pack(stores[0], tmp_path / "first.zjpack", NOW)
    return tmp_path / "first.zjpack"
