"""A process file as it must not be 不注意な手続き: it imports a database library, and nothing says it was meant."""

import sqlalchemy
from temporalio import workflow


@workflow.defn
class Careless:
    @workflow.run
    async def run(self) -> str:
        return sqlalchemy.__version__
