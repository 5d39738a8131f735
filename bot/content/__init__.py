"""What is coached and every word that is said: YAML under content/, read once at start into a Library.

The rule: every fault is found at once and told with its file and place, and then nothing starts. Content is tested like
code, so that a physiotherapist or a translator may change it.
"""

from collections.abc import Iterable
from pathlib import Path
from types import MappingProxyType

from bot.content.coaching import exercises, routines
from bot.content.languages import differences, languages
from bot.content.library import ENGLISH, Library, Sign, Urgency
from bot.content.lists import combined, lexicons, phrasebooks, sign_words, signs, zones
from bot.content.needs import needs, unmet
from bot.content.pictures import pictures
from bot.content.plurals import Plurals, plurals
from bot.content.strays import PRINT, strays
from bot.content.texts import GUARDED, Texts, despair, texts
from bot.content.voices import COVER, FOLDER, voices
from bot.core.session.exercise import Role
from bot.core.words import Words
from bot.schema.faults import ContentError, Fault, tell

__all__ = ["ContentError", "Fault", "Library", "Sign", "Urgency", "load"]


def load(root: Path, also: Iterable[Fault] = ()) -> Library:
    """Read the content.

    Args:
        root: the folder that holds exercises, routines, safety and text.
        also: faults found elsewhere, to be told together with those found here.

    Raises:
        ContentError: something is wrong; it names every fault.
    """
    faults = [*also, *strays(root)]
    spoken = {language: texts(root, language, faults) for language in languages(root)}
    coached = exercises(root, faults)
    offered = routines(root, coached, faults)
    drawn = pictures(root, coached, faults)
    recorded = voices(root, coached, spoken, faults)
    heard, understood = lexicons(root, spoken, faults), phrasebooks(root, faults)
    answered = despair(root, sorted({ENGLISH, *heard}), faults)
    listed, placed = signs(root, faults), zones(root, faults)
    named = sign_words(root, listed, faults)
    rules = {language: rule for language in spoken if (rule := plurals(language))}
    english = spoken[ENGLISH]
    faults.extend(unmet(needs(coached, offered, listed), english, root.name))
    for language in spoken.keys() - {ENGLISH}:
        faults.extend(differences(root, language, spoken[language], english))
    if faults or listed is None or placed is None:
        raise _error(faults, english)
    roles = {routine.role: name for name, routine in offered.items() if routine.role}
    daily = [entry.exercise for entry in offered[roles[Role.DAILY]].entries]
    words = {language: _words(language, spoken[language], rule) for language, rule in rules.items()}
    return Library(
        exercises=MappingProxyType({name: coached[name] for name in dict.fromkeys([*daily, *coached])}),
        routines=MappingProxyType(offered),
        roles=MappingProxyType(roles),
        pictures=MappingProxyType(drawn),
        prints=root / PRINT,
        cover=cover if (cover := root / FOLDER / COVER).is_file() else None,
        voices=MappingProxyType({name: MappingProxyType(clips) for name, clips in recorded.items()}),
        words=MappingProxyType({language: each.without(GUARDED) for language, each in words.items()}),
        guarded=MappingProxyType({language: each.instead(GUARDED) for language, each in words.items()}),
        lexicons=MappingProxyType(heard),
        despair=MappingProxyType(answered),
        heard_by=combined(heard, understood),
        phrasebooks=MappingProxyType(understood),
        screening=listed.screening,
        seating=frozenset(listed.seated),
        guarding=frozenset(listed.guarded),
        warnings=listed.warnings,
        sign_words=MappingProxyType(named),
        places=listed.places,
        loads=MappingProxyType({place: load.out for place, load in listed.loads.items()}),
        likely_zones=MappingProxyType(dict(placed.likely)),
    )


def _words(language: str, said: Texts, rule: Plurals) -> Words:
    return Words(language, MappingProxyType({key: text.template for key, text in said.said.items()}), rule.category)


def _error(faults: list[Fault], english: Texts) -> ContentError:
    """Put the faults in order of their files, in the sentences that English has for them."""
    ordered = sorted(faults, key=lambda fault: (fault.file, fault.line, fault.where, fault.key))
    sentences = {
        key.removeprefix("fault."): text.template
        for key, text in english.said.items()
        if key.startswith("fault.") and isinstance(text.template, str)
    }
    return ContentError(tuple(ordered), tuple(tell(fault, sentences) for fault in ordered))
