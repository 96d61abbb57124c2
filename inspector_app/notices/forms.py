"""Lines to be filled in by hand: a label, and a rule to write on or the value that is already known."""

from collections.abc import Sequence

from inspector_app.notices.flow import Mark, Row, RuleMark, paragraph, text_mark
from inspector_app.notices.glyphs import Face, width_of
from inspector_app.notices.lines import set_line
from inspector_app.notices.words import Field

# A signature needs this much room, in characters.
_LEAST_BLANK = 5
# Where the second field of a row begins, as a part of the measure.
_SECOND = 0.6


def form_rows(fields: Sequence[Field], face: Face, leading: float, measure: float) -> list[Row]:
    """The fields side by side in two columns, or below each other when they have not room enough."""
    if len(fields) == 2:
        needs = [_need(field, face) for field in fields]
        second = min(_SECOND * measure, measure - needs[1])
        if needs[0] + face.size <= second:
            left = _marks(fields[0], face, leading, second - face.size)
            right = _marks(fields[1], face, leading, measure - second)
            return [Row(leading, (*left, *(mark._replace(x=mark.x + second) for mark in right)))]
    return [row for field in fields for row in _alone(field, face, leading, measure)]


def _alone(field: Field, face: Face, leading: float, measure: float) -> list[Row]:
    if _need(field, face) <= measure:
        return [Row(leading, tuple(_marks(field, face, leading, measure)))]
    rows = paragraph(field.label + field.value, face, leading, measure)
    if not field.value:
        rows.append(Row(leading, tuple(_marks(Field("", after=field.after), face, leading, measure))))
    return rows


def _need(field: Field, face: Face) -> float:
    filled = width_of(field.value, face) if field.value else _LEAST_BLANK * face.size
    return width_of(field.label, face) + filled + width_of(field.after, face)


def _marks(field: Field, face: Face, leading: float, room: float) -> list[Mark]:
    if field.value:
        return [text_mark(set_line(field.label + field.value + field.after, face), 0, leading)]
    label, after = set_line(field.label, face), set_line(field.after, face)
    marks: list[Mark] = [text_mark(label, 0, leading)] if field.label else []
    down = leading / 2 + 0.46 * face.size
    marks.append(RuleMark(label.width, down, room - label.width - after.width, 0.5))
    if field.after:
        marks.append(text_mark(after, room - after.width, leading))
    return marks
