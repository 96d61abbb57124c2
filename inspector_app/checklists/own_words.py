"""The Chinese words that a checklist workbook may use beside the standard's: headers, types, signs (words.json)."""

from typing import Any

from inspector_app import assets


def words(topic: str) -> Any:
    """One topic of `resources/checklists/words.json`: a table, or a list of words. Read-only."""
    return assets.read_json("checklists", "words.json")[topic]
