"""Where photos belong: told by time, moved by hand, ordered, and every move taken back."""

from datetime import timedelta
from pathlib import Path

import pytest
from evidence_files import film, picture, taken_at, written
from offices import NOW
from visit_pages import photos, started_visit

from inspector_app.errors import RefusedInputError
from inspector_app.evidence.intake import Picture, add_photo, remove_photo
from inspector_app.evidence.matching import Moment, moments_of, proposed_item
from inspector_app.evidence.placing import order_photos, place_photos, put_as_before, return_to_tray
from inspector_app.evidence.previews import preview_of
from inspector_app.evidence.sources import FoundFile, cards, expanded, files_in, settled
from inspector_app.stores import Store
from inspector_app.visits import GivenAnswer, give_answer, go_to, visit_checklist


def at(minutes: float, item: str, answered: bool = False) -> Moment:
    return Moment(NOW + timedelta(minutes=minutes), item, answered)


@pytest.mark.parametrize(
    ("moments", "minute", "item"),
    [
        ((), 1, ""),
        ((at(0, "A"),), -1, ""),
        ((at(0, "A"),), 1, "A"),
        ((at(0, "A"),), 16, ""),
        ((at(0, "A"), at(5, "B")), 4, "A"),
        ((at(0, "A"), at(5, "B")), 5, "B"),
        ((at(0, "A"), at(2, "A", True)), 4, "A"),
        ((at(0, "A"), at(2, "A", True)), 6, ""),
        ((at(0, "A"), at(2, "A", True), at(2.1, "B")), 3, "B"),
    ],
)
def test_the_item_is_the_one_on_the_screen_or_just_answered(
    moments: tuple[Moment, ...], minute: float, item: str
) -> None:
    assert proposed_item(moments, NOW + timedelta(minutes=minute)) == item


def test_no_time_no_proposal() -> None:
    assert proposed_item((at(0, "A"),), None) == ""


def test_where_the_inspector_was_is_read_from_the_log(tmp_path: Path) -> None:
    store, visit = started_visit(tmp_path / "store")
    with store.database.look() as work:
        found = work.visits.get(visit)
    assert found is not None
    item = visit_checklist(store, found).areas[0].items[0]
    go_to(store, visit, item.code, NOW)
    give_answer(store, visit, item, GivenAnswer(note="看过"), NOW + timedelta(minutes=1), then="RN-02")
    said = [(moment.item, moment.answered) for moment in moments_of(store, visit)]
    assert said == [(item.code, False), (item.code, True), ("RN-02", False)] or said == [
        (item.code, False),
        ("RN-02", False),
        (item.code, True),
    ]


@pytest.fixture
def three(tmp_path: Path) -> tuple[Store, str, list[str]]:
    store, visit = started_visit(tmp_path / "store")
    ids = [
        add_photo(store, visit, "RN-01", Picture(picture(colour=colour), f"{colour}.jpg", "file"), NOW).id
        for colour in ("red", "green", "blue")
    ]
    return store, visit, ids


def test_a_move_goes_behind_the_others_and_can_be_taken_back(three: tuple[Store, str, list[str]]) -> None:
    store, visit, ids = three
    before = photos(store, visit)
    places = place_photos(store, ids[:2], "RN-02", NOW)
    assert [(photo.id, photo.item) for photo in photos(store, visit)] == [
        (ids[2], "RN-01"),
        (ids[0], "RN-02"),
        (ids[1], "RN-02"),
    ]
    put_as_before(store, places, NOW)
    assert photos(store, visit) == before


def test_back_to_the_tray_and_out_of_it(three: tuple[Store, str, list[str]]) -> None:
    store, visit, ids = three
    return_to_tray(store, [ids[0]], NOW)
    assert [(photo.item, photo.tray) for photo in photos(store, visit) if photo.id == ids[0]] == [("", True)]
    place_photos(store, [ids[0]], "", NOW)
    assert [(photo.item, photo.tray) for photo in photos(store, visit) if photo.id == ids[0]] == [("", False)]


def test_photos_follow_each_other_as_ordered(three: tuple[Store, str, list[str]]) -> None:
    store, visit, ids = three
    places = order_photos(store, list(reversed(ids)), NOW)
    assert [photo.id for photo in photos(store, visit)] == list(reversed(ids))
    put_as_before(store, places, NOW)
    assert [photo.id for photo in photos(store, visit)] == ids


