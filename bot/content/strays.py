"""Finds what lies in the content where nobody reads: a file that is named wrongly would else be missed in silence.

The rule: what lies in a folder that is read whole is told by whoever reads it; here it is the folders themselves.
"""

from collections.abc import Iterator
from pathlib import Path

from bot.schema.faults import Fault, nearest
from bot.schema.tree import named

PRINT = "print"
"""The folder of the templates of pictures and pages."""
FOLDERS = ("exercises", "likeness", "pictures", "places", PRINT, "routines", "safety", "text", "voices")
FILES = ("zones.yaml", "safety/people.yaml", "safety/signs.yaml")
"""Files that stand beside folders."""


def strays(root: Path) -> Iterator[Fault]:
    """Find what is read by nobody."""
    for path in sorted(path for folder in ("", "text/", "safety/") for path in root.glob(f"{folder}[!.]*")):
        name = path.relative_to(root).as_posix()
        if not path.is_dir() and name not in FILES:
            yield Fault(named(root, path), "unread", meant=nearest(name, FILES))
        elif path.is_dir() and path.parent == root and name not in FOLDERS:
            yield Fault(named(root, path), "unread", meant=nearest(name, FOLDERS))
