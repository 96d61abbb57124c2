"""当场改正: put right while the inspectors are there, shown by a comment and a second photo (features.md row 76)."""

from datetime import datetime

from db.records.evidence import Photo
from db.records.visits import Finding
from db.work import Work
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.ownership import changeable_visit
from inspector_app.rectification.acts import ActDraft, ActKind, act_in
from inspector_app.rectification.listing import photos_of
from inspector_app.stores import Store


def correct_on_site(store: Store, finding_id: str, note: str, photo_id: str, now: datetime) -> str:
    """Within the own open visit that found it. The photo is paired with the first one of the same finding.

    Raises RefusedInputError with every problem: rectify.finding_not_found, rectify.note_missing,
    rectify.photo_missing, rectify.photo_not_of_visit, rectify.settled, visit.closed, visit.not_own.
    """
    with store.database.work(now) as work:
        finding = work.findings.get(finding_id)
        if finding is None:
            raise RefusedInputError([Problem("rectify.finding_not_found", {"id": finding_id[:80]})])
        visit, _ = changeable_visit(work, store, finding.visit_id)
        photo, problems = _after(work, finding, photo_id)
        if not note.strip():
            problems.append(Problem("rectify.note_missing"))
        if problems or photo is None:
            raise RefusedInputError(problems)
        day = max(visit.opened_at, now).date()
        draft = ActDraft(ActKind.CORRECTED, day, note, photos=(photo.id,))
        act = act_in(work, store, [finding_id], draft, max(now, visit.opened_at), visit_id=visit.id)[0]
        _pair(work, finding, photo)
        return act


def _after(work: Work, finding: Finding, photo_id: str) -> tuple[Photo | None, list[Problem]]:
    if not photo_id:
        return None, [Problem("rectify.photo_missing")]
    photos = work.photos.of_visit(finding.visit_id)
    photo = next((each for each in photos if each.id == photo_id), None)
    return photo, [] if photo else [Problem("rectify.photo_not_of_visit", {"photo": photo_id[:80]})]


def _pair(work: Work, finding: Finding, after: Photo) -> None:
    """With what showed the fault; one that stands alone shows the correction all the same."""
    earlier = [each for each in photos_of(work.photos.of_visit(finding.visit_id), finding) if each.id != after.id]
    before = next((each for each in earlier if each.item == after.item and not each.pair_of), None)
    is_later = before is not None and (before.added_at, before.position) <= (after.added_at, after.position)
    if before is not None and is_later and not after.pair_of:
        work.photos.save(after.id, {"pair_of": before.id, "pair_points": []})
