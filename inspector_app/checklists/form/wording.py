"""The words of a form in the language that is chosen, with what is calculated inside them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from inspector_app.checklists.form.instance import Node
from inspector_app.checklists.form.itext import UNTRANSLATED, Entry, Itext
from inspector_app.checklists.form.slots import Formula, Parts, Words
from inspector_app.checklists.openrosa.values import Value, to_string


class Wording:
    def __init__(
        self, itext: Itext, language: str, evaluate: Callable[[Formula, Any], Value | None], root: Any
    ) -> None:
        self._itext = itext
        self.language = language
        self._evaluate = evaluate
        self._root = root
        """Where words that belong to no question are calculated."""

    def entry(self, key: str) -> Entry:
        return self._itext.entry(key, self.language)

    def words(self, words: Words, node: Node, form: str = "") -> str:
        """In a form of the words: "guidance", or "" for the words themselves."""
        if words.itext:
            return self.text(self.entry(words.itext).forms.get(form, ()), node)
        return self.text(words.parts, node) if form == "" else ""

    def media(self, words: Words) -> Mapping[str, str]:
        return self.entry(words.itext).media if words.itext else {}

    def label_and_media(self, words: Words, node: Node) -> tuple[str, Mapping[str, str]]:
        return self.words(words, node), self.media(words)

    def text(self, parts: Parts, node: Node | None) -> str:
        found = [part if isinstance(part, str) else self._calculated(part, node) for part in parts]
        return "" if parts == UNTRANSLATED else "".join(found)

    def _calculated(self, formula: Formula, node: Node | None) -> str:
        value = self._evaluate(formula, self._root if node is None else node.element)
        return "" if value is None else to_string(value)

    def by_key(self, key: str, node: Node | None) -> str:
        """For jr:itext()."""
        return self.text(self.entry(key).forms.get("", ()), node)
