"""Whatever a file is, its bytes come in unchanged or it is said why not; nothing is doubled, nothing lost."""

import errno
import hashlib
import os
from datetime import timedelta
from pathlib import Path

import pytest
from evidence_files import bomb, film, heic, moving, picture, taken_at, written
from offices import NOW
from visit_pages import started_visit

from inspector_app import room
from inspector_app.errors import RefusedInputError, UnavailableError
from inspector_app.evidence.intake import (
    LARGEST_PHOTO_BYTES,
    TRAY,
    Picture,
    Wanted,
    clean_name,
    original,
    picture_from_file,
    prepare,
    record,
    remove_photo,
    take_in,
    thumbnail,
)
from inspector_app.evidence.matching import Moment
from inspector_app.evidence.outcomes import problem_of, summarised
from inspector_app.messages import Language, say
from inspector_app.stores import Store
from inspector_app.visits import VisitDraft, close_visit, open_visit


@pytest.fixture
def visited(tmp_path: Path) -> tuple[Store, str]:
    return started_visit(tmp_path / "store")


TRUNCATED = picture(size=(900, 700), colour="red")[:-4000]


@pytest.mark.parametrize(
    ("name", "data", "media_type", "remark", "is_shown"),
    [
        ("甲.jpg", picture(), "image/jpeg", "", True),
        ("旋转.jpg", taken_at("2026:10:28 09:30:00", "+00:00", orientation=8), "image/jpeg", "", True),
        ("印刷.jpg", picture(mode="CMYK", colour="white"), "image/jpeg", "", True),
        ("iphone.heic", heic(), "image/heic", "", True),
        ("截图.webp", picture("WEBP"), "image/webp", "", True),
        ("扫描.tiff", picture("TIFF"), "image/tiff", "", True),
        ("动图.gif", moving(), "image/gif", "photo.several_frames", True),
        ("视频.mp4", film(), "video/mp4", "", False),
        ("合同.pdf", b"%PDF-1.7 contract", "application/pdf", "", False),
        ("断.jpg", TRUNCATED, "image/jpeg", "photo.cut_off", False),
        ("头.jpg", b"\xff\xd8\xff\xe0", "image/jpeg", "photo.cut_off", False),
        ("假.jpg", b"no picture at all", "text/plain", "photo.mislabelled", False),
        ("假.png", picture("JPEG"), "image/jpeg", "", True),
        ("假.pdf", picture("PNG"), "image/png", "", True),
        ("三亿.png", bomb(), "image/png", "photo.", False),
    ],
)
def test_every_kind_of_file_is_kept_byte_for_byte(
    visited: tuple[Store, str], name: str, data: bytes, media_type: str, remark: str, is_shown: bool
) -> None:
    store, visit = visited
    prepared = prepare(store, Picture(data, name, "file"))
    taken = record(store, visit, [Wanted(prepared, "RN-01")], NOW)[0]
    assert original(store, taken.photo.sha256) == data
    assert taken.photo.sha256 == hashlib.sha256(data).hexdigest()
    assert (taken.photo.media_type, taken.photo.file_name, taken.photo.size) == (media_type, name, len(data))
    assert bool(prepared.thumbnail) == is_shown
    codes = [problem.code for problem in taken.remarks]
    assert (not codes) if not remark else (len(codes) == 1 and codes[0].startswith(remark))
    for problem in taken.remarks:
        assert name in str(say(problem))
        assert name in str(say(problem, Language.EN))
    if is_shown:
        assert thumbnail(store, taken.photo.sha256).startswith(b"\xff\xd8\xff")


def test_an_empty_file_and_one_too_large_are_refused_with_their_names(visited: tuple[Store, str]) -> None:
    store, visit = visited
    for data, code in ((b"", "photo.empty"), (bytes(LARGEST_PHOTO_BYTES + 1), "photo.too_large")):
        with pytest.raises(RefusedInputError) as refusal:
            take_in(store, visit, "", Picture(data, "某.mp4", "file"), NOW)
        (problem,) = refusal.value.problems
        assert problem.code == code
        assert "某.mp4" in str(say(problem))


