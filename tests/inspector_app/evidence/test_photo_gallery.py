"""Photos of all visits: found by what they are, put back, listed with their hashes, written to a folder."""

import csv
import hashlib
from collections.abc import Iterator
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path

import pytest
from handed_over import PEOPLE, add_colour, inspector_with_visit, new_supervisor, written_pack
from offices import NOW, SHUNDA
from pypdfium2 import PdfDocument

from db.records.evidence import Photo
from db.shelves.photo_search import PhotoConditions
from inspector_app.checklists.model import Verdict
from inspector_app.checklists.snapshots import shipped
from inspector_app.errors import CancelledError, RefusedInputError
from inspector_app.evidence.gallery import GalleryQuery, areas_of_visits, count_photos, gallery_visits, read_photos
from inspector_app.evidence.hash_list import hash_list, hash_list_of_visit, write_hash_list
from inspector_app.evidence.intake import caption_photo, remove_photo
from inspector_app.evidence.originals import save_originals
from inspector_app.evidence.placing import return_to_tray
from inspector_app.evidence.trash import list_trash, restore_photos
from inspector_app.exchange.read import import_pack
from inspector_app.messages import Language
from inspector_app.stores import Store
from inspector_app.visits import GivenAnswer, VisitDraft, close_visit, give_answer, open_visit


@pytest.fixture
def two_visits(tmp_path: Path) -> Iterator[tuple[Store, str, str]]:
    """The first with three photos, two of them on RN-01; the second, a day later elsewhere, with one."""
    store, first = inspector_with_visit(tmp_path / "store")
    with store.database.work(NOW) as work:
        work.enterprises.save("e2", SHUNDA | {"name": "深圳市宏图物流有限公司", "credit_code": ""})
    second = open_visit(store, VisitDraft("e2", PEOPLE), shipped(), NOW + timedelta(days=1))
    add_colour(store, second, "RN-02", "pink")
    yield store, first, second
    store.close()


def names(store: Store, query: GalleryQuery) -> list[str]:
    visits = gallery_visits(store, query)
    photos = read_photos(store, query, visits, 100).photos
    assert count_photos(store, query, visits) == len(photos)
    return [each.photo.file_name for each in photos]


def of(**conditions: object) -> GalleryQuery:
    return GalleryQuery(conditions=PhotoConditions(**conditions))  # type: ignore[arg-type]


def test_the_newest_visit_comes_first_and_in_it_the_newest_photo(two_visits: tuple[Store, str, str]) -> None:
    assert names(two_visits[0], GalleryQuery()) == ["pink.jpg", "navy.jpg", "orange.jpg", "teal.jpg"]


def test_photos_are_read_a_few_visits_at_a_time_and_none_twice(two_visits: tuple[Store, str, str]) -> None:
    store, _, second = two_visits
    close_visit(store, second, NOW + timedelta(days=1, hours=1))
    for number in range(20):
        visit = open_visit(store, VisitDraft("e2", PEOPLE), shipped(), NOW + timedelta(days=2 + number))
        add_colour(store, visit, "", "red")
        close_visit(store, visit, NOW + timedelta(days=2 + number, hours=1))
    rest, seen = gallery_visits(store, GalleryQuery()), []
    while rest:
        page = read_photos(store, GalleryQuery(), rest, 1)
        assert page.photos
        seen += [each.photo.id for each in page.photos]
        rest = page.rest
    assert len(seen) == len(set(seen)) == 24


def test_photos_of_a_visit_that_is_not_here_come_last_and_are_found_by_it(two_visits: tuple[Store, str, str]) -> None:
    store, first, _ = two_visits
    (template, *_rest) = _photos(store, first)
    with store.database.work(NOW) as work:
        for visit in ("0" * 32, "f" * 32):
            times = {"added_at": NOW.isoformat(), "taken_at": "", "file_time": ""}
            values = asdict(template) | times | {"visit_id": visit, "file_name": f"{visit[0]}.jpg"}
            identity = values.pop("id").replace(first, visit)
            work.photos.save(identity, values)
    every = names(store, GalleryQuery())
    assert every == ["pink.jpg", "navy.jpg", "orange.jpg", "teal.jpg", "f.jpg", "0.jpg"]
    assert names(store, GalleryQuery(visit="f" * 32)) == ["f.jpg"]
    assert names(store, GalleryQuery(visit=first)) == ["navy.jpg", "orange.jpg", "teal.jpg"]
    assert names(store, GalleryQuery(own=False)) == ["f.jpg", "0.jpg"]
    for query in (GalleryQuery(own=True), GalleryQuery(enterprises=frozenset({"e2"})), GalleryQuery(since=NOW.date())):
        assert not {"f.jpg", "0.jpg"} & set(names(store, query))


