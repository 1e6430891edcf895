from typing import Literal

InviteType = Literal["supportSpace"]

INVITE_TYPE_VALUES: set[InviteType] = {
    "supportSpace",
}


def check_invite_type(value: str) -> InviteType:
    if value in INVITE_TYPE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {INVITE_TYPE_VALUES!r}"
    )
