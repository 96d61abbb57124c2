"""打开说明.html: what a pack holds, for any browser. No script, nothing from outside, every text escaped.

A pack carries the untouched originals on purpose: it is evidence on its way to the supervisor, who verifies each by its
hash, and it is encrypted for him. This page is what people look at and print, so it shows a photo with masks or marks
as its masked copy, which lies in the page itself, and does not lead to the original.
"""

import base64
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from string import Template
from typing import Any

from db.records.evidence import Photo
from db.records.papers import Notice
from db.records.register import Enterprise
from db.records.visits import Answer, Finding, Visit
from db.work import Work
from inspector_app import assets
from inspector_app.checklists.annexed import Annexed, annex_of
from inspector_app.checklists.model import Item, Verdict
from inspector_app.checklists.snapshots import from_json
from inspector_app.epochs import is_own_life
from inspector_app.exchange.bag import layout
from inspector_app.exchange.bag.pack_info import PackInfo
from inspector_app.law import LawBook
from inspector_app.law.readings import law_in

_SHOWN_BY_BROWSERS = {"image/jpeg", "image/png", "image/webp"}
_VERDICTS = (Verdict.PASS.value, Verdict.FAIL.value, Verdict.NOT_APPLICABLE.value)
_UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
"""Controls, invisible and direction marks: they could make a page say something else than the record."""


MOST_COPY_BYTES = 4 * 1024**2
"""Of all masked copies in one page; it must stay within layout's limit for the page."""

MakeCopy = Callable[[Photo], bytes | None]
"""The small masked JPEG of a photo, None when there can be none (damaged, unreadable marks)."""


@dataclass(slots=True)
class _Copies:
    """Makes the masked copies while there is room for them."""

    make: MakeCopy
    room: int = MOST_COPY_BYTES

    def of(self, photo: Photo) -> bytes | None:
        jpeg = self.make(photo) if self.room > 0 else None
        if jpeg is None:
            return None
        # The first that does not fit is the last that is made: each takes a tenth of a second.
        fits = len(jpeg) <= self.room
        self.room = self.room - len(jpeg) if fits else 0
        return jpeg if fits else None


def render(work: Work, info: PackInfo, make_copy: MakeCopy = lambda _photo: None) -> bytes:
    """The page of a pack of this store's own visits; the bytes are UTF-8.

    Without `make_copy`, photos with masks or marks are named and not shown.
    """
    copies = _Copies(make_copy)
    words = _words()
    visits = [visit for visit in work.visits.all() if is_own_life(info.sender.device, visit.device)]
    items = {checklist: _items(work, checklist) for checklist in {visit.checklist_id for visit in visits}}
    law = law_in(work)
    warning = "" if info.encrypted else f'<p class="warning">{_safe(words["not_encrypted"])}</p>'
    sections = "\n".join(_section(work, visit, items[visit.checklist_id], copies, law, warning) for visit in visits)
    title = words["title"].format(person=info.sender.person, office=info.sender.office)
    footer = "" if info.encrypted else f'<p class="every_page">{_safe(words["every_page"])}</p>'
    page = Template(assets.read_text("exchange", "opening_page.html")).substitute(
        title=_safe(title),
        warning=warning and warning + _tag("p", words["papers_unmarked"]),
        footer=footer,
        about=_about(info, len(visits)),
        note=_safe(words["note"]),
        visits=sections or _tag("p", words["no_visits"]),
    )
    return page.encode("utf-8")


def _about(info: PackInfo, visits: int) -> str:
    sender = info.sender
    values = {"person": sender.person, "office": sender.office, "device": sender.device}
    return _facts(_words()["about"], values | {"created": _moment(info.created), "visits": str(visits)})


def _section(work: Work, visit: Visit, items: Mapping[str, Item], copies: _Copies, law: LawBook, warning: str) -> str:
    """`warning` stands in each: of a long page people see and copy parts."""
    enterprise = work.enterprises.get(visit.enterprise_id)
    name = enterprise.name if enterprise else _words()["unknown_enterprise"]
    answers = work.answers.of_visit(visit.id)
    parts = [
        _tag("h2", name),
        warning,
        f"<dl>{_facts(_words()['visit'], _visit_facts(visit, enterprise, answers))}</dl>",
        _findings(work.findings.of_visit(visit.id), visit, enterprise, law),
        _failed(items, answers),
        _annex(annex_of(work, visit)),
        _notices(work.notices.of_visit(visit.id)),
        _photos(work.photos.of_visit(visit.id), copies),
    ]
    return f"<section>{''.join(parts)}</section>"


def _visit_facts(visit: Visit, enterprise: Enterprise | None, answers: Mapping[str, Answer]) -> dict[str, str]:
    words = _words()
    verdicts = [answer.verdict for answer in answers.values()]
    counts = {
        "answered": len(verdicts) - verdicts.count(""),
        "failed": verdicts.count(Verdict.FAIL),
        "na": verdicts.count(Verdict.NOT_APPLICABLE),
    }
    return {
        "credit_code": enterprise.credit_code if enterprise else "",
        "address": enterprise.address if enterprise else "",
        "mode": words["modes"].get(visit.mode, visit.mode),
        "opened": _moment(visit.opened_at),
        "closed": _moment(visit.closed_at) if visit.closed_at else words["open"],
        "inspectors": "、".join(f"{each.name} {each.certificate}".strip() for each in visit.inspectors),
        "contact": f"{visit.site_contact} {visit.site_phone}".strip(),
        "answers": words["answers"].format(**counts),
    }


