"""Every language says what English says: the same keys, the same places, the same tags, and in safety the same numbers.

The rule: a language is whole or it is refused. What is said to whoever runs the bot is English alone.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from re import findall

from bot.content.library import ENGLISH
from bot.content.markup import tags
from bot.content.plurals import plurals
from bot.content.texts import INTENTS, SAFETY, Texts
from bot.content.wording import Text, is_house
from bot.schema.faults import Fault, nearest


def languages(root: Path) -> tuple[str, ...]:
    """Return the languages that there are texts of; English first, and always."""
    spoken = {path.parent.name for path in root.glob("text/[!.]*/*") if path.name != f"{INTENTS}.yaml"}
    folders = [path for path in root.glob("text/[!.]*") if path.is_dir()]
    texts = [path.name for path in folders if path.name in spoken or not any(path.iterdir())]
    safety = [path.parent.name for path in root.glob("safety/*/advice.yaml")]
    return tuple(dict.fromkeys([ENGLISH, *sorted(texts), *sorted(safety)]))


def differences(root: Path, language: str, said: Texts, english: Texts) -> Iterator[Fault]:
    """Find where a language does not say what English says."""
    if plurals(language) is None:
        yield Fault(f"{root.name}/text/{language}", "no-language", {"name": language})
    if said.whole and english.whole:
        yield from _missing(root, language, said, english)
        for key, text in said.said.items():
            if key in english.said:
                yield from _changes(key, text, english.said[key])
            else:
                yield text.spot.fault("not-english", nearest(key, english.said), name=key)


def _missing(root: Path, language: str, said: Texts, english: Texts) -> Iterator[Fault]:
    """What only English says, told where it should be said; a file that is missing altogether is told once."""
    absent: dict[str, list[str]] = {}
    for key, text in english.said.items():
        if key not in said.said and not is_house(text.spot):
            file = text.spot.file.replace(f"/{ENGLISH}/", f"/{language}/")
            absent.setdefault(file, []).append(key)
    for file, keys in absent.items():
        if (root.parent / file).exists():
            yield from (Fault(file, "only-english", {"name": key}) for key in keys)
        else:
            yield Fault(file, "no-file")


def _changes(key: str, text: Text, english: Text) -> Iterator[Fault]:
    """What a text says otherwise, apart from its words."""
    if text.places is None or english.places is None:
        return
    if text.places != english.places:
        yield text.spot.fault("other-places", found=_listed(text.places), english=_listed(english.places))
    if _found(tags, text) != _found(tags, english):
        yield text.spot.fault("other-tags", found=_listed(_found(tags, text)), english=_listed(_found(tags, english)))
    if key.startswith(SAFETY):
        lost = _found(_numbers, english) - _found(_numbers, text)
        yield from (text.spot.fault("no-figure", name=number) for number in sorted(lost))


def _found(what: Callable[[str], list[str]], text: Text) -> frozenset[str]:
    """Return what a text has, in any of its forms."""
    forms = [text.template] if isinstance(text.template, str) else text.template.values()
    return frozenset(thing for form in forms for thing in what(form))


def _numbers(form: str) -> list[str]:
    return findall(r"\d+", form)


def _listed(names: frozenset[str]) -> str:
    return ", ".join(sorted(names)) or "-"
