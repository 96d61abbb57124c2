"""`inspector-app office words|bodies|glyphs …`: what an office says for its papers beside issuer and contact."""

from dataclasses import asdict, replace
from pathlib import Path

from db.records import OfficeBody
from inspector_app.commands.frame import Command, Exit, Subparsers, add_verb
from inspector_app.commands.papers import json_of
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.files import write_atomically
from inspector_app.office import body_problems, office_papers, own_papers, save_office_papers
from inspector_app.stores import Store


def add(verbs: Subparsers) -> None:
    words = add_verb(verbs, "words", _words, "the office's own words of its papers: write them to a file, or take them")
    words.add_argument("--out", default=None, metavar="FILE", help="write every text that can be changed, as JSON")
    words.add_argument("--take", default=None, metavar="FILE", help="JSON {kind: {text: words}}; checked, then kept")
    words.add_argument("--check", default=None, metavar="FILE", help="only say what is wrong with such a file")
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
    from inspector_app.notices.kinds import KINDS
    from inspector_app.notices.office_words import changeable_texts, word_problems, words_of

    arguments = command.arguments
    with command.store() as store:
        papers, own = office_papers(store), own_papers(store)
        source = arguments.take or arguments.check
        if source:
            given = json_of(Path(source))
            problems = word_problems(given)
            if problems:
                return command.refuse(problems)
            if arguments.take:
                save_office_papers(store, replace(own, words=given), command.now)
    if arguments.out:
        texts = {}
        for kind in KINDS.values():
            said = words_of(kind, papers)
            texts[kind.id] = {name: said.get(name, said.get("texts", {}).get(name)) for name in changeable_texts(kind)}
        write_atomically(Path(arguments.out), _pretty(texts))
    shown = given if source else papers.words
    command.answer(shown, command.say("用语已检查。", "The words were checked.") if source else _pretty(shown).decode())
    return Exit.DONE


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
