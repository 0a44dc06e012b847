"""The evaluator chain 評価者 over 10,000 invented organisations: never oneself, never each other, never twice."""

from datetime import date, timedelta
from random import Random

import pytest
from pydantic import ValidationError

from models.evaluators import CHAIN_ROLES, Chain, ChainRule, Seat, evaluators
from models.ids import PersonId, PostId, SectionId
from models.names import PersonName
from models.organisation import Organisation
from models.people import Employment, Leave, LeaveKind, Person
from models.roles import Role
from models.sections import Assignment, AssignmentKind, Post, Section, SectionKind
from tests.given.people import a_city_hall, a_head, an_employee

MAY = date(2026, 5, 1)
LONG_AGO = date(2015, 4, 1)
ORGANISATIONS = 10_000

NATIONAL = ChainRule(adjuster=Seat(head_of=SectionKind.DEPARTMENT), confirmer=Seat(post="総務部長"))
ASSISTED = ChainRule(
    assistant_evaluator=Seat(level=1),
    first_evaluator=Seat(head_of=SectionKind.SECTION),
    second_evaluator=Seat(head_of=SectionKind.DEPARTMENT),
    confirmer=Seat(post="市長"),
)
CROSSED = ChainRule(adjuster=Seat(post="P1"), confirmer=Seat(post="P2"))
RULES = (ChainRule(), NATIONAL, ASSISTED, CROSSED)

HALL = a_city_hall("総務部 > 会計課 > 出納係", "総務部 > 人事課", "土木部 > 道路課")
deputy_mayor = a_head("副島").of("市")
general = a_head("鈴木").of("総務部")
works = a_head("石井").of("土木部")
tanaka = a_head("田中").of("会計課")
kato = a_head("加藤").of("出納係")
sato = an_employee("佐藤").in_section("出納係")


def chain_of(person: PersonId, *people: object, rule: ChainRule = NATIONAL) -> Chain:
    organisation = HALL.with_people(*people)  # type: ignore[arg-type]
    return evaluators(organisation, person, MAY, rule)


def test_the_usual_chain() -> None:
    chain = chain_of(sato.id, deputy_mayor, general, tanaka, kato, sato)
    assert chain.first_evaluator == kato.id
    assert chain.second_evaluator == tanaka.id
    assert chain.adjuster == general.id
    assert chain.confirmer == deputy_mayor.id  # 総務部長 adjusts already


def test_outside_general_affairs_its_head_confirms() -> None:
    ito = an_employee("伊藤").in_section("道路課")
    roads = a_head("道田").of("道路課")
    chain = chain_of(ito.id, deputy_mayor, general, works, roads, ito)
    assert chain.by_role() == {
        Role.FIRST_EVALUATOR: roads.id,
        Role.SECOND_EVALUATOR: works.id,
        Role.ASSISTANT_EVALUATOR: None,
        Role.ADJUSTER: deputy_mayor.id,
        Role.CONFIRMER: general.id,
    }


def test_a_vacancy_moves_everybody_up() -> None:
    chain = chain_of(sato.id, deputy_mayor, general, tanaka, sato)
    assert (chain.first_evaluator, chain.second_evaluator) == (tanaka.id, general.id)


def test_at_the_top_the_highest_left_takes_both_roles_but_never_the_firsts() -> None:
    chain = chain_of(tanaka.id, deputy_mayor, general, tanaka)
    assert (chain.first_evaluator, chain.second_evaluator) == (general.id, deputy_mayor.id)
    assert chain.adjuster == chain.confirmer == deputy_mayor.id


def test_when_the_chain_runs_out_nobody_is_named() -> None:
    chain = chain_of(general.id, deputy_mayor, general)
    assert chain.first_evaluator == deputy_mayor.id
    assert chain.second_evaluator is None
    assert chain.confirmer is None
    assert chain_of(deputy_mayor.id, deputy_mayor, general).first_evaluator is None


def test_relatives_are_barred() -> None:
    organisation = HALL.with_people(deputy_mayor, general, tanaka, kato, sato)
    chain = evaluators(organisation, sato.id, MAY, NATIONAL, barred=[kato.id])
    assert chain.first_evaluator == tanaka.id
    assert kato.id not in chain.by_role().values()


def test_two_heads_who_lead_each_others_units_do_not_rate_each_other() -> None:
    hall = a_city_hall("総務部 > 会計課 > 出納係", "総務部 > 人事課 > 給与係")
    mori = a_head("森").of("出納係").also_heading("人事課")
    abe = a_head("阿部").of("給与係").also_heading("会計課")
    organisation = hall.with_people(general, mori, abe)
    assert evaluators(organisation, mori.id, MAY, ChainRule()).first_evaluator == general.id
    assert evaluators(organisation, abe.id, MAY, ChainRule()).first_evaluator == general.id


