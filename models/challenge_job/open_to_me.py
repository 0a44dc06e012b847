"""Whether a posting is open to somebody 自分が応募できる募集: by its state, its panel, and what it asks for.

By the organisation and the posting alone, so that no answer ever depends on who applied.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from enum import StrEnum

from models.challenge_job.closed_posts import in_line
from models.challenge_job.eligibility import Answer
from models.challenge_job.posting import PostingState
from models.challenge_job.wanted import Wanted, post_answers
from models.frozen import Frozen
from models.ids import PersonId
from models.organisation import Organisation
from models.policy.schema import Policy


class Bar(StrEnum):
    """What stands between a person and a posting."""

    WITHDRAWN = "withdrawn"  # 募集の取下げ
    FILLED = "filled"  # 決まった
    OWN_PANEL = "own_panel"  # 本人が審査員
    PANEL_LINE = "panel_line"  # 審査員と同じ系統
    WANTED = "wanted"  # 募集の職位・職種に合わない


_OF_STATE = {PostingState.WITHDRAWN: Bar.WITHDRAWN, PostingState.FILLED: Bar.FILLED}


class Barred(Frozen):
    """One bar, with the panel member 審査員 it comes from, or the answer that does not hold."""

    bar: Bar
    member: PersonId | None = None
    answer: Answer | None = None


def bars(
    organisation: Organisation,
    policy: Policy,
    person_id: PersonId,
    *,
    state: PostingState,
    panel: Sequence[PersonId],
    wanted: Wanted,
    days: Collection[date],
) -> tuple[Barred, ...]:
    """All bars; empty means that the person may apply to it. ``panel`` with its reserve.

    ``days``: that of the list, and today: whoever has come into a member's line since is barred too.

    Raises NotFound for somebody the organisation does not know.
    """
    found = []
    if state in _OF_STATE:
        found.append(Barred(bar=_OF_STATE[state]))
    found.extend(_of_panel(organisation, person_id, panel, days))
    for answer in post_answers(organisation, policy, person_id, wanted):
        if not answer.holds:
            found.append(Barred(bar=Bar.WANTED, answer=answer))
    return tuple(found)


def _of_panel(
    organisation: Organisation,
    person_id: PersonId,
    panel: Sequence[PersonId],
    days: Collection[date],
) -> Iterator[Barred]:
    """The same people as ``closed_posts.closed_to`` names, with the member it is because of."""
    for member in panel:
        if member == person_id:
            yield Barred(bar=Bar.OWN_PANEL)
        elif any(person_id in in_line(organisation, member, day) for day in days):
            yield Barred(bar=Bar.PANEL_LINE, member=member)
