"""What HR's pages of trainings and of offers show in the gallery 研修と申出の見本."""

from datetime import date

from api.views.hr_cases import Paging
from api.views.hr_mentoring import OfferLine, Offers, TrainingLine, Trainings
from models.mentoring.steps import Side
from tests.pages.gallery.desk.mentoring_views import HEAD
from tests.pages.gallery.scene import LONG, NAKAMURA, TANAKA

TRAININGS = Trainings(
    lines=(
        TrainingLine(person=TANAKA, held_on=date(2026, 6, 3), name="メンター養成研修"),
        TrainingLine(person=LONG, held_on=date(2025, 6, 4), name="OJT指導員のための教え方の研修"),
    ),
    total=2,
    paging=Paging(nth=1, pages=1),
    export_href="#csv",
)
OFFERS = Offers(
    head=HEAD,
    mentors=(
        OfferLine(person=TANAKA, person_id="1", side=Side.MENTOR, offered_on=date(2026, 4, 6)),
        OfferLine(
            person=LONG,
            person_id="2",
            side=Side.MENTOR,
            offered_on=date(2026, 4, 9),
            named_by=NAKAMURA,
        ),
    ),
    mentor_count=2,
    takes_mentees=True,
    end_action="#end",
    paging=Paging(nth=1, pages=1),
)
