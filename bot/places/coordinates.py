"""The time zone of a shared location. The rule: coordinates are looked at and forgotten, never kept, never told."""


def zone_at(latitude: float, longitude: float) -> str:
    """Return the zone of a place on earth, given in degrees; at sea it is an offset, Etc/GMT+2.

    The first call takes a tenth of a second: call it once in a thread before anybody waits for it.

    Raises:
        ValueError: these are no coordinates; it does not say which.
    """
    from tzfpy import get_tz  # noqa: PLC0415 - on first use only: its map takes 38 MB

    zone = get_tz(longitude, latitude)
    if not zone:
        raise ValueError("there is no such place on earth")
    return zone
