"""What each kind of person may do with the tables of a shared database: the server refuses the rest by itself.

Three groups of the server, to which its administrator adds the logins of people:
    inspector_app_inspector      records visits, papers and photos; changes no plan and no words of the office
    inspector_app_reviewer       the same, and plans, office, withdrawals of imports, devices of inspectors
    inspector_app_administrator  the same, and desks and devices of every kind
Nobody but the owner of the tables may change or take out an event; as a desk's device only its own login may record,
and of a visit only the laptop that made it. What screens read of an object an inspector changes only together with an
event about it.
"""

from collections.abc import Iterator

from sqlalchemy import Connection, text
from sqlmodel import SQLModel

from db.tables import PROJECTIONS

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
_SHOWN = tuple(table.name for table in PROJECTIONS.values())
_RULED = ("event", "device", "desk", *_SHOWN)
"""Tables whose rows have rules of their own."""
_OF_VISIT = ("visit", "answer", "finding", "draw", "photo", "notice", "deed", "suspicion")
"""Kinds of events by which a laptop speaks of a visit that it made itself (inspector_app.exchange.merge)."""
_ONLY_ADDED = frozenset({"blob", "checklist", "confirmed_file", "plan_document"})
_KEPT = _ONLY_ADDED | {"device", "pack", "peer"} | set(_SHOWN)
"""Whose rows go away only with a withdrawn import; heads and figures that are kept counted come and go every day."""

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
    connection.exec_driver_sql(_DESK)


def grant_all(connection: Connection) -> bool:
    """Runs the script when this login may; else False, and the server's administrator runs it (`script`)."""
    if not has_groups(connection):
        return False
    for statement in statements():
        connection.exec_driver_sql(statement)
    return True


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
    return "\n".join(head) + ";\n".join((_DESK.strip(), *statements())) + ";\n"


def statements() -> Iterator[str]:
    """Every statement, in order; each may be run again."""
    yield _MAKE_GROUPS.format(names=", ".join(f"'{name}'" for name in GROUPS))
    tables = sorted([*SQLModel.metadata.tables, "desk", "alembic_version"])
    for table in tables:
        yield f'REVOKE ALL ON "{table}" FROM PUBLIC, {_ALL}'
        yield f'GRANT SELECT ON "{table}" TO {_ALL}'
        yield from _changes_of(table)
    for table in _RULED:
        yield f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"
    yield from _rules()


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
    writers = _BOTH if table in _OFFICE_TABLES else _ALL
    yield f'GRANT INSERT{"" if table in _ONLY_ADDED else ", UPDATE"} ON "{table}" TO {writers}'
    yield f'GRANT DELETE ON "{table}" TO {_BOTH if table in _KEPT else _ALL}'


def _rules() -> Iterator[str]:
    """One policy a line; dropped before it is made, so that a newer program's rule takes the older one's place."""
    own_login = "EXISTS (SELECT FROM desk WHERE desk.device = event.dev AND desk.login = session_user)"
    no_desk = "NOT EXISTS (SELECT FROM desk WHERE desk.device = event.dev)"
    decides = f"(pg_has_role('{REVIEWER}', 'MEMBER') OR pg_has_role('{ADMINISTRATOR}', 'MEMBER'))"
    office = ", ".join(f"'{kind}'" for kind in OFFICE_KINDS)
    yield from _rule("event_read", "event", "SELECT", "true")
    adds = f"({own_login} OR {no_desk}) AND (kind NOT IN ({office}) OR {decides}) AND {_of_own_visit()}"
    yield from _rule("event_add", "event", "INSERT", adds)
    # What a desk recorded itself can never be withdrawn.
    yield from _rule("event_withdraw", "event", "DELETE", no_desk)
    inspector = "role = 'inspector'"
    any_device = f"({inspector} OR (role = 'supervisor' AND {decides}) OR pg_has_role('{ADMINISTRATOR}', 'MEMBER'))"
    yield from _rule("device_read", "device", "SELECT", "true")
    yield from _rule("device_add", "device", "INSERT", any_device)
    mine = "EXISTS (SELECT FROM desk WHERE desk.device = device.id AND desk.login = session_user)"
    nobodys = "NOT EXISTS (SELECT FROM desk WHERE desk.device = device.id)"
    # Who could change the keys of another desk could speak in its name.
    yield from _rule("device_change", "device", "UPDATE", f"{any_device} AND ({mine} OR {nobodys} OR {decides})")
    yield from _rule("device_remove", "device", "DELETE", any_device)
    yield from _rule("desk_read", "desk", "SELECT", "true")
    yield from _rule("desk_add", "desk", "INSERT", "login = session_user")
    leaves = f"login = session_user OR pg_has_role('{ADMINISTRATOR}', 'MEMBER')"
    yield from _rule("desk_remove", "desk", "DELETE", leaves)
    for table in _SHOWN:
        # Whoever withdraws an import builds rows anew from the events that stay.
        told = f"EXISTS (SELECT FROM event WHERE event.obj = {table}.id AND event.xmin = pg_current_xact_id()::xid)"
        yield from _rule(f"{table}_read", table, "SELECT", "true")
        yield from _rule(f"{table}_write", table, "ALL", f"{told} OR {decides}")


def _of_own_visit() -> str:
    """The event is none of another laptop's visit; what follows the last "-" of a device is its life (its epoch)."""
    laptops = "split_part(visit.device, '-', 1) <> split_part(event.dev, '-', 1)"
    another = f"SELECT FROM visit WHERE visit.id = split_part(event.obj, '/', 1) AND visit.device <> '' AND {laptops}"
    kinds = ", ".join(f"'{kind}'" for kind in _OF_VISIT)
    return f"(kind NOT IN ({kinds}) OR NOT EXISTS ({another}))"


def _rule(name: str, table: str, verb: str, condition: str) -> Iterator[str]:
    yield f"DROP POLICY IF EXISTS {name} ON {table}"
    checks = {"INSERT": f"WITH CHECK ({condition})", "SELECT": f"USING ({condition})", "DELETE": f"USING ({condition})"}
    both = f"USING ({condition}) WITH CHECK ({condition})"
    yield f"CREATE POLICY {name} ON {table} FOR {verb} TO {_ALL} {checks.get(verb, both)}"


def has_groups(connection: Connection) -> bool:
    """The groups are there already, or this login may make them."""
    there = text("SELECT count(*) FROM pg_roles WHERE rolname = ANY(:names)")
    if connection.execute(there, {"names": list(GROUPS)}).scalar() == len(GROUPS):
        return True
    rights = text("SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user")
    return bool(connection.execute(rights).scalar())
