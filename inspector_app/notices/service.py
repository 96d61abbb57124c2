"""What becomes of an issued paper: printed, signed or refused, served, withdrawn. Each is a deed that stays as it is.

A deed that was wrong is followed by a right one; the paper's standing is what the last of each kind says. The rules of
service are those of the trade (domain.md §5.2, §5.8): who leaves a paper behind says why it was not taken, and needs a
witness or a picture of it; who posts it the number of the post, who sends it electronically the receiver's consent.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from uuid_utils import uuid7

from db.records.papers import Deed, Notice
from db.records.values import JsonValue
from db.work import Work
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.evidence.media import media_facts
from inspector_app.notices.deeds import (
    Act,
    Delivery,
    Evidence,
    Handing,
    PrintReport,
    Refusal,
    Signature,
    SigningWay,
    Standing,
)
from inspector_app.notices.signatures import MEDIA_TYPE, drawing_problems
from inspector_app.stores import Store

LONGEST = 500
"""Characters of one field."""
MOST_BYTES = 40 * 1024 * 1024
"""Of an evidence file: the limit of a pack's reader (reliability.md §3.3)."""


def standing(store: Store, notice_id: str) -> Standing:
    """Raises RefusedInputError notice.not_found."""
    with store.database.look() as work:
        notice = _notice(work, notice_id)
        deeds = tuple(work.deeds.of_notice(notice_id))
        after = work.notices.replacing(notice_id)
        before = work.notices.get(notice.replaces) if notice.replaces else None
        return Standing(notice, deeds, after, before, _is_own(work, store, notice))


def sign(store: Store, notice_id: str, signature: Signature, now: datetime) -> Deed:
    """Raises RefusedInputError with everything that is missing; OSError, StoreTroubleError when the disk refuses."""
    problems = _texts(name=signature.name) or []
    if not signature.name.strip():
        problems.append(Problem("service.name_missing"))
    if signature.way is SigningWay.DRAWN:
        problems += drawing_problems(signature.drawing) if signature.drawing else [Problem("service.drawing_empty")]
    facts = {"signer": signature.signer.value, "name": signature.name.strip(), "way": signature.way.value}
    evidence = signature.evidence
    if signature.drawing is not None:
        evidence = Evidence(signature.drawing.to_bytes(), "signature.json")
    return _record(store, notice_id, Act.SIGNED, signature.at, facts, evidence, now, problems)


def refuse(store: Store, notice_id: str, refusal: Refusal, now: datetime) -> Deed:
    """The refusal to sign with its reason and witness (安全生产法§68: 记录在案). Raises as `sign`."""
    problems = _texts(name=refusal.name, reason=refusal.reason, witness=refusal.witness)
    if not refusal.reason.strip():
        problems.append(Problem("service.reason_missing"))
    if not refusal.witness.strip() and refusal.evidence is None:
        problems.append(Problem("service.witness_missing"))
    facts = {"name": refusal.name.strip(), "reason": refusal.reason.strip(), "witness": refusal.witness.strip()}
    return _record(store, notice_id, Act.REFUSED, refusal.at, facts, refusal.evidence, now, problems)


def serve(store: Store, notice_id: str, handing: Handing, now: datetime) -> Deed:
    """Raises as `sign`."""
    names = ("receiver", "instead", "place", "server", "witness", "tracking", "refusal")
    texts = {name: getattr(handing, name) for name in names}
    facts: dict[str, JsonValue] = {name: text.strip() for name, text in texts.items()}
    facts |= {"way": handing.way.value, "consent": handing.consent}
    problems = _texts(**texts) + _handing_problems(handing)
    return _record(store, notice_id, Act.SERVED, handing.at, facts, handing.evidence, now, problems)


def note_print(store: Store, notice_id: str, report: PrintReport, now: datetime) -> Deed:
    """What came out; also of a paper that was withdrawn, which may be printed for the file."""
    facts = {
        "printer": report.printer[:LONGEST],
        "copies": report.copies,
        "pages": report.pages,
        "complete": report.complete,
        "duplicate": report.duplicate,
        "came_out": report.came_out[:LONGEST],
    }
    return _record(store, notice_id, Act.PRINTED, now, facts, None, now, [], always=True)


def withdraw(store: Store, notice_id: str, reason: str, now: datetime) -> Deed:
    """The paper no longer holds; its number stays used. Raises RefusedInputError service.reason_missing, …"""
    problems = _texts(reason=reason)
    if not reason.strip():
        problems.append(Problem("service.reason_missing"))
    return _record(
        store, notice_id, Act.WITHDRAWN, now, {"reason": reason.strip(), "replaced_by": ""}, None, now, problems
    )


def reason_problems(reason: str) -> list[Problem]:
    problems = _texts(reason=reason)
    if not reason.strip():
        problems.append(Problem("service.reason_missing"))
    return problems


def evidence_of(store: Store, deed: Deed) -> bytes:
    """The file that proves it, verified. UnavailableError photo.missing, photo.damaged."""
    return store.files.get(deed.sha256)


