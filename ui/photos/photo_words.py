"""What is said about photos of an item: how many it still needs, and what is odd about one of them."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from db.records.evidence import Photo
from inspector_app.checklists.model import Item
from inspector_app.evidence.media import MediaKind, kind_of
from ui.day_words import written_words


def limit_words(item: Item, count: int) -> str:
    """How far `count` photos are from what the checklist asks; "" when it asks nothing or is satisfied."""
    translate = QCoreApplication.translate
    if count < item.photos_min:
        return translate("PhotoWords", "还差 {count} 张照片").format(count=item.photos_min - count)
    if item.photos_max and count > item.photos_max:
        words = translate("PhotoWords", "最多 {most} 张，多了 {count} 张")
        return words.format(most=item.photos_max, count=count - item.photos_max)
    if item.photos_max:
        return translate("PhotoWords", "最多 {most} 张").format(most=item.photos_max)
    return ""


def count_words(photos: Sequence[Photo]) -> str:
    """`照片 5 · 视频 1 · 文件 2`: how many of each kind; only photos when there is nothing."""
    counts = Counter(kind_of(photo.media_type) for photo in photos)
    shown = [kind for kind in MediaKind if counts[kind] or (kind is MediaKind.PICTURE and not photos)]
    return " · ".join(f"{kind_name(kind)} {counts[kind]}" for kind in shown)


def taken_words(photo: Photo) -> str:
    """When it was taken, as the camera wrote it; else when the file was made; else when it was added."""
    moment = photo.taken_at or photo.file_time or photo.added_at.astimezone().isoformat()
    return written_words(moment[:16])


def outside_words() -> str:
    """Of a photo that was not taken during the visit."""
    return QCoreApplication.translate("PhotoWords", "不在检查期间")


def source_words(photo: Photo) -> str:
    """Where it came from."""
    translate = QCoreApplication.translate
    words = {
        "file": translate("PhotoWords", "从文件加入"),
        "drop": translate("PhotoWords", "拖入"),
        "paste": translate("PhotoWords", "粘贴"),
        "folder": translate("PhotoWords", "从监看的文件夹加入"),
        "card": translate("PhotoWords", "从手机或存储卡加入"),
        "camera": translate("PhotoWords", "用摄像头拍摄"),
    }
    return words.get(photo.source, photo.source)


def kind_words(media_type: str) -> str:
    """What is no picture, in a word."""
    return kind_name(kind_of(media_type))


def kind_name(kind: MediaKind) -> str:
    translate = QCoreApplication.translate
    kinds = {
        MediaKind.PICTURE: translate("PhotoWords", "照片"),
        MediaKind.VIDEO: translate("PhotoWords", "视频"),
        MediaKind.DOCUMENT: translate("PhotoWords", "文件"),
    }
    return kinds[kind]


def about_photo(photo: Photo, outside: bool) -> str:
    """Lines of the tip over a small picture."""
    lines = [photo.file_name, f"{taken_words(photo)} · {source_words(photo)}"]
    if outside:
        lines.append("△ " + outside_words())
    return "\n".join(lines)
