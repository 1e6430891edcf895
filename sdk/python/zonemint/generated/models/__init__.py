"""Contains all the data models used in inputs/outputs"""

from .audit_record import AuditRecord
from .audit_record_list import AuditRecordList
from .caveat import Caveat
from .caveat_type import CaveatType
from .client_token import ClientToken
from .client_token_create_request import ClientTokenCreateRequest
from .client_token_created import ClientTokenCreated
from .client_token_list import ClientTokenList
from .configuration import Configuration
from .confined_token import ConfinedToken
from .error_body import ErrorBody
from .invite_token_verify_request import InviteTokenVerifyRequest
from .invite_type import InviteType
from .member_add_request import MemberAddRequest
from .minted_support_token import MintedSupportToken
from .named_token import NamedToken
from .named_token_list import NamedTokenList
from .named_token_modify_request import NamedTokenModifyRequest
from .password_change_request import PasswordChangeRequest
from .privilege_operation import PrivilegeOperation
from .privileges_update_request import PrivilegesUpdateRequest
from .provider import Provider
from .provider_access_token import ProviderAccessToken
from .provider_list import ProviderList
from .provider_modify_request import ProviderModifyRequest
from .provider_register_request import ProviderRegisterRequest
from .provider_registered import ProviderRegistered
from .provider_registration_token import ProviderRegistrationToken
from .providers_supports import ProvidersSupports
from .redeemable_support import RedeemableSupport
from .space import Space
from .space_create_request import SpaceCreateRequest
from .space_created import SpaceCreated
from .space_list import SpaceList
from .space_modify_request import SpaceModifyRequest
from .space_privilege import SpacePrivilege
from .space_provider import SpaceProvider
from .space_support_request import SpaceSupportRequest
from .space_support_token import SpaceSupportToken
from .space_support_token_request import SpaceSupportTokenRequest
from .space_user_privileges import SpaceUserPrivileges
from .subject_type import SubjectType
from .support_modify_request import SupportModifyRequest
from .token_caveat import TokenCaveat
from .token_caveat_type import TokenCaveatType
from .token_confine_request import TokenConfineRequest
from .token_examination import TokenExamination
from .token_examination_request import TokenExaminationRequest
from .token_persistence import TokenPersistence
from .token_revoke_request import TokenRevokeRequest
from .token_spelling import TokenSpelling
from .token_subject import TokenSubject
from .token_type import TokenType
from .user import User
from .user_create_request import UserCreateRequest
from .user_created import UserCreated
from .user_list import UserList
from .user_modify_request import UserModifyRequest

__all__ = (
    "AuditRecord",
    "AuditRecordList",
    "Caveat",
    "CaveatType",
    "ClientToken",
    "ClientTokenCreateRequest",
    "ClientTokenCreated",
    "ClientTokenList",
    "Configuration",
    "ConfinedToken",
    "ErrorBody",
    "InviteTokenVerifyRequest",
    "InviteType",
    "MemberAddRequest",
    "MintedSupportToken",
    "NamedToken",
    "NamedTokenList",
    "NamedTokenModifyRequest",
    "PasswordChangeRequest",
    "PrivilegeOperation",
    "PrivilegesUpdateRequest",
    "Provider",
    "ProviderAccessToken",
    "ProviderList",
    "ProviderModifyRequest",
    "ProviderRegisterRequest",
    "ProviderRegistered",
    "ProviderRegistrationToken",
    "ProvidersSupports",
    "RedeemableSupport",
    "Space",
    "SpaceCreateRequest",
    "SpaceCreated",
    "SpaceList",
    "SpaceModifyRequest",
    "SpacePrivilege",
    "SpaceProvider",
    "SpaceSupportRequest",
    "SpaceSupportToken",
    "SpaceSupportTokenRequest",
    "SpaceUserPrivileges",
    "SubjectType",
    "SupportModifyRequest",
    "TokenCaveat",
    "TokenCaveatType",
    "TokenConfineRequest",
    "TokenExamination",
    "TokenExaminationRequest",
    "TokenPersistence",
    "TokenRevokeRequest",
    "TokenSpelling",
    "TokenSubject",
    "TokenType",
    "User",
    "UserCreateRequest",
    "UserCreated",
    "UserList",
    "UserModifyRequest",
)
