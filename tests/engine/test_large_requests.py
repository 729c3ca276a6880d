"""An outbox that is larger than any request."""

import pytest

from sync.engine.cycle import exchange
from sync.server.upload import MOST_ACTIONS
from tests.support.lists import ListGateway, ListReplica

pytestmark = pytest.mark.slow


def test_no_request_carries_more_actions_than_a_centre_takes() -> None:
    """A centre refuses a request beyond its limit and gives no receipts, so the same would be refused for ever."""
    replica, gateway = ListReplica(waiting=MOST_ACTIONS + 1), ListGateway()
    exchange(replica, gateway)
    assert max(sum(len(up.actions) for up in request) for request in gateway.requests) <= MOST_ACTIONS
    assert not replica.outbox