def test_what_lies_on_the_card_is_not_touched(visited: tuple[Store, str], tmp_path: Path) -> None:
    store, visit = visited
    path = written(tmp_path / "DCIM" / "IMG_1.jpg", picture())
    os.utime(path, (1_700_000_000, 1_700_000_000))
    path.chmod(0o444)
    before = (path.read_bytes(), path.stat().st_mtime_ns, sorted(path.parent.iterdir()))
    taken = take_in(store, visit, "", picture_from_file(path, "card"), NOW)
    assert (path.read_bytes(), path.stat().st_mtime_ns, sorted(path.parent.iterdir())) == before
    assert taken.photo.source == "card"
    assert taken.photo.file_time.startswith("2023-11-1")
    assert taken.photo.added_at == NOW


@pytest.mark.parametrize(
    "name",
    ["a'b\"c.jpg", "空 格　.jpg", "换\n行\t.jpg", "‮gpj.exe", "𠮷💥.jpg", "名" * 84 + ".jp", "%s{name}.jpg", "."],
)
def test_names_may_hold_any_character(visited: tuple[Store, str], name: str) -> None:
    store, visit = visited
    photo = take_in(store, visit, "", Picture(picture(), name, "drop"), NOW).photo
    assert photo.file_name.isprintable()
    assert photo.file_name == clean_name(name)


def test_a_name_that_is_no_text_can_be_kept(visited: tuple[Store, str], tmp_path: Path) -> None:
    store, visit = visited
    path = tmp_path / os.fsdecode(b"IMG\xff\xfe.jpg")
    path.write_bytes(picture())
    assert take_in(store, visit, "", picture_from_file(path, "card"), NOW).photo.file_name == "IMG��.jpg"


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    for path in (tmp_path / "不在.jpg", tmp_path):
        with pytest.raises(RefusedInputError) as refusal:
            picture_from_file(path, "card")
        (problem,) = refusal.value.problems
        assert problem.code == "photo.unreadable"
        assert path.name in str(say(problem))


def test_the_same_bytes_in_one_visit_are_told_and_not_doubled(visited: tuple[Store, str]) -> None:
    store, visit = visited
    first = take_in(store, visit, "RN-01", Picture(picture(), "甲.jpg", "file"), NOW)
    again = take_in(store, visit, "RN-02", Picture(picture(), "乙.jpg", "card"), NOW)
    assert (again.known, again.photo.id) == (True, first.photo.id)
    assert [problem.code for problem in again.remarks] == ["photo.already_here"]
    assert "RN-01" in str(say(again.remarks[0]))
    remove_photo(store, first.photo.id, NOW)
    assert not take_in(store, visit, "RN-02", Picture(picture(), "乙.jpg", "card"), NOW).known


def test_the_same_bytes_twice_in_one_batch_are_one_photo(visited: tuple[Store, str]) -> None:
    store, visit = visited
    prepared = prepare(store, Picture(picture(), "甲.jpg", "file"))
    first, second = record(store, visit, [Wanted(prepared, "RN-01"), Wanted(prepared, "RN-01")], NOW)
    assert (first.known, second.known, second.photo.id) == (False, True, first.photo.id)


def test_the_same_bytes_in_another_visit_name_it(visited: tuple[Store, str]) -> None:
    store, visit = visited
    take_in(store, visit, "RN-01", Picture(picture(), "甲.jpg", "file"), NOW)
    close_visit(store, visit, NOW)
    with store.database.work(NOW) as work:
        found = work.visits.get(visit)
    assert found is not None
    from visit_pages import PEOPLE

    from inspector_app.checklists.snapshots import shipped

    later = open_visit(store, VisitDraft(found.enterprise_id, PEOPLE), shipped(), NOW)
    taken = take_in(store, later, "RN-01", Picture(picture(), "甲.jpg", "file"), NOW)
    assert (taken.known, taken.other_visits) == (False, (visit,))
    assert "深圳市顺达国际货运代理有限公司" in str(say(taken.remarks[0]))


@pytest.mark.parametrize(
    ("moment", "outside"),
    [
        ("2026:10:28 07:30:00", False),
        ("2026:10:28 07:29:59", True),
        ("2026:10:28 11:30:00", False),
        ("2026:10:28 11:30:01", True),
        ("1970:01:01 00:00:00", True),
        ("2099:01:01 00:00:00", True),
    ],
)
def test_a_photo_of_another_time_is_marked_and_taken(visited: tuple[Store, str], moment: str, outside: bool) -> None:
    store, visit = visited
    taken = take_in(store, visit, "RN-01", Picture(taken_at(moment, "+00:00"), "甲.jpg", "file"), NOW)
    assert taken.outside == outside
    assert ("photo.outside_visit" in [problem.code for problem in taken.remarks]) == outside


