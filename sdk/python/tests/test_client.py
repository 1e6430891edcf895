"""Tests of what the clients send, and of what they make of answers."""

from __future__ import annotations

import json
import pickle
import unittest
from typing import Any

import attrs
import httpx

import zonemint
from tests.zone import HOST, TOKEN, Zone, answer, busy
from zonemint import AsyncZonemintClient, Caveat, MintOptions, ZonemintClient, ZonemintError
from zonemint.generated import models
from zonemint.generated.api.space import get_space
from zonemint.generated.models import SpaceSupportToken

NAMED = {
    "tokenId": "n1",
    "name": "sites",
    "memo": "",
    "issuer": "u1",
    "createdAt": 1,
    "usageLimit": 5,
    "uses": 0,
    "revoked": False,
    "caveats": [{"text": "moon = full", "type": "a later one"}],
}


class Requests(unittest.TestCase):
    """What is sent."""

    def test_credentials(self) -> None:
        """Each kind of credentials is in its own header, and the user agent tells the version."""
        for options, header, value in (
            ({"username": "ada", "password": "łódź"}, "Authorization", "Basic YWRhOsWCw7Nkxbo="),
            ({"token": TOKEN}, "X-Auth-Token", TOKEN),
        ):
            zone = Zone(answer(200, {"token": TOKEN}))
            zone.both(lambda c: c.mint("s1"), lambda c: c.mint("s1"), user_agent="sites/2", **options)
            self.assertEqual(2, len(zone.requests))
            for request in zone.requests:
                self.assertEqual(value, request.headers[header])
                self.assertEqual(f"{HOST}/api/v3/onezone/spaces/s1/providers/token", str(request.url))
                self.assertEqual(f"sites/2 zonemint-python/{zonemint.__version__}", request.headers["User-Agent"])
                self.assertEqual(1, sum(name in request.headers for name in ("Authorization", "X-Auth-Token")))

    def test_addresses(self) -> None:
        """An address without a path gets the one of every zone, and one that cannot be used is refused without being repeated."""
        for address in (HOST, HOST + "/", HOST + "/api/v3/onezone/"):
            self.assertEqual(f"ZonemintClient('{HOST}/api/v3/onezone')", repr(ZonemintClient(address)))
        for address in (
            "",
            "zone.example.org",
            "ftp://secret",
            HOST + "?secret",
            HOST + "#secret",
            "https://ada:secret@zone",
            "https://z:secret",
        ):
            with self.subTest(address), self.assertRaises(ZonemintError) as caught:
                ZonemintClient(address)
            self.assertEqual((0, "invalid_address"), (caught.exception.status, caught.exception.code))
            self.assertNotIn("secret", str(caught.exception))
        incomplete: tuple[dict[str, str], ...] = (
            {"username": "a"},
            {"password": "secret"},
            {"username": "a", "password": "b", "token": TOKEN},
        )
        for options in incomplete:
            with self.assertRaises(ValueError):
                AsyncZonemintClient(HOST, **options)  # type: ignore[arg-type]

    def test_life(self) -> None:
        """Every method sends the request of its operation, and gives what its answer says."""
        examined = {
            "verified": False,
            "onezoneDomain": "onezone",
            "tokenId": "t1",
            "persistence": "temporary",
            "type": "support",
            "subject": {"type": "user", "id": "u1"},
            "issuedAt": 1,
            "spelling": "base64url",
            "caveats": [],
        }
        found = {
            "subject": {"type": "user", "id": "u1"},
            "spaceId": "s1",
            "spaceName": "Łódź",
            "ttl": None,
            "minSize": 1,
            "usesLeft": 1,
            "redeemed": False,
        }
        options, caveat = MintOptions(ttl=60, consumer=["p1"]), Caveat(type_="size", max_size=5)
        mint, redeem = "/spaces/s1/providers/token", "/provider/spaces/support"
        cases: list[tuple[Any, httpx.Response, str, object, Any]] = [
            (lambda c: c.mint("s1"), answer(200, {"token": TOKEN}), f"GET {mint}", None, TOKEN),
            (
                lambda c: c.mint_with("s1", options),
                answer(201, {"token": TOKEN, "tokenId": "t1"}),
                f"POST {mint}",
                {"ttl": 60, "consumer": ["p1"]},
                lambda minted: (minted.token, minted.token_id) == (TOKEN, "t1"),
            ),
            (
                lambda c: c.examine(TOKEN),
                answer(200, examined),
                "POST /tokens/examine",
                {"token": TOKEN},
                lambda read: read.subject.id == "u1",
            ),
            (
                lambda c: c.confine(TOKEN, caveat),
                answer(200, {"token": TOKEN + "x"}),
                "POST /tokens/confine",
                {"token": TOKEN, "caveats": [{"type": "size", "maxSize": 5}]},
                TOKEN + "x",
            ),
            (
                lambda c: c.verify(TOKEN, 5),
                answer(200, found),
                "POST /tokens/verify_invite_token",
                {"token": TOKEN, "size": 5},
                lambda support: support.space_name == "Łódź" and support.ttl is None,
            ),
            (
                lambda c: c.redeem(TOKEN, 5),
                answer(201, Location="/provider/spaces/s1"),
                f"POST {redeem}",
                {"token": TOKEN, "size": 5},
                "s1",
            ),
            (lambda c: c.revoke(TOKEN), answer(204), "POST /tokens/revoke", {"token": TOKEN}, None),
            (lambda c: c.revoke_by_id("s1", "t1"), answer(204), "POST /tokens/revoke", {"tokenId": "t1", "spaceId": "s1"}, None),
        ]
        for call, given, line, body, want in cases:
            with self.subTest(line):
                zone = Zone(given)
                for got in zone.both(call, call):
                    self.assertTrue(want(got) if callable(want) else got == want, got)
                for request in zone.requests:
                    self.assertEqual(line, f"{request.method} {request.url.path.removeprefix('/api/v3/onezone')}")
                    self.assertEqual(body, json.loads(request.content or b"null"))

    def test_list(self) -> None:
        """A list has all pages, values of a later server are no obstacle, and a list that would never end is an error."""

        async def names(client: AsyncZonemintClient) -> list[str]:
            return [token.name async for token in client.list_tokens("s1")]

        first, last = answer(200, {"tokens": [NAMED], "nextCursor": "c1"}), answer(200, {"tokens": [NAMED | {"name": "more"}]})
        zone = Zone(first, last)
        self.assertEqual([["sites", "more"]] * 2, zone.both(lambda c: [token.name for token in c.list_tokens("s1")], names))
        with Zone(last).client() as client:
            self.assertEqual(["a later one"], [caveat.type_ for token in client.list_tokens("s1") for caveat in token.caveats])
        self.assertEqual(["c1"] * 2, [request.url.params["cursor"] for request in zone.requests[1::2]])
        for error in Zone(first, first).both(lambda c: [token.name for token in c.list_tokens("s1")], names):
            self.assertEqual("bad_answer", error.code if isinstance(error, ZonemintError) else error)

    def test_other_operations(self) -> None:
        """Operations without a method of their own are sent in the same way, and a mistake of the caller stays one."""
        space = {"spaceId": "s1", "name": "Łódź", "providersSupports": {}}
        zone = Zone(busy(), answer(200, space))
        with zone.client() as client:
            self.assertEqual("Łódź", client.call(lambda api: get_space.sync("s1", client=api)).name)
            with self.assertRaisesRegex(TypeError, "client"):
                client.call(lambda _: get_space.sync("s1"))  # type: ignore[call-arg]
        self.assertEqual(1, len(zone.waits))


