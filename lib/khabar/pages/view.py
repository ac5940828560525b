"""The article as HTML with its quotes, claims, dates and actors marked in place."""
import importlib.resources
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from string import Template

from khabar.pages.fonts import font_face
from khabar.pages.labels import counted, number, say
from khabar.pages.tables import Html, css, direction, sentence, table

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'"

# Characters that would steer the direction of what stands around them, or that HTML can't hold: shown by their number.
_STEERING = {point: f'<i class="steer">U+{point:04X}</i>' for point in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}
_CONTROLS = {point: f'<i class="steer">U+{point:04X}</i>' for point in (*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F)}
_SHOWN = _STEERING | _CONTROLS


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text to be marked: its anchor (q3, c2, d1; none for actors), classes, what it tells and how it is listed."""

    start: int
    stop: int
    anchor: str
    classes: str
    tells: str
    listed: str = ""


def render(extract, language: str = "ar") -> str:
    """The marked article as a fragment of HTML, with its style, legend and, beside each paragraph, what it holds."""
    marks = marks_of(extract, language)
    parts = [
        f'<style>{css("article")}\n{_aims(marks)}</style>',
        f'<article class="khabar" lang="{language}" dir="{direction(language)}">',
        _facts(extract, language),
        _legend(extract, language),
        *_paragraphs(extract.article, marks),
        "</article>",
    ]
    return "\n".join(parts)


def marked(found: Iterable, language: str = "ar") -> Html:
    """The first extract among what was found, marked, to be shown in a notebook; a sentence where there is none."""
    extract = next((each for each in found if hasattr(each, "article")), None)
    if extract is None:
        return sentence(say(language, "empty.article"), language)
    return Html(render(extract, language), f"marked article {extract.article.id}")


def page(extract, language: str = "ar") -> str:
    """The marked article and its tables as a whole page that opens anywhere, without a script or a remote reference."""
    from khabar.tables.frames import frames

    found = frames([extract])
    body = [render(extract, language)]
    for name, (anchors, columns) in TABLES.items():
        body.append(f"<h2>{escape(say(language, f'view.{name}'))}</h2>")
        body.append(table(found[name], columns, language, anchors=anchors).markup)
    article = extract.article
    return whole(article.title or article.id, "\n".join(body), escape(str(article.published or "")), language)


TABLES = {
    "quotes": ("q", ["speaker", "kind", "cue", "text"]),
    "claims": ("c", ["text", "qualifier", "value", "low", "high", "unit", "category", "since", "until", "stated_by", "modality"]),
    "dates": ("d", ["text", "value", "edge", "first", "last"]),
    "actors": ("", ["name", "name_en", "type", "n_mentions"]),
}


def whole(title: str, body: str, beside: str, language: str) -> str:
    """A whole page around a body that is HTML already; the title is escaped here."""
    template = Template((importlib.resources.files("khabar.pages") / "templates" / "page.html").read_text("utf-8"))
    return template.substitute(
        language=language,
        direction=direction(language),
        policy=POLICY,
        title=visible(title),
        style=font_face(body + title) + css("page"),
        report=escape(say(language, "view.report")),
        beside=beside,
        body=body,
        foot=escape(say(language, "view.made_by")),
    )


def marks_of(extract, language: str = "ar") -> list[Mark]:
    """Every stretch to be marked, in the order of the text, numbered as the rows of the frames are."""
    marks = [
        *_numbered("q", extract.quotes, _quote, language),
        *_numbered("c", extract.claims, _claim, language),
        *_numbered("d", extract.dates, _date, language),
        *(_mention(actor, mention, language) for actor in extract.actors for mention in actor.mentions),
    ]
    return sorted(marks, key=lambda mark: (mark.start, -mark.stop, mark.anchor))


def visible(text: str) -> str:
    """Text as HTML: nothing in it is markup, and what can't be seen is shown by its number.

    >>> visible("a < b" + chr(0x202E))
    'a &lt; b<i class="steer">U+202E</i>'
    """
    return escape(text).translate(_SHOWN)


def _numbered(letter: str, rows: Iterable, mark, language: str) -> Iterator[Mark]:
    for n, row in enumerate(sorted(rows, key=lambda row: (row.start, row.stop)), 1):
        yield mark(row, f"{letter}{n}", language)


def _quote(quote, anchor: str, language: str) -> Mark:
    speaker = quote.speaker or say(language, "say.unnamed")
    tells = say(language, "view.says", speaker=speaker, kind=say(language, f"kind.{quote.kind}"))
    return Mark(quote.start, quote.stop, anchor, quote.kind, tells, speaker)


def _claim(claim, anchor: str, language: str) -> Mark:
    asserted = claim.modality == "asserted"
    value = _said(claim, language)
    tells = [f"{value} {claim.unit or ''}".strip(), say(language, f"category.{claim.category}")]
    tells += [say(language, f"modality.{claim.modality}")] if not asserted else []
    tells += [f"{say(language, f'column.{edge}')} {day}" for edge in ("since", "until") if (day := getattr(claim, edge))]
    tells += [f"{say(language, 'column.stated_by')}: {claim.stated_by}"] if claim.stated_by else []
    return Mark(claim.start, claim.stop, anchor, "claim" if asserted else "claim doubted", " · ".join(tells), tells[0])


def _said(claim, language: str) -> str:
    best = next((n for n in (claim.value, claim.low, claim.high) if n is not None), None)
    numbers = {"value": best, "low": claim.low if claim.low is not None else best, "high": claim.high}
    return say(language, f"qualifier.{claim.qualifier}", **{name: number(language, n) for name, n in numbers.items()})


def _date(date, anchor: str, language: str) -> Mark:
    value = f"{date.value or say(language, 'say.question')}"
    value += f" · {say(language, f'edge.{date.edge}')}" if date.edge else ""
    return Mark(date.start, date.stop, anchor, "date", say(language, "view.resolved", value=value), value)


def _mention(actor, mention, language: str) -> Mark:
    tells = f"{actor.name} · {say(language, f'type.{actor.type}')}"
    return Mark(mention.start, mention.stop, "", f"actor {actor.type}", tells)


def _facts(extract, language: str) -> str:
    article = extract.article
    published = say(language, "say.published_on", day=article.published) if article.published else say(language, "say.no_published")
    source = say(language, "say.source", sources=article.source) if article.source else say(language, "say.no_source")
    counts = [
        counted(language, noun, len(rows))
        for noun, rows in (("quote", extract.quotes), ("claim", extract.claims), ("date", extract.dates), ("actor", extract.actors))
    ]
    parts = [article.id, source, published, *counts]
    return '<p class="facts">' + " · ".join(f"<bdi>{visible(part)}</bdi>" for part in parts) + "</p>"


def _legend(extract, language: str) -> str:
    quotes = [f'<span class="{kind}">{escape(say(language, f"kind.{kind}"))}</span>' for kind in ("direct", "indirect", "headline")
              if any(quote.kind == kind for quote in extract.quotes)]
    others = [f'<span class="{kind}">{escape(say(language, f"view.{kind}s"))}</span>' for kind, rows in
              (("claim", extract.claims), ("date", extract.dates), ("actor", extract.actors)) if rows]
    items = "".join(f"<li>{item}</li>" for item in (*quotes, *others))
    return f'<ul class="legend" aria-label="{escape(say(language, "view.legend"))}">{items}</ul>'


def _aims(marks: list[Mark]) -> str:
    # A link to an anchor lights up every piece of its stretch, not only the first.
    names = dict.fromkeys(mark.anchor for mark in marks if mark.anchor)
    rules = ",\n".join(f".khabar:has(#{name}:target) .{name}" for name in names)
    return f"{rules} {{ outline: 2px solid #d55e00; outline-offset: 1px; }}" if rules else ""


def _paragraphs(article, marks: list[Mark]) -> Iterator[str]:
    seen = set()
    for start, stop, pieces in segments(article.text, marks):
        words = article.text[start:stop].strip()
        kind = _kind_of_paragraph(words, article.title, words in seen)
        seen.add(words)
        inside = "".join(_piece(article.text, *piece) for piece in pieces)
        beside = _beside([mark for mark in marks if start <= mark.start < stop and mark.anchor])
        yield f'<div class="para{kind}"><p lang="ar" dir="rtl">{inside}</p><ul class="beside">{beside}</ul></div>'


def _kind_of_paragraph(words: str, title: str | None, again: bool) -> str:
    if not title or words != title.strip():
        return ""
    return " again" if again else " title"


def segments(text: str, marks: list[Mark]) -> Iterator[tuple[int, int, list[tuple[int, int, list[Mark]]]]]:
    """The paragraphs of a text, each cut wherever a mark begins or ends, with the marks that lie over each piece."""
    waiting = list(reversed(marks))
    over: list[Mark] = []
    start = 0
    for line in text.split("\n"):
        stop = start + len(line)
        if line.strip():
            cuts = {start, stop}
            cuts.update(edge for mark in over for edge in (mark.start, mark.stop) if start < edge < stop)
            ahead = []
            while waiting and waiting[-1].start < stop:
                ahead.append(waiting.pop())
            cuts.update(edge for mark in ahead for edge in (mark.start, mark.stop) if start < edge < stop)
            over = [mark for mark in (*over, *ahead) if mark.stop > start]
            yield start, stop, _pieces(sorted(cuts), over)
            over = [mark for mark in over if mark.stop > stop]
        start = stop + 1


def _pieces(cuts: list[int], marks: list[Mark]) -> list[tuple[int, int, list[Mark]]]:
    pieces, ahead, over = [], list(reversed(marks)), []
    for start, stop in zip(cuts, cuts[1:]):
        while ahead and ahead[-1].start <= start:
            over.append(ahead.pop())
        over = [mark for mark in over if mark.stop > start]
        pieces.append((start, stop, list(over)))
    return pieces


def _piece(text: str, start: int, stop: int, marks: list[Mark]) -> str:
    words = visible(text[start:stop])
    if not marks:
        return words
    names = dict.fromkeys(name for mark in marks for name in (*mark.classes.split(), mark.anchor) if name)
    tells = escape("\n".join(dict.fromkeys(mark.tells for mark in marks)))
    begun = [mark.anchor for mark in marks if mark.anchor and mark.start == start]
    # A number before a letter that joins to the one before would tear the word.
    shown = [anchor[1:] for anchor in begun if anchor[0] == "q" and not text[start - 1:start].isalpha()]
    numbers = f' data-n="{" ".join(shown)}"' if shown else ""
    inside = f'<span class="{escape(" ".join(names))}" title="{tells}"{numbers}>{words}</span>'
    for anchor in reversed(begun):
        inside = f'<span id="{anchor}">{inside}</span>'
    return inside


def _beside(marks: list[Mark]) -> str:
    """What a paragraph holds: each speaker once with all quotes, then numbers, then dates."""
    lines: dict[tuple[str, str], list[str]] = {}
    for mark in sorted(marks, key=lambda mark: "qcd".index(mark.anchor[0])):
        chip = f'<a class="chip {escape(mark.classes)}" href="#{mark.anchor}">{mark.anchor[1:]}</a>'
        lines.setdefault((mark.anchor[0], mark.listed), []).append(chip)
    return "".join(f"<li>{''.join(chips)}<bdi>{visible(name)}</bdi></li>" for (_, name), chips in lines.items())
