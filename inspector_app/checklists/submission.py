"""The answers of a visit as an OpenRosa submission: the instance of its form, as ODK Central takes it.

The root carries the form's id and version, `meta/instanceID` names the visit. Beside the form's own nodes stand, where
they say something, the two texts that a plain export of the checklist asks too: `RN-01_reason` and `RN-01_note`.
Findings and photos, which are not of the form, are added by whoever writes it out (`visit_record`).
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from db.records.visits import Answer, Visit
from inspector_app.checklists.model import Checklist, all_items
from inspector_app.checklists.plain_export import NOTE, REASON
from inspector_app.checklists.visit_form import open_form
from inspector_app.checklists.visit_record import xml_text
from inspector_app.errors import Problem, RefusedInputError

OPENROSA = "http://openrosa.org/xforms"
_META = ("meta", f"{{{OPENROSA}}}meta")


def submission_xml(checklist: Checklist, visit: Visit, kind: str, answers: Mapping[str, Answer]) -> bytes:
    """UTF-8 XML of the visit's answers. `kind` is the enterprise's word of the register.

    What does not apply or is not relevant is not in it. Raises as `submission_root`.
    """
    return submission_text(submission_root(checklist, visit, kind, answers))


def submission_root(checklist: Checklist, visit: Visit, kind: str, answers: Mapping[str, Answer]) -> Any:
    """The instance's root element; files stand in it by the ids of their photos. `kind` as of `submission_xml`.

    Raises RefusedInputError checklist.no_form for a visit of an earlier program.
    """
    from lxml import etree

    opened = open_form(checklist, kind, answers.values(), now=visit.opened_at)
    if opened.form is None:
        raise RefusedInputError([Problem("checklist.no_form", {"id": checklist.id[:12]})])
    root = etree.fromstring(opened.form.instance_xml(relevant_only=True))
    _add_texts(root, checklist, answers)
    _name_instance(root, visit)
    root.set("id", root.get("id") or checklist.name)
    if checklist.version:
        root.set("version", checklist.version)
    return root


def submission_text(root: Any) -> bytes:
    from lxml import etree

    data: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return data


def instance_name(root: Any) -> str:
    """`uuid:…` of the submission."""
    return next(str(each.text) for each in root.iter() if _local(each) == "instanceID")


def _add_texts(root: Any, checklist: Checklist, answers: Mapping[str, Answer]) -> None:
    from lxml import etree

    for item in all_items(checklist):
        answer = answers.get(item.code)
        node = _node(root, item.path) if answer is not None and item.has_verdict else None
        if node is None or answer is None:
            continue
        texts = ((NOTE, answer.note), (REASON, answer.reason))
        for ending, text in texts:
            beside = f"{item.code}{ending}"
            if text.strip() and node.getparent().find(_tag(node, beside)) is None:
                added = etree.Element(_tag(node, beside))
                added.text = xml_text(text)
                node.addnext(added)


def _node(root: Any, path: str) -> Any:
    """The node at `/data/RN/RN-01`; None when it is not in the instance."""
    node = root
    for name in path.split("/")[2:]:
        node = next((each for each in node if _local(each) == name), None)
        if node is None:
            return None
    return node


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _tag(beside: Any, name: str) -> str:
    """A tag in the namespace of the node beside it."""
    namespace, mark, _ = str(beside.tag).rpartition("}")
    return f"{namespace}{mark}{name}"


def _name_instance(root: Any, visit: Visit) -> None:
    """`meta/instanceID` as uuid:, in the place where the form has it."""
    from lxml import etree

    meta = next((each for each in root if each.tag in _META or _local(each) == "meta"), None)
    if meta is None:
        meta = etree.SubElement(root, f"{{{OPENROSA}}}meta", nsmap={"orx": OPENROSA})
    found = next((each for each in meta if _local(each) == "instanceID"), None)
    if found is None:
        found = etree.SubElement(meta, _tag(meta, "instanceID"))
    found.text = f"uuid:{UUID(visit.id)}"
