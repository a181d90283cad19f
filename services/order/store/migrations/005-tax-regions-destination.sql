-- What a tax region is for is called a destination.
ALTER INDEX tax_regions_place RENAME TO tax_regions_destination;
