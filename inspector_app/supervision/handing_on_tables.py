"""The tables of enterprises, visits and findings that are handed on; the answers are in handing_on_answers."""

from collections.abc import Mapping, Sequence
from datetime import date

from db.records.rectification import StandingFinding
from db.records.register import Enterprise
from db.records.visits import Visit
from db.work import Work
from inspector_app import assets
from inspector_app.checklists.model import Checklist, all_items
from inspector_app.checklists.snapshots import from_json
from inspector_app.enterprises.headers import canonical_headers
from inspector_app.messages import Language
from inspector_app.rectification.stages import Shown, query_of, stage_word, standing_of
from inspector_app.stores import Store
from inspector_app.supervision.handing_on_values import (
    Cell,
    CellKind,
    Column,
    Rule,
    Subject,
    Table,
    Wanted,
    columns_of,
    title_of,
    word_of,
)
from inspector_app.supervision.review_words import state_word
from inspector_app.supervision.reviewing import ReviewState, review_states

_RULES = {
    **dict.fromkeys(("legal_person", "contact"), Rule.NAME),
    **dict.fromkeys(("phone", "manager_phone"), Rule.PHONE),
    **dict.fromkeys(("express_licence", "filing_certificate"), Rule.NUMBER),
    "note": Rule.FREE,
}
_KINDS = {
    **dict.fromkeys(("staff_count", "xray_count", "camera_count", "video_days"), CellKind.WHOLE),
    **dict.fromkeys(("longitude", "latitude"), CellKind.NUMBER),
    **dict.fromkeys(("express_licence_expires", "commitment_signed"), CellKind.DAY),
    **dict.fromkeys(("handles_sensitive_goods", "safeguards_met"), CellKind.TRUTH),
    **dict.fromkeys(("inspects_all", "real_name_all", "xrays_all"), CellKind.TRUTH),
}


def enterprises_table(work: Work, wanted: Wanted) -> Table:
    """The register, under the office's own headers."""
    fields = canonical_headers()
    language = wanted.language
    columns = [Column("enterprise_id", columns_of("visits", language)[1].label)]
    columns += [
        Column(field, header if language is Language.ZH else field, _KINDS.get(field, CellKind.TEXT), _rule(field))
        for field, header in fields.items()
    ]
    found = sorted(wanted_enterprises(work, wanted).values(), key=lambda each: (each.name, each.id))
    rows = [(each.id, *(_plain(getattr(each, field)) for field in fields)) for each in found]
    return Table(Subject.ENTERPRISES.value, title_of("enterprises", language), tuple(columns), rows)


def government_table(work: Work, wanted: Wanted) -> Table:
    """The register under the government's list of fields (domain.md §2.2), whose labels are Chinese everywhere."""
    names = assets.read_json("enterprises", "government.json")
    columns = [
        Column(each["code"], each["label"], _KINDS.get(field, CellKind.TEXT), _rule(field))
        for field, each in names.items()
    ]
    found = sorted(wanted_enterprises(work, wanted).values(), key=lambda each: (each.name, each.id))
    rows = [tuple(_plain(getattr(each, field)) for field in names) for each in found]
    return Table(Subject.GOVERNMENT.value, title_of("government", wanted.language), tuple(columns), rows)


def visits_table(store: Store, work: Work, wanted: Wanted, visits: Sequence[Visit]) -> Table:
    enterprises = {each.id: each for each in work.enterprises.all()}
    names = _checklists(work, wanted, visits)
    findings = work.reviews.findings_of(each.id for each in visits)
    states = review_states(store)
    rows = [
        (
            each.id,
            *about_enterprise(enterprises.get(each.enterprise_id), each.enterprise_id),
            each.mode if wanted.codes else word_of(each.mode, wanted.language),
            each.opened_at,
            each.closed_at,
            "、".join(inspector.name for inspector in each.inspectors),
            "、".join(inspector.certificate for inspector in each.inspectors if inspector.certificate),
            each.site_contact,
            each.site_phone,
            "、".join(body.name for body in each.bodies),
            *names.get(each.checklist_id, ("", "")),
            findings.get(each.id, 0),
            work.photos.count_of([each.id]),
            bool(each.rechecks),
            _state(states.get(each.id), wanted),
        )
        for each in visits
    ]
    return Table(Subject.VISITS.value, title_of("visits", wanted.language), columns_of("visits", wanted.language), rows)


def _checklists(work: Work, wanted: Wanted, visits: Sequence[Visit]) -> dict[str, tuple[str, str]]:
    """What people call the checklist of each visit, with codes its name in the workbook, and its version."""
    names = work.checklists.names()
    if wanted.codes:
        return names
    for id in {each.checklist_id for each in visits} & names.keys():
        content = work.checklists.content(id)
        if content is not None:
            names[id] = checklist_title(from_json(content), wanted.language), names[id][1]
    return names


