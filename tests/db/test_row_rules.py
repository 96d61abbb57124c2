"""What an inspector cannot make a shared database say, by a psql of his own: heads, rows, states, figures."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from laptops import NOW, device
from postgresql_server import Server
from sqlalchemy import text

from db.shared.access import INSPECTOR, REVIEWER, RULES, rules_there
from db.shared.addresses import Address
from db.shared.postgresql import SharedDatabase

REFUSED = ("permission denied", "row-level security", "not what the log says", "a finding without a state")


@dataclass
class Office:
    server: Server
    owner: SharedDatabase
    inspector: SharedDatabase
    reviewer: SharedDatabase
    login: str

    def psql(self, statements: str) -> str:
        """As the inspector."""
        return self.server.try_as(self.login, statements, str(self.owner._engine.url.database))

    def said(self, question: str) -> str:
        return self.server.run(question, str(self.owner._engine.url.database))

    def event(self, obj: str, kind: str, fields: str, parents: str = "[]") -> str:
        """One that the inspector's own desk may add."""
        dev = self.inspector.device
        place = f"(SELECT coalesce(max(seq), 0) + 1 FROM event WHERE dev = '{dev}')"
        return (
            f"INSERT INTO event VALUES ('{dev}', {place}, 99, '2026-10-28T09:30:00+00:00',"
            f" '{kind}', '{obj}', '{fields}', '{parents}', '', '');"
        )


@pytest.fixture
def office(postgresql: Server) -> Iterator[Office]:
    owner = postgresql.new_office(device("a"))
    logins = [postgresql.new_login("person", group) for group in (INSPECTOR, REVIEWER)]
    desks = [SharedDatabase(Address(owner._engine.url).with_login(login), "") for login in logins]
    for desk, letter in zip(desks, "bc", strict=True):
        desk._device = device(letter).id
        desk.enrol(device(letter))
    made = Office(postgresql, owner, desks[0], desks[1], logins[0])
    with made.reviewer.work(NOW) as work:
        work.enterprises.save("e1", {"name": "顺达", "decided_grade": "red"})
        work.visits.save("v1", {"enterprise_id": "e1", "device": made.reviewer.device, "closed_at": NOW.isoformat()})
        work.findings.save("v1/f1", {"visit_id": "v1", "enterprise_id": "e1", "problem": "未登记"})
    with made.inspector.work(NOW) as work:
        work.visits.save("v2", {"enterprise_id": "e1", "device": made.inspector.device, "opened_at": NOW.isoformat()})
        work.findings.save("v2/f1", {"visit_id": "v2", "enterprise_id": "e1", "problem": "未登记"})
    yield made
    for database in (owner, *desks):
        database.close()


def test_heads_come_and_go_only_with_their_events(office: Office) -> None:
    heads = "SELECT string_agg(head::text, ';' ORDER BY obj, field, dev, seq) FROM head"
    before, dev = office.said(heads), office.inspector.device
    assert "permission denied" in office.psql("UPDATE head SET seq = 1")
    for statements in (
        "DELETE FROM head",
        f"INSERT INTO head VALUES ('v1', 'closed_at', '{dev}', 1)",
        # An event of his own, and in its company a head of what it does not speak of.
        office.event("e1", "enterprise", '{"note": "x"}') + "DELETE FROM head WHERE field = 'decided_grade'",
        office.event("e1", "enterprise", '{"note": "x"}')
        + f"INSERT INTO head VALUES ('e1', 'decided_grade', '{dev}', (SELECT max(seq) FROM event WHERE dev = '{dev}'))",
    ):
        office.psql(statements)
        assert office.said(heads) == before, statements


def test_no_event_of_another_kind_or_name_gets_past_the_owner_of_a_visit(office: Office) -> None:
    parent = f'["{office.reviewer.device}:2"]'
    for statements in (
        office.event("v1", "note", '{"closed_at": ""}', parent) + "UPDATE visit SET closed_at = '' WHERE id = 'v1'",
        office.event("v1", "enterprise", '{"closed_at": ""}', parent),
        office.event("x9", "finding", '{"visit_id": "v1", "problem": "x"}'),
        office.event("v1/f1", "answer", '{"deleted": true}'),
    ):
        assert "row-level security" in office.psql(statements), statements
    # What only shares a name with a laptop is no other kind of the same thing.
    assert office.psql(office.event(office.inspector.device, "epoch", "{}")) == ""
    assert office.psql(office.event(office.inspector.device, "vault", "{}")) == ""


def test_a_row_shows_only_what_the_log_says(office: Office) -> None:
    told = office.event("e1", "enterprise", '{"note": "x"}')
    assert "not what the log says" in office.psql(told + "UPDATE enterprise SET decided_grade = 'green'")
    # Nor by tables of his own with the names of these.
    shadow = (
        "CREATE TEMP TABLE head AS SELECT * FROM public.head; CREATE TEMP TABLE event AS SELECT * FROM public.event;"
    )
    lie = "UPDATE pg_temp.event SET fields = replace(fields, 'red', 'green');"
    assert "not what the log says" in office.psql(
        shadow + lie + told.replace("INTO event", "INTO public.event") + "UPDATE enterprise SET decided_grade = 'green'"
    )
    assert office.said("SELECT decided_grade FROM enterprise") == "red"


