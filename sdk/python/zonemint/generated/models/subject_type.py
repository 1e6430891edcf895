from typing import Literal, cast

SubjectType = Literal["provider", "user"]

SUBJECT_TYPE_VALUES: set[SubjectType] = {
    "provider",
    "user",
}


def check_subject_type(value: str) -> SubjectType:
    return cast(SubjectType, value)
