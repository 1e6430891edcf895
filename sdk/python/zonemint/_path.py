"""What may stand in the path of a request."""

from __future__ import annotations

import re

from ._error import INVALID_ARGUMENT, ZonemintError

# The pattern that the contract has for all parameters in a path.
_ID = re.compile(r"[A-Za-z0-9_-]{1,128}")


def path_id(name: str, value: str) -> str:
    """A parameter as it stands in a path. What is no id, such as "..", could make the path that of another operation."""
    if not isinstance(value, str) or _ID.fullmatch(value) is None:
        text = f"the parameter {name} is not an id: 1 to 128 of the characters A-Z, a-z, 0-9, _ and -"
        raise ZonemintError(0, INVALID_ARGUMENT, text)
    return value
