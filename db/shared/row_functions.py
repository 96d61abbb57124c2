"""Functions of a shared database's server, which its rules ask (db.shared.row_rules): SQL and PL/pgSQL.

None of them finds a table that somebody made for himself: theirs come first.
"""

from db.figures.finding_states import CLOSING, FOUND, ORDERED, RECORDING, REMINDED


def _function(signature: str, returns: str, body: str, language: str = "sql STABLE") -> str:
    made = f"CREATE OR REPLACE FUNCTION {signature} RETURNS {returns} LANGUAGE {language}"
    return f"{made} SET search_path = public, pg_temp AS $${body}$$"


def not_bound(reviewer: str, administrator: str) -> str:
    """Whoever made the tables is bound by none of these; a login of the server's master neither."""
    groups = " OR ".join(f"pg_has_role(session_user, '{group}', 'MEMBER')" for group in (reviewer, administrator))
    made_it = "(SELECT relowner FROM pg_class WHERE oid = 'event'::regclass)"
    return _function("is_not_bound()", "boolean", f"SELECT {groups} OR pg_has_role(session_user, {made_it}, 'MEMBER')")


# A function, because a rule of a table that asks the same table would ask itself without end.
KIND_OF = _function("kind_of_object(object text)", "text", "SELECT kind FROM event WHERE obj = object LIMIT 1")

SHOWS_WHAT_HEADS_SAY = _function(
    "shows_what_heads_say()",
    "trigger",
    """
DECLARE
    name text;
    shown jsonb;
    before jsonb := '{}';
BEGIN
    IF is_not_bound() THEN
        RETURN NULL;
    END IF;
    IF TG_OP = 'UPDATE' THEN
        before := to_jsonb(OLD);
    END IF;
    FOR name, shown IN SELECT key, value FROM jsonb_each(to_jsonb(NEW)) WHERE key <> 'id' LOOP
        -- A new row says nothing in what the events leave out.
        CONTINUE WHEN shown = coalesce(before -> name, 'null')
            OR (TG_OP = 'INSERT' AND shown IN ('null', '""', '0', 'false', '[]', '{}'));
        IF NOT EXISTS (
            SELECT FROM head JOIN event e ON e.dev = head.dev AND e.seq = head.seq
            WHERE head.obj = NEW.id AND head.field = name AND (e.fields::jsonb -> name) = shown
        ) THEN
            RAISE insufficient_privilege USING MESSAGE = TG_TABLE_NAME || '.' || name || ' is not what the log says';
        END IF;
    END LOOP;
    RETURN NULL;
END """,
    "plpgsql",
)

# As db.figures.finding_states counts it, but for orders of before 2026-11-26, which name findings by their words alone:
# of those any may hold it or not.
FINDING_STANDS = _function(
    "finding_stands(said finding_state)",
    "boolean",
    f"""
    WITH found AS (
        SELECT f.*, v.mode, coalesce(v.closed_at, '') AS closed, v.opened_at, v.paper_on
        FROM finding f LEFT JOIN visit v ON v.id = f.visit_id WHERE f.id = said.id AND NOT f.deleted
    ), act AS (
        SELECT a.* FROM rectification a LEFT JOIN visit v ON v.id = a.visit_id
        WHERE a.finding_id = said.id AND NOT a.undone
            AND (coalesce(v.closed_at, '') <> '' OR a.visit_id = '' OR a.act = 'corrected')
    ), paper AS (
        SELECT n.id, n.issued_at, n.facts::jsonb AS facts
        FROM notice n
        WHERE n.visit_id = said.visit_id AND n.kind = 'rectification' AND said.visit_id <> '' AND NOT EXISTS (
            SELECT FROM deed d WHERE d.visit_id = n.visit_id AND d.deed = 'withdrawn' AND d.notice_id = n.id)
    ), weighed AS (
        SELECT id, issued_at, holds_all OR facts @? '$.findings[*] ? (exists (@.id))' AS by_ids,
            holds_all OR facts -> 'findings' @> jsonb_build_array(jsonb_build_object('id', said.id)) AS holds
        FROM (SELECT *, jsonb_typeof(facts -> 'findings') IS DISTINCT FROM 'array' AS holds_all FROM paper) AS each
    ), ordered AS (
        SELECT id, issued_at FROM weighed WHERE (holds OR NOT by_ids) AND id = said.order_id
    ), last_act AS (
        SELECT act.act, act.done_on FROM act ORDER BY done_on DESC, recorded_at DESC, id DESC LIMIT 1
    ), last_due AS (
        SELECT act.due FROM act WHERE act.due <> '' ORDER BY done_on DESC, recorded_at DESC, id DESC LIMIT 1
    )
    SELECT EXISTS (
        SELECT FROM found
        WHERE said.enterprise_id = found.enterprise_id AND said.visit_id = found.visit_id
            AND said.stage = coalesce((SELECT act FROM last_act), CASE
                WHEN said.order_id <> '' THEN '{ORDERED}' WHEN found.closed = '' THEN '{RECORDING}'
                WHEN found.mode = 'reminder' THEN '{REMINDED}' ELSE '{FOUND}' END)
            AND said.is_open = (said.stage NOT IN ('{"', '".join(sorted(CLOSING))}', '{RECORDING}'))
            AND said.due = coalesce((SELECT due FROM last_due), found.deadline)
            AND said.acted_on = coalesce(
                (SELECT done_on FROM last_act), left((SELECT issued_at FROM ordered), 10), '')
            AND said.visited_on = CASE WHEN coalesce(found.opened_at, '') = '' THEN ''
                WHEN found.paper_on <> '' THEN found.paper_on ELSE left(found.opened_at, 10) END
    ) AND (said.order_id = '' OR EXISTS (SELECT FROM ordered)) AND NOT EXISTS (
        SELECT FROM weighed WHERE by_ids AND holds
            AND (issued_at, id) > (coalesce((SELECT issued_at FROM ordered), ''), said.order_id))
""",  # noqa: S608 - words of ours
)

IS_STILL_THERE = _function(
    "finding_state_is_still_there()",
    "trigger",
    """
BEGIN
    IF NOT is_not_bound() AND EXISTS (SELECT FROM finding WHERE id = OLD.id AND NOT deleted)
        AND NOT EXISTS (SELECT FROM finding_state WHERE id = OLD.id) THEN
        RAISE insufficient_privilege USING MESSAGE = 'a finding without a state';
    END IF;
    RETURN NULL;
END """,
    "plpgsql",
)

# With the rights of whoever made the tables: an inspector's own may not write there, and so takes no doubt away.
DOUBT = _function(
    "doubt_figure()",
    "trigger",
    """
BEGIN
    IF NOT is_not_bound() THEN
        INSERT INTO figure_doubt (what, id)
        SELECT DISTINCT TG_ARGV[n], CASE TG_ARGV[n] WHEN 'month' THEN left(said, 7) ELSE said END
        FROM unnest(ARRAY[to_jsonb(OLD), to_jsonb(NEW)]) AS row, generate_series(0, TG_NARGS - 2, 2) AS n,
            LATERAL (SELECT row ->> TG_ARGV[n + 1] AS said) AS told
        WHERE said IS NOT NULL
        ON CONFLICT DO NOTHING;
    END IF;
    RETURN NULL;
END """,
    "plpgsql SECURITY DEFINER",
)
