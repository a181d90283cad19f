-- What a provider sends is a webhook; a message is what the notification service sends to a person.
ALTER TABLE provider_messages RENAME TO provider_webhooks;
ALTER TABLE provider_webhooks RENAME COLUMN message_id TO webhook_id;
ALTER INDEX provider_messages_pkey RENAME TO provider_webhooks_pkey;
ALTER INDEX provider_messages_due RENAME TO provider_webhooks_due;
