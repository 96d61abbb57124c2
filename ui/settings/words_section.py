"""The words of the papers: an office says a paper in its own words, and sees its page while it types."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QWidget

from db.records.values import JsonValue
from inspector_app.notices.kinds import KINDS
from inspector_app.notices.words_text import ReadWords, as_text
from ui.dialogs.take_words_dialog import TakeWordsDialog
from ui.dialogs.words_files import WordsFiles
from ui.papers.paper_titles import shown_title
from ui.session import Session
from ui.settings.section import SettingsSection
from ui.settings.words_desk import KindWords, Sample, WordsDesk
from ui.settings.words_editor import Edited, WordsEditor
from ui.when_shown import WhenShown
from ui.widgets.page_view import PageView

if TYPE_CHECKING:
    from inspector_app.notices.own_words import WordsChange

_TITLE_LETTERS = 12
_ROOM_FOR_PAGE, _WIDEST = 54, 110
"""Letters: a narrower section shows the page below the text; a wider one leaves the rest free."""


class WordsSection(SettingsSection):
    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(
            session,
            self.tr("文书用语"),
            self.tr(
                "文书的文字可以换成本单位的说法。{ } 里是程序填入的内容；[[ ]] 里的部分没有内容时整段省去；"
                "单独一行的 [ ] 是各段的名称，不要改；‖ 分开表格的格，↵ 是格内换行。"
            ),
            parent,
        )
        self.desk = WordsDesk(session, self)
        self.kind = QComboBox(self)
        self.state = self.words("")
        self.editor = WordsEditor(session.language, self)
        self.page = PageView(session.jobs, self)
        self.save, self.reset = self.button(self.tr("保存"), primary=True), self.button(self.tr("恢复原文"))
        self.export, self.take = self.button(self.tr("导出…")), self.button(self.tr("导入…"))
        self._shown: KindWords | None = None
        self._read: ReadWords | None = None
        self._typed: dict[str, str] = {}
        """Kind to what was typed and is not kept."""
        for kind in KINDS.values():
            self.kind.addItem(shown_title(kind.title), kind.id)
        self._lay_out()
        self._when_shown = WhenShown(self)
        self._connect()
        self._ask_load()

    @property
    def holds_unsaved(self) -> bool:
        return bool(self._typed)

    def _ask_load(self) -> None:
        """Setting a page takes ReportLab: only when somebody looks."""
        self._when_shown.do("words", self.load)

    def load(self) -> None:
        """The chosen kind as it is kept, with what was typed and is not kept."""
        self.desk.load(self.kind.currentData())

    def _lay_out(self) -> None:
        letters = self.fontMetrics().horizontalAdvance("字")
        self.setMaximumWidth(_WIDEST * letters)
        self.kind.setAccessibleName(self.tr("文书"))
        self.page.setMinimumSize(20 * letters, 26 * letters)
        self.page.waiting = self.tr("正在排版…")
        sheet, head, deeds = self.sheet(), QHBoxLayout(), QHBoxLayout()
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.kind.setMinimumContentsLength(_TITLE_LETTERS)
        head.addWidget(self.kind)
        head.addStretch(1)
        head.addWidget(self.export)
        head.addWidget(self.take)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(14)
        self._sides.addWidget(self.editor, 11)
        self._sides.addWidget(self.page, 9)
        deeds.addWidget(self.save)
        deeds.addWidget(self.reset)
        deeds.addStretch(1)
        sheet.addLayout(head)
        sheet.addWidget(self.state)
        sheet.addLayout(self._sides)
        sheet.addLayout(deeds)

    def _connect(self) -> None:
        self.kind.currentIndexChanged.connect(lambda _: self._ask_load())
        self.editor.changed.connect(self._typed_words)
        self.desk.read.connect(self._show)
        self.desk.drawn.connect(self._show_page)
        self.desk.kept.connect(self._kept)
        self.desk.troubled.connect(self._tell_trouble)
        self.save.clicked.connect(self._save)
        self.reset.clicked.connect(self._reset)
        self.export.clicked.connect(self._export)
        self.take.clicked.connect(self._take)
        self.session.changes.settings_changed.connect(self._ask_load)

    def _show(self, shown: KindWords) -> None:
        if shown.kind.id != self.kind.currentData():
            return
        self._shown = shown
        edited = Edited(shown.kind, shown.texts, shown.examples)
        self.editor.show_words(edited, self._typed.get(shown.kind.id, ""))

    def _typed_words(self, read: ReadWords) -> None:
        assert self._shown is not None
        shown, self._read = self._shown, read
        id, typed = shown.kind.id, self.editor.typed
        if typed == as_text(shown.texts):
            self._typed.pop(id, None)
        else:
            self._typed[id] = typed
        self.save.setEnabled(id in self._typed and not read.problems)
        self.reset.setEnabled(typed != as_text(shown.usual))
        self._say_state(shown, read)
        if not read.problems:
            self.desk.draw(shown.kind, {**shown.usual, **read.texts})

    def _say_state(self, shown: KindWords, read: ReadWords) -> None:
        if read.problems:
            text = self.tr("有 %n 处要改，改好才能保存；版面还是上一次的样子。", None, len(read.problems))
        elif shown.kind.id in self._typed:
            text = self.tr("改过，还没有保存")
        elif shown.kind.id in shown.changed:
            text = self.tr("本单位自己的说法")
        else:
            text = self.tr("原文")
        self.state.setText(text)

    def _show_page(self, sample: Sample) -> None:
        self.page.show_pdf(sample.pdf, sample.pages)

    def _save(self) -> None:
        assert self._shown is not None
        assert self._read is not None
        self.save.setEnabled(False)
        # A text that was taken out altogether has its usual words again.
        self.desk.keep(self._shown.kind, {**self._shown.usual, **self._read.texts})

    def _kept(self, before: Mapping[str, JsonValue]) -> None:
        self._typed.pop(self.kind.currentData(), None)
        self._changed(self.tr("已保存。以后出具的文书用新的说法，已签发的不变。"))
        self.notice.tell(self.notice.label.text(), self.tr("放回去"), lambda: self._put_back(before))

    def _put_back(self, before: Mapping[str, JsonValue]) -> None:
        self.desk.put_back(before, lambda _: self._changed(self.tr("已放回去。")))

    def _changed(self, told: str) -> None:
        self.session.changes.settings_changed.emit()
        self.tell_kept(told)

    def _reset(self) -> None:
        assert self._shown is not None
        self.editor.replace(self._shown.usual)

    def _export(self) -> None:
        path = WordsFiles.ask_to_write(self)
        if path is not None:
            told = self.tr("已导出：{path}").format(path=path)
            self.desk.write(path, lambda _: self.tell_kept(told))

    def _take(self) -> None:
        path = WordsFiles.ask_to_read(self)
        if path is not None:
            self.desk.compare(path, self._ask_what_to_take)

    def _ask_what_to_take(self, given: Mapping[str, JsonValue], changes: Sequence["WordsChange"]) -> None:
        if not changes:
            self.notice.tell(self.tr("文件里的说法和现在的一样，没有要改的。"))
            self.told.emit()
            return
        kinds = TakeWordsDialog.ask(self, changes)
        if kinds:
            self.desk.take(given, kinds)

    def _tell_trouble(self, error: Exception) -> None:
        self.save.setEnabled(self._read is not None and not self._read.problems and bool(self._typed))
        self.tell_trouble(error)

    def hideEvent(self, event: QHideEvent) -> None:
        """The page follows when the section is looked at again."""
        super().hideEvent(event)
        if self.desk.pause():
            self._ask_load()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= _ROOM_FOR_PAGE * self.fontMetrics().horizontalAdvance("字")
        direction = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(direction)
