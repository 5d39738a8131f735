"""The words of one language that hearing goes by: data, as a translator or a clinician wrote them.

The rule of this room: nothing here decides. An item is a word or a phrase, capitals and accents do not matter, and
five marks are understood: `{a,b}` stands for each alternative in turn (an empty one too), a `*` at the end or at the
beginning of a word for any ending or beginning, `..` and `...` for up to two and up to five words of the same clause,
`|` for its end, and `@body` for any item of the category `body`; `joint` and `cannot` can be named so as well.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from re import split


@dataclass(frozen=True, slots=True, eq=False)  # one is itself: to compare thousands of words would be felt
class Lexicon:
    """One language. Every category is a tuple of items; none may be missing, each may be empty."""

    language: str
    """The language's code, as its folder is called."""

    pain: tuple[str, ...]
    """Pain or a warning sign, whatever stands around it: pain, cramp, can't breathe."""
    pain_in_body: tuple[str, ...]
    """Pain when a part of the body stands in the same clause: twisted, popped, killing me."""
    cries: tuple[str, ...]
    """Pain when the message is nothing else, parts of the body aside: au, ay."""
    doubt: tuple[str, ...]
    """Perhaps pain: tired, sore, burning."""
    doubt_in_body: tuple[str, ...]
    """Perhaps pain when a part of the body stands in the same clause: stiff, shaky."""
    doubt_alone: tuple[str, ...]
    """Perhaps pain when the message is nothing else: ugh."""
    body: tuple[str, ...]
    """Parts of the body, named as @body: heel, my back."""
    joint: tuple[str, ...]
    """Those of them, named as @joint, that do not burn or feel sore from work alone: heel, ankle."""
    cannot: tuple[str, ...]
    """Ways, named as @cannot, to say that something is not possible: can't, hard to."""

    negators: tuple[str, ...]
    """They deny what follows them: no, doesn't. Two of them deny no more than one."""
    negators_after: tuple[str, ...]
    """They deny what stands before them: "weh tut es nicht", "pain: none"."""
    without: tuple[str, ...]
    """They deny what follows, unless they are denied themselves: "not without pain"."""
    ends: tuple[str, ...]
    """The pain before them is over, unless they are denied: gone, "not gone"."""
    calm: tuple[str, ...]
    """Whole phrases that say there is no pain, unless they are denied: pain-free, stopped hurting."""
    passable: tuple[str, ...]
    """Small words that a denial, a condition or an end reaches across: any, feel, is, in, my."""
    degrees: tuple[str, ...]
    """Passable too, but what is denied with them is in doubt: "doesn't hurt much"."""
    almost: tuple[str, ...]
    """Passable too, and a denial beside them is in doubt: "almost gone", "hardly hurts"."""
    connectives: tuple[str, ...]
    """A denial goes on behind them to the next hit: "no pain or cramps"."""
    breaks: tuple[str, ...]
    """No denial reaches into them or beyond: but, because, ouch, "no it", "doesn't stop"."""
    exceptions: tuple[str, ...]
    """Said after a denial, they take it back: "no pain except in my heel"."""

    conditions: tuple[str, ...]
    """They make what follows a case that is thought of, hence doubt: if, should, might."""
    supposed: tuple[str, ...]
    """They do so for all that follows in their thought, whatever stands between: what if, is it meant to."""
    asking: tuple[str, ...]
    """They ask about what follows in their thought, as a question mark does: is it normal that."""
    unsaid: tuple[str, ...]
    """They take what follows back into doubt, a denial too: can't say, not exactly."""
    past: tuple[str, ...]
    """They make the sentence a memory, hence doubt: last year, yesterday."""
    present: tuple[str, ...]
    """They make a memory present again: since, still, now."""
    well: tuple[str, ...]
    """They make the sentence a memory, and no word in them makes it present again: "is fine now", "but not now"."""
    now: tuple[str, ...]
    """In a question they show that the pain is there: now, at the moment."""
    others: tuple[str, ...]
    """Somebody else, who is meant by what follows unless one's own person stands nearer: my husband, she, Anna."""
    matters: tuple[str, ...]
    """What is called painful though no body hurts, hence doubt where none is named: "we lost the match", the bill."""
    own: tuple[str, ...]
    """One's own person; in a question it shows that the pain is there: my, why. Any other question is doubt."""

    despair: tuple[str, ...]
    """The person may be about to harm themselves: "I want to die"."""

    harmless: tuple[str, ...]
    """Phrases in which no word counts: "painfully slow", "stop the reminders"."""
    lookalikes: tuple[str, ...]
    """Ordinary words one slip away from a word above; never taken for a slip."""

    stop: tuple[str, ...]
    """They end a session when their clause holds nothing else but fillers: stop, enough."""
    stop_anywhere: tuple[str, ...]
    """They end a session wherever they stand, unless denied: "I want to stop"."""
    fillers: tuple[str, ...]
    """Words that change nothing about a plain stop: please, now, the session."""


@dataclass(frozen=True, slots=True, eq=False)
class Lexicons:
    """What one person is heard by; made once for a language."""

    near: tuple[Lexicon, ...]
    """English, and the person's own language: heard through slips of the finger."""
    far: tuple[Lexicon, ...] = ()
    """Every other one: heard as it is spelled."""
    plain: frozenset[str] = frozenset()
    """Everyday words, folded: a slip of one is no slip of a word of pain."""


@dataclass(frozen=True, slots=True, eq=False)
class SignWords:
    """How one language names the warning signs, and the places that may hurt."""

    language: str
    signs: Mapping[str, tuple[str, ...]]
    """By sign, what names it."""
    parts: Mapping[str, tuple[str, ...]]
    """By place of the body that may hurt, what names it."""
    body: tuple[str, ...]
    """Parts of the body that a phrase means by @body: foot, leg, my toes."""
    cannot: tuple[str, ...]
    """What @cannot stands for: can't, not able to."""
    denials: tuple[str, ...]
    """What denies a sign that stands behind it: no, without."""


def alternatives(item: str) -> tuple[str, ...]:
    """Return the plain items that an item with `{a,b}` in it stands for, in the order they are written."""
    fixed, *rest = split(r"[{}]", item)
    choices = [part.split(",") if place % 2 == 0 else [part] for place, part in enumerate(rest)]
    return tuple(" ".join((fixed + "".join(chosen)).split()) for chosen in product(*choices))
