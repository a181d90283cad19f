// Generated from openapi/ by `npm run gen`. Do not edit.

import type { Route } from '@stoa/kit/contract/operations'

export const schemas: readonly Record<string, unknown>[] = [
 {
  "$id": "PaymentMethodList",
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
 },
 {
  "$id": "Payment",
  "type": "object",
  "required": [
   "id",
   "status",
   "method",
   "amount",
   "captured",
   "refunded",
   "action",
   "failure",
   "order_id",
   "created_at",
   "updated_at"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "type": "string"
   },
   "status": {
    "$ref": "PaymentStatus#"
   },
   "method": {
    "type": "string"
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
   },
   "order_id": {
    "type": [
     "string",
     "null"
    ]
   },
   "created_at": {
    "$ref": "Timestamp#"
   },
   "updated_at": {
    "$ref": "Timestamp#"
   }
  }
 },
 {
  "$id": "PaymentConfirm",
  "type": "object",
  "additionalProperties": false,
  "properties": {
   "details": {
    "$ref": "PaymentDetails#"
   }
  }
 },
 {
  "$id": "PaymentDetails",
  "type": "object",
  "maxProperties": 20,
  "propertyNames": {
   "maxLength": 40
  },
  "additionalProperties": {
   "type": "string",
   "maxLength": 500
  }
 },
 {
  "$id": "TestProviderWebhook",
  "type": "object",
  "required": [
   "type",
   "charge"
  ],
  "additionalProperties": true,
  "properties": {
   "type": {
    "type": "string",
    "maxLength": 100
   },
   "charge": {
    "type": "string",
    "maxLength": 200
   }
  }
 },
 {
  "$id": "WebhookReceipt",
  "type": "object",
  "required": [
   "received"
  ],
  "additionalProperties": false,
  "properties": {
   "received": {
    "type": "boolean"
   }
  }
 },
 {
  "$id": "AdminPayment",
  "type": "object",
  "required": [
   "id",
   "status",
   "method",
   "provider",
   "provider_reference",
   "amount",
   "captured",
   "refunded",
   "captures",
   "refunds",
   "action",
   "failure",
   "checkout_id",
   "order_id",
   "order_number",
   "captured_by",
   "voided_by",
   "version",
   "created_at",
   "updated_at"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "type": "string"
   },
   "status": {
    "$ref": "PaymentStatus#"
   },
   "method": {
    "type": "string"
   },
   "provider": {
    "type": "string"
   },
   "provider_reference": {
    "type": [
     "string",
     "null"
    ]
   },
   "amount": {
    "$ref": "Money#"
   },
   "waived": {
    "$ref": "Money#"
   },
   "captured": {
    "$ref": "Money#"
   },
   "refunded": {
    "$ref": "Money#"
   },
   "captures": {
    "type": "array",
    "items": {
     "$ref": "Capture#"
    }
   },
   "refunds": {
    "type": "array",
    "items": {
     "$ref": "Refund#"
    }
   },
   "action": {
    "$ref": "PaymentAction#"
   },
   "failure": {
    "type": [
     "string",
     "null"
    ]
   },
   "checkout_id": {
    "type": "string"
   },
   "order_id": {
    "type": "string"
   },
   "order_number": {
    "type": "string"
   },
   "captured_by": {
    "type": [
     "string",
     "null"
    ]
   },
   "voided_by": {
    "type": [
     "string",
     "null"
    ]
   },
   "version": {
    "type": "integer"
   },
   "created_at": {
    "$ref": "Timestamp#"
   },
   "updated_at": {
    "$ref": "Timestamp#"
   }
  }
 },
 {
  "$id": "AdminPaymentPage",
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
     "$ref": "AdminPayment#"
    }
   },
   "page": {
    "$ref": "PageInfo#"
   }
  }
 },
 {
  "$id": "RefundStatus",
  "type": "string",
  "enum": [
   "pending",
   "succeeded",
   "failed"
  ]
 },
 {
  "$id": "RefundKind",
  "type": "string",
  "enum": [
   "provider",
   "manual",
   "reversal"
  ]
 },
 {
  "$id": "Refund",
  "type": "object",
  "required": [
   "id",
   "kind",
   "amount",
   "status",
   "reason",
   "failure",
   "reference",
   "actor",
   "ended_by",
   "retried_by",
   "created_at"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "type": "string"
   },
   "kind": {
    "$ref": "RefundKind#"
   },
   "amount": {
    "$ref": "Money#"
   },
   "status": {
    "$ref": "RefundStatus#"
   },
   "reason": {
    "type": [
     "string",
     "null"
    ]
   },
   "failure": {
    "type": [
     "string",
     "null"
    ]
   },
   "reference": {
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
   "ended_by": {
    "type": [
     "string",
     "null"
    ]
   },
   "retried_by": {
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
  "$id": "ListedRefund",
  "type": "object",
  "required": [
   "id",
   "kind",
   "amount",
   "status",
   "reason",
   "failure",
   "reference",
   "actor",
   "ended_by",
   "retried_by",
   "payment_id",
   "order_id",
   "order_number",
   "method",
   "created_at"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "type": "string"
   },
   "kind": {
    "$ref": "RefundKind#"
   },
   "amount": {
    "$ref": "Money#"
   },
   "status": {
    "$ref": "RefundStatus#"
   },
   "reason": {
    "type": [
     "string",
     "null"
    ]
   },
   "failure": {
    "type": [
     "string",
     "null"
    ]
   },
   "reference": {
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
   "ended_by": {
    "type": [
     "string",
     "null"
    ]
   },
   "retried_by": {
    "type": [
     "string",
     "null"
    ]
   },
   "payment_id": {
    "type": "string"
   },
   "order_id": {
    "type": "string"
   },
   "order_number": {
    "type": "string"
   },
   "method": {
    "type": "string"
   },
   "created_at": {
    "$ref": "Timestamp#"
   }
  }
 },
 {
  "$id": "ListedRefundPage",
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
     "$ref": "ListedRefund#"
    }
   },
   "page": {
    "$ref": "PageInfo#"
   }
  }
 },
 {
  "$id": "RefundConfirm",
  "type": "object",
  "additionalProperties": false,
  "properties": {
   "reference": {
    "type": "string",
    "minLength": 1,
    "maxLength": 200
   }
  }
 },
 {
  "$id": "RefundReject",
  "type": "object",
  "required": [
   "reason"
  ],
  "additionalProperties": false,
  "properties": {
   "reason": {
    "type": "string",
    "minLength": 1,
    "maxLength": 500
   }
  }
 },
 {
  "$id": "Capture",
  "type": "object",
  "required": [
   "id",
   "amount",
   "actor",
   "created_at"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "type": "string"
   },
   "amount": {
    "$ref": "Money#"
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
  "$id": "PaymentCapture",
  "type": "object",
  "additionalProperties": false,
  "properties": {
   "amount": {
    "$ref": "Money#"
   }
  }
 },
 {
  "$id": "PaymentRefund",
  "type": "object",
  "additionalProperties": false,
  "properties": {
   "amount": {
    "$ref": "Money#"
   },
   "reason": {
    "type": "string",
    "maxLength": 500
   }
  }
 },
 {
  "$id": "GetLedgerInclude",
  "type": "string",
  "enum": [
   "balances"
  ]
 },
 {
  "$id": "LedgerEntrySource",
  "type": "string",
  "enum": [
   "capture",
   "refund"
  ]
 },
 {
  "$id": "LedgerEntry",
  "type": "object",
  "required": [
   "id",
   "transfer_id",
   "source",
   "reference",
   "payment_id",
   "account",
   "amount",
   "created_at"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "type": "string"
   },
   "transfer_id": {
    "type": "string"
   },
   "source": {
    "$ref": "LedgerEntrySource#"
   },
   "reference": {
    "type": "string"
   },
   "payment_id": {
    "type": "string"
   },
   "account": {
    "type": "string"
   },
   "amount": {
    "$ref": "Money#"
   },
   "created_at": {
    "$ref": "Timestamp#"
   }
  }
 },
 {
  "$id": "LedgerBalance",
  "type": "object",
  "required": [
   "account",
   "amount"
  ],
  "additionalProperties": false,
  "properties": {
   "account": {
    "type": "string"
   },
   "amount": {
    "$ref": "Money#"
   }
  }
 },
 {
  "$id": "LedgerPage",
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
     "$ref": "LedgerEntry#"
    }
   },
   "balances": {
    "type": "array",
    "items": {
     "$ref": "LedgerBalance#"
    }
   },
   "page": {
    "$ref": "PageInfo#"
   }
  }
 },
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
  "$id": "PaymentMethodKind",
  "type": "string",
  "enum": [
   "test",
   "manual"
  ]
 },
 {
  "$id": "EnabledMethod",
  "type": "object",
  "required": [
   "id",
   "kind",
   "title",
   "description",
   "instructions",
   "icon"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "type": "string"
   },
   "kind": {
    "$ref": "PaymentMethodKind#"
   },
   "title": {
    "type": "string"
   },
   "description": {
    "type": "string"
   },
   "instructions": {
    "type": [
     "string",
     "null"
    ]
   },
   "icon": {
    "$ref": "PaymentIcon#"
   }
  }
 },
 {
  "$id": "PaymentIcon",
  "type": "string",
  "enum": [
   "card",
   "bank",
   "cash"
  ]
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
    "$ref": "PaymentDetails#"
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
   "was_paid_in_full": {
    "type": "boolean"
   },
   "waived": {
    "$ref": "Money#"
   },
   "refund_pending": {
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
   },
   "version": {
    "type": "integer"
   },
   "refund": {
    "type": "object",
    "required": [
     "id",
     "status"
    ],
    "additionalProperties": false,
    "properties": {
     "id": {
      "type": "string"
     },
     "status": {
      "$ref": "RefundStatus#"
     }
    }
   },
   "refunds": {
    "type": "array",
    "items": {
     "$ref": "RefundState#"
    }
   }
  }
 },
 {
  "$id": "RefundState",
  "type": "object",
  "required": [
   "id",
   "kind",
   "amount",
   "status",
   "reason",
   "failure"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "type": "string"
   },
   "kind": {
    "$ref": "RefundKind#"
   },
   "amount": {
    "$ref": "Money#"
   },
   "status": {
    "$ref": "RefundStatus#"
   },
   "reason": {
    "type": [
     "string",
     "null"
    ]
   },
   "failure": {
    "type": [
     "string",
     "null"
    ]
   },
   "tries": {
    "type": "integer"
   },
   "ended_at": {
    "type": [
     "string",
     "null"
    ],
    "format": "date-time"
   }
  }
 },
 {
  "$id": "PaymentActionType",
  "type": "string",
  "enum": [
   "redirect",
   "confirm"
  ]
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
    "$ref": "PaymentActionType#"
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
   "was_paid_in_full": {
    "type": "boolean"
   },
   "waived": {
    "$ref": "Money#"
   },
   "refund_pending": {
    "$ref": "Money#"
   },
   "refunds": {
    "type": "array",
    "items": {
     "$ref": "RefundState#"
    }
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
  "$id": "Timestamp",
  "type": "string",
  "format": "date-time"
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
  "$id": "ProblemTotalName",
  "type": "string",
  "enum": [
   "subtotal",
   "shipping_total",
   "tax_total",
   "total"
  ]
 }
]

