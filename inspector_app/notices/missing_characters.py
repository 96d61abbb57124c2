"""Characters of the store that no font draws: where they stand, and which the office has drawn itself."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import datetime
from pathlib import Path

from db.records.register import Enterprise
from db.work import Work
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.notices import fonts
from inspector_app.notices.characters import clean
from inspector_app.notices.drawn_characters import draw_characters, glyph_of_picture
from inspector_app.office import office_papers_in, own_papers, save_office_papers
from inspector_app.stores import Store

_PLACES_SHOWN = 3
_FIELDS = tuple(field.name for field in fields(Enterprise))


@dataclass(frozen=True, slots=True)
class MissingCharacter:
    """`places` are names of enterprises, or of who was met; `glyph` the drawing, PNG in base64, "" for none."""

    character: str
    places: tuple[str, ...]
    count: int
    glyph: str = ""
    is_own: bool = False
    """Drawn on this laptop, not in the office's plan: only that can be taken back here."""


def missing_characters(store: Store) -> tuple[MissingCharacter, ...]:
    """Those in the register, visits and findings, and those that were drawn; sorted."""
    own = own_papers(store).glyphs
    with store.database.look() as work:
        glyphs = office_papers_in(work).glyphs
        draw_characters({})
        places: dict[str, list[str]] = {character: [] for character in glyphs}
        drawn: set[str] = set()
        for place, text in _texts(work):
            # Most texts are of characters that were met before: only new ones are looked up.
            found = fonts.uncovered(clean("".join(set(text) - drawn)))
            drawn |= set(text) - set(found)
            for character in found:
                places.setdefault(character, []).append(place)
    draw_characters(glyphs)
    return tuple(
        MissingCharacter(
            character,
            tuple(dict.fromkeys(found))[:_PLACES_SHOWN],
            len(dict.fromkeys(found)),
            glyphs.get(character, ""),
            character in own,
        )
        for character, found in sorted(places.items())
    )


def character_of(text: str) -> str:
    """The one character that is meant, or named by its code. Raises RefusedInputError paper.glyph_character."""
    bare = text.strip()
    if bare[:2].upper() == "U+":
        try:
            bare = chr(int(bare[2:], 16))
        except (ValueError, OverflowError):
            bare = ""
    if len(bare) != 1 or unicodedata.category(bare) in ("Cc", "Cf", "Cs", "Zs"):
        raise RefusedInputError([Problem("paper.glyph_character", {"character": text[:20]})])
    return bare


def save_glyph(store: Store, character: str, picture: Path, now: datetime) -> str:
    """Keeps the drawing of a character; gives it as it will be printed.

    Raises RefusedInputError paper.glyph_printable, paper.glyph_picture, paper.glyph_blank; OSError.
    """
    papers = own_papers(store)
    draw_characters({})
    if character not in fonts.uncovered(character):
        raise RefusedInputError([Problem("paper.glyph_printable", {"character": character})])
    glyph = glyph_of_picture(picture.read_bytes())
    save_office_papers(store, replace(papers, glyphs={**papers.glyphs, character: glyph}), now)
    return glyph


def remove_glyph(store: Store, character: str, now: datetime) -> str:
    """What was drawn, to be put back; "" when nothing was. Issued papers stay as they are."""
    papers = own_papers(store)
    gone = papers.glyphs.get(character, "")
    if gone:
        kept = {each: glyph for each, glyph in papers.glyphs.items() if each != character}
        save_office_papers(store, replace(papers, glyphs=kept), now)
    return gone


def put_glyph_back(store: Store, character: str, glyph: str, now: datetime) -> None:
    papers = own_papers(store)
    save_office_papers(store, replace(papers, glyphs={**papers.glyphs, character: glyph}), now)


def _texts(work: Work) -> Iterator[tuple[str, str]]:
    """Place and text."""
    names = {}
    for enterprise in work.enterprises.all():
        names[enterprise.id] = clean(enterprise.name)
        yield names[enterprise.id], "".join(map(_said, (getattr(enterprise, name) for name in _FIELDS)))
    for visit in work.visits.all():
        place = names.get(visit.enterprise_id, "")
        people = [text for each in visit.inspectors for text in (each.name, each.certificate)]
        yield place, "".join((*people, visit.site_contact, *(body.name for body in visit.bodies)))
        yield place, "".join(each.problem + each.requirement for each in work.findings.of_visit(visit.id))


def _said(value: object) -> str:
    return value if isinstance(value, str) else ""
