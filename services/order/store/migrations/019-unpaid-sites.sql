-- One subscriber of IPv6 has a /56 or a /48, hundreds or thousands of the networks that limits count as one client. So what is
-- held unpaid is counted by the /48, too (domain/unpaid-limits.ts).
-- The way back, should the build before this one be started again: the row of this file out of schema_migrations. That build
-- takes no notice of holders that are of the same site only; function and indexes may stay.

-- The /48 that an IPv6 network lies in, as the text of its first three groups; null for an IPv4 address.
CREATE FUNCTION network_site(network text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN substring(network FROM '^([0-9a-f]+:[0-9a-f]+:[0-9a-f]+):');

-- Orders that came by IPv4 have no row in these.
CREATE INDEX checkouts_live_site ON checkouts (network_site(network))
  WHERE state IN ('paying', 'requires_action', 'compensating') AND network_site(network) IS NOT NULL;
CREATE INDEX orders_unpaid_site ON orders (network_site(network))
  WHERE status = 'placed' AND payment_status = 'awaiting' AND fulfilment_status = 'unfulfilled' AND network_site(network) IS NOT NULL;
CREATE INDEX orders_free_site ON orders (network_site(network), placed_at)
  WHERE status = 'placed' AND total = 0 AND fulfilment_status = 'unfulfilled' AND network_site(network) IS NOT NULL;

-- What holds stock unpaid of a network and the site around it, a customer and an e-mail address, for a cart of theirs. It locks
-- all of them, a site under a name of its own.
CREATE OR REPLACE FUNCTION unpaid_holders(of_network text, of_customer text, of_email text, of_items jsonb, of_currency text)
  RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  of_mailbox text := email_key(of_email);
  of_site text := network_site(of_network);
  of_variants text[] := ARRAY(SELECT i->>'variant_id' FROM jsonb_array_elements(of_items) AS i);
BEGIN
  PERFORM pg_advisory_xact_lock(k.key)
     FROM (SELECT DISTINCT hashtextextended(name, 0) AS key
             FROM unnest(ARRAY['unpaid site ' || of_site, 'unpaid network ' || of_network, 'unpaid owner ' || of_customer, 'unpaid email ' || of_mailbox]) AS name
            WHERE name IS NOT NULL ORDER BY key) AS k;
  RETURN (
    WITH placed AS (
      SELECT o.id, 'order' AS kind, o.network, o.owner, email_key(o.email) AS mailbox, o.payment_method, o.pay_by AS ends_at,
             o.total, o.currency
        FROM orders o
       WHERE o.status = 'placed' AND o.payment_status = 'awaiting' AND o.fulfilment_status = 'unfulfilled'
         AND (o.network = of_network OR network_site(o.network) = of_site OR o.owner = of_customer OR email_key(o.email) = of_mailbox)
      UNION ALL
      SELECT o.id, 'free_order', o.network, o.owner, email_key(o.email), o.payment_method, o.placed_at + interval '1 day', 0, o.currency
        FROM orders o
       WHERE o.status = 'placed' AND o.total = 0 AND o.fulfilment_status = 'unfulfilled' AND o.placed_at > now() - interval '1 day'
         AND (o.network = of_network OR network_site(o.network) = of_site OR o.owner = of_customer OR email_key(o.email) = of_mailbox)),
    held AS (
      SELECT 'checkout' AS kind, c.network, c.cart->>'owner' AS owner, email_key(c.cart->>'email') AS mailbox,
             c.cart->'payment'->>'method' AS method, c.deadline AS ends_at,
             (c.cart->'totals'->>'total')::bigint AS total, c.cart->>'currency' AS currency, l.units, l.variants
        FROM checkouts c CROSS JOIN LATERAL (
             SELECT sum((i->>'quantity')::bigint) AS units,
                    jsonb_object_agg(i->>'variant_id', i->'quantity') FILTER (WHERE i->>'variant_id' = ANY (of_variants)) AS variants
               FROM jsonb_array_elements(c.cart->'items') AS i) AS l
       WHERE c.state IN ('paying', 'requires_action', 'compensating')
         AND (c.network = of_network OR network_site(c.network) = of_site OR c.cart->>'owner' = of_customer OR email_key(c.cart->>'email') = of_mailbox)
      UNION ALL
      SELECT p.kind, p.network, p.owner, p.mailbox, p.payment_method, p.ends_at, p.total, p.currency, l.units, l.variants
        FROM placed p CROSS JOIN LATERAL (
             SELECT sum(ol.quantity) AS units,
                    jsonb_object_agg(ol.variant_id, ol.quantity) FILTER (WHERE ol.variant_id = ANY (of_variants)) AS variants
               FROM order_lines ol WHERE ol.order_id = p.id) AS l)
    SELECT coalesce(jsonb_agg(jsonb_build_object(
             'kind', h.kind,
             'network', coalesce(h.network = of_network, false),
             'site', coalesce(network_site(h.network) = of_site, false),
             'customer', coalesce(h.owner = of_customer, false),
             'email', coalesce(h.mailbox = of_mailbox, false),
             'method', h.method,
             'units', coalesce(h.units, 0),
             'variants', coalesce(h.variants, '{}'),
             'value', CASE WHEN h.currency = of_currency THEN h.total ELSE 0 END,
             'ends_in_seconds', ceil(extract(epoch FROM h.ends_at - now())))), '[]')
      FROM held h);
END $$;
