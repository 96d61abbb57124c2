"""Takes pictures from a phone, a card or a folder: chosen by the visit's time, copied, and left as they are there."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from inspector_app.errors import Problem
from inspector_app.evidence.intake import TRAY, Taken
from inspector_app.evidence.matching import AROUND_A_VISIT
from inspector_app.evidence.sources import FoundFile
from ui.dialogs.question import Question
from ui.models.card_model import CardModel, Fate
from ui.photo_sources.card_pictures import CardPictures
from ui.visit.visit_desk import VisitDesk
from ui.visit.visit_photos import IntakeEnd, VisitPhotos
from ui.widgets.card_source import CardSource
from ui.widgets.card_view import PICTURE, CardView
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.plain_label import PlainLabel
from ui.widgets.register_style import register_style
from ui.widgets.tick_box import TickBox

_BY_TIME, _HERE, _TRAY = range(3)


class TakePhotosDialog(Question):
    def __init__(self, desk: VisitDesk, photos: VisitPhotos, item: str, parent: QWidget | None = None) -> None:
        """`item` is the one on the screen."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("从手机或存储卡加入照片"))
        self.setStyleSheet(register_style(QApplication.palette()))
        self._desk, self._photos, self._item = desk, photos, item
        self._files: Sequence[FoundFile] = ()
        self._asked = 0
        self.pictures = CardPictures(PICTURE, QApplication.palette(), self.devicePixelRatioF(), self)
        cell = PICTURE + QSize(30, self.fontMetrics().height() + 14)
        self.model = CardModel(self.pictures.picture, cell, self)
        self.view = CardView(self.model, self)
        self.notice = NoticeBar(self)
        self.words = PlainLabel(self)
        self.words.setProperty("role", "secondary")
        self.words.setWordWrap(True)
        # After the grid, which has the keys when the dialog opens.
        self.source = CardSource(desk.language, self)
        self._make_choices()
        self._make_foot()
        self._lay_out()
        self._connect()
        self._show_busy(0)
        self.source.look()

    def _listed(self, files: list[FoundFile]) -> None:
        self._files = files
        self._show_files()

    def _show_files(self) -> None:
        """Those of the visit's time are chosen; the others are there when they are asked for."""
        of_visit = [file for file in self._files if self._is_of_visit(file)]
        shown = of_visit if self.only_visit.isChecked() else self._files
        self.model.show(shown, [file.path for file in of_visit])
        self._say_count()

    def _is_of_visit(self, file: FoundFile) -> bool:
        visit = self._desk.shown.visit
        end = visit.closed_at or max(self._now(), visit.opened_at)
        return visit.opened_at - AROUND_A_VISIT <= file.modified <= end + AROUND_A_VISIT

    def _now(self) -> datetime:
        return self._desk.session.clock()

    def _say_count(self) -> None:
        chosen, others = len(self.model.chosen()), len(self._files) - len(self.model.files)
        self.take.setText(self.tr("加入 %n 张", None, chosen))
        self.take.setEnabled(chosen > 0 and not self._photos.busy)
        if not self._files:
            self.words.setText(self.tr("这里没有照片或视频。"))
            return
        text = self.tr("{shown} 个文件，选中 {chosen} 个").format(shown=len(self.model.files), chosen=chosen)
        hidden = self.tr("；另有 {others} 个不在检查期间").format(others=others) if others else ""
        self.words.setText(text + hidden + self.tr("。只读取，不改动、不删除卡上的文件。"))

    def _take(self) -> None:
        files = self.model.chosen()
        self._asked = len(files)
        self.notice.hide()
        item = {_BY_TIME: None, _HERE: self._item, _TRAY: TRAY}[self.target.currentData()]
        self._photos.add_files(item, [file.path for file in files], "card")

    def _taken(self, path: Path | None, taken: Taken) -> None:
        if path is not None:
            self.model.set_fate(path, Fate.KNOWN if taken.known else Fate.TAKEN)

    def _refused(self, path: Path | None, _problem: Problem) -> None:
        if path is not None:
            self.model.set_fate(path, Fate.REFUSED)

    def _show_busy(self, count: int) -> None:
        self.progress.setVisible(count > 0)
        self.stop.setVisible(count > 0)
        self.target.setEnabled(count == 0)
        self.take.setEnabled(count == 0)
        if count:
            self.progress.setRange(0, max(self._asked, count))
            self.progress.setValue(max(self._asked, count) - count)
            self.progress.setFormat(self.tr("%v / %m"))
        else:
            self._say_count()

    def _ended(self, end: IntakeEnd) -> None:
        lines = [self.tr("已加入 %n 张。", None, len(end.added))]
        known = sum(each.known for each in end.taken)
        if known:
            lines.append(self.tr("%n 张已在这次检查里。", None, known))
        if end.dropped:
            lines.append(self.tr("%n 张没有加入，因为已停止。", None, end.dropped))
        if end.in_tray:
            lines.append(self.tr("%n 张放在待整理。", None, len(end.in_tray)))
        if end.refused:
            lines.append(self.tr("%n 张没有加入，见下面打 ✗ 的。", None, len(end.refused)))
        self.notice.tell(" ".join(lines), tone="trouble" if end.refused else "info")

    def _make_choices(self) -> None:
        """Which of what lies there."""
        self.only_visit = TickBox(self.tr("只看这次检查期间（前后 2 小时）"), self)
        self.only_visit.setChecked(True)
        self.every = QPushButton(self.tr("全选"), self)
        self.none = QPushButton(self.tr("全不选"), self)

    def _make_foot(self) -> None:
        """Where to, and how far."""
        self.target = QComboBox(self)
        self.target.setAccessibleName(self.tr("放到哪里"))
        self._fill_targets()
        self.progress = QProgressBar(self)
        self.stop = QPushButton(self.tr("停止"), self)
        self.take = QPushButton(self)
        self.take.setProperty("primary", True)
        self.leave = QPushButton(self.tr("关闭"), self)

    def _fill_targets(self) -> None:
        self.target.addItem(self.tr("按拍摄时间放到检查项"), _BY_TIME)
        self.target.addItem(self.tr("放到当前项 {item}").format(item=self._item), _HERE)
        self.target.addItem(self.tr("先放到待整理"), _TRAY)

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        filters.addWidget(self.only_visit, 1)
        filters.addWidget(self.every)
        filters.addWidget(self.none)
        foot = QHBoxLayout()
        foot.addWidget(self.target)
        foot.addWidget(self.progress, 1)
        foot.addStretch()
        for widget in (self.stop, self.take, self.leave):
            foot.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(10)
        column.addWidget(self.source)
        column.addLayout(filters)
        column.addWidget(self.notice)
        column.addWidget(self.view, 1)
        column.addWidget(self.words)
        column.addLayout(foot)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        room, letter = self.screen().availableSize(), self.fontMetrics().horizontalAdvance("台")
        self.resize(min(70 * letter, room.width() - 60), min(48 * letter, room.height() - 80))

    def _connect(self) -> None:
        self.view.seen.connect(self.pictures.want)
        self.pictures.came.connect(self.model.tell_changed)
        self.model.chosen_changed.connect(self._say_count)
        self.source.listed.connect(self._listed)
        self.source.told.connect(self.words.setText)
        self.source.unreadable.connect(lambda words: self.notice.tell(words, tone="trouble"))
        self.only_visit.toggled.connect(lambda _: self._show_files())
        self.every.clicked.connect(lambda: self.model.choose_all(True))
        self.none.clicked.connect(lambda: self.model.choose_all(False))
        self.take.clicked.connect(self._take)
        self.stop.clicked.connect(self._photos.stop)
        self.leave.clicked.connect(self.reject)
        self._photos.arriving.connect(self._show_busy)
        self._photos.file_taken.connect(self._taken)
        self._photos.file_refused.connect(self._refused)
        self._photos.ended.connect(self._ended)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is read from a card for a window that nobody sees."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.pictures.want(())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # A dialog's own palette changes with each style sheet, too: only the program's is followed.
        if event.type() == QEvent.Type.PaletteChange:
            sheet = register_style(QApplication.palette())
            if self.styleSheet() != sheet:
                self.setStyleSheet(sheet)
