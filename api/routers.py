"""All routers 画面の一覧 beside the ways of signing in: each page's module adds its own line here."""

from typing import Final

from fastapi import APIRouter

from api import (
    audit,
    calendar_feed,
    conduct_log,
    desk_referrals,
    hr_accounts,
    hr_invitations,
    my_calendars,
    my_people,
    my_record,
    my_tasks,
    rule_book,
)
from api.advice.routers import ADVICE_ROUTERS
from api.challenge_job import disputes as posting_disputes
from api.challenge_job import (
    interview_part,
    interviews,
    my_panels,
    posting_list,
    questions,
    section_postings,
)
from api.challenge_job import routes as challenge_job
from api.hr.routers import HR_ROUTERS
from api.hr_mentoring.routers import HR_MENTORING_ROUTERS
from api.mentoring import my_mentoring, my_profile, promoted, propose_mentors
from api.mentoring import routes as mentoring
from api.my_people_talks.routers import PEOPLE_TALKS_ROUTERS
from api.one_on_one import my_talks, my_times
from api.one_on_one import routes as one_on_one
from api.posting_desk.routers import POSTING_DESK_ROUTERS
from api.practice import clock, mailbox
from api.talks import notes, promises, referrals
from api.tasks import exits, receipts, routes, whole_sheet

ROUTERS: Final[tuple[APIRouter, ...]] = (
    my_tasks.router,
    routes.router,
    whole_sheet.router,
    exits.router,
    receipts.router,
    one_on_one.router,
    challenge_job.router,
    mentoring.router,
    my_mentoring.router,
    my_profile.router,
    propose_mentors.router,
    promoted.router,
    *ADVICE_ROUTERS,
    interviews.router,
    interview_part.router,
    my_panels.router,
    posting_disputes.router,
    posting_list.router,
    section_postings.router,
    questions.router,
    my_talks.router,
    my_times.router,
    my_record.router,
    calendar_feed.router,
    my_calendars.router,
    my_people.router,
    *PEOPLE_TALKS_ROUTERS,
    conduct_log.router,
    notes.router,
    promises.router,
    referrals.router,
    desk_referrals.router,
    *POSTING_DESK_ROUTERS,
    hr_accounts.router,
    hr_invitations.router,
    *HR_ROUTERS,
    *HR_MENTORING_ROUTERS,
    rule_book.router,
    audit.router,
)
"""Of the city's pages."""

PRACTICE_ROUTERS: Final[tuple[APIRouter, ...]] = (clock.router, mailbox.router)
"""Of the practice city; in production they do not exist."""
