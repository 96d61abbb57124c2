"""Paints a line of the log: time, person, what was done, and a triangle with words where the clock is strange."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPolygonF
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.models.diary_model import PartsRole
from ui.theme.palette import colours_of
from ui.theme.touch import row_height

_MARGIN = 10
_GAP = 12
_TIME, _PERSON, _ENTERPRISE = "00:00", "欧阳建国", "深圳市凯宏国际货运代理"
_PERSON_WIDE = "买买提·阿不都热合曼"
"""Where there is room; names are longer than four letters, and laptops are called by what they are for."""
_ENTERPRISE_WHOLE = "深圳市丰博诚国际货运代理有限公司"
"""Where what was done still has half of the line."""
_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


class DiaryDelegate(QStyledItemDelegate):
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        parts = index.data(PartsRole)
        self.initStyleOption(option, index)
        heading, option.text = option.text, ""
        style = option.widget.style() if option.widget else QApplication.style()
        painter.save()
        if parts is None:
            self._paint_day(painter, option, heading)
        else:
            style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
            self._paint_line(painter, option, parts)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, row_height(option.widget))

    def _paint_day(self, painter: QPainter, option: QStyleOptionViewItem, words: str) -> None:
        colours = colours_of(option.palette)
        painter.fillRect(option.rect, QColor(colours.window))
        font = option.font
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(colours.quiet))
        painter.drawText(option.rect.adjusted(_MARGIN, 0, -_MARGIN, 0), _MIDDLE, words)

    def _paint_line(self, painter: QPainter, option: QStyleOptionViewItem, parts: tuple[str, ...]) -> None:
        time, person, enterprise, sentence, flag = parts
        colours, metrics = colours_of(option.palette), option.fontMetrics
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        chosen = option.palette.color(QPalette.ColorRole.HighlightedText)
        plain, quiet, strange = (
            chosen if selected else QColor(name) for name in (colours.text, colours.quiet, colours.attention)
        )
        area = QRect(option.rect).adjusted(_MARGIN, 0, -_MARGIN, 0)
        painter.setFont(option.font)
        if flag:
            area = self._paint_flag(painter, option, area, flag, strange)
        letters = area.width() // metrics.horizontalAdvance("字")
        wide = letters > 46
        whose = _PERSON_WIDE if wide else _PERSON
        where = _ENTERPRISE_WHOLE if letters > 58 else _ENTERPRISE
        for words, sample, ink in ((time, _TIME, quiet), (person, whose, plain), (enterprise, where, quiet)):
            if sample is where and not wide:
                continue
            width = metrics.horizontalAdvance(sample)
            self._write(painter, option, QRect(area.left(), area.top(), width, area.height()), words, ink)
            area.setLeft(area.left() + width + _GAP)
        self._write(painter, option, area, sentence, plain)

    def _paint_flag(
        self, painter: QPainter, option: QStyleOptionViewItem, area: QRect, words: str, ink: QColor
    ) -> QRect:
        metrics = option.fontMetrics
        width, side = metrics.horizontalAdvance(words), metrics.ascent()
        left = area.right() - width
        painter.setPen(ink)
        painter.drawText(QRect(left, area.top(), width + 2, area.height()), _MIDDLE, words)
        box = QRectF(left - side - 5, area.center().y() - side / 2, side, side)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(ink)
        painter.drawPolygon(QPolygonF([QPointF(box.center().x(), box.top()), box.bottomRight(), box.bottomLeft()]))
        return area.adjusted(0, 0, -(width + side + _GAP + 5), 0)

    def _write(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, words: str, ink: QColor) -> None:
        painter.setPen(ink)
        painter.drawText(box, _MIDDLE, option.fontMetrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width()))
