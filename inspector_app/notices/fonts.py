"""The fonts of the papers: which font draws which character, and what none can draw.

A family is a role (text, title, heading, second heading). The installed faces of GB/T 9704-2012 play it where there
are any, the shipped Noto faces otherwise, and for the characters that an installed face lacks. Fonts are registered
with ReportLab when first needed, once per process; that of the rare characters (31 MB) only when a text has one.
"""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from hashlib import sha256
from itertools import groupby
from pathlib import Path

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics, ttfonts

from inspector_app import assets
from inspector_app.notices.archiving import end_streams_on_their_own_line
from inspector_app.notices.installed_fonts import installed_faces, read_face
from inspector_app.notices.metrics import PaperFont

BODY = "NotoSerifSC"
TITLE = "NotoSerifSC-Bold"
HEADING = "Heading"
"""黑体: 一、"""
SECOND = "Second"
"""楷体: （一）"""
_MARKS = "NotoSansSymbols2"
_RARE = "HanaMin-Rare"

_FILES = {
    BODY: "NotoSerifSC-Regular.ttf",
    TITLE: "NotoSerifSC-Bold.ttf",
    _MARKS: "NotoSansSymbols2-Marks.ttf",
    _RARE: "HanaMin-Rare.ttf",
}
# Where a character is looked for; the last is the largest.
_ORDER = {
    BODY: (BODY, _MARKS, _RARE),
    TITLE: (TITLE, BODY, _MARKS, _RARE),
    HEADING: (TITLE, BODY, _MARKS, _RARE),
    SECOND: (BODY, _MARKS, _RARE),
}
_ROLES = {"body": BODY, "title": TITLE, "heading": HEADING, "second": SECOND}
_installed: dict[str, str] = {}
"""Family to the name of the installed face that plays it."""
_drawn: list[str] = []
"""The name of the font of characters that the office drew, where it has any."""
_CMAP_BLOCK = 100
_FIRST_PLANE = 0xFFFF


@lru_cache(maxsize=1)
def register() -> None:
    """Makes `BODY` and `TITLE` known to ReportLab and sets what it must not do by itself. Repeating it costs nothing.

    Call it before the first canvas is made: a canvas takes its first font and its encoding of streams when it is born.
    """
    _cast(installed_faces())
    for name in (BODY, TITLE):
        _font(name)
    # Without a first font every page names Helvetica, which is not embedded.
    rl_config.canvas_basefontname = BODY
    # ASCII-85 of photos is pure Python: eight times slower and a quarter larger (performance.md, trap 2).
    rl_config.useA85 = 0
    # ReportLab 5.1.0 writes %04X of the code point, five digits above U+FFFF: such text copies as other characters.
    ttfonts.makeToUnicodeCMap = _to_unicode_cmap
    end_streams_on_their_own_line()


def use(faces: Mapping[str, Path]) -> None:
    """From now on these files play the roles "body", "title", "heading", "second"; the shipped ones play the others.

    `register` uses those that are installed. Raises ValueError for a file that cannot be read or embedded.
    """
    register()
    _cast(faces)


def use_drawn(font_file: bytes | None) -> None:
    """From now on this font is asked last of all, or none: it holds what no font has."""
    register()
    name = "" if font_file is None else f"Drawn-{sha256(font_file).hexdigest()[:16]}"
    if _drawn == ([name] if name else []):
        return
    if font_file is not None:
        pdfmetrics.registerFont(PaperFont(name, font_file))
    _drawn[:] = [name] if name else []
    _font_for.cache_clear()


def _cast(faces: Mapping[str, Path]) -> None:
    fonts = {_ROLES[role]: read_face(f"{role}-{path.stem}", path) for role, path in faces.items()}
    for font in fonts.values():
        pdfmetrics.registerFont(font)
    _installed.clear()
    _installed.update({family: font.fontName for family, font in fonts.items()})
    _font_for.cache_clear()


def edition(family: str) -> tuple[str, ...]:
    """The fonts that draw `family` now: what was set with others must be set again."""
    register()
    return _order(family)


def font_of(character: str, family: str) -> str | None:
    """The name of the font that draws `character` in `family`; None when no font has it."""
    register()
    return _font_for(character, family)


def spans(text: str, family: str = BODY) -> list[tuple[str, str]]:
    """`text` as runs of (font name, characters) for `family`: BODY, TITLE, HEADING or SECOND.

    A character that no font has stays with the first of them, where it draws as nothing: ask `uncovered` first.
    """
    register()
    chosen = ((_font_for(character, family) or _order(family)[0], character) for character in text)
    return [
        (font, "".join(character for _, character in run)) for font, run in groupby(chosen, key=lambda pair: pair[0])
    ]


def uncovered(text: str) -> list[str]:
    """The characters of `text` that no font has, sorted, each once."""
    register()
    return sorted(character for character in set(text) if _font_for(character, BODY) is None)


@lru_cache(maxsize=20_000)
def _font_for(character: str, family: str) -> str | None:
    code = ord(character)
    return next((name for name in _order(family) if code in _font(name).face.charToGlyph), None)


def _order(family: str) -> tuple[str, ...]:
    installed = _installed.get(family)
    return (*([installed] if installed else []), *_ORDER[family], *_drawn)


@cache
def _font(name: str) -> ttfonts.TTFont:
    if name not in _FILES:
        return pdfmetrics.getFont(name)
    if name == _RARE:
        font = PaperFont(name, assets.read_packed("fonts", _FILES[name]))
    else:
        with assets.as_path("fonts", _FILES[name]) as path:
            font = PaperFont(name, path)
    pdfmetrics.registerFont(font)
    return font


def _to_unicode_cmap(font_name: str, subset: Sequence[int]) -> str:
    """From codes of one byte to UTF-16 (PDF 32000-1 9.10.3), in blocks of at most 100 (Adobe Technical Note 5014)."""
    lines = [f"<{code:02X}> <{_utf16(character)}>" for code, character in enumerate(subset)]
    blocks = [lines[start : start + _CMAP_BLOCK] for start in range(0, len(lines), _CMAP_BLOCK)]
    body = "\n".join("\n".join([f"{len(block)} beginbfchar", *block, "endbfchar"]) for block in blocks)
    return f"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /{font_name} def
/CMapType 2 def
1 begincodespacerange
<00> <{len(subset) - 1:02X}>
endcodespacerange
{body}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


def _utf16(code: int) -> str:
    return f"{code:04X}" if code <= _FIRST_PLANE else chr(code).encode("utf-16-be").hex().upper()
