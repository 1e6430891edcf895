from typing import Literal

TokenSpelling = Literal["base62", "base64url"]

TOKEN_SPELLING_VALUES: set[TokenSpelling] = {
    "base62",
    "base64url",
}


def check_token_spelling(value: str) -> TokenSpelling:
    if value in TOKEN_SPELLING_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {TOKEN_SPELLING_VALUES!r}"
    )
