-- What a region is called in other languages; those of rates and shipping options stand beside their names.
ALTER TABLE tax_regions ADD COLUMN translations jsonb NOT NULL DEFAULT '{}';
