"""What every process 手続き has in common: a desk, and ears for whatever its case must hear."""

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from models.acts import Act
    from models.case import Message
    from models.case.start import CaseStart
    from workflows.desk import Desk


class Process:
    """The base of a workflow class. A subclass tells its story to the desk and returns its outcome."""

    def __init__(self, case: CaseStart) -> None:
        self._desk = Desk(case)

    @workflow.update
    async def hear(self, message: Message) -> int:
        """Takes a message; answers with the number of pages when the message's page stands."""
        return await self._desk.hear(message)

    @hear.validator
    def _is_well_formed(self, message: Message) -> None:
        """Checks the form only: in its first moment a case has not read its book yet."""
        if message.act is not Act.TICK and not message.id:
            raise ValueError("a message needs an id")
