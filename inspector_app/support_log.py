"""What the program did, for a support desk: a short rotating log that cannot hold personal data.

A line is a name and facts, and both are checked: names of deeds and of errors are words of the program, facts are
numbers or such words. What a person typed, the name of an enterprise or a path does not pass (`ValueError`).
"""

import logging
import re
from contextlib import suppress
from datetime import datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path

from inspector_app.errors import ProblemsError
from inspector_app.files import write_atomically
from inspector_app.updates.hop import versions_folder
from inspector_app.version import VERSION

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z0-9_]+)*", re.ASCII)
_LONGEST_WORD = 60
_BYTES, _KEPT = 256 * 1024, 4
_NAME = "inspector_app.support"
FILE = "inspector-app.log"
_CRASHES = "crash-*.txt"
_CRASHES_KEPT = 10


def log_folder() -> Path:
    """Of this person on this computer."""
    return versions_folder().parent / "log"


class _Quiet(RotatingFileHandler):
    """A full disk is told by what could not be saved, not by the log."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the name of `logging`
        """Nothing."""


class SupportLog:
    """Never raises because of a disk: work goes on without a log."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._logger = logging.Logger(_NAME, logging.INFO)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            handler = _Quiet(folder / FILE, maxBytes=_BYTES, backupCount=_KEPT, encoding="ascii", delay=True)
        except OSError:
            return
        handler.setFormatter(logging.Formatter("%(message)s"))
        self._logger.addHandler(handler)

    def note(self, at: datetime, deed: str, **facts: int | float | str) -> None:
        """One line: the time, the program's version, `deed`, and the facts as name=value."""
        said = [f"{name}={_checked(value)}" for name, value in facts.items()]
        self._logger.info(" ".join([f"{at:%Y-%m-%dT%H:%M:%S%z}", VERSION, _checked(deed), *said]))

    def note_error(self, at: datetime, error: Exception) -> None:
        """Its kind, and the codes of its problems: not their details, which may name what a person typed."""
        codes = [problem.code for problem in error.problems] if isinstance(error, ProblemsError) else []
        self.note(at, "refused", kind=type(error).__name__, **{f"code{n}": code for n, code in enumerate(codes[:5])})

    def lines(self) -> list[str]:
        """All that is kept, oldest first."""
        found: list[str] = []
        for number in range(_KEPT, -1, -1):
            path = self.folder / (f"{FILE}.{number}" if number else FILE)
            try:
                found += path.read_text("ascii", "replace").splitlines()
            except OSError:
                continue
        return found

    def keep_crash(self, at: datetime, text: str) -> None:
        """`text` is what ui.crash_reports makes: places in the program, nothing that was typed."""
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            write_atomically(self.folder / f"crash-{at:%Y%m%d-%H%M%S-%f}.txt", text.encode("utf-8", "replace"))
            for old in sorted(self.folder.glob(_CRASHES))[:-_CRASHES_KEPT]:
                old.unlink(missing_ok=True)

    def crashes(self) -> list[str]:
        """Those that are kept, oldest first."""
        texts = []
        for path in sorted(self.folder.glob(_CRASHES)):
            with suppress(OSError):
                texts.append(path.read_text("utf-8", "replace"))
        return texts

    def close(self) -> None:
        for handler in list(self._logger.handlers):
            handler.close()
            self._logger.removeHandler(handler)


def _checked(value: int | float | str) -> str:
    if isinstance(value, (int, float)):
        return f"{value:.3f}" if isinstance(value, float) else str(value)
    if len(value) > _LONGEST_WORD or not _WORD.fullmatch(value):
        raise ValueError("a log line holds words of the program and numbers, nothing else")
    return value
