-- +goose Up

-- The records of a space are found block by block, of 4,096 numbers each. In an index by space alone, records that are written together
-- lie in as many pages as there are spaces; in this one they lie side by side.
DROP INDEX audit_by_space;
CREATE INDEX audit_by_block ON audit ((seq >> 12), space_id, seq) WHERE space_id <> '';
