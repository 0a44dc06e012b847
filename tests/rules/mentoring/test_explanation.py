"""What each side reads about a pair: nothing about others, and nothing of the other's wishes."""

from itertools import product

from models.mentoring.candidates import Gender
from models.mentoring.explanation import WORDS, Reader, Sentence, explain
from models.mentoring.rules import Weights
from models.policy.guiding import SectionRule
from tests.given.pairing import a_mentee, a_mentor, the_rules

OTHER = the_rules(section=SectionRule.OTHER)
LAW = {"law", "budget"}


def test_what_both_share_is_said() -> None:
    a = a_mentee(place="本庁舎", interests=LAW)
    m = a_mentor(place="本庁舎", interests={"law", "digital"})
    said = explain(OTHER, a, m, Reader.MENTEE)
    assert [it.sentence for it in said] == [
        Sentence.NOT_IN_LINE,
        Sentence.OTHER_SECTION,
        Sentence.SAME_JOB_FAMILY,
        Sentence.YEARS_APART,
        Sentence.SAME_PLACE,
        Sentence.INTERESTS,
    ]
    assert said[-1].interests == ("law",)
    assert said[0].words == WORDS[Sentence.NOT_IN_LINE]


def test_what_the_programme_does_not_weigh_is_not_said() -> None:
    rules = the_rules(section=SectionRule.SAME, weights=Weights(interests=1))
    here = a_mentor(section_id="会計課", place="本庁舎")
    said = explain(rules, a_mentee(place="本庁舎", interests=LAW), here, Reader.HR)
    assert [it.sentence for it in said] == [Sentence.NOT_IN_LINE, Sentence.SAME_SECTION]


def test_a_side_reads_of_its_own_wish_alone() -> None:
    a = a_mentee(gender=Gender.FEMALE, gender_wish=Gender.FEMALE)
    m = a_mentor(gender=Gender.FEMALE, gender_wish=Gender.MALE)
    about = {
        reader: {it.sentence for it in explain(OTHER, a, m, reader) if "gender" in it.sentence}
        for reader in Reader
    }
    assert about == {
        Reader.MENTEE: {Sentence.OWN_GENDER_WISH},
        Reader.MENTOR: set(),
        Reader.BOTH: set(),
        Reader.HR: {Sentence.GENDER_WISH_MET, Sentence.GENDER_WISH_UNMET},
    }


def test_the_others_wish_changes_no_word_a_side_reads() -> None:
    wishes = (None, *Gender)
    for told, own in product(wishes, wishes):
        a = a_mentee(gender=Gender.FEMALE, gender_wish=own)
        read = {
            explain(OTHER, a, a_mentor(gender=told, gender_wish=it), Reader.MENTEE) for it in wishes
        }
        assert len(read) == 1


def test_of_the_person_wished_for_the_mentee_and_hr_read_and_the_mentor_does_not() -> None:
    chooses = the_rules(wished_first=True)
    read = {
        (reader, wish): [
            it.sentence
            for it in explain(chooses, a_mentee(wished={wish} - {""}), a_mentor(), reader)
            if "wished" in it.sentence
        ]
        for reader in Reader
        for wish in ("m", "n", "")
    }
    assert {two: said for two, said in read.items() if said} == {
        (Reader.MENTEE, "m"): [Sentence.OWN_PERSON_WISHED],
        (Reader.HR, "m"): [Sentence.PERSON_WISHED],
        (Reader.HR, "n"): [Sentence.OTHER_PERSON_WISHED],
    }
    for reader in Reader:
        silent = explain(OTHER, a_mentee(), a_mentor(), reader)
        assert explain(OTHER, a_mentee(wished={"m"}), a_mentor(), reader) == silent


def test_every_sentence_has_words() -> None:
    assert WORDS.keys() == {*Sentence}
