"""Arrows, boxes, words and masks over one photo; the original is not touched, and every step is kept at once."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMessageBox, QPushButton, QVBoxLayout, QWidget

from db.records.evidence import Photo
from inspector_app.evidence.layers import Kind
from inspector_app.evidence.lettering import text_width
from inspector_app.messages import Language
from inspector_app.stores import Store
from ui.dialogs.question import Question
from ui.jobs import Jobs
from ui.photos.annotation_desk import AnnotationDesk
from ui.photos.photo_images import LoadedPhoto, load_photo
from ui.session import Clock, local_now
from ui.widgets.annotation_tools import DrawingRow, ToolColumn
from ui.widgets.annotation_view import AnnotationView
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.plain_box import PlainBox
from ui.widgets.plain_label import PlainLabel
from ui.widgets.suggest_masks import SuggestMasks
from ui.wording import sentences


class AnnotatePhotoDialog(Question):
    """Open it with `open()`; `desk.settled` tells when a step is in the store."""

    def __init__(
        self,
        store: Store,
        jobs: Jobs,
        language: Language,
        photo: Photo,
        parent: QWidget | None = None,
        *,
        read_only: bool = False,
        clock: Clock = local_now,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("标注照片"))
        self._store, self._jobs, self._language, self._photo = store, jobs, language, photo
        self._read_only = read_only
        self._leaving = False
        self.desk = AnnotationDesk(store, jobs, clock, language, photo, self)
        self.view = AnnotationView(self.desk, self)
        self.view.read_only = True
        self.tools = ToolColumn(self)
        self.row = DrawingRow(self)
        self.notice = NoticeBar(self)
        self.hint = PlainLabel(self)
        self.hint.setProperty("role", "secondary")
        self.hint.setWordWrap(True)
        self.state = PlainLabel(self)
        self.state.setProperty("role", "secondary")
        self.suggest = SuggestMasks(self.desk, self.view, self.notice, self)
        self.leave = QPushButton(self.tr("完成"), self)
        self._lay_out()
        self._connect()
        self.load()

    def load(self) -> None:
        store, photo = self._store, self._photo.id
        self.view.show_text(self.tr("正在打开…"))
        self._jobs.run(self, lambda: _loaded(store, photo), done=self._show, failed=self._show_error)

    def reject(self) -> None:
        """Waits until everything is kept; what cannot be kept is only left when the person says so."""
        self._leaving = True
        self.desk.flush()
        if not self.desk.busy:
            self._leave_if_kept()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.reject()

    @staticmethod
    def confirm_discard(parent: QWidget) -> bool:
        translate = QCoreApplication.translate
        box = PlainBox(parent)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(translate("AnnotatePhotoDialog", "有标注没有保存。"))
        box.setInformativeText(translate("AnnotatePhotoDialog", "现在关闭，没有保存的几步会丢失；照片原件不受影响。"))
        discard = box.addButton(translate("AnnotatePhotoDialog", "仍要关闭"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(translate("AnnotatePhotoDialog", "继续标注"), QMessageBox.ButtonRole.RejectRole)
        box.exec()
        return box.clickedButton() is discard

    def _lay_out(self) -> None:
        zooms = QHBoxLayout()
        zooms.addWidget(self.hint, 1)
        zooms.addWidget(self.state)
        self.suggest.setAutoDefault(False)
        zooms.addWidget(self.suggest)
        for text, pressed, tip in (
            (self.tr("适合窗口"), self.view.fit, "Ctrl+0"),
            (self.tr("原大"), self.view.full_size, "Ctrl+1"),
        ):
            button = QPushButton(text, self)
            button.setAutoDefault(False)
            button.setToolTip(tip)
            button.clicked.connect(pressed)
            zooms.addWidget(button)
        self.leave.setAutoDefault(False)
        self.leave.setProperty("primary", True)
        zooms.addWidget(self.leave)
        middle = QHBoxLayout()
        middle.setSpacing(10)
        middle.addWidget(self.tools)
        middle.addWidget(self.view, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(8)
        column.addWidget(self.row)
        column.addWidget(self.notice)
        column.addLayout(middle, 1)
        column.addLayout(zooms)
        room = self.screen().availableSize()
        self.resize(min(1180, room.width() - 40), min(760, room.height() - 60))

    def _connect(self) -> None:
        view, row, desk = self.view, self.row, self.desk
        self.tools.picked.connect(self._pick)
        view.tool_changed.connect(self._show_tool)
        view.chosen_changed.connect(self._show_chosen)
        view.text_wanted.connect(self._ask_words)
        row.inked.connect(view.take_ink)
        row.written.connect(view.write_text)
        row.text.returnPressed.connect(view.setFocus)
        row.undo_wanted.connect(desk.undo)
        row.redo_wanted.connect(desk.redo)
        row.delete_wanted.connect(view.delete_chosen)
        row.show_ink(view.ink)
        desk.changed.connect(lambda: row.show_history(desk.history))
        desk.saving_changed.connect(self._show_state)
        desk.settled.connect(self._leave_if_kept)
        desk.troubled.connect(self._show_trouble)
        self.leave.clicked.connect(self.reject)
        for keys, pressed in (("Ctrl+Z", desk.undo), ("Ctrl+Shift+Z", desk.redo), ("Ctrl+Y", desk.redo)):
            QShortcut(QKeySequence(keys), self, pressed)
        QShortcut(QKeySequence("Ctrl+0"), self, view.fit)
        QShortcut(QKeySequence("Ctrl+1"), self, view.full_size)
        row.show_history(desk.history)

    def _show(self, loaded: LoadedPhoto) -> None:
        self.view.show_image(loaded.image)
        self.view.read_only = self._read_only
        self.tools.setVisible(not self._read_only)
        self.suggest.setVisible(not self._read_only)
        self.row.setVisible(not self._read_only)
        self.desk.start(loaded.layers)
        self._show_tool()
        self.view.setFocus()

    def _show_error(self, error: Exception) -> None:
        """Nothing can be drawn on what is not seen."""
        messages = sentences(error, self._language)
        self.view.show_text("\n".join(str(message) for message in messages))
        for widget in (self.tools, self.row, self.suggest):
            widget.setEnabled(False)

    def _pick(self, kind: Kind | None) -> None:
        self.view.take_tool(kind)
        self.view.setFocus()

    def _show_tool(self) -> None:
        self.tools.show_tool(self.view.tool)
        self.hint.setText(self._hint_text())

    def _hint_text(self) -> str:
        if self._read_only:
            return self.tr("只能查看：这次检查已结束，或不是在本机记录的。")
        if self.view.tool is Kind.MASK:
            return self.tr("拖出要盖住的地方。文书、导出的副本和说明页里，被盖住的内容不复存在；原件不变。")
        if self.view.tool is not None:
            return self.tr("在照片上拖动来画；按回车在中央画一个。")
        return self.tr("点选后可拖动；方向键移动，Ctrl+方向键改大小，PageUp/PageDown 换一个。空格+拖动移动照片。")

    def _show_chosen(self) -> None:
        layer = self.view.chosen_layer
        self.row.show_chosen(layer)
        if layer is not None and layer.kind is not Kind.MASK:
            self.row.show_ink(layer.ink)

    def _ask_words(self) -> None:
        self.row.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.row.text.selectAll()

    def _show_state(self) -> None:
        if self.desk.busy:
            self.state.setText(self.tr("正在保存…"))
        elif self.desk.unsaved:
            self.state.setText(self.tr("未保存"))
        else:
            self.state.setText(self.tr("已保存"))

    def _show_trouble(self, messages: tuple[object, ...]) -> None:
        text = "\n".join(str(message) for message in messages)
        self.notice.tell(text, self.tr("再试一次"), self.desk.flush, tone="trouble")

    def _leave_if_kept(self) -> None:
        if not self.desk.unsaved:
            self.notice.hide()
        if not self._leaving:
            return
        self._leaving = False
        if not self.desk.unsaved or self.confirm_discard(self):
            self.done(self.DialogCode.Accepted)


def _loaded(store: Store, photo_id: str) -> LoadedPhoto:
    loaded = load_photo(store, photo_id)
    # Reads the fonts here, not when the first text is painted.
    text_width("字", 16)
    return loaded
