"""Writing and importing a pack of 175 photos beside a synced copy of the same photos to the same disk."""

import os
import shutil
from pathlib import Path

from measuring import Figure, seconds
from offices import NOW, new_store, with_enterprise

from db.records import Inspector
from inspector_app.checklists.snapshots import shipped
from inspector_app.evidence.intake import add_photo, picture_from_file
from inspector_app.exchange.peers import card_of, trust_card
from inspector_app.exchange.read import import_pack
from inspector_app.exchange.write import write_visit_pack
from inspector_app.stores import Role
from inspector_app.visits import VisitDraft, open_visit

_PHOTOS = 175
_SAMPLE = Path(__file__).parents[2] / "resources" / "demo" / "photos" / "counter.jpg"


def figures(folder: Path) -> list[Figure]:
    photos = folder / "photos"
    photos.mkdir()
    sample = _SAMPLE.read_bytes()
    for number in range(_PHOTOS):
        (photos / f"{number}.jpg").write_bytes(sample + os.urandom(400_000))
    inspector = new_store(folder / "inspector")
    supervisor = new_store(folder / "supervisor", Role.SUPERVISOR, "赵敏")
    trust_card(inspector, card_of(supervisor), NOW)
    trust_card(supervisor, card_of(inspector), NOW)
    visit = open_visit(inspector, VisitDraft(with_enterprise(inspector), (Inspector("李明"),)), shipped(), NOW)
    for path in photos.iterdir():
        add_photo(inspector, visit, "", picture_from_file(path, "file"), NOW)
    pack = folder / "visit.zjpack"
    copy = seconds(lambda: _copy(photos, folder / "copy"))
    written = seconds(lambda: write_visit_pack(inspector, pack, NOW))
    again = seconds(lambda: _copy(photos, folder / "copy2"))
    taken = seconds(lambda: import_pack(supervisor, pack, NOW))
    repeated = seconds(lambda: import_pack(supervisor, pack, NOW))
    inspector.close()
    supervisor.close()
    return [
        Figure("write a pack of 175 photos", written, "synced copy of the photos", copy, 2.5),
        Figure("import it", taken, "synced copy of the photos", again, 3),
        Figure("import it again", repeated, "the first import", taken, 0.6),
    ]


def _copy(source: Path, target: Path) -> None:
    target.mkdir()
    for path in source.iterdir():
        shutil.copyfile(path, target / path.name)
        with (target / path.name).open("rb") as stream:
            os.fsync(stream.fileno())
