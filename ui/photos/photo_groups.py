"""The photos of a visit in the order in which the gallery shows them: what still waits for a place first."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from db.records.evidence import Photo
from inspector_app.evidence.intake import TRAY
from inspector_app.messages import Language
from ui.models.gallery_model import PhotoGroup
from ui.visit.visit_state import VisitState

translate = QCoreApplication.translate


def photo_groups(state: VisitState, language: Language) -> list[PhotoGroup]:
    """The tray, photos of the visit, then item by item as the checklist asks them, then items it does not know."""
    by_item: dict[str, list[Photo]] = {}
    for photo in state.photos:
        if not photo.tray:
            by_item.setdefault(photo.item, []).append(photo)
    waiting = translate("PhotoGroups", "待整理：按 M 选择检查项")
    tray = [PhotoGroup(TRAY, _title(waiting, len(state.tray)), state.tray)] if state.tray else []
    return tray + [
        PhotoGroup(code, _title(label, len(by_item[code])), tuple(by_item[code]))
        for code, label in _headings(state, language, by_item)
        if code in by_item
    ]


def _headings(state: VisitState, language: Language, by_item: dict[str, list[Photo]]) -> Iterator[tuple[str, str]]:
    yield "", translate("PhotoGroups", "整次检查（不属于任何一项）")
    items = {item.code: item for item in state.items}
    for code, item in items.items():
        yield code, f"{code}  {item.label.get(language.value) or item.label.get('zh', '')}"
    for code in by_item:
        if code and code not in items:
            yield code, code


def _title(label: str, count: int) -> str:
    return translate("PhotoGroups", "{label} · {count} 张").format(label=label, count=count)
