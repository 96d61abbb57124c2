"""PySide reads the source of every module that is imported after it; here nobody needs that.

It looks for modules that want its methods spelled otherwise (`from __feature__ import snake_case`), which none of ours
does. The lines of all those files stay in the memory of `linecache`: 36 MB of a window whose pages were all seen, and a
tenth of the time of the imports (PySide 6.11). Where there are no sources, as in the frozen program, it finds none.
"""

import sys
from typing import Any


def leave_sources_unread() -> None:
    """From now on. Called again, or with a PySide that has it otherwise, it changes nothing."""
    feature: Any = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        feature._mod_uses_pyside = _wants_nothing


def _wants_nothing(module: object) -> bool:
    """What PySide answers itself for a module without a source."""
    return False
