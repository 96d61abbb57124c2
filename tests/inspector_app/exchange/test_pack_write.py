"""A visit pack holds the whole own log and its files, and a page that any browser shows."""

import hashlib
import json
import re
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest
from handovers import LATER, codes, holdings, judged_items, with_photos, worked_visit
from offices import NOW, new_store, with_enterprise
from packs import Collected

from db.errors import StoreTroubleError
from db.records.values import Inspector
from inspector_app.checklists.model import Verdict
from inspector_app.checklists.snapshots import shipped
from inspector_app.errors import CancelledError, RefusedInputError
from inspector_app.evidence.intake import Picture, add_photo, remove_photo
from inspector_app.exchange import sending
from inspector_app.exchange.bag import layout
from inspector_app.exchange.bag.container import PackContents, read_pack_file
from inspector_app.exchange.kinds.visits_out import proposed_name, write_visit_pack
from inspector_app.exchange.merging.event_records import from_records
from inspector_app.exchange.trust.peers import known_peers
from inspector_app.messages import Language, explain
from inspector_app.stores import Role, Store
from inspector_app.visits import GivenAnswer, VisitDraft, give_answer, open_visit


def opened(path: Path, store: Store) -> tuple[PackContents, dict[str, bytes]]:
    sink = Collected()
    return read_pack_file(path, [store.identity.age_secret], sink), sink.members


