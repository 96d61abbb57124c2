"""Whatever call of the disk fails: what was promised is there, what was there still is, and the store is sound."""

import importlib.util
import shutil
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from offices import NOW, PASSPHRASE
from visit_pages import started_visit

from inspector_app.audit.check import check_log
from inspector_app.backups import shelf
from inspector_app.backups.making import make_backup
from inspector_app.evidence.intake import Picture, take_in
from inspector_app.stores import Store, open_store


def _rig() -> ModuleType:
    """Beside this file; tests are imported by path, without packages."""
    path = Path(__file__).with_name("rig.py")
    spec = importlib.util.spec_from_file_location("fault_rig", path)
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules.setdefault("fault_rig", importlib.util.module_from_spec(spec))
    spec.loader.exec_module(module)
    return module


rig = _rig()
STEPS = {"intake": 16, "backup": 47}
"""Of the short form: every so many calls."""
pytestmark = pytest.mark.skipif(not rig.can_run(), reason="needs Linux and a C compiler")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found: Path = rig.built(tmp_path_factory.mktemp("library"))
    return found


@pytest.fixture
def visited(tmp_path: Path) -> tuple[Path, str]:
    """With one paper and one backup."""
    store, visit = started_visit(tmp_path / "root" / "store")
    take_in(store, visit, "RN-01", Picture(b"%PDF-1.7 a paper", "a.pdf", "file"), NOW)
    make_backup(store, NOW)
    store.close()
    return store.folder, visit


@pytest.mark.parametrize("deed", list(STEPS))
def test_a_failing_call_loses_nothing_that_was_promised(library: Path, visited: tuple[Path, str], deed: str) -> None:
    step = 1 if rig.LONG else STEPS[deed]
    hits: Counter[Any] = Counter()
    late = set()
    for outcome in rig.sweep(library, *visited, deed, step):
        assert not outcome.end.startswith("bug"), (outcome.n, outcome.end)
        require_sound(outcome, visited[1])
        shutil.rmtree(outcome.folder)
        hits[outcome.kind] += outcome.hit
        late |= set() if outcome.hit else {outcome.kind}
    # Each kind was gone through from the first call to behind the last one.
    assert late == set(rig.Fault)
    assert all(hits[kind] > 2 for kind in rig.Fault)


def require_sound(outcome: Any, visit: str) -> None:
    store = open_store(outcome.folder, PASSPHRASE)
    try:
        audit = check_log(store)
        assert audit.sound, (outcome, audit.problems)
        require_promises(store, outcome, visit)
        assert not list(outcome.folder.rglob("*.part")), outcome
    finally:
        store.close()


def require_promises(store: Store, outcome: Any, visit: str) -> None:
    with store.database.look() as work:
        photos = {photo.sha256 for photo in work.photos.of_visit(visit)}
    hashes = [promise for promise in outcome.stored if len(promise) == 64]
    assert set(hashes) <= photos, outcome
    assert len(photos) >= 1, outcome
    for sha256 in photos:
        assert store.files.get(sha256), outcome
    backups = shelf.list_backups(store.folder, store.vault)
    assert [backup for backup in backups if backup.sound], outcome
    names = {promise for promise in outcome.stored if "-" in promise}
    assert names <= {backup.name for backup in backups}, outcome
