"""The frozen folder as a Debian package, and what every Linux package has: menu entry, icons, the type of packs."""

import gzip
import re
import shutil
import subprocess
from email.utils import formatdate
from pathlib import Path

LINUX = Path(__file__).parent / "linux"
ROOT = LINUX.parents[1]
NAME = "inspector-app"
_METAINFO = "cn.jijiantong.inspector.metainfo.xml"
_DEPENDS = (
    "libstdc++6, libgcc-s1, zlib1g, libegl1, libgl1, libx11-6, libx11-xcb1, libxcb1, libxkbcommon0, "
    "libdbus-1-3, libfontconfig1, libfreetype6, libglib2.0-0 | libglib2.0-0t64, libcups2 | libcups2t64"
)
"""Whatever inspector_app.spec leaves to the system."""
_CHANGES = """{name} ({version}) stable; urgency=low

  * The program of this version.

 -- inspector-app developers <inspector-app@localhost>  {at}
"""


_C_LIBRARY = re.compile(rb"GLIBC_2\.([0-9]+)\0")
"""As an ELF file names the versions that it asks for."""


def oldest_c_library(frozen: Path) -> str:
    """The version of glibc that a system must at least have: "2.35"."""
    programs = [path for path in frozen.rglob("*") if path.is_file() and (".so" in path.name or path.name == NAME)]
    asked = {int(minor) for path in programs for minor in _C_LIBRARY.findall(path.read_bytes())}
    return f"2.{max(asked, default=0)}"


def debian_package(frozen: Path, icons: Path, version: str, out: Path) -> Path:
    """`<name>_<version>_<architecture>.deb` in `out`: program in /opt, menu entry, icon, and the type of packs."""
    architecture = said("dpkg", "--print-architecture")
    root = out / "debian"
    shutil.rmtree(root, ignore_errors=True)
    lay_out(root, frozen, icons, Path("opt") / NAME)
    (root / "usr/bin").mkdir(parents=True)
    (root / "usr/bin" / NAME).symlink_to(f"/opt/{NAME}/{NAME}")
    documents = root / "usr/share/doc" / NAME
    documents.mkdir(parents=True)
    shutil.copy2(frozen / "LICENCES.txt", documents / "copyright")
    changes = _CHANGES.format(name=NAME, version=version, at=formatdate((frozen / "LICENCES.txt").stat().st_mtime))
    (documents / "changelog.gz").write_bytes(gzip.compress(changes.encode("utf-8"), mtime=0))
    control = root / "DEBIAN"
    control.mkdir()
    size = sum(path.stat().st_size for path in root.rglob("*") if path.is_file() and not path.is_symlink()) // 1024
    template = (LINUX / "control").read_text(encoding="utf-8")
    depends = f"libc6 (>= {oldest_c_library(frozen)}), {_DEPENDS}"
    facts = {"name": NAME, "version": version, "architecture": architecture, "size": size, "depends": depends}
    (control / "control").write_text(template.format_map(facts), encoding="utf-8")
    # No scripts: the system's own triggers tell menus, types and icons, and a removed package leaves not even its name.
    package = out / f"{NAME}_{version}_{architecture}.deb"
    subprocess.run(["dpkg-deb", "--build", "--root-owner-group", "-Zxz", str(root), str(package)], check=True)
    shutil.rmtree(root)
    return package


def lay_out(root: Path, frozen: Path, icons: Path, place: Path) -> None:
    """`root` as a system would have it, with the program in `place`. Raises OSError."""
    shutil.copytree(frozen, root / place, symlinks=True)
    menu = root / "usr/share/applications"
    menu.mkdir(parents=True)
    shutil.copy2(LINUX / f"{NAME}.desktop", menu)
    types = root / "usr/share/mime/packages"
    types.mkdir(parents=True)
    shutil.copy2(LINUX / f"{NAME}.xml", types)
    metainfo = root / "usr/share/metainfo"
    metainfo.mkdir(parents=True)
    shutil.copy2(LINUX / _METAINFO, metainfo)
    for icon in icons.glob("*.png"):
        folder = root / f"usr/share/icons/hicolor/{icon.stem}x{icon.stem}/apps"
        folder.mkdir(parents=True)
        shutil.copy2(icon, folder / f"{NAME}.png")


def said(*command: str) -> str:
    """What `command` prints. Raises CalledProcessError."""
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
