"""The one error of the SDK."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus

import httpx

# Codes of errors that no zone has answered.
INVALID_ADDRESS = "invalid_address"
INVALID_ARGUMENT = "invalid_argument"
BAD_ANSWER = "bad_answer"
TIMEOUT = "timeout"
UNREACHABLE = "unreachable"

_LONGEST = 1000
_CODE = re.compile(r"[a-z][a-z_]{0,63}")
_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,128}")
# A token is longer than any id that a zone gives. A zone never repeats one, but what stands before it might.
_SECRET = re.compile(r"[A-Za-z0-9_-]{64,}")


class ZonemintError(Exception):
    """Whatever goes wrong between the caller and a zone. Its text never has a token or a password in it.

    Attributes:
        status: The HTTP status; 0 where there was no answer, or none that could be read.
        code: The stable code of the contract, such as ``token_used``, or one for what no zone has answered. ``bad_answer``: the
            answer is not a zone's. ``timeout``, ``unreachable``: there was none. After these three, whether the request had an
            effect is unknown. ``invalid_address``: the address is not one of a zone, and nothing was sent.
            ``invalid_argument``: an argument cannot be sent, such as an id that is none, and nothing was sent.
        description: What is wrong and what to do about it, for people.
        request_id: The id by which the server's log knows the request; empty where there is none.
        retry_after: How many seconds the server asks to wait; None where it does not say.
    """

    def __init__(self, status: int, code: str, description: str, request_id: str = "", retry_after: float | None = None) -> None:
        super().__init__(status, code, description, request_id, retry_after)
        self.status = status
        self.code = code
        self.description = description
        self.request_id = request_id
        self.retry_after = retry_after

    def __str__(self) -> str:
        tags = [self.code]
        if self.status:
            tags.append(f"status {self.status}")
        if self.request_id:
            tags.append(f"request {self.request_id}")
        return f"{self.description.rstrip('. ')} ({', '.join(tags)})"


def no_answer(cause: Exception) -> ZonemintError:
    """The error for a request that got no answer, or none to the end."""
    if isinstance(cause, httpx.TimeoutException):
        return ZonemintError(0, TIMEOUT, "there was no answer in time")
    return ZonemintError(0, UNREACHABLE, _printable(f"there was no answer: {str(cause) or type(cause).__name__}"))


def bad_answer(status: int, request_id: str) -> ZonemintError:
    """The error for a success that lacks what a zone would send: what stands in its place may answer 200 to anything."""
    text = "the answer lacks what a zone would send: whether the request had an effect is unknown"
    return ZonemintError(status, BAD_ANSWER, text, request_id)


def error_of(response: httpx.Response) -> ZonemintError | None:
    """The error that an answer stands for; None for a success that can be one of a zone's."""
    status = response.status_code
    if not response.is_success:
        code, description = _problem(response)
        return ZonemintError(status, code, _printable(description), request_id_of(response), _retry_after(response))
    empty = status == HTTPStatus.NO_CONTENT or (status == HTTPStatus.CREATED and not response.content)
    if empty or (status in (HTTPStatus.OK, HTTPStatus.CREATED) and _json(response) is not None):
        return None
    return bad_answer(status, request_id_of(response))


def _problem(response: httpx.Response) -> tuple[str, str]:
    """The code and the description of a refusal, which a proxy may have made in HTML."""
    status, body = response.status_code, _json(response)
    if isinstance(body, dict):
        code, description = _matching(_CODE, body.get("error")), body.get("error_description")
        if code and isinstance(description, str) and description:
            return code, description
    if response.has_redirect_location:
        return BAD_ANSWER, "the answer is a redirect: give the address of the zone itself, since credentials are not sent on"
    return BAD_ANSWER, f"the answer is {status} {response.reason_phrase}".rstrip() + " and not one of a zone's"


def _json(response: httpx.Response) -> object:
    """The body of an answer; None where it is no JSON."""
    if "json" not in response.headers.get("Content-Type", ""):
        return None
    try:
        body: object = response.json()
    except ValueError:
        return None
    return body


def request_id_of(response: httpx.Response) -> str:
    """The id of the request in the server's log."""
    return _matching(_REQUEST_ID, response.headers.get("X-Request-Id"))


def _matching(pattern: re.Pattern[str], text: object) -> str:
    return text if isinstance(text, str) and pattern.fullmatch(text) else ""


def _retry_after(response: httpx.Response) -> float | None:
    """How many seconds the answer asks to wait, in either form that HTTP has for it."""
    text: str = response.headers.get("Retry-After", "").strip()
    if text.isascii() and text.isdigit():
        return float(text)
    try:
        at = parsedate_to_datetime(text)
    except ValueError:
        return None
    return max((at.replace(tzinfo=at.tzinfo or UTC) - datetime.now(UTC)).total_seconds(), 0.0)


def _printable(text: str) -> str:
    """The text without what could be a token, and without what a terminal would take for a command."""
    text = _SECRET.sub("[redacted]", text)
    text = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
