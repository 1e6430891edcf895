-- +goose Up

-- restores counts how often an operator has accepted that the database was brought back from a backup. min_issued_at only rises:
-- no temporary token that was issued earlier is accepted; null: none yet.
ALTER TABLE instance ADD COLUMN restores INTEGER NOT NULL DEFAULT 0;
ALTER TABLE instance ADD COLUMN min_issued_at INTEGER;

-- Pruning begins with the oldest.
CREATE INDEX token_uses_by_issue ON token_uses (issued_at, nonce);

-- The revocation of a token has a row in token_uses, too, by which pruning finds it and with which a use of the token collides. A
-- count of 0 says that it was not used. Revocations of before get theirs; their tokens had been issued when they were revoked, by
-- a clock that was no more than a minute ahead.
INSERT INTO token_uses (nonce, issued_at, count) SELECT nonce, max(revoked_at) + 60000, 0 FROM revocations WHERE true GROUP BY nonce
ON CONFLICT (nonce) DO NOTHING;

-- oldest is the oldest version of the schema whose programs can work with this one. A migration that they cannot live with raises it.
CREATE TABLE compatibility (
    one    INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    oldest INTEGER NOT NULL
) STRICT;

INSERT INTO compatibility (one, oldest) VALUES (1, 2);
