"""Takes a plan pack in: every section checked by its own rules, then all of them in one unit of work."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from db.records.log import Adoption
from db.records.packs import PackRecord
from db.records.values import JsonValue
from db.work import Work
from inspector_app.epochs import epoch_of, is_own_life, laptop_of
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.evidence.intake import clean_name
from inspector_app.exchange.arriving import (
    previewed,
    problems_of_number,
    remember_sender,
    require_welcome,
    sender_as_known,
)
from inspector_app.exchange.bag.container import PackContents, read_pack_file
from inspector_app.exchange.bag.refusals import refused
from inspector_app.exchange.bag.watching import Cancelled, Progress
from inspector_app.exchange.kinds.plan_records import MOST_SECTIONS, from_records
from inspector_app.exchange.reports import ImportReport, PackPreview, PlanPart
from inspector_app.exchange.trust.rights import sender_problems
from inspector_app.plans.documents import adoption_of, decoded
from inspector_app.stores import Role, Store

FARTHEST_EDITION = 100_000
"""No office decides so often between two plans."""
State = Literal["new", "changed", "known", "older", "refused", "unread"]


class Documents:
    """A sink that keeps the few documents of a plan."""

    def __init__(self) -> None:
        self.texts: dict[str, bytes] = {}

    def accept(self, name: str, sha256: str, data: bytes) -> None:
        """Raises RefusedInputError pack.too_large for more documents than a plan has sections."""
        if len(self.texts) >= MOST_SECTIONS:
            raise refused("too_large", entry=name, most=MOST_SECTIONS)
        self.texts[sha256] = data


@dataclass(frozen=True, slots=True)
class _Part:
    adoption: Adoption
    text: str
    value: JsonValue
    state: State
    problems: tuple[Problem, ...]
    new_root: str

    @property
    def told(self) -> PlanPart:
        return PlanPart(self.adoption.section, self.adoption.edition, self.state, self.new_root)


def check_plan(store: Store, path: Path, now: datetime, progress: Progress, cancelled: Cancelled) -> PackPreview:
    """What a plan pack would change; changes nothing."""
    contents, documents = _read(store, path, progress, cancelled)
    with store.database.look() as work:
        parts = _parts(work, contents, documents)
        problems = [*sender_problems(work, contents.info, now), *problems_of_number(work, contents), *_problems(parts)]
        return previewed(work, contents.info, now, problems=tuple(problems), parts=tuple(part.told for part in parts))


def take_plan(
    store: Store, path: Path, now: datetime, accept_new_sender: bool, progress: Progress, cancelled: Cancelled
) -> ImportReport:
    """Raises RefusedInputError with every problem of every section; then nothing was taken."""
    contents, documents = _read(store, path, progress, cancelled)
    info = contents.info
    with store.database.work(now) as work:
        require_welcome(work, info, accept_new_sender, now)
        parts = _parts(work, contents, documents)
        problems = [*problems_of_number(work, contents), *_problems(parts)]
        if problems:
            raise RefusedInputError(problems)
        repeated = work.packs.get(info.pack_id) is not None
        remember_sender(work, info, now)
        before = _register_conflicts(work)
        for part in [] if repeated else _in_order(parts):
            _adopt(work, part, now)
        told = tuple(part.told for part in parts)
        report = _report(work, contents, told, repeated=repeated, conflicts=_register_conflicts(work) - before)
        if not repeated:
            name = clean_name(path.name)
            sections = {part.section: part.edition for part in told if part.state in ("new", "changed", "unread")}
            ledger = {"kind": "plan", "sections": sections}
            work.packs.add(PackRecord(info.pack_id, "in", contents.sha256, name, info.sender.device, now, ledger))
        return report


def _adopt(work: Work, part: _Part, now: datetime) -> None:
    from inspector_app.plans.sections import section_named

    if part.state not in ("new", "changed", "unread"):
        return
    adoption = part.adoption
    work.plans.keep(adoption.sha256, adoption.section, part.text)
    work.plans.adopt(adoption)
    section = section_named(adoption.section)
    if section is not None:
        section.apply(work, part.value, now)


def _read(store: Store, path: Path, progress: Progress, cancelled: Cancelled) -> tuple[PackContents, Documents]:
    documents = Documents()
    contents = read_pack_file(path, store.identity.secrets, documents, progress, cancelled)
    return contents, documents


def _parts(work: Work, contents: PackContents, documents: Documents) -> list[_Part]:
    adoptions = from_records(contents.records(), contents.info.pack_id)
    missing = [each.sha256 for each in adoptions if each.sha256 not in documents.texts]
    if missing:
        raise RefusedInputError(Problem("pack.file_missing", {"file": sha256[:12]}) for sha256 in missing)
    return [_part(work, each, documents.texts[each.sha256]) for each in adoptions]


def _part(work: Work, adoption: Adoption, data: bytes) -> _Part:
    from inspector_app.plans.sections import section_named

    assert hashlib.sha256(data).hexdigest() == adoption.sha256, "the reader has compared it"
    section = section_named(adoption.section)
    value = decoded(data)
    problems = section.problems(value) if section else []
    if section and not problems:
        problems = section.against(work, value)
    here = adoption_of(work, adoption.section)
    if adoption.edition > FARTHEST_EDITION + (here.edition if here is not None else 0):
        # None could follow it any more, and the office could never change the section again.
        problems.append(Problem("plan.edition_far", {"section": adoption.section, "edition": adoption.edition}))
    state = "changed" if _is_of_inspector(work, here) else _state(here, adoption)
    if state in ("known", "older"):
        problems = []
    elif problems:
        state = "refused"
    elif section is None:
        state = "unread"
    root = section.new_root(work, value) if section is not None and state in ("new", "changed") else ""
    return _Part(adoption, data.decode("utf-8"), value, state, tuple(problems), root)


def _is_of_inspector(work: Work, here: Adoption | None) -> bool:
    """What an inspector decided alone gives way to the office's first plan, however many editions he made."""
    own = work.devices.own()
    return here is not None and own.role == Role.INSPECTOR.value and is_own_life(own.id, here.issuer_device)