def test_photos_that_share_a_position_can_be_ordered(three: tuple[Store, str, list[str]]) -> None:
    store, visit, ids = three
    with store.database.work(NOW) as work:
        for each in ids:
            work.photos.save(each, {"position": 7})
    order_photos(store, [ids[2], ids[0], ids[1]], NOW)
    assert [photo.id for photo in photos(store, visit)] == [ids[2], ids[0], ids[1]]


def test_nothing_is_moved_when_one_is_unknown(three: tuple[Store, str, list[str]]) -> None:
    store, visit, ids = three
    with pytest.raises(RefusedInputError):
        place_photos(store, [ids[0], f"{visit}/nobody"], "RN-02", NOW)
    assert {photo.item for photo in photos(store, visit)} == {"RN-01"}
    remove_photo(store, ids[0], NOW)


def test_a_folder_gives_its_pictures_and_nothing_hidden(tmp_path: Path) -> None:
    for name in ("b.JPG", "a.mp4", "note.txt", "deep/c.heic", ".thumbs/x.jpg", ".y.jpg"):
        written(tmp_path / "卡" / name, picture())
    single = written(tmp_path / "合同.pdf", b"%PDF-")
    (tmp_path / "卡" / "loop").symlink_to(tmp_path / "卡")
    names = [path.name for path in expanded([single, tmp_path / "卡"])]
    assert names == ["合同.pdf", "a.mp4", "b.JPG", "c.heic"]
    assert {file.path.name for file in files_in(tmp_path / "卡")} == {"a.mp4", "b.JPG", "c.heic"}
    with pytest.raises(OSError, match="nowhere"):
        files_in(tmp_path / "nowhere")


def test_a_file_still_growing_is_not_settled(tmp_path: Path) -> None:
    file = FoundFile(tmp_path / "a.jpg", 10, NOW)
    assert settled({}, [file]) == []
    assert settled({file.path: 9}, [file]) == []
    assert settled({file.path: 10}, [file]) == [file]
    assert settled({file.path: 0}, [FoundFile(file.path, 0, NOW)]) == []


def test_a_plugged_in_card_is_found_by_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path / "li" / "CANON" / "DCIM" / "100" / "a.jpg", picture())
    (tmp_path / "li" / "stick").mkdir()
    monkeypatch.setattr("inspector_app.evidence.sources._MOUNTS", (str(tmp_path), str(tmp_path / "none")))
    monkeypatch.setattr("inspector_app.evidence.sources.sys.platform", "linux")
    assert [(card.name, card.folder.name) for card in cards()] == [("CANON", "DCIM")]


def test_a_phone_is_found_where_the_desktop_mounts_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gvfs = tmp_path / "gvfs"
    written(gvfs / "mtp:host=HUAWEI_P60%20Pro_ABC" / "内部存储" / "DCIM" / "Camera" / "a.jpg", picture())
    written(gvfs / "gphoto2:host=Canon_EOS" / "DCIM" / "100" / "b.jpg", picture())
    written(gvfs / "smb-share:server=office" / "DCIM" / "c.jpg", picture())
    monkeypatch.setattr("inspector_app.evidence.sources._MOUNTS", ())
    monkeypatch.setattr("inspector_app.evidence.sources.sys.platform", "linux")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    found = cards()
    assert [card.name for card in found] == ["Canon EOS", "HUAWEI P60 Pro ABC · 内部存储"]
    assert [file.path.name for card in found for file in files_in(card.folder)] == ["b.jpg", "a.jpg"]
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    assert cards() == []


def test_a_look_at_a_card_gives_picture_and_time(tmp_path: Path) -> None:
    seen = preview_of(written(tmp_path / "a.jpg", taken_at("2026:10:28 09:31:00")), 100)
    assert seen.jpeg.startswith(b"\xff\xd8\xff")
    assert seen.taken_at == "2026-10-28T09:31:00"
    assert preview_of(written(tmp_path / "b.mp4", film(75)), 100).seconds == 75
    assert preview_of(written(tmp_path / "c.jpg", b""), 100).jpeg == b""
