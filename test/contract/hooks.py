"""Hooks of Schemathesis for the contract of zonemint.

They do what a contract in OpenAPI cannot say:

- who the caller is. Minting takes a user's credentials, redeeming a provider's: each operation gets those that it needs, or, as
  ZONEMINT_CONTRACT_CALLER says, always those of a user without rights, those of a provider, or none;
- what exists. The ids that stand as examples in the contract are replaced by those of things that were made for the tests, so are
  made-up ids, mostly; whoever removes something gets a thing of their own to remove;
- what holds between fields, such as that minSize is at most maxSize, and that a token is one that the zone has made.

Requests that are meant to be wrong are sent as they were made.

ZONEMINT_CONTRACT_URL is the server, such as https://localhost:8443, ONEZONE_BASIC_AUTH the name and password of a zone admin, with
a colon between, ZONEMINT_CA_FILE the certificate of a server that made its own.
"""

import ipaddress
import itertools
import os
import zlib

import schemathesis
from schemathesis.core.parameters import ParameterLocation
from schemathesis.generation.meta import TestPhase

import repair
from zone import Zone

CALLER = os.environ.get("ZONEMINT_CONTRACT_CALLER", "entitled")

if CALLER not in ("entitled", "outsider", "provider", "anonymous"):
    raise RuntimeError("ZONEMINT_CONTRACT_CALLER must be entitled, outsider, provider or anonymous")

zone = Zone(os.environ["ZONEMINT_CONTRACT_URL"], *os.environ["ONEZONE_BASIC_AUTH"].split(":", 1))

# The ids in the examples of openapi.yaml, and what they are ids of.
EXAMPLES = {
    "9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc": zone.space,
    "Zk3vTq8nR1mXw5cJ7bYdLg": zone.target,
    "p0kW9sQe2HfUaN4xVtB6Rw": zone.provider,
    "Hq2LxUo5yTfA8sVbE0rMwg": zone.client_token,
    "Nm4TzR7kQ2xWvB9sYc3FpA": zone.named_token,
}

# What the ids in the path of an operation are, where they are not made up. A function makes one to be used up.
OF_USER = {"id": zone.target}
OF_SPACE = {"id": zone.space}
OF_MEMBER = {"id": zone.space, "uid": zone.member}
OF_NAMED = {"id": zone.space, "tid": zone.named_token}
IDS = {
    "remove_space": {"id": zone.fresh_space},
    "delete_space_named_token": {"id": zone.space, "tid": zone.fresh_named_token},
    "get_space_named_token": OF_NAMED,
    "update_space_named_token": OF_NAMED,
    "get_space_provider": {"id": zone.space, "pid": zone.provider},
    "remove_provider_supporting_space": {"id": zone.fresh_support, "pid": zone.provider},
    "add_space_user": {"id": zone.space, "uid": zone.fresh_user},
    "remove_space_user": {"id": zone.space, "uid": zone.fresh_member},
    "list_space_user_privileges": OF_MEMBER,
    "update_space_user_privileges": OF_MEMBER,
    "delete_client_token": {"tid": zone.fresh_client_token},
    "get_user": OF_USER,
    "modify_user": OF_USER,
    "remove_user": {"id": zone.fresh_user},
    "revoke_temporary_tokens_of_user": OF_USER,
    "get_provider_details": {"pid": zone.other},
    "remove_provider": {"pid": zone.fresh_provider},
    "replace_provider_token": {"pid": zone.other},
    "get_provider_space": {"sid": zone.space},
    "modify_provider_space": {"sid": zone.space},
    "remove_provider_space": {"sid": zone.fresh_support},
}

# The operations of providers that have no tag of theirs.
FOR_PROVIDERS = {"verify_invite_token"}
TAGS_OF_PROVIDERS = {"CurrentProvider", "Support"}


def operation_id(case):
    return case.operation.definition.raw["operationId"]


def for_providers(case):
    return operation_id(case) in FOR_PROVIDERS or not TAGS_OF_PROVIDERS.isdisjoint(case.operation.tags or ())


