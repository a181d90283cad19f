-- Counts the changes of an account, so that a command can write it only if nothing changed since it was read.
ALTER TABLE users ADD COLUMN version integer NOT NULL DEFAULT 1;
