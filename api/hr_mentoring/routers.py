"""The routers of programmes at the HR desk 人事課のメンター・OJT; the words of addresses come before ids."""

from typing import Final

from fastapi import APIRouter

from api.hr_mentoring import ending, mentee, mentors, names, offers, programmes, trainings, year

HR_MENTORING_ROUTERS: Final[tuple[APIRouter, ...]] = (
    programmes.router,
    trainings.router,
    names.router,
    mentors.router,
    offers.router,
    mentee.router,
    ending.router,
    year.router,
)
