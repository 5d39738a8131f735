"""What has come of pain: the advice on the phone, and the reports in the store."""

from sqlalchemy import select

from bot.app import App
from bot.store.tables import ReportRow
from sandbox.person import Person

EMERGENCY = "112, 911, 999"


def advised(anna: Person) -> int:
    return sum(EMERGENCY in message.text for message in anna.chat)


async def reports(app: App) -> list[ReportRow]:
    async with app.database.reading() as db:
        return list((await db.execute(select(ReportRow).order_by(ReportRow.id))).scalars())
