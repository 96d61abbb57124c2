"""The definition of a checklist's form, worked out once for each version while the program runs."""

import base64
from functools import lru_cache

from inspector_app.checklists.form import FormDefinition
from inspector_app.checklists.model import Checklist

_MOST_VERSIONS = 8


class _ByVersion:
    """A checklist as a key: its id names its content."""

    def __init__(self, checklist: Checklist) -> None:
        self.checklist = checklist

    def __hash__(self) -> int:
        return hash(self.checklist.id)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ByVersion) and other.checklist.id == self.checklist.id


def definition_of(checklist: Checklist) -> FormDefinition:
    """Raises RefusedInputError where the form of a stranger's snapshot cannot be used."""
    return _definition(_ByVersion(checklist))


@lru_cache(maxsize=_MOST_VERSIONS)
def _definition(key: _ByVersion) -> FormDefinition:
    files = {name: base64.b64decode(text) for name, text in key.checklist.attachments.items()}
    return FormDefinition.read(key.checklist.form, files)
