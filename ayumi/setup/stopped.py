"""A set-up that cannot go on 準備の中断: one line for the person at the keyboard, with the next step."""


class SetUpStopped(Exception):
    """Says in one line what is missing and what to install; nothing half-made is left in use."""
