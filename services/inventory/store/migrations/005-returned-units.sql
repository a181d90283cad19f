-- Units of a sale that have come back into stock: an order may be cancelled in parts, and nothing comes back twice.
-- The way back, should the build before this one be started again: the row of this file out of schema_migrations; the column may stay.
ALTER TABLE reservation_lines ADD COLUMN returned bigint NOT NULL DEFAULT 0;
ALTER TABLE reservation_lines ADD CONSTRAINT returned_within CHECK (returned BETWEEN 0 AND quantity) NOT VALID;
