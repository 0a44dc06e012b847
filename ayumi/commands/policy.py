"""``ayumi policy``: packs 規程, checked with file and line, and read as a rule book with sources."""

from pathlib import Path
from typing import Annotated

import typer

from ayumi.commands.running import FINDING, Plain, console, say

app = typer.Typer(cls=Plain, no_args_is_help=True, help="Policy packs: check, show.")

PACKS = Path(__file__).resolve().parents[2] / "policies"
Year = Annotated[int, typer.Option(min=2020, max=2100, help="Fiscal year of the pack.")]
Folder = Annotated[Path, typer.Option(help="Where the packs stand.")]


@app.command(epilog="Example: ayumi policy check kofu takasaki")
def check(
    cities: Annotated[list[str] | None, typer.Argument(help="Without a name: all.")] = None,
    year: Year = 2026,
    folder: Folder = PACKS,
) -> None:
    """Names file, line and key of everything wrong with a pack, and what is allowed."""
    from models.policy.loader import STANDARD, policy_problems
    from models.policy.loader import cities as known

    found = 0
    for city in cities or [STANDARD, *known(folder, year)]:
        problems = policy_problems(city, year, folder)
        found += len(problems)
        for problem in problems:
            say(str(problem))
        if not problems:
            say(f"{city} {year}: good")
    if found:
        raise typer.Exit(FINDING)


@app.command(epilog="Example: ayumi policy show kofu")
def show(city: str, year: Year = 2026, folder: Folder = PACKS) -> None:
    """Prints a pack as a rule book: each sentence with where it comes from."""
    from rich.table import Table as Grid

    from models.policy.loader import load_policy
    from models.policy.rule_book import rule_book, title

    policy = load_policy(city, year, folder)
    say(title(policy))
    chapter = ""
    for article in rule_book(policy):
        if article.chapter != chapter:
            chapter = article.chapter
            say(f"\n{chapter}")
        say(f"\n{article.heading}")
        for statement in article.statements:
            source = "、".join(
                it for it in (statement.status, statement.where, statement.note) if it
            )
            say(f"  {statement.text}")
            say(f"    〔{source}〕")
            for table in statement.tables:
                grid = Grid(*table.heads, title=table.caption, title_justify="left")
                for row in table.rows:
                    grid.add_row(*row)
                console.print(grid)
