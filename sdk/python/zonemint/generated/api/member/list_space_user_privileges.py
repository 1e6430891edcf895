from http import HTTPStatus
from typing import Any
from zonemint._path import path_id

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error_body import ErrorBody
from ...models.space_user_privileges import SpaceUserPrivileges
from ...types import Response


def _get_kwargs(
    id: str,
    uid: str,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/spaces/{id}/users/{uid}/privileges".format(
            id=path_id("id", id),
            uid=path_id("uid", uid),
        ),
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorBody | SpaceUserPrivileges | None:
    if response.status_code == 200:
        response_200 = SpaceUserPrivileges.from_dict(response.json())

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
) -> Response[ErrorBody | SpaceUserPrivileges]:
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
) -> Response[ErrorBody | SpaceUserPrivileges]:
    """Show the privileges of a member

     Shows what a member may do in the space, by the canonical names of the privileges.

    **Who:** members with `space_view_data`, zone admins.

    **Errors:** 404 also for a user who is no member.

    Args:
        id (str): Id of a space. Example: 9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc.
        uid (str): Id of a user. Example: Zk3vTq8nR1mXw5cJ7bYdLg.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorBody | SpaceUserPrivileges]
    """

    kwargs = _get_kwargs(
        id=id,
        uid=uid,
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
) -> ErrorBody | SpaceUserPrivileges | None:
    """Show the privileges of a member

     Shows what a member may do in the space, by the canonical names of the privileges.

    **Who:** members with `space_view_data`, zone admins.

    **Errors:** 404 also for a user who is no member.

    Args:
        id (str): Id of a space. Example: 9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc.
        uid (str): Id of a user. Example: Zk3vTq8nR1mXw5cJ7bYdLg.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorBody | SpaceUserPrivileges
    """

    return sync_detailed(
        id=id,
        uid=uid,
        client=client,
    ).parsed


async def asyncio_detailed(
    id: str,
    uid: str,
    *,
    client: AuthenticatedClient | Client,
) -> Response[ErrorBody | SpaceUserPrivileges]:
    """Show the privileges of a member

     Shows what a member may do in the space, by the canonical names of the privileges.

    **Who:** members with `space_view_data`, zone admins.

    **Errors:** 404 also for a user who is no member.

    Args:
        id (str): Id of a space. Example: 9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc.
        uid (str): Id of a user. Example: Zk3vTq8nR1mXw5cJ7bYdLg.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorBody | SpaceUserPrivileges]
    """

    kwargs = _get_kwargs(
        id=id,
        uid=uid,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    id: str,
    uid: str,
    *,
    client: AuthenticatedClient | Client,
) -> ErrorBody | SpaceUserPrivileges | None:
    """Show the privileges of a member

     Shows what a member may do in the space, by the canonical names of the privileges.

    **Who:** members with `space_view_data`, zone admins.

    **Errors:** 404 also for a user who is no member.

    Args:
        id (str): Id of a space. Example: 9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc.
        uid (str): Id of a user. Example: Zk3vTq8nR1mXw5cJ7bYdLg.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorBody | SpaceUserPrivileges
    """

    return (
        await asyncio_detailed(
            id=id,
            uid=uid,
            client=client,
        )
    ).parsed
