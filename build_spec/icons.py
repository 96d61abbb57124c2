"""The program's icon in the sizes that systems ask for, drawn from resources/icons/mark.svg."""

from pathlib import Path

from PIL import Image
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZES = (16, 24, 32, 48, 64, 128, 256)


def draw_icons(mark: Path, folder: Path) -> Path:
    """One PNG a size, `<size>.png`, in `folder`, and an .ico of all of them, whose path is given."""
    folder.mkdir(parents=True, exist_ok=True)
    application = QGuiApplication.instance() or QGuiApplication(["icons", "-platform", "offscreen"])
    renderer = QSvgRenderer(QByteArray(mark.read_bytes()))
    for size in SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(0)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        if not image.save(str(folder / f"{size}.png")):
            raise OSError(f"the icon of {size} pixels could not be written to {folder}")
    del application
    icon = folder / "inspector-app.ico"
    with Image.open(folder / f"{SIZES[-1]}.png") as largest:
        largest.save(icon, sizes=[(size, size) for size in SIZES])
    return icon
