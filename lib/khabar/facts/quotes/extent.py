"""Where a speaker's phrase ends."""
from khabar.facts.quotes.scene import Scene
from khabar.text.affixes import AND, BY, BY_THE, FEMININE, JOINERS, OPEN_TA, OWNERS, PLURAL, TA, THE, THEY, TO_THE, is_relative_adjective
from khabar.text.fold import fold

REACH = 18
BARE = 6  # words of a title or a source before the preposition that goes on with it
HEADS = ("roles", "unnamed_sources", "documents", "organisation_heads")  # kinds of words that begin a speaker's phrase


def end_of(scene: Scene, token: int, stop: int) -> int:
    """Where the phrase ends: at a mark, أن, a preposition, a verb of saying, a date."""
    i = _behind_complement(scene, token, stop)
    while i < min(stop, token + REACH):
        if i > token and hangs_on_name(scene, i):
            found = scene.mention_at(i)
            inside = found[0].type == "organisation" and scene.words[i].startswith(BY) and i - token <= BARE
            return scene.mention_stop(found[1]) if inside and is_title(scene, token) else i
        if found := scene.mention_at(i):
            i = scene.mention_stop(found[1])
            if i in scene.inside:
                i = scene.last_token(scene.inside[i])
            if found[0].type == "organisation":
                i = _behind_place(scene, i, stop)
            if i < stop and not _goes_on(scene, i):
                break
            continue
        if i in scene.opening:
            if not scene.is_name(scene.opening[i]):
                break
            i = scene.last_token(scene.opening[i])
            continue
        if i > token and _stops(scene, token, i):
            break
        i += 1
    return min(i, stop)


def _behind_complement(scene: Scene, token: int, stop: int) -> int:
    """المشاركون في المسيرة، القيمون على هذه المؤسسة: the token behind what those with the article do; else the token itself."""
    if not scene.words[token].startswith(THE) or not scene.reading.raw(token).endswith(PLURAL):
        return token
    noun = token + 2 + (token + 2 < stop and scene.part(token + 2, "demonstrative") is not None)
    if noun >= stop or not scene.part(token + 1, "governs") or not scene.words[noun].startswith(THE):
        return token
    return token if scene.kind(noun, "channels") or noun in scene.date_tokens or scene.mention_at(noun) else noun + 1


def _behind_place(scene: Scene, token: int, stop: int) -> int:
    """لجنة الانتخابات في زيمبابوي: the token behind the place an organisation works in."""
    if token + 1 >= stop or not scene.part(token, "governs") or not (found := scene.mention_at(token + 1)) or found[0].type != "place":
        return token
    return min(stop, scene.mention_stop(found[1]))


def _goes_on(scene: Scene, token: int) -> bool:
    """Behind a name a phrase goes on with a name, an adjective, a title or another speaker, not with a bare noun."""
    word = scene.words[token]
    if scene.mention_at(token) or scene.kind(token, "roles") or joins(scene, token) or token in scene.opening:
        return True
    return is_relative_adjective(word) or bool(scene.part(token, "governs"))


def _stops(scene: Scene, first: int, token: int) -> bool:
    word = scene.words[token]
    if not word[0].isalnum():
        return True
    if scene.reading.raw(token).endswith(THEY) or scene.part(token, "what"):
        return True
    if token in scene.date_tokens or scene.part(token, "that") or scene.part(token, "aside") or scene.part(token, "relative"):
        return True
    if scene.part(token, "preposition") and not scene.actors.at(token) and not (token == first and scene.part(token, "demonstrative")):
        return not _belongs(scene, first, token)
    if scene.kind(token, "events") or word.isdigit() or len(word) == 1 and scene.part(token, "governs"):
        return True
    if scene.reading.raw(first).endswith(PLURAL) and not scene.actors.at(token) and not word.startswith(AND):
        return not word.endswith(PLURAL) and not scene.part(token, "governs")
    if token > first and _looks_like_she(scene, token):
        return True
    if _begins_another(scene, token) or scene.part(token, "issued_by") or scene.part(token, "lack"):
        return True
    cue = scene.cues.get(token)
    if cue is not None and cue.tag.startswith(("past", "present", "participle", "noun:")) and not scene.actors.at(token):
        return True
    return _hangs_preposition(scene, first, token)