def test_each_filter_lets_through_what_it_says(two_visits: tuple[Store, str, str]) -> None:
    store, first, second = two_visits
    item = next(item for area in shipped().areas for item in area.items if item.code == "RN-01")
    give_answer(store, first, item, GivenAnswer(Verdict.FAIL), NOW)
    (teal,) = (each for each in _photos(store, first) if each.file_name == "teal.jpg")
    assert names(store, of(failed=True)) == ["navy.jpg", "orange.jpg"]
    assert names(store, of(failed=False)) == ["pink.jpg", "teal.jpg"]
    assert names(store, of(items=("RN-02",))) == ["pink.jpg"]
    assert names(store, of(item_begins="RN-")) == ["pink.jpg", "navy.jpg", "orange.jpg"]
    assert names(store, of(media="video")) == []
    assert len(names(store, of(media="picture"))) == 4
    assert names(store, GalleryQuery(enterprises=frozenset({"e2"}))) == ["pink.jpg"]
    assert names(store, GalleryQuery(visit=second)) == ["pink.jpg"]
    assert names(store, GalleryQuery(own=False)) == []
    later = (NOW + timedelta(days=1)).astimezone().date()
    assert names(store, GalleryQuery(since=later)) == ["pink.jpg"]
    assert "pink.jpg" not in names(store, GalleryQuery(until=later - timedelta(days=1)))
    return_to_tray(store, [teal.id], NOW)
    assert names(store, of(tray=True)) == ["teal.jpg"]
    with store.database.work(NOW) as work:
        work.photos.save(teal.id, {"taken_at": "2020-01-01T00:00:00"})
    assert names(store, GalleryQuery(outside=True)) == ["teal.jpg"]


def test_received_photos_are_there_and_their_removal_is_not_ours(tmp_path: Path) -> None:
    inspector, visit = inspector_with_visit(tmp_path / "inspector")
    supervisor = new_supervisor(tmp_path / "supervisor")
    close_visit(inspector, visit, NOW)
    written_pack(inspector, supervisor, tmp_path / "one.zjpack")
    import_pack(supervisor, tmp_path / "one.zjpack", NOW, accept_new_sender=True)
    assert len(names(supervisor, GalleryQuery(own=False))) == 3
    assert names(supervisor, GalleryQuery(own=True)) == []
    with supervisor.database.look() as work:
        photo = work.photos.of_visit(visit)[0].id
    with pytest.raises(RefusedInputError, match=r"visit\.not_own"):
        restore_photos(supervisor, [photo], NOW)
    inspector.close()
    supervisor.close()


def test_the_trash_says_who_and_when_and_gives_back_what_it_has(two_visits: tuple[Store, str, str]) -> None:
    store, first, _ = two_visits
    photo = _photos(store, first)[0]
    remove_photo(store, photo.id, NOW + timedelta(hours=1))
    (removed,) = list_trash(store)
    assert (removed.found.photo.id, removed.removal.person) == (photo.id, "李明")
    assert removed.removal.at == NOW + timedelta(hours=1)
    assert names(store, of(deleted=True)) == [photo.file_name]
    assert photo.file_name not in names(store, GalleryQuery())
    assert restore_photos(store, [photo.id], NOW) == (photo.id,)
    assert list_trash(store) == ()
    assert photo.file_name in names(store, GalleryQuery())


def test_nothing_comes_back_into_a_closed_visit(two_visits: tuple[Store, str, str]) -> None:
    store, first, second = two_visits
    ours, others = _photos(store, second)[0], _photos(store, first)[0]
    for photo in (ours, others):
        remove_photo(store, photo.id, NOW)
    close_visit(store, first, NOW + timedelta(hours=1))
    with pytest.raises(RefusedInputError, match=r"visit\.closed"):
        restore_photos(store, [ours.id, others.id], NOW)
    with pytest.raises(RefusedInputError, match=r"photo\.gone"):
        restore_photos(store, [ours.id, "nobody"], NOW)
    assert len(list_trash(store)) == 2


