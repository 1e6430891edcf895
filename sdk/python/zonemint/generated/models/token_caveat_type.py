from typing import Literal

TokenCaveatType = Literal["consumer", "ip", "size", "time", "unknown"]

TOKEN_CAVEAT_TYPE_VALUES: set[TokenCaveatType] = {
    "consumer",
    "ip",
    "size",
    "time",
    "unknown",
}


def check_token_caveat_type(value: str) -> TokenCaveatType:
    if value in TOKEN_CAVEAT_TYPE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {TOKEN_CAVEAT_TYPE_VALUES!r}"
    )
