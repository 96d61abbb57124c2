"""Is a paper genuine? From a photo, a scan, a PDF, or the text of its code; told without any network."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from inspector_app.notices.verify import Verification, verify_file, verify_text
from ui.dialogs.question import Question
from ui.dialogs.verify_files import VerifyFiles
from ui.photos.given_pictures import as_png, given_pictures
from ui.session import Session
from ui.widgets.nothing_here import NothingHere
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.plain_label import PlainLabel
from ui.widgets.verdict_card import VerdictCard
from ui.wording import sentences

_WIDTH_LETTERS, _HEIGHT_LINES = 54, 38


class VerifyPaperDialog(Question):
    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("核验文书"))
        self.setAcceptDrops(True)
        self._session = session
        self.cards: list[VerdictCard] = []
        self.notice = NoticeBar(self)
        self.waiting = NothingHere(self)
        self.waiting.setObjectName("drop_field")
        self.waiting.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.waiting.title.setProperty("role", "heading")
        self.code = QLineEdit(self)
        self.code.setPlaceholderText(self.tr("或者粘贴扫码得到的文字：ZJ1:…"))
        self.code.setAccessibleName(self.tr("验证码的文字"))
        self.choose = QPushButton(self.tr("选择照片、扫描件或 PDF…"), self)
        self.choose.setDefault(True)
        self.leave = QPushButton(self.tr("关闭"), self)
        # Return in the line with the code must not close the window while a file is read.
        self.leave.setAutoDefault(False)
        self._results = QVBoxLayout()
        self._lay_out()
        self._connect()
        self._ask_for_paper()

    @classmethod
    def ask(cls, parent: QWidget, session: Session) -> None:
        cls(session, parent).exec()

    def check_file(self, path: Path) -> None:
        """Every paper in that file."""
        store = self._session.store
        self._run(lambda: verify_file(store, path.read_bytes()), path.name)

    def check_text(self, text: str) -> None:
        store = self._session.store
        self._run(lambda: [verify_text(store, text)], self.tr("粘贴的验证码"))

    def paste(self) -> None:
        """A picture from the clipboard, a copied file, or the text of a code."""
        content = QGuiApplication.clipboard().mimeData()
        given, store = given_pictures(content), self._session.store
        if given.paths:
            self.check_file(given.paths[0])
        elif given.image or given.pixels is not None:
            pixels, image = given.pixels, given.image
            self._run(lambda: verify_file(store, image if pixels is None else as_png(pixels)), self.tr("粘贴的图片"))
        elif content.hasText():
            self.code.setText(content.text().strip())
            self.check_text(content.text())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _file_of(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _file_of(event)
        if path is not None:
            event.acceptProposedAction()
            self.check_file(path)

    def _lay_out(self) -> None:
        title = PlainLabel(self.tr("核验文书"), self)
        title.setProperty("role", "title")
        about = PlainLabel(
            self.tr("每份正式文书都印有验证码。核验不用网络：看验证码是哪台电脑签发的，内容有没有被改动。"), self
        )
        about.setProperty("role", "secondary")
        about.setWordWrap(True)
        body = QWidget()
        body.setObjectName("settings_body")
        body.setLayout(self._results)
        self._results.setContentsMargins(0, 0, 8, 0)
        self._results.addStretch(1)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setWidget(body)
        row = QHBoxLayout()
        row.addWidget(self.code, 1)
        row.addWidget(self.choose)
        row.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        for widget in (title, about, self.notice):
            column.addWidget(widget)
        column.addWidget(self.waiting, 1)
        column.addWidget(self._scroll, 1)
        column.addLayout(row)
        letters = self.fontMetrics()
        self.resize(_WIDTH_LETTERS * letters.horizontalAdvance("字"), _HEIGHT_LINES * letters.lineSpacing())

    def _connect(self) -> None:
        self.choose.clicked.connect(self._choose)
        self.waiting.wanted.connect(self._choose)
        self.code.returnPressed.connect(lambda: self.check_text(self.code.text()))
        self.leave.clicked.connect(self.reject)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self, self.paste)

    def _ask_for_paper(self) -> None:
        self._scroll.hide()
        self.waiting.say(
            self.tr("把文书的照片、扫描件或 PDF 拖到这里"),
            self.tr("也可以按 Ctrl+V 粘贴图片。照片要拍清楚左下角的二维码；PDF 会连文字一起核对。"),
        )
        self.waiting.show()

    def _choose(self) -> None:
        path = VerifyFiles.ask_to_read(self)
        if path is not None:
            self.check_file(path)

    def _run(self, work: Callable[[], list[Verification]], name: str) -> None:
        self.notice.hide()
        self.choose.setEnabled(False)
        self._session.jobs.run(self, work, done=lambda found: self._show(found, name), failed=self._failed)

    def _show(self, found: list[Verification], name: str) -> None:
        self._ready()
        self._clear()
        for verification in found:
            card = VerdictCard(verification, name, self)
            self._results.insertWidget(self._results.count() - 1, card)
            card.show()
            self.cards.append(card)
        self.waiting.hide()
        self._scroll.show()
        self._scroll.verticalScrollBar().setValue(0)

    def _ready(self) -> None:
        """The next paper can be chosen; the keyboard went to another button while this one was off."""
        self.choose.setEnabled(True)
        self.choose.setFocus()

    def _failed(self, error: Exception) -> None:
        self._ready()
        messages = sentences(error, self._session.language)
        self._clear()
        self._ask_for_paper()
        self.notice.tell("\n".join(str(message) for message in messages), tone="trouble")

    def _clear(self) -> None:
        for card in self.cards:
            card.hide()
            card.deleteLater()
        self.cards.clear()


def _file_of(event: QDropEvent) -> Path | None:
    """The first file that is dragged, or None."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return paths[0] if paths else None
