"""A pack comes in whole or not at all, once, and says in numbers what it did."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from handovers import (
    LATER,
    codes,
    forged,
    holdings,
    judged_items,
    refusal,
    visits_of,
    with_photos,
    worked_visit,
)
from offices import NOW, new_store, with_enterprise

from inspector_app.checklists.model import Verdict
from inspector_app.epochs import laptop_of
from inspector_app.errors import RefusedInputError
from inspector_app.evidence.intake import remove_photo, restore_photo
from inspector_app.exchange.bag.pack_info import PackInfo, PackKind
from inspector_app.exchange.kinds.plans_out import write_plan_packs
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.read import ImportReport, check_pack, import_pack
from inspector_app.exchange.trust.identity import new_identity
from inspector_app.exchange.trust.peers import RECIPIENT_LABEL, card_of, known_peers, trust_card
from inspector_app.findings import withdraw_finding
from inspector_app.stores import Role, Store
from inspector_app.visits import GivenAnswer, close_visit, give_answer

Stores = tuple[Store, Store]


def numbers(report: ImportReport) -> tuple[int, ...]:
    """Visits new, changed, known; events new."""
    return report.visits_new, report.visits_changed, report.visits_known, report.events_new


# --- the good way -----------------------------------------------------------------------------------------------------


def test_the_supervisor_gets_everything_byte_for_byte(stores: Stores, path: Path) -> None:
    inspector, supervisor = stores
    report = import_pack(supervisor, path, LATER)
    assert (report.visits_new, report.photos_total, report.photos_verified, report.papers) == (1, 3, 3, 1)
    assert (report.enterprises_touched, report.repeated, report.sender.person) == (1, False, "李明")
    assert visits_of(supervisor) == visits_of(inspector)
    with inspector.database.look() as work:
        hashes = list(work.blobs.all())
    assert len(hashes) == 4
    for sha256 in hashes:
        assert supervisor.files.get(sha256) == inspector.files.get(sha256)
    with supervisor.database.look() as work:
        assert set(work.blobs.all()) == set(hashes)
        assert work.events.conflicts() == []
        (entry,) = work.packs.all()
    assert (entry.direction, entry.file_name, entry.sender) == ("in", "first.zjpack", inspector.device)
    assert entry.report["photos_verified"] == 3


def test_a_check_says_what_an_import_would_do_and_changes_nothing(stores: Stores, path: Path) -> None:
    inspector, supervisor = stores
    before = holdings(supervisor)
    files = sorted((supervisor.folder / "blobs").rglob("*"))
    preview = check_pack(supervisor, path)
    assert holdings(supervisor) == before
    assert sorted((supervisor.folder / "blobs").rglob("*")) == files
    assert (preview.sender.person, preview.sender_known, preview.own, preview.already_imported) == (
        "李明", True, False, False,
    )  # fmt: skip
    (visit,) = preview.visits
    assert (visit.enterprise, visit.opened, visit.findings, visit.photos, visit.state) == (
        "深圳市顺达国际货运代理有限公司", NOW, 2, 3, "new",
    )  # fmt: skip
    assert (preview.photos_total, preview.photos_verified, preview.papers_total, preview.papers_verified) == (
        3,
        3,
        1,
        1,
    )
    assert preview.problems == ()
    report = import_pack(supervisor, path, LATER)
    assert (preview.events_new, preview.events_known) == (report.events_new, report.events_known)
    after = check_pack(supervisor, path)
    assert (after.already_imported, after.visits[0].state, after.events_new) == (True, "known", 0)
    own = check_pack(inspector, path)
    assert (own.own, own.sender_known, own.already_imported, own.problems) == (True, True, False, ())


def test_the_same_pack_again_changes_nothing_and_says_so(stores: Stores, path: Path) -> None:
    _, supervisor = stores
    first = import_pack(supervisor, path, NOW)
    before = holdings(supervisor)
    again = import_pack(supervisor, path, LATER)
    assert holdings(supervisor) == before
    assert again.repeated
    assert numbers(again) == (0, 0, 1, 0)
    assert again.events_known == first.events_new
    assert (again.photos_total, again.photos_verified) == (3, 3)


def test_a_later_pack_brings_only_what_is_new(stores: Stores, path: Path, tmp_path: Path) -> None:
    inspector, supervisor = stores
    import_pack(supervisor, path, NOW)
    (first,) = visits_of(inspector)["visits"]  # type: ignore[misc]
    worked_visit(inspector, "e2", photos=2)
    with_photos(inspector, first.id, range(3))
    close_visit(inspector, first.id, NOW)
    third = worked_visit(inspector, "e3", photos=0)
    write_visit_pack(inspector, tmp_path / "second.zjpack", LATER)
    close_visit(inspector, third, LATER)
    report = import_pack(supervisor, tmp_path / "second.zjpack", LATER)
    assert numbers(report)[:3] == (2, 1, 0)
    assert (report.photos_total, report.photos_verified, report.enterprises_touched) == (8, 8, 2)
    write_visit_pack(inspector, tmp_path / "third.zjpack", LATER)
    assert numbers(import_pack(supervisor, tmp_path / "third.zjpack", LATER)) == (0, 1, 2, 1)
    assert visits_of(supervisor) == visits_of(inspector)


def test_a_lost_pack_is_healed_by_the_next_and_an_older_one_brings_nothing(
    stores: Stores, path: Path, tmp_path: Path
) -> None:
    inspector, supervisor = stores
    worked_visit(inspector, "e2")
    write_visit_pack(inspector, tmp_path / "second.zjpack", LATER)
    assert numbers(import_pack(supervisor, tmp_path / "second.zjpack", NOW))[:3] == (2, 0, 0)
    state = visits_of(supervisor)
    late = import_pack(supervisor, path, LATER)
    assert numbers(late) == (0, 0, 1, 0)
    assert not late.repeated
    assert visits_of(supervisor) == state


def test_withdrawn_and_restored_things_follow(stores: Stores, path: Path, tmp_path: Path) -> None:
    inspector, supervisor = stores
    import_pack(supervisor, path, NOW)
    with inspector.database.look() as work:
        (visit,) = work.visits.all()
        photo, finding = work.photos.of_visit(visit.id)[0], work.findings.of_visit(visit.id)[0]
    withdraw_finding(inspector, finding.id, NOW)
    remove_photo(inspector, photo.id, NOW)
    write_visit_pack(inspector, tmp_path / "p.zjpack", LATER)
    report = import_pack(supervisor, tmp_path / "p.zjpack", LATER)
    assert (report.photos_total, report.photos_verified) == (2, 2)
    assert visits_of(supervisor) == visits_of(inspector)
    restore_photo(inspector, photo.id, NOW)
    write_visit_pack(inspector, tmp_path / "p.zjpack", LATER)
    assert import_pack(supervisor, tmp_path / "p.zjpack", LATER).photos_verified == 3
    assert visits_of(supervisor) == visits_of(inspector)


def test_a_supervisor_passes_on_only_his_own_work(stores: Stores, path: Path, tmp_path: Path) -> None:
    inspector, supervisor = stores
    import_pack(supervisor, path, NOW)
    with supervisor.database.work(NOW) as work:
        work.enterprises.save("e1", {"phone": "0755-1"})
    before = visits_of(inspector)
    written = write_visit_pack(supervisor, tmp_path / "back.zjpack", LATER, recipients=known_peers(supervisor))
    # Beside the change: whose card was taken, and that the pack came, which the log says of itself.
    assert (written.visits, written.photos, written.papers, written.events) == (0, 0, 0, 3)
    report = import_pack(inspector, tmp_path / "back.zjpack", LATER)
    assert (report.enterprises_touched, report.events_new) == (1, 3)
    assert visits_of(inspector) == before
    with inspector.database.look() as work:
        enterprise = work.enterprises.get("e1")
        assert enterprise is not None
        assert enterprise.phone == "0755-1"
        assert work.events.conflicts() == []


def test_two_laptops_with_the_same_register_have_no_conflicts(stores: Stores, path: Path, tmp_path: Path) -> None:
    _, supervisor = stores
    colleague = new_store(tmp_path / "colleague", person="赵强")
    trust_card(supervisor, card_of(colleague), NOW)
    trust_card(colleague, card_of(supervisor), NOW)
    worked_visit(colleague)
    write_visit_pack(colleague, tmp_path / "c.zjpack", NOW)
    colleague.close()
    with_enterprise(supervisor)
    import_pack(supervisor, path, NOW)
    report = import_pack(supervisor, tmp_path / "c.zjpack", NOW)
    assert (report.visits_new, report.sender.person) == (1, "赵强")
    with supervisor.database.look() as work:
        assert work.events.conflicts() == []
        assert len(work.enterprises.all()) == 1
        assert {visit.device for visit in work.visits.all()} == {*work.events.have()} - {supervisor.device}


def test_a_photo_that_was_damaged_in_this_store_is_healed_by_the_same_pack(stores: Stores, path: Path) -> None:
    _, supervisor = stores
    import_pack(supervisor, path, NOW)
    with supervisor.database.look() as work:
        photo = work.photos.of_visit(work.visits.all()[0].id)[0]
    file = supervisor.files._path(photo.sha256)
    file.write_bytes(file.read_bytes()[:-1] + b"x")
    assert not supervisor.files.is_sound(photo.sha256)
    report = import_pack(supervisor, path, LATER)
    assert (report.photos_total, report.photos_verified) == (3, 3)
    assert supervisor.files.is_sound(photo.sha256)


# --- who sends --------------------------------------------------------------------------------------------------------


def test_an_unknown_sender_is_named_with_his_digits_and_taken_only_when_accepted(tmp_path: Path) -> None:
    inspector, supervisor = new_store(tmp_path / "i"), new_store(tmp_path / "s", Role.SUPERVISOR, "王芳")
    trust_card(inspector, card_of(supervisor), NOW)
    worked_visit(inspector)
    pack = tmp_path / "p.zjpack"
    write_visit_pack(inspector, pack, NOW)
    preview = check_pack(supervisor, pack)
    assert (preview.sender_known, preview.problems) == (False, ())
    assert refusal(supervisor, pack) == ["pack.sender_unknown"]
    with pytest.raises(RefusedInputError) as refused:
        import_pack(supervisor, pack, NOW)
    details = refused.value.problems[0].details
    assert (details["person"], details["office"], details["digits"]) == ("李明", "福永街道办事处", preview.fingerprint)
    import_pack(supervisor, pack, NOW, accept_new_sender=True)
    (peer,) = known_peers(supervisor)
    assert (peer.signing_key, peer.recipient) == (inspector.identity.signing_public, inspector.identity.age_recipient)
    close_visit(inspector, holdings(inspector)["visits"][0].id, NOW)  # type: ignore[index]
    write_visit_pack(inspector, pack, LATER)
    assert import_pack(supervisor, pack, LATER).visits_changed == 1
    inspector.close()
    supervisor.close()


def test_the_own_pack_is_refused_with_clear_words(stores: Stores, path: Path) -> None:
    assert refusal(stores[0], path) == ["pack.own_pack"]


def test_a_pack_for_somebody_else_is_refused(stores: Stores, path: Path, tmp_path: Path) -> None:
    stranger = new_store(tmp_path / "stranger", Role.SUPERVISOR, "周刚")
    assert refusal(stranger, path) == ["pack.not_for_us"]
    with pytest.raises(RefusedInputError) as refused:
        check_pack(stranger, path)
    assert codes(refused.value) == ["pack.not_for_us"]
    stranger.close()


def test_a_known_sender_is_shown_by_his_card_whatever_his_pack_says(stores: Stores, path: Path) -> None:
    inspector, supervisor = stores
    pack = forged(
        inspector, path, info=lambda info: replace(info, sender=replace(info.sender, person="局长", role="supervisor"))
    )
    assert check_pack(supervisor, pack).sender.person == "李明"
    assert import_pack(supervisor, pack, NOW).sender.role == "inspector"
    assert [peer.person for peer in known_peers(supervisor)] == ["李明"]


def test_a_known_laptop_makes_itself_nobody_else_by_announcing_one_more_life(stores: Stores, path: Path) -> None:
    """By what a pack says of its sender an inspector would have become a supervisor, and taken another's post."""
    inspector, supervisor = stores
    life, ours = f"{laptop_of(inspector.device)}-2", inspector.identity.age_recipient

    def as_another(info: PackInfo) -> PackInfo:
        extra = {**info.extra, RECIPIENT_LABEL: new_identity().age_recipient}
        return replace(info, sender=replace(info.sender, device=life, person="局长", role="supervisor"), extra=extra)

    assert import_pack(supervisor, forged(inspector, path, info=as_another), LATER).sender.person == "李明"
    (known,) = known_peers(supervisor)
    assert (known.id, known.person, known.role, known.recipient) == (life, "李明", "inspector", ours)


