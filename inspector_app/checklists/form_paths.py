"""Paths of a form: with the index of each row, as the open form has them, and without, as the checklist has them."""

import re

_INDEX = re.compile(r"\[\d+\]")


def base_path(path: str) -> str:
    """`/data/parcels[2]/weight` → `/data/parcels/weight`."""
    return _INDEX.sub("", path) if "[" in path else path


def in_row(column: str, table: str, row: int, place: str = "") -> str:
    """The node of a column in one row (from 1): both without indexes; `place` is the table's path with those around it.

    `/data/a/b`, `/data/a`, 3 → `/data/a[3]/b`.
    """
    where = place or table
    bare = base_path(table)
    return f"{where}[{row}]{column.removeprefix(bare)}"
