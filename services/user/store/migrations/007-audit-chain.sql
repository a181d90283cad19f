-- Each entry of the audit log carries the sum of itself and of the entry before, so that a changed or missing one shows.

ALTER TABLE audit_log ADD COLUMN position bigint, ADD COLUMN previous bytea, ADD COLUMN hash bytea;

CREATE FUNCTION audit_log_hash(entry audit_log) RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT sha256(entry.previous || convert_to(jsonb_build_array(
    entry.position, entry.id, entry.action, entry.actor_kind, entry.actor_id, entry.target_id, entry.address, entry.detail,
    to_char(entry.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'))::text, 'UTF8'))
$$;

-- The entries so far get their places in the order of their time.
ALTER TABLE audit_log DISABLE TRIGGER audit_log_append_only;
DO $$
DECLARE
  entry audit_log;
  last bytea := '\x';
  place bigint := 0;
BEGIN
  FOR entry IN SELECT * FROM audit_log ORDER BY created_at, id LOOP
    place := place + 1;
    entry.position := place;
    entry.previous := last;
    last := audit_log_hash(entry);
    UPDATE audit_log SET position = place, previous = entry.previous, hash = last WHERE id = entry.id;
  END LOOP;
END $$;
ALTER TABLE audit_log ENABLE TRIGGER audit_log_append_only;

ALTER TABLE audit_log
  ALTER COLUMN position SET NOT NULL, ALTER COLUMN previous SET NOT NULL, ALTER COLUMN hash SET NOT NULL,
  ADD CONSTRAINT audit_log_position UNIQUE (position);

-- One entry at a time: the lock is held until the commit, so the entry before is always a committed one.
CREATE FUNCTION audit_log_chain() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('audit log'));
  SELECT position, hash INTO NEW.position, NEW.previous FROM audit_log ORDER BY position DESC LIMIT 1;
  NEW.position := COALESCE(NEW.position, 0) + 1;
  NEW.previous := COALESCE(NEW.previous, '\x');
  NEW.hash := audit_log_hash(NEW);
  RETURN NEW;
END $$;
CREATE TRIGGER audit_log_chained BEFORE INSERT ON audit_log FOR EACH ROW EXECUTE FUNCTION audit_log_chain();
