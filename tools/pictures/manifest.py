"""What was drawn from what: the manifest that stands beside the pictures.

A picture's source is the file that draws it and every file of this package which that one imports, however far. The
rule: this needs no drawing and no library, so that a test can hold that no picture is older than its drawing.
"""

import ast
import json
from hashlib import sha256
from pathlib import Path

HOUSE = Path(__file__).parents[2]
PACKAGE = "tools.pictures"
FOLDER = HOUSE / "content" / "pictures"
FILE = FOLDER / "manifest.json"
SHEET = "docs/pictures.png"
ICON = "content/pictures/icon.png"
FILM = f"{PACKAGE}.film"


def place(module: str) -> Path | None:
    """Where a module of this package stands."""
    path = HOUSE.joinpath(*module.split("."))
    return next((p for p in (path.with_suffix(".py"), path / "__init__.py") if p.is_file()), None)


def modules(start: str) -> set[str]:
    """A module and all of this package that it imports, directly or not."""
    found: set[str] = set()
    ahead = [start, FILM]  # how a drawing becomes a file is part of what it comes from
    while ahead:
        module = ahead.pop()
        path = place(module)
        if module in found or path is None:
            continue
        found.add(module)
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(PACKAGE):
                ahead += [str(node.module), *(f"{node.module}.{name.name}" for name in node.names)]
    return found


def source(start: str) -> str:
    """The fingerprint of all that a module draws from."""
    digest = sha256()
    for module in sorted(modules(start)):
        path = place(module)
        if path is not None:
            digest.update(module.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


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


def fingerprint(path: Path) -> str:
    """Of a file as it is."""
    return sha256(path.read_bytes()).hexdigest()


def read() -> dict[str, dict[str, str]]:
    """The manifest: each file with its own fingerprint and its source's."""
    return dict(json.loads(FILE.read_text("utf-8")))


def write(names: list[str]) -> None:
    """Write the manifest of these files."""
    facts = {name: {"sha256": fingerprint(HOUSE / name), "source": source(drawn_by(name))} for name in sorted(names)}
    FILE.write_text(json.dumps(facts, indent=1) + "\n", "utf-8")
