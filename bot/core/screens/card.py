"""What stands on the phone, as a value: a text, buttons, perhaps a picture. No Telegram in it."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from math import ceil, floor
from typing import TypeAlias

from bot.core.calendar import clock_of
from bot.core.screens.paper import Paper
from bot.core.screens.taps import Tap
from bot.core.session.exercise import Picture
from bot.core.track.audio import Audio
from bot.core.words import Html, Words, escape_html


class Style(StrEnum):
    """A button's colour, in Telegram's words."""

    PRIMARY = "primary"
    SUCCESS = "success"
    DANGER = "danger"


class Effect(StrEnum):
    """What celebrates over the whole chat; for milestones only."""

    PARTY = "party"


@dataclass(frozen=True, slots=True)
class Button:
    """A button and what it says to the bot."""

    label: str
    tap: Tap
    style: Style | None = None


HALF = 16
"""Letters that fit on a button of half a phone's width."""
Rows: TypeAlias = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class LocationKey:
    """One key below the chat that says where the person is. It stays until another message takes it away."""

    label: str


@dataclass(frozen=True, slots=True)
class NoKey:
    """Takes the key below the chat away."""


Key: TypeAlias = LocationKey | NoKey


@dataclass(frozen=True, slots=True)
class Card:
    """One message, with buttons or a change of the key below the chat, never both. What changes the key is no edit.

    Without a text it changes the buttons of the message that it edits, and nothing else.
    """

    text: Html
    rows: Rows = ()
    effect: Effect | None = None
    key: Key | None = None
    picture: Picture | None = None
    """It stands above the text, which is all of the message where the picture cannot be had."""
    audio: Audio | None = None
    """It is played; the text stands below it, and there is no message without it."""
    paper: Paper | None = None
    """It is made for this person; the text stands below it. Such a card is drawn when its turn has come."""

    @property
    def is_kept(self) -> bool:
        """Return whether it can be written down: what is played, or made for somebody, is drawn anew instead."""
        return self.audio is None and self.paper is None

    @property
    def in_words(self) -> "Card":
        """Return what stands for it where its paper can't be had."""
        return replace(self, text=self.paper.instead, paper=None) if self.paper else self


def option(label: str, tap: Tap, *, stands: bool) -> Button:
    """Return a button for one of several answers; the one that stands is green, and says so to who sees no colour."""
    return Button(f"✅ {label}", tap, Style.SUCCESS) if stands else Button(label, tap)


def buttons_alone(rows: Rows) -> Card:
    """Return what changes nothing but the buttons of a message."""
    return Card(Html(""), rows)


def grid(buttons: list[Button], width: int) -> Rows:
    """Lay buttons out in rows of a width."""
    return tuple(tuple(buttons[i : i + width]) for i in range(0, len(buttons), width))


def fitted(buttons: list[Button]) -> Rows:
    """Lay buttons out in pairs; where one of a pair is too long for half a phone's width, each has a row."""
    pairs = grid(buttons, 2)
    return tuple(
        row
        for pair in pairs
        for row in ((pair,) if max(len(button.label) for button in pair) <= HALF else ((button,) for button in pair))
    )


def clock(at: datetime, zone: str, pattern: str = "%H:%M") -> str:
    """Write a time of day in a person's zone."""
    return at.astimezone(clock_of(zone)).strftime(pattern)


def countdown(at: datetime, zone: str) -> Html:
    """Return a time that the phone itself counts down to; where it cannot, the end time stands.

    Phones count the second that has begun, so a part of one is left to them: twenty seconds begin at 20.
    """
    return Html(f'<tg-time unix="{floor(at.timestamp())}" format="r">{clock(at, zone, "%H:%M:%S")}</tg-time>')


def moment(at: datetime, zone: str) -> Html:
    """Return a weekday and time that the phone draws in its own zone and language."""
    return Html(f'<tg-time unix="{ceil(at.timestamp())}" format="wt">{clock(at, zone)}</tg-time>')


def date_and_time(at: datetime, zone: str, weekday: str) -> Html:
    """Return a weekday, date and time that the phone draws in its own zone and language."""
    text = f"{weekday} {clock(at, zone, '%Y-%m-%d, %H:%M')}"
    return Html(f'<tg-time unix="{ceil(at.timestamp())}" format="wDt">{escape_html(text)}</tg-time>')


def day(at: datetime, zone: str) -> Html:
    """Return a weekday and date that the phone draws in its own language."""
    return Html(f'<tg-time unix="{ceil(at.timestamp())}" format="wD">{clock(at, zone, "%Y-%m-%d")}</tg-time>')


def listed(words: Words, prefix: str, ids: tuple[str, ...]) -> str:
    """Name some things in a row."""
    return ", ".join(words.label(f"{prefix}.{name}") for name in ids)
