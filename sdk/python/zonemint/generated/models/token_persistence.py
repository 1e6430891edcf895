from typing import Literal

TokenPersistence = Literal["named", "temporary"]

TOKEN_PERSISTENCE_VALUES: set[TokenPersistence] = {
    "named",
    "temporary",
}


def check_token_persistence(value: str) -> TokenPersistence:
    if value in TOKEN_PERSISTENCE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {TOKEN_PERSISTENCE_VALUES!r}"
    )
