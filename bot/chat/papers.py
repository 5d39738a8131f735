"""Files that are made for one person, as Telegram takes them: made off the event loop, and sent as they are.

The rule: none is remembered, here or by its file_id. One that can't be made, or is larger than Telegram takes, is
refused before it is sent: words stand for it.
"""

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from telegram import InputFile, InputMediaDocument, InputMediaPhoto
from telegram.constants import FileSizeLimit, ParseMode

from bot.coach.ports import Refused
from bot.core.screens.paper import Paper

log = logging.getLogger(__name__)

PRESS = ThreadPoolExecutor(2, "papers")
"""Threads of their own: however many papers wait to be made, nothing else that is done aside waits for them."""


@dataclass(frozen=True, slots=True)
class PaperFile:
    """A paper that is made."""

    name: str
    content: bytes
    is_picture: bool

    def to_send(self) -> tuple[str, dict[str, Any]]:
        """Return the method that sends it, and its parameter."""
        method, kind = ("sendPhoto", "photo") if self.is_picture else ("sendDocument", "document")
        return method, {kind: InputFile(self.content, filename=self.name)}

    def to_edit(self, caption: str) -> InputMediaPhoto | InputMediaDocument:
        """Return what a message is changed into, for a call that changes one."""
        kind = InputMediaPhoto if self.is_picture else InputMediaDocument
        return kind(self.content, caption=caption, parse_mode=ParseMode.HTML, filename=self.name)


async def made(paper: Paper) -> PaperFile:
    """Make a paper.

    Raises:
        Refused: it can't be made, or there is nothing in it, or too much.
    """
    try:
        content = await asyncio.get_running_loop().run_in_executor(PRESS, paper.made.read)
    except Exception as error:
        log.error("paper.failed error=%s", type(error).__name__)  # noqa: TRY400 # what it says may be somebody's words
        raise Refused from error
    most = FileSizeLimit.PHOTOSIZE_UPLOAD if paper.is_picture else FileSizeLimit.FILESIZE_UPLOAD
    if not 0 < len(content) <= most:
        log.warning("paper.refused bytes=%d", len(content))
        raise Refused
    return PaperFile(paper.made.name, content, paper.is_picture)
