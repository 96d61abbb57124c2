"""One line of the log in full: every field from what to what, and where in which chain it stands; can be copied."""

from html import escape

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QTextEdit, QVBoxLayout, QWidget

from inspector_app.audit.diary import DiaryEntry, DiaryLine
from inspector_app.audit.words import kind_word
from inspector_app.messages import Language
from ui.day_words import moment_words
from ui.diary.diary_values import rows_of
from ui.diary.diary_words import flag_words, person_words, sentence
from ui.theme.palette import colours_of
from ui.widgets.plain_label import PlainLabel


class DiaryPanel(QFrame):
    place_wanted = Signal()
    """To the visit or enterprise that the line is about."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("enterprise_panel")
        self._language = language
        self.title = PlainLabel(self)
        self.title.setProperty("role", "panel_title")
        self.title.setWordWrap(True)
        self.text = QTextEdit(self)
        self.text.setObjectName("panel_body")
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.document().setDocumentMargin(0)
        self._line: DiaryLine | None = None
        self.text.setAccessibleName(self.tr("这条记录的详情"))
        self.open = QPushButton(self)
        self.copy = QPushButton(self.tr("复制"), self)
        self.open.clicked.connect(self.place_wanted)
        self.copy.clicked.connect(self._copy)
        self._lay_out()
        self.show_line(None)

    def show_line(self, line: DiaryLine | None) -> None:
        self._line = line
        for button in (self.open, self.copy):
            button.setVisible(line is not None)
        if line is None:
            self.title.setText(self.tr("选一条记录看详情"))
            self.text.clear()
            return
        self.title.setText(sentence(line, self._language))
        self.text.setHtml(self._words(line))
        names = {
            "visit": self.tr("打开检查"),
            "notice": self.tr("看通知书"),
            "enterprise": self.tr("看企业"),
        }
        kind = self.kind_of_place(line)
        self.open.setText(names.get(kind, ""))
        self.open.setVisible(bool(kind))

    def show_text(self, title: str, text: str) -> None:
        """Something else to read: what a check has found."""
        self._line = None
        self.title.setText(title)
        self.text.setPlainText(text)
        self.open.hide()
        self.copy.show()

    @staticmethod
    def kind_of_place(line: DiaryLine) -> str:
        """ "notice", "visit", "enterprise", or "" for a line about neither."""
        if line.visit:
            return "notice" if line.lead.kind == "notice" else "visit"
        return "enterprise" if line.enterprise_name and line.count == 1 else ""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and getattr(self, "_line", None) is not None:
            assert self._line is not None
            self.text.setHtml(self._words(self._line))

    def _words(self, line: DiaryLine) -> str:
        when = moment_words(line.moment) if line.moment else line.lead.wall
        facts = [(self.tr("时间"), when), (self.tr("人员"), person_words(line))]
        if line.enterprise_name:
            facts.append((self.tr("企业"), line.enterprise_name))
        if flag_words(line):
            facts.append((self.tr("标记"), f"▲ {flag_words(line)}"))
        left = line.count - len(line.entries)
        tail = (
            [escape(self.tr("另有 {count} 条同时保存的记录，可以导出来看。").format(count=f"{left:,}"))] if left else []
        )
        return "".join([self._facts(facts), *(self._entry(entry, line) for entry in line.entries), *tail])

    def _entry(self, entry: DiaryEntry, line: DiaryLine) -> str:
        place = self.tr("{device} 第 {seq} 条，计数 {lam}").format(device=entry.dev, seq=entry.seq, lam=entry.lam)
        proofs = [
            (self.tr("对象"), entry.obj),
            (self.tr("电脑"), place),
            (self.tr("电脑时间"), entry.wall),
            (self.tr("指纹"), entry.hash),
        ]
        title = (
            f"<p style='margin-top:14px;margin-bottom:2px'><b>{escape(kind_word(entry.kind, self._language))}</b></p>"
        )
        return title + self._facts(rows_of(entry, line, self._language)) + self._facts(proofs, quiet=True)

    def _facts(self, facts: list[tuple[str, str]], *, quiet: bool = False) -> str:
        """Names in second rank before their values; `quiet`: both, for what only a dispute needs."""
        grey = colours_of(self.palette()).quiet
        words = self.tr("<span style='color:{grey}'>{name}：</span>{value}")
        shown = ""
        for name, value in facts:
            told = escape(value).replace("\n", "<br>")
            row = words.format(grey=grey, name=escape(name), value=told)
            style = f"margin-top:1px;margin-bottom:1px;{f'color:{grey};font-size:small' if quiet else ''}"
            shown += f"<p style='{style}'>{row}</p>"
        return shown

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(f"{self.title.text()}\n{self.text.toPlainText()}")

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.open)
        buttons.addWidget(self.copy)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(10)
        column.addWidget(self.title)
        column.addWidget(self.text, 1)
        column.addLayout(buttons)
