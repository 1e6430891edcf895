"""Tests of what may stand in a path."""

from __future__ import annotations

import asyncio
import unittest

from tests.zone import Zone
from zonemint import ZonemintError
from zonemint.generated.api.member import remove_space_user

HOSTILE = [".", "..", "...", "", " ", "%2e", "%2e%2e", "..%2f", "%2F", "a/b", "a/../b", "/", "../..", "\\", "?x", "#", "a b", "é"]
HOSTILE += ["a\n", "a\0", "a;b", "a" * 129]


class Paths(unittest.TestCase):
    """What is no id is refused before anything is sent."""

    def test_hostile_ids(self) -> None:
        """By the methods of the clients and by generated operations, with either client."""
        zone = Zone()
        client, other = zone.client(), zone.async_client()
        for value in HOSTILE:
            with self.subTest(value):
                with self.assertRaises(ZonemintError) as refused:
                    client.mint(value)
                self.check(refused.exception, "id")
                with self.assertRaises(ZonemintError) as refused:
                    asyncio.run(other.mint(value))
                self.check(refused.exception, "id")
                with self.assertRaises(ZonemintError) as refused:
                    remove_space_user._get_kwargs("s1", value)
                self.check(refused.exception, "uid")
        self.assertEqual([], zone.requests)

    def check(self, error: ZonemintError, name: str) -> None:
        """The error names the parameter and does not repeat it."""
        self.assertEqual((0, "invalid_argument"), (error.status, error.code))
        text = f"the parameter {name} is not an id: 1 to 128 of the characters A-Z, a-z, 0-9, _ and -"
        self.assertEqual(text, error.description)
        self.assertIsNone(error.__cause__)
