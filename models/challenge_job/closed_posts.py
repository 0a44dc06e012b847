"""Closed posts 応募できない募集: to whom a post is closed because of who sits on its panel.

By organisation alone, so that no refusal ever depends on an application: the list is the same whoever
applied, and can be shown to everybody on the day the posts are listed.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from functools import lru_cache

from models.ids import PersonId, PostId
from models.organisation import Organisation
from models.sections import Post

_DAYS_KEPT = 4


def closed_to(
    organisation: Organisation, panel_members: Collection[PersonId], day: date
) -> frozenset[PersonId]:
    """The panel's members and everybody in a member's line, as of the day the panel is named."""
    lines = (in_line(organisation, member, day) for member in panel_members)
    return frozenset(panel_members).union(*lines)


def in_line(organisation: Organisation, person_id: PersonId, day: date) -> frozenset[PersonId]:
    """Everybody below or above a person, at any distance, through main and dual posts alike.

    Two people are in one line if one holds a head post that stands above a post of the other. Leave
    changes nothing: who is away comes back. Without the person; empty without a post.
    """
    held = tuple(_posts_of(organisation, person_id, day))
    below = _below(organisation, day)
    found = {who for post in held for who in below.get(post.id, ())}
    for post in held:
        for head in organisation.heads_above(post, day):
            found.update(_holders(organisation, head.id, day))
    return frozenset(found - {person_id})


@lru_cache(maxsize=_DAYS_KEPT)
def _below(organisation: Organisation, day: date) -> Mapping[PostId, frozenset[PersonId]]:
    """Head posts and everybody who holds a post below them; worked out once per organisation and day."""
    found: dict[PostId, set[PersonId]] = defaultdict(set)
    for post in organisation.posts.values():
        holders = _holders(organisation, post.id, day)
        for head in organisation.heads_above(post, day) if holders else ():
            found[head.id].update(holders)
    return {head: frozenset(people) for head, people in found.items()}


def _holders(organisation: Organisation, post_id: PostId, day: date) -> list[PersonId]:
    return [*organisation.holders(post_id, day), *organisation.away_from(post_id, day)]


def _posts_of(organisation: Organisation, person_id: PersonId, day: date) -> Iterator[Post]:
    held = organisation.held_on(person_id, day) if organisation.employed(person_id, day) else ()
    return (organisation.posts[it.post_id] for it in held if it.post_id in organisation.posts)
