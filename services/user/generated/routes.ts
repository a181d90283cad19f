// Generated from openapi/ by `npm run gen`. Do not edit.

import type { Route } from '@stoa/kit/contract'

export const schemas: readonly Record<string, unknown>[] = [
 {
  "$id": "ResolvedPrincipal",
  "type": "object",
  "required": [
   "kind",
   "id",
   "permissions"
  ],
  "additionalProperties": false,
  "properties": {
   "kind": {
    "type": "string",
    "enum": [
     "user",
     "key"
    ]
   },
   "id": {
    "type": "string"
   },
   "permissions": {
    "type": "array",
    "items": {
     "type": "string"
    }
   },
   "publishable": {
    "type": "boolean"
   }
  }
 },
 {
  "$id": "UserRegistered",
  "type": "object",
  "required": [
   "user_id"
  ],
  "additionalProperties": false,
  "properties": {
   "user_id": {
    "type": "string"
   }
  }
 },
 {
  "$id": "PrincipalChanged",
  "type": "object",
  "required": [
   "principal_id",
   "session_ids"
  ],
  "additionalProperties": false,
  "properties": {
   "principal_id": {
    "type": "string"
   },
   "session_ids": {
    "type": "array",
    "items": {
     "type": "string"
    }
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
  "operationId": "resolvePrincipal",
  "method": "POST",
  "url": "/internal/principals/resolve",
  "permission": "internal",
  "callers": [
   "gateway"
  ],
  "idempotency": "none",
  "schema": {
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "body": {
    "type": "object",
    "additionalProperties": false,
    "properties": {
     "session_id": {
      "type": "string",
      "maxLength": 64
     },
     "api_key": {
      "type": "string",
      "maxLength": 200
     }
    }
   },
   "response": {
    "200": {
     "$ref": "ResolvedPrincipal#"
    }
   }
  }
 },
 {
  "operationId": "readContact",
  "method": "GET",
  "url": "/internal/users/:userId/contact",
  "permission": "internal",
  "callers": [
   "notification"
  ],
  "schema": {
   "params": {
    "type": "object",
    "properties": {
     "userId": {
      "type": "string",
      "maxLength": 64
     }
    },
    "required": [
     "userId"
    ]
   },
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "response": {
    "200": {
     "type": "object",
     "required": [
      "user_id",
      "email",
      "name",
      "locale"
     ],
     "additionalProperties": false,
     "properties": {
      "user_id": {
       "type": "string"
      },
      "email": {
       "type": "string"
      },
      "name": {
       "type": [
        "string",
        "null"
       ]
      },
      "locale": {
       "type": "string"
      }
     }
    }
   }
  }
 }
]
