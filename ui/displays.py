"""A screen to draw on: without one Qt aborts with a page of its own words; here it is a line that says what to do."""

import os
import sys
from collections.abc import Mapping, Sequence

NO_DISPLAY = 69
"""Exit code: something outside the program is missing (sysexits, EX_UNAVAILABLE)."""


def lacks_display(platform: str, environment: Mapping[str, str], words: Sequence[str]) -> bool:
    """Whether Qt would find no screen: nobody is at this desk, or the program was started over ssh."""
    if platform != "linux" or "-platform" in words or environment.get("QT_QPA_PLATFORM"):
        return False
    return not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def is_about_display(message: str) -> bool:
    """Qt's last words before it aborts."""
    return "platform plugin" in message


def tell_no_display() -> None:
    """To whoever started it from a console, in both languages: no window can."""
    from inspector_app.errors import Problem
    from inspector_app.messages import Language, say

    if sys.stderr is not None:
        for language in Language:
            sys.stderr.write(f"{say(Problem('start.no_display'), language)}\n")
        sys.stderr.flush()


def leave_without_display() -> None:
    """From within Qt's last words: nothing was opened yet, so nothing is to be closed."""
    tell_no_display()
    os._exit(NO_DISPLAY)
