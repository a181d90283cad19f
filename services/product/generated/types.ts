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
    "/internal/products/quote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Says what some variants cost now, and whether they may be sold
         * @description One database query, however many variants. An unknown or unpublished variant is not in the answer.
         */
        post: operations["quoteVariants"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    "product.changed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A product was created, changed or deleted */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["ProductChanged"];
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
    "category.changed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A category was created, changed or deleted */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["CategoryChanged"];
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
        ProductId: string;
        CatalogueVariantId: string;
        CategoryId: string;
        ImportId: string;
        /** @description Part of an address: lower-case letters, digits, hyphens. */
        Slug: string;
        /** @description Minor units of the currency beside it. */
        Amount: number;
        MaybeMoney: components["schemas"]["Money"] | null;
        /**
         * @description Shoppers see active products only, from `published_at` on.
         * @enum {string}
         */
        ProductStatus: "draft" | "active" | "archived";
        /**
         * @description Whether it may be sold beyond what is in stock.
         * @enum {string}
         */
        InventoryPolicy: "deny" | "continue";
        PriceRange: {
            min: components["schemas"]["Money"];
            max: components["schemas"]["Money"];
        };
        MaybePriceRange: components["schemas"]["PriceRange"] | null;
        Image: {
            /** @description Absolute, or a path to resolve against the address of the API, such as `/v1/media/…`. */
            url: string;
            alt: string;
            /** @description Pixels. */
            width?: number;
            /** @description Pixels. */
            height?: number;
        };
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
        /** @description A text, a number, yes or no, or a list of texts. */
        AttributeValue: string | number | boolean | string[];
        /** @description Free facts about the product. */
        Attributes: {
            [key: string]: components["schemas"]["AttributeValue"];
        };
        Seo: {
            title: string;
            description: string;
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
        CategoryLink: {
            id: components["schemas"]["CategoryId"];
            slug: string;
            name: string;
        };
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
        Price: {
            currency: components["schemas"]["Currency"];
            amount: components["schemas"]["Amount"];
            /** @description The former or recommended price, minor units; null for none. */
            compare_at?: number | null;
        };
        /** @description One for each currency. */
        Prices: components["schemas"]["Price"][];
        PriceList: {
            prices: components["schemas"]["Prices"];
        };
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
            requires_shipping: boolean;
            /** @default true */
            taxable: boolean;
            /** @default standard */
            tax_class: string;
            /**
             * @description Whether it may be sold beyond what is in stock; later changed with setStock.
             * @default deny
             * @enum {string}
             */
            inventory_policy: "deny" | "continue";
            /**
             * @description Whether stock is counted at all; later changed with setStock.
             * @default true
             */
            track_inventory: boolean;
            /** @description Units to put on the shelf. */
            quantity?: number;
            media_id?: string | null;
            /** @description Instead of `media_id`: the address of one of the product's pictures. */
            media_url?: string;
        };
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
        Tags: string[];
        CategoryIds: string[];
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
            status: "draft" | "active" | "archived";
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
        MediaFile: {
            url: string;
            content_type: string;
            bytes: number;
            /** @description Pixels. */
            width?: number;
            /** @description Pixels. */
            height?: number;
        };
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
        CategoryChanged: {
            category_id: string;
            version: number;
            deleted: boolean;
        };
        VariantQuote: {
            variant_id: string;
            product_id: string;
            slug: string;
            title: string;
            /** @description Null for a product without options. */
            variant_title: string | null;
            sku: string | null;
            /** @description Null when it has no price in this currency. */
            unit_price: components["schemas"]["Money"] | null;
            image: string | null;
            weight_grams: number;
            requires_shipping: boolean;
            taxable: boolean;
            tax_class: string;
        };
        ProductChanged: {
            product_id: string;
            version: number;
            deleted: boolean;
        };
        /**
         * @description ISO 4217 currency code, upper case.
         * @example EUR
         */
        Currency: string;
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
        /**
         * Format: date-time
         * @description RFC 3339, UTC.
         * @example 2026-11-23T14:00:00.000Z
         */
        Timestamp: string;
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
        ProblemLine: {
            item_id?: string;
            variant_id: string;
            /** @enum {string} */
            reason: "price_changed" | "unavailable" | "out_of_stock" | "quantity_reduced";
            /** @description How many can be had now, when that is known. */
            available?: number;
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
        /** @description The `ETag` you read; the change is refused with 412 when somebody else was faster (RFC 9110 §13). */
        IfMatch: string;
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
    quoteVariants: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    currency: components["schemas"]["Currency"];
                    variant_ids: string[];
                };
            };
        };
        responses: {
            /** @description One quote for each variant that may be sold. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["VariantQuote"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
}
