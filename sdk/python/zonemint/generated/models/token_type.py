from typing import Literal

TokenType = Literal["access", "register", "support"]

TOKEN_TYPE_VALUES: set[TokenType] = {
    "access",
    "register",
    "support",
}


def check_token_type(value: str) -> TokenType:
    if value in TOKEN_TYPE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {TOKEN_TYPE_VALUES!r}"
    )
