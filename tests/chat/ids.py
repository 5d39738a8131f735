"""Where a test keeps the ids of uploaded files: in memory."""


class Ids(dict[str, str]):
    """The ids, each by the fingerprint of its file."""

    async def recall(self, mark: str) -> str | None:
        return self.get(mark)

    async def remember(self, mark: str, file_id: str) -> None:
        self[mark] = file_id

    async def forget(self, mark: str, file_id: str) -> None:
        if self.get(mark) == file_id:
            del self[mark]
