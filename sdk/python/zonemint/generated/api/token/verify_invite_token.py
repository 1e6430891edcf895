from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error_body import ErrorBody
from ...models.invite_token_verify_request import InviteTokenVerifyRequest
from ...models.redeemable_support import RedeemableSupport
from ...types import Response


def _get_kwargs(
    *,
    body: InviteTokenVerifyRequest,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/tokens/verify_invite_token",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorBody | RedeemableSupport | None:
    if response.status_code == 200:
        response_200 = RedeemableSupport.from_dict(response.json())

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
) -> Response[ErrorBody | RedeemableSupport]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: InviteTokenVerifyRequest,
) -> Response[ErrorBody | RedeemableSupport]:
    """ Ask whether a support token could be redeemed

     Answers whether the calling provider could redeem the support token now, and with what size. All is
    checked that
    `POST /provider/spaces/support` checks, and what that would refuse is refused with the same code.
    Nothing is changed and nothing
    is used up; but another provider may be quicker, so the answer is no promise.

    **Who:** any provider.

    ```bash
    curl -k -H "X-Auth-Token: $PROVIDER_TOKEN" -X POST -H 'Content-Type: application/json' -d
    "{\\"token\\":\\"$TOKEN\\"}" \\
      https://$HOST:8443/api/v3/onezone/tokens/verify_invite_token
    ```

    **Errors:** 400 with the code that says why the token would be refused. 409 `already_supported`
    where the provider supports the
    space already, by another token.

    Args:
        body (InviteTokenVerifyRequest): A support token, and what it is to be redeemed for.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorBody | RedeemableSupport]
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
    body: InviteTokenVerifyRequest,
) -> ErrorBody | RedeemableSupport | None:
    """ Ask whether a support token could be redeemed

     Answers whether the calling provider could redeem the support token now, and with what size. All is
    checked that
    `POST /provider/spaces/support` checks, and what that would refuse is refused with the same code.
    Nothing is changed and nothing
    is used up; but another provider may be quicker, so the answer is no promise.

    **Who:** any provider.

    ```bash
    curl -k -H "X-Auth-Token: $PROVIDER_TOKEN" -X POST -H 'Content-Type: application/json' -d
    "{\\"token\\":\\"$TOKEN\\"}" \\
      https://$HOST:8443/api/v3/onezone/tokens/verify_invite_token
    ```

    **Errors:** 400 with the code that says why the token would be refused. 409 `already_supported`
    where the provider supports the
    space already, by another token.

    Args:
        body (InviteTokenVerifyRequest): A support token, and what it is to be redeemed for.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorBody | RedeemableSupport
     """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: InviteTokenVerifyRequest,
) -> Response[ErrorBody | RedeemableSupport]:
    """ Ask whether a support token could be redeemed

     Answers whether the calling provider could redeem the support token now, and with what size. All is
    checked that
    `POST /provider/spaces/support` checks, and what that would refuse is refused with the same code.
    Nothing is changed and nothing
    is used up; but another provider may be quicker, so the answer is no promise.

    **Who:** any provider.

    ```bash
    curl -k -H "X-Auth-Token: $PROVIDER_TOKEN" -X POST -H 'Content-Type: application/json' -d
    "{\\"token\\":\\"$TOKEN\\"}" \\
      https://$HOST:8443/api/v3/onezone/tokens/verify_invite_token
    ```

    **Errors:** 400 with the code that says why the token would be refused. 409 `already_supported`
    where the provider supports the
    space already, by another token.

    Args:
        body (InviteTokenVerifyRequest): A support token, and what it is to be redeemed for.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorBody | RedeemableSupport]
     """

    kwargs = _get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: InviteTokenVerifyRequest,
) -> ErrorBody | RedeemableSupport | None:
    """ Ask whether a support token could be redeemed

     Answers whether the calling provider could redeem the support token now, and with what size. All is
    checked that
    `POST /provider/spaces/support` checks, and what that would refuse is refused with the same code.
    Nothing is changed and nothing
    is used up; but another provider may be quicker, so the answer is no promise.

    **Who:** any provider.

    ```bash
    curl -k -H "X-Auth-Token: $PROVIDER_TOKEN" -X POST -H 'Content-Type: application/json' -d
    "{\\"token\\":\\"$TOKEN\\"}" \\
      https://$HOST:8443/api/v3/onezone/tokens/verify_invite_token
    ```

    **Errors:** 400 with the code that says why the token would be refused. 409 `already_supported`
    where the provider supports the
    space already, by another token.

    Args:
        body (InviteTokenVerifyRequest): A support token, and what it is to be redeemed for.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorBody | RedeemableSupport
     """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
