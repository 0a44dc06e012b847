"""The ``ayumi`` command 操作: one small file per group; every command says how it is used, with an example."""

import typer

from ayumi.commands import (
    account,
    audit,
    backup,
    bench,
    case,
    cycle,
    demo,
    doctor,
    engine,
    imports,
    mentoring,
    migrate,
    policy,
    posting,
    replay_check,
    seal,
    serve,
    status,
    work,
)
from ayumi.commands.running import Plain

app = typer.Typer(
    name="ayumi",
    cls=Plain,
    help="Ayumi 歩み: the year of a city's personnel work, run durably.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
for command in (demo, serve, work, migrate, status, doctor, backup, replay_check, bench):
    command.add_to(app)
for name, group in (
    ("engine", engine.app),
    ("roster", imports.roster),
    ("orders", imports.orders),
    ("results", imports.results),
    ("section-goals", imports.section_goals),
    ("policy", policy.app),
    ("cycle", cycle.app),
    ("case", case.app),
    ("account", account.app),
    ("audit", audit.app),
    ("seal", seal.app),
    ("posting", posting.app),
    ("mentoring", mentoring.app),
):
    app.add_typer(group, name=name)