def deeds_json(deeds: Sequence[Deed]) -> list[dict[str, JsonValue]]:
    """What scripts see."""
    return [
        {
            "id": deed.id,
            "deed": deed.deed,
            "done_at": deed.done_at.isoformat(),
            "person": deed.person,
            **deed.facts,
            "evidence_sha256": deed.sha256,
        }
        for deed in deeds
    ]


def _handing_problems(handing: Handing) -> list[Problem]:
    problems = []
    if not handing.receiver.strip() and handing.way is not Delivery.LEFT:
        problems.append(Problem("service.receiver_missing"))
    if not handing.server.strip():
        problems.append(Problem("service.server_missing"))
    if handing.way is Delivery.LEFT:
        problems += _left_problems(handing)
    if handing.way is Delivery.POST and not handing.tracking.strip():
        problems.append(Problem("service.tracking_missing"))
    if handing.way is Delivery.ELECTRONIC and not handing.consent:
        problems.append(Problem("service.consent_missing"))
    return problems


def _left_problems(handing: Handing) -> list[Problem]:
    problems = [] if handing.refusal.strip() else [Problem("service.refusal_missing")]
    if not handing.witness.strip() and handing.evidence is None:
        problems.append(Problem("service.witness_missing"))
    return problems


def _texts(**texts: str) -> list[Problem]:
    """Fields that are longer than a form has room for, or hold what is no text."""
    return [
        Problem("service.text_long", {"field": name, "most": LONGEST})
        for name, text in texts.items()
        if len(text) > LONGEST or not text.replace("\n", "").isprintable()
    ]


def _record(
    store: Store,
    notice_id: str,
    act: Act,
    at: datetime,
    facts: Mapping[str, JsonValue],
    evidence: Evidence | None,
    now: datetime,
    problems: list[Problem],
    *,
    always: bool = False,
) -> Deed:
    with store.database.work(now) as work:
        notice = changeable(work, store, notice_id, at, now, [*problems, *_file_problems(evidence)], always)
        return add_deed(work, store, notice, act, at, facts, evidence)


def changeable(
    work: Work,
    store: Store,
    notice_id: str,
    at: datetime,
    now: datetime,
    problems: list[Problem],
    always: bool = False,
) -> Notice:
    """The own paper, when nothing speaks against the deed."""
    notice = _notice(work, notice_id)
    if not _is_own(work, store, notice):
        problems.append(Problem("service.not_own"))
    if not always and any(deed.deed == Act.WITHDRAWN for deed in work.deeds.of_notice(notice_id)):
        problems.append(Problem("service.withdrawn", {"number": notice.number}))
    if at > now:
        problems.append(Problem("service.time_ahead", {"at": f"{at:%Y-%m-%d %H:%M}"}))
    elif not always and at.date() < notice.issued_at.date():
        problems.append(
            Problem("service.time_before", {"at": f"{at:%Y-%m-%d}", "issued": f"{notice.issued_at:%Y-%m-%d}"})
        )
    if problems:
        raise RefusedInputError(problems)
    return notice


def add_deed(
    work: Work,
    store: Store,
    notice: Notice,
    act: Act,
    at: datetime,
    facts: Mapping[str, JsonValue],
    evidence: Evidence | None,
) -> Deed:
    """The sealed file is on the disk before the row that names it (reliability.md §4)."""
    deed_id = f"{notice.id}/{uuid7().hex}"
    fields: dict[str, JsonValue] = {
        "visit_id": notice.visit_id,
        "notice_id": notice.id,
        "deed": act.value,
        "done_at": at.isoformat(timespec="seconds"),
        "person": store.person,
        "facts": dict(facts),
    }
    if evidence is not None:
        sha256, media_type = store.files.put(evidence.data), _media_type(evidence)
        work.blobs.add(sha256, len(evidence.data), media_type)
        fields |= {
            "sha256": sha256,
            "size": len(evidence.data),
            "media_type": media_type,
            "file_name": evidence.name[:LONGEST],
        }
    work.deeds.add(deed_id, fields)
    return next(deed for deed in work.deeds.of_notice(notice.id) if deed.id == deed_id)


def _media_type(evidence: Evidence) -> str:
    if evidence.name == "signature.json":
        return MEDIA_TYPE
    if evidence.data.startswith(b"%PDF-"):
        return "application/pdf"
    return media_facts(evidence.data).media_type


def _file_problems(evidence: Evidence | None) -> list[Problem]:
    if evidence is None:
        return []
    if not evidence.data:
        return [Problem("service.file_empty", {"name": evidence.name})]
    if len(evidence.data) > MOST_BYTES:
        return [Problem("service.file_large", {"name": evidence.name, "most": MOST_BYTES // 1024**2})]
    return []


def _notice(work: Work, notice_id: str) -> Notice:
    notice = work.notices.get(notice_id)
    if notice is None:
        raise RefusedInputError([Problem("notice.not_found")])
    return notice


def _is_own(work: Work, store: Store, notice: Notice) -> bool:
    """As the visit is; the paper of an enterprise belongs to the laptop that issued it."""
    visit = work.visits.get(notice.visit_id) if notice.visit_id else None
    return store.owns(visit.device if visit is not None else work.notices.device_of(notice.id))
