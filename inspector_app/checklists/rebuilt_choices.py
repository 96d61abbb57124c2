"""The lists of an XForm as a choices sheet, and what a question says of its list: type, filter, random order."""

import re
from collections.abc import Sequence
from typing import Any

from inspector_app.checklists.form.names import child, children, local
from inspector_app.checklists.rebuilt_words import Wordbook, said

Cells = dict[str, str]
_WORDS = {"select": "select_multiple", "select1": "select_one", "rank": "rank"}
_RANDOM = re.compile(r"\s*randomize\((.*?)(?:,\s*([^,()]+))?\)\s*", re.DOTALL)
_LIST = re.compile(r"\s*instance\('([^']+)'\)/root/item(?:\[(.*)\])?\s*", re.DOTALL)
_ROWS = re.compile(r"\s*/[^\[]+?(?:\[(.*)\])?\s*", re.DOTALL)
_USUAL = {"value": "name", "label": "label"}
_USUAL_OF_GEOJSON = {"value": "id", "label": "title"}


def choices_of(control: Any) -> Cells:
    """Type, filter and parameters of a question with choices; nothing for any other."""
    word, itemset = _WORDS.get(local(control)), child(control, "itemset")
    if word is None:
        return {}
    if itemset is None:
        return {"type": f"{word} {own_list(control)}"}
    nodeset, parameters = itemset.get("nodeset", ""), []
    random = _RANDOM.fullmatch(nodeset)
    if random is not None:
        nodeset = random[1]
        parameters = ["randomize=true", *([f"seed={_seed(random[2])}"] if random[2] else [])]
    listed, rows = _LIST.fullmatch(nodeset), _ROWS.fullmatch(nodeset)
    if rows is not None:
        name, condition = f"${{{_ref(itemset, 'value')}}}", rows[1]
    elif listed is not None:
        name, condition = listed[1], listed[2]
        source = _source(control, name)
        if source:
            word, name = f"{word}_from_file", source
            usual = _USUAL_OF_GEOJSON if source.endswith(".geojson") else _USUAL
            parameters += [f"{part}={_ref(itemset, part)}" for part in usual if _ref(itemset, part) != usual[part]]
    else:
        name, condition = own_list(control), None
    cells = {"type": f"{word} {name}", "parameters": " ".join(parameters), "choice_filter": (condition or "").strip()}
    return {column: text for column, text in cells.items() if text}


def _ref(itemset: Any, part: str) -> str:
    found = child(itemset, part)
    return "" if found is None else str(found.get("ref", "")).rpartition("/")[2]


def own_list(control: Any) -> str:
    """The name of a list that stands in the question itself."""
    return f"{control.get('ref', '').rpartition('/')[2]}_choices"


def choice_rows(instances: Sequence[Any], body: Any, words: Wordbook) -> list[Cells]:
    rows: list[Cells] = []
    for instance in instances:
        root = child(instance, "root")
        for item in () if root is None or instance.get("src") else children(root, "item"):
            rows.append({"list_name": str(instance.get("id"))} | _choice(item, words))
    for control in body.iter():
        if local(control) in _WORDS:
            for item in children(control, "item"):
                value = child(item, "value")
                rows.append(
                    {"list_name": own_list(control), "name": "" if value is None else said(value)}
                    | words.of_element("label", child(item, "label"))
                )
    return rows


def _choice(item: Any, words: Wordbook) -> Cells:
    cells: Cells = {}
    for each in item:
        if local(each) == "itextId":
            cells |= words.of_key("label", said(each))
        else:
            cells[local(each)] = said(each)
    return cells


def _source(control: Any, id: str) -> str:
    """The file of a list that comes from one; "" for a list of the form."""
    for instance in control.getroottree().getroot().iter():
        if local(instance) == "instance" and instance.get("id") == id:
            reference = str(instance.get("src") or "")
            return reference.rpartition("/")[2] if reference.startswith("jr://file") else ""
    return ""


def _seed(text: str) -> str:
    """A number, or the question that it comes from."""
    text = text.strip()
    return "${" + text.rpartition("/")[2] + "}" if "/" in text else text
