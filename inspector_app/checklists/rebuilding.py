"""A kept checklist as the rows of an XLSForm again: the store has the form and the items, not the workbook.

The converter takes the rows as it took the workbook's, and makes the same form of them. Expressions stay XPath, as the
standard allows; only where it wants a question by name (a label that quotes an answer, a trigger, a count) is it one.
"""

import re
from collections.abc import Iterator
from typing import Any

from inspector_app.checklists.form.names import JAVAROSA, ODK, child, children, jr, local
from inspector_app.checklists.form.xml_reading import read_xml
from inspector_app.checklists.rebuilt_choices import choice_rows, choices_of
from inspector_app.checklists.rebuilt_words import Wordbook

Cells = dict[str, str]
_TYPES = {"int": "integer", "string": "text"}
_PRELOADS = {("timestamp", "start"): "start", ("timestamp", "end"): "end", ("date", "today"): "today"}
_UPLOADS = {"image": "image", "audio": "audio", "video": "video", "application": "file"}
_PARAMETERS = {
    **{name: name for name in ("start", "end", "step", "rows")},
    "accuracyThreshold": "capture-accuracy",
    "unacceptableAccuracyThreshold": "warning-accuracy",
}
_EXPRESSIONS = {"relevant": "relevant", "constraint": "constraint", "calculate": "calculation"}
_LAST_SAVED = re.compile(r"instance\('__last-saved'\)(?:/[\w.-]+)*/([\w.-]+)")
_PATH = re.compile(r"\s*/[\w./-]+\s*")
_FIRST, _CHANGED = "odk-instance-first-load", "xforms-value-changed"
_OUTSIDE_FILES = {"jr://file-csv/": "csv-external", "jr://file/": "xml-external"}


def rebuilt_book(form: str) -> dict[str, list[Cells]]:
    """Sheets of an XLSForm by name. Raises RefusedInputError form.xform_broken for what is no XForm."""
    return _Form(read_xml(form, "form.xform_broken")).book()


