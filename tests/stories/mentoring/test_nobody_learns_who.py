"""Who said no 誰が断ったか, and who wished for another: in the receipts alone, not in the trail an auditor reads."""

from sqlmodel import col, select

from models.acts import Act
from models.audit import SYSTEM
from models.mentoring.sheets import Said
from models.mentoring.steps import PairStep
from models.tables.audit import AuditRow
from tests.given.city import City
from tests.given.mentoring import Mentoring, a_programme, newly_hired
from tests.given.people import Someone, an_employee


async def test_the_trail_tells_the_same_whoever_it_was(city: City) -> None:
    """Of two pairs that did not come about, and of two changes, one by each side."""
    mentees = [newly_hired(it) for it in ("山田", "鈴木", "加藤", "森")]
    mentors = [an_employee(it).in_section("市民課") for it in ("村上", "林", "小田", "原")]
    held = await a_programme(city, *mentees, *mentors)
    await held.decides(*zip(mentees[:2], mentors[:2], strict=True))
    await held.declines(mentees[0], mentees[0])
    await held.declines(mentees[1], mentors[1])
    await held.starts(*zip(mentees[2:], mentors[2:], strict=True))
    for mentee, who in ((mentees[2], mentees[2]), (mentees[3], mentors[3])):
        await held.does(mentee, who, PairStep.ASK_CHANGE, Act.SUBMIT, Said())

    trails = [await _trail(held, it) for it in mentees]
    assert trails[0] == trails[1]
    assert trails[2] == trails[3]
    assert {actor for trail in trails for actor, _ in trail} == {SYSTEM}


async def _trail(held: Mentoring, mentee: Someone) -> list[tuple[str, str]]:
    """Who did what in the mentee's case, in the trail's order."""
    case = await held.case_of(mentee)
    async with held.city.database.reading() as session:
        rows = await session.scalars(
            select(AuditRow).where(col(AuditRow.case_id) == case.id).order_by(col(AuditRow.id))
        )
        return [(it.actor_id, it.what) for it in rows]
