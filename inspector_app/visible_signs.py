"""Names and words of others, made safe to look at: a sign that hides in a text, or turns it round, is seen as �.

With one of them a name looks like another one, and a program named as a picture. What is stored stays as it
was written and signed; only what is shown is changed, so that people see that something is there.
"""

import unicodedata

SEEN_AS = "\ufffd"
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Controls, format and direction marks, halves of pairs, ends of lines and paragraphs."""
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Letters and marks by their category, but nothing is drawn for them."""
_JOINER = "\u200d"
_OF_PICTURES = frozenset({"So", "Sk"})
"""Some pictures are several, joined; tones of skin stand among the marks."""


def visible(text: str) -> str:
    """`text` with `SEEN_AS` in place of each hidden sign; line ends and tabs stay, and what joins pictures."""
    if text.isprintable() and _BLANK.isdisjoint(text):
        return text
    return "".join(_seen(text, place) for place in range(len(text)))


def _seen(text: str, place: int) -> str:
    sign = text[place]
    if sign in "\n\t" or (sign not in _BLANK and unicodedata.category(sign) not in _HIDDEN):
        return sign
    return sign if sign == _JOINER and _joins_pictures(text, place) else SEEN_AS


def _joins_pictures(text: str, place: int) -> bool:
    before, after = text[:place].rstrip("\ufe0f")[-1:], text[place + 1 : place + 2]
    return all(sign and unicodedata.category(sign) in _OF_PICTURES for sign in (before, after))
