"""What red, yellow and green look like: a word and a shape each, never colour alone (features.md §7)."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPen, QPixmap, QPolygonF

from db.records.register import Enterprise
from inspector_app.enterprises.grading import Grade, by_facts, grade, is_decided

_WORDS = {
    Grade.RED: QT_TRANSLATE_NOOP("Grade", "红"),
    Grade.YELLOW: QT_TRANSLATE_NOOP("Grade", "黄"),
    Grade.BLUE: QT_TRANSLATE_NOOP("Grade", "蓝"),
    Grade.GREEN: QT_TRANSLATE_NOOP("Grade", "绿"),
    Grade.UNGRADED: QT_TRANSLATE_NOOP("Grade", "未评定"),
}
_REASONS = {
    Grade.RED: QT_TRANSLATE_NOOP("Grade", "承接粉末、液体等敏感货，列为红色。"),
    Grade.YELLOW: QT_TRANSLATE_NOOP("Grade", "不承接敏感货，但禁毒安全保障制度未达标，列为黄色。"),
    Grade.GREEN: QT_TRANSLATE_NOOP("Grade", "不承接敏感货，禁毒安全保障制度达标，列为绿色。"),
    Grade.UNGRADED: QT_TRANSLATE_NOOP("Grade", "台账没有写明禁毒安全保障制度是否达标，尚未评定。"),
}
_REASONS_UNSAID = {
    Grade.YELLOW: QT_TRANSLATE_NOOP("Grade", "禁毒安全保障制度未达标，列为黄色；台账没有写明是否承接敏感货。"),
    Grade.GREEN: QT_TRANSLATE_NOOP("Grade", "禁毒安全保障制度达标，列为绿色；台账没有写明是否承接敏感货。"),
}
_INKS = {
    # (on light, on dark): 4.5:1 on the table's base and on its alternate rows.
    Grade.RED: ("#b3261e", "#ff8a80"),
    Grade.YELLOW: ("#8a5a00", "#f0bd5a"),
    Grade.BLUE: ("#1f5fbf", "#7fb2ff"),
    Grade.GREEN: ("#1a7f37", "#5fd07a"),
    Grade.UNGRADED: ("#5c6670", "#aab4be"),
}


def grade_word(grade: Grade) -> str:
    return QCoreApplication.translate("Grade", str(_WORDS[grade]))


def grade_reason(enterprise: Enterprise) -> str:
    """What makes an enterprise red, yellow or green (domain.md §1), and which of the two facts nobody has said."""
    colour = grade(enterprise)
    if is_decided(enterprise) and colour is not by_facts(enterprise):
        words = QCoreApplication.translate("Grade", "经人评定为{colour}色；依据和理由见下面的“分级”。")
        return words.format(colour=grade_word(colour))
    unsaid = enterprise.handles_sensitive_goods is None and colour in _REASONS_UNSAID
    reasons = _REASONS_UNSAID if unsaid else _REASONS
    return QCoreApplication.translate("Grade", str(reasons[colour]))


def grade_ink(grade: Grade, palette: QPalette) -> QColor:
    dark = palette.color(QPalette.ColorRole.Base).lightness() < 128
    return QColor(_INKS[grade][dark])


def paint_grade(painter: QPainter, box: QRectF, grade: Grade, ink: QColor) -> None:
    """Triangle, diamond, square, disc or ring, filling `box`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    line, ends = Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap
    painter.setPen(QPen(ink, max(1.5, box.width() / 8), line, ends, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(QColor(Qt.GlobalColor.transparent) if grade is Grade.UNGRADED else ink)
    inner = box.adjusted(1.5, 1.5, -1.5, -1.5)
    if grade in _CORNERS:
        points = [
            QPointF(inner.left() + x * inner.width(), inner.top() + y * inner.height()) for x, y in _CORNERS[grade]
        ]
        painter.drawPolygon(QPolygonF(points))
    else:
        painter.drawEllipse(inner)
    painter.restore()


def grade_icon(grade: Grade, palette: QPalette, side: int = 14) -> QIcon:
    """For buttons and lists, where a chosen line has its own ink; drawn at three times the size: sharp at 300 %."""
    icon = QIcon()
    inks = {
        QIcon.Mode.Normal: grade_ink(grade, palette),
        QIcon.Mode.Selected: palette.color(QPalette.ColorRole.HighlightedText),
    }
    for mode, ink in inks.items():
        pixmap = QPixmap(QSize(side, side) * 3)
        pixmap.setDevicePixelRatio(3)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint_grade(painter, QRectF(0, 0, side, side), grade, ink)
        painter.end()
        icon.addPixmap(pixmap, mode)
    return icon


_CORNERS = {
    Grade.RED: ((0.5, 0.05), (1.0, 0.92), (0.0, 0.92)),
    Grade.YELLOW: ((0.5, 0.0), (1.0, 0.5), (0.5, 1.0), (0.0, 0.5)),
    Grade.BLUE: ((0.08, 0.08), (0.92, 0.08), (0.92, 0.92), (0.08, 0.92)),
}
