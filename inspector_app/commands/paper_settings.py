"""`inspector-app office words|bodies|glyphs …`: what an office says for its papers beside issuer and contact."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from db.records.office import OfficeBody
from inspector_app.commands.frame import Command, Exit, Subparsers, add_verb
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.office import body_problems, office_papers, own_papers, save_office_papers
from inspector_app.stores import Store

_SHOWN = 60
"""Characters of a text in a line of the answer."""


def add(verbs: Subparsers) -> None:
    words = add_verb(verbs, "words", _words, "the office's own words of its papers: write them to a file, or take them")
    words.add_argument("--out", default=None, metavar="FILE", help="write every text that can be changed, as JSON")
    words.add_argument("--take", default=None, metavar="FILE", help="JSON {kind: {text: words}}; other texts stay")
    words.add_argument("--check", default=None, metavar="FILE", help="only say what is wrong, and what it would change")
    words.add_argument("--only", action="append", default=[], metavar="KIND", help="take the words of this kind only")
    bodies = add_verb(verbs, "body", _body, "another body of joint inspections: what its own papers say about it")
    bodies.add_argument("name", nargs="?", default=None)
    for option in ("code", "contact", "phone", "reconsideration-body", "court"):
        bodies.add_argument("--" + option, default=None, metavar="TEXT")
    bodies.add_argument("--remove", action="store_true")
    glyph = add_verb(verbs, "glyph", _glyph, "a picture for a character that no font has")
    glyph.add_argument("character", nargs="?", default=None, metavar="CHARACTER|U+XXXX")
    glyph.add_argument("--picture", default=None, metavar="FILE", help="dark ink on white paper, filling the picture")
    glyph.add_argument("--remove", action="store_true")
    glyph.add_argument("--missing", action="store_true", help="also those of the store that wait for a picture")


def _words(command: Command) -> Exit:
    from inspector_app.notices.own_words import merge_words, read_words, words_changes, write_words

    arguments = command.arguments
    source = arguments.take or arguments.check
    with command.store() as store:
        if not source:
            if arguments.out:
                write_words(store, Path(arguments.out))
            shown = office_papers(store).words
            command.answer(shown, _pretty(shown).decode())
            return Exit.DONE
        given = read_words(Path(source))
        kinds = _chosen_kinds(arguments.only, given)
        changes = [each for each in words_changes(store, given) if each.kind in kinds]
        if arguments.take:
            merge_words(store, given, kinds, command.now)
    lines = [f"{each.kind}\t{each.name}\t{_short(each.before)} → {_short(each.after)}" for each in changes]
    lines.append(command.say("用语已检查。", "The words were checked."))
    command.answer({"changes": [asdict(each) for each in changes]}, "\n".join(lines))
    return Exit.DONE


def _chosen_kinds(only: Sequence[str], given: Mapping[str, Any]) -> list[str]:
    """Raises RefusedInputError paper.words_kind for a kind that is none."""
    from inspector_app.notices.kinds import KINDS

    unknown = [each for each in only if each not in KINDS]
    if unknown:
        known = "、".join(KINDS)
        raise RefusedInputError([Problem("paper.words_kind", {"kind": each[:40], "known": known}) for each in unknown])
    return [each for each in given if not only or each in only]


def _short(text: object) -> str:
    said = " ".join(str(text).split())
    return said if len(said) <= _SHOWN else said[: _SHOWN - 1] + "…"


def _pretty(value: object) -> bytes:
    import json

    return json.dumps(value, ensure_ascii=False, indent=1).encode("utf-8") + b"\n"


def _body(command: Command) -> Exit:
    arguments = command.arguments
    with command.store() as store:
        papers = own_papers(store)
        bodies = {body.name: body for body in papers.bodies}
        if arguments.name is not None and arguments.remove:
            bodies.pop(arguments.name, None)
        elif arguments.name is not None:
            names = ("code", "contact", "phone", "reconsideration_body", "court")
            given = {name: getattr(arguments, name) for name in names if getattr(arguments, name) is not None}
            bodies[arguments.name] = replace(bodies.get(arguments.name, OfficeBody(arguments.name)), **given)
        problems = body_problems(tuple(bodies.values()))
        if problems:
            return command.refuse(problems)
        save_office_papers(store, replace(papers, bodies=tuple(bodies.values())), command.now)
        shown = office_papers(store).bodies
    command.answer([asdict(body) for body in shown], "\n".join(body.name for body in shown))
    return Exit.DONE


def _glyph(command: Command) -> Exit:
    from inspector_app.notices import fonts
    from inspector_app.notices.drawn_characters import draw_characters, glyph_of_picture
    from inspector_app.notices.missing_characters import character_of

    arguments = command.arguments
    with command.store() as store:
        papers = own_papers(store)
        glyphs = dict(papers.glyphs)
        character = None if arguments.character is None else character_of(arguments.character)
        if character is not None and arguments.remove:
            glyphs.pop(character, None)
        elif character is not None and arguments.picture:
            draw_characters({})
            if character not in fonts.uncovered(character):
                raise RefusedInputError([Problem("paper.glyph_printable", {"character": character})])
            glyphs[character] = glyph_of_picture(Path(arguments.picture).read_bytes())
        save_office_papers(store, replace(papers, glyphs=glyphs), command.now)
        shown = office_papers(store).glyphs
        if arguments.missing:
            return _missing(command, store)
    listed = [{"character": each, "code": f"U+{ord(each):04X}"} for each in sorted(shown)]
    command.answer(listed, "\n".join(f"{each['character']}\t{each['code']}" for each in listed))
    return Exit.DONE


def _missing(command: Command, store: Store) -> Exit:
    from inspector_app.notices.missing_characters import missing_characters

    found = missing_characters(store)
    listed = [
        {
            "character": each.character,
            "code": f"U+{ord(each.character):04X}",
            "drawn": bool(each.glyph),
            "places": list(each.places),
            "count": each.count,
        }
        for each in found
    ]
    lines = [f"{each.character}\tU+{ord(each.character):04X}\t{'、'.join(each.places)}" for each in found]
    command.answer(listed, "\n".join(lines))
    return Exit.DONE
