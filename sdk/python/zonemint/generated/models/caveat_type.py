from typing import Literal

CaveatType = Literal["consumer", "ip", "size", "time"]

CAVEAT_TYPE_VALUES: set[CaveatType] = {
    "consumer",
    "ip",
    "size",
    "time",
}


def check_caveat_type(value: str) -> CaveatType:
    if value in CAVEAT_TYPE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {CAVEAT_TYPE_VALUES!r}"
    )
