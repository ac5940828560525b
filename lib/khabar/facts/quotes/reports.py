"""Finds the places that report speech: a cue, what brings in the words, and where the words begin."""
from dataclasses import dataclass

from khabar.facts.quotes.marks import Stretch
from khabar.facts.quotes.scene import Scene
from khabar.facts.quotes.subject import Subject, find_subject, plain_subject
from khabar.lexicon import Entry, Hit

REACH = 60  # tokens between a cue and its words
NOUN_REACH = 3
OBJECT_REACH = 3
_FINITE = {"past", "present"}


@dataclass(slots=True)
class Report:
    """A cue with its subject and content, as token indexes; `via` tells what brings the words in."""

    first: int
    last: int
    hit: Hit
    form: str
    gender: str
    unit: tuple[int, int]
    subject: Subject | None = None
    via: str | None = None
    content: int | None = None
    stop: int | None = None
    stretch: Stretch | None = None
    speaker: "object | None" = None

    @property
    def entry(self) -> Entry:
        return self.hit.entry

    @property
    def finite(self) -> bool:
        return self.form in _FINITE

    def takes(self, what: str) -> bool:
        return what in (self.entry.get("takes") or ())


def find_reports(scene: Scene) -> list[Report]:
    """Reports in order of their cue; cues inside a quotation belong to the quotation."""
    reports, reach = [], -1
    for first in sorted(scene.cues):
        hit = scene.cues[first]
        if first < reach or first in scene.inside:
            continue
        report = _report(scene, hit)
        if report is not None and not _is_weaker(report, reports):
            reports.append(report)
            reach = hit.last
    return reports


def _is_weaker(report: Report, reports: list[Report]) -> bool:
    """A verb or noun between a cue and its words (قال في خطاب نشر الموقع نصه «…») does not take the words over."""
    return report.content is not None and any(r.content == report.content for r in reports[-3:])


def _report(scene: Scene, hit: Hit) -> Report | None:
    form, _, gender = hit.tag.partition(":")
    form = form.split("_")[0] or "past"
    report = Report(hit.first, hit.last, hit, form, gender, scene.unit_of(hit.first))
    if form == "participle" and not _continues(scene, report):
        return None
    if report.finite and (_is_other_verb(scene, report) or scene.part(report.first, "impersonal")):
        return None
    if report.finite:
        report.subject = _agreeing(scene, report, find_subject(scene, report.last, report.unit[1]))
    _find_content(scene, report)
    if report.form == "noun" and not _reports_as_noun(report):
        return None
    if report.finite and report.subject is None and report.via in ("that", "quote", "colon", "prep"):
        report.subject = _agreeing(scene, report, plain_subject(scene, report.last, _opening(scene, report)))
    if report.via in ("prep", "np") and report.finite and report.subject is None and not _has_subject_before(scene, report):
        return None
    return report if report.content is not None or _stands_behind_quote(scene, report) else None


def _agreeing(scene: Scene, report: Report, subject: Subject | None) -> Subject | None:
    """The phrase behind a verb, unless its case or gender shows that it is the object (وحث السلطات على)."""
    if subject is None or subject.actor is not None and subject.actor.type == "person":
        return subject
    raw = scene.reading.raw(subject.first)
    feminine = raw.endswith(("ة", "ات"))
    if subject.actor is None and raw.endswith("ين") and len(raw) > 5:
        return None
    if report.gender == "m" and feminine and subject.actor is None and not scene.kind(subject.first, "roles"):
        return None
    return subject


def _reports_as_noun(report: Report) -> bool:
    """A verbal noun reports with its words right behind it (قوله إن), not whatever stands further on."""
    return report.via in ("that", "quote", "colon") and report.content - report.last <= NOUN_REACH


def _has_subject_before(scene: Scene, report: Report) -> bool:
    """A verb without a subject behind it needs one before it: و for the last speaker, a name, a clause that begins."""
    before = report.first - 1
    if report.hit.prefix.startswith(("و", "ف")) or before < report.unit[0]:
        return True
    if scene.part(before, "relative") or scene.part(before, "connector") or scene.actors.at(before):
        return True
    return not scene.words[before][0].isalnum()


def _opening(scene: Scene, report: Report) -> int:
    """The token of the mark, of أن or of the preposition that brings in the content."""
    token = report.content - 1
    while token > report.last and (scene.part(token, "that") or scene.words[token] in ("ب", "الي", "علي", "عن", "من") or not scene.words[token][0].isalnum()):
        token -= 1
    return token + 1


