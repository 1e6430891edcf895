from typing import Literal

PrivilegeOperation = Literal["grant", "revoke", "set"]

PRIVILEGE_OPERATION_VALUES: set[PrivilegeOperation] = {
    "grant",
    "revoke",
    "set",
}


def check_privilege_operation(value: str) -> PrivilegeOperation:
    if value in PRIVILEGE_OPERATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PRIVILEGE_OPERATION_VALUES!r}"
    )
