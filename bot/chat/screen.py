"""The phone: cards are sent and edited here.

The rule: a card is put there in the best way that there is, with its file, its picture or in words alone; what cannot
be is told as a fact.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any

from telegram import BotCommand, BotCommandScopeChat, LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.error import BadRequest, TelegramError
from telegram.ext import ExtBot

from bot.chat.facts import id_of, told_as_facts
from bot.chat.files import Whole
from bot.chat.keyboards import buttons, markup
from bot.chat.papers import made
from bot.chat.pictures import PictureFile, Pictures
from bot.chat.rate_limiter import Permit, RateLimiter
from bot.chat.refusals import Meaning, meaning
from bot.chat.tracks import TrackFile, Tracks
from bot.chat.wire import call
from bot.coach.ports import Refused, RetryLater, Unreachable, always
from bot.core.priority import Priority
from bot.core.screens.card import Card, Effect
from bot.core.screens.paper import Paper
from bot.core.session.exercise import Picture
from bot.core.track.audio import Audio

AT_ONCE = 100
"""Messages that Telegram takes away in one call."""
EFFECTS: dict[Effect | None, str] = {Effect.PARTY: "5046509860389126442"}
"""Telegram's names of the effects."""
PATIENCE = 2.0
"""Seconds that a message waits for another's upload of its picture; then it says the same in words."""
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
PAID = frozenset({Priority.REMINDER, Priority.BROADCAST})
"""What is paid for beyond the free rate, where anything is."""


