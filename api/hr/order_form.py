"""The form of one personnel order 発令: its fields are the columns of the orders file, so one set of rules holds."""

import csv
import io
from collections.abc import Mapping
from typing import Final

from api import addresses
from api.hr.rows import Desk
from api.views.answers import Choice
from api.views.hr_desk import OrderForm
from models.imports.kinds import ImportKind
from models.imports.layouts import LAYOUTS
from models.organisation import full_title
from models.people import LEAVE_WORDS
from models.personnel_orders import ORDER_WORDS

_GIVEN: Final = "number"
ORDER_FIELDS: Final[dict[str, str]] = {
    column.key: column.name for column in LAYOUTS[ImportKind.ORDERS] if column.key != _GIVEN
}
"""Field → heading of the file, without the employee number: that is known."""


def as_file(number: str, typed: Mapping[str, str]) -> tuple[bytes, str]:
    """The order as a file with one line, and its name for the preview."""
    text = io.StringIO()
    rows = csv.writer(text)
    headings = {column.key: column.name for column in LAYOUTS[ImportKind.ORDERS]}
    rows.writerow(headings.values())
    rows.writerow([number if key == _GIVEN else typed.get(key, "").strip() for key in headings])
    return text.getvalue().encode(), typed.get("order_number", "").strip() or ORDER_FIELDS["kind"]


def order_view(desk: Desk, person_id: str) -> OrderForm:
    """Choices from the book: kinds of orders and of leave, and every post that stands."""
    organisation = desk.arrival.organisation
    posts = sorted(organisation.posts.values(), key=lambda post: post.code)
    return OrderForm(
        person=desk.person(person_id),
        back=addresses.HR_PEOPLE,
        kinds=tuple(Choice(value=word, words=word) for word in ORDER_WORDS.values()),
        leaves=tuple(Choice(value=word, words=word) for word in LEAVE_WORDS.values()),
        posts=tuple(
            Choice(value=post.code, words=f"{full_title(post, section)}({post.code})")
            for post in posts
            if (section := organisation.sections.get(post.section_id))
            and section.exists_on(desk.today)
        ),
    )
