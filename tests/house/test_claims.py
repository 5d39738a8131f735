"""What the public reads promises nothing: benefits are told as purpose, and nothing cures, treats or prevents.

Two laws over every sentence. Words of healing are refused, but in a sentence that denies them; "eases" and "helps" are
allowed behind "meant to" alone. `docs/purpose.md` says under its second heading what Footing is not, and may.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.core.shipped import LIBRARY

ROOT = Path(__file__).parents[2]
PURPOSE = "docs/purpose.md"
NOT = "## What it is not"
"""The heading of `docs/purpose.md` under which the words may stand."""
DOCUMENTS = ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "sandbox/README.md", "pyproject.toml", ".env.example")

HEALING = {
    "en": r"\b(cur(e|es|ed|ing|ative)|treat(s|ing|ment|ments)?|treat(ed)? (pain|it|them|your?)|reliev(e|es|ed|ing)"
    r"|relief|heal(s|ed|ing)?|prevent(s|ed|ing|ive|ion)?|therap(y|ies|eutic)|remed(y|ies)|alleviat\w+|sooth(e|es|ing)"
    r"|rehabilitat\w+|pain-?killer|pain[- ]free|gets? rid of|fix(es)? your|protects? (you|your|against)|reverses?"
    r"|guarantee\w*|clinically proven|proven to)\b",
    "de": r"\b(heil(t|en|end|ung|sam|e)|kurier\w+|behandel(t|n|te)|behandlung\w*|linder(t|n|nd|ung)|therap\w+"
    r"|beug(t|en) vor|vorbeug\w*|vorzubeugen|verhinder\w+|verhüte\w*|schmerzfrei|garantier\w+|beseitig\w+)\b",
    "es": r"\b(cura(n|r|ción)?|sana(n|r)?|trata(n|r)? (el|la|los|las|tu)|tratamientos?|alivi\w+|previen\w+"
    r"|prevenir|prevención|terap\w+|remedio\w*|sin dolor|garantiz\w+|elimina(n|r)?)\b",
    "fr": r"\b(guéri\w+|soign\w+|trait(e|ent|er|ements?)|soulag\w+|préven\w+|prévien\w+|thérap\w+|remèdes?|sans douleur"
    r"|garanti\w*|éliminer?)\b",
    "pt": r"\b(cura(m|r)?|sara(m|r)?|trata(m|r)? (o|a|os|as|seu|sua)|tratamentos?|alivi\w+|previn\w+"
    r"|prevenir|prevenção|terap\w+|remédios?|sem dor|garant\w+|elimina(m|r)?)\b",
    "ru": r"\b(леч(ит|ат|ить|ение|ебн\w+)|вылеч\w+|исцел\w+|облегч\w+|предотвра\w+|профилакт\w+|терап\w+|избав\w+"
    r"|снима(ет|ют) боль|гарант\w+|предупрежда(ет|ют) (боль|травм\w+))\b",
}
"""By language: what nobody may be promised."""
DENIED = {
    "en": r"\b(no|not|never|nothing|nobody|neither|nor|without|cannot|\w+n't)\b",
    "de": r"\b(kein\w*|nicht|nie|nichts|ohne)\b",
    "es": r"\b(no|nunca|nada|ni|sin)\b",
    "fr": r"\b(ne|n'|jamais|rien|ni|sans|aucun\w*)\b",
    "pt": r"\b(não|nunca|nada|nem|sem)\b",
    "ru": r"\b(не|нет|ни|никогда|ничего|без)\b",
}
"""By language: what denies it, before it and with no comma between."""
EASING = {
    "en": r"\b(eas(es|ed|ing)|ease (back|neck|hip|knee|the|your|pain)|helps|helped"
    r"|help (with|against|fallen|the|your))\b",
    "de": r"\b(hilft|helfen (bei|gegen)|löst|entlaste\w+|tut (dem|der|den) \w+ gut)\b",
    "es": r"\b(ayuda(n)? (a|con|contra)|relaja(n)?)\b",
    "fr": r"\b(aide(nt)? (à|contre)|détend\w*|apaise\w*)\b",
    "pt": r"\b(ajuda(m)? (a|com|contra)|relaxa(m)?)\b",
    "ru": r"\b(помога(ет|ют)|расслабля(ет|ют)|разгружа(ет|ют))\b",
}
"""By language: what is allowed as a purpose."""
MEANT = {
    "en": r"\bmeant to\b",
    "de": r"\b(soll|sollen|gedacht)\b",
    "es": r"\b(para|pensad\w+)\b",
    "fr": r"\b(pour|destiné\w*|censé\w*)\b",
    "pt": r"\b(para|pensad\w+)\b",
    "ru": r"\b(чтобы|призван\w*|должн\w+)\b",
}


def sentences(text: str) -> Iterator[str]:
    """Part a text where a sentence, a paragraph, a row of a table or an entry of a list ends."""
    plain = re.sub(r"<[^>]*>|[*_`]", "", text)
    for piece in re.split(r"(?<=[.!?:;…])\s+|\n\s*\n|\n\s*[-•|#]", plain):
        yield " ".join(piece.split()).lower()


def promises(text: str, language: str) -> list[str]:
    """Return the sentences that promise something."""
    return [sentence for sentence in sentences(text) if _promises(sentence, language)]


def _promises(sentence: str, language: str) -> bool:
    healing = re.search(HEALING[language], sentence)
    before = sentence[: healing.start()].rpartition(", ")[2] if healing else ""
    if healing and not re.search(DENIED[language], before):
        return True
    easing = re.search(EASING[language], sentence)
    return bool(easing and not re.search(MEANT[language], sentence[: easing.start()]))


def public() -> Iterator[tuple[str, str, str]]:
    """Everything that the public reads: where it stands, its language, its words."""
    for told in (*LIBRARY.words.values(), *LIBRARY.guarded.values()):
        for key, template in told.templates.items():
            for form in (template,) if isinstance(template, str) else template.values():
                yield f"{told.language}: {key}", told.language, form
    for language, answer in LIBRARY.despair.items():
        yield f"{language}: despair", language, answer
    for document in sorted({*DOCUMENTS, *(str(path.relative_to(ROOT)) for path in (ROOT / "docs").rglob("*.md"))}):
        text = (ROOT / document).read_text()
        yield document, "en", text.partition(NOT)[0] if document == PURPOSE else text


def test_nothing_that_the_public_reads_promises_anything() -> None:
    found = [(where, sentence) for where, language, text in public() for sentence in promises(text, language)]

    assert found == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Heel raises cure fallen arches."),
        ("en", "It treats plantar pain."),
        ("en", "Relieves pain in the back."),
        ("en", "No pain lasts: it heals."),
        ("en", "Prevents falls"),
        ("en", "A proven treatment for tired feet"),
        ("en", "Not hard. It prevents injuries."),
        ("en", "It is not hard, and it prevents injuries."),
        ("en", "Strengthens the feet; eases the hips."),
        ("en", "Helps fallen arches and supports flat feet."),
        ("en", "Eases back, neck and knees: it is meant to."),
        ("de", "Es heilt die Füße."),
        ("de", "Lindert Schmerzen."),
        ("de", "Hilft dem Rücken."),
        ("es", "Alivia el dolor."),
        ("es", "Previene caídas."),
        ("fr", "Soulage le dos."),
        ("fr", "Guérit les pieds plats."),
        ("pt", "Alivia a dor."),
        ("pt", "Cura os pés."),
        ("ru", "Лечит стопы."),
        ("ru", "Помогает спине."),
    ],
)
def test_the_law_refuses_a_promise(language: str, text: str) -> None:
    assert promises(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Meant to strengthen the arches, help fallen arches and ease the hips."),
        ("en", "Footing doesn't treat anything, and it never prevents a fall."),
        ("en", "A sore that does not heal"),
        ("en", "/help shows what I can do; get medical help today."),
        ("en", "Call for emergency help."),
        ("de", "Soll den Rücken entlasten."),
        ("es", "Una llaga que no se cura."),
        ("fr", "Une plaie qui ne guérit pas."),
        ("pt", "Uma ferida que não sara."),
        ("ru", "Рана, которая не лечится: это не лечение."),
    ],
)
def test_the_law_allows_a_purpose_and_a_denial(language: str, text: str) -> None:
    assert promises(text, language) == []


def test_every_language_that_is_heard_has_its_law() -> None:
    for laws in (HEALING, DENIED, EASING, MEANT):
        assert set(LIBRARY.lexicons) | set(LIBRARY.words) <= set(laws)


@pytest.mark.parametrize("name", LIBRARY.exercises)
def test_every_benefit_is_told_as_a_purpose(name: str) -> None:
    for words in LIBRARY.words.values():
        assert re.search(MEANT[words.language], words.html(f"exercise.{name}.benefit").lower()), (words.language, name)


def test_the_page_of_the_purpose_says_what_it_is_not() -> None:
    said = (ROOT / PURPOSE).read_text()
    meant, heading, not_meant = said.partition(NOT)

    assert heading
    assert "general wellness" in meant
    for word in ("no diagnosis", "no treatment", "cures, treats, relieves, heals and prevents nothing"):
        assert word in not_meant
    assert "no clinician has reviewed it yet" in meant
