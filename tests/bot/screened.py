"""What the tests of the screening share: old buttons tapped again, a warning sign reached, and the rows behind it."""

from datetime import datetime, timedelta

from sqlalchemy import select

from bot.app import App
from bot.core.screens.buttons import pack
from bot.core.screens.taps import Tap
from bot.store.tables import AgreementRow, PersonRow, SessionRow
from sandbox.person import Person
from tests.bot.conftest import arrive, tap, text

SIGN = "You have a warning sign"


def forged(anna: Person, tap: Tap) -> None:
    """Tap a button that is not there any more, or never was."""
    anna.taps_data(anna.last.id if anna.last else 1, pack(tap))


async def person_row(app: App, anna: Person) -> PersonRow:
    async with app.database.reading() as db:
        return await db.get_one(PersonRow, anna.id)


def is_about(at: datetime | None, moment: datetime) -> bool:
    """Say whether something is of a moment, give or take what a test needs."""
    return at is not None and abs(at - moment) < timedelta(minutes=1)


async def agreements(app: App) -> list[tuple[str, datetime]]:
    async with app.database.reading() as db:
        return [(row.about, row.at) for row in (await db.execute(select(AgreementRow))).scalars()]


async def sessions(app: App) -> int:
    async with app.database.reading() as db:
        return len(list((await db.execute(select(SessionRow).where(SessionRow.began.is_not(None)))).scalars()))


async def warned_in_the_first_run(anna: Person) -> None:
    anna.says("/start")
    await tap(anna, "Continue")
    await tap(anna, "I agree")
    await tap(anna, "One of these")
    await anna.until(lambda: SIGN in text(anna))


async def warned_later(anna: Person) -> None:
    """Arrive; later, something has changed."""
    await arrive(anna)
    anna.says("/settings")
    await tap(anna, "My health has changed")
    await tap(anna, "One of these")
    await anna.until(lambda: SIGN in text(anna))
