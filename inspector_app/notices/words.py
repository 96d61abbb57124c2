"""The words of the 责令限期整改通知书, in the field order ①–⑯ of domain.md §5.2.

All words are data (`resources/notices/rectification_notice.json`), Chinese only: they are law, not interface.
Here the facts of a notice are put into their places; texts of people are values and never read as templates.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time
from itertools import chain, repeat
from typing import Any, NamedTuple

from db.records.values import Inspector
from inspector_app import assets
from inspector_app.notices.characters import clean, without_end
from inspector_app.notices.rectification import OFFICERS, NoticeFinding, RectificationNotice
from inspector_app.notices.wording import chinese_number, joined_citations, ordinals, photo_numbers

Words = Mapping[str, Any]


class Field(NamedTuple):
    """A label and what stands behind it; without a value there is a line to write on. `after` ends it."""

    label: str
    value: str = ""
    after: str = ""


FieldRow = tuple[Field, ...]


class RectificationText(NamedTuple):
    """The paper as texts, top to bottom; "" and () where a part is not there."""

    issuer: str
    title: str
    number: str
    addressee: str
    opening: str
    findings: tuple[str, ...]
    order: str
    requirements: tuple[str, ...]
    report: str
    consequence: str
    relief: str
    inspectors: tuple[FieldRow, ...]
    site: tuple[FieldRow, ...]
    date: str
    copies: str
    attachments_label: str
    attachments: tuple[str, ...]

    @property
    def body(self) -> tuple[str, ...]:
        """Paragraphs between addressee and signatures."""
        parts = (self.opening, *self.findings, self.order, *self.requirements, self.report, self.consequence)
        return tuple(part for part in (*parts, self.relief) if part)


def notice_words() -> Words:
    """The words as they lie in the resource."""
    words: Words = assets.read_json("notices", "rectification_notice.json")
    return words


def rectification_text(notice: RectificationNotice, words: Words | None = None) -> RectificationText:
    """Every text of the paper, in an office's `words` where it has its own (`office_words.words_of`)."""
    words = words or notice_words()
    requirements = _requirements(words, notice.findings)
    return RectificationText(
        issuer=clean(notice.issuer),
        title=words["title"],
        number=clean(notice.number),
        addressee=words["addressee"].format(enterprise=clean(notice.enterprise_name)),
        opening=_opening(words, notice),
        findings=tuple(_finding(words, finding) for finding in notice.findings),
        order=_order(words, notice.findings) + (words["requirements"] if requirements else ""),
        requirements=requirements,
        report=words["report"].format(contact=_contact(words, notice)),
        consequence=words["consequence"],
        relief=_relief(words, notice),
        inspectors=tuple(_inspector_rows(words, notice.inspectors)),
        site=tuple(_site_rows(words, notice)),
        date=day_words(words, notice.issued_on),
        copies=clean(notice.copies) or words["copies"],
        attachments_label=words["attachments"],
        attachments=tuple(_attachments(words, notice.attachments)),
    )


def day_words(words: Words, day: date) -> str:
    """2026年8月3日: Arabic digits, no leading zeros."""
    text: str = words["day"].format(year=day.year, month=day.month, day=day.day)
    return text


def _opening(words: Words, notice: RectificationNotice) -> str:
    citations = [clean(each) for each in notice.basis]
    names = "、".join(clean(each.name) for each in notice.inspectors)
    text: str = words["opening"].format(
        basis=words["basis"].format(citations=joined_citations(citations)) if citations else "",
        people=words["people"].format(names=names) if names else "",
        when=_when(words, notice),
        place=_place(words, notice),
    )
    return text


def _when(words: Words, notice: RectificationNotice) -> str:
    day = day_words(words, notice.visit_date)
    if notice.visited_from is None:
        return day
    start = _clock(words, notice.visited_from)
    if notice.visited_to is None:
        return str(words["since"].format_map({"day": day, "from": start}))
    return str(words["period"].format_map({"day": day, "from": start, "to": _clock(words, notice.visited_to)}))