def _continues(scene: Scene, report: Report) -> bool:
    """A participle reports where it is accusative (مضيفا), or feminine or plural behind a comma (، مؤكدة)."""
    raw = scene.reading.raw(report.first).rstrip("ًٌٍ")
    if scene.words[report.first].startswith("ال"):
        return False
    before = report.first - 1
    return raw.endswith("ا") or raw.endswith(("ة", "ين")) and before >= 0 and not scene.words[before][0].isalpha()


def _is_other_verb(scene: Scene, report: Report) -> bool:
    """A verb behind يمكن أن or a form with the article is none of the article's own reporting."""
    before = report.first - 1
    if scene.part(report.first, "preposition") and _preposition(scene, report, report.last) is None:
        return True
    return scene.words[report.first].startswith("ال") and before >= 0 and report.hit.prefix.endswith("ال")


def _stands_behind_quote(scene: Scene, report: Report) -> bool:
    """«…»، قال الوزير: the words stand before the cue."""
    if not report.finite:
        return False
    before = report.first - 1
    steps = 0
    while before > report.unit[0] and steps < 4 and (before not in scene.inside) and len(scene.words[before]) <= 3:
        before -= 1
        steps += 1
    return before in scene.inside


def _find_content(scene: Scene, report: Report) -> None:
    """Sets via, content and stretch to the first thing that may bring in the words."""
    start = report.subject.last if report.subject else report.last
    found = _scan(scene, report, start)
    if found is not None and _stands_in_object(scene, report, start, found):
        found = None
    if found is None and report.takes("np") and report.entry.get("weight") == "strong":
        found = _object(scene, report, start)
    if found is not None:
        report.via, report.content, report.stretch = found


def _stands_in_object(scene: Scene, report: Report, start: int, found: tuple) -> bool:
    """Marks further on in a bare noun phrase (أعلن مقتل جندي بأيدي «…») quote a part of it, not the whole."""
    via, content, stretch = found
    if via != "quote" or not report.takes("np") or report.entry.get("weight") != "strong" or scene.words[content - 2] == ":":
        return False
    token = start
    while token < content and _is_aside(scene, token):
        token += 1
    return content - token > OBJECT_REACH and scene.words[token][0].isalpha() and not scene.part(token, "preposition")


def _scan(scene: Scene, report: Report, token: int) -> tuple[str, int, Stretch | None] | None:
    """Walks from the subject on to أن, a colon, a quotation mark or a preposition the cue takes."""
    stop = min(report.unit[1], token + REACH)
    while token < stop:
        stretch = scene.opening.get(token)
        if stretch is not None:
            if scene.is_name(stretch) and not _is_sole(scene, stretch, token):
                token = scene.last_token(stretch)
                continue
            return "quote", scene.first_token(stretch), stretch
        word = scene.words[token]
        if (that := scene.part(token, "that")) and _brings_in(scene, report, that):
            return _after_that(scene, that.last)
        if word == ":" and (report.entry.get("weight") != "weak" or token - report.last <= NOUN_REACH):
            return _after_colon(scene, token + 1, report.unit[1])
        if _is_barrier(scene, report, token):
            break
        if report.entry.get("weight") == "strong":
            preposition = _preposition(scene, report, token)
            if preposition is not None and not _leads_on(scene, preposition[1]):
                return _behind_noun(scene, preposition)
        token += 1
    return None


def _behind_noun(scene: Scene, found: tuple[str, int, Stretch | None]) -> tuple[str, int, Stretch | None]:
    """عن اعتقاده بأن …: the words stand behind أن."""
    for token in (found[1] + 1, found[1] + 2):
        if token < len(scene.words) and (that := scene.part(token, "that")) and that.prefix == "ب":
            return _after_that(scene, that.last)
    return found


def _is_sole(scene: Scene, stretch: Stretch, token: int) -> bool:
    """Marks right behind a colon hold words, whatever they look like."""
    return token > 0 and scene.words[token - 1] == ":"


def _brings_in(scene: Scene, report: Report, that: Hit) -> bool:
    """أن brings in words unless a word before it makes it another أن (بعد أن), or the cue does not take it."""
    before = that.first - 1
    if that.prefix and that.prefix not in ("ب",):
        return False
    if before >= report.last and scene.part(before, "not_that"):
        return False
    if before >= report.last and scene.words[before] in ("الي", "علي", "من", "عن"):
        return report.takes(scene.words[before].replace("الي", "إلى").replace("علي", "على")) or report.takes("that")
    return report.takes("that") or report.takes("ب") or report.takes("quote")


