"""What is due next: a look at the clock of everything that rings or is owed, by its kind."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from bot.store.alarms import Bell
from bot.store.tables import UNSHOWN, AlarmRow, Lane, OwedRow

# Each kind is a select of its own, since each is then one look into the index.
BELLS = [select(func.min(AlarmRow.at)).where(AlarmRow.kind == bell).scalar_subquery() for bell in Bell]
LANES = [select(func.min(OwedRow.at)).where(text(UNSHOWN), OwedRow.lane == lane).scalar_subquery() for lane in Lane]
SOONEST = select(*BELLS, *LANES)


@dataclass(frozen=True, slots=True)
class Dues:
    """When the next alarm of each kind rings, and the next debt of each lane may be sent."""

    bells: Mapping[Bell, datetime]
    lanes: Mapping[Lane, datetime]

    @property
    def soonest(self) -> datetime | None:
        """When anything is due."""
        return min((*self.bells.values(), *self.lanes.values()), default=None)


async def dues(db: AsyncSession) -> Dues:
    """Look what is due next."""
    ats = (await db.execute(SOONEST)).one()
    bells = {bell: at for bell, at in zip(Bell, ats, strict=False) if at}
    lanes = {lane: at for lane, at in zip(Lane, ats[len(Bell) :], strict=True) if at}
    return Dues(bells, lanes)
