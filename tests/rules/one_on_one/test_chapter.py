"""The chapter on 1on1 of the packs: what each city's document says, and what is only assumed."""

from datetime import time

from models.one_on_one.talk import Topic
from models.policy.one_on_one import Afterwards, InterviewCounts, OneOnOneChapter, SkippedRound
from models.policy.schema import Policy, pack_id
from models.policy.source import SourceStatus
from models.roles import Office, Role
from tests.given.packs import CITIES, the_pack_of

HELD_IN = ("kofu", "takasaki")


def test_it_is_held_where_the_document_names_it_and_nowhere_else() -> None:
    assert tuple(city for city in CITIES if the_pack_of(city).one_on_one.used.value) == HELD_IN
    for city in CITIES:
        source = the_pack_of(city).one_on_one.used.source
        named = SourceStatus.DOCUMENT if city in HELD_IN else SourceStatus.NOT_IN_DOCUMENT
        assert source.status is named
        assert source.place


def test_no_document_tells_how_often_or_how_long() -> None:
    for city in CITIES:
        chapter = the_pack_of(city).one_on_one
        for rule in (chapter.every_months, chapter.minutes, chapter.moves, chapter.notes_years):
            assert rule.source.status is SourceStatus.ASSUMED


def test_the_cities_that_hold_it_differ() -> None:
    kofu, takasaki = (the_pack_of(city).one_on_one for city in HELD_IN)
    assert (kofu.every_months.value, kofu.minutes.value) == (2, 30)
    assert (takasaki.every_months.value, takasaki.minutes.value) == (1, 15)
    assert kofu.topics.source.status is SourceStatus.DOCUMENT
    assert kofu.topics.value[:3] == (Topic.RESULTS, Topic.GROWTH, Topic.CAREER)
    assert takasaki.topics.source.status is SourceStatus.ASSUMED


def test_what_the_standard_assumes() -> None:
    chapter = the_pack_of("standard").one_on_one
    hours = chapter.hours.value
    assert (hours.from_, hours.to) == (time(9), time(17))
    assert (hours.lunch_from, hours.lunch_to) == (time(12), time(13))
    assert hours.longest_minutes == 240
    assert chapter.partner.value is Role.FIRST_EVALUATOR
    assert set(chapter.topics.value) == set(Topic)
    assert chapter.skipped.value is SkippedRound.CATCH_UP
    assert (chapter.moves.value.at_most, chapter.moves.value.then) == (2, Afterwards.COUNT)
    assert chapter.evaluation_interview_counts.value is InterviewCounts.WHEN_MARKED
    assert chapter.evaluation_interview_days_before.value == 14
    assert chapter.referral_desks.value == (Office.COMPLAINT_DESK, Office.HR_ADMIN)
    assert chapter.calendar_hosts.value == ()


def test_hours_are_stored_under_the_names_of_the_pack() -> None:
    stored = the_pack_of("kofu").model_dump(mode="json")
    assert stored["one_on_one"]["hours"]["value"]["from"] == "09:00:00"
    again = Policy.model_validate(stored)
    assert (again, pack_id(again)) == (the_pack_of("kofu"), pack_id(the_pack_of("kofu")))


def test_every_rule_of_the_chapter_is_a_pair_of_value_and_source() -> None:
    chapter = the_pack_of("kofu").one_on_one
    for name in OneOnOneChapter.model_fields:
        assert set(type(getattr(chapter, name)).model_fields) == {"value", "source"}
