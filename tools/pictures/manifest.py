"""What was drawn from what: the manifest that stands beside the pictures.

A picture's source is the file that draws it and every file of this package which that one imports, however far. The
rule: this needs no drawing and no library, so that a test can hold that no picture is older than its drawing.
"""

import json
from pathlib import Path

from tools import sources
from tools.sources import HOUSE, fingerprint

__all__ = ["HOUSE", "fingerprint"]
PACKAGE = "tools.pictures"
FOLDER = HOUSE / "content" / "pictures"
FILE = FOLDER / "manifest.json"
SHEET = "docs/pictures.png"
ICON = "content/pictures/icon.png"
FILM = f"{PACKAGE}.film"


def modules(start: str) -> set[str]:
    """A module and all of this package that it imports; how a drawing becomes a file is part of what it comes from."""
    return sources.modules((start, FILM), PACKAGE)


def source(start: str) -> str:
    """The fingerprint of all that a module draws from."""
    return sources.source((start, FILM), PACKAGE)


def scenes() -> dict[str, str]:
    """Each exercise with its module."""
    files = sorted((Path(__file__).parent / "scenes").glob("[!_]*.py"))
    return {path.stem.replace("_", "-"): f"{PACKAGE}.scenes.{path.stem}" for path in files}


def drawn_by(name: str) -> str:
    """The module that draws a file of the manifest."""
    if name == SHEET:
        return f"{PACKAGE}.sheet"
    if name == ICON:
        return f"{PACKAGE}.icon"
    stem = Path(name).stem.removesuffix("-left").removesuffix("-right")
    return scenes()[stem]


def read() -> dict[str, dict[str, str]]:
    """The manifest: each file with its own fingerprint and its source's."""
    return dict(json.loads(FILE.read_text("utf-8")))


def write(names: list[str]) -> None:
    """Write the manifest of these files."""
    facts = {name: {"sha256": fingerprint(HOUSE / name), "source": source(drawn_by(name))} for name in sorted(names)}
    FILE.write_text(json.dumps(facts, indent=1) + "\n", "utf-8")
