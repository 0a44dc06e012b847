"""The bare workflow 素の手続き: it waits and counts updates, and does nothing else; the measure of the engine alone."""

from temporalio import workflow


@workflow.defn
class Bare:
    """As little as a case can do."""

    def __init__(self) -> None:
        self._heard = 0

    @workflow.run
    async def run(self, _name: str) -> None:
        await workflow.wait_condition(lambda: self._heard < 0)

    @workflow.update
    async def hear(self, _what: str) -> int:
        self._heard += 1
        return self._heard
