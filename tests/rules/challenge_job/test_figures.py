"""Figures of a call 公募の数字: small groups are hidden, and never one alone."""

from models.challenge_job.figures import Figure, figures, total

GROUPS = ("a", "b", "c")
LEAST = 5


def _people(**counts: tuple[int, int]) -> list[tuple[str, bool]]:
    """By group: how many applied, and how many of them were placed."""
    return [
        (group, nth < placed) for group, (count, placed) in counts.items() for nth in range(count)
    ]


def test_large_groups_are_told_with_their_rates() -> None:
    a, b, c = figures(GROUPS, _people(a=(6, 2), b=(5, 5), c=(8, 0)), LEAST)

    assert (a.applied, a.placed, a.percent) == (6, 2, 33)
    assert (b.percent, c.percent) == (100, 0)


def test_a_single_small_group_takes_the_next_smallest_with_it() -> None:
    a, b, c = figures(GROUPS, _people(a=(4, 1), b=(9, 2), c=(6, 3)), LEAST)

    assert (a, c) == (Figure(group="a"), Figure(group="c"))
    assert b.applied == 9


def test_two_small_groups_hide_each_other() -> None:
    a, b, c = figures(GROUPS, _people(a=(1, 1), b=(2, 0), c=(6, 3)), LEAST)

    assert (a.applied, b.applied, c.applied) == (None, None, 6)


def test_a_group_nobody_applied_from_is_no_secret() -> None:
    a, b, c = figures(GROUPS, _people(a=(6, 1), b=(7, 1)), LEAST)

    assert (a.applied, b.applied, c.applied) == (6, 7, 0)
    assert c.percent is None


def test_an_empty_group_hides_nothing_beside_a_small_one() -> None:
    """The total less the groups that are told must not give the small one."""
    a, b, c = figures(GROUPS, _people(a=(3, 1), c=(7, 1)), LEAST)

    told = sum(it.applied or 0 for it in (a, b, c))
    assert a.applied is None
    assert told != 7


def test_the_total_is_hidden_as_a_group_is() -> None:
    assert total(_people(a=(2, 1), b=(2, 0)), LEAST) == Figure(group="")
    assert total(_people(a=(2, 1), b=(3, 0)), LEAST).percent == 20
