"""A client of zonemint, a self-hosted authority for space support tokens.

ZonemintClient and AsyncZonemintClient have methods for the life of a support token, from minting to revoking. All operations of the
contract are in zonemint.generated.api, made from it, and are called with ``call``. Whatever goes wrong is a ZonemintError.

Requests are sent again after 429 and 503 where the server says when, and where repeating can do no harm: all GET and DELETE
requests, and examining, confining, verifying, redeeming and revoking a token.
"""

from ._async_client import AsyncZonemintClient
from ._client import ZonemintClient
from ._error import BAD_ANSWER, INVALID_ADDRESS, TIMEOUT, UNREACHABLE, ZonemintError
from ._version import __version__
from .generated.models import (
    Caveat,
    MintedSupportToken,
    NamedToken,
    RedeemableSupport,
    TokenExamination,
)
from .generated.models import SpaceSupportTokenRequest as MintOptions

__all__ = [
    "BAD_ANSWER",
    "INVALID_ADDRESS",
    "TIMEOUT",
    "UNREACHABLE",
    "AsyncZonemintClient",
    "Caveat",
    "MintOptions",
    "MintedSupportToken",
    "NamedToken",
    "RedeemableSupport",
    "TokenExamination",
    "ZonemintClient",
    "ZonemintError",
    "__version__",
]
