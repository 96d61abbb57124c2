"""The last net: whatever nobody expected is told in plain words, with a text for those who mend the program.

The text names places in the program and kinds of errors, never what was typed: messages of exceptions are left out.
"""

import sys
import threading
import traceback
from collections import deque
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler, qVersion

from inspector_app.errors import ProblemsError
from ui.displays import is_about_display, leave_without_display

_HOME = Path(__file__).resolve().parent.parent
_KEPT_WARNINGS = 20


class CrashReports(QObject):
    crashed = Signal(str)
    """The diagnostic text; from any thread, delivered on the UI thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._warnings: deque[str] = deque(maxlen=_KEPT_WARNINGS)

    def install(self) -> None:
        """Before the first window."""
        sys.excepthook = self._on_exception
        threading.excepthook = lambda given: self._on_thread(given)
        sys.unraisablehook = lambda given: self._on_unraisable(given)
        qInstallMessageHandler(self._on_qt_message)

    def uninstall(self) -> None:
        """At the end of the program, when no window can tell anything any more."""
        sys.excepthook, threading.excepthook = sys.__excepthook__, threading.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__
        qInstallMessageHandler(None)

    def report(self, error: BaseException) -> None:
        self._print(error)
        self.crashed.emit(diagnostic_text(error, tuple(self._warnings)))

    def _on_exception(self, kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, where)
        else:
            self.report(error)

    def _on_thread(self, given: threading.ExceptHookArgs) -> None:
        if given.exc_value is not None and not isinstance(given.exc_value, SystemExit):
            self.report(given.exc_value)

    def _on_unraisable(self, given: "sys.UnraisableHookArgs") -> None:
        if given.exc_value is not None:
            self.report(given.exc_value)

    def _on_qt_message(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if kind in (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg):
            # Qt speaks of widgets and fonts; a folder's name in it would be the person's.
            self._warnings.append(message.replace(str(Path.home()), "~")[:200])
        if kind == QtMsgType.QtFatalMsg and is_about_display(message):
            leave_without_display()
        if sys.stderr is not None:
            sys.stderr.write(f"{message}\n")

    def _print(self, error: BaseException) -> None:
        """For those who started it from a console; a frozen program on Windows has none.

        Anything but a console may be the desktop's log on the disk: what was typed must not get into it.
        """
        if sys.stderr is None:
            return
        if sys.stderr.isatty():
            traceback.print_exception(error)
        else:
            sys.stderr.write(diagnostic_text(error) + "\n")


def diagnostic_text(error: BaseException, warnings: tuple[str, ...] = ()) -> str:
    """Versions, kinds of errors and places in the program; nothing that a person typed."""
    # Costs 6 ms, and is not wanted before the first paint.
    import platform

    lines = [
        f"inspector-app {_version()}, Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}",
        *_lines_of(error),
    ]
    if warnings:
        lines += ["Qt:", *(f"  {warning}" for warning in warnings)]
    return "\n".join(lines)


def _lines_of(error: BaseException) -> list[str]:
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    lines = [*_lines_of(before), "then"] if before is not None else []
    lines.append(f"{type(error).__module__}.{type(error).__qualname__}{_codes(error)}")
    for frame in traceback.extract_tb(error.__traceback__):
        lines.append(f"  {_place(frame.filename)}:{frame.lineno} {frame.name}")
    return lines


def _codes(error: BaseException) -> str:
    codes = [problem.code for problem in error.problems] if isinstance(error, ProblemsError) else []
    return f" {', '.join(codes)}" if codes else ""


def _place(file: str) -> str:
    """Within the program; of a library only the last two parts, because what is before may name the person."""
    path = Path(file)
    if path.is_relative_to(_HOME) and "site-packages" not in path.parts:
        return path.relative_to(_HOME).as_posix()
    return "/".join(path.parts[-2:])


def _version() -> str:
    # Costs 30 ms, and is not wanted before the first paint.
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("inspector-app")
    except PackageNotFoundError:
        return "?"
