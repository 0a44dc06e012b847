"""``ayumi posting purge``: nothing to forget is said as such, and old campaigns are forgotten."""

import pytest

from tests.commands.conftest import Types


@pytest.mark.usefixtures("book")
def test_without_an_old_campaign_nothing_is_destroyed(types: Types) -> None:
    types("status")  # the first start draws the master key

    result = types("posting", "purge")

    assert result.exit_code == 0, result.output
    assert "0 campaigns with transfers up to" in result.output
