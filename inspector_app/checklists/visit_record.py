"""What an inspector records beside the form: findings, and photos of items, findings and the whole visit.

A form has no question for them. So a plain export asks them in a group of its own behind the checklist; a submission
fills that group; reading such a workbook again leaves the group out, because our window has its own places for both.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from db.records.evidence import Photo
from db.records.visits import Finding
from inspector_app.checklists.lines import Line

RECORD = "inspector_app_record"
FINDINGS, PHOTOS, FILE = "visit_findings", "visit_photos", "photo_file"
_WORDS: Mapping[str, Mapping[str, str]] = {
    RECORD: {"zh": "检查记录", "en": "Record of the visit"},
    FINDINGS: {"zh": "问题", "en": "Findings"},
    "finding_item": {"zh": "题号", "en": "Item"},
    "finding_severity": {"zh": "严重程度", "en": "Severity"},
    "finding_problem": {"zh": "存在的问题", "en": "Problem"},
    "finding_requirement": {"zh": "整改要求", "en": "Requirement"},
    "finding_basis": {"zh": "法律依据", "en": "Legal basis"},
    "finding_deadline": {"zh": "整改期限", "en": "Deadline"},
    PHOTOS: {"zh": "照片和文件", "en": "Photos and files"},
    "photo_item": {"zh": "题号", "en": "Item"},
    "photo_caption": {"zh": "说明", "en": "Caption"},
    "photo_taken_at": {"zh": "拍摄时间", "en": "Taken at"},
    "photo_sha256": {"zh": "原件的 SHA-256", "en": "SHA-256 of the original"},
    FILE: {"zh": "文件", "en": "File"},
}
_TYPES = {FILE: "file", "finding_deadline": "date"}
_ROWS = (
    ("begin_group", RECORD),
    ("begin_repeat", FINDINGS),
    *(("", name) for name in _WORDS if name.startswith("finding_")),
    ("end_repeat", ""),
    ("begin_repeat", PHOTOS),
    *(("", name) for name in _WORDS if name.startswith("photo_")),
    ("end_repeat", ""),
    ("end_group", ""),
)


def record_rows(labels: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """The group as rows of a survey sheet. `labels`: language to the header of its label column."""
    for boundary, name in _ROWS:
        spoken = {header: _WORDS[name].get(code, _WORDS[name]["zh"]) for code, header in labels.items()} if name else {}
        yield {"type": boundary or _TYPES.get(name, "text")} | ({"name": name} if name else {}) | spoken


def without_record(lines: Sequence[Line]) -> list[Line]:
    """A survey without that group, where it has one that is closed."""
    begun = next((place for place, line in enumerate(lines) if line.row.get("name") == RECORD), len(lines))
    depth = 0
    for place, line in enumerate(lines[begun:], start=begun):
        kind = line.type.kind
        depth += kind.startswith("begin_") - kind.startswith("end_")
        if depth == 0:
            return [*lines[:begun], *lines[place + 1 :]]
    return list(lines)


def add_record(root: Any, findings: Iterable[Finding], photos: Iterable[Photo]) -> None:
    """Into the instance `root`, before its `meta`; files by the ids of their photos. Nothing where there is nothing."""
    rows = [(FINDINGS, _of_finding(finding)) for finding in findings]
    rows += [(PHOTOS, _of_photo(photo)) for photo in photos]
    if not rows:
        return
    group = root.makeelement(_tag(root, RECORD))
    for name, cells in rows:
        row = _sub(group, name)
        for cell, text in cells.items():
            _sub(row, cell).text = xml_text(text)
    meta = next((place for place, node in enumerate(root) if str(node.tag).endswith("meta")), len(root))
    root.insert(meta, group)


def file_nodes(root: Any) -> list[Any]:
    """Those that hold a file."""
    return list(root.iterfind(f"{_tag(root, RECORD)}/{_tag(root, PHOTOS)}/{_tag(root, FILE)}"))


def xml_text(text: str) -> str:
    """Without what XML cannot hold."""
    return "".join(mark for mark in text if mark >= " " or mark in "\t\n\r")


def _of_finding(finding: Finding) -> dict[str, str]:
    return {
        "finding_item": finding.item,
        "finding_severity": finding.severity,
        "finding_problem": finding.problem,
        "finding_requirement": finding.requirement,
        "finding_basis": " ".join(finding.basis),
        "finding_deadline": "" if finding.deadline is None else finding.deadline.isoformat(),
    }


def _of_photo(photo: Photo) -> dict[str, str]:
    return {
        "photo_item": photo.item,
        "photo_caption": photo.caption,
        "photo_taken_at": photo.taken_at,
        "photo_sha256": photo.sha256,
        FILE: photo.id,
    }


def _sub(parent: Any, name: str) -> Any:
    child = parent.makeelement(_tag(parent, name))
    parent.append(child)
    return child


def _tag(beside: Any, name: str) -> str:
    """In the namespace of that node."""
    namespace, mark, _ = str(beside.tag).rpartition("}")
    return f"{namespace}{mark}{name}"
