"""Which parts of a hand-over in several files are here: told before and after each, and in the ledger."""

from dataclasses import replace
from pathlib import Path

from handovers import LATER, forged, jpeg, judged_items, worked_visit
from offices import NOW, new_store

from inspector_app.evidence.intake import Picture, add_photo
from inspector_app.exchange.bag.parting import PART_LABEL, SET_LABEL, Share, missing_text, share_of
from inspector_app.exchange.kinds.giving_back import held_of_others, write_give_back
from inspector_app.exchange.kinds.parts_here import shares_taken
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.read import check_pack, import_pack
from inspector_app.exchange.several import look_at_several, take_several
from inspector_app.exchange.trust.peers import card_of, trust_card
from inspector_app.exchange.withdrawing import withdraw_import
from inspector_app.stores import Store

Stores = tuple[Store, Store]
SMALL = 900_000


def in_parts(store: Store, path: Path, count: int = 9) -> list[Path]:
    """Two or three photos in each."""
    visit = worked_visit(store, photos=0)
    for number in range(count):
        picture = Picture(jpeg(number) + bytes(300_000), f"{number}.jpg", "file")
        add_photo(store, visit, judged_items()[0].code, picture, NOW)
    return [part for part, _ in write_visit_pack(store, path, NOW, max_size=SMALL).parts]


def missing(share: Share | None) -> tuple[int, int, tuple[int, ...]]:
    assert share is not None
    return share.number, share.total, share.missing


def ledger(store: Store) -> dict[str, tuple[int, ...]]:
    with store.database.look() as work:
        shares = shares_taken(work)
        return {pack.file_name: shares[pack.id].missing for pack in work.packs.all()}


def test_which_parts_are_missing_is_told_before_after_and_in_the_ledger(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    parts = in_parts(inspector, tmp_path / "v.zjpack")
    total = len(parts)
    assert total > 3
    every = tuple(range(1, total + 1))
    assert missing(check_pack(supervisor, parts[2], now=NOW).share) == (3, total, (1, 2, *every[3:]))
    for path in (*parts[2:], parts[0]):
        report = import_pack(supervisor, path, NOW)
    assert missing(report.share) == (1, total, (2,))
    assert set(ledger(supervisor).values()) == {(2,)}
    last = import_pack(supervisor, parts[1], NOW)
    assert missing(last.share) == (2, total, ())
    assert set(ledger(supervisor).values()) == {()}
    assert missing(import_pack(supervisor, parts[1], NOW).share) == (2, total, ())


def test_a_part_that_was_withdrawn_is_missing_again(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    first, *rest = in_parts(inspector, tmp_path / "v.zjpack", count=4)
    pack = import_pack(supervisor, first, NOW).pack_id
    withdraw_import(supervisor, pack, "发错了人", NOW)
    share = check_pack(supervisor, rest[0], now=NOW).share
    assert share is not None
    assert 1 in share.missing


def test_several_are_told_as_they_stand_when_all_of_them_have_come(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    parts = in_parts(inspector, tmp_path / "v.zjpack")
    some = [parts[0], *parts[2:]]
    looked = look_at_several(supervisor, some, NOW)
    assert {each.preview.share.missing for each in looked if each.preview and each.preview.share} == {(2,)}
    taken = take_several(supervisor, some, NOW)
    assert {each.report.share.missing for each in taken if each.report and each.report.share} == {(2,)}


def test_a_later_hand_over_that_brings_the_lost_photos_ends_the_asking(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    _, *rest = in_parts(inspector, tmp_path / "v.zjpack")
    for path in rest:
        import_pack(supervisor, path, NOW)
    assert set(ledger(supervisor).values()) == {(1,)}
    write_visit_pack(inspector, tmp_path / "whole.zjpack", LATER, full=True)
    import_pack(supervisor, tmp_path / "whole.zjpack", LATER)
    with supervisor.database.look() as work:
        assert {share.missing for share in shares_taken(work).values()} == {()}


def test_the_parts_of_a_give_back_are_counted_too(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    colleague = new_store(tmp_path / "colleague", person="周刚")
    trust_card(supervisor, card_of(colleague), NOW)
    for known in stores:
        trust_card(colleague, card_of(known), NOW)
    for path in in_parts(inspector, tmp_path / "v.zjpack"):
        import_pack(supervisor, path, NOW)
    held = held_of_others(supervisor)[0].device
    with colleague.database.look() as work:
        own = work.devices.own()
    back = write_give_back(supervisor, tmp_path / "b.zjpack", held, LATER, recipients=[own], max_size=SMALL)
    report = import_pack(colleague, back[0].path, LATER)
    assert missing(report.share) == (1, len(back), tuple(range(2, len(back) + 1)))
    assert list(ledger(colleague).values()) == [tuple(range(2, len(back) + 1))]
    colleague.close()


def test_a_part_of_another_hand_over_fills_no_hole(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    first, second, *_ = in_parts(inspector, tmp_path / "v.zjpack")
    other = forged(
        inspector,
        second,
        info=lambda info: replace(info, extra={**info.extra, SET_LABEL: "another"}),
    )
    import_pack(supervisor, other, NOW)
    share = import_pack(supervisor, first, NOW).share
    assert share is not None
    assert 2 in share.missing


def test_labels_that_make_no_sense_name_no_parts() -> None:
    assert share_of({}) is None
    assert share_of({PART_LABEL: "2/3"}) is None
    assert share_of({PART_LABEL: "4/3", SET_LABEL: "s"}) is None
    assert share_of({PART_LABEL: "2/999999", SET_LABEL: "s"}) is None
    assert share_of({PART_LABEL: "2/3", SET_LABEL: "s" * 65}) is None
    assert share_of({PART_LABEL: "2/3", SET_LABEL: "s"}) == Share("s", 2, 3)


def test_neighbouring_parts_are_said_as_one_span() -> None:
    assert missing_text(Share("s", 1, 9, (2, 3, 4, 7, 9)), "、") == "2–4、7、9"
    assert missing_text(Share("s", 1, 99, tuple(range(2, 99, 2))), ", ").endswith("24, …")


def test_a_part_that_was_cut_is_still_wanted_until_it_comes_whole(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    first, *others = in_parts(inspector, tmp_path / "v.zjpack")
    cut = tmp_path / "cut.zjpack"
    cut.write_bytes(first.read_bytes()[:-100_000])
    import_pack(supervisor, cut, NOW, salvage=True)
    total = len(others) + 1
    reports = [import_pack(supervisor, path, NOW) for path in others]
    assert missing(reports[-1].share) == (total, total, (1,))
    assert set(ledger(supervisor).values()) == {(1,)}
    again = import_pack(supervisor, first, NOW)
    assert (again.photos_verified, missing(again.share)) == (again.photos_total, (1, total, ()))
    assert set(ledger(supervisor).values()) == {()}
