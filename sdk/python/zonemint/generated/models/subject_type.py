from typing import Literal

SubjectType = Literal["provider", "user"]

SUBJECT_TYPE_VALUES: set[SubjectType] = {
    "provider",
    "user",
}


def check_subject_type(value: str) -> SubjectType:
    if value in SUBJECT_TYPE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {SUBJECT_TYPE_VALUES!r}"
    )
