from http import HTTPStatus
from typing import Any
from zonemint._path import path_id

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error_body import ErrorBody
from ...models.minted_support_token import MintedSupportToken
from ...models.space_support_token_request import SpaceSupportTokenRequest
from ...types import UNSET, Response, Unset


def _get_kwargs(
    id: str,
    *,
    body: SpaceSupportTokenRequest | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/spaces/{id}/providers/token".format(
            id=path_id("id", id),
        ),
    }

    if not isinstance(body, Unset):
        _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorBody | MintedSupportToken | None:
    if response.status_code == 200:
        response_200 = MintedSupportToken.from_dict(response.json())

        return response_200

    if response.status_code == 201:
        response_201 = MintedSupportToken.from_dict(response.json())

        return response_201

    if response.status_code == 400:
        response_400 = ErrorBody.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = ErrorBody.from_dict(response.json())

        return response_401

    if response.status_code == 403:
        response_403 = ErrorBody.from_dict(response.json())

        return response_403

    if response.status_code == 404:
        response_404 = ErrorBody.from_dict(response.json())

        return response_404

    if response.status_code == 405:
        response_405 = ErrorBody.from_dict(response.json())

        return response_405

    if response.status_code == 406:
        response_406 = ErrorBody.from_dict(response.json())

        return response_406

    if response.status_code == 409:
        response_409 = ErrorBody.from_dict(response.json())

        return response_409

    if response.status_code == 413:
        response_413 = ErrorBody.from_dict(response.json())

        return response_413

    if response.status_code == 415:
        response_415 = ErrorBody.from_dict(response.json())

        return response_415

    if response.status_code == 429:
        response_429 = ErrorBody.from_dict(response.json())

        return response_429

    if response.status_code == 500:
        response_500 = ErrorBody.from_dict(response.json())

        return response_500

    if response.status_code == 503:
        response_503 = ErrorBody.from_dict(response.json())

        return response_503

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ErrorBody | MintedSupportToken]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    id: str,
    *,
    client: AuthenticatedClient | Client,
    body: SpaceSupportTokenRequest | Unset = UNSET,
) -> Response[ErrorBody | MintedSupportToken]:
    """ Mint a confined space support token

     Mints a support token, like `GET` on the same path, and confines it as the optional body says: how
    long it lives, which
    providers may redeem it, from where, and for what size. Every caveat holds when the token is
    redeemed.

    Without a `name` the token is *temporary*: redeemed once, never listed, and answered with 200. With
    one it is a *named
    token*, answered with 201: it can be redeemed as often as `usageLimit` says, by a different provider
    each time, lives
    until its `ttl` ends or for ever where none is given, and is listed, shown, revoked and deleted at
    `/spaces/{id}/providers/tokens`. The text of either is shown this once.

    **Who:** members with `space_add_provider`, zone admins. Providers never.

    ```bash
    curl -k -u admin:password -X POST -H 'Content-Type: application/json' -d
    '{"ttl":3600,"maxSize":1099511627776}' \\
    https://$HOST:8443/api/v3/onezone/spaces/9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc/providers/token
    ```

    **Errors:** 400 `invalid_request` also where the `ttl` of a temporary token is more than the zone
    allows, where `memo` or
    `usageLimit` stands without `name`, where `minSize` is above `maxSize`, or where `*` is not the only
    consumer. 409
    `conflict` where the space has a named token of that name.

    Args:
        id (str): Id of a space. Example: 9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc.
        body (SpaceSupportTokenRequest | Unset): What to confine a new support token to, and with
            a `name` how it is kept. Everything is optional; without a body the
            token is the one that the GET mints. Whoever holds the token can confine it further, but
            never widen it.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorBody | MintedSupportToken]
     """

    kwargs = _get_kwargs(
        id=id,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    id: str,
    *,
    client: AuthenticatedClient | Client,
    body: SpaceSupportTokenRequest | Unset = UNSET,
) -> ErrorBody | MintedSupportToken | None:
    """ Mint a confined space support token

     Mints a support token, like `GET` on the same path, and confines it as the optional body says: how
    long it lives, which
    providers may redeem it, from where, and for what size. Every caveat holds when the token is
    redeemed.

    Without a `name` the token is *temporary*: redeemed once, never listed, and answered with 200. With
    one it is a *named
    token*, answered with 201: it can be redeemed as often as `usageLimit` says, by a different provider
    each time, lives
    until its `ttl` ends or for ever where none is given, and is listed, shown, revoked and deleted at
    `/spaces/{id}/providers/tokens`. The text of either is shown this once.

    **Who:** members with `space_add_provider`, zone admins. Providers never.

    ```bash
    curl -k -u admin:password -X POST -H 'Content-Type: application/json' -d
    '{"ttl":3600,"maxSize":1099511627776}' \\
    https://$HOST:8443/api/v3/onezone/spaces/9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc/providers/token
    ```

    **Errors:** 400 `invalid_request` also where the `ttl` of a temporary token is more than the zone
    allows, where `memo` or
    `usageLimit` stands without `name`, where `minSize` is above `maxSize`, or where `*` is not the only
    consumer. 409
    `conflict` where the space has a named token of that name.

    Args:
        id (str): Id of a space. Example: 9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc.
        body (SpaceSupportTokenRequest | Unset): What to confine a new support token to, and with
            a `name` how it is kept. Everything is optional; without a body the
            token is the one that the GET mints. Whoever holds the token can confine it further, but
            never widen it.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorBody | MintedSupportToken
     """

    return sync_detailed(
        id=id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    id: str,
    *,
    client: AuthenticatedClient | Client,
    body: SpaceSupportTokenRequest | Unset = UNSET,
) -> Response[ErrorBody | MintedSupportToken]:
    """ Mint a confined space support token

     Mints a support token, like `GET` on the same path, and confines it as the optional body says: how
    long it lives, which
    providers may redeem it, from where, and for what size. Every caveat holds when the token is
    redeemed.

    Without a `name` the token is *temporary*: redeemed once, never listed, and answered with 200. With
    one it is a *named
    token*, answered with 201: it can be redeemed as often as `usageLimit` says, by a different provider
    each time, lives
    until its `ttl` ends or for ever where none is given, and is listed, shown, revoked and deleted at
    `/spaces/{id}/providers/tokens`. The text of either is shown this once.

    **Who:** members with `space_add_provider`, zone admins. Providers never.

    ```bash
    curl -k -u admin:password -X POST -H 'Content-Type: application/json' -d
    '{"ttl":3600,"maxSize":1099511627776}' \\
    https://$HOST:8443/api/v3/onezone/spaces/9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc/providers/token
    ```

    **Errors:** 400 `invalid_request` also where the `ttl` of a temporary token is more than the zone
    allows, where `memo` or
    `usageLimit` stands without `name`, where `minSize` is above `maxSize`, or where `*` is not the only
    consumer. 409
    `conflict` where the space has a named token of that name.

    Args:
        id (str): Id of a space. Example: 9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc.
        body (SpaceSupportTokenRequest | Unset): What to confine a new support token to, and with
            a `name` how it is kept. Everything is optional; without a body the
            token is the one that the GET mints. Whoever holds the token can confine it further, but
            never widen it.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorBody | MintedSupportToken]
     """

    kwargs = _get_kwargs(
        id=id,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    id: str,
    *,
    client: AuthenticatedClient | Client,
    body: SpaceSupportTokenRequest | Unset = UNSET,
) -> ErrorBody | MintedSupportToken | None:
    """ Mint a confined space support token

     Mints a support token, like `GET` on the same path, and confines it as the optional body says: how
    long it lives, which
    providers may redeem it, from where, and for what size. Every caveat holds when the token is
    redeemed.

    Without a `name` the token is *temporary*: redeemed once, never listed, and answered with 200. With
    one it is a *named
    token*, answered with 201: it can be redeemed as often as `usageLimit` says, by a different provider
    each time, lives
    until its `ttl` ends or for ever where none is given, and is listed, shown, revoked and deleted at
    `/spaces/{id}/providers/tokens`. The text of either is shown this once.

    **Who:** members with `space_add_provider`, zone admins. Providers never.

    ```bash
    curl -k -u admin:password -X POST -H 'Content-Type: application/json' -d
    '{"ttl":3600,"maxSize":1099511627776}' \\
    https://$HOST:8443/api/v3/onezone/spaces/9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc/providers/token
    ```

    **Errors:** 400 `invalid_request` also where the `ttl` of a temporary token is more than the zone
    allows, where `memo` or
    `usageLimit` stands without `name`, where `minSize` is above `maxSize`, or where `*` is not the only
    consumer. 409
    `conflict` where the space has a named token of that name.

    Args:
        id (str): Id of a space. Example: 9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc.
        body (SpaceSupportTokenRequest | Unset): What to confine a new support token to, and with
            a `name` how it is kept. Everything is optional; without a body the
            token is the one that the GET mints. Whoever holds the token can confine it further, but
            never widen it.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorBody | MintedSupportToken
     """

    return (
        await asyncio_detailed(
            id=id,
            client=client,
            body=body,
        )
    ).parsed
