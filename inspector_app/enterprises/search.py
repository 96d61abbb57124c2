"""Finds enterprises as one types: part of the name, pinyin, initials, credit code, phone, address, people.

All texts of a kind lie in one long string, enterprise behind enterprise, short names first: a word is looked for in
each by one scan, which ends with the last hit that is wanted. So it costs what a scan of the names costs, however many
there are (performance.md §2); what is looked through to its end is slow, and done off the window's thread.
"""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from heapq import merge
from itertools import islice

from db.records.register import Enterprise
from inspector_app import assets
from inspector_app.enterprises.pinyin import Sounds, sounds_in
from inspector_app.enterprises.plain_text import compact, folded

_BEGINS, _IN_NAME, _INITIALS_BEGIN, _INITIALS, _ELSEWHERE = range(5)
"""How well a word fits: at the start of the distinctive part of the name, in the name, …; less is better."""
_MOST_WORDS = 8
_FEW = 1_000
"""So many hits of one word are ranked by all words; of more, the first word ranks alone."""
_PLAIN = re.compile(r"[!-~]+")
_TYPED = re.compile(r"[!-~\u4e00-\u9fff]*")
"""Characters that width and spaces do not change."""
_AFTER_ALL = chr(0x10FFFF)

Ranked = Iterator[tuple[int, int]]
"""(rank, number), best first, each number once."""


class SearchIndex:
    """Made once for a register, slow (pinyin tables); it is not changed afterwards, so threads may share it."""

    def __init__(self, enterprises: Sequence[Enterprise]) -> None:
        self._given = [each.id for each in enterprises]
        named = [(_plain(each.name), place) for place, each in enumerate(enterprises)]
        # By the length alone: names compared one by one would hold every other thread up, of half a million for 0.3 s.
        named.sort(key=lambda pair: len(pair[0]))
        names = [name for name, _ in named]
        self._places = array("I", (place for _, place in named))
        self._begins = array("H", (min(len(name) - len(distinctive(name)), 65_535) for name in names))
        self._names = _Texts(names)
        self._sounds = Sounds(names, self._names.starts, self._begins)
        words, plain = [], []
        for _, place in named:
            texts = _other_fields(enterprises[place])
            words.append("\t".join(text for text in texts if not text.isascii()))
            plain.append("\t".join(_PLAIN.findall("\t".join(texts))))
        self._words, self._plain = _Texts(words), _Texts(plain)
        del words, plain
        self._by_core = array("I", sorted(range(len(names)), key=self._core))

    def find(self, text: str, limit: int) -> list[str]:
        """Ids of at most `limit` enterprises that fit every word, best first; all of them for an empty text."""
        return list(islice(self.each(text), max(0, limit)))

    def each(self, text: str) -> Iterator[str]:
        """As `find`, one after the other: whoever stops early has not paid for the rest."""
        words = [compact(word).casefold() for word in folded(text[:400]).split()][:_MOST_WORDS]
        if not words:
            return iter(self._given)
        numbers = (number for _, number in self._ranked(words[0])) if len(words) == 1 else self._of_all(words)
        return (self._given[self._places[number]] for number in numbers)

    def _of_all(self, words: Sequence[str]) -> Iterator[int]:
        """The numbers that fit every word; of many, those that fit the longest one best come first."""
        first = max(words, key=len)
        for word in (first, *(each for each in words if each is not first)):
            few = list(islice(self._ranked(word), _FEW))
            if len(few) < _FEW:
                return iter([number for _, number in sorted(self._fitting(few, words, word))])
        return (number for _, number in self._fitting(self._ranked(first), words, first))

    def _fitting(self, found: Iterable[tuple[int, int]], words: Sequence[str], known: str) -> Ranked:
        """Of what one word found, what the others fit too, with the sum of all ranks."""
        others = [word for word in words if word is not known]
        for rank, number in found:
            ranks = [self._rank(word, number) for word in others]
            if None not in ranks:
                yield rank + sum(each for each in ranks if each is not None), number

    def _ranked(self, word: str) -> Ranked:
        seen: set[int] = set()
        for rank, numbers in self._tiers(word):
            for number in numbers:
                if number not in seen:
                    seen.add(number)
                    yield rank, number

    def _tiers(self, word: str) -> Iterator[tuple[int, Iterator[int]]]:
        plain = word.isascii()
        sounds = self._sounds if plain and word.isalnum() else None
        spelled = sounds.find(word, with_initials=False, begins=True) if sounds else iter(())
        yield _BEGINS, merge(self._beginning(word), spelled)
        spelled = sounds.find(word, with_initials=False, begins=False) if sounds else iter(())
        yield _IN_NAME, merge(self._names.holding(word), spelled)
        if sounds:
            yield _INITIALS_BEGIN, sounds.find(word, with_initials=True, begins=True)
            yield _INITIALS, sounds.find(word, with_initials=True, begins=False)
        yield _ELSEWHERE, (self._plain if plain else self._words).holding(word)

    def _beginning(self, word: str) -> Iterator[int]:
        """Those whose distinctive part begins so, rising."""
        start = bisect_left(self._by_core, word, key=self._core)
        end = bisect_right(self._by_core, word + _AFTER_ALL, key=self._core)
        return iter(sorted(self._by_core[start:end]))

    def _core(self, number: int) -> str:
        return self._names[number][self._begins[number] :]

    def _rank(self, word: str, number: int) -> int | None:
        """How well one enterprise fits a word; None when it does not."""
        name, begin = self._names[number], self._begins[number]
        if name.startswith(word, begin):
            return _BEGINS
        if word in name:
            return _IN_NAME
        heard = sounds_in(word, name, begin) if word.isascii() and word.isalnum() else None
        if heard is not None:
            spelled, begins = heard
            return (_BEGINS if begins else _IN_NAME) if spelled else _INITIALS_BEGIN if begins else _INITIALS
        return _ELSEWHERE if word in self._words[number] or word in self._plain[number] else None


