// Generated from openapi/ by `npm run gen`. Do not edit.

export interface paths {
    "/v1/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists and searches products
         * @description All conditions must hold; among the values of one condition any will do. Names of options and attributes are compared without case. Words tolerate typing errors. A cursor belongs to its `q`, `sort` and `currency`.
         */
        get: operations["listProducts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products/{idOrSlug}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or slug. */
                idOrSlug: string;
            };
            cookie?: never;
        };
        /** Reads one product with its variants */
        get: operations["getProduct"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/search/suggest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Completes what is being typed */
        get: operations["suggest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads the tree of categories */
        get: operations["listCategories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/categories/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Slug or id. */
                slug: string;
            };
            cookie?: never;
        };
        /** Reads one category with its path and children */
        get: operations["getCategory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/media/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Name of the file. */
                file: string;
            };
            cookie?: never;
        };
        /** Reads a picture */
        get: operations["getMedia"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/availability": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Says how many of some variants can be bought now */
        get: operations["getAvailability"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
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
    "/v1/payment-methods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the ways to pay */
        get: operations["listPaymentMethods"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The payment. */
                id: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        /** Gets a payment */
        get: operations["getPayment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The payment. */
                id: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Goes on with a payment after the buyer has done what was asked
         * @description For a payment in status `requires_action`: the provider is asked, the payment moves, and the order is placed before this answers where that is possible. Any number of times, in any order with the provider's webhook: one outcome. A decline is an answer (status `failed`), not a problem.
         */
        post: operations["confirmPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments/webhooks/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes a message of the test provider
         * @description Signed as Standard Webhooks: `webhook-signature` is `v1,` and the base64 HMAC-SHA256 of `id.timestamp.body`. A timestamp more than 5 minutes off is refused. The message is kept, answered, and then worked on: what counts is what the provider says when asked, not what the message says, so messages may come twice and in any order.
         */
        post: operations["receiveProviderWebhook"];
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
    "/v1/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes an account and signs in
         * @description An e-mail address that has an account answers 409 `already_exists`: hiding that would leave honest shoppers without an answer, and few requests per address and minute keep others from asking for lists.
         */
        post: operations["register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Signs in with e-mail and password
         * @description Customers and staff alike. Answers 401 `invalid_credentials` for a wrong password and for an unknown address, after the same time; 429 after too many wrong ones.
         */
        post: operations["login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Trades a refresh token for new tokens
         * @description A refresh token is good once. Sent again within 20 seconds it answers with the same successor, for replies that were lost and tabs that refresh at once; sent again later it ends the session, because then two hold it.
         */
        post: operations["refreshToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends the session of the access token */
        post: operations["logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/password/change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Changes the password and ends all other sessions */
        post: operations["changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists where you are signed in, newest first */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The session. */
                id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends one of your sessions */
        delete: operations["revokeSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads your account */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Changes your name, phone or language
         * @description A JSON Merge Patch (RFC 7396); null takes a value away.
         */
        patch: operations["updateMe"];
        trace?: never;
    };
    "/v1/me/addresses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists your address book, newest first */
        get: operations["listAddresses"];
        put?: never;
        /**
         * Adds an address to your address book
         * @description The first one becomes the default. An address book holds 50.
         */
        post: operations["createAddress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/addresses/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The entry of your address book. */
                id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes an address out of your address book */
        delete: operations["deleteAddress"];
        options?: never;
        head?: never;
        /**
         * Changes an address
         * @description A JSON Merge Patch (RFC 7396); null takes a line away.
         */
        patch: operations["updateAddress"];
        trace?: never;
    };
    "/.well-known/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The public keys that access tokens are signed with
         * @description A JSON Web Key Set (RFC 7517). The next key is published long before it signs.
         */
        get: operations["getJwks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists products in every status, the newest first */
        get: operations["listProductsAsStaff"];
        put?: never;
        /**
         * Adds a product
         * @description Without a slug it gets one from its title; without variants it gets one. A variant's `quantity` is put on the shelf of the default location.
         */
        post: operations["createProduct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/products/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The product. */
                id: components["schemas"]["ProductId"];
            };
            cookie?: never;
        };
        /** Reads a product in any status */
        get: operations["getProductAsStaff"];
        put?: never;
        post?: never;
        /** Deletes a product */
        delete: operations["deleteProduct"];
        options?: never;
        head?: never;
        /**
         * Changes fields of a product
         * @description A merge patch (RFC 7396): what is left out stays, lists are replaced as a whole, an attribute is removed by null.
         */
        patch: operations["updateProduct"];
        trace?: never;
    };
    "/v1/admin/products/{id}/variants": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The product. */
                id: components["schemas"]["ProductId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Adds a variant
         * @description New option values become values of the product. If-Match may be left out here.
         */
        post: operations["createVariant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/products/{id}/variants/{variantId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The product. */
                id: components["schemas"]["ProductId"];
                /** @description The variant. */
                variantId: components["schemas"]["CatalogueVariantId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Deletes a variant
         * @description The last variant of a product stays: 409 `invalid_state`.
         */
        delete: operations["deleteVariant"];
        options?: never;
        head?: never;
        /** Changes fields of a variant */
        patch: operations["updateVariant"];
        trace?: never;
    };
    "/v1/admin/products/{id}/variants/{variantId}/prices": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The product. */
                id: components["schemas"]["ProductId"];
                /** @description The variant. */
                variantId: components["schemas"]["CatalogueVariantId"];
            };
            cookie?: never;
        };
        get?: never;
        /** Sets the prices of a variant in every currency */
        put: operations["setPrices"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/media": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stores a picture
         * @description PNG, JPEG, WebP, GIF, AVIF or SVG of at most 10 MB, recognised by its bytes. An SVG with scripts, foreign content or references to elsewhere is refused.
         */
        post: operations["uploadMedia"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists all categories */
        get: operations["listCategoriesAsStaff"];
        put?: never;
        /** Adds a category */
        post: operations["createCategory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/categories/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The category. */
                id: components["schemas"]["CategoryId"];
            };
            cookie?: never;
        };
        /** Reads a category */
        get: operations["getCategoryAsStaff"];
        put?: never;
        post?: never;
        /**
         * Deletes a category
         * @description A category with children stays: 409 `invalid_state`.
         */
        delete: operations["deleteCategory"];
        options?: never;
        head?: never;
        /** Changes fields of a category */
        patch: operations["updateCategory"];
        trace?: never;
    };
    "/v1/admin/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes a product file and imports it in the background
         * @description A Shopify product export, UTF-8. A product is imported whole or not at all; importing a file again changes nothing. Stock is set only for variants that have none yet.
         */
        post: operations["createImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The import. */
                id: components["schemas"]["ImportId"];
            };
            cookie?: never;
        };
        /** Reads how far an import is */
        get: operations["getImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/imports/{id}/rejections": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The import. */
                id: components["schemas"]["ImportId"];
            };
            cookie?: never;
        };
        /** Reads the rejected rows as a file */
        get: operations["getImportRejections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/stock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists stock levels */
        get: operations["listStock"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/stock/adjust": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds to or takes from what is on hand */
        post: operations["adjustStock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/stock/set": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sets what is on hand to a counted number */
        post: operations["setStock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/stock/{variantId}/movements": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The variant. */
                variantId: components["schemas"]["VariantId"];
            };
            cookie?: never;
        };
        /** Lists what has changed a variant's stock, newest first */
        get: operations["listMovements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/stock/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Compares stock with its movements and reservations
         * @description With `repair` the counters are set to what movements and reservations say, under lock.
         */
        post: operations["checkInvariants"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/locations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the places that hold stock */
        get: operations["listLocations"];
        put?: never;
        /** Adds a place that holds stock */
        post: operations["createLocation"];
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
    "/v1/admin/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists payments, newest first */
        get: operations["listPayments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/payments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The payment. */
                id: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        /** Gets a payment with its refunds */
        get: operations["getPaymentForStaff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/payments/{id}/capture": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The payment. */
                id: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes the money that is held, or marks manual money as received
         * @description From `authorised` or `awaiting`. Less than the whole may be captured, once; the rest is let go. Repeating it answers the payment as it stands.
         */
        post: operations["capturePayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/payments/{id}/void": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The payment. */
                id: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives up a payment whose money was not captured
         * @description Captured money is refunded instead (409 `invalid_state`). Repeating it answers the payment as it stands.
         */
        post: operations["voidPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/payments/{id}/refund": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The payment. */
                id: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives back some or all of what was captured
         * @description Without an amount, all that is left. More than what is left answers 422 `unprocessable`.
         */
        post: operations["refundPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists entries of the double-entry ledger, newest first
         * @description Entries are never changed or deleted, and those of one transfer sum to zero in each currency. Accounts: `provider:<name>:receivable` is the money a provider holds for the shop, `orders:payable` what buyers have paid and not got back.
         */
        get: operations["getLedger"];
        put?: never;
        post?: never;
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
    "/v1/admin/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists accounts, newest first */
        get: operations["listCustomers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/customers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The customer's user id. */
                id: string;
            };
            cookie?: never;
        };
        /** Reads a customer with the address book */
        get: operations["getCustomer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/staff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists accounts that hold permissions, newest first */
        get: operations["listStaff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/staff/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description User id or e-mail address of an account. */
                id: string;
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Says what an account may do
         * @description Only what you hold yourself can be given or taken, and somebody keeps `*`. An account whose password is shorter than 15 characters answers 409 `invalid_state`. Takes effect at once, also in sessions that are open.
         */
        put: operations["setStaffPermissions"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists API keys, newest first */
        get: operations["listApiKeys"];
        put?: never;
        /**
         * Makes an API key
         * @description The answer is the only place that ever shows the key. A publishable key names a storefront and opens nothing; a secret key does what its scopes say, which you hold yourself. To rotate, make a second one before revoking the first.
         */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The key's id. */
                id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends an API key at once */
        delete: operations["revokeApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/audit-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists what staff did, newest first */
        get: operations["listAuditLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists messages sent, waiting and failed, newest first */
        get: operations["listNotifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/notifications/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The message. */
                id: components["parameters"]["NotificationId"];
            };
            cookie?: never;
        };
        /** Shows one message with its text as it was sent */
        get: operations["getNotification"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/notifications/{id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The message. */
                id: components["parameters"]["NotificationId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends a message once more, to the same recipient and unchanged
         * @description A message that is still waiting or being sent stays as it is. Repeating the request with the same Idempotency-Key sends nothing more, even after the message has gone out again.
         */
        post: operations["resendNotification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @description ISO 4217 currency code, upper case.
         * @example EUR
         */
        Currency: string;
        ProductId: string;
        Image: {
            /** @description Absolute, or a path to resolve against the address of the API, such as `/v1/media/…`. */
            url: string;
            alt: string;
            /** @description Pixels. */
            width?: number;
            /** @description Pixels. */
            height?: number;
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
        MaybeMoney: components["schemas"]["Money"] | null;
        PriceRange: {
            min: components["schemas"]["Money"];
            max: components["schemas"]["Money"];
        };
        MaybePriceRange: components["schemas"]["PriceRange"] | null;
        ProductOption: {
            name: string;
            values: string[];
        };
        ProductCard: {
            id: components["schemas"]["ProductId"];
            slug: string;
            title: string;
            vendor: string;
            type: string;
            image: components["schemas"]["Image"] | null;
            price: components["schemas"]["MaybeMoney"];
            compare_at: components["schemas"]["MaybeMoney"];
            price_range: components["schemas"]["MaybePriceRange"];
            /** @description Whether at least one variant can be bought. */
            available: boolean;
            options: components["schemas"]["ProductOption"][];
            /** @description The variant of a product that has only one. */
            default_variant_id: string | null;
        };
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
        FacetValue: {
            /** @description What to send as the filter. */
            value: string;
            label: string;
            count: number;
        };
        Facet: {
            /** @description The filter these values are for. */
            field: string;
            values: components["schemas"]["FacetValue"][];
            range: components["schemas"]["MaybePriceRange"];
        };
        ProductCardPage: {
            data: components["schemas"]["ProductCard"][];
            page: components["schemas"]["PageInfo"];
            /** @description In the order they were asked for. */
            facets?: components["schemas"]["Facet"][];
        };
        CategoryId: string;
        CategoryLink: {
            id: components["schemas"]["CategoryId"];
            slug: string;
            name: string;
        };
        /** @description A text, a number, yes or no, or a list of texts. */
        AttributeValue: string | number | boolean | string[];
        /** @description Free facts about the product. */
        Attributes: {
            [key: string]: components["schemas"]["AttributeValue"];
        };
        Media: {
            id: string;
            url: string;
            alt: string;
            position: number;
            /** @description Pixels. */
            width?: number;
            /** @description Pixels. */
            height?: number;
        };
        /** @description Option name → value. */
        OptionValues: {
            [key: string]: string;
        };
        Variant: {
            id: string;
            sku: string | null;
            barcode: string | null;
            title: string;
            option_values: components["schemas"]["OptionValues"];
            price: components["schemas"]["MaybeMoney"];
            compare_at: components["schemas"]["MaybeMoney"];
            available: boolean;
            media_id: string | null;
            weight_grams: number | null;
            requires_shipping: boolean;
            position: number;
        };
        Seo: {
            title: string;
            description: string;
        };
        /**
         * Format: date-time
         * @description RFC 3339, UTC.
         * @example 2026-11-23T14:00:00.000Z
         */
        Timestamp: string;
        Product: {
            id: components["schemas"]["ProductId"];
            slug: string;
            title: string;
            /** @description Sanitised HTML. */
            description: string;
            vendor: string;
            type: string;
            tags: string[];
            categories: components["schemas"]["CategoryLink"][];
            attributes: components["schemas"]["Attributes"];
            options: components["schemas"]["ProductOption"][];
            media: components["schemas"]["Media"][];
            variants: components["schemas"]["Variant"][];
            currency: components["schemas"]["Currency"];
            price: components["schemas"]["MaybeMoney"];
            compare_at: components["schemas"]["MaybeMoney"];
            price_range: components["schemas"]["MaybePriceRange"];
            available: boolean;
            seo: components["schemas"]["Seo"];
            published_at: components["schemas"]["Timestamp"];
            updated_at: components["schemas"]["Timestamp"];
        };
        Suggestions: {
            texts: string[];
            products: components["schemas"]["ProductCard"][];
        };
        CategoryNode: {
            id: components["schemas"]["CategoryId"];
            slug: string;
            name: string;
            children: components["schemas"]["CategoryNode"][];
        };
        CategoryTree: {
            data: components["schemas"]["CategoryNode"][];
        };
        CategoryPage: {
            id: components["schemas"]["CategoryId"];
            slug: string;
            name: string;
            description: string;
            /** @description From the root down, without itself. */
            path: components["schemas"]["CategoryLink"][];
            children: components["schemas"]["CategoryLink"][];
        };
        VariantId: string;
        Availability: {
            variant_id: string;
            /** @description Whether at least one can be bought. */
            in_stock: boolean;
            /** @description How many can be bought now; null when it is not counted or may be backordered. */
            available: number | null;
        };
        AvailabilityList: {
            data: components["schemas"]["Availability"][];
        };
        /**
         * @description BCP 47.
         * @example en-GB
         */
        Locale: string;
        /** @description From the buyer to the shop. */
        Note: string;
        CartCreate: {
            currency?: components["schemas"]["Currency"];
            locale?: components["schemas"]["Locale"];
            /** Format: email */
            email?: string;
            note?: components["schemas"]["Note"];
        };
        /**
         * @description open = may be edited; in_checkout = is being paid for; completed = became an order, or was merged into another cart.
         * @enum {string}
         */
        CartStatus: "open" | "in_checkout" | "completed";
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
        ChosenShippingOption: {
            id: string;
            name: string;
            amount: components["schemas"]["Money"];
        };
        ChosenPayment: {
            method: string;
            amount: components["schemas"]["Money"];
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
        ProblemLine: {
            item_id?: string;
            variant_id: string;
            /** @enum {string} */
            reason: "price_changed" | "unavailable" | "out_of_stock" | "quantity_reduced";
            /** @description How many can be had now, when that is known. */
            available?: number;
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
            quantity?: number;
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
        /** @description What the buyer must do, when the status is requires_action. */
        PaymentAction: {
            /** @enum {string} */
            type: "redirect" | "confirm";
            url?: string;
        } | null;
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
        EnabledMethod: {
            /** @description What startPayment takes as `method`: test, bank_transfer, cash_on_delivery. */
            id: string;
            /** @enum {string} */
            kind: "test" | "manual";
            title: string;
        };
        PaymentMethodList: {
            data: components["schemas"]["EnabledMethod"][];
        };
        /**
         * @description pending = outcome not known yet; requires_action = the buyer must do something; authorised = money is held; captured = money is ours; awaiting = manual money (bank transfer, cash) that has not come yet; failed = declined; cancelled = undone before or after capture; refunded = all of it went back.
         * @enum {string}
         */
        PaymentStatus: "pending" | "requires_action" | "authorised" | "captured" | "awaiting" | "failed" | "cancelled" | "refunded";
        Payment: {
            id: string;
            status: components["schemas"]["PaymentStatus"];
            /** @description As listPaymentMethods names it. */
            method: string;
            amount: components["schemas"]["Money"];
            captured: components["schemas"]["Money"];
            refunded: components["schemas"]["Money"];
            action: components["schemas"]["PaymentAction"];
            /** @description Why it was declined, in words for the buyer. */
            failure: string | null;
            /** @description The order it paid for; null until that is placed. */
            order_id: string | null;
            created_at: components["schemas"]["Timestamp"];
            updated_at: components["schemas"]["Timestamp"];
        };
        /**
         * @description What the provider needs from the browser, a token of the card say; never card data. The `test` provider reads `token`: `tok_approve` (also when there is none), `tok_decline`, `tok_action` (asks the buyer to confirm; then `outcome: fail` declines), `tok_slow` (answers after 2 seconds), `tok_lost_reply` (charges, but the answer is lost: `pending` until the provider is asked), `tok_webhook_only` (`pending` until the provider's webhook comes, a second later).
         * @example {
         *       "token": "tok_approve"
         *     }
         */
        PaymentDetails: {
            [key: string]: string;
        };
        PaymentConfirm: {
            details?: components["schemas"]["PaymentDetails"];
        };
        /** @description A message of the test provider. */
        TestProviderMessage: {
            type: string;
            /** @description Key of the charge it is about. */
            charge: string;
        } & {
            [key: string]: unknown;
        };
        WebhookReceipt: {
            received: boolean;
        };
        OrderPage: {
            data: components["schemas"]["Order"][];
            page: components["schemas"]["PageInfo"];
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
        /**
         * Format: email
         * @description Upper and lower case are the same.
         * @example ada@example.com
         */
        UserEmail: string;
        /** @description 8 to 128 characters of any kind; for staff at least 15, as long as it is the only factor (NIST SP 800-63B-4). Passwords that everybody tries first are refused. */
        NewPassword: string;
        PersonName: string;
        /** @description E.164. */
        UserPhone: string;
        /**
         * @description BCP 47 language tag.
         * @example en-GB
         */
        UserLocale: string;
        Registration: {
            email: components["schemas"]["UserEmail"];
            password: components["schemas"]["NewPassword"];
            name?: components["schemas"]["PersonName"];
            phone?: components["schemas"]["UserPhone"];
            locale?: components["schemas"]["UserLocale"];
        };
        User: {
            id: string;
            email: string;
            name: string | null;
            /** @description E.164. */
            phone: string | null;
            /** @description BCP 47. */
            locale: string;
            /** @description Empty unless the account is staff. */
            permissions: string[];
            created_at: components["schemas"]["Timestamp"];
        };
        SignedIn: {
            /** @description A JWT, for the Authorization header. Its content is not part of the API. */
            access_token: string;
            /** @enum {string} */
            token_type: "Bearer";
            /** @description Seconds the access token is good for. */
            expires_in: number;
            /** @description For refreshToken, once. Good for 14 days, and for 60 since signing in. */
            refresh_token: string;
            user: components["schemas"]["User"];
        };
        Credentials: {
            email: components["schemas"]["UserEmail"];
            password: string;
        };
        RefreshRequest: {
            refresh_token: string;
        };
        PasswordChange: {
            current_password: string;
            new_password: components["schemas"]["NewPassword"];
        };
        UserSession: {
            id: string;
            /** @description Whether this request came through it. */
            current: boolean;
            /** @description Network address it was opened from. */
            address: string | null;
            user_agent: string | null;
            created_at: components["schemas"]["Timestamp"];
            last_used_at: components["schemas"]["Timestamp"];
            /**
             * Format: date-time
             * @description When it ends unless it is used before then.
             */
            expires_at: string;
        };
        UserSessionPage: {
            data: components["schemas"]["UserSession"][];
            page: components["schemas"]["PageInfo"];
        };
        UserPatch: {
            name?: string | null;
            /** @description E.164. */
            phone?: string | null;
            locale?: components["schemas"]["UserLocale"];
        };
        SavedAddress: {
            id: string;
            address: components["schemas"]["Address"];
            /** @description The one to offer first. */
            is_default: boolean;
            created_at: components["schemas"]["Timestamp"];
            updated_at: components["schemas"]["Timestamp"];
        };
        SavedAddressPage: {
            data: components["schemas"]["SavedAddress"][];
            page: components["schemas"]["PageInfo"];
        };
        AddressCreate: {
            address: components["schemas"]["Address"];
            is_default?: boolean;
        };
        AddressPatch: {
            name?: string;
            company?: string | null;
            line1?: string;
            line2?: string | null;
            city?: string | null;
            region?: string | null;
            postal_code?: string | null;
            country?: string;
            phone?: string | null;
        };
        SavedAddressPatch: {
            address?: components["schemas"]["AddressPatch"];
            /**
             * @description Makes it the default in place of the other.
             * @enum {boolean}
             */
            is_default?: true;
        };
        Jwks: {
            keys: {
                /** @enum {string} */
                kty: "EC";
                /** @enum {string} */
                crv: "P-256";
                x: string;
                y: string;
                kid: string;
                /** @enum {string} */
                alg: "ES256";
                /** @enum {string} */
                use: "sig";
            }[];
        };
        /**
         * @description Shoppers see active products only, from `published_at` on.
         * @enum {string}
         */
        ProductStatus: "draft" | "active" | "archived";
        /** @description Minor units of the currency beside it. */
        Amount: number;
        Price: {
            currency: components["schemas"]["Currency"];
            amount: components["schemas"]["Amount"];
            /** @description The former or recommended price, minor units; null for none. */
            compare_at?: number | null;
        };
        /** @description One for each currency. */
        Prices: components["schemas"]["Price"][];
        /**
         * @description Whether it may be sold beyond what is in stock.
         * @enum {string}
         */
        InventoryPolicy: "deny" | "continue";
        AdminVariant: {
            id: string;
            sku: string | null;
            barcode: string | null;
            title: string;
            option_values: components["schemas"]["OptionValues"];
            prices: components["schemas"]["Prices"];
            weight_grams: number | null;
            requires_shipping: boolean;
            taxable: boolean;
            tax_class: string;
            inventory_policy: components["schemas"]["InventoryPolicy"];
            track_inventory: boolean;
            /** @description As last heard from inventory. */
            available: boolean;
            media_id: string | null;
            position: number;
        };
        AdminProduct: {
            id: components["schemas"]["ProductId"];
            slug: string;
            title: string;
            /** @description Sanitised HTML. */
            description: string;
            vendor: string;
            type: string;
            tags: string[];
            status: components["schemas"]["ProductStatus"];
            /**
             * Format: date-time
             * @description From when shoppers see it, when it is active; may be in the future.
             */
            published_at: string | null;
            category_ids: components["schemas"]["CategoryId"][];
            attributes: components["schemas"]["Attributes"];
            options: components["schemas"]["ProductOption"][];
            media: components["schemas"]["Media"][];
            variants: components["schemas"]["AdminVariant"][];
            seo: components["schemas"]["Seo"];
            /** @description The ETag. */
            version: number;
            created_at: components["schemas"]["Timestamp"];
            updated_at: components["schemas"]["Timestamp"];
        };
        AdminProductPage: {
            data: components["schemas"]["AdminProduct"][];
            page: components["schemas"]["PageInfo"];
        };
        /** @description Part of an address: lower-case letters, digits, hyphens. */
        Slug: string;
        Tags: string[];
        CategoryIds: string[];
        MediaInput: {
            /** @description Of a picture the product has already. */
            id?: string;
            /** @description From uploadMedia, or an http(s) address. */
            url: string;
            alt?: string;
            width?: number;
            height?: number;
        };
        VariantCreate: {
            sku?: string | null;
            barcode?: string | null;
            option_values?: components["schemas"]["OptionValues"];
            prices?: components["schemas"]["Prices"];
            weight_grams?: number | null;
            /** @default true */
            requires_shipping?: boolean;
            /** @default true */
            taxable?: boolean;
            /** @default standard */
            tax_class?: string;
            /**
             * @description Whether it may be sold beyond what is in stock; later changed with setStock.
             * @default deny
             * @enum {string}
             */
            inventory_policy?: "deny" | "continue";
            /**
             * @description Whether stock is counted at all; later changed with setStock.
             * @default true
             */
            track_inventory?: boolean;
            /** @description Units to put on the shelf. */
            quantity?: number;
            media_id?: string | null;
            /** @description Instead of `media_id`: the address of one of the product's pictures. */
            media_url?: string;
        };
        SeoPatch: {
            title?: string;
            description?: string;
        };
        ProductCreate: {
            title: string;
            slug?: components["schemas"]["Slug"];
            /** @description HTML; what is not safe on a page is taken out. */
            description?: string;
            vendor?: string;
            type?: string;
            tags?: components["schemas"]["Tags"];
            /**
             * @default draft
             * @enum {string}
             */
            status?: "draft" | "active" | "archived";
            /** Format: date-time */
            published_at?: string | null;
            category_ids?: components["schemas"]["CategoryIds"];
            attributes?: components["schemas"]["Attributes"];
            options?: components["schemas"]["ProductOption"][];
            media?: components["schemas"]["MediaInput"][];
            variants?: components["schemas"]["VariantCreate"][];
            seo?: components["schemas"]["SeoPatch"];
        };
        AttributePatch: {
            [key: string]: string | number | boolean | string[] | null;
        };
        ProductPatch: {
            title?: string;
            slug?: components["schemas"]["Slug"];
            description?: string;
            vendor?: string;
            type?: string;
            tags?: components["schemas"]["Tags"];
            status?: components["schemas"]["ProductStatus"];
            /** Format: date-time */
            published_at?: string | null;
            category_ids?: components["schemas"]["CategoryIds"];
            attributes?: components["schemas"]["AttributePatch"];
            options?: components["schemas"]["ProductOption"][];
            media?: components["schemas"]["MediaInput"][];
            seo?: components["schemas"]["SeoPatch"];
        };
        CatalogueVariantId: string;
        VariantPatch: {
            sku?: string | null;
            barcode?: string | null;
            option_values?: components["schemas"]["OptionValues"];
            prices?: components["schemas"]["Prices"];
            weight_grams?: number | null;
            requires_shipping?: boolean;
            taxable?: boolean;
            tax_class?: string;
            media_id?: string | null;
            position?: number;
        };
        PriceList: {
            prices: components["schemas"]["Prices"];
        };
        MediaFile: {
            url: string;
            content_type: string;
            bytes: number;
            /** @description Pixels. */
            width?: number;
            /** @description Pixels. */
            height?: number;
        };
        Category: {
            id: components["schemas"]["CategoryId"];
            slug: string;
            name: string;
            description: string;
            /** @description Null at the root. */
            parent_id: string | null;
            /** @description Order among its siblings. */
            position: number;
            version: number;
            created_at: components["schemas"]["Timestamp"];
            updated_at: components["schemas"]["Timestamp"];
        };
        CategoryList: {
            data: components["schemas"]["Category"][];
        };
        CategoryCreate: {
            name: string;
            slug?: components["schemas"]["Slug"];
            description?: string;
            parent_id?: string | null;
            position?: number;
        };
        CategoryPatch: {
            name?: string;
            slug?: components["schemas"]["Slug"];
            description?: string;
            parent_id?: string | null;
            position?: number;
        };
        ImportId: string;
        RejectedRow: {
            /** @description Where the row begins in the file, from 1. */
            line: number;
            column: string | null;
            code: string;
            detail: string;
        };
        Import: {
            id: components["schemas"]["ImportId"];
            /** @enum {string} */
            state: "queued" | "running" | "done" | "failed";
            dry_run: boolean;
            currency: components["schemas"]["Currency"];
            /** @enum {string} */
            source: "shopify";
            counts: {
                /** @description Products. */
                created: number;
                /** @description Products. */
                updated: number;
                /** @description Products. */
                unchanged: number;
                /** @description Products. */
                rejected: number;
                rejected_rows: number;
            };
            bytes_read: number;
            bytes_total: number;
            /** @description Columns that mean nothing to us. */
            ignored_columns: string[];
            /** @description The first 100 rejected rows. */
            rejections: components["schemas"]["RejectedRow"][];
            /** @description Why it failed as a whole. */
            error: null | {
                code: string;
                detail: string;
            };
            created_at: components["schemas"]["Timestamp"];
            /** Format: date-time */
            started_at: string | null;
            /** Format: date-time */
            finished_at: string | null;
        };
        LocationId: string;
        StockLevel: {
            variant_id: string;
            location_id: string;
            /** @description What lies there, held or not. */
            on_hand: number;
            /** @description Held for checkouts that are not done yet. */
            reserved: number;
            /** @description on_hand - reserved. */
            available: number;
            /** @description At or below it the variant counts as low. */
            low_mark: number | null;
            /** @description Whether stock is counted at all. */
            tracked: boolean;
            /**
             * @description Whether it may be sold beyond what is there.
             * @enum {string}
             */
            policy: "deny" | "continue";
            updated_at: components["schemas"]["Timestamp"];
        };
        StockLevelPage: {
            data: components["schemas"]["StockLevel"][];
            page: components["schemas"]["PageInfo"];
        };
        StockAdjust: {
            variant_id: components["schemas"]["VariantId"];
            location_id?: components["schemas"]["LocationId"];
            /** @description Units to add, or, when negative, to take. */
            delta: number;
            /** @enum {string} */
            reason: "received" | "damaged" | "lost" | "found" | "returned" | "correction";
            note?: string;
        };
        StockSet: {
            variant_id: components["schemas"]["VariantId"];
            location_id?: components["schemas"]["LocationId"];
            on_hand: number;
            low_mark?: number | null;
            tracked?: boolean;
            /** @enum {string} */
            policy?: "deny" | "continue";
            note?: string;
        };
        Movement: {
            id: string;
            variant_id: string;
            location_id: string;
            delta: number;
            /** @enum {string} */
            reason: "initial" | "counted" | "received" | "damaged" | "lost" | "found" | "returned" | "correction" | "sold" | "cancelled" | "repaired";
            /** @description The order or reservation behind it. */
            reference: string | null;
            note: string | null;
            /** @description Who did it; null for the system. */
            actor: string | null;
            created_at: components["schemas"]["Timestamp"];
        };
        MovementPage: {
            data: components["schemas"]["Movement"][];
            page: components["schemas"]["PageInfo"];
        };
        DriftReport: {
            checked: number;
            repaired: boolean;
            drifts: {
                variant_id: string;
                location_id: string;
                /** @enum {string} */
                counter: "on_hand" | "reserved" | "real_time";
                found: number;
                expected: number;
            }[];
        };
        Location: {
            id: components["schemas"]["LocationId"];
            name: string;
            /** @description Where imports and sales go unless said otherwise. */
            is_default: boolean;
            created_at: components["schemas"]["Timestamp"];
        };
        LocationList: {
            data: components["schemas"]["Location"][];
        };
        LocationCreate: {
            name: string;
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
        OrderNoteUpdate: {
            /** @description Buyers never see it. */
            staff_note: string | null;
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
        OrderRefundCreate: {
            /** @description In the order's currency; all that is left when not given. */
            amount?: components["schemas"]["Money"];
            reason?: string;
        };
        Refund: {
            id: string;
            amount: components["schemas"]["Money"];
            /** @enum {string} */
            status: "pending" | "succeeded" | "failed";
            reason: string | null;
            /** @description Why the provider refused it. */
            failure: string | null;
            /** @description The member of staff who gave it; null for the system. */
            actor: string | null;
            created_at: components["schemas"]["Timestamp"];
        };
        AdminPayment: {
            id: string;
            status: components["schemas"]["PaymentStatus"];
            method: string;
            provider: string;
            /** @description What the provider calls it; null until it answered. */
            provider_reference: string | null;
            amount: components["schemas"]["Money"];
            captured: components["schemas"]["Money"];
            refunded: components["schemas"]["Money"];
            refunds: components["schemas"]["Refund"][];
            action: components["schemas"]["PaymentAction"];
            /** @description Why it was declined. */
            failure: string | null;
            checkout_id: string;
            /** @description The order it is for; placed only if the checkout went through. */
            order_id: string;
            order_number: string;
            /** @description Grows with every change. */
            version: number;
            created_at: components["schemas"]["Timestamp"];
            updated_at: components["schemas"]["Timestamp"];
        };
        AdminPaymentPage: {
            data: components["schemas"]["AdminPayment"][];
            page: components["schemas"]["PageInfo"];
        };
        PaymentCapture: {
            amount?: components["schemas"]["Money"];
        };
        PaymentRefund: {
            amount?: components["schemas"]["Money"];
            reason?: string;
        };
        /** @description Half of a transfer. A positive amount is a debit, a negative one a credit. */
        LedgerEntry: {
            id: string;
            /** @description Entries of one transfer sum to zero in each currency. */
            transfer_id: string;
            /**
             * @description What kind of money move it records.
             * @enum {string}
             */
            source: "capture" | "refund";
            /** @description The payment captured, or the refund. */
            reference: string;
            payment_id: string;
            /** @example provider:test:receivable */
            account: string;
            amount: components["schemas"]["Money"];
            created_at: components["schemas"]["Timestamp"];
        };
        LedgerBalance: {
            account: string;
            amount: components["schemas"]["Money"];
        };
        LedgerPage: {
            data: components["schemas"]["LedgerEntry"][];
            balances?: components["schemas"]["LedgerBalance"][];
            page: components["schemas"]["PageInfo"];
        };
        /** @description ISO 3166-1 alpha-2; an empty list stands for every country that no zone names. */
        Countries: string[];
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
        Customer: {
            id: string;
            email: string;
            name: string | null;
            /** @description E.164. */
            phone: string | null;
            /** @description BCP 47. */
            locale: string;
            created_at: components["schemas"]["Timestamp"];
        };
        CustomerPage: {
            data: components["schemas"]["Customer"][];
            page: components["schemas"]["PageInfo"];
        };
        CustomerDetail: {
            id: string;
            email: string;
            name: string | null;
            /** @description E.164. */
            phone: string | null;
            /** @description BCP 47. */
            locale: string;
            created_at: components["schemas"]["Timestamp"];
            /** @description The whole address book, 50 at most. */
            addresses: components["schemas"]["SavedAddress"][];
        };
        StaffMember: {
            id: string;
            email: string;
            name: string | null;
            permissions: string[];
            created_at: components["schemas"]["Timestamp"];
        };
        StaffPage: {
            data: components["schemas"]["StaffMember"][];
            page: components["schemas"]["PageInfo"];
        };
        /**
         * @description `<thing>.read`, `<thing>.write`, or `*` for everything.
         * @example orders.read
         */
        Permission: string;
        PermissionList: components["schemas"]["Permission"][];
        PermissionsSet: {
            permissions: components["schemas"]["PermissionList"];
        };
        /** @enum {string} */
        ApiKeyKind: "publishable" | "secret";
        ApiKey: {
            id: string;
            name: string;
            kind: components["schemas"]["ApiKeyKind"];
            /** @description How the key begins. */
            hint: string;
            scopes: string[];
            /** @description User or key; null for the installation itself. */
            created_by: string | null;
            created_at: components["schemas"]["Timestamp"];
            /** Format: date-time */
            expires_at: string | null;
            /**
             * Format: date-time
             * @description To about five minutes.
             */
            last_used_at: string | null;
            /** Format: date-time */
            revoked_at: string | null;
        };
        ApiKeyPage: {
            data: components["schemas"]["ApiKey"][];
            page: components["schemas"]["PageInfo"];
        };
        ApiKeyCreate: {
            /** @description What it is for. */
            name: string;
            kind: components["schemas"]["ApiKeyKind"];
            scopes?: components["schemas"]["PermissionList"];
            expires_at?: components["schemas"]["Timestamp"];
        };
        NewApiKey: {
            /** @description The key itself, `pk_…` or `sk_…`. It is not shown again. */
            key: string;
            api_key: components["schemas"]["ApiKey"];
        };
        AuditEntry: {
            id: string;
            /** @enum {string} */
            action: "staff.signed_in" | "staff.permissions_set" | "staff.password_changed" | "session.reuse_detected" | "api_key.created" | "api_key.revoked";
            /** @enum {string} */
            actor_kind: "user" | "key" | "system";
            /** @description User or API key; null for the system. */
            actor_id: string | null;
            /** @description The user, session or API key it was done to. */
            target_id: string;
            /** @description Network address of the request. */
            address: string | null;
            detail: {
                /** @description Permissions before. */
                before?: string[];
                /** @description Permissions after. */
                after?: string[];
                user_id?: string;
                name?: string;
            };
            created_at: components["schemas"]["Timestamp"];
        };
        AuditPage: {
            data: components["schemas"]["AuditEntry"][];
            page: components["schemas"]["PageInfo"];
        };
        /**
         * @description `waiting` for its first or next try, `sending` now, `sent` when the mail server took it, `failed` for good.
         * @enum {string}
         */
        NotificationStatus: "waiting" | "sending" | "sent" | "failed";
        /** @enum {string} */
        NotificationTemplate: "order-confirmation" | "shipping" | "order-cancelled" | "order-refunded" | "welcome";
        Notification: {
            id: string;
            /** @enum {string} */
            channel: "email";
            template: components["schemas"]["NotificationTemplate"];
            /** @description The event it answers; no event makes two messages for one recipient. */
            event_id: string;
            event_type: string;
            /** @description Id of the order or user it is about. */
            reference: string;
            /** @description E-mail address of the recipient. */
            to: string;
            /** @description BCP 47 tag that amounts and dates were written in. */
            locale: string;
            subject: string;
            status: components["schemas"]["NotificationStatus"];
            /** @description How often sending was tried since it was last asked for. */
            attempts: number;
            /** @description Why the last try failed: a code of the mail server, never its words. */
            last_error: string | null;
            /**
             * Format: date-time
             * @description Earliest time of the next try; null when there is none.
             */
            next_attempt_at: string | null;
            created_at: components["schemas"]["Timestamp"];
            /**
             * Format: date-time
             * @description When the mail server took it.
             */
            sent_at: string | null;
            /** @description Its Message-ID header, by which the logs of mail servers know it. */
            message_id: string;
        };
        NotificationPage: {
            data: components["schemas"]["Notification"][];
            page: components["schemas"]["PageInfo"];
        };
        NotificationDetail: {
            id: string;
            /** @enum {string} */
            channel: "email";
            template: components["schemas"]["NotificationTemplate"];
            /** @description The event it answers; no event makes two messages for one recipient. */
            event_id: string;
            event_type: string;
            /** @description Id of the order or user it is about. */
            reference: string;
            /** @description E-mail address of the recipient. */
            to: string;
            /** @description BCP 47 tag that amounts and dates were written in. */
            locale: string;
            subject: string;
            status: components["schemas"]["NotificationStatus"];
            /** @description How often sending was tried since it was last asked for. */
            attempts: number;
            /** @description Why the last try failed: a code of the mail server, never its words. */
            last_error: string | null;
            /**
             * Format: date-time
             * @description Earliest time of the next try; null when there is none.
             */
            next_attempt_at: string | null;
            created_at: components["schemas"]["Timestamp"];
            /**
             * Format: date-time
             * @description When the mail server took it.
             */
            sent_at: string | null;
            /** @description Its Message-ID header, by which the logs of mail servers know it. */
            message_id: string;
            /** @description The message as plain text, as it was sent. */
            text: string;
        };
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
        /** @description ISO 4217 code of the currency prices are shown in. */
        Currency: components["schemas"]["Currency"];
        /** @description How many entries a page holds. */
        Limit: number;
        /** @description Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last answer. */
        Cursor: string;
        /** @description The cart. */
        CartId: string;
        /** @description The payment. */
        PaymentId: string;
        /** @description The order. */
        OrderId: string;
        /** @description Kept with the session, so that its owner recognises it in the list. */
        UserAgent: string;
        /** @description The `ETag` you read; the change is refused with 412 when somebody else was faster (RFC 9110 §13). */
        IfMatch: string;
        /** @description The fulfilment. */
        FulfilmentId: string;
        /** @description The message. */
        NotificationId: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listProducts: {
        parameters: {
            query?: {
                /** @description Words to search for. */
                q?: string;
                /** @description Slugs or ids of categories; each stands for itself and all below it. */
                category?: string[];
                /** @description Only these vendors. */
                vendor?: string[];
                /** @description Only with one of these tags. */
                tag?: string[];
                /** @description Only these product types. */
                type?: string[];
                /** @description At least this price, in minor units of `currency`. */
                "price[gte]"?: number;
                /** @description At most this price, in minor units of `currency`. */
                "price[lte]"?: number;
                /** @description Only with one of these values of an option, separated by commas: `option.Size=S,M`. */
                [key: `option.${string}`]: string | undefined;
                /** @description Only with one of these values of an attribute, separated by commas: `attribute.material=linen`. */
                [key: `attribute.${string}`]: string | undefined;
                /** @description Only products that can be bought (true) or that are out of stock (false). */
                available?: boolean;
                /** @description Default is relevance with `q` and newest without. */
                sort?: "relevance" | "price" | "-price" | "newest" | "title";
                /** @description Fields to count the values of, separated by commas: category, vendor, type, tag, available, price, `option.<name>`, `attribute.<name>`, or `option.*` for all options. */
                facets?: string[];
                /** @description Send total to count all products that match. */
                include?: "total"[];
                /** @description ISO 4217 code of the currency prices are shown in. */
                currency?: components["parameters"]["Currency"];
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
            /** @description A page of products. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductCardPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getProduct: {
        parameters: {
            query?: {
                /** @description ISO 4217 code of the currency prices are shown in. */
                currency?: components["parameters"]["Currency"];
            };
            header?: never;
            path: {
                /** @description Id or slug. */
                idOrSlug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The product. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    suggest: {
        parameters: {
            query: {
                /** @description What has been typed so far. */
                q: string;
                /** @description How many texts and how many products at most. */
                limit?: number;
                /** @description ISO 4217 code of the currency prices are shown in. */
                currency?: components["parameters"]["Currency"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Search texts and products; none for fewer than two letters. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suggestions"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listCategories: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The root categories with all below them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryTree"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getCategory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Slug or id. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The category. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getMedia: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Name of the file. */
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The picture; its address changes when it does. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/*": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getAvailability: {
        parameters: {
            query: {
                /** @description Up to 100 variant ids, separated by commas. */
                variant_id: components["schemas"]["VariantId"][];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One entry for each variant asked for; an unknown variant has none available. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AvailabilityList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
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
    listPaymentMethods: {
        parameters: {
            query?: {
                /** @description ISO 4217 code of the currency prices are shown in. */
                currency?: components["parameters"]["Currency"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The methods a buyer may choose from; with `currency` only those that take it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentMethodList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getPayment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The payment. */
                id: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The payment as it stands. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    confirmPayment: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value of your own, a UUID say, that makes a repeated request harmless: it is answered with the first answer (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The payment. */
                id: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PaymentConfirm"];
            };
        };
        responses: {
            /** @description The payment as it stands. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    receiveProviderWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description The provider's id of the message; the same over its retries. */
                "webhook-id"?: string;
                /** @description When it was sent, seconds since 1970. */
                "webhook-timestamp"?: string;
                /** @description Signatures, separated by spaces; one of them must be good. */
                "webhook-signature"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TestProviderMessage"];
            };
        };
        responses: {
            /** @description It is kept. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookReceipt"];
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
    register: {
        parameters: {
            query?: never;
            header?: {
                /** @description Kept with the session, so that its owner recognises it in the list. */
                "user-agent"?: components["parameters"]["UserAgent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Registration"];
            };
        };
        responses: {
            /** @description The account, signed in. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    login: {
        parameters: {
            query?: never;
            header?: {
                /** @description Kept with the session, so that its owner recognises it in the list. */
                "user-agent"?: components["parameters"]["UserAgent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Credentials"];
            };
        };
        responses: {
            /** @description Signed in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    refreshToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefreshRequest"];
            };
        };
        responses: {
            /** @description New tokens; the one that was sent is used up. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out; its tokens are worth nothing any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description Changed; this session goes on. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    listSessions: {
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
            /** @description A page of sessions that are live. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserSessionPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    revokeSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value of your own, a UUID say, that makes a repeated request harmless: it is answered with the first answer (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The session. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    updateMe: {
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
                "application/json": components["schemas"]["UserPatch"];
            };
        };
        responses: {
            /** @description The account after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listAddresses: {
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
            /** @description A page of addresses. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedAddressPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createAddress: {
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
                "application/json": components["schemas"]["AddressCreate"];
            };
        };
        responses: {
            /** @description The new entry. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedAddress"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteAddress: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value of your own, a UUID say, that makes a repeated request harmless: it is answered with the first answer (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The entry of your address book. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone. Orders keep their own copy. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    updateAddress: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value of your own, a UUID say, that makes a repeated request harmless: it is answered with the first answer (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The entry of your address book. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SavedAddressPatch"];
            };
        };
        responses: {
            /** @description The entry after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedAddress"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getJwks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key set. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Jwks"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listProductsAsStaff: {
        parameters: {
            query?: {
                /** @description Beginnings of words of title, vendor, slug or SKU; all must be there. */
                q?: string;
                /** @description Only this status. */
                status?: components["schemas"]["ProductStatus"];
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
            /** @description A page of products. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminProductPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createProduct: {
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
                "application/json": components["schemas"]["ProductCreate"];
            };
        };
        responses: {
            /** @description The new product. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminProduct"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getProductAsStaff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The product. */
                id: components["schemas"]["ProductId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The product; its ETag is needed to change it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminProduct"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteProduct: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` you read; the change is refused with 412 when somebody else was faster (RFC 9110 §13). */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description A value of your own, a UUID say, that makes a repeated request harmless: it is answered with the first answer (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The product. */
                id: components["schemas"]["ProductId"];
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
    updateProduct: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` you read; the change is refused with 412 when somebody else was faster (RFC 9110 §13). */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description A value of your own, a UUID say, that makes a repeated request harmless: it is answered with the first answer (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The product. */
                id: components["schemas"]["ProductId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProductPatch"];
            };
        };
        responses: {
            /** @description The product after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminProduct"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createVariant: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` you read; the change is refused with 412 when somebody else was faster (RFC 9110 §13). */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description A value of your own, a UUID say, that makes a repeated request harmless: it is answered with the first answer (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The product. */
                id: components["schemas"]["ProductId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VariantCreate"];
            };
        };
        responses: {
            /** @description The new variant; the ETag is the product's. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminVariant"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteVariant: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` you read; the change is refused with 412 when somebody else was faster (RFC 9110 §13). */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description A value of your own, a UUID say, that makes a repeated request harmless: it is answered with the first answer (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The product. */
                id: components["schemas"]["ProductId"];
                /** @description The variant. */
                variantId: components["schemas"]["CatalogueVariantId"];
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
    updateVariant: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` you read; the change is refused with 412 when somebody else was faster (RFC 9110 §13). */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description A value of your own, a UUID say, that makes a repeated request harmless: it is answered with the first answer (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The product. */
                id: components["schemas"]["ProductId"];
                /** @description The variant. */
                variantId: components["schemas"]["CatalogueVariantId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VariantPatch"];
            };
        };
        responses: {
            /** @description The variant after it; the ETag is the product's. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminVariant"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    setPrices: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` you read; the change is refused with 412 when somebody else was faster (RFC 9110 §13). */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description A value of your own, a UUID say, that makes a repeated request harmless: it is answered with the first answer (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The product. */
                id: components["schemas"]["ProductId"];
                /** @description The variant. */
                variantId: components["schemas"]["CatalogueVariantId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PriceList"];
            };
        };
        responses: {
            /** @description The variant after it; the ETag is the product's. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminVariant"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    uploadMedia: {
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
                "image/*": string;
            };
        };
        responses: {
            /** @description Where the picture is; put its `url` into a product. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MediaFile"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listCategoriesAsStaff: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All categories, parents before children. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createCategory: {
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
                "application/json": components["schemas"]["CategoryCreate"];
            };
        };
        responses: {
            /** @description The new category. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Category"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getCategoryAsStaff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The category. */
                id: components["schemas"]["CategoryId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The category; its ETag is needed to change it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Category"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteCategory: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` you read; the change is refused with 412 when somebody else was faster (RFC 9110 §13). */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description A value of your own, a UUID say, that makes a repeated request harmless: it is answered with the first answer (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The category. */
                id: components["schemas"]["CategoryId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone; its products stay. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    updateCategory: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` you read; the change is refused with 412 when somebody else was faster (RFC 9110 §13). */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description A value of your own, a UUID say, that makes a repeated request harmless: it is answered with the first answer (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The category. */
                id: components["schemas"]["CategoryId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CategoryPatch"];
            };
        };
        responses: {
            /** @description The category after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Category"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createImport: {
        parameters: {
            query?: {
                /** @description Only says what would happen. */
                dry_run?: boolean;
                /** @description Currency of the plain price columns; default is that of the shop. */
                currency?: components["schemas"]["Currency"];
                /** @description Kind of file. */
                source?: "auto" | "shopify";
            };
            header?: {
                /** @description A value of your own, a UUID say, that makes a repeated request harmless: it is answered with the first answer (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            /** @description The import as it begins; read it again for its progress. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The import. */
                id: components["schemas"]["ImportId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The import. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getImportRejections: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The import. */
                id: components["schemas"]["ImportId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rows as they were, with the reason in a last column; mended, the file can be imported as it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listStock: {
        parameters: {
            query?: {
                /** @description How many entries a page holds. */
                limit?: components["parameters"]["Limit"];
                /** @description Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last answer. */
                cursor?: components["parameters"]["Cursor"];
                /** @description Only this location. */
                location_id?: components["schemas"]["LocationId"];
                /** @description Only these variants, separated by commas. */
                variant_id?: components["schemas"]["VariantId"][];
                /** @description Only levels at or below their low mark. */
                low?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of levels, ordered by variant and location. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockLevelPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    adjustStock: {
        parameters: {
            query?: never;
            header: {
                /** @description A value of your own, a UUID say, that makes a repeated request harmless: it is answered with the first answer (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StockAdjust"];
            };
        };
        responses: {
            /** @description The level after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockLevel"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    setStock: {
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
                "application/json": components["schemas"]["StockSet"];
            };
        };
        responses: {
            /** @description The level after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockLevel"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listMovements: {
        parameters: {
            query?: {
                /** @description How many entries a page holds. */
                limit?: components["parameters"]["Limit"];
                /** @description Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last answer. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                /** @description The variant. */
                variantId: components["schemas"]["VariantId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of movements. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MovementPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    checkInvariants: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default false */
                    repair?: boolean;
                };
            };
        };
        responses: {
            /** @description What does not add up; empty when all is well. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DriftReport"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listLocations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All locations, the default one first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LocationList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createLocation: {
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
                "application/json": components["schemas"]["LocationCreate"];
            };
        };
        responses: {
            /** @description The new location. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Location"];
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
    listPayments: {
        parameters: {
            query?: {
                /** @description How many entries a page holds. */
                limit?: components["parameters"]["Limit"];
                /** @description Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last answer. */
                cursor?: components["parameters"]["Cursor"];
                /** @description Only these statuses, separated by commas. */
                status?: components["schemas"]["PaymentStatus"][];
                /** @description Only this method. */
                method?: string;
                /** @description Only payments of this order. */
                order_id?: string;
                /** @description Only payments of the order with this number. */
                order_number?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of payments. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminPaymentPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getPaymentForStaff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The payment. */
                id: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The payment; its `ETag` is its version. */
            200: {
                headers: {
                    /** @description Version of the payment. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminPayment"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    capturePayment: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value of your own, a UUID say, that makes a repeated request harmless: it is answered with the first answer (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The payment. */
                id: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PaymentCapture"];
            };
        };
        responses: {
            /** @description The payment as it stands; still `authorised` when the provider has not answered yet. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminPayment"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    voidPayment: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value of your own, a UUID say, that makes a repeated request harmless: it is answered with the first answer (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The payment. */
                id: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The payment as it stands. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminPayment"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    refundPayment: {
        parameters: {
            query?: never;
            header: {
                /** @description A value of your own, a UUID say, that makes a repeated request harmless: it is answered with the first answer (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key": string;
            };
            path: {
                /** @description The payment. */
                id: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaymentRefund"];
            };
        };
        responses: {
            /** @description The payment as it stands; the refund is `pending` while the provider has not answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminPayment"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getLedger: {
        parameters: {
            query?: {
                /** @description How many entries a page holds. */
                limit?: components["parameters"]["Limit"];
                /** @description Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last answer. */
                cursor?: components["parameters"]["Cursor"];
                /** @description Only entries of this account. */
                account?: string;
                /** @description Only entries of this payment. */
                payment_id?: string;
                /** @description `balances` adds the balance of every account, over all entries. */
                include?: "balances"[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of entries. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerPage"];
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
    listCustomers: {
        parameters: {
            query?: {
                /** @description How many entries a page holds. */
                limit?: components["parameters"]["Limit"];
                /** @description Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last answer. */
                cursor?: components["parameters"]["Cursor"];
                /** @description Only the account with this e-mail address. */
                email?: components["schemas"]["UserEmail"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of customers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The customer's user id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The customer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerDetail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listStaff: {
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
            /** @description A page of staff. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    setStaffPermissions: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value of your own, a UUID say, that makes a repeated request harmless: it is answered with the first answer (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description User id or e-mail address of an account. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PermissionsSet"];
            };
        };
        responses: {
            /** @description The account after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffMember"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listApiKeys: {
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
            /** @description A page of keys, revoked ones too; none shows its secret. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApiKeyCreate"];
            };
        };
        responses: {
            /** @description The key. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewApiKey"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value of your own, a UUID say, that makes a repeated request harmless: it is answered with the first answer (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The key's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It opens nothing any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    listAuditLog: {
        parameters: {
            query?: {
                /** @description How many entries a page holds. */
                limit?: components["parameters"]["Limit"];
                /** @description Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last answer. */
                cursor?: components["parameters"]["Cursor"];
                /** @description Only what this user or key did. */
                actor_id?: string;
                /** @description Only what was done to this user or key. */
                target_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the log. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listNotifications: {
        parameters: {
            query?: {
                /** @description How many entries a page holds. */
                limit?: components["parameters"]["Limit"];
                /** @description Where to continue; take it from `page.next_cursor` or `page.prev_cursor` of the last answer. */
                cursor?: components["parameters"]["Cursor"];
                /** @description Only messages in this state. */
                status?: components["schemas"]["NotificationStatus"];
                /** @description Only messages made from this template. */
                template?: components["schemas"]["NotificationTemplate"];
                /** @description Only messages about this order or user, by its id. */
                reference?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of messages. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getNotification: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The message. */
                id: components["parameters"]["NotificationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The message. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationDetail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    resendNotification: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value of your own, a UUID say, that makes a repeated request harmless: it is answered with the first answer (draft-ietf-httpapi-idempotency-key-header-07). */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The message. */
                id: components["parameters"]["NotificationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The message, waiting to go out. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notification"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
}
