-- What providers sent about a payment is emptied when whoever paid was erased (docs/privacy.md); it is found by the payment's key.
-- The way back, should the build before this one be started again: the row of this file out of schema_migrations; the index may stay.
CREATE INDEX provider_webhooks_by_key ON provider_webhooks (provider_key);