def _state(here: Adoption | None, told: Adoption) -> State:
    """By edition, never by clock."""
    if here is None:
        return "new"
    if here.sha256 == told.sha256:
        return "known"
    return "changed" if is_newer(told, here) else "older"


def is_newer(told: Adoption, here: Adoption) -> bool:
    """By edition; a supervisor's laptop that was restored may count from a lower one, and is believed all the same."""
    if laptop_of(told.issuer_device) == laptop_of(here.issuer_device):
        before = (epoch_of(here.issuer_device), here.edition, here.sha256)
        return (epoch_of(told.issuer_device), told.edition, told.sha256) > before
    return (told.edition, told.issuer_device) > (here.edition, here.issuer_device)


def _problems(parts: Iterable[_Part]) -> list[Problem]:
    return [problem for part in parts for problem in part.problems]


def _in_order(parts: Iterable[_Part]) -> list[_Part]:
    """As the table of sections has them; unknown ones last."""
    from inspector_app.plans.sections import SECTIONS

    places = {section.name: place for place, section in enumerate(SECTIONS)}
    return sorted(parts, key=lambda part: places.get(part.adoption.section, len(places)))


def _register_conflicts(work: Work) -> int:
    return len(work.events.conflicts())


def _report(
    work: Work, contents: PackContents, parts: tuple[PlanPart, ...], *, repeated: bool, conflicts: int
) -> ImportReport:
    return ImportReport(
        pack_id=contents.info.pack_id,
        sender=sender_as_known(work, contents.info),
        repeated=repeated,
        kind="plan",
        parts=parts,
        conflicts=max(0, conflicts),
    )
