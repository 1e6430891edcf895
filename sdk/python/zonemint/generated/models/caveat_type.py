from typing import Literal, cast

CaveatType = Literal["consumer", "ip", "size", "time"]

CAVEAT_TYPE_VALUES: set[CaveatType] = {
    "consumer",
    "ip",
    "size",
    "time",
}


def check_caveat_type(value: str) -> CaveatType:
    return cast(CaveatType, value)
