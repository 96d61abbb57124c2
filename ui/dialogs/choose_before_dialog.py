"""Which earlier photo shows the same view before the correction: those of the same item, with dates."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialogButtonBox,
    QListView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from inspector_app.evidence.pairs import EarlierPhoto, earlier_photos
from inspector_app.messages import Language
from inspector_app.stores import Store
from inspector_app.visible_signs import visible
from ui.day_words import day_words
from ui.dialogs.question import Question
from ui.jobs import Jobs
from ui.photos.thumbnails import Thumbnails
from ui.widgets.plain_label import PlainLabel
from ui.widgets.plain_tip import plain_tip
from ui.wording import sentences

_PICTURE = QSize(184, 138)
_PhotoRole = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class ChosenBefore:
    photo_id: str
    """"" for none: the photo stands alone again."""


class ChooseBeforeDialog(Question):
    def __init__(
        self, store: Store, jobs: Jobs, language: Language, after_id: str, now: str, parent: QWidget | None = None
    ) -> None:
        """`now` is the id of the photo that is its "before" already, or ""."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("选择整改前的照片"))
        self._language, self._now = language, now
        self.hint = PlainLabel(self.tr("正在查找这家企业同一检查项以前的照片…"), self)
        self.hint.setWordWrap(True)
        self.list = _photo_list(self)
        self._thumbnails = Thumbnails(store, jobs, self)
        self._thumbnails.ready.connect(self._show_thumbnail)
        self.alone = QPushButton(self.tr("取消对照"), self)
        self.alone.setVisible(bool(now))
        self.buttons = QDialogButtonBox(self)
        self.choose = self.buttons.addButton(self.tr("作为整改前"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(self.tr("不选"), QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.addButton(self.alone, QDialogButtonBox.ButtonRole.ResetRole)
        self.choose.setEnabled(False)
        self._stands_alone = False
        self._lay_out()
        jobs.run(self, lambda: earlier_photos(store, after_id), done=self._show, failed=self._show_error)

    @classmethod
    def ask(
        cls, store: Store, jobs: Jobs, language: Language, after_id: str, now: str, parent: QWidget
    ) -> ChosenBefore | None:
        """None when nothing is to change."""
        dialog = cls(store, jobs, language, after_id, now, parent)
        dialog.exec()
        return dialog.answer()

    def answer(self) -> ChosenBefore | None:
        if self._stands_alone:
            return ChosenBefore("")
        row = self.list.currentItem()
        if self.result() != self.DialogCode.Accepted or row is None:
            return None
        return ChosenBefore(row.data(_PhotoRole)[0])

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.addWidget(self.hint)
        column.addWidget(self.list, 1)
        column.addWidget(self.buttons)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.alone.clicked.connect(self._leave_alone)
        self.list.itemActivated.connect(lambda _row: self.accept())
        self.list.currentItemChanged.connect(lambda row: self.choose.setEnabled(row is not None))
        self.resize(720, 480)

    def _show(self, photos: list[EarlierPhoto]) -> None:
        for each in photos:
            self._add(each)
        self.list.setVisible(bool(photos))
        words = (
            self.tr("选出同一位置、整改之前拍的那张。") if photos else self.tr("这家企业的这一检查项还没有更早的照片。")
        )
        self.hint.setText(words)
        if photos:
            ids = [each.photo.id for each in photos]
            self.list.setCurrentRow(ids.index(self._now) if self._now in ids else 0)
            self.list.setFocus()

    def _add(self, each: EarlierPhoto) -> None:
        day = day_words(each.visited_at.astimezone().date())
        row = QListWidgetItem(visible(f"{day}\n{each.photo.caption or each.photo.file_name}"), self.list)
        row.setData(_PhotoRole, (each.photo.id, each.photo.sha256))
        row.setToolTip(plain_tip(each.photo.file_name))
        pixmap = self._thumbnails.get(each.photo.sha256)
        if pixmap is not None:
            row.setIcon(QIcon(pixmap))

    def _show_thumbnail(self, sha256: str) -> None:
        pixmap = self._thumbnails.get(sha256)
        for place in range(self.list.count()):
            row = self.list.item(place)
            if row.data(_PhotoRole)[1] == sha256 and pixmap is not None:
                row.setIcon(QIcon(pixmap))

    def _show_error(self, error: Exception) -> None:
        messages = sentences(error, self._language)
        self.hint.setText("\n".join(str(message) for message in messages))

    def _leave_alone(self) -> None:
        self._stands_alone = True
        self.accept()


def _photo_list(parent: QWidget) -> QListWidget:
    photos = QListWidget(parent)
    photos.setViewMode(QListView.ViewMode.IconMode)
    photos.setIconSize(_PICTURE)
    photos.setGridSize(_PICTURE + QSize(24, 60))
    photos.setResizeMode(QListView.ResizeMode.Adjust)
    photos.setMovement(QListView.Movement.Static)
    photos.setWordWrap(True)
    photos.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    photos.setAccessibleName(QCoreApplication.translate("ChooseBeforeDialog", "以前的照片"))
    return photos
