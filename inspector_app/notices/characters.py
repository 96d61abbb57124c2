"""Texts of people and packs, made fit for paper: what no paper can show is taken out."""

import re
import unicodedata

# Shown by nothing on paper: controls, format characters, halves of pairs.
_HIDDEN = {"Cc", "Cf", "Cs"}
# Full-width spaces are set as they are: they make room in forms.
_SPACES = re.compile(r"[^\S　]+")
_FULL_WIDTH_SPACE = "　"
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""Variation selectors: marks like any other to Unicode, and of no ink."""


def printable(text: str) -> str:
    """`text` on one line without control characters, hidden marks and lone surrogates; each run of spaces is one."""
    text = _SPACES.sub(" ", text)
    # Nearly every text is fit as it is, and is passed at once: this is asked for every line of every paper. What Python
    # calls printable has none of the hidden categories; when it says no, every character is looked at.
    if text.replace(_FULL_WIDTH_SPACE, "").isprintable() and not _SELECTORS.search(text):
        return text
    return "".join(character for character in text if not _is_hidden(character))


def clean(text: str) -> str:
    """`printable` text without spaces at its ends."""
    return printable(text).strip()


def without_end(text: str) -> str:
    """Clean text without the full stop at its end, to stand in the middle of a sentence."""
    return clean(text).rstrip("。；;，, ")


def _is_hidden(character: str) -> bool:
    return unicodedata.category(character) in _HIDDEN or bool(_SELECTORS.match(character))