def checklist_title(checklist: Checklist, language: Language) -> str:
    return checklist.title.get(language.value) or checklist.title.get("zh") or checklist.name


def findings_table(work: Work, wanted: Wanted, today: date, visits: frozenset[str]) -> Table:
    """Of these visits."""
    enterprises = {each.id: each for each in work.enterprises.all()}
    words = _ItemWords(work, wanted.language)
    found = [
        each
        for each in work.rectifications.standing(query_of(Shown.ALL, today))
        if each.state.visit_id in visits and (wanted.findings is None or each.state.id in wanted.findings)
    ]
    rows = [_finding(each, enterprises, words, wanted, today) for each in found]
    return Table(
        Subject.FINDINGS.value, title_of("findings", wanted.language), columns_of("findings", wanted.language), rows
    )


def wanted_visits(store: Store, work: Work, wanted: Wanted) -> list[Visit]:
    """What the filter shows, oldest first."""
    enterprises = wanted_enterprises(work, wanted)
    narrowed = bool(wanted.community or wanted.kind) or wanted.enterprises is not None
    # Two entries that became one: the visits of both are of the one that is shown.
    survivors = {each.id: each.merged_into or each.id for each in work.enterprises.all()} if narrowed else {}
    states = review_states(store) if wanted.accepted else {}
    visits = [
        each
        for each in work.visits.all()
        if (not narrowed or survivors.get(each.enterprise_id) in enterprises)
        and (wanted.first is None or each.opened_at.date() >= wanted.first)
        and (wanted.last is None or each.opened_at.date() <= wanted.last)
        and (not wanted.accepted or states.get(each.id) is ReviewState.ACCEPTED)
        and (wanted.visits is None or each.id in wanted.visits)
    ]
    return visits[::-1]


def wanted_enterprises(work: Work, wanted: Wanted) -> dict[str, Enterprise]:
    return {
        each.id: each
        for each in work.enterprises.current()
        if wanted.community in ("", each.community)
        and wanted.kind in ("", each.kind)
        and (wanted.enterprises is None or each.id in wanted.enterprises)
    }


def about_enterprise(enterprise: Enterprise | None, enterprise_id: str) -> tuple[str, str, str, str, str]:
    if enterprise is None:
        return enterprise_id, "", "", "", ""
    return enterprise_id, enterprise.name, enterprise.credit_code, enterprise.community, enterprise.kind


class _ItemWords:
    """What an item of a visit's own checklist version asks."""

    def __init__(self, work: Work, language: Language) -> None:
        self._work, self._language = work, language.value
        self._checklists: dict[str, Mapping[str, str]] = {}
        self._visits: dict[str, str] = {}

    def of(self, visit_id: str, item: str) -> str:
        if not item:
            return ""
        if visit_id not in self._visits:
            visit = self._work.visits.get(visit_id)
            self._visits[visit_id] = visit.checklist_id if visit else ""
        return self._labels(self._visits[visit_id]).get(item, "")

    def _labels(self, checklist: str) -> Mapping[str, str]:
        if checklist not in self._checklists:
            content = self._work.checklists.content(checklist) if checklist else None
            items = all_items(from_json(content)) if content is not None else ()
            self._checklists[checklist] = {
                each.code: each.label.get(self._language) or each.label.get("zh", "") for each in items
            }
        return self._checklists[checklist]


def _finding(
    each: StandingFinding, enterprises: Mapping[str, Enterprise], words: _ItemWords, wanted: Wanted, today: date
) -> tuple[Cell, ...]:
    state, standing = each.state, standing_of(each.state, today)
    return (
        state.id,
        state.visit_id,
        *about_enterprise(enterprises.get(each.enterprise_id), each.enterprise_id),
        each.item,
        words.of(state.visit_id, each.item),
        each.severity,
        each.problem,
        each.requirement,
        each.visited_on,
        each.order_number,
        standing.due,
        standing.stage.value if wanted.codes else stage_word(standing.stage, wanted.language),
        standing.is_open,
        state.acted_on,
    )


def _state(state: ReviewState | None, wanted: Wanted) -> str:
    if state is None:
        return ""
    return state.value if wanted.codes else state_word(state, wanted.language)


def _rule(field: str) -> Rule:
    return _RULES.get(field, Rule.KEEP)


def _plain(value: object) -> Cell:
    if isinstance(value, tuple):
        return "、".join(map(str, value))
    return value if isinstance(value, str | int | float | bool | date) else None
