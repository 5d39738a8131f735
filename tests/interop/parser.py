"""Telegram's own parser (TDLib, as npm brings it) beside ours, on the same texts, offline.

Half of a surrogate pair inside an attribute is left out: it ends theirs.
"""

import ctypes
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sandbox.refusal import Refusal
from sandbox.text.found import found
from sandbox.text.html import parse_html
from sandbox.text.units import Entity
from tests.interop import generated
from tests.interop.clients import BRING_JAVASCRIPT, JAVASCRIPT

COUNT = 20_000
SEED = 17
ACCEPTED, ALIKE = 0.999, 0.99
"""Floors: how often both accept or both refuse, and how often both find the same entities."""
RENAMED = {
    "text_url": "text_link",
    "mention_name": "text_mention",
    "pre_code": "pre",
    "email_address": "email",
    "block_quote": "blockquote",
    "expandable_block_quote": "expandable_blockquote",
}
UNTOLD = frozenset({"media_timestamp", "bank_card_number"})
"""What a bot never hears of."""
Parsed = str | tuple[str, list[Entity]]


class Theirs:
    """TDLib's parser."""

    def __init__(self, library: Path) -> None:
        self._library = ctypes.CDLL(str(library))
        self._library.td_execute.restype = ctypes.c_char_p
        self._ask("setLogVerbosityLevel", new_verbosity_level=0)

    def html(self, source: str) -> Parsed:
        """Read HTML; a refusal in its words."""
        answer = self._ask("parseTextEntities", text=source, parse_mode={"@type": "textParseModeHTML"})
        if answer["@type"] == "error":
            return f"Bad Request: {answer['message'][:1].lower()}{answer['message'][1:]}"
        return answer["text"], list(_entities(answer["entities"]))

    def found(self, text: str) -> list[Entity]:
        """Find what there is in a plain text."""
        return list(_entities(self._ask("getTextEntities", text=text)["entities"]))

    def _ask(self, what: str, **more: Any) -> Any:
        return json.loads(self._library.td_execute(json.dumps({"@type": what, **more}).encode()))


@dataclass(frozen=True, slots=True)
class Compared:
    """How often both said the same."""

    accepted: float
    formatted: float
    found: float

    @property
    def is_good(self) -> bool:
        """Whether the floors are reached."""
        return self.accepted >= ACCEPTED and min(self.formatted, self.found) >= ALIKE

    def rows(self) -> list[str]:
        """Return lines of a table."""
        return [
            f"| HTML: both accept, or both refuse | {self.accepted:.4f} ≥ {ACCEPTED} |",
            f"| HTML: the same text and entities, or the same words of refusal | {self.formatted:.4f} ≥ {ALIKE} |",
            f"| plain text: the same entities found | {self.found:.4f} ≥ {ALIKE} |",
        ]


def library() -> Path | str:
    """Return where TDLib is, or the line that brings it."""
    return next(iter(JAVASCRIPT.glob("node_modules/@prebuilt-tdlib/*/libtdjson.so")), BRING_JAVASCRIPT)


def compare(theirs: Theirs, count: int = COUNT, seed: int = SEED) -> Compared:
    """Hold both side by side on so many texts of each kind."""
    pairs = [(theirs.html(source), ours(source)) for source in generated.html(count, seed)]
    return Compared(
        accepted=_share(isinstance(one, str) == isinstance(other, str) for one, other in pairs),
        formatted=_share(one == other for one, other in pairs),
        found=_share(theirs.found(text) == found(text) for text in generated.plain(count, seed)),
    )


def ours(source: str, parse: Callable[[str], tuple[str, list[Entity]]] = parse_html) -> Parsed:
    """Read HTML our way; a refusal in our words."""
    try:
        return parse(source)
    except Refusal as refusal:
        return refusal.description


def _share(held: Iterable[bool]) -> float:
    every = list(held)
    return sum(every) / len(every)


def _entities(told: list[dict[str, Any]]) -> Iterator[Entity]:
    """Turn TDLib's entities into the Bot API's."""
    for entity in told:
        kind = entity["type"]
        name = _snake(kind["@type"].removeprefix("textEntityType"))
        if name in UNTOLD:
            continue
        made: Entity = {"type": RENAMED.get(name, name), "offset": entity["offset"], "length": entity["length"]}
        made |= {field: kind[field] for field in ("url", "language", "custom_emoji_id", "unix_time") if kind.get(field)}
        if "user_id" in kind:
            made["user"] = {"id": kind["user_id"]}
        if shown := _format(kind.get("formatting_type")):
            made["date_time_format"] = shown
        yield made


def _format(told: dict[str, Any] | None) -> str:
    if told is None or told["@type"].endswith("Relative"):
        return "r" if told else ""
    precise = [
        told[part]["@type"].removeprefix("dateTimePartPrecision") for part in ("date_precision", "time_precision")
    ]
    letters = [
        {"None": "", "Short": short, "Long": short.upper()}[how] for how, short in zip(precise, "dt", strict=True)
    ]
    return ("w" if told["show_day_of_week"] else "") + "".join(letters)


def _snake(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("_")