def credentials(case):
    """The headers of who makes a request."""
    if CALLER == "anonymous":
        return {}
    if CALLER == "outsider":
        return zone.outsider.headers()
    if CALLER == "entitled" and operation_id(case) == "change_current_user_password":
        return zone.changer_headers()
    if operation_id(case) == "unregister_current_provider":
        return {"X-Auth-Token": zone.register()[1]}
    if CALLER == "provider" or for_providers(case):
        return zone.provider_caller.headers()
    return zone.admin.headers()


@schemathesis.auth(refresh_interval=None)
class Credentials:
    """Sends one credential, of the kinds that there are in turn."""

    def get(self, case, _):
        return credentials(case)

    def set(self, case, headers, _):
        case.headers = {**(case.headers or {}), **headers}


@schemathesis.hook
def before_load_schema(_, raw_schema):
    """Puts ids of things that exist in the place of the examples, and the bodies of links in the place where OpenAPI has them.

    The contract has those bodies as x-requestBody: swagger-parser, which OpenAPI Generator and Swagger Codegen read a contract with,
    refuses one whose links have a body that is an object.
    """

    def name(key):
        return "requestBody" if key == "x-requestBody" else EXAMPLES.get(key, key)

    def replaced(node):
        if isinstance(node, dict):
            return {name(key): replaced(value) for key, value in node.items()}
        if isinstance(node, list):
            return [replaced(value) for value in node]
        return EXAMPLES.get(node, node) if isinstance(node, str) else node

    raw_schema.update(replaced(raw_schema))


# Each request comes from an address of its own.
addresses = itertools.count(1)

# What the server has given ids and tokens to. A request that follows a link holds such ones, and is sent as it is.
known = set()


@schemathesis.hook
def after_call(_, case, response):
    if not 200 <= response.status_code < 300:
        return
    if operation_id(case) == "change_current_user_password" and isinstance(case.body, dict):
        zone.changer_password = case.body["newPassword"]
    if not response.content:
        return
    for name, value in response.json().items():
        if isinstance(value, str) and (name.endswith("Id") or name == "token"):
            known.add(value)
    known.difference_update(zone.kept)


@schemathesis.hook
def before_call(_, case, kwargs):
    # Wrong passwords are counted by address. A server under test that trusts this one as a proxy counts each request for itself.
    case.headers["X-Forwarded-For"] = str(ipaddress.ip_address("10.0.0.0") + next(addresses))
    fill_path(case)
    if not negative(case, ParameterLocation.QUERY):
        fill_cursor(case)
    if not negative(case, ParameterLocation.BODY) and isinstance(case.body, dict):
        repair.body(zone, known, operation_id(case), case.body)


def negative(case, location):
    return case.meta is not None and case.meta.is_negative_at(location)


def fill_path(case):
    """Replaces ids that nobody has given. Some stay, which are to be not found, and those that a link has brought."""
    if not case.path_parameters or negative(case, ParameterLocation.PATH):
        return
    given = case.path_parameters.values()
    if CALLER == "entitled" and all(value in known for value in given):
        return
    if zone.kept.isdisjoint(given) and stays_made_up(case):
        return
    ids = IDS.get(operation_id(case), OF_SPACE)
    for name in case.path_parameters:
        made = ids[name]
        case.path_parameters[name] = made() if callable(made) else made


def stays_made_up(case):
    """One in twenty, always the same ones. In the phase that tries each bound in turn it is the longest id, so that there is one."""
    if case.meta is not None and case.meta.phase.name == TestPhase.COVERAGE:
        return any(len(value) == 128 for value in case.path_parameters.values())
    return zlib.crc32("/".join(map(str, case.path_parameters.values())).encode(errors="replace")) % 20 == 0


def fill_cursor(case):
    """Replaces a made-up cursor by the one that the list gives, if it gives any: cursors are opaque."""
    if not case.query or "cursor" not in case.query or case.query["cursor"] in known:
        return
    cursor = zone.cursor(case.formatted_path, case.headers)
    if cursor is None:
        del case.query["cursor"]
    else:
        case.query["cursor"] = cursor
