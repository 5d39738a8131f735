"""What is stored goes by names that never change: sessions in progress go on, whatever a class is called."""

from bot.store.serialization import KINDS


def test_every_kind_of_value_is_stored_under_the_name_that_it_always_had() -> None:
    assert {name: kind.__name__ for name, kind in KINDS.items()} == {
        "work": "Work",
        "rest": "Rest",
        "ready": "Ready",
        "intro": "Intro",
        "running": "Running",
        "paused": "Paused",
        "resuming": "Resuming",
        "listening": "Listening",
        "stopped": "Stopped",
        "finished": "Finished",
        "turn": "Turn",
        "offer": "Offer",
        "plain": "Plain",
        "professional": "Professional",
        "misheard": "Misheard",
        "locationkey": "LocationKey",
        "nokey": "NoKey",
        "picture": "Picture",
    }
