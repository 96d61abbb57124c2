"""Chinese names by their sound: syllables, initials and mixtures of both, with every reading of each character.

All names lie behind each other on one line of places; a set of places is one long integer, a bit for each place. So a
typed letter costs a few operations on such integers (the shift-and method), whatever the number of names and readings.
What a word reached is kept: the next letter that is typed costs one step, not the whole word again.
"""

import os
import re
from array import array
from bisect import bisect_right
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, chain

_DOUBLE_INITIALS = ("zh", "ch", "sh")
_LONGEST_SYLLABLE = 6
_LONGEST_WORD = 60
_KEPT_SETS = 48
"""Sets of places that are kept ready: what one types next is mostly among them."""
_OFTEN = 64
"""A set that would be put together of more than one of so many places is made in the beginning: it would be felt."""
_SOME = re.compile(rb"[^\0]")
Places = int
"""A set of places: bit n is place n."""
_EVERYWHERE: Places = -1
_Step = Callable[[Sequence[Places], int], Places]
"""From the places after fewer letters, and a number of letters, to the places after so many."""


class Sounds:
    """Lower-case names that are found by ASCII words. Letters and digits of a name stand for themselves (DHL, X光)."""

    def __init__(self, names: Sequence[str], starts: Sequence[int], begins: Sequence[int]) -> None:
        """`starts`: where each name begins on the line, and where the last ends, with one place between two names.

        So no name takes the end of the one before. `begins`: where in each name its distinctive part begins.
        """
        self._starts = starts
        self._size = starts[-1]
        at_begins = _places([map(int.__add__, starts, begins)], self._size)
        self._reached = {begun: _Reached(start) for begun, start in ((False, _EVERYWHERE), (True, at_begins))}
        self._spelled = {begun: _Reached(start) for begun, start in ((False, _EVERYWHERE), (True, at_begins))}
        self._sets = _PlaceSets(names, self._size)

    def find(self, word: str, *, with_initials: bool, begins: bool) -> Iterator[int]:
        """Numbers of the names in which the word sounds, rising; with `begins`, whose distinctive part begins so.

        The last syllable may be begun only. Without initials every other syllable is spelled out.
        """
        if not 0 < len(word) <= _LONGEST_WORD:
            return iter(())
        kept = (self._reached if with_initials else self._spelled)[begins]
        before = kept.before(word, lambda reached, end: self._step(reached, word, end, with_initials))
        ends = 0
        for at in range(max(0, len(word) - _LONGEST_SYLLABLE), len(word)):
            if before[at]:
                ends |= before[at] & self._sets.begun(word[at:])
        if before[-1]:
            # Whole syllables of the longest kind, and initials, end here too.
            ends |= before[-1] >> 1
        return self._names(ends)

    def _step(self, reached: Sequence[Places], word: str, end: int, with_initials: bool) -> Places:
        """The places after the first `end` letters of the word."""
        after = 0
        for length in range(1, min(_LONGEST_SYLLABLE, end) + 1):
            before = reached[end - length]
            if before:
                piece = word[end - length : end]
                after |= before & self._sets.syllable(piece)
                if with_initials:
                    after |= before & self._sets.initial(piece)
        return after << 1

    def _names(self, places: Places) -> Iterator[int]:
        """The names in which a character stands at one of the places."""
        if not places:
            return
        data = places.to_bytes((self._size >> 3) + 1, "little")
        at, starts = 0, self._starts
        while (found := _SOME.search(data, at >> 3)) is not None:
            at = max(at, found.start() << 3)
            rest = data[at >> 3] >> (at & 7)
            if rest:
                number = bisect_right(starts, at + (rest & -rest).bit_length() - 1) - 1
                yield number
                at = starts[number + 1]
            else:
                at = ((at >> 3) + 1) << 3


class _Reached:
    """How far each letter of a word leads, from some starts; the letters that the last word shares are not done again.

    Two threads may ask at once: what is kept is only ever replaced whole.
    """

    def __init__(self, start: Places) -> None:
        self._kept: tuple[str, tuple[Places, ...]] = ("", (start,))

    def before(self, word: str, step: _Step) -> tuple[Places, ...]:
        """The places after 0, 1, … letters of the word."""
        kept, reached = self._kept
        same = next((at for at, (one, other) in enumerate(zip(kept, word, strict=False)) if one != other), None)
        known = list(reached[: (min(len(kept), len(word)) if same is None else same) + 1])
        for end in range(len(known), len(word) + 1):
            known.append(step(known, end))
        self._kept = (word, tuple(known))
        return self._kept[1]


