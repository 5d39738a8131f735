"""With which weekday a week begins where a person lives, by Unicode's CLDR."""

MONDAY, NOWHERE = 0, "ZZ"
LETTER = frozenset({"US", "CA", "MX", "PH", "CL", "CO", "CR", "GT", "PA", "SV", "NI", "VE", "DO", "PR", "BZ"})
"""Countries by ISO 3166 code: CLDR's paperSize has US-Letter for them."""


def first_weekday(zone: str | None, language: str) -> int:
    """Return the first weekday, Monday is 0: of the country of a zone, or else of a language."""
    from babel.core import Locale, UnknownLocaleError, get_global  # noqa: PLC0415 - on first use only

    country = get_global("zone_territories").get(zone or "")
    spoken = language.replace("-", "_") if country in {None, NOWHERE} else f"und_{country}"
    try:
        return Locale.parse(spoken, resolve_likely_subtags=True).first_week_day
    except (UnknownLocaleError, ValueError):
        return MONDAY


def prints_on_letter(zone: str | None) -> bool:
    """Return whether paper is US Letter where a zone is; elsewhere it is A4."""
    from babel.core import get_global  # noqa: PLC0415 - on first use only

    return get_global("zone_territories").get(zone or "") in LETTER
