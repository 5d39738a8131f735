"""The buttons of a card, and the key below the chat, as Telegram takes them."""

from typing import TypeAlias

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

from bot.core.screens.buttons import pack
from bot.core.screens.card import Card, LocationKey, NoKey

Markup: TypeAlias = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove


def markup(card: Card) -> Markup | None:
    """Return what a new message has below it: buttons, or a change of the key below the chat."""
    match card.key:
        case LocationKey(label=label):
            key = KeyboardButton(label, request_location=True)
            return ReplyKeyboardMarkup([[key]], resize_keyboard=True, one_time_keyboard=True)
        case NoKey():
            return ReplyKeyboardRemove()
        case None:
            return buttons(card)


def buttons(card: Card) -> InlineKeyboardMarkup | None:
    """Return the buttons of a card; None where it has none."""
    if not card.rows:
        return None
    return InlineKeyboardMarkup(
        [
            [InlineKeyboardButton(b.label, callback_data=pack(b.tap), style=b.style) for b in row]
            for row in card.rows
            if row
        ]
    )
