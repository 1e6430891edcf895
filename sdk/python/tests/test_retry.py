"""Tests of when a request is sent again."""

from __future__ import annotations

import unittest
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from tests.zone import TOKEN, Zone, answer, busy
from zonemint import MintOptions, ZonemintError


class Retries(unittest.TestCase):
    """When a request is sent again, and when not."""

    def test_wait(self) -> None:
        """A refused request is sent again after the time that the server asks for, and at most half of it more."""
        for status in (429, 503):
            zone = Zone(busy(status), busy(status), busy(status), answer(200, {"token": TOKEN}))
            self.assertEqual([TOKEN] * 2, zone.both(lambda c: c.mint("s1"), lambda c: c.mint("s1")))
            self.assertEqual((6, 8), (len(zone.waits), len(zone.requests)))
            for wait in zone.waits:
                self.assertTrue(2 <= wait <= 3, wait)
            self.assertGreater(len(set(zone.waits)), 1, "all wait for the same time")

    def test_bounds(self) -> None:
        """After three times, or where the server says no time or one that is too long, the refusal is the answer."""
        for given, sent in (
            ([busy()] * 4, 4),
            ([busy(retry_after="")], 1),
            ([busy(retry_after="0")], 1),
            ([busy(retry_after="-1")], 1),
            ([busy(retry_after="31")], 1),
            ([busy(retry_after="soon")], 1),
            ([busy(500)], 1),
        ):
            zone = Zone(*given)
            for error in zone.both(lambda c: c.mint("s1"), lambda c: c.mint("s1")):
                assert isinstance(error, ZonemintError), error
                self.assertEqual("unavailable", error.code)
            self.assertEqual(2 * sent, len(zone.requests))
        zone = Zone(busy())
        zone.both(lambda c: c.mint("s1"), lambda c: c.mint("s1"), retries=0)
        self.assertEqual(2, len(zone.requests))

    def test_date(self) -> None:
        """The time to wait can be a point in time."""
        later = format_datetime(datetime.now(UTC) + timedelta(seconds=20), usegmt=True)
        zone = Zone(busy(retry_after=later), answer(200, {"token": TOKEN}))
        self.assertEqual([TOKEN] * 2, zone.both(lambda c: c.mint("s1"), lambda c: c.mint("s1")))
        for wait in zone.waits:
            self.assertTrue(10 < wait <= 30, wait)

    def test_which(self) -> None:
        """What creates something is not sent again, what can be repeated without harm is."""
        for call, sent in (
            (lambda c: c.mint_with("s1", MintOptions(name="sites")), 1),
            (lambda c: c.mint("s1"), 2),
            (lambda c: c.redeem(TOKEN, 5), 2),
            (lambda c: c.examine(TOKEN), 2),
            (lambda c: c.confine(TOKEN), 2),
            (lambda c: c.verify(TOKEN), 2),
            (lambda c: c.revoke(TOKEN), 2),
        ):
            zone = Zone(busy(), answer(404, {"error": "not_found", "error_description": "none"}))
            for error in zone.both(call, call):
                assert isinstance(error, ZonemintError), error
                self.assertEqual("unavailable" if sent == 1 else "not_found", error.code)
            self.assertEqual(2 * sent, len(zone.requests))
            self.assertEqual(zone.requests[0].content, zone.requests[-1].content)


if __name__ == "__main__":
    unittest.main()
