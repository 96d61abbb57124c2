"""With the data key a laptop's own keys are changed: who knew the old ones can neither pose as it nor read its post."""

import shutil
from dataclasses import asdict, replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from handed_over import inspector_with_visit, new_supervisor
from handovers import forged, worked_visit
from office_lists import Office, adopts
from offices import NOW, PASSPHRASE, new_store

from inspector_app.audit.check import check_log
from inspector_app.backups import shelf
from inspector_app.backups.making import make_backup
from inspector_app.backups.restoring import restore_backup
from inspector_app.backups.stick import read_head, write_backup_file
from inspector_app.cli import main
from inspector_app.epochs import epoch_of, laptop_of
from inspector_app.errors import RefusedInputError
from inspector_app.exchange.bag.container import read_pack_file
from inspector_app.exchange.kinds.receipts import write_receipt
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.read import check_pack, import_pack
from inspector_app.exchange.trust.device_list import write_device_list
from inspector_app.exchange.trust.identity import MOST_EARLIER_KEYS, Card, new_identity, write_card
from inspector_app.exchange.trust.office_root import certify, create_root, empty_list
from inspector_app.exchange.trust.peers import (
    Renewal,
    card_of,
    fingerprint_of,
    keys_renewed_at,
    known_peers,
    read_peer,
    renewal_asked,
    trust_card,
)
from inspector_app.exchange.trust.rights import keys_since
from inspector_app.exchange.trust.root_deeds import adopt_list
from inspector_app.key_change.finishing import change_key
from inspector_app.key_change.growing import begin
from inspector_app.messages import explain
from inspector_app.notices.ledger import ledger_of
from inspector_app.stores import Store, open_store
from inspector_app.supervision.handing_on import hand_on
from inspector_app.supervision.handing_on_values import Format, Subject, Wanted
from inspector_app.supervision.redacting_annex import open_annex

LATER = NOW + timedelta(hours=1)


def renewed(store: Store) -> Store:
    change_key(store, begin(store), LATER)
    return open_store(store.folder, PASSPHRASE)


def refusal(store: Store, pack: Path) -> list[str]:
    with pytest.raises(RefusedInputError) as refused:
        import_pack(store, pack, LATER)
    return [problem.code for problem in refused.value.problems]


@pytest.fixture
def met(tmp_path: Path) -> tuple[Store, Store]:
    """An inspector with a visit and a supervisor, who took each other's cards."""
    inspector, _ = inspector_with_visit(tmp_path / "inspector")
    supervisor = new_supervisor(tmp_path / "supervisor")
    trust_card(inspector, card_of(supervisor), NOW)
    trust_card(supervisor, card_of(inspector), NOW)
    return inspector, supervisor


def test_the_laptop_goes_on_under_a_new_id_with_new_keys_and_all_that_was_its_own(tmp_path: Path) -> None:
    store, _ = inspector_with_visit(tmp_path / "store")
    before, device = store.identity, store.device
    with store.database.look() as work:
        assert keys_renewed_at(work) is None
    store = renewed(store)
    assert (laptop_of(store.device), epoch_of(store.device)) == (laptop_of(device), 2)
    with store.database.look() as work:
        own, earlier = work.devices.own(), work.devices.get(device)
        assert (own.signing_key, own.recipient) == store.identity.public
        assert earlier is not None
        assert (earlier.signing_key, earlier.recipient) == before.public
        assert keys_renewed_at(work) == LATER
        (opened,) = work.visits.all()
        assert store.owns(opened.device)
    # No paper can have been issued unknown to the log, as after a restored backup.
    assert not ledger_of(store, LATER).must_resume
    store.close()


def test_a_new_card_replaces_the_old_one_only_when_its_person_says_so(met: tuple[Store, Store]) -> None:
    inspector, supervisor = met
    inspector = renewed(inspector)
    card = card_of(inspector)
    assert renewal_asked(supervisor, read_peer(card)) is Renewal.CLAIMED
    with pytest.raises(RefusedInputError, match="card_renewed_key"):
        trust_card(supervisor, card, LATER)
    assert trust_card(supervisor, card, LATER, key_renewed=True).signing_key == inspector.identity.signing_public
    assert [peer.recipient for peer in known_peers(supervisor)] == [inspector.identity.age_recipient]
    assert renewal_asked(supervisor, read_peer(card)) is None
    inspector.close()
    supervisor.close()


