"""People and accounts 職員・利用者 of the HR desk in the gallery: roster, import, order, offices."""

from api.views.answers import Choice, ErrorLine
from api.views.hr_desk import (
    AccountRow,
    Accounts,
    Change,
    ImportFault,
    ImportPreview,
    Invitations,
    OrderForm,
    People,
    PersonRow,
)
from models.roles import Office
from tests.pages.gallery.desk.scene import hr
from tests.pages.gallery.scene import HANAKO, LONG, SATO, TAKAGI, TANAKA, TODAY, at
from tests.pages.gallery.tasks import answers

PEOPLE = People(
    day=TODAY,
    total=2,
    rows=(
        PersonRow(person=HANAKO, grade="2級"),
        PersonRow(person=LONG, leave="育休", has_mailbox=False),
    ),
    import_action="#",
)
PREVIEW = ImportPreview(
    file="職員名簿.xlsx",
    kind="roster",
    rows=60,
    changes=(
        Change(kind="new", name="髙木 隼人", words="会計課 主事"),
        Change(kind="changed", name="林 大地", words="級: 2 → 3"),
    ),
    total=3,
    missing=1,
    token="t",
)
FAULTY = PREVIEW.model_copy(
    update={
        "errors": (
            ImportFault(
                row=12, column="級", words="9級はありません。1級から7級までを書いてください。"
            ),
        )
    }
)
ACCOUNTS = Accounts(
    rows=(
        AccountRow(person=HANAKO, state="active", last_seen=at(10, 13), end_action="#"),
        AccountRow(person=SATO, state="locked", offices=(Office.CLERK,), unlock_action="#"),
        AccountRow(person=TAKAGI, state="closed"),
        AccountRow(person=LONG, state="none", invite_action="#"),
        AccountRow(person=TAKAGI, state="invited", invite_action="#", print_href="#p"),
        AccountRow(person=TANAKA, state="expired", invite_action="#"),
    ),
    total=6,
    invite_href="#i",
    to_invite=2,
    may_grant=True,
    people=(Choice(value="1", words="山田 花子(会計課)"),),
    grant_action="#",
)
AN_ORDER = OrderForm(
    person=HANAKO,
    back="/hr/people",
    kinds=(Choice(value="異動", words="異動"), Choice(value="退職", words="退職")),
    leaves=(Choice(value="育児休業", words="育児休業"),),
    posts=(Choice(value="100", words="会計課長(100)"),),
)

INVITATIONS = Invitations(
    action="#",
    people=(PersonRow(person=HANAKO), PersonRow(person=LONG, has_mailbox=False)),
    more=12,
    until=at(10, 27),
    paper_href="/hr/letters",
)
SCENES = (
    hr("hr_order-empty", "hr/order.html", "/hr/people/1/order", order=AN_ORDER),
    hr(
        "hr_order-error",
        "hr/order.html",
        "/hr/people/1/order",
        order=AN_ORDER,
        answers=answers(
            errors=(ErrorLine(field="effective_on", words="発令日: 「いつか」 2026-04-01"),)
        ),
    ),
    hr("hr_people-filled", "hr/people.html", "/hr/people", people=PEOPLE),
    hr(
        "hr_people-preview",
        "hr/people.html",
        "/hr/people",
        people=PEOPLE.model_copy(update={"preview": PREVIEW}),
    ),
    hr(
        "hr_people-same",
        "hr/people.html",
        "/hr/people",
        people=PEOPLE.model_copy(
            update={"preview": PREVIEW.model_copy(update={"changes": (), "total": 0})}
        ),
    ),
    hr(
        "hr_people-error",
        "hr/people.html",
        "/hr/people",
        people=PEOPLE.model_copy(update={"preview": FAULTY}),
    ),
    hr(
        "hr_people-empty",
        "hr/people.html",
        "/hr/people",
        people=People(day=TODAY, import_action="#"),
    ),
    hr("hr_accounts-filled", "hr/accounts.html", "/hr/accounts", accounts=ACCOUNTS),
    hr("hr_invitations-filled", "hr/invitations.html", invitations=INVITATIONS),
    hr(
        "hr_invitations-done",
        "hr/invitations.html",
        invitations=INVITATIONS.model_copy(update={"people": (), "sent": 2}),
    ),
    hr(
        "hr_invitations-empty",
        "hr/invitations.html",
        invitations=INVITATIONS.model_copy(update={"people": (), "sent": 0}),
    ),
    hr("hr_accounts-empty", "hr/accounts.html", "/hr/accounts", accounts=Accounts()),
)
