"""The client for asyncio."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Self, TypeVar, cast

import httpx

from . import _connection as connection
from ._answers import following, question, space_of, text, understood
from .generated.api.support import provider_space_support
from .generated.api.support_token import create_space_support_token, get_space_provider_token, list_space_named_tokens
from .generated.api.token import confine_token, examine_token, revoke_token, verify_invite_token
from .generated.client import Client
from .generated.models import (
    Caveat,
    ErrorBody,
    MintedSupportToken,
    NamedToken,
    RedeemableSupport,
    SpaceSupportRequest,
    SpaceSupportTokenRequest,
    TokenConfineRequest,
    TokenExamination,
    TokenExaminationRequest,
    TokenRevokeRequest,
)
from .generated.types import UNSET, Unset

T = TypeVar("T")


class AsyncZonemintClient:
    """Calls one zone as one caller, from the tasks of one event loop. It can be used in an async with statement."""

    def __init__(
        self,
        address: str,
        *,
        username: str | None = None,
        password: str | None = None,
        token: str | None = None,
        timeout: float | None = 30.0,
        retries: int = 3,
        ca_file: str | None = None,
        user_agent: str | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        """Make a client. Nothing is sent.

        Args:
            address: Where the zone is, such as https://zone.example.org:8443. Without a path it gets /api/v3/onezone.
            username: With password: the user who makes the requests.
            password: That user's password.
            token: Instead of them: the access token of a user or a provider.
            timeout: Bounds one attempt, in seconds: connecting, each wait for data, and the answer as a whole. None: no bound.
            retries: How many times a request is sent again at most. 0: never.
            ca_file: A file of certificates in PEM to trust, and no others. None: those of the system.
            user_agent: The name and version of the program, which go before those of the SDK.
            transport: Sends the requests instead of httpx's own, for tests.

        Raises:
            ZonemintError: invalid_address, where the address is not one of a zone.
            ValueError: Where there are two kinds of credentials, or half of one.
        """
        self._base = connection.parse_address(address)
        arguments = connection.arguments(
            username=username, password=password, token=token, ca_file=ca_file, user_agent=user_agent, transport=transport
        )
        self._http = connection.AsyncConnection(base_url=self._base, timeout=timeout, retries=retries, **arguments)
        # Package generated is given a connection that is ready, so that it holds no credentials, which it would print.
        self._api = Client(base_url=self._base, raise_on_unexpected_status=True).set_async_httpx_client(self._http)

    def __repr__(self) -> str:
        return f"AsyncZonemintClient({self._base!r})"

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exception: object) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Close the connections."""
        await self._http.aclose()

    async def call(self, operation: Callable[[Client], Awaitable[T | ErrorBody | None]]) -> T:
        """Call an operation of generated.api, as ``await zone.call(lambda api: get_space.asyncio(space_id, client=api))``.

        It is sent like those below: with the credentials, the time-out and the retries, and whatever goes wrong is a ZonemintError.
        """
        with understood():
            return cast(T, await operation(self._api))

    async def mint(self, space_id: str) -> str:
        """Mint a support token for a space: redeemed once, by any provider, within the time that the zone gives it.

        The zone keeps no copy of its text. For members of the space with space_add_provider, and zone admins.
        """
        with understood():
            answer = await self.call(lambda api: get_space_provider_token.asyncio(space_id, client=api))
            return text(answer.token)

    async def mint_with(self, space_id: str, options: SpaceSupportTokenRequest) -> MintedSupportToken:
        """Mint a support token that is confined, or, with a name, one that is listed and can be redeemed several times.

        It is not sent again after 503, since a named token may have been made.
        """
        with understood():
            answer = await self.call(lambda api: create_space_support_token.asyncio(space_id, client=api, body=options))
            text(answer.token)
            text(answer.token_id)
            return answer

    async def examine(self, token: str) -> TokenExamination:
        """Read what stands in a token. Nothing of it is verified."""
        return await self.call(lambda api: examine_token.asyncio(client=api, body=TokenExaminationRequest(token=token)))

    async def confine(self, token: str, *caveats: Caveat) -> str:
        """Add caveats to a token, and return the new text. The one before stays as good as it was."""
        body = TokenConfineRequest(token=token, caveats=[*caveats])
        with understood():
            answer = await self.call(lambda api: confine_token.asyncio(client=api, body=body))
            return text(answer.token)

    async def verify(self, token: str, size: int | None = None) -> RedeemableSupport:
        """Ask whether the calling provider could redeem a token now, with a size in bytes if given. Nothing is changed."""
        return await self.call(lambda api: verify_invite_token.asyncio(client=api, body=question(token, size)))

    async def redeem(self, token: str, size: int) -> str:
        """Redeem a token: from then on the calling provider supports the space with size bytes. Returns the id of the space.

        The same provider with the same token and size gets its first answer again, so a call whose answer was lost can be repeated.
        """
        body = SpaceSupportRequest(token=token, size=size)
        with understood():
            return space_of((await provider_space_support.asyncio_detailed(client=self._api, body=body)).headers)

    async def list_tokens(self, space_id: str) -> AsyncIterator[NamedToken]:
        """List the named tokens of a space, without their texts. Pages are fetched as they are needed."""
        cursor: str | Unset = UNSET
        while True:
            tokens, cursor = await self._page(space_id, cursor)
            for token in tokens:
                yield token
            if isinstance(cursor, Unset):
                return

    async def _page(self, space_id: str, cursor: str | Unset) -> tuple[list[NamedToken], str | Unset]:
        with understood():
            page = await self.call(lambda api: list_space_named_tokens.asyncio(space_id, client=api, cursor=cursor))
            return page.tokens, following(page.next_cursor, cursor)

    async def revoke(self, token: str) -> None:
        """Revoke a token by its text: every copy of it dies, however it was confined. Supports that were given for it stay."""
        await self._revoke(TokenRevokeRequest(token=token))

    async def revoke_by_id(self, space_id: str, token_id: str) -> None:
        """Revoke a support token of a space by its id, without its text."""
        await self._revoke(TokenRevokeRequest(space_id=space_id, token_id=token_id))

    async def _revoke(self, which: TokenRevokeRequest) -> None:
        await self.call(lambda api: revoke_token.asyncio(client=api, body=which))