class Refusals(unittest.TestCase):
    """What goes wrong."""

    def test_answers(self) -> None:
        """Every answer that is no success of a zone's is the same error, which has no token in it."""
        html = httpx.Response(502, headers={"Content-Type": "text/html"}, content=b"<h1>" + TOKEN.encode())
        page = httpx.Response(200, headers={"Content-Type": "text/html", "X-Request-Id": "bad id"}, content=TOKEN.encode())
        echo = answer(400, {"error": "token_used", "error_description": f"The token {TOKEN} was\x1b[2J used."})
        for given, want, text in (
            (
                echo,
                (400, "token_used", "request-1"),
                "The token [redacted] was\ufffd[2J used (token_used, status 400, request request-1)",
            ),
            (html, (502, "bad_answer", ""), "the answer is 502 Bad Gateway and not one of a zone's (bad_answer, status 502)"),
            (page, (200, "bad_answer", ""), None),
            (answer(200, {"token": 5}), (200, "bad_answer", "request-1"), None),
            (answer(200, [TOKEN]), (200, "bad_answer", "request-1"), None),
            (answer(200, {}), (200, "bad_answer", "request-1"), None),
            (answer(202, {"token": TOKEN}), (202, "bad_answer", "request-1"), None),
            (answer(204), (204, "bad_answer", "request-1"), None),
            (answer(302, Location="https://elsewhere/" + TOKEN), (302, "bad_answer", "request-1"), None),
            (answer(500, {"error": "Bad Code", "error_description": TOKEN}), (500, "bad_answer", "request-1"), None),
            (
                answer(500, {"error": "internal_error", "error_description": "x" * 30 + " y" * 600}),
                (500, "internal_error", "request-1"),
                None,
            ),
            (httpx.ReadTimeout("slow"), (0, "timeout", ""), "there was no answer in time (timeout)"),
            (httpx.ConnectError("refused"), (0, "unreachable", ""), "there was no answer: refused (unreachable)"),
            (httpx.ReadError(""), (0, "unreachable", ""), "there was no answer: ReadError (unreachable)"),
        ):
            for error in Zone(given).both(lambda c: c.mint("s1"), lambda c: c.mint("s1"), token=TOKEN):
                with self.subTest(want):
                    assert isinstance(error, ZonemintError), error
                    self.assertEqual(want, (error.status, error.code, error.request_id))
                    self.assertNotIn(TOKEN, f"{error} {error!r} {error.description}")
                    self.assertLess(len(str(error)), 1100)
                    self.assertEqual(text or str(error), str(error))
                    self.assertEqual(str(error), str(pickle.loads(pickle.dumps(error))))  # noqa: S301

    def test_strange_successes(self) -> None:
        """Nobody is to believe that a token was redeemed or revoked because something answered."""
        for call, given in (
            (lambda c: c.redeem(TOKEN, 5), answer(201)),
            (lambda c: c.redeem(TOKEN, 5), answer(201, Location="/provider/spaces/")),
            (lambda c: c.redeem(TOKEN, 5), answer(201, Location="/spaces/s1")),
            (lambda c: c.redeem(TOKEN, 5), answer(201, "<h1>", Location="/provider/spaces/s1", Content_Type="text/html")),
            (lambda c: c.redeem(TOKEN, 5), answer(200, {}, Location="/provider/spaces/s1")),
            (lambda c: c.revoke(TOKEN), answer(200, {})),
            (lambda c: c.mint_with("s1", MintOptions()), answer(200, {"token": TOKEN, "tokenId": ""})),
            (lambda c: c.confine(TOKEN), answer(200, {"token": ""})),
        ):
            for error in Zone(given).both(call, call):
                assert isinstance(error, ZonemintError), error
                self.assertEqual("bad_answer", error.code)

    def test_long_answer(self) -> None:
        """An answer that is longer than any of a zone's is not read to its end."""

        def endless() -> Any:
            while True:
                yield b" " * (1 << 20)

        with Zone(httpx.Response(200, content=endless())).client() as client, self.assertRaises(ZonemintError) as caught:
            client.mint("s1")
        self.assertEqual("unreachable", caught.exception.code)

    def test_slow_answer(self) -> None:
        """An answer that comes in drops is not waited for longer than the time-out and one more drop."""

        def drops() -> Any:
            while True:
                yield b" "

        with Zone(httpx.Response(200, content=drops())).client(timeout=0.01) as client, self.assertRaises(ZonemintError) as caught:
            client.mint("s1")
        self.assertEqual("timeout", caught.exception.code)

    def test_repr(self) -> None:
        """Neither a client nor a model shows a secret."""
        client = ZonemintClient(HOST, token=TOKEN)
        other = AsyncZonemintClient(HOST, username="ada", password=TOKEN)
        for shown in (
            client,
            vars(client),
            client._api,
            vars(client._http),
            other,
            other._api,
            vars(other._http),
            SpaceSupportToken(TOKEN),
        ):
            self.assertNotIn(TOKEN, repr(shown))

    def test_models(self) -> None:
        """What is secret in a model is left out of its repr, in every model that the generator has made."""
        secret = {"token", "password", "old_password", "new_password"}
        shown = {
            (name, field.name): field.repr
            for name in models.__all__
            if attrs.has(model := getattr(models, name))
            for field in attrs.fields(model)
            if field.name in secret
        }
        self.assertGreater(len(shown), 15)
        self.assertEqual(set(), {field for field, is_shown in shown.items() if is_shown})


if __name__ == "__main__":
    unittest.main()
