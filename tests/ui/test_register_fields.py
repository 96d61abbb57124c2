"""A field of the register is known wherever fields are spoken of: whoever adds one is told each place by this."""

from dataclasses import fields
from datetime import date
from types import UnionType
from typing import Any, get_args, get_type_hints

import pytest

from db.records.register import Enterprise
from inspector_app import assets
from inspector_app.audit.words import field_word
from inspector_app.enterprises.cells import read_cell
from inspector_app.exchange.merging.event_schema import field_problems
from inspector_app.messages import Language
from inspector_app.supervision.handing_on_tables import _KINDS
from inspector_app.supervision.handing_on_values import CellKind
from ui.register.field_words import field_names, groups_of

OF_THE_PROGRAM = {"id", "decided_grade", "decided_for", "merged_into", "unconfirmed"}
"""What nobody writes into a spreadsheet."""
NAMES = [each.name for each in fields(Enterprise) if each.name not in OF_THE_PROGRAM]
HINTS = get_type_hints(Enterprise)
WRITTEN = {
    str: ("顺达", "顺达"),
    bool: ("是", True),
    int: ("3", 3),
    float: ("22.5", 22.5),
    date: ("2026-10-28", date(2026, 10, 28)),
}
"""What a cell says, and the value that is kept of it, by the type of the field."""
OF_THEIR_OWN = {"credit_code", "phone", "manager_phone", "division_code"}
"""Texts that are checked or put in order as they are read."""
CELLS = {int: CellKind.WHOLE, float: CellKind.NUMBER, bool: CellKind.TRUTH, date: CellKind.DAY}


def kind_of(name: str) -> Any:
    hint = HINTS[name]
    return get_args(hint)[0] if isinstance(hint, UnionType) else hint


@pytest.mark.parametrize("name", NAMES)
def test_a_field_is_known_to_the_spreadsheet_the_log_and_the_data_handed_on(name: str) -> None:
    kind = kind_of(name)
    text, value = WRITTEN.get(kind, ("公路、铁路", ("公路", "铁路")))
    known = {
        "resources/enterprises/headers.json": name in assets.read_json("enterprises", "headers.json"),
        "enterprises/cells.py": name in OF_THEIR_OWN or read_cell(name, text) == value,
        "merging/event_schema.py": bool(field_problems("enterprise", "e1", {name: {"a": 1}})),
        "resources/audit/words.json": all(field_word("enterprise", name, each) != name for each in Language),
        "supervision/handing_on_tables.py": _KINDS.get(name, CellKind.TEXT) is CELLS.get(kind, CellKind.TEXT),
    }
    assert [place for place, is_there in known.items() if not is_there] == []


def test_a_field_has_words_and_a_place_on_the_file_of_an_enterprise() -> None:
    assert set(field_names()) == set(NAMES)
    shown = [fact for group in groups_of(Enterprise("e1", "顺达"), Language.ZH) for fact in group.facts]
    assert len(shown) == len(NAMES) - 1, "all but the name, which stands above"
