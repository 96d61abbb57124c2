"""From what the store knows and a person typed to the facts of a paper of any kind, with the pictures it prints."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from db.records.evidence import Photo
from db.records.papers import Notice
from db.records.values import JsonValue
from inspector_app.checklists.model import Part, Verdict
from inspector_app.checklists.progress import is_recorded, items_for
from inspector_app.errors import Problem, RefusedInputError, UnavailableError
from inspector_app.evidence.pair_copies import pair_copies
from inspector_app.evidence.pairs import Pair, pairs_of_visit
from inspector_app.evidence.working_copies import leaving_copy
from inspector_app.messages import say
from inspector_app.notices.annex import NoticePhoto
from inspector_app.notices.characters import clean
from inspector_app.notices.composing import clock_of, left_at
from inspector_app.notices.drawn_characters import draw_characters
from inspector_app.notices.form_annex import annexed_lines
from inspector_app.notices.issuers import issuing_inspectors, issuing_office, relief_of
from inspector_app.notices.kinds import KINDS, FieldSpec, Need, PaperKind
from inspector_app.notices.paper_facts import (
    AnnexedFact,
    AreaFact,
    Followed,
    Given,
    ItemFact,
    ListedPhoto,
    PairFact,
    PaperFacts,
    SampleFact,
)
from inspector_app.notices.paper_fields import FOLLOWS, followed_of
from inspector_app.notices.paper_subjects import PaperSubject
from inspector_app.notices.rectification import NoticeFinding, PhotoFact, RectificationNotice
from inspector_app.notices.suspicion_facts import is_about_suspicion, suspicion_facts
from inspector_app.notices.templates import Words
from inspector_app.notices.visit_findings import PhotoNumbers, Picture, finding_facts, print_copy, read_time
from inspector_app.stores import Store

_SMALL_SIDE, _PAIR_SIDE = 560, 1100
"""Longest side in pixels of the pictures of a catalogue and of a pair: 300 and 370 dots an inch as printed."""


@dataclass(frozen=True, slots=True)
class ComposedPaper:
    facts: PaperFacts
    annex: tuple[NoticePhoto, ...]
    pictures: Mapping[int, bytes]
    """JPEG of the listed photos and of pairs, by number."""
    problems: tuple[Problem, ...]
    """What was recorded and is not on the paper: with any of these it can only be a draft."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which paper: `body` is the name of a body of a joint inspection, "" for the own office."""

    kind: PaperKind
    given: Mapping[str, str]
    issued_on: date
    number: str = ""
    body: str = ""


def compose_paper(
    store: Store, subject: PaperSubject, wanted: Wanted, specs: Iterable[FieldSpec], words: Words
) -> ComposedPaper:
    """The paper as it would be now. What forbids it is for `paper_checks` to say; here only pictures are missed."""
    draw_characters(subject.papers.glyphs)
    numbers = PhotoNumbers(_picture(store, subject))
    facts, problems = _with_findings(subject, wanted, _facts(subject, wanted, specs, words), numbers)
    facts, pictures, missed = _with_pictures(store, subject, wanted.kind, facts)
    return ComposedPaper(facts, tuple(numbers.photos), pictures, (*problems, *numbers.problems, *missed))


def compose_facts(
    store: Store, subject: PaperSubject, wanted: Wanted, specs: Iterable[FieldSpec], words: Words
) -> PaperFacts:
    """The facts that `compose_paper` gives when every photo can be printed and no pair aligned; none is opened."""
    numbers = PhotoNumbers(lambda _photo: b"")
    facts, _ = _with_findings(subject, wanted, _facts(subject, wanted, specs, words), numbers)
    if Need.PHOTOS in wanted.kind.needs:
        return replace(facts, listed=_listed_photos(subject))
    if wanted.kind.id == "reinspection" and subject.visit is not None:
        pairs = enumerate(pairs_of_visit(store, subject.visit.id))
        return replace(facts, pairs=tuple(_pair_fact(pair, 2 * place + 1, aligned=False) for place, pair in pairs))
    return facts


def _picture(store: Store, subject: PaperSubject) -> Picture:
    return lambda photo: print_copy(store, photo, subject.enterprise)