class _Texts:
    """Many texts as one, which is looked through by one scan; none of them holds a line break."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.starts = array("I", [0])
        parts = list(texts)
        at, letters = 0, set[str]()
        for text in parts:
            at += len(text) + 1
            self.starts.append(at)
            # One by one: all at once would hold every other thread up, of half a million for 0.2 s.
            letters.update(text)
        parts.append("")
        self._all = "\n".join(parts)
        self._letters = frozenset(letters)

    def __getitem__(self, number: int) -> str:
        return self._all[self.starts[number] : self.starts[number + 1] - 1]

    def holding(self, word: str) -> Iterator[int]:
        """The numbers of the texts that the word is in, rising."""
        text, starts = self._all, self.starts
        # Much of what is mistyped has a letter that is nowhere.
        at = text.find(word) if self._letters.issuperset(word) else -1
        while at >= 0:
            number = bisect_right(starts, at) - 1
            yield number
            at = text.find(word, starts[number + 1])


def distinctive(name: str) -> str:
    """A name from where it begins to differ: without the province, city and district before it."""
    found = _places().match(name)
    rest = name[found.end() :] if found else name
    return rest if len(rest) > 1 else name


@lru_cache(maxsize=1)
def _places() -> re.Pattern[str]:
    places = sorted(assets.read_json("enterprises", "name_parts.json")["places"], key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(places)}|[(（](?:{'|'.join(places)})[)）])+")


def _other_fields(enterprise: Enterprise) -> list[str]:
    said = (
        enterprise.credit_code,
        enterprise.phone,
        re.sub(r"\D", "", enterprise.phone),
        enterprise.address,
        enterprise.community,
        enterprise.contact,
        enterprise.legal_person,
        enterprise.brand,
        enterprise.kind,
        enterprise.express_licence,
        enterprise.filing_certificate,
    )
    return [_plain(text) for text in dict.fromkeys(said) if text]


def _plain(text: str) -> str:
    """As one types it; nearly every text is so already."""
    return (text if _TYPED.fullmatch(text) else compact(text)).casefold()
