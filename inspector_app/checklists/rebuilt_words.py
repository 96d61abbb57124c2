"""The words of an XForm as columns of a workbook: `label::中文 (zh)`, `media::image`, quoted answers as `${name}`."""

import re
from typing import Any

from inspector_app.checklists.form.itext import MEDIA, file_name
from inspector_app.checklists.form.names import child, children, local

Cells = dict[str, str]
_KEY = re.compile(r"\s*jr:itext\('(.*)'\)\s*")
_NAME = re.compile(r"[\w.-]+(?=\s*$)")


class Wordbook:
    def __init__(self, model: Any) -> None:
        around = child(model, "itext")
        translations = [] if around is None else children(around, "translation")
        self.default = next((str(each.get("lang")) for each in translations if each.get("default") is not None), "")
        if self.default == "default":
            self.default = ""
        self._texts = {
            str(each.get("lang")): {str(text.get("id")): text for text in children(each, "text")}
            for each in translations
        }

    def of_element(self, column: str, element: Any) -> Cells:
        """The columns of a label or hint."""
        reference = element.get("ref")
        if reference:
            return self.cells(column, reference)
        text = said(element)
        return {column: text} if text else {}

    def cells(self, column: str, reference: str) -> Cells:
        """Of `jr:itext('…')`, in each language; of plain words, themselves."""
        key = _KEY.fullmatch(reference)
        return {column: reference} if key is None else self.of_key(column, key[1])

    def of_key(self, column: str, key: str) -> Cells:
        cells: Cells = {}
        for language, texts in self._texts.items():
            found = texts.get(key)
            ending = "" if language == "default" else f"::{language}"
            for value in () if found is None else children(found, "value"):
                name, text = _column(column, value.get("form", "")), _told(value)
                if name and text != "-":
                    cells[name + ending] = text
        return cells


def said(element: Any) -> str:
    """Text with its quotations of answers."""
    parts = [element.text or ""]
    for inside in element:
        if local(inside) == "output":
            found = _NAME.search(inside.get("value") or inside.get("ref") or "")
            parts.append("${" + found[0] + "}" if found else "")
        parts.append(inside.tail or "")
    return "".join(parts).strip()


def _column(column: str, form: str) -> str:
    """ "" for a form of text that no workbook has."""
    if form in MEDIA:
        return f"media::{form}"
    return {"": column, "guidance": "guidance_hint"}.get(form, "")


def _told(value: Any) -> str:
    return file_name(said(value)) if value.get("form", "") in MEDIA else said(value)
