// Generated from openapi/ by `npm run gen`. Do not edit.

import type { Route } from '@stoa/kit/contract'

export const schemas: readonly Record<string, unknown>[] = [
 {
  "$id": "CheckoutState",
  "type": "object",
  "required": [
   "checkout_id",
   "state",
   "order_id"
  ],
  "additionalProperties": false,
  "properties": {
   "checkout_id": {
    "type": "string"
   },
   "state": {
    "type": "string",
    "enum": [
     "open",
     "holding",
     "authorising",
     "requires_action",
     "confirming",
     "confirmed",
     "undoing",
     "failed"
    ]
   },
   "order_id": {
    "type": [
     "string",
     "null"
    ]
   }
  }
 },
 {
  "$id": "EventLine",
  "type": "object",
  "required": [
   "variant_id",
   "quantity"
  ],
  "additionalProperties": false,
  "properties": {
   "variant_id": {
    "type": "string"
   },
   "quantity": {
    "type": "integer",
    "minimum": 1
   }
  }
 },
 {
  "$id": "OrderPlaced",
  "type": "object",
  "required": [
   "order_id",
   "number",
   "reservation_id",
   "customer_id",
   "total",
   "lines"
  ],
  "additionalProperties": false,
  "properties": {
   "order_id": {
    "type": "string"
   },
   "number": {
    "type": "string"
   },
   "reservation_id": {
    "type": "string"
   },
   "customer_id": {
    "type": [
     "string",
     "null"
    ]
   },
   "total": {
    "$ref": "Money#"
   },
   "lines": {
    "type": "array",
    "items": {
     "$ref": "EventLine#"
    }
   }
  }
 },
 {
  "$id": "OrderCancelled",
  "type": "object",
  "required": [
   "order_id",
   "number",
   "reservation_id",
   "reason",
   "restock"
  ],
  "additionalProperties": false,
  "properties": {
   "order_id": {
    "type": "string"
   },
   "number": {
    "type": "string"
   },
   "reservation_id": {
    "type": "string"
   },
   "reason": {
    "type": [
     "string",
     "null"
    ]
   },
   "restock": {
    "type": "array",
    "items": {
     "$ref": "EventLine#"
    }
   }
  }
 },
 {
  "$id": "OrderFulfilled",
  "type": "object",
  "required": [
   "order_id",
   "number",
   "fulfilment_id"
  ],
  "additionalProperties": false,
  "properties": {
   "order_id": {
    "type": "string"
   },
   "number": {
    "type": "string"
   },
   "fulfilment_id": {
    "type": "string"
   }
  }
 },
 {
  "$id": "OrderRefunded",
  "type": "object",
  "required": [
   "order_id",
   "number",
   "refund_id",
   "amount"
  ],
  "additionalProperties": false,
  "properties": {
   "order_id": {
    "type": "string"
   },
   "number": {
    "type": "string"
   },
   "refund_id": {
    "type": "string"
   },
   "amount": {
    "$ref": "Money#"
   }
  }
 },
 {
  "$id": "OrderForMessages",
  "type": "object",
  "required": [
   "id",
   "number",
   "email",
   "locale",
   "customer_id",
   "currency",
   "lines",
   "subtotal",
   "shipping_total",
   "tax_total",
   "total",
   "shipping_address",
   "fulfilments",
   "placed_at"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "type": "string"
   },
   "number": {
    "type": "string"
   },
   "email": {
    "type": "string"
   },
   "locale": {
    "type": "string"
   },
   "customer_id": {
    "type": [
     "string",
     "null"
    ]
   },
   "currency": {
    "$ref": "Currency#"
   },
   "lines": {
    "type": "array",
    "items": {
     "type": "object",
     "required": [
      "title",
      "variant_title",
      "quantity",
      "unit_price",
      "total",
      "image"
     ],
     "additionalProperties": false,
     "properties": {
      "title": {
       "type": "string"
      },
      "variant_title": {
       "type": [
        "string",
        "null"
       ]
      },
      "quantity": {
       "type": "integer"
      },
      "unit_price": {
       "$ref": "Money#"
      },
      "total": {
       "$ref": "Money#"
      },
      "image": {
       "type": [
        "string",
        "null"
       ]
      }
     }
    }
   },
   "subtotal": {
    "$ref": "Money#"
   },
   "shipping_total": {
    "$ref": "Money#"
   },
   "tax_total": {
    "$ref": "Money#"
   },
   "total": {
    "$ref": "Money#"
   },
   "shipping_address": {
    "$ref": "Address#"
   },
   "fulfilments": {
    "type": "array",
    "items": {
     "type": "object",
     "required": [
      "id",
      "tracking_number",
      "tracking_url",
      "carrier",
      "lines"
     ],
     "additionalProperties": false,
     "properties": {
      "id": {
       "type": "string"
      },
      "carrier": {
       "type": [
        "string",
        "null"
       ]
      },
      "tracking_number": {
       "type": [
        "string",
        "null"
       ]
      },
      "tracking_url": {
       "type": [
        "string",
        "null"
       ]
      },
      "lines": {
       "type": "array",
       "items": {
        "type": "object",
        "required": [
         "title",
         "variant_title",
         "quantity"
        ],
        "additionalProperties": false,
        "properties": {
         "title": {
          "type": "string"
         },
         "variant_title": {
          "type": [
           "string",
           "null"
          ]
         },
         "quantity": {
          "type": "integer"
         }
        }
       }
      }
     }
    }
   },
   "placed_at": {
    "$ref": "Timestamp#"
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
  "$id": "Address",
  "type": "object",
  "required": [
   "name",
   "line1",
   "country"
  ],
  "additionalProperties": false,
  "properties": {
   "name": {
    "type": "string",
    "minLength": 1,
    "maxLength": 200
   },
   "company": {
    "type": "string",
    "maxLength": 200
   },
   "line1": {
    "type": "string",
    "minLength": 1,
    "maxLength": 200
   },
   "line2": {
    "type": "string",
    "maxLength": 200
   },
   "city": {
    "type": "string",
    "maxLength": 120
   },
   "region": {
    "type": "string",
    "maxLength": 120
   },
   "postal_code": {
    "type": "string",
    "maxLength": 32
   },
   "country": {
    "type": "string",
    "pattern": "^[A-Z]{2}$"
   },
   "phone": {
    "type": "string",
    "pattern": "^\\+[1-9][0-9]{1,14}$"
   }
  }
 },
 {
  "$id": "Timestamp",
  "type": "string",
  "format": "date-time"
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
  "operationId": "readOrder",
  "method": "GET",
  "url": "/internal/orders/:orderId",
  "permission": "internal",
  "callers": [
   "notification"
  ],
  "schema": {
   "params": {
    "type": "object",
    "properties": {
     "orderId": {
      "type": "string",
      "maxLength": 64
     }
    },
    "required": [
     "orderId"
    ]
   },
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "response": {
    "200": {
     "$ref": "OrderForMessages#"
    }
   }
  }
 },
 {
  "operationId": "resumeCheckout",
  "method": "POST",
  "url": "/internal/checkouts/:checkoutId/resume",
  "permission": "internal",
  "callers": [
   "payment"
  ],
  "idempotency": "resumable",
  "schema": {
   "params": {
    "type": "object",
    "properties": {
     "checkoutId": {
      "type": "string",
      "maxLength": 64
     }
    },
    "required": [
     "checkoutId"
    ]
   },
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "response": {
    "200": {
     "$ref": "CheckoutState#"
    }
   }
  }
 }
]
