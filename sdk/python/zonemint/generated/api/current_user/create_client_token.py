from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.client_token_create_request import ClientTokenCreateRequest
from ...models.client_token_created import ClientTokenCreated
from ...models.error_body import ErrorBody
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    body: ClientTokenCreateRequest | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/user/client_tokens",
    }

    if not isinstance(body, Unset):
        _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ClientTokenCreated | ErrorBody | None:
    if response.status_code == 200:
        response_200 = ClientTokenCreated.from_dict(response.json())

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
) -> Response[ClientTokenCreated | ErrorBody]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: ClientTokenCreateRequest | Unset = UNSET,
) -> Response[ClientTokenCreated | ErrorBody]:
    """Make an access token

     Makes an access token with which programs authenticate as the calling user, without the password.
    The optional body
    gives it a name and confines it. Its text is shown this once.

    **Who:** any user, with the password or an access token without caveats. A token that ends, or is
    bound to a
    network, cannot make one that is not.

    Args:
        body (ClientTokenCreateRequest | Unset): What an access token is for and what to confine
            it to. Everything is optional.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ClientTokenCreated | ErrorBody]
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
    body: ClientTokenCreateRequest | Unset = UNSET,
) -> ClientTokenCreated | ErrorBody | None:
    """Make an access token

     Makes an access token with which programs authenticate as the calling user, without the password.
    The optional body
    gives it a name and confines it. Its text is shown this once.

    **Who:** any user, with the password or an access token without caveats. A token that ends, or is
    bound to a
    network, cannot make one that is not.

    Args:
        body (ClientTokenCreateRequest | Unset): What an access token is for and what to confine
            it to. Everything is optional.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ClientTokenCreated | ErrorBody
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: ClientTokenCreateRequest | Unset = UNSET,
) -> Response[ClientTokenCreated | ErrorBody]:
    """Make an access token

     Makes an access token with which programs authenticate as the calling user, without the password.
    The optional body
    gives it a name and confines it. Its text is shown this once.

    **Who:** any user, with the password or an access token without caveats. A token that ends, or is
    bound to a
    network, cannot make one that is not.

    Args:
        body (ClientTokenCreateRequest | Unset): What an access token is for and what to confine
            it to. Everything is optional.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ClientTokenCreated | ErrorBody]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: ClientTokenCreateRequest | Unset = UNSET,
) -> ClientTokenCreated | ErrorBody | None:
    """Make an access token

     Makes an access token with which programs authenticate as the calling user, without the password.
    The optional body
    gives it a name and confines it. Its text is shown this once.

    **Who:** any user, with the password or an access token without caveats. A token that ends, or is
    bound to a
    network, cannot make one that is not.

    Args:
        body (ClientTokenCreateRequest | Unset): What an access token is for and what to confine
            it to. Everything is optional.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ClientTokenCreated | ErrorBody
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
