"""The sandbox's own protocol beside the Bot API: what the chat page at / asks of the server and tells it."""
