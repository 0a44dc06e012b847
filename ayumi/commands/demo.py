"""``ayumi demo``: a practice city in the browser 練習の市."""

from pathlib import Path
from typing import Annotated

import typer

from ayumi.commands.running import in_loop, say
from ayumi.practice.calendar import Scene

EXAMPLE = "Example: ayumi demo --city kofu --people 60 --scene autumn"


def add_to(app: typer.Typer) -> None:
    app.command(epilog=EXAMPLE)(demo)


@in_loop
async def demo(
    city: Annotated[str, typer.Option(help="Policy pack: kofu, takasaki, osaki, …")] = "kofu",
    people: Annotated[int, typer.Option(min=20, max=100_000, help="Only for a new city.")] = 60,
    port: Annotated[
        int, typer.Option(min=1024, max=65_000, help="The next free one if taken.")
    ] = 8000,
    seed: Annotated[int, typer.Option(help="The same seed draws the same city.")] = 2026,
    fresh: Annotated[bool, typer.Option("--fresh", help="Forget the city and begin anew.")] = False,
    scene: Annotated[Scene | None, typer.Option(help="People have acted up to that day.")] = None,
    data: Annotated[Path, typer.Option(help="Where practice cities are kept.")] = Path(".ayumi"),
) -> None:
    """Runs a practice city: engine, worker, pages and mailbox in one; Ctrl-C ends all of it."""
    from ayumi.demo import Wish
    from ayumi.demo import demo as run
    from ayumi.practice.founding import Beginning

    wish = Wish(
        city=city,
        port=port,
        fresh=fresh,
        scene=scene,
        beginning=Beginning(people=people, seed=seed),
        home=data,
    )
    await run(wish, say)
