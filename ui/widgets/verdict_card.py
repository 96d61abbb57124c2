"""What was found out about one paper: genuine, altered and where, or of an unknown laptop; and what its code says."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from inspector_app.notices.verify import Against, Difference, Verdict, Verification, fact_text
from ui.day_words import day_words, written_words
from ui.papers.paper_titles import shown_title
from ui.widgets.plain_label import PlainLabel

_ONE_LINE = 34
"""Characters of a fact that fit beside its name."""
_SHOWN = ("number", "issuer", "addressee", "holder", "issued_on", "deadline", "findings", "problems")


class VerdictCard(QFrame):
    def __init__(self, found: Verification, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet_card")
        self.verdict = self._label(self._verdict_words(found), "heading")
        self.advice = self._label(self._advice(found), self._tone(found))
        self.signer = self._label(self._signer_words(found), "secondary")
        self.differences = [self._difference_words(each) for each in found.differences]
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 16, 22, 16)
        column.setSpacing(8)
        for widget in (self.verdict, self.advice):
            column.addWidget(widget)
        for text in self.differences:
            column.addWidget(self._label("• " + text, "trouble"))
        column.addSpacing(4)
        column.addWidget(self._label(self.tr("验证码里写的内容（{file}）").format(file=name), "section"))
        column.addLayout(self._facts(found))
        column.addWidget(self.signer)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A scroll area squeezes what wraps, unless it says how high it must be."""
        super().resizeEvent(event)
        layout = self.layout()
        assert layout is not None
        needed = layout.totalHeightForWidth(self.width())
        if needed != self.minimumHeight():
            self.setMinimumHeight(needed)

    def _facts(self, found: Verification) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(1, 1)
        names, differing = self._names(), {each.fact for each in found.differences}
        shown = [
            ("kind", shown_title(found.title)),
            *((fact, _as_printed(fact, fact_text(found.facts, fact))) for fact in _SHOWN),
        ]
        for row, (fact, text) in enumerate(pair for pair in shown if pair[1]):
            grid.addWidget(self._label(names[fact], "secondary", wraps=False), row, 0, Qt.AlignmentFlag.AlignTop)
            # A label that wraps is given too little height in a grid: only what needs it wraps.
            value = self._label(text, "trouble" if fact in differing else "", wraps=len(text) > _ONE_LINE)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(value, row, 1)
        return grid

    def _verdict_words(self, found: Verification) -> str:
        if found.verdict is Verdict.GENUINE and found.withdrawn:
            return self.tr("文书真实，但已经撤回")
        return {
            Verdict.GENUINE: self.tr("文书真实"),
            Verdict.ALTERED: self.tr("文书被改动过"),
            Verdict.UNKNOWN_DEVICE: self.tr("签发的电脑已被吊销，无法判断")
            if found.signer
            else self.tr("不认识签发的电脑，无法判断"),
        }[found.verdict]

    def _advice(self, found: Verification) -> str:
        if found.verdict is Verdict.ALTERED:
            return self.tr("下面这些地方与签发时不一致：")
        if found.verdict is Verdict.UNKNOWN_DEVICE and found.signer is None:
            return self.tr("验证码由一台没有登记名片的电脑签发。请向单位要它的名片或新的计划包，登记后再核验。")
        if found.signer is not None and found.signer.revoked_on:
            told = self.tr("签发的电脑自 {day} 起已被单位吊销：请向单位查问这份文书是什么时候签发的。")
            return told.format(day=written_words(found.signer.revoked_on))
        if Against.ORIGINAL in found.compared:
            return self.tr("与本机保存的原件逐行一致。")
        if Against.PAPER in found.compared:
            return self.tr("验证码与 PDF 上的文字一致。")
        return self.tr("签名有效。照片里的文字不能自动核对，请把下面的内容与纸面逐项对照。")

    def _tone(self, found: Verification) -> str:
        doubtful = found.withdrawn or (found.signer is not None and bool(found.signer.revoked_on))
        good = found.verdict is Verdict.GENUINE and not doubtful
        return "good" if good else "trouble"

    def _signer_words(self, found: Verification) -> str:
        if found.signer is None:
            return ""
        told = self.tr("由 {person}（{office}）的电脑 {device} 签发")
        return told.format(person=found.signer.person, office=found.signer.office, device=found.signer.device)

    def _difference_words(self, difference: Difference) -> str:
        name = self._names()[difference.fact]
        if difference.fact == "code":
            return self.tr("验证码本身被改动过，签名不符")
        if difference.fact == "others":
            return self.tr("验证码没有写出的内容与本机保存的同号文书不同")
        if difference.fact == "text":
            return self.tr("原件上有、这份文书上没有：{line}").format(line=difference.code)
        if difference.against is Against.STORE:
            told = self.tr("{fact}：验证码里是“{code}”，本机保存的同号文书是“{found}”")
            return told.format(fact=name, code=difference.code, found=difference.found)
        return self.tr("{fact}：签发时是“{code}”，文书上不是").format(fact=name, code=difference.code)

    def _names(self) -> dict[str, str]:
        return {
            "kind": self.tr("文书"),
            "number": self.tr("文号"),
            "issuer": self.tr("发文机关"),
            "addressee": self.tr("被检查单位"),
            "holder": self.tr("持证人"),
            "issued_on": self.tr("签发日期"),
            "deadline": self.tr("最后期限"),
            "findings": self.tr("问题数"),
            "problems": self.tr("问题开头"),
            "code": self.tr("验证码"),
            "others": self.tr("其他内容"),
            "text": self.tr("原文"),
        }

    def _label(self, text: str, role: str, *, wraps: bool = True) -> QLabel:
        label = PlainLabel(text, self)
        label.setProperty("role", role)
        label.setWordWrap(wraps)
        label.setVisible(bool(text))
        return label


def _as_printed(fact: str, text: str) -> str:
    """Days as the paper writes them, so that they can be compared by eye."""
    return day_words(date.fromisoformat(text)) if text and fact in ("issued_on", "deadline") else text
