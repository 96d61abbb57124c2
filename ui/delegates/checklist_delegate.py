"""Paints the checklist tree: areas with their counts on a second line, items with glyph, code and question."""

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from inspector_app.checklists.progress import AreaProgress
from ui.models.checklist_tree import TreeRole
from ui.theme.touch import for_finger
from ui.visit.visit_state import ItemState
from ui.widgets.state_glyphs import paint_state, state_colour

Index = QModelIndex | QPersistentModelIndex
_GAP = 6


def counts(done: AreaProgress) -> str:
    """“已答 9/13 · 不合格 2 · 未答 4”, without the counts that are nought."""
    translate = QCoreApplication.translate
    parts = [translate("Counts", "已答 {answered}/{total}").format(answered=done.answered, total=done.total)]
    if done.failed:
        parts.append(translate("Counts", "不合格 {failed}").format(failed=done.failed))
    if done.missing:
        parts.append(translate("Counts", "未答 {missing}").format(missing=done.missing))
    return " · ".join(parts)


class ChecklistDelegate(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        style = option.widget.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget)
        if index.data(TreeRole.CODE):
            self._paint_item(painter, option, index)
        else:
            self._paint_area(painter, option, index)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = option.fontMetrics.height()
        lines = line + 8 if index.data(TreeRole.CODE) else 2 * line + 10
        return QSize(120, for_finger(lines))

    def _paint_area(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        done: AreaProgress = index.data(TreeRole.PROGRESS)
        box = option.rect.adjusted(2, 3, -_GAP, -3)
        bold = QFont(option.font)
        bold.setBold(True)
        line = QFontMetrics(bold).height()
        painter.setFont(bold)
        painter.setPen(_text_colour(option))
        _line(painter, QRect(box.x(), box.y(), box.width(), line), index.data())
        painter.setFont(_smaller(option.font))
        state = ItemState.FAILED if done.failed else ItemState.PASSED if not done.missing else ItemState.OPEN
        if not _is_selected(option):
            painter.setPen(state_colour(state, option.palette))
        below = QRect(box.x(), box.y() + line + 1, box.width(), box.height() - line)
        side = QFontMetrics(painter.font()).ascent()
        glyph = QRectF(below.x(), below.y() + (below.height() - side) / 2, side, side)
        paint_state(painter, glyph, state, painter.pen().color())
        _line(painter, below.adjusted(side + 4, 0, 0, 0), counts(done))

    def _paint_item(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        state: ItemState = index.data(TreeRole.STATE)
        box = option.rect.adjusted(2, 0, -_GAP, 0)
        side = option.fontMetrics.ascent() - 1
        chosen = _is_selected(option)
        colour = _text_colour(option) if chosen else state_colour(state, option.palette)
        paint_state(painter, QRectF(box.x(), box.center().y() - side / 2 + 0.5, side, side), state, colour)
        box.adjust(side + _GAP, 0, 0, 0)
        painter.setFont(option.font)
        painter.setPen(colour if chosen else option.palette.color(QPalette.ColorRole.PlaceholderText))
        code = index.data(TreeRole.CODE)
        _line(painter, box, code)
        box.adjust(option.fontMetrics.horizontalAdvance(code) + _GAP, 0, 0, 0)
        painter.setPen(_text_colour(option))
        _line(painter, box, index.data())


def _is_selected(option: QStyleOptionViewItem) -> bool:
    return bool(option.state & QStyle.StateFlag.State_Selected)


def _text_colour(option: QStyleOptionViewItem) -> QColor:
    role = QPalette.ColorRole.HighlightedText if _is_selected(option) else QPalette.ColorRole.Text
    return option.palette.color(role)


def _smaller(font: QFont) -> QFont:
    small = QFont(font)
    if font.pointSizeF() > 0:
        small.setPointSizeF(font.pointSizeF() * 0.9)
    else:
        small.setPixelSize(max(10, round(font.pixelSize() * 0.9)))
    return small


def _line(painter: QPainter, box: QRect, text: str) -> None:
    elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, elided)
