"""Makes the checks that all SDKs make against a server that runs, which test/sdk starts.

It prints the name of each that holds, and ends at the first that does not. With the argument "asyncio" it makes them with the other
client.
"""

from __future__ import annotations

import asyncio
import os
import sys
import time
from collections.abc import Callable
from typing import Any

from zonemint import AsyncZonemintClient, Caveat, MintOptions, ZonemintClient, ZonemintError
from zonemint.generated.api.zone import get_configuration

# What tokens are redeemed for, in bytes.
SIZE = 1 << 30


class Blocking:
    """An AsyncZonemintClient that is called like the other one."""

    def __init__(self, runner: asyncio.Runner, client: AsyncZonemintClient) -> None:
        self._runner = runner
        self._client = client

    def __repr__(self) -> str:
        return repr(self._client)

    def __getattr__(self, name: str) -> Callable[..., Any]:
        method = getattr(self._client, name)

        async def collected(*arguments: Any) -> list[Any]:
            return [item async for item in method(*arguments)]

        called = collected if name == "list_tokens" else method
        return lambda *arguments: self._runner.run(called(*arguments))


class Live:
    """One run."""

    def __init__(self, runner: asyncio.Runner | None) -> None:
        self.runner = runner
        self.clients: list[ZonemintClient | Blocking] = []
        self.secrets = [os.environ["ZONEMINT_PROVIDER_TOKEN"], os.environ["ZONEMINT_OTHER_PASSWORD"]]
        self.texts: list[str] = []
        self.checks = 0
        self.space = os.environ["ZONEMINT_SPACE"]
        self.user = {"username": os.environ["ZONEMINT_USER"], "password": os.environ["ZONEMINT_PASSWORD"]}
        self.caller = {"token": os.environ["ZONEMINT_PROVIDER_TOKEN"]}
        self.member = self.client("ZONEMINT_URL", **self.user)
        self.provider = self.client("ZONEMINT_URL", **self.caller)

    def client(self, variable: str, **options: Any) -> ZonemintClient | Blocking:
        """Make a client for the server that a variable names."""
        address = os.environ[variable]
        client = (
            Blocking(self.runner, AsyncZonemintClient(address, **options)) if self.runner else ZonemintClient(address, **options)
        )
        self.clients.append(client)
        self.texts.append(f"{client} {client!r}")
        return client

    def run(self) -> None:
        """Make all checks."""
        self.life()
        self.refusals()
        self.retries()
        self.others()
        for text in self.texts:
            must(not any(secret in text for secret in self.secrets), f"a secret is in {len(text)} characters of text")
        must(len(self.texts) > 10 and len(self.secrets) > 4, "there are too few texts or secrets")
        self.done("no secrets")
        for client in self.clients:
            client.close() if isinstance(client, ZonemintClient) else client.aclose()
        print(f"{self.checks} checks")

    def life(self) -> None:
        """Follow tokens from minting to their end."""
        token = self.member.mint(self.space)
        self.secrets.append(token)
        self.done("mint")
        named = self.member.mint_with(self.space, MintOptions(name="five sites", usage_limit=5))
        self.secrets.append(named.token)
        self.done("mint with options")
        read = self.provider.examine(token)
        must(not read.verified and read.space_id == self.space, f"examined: {read}")
        self.done("examine")
        confined = self.member.confine(token, Caveat(type_="size", max_size=SIZE))
        self.secrets.append(confined)
        read = self.member.examine(confined)
        must(read.caveats[-1].max_size == SIZE, f"confined: {read}")
        self.done("confine")
        found = self.provider.verify(confined, SIZE)
        must((found.space_id, found.uses_left, found.max_size) == (self.space, 1, SIZE), f"verified: {found}")
        self.done("verify")
        for check in ("redeem", "redeem again"):
            must(self.provider.redeem(confined, SIZE) == self.space, "redeemed for another space")
            self.done(check)
        listed = list(self.member.list_tokens(self.space))
        must([(t.token_id, t.usage_limit) for t in listed] == [(named.token_id, 5)], f"listed: {listed}")
        self.done("list")
        self.member.revoke(named.token)
        self.refused(400, "token_revoked", lambda: self.provider.redeem(named.token, SIZE))
        self.done("revoke")

    def refusals(self) -> None:
        """See every kind of refusal as the one error."""
        stranger = self.client("ZONEMINT_URL", username=self.user["username"], password="not " + self.user["password"])
        error = self.refused(401, "invalid_credentials", lambda: stranger.mint(self.space))
        must(bool(error.request_id), "there is no request id")
        self.done("401")
        other = {"username": os.environ["ZONEMINT_OTHER_USER"], "password": os.environ["ZONEMINT_OTHER_PASSWORD"]}
        outsider = self.client("ZONEMINT_URL", **other)
        self.refused(403, "forbidden", lambda: outsider.mint(self.space))
        self.done("403")
        self.refused(404, "not_found", lambda: self.member.mint("no-such-space"))
        self.done("404")
        strange = self.client("ZONEMINT_STRANGE_URL")
        self.refused(502, "bad_answer", lambda: strange.mint(self.space))
        self.done("strange answer")
        dead, begin = self.client("ZONEMINT_DEAD_URL", timeout=0.2), time.monotonic()
        self.refused(0, "timeout", lambda: dead.mint(self.space))
        must(time.monotonic() - begin < 10, "the time-out took too long")
        self.done("timeout")

    def retries(self) -> None:
        """Go through a proxy that refuses the first request of each kind."""
        member, provider = self.client("ZONEMINT_BUSY_URL", **self.user), self.client("ZONEMINT_BUSY_URL", **self.caller)
        token = member.mint(self.space)
        self.secrets.append(token)
        self.done("retry minting")
        # The provider supports the space by the other token, so that the server refuses this one, once it is asked.
        self.refused(409, "already_supported", lambda: provider.redeem(token, SIZE))
        self.done("retry redeeming")
        error = self.refused(503, "unavailable", lambda: member.mint_with(self.space, MintOptions(name="another")))
        must(error.retry_after == 1, f"how long to wait is not said: {error}")
        self.done("no retry")

    def others(self) -> None:
        """Use HTTPS, and an operation that has no method of its own."""
        client = self.client("ZONEMINT_HTTPS_URL", ca_file=os.environ["ZONEMINT_CA_FILE"], **self.user)
        self.secrets.append(client.mint(self.space))
        self.done("https")
        operation: Any = get_configuration.asyncio if self.runner else get_configuration.sync
        configuration = self.client("ZONEMINT_URL").call(lambda api: operation(client=api))
        must(configuration.name == "onezone", f"configuration: {configuration}")
        self.done("other operations")

    def done(self, check: str) -> None:
        """Note a check that holds."""
        self.checks += 1
        print("check " + check)

    def refused(self, status: int, code: str, call: Callable[[], object]) -> ZonemintError:
        """Want a call to fail with a status and a code."""
        try:
            call()
        except ZonemintError as error:
            self.texts.append(f"{error} {error!r} {error.description} {vars(error)}")
            must((error.status, error.code) == (status, code), f"{error}, want {status} {code}")
            return error
        sys.exit(f"no error, want {status} {code}")


def must(holds: bool, why: str) -> None:
    """End where something does not hold."""
    if not holds:
        sys.exit(why)


if __name__ == "__main__":
    if sys.argv[1:] == ["asyncio"]:
        with asyncio.Runner() as runner:
            Live(runner).run()
    else:
        Live(None).run()
