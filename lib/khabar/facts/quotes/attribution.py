"""Attribution without a verb of its own: بحسب، وفقا ل، حسبما ذكر."""
from khabar.facts.quotes.content import LONGEST, trimmed
from khabar.facts.quotes.report import Report
from khabar.facts.quotes.scene import Scene
from khabar.facts.quotes.subject import Subject, find_subject, skip_asides
from khabar.lexicon import Hit
from khabar.text.affixes import AND, COMMAS, DASHES, SO

DATELINE = 14  # tokens in which an agency's dateline ends
_USED = ("source", "clause", "pronoun", "agency")


def find_attributions(scene: Scene, reports: list[Report]) -> list[Report]:
    """Attributions as reports: a leading one has its content behind the source, a trailing one before itself."""
    found, beside = [], {}
    for report in reports:
        beside.setdefault(report.unit, []).append(report)
    for hit in scene.reading.hits.get("attributions", ()):
        if hit.first in scene.inside or hit.entry.get("relation") not in _USED:
            continue
        report = _attribution(scene, hit, beside.get(scene.unit_of(hit.first), []))
        if report is not None:
            found.append(report)
    return found


def _attribution(scene: Scene, hit: Hit, reports: list[Report]) -> Report | None:
    """The attribution at a hit; `reports` are those of its sentence."""
    report = Report(hit.first, hit.last, hit, "attribution", "", scene.unit_of(hit.first))
    report.subject = _source(scene, report, reports)
    if _closes(scene, report):
        scene.credits.add(report.first)
    if report.subject is None and hit.entry.get("relation") != "pronoun":
        return None
    if _leads(scene, report):
        _content_behind(scene, report)
        if _another_speaks(report, reports):
            return None
    elif _passes_on(scene, report, reports):
        return None
    else:
        _content_before(scene, report, reports)
    return report if report.content is not None else None


def _closes(scene: Scene, report: Report) -> bool:
    """، بحسب الوزارة.: a source behind a comma with nothing said behind it."""
    if report.subject is None or scene.words[report.first - 1] not in COMMAS:
        return False
    return report.subject.last >= report.unit[1] or scene.words[report.subject.last] not in COMMAS


def _source(scene: Scene, report: Report, reports: list[Report]) -> Subject | None:
    """The source behind the phrase, or behind the verb in it (حسبما ذكرت الوزارة)."""
    passed_on = scene.part(report.first, "on_word_of")
    token, stop = passed_on.last if passed_on else report.last, report.unit[1]
    if report.entry.get("relation") == "clause":
        cue = scene.cues.get(token)
        if not _may_attribute(report, cue, reports):
            return None
        report.last = token = cue.last if cue else token + 1
        token += bool(token < stop and scene.part(token, "carrier"))
    elif token < stop and scene.part(token, "carrier"):
        token += 1
    return find_subject(scene, token, stop) or _plain_source(scene, token, stop, report)


def _may_attribute(report: Report, cue: Hit | None, reports: list[Report]) -> bool:
    """حسبما takes any verb; كما قال attributes where the verb is one of saying and brings in no words of its own."""
    acts = report.entry.get("acts")
    if not acts:
        return cue is None or cue.tag.startswith(("past", "present"))
    if cue is None or not cue.tag.startswith(("past", "present")) or cue.entry.get("act") not in acts:
        return False
    return not any(r.first == cue.first and r.via in ("that", "quote", "colon") for r in reports)


def _plain_source(scene: Scene, token: int, stop: int, report: Report) -> Subject | None:
    """A source that is no actor and no title (بحسب تقديرات): up to the next mark."""
    token = skip_asides(scene, token, stop)
    last = token
    while last < min(stop, token + 4) and scene.words[last][0].isalpha() and not scene.part(last, "preposition") and last not in scene.date_tokens:
        last += 1
    if last > token and last in scene.opening and scene.is_name(scene.opening[last]):
        last = scene.last_token(scene.opening[last])
    return Subject(token, last) if last > token and not scene.part(token, "what") else None


def _passes_on(scene: Scene, report: Report, reports: list[Report]) -> bool:
    """An attribution behind a report names who passes the words on, not who said them."""
    if report.entry.get("relation") == "pronoun":
        return any(r.first < report.first for r in reports)
    inside = [r for r in reports if r.content is not None and r.first < report.first]
    return any((r.finite or r.form == "participle") and r.entry.get("weight") == "strong" for r in inside)


def _another_speaks(report: Report, reports: list[Report]) -> bool:
    """وبحسب الوكالة قال الوزير: the agency passes on what another says."""
    return any(r.first == report.content and r.subject is not None for r in reports)


def _leads(scene: Scene, report: Report) -> bool:
    """Whether the attribution opens its sentence, asides and connectors aside."""
    token = report.unit[0]
    while token < report.first and (scene.part(token, "connector") or scene.part(token, "aside") or len(scene.words[token]) == 1):
        token += 1
    if token >= report.first:
        return True
    if scene.words[report.first - 1] not in COMMAS:
        return False
    behind = report.subject.last if report.subject else report.last
    return report.hit.prefix == SO or report.hit.prefix == AND and behind < report.unit[1] and scene.words[behind] in COMMAS


def _behind_dateline(scene: Scene, token: int, stop: int) -> int:
    """The token behind an agency's dateline (بغداد (أ ف ب) -), where the sentence opens with one."""
    bracket = next((t for t in range(token, min(stop, token + DATELINE)) if scene.words[t] == ")"), None)
    if bracket is None or bracket + 1 >= stop or scene.words[bracket + 1] not in DASHES:
        return token
    return bracket + 2


def _stands_between(scene: Scene, report: Report) -> bool:
    """قد يرجع، وفق الدراسة، إلى …: between commas, with the sentence going on by a preposition behind it."""
    behind = report.subject.last if report.subject else report.last
    if scene.words[report.first - 1] not in COMMAS or behind + 1 >= report.unit[1] or scene.words[behind] not in COMMAS:
        return False
    return scene.part(behind + 1, "carrier") is not None


def _content_behind(scene: Scene, report: Report) -> None:
    token, stop = report.subject.last if report.subject else report.last, report.unit[1]
    while token < stop and (not scene.words[token][0].isalpha() or token in scene.date_tokens) and token not in scene.opening:
        if scene.words[token] == "(":
            token = next((t + 1 for t in range(token, min(stop, token + 8)) if scene.words[t] == ")"), token + 1)
        else:
            token += 1
    if token < stop and scene.part(token, "relative"):
        token = next((t for t in range(token, stop) if t in scene.opening), stop)
    if token < stop and scene.part(token, "that"):
        token = scene.part(token, "that").last
    if token in scene.cues and token + 1 in scene.opening:
        token += 1
    if token < stop:
        stretch = scene.opening.get(token)
        report.via, report.content = "attribution", scene.first_token(stretch) if stretch else token
        report.stretch = stretch


def _content_before(scene: Scene, report: Report, reports: list[Report]) -> None:
    """From the sentence's first word, connectors aside, to the attribution."""
    token = max(report.unit[0], report.first - LONGEST)
    token = _behind_dateline(scene, token, report.first)
    while token < report.first and (scene.part(token, "connector") or not scene.words[token][0].isalnum()) and token not in scene.opening:
        token += 1
    if token in scene.opening:
        token = scene.first_token(scene.opening[token])
    if report.first - token >= 3:
        if _stands_between(scene, report):
            report.via, report.content = "around", token
            return
        report.via, report.content, report.stop = "trailing", token, trimmed(scene, token, report.first)
