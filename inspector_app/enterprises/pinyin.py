"""Chinese names by their sound: syllables, initials and mixtures of both, with every reading of each character.

All names lie behind each other on one line of places; a set of places is one long integer, a bit for each place. So a
typed letter costs a few operations on such integers (the shift-and method), whatever the number of names and readings.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, reduce
from operator import or_

_DOUBLE_INITIALS = ("zh", "ch", "sh")
_LONGEST_SYLLABLE = 6
_LONGEST_WORD = 60
Places = int
"""A set of places: bit n is place n."""


class Sounds:
    """Lower-case names that are found by ASCII words. Letters and digits of a name stand for themselves (DHL, X光)."""

    def __init__(self, names: Sequence[str], begins: Sequence[int]) -> None:
        """`begins`: where in each name its distinctive part begins."""
        self._spans: list[tuple[int, int]] = []
        at = 0
        for name in names:
            self._spans.append((at, at + len(name) + 1))
            at += len(name) + 1
        self._everywhere: Places = (1 << at) - 1
        self._at_begins = _places((start + begin for (start, _), begin in zip(self._spans, begins, strict=True)), at)
        self._syllables: dict[str, Places] = defaultdict(int)
        self._initials: dict[str, Places] = defaultdict(int)
        self._take_letters(names, at)
        self._begun: dict[str, Places] = {}

    def find(self, word: str, *, with_initials: bool) -> tuple[list[int], list[int]]:
        """Numbers of the names in which the word sounds, and of those whose distinctive part begins so.

        The last syllable may be begun only. Without initials every other syllable is spelled out.
        """
        if len(word) > _LONGEST_WORD:
            return [], []
        pieces = [list(self._pieces(word[at:], with_initials)) for at in range(len(word))]
        return self._names(_ends(pieces, self._everywhere)), self._names(_ends(pieces, self._at_begins))

    def _take_letters(self, names: Sequence[str], size: int) -> None:
        found: dict[str, list[int]] = defaultdict(list)
        for (start, _), name in zip(self._spans, names, strict=True):
            for place, letter in enumerate(name, start):
                found[letter].append(place)
        for letter, several in found.items():
            places = _places(several, size)
            readings = readings_of(letter) or frozenset((letter,))
            for reading in readings:
                self._syllables[reading] |= places
            for initial in {reading[0] for reading in readings} | {reading[:2] for reading in readings}:
                if len(initial) == 1 or initial in _DOUBLE_INITIALS:
                    self._initials[initial] |= places

    def _pieces(self, rest: str, with_initials: bool) -> Iterator[tuple[int, Places]]:
        """What `rest` may go on with: (its letters, where such a character stands)."""
        if len(rest) < _LONGEST_SYLLABLE:
            yield len(rest), self._begun_with(rest)
        for length in range(1, min(_LONGEST_SYLLABLE, len(rest)) + 1):
            yield length, self._syllables.get(rest[:length], 0)
        if with_initials:
            yield 1, self._initials.get(rest[0], 0)
            if rest[:2] in _DOUBLE_INITIALS:
                yield 2, self._initials.get(rest[:2], 0)

    def _begun_with(self, letters: str) -> Places:
        if letters not in self._begun:
            fitting = (places for syllable, places in self._syllables.items() if syllable.startswith(letters))
            self._begun[letters] = reduce(or_, fitting, 0)
        return self._begun[letters]

    def _names(self, places: Places) -> list[int]:
        """The names after whose characters the places stand."""
        if not places:
            return []
        marks = bin(places)[:1:-1]
        # The place after the last character of a name is its own, so no name takes the end of the one before.
        return [number for number, (start, end) in enumerate(self._spans) if "1" in marks[start:end]]


@lru_cache(maxsize=8192)
def readings_of(letter: str) -> frozenset[str]:
    """Every reading without tones, ü as v; empty for what is no Chinese character."""
    if letter < "\u3007":
        return frozenset()
    # Late: the tables take a quarter of a second.
    from pypinyin import Style, pinyin

    found = pinyin(letter, style=Style.NORMAL, heteronym=True, errors="ignore", v_to_u=False)
    return frozenset(each for several in found for each in several if each.isascii() and each.isalpha())


def _ends(pieces: Sequence[Sequence[tuple[int, Places]]], starts: Places) -> Places:
    """The places after the whole word, for words that begin at one of `starts`."""
    reached = [starts, *([0] * len(pieces))]
    for at, several in enumerate(pieces):
        if reached[at]:
            for length, places in several:
                reached[at + length] |= (reached[at] & places) << 1
    return reached[-1]


def _places(several: Iterable[int], size: int) -> Places:
    bits = bytearray(size // 8 + 1)
    for place in several:
        bits[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(bits, "little")