class TelegramScreen:
    """The phone, by way of the Bot API."""

    def __init__(
        self, bot: ExtBot[Permit], limiter: RateLimiter, pictures: Pictures, tracks: Tracks, *, pays: bool = False
    ) -> None:
        self._bot = bot
        self._limiter = limiter
        self._pictures, self._tracks = pictures, tracks
        self._pays = pays
        """Telegram is paid for reminders and broadcast beyond its free rate."""

    async def show(  # noqa: PLR0913 # as the port has it
        self,
        person: int,
        card: Card,
        priority: Priority,
        *,
        edits: int | None,
        silent: bool,
        wanted: Callable[[], bool] = always,
    ) -> int:
        """Send a card, or change a message into it; a message that is gone is sent anew."""
        turn = Permit(priority, wanted)
        if card.audio is not None:
            return await self._played(person, card, card.audio, turn, silent=silent)
        if card.paper is not None:
            with suppress(Refused):
                return await self._handed(person, card, card.paper, turn, edits=edits, silent=silent)
            card, edits = card.in_words, None  # what shows a file takes no text
        if card.picture is not None:
            with suppress(Refused):  # without its picture it says the same in words
                return await self._illustrated(
                    person, card, card.picture, turn, edits=edits, silent=silent, patience=PATIENCE
                )
        if edits is not None and (await self._edited(person, card, turn, edits) or not card.text):
            return edits
        try:
            return await self._sent(person, card, turn, silent=silent)
        except Refused:
            if card.effect is None:
                raise
        return await self._sent(person, replace(card, effect=None), turn, silent=silent)

    async def _sent(self, person: int, card: Card, turn: Permit, *, silent: bool) -> int:
        with told_as_facts():
            answer = await self._call(
                "sendMessage",
                turn,
                chat_id=person,
                text=card.text,
                parse_mode=ParseMode.HTML,
                reply_markup=markup(card),
                disable_notification=silent,
                link_preview_options=NO_PREVIEW,
                message_effect_id=EFFECTS.get(card.effect),
                allow_paid_broadcast=(self._pays and turn.priority in PAID) or None,
            )
            return id_of(answer)

    async def _played(self, person: int, card: Card, audio: Audio, turn: Permit, *, silent: bool) -> int:
        """Put a track on the phone, with the card's text as its caption; an upload waits like that of a picture."""

        async def call(file: TrackFile, whole: Whole) -> Any:
            its = turn if isinstance(whole, str) else replace(turn, priority=Priority.PICTURE)
            words = {"caption": card.text, "parse_mode": ParseMode.HTML, "disable_notification": silent}
            common = {"chat_id": person, "reply_markup": buttons(card)}
            return await self._call("sendAudio", its, **common, **file.to_send(whole), **words)

        with told_as_facts():
            return id_of(await self._tracks.play(audio, call))

    async def _handed(  # noqa: PLR0913 # as the port has it
        self, person: int, card: Card, paper: Paper, turn: Permit, *, edits: int | None, silent: bool
    ) -> int:
        """Make a file and put it on the phone, or change a message into it; one that is gone is sent anew.

        Raises:
            Refused: there is none to be had, or Telegram does not take it.
        """
        file = await made(paper)
        common = {"chat_id": person, "reply_markup": buttons(card)}
        with told_as_facts():
            if edits is not None:
                media = file.to_edit(card.text)
                try:
                    return id_of(await self._call("editMessageMedia", turn, **common, message_id=edits, media=media))
                except TelegramError as error:
                    if (means := meaning(error)) is Meaning.DONE:
                        return edits
                    if means is not Meaning.MISSING:
                        raise
            method, given = file.to_send()
            words = {"caption": card.text, "parse_mode": ParseMode.HTML, "disable_notification": silent}
            return id_of(await self._call(method, turn, **common, **given, **words))

    async def is_at_hand(self, picture: Picture) -> bool:
        """Return whether Telegram has a picture, so that it can be shown at once."""
        return await self._pictures.is_known(picture.name)

    async def illustrate(
        self, person: int, card: Card, *, edits: int | None, wanted: Callable[[], bool] = always
    ) -> int:
        """Send a card's picture in silence, or change a message into it; what is gone is not sent anew."""
        if card.picture is None:
            raise Refused
        turn = Permit(Priority.PICTURE, wanted)
        return await self._illustrated(person, card, card.picture, turn, edits=edits, silent=True)

    async def _illustrated(  # noqa: PLR0913 # as the port has it
        self,
        person: int,
        card: Card,
        picture: Picture,
        turn: Permit,
        *,
        edits: int | None,
        silent: bool,
        patience: float | None = None,
    ) -> int:
        """Put a picture on the phone, with the card's text as its caption.

        Raises:
            Refused: there is none to be had, or no message to change.
        """

        async def call(file: PictureFile, whole: Whole) -> Any:
            common = {"chat_id": person, "reply_markup": buttons(card)}
            if edits is not None:
                media = file.to_edit(whole, card.text)
                return await self._call("editMessageMedia", turn, **common, message_id=edits, media=media)
            method, given = file.to_send(whole)
            words = {"caption": card.text, "parse_mode": ParseMode.HTML, "disable_notification": silent}
            return await self._call(method, turn, **common, **given, **words)

        with told_as_facts():
            try:
                return id_of(await self._pictures.show(picture.name, call, patience))
            except TelegramError as error:
                if edits is not None and meaning(error) is Meaning.DONE:
                    return edits
                raise

    async def _edited(self, person: int, card: Card, turn: Permit, edits: int) -> bool:
        """Change a message, or its buttons alone; return False where there is none to change."""
        new = {"text": card.text, "parse_mode": ParseMode.HTML, "link_preview_options": NO_PREVIEW} if card.text else {}
        method = "editMessageText" if card.text else "editMessageReplyMarkup"
        with told_as_facts():
            try:
                await self._call(method, turn, chat_id=person, message_id=edits, reply_markup=buttons(card), **new)
            except TelegramError as error:
                match meaning(error):
                    case Meaning.DONE:
                        return True
                    case Meaning.MISSING:
                        return False
                    case _:
                        raise
        return True

    async def _call(self, method: str, turn: Permit, **given: Any) -> Any:
        """Call when the turn has come."""
        args = (self._bot.request, self._bot.base_url, method, given)
        return await self._limiter.process_request(call, args, {}, method, given, turn)

    async def change(self, person: int, card: Card, message_id: int) -> None:
        """Change a message, if it is still there; nothing depends on it."""
        try:
            await self._edited(person, card, Permit(Priority.CARD), message_id)
        except (Unreachable, Refused, RetryLater):
            return

    async def remove(self, person: int, message_id: int) -> None:
        """Take a message off the phone; one that is gone, or too old, is let be."""
        try:
            await self._bot.delete_message(person, message_id)
        except TelegramError:
            return

    async def clear(self, person: int, message_ids: Sequence[int]) -> None:
        """Take many messages off the phone; where one of them can't go, each is tried by itself."""
        for begin in range(0, len(message_ids), AT_ONCE):
            batch = message_ids[begin : begin + AT_ONCE]
            try:
                await self._bot.delete_messages(person, list(batch))
            except BadRequest:
                for message_id in batch:
                    await self.remove(person, message_id)
            except TelegramError:
                continue

    async def offer(self, person: int, commands: Mapping[str, str]) -> None:
        """Tell one chat's commands; where that fails, those of the person's Telegram stay."""
        try:
            await self._bot.set_my_commands(
                [BotCommand(name, text) for name, text in commands.items()], BotCommandScopeChat(person)
            )
        except TelegramError:
            return

    async def react(self, person: int, message_id: int, emoji: str) -> None:
        """Put a reaction on a message; where that cannot be, it goes without."""
        try:
            await self._bot.set_message_reaction(person, message_id, emoji)
        except TelegramError:
            return

    async def toast(self, query_id: str, text: str | None) -> None:
        """Answer a tap; too late is no error, and the tap's effect stands anyway."""
        try:
            await self._bot.answer_callback_query(query_id, text)
        except TelegramError:
            return
