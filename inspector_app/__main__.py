"""Starts the program: without words, or with a pack, the window; with other words the verb they name."""

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inspector_app.printers import Printers


_BESIDE = "stage-beside"
"""As one of the processes that stage packs for another of this program: no verb for people."""


def main() -> int:
    """The exit code; nothing that the other of the two needs is imported."""
    words = sys.argv[1:]
    if words == [_BESIDE]:
        from inspector_app.exchange.beside import stager

        return stager.main()
    file = _opened_file(words)
    if file is None and words:
        # What is loaded stays: to look for garbage among it took a tenth of the time of most verbs.
        gc.disable()
        from inspector_app import cli

        gc.freeze()
        gc.enable()
        return cli.main(words, _take_pictures, _printers)
    from ui import app

    return app.main(file)


def _opened_file(words: list[str]) -> Path | None:
    """A pack that the system opens with the program: a double click gives its path and nothing else."""
    path = Path(words[0]) if len(words) == 1 else None
    return path.absolute() if path is not None and path.suffix.lower() == ".zjpack" and path.is_file() else None


def _take_pictures(out: Path, store: Path, passphrase: str) -> list[Path]:
    from ui import app

    return app.take_pictures(out, store, passphrase)


def _printers() -> "Printers":
    from ui import app

    return app.system_printers()


if __name__ == "__main__":
    sys.exit(main())
