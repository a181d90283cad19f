-- Countries are those of ISO 3166-1. Two codes were often written for another one; what else is wrong stays as it is,
-- readable, until its owner edits it.

UPDATE addresses SET address = jsonb_set(address, '{country}', '"GB"') WHERE address ->> 'country' = 'UK';
UPDATE addresses SET address = jsonb_set(address, '{country}', '"GR"') WHERE address ->> 'country' = 'EL';
