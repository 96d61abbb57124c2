"""The keys of the rapid mode, all in sight above the verdict, and of the mode that keys a paper in."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from ui.widgets.flow_layout import FlowLayout
from ui.widgets.plain_label import PlainLabel


class RapidRibbon(QFrame):
    ended = Signal()
    """The person leaves the mode."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rapid_ribbon")
        self._title = PlainLabel(self)
        self._title.setProperty("role", "section")
        self.close_button = QPushButton(self.tr("退出"), self)
        self.close_button.setProperty("compact", True)
        self.close_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.close_button.clicked.connect(self.ended)
        self._keys = QWidget(self)
        self._flow = FlowLayout(self._keys, gap=14)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(14)
        row.addWidget(self._title, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._keys, 1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._shown: list[QWidget] = []

    def show_rapid(self) -> None:
        self._show(
            self.tr("快速作答"),
            (
                ("1", self.tr("合格")),
                ("2", self.tr("不合格")),
                ("3", self.tr("不适用")),
                ("4", self.tr("采纳建议")),
                ("0", self.tr("清除")),
                (self.tr("空格"), self.tr("同上次")),
                ("F", self.tr("写问题")),
                ("P", self.tr("加照片")),
                ("⏎", self.tr("下一个未答项")),
                ("Shift+⏎", self.tr("上一项")),
            ),
        )

    def show_paper(self, day: str) -> None:
        self._show(
            self.tr("补录纸质表 {day}").format(day=day),
            (
                ("1", self.tr("合格，到下一项")),
                ("2", self.tr("不合格，到下一项")),
                ("3", self.tr("不适用，写原因")),
                ("4", self.tr("采纳建议，到下一项")),
                ("0", self.tr("清除")),
                ("1…9", self.tr("在选项里：第几个")),
                ("⏎", self.tr("跳过")),
                ("Shift+⏎", self.tr("上一项")),
                ("G", self.tr("按题号跳转")),
            ),
        )

    def _show(self, title: str, keys: tuple[tuple[str, str], ...]) -> None:
        self._title.setText(title)
        for widget in self._shown:
            self._flow.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._shown = [_key(key, words, self._keys) for key, words in keys]
        for widget in self._shown:
            self._flow.addWidget(widget)
            widget.show()
        self.show()
        self.updateGeometry()


def _key(key: str, words: str, parent: QWidget) -> QWidget:
    holder = QWidget(parent)
    cap = PlainLabel(key, holder)
    cap.setObjectName("key_cap")
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(5)
    row.addWidget(cap)
    row.addWidget(PlainLabel(words, holder))
    return holder
