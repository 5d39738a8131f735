"""A card as one reads it: the text, then its buttons in their rows. What a test compares with, the reader sees."""

from textwrap import dedent

from bot.core.screens.card import Button, Card, Style
from bot.core.screens.taps import SessionTap, Tap
from bot.core.session.state import Move


def screen(card: Card) -> str:
    """Write a card as it stands on the phone."""
    return "\n".join([card.text, *(" ".join(f"[{button.label}]" for button in row) for row in card.rows)])


def as_written(block: str) -> str:
    """Read a whole screen out of a test."""
    return dedent(block).strip("\n")


def buttons(card: Card) -> list[Button]:
    """Return the buttons, row by row."""
    return [button for row in card.rows for button in row]


def taps(card: Card) -> list[Tap]:
    """Return what the buttons say to the bot."""
    return [button.tap for button in buttons(card)]


def session_moves(card: Card) -> list[Move]:
    """Return the moves of the session that the buttons offer."""
    return [tap.move for tap in taps(card) if isinstance(tap, SessionTap)]


def red(card: Card) -> list[Tap]:
    """Return what the red buttons say."""
    return [button.tap for button in buttons(card) if button.style is Style.DANGER]


def length(card: Card) -> int:
    """Return how much of Telegram's 4096 a text takes, were its tags read as text: never less than Telegram counts."""
    return len(card.text.encode("utf-16-le")) // 2
