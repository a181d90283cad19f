-- What was chosen of a product, with the labels that the buyer saw, and the picture with its size. Null in lines of before.
ALTER TABLE order_lines ADD COLUMN options jsonb, ADD COLUMN picture jsonb;
