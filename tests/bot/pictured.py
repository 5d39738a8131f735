"""What stands above the card in a chat, and how a test brings it there."""

from bot.core.screens.loop import loop
from bot.core.screens.session_card import Drawing
from bot.store import sessions
from sandbox.files import Upload
from sandbox.messages import Message
from sandbox.person import Person
from tests.bot.conftest import House, arrive, seen, tap
from tests.core.shipped import LIBRARY, WORDS

TOO_LARGE = '{"ok": false, "error_code": 413, "description": "Request Entity Too Large"}'


UPLOADS = ("sendAnimation", "editMessageMedia")


def pictures(person: Person) -> list[Message]:
    """The pictures that are in a chat, but for that of the first message, which stays where it is."""
    return [message for message in person.chat if message.media and not message.text.startswith("Hello")]


def file_of(message: Message) -> str:
    return str(message.body["animation"]["file_name"]).removesuffix(".mp4")


def uploads(house: House) -> list[str]:
    """The films that were sent as they are, and not by their id."""
    made = [call for call in house.telegram.calls if call.method in UPLOADS]
    files = [value for call in made for value in call.params.values() if isinstance(value, Upload)]
    return sorted(file.name.removesuffix(".mp4") for file in files)


async def calm(house: House) -> None:
    """Wait until nothing is under way, and nothing due: a card that comes anew is due at once."""
    while (due := await house.settled()) is not None and due <= house.clock.now():
        await house.telegram.events.until(lambda: False, 0.02)


async def belongs(house: House, person: Person) -> str | None:
    """The name of the picture that belongs above a person's card."""
    assert house.app is not None
    async with house.app.database.reading() as db:
        kept = await sessions.unfinished(db, person.id)
    now, names = house.clock.now(), LIBRARY.pictures.keys()
    drawing = Drawing(WORDS, LIBRARY.exercises, LIBRARY.routines, "UTC", now, names)
    card = loop(kept.session, drawing) if kept else None
    return card.picture.name if card and card.picture else None


async def start(house: House, person: Person, routine: str = "The short round") -> None:
    """Arrive, and start a routine with taps."""
    await arrive(person)
    await begins(house, person, routine)


async def begins(house: House, person: Person, routine: str = "The short round") -> None:
    """Start a routine with taps."""
    await tap(person, routine)
    await tap(person, "Start with taps")
    await person.sees("Get ready")
    await calm(house)


async def step(house: House, person: Person) -> None:
    """Let the step that is under way be over."""
    before = seen(person)
    if any("Done" in button for button in person.last.buttons) if person.last else False:
        person.taps("Done", message=person.last)
    else:
        await house.forward()
    await person.until(lambda: seen(person) != before)
    await calm(house)
