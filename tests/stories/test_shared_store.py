"""An office whose desks share one database, on a real server: joined, worked at once, interrupted, moved."""

import json
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta
from itertools import count
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from fsspec.implementations.memory import MemoryFileSystem
from handovers import LATER, PEOPLE, holdings, judged_items, visits_of, with_photos, worked_visit
from notice_visits import NoticeVisit, office_ready
from offices import NOW, PASSPHRASE, QUICK, new_store, with_enterprise
from postgresql_server import Server
from shared_offices import SharedOffice, new_desk
from two_lives import backed_up_midway

from db.errors import StoreTroubleError
from db.shared.access import INSPECTOR, REVIEWER
from db.shared.addresses import read_address
from db.shared.postgresql import SharedDatabase
from inspector_app.backups.drill import run_drill
from inspector_app.backups.making import backup_due, make_backup
from inspector_app.backups.shelf import list_backups
from inspector_app.backups.stick import write_backup_file
from inspector_app.checklists.snapshots import shipped
from inspector_app.checkup import check_store
from inspector_app.cli import main
from inspector_app.deadlines import set_rules, shipped_value
from inspector_app.errors import CancelledError, ProblemsError, RefusedInputError
from inspector_app.exchange.kinds.returns import Comment, add_comment, comments, settle, write_return_packs
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.read import import_pack
from inspector_app.exchange.trust.peers import card_of, trust_card
from inspector_app.key_change.growing import begin
from inspector_app.messages import Language, explain
from inspector_app.notices.issuing import issue
from inspector_app.notices.sequence import number_hints
from inspector_app.shared_store import moving
from inspector_app.shared_store.desks import desks_of, invite, remove_desk
from inspector_app.shared_store.files import RemoteFiles, place_problems
from inspector_app.shared_store.founding import found_store, join_store
from inspector_app.shared_store.moving import move_to_file, move_to_shared
from inspector_app.shared_store.reaching import reach
from inspector_app.stores import Role, Store, open_store
from inspector_app.supervision.review import Wish, accept, look_at_visit, send_back, state_of
from inspector_app.supervision.reviewing import ReviewState, review_states
from inspector_app.visits import VisitDraft, close_visit, open_visit


@pytest.fixture
def office(postgresql: Server, tmp_path: Path) -> Iterator[SharedOffice]:
    made = SharedOffice(postgresql, tmp_path)
    yield made
    made.close()


def codes(act: Callable[[], object]) -> list[str]:
    with pytest.raises((ProblemsError, StoreTroubleError)) as caught:
        act()
    for language in Language:
        assert explain(caught.value, language)
    if isinstance(caught.value, StoreTroubleError):
        return [f"store.{caught.value.kind}"]
    assert isinstance(caught.value, ProblemsError)
    return [problem.code for problem in caught.value.problems]


