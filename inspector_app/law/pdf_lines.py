"""The text of a law's PDF as paragraphs: what the page tore apart is joined, and page numbers are left out."""

import re
from collections.abc import Callable, Iterator, Sequence

from inspector_app.errors import Problem, RefusedInputError

_PAGE_NUMBER = re.compile(r"[-—–－\s]*(第\s*)?\d{1,4}(\s*页)?[-—–－\s]*")
_BEGINS = re.compile(r"第[零〇一二三四五六七八九十百千]+[条编章节][\s　之]|[（(][一二三四五六七八九十]+[）)]|附\s*则")
_SENTENCE_END = ("。", "；", "：", "！", "？", "）", ")")


def pdf_text(data: bytes, name: str, progress: Callable[[int, int], object] = lambda done, total: None) -> str:
    """Raises RefusedInputError law.text_file, and law.text_scanned for a PDF of pictures."""
    import pypdfium2

    from inspector_app.notices.pages import texts_of

    try:
        pages = texts_of(data, progress)
    except pypdfium2.PdfiumError as error:
        raise RefusedInputError([Problem("law.text_file", {"file": name})]) from error
    lines = [line for page in pages for line in (each.strip() for each in page.splitlines()) if line]
    text = [line for line in lines if not _PAGE_NUMBER.fullmatch(line)]
    if not text:
        raise RefusedInputError([Problem("law.text_scanned", {"file": name})])
    return "\n".join(_paragraphs(text))


def _paragraphs(lines: Sequence[str]) -> Iterator[str]:
    """Before the first article each line stands for itself: title, history, contents."""
    kept = ""
    in_articles = False
    for line in lines:
        begins = bool(_BEGINS.match(line))
        in_articles = in_articles or begins
        if kept and (begins or not in_articles or kept.endswith(_SENTENCE_END)):
            yield kept
            kept = ""
        kept += line
    if kept:
        yield kept
