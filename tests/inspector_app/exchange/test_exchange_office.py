"""An office at work: what a hunt through its days found, each told as it was met."""

from pathlib import Path

import pytest
from handovers import LATER, codes, holdings, worked_visit
from office_lists import Office, adopts
from offices import NOW, new_store, with_enterprise

from db.records.packs import PackRecord
from inspector_app.errors import RefusedInputError, UnavailableError
from inspector_app.exchange import sending
from inspector_app.exchange.bag.container import WrittenPack
from inspector_app.exchange.bag.layout import MOST_RECIPIENTS
from inspector_app.exchange.bag.opening_page import render
from inspector_app.exchange.bag.pack_info import PackKind
from inspector_app.exchange.kinds import plans_out
from inspector_app.exchange.kinds.plans_out import write_plan_packs
from inspector_app.exchange.kinds.returns import add_comment, write_return_packs
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.read import check_pack, import_pack
from inspector_app.exchange.sending import new_info, receivers
from inspector_app.exchange.several import look_at_several, packs_among, take_several
from inspector_app.exchange.trust.identity import Card, write_card
from inspector_app.exchange.trust.peers import card_of, known_peers, trust_card
from inspector_app.stores import Role, Store

Stores = tuple[Store, Store]


def test_a_plan_of_a_stranger_asks_for_his_words_and_is_taken_once_compared(tmp_path: Path) -> None:
    supervisor = new_store(tmp_path / "s", Role.SUPERVISOR, "王芳")
    inspector = new_store(tmp_path / "i")
    trust_card(supervisor, card_of(inspector), NOW)
    with_enterprise(supervisor)
    (sent,) = write_plan_packs(supervisor, tmp_path / "p.zjpack", NOW)
    assert check_pack(inspector, sent.path, now=NOW).problems == ()
    with pytest.raises(RefusedInputError) as refused:
        import_pack(inspector, sent.path, NOW)
    assert codes(refused.value) == ["pack.sender_unknown"]
    assert import_pack(inspector, sent.path, NOW, accept_new_sender=True).result == "imported"
    supervisor.close()
    inspector.close()


def test_a_plan_of_an_inspector_is_refused_whatever_was_compared(tmp_path: Path) -> None:
    """He signs with his own keys that he is a supervisor; his card said otherwise."""
    inspector, claims = new_store(tmp_path / "i"), new_store(tmp_path / "s", Role.SUPERVISOR, "王芳")
    trust_card(claims, card_of(inspector), NOW)
    with inspector.database.look() as work:
        assert work.devices.all()
    with claims.database.look() as work:
        own = work.devices.own()
    card = Card(own.id, own.person, "inspector", own.office, own.signing_key, own.recipient)
    trust_card(inspector, write_card(card, claims.identity), NOW)
    with_enterprise(claims)
    (sent,) = write_plan_packs(claims, tmp_path / "p.zjpack", NOW)
    with pytest.raises(RefusedInputError) as refused:
        import_pack(inspector, sent.path, NOW, accept_new_sender=True)
    assert codes(refused.value) == ["pack.sender_role"]
    inspector.close()
    claims.close()


def test_nor_is_one_of_whom_the_office_certified_as_an_inspector_though_nobody_met_him(tmp_path: Path) -> None:
    """The office's word spares comparing; what he says of himself does not count beside it."""
    inspector, claims = new_store(tmp_path / "i"), new_store(tmp_path / "s", Role.SUPERVISOR, "王芳")
    trust_card(claims, card_of(inspector), NOW)
    with_enterprise(claims)
    (sent,) = write_plan_packs(claims, tmp_path / "p.zjpack", NOW)
    office = Office(tmp_path)
    adopts(inspector, office.lists((claims, "inspector")))
    for accepted in (False, True):
        with pytest.raises(RefusedInputError) as refused:
            import_pack(inspector, sent.path, LATER, accept_new_sender=accepted)
        assert codes(refused.value) == ["pack.sender_role"]
    adopts(inspector, office.lists((claims, "supervisor")))
    assert import_pack(inspector, sent.path, LATER).result == "imported"
    inspector.close()
    claims.close()