def test_the_table_of_hashes_is_whole_and_harmless(two_visits: tuple[Store, str, str], tmp_path: Path) -> None:
    store, first, _ = two_visits
    caption_photo(store, _photos(store, first)[0].id, "=1+1", NOW)
    path = tmp_path / "list.csv"
    write_hash_list(path, hash_list_of_visit(store, first, NOW), Language.EN)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))
    assert [row["File name"] for row in rows] == ["teal.jpg", "orange.jpg", "navy.jpg"]
    for row, photo in zip(rows, _photos(store, first), strict=True):
        data = store.files.get(photo.sha256)
        assert (row["SHA-256"], int(row["Bytes"])) == (hashlib.sha256(data).hexdigest(), len(data))
    assert rows[0]["Caption"] == "'=1+1"


def test_the_paper_of_hashes_says_every_digit(two_visits: tuple[Store, str, str], tmp_path: Path) -> None:
    store, first, second = two_visits
    ids = [each.id for visit in (first, second) for each in _photos(store, visit)]
    path = tmp_path / "list.pdf"
    write_hash_list(path, hash_list(store, ids, NOW), Language.ZH)
    text = "".join(page.get_textpage().get_text_range() for page in PdfDocument(path))
    plain = "".join(text.split())
    for visit in (first, second):
        for photo in _photos(store, visit):
            assert photo.sha256 in plain
    assert "照片校验值清单" in plain
    assert "深圳市宏图物流有限公司" in plain


def test_a_long_list_goes_over_pages_and_loses_nothing(two_visits: tuple[Store, str, str], tmp_path: Path) -> None:
    store, first, _ = two_visits
    for number in range(30):
        add_colour(store, first, "RN-01", f"#{number:02d}4455")
    path = tmp_path / "list.pdf"
    write_hash_list(path, hash_list_of_visit(store, first, NOW), Language.ZH)
    document = PdfDocument(path)
    plain = "".join("".join(page.get_textpage().get_text_range().split()) for page in document)
    assert len(document) > 2
    assert all(photo.sha256 in plain for photo in _photos(store, first))


def test_a_list_of_nothing_or_of_another_type_is_refused(two_visits: tuple[Store, str, str], tmp_path: Path) -> None:
    store, first, _ = two_visits
    with pytest.raises(RefusedInputError, match=r"photo\.gone"):
        hash_list(store, ["nobody"], NOW)
    with pytest.raises(RefusedInputError, match=r"visit\.not_found"):
        hash_list_of_visit(store, "nobody", NOW)
    with pytest.raises(RefusedInputError, match=r"photo\.hash_list_type"):
        write_hash_list(tmp_path / "list.docx", hash_list_of_visit(store, first, NOW), Language.ZH)


def test_originals_are_written_as_they_came_and_replace_nothing(
    two_visits: tuple[Store, str, str], tmp_path: Path
) -> None:
    store, first, _ = two_visits
    ids = [each.id for each in _photos(store, first)]
    (tmp_path / "out").mkdir()
    once, twice = (save_originals(store, ids, tmp_path / "out") for _ in range(2))
    assert once.files[1].name == f"{SHUNDA['name']}_RN-01_002.jpg"
    assert twice.files[1].name == f"{SHUNDA['name']}_RN-01_002_2.jpg"
    for path, photo in zip(once.files, _photos(store, first), strict=True):
        assert hashlib.sha256(path.read_bytes()).hexdigest() == photo.sha256
    store.files._path(_photos(store, first)[0].sha256).unlink()
    saved = save_originals(store, ids, tmp_path / "out")
    assert (len(saved.files), [each.code for each in saved.problems]) == (2, ["photo.missing"])


def test_stopped_saving_leaves_only_whole_files(two_visits: tuple[Store, str, str], tmp_path: Path) -> None:
    store, first, _ = two_visits
    told: list[tuple[int, int]] = []
    with pytest.raises(CancelledError):
        save_originals(
            store,
            [each.id for each in _photos(store, first)],
            tmp_path,
            lambda done, total: told.append((done, total)),
            lambda: bool(told),
        )
    assert told == [(1, 3)]
    assert len(list(tmp_path.glob("*.jpg"))) == 1
    assert not list(tmp_path.glob(".*.part"))


def test_areas_come_from_the_checklists_of_the_visits(two_visits: tuple[Store, str, str]) -> None:
    areas = areas_of_visits(two_visits[0])
    assert [area.code for area in areas] == [area.code for area in shipped().areas]


def _photos(store: Store, visit: str) -> list[Photo]:
    with store.database.look() as work:
        return work.photos.of_visit(visit)
