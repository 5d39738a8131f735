"""Reading what was typed: words, where each stands in the text, and where a thought ends.

The rule of this room: it knows no language. Capitals, accents, full-width and decorated letters and invisible
characters are read away; every word keeps its place, so that what was heard can be quoted as it was written. Of a long
text both ends are read: no text costs more than another, and whoever cries, cries first or last.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import category, combining, normalize

_ENDS_A_SENTENCE = frozenset(".!?;\n¿¡。।؟❗❕❓❔")
_ASKS = frozenset("?؟❓❔")
_ENDS_A_CLAUSE = frozenset(',()[]{}<>«»“”„"|،、\N{EM DASH}\N{EN DASH}')
_QUOTES = frozenset('«»“”„"')
_APOSTROPHES = frozenset(
    "'`\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}\N{ACUTE ACCENT}"
)
_CYRILLIC = ("\N{CYRILLIC SMALL LETTER A}", "\N{CYRILLIC SMALL LETTER YA}")
_LOOK_LIKE_LATIN = str.maketrans("асеорхукіѕјԁһмвт", "aceopxykisjdhmbt")
_LOOK_LIKE_CYRILLIC = str.maketrans("aceopxykmtbh", "асеорхукмтвн")
_DIGITS_FOR_LETTERS = str.maketrans("013457", "oieast")

END = 1000
"""Letters that are read at each end of a text; counted folded, since one character may hold eighteen of them."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word or an emoji, folded. `start` and `end` are its place in the text, `clause` counts the thoughts."""

    text: str
    start: int
    end: int
    clause: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Tokens:
    """What was typed. `asked` holds the sentences that end with a question mark, `quoted` the clauses inside marks."""

    words: tuple[Word, ...]
    asked: frozenset[int]
    quoted: frozenset[int] = frozenset()


@lru_cache(maxsize=4096)
def _fold(char: str) -> str:
    """A character without case, accent and decoration; nothing at all for what only dresses its neighbour."""
    pieces = normalize("NFKD", normalize("NFKD", char).casefold())
    return "".join(
        piece for piece in pieces if not combining(piece) and category(piece) not in {"Mn", "Me", "Cf", "Sk"}
    )


def read(text: str, end: int = END) -> Tokens:
    """Read a text; at worst it has no words. Of a long one, only `end` letters at each end are read."""
    reader = _Reader()
    first, last = _reach(text, end), len(text) - _reach(text[::-1], end)
    if first >= last:
        reader.read(text, range(len(text)))
    else:
        reader.read(text, range(first))
        reader.break_off()
        reader.read(text, range(last, len(text)))
    return Tokens(tuple(reader.words), frozenset(reader.asked), frozenset(reader.quoted))


def letters(char: str) -> int:
    """Return how many letters a character holds."""
    return len(_fold(char))


def _reach(text: str, left: int) -> int:
    """Return how many characters hold so many letters; half a word is left out, unless it is all there is."""
    for place, char in enumerate(text):
        left -= letters(char)
        if left < 0:
            return next((blank for blank in range(place, 0, -1) if not text[blank].isalnum()), place)
    return len(text)


class _Reader:
    """One pass over the characters. A word grows until something ends it."""

    def __init__(self) -> None:
        self.words: list[Word] = []
        self.asked: set[int] = set()
        self.quoted: set[int] = set()
        self.opened: int | None = None
        self.clause = self.sentence = 0
        self.letters: list[str] = []
        self.start = self.end = 0

    def read(self, text: str, places: range) -> None:
        previous = ""
        for place in places:
            char = text[place]
            if char in _APOSTROPHES:
                self._elide()
                continue
            folded = _fold(char)
            for piece in folded:
                self._take(piece, place, previous)
            previous = folded or previous
        self._end_word()

    def break_off(self) -> None:
        """Begin a new thought: what comes does not belong to what was read so far."""
        self.sentence += 1
        self.clause += 1

    def _take(self, piece: str, place: int, previous: str) -> None:
        if piece.isalnum():
            self._grow(piece, place)
            return
        self._end_word()
        if piece in _ENDS_A_SENTENCE:
            self._end_sentence(piece)
        elif piece in _ENDS_A_CLAUSE or (piece == "-" and previous in {" ", "-"}):
            self.clause += 1
            if piece in _QUOTES:
                self._quote()
        elif category(piece) == "So":
            self._face(piece, place)

    def _quote(self) -> None:
        """What stands between two marks is quoted; behind one that is never closed, nothing is."""
        if self.opened is None:
            self.opened = self.clause
        else:
            self.quoted.update(range(self.opened, self.clause))
            self.opened = None

    def _end_sentence(self, mark: str) -> None:
        """A question mark asks, unless an exclamation mark beside it cries; no quotation reaches across."""
        self.opened = None
        if self.words and self.words[-1].sentence == self.sentence:
            self.sentence += 1
            self.clause += 1
            if mark in _ASKS:
                self.asked.add(self.sentence - 1)
        elif mark == "!":
            self.asked.discard(self.sentence - 1)

    def _grow(self, piece: str, place: int) -> None:
        if not self.letters:
            self.start = place
        self.letters.append(piece)
        self.end = place + 1

    def _face(self, emoji: str, place: int) -> None:
        """A row of the same emoji is one, as stretched letters are."""
        last = self.words[-1] if self.words else None
        start = self.words.pop().start if last and (last.text, last.end) == (emoji, place) else place
        self.words.append(Word(emoji, start, place + 1, self.clause, self.sentence))

    def _elide(self) -> None:
        """`j'ai` is two words, `don't` is one: a single letter before the apostrophe stands for a word."""
        if len(set(self.letters)) == 1:
            self._end_word()

    def _end_word(self) -> None:
        if self.letters:
            word = _one_script("".join(self.letters))
            self.words.append(Word(word, self.start, self.end, self.clause, self.sentence))
            self.letters.clear()


def _one_script(word: str) -> str:
    """Letters of another script, or digits, inside a word are read as the letters they look like."""
    if word.isascii() and (word.isalpha() or word.isdigit()):
        return word
    latin = sum("a" <= char <= "z" for char in word)
    cyrillic = sum(_CYRILLIC[0] <= char <= _CYRILLIC[1] for char in word)
    if latin + cyrillic < len(word) < 2 * latin:
        word = word.translate(_DIGITS_FOR_LETTERS)
    if latin and cyrillic:
        return word.translate(_LOOK_LIKE_LATIN if latin >= cyrillic else _LOOK_LIKE_CYRILLIC)
    return word


def spaced_letters(words: tuple[Word, ...]) -> Iterator[tuple[int, int]]:
    """Return the runs of three or more single letters ("p a iii n"), each from its first to behind its last word."""
    start = 0
    for place, word in enumerate((*words, None)):
        if word is None or len(set(word.text)) > 1 or not word.text.isalpha():
            if place - start >= 3:
                yield start, place
            start = place + 1
