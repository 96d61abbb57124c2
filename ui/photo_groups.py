"""The photos of a visit in the order in which the gallery shows them."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from db.records import Photo
from inspector_app.messages import Language
from ui.models.gallery_model import PhotoGroup
from ui.visit_state import VisitState

_translate = QCoreApplication.translate


def photo_groups(state: VisitState, language: Language) -> list[PhotoGroup]:
    """Photos of the visit itself first, then item by item as the checklist asks them, then items it does not know."""
    by_item: dict[str, list[Photo]] = {}
    for photo in state.photos:
        by_item.setdefault(photo.item, []).append(photo)
    return [
        PhotoGroup(code, _title(label, len(by_item[code])), tuple(by_item[code]))
        for code, label in _headings(state, language, by_item)
        if code in by_item
    ]


def _headings(state: VisitState, language: Language, by_item: dict[str, list[Photo]]) -> Iterator[tuple[str, str]]:
    yield "", _translate("PhotoGroups", "整次检查（不属于任何一项）")
    items = {item.code: item for item in state.items}
    for code, item in items.items():
        yield code, f"{code}  {item.label.get(language.value) or item.label.get('zh', '')}"
    for code in by_item:
        if code and code not in items:
            yield code, code


def _title(label: str, count: int) -> str:
    return _translate("PhotoGroups", "{label} · {count} 张").format(label=label, count=count)
