-- Countries are those of ISO 3166-1. Two codes were often written for another one; what else is wrong stays as it is,
-- readable, until somebody edits it. Orders keep what they were placed with. Parts of countries need no change: they are
-- compared by code, however they are written.

UPDATE shipping_zones
   SET countries = ARRAY(SELECT DISTINCT CASE code WHEN 'UK' THEN 'GB' WHEN 'EL' THEN 'GR' ELSE code END
                           FROM unnest(countries) AS code ORDER BY 1),
       version = version + 1, updated_at = now()
 WHERE countries && ARRAY['UK', 'EL'];

UPDATE tax_regions AS wrong
   SET country = CASE country WHEN 'UK' THEN 'GB' ELSE 'GR' END, version = version + 1, updated_at = now()
 WHERE country IN ('UK', 'EL')
   AND NOT EXISTS (SELECT 1 FROM tax_regions AS other
                    WHERE other.country = CASE wrong.country WHEN 'UK' THEN 'GB' ELSE 'GR' END
                      AND coalesce(other.region, '') = coalesce(wrong.region, ''));

UPDATE carts SET shipping_address = jsonb_set(shipping_address, '{country}', '"GB"'), version = version + 1
 WHERE status = 'open' AND shipping_address ->> 'country' = 'UK';
UPDATE carts SET billing_address = jsonb_set(billing_address, '{country}', '"GB"'), version = version + 1
 WHERE status = 'open' AND billing_address ->> 'country' = 'UK';
UPDATE carts SET shipping_address = jsonb_set(shipping_address, '{country}', '"GR"'), version = version + 1
 WHERE status = 'open' AND shipping_address ->> 'country' = 'EL';
UPDATE carts SET billing_address = jsonb_set(billing_address, '{country}', '"GR"'), version = version + 1
 WHERE status = 'open' AND billing_address ->> 'country' = 'EL';
