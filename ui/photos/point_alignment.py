"""Lays the later of two photos over the earlier one: whole, or by two points that a person clicked on each."""

from PySide6.QtCore import QObject, QPointF, QSize, QSizeF, Signal

from inspector_app.evidence.alignment import Alignment, Similarity
from ui.widgets.comparison_view import ComparisonView, fitting, transform_of


class PointAlignment(QObject):
    marked = Signal()
    """Other points are marked."""
    laid = Signal(bool)
    """The later photo was brought to its place; True: by points."""
    pointed_out = Signal(object)
    """The Alignment that a person clicked; None when its two places are one."""

    def __init__(self, before: ComparisonView, after: ComparisonView, over: ComparisonView, parent: QObject) -> None:
        super().__init__(parent)
        self._views, self._over = (before, after), over
        self._sizes: tuple[QSize, QSize] | None = None
        self._points: tuple[list[QPointF], list[QPointF]] = ([], [])
        self.placed = Similarity()
        """From pixels of the later photo to those of the earlier one."""
        before.clicked.connect(lambda point: self._point(0, point))
        after.clicked.connect(lambda point: self._point(1, point))

    @property
    def missing(self) -> int:
        """Points that are still to be clicked."""
        return 4 - len(self._points[0]) - len(self._points[1])

    def begin(self, before: QSize, after: QSize, alignment: Alignment | None) -> None:
        """Two photos of these sizes are shown, with what was kept of them."""
        self._sizes = before, after
        self.forget()
        if alignment is not None:
            self._lay_over(alignment)

    def ask(self, asks: bool) -> None:
        for view in self._views:
            view.ask_points(asks)
        if asks:
            self._mark([], [])

    def forget(self) -> None:
        if self._sizes is not None:
            before, after = self._sizes
            self._place(fitting(QSizeF(after), QSizeF(before)))
        self.laid.emit(False)
        self._mark([], [])

    def _point(self, side: int, point: QPointF) -> None:
        """The third click on one photo starts that photo anew."""
        points = (list(self._points[0]), list(self._points[1]))
        if len(points[side]) == 2:
            points[side].clear()
        points[side].append(point)
        self._mark(*points)
        if not self.missing:
            self._align()

    def _align(self) -> None:
        assert self._sizes is not None
        before, after = (_fractions(*side) for side in zip(self._points, self._sizes, strict=True))
        alignment = Alignment(before, after)
        if self._lay_over(alignment):
            self.pointed_out.emit(alignment)
        else:
            self._mark([], [])
            self.pointed_out.emit(None)

    def _lay_over(self, alignment: Alignment) -> bool:
        """False when its two places are one."""
        assert self._sizes is not None
        before, after = (size.toTuple() for size in self._sizes)
        placed = alignment.placed(before, after)
        if placed is None:
            return False
        self._place(placed)
        self.laid.emit(True)
        return True

    def _place(self, placed: Similarity) -> None:
        self.placed = placed
        for view in (self._views[1], self._over):
            view.bring(transform_of(placed))

    def _mark(self, before: list[QPointF], after: list[QPointF]) -> None:
        self._points = (before, after)
        for view, points in zip(self._views, self._points, strict=True):
            view.mark(points)
        self.marked.emit()


def _fractions(points: list[QPointF], size: QSize) -> tuple[tuple[float, float], tuple[float, float]]:
    """Of the picture's width and height: clicked points lie inside it."""
    one, other = ((point.x() / size.width(), point.y() / size.height()) for point in points)
    return one, other
