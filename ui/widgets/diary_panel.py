"""One line of the log in full: every field from what to what, and where in which chain it stands; can be copied."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from inspector_app.audit.diary import DiaryEntry, DiaryLine
from inspector_app.audit.words import field_word, kind_word, value_word
from inspector_app.messages import Language
from ui.day_words import moment_words
from ui.diary_words import flag_words, person_words, sentence
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
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setAccessibleName(self.tr("这条记录的详情"))
        self.open = QPushButton(self)
        self.copy = QPushButton(self.tr("复制"), self)
        self.open.clicked.connect(self.place_wanted)
        self.copy.clicked.connect(self._copy)
        self._lay_out()
        self.show_line(None)

    def show_line(self, line: DiaryLine | None) -> None:
        for button in (self.open, self.copy):
            button.setVisible(line is not None)
        if line is None:
            self.title.setText(self.tr("选一条记录看详情"))
            self.text.clear()
            return
        self.title.setText(sentence(line, self._language))
        self.text.setPlainText(self._words(line))
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

    def _words(self, line: DiaryLine) -> str:
        when = moment_words(line.moment) if line.moment else line.lead.wall
        head = [
            self.tr("时间：{when}").format(when=when),
            self.tr("人员：{person}").format(person=person_words(line)),
        ]
        if line.enterprise_name:
            head.append(self.tr("企业：{name}").format(name=line.enterprise_name))
        if flag_words(line):
            head.append(self.tr("标记：▲ {flag}").format(flag=flag_words(line)))
        left = line.count - len(line.entries)
        tail = [self.tr("另有 {count} 条同时保存的记录，可以导出来看。").format(count=f"{left:,}")] if left else []
        return "\n\n".join(["\n".join(head), *map(self._entry, line.entries), *tail])

    def _entry(self, entry: DiaryEntry) -> str:
        nothing, language = self.tr("（空）"), self._language
        rows = [f"■ {kind_word(entry.kind, language)}"]
        for change in entry.changes:
            new = value_word(change.field, change.new, language) or nothing
            if change.old is not None:
                old = value_word(change.field, change.old, language) or nothing
                new = self.tr("{old} → {new}").format(old=old, new=new)
            field = field_word(entry.kind, change.field, language)
            rows.append(self.tr("{field}：{value}").format(field=field, value=new))
        rows.append(self.tr("对象 {object}").format(object=entry.obj))
        place = self.tr("电脑 {device} 第 {seq} 条，计数 {lam}")
        rows.append(place.format(device=entry.dev, seq=entry.seq, lam=entry.lam))
        rows.append(self.tr("电脑时间 {wall}").format(wall=entry.wall))
        rows.append(self.tr("指纹 {hash}").format(hash=entry.hash))
        return "\n".join(rows)

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
