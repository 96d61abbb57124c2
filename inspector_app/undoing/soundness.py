"""What was put back goes with all else that is in the store now: a step may be old, and its neighbours are not."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from db.work import Work
from inspector_app.audit.diary import DiaryEntry
from inspector_app.enterprises.editing import code_taken
from inspector_app.enterprises.merging import merge_problems
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.findings import still_fails
from inspector_app.measures import campaigns, recording
from inspector_app.stores import Store


def require_sound_after(work: Work, store: Store, entries: Sequence[DiaryEntry], now: datetime) -> None:
    """Raises RefusedInputError undo.finding_passed, measure.withdrawn, register.code_taken, merge_…;
    RefusedMeasureError."""
    problems = [problem for entry in entries if entry.kind in _ASKED for problem in _ASKED[entry.kind](work, entry)]
    if problems:
        raise RefusedInputError(problems)
    for name in dict.fromkeys(_measure_of(entry) for entry in entries):
        measure = work.measures.get(name) if name else None
        if measure is not None and not measure.withdrawn:
            recording.require_sound_measure(work, store, measure, now)
    for entry in entries:
        campaign = work.campaigns.get(entry.obj) if entry.kind == "campaign" else None
        if campaign is not None and not campaign.withdrawn:
            campaigns.require_sound_campaign(work, campaign)


def _measure_of(entry: DiaryEntry) -> str:
    return {"measure": entry.obj, "measure_part": entry.obj.rpartition("/")[0]}.get(entry.kind, "")


def _enterprise(work: Work, entry: DiaryEntry) -> Iterator[Problem]:
    """Each code is one enterprise's, and nothing is merged into what is merged itself."""
    enterprise = work.enterprises.get(entry.obj)
    changed = {change.field for change in entry.changes}
    if enterprise is None:
        return
    if "merged_into" in changed and enterprise.merged_into:
        yield from merge_problems(work, replace(enterprise, merged_into=""), enterprise.merged_into)
    elif "credit_code" in changed and not enterprise.merged_into:
        yield from code_taken(work, {"credit_code": enterprise.credit_code}, enterprise.id).values()


def _finding(work: Work, entry: DiaryEntry) -> Iterator[Problem]:
    """Of an item it stands only while the item fails: it comes back with the verdict."""
    finding = work.findings.get(entry.obj)
    back = any(change.field == "deleted" for change in entry.changes)
    if finding is not None and back and not still_fails(work, finding.id):
        yield Problem("undo.finding_passed", {"item": finding.item})


def _part(work: Work, entry: DiaryEntry) -> Iterator[Problem]:
    measure = work.measures.get(_measure_of(entry))
    if measure is None or measure.withdrawn:
        yield Problem("measure.withdrawn")


_ASKED: Mapping[str, Callable[[Work, DiaryEntry], Iterator[Problem]]] = {
    "enterprise": _enterprise,
    "finding": _finding,
    "measure_part": _part,
}
