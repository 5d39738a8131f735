"""How exercises felt, session by session."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core.levels import Feel, Felt
from bot.store.tables import FeltRow, SessionRow


async def note(db: AsyncSession, row: SessionRow, exercise: str, felt: Felt, now: datetime) -> None:
    """Write down how an exercise went; a later word on it takes the place of the earlier, but pain stays."""
    before = await db.get(FeltRow, (row.id, exercise))
    pained = felt.pained or (before is not None and before.pained)
    feel = felt.feel or (before.feel if before else None)
    await db.merge(
        FeltRow(
            session_id=row.id,
            exercise=exercise,
            person_id=row.person_id,
            level=felt.level,
            feel=feel,
            pained=pained,
            at=now,
        )
    )


async def past(db: AsyncSession, person_id: int) -> dict[str, list[Felt]]:
    """Answer how each exercise went so far, the oldest first."""
    found = select(FeltRow).where(FeltRow.person_id == person_id).order_by(FeltRow.session_id)
    by_exercise: dict[str, list[Felt]] = {}
    for row in (await db.execute(found)).scalars():
        felt = Felt(row.level, Feel(row.feel) if row.feel else None, row.pained)
        by_exercise.setdefault(row.exercise, []).append(felt)
    return by_exercise
