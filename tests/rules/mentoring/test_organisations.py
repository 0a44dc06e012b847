"""Plans of invented organisations break no hard rule, also after orders in the middle of the year."""

import pytest

from bench.mentors_cities import looked_at

ORGANISATIONS = 200


def test_no_hard_rule_is_broken_in_hundreds_of_organisations() -> None:
    seen = [looked_at(seed) for seed in range(ORGANISATIONS)]
    assert [(nth, it.broken) for nth, it in enumerate(seen) if it.broken] == []
    assert sum(it.pairs for it in seen) > ORGANISATIONS
    assert sum(it.ended for it in seen) > ORGANISATIONS / 4
    assert sum(it.again for it in seen) > ORGANISATIONS / 20


def test_who_is_not_told_of_the_line_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """The look at each pair asks the organisation itself: it sees what a plan without lines breaks."""
    monkeypatch.setattr("models.mentoring.from_organisation.lines", lambda *_: {})
    found = {it.split(": ")[1] for seed in range(40) for it in looked_at(seed).broken}
    assert {"leads", "rates"} <= found


def test_the_same_seed_is_the_same_organisation() -> None:
    assert looked_at(7) == looked_at(7)
