"""The ``ayumi`` command 操作: one small file per group; every command says how it is used, with an example."""

import typer

from ayumi.commands import demo, engine, migrate, serve, work
from ayumi.commands.running import Plain

app = typer.Typer(
    name="ayumi",
    cls=Plain,
    help="Ayumi 歩み: the year of a city's personnel work, run durably.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
for group in (demo, serve, work, migrate):
    group.add_to(app)
app.add_typer(engine.app, name="engine")
