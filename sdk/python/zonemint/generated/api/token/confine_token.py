from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.confined_token import ConfinedToken
from ...models.error_body import ErrorBody
from ...models.token_confine_request import TokenConfineRequest
from ...types import Response


def _get_kwargs(
    *,
    body: TokenConfineRequest,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/tokens/confine",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ConfinedToken | ErrorBody | None:
    if response.status_code == 200:
        response_200 = ConfinedToken.from_dict(response.json())

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

    if response.status_code == 405:
        response_405 = ErrorBody.from_dict(response.json())

        return response_405

    if response.status_code == 406:
        response_406 = ErrorBody.from_dict(response.json())

        return response_406

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
) -> Response[ConfinedToken | ErrorBody]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: TokenConfineRequest,
) -> Response[ConfinedToken | ErrorBody]:
    """ Confine a token further

     Adds caveats to a token and answers the new text. Every caveat must hold when that is used, beside
    those that the token has
    already; the old text stays as it is. It needs no key and verifies nothing: any macaroon library
    does the same without this
    server.

    **Who:** any user, any provider.

    ```bash
    curl -k -u admin:password -X POST -H 'Content-Type: application/json' \\
      -d "{\\"token\\":\\"$TOKEN\\",\\"caveats\\":[{\\"type\\":\\"size\\",\\"maxSize
    \\":1099511627776}]}" \\
      https://$HOST:8443/api/v3/onezone/tokens/confine
    ```

    **Errors:** 400 `invalid_request` for a caveat that lacks the field of its type or has one of
    another type, and where the new
    token would have more than 32 caveats or 8 KiB. 400 `invalid_token` where the text cannot be read as
    a token.

    Args:
        body (TokenConfineRequest): A token and what to confine it to.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ConfinedToken | ErrorBody]
     """

    kwargs = _get_kwargs(
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    body: TokenConfineRequest,
) -> ConfinedToken | ErrorBody | None:
    """ Confine a token further

     Adds caveats to a token and answers the new text. Every caveat must hold when that is used, beside
    those that the token has
    already; the old text stays as it is. It needs no key and verifies nothing: any macaroon library
    does the same without this
    server.

    **Who:** any user, any provider.

    ```bash
    curl -k -u admin:password -X POST -H 'Content-Type: application/json' \\
      -d "{\\"token\\":\\"$TOKEN\\",\\"caveats\\":[{\\"type\\":\\"size\\",\\"maxSize
    \\":1099511627776}]}" \\
      https://$HOST:8443/api/v3/onezone/tokens/confine
    ```

    **Errors:** 400 `invalid_request` for a caveat that lacks the field of its type or has one of
    another type, and where the new
    token would have more than 32 caveats or 8 KiB. 400 `invalid_token` where the text cannot be read as
    a token.

    Args:
        body (TokenConfineRequest): A token and what to confine it to.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ConfinedToken | ErrorBody
     """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: TokenConfineRequest,
) -> Response[ConfinedToken | ErrorBody]:
    """ Confine a token further

     Adds caveats to a token and answers the new text. Every caveat must hold when that is used, beside
    those that the token has
    already; the old text stays as it is. It needs no key and verifies nothing: any macaroon library
    does the same without this
    server.

    **Who:** any user, any provider.

    ```bash
    curl -k -u admin:password -X POST -H 'Content-Type: application/json' \\
      -d "{\\"token\\":\\"$TOKEN\\",\\"caveats\\":[{\\"type\\":\\"size\\",\\"maxSize
    \\":1099511627776}]}" \\
      https://$HOST:8443/api/v3/onezone/tokens/confine
    ```

    **Errors:** 400 `invalid_request` for a caveat that lacks the field of its type or has one of
    another type, and where the new
    token would have more than 32 caveats or 8 KiB. 400 `invalid_token` where the text cannot be read as
    a token.

    Args:
        body (TokenConfineRequest): A token and what to confine it to.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ConfinedToken | ErrorBody]
     """

    kwargs = _get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: TokenConfineRequest,
) -> ConfinedToken | ErrorBody | None:
    """ Confine a token further

     Adds caveats to a token and answers the new text. Every caveat must hold when that is used, beside
    those that the token has
    already; the old text stays as it is. It needs no key and verifies nothing: any macaroon library
    does the same without this
    server.

    **Who:** any user, any provider.

    ```bash
    curl -k -u admin:password -X POST -H 'Content-Type: application/json' \\
      -d "{\\"token\\":\\"$TOKEN\\",\\"caveats\\":[{\\"type\\":\\"size\\",\\"maxSize
    \\":1099511627776}]}" \\
      https://$HOST:8443/api/v3/onezone/tokens/confine
    ```

    **Errors:** 400 `invalid_request` for a caveat that lacks the field of its type or has one of
    another type, and where the new
    token would have more than 32 caveats or 8 KiB. 400 `invalid_token` where the text cannot be read as
    a token.

    Args:
        body (TokenConfineRequest): A token and what to confine it to.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ConfinedToken | ErrorBody
     """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
