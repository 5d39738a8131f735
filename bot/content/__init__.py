"""What is coached and every word that is said: YAML under content/, read once at start into a Library.

The rule: every fault is found at once and told with its file and place, and then nothing starts. Content is tested like
code, so that a physiotherapist or a translator may change it.
"""

from pathlib import Path
from types import MappingProxyType

from bot.content.coaching import exercises, routines
from bot.content.faults import ContentError, Fault, tell
from bot.content.languages import differences, languages
from bot.content.library import ENGLISH, Library, Sign, Urgency
from bot.content.lists import ears, lexicons, phrasebooks, signs, zones
from bot.content.needs import needs, unmet
from bot.content.plurals import RULES
from bot.content.texts import Texts, texts
from bot.core.rules.week import DAILY
from bot.core.words import Words

__all__ = ["ContentError", "Fault", "Library", "Sign", "Urgency", "load"]


def load(root: Path) -> Library:
    """Read the content.

    Args:
        root: the folder that holds exercises, routines, safety and text.

    Raises:
        ContentError: something is wrong; it names every fault.
    """
    faults: list[Fault] = []
    spoken = {language: texts(root, language, faults) for language in languages(root)}
    coached = exercises(root, faults)
    offered = routines(root, coached, faults)
    heard, understood = lexicons(root, faults), phrasebooks(root, faults)
    listed, placed = signs(root, faults), zones(root, faults)
    english = spoken[ENGLISH]
    faults.extend(unmet(needs(coached, offered, listed), english, root.name))
    for language in spoken.keys() - {ENGLISH}:
        faults.extend(differences(root, language, spoken[language], english))
    if faults or listed is None or placed is None:
        raise _error(faults, english)
    daily = [entry.exercise for entry in offered[DAILY].entries]
    return Library(
        exercises=MappingProxyType({name: coached[name] for name in dict.fromkeys([*daily, *coached])}),
        routines=MappingProxyType(offered),
        words=MappingProxyType({language: _words(language, said) for language, said in spoken.items()}),
        lexicons=MappingProxyType(heard),
        ears=MappingProxyType(ears(heard, understood)),
        phrasebooks=MappingProxyType(understood),
        screening=listed.screening,
        warnings=listed.warnings,
        places=listed.places,
        likely_zones=MappingProxyType(dict(placed.likely)),
    )


def _words(language: str, said: Texts) -> Words:
    return Words(language, MappingProxyType({key: text.template for key, text in said.said.items()}), RULES[language])


def _error(faults: list[Fault], english: Texts) -> ContentError:
    """Put the faults in order of their files, in the sentences that English has for them."""
    ordered = sorted(faults, key=lambda fault: (fault.file, fault.line, fault.where, fault.key))
    sentences = {
        key.removeprefix("fault."): text.template
        for key, text in english.said.items()
        if key.startswith("fault.") and isinstance(text.template, str)
    }
    return ContentError(tuple(ordered), tuple(tell(fault, sentences) for fault in ordered))
