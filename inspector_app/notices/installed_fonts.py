"""The faces that GB/T 9704-2012 names (仿宋, 小标宋, 黑体, 楷体), where the system has them: they are nobody's to ship.

A face is known by its file name (`resources/fonts/installed.json`); whether it may be embedded, its own file says
(OpenType OS/2 fsType; the check of ReportLab 5.1.0 lets every font pass). One without the characters of GB 2312 is not
used: what it lacks would stand in another face in the middle of words.
"""

import os
import struct
import sys
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from reportlab.pdfbase.ttfonts import TTFError, TTFont

from inspector_app import assets
from inspector_app.notices.metrics import PaperFont

ROLES = ("body", "title", "heading", "second")
_RESTRICTED, _USES, _NO_SUBSETS, _BITMAPS_ONLY = 0x0002, 0x000E, 0x0100, 0x0200
_UNREADABLE = (TTFError, OSError, struct.error, KeyError, IndexError, ValueError, AssertionError)
"""What ReportLab raises for a font it cannot read or may not embed."""


def installed_faces(folders: Iterable[Path] | None = None) -> dict[str, Path]:
    """Role to the file of a face that may be embedded; roles without one are left out."""
    wanted = assets.read_json("fonts", "installed.json")
    ranks = {name.lower(): (role, rank) for role in ROLES for rank, name in enumerate(wanted[role])}
    found: dict[str, dict[int, Path]] = {role: {} for role in ROLES}
    for path in _files(system_folders() if folders is None else folders, ranks):
        role, rank = ranks[path.name.lower()]
        found[role].setdefault(rank, path)
    chosen = {role: next(_embeddable(paths), None) for role, paths in found.items()}
    return {role: path for role, path in chosen.items() if path is not None}


def read_face(name: str, path: Path) -> TTFont:
    """Raises ValueError when it cannot be read or may not be embedded."""
    try:
        font = PaperFont(name, path)
        permits = _embedding(font)
    except _UNREADABLE as error:
        raise ValueError(f"{path.name}: {error}") from error
    if permits & _USES == _RESTRICTED or permits & (_NO_SUBSETS | _BITMAPS_ONLY):
        raise ValueError(f"{path.name}: fsType {permits:04X}")
    return font


def _embedding(font: TTFont) -> int:
    """The licence bits of the font, 0 (installable) for one of before they were invented."""
    if "OS/2" not in font.face.table:
        return 0
    font.face.seek_table("OS/2", 8)
    return int(font.face.read_ushort())


def system_folders() -> list[Path]:
    """Where this system keeps fonts, of all and of the person."""
    home = Path.home()
    if sys.platform == "win32":
        windows = Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts"
        local = os.environ.get("LOCALAPPDATA", "")
        return [windows, Path(local) / "Microsoft/Windows/Fonts"] if local else [windows]
    if sys.platform == "darwin":
        return [Path("/Library/Fonts"), home / "Library/Fonts"]
    return [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".local/share/fonts", home / ".fonts"]


def _files(folders: Iterable[Path], wanted: Container[str]) -> Iterator[Path]:
    for folder in folders:
        for root, _, names in os.walk(folder):
            yield from (Path(root) / name for name in sorted(names) if name.lower() in wanted)


@lru_cache(maxsize=1)
def _gb2312() -> frozenset[int]:
    """The 6,763 Han characters of GB 2312, rows 16 to 87."""
    pairs = (bytes((0xA0 + row, 0xA0 + cell)) for row in range(16, 88) for cell in range(1, 95))
    return frozenset(ord(text) for pair in pairs if (text := pair.decode("gb2312", errors="ignore")))


def _embeddable(paths: Mapping[int, Path]) -> Iterator[Path]:
    """Best first."""
    for rank in sorted(paths):
        try:
            face = read_face("probe", paths[rank]).face
        except ValueError:
            continue
        if _gb2312() <= face.charToGlyph.keys():
            yield paths[rank]
