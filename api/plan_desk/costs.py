"""What one plan costs against another 案の差, as the pages of the desk show it."""

from api.views.plan_desk import Cost
from models.mentoring.difference import Difference


def cost_of(difference: Difference) -> Cost:
    return Cost(matched=difference.matched, total=difference.total, worst=difference.worst)
