from typing import Literal, cast

TokenCaveatType = Literal["consumer", "ip", "size", "time", "unknown"]

TOKEN_CAVEAT_TYPE_VALUES: set[TokenCaveatType] = {
    "consumer",
    "ip",
    "size",
    "time",
    "unknown",
}


def check_token_caveat_type(value: str) -> TokenCaveatType:
    return cast(TokenCaveatType, value)
