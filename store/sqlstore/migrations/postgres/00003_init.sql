-- +goose Up

-- The schema of SQLite at version 3, with PostgreSQL's types; what each table is for is said there. Versions are the same numbers in
-- both. Conventions. Times are milliseconds since 1970-01-01 UTC. Ids are text, compared byte by byte (collation "C", whatever the
-- database's own is). Secrets are 32 bytes. Privileges are the bits of zone.PrivilegeSet.

CREATE TABLE instance (
    one           INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    id            TEXT COLLATE "C" NOT NULL,
    epoch         BYTEA   NOT NULL CHECK (length(epoch) = 32),
    ring_version  BIGINT  NOT NULL,
    restores      BIGINT  NOT NULL,
    min_issued_at BIGINT, -- null: none yet
    created_at    BIGINT  NOT NULL
);

CREATE TABLE compatibility (
    one    INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    oldest BIGINT  NOT NULL
);

INSERT INTO compatibility (one, oldest) VALUES (1, 3);

CREATE TABLE master_keys (
    id           TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    state        TEXT   NOT NULL,
    mints        TEXT   NOT NULL,
    created_at   BIGINT NOT NULL,
    active_at    BIGINT,
    verify_until BIGINT,
    ciphertext   BYTEA  NOT NULL
);

CREATE UNIQUE INDEX master_keys_one_for_temporary ON master_keys (state) WHERE state = 'active' AND mints IN ('', 'tmp');
CREATE UNIQUE INDEX master_keys_one_for_named ON master_keys (state) WHERE state = 'active' AND mints IN ('', 'nmd');

CREATE TABLE users (
    id            TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    username      TEXT COLLATE "C" NOT NULL UNIQUE,
    full_name     TEXT    NOT NULL,
    password_hash TEXT    NOT NULL,
    admin         BOOLEAN NOT NULL,
    blocked       BOOLEAN NOT NULL,
    secret        BYTEA   NOT NULL CHECK (length(secret) = 32),
    created_at    BIGINT  NOT NULL
);

CREATE INDEX users_admins ON users (id) WHERE admin AND NOT blocked;

CREATE TABLE spaces (
    id         TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    name       TEXT   NOT NULL,
    secret     BYTEA  NOT NULL CHECK (length(secret) = 32),
    created_at BIGINT NOT NULL
);

CREATE TABLE former_spaces (
    id         TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    secret     BYTEA  NOT NULL CHECK (length(secret) = 32),
    removed_at BIGINT NOT NULL
);

CREATE TABLE members (
    space_id   TEXT COLLATE "C" NOT NULL REFERENCES spaces (id) ON DELETE CASCADE,
    user_id    TEXT COLLATE "C" NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    privileges BIGINT NOT NULL,
    PRIMARY KEY (space_id, user_id)
);

CREATE INDEX members_by_user ON members (user_id, space_id);

CREATE TABLE providers (
    id         TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    name       TEXT   NOT NULL,
    domain     TEXT   NOT NULL,
    latitude   DOUBLE PRECISION,
    longitude  DOUBLE PRECISION,
    token_id   TEXT COLLATE "C" NOT NULL,
    secret     BYTEA  NOT NULL CHECK (length(secret) = 32),
    created_at BIGINT NOT NULL
);

CREATE TABLE supports (
    space_id    TEXT COLLATE "C" NOT NULL REFERENCES spaces (id) ON DELETE CASCADE,
    provider_id TEXT COLLATE "C" NOT NULL REFERENCES providers (id) ON DELETE CASCADE,
    size        BIGINT NOT NULL,
    since       BIGINT NOT NULL,
    token       TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (space_id, provider_id)
);

CREATE INDEX supports_by_provider ON supports (provider_id, space_id);

CREATE TABLE access_tokens (
    id         TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    user_id    TEXT COLLATE "C" NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    name       TEXT   NOT NULL,
    secret     BYTEA  NOT NULL CHECK (length(secret) = 32),
    created_at BIGINT NOT NULL,
    expires_at BIGINT -- null: never
);

CREATE INDEX access_tokens_by_user ON access_tokens (user_id, id);

CREATE TABLE named_tokens (
    id          TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    space_id    TEXT COLLATE "C" NOT NULL,
    issuer      TEXT COLLATE "C" NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    name        TEXT COLLATE "C" NOT NULL,
    memo        TEXT   NOT NULL,
    secret      BYTEA  NOT NULL CHECK (length(secret) = 32),
    usage_limit BIGINT NOT NULL,
    caveats     TEXT   NOT NULL,
    created_at  BIGINT NOT NULL,
    expires_at  BIGINT, -- null: never
    revoked_at  BIGINT, -- null: not revoked
    UNIQUE (space_id, name)
);

CREATE INDEX named_tokens_by_space ON named_tokens (space_id, id);
CREATE INDEX named_tokens_by_issuer ON named_tokens (issuer, id);

CREATE TABLE token_uses (
    nonce     TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    issued_at BIGINT NOT NULL,
    count     BIGINT NOT NULL CHECK (count >= 0)
);

CREATE INDEX token_uses_by_issue ON token_uses (issued_at, nonce);

CREATE TABLE redemptions (
    nonce       TEXT COLLATE "C" NOT NULL,
    provider_id TEXT COLLATE "C" NOT NULL,
    space_id    TEXT COLLATE "C" NOT NULL,
    size        BIGINT NOT NULL,
    redeemed_at BIGINT NOT NULL,
    PRIMARY KEY (nonce, provider_id)
);

CREATE TABLE revocations (
    nonce      TEXT COLLATE "C" NOT NULL,
    space_id   TEXT COLLATE "C" NOT NULL,
    revoked_at BIGINT NOT NULL,
    PRIMARY KEY (nonce, space_id)
);

-- A number is taken when a record is written and not when it is committed, so that writers do not wait for one another.
CREATE TABLE audit (
    seq        BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at         BIGINT NOT NULL,
    caller     TEXT   NOT NULL,
    address    TEXT   NOT NULL,
    request_id TEXT   NOT NULL,
    action     TEXT   NOT NULL,
    object     TEXT   NOT NULL,
    space_id   TEXT COLLATE "C" NOT NULL,
    token      TEXT   NOT NULL,
    detail     TEXT   NOT NULL,
    result     TEXT   NOT NULL
);

CREATE INDEX audit_by_space ON audit (space_id, seq) WHERE space_id <> '';

-- +goose StatementBegin
CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'audit records are never changed or removed';
END;
$$;
-- +goose StatementEnd

CREATE TRIGGER audit_is_append_only BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_is_append_only();
