"""Whether a pair may go on 組の継続 after an order, and what HR let go for it is no reason to end it."""

from datetime import date

import pytest

from models.mentoring.hard_rules import HardRule
from models.mentoring.pair import EndReason
from models.mentoring.still_fits import why_not
from tests.given.people import Someone
from tests.rules.mentoring.test_from_organisation import (
    AIZU,
    beside,
    hall,
    kato,
    new,
    roads,
    scheme,
)

DAY = date(2026, 5, 11)


@pytest.mark.parametrize(
    ("mentor", "let_go", "reason"),
    [
        (roads, (), None),
        (beside, (), EndReason.SAME_SECTION),
        (beside, (HardRule.YEARS.value,), EndReason.SAME_SECTION),
        (beside, (HardRule.SECTION.value,), None),
        (kato, (HardRule.SECTION.value,), EndReason.IN_LINE),
    ],
)
def test_the_section_is_no_reason_where_hr_let_its_rule_go(
    mentor: Someone, let_go: tuple[str, ...], reason: EndReason | None
) -> None:
    assert why_not(hall(), AIZU, scheme(), new.id, mentor.id, DAY, let_go) is reason
