"""One photo large: zoom, when it was taken, the fingerprint of the original; its marks, its pair, a copy for others."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from db.records.evidence import Photo
from inspector_app.messages import Language
from inspector_app.stores import Store
from ui.day_words import written_words
from ui.dialogs.question import Question
from ui.jobs import Jobs
from ui.photos.photo_deeds import PhotoDeeds
from ui.photos.photo_images import LoadedPhoto, load_photo
from ui.session import Clock, local_now
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.photo_view import PhotoView
from ui.widgets.plain_label import PlainLabel
from ui.wording import sentences

_LONGEST_SIDE = 3200
"""Pixels of the copy that is looked at: enough to read a waybill, small enough to show within a second."""


class PhotoViewer(Question):
    captioned = Signal(str, str)
    """Photo id, caption."""
    removed = Signal(str)
    """Photo id."""
    changed = Signal(str)
    """Id of the visit of which a photo was marked or paired; it is in the store already."""

    def __init__(
        self, store: Store, jobs: Jobs, language: str, parent: QWidget | None = None, *, clock: Clock = local_now
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("照片"))
        self._store, self._jobs, self._language = store, jobs, Language(language)
        self._photos: tuple[Photo, ...] = ()
        self._place = 0
        self._loaded: LoadedPhoto | None = None
        self._read_only = True
        self.view = PhotoView(self)
        self.notice = NoticeBar(self)
        self.deeds = PhotoDeeds(store, jobs, self._language, clock, self)
        self.deeds.changed.connect(self._changed)
        self.deeds.told.connect(lambda text: self.notice.tell(text))
        self.deeds.troubled.connect(lambda text: self.notice.tell(text, tone="trouble"))
        self.facts = PlainLabel(self)
        self.facts.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.facts.setWordWrap(True)
        self.facts.setProperty("role", "secondary")
        self.caption = QLineEdit(self)
        self.caption.setPlaceholderText(self.tr("照片说明，例如：三号柜台未验视的快件"))
        self.caption.setMaxLength(200)
        self.caption.editingFinished.connect(self._captioned)
        self._remove = self._button(self.tr("移除"), self._remove_shown)
        self._before = self._button(self.tr("上一张"), lambda: self._step(-1))
        self._next = self._button(self.tr("下一张"), lambda: self._step(1))
        self._make_deeds()
        self._lay_out()
        QShortcut(QKeySequence(Qt.Key.Key_PageDown), self, lambda: self._step(1))
        QShortcut(QKeySequence(Qt.Key.Key_PageUp), self, lambda: self._step(-1))
        self.resize(1000, 680)

    def show_photo(self, photos: Sequence[Photo], photo_id: str, *, read_only: bool) -> None:
        self._photos = tuple(photos)
        self._place = next(place for place, photo in enumerate(photos) if photo.id == photo_id)
        self._read_only = read_only
        self.caption.setReadOnly(read_only)
        self._remove.setVisible(not read_only)
        self._show()

    @property
    def shown(self) -> Photo:
        return self._photos[self._place]

    def _make_deeds(self) -> None:
        self.stamp = self._switch(self.tr("带水印"))
        self.stamp.setChecked(True)
        self.stamp.setToolTip(self.tr("在副本下方写上拍摄时间、企业、检查项和原件指纹"))
        self.annotate = self._button(self.tr("标注和遮盖…"), lambda: self.deeds.annotate(self.shown, self._read_only))
        self.pair = self._button(self.tr("选整改前…"), lambda: self.deeds.choose_before(self.shown, self._pair_id()))
        self.compare = self._button(self.tr("前后对照…"), self._compare)
        self.export = self._button(self.tr("导出副本…"), lambda: self.deeds.export(self.shown, self.stamp.isChecked()))
        self.export.setToolTip(self.tr("带标注，遮盖处的内容不复存在；原件不变"))
        self.bare = self._switch(self.tr("看原件"))
        self.bare.setToolTip(self.tr("暂不显示标注和遮盖"))
        self.bare.toggled.connect(lambda _on: self._load())

    def _switch(self, text: str) -> QPushButton:
        """Stays down until it is pressed again."""
        button = QPushButton(text, self)
        button.setCheckable(True)
        button.setAutoDefault(False)
        return button

    def _button(self, text: str, pressed: object) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.clicked.connect(pressed)
        return button

    def _lay_out(self) -> None:
        deeds = QHBoxLayout()
        for widget in (self.annotate, self.pair, self.compare, self.export, self.stamp, self.bare):
            deeds.addWidget(widget)
        deeds.addStretch()
        row = QHBoxLayout()
        row.addWidget(self.caption, 1)
        zooms = (
            self._button(self.tr("适合窗口"), self.view.fit),
            self._button(self.tr("原大"), self.view.full_size),
        )
        for button in (*zooms, self._before, self._next, self._remove):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.addWidget(self.notice)
        column.addWidget(self.view, 1)
        column.addWidget(self.facts)
        column.addLayout(deeds)
        column.addLayout(row)
        self.view.setFocus()

    def _show(self) -> None:
        self.caption.setText(self.shown.caption)
        self.facts.setText(self._facts(self.shown))
        self._before.setEnabled(self._place > 0)
        self._next.setEnabled(self._place < len(self._photos) - 1)
        self.notice.hide()
        self._load()

    def _load(self) -> None:
        """The photo as the store has it now: it may have been marked since this list was made."""
        store, photo, bare = self._store, self.shown, self.bare.isChecked()
        self._loaded = None
        self._tell_deeds()
        self.view.show_text(self.tr("正在打开…"))
        self._jobs.run(
            self,
            lambda: load_photo(store, photo.id, with_layers=not bare, burnt_in=True, longest_side=_LONGEST_SIDE),
            done=lambda loaded: self._show_picture(photo, loaded),
            failed=self._show_error,
        )

    def _show_picture(self, photo: Photo, loaded: LoadedPhoto) -> None:
        if photo.id == self.shown.id:
            self._loaded = loaded
            self.view.show_image(loaded.image)
            self._tell_deeds()

    def _tell_deeds(self) -> None:
        loaded = self._loaded
        self.annotate.setEnabled(loaded is not None)
        self.annotate.setText(self.tr("查看标注…") if self._read_only else self.tr("标注和遮盖…"))
        self.export.setEnabled(loaded is not None)
        self.pair.setVisible(not self._read_only)
        self.pair.setEnabled(loaded is not None)
        self.compare.setEnabled(loaded is not None and loaded.pair is not None)
        self.bare.setVisible(loaded is None or bool(loaded.photo.layers))

    def _show_error(self, error: Exception) -> None:
        messages = sentences(error, self._language)
        self.bare.setVisible(True)
        self.view.show_text("\n".join(str(message) for message in messages))

    def _facts(self, photo: Photo) -> str:
        taken = written_words(photo.taken_at) if photo.taken_at else self.tr("照片里没有拍摄时间")
        lines = (
            self.tr("{name} · {width}×{height} · {size} KB").format(
                name=photo.file_name, width=photo.width, height=photo.height, size=max(1, photo.size // 1024)
            ),
            self.tr("拍摄 {taken} · 加入 {added}").format(
                taken=taken, added=written_words(f"{photo.added_at.astimezone():%Y-%m-%dT%H:%M:%S}")
            ),
            f"SHA-256 {photo.sha256}",
        )
        return "\n".join(lines)

    def _pair_id(self) -> str:
        return self._loaded.pair.before.id if self._loaded is not None and self._loaded.pair is not None else ""

    def _compare(self) -> None:
        if self._loaded is not None and self._loaded.pair is not None:
            self.deeds.compare(self._loaded.pair, self._read_only)

    def _changed(self) -> None:
        self.changed.emit(self.shown.visit_id)
        self._load()

    def _step(self, by: int) -> None:
        if 0 <= self._place + by < len(self._photos):
            self._captioned()
            self._place += by
            self._show()

    def _captioned(self) -> None:
        photo = self.shown
        if self.caption.text().strip() != photo.caption and not self.caption.isReadOnly():
            self.captioned.emit(photo.id, self.caption.text().strip())

    def _remove_shown(self) -> None:
        self.removed.emit(self.shown.id)
        self.accept()