class _PlaceSets:
    """Where characters with a syllable, an initial, or a begun syllable stand."""

    def __init__(self, names: Sequence[str], size: int) -> None:
        self._size = size
        places = _places_of_letters(names)
        often = max(size // _OFTEN, 64)
        self._ready = {letter: _places([each], size) for letter, each in places.items() if len(each) > often}
        self._gaps = {letter: _gaps(each) for letter, each in places.items() if letter not in self._ready}
        self._letters: dict[str, list[str]] = defaultdict(list)
        self._begin: dict[str, list[str]] = defaultdict(list)
        for letter in places:
            readings = readings_of(letter) or frozenset((letter,))
            for reading in readings:
                self._letters[reading].append(letter)
            for begun in {reading[:length] for reading in readings for length in range(1, _LONGEST_SYLLABLE)}:
                self._begin[begun].append(letter)
        self._initials = {
            begun: self._made(letters)
            for begun, letters in self._begin.items()
            if _is_initial(begun) and sum(len(self._gaps.get(letter, ())) for letter in letters) > often
        }
        self._kept: OrderedDict[tuple[bool, str], Places] = OrderedDict()

    def syllable(self, piece: str) -> Places:
        letters = self._letters.get(piece)
        return self._set(False, piece, letters) if letters else 0

    def initial(self, piece: str) -> Places:
        return self.begun(piece) if _is_initial(piece) else 0

    def begun(self, piece: str) -> Places:
        """Where a syllable stands that begins with these letters."""
        if piece in self._initials:
            return self._initials[piece]
        letters = self._begin.get(piece, self._letters.get(piece))
        return self._set(True, piece, letters) if letters else 0

    def _set(self, begun: bool, piece: str, letters: Sequence[str]) -> Places:
        kept = self._kept.get((begun, piece))
        if kept is None:
            kept = self._made(letters)
            self._kept[begun, piece] = kept
            if len(self._kept) > _KEPT_SETS:
                self._kept.popitem(last=False)
        return kept

    def _made(self, letters: Sequence[str]) -> Places:
        seldom = [accumulate(self._gaps[letter]) for letter in letters if letter in self._gaps]
        found = _places(seldom, self._size) if seldom else 0
        for letter in letters:
            found |= self._ready.get(letter, 0)
        return found


def _is_initial(piece: str) -> bool:
    return len(piece) == 1 or piece in _DOUBLE_INITIALS


def _places_of_letters(names: Sequence[str]) -> dict[str, "array[int]"]:
    found: dict[str, array[int]] = defaultdict(lambda: array("I"))
    place = 0
    for name in names:
        for letter in name:
            found[letter].append(place)
            place += 1
        place += 1
    return dict(found)


def _gaps(places: "array[int]") -> "array[int]":
    """How far each place is from the one before: mostly half as long to keep."""
    gaps = [after - before for before, after in zip(chain((0,), places), places, strict=False)]
    return array("H" if max(gaps) < 2**16 else "I", gaps)


def sounds_in(word: str, name: str, begin: int) -> tuple[bool, bool] | None:
    """Of one name: (is the word spelled out, does it sound where the distinctive part begins); None: it does not."""
    starts = [start for start, letter in enumerate(name) if word[:1] in _heads(letter)]
    first = [begin] if begin in starts else []
    for spelled in (True, False):
        for start in (*first, *starts):
            if _goes_on(word, name, start, not spelled):
                return spelled, start == begin
    return None


def _goes_on(word: str, name: str, at: int, with_initials: bool) -> bool:
    """Whether the rest of a word sounds from there on; names are short, words at most sixty letters."""
    waiting = {(0, at)}
    seen = set(waiting)
    while waiting:
        done, place = waiting.pop()
        rest, readings = word[done:], readings_of(name[place]) or frozenset((name[place],))
        if any(reading.startswith(rest) for reading in readings):
            return True
        pieces = {reading for reading in readings if rest.startswith(reading)}
        if with_initials:
            begun = {reading[:1] for reading in readings} | {reading[:2] for reading in readings}
            pieces |= {each for each in begun if rest.startswith(each) and (len(each) == 1 or each in _DOUBLE_INITIALS)}
            if rest in pieces:
                return True
        more = {(done + len(piece), place + 1) for piece in pieces if place + 1 < len(name)} - seen
        seen |= more
        waiting |= more
    return False


@lru_cache(maxsize=8192)
def _heads(letter: str) -> frozenset[str]:
    """The letters with which it may begin to sound."""
    return frozenset(reading[0] for reading in readings_of(letter) or (letter,))


@lru_cache(maxsize=8192)
def readings_of(letter: str) -> frozenset[str]:
    """Every reading without tones, ü as v; empty for what is no Chinese character."""
    if letter < "\u3007":
        return frozenset()
    # Late: the tables take a tenth of a second; those of phrases, 40 MB, say nothing about a single character.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    os.environ.setdefault("PYPINYIN_NO_DICT_COPY", "true")
    from pypinyin import Style, pinyin

    found = pinyin(letter, style=Style.NORMAL, heteronym=True, errors="ignore", v_to_u=False)
    return frozenset(each for several in found for each in several if each.isascii() and each.isalpha())


def _places(several: Iterable[Iterable[int]], size: int) -> Places:
    bits = bytearray(size // 8 + 1)
    for places in several:
        for place in places:
            bits[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(bits, "little")
