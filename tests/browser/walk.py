"""A person who walks through a session on the page: taps what is offered, moves the clock with its buttons, and looks.

The rule: nothing is known but what stands on the screen. Pictures above the card are no messages to this one.
"""

from dataclasses import dataclass
from typing import Any

from tests.browser.screen import Screen

CHAT = """() => [...document.querySelectorAll("[data-test=message]:not(.leaving):not(.with-media)")].map((message) => ({
    id: message.dataset.id,
    mine: message.classList.contains("out"),
    text: [...message.querySelector(".text")?.childNodes ?? []]
        .filter((node) => !node.classList?.contains("meta"))
        .map((node) => node.textContent)
        .join(""),
    buttons: [...message.querySelectorAll("[data-test=button]")].map((button) => button.dataset.label),
}))"""
LIVE = ("Done", "Pause", "Resume")
"""A card with one of these is that of a session under way."""
GONE_ON = f"""([before, live]) => {{
    const [newest, ...older] = ({CHAT})().reverse();
    const now = [newest.id, newest.text.split("⏱")[0], newest.buttons.join()].join();
    const over = ({{ buttons }}) => !live.some((label) => buttons.join().includes(label));
    return now !== before && !/^[•⏹]/.test(newest.text) && older.every(over);
}}"""
"""The newest message is another one, or says something else; what was live before is put away; and no more is to come,
as it is after the line of an exercise, and after an end."""

AT_REST = """() => new Promise((done) => {
    let [before, frames] = [null, 0];
    const look = () => {
        const now = [...document.querySelectorAll("[data-test=message]")].at(-1)?.getBoundingClientRect().bottom;
        [before, frames] = [now, now === before ? frames + 1 : 0];
        frames === 10 ? done() : requestAnimationFrame(look);
    };
    look();
})"""
"""The newest message has stood where it is for some frames: what unfolds moves the buttons under a thumb."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A message as it is seen."""

    id: str
    mine: bool
    text: str
    buttons: tuple[str, ...]

    @property
    def title(self) -> str:
        """The first line."""
        return self.text.partition("\n")[0]

    def offers(self, label: str) -> bool:
        return any(label in button for button in self.buttons)

    @property
    def key(self) -> str:
        """What makes it another than before; a countdown that goes on does not."""
        return ",".join((self.id, self.text.partition("⏱")[0], ",".join(self.buttons)))


@dataclass(frozen=True, slots=True)
class Walk:
    """Somebody at the page, with the control panel beside the phone."""

    screen: Screen

    async def chat(self) -> tuple[Seen, ...]:
        """What stands on the screen, the oldest first."""
        told: list[dict[str, Any]] = await self.screen.page.evaluate(CHAT)
        return tuple(Seen(each["id"], each["mine"], each["text"], tuple(each["buttons"])) for each in told)

    async def taps(self, label: str) -> Seen:
        """Tap a button, and return the newest message when it has changed."""
        (*_, before) = await self.chat()
        await self.screen.taps(label)
        return await self._changed(before)

    async def unfolds(self, label: str) -> Seen:
        """Tap More, and one of the buttons that it unfolds."""
        await self.taps("More")
        return await self.taps(label)

    async def lets_time_pass(self) -> Seen:
        """Go to the end of the timer that runs, and return the newest message when it has changed."""
        (*_, before) = await self.chat()
        await self.screen.page.get_by_test_id("forward-timer").click()
        return await self._changed(before)

    async def kills_the_bot(self) -> None:
        """Kill it with -9; nobody waits for its return."""
        await self.screen.page.get_by_test_id("tab-trouble").click()
        await self.screen.page.get_by_test_id("kill").click()

    async def _changed(self, before: Seen) -> Seen:
        await self.screen.page.wait_for_function(GONE_ON, arg=[before.key, LIVE])
        await self.screen.page.evaluate(AT_REST)
        (*_, newest) = await self.chat()
        return newest