export const routes: readonly Route[] = [
 {
  "operationId": "listPaymentMethods",
  "method": "GET",
  "url": "/v1/payment-methods",
  "permission": "public",
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
     "currency": {
      "$ref": "Currency#"
     }
    },
    "additionalProperties": false
   },
   "response": {
    "200": {
     "$ref": "PaymentMethodList#"
    }
   }
  }
 },
 {
  "operationId": "getPayment",
  "method": "GET",
  "url": "/v1/payments/:id",
  "permission": "buyer",
  "problems": [
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "not_found",
   "rate_limited"
  ],
  "schema": {
   "params": {
    "type": "object",
    "properties": {
     "id": {
      "type": "string",
      "maxLength": 64
     }
    },
    "required": [
     "id"
    ]
   },
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "response": {
    "200": {
     "$ref": "Payment#"
    }
   }
  }
 },
 {
  "operationId": "confirmPayment",
  "method": "POST",
  "url": "/v1/payments/:id/confirm",
  "permission": "buyer",
  "idempotency": "resumable",
  "bodyOptional": true,
  "problems": [
   "malformed_body",
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "not_found",
   "payload_too_large",
   "unsupported_media_type",
   "idempotency_key_reused",
   "rate_limited",
   "idempotency_in_progress"
  ],
  "schema": {
   "params": {
    "type": "object",
    "properties": {
     "id": {
      "type": "string",
      "maxLength": 64
     }
    },
    "required": [
     "id"
    ]
   },
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "body": {
    "$ref": "PaymentConfirm#"
   },
   "response": {
    "200": {
     "$ref": "Payment#"
    }
   }
  }
 },
 {
  "operationId": "receiveProviderWebhook",
  "method": "POST",
  "url": "/v1/payments/webhooks/test",
  "permission": "public",
  "idempotency": "none",
  "rawBody": "application/json",
  "problems": [
   "malformed_body",
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "payload_too_large",
   "unsupported_media_type",
   "rate_limited",
   "not_found"
  ],
  "schema": {
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "headers": {
    "type": "object",
    "properties": {
     "webhook-id": {
      "type": "string",
      "maxLength": 255
     },
     "webhook-timestamp": {
      "type": "string",
      "maxLength": 20
     },
     "webhook-signature": {
      "type": "string",
      "maxLength": 2000
     }
    }
   },
   "response": {
    "200": {
     "$ref": "WebhookReceipt#"
    }
   }
  }
 },
 {
  "operationId": "listPayments",
  "method": "GET",
  "url": "/v1/admin/payments",
  "permission": "staff:payments.read",
  "commaSeparated": [
   "status"
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
     "status": {
      "type": "array",
      "minItems": 1,
      "maxItems": 8,
      "items": {
       "$ref": "PaymentStatus#"
      }
     },
     "method": {
      "type": "string",
      "maxLength": 40
     },
     "order_id": {
      "type": "string",
      "maxLength": 64
     },
     "order_number": {
      "type": "string",
      "maxLength": 32
     }
    },
    "additionalProperties": false
   },
   "response": {
    "200": {
     "$ref": "AdminPaymentPage#"
    }
   }
  }
 },
 {
  "operationId": "getPaymentForStaff",
  "method": "GET",
  "url": "/v1/admin/payments/:id",
  "permission": "staff:payments.read",
  "problems": [
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "forbidden",
   "not_found",
   "rate_limited"
  ],
  "responseHeaders": {
   "200": [
    "ETag"
   ]
  },
  "schema": {
   "params": {
    "type": "object",
    "properties": {
     "id": {
      "type": "string",
      "maxLength": 64
     }
    },
    "required": [
     "id"
    ]
   },
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "response": {
    "200": {
     "$ref": "AdminPayment#"
    }
   }
  }
 },
 {
  "operationId": "capturePayment",
  "method": "POST",
  "url": "/v1/admin/payments/:id/capture",
  "permission": "staff:payments.write",
  "idempotency": "resumable",
  "bodyOptional": true,
  "problems": [
   "malformed_body",
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "forbidden",
   "not_found",
   "payload_too_large",
   "unsupported_media_type",
   "idempotency_key_reused",
   "rate_limited",
   "idempotency_key_missing",
   "invalid_state",
   "idempotency_in_progress",
   "unprocessable"
  ],
  "schema": {
   "params": {
    "type": "object",
    "properties": {
     "id": {
      "type": "string",
      "maxLength": 64
     }
    },
    "required": [
     "id"
    ]
   },
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "body": {
    "$ref": "PaymentCapture#"
   },
   "response": {
    "200": {
     "$ref": "AdminPayment#"
    }
   }
  }
 },
 {
  "operationId": "voidPayment",
  "method": "POST",
  "url": "/v1/admin/payments/:id/void",
  "permission": "staff:payments.write",
  "idempotency": "resumable",
  "problems": [
   "malformed_body",
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "forbidden",
   "not_found",
   "payload_too_large",
   "unsupported_media_type",
   "idempotency_key_reused",
   "rate_limited",
   "invalid_state",
   "idempotency_in_progress"
  ],
  "schema": {
   "params": {
    "type": "object",
    "properties": {
     "id": {
      "type": "string",
      "maxLength": 64
     }
    },
    "required": [
     "id"
    ]
   },
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "response": {
    "200": {
     "$ref": "AdminPayment#"
    }
   }
  }
 },
 {
  "operationId": "refundPayment",
  "method": "POST",
  "url": "/v1/admin/payments/:id/refund",
  "permission": "staff:payments.write",
  "idempotency": "resumable",
  "idempotencyRequired": true,
  "problems": [
   "malformed_body",
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "forbidden",
   "not_found",
   "payload_too_large",
   "unsupported_media_type",
   "idempotency_key_reused",
   "idempotency_key_missing",
   "rate_limited",
   "idempotency_in_progress",
   "unprocessable"
  ],
  "schema": {
   "params": {
    "type": "object",
    "properties": {
     "id": {
      "type": "string",
      "maxLength": 64
     }
    },
    "required": [
     "id"
    ]
   },
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "body": {
    "$ref": "PaymentRefund#"
   },
   "response": {
    "200": {
     "$ref": "AdminPayment#"
    }
   }
  }
 },
 {
  "operationId": "listRefunds",
  "method": "GET",
  "url": "/v1/admin/refunds",
  "permission": "staff:payments.read",
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
     "status": {
      "$ref": "RefundStatus#"
     },
     "kind": {
      "$ref": "RefundKind#"
     },
     "needs_staff": {
      "type": "boolean"
     },
     "order_id": {
      "type": "string",
      "maxLength": 64
     }
    },
    "additionalProperties": false
   },
   "response": {
    "200": {
     "$ref": "ListedRefundPage#"
    }
   }
  }
 },
 {
  "operationId": "confirmRefund",
  "method": "POST",
  "url": "/v1/admin/refunds/:id/confirm",
  "permission": "staff:payments.write",
  "idempotency": "resumable",
  "bodyOptional": true,
  "problems": [
   "malformed_body",
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "forbidden",
   "not_found",
   "payload_too_large",
   "unsupported_media_type",
   "idempotency_key_reused",
   "rate_limited",
   "invalid_state",
   "idempotency_in_progress"
  ],
  "schema": {
   "params": {
    "type": "object",
    "properties": {
     "id": {
      "type": "string",
      "maxLength": 200
     }
    },
    "required": [
     "id"
    ]
   },
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "body": {
    "$ref": "RefundConfirm#"
   },
   "response": {
    "200": {
     "$ref": "ListedRefund#"
    }
   }
  }
 },
 {
  "operationId": "rejectRefund",
  "method": "POST",
  "url": "/v1/admin/refunds/:id/reject",
  "permission": "staff:payments.write",
  "idempotency": "resumable",
  "problems": [
   "malformed_body",
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "forbidden",
   "not_found",
   "payload_too_large",
   "unsupported_media_type",
   "idempotency_key_reused",
   "rate_limited",
   "invalid_state",
   "idempotency_in_progress"
  ],
  "schema": {
   "params": {
    "type": "object",
    "properties": {
     "id": {
      "type": "string",
      "maxLength": 200
     }
    },
    "required": [
     "id"
    ]
   },
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "body": {
    "$ref": "RefundReject#"
   },
   "response": {
    "200": {
     "$ref": "ListedRefund#"
    }
   }
  }
 },
 {
  "operationId": "retryRefund",
  "method": "POST",
  "url": "/v1/admin/refunds/:id/retry",
  "permission": "staff:payments.write",
  "idempotency": "resumable",
  "problems": [
   "malformed_body",
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "forbidden",
   "not_found",
   "payload_too_large",
   "unsupported_media_type",
   "idempotency_key_reused",
   "rate_limited",
   "invalid_state",
   "idempotency_in_progress",
   "unprocessable"
  ],
  "schema": {
   "params": {
    "type": "object",
    "properties": {
     "id": {
      "type": "string",
      "maxLength": 200
     }
    },
    "required": [
     "id"
    ]
   },
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "response": {
    "200": {
     "$ref": "ListedRefund#"
    }
   }
  }
 },
 {
  "operationId": "getLedger",
  "method": "GET",
  "url": "/v1/admin/ledger",
  "permission": "staff:payments.read",
  "commaSeparated": [
   "include"
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
     "account": {
      "type": "string",
      "maxLength": 80
     },
     "payment_id": {
      "type": "string",
      "maxLength": 64
     },
     "include": {
      "type": "array",
      "minItems": 1,
      "maxItems": 1,
      "items": {
       "$ref": "GetLedgerInclude#"
      }
     }
    },
    "additionalProperties": false
   },
   "response": {
    "200": {
     "$ref": "LedgerPage#"
    }
   }
  }
 },
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
  "operationId": "endUnpaidPayment",
  "method": "POST",
  "url": "/internal/payments/:paymentId/end-unpaid",
  "permission": "internal",
  "callers": [
   "order"
  ],
  "idempotency": "natural",
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
  "operationId": "waiveAmount",
  "method": "POST",
  "url": "/internal/payments/:paymentId/waive",
  "permission": "internal",
  "callers": [
   "order"
  ],
  "idempotency": "natural",
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
     "amount"
    ],
    "additionalProperties": false,
    "properties": {
     "amount": {
      "$ref": "Money#"
     }
    }
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
     },
     "actor": {
      "type": [
       "string",
       "null"
      ],
      "maxLength": 100
     }
    }
   },
   "response": {
    "200": {
     "$ref": "PaymentState#"
    }
   }
  }
 },
 {
  "operationId": "readPaymentData",
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
     "order_ids"
    ],
    "additionalProperties": false,
    "properties": {
     "order_ids": {
      "type": "array",
      "minItems": 1,
      "maxItems": 100,
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
