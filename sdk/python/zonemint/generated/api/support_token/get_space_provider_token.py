from http import HTTPStatus
from typing import Any
from zonemint._path import path_id

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error_body import ErrorBody
from ...models.space_support_token import SpaceSupportToken
from ...types import Response


def _get_kwargs(
    id: str,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/spaces/{id}/providers/token".format(
            id=path_id("id", id),
        ),
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorBody | SpaceSupportToken | None:
    if response.status_code == 200:
        response_200 = SpaceSupportToken.from_dict(response.json())

        return response_200

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

    if response.status_code == 413:
        response_413 = ErrorBody.from_dict(response.json())

        return response_413

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
) -> Response[ErrorBody | SpaceSupportToken]:
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
) -> Response[ErrorBody | SpaceSupportToken]:
    """ Mint a space support token

     Mints a token that can be handed to a provider of your choice, which redeems it to support the
    space. Every request
    gives a new token. It can be redeemed once, expires after 24 hours unless the zone is configured
    otherwise, and may be
    redeemed by any provider. `POST` on the same path mints a token that is confined further, or one
    with a name, which can
    be listed and redeemed several times.

    The zone keeps no copy of the token, so it cannot be listed or shown again: keep it, and keep it
    secret. Whoever holds it
    can confine it further, with any macaroon library and without asking this server.

    **Who:** members with `space_add_provider`, zone admins. Providers never.

    ```bash
    curl -k -u admin:password -X GET \\
    https://$HOST:8443/api/v3/onezone/spaces/9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc/providers/token

    {"token":"MDAxNWxvY2F0aW9uIG9uZXpvbmUK..."}
    ```

    **Errors:**
    403 also for a request that a web page triggers from another site, that is a navigation, or that is
    a prefetch
    (`Sec-Fetch-Site`, `Sec-Fetch-Mode`, `Sec-Fetch-Dest`, `Sec-Purpose`): a page must not make a
    browser mint. HEAD is answered 405.

    Args:
        id (str): Id of a space. Example: 9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorBody | SpaceSupportToken]
     """

    kwargs = _get_kwargs(
        id=id,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    id: str,
    *,
    client: AuthenticatedClient | Client,
) -> ErrorBody | SpaceSupportToken | None:
    """ Mint a space support token

     Mints a token that can be handed to a provider of your choice, which redeems it to support the
    space. Every request
    gives a new token. It can be redeemed once, expires after 24 hours unless the zone is configured
    otherwise, and may be
    redeemed by any provider. `POST` on the same path mints a token that is confined further, or one
    with a name, which can
    be listed and redeemed several times.

    The zone keeps no copy of the token, so it cannot be listed or shown again: keep it, and keep it
    secret. Whoever holds it
    can confine it further, with any macaroon library and without asking this server.

    **Who:** members with `space_add_provider`, zone admins. Providers never.

    ```bash
    curl -k -u admin:password -X GET \\
    https://$HOST:8443/api/v3/onezone/spaces/9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc/providers/token

    {"token":"MDAxNWxvY2F0aW9uIG9uZXpvbmUK..."}
    ```

    **Errors:**
    403 also for a request that a web page triggers from another site, that is a navigation, or that is
    a prefetch
    (`Sec-Fetch-Site`, `Sec-Fetch-Mode`, `Sec-Fetch-Dest`, `Sec-Purpose`): a page must not make a
    browser mint. HEAD is answered 405.

    Args:
        id (str): Id of a space. Example: 9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorBody | SpaceSupportToken
     """

    return sync_detailed(
        id=id,
        client=client,
    ).parsed


async def asyncio_detailed(
    id: str,
    *,
    client: AuthenticatedClient | Client,
) -> Response[ErrorBody | SpaceSupportToken]:
    """ Mint a space support token

     Mints a token that can be handed to a provider of your choice, which redeems it to support the
    space. Every request
    gives a new token. It can be redeemed once, expires after 24 hours unless the zone is configured
    otherwise, and may be
    redeemed by any provider. `POST` on the same path mints a token that is confined further, or one
    with a name, which can
    be listed and redeemed several times.

    The zone keeps no copy of the token, so it cannot be listed or shown again: keep it, and keep it
    secret. Whoever holds it
    can confine it further, with any macaroon library and without asking this server.

    **Who:** members with `space_add_provider`, zone admins. Providers never.

    ```bash
    curl -k -u admin:password -X GET \\
    https://$HOST:8443/api/v3/onezone/spaces/9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc/providers/token

    {"token":"MDAxNWxvY2F0aW9uIG9uZXpvbmUK..."}
    ```

    **Errors:**
    403 also for a request that a web page triggers from another site, that is a navigation, or that is
    a prefetch
    (`Sec-Fetch-Site`, `Sec-Fetch-Mode`, `Sec-Fetch-Dest`, `Sec-Purpose`): a page must not make a
    browser mint. HEAD is answered 405.

    Args:
        id (str): Id of a space. Example: 9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorBody | SpaceSupportToken]
     """

    kwargs = _get_kwargs(
        id=id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    id: str,
    *,
    client: AuthenticatedClient | Client,
) -> ErrorBody | SpaceSupportToken | None:
    """ Mint a space support token

     Mints a token that can be handed to a provider of your choice, which redeems it to support the
    space. Every request
    gives a new token. It can be redeemed once, expires after 24 hours unless the zone is configured
    otherwise, and may be
    redeemed by any provider. `POST` on the same path mints a token that is confined further, or one
    with a name, which can
    be listed and redeemed several times.

    The zone keeps no copy of the token, so it cannot be listed or shown again: keep it, and keep it
    secret. Whoever holds it
    can confine it further, with any macaroon library and without asking this server.

    **Who:** members with `space_add_provider`, zone admins. Providers never.

    ```bash
    curl -k -u admin:password -X GET \\
    https://$HOST:8443/api/v3/onezone/spaces/9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc/providers/token

    {"token":"MDAxNWxvY2F0aW9uIG9uZXpvbmUK..."}
    ```

    **Errors:**
    403 also for a request that a web page triggers from another site, that is a navigation, or that is
    a prefetch
    (`Sec-Fetch-Site`, `Sec-Fetch-Mode`, `Sec-Fetch-Dest`, `Sec-Purpose`): a page must not make a
    browser mint. HEAD is answered 405.

    Args:
        id (str): Id of a space. Example: 9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorBody | SpaceSupportToken
     """

    return (
        await asyncio_detailed(
            id=id,
            client=client,
        )
    ).parsed