def _clock(words: Words, moment: time) -> str:
    return str(words["clock"].format(hour=moment.hour, minute=moment.minute))


def _place(words: Words, notice: RectificationNotice) -> str:
    facts = []
    if clean(notice.credit_code):
        facts.append(words["place_credit_code"].format(credit_code=clean(notice.credit_code)))
    if clean(notice.address):
        facts.append(words["place_address"].format(address=clean(notice.address)))
    return str(words["place"].format(facts="，".join(facts))) if facts else ""


def _finding(words: Words, finding: NoticeFinding) -> str:
    citations = [clean(each) for each in finding.citations]
    text: str = words["finding"].format(
        ordinal=chinese_number(finding.ordinal),
        problem=without_end(finding.problem),
        photos=words["photos"].format(numbers=photo_numbers(finding.photos)) if finding.photos else "",
        breach=words["breach"].format(citations=joined_citations(citations)) if citations else "",
    )
    return text


def _order(words: Words, findings: Sequence[NoticeFinding]) -> str:
    by_day: dict[date, list[int]] = {}
    for finding in findings:
        by_day.setdefault(finding.deadline, []).append(finding.ordinal)
    items: list[str] = []
    for day in sorted(by_day):
        which = _which(words, by_day[day], len(findings), is_first=not items)
        items.append(words["order_item"].format(which=which, date=day_words(words, day)))
    return str(words["order"].format(items="；".join(items)))


def _which(words: Words, numbers: Sequence[int], total: int, *, is_first: bool) -> str:
    if len(numbers) == total:
        return str(words["order_only"] if total == 1 else words["order_all"])
    above = words["above"] if is_first else ""
    return str(words["order_some"].format(above=above, ordinals=ordinals(numbers)))


def _requirements(words: Words, findings: Sequence[NoticeFinding]) -> tuple[str, ...]:
    return tuple(
        words["requirement"].format(
            ordinal=chinese_number(finding.ordinal), requirement=without_end(finding.requirement)
        )
        for finding in findings
        if clean(finding.requirement)
    )


def _contact(words: Words, notice: RectificationNotice) -> str:
    facts = []
    if clean(notice.contact_name):
        facts.append(words["contact_name"].format(name=clean(notice.contact_name)))
    if clean(notice.contact_phone):
        facts.append(words["contact_phone"].format(phone=clean(notice.contact_phone)))
    return str(words["contact"].format(facts="，".join(facts))) if facts else ""


def _relief(words: Words, notice: RectificationNotice) -> str:
    if notice.relief is None or notice.mode == "reminder":
        return ""
    bodies = notice.relief
    text: str = words["relief"].format(
        reconsideration_body=clean(bodies.reconsideration_body), court=clean(bodies.court)
    )
    return text


def _inspector_rows(words: Words, inspectors: Sequence[Inspector]) -> Iterator[FieldRow]:
    """One row for each officer, and lines to write on when there are fewer than the law asks for."""
    missing = max(0, OFFICERS - len(inspectors))
    for inspector in chain(inspectors, repeat(Inspector(""), missing)):
        values = {"name": clean(inspector.name), "certificate": clean(inspector.certificate)}
        yield _fields(words["signatures"]["inspector"], values)


def _site_rows(words: Words, notice: RectificationNotice) -> Iterator[FieldRow]:
    values = {"contact": clean(notice.site_contact), "phone": clean(notice.site_phone)}
    for row in words["signatures"]["site"]:
        yield _fields(row, values)


def _fields(row: Sequence[Mapping[str, str]], values: Mapping[str, str]) -> FieldRow:
    return tuple(
        Field(each["label"].format_map(values), each.get("value", "").format_map(values), each.get("after", ""))
        for each in row
    )


def _attachments(words: Words, names: Sequence[str]) -> Iterator[str]:
    for number, name in enumerate(names, start=1):
        yield words["attachment"].format(number=number, name=clean(name))
