"""``ayumi roster``, ``orders``, ``results``, ``section-goals``: files of the city 取込, all of one or nothing."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ayumi.commands.opened import installation, real_now
from ayumi.commands.running import FINDING, Plain, in_loop, say
from models.imports.kinds import IMPORT_WORDS, ImportKind

if TYPE_CHECKING:
    from models.imports.preview import Preview

roster = typer.Typer(
    cls=Plain, no_args_is_help=True, help="Sections, posts and people: check, import."
)
orders = typer.Typer(cls=Plain, no_args_is_help=True, help="Personnel orders 発令: check, import.")
results = typer.Typer(cls=Plain, no_args_is_help=True, help="Earlier results: check, import.")
section_goals = typer.Typer(
    cls=Plain,
    no_args_is_help=True,
    help="Section goals 組織目標 and projects 事務事業: check, import.",
)

File = Annotated[
    Path, typer.Argument(exists=True, dir_okay=False, help="CSV (UTF-8, CP932) or Excel.")
]
SHOWN = 20
ROSTER_KINDS = (ImportKind.SECTIONS, ImportKind.POSTS, ImportKind.ROSTER)


@roster.command("check", epilog="Example: ayumi roster check people.xlsx")
@in_loop
async def roster_check(
    file: File,
    kind: Annotated[
        ImportKind, typer.Option(help="sections, posts or roster.")
    ] = ImportKind.ROSTER,
) -> None:
    """Shows what a file would change, and every problem by row and column; changes nothing."""
    await _run(_of_the_roster(kind), file, write=False)


@roster.command("import", epilog="Example: ayumi roster import sections.csv --kind sections")
@in_loop
async def roster_import(
    file: File,
    kind: Annotated[
        ImportKind, typer.Option(help="sections, posts or roster.")
    ] = ImportKind.ROSTER,
) -> None:
    """Takes a file, all of it or nothing; sections come first, then posts, then people."""
    await _run(_of_the_roster(kind), file, write=True)


@orders.command("check", epilog="Example: ayumi orders check april.csv")
@in_loop
async def orders_check(file: File) -> None:
    """Shows what the orders would change; changes nothing."""
    await _run(ImportKind.ORDERS, file, write=False)


@orders.command("import", epilog="Example: ayumi orders import april.csv")
@in_loop
async def orders_import(file: File) -> None:
    """Records personnel orders; on their day they are told to each case they touch."""
    await _run(ImportKind.ORDERS, file, write=True)


@results.command("check", epilog="Example: ayumi results check last-year.csv")
@in_loop
async def results_check(file: File) -> None:
    """Shows what the results would change; changes nothing."""
    await _run(ImportKind.RESULTS, file, write=False)


@results.command("import", epilog="Example: ayumi results import last-year.csv")
@in_loop
async def results_import(file: File) -> None:
    """Takes last year's confirmed ratings."""
    await _run(ImportKind.RESULTS, file, write=True)


@section_goals.command("check", epilog="Example: ayumi section-goals check goals.xlsx")
@in_loop
async def section_goals_check(file: File) -> None:
    """Shows what the section goals of a fiscal year would become; changes nothing."""
    await _run(ImportKind.SECTION_GOALS, file, write=False)


@section_goals.command("import", epilog="Example: ayumi section-goals import goals.csv")
@in_loop
async def section_goals_import(file: File) -> None:
    """Takes the goals to which people may tie their own; goals already written keep their words."""
    await _run(ImportKind.SECTION_GOALS, file, write=True)


def _of_the_roster(kind: ImportKind) -> ImportKind:
    if kind not in ROSTER_KINDS:
        raise typer.BadParameter(f"{kind}: allowed are {', '.join(ROSTER_KINDS)}")
    return kind


async def _run(kind: ImportKind, file: Path, *, write: bool) -> None:
    from models.audit import AuditAct
    from models.imports.parsed import parse
    from models.queries.audit import append_audit, audit_values
    from models.queries.clock import business_now
    from models.queries.imports import apply, preview

    parsed = parse(kind, file.read_bytes(), file.name)  # noqa: ASYNC240 -- one file, before anything
    async with installation() as opened, opened.database.writing() as session:
        now = await business_now(session, real_now())
        shown = await preview(session, parsed, now=now, as_of=opened.days.local_day(now))
        _tell(kind, shown, parsed.ignored)
        if not shown.can_be_applied:
            raise typer.Exit(FINDING)
        if write:
            await apply(session, shown)
            entry = audit_values(AuditAct.IMPORTED, f"import.{kind}", at=real_now())
            await append_audit(session, entry)
    say("taken" if write else "nothing was changed")


def _tell(kind: ImportKind, shown: "Preview", ignored: tuple[str, ...]) -> None:
    say(
        f"{IMPORT_WORDS[kind]}: {len(shown.added)} new, {len(shown.changed)} changed, "
        f"{shown.unchanged} unchanged, {len(shown.missing)} in the book only"
    )
    if ignored:
        say(f"headings without a meaning here: {'、'.join(ignored)}")
    for change in shown.changed[:SHOWN]:
        details = "; ".join(f"{name}: {old} → {new}" for name, old, new in change.details)
        say(f"  row {change.row}: {change.about}: {details}")
    if len(shown.changed) > SHOWN:
        say(f"  … and {len(shown.changed) - SHOWN} more")
    for problem in shown.problems:
        say(f"  row {problem.row}, {problem.column}: {problem.what} -- allowed: {problem.allowed}")
