"""A proved backup beside copying the same files and syncing them: each photo lies there only once."""

import os
import random
import shutil
from datetime import timedelta
from pathlib import Path

from measuring import Figure, in_turn
from offices import NOW, new_store, with_enterprise

from db.records.values import Inspector
from inspector_app.backups.making import make_backup
from inspector_app.checklists.snapshots import shipped
from inspector_app.evidence.intake import Picture, add_photo
from inspector_app.visits import VisitDraft, open_visit

_SIZES = (50, 200, 800)
_PHOTO_BYTES = 400_000


def figures(folder: Path) -> list[Figure]:
    store = new_store(folder / "store")
    visit = open_visit(store, VisitDraft(with_enterprise(store), (Inspector("李明"),)), shipped(), NOW)
    item = shipped().areas[0].items[0].code
    chance, found, taken, hours = random.Random(1), [], 0, iter(range(1, 100))
    for size in _SIZES:
        while taken < size:
            data = b"\xff\xd8\xff\xe0" + chance.randbytes(_PHOTO_BYTES)
            add_photo(store, visit, item, Picture(data, f"{taken}.jpg", "file"), NOW)
            taken += 1

        def back_up() -> None:
            make_backup(store, NOW + timedelta(hours=next(hours)), every_file=True)

        def copy() -> None:
            target = folder / "copy"
            shutil.copytree(store.folder, target, ignore=shutil.ignore_patterns("backups"))
            for path in target.rglob("*"):
                if path.is_file():
                    with path.open("r+b") as stream:
                        os.fsync(stream.fileno())
            shutil.rmtree(target)

        ours, floor = in_turn(back_up, copy, 3)
        found.append(Figure(f"back up a store of {size} photos, all proved", ours, "copied and synced", floor, None))
    store.close()
    return found
