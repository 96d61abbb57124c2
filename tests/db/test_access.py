"""What the server itself refuses to each kind of person, whatever program they use."""

from collections.abc import Iterator

import pytest
from laptops import NOW, device
from postgresql_server import Server
from sqlalchemy import text

from db.errors import StoreTroubleError
from db.records.log import Device
from db.shared.access import ADMINISTRATOR, INSPECTOR, REVIEWER, script
from db.shared.addresses import Address
from db.shared.postgresql import SharedDatabase


@pytest.fixture
def owner(postgresql: Server) -> Iterator[SharedDatabase]:
    database = postgresql.new_office(device("a"))
    yield database
    database.close()


@pytest.fixture
def desks(owner: SharedDatabase, postgresql: Server) -> Iterator[dict[str, SharedDatabase]]:
    """One desk of each kind, with a login of its own."""
    opened = {}
    for letter, group in (("b", INSPECTOR), ("c", REVIEWER), ("d", ADMINISTRATOR)):
        login = postgresql.new_login("person", group)
        opened[group] = SharedDatabase(Address(owner._engine.url).with_login(login), device(letter).id)
        opened[group].enrol(device(letter))
    yield opened
    for database in opened.values():
        database.close()


def refused(database: SharedDatabase, statement: str) -> bool:
    try:
        with database.work(NOW) as work:
            work.events._connection.execute(text(statement))
    except StoreTroubleError as error:
        return error.kind == "not_allowed"
    return False


def test_an_inspector_records_visits_and_enterprises(desks: dict[str, SharedDatabase]) -> None:
    with desks[INSPECTOR].work(NOW) as work:
        work.enterprises.save("e1", {"name": "顺达"})
        work.visits.save("v1", {"enterprise_id": "e1", "device": desks[INSPECTOR].device})
        work.findings.save("f1", {"visit_id": "v1", "problem": "未登记"})
        work.findings.withdraw("f1")
        work.blobs.add("00" * 32, 1, "image/jpeg")
    with desks[REVIEWER].look() as work:
        assert work.enterprises.get("e1") is not None


@pytest.mark.parametrize("kind", ["plan", "office", "withdrawal"])
def test_only_a_reviewer_or_administrator_decides_for_the_office(desks: dict[str, SharedDatabase], kind: str) -> None:
    for group, may in ((INSPECTOR, False), (REVIEWER, True), (ADMINISTRATOR, True)):
        database = desks[group]

        def decide(database: SharedDatabase = database) -> None:
            with database.work(NOW) as work:
                work.events.record(kind, f"{kind}-{database.device}", {"issuer": "街道"})

        if may:
            decide()
        else:
            with pytest.raises(StoreTroubleError) as caught:
                decide()
            assert caught.value.kind == "not_allowed"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET wall = '2020-01-01T00:00:00+00:00'",
        "UPDATE alembic_version SET version_num = '0001'",
        "UPDATE desk SET login = session_user",
        "INSERT INTO desk (device, login) VALUES ('eeeeeeeeeeee-1', 'office_owner')",
        "DROP TABLE event",
    ],
)
def test_nobody_changes_what_was_recorded_or_makes_himself_another(
    desks: dict[str, SharedDatabase], statement: str
) -> None:
    for database in desks.values():
        assert refused(database, statement)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM event",
        "DELETE FROM visit",
        "UPDATE office SET issuer = 'x'",
        "INSERT INTO plan_document VALUES ('00', 'law', '{}')",
        "DELETE FROM device",
    ],
)
def test_an_inspector_takes_nothing_away_and_touches_no_plan(desks: dict[str, SharedDatabase], statement: str) -> None:
    assert refused(desks[INSPECTOR], statement)


def test_as_a_desk_only_its_own_login_records(desks: dict[str, SharedDatabase], owner: SharedDatabase) -> None:
    theirs = desks[REVIEWER].device
    forged = (
        f"INSERT INTO event VALUES ('{theirs}', 99, 99, '2026-10-28T09:30:00+00:00',"
        " 'enterprise', 'e9', '{}', '[]', '', '')"
    )
    assert refused(desks[INSPECTOR], forged)
    assert refused(desks[ADMINISTRATOR], forged)
    assert not refused(desks[REVIEWER], forged)
    # What no desk recorded comes by packs, which are signed.
    assert not refused(desks[INSPECTOR], forged.replace(theirs, "ffffffffffff-1"))


