"""`inspector-app visit photo` takes files, folders and cards, and says of each what became of it."""

import json
from pathlib import Path

import pytest
from evidence_files import film, picture, taken_at, written
from offices import PASSPHRASE
from visit_pages import started_visit

from inspector_app.cli import main


@pytest.fixture
def visited(tmp_path: Path) -> tuple[Path, str]:
    store, visit = started_visit(tmp_path / "store")
    store.close()
    (tmp_path / "passphrase").write_text(PASSPHRASE, "utf-8")
    return tmp_path, visit


def run(
    visited: tuple[Path, str], capsys: pytest.CaptureFixture[str], *words: str
) -> tuple[int, list[dict[str, object]]]:
    folder, visit = visited
    access = ["--store", str(folder / "store"), "--passphrase-file", str(folder / "passphrase"), "--json"]
    code = main(["visit", "photo", visit, *words, *access])
    return int(code), json.loads(capsys.readouterr().out)


def test_a_folder_goes_to_the_tray_and_doubts_are_named(
    visited: tuple[Path, str], capsys: pytest.CaptureFixture[str]
) -> None:
    card = visited[0] / "card"
    written(card / "a.jpg", taken_at("2020:01:01 10:00:00"))
    written(card / "b.mp4", film())
    code, said = run(visited, capsys, str(card), "--tray")
    assert code == 0
    assert [(each["file"], each["tray"], each["media_type"]) for each in said] == [
        ("a.jpg", True, "image/jpeg"),
        ("b.mp4", True, "video/mp4"),
    ]
    assert (said[0]["outside_visit"], said[0]["remarks"]) == (True, ["photo.outside_visit"])
    code, again = run(visited, capsys, str(card / "a.jpg"), "--item", "RN-01")
    assert (code, again[0]["duplicate"], again[0]["photo"]) == (0, True, said[0]["photo"])


def test_one_bad_file_does_not_stop_the_others(visited: tuple[Path, str], capsys: pytest.CaptureFixture[str]) -> None:
    good, bad = written(visited[0] / "good.png", picture("PNG")), written(visited[0] / "bad.jpg", b"")
    code, said = run(visited, capsys, str(bad), str(good), str(visited[0] / "none.jpg"), "--item", "RN-01")
    assert code == 1
    assert [(each["file"], each["item"]) for each in said["taken"]] == [("good.png", "RN-01")]
    assert [each["code"] for each in said["problems"]] == ["photo.empty", "photo.unreadable"]
