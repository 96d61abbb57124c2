"""复查: a visit that looks at nothing but open findings, each with its old photo beside the new one.

What was seen may be changed until the visit ends; from then on it counts, and only an undoing with a reason takes it
back.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from db.records.evidence import Photo
from db.records.papers import Notice
from db.records.rectification import Act, FindingState, StandingQuery
from db.records.register import Enterprise
from db.records.visits import Finding, Visit
from db.work import Work
from inspector_app import assets
from inspector_app.checklists.model import Checklist
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.evidence.intake import Picture, add_photo
from inspector_app.evidence.pairs import pair_photos
from inspector_app.ownership import changeable_visit
from inspector_app.rectification.acts import (
    VERDICTS,
    ActDraft,
    ActKind,
    act_fields,
    act_in,
    draft_problems,
    state_problems,
)
from inspector_app.rectification.listing import photos_of
from inspector_app.stores import Store
from inspector_app.visits import VisitDraft, open_visit

MOST_RECHECKS = 200
OUTCOMES: Mapping[str, str] = {"verified": "done", "partly": "partly", "not_done": "open", "gone": "gone"}
"""Verdict to the word of the 整改复查意见书 (resources/notices/fields.json)."""
_SETTLED: Mapping[str, str] = {"verified": "done", "corrected": "done", "gone": "gone"}


@dataclass(frozen=True, slots=True)
class Recheck:
    """One finding that a re-inspection looks at."""

    finding: Finding
    state: FindingState
    found_at: datetime | None
    order: Notice | None
    replies: tuple[Act, ...]
    before: tuple[Photo, ...]
    """Of the visit that found it, and of re-inspections since; the newest first."""
    after: tuple[Photo, ...]
    """Of this visit."""
    verdict: Act | None


@dataclass(frozen=True, slots=True)
class Reinspection:
    visit: Visit
    enterprise: Enterprise
    rechecks: tuple[Recheck, ...]
    own: bool

    @property
    def read_only(self) -> bool:
        return not self.own or self.visit.closed_at is not None

    @property
    def unjudged(self) -> int:
        return sum(each.verdict is None for each in self.rechecks)


@dataclass(frozen=True, slots=True)
class VerdictDraft:
    verdict: ActKind
    note: str = ""
    due: date | None = None
    """The new last day of what was put right in part, or not."""


def open_findings(store: Store, enterprise_id: str) -> list[str]:
    """Ids of what a re-inspection there would look at, what is due first before the others."""
    with store.database.look() as work:
        found = work.rectifications.standing(StandingQuery(open_only=True, enterprise_id=enterprise_id))
    return [each.state.id for each in found]


def open_reinspection(
    store: Store, draft: VisitDraft, checklist: Checklist, findings: Sequence[str], now: datetime
) -> str:
    """A visit for these findings, or for all that are open at the enterprise when none is named; gives its id.

    Raises RefusedInputError rectify.nothing_open, rectify.findings_none, rectify.finding_not_found, rectify.settled,
    rectify.elsewhere, and what `visits.open_visit` raises.
    """
    wanted = list(dict.fromkeys(findings)) or open_findings(store, draft.enterprise_id)
    if not wanted:
        raise RefusedInputError([Problem("rectify.nothing_open")])
    with store.database.look() as work:
        problems = _recheck_problems(work, draft.enterprise_id, wanted)
    if problems:
        raise RefusedInputError(problems)
    return open_visit(store, replace(draft, rechecks=tuple(wanted)), checklist, now)


def reinspection(store: Store, visit_id: str) -> Reinspection:
    """Raises RefusedInputError visit.not_found, visit.enterprise_not_found, rectify.no_reinspection."""
    with store.database.look() as work:
        visit = work.visits.get(visit_id)
        if visit is None:
            raise RefusedInputError([Problem("visit.not_found")])
        if not visit.rechecks:
            raise RefusedInputError([Problem("rectify.no_reinspection")])
        enterprise = work.enterprises.get(visit.enterprise_id)
        if enterprise is None:
            raise RefusedInputError([Problem("visit.enterprise_not_found", {"id": visit.enterprise_id})])
        verdicts = {act.finding_id: act for act in work.rectifications.of_visit(visit_id)}
        looked = [_recheck(work, visit, each, verdicts.get(each)) for each in visit.rechecks]
        return Reinspection(
            visit, enterprise, tuple(each for each in looked if each is not None), store.owns(visit.device)
        )


def judge(store: Store, visit_id: str, finding_id: str, draft: VerdictDraft, now: datetime) -> str:
    """What was seen of one finding; said again, it takes the place of what was said before. Gives the act's id.

    Raises RefusedInputError rectify.…, visit.closed, visit.not_own, visit.not_found.
    """
    with store.database.work(now) as work:
        visit, _ = changeable_visit(work, store, visit_id)
        if finding_id not in visit.rechecks:
            raise RefusedInputError([Problem("rectify.not_rechecked")])
        if draft.verdict not in VERDICTS:
            raise RefusedInputError([Problem("rectify.verdict_unknown", {"verdict": str(draft.verdict)[:20]})])
        due = draft.due if draft.verdict in (ActKind.PARTLY, ActKind.NOT_DONE) else None
        act = ActDraft(draft.verdict, visit.opened_at.date(), draft.note, due)
        before = _verdict(work, visit_id, finding_id)
        if before is None:
            return act_in(work, store, [finding_id], act, now, visit_id=visit_id)[0]
        _require_sound(work, finding_id, act, now)
        known = act_fields(_as_draft(before))
        changed = {name: value for name, value in act_fields(act).items() if value != known[name]}
        if changed:
            work.rectifications.save(before.id, changed | {"recorded_at": now.isoformat(timespec="seconds")})
        return before.id


def unjudge(store: Store, visit_id: str, finding_id: str, now: datetime) -> None:
    """It was not looked at after all. Raises as `judge`."""
    with store.database.work(now) as work:
        changeable_visit(work, store, visit_id)
        before = _verdict(work, visit_id, finding_id)
        if before is not None:
            undone = {"undone": True, "undone_reason": "", "undone_at": now.isoformat(timespec="seconds")}
            work.rectifications.save(before.id, undone)


def add_recheck_photo(
    store: Store, visit_id: str, finding_id: str, picture: Picture, before_id: str, now: datetime
) -> str:
    """A photo of how it is now, at the finding, paired with an old one when one is named; gives its id.

    Raises RefusedInputError rectify.finding_not_found, photo.…, visit.closed, visit.not_own.
    """
    with store.database.look() as work:
        finding = work.findings.get(finding_id)
    if finding is None:
        raise RefusedInputError([Problem("rectify.finding_not_found", {"id": finding_id[:80]})])
    photo = add_photo(store, visit_id, finding.item, picture, now)
    with store.database.work(now) as work:
        changeable_visit(work, store, visit_id)
        if not photo.finding_id:
            work.photos.save(photo.id, {"finding_id": finding_id})
    if before_id and not photo.pair_of:
        pair_photos(store, photo.id, before_id, now)
    return photo.id


def paper_proposals(work: Work, visit: Visit) -> dict[str, str]:
    """What the 整改复查意见书 of a re-inspection proposes: `outcome:<finding>` to its word, and what follows for all.

    What was written of those not put right is proposed as opinion. A finding is named by its id, and by its words for
    orders of before they had ids.

    All put right: passed. Some not, each with a new last day: extended to the last of them. Else a person decides,
    also while something is not looked at yet.
    """
    acts = [act for act in work.rectifications.of_visit(visit.id) if act.act in OUTCOMES]
    found = _settled_before(work, visit)
    for act in acts:
        finding = work.findings.get(act.finding_id)
        if finding is not None:
            found |= dict.fromkeys((f"outcome:{finding.problem}", f"outcome:{finding.id}"), OUTCOMES[act.act])
    undone = [act for act in acts if act.act in (ActKind.PARTLY, ActKind.NOT_DONE)]
    found["opinion"] = "\n".join(_remarks(work, undone))
    days = [act.due for act in undone if act.due is not None]
    if not acts or len(acts) < len(visit.rechecks):
        return found
    if not undone:
        found["overall"] = "passed"
    elif len(days) == len(undone):
        found |= {"overall": "extended", "extended_to": max(days).isoformat()}
    return found


def _remarks(work: Work, undone: Sequence[Act]) -> Iterator[str]:
    """What is still lacking, as the inspector wrote it: the enterprise is to read it, too."""
    words = assets.read_json("notices", "values.json")["reinspection"]["remark"]
    for act in undone:
        finding, note = work.findings.get(act.finding_id), " ".join(act.note.split()).rstrip("。.")
        if finding is not None and note:
            yield words.format(problem=finding.problem.rstrip("。"), note=note)


def _settled_before(work: Work, visit: Visit) -> dict[str, str]:
    """The other findings of the same orders that were put right before this re-inspection."""
    looked_at = [work.findings.get(each) for each in visit.rechecks]
    found: dict[str, str] = {}
    for source in dict.fromkeys(finding.visit_id for finding in looked_at if finding is not None):
        states = work.rectifications.states_of_visit(source)
        for finding in work.findings.of_visit(source):
            outcome = _SETTLED.get(states[finding.id].stage) if finding.id in states else None
            if outcome is not None and finding.id not in visit.rechecks:
                found |= dict.fromkeys((f"outcome:{finding.problem}", f"outcome:{finding.id}"), outcome)
    return found


def _require_sound(work: Work, finding_id: str, act: ActDraft, now: datetime) -> None:
    finding, state = work.findings.get(finding_id), work.rectifications.state(finding_id)
    problems = draft_problems(act, now.date(), in_visit=True)
    if finding is None or state is None:
        problems.append(Problem("rectify.finding_not_found", {"id": finding_id[:80]}))
    else:
        problems += state_problems(work, finding, state, act)
    if problems:
        raise RefusedInputError(problems)


def _recheck_problems(work: Work, enterprise_id: str, findings: Sequence[str]) -> list[Problem]:
    if len(findings) > MOST_RECHECKS:
        return [Problem("rectify.findings_none", {"most": MOST_RECHECKS})]
    problems = []
    for finding_id in findings:
        finding, state = work.findings.get(finding_id), work.rectifications.state(finding_id)
        if finding is None or state is None:
            problems.append(Problem("rectify.finding_not_found", {"id": finding_id[:80]}))
            continue
        about = {"problem": finding.problem[:20]}
        if not state.is_open:
            problems.append(Problem("rectify.settled", about))
        enterprise = work.enterprises.get(finding.enterprise_id)
        now_id = enterprise.merged_into or enterprise.id if enterprise else finding.enterprise_id
        if enterprise_id not in (now_id, finding.enterprise_id):
            problems.append(Problem("rectify.elsewhere", about))
    return problems


def _recheck(work: Work, visit: Visit, finding_id: str, verdict: Act | None) -> Recheck | None:
    """None for a finding that is not here: it was in a pack that was taken back."""
    finding, state = work.findings.get(finding_id), work.rectifications.state(finding_id)
    if finding is None or state is None:
        return None
    found = work.visits.get(finding.visit_id)
    acts = [act for act in work.rectifications.of_finding(finding_id) if not act.undone and act.visit_id != visit.id]
    visits = [finding.visit_id, *(act.visit_id for act in acts if act.visit_id)]
    before = [photo for each in dict.fromkeys(visits) for photo in photos_of(work.photos.of_visit(each), finding)]
    after = photos_of(work.photos.of_visit(visit.id), finding)
    return Recheck(
        finding,
        state,
        found.opened_at if found else None,
        work.notices.get(state.order_id) if state.order_id else None,
        tuple(act for act in acts if act.act == ActKind.REPLIED),
        tuple(reversed(before)),
        tuple(after),
        verdict,
    )


def _verdict(work: Work, visit_id: str, finding_id: str) -> Act | None:
    return next((act for act in work.rectifications.of_visit(visit_id) if act.finding_id == finding_id), None)


def _as_draft(act: Act) -> ActDraft:
    return ActDraft(ActKind(act.act), act.done_on, act.note, act.due, act.body, act.paper, act.photos)
