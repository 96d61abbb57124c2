"""Secondary instances: lists inside the form, and files beside it (CSV, XML, GeoJSON)."""

import csv
import io
import json
import re
from collections.abc import Mapping
from typing import Any

from lxml import etree

from inspector_app.checklists.form.names import local
from inspector_app.checklists.form.xml_reading import clean, read_xml
from inspector_app.errors import Problem, RefusedInputError

_XML_NAME = re.compile(r"[^\W\d][\w.\-]*")
LAST_SAVED = "jr://instance/last-saved"


def read_instance(element: Any, attachments: Mapping[str, bytes]) -> Any:
    """The `instance` element with its root inside, names without namespace.

    A last-saved instance is left empty: what was saved last is given when a form is started.
    Raises RefusedInputError: the file is missing or broken.
    """
    around = etree.Element("instance", id=element.get("id", ""))
    source = element.get("src", "")
    if not source:
        around.extend([plain(child) for child in element])
    elif source != LAST_SAVED:
        around.append(_from_file(source.rpartition("/")[2], attachments))
    return around


def plain(element: Any) -> Any:
    """A copy in which no name has a namespace."""
    copy = etree.Element(local(element), {name.rpartition("}")[2]: value for name, value in element.attrib.items()})
    copy.text = element.text
    copy.extend([plain(child) for child in element if isinstance(child.tag, str)])
    return copy


def _from_file(name: str, attachments: Mapping[str, bytes]) -> Any:
    data = attachments.get(name)
    if data is None:
        raise RefusedInputError([Problem("form.attachment_missing", {"file": name})])
    kind = name.lower().rpartition(".")[2]
    try:
        if kind == "csv":
            return _from_csv(data)
        if kind == "geojson":
            return _from_geojson(data)
    except (ValueError, KeyError, TypeError, AttributeError, csv.Error) as error:
        raise RefusedInputError([Problem("form.attachment_broken", {"file": name, "detail": str(error)})]) from error
    return plain(read_xml(data, "form.attachment_broken", file=name))


def _from_csv(data: bytes) -> Any:
    """One item per row; columns whose header is no name of XML are left out, as no expression could reach them."""
    text = data.decode("utf-8-sig")
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    header = [name.strip() for name in next(lines, [])]
    root = etree.Element("root")
    for line in lines:
        if any(line):
            _add_item(root, dict(zip(header, line, strict=False)))
    return root


def _delimiter(text: str) -> str:
    """A comma, or what a spreadsheet program of another country writes in its place."""
    first = text.partition("\n")[0]
    return next((sign for sign in ",;\t" if sign in first), ",")


def _add_item(root: Any, values: Mapping[str, str]) -> None:
    item = etree.SubElement(root, "item")
    for name, value in values.items():
        if _XML_NAME.fullmatch(name):
            etree.SubElement(item, name).text = clean(value)


def _from_geojson(data: bytes) -> Any:
    document = json.loads(data.decode("utf-8-sig"))
    if document.get("type") != "FeatureCollection":
        raise ValueError("FeatureCollection")
    root = etree.Element("root")
    for feature in document["features"]:
        values = {"id": feature["id"]} if "id" in feature else {}
        values |= feature.get("properties") or {}
        values["geometry"] = _geometry(feature["geometry"])
        _add_item(root, {name: "" if value is None else str(value) for name, value in values.items()})
    return root


def _geometry(geometry: Mapping[str, Any]) -> str:
    """As XForms writes points, lines and areas: latitude first."""
    places = geometry["coordinates"]
    if geometry["type"] == "Point":
        places = [places]
    elif geometry["type"] == "Polygon":
        places = places[0]
    elif geometry["type"] != "LineString":
        raise ValueError(geometry["type"])
    return "; ".join(f"{place[1]} {place[0]} 0 0" for place in places)
