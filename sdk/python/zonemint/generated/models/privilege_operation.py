from typing import Literal, cast

PrivilegeOperation = Literal["grant", "revoke", "set"]

PRIVILEGE_OPERATION_VALUES: set[PrivilegeOperation] = {
    "grant",
    "revoke",
    "set",
}


def check_privilege_operation(value: str) -> PrivilegeOperation:
    return cast(PrivilegeOperation, value)
