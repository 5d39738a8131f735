"""Methods that react to a person without a message: the answer to a tap, and a reaction."""

from sandbox.methods.asked import Asked
from sandbox.queries import Toast
from sandbox.refusal import bad_request

REACTIONS = frozenset(
    [
        *("👍", "👎", "❤", "🔥", "🥰", "👏", "😁", "🤔", "🤯", "😱", "🤬", "😢", "🎉", "🤩", "🤮", "💩", "🙏", "👌"),
        *("🕊", "🤡", "🥱", "🥴", "😍", "🐳", "❤\u200d🔥", "🌚", "🌭", "💯", "🤣", "⚡", "🍌", "🏆", "💔", "🤨", "😐"),
        *("🍓", "🍾", "💋", "🖕", "😈", "😴", "😭", "🤓", "👻", "👨\u200d💻", "👀", "🎃", "🙈", "😇", "😨", "🤝"),
        *("✍", "🤗", "🫡", "🎅", "🎄", "☃", "💅", "🤪", "🗿", "🆒", "💘", "🙉", "🦄", "😘", "💊", "🙊", "😎"),
        *("👾", "🤷\u200d♂", "🤷", "🤷\u200d♀", "😡"),
    ]
)
"""What a bot may react with, as the official reference lists it."""
TOAST_LIMIT = 200
"""Code points."""


def answer_callback_query(asked: Asked) -> bool:
    """Return a tap: answerCallbackQuery."""
    query_id, text, url = asked["callback_query_id"], asked.get("text") or None, asked.get("url") or None
    if text is not None and len(text) > TOAST_LIMIT:
        raise bad_request("MESSAGE_TOO_LONG")
    if url is not None and not url.startswith(("https://t.me/", "tg://")):
        raise bad_request("URL_INVALID")
    person = asked.telegram.people[asked.telegram.queries.answer(query_id)]
    person.hears(Toast(query_id, text, bool(asked.get("show_alert")), url))
    return True


def set_message_reaction(asked: Asked) -> bool:
    """React; a bot has one reaction at most to a message: setMessageReaction."""
    chat, message = asked.message("message to react not found")
    reaction = asked.get("reaction", [])
    if len(reaction) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    if any(part["type"] != "emoji" for part in reaction):
        raise bad_request("REACTION_INVALID")
    emoji = "".join(part["emoji"] for part in reaction)
    if emoji and emoji not in REACTIONS:
        raise bad_request("REACTION_INVALID")
    asked.telegram.react(chat, message, emoji)
    return True