def _findings(findings: Sequence[Finding], visit: Visit, enterprise: Enterprise | None, law: LawBook) -> str:
    rows = []
    for number, each in enumerate(findings, start=1):
        known = [id for id in each.basis if id in law.known_ids()]
        basis = [c.text for c in law.cite(known, visit.opened_at.date(), enterprise.kind if enterprise else "")]
        deadline = each.deadline.isoformat() if each.deadline else ""
        rows.append([str(number), each.severity, each.problem, each.requirement, "\n".join(basis), deadline])
    return _table(_words()["findings"], rows)


def _failed(items: Mapping[str, Item], answers: Mapping[str, Answer]) -> str:
    rows = [
        [code, items[code].label["zh"] if code in items else "", answer.note]
        for code, answer in sorted(answers.items())
        if answer.verdict == Verdict.FAIL
    ]
    return _table(_words()["failed"], rows)


def _annex(annex: Sequence[Annexed]) -> str:
    """What was answered under an earlier version of the checklist."""
    words = _words()["annex"]
    rows = [
        [each.item, each.label.get("zh", ""), _annexed_words(each, words), each.version, each.answered_at[:16]]
        for each in annex
    ]
    return _table(words, rows)


def _annexed_words(entry: Annexed, words: Mapping[str, Any]) -> str:
    verdicts = dict(zip(_VERDICTS, words["verdicts"], strict=True))
    note = words["note"].format(text=entry.note) if entry.note else ""
    values = [f"{label.get('zh', '')}：{text}" for label, text in entry.values]
    return "\n".join(line for line in (verdicts.get(entry.verdict, ""), entry.reason, *values, note) if line)


def _items(work: Work, checklist: str) -> dict[str, Item]:
    """The items of a checklist version by code; none when the version is not here."""
    content = work.checklists.content(checklist)
    if content is None:
        return {}
    return {item.code: item for area in from_json(content).areas for item in area.items}


def _notices(notices: Sequence[Notice]) -> str:
    words = _words()["notices"]
    if not notices:
        return ""
    rows = [
        [_safe(each.number), _safe(_moment(each.issued_at)), _link(_paper(each), words["file"])] for each in notices
    ]
    return _heading(words, len(notices)) + _grid(words["columns"], rows)


def _photos(photos: Sequence[Photo], copies: _Copies) -> str:
    if not photos:
        return ""
    figures = "".join(_marked(photo, copies) if photo.layers else _figure(photo) for photo in photos)
    return f'{_heading(_words()["photos"], len(photos))}<div class="photos">{figures}</div>'


def _figure(photo: Photo) -> str:
    target = _beside(layout.photo_name(photo.sha256, photo.media_type))
    lines = [photo.item, photo.caption, photo.file_name]
    if photo.media_type not in _SHOWN_BY_BROWSERS:
        lines.append(_words()["photos"]["other"].format(type=photo.media_type))
    caption = "<br>".join(_safe(line) for line in lines if line)
    picture = f'<img src="{target}" alt="{_safe(photo.caption or photo.file_name)}" loading="lazy">'
    code = f"<code>{_safe(photo.sha256)}</code>"
    return f'<figure><a href="{target}">{picture}</a><figcaption>{caption}<br>{code}</figcaption></figure>'


def _marked(photo: Photo, copies: _Copies) -> str:
    """The copy with its marks and masks, or words where there is none; never the original."""
    words, jpeg = _words()["photos"], copies.of(photo)
    lines = [photo.item, photo.caption, photo.file_name, words["marked"] if jpeg else words["marked_unseen"]]
    caption = "<br>".join(_safe(line) for line in lines if line)
    source = "" if jpeg is None else f"data:image/jpeg;base64,{base64.b64encode(jpeg).decode('ascii')}"
    picture = f'<img src="{source}" alt="{_safe(photo.caption or photo.file_name)}">' if source else ""
    return f"<figure>{picture}<figcaption>{caption}<br><code>{_safe(photo.sha256)}</code></figcaption></figure>"


def _paper(notice: Notice) -> str:
    return _beside(layout.paper_name(notice.pdf_sha256))


def _beside(name: str) -> str:
    """A payload file as the page, which lies in the same folder, refers to it."""
    return _safe(name.removeprefix("data/"))


# --- the shapes of HTML -----------------------------------------------------------------------------------------------


def _table(words: Mapping[str, Any], rows: Sequence[Sequence[str]]) -> str:
    """Heading and table of plain texts; nothing when there are no rows."""
    if not rows:
        return ""
    return _heading(words, len(rows)) + _grid(words["columns"], [[_safe(cell) for cell in row] for row in rows])


def _grid(columns: Iterable[str], rows: Iterable[Sequence[str]]) -> str:
    """A table whose cells are HTML already."""
    head = "".join(_tag("th", column) for column in columns)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _heading(words: Mapping[str, Any], count: int) -> str:
    return _tag("h3", words["title"].format(count=count))


def _facts(labels: Mapping[str, str], values: Mapping[str, str]) -> str:
    """Terms and what they are, without those that are not known."""
    return "".join(_tag("dt", labels[name]) + _tag("dd", value) for name, value in values.items() if value)


def _link(target: str, text: str) -> str:
    return f'<a href="{target}">{_safe(text)}</a>'


def _tag(name: str, text: str) -> str:
    return f"<{name}>{_safe(text)}</{name}>"


def _safe(text: str) -> str:
    # Nearly every text; sign by sign, a thousand hashes cost half of all that is done before the first photo.
    if not text.isprintable():
        text = "".join("\ufffd" if unicodedata.category(each) in _UNSEEN and each != "\n" else each for each in text)
    return escape(text, quote=True)


def _moment(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"


def _words() -> Any:
    return assets.read_json("exchange", "opening_page.json")
