from http import HTTPStatus
from typing import Any, cast
from zonemint._path import path_id

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error_body import ErrorBody
from ...models.named_token_modify_request import NamedTokenModifyRequest
from ...types import Response


def _get_kwargs(
    id: str,
    tid: str,
    *,
    body: NamedTokenModifyRequest,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "patch",
        "url": "/spaces/{id}/providers/tokens/{tid}".format(
            id=path_id("id", id),
            tid=path_id("tid", tid),
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
    id: str,
    tid: str,
    *,
    client: AuthenticatedClient | Client,
    body: NamedTokenModifyRequest,
) -> Response[Any | ErrorBody]:
    """ Revoke or rename a named token

     Revokes a named token or takes that back, and changes its name or memo. At least one must be given;
    what is absent stays. A
    revoked token is refused with `token_revoked`; supports that were given for it stay. Its usage
    limit, its end and its caveats
    are part of the token and cannot be changed.

    **Who:** members with `space_add_provider`, zone admins. Providers never.

    ```bash
    curl -k -u admin:password -X PATCH -H 'Content-Type: application/json' -d '{"revoked":true}' \\
      https://$HOST:8443/api/v3/onezone/spaces/9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc/providers/tok
    ens/$TOKEN_ID
    ```

    **Errors:** 404 also for a token of another space, and for a temporary one. 409 `conflict` where the
    space has another named
    token of that name.

    Args:
        id (str): Id of a space. Example: 9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc.
        tid (str): Public id of a token. It is no secret, and good for nothing but naming the
            token. Example: Hq2LxUo5yTfA8sVbE0rMwg.
        body (NamedTokenModifyRequest): What to change of a named token. What is absent stays as
            it is.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | ErrorBody]
     """

    kwargs = _get_kwargs(
        id=id,
        tid=tid,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    id: str,
    tid: str,
    *,
    client: AuthenticatedClient | Client,
    body: NamedTokenModifyRequest,
) -> Any | ErrorBody | None:
    """ Revoke or rename a named token

     Revokes a named token or takes that back, and changes its name or memo. At least one must be given;
    what is absent stays. A
    revoked token is refused with `token_revoked`; supports that were given for it stay. Its usage
    limit, its end and its caveats
    are part of the token and cannot be changed.

    **Who:** members with `space_add_provider`, zone admins. Providers never.

    ```bash
    curl -k -u admin:password -X PATCH -H 'Content-Type: application/json' -d '{"revoked":true}' \\
      https://$HOST:8443/api/v3/onezone/spaces/9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc/providers/tok
    ens/$TOKEN_ID
    ```

    **Errors:** 404 also for a token of another space, and for a temporary one. 409 `conflict` where the
    space has another named
    token of that name.

    Args:
        id (str): Id of a space. Example: 9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc.
        tid (str): Public id of a token. It is no secret, and good for nothing but naming the
            token. Example: Hq2LxUo5yTfA8sVbE0rMwg.
        body (NamedTokenModifyRequest): What to change of a named token. What is absent stays as
            it is.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | ErrorBody
     """

    return sync_detailed(
        id=id,
        tid=tid,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    id: str,
    tid: str,
    *,
    client: AuthenticatedClient | Client,
    body: NamedTokenModifyRequest,
) -> Response[Any | ErrorBody]:
    """ Revoke or rename a named token

     Revokes a named token or takes that back, and changes its name or memo. At least one must be given;
    what is absent stays. A
    revoked token is refused with `token_revoked`; supports that were given for it stay. Its usage
    limit, its end and its caveats
    are part of the token and cannot be changed.

    **Who:** members with `space_add_provider`, zone admins. Providers never.

    ```bash
    curl -k -u admin:password -X PATCH -H 'Content-Type: application/json' -d '{"revoked":true}' \\
      https://$HOST:8443/api/v3/onezone/spaces/9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc/providers/tok
    ens/$TOKEN_ID
    ```

    **Errors:** 404 also for a token of another space, and for a temporary one. 409 `conflict` where the
    space has another named
    token of that name.

    Args:
        id (str): Id of a space. Example: 9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc.
        tid (str): Public id of a token. It is no secret, and good for nothing but naming the
            token. Example: Hq2LxUo5yTfA8sVbE0rMwg.
        body (NamedTokenModifyRequest): What to change of a named token. What is absent stays as
            it is.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | ErrorBody]
     """

    kwargs = _get_kwargs(
        id=id,
        tid=tid,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    id: str,
    tid: str,
    *,
    client: AuthenticatedClient | Client,
    body: NamedTokenModifyRequest,
) -> Any | ErrorBody | None:
    """ Revoke or rename a named token

     Revokes a named token or takes that back, and changes its name or memo. At least one must be given;
    what is absent stays. A
    revoked token is refused with `token_revoked`; supports that were given for it stay. Its usage
    limit, its end and its caveats
    are part of the token and cannot be changed.

    **Who:** members with `space_add_provider`, zone admins. Providers never.

    ```bash
    curl -k -u admin:password -X PATCH -H 'Content-Type: application/json' -d '{"revoked":true}' \\
      https://$HOST:8443/api/v3/onezone/spaces/9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc/providers/tok
    ens/$TOKEN_ID
    ```

    **Errors:** 404 also for a token of another space, and for a temporary one. 409 `conflict` where the
    space has another named
    token of that name.

    Args:
        id (str): Id of a space. Example: 9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc.
        tid (str): Public id of a token. It is no secret, and good for nothing but naming the
            token. Example: Hq2LxUo5yTfA8sVbE0rMwg.
        body (NamedTokenModifyRequest): What to change of a named token. What is absent stays as
            it is.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | ErrorBody
     """

    return (
        await asyncio_detailed(
            id=id,
            tid=tid,
            client=client,
            body=body,
        )
    ).parsed
