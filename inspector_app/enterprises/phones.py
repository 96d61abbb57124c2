"""Telephone numbers of a register: mobile, landline, service numbers, several in one cell."""

import re

from inspector_app.enterprises.cell_errors import UnreadableCellError
from inspector_app.enterprises.plain_text import folded, shown, text_of

_LONGEST = 200
_SEPARATORS = re.compile(r"[、,;/；，\n]+|\s+(?=(?:\+|00)?\d{7,})")
_DASHES = re.compile(r"[-‐‑–—－]+")
_HOME = re.compile(r"^(?:\+|00)86(?=1[3-9]\d{9}$|0?[1-9]\d{8,10}$)")
_MOBILE = re.compile(r"1[3-9]\d{9}")
_LANDLINE = re.compile(r"(0(?:10|2\d|[3-9]\d{2}))?([2-9]\d{6,7})(?:(?:转|分机|ext\.?|x)(\d{1,6}))?", re.IGNORECASE)
_EXTENSION = re.compile(r"^(.*\d{7,8})-(\d{1,6})$")
_SERVICE = re.compile(r"[48]00\d{7}|95\d{3,4}|11183|11185")
_ABROAD = re.compile(r"(?:\+|00)\d{8,14}")


def read_phones(value: object) -> str:
    """The numbers in their plain form, joined by 、. Raises UnreadableCellError phone_impossible for the whole cell.

    A landline is written 0755-27381234 or 0755-27381234-801; all others as digits alone.
    """
    written = folded(text_of(value))
    if _MOBILE.fullmatch(written):
        return written
    parts = [part for part in _SEPARATORS.split(written) if part.strip()] if len(written) <= _LONGEST else []
    plain = [_plain_phone(part) for part in parts]
    if not plain or None in plain:
        raise UnreadableCellError("phone_impossible", value=shown(value))
    return "、".join(part for part in dict.fromkeys(plain) if part)


def _plain_phone(text: str) -> str | None:
    spoken = _EXTENSION.sub(r"\1转\2", _DASHES.sub("-", text.replace(" ", "")))
    dialled = re.sub(r"[-().]", "", spoken)
    dialled = _HOME.sub("", dialled)
    if _MOBILE.fullmatch(dialled) or _SERVICE.fullmatch(dialled) or _ABROAD.fullmatch(dialled):
        return dialled
    found = _LANDLINE.fullmatch(dialled)
    return "-".join(part for part in found.groups() if part) if found else None
