// Generated from openapi/ by `npm run gen`. Do not edit.

export interface paths {
    "/v1/carts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Opens an empty cart
         * @description A signed-in customer's cart belongs to them. A guest's answer carries `token`, the only key to the cart, its payment and its order; send it as `Stoa-Cart-Token`.
         */
        post: operations["createCart"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/carts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The cart. */
                id: components["parameters"]["CartId"];
            };
            cookie?: never;
        };
        /**
         * Reads a cart
         * @description Prices, shipping and tax are those of its last change; placeOrder compares them with today's.
         */
        get: operations["getCart"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Changes who a cart is for, where it goes, its currency or its note
         * @description JSON Merge Patch (RFC 7396) of the fields listed, except that an address is replaced as a whole; null clears. A new currency prices every line again; 422 `unprocessable` with `lines` when one has no price in it. Like every edit of a cart it voids what startPayment recorded.
         */
        patch: operations["updateCart"];
        trace?: never;
    };
    "/v1/carts/{id}/items": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The cart. */
                id: components["parameters"]["CartId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Adds units of a variant to a cart
         * @description A variant that is in the cart already adds up. At most 100 lines.
         */
        post: operations["addItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/carts/{id}/items/{itemId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The cart. */
                id: components["parameters"]["CartId"];
                /** @description The line. */
                itemId: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes a line out of a cart */
        delete: operations["removeItem"];
        options?: never;
        head?: never;
        /** Sets how many units a line has */
        patch: operations["updateItem"];
        trace?: never;
    };
    "/v1/carts/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The cart. */
                id: components["parameters"]["CartId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes a guest's cart over into the signed-in customer's
         * @description Units of the same variant add up to the limit of a line. E-mail, addresses and note are taken over where this cart has none. What could not be taken over is named in `changes`. The guest's cart is closed.
         */
        post: operations["mergeCart"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/carts/{id}/shipping-options": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The cart. */
                id: components["parameters"]["CartId"];
            };
            cookie?: never;
        };
        /**
         * Lists the ways a cart can be sent, and what they cost
         * @description By the shipping address, or the shop's own country until there is one. Empty when nothing has to be sent.
         */
        get: operations["listShippingOptions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/carts/{id}/shipping-option": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The cart. */
                id: components["parameters"]["CartId"];
            };
            cookie?: never;
        };
        get?: never;
        /** Chooses how a cart is sent */
        put: operations["setShippingOption"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/carts/{id}/payment": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The cart. */
                id: components["parameters"]["CartId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Records how a cart will be paid, and the amount
         * @description Holds and authorises nothing; placeOrder does. Any edit of the cart voids it.
         */
        post: operations["startPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/shipping-zones": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists shipping zones */
        get: operations["listShippingZones"];
        put?: never;
        /** Adds a shipping zone with its options */
        post: operations["createShippingZone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/shipping-zones/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The zone. */
                id: string;
            };
            cookie?: never;
        };
        /** Reads a shipping zone */
        get: operations["getShippingZone"];
        put?: never;
        post?: never;
        /**
         * Removes a shipping zone
         * @description Carts that chose one of its options have to choose again; orders keep what they were placed with.
         */
        delete: operations["deleteShippingZone"];
        options?: never;
        head?: never;
        /**
         * Changes a shipping zone
         * @description Needs `If-Match`. What is sent replaces what is there; an option sent with its `id` stays the same option.
         */
        patch: operations["updateShippingZone"];
        trace?: never;
    };
    "/v1/admin/tax-regions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists tax regions */
        get: operations["listTaxRegions"];
        put?: never;
        /**
         * Adds a tax region with its rates
         * @description One entry for a country or a part of it; a second one answers 409 `already_exists`.
         */
        post: operations["createTaxRegion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/tax-regions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region. */
                id: string;
            };
            cookie?: never;
        };
        /** Reads a tax region */
        get: operations["getTaxRegion"];
        put?: never;
        post?: never;
        /** Removes a tax region */
        delete: operations["deleteTaxRegion"];
        options?: never;
        head?: never;
        /**
         * Changes a tax region
         * @description Needs `If-Match`. What is sent replaces what is there.
         */
        patch: operations["updateTaxRegion"];
        trace?: never;
    };
    "/v1/carts/{id}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The cart. */
                id: components["parameters"]["CartId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Turns a cart into an order
         * @description Holds the stock, authorises the payment and places the order, or does none of it. Any number of calls come to the same order. 202 when the buyer has to act first, or the provider has not answered yet: have the payment confirmed, then call again. 409 `cart_incomplete` names what is missing, 409 `cart_changed` the lines that cost something else today (the cart shows it now), 409 `out_of_stock` the lines that fall short; after 402 `payment_declined` the cart is open again, and startPayment chooses anew.
         */
        post: operations["placeOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the signed-in customer's orders */
        get: operations["listMyOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/lookup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finds an order by its number and e-mail address
         * @description For guests. Both must fit; the answer does not tell which one did not.
         */
        post: operations["lookupOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The order. */
                id: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        /** Reads an order */
        get: operations["getOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The order. */
                id: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancels an order of which nothing was shipped yet
         * @description Stock and money go back. Cancelling again answers the same; 409 `invalid_state` once something was shipped. While the provider does not answer, `payment_status` reads as before, and the money follows on its own.
         */
        post: operations["cancelOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists orders */
        get: operations["listOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/orders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The order. */
                id: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        /** Reads an order with what only staff see */
        get: operations["getOrderAsStaff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Changes the staff's note on an order
         * @description Needs `If-Match`.
         */
        patch: operations["updateOrderNote"];
        trace?: never;
    };
    "/v1/admin/orders/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The order. */
                id: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancels an order of which nothing was shipped yet
         * @description Like cancelOrder, for any order.
         */
        post: operations["cancelOrderAsStaff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/orders/{id}/fulfilments": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The order. */
                id: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Records that some or all of an order was shipped
         * @description 409 `invalid_state` for a cancelled order, and for one whose payment was voided or refunded in full; 422 `unprocessable` for more units than are left.
         */
        post: operations["createFulfilment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/orders/{id}/fulfilments/{fulfilmentId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The order. */
                id: components["parameters"]["OrderId"];
                /** @description The fulfilment. */
                fulfilmentId: components["parameters"]["FulfilmentId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Changes carrier and tracking of a fulfilment
         * @description JSON Merge Patch (RFC 7396); null clears.
         */
        patch: operations["updateFulfilment"];
        trace?: never;
    };
    "/v1/admin/orders/{id}/fulfilments/{fulfilmentId}/delivered": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The order. */
                id: components["parameters"]["OrderId"];
                /** @description The fulfilment. */
                fulfilmentId: components["parameters"]["FulfilmentId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Records that a fulfilment has arrived
         * @description Marking it again changes nothing.
         */
        post: operations["markDelivered"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/orders/{id}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The order. */
                id: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives back some or all of what was paid for an order
         * @description 422 `unprocessable` for more than is left. While the provider does not answer, the refund is `pending` and carried out on its own. Stock does not come back by it.
         */
        post: operations["createRefund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/internal/orders/{orderId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The order. */
                orderId: string;
            };
            cookie?: never;
        };
        /** Reads an order with what a message to its buyer needs */
        get: operations["readOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/internal/checkouts/{checkoutId}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The checkout. */
                checkoutId: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Carries a checkout on after its payment has moved
         * @description Any number of times, in any order with the event payment.changed and the recovery loop; one outcome.
         */
        post: operations["resumeCheckout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    "order.placed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An order is confirmed; stock is sold, messages go out */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["OrderPlaced"];
                };
            };
            responses: {
                /** @description Heard. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.cancelled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An order is cancelled; stock and money go back */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["OrderCancelled"];
                };
            };
            responses: {
                /** @description Heard. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.fulfilled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Some or all of an order was shipped */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["OrderFulfilled"];
                };
            };
            responses: {
                /** @description Heard. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.refunded": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Money of an order went back to the buyer */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["OrderRefunded"];
                };
            };
            responses: {
                /** @description Heard. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        /**
         * @description open = may be edited; in_checkout = is being paid for; completed = became an order, or was merged into another cart.
         * @enum {string}
         */
        CartStatus: "open" | "in_checkout" | "completed";
        /**
         * @description BCP 47.
         * @example en-GB
         */
        Locale: string;
        /** @description From the buyer to the shop. */
        Note: string;
        NullableAddress: components["schemas"]["Address"] | null;
        CartItem: {
            id: string;
            variant_id: string;
            product_id: string;
            quantity: number;
            unit_price: components["schemas"]["Money"];
            total: components["schemas"]["Money"];
            tax: components["schemas"]["Money"];
            title: string;
            variant_title: string | null;
            sku: string | null;
            slug: string;
            image: string | null;
            /** @description Grams of one unit. */
            weight_grams: number;
            requires_shipping: boolean;
            taxable: boolean;
            tax_class: string;
        };
        TaxLine: {
            name: string;
            /**
             * @description Per cent, as decimal text.
             * @example 19
             * @example 8.875
             */
            rate: string;
            amount: components["schemas"]["Money"];
        };
        Totals: {
            /** @description Whether the prices shown hold the tax already. */
            prices_include_tax: boolean;
            subtotal: components["schemas"]["Money"];
            shipping_total: components["schemas"]["Money"];
            tax_total: components["schemas"]["Money"];
            total: components["schemas"]["Money"];
            tax_lines: components["schemas"]["TaxLine"][];
        };
        ChosenShippingOption: {
            id: string;
            name: string;
            amount: components["schemas"]["Money"];
        };
        ChosenPayment: {
            method: string;
            amount: components["schemas"]["Money"];
        };
        Cart: {
            id: string;
            status: components["schemas"]["CartStatus"];
            currency: components["schemas"]["Currency"];
            locale: components["schemas"]["Locale"];
            email: string | null;
            shipping_address: components["schemas"]["NullableAddress"];
            billing_address: components["schemas"]["NullableAddress"];
            note: string | null;
            items: components["schemas"]["CartItem"][];
            shipping_option: components["schemas"]["ChosenShippingOption"] | null;
            /** @description What startPayment recorded; any edit of the cart sets it to null. */
            payment: components["schemas"]["ChosenPayment"] | null;
            totals: components["schemas"]["Totals"];
            /** @description The order it became. */
            order_id: string | null;
            /** @description Only in the answer of createCart to a guest. Keep it; it cannot be read again. */
            token?: string;
            /** @description Only in the answer of mergeCart; lines that were not taken over as they were. */
            changes?: components["schemas"]["ProblemLine"][];
            created_at: components["schemas"]["Timestamp"];
            updated_at: components["schemas"]["Timestamp"];
        };
        CartCreate: {
            currency?: components["schemas"]["Currency"];
            locale?: components["schemas"]["Locale"];
            /** Format: email */
            email?: string;
            note?: components["schemas"]["Note"];
        };
        CartUpdate: {
            currency?: components["schemas"]["Currency"];
            locale?: components["schemas"]["Locale"];
            /** Format: email */
            email?: string | null;
            shipping_address?: components["schemas"]["NullableAddress"];
            billing_address?: components["schemas"]["NullableAddress"];
            note?: string | null;
        };
        CartItemAdd: {
            variant_id: string;
            /**
             * @description Units to add; the shop limits how many a line may have.
             * @default 1
             */
            quantity: number;
        };
        CartItemUpdate: {
            /** @description Units the line has from now on; 0 takes it out. */
            quantity: number;
        };
        CartMerge: {
            /** @description The token of the guest's cart. */
            cart_token: string;
        };
        OfferedShippingOptionList: {
            data: components["schemas"]["ChosenShippingOption"][];
        };
        ShippingOptionChoice: {
            option_id: string;
        };
        PaymentStart: {
            /** @description The id of one of listPaymentMethods. */
            method: string;
            /** @description What the provider needs from the browser, a token of the card say; never card data. */
            details?: {
                [key: string]: string;
            };
        };
        /** @description What the shop asks for something; never negative. */
        ShopPrice: {
            /** @description Minor units of the currency. */
            amount: number;
            currency: components["schemas"]["Currency"];
        };
        ShippingOption: {
            id: string;
            name: string;
            prices: components["schemas"]["ShopPrice"][];
            /** @description From this subtotal on it costs nothing, by currency. */
            free_above: components["schemas"]["ShopPrice"][];
            min_weight_grams: number | null;
            max_weight_grams: number | null;
        };
        ShippingOptionInput: {
            /** @description Of an option the zone has already; without one it is a new option. */
            id?: string;
            name: string;
            /** @description One for each currency it is offered in. */
            prices: components["schemas"]["ShopPrice"][];
            /** @description From this subtotal on it costs nothing, one for each currency. */
            free_above?: components["schemas"]["ShopPrice"][];
            /** @description Grams, inclusive. */
            min_weight_grams?: number | null;
            /** @description Grams, inclusive. */
            max_weight_grams?: number | null;
        };
        /** @description ISO 3166-1 alpha-2; an empty list stands for every country that no zone names. */
        Countries: string[];
        ShippingZone: {
            id: string;
            name: string;
            countries: components["schemas"]["Countries"];
            options: components["schemas"]["ShippingOption"][];
            created_at: components["schemas"]["Timestamp"];
            updated_at: components["schemas"]["Timestamp"];
        };
        ShippingZonePage: {
            data: components["schemas"]["ShippingZone"][];
            page: components["schemas"]["PageInfo"];
        };
        ShippingZoneCreate: {
            name: string;
            countries: components["schemas"]["Countries"];
            options: components["schemas"]["ShippingOptionInput"][];
        };
        ShippingZoneUpdate: {
            name?: string;
            countries?: components["schemas"]["Countries"];
            options?: components["schemas"]["ShippingOptionInput"][];
        };
        /**
         * @description Per cent, as decimal text.
         * @example 19
         * @example 8.875
         */
        RateText: string;
        TaxRate: {
            /** @description Of variants; `standard` counts for every class without a rate here. */
            tax_class: string;
            /** @description As the buyer reads it. */
            name: string;
            rate: components["schemas"]["RateText"];
        };
        TaxRegion: {
            id: string;
            name: string;
            /** @description ISO 3166-1 alpha-2. */
            country: string;
            /** @description ISO 3166-2 code, with or without its country; null for all of the country that has no entry of its own. */
            region: string | null;
            /** @description Whether prices are shown with the tax in them. */
            prices_include_tax: boolean;
            rates: components["schemas"]["TaxRate"][];
            /** @description Per cent, as decimal text; null taxes shipping like the class `standard`. */
            shipping_rate: string | null;
            created_at: components["schemas"]["Timestamp"];
            updated_at: components["schemas"]["Timestamp"];
        };
        TaxRegionPage: {
            data: components["schemas"]["TaxRegion"][];
            page: components["schemas"]["PageInfo"];
        };
        TaxRegionCreate: {
            name: string;
            /** @description ISO 3166-1 alpha-2. */
            country: string;
            /** @description ISO 3166-2 code, with or without its country. */
            region?: string | null;
            prices_include_tax: boolean;
            rates: components["schemas"]["TaxRate"][];
            /** @description Per cent, as decimal text; null taxes shipping like the class `standard`. */
            shipping_rate?: string | null;
        };
        TaxRegionUpdate: {
            name?: string;
            prices_include_tax?: boolean;
            rates?: components["schemas"]["TaxRate"][];
            /** @description Per cent, as decimal text; null taxes shipping like the class `standard`. */
            shipping_rate?: string | null;
        };
        /**
         * @description placed = confirmed; cancelled = taken back before anything was shipped.
         * @enum {string}
         */
        OrderStatus: "placed" | "cancelled";
        /**
         * @description awaiting = not paid yet, by bank transfer say; authorised = the money is held; paid = it is ours; partially_refunded and refunded = some or all of it went back; voided = nothing was or will be taken.
         * @enum {string}
         */
        OrderPaymentStatus: "awaiting" | "authorised" | "paid" | "partially_refunded" | "refunded" | "voided";
        /**
         * @description How much of it was shipped; delivered = all of it has arrived.
         * @enum {string}
         */
        FulfilmentStatus: "unfulfilled" | "partial" | "fulfilled" | "delivered";
        OrderItem: {
            /** @description As in the cart. */
            id: string;
            variant_id: string;
            product_id: string;
            title: string;
            variant_title: string | null;
            sku: string | null;
            slug: string;
            image: string | null;
            requires_shipping: boolean;
            quantity: number;
            /** @description Units shipped so far. */
            fulfilled: number;
            unit_price: components["schemas"]["Money"];
            total: components["schemas"]["Money"];
            tax: components["schemas"]["Money"];
        };
        OrderPayment: {
            /** @description What getPayment takes. */
            id: string;
            method: string;
            captured: components["schemas"]["Money"];
            refunded: components["schemas"]["Money"];
        };
        FulfilledItem: {
            item_id: string;
            /** @description Units in this shipment. */
            quantity: number;
        };
        Fulfilment: {
            id: string;
            /** @enum {string} */
            status: "shipped" | "delivered";
            carrier: string | null;
            tracking_number: string | null;
            tracking_url: string | null;
            items: components["schemas"]["FulfilledItem"][];
            shipped_at: components["schemas"]["Timestamp"];
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             */
            delivered_at: string | null;
        };
        FulfilmentCreate: {
            /** @description What is in it; everything that is left when not given. */
            items?: components["schemas"]["FulfilledItem"][];
            carrier?: string;
            tracking_number?: string;
            /** @description Where the buyer can follow it. */
            tracking_url?: string;
        };
        FulfilmentUpdate: {
            carrier?: string | null;
            tracking_number?: string | null;
            /** @description Where the buyer can follow it. */
            tracking_url?: string | null;
        };
        Order: {
            id: string;
            /** @description What buyer and shop call it. */
            number: string;
            /** @description The cart it was. */
            cart_id: string;
            status: components["schemas"]["OrderStatus"];
            payment_status: components["schemas"]["OrderPaymentStatus"];
            fulfilment_status: components["schemas"]["FulfilmentStatus"];
            email: string;
            locale: components["schemas"]["Locale"];
            currency: components["schemas"]["Currency"];
            /** @description From the buyer to the shop. */
            note: string | null;
            items: components["schemas"]["OrderItem"][];
            totals: components["schemas"]["Totals"];
            shipping_option: components["schemas"]["ChosenShippingOption"] | null;
            shipping_address: components["schemas"]["NullableAddress"];
            billing_address: components["schemas"]["NullableAddress"];
            payment: components["schemas"]["OrderPayment"];
            fulfilments: components["schemas"]["Fulfilment"][];
            cancel_reason: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             */
            cancelled_at: string | null;
            placed_at: components["schemas"]["Timestamp"];
            updated_at: components["schemas"]["Timestamp"];
        };
        OrderPage: {
            data: components["schemas"]["Order"][];
            page: components["schemas"]["PageInfo"];
        };
        /** @description The order is not placed yet. */
        OrderPending: {
            /** @constant */
            status: "requires_action";
            payment: {
                /** @description What confirmPayment takes. */
                id: string;
                action: components["schemas"]["PaymentAction"];
            };
        };
        OrderLookup: {
            number: string;
            /** Format: email */
            email: string;
        };
        OrderCancel: {
            /** @description Read by buyer and shop. */
            reason?: string;
        };
        OrderNoteUpdate: {
            /** @description Buyers never see it. */
            staff_note: string | null;
        };
        OrderRefundCreate: {
            /** @description In the order's currency; all that is left when not given. */
            amount?: components["schemas"]["Money"];
            reason?: string;
        };
        OrderRefund: {
            id: string;
            /**
             * @description pending = the provider has not said that it is done.
             * @enum {string}
             */
            status: "pending" | "done" | "failed";
            amount: components["schemas"]["Money"];
            reason: string | null;
            /** @description Why it was refused. */
            failure: string | null;
            created_at: components["schemas"]["Timestamp"];
        };
        StaffOrder: {
            id: string;
            /** @description What buyer and shop call it. */
            number: string;
            /** @description The cart it was. */
            cart_id: string;
            /** @description Null for a guest. */
            customer_id: string | null;
            status: components["schemas"]["OrderStatus"];
            payment_status: components["schemas"]["OrderPaymentStatus"];
            fulfilment_status: components["schemas"]["FulfilmentStatus"];
            email: string;
            locale: components["schemas"]["Locale"];
            currency: components["schemas"]["Currency"];
            /** @description From the buyer to the shop. */
            note: string | null;
            /** @description Buyers never see it. */
            staff_note: string | null;
            items: components["schemas"]["OrderItem"][];
            totals: components["schemas"]["Totals"];
            shipping_option: components["schemas"]["ChosenShippingOption"] | null;
            shipping_address: components["schemas"]["NullableAddress"];
            billing_address: components["schemas"]["NullableAddress"];
            payment: components["schemas"]["OrderPayment"];
            fulfilments: components["schemas"]["Fulfilment"][];
            refunds: components["schemas"]["OrderRefund"][];
            cancel_reason: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             */
            cancelled_at: string | null;
            placed_at: components["schemas"]["Timestamp"];
            updated_at: components["schemas"]["Timestamp"];
        };
        StaffOrderPage: {
            data: components["schemas"]["StaffOrder"][];
            page: components["schemas"]["PageInfo"];
        };
        CheckoutState: {
            checkout_id: string;
            /** @enum {string} */
            state: "paying" | "requires_action" | "undoing" | "confirmed" | "failed";
            /** @description Set once the order is confirmed. */
            order_id: string | null;
        };
        EventLine: {
            variant_id: string;
            quantity: number;
        };
        OrderPlaced: {
            order_id: string;
            number: string;
            /** @description The pinned hold to commit. */
            reservation_id: string;
            customer_id: string | null;
            total: components["schemas"]["Money"];
            lines: components["schemas"]["EventLine"][];
        };
        OrderCancelled: {
            order_id: string;
            number: string;
            reservation_id: string;
            reason: string | null;
            /** @description What goes back on the shelf. */
            restock: components["schemas"]["EventLine"][];
        };
        OrderFulfilled: {
            order_id: string;
            number: string;
            fulfilment_id: string;
        };
        OrderRefunded: {
            order_id: string;
            number: string;
            refund_id: string;
            amount: components["schemas"]["Money"];
        };
        /** @description For templates; formatted by the notification service in the order's locale. */
        OrderForMessages: {
            id: string;
            number: string;
            email: string;
            locale: string;
            customer_id: string | null;
            currency: components["schemas"]["Currency"];
            lines: {
                title: string;
                variant_title: string | null;
                quantity: number;
                unit_price: components["schemas"]["Money"];
                total: components["schemas"]["Money"];
                image: string | null;
            }[];
            subtotal: components["schemas"]["Money"];
            shipping_total: components["schemas"]["Money"];
            tax_total: components["schemas"]["Money"];
            total: components["schemas"]["Money"];
            shipping_address: components["schemas"]["NullableAddress"];
            fulfilments: {
                id: string;
                carrier: string | null;
                tracking_number: string | null;
                tracking_url: string | null;
                lines: {
                    title: string;
                    variant_title: string | null;
                    quantity: number;
                }[];
            }[];
            placed_at: components["schemas"]["Timestamp"];
        };
        /**
         * @description ISO 4217 currency code, upper case.
         * @example EUR
         */
        Currency: string;
        /**
         * @description A postal address. Which parts a country needs differs; only the name, the first line and the country are always asked for.
         * @example {
         *       "name": "Ada Lovelace",
         *       "line1": "12 St James's Square",
         *       "city": "London",
         *       "postal_code": "SW1Y 4JH",
         *       "country": "GB"
         *     }
         */
        Address: {
            name: string;
            company?: string;
            line1: string;
            line2?: string;
            city?: string;
            /** @description ISO 3166-2 code or free text. */
            region?: string;
            postal_code?: string;
            /** @description ISO 3166-1 alpha-2. */
            country: string;
            /** @description E.164. */
            phone?: string;
        };
        /**
         * @description An amount of money. `amount` counts minor units, so 1999 with EUR is €19.99 and 1999 with JPY is ¥1999.
         * @example {
         *       "amount": 1999,
         *       "currency": "EUR"
         *     }
         */
        Money: {
            /** @description Minor units of the currency (ISO 4217 exponent). */
            amount: number;
            currency: components["schemas"]["Currency"];
        };
        ProblemLine: {
            item_id?: string;
            variant_id: string;
            /** @enum {string} */
            reason: "price_changed" | "unavailable" | "out_of_stock" | "quantity_reduced";
            /** @description How many can be had now, when that is known. */
            available?: number;
        };
        /**
         * Format: date-time
         * @description RFC 3339, UTC.
         * @example 2026-11-23T14:00:00.000Z
         */
        Timestamp: string;
        PageInfo: {
            /** @description Send it as `cursor` for the next page. */
            next_cursor: string | null;
            /** @description Send it as `cursor` for the page before. */
            prev_cursor: string | null;
            /** @description Whether another page follows. */
            has_more: boolean;
            /** @description How many there are in all; only with `include=total`. */
            total?: number;
        };
        /** @description What the buyer must do, when the status is requires_action. */
        PaymentAction: {
            /** @enum {string} */
            type: "redirect" | "confirm";
            url?: string;
        } | null;
        Problem: {
            /** @description A URI that names the kind of problem. */
            type: string;
            title: string;
            status: number;
            /** @description What happened this time, in a sentence. */
            detail?: string;
            instance?: string;
            code: components["schemas"]["ProblemCode"];
            /** @description Name it when you ask for help. */
            request_id?: string;
            errors?: components["schemas"]["FieldError"][];
            /** @description The cart lines concerned, for `cart_changed` and `out_of_stock`. */
            lines?: components["schemas"]["ProblemLine"][];
        };
        /**
         * @description Closed list; new codes come only with a new API version. The generator fills it from `x-problems`.
         * @enum {string}
         */
        ProblemCode: "malformed_body" | "validation_failed" | "idempotency_key_missing" | "unauthenticated" | "invalid_credentials" | "token_expired" | "refresh_token_invalid" | "payment_declined" | "forbidden" | "not_found" | "method_not_allowed" | "already_exists" | "invalid_state" | "idempotency_in_progress" | "cart_changed" | "cart_completed" | "cart_incomplete" | "checkout_in_progress" | "out_of_stock" | "precondition_failed" | "payload_too_large" | "uri_too_long" | "unsupported_media_type" | "idempotency_key_reused" | "unprocessable" | "precondition_required" | "rate_limited" | "headers_too_large" | "internal_error" | "service_unavailable" | "timeout";
        FieldError: {
            /** @description JSON Pointer into the body (RFC 6901). */
            pointer?: string;
            /** @description Name of the path, query or header parameter. */
            parameter?: string;
            code: string;
            detail: string;
        };
    };
    responses: {
        /** @description What went wrong, as RFC 9457 problem details. `code` is from a closed list. */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /** @description The cart. */
        CartId: string;
        /** @description The order. */
        OrderId: string;
        /** @description The fulfilment. */
        FulfilmentId: string;
        /** @description How many entries a page holds. */
        Limit: number;
        /** @description Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last answer. */
        Cursor: string;
        /** @description The `ETag` you read; the change is refused with 412 when somebody else was faster (RFC 9110 §13). */
        IfMatch: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    createCart: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value of your own, a UUID say, that makes a repeated request harmless: it is answered with the first answer (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CartCreate"];
            };
        };
        responses: {
            /** @description The new cart. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cart"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getCart: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The cart. */
                id: components["parameters"]["CartId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The cart. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cart"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    updateCart: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value of your own, a UUID say, that makes a repeated request harmless: it is answered with the first answer (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The cart. */
                id: components["parameters"]["CartId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CartUpdate"];
            };
        };
        responses: {
            /** @description The cart after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cart"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    addItem: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value of your own, a UUID say, that makes a repeated request harmless: it is answered with the first answer (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The cart. */
                id: components["parameters"]["CartId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CartItemAdd"];
            };
        };
        responses: {
            /** @description The cart after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cart"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    removeItem: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value of your own, a UUID say, that makes a repeated request harmless: it is answered with the first answer (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The cart. */
                id: components["parameters"]["CartId"];
                /** @description The line. */
                itemId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The cart after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cart"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    updateItem: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value of your own, a UUID say, that makes a repeated request harmless: it is answered with the first answer (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The cart. */
                id: components["parameters"]["CartId"];
                /** @description The line. */
                itemId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CartItemUpdate"];
            };
        };
        responses: {
            /** @description The cart after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cart"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    mergeCart: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value of your own, a UUID say, that makes a repeated request harmless: it is answered with the first answer (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The cart. */
                id: components["parameters"]["CartId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CartMerge"];
            };
        };
        responses: {
            /** @description The customer's cart after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cart"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listShippingOptions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The cart. */
                id: components["parameters"]["CartId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them, in the shop's order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferedShippingOptionList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    setShippingOption: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value of your own, a UUID say, that makes a repeated request harmless: it is answered with the first answer (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The cart. */
                id: components["parameters"]["CartId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShippingOptionChoice"];
            };
        };
        responses: {
            /** @description The cart after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cart"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    startPayment: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value of your own, a UUID say, that makes a repeated request harmless: it is answered with the first answer (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The cart. */
                id: components["parameters"]["CartId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaymentStart"];
            };
        };
        responses: {
            /** @description The cart after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cart"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listShippingZones: {
        parameters: {
            query?: {
                /** @description How many entries a page holds. */
                limit?: components["parameters"]["Limit"];
                /** @description Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last answer. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of zones, oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShippingZonePage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createShippingZone: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value of your own, a UUID say, that makes a repeated request harmless: it is answered with the first answer (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShippingZoneCreate"];
            };
        };
        responses: {
            /** @description The new zone. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShippingZone"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getShippingZone: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The zone. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The zone, with its version as `ETag`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShippingZone"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteShippingZone: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value of your own, a UUID say, that makes a repeated request harmless: it is answered with the first answer (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The zone. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    updateShippingZone: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` you read; the change is refused with 412 when somebody else was faster (RFC 9110 §13). */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description A value of your own, a UUID say, that makes a repeated request harmless: it is answered with the first answer (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The zone. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShippingZoneUpdate"];
            };
        };
        responses: {
            /** @description The zone after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShippingZone"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listTaxRegions: {
        parameters: {
            query?: {
                /** @description How many entries a page holds. */
                limit?: components["parameters"]["Limit"];
                /** @description Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last answer. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of regions, oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaxRegionPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createTaxRegion: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value of your own, a UUID say, that makes a repeated request harmless: it is answered with the first answer (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaxRegionCreate"];
            };
        };
        responses: {
            /** @description The new region. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaxRegion"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getTaxRegion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The region, with its version as `ETag`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaxRegion"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteTaxRegion: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value of your own, a UUID say, that makes a repeated request harmless: it is answered with the first answer (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The region. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    updateTaxRegion: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` you read; the change is refused with 412 when somebody else was faster (RFC 9110 §13). */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description A value of your own, a UUID say, that makes a repeated request harmless: it is answered with the first answer (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The region. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaxRegionUpdate"];
            };
        };
        responses: {
            /** @description The region after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaxRegion"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    placeOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value of your own, a UUID say, that makes a repeated request harmless: it is answered with the first answer (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The cart. */
                id: components["parameters"]["CartId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The order. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description The payment has to be confirmed first. Until then the stock is held, and the cart cannot be edited. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderPending"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listMyOrders: {
        parameters: {
            query?: {
                /** @description How many entries a page holds. */
                limit?: components["parameters"]["Limit"];
                /** @description Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last answer. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of orders, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    lookupOrder: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderLookup"];
            };
        };
        responses: {
            /** @description The order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The order. */
                id: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    cancelOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value of your own, a UUID say, that makes a repeated request harmless: it is answered with the first answer (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The order. */
                id: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["OrderCancel"];
            };
        };
        responses: {
            /** @description The order after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listOrders: {
        parameters: {
            query?: {
                status?: components["schemas"]["OrderStatus"];
                payment_status?: components["schemas"]["OrderPaymentStatus"];
                fulfilment_status?: components["schemas"]["FulfilmentStatus"];
                /** @description An order number or an e-mail address, in full. */
                q?: string;
                /** @description How many entries a page holds. */
                limit?: components["parameters"]["Limit"];
                /** @description Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last answer. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of orders, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffOrderPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getOrderAsStaff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The order. */
                id: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The order, with its version as `ETag`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffOrder"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    updateOrderNote: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` you read; the change is refused with 412 when somebody else was faster (RFC 9110 §13). */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description A value of your own, a UUID say, that makes a repeated request harmless: it is answered with the first answer (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The order. */
                id: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderNoteUpdate"];
            };
        };
        responses: {
            /** @description The order after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffOrder"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    cancelOrderAsStaff: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value of your own, a UUID say, that makes a repeated request harmless: it is answered with the first answer (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The order. */
                id: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["OrderCancel"];
            };
        };
        responses: {
            /** @description The order after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffOrder"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createFulfilment: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value of your own, a UUID say, that makes a repeated request harmless: it is answered with the first answer (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The order. */
                id: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["FulfilmentCreate"];
            };
        };
        responses: {
            /** @description The new fulfilment. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fulfilment"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    updateFulfilment: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value of your own, a UUID say, that makes a repeated request harmless: it is answered with the first answer (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The order. */
                id: components["parameters"]["OrderId"];
                /** @description The fulfilment. */
                fulfilmentId: components["parameters"]["FulfilmentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FulfilmentUpdate"];
            };
        };
        responses: {
            /** @description The fulfilment after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fulfilment"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    markDelivered: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value of your own, a UUID say, that makes a repeated request harmless: it is answered with the first answer (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The order. */
                id: components["parameters"]["OrderId"];
                /** @description The fulfilment. */
                fulfilmentId: components["parameters"]["FulfilmentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The fulfilment after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fulfilment"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createRefund: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value of your own, a UUID say, that makes a repeated request harmless: it is answered with the first answer (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The order. */
                id: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["OrderRefundCreate"];
            };
        };
        responses: {
            /** @description The refund. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderRefund"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    readOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The order. */
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderForMessages"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    resumeCheckout: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The checkout. */
                checkoutId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where it stands now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckoutState"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
}