def test_a_laptop_whose_new_keys_the_office_has_not_certified_yet_is_told_that_nobody_takes_what_it_writes(
    met: tuple[Store, Store], tmp_path: Path
) -> None:
    inspector, supervisor = met
    write_visit_pack(inspector, tmp_path / "up.zjpack", NOW)
    import_pack(supervisor, tmp_path / "up.zjpack", NOW)
    office = Office(tmp_path)
    for store in met:
        adopts(store, office.lists((supervisor, "supervisor")))
    supervisor = renewed(supervisor)
    (peer,) = known_peers(supervisor)
    with pytest.raises(RefusedInputError, match="own_other_keys"):
        write_receipt(supervisor, tmp_path / "receipt.zjpack", peer, LATER)
    adopts(supervisor, office.lists((supervisor, "supervisor")))
    write_receipt(supervisor, tmp_path / "receipt.zjpack", peer, LATER)
    inspector.close()
    supervisor.close()


def test_packs_of_the_old_key_are_refused_once_the_new_one_is_known(met: tuple[Store, Store], tmp_path: Path) -> None:
    """Whoever was removed may hold the old key."""
    inspector, supervisor = met
    old, new = tmp_path / "old.zjpack", tmp_path / "new.zjpack"
    write_visit_pack(inspector, old, NOW)
    inspector = renewed(inspector)
    write_visit_pack(inspector, new, LATER)
    assert refusal(supervisor, new) == ["pack.sender_renewed_key"]
    trust_card(supervisor, card_of(inspector), LATER, key_renewed=True)
    assert refusal(supervisor, old) == ["pack.sender_changed_key"]
    import_pack(supervisor, new, LATER)
    with supervisor.database.look() as work:
        assert len(work.visits.all()) == 1
    inspector.close()
    supervisor.close()


def test_what_was_on_its_way_under_the_old_key_still_opens(met: tuple[Store, Store], tmp_path: Path) -> None:
    inspector, supervisor = met
    pack, receipt = tmp_path / "visit.zjpack", tmp_path / "receipt.zjpack"
    write_visit_pack(inspector, pack, NOW)
    import_pack(supervisor, pack, NOW)
    with supervisor.database.look() as work:
        (sender,) = (each for each in work.devices.all() if not each.own)
    write_receipt(supervisor, receipt, sender, NOW)
    inspector = renewed(inspector)
    import_pack(inspector, receipt, LATER)
    with inspector.database.look() as work:
        assert work.receipts.all()
    # Its own pack of then is still known as its own.
    assert check_pack(inspector, pack).own
    inspector.close()
    supervisor.close()


def test_the_office_s_list_vouches_for_new_keys(met: tuple[Store, Store], tmp_path: Path) -> None:
    inspector, supervisor = met
    root = create_root(tmp_path / "office.zjroot", "福永", "a root in the safe", NOW)
    days = (date(2026, 1, 1), date(2027, 12, 31))
    first = certify(empty_list(root), card_of(inspector), "inspector", *days)
    adopt_list(supervisor, write_device_list(first, root.signing_private), NOW, root_compared=True)
    inspector = renewed(inspector)
    pack = tmp_path / "new.zjpack"
    write_visit_pack(inspector, pack, LATER)
    assert refusal(supervisor, pack) == ["pack.sender_renewed_key"]
    second = certify(first, card_of(inspector), "inspector", *days)
    adopt_list(supervisor, write_device_list(second, root.signing_private), LATER, root_compared=True)
    import_pack(supervisor, pack, LATER)
    with supervisor.database.look() as work:
        assert len(work.visits.all()) == 1
    assert [peer.signing_key for peer in known_peers(supervisor)] == [inspector.identity.signing_public]
    inspector.close()
    supervisor.close()


def test_an_annex_and_a_backup_for_the_stick_are_sealed_to_the_keys_that_the_office_certified_since(
    met: tuple[Store, Store], tmp_path: Path
) -> None:
    """Who has a supervisor's keys of before neither learns what was handed on nor opens a whole store."""
    inspector, supervisor = met
    supervisor.close()
    shutil.copytree(supervisor.folder, tmp_path / "stolen")
    supervisor = renewed(open_store(supervisor.folder, PASSPHRASE))
    office = Office(tmp_path)
    adopts(inspector, office.lists((inspector, "inspector"), (supervisor, "supervisor")))
    out = tmp_path / "out"
    hand_on(inspector, Wanted(Subject.VISITS), out, Format.CSV, LATER, redact=True)
    (annex,) = out.glob("*.age")
    backup = tmp_path / "b.zjbackup"
    write_backup_file(inspector, backup, LATER)
    head = read_head(backup).size
    assert open_annex(supervisor, annex).lines
    assert read_pack_file(backup, supervisor.identity.secrets, head=head).records()
    stolen = open_store(tmp_path / "stolen", PASSPHRASE)
    with pytest.raises(RefusedInputError, match="annex_foreign"):
        open_annex(stolen, annex)
    with pytest.raises(RefusedInputError, match="not_for_us"):
        read_pack_file(backup, stolen.identity.secrets, head=head)
    for store in (inspector, supervisor, stolen):
        store.close()


