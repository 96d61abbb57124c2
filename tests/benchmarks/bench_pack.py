"""Packs beside `cp`, `tar` and (where they are installed) `restic` and `borg`, on the same files and disk, in one run.

`dev.py bench pack --photos 1000 --size 1` for the size of the goal; the default is smaller.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median

from measuring import Figure, seconds
from offices import NOW, PASSPHRASE, new_store, with_enterprise

from db.records.values import Inspector
from inspector_app.checklists.snapshots import shipped
from inspector_app.evidence.intake import add_photo, picture_from_file
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.read import import_pack
from inspector_app.exchange.trust.peers import card_of, trust_card
from inspector_app.stores import Role, Store, open_store
from inspector_app.visits import VisitDraft, open_visit

_PHOTOS, _MEGABYTES = 175, 0.5
_ROUNDS = 3
_SAMPLE = Path(__file__).parents[2] / "resources" / "demo" / "photos" / "counter.jpg"
_MEMORY = 150 * 1024**2
_SLOWEST = 50 * 1024**2
"""Bytes a second of an import."""


def figures(folder: Path) -> list[Figure]:
    photos = folder / "photos"
    photos.mkdir()
    sample = _SAMPLE.read_bytes()
    count = int(os.environ.get("INSPECTOR_BENCH_PHOTOS", _PHOTOS))
    size = int(float(os.environ.get("INSPECTOR_BENCH_MEGABYTES", _MEGABYTES)) * 1_000_000)
    for number in range(count):
        (photos / f"{number}.jpg").write_bytes(sample + os.urandom(size - len(sample)))
    total = sum(path.stat().st_size for path in photos.iterdir())
    inspector, supervisor = _stores(folder)
    visit = open_visit(inspector, VisitDraft(with_enterprise(inspector), (Inspector("李明"),)), shipped(), NOW)
    for path in photos.iterdir():
        add_photo(inspector, visit, "", picture_from_file(path, "file"), NOW)
    pack = folder / "visit.zjpack"
    copy, written, plain = _written(inspector, photos, pack)
    again = seconds(lambda: _copy(photos, folder / "copy2"))
    taken = seconds(lambda: import_pack(supervisor, pack, NOW))
    repeated = seconds(lambda: import_pack(supervisor, pack, NOW))
    inspector.close()
    supervisor.close()
    return [
        Figure(f"write a pack of {count} photos", written, "synced copy of the photos", copy, 2.5),
        Figure("write it unencrypted", plain, "synced copy of the photos", copy, 1.5),
        *_peers(folder, photos, written),
        Figure("import it", taken, "50 MB a second", total / _SLOWEST, 1),
        Figure("import it", taken, "synced copy of the photos", again, 3),
        Figure("import it again", repeated, "the first import", taken, 0.6),
        Figure("memory of an export", _memory(_EXPORT, folder / "inspector", pack), "the goal", _MEMORY, 1, "MB"),
        Figure("memory of an import", _memory(_IMPORT, folder / "spare", pack), "the goal", _MEMORY, 1, "MB"),
    ]


def _written(store: Store, photos: Path, pack: Path) -> tuple[float, float, float]:
    """Medians of the synced copy, the pack and the unencrypted pack, one after another: the disk drifts."""
    rounds = []
    for number in range(_ROUNDS):
        copy = photos.with_name(f"copy-{number}")
        rounds.append((
            seconds(lambda copy=copy: _copy(photos, copy)),  # type: ignore[misc]
            seconds(lambda: write_visit_pack(store, pack, NOW)),
            seconds(lambda: write_visit_pack(store, pack.with_name("plain.zjpack"), NOW, encrypted=False)),
        ))  # fmt: skip
        shutil.rmtree(copy)
    copied, written, plain = zip(*rounds, strict=True)
    return median(copied), median(written), median(plain)


def _stores(folder: Path) -> tuple[Store, Store]:
    inspector = new_store(folder / "inspector")
    supervisor = new_store(folder / "supervisor", Role.SUPERVISOR, "赵敏")
    trust_card(inspector, card_of(supervisor), NOW)
    trust_card(supervisor, card_of(inspector), NOW)
    supervisor.close()
    # For the import that is measured in a process of its own.
    shutil.copytree(folder / "supervisor", folder / "spare")
    return inspector, open_store(folder / "supervisor", PASSPHRASE)


def _peers(folder: Path, photos: Path, written: float) -> list[Figure]:
    """What other programs need for the same photos."""
    environment = {**os.environ, "BORG_PASSPHRASE": "x", "RESTIC_PASSWORD": "x", "BORG_BASE_DIR": str(folder)}

    def run(*command: str) -> float:
        return seconds(lambda: subprocess.run(command, check=True, capture_output=True, env=environment, cwd=folder))

    found = [Figure("write a pack", written, "tar, synced", run("sh", "-c", "tar cf t.tar photos && sync t.tar"), 3)]
    if shutil.which("borg"):
        run("borg", "init", "--encryption", "repokey", "borg")
        found.append(Figure("write a pack", written, "borg create", run("borg", "create", "borg::a", str(photos)), 0.7))
    if shutil.which("restic"):
        run("restic", "init", "--repo", "restic")
        peer = run("restic", "--repo", "restic", "backup", str(photos))
        found.append(Figure("write a pack", written, "restic backup", peer, 1))
    return found


_IMPORT = "import_pack(store, pack, now)"
_EXPORT = "write_visit_pack(store, pack.with_name('again.zjpack'), now)"
_ALONE = """
import sys
from datetime import datetime
from pathlib import Path
from inspector_app.exchange.read import import_pack
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.stores import open_store
store, pack, now = open_store(Path(sys.argv[1]), sys.argv[2]), Path(sys.argv[3]), datetime.fromisoformat(sys.argv[4])
{work}
# Not ru_maxrss, which a new process inherits from the one that started it.
status = Path("/proc/self/status").read_text()
print(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")))
"""


def _memory(work: str, store: Path, pack: Path) -> float:
    """Bytes at the highest, of a process that does nothing else."""
    script = _ALONE.format(work=work)
    command = [sys.executable, "-c", script, str(store), PASSPHRASE, str(pack), NOW.isoformat()]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=Path(__file__).parents[2])
    return float(done.stdout) * 1024


def _copy(source: Path, target: Path) -> None:
    target.mkdir()
    for path in source.iterdir():
        shutil.copyfile(path, target / path.name)
        with (target / path.name).open("rb") as stream:
            os.fsync(stream.fileno())