def test_the_pack_holds_the_log_the_photos_the_paper_and_the_checklist(
    stores: tuple[Store, Store], tmp_path: Path
) -> None:
    inspector, supervisor = stores
    worked_visit(inspector)
    path = tmp_path / "p.zjpack"
    written = write_visit_pack(inspector, path, NOW)
    contents, members = opened(path, supervisor)
    with inspector.database.look() as work:
        assert from_records(contents.records()) == list(work.events.of_device(inspector.device))
        assert work.packs.all()[0].report["photos"] == 3
        (photo, *_) = work.photos.of_visit(work.visits.all()[0].id)
    assert members[layout.photo_name(photo.sha256, "image/jpeg")] == inspector.files.get(photo.sha256)
    assert layout.checklist_name(shipped().id) in members
    assert layout.PAGE in members
    counts = contents.info.counts
    assert (counts.photos, counts.papers, counts.checklists) == (3, 1, 1)
    assert (written.visits, written.photos, written.papers) == (1, 3, 1)
    assert written.events == counts.records == len(list(contents.records()))
    assert written.pack.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_chain_of_the_records_can_be_followed_without_our_program(
    stores: tuple[Store, Store], tmp_path: Path
) -> None:
    """As resources/exchange/README.md says it: json and SHA-256, nothing else."""
    worked_visit(stores[0])
    write_visit_pack(stores[0], tmp_path / "p.zjpack", NOW)
    before = "0" * 64
    lines = opened(tmp_path / "p.zjpack", stores[1])[0].record_lines.splitlines()
    for number, line in enumerate(lines, start=1):
        event = json.loads(line)
        told, previous, record = event.pop("hash"), event.pop("prev"), event.pop("record")
        text = json.dumps(event, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        assert (event["seq"], record, previous) == (number, "event", before)
        before = hashlib.sha256((previous + text).encode()).hexdigest()
        assert told == before
    assert len(lines) >= 10


def test_sender_and_supervisor_can_read_it_and_nobody_else(stores: tuple[Store, Store], tmp_path: Path) -> None:
    inspector = stores[0]
    worked_visit(inspector, photos=1)
    path = tmp_path / "p.zjpack"
    write_visit_pack(inspector, path, NOW)
    for store in stores:
        assert opened(path, store)[0].info.sender.person == "李明"
    stranger = new_store(tmp_path / "stranger", Role.SUPERVISOR)
    with pytest.raises(RefusedInputError) as refused:
        opened(path, stranger)
    stranger.close()
    assert refused.value.problems[0].code == "pack.not_for_us"


def test_without_a_supervisors_card_nothing_is_written(tmp_path: Path) -> None:
    store = new_store(tmp_path / "s")
    with pytest.raises(RefusedInputError) as refused:
        write_visit_pack(store, tmp_path / "p.zjpack", NOW)
    assert refused.value.problems[0].code == "pack.no_recipient"
    assert explain(refused.value)
    assert explain(refused.value, Language.EN)
    assert not (tmp_path / "p.zjpack").exists()
    with store.database.look() as work:
        assert work.packs.all() == []
    store.close()


def test_a_plain_pack_says_on_its_page_that_anybody_can_read_it(stores: tuple[Store, Store], tmp_path: Path) -> None:
    inspector, _ = stores
    worked_visit(inspector, photos=1)
    pages = []
    for encrypted in (True, False):
        write_visit_pack(inspector, tmp_path / "p.zjpack", NOW, encrypted=encrypted)
        contents, members = opened(tmp_path / "p.zjpack", inspector)
        assert contents.info.encrypted is encrypted
        pages.append("未加密" in members[layout.PAGE].decode())
    assert pages == [False, True]


def test_named_recipients_replace_the_usual_ones(stores: tuple[Store, Store], tmp_path: Path) -> None:
    inspector, supervisor = stores
    write_visit_pack(supervisor, tmp_path / "p.zjpack", NOW, recipients=known_peers(supervisor))
    assert opened(tmp_path / "p.zjpack", inspector)[0].info.sender.role == "supervisor"


def test_removed_photos_stay_behind_and_a_picture_on_two_items_travels_once(
    stores: tuple[Store, Store], tmp_path: Path
) -> None:
    inspector, supervisor = stores
    visit = worked_visit(inspector, photos=2)
    with inspector.database.look() as work:
        kept, gone = work.photos.of_visit(visit)
    remove_photo(inspector, gone.id, NOW)
    again = Picture(inspector.files.get(kept.sha256), "again.jpg", "file")
    add_photo(inspector, visit, judged_items()[1].code, again, NOW)
    written = write_visit_pack(inspector, tmp_path / "p.zjpack", NOW)
    assert (written.photos, written.pack.info.counts.photos) == (2, 1)
    assert not any(gone.sha256 in name for name in opened(tmp_path / "p.zjpack", supervisor)[1])


def test_a_photo_that_is_gone_from_the_disk_stops_the_pack_and_the_ledger(
    stores: tuple[Store, Store], tmp_path: Path
) -> None:
    inspector, _ = stores
    worked_visit(inspector, photos=1)
    for file in (inspector.folder / "blobs").rglob("*.sealed"):
        file.unlink()
    before = holdings(inspector)
    with pytest.raises(RefusedInputError) as refused:
        write_visit_pack(inspector, tmp_path / "p.zjpack", NOW)
    assert codes(refused.value) == ["pack.file_damaged", "pack.paper_damaged"]
    assert not (tmp_path / "p.zjpack").exists()
    assert holdings(inspector) == before


def test_a_cancelled_pack_is_not_in_the_ledger(stores: tuple[Store, Store], tmp_path: Path) -> None:
    inspector, _ = stores
    visit = worked_visit(inspector)
    with_photos(inspector, visit, range(900, 904), side=500)
    before = holdings(inspector)
    with pytest.raises(CancelledError):
        write_visit_pack(inspector, tmp_path / "p.zjpack", NOW, cancelled=lambda: True)
    assert holdings(inspector) == before
    assert not list(tmp_path.glob("*.zjpack"))


@pytest.mark.parametrize("person", ["李明", "李 明/..\\:*?", "../../etc", "O'Neil", "．．", "王" * 90])
def test_the_proposed_name_is_one_plain_file_name(person: str, tmp_path: Path) -> None:
    store = new_store(tmp_path / "s", person=person)
    name = proposed_name(store, datetime(2026, 11, 25, 9, 30, tzinfo=UTC))
    store.close()
    assert re.fullmatch(r"检查包_[\w-]{1,40}_20261125-0930\.zjpack", name)


class _Page(HTMLParser):
    """Every tag, attribute and text of a page, as a browser sees them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.targets: list[str] = []
        self.handlers: list[str] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.targets += [value or "" for name, value in attributes if name in ("src", "href", "action", "srcset")]
        self.handlers += [name for name, _ in attributes if name.startswith("on") or name == "style"]

    def handle_data(self, data: str) -> None:
        self.text += data


def page_of(store: Store, folder: Path) -> str:
    write_visit_pack(store, folder / "page.zjpack", LATER)
    return opened(folder / "page.zjpack", store)[1][layout.PAGE].decode()


def test_the_page_shows_the_visit(stores: tuple[Store, Store], tmp_path: Path) -> None:
    inspector, _ = stores
    visit = worked_visit(inspector)
    page = _Page(page_of(inspector, tmp_path))
    with inspector.database.look() as work:
        photos = work.photos.of_visit(visit)
    shown = [
        "深圳市顺达国际货运代理有限公司",
        "2026-10-28 09:30",
        "李明 粤B0001、王芳 粤B0002",
        "通道堆放杂物",
        "三件未验视",
    ]
    shown += [
        "深宝福责改〔2026〕1号",
        "行政检查",
        "尚未结束",
        judged_items()[0].label["zh"],
        *(p.sha256 for p in photos),
    ]
    assert [text for text in shown if text not in page.text] == []
    assert {f"photos/{photo.sha256}.jpg" for photo in photos} <= set(page.targets)


def test_hostile_texts_stay_texts_on_the_page(stores: tuple[Store, Store], tmp_path: Path) -> None:
    inspector, _ = stores
    evil = "<script>alert(1)</script>\"'><img src=//evil.example/x onerror=alert(2)>&lt;\u202e${title}$title"
    with_enterprise(inspector, "e9")
    with inspector.database.work(NOW) as work:
        work.enterprises.save("e9", {"name": evil, "address": "</style><svg onload=x>"})
    visit = open_visit(inspector, VisitDraft("e9", (Inspector("<b>李</b>"),), site_contact="<i>"), shipped(), NOW)
    give_answer(inspector, visit, judged_items()[0], GivenAnswer(Verdict.FAIL, note="javascript:x <iframe>"), NOW)
    with_photos(inspector, visit, range(1))
    with inspector.database.work(NOW) as work:
        photo = work.photos.of_visit(visit)[0]
        work.photos.save(photo.id, {"file_name": '" onload="x', "caption": "'><script>", "media_type": "image/<x>"})
    page = _Page(page_of(inspector, tmp_path))
    assert not page.tags & {"script", "iframe", "svg", "object", "embed", "form", "link", "base", "b", "i"}
    assert page.handlers == []
    assert all(re.fullmatch(r"(photos|papers)/[0-9a-f]{64}\.[a-z]+", target) for target in page.targets)
    assert "<script>alert(1)</script>" in page.text
    assert "$title" in page.text
    assert "\u202e" not in page.text


def test_a_pack_is_written_only_where_a_pack_may_be(stores: tuple[Store, Store], tmp_path: Path) -> None:
    inspector, supervisor = stores
    worked_visit(inspector, photos=1)
    (tmp_path / "letter.zjpack").write_text("一封信")
    (tmp_path / "table.zjpack").write_bytes(b"PK\x03\x04" + b"x" * 60)
    (tmp_path / "empty.zjpack").write_bytes(b"")
    refusals = {
        tmp_path / "p.pdf": "pack.out_suffix",
        inspector.folder / "p.zjpack": "pack.out_in_store",
        supervisor.folder / "backups" / "p.zjpack": "pack.out_in_store",
        tmp_path / "letter.zjpack": "pack.out_no_pack",
        tmp_path / "table.zjpack": "pack.out_no_pack",
    }
    before = {path: path.read_bytes() for path in refusals if path.exists()}
    for path, code in refusals.items():
        with pytest.raises(RefusedInputError) as refused:
            write_visit_pack(inspector, path, NOW)
        assert codes(refused.value) == [code]
    assert {path: path.read_bytes() for path in refusals if path.exists()} == before
    for encrypted in (True, False, True):
        write_visit_pack(inspector, tmp_path / "empty.zjpack", NOW, encrypted=encrypted)


def test_a_damaged_photo_is_named_with_its_enterprise_and_the_same_file_heals_it(
    stores: tuple[Store, Store], tmp_path: Path
) -> None:
    inspector, _ = stores
    visit = worked_visit(inspector)
    with inspector.database.look() as work:
        photo = work.photos.of_visit(visit)[1]
    data = inspector.files.get(photo.sha256)
    sealed = inspector.files._path(photo.sha256)
    sealed.write_bytes(sealed.read_bytes()[:-1] + b"x")
    with pytest.raises(RefusedInputError) as refused:
        write_visit_pack(inspector, tmp_path / "p.zjpack", NOW)
    assert codes(refused.value) == ["pack.file_damaged"]
    details = refused.value.problems[0].details
    assert details == {
        "name": f"{photo.item} {photo.file_name}", "enterprise": "深圳市顺达国际货运代理有限公司", "day": "2026-10-28",
    }  # fmt: skip
    assert not (tmp_path / "p.zjpack").exists()
    add_photo(inspector, visit, photo.item, Picture(data, photo.file_name, "file"), NOW)
    assert write_visit_pack(inspector, tmp_path / "p.zjpack", NOW).photos == 3


def test_parts_that_the_ledger_could_not_note_are_not_left_behind_and_earlier_ones_stay(
    stores: tuple[Store, Store], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Handed on they would be packs that this laptop knows nothing of; the earlier ones may be all that there is."""
    inspector, _ = stores
    with_photos(inspector, worked_visit(inspector), range(4), side=600)
    earlier = tmp_path / "up_2-2.zjpack"
    write_visit_pack(inspector, earlier, NOW)
    before = earlier.read_bytes()

    def full(*_: object) -> None:
        assert earlier.read_bytes() != before, "the new ones are in their places when they are noted"
        raise StoreTroubleError("disk_full", "no space")

    with monkeypatch.context() as patched:
        patched.setattr(sending, "enter", full)
        with pytest.raises(StoreTroubleError):
            write_visit_pack(inspector, tmp_path / "up.zjpack", NOW, max_size=1_000_000)
    assert [(each, each.read_bytes()) for each in _files_in(tmp_path)] == [(earlier, before)]
    written = write_visit_pack(inspector, tmp_path / "up.zjpack", NOW, max_size=1_000_000)
    assert _files_in(tmp_path) == [path for path, _ in written.parts]
    assert earlier in _files_in(tmp_path)
    with inspector.database.look() as work:
        assert sum(pack.direction == "out" for pack in work.packs.all()) == 1 + len(written.parts)


def _files_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.is_file())
