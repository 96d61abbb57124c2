"""The manual beside the work: chapters and headings, a search over all of it, and the page that F1 asked about."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QPushButton, QSplitter, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from inspector_app.manual import Topic, chapter, chapters, find
from inspector_app.messages import Language
from ui.widgets.manual_text import ManualText
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.plain_label import PlainLabel
from ui.widgets.plain_tip import plain_tip

_TOPIC = Qt.ItemDataRole.UserRole
_LIST_LETTERS, _WIDTH_LETTERS, _HEIGHT_LETTERS = 20, 84, 52


class HelpWindow(QWidget):
    card_wanted = Signal()
    """The card to print and to carry along."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(self.tr("使用手册"))
        self.setObjectName("settings_page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._language = language
        self._chapter = ""
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("在手册里查找"))
        self.search.setAccessibleName(self.tr("在手册里查找"))
        self.search.setClearButtonEnabled(True)
        self.nothing = PlainLabel(self.tr("没有找到。换一个词试试。"), self)
        self.nothing.setProperty("role", "secondary")
        self.nothing.hide()
        self.list = QTreeWidget(self)
        self.list.setHeaderHidden(True)
        self.list.setAccessibleName(self.tr("目录"))
        self.card = QPushButton(self.tr("快捷卡…"), self)
        self.card.setToolTip(self.tr("一张 A4 纸：步骤、按键、发现疑似毒品怎么办，存为 PDF 再打印"))
        self.card.clicked.connect(self.card_wanted)
        self.notice = NoticeBar(self)
        self.text = ManualText(self)
        self.text.setAccessibleName(self.tr("手册正文"))
        self._lay_out()
        self.search.textChanged.connect(self._list)
        self.search.returnPressed.connect(self._open_first)
        self.list.currentItemChanged.connect(lambda item, _: self._open(item))
        self.text.chapter_wanted.connect(lambda key: self.show_topic(Topic(key, "", "")))
        for key, deed in (("Esc", self.close), ("Ctrl+F", self.search.setFocus), ("F6", self._other_pane)):
            QShortcut(QKeySequence(key), self, activated=deed)  # type: ignore[call-overload]
        self._list()

    def show_topic(self, topic: Topic) -> None:
        """That place of the manual, chosen in the list of chapters; a chapter that is not there stays away."""
        if chapter(topic.chapter, self._language) is None:
            return
        self.search.clear()
        self._choose(topic)

    def _choose(self, topic: Topic) -> None:
        item = self._item_of(topic)
        if item is not None:
            self.list.setCurrentItem(item)

    def _lay_out(self) -> None:
        letter = self.fontMetrics().horizontalAdvance("字")
        side = QWidget(self)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.search, self.nothing):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addWidget(self.card)
        panes = QSplitter(self)
        panes.addWidget(side)
        panes.addWidget(self.text)
        panes.setSizes([_LIST_LETTERS * letter, (_WIDTH_LETTERS - _LIST_LETTERS) * letter])
        panes.setStretchFactor(1, 1)
        panes.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(14, 14, 14, 14)
        whole.addWidget(self.notice)
        whole.addWidget(panes, 1)
        room = self.screen().availableSize()
        self.resize(min(_WIDTH_LETTERS * letter, room.width() - 80), min(_HEIGHT_LETTERS * letter, room.height() - 80))

    def _list(self) -> None:
        """All chapters, or with words in the search field the places that say them."""
        words = self.search.text().strip()
        shown = self._topic_of(self.list.currentItem())
        self.list.blockSignals(True)
        self.list.clear()
        if words:
            self._list_hits(words)
        else:
            self._list_chapters()
        self.nothing.setVisible(bool(words) and self.list.topLevelItemCount() == 0)
        if not words and shown is not None:
            self._choose(shown)
        self.list.blockSignals(False)

    def _list_chapters(self) -> None:
        for each in chapters(self._language):
            item = self._item(each.title, Topic(each.key, each.title, ""))
            for heading in each.headings:
                item.addChild(self._item(heading, Topic(each.key, each.title, heading)))
            self.list.addTopLevelItem(item)

    def _list_hits(self, words: str) -> None:
        for hit in find(words, self._language):
            topic = hit.topic
            item = self._item(f"{topic.heading or topic.title}\n{hit.excerpt}", topic)
            item.setToolTip(0, plain_tip(f"{topic.title} · {topic.heading}" if topic.heading else topic.title))
            self.list.addTopLevelItem(item)

    def _item(self, words: str, topic: Topic) -> QTreeWidgetItem:
        item = QTreeWidgetItem([words])
        item.setData(0, _TOPIC, topic)
        return item

    def _item_of(self, topic: Topic) -> QTreeWidgetItem | None:
        places = [self.list.topLevelItem(place) for place in range(self.list.topLevelItemCount())]
        for item in (place for place in places if place is not None):
            if item.data(0, _TOPIC).chapter == topic.chapter:
                inner = [child for place in range(item.childCount()) if (child := item.child(place)) is not None]
                return next((each for each in inner if each.data(0, _TOPIC).heading == topic.heading), item)
        return None

    def _topic_of(self, item: QTreeWidgetItem | None) -> Topic | None:
        return None if item is None else item.data(0, _TOPIC)

    def _open(self, item: QTreeWidgetItem | None) -> None:
        topic = self._topic_of(item)
        found = None if topic is None else chapter(topic.chapter, self._language)
        if topic is None or found is None:
            return
        if self._chapter != found.key:
            self._chapter = found.key
            self.text.show_markdown(found.text)
        # What was just set has no places yet: it is laid out with the next turn of the loop.
        QTimer.singleShot(0, self.text, lambda: self.text.show_heading(topic.heading))

    def _open_first(self) -> None:
        first = self.list.topLevelItem(0)
        if first is not None:
            self.list.setCurrentItem(first)
            self.text.setFocus()

    def _other_pane(self) -> None:
        (self.list if self.text.hasFocus() else self.text).setFocus()
