"""Packs beside `cp`, `tar` and (where they are installed) `restic` and `borg`, on the same files and disk, in one run.

`dev.py bench pack --photos 1000 --size 1` for the size of the goal; the default is smaller. Everybody writes once in
each round, beginning with another one each time, to a place of its own, when nothing of the others is still on its way
to the disk; a figure is that of the round with the middle ratio.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

from measuring import Figure, seconds
from offices import NOW, PASSPHRASE, new_store, with_enterprise

from db.records.values import Inspector
from inspector_app.checklists.snapshots import shipped
from inspector_app.evidence.intake import add_photo, picture_from_file
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.read import import_pack
from inspector_app.exchange.trust.peers import card_of, trust_card
from inspector_app.files import remove_tree
from inspector_app.stores import Role, Store, open_store
from inspector_app.visits import VisitDraft, open_visit

_PHOTOS, _MEGABYTES = 175, 0.5
_ROUNDS, _TAKEN = 5, 3
"""Of writing, where the disk is most of it, and of taking in."""
_SAMPLE = Path(__file__).parents[2] / "resources" / "demo" / "photos" / "counter.jpg"
_MEMORY = 150 * 1024**2
_SLOWEST = 50 * 1024**2
"""Bytes a second of an import."""
_PACK = "visit.zjpack"
_COPY = "synced copy of the photos"
_Work = Callable[[Path], object]
"""Writes into a folder that is empty, or was prepared."""
_Round = dict[str, float]
"""Seconds, by who needed them."""


def figures(folder: Path) -> list[Figure]:
    count = int(os.environ.get("INSPECTOR_BENCH_PHOTOS", _PHOTOS))
    size = int(float(os.environ.get("INSPECTOR_BENCH_MEGABYTES", _MEGABYTES)) * 1_000_000)
    photos = _photos(folder / "photos", count, size)
    with closing(_inspector(folder)) as store:
        visit = open_visit(store, VisitDraft(with_enterprise(store), (Inspector("李明"),)), shipped(), NOW)
        for path in photos.iterdir():
            add_photo(store, visit, "", picture_from_file(path, "file"), NOW)
        works, prepare = _works(store, photos)
        rounds = [_round(folder, works, prepare, first) for first in range(_ROUNDS)]
        write_visit_pack(store, folder / _PACK, NOW)
    taken = [_taken(folder, photos) | {"slowest": count * size / _SLOWEST} for _ in range(_TAKEN)]
    what, of = f"write a pack of {count} photos", f", {count} photos"
    exported = _memory(_EXPORT, folder / "inspector", folder / _PACK)
    imported = _memory(_IMPORT, folder / "spare", folder / _PACK)
    peers = {
        "copy": (_COPY, 2.5),
        "tar": ("tar, synced", 3),
        "borg": ("borg create", 0.7),
        "restic": ("restic backup", 1),
    }
    of_plain = {"copy": (_COPY, 1.5), "borg": ("borg create", 0.7)}
    return [
        *_middles(what, "pack", peers, rounds),
        *_middles(f"write it unencrypted{of}", "plain", of_plain, rounds),
        _middle(f"import it{of}", "first", "50 MB a second", "slowest", 1, taken),
        _middle(f"import it{of}", "first", _COPY, "copy", 3, taken),
        _middle(f"import it again{of}", "again", "the first import", "first", 0.6, taken),
        Figure(f"memory of an export{of}", exported, "the goal", _MEMORY, 1, "MB"),
        Figure(f"memory of an import{of}", imported, "the goal", _MEMORY, 1, "MB"),
    ]


def _middles(what: str, ours: str, peers: dict[str, tuple[str, float]], rounds: Sequence[_Round]) -> list[Figure]:
    """Beside each peer that this machine has."""
    there = {peer: told for peer, told in peers.items() if peer in rounds[0]}
    return [_middle(what, ours, beside, peer, goal, rounds) for peer, (beside, goal) in there.items()]


def _middle(what: str, ours: str, beside: str, peer: str, goal: float, rounds: Sequence[_Round]) -> Figure:
    """Of one round, in which both had the same disk."""
    found = [Figure(what, each[ours], beside, each[peer], goal) for each in rounds]
    return sorted(found, key=lambda each: each.ratio)[len(found) // 2]


def _photos(folder: Path, count: int, size: int) -> Path:
    folder.mkdir()
    sample = _SAMPLE.read_bytes()
    for number in range(count):
        (folder / f"{number}.jpg").write_bytes(sample + os.urandom(size - len(sample)))
    return folder


def _inspector(folder: Path) -> Store:
    inspector = new_store(folder / "inspector")
    with closing(new_store(folder / "spare", Role.SUPERVISOR, "赵敏")) as supervisor:
        trust_card(inspector, card_of(supervisor), NOW)
        trust_card(supervisor, card_of(inspector), NOW)
    return inspector


# --- writing ----------------------------------------------------------------------------------------------------------


def _works(store: Store, photos: Path) -> tuple[dict[str, _Work], dict[str, _Work]]:
    """Who writes the same photos, and what some of them need before that nobody measures."""
    works: dict[str, _Work] = {
        "copy": lambda place: _copy(photos, place),
        "pack": lambda place: write_visit_pack(store, place / _PACK, NOW),
        "plain": lambda place: write_visit_pack(store, place / _PACK, NOW, encrypted=False),
        "tar": lambda place: _run(place, "sh", "-c", f"tar cf t.tar -C {photos.parent} {photos.name} && sync t.tar"),
    }
    prepare: dict[str, _Work] = {}
    if shutil.which("borg"):
        prepare["borg"] = lambda place: _run(place, "borg", "init", "--encryption", "repokey", "repository")
        works["borg"] = lambda place: _run(place, "borg", "create", "repository::a", str(photos))
    if shutil.which("restic"):
        prepare["restic"] = lambda place: _run(place, "restic", "init", "--repo", "repository")
        works["restic"] = lambda place: _run(place, "restic", "--repo", "repository", "backup", str(photos))
    return works, prepare


def _round(folder: Path, works: Mapping[str, _Work], prepare: Mapping[str, _Work], first: int) -> _Round:
    measured = {}
    for name in [*works][first:] + [*works][:first]:
        place = folder / name
        place.mkdir()
        if name in prepare:
            prepare[name](place)
        os.sync()
        measured[name] = seconds(partial(works[name], place))
        remove_tree(place)
    return measured


def _run(place: Path, *command: str) -> None:
    secrets = {"BORG_PASSPHRASE": "x", "RESTIC_PASSWORD": "x", "BORG_BASE_DIR": str(place)}
    environment = {**os.environ, **secrets, "XDG_CACHE_HOME": str(place)}
    subprocess.run(command, check=True, capture_output=True, env=environment, cwd=place)


def _copy(source: Path, target: Path) -> None:
    for path in source.iterdir():
        shutil.copyfile(path, target / path.name)
        with (target / path.name).open("rb") as stream:
            os.fsync(stream.fileno())


# --- taking in --------------------------------------------------------------------------------------------------------


def _taken(folder: Path, photos: Path) -> _Round:
    """By a supervisor who has nothing yet."""
    place, copy = folder / "supervisor", folder / "copy"
    shutil.copytree(folder / "spare", place)
    copy.mkdir()
    os.sync()
    measured = {"copy": seconds(lambda: _copy(photos, copy))}
    with closing(open_store(place, PASSPHRASE)) as store:
        for name in ("first", "again"):
            os.sync()
            measured[name] = seconds(lambda: import_pack(store, folder / _PACK, NOW))
    remove_tree(place)
    remove_tree(copy)
    return measured


# --- memory -----------------------------------------------------------------------------------------------------------

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
