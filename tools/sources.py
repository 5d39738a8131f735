"""What was made from what: the fingerprint of everything that a file comes from, for the manifests beside such files.

The rule: this needs no library of those that make the files, so that a test can hold that nothing is older than its
source.
"""

import ast
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

HOUSE = Path(__file__).parents[1]


def place(module: str) -> Path | None:
    """Where a module stands."""
    path = HOUSE.joinpath(*module.split("."))
    return next((p for p in (path.with_suffix(".py"), path / "__init__.py") if p.is_file()), None)


def modules(starts: Iterable[str], package: str) -> set[str]:
    """Some modules and all of their package that they import, directly or not."""
    found: set[str] = set()
    ahead = [*starts]
    while ahead:
        module = ahead.pop()
        path = place(module)
        if module in found or path is None:
            continue
        found.add(module)
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(package):
                ahead += [str(node.module), *(f"{node.module}.{name.name}" for name in node.names)]
    return found


def source(starts: Iterable[str], package: str, *more: str) -> str:
    """The fingerprint of these modules, and of whatever else something is made from."""
    digest = sha256()
    for module in sorted(modules(starts, package)):
        path = place(module)
        if path is not None:
            digest.update(module.encode() + b"\0" + path.read_bytes() + b"\0")
    for each in more:
        digest.update(each.encode() + b"\0")
    return digest.hexdigest()


def fingerprint(path: Path) -> str:
    """Of a file as it is; empty where there is none."""
    return sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
