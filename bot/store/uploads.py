"""The files that Telegram keeps for us, so that each is sent once. Two bots that send one at once harm nobody.

The rule: nothing waits for this. Where the database cannot say, the file is sent again.
"""

from dataclasses import dataclass

from sqlalchemy import delete, select

from bot.store.database import Database
from bot.store.errors import DatabaseUnavailable
from bot.store.insert import put
from bot.store.tables import UploadRow


@dataclass(frozen=True, slots=True)
class Uploads:
    """What was uploaded by one bot of Telegram's, whichever of our processes did it."""

    database: Database
    bot: int

    async def recall(self, mark: str) -> str | None:
        """Return the id of a file, by the fingerprint of what is in it."""
        known = select(UploadRow.file_id).where(UploadRow.bot == self.bot, UploadRow.mark == mark)
        try:
            async with self.database.reading() as db:
                return (await db.execute(known)).scalar_one_or_none()
        except DatabaseUnavailable:
            return None

    async def remember(self, mark: str, file_id: str) -> None:
        """Write the id of a file down, over an older one."""
        try:
            async with self.database.begin() as db:
                await put(db, UploadRow, {"bot": self.bot, "mark": mark, "file_id": file_id})
        except DatabaseUnavailable:
            return

    async def forget(self, mark: str, file_id: str) -> None:
        """Forget an id that Telegram refuses, unless somebody has found a newer one."""
        refused = (UploadRow.bot == self.bot, UploadRow.mark == mark, UploadRow.file_id == file_id)
        try:
            async with self.database.begin() as db:
                await db.execute(delete(UploadRow).where(*refused))
        except DatabaseUnavailable:
            return
