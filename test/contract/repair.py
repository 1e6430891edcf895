"""Rules between the fields of a body, which a contract in OpenAPI 3.0 cannot say: bodies that are meant to be right are made so."""

import ipaddress

from zone import SIZE

PRIVILEGES = ["space_view_data", "space_add_provider", "space_invite_user", "space_add_support", "space_view"]
NETWORKS = ["192.0.2.0/24", "2001:db8::/32", "198.51.100.7", "203.0.113.128/25", "2001:db8:1::1"]
LONGEST = 7 * 24 * 60 * 60  # seconds that a temporary token can live
GOOD_PASSWORD = "correct horse battery staple"


def body(zone, known, operation, value):
    """Makes a body mean something, in place."""
    if operation in _RULES:
        _RULES[operation](zone, known, value)


def _redeem(zone, known, value):
    _size(zone, known, value)
    if value["token"] not in known or not zone.redeemable(value["token"], value.get("size", SIZE)):
        value["token"] = zone.support_token()
    if "peerIp" in value and not _is_address(value["peerIp"]):
        value["peerIp"] = "192.0.2.7"


def _size(_, __, value):
    if "size" in value:
        value["size"] = max(value["size"], SIZE)


def _readable(zone, known, value):
    if value["token"] not in known or not zone.readable(value["token"]):
        value["token"] = zone.support_token()


def _confine(zone, known, value):
    _readable(zone, known, value)
    value["caveats"] = [_caveat(c) for c in value["caveats"][:16]]


def _caveat(caveat):
    kind = caveat["type"]
    if kind == "time":
        return {"type": kind, "validUntil": caveat.get("validUntil", 1795430400)}
    if kind == "size":
        sizes = {name: caveat[name] for name in ("minSize", "maxSize") if name in caveat} or {"maxSize": SIZE}
        _order(sizes)
        return {"type": kind, **sizes}
    items = caveat.get("whitelist", [])
    items = _networks(items or NETWORKS[:1]) if kind == "ip" else _consumers(items or ["*"])
    return {"type": kind, "whitelist": items}


def _mint(_, __, value):
    if "name" not in value:
        for name in ("usageLimit", "memo"):
            value.pop(name, None)
        if "ttl" in value:
            value["ttl"] = min(value["ttl"], LONGEST)
    if "consumer" in value:
        value["consumer"] = _consumers(value["consumer"])
    if "ip" in value:
        value["ip"] = _networks(value["ip"])
    if "maxSize" in value:
        value["maxSize"] = max(value["maxSize"], SIZE)
    _order(value)


def _order(value):
    if "minSize" in value and "maxSize" in value:
        value["minSize"], value["maxSize"] = sorted([value["minSize"], value["maxSize"]])


def _consumers(items):
    items = [item.replace(".", "_").replace(":", "_").replace("/", "_") for item in items]
    return ["*"] if "*" in items else list(dict.fromkeys(items))


def _networks(items):
    good = [item for item in items if _is_network(item)]
    return good or NETWORKS[: len(items)]


def _is_network(text):
    try:
        ipaddress.ip_network(text)
    except ValueError:
        return False
    return True


def _is_address(text):
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def _client_token(_, __, value):
    if "ip" in value:
        value["ip"] = _networks(value["ip"])


def _revoke(zone, known, value):
    if "token" in value:
        value.pop("tokenId", None)
        value.pop("spaceId", None)
        if value["token"] not in known:
            value["token"] = zone.support_token()
    else:
        value["tokenId"], value["spaceId"] = zone.fresh_named_token(), zone.space


def _register(zone, known, value):
    if "token" in value:
        value["token"] = zone.registration_token()


def _privileges(_, __, value):
    if "privileges" in value:
        value["privileges"] = PRIVILEGES[: len(value["privileges"])]


def _change_password(zone, _, value):
    value["oldPassword"] = zone.changer_password
    value["newPassword"] = _password(value["newPassword"])


def _user(_, __, value):
    if "password" in value:
        value["password"] = _password(value["password"])


def _password(text):
    """A password of at most 1024 bytes, which the contract counts in characters, and none of the common ones."""
    text = text.replace("\0", "0")
    while len(text.encode(errors="surrogatepass")) > 1024:
        text = text[: len(text) // 2]
    return GOOD_PASSWORD if text.isalnum() and text.isascii() else text


_RULES = {
    "provider_space_support": _redeem,
    "verify_invite_token": _redeem,
    "modify_provider_space": _size,
    "create_space_support_token": _mint,
    "examine_token": _readable,
    "confine_token": _confine,
    "revoke_token": _revoke,
    "register_provider": _register,
    "add_space_user": _privileges,
    "update_space_user_privileges": _privileges,
    "create_client_token": _client_token,
    "create_user": _user,
    "modify_user": _user,
    "change_current_user_password": _change_password,
}
