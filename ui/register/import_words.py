"""A reading and a plan as rows of words, for the preview of an import."""

from inspector_app.enterprises.importing import ImportPlan
from inspector_app.enterprises.register import RegisterReading
from inspector_app.messages import Language, say
from ui.register.field_words import field_words, value_words
from ui.widgets.mapping_table import ShownColumn

_SAMPLES = 3


def shown_columns(reading: RegisterReading) -> list[ShownColumn]:
    """The columns of the sheet with the first values that stand under each header."""
    return [
        ShownColumn(
            column.index,
            column.header,
            column.field,
            tuple(sample for sample in column.samples if sample.strip())[:_SAMPLES],
        )
        for column in reading.columns
    ]


def problem_rows(plan: ImportPlan, language: Language) -> list[tuple[str, ...]]:
    """Row number, column, value, sentence."""
    return [
        (str(each.row), " ".join(each.column.split()), str(each.value), str(say(each.problem, language)))
        for each in plan.problems
    ]


def change_rows(plan: ImportPlan, language: Language) -> list[tuple[str, ...]]:
    """Enterprise, field, value now, value after; one row a field."""
    return [
        (
            change.name,
            field_words(field),
            value_words(field, old, language) or "—",
            value_words(field, new, language) or "—",
        )
        for change in plan.changed
        for field, (old, new) in change.fields.items()
    ]


def new_rows(plan: ImportPlan, language: Language) -> list[tuple[str, ...]]:
    """Name, credit code, community, kind."""
    return [
        (each.name, each.credit_code, each.community, value_words("kind", each.kind, language)) for each in plan.new
    ]
