"""“照片 6/6 已核对”: how many originals were read and fit their hash, and what to do about the others."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from db.records.evidence import Photo
from ui.photos.photo_checking import PhotoChecking, PhotoHealth
from ui.theme.restyling import restyle
from ui.widgets.plain_label import PlainLabel


class GalleryCheck(QWidget):
    def __init__(self, checking: PhotoChecking, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._checking = checking
        self.words = PlainLabel(self)
        self.words.setObjectName("standing_mark")
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.bar.setAccessibleName(self.tr("核对照片"))
        self.remedy = PlainLabel(self)
        self.remedy.setProperty("role", "trouble")
        self.remedy.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.words)
        row.addWidget(self.bar, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.remedy)

    def show_photos(self, photos: Sequence[Photo]) -> None:
        health = Counter(self._checking.health(photo.sha256) for photo in photos)
        sound, waiting = health[PhotoHealth.SOUND], health[PhotoHealth.UNCHECKED]
        elsewhere = health[PhotoHealth.HANDED_OVER]
        broken = len(photos) - sound - waiting - elsewhere
        self.setVisible(bool(photos))
        self.bar.setRange(0, max(len(photos), 1))
        self.bar.setValue(len(photos) - waiting)
        self.bar.setVisible(bool(waiting))
        counted = self.tr("照片 {sound}/{count} 已核对").format(sound=sound, count=len(photos))
        counted += self.tr("，%n 张原件已移交", None, elsewhere) if elsewhere else ""
        tone = "trouble" if broken else "" if waiting else "known"
        mark = "✗ " if broken else "" if waiting else "✓ "
        self.words.setText(mark + counted)
        self.words.setToolTip(self.tr("每张照片的原件都读出来，与收进来时的 SHA-256 比对。"))
        self.remedy.setText(self._remedy(health[PhotoHealth.DAMAGED], health[PhotoHealth.MISSING]))
        self.remedy.setVisible(bool(broken))
        restyle(self.words, "tone", tone)

    def _remedy(self, damaged: int, missing: int) -> str:
        said = []
        if damaged:
            said.append(self.tr("%n 张已损坏（内容与收进来时的校验值不符）", None, damaged))
        if missing:
            said.append(self.tr("%n 张文件缺失", None, missing))
        words = self.tr("{what}。请从备份取回，或请做检查的人重新交一个检查包；其他照片不受影响。")
        return words.format(what=self.tr("，").join(said))
