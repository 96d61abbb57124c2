"""The manual of the program: chapters in Chinese and English, found by words or by the page that they explain.

`resources/manual/chapters.json` is the order of the chapters, and for each which pages of the window it explains:
`{"key": "inspector", "explains": {"visits": 3}}` says that the third `##` heading of the chapter is about the page
`visits`. The number is the same in both languages, since both have the same headings.
"""

from dataclasses import dataclass
from functools import lru_cache

from inspector_app import assets
from inspector_app.messages import Language

_FOLDER = "manual"
_AROUND = 40
"""Signs before and after a found word in an excerpt."""


@dataclass(frozen=True, slots=True)
class Chapter:
    key: str
    title: str
    text: str
    """Markdown, with pictures as `../pictures/zh/NAME.png` and other chapters as `KEY.md`."""
    explains: tuple[tuple[str, int], ...] = ()
    """Pages of the window, each with the number of its `##` heading, counted from 1."""

    @property
    def headings(self) -> tuple[str, ...]:
        """The `##` headings, in order."""
        return tuple(heading for heading, _ in _sections(self) if heading)


@dataclass(frozen=True, slots=True)
class Topic:
    """A place in the manual; an empty heading is the beginning of the chapter."""

    chapter: str
    title: str
    heading: str


@dataclass(frozen=True, slots=True)
class Hit:
    topic: Topic
    excerpt: str
    """One line around the first word that was found."""


@lru_cache(maxsize=len(Language))
def chapters(language: Language = Language.ZH) -> tuple[Chapter, ...]:
    """All of them, in the order in which a beginner reads."""
    listed = assets.read_json(_FOLDER, "chapters.json")
    return tuple(_read(each["key"], tuple(each["explains"].items()), language) for each in listed)


def chapter(key: str, language: Language = Language.ZH) -> Chapter | None:
    return next((each for each in chapters(language) if each.key == key), None)


def topic_of(page: str, language: Language = Language.ZH) -> Topic:
    """Where the page of the window with this key is explained; the first chapter for a page that none explains."""
    for each in chapters(language):
        for explained, number in each.explains:
            if explained == page:
                return Topic(each.key, each.title, each.headings[number - 1])
    first = chapters(language)[0]
    return Topic(first.key, first.title, "")


def find(words: str, language: Language = Language.ZH) -> list[Hit]:
    """Sections that say all of `words`: first those whose heading does, then as the manual is read."""
    wanted = words.casefold().split()
    if not wanted:
        return []
    found: list[tuple[bool, Hit]] = []
    for each in chapters(language):
        for heading, text in _sections(each):
            said = f"{each.title}\n{heading}\n{text}".casefold()
            if all(word in said for word in wanted):
                title = (heading or each.title).casefold()
                in_title = any(word in title for word in wanted)
                found.append((in_title, Hit(Topic(each.key, each.title, heading), _excerpt(text, wanted))))
    return [hit for _, hit in sorted(found, key=lambda pair: not pair[0])]


def picture(path: str) -> bytes:
    """A picture as the text of a chapter names it. Raises FileNotFoundError and, for no such path, ValueError."""
    parts = path.removeprefix("../").split("/")
    return assets.read_bytes("/".join([_FOLDER, *parts[:-1]]), parts[-1])


def _read(key: str, explains: tuple[tuple[str, int], ...], language: Language) -> Chapter:
    text = assets.read_text(f"{_FOLDER}/{language.value}", f"{key}.md")
    return Chapter(key, text.partition("\n")[0].removeprefix("# ").strip(), text, explains)


def _sections(whole: Chapter) -> list[tuple[str, str]]:
    """Headings with what stands under them; what comes before the first has none."""
    sections: list[tuple[str, list[str]]] = [("", [])]
    fenced = False
    for line in whole.text.splitlines()[1:]:
        fenced ^= line.startswith("```")
        if line.startswith("## ") and not fenced:
            sections.append((line.removeprefix("## ").strip(), []))
        else:
            sections[-1][1].append(line)
    return [(heading, "\n".join(lines)) for heading, lines in sections]


def _excerpt(text: str, wanted: list[str]) -> str:
    """The first place that says one of the words, or how the section begins when only its heading does."""
    lines = [_plain(line) for line in text.splitlines() if line.strip() and not line.startswith("![")]
    for line in lines:
        at = min((at for word in wanted if (at := line.casefold().find(word)) >= 0), default=None)
        if at is not None:
            start = max(0, at - _AROUND)
            end = at + 2 * _AROUND
            return f"{'…' if start else ''}{line[start:end].strip()}{'…' if end < len(line) else ''}"
    return lines[0][: 3 * _AROUND] if lines else ""


def _plain(line: str) -> str:
    """Without the signs of Markdown at its beginning and the stars of bold text."""
    return line.lstrip("#|-> ").replace("**", "").replace("`", "").strip()
