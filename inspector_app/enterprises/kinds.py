"""The register's words for kinds of enterprise and the letters checklist and law know them by (domain.md §3.0)."""

from inspector_app import assets

LETTERS = ("E", "F", "W", "T")
"""E express, F freight, W forwarder or warehouse, T outlet."""


def kind_words() -> tuple[str, ...]:
    """The words of the register, in the order they are offered."""
    return tuple(assets.read_json("enterprises", "kinds.json"))


def kind_in_english(kind: str) -> str:
    """The English of a word of the register; the word itself when it is not one of them."""
    known = assets.read_json("enterprises", "kinds.json").get(kind)
    return str(known["en"]) if known else kind


def letter_of(kind: str) -> str | None:
    """E, F, W or T for a word of the register (a letter stands for itself); None when the kind is not known."""
    if kind in LETTERS:
        return kind
    known = assets.read_json("enterprises", "kinds.json").get(kind)
    return str(known["letter"]) if known else None
