"""The 责令限期整改通知书 on paper: its texts as the blocks of a paper, in the field order ①–⑯ of domain.md §5.2."""

from collections.abc import Sequence

from inspector_app.errors import RefusedInputError
from inspector_app.notices.annex import NoticePhoto, photo_problems
from inspector_app.notices.characters import clean
from inspector_app.notices.paper import Block, Closing, Form, Head, Notes, Paper, Seal, Text
from inspector_app.notices.paper_layout import draw_paper
from inspector_app.notices.rectification import RectificationNotice, as_drawn, refusals
from inspector_app.notices.words import RectificationText, Words, rectification_text


def draw(
    notice: RectificationNotice,
    photos: Sequence[NoticePhoto] = (),
    proof: str = "",
    words: Words | None = None,
    *,
    practice: bool = False,
) -> bytes:
    """The paper as a PDF; equal facts and photos give equal bytes. `proof`: what its code says, `code.proof_text`.

    It is marked 草稿 on every page when it is a draft or `rectification.warnings` speaks against the final paper.
    Raises RefusedInputError with every reason why there can be no such paper, and every photo that cannot be printed.
    """
    named = [number for finding in notice.findings for number in finding.photos]
    problems = [*refusals(notice), *photo_problems(photos, named)]
    if problems:
        raise RefusedInputError(problems)
    notice = as_drawn(notice)
    text = rectification_text(notice, words)
    return draw_paper(
        Paper(
            style="letter",
            title=text.title,
            number=text.number,
            issuer=text.issuer,
            subject=clean(notice.enterprise_name),
            is_draft=notice.is_draft,
            blocks=(Head(text.issuer, text.title, text.number), *_body(text), _closing(text, proof)),
            annex=tuple(photos),
            practice=practice,
        )
    )


def _body(text: RectificationText) -> list[Block]:
    return [Text(text.addressee, lead=True), *(Text(part) for part in text.body)]


def _closing(text: RectificationText, proof: str) -> Closing:
    """⑪ ⑫ signatures ⑬ issuer, date and room for the seal ⑭ copies ⑯ attachments."""
    return Closing(
        (
            Form((*text.inspectors, *text.site)),
            Seal(text.issuer, text.date, proof, has_code=True),
            Notes(text.copies, text.attachments_label, text.attachments),
        )
    )
