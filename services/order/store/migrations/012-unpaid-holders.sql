-- Limits of the units and of the value that are held unpaid, over all variants: what holds stock is listed, and the rule that
-- compares it with the limits is domain/unpaid-limits.ts. unpaid_of stays for replicas of the build before.
-- The way back, should the build before this one be started again: DROP FUNCTION unpaid_holders, and the row of this file
-- out of schema_migrations; the indexes may stay.

-- Free orders await no money, and count for a day.
CREATE INDEX orders_free_network ON orders (network, placed_at)
  WHERE status = 'placed' AND total = 0 AND fulfilment_status = 'unfulfilled';
CREATE INDEX orders_free_owner ON orders (owner, placed_at)
  WHERE status = 'placed' AND total = 0 AND fulfilment_status = 'unfulfilled';
CREATE INDEX orders_free_email ON orders (email_key(email), placed_at)
  WHERE status = 'placed' AND total = 0 AND fulfilment_status = 'unfulfilled';

-- What holds stock unpaid of a network, a customer and an e-mail address, for a cart of theirs. Locks the three as unpaid_of
-- does, under the same names, and is a function for the same reason.
CREATE FUNCTION unpaid_holders(of_network text, of_customer text, of_email text, of_items jsonb, of_currency text)
  RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  of_mailbox text := email_key(of_email);
  of_variants text[] := ARRAY(SELECT i->>'variant_id' FROM jsonb_array_elements(of_items) AS i);
BEGIN
  PERFORM pg_advisory_xact_lock(k.key)
     FROM (SELECT DISTINCT hashtextextended(name, 0) AS key
             FROM unnest(ARRAY['unpaid network ' || of_network, 'unpaid owner ' || of_customer, 'unpaid email ' || of_mailbox]) AS name
            WHERE name IS NOT NULL ORDER BY key) AS k;
  RETURN (
    WITH placed AS (
      SELECT o.id, 'order' AS kind, o.network, o.owner, email_key(o.email) AS mailbox, o.payment_method, o.pay_by AS ends_at,
             o.total, o.currency
        FROM orders o
       WHERE o.status = 'placed' AND o.payment_status = 'awaiting' AND o.fulfilment_status = 'unfulfilled'
         AND (o.network = of_network OR o.owner = of_customer OR email_key(o.email) = of_mailbox)
      UNION ALL
      SELECT o.id, 'free_order', o.network, o.owner, email_key(o.email), o.payment_method, o.placed_at + interval '1 day', 0, o.currency
        FROM orders o
       WHERE o.status = 'placed' AND o.total = 0 AND o.fulfilment_status = 'unfulfilled' AND o.placed_at > now() - interval '1 day'
         AND (o.network = of_network OR o.owner = of_customer OR email_key(o.email) = of_mailbox)),
    held AS (
      SELECT 'checkout' AS kind, c.network, c.cart->>'owner' AS owner, email_key(c.cart->>'email') AS mailbox,
             c.cart->'payment'->>'method' AS method, c.deadline AS ends_at,
             (c.cart->'totals'->>'total')::bigint AS total, c.cart->>'currency' AS currency, l.units, l.variants
        FROM checkouts c CROSS JOIN LATERAL (
             SELECT sum((i->>'quantity')::bigint) AS units,
                    jsonb_object_agg(i->>'variant_id', i->'quantity') FILTER (WHERE i->>'variant_id' = ANY (of_variants)) AS variants
               FROM jsonb_array_elements(c.cart->'items') AS i) AS l
       WHERE c.state IN ('paying', 'requires_action', 'compensating')
         AND (c.network = of_network OR c.cart->>'owner' = of_customer OR email_key(c.cart->>'email') = of_mailbox)
      UNION ALL
      SELECT p.kind, p.network, p.owner, p.mailbox, p.payment_method, p.ends_at, p.total, p.currency, l.units, l.variants
        FROM placed p CROSS JOIN LATERAL (
             SELECT sum(ol.quantity) AS units,
                    jsonb_object_agg(ol.variant_id, ol.quantity) FILTER (WHERE ol.variant_id = ANY (of_variants)) AS variants
               FROM order_lines ol WHERE ol.order_id = p.id) AS l)
    SELECT coalesce(jsonb_agg(jsonb_build_object(
             'kind', h.kind,
             'network', coalesce(h.network = of_network, false),
             'customer', coalesce(h.owner = of_customer, false),
             'email', coalesce(h.mailbox = of_mailbox, false),
             'method', h.method,
             'units', coalesce(h.units, 0),
             'variants', coalesce(h.variants, '{}'),
             'value', CASE WHEN h.currency = of_currency THEN h.total ELSE 0 END,
             'ends_in_seconds', ceil(extract(epoch FROM h.ends_at - now())))), '[]')
      FROM held h);
END $$;
