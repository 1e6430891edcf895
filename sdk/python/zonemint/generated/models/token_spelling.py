from typing import Literal, cast

TokenSpelling = Literal["base62", "base64url"]

TOKEN_SPELLING_VALUES: set[TokenSpelling] = {
    "base62",
    "base64url",
}


def check_token_spelling(value: str) -> TokenSpelling:
    return cast(TokenSpelling, value)
