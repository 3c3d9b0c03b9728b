"""Verbs whose object is what was said: `X called it “…”`, `X called for a ban`, `X reported a profit of 5 million`."""

from corpus.find.statement import subjects
from corpus.find.statement.attribution import CALLING, subject_of
from corpus.find.statement.scene import Event, Scene, Words
from corpus.find.statement.shapes import figure_end, names_somebody, object_end, object_last, opens_object
from corpus.find.statement.verbs import FIGURE, QUOTED, Form
from corpus.grammar.clauses import DETERMINERS

#: last words of a subject that tells no figure: "who", "no one", "Lee's"
NO_TELLER = frozenset([*subjects.RELATIVE, "'s", "’s", "nobody", "one"])


def about_quote(scene: Scene, i: int, words: Words, form: Form, past: int) -> Event | None:
    """X called it “…” · X praised the “…” plan: a weak verb whose object holds a quote."""
    stop = past
    if (form.tense == "g" and not form.frames & QUOTED) or not scene.holds_quote(stop, words.last):
        return None
    if scene.lower[stop] == "of" and (form.lemma, "of") in scene.verbs.objects:
        return None  # "Minister accused of “…”": this is the one who is spoken of
    if scene.lower[stop] in {"for", "on", "of", "about", "upon"}:
        stop += 1
    quote = next((k for k in range(stop, words.last) if scene.opaque[k] == k), words.last)
    if (
        quote == words.last
        or scene.title_like(scene.quote_at[quote])
        or quote - stop > 12
        or (scene.finite(stop, quote) and scene.lower[stop] != "what")
        or any(scene.lower[k] in {";", ":"} for k in range(stop, quote))
        or ("," in scene.lower[stop:quote] and not called_apart(scene, form, stop, quote))
    ):
        return None
    mention, own = subject_of(scene, i, words.first)
    if mention is None or (form.noun and form.tense in "sb" and not (own and names_somebody(scene, mention, i))):
        return None
    if mention.first > words.first and scene.lower[mention.first - 1] == "what":
        return None
    edge = mention.first if own else subjects.skip_adverbs(scene, i, words.first)
    return Event(edge, Words(i, past), mention, (Words(stop, object_end(scene, quote, words.last)),), "verb-object-quote")


def called_apart(scene: Scene, form: Form, stop: int, quote: int) -> bool:
    """X called the crane, a giant from abroad, “…”: an apposition between its two commas, and the quote is what it is called."""
    commas = [k for k in range(stop, quote) if scene.lower[k] == ","]
    return form.lemma in CALLING and len(commas) == 2 and commas[1] == quote - 1 and commas[0] > stop


def called_for(scene: Scene, i: int, words: Words, form: Form, past: int) -> Event | None:
    """X called for a ban · X accused the firm of fraud: the object is what was said."""
    lemma, stop = form.lemma, past
    objects = scene.verbs.objects
    if stop < words.last - 1 and scene.lower[stop] != "of" and (lemma, scene.lower[stop]) in objects:
        start = stop + 1
        if scene.lower[stop] != "for" and "to" not in scene.lower[start : min(words.last, start + 14)]:
            return None
    elif (lemma, "of") in objects and "of" in scene.lower[stop + 1 : min(words.last, stop + 10)]:
        start = stop
    else:
        return None
    mention, own = subject_of(scene, i, words.first)
    if mention is None or (form.noun and form.tense in "sb" and not (own and names_somebody(scene, mention, i))):
        return None
    edge = mention.first if own else subjects.skip_adverbs(scene, i, words.first)
    last = object_last(scene, mention if own else None, start, words)
    return Event(edge, Words(i, stop), mention, (Words(start, last),), "verb-object")


def with_figure(scene: Scene, i: int, words: Words, form: Form, past: int) -> Event | None:
    """X reported a profit of 5 million · the study estimates the gap at 3%: an object with a figure is what was said."""
    start = past
    if not form.frames & FIGURE or form.tense == "g" or start >= words.last or not opens_object(scene, start):
        return None
    mention = subjects.before(scene, i, words.first)
    sure = form.tense == "d" or not form.noun or scene.lower[start] in DETERMINERS
    if mention is None or scene.lower[mention.last - 1] in NO_TELLER or not (sure or names_somebody(scene, mention, i)):
        return None
    last = figure_end(scene, start, words.last)  # edge: inside another report this one is a part of it
    return Event(words.first, Words(i, start), mention, (Words(start, last),), "verb-object-figure") if last else None
