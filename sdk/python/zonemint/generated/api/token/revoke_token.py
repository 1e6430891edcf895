from http import HTTPStatus
from typing import Any, cast

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error_body import ErrorBody
from ...models.token_revoke_request import TokenRevokeRequest
from ...types import Response


def _get_kwargs(
    *,
    body: TokenRevokeRequest,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/tokens/revoke",
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
    *,
    client: AuthenticatedClient | Client,
    body: TokenRevokeRequest,
) -> Response[Any | ErrorBody]:
    """ Revoke a token

     Revokes one token: the one whose text is presented, or the support token with that id. Either way
    every copy of it dies, however
    it was spelled or confined; supports that were given for it stay. Repeating the request does no
    harm. A token that was handed to
    several people dies for all of them, whichever copy is presented.

    By `token`: a support token, a registration token or the access token of a user. Whoever has the
    text may revoke it, also when it
    has expired. An access token is deleted, so that presenting it again is `invalid_token`; who is
    neither its user nor a zone admin
    can do so only with a text that is accepted as a credential here and now. By `tokenId` and
    `spaceId`: a support token of that space, temporary or named, such as one that the audit records
    name. Send exactly one of the two.

    **Who:** by `token` any user, any provider; by `tokenId` members with `space_add_provider`, zone
    admins.

    ```bash
    curl -k -u admin:password -X POST -H 'Content-Type: application/json' -d
    "{\\"token\\":\\"$TOKEN\\"}" \\
      https://$HOST:8443/api/v3/onezone/tokens/revoke
    ```

    **Errors:** 400 `invalid_request` where both forms are sent, or neither. 400 `invalid_token` for a
    text that is no token of this
    zone, `token_type` for the access token of a provider: `POST /providers/{pid}/token` replaces that.
    404 for an unknown space.

    Args:
        body (TokenRevokeRequest): The token to be revoked, either by its text, `token`, or by its
            id and its space, `tokenId` and `spaceId`.

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
    body: TokenRevokeRequest,
) -> Any | ErrorBody | None:
    """ Revoke a token

     Revokes one token: the one whose text is presented, or the support token with that id. Either way
    every copy of it dies, however
    it was spelled or confined; supports that were given for it stay. Repeating the request does no
    harm. A token that was handed to
    several people dies for all of them, whichever copy is presented.

    By `token`: a support token, a registration token or the access token of a user. Whoever has the
    text may revoke it, also when it
    has expired. An access token is deleted, so that presenting it again is `invalid_token`; who is
    neither its user nor a zone admin
    can do so only with a text that is accepted as a credential here and now. By `tokenId` and
    `spaceId`: a support token of that space, temporary or named, such as one that the audit records
    name. Send exactly one of the two.

    **Who:** by `token` any user, any provider; by `tokenId` members with `space_add_provider`, zone
    admins.

    ```bash
    curl -k -u admin:password -X POST -H 'Content-Type: application/json' -d
    "{\\"token\\":\\"$TOKEN\\"}" \\
      https://$HOST:8443/api/v3/onezone/tokens/revoke
    ```

    **Errors:** 400 `invalid_request` where both forms are sent, or neither. 400 `invalid_token` for a
    text that is no token of this
    zone, `token_type` for the access token of a provider: `POST /providers/{pid}/token` replaces that.
    404 for an unknown space.

    Args:
        body (TokenRevokeRequest): The token to be revoked, either by its text, `token`, or by its
            id and its space, `tokenId` and `spaceId`.

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
    body: TokenRevokeRequest,
) -> Response[Any | ErrorBody]:
    """ Revoke a token

     Revokes one token: the one whose text is presented, or the support token with that id. Either way
    every copy of it dies, however
    it was spelled or confined; supports that were given for it stay. Repeating the request does no
    harm. A token that was handed to
    several people dies for all of them, whichever copy is presented.

    By `token`: a support token, a registration token or the access token of a user. Whoever has the
    text may revoke it, also when it
    has expired. An access token is deleted, so that presenting it again is `invalid_token`; who is
    neither its user nor a zone admin
    can do so only with a text that is accepted as a credential here and now. By `tokenId` and
    `spaceId`: a support token of that space, temporary or named, such as one that the audit records
    name. Send exactly one of the two.

    **Who:** by `token` any user, any provider; by `tokenId` members with `space_add_provider`, zone
    admins.

    ```bash
    curl -k -u admin:password -X POST -H 'Content-Type: application/json' -d
    "{\\"token\\":\\"$TOKEN\\"}" \\
      https://$HOST:8443/api/v3/onezone/tokens/revoke
    ```

    **Errors:** 400 `invalid_request` where both forms are sent, or neither. 400 `invalid_token` for a
    text that is no token of this
    zone, `token_type` for the access token of a provider: `POST /providers/{pid}/token` replaces that.
    404 for an unknown space.

    Args:
        body (TokenRevokeRequest): The token to be revoked, either by its text, `token`, or by its
            id and its space, `tokenId` and `spaceId`.

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
    body: TokenRevokeRequest,
) -> Any | ErrorBody | None:
    """ Revoke a token

     Revokes one token: the one whose text is presented, or the support token with that id. Either way
    every copy of it dies, however
    it was spelled or confined; supports that were given for it stay. Repeating the request does no
    harm. A token that was handed to
    several people dies for all of them, whichever copy is presented.

    By `token`: a support token, a registration token or the access token of a user. Whoever has the
    text may revoke it, also when it
    has expired. An access token is deleted, so that presenting it again is `invalid_token`; who is
    neither its user nor a zone admin
    can do so only with a text that is accepted as a credential here and now. By `tokenId` and
    `spaceId`: a support token of that space, temporary or named, such as one that the audit records
    name. Send exactly one of the two.

    **Who:** by `token` any user, any provider; by `tokenId` members with `space_add_provider`, zone
    admins.

    ```bash
    curl -k -u admin:password -X POST -H 'Content-Type: application/json' -d
    "{\\"token\\":\\"$TOKEN\\"}" \\
      https://$HOST:8443/api/v3/onezone/tokens/revoke
    ```

    **Errors:** 400 `invalid_request` where both forms are sent, or neither. 400 `invalid_token` for a
    text that is no token of this
    zone, `token_type` for the access token of a provider: `POST /providers/{pid}/token` replaces that.
    404 for an unknown space.

    Args:
        body (TokenRevokeRequest): The token to be revoked, either by its text, `token`, or by its
            id and its space, `tokenId` and `spaceId`.

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
