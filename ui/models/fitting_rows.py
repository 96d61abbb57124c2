"""Rows of words that hold all that somebody typed, whatever column it stands in: for lists that are in the window."""

from collections.abc import Callable, Iterable, Sequence

from inspector_app.enterprises.plain_text import compact, folded

KeyedRow = tuple[str, Sequence[str]]


def fits(text: str) -> Callable[[Iterable[str]], bool]:
    """Whether the words of a row hold every word of `text`; width, case and spaces do not count."""
    words = [compact(word).casefold() for word in folded(text).split()]

    def do_fit(texts: Iterable[str]) -> bool:
        row = "\n".join(map(compact, texts)).casefold() if words else ""
        return all(word in row for word in words)

    return do_fit


def fitting(rows: Sequence[KeyedRow], text: str) -> Sequence[KeyedRow]:
    """Those of the rows of a KeyedTable; all of them for an empty text."""
    do_fit = fits(text)
    return [row for row in rows if do_fit(row[1])] if text else rows
