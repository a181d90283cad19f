// Generated from openapi/ by `npm run gen`. Do not edit.

import type { Route } from '@stoa/kit/contract/operations'

export const schemas: readonly Record<string, unknown>[] = [
 {
  "$id": "VariantReference",
  "type": "string",
  "minLength": 1,
  "maxLength": 64
 },
 {
  "$id": "SkuReference",
  "type": "string",
  "minLength": 1,
  "maxLength": 255
 },
 {
  "$id": "VariantReferences",
  "type": "object",
  "required": [
   "variant_ids"
  ],
  "additionalProperties": false,
  "properties": {
   "variant_ids": {
    "type": "array",
    "minItems": 1,
    "maxItems": 2048,
    "items": {
     "$ref": "VariantReference#"
    }
   }
  }
 },
 {
  "$id": "BackInStockSignUp",
  "type": "object",
  "required": [
   "variant_id",
   "email"
  ],
  "additionalProperties": false,
  "properties": {
   "variant_id": {
    "$ref": "VariantReference#"
   },
   "email": {
    "type": "string",
    "format": "idn-email",
    "maxLength": 254
   },
   "locale": {
    "$ref": "Locale#"
   }
  }
 },
 {
  "$id": "BackInStockRemoval",
  "type": "object",
  "required": [
   "token"
  ],
  "additionalProperties": false,
  "properties": {
   "token": {
    "type": "string",
    "minLength": 1,
    "maxLength": 100
   }
  }
 },
 {
  "$id": "BackInStockRequest",
  "type": "object",
  "required": [
   "variant_id",
   "email",
   "locale",
   "client",
   "token"
  ],
  "additionalProperties": false,
  "properties": {
   "variant_id": {
    "type": "string"
   },
   "email": {
    "type": "string"
   },
   "locale": {
    "type": "string"
   },
   "client": {
    "type": [
     "string",
     "null"
    ]
   },
   "token": {
    "type": "string"
   }
  }
 },
 {
  "$id": "StockBackInStock",
  "type": "object",
  "required": [
   "request_id",
   "variant_id"
  ],
  "additionalProperties": false,
  "properties": {
   "request_id": {
    "type": "string"
   },
   "variant_id": {
    "type": "string"
   }
  }
 },
 {
  "$id": "StockUse",
  "type": "string",
  "enum": [
   "sold",
   "held",
   "counted"
  ]
 },
 {
  "$id": "UsedStock",
  "type": "object",
  "required": [
   "variant_id",
   "reason"
  ],
  "additionalProperties": false,
  "properties": {
   "variant_id": {
    "type": "string"
   },
   "reason": {
    "$ref": "StockUse#"
   }
  }
 },
 {
  "$id": "LocationId",
  "type": "string",
  "pattern": "^loc_[0-9a-z]{26}$"
 },
 {
  "$id": "Quantity",
  "type": "integer",
  "minimum": 1,
  "maximum": 1000000
 },
 {
  "$id": "Availability",
  "type": "object",
  "required": [
   "variant_id",
   "in_stock",
   "available"
  ],
  "additionalProperties": false,
  "properties": {
   "variant_id": {
    "type": "string"
   },
   "in_stock": {
    "type": "boolean"
   },
   "available": {
    "type": [
     "integer",
     "null"
    ]
   }
  }
 },
 {
  "$id": "ToldAvailability",
  "type": "object",
  "required": [
   "variant_id",
   "in_stock",
   "available"
  ],
  "additionalProperties": false,
  "properties": {
   "variant_id": {
    "type": "string"
   },
   "in_stock": {
    "type": "boolean"
   },
   "available": {
    "type": [
     "integer",
     "null"
    ]
   }
  }
 },
 {
  "$id": "AvailabilityList",
  "type": "object",
  "required": [
   "data"
  ],
  "additionalProperties": false,
  "properties": {
   "data": {
    "type": "array",
    "items": {
     "$ref": "Availability#"
    }
   }
  }
 },
 {
  "$id": "Location",
  "type": "object",
  "required": [
   "id",
   "name",
   "is_default",
   "created_at"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "$ref": "LocationId#"
   },
   "name": {
    "type": "string"
   },
   "is_default": {
    "type": "boolean"
   },
   "created_at": {
    "$ref": "Timestamp#"
   }
  }
 },
 {
  "$id": "LocationCreate",
  "type": "object",
  "required": [
   "name"
  ],
  "additionalProperties": false,
  "properties": {
   "name": {
    "type": "string",
    "format": "visible-text",
    "minLength": 1,
    "maxLength": 120
   }
  }
 },
 {
  "$id": "LocationList",
  "type": "object",
  "required": [
   "data"
  ],
  "additionalProperties": false,
  "properties": {
   "data": {
    "type": "array",
    "items": {
     "$ref": "Location#"
    }
   }
  }
 },
 {
  "$id": "StockCount",
  "type": "object",
  "required": [
   "variant_id",
   "on_hand"
  ],
  "additionalProperties": false,
  "properties": {
   "variant_id": {
    "type": "string"
   },
   "on_hand": {
    "type": "integer"
   }
  }
 },
 {
  "$id": "StockLevel",
  "type": "object",
  "required": [
   "variant_id",
   "location_id",
   "on_hand",
   "reserved",
   "available",
   "low_mark",
   "tracked",
   "policy",
   "updated_at"
  ],
  "additionalProperties": false,
  "properties": {
   "variant_id": {
    "type": "string"
   },
   "sku": {
    "type": "string"
   },
   "location_id": {
    "type": "string"
   },
   "on_hand": {
    "type": "integer"
   },
   "reserved": {
    "type": "integer"
   },
   "available": {
    "type": "integer"
   },
   "low_mark": {
    "type": [
     "integer",
     "null"
    ]
   },
   "tracked": {
    "type": "boolean"
   },
   "policy": {
    "$ref": "InventoryPolicy#"
   },
   "updated_at": {
    "$ref": "Timestamp#"
   }
  }
 },
 {
  "$id": "StockLevelPage",
  "type": "object",
  "required": [
   "data",
   "page"
  ],
  "additionalProperties": false,
  "properties": {
   "data": {
    "type": "array",
    "items": {
     "$ref": "StockLevel#"
    }
   },
   "page": {
    "$ref": "PageInfo#"
   }
  }
 },
 {
  "$id": "StockAdjustReason",
  "type": "string",
  "enum": [
   "received",
   "damaged",
   "lost",
   "found",
   "returned",
   "correction"
  ]
 },
 {
  "$id": "StockAdjust",
  "type": "object",
  "required": [
   "variant_id",
   "delta",
   "reason"
  ],
  "additionalProperties": false,
  "properties": {
   "variant_id": {
    "$ref": "VariantReference#"
   },
   "location_id": {
    "$ref": "LocationId#"
   },
   "delta": {
    "type": "integer",
    "minimum": -1000000,
    "maximum": 1000000
   },
   "expected_on_hand": {
    "$ref": "ExpectedOnHand#"
   },
   "reason": {
    "$ref": "StockAdjustReason#"
   },
   "note": {
    "type": "string",
    "maxLength": 500
   }
  }
 },
 {
  "$id": "StockSet",
  "type": "object",
  "required": [
   "variant_id",
   "on_hand"
  ],
  "additionalProperties": false,
  "properties": {
   "variant_id": {
    "$ref": "VariantReference#"
   },
   "location_id": {
    "$ref": "LocationId#"
   },
   "on_hand": {
    "type": "integer",
    "minimum": 0,
    "maximum": 1000000000
   },
   "expected_on_hand": {
    "$ref": "ExpectedOnHand#"
   },
   "low_mark": {
    "type": [
     "integer",
     "null"
    ],
    "minimum": 0,
    "maximum": 1000000000
   },
   "tracked": {
    "type": "boolean"
   },
   "policy": {
    "$ref": "InventoryPolicy#"
   },
   "note": {
    "type": "string",
    "maxLength": 500
   }
  }
 },
 {
  "$id": "ExpectedOnHand",
  "type": "integer",
  "minimum": -1000000000,
  "maximum": 1000000000
 },
 {
  "$id": "StockChanges",
  "type": "object",
  "required": [
   "items"
  ],
  "additionalProperties": false,
  "properties": {
   "items": {
    "type": "array",
    "minItems": 1,
    "maxItems": 100,
    "items": {
     "$ref": "StockChange#"
    }
   }
  }
 },
 {
  "$id": "StockChange",
  "type": "object",
  "additionalProperties": false,
  "properties": {
   "variant_id": {
    "$ref": "VariantReference#"
   },
   "sku": {
    "$ref": "SkuReference#"
   },
   "location_id": {
    "$ref": "LocationId#"
   },
   "on_hand": {
    "type": "integer",
    "minimum": 0,
    "maximum": 1000000000
   },
   "delta": {
    "type": "integer",
    "minimum": -1000000,
    "maximum": 1000000
   },
   "expected_on_hand": {
    "$ref": "ExpectedOnHand#"
   },
   "reason": {
    "$ref": "StockAdjustReason#"
   },
   "note": {
    "type": "string",
    "maxLength": 500
   }
  }
 },
 {
  "$id": "StockChangeOutcomes",
  "type": "object",
  "required": [
   "data"
  ],
  "additionalProperties": false,
  "properties": {
   "data": {
    "type": "array",
    "items": {
     "$ref": "StockChangeOutcome#"
    }
   }
  }
 },
 {
  "$id": "StockChangeOutcome",
  "type": "object",
  "required": [
   "variant_id",
   "location_id",
   "on_hand",
   "reserved",
   "problem"
  ],
  "additionalProperties": false,
  "properties": {
   "variant_id": {
    "type": [
     "string",
     "null"
    ]
   },
   "location_id": {
    "type": [
     "string",
     "null"
    ]
   },
   "on_hand": {
    "type": [
     "integer",
     "null"
    ]
   },
   "reserved": {
    "type": [
     "integer",
     "null"
    ]
   },
   "problem": {
    "oneOf": [
     {
      "$ref": "Problem#"
     },
     {
      "type": "null"
     }
    ]
   }
  }
 },
 {
  "$id": "MovementReason",
  "type": "string",
  "enum": [
   "initial",
   "counted",
   "received",
   "damaged",
   "lost",
   "found",
   "returned",
   "correction",
   "sold",
   "cancelled",
   "repaired",
   "withdrawn"
  ]
 },
 {
  "$id": "Movement",
  "type": "object",
  "required": [
   "id",
   "variant_id",
   "location_id",
   "delta",
   "reason",
   "reference",
   "note",
   "actor",
   "created_at"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "type": "string"
   },
   "variant_id": {
    "type": "string"
   },
   "location_id": {
    "type": "string"
   },
   "delta": {
    "type": "integer"
   },
   "reason": {
    "$ref": "MovementReason#"
   },
   "reference": {
    "type": [
     "string",
     "null"
    ]
   },
   "note": {
    "type": [
     "string",
     "null"
    ]
   },
   "actor": {
    "type": [
     "string",
     "null"
    ]
   },
   "created_at": {
    "$ref": "Timestamp#"
   }
  }
 },
 {
  "$id": "MovementPage",
  "type": "object",
  "required": [
   "data",
   "page"
  ],
  "additionalProperties": false,
  "properties": {
   "data": {
    "type": "array",
    "items": {
     "$ref": "Movement#"
    }
   },
   "page": {
    "$ref": "PageInfo#"
   }
  }
 },
 {
  "$id": "StockCounter",
  "type": "string",
  "enum": [
   "on_hand",
   "reserved",
   "real_time"
  ]
 },
 {
  "$id": "DriftReport",
  "type": "object",
  "required": [
   "checked",
   "drifts",
   "repaired",
   "stale_holds"
  ],
  "additionalProperties": false,
  "properties": {
   "checked": {
    "type": "integer"
   },
   "repaired": {
    "type": "boolean"
   },
   "stale_holds": {
    "type": "integer",
    "minimum": 0
   },
   "drifts": {
    "type": "array",
    "items": {
     "$ref": "Drift#"
    }
   }
  }
 },
 {
  "$id": "Drift",
  "type": "object",
  "required": [
   "variant_id",
   "location_id",
   "counter",
   "found",
   "expected"
  ],
  "additionalProperties": false,
  "properties": {
   "variant_id": {
    "type": "string"
   },
   "location_id": {
    "type": "string"
   },
   "counter": {
    "$ref": "StockCounter#"
   },
   "found": {
    "type": "integer"
   },
   "expected": {
    "type": "integer"
   }
  }
 },
 {
  "$id": "HoldRequest",
  "type": "object",
  "required": [
   "reservation_id",
   "lines",
   "pinned"
  ],
  "additionalProperties": false,
  "properties": {
   "reservation_id": {
    "type": "string",
    "minLength": 1,
    "maxLength": 64
   },
   "pinned": {
    "type": "boolean"
   },
   "expires_in": {
    "type": "integer",
    "minimum": 1,
    "maximum": 86400
   },
   "lines": {
    "type": "array",
    "minItems": 1,
    "maxItems": 200,
    "items": {
     "type": "object",
     "required": [
      "variant_id",
      "quantity"
     ],
     "additionalProperties": false,
     "properties": {
      "variant_id": {
       "$ref": "VariantReference#"
      },
      "quantity": {
       "$ref": "Quantity#"
      }
     }
    }
   }
  }
 },
 {
  "$id": "ReservationStatus",
  "type": "string",
  "enum": [
   "held",
   "committed",
   "released"
  ]
 },
 {
  "$id": "Reservation",
  "type": "object",
  "required": [
   "reservation_id",
   "status",
   "expires_at"
  ],
  "additionalProperties": false,
  "properties": {
   "reservation_id": {
    "type": "string"
   },
   "status": {
    "$ref": "ReservationStatus#"
   },
   "expires_at": {
    "type": [
     "string",
     "null"
    ],
    "format": "date-time"
   }
  }
 },
 {
  "$id": "InitialStock",
  "type": "object",
  "required": [
   "variant_id",
   "quantity",
   "tracked",
   "policy"
  ],
  "additionalProperties": false,
  "properties": {
   "variant_id": {
    "$ref": "VariantReference#"
   },
   "quantity": {
    "type": "integer",
    "minimum": -1000000,
    "maximum": 1000000000
   },
   "tracked": {
    "type": "boolean"
   },
   "policy": {
    "$ref": "InventoryPolicy#"
   },
   "locations": {
    "type": "array",
    "minItems": 1,
    "maxItems": 200,
    "items": {
     "type": "object",
     "required": [
      "name",
      "quantity"
     ],
     "additionalProperties": false,
     "properties": {
      "name": {
       "type": "string",
       "format": "visible-text",
       "minLength": 1,
       "maxLength": 120
      },
      "quantity": {
       "type": "integer",
       "minimum": 0,
       "maximum": 1000000000
      }
     }
    }
   },
   "replace_uncounted": {
    "type": "boolean"
   }
  }
 },
 {
  "$id": "KeptStock",
  "type": "object",
  "required": [
   "variant_id",
   "on_hand"
  ],
  "additionalProperties": false,
  "properties": {
   "variant_id": {
    "type": "string"
   },
   "on_hand": {
    "type": "integer"
   }
  }
 },
 {
  "$id": "StockAvailabilityChanged",
  "type": "object",
  "required": [
   "variant_id",
   "in_stock",
   "low",
   "version"
  ],
  "additionalProperties": false,
  "properties": {
   "variant_id": {
    "type": "string"
   },
   "in_stock": {
    "type": "boolean"
   },
   "low": {
    "type": "boolean"
   },
   "version": {
    "type": "integer"
   }
  }
 },
 {
  "$id": "Locale",
  "type": "string",
  "maxLength": 35,
  "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
 },
 {
  "$id": "Timestamp",
  "type": "string",
  "format": "date-time"
 },
 {
  "$id": "InventoryPolicy",
  "type": "string",
  "enum": [
   "deny",
   "continue"
  ]
 },
 {
  "$id": "PageInfo",
  "type": "object",
  "required": [
   "next_cursor",
   "prev_cursor",
   "has_more"
  ],
  "additionalProperties": false,
  "properties": {
   "next_cursor": {
    "type": [
     "string",
     "null"
    ]
   },
   "prev_cursor": {
    "type": [
     "string",
     "null"
    ]
   },
   "has_more": {
    "type": "boolean"
   },
   "total": {
    "type": "integer",
    "minimum": 0
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
   "account_required",
   "challenge_required",
   "not_found",
   "method_not_allowed",
   "already_exists",
   "invalid_state",
   "idempotency_in_progress",
   "cart_changed",
   "cart_completed",
   "cart_incomplete",
   "checkout_in_progress",
   "unpaid_limit_reached",
   "out_of_stock",
   "events_expired",
   "precondition_failed",
   "payload_too_large",
   "uri_too_long",
   "unsupported_media_type",
   "idempotency_key_reused",
   "unprocessable",
   "password_reset_invalid",
   "email_verification_invalid",
   "precondition_required",
   "rate_limited",
   "headers_too_large",
   "internal_error",
   "not_implemented",
   "service_unavailable",
   "timeout"
  ]
 },
 {
  "$id": "FieldErrorCode",
  "type": "string",
  "enum": [
   "required",
   "type",
   "format",
   "pattern",
   "enum",
   "too_short",
   "too_long",
   "too_small",
   "too_large",
   "too_few",
   "too_many",
   "multiple_of",
   "duplicate",
   "unknown_field",
   "invalid",
   "already_exists",
   "blank",
   "characters",
   "common",
   "country",
   "currency",
   "cursor",
   "duplicate_option",
   "duplicate_variant",
   "image",
   "like_an_id",
   "name",
   "no_variants",
   "option_unknown",
   "option_value_missing",
   "option_value_unknown",
   "past",
   "postal_code",
   "publishable",
   "range",
   "rate",
   "region",
   "ring",
   "svg_active",
   "taken",
   "token",
   "too_deep",
   "too_many_option_values",
   "too_many_options",
   "too_many_variants",
   "too_slow",
   "unavailable",
   "unknown",
   "url",
   "wrong"
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
    "$ref": "FieldErrorCode#"
   },
   "detail": {
    "type": "string"
   }
  }
 },
 {
  "$id": "ProblemLineReason",
  "type": "string",
  "enum": [
   "price_changed",
   "unavailable",
   "out_of_stock",
   "quantity_reduced",
   "limit_reached"
  ]
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
    "format": "int64",
    "minimum": -9007199254740991,
    "maximum": 9007199254740991
   },
   "currency": {
    "$ref": "Currency#"
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
    "$ref": "ProblemLineReason#"
   },
   "available": {
    "type": "integer"
   },
   "before": {
    "$ref": "Money#"
   },
   "after": {
    "$ref": "Money#"
   }
  }
 },
 {
  "$id": "ProblemTotalName",
  "type": "string",
  "enum": [
   "subtotal",
   "shipping_total",
   "tax_total",
   "total"
  ]
 },
 {
  "$id": "ProblemTotal",
  "type": "object",
  "required": [
   "total",
   "before",
   "after"
  ],
  "properties": {
   "total": {
    "$ref": "ProblemTotalName#"
   },
   "before": {
    "$ref": "Money#"
   },
   "after": {
    "$ref": "Money#"
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
    "type": "string",
    "format": "uri"
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
   },
   "totals": {
    "type": "array",
    "items": {
     "$ref": "ProblemTotal#"
    }
   }
  }
 }
]

