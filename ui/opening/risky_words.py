"""What is said of a folder in which a store would not be safe."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from inspector_app.doctor.risky_places import Place, place_of

translate = QCoreApplication.translate


def risk_words(folder: Path) -> str:
    """ "" for a folder of this computer that nobody copies elsewhere."""
    said = {
        Place.SAFE: "",
        Place.SYNCED: translate(
            "RiskyWords",
            "这个文件夹由网盘软件同步：资料会被传到别人的服务器，打开时还会被它改动。请换一个只在本机的文件夹。",
        ),
        Place.NETWORK: translate(
            "RiskyWords",
            "这个文件夹在网络盘上：断网时可能损坏资料。请放在本机硬盘上；几台电脑要共用，请用共用数据库。",
        ),
    }
    return said[place_of(folder)]
