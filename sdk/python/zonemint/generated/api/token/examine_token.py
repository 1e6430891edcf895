from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error_body import ErrorBody
from ...models.token_examination import TokenExamination
from ...models.token_examination_request import TokenExaminationRequest
from ...types import Response


def _get_kwargs(
    *,
    body: TokenExaminationRequest,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/tokens/examine",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorBody | TokenExamination | None:
    if response.status_code == 200:
        response_200 = TokenExamination.from_dict(response.json())

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
) -> Response[ErrorBody | TokenExamination]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: TokenExaminationRequest,
) -> Response[ErrorBody | TokenExamination]:
    """ Read a token without verifying it

     Reads what stands in a token, of whatever kind: who issued it, for what, until when, and what it is
    confined to. Nothing of it
    is verified, neither the signature nor whether the token was revoked or used up, so **do not rely on
    it**: anybody can write a
    text that reads well, and `verified` is always false. `POST /tokens/verify_invite_token` verifies a
    support token.

    **Who:** any user, any provider.

    ```bash
    curl -k -u admin:password -X POST -H 'Content-Type: application/json' -d
    "{\\"token\\":\\"$TOKEN\\"}" \\
      https://$HOST:8443/api/v3/onezone/tokens/examine
    ```

    **Errors:** 400 `invalid_token` where the text cannot be read as a token.

    Args:
        body (TokenExaminationRequest): A token to be read.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorBody | TokenExamination]
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
    body: TokenExaminationRequest,
) -> ErrorBody | TokenExamination | None:
    """ Read a token without verifying it

     Reads what stands in a token, of whatever kind: who issued it, for what, until when, and what it is
    confined to. Nothing of it
    is verified, neither the signature nor whether the token was revoked or used up, so **do not rely on
    it**: anybody can write a
    text that reads well, and `verified` is always false. `POST /tokens/verify_invite_token` verifies a
    support token.

    **Who:** any user, any provider.

    ```bash
    curl -k -u admin:password -X POST -H 'Content-Type: application/json' -d
    "{\\"token\\":\\"$TOKEN\\"}" \\
      https://$HOST:8443/api/v3/onezone/tokens/examine
    ```

    **Errors:** 400 `invalid_token` where the text cannot be read as a token.

    Args:
        body (TokenExaminationRequest): A token to be read.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorBody | TokenExamination
     """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: TokenExaminationRequest,
) -> Response[ErrorBody | TokenExamination]:
    """ Read a token without verifying it

     Reads what stands in a token, of whatever kind: who issued it, for what, until when, and what it is
    confined to. Nothing of it
    is verified, neither the signature nor whether the token was revoked or used up, so **do not rely on
    it**: anybody can write a
    text that reads well, and `verified` is always false. `POST /tokens/verify_invite_token` verifies a
    support token.

    **Who:** any user, any provider.

    ```bash
    curl -k -u admin:password -X POST -H 'Content-Type: application/json' -d
    "{\\"token\\":\\"$TOKEN\\"}" \\
      https://$HOST:8443/api/v3/onezone/tokens/examine
    ```

    **Errors:** 400 `invalid_token` where the text cannot be read as a token.

    Args:
        body (TokenExaminationRequest): A token to be read.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorBody | TokenExamination]
     """

    kwargs = _get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: TokenExaminationRequest,
) -> ErrorBody | TokenExamination | None:
    """ Read a token without verifying it

     Reads what stands in a token, of whatever kind: who issued it, for what, until when, and what it is
    confined to. Nothing of it
    is verified, neither the signature nor whether the token was revoked or used up, so **do not rely on
    it**: anybody can write a
    text that reads well, and `verified` is always false. `POST /tokens/verify_invite_token` verifies a
    support token.

    **Who:** any user, any provider.

    ```bash
    curl -k -u admin:password -X POST -H 'Content-Type: application/json' -d
    "{\\"token\\":\\"$TOKEN\\"}" \\
      https://$HOST:8443/api/v3/onezone/tokens/examine
    ```

    **Errors:** 400 `invalid_token` where the text cannot be read as a token.

    Args:
        body (TokenExaminationRequest): A token to be read.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorBody | TokenExamination
     """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
