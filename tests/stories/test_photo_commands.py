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


def test_codes_that_may_have_to_be_masked_are_listed_and_masked_when_asked(
    visited: tuple[Path, str], capsys: pytest.CaptureFixture[str]
) -> None:
    import segno
    from PIL import Image

    folder, _ = visited
    code = folder / "code.png"
    segno.make_qr("SF1234567890123").save(str(code), scale=6)
    with Image.open(code) as image:
        sheet = Image.new("RGB", (800, 600), "white")
        sheet.paste(image.convert("RGB"), (300, 200))
    sheet.save(folder / "waybill.png")
    _, said = run(visited, capsys, str(folder / "waybill.png"))
    access = ["--store", str(folder / "store"), "--passphrase-file", str(folder / "passphrase"), "--json"]
    photo = str(said[0]["photo"])

    def suggest(*words: str) -> dict[str, object]:
        assert main(["visit", "suggest", photo, *words, *access]) == 0
        found: dict[str, object] = json.loads(capsys.readouterr().out)
        return found

    assert suggest()["not_masked"] == 1
    assert suggest("--mask")["not_masked"] == 1
    found = suggest()
    assert found["not_masked"] == 0
    assert isinstance(found["found"], list)
    assert found["found"][0]["what"] == "code"


def test_a_pair_is_laid_over_by_two_points(visited: tuple[Path, str], capsys: pytest.CaptureFixture[str]) -> None:
    folder, _ = visited
    files = [written(folder / f"{colour}.jpg", picture(colour=colour)) for colour in ("red", "green")]
    ids = [str(run(visited, capsys, str(path), "--item", "RN-01")[1][0]["photo"]) for path in files]
    access = ["--store", str(folder / "store"), "--passphrase-file", str(folder / "passphrase"), "--json"]
    points = ["0.1", "0.1", "0.9", "0.9", "0.2", "0.2", "0.8", "0.8"]
    assert main(["visit", "pair", ids[1], "--before", ids[0], "--points", *points, *access]) == 0
    assert json.loads(capsys.readouterr().out)["points"] == [float(each) for each in points]
    same = ["0.5"] * 8
    assert main(["visit", "pair", ids[1], "--before", ids[0], "--points", *same, *access]) == 1
    assert json.loads(capsys.readouterr().out)["problems"][0]["code"] == "photo.points_close"
