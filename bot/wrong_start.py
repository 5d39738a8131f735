"""A start that cannot come right by itself, and the line that says what to do about it.

The rule: whoever starts the bot reads one line, never a traceback, and nothing waits for what can never work. What may
yet come right, such as a server that is not up, is waited for, and is no wrong start.
"""


class WrongStart(Exception):
    """Nothing can be started like this; says the key of the line in content, and what is filled in there."""

    def __init__(self, key: str, **values: str) -> None:
        super().__init__(key)
        self.key = key
        self.values = values
