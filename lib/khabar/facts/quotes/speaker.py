"""Who speaks: a speaker as the quote rules pass it on, and those who spoke before."""
from dataclasses import dataclass, field

from khabar.facts.quotes.scene import Scene
from khabar.facts.quotes.subject import Subject
from khabar.facts.records import Actor
from khabar.text.affixes import FEMININE, PLURAL, PLURAL_ACCUSATIVE, THE, TO_THE, without_article
from khabar.text.fold import fold

UNSURE = ("elided", "pronoun", "title")  # rules that leave room for another speaker


@dataclass(slots=True)
class Speaker:
    """A resolved speaker; `rule` is named, surname, title, pronoun, elided or document."""

    name: str
    rule: str
    start: int | None = None
    stop: int | None = None
    actor: Actor | None = None
    gender: str | None = None
    head: str = ""


@dataclass(slots=True)
class Discourse:
    """Those who spoke so far, the last one last."""

    spoken: list[Speaker] = field(default_factory=list)
    by_unit: dict[tuple[int, int], Speaker] = field(default_factory=dict)
    _by_head: dict[str, Speaker] = field(default_factory=dict)

    def last(self, gender: str | None = None) -> Speaker | None:
        """The last speaker whose gender agrees."""
        for speaker in reversed(self.spoken[-6:]):
            if gender in ("m", "f") and speaker.gender == "mp":
                continue
            if not gender or not speaker.gender or speaker.gender[0] == gender[0]:
                return speaker
        return None

    def others(self, speaker: Speaker) -> tuple[str, ...]:
        """Others who might speak where nothing but the order tells, the likelier first."""
        if speaker.rule not in UNSURE:
            return ()
        names = dict.fromkeys(s.name for s in reversed(self.spoken[-6:]) if s.name != speaker.name)
        return tuple(names)[:2]

    def by_head(self, head: str) -> Speaker | None:
        """The last speaker whose phrase has this head noun, article aside."""
        return self._by_head.get(head)

    def add(self, speaker: Speaker, unit: tuple[int, int]) -> None:
        """One more who spoke, and the sentence it was in."""
        self.spoken.append(speaker)
        self.note(speaker, unit)

    def note(self, speaker: Speaker, unit: tuple[int, int]) -> None:
        """One whom a later noun may go back to."""
        self.by_unit.setdefault(unit, speaker)
        self._by_head[speaker.head] = speaker


def known(scene: Scene, actor: Actor, rule: str, start: int | None = None, stop: int | None = None, head: str = "") -> Speaker:
    """A speaker who is an actor of the article."""
    return Speaker(actor.name, rule, start, stop, actor, scene.actors.gender(actor), head or fold(actor.name).split()[0])


def phrase(scene: Scene, subject: Subject) -> str:
    """The phrase as printed, clitics of its first word off."""
    raw = scene.reading.raw(subject.first, subject.last)
    prefix = _prefix(scene, subject.first)
    word = scene.words[subject.first]
    if word.startswith(TO_THE):
        return THE + raw[len(TO_THE):]
    return raw[len(prefix):]


def _prefix(scene: Scene, token: int) -> str:
    hits = (scene.kind(token, kind) for kind in ("roles", "unnamed_sources", "documents", "organisation_heads"))
    prefix = next((hit.prefix for hit in hits if hit is not None), "")
    return prefix.removesuffix(THE)


def head_of(scene: Scene, subject: Subject) -> str:
    return without_article(scene.words[subject.first][len(_prefix(scene, subject.first)):])


def gender_of(scene: Scene, subject: Subject) -> str | None:
    raw = scene.reading.raw(subject.first)
    return "mp" if raw.endswith((PLURAL, PLURAL_ACCUSATIVE)) and len(raw) > 5 else "f" if raw.endswith(FEMININE) else None


def is_definite(scene: Scene, subject: Subject) -> bool:
    word = scene.words[subject.first]
    return word.startswith(TO_THE) or word[len(_prefix(scene, subject.first)):].startswith(THE)


def head_of_role(role: str) -> str:
    """The noun a role begins with, folded, article off."""
    return without_article(fold(role).split()[0])


def agree(one: Speaker, other: Speaker) -> bool:
    """Whether two speakers may be one by gender."""
    return not one.gender or not other.gender or one.gender[0] == other.gender[0]
