"""An office's own words for its papers: texts that take the place of shipped ones, checked before they are used.

An override is {kind: {name of a text: text or list of texts}}; "title" names the title. The order of the parts, the
fields that people type and the rules of who may issue what are not words, and stay as they are.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from db.records.office import OfficePapers
from db.records.values import JsonValue
from inspector_app import assets
from inspector_app.errors import Problem
from inspector_app.notices.characters import printable
from inspector_app.notices.kinds import KINDS, RECTIFICATION, FieldType, PaperKind
from inspector_app.notices.paper_values import ELEMENTS, LINE, PHOTO, SAMPLE, value_names
from inspector_app.notices.templates import FIELD, OPTIONAL, Words

TITLE = "title"
LONGEST_TEXT, MOST_TEXTS = 2_000, 60
FORMATTED = re.compile(r"\{([a-z_]+)(?::[^{}]*)?\}")
_VERBS = ("lead", "text", "heading", "form", "grid", "table", "samples", "notes", "date")
"""Of a block, what names a text of it."""
_FIXED = frozenset({"source", "basis_articles"})
"""Of the rectification notice, which has its texts beside each other: what is no text of the office's."""


def words_of(kind: PaperKind, papers: OfficePapers) -> Words:
    """The words of a kind as this office says them."""
    shipped: Words = assets.read_json("notices", kind.words)
    own = papers.words.get(kind.id)
    if not own:
        return shipped
    if kind.id == RECTIFICATION:
        return {**shipped, **own}
    texts = {name: text for name, text in own.items() if name != TITLE}
    return {**shipped, TITLE: own.get(TITLE, shipped[TITLE]), "texts": {**shipped["texts"], **texts}}


def changeable_texts(kind: PaperKind) -> dict[str, JsonValue]:
    """What an office may say in its own words: name to the shipped text."""
    shipped = assets.read_json("notices", kind.words)
    if kind.id == RECTIFICATION:
        return {name: text for name, text in shipped.items() if isinstance(text, str) and name not in _FIXED}
    return {TITLE: shipped[TITLE], **shipped["texts"]}


def word_problems(words: JsonValue) -> list[Problem]:
    """Everything that is wrong with an override: paper.words_…, each with kind and name of the text."""
    if not isinstance(words, Mapping):
        return [Problem("paper.words_shape", {"kind": "—", "name": "—"})]
    problems: list[Problem] = []
    for kind_id, texts in words.items():
        if kind_id not in KINDS:
            problems.append(Problem("paper.words_kind", {"kind": str(kind_id)[:40], "known": "、".join(KINDS)}))
        elif not isinstance(texts, Mapping):
            problems.append(Problem("paper.words_shape", {"kind": kind_id, "name": "—"}))
        else:
            problems += _kind_problems(KINDS[kind_id], texts)
    return problems


def _kind_problems(kind: PaperKind, texts: Mapping[str, JsonValue]) -> Iterator[Problem]:
    known = changeable_texts(kind)
    for name, text in texts.items():
        at = {"kind": kind.id, "name": str(name)[:40]}
        if name not in known:
            yield Problem("paper.words_name", at | {"known": "、".join(known)})
        elif not _is_shaped(kind, name, text, known[name]):
            yield Problem("paper.words_shape", at)
        else:
            yield from (
                Problem(f"paper.{code}", at | details)
                for code, details in _text_problems(kind, name, text, known[name])
            )


def _is_shaped(kind: PaperKind, name: str, text: JsonValue, shipped: JsonValue) -> bool:
    """As the block that uses it needs: rows stay rows; only running text may become several paragraphs, or one."""
    verb = _verb_of(kind, name)
    if verb in ("form", "grid", "table"):
        return _are_rows(text) and _fits_in_rows(verb, text, shipped)
    if verb not in ("lead", "text", "heading") and isinstance(text, list) != isinstance(shipped, list):
        return False
    parts = text if isinstance(text, list) else [text]
    return 0 < len(parts) <= MOST_TEXTS and all(map(_is_text, parts))


