// Generated from openapi/ by `npm run gen`. Do not edit.

export interface StockAvailabilityChanged {
    variant_id: string;
    in_stock: boolean;
    low: boolean;
    /** Grows with every change of this variant's availability. What is not above the last one's is older. */
    version: number;
}
