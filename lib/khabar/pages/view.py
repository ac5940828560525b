"""The article as HTML with its quotes, claims, dates and actors marked in place."""
import importlib.resources
from collections.abc import Iterable, Iterator
from html import escape
from string import Template

from khabar.pages.fonts import font_face
from khabar.pages.labels import counted, say
from khabar.pages.marks import Mark, marks_of, segments, visible
from khabar.pages.tables import Html, css, direction, sentence, table

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'"

def render(extract, language: str = "ar") -> str:
    """The marked article as a fragment of HTML, with its style, legend and, beside each paragraph, what it holds."""
    marks = marks_of(extract, language)
    parts = [
        f'<style>{css("article")}\n{aims(marks)}</style>',
        f'<article class="khabar" lang="{language}" dir="{direction(language)}">',
        _facts(extract, language),
        _legend(extract, language),
        *paragraphs(extract.article, marks),
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


def _facts(extract, language: str) -> str:
    article = extract.article
    published = say(language, "say.published_on", day=article.published) if article.published else say(language, "say.no_published")
    source = say(language, "say.source", sources=article.source) if article.source else say(language, "say.no_source")
    counts = [
        counted(language, noun, len(rows))
        for noun, rows in (("quote", extract.quotes), ("claim", extract.claims), ("date", extract.dates), ("actor", extract.actors))
    ]
    found = [f"<bdi>{visible(part)}</bdi>" for part in (article.id, source)]
    ours = [f'<bdi class="whole">{escape(part)}</bdi>' for part in (published, *counts)]
    return f'<p class="facts" style="text-align: start">{" · ".join([*found, *ours])}</p>'


def _legend(extract, language: str) -> str:
    quotes = [f'<span class="{kind}">{escape(say(language, f"kind.{kind}"))}</span>' for kind in ("direct", "indirect", "headline")
              if any(quote.kind == kind for quote in extract.quotes)]
    others = [f'<span class="{kind}">{escape(say(language, f"view.{kind}s"))}</span>' for kind, rows in
              (("claim", extract.claims), ("date", extract.dates), ("actor", extract.actors)) if rows]
    items = "".join(f"<li>{item}</li>" for item in (*quotes, *others))
    return f'<ul class="legend" aria-label="{escape(say(language, "view.legend"))}">{items}</ul>'


def aims(marks: Iterable[Mark]) -> str:
    """The rules by which a link to an anchor lights up every piece of its stretch, not only the first."""
    names = dict.fromkeys(mark.anchor for mark in marks if mark.anchor)
    rules = ",\n".join(f".khabar:has(#{name}:target) .{name}" for name in names)
    return f"{rules} {{ outline: 2px solid #d55e00; outline-offset: 1px; }}" if rules else ""


def paragraphs(article, marks: list[Mark]) -> Iterator[str]:
    """The paragraphs of an article with its marks, and beside each what it holds."""
    seen = set()
    for start, stop, pieces in segments(article.text, marks):
        words = article.text[start:stop].strip()
        kind = _kind_of_paragraph(words, article.title, words in seen)
        seen.add(words)
        inside = "".join(_piece(article.text, *piece) for piece in pieces)
        beside = _beside([mark for mark in marks if start <= mark.start < stop and mark.anchor])
        yield f'<div class="para{kind}"><p lang="ar" dir="rtl" style="text-align: right">{inside}</p><ul class="beside">{beside}</ul></div>'


def _kind_of_paragraph(words: str, title: str | None, again: bool) -> str:
    if not title or words != title.strip():
        return ""
    return " again" if again else " title"


def _piece(text: str, start: int, stop: int, marks: list[Mark]) -> str:
    words = visible(text[start:stop])
    if not marks:
        return words
    names = dict.fromkeys(name for mark in marks for name in (*mark.classes.split(), mark.anchor) if name)
    tells = escape("\n".join(dict.fromkeys(mark.tells for mark in marks)))
    begun = [mark.anchor for mark in marks if mark.anchor and mark.start == start]
    # A number before a letter that joins to the one before would tear the word.
    shown = [mark.number for mark in marks if mark.letter == "q" and mark.start == start and not text[start - 1:start].isalpha()]
    numbers = f' data-n="{" ".join(shown)}"' if shown else ""
    inside = f'<span class="{escape(" ".join(names))}" title="{tells}"{numbers}>{words}</span>'
    for anchor in reversed(begun):
        inside = f'<span id="{anchor}">{inside}</span>'
    return inside


def _beside(marks: list[Mark]) -> str:
    """What a paragraph holds: each speaker once with all quotes, then numbers, then dates."""
    lines: dict[tuple[str, str], list[str]] = {}
    for mark in sorted(marks, key=lambda mark: "qcd".index(mark.letter)):
        chip = f'<a class="chip {escape(mark.classes)}" href="#{mark.anchor}">{mark.number}</a>'
        lines.setdefault((mark.letter, mark.listed), []).append(chip)
    return "".join(f"<li>{''.join(chips)}<bdi>{escape(name)}</bdi></li>" for (_, name), chips in lines.items())
