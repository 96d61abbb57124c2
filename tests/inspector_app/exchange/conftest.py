"""Two laptops that know each other, and a pack from one to the other."""

from pathlib import Path

import pytest
from handovers import worked_visit
from offices import NOW
from store_pairs import stores

from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.stores import Store

Stores = tuple[Store, Store]
__all__ = ["path", "stores"]


@pytest.fixture
def path(stores: Stores, tmp_path: Path) -> Path:
    """The pack of one worked visit with three photos."""
    worked_visit(stores[0])
    write_visit_pack(stores[0], tmp_path / "first.zjpack", NOW)
    return tmp_path / "first.zjpack"