def test_nobody_renews_the_keys_of_the_laptop_that_reads_or_of_the_same_id(met: tuple[Store, Store]) -> None:
    inspector, supervisor = met
    forger = new_identity()
    for device in (supervisor.device, f"{laptop_of(inspector.device)}-7"):
        card = write_card(Card(device, "王芳", "supervisor", "福永", *forger.public), forger)
        with pytest.raises(RefusedInputError, match="card_changed_key"):
            trust_card(inspector, card, LATER, key_renewed=True)
    assert [peer.signing_key for peer in known_peers(inspector)] == [supervisor.identity.signing_public]
    inspector.close()
    supervisor.close()


def test_a_backup_of_before_comes_back_with_the_keys_of_now(tmp_path: Path) -> None:
    store = new_store(tmp_path / "store")
    worked_visit(store)
    make_backup(store, NOW)
    store = renewed(store)
    identity, words = store.identity, fingerprint_of(store)
    (backup,) = shelf.list_backups(store.folder, store.vault)
    restore_backup(store, backup.name, LATER + timedelta(hours=1))
    store = open_store(store.folder, PASSPHRASE)
    assert asdict(store.identity) == asdict(identity)
    assert fingerprint_of(store) == words
    assert epoch_of(store.device) == 3
    store.close()


def test_who_is_told_of_a_changed_key_hears_both_fingerprints(met: tuple[Store, Store], tmp_path: Path) -> None:
    inspector, supervisor = met
    before = fingerprint_of(inspector)
    inspector = renewed(inspector)
    pack = tmp_path / "new.zjpack"
    write_visit_pack(inspector, pack, LATER)
    info = check_pack(supervisor, pack)
    assert not info.sender_known
    details = info.problems[0].details
    assert (details["before"], details["after"]) == (before, fingerprint_of(inspector))
    inspector.close()
    supervisor.close()


def test_numbers_that_a_restored_backup_left_open_stay_open_after_a_change_of_keys(tmp_path: Path) -> None:
    store = new_store(tmp_path / "store")
    worked_visit(store)
    make_backup(store, NOW)
    (backup,) = shelf.list_backups(store.folder, store.vault)
    restore_backup(store, backup.name, NOW)
    store = renewed(open_store(store.folder, PASSPHRASE))
    assert epoch_of(store.device) == 3
    assert ledger_of(store, LATER).must_resume
    store.close()


