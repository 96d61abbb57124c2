"""How wide the columns of a table to read are: by a sample of its texts and by its heading, in any language."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtWidgets import QTableView

_AIR_PX = 20
"""The padding of the style sheet and the margin of the style around a text, on both sides."""
_HEADING_AIR_PX = 26

# Samples that hold words of the interface: a translation is the longest text that its own words make.
MOMENT = str(QT_TRANSLATE_NOOP("ColumnSamples", "2026年10月28日 09:30　"))
DAY = str(QT_TRANSLATE_NOOP("ColumnSamples", "2026年10月28日　"))
VISIT_STATE = str(QT_TRANSLATE_NOOP("ColumnSamples", "进行中　"))
NEWNESS = str(QT_TRANSLATE_NOOP("ColumnSamples", "与本机相比　"))
RECORDED_BY = str(QT_TRANSLATE_NOOP("ColumnSamples", "其他电脑　"))
DIRECTION = str(QT_TRANSLATE_NOOP("ColumnSamples", "↑ 交出 找回　"))
GRADE = str(QT_TRANSLATE_NOOP("ColumnSamples", "◆ 未评定　"))
KIND = str(QT_TRANSLATE_NOOP("ColumnSamples", "国际货代　"))


def column_width(view: QTableView, column: int, sample: str) -> int:
    """Pixels for a column of texts as long as `sample`, never less than its heading needs."""
    heading = str(view.model().headerData(column, Qt.Orientation.Horizontal) or "")
    words = QCoreApplication.translate("ColumnSamples", sample)
    metrics = view.fontMetrics()
    return max(metrics.horizontalAdvance(words) + _AIR_PX, metrics.horizontalAdvance(heading) + _HEADING_AIR_PX)
