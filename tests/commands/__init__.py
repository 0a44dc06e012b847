"""The ``ayumi`` command 操作 as a person types it."""
