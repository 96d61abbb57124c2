"""Before and after: side by side, one through the other, or wiped; laid over each other by two points of each.

In an open visit the alignment is kept with the pair, for the next look and for papers; else it only helps to look.
"""

from dataclasses import dataclass

from PySide6.QtCore import QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QSlider,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from inspector_app.evidence.alignment import Alignment
from inspector_app.evidence.pairs import Pair, align_pair
from inspector_app.messages import Language
from inspector_app.stores import Store
from ui.day_words import day_words, written_words
from ui.dialogs.question import Question
from ui.jobs import Jobs
from ui.photos.photo_images import load_photo
from ui.photos.point_alignment import PointAlignment
from ui.session import Clock, local_now
from ui.widgets.comparison_view import ComparisonView
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.plain_label import PlainLabel
from ui.wording import sentences

_SIDE, _THROUGH, _WIPE = range(3)


@dataclass(frozen=True, slots=True)
class _Pictures:
    before: QImage
    after: QImage


class ComparePhotosDialog(Question):
    aligned = Signal()
    """The store knows another alignment of the pair, or none."""

    def __init__(
        self,
        store: Store,
        jobs: Jobs,
        language: Language,
        pair: Pair,
        parent: QWidget | None = None,
        *,
        read_only: bool = True,
        clock: Clock = local_now,
    ) -> None:
        super().__init__(parent)
        self._read_only, self._clock = read_only, clock
        self.setWindowTitle(self.tr("整改前后对照"))
        self._store, self._jobs, self._language, self._pair = store, jobs, language, pair
        self.before = ComparisonView(self.tr("整改前"), self)
        self.after = ComparisonView(self.tr("整改后"), self)
        self.over = ComparisonView(self.tr("叠在一起"), self)
        self.points = PointAlignment(self.before, self.after, self.over, self)
        names = self.tr("并排"), self.tr("半透明叠加"), self.tr("左右划动")
        self.modes = [QPushButton(name, self) for name in names]
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setRange(0, 100)
        self.align = QPushButton(self.tr("两点对齐"), self)
        self.align.setCheckable(True)
        self.align.setToolTip(self.tr("在两张照片上各点同样的两处，例如门框的两个角"))
        self.restart = QPushButton(self.tr("取消对齐"), self)
        self.hint = PlainLabel(self)
        self.hint.setProperty("role", "secondary")
        self.hint.setWordWrap(True)
        self.notice = NoticeBar(self)
        self._lay_out()
        self._connect()
        self.show_mode(_SIDE)
        self.load()

    def load(self) -> None:
        store, before, after = self._store, self._pair.before.id, self._pair.after.id

        def work() -> _Pictures:
            return _Pictures(
                load_photo(store, before, burnt_in=True).image, load_photo(store, after, burnt_in=True).image
            )

        for view in (self.before, self.after):
            view.show_text(self.tr("正在打开…"))
        self._jobs.run(self, work, done=self._show, failed=self._show_error)

    def show_mode(self, mode: int) -> None:
        self.modes[mode].setChecked(True)
        self._stack.setCurrentIndex(0 if mode == _SIDE else 1)
        self.slider.setEnabled(mode != _SIDE)
        self.slider.setAccessibleName(
            self.tr("整改后的浓淡") if mode == _THROUGH else self.tr("左边整改前、右边整改后的分界")
        )
        self.align.setEnabled(mode == _SIDE)
        self.slider.setValue(50)
        self._slide()
        self._tell()

    @property
    def mode(self) -> int:
        return next(mode for mode, button in enumerate(self.modes) if button.isChecked())

    def _lay_out(self) -> None:
        group = QButtonGroup(self)
        row = QHBoxLayout()
        for button in self.modes:
            button.setCheckable(True)
            group.addButton(button)
            row.addWidget(button)
        row.addSpacing(12)
        row.addWidget(self.slider, 1)
        row.addSpacing(12)
        leave = QPushButton(self.tr("关闭"), self)
        leave.clicked.connect(self.accept)
        for button in (self.align, self.restart, leave):
            row.addWidget(button)
        for button in (*self.modes, self.align, self.restart, leave):
            button.setAutoDefault(False)
        stack = QWidget(self)
        self._stack = QStackedLayout(stack)
        self._stack.addWidget(self._pair_widget())
        self._stack.addWidget(self.over)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.addWidget(self._heads())
        column.addWidget(self.notice)
        column.addWidget(stack, 1)
        column.addWidget(self.hint)
        column.addLayout(row)
        room = self.screen().availableSize()
        self.resize(min(1240, room.width() - 40), min(720, room.height() - 60))

    def _pair_widget(self) -> QWidget:
        sides = QWidget(self)
        row = QHBoxLayout(sides)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.before)
        row.addWidget(self.after)
        return sides

    def _heads(self) -> QWidget:
        heads, pair = QWidget(self), self._pair
        row = QHBoxLayout(heads)
        row.setContentsMargins(0, 0, 0, 0)
        for words, photo, visited in (
            (self.tr("整改前"), pair.before, pair.before_visited_at),
            (self.tr("整改后"), pair.after, pair.after_visited_at),
        ):
            taken = written_words(photo.taken_at[:16]) or self.tr("未记拍摄时间")
            text = self.tr("{side} · 检查 {day} · 拍摄 {taken} · {caption}").format(
                side=words, day=day_words(visited.astimezone().date()), taken=taken, caption=photo.caption or "—"
            )
            label = PlainLabel(text, heads)
            label.setWordWrap(True)
            row.addWidget(label, 1)
        return heads

    def _connect(self) -> None:
        for mode, button in enumerate(self.modes):
            button.clicked.connect(lambda _on, mode=mode: self.show_mode(mode))
            QShortcut(QKeySequence(f"Alt+{mode + 1}"), self, lambda mode=mode: self.show_mode(mode))
        self.slider.valueChanged.connect(self._slide)
        self.align.toggled.connect(self.points.ask)
        self.align.toggled.connect(self._tell)
        self.restart.clicked.connect(self._drop_alignment)
        self.points.marked.connect(self._tell)
        self.points.laid.connect(self.restart.setEnabled)
        self.points.pointed_out.connect(self._take_alignment)
        self.before.looked.connect(lambda: self._follow(self.before, self.after))
        self.after.looked.connect(lambda: self._follow(self.after, self.before))
        self._following = False

    def _show(self, pictures: _Pictures) -> None:
        self.before.show_pictures(pictures.before)
        self.after.show_pictures(pictures.after)
        self.over.show_pictures(pictures.before, pictures.after)
        for view in (self.before, self.after, self.over):
            view.set_frame(QSizeF(pictures.before.size()))
        self.align.setChecked(False)
        self.points.begin(pictures.before.size(), pictures.after.size(), self._pair.alignment)
        self._slide()

    def _show_error(self, error: Exception) -> None:
        self.notice.tell_trouble(sentences(error, self._language))

    def _take_alignment(self, alignment: Alignment | None) -> None:
        self.align.setChecked(False)
        if alignment is None:
            self.hint.setText(self.tr("两处太近，无法对齐；请点相距较远的两处。"))
        else:
            self._keep(alignment)

    def _drop_alignment(self) -> None:
        self.align.setChecked(False)
        self.points.forget()
        self._keep(None)

    def _keep(self, alignment: Alignment | None) -> None:
        if self._read_only:
            return
        store, after, now = self._store, self._pair.after.id, self._clock()
        self._jobs.run(
            self,
            lambda: align_pair(store, after, alignment, now),
            done=lambda _nothing: self.aligned.emit(),
            failed=self._show_error,
        )

    def _tell(self) -> None:
        if self.align.isChecked():
            text = self.tr("在两张照片上按同样的顺序各点两处相同的位置，还差 {count} 处。")
            text = text.format(count=self.points.missing)
        elif self.mode == _SIDE:
            text = self.tr("滚轮缩放、拖动移动，两边同步。")
        elif self.mode == _THROUGH:
            text = self.tr("滑块向右，整改后的照片渐渐显出。没有重合时，请回到“并排”用两点对齐。")
        else:
            text = self.tr("滑块左边是整改前，右边是整改后。没有重合时，请回到“并排”用两点对齐。")
        self.hint.setText(text)

    def _slide(self) -> None:
        share = self.slider.value() / 100
        self.over.set_opacity(share if self.mode == _THROUGH else 1.0)
        self.over.set_edge(share if self.mode == _WIPE else 0.0)

    def _follow(self, looked: ComparisonView, other: ComparisonView) -> None:
        if self._following:
            return
        self._following = True
        other.look_like(looked)
        self._following = False