export const routes: readonly Route[] = [
 {
  "operationId": "getAvailability",
  "method": "GET",
  "url": "/v1/availability",
  "permission": "public",
  "commaSeparated": [
   "variant_id"
  ],
  "problems": [
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "rate_limited"
  ],
  "schema": {
   "querystring": {
    "type": "object",
    "properties": {
     "variant_id": {
      "type": "array",
      "minItems": 1,
      "maxItems": 100,
      "items": {
       "$ref": "VariantReference#"
      }
     }
    },
    "required": [
     "variant_id"
    ],
    "additionalProperties": false
   },
   "response": {
    "200": {
     "$ref": "AvailabilityList#"
    }
   }
  }
 },
 {
  "operationId": "streamAvailability",
  "method": "GET",
  "url": "/v1/availability/stream",
  "permission": "public",
  "commaSeparated": [
   "variant_id"
  ],
  "problems": [
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "rate_limited"
  ],
  "schema": {
   "querystring": {
    "type": "object",
    "properties": {
     "variant_id": {
      "type": "array",
      "minItems": 1,
      "maxItems": 100,
      "items": {
       "$ref": "VariantReference#"
      }
     }
    },
    "required": [
     "variant_id"
    ],
    "additionalProperties": false
   },
   "headers": {
    "type": "object",
    "properties": {
     "last-event-id": {
      "type": "string",
      "maxLength": 100
     }
    }
   }
  }
 },
 {
  "operationId": "subscribeBackInStock",
  "method": "POST",
  "url": "/v1/back-in-stock",
  "permission": "public",
  "idempotency": "none",
  "problems": [
   "malformed_body",
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "payload_too_large",
   "unsupported_media_type",
   "rate_limited",
   "invalid_state",
   "unprocessable"
  ],
  "schema": {
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "body": {
    "$ref": "BackInStockSignUp#"
   }
  }
 },
 {
  "operationId": "unsubscribeBackInStock",
  "method": "POST",
  "url": "/v1/back-in-stock/remove",
  "permission": "public",
  "idempotency": "none",
  "problems": [
   "malformed_body",
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "payload_too_large",
   "unsupported_media_type",
   "rate_limited"
  ],
  "schema": {
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "body": {
    "$ref": "BackInStockRemoval#"
   }
  }
 },
 {
  "operationId": "listLocations",
  "method": "GET",
  "url": "/v1/admin/locations",
  "permission": "staff:stock.read",
  "problems": [
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "forbidden",
   "rate_limited"
  ],
  "schema": {
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "response": {
    "200": {
     "$ref": "LocationList#"
    }
   }
  }
 },
 {
  "operationId": "createLocation",
  "method": "POST",
  "url": "/v1/admin/locations",
  "permission": "staff:stock.write",
  "idempotency": "transaction",
  "problems": [
   "malformed_body",
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "forbidden",
   "payload_too_large",
   "unsupported_media_type",
   "idempotency_in_progress",
   "idempotency_key_reused",
   "rate_limited"
  ],
  "schema": {
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "body": {
    "$ref": "LocationCreate#"
   },
   "response": {
    "201": {
     "$ref": "Location#"
    }
   }
  }
 },
 {
  "operationId": "listStock",
  "method": "GET",
  "url": "/v1/admin/stock",
  "permission": "staff:stock.read",
  "commaSeparated": [
   "variant_id"
  ],
  "problems": [
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "forbidden",
   "rate_limited"
  ],
  "schema": {
   "querystring": {
    "type": "object",
    "properties": {
     "limit": {
      "type": "integer",
      "minimum": 1,
      "maximum": 100,
      "default": 20
     },
     "cursor": {
      "type": "string",
      "maxLength": 1000
     },
     "location_id": {
      "$ref": "LocationId#"
     },
     "variant_id": {
      "type": "array",
      "minItems": 1,
      "maxItems": 100,
      "items": {
       "$ref": "VariantReference#"
      }
     },
     "sku": {
      "type": "array",
      "minItems": 1,
      "maxItems": 100,
      "items": {
       "$ref": "SkuReference#"
      }
     },
     "low": {
      "type": "boolean"
     }
    },
    "additionalProperties": false
   },
   "response": {
    "200": {
     "$ref": "StockLevelPage#"
    }
   }
  }
 },
 {
  "operationId": "adjustStock",
  "method": "POST",
  "url": "/v1/admin/stock/adjust",
  "permission": "staff:stock.write",
  "idempotency": "transaction",
  "idempotencyRequired": true,
  "problems": [
   "malformed_body",
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "forbidden",
   "payload_too_large",
   "unsupported_media_type",
   "idempotency_in_progress",
   "idempotency_key_reused",
   "idempotency_key_missing",
   "rate_limited",
   "unprocessable",
   "precondition_failed"
  ],
  "schema": {
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "body": {
    "$ref": "StockAdjust#"
   },
   "response": {
    "200": {
     "$ref": "StockLevel#"
    }
   }
  }
 },
 {
  "operationId": "setStock",
  "method": "POST",
  "url": "/v1/admin/stock/set",
  "permission": "staff:stock.write",
  "idempotency": "transaction",
  "problems": [
   "malformed_body",
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "forbidden",
   "payload_too_large",
   "unsupported_media_type",
   "idempotency_in_progress",
   "idempotency_key_reused",
   "rate_limited",
   "unprocessable",
   "precondition_failed"
  ],
  "schema": {
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "body": {
    "$ref": "StockSet#"
   },
   "response": {
    "200": {
     "$ref": "StockLevel#"
    }
   }
  }
 },
 {
  "operationId": "changeStock",
  "method": "POST",
  "url": "/v1/admin/stock/change",
  "permission": "staff:stock.write",
  "idempotency": "transaction",
  "idempotencyRequired": true,
  "problems": [
   "malformed_body",
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "forbidden",
   "payload_too_large",
   "unsupported_media_type",
   "idempotency_in_progress",
   "idempotency_key_reused",
   "idempotency_key_missing",
   "rate_limited"
  ],
  "schema": {
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "body": {
    "$ref": "StockChanges#"
   },
   "response": {
    "200": {
     "$ref": "StockChangeOutcomes#"
    }
   }
  }
 },
 {
  "operationId": "listMovements",
  "method": "GET",
  "url": "/v1/admin/stock/:variantId/movements",
  "permission": "staff:stock.read",
  "problems": [
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "forbidden",
   "not_found",
   "rate_limited"
  ],
  "schema": {
   "params": {
    "type": "object",
    "properties": {
     "variantId": {
      "$ref": "VariantReference#"
     }
    },
    "required": [
     "variantId"
    ]
   },
   "querystring": {
    "type": "object",
    "properties": {
     "limit": {
      "type": "integer",
      "minimum": 1,
      "maximum": 100,
      "default": 20
     },
     "cursor": {
      "type": "string",
      "maxLength": 1000
     }
    },
    "additionalProperties": false
   },
   "response": {
    "200": {
     "$ref": "MovementPage#"
    }
   }
  }
 },
 {
  "operationId": "checkInvariants",
  "method": "POST",
  "url": "/v1/admin/stock/check",
  "permission": "staff:stock.write",
  "idempotency": "none",
  "problems": [
   "malformed_body",
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "forbidden",
   "payload_too_large",
   "unsupported_media_type",
   "rate_limited"
  ],
  "schema": {
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "body": {
    "type": "object",
    "additionalProperties": false,
    "properties": {
     "repair": {
      "type": "boolean",
      "default": false
     }
    }
   },
   "response": {
    "200": {
     "$ref": "DriftReport#"
    }
   }
  }
 },
 {
  "operationId": "holdStock",
  "method": "POST",
  "url": "/internal/reservations",
  "permission": "internal",
  "callers": [
   "order"
  ],
  "idempotency": "natural",
  "schema": {
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "body": {
    "$ref": "HoldRequest#"
   },
   "response": {
    "200": {
     "$ref": "Reservation#"
    }
   }
  }
 },
 {
  "operationId": "releaseStock",
  "method": "POST",
  "url": "/internal/reservations/:reservationId/release",
  "permission": "internal",
  "callers": [
   "order"
  ],
  "idempotency": "natural",
  "schema": {
   "params": {
    "type": "object",
    "properties": {
     "reservationId": {
      "type": "string",
      "maxLength": 64
     }
    },
    "required": [
     "reservationId"
    ]
   },
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "response": {
    "200": {
     "$ref": "Reservation#"
    }
   }
  }
 },
 {
  "operationId": "sellReservation",
  "method": "POST",
  "url": "/internal/reservations/:reservationId/sell",
  "permission": "internal",
  "callers": [
   "order"
  ],
  "idempotency": "natural",
  "schema": {
   "params": {
    "type": "object",
    "properties": {
     "reservationId": {
      "type": "string",
      "maxLength": 64
     }
    },
    "required": [
     "reservationId"
    ]
   },
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "body": {
    "type": "object",
    "required": [
     "order_id"
    ],
    "additionalProperties": false,
    "properties": {
     "order_id": {
      "type": "string",
      "minLength": 1,
      "maxLength": 64
     }
    }
   },
   "response": {
    "200": {
     "$ref": "Reservation#"
    }
   }
  }
 },
 {
  "operationId": "listPinnedReservations",
  "method": "GET",
  "url": "/internal/pinned-reservations",
  "permission": "internal",
  "callers": [
   "order"
  ],
  "schema": {
   "querystring": {
    "type": "object",
    "properties": {
     "after": {
      "type": "string",
      "maxLength": 64
     }
    },
    "additionalProperties": false
   },
   "response": {
    "200": {
     "type": "object",
     "required": [
      "reservation_ids"
     ],
     "additionalProperties": false,
     "properties": {
      "reservation_ids": {
       "type": "array",
       "maxItems": 100,
       "items": {
        "type": "string"
       }
      }
     }
    }
   }
  }
 },
 {
  "operationId": "initialiseStock",
  "method": "POST",
  "url": "/internal/stock/initialise",
  "permission": "internal",
  "callers": [
   "product"
  ],
  "idempotency": "natural",
  "schema": {
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "body": {
    "type": "object",
    "required": [
     "items"
    ],
    "additionalProperties": false,
    "properties": {
     "items": {
      "type": "array",
      "minItems": 1,
      "maxItems": 500,
      "items": {
       "$ref": "InitialStock#"
      }
     },
     "dry_run": {
      "type": "boolean"
     }
    }
   },
   "response": {
    "200": {
     "type": "object",
     "required": [
      "initialised",
      "kept",
      "availability"
     ],
     "additionalProperties": false,
     "properties": {
      "initialised": {
       "type": "integer",
       "minimum": 0
      },
      "kept": {
       "type": "array",
       "items": {
        "$ref": "KeptStock#"
       }
      },
      "availability": {
       "type": "array",
       "items": {
        "$ref": "Availability#"
       }
      }
     }
    }
   }
  }
 },
 {
  "operationId": "findUsedStock",
  "method": "POST",
  "url": "/internal/stock/used",
  "permission": "internal",
  "callers": [
   "product"
  ],
  "idempotency": "none",
  "schema": {
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "body": {
    "$ref": "VariantReferences#"
   },
   "response": {
    "200": {
     "type": "object",
     "required": [
      "used"
     ],
     "additionalProperties": false,
     "properties": {
      "used": {
       "type": "array",
       "items": {
        "$ref": "UsedStock#"
       }
      }
     }
    }
   }
  }
 },
 {
  "operationId": "withdrawStock",
  "method": "POST",
  "url": "/internal/stock/withdraw",
  "permission": "internal",
  "callers": [
   "product"
  ],
  "idempotency": "natural",
  "schema": {
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "body": {
    "$ref": "VariantReferences#"
   }
  }
 },
 {
  "operationId": "countStock",
  "method": "POST",
  "url": "/internal/stock/counts",
  "permission": "internal",
  "callers": [
   "product"
  ],
  "idempotency": "none",
  "schema": {
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "body": {
    "$ref": "VariantReferences#"
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
        "$ref": "StockCount#"
       }
      }
     }
    }
   }
  }
 },
 {
  "operationId": "readAvailability",
  "method": "POST",
  "url": "/internal/availability",
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
    "$ref": "VariantReferences#"
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
        "$ref": "ToldAvailability#"
       }
      }
     }
    }
   }
  }
 },
 {
  "operationId": "readBackInStockRequest",
  "method": "GET",
  "url": "/internal/back-in-stock/:requestId",
  "permission": "internal",
  "callers": [
   "notification"
  ],
  "schema": {
   "params": {
    "type": "object",
    "properties": {
     "requestId": {
      "type": "string",
      "maxLength": 64
     }
    },
    "required": [
     "requestId"
    ]
   },
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "response": {
    "200": {
     "$ref": "BackInStockRequest#"
    }
   }
  }
 },
 {
  "operationId": "readSignUpData",
  "method": "POST",
  "url": "/internal/personal-data",
  "permission": "internal",
  "callers": [
   "user"
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
     "email"
    ],
    "additionalProperties": false,
    "properties": {
     "email": {
      "type": "string",
      "maxLength": 254
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
        "type": "object",
        "additionalProperties": true
       }
      }
     }
    }
   }
  }
 }
]
