from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.token_persistence import TokenPersistence, check_token_persistence
from ..models.token_spelling import TokenSpelling, check_token_spelling
from ..models.token_type import TokenType, check_token_type
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.token_caveat import TokenCaveat
    from ..models.token_subject import TokenSubject


T = TypeVar("T", bound="TokenExamination")


@_attrs_define
class TokenExamination:
    """What stands in a token. None of it is verified: whoever wrote the text can have written anything.

    Attributes:
        verified (bool): Always false. Only the zone's keys tell whether a token is genuine, and reading does not ask
            them. Example: False.
        onezone_domain (str): The location in the token, which names the zone that claims to have made it. Example:
            onezone.
        token_id (str): Public id of a token. It is no secret, and good for nothing but naming the token. Example:
            Hq2LxUo5yTfA8sVbE0rMwg.
        persistence (TokenPersistence): Whether the zone keeps the token and can list it, `named`, or not, `temporary`.
            Example: temporary.
        type_ (TokenType): What a token is for: `support` is redeemed by a provider to support a space, `access` is a
            credential, `register`
            registers a provider.
             Example: support.
        subject (TokenSubject): Who issued a token, or whom an access token stands for.
        issued_at (int): A point in time, in seconds since 1970-01-01T00:00:00Z. Example: 1795430400.
        spelling (TokenSpelling): How the text of a token was written. Example: base64url.
        caveats (list[TokenCaveat]): What the token is confined to. Every one must hold.
        space_id (str | Unset): Id of a space. Example: 9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc.
        expires_at (int | Unset): A point in time, in seconds since 1970-01-01T00:00:00Z. Example: 1795430400.
        usage_limit (int | Unset): How many times the token may be used; absent for an access token. Example: 1.
    """

    verified: bool
    onezone_domain: str
    token_id: str
    persistence: TokenPersistence
    type_: TokenType
    subject: TokenSubject
    issued_at: int
    spelling: TokenSpelling
    caveats: list[TokenCaveat]
    space_id: str | Unset = UNSET
    expires_at: int | Unset = UNSET
    usage_limit: int | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        verified = self.verified

        onezone_domain = self.onezone_domain

        token_id = self.token_id

        persistence: str = self.persistence

        type_: str = self.type_

        subject = self.subject.to_dict()

        issued_at = self.issued_at

        spelling: str = self.spelling

        caveats = []
        for caveats_item_data in self.caveats:
            caveats_item = caveats_item_data.to_dict()
            caveats.append(caveats_item)

        space_id = self.space_id

        expires_at = self.expires_at

        usage_limit = self.usage_limit

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "verified": verified,
                "onezoneDomain": onezone_domain,
                "tokenId": token_id,
                "persistence": persistence,
                "type": type_,
                "subject": subject,
                "issuedAt": issued_at,
                "spelling": spelling,
                "caveats": caveats,
            }
        )
        if space_id is not UNSET:
            field_dict["spaceId"] = space_id
        if expires_at is not UNSET:
            field_dict["expiresAt"] = expires_at
        if usage_limit is not UNSET:
            field_dict["usageLimit"] = usage_limit

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.token_caveat import TokenCaveat
        from ..models.token_subject import TokenSubject

        d = dict(src_dict)
        verified = d.pop("verified")

        onezone_domain = d.pop("onezoneDomain")

        token_id = d.pop("tokenId")

        persistence = check_token_persistence(d.pop("persistence"))

        type_ = check_token_type(d.pop("type"))

        subject = TokenSubject.from_dict(d.pop("subject"))

        issued_at = d.pop("issuedAt")

        spelling = check_token_spelling(d.pop("spelling"))

        caveats = []
        _caveats = d.pop("caveats")
        for caveats_item_data in _caveats:
            caveats_item = TokenCaveat.from_dict(caveats_item_data)

            caveats.append(caveats_item)

        space_id = d.pop("spaceId", UNSET)

        expires_at = d.pop("expiresAt", UNSET)

        usage_limit = d.pop("usageLimit", UNSET)

        token_examination = cls(
            verified=verified,
            onezone_domain=onezone_domain,
            token_id=token_id,
            persistence=persistence,
            type_=type_,
            subject=subject,
            issued_at=issued_at,
            spelling=spelling,
            caveats=caveats,
            space_id=space_id,
            expires_at=expires_at,
            usage_limit=usage_limit,
        )

        token_examination.additional_properties = d
        return token_examination

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