def _are_rows(text: JsonValue) -> bool:
    return (
        isinstance(text, list)
        and 0 < len(text) <= MOST_TEXTS
        and all(isinstance(row, list) and all(map(_is_text, row)) for row in text)
    )


def _fits_in_rows(verb: str, rows: list[list[str]], shipped: list[list[str]]) -> bool:
    """A table keeps its columns, a grid has label and value in turn, a form has room for two fields side by side."""
    counts = [len(row) for row in rows]
    if verb == "table":
        return counts == [len(row) for row in shipped]
    return set(counts) <= ({2, 4} if verb == "grid" else {1, 2})


def _verb_of(kind: PaperKind, name: str) -> str:
    """The block that uses a text; "" for the title, and for the rectification notice, which has no blocks."""
    for spec in _blocks(assets.read_json("notices", kind.words).get("blocks", [])):
        for verb in _VERBS:
            if spec.get(verb) == name:
                return verb
    return ""


def _is_text(text: JsonValue) -> bool:
    return isinstance(text, str) and len(text) <= LONGEST_TEXT


def _text_problems(
    kind: PaperKind, name: str, text: JsonValue, shipped: JsonValue
) -> Iterator[tuple[str, dict[str, Any]]]:
    joined, before = "\n".join(_texts(text)), "\n".join(_texts(shipped))
    if not joined.strip():
        yield "words_empty", {}
    if any(printable(line) != line for line in joined.split("\n")):
        yield "words_signs", {}
    expression = FORMATTED if kind.id == RECTIFICATION else FIELD
    used, usual = set(expression.findall(joined)), set(expression.findall(before))
    allowed = usual if kind.id == RECTIFICATION else usual | fields_of_text(kind, name)
    if used - allowed:
        yield "words_field_unknown", {"fields": _braced(used - allowed), "known": _braced(allowed)}
    needed = set(expression.findall(OPTIONAL.sub("", before)))
    if needed - used:
        yield "words_field_missing", {"fields": _braced(needed - used)}
    rest = expression.sub("", joined)
    if re.search(r"[{}]", rest) or rest.count("[[") != rest.count("]]"):
        yield "words_brackets", {}
    found = [word for word in _forbidden(kind) if word in joined]
    if found:
        yield "words_forbidden", {"words": "、".join(found)}


def fields_of_text(kind: PaperKind, name: str) -> set[str]:
    """Every field that a text may use: those of the paper, and those of the list in whose block it stands."""
    if name in (TITLE, "attachments") or _verb_of(kind, name) == "date":
        # They stand as they are.
        return set()
    shipped = assets.read_json("notices", kind.words)
    lines = {spec.name for spec in kind.fields if spec.type is FieldType.LINES}
    allowed = set(value_names(kind))
    for spec in _blocks(shipped["blocks"]):
        if name in (spec.get(verb) for verb in _VERBS):
            each = spec.get("each", "")
            allowed |= set(LINE) if each in lines else set(ELEMENTS.get(each, ()))
        if "samples" in spec and spec["samples"] == name:
            allowed |= set(SAMPLE)
    if name.startswith(("entry", "pair_")):
        allowed |= set(PHOTO)
    if name == "attachment":
        allowed |= set(ELEMENTS["attachments"])
    return allowed


def _blocks(specs: list[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for spec in specs:
        yield {name: value for name, value in spec.items() if isinstance(value, str)}
        yield from _blocks(spec.get("closing", []))


def _texts(text: JsonValue) -> Iterator[str]:
    if isinstance(text, list):
        for each in text:
            yield from _texts(each)
    else:
        yield text


def _forbidden(kind: PaperKind) -> list[str]:
    words = assets.read_json("notices", "forbidden_words.json")
    return [*words["threats"], *words["kinds"].get(kind.id, [])]


def _braced(names: set[str]) -> str:
    return "、".join(f"{{{name}}}" for name in sorted(names)) or "—"
