"""The 责令限期整改通知书 on paper: its texts composed into rows, rows into pages, pages into a PDF."""

from collections.abc import Sequence

from reportlab.lib.units import mm

from inspector_app.errors import RefusedInputError
from inspector_app.notices import fonts
from inspector_app.notices.annex import NoticePhoto, annex_rows, photo_problems
from inspector_app.notices.characters import clean
from inspector_app.notices.flow import Row, RuleMark, centred, gap, paginate, paragraph, together
from inspector_app.notices.forms import form_rows
from inspector_app.notices.glyphs import Face, width_of
from inspector_app.notices.page import DEPTH, LEADING, MEASURE, PITCH, Metadata, Sheet, paint
from inspector_app.notices.rectification import RectificationNotice, as_drawn, refusals
from inspector_app.notices.words import RectificationText, Words, notice_words, rectification_text

# Dark enough to print as black on a black-and-white printer.
_RED = "#9E1B1B"
_ISSUER_SIZES = (28.0, 24.0, 20.0)
_SEAL = 45 * mm
"""Side of the square left free for the seal: 42 mm across, by 国发〔1999〕25号. The seal itself is never drawn."""
_FORM_LEADING = 27.0
_DATE_FROM_RIGHT = 4 * PITCH
_NOTE_LEADING = 22.0


def draw(notice: RectificationNotice, photos: Sequence[NoticePhoto] = ()) -> bytes:
    """The paper as a PDF; equal facts and photos give equal bytes.

    It is marked 草稿 on every page when it is a draft or `rectification.warnings` speaks against the final paper.
    Raises RefusedInputError with every reason why there can be no such paper, and every photo that cannot be printed.
    """
    named = [number for finding in notice.findings for number in finding.photos]
    problems = [*refusals(notice), *photo_problems(photos, named)]
    if problems:
        raise RefusedInputError(problems)
    fonts.register()
    notice = as_drawn(notice)
    metadata = Metadata(
        notice_words()["title"] + clean(notice.number), clean(notice.issuer), clean(notice.enterprise_name)
    )
    return paint(_sheets(notice, photos), metadata)


def _sheets(notice: RectificationNotice, photos: Sequence[NoticePhoto]) -> list[Sheet]:
    words = notice_words()
    text = rectification_text(notice)
    pages = [*paginate(_rows(text), DEPTH), *annex_rows(photos, words["annex"])]
    draft = words["draft"] if notice.is_draft else ""
    return [_sheet(rows, number, len(pages), text, words, draft) for number, rows in enumerate(pages, start=1)]


def _sheet(rows: Sequence[Row], number: int, total: int, text: RectificationText, words: Words, draft: str) -> Sheet:
    foot = words["page"].format(total=total, number=number)
    if number == 1:
        return Sheet(rows, foot=foot, draft=draft)
    enterprise = text.addressee.removesuffix(words["addressee"].format(enterprise=""))
    head = words["continued_head"].format(paper="　".join(part for part in (text.title, text.number) if part))
    return Sheet(rows, enterprise, head, foot, draft)


def _rows(text: RectificationText) -> list[Row]:
    body = Face(fonts.BODY, 16, PITCH)
    rows = [*_head(text), *paragraph(text.addressee, body, LEADING, MEASURE)]
    for part in text.body:
        rows += paragraph(part, body, LEADING, MEASURE, indent=2 * PITCH)
    return [*rows, gap(10), *together(_closing(text), with_previous=True)]


def _head(text: RectificationText) -> list[Row]:
    """① issuer ② title ③ number."""
    size = next((s for s in _ISSUER_SIZES if width_of(text.issuer, _title(s)) <= MEASURE), _ISSUER_SIZES[-1])
    rows = centred(text.issuer, _title(size), size * 1.3, MEASURE)
    rows.append(Row(4 * mm + 1, (RuleMark(0, 4 * mm, MEASURE, 1.2, _RED),)))
    rows.append(gap(20))
    rows += centred(text.title, _title(22, "#000000"), 34, MEASURE)
    rows.append(gap(4))
    if text.number:
        rows += centred(text.number, Face(fonts.BODY, 16, 16), LEADING, MEASURE)
    return together([*rows, gap(16)])


def _title(size: float, ink: str = _RED) -> Face:
    return Face(fonts.TITLE, size, size * 1.06, ink)


def _closing(text: RectificationText) -> list[Row]:
    """⑪ ⑫ signatures ⑬ issuer, date and room for the seal ⑭ copies ⑯ attachments."""
    form = Face(fonts.BODY, 14, 14)
    rows: list[Row] = []
    for fields in (*text.inspectors, *text.site):
        rows += form_rows(fields, form, _FORM_LEADING, MEASURE)
    rows += [gap(8), *_seal_rows(text), gap(8)]
    return rows + _notes(text)


def _seal_rows(text: RectificationText) -> list[Row]:
    """The issuer over the date, a little below the middle of the free square (GB/T 9704-2012, 7.3.5.1)."""
    face = Face(fonts.BODY, 16, PITCH)
    middle = MEASURE - _DATE_FROM_RIGHT - width_of(text.date, face) / 2
    issuer = centred(text.issuer, face, LEADING, MEASURE, middle)
    date = centred(text.date, face, LEADING, MEASURE, middle)
    written = LEADING * (len(issuer) + len(date))
    above = max(0.0, _SEAL / 2 - written / 2 + 6)
    below = max(0.0, _SEAL - above - written)
    return [Row(above, may_begin=False), *issuer, *date, Row(below, may_begin=False)]


def _notes(text: RectificationText) -> list[Row]:
    note = Face(fonts.BODY, 14, 14)
    rows = [Row(6, (RuleMark(0, 0, MEASURE, 0.7),)), *paragraph(text.copies, note, _NOTE_LEADING, MEASURE)]
    for index, attachment in enumerate(text.attachments):
        label = text.attachments_label if index == 0 else "　" * len(text.attachments_label)
        rows += paragraph(label + attachment, note, _NOTE_LEADING, MEASURE)
    return rows
