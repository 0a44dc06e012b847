"""The table of rights 権限の表: each route with what it answers to every role; no role is left unsaid."""

from typing import Final

from tests.rights.table.accounts import ACCOUNTS
from tests.rights.table.advice import ADVICE
from tests.rights.table.cases import CASES
from tests.rights.table.hr import HR
from tests.rights.table.hr_accounts import HR_ACCOUNTS
from tests.rights.table.hr_mentoring import HR_MENTORING
from tests.rights.table.hr_years import HR_YEARS
from tests.rights.table.mentoring import MENTORING
from tests.rights.table.office import OFFICE
from tests.rights.table.ojt import OJT
from tests.rights.table.panels import PANELS
from tests.rights.table.people_talks import PEOPLE_TALKS
from tests.rights.table.plan_desk import PLAN_DESK
from tests.rights.table.posting_desk import POSTING_DESK
from tests.rights.table.postings import POSTINGS
from tests.rights.table.practice import PRACTICE
from tests.rights.table.route import Route
from tests.rights.table.talks import TALKS
from tests.rights.table.tasks import TASKS

AREAS: Final[dict[str, tuple[Route, ...]]] = {
    "Signing in and out ログイン": ACCOUNTS,
    "Tasks and receipts 作業と控え": TASKS,
    "Records, people, conduct log 記録・部下・職務行動記録": CASES,
    "Talks and desks 1on1・相談窓口": TALKS,
    "The partner's 1on1 部下・担当の1on1": PEOPLE_TALKS,
    "Open posting 庁内公募": POSTINGS,
    "Panels of open posting 審査員": PANELS,
    "The posting desk 公募の窓口": POSTING_DESK,
    "Pairs of mentors and mentees メンター・OJTの組": MENTORING,
    "OJT in the section, and naming mentors 課のOJT・推薦": OJT,
    "The plan of pairs 組合せの案": PLAN_DESK,
    "The advice directory 助言の名簿": ADVICE,
    "Programmes of mentors at HR 人事課のメンター・OJT": HR_MENTORING,
    "The HR desk and audit 人事課・監査": (*HR, *HR_YEARS, *HR_ACCOUNTS),
    "People, letters and paper 職員・手紙・紙": OFFICE,
    "Practice only 練習だけ": PRACTICE,
}
TABLE: Final[tuple[Route, ...]] = tuple(route for area in AREAS.values() for route in area)
