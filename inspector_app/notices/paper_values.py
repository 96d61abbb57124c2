"""The fields that templates may use, from the facts of a paper: every value a clean text, every list a list of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from itertools import chain, repeat
from typing import Any

from db.records.values import Inspector
from inspector_app import assets
from inspector_app.notices.characters import clean, without_end
from inspector_app.notices.kinds import FieldSpec, FieldType, PaperKind, kind_of
from inspector_app.notices.paper import Captioned, Table
from inspector_app.notices.paper_facts import ListedPhoto, PaperFacts, SuspicionFact
from inspector_app.notices.rectification import OFFICERS, NoticeFinding
from inspector_app.notices.templates import Scope, Values, Words, filled
from inspector_app.notices.wording import chinese_number, joined_citations, photo_numbers

OUTCOME = "outcome"
"""Field `outcome.3`: what became of the third problem of the order."""

ELEMENTS: Mapping[str, tuple[str, ...]] = {
    "findings": ("ordinal", "number", "problem", "requirement", "deadline", "severity", "citations", "photos"),
    "followed_findings": (
        "ordinal", "number", "problem", "requirement", "deadline", "severity", "citations", "photos", "outcome",
    ),
    "failed": ("ordinal", "number", "code", "label", "note"),
    "annexed": ("ordinal", "number", "code", "label", "said", "version"),
    "areas": ("area", "passed", "failed_count", "not_applicable", "unanswered"),
    "officers": ("name", "certificate"),
    "bodies": ("body", "people"),
    "suspicions": (
        "ordinal", "number", "item", "found_at", "place", "description", "steps", "reported", "handed", "listed",
    ),
    "attachments": ("number", "name"),
}  # fmt: skip
"""Lists of every paper, and the fields of their elements; a field of several lines is a list, too: line, ordinal."""
LINE = ("line", "ordinal", "number", "mark")


_WIDEST, _PADDING = 9.0, 1.1
"""Of a column of a sample table, in em."""


def value_names(kind: PaperKind) -> frozenset[str]:
    """Every field that the texts of a kind may use outside of lists."""
    return frozenset(_BASE) | {spec.name for spec in kind.fields}


def scope_of(facts: PaperFacts, words: Words, pictures: Mapping[int, bytes], token: str = "") -> Scope:
    """`pictures`: JPEG of listed photos by number; one that is missing has none."""
    kind = kind_of(facts.kind)
    values = _values(facts, kind)
    entries = [_captioned(photo, "entry", words, values, pictures) for photo in facts.listed]
    pairs = [
        (
            _captioned(pair.before, "pair_before", words, values, pictures),
            _captioned(pair.after, "pair_after_aligned" if pair.aligned else "pair_after", words, values, pictures),
        )
        for pair in facts.pairs
    ]
    return Scope(values, _lists(facts, kind), tuple(pairs), tuple(entries), tuple(_samples(facts)), token)


def day_words(day: date | None) -> str:
    """2026年8月3日; "" for no day."""
    return "" if day is None else _words()["day"].format(year=day.year, month=day.month, day=day.day)


def moment_words(moment: datetime) -> str:
    return str(_words()["moment"].format(day=day_words(moment.date()), clock=clock_words(moment.time())))


def clock_words(moment: time) -> str:
    return str(_words()["clock"].format(hour=moment.hour, minute=f"{moment.minute:02}"))


def paper_words(title: str, number: str) -> str:
    """《责令限期整改通知书》（深宝福责改〔2026〕3号）."""
    shown = _words()["paper_number"].format(number=number) if number else ""
    return str(_words()["paper"].format(title=title, number=shown))


def given_words(spec: FieldSpec, value: str) -> str:
    """What was typed as the paper says it; a value of the wrong shape as it is (`paper_checks` refuses the final)."""
    if spec.type is FieldType.LINES:
        return "\n".join(clean(line) for line in value.splitlines() if clean(line))
    try:
        if spec.type is FieldType.DAY and value:
            return day_words(date.fromisoformat(value))
        if spec.type is FieldType.MOMENT and value:
            return moment_words(datetime.fromisoformat(value))
    except ValueError:
        return clean(value)
    choice = next((each for each in spec.choices if each.value == value), None)
    return clean(choice.label["zh"] if choice else value)


def _typed(spec: FieldSpec, facts: PaperFacts) -> str:
    """A draft says where something is still to be filled in: a sentence with a hole reads as if it were finished."""
    text = given_words(spec, facts.value(spec.name))
    return _words()["open"] if not text and spec.required and facts.is_draft else text


_BASE = (
    "issuer", "number", "enterprise", "credit_code", "address", "legal_person", "enterprise_contact",
    "enterprise_phone", "enterprise_kind", "community", "visit_day", "visit_when", "visit_mode", "inspectors",
    "certificates", "body_names", "site_contact", "site_phone", "basis", "findings_count", "problems", "photos_count",
    "passed_count", "failed_count", "not_applicable_count", "unanswered_count", "order", "order_title",
    "order_number", "order_day", "contact", "contact_name", "contact_phone", "reconsideration_body", "court",
    "issued_day",
)  # fmt: skip


def _values(facts: PaperFacts, kind: PaperKind) -> dict[str, str]:
    """Of the fields of the kind, too: "" where nothing was typed."""
    typed = {spec.name: _typed(spec, facts) for spec in kind.fields}
    return typed | _party(facts) | _visit(facts) | _counts(facts) | _followed(facts)


def _party(facts: PaperFacts) -> dict[str, str]:
    """Who issues, who receives, where to turn."""
    relief = facts.relief
    return {
        "issuer": clean(facts.issuer),
        "number": clean(facts.number),
        "enterprise": clean(facts.enterprise_name),
        "credit_code": clean(facts.credit_code),
        "address": clean(facts.address),
        "legal_person": clean(facts.legal_person),
        "enterprise_contact": clean(facts.enterprise_contact),
        "enterprise_phone": clean(facts.enterprise_phone),
        "enterprise_kind": clean(facts.enterprise_kind),
        "community": clean(facts.community),
        "contact": _contact(facts),
        "contact_name": clean(facts.contact_name),
        "contact_phone": clean(facts.contact_phone),
        "reconsideration_body": clean(relief.reconsideration_body) if relief else "",
        "court": clean(relief.court) if relief else "",
        "issued_day": day_words(facts.issued_on),
    }


def _contact(facts: PaperFacts) -> str:
    """（联系人：李明，电话：0755-…）, as much of it as is known."""
    words = _words()["contact"]
    parts = [words[name].format(value=text) for name, text in
             (("name", clean(facts.contact_name)), ("phone", clean(facts.contact_phone))) if text]  # fmt: skip
    return str(words["both"].format(parts="，".join(parts))) if parts else ""


def _visit(facts: PaperFacts) -> dict[str, str]:
    return {
        "visit_day": day_words(facts.visit_date),
        "visit_when": _when(facts),
        "visit_mode": _words()["modes"].get(facts.mode, ""),
        "inspectors": "、".join(clean(each.name) for each in facts.inspectors),
        "certificates": "、".join(clean(each.certificate) for each in facts.inspectors if clean(each.certificate)),
        "body_names": "、".join(clean(body.name) for body in facts.bodies),
        "site_contact": clean(facts.site_contact),
        "site_phone": clean(facts.site_phone),
        "basis": joined_citations([clean(each) for each in facts.basis]),
    }


def _counts(facts: PaperFacts) -> dict[str, str]:
    areas = facts.areas
    return {
        "findings_count": str(len(facts.findings)),
        "problems": "；".join(without_end(finding.problem) for finding in facts.findings),
        "photos_count": str(len(facts.listed) or len(facts.photos)),
        "passed_count": str(sum(area.passed for area in areas)),
        "failed_count": str(sum(area.failed for area in areas)),
        "not_applicable_count": str(sum(area.not_applicable for area in areas)),
        "unanswered_count": str(sum(area.unanswered for area in areas)),
    }


def _followed(facts: PaperFacts) -> dict[str, str]:
    followed = facts.followed
    if followed is None:
        return dict.fromkeys(("order", "order_title", "order_number", "order_day"), "")
    title, number = clean(followed.title), clean(followed.number)
    return {
        "order": paper_words(title, number),
        "order_title": title,
        "order_number": number,
        "order_day": day_words(followed.issued_on),
    }


def _when(facts: PaperFacts) -> str:
    """2026年8月3日9时30分至11时05分, as much of it as is known."""
    day, words = day_words(facts.visit_date), _words()
    if facts.visited_from is None:
        return day
    start = clock_words(facts.visited_from)
    if facts.visited_to is None:
        return str(words["since"].format_map({"day": day, "from": start}))
    return str(words["period"].format_map({"day": day, "from": start, "to": clock_words(facts.visited_to)}))


def _lists(facts: PaperFacts, kind: PaperKind) -> dict[str, Sequence[Values]]:
    missing = max(0, OFFICERS - len(facts.inspectors)) if kind.officers else 0
    photos = _words()["attached_photos"].format(count=len(facts.photos)) if facts.photos else ""
    lists: dict[str, Sequence[Values]] = {
        "findings": [_finding(each) for each in facts.findings],
        "followed_findings": list(_outcomes(facts)),
        "failed": _numbered({"code": i.code, "label": clean(i.label), "note": clean(i.note)} for i in facts.failed),
        "annexed": _numbered(
            {"code": clean(a.code), "label": clean(a.label), "said": clean(a.said), "version": clean(a.version)}
            for a in facts.annexed
        ),
        "areas": [
            {
                "area": clean(area.label),
                "passed": str(area.passed),
                "failed_count": str(area.failed),
                "not_applicable": str(area.not_applicable),
                "unanswered": str(area.unanswered),
            }
            for area in facts.areas
        ],
        "officers": [
            {"name": clean(each.name), "certificate": clean(each.certificate)}
            for each in chain(facts.inspectors, repeat(Inspector(""), missing))
        ],
        "bodies": [{"body": clean(b.name), "people": "、".join(map(clean, b.inspectors))} for b in facts.bodies],
        "attachments": _numbered([{"name": photos}] if photos else []),
        "suspicions": _numbered(map(_suspicion, facts.suspicions)),
    }
    for spec in kind.fields:
        if spec.type is FieldType.LINES:
            lines = _typed(spec, facts).splitlines()
            lists[spec.name] = _marked(_numbered({"line": without_end(line)} for line in lines))
    return lists


def _finding(finding: NoticeFinding) -> dict[str, str]:
    return {
        "ordinal": chinese_number(finding.ordinal),
        "number": str(finding.ordinal),
        "problem": without_end(finding.problem),
        "requirement": without_end(finding.requirement),
        "deadline": day_words(finding.deadline),
        "severity": finding.severity,
        "citations": joined_citations([clean(each) for each in finding.citations]),
        "photos": photo_numbers(finding.photos),
    }


def _suspicion(fact: SuspicionFact) -> dict[str, str]:
    words = _words()["suspicion"]
    steps = [
        words["step"].format(number=number, title=clean(step.title), at=_at(step.at) or words["step_open"])
        for number, step in enumerate(fact.steps, start=1)
    ]
    said = {"to": clean(fact.reported_to), "at": _at(fact.reported_at), "number": clean(fact.report_number)}
    handed = {"to": clean(fact.handed_to), "at": _at(fact.handed_at)}
    return {
        "item": clean(fact.item),
        "found_at": _at(fact.found_at),
        "place": clean(fact.place),
        "description": without_end(fact.description),
        "steps": "\n".join(steps),
        "reported": filled(words["reported"], said) if fact.reported_to else "",
        "handed": filled(words["handed"], handed) if fact.handed_to else "",
        "listed": "\n".join(clean(line) for line in fact.handed_list),
    }


def _at(moment: str) -> str:
    return moment_words(datetime.fromisoformat(moment)) if moment else ""


def _outcomes(facts: PaperFacts) -> Iterator[dict[str, str]]:
    labels = assets.read_json("notices", "fields.json")[OUTCOME]["choices"]
    for finding in facts.followed.findings if facts.followed else ():
        value = facts.value(f"{OUTCOME}.{finding.ordinal}")
        outcome = labels[value]["zh"] if value in labels else clean(value)
        yield _finding(finding) | {"outcome": outcome or (_words()["open"] if facts.is_draft else "")}


def _numbered(elements: Iterable[Mapping[str, str]]) -> list[Values]:
    return [
        {**element, "ordinal": chinese_number(number), "number": str(number)}
        for number, element in enumerate(elements, start=1)
    ]


def _marked(lines: list[Values]) -> list[Values]:
    """With `mark`, the number of a line as a record writes it before the text; a line that stands alone has none."""
    alone = len(lines) == 1
    return [{**line, "mark": "" if alone else _words()["mark"].format(ordinal=line["ordinal"])} for line in lines]


def _captioned(photo: ListedPhoto, name: str, words: Words, values: Values, pictures: Mapping[int, bytes]) -> Captioned:
    said = {
        **values,
        "photo": str(photo.number),
        "caption": clean(photo.caption),
        "item": clean(photo.item),
        "taken_at": clean(photo.taken_at) or _words()["taken_unknown"],
        "file_name": clean(photo.file_name),
        "size": f"{photo.size:,}",
        "sha256": photo.sha256,
        "fingerprint": photo.sha256[:16],
    }
    lines = [filled(text, said) for text in words["texts"][name]]
    return Captioned(pictures.get(photo.number, b""), tuple(line for line in lines if line))


PHOTO = ("photo", "caption", "item", "taken_at", "file_name", "size", "sha256", "fingerprint")
"""Fields of what is said of a photo."""


def _samples(facts: PaperFacts) -> Iterator[tuple[Values, Table]]:
    for number, sample in enumerate(facts.samples, start=1):
        values = {"ordinal": chinese_number(number), "number": str(number), "code": sample.code,
                  "label": clean(sample.label), "rows": str(len(sample.rows))}  # fmt: skip
        columns = ("", *(clean(column) for column in sample.columns))
        rows = tuple((str(index), *(clean(cell) for cell in row)) for index, row in enumerate(sample.rows, start=1))
        yield values, Table(columns, tuple(_widths(columns, rows)), rows)


SAMPLE = ("ordinal", "number", "code", "label", "rows")


def _widths(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> list[float]:
    """In em: as wide as the longest text of a column, within bounds; its head may stand on three lines."""
    return [
        min(_WIDEST, max([len(column) / 3, *(_em(row[index]) for row in rows)])) + _PADDING
        for index, column in enumerate(columns)
    ]


def _em(text: str) -> float:
    return sum(0.58 if character.isascii() else 1.0 for character in text)


def _words() -> dict[str, Any]:
    words: dict[str, Any] = assets.read_json("notices", "values.json")
    return words