def test_an_old_paper_of_the_firm_is_not_marked(visited: tuple[Store, str]) -> None:
    store, visit = visited
    old = Picture(b"%PDF-1.4", "合同.pdf", "file", (NOW - timedelta(days=900)).isoformat())
    assert not take_in(store, visit, "RN-01", old, NOW).outside


def test_the_time_finds_the_item_else_the_photo_waits_in_the_tray(visited: tuple[Store, str]) -> None:
    store, visit = visited
    moments = (Moment(NOW, "RN-03"),)
    at, late, silent = (
        prepare(store, Picture(data, f"{place}.jpg", "card"))
        for place, data in enumerate(
            (
                taken_at("2026:10:28 09:31:00", "+00:00"),
                taken_at("2026:10:28 11:00:00", "+00:00"),
                picture(colour="red"),
            )
        )
    )
    taken = record(store, visit, [Wanted(each, None) for each in (at, late, silent)], NOW, moments)
    assert [(each.photo.item, each.photo.tray, each.proposed) for each in taken] == [
        ("RN-03", False, True),
        ("", True, False),
        ("", True, False),
    ]
    forced = take_in(store, visit, TRAY, Picture(picture(colour="blue"), "b.jpg", "card"), NOW)
    assert (forced.photo.item, forced.photo.tray) == ("", True)


def test_a_full_disk_keeps_what_is_stored_and_names_the_rest(
    visited: tuple[Store, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    store, visit = visited
    take_in(store, visit, "RN-01", Picture(picture(), "甲.jpg", "file"), NOW)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("inspector_app.sealed_files.write_atomically", full)
    with pytest.raises(OSError, match="space") as trouble:
        take_in(store, visit, "RN-01", Picture(picture(colour="red"), "乙.jpg", "file"), NOW)
    problem = problem_of(trouble.value, "乙.jpg")
    assert problem.code == "photo.disk_full"
    assert "乙.jpg" in str(say(problem))
    with store.database.look() as work:
        assert [photo.file_name for photo in work.photos.of_visit(visit)] == ["甲.jpg"]


def test_too_little_room_names_every_photo_that_is_still_on_the_camera(
    visited: tuple[Store, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    store, visit = visited
    monkeypatch.setattr(room, "SCARCE_BYTES", 1 << 60)
    refused = []
    for name in ("甲.jpg", "乙.jpg"):
        with pytest.raises(UnavailableError) as trouble:
            take_in(store, visit, "RN-01", Picture(picture(), name, "file"), NOW)
        refused.append(problem_of(trouble.value, name))
    (one,) = summarised(refused)
    assert all("甲.jpg, 乙.jpg" in str(say(one, language)) for language in Language)


def test_a_thousand_refusals_are_one_sentence() -> None:
    from inspector_app.errors import Problem

    many = [Problem("photo.empty", {"name": f"{number}.jpg"}) for number in range(1000)]
    (one,) = summarised(many)
    assert "0.jpg, 1.jpg" in str(say(one))
    assert "1000" in str(say(one))
    assert len(str(say(one))) < 200


def test_a_closed_visit_takes_nothing(visited: tuple[Store, str]) -> None:
    store, visit = visited
    close_visit(store, visit, NOW)
    with pytest.raises(RefusedInputError):
        take_in(store, visit, "", Picture(picture(), "甲.jpg", "file"), NOW)


def test_a_file_that_ends_early_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "IMG_1.jpg"
    path.write_bytes(taken_at("2026:10:28 17:30:00"))
    whole = path.read_bytes()
    monkeypatch.setattr(Path, "read_bytes", lambda _: whole[:100])
    with pytest.raises(RefusedInputError) as refused:
        picture_from_file(path, "card")
    (problem,) = refused.value.problems
    assert (problem.code, problem.details["read"], problem.details["size"]) == ("photo.ended_early", 100, len(whole))
