-- +goose Up

-- TRUNCATE fires no trigger for each row, so that it would empty what is append-only.
CREATE TRIGGER audit_is_never_truncated BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
