// Generated from openapi/ by `npm run gen`. Do not edit.

import type { Route } from '@stoa/kit/contract'

export const schemas: readonly Record<string, unknown>[] = [
 {
  "$id": "PaymentStatus",
  "type": "string",
  "enum": [
   "pending",
   "requires_action",
   "authorised",
   "captured",
   "awaiting",
   "failed",
   "cancelled",
   "refunded"
  ]
 },
 {
  "$id": "EnabledMethod",
  "type": "object",
  "required": [
   "id",
   "kind",
   "title"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "type": "string"
   },
   "kind": {
    "type": "string",
    "enum": [
     "test",
     "manual"
    ]
   },
   "title": {
    "type": "string"
   }
  }
 },
 {
  "$id": "AuthoriseRequest",
  "type": "object",
  "required": [
   "payment_id",
   "checkout_id",
   "order_id",
   "order_number",
   "owner",
   "method",
   "amount"
  ],
  "additionalProperties": false,
  "properties": {
   "payment_id": {
    "type": "string",
    "minLength": 1,
    "maxLength": 64
   },
   "checkout_id": {
    "type": "string",
    "minLength": 1,
    "maxLength": 64
   },
   "order_id": {
    "type": "string",
    "minLength": 1,
    "maxLength": 64
   },
   "order_number": {
    "type": "string",
    "maxLength": 32
   },
   "owner": {
    "type": "string",
    "maxLength": 64
   },
   "method": {
    "type": "string",
    "maxLength": 40
   },
   "amount": {
    "$ref": "Money#"
   },
   "details": {
    "type": "object",
    "additionalProperties": {
     "type": "string",
     "maxLength": 500
    }
   }
  }
 },
 {
  "$id": "PaymentState",
  "type": "object",
  "required": [
   "payment_id",
   "status",
   "amount",
   "captured",
   "refunded",
   "action",
   "failure"
  ],
  "additionalProperties": false,
  "properties": {
   "payment_id": {
    "type": "string"
   },
   "status": {
    "$ref": "PaymentStatus#"
   },
   "amount": {
    "$ref": "Money#"
   },
   "captured": {
    "$ref": "Money#"
   },
   "refunded": {
    "$ref": "Money#"
   },
   "action": {
    "$ref": "PaymentAction#"
   },
   "failure": {
    "type": [
     "string",
     "null"
    ]
   }
  }
 },
 {
  "$id": "PaymentAction",
  "type": [
   "object",
   "null"
  ],
  "required": [
   "type"
  ],
  "additionalProperties": false,
  "properties": {
   "type": {
    "type": "string",
    "enum": [
     "redirect",
     "confirm"
    ]
   },
   "url": {
    "type": "string"
   }
  }
 },
 {
  "$id": "PaymentChanged",
  "type": "object",
  "required": [
   "payment_id",
   "checkout_id",
   "order_id",
   "status",
   "amount",
   "captured",
   "refunded",
   "version"
  ],
  "additionalProperties": false,
  "properties": {
   "payment_id": {
    "type": "string"
   },
   "checkout_id": {
    "type": "string"
   },
   "order_id": {
    "type": "string"
   },
   "status": {
    "$ref": "PaymentStatus#"
   },
   "amount": {
    "$ref": "Money#"
   },
   "captured": {
    "$ref": "Money#"
   },
   "refunded": {
    "$ref": "Money#"
   },
   "version": {
    "type": "integer"
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
  "operationId": "listEnabledMethods",
  "method": "GET",
  "url": "/internal/payment-methods",
  "permission": "internal",
  "callers": [
   "order"
  ],
  "schema": {
   "querystring": {
    "type": "object",
    "properties": {
     "currency": {
      "$ref": "Currency#"
     }
    },
    "additionalProperties": false
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
        "$ref": "EnabledMethod#"
       }
      }
     }
    }
   }
  }
 },
 {
  "operationId": "authorisePayment",
  "method": "POST",
  "url": "/internal/payments",
  "permission": "internal",
  "callers": [
   "order"
  ],
  "idempotency": "resumable",
  "schema": {
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "body": {
    "$ref": "AuthoriseRequest#"
   },
   "response": {
    "200": {
     "$ref": "PaymentState#"
    }
   }
  }
 },
 {
  "operationId": "readPayment",
  "method": "GET",
  "url": "/internal/payments/:paymentId",
  "permission": "internal",
  "callers": [
   "order"
  ],
  "schema": {
   "params": {
    "type": "object",
    "properties": {
     "paymentId": {
      "type": "string",
      "maxLength": 64
     }
    },
    "required": [
     "paymentId"
    ]
   },
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "response": {
    "200": {
     "$ref": "PaymentState#"
    }
   }
  }
 },
 {
  "operationId": "cancelPayment",
  "method": "POST",
  "url": "/internal/payments/:paymentId/cancel",
  "permission": "internal",
  "callers": [
   "order"
  ],
  "idempotency": "resumable",
  "schema": {
   "params": {
    "type": "object",
    "properties": {
     "paymentId": {
      "type": "string",
      "maxLength": 64
     }
    },
    "required": [
     "paymentId"
    ]
   },
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "response": {
    "200": {
     "$ref": "PaymentState#"
    }
   }
  }
 },
 {
  "operationId": "refundOrder",
  "method": "POST",
  "url": "/internal/payments/:paymentId/refunds",
  "permission": "internal",
  "callers": [
   "order"
  ],
  "idempotency": "resumable",
  "schema": {
   "params": {
    "type": "object",
    "properties": {
     "paymentId": {
      "type": "string",
      "maxLength": 64
     }
    },
    "required": [
     "paymentId"
    ]
   },
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "body": {
    "type": "object",
    "required": [
     "refund_id",
     "amount",
     "reason"
    ],
    "additionalProperties": false,
    "properties": {
     "refund_id": {
      "type": "string",
      "minLength": 1,
      "maxLength": 64
     },
     "amount": {
      "$ref": "Money#"
     },
     "reason": {
      "type": [
       "string",
       "null"
      ],
      "maxLength": 500
     }
    }
   },
   "response": {
    "200": {
     "$ref": "PaymentState#"
    }
   }
  }
 }
]
