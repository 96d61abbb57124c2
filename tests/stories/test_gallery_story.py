"""A script looks through all photos, puts a removed one back, lists hashes and takes originals out."""

from pathlib import Path
from typing import Any

from handed_over import inspector_with_visit
from offices import NOW
from spoken import spoken_of

from inspector_app.evidence.intake import remove_photo


def call(folder: Path, *words: object) -> tuple[int, Any]:
    return spoken_of(folder, "photos", *words)


def test_a_script_works_with_the_photos_of_all_visits(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    store, visit = inspector_with_visit(folder)
    with store.database.look() as work:
        removed = work.photos.of_visit(visit)[0].id
    remove_photo(store, removed, NOW)
    store.close()
    code, listed = call(folder, "list", "--enterprise", "shunda", "--item", "RN", "--limit", "1")
    assert (code, listed["count"], [each["file"] for each in listed["photos"]]) == (0, 2, ["navy.jpg"])
    code, trash = call(folder, "trash")
    assert [(each["photo"], each["removed_by"], each["restorable"]) for each in trash] == [(removed, "李明", True)]
    assert call(folder, "restore", removed) == (0, {"restored": [removed]})
    assert call(folder, "restore", "nobody")[0] == 1
    code, written = call(folder, "hashes", "--visit", visit, "--out", tmp_path / "list.pdf")
    assert (code, written["photos"]) == (0, 3)
    assert (tmp_path / "list.pdf").read_bytes().startswith(b"%PDF")
    assert call(folder, "hashes", "--out", tmp_path / "list.pdf")[0] == 2
    (tmp_path / "out").mkdir()
    code, saved = call(folder, "save", removed, "--out", tmp_path / "out")
    assert (code, len(saved["files"])) == (0, 1)
    assert Path(saved["files"][0]).is_file()
