"""A Telegram of one's own: the Bot API over HTTP and a chat page. Imports nothing of the bot."""
