from tests.bot.conftest import House, arrive, does_the_session, tap


async def test_a_person_is_carried_from_start_to_well_done(house: House):
    anna = house.person("Anna")
    async with house.bot():
        await arrive(anna)
        await tap(anna, "Start now")
        await anna.sees("about 20 minutes")
        await does_the_session(house, anna)
        await anna.sees("1 day in a row")
        print(anna.transcript)
        print(anna.tally)
