"""Makes what the contract tests need in a zone: users, spaces, providers and tokens, through the API alone."""

import base64
import itertools
import os
import secrets
import threading

import requests

BASE = "/api/v3/onezone"
SIZE = 10_000_000  # bytes; more than the smallest support of any sensible zone

_sessions = threading.local()


def _session():
    if not hasattr(_sessions, "session"):
        _sessions.session = requests.Session()
        # What the environment says of proxies and passwords is not meant for the zone under test.
        _sessions.session.trust_env = False
    return _sessions.session


def basic(username, password):
    """The header of HTTP Basic authentication."""
    pair = base64.b64encode(f"{username}:{password}".encode()).decode()
    return {"Authorization": "Basic " + pair}


def forms(token):
    """The headers in which an access token can be sent."""
    return [{"X-Auth-Token": token}, {"macaroon": token}, {"Authorization": "Bearer " + token}]


class Caller:
    """Somebody with credentials, which take turns."""

    def __init__(self, identity, ways):
        self.id = identity
        self._ways = itertools.cycle(ways)
        self._lock = threading.Lock()

    def headers(self):
        with self._lock:
            return dict(next(self._ways))


class Zone:
    """A zone with everybody and everything that a request can be about. What is here is never removed: see the fresh_ methods."""

    def __init__(self, url, username, password):
        self.url = url.rstrip("/") + BASE
        self.verify = os.environ.get("ZONEMINT_CA_FILE") or True
        self.maker = basic(username, password)
        self.admin = self._user("admin", admin=True)
        self.outsider = self._user("outsider")
        self.changer_name, self.changer_password = self._name("changer"), secrets.token_hex(16)
        self.changer = self._create_user(self.changer_name, self.changer_password)
        self.target = self.fresh_user()  # who is shown and modified
        self.member = self.fresh_user()
        self.space = self.fresh_space()
        self.call("PUT", f"/spaces/{self.space}/users/{self.member}", {"privileges": ["space_view_data", "space_add_provider"]})
        self.provider, token = self.register()
        self.provider_caller = Caller(self.provider, forms(token))
        self._token = token
        self.other, _ = self.register()  # shown, and never anybody's own
        self.support(self.space)
        self.named_token = self.fresh_named_token()
        self.client_token, _ = self.access_token(self.admin.headers())
        self.kept = {value for value in vars(self).values() if isinstance(value, str)} | {self.admin.id, self.outsider.id}

    def _name(self, what):
        return f"{what}-{secrets.token_hex(6)}"

    def call(self, method, path, body=None, headers=None):
        """Sends a request that must be granted, and returns its answer."""
        answer = _session().request(
            method, self.url + path, json=body, headers=headers or self.maker, timeout=30, verify=self.verify
        )
        if not answer.ok:
            raise RuntimeError(f"{method} {path} was answered {answer.status_code}: {answer.text}")
        return answer.json() if answer.content else None

    def asks(self, method, path, body, headers):
        """Sends a request, and tells whether it was granted."""
        return _session().request(method, self.url + path, json=body, headers=headers, timeout=30, verify=self.verify).ok

    def _create_user(self, username, password=None, admin=False):
        body = {"username": username, "admin": admin}
        if password is not None:
            body["password"] = password
        return self.call("POST", "/users", body)["userId"]

    def _user(self, what, admin=False):
        username, password = self._name(what), secrets.token_hex(16)
        identity = self._create_user(username, password, admin)
        login = basic(username, password)
        _, token = self.access_token(login)
        return Caller(identity, [login, *forms(token)])

    def access_token(self, headers):
        made = self.call("POST", "/user/client_tokens", {"name": "contract tests"}, headers)
        return made["tokenId"], made["token"]

    def fresh_user(self):
        return self._create_user(self._name("user"))

    def fresh_space(self):
        return self.call("POST", "/spaces", {"name": self._name("Space")})["spaceId"]

    def fresh_member(self):
        user = self.fresh_user()
        self.call("PUT", f"/spaces/{self.space}/users/{user}", {})
        return user

    def register(self):
        name = self._name("provider")
        made = self.call("POST", "/providers", {"name": name, "domain": name + ".example.org"})
        return made["providerId"], made["token"]

    def fresh_provider(self):
        return self.register()[0]

    def support_token(self, space=None):
        """A temporary token that nothing but its own redemption uses up: its issuer and its space are nobody else's concern."""
        return self.call("GET", f"/spaces/{space or self.fresh_space()}/providers/token")["token"]

    def registration_token(self):
        return self.call("POST", "/providers/token")["token"]

    def support(self, space):
        """Mints a token for a space, and redeems it as the provider."""
        body = {"token": self.support_token(space), "size": SIZE}
        self.call("POST", "/provider/spaces/support", body, {"X-Auth-Token": self._token})

    def redeemable(self, token, size=SIZE):
        body = {"token": token, "size": size}
        return self.asks("POST", "/tokens/verify_invite_token", body, {"X-Auth-Token": self._token})

    def readable(self, token):
        return self.asks("POST", "/tokens/examine", {"token": token}, self.maker)

    def fresh_support(self):
        """A space that the provider supports."""
        space = self.fresh_space()
        self.support(space)
        return space

    def fresh_named_token(self):
        body = {"name": self._name("token"), "usageLimit": 5}
        return self.call("POST", f"/spaces/{self.space}/providers/token", body)["tokenId"]

    def fresh_client_token(self):
        return self.access_token(self.admin.headers())[0]

    def changer_headers(self):
        return basic(self.changer_name, self.changer_password)

    def cursor(self, path, headers):
        """Where the second page of a list begins, or None where the list has one page."""
        answer = _session().get(self.url + path, params={"limit": 1}, headers=headers, timeout=30, verify=self.verify)
        return answer.json().get("nextCursor") if answer.ok else None
