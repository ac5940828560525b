"""What a number counts where no noun stands beside it: the noun of another number, of "the number of …", of an event."""
from khabar.facts.claims.model import FATES, Counted, Scene, Told
from khabar.facts.claims.nouns import from_hit, known
from khabar.facts.claims.singular import bare, singular, without_article
from khabar.facts.quantities.model import AND, ARTICLE, Quantity

_THINGS = ("\u0647\u0627",)
_CLITIC_ARTICLES = ("", ARTICLE)
_FAR = 12
_AGAINST = ("instead", "to", "from", "out_of")
_FUTURE = "\u0633"
_MONEY = 10**8  # hundreds of millions of an unnamed thing are money, not people


def _like(told: Told, rule: str, category: str | None = None) -> Counted:
    """The unit of another number, with nothing printed here; `category` where what befell those holds for these."""
    fate = category if category in FATES else told.counted.category
    return Counted(told.counted.unit, rule, entry=told.counted.entry, category=fate, currency=told.counted.currency)


def others(scene: Scene, q: Quantity) -> Counted | None:
    """وإصابة 30 آخرين: the same as the number before, people if there is none."""
    around = scene.around
    if around.role(q.num_last) != "other":
        return None
    plural_of_people = around.reading.words[q.num_last].endswith(("\u0648\u0646", "\u064a\u0646", "\u0627\u0646"))
    told = scene.last(q, 1, plural_of_people)
    if told and not (q.scaled and not plural_of_people):
        return _like(told, "others")
    return people(scene, "others") if plural_of_people else None


def of_them(scene: Scene, q: Quantity) -> Counted | None:
    """ثلاثة منها, 36 منهم."""
    around = scene.around
    pronoun = around.starting("number_roles", q.num_last)
    if pronoun is None or pronoun.entry.id != "of_them" or pronoun.prefix:
        return None
    things = around.reading.words[q.num_last].endswith(_THINGS)
    told = scene.last(q, 1, not things) or (scene.last(q, 0) if things else None)
    if told:
        return _like(told, "of them", told.category)
    return plural_before(scene, q, things) or (None if things else people(scene, "of them"))


def out_of(scene: Scene, q: Quantity) -> Counted | None:
    """3 من أصل 5 صواريخ, 10 من أكثر من 40 شاحنة; قذيفتين من أصل 3."""
    around = scene.around
    if around.role_before(q.first) == "out_of":
        told = scene.last(q)
        return _like(told, "out of") if told else None
    after = scene.following(q)
    if after is None or around.role(q.num_last) not in ("out_of", "from"):
        return None
    if after.first - around.starting("number_roles", q.num_last).last > 1:
        return None
    return _elided(scene.counts(after), "out of")


def _elided(found: Counted | None, rule: str) -> Counted | None:
    return Counted(found.unit, rule, entry=found.entry, category=found.category) if found else None


def shared(scene: Scene, q: Quantity) -> Counted | None:
    """من 10 إلى 20 ألف شخص, السجن 10 و4 سنوات: both count the noun behind the second."""
    after = scene.following(q)
    joined = after is not None and after.prefix == AND and after.qualifier == "exact" and q.num_last in (after.num_first, after.num_first - 1)
    if after is None or after.num_first != q.shares and not joined:
        return None
    return _elided(scene.counts(after), "shared")


def number_of(scene: Scene, q: Quantity) -> Counted | None:
    """بلغ عدد القتلى 40."""
    around = scene.around
    for token in range(q.first - 1, max(-1, q.first - _FAR), -1):
        if _parts(scene, token):
            return None
        role = around.role(token)
        if role == "count" and (hit := known(around, token + 1, _CLITIC_ARTICLES)):
            return from_hit(around, hit, "number of")
        if role == "count" and (word := plural_word(scene, q, token + 1)):
            return word
        if role == "count_of_it":
            return pointed_at(scene, q, token)
    return None


def plural_word(scene: Scene, q: Quantity, at: int) -> Counted | None:
    """The unknown noun in أعداد الغارمات, which a definite sound plural shows."""
    around = scene.around
    if at >= q.first or not around.is_word(at):
        return None
    word = bare(around.reading.raw(at))
    single = singular(without_article(word))
    return Counted(single, "number of") if word.startswith(ARTICLE) and single != without_article(word) else None


def _parts(scene: Scene, token: int) -> bool:
    """Whether a token ends the search: a full stop, or another number."""
    word = scene.around.reading.words[token]
    return word in ".!?\u061f\u061b;" or word[0].isdecimal() or bool(scene.around.at("number_words", token))


def pointed_at(scene: Scene, q: Quantity, token: int) -> Counted | None:
    """بلغ عددها نحو خمسين: the plural that the pronoun points at."""
    things = scene.around.reading.words[token].endswith(_THINGS)
    found = plural_before(scene, q, things, token)
    return found or (None if things else people(scene, "number of"))


def plural_before(scene: Scene, q: Quantity, things: bool, token: int | None = None) -> Counted | None:
    """The nearest plural noun before, of things or of people, in this sentence or the one before."""
    around, start = scene.around, q.first if token is None else token
    here = scene.sentence_index(start)
    for at in range(start - 1, max(-1, start - 60), -1):
        if here - scene.sentence_index(at) > 1:
            return None
        hit = known(around, at, _ANY, ("plural",))
        if hit and hit.entry.get("category") not in ("duration", "money") and bool(hit.entry.get("human")) != things:
            found = from_hit(around, hit, "pronoun")
            found.first = found.last = None
            return found
    return None


