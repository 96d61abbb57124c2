"""Texts of people and packs, made fit for paper: what no paper can show is taken out."""

import re
import unicodedata

# Shown by nothing on paper: controls, format characters, halves of pairs.
_HIDDEN = {"Cc", "Cf", "Cs"}
# Full-width spaces are set as they are: they make room in forms.
_SPACES = re.compile(r"[^\S　]+")
_ORDINARY = re.compile("[ -~\u3000-\u9fff\uff00-\uffef、-】〔〕“”‘’…—·×]*")
"""Letters, digits, Chinese and its marks: none of these is hidden."""


def printable(text: str) -> str:
    """`text` on one line without control characters, hidden marks and lone surrogates; each run of spaces is one."""
    text = _SPACES.sub(" ", text)
    # Nearly every text is ordinary, and is passed at once: this is asked for every line of every paper.
    if _ORDINARY.fullmatch(text):
        return text
    return "".join(character for character in text if not _is_hidden(character))


def clean(text: str) -> str:
    """`printable` text without spaces at its ends."""
    return printable(text).strip()


def without_end(text: str) -> str:
    """Clean text without the full stop at its end, to stand in the middle of a sentence."""
    return clean(text).rstrip("。；;，, ")


def _is_hidden(character: str) -> bool:
    code = ord(character)
    if 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF:
        return True
    return unicodedata.category(character) in _HIDDEN
