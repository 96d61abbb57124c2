"""Which rows of a shared database an inspector's login may change, whatever program it is used with: SQL of the server.

The log is the truth, and these rules tie to it what is kept beside it:

    event            only of the own desk or of no desk; of a visit only by the laptop that made it; an object is spoken
                     of by one kind of event, so that no other kind gets past a rule
    head             comes with its event, in the same change, and goes with an event that names it as its parent
    what is shown    changes only together with an event of its own kind about it, and shows only what a head says
    finding_state    says what the finding, its papers and its acts say, and is there as long as the finding is
    figures          counted by an inspector's desk are noted in `figure_doubt` by the server; a reviewer's or
                     administrator's desk counts those anew before it shows a figure (db.figures.doubts)

Reviewers and administrators may do more, as they may in the program: whoever withdraws an import builds rows anew.
Every statement may be run again; a newer program's rule takes the older one's place.
"""

from collections.abc import Iterator

from db.shared.row_functions import DOUBT, FINDING_STANDS, IS_STILL_THERE, KIND_OF, SHOWS_WHAT_HEADS_SAY, not_bound
from db.tables import PROJECTIONS

_THIS = "pg_current_xact_id()::xid"
_OF_VISIT = ("visit", "answer", "finding", "draw", "photo", "notice", "deed", "suspicion")
"""Kinds of events by which a laptop speaks of a visit that it made itself (inspector_app.exchange.merging.merge)."""
_IN_VISIT = ("answer", "finding", "draw", "photo")
"""Those that also name the visit in a field, whatever their object is called."""
_SHARED_NAMES = ("office",)
"""Kinds whose object is called as a laptop is; several of them share that name, and only the office's is shown."""

SHOWN = tuple(table.name for table in PROJECTIONS.values())
FIGURES = {
    "stale_visit": "'visit', 'id'",
    "counted_visit": "'visit', 'id', 'month', 'day'",
    "counted_items": "'visit', 'id'",
    "stale_enterprise": "'enterprise', 'id'",
    "standing": "'enterprise', 'id'",
    "sighting": "'enterprise', 'enterprise_id', 'month', 'day'",
    "stale_finding": "'finding', 'id'",
    "finding_span": "'finding', 'id', 'month', 'visited_on'",
    "month_tally": "'month', 'month'",
    "item_tally": "'month', 'month'",
    "sighting_tally": "'month', 'month'",
    "finding_tally": "'month', 'visited_on'",
}
"""Table of what is kept counted to what is doubted with one of its rows, and the column that says which."""
RULED = ("event", "head", "device", "desk", "finding_state", *SHOWN)
"""Tables whose rows have rules of their own."""


def make_doubts() -> str:
    """The table of what an inspector's desk counted; made with the rights, as that of the desks."""
    names = 'what text COLLATE "C", id text COLLATE "C"'
    return f"CREATE TABLE IF NOT EXISTS figure_doubt ({names}, PRIMARY KEY (what, id))"


def policies(groups: str, reviewer: str, administrator: str, office_kinds: tuple[str, ...]) -> Iterator[str]:
    """`groups`: the three, as SQL lists them. The functions stand before the rules that ask them."""
    decides = f"(pg_has_role('{reviewer}', 'MEMBER') OR pg_has_role('{administrator}', 'MEMBER'))"

    def rule(name: str, table: str, verb: str, condition: str) -> Iterator[str]:
        yield f"DROP POLICY IF EXISTS {name} ON {table}"
        checks = {"INSERT": f"WITH CHECK ({condition})", "SELECT": f"USING ({condition})"}
        both = f"USING ({condition}) WITH CHECK ({condition})"
        check = f"USING ({condition})" if verb == "DELETE" else checks.get(verb, both)
        yield f"CREATE POLICY {name} ON {table} FOR {verb} TO {groups} {check}"

    def unless(condition: str) -> str:
        """A reviewer's row is not looked at: an OR might ask the costly side first."""
        return f"CASE WHEN {decides} THEN true ELSE {condition} END"

    yield from (KIND_OF, FINDING_STANDS)
    for table in ("event", "head", "device", "desk", "finding_state", *SHOWN):
        yield from rule(f"{table}_read", table, "SELECT", "true")
    yield from rule("event_add", "event", "INSERT", _may_be_added(decides, office_kinds))
    # What a desk recorded itself can never be withdrawn.
    yield from rule("event_withdraw", "event", "DELETE", _NO_DESK)
    yield from rule("head_add", "head", "INSERT", unless(_COMES_WITH_ITS_EVENT))
    yield from rule("head_remove", "head", "DELETE", unless(_IS_REPLACED))
    any_device = f"(role = 'inspector' OR (role = 'supervisor' AND {decides}) OR {_is(administrator)})"
    yield from rule("device_add", "device", "INSERT", any_device)
    mine = "EXISTS (SELECT FROM desk WHERE desk.device = device.id AND desk.login = session_user)"
    nobodys = "NOT EXISTS (SELECT FROM desk WHERE desk.device = device.id)"
    # Who could change the keys of another desk could speak in its name.
    yield from rule("device_change", "device", "UPDATE", f"{any_device} AND ({mine} OR {nobodys} OR {decides})")
    yield from rule("device_remove", "device", "DELETE", any_device)
    yield from rule("desk_add", "desk", "INSERT", "login = session_user")
    yield from rule("desk_remove", "desk", "DELETE", f"login = session_user OR {_is(administrator)}")
    yield from rule("finding_state_add", "finding_state", "INSERT", unless("finding_stands(finding_state)"))
    yield from rule("finding_state_remove", "finding_state", "DELETE", "true")
    for kind, table in ((kind, table.name) for kind, table in PROJECTIONS.items()):
        about = f"event.obj = {table}.id AND event.kind = '{kind}' AND event.xmin = {_THIS}"
        yield from rule(f"{table}_write", table, "ALL", unless(f"EXISTS (SELECT FROM event WHERE {about})"))


