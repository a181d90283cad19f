-- What a payment ought to become is its desired state, the word of every reconciling system.
ALTER TABLE payments RENAME COLUMN goal TO desired_state;
ALTER TABLE payments RENAME CONSTRAINT payments_goal_check TO payments_desired_state_check;
