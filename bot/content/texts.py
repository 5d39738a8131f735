"""Reads everything that is said in one language: texts, and the safety strings with their sources.

The rule: a key is the way to a text through the mappings of a file, with dots between; the file's own name is no part
of it. A key stands once in a language, and every safety string in the one file that a clinician reads.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from bot.content.library import ENGLISH
from bot.content.plurals import ALL
from bot.content.wording import Text, text
from bot.core.words import Html
from bot.schema.faults import Fault
from bot.schema.reader import Reader
from bot.schema.tree import Spot, files, load_tree

INTENTS = "intents"
"""The file of what people say to us; a language may be understood that is not spoken."""
SAFETY = "safety"
"""What the key of every safety string begins with."""
DESPAIR = "despair"
"""The file of the answer to somebody who wants to die: there is one in every language that is heard."""
GUARDED = f"{SAFETY}.guarded"
"""What stands under it is said to some people, instead of what stands beside it."""


@dataclass(frozen=True, slots=True)
class Source:
    """What stands beside every safety string."""

    source: str
    reviewed: str
    """The date on which it was last read against its source."""


@dataclass(frozen=True, slots=True)
class Texts:
    """Everything that is said in one language."""

    said: Mapping[str, Text]
    whole: bool
    """Every file could be read, so that what is missing is truly missing."""


def texts(root: Path, language: str, faults: list[Fault]) -> Texts:
    """Read a language."""
    said: dict[str, Text] = {}
    spots = [load_tree(root, path, faults) for path in _worded(files(root, f"text/{language}", faults))]
    leaves = [leaf for spot in spots if spot for leaf in _leaves(spot, "", faults)]
    advice = root / "safety" / language / "advice.yaml"
    if advice.exists() or language == ENGLISH:
        safety = load_tree(root, advice, faults)
        spots.append(safety)
        leaves += _advice(safety, SAFETY, faults) if safety else ()
    for key, spot in leaves:
        found = text(key, spot, language, faults)
        if key in said:
            before = said[key].spot
            faults.append(spot.fault("said-twice", name=key, file=before.file, line=before.line))
        else:
            said[key] = found
    return Texts(said, whole=None not in spots)


def despair(root: Path, heard: Iterable[str], faults: list[Fault]) -> dict[str, Html]:
    """Read what is answered to somebody who wants to die, in every language that is heard."""
    found: dict[str, Html] = {}
    for language in heard:
        spot = load_tree(root, root / SAFETY / language / f"{DESPAIR}.yaml", faults)
        for key, leaf in _advice(spot, "", faults) if spot else ():
            answer = text(key, leaf, language, faults)
            if key != f".{DESPAIR}":
                faults.append(leaf.fault("unknown-key", DESPAIR, name=key.removeprefix(".")))
            elif isinstance(answer.template, str) and not answer.places:
                found[language] = Html(answer.template)
            else:
                faults.append(leaf.fault("not-text"))
    return found


def _worded(paths: Mapping[str, Path]) -> Iterator[Path]:
    """The files that hold what is said; the intents are what is understood."""
    return (path for name, path in paths.items() if name != INTENTS)


def _leaves(spot: Spot, key: str, faults: list[Fault]) -> Iterator[tuple[str, Spot]]:
    """The texts of a file; a mapping whose keys are all plural categories is one text."""
    if isinstance(spot.value, dict) and not (spot.value and spot.value.keys() <= ALL):
        for name, child in spot.value.items():
            yield from _leaves(child, f"{key}.{name}" if key else name, faults)
    elif key.partition(".")[0] == SAFETY:
        faults.append(spot.fault("safety-elsewhere"))
    else:
        yield key, spot


def _advice(spot: Spot, key: str, faults: list[Fault]) -> Iterator[tuple[str, Spot]]:
    """The texts of the safety file, each of which names its source."""
    if not isinstance(spot.value, dict):
        faults.append(spot.fault("no-source"))
        yield key, spot
    elif "text" in spot.value:
        beside = {name: child for name, child in spot.value.items() if name != "text"}
        source: Source | None = Reader(faults).build(Source, replace(spot, value=beside))
        if source and not _is_date(source.reviewed):
            faults.append(spot.value["reviewed"].fault("no-date", name=source.reviewed))
        yield key, spot.value["text"]
    else:
        for name, child in spot.value.items():
            yield from _advice(child, f"{key}.{name}", faults)


def _is_date(written: str) -> bool:
    try:
        return date.fromisoformat(written).isoformat() == written
    except ValueError:
        return False
