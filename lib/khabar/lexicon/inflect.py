"""Regular inflection of lexicon entries, so that a file lists one form and the newspaper may print any.

Each inflection takes a plain form and yields (form, tag); a tag says what the form is ("past:f", "dual"). Irregular
forms are written out in the entry.
"""
from collections.abc import Iterator

_SUFFIXES = ("ه", "ها", "هم", "هما", "هن", "نا", "ي", "ك", "كم")
_OBJECTS = ("ه", "ها", "هم", "هما", "نا", "ني")
_WEAK = ("ى", "ا", "ي", "و")


def plain(form: str) -> Iterator[tuple[str, str]]:
    """The form as it stands.

    >>> list(plain("نحو"))
    [('نحو', '')]
    """
    yield form, ""


def past(form: str) -> Iterator[tuple[str, str]]:
    """Third persons of a past verb, from the masculine singular.

    >>> [f for f, _ in past("نفى")]
    ['نفى', 'نفت', 'نفوا', 'نفيا', 'نفتا']
    """
    first, *rest = form.split(" ")
    tail = " ".join(["", *rest])
    weak = first.endswith(("ى", "ا"))
    root = first[:-1] if weak else first
    dual = root + "يا" if first.endswith("ى") else root + "وا" if weak else first + "ا"
    yield form, "past:m"
    yield root + "ت" + tail, "past:f"
    yield root + "وا" + tail, "past:mp"
    yield dual + tail, "past:md"
    yield root + "تا" + tail, "past:fd"


def present(form: str) -> Iterator[tuple[str, str]]:
    """Third persons of a present verb, from the masculine singular.

    >>> [f for f, _ in present("يؤكد")]
    ['يؤكد', 'تؤكد', 'يؤكدون', 'يؤكدان', 'تؤكدان', 'يؤكدوا']
    """
    first, *rest = form.split(" ")
    tail = " ".join(["", *rest])
    root = first[:-1] if first.endswith(("ي", "و", "ى")) else first
    dual = root + "يان" if root != first else first + "ان"
    yield form, "present:m"
    yield "ت" + first[1:] + tail, "present:f"
    yield root + "ون" + tail, "present:mp"
    yield dual + tail, "present:md"
    yield "ت" + dual[1:] + tail, "present:fd"
    yield root + "وا" + tail, "present:mp"


def past_single(form: str) -> Iterator[tuple[str, str]]:
    """A past verb without its duals, which are other words in print (ردا على، نقلا عن).

    >>> [f for f, _ in past_single("رد")]
    ['رد', 'ردت', 'ردوا']
    """
    yield from ((inflected, tag) for inflected, tag in past(form) if not tag.endswith("d"))


def past_object(form: str) -> Iterator[tuple[str, str]]:
    """A past verb with the pronoun of its object hung on.

    >>> [f for f, _ in past_object("وصف")][:3]
    ['وصفه', 'وصفته', 'وصفوه']
    """
    stem = form[:-1] + "ا" if form.endswith("ى") else form
    base = form[:-1] if form.endswith(_WEAK) else form
    for suffix in _OBJECTS:
        yield stem + suffix, "past_object:m"
        yield base + "ت" + suffix, "past_object:f"
        yield base + "و" + suffix, "past_object:mp"


def present_object(form: str) -> Iterator[tuple[str, str]]:
    """A present verb with the pronoun of its object hung on.

    >>> [f for f, _ in present_object("يصف")][:3]
    ['يصفه', 'تصفه', 'يصفونه']
    """
    stem = form[:-1] + "ا" if form.endswith("ى") else form
    base = form[:-1] if form.endswith(_WEAK) else form
    for suffix in _OBJECTS:
        yield stem + suffix, "present_object:m"
        yield "ت" + stem[1:] + suffix, "present_object:f"
        yield base + "ون" + suffix, "present_object:mp"


def participle(form: str) -> Iterator[tuple[str, str]]:
    """An active participle as newspapers use it after a report; the bare form is left out: it mostly names a person (كاتب).

    >>> [f for f, _ in participle("مضيف")]
    ['مضيفا', 'مضيفة', 'مضيفين', 'مضيفات']
    """
    first, *rest = form.split(" ")
    tail = " ".join(["", *rest])
    root = first[:-1] if first.endswith("ي") else first
    yield first + "ا" + tail, "participle:m"
    yield first + "ة" + tail, "participle:f"
    yield root + "ين" + tail, "participle:mp"
    yield first + "ات" + tail, "participle:fp"


def participle_form(form: str) -> Iterator[tuple[str, str]]:
    """One form of a participle, where its other forms would be other words (لافتا, but not لافتة).

    >>> list(participle_form("لافتا"))
    [('لافتا', 'participle:m')]
    """
    head = form.split(" ")[0]
    yield form, "participle:" + ("f" if head.endswith("ة") else "mp" if head.endswith("ين") else "m")


def noun(form: str) -> Iterator[tuple[str, str]]:
    """A verbal noun, bare and with the pronouns of its subject (قوله، تأكيدها).

    >>> dict(noun("مطالبة"))["مطالبتها"]
    'noun:f'
    """
    yield form, "noun"
    stem = form[:-1] + "ت" if form.endswith("ة") else form[:-1] + "ئ" if form.endswith("ء") else form
    genders = {"ه": "m", "ها": "f", "هم": "mp", "هما": "md", "هن": "fp"}
    for suffix in _SUFFIXES:
        yield stem + suffix, "noun:" + genders.get(suffix, "1")


def singular(form: str) -> Iterator[tuple[str, str]]:
    """A counted noun: singular, accusative, duals in every case and in construct.

    >>> [f for f, tag in singular("مدينة") if tag.startswith("dual")]
    ['مدينتان', 'مدينتين', 'مدينتا', 'مدينتي']
    """
    head, *rest = form.split(" ")
    tail = " ".join(["", *rest])
    yield form, "singular"
    if not head.endswith(("ة", "اء", "ى", "ا")):
        yield head + "ا" + tail, "singular"
    if rest:
        return
    stem = head[:-1] + "ت" if head.endswith("ة") else head[:-1] + "ي" if head.endswith("ى") else head
    yield stem + "ان", "dual"
    yield stem + "ين", "dual"
    yield stem + "ا", "dual_construct"
    yield stem + "ي", "dual_construct"


def plural(form: str) -> Iterator[tuple[str, str]]:
    """A plural as given; a sound masculine one in both cases and in construct.

    >>> [f for f, _ in plural("مدنيون")]
    ['مدنيون', 'مدنيين', 'مدنيو', 'مدنيي']
    """
    yield form, "plural"
    if form.endswith("ون") and " " not in form:
        yield form[:-2] + "ين", "plural"
        yield form[:-1], "plural_construct"
        yield form[:-2] + "ي", "plural_construct"
    elif not form.endswith(("ة", "ات", "اء", "ا", "ى")) and " " not in form:
        yield form + "ا", "plural"


INFLECTIONS = {f.__name__: f for f in (plain, past, past_single, present, past_object, present_object, participle, participle_form, noun, singular, plural)}
