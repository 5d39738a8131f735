"""Reads all of content/places for `footing check`, and tells every fault of it. The bot itself reads it when asked.

The rule: what the shapes do not say is said here: zones and languages exist, and everything that could be said is read
as something.
"""

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from bot.core.calendar import zones
from bot.places.check_said import templates, understandable
from bot.places.data import ENGLISH, look_into
from bot.places.said import TIMES
from bot.places.shapes import SAID, SHAPES, Areas, City
from bot.places.zones import countries
from bot.schema.faults import Fault, nearest
from bot.schema.tree import Spot, files, named


def faults(root: Path) -> tuple[Fault, ...]:
    """Find everything that is wrong; `root` is the folder that holds places."""
    found: list[Fault] = []
    languages = files(root, f"places/{SAID}", found).keys() | {ENGLISH}
    for language in sorted(languages):
        spot, value = look_into(root, f"{SAID}/{language}", found)
        found.extend(understandable(spot, value) if spot and value else ())
    read = {file: look_into(root, file, found) for file in SHAPES}
    for file, (spot, value) in read.items():
        found.extend(_checked(file, spot, value, languages) if spot and value else ())
    found.extend(_strays(root))
    return tuple(found)


def _checked(file: str, spot: Spot, value: object, languages: Collection[str]) -> Iterator[Fault]:
    """What is wrong with a file of the right shape."""
    match file, value:
        case "cities", tuple():
            for here, city in zip(spot.each(), value, strict=True):
                yield from _city(here, city, languages) if city else ()  # one that has the wrong shape is told already
        case "areas", Areas():
            yield from _areas(spot, value)
        case "names", _:
            yield from _unknown(spot, countries())
            for names in spot.under().values():
                yield from _unknown(names, languages)
        case "figures", _:
            yield from templates(spot, TIMES)
        case _:
            yield from _unknown(spot, languages)


def _city(spot: Spot, city: City, languages: Collection[str]) -> Iterator[Fault]:
    if city.zone not in countries() or city.zone not in zones():
        yield spot.fault("unknown-name", nearest(city.zone, countries()), name=city.zone)
    if city.names:
        yield from _unknown(spot.under()["names"], languages)
        yield from (spot.fault("missing-key", name=ENGLISH) for _ in range(ENGLISH not in city.names))


def _areas(spot: Spot, areas: Areas) -> Iterator[Fault]:
    parts = spot.under()
    yield from _unknown(parts["countries"], {*countries().values(), *areas.zones})
    yield from _unknown(parts["regions"], countries())
    for listed in parts["zones"].under().values():
        yield from (
            each.fault("unknown-name", name=str(each.value)) for each in listed.each() if each.value not in countries()
        )


def _unknown(spot: Spot, known: Iterable[str]) -> Iterator[Fault]:
    """The keys that are no names of what there is."""
    known = {*known}
    for name, child in spot.under().items():
        if name not in known:
            yield child.fault("unknown-name", nearest(name, known), name=name)


def _strays(root: Path) -> Iterator[Fault]:
    read = {SAID, *(f"{file}.yaml" for file in SHAPES)}
    for path in sorted((root / "places").glob("[!.]*")):
        if path.name not in read:
            yield Fault(named(root, path), "unread", meant=nearest(path.name, read))