def _looks_like_she(scene: Scene, token: int) -> bool:
    """هجمات أخرى تعرضت لها: a word in ت that the lexicon doesn't know is rather a verb of the third person."""
    raw, word = scene.reading.raw(token), scene.words[token]
    if not raw.endswith(OPEN_TA) or raw.endswith(FEMININE) or len(raw) < 4 or word.startswith(THE) or scene.actors.at(token):
        return False
    return not any(prefix == "" for prefix, _, _ in scene.reading.lexicon.word(word))


def _begins_another(scene: Scene, token: int) -> bool:
    """A common noun without the article behind a word with it begins another phrase (طلب من السكان عدم، من الإدارة نقلها)."""
    if not scene.words[token - 1].startswith(THE) or scene.words[token].startswith(THE) or scene.actors.at(token) or scene.actors.at(token - 1):
        return False
    if scene.part(token, "the_same") or any(scene.kind(token, kind) for kind in HEADS):
        return False
    noun = scene.kind(token, "nouns")
    owned = scene.words[token].endswith(OWNERS) and not scene.reading.raw(token).endswith(FEMININE)
    return owned or noun is not None and not noun.prefix


def _belongs(scene: Scene, first: int, token: int) -> bool:
    """مسؤول في وزارة: a preposition goes on with an unnamed source or a title where a name stands behind it."""
    behind = token + 1
    if scene.part(token, "partitive") and token - first <= 3 and not scene.words[first].startswith(THE) and behind < len(scene.words):
        return behind not in scene.date_tokens and scene.words[behind][0].isalpha()
    head = any(scene.kind(first, kind) for kind in ("unnamed_sources", "roles"))
    if not head or token - first > BARE or not scene.part(token, "governs"):
        return False
    if behind >= len(scene.words) or scene.kind(behind, "channels") or behind in scene.date_tokens:
        return False
    return scene.actors.at(behind) is not None or bool(scene.kind(behind, "organisation_heads") or scene.kind(behind, "place_heads"))


def _hangs_preposition(scene: Scene, first: int, token: int) -> bool:
    """بالتدخل ends the phrase; باسم وزارة and the للمطار of a title go on with it."""
    word = scene.words[token]
    if scene.actors.at(token) or not word.startswith((BY, TO_THE)):
        return False
    if not word.startswith((BY_THE, TO_THE)):
        return len(word) > 4 and not any(prefix == "" for prefix, _, _ in scene.reading.lexicon.word(word))
    if word.startswith(TO_THE) and is_title(scene, first):
        return False
    return not any(scene.kind(token, kind) for kind in ("organisation_heads", "place_heads", "places"))


def is_title(scene: Scene, token: int) -> bool:
    return bool(scene.kind(token, "roles") or scene.kind(token, "unnamed_sources")) or scene.words[token].startswith(THE) or is_owned_title(scene, token)


def is_owned_title(scene: Scene, token: int) -> bool:
    """رئيسها: a title with the pronoun of what it is the title of."""
    word = scene.words[token]
    stems = [word.removesuffix(owner) for owner in OWNERS if word.endswith(owner) and len(word) > len(owner) + 2]
    stems += [stem[:-1] + fold(TA) for stem in stems if stem.endswith(OPEN_TA)]  # رئيستها is رئيسة of hers
    return any(entry.kind == "roles" and prefix == "" for stem in stems for prefix, entry, _ in scene.reading.lexicon.word(stem))


def hangs_on_name(scene: Scene, token: int) -> bool:
    """لرويترز، للجزيرة: a preposition hung on a name makes it no subject."""
    if scene.words[token].startswith(TO_THE) and scene.actors.at(token):
        return True
    found = scene.mention_at(token)
    return found is not None and found[1].start != scene.reading.tokens.starts[token] and not scene.words[token].startswith(JOINERS)


def joins(scene: Scene, token: int) -> bool:
    """و before another speaker: joint speakers are one phrase."""
    word = scene.words[token]
    if not word.startswith(AND) or len(word) < 4:
        return False
    return bool(scene.mention_at(token) or scene.kind(token, "unnamed_sources") or scene.kind(token, "roles"))
