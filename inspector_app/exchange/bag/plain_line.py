"""What may stand as one line of text in a pack or a card: nothing that moves, hides or breaks what people read."""

import unicodedata

_REFUSED_CATEGORIES = {"Cc", "Cf", "Cs", "Zl", "Zp"}
"""Controls, invisible and direction marks, lone surrogates, line and paragraph ends. Unassigned characters may pass:
an older Python does not know the newest rare characters of names."""


def is_plain_line(text: str, longest: int) -> bool:
    """Whether `text` is 1 to `longest` characters of visible text on one line, without space around it."""
    if not 0 < len(text) <= longest or text != text.strip():
        return False
    # What Python prints as it is has none of these; the others are looked at sign by sign.
    return text.isprintable() or not _REFUSED_CATEGORIES & set(map(_category, text))


def _category(character: str) -> str:
    return unicodedata.category(character)
