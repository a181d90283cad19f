-- The event stock.crossed is called stock.availability_changed. Sent rows are renamed as well: they are sent again when
-- the queue Redis was emptied. Jobs that are queued already keep their type; consumers know it by x-former-names.
UPDATE outbox SET type = 'stock.availability_changed' WHERE type = 'stock.crossed';
