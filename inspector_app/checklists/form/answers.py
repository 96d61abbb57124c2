"""A calculated value as the text of an answer."""

import math
from datetime import tzinfo

from inspector_app.checklists.openrosa.moments import moment_of, parse_moment, written
from inspector_app.checklists.openrosa.values import Value, to_boolean, to_number, to_string


def answer_of(value: Value, type_: str, zone: tzinfo) -> str:
    """Cast to the type of the question: what is not a number is no answer, a date loses its time."""
    text = to_string(value)
    if text in ("", "NaN"):
        return ""
    if type_ in ("int", "integer"):
        number = to_number(value, zone)
        return str(math.trunc(number)) if math.isfinite(number) else text
    if type_ == "date":
        return _day(value, text, zone)
    if type_ == "dateTime" and isinstance(value, float):
        moment = moment_of(value, zone)
        return text if moment is None else written(moment)
    if type_ == "boolean":
        return to_string(to_boolean(value)) if not isinstance(value, str) else text
    return text


def _day(value: Value, text: str, zone: tzinfo) -> str:
    numeric = isinstance(value, float) and math.isfinite(value)
    moment = moment_of(float(text), zone) if numeric else parse_moment(text, zone)
    return text if moment is None else moment.astimezone(zone).date().isoformat()
