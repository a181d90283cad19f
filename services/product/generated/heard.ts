// Generated from openapi/ by `npm run gen`. Do not edit.

export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        StockCrossed: {
            variant_id: string;
            in_stock: boolean;
            low: boolean;
            /** @description Grows with every crossing of this variant; older ones are ignored. */
            version: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
