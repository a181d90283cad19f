-- The session in which an API key was made, whose end out of distrust may end the key; null for keys of before.
ALTER TABLE api_keys ADD COLUMN session text;
