"""What a form 様式 knows, its page asks: no field is taken that nobody was shown."""

import re

import pytest

from models.evaluation.forms import FORMS
from models.evaluation.steps import Step
from tests.pages.gallery.shown import shown
from tests.pages.gallery.tasks import SHEETS, answers, scene

_OF_ANOTHER_STEP = {Step.REVIEW_CHANGE: {"proposals"}}
"""One form serves both reviews; a change is agreed or sent back, nobody proposes other words."""
_ASKED = re.compile(r'<(?:input|textarea|select)[^>]*\bname="([a-z_]+)')


@pytest.mark.parametrize("step", list(FORMS))
def test_every_field_of_a_step_stands_on_its_page(step: Step) -> None:
    form = FORMS[step]
    typed = set(form.model_fields) - getattr(form, "COMPUTED", frozenset())
    typed -= _OF_ANOTHER_STEP.get(step, set())
    page = shown(scene(step, "asked", SHEETS[step], answers()))
    assert typed - set(_ASKED.findall(page)) == set()
