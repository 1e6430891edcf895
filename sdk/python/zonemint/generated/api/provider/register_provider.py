from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error_body import ErrorBody
from ...models.provider_register_request import ProviderRegisterRequest
from ...models.provider_registered import ProviderRegistered
from ...types import Response


def _get_kwargs(
    *,
    body: ProviderRegisterRequest,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/providers",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorBody | ProviderRegistered | None:
    if response.status_code == 201:
        response_201 = ProviderRegistered.from_dict(response.json())

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
) -> Response[ErrorBody | ProviderRegistered]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: ProviderRegisterRequest,
) -> Response[ErrorBody | ProviderRegistered]:
    """Register a provider

     Registers a provider and answers the access token that it authenticates with from then on, shown
    this once.
    `POST /providers/{pid}/token` replaces it.

    **Who:** zone admins, or anyone with a registration token (`POST /providers/token`) in the body.

    **Errors:** 401 without credentials and without a token in the body. 400 `invalid_token` and its
    relatives where the
    token in the body is not accepted.

    Args:
        body (ProviderRegisterRequest): A provider to be registered.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorBody | ProviderRegistered]
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
    client: AuthenticatedClient,
    body: ProviderRegisterRequest,
) -> ErrorBody | ProviderRegistered | None:
    """Register a provider

     Registers a provider and answers the access token that it authenticates with from then on, shown
    this once.
    `POST /providers/{pid}/token` replaces it.

    **Who:** zone admins, or anyone with a registration token (`POST /providers/token`) in the body.

    **Errors:** 401 without credentials and without a token in the body. 400 `invalid_token` and its
    relatives where the
    token in the body is not accepted.

    Args:
        body (ProviderRegisterRequest): A provider to be registered.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorBody | ProviderRegistered
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: ProviderRegisterRequest,
) -> Response[ErrorBody | ProviderRegistered]:
    """Register a provider

     Registers a provider and answers the access token that it authenticates with from then on, shown
    this once.
    `POST /providers/{pid}/token` replaces it.

    **Who:** zone admins, or anyone with a registration token (`POST /providers/token`) in the body.

    **Errors:** 401 without credentials and without a token in the body. 400 `invalid_token` and its
    relatives where the
    token in the body is not accepted.

    Args:
        body (ProviderRegisterRequest): A provider to be registered.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorBody | ProviderRegistered]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: ProviderRegisterRequest,
) -> ErrorBody | ProviderRegistered | None:
    """Register a provider

     Registers a provider and answers the access token that it authenticates with from then on, shown
    this once.
    `POST /providers/{pid}/token` replaces it.

    **Who:** zone admins, or anyone with a registration token (`POST /providers/token`) in the body.

    **Errors:** 401 without credentials and without a token in the body. 400 `invalid_token` and its
    relatives where the
    token in the body is not accepted.

    Args:
        body (ProviderRegisterRequest): A provider to be registered.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorBody | ProviderRegistered
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
