"""``python -m ayumi.commands``: the same as the ``ayumi`` command, for processes that start processes."""

from ayumi.commands import app

app(prog_name="ayumi")
