from http import HTTPStatus
from typing import Any, cast

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error_body import ErrorBody
from ...models.space_support_request import SpaceSupportRequest
from ...types import Response


def _get_kwargs(
    *,
    body: SpaceSupportRequest,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/provider/spaces/support",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Any | ErrorBody | None:
    if response.status_code == 201:
        response_201 = cast(Any, None)
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
) -> Response[Any | ErrorBody]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: SpaceSupportRequest,
) -> Response[Any | ErrorBody]:
    """ Redeem a support token

     Redeems a space support token: from then on the calling provider supports the token's space with
    `size` bytes.
    `Location` names the support.

    A temporary token is redeemed once, a named token as often as its usage limit says, by a different
    provider each time.
    Every use is counted exactly once, in one transaction. A refused request does not use the token up.
    Where the answer was
    lost, repeat the request: the same provider with the same token and size gets its first answer again
    while that support
    stands and the token's signature still holds. The right of the issuer is checked again in that
    transaction.

    `POST /tokens/verify_invite_token` tells beforehand whether it would be granted, and changes
    nothing.

    **Who:** any provider that the token does not exclude.

    ```bash
    curl -k -H "X-Auth-Token: $PROVIDER_TOKEN" -X POST -H 'Content-Type: application/json' \\
      -d "{\\"token\\":\\"$TOKEN\\",\\"size\\":1073741824}" \\
      https://$HOST:8443/api/v3/onezone/provider/spaces/support
    ```

    **Errors:** 400 with the code that says why the token is refused. 409 `already_supported` where the
    provider supports
    the space already. 503 also where the outcome of the transaction is unknown: repeat the request.

    Args:
        body (SpaceSupportRequest): A support token to be redeemed, and how much storage the space
            gets for it.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | ErrorBody]
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
    body: SpaceSupportRequest,
) -> Any | ErrorBody | None:
    """ Redeem a support token

     Redeems a space support token: from then on the calling provider supports the token's space with
    `size` bytes.
    `Location` names the support.

    A temporary token is redeemed once, a named token as often as its usage limit says, by a different
    provider each time.
    Every use is counted exactly once, in one transaction. A refused request does not use the token up.
    Where the answer was
    lost, repeat the request: the same provider with the same token and size gets its first answer again
    while that support
    stands and the token's signature still holds. The right of the issuer is checked again in that
    transaction.

    `POST /tokens/verify_invite_token` tells beforehand whether it would be granted, and changes
    nothing.

    **Who:** any provider that the token does not exclude.

    ```bash
    curl -k -H "X-Auth-Token: $PROVIDER_TOKEN" -X POST -H 'Content-Type: application/json' \\
      -d "{\\"token\\":\\"$TOKEN\\",\\"size\\":1073741824}" \\
      https://$HOST:8443/api/v3/onezone/provider/spaces/support
    ```

    **Errors:** 400 with the code that says why the token is refused. 409 `already_supported` where the
    provider supports
    the space already. 503 also where the outcome of the transaction is unknown: repeat the request.

    Args:
        body (SpaceSupportRequest): A support token to be redeemed, and how much storage the space
            gets for it.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | ErrorBody
     """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: SpaceSupportRequest,
) -> Response[Any | ErrorBody]:
    """ Redeem a support token

     Redeems a space support token: from then on the calling provider supports the token's space with
    `size` bytes.
    `Location` names the support.

    A temporary token is redeemed once, a named token as often as its usage limit says, by a different
    provider each time.
    Every use is counted exactly once, in one transaction. A refused request does not use the token up.
    Where the answer was
    lost, repeat the request: the same provider with the same token and size gets its first answer again
    while that support
    stands and the token's signature still holds. The right of the issuer is checked again in that
    transaction.

    `POST /tokens/verify_invite_token` tells beforehand whether it would be granted, and changes
    nothing.

    **Who:** any provider that the token does not exclude.

    ```bash
    curl -k -H "X-Auth-Token: $PROVIDER_TOKEN" -X POST -H 'Content-Type: application/json' \\
      -d "{\\"token\\":\\"$TOKEN\\",\\"size\\":1073741824}" \\
      https://$HOST:8443/api/v3/onezone/provider/spaces/support
    ```

    **Errors:** 400 with the code that says why the token is refused. 409 `already_supported` where the
    provider supports
    the space already. 503 also where the outcome of the transaction is unknown: repeat the request.

    Args:
        body (SpaceSupportRequest): A support token to be redeemed, and how much storage the space
            gets for it.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | ErrorBody]
     """

    kwargs = _get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: SpaceSupportRequest,
) -> Any | ErrorBody | None:
    """ Redeem a support token

     Redeems a space support token: from then on the calling provider supports the token's space with
    `size` bytes.
    `Location` names the support.

    A temporary token is redeemed once, a named token as often as its usage limit says, by a different
    provider each time.
    Every use is counted exactly once, in one transaction. A refused request does not use the token up.
    Where the answer was
    lost, repeat the request: the same provider with the same token and size gets its first answer again
    while that support
    stands and the token's signature still holds. The right of the issuer is checked again in that
    transaction.

    `POST /tokens/verify_invite_token` tells beforehand whether it would be granted, and changes
    nothing.

    **Who:** any provider that the token does not exclude.

    ```bash
    curl -k -H "X-Auth-Token: $PROVIDER_TOKEN" -X POST -H 'Content-Type: application/json' \\
      -d "{\\"token\\":\\"$TOKEN\\",\\"size\\":1073741824}" \\
      https://$HOST:8443/api/v3/onezone/provider/spaces/support
    ```

    **Errors:** 400 with the code that says why the token is refused. 409 `already_supported` where the
    provider supports
    the space already. 503 also where the outcome of the transaction is unknown: repeat the request.

    Args:
        body (SpaceSupportRequest): A support token to be redeemed, and how much storage the space
            gets for it.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | ErrorBody
     """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
