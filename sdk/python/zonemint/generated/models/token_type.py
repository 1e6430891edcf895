from typing import Literal, cast

TokenType = Literal["access", "register", "support"]

TOKEN_TYPE_VALUES: set[TokenType] = {
    "access",
    "register",
    "support",
}


def check_token_type(value: str) -> TokenType:
    return cast(TokenType, value)
