"""The database that desks share, on a real server: what is kept, in which order, and what no error leaves half done."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from laptops import NOW, device
from postgresql_server import Server
from sqlalchemy import text
from sqlalchemy.engine import RootTransaction
from sqlalchemy.exc import DBAPIError

from db.database import SCHEMA_VERSION
from db.errors import StoreTroubleError
from db.log.chain import GENESIS, event_hash
from db.shared.addresses import Address, read_address
from db.shared.postgresql import SharedDatabase, _engine_of
from db.shared.postgresql_errors import trouble_of

Desk = Callable[[str], SharedDatabase]


@pytest.fixture
def desk(postgresql: Server) -> Iterator[Desk]:
    """Desks of one office by a letter; the first one founds it."""
    opened: list[SharedDatabase] = []

    def sit_down(name: str) -> SharedDatabase:
        if not opened:
            opened.append(postgresql.new_office(device(name)))
            return opened[-1]
        joining = SharedDatabase(address_of(opened[0]), device(name).id)
        opened.append(joining)
        joining.enrol(device(name))
        return joining

    yield sit_down
    for database in opened:
        database.close()


def address_of(database: SharedDatabase) -> Address:
    return Address(database._engine.url)


def trouble(act: Callable[[], object]) -> str:
    with pytest.raises(StoreTroubleError) as caught:
        act()
    return caught.value.kind


def save(database: SharedDatabase, enterprise: str, **fields: str | int) -> None:
    with database.work(NOW) as work:
        work.enterprises.save(enterprise, fields)


def names(database: SharedDatabase) -> set[str]:
    with database.look() as work:
        return {each.name for each in work.enterprises.all()}


def test_what_one_desk_keeps_the_other_sees_and_builds_on(desk: Desk) -> None:
    first, second = desk("a"), desk("b")
    save(first, "e1", name="顺达", phone="1")
    save(second, "e1", phone="2")
    with first.look() as work:
        shown, conflicts = work.enterprises.get("e1"), work.events.conflicts()
        events = [*work.events.of_objects(["e1"])]
    assert shown is not None
    assert (shown.name, shown.phone, conflicts) == ("顺达", "2", [])
    assert [(event.dev[0], event.seq, event.lam, event.parents) for event in events] == [
        ("a", 1, 1, ()),
        ("b", 1, 2, (f"{device('a').id}:1",)),
    ]


def test_each_desk_is_its_own_device_whatever_the_rows_say(desk: Desk) -> None:
    first, second = desk("a"), desk("b")
    for database in (first, second):
        with database.look() as work:
            assert work.devices.own().id == database.device
            assert [each.id for each in work.devices.all() if each.own] == [database.device]
            assert {each.device for each in work.desks.all()} == {first.device, second.device}


def test_desks_that_save_at_once_lose_nothing_and_never_take_one_number_twice(desk: Desk) -> None:
    databases = [desk(letter) for letter in "abcd"]

    def take_numbers(database: SharedDatabase) -> list[int]:
        taken = []
        for _ in range(15):
            with database.work(NOW) as work:
                known = work.enterprises.get("counter")
                number = 1 + (known.staff_count or 0 if known else 0)
                work.enterprises.save("counter", {"staff_count": number})
            taken.append(number)
        return taken

    with ThreadPoolExecutor(len(databases)) as pool:
        taken = [number for numbers in pool.map(take_numbers, databases) for number in numbers]
    assert sorted(taken) == list(range(1, 61))
    with databases[0].look() as work:
        assert work.events.conflicts() == []
        assert work.events.highest_counter() == 60
        for database in databases:
            before = GENESIS
            for event in work.events.of_device(database.device, after=0):
                assert (event.prev, event_hash(event)) == (before, event.hash)
                before = event.hash


def test_who_reads_sees_one_moment_and_waits_for_nobody(desk: Desk) -> None:
    first, second = desk("a"), desk("b")
    save(first, "e1", name="以前")
    with second.look() as reading:
        assert len(reading.enterprises.all()) == 1
        save(first, "e2", name="以后")
        assert len(reading.enterprises.all()) == 1
    with first.work(NOW) as work:
        work.enterprises.save("e3", {"name": "还没有提交"})
        assert names(second) == {"以前", "以后"}


def test_a_unit_of_work_that_fails_leaves_nothing(desk: Desk) -> None:
    database = desk("a")

    def save_and_fail() -> None:
        with database.work(NOW) as work:
            work.enterprises.save("e1", {"name": "顺达"})
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        save_and_fail()
    assert names(database) == set()
    with database.look() as work:
        assert work.events.have() == {}


def test_a_server_that_goes_away_in_the_middle_is_said_and_nothing_is_half_done(desk: Desk, postgresql: Server) -> None:
    database = desk("a")
    save(database, "e1", name="以前")

    def save_while_it_falls() -> None:
        with database.work(NOW) as work:
            work.enterprises.save("e2", {"name": "断在中间"})
            postgresql.stop(at_once=True)
            work.enterprises.save("e3", {"name": "到不了"})

    assert trouble(save_while_it_falls) == "unreachable"
    assert trouble(lambda: names(database)) == "unreachable"
    postgresql.start()
    # The same program goes on without being started again.
    assert names(database) == {"以前"}
    save(database, "e2", name="再来一次")
    assert names(database) == {"以前", "再来一次"}


def test_a_line_that_breaks_after_the_server_kept_it_is_asked_about(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = desk("a")
    commit = RootTransaction.commit

    def keeps_and_breaks(transaction: RootTransaction) -> None:
        monkeypatch.undo()
        commit(transaction)
        lost = database._engine.dialect.loaded_dbapi.OperationalError("server closed the connection unexpectedly")
        raise DBAPIError("COMMIT", None, lost, connection_invalidated=True)

    monkeypatch.setattr(RootTransaction, "commit", keeps_and_breaks)
    with database.work(NOW) as work:
        work.enterprises.save("e1", {"name": "服务器收到了"})
    assert names(database) == {"服务器收到了"}


def test_a_line_that_breaks_before_the_server_kept_it_leaves_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = desk("a"), desk("b")
    commit = RootTransaction.commit

    def cut_and_commit(transaction: RootTransaction) -> None:
        monkeypatch.undo()
        with second._engine.begin() as connection:
            connection.execute(text("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'"))
        commit(transaction)

    monkeypatch.setattr(RootTransaction, "commit", cut_and_commit)
    assert trouble(lambda: save(first, "e1", name="没有收到")) == "unreachable"
    assert names(first) == set()
    save(first, "e1", name="再来一次")
    assert names(second) == {"再来一次"}


def test_a_desk_that_was_removed_changes_nothing_any_more(desk: Desk) -> None:
    first, second = desk("a"), desk("b")
    save(second, "e1", name="还在时")
    with first.work(NOW) as work:
        assert work.desks.remove(second.device)
        assert not work.desks.remove("nobody")
    assert trouble(lambda: save(second, "e2", name="走了以后")) == "no_desk"
    assert trouble(lambda: SharedDatabase.at(address_of(first), second.device)) == "no_desk"
    assert names(first) == {"还在时"}


def test_others_changes_are_told_and_ones_own_are_not(desk: Desk) -> None:
    first, second = desk("a"), desk("b")
    listener = first.listener()
    try:
        # Whatever came before the line stood is told once.
        assert listener.changed()
        save(first, "e1", name="自己的")
        assert not listener.changed()
        save(second, "e2", name="别人的")
        assert listener.changed()
        assert not listener.changed()
    finally:
        listener.close()


def test_counters_and_sizes_are_as_wide_as_in_a_file(desk: Desk) -> None:
    database = desk("a")
    with database.work(NOW) as work:
        work.enterprises.save("e1", {"staff_count": 2**53})
    with database.look() as work:
        enterprise = work.enterprises.get("e1")
    assert enterprise is not None
    assert enterprise.staff_count == 2**53


def test_names_are_sorted_by_their_characters_whatever_the_servers_language_is(desk: Desk) -> None:
    database = desk("a")
    words = ["b", "B", "ä", "a", "一", "丁", "_", "Z", "é"]
    for number, word in enumerate(words):
        save(database, f"e{number}", name=word)
    with database.look() as work:
        assert [each.name for each in work.enterprises.all()] == sorted(words)


def test_a_database_of_a_newer_program_is_left_alone(desk: Desk) -> None:
    database = desk("a")
    with database._engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0099'"))
    assert trouble(lambda: SharedDatabase.at(address_of(database), database.device)) == "newer_version"


def test_an_older_database_is_brought_up_to_date_by_its_owner_alone(desk: Desk, postgresql: Server) -> None:
    from alembic import command
    from alembic.config import Config

    from db.database import MIGRATIONS

    address = read_address(postgresql.new_database())
    engine = _engine_of(address)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0003")
        connection.execute(text("CREATE TABLE desk (device text PRIMARY KEY, login text, joined_at timestamptz)"))
        connection.execute(text("INSERT INTO desk VALUES ('aaaaaaaaaaaa-1', session_user, now())"))
        connection.execute(text("GRANT SELECT ON ALL TABLES IN SCHEMA public TO PUBLIC"))
    engine.dispose()
    other = address.with_login(postgresql.new_login("inspector"))
    assert trouble(lambda: SharedDatabase.at(other, "aaaaaaaaaaaa-1")) == "older_version"
    database = SharedDatabase.at(address, "aaaaaaaaaaaa-1")
    with database._engine.connect() as connection:
        assert int(connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or 0) == SCHEMA_VERSION
    database.close()


def test_a_database_with_other_tables_is_not_taken(postgresql: Server) -> None:
    address = postgresql.new_database()
    postgresql.run("CREATE TABLE somebody_elses (id int)", str(read_address(address).url.database))
    assert trouble(lambda: SharedDatabase.found(read_address(address), device("a"))) == "not_empty"
    assert not SharedDatabase.is_founded(read_address(address))


@pytest.mark.parametrize(
    ("host", "kind"), [("/nowhere/at/all", "unreachable"), ("", "no_database")], ids=["no server", "no database"]
)
def test_a_server_or_database_that_is_not_there_is_said(postgresql: Server, host: str, kind: str) -> None:
    address = read_address(f"postgresql://office_owner@/no_such_database?host={host or postgresql.folder}")
    assert trouble(lambda: SharedDatabase.at(address, "aaaaaaaaaaaa-1")) == kind


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("server does not support SSL, but SSL was required", "server_unproven"),
        ("SSL error: certificate verify failed", "server_unproven"),
        ('server certificate for "other" does not match host name "db.office.cn"', "server_unproven"),
        ("FATAL:  connection requires a valid client certificate", "login_refused"),
        ('FATAL:  no pg_hba.conf entry for host "10.0.0.2", user "li", database "d", SSL encryption', "login_refused"),
        ("SSL SYSCALL error: EOF detected", "unreachable"),
    ],
)
def test_a_server_that_does_not_prove_who_it_is_is_no_broken_line(words: str, kind: str) -> None:
    assert trouble_of(psycopg.OperationalError(words)) == kind


def test_the_whole_database_is_read_when_it_is_checked(desk: Desk) -> None:
    database = desk("a")
    save(database, "e1", name="顺达")
    assert (database.check(), database.quick_check()) == ([], [])
    assert database.page_count() > 100
