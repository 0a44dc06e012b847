"""The routers of the HR desk 人事の画面; a case's own addresses come before those with a free word at the end."""

from typing import Final

from fastapi import APIRouter

from api.hr import (
    acts,
    campaign,
    cases,
    cycles,
    imports,
    letters,
    one_case,
    overview,
    paper,
    paper_entry,
    people,
    posting_panel,
    refused,
    reminders,
    talk_names,
    talk_reminders,
    talk_summary,
    talks,
)
from api.plan_desk.routers import PLAN_DESK_ROUTERS

HR_ROUTERS: Final[tuple[APIRouter, ...]] = (
    overview.router,
    cycles.router,
    people.router,
    imports.router,
    letters.router,
    paper.router,
    paper_entry.router,
    reminders.router,
    talks.router,
    talk_reminders.router,
    talk_names.router,
    talk_summary.router,
    campaign.router,
    posting_panel.router,
    *PLAN_DESK_ROUTERS,
    cases.router,
    one_case.router,
    refused.router,
    acts.router,
)
