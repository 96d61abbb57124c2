"""Checklists as forms: what the workbook says (`FormDefinition`) and what somebody answers (`Form`).

fields         what others see: frozen fields, choices, errors, changes
definition     reads an XForm; binds, body, itext, secondary are its parts, slots the tree they make
scoping reads rules checks   expressions: bound to their row, what they read, in which order, what is wrong
instance       the answers; recalculation keeps them as the rules say; actions, itemsets, ordering, judging, preloads
opened         Form, the door to all of it
"""

from inspector_app.checklists.form.definition import FormDefinition, load_problems
from inspector_app.checklists.form.fields import (
    PLACEHOLDERS,
    STRUCTURE,
    Changed,
    Choice,
    Fault,
    Field,
    FieldError,
    Kind,
    Range,
)
from inspector_app.checklists.form.opened import Form

__all__ = [
    "PLACEHOLDERS",
    "STRUCTURE",
    "Changed",
    "Choice",
    "Fault",
    "Field",
    "FieldError",
    "Form",
    "FormDefinition",
    "Kind",
    "Range",
    "load_problems",
]