def _with_findings(
    subject: PaperSubject, wanted: Wanted, facts: PaperFacts, numbers: PhotoNumbers
) -> tuple[PaperFacts, list[Problem]]:
    findings: tuple[NoticeFinding, ...] = ()
    problems: list[Problem] = []
    visit = subject.visit
    if visit is not None:
        day = visit.opened_at.date()
        # Not every paper names deadlines, and a record from elsewhere may lack them: the visit's day says the least.
        recorded = () if facts.suspicions else subject.findings
        complete = [replace(each, deadline=each.deadline or day) for each in recorded]
        photos = subject.photos if wanted.kind.has_annex else ()
        findings, problems = finding_facts(complete, photos, day, subject.enterprise, subject.law, numbers)
    printed = tuple(PhotoFact(each.number, each.sha256, each.taken_at, each.caption) for each in numbers.photos)
    return replace(facts, findings=findings, photos=printed), problems


def _facts(subject: PaperSubject, wanted: Wanted, specs: Iterable[FieldSpec], words: Words) -> PaperFacts:
    enterprise, visit = subject.enterprise, subject.visit
    office = issuing_office(visit, subject.office, subject.papers, wanted.body)
    day = visit.opened_at.date() if visit else wanted.issued_on
    basis = subject.law.cite(words.get("basis_articles", ()), day, enterprise.kind)
    return PaperFacts(
        kind=wanted.kind.id,
        issuer=office.issuer,
        number=wanted.number,
        is_draft=True,
        enterprise_name=enterprise.name,
        credit_code=enterprise.credit_code,
        address=enterprise.address,
        legal_person=enterprise.legal_person,
        enterprise_contact=enterprise.contact,
        enterprise_phone=enterprise.phone,
        enterprise_kind=enterprise.kind,
        community=enterprise.community,
        mode=visit.mode if visit else "",
        visit_date=visit.opened_at.date() if visit else None,
        visited_from=clock_of(visit.opened_at) if visit else None,
        visited_to=left_at(visit) if visit else None,
        inspectors=issuing_inspectors(visit, office.issuer) if visit else (),
        bodies=visit.bodies if visit else (),
        site_contact=visit.site_contact if visit else "",
        site_phone=visit.site_phone if visit else "",
        basis=tuple(citation.text for citation in basis),
        findings=(),
        areas=tuple(_areas(subject)),
        failed=tuple(_failed(subject)),
        annexed=tuple(_annexed(subject)) if any(block.get("each") == "annexed" for block in words["blocks"]) else (),
        suspicions=suspicion_facts(subject) if is_about_suspicion(subject, wanted.kind, wanted.given) else (),
        samples=tuple(_samples(subject)) if any("samples" in block for block in words["blocks"]) else (),
        followed=_followed(subject, wanted),
        given=_given(wanted, specs),
        contact_name=office.contact,
        contact_phone=office.phone,
        relief=relief_of(office, visit.mode if visit else ""),
        issued_on=wanted.issued_on,
    )


def _given(wanted: Wanted, specs: Iterable[FieldSpec]) -> tuple[Given, ...]:
    """What was typed, and the store's proposal for what was not; unknown names stay, to be refused by name."""
    defaults = {spec.name: spec.default for spec in specs if spec.default}
    values = defaults | dict(wanted.given)
    return tuple(Given(name, value) for name, value in values.items() if value and name != FOLLOWS)


def _followed(subject: PaperSubject, wanted: Wanted) -> Followed | None:
    notice = followed_of(subject, wanted.kind, wanted.given)
    return None if notice is None else followed_facts(notice)


def followed_facts(notice: Notice) -> Followed:
    """Raises RefusedInputError notice.facts for a paper that was not written by this program."""
    if notice.kind == "rectification":
        order = RectificationNotice.from_json(notice.facts)
        return Followed(notice.id, notice.kind, KINDS[notice.kind].title, order.number, order.issued_on, order.findings)
    paper = PaperFacts.from_json(notice.facts)
    title = KINDS[notice.kind].title if notice.kind in KINDS else notice.kind
    return Followed(notice.id, notice.kind, title, paper.number, paper.issued_on, paper.findings)


def _areas(subject: PaperSubject) -> Iterator[AreaFact]:
    if subject.checklist is None:
        return
    answers = subject.answers or {}
    for area in items_for(subject.checklist, subject.enterprise.kind):
        verdicts = [
            answers[item.code].verdict if item.code in answers else "" for item in area.items if item.has_verdict
        ]
        if verdicts:
            counts = [verdicts.count(each) for each in (Verdict.PASS, Verdict.FAIL, Verdict.NOT_APPLICABLE, "")]
            yield AreaFact(area.label["zh"], *counts)


def _failed(subject: PaperSubject) -> Iterator[ItemFact]:
    answers = subject.answers or {}
    for area in items_for(subject.checklist, subject.enterprise.kind) if subject.checklist else ():
        for item in area.items:
            answer = answers.get(item.code)
            if answer is not None and answer.verdict == Verdict.FAIL:
                problem = next((each.problem for each in subject.findings if each.item == item.code), "")
                yield ItemFact(item.code, item.label["zh"], answer.note or problem)


