"""Which kind of question a control and the type of its answer make, and which texts are answers of a type."""

import re
from datetime import UTC
from unicodedata import normalize

from inspector_app.checklists.form.fields import Kind
from inspector_app.checklists.form.slots import Slot
from inspector_app.checklists.openrosa.moments import EPOCH, parse_clock, parse_moment

GROUPS = frozenset({"group", "repeat"})
QUESTIONS = frozenset({"input", "secret", "select", "select1", "rank", "range", "upload", "trigger"})

_BY_TYPE = {
    "int": Kind.INTEGER,
    "integer": Kind.INTEGER,
    "decimal": Kind.DECIMAL,
    "date": Kind.DATE,
    "time": Kind.TIME,
    "dateTime": Kind.DATETIME,
    "barcode": Kind.BARCODE,
    "geopoint": Kind.GEOPOINT,
    "geotrace": Kind.GEOTRACE,
    "geoshape": Kind.GEOSHAPE,
}
_BY_CONTROL = {
    "select1": Kind.SELECT_ONE,
    "select": Kind.SELECT_MULTIPLE,
    "rank": Kind.RANK,
    "range": Kind.RANGE,
    "trigger": Kind.ACKNOWLEDGE,
    "secret": Kind.TEXT,
}
_BY_MEDIA = {"image": Kind.IMAGE, "audio": Kind.AUDIO, "video": Kind.VIDEO}
_NUMERIC = frozenset({"int", "integer", "decimal"})
_INTEGER = re.compile(r"-?\d{1,18}", re.ASCII)
_DECIMAL = re.compile(r"-?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d{1,3})?", re.ASCII)


def kind_of(tag: str, slot: Slot, media_type: str) -> Kind:
    if tag == "input":
        return _kind_of_input(slot)
    if tag == "upload":
        return _BY_MEDIA.get(media_type.partition("/")[0], Kind.FILE)
    return _BY_CONTROL.get(tag, Kind.UNKNOWN)


def _kind_of_input(slot: Slot) -> Kind:
    bind = slot.bind
    always = bind.read_only is not None and bind.read_only.source.replace(" ", "") in ("true()", "1")
    if always and bind.type == "string" and bind.calculate is None and not slot.default:
        return Kind.NOTE
    return _BY_TYPE.get(bind.type, Kind.TEXT)


def as_typed(type_: str, text: str) -> str:
    """What somebody typed, as XForms writes it: an input method can leave full-width digits in a number."""
    if type_ in _NUMERIC:
        return normalize("NFKC", text).strip()
    return text


def fits_type(type_: str, text: str) -> bool:
    """Whether the text, not empty, is an answer of that XForms type."""
    if type_ in ("int", "integer"):
        return _INTEGER.fullmatch(text) is not None
    if type_ == "decimal":
        return _DECIMAL.fullmatch(text) is not None
    if type_ == "date":
        return len(text) <= 10 and parse_moment(text, UTC) is not None
    if type_ == "dateTime":
        return parse_moment(text, UTC) is not None
    if type_ == "time":
        return parse_clock(text, EPOCH) is not None
    return True
