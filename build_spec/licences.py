"""What is shipped, under which licence: a text for people and a CycloneDX 1.6 bill of materials for programs."""

import json
import platform
import re
import sysconfig
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROGRAM = "inspector-app"
_TEXTS = re.compile(r"(licen[cs]es?/|licen[cs]e[^/]*$|copying[^/]*$|notice[^/]*$|authors[^/]*$)", re.IGNORECASE)
"""Within a package's own folder of metadata."""
_SAID_IN_TEXT = (
    ("MIT License", "MIT"),
    ("Neither the name", "BSD-3-Clause"),
    ("Redistribution and use in source and binary forms", "BSD-2-Clause"),
    ("provided 'as-is', without any express or implied", "Zlib"),
)
"""What tells a licence whose package names it nowhere."""
_PYTHON_TEXTS = ("LICENSE.txt", "LICENSE")
_QT = ("pyside6-essentials", "shiboken6")
_COMMON = Path("/usr/share/common-licenses")
"""Where Debian keeps the texts that many packages share."""


@dataclass(frozen=True, slots=True)
class Linked:
    """A library that is no package of Python and lies in a program of ours."""

    name: str
    version: str
    licence: str
    purl: str
    text: str


FROZEN_EXTRA = "postgresql"
"""The one extra that inspector_app.spec freezes, where it is installed; the others an office adds by itself."""


@cache
def shipped() -> tuple[Distribution, ...]:
    """What is frozen: the program's own dependencies, those of FROZEN_EXTRA, and theirs, as installed here, by name."""
    found: dict[str, Distribution] = {}
    waiting = [PROGRAM, *_of_extra(distribution(PROGRAM))]
    while waiting:
        name = canonicalize_name(waiting.pop())
        if name in found:
            continue
        found[name] = distribution(name)
        for line in found[name].requires or ():
            requirement = Requirement(line)
            if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
                waiting.append(requirement.name)
    del found[PROGRAM]
    return tuple(found[name] for name in sorted(found))


def _of_extra(program: Distribution) -> Iterator[str]:
    for line in program.requires or ():
        requirement = Requirement(line)
        chosen = requirement.marker is not None and requirement.marker.evaluate({"extra": FROZEN_EXTRA})
        if not chosen or requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            continue
        names = [requirement.name, *(f"{requirement.name}-{extra}" for extra in sorted(requirement.extras))]
        yield from (name for name in names if _is_installed(name))


def _is_installed(name: str) -> bool:
    try:
        distribution(name)
    except PackageNotFoundError:
        return False
    return True


def licence_of(package: Distribution) -> str:
    """As its package names it: the SPDX expression, else the classifiers, else the free field's first line."""
    metadata = package.metadata
    expression = metadata.get_all("License-Expression")
    if expression:
        return str(expression[0])
    classified = [
        line.rpartition(" :: ")[2] for line in metadata.get_all("Classifier") or () if line.startswith("License ::")
    ]
    free = "".join(metadata.get_all("License") or ()).strip().splitlines()
    if classified or free:
        return " / ".join(classified) or free[0]
    texts = "\n".join(_texts(package))
    return next((name for sign, name in _SAID_IN_TEXT if sign in texts), "not stated")


def write_licences(path: Path, resources: Path, linked: Sequence[Linked] = ()) -> None:
    """Every package with its licence and the full texts that it carries; then what is `linked`, and the fonts."""
    parts = []
    for package in shipped():
        parts.append(f"{package.name} {package.version}\nLicence: {licence_of(package)}\n")
        parts.extend(_texts(package))
    parts.append(f"Python {platform.python_version()}\nLicence: PSF-2.0\n\n{_python_text()}")
    parts.extend(
        f"{each.name} {each.version}\nLicence: {each.licence}\nSource code: Debian's source package {each.name}"
        f" {each.version}\n\n{each.text}"
        for each in linked
    )
    if any(each.licence.startswith("LGPL-2.1") for each in linked):
        parts.append(_lgpl_text())
    parts.extend(
        f"Font licence {text.name}\n\n{text.read_text(encoding='utf-8')}"
        for text in sorted(resources.glob("fonts/*.txt"))
    )
    path.write_text(f"\n{'-' * 100}\n".join(parts), encoding="utf-8")


def _texts(package: Distribution) -> Iterator[str]:
    for file in package.files or ():
        folder, _, name = file.as_posix().partition(".dist-info/")
        # A library that was built into the package may have its text beside it, such as isal/isa-l/LICENSE.
        if (name and "/" not in folder and _TEXTS.search(name)) or (not name and file.name == "LICENSE"):
            yield f"{package.name}: {file.name}\n\n{_decoded(file.read_binary())}"
    if canonicalize_name(package.name) in _QT:
        yield from _qt_texts(package)


def _decoded(text: bytes) -> str:
    """Old licences are in the letters of their time."""
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError:
        return text.decode("latin-1")


def _qt_texts(package: Distribution) -> Iterator[str]:
    """Qt's wheels carry no text: it is the system's, or where it is published. Its libraries are files of their own,
    which may be replaced, as the licence asks."""
    yield f"{package.name}: source code at https://code.qt.io, texts at https://www.gnu.org/licenses/lgpl-3.0.txt"
    for name in ("LGPL-3", "GPL-3"):
        text = _COMMON / name
        if text.is_file():
            yield f"{package.name}: {name}\n\n{text.read_text(encoding='utf-8')}"


def _lgpl_text() -> str:
    text = _COMMON / "LGPL-2.1"
    return text.read_text(encoding="utf-8") if text.is_file() else "https://www.gnu.org/licenses/lgpl-2.1.txt"


def _python_text() -> str:
    library = Path(sysconfig.get_path("stdlib"))
    found = (place / name for place in (library, library.parent, library.parent.parent) for name in _PYTHON_TEXTS)
    text = next((each for each in found if each.is_file()), None)
    return text.read_text(encoding="utf-8") if text is not None else "https://docs.python.org/3/license.html"


def write_bill(path: Path, version: str, built: datetime, linked: Sequence[Linked] = ()) -> None:
    """A CycloneDX 1.6 document (ECMA-424). `built` carries its offset."""
    components = [
        {
            "type": "library",
            "bom-ref": f"pkg:pypi/{package.name.lower()}@{package.version}",
            "name": package.name,
            "version": package.version,
            "purl": f"pkg:pypi/{package.name.lower()}@{package.version}",
            "licenses": [{"license": {"name": licence_of(package)}}],
        }
        for package in shipped()
    ]
    components.extend(
        {
            "type": "library",
            "bom-ref": each.purl,
            "name": each.name,
            "version": each.version,
            "purl": each.purl,
            "licenses": [{"license": {"name": each.licence}}],
        }
        for each in linked
    )
    interpreter = f"pkg:generic/python@{platform.python_version()}"
    components.append(
        {
            "type": "platform",
            "bom-ref": interpreter,
            "name": "python",
            "version": platform.python_version(),
            "purl": interpreter,
            "licenses": [{"license": {"name": "PSF-2.0"}}],
        }
    )
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(components, sort_keys=True))}",
        "version": 1,
        "metadata": {
            "timestamp": built.isoformat(timespec="seconds"),
            "component": {"type": "application", "name": PROGRAM, "version": version},
        },
        "components": components,
    }
    path.write_text(json.dumps(bill, ensure_ascii=False, indent=1), encoding="utf-8")


def version() -> str:
    try:
        return distribution(PROGRAM).version
    except PackageNotFoundError as error:
        raise SystemExit("build: the project is not installed here; run it through `python3 dev.py build`") from error
