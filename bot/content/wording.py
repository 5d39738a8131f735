"""Reads one text: a template, or a template for each plural category of its language.

The rule: a text is kept in spite of its flaws, so that one fault is told once.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase

from bot.content.markup import Flaw, label_flaws, message_flaws, places, plain_flaws
from bot.content.plurals import plurals
from bot.core.words import Template
from bot.schema.faults import Fault
from bot.schema.tree import Spot

HOUSE = frozenset({"faults.yaml", "operator.yaml", "page.yaml"})
"""Files whose texts are for whoever runs the bot: shown as they stand, and in English alone."""
BUTTON, TOAST, SPOKEN, SHEET = 48, 200, 120, 1024
LABELS = {
    "about.description": 512,
    "about.short": 120,
    "command.*": 256,
    "toast.*": TOAST,
    "snoozed.*": TOAST,
    "reaction.*": BUTTON,
    "button.*": BUTTON,
    "move.*": BUTTON,
    "answer.*": BUTTON,
    "effort.*": BUTTON,
    "language.name": BUTTON,
    "snooze.*": BUTTON,
    "morning.*": BUTTON,
    "gear.*": BUTTON,
    "routine.*.name": BUTTON,
    "routine.*.some": BUTTON,
    "count.*": BUTTON,
    "pages.*": SHEET,
    "report.*": SHEET,
    "voice.*": SPOKEN,
    "exercise.*.turn.*": SPOKEN,
    "safety.track.*": SPOKEN,
    "safety.place.*": BUTTON,
    "safety.warnings.*.label": BUTTON,
}
"""Texts that stand where Telegram reads no HTML, are spoken or printed, and the most characters that they may have."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text and where it stands."""

    spot: Spot
    template: Template
    places: frozenset[str] | None
    """The names of what is filled in; None where that cannot be told."""


def text(key: str, spot: Spot, language: str, faults: list[Fault]) -> Text:
    """Read a text."""
    forms = spot.value if isinstance(spot.value, dict) else {"": spot}
    template = {category: form.value for category, form in forms.items() if isinstance(form.value, str)}
    if len(template) < len(forms):
        faults.extend(form.fault("not-text") for category, form in forms.items() if category not in template)
        return Text(spot, "", None)
    for category, form in forms.items():
        found = _flaws(key, template[category], house=is_house(form))
        faults.extend(form.fault(flaw, **values) for flaw, values in found)
    names = _names(template.values())
    if not isinstance(spot.value, dict):
        return Text(spot, template[""], names)
    faults.extend(spot.fault(flaw, **values) for flaw, values in _plural_flaws(template, names, language))
    return Text(spot, template, names)


def is_house(spot: Spot) -> bool:
    """Return whether a text is for whoever runs the bot."""
    return spot.file.rpartition("/")[2] in HOUSE


def _names(forms: Iterable[str]) -> frozenset[str] | None:
    """The names of all forms; None as soon as one is broken."""
    names = frozenset[str]()
    for form in forms:
        found = places(form)
        if found is None:
            return None
        names |= found
    return names


def _flaws(key: str, template: str, *, house: bool) -> Iterable[Flaw]:
    most = next((most for pattern, most in LABELS.items() if fnmatchcase(key, pattern)), None)
    if house:
        return plain_flaws(template)
    return message_flaws(template) if most is None else label_flaws(template, most)


def _plural_flaws(forms: Iterable[str], names: frozenset[str] | None, language: str) -> Iterator[Flaw]:
    rule = plurals(language)
    needed = rule.forms if rule else frozenset({"other"})
    yield from (("no-form", {"name": form}) for form in sorted(needed - set(forms)))
    yield from (("needless-form", {"name": form}) for form in sorted(set(forms) - needed))
    if names is not None and "n" not in names:
        yield "no-number", {}
