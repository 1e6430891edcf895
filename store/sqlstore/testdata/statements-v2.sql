DELETE FROM access_tokens WHERE id = ?
DELETE FROM members WHERE space_id = ? AND user_id = ?
DELETE FROM named_tokens WHERE id = ?
DELETE FROM providers WHERE id = ?
DELETE FROM spaces WHERE id = ?
DELETE FROM supports WHERE space_id = ? AND provider_id = ?
DELETE FROM users WHERE id = ?
INSERT INTO access_tokens (id, user_id, name, secret, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)
INSERT INTO audit (at, caller, address, request_id, action, object, space_id, token, detail, result) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
INSERT INTO former_spaces (id, secret, removed_at) VALUES (?, ?, ?)
INSERT INTO instance (one, id, epoch, ring_version, created_at) VALUES (1, ?, ?, ?, ?)
INSERT INTO master_keys (id, state, mints, created_at, active_at, verify_until, ciphertext) VALUES (?, ?, ?, ?, ?, ?, ?)
INSERT INTO members (space_id, user_id, privileges) VALUES (?, ?, ?)
INSERT INTO named_tokens (id, space_id, issuer, name, memo, secret, usage_limit, caveats, created_at, expires_at, revoked_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
INSERT INTO providers (id, name, domain, latitude, longitude, token_id, secret, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
INSERT INTO redemptions (nonce, provider_id, space_id, size, redeemed_at) VALUES (?, ?, ?, ?, ?)
INSERT INTO revocations (nonce, space_id, revoked_at) VALUES (?, ?, ?)
INSERT INTO spaces (id, name, secret, created_at) VALUES (?, ?, ?, ?)
INSERT INTO supports (space_id, provider_id, size, since, token) VALUES (?, ?, ?, ?, ?)
INSERT INTO token_uses (nonce, issued_at, count) VALUES (?, ?, 1) ON CONFLICT (nonce) DO UPDATE SET count = token_uses.count + 1 WHERE token_uses.count < ?
INSERT INTO users (id, username, full_name, password_hash, admin, blocked, secret, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
SELECT count(*) FROM users WHERE admin AND NOT blocked
SELECT id FROM providers WHERE id > ? ORDER BY id LIMIT ?
SELECT id FROM spaces WHERE id > ? ORDER BY id LIMIT ?
SELECT id FROM users WHERE id > ? ORDER BY id LIMIT ?
SELECT id, epoch, ring_version, created_at FROM instance WHERE one = 1
SELECT id, name, domain, latitude, longitude, token_id, secret, created_at FROM providers WHERE id = ?
SELECT id, name, secret, created_at FROM spaces WHERE id = ?
SELECT id, secret, removed_at FROM former_spaces WHERE id = ?
SELECT id, space_id, issuer, name, memo, secret, usage_limit, caveats, created_at, expires_at, revoked_at, coalesce((SELECT u.count FROM token_uses u WHERE u.nonce = named_tokens.id), 0), (SELECT max(r.redeemed_at) FROM redemptions r WHERE r.nonce = named_tokens.id) FROM named_tokens WHERE id = ?
SELECT id, space_id, issuer, name, memo, secret, usage_limit, caveats, created_at, expires_at, revoked_at, coalesce((SELECT u.count FROM token_uses u WHERE u.nonce = named_tokens.id), 0), (SELECT max(r.redeemed_at) FROM redemptions r WHERE r.nonce = named_tokens.id) FROM named_tokens WHERE space_id = ? AND id > ? ORDER BY id LIMIT ?
SELECT id, state, mints, created_at, active_at, verify_until, ciphertext FROM master_keys ORDER BY id
SELECT id, user_id, name, secret, created_at, expires_at FROM access_tokens WHERE id = ?
SELECT id, user_id, name, secret, created_at, expires_at FROM access_tokens WHERE user_id = ? AND id > ? ORDER BY id LIMIT ?
SELECT id, username, full_name, password_hash, admin, blocked, secret, created_at FROM users WHERE id = ?
SELECT id, username, full_name, password_hash, admin, blocked, secret, created_at FROM users WHERE username = ?
SELECT nonce, issued_at, count FROM token_uses WHERE nonce = ?
SELECT nonce, provider_id, space_id, size, redeemed_at FROM redemptions WHERE nonce = ? AND provider_id = ?
SELECT nonce, space_id, revoked_at FROM revocations WHERE nonce = ? AND space_id = ?
SELECT seq, at, caller, address, request_id, action, object, space_id, token, detail, result FROM audit WHERE seq < ? ORDER BY seq DESC LIMIT ?
SELECT seq, at, caller, address, request_id, action, object, space_id, token, detail, result FROM audit WHERE seq > ? ORDER BY seq LIMIT ?
SELECT seq, at, caller, address, request_id, action, object, space_id, token, detail, result FROM audit WHERE space_id = ? AND space_id <> '' AND seq < ? ORDER BY seq DESC LIMIT ?
SELECT space_id FROM members WHERE user_id = ? AND space_id > ? ORDER BY space_id LIMIT ?
SELECT space_id, provider_id, size, since, token FROM supports WHERE provider_id = ? AND space_id > ? ORDER BY space_id LIMIT ?
SELECT space_id, provider_id, size, since, token FROM supports WHERE space_id = ? AND provider_id = ?
SELECT space_id, provider_id, size, since, token FROM supports WHERE space_id = ? AND provider_id > ? ORDER BY provider_id LIMIT ?
SELECT space_id, user_id, privileges FROM members WHERE space_id = ? AND user_id = ?
SELECT user_id FROM members WHERE space_id = ? AND user_id > ? ORDER BY user_id LIMIT ?
UPDATE instance SET epoch = ?, ring_version = ? WHERE one = 1 AND id = ?
UPDATE master_keys SET state = ?, mints = ?, active_at = ?, verify_until = ?, ciphertext = ? WHERE id = ?
UPDATE members SET privileges = ? WHERE space_id = ? AND user_id = ?
UPDATE named_tokens SET name = ?, memo = ?, revoked_at = ? WHERE id = ?
UPDATE providers SET name = ?, domain = ?, latitude = ?, longitude = ?, token_id = ?, secret = ? WHERE id = ?
UPDATE spaces SET name = ?, secret = ? WHERE id = ?
UPDATE supports SET size = ? WHERE space_id = ? AND provider_id = ?
UPDATE users SET username = ?, full_name = ?, password_hash = ?, admin = ?, blocked = ?, secret = ? WHERE id = ?
