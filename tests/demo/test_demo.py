"""Two demos side by side, and the end of one."""

import signal

import pytest

from tests.demo.conftest import Start


async def test_a_taken_port_is_said_and_another_one_is_used(start: Start) -> None:
    first = await start()
    port = first.address.rpartition(":")[2]

    second = await start("--port", port)

    assert second.told.startswith(f"Port {port} is taken")
    assert second.address != first.address
    for demo in (first, second):
        assert [person["first_name"] for person in await demo.people()] == ["Anna"]


@pytest.mark.long
async def test_a_free_port_is_used_without_a_word(start: Start) -> None:
    first = await start()
    port = first.address.rpartition(":")[2]
    await first.ends(signal.SIGTERM)

    second = await start("--port", port)

    assert second.address == first.address
    assert "taken" not in second.told


@pytest.mark.parametrize("how", [signal.SIGINT, pytest.param(signal.SIGTERM, marks=pytest.mark.long)])
async def test_a_demo_that_is_stopped_takes_its_bot_with_it(start: Start, how: signal.Signals) -> None:
    demo = await start()
    await demo.says("/start")
    await demo.hears("a coach for your feet")

    assert await demo.ends(how) == 0

    assert demo.is_gone()


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
async def test_a_demo_that_is_stopped_while_its_bot_is_starting_leaves_nothing_behind(
    start: Start, how: signal.Signals
) -> None:
    demo = await start()

    assert await demo.ends(how) == 0

    assert demo.is_gone()


async def test_a_proxy_in_the_environment_does_not_come_between_a_demo_and_its_bot(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "socks5://127.0.0.1:9")
    demo = await start()
    await demo.says("/start")
    await demo.hears("Continue")
