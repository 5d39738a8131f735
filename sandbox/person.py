"""A person at their phone: everything they can do in the chat with the bot. What they see stands in phone.py.

The rule: a person acts at once, as one does with a thumb. To wait for the bot: `until` and `sees`.
"""

from typing import Any

from sandbox.files import Upload
from sandbox.markup import labels
from sandbox.media import SAMPLES, media_json
from sandbox.membership import member_update
from sandbox.messages import Message
from sandbox.phone import NotSeen, Phone
from sandbox.polls import is_over
from sandbox.text.content import written


class Person(Phone):
    """Somebody with a phone. Made by `Telegram.person`."""

    def says(self, text: str, *, reply_to: Message | None = None) -> Message:
        """Write a message."""
        return self.sends(written(text).json(caption=False), reply_to=reply_to)

    def sends(self, content: dict[str, Any], *, reply_to: Message | None = None) -> Message:
        """Send anything that a Bot API Message can hold."""
        self._check_open()
        self.started = True
        self.reads()
        answered = {} if reply_to is None else {"reply_to_message": reply_to.body}
        message = self._network.post(self._conversation, {**content, **answered}, author={"from": self.user()})
        self._tell("message", message.body)
        return message

    def sends_file(self, kind: str, upload: Upload | None = None, *, caption: str = "", **told: Any) -> Message:
        """Send a photo, audio, voice, video, document or sticker; without an upload, the smallest of its kind."""
        file = self._network.files.keep(kind, upload or SAMPLES[kind], told)
        return self.sends({**media_json(file, told), **written(caption).json(caption=True)})

    def sends_photo(self, upload: Upload | None = None, *, caption: str = "") -> Message:
        """Send a picture."""
        return self.sends_file("photo", upload, caption=caption)

    def sends_voice(self) -> Message:
        """Send a voice note."""
        return self.sends_file("voice", duration=3)

    def sends_video(self) -> Message:
        """Send a video."""
        return self.sends_file("video", duration=3)

    def sends_sticker(self) -> Message:
        """Send a sticker."""
        return self.sends_file("sticker", emoji="\N{FOOT}")

    def sends_location(self, latitude: float, longitude: float) -> Message:
        """Send where they are, in degrees."""
        return self.sends({"location": {"latitude": latitude, "longitude": longitude}})

    def taps(self, label: str, *, message: Message | None = None) -> str:
        """Tap the inline button whose label contains these words, and return the id of the query.

        Of all messages the newest that has such a button; or of the `message` as it was then, even if it has changed or
        gone since, as on a phone that lags behind.

        Raises:
            NotSeen: there is none; it names the buttons that there are.
        """
        for candidate in self._conversation.newest() if message is None else (message,):
            for found, data in candidate.data.items():
                if label in found:
                    return self.taps_data(candidate.id, data)
        visible = [text for seen in (self.chat if message is None else (message,)) for text in seen.buttons]
        raise NotSeen(f"no button {label!r} to tap; there are: {', '.join(map(repr, visible)) or 'none'}")

    def taps_data(self, message_id: int, data: str) -> str:
        """Tap a button by its callback data; the message need not be there any more."""
        self._check_open()
        query_id = self._network.queries.ask(self.id)
        message = self._conversation.messages.get(message_id)
        gone = {"message_id": message_id, "chat": self._conversation.json, "date": 0}
        self.reads()
        self._note("tapped", f"[{_label(message, data)}]", message)
        self._tell(
            "callback_query",
            {
                "id": query_id,
                "from": self.user(),
                "message": gone if message is None else message.body,
                "chat_instance": str(self.id),
                "data": data,
            },
        )
        return query_id

    def votes(self, message: Message, *options: int) -> None:
        """Choose answers of a poll, by number; none takes the choice back. Telegram tells the bot.

        Raises:
            NotSeen: there is no such answer, or no more of them.
        """
        poll = message.body["poll"]
        before = self._network.polls.chosen(poll["id"], self.id)
        if is_over(poll, self._network.clock.now().timestamp()) or (before and not poll["allows_revoting"]):
            raise NotSeen("this poll takes no answer")
        is_known = all(0 <= option < len(poll["options"]) for option in options)
        if not is_known or len(options) > 1 > poll["allows_multiple_answers"]:
            raise NotSeen(f"no such answers {options}; there are {len(poll['options'])}")
        current = self._conversation.messages[message.id]
        poll = self._network.polls.vote(current.body["poll"], self.id, options)
        self._network.alter(self._conversation, current, {**current.body, "poll": poll}, chosen=options)
        self._tell("poll", poll)
        if not poll["is_anonymous"]:
            ids = [str(option) for option in options]
            answer = {"poll_id": poll["id"], "user": self.user(), "option_ids": list(options)}
            self._tell("poll_answer", {**answer, "option_persistent_ids": ids})

    def presses(self, label: str) -> Message:
        """Press a key of the reply keyboard, which writes its label."""
        for key in labels(self.keyboard):
            if label in key:
                return self.says(key)
        raise NotSeen(f"no key {label!r} to press; there are: {', '.join(labels(self.keyboard)) or 'none'}")

    def edits(self, message: Message, text: str) -> Message:
        """Change the text of a message of their own."""
        body = {key: part for key, part in message.body.items() if key not in {"text", "entities"}}
        edited = self._network.amend(self._conversation, message, {**body, **written(text).json(caption=False)})
        self._tell("edited_message", edited.body)
        return edited

    def moves(self, message: Message, latitude: float, longitude: float) -> Message:
        """Be somewhere else, in degrees, while a live location is shared."""
        where = {**message.body["location"], "latitude": latitude, "longitude": longitude}
        moved = self._network.amend(self._conversation, message, {**message.body, "location": where})
        self._tell("edited_message", moved.body)
        return moved

    def reacts(self, message: Message) -> None:
        """Put a reaction on a message of their own: Telegram tells of it as of an edit that changes nothing."""
        self._tell("edited_message", message.body)

    def deletes(self, message: Message) -> None:
        """Delete a message for both. Telegram does not tell the bot."""
        self._network.erase(self._conversation, message, by_bot=False)

    def blocks(self) -> None:
        """Block the bot; Telegram tells it."""
        self._member(blocked=True)

    def unblocks(self) -> None:
        """Take the bot back; Telegram tells it."""
        self._member(blocked=False)

    def changes(
        self, *, first_name: str | None = None, language_code: str | None = None, zone: str | None = None
    ) -> None:
        """Change their name, the language of their Telegram, or the time zone of their phone."""
        self.first_name = first_name or self.first_name
        self.language_code = language_code or self.language_code
        self.zone = zone or self.zone
        self._conversation.json = {**self._conversation.json, **self._names()}
        self._changed()
        self.opens_menu()

    def _check_open(self) -> None:
        if self.blocked:
            raise NotSeen(f"{self.first_name} has blocked the bot")

    def _member(self, *, blocked: bool) -> None:
        if blocked == self.blocked:
            return
        self.blocked = blocked
        change = ("member", "kicked") if blocked else ("kicked", "member")
        bot, now = self._network.profile.user(), self._network.clock.now()
        self._tell("my_chat_member", member_update(self._conversation.json, self.user(), bot, change, now))
        self._changed()

    def _tell(self, kind: str, body: dict[str, Any]) -> None:
        self._network.tell(kind, body, self.id)


def _label(message: Message | None, data: str) -> str:
    """Return what stands on the button with this callback data; the data itself where that is not known any more."""
    buttons = {} if message is None else message.data
    return next((label for label, known in buttons.items() if known == data), data)
