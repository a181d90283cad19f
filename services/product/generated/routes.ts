// Generated from openapi/ by `npm run gen`. Do not edit.

import type { Route } from '@stoa/kit/contract'

export const schemas: readonly Record<string, unknown>[] = [
 {
  "$id": "VariantQuote",
  "type": "object",
  "required": [
   "variant_id",
   "product_id",
   "slug",
   "title",
   "variant_title",
   "sku",
   "unit_price",
   "image",
   "weight_grams",
   "requires_shipping",
   "taxable",
   "tax_class"
  ],
  "additionalProperties": false,
  "properties": {
   "variant_id": {
    "type": "string"
   },
   "product_id": {
    "type": "string"
   },
   "slug": {
    "type": "string"
   },
   "title": {
    "type": "string"
   },
   "variant_title": {
    "type": [
     "string",
     "null"
    ]
   },
   "sku": {
    "type": [
     "string",
     "null"
    ]
   },
   "unit_price": {
    "oneOf": [
     {
      "$ref": "Money#"
     },
     {
      "type": "null"
     }
    ]
   },
   "image": {
    "type": [
     "string",
     "null"
    ]
   },
   "weight_grams": {
    "type": "integer",
    "minimum": 0
   },
   "requires_shipping": {
    "type": "boolean"
   },
   "taxable": {
    "type": "boolean"
   },
   "tax_class": {
    "type": "string"
   }
  }
 },
 {
  "$id": "ProductChanged",
  "type": "object",
  "required": [
   "product_id",
   "version",
   "deleted"
  ],
  "additionalProperties": false,
  "properties": {
   "product_id": {
    "type": "string"
   },
   "version": {
    "type": "integer"
   },
   "deleted": {
    "type": "boolean"
   }
  }
 },
 {
  "$id": "Currency",
  "type": "string",
  "pattern": "^[A-Z]{3}$"
 },
 {
  "$id": "Money",
  "type": "object",
  "required": [
   "amount",
   "currency"
  ],
  "additionalProperties": false,
  "properties": {
   "amount": {
    "type": "integer",
    "minimum": -9007199254740991,
    "maximum": 9007199254740991
   },
   "currency": {
    "$ref": "Currency#"
   }
  }
 },
 {
  "$id": "Problem",
  "type": "object",
  "required": [
   "type",
   "title",
   "status",
   "code"
  ],
  "properties": {
   "type": {
    "type": "string"
   },
   "title": {
    "type": "string"
   },
   "status": {
    "type": "integer"
   },
   "detail": {
    "type": "string"
   },
   "instance": {
    "type": "string"
   },
   "code": {
    "$ref": "ProblemCode#"
   },
   "request_id": {
    "type": "string"
   },
   "errors": {
    "type": "array",
    "items": {
     "$ref": "FieldError#"
    }
   },
   "lines": {
    "type": "array",
    "items": {
     "$ref": "ProblemLine#"
    }
   }
  }
 },
 {
  "$id": "ProblemCode",
  "type": "string",
  "enum": [
   "malformed_body",
   "validation_failed",
   "idempotency_key_missing",
   "unauthenticated",
   "invalid_credentials",
   "token_expired",
   "refresh_token_invalid",
   "payment_declined",
   "forbidden",
   "not_found",
   "method_not_allowed",
   "already_exists",
   "invalid_state",
   "idempotency_in_progress",
   "cart_changed",
   "cart_completed",
   "cart_incomplete",
   "checkout_in_progress",
   "out_of_stock",
   "precondition_failed",
   "payload_too_large",
   "uri_too_long",
   "unsupported_media_type",
   "idempotency_key_reused",
   "unprocessable",
   "precondition_required",
   "rate_limited",
   "headers_too_large",
   "internal_error",
   "service_unavailable",
   "timeout"
  ]
 },
 {
  "$id": "FieldError",
  "type": "object",
  "required": [
   "code",
   "detail"
  ],
  "properties": {
   "pointer": {
    "type": "string"
   },
   "parameter": {
    "type": "string"
   },
   "code": {
    "type": "string"
   },
   "detail": {
    "type": "string"
   }
  }
 },
 {
  "$id": "ProblemLine",
  "type": "object",
  "required": [
   "variant_id",
   "reason"
  ],
  "properties": {
   "item_id": {
    "type": "string"
   },
   "variant_id": {
    "type": "string"
   },
   "reason": {
    "type": "string",
    "enum": [
     "price_changed",
     "unavailable",
     "out_of_stock",
     "quantity_reduced"
    ]
   },
   "available": {
    "type": "integer"
   }
  }
 }
]

export const routes: readonly Route[] = [
 {
  "operationId": "quoteVariants",
  "method": "POST",
  "url": "/internal/products/quote",
  "permission": "internal",
  "callers": [
   "order"
  ],
  "idempotency": "none",
  "schema": {
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "body": {
    "type": "object",
    "required": [
     "currency",
     "variant_ids"
    ],
    "additionalProperties": false,
    "properties": {
     "currency": {
      "$ref": "Currency#"
     },
     "variant_ids": {
      "type": "array",
      "minItems": 1,
      "maxItems": 200,
      "items": {
       "type": "string",
       "minLength": 1,
       "maxLength": 64
      }
     }
    }
   },
   "response": {
    "200": {
     "type": "object",
     "required": [
      "data"
     ],
     "additionalProperties": false,
     "properties": {
      "data": {
       "type": "array",
       "items": {
        "$ref": "VariantQuote#"
       }
      }
     }
    }
   }
  }
 }
]
