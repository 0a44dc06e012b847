"""Links リンク in letters: they say where, never who; each fits on one line of 76 characters."""

from typing import Final

from models.errors import BadInput

LONGEST_LINE: Final = 76
_LONGEST_PATH: Final = len("/invitation/") + 32


class Links:
    """Addresses below the city's base URL, such as ``https://ayumi.city.example.jp``."""

    def __init__(self, base_url: str) -> None:
        self._base = base_url.rstrip("/")
        if len(self._base) + _LONGEST_PATH > LONGEST_LINE:
            raise BadInput(
                what="base_url", allowed=f"at most {LONGEST_LINE - _LONGEST_PATH} characters"
            )

    def task(self, locator: str) -> str:
        """Where one task stands; the locator of a task that is over leads on to where it stands now."""
        return f"{self._base}/t/{locator}"

    def my_tasks(self) -> str:
        return f"{self._base}/my-tasks"

    def my_record(self) -> str:
        return f"{self._base}/my-record"

    def sign_in(self) -> str:
        return f"{self._base}/sign-in"

    def invitation(self, token: str) -> str:
        """``token``: 32 characters at most."""
        return f"{self._base}/invitation/{token}"

    def password_reset(self, token: str) -> str:
        """The same page: whoever holds the token sets a password, once."""
        return self.invitation(token)
