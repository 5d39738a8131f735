"""Words said to a person: templates from content, filled in.

The rule: HTML is escaped here and nowhere else. A template may hold Telegram's HTML; what is filled in may not, unless
it is itself `Html` made here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from html import escape
from types import MappingProxyType
from typing import TypeAlias

Template: TypeAlias = str | Mapping[str, str]
"""A text, or one text for each plural category of `n`."""
Filling: TypeAlias = "str | int | Html"


class Html(str):
    """Text that is safe to send as Telegram's HTML."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Words:
    """Everything that can be said in one language."""

    language: str
    templates: Mapping[str, Template]
    plural: Callable[[int], str]
    """The CLDR plural category of a number in this language."""

    def html(self, key: str, **values: Filling) -> Html:
        """Say something in a message."""
        return Html(self._filled(key, {name: escape_html(value) for name, value in values.items()}))

    def label(self, key: str, **values: Filling) -> str:
        """Say something where Telegram reads no HTML: a button, a toast, a command's description."""
        return self._filled(key, {name: str(value) for name, value in values.items()})

    def instead(self, key: str) -> "Words":
        """Return these words, but that what stands under a key is said instead of what stands beside it.

        With `safety.guarded`, `safety.guarded.setup.place` is said for `safety.setup.place`.
        """
        beside, under = key.rpartition(".")[0], f"{key}."
        said = {name: text for name, text in self.templates.items() if name.startswith(under)}
        placed = {f"{beside}.{name.removeprefix(under)}": text for name, text in said.items()}
        return replace(self, templates=MappingProxyType({**self.without(key).templates, **placed}))

    def without(self, key: str) -> "Words":
        """Return these words, but for what stands under a key."""
        kept = {name: text for name, text in self.templates.items() if not name.startswith(f"{key}.")}
        return replace(self, templates=MappingProxyType(kept))

    def has(self, key: str) -> bool:
        """Return whether there is anything to say under a key."""
        return key in self.templates

    def _filled(self, key: str, values: Mapping[str, str]) -> str:
        template = self.templates[key]
        if not isinstance(template, str):
            template = template[self.plural(int(values["n"]))]
        return template.format_map(values)


def escape_html(value: Filling) -> Html:
    """Make any value safe to stand in a message."""
    return value if isinstance(value, Html) else Html(escape(str(value), quote=False))


def paragraphs(*parts: Html | None) -> Html:
    """Put paragraphs under each other, leaving out the empty."""
    return Html("\n\n".join(part for part in parts if part))


def lines(*parts: Html | None) -> Html:
    """Put lines under each other, leaving out the empty."""
    return Html("\n".join(part for part in parts if part))
