from http import HTTPStatus
from typing import Any, cast
from zonemint._path import path_id

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error_body import ErrorBody
from ...models.privileges_update_request import PrivilegesUpdateRequest
from ...types import Response


def _get_kwargs(
    id: str,
    uid: str,
    *,
    body: PrivilegesUpdateRequest,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "patch",
        "url": "/spaces/{id}/users/{uid}/privileges".format(
            id=path_id("id", id),
            uid=path_id("uid", uid),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Any | ErrorBody | None:
    if response.status_code == 204:
        response_204 = cast(Any, None)
        return response_204

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
    id: str,
    uid: str,
    *,
    client: AuthenticatedClient | Client,
    body: PrivilegesUpdateRequest,
) -> Response[Any | ErrorBody]:
    """Change the privileges of a member

     Sets, grants or revokes privileges of a member. It takes effect at once, also on support tokens that
    the member minted
    before: a support token is redeemed only while its issuer may mint.

    **Who:** members with `space_set_privileges`, zone admins.

    **Errors:** 404 also for a user who is no member.

    Args:
        id (str): Id of a space. Example: 9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc.
        uid (str): Id of a user. Example: Zk3vTq8nR1mXw5cJ7bYdLg.
        body (PrivilegesUpdateRequest): A change of a member's privileges.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | ErrorBody]
    """

    kwargs = _get_kwargs(
        id=id,
        uid=uid,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    id: str,
    uid: str,
    *,
    client: AuthenticatedClient | Client,
    body: PrivilegesUpdateRequest,
) -> Any | ErrorBody | None:
    """Change the privileges of a member

     Sets, grants or revokes privileges of a member. It takes effect at once, also on support tokens that
    the member minted
    before: a support token is redeemed only while its issuer may mint.

    **Who:** members with `space_set_privileges`, zone admins.

    **Errors:** 404 also for a user who is no member.

    Args:
        id (str): Id of a space. Example: 9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc.
        uid (str): Id of a user. Example: Zk3vTq8nR1mXw5cJ7bYdLg.
        body (PrivilegesUpdateRequest): A change of a member's privileges.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | ErrorBody
    """

    return sync_detailed(
        id=id,
        uid=uid,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    id: str,
    uid: str,
    *,
    client: AuthenticatedClient | Client,
    body: PrivilegesUpdateRequest,
) -> Response[Any | ErrorBody]:
    """Change the privileges of a member

     Sets, grants or revokes privileges of a member. It takes effect at once, also on support tokens that
    the member minted
    before: a support token is redeemed only while its issuer may mint.

    **Who:** members with `space_set_privileges`, zone admins.

    **Errors:** 404 also for a user who is no member.

    Args:
        id (str): Id of a space. Example: 9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc.
        uid (str): Id of a user. Example: Zk3vTq8nR1mXw5cJ7bYdLg.
        body (PrivilegesUpdateRequest): A change of a member's privileges.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | ErrorBody]
    """

    kwargs = _get_kwargs(
        id=id,
        uid=uid,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    id: str,
    uid: str,
    *,
    client: AuthenticatedClient | Client,
    body: PrivilegesUpdateRequest,
) -> Any | ErrorBody | None:
    """Change the privileges of a member

     Sets, grants or revokes privileges of a member. It takes effect at once, also on support tokens that
    the member minted
    before: a support token is redeemed only while its issuer may mint.

    **Who:** members with `space_set_privileges`, zone admins.

    **Errors:** 404 also for a user who is no member.

    Args:
        id (str): Id of a space. Example: 9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc.
        uid (str): Id of a user. Example: Zk3vTq8nR1mXw5cJ7bYdLg.
        body (PrivilegesUpdateRequest): A change of a member's privileges.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | ErrorBody
    """

    return (
        await asyncio_detailed(
            id=id,
            uid=uid,
            client=client,
            body=body,
        )
    ).parsed
