from typing import Literal, cast

TokenPersistence = Literal["named", "temporary"]

TOKEN_PERSISTENCE_VALUES: set[TokenPersistence] = {
    "named",
    "temporary",
}


def check_token_persistence(value: str) -> TokenPersistence:
    return cast(TokenPersistence, value)
