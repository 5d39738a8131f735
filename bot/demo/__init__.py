"""The demo: the only room that knows both the bot and the sandbox, and gives them one clock."""
