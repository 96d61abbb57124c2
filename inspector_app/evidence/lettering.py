"""Letters on pictures, from the fonts that ship with the program: every character has its font, or stands as 〓."""

from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from itertools import groupby

from PIL import Image, ImageDraw, ImageFont

from inspector_app import assets

MISSING = "〓"
"""The printers' mark for a character that is not in the case."""
LINE_HEIGHT = 1.3
"""As a multiple of the size of the letters."""
_RARE = "HanaMin-Rare.ttf"
_FILES = ("NotoSansSC-Regular.ttf", "NotoSansSymbols2-Marks.ttf", _RARE)
"""In the order in which a character is looked for; the last is the largest."""
# That of joined scripts needs a library that is not everywhere, and papers must not differ.
_LAYOUT = ImageFont.Layout.BASIC
_TRIAL_SIZE = 16
_MEASURED_SIZE = 100
_NO_CHARACTER = "\uffff"
_CLOSING = frozenset("，。、；：！？）》」』】〕〉")
"""Never the first of a line."""


def text_width(text: str, size: int) -> float:
    """Pixels that `text` takes on one line, to a hundredth: measured at one size, so that no other is loaded for it."""
    return _measured(text) * size / _MEASURED_SIZE


def draw_text(draw: ImageDraw.ImageDraw, at: tuple[float, float], text: str, size: int, ink: str, edge: str) -> None:
    """One line with its top left corner at `at`; `edge` is the colour of a thin rim around the letters, "" for none."""
    x, y = at
    rim = max(1, round(size / 12)) if edge else 0
    for file, run in _runs(text):
        font = _font(file, size)
        # On a common baseline: fonts differ in how far it is from their top.
        place = (x, y + size)
        draw.text(place, run, ink, font, "ls", stroke_width=rim, stroke_fill=edge or None)
        x += font.getlength(run)


def broken_lines(text: str, size: int, width: float) -> list[str]:
    """`text` in lines no wider than `width`; a word longer than a line is broken where it must be."""
    lines, line, taken = [], "", 0.0
    for word in _pieces(text, size, width):
        if line and taken + text_width(word.rstrip(), size) > width:
            lines.append(line.rstrip())
            line, taken = "", 0.0
        shown = word if line else word.lstrip()
        line += shown
        taken += text_width(shown, size)
    return [*lines, line.rstrip()]


def _pieces(text: str, size: int, width: float) -> Iterator[str]:
    for word in _words(text):
        if text_width(word.rstrip(), size) > width:
            yield from word
        else:
            yield word


def _words(text: str) -> list[str]:
    """Where a line may end: after every Han character, and after the space behind a word of letters."""
    words: list[str] = []
    for character in text:
        before = words[-1][-1] if words else ""
        letters = character.isascii() and not character.isspace() and before.isascii() and not before.isspace()
        if before and (letters or character.isspace() or character in _CLOSING):
            words[-1] += character
        else:
            words.append(character)
    return words


def _runs(text: str) -> Iterator[tuple[str, str]]:
    """Font file and the characters it draws."""
    chosen = [(_file_of(character), character) for character in text]
    shown = [(file or _FILES[0], character if file else MISSING) for file, character in chosen]
    for file, pairs in groupby(shown, key=lambda pair: pair[0]):
        yield file, "".join(character for _, character in pairs)


@lru_cache(maxsize=20_000)
def _measured(text: str) -> float:
    return sum(_font(file, _MEASURED_SIZE).getlength(run) for file, run in _runs(text))


@lru_cache(maxsize=20_000)
def _file_of(character: str) -> str:
    """ "" when no font has it."""
    return next((file for file in _FILES if character.isspace() or _has(file, character)), "")


def _has(file: str, character: str) -> bool:
    """Pillow does not tell which characters a font has: one that draws as the sign for none has not this one."""
    return _drawn(file, character) != _drawn(file, _NO_CHARACTER)


@lru_cache(maxsize=64)
def _drawn(file: str, character: str) -> tuple[tuple[int, int], bytes]:
    font = _font(file, _TRIAL_SIZE)
    image = Image.new("L", (3 * _TRIAL_SIZE, 3 * _TRIAL_SIZE))
    ImageDraw.Draw(image).text((_TRIAL_SIZE, 2 * _TRIAL_SIZE), character, 255, font, "ls")
    return (round(font.getlength(character)), 0), image.tobytes()


def _font(file: str, size: int) -> ImageFont.FreeTypeFont:
    return _rare_font(size) if file == _RARE else _mapped_font(file, size)


@lru_cache(maxsize=32)
def _mapped_font(file: str, size: int) -> ImageFont.FreeTypeFont:
    with assets.as_path("fonts", file) as path:
        return ImageFont.truetype(str(path), size, layout_engine=_LAYOUT)


@lru_cache(maxsize=3)
def _rare_font(size: int) -> ImageFont.FreeTypeFont:
    """Of bytes Pillow copies all for each size, 31 MB: few are kept, and only where a name has a rare character."""
    return ImageFont.truetype(BytesIO(_rare_file()), size, layout_engine=_LAYOUT)


@lru_cache(maxsize=1)
def _rare_file() -> bytes:
    return assets.read_packed("fonts", _RARE)
