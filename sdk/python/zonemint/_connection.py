"""How requests are sent: with credentials, in time, and again where that helps. What is no success is raised as the one error."""

from __future__ import annotations

import asyncio
import random
import ssl
import time
from collections.abc import Awaitable, Callable, Generator
from contextvars import ContextVar
from typing import Any
from urllib.parse import urlsplit

import httpx

from ._error import INVALID_ADDRESS, ZonemintError, error_of, no_answer, request_id_of
from ._version import __version__

BASE_PATH = "/api/v3/onezone"
# The longest that a server is waited for, in seconds. What asks for more is an error at once.
LONGEST_WAIT = 30.0
# How many bytes of an answer are read. The largest page of the contract is well below.
LONGEST_ANSWER = 8 << 20
# The POST requests that can be sent again: they change nothing, or the second one finds what the first one did.
REPEATABLE = ("/provider/spaces/support", "/tokens/examine", "/tokens/confine", "/tokens/verify_invite_token", "/tokens/revoke")
# Status and request id of the answer that package generated was given last, by thread or task: they tell what could not be read.
latest: ContextVar[tuple[int, str] | None] = ContextVar("latest", default=None)


def parse_address(address: str) -> str:
    """The base URL for the address of a zone. The error does not repeat it, since somebody may have put a password there."""
    example = ZonemintError(0, INVALID_ADDRESS, "the address of the zone must be a URL such as https://zone.example.org:8443")
    try:
        url = urlsplit(address)
        valid = url.scheme in ("https", "http") and bool(url.hostname) and url.port != 0
    except ValueError:
        raise example from None
    if "@" in url.netloc:
        raise ZonemintError(0, INVALID_ADDRESS, "the address of the zone must not have a password in it: use username and password")
    if not valid or url.query or url.fragment:
        raise example
    return f"{url.scheme}://{url.netloc}{url.path.rstrip('/') or BASE_PATH}"


class _AccessToken(httpx.Auth):
    """An access token as a credential. It is no header of the client, so that no way of printing one shows it."""

    def __init__(self, token: str) -> None:
        self._token = token

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        request.headers["X-Auth-Token"] = self._token
        yield request


def arguments(
    *,
    username: str | None = None,
    password: str | None = None,
    token: str | None = None,
    ca_file: str | None = None,
    user_agent: str | None = None,
    transport: httpx.BaseTransport | httpx.AsyncBaseTransport | None = None,
) -> dict[str, Any]:
    """What the options of a client are in the words of httpx."""
    auth: httpx.Auth | None = None
    if (username is None) != (password is None):
        raise ValueError("give both a username and a password, or neither")
    if username is not None and password is not None:
        if token is not None:
            raise ValueError("give either a username with a password or a token")
        auth = httpx.BasicAuth(username.encode(), password.encode())
    elif token is not None:
        auth = _AccessToken(token)
    agent = f"zonemint-python/{__version__}"
    return {
        "auth": auth,
        "headers": {"Accept": "application/json", "User-Agent": f"{user_agent} {agent}" if user_agent else agent},
        # The certificates of the system, which httpx would not take by itself. Reading them takes a moment, so not for nothing.
        "verify": ssl.create_default_context(cafile=ca_file) if transport is None else True,
        "transport": transport,
        "follow_redirects": False,
    }


def delay(request: httpx.Request, error: ZonemintError, left: int) -> float | None:
    """How long to wait before a refused request is sent again, in seconds; None where it is not."""
    wait = error.retry_after
    if left <= 0 or error.status not in (429, 503) or not wait or wait > LONGEST_WAIT:
        return None
    if request.method not in ("GET", "DELETE") and not (request.method == "POST" and request.url.path.endswith(REPEATABLE)):
        return None
    # Longer by up to a half, so that callers who were refused together do not come back together.
    return wait * (1 + random.random() / 2)


class _Body:
    """The body of an answer as it comes in, which must end in time, and not be longer than any of a zone's."""

    def __init__(self, timeout: float | None) -> None:
        self._end = None if timeout is None else time.monotonic() + timeout
        self._data = bytearray()

    def add(self, chunk: bytes) -> None:
        self._data += chunk
        if len(self._data) > LONGEST_ANSWER:
            raise httpx.ReadError("the answer is longer than a zone's would be")
        if self._end is not None and time.monotonic() > self._end:
            raise httpx.ReadTimeout("the answer has not ended in time")

    def answer(self, head: httpx.Response) -> httpx.Response:
        """The answer with its body, which is decoded by now."""
        headers = [
            (k, v) for k, v in head.headers.multi_items() if k not in ("content-encoding", "content-length", "transfer-encoding")
        ]
        return httpx.Response(head.status_code, headers=headers, content=bytes(self._data), request=head.request)


class Connection(httpx.Client):
    """An httpx client that raises what is no success, and sends refused requests again."""

    def __init__(self, *, timeout: float | None, retries: int, **arguments: Any) -> None:
        super().__init__(timeout=timeout, **arguments)
        self._bound = timeout
        self._retries = retries
        self._sleep: Callable[[float], None] = time.sleep

    def send(self, request: httpx.Request, **options: Any) -> httpx.Response:
        """Send a request, and again where that helps. The body of what it returns is in memory."""
        options["stream"] = True
        left = self._retries
        while True:
            answer = self._attempt(request, options)
            error = error_of(answer)
            if error is None:
                latest.set((answer.status_code, request_id_of(answer)))
                return answer
            wait = delay(request, error, left)
            if wait is None:
                raise error
            self._sleep(wait)
            left -= 1

    def _attempt(self, request: httpx.Request, options: dict[str, Any]) -> httpx.Response:
        body = _Body(self._bound)
        try:
            head = super().send(request, **options)
            try:
                for chunk in head.iter_bytes():
                    body.add(chunk)
            finally:
                head.close()
        except httpx.HTTPError as cause:
            raise no_answer(cause) from cause
        return body.answer(head)


class AsyncConnection(httpx.AsyncClient):
    """The same for asyncio."""

    def __init__(self, *, timeout: float | None, retries: int, **arguments: Any) -> None:
        super().__init__(timeout=timeout, **arguments)
        self._bound = timeout
        self._retries = retries
        self._sleep: Callable[[float], Awaitable[None]] = asyncio.sleep

    async def send(self, request: httpx.Request, **options: Any) -> httpx.Response:
        """Send a request, and again where that helps. The body of what it returns is in memory."""
        options["stream"] = True
        left = self._retries
        while True:
            answer = await self._attempt(request, options)
            error = error_of(answer)
            if error is None:
                latest.set((answer.status_code, request_id_of(answer)))
                return answer
            wait = delay(request, error, left)
            if wait is None:
                raise error
            await self._sleep(wait)
            left -= 1

    async def _attempt(self, request: httpx.Request, options: dict[str, Any]) -> httpx.Response:
        body = _Body(self._bound)
        try:
            head = await super().send(request, **options)
            try:
                async for chunk in head.aiter_bytes():
                    body.add(chunk)
            finally:
                await head.aclose()
        except httpx.HTTPError as cause:
            raise no_answer(cause) from cause
        return body.answer(head)
