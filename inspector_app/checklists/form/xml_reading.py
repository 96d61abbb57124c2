"""XML from outside, read without entities, network or endless depth."""

from lxml import etree

from inspector_app.checklists.openrosa.context import Element
from inspector_app.checklists.openrosa.values import NOT_IN_XML
from inspector_app.errors import Problem, RefusedInputError

MOST_BYTES = 64 * 1024 * 1024


def clean(text: str) -> str:
    """Without the signs that XML cannot hold: what a paste or a scanner can bring along."""
    return NOT_IN_XML.sub("", text)


def read_xml(data: bytes | str, fault: str, **details: object) -> Element:
    """The root element, without comments. Raises RefusedInputError with the problem `fault`."""
    raw = data.encode() if isinstance(data, str) else data
    if len(raw) > MOST_BYTES:
        raise RefusedInputError([Problem(fault, {**details, "detail": f"{len(raw)} B"})])
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(raw.lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise RefusedInputError([Problem(fault, {**details, "detail": str(error)})]) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise RefusedInputError([Problem(fault, {**details, "detail": "DOCTYPE"})])
    return root
