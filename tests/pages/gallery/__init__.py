"""The gallery 画面の見本: every page with example data in every state, to be rendered, pictured and measured."""

from tests.pages.gallery import (
    applicants,
    applying,
    around,
    campaign,
    campaign_year,
    desk,
    doors,
    ojt,
    one_on_one,
    pair_talks,
    panels,
    people_talks,
    places,
    posting_desk,
    posting_desk_placing,
    posting_desk_results,
    talks,
    tasks,
)
from tests.pages.gallery.scene import Scene

SCENES: tuple[Scene, ...] = (
    *tasks.SCENES,
    *around.SCENES,
    *places.SCENES,
    *people_talks.SCENES,
    *doors.SCENES,
    *talks.SCENES,
    *one_on_one.SCENES,
    *pair_talks.SCENES,
    *panels.SCENES,
    *applicants.SCENES,
    *applying.SCENES,
    *posting_desk.SCENES,
    *posting_desk_placing.SCENES,
    *posting_desk_results.SCENES,
    *campaign.SCENES,
    *campaign_year.SCENES,
    *ojt.SCENES,
    *desk.SCENES,
)
