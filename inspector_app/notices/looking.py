"""Papers of a visit or enterprise as a person looks at them: what was issued, what can be, what cannot and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from db.records.papers import Deed, Notice
from inspector_app.errors import Problem
from inspector_app.notices import issuing, papers
from inspector_app.notices.changes import is_changed
from inspector_app.notices.deeds import Act, Standing
from inspector_app.notices.issuers import issued_by, issuers_of
from inspector_app.notices.kinds import KINDS, RECTIFICATION, FieldSpec, PaperKind
from inspector_app.notices.pages import page_count
from inspector_app.notices.paper_fields import BODY_NUMBER
from inspector_app.notices.service import standing
from inspector_app.office import office_facts_in
from inspector_app.stores import Store


class State(StrEnum):
    """Where an issued paper stands, in one word: the farthest it got."""

    ISSUED = "issued"
    PRINTED = "printed"
    SIGNED = "signed"
    REFUSED = "refused"
    SERVED = "served"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One line of the list: an issued paper, or a kind that can be made now or cannot (`problems` say why)."""

    kind: str
    title: str
    notice: Notice | None = None
    state: State | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """One paper: the draft of what was recorded and typed, or the issued one."""

    kind: str
    title: str
    enterprise: str
    pdf: bytes
    pages: int
    problems: tuple[Problem, ...] = ()
    hints: tuple[Problem, ...] = ()
    next_number: str = ""
    issued: Notice | None = None
    standing: Standing | None = None
    """Of an issued paper."""
    changed: bool = False
    """The visit says something else now than the issued paper."""
    own: bool = True
    items: tuple[str, ...] = ()
    """Checklist code of each finding of a draft, "" for a free one."""
    fields: tuple[FieldSpec, ...] = ()
    """What a person types for a draft."""


def issuers_for(store: Store, subject_id: str) -> tuple[str, ...]:
    """Who can issue its papers: the own office first, then the other bodies of a joint inspection."""
    with store.database.look() as work:
        return issuers_of(work.visits.get(subject_id), office_facts_in(work, store))


def lines_of(store: Store, subject_id: str) -> tuple[PaperLine, ...]:
    """Issued ones first, newest first, then what can be made, then what cannot.

    Of an enterprise also what its visits issued. Raises RefusedInputError paper.unknown_subject,
    visit.enterprise_not_found.
    """
    offers = papers.offers(store, subject_id)
    with store.database.look() as work:
        visit = work.visits.get(subject_id)
        deeds = deeds_by_notice(work.deeds.all())
        notices = work.notices.of_visit(subject_id) if visit else work.notices.of_enterprise(subject_id)
    issued = [issued_line(notice, deeds.get(notice.id, ())) for notice in reversed(notices)]
    kinds = [PaperLine(offer.kind.id, offer.kind.title, problems=offer.problems) for offer in offers]
    return (*issued, *(each for each in kinds if not each.problems), *(each for each in kinds if each.problems))


def issued_line(notice: Notice, deeds: Sequence[Deed]) -> PaperLine:
    return PaperLine(notice.kind, title_of(notice.kind), notice, state_of(deeds))


def state_of(deeds: Sequence[Deed]) -> State:
    done = {deed.deed for deed in deeds if deed.deed != Act.PRINTED or deed.facts.get("complete")}
    order = (State.WITHDRAWN, State.SERVED, State.REFUSED, State.SIGNED, State.PRINTED)
    return next((state for state in order if state.value in done), State.ISSUED)


def deeds_by_notice(deeds: Sequence[Deed]) -> dict[str, list[Deed]]:
    found: dict[str, list[Deed]] = {}
    for deed in deeds:
        found.setdefault(deed.notice_id, []).append(deed)
    return found


def look_at(
    store: Store,
    kind: str,
    subject_id: str,
    given: Mapping[str, str],
    now: datetime,
    *,
    again: bool = False,
    body: str = "",
) -> Seen:
    """The paper of that kind that was issued last and holds, else its draft; with `again` a draft all the same.

    `body` is one of `issuers_for`, "" for the own office.
    Raises RefusedInputError with every reason why there cannot be such a paper, not even as a draft.
    """
    if kind == RECTIFICATION:
        return _order(store, subject_id, given, now, again, body)
    last = None if again else _last(store, kind, subject_id, body)
    if last is not None:
        return look_at_issued(store, last.id)
    seen = papers.preview(store, kind, subject_id, given, now, body=body)
    return Seen(
        kind=kind,
        title=title_of(kind),
        enterprise=seen.facts.enterprise_name,
        pdf=seen.pdf,
        pages=seen.pages,
        problems=seen.problems,
        hints=seen.hints,
        next_number=seen.next_number,
        fields=seen.fields,
    )


def look_at_issued(store: Store, notice_id: str) -> Seen:
    """Raises RefusedInputError notice.not_found; UnavailableError notice.pdf_… ."""
    stands = standing(store, notice_id)
    notice = stands.notice
    pdf = issuing.issued_pdf(store, notice_id)
    return Seen(
        kind=notice.kind,
        title=title_of(notice.kind),
        enterprise=str(notice.facts.get("enterprise_name", "")),
        pdf=pdf,
        pages=page_count(pdf),
        issued=notice,
        standing=stands,
        changed=stands.own and not stands.withdrawn and is_changed(store, notice),
        own=stands.own,
    )


def title_of(kind: str) -> str:
    """A kind of a newer version is called by its own name."""
    known: PaperKind | None = KINDS.get(kind)
    return known.title if known else kind


def _order(store: Store, visit_id: str, given: Mapping[str, str], now: datetime, again: bool, body: str) -> Seen:
    seen = issuing.preview(store, visit_id, now, again=again, body=body, number=given.get(BODY_NUMBER, ""))
    return Seen(
        kind=RECTIFICATION,
        title=title_of(RECTIFICATION),
        enterprise=seen.notice.enterprise_name,
        pdf=seen.pdf,
        pages=seen.pages,
        problems=seen.problems,
        hints=seen.hints,
        next_number=seen.next_number,
        issued=seen.issued,
        standing=standing(store, seen.issued.id) if seen.issued else None,
        changed=seen.changed,
        own=seen.own,
        items=seen.items,
        fields=() if seen.issued else papers.fields_of(store, RECTIFICATION, visit_id, given, body=body),
    )


def _last(store: Store, kind: str, subject_id: str, body: str) -> Notice | None:
    issuers = issuers_for(store, subject_id)
    offer = next((each for each in papers.offers(store, subject_id) if each.kind.id == kind), None)
    issued = [each for each in (offer.issued if offer else ()) if issued_by(each, body, issuers)]
    return issued[-1] if issued else None
