"""The old photo beside the new one, or the new one half transparent over it; each of several can be chosen."""

from dataclasses import dataclass

from PySide6.QtCore import QSizeF, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from db.records.evidence import Photo
from inspector_app.messages import Language
from inspector_app.rectification.reinspection import Recheck
from inspector_app.stores import Store
from ui.day_words import day_words
from ui.jobs import Jobs
from ui.photos.photo_images import load_photo
from ui.widgets.comparison_view import ComparisonView, fitting, transform_of
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.flow_layout import FlowLayout
from ui.wording import sentences

_SIDE, _THROUGH = range(2)


@dataclass(slots=True)
class _Side:
    """One of the two: the photos to choose from, and the one that is shown."""

    view: ComparisonView
    head: QLabel
    before: QToolButton
    after: QToolButton
    photos: tuple[Photo, ...] = ()
    place: int = 0
    image: QImage | None = None


class RecheckPhotos(QWidget):
    add_wanted = Signal()
    paste_wanted = Signal()
    compare_wanted = Signal(str)
    """Id of the new photo that is to be seen large beside its pair."""

    def __init__(self, store: Store, jobs: Jobs, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store, self._jobs, self._language = store, jobs, language
        self._round = 0
        self._wanted = _SIDE
        self.old = self._side(self.tr("整改前"))
        self.new = self._side(self.tr("整改后"))
        self.over = ComparisonView(self.tr("叠在一起"), self)
        self.modes = [QPushButton(text, self) for text in (self.tr("并排"), self.tr("半透明叠加"))]
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setRange(0, 100)
        self.slider.setValue(50)
        self.slider.setAccessibleName(self.tr("整改后的浓淡"))
        self.add = QPushButton(self.tr("添加整改后照片…"), self)
        self.paste = QPushButton(self.tr("粘贴"), self)
        self.compare = QPushButton(self.tr("放大对照…"), self)
        self.stack = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self.show_mode(_SIDE)

    @property
    def before_id(self) -> str:
        """The old photo that is looked at; "" for none."""
        return self.old.photos[self.old.place].id if self.old.photos else ""

    def show_recheck(self, recheck: Recheck, *, read_only: bool) -> None:
        kept = self.before_id
        self.old.photos, self.new.photos = recheck.before, recheck.after
        ids = [photo.id for photo in recheck.before]
        self.old.place = ids.index(kept) if kept in ids else 0
        self.new.place = max(0, len(recheck.after) - 1)
        for button in (self.add, self.paste):
            button.setVisible(not read_only)
        self._load()

    def show_mode(self, mode: int) -> None:
        """Also of the photos to come, as far as there are two that can lie on each other."""
        self._wanted = mode
        self._show_mode(mode)

    def _show_mode(self, mode: int) -> None:
        self.modes[mode].setChecked(True)
        self.stack.setCurrentIndex(mode)
        self.slider.setVisible(mode == _THROUGH)
        self._slide()

    def _load(self) -> None:
        self._round += 1
        self.old.image = self.new.image = None
        for side in (self.old, self.new):
            self._tell(side)
            if side.photos:
                self._load_side(side, self._round)
        self._show_over()
        self.compare.setEnabled(bool(self.new.photos and self.new.photos[self.new.place].pair_of))

    def _load_side(self, side: _Side, this: int) -> None:
        store, photo = self._store, side.photos[side.place].id
        side.view.show_text(self.tr("正在打开…"))

        def done(image: QImage) -> None:
            if this == self._round:
                side.image = image
                side.view.show_pictures(image)
                side.view.set_frame(QSizeF(image.size()))
                self._show_over()

        def failed(error: Exception) -> None:
            messages = sentences(error, self._language)
            if this == self._round:
                side.view.show_text("\n".join(str(message) for message in messages))

        self._jobs.run(self, lambda: load_photo(store, photo, burnt_in=True).image, done=done, failed=failed)

    def _show_over(self) -> None:
        old, new = self.old.image, self.new.image
        self.modes[_THROUGH].setEnabled(old is not None and new is not None)
        if old is None or new is None:
            self._show_mode(_SIDE)
            return
        self.over.show_pictures(old, new)
        self.over.set_frame(QSizeF(old.size()))
        self.over.bring(transform_of(fitting(QSizeF(new.size()), QSizeF(old.size()))))
        self._show_mode(self._wanted)

    def _slide(self) -> None:
        self.over.set_opacity(self.slider.value() / 100)

    def _tell(self, side: _Side) -> None:
        several = len(side.photos) > 1
        for button in (side.before, side.after):
            button.setVisible(several)
        name = self.tr("整改前") if side is self.old else self.tr("整改后")
        if not side.photos:
            side.head.setText(name)
            nothing = self.tr("检查时没有拍照。") if side is self.old else self.tr("还没有整改后的照片。")
            side.view.show_text(nothing)
            return
        photo = side.photos[side.place]
        day = day_words(photo.added_at.astimezone().date())
        count = self.tr("{place}/{count}").format(place=side.place + 1, count=len(side.photos)) if several else ""
        side.head.setText("　".join(part for part in (name, day, photo.caption, count) if part))

    def _step(self, side: _Side, by: int) -> None:
        side.place = (side.place + by) % len(side.photos)
        self._load()

    def _side(self, name: str) -> _Side:
        before, after = QToolButton(self), QToolButton(self)
        for button, text, tip in ((before, "‹", self.tr("上一张")), (after, "›", self.tr("下一张"))):
            button.setText(text)
            button.setAutoRaise(True)
            policy = button.sizePolicy()
            # Both heads keep one height, whichever side has several photos.
            policy.setRetainSizeWhenHidden(True)
            button.setSizePolicy(policy)
            button.setToolTip(tip)
            button.setAccessibleName(self.tr("{name}：{tip}").format(name=name, tip=tip))
        head = ElidedLabel(self)
        head.setText(name)
        head.setProperty("role", "section")
        return _Side(ComparisonView(name, self), head, before, after)

    def _lay_out(self) -> None:
        both = QWidget(self)
        pair = QHBoxLayout(both)
        pair.setContentsMargins(0, 0, 0, 0)
        pair.setSpacing(8)
        for side in (self.old, self.new):
            column = QVBoxLayout()
            head = QHBoxLayout()
            head.addWidget(side.head, 1)
            head.addWidget(side.before)
            head.addWidget(side.after)
            column.addLayout(head)
            column.addWidget(side.view, 1)
            pair.addLayout(column, 1)
        self.stack.addWidget(both)
        self.stack.addWidget(self.over)
        group, row = QButtonGroup(self), QHBoxLayout()
        for button in self.modes:
            button.setCheckable(True)
            button.setObjectName("filter_chip")
            group.addButton(button)
            row.addWidget(button)
        policy = self.slider.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.slider.setSizePolicy(policy)
        row.addWidget(self.slider, 1)
        deeds = FlowLayout()
        for button in (self.add, self.paste, self.compare):
            deeds.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack, 1)
        whole.addLayout(row)
        whole.addLayout(deeds)

    def _connect(self) -> None:
        for mode, button in enumerate(self.modes):
            button.clicked.connect(lambda _=False, mode=mode: self.show_mode(mode))
        self.slider.valueChanged.connect(self._slide)
        for side in (self.old, self.new):
            side.before.clicked.connect(lambda _=False, side=side: self._step(side, -1))
            side.after.clicked.connect(lambda _=False, side=side: self._step(side, 1))
        self.add.clicked.connect(self.add_wanted)
        self.paste.clicked.connect(self.paste_wanted)
        self.compare.clicked.connect(lambda: self.compare_wanted.emit(self.new.photos[self.new.place].id))
