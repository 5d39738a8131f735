"""What Telegram passes over without a word, and a developer would rather know."""

from sandbox.refusal import bad_request


class Slips:
    """The slips of one call: collected for the record, or refused at once where fields are strict."""

    def __init__(self, *, strict: bool) -> None:
        self._strict = strict
        self.found: list[str] = []

    def add(self, slip: str) -> None:
        """Tell of one.

        Raises:
            Refusal: 400, fields are strict.
        """
        if self._strict:
            raise bad_request(slip)
        self.found.append(slip)
