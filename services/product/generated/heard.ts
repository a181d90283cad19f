// Generated from openapi/ by `npm run gen`. Do not edit.

export interface StockCrossed {
    variant_id: string;
    in_stock: boolean;
    low: boolean;
    /** Grows with every crossing of this variant; older ones are ignored. */
    version: number;
}
