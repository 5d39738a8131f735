"""What has come of pain: the advice on the phone, and the reports in the store."""

from sqlalchemy import select

from bot.app import App
from bot.store import diary
from bot.store.tables import FurtherRow, ReportRow
from bot.store.vault import Column
from sandbox.messages import Message
from sandbox.person import Person
from tests.bot.conftest import House, begin, tap

EMERGENCY, PROVIDER = "112, 911, 999", "talk to a doctor, physiotherapist or podiatrist before you start again"
WHOLE = "not a doctor and cannot examine you"
"""What only the whole advice says."""


async def stopped_for_pain(house: House, anna: Person) -> None:
    """Begin, tap the red button, and see the advice begin."""
    await begin(house, anna)
    await tap(anna, "It hurts")
    await anna.sees(EMERGENCY)


async def is_hurt(house: House, anna: Person) -> None:
    """Begin, say that it hurts, and have the whole advice."""
    await begin(house, anna)
    anna.says("my heel hurts")
    await anna.sees(EMERGENCY)
    await house.settled()


def advised(anna: Person) -> int:
    """How often a person has the whole advice in the chat."""
    return sum(EMERGENCY in message.text and WHOLE in message.text for message in anna.chat)


def advice(anna: Person) -> Message:
    """The newest whole advice."""
    return next(message for message in reversed(anna.chat) if EMERGENCY in message.text and WHOLE in message.text)


def short_answers(anna: Person) -> list[str]:
    """The answers to further words, which are two lines each."""
    return [m.text for m in anna.chat if EMERGENCY in m.text and WHOLE not in m.text and m.text.count("\n") == 1]


def toasted(anna: Person, text: str) -> bool:
    """Whether a tap was answered so."""
    return any(text in (toast.text or "") for toast in anna.toasts)


async def reports(app: App) -> list[ReportRow]:
    async with app.database.reading() as db:
        return list((await db.execute(select(ReportRow).order_by(ReportRow.id))).scalars())


async def said_of(app: App, report: ReportRow) -> list[str]:
    """Everything that was said of a report, opened: what brought it, further words in order, notes."""
    async with app.database.reading() as db:
        return await diary.said_of(db, app.database.vault, report)


def opened(app: App, row: ReportRow | FurtherRow, column: Column) -> str:
    """What stands in a column of sealed words."""
    return app.database.vault.open(getattr(row, column.rpartition(".")[2]) or "", row.person_id, column)


async def further(app: App) -> list[FurtherRow]:
    async with app.database.reading() as db:
        return list((await db.execute(select(FurtherRow).order_by(FurtherRow.id))).scalars())
