"""Which sections 課 are asked for something, each through its head: postings 募集, mentors メンター."""

from collections.abc import Iterator
from datetime import date

from models.ids import SectionId
from models.organisation import Organisation
from models.sections import SectionKind


def asked_sections(organisation: Organisation, day: date) -> Iterator[SectionId]:
    """The sections that exist on the day, in the order of their codes; a unit 係 answers through its section."""
    for section in sorted(organisation.sections.values(), key=lambda it: it.code):
        if section.kind is SectionKind.SECTION and section.exists_on(day):
            yield section.id
