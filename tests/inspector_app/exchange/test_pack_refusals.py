"""What is wrong in a pack is named, and nothing of it is taken."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from handovers import LATER, codes, forged, holdings, refusal, visits_of, with_photos, worked_visit
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from offices import NOW

from db.log.chain import event_hash
from db.records.log import Event
from inspector_app.errors import RefusedInputError
from inspector_app.exchange.bag.container import peek
from inspector_app.exchange.kinds.elsewhere import HANDED_OVER_LABEL
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.read import check_pack, import_pack
from inspector_app.stores import Store

Stores = tuple[Store, Store]


@pytest.mark.parametrize(("left_out", "missing"), [("data/photos/", 3), ("data/papers/", 1), ("data/checklists/", 1)])
def test_files_that_the_records_name_must_be_there(left_out: str, missing: int, stores: Stores, path: Path) -> None:
    pack = forged(stores[0], path, leave_out=left_out)
    assert refusal(stores[1], pack) == ["pack.file_missing"] * missing
    preview = check_pack(stores[1], pack)
    assert [problem.code for problem in preview.problems] == ["pack.file_missing"] * missing
    assert preview.photos_verified == (0 if "photos" in left_out else 3)


@pytest.mark.parametrize("told", ["2", "9" * 7, "9" * 5_000, "-3", "٣"])
def test_no_more_files_may_be_elsewhere_than_the_sender_says_he_handed_over(
    told: str, stores: Stores, path: Path
) -> None:
    def saying(count: str) -> Path:
        return forged(
            stores[0],
            path,
            leave_out="data/photos/",
            info=lambda info: replace(info, extra={**info.extra, HANDED_OVER_LABEL: count}),
        )

    assert refusal(stores[1], saying(told)) == ["pack.file_missing"] * 3
    assert import_pack(stores[1], saying("3"), LATER).photos_absent == 3


def test_files_that_the_store_has_already_may_stay_away(stores: Stores, path: Path) -> None:
    inspector, supervisor = stores
    import_pack(supervisor, path, NOW)
    smaller = forged(inspector, path, leave_out="photos/", info=lambda info: replace(info, pack_id=str(uuid4())))
    report = import_pack(supervisor, smaller, LATER)
    assert (report.photos_total, report.photos_verified, report.repeated) == (3, 3, False)


def test_another_content_under_a_known_pack_number_is_refused(stores: Stores, path: Path, tmp_path: Path) -> None:
    inspector, supervisor = stores
    import_pack(supervisor, path, NOW)
    number = peek(path, [inspector.identity.age_secret]).pack_id
    worked_visit(inspector, "e2", photos=0)
    write_visit_pack(inspector, tmp_path / "more.zjpack", LATER)
    pack = forged(inspector, tmp_path / "more.zjpack", info=lambda info: replace(info, pack_id=number))
    assert refusal(supervisor, pack) == ["pack.id_reused"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda events: [replace(events[0], fields={"name": "另一家"}), *events[1:]], "pack.event_hash"),
        (lambda events: [*events[:2], *events[3:]], "pack.gap"),
        (lambda events: [replace(events[0], dev="bbbbbbbbbbbb-1"), *events[1:]], "pack.foreign_event"),
        (lambda events: [replace(events[0], hash="zz"), *events[1:]], "pack.record"),
        (lambda events: [replace(events[0], seq=0), *events[1:]], "pack.record"),
        (lambda events: [replace(events[0], kind="../x"), *events[1:]], "pack.record"),
        (lambda events: [replace(events[0], fields={}), *events[1:]], "pack.record"),
    ],
)
def test_records_that_an_insider_changed_are_refused(
    change: Callable[[list[Event]], list[Event]], code: str, stores: Stores, path: Path
) -> None:
    pack = forged(stores[0], path, change=change)
    assert code in refusal(stores[1], pack)
    assert code in [problem.code for problem in check_pack(stores[1], pack).problems]


def _without(kind: str, field: str) -> Callable[[list[Event]], list[Event]]:
    """Takes a field out of the first event of a kind; every hash fits again."""

    def change(events: list[Event]) -> list[Event]:
        at = next(index for index, event in enumerate(events) if event.kind == kind)
        fields = {name: value for name, value in events[at].fields.items() if name != field}
        chained: list[Event] = []
        for event in [*events[:at], replace(events[at], fields=fields), *events[at + 1 :]]:
            draft = replace(event, prev=chained[-1].hash if chained else event.prev)
            chained.append(replace(draft, hash=event_hash(draft)))
        return chained

    return change


@pytest.mark.parametrize(("kind", "field"), [("visit", "opened_at"), ("photo", "added_at"), ("notice", "pdf_sha256")])
def test_an_object_without_the_facts_that_screens_need_is_refused(
    kind: str, field: str, stores: Stores, path: Path
) -> None:
    pack = forged(stores[0], path, change=_without(kind, field))
    assert refusal(stores[1], pack) == ["pack.field_bad"]
    assert [problem.details["field"] for problem in check_pack(stores[1], pack).problems] == [field]


def test_a_damaged_photo_is_left_out_and_named_and_the_rest_is_taken(stores: Stores, path: Path) -> None:
    inspector, supervisor = stores
    write_visit_pack(inspector, path, NOW, encrypted=False)
    good = path.read_bytes()
    with inspector.database.look() as work:
        photo = work.photos.of_visit(work.visits.all()[0].id)[1]
    at = good.index(inspector.files.get(photo.sha256)) + 50
    path.write_bytes(good[:at] + bytes([good[at] ^ 1]) + good[at + 1 :])
    preview = check_pack(supervisor, path)
    wanted = [f"data/photos/{photo.sha256}.jpg"]
    assert [problem.details["entry"] for problem in preview.damaged] == wanted
    assert (preview.photos_total, preview.photos_verified, len(preview.visits), preview.problems) == (3, 2, 1, ())
    report = import_pack(supervisor, path, LATER)
    assert [problem.details["entry"] for problem in report.damaged] == wanted
    assert (report.result, report.photos_total, report.photos_verified) == ("imported", 3, 2)
    assert not supervisor.files.has(photo.sha256)
    path.write_bytes(good)
    healed = import_pack(supervisor, path, LATER)
    assert (healed.result, healed.repeated, healed.files_new, healed.photos_verified) == ("imported", True, 1, 3)
    assert supervisor.files.get(photo.sha256) == inspector.files.get(photo.sha256)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7), encrypted=st.booleans())
def test_no_flipped_bit_is_ever_imported(
    place: float, bit: int, encrypted: bool, stores: Stores, tmp_path: Path
) -> None:
    inspector, supervisor = stores
    good = tmp_path / f"good-{encrypted}.zjpack"
    if not good.exists():
        if not (tmp_path / f"good-{not encrypted}.zjpack").exists():
            worked_visit(inspector)
        write_visit_pack(inspector, good, NOW, encrypted=encrypted)
    data = bytearray(good.read_bytes())
    data[int(place * len(data))] ^= 1 << bit
    bad = tmp_path / "bad.zjpack"
    bad.write_bytes(data)
    before = holdings(supervisor)
    try:
        report = import_pack(supervisor, bad, LATER, accept_new_sender=True)
    except RefusedInputError as error:
        refused = codes(error)
    else:
        refused = []
    if refused:
        assert holdings(supervisor) == before
    else:
        # One photo or paper was hurt: it is left out, the rest is as it was sent.
        assert not encrypted
        assert len(report.damaged) <= 1
        with supervisor.database.look() as work:
            assert all(supervisor.files.get(sha256) == inspector.files.get(sha256) for sha256 in work.blobs.all())


def test_what_came_before_the_cut_can_be_taken_on_purpose(stores: Stores, path: Path) -> None:
    inspector, supervisor = stores
    visit = worked_visit(inspector, "e2", photos=0)
    with_photos(inspector, visit, range(50, 60), side=300)
    write_visit_pack(inspector, path, NOW)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * 0.7)])
    assert refusal(supervisor, path)[0] in ("pack.truncated", "pack.seal_broken")
    assert check_pack(supervisor, path).photos_total == 13
    report = import_pack(supervisor, path, LATER, salvage=True)
    assert 0 < report.photos_verified < report.photos_total == 13
    assert report.photos_verified + len(report.damaged) >= 13
    path.write_bytes(whole)
    assert import_pack(supervisor, path, LATER).photos_verified == 13
    assert visits_of(supervisor) == visits_of(inspector)


def test_a_pack_that_begins_too_late_waits_and_changes_no_screen(stores: Stores, path: Path) -> None:
    late = forged(stores[0], path, change=lambda events: events[1:])
    report = import_pack(stores[1], late, LATER)
    assert (report.result, [problem.code for problem in report.waiting]) == ("waiting", ["pack.gap"])
    # Its photos came and were verified: whoever reads "0 of 0" asks for them again.
    assert report.photos_verified == report.photos_total > 0
    assert visits_of(stores[1])["visits"] == []
    with stores[1].database.look() as work:
        assert [waiting.file_name for waiting in work.waiting.all()] == ["forged.zjpack"]


@pytest.mark.parametrize("share", [0.02, 0.3, 0.7, 0.99])
def test_a_cut_pack_is_refused(share: float, stores: Stores, path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    assert refusal(stores[1], path)[0] in ("pack.truncated", "pack.seal_broken")
