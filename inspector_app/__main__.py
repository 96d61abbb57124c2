"""Starts the program: without words the window, with words the verb they name."""

import sys
from pathlib import Path


def main() -> int:
    """The exit code; nothing that the other of the two needs is imported."""
    words = sys.argv[1:]
    if words:
        from inspector_app import cli

        return cli.main(words, _take_pictures)
    from ui import app

    return app.main()


def _take_pictures(out: Path, store: Path, passphrase: str) -> list[Path]:
    from ui import app

    return app.take_pictures(out, store, passphrase)


if __name__ == "__main__":
    sys.exit(main())
