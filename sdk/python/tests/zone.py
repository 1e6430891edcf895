"""Stands in for a zone: answers requests with what a test has prepared, and notes them."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

import httpx

from zonemint import AsyncZonemintClient, ZonemintClient, ZonemintError

T = TypeVar("T")

# As long as a token is at least, and of the same characters.
TOKEN = "MDAxNWxvY2F0aW9uIG9uZXpvbmUK" * 4
HOST = "https://zone.example.org:8443"


def answer(status: int, body: object = None, **headers: str) -> httpx.Response:
    """An answer in JSON; without a body where there is None."""
    headers = {"X-Request-Id": "request-1", **{name.replace("_", "-"): value for name, value in headers.items()}}
    if body is None:
        return httpx.Response(status, headers=headers)
    return httpx.Response(status, headers={"Content-Type": "application/json", **headers}, content=json.dumps(body))


def busy(status: int = 503, retry_after: str = "2", code: str = "unavailable") -> httpx.Response:
    """A refusal that says when to come back; an empty text says nothing."""
    headers = {"Retry_After": retry_after} if retry_after else {}
    return answer(status, {"error": code, "error_description": "the store is busy; try again"}, **headers)


class Zone:
    """Gives one answer after the other, and raises those that are exceptions."""

    def __init__(self, *answers: httpx.Response | Exception) -> None:
        self.answers = list(answers)
        self.requests: list[httpx.Request] = []
        self.waits: list[float] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        given = self.answers.pop(0)
        if isinstance(given, Exception):
            raise given
        if not given.is_closed:  # its body is one that a test makes as it goes
            return given
        return httpx.Response(given.status_code, headers=given.headers, content=given.content)

    def client(self, **options: Any) -> ZonemintClient:
        """A client of this zone that does not really wait."""
        client = ZonemintClient(options.pop("address", HOST), transport=httpx.MockTransport(self), **options)
        client._http._sleep = self.waits.append
        return client

    def async_client(self, **options: Any) -> AsyncZonemintClient:
        """The same for asyncio."""

        async def sleep(seconds: float) -> None:
            self.waits.append(seconds)

        client = AsyncZonemintClient(options.pop("address", HOST), transport=httpx.MockTransport(self), **options)
        client._http._sleep = sleep
        return client

    def both(
        self, call: Callable[[ZonemintClient], T], same: Callable[[AsyncZonemintClient], Coroutine[Any, Any, T]], **options: Any
    ) -> list[T | ZonemintError]:
        """What a call gives with either client: a value or the error."""
        answers, outcomes = list(self.answers), list[T | ZonemintError]()
        try:
            with self.client(**options) as client:
                outcomes.append(call(client))
        except ZonemintError as error:
            outcomes.append(error)
        self.answers = answers

        async def run() -> T:
            async with self.async_client(**options) as client:
                return await same(client)

        try:
            outcomes.append(asyncio.run(run()))
        except ZonemintError as error:
            outcomes.append(error)
        return outcomes
