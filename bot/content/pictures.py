"""Finds the moving pictures of the exercises: a film and a poster each, called as the core calls them.

The rule: an exercise may be without, but no picture is without its exercise, and no film without its poster.
"""

from collections.abc import Mapping
from pathlib import Path

from bot.content.library import Drawn
from bot.core.session.exercise import Exercise, Picture, Side
from bot.schema.faults import Fault, nearest
from bot.schema.tree import named

FOLDER = "pictures"
BESIDE = frozenset({"icon.png", "manifest.json"})
"""Files that are nobody's picture: for BotFather, and what was drawn from what."""


def pictures(root: Path, exercises: Mapping[str, Exercise], faults: list[Fault]) -> dict[str, Drawn]:
    """Find the pictures that there are."""
    folder, found = root / FOLDER, {}
    known = [name for exercise in exercises.values() for name in _names(exercise)]
    for name in known:
        drawn = Drawn(folder / f"{name}.mp4", folder / f"{name}.png")
        if drawn.film.is_file() and drawn.poster.is_file():
            found[name] = drawn
    used = {path.name for drawn in found.values() for path in (drawn.film, drawn.poster)}
    others = [path for path in sorted(folder.glob("[!.]*")) if path.name not in used | BESIDE]
    faults.extend(Fault(named(root, path), "unread", meant=nearest(path.stem, known)) for path in others)
    return found


def _names(exercise: Exercise) -> tuple[str, ...]:
    sides = (None,) if exercise.first is None else tuple(Side)
    return tuple(Picture(exercise.id, side).name for side in sides)
