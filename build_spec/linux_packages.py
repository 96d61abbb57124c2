"""The frozen folder as a Debian package, and as the folder that becomes an AppImage."""

import gzip
import shutil
import subprocess
from email.utils import formatdate
from pathlib import Path

LINUX = Path(__file__).parent / "linux"
NAME = "inspector-app"
_DEPENDS = (
    "libc6, libstdc++6, libgcc-s1, zlib1g, libegl1, libgl1, libx11-6, libx11-xcb1, libxcb1, libxkbcommon0, "
    "libdbus-1-3, libfontconfig1, libfreetype6, libglib2.0-0 | libglib2.0-0t64, libcups2 | libcups2t64"
)
"""Whatever inspector_app.spec leaves to the system."""
_CHANGES = """{name} ({version}) stable; urgency=low

  * The program of this version.

 -- inspector-app developers <inspector-app@localhost>  {at}
"""


def debian_package(frozen: Path, icons: Path, version: str, out: Path) -> Path:
    """`<name>_<version>_<architecture>.deb` in `out`: program in /opt, menu entry, icon, and the type of packs."""
    architecture = _said("dpkg", "--print-architecture")
    root = out / "debian"
    shutil.rmtree(root, ignore_errors=True)
    _lay_out(root, frozen, icons, Path("opt") / NAME)
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
    facts = {"name": NAME, "version": version, "architecture": architecture, "size": size, "depends": _DEPENDS}
    (control / "control").write_text(template.format_map(facts), encoding="utf-8")
    # No scripts: the system's own triggers tell menus, types and icons, and a removed package leaves not even its name.
    package = out / f"{NAME}_{version}_{architecture}.deb"
    subprocess.run(["dpkg-deb", "--build", "--root-owner-group", "-Zxz", str(root), str(package)], check=True)
    shutil.rmtree(root)
    return package


def app_image(frozen: Path, icons: Path, version: str, out: Path) -> Path:
    """The AppImage where `appimagetool` is installed; else the AppDir that it would pack."""
    root = out / f"{NAME}.AppDir"
    shutil.rmtree(root, ignore_errors=True)
    _lay_out(root, frozen, icons, Path("usr/lib") / NAME)
    (root / "AppRun").symlink_to(f"usr/lib/{NAME}/{NAME}")
    shutil.copy2(LINUX / f"{NAME}.desktop", root / f"{NAME}.desktop")
    shutil.copy2(icons / "256.png", root / f"{NAME}.png")
    tool = shutil.which("appimagetool")
    if tool is None:
        return root
    image = out / f"{NAME}-{version}-{_said('uname', '-m')}.AppImage"
    subprocess.run([tool, "--no-appstream", str(root), str(image)], check=True)
    shutil.rmtree(root)
    return image


def _lay_out(root: Path, frozen: Path, icons: Path, place: Path) -> None:
    shutil.copytree(frozen, root / place, symlinks=True)
    menu = root / "usr/share/applications"
    menu.mkdir(parents=True)
    shutil.copy2(LINUX / f"{NAME}.desktop", menu)
    types = root / "usr/share/mime/packages"
    types.mkdir(parents=True)
    shutil.copy2(LINUX / f"{NAME}.xml", types)
    for icon in icons.glob("*.png"):
        folder = root / f"usr/share/icons/hicolor/{icon.stem}x{icon.stem}/apps"
        folder.mkdir(parents=True)
        shutil.copy2(icon, folder / f"{NAME}.png")


def _said(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
