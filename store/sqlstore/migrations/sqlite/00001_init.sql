-- +goose Up

-- Conventions. Times are milliseconds since 1970-01-01 UTC. Ids are text, compared byte by byte (SQLite's own BINARY collation).
-- Secrets are 32 bytes. Privileges are the bits of zone.PrivilegeSet. Truth values are 0 and 1.

-- instance is the one row that says whose database this is; wrapped keys are bound to it.
CREATE TABLE instance (
    one        INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    id         TEXT    NOT NULL,
    epoch      BLOB    NOT NULL CHECK (length(epoch) = 32),
    created_at INTEGER NOT NULL
) STRICT;

-- master_keys holds the zone's root secrets, encrypted under a key that is kept outside of the database.
CREATE TABLE master_keys (
    id         TEXT    NOT NULL PRIMARY KEY,
    state      TEXT    NOT NULL,
    created_at INTEGER NOT NULL,
    ciphertext BLOB    NOT NULL
) STRICT, WITHOUT ROWID;

-- users are who can log in. An empty password_hash means that the user has no password.
CREATE TABLE users (
    id            TEXT    NOT NULL PRIMARY KEY,
    username      TEXT    NOT NULL UNIQUE,
    full_name     TEXT    NOT NULL,
    password_hash TEXT    NOT NULL,
    admin         INTEGER NOT NULL CHECK (admin IN (0, 1)),
    blocked       INTEGER NOT NULL CHECK (blocked IN (0, 1)),
    secret        BLOB    NOT NULL CHECK (length(secret) = 32),
    created_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Counting the admins who are not blocked must not read every user.
CREATE INDEX users_admins ON users (id) WHERE admin AND NOT blocked;

-- spaces are the data areas. The secret is part of the root key of each of the space's support tokens.
CREATE TABLE spaces (
    id         TEXT    NOT NULL PRIMARY KEY,
    name       TEXT    NOT NULL,
    secret     BLOB    NOT NULL CHECK (length(secret) = 32),
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- former_spaces is what stays of a space that was removed, so that an honest token for it is not called forged. Its ids are
-- never given to a space again.
CREATE TABLE former_spaces (
    id         TEXT    NOT NULL PRIMARY KEY,
    secret     BLOB    NOT NULL CHECK (length(secret) = 32),
    removed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- members says who belongs to which space, and with which privileges.
CREATE TABLE members (
    space_id   TEXT    NOT NULL REFERENCES spaces (id) ON DELETE CASCADE,
    user_id    TEXT    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    privileges INTEGER NOT NULL,
    PRIMARY KEY (space_id, user_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX members_by_user ON members (user_id, space_id);

-- providers are the storage sites. token_id and secret make the provider's one access token.
CREATE TABLE providers (
    id         TEXT    NOT NULL PRIMARY KEY,
    name       TEXT    NOT NULL,
    domain     TEXT    NOT NULL,
    latitude   REAL,
    longitude  REAL,
    token_id   TEXT    NOT NULL,
    secret     BLOB    NOT NULL CHECK (length(secret) = 32),
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- supports says which provider gives how many bytes to which space. token is the nonce of the token by which it came about.
CREATE TABLE supports (
    space_id    TEXT    NOT NULL REFERENCES spaces (id) ON DELETE CASCADE,
    provider_id TEXT    NOT NULL REFERENCES providers (id) ON DELETE CASCADE,
    size        INTEGER NOT NULL,
    since       INTEGER NOT NULL,
    token       TEXT    NOT NULL,
    PRIMARY KEY (space_id, provider_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX supports_by_provider ON supports (provider_id, space_id);

-- access_tokens holds one row for each access token of a user. The token's text is not in it.
CREATE TABLE access_tokens (
    id         TEXT    NOT NULL PRIMARY KEY,
    user_id    TEXT    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    name       TEXT    NOT NULL,
    secret     BLOB    NOT NULL CHECK (length(secret) = 32),
    created_at INTEGER NOT NULL,
    expires_at INTEGER -- null: never
) STRICT, WITHOUT ROWID;

CREATE INDEX access_tokens_by_user ON access_tokens (user_id, id);

-- token_uses is the ledger: how often a token was redeemed. It refers to nothing, because it outlives what it names: a token
-- that is spent stays spent whatever is removed.
CREATE TABLE token_uses (
    nonce      TEXT    NOT NULL PRIMARY KEY,
    issued_at  INTEGER NOT NULL,
    count      INTEGER NOT NULL CHECK (count >= 0),
    revoked_at INTEGER -- null: not revoked
) STRICT, WITHOUT ROWID;

-- redemptions records each use of a token: what was asked, so that the same request gets its first answer again. Like
-- token_uses it outlives what it names.
CREATE TABLE redemptions (
    nonce       TEXT    NOT NULL,
    provider_id TEXT    NOT NULL,
    space_id    TEXT    NOT NULL,
    size        INTEGER NOT NULL,
    redeemed_at INTEGER NOT NULL,
    PRIMARY KEY (nonce, provider_id)
) STRICT, WITHOUT ROWID;

-- audit says who did what, in the order of commits. AUTOINCREMENT never gives a number twice.
CREATE TABLE audit (
    seq        INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    at         INTEGER NOT NULL,
    caller     TEXT    NOT NULL,
    address    TEXT    NOT NULL,
    request_id TEXT    NOT NULL,
    action     TEXT    NOT NULL,
    object     TEXT    NOT NULL,
    token      TEXT    NOT NULL,
    detail     TEXT    NOT NULL
) STRICT;

-- +goose StatementBegin
CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'audit records are never changed');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER audit_is_never_removed BEFORE DELETE ON audit
BEGIN
    SELECT RAISE(ABORT, 'audit records are never removed');
END;
-- +goose StatementEnd