def _annexed(subject: PaperSubject) -> Iterator[AnnexedFact]:
    for entry in subject.annex:
        yield AnnexedFact(entry.item, entry.label.get("zh", ""), "；".join(annexed_lines(entry)), entry.version)


def _samples(subject: PaperSubject) -> Iterator[SampleFact]:
    answers = subject.answers or {}
    for area in subject.checklist.areas if subject.checklist else ():
        for item in area.items:
            values = answers[item.code].values if item.code in answers else {}
            for part in item.parts:
                rows = values.get(part.name)
                if part.columns and isinstance(rows, list | tuple) and is_recorded(rows):
                    yield _sample(item.code, part, rows)


def has_samples(subject: PaperSubject) -> bool:
    return next(_samples(subject), None) is not None


def _sample(code: str, part: Part, rows: Iterable[JsonValue]) -> SampleFact:
    columns = [column for column in part.columns if not column.columns]
    filled = [row for row in rows if isinstance(row, Mapping) and is_recorded(row)]
    cells = tuple(tuple(_cell(column, row.get(column.name)) for column in columns) for row in filled)
    return SampleFact(code, part.label["zh"], tuple(column.label["zh"] for column in columns), cells)


def _cell(column: Part, value: JsonValue) -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return "、".join(_cell(column, each) for each in value)
    label = next((choice.label["zh"] for choice in column.choices if choice.name == value), None)
    return label if label is not None else f"{value}{column.unit if not isinstance(value, str) else ''}"


def _with_pictures(
    store: Store, subject: PaperSubject, kind: PaperKind, facts: PaperFacts
) -> tuple[PaperFacts, dict[int, bytes], list[Problem]]:
    """A catalogue lists every photo of the visit; an opinion shows its pairs."""
    if Need.PHOTOS in kind.needs:
        pictures, problems = _small_pictures(store, subject.photos)
        return replace(facts, listed=_listed_photos(subject)), pictures, problems
    if kind.id == "reinspection" and subject.visit is not None:
        pairs, pictures, problems = _pair_facts(store, subject.visit.id)
        return replace(facts, pairs=pairs), pictures, problems
    return facts, {}, []


def _listed_photos(subject: PaperSubject) -> tuple[ListedPhoto, ...]:
    return tuple(_listed(photo, number) for number, photo in enumerate(subject.photos, start=1))


def _small_pictures(store: Store, photos: Iterable[Photo]) -> tuple[dict[int, bytes], list[Problem]]:
    """Films and documents have none; a photo that cannot be read is told."""
    pictures: dict[int, bytes] = {}
    problems = []
    for number, photo in enumerate(photos, start=1):
        if photo.media_type.startswith("image/"):
            try:
                pictures[number] = leaving_copy(store, photo, longest_side=_SMALL_SIDE)
            except (RefusedInputError, UnavailableError) as error:
                problems.append(_unprintable(photo, error.problems[0]))
    return pictures, problems


def _pair_facts(store: Store, visit_id: str) -> tuple[tuple[PairFact, ...], dict[int, bytes], list[Problem]]:
    pairs: list[PairFact] = []
    pictures: dict[int, bytes] = {}
    problems = []
    for pair in pairs_of_visit(store, visit_id):
        try:
            copies = pair_copies(store, pair, _PAIR_SIDE)
        except (RefusedInputError, UnavailableError) as error:
            problems.append(_unprintable(pair.after, error.problems[0]))
            continue
        number = 2 * len(pairs) + 1
        pictures |= {number: copies.before, number + 1: copies.after}
        pairs.append(_pair_fact(pair, number, aligned=copies.aligned))
    return tuple(pairs), pictures, problems


def _pair_fact(pair: Pair, number: int, *, aligned: bool) -> PairFact:
    before, after = _listed(pair.before, number), _listed(pair.after, number + 1)
    return PairFact(clean(pair.after.caption), pair.after.item, before, after, aligned)


def _unprintable(photo: Photo, problem: Problem) -> Problem:
    name = photo.file_name or photo.sha256[:12]
    return Problem("paper.photo_unprintable", {"name": name, "detail": say(problem).problem})


def _listed(photo: Photo, number: int) -> ListedPhoto:
    taken = read_time(photo.taken_at)
    return ListedPhoto(number, photo.sha256, taken, photo.caption, photo.item, photo.file_name, photo.size)