def _after_that(scene: Scene, token: int) -> tuple[str, int, Stretch | None]:
    stretch = scene.opening.get(token)
    if stretch is not None:
        return "that", scene.first_token(stretch), stretch
    return "that", token, None


def _after_colon(scene: Scene, token: int, stop: int) -> tuple[str, int, Stretch | None] | None:
    if token < stop and token in scene.opening:
        return "quote", scene.first_token(scene.opening[token]), scene.opening[token]
    return ("colon", token, None) if token < stop else None


def _is_barrier(scene: Scene, report: Report, token: int) -> bool:
    """Another finite cue, or a participle that continues, ends the search."""
    cue = scene.cues.get(token)
    if cue is None or token == report.first or scene.part(token - 1, "negation"):
        return False
    form = cue.tag.partition(":")[0].split("_")[0]
    if form == "participle":
        return scene.reading.raw(token).rstrip("ًٌٍ").endswith("ا") and scene.words[token - 1] in ("،", ",")
    return form in _FINITE and cue.entry.get("weight") != "weak" and not scene.part(token - 1, "relative") and not scene.part(token, "aside")


def _preposition(scene: Scene, report: Report, token: int) -> tuple[str, int, Stretch | None] | None:
    """A preposition that the cue takes, of its own (إلى) or hung on the word (ب, ل)."""
    word, raw = scene.words[token], scene.reading.raw(token)
    for taken in report.entry.get("takes") or ():
        if word == fold_of(taken) and token + 1 < report.unit[1]:
            return _content_at(scene, token + 1)
        if len(taken) == 1 and word.startswith(taken) and len(word) > 3 and _hangs(scene, report, token, raw, taken):
            return "prep", token, None
        if len(taken) == 1 and word == taken and token + 1 in scene.opening:
            stretch = scene.opening[token + 1]
            return "prep", scene.first_token(stretch), stretch
    return None


def fold_of(preposition: str) -> str:
    """A preposition as folded tokens print it."""
    return preposition.replace("إ", "ا").replace("ى", "ي")


def _content_at(scene: Scene, token: int) -> tuple[str, int, Stretch | None]:
    if (that := scene.part(token, "that")) and not that.prefix:
        return _after_that(scene, that.last)
    stretch = scene.opening.get(token)
    if stretch is not None and not scene.is_name(stretch):
        return "prep", scene.first_token(stretch), stretch
    return "prep", token, None


def _hangs(scene: Scene, report: Report, token: int, raw: str, taken: str) -> bool:
    """Whether a word's first letter is the preposition: not part of a known word, a name or an aside."""
    if scene.part(token, "not_content") or scene.part(token, "aside") or token in scene.date_tokens:
        return False
    found = scene.actors.at(token)
    if found and scene.mention_at(token) and found[1].start == scene.reading.tokens.starts[token]:
        return False
    if taken == "ل":
        return report.last == token or scene.words[token].startswith("لل")
    return True


def _leads_on(scene: Scene, token: int) -> bool:
    """A place behind a preposition may still belong to the speaker's title; a later preposition may bring in the words."""
    found = scene.mention_at(token)
    if found is None or found[0].type != "place":
        return False
    behind = scene.mention_stop(found[1])
    return behind < len(scene.words) and scene.words[behind] in ("الي", "علي", "عن", "من")


def _object(scene: Scene, report: Report, token: int) -> tuple[str, int, Stretch | None] | None:
    """The bare noun phrase behind verb, speaker and asides (أعلن استقالته)."""
    stop = report.unit[1]
    if report.subject is None and not _owns(scene, token) and not scene.kind(token, "events"):
        return None
    while token < stop and _is_aside(scene, token):
        aside = scene.part(token, "aside")
        token = aside.last if aside else token + 1
    if token >= stop or len(scene.words[token]) < 2 or scene.part(token, "on_word_of") or scene.part(token, "preposition") or scene.part(token, "connector"):
        return None
    return ("np", token, None) if scene.words[token][0].isalpha() else None


def _owns(scene: Scene, token: int) -> bool:
    """A noun with the pronoun of its owner is the object of a verb whose subject is elided (أعلنت انسحابها)."""
    return token < len(scene.words) and scene.words[token].endswith(("ه", "ها", "هم")) and not scene.reading.raw(token).endswith("ة")


def _is_aside(scene: Scene, token: int) -> bool:
    return bool(token in scene.date_tokens or scene.part(token, "aside") or scene.words[token] in ("،", ","))
