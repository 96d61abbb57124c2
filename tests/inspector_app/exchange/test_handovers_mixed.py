"""Hand-overs in several files that come mixed, twice, renamed, under another's key; imports taken back and again."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from confirmed_visits import photos_of
from handovers import LATER, codes, forged, holdings, jpeg, judged_items, refusal, visits_of, worked_visit
from offices import NOW, new_store

from inspector_app.errors import RefusedInputError
from inspector_app.evidence.intake import Picture, add_photo
from inspector_app.exchange.bag.parting import PART_LABEL
from inspector_app.exchange.kinds.receipts import write_receipt
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.read import check_pack, import_pack
from inspector_app.exchange.reports import Whereabouts
from inspector_app.exchange.trust.peers import card_of, trust_card
from inspector_app.exchange.withdrawing import withdraw_import
from inspector_app.stores import Store

Stores = tuple[Store, Store]
SMALL = 900_000


def with_large_photos(store: Store, visit: str, numbers: range) -> None:
    for number in numbers:
        picture = Picture(jpeg(number) + bytes(300_000), f"{number}.jpg", "file")
        add_photo(store, visit, judged_items()[0].code, picture, NOW)


def in_parts(store: Store, path: Path, at: datetime) -> list[Path]:
    return [part for part, _ in write_visit_pack(store, path, at, max_size=SMALL, full=True).parts]


def confirmed(inspector: Store, supervisor: Store, path: Path) -> tuple[int, int] | None:
    with inspector.database.look() as work:
        own = work.devices.own()
    write_receipt(supervisor, path, own, LATER)
    return import_pack(inspector, path, LATER).confirmed


def test_parts_of_two_hand_overs_in_any_order_come_to_the_same_and_confirm_no_more_than_came(
    stores: Stores, tmp_path: Path
) -> None:
    """Mixed, one twice, one under another name, one lost."""
    inspector, supervisor = stores
    visit = worked_visit(inspector, photos=0)
    with_large_photos(inspector, visit, range(5))
    first = in_parts(inspector, tmp_path / "first.zjpack", NOW)
    with_large_photos(inspector, visit, range(5, 8))
    second = in_parts(inspector, tmp_path / "second.zjpack", LATER)
    assert (len(first) > 2, len(second) > 3) == (True, True)
    renamed = first[-1].rename(tmp_path / "照片.zjpack")
    for path in (first[1], second[-1], first[1], renamed):
        import_pack(supervisor, path, LATER)
    sound = sum(supervisor.files.has(photo.sha256) for photo in photos_of(supervisor, visit))
    assert 0 < sound < 8
    assert confirmed(inspector, supervisor, tmp_path / "some.zjpack") == (8, sound)
    reports = [import_pack(supervisor, path, LATER) for path in second]
    assert reports[0].absent_in is Whereabouts.PARTS
    absent = [report.photos_absent for report in reports]
    assert absent == sorted(absent, reverse=True)
    assert absent[-1] == 0
    assert confirmed(inspector, supervisor, tmp_path / "all.zjpack") == (8, 8)
    assert visits_of(supervisor) == visits_of(inspector)
    # The part that never came has nothing more to bring.
    assert import_pack(supervisor, first[0], LATER).result == "nothing new"


def test_a_part_under_another_key_brings_nothing(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    colleague = new_store(tmp_path / "colleague", person="周刚")
    trust_card(supervisor, card_of(colleague), NOW)
    trust_card(colleague, card_of(supervisor), NOW)
    visit = worked_visit(inspector, photos=0)
    with_large_photos(inspector, visit, range(5))
    first, second, *_ = in_parts(inspector, tmp_path / "h.zjpack", NOW)
    import_pack(supervisor, first, LATER)
    thief = forged(inspector, second, key=colleague.identity)
    assert refusal(supervisor, thief) == ["pack.sender_changed_key"]
    with colleague.database.look() as work:
        own = work.devices.own()
    renamed = forged(
        inspector,
        second,
        key=colleague.identity,
        info=lambda info: replace(info, sender=replace(info.sender, device=own.id, person=own.person)),
    )
    assert set(refusal(supervisor, renamed)) == {"pack.foreign_event"}
    colleague.close()


def test_a_pack_that_calls_itself_a_part_confirms_no_photo_that_it_left_out(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    visit = worked_visit(inspector)
    write_visit_pack(inspector, tmp_path / "p.zjpack", NOW)
    lying = forged(
        inspector,
        tmp_path / "p.zjpack",
        leave_out="photos/",
        info=lambda info: replace(info, extra={**info.extra, PART_LABEL: "1/2"}),
    )
    report = import_pack(supervisor, lying, LATER)
    assert (report.photos_total, report.photos_verified, report.photos_absent) == (3, 0, 3)
    assert confirmed(inspector, supervisor, tmp_path / "r.zjpack") == (3, 0)
    # So nothing is left out of the next pack.
    write_visit_pack(inspector, tmp_path / "next.zjpack", LATER)
    assert import_pack(supervisor, tmp_path / "next.zjpack", LATER).photos_verified == 3
    assert all(supervisor.files.is_sound(photo.sha256) for photo in photos_of(supervisor, visit))


def test_an_import_taken_back_and_again_stays_while_a_later_one_rests_on_it(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    ids = []
    for name in ("one", "two"):
        worked_visit(inspector, name)
        ids.append(write_visit_pack(inspector, tmp_path / f"{name}.zjpack", NOW).pack.info.pack_id)
        if name == "one":
            import_pack(supervisor, tmp_path / "one.zjpack", NOW)
            assert confirmed(inspector, supervisor, tmp_path / "r.zjpack") == (3, 3)
    before = holdings(supervisor)["visits"]
    withdraw_import(supervisor, ids[0], "", LATER)
    # It leaves out what was confirmed, and so has to wait.
    assert import_pack(supervisor, tmp_path / "two.zjpack", LATER).result == "waiting"
    report = import_pack(supervisor, tmp_path / "one.zjpack", LATER)
    assert (report.result, report.released) == ("imported", ("two.zjpack",))
    assert visits_of(supervisor) == visits_of(inspector)
    with pytest.raises(RefusedInputError) as refused:
        withdraw_import(supervisor, ids[0], "", LATER)
    assert codes(refused.value) == ["pack.withdraw_later"]
    for pack in reversed(ids):
        withdraw_import(supervisor, pack, "", LATER)
    assert holdings(supervisor)["visits"] == []
    import_pack(supervisor, tmp_path / "one.zjpack", LATER)
    assert holdings(supervisor)["visits"] == before


@pytest.mark.parametrize("year", [1970, 2099])
def test_neither_the_senders_clock_nor_the_readers_decides_what_is_taken(
    year: int, stores: Stores, tmp_path: Path
) -> None:
    inspector, supervisor = stores
    wrong = datetime(year, 11, 1, tzinfo=UTC)
    worked_visit(inspector, "one")
    write_visit_pack(inspector, tmp_path / "wrong.zjpack", wrong)
    worked_visit(inspector, "two")
    newer = write_visit_pack(inspector, tmp_path / "right.zjpack", NOW)
    assert import_pack(supervisor, tmp_path / "right.zjpack", wrong).visits_new == 2
    assert check_pack(supervisor, tmp_path / "wrong.zjpack", now=wrong).problems == ()
    assert import_pack(supervisor, tmp_path / "wrong.zjpack", wrong).result == "nothing new"
    assert visits_of(supervisor) == visits_of(inspector)
    assert confirmed(inspector, supervisor, tmp_path / "r.zjpack") == (6, 6)
    withdraw_import(supervisor, newer.pack.info.pack_id, "", wrong)
    assert holdings(supervisor)["visits"] == []
