"""How exercises felt, session by session."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core.rules.levels import Feedback, Feel
from bot.store.tables import FeedbackRow, SessionRow


async def note(db: AsyncSession, row: SessionRow, exercise: str, feedback: Feedback, now: datetime) -> None:
    """Write down how an exercise went; a later word on it takes the place of the earlier, but pain stays."""
    before = await db.get(FeedbackRow, (row.id, exercise))
    pained = feedback.pained or (before is not None and before.pained)
    feel = feedback.feel or (before.feel if before else None)
    await db.merge(
        FeedbackRow(
            session_id=row.id,
            exercise=exercise,
            person_id=row.person_id,
            level=feedback.level,
            feel=feel,
            pained=pained,
            at=now,
        )
    )


async def past(db: AsyncSession, person_id: int) -> dict[str, list[Feedback]]:
    """Return how each exercise went so far, the oldest first."""
    found = select(FeedbackRow).where(FeedbackRow.person_id == person_id).order_by(FeedbackRow.session_id)
    by_exercise: dict[str, list[Feedback]] = {}
    for row in (await db.execute(found)).scalars():
        feedback = Feedback(row.level, Feel(row.feel) if row.feel else None, row.pained)
        by_exercise.setdefault(row.exercise, []).append(feedback)
    return by_exercise


async def forget_pain(db: AsyncSession, session_id: int) -> None:
    """Nothing hurt in a session after all."""
    await db.execute(update(FeedbackRow).where(FeedbackRow.session_id == session_id).values(pained=False))
