"""What brings in the reported words behind a cue: أن, a colon, a quotation mark, a preposition, or nothing but the noun itself."""
from functools import lru_cache

from khabar.facts.quotes.marks import Stretch
from khabar.facts.quotes.report import FINITE, NOUN_REACH, Report
from khabar.facts.quotes.scene import Scene
from khabar.facts.quotes.subject import plain_subject
from khabar.lexicon import Hit
from khabar.text.affixes import BY, COMMAS, FEMININE, NOW, OWNERS, TO, ends_accusative
from khabar.text.fold import fold

WRITING_REACH = 10
RELATIVE_REACH = 24  # tokens of a relative clause between commas
REACH = 60  # tokens between a cue and its words
FRAGMENT, FRAGMENT_REACH = 3, 3  # words in marks, and words before them, from which they open no report
OBJECT_REACH = 3  # words of a bare noun phrase before marks in it
Opening = tuple[str, int, Stretch | None]


def find_opening(scene: Scene, report: Report) -> Opening | None:
    """(via, content, stretch) of the first thing that may bring in the words of a cue; null where nothing does."""
    start = report.subject.last if report.subject else report.last
    found = _scan(scene, report, start)
    if found is not None and _stands_in_object(scene, report, start, found):
        found = None
    if found is None and report.takes("np") and not report.hangs_object and report.entry.get("weight") == "strong":
        found = _object(scene, report, start)
    return found


def _stands_in_object(scene: Scene, report: Report, start: int, found: Opening) -> bool:
    """Marks further on in a bare noun phrase (أعلن مقتل جندي بأيدي «…») quote a part of it, not the whole."""
    via, content, _ = found
    if via != "quote" or not report.takes("np") or report.entry.get("weight") != "strong" or scene.words[content - 2] == ":":
        return False
    token = start
    while token < content and _is_aside(scene, token):
        token += 1
    return content - token > OBJECT_REACH and scene.words[token][0].isalpha() and not scene.part(token, "preposition")


def _scan(scene: Scene, report: Report, token: int) -> Opening | None:
    """Walks from the subject on to أن, a colon, a quotation mark or a preposition the cue takes."""
    start, stop = token, min(report.unit[1], token + REACH)
    while token < stop:
        stretch = scene.opening.get(token)
        if stretch is not None:
            if scene.is_name(stretch) and not _is_sole(scene, stretch, token):
                token = scene.last_token(stretch)
                continue
            if _is_far_fragment(scene, stretch, token, start):
                token = scene.last_token(stretch)
                continue
            if report.entry.get("weight") == "weak" and token - start > _reach(report):
                return None
            return "quote", scene.first_token(stretch), stretch
        word = scene.words[token]
        if (that := scene.part(token, "that")) and _brings_in(scene, report, that):
            return _after_that(scene, that.last)
        if word == ":" and (report.entry.get("weight") != "weak" or token - report.last <= NOUN_REACH):
            return _after_colon(scene, token + 1, report.unit[1])
        if word in COMMAS and (behind := _behind_relative(scene, token, stop)):
            token = behind
            continue
        if aside := scene.part(token, "aside"):
            token = aside.last
            continue
        if _is_barrier(scene, report, token):
            break
        if report.entry.get("weight") == "strong":
            preposition = preposition_at(scene, report, token)
            if preposition is not None and not _leads_on(scene, preposition[1]):
                return _behind_noun(scene, preposition)
        token += 1
    return None


def _behind_noun(scene: Scene, found: Opening) -> Opening:
    """عن اعتقاده بأن …: the words stand behind أن."""
    for token in (found[1] + 1, found[1] + 2):
        if token < len(scene.words) and (that := scene.part(token, "that")) and that.prefix == BY:
            return _after_that(scene, that.last)
    return found


def _behind_relative(scene: Scene, comma: int, stop: int) -> int | None:
    """The token behind a relative clause between commas (، الذي فاز بالرئاسة،)."""
    if comma + 1 >= stop or not scene.part(comma + 1, "relative"):
        return None
    return next((t for t in range(comma + 2, min(stop, comma + RELATIVE_REACH)) if scene.words[t] in COMMAS and t not in scene.inside), None)


def _reach(report: Report) -> int:
    """Tokens between a weak verb and its words: a verb of writing says where (كتب على حسابه في تويتر «…»)."""
    return WRITING_REACH if report.entry.get("act") == "write" else NOUN_REACH


def _is_far_fragment(scene: Scene, stretch: Stretch, token: int, start: int) -> bool:
    """A word or two in marks far behind the speaker belong to his description (أحد وجوه «…»)."""
    if token - start <= FRAGMENT_REACH or _is_sole(scene, stretch, token) or scene.words[token - 1] in COMMAS or token - 1 in scene.date_tokens:
        return False
    return scene.last_token(stretch) - token - 2 <= FRAGMENT and not scene.part(token - 1, "carrier")


