"""Draws the pictures and the report of docs/: of six weeks that are lived by the production coach, on a clock of ours.

The rule: nothing is staged. A person does their exercises, or does not, and says where it hurts; what is drawn is read
from the rows that this left.
"""

import asyncio
import json
from datetime import time, timedelta
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import typst
from PIL import Image

from bot.coach import pages
from bot.coach.when_sent import Draw
from bot.core.priority import Priority
from bot.core.progress.weeks import Period
from bot.core.screens.card import Card
from bot.core.screens.paper import Made
from bot.core.screens.report import sheet as of_report
from bot.home import HOME
from bot.print.legible import legible
from bot.store import Transaction, people
from bot.store.outbox import OutboxMessage
from bot.store.tables import PersonRow
from tests.coach.life import ANNA, Life, living, local, migrated

SHOTS = HOME / "docs" / "shots"
DAYS = 42
SKIPPED, SHORT, DECLINED = frozenset({5, 13, 27, 34}), frozenset({3, 10, 24, 38}), frozenset({19})
HURT = {
    8: ("my left heel hurts, a sharp sting when I go up", "Heel", "4", "It was gone after an hour. I wore old shoes."),
    22: ("ouch, a cramp in the left arch 😖", "Arch", "6", "Better after I rolled it on a ball."),
    36: ("my left heel hurts again", "Heel", "3", "Only on the last two."),
}
"""By day: what is said, where it hurts, how much, and the note."""
MINUTE = timedelta(minutes=1)
GAP = 24
"""Pixels between two pages."""


async def main() -> None:
    """Live the weeks, and draw what they left."""
    with TemporaryDirectory(prefix="footing-pages-") as folder:
        template = await migrated(Path(folder))
        async with living(template, Path(folder) / "lived.db") as life:
            (SHOTS / "progress-first-day.png").write_bytes(await _picture(life, dark=False))
            for day in range(DAYS):
                await _live(life, day)
            await life.wait_until(local(DAYS - 1, time(12)))
            for name, dark in (("light", False), ("dark", True)):
                (SHOTS / f"progress-{name}.png").write_bytes(await _picture(life, dark=dark))
            report = await _drawn(life, pages.draw_report)
            (SHOTS / "report.pdf").write_bytes(report.read())
            (SHOTS / "report.csv").write_bytes((await _drawn(life, pages.draw_table)).read())
            if isinstance(report, pages.ReportSet):
                _side_by_side(report).save(SHOTS / "report.png", optimize=True)


async def _live(life: Life, day: int) -> None:
    """Do the exercises of a day, or some of them, or none."""
    await life.wait_until(local(day, time(8)))
    for label in ("Better", "I'm ready"):
        await life.taps(label)
    if day in SKIPPED:
        return
    if day in DECLINED:
        await life.says("not today")
        return
    await life.says("/today")
    if day - 2 in HURT or day - 3 in HURT:
        for label in ("More", "Put something back", "Put back") * 5:
            await life.taps(label)
    if day % 3 == 0:
        await _says_how_it_is(life, 5 - day // 9)
        await life.taps("Usual, and my provider knows")
    await life.says("/today")
    await life.taps("hands-free")
    if day in HURT:
        await _hurts(life, *HURT[day])
        return
    if day in SHORT:
        await life.wait_until(life.clock.now() + 5 * MINUTE)
        await life.says("/stop")
        return
    await life.wait_until(life.clock.now() + 35 * MINUTE)
    if day % 2:
        await _says_how_it_is(life, 4 - day // 9 + day % 3 - 1)
    await life.taps("Too easy" if day % 4 else "Just right")
    await life.taps("from now on")
    await life.taps("Yes")


async def _says_how_it_is(life: Life, score: int) -> None:
    await life.taps("Pain now")
    await life.taps(str(max(0, score)))


async def _hurts(life: Life, said: str, where: str, score: str, note: str) -> None:
    await life.wait_until(life.clock.now() + 3 * MINUTE)
    await life.says(said)
    for label in ("Where", where, "How bad", score, "note"):
        await life.taps(label)
    await life.says(note)


async def _picture(life: Life, *, dark: bool) -> bytes:
    async with life.database.begin() as db:
        person = await _anna(db)
        person.dark = dark
        return _made(await pages.picture(life.coach.visit(db, person, "shots"), Period.MONTH)).read()


async def _drawn(life: Life, draw: Draw) -> Made:
    now = life.clock.now()
    message = OutboxMessage(f"report:{ANNA}:90:0:a4:shots", ANNA, Priority.REPLY, None, None, now, now)
    async with life.database.begin() as db:
        return _made(await draw(life.coach.visit(db, await _anna(db), "shots"), message))


async def _anna(db: Transaction) -> PersonRow:
    person = await people.lock(db, ANNA)
    if person is None:
        raise LookupError
    return person


def _made(card: Card | None) -> Made:
    if card is None or card.paper is None:
        raise LookupError
    return card.paper.made


def _side_by_side(report: pages.ReportSet) -> Image.Image:
    """Show the first pages of a report as they lie on a table."""
    data = json.dumps(of_report(report.told, report.words), ensure_ascii=False)
    compiler = typst.Compiler(root=report.folder, ignore_system_fonts=True)
    made = compiler.compile(
        input=report.folder / "report.typ", format="png", ppi=100, sys_inputs={"data": legible(data)}
    )
    each = [Image.open(BytesIO(page)) for page in (made if isinstance(made, list) else [made]) if page][:2]
    table = Image.new("RGB", (sum(page.width + GAP for page in each) + GAP, each[0].height + 2 * GAP), "#cfc6b8")
    for nth, page in enumerate(each):
        table.paste(page, (GAP + nth * (page.width + GAP), GAP))
    return table


if __name__ == "__main__":
    asyncio.run(main())
