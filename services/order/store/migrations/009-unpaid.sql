-- Limits of what a client may hold without having paid, and the time by which an order has to be paid.
-- The way back, should the build before this one be started again: DROP FUNCTION unpaid_of, and the row of this file out
-- of schema_migrations; the columns and indexes may stay.

-- The network of the client, as limits count clients; null for checkouts and orders of before.
ALTER TABLE checkouts ADD COLUMN network text;
ALTER TABLE orders ADD COLUMN network text;
-- By when it has to be paid, as the buyer sees it; and when the recovery loop looks at it.
ALTER TABLE orders ADD COLUMN pay_by timestamptz;
ALTER TABLE orders ADD COLUMN cancel_unpaid_at timestamptz;

-- Addresses that reach the same mailbox count as one: case and what follows a plus make no other.
CREATE FUNCTION email_key(email text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN regexp_replace(lower(email), '\+[^@]*@', '@');

-- What holds stock without being paid: checkouts under way, and orders whose money is awaited and that nobody has shipped.
CREATE INDEX checkouts_live_network ON checkouts (network) WHERE state IN ('paying', 'requires_action', 'compensating');
CREATE INDEX checkouts_live_owner ON checkouts ((cart->>'owner')) WHERE state IN ('paying', 'requires_action', 'compensating');
CREATE INDEX checkouts_live_email ON checkouts (email_key(cart->>'email')) WHERE state IN ('paying', 'requires_action', 'compensating');
CREATE INDEX orders_unpaid_network ON orders (network)
  WHERE status = 'placed' AND payment_status = 'awaiting' AND fulfilment_status = 'unfulfilled';
CREATE INDEX orders_unpaid_owner ON orders (owner)
  WHERE status = 'placed' AND payment_status = 'awaiting' AND fulfilment_status = 'unfulfilled';
CREATE INDEX orders_unpaid_email ON orders (email_key(email))
  WHERE status = 'placed' AND payment_status = 'awaiting' AND fulfilment_status = 'unfulfilled';
CREATE INDEX orders_unpaid_due ON orders (cancel_unpaid_at)
  WHERE status = 'placed' AND payment_status = 'awaiting' AND fulfilment_status = 'unfulfilled';

-- Orders of before have as long from now on as a new one would have by the defaults. A method that the settings give no such
-- time is left out when orders are claimed to be cancelled.
UPDATE orders SET pay_by = now() + due.days, cancel_unpaid_at = now() + due.days
  FROM (VALUES (true, interval '14 days'), (false, interval '7 days')) AS due (is_delivery, days)
 WHERE status = 'placed' AND payment_status = 'awaiting' AND fulfilment_status = 'unfulfilled'
   AND due.is_delivery = (payment_method = 'cash_on_delivery');

-- What a client, a customer and an e-mail address hold unpaid. Locks the three until the transaction ends, in one order, so
-- that of two checkouts at once the second counts the first. A function and not a statement: each of its statements sees
-- what was committed when it begins, so the count sees what the lock was waited for.
CREATE FUNCTION unpaid_of(client text, customer text, email text) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  mailbox text := email_key(email);
BEGIN
  PERFORM pg_advisory_xact_lock(k.key)
     FROM (SELECT DISTINCT hashtextextended(name, 0) AS key
             FROM unnest(ARRAY['unpaid network ' || client, 'unpaid owner ' || customer, 'unpaid email ' || mailbox]) AS name
            WHERE name IS NOT NULL ORDER BY key) AS k;
  RETURN (
    WITH held AS (
      SELECT c.id, true AS is_checkout, c.network, c.cart->>'owner' AS owner, email_key(c.cart->>'email') AS mailbox, c.deadline AS ends_at,
             (SELECT jsonb_agg(jsonb_build_array(i->'variant_id', i->'quantity')) FROM jsonb_array_elements(c.cart->'items') AS i) AS units
        FROM checkouts c
       WHERE c.state IN ('paying', 'requires_action', 'compensating')
         AND (c.network = client OR c.cart->>'owner' = customer OR email_key(c.cart->>'email') = mailbox)
      UNION ALL
      SELECT o.id, false, o.network, o.owner, email_key(o.email), o.pay_by,
             (SELECT jsonb_agg(jsonb_build_array(l.variant_id, l.quantity)) FROM order_lines l WHERE l.order_id = o.id)
        FROM orders o
       WHERE o.status = 'placed' AND o.payment_status = 'awaiting' AND o.fulfilment_status = 'unfulfilled'
         AND (o.network = client OR o.owner = customer OR email_key(o.email) = mailbox))
    SELECT jsonb_build_object(
             'checkouts', jsonb_build_object(
               'network', count(*) FILTER (WHERE is_checkout AND network = client),
               'customer', count(*) FILTER (WHERE is_checkout AND owner = customer)),
             'network', count(*) FILTER (WHERE network = client),
             'customer', count(*) FILTER (WHERE owner = customer),
             'email', count(*) FILTER (WHERE held.mailbox = email_key(email)),
             'ends_in_seconds', ceil(extract(epoch FROM min(ends_at) - now())),
             'units', (SELECT coalesce(jsonb_object_agg(variant, sum), '{}')
                         FROM (SELECT u->>0 AS variant, sum((u->>1)::bigint) AS sum
                                 FROM held h, jsonb_array_elements(h.units) AS u
                                WHERE h.network = client OR h.owner = customer GROUP BY 1) AS sums))
      FROM held);
END $$;
