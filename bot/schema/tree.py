"""YAML as a tree in which every value knows its place.

The rule: nothing is guessed. A scalar is a string whatever it looks like: `no`, `on` and `12:30` mean themselves. What
would let a file mean something else than it shows (a key twice, an alias, a tag) is a fault.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import yaml

from bot.schema.faults import Fault, Value

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # libyaml, where there is one, is ten times as fast
_PLAIN = frozenset(f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map"))


@dataclass(frozen=True, slots=True)
class Spot:
    """A value and where it stands."""

    file: str
    line: int
    """From 1."""
    where: str
    """The way to it in the file: exercises[1].sets."""
    value: "Node"

    def under(self) -> Mapping[str, "Spot"]:
        """Return what stands under the keys of a mapping; nothing where it is none."""
        return self.value if isinstance(self.value, dict) else {}

    def each(self) -> tuple["Spot", ...]:
        """Return what stands in a list; nothing where it is none."""
        return self.value if isinstance(self.value, tuple) else ()

    def fault(self, key: str, meant: str = "", /, **values: Value) -> Fault:
        """Say what is wrong here."""
        return Fault(self.file, key, values, meant, self.where, self.line)


Node: TypeAlias = str | tuple[Spot, ...] | dict[str, Spot]


def files(root: Path, folder: str, faults: list[Fault]) -> dict[str, Path]:
    """Return the YAML files of a folder by their names without the suffix; anything else in it is a fault."""
    found = {}
    for path in sorted((root / folder).glob("[!.]*")):
        if path.is_file() and path.suffix == ".yaml":
            found[path.stem] = path
        else:
            faults.append(Fault(named(root, path), "stray"))
    return found


def named(root: Path, path: Path) -> str:
    """Return a file's name as a person would type it, from the folder above the content."""
    return f"{root.name}/{path.relative_to(root).as_posix()}"


def load_tree(root: Path, path: Path, faults: list[Fault]) -> Spot | None:
    """Read a file; None where it says nothing that could be understood."""
    file = named(root, path)
    try:
        top = yaml.compose(path.read_text(encoding="utf-8"), Loader=_LOADER)
    except FileNotFoundError:
        faults.append(Fault(file, "no-file"))
    except (OSError, UnicodeDecodeError) as error:
        faults.append(Fault(file, "unreadable", {"problem": str(error)}))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        faults.append(Fault(file, "no-yaml", {"problem": error.problem or ""}, line=line))
    except yaml.YAMLError as error:
        faults.append(Fault(file, "no-yaml", {"problem": " ".join(str(error).split())}))
    else:
        if top is None:
            faults.append(Fault(file, "empty"))
            return None
        return _Builder(file, faults).build(top, "")
    return None


class _Builder:
    """Turns one file's nodes into spots."""

    def __init__(self, file: str, faults: list[Fault]) -> None:
        self._file = file
        self._faults = faults
        self._seen: set[int] = set()

    def build(self, node: yaml.Node, where: str) -> Spot:
        spot = Spot(self._file, node.start_mark.line + 1, where, self._built(node, where))
        if node.tag not in _PLAIN:
            self._faults.append(spot.fault("tag", tag=node.tag))
        return spot

    def _built(self, node: yaml.Node, where: str) -> Node:
        if id(node) in self._seen:  # an alias is the same node again, and may hold itself
            self._faults.append(Spot(self._file, node.start_mark.line + 1, where, "").fault("alias"))
            return ""
        self._seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            return tuple(self.build(child, f"{where}[{place}]") for place, child in enumerate(node.value))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, where)
        return str(node.value)

    def _mapping(self, node: yaml.MappingNode, where: str) -> dict[str, Spot]:
        built: dict[str, Spot] = {}
        for key, child in node.value:
            spot = self.build(key, where)
            if not isinstance(spot.value, str):
                self._faults.append(spot.fault("not-text"))
            elif spot.value in built:
                self._faults.append(spot.fault("twice", name=spot.value))
            else:
                built[spot.value] = self.build(child, f"{where}.{spot.value}" if where else spot.value)
        return built
