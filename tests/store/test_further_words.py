"""Whatever is said of a report is kept whole, in order, sealed, and never bounded away."""

from sqlalchemy import select

from bot.core.rules.pain import Told
from bot.store import Database, diary, people
from bot.store.diary import FurtherWords, NewReport
from bot.store.person_export import rows_of
from bot.store.tables import FurtherKind, FurtherRow
from bot.store.vault import Vault, new_key
from tests.store.test_heard import ANNA, NOW

VAULT = Vault([new_key()])
LONG = [f"{number} {'worse ' * 600}" for number in range(20)]


async def test_all_further_words_are_kept_in_order_and_sealed(database: Database) -> None:
    async with database.begin() as db:
        await people.insert_missing(db, [(ANNA, "en")], NOW)
        report = await diary.add_report(db, VAULT, NewReport(ANNA, NOW, None, Told.WORDS, words="my heel hurts"))
        for words in LONG:
            diary.add_words(db, VAULT, report, FurtherWords(words, NOW, FurtherKind.EDIT))
    async with database.reading() as db:
        assert await diary.said_of(db, VAULT, report) == ["my heel hurts", *LONG]
        rows = (await db.execute(select(FurtherRow))).scalars().all()
        kept = [(row.at, row.kind, "worse" in row.words) for row in rows]
        assert kept == [(NOW, FurtherKind.EDIT, False)] * len(LONG)
        assert len((await rows_of(db, ANNA))["further_words"]) == len(LONG)


async def test_words_that_were_sealed_with_a_key_that_is_lost_keep_no_others_out(database: Database) -> None:
    async with database.begin() as db:
        await people.insert_missing(db, [(ANNA, "en")], NOW)
        lost = Vault([new_key()])
        report = await diary.add_report(db, lost, NewReport(ANNA, NOW, None, Told.WORDS, words="my heel hurts"))
        diary.add_words(db, VAULT, report, FurtherWords("and the knee", NOW))
    async with database.reading() as db:
        assert await diary.said_of(db, VAULT, report) == ["and the knee"]
