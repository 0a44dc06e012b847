"""How long a case waits for its own hands: short for the book's page, patient when the database is down."""

from datetime import timedelta

from temporalio.common import RetryPolicy

QUICK = timedelta(seconds=5)
"""A page in one local activity; longer than this the workflow task should not be held."""

PATIENT = timedelta(seconds=30)
"""One attempt of a page while the database is away; attempts go on without end."""

TRIES = RetryPolicy(
    initial_interval=timedelta(milliseconds=100), maximum_interval=timedelta(seconds=5)
)

GRACE = timedelta(seconds=2)
"""An instant that closes a task runs this much later, so that what was received in time stands first."""