def test_a_known_device_under_another_key_is_refused(stores: Stores, path: Path) -> None:
    inspector, supervisor = stores
    pack = forged(inspector, path, key=new_identity())
    assert refusal(supervisor, pack) == ["pack.sender_changed_key"]
    assert [problem.code for problem in check_pack(supervisor, pack).problems] == ["pack.sender_changed_key"]
    with pytest.raises(RefusedInputError):
        import_pack(supervisor, pack, NOW, accept_new_sender=True)


@pytest.mark.parametrize("kind", [PackKind.PLAN, PackKind.RETURN, PackKind.RECEIPT, PackKind.BACKUP])
def test_other_kinds_of_packs_are_not_taken_for_visits(kind: PackKind, stores: Stores, path: Path) -> None:
    pack = forged(stores[0], path, info=lambda info: replace(info, kind=kind), leave_out="data/")
    wanted = "pack.is_backup" if kind is PackKind.BACKUP else "pack.sender_role"
    assert refusal(stores[1], pack) == [wanted]


def test_a_supervisor_cannot_hide_a_visit_pack_under_another_kind(stores: Stores, path: Path) -> None:
    inspector, supervisor = stores
    worked_visit(supervisor)
    write_visit_pack(supervisor, path, NOW, recipients=known_peers(supervisor))
    for kind, code in (("plan", "plan.record"), ("return", "pack.record"), ("receipt", "pack.record")):
        about = partial(replace, kind=PackKind(kind))
        assert refusal(inspector, forged(supervisor, path, info=about, leave_out="data/")) == [code]


