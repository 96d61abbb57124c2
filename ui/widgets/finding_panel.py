"""One finding with everything that happened to it: what was found, the order, each act, its files, its photos."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from inspector_app.messages import Language
from inspector_app.rectification.repeats import repeat_words
from inspector_app.rectification.stages import Stage
from ui.day_words import day_words, moment_words
from ui.photos.thumbnails import Thumbnails
from ui.rectification.stage_looks import left_text, stage_text, standing_ink
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.link_label import LinkLabel
from ui.widgets.plain_tip import plain_tip
from ui.widgets.telling_panel import TellingPanel

if TYPE_CHECKING:
    from db.records.rectification import Act
    from inspector_app.rectification.listing import FindingFile

_THUMB = 84
_MOST_PHOTOS = 8


class FindingPanel(TellingPanel):
    undo_wanted = Signal(object)
    """The Act."""
    file_wanted = Signal(object)
    """The ReplyFile."""
    photo_wanted = Signal(str)
    """Id of a photo."""
    enterprise_wanted = Signal(str)
    visit_wanted = Signal(str)
    paper_wanted = Signal(str, str)
    """Visit and id of an issued paper."""

    def __init__(self, language: Language, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language, self._thumbnails = language, thumbnails
        self.file: FindingFile | None = None
        self.undo_buttons: dict[str, QPushButton] = {}
        self._pictures: dict[str, list[QPushButton]] = {}
        thumbnails.ready.connect(self._show_picture)
        self.show_nothing()

    def show_nothing(self) -> None:
        self.file = None
        column = self._fresh()
        column.addWidget(self.label(self.tr("选一个问题，这里显示它的整改经过。"), "secondary"))
        column.addStretch()

    def show_file(self, file: "FindingFile") -> None:
        if file == self.file:
            # Read again and the same: what a person reads, or has just pressed, stays where it is.
            return
        self.file = file
        column, finding = self._fresh(), file.finding
        self.stage = self.label(stage_text(file.standing.stage, self._language), "panel_title")
        ink = standing_ink(file.standing, self.palette()).name()
        self.stage.setStyleSheet(f"color: {ink};")
        column.addWidget(self.stage)
        left = left_text(file.standing, self._language)
        if file.standing.due is not None:
            due = self.tr("期限 {day}").format(day=day_words(file.standing.due))
            column.addWidget(self.label(" · ".join(each for each in (due, left) if each)))
        column.addWidget(self._link(file.enterprise_name, lambda: self.enterprise_wanted.emit(finding.enterprise_id)))
        column.addWidget(self.label(finding.problem, "section"))
        column.addWidget(self.label(self.tr("整改要求：{text}").format(text=finding.requirement)))
        repeat = repeat_words(file.earlier, self._language)
        if repeat:
            column.addWidget(self.label(repeat, "trouble"))
        self._add_photos(column, file)
        column.addWidget(self.label(self.tr("整改经过"), "section"))
        self._add_history(column, file)
        column.addStretch()

    def _add_history(self, column: QVBoxLayout, file: "FindingFile") -> None:
        visit, order = file.visit, file.order
        if visit is not None:
            text = self.tr("{day} 检查发现").format(day=moment_words(visit.opened_at))
            column.addWidget(self._link(text, lambda: self.visit_wanted.emit(visit.id)))
        if order is not None:
            text = self.tr("{day} 签发 {number}").format(day=day_words(order.issued_at.date()), number=order.number)
            column.addWidget(self._link(text, lambda: self.paper_wanted.emit(order.visit_id, order.id)))
        for act in file.acts:
            self._add_act(column, file, act)

    def _add_act(self, column: QVBoxLayout, file: "FindingFile", act: "Act") -> None:
        words = [day_words(act.done_on), stage_text(Stage(act.act), self._language), act.person]
        row = QHBoxLayout()
        head = self.label("　".join(words))
        row.addWidget(head, 1)
        column.addLayout(row)
        if act.undone:
            font = head.font()
            font.setStrikeOut(True)
            head.setFont(font)
            reason = self.tr("已撤销：{reason}").format(reason=act.undone_reason or "—")
            column.addWidget(self.label(reason, "secondary"))
        elif act.id in file.undoable:
            undo = QPushButton(self.tr("撤销…"), self)
            undo.setProperty("compact", True)
            undo.clicked.connect(lambda: self.undo_wanted.emit(act))
            self.undo_buttons[act.id] = undo
            row.addWidget(undo)
        for text in self._details(act):
            column.addWidget(self.label(text, "secondary"))
        if act.visit_id and act.visit_id != file.finding.visit_id:
            column.addWidget(self._link(self.tr("打开那次复查"), lambda: self.visit_wanted.emit(act.visit_id)))
        for each in file.files.get(act.batch, ()):
            column.addWidget(self._link(each.file_name, partial(self.file_wanted.emit, each)))

    def _details(self, act: "Act") -> list[str]:
        texts = []
        if act.due is not None:
            texts.append(self.tr("新的期限 {day}").format(day=day_words(act.due)))
        if act.body:
            texts.append(self.tr("单位或人员：{body}").format(body=act.body))
        if act.paper:
            texts.append(self.tr("文书：{paper}").format(paper=act.paper))
        return [*texts, *([act.note] if act.note else [])]

    def _add_photos(self, column: QVBoxLayout, file: "FindingFile") -> None:
        if not file.photos:
            return
        holder = QWidget(self)
        row = FlowLayout(holder, 6)
        for photo in file.photos[:_MOST_PHOTOS]:
            button = QPushButton(self)
            button.setFixedSize(_THUMB + 8, _THUMB * 3 // 4 + 8)
            button.setAccessibleName(photo.caption or photo.file_name)
            button.setToolTip(plain_tip(photo.caption or photo.file_name))
            button.setStyleSheet("padding: 2px;")
            button.clicked.connect(lambda _=False, id=photo.id: self.photo_wanted.emit(id))
            self._pictures.setdefault(photo.sha256, []).append(button)
            row.addWidget(button)
            self._show_picture(photo.sha256)
        column.addWidget(holder)

    def _show_picture(self, sha256: str) -> None:
        buttons = self._pictures.get(sha256, ())
        pixmap = self._thumbnails.get(sha256) if buttons else None
        if pixmap is not None:
            for button in buttons:
                button.setIcon(pixmap)
                button.setIconSize(button.size() * 0.9)

    def _fresh(self) -> QVBoxLayout:
        self.undo_buttons, self._pictures = {}, {}
        return self.fresh()

    def _link(self, text: str, deed: Callable[[], object]) -> QLabel:
        return LinkLabel(text, deed, self)
