"""What both clients make of the answers that package generated has read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from ._connection import latest
from ._error import bad_answer
from .generated.errors import UnexpectedStatus
from .generated.models import InviteTokenVerifyRequest
from .generated.types import UNSET, Unset

SUPPORTS = "/provider/spaces/"


@contextmanager
def understood() -> Iterator[None]:
    """Raise the one error where package generated cannot read a success. Its own errors may repeat the answer, and so a token."""
    latest.set(None)
    try:
        yield
    except (UnexpectedStatus, AttributeError, KeyError, TypeError, ValueError):
        answer = latest.get()
        if answer is None:  # there was none yet, so it is a mistake of the caller
            raise
        raise bad_answer(*answer) from None


def text(value: object) -> str:
    """A text that an answer must have, since package generated takes whatever is there."""
    if isinstance(value, str) and value:
        return value
    raise ValueError("a text is missing")


def space_of(headers: Mapping[str, str]) -> str:
    """The id of the space that a support is for, which the answer to redeeming has in no other place."""
    location = headers.get("location", "")
    if not location.startswith(SUPPORTS):
        raise ValueError("there is no support in the answer")
    return text(location.removeprefix(SUPPORTS))


def following(cursor: str | Unset, before: str | Unset) -> str | Unset:
    """Where the next page of a list begins; UNSET after the last one."""
    if not isinstance(cursor, Unset) and text(cursor) == before:
        raise ValueError("the list would go on for ever")
    return cursor


def question(token: str, size: int | None) -> InviteTokenVerifyRequest:
    """The body of verifying."""
    return InviteTokenVerifyRequest(token=token, size=UNSET if size is None else size)
