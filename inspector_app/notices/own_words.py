"""An office says a paper in its own words: what holds now, what is kept of a change, and files of all of them."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from db.records.office import OfficePapers
from db.records.values import JsonValue
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.files import write_atomically
from inspector_app.notices.kinds import KINDS, PaperKind
from inspector_app.notices.office_words import changeable_texts, word_problems, words_of
from inspector_app.office import office_papers, own_papers, planned_papers, save_office_papers
from inspector_app.stores import Store

OwnWords = Mapping[str, JsonValue]
"""Kind to its texts by name: what this laptop says over the plan and the shipped words."""


def texts_of_kind(kind: PaperKind, papers: OfficePapers) -> dict[str, JsonValue]:
    """Every text that can be changed, as these papers say it."""
    said = words_of(kind, papers)
    return {name: said.get(name, said.get("texts", {}).get(name)) for name in changeable_texts(kind)}


def save_texts(store: Store, kind: PaperKind, texts: Mapping[str, JsonValue], now: datetime) -> OwnWords:
    """Keeps what differs from the plan and the shipped words; gives what was said before, to be put back.

    Raises RefusedInputError paper.words_…
    """
    problems = word_problems({kind.id: texts})
    if problems:
        raise RefusedInputError(problems)
    usual = texts_of_kind(kind, planned_papers(store))
    own = {name: text for name, text in texts.items() if usual[name] != text}
    before = own_papers(store).words
    rest = {id: each for id, each in before.items() if id != kind.id}
    save_all(store, rest | ({kind.id: own} if own else {}), now)
    return before


def save_all(store: Store, words: OwnWords, now: datetime) -> OwnWords:
    """Takes these words for all that this laptop says; gives those of before. Raises RefusedInputError paper.words_…"""
    problems = word_problems(words)
    if problems:
        raise RefusedInputError(problems)
    papers = own_papers(store)
    save_office_papers(store, replace(papers, words=dict(words)), now)
    return papers.words


def write_words(store: Store, path: Path) -> None:
    """Every text of every kind as this office says it, to be changed elsewhere. Raises OSError."""
    papers = office_papers(store)
    texts = {kind.id: texts_of_kind(kind, papers) for kind in KINDS.values()}
    write_atomically(path, json.dumps(texts, ensure_ascii=False, indent=1).encode("utf-8") + b"\n")


@dataclass(frozen=True, slots=True)
class WordsChange:
    """What a file would change: one text of one kind of paper."""

    kind: str
    name: str
    before: JsonValue
    after: JsonValue


def read_words(path: Path) -> OwnWords:
    """The words of such a file. Raises RefusedInputError paper.words_file, paper.words_…; OSError."""
    given = _json_of(path)
    problems = word_problems(given)
    if problems:
        raise RefusedInputError(problems)
    words: OwnWords = given
    return words


def words_changes(store: Store, given: OwnWords) -> list[WordsChange]:
    """What these words say otherwise than this office does now, kind by kind; equal texts are no change."""
    papers = office_papers(store)
    changes = []
    for id, texts in given.items():
        said = texts_of_kind(KINDS[id], papers)
        changes += [WordsChange(id, name, said[name], text) for name, text in texts.items() if said[name] != text]
    return changes


def merge_words(store: Store, given: OwnWords, kinds: Collection[str], now: datetime) -> OwnWords:
    """Takes the texts of these kinds, beside the own ones that the file does not name; gives what was said before.

    A text that is the plan's or the shipped one is kept as none of our own. Raises RefusedInputError paper.words_…
    """
    planned = planned_papers(store)
    before = own_papers(store).words
    wanted: dict[str, JsonValue] = dict(before)
    for id in (each for each in given if each in kinds):
        usual = texts_of_kind(KINDS[id], planned)
        texts = {**before.get(id, {}), **given[id]}
        own = {name: text for name, text in texts.items() if usual.get(name) != text}
        wanted.pop(id, None)
        wanted |= {id: own} if own else {}
    save_all(store, wanted, now)
    return before


def _json_of(path: Path) -> Any:
    try:
        return json.loads(path.read_text("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise RefusedInputError([Problem("paper.words_file", {"detail": str(error)[:120]})]) from error