def test_an_inspector_changes_no_visit_of_another_and_nothing_past_the_log(desks: dict[str, SharedDatabase]) -> None:
    inspector, reviewer = desks[INSPECTOR], desks[REVIEWER]
    with reviewer.work(NOW) as work:
        work.enterprises.save("e1", {"name": "顺达", "decided_grade": "red"})
        work.visits.save("v1", {"enterprise_id": "e1", "device": reviewer.device, "closed_at": NOW.isoformat()})
        work.findings.save("v1/f1", {"visit_id": "v1", "problem": "未登记"})
    # By a program of his own: rows that he may not touch are not there for the statement.
    with inspector.work(NOW) as work:
        for statement in (
            "UPDATE visit SET closed_at = ''",
            "UPDATE finding SET deleted = true",
            "UPDATE enterprise SET decided_grade = 'green'",
            f"UPDATE device SET signing_key = 'mine' WHERE id <> '{inspector.device}'",
        ):
            assert work.events._connection.execute(text(statement)).rowcount == 0, statement
    assert refused(inspector, "INSERT INTO measure_file (id) VALUES ('m1')")
    assert refused(inspector, "UPDATE blob SET size = 0")
    for kind, obj in (("visit", "v1"), ("finding", "v1/f1")):
        with pytest.raises(StoreTroubleError) as caught, inspector.work(NOW) as work:
            work.events.record(kind, obj, {"closed_at": ""})
        assert caught.value.kind == "not_allowed"
    with inspector.work(NOW) as work:
        # The register is everybody's, and the log says who changed it.
        work.enterprises.save("e1", {"decided_grade": "green"})
        work.visits.save("v2", {"enterprise_id": "e1", "device": inspector.device})
        work.findings.save("v2/f1", {"visit_id": "v2", "problem": "未登记"})
    with reviewer.look() as work:
        assert [visit.id for visit in work.visits.all() if visit.closed_at is not None] == ["v1"]
        assert not work.findings.is_withdrawn("v1/f1")
        assert work.findings.get("v2/f1") is not None


def test_what_a_desk_recorded_cannot_be_withdrawn(desks: dict[str, SharedDatabase]) -> None:
    with desks[INSPECTOR].work(NOW) as work:
        work.enterprises.save("e1", {"name": "顺达"})
    with desks[ADMINISTRATOR].work(NOW) as work:
        work.events._connection.execute(text("DELETE FROM event"))
    with desks[INSPECTOR].look() as work:
        assert work.events.have() == {desks[INSPECTOR].device: 1}


def test_a_person_joins_in_the_role_that_the_administrator_gave(owner: SharedDatabase, postgresql: Server) -> None:
    def join(group: str, letter: str, role: str) -> None:
        login = postgresql.new_login("person", *([group] if group else []))
        database = SharedDatabase(Address(owner._engine.url).with_login(login), device(letter).id)
        given = device(letter)
        try:
            database.enrol(Device(given.id, given.person, role, given.office, given.signing_key, given.recipient))
        finally:
            database.close()

    for group, letter, role in (("", "b", "inspector"), (INSPECTOR, "c", "supervisor")):
        with pytest.raises(StoreTroubleError) as caught:
            join(group, letter, role)
        assert caught.value.kind == "not_allowed"
    join(INSPECTOR, "d", "inspector")
    join(REVIEWER, "e", "supervisor")
    with owner.look() as work:
        assert [(each.device[0]) for each in work.desks.all()] == ["a", "d", "e"]
        assert {each.id[0] for each in work.devices.all()} == {"a", "d", "e"}


def test_an_inspector_removes_no_desk_and_an_administrator_does(desks: dict[str, SharedDatabase]) -> None:
    def remove(group: str, gone: str) -> bool:
        with desks[group].work(NOW) as work:
            return work.desks.remove(desks[gone].device)

    assert not remove(INSPECTOR, REVIEWER)
    assert remove(ADMINISTRATOR, INSPECTOR)


def test_the_script_for_the_servers_administrator_may_be_run_again_and_again(
    owner: SharedDatabase, postgresql: Server
) -> None:
    database = str(owner._engine.url.database)
    rights = "SELECT count(*) FROM information_schema.role_table_grants WHERE grantee LIKE 'inspector_app%'"
    rule = "policyname || cmd || coalesce(qual, '') || coalesce(with_check, '')"
    policies = f"SELECT string_agg({rule}, ';' ORDER BY tablename, policyname) FROM pg_policies"
    before = postgresql.run(rights, database), postgresql.run(policies, database)
    for _ in range(2):
        postgresql.run(f"SET ROLE office_owner; {script()}", database)
    assert (postgresql.run(rights, database), postgresql.run(policies, database)) == before
    assert int(before[0]) > 50