class _Form:
    def __init__(self, root: Any) -> None:
        self._head, self._body = child(root, "head"), child(root, "body")
        self._model = child(self._head, "model")
        instances = children(self._model, "instance")
        self._instance = instances[0][0]
        self._others = instances[1:]
        self._words = Wordbook(self._model)
        self._binds = {each.get("nodeset", ""): each for each in children(self._model, "bind")}
        self._controls = {
            each.get("ref") or each.get("nodeset"): each for each in self._body.iter() if _is_control(each)
        }
        self._repeats = {each.get("nodeset"): each for each in self._body.iter() if local(each) == "repeat"}
        self._actions = [each for each in root.iter() if local(each) in ("setvalue", "setgeopoint", "recordaudio")]

    def book(self) -> dict[str, list[Cells]]:
        path = f"/{local(self._instance)}"
        survey = [*self._outside(), *(row for each in self._instance for row in self._rows(each, path))]
        return {
            "survey": survey,
            "choices": choice_rows(self._others, self._body, self._words),
            "settings": [self._settings()],
        }

    def _rows(self, node: Any, above: str) -> Iterator[Cells]:
        path = f"{above}/{local(node)}"
        if local(node) == "meta":
            yield from self._meta(node)
        elif path in self._repeats:
            if jr(node, "template") or f"{{{JAVAROSA}}}template" in node.attrib or not _has_template(node):
                yield from self._group(node, path, "repeat")
        elif len(node) or (path in self._controls and local(self._controls[path]) == "group"):
            yield from self._group(node, path, "group")
        else:
            yield self._question(node, path)

    def _group(self, node: Any, path: str, kind: str) -> Iterator[Cells]:
        control = self._controls.get(path)
        cells = {"type": f"begin_{kind}", "name": local(node)} | self._bind(path) | self._shown(control)
        count = jr(self._repeats[path], "count") if kind == "repeat" else ""
        yield cells | ({"repeat_count": _reference(count)} if count else {})
        for each in node:
            yield from self._rows(each, path)
        yield {"type": f"end_{kind}"}

    def _question(self, node: Any, path: str) -> Cells:
        control = self._controls.get(path)
        bind = self._bind(path)
        cells = {"type": self._type(path, control, bind), "name": local(node)} | bind | self._shown(control)
        if cells["type"] == "note":
            cells.pop("readonly", None)
        if (node.text or "").strip():
            cells["default"] = str(node.text)
        if control is not None:
            cells |= self._parameters(control, path) | choices_of(control)
        return cells | self._acted(path)

    def _type(self, path: str, control: Any, bind: Cells) -> str:
        found = self._binds.get(path)
        type_ = "" if found is None else found.get("type", "")
        if control is None:
            return self._hidden_type(path, found)
        kind = local(control)
        if kind == "upload":
            return _UPLOADS.get(str(control.get("mediatype", "")).partition("/")[0], "file")
        if kind in ("select", "select1", "rank"):
            return ""
        if kind in ("trigger", "range"):
            return {"trigger": "acknowledge", "range": "range"}[kind]
        if type_ in ("", "string") and bind.get("readonly") == "yes" and "calculation" not in bind:
            return "note"
        return _TYPES.get(type_, type_ or "text")

    def _hidden_type(self, path: str, bind: Any) -> str:
        if bind is not None and jr(bind, "preload"):
            preload = jr(bind, "preload"), jr(bind, "preloadParams")
            return _PRELOADS.get(preload, preload[1] or "hidden")
        for action in self._actions:
            if action.get("ref") == path and local(action) == "setgeopoint":
                return "start-geopoint" if _FIRST in action.get("event", "") else "background-geopoint"
            if action.get("ref") == path and local(action) == "recordaudio":
                return "background-audio"
        return "calculate" if self._is_calculated(path, bind) else "hidden"

    def _is_calculated(self, path: str, bind: Any) -> bool:
        worked_out = bind is not None and bind.get("calculate") is not None
        return worked_out or any(
            each.get("ref") == path and _CHANGED in each.get("event", "") for each in self._actions
        )

    def _bind(self, path: str) -> Cells:
        """What the bind says, in the columns of a workbook."""
        bind = self._binds.get(path)
        if bind is None:
            return {}
        cells = {column: _expression(bind.get(name)) for name, column in _EXPRESSIONS.items() if bind.get(name)}
        for name, column in (("required", "required"), ("readonly", "readonly")):
            if bind.get(name):
                cells[column] = "yes" if bind.get(name) == "true()" else _expression(bind.get(name))
        for name, column in (("constraintMsg", "constraint_message"), ("requiredMsg", "required_message")):
            if jr(bind, name):
                cells |= self._words.cells(column, jr(bind, name))
        return cells | _own_attributes(bind)

    def _shown(self, control: Any) -> Cells:
        if control is None:
            return {}
        cells: Cells = {}
        for name in ("label", "hint"):
            found = child(control, name)
            if found is not None:
                cells |= self._words.of_element(name, found)
        return cells | ({"appearance": control.get("appearance")} if control.get("appearance") else {})

    def _parameters(self, control: Any, path: str) -> Cells:
        found = {ours: control.get(name) for name, ours in _PARAMETERS.items() if control.get(name)}
        bind = self._binds.get(path)
        pixels = (
            "" if bind is None else next((bind.get(name) for name in bind.attrib if name.endswith("}max-pixels")), "")
        )
        if pixels:
            found["max-pixels"] = pixels
        return {"parameters": " ".join(f"{name}={value}" for name, value in found.items())} if found else {}

    def _acted(self, path: str) -> Cells:
        """A default that is worked out, or a calculation that another question sets off."""
        for action in self._actions:
            if action.get("ref") != path or local(action) == "recordaudio":
                continue
            value, event = action.get("value") or (action.text or ""), action.get("event", "")
            if _CHANGED in event:
                holder = action.getparent()
                cells = {"trigger": _reference(holder.get("ref", ""))}
                return cells | ({"calculation": _expression(value)} if local(action) == "setvalue" else {})
            if _FIRST in event and local(action) == "setvalue":
                # A bare path would be taken for words.
                return {"default": _reference(value) if _PATH.fullmatch(value) else _expression(value)}
        return {}

    def _meta(self, node: Any) -> Iterator[Cells]:
        for each in node:
            if local(each) == "audit":
                yield {"type": "audit", "name": "audit"}

    def _outside(self) -> Iterator[Cells]:
        """Files that only expressions name; the converter finds those of pulldata by itself."""
        asked = {str(each.get("nodeset", "")) for each in self._body.iter() if local(each) == "itemset"}
        said = " ".join(value for each in self._model.iter() for value in map(str, each.attrib.values()))
        for each in self._others:
            source, id = str(each.get("src") or ""), str(each.get("id"))
            kind = next((word for begin, word in _OUTSIDE_FILES.items() if source.startswith(begin)), "")
            used = any(f"instance('{id}')" in nodeset for nodeset in asked)
            if kind and not used and not re.search(rf"pulldata\(\s*['\"]{re.escape(id)}['\"]", said):
                yield {"type": kind, "name": id}

    def _settings(self) -> Cells:
        title = child(self._head, "title")
        name = self._binds.get(f"/{local(self._instance)}/meta/instanceName")
        found = {
            "form_title": "" if title is None else str(title.text or ""),
            "form_id": str(self._instance.get("id") or ""),
            "version": str(self._instance.get("version") or ""),
            "default_language": self._words.default,
            "instance_name": "" if name is None else _expression(name.get("calculate", "")),
            "style": str(self._body.get("class") or ""),
            "name": local(self._instance) if local(self._instance) != "data" else "",
        }
        return {column: text for column, text in found.items() if text}


def _is_control(element: Any) -> bool:
    return local(element) in (
        "input", "select", "select1", "rank", "range", "trigger", "upload", "secret", "group"
    ) and bool(element.get("ref"))  # fmt: skip


def _has_template(node: Any) -> bool:
    """Whether the repeat's template stands before this first row of it."""
    before = node.getprevious()
    return before is not None and local(before) == local(node)


def _own_attributes(bind: Any) -> Cells:
    """Attributes of other programs' namespaces, such as those a plain export of ours carries."""
    prefixes = {uri: prefix for prefix, uri in bind.nsmap.items() if prefix}
    found = {}
    for name, value in bind.attrib.items():
        uri, _, own = str(name)[1:].rpartition("}") if str(name).startswith("{") else ("", "", "")
        if uri and uri not in (JAVAROSA, ODK, "http://openrosa.org/xforms") and uri in prefixes:
            found[f"bind::{prefixes[uri]}:{own}"] = str(value)
    return found


def _expression(text: Any) -> str:
    return _LAST_SAVED.sub(r"${last-saved#\1}", str(text or "")).strip()


def _reference(path: Any) -> str:
    """A question as a workbook names it."""
    return "${" + str(path).strip().rpartition("/")[2] + "}"
