"""Contradictions 矛盾 inside the chapters on mentors メンター and on OJT: programmes that cannot run as they stand."""

from collections import Counter
from collections.abc import Iterator

from models.policy.guiding import MenteeGroup
from models.policy.mentoring import MentoringChapter
from models.policy.ojt import OjtChapter
from models.policy.pair_talk_checks import pair_talk_contradictions
from models.policy.programme import Programme, ProgrammeKind
from models.policy.programme_day_checks import day_contradictions
from models.policy.schema import Policy

Contradiction = tuple[tuple[str | int, ...], str, str]

_KINDS = {"mentoring": ProgrammeKind.MENTOR, "ojt": ProgrammeKind.OJT}


def programme_contradictions(policy: Policy) -> Iterator[Contradiction]:
    """Key path, rule code, and what is allowed; a chapter not used may say what it likes."""
    yield from _something_runs(policy)
    yield from _keys_differ(policy)
    yield from _promoters_have_a_grade(policy)
    for place, programme in _programmes(policy):
        for keys, rule, allowed in _inside(policy, place[0], programme):
            yield (*place, *keys), rule, allowed


def _chapters(policy: Policy) -> Iterator[tuple[str, MentoringChapter | OjtChapter]]:
    for name, chapter in (("mentoring", policy.mentoring), ("ojt", policy.ojt)):
        if chapter.used.value:
            yield name, chapter


def _programmes(policy: Policy) -> Iterator[tuple[tuple[str, str, int], Programme]]:
    for name, chapter in _chapters(policy):
        for nth, programme in enumerate(chapter.programmes):
            yield (name, "programmes", nth), programme


def _inside(policy: Policy, chapter: str, programme: Programme) -> Iterator[Contradiction]:
    yield from _the_chapter_is_its_own(chapter, programme)
    yield from _bands_have_a_grade(policy, programme)
    yield from _years_in_order(programme)
    yield from _weights_tell_pairs_apart(programme)
    yield from _one_thing_comes_first(programme)
    yield from _sums_hide_everybody(policy, programme)
    yield from day_contradictions(policy, programme)
    yield from pair_talk_contradictions(policy, programme)


def _something_runs(policy: Policy) -> Iterator[Contradiction]:
    for name, chapter in _chapters(policy):
        beside = "advice" if isinstance(chapter, MentoringChapter) else "promoters"
        if not chapter.programmes and not getattr(chapter, beside).used.value:
            allowed = f"used: true のときは、制度を一つ以上挙げるか、{beside} を used: true に"
            yield (name, "programmes"), "nothing_runs", allowed


def _keys_differ(policy: Policy) -> Iterator[Contradiction]:
    """One key is one year in the book; one group of one chapter would be looked after twice."""
    keys = Counter[str]()
    groups = Counter[tuple[str, MenteeGroup]]()
    for place, programme in _programmes(policy):
        if keys[programme.key]:
            allowed = "mentoring と ojt を通して、ほかの制度と違う key"
            yield (*place, "key"), "programme_twice", allowed
        keys[programme.key] += 1
        for nth, group in enumerate(programme.looked_after.value.groups):
            if groups[place[0], group] and group is not MenteeGroup.VOLUNTEERS:
                allowed = f"同じ章のほかの制度が挙げていない者({group.value} は二度目)"
                yield (*place, "looked_after", "value", "groups", nth), "group_twice", allowed
            groups[place[0], group] += 1


def _promoters_have_a_grade(policy: Policy) -> Iterator[Contradiction]:
    if not policy.ojt.has_promoters:
        return
    known = [grade.key for grade in policy.evaluation.ladder.value.grades]
    for nth, key in enumerate(policy.ojt.promoters.grades.value):
        if key not in known:
            keys = ("ojt", "promoters", "grades", "value", nth)
            yield keys, "unknown_grade", f"evaluation.ladder の次のどれか: {', '.join(known)}"


def _the_chapter_is_its_own(chapter: str, programme: Programme) -> Iterator[Contradiction]:
    if programme.kind.value is not (kind := _KINDS[chapter]):
        yield ("kind", "value"), "kind_of_other_chapter", f"{chapter} の章では {kind.value}"


def _bands_have_a_grade(policy: Policy, programme: Programme) -> Iterator[Contradiction]:
    known = {grade.band for grade in policy.evaluation.ladder.value.grades}
    for nth, band in enumerate(programme.may_guide.bands.value):
        if band not in known:
            allowed = f"evaluation.ladder に職位のある次のどれか: {', '.join(sorted(known))}"
            yield ("may_guide", "bands", "value", nth), "band_without_grade", allowed


def _years_in_order(programme: Programme) -> Iterator[Contradiction]:
    rules = programme.may_guide
    if rules.years_apart_least.value > (most := rules.years_apart_most.value):
        keys = ("may_guide", "years_apart_least", "value")
        yield keys, "years_out_of_order", f"years_apart_most の {most} 以下"


def _weights_tell_pairs_apart(programme: Programme) -> Iterator[Contradiction]:
    """Where nobody of another job family may guide, that weight is the same for every pair."""
    weights = programme.weights.value
    others = weights.model_copy(update={"same_job_family": 0})
    if programme.may_guide.same_job_family.value and not others.something_weighs:
        allowed = "may_guide.same_job_family が true のため、ほかの重みを一つ以上 1 から 10 まで"
        yield ("weights", "value"), "weights_tell_nothing", allowed


def _one_thing_comes_first(programme: Programme) -> Iterator[Contradiction]:
    """To make the worst pair better, a plan would take from others whom they wished for."""
    if programme.mentee_chooses and programme.worst_pair_first.value:
        allowed = "named_by が mentee のため false(本人の望む者を先にする)"
        yield ("worst_pair_first", "value"), "wishes_come_first", allowed


def _sums_hide_everybody(policy: Policy, programme: Programme) -> Iterator[Contradiction]:
    least = policy.anonymity.least_people.value
    if programme.survey.value and programme.survey_least.value < least:
        allowed = f"anonymity.least_people の {least} 以上"
        yield ("survey_least", "value"), "group_too_small", allowed
