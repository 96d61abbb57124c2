"""One section of the office's plan is one JSON document: kept whole by its hash, with the day from which it holds.

Readers ask for the current one (`current`); what changes it is `adopt`, for what was decided on this laptop, and the
import of a plan pack (inspector_app.plans.taking). No document is ever changed or dropped: a notice of last year can
still be explained by the law table of last year.
"""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime

from db.records.log import Adoption
from db.records.values import JsonValue
from db.work import Work
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.exchange.bag import canonical
from inspector_app.stores import Store

MOST_DOCUMENT_BYTES = 8 * 1024**2
_ENVELOPE = "value"


@dataclass(frozen=True, slots=True)
class PlanDocument:
    """A document and what is known of it."""

    adoption: Adoption
    value: JsonValue


def current(store: Store, section: str, on: date | None = None) -> JsonValue | None:
    """The value that holds now, or on a day; None when the office has issued none: the shipped data holds."""
    with store.database.look() as work:
        found = current_document(work, section, on)
    return None if found is None else found.value


def current_document(work: Work, section: str, on: date | None = None) -> PlanDocument | None:
    """As `current`, within a unit of work and with its hash, which names the version (for caches and for papers)."""
    adoption = adoption_of(work, section, on)
    if adoption is None:
        return None
    kept = work.plans.value(adoption.sha256)
    return None if kept is None else PlanDocument(adoption, kept[_ENVELOPE])


def adoption_of(work: Work, section: str, on: date | None = None) -> Adoption | None:
    """The latest adoption; with `on`, the latest whose first day is not after it."""
    return next((each for each in work.plans.adoptions(section) if on is None or each.since <= on), None)


def encoded(value: JsonValue) -> bytes:
    """The document's bytes: canonical JSON of {"value": value}. Raises RefusedInputError plan.value."""
    try:
        text = canonical.encode({_ENVELOPE: value})
    except canonical.NotCanonicalError as error:
        raise RefusedInputError([Problem("plan.value", {"detail": str(error)[:120]})]) from error
    if len(text) > MOST_DOCUMENT_BYTES:
        raise RefusedInputError([Problem("plan.large", {"most": MOST_DOCUMENT_BYTES})])
    return text


def decoded(data: bytes) -> JsonValue:
    """The value of a document's bytes, which come from outside. Raises RefusedInputError plan.document."""
    try:
        content = canonical.decode(data, MOST_DOCUMENT_BYTES)
    except canonical.NotCanonicalError as error:
        raise RefusedInputError([Problem("plan.document", {"detail": str(error)[:120]})]) from error
    if set(content) != {_ENVELOPE}:
        raise RefusedInputError([Problem("plan.document", {"detail": _ENVELOPE})])
    return content[_ENVELOPE]


def adopt(work: Work, section: str, value: JsonValue, now: datetime, *, since: date | None = None) -> Adoption:
    """What was decided on this laptop becomes current; the very document again changes nothing.

    The caller has checked the value. `since`: the first day it holds, today by default. Raises RefusedInputError
    plan.value, plan.large.
    """
    own = work.devices.own()
    before = adoption_of(work, section)
    data = encoded(value)
    sha256 = hashlib.sha256(data).hexdigest()
    if before is not None and before.sha256 == sha256 and since in (None, before.since):
        return before
    work.plans.keep(sha256, section, data.decode("utf-8"))
    edition = 1 if before is None else before.edition + 1
    issuer = f"{own.person} {own.office}"
    adoption = Adoption(section, sha256, edition, since or now.date(), issuer, own.id, now)
    work.plans.adopt(adoption)
    return adoption
