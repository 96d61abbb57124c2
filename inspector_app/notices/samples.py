"""A paper of each kind about an invented enterprise, to see words before anything is recorded; always a 草稿."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from db.records.office import OfficeFacts, OfficePapers
from db.records.values import Inspector, JsonValue
from db.records.visits import TakingPart
from inspector_app import assets
from inspector_app.notices.kinds import KINDS, RECTIFICATION, FieldSpec, FieldType, PaperKind
from inspector_app.notices.layout import draw
from inspector_app.notices.office_words import words_of
from inspector_app.notices.paper import Paper
from inspector_app.notices.paper_facts import (
    AreaFact,
    Followed,
    Given,
    ItemFact,
    ListedPhoto,
    PaperFacts,
    SampleFact,
    StepFact,
    SuspicionFact,
)
from inspector_app.notices.paper_layout import draw_paper
from inspector_app.notices.paper_values import scope_of
from inspector_app.notices.rectification import NoticeFinding, RectificationNotice, ReliefBodies
from inspector_app.notices.templates import Values, blocks_of

_OUTCOMES = ("done", "partly")


def sample_pdf(kind: PaperKind, texts: Mapping[str, JsonValue], office: OfficeFacts, today: date) -> bytes:
    """The page with these texts. The texts were checked (`office_words.word_problems`)."""
    words = words_of(kind, OfficePapers(words={kind.id: dict(texts)}))
    if kind.id == RECTIFICATION:
        return draw(_order(office, today), words=words)
    facts = sample_facts(kind, office, today)
    scope = scope_of(facts, words, {})
    paper = Paper(
        style=words["style"],
        title=words["title"],
        number=scope.values["number"],
        issuer=scope.values["issuer"],
        subject=scope.values["enterprise"],
        is_draft=True,
        blocks=blocks_of(words, scope),
        annex=(),
    )
    return draw_paper(paper)


def sample_values(kind: PaperKind, office: OfficeFacts, today: date) -> Values:
    """What each field stands for, by an example."""
    words = assets.read_json("notices", kind.words)
    return {} if kind.id == RECTIFICATION else scope_of(sample_facts(kind, office, today), words, {}).values


def sample_facts(kind: PaperKind, office: OfficeFacts, today: date) -> PaperFacts:
    order = _order(office, today)
    listed = tuple(
        ListedPhoto(
            number, f"{number:02x}" * 32, f"{today} 10:2{number}", _said("caption"), "OB-02", "IMG.jpg", 3_204_118
        )
        for number in (1, 2)
    )
    people = (_said("inspector"), _said("inspector_second"))
    return PaperFacts(
        kind=kind.id,
        issuer=order.issuer,
        number=order.number if kind.word else "",
        is_draft=True,
        enterprise_name=order.enterprise_name,
        credit_code=order.credit_code,
        address=order.address,
        legal_person=_said("person"),
        enterprise_contact=_said("person"),
        enterprise_phone="",
        enterprise_kind=_said("enterprise_kind"),
        community="",
        mode=order.mode if "inspection" in kind.modes else sorted(kind.modes)[0],
        visit_date=today,
        visited_from=None,
        visited_to=None,
        inspectors=order.inspectors,
        bodies=(TakingPart(order.issuer, people[:1]), TakingPart(_said("body"), people[1:])),
        site_contact=_said("person"),
        site_phone="",
        basis=(),
        findings=order.findings,
        areas=(AreaFact(_said("area"), 6, 1, 0, 0),),
        failed=(ItemFact("OB-02", _said("requirement"), _said("problem")),),
        samples=(
            SampleFact("RN-02", _said("sample"), (_said("column"), _said("column_second")), (("SF1000", "0023"),)),
        ),
        followed=Followed("", RECTIFICATION, KINDS[RECTIFICATION].title, order.number, today, order.findings),
        given=tuple(_given(kind, order.findings, today)),
        contact_name=office.contact,
        contact_phone=office.phone,
        relief=order.relief,
        issued_on=today,
        listed=listed if "photos" in kind.needs else (),
        suspicions=_suspicions(today) if "suspicion" in kind.needs else (),
    )


def _suspicions(today: date) -> tuple[SuspicionFact, ...]:
    at, police = f"{today}T09:41", _said("police")
    steps, told = (StepFact(_said("step"), at), StepFact(_said("step"), "")), _said("suspicion")
    place = _said("suspicion_place")
    return (SuspicionFact("", at, place, told, _said("inspector"), steps, "110", at, "A0001", police, at, ()),)


def _given(kind: PaperKind, findings: tuple[NoticeFinding, ...], today: date) -> list[Given]:
    typed = [Given(spec.name, _typed(spec, today)) for spec in kind.fields]
    outcomes = [Given(f"outcome.{each.ordinal}", value) for each, value in zip(findings, _OUTCOMES, strict=True)]
    return typed + (outcomes if kind.id == "reinspection" else [])


def _typed(spec: FieldSpec, today: date) -> str:
    if spec.type is FieldType.DAY:
        return today.isoformat()
    if spec.type is FieldType.MOMENT:
        return f"{today}T14:30"
    if spec.type is FieldType.CHOICE:
        return spec.choices[0].value
    return f"〔{spec.label['zh']}〕"


def _order(office: OfficeFacts, today: date) -> RectificationNotice:
    finding = NoticeFinding(1, _said("problem"), _said("requirement"), today + timedelta(days=7), "B")
    return RectificationNotice(
        issuer=office.issuer or _said("issuer"),
        number=f"{office.code}〔{today.year}〕1号",
        is_draft=True,
        enterprise_name=_said("enterprise"),
        credit_code="91440300MA5EXAMPL0",
        address=_said("address"),
        mode="inspection",
        visit_date=today,
        visited_from=None,
        visited_to=None,
        inspectors=(
            Inspector(_said("inspector"), _said("certificate")),
            Inspector(_said("inspector_second"), _said("certificate")),
        ),
        basis=(),
        findings=(finding, replace(finding, ordinal=2, problem=_said("problem_second"))),
        contact_name=office.contact,
        contact_phone=office.phone,
        relief=ReliefBodies(
            office.reconsideration_body or _said("reconsideration_body"), office.court or _said("court")
        ),
        copies="",
        site_contact=_said("person"),
        site_phone="",
        attachments=(),
        issued_on=today,
    )


def _said(name: str) -> str:
    return str(assets.read_json("notices", "sample.json")[name])