def test_scripts_take_a_renewed_card_when_they_say_so(
    met: tuple[Store, Store], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    inspector, supervisor = met
    inspector = renewed(inspector)
    (tmp_path / "words").write_text(PASSPHRASE, "utf-8")
    (tmp_path / "card").write_bytes(card_of(inspector))
    folder = supervisor.folder
    inspector.close()
    supervisor.close()
    verb = ["store", "trust", str(tmp_path / "card"), "--store", str(folder)]
    verb += ["--passphrase-file", str(tmp_path / "words"), "--json"]
    assert main(verb) == 1
    assert "pack.card_renewed_key" in capsys.readouterr().out
    assert main([*verb, "--key-renewed"]) == 0
    assert "李明" in capsys.readouterr().out


def test_the_office_s_list_decides_to_which_keys_is_sent(met: tuple[Store, Store], tmp_path: Path) -> None:
    """The inspector still has the supervisor's card of before."""
    inspector, supervisor = met
    root = create_root(tmp_path / "office.zjroot", "福永", "a root in the safe", NOW)
    days = (date(2026, 1, 1), date(2027, 12, 31))
    first = certify(empty_list(root), card_of(supervisor), "supervisor", *days)
    adopt_list(inspector, write_device_list(first, root.signing_private), NOW, root_compared=True)
    before = supervisor.identity.age_recipient
    supervisor = renewed(supervisor)
    second = certify(first, card_of(supervisor), "supervisor", *days)
    adopt_list(inspector, write_device_list(second, root.signing_private), LATER, root_compared=True)
    written = write_visit_pack(inspector, tmp_path / "up.zjpack", LATER)
    keys = {each.key for each in written.pack.info.recipients}
    assert supervisor.identity.age_recipient in keys
    assert before not in keys
    # A card that is newer than the list counts, until the office certifies it.
    supervisor = renewed(supervisor)
    trust_card(inspector, card_of(supervisor), LATER, key_renewed=True)
    written = write_visit_pack(inspector, tmp_path / "up-2.zjpack", LATER)
    keys = {each.key for each in written.pack.info.recipients}
    assert supervisor.identity.age_recipient in keys
    inspector.close()
    supervisor.close()


def test_whoever_has_the_old_key_cannot_shut_the_laptop_out_by_a_later_life(
    met: tuple[Store, Store], tmp_path: Path
) -> None:
    """Without the office's list: the number of a life never decides, a person who compares the words does."""
    inspector, supervisor = met
    thief, later = inspector.identity, f"{laptop_of(inspector.device)}-999999"
    write_visit_pack(inspector, tmp_path / "own.zjpack", NOW)
    stolen = forged(
        inspector, tmp_path / "own.zjpack", info=lambda info: replace(info, sender=replace(info.sender, device=later))
    )
    import_pack(supervisor, stolen, LATER)
    inspector = renewed(inspector)
    card, ours = card_of(inspector), inspector.identity.public
    assert renewal_asked(supervisor, read_peer(card)) is Renewal.DISPUTED
    with pytest.raises(RefusedInputError, match="card_disputed_key") as refused:
        trust_card(supervisor, card, LATER)
    assert later in str(explain(refused.value))
    trust_card(supervisor, card, LATER, key_renewed=True)
    assert [(each.signing_key, each.recipient) for each in known_peers(supervisor)] == [ours]
    assert refusal(supervisor, stolen) == ["pack.sender_changed_key"]
    # The name stays beside what was taken; nothing that the life signed counts.
    with supervisor.database.look() as work:
        told = work.devices.get(later)
        assert told is not None
        assert (told.person, told.signing_key) == ("李明", "")
        assert thief.signing_public not in keys_since(work, later)
    write_visit_pack(inspector, tmp_path / "new.zjpack", LATER)
    import_pack(supervisor, tmp_path / "new.zjpack", LATER)
    inspector.close()
    supervisor.close()


def test_an_old_card_shown_again_changes_nothing(met: tuple[Store, Store]) -> None:
    inspector, supervisor = met
    old = card_of(inspector)
    inspector = renewed(inspector)
    trust_card(supervisor, card_of(inspector), LATER, key_renewed=True)
    for said in (False, True):
        with pytest.raises(RefusedInputError, match="card_changed_key"):
            trust_card(supervisor, old, LATER, key_renewed=said)
    assert [peer.signing_key for peer in known_peers(supervisor)] == [inspector.identity.signing_public]
    inspector.close()
    supervisor.close()


def test_of_two_copies_of_a_laptop_that_both_renew_a_person_says_which_one_counts(
    met: tuple[Store, Store], tmp_path: Path
) -> None:
    inspector, supervisor = met
    inspector.close()
    shutil.copytree(inspector.folder, tmp_path / "clone")
    first, second = (renewed(open_store(each, PASSPHRASE)) for each in (inspector.folder, tmp_path / "clone"))
    trust_card(supervisor, card_of(first), LATER, key_renewed=True)
    with pytest.raises(RefusedInputError, match="card_disputed_key"):
        trust_card(supervisor, card_of(second), LATER)
    for each in (first, second):
        write_visit_pack(each, tmp_path / f"{each.folder.name}.zjpack", LATER)
    assert refusal(supervisor, tmp_path / "clone.zjpack") == ["pack.sender_changed_key"]
    trust_card(supervisor, card_of(second), LATER, key_renewed=True)
    assert refusal(supervisor, tmp_path / "inspector.zjpack") == ["pack.sender_changed_key"]
    import_pack(supervisor, tmp_path / "clone.zjpack", LATER)
    for each in (first, second, supervisor):
        each.close()


def test_after_many_renewals_everything_still_opens_and_older_post_says_why_not(
    met: tuple[Store, Store], tmp_path: Path
) -> None:
    inspector, supervisor = met
    posts: list[Path] = []
    for number in range(MOST_EARLIER_KEYS + 2):
        posts.append(tmp_path / f"{number}.zjpack")
        write_visit_pack(inspector, posts[-1], NOW)
        supervisor = renewed(supervisor)
        trust_card(inspector, card_of(supervisor), LATER, key_renewed=True)
    assert epoch_of(supervisor.device) == MOST_EARLIER_KEYS + 3
    for post in posts[:2]:
        with pytest.raises(RefusedInputError):
            check_pack(supervisor, post)
    for post in posts[2:]:
        assert check_pack(supervisor, post).problems == ()
    import_pack(supervisor, posts[2], LATER)
    write_receipt(supervisor, tmp_path / "receipt.zjpack", known_peers(supervisor)[0], LATER)
    import_pack(inspector, tmp_path / "receipt.zjpack", LATER)
    assert check_log(supervisor).problems == []
    inspector.close()
    supervisor.close()


def test_numbers_stay_open_when_a_backup_of_before_the_change_is_restored(tmp_path: Path) -> None:
    store = new_store(tmp_path / "store")
    worked_visit(store)
    backup = make_backup(store, NOW)
    store = renewed(store)
    assert not ledger_of(store, LATER).must_resume
    restore_backup(store, backup.name, LATER)
    store = open_store(store.folder, PASSPHRASE)
    assert ledger_of(store, LATER).must_resume
    store.close()
