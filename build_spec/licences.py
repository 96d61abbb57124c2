"""What is shipped, under which licence: a text for people and a CycloneDX 1.6 bill of materials for programs."""

import json
import re
import uuid
from collections.abc import Iterator
from datetime import datetime
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROGRAM = "inspector-app"
_TEXTS = re.compile(r"(licen[cs]e|copying|notice|authors)", re.IGNORECASE)


def shipped() -> list[Distribution]:
    """The program's own dependencies and theirs, as they are installed here, by name. Extras are not shipped."""
    found: dict[str, Distribution] = {}
    waiting = [PROGRAM]
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
    return [found[name] for name in sorted(found)]


def licence_of(package: Distribution) -> str:
    """As its package names it: the SPDX expression, else the classifiers, else the free field's first line."""
    metadata = package.metadata
    if metadata.get("License-Expression"):
        return str(metadata["License-Expression"])
    classified = [
        line.rpartition(" :: ")[2] for line in metadata.get_all("Classifier") or () if line.startswith("License ::")
    ]
    free = (metadata.get("License") or "").strip().splitlines()
    return " / ".join(classified) or (free[0] if free else "not stated")


def write_licences(path: Path, resources: Path) -> None:
    """Every package with its licence and the full texts that it carries; then the fonts."""
    parts = []
    for package in shipped():
        parts.append(f"{package.name} {package.version}\nLicence: {licence_of(package)}\n")
        parts.extend(_texts(package))
    parts.extend(
        f"Font licence {text.name}\n\n{text.read_text(encoding='utf-8')}"
        for text in sorted(resources.glob("fonts/*.txt"))
    )
    path.write_text(f"\n{'-' * 100}\n".join(parts), encoding="utf-8")


def _texts(package: Distribution) -> Iterator[str]:
    for file in package.files or ():
        if ".dist-info" in str(file) and _TEXTS.search(file.name):
            yield f"{package.name}: {file.name}\n\n{file.read_text(encoding='utf-8')}"


def write_bill(path: Path, version: str, built: datetime) -> None:
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