def triggers(reviewer: str, administrator: str) -> Iterator[str]:
    """What can be seen only after a row came or went."""
    yield not_bound(reviewer, administrator)
    yield from (SHOWS_WHAT_HEADS_SAY, IS_STILL_THERE, DOUBT)
    for table in SHOWN:
        yield from _trigger("shows_what_heads_say", table, "AFTER INSERT OR UPDATE")
    # At the end of the change: a state is taken away and written anew.
    yield from _trigger("finding_state_is_still_there", "finding_state", "AFTER DELETE", deferred=True)
    for table, doubted in FIGURES.items():
        # Marking as stale is no counting.
        when = "AFTER DELETE" if table.startswith("stale_") else "AFTER INSERT OR UPDATE OR DELETE"
        yield from _trigger("doubt_figure", table, when, doubted)


def _trigger(function: str, table: str, when: str, given: str = "", *, deferred: bool = False) -> Iterator[str]:
    name = f"{table}_{function}"[:63]
    kind, later = ("CONSTRAINT TRIGGER", "DEFERRABLE INITIALLY DEFERRED ") if deferred else ("TRIGGER", "")
    yield f"DROP TRIGGER IF EXISTS {name} ON {table}"
    yield f"CREATE {kind} {name} {when} ON {table} {later}FOR EACH ROW EXECUTE FUNCTION {function}({given})"


def _is(group: str) -> str:
    return f"pg_has_role('{group}', 'MEMBER')"


# --- events -----------------------------------------------------------------------------------------------------------

_OWN_LOGIN = "EXISTS (SELECT FROM desk WHERE desk.device = event.dev AND desk.login = session_user)"
_NO_DESK = "NOT EXISTS (SELECT FROM desk WHERE desk.device = event.dev)"


def _may_be_added(decides: str, office_kinds: tuple[str, ...]) -> str:
    return (
        f"({_OWN_LOGIN} OR {_NO_DESK}) AND (kind NOT IN ({_listed(office_kinds)}) OR {decides})"
        f" AND {_is_of_own_visit()} AND {_is_of_its_kind()}"
    )


def _is_of_own_visit() -> str:
    """None of another laptop's visit; what follows the last "-" of a device is its life (its epoch)."""
    named = f"CASE WHEN event.kind IN ({_listed(_IN_VISIT)}) THEN event.fields::jsonb ->> 'visit_id' END"
    laptops = "split_part(visit.device, '-', 1) <> split_part(event.dev, '-', 1)"
    which = f"visit.id IN (split_part(event.obj, '/', 1), {named})"
    another = f"SELECT FROM visit WHERE {which} AND visit.device <> '' AND {laptops}"
    return f"(kind NOT IN ({_listed(_OF_VISIT)}) OR NOT EXISTS ({another}))"


def _is_of_its_kind() -> str:
    ruled = _listed(tuple(kind for kind in PROJECTIONS if kind not in _SHARED_NAMES))
    before = "coalesce(kind_of_object(event.obj), event.kind)"
    return f"({before} = event.kind OR (event.kind NOT IN ({ruled}) AND {before} NOT IN ({ruled})))"


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(f"'{name}'" for name in names)


# --- heads ------------------------------------------------------------------------------------------------------------

_COMES_WITH_ITS_EVENT = (
    "EXISTS (SELECT FROM event e WHERE e.dev = head.dev AND e.seq = head.seq AND e.obj = head.obj"
    f" AND e.xmin = {_THIS} AND e.fields::jsonb ? head.field)"
)
_IS_REPLACED = (
    "EXISTS (SELECT FROM event e JOIN event old ON old.dev = head.dev AND old.seq = head.seq"
    f" WHERE e.obj = head.obj AND e.xmin = {_THIS} AND e.kind = old.kind AND e.fields::jsonb ? head.field"
    " AND e.parents::jsonb ? (head.dev || ':' || head.seq))"
)