def _is_sole(scene: Scene, stretch: Stretch, token: int) -> bool:
    """Marks right behind a colon hold words, whatever they look like."""
    return token > 0 and scene.words[token - 1] == ":"


def _brings_in(scene: Scene, report: Report, that: Hit) -> bool:
    """أن brings in words unless a word before it makes it another أن (بعد أن), or the cue does not take it."""
    before = that.first - 1
    if that.prefix and that.prefix != BY:
        return False
    if before >= report.last and scene.part(before, "not_that"):
        return False
    if scene.reading.raw(that.first).startswith(NOW) and not that.prefix:
        return False
    return report.takes("that") or report.takes(BY) or bool(scene.part(before, "carrier"))


def _after_that(scene: Scene, token: int) -> Opening:
    stretch = scene.opening.get(token)
    if stretch is not None:
        return "that", scene.first_token(stretch), stretch
    return "that", token, None


def _after_colon(scene: Scene, token: int, stop: int) -> Opening | None:
    if token < stop and token in scene.opening:
        return "quote", scene.first_token(scene.opening[token]), scene.opening[token]
    return ("colon", token, None) if token < stop else None


def _is_barrier(scene: Scene, report: Report, token: int) -> bool:
    """Another finite cue, or a participle that continues, ends the search."""
    cue = scene.cues.get(token)
    if cue is None or token == report.first or scene.part(token - 1, "negation") or scene.part(token - 1, "circumstance"):
        return False
    form = cue.tag.partition(":")[0].split("_")[0]
    if form == "participle":
        return ends_accusative(scene.reading.raw(token)) and scene.words[token - 1] in COMMAS
    return form in FINITE and cue.entry.get("weight") != "weak" and not scene.part(token - 1, "relative")


def preposition_at(scene: Scene, report: Report, token: int) -> Opening | None:
    """A preposition that the cue takes, of its own (إلى) or hung on the word (ب, ل)."""
    word, raw = scene.words[token], scene.reading.raw(token)
    for taken in report.entry.get("takes") or ():
        if word == _folded(taken) and token + 1 < report.unit[1]:
            return _content_at(scene, token + 1)
        if len(taken) == 1 and word.startswith(taken) and len(word) > 3 and _hangs(scene, report, token, raw, taken):
            return "prep", token, None
        if len(taken) == 1 and word == taken and token + 1 in scene.opening:
            stretch = scene.opening[token + 1]
            return "prep", scene.first_token(stretch), stretch
    return None


@lru_cache(maxsize=1 << 10)
def _folded(taken: str) -> str:
    return fold(taken)


def _content_at(scene: Scene, token: int) -> Opening:
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
    if taken == TO:
        return not scene.actors.at(token)
    return True


def _leads_on(scene: Scene, token: int) -> bool:
    """A place behind a preposition may still belong to the speaker's title; a later preposition may bring in the words."""
    found = scene.mention_at(token)
    if found is None or found[0].type != "place":
        return False
    behind = scene.mention_stop(found[1])
    return behind < len(scene.words) and bool(scene.part(behind, "carrier"))


def _object(scene: Scene, report: Report, token: int) -> Opening | None:
    """The bare noun phrase behind verb, speaker and asides (أعلن استقالته)."""
    stop = report.unit[1]
    while token < stop and (_is_aside(scene, token) or _behind_relative(scene, token - 1, stop)):
        aside = scene.part(token, "aside")
        token = aside.last if aside else _behind_relative(scene, token - 1, stop) or token + 1
    asks = report.entry.get("addressee") and scene.part(token, "carrier")
    if report.subject is None and not asks and report.form != "participle" and not _owns(scene, token) and not scene.kind(token, "events"):
        return None
    if report.entry.get("addressee") and scene.part(token, "carrier") and (asked := plain_subject(scene, token + 1, stop)):
        token = asked.last
    if token >= stop or len(scene.words[token]) < 2 or scene.part(token, "on_word_of") or scene.part(token, "preposition") or scene.part(token, "connector"):
        return None
    return ("np", token, None) if scene.words[token][0].isalpha() else None


def _owns(scene: Scene, token: int) -> bool:
    """A noun with the pronoun of its owner is the object of a verb whose subject is elided (أعلنت انسحابها)."""
    return token < len(scene.words) and scene.words[token].endswith(OWNERS) and not scene.reading.raw(token).endswith(FEMININE)


def _is_aside(scene: Scene, token: int) -> bool:
    dated = scene.part(token, "governs") and token + 1 in scene.date_tokens
    return bool(dated or token in scene.date_tokens or scene.part(token, "aside") or scene.words[token] in COMMAS)