def test_an_office_is_founded_joined_and_looked_at_by_the_command_line(
    postgresql: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("founding", "invitations"):
        monkeypatch.setattr(f"inspector_app.shared_store.{module}.fitting_cost", lambda: QUICK)
    address = postgresql.new_database()
    secret, words = tmp_path / "secret.txt", tmp_path / "words.txt"
    secret.write_text(PASSPHRASE, "utf-8")
    words.write_text("vier lose worte hier", "utf-8")

    def ask(*verb: object, exit_code: int = 0) -> Any:
        capsys.readouterr()
        given = [*map(str, verb), "--passphrase-file", str(secret), "--json"]
        assert main(given) == exit_code, capsys.readouterr().err
        return json.loads(capsys.readouterr().out)

    def create(name: str, role: str, *more: object, exit_code: int = 0) -> Any:
        who = ("--role", role, "--person", name, "--office", "福永街道办事处")
        return ask("store", "create", tmp_path / name, *who, *more, exit_code=exit_code)

    refused = create("王", "inspector", "--database", address, exit_code=1)
    assert [problem["code"] for problem in refused["problems"]] == ["shared.founder_role"]
    assert not SharedDatabase.is_founded(read_address(address))
    create("王", "administrator", "--database", address)
    assert create("赵", "administrator", "--database", address, exit_code=1)["problems"][0]["code"] == "shared.founded"
    invitation = tmp_path / "a.zjinvite"
    wanted = ("--out", invitation, "--invitation-passphrase-file", words)
    ask("store", "invite", "--store", tmp_path / "王", *wanted)
    assert PASSPHRASE.encode() not in invitation.read_bytes()
    by_file = ("--invitation", invitation, "--invitation-passphrase-file")
    wrong = create("李", "inspector", *by_file, secret, "--database", address, exit_code=1)
    assert wrong["problems"][0]["code"] == "shared.invitation_wrong"
    create("李", "inspector", *by_file, words, "--database", address)
    told = ask("store", "desks", "--store", tmp_path / "李")
    assert [(desk["person"], desk["role"], desk["own"]) for desk in told["desks"]] == [
        ("王", "supervisor", False), ("李", "inspector", True),
    ]  # fmt: skip
    assert ask("store", "info", "--store", tmp_path / "李")["role"] == "inspector"
    assert ask("store", "check", "--store", tmp_path / "李")["database"] == []
    assert ask("store", "remove-desk", "--store", tmp_path / "王", "--device", told["desks"][1]["device"])
    gone = ask("store", "info", "--store", tmp_path / "李", exit_code=3)
    assert gone["problems"][0]["code"] == "store.no_desk"
    # What was done to the store stands in its log.
    acts = ask("audit", "list", "--store", tmp_path / "王", "--kind", "vault")
    assert {"founded", "invited", "desk_joined", "desk_removed"} <= set(json.dumps(acts).split('"'))
    out = tmp_path / "roles.sql"
    assert main(["store", "roles", "--out", str(out)]) == 0
    assert "CREATE POLICY" in out.read_text("utf-8")


def test_papers_that_desks_issue_at_once_never_get_one_number_twice(office: SharedOffice) -> None:
    visits = []
    for number, person in enumerate(("甲", "乙", "丙")):
        store = office.join(person)
        office_ready(store)
        enterprise = with_enterprise(store, f"e{number}")
        visit = NoticeVisit(store, open_visit(store, VisitDraft(enterprise, PEOPLE), shipped(), NOW))
        for finding in visit.find(2, basis=("反恐§20",)):
            visit.attach(finding)
        visits.append(visit)

    with ThreadPoolExecutor(len(visits)) as pool:
        numbers = list(pool.map(lambda visit: issue(visit.store, visit.visit, NOW).number, visits))
    assert sorted(numbers) == [f"深宝福责改〔2026〕{number}号" for number in (1, 2, 3)]
    with office.head.database.look() as work:
        # They count together, so that nobody needs a block of numbers.
        assert list(number_hints(work, office.desks[1], "责改", NOW)) == []
        assert work.notices.numbers_twice() == []
        assert len(work.notices.all()) == 3
        assert work.events.conflicts() == []


def packs_of_inspectors(folder: Path, reader: Store, count: int) -> list[Path]:
    """One pack each of so many laptops with a file of their own."""
    packs = []
    for number in range(count):
        with closing(new_store(folder / f"laptop{number}", person=f"检查员{number}")) as inspector:
            trust_card(inspector, card_of(reader), NOW)
            worked_visit(inspector, f"e{number}", photos=2)
            packs.append(folder / f"{number}.zjpack")
            write_visit_pack(inspector, packs[-1], NOW)
            trust_card(reader, card_of(inspector), NOW)
    return packs


def test_packs_that_desks_import_at_once_are_all_there_once(office: SharedOffice, tmp_path: Path) -> None:
    desks = [office.head, office.join("王芳", Role.SUPERVISOR), office.join("赵敏", Role.SUPERVISOR)]
    packs = packs_of_inspectors(tmp_path, office.head, 4)
    for desk in desks[1:]:
        # The key of the packs is the first desk's: it opens them for the others.
        desk.identity = desks[0].identity

    def take(place: int) -> list[str]:
        # Every desk takes every pack, each in another order.
        ordered = packs[place:] + packs[:place]
        return [str(import_pack(desks[place], pack, LATER)) for pack in ordered]

    with ThreadPoolExecutor(len(desks)) as pool:
        list(pool.map(take, range(len(desks))))
    with closing(new_store(tmp_path / "alone", Role.SUPERVISOR, "王芳")) as alone:
        alone.identity = desks[0].identity
        for number in range(4):
            with closing(open_store(tmp_path / f"laptop{number}", PASSPHRASE)) as inspector:
                trust_card(alone, card_of(inspector), NOW)
        for pack in packs:
            import_pack(alone, pack, LATER)
        assert visits_of(desks[2]) == visits_of(alone)
    with office.head.database.look() as work:
        assert work.events.conflicts() == []
        assert len(work.visits.all()) == 4


@pytest.mark.parametrize("shared", [False, True], ids=["a file of its own", "a shared database"])
def test_a_visit_is_sent_back_and_comes_again(postgresql: Server, tmp_path: Path, shared: bool) -> None:
    office = SharedOffice(postgresql, tmp_path) if shared else None
    reviewer = office.join("王芳", Role.SUPERVISOR, REVIEWER) if office else new_store(tmp_path / "s", Role.SUPERVISOR)
    inspector = new_store(tmp_path / "inspector")
    trust_card(inspector, card_of(reviewer), NOW)
    trust_card(reviewer, card_of(inspector), NOW)
    visit, item = worked_visit(inspector, photos=1), judged_items()[0].code
    write_visit_pack(inspector, tmp_path / "1.zjpack", NOW)
    import_pack(reviewer, tmp_path / "1.zjpack", LATER)
    add_comment(reviewer, visit, item, "请补拍验视台", LATER)
    write_return_packs(reviewer, tmp_path, "back.zjpack", LATER)
    import_pack(inspector, tmp_path / "back.zjpack", LATER)
    (told,) = comments_in(inspector, visit)
    assert (told.item, told.comment, told.settled) == (item, "请补拍验视台", False)
    with_photos(inspector, visit, range(7, 8))
    settle(inspector, told.id, LATER)
    write_visit_pack(inspector, tmp_path / "2.zjpack", LATER)
    import_pack(reviewer, tmp_path / "2.zjpack", LATER)
    assert [each.settled for each in comments_in(reviewer, visit)] == [True]
    assert visits_of(reviewer) == visits_of(inspector)
    with reviewer.database.look() as work:
        assert work.events.conflicts() == []
    inspector.close()
    if office:
        office.close()
    else:
        reviewer.close()


def test_an_accepted_visit_that_its_laptop_went_on_with_from_an_old_backup_is_to_be_reviewed_again(
    office: SharedOffice, tmp_path: Path
) -> None:
    lives = backed_up_midway(tmp_path, desk=office.join("赵主任", Role.SUPERVISOR, REVIEWER))
    lives.hand_over()
    accept(lives.supervisor, lives.visit, None, "", LATER)
    lives.restore()
    for _ in range(2):
        lives.answer_otherwise()
        assert [each.code for each in lives.hand_over().notes] == ["pack.accepted_changed"]
        assert review_states(lives.supervisor) == {lives.visit: ReviewState.RECEIVED}
    lives.inspector.close()


def comments_in(store: Store, visit: str) -> list[Comment]:
    with store.database.look() as work:
        return comments(work, visit)


def test_a_server_that_falls_in_the_middle_of_an_import_leaves_nothing_of_it(
    office: SharedOffice, postgresql: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (pack,) = packs_of_inspectors(tmp_path, office.head, 1)
    before = holdings(office.head)
    begun = SharedDatabase._begin

    def throw_out() -> None:
        postgresql.run(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'inspector-app'"
        )

    for trouble in (throw_out, lambda: postgresql.stop(at_once=True)):

        def fall(database: SharedDatabase, connection: Any, trouble: Callable[[], None] = trouble) -> str:
            number = begun(database, connection)
            monkeypatch.undo()
            trouble()
            return number

        monkeypatch.setattr(SharedDatabase, "_begin", fall)
        assert codes(lambda: import_pack(office.head, pack, LATER)) == ["store.unreachable"]
        postgresql.start()
        assert holdings(office.head) == before
    import_pack(office.head, pack, LATER)
    with office.head.database.look() as work:
        assert len(work.visits.all()) == 1


def test_inspectors_change_nothing_of_the_office_and_invite_nobody(office: SharedOffice) -> None:
    inspector = office.join("李明", Role.INSPECTOR, INSPECTOR)
    reviewer = office.join("王芳", Role.SUPERVISOR, REVIEWER)
    assert codes(lambda: set_rules(inspector, shipped_value(), NOW)) == ["role.office_decides"]
    set_rules(reviewer, shipped_value(), NOW)
    for store in (inspector, reviewer):
        assert codes(lambda store=store: invite(store, PASSPHRASE, NOW)) == ["role.administrator_only"]
        assert codes(lambda store=store: remove_desk(store, office.head.device, NOW)) == ["role.administrator_only"]
    assert codes(lambda: remove_desk(office.head, office.head.device, NOW)) == ["shared.desk_own"]
    assert codes(lambda: remove_desk(office.head, "nobody", NOW)) == ["shared.desk_unknown"]


def test_of_two_reviewers_who_decide_at_once_one_wins_and_clocks_decide_nothing(office: SharedOffice) -> None:
    inspector = office.join("李明", Role.INSPECTOR, INSPECTOR)
    reviewers = [office.join(person, Role.SUPERVISOR, REVIEWER) for person in ("孙主任", "赵主任")]
    visit = worked_visit(inspector, photos=0)
    close_visit(inspector, visit, NOW)
    both_saw = look_at_visit(reviewers[0], visit)
    gate = Barrier(2)

    def decide(place: int) -> list[str]:
        gate.wait()
        try:
            if place:
                send_back(reviewers[1], visit, both_saw, [Wish("", "请补拍")], "", LATER)
            else:
                accept(reviewers[0], visit, both_saw, "", LATER)
        except RefusedInputError as error:
            return [problem.code for problem in error.problems]
        return []

    with ThreadPoolExecutor(2) as pool:
        said = list(pool.map(decide, (0, 1)))
    won_back = said[0] != []
    assert said == ([["review.moved_on_returned"], []] if won_back else [[], ["review.moved_on_accepted"]])
    assert len(comments_in(inspector, visit)) == won_back, "of what was refused nothing is kept"
    # The clock of the next is a year behind: what was said last counts all the same.
    send_back(reviewers[0], visit, None, [Wish("", "再看一遍")], "", NOW - timedelta(days=365))
    assert state_of(reviewers[1], visit) is ReviewState.RETURNED
    with office.head.database.look() as work:
        assert work.events.conflicts() == []


def test_a_shared_store_is_backed_up_into_an_encrypted_file_and_comes_back_when_the_server_is_gone(
    postgresql: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "共享").mkdir()
    (tmp_path / "p").write_text(PASSPHRASE, "utf-8")
    office = SharedOffice(postgresql, tmp_path, str(tmp_path / "共享"))
    with closing(office):
        visit = worked_visit(office.join("李明"), photos=2)
        head = office.head
        backup = make_backup(head, NOW)
        assert (backup.visits, backup.photos, backup.missing) == (1, 2, 0)
        assert run_drill(head, NOW).sound
        assert b"SQLite" not in (head.folder / "backups" / backup.name / "data.db").read_bytes()[:16]
        assert not backup_due(head, NOW), "only when a person asks for it"
        with pytest.raises(CancelledError):
            make_backup(head, NOW, cancelled=lambda: True)
        assert [each.name for each in list_backups(head.folder, head.vault)] == [backup.name]
        assert codes(lambda: begin(head)) == ["shared.key_change"]
        written = write_backup_file(head, tmp_path / "a.zjbackup", NOW)
        assert (written.visits, written.files) == (1, 3)
        # What comes later is lost with the server.
        with_enterprise(head, "e9")
    postgresql.stop(at_once=True)
    try:
        given = ("--store", str(head.folder), "--passphrase-file", str(tmp_path / "p"), "--json")
        assert main(["store", "info", *given]) == 3
        capsys.readouterr()
        assert main(["backup", "restore", *given]) == 0
        told = json.loads(capsys.readouterr().out)
        assert (told["visits"], told["photos"], told["missing"]) == (1, 2, 0)
    finally:
        postgresql.start()
    shutil.rmtree(tmp_path / "共享")
    with closing(open_store(head.folder, PASSPHRASE)) as alone:
        assert not alone.database.shared
        assert check_store(alone).sound
        # And on into a new database, as an office that goes on there.
        assert move_to_shared(alone, postgresql.new_database(), "", LATER).generation == "gen-0003"
    with closing(open_store(head.folder, PASSPHRASE)) as again:
        assert [desk.device for desk in desks_of(again)] == [again.device]
        assert [each.id for each in visits_of(again)["visits"]] == [visit]


@pytest.mark.parametrize("place", ["folder", "memory"])
def test_photos_lie_where_every_desk_finds_them(postgresql: Server, tmp_path: Path, place: str) -> None:
    files = str(tmp_path / "共享") if place == "folder" else f"memory://{tmp_path.name}"
    if place == "folder":
        (tmp_path / "共享").mkdir()
    office = SharedOffice(postgresql, tmp_path, files)
    with closing(office):
        inspector = office.join("李明")
        visit = open_visit(inspector, VisitDraft(with_enterprise(inspector), PEOPLE), shipped(), NOW)
        (sha256,) = with_photos(inspector, visit, range(1, 2))
        data = inspector.files.get(sha256)
        assert office.head.files.has(sha256)
        assert office.head.files.get(sha256) == data
        assert check_store(office.head).sound
        # Sealed: nothing of the picture can be read there.
        assert office.head.files.strangers([sha256]) == []
        (stranger,) = office.head.files.strangers([])
        if isinstance(inspector.files, RemoteFiles):
            raw = inspector.files._system.cat_file(f"{inspector.files._root}/{stranger}")
            shutil.rmtree(office.head.folder / "blobs")
            (office.head.folder / "blobs").mkdir()
            assert office.head.files.get(sha256) == data
        else:
            raw = (tmp_path / "共享" / stranger).read_bytes()
        assert data[:64] not in raw
        office.head.files.remove(sha256)
        assert not office.head.files.has(sha256)


def test_a_place_for_photos_that_is_not_there_is_said_before_anything_is_made(
    postgresql: Server, tmp_path: Path
) -> None:
    desk = new_desk(tmp_path / "a", "王", Role.ADMINISTRATOR)
    address = postgresql.new_database()
    for place, code in ((str(tmp_path / "none"), "shared.files_gone"), ("nosuch://x", "shared.files_unknown")):
        assert codes(lambda place=place: found_store(desk, address, place, NOW)) == [code]
    assert not SharedDatabase.is_founded(read_address(address))
    assert not desk.folder.exists()


def test_what_the_library_of_a_far_store_raises_is_said_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    class EndpointConnectionError(Exception):
        """As botocore's, which is no OSError."""

    assert place_problems("memory://probe") == []
    EndpointConnectionError.__module__ = "botocore.exceptions"
    for raised, said in ((EndpointConnectionError(), ["shared.files_gone"]), (OSError(5, "x"), ["shared.files_gone"])):

        def fail(*_: object, error: Exception = raised, **__: object) -> None:
            raise error

        monkeypatch.setattr(MemoryFileSystem, "pipe_file", fail)
        assert [problem.code for problem in place_problems("memory://probe")] == said
    monkeypatch.setattr(MemoryFileSystem, "pipe_file", lambda *_, **__: {}["our own bug"])
    with pytest.raises(KeyError):
        place_problems("memory://probe")


def test_a_store_moves_into_a_database_and_back_with_everything(
    postgresql: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(new_store(tmp_path / "s", Role.ADMINISTRATOR, "王芳")) as store:
        worked_visit(store, photos=2)
        before, device = visits_of(store), store.device
    (tmp_path / "共享").mkdir()
    (tmp_path / "p").write_text(PASSPHRASE, "utf-8")
    opened = ("--store", str(tmp_path / "s"), "--passphrase-file", str(tmp_path / "p"), "--json")

    def move(*words: str) -> Any:
        capsys.readouterr()
        assert main(["store", "move", *words, *opened]) == 0, capsys.readouterr().err
        return json.loads(capsys.readouterr().out)

    where = ("--to", postgresql.new_database(), "--files", str(tmp_path / "共享"))
    looked = move(*where, "--check")
    assert (looked["files"], looked["has_groups"]) == (3, True)
    assert list((tmp_path / "共享").iterdir()) == []
    there = move(*where)
    assert there["rows"] == looked["rows"]
    assert (there["generation"], there["kept"], there["files"]) == ("gen-0002", "gen-0001", 3)
    assert {table["table"] for table in there["tables"]} >= {"event", "head", "visit", "photo", "blob"}
    shutil.rmtree(tmp_path / "s" / "blobs")
    (tmp_path / "s" / "blobs").mkdir()
    with closing(open_store(tmp_path / "s", PASSPHRASE)) as store:
        assert store.database.shared
        assert (visits_of(store), store.device) == (before, device)
        assert check_store(store).sound
    back = move("--to", "sqlite")
    assert (back["generation"], back["kept"], back["files"]) == ("gen-0003", "gen-0002", 3)
    shutil.rmtree(tmp_path / "共享")
    with closing(open_store(tmp_path / "s", PASSPHRASE)) as store:
        assert not store.database.shared
        assert (visits_of(store), store.device) == (before, device)
        assert check_store(store).sound
        with store.database.look() as work:
            deeds = [event.fields["deed"] for event in work.events.of_device(device, after=0) if event.kind == "vault"]
    assert deeds == ["moved_to_database", "moved_to_file"]


def after(steps: int) -> Callable[[], bool]:
    """Says stop when it was asked so often."""
    asked = count()
    return lambda: next(asked) >= steps


def test_a_move_that_breaks_off_leaves_the_store_where_it_was(
    postgresql: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = postgresql.new_database()
    with closing(new_store(tmp_path / "s", Role.ADMINISTRATOR)) as store:
        worked_visit(store, photos=1)
        before = holdings(store)
        # Stopped by the person, when all rows have come and are being compared.
        with pytest.raises(CancelledError):
            move_to_shared(store, address, "", NOW, cancelled=after(25))
        assert holdings(store) == before
        assert not SharedDatabase.is_founded(read_address(address))

        def disk_full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(moving, "write_place", disk_full)
        with pytest.raises(OSError, match="No space"):
            move_to_shared(store, address, "", NOW)
        assert holdings(store) == before
        assert not SharedDatabase.is_founded(read_address(address))
        # Killed at the same place: nobody could take anything away.
        monkeypatch.setattr(SharedDatabase, "unfound", lambda _: None)
        with pytest.raises(OSError, match="No space"):
            move_to_shared(store, address, "", NOW)
        assert SharedDatabase.is_founded(read_address(address))
        monkeypatch.undo()
        move_to_shared(store, address, "", NOW)
    with closing(open_store(tmp_path / "s", PASSPHRASE)) as store:
        assert store.database.shared
        assert len(desks_of(store)) == 1


def test_a_database_of_others_is_never_taken_and_why_not_is_said(office: SharedOffice, tmp_path: Path) -> None:
    postgresql = office.server
    with closing(new_store(tmp_path / "s", Role.ADMINISTRATOR)) as store:
        assert codes(lambda: move_to_shared(store, office.address, "", NOW)) == ["shared.founded"]
        login = postgresql.new_login("guest")
        empty = postgresql.new_database().replace("office_owner@", f"{login}@")
        assert codes(lambda: reach(store, empty, "")) == ["shared.may_not_create"]
        postgresql.run(
            "UPDATE alembic_version SET version_num = '0099'", str(read_address(office.address).url.database)
        )
        assert codes(lambda: reach(store, office.address, "")) == ["store.newer_version"]
        assert holdings(store)
    with closing(new_store(tmp_path / "t", Role.SUPERVISOR)) as store:
        assert codes(lambda: reach(store, office.address, "")) == ["shared.mover_role"]
    with office.head.database.look() as work:
        assert len(work.desks.all()) == 1


def test_who_founds_there_while_the_photos_of_a_move_are_copied_loses_nothing(
    postgresql: Server, tmp_path: Path
) -> None:
    address = postgresql.new_database()
    (tmp_path / "共享").mkdir()

    def somebody_comes(done: int, _: int) -> None:
        if done == 1:
            found_store(new_desk(tmp_path / "王主任", "王主任", Role.ADMINISTRATOR), address, "", NOW)

    with closing(new_store(tmp_path / "s", Role.ADMINISTRATOR)) as store:
        worked_visit(store, photos=1)
        assert codes(lambda: move_to_shared(store, address, str(tmp_path / "共享"), NOW, somebody_comes)) == [
            "shared.founded"
        ]
        remains = SharedDatabase(read_address(address), store.device)
        with pytest.raises(StoreTroubleError, match="not_empty"):
            remains.unfound()
        remains.close()
    with closing(open_store(tmp_path / "王主任", PASSPHRASE)) as theirs:
        assert [desk.person for desk in desks_of(theirs)] == ["王主任"]


def test_back_in_a_file_a_store_is_no_desk_any_more(office: SharedOffice) -> None:
    inspector = office.join("李明")
    with_enterprise(inspector, "e1")
    move_to_file(inspector, NOW)
    with office.head.database.look() as work:
        assert [desk.device for desk in work.desks.all()] == [office.head.device]
        assert work.enterprises.get("e1") is not None
    # Its other window would fork the chain: the server takes nothing of it.
    assert codes(lambda: with_enterprise(inspector, "e2")) == ["store.no_desk"]


def test_an_invitation_opens_with_its_words_alone_and_leads_to_its_own_database(
    office: SharedOffice, postgresql: Server, tmp_path: Path
) -> None:
    invitation, desk = (
        invite(office.head, "vier lose worte", NOW, QUICK),
        new_desk(tmp_path / "李", "李", Role.INSPECTOR),
    )

    def join(data: bytes, secret: str, address: str) -> None:
        join_store(desk, data, secret, address, NOW)

    other = postgresql.new_database()
    assert codes(lambda: join(invitation, "andere worte", office.address)) == ["shared.invitation_wrong"]
    assert codes(lambda: join(b"x" * 99, "vier lose worte", office.address)) == ["shared.invitation_bad"]
    changed = invitation.replace(b"argon2id", b"argon2xx")
    assert codes(lambda: join(changed, "vier lose worte", office.address)) == ["shared.invitation_bad"]
    assert codes(lambda: join(invitation, "vier lose worte", other)) == ["shared.invitation_other"]
    assert not desk.folder.exists()
    assert codes(lambda: invite(office.head, "kurz", NOW)) == ["store.passphrase_short"]