def test_answers_given_after_the_import_come_with_the_next_pack(stores: Stores, path: Path, tmp_path: Path) -> None:
    inspector, supervisor = stores
    import_pack(supervisor, path, NOW)
    with inspector.database.look() as work:
        (visit,) = work.visits.all()
    give_answer(inspector, visit.id, judged_items()[0], GivenAnswer(Verdict.PASS), LATER)
    write_visit_pack(inspector, tmp_path / "p.zjpack", LATER)
    preview = check_pack(supervisor, tmp_path / "p.zjpack")
    assert preview.visits[0].state == "changed"
    assert preview.visits[0].findings == 1
    import_pack(supervisor, tmp_path / "p.zjpack", LATER)
    assert visits_of(supervisor) == visits_of(inspector)


def test_a_register_that_is_only_said_again_counts_as_no_change(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    with supervisor.database.work(NOW) as work:
        for number in range(3):
            work.enterprises.save(f"r{number}", {"name": f"企业{number}", "phone": "0755-1"})
    (sent,) = write_plan_packs(supervisor, tmp_path / "plan.zjpack", NOW)
    import_pack(inspector, sent.path, NOW)
    with inspector.database.work(LATER) as work:
        work.enterprises.save("r1", {"phone": "0755-2"})
        work.enterprises.save("new", {"name": "新企业"})
    write_visit_pack(inspector, tmp_path / "v.zjpack", LATER)
    assert import_pack(supervisor, tmp_path / "v.zjpack", LATER).enterprises_touched == 2
