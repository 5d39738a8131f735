"""Whose pain it is, and when it was: templates in six languages, and how each kind is heard in a session.

`hold` is asked about, `quiet` may be ignored as well, and none of them stops.
"""
# ruff: noqa: RUF001 # Russian is written in its own letters

from typing import NamedTuple


class Named(NamedTuple):
    """First names of a language, and what is said of them: theirs, and one's own beside them."""

    names: tuple[str, ...]
    theirs: tuple[str, ...]
    own: tuple[str, ...]


NAMED = {
    "en": Named(
        ("maria", "tom", "Sarah", "kevin", "ben"),
        ("{name}s foot hurts", "{name}'s heel is swollen", "{name} has pain in the heel", "{name} twisted an ankle"),
        ("{name} is here and my heel hurts", "like {name} i have heel pain", "{name} says stop, my foot hurts"),
    ),
    "de": Named(
        ("maria", "thomas", "Lena", "kevin", "max"),
        (
            "{name} tut der fuß weh",
            "der {name} tut das knie weh",
            "{name} hat schmerzen im fuß",
            "{name} ist umgeknickt",
        ),
        (
            "{name} ist da und mir tut der fuß weh",
            "wie {name} hab ich fersenschmerzen",
            "danke {name}, mein fuß tut weh",
        ),
    ),
    "es": Named(
        ("maría", "pedro", "Lucia", "carlos", "ana"),
        (
            "a {name} le duele el pie",
            "{name} tiene dolor en el talón",
            "el pie de {name} está hinchado",
            "{name} se cayó",
        ),
        (
            "{name} está aquí y me duele el pie",
            "como a {name}, me duele el talón",
            "{name} duerme pero me duele el pie",
        ),
    ),
    "fr": Named(
        ("marie", "paul", "Julie", "kevin", "sophie"),
        ("{name} a mal au pied", "{name} a super mal", "le pied de {name} est enflé", "{name} s'est tordu la cheville"),
        ("{name} dort mais j'ai mal au pied", "comme {name} j'ai mal au talon", "{name} dit stop, j'ai mal au pied"),
    ),
    "pt": Named(
        ("maria", "joão", "Ana", "pedro", "camila"),
        ("{name} tá com dor no pé", "a {name} sente dor", "o pé da {name} dói", "{name} torceu o pé"),
        ("{name} tá aqui e meu pé dói", "igual a {name} tô com dor no calcanhar", "{name} dorme mas meu pé dói"),
    ),
    "ru": Named(
        ("маши", "кати", "Петра", "олега", "светланы"),
        ("у {name} болит нога", "нога у {name} опухла", "у {name} сильная боль в пятке"),
        ("как у {name} у меня болит пятка", "был у {name}, теперь у меня болит нога"),
    ),
}
OVER: dict[str, tuple[str, ...]] = {
    "en": ("my heel hurt this morning but not any more", "had pain at first, nothing now", "hurt a bit then went away"),
    "de": ("hatte schmerzen, jetzt nix mehr", "vorhin tats weh, jetzt nicht mehr", "gestern hats noch weh getan"),
    "es": ("me dolía esta mañana pero ya no", "tuve dolor, ya se me pasó", "mejor ahora, antes dolía"),
    "fr": (
        "j'avais mal ce matin mais plus maintenant",
        "au début ça faisait mal, là plus rien",
        "j'ai eu mal et c'est passé",
    ),
    "pt": ("doía de manhã mas agora não", "tive dor no pé, já passou", "melhor agora, antes doía"),
    "ru": ("утром болело а сейчас нет", "была боль в пятке, уже прошла", "сначала болело, сейчас ничего"),
}
"""What was, and is closed by what is now."""
STILL: dict[str, tuple[str, ...]] = {
    "en": (
        "my heel hurt this morning and still does",
        "didn't hurt at first now it hurts",
        "no pain before but now it hurts",
    ),
    "de": (
        "gestern tats weh und heute immer noch",
        "erst tats nicht weh aber jetzt schon",
        "vorher keine schmerzen aber jetzt",
    ),
    "es": ("ayer me dolía y hoy sigue doliendo", "antes no dolía pero ahora me duele", "no dolía, ahora duele"),
    "fr": (
        "hier ça faisait mal et aujourd'hui encore",
        "avant j'avais pas mal mais là j'ai mal",
        "ça faisait pas mal maintenant si",
    ),
    "pt": ("ontem doía e hoje continua doendo", "antes não doía mas agora tá doendo", "não doía agora dói"),
    "ru": ("вчера болело и до сих пор болит", "раньше не болело а сейчас болит", "не болело теперь болит"),
}
"""What was, or was not, in one breath with what is."""
HERE: dict[str, tuple[str, ...]] = {
    "en": ("doesn't hurt there but here it does", "the left doesn't hurt, the right does"),
    "de": ("links tuts nicht weh aber rechts schon", "da tut nichts weh, hier schon"),
    "es": ("ahí no me duele, aquí sí", "el izquierdo no me duele pero el derecho sí"),
    "fr": ("j'ai pas mal au pied gauche, à droite si", "là j'ai pas mal mais ici oui"),
    "pt": ("ali não dói, aqui dói", "o esquerdo não dói mas o direito sim"),
    "ru": ("там не болит, а тут болит", "левая не болит, правая да"),
}
"""Denied in one place, and said of another."""
NOT_GONE: dict[str, tuple[str, ...]] = {
    "en": ("the pain isn't gone", "not gone yet, the pain"),
    "de": ("der schmerz ist nicht weg", "noch nicht weg der schmerz"),
    "es": ("el dolor no se va", "no se me quita el dolor"),
    "fr": ("la douleur est pas partie", "toujours pas partie la douleur"),
    "pt": ("a dor não passou", "ainda não passou a dor"),
    "ru": ("боль не прошла", "не отпускает боль"),
}
ASKED: dict[str, tuple[str, ...]] = {
    "en": ("what counts as pain", "who has pain", "what if one day it hurts", "don't know if it's pain"),
    "de": ("was zählt als schmerz", "wer hat schmerzen", "wenns mal weh tut", "weiß nicht ob das schmerz ist"),
    "es": ("qué cuenta como dolor", "quién tiene dolor", "y si un día me duele", "no sé si es dolor"),
    "fr": ("c'est quoi une douleur", "qui a mal", "si un jour j'ai mal", "je sais pas si c'est une douleur"),
    "pt": ("o que conta como dor", "quem tá com dor", "e se um dia doer", "não sei se é dor"),
    "ru": ("что считается болью", "у кого болит", "а если когда-нибудь заболит", "не знаю болит ли"),
}
"""Asked, supposed, or not known."""
FAREWELL: dict[str, tuple[str, ...]] = {
    "en": ("goodbye pain", "thanks, the pain has gone"),
    "de": ("tschüss schmerz", "danke, schmerzen sind weg"),
    "es": ("adiós dolor", "gracias, se me fue el dolor"),
    "fr": ("adieu la douleur", "merci, la douleur est partie"),
    "pt": ("adeus dor", "obrigada, a dor passou"),
    "ru": ("прощай боль", "спасибо, боль прошла"),
}
MATTERS: dict[str, tuple[str, ...]] = {
    "en": ("we lost in the final, it hurts", "the mortgage hurts"),
    "de": ("bayern hat verloren, das tut weh", "der strafzettel war schmerzhaft"),
    "es": ("perdimos la final, qué dolor", "la multa duele"),
    "fr": ("ils ont perdu la finale, ça fait mal", "le loyer fait mal"),
    "pt": ("perdemos a final, que dor", "a multa dói"),
    "ru": ("мы проиграли финал, так больно", "за ипотеку больно"),
}
"""What is painful, though no body is."""
BESIDE: dict[str, tuple[str, ...]] = {
    "en": ("we lost in the final, and my heel hurts",),
    "de": ("bayern hat verloren, und die ferse tut weh",),
    "es": ("perdimos la final, y el talón duele",),
    "fr": ("on a perdu la finale, et le talon fait mal",),
    "pt": ("perdemos a final, e o calcanhar dói",),
    "ru": ("мы проиграли финал, а пятка болит",),
}
"""The same, beside a part of the body."""
GOING_ON: dict[str, tuple[str, ...]] = {
    "en": ("my daughter is crying, fell off the sofa",),
    "de": ("meine tochter weint, knie verdreht",),
    "es": ("mi hija llora, rodilla torcida y dolor",),
    "fr": ("ma fille pleure, mal au genou",),
    "pt": ("minha filha tá chorando, machucou o dedinho",),
    "ru": ("дочка плачет, ушибла пальчик",),
}
"""Somebody else is spoken of, and the next clause names nobody."""
COMING_BACK: dict[str, tuple[str, ...]] = {
    "en": ("my daughter is crying, and my knee hurts", "my daughter is crying, ouch"),
    "de": ("meine tochter weint, und mir tut das knie weh", "meine tochter weint, aua"),
    "es": ("mi hija llora, y me duele la rodilla",),
    "fr": ("ma fille pleure, et j'ai mal au genou",),
    "pt": ("minha filha tá chorando, e meu joelho dói",),
    "ru": ("дочка плачет, а у меня болит колено", "дочка плачет, ай больно"),
}
"""The same, with oneself or an ouch behind it."""
LESS = (
    "ça fait plus mal",
    "j'ai plus mal",
    "mon pied me fait plus mal",
    "c'est plus douloureux",
    "ça me lance plus",
    "j'ai pu mal",
)
"""French without its "ne": no more, or more."""
MORE = ("j'ai plus mal qu'hier", "ça fait plus mal qu'avant", "j'ai de plus en plus mal", "plus j'appuie plus j'ai mal")
NO_MORE = ("je n'ai plus mal", "j'ai plus mal du tout", "plus mal nulle part", "mon pied n'est plus enflé")
STEPS = ("chaque pas fait mal", "j'ai mal à chaque pas", "trois pas et j'ai mal")
"""In French a step is spelled as "not" is."""
