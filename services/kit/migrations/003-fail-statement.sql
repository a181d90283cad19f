-- Several writes are sent as one statement (postgres/write-together.ts). When one of them did not change the rows that it should,
-- the statement calls this: the error undoes all of them, and its state says why.
-- The way back, should the build before this one be started again: DROP FUNCTION fail_statement, and the row of this file out
-- of schema_migrations.

CREATE FUNCTION fail_statement(state text) RETURNS json LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the statement is not to happen' USING ERRCODE = state;
END $$;
