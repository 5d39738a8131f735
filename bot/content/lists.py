"""Reads the lists that people choose from, and the words that they are heard by.

The rule: a list's order is the order on the phone.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from zoneinfo import available_timezones

from bot.content.library import ENGLISH, Sign
from bot.content.texts import DESPAIR, INTENTS
from bot.core.hearing.latin import in_latin_letters
from bot.core.hearing.lexicon import Lexicon, Lexicons, SignWords
from bot.core.understanding.phrasebook import Phrasebook, everyday_words
from bot.schema.faults import Fault, nearest
from bot.schema.reader import Reader
from bot.schema.tree import Spot, files, load_tree

ADVICE, LEXICON, SIGNS = "advice", "lexicon", "signs"
"""The files of a language's safety folder beside the answer to despair; a language may be heard that is not spoken."""

LIKENESS = "likeness"
"""The folder of what was learned from lines, by language: `python -m tools.likeness` writes it."""


@dataclass(frozen=True, slots=True)
class Load:
    """What pain in a place does to each exercise."""

    out: tuple[str, ...]
    """Left out, until the person puts it back."""
    stays: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signs:
    """content/safety/signs.yaml."""

    screening: tuple[str, ...]
    seated: tuple[str, ...]
    """What of it keeps a person seated."""
    guarded: tuple[str, ...]
    """Of whoever has ticked one of these, the feet are never bare."""
    warnings: tuple[Sign, ...]
    places: tuple[str, ...]
    loads: Mapping[str, Load]
    """Which exercises load a place."""


@dataclass(frozen=True, slots=True)
class People:
    """content/safety/people.yaml."""

    names: tuple[str, ...]
    """First names, as items of a lexicon."""


@dataclass(frozen=True, slots=True)
class Zones:
    """content/zones.yaml."""

    likely: Mapping[str, tuple[str, ...]]


def signs(root: Path, faults: list[Fault]) -> Signs | None:
    """Read what is asked before the first session and after pain; each place decides about every exercise."""
    spot = load_tree(root, root / "safety" / "signs.yaml", faults)
    found: Signs | None = Reader(faults).build(Signs, spot) if spot else None
    if spot and found:
        strange = (name for name in (*found.seated, *found.guarded) if name not in found.screening)
        faults.extend(spot.fault("unknown-name", nearest(name, found.screening), name=name) for name in strange)
        faults.extend(_undecided(spot, found, files(root, "exercises", []).keys()))
    return found


def _undecided(spot: Spot, found: Signs, exercises: Collection[str]) -> Iterator[Fault]:
    """Find places and exercises that nobody has decided about, and those that there are not."""
    for place in sorted(found.loads.keys() ^ found.places):
        yield spot.fault("no-load" if place in found.places else "unknown-name", name=place)
    for place, load in found.loads.items():
        told = (*load.out, *load.stays)
        for name in sorted({*told, *exercises}):
            if name not in exercises:
                yield spot.fault("unknown-name", nearest(name, exercises), name=name)
            elif told.count(name) != 1:
                yield spot.fault("undecided", name=name, place=place)


def zones(root: Path, faults: list[Fault]) -> Zones | None:
    """Read the time zones that are offered first."""
    spot = load_tree(root, root / "zones.yaml", faults)
    return Reader(faults, {"likely": available_timezones()}).build(Zones, spot) if spot else None


def lexicons(root: Path, spoken: Collection[str], faults: list[Fault]) -> dict[str, Lexicon]:
    """Read the words of every language that can be heard, as every `spoken` one must be; a faulty one is left out.

    Who bears a first name is somebody else in all of them.
    """
    reader = Reader(faults)
    listed = load_tree(root, root / "safety" / "people.yaml", faults)
    people: People | None = reader.build(People, listed) if listed else None
    names = people.names if people else ()
    found: dict[str, Lexicon] = {}
    for language in sorted({*spoken, *(path.parent.name for path in root.glob("safety/*/*"))}):
        lying = files(root, f"safety/{language}", faults).keys()
        for name in lying - {ADVICE, LEXICON, SIGNS, DESPAIR}:
            hint = nearest(name, (ADVICE, LEXICON, SIGNS, DESPAIR))
            faults.append(Fault(f"{root.name}/safety/{language}", "unknown-key", {"name": name}, hint))
        if LEXICON in lying or language in spoken:
            spot = load_tree(root, root / "safety" / language / f"{LEXICON}.yaml", faults)
            lexicon: Lexicon | None = reader.build(Lexicon, spot, language=language) if spot else None
            found |= {language: replace(lexicon, others=(*lexicon.others, *names))} if lexicon else {}
    return found


def sign_words(root: Path, listed: Signs | None, faults: list[Fault]) -> dict[str, SignWords]:
    """Read how each language names the warning signs and the places; each must be named, and no other."""
    reader = Reader(faults)
    found: dict[str, SignWords] = {}
    for path in sorted(root.glob(f"safety/*/{SIGNS}.yaml")):
        language, spot = path.parent.name, load_tree(root, path, faults)
        words: SignWords | None = reader.build(SignWords, spot, language=language) if spot else None
        if spot and words and listed:
            for known, said in (([sign.id for sign in listed.warnings], words.signs), (listed.places, words.parts)):
                strange = (name for name in said if name not in known)
                faults.extend(spot.fault("unknown-name", nearest(name, known), name=name) for name in strange)
                faults.extend(spot.fault("missing-key", name=name) for name in known if name not in said)
        found |= {language: words} if words else {}
    return found


def phrasebooks(root: Path, faults: list[Fault]) -> dict[str, Phrasebook]:
    """Read the everyday words of every language that can be understood; one that has a fault is left out."""
    reader = Reader(faults)
    found: dict[str, Phrasebook] = {}
    for path in sorted(root.glob(f"text/*/{INTENTS}.yaml")):
        language = path.parent.name
        spot = load_tree(root, path, faults)
        learned = root / LIKENESS / f"{language}.tsv"
        likeness = learned.read_text(encoding="utf-8") if learned.is_file() else ""
        book: Phrasebook | None = reader.build(Phrasebook, spot, language=language, likeness=likeness) if spot else None
        found |= {language: book} if book else {}
    return found


def combined(lexicons: Mapping[str, Lexicon], books: Mapping[str, Phrasebook]) -> Callable[[str], Lexicons]:
    """Return who puts together what the speakers of a language are heard by, when first asked: no start waits."""

    @cache
    def in_latin() -> tuple[Lexicon, ...]:
        return tuple(spelled for each in lexicons.values() if (spelled := in_latin_letters(each)))

    @cache
    def heard_by(language: str) -> Lexicons:
        near = tuple(lexicons[each] for each in dict.fromkeys((ENGLISH, language)))
        far = tuple(each for each in lexicons.values() if each not in near)
        spoken = [books[each] for each in dict.fromkeys((ENGLISH, language)) if each in books]
        return Lexicons(near, (*far, *in_latin()), everyday_words(spoken))

    return heard_by
