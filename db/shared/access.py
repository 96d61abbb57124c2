"""What each kind of person may do with the tables of a shared database: the server refuses the rest by itself.

Three groups of the server, to which its administrator adds the logins of people:
    inspector_app_inspector      records visits, papers and photos; changes no plan and no words of the office
    inspector_app_reviewer       the same, and plans, office, withdrawals of imports, devices of inspectors
    inspector_app_administrator  the same, and desks and devices of every kind
Nobody but the owner of the tables may change or take out an event. Which rows of a table an inspector may change at
all, and what they may then say, is in db.shared.row_rules.
"""

from collections.abc import Iterator

from sqlalchemy import Connection, text
from sqlmodel import SQLModel

from db.shared.row_rules import RULED, SHOWN, make_doubts, policies, triggers

INSPECTOR = "inspector_app_inspector"
REVIEWER = "inspector_app_reviewer"
ADMINISTRATOR = "inspector_app_administrator"
GROUPS = (INSPECTOR, REVIEWER, ADMINISTRATOR)
_ABOVE = (REVIEWER, ADMINISTRATOR)
_ALL = ", ".join(GROUPS)
_BOTH = ", ".join(_ABOVE)

OFFICE_KINDS = ("plan", "office", "withdrawal", "campaign", "review")
"""Kinds of events by which the office decides something for all: not an inspector's."""
_OFFICE_TABLES = frozenset({"plan_document", "office", "campaign", "review"})
_LOG = "event"
RULES = 2
"""Raised whenever a grant or rule changes: a database whose rules are older gets these when it is opened next by
the login that made its tables."""
_ONLY_ADDED = frozenset({"blob", "checklist", "confirmed_file", "plan_document", "superseded"})
_REPLACED_WHOLE = frozenset({"head", "finding_state"})
"""Whose rows come and go, and are never changed."""
_KEPT = _ONLY_ADDED | {"device", "pack", "peer"} | set(SHOWN)
"""Whose rows go away only with a withdrawn import; heads and figures that are kept counted come and go every day."""

_MARK = "inspector-app rules "
_RULES_THERE = text("SELECT obj_description('desk'::regclass, 'pg_class')")
_OWNS = text("SELECT pg_has_role(session_user, relowner, 'MEMBER') FROM pg_class WHERE oid = 'event'::regclass")

_DESK = """
CREATE TABLE IF NOT EXISTS desk (
    device text COLLATE "C" PRIMARY KEY,
    login text COLLATE "C" NOT NULL DEFAULT session_user,
    joined_at timestamptz NOT NULL DEFAULT now()
)
"""

_MAKE_GROUPS = """DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY[{names}] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
            EXECUTE 'CREATE ROLE ' || quote_ident(name) || ' NOLOGIN';
        END IF;
    END LOOP;
END $$"""


def make_desks(connection: Connection) -> None:
    """And of what only a shared database has beside them."""
    connection.exec_driver_sql(_DESK)
    connection.exec_driver_sql(make_doubts())


def grant_all(connection: Connection) -> bool:
    """Runs the script when this login may; else False, and the server's administrator runs it (`script`)."""
    if not has_groups(connection):
        return False
    # In one go: some hundreds of statements one by one take seconds over a network.
    connection.exec_driver_sql(";\n".join(statements()), execution_options={"no_parameters": True})
    return True


def rules_there(connection: Connection) -> int:
    """Number of the rules that the database has; 0 for those of before they were numbered, or none."""
    mark = str(connection.execute(_RULES_THERE).scalar() or "")
    number = mark.removeprefix(_MARK)
    return int(number) if mark.startswith(_MARK) and number.isdecimal() else 0


def owns_tables(connection: Connection) -> bool:
    """This login made the tables, so that it may change their rules."""
    return bool(connection.execute(_OWNS).scalar())


def script() -> str:
    """The whole as SQL for psql; running it again changes nothing."""
    head = [
        "-- 寄检通 inspector-app: roles of a shared database. Run by its owner, as often as you like:",
        "--   psql --single-transaction -v ON_ERROR_STOP=1 -f THIS-FILE DATABASE",
        "-- Then give each person's login one of the groups, for example:",
        "--   CREATE ROLE li_ming LOGIN PASSWORD '…';",
        f"--   GRANT {INSPECTOR} TO li_ming;",
        "",
    ]
    return "\n".join(head) + ";\n".join((_DESK.strip(), make_doubts(), *statements())) + ";\n"


def statements() -> Iterator[str]:
    """Every statement, in order; each may be run again."""
    yield _MAKE_GROUPS.format(names=", ".join(f"'{name}'" for name in GROUPS))
    tables = sorted([*SQLModel.metadata.tables, "desk", "figure_doubt", "alembic_version"])
    for table in tables:
        yield f'REVOKE ALL ON "{table}" FROM PUBLIC, {_ALL}'
        yield f'GRANT SELECT ON "{table}" TO {_ALL}'
        yield from _changes_of(table)
    for table in RULED:
        yield f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"
    yield from policies(_ALL, REVIEWER, ADMINISTRATOR, OFFICE_KINDS)
    yield from triggers(REVIEWER, ADMINISTRATOR)
    yield f"COMMENT ON TABLE desk IS '{_MARK}{RULES}'"


def _changes_of(table: str) -> Iterator[str]:
    if table == "alembic_version":
        return
    if table == _LOG:
        yield f"GRANT INSERT ON event TO {_ALL}"
        yield f"GRANT DELETE ON event TO {_BOTH}"
        return
    if table == "desk":
        yield f"GRANT INSERT (device) ON desk TO {_ALL}"
        yield f"GRANT DELETE ON desk TO {_ALL}"
        return
    if table == "figure_doubt":
        yield f"GRANT DELETE ON figure_doubt TO {_BOTH}"
        return
    writers = _BOTH if table in _OFFICE_TABLES else _ALL
    changes = "INSERT" if table in _ONLY_ADDED | _REPLACED_WHOLE else "INSERT, UPDATE"
    yield f'GRANT {changes} ON "{table}" TO {writers}'
    yield f'GRANT DELETE ON "{table}" TO {_BOTH if table in _KEPT else _ALL}'


def has_groups(connection: Connection) -> bool:
    """The groups are there already, or this login may make them."""
    there = text("SELECT count(*) FROM pg_roles WHERE rolname = ANY(:names)")
    if connection.execute(there, {"names": list(GROUPS)}).scalar() == len(GROUPS):
        return True
    rights = text("SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user")
    return bool(connection.execute(rights).scalar())
