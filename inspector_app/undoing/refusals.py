"""What can never be taken back by a step, and what is done instead: papers, evidence, acts of the office."""

from collections.abc import Sequence

from inspector_app import deadlines, holidays
from inspector_app.audit.diary import DiaryEntry
from inspector_app.enterprises.grading import rule as grading_rule
from inspector_app.enterprises.headers import canonical_headers
from inspector_app.errors import Problem
from inspector_app.law import library, own_law, readings
from inspector_app.planning import intervals
from inspector_app.plans import tasks

_SECTIONS = frozenset(
    {
        *(deadlines.NAME, holidays.NAME, grading_rule.NAME, intervals.NAME, tasks.NAME),
        *(own_law.NAME, readings.NAME, library.NAME),
    }
)
"""Of the office's plan: those of which an earlier document may hold again. Editions, keys and numbers go only on."""

_FACTS = frozenset({"decided_grade", "decided_for", "handles_sensitive_goods", "safeguards_met"})
"""What a grade writes into the register."""
EDITED: dict[str, frozenset[str]] = {
    "enterprise": frozenset({*canonical_headers(), "unconfirmed", "merged_into"}) | _FACTS,
    "visit": frozenset({"mode", "inspectors", "site_contact", "site_phone", "bodies", "paper_on"}),
    "answer": frozenset({"verdict", "values", "reason", "note", "answered_at"}),
    "finding": frozenset({"severity", "problem", "requirement", "basis", "deadline", "item", "position", "deleted"}),
    "photo": frozenset(
        {"caption", "layers", "item", "finding_id", "tray", "position", "deleted", "pair_of", "pair_points"}
    ),
    "office": frozenset(
        {
            *("issuer", "code", "number_pattern", "contact", "phone", "reconsideration_body", "court"),
            *("first_number", "bodies", "words", "glyphs"),
        }
    ),
    "day_list": frozenset({"stops"}),
    "campaign": frozenset({"name", "note", "reason", "starts_on", "ends_on", "targets", "withdrawn"}),
    "measure": frozenset(
        {
            *("title", "place", "authority", "result", "campaign_id", "within", "reason", "kind", "held_on"),
            *("ends_on", "bodies", "persons", "attended", "copies", "withdrawn"),
        }
    ),
    "measure_part": frozenset({"role", "outcome", "note", "notice_id", "removed"}),
    "measure_file": frozenset({"deleted"}),
    "rectification": frozenset({"undone", "undone_at", "undone_reason"}),
    "grade": frozenset(),
    "plan": frozenset({"section", "document", "edition", "since", "issuer", "issuer_device", "issued_at", "pack"}),
}
"""Kind to the fields that a step may put back."""
_INSTEAD = {
    **dict.fromkeys(("notice", "deed", "void_number", "numbers"), "undo.paper"),
    **dict.fromkeys(("draw", "double_draw", "suspicion", "reply_file"), "undo.evidence"),
    **dict.fromkeys(("import", "withdrawal", "handed_on", "return", "review"), "undo.sent"),
    "grade": "undo.grade_agreed",
    "visit": "undo.visit",
}
"""Why not, by the kind of what a step contains besides what it may put back."""
_MADE = frozenset({"finding", "photo", "answer", "day_list", "measure", "measure_part", "measure_file", "campaign"})
"""What a step may make; taken back, it goes to the trash, or says nothing."""


def refusal(entries: Sequence[DiaryEntry]) -> Problem | None:
    """Why the step of these events can never be taken back."""
    return next((found for entry in entries if (found := _refusal(entry)) is not None), None)


def _refusal(entry: DiaryEntry) -> Problem | None:
    fields = {change.field for change in entry.changes if change.old != change.new}
    if entry.kind not in EDITED:
        return Problem(_INSTEAD.get(entry.kind, "undo.never"))
    if entry.kind == "plan":
        return _plan_refusal(entry)
    if entry.created and entry.kind == "enterprise":
        return Problem("undo.enterprise_new")
    if entry.created and entry.kind in (*_MADE, "rectification", "grade"):
        return None
    if entry.created or not fields - {"current_item"} <= EDITED[entry.kind]:
        return Problem(_INSTEAD.get(entry.kind, "undo.never"))
    return None


def _plan_refusal(entry: DiaryEntry) -> Problem | None:
    if entry.new("pack"):
        return Problem("undo.sent")
    if entry.new("section") not in _SECTIONS:
        return Problem("undo.plan")
    before = next((change.old for change in entry.changes if change.field == "document"), None)
    return Problem("undo.plan_first") if before is None else None
