"""The moving picture above the card: the exercise and the foot of the card, or none, and nothing ever waits for it."""

from sandbox.messages import Message
from sandbox.person import Person
from tests.bot.conftest import House, arrive, begin, finish, tap


def loops(person: Person) -> list[Message]:
    """The moving pictures that are in a chat."""
    return [message for message in person.chat if message.media == "animation"]


async def test_look(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await begin(house, anna)
        await house.settled()
        print([(m.id, m.media, m.text[:40]) for m in anna.chat])
        await finish(house, anna)
        await house.settled()
        print(anna.transcript)
        print([(m.id, m.media, m.text[:40]) for m in anna.chat])
        for call in house.telegram.calls:
            if "nimation" in call.method or "Media" in call.method or "delete" in call.method: print(call.method, call.ok, call.params, round(call.ms))
    assert 0