def test_a_finding_stands_as_its_papers_and_acts_say(office: Office) -> None:
    states = "SELECT string_agg(finding_state::text, ';' ORDER BY id) FROM finding_state"
    before = office.said(states)

    def written_anew(stage: str, is_open: str) -> str:
        columns = "id, enterprise_id, visit_id, stage, is_open, due, order_id, acted_on, visited_on"
        row = columns.replace("stage, is_open", f"'{stage}', {is_open}")
        mine = "CREATE TEMP TABLE mine AS SELECT * FROM finding_state; DELETE FROM finding_state;"
        return f"{mine} INSERT INTO finding_state ({columns}) SELECT {row} FROM mine"

    for statements in (
        "UPDATE finding_state SET is_open = false",
        "DELETE FROM finding_state",
        written_anew("verified", "false"),
        written_anew("ordered", "true"),
    ):
        said = office.psql(statements)
        assert any(words in said for words in REFUSED), (statements, said)
        assert office.said(states) == before
    with office.inspector.work(NOW) as work:
        # All that the program does is let through: an end, an order, acts, and one taken back.
        work.visits.save("v2", {"closed_at": NOW.isoformat()})
        facts = {"findings": [{"id": "v2/f1", "problem": "未登记"}]}
        paper = {"visit_id": "v2", "kind": "rectification", "issued_at": NOW.isoformat(), "facts": facts}
        work.notices.save("v2/n1", paper)
        act = {"finding_id": "v2/f1", "act": "extended", "due": "2026-11-30", "done_on": "2026-11-01"}
        work.rectifications.save("v2/r1", act)
        work.rectifications.save("v2/r2", {"finding_id": "v2/f1", "act": "verified", "done_on": "2026-11-02"})
    assert (
        office.said("SELECT stage, due, order_id FROM finding_state WHERE id = 'v2/f1'") == "verified|2026-11-30|v2/n1"
    )
    with office.inspector.work(NOW) as work:
        work.rectifications.save("v2/r2", {"undone": True})
        work.rectifications.save("v2/r1", {"undone": True})
        work.findings.save("v2/f1", {"deadline": "2026-12-01"})
    assert (
        office.said("SELECT stage, due, acted_on FROM finding_state WHERE id = 'v2/f1'")
        == "ordered|2026-12-01|2026-10-28"
    )
    assert any(words in office.psql("DELETE FROM finding_state") for words in REFUSED)


def test_older_rules_give_way_when_the_owner_of_the_tables_opens_it(office: Office) -> None:
    def number() -> int:
        with office.owner._engine.connect() as connection:
            return rules_there(connection)

    assert number() == RULES
    office.said("COMMENT ON TABLE desk IS NULL; DROP TABLE figure_doubt; GRANT UPDATE ON head TO PUBLIC")
    office.said("DROP POLICY head_remove ON head; CREATE POLICY head_remove ON head FOR DELETE USING (true)")
    SharedDatabase.at(Address(office.owner._engine.url).with_login(office.login), office.inspector.device).close()
    assert number() == 0
    SharedDatabase.at(Address(office.owner._engine.url), office.owner.device).close()
    assert number() == RULES
    heads = office.said("SELECT count(*) FROM head")
    assert "permission denied" in office.psql("UPDATE head SET seq = 1")
    office.psql("DELETE FROM head")
    assert office.said("SELECT count(*) FROM head") == heads


def test_what_an_inspector_counted_a_reviewer_counts_anew(office: Office) -> None:
    def count(database: SharedDatabase) -> None:
        with database.work(NOW) as work:
            if work.doubts.any():
                work.doubts.settle()
            while work.tallies.count_stale():
                pass

    sums = "SELECT sum(visits), sum(findings) FROM month_tally"
    tables = ("standing", "sighting", "sighting_tally", "finding_span", "counted_visit", "month_tally", "item_tally")

    def kept() -> dict[str, str]:
        return {
            table: office.said(f"SELECT string_agg({table}::text, ';' ORDER BY {table}) FROM {table}")
            for table in tables
        }

    count(office.reviewer)
    honest = kept()
    assert office.said(sums) == "1|1"
    for statements in (
        "UPDATE month_tally SET visits = 99; UPDATE item_tally SET failed = 0",
        "DELETE FROM counted_visit; DELETE FROM counted_items",
        "DELETE FROM month_tally",
        "UPDATE counted_visit SET findings = 0",
        "UPDATE standing SET colour = 'green'",
        "DELETE FROM standing",
        "DELETE FROM sighting; UPDATE sighting_tally SET sightings = 7",
        "UPDATE finding_span SET is_open = false",
    ):
        assert office.psql(statements) == ""
        count(office.inspector)
        assert "permission denied" in office.psql("DELETE FROM figure_doubt")
        count(office.reviewer)
        assert kept() == honest, statements
    with office.inspector.work(NOW) as work:
        work.findings.save("v2/f2", {"visit_id": "v2", "enterprise_id": "e1", "problem": "x"})
    # Marked as counted without being counted.
    assert office.psql("DELETE FROM stale_visit") == ""
    count(office.reviewer)
    assert office.said(sums) == "1|2"
    with office.reviewer.look() as work:
        assert work.events._connection.execute(text("SELECT count(*) FROM figure_doubt")).scalar() == 0
