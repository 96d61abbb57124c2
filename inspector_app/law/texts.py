"""Full texts of laws read from a file, and everything that speaks against believing it.

An office copies them from the official gazette. A text is taken only when its articles count from one without a gap,
it names the law, and it says which edition it is; then its SHA-256 names it.
"""

import hashlib
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from itertools import pairwise

from inspector_app.errors import Problem, RefusedInputError
from inspector_app.law.article_numbers import value_of
from inspector_app.law.book import Law
from inspector_app.law.pdf_lines import pdf_text

MOST_BYTES = 8 * 1024**2
_MOST_CHARACTERS = 600_000
_HEAD_LINES = 12
"""The title and the history of a law stand in its first lines."""
_ARTICLE = re.compile(r"第([零〇一二三四五六七八九十百千]+)条(之[一二三四五六七八九十]+)?(?=[\s　])\s*")
_ADOPTED = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_IN_FORCE = re.compile(r"自(\d{4})年(\d{1,2})月(\d{1,2})日起(施行|生效)")
_EDITION = re.compile(r"(通过|修正|修订|公布|发布|令第?\d+号)")
_NO_DOCX = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, NotImplementedError, RuntimeError)
_WORD_TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True, slots=True)
class ReadText:
    """What a file says; nothing of it is believed yet."""

    title: str
    """Its first line."""
    edition: str
    """The line of its head that says when it was adopted or revised; "" when none does."""
    in_force: date | None
    """By its own last article (自…起施行); None when it does not say."""
    articles: tuple[tuple[int, str], ...]
    """Number and text, in the order of the file."""
    text: str
    """All of it, lines normalised."""
    sha256: str
    """Of `text` in UTF-8."""

    def article(self, number: int) -> str:
        """The text of one article; "" when it has none."""
        return next((text for each, text in self.articles if each == number), "")


def read_text_file(
    data: bytes, name: str, progress: Callable[[int, int], object] = lambda done, total: None
) -> ReadText:
    """A .txt or .md file in UTF-8 or GB 18030, or a .docx or .pdf as the national law database gives.

    `progress` gets pages of a .pdf read and all of them, and may raise to stop. Raises RefusedInputError
    law.text_large, law.text_file, law.text_scanned, law.text_encoding, law.text_empty.
    """
    if len(data) > MOST_BYTES:
        raise RefusedInputError([Problem("law.text_large", {"most": MOST_BYTES // 1024**2})])
    if data.startswith(b"PK"):
        return read_text(_docx_text(data, name))
    return read_text(pdf_text(data, name, progress) if data.startswith(b"%PDF") else _decoded(data, name))


def read_text(text: str) -> ReadText:
    """Raises RefusedInputError law.text_empty, law.text_large."""
    lines = [line for line in (_plain(each) for each in text.splitlines()) if line]
    if not lines:
        raise RefusedInputError([Problem("law.text_empty")])
    whole = "\n".join(lines)
    if len(whole) > _MOST_CHARACTERS:
        raise RefusedInputError([Problem("law.text_large", {"most": MOST_BYTES // 1024**2})])
    head = [line for line in lines[:_HEAD_LINES] if not _ARTICLE.match(line)]
    edition = next((line for line in head[1:] if _ADOPTED.search(line) or _EDITION.search(line)), "")
    digest = hashlib.sha256(whole.encode("utf-8")).hexdigest()
    return ReadText(lines[0].strip("《》"), edition[:200], _in_force(lines), tuple(_articles(lines)), whole, digest)


def text_problems(read: ReadText, law: Law, edition: str, sha256: str = "") -> list[Problem]:
    """Why the text cannot be loaded as that law; `edition` is what a person says when the file does not.

    law.text_title, law.text_edition, law.text_no_articles, law.text_gap, law.text_hash.
    """
    problems = []
    if _bare(law.title) not in _bare("".join(read.text.split("\n")[:_HEAD_LINES])):
        problems.append(Problem("law.text_title", {"title": law.title, "found": read.title[:60]}))
    if not (edition.strip() or read.edition):
        problems.append(Problem("law.text_edition"))
    if sha256 and sha256.lower() != read.sha256:
        problems.append(Problem("law.text_hash", {"expected": sha256[:64], "found": read.sha256}))
    return problems + _sequence_problems([number for number, _ in read.articles])


def _sequence_problems(numbers: Sequence[int]) -> list[Problem]:
    if len(numbers) < 2:
        return [Problem("law.text_no_articles")]
    if numbers[0] != 1:
        return [Problem("law.text_gap", {"after": 0, "found": numbers[0]})]
    gaps = [(before, after) for before, after in pairwise(numbers) if after != before + 1]
    return [Problem("law.text_gap", {"after": before, "found": after}) for before, after in gaps[:10]]


def _articles(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Each article with the paragraphs that follow it; a 第…条之一 belongs to the one before it."""
    number, kept = 0, list[str]()
    for line in lines:
        found = _ARTICLE.match(line)
        if found and not found[2]:
            if kept:
                yield number, "\n".join(kept)
            number, kept = value_of(found[1]), [line[found.end() :]]
        elif number and not _is_heading(line):
            kept.append(line)
    if kept:
        yield number, "\n".join(kept)


def _is_heading(line: str) -> bool:
    return bool(re.match(r"第[一二三四五六七八九十百]+[编章节][\s　]", line)) and len(line) < 40


def _in_force(lines: Sequence[str]) -> date | None:
    for line in reversed(lines):
        found = _IN_FORCE.search(line)
        if found:
            return _day(found[1], found[2], found[3])
    return None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _plain(line: str) -> str:
    """A line without the marks of Markdown and the spaces around it."""
    return re.sub(r"^[#>*\s　]+|[*\s　]+$|\*\*", "", line.replace("\ufeff", ""))


def _bare(text: str) -> str:
    return re.sub(r"[\s　《》（）()〈〉]", "", text)


def _decoded(data: bytes, name: str) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise RefusedInputError([Problem("law.text_encoding", {"file": name})])


def _docx_text(data: bytes, name: str) -> str:
    """Paragraph by paragraph. Raises RefusedInputError law.text_file."""
    from lxml import etree

    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        body = etree.fromstring(_docx_part(data), parser)
    except (*_NO_DOCX, etree.XMLSyntaxError) as error:
        raise RefusedInputError([Problem("law.text_file", {"file": name})]) from error
    paragraphs = body.iter(f"{_WORD_TEXT}p")
    return "\n".join("".join(each.text or "" for each in part.iter(f"{_WORD_TEXT}t")) for part in paragraphs)


def _docx_part(data: bytes) -> bytes:
    """The text of the document. Raises one of _NO_DOCX."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        part = package.getinfo("word/document.xml")
        if part.file_size > 4 * MOST_BYTES:
            raise ValueError("too large")
        return package.read(part)