def test_which_roles_a_person_has() -> None:
    chain = chain_of(tanaka.id, deputy_mayor, general, tanaka)
    both = {Role.SECOND_EVALUATOR, Role.ADJUSTER, Role.CONFIRMER}
    assert chain.roles_of(deputy_mayor.id) == both
    assert chain.holder(Role.HR) is None


@pytest.mark.parametrize("wrong", [{}, {"level": 0}, {"level": 1, "post": "総務部長"}])
def test_a_seat_is_found_in_one_way(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Seat(**wrong)


def a_random_organisation(draw: Random) -> Organisation:
    """Two to nine sections in a tree, head and staff posts, vacancies, dual posts, leave, leavers, movers."""
    sections, posts = _random_sections(draw)
    people, assignments, leaves = [], [], []
    for nth in range(draw.randint(2, 12)):
        who = PersonId(f"p{nth}")
        left = MAY - timedelta(days=draw.randint(-40, 40)) if draw.random() < 0.1 else None
        people.append(
            Person(
                id=who,
                number=str(nth),
                name=PersonName.model_construct(family="某"),
                hired_on=LONG_AGO,
                left_on=left,
                employment=draw.choice(list(Employment)),
            )
        )
        moved = MAY + timedelta(days=draw.randint(-30, 30)) if draw.random() < 0.2 else None
        first = draw.choice(posts).id
        until = moved - timedelta(days=1) if moved else None
        assignments.append(
            Assignment(person_id=who, post_id=first, from_day=LONG_AGO, to_day=until)
        )
        if moved:
            again = draw.choice(posts).id
            assignments.append(Assignment(person_id=who, post_id=again, from_day=moved))
        for _ in range(draw.choice((0, 0, 0, 1, 1, 2))):
            dual = draw.choice(posts).id
            kind = AssignmentKind.DUAL
            assignments.append(
                Assignment(person_id=who, post_id=dual, kind=kind, from_day=LONG_AGO)
            )
        if draw.random() < 0.15:
            leaves.append(Leave(person_id=who, kind=LeaveKind.SICK, from_day=MAY, to_day=MAY))
    return Organisation(
        sections=sections, posts=posts, people=people, assignments=assignments, leaves=leaves
    )


def _random_sections(draw: Random) -> tuple[list[Section], list[Post]]:
    kinds = (SectionKind.CITY, SectionKind.DEPARTMENT, SectionKind.SECTION, SectionKind.UNIT)
    names = ("市", "総務部", "会計課", "出納係")
    sections: list[Section] = []
    posts: list[Post] = []
    for nth in range(draw.randint(2, 9)):
        parent = draw.choice(sections) if sections else None
        depth = min(3, kinds.index(parent.kind) + 1) if parent else 0
        section = Section(
            id=SectionId(f"s{nth}"),
            code=f"S{nth}",
            name=names[depth],
            kind=kinds[depth],
            parent_id=parent.id if parent else None,
        )
        sections.append(section)
        title = ("市長", "部長", "課長", "係長")[depth]
        for head, rank in ((True, 90 - 20 * depth), (False, draw.choice((10, 10, 30, 50)))):
            code = f"P{len(posts)}"
            posts.append(
                Post(
                    id=PostId(code),
                    code=code,
                    title=title if head else "主事",
                    section_id=section.id,
                    rank=rank,
                    is_head=head,
                )
            )
    return sections, posts


def test_no_self_no_pair_no_double_no_ghost_in_ten_thousand_organisations() -> None:
    draw = Random(20260401)
    chains_seen = filled = 0
    for nth in range(ORGANISATIONS):
        organisation = a_random_organisation(draw)
        rule = RULES[nth % len(RULES)]
        day = MAY + timedelta(days=draw.randint(-3, 3))
        chains = {
            it.id: evaluators(organisation, it.id, day, rule) for it in organisation.people_on(day)
        }
        rates = {
            (who, person)
            for person, chain in chains.items()
            for who in chain.by_role().values()
            if who is not None
        }
        for who, person in rates:
            assert who != person, nth
            assert (person, who) not in rates, nth
            assert organisation.on_duty(who, day), nth
        for chain in chains.values():
            three = [chain.first_evaluator, chain.second_evaluator, chain.assistant_evaluator]
            named = [who for who in three if who is not None]
            assert len(set(named)) == len(named), nth
            first = chain.first_evaluator
            assert first is None or first not in (chain.adjuster, chain.confirmer), nth
        chains_seen += len(chains)
        filled += len(rates)
    assert chains_seen > 5 * ORGANISATIONS
    assert filled > chains_seen / 4
    assert len(CHAIN_ROLES) == 5
