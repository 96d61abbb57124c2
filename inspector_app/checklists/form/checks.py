"""What can be seen to be wrong with a form before anybody fills it in, and the rules that come of what is right."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import chain

from inspector_app.checklists.form.binds import Notebook
from inspector_app.checklists.form.itext import Itext
from inspector_app.checklists.form.reads import Reads, reads_of
from inspector_app.checklists.form.rules import Part, Rule, Rules, ordered
from inspector_app.checklists.form.slots import Formula, Slot, Words
from inspector_app.checklists.openrosa.faults import ExpressionError
from inspector_app.checklists.openrosa.reading import read_expression
from inspector_app.checklists.openrosa.syntax import Expression, Literal, calls
from inspector_app.checklists.openrosa.translation import Dialect, translate
from inspector_app.errors import Problem

_ONLY_WHEN_READ = frozenset({Part.CHOICES, Part.LABEL})
"""Where no answer matters, these are made when somebody looks."""


def check_formulas(notes: Notebook, prefixes: Collection[str], instances: Collection[str]) -> None:
    """Functions, prefixes, patterns, references and instances of every formula."""
    for slot, source in notes.columns:
        _check_text(notes, slot, "choice_filter", source, prefixes)
    for slot, property_, formula in notes.formulas:
        if not _check_text(notes, slot, property_, formula.source, prefixes):
            continue
        reads = reads_of(formula.tree, slot)
        for problem in chain(_lost(reads, instances), _bad_patterns(formula.tree)):
            details = {"expression": formula.source, "position": 0, **problem.details}
            notes.blame(slot, property_, Problem(problem.code, details))


def _check_text(notes: Notebook, slot: Slot, property_: str, source: str, prefixes: Collection[str]) -> bool:
    """Functions and prefixes; False, and a problem, where one is wrong."""
    try:
        translate(read_expression(source), source, Dialect(prefixes=prefixes))
    except ExpressionError as error:
        notes.blame(slot, property_, error.problem)
        return False
    return True


def _lost(reads: Reads, instances: Collection[str]) -> Iterator[Problem]:
    for name in dict.fromkeys(reads.unknown):
        yield Problem("form.reference_unknown", {"reference": name})
    for name in sorted(reads.instances - set(instances)):
        yield Problem("form.instance_unknown", {"instance": name})


def _bad_patterns(tree: Expression) -> Iterator[Problem]:
    for call in calls(tree):
        if call.name == "regex" and isinstance(call.arguments[1], Literal):
            try:
                re.compile(call.arguments[1].text)
            except re.error:
                yield Problem("form.pattern_malformed", {"pattern": call.arguments[1].text})


def rules_of(slots: Iterable[Slot], itext: Itext, notes: Notebook) -> Rules:
    """Notes every circle of dependencies as a problem that names both questions."""
    rules = [
        Rule(slot, part, formula, reads)
        for slot in slots
        for part, formula in _parts(slot, itext)
        if (reads := reads_of(formula.tree, slot)).reads or part not in _ONLY_WHEN_READ
    ]
    found, circles = ordered(rules)
    for slot, other in circles:
        notes.blame(slot, "cycle", Problem("form.cycle", {"other": other.name, "other_path": other.path}))
    return found


def _parts(slot: Slot, itext: Itext) -> Iterator[tuple[Part, Formula]]:
    bind = slot.bind
    named = (
        (Part.RELEVANT, bind.relevant),
        (Part.COUNT, slot.control.count if slot.control is not None else None),
        (Part.CALCULATE, bind.calculate),
        (Part.CHOICES, slot.control.itemset.nodes if slot.control is not None and slot.control.itemset else None),
        (Part.READ_ONLY, bind.read_only),
        (Part.REQUIRED, bind.required),
        (Part.CONSTRAINT, bind.constraint),
    )
    yield from ((part, formula) for part, formula in named if formula is not None)
    yield from ((Part.CONSTRAINT, formula) for formula in _in_words(bind.constraint_message, itext))
    yield from ((Part.LABEL, formula) for formula in _in_words(bind.required_message, itext))
    for control in (slot.control, slot.series):
        for words in (control.label, control.hint) if control is not None else ():
            yield from ((Part.LABEL, formula) for formula in _in_words(words, itext))


def _in_words(words: Words, itext: Itext) -> Iterator[Formula]:
    """What is calculated inside words, in any language."""
    yield from (part for part in words.parts if isinstance(part, Formula))
    for entries in itext.entries.values():
        if words.itext in entries:
            parts = chain.from_iterable(entries[words.itext].forms.values())
            yield from (part for part in parts if isinstance(part, Formula))