def test_one_run_writes_the_plan_for_more_laptops_than_a_file_holds(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    with_enterprise(supervisor)
    for number in range(MOST_RECIPIENTS + 3):
        colleague = new_store(tmp_path / f"c{number}", person=f"同事{number}")
        trust_card(supervisor, card_of(colleague), NOW)
        colleague.close()
    sent = write_plan_packs(supervisor, tmp_path / "plan.zjpack", NOW)
    assert [each.path.name for each in sent] == ["plan_1-2.zjpack", "plan_2-2.zjpack"]
    names = [name for each in sent for name in each.recipients[:-1]]
    assert len(names) == len(set(names)) == MOST_RECIPIENTS + 4
    taken = [each.path for each in sent if any("李明" in name for name in each.recipients)]
    assert len(taken) == 1
    assert import_pack(inspector, taken[0], NOW).result == "imported"


@pytest.mark.parametrize("good", [0, 1, 2])
def test_a_plan_in_several_files_is_written_whole_or_leaves_nothing(
    good: int, stores: Stores, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, supervisor = stores
    with_enterprise(supervisor)
    monkeypatch.setattr(plans_out, "_A_FILE", 1)
    for name in ("同事一", "同事二"):
        colleague = new_store(tmp_path / name, person=name)
        trust_card(supervisor, card_of(colleague), NOW)
        colleague.close()
    before, left, written = holdings(supervisor)["packs"], [good], sending.write_pack_file

    def stick_is_full(*given: object, **how: object) -> WrittenPack:
        if not left[0]:
            raise UnavailableError("pack.disk_full", file="plan.zjpack")
        left[0] -= 1
        return written(*given, **how)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(sending, "write_pack_file", stick_is_full)
        with pytest.raises(UnavailableError):
            write_plan_packs(supervisor, tmp_path / "plan.zjpack", NOW)
    assert list(tmp_path.glob("plan*")) == []
    assert holdings(supervisor)["packs"] == before
    sent = write_plan_packs(supervisor, tmp_path / "plan.zjpack", NOW)
    assert len(sent) == 3
    assert {each.pack.info.pack_id for each in sent} == {each.id for each in _ledger(supervisor)}
    assert [each.path.is_file() for each in sent] == [True] * 3


def _ledger(store: Store) -> list[PackRecord]:
    with store.database.look() as work:
        return work.packs.all()


def test_the_log_remembers_each_import(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    worked_visit(inspector)
    written = write_visit_pack(inspector, tmp_path / "v.zjpack", NOW)
    import_pack(supervisor, tmp_path / "v.zjpack", NOW)
    import_pack(supervisor, tmp_path / "v.zjpack", LATER)
    with supervisor.database.look() as work:
        told = work.events.of_kind(supervisor.device, "import")
    assert [(each.fields["pack"], each.fields["photos"], each.fields["file"]) for each in told] == [
        (written.pack.info.pack_id, 3, "v.zjpack")
    ]


def test_a_folder_is_read_in_order_and_what_is_wrong_stops_nothing(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    folder = tmp_path / "stick"
    folder.mkdir()
    worked_visit(inspector)
    write_visit_pack(inspector, folder / "b.zjpack", NOW)
    with inspector.database.work(LATER) as work:
        work.enterprises.save("e1", {"phone": "1"})
    write_visit_pack(inspector, folder / "a.zjpack", LATER)
    (folder / "0.zjpack").write_bytes(b"?")
    (folder / "notes.txt").write_bytes(b"?")
    paths = packs_among([folder])
    assert [path.name for path in paths] == ["0.zjpack", "a.zjpack", "b.zjpack"]
    looked = look_at_several(supervisor, paths, LATER)
    assert [(each.path.name, each.takeable) for each in looked] == [
        ("b.zjpack", True), ("a.zjpack", True), ("0.zjpack", False),
    ]  # fmt: skip
    taken = take_several(supervisor, paths, LATER)
    assert [each.report.result if each.report else codes_of(each.problems) for each in taken] == [
        "imported", "imported", ["pack.not_ours"],
    ]  # fmt: skip


def test_the_first_of_several_is_told_as_it_would_be_alone(stores: Stores, tmp_path: Path) -> None:
    """Its photos are no comments, and comments are no files."""
    inspector, supervisor = stores
    visit = worked_visit(inspector)
    write_visit_pack(inspector, tmp_path / "up.zjpack", NOW)
    alone = check_pack(supervisor, tmp_path / "up.zjpack", now=LATER)
    assert (alone.files_new, alone.returned) == (4, 0)
    (looked,) = look_at_several(supervisor, [tmp_path / "up.zjpack"], LATER)
    assert looked.preview == alone
    import_pack(supervisor, tmp_path / "up.zjpack", LATER)
    add_comment(supervisor, visit, "", "请补拍", LATER)
    (back,) = write_return_packs(supervisor, tmp_path, "back.zjpack", LATER)
    alone = check_pack(inspector, back.path, now=LATER)
    assert (alone.files_new, alone.returned) == (0, 1)
    (looked,) = look_at_several(inspector, [back.path], LATER)
    assert looked.preview == alone


def codes_of(problems: tuple[object, ...]) -> list[str]:
    return [problem.code for problem in problems]  # type: ignore[attr-defined]


def test_a_plain_pack_says_so_on_every_page(stores: Stores) -> None:
    inspector = stores[0]
    worked_visit(inspector)
    worked_visit(inspector, "e2")
    info = new_info(inspector, PackKind.VISIT, NOW, ())
    with inspector.database.look() as work:
        page = render(work, info).decode("utf-8")
    assert page.count('class="warning"') == 3
    assert 'class="every_page"' in page
    assert "position: fixed" in page
    assert "PDF" in page
    with inspector.database.look() as work:
        named = receivers(inspector, known_peers(inspector))
        sealed = render(work, new_info(inspector, PackKind.VISIT, NOW, named)).decode("utf-8")
    assert 'class="warning"' not in sealed
    assert 'class="every_page"' not in sealed.split("</style>")[1]
