"""The peer for start and memory: the smallest bot that python-telegram-bot makes, an echo, without a job queue."""

import os
from typing import Any

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters


async def echo(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.effective_message
    await update.effective_message.reply_text(update.effective_message.text or "")


def main() -> None:
    token, url = os.environ["BOT_TOKEN"], os.environ["TELEGRAM_API_URL"]
    builder: Any = Application.builder()
    application = builder.token(token).base_url(f"{url}/bot").job_queue(None).build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling()


main()
