"""The phone: cards are sent and edited here, and Telegram's errors end here.

The rule: every failure is one of three facts - the person is gone, the card is refused for good, or not now; and of
the last it is told whether the card may be on the phone all the same.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeAlias

from httpx import ConnectError, ConnectTimeout, PoolTimeout
from telegram import (
    BotCommand,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    LinkPreviewOptions,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden, RetryAfter, TelegramError
from telegram.ext import ExtBot

from bot.chat.lanes import Turn, seconds_of
from bot.coach.ports import Gone, NotNow, Refused, always
from bot.core.buttons import pack
from bot.core.card import Card, Effect, LocationKey, NoKey
from bot.store.tables import Lane

UNCHANGED = "message is not modified"
NO_MESSAGE = ("message to edit not found", "message can't be edited", "message_id_invalid")
NO_CHAT = ("chat not found", "user is deactivated", "can't initiate conversation")
UNSENT = (ConnectError, ConnectTimeout, PoolTimeout)
"""Why a call never left us; after any other failure it may have been carried out."""
SOON = 1.0
"""Seconds until a message is tried again that was certainly not sent."""
UNCERTAIN = 5.0
"""Seconds until one is tried again whose fate we do not know; longer each time."""
EFFECTS: dict[Effect | None, str] = {Effect.PARTY: "5046509860389126442"}
"""Telegram's names of the effects."""
Markup: TypeAlias = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class TelegramScreen:
    """The phone, by way of the Bot API."""

    def __init__(self, bot: ExtBot[Turn], *, pays: bool = False) -> None:
        self._bot = bot
        self._pays = pays
        """Telegram is paid for reminders and broadcast beyond its free rate."""

    async def show(  # noqa: PLR0913 # as the port has it
        self,
        person: int,
        card: Card,
        lane: Lane,
        *,
        edits: int | None,
        silent: bool,
        wanted: Callable[[], bool] = always,
    ) -> int:
        """Send a card, or change a message into it; a message that is gone is sent anew."""
        turn = Turn(lane, wanted)
        if edits is not None and await self._edited(person, card, turn, edits):
            return edits
        try:
            return await self._sent(person, card, turn, silent=silent)
        except BadRequest as error:
            if card.effect is None:
                raise _fact(error) from error
            plain = replace(card, effect=None)
            return await self.show(person, plain, lane, edits=None, silent=silent, wanted=wanted)
        except TelegramError as error:
            raise _fact(error) from error

    async def _sent(self, person: int, card: Card, turn: Turn, *, silent: bool) -> int:
        message = await self._bot.send_message(
            person,
            card.text,
            parse_mode=ParseMode.HTML,
            reply_markup=_markup(card),
            disable_notification=silent,
            link_preview_options=NO_PREVIEW,
            message_effect_id=EFFECTS.get(card.effect),
            allow_paid_broadcast=(self._pays and turn.lane >= Lane.REMINDER) or None,
            rate_limit_args=turn,
        )
        return message.message_id

    async def change(self, person: int, card: Card, message_id: int) -> None:
        """Change a message, if it is still there; nothing depends on it."""
        try:
            await self._edited(person, card, Turn(Lane.CARD), message_id)
        except (Gone, Refused, NotNow):
            return

    async def remove(self, person: int, message_id: int) -> None:
        """Take a message off the phone; one that is gone, or too old, is let be."""
        try:
            await self._bot.delete_message(person, message_id)
        except TelegramError:
            return

    async def offer(self, person: int, commands: Mapping[str, str]) -> None:
        """Tell one chat's commands; where that fails, those of the person's Telegram stay."""
        try:
            await self._bot.set_my_commands(
                [BotCommand(name, text) for name, text in commands.items()], BotCommandScopeChat(person)
            )
        except TelegramError:
            return

    async def toast(self, query_id: str, text: str | None) -> None:
        """Answer a tap; too late is nothing, and the tap's effect stands anyway."""
        try:
            await self._bot.answer_callback_query(query_id, text)
        except TelegramError:
            return

    async def _edited(self, person: int, card: Card, turn: Turn, edits: int) -> bool:
        """Change a message; answer False where there is none to change."""
        try:
            await self._bot.edit_message_text(
                card.text,
                person,
                edits,
                parse_mode=ParseMode.HTML,
                reply_markup=_buttons(card),
                link_preview_options=NO_PREVIEW,
                rate_limit_args=turn,
            )
        except BadRequest as error:
            if UNCHANGED in error.message.lower():
                return True
            if any(text in error.message.lower() for text in NO_MESSAGE):
                return False
            raise _fact(error) from error
        except TelegramError as error:
            raise _fact(error) from error
        return True


def _fact(error: TelegramError) -> Exception:
    """Sort an error: refused by Telegram, certainly not sent, or uncertain."""
    match error:
        case RetryAfter():
            return NotNow(seconds_of(error))
        case Forbidden():
            return Gone()
        case BadRequest() if any(text in error.message.lower() for text in NO_CHAT):
            return Gone()
        case BadRequest():
            return Refused()
        case _ if isinstance(error.__cause__, UNSENT):
            return NotNow(SOON)
        case _:
            return NotNow(UNCERTAIN, uncertain=True)


def _markup(card: Card) -> Markup | None:
    match card.key:
        case LocationKey(label=label):
            key = KeyboardButton(label, request_location=True)
            return ReplyKeyboardMarkup([[key]], resize_keyboard=True, one_time_keyboard=True)
        case NoKey():
            return ReplyKeyboardRemove()
        case None:
            return _buttons(card)


def _buttons(card: Card) -> InlineKeyboardMarkup | None:
    if not card.rows:
        return None
    return InlineKeyboardMarkup(
        [
            [InlineKeyboardButton(b.label, callback_data=pack(b.tap), style=b.style) for b in row]
            for row in card.rows
            if row
        ]
    )
