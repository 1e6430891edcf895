from typing import Literal, cast

InviteType = Literal["supportSpace"]

INVITE_TYPE_VALUES: set[InviteType] = {
    "supportSpace",
}


def check_invite_type(value: str) -> InviteType:
    return cast(InviteType, value)