def people(scene: Scene, rule: str) -> Counted:
    """A person, where the text speaks of people and names none."""
    entry = next((e for e in scene.around.reading.lexicon.entries.get("nouns", {}).values() if e.id == "person"), None)
    return Counted(entry.lemma if entry else None, rule, entry=entry, category="people")


def of_event(scene: Scene, q: Quantity) -> Counted | None:
    """وإصابة 10 في انفجار; وأصيب الآلاف: an event of people right before the number."""
    around = scene.around
    if q.definite and q.kind in ("one", "two"):
        return None
    for token in range(q.first - 1, max(-1, q.first - 4), -1):
        if around.is_mark(token) or around.role(token) == "clause":
            break
        if any(token == q.first - 1 or hit.entry.get("applies") != "people" for hit in around.at("events", token) if _FUTURE not in hit.prefix):
            return people(scene, "event")
    return (people(scene, "vague") if q.low < _MONEY else Counted(None, "vague")) if q.kind == "vague" else None


def next_in_line(scene: Scene, q: Quantity) -> Counted | None:
    """وواحد باتجاه البحر واثنان باتجاه المدينة: numbers that go on counting the same."""
    if not q.prefix.startswith(AND) or q.kind not in ("one", "two", "number") or q.scaled:
        return None
    told = scene.last(q)
    return _like(told, "next in line") if told and q.first - told.quantity.num_last < 9 and q.rule != "digits" else None


def among_them(scene: Scene, q: Quantity) -> Counted | None:
    """بينهم أكثر من 3600 يقيمون في ملاجئ."""
    if scene.around.role_before(q.first) not in ("among", "of_them") or q.kind in ("one", "two"):
        return None
    told = scene.last(q, 0)
    return _like(told, "among") if told else None


def same_again(scene: Scene, q: Quantity) -> Counted | None:
    """17 مليار دولار مقابل 13 مليار, 2 مليون دولار من أصل 3 ملايين: a scaled number set against the one before."""
    told = scene.told[-1] if scene.told else None
    if not q.scaled or told is None or not told.quantity.scaled or scene.around.role_before(q.first) not in _AGAINST:
        return None
    near = q.first - told.quantity.num_last < 10 and scene.sentence_index(q.first) == scene.sentence_index(told.quantity.first)
    return _like(told, "same again") if near else None


def contrasted(scene: Scene, q: Quantity) -> Counted | None:
    """23 قتيلا لا 32: the wrong number beside the right one."""
    told = scene.told[-1] if scene.told else None
    if told is None or scene.around.role_before(q.first) not in ("negation", "not_so") or q.first - told.quantity.num_last > _FAR:
        return None
    here = scene.sentence_index(q.first) == scene.sentence_index(told.quantity.first)
    return _like(told, "contrasted", told.category) if here else None


def in_sums(scene: Scene, q: Quantity) -> Counted | None:
    """والخسائر بالملايين, والقتلى بالمئات: a vague number behind ب says how many the noun before are, or what they come to."""
    around, before = scene.around, q.num_first - 1
    if q.kind != "vague" or q.prefix != _BY + ARTICLE or before < 0 or not around.near(before, q.num_first):
        return None
    if around.role(before) == "money_word":
        return Counted(None, "in sums", category="money")
    hit = known(around, before, _ANY, ("plural",))
    return Counted(from_hit(around, hit, "in sums").unit, "in sums", entry=hit.entry) if hit else None


def amount(scene: Scene, q: Quantity) -> Counted | None:
    """A number that is a quantity by its own look: hedged, or with a scale word."""
    around = scene.around
    if q.kind in ("one", "two", "fraction") or q.dashed or around.role(q.num_last) == "or" or year_before(scene, q):
        return None
    if q.definite and not q.scaled and q.rule != "digits":
        return None
    touches = q.hedged and q.num_first > q.first
    if not touches and not (q.scaled and q.num_last - q.num_first > 1):
        return None
    money = any(around.role(i) == "money_word" for i in range(max(0, q.first - 5), q.first))
    return Counted(None, "amount", category="money" if money and q.scaled else None)


def year_before(scene: Scene, q: Quantity) -> bool:
    """عام ألفين وخمسة عشر: a year spelled out."""
    hit = known(scene.around, q.num_first - 1, _ANY, ("singular",)) if q.num_first else None
    return bool(hit and hit.entry.get("category") == "duration" and q.value and 1000 <= q.value <= 2100)


def years_of_age(scene: Scene, q: Quantity) -> Counted | None:
    """عمره 17, دون الـ25 من العمر."""
    around = scene.around
    behind = around.role(q.num_last) == "from" and around.role(q.num_last + 1) == "age_of"
    if not behind and around.role_before(q.first) != "age_of" or q.scaled or not q.value or q.value > 120:
        return None
    entry = next((e for e in around.reading.lexicon.entries.get("nouns", {}).values() if e.id == "year"), None)
    return Counted(entry.lemma, "age", entry=entry, category="duration") if entry else None


_ANY = ("", ARTICLE, *(c + ARTICLE for c in "\u0648\u0628\u0644\u0641"), *"\u0648\u0628\u0644\u0641")
_BY = "\u0628"
ELSEWHERE = [others, of_them, shared, years_of_age, contrasted, in_sums, number_of, of_event, next_in_line, among_them, same_again, amount]
