// Generated from openapi/ by `npm run gen`. Do not edit.

import type { Route } from '@stoa/kit/contract/operations'

export const schemas: readonly Record<string, unknown>[] = [
 {
  "$id": "EmailAddress",
  "type": "string",
  "format": "idn-email",
  "maxLength": 254
 },
 {
  "$id": "NewPassword",
  "type": "string",
  "minLength": 8,
  "maxLength": 128
 },
 {
  "$id": "PhoneNumber",
  "type": "string",
  "pattern": "^\\+[1-9][0-9]{1,14}$"
 },
 {
  "$id": "PhoneCodeRequest",
  "type": "object",
  "required": [
   "phone"
  ],
  "additionalProperties": false,
  "properties": {
   "phone": {
    "$ref": "PhoneNumber#"
   }
  }
 },
 {
  "$id": "PhoneCodeRequested",
  "type": "object",
  "required": [
   "phone",
   "expires_at",
   "next_at"
  ],
  "additionalProperties": false,
  "properties": {
   "phone": {
    "type": "string"
   },
   "expires_at": {
    "type": "string",
    "format": "date-time"
   },
   "next_at": {
    "type": "string",
    "format": "date-time"
   }
  }
 },
 {
  "$id": "PhoneCode",
  "type": "object",
  "required": [
   "code"
  ],
  "additionalProperties": false,
  "properties": {
   "code": {
    "type": "string",
    "pattern": "^[0-9]{6}$"
   }
  }
 },
 {
  "$id": "LanguageTag",
  "type": "string",
  "pattern": "^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$"
 },
 {
  "$id": "PersonName",
  "type": "string",
  "format": "visible-text",
  "minLength": 1,
  "maxLength": 200
 },
 {
  "$id": "Permission",
  "type": "string",
  "pattern": "^(\\*|[a-z_]{1,40}\\.(read|write))$"
 },
 {
  "$id": "PermissionList",
  "type": "array",
  "maxItems": 50,
  "uniqueItems": true,
  "items": {
   "$ref": "Permission#"
  }
 },
 {
  "$id": "Registration",
  "type": "object",
  "required": [
   "email",
   "password"
  ],
  "additionalProperties": false,
  "properties": {
   "email": {
    "$ref": "EmailAddress#"
   },
   "password": {
    "$ref": "NewPassword#"
   },
   "name": {
    "$ref": "PersonName#"
   },
   "phone": {
    "$ref": "PhoneNumber#"
   },
   "locale": {
    "$ref": "LanguageTag#"
   }
  }
 },
 {
  "$id": "Credentials",
  "type": "object",
  "required": [
   "email",
   "password"
  ],
  "additionalProperties": false,
  "properties": {
   "email": {
    "$ref": "EmailAddress#"
   },
   "password": {
    "type": "string",
    "minLength": 1,
    "maxLength": 128
   }
  }
 },
 {
  "$id": "RefreshRequest",
  "type": "object",
  "required": [
   "refresh_token"
  ],
  "additionalProperties": false,
  "properties": {
   "refresh_token": {
    "type": "string",
    "minLength": 1,
    "maxLength": 200
   }
  }
 },
 {
  "$id": "PasswordChange",
  "type": "object",
  "required": [
   "current_password",
   "new_password"
  ],
  "additionalProperties": false,
  "properties": {
   "current_password": {
    "type": "string",
    "minLength": 1,
    "maxLength": 128
   },
   "new_password": {
    "$ref": "NewPassword#"
   },
   "api_keys": {
    "$ref": "KeysAtPasswordChange#",
    "default": "keep"
   }
  }
 },
 {
  "$id": "KeysAtPasswordChange",
  "type": "string",
  "enum": [
   "keep",
   "revoke_recent",
   "revoke_all"
  ]
 },
 {
  "$id": "PasswordForgotten",
  "type": "object",
  "required": [
   "email"
  ],
  "additionalProperties": false,
  "properties": {
   "email": {
    "$ref": "EmailAddress#"
   }
  }
 },
 {
  "$id": "PasswordReset",
  "type": "object",
  "required": [
   "token",
   "new_password"
  ],
  "additionalProperties": false,
  "properties": {
   "token": {
    "type": "string",
    "minLength": 1,
    "maxLength": 200
   },
   "new_password": {
    "$ref": "NewPassword#"
   },
   "api_keys": {
    "$ref": "KeysAtPasswordChange#",
    "default": "revoke_recent"
   }
  }
 },
 {
  "$id": "EmailVerification",
  "type": "object",
  "required": [
   "token"
  ],
  "additionalProperties": false,
  "properties": {
   "token": {
    "type": "string",
    "minLength": 1,
    "maxLength": 200
   }
  }
 },
 {
  "$id": "EmailVerified",
  "type": "object",
  "required": [
   "email_verified_at"
  ],
  "additionalProperties": false,
  "properties": {
   "email_verified_at": {
    "type": "string",
    "format": "date-time"
   }
  }
 },
 {
  "$id": "EmailVerificationRequested",
  "type": "object",
  "required": [
   "email",
   "email_verified_at",
   "expires_at",
   "next_at"
  ],
  "additionalProperties": false,
  "properties": {
   "email": {
    "type": "string"
   },
   "email_verified_at": {
    "type": [
     "string",
     "null"
    ],
    "format": "date-time"
   },
   "expires_at": {
    "type": [
     "string",
     "null"
    ],
    "format": "date-time"
   },
   "next_at": {
    "type": [
     "string",
     "null"
    ],
    "format": "date-time"
   }
  }
 },
 {
  "$id": "SignedIn",
  "type": "object",
  "required": [
   "access_token",
   "token_type",
   "expires_in",
   "refresh_token",
   "user"
  ],
  "additionalProperties": false,
  "properties": {
   "access_token": {
    "type": "string"
   },
   "token_type": {
    "type": "string",
    "const": "Bearer"
   },
   "expires_in": {
    "type": "integer"
   },
   "refresh_token": {
    "type": "string"
   },
   "user": {
    "$ref": "User#"
   }
  }
 },
 {
  "$id": "User",
  "type": "object",
  "required": [
   "id",
   "email",
   "email_verified_at",
   "name",
   "phone",
   "phone_verified_at",
   "locale",
   "permissions",
   "created_at"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "type": "string"
   },
   "email": {
    "type": "string"
   },
   "email_verified_at": {
    "type": [
     "string",
     "null"
    ],
    "format": "date-time"
   },
   "name": {
    "type": [
     "string",
     "null"
    ]
   },
   "phone": {
    "type": [
     "string",
     "null"
    ]
   },
   "phone_verified_at": {
    "type": [
     "string",
     "null"
    ],
    "format": "date-time"
   },
   "locale": {
    "type": "string"
   },
   "permissions": {
    "type": "array",
    "items": {
     "type": "string"
    }
   },
   "created_at": {
    "$ref": "Timestamp#"
   }
  }
 },
 {
  "$id": "UserPatch",
  "type": "object",
  "additionalProperties": false,
  "minProperties": 1,
  "properties": {
   "name": {
    "type": [
     "string",
     "null"
    ],
    "format": "visible-text",
    "minLength": 1,
    "maxLength": 200
   },
   "phone": {
    "type": [
     "string",
     "null"
    ],
    "pattern": "^\\+[1-9][0-9]{1,14}$"
   },
   "locale": {
    "$ref": "LanguageTag#"
   }
  }
 },
 {
  "$id": "UserSession",
  "type": "object",
  "required": [
   "id",
   "current",
   "address",
   "user_agent",
   "created_at",
   "last_used_at",
   "expires_at"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "type": "string"
   },
   "current": {
    "type": "boolean"
   },
   "address": {
    "type": [
     "string",
     "null"
    ]
   },
   "user_agent": {
    "type": [
     "string",
     "null"
    ]
   },
   "created_at": {
    "$ref": "Timestamp#"
   },
   "last_used_at": {
    "$ref": "Timestamp#"
   },
   "expires_at": {
    "type": "string",
    "format": "date-time"
   }
  }
 },
 {
  "$id": "UserSessionPage",
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
     "$ref": "UserSession#"
    }
   },
   "page": {
    "$ref": "PageInfo#"
   }
  }
 },
 {
  "$id": "Jwks",
  "type": "object",
  "required": [
   "keys"
  ],
  "additionalProperties": false,
  "properties": {
   "keys": {
    "type": "array",
    "items": {
     "type": "object",
     "required": [
      "kty",
      "crv",
      "x",
      "y",
      "kid",
      "alg",
      "use"
     ],
     "additionalProperties": false,
     "properties": {
      "kty": {
       "type": "string",
       "const": "EC"
      },
      "crv": {
       "type": "string",
       "const": "P-256"
      },
      "x": {
       "type": "string"
      },
      "y": {
       "type": "string"
      },
      "kid": {
       "type": "string"
      },
      "alg": {
       "type": "string",
       "const": "ES256"
      },
      "use": {
       "type": "string",
       "const": "sig"
      }
     }
    }
   }
  }
 },
 {
  "$id": "AddressCreate",
  "type": "object",
  "required": [
   "address"
  ],
  "additionalProperties": false,
  "properties": {
   "address": {
    "$ref": "Address#"
   },
   "is_default": {
    "type": "boolean"
   }
  }
 },
 {
  "$id": "SavedAddressPatch",
  "type": "object",
  "additionalProperties": false,
  "minProperties": 1,
  "properties": {
   "address": {
    "$ref": "AddressPatch#"
   },
   "is_default": {
    "type": "boolean",
    "const": true
   }
  }
 },
 {
  "$id": "AddressPatch",
  "type": "object",
  "additionalProperties": false,
  "properties": {
   "name": {
    "type": "string",
    "format": "visible-text",
    "minLength": 1,
    "maxLength": 200
   },
   "company": {
    "type": [
     "string",
     "null"
    ],
    "maxLength": 200
   },
   "line1": {
    "type": "string",
    "minLength": 1,
    "maxLength": 200
   },
   "line2": {
    "type": [
     "string",
     "null"
    ],
    "maxLength": 200
   },
   "city": {
    "type": [
     "string",
     "null"
    ],
    "maxLength": 120
   },
   "region": {
    "type": [
     "string",
     "null"
    ],
    "maxLength": 120
   },
   "postal_code": {
    "type": [
     "string",
     "null"
    ],
    "maxLength": 32
   },
   "country": {
    "type": "string",
    "pattern": "^[A-Z]{2}$"
   },
   "phone": {
    "type": [
     "string",
     "null"
    ],
    "pattern": "^\\+[1-9][0-9]{1,14}$"
   }
  }
 },
 {
  "$id": "SavedAddress",
  "type": "object",
  "required": [
   "id",
   "address",
   "is_default",
   "created_at",
   "updated_at"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "type": "string"
   },
   "address": {
    "$ref": "Address#"
   },
   "is_default": {
    "type": "boolean"
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
  "$id": "SavedAddressPage",
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
     "$ref": "SavedAddress#"
    }
   },
   "page": {
    "$ref": "PageInfo#"
   }
  }
 },
 {
  "$id": "Customer",
  "type": "object",
  "required": [
   "id",
   "email",
   "email_verified_at",
   "name",
   "phone",
   "phone_verified_at",
   "locale",
   "created_at"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "type": "string"
   },
   "email": {
    "type": "string"
   },
   "email_verified_at": {
    "type": [
     "string",
     "null"
    ],
    "format": "date-time"
   },
   "name": {
    "type": [
     "string",
     "null"
    ]
   },
   "phone": {
    "type": [
     "string",
     "null"
    ]
   },
   "phone_verified_at": {
    "type": [
     "string",
     "null"
    ],
    "format": "date-time"
   },
   "locale": {
    "type": "string"
   },
   "created_at": {
    "$ref": "Timestamp#"
   }
  }
 },
 {
  "$id": "CustomerPage",
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
     "$ref": "Customer#"
    }
   },
   "page": {
    "$ref": "PageInfo#"
   }
  }
 },
 {
  "$id": "CustomerDetail",
  "type": "object",
  "required": [
   "id",
   "email",
   "email_verified_at",
   "name",
   "phone",
   "phone_verified_at",
   "locale",
   "created_at",
   "addresses"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "type": "string"
   },
   "email": {
    "type": "string"
   },
   "email_verified_at": {
    "type": [
     "string",
     "null"
    ],
    "format": "date-time"
   },
   "name": {
    "type": [
     "string",
     "null"
    ]
   },
   "phone": {
    "type": [
     "string",
     "null"
    ]
   },
   "phone_verified_at": {
    "type": [
     "string",
     "null"
    ],
    "format": "date-time"
   },
   "locale": {
    "type": "string"
   },
   "created_at": {
    "$ref": "Timestamp#"
   },
   "addresses": {
    "type": "array",
    "items": {
     "$ref": "SavedAddress#"
    }
   }
  }
 },
 {
  "$id": "StaffMember",
  "type": "object",
  "required": [
   "id",
   "email",
   "name",
   "permissions",
   "disabled_at",
   "created_at"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
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
   "permissions": {
    "type": "array",
    "items": {
     "type": "string"
    }
   },
   "disabled_at": {
    "type": [
     "string",
     "null"
    ],
    "format": "date-time"
   },
   "created_at": {
    "$ref": "Timestamp#"
   }
  }
 },
 {
  "$id": "StaffPage",
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
     "$ref": "StaffMember#"
    }
   },
   "page": {
    "$ref": "PageInfo#"
   }
  }
 },
 {
  "$id": "PermissionsSet",
  "type": "object",
  "required": [
   "permissions"
  ],
  "additionalProperties": false,
  "properties": {
   "permissions": {
    "$ref": "PermissionList#"
   }
  }
 },
 {
  "$id": "ApiKeyKind",
  "type": "string",
  "enum": [
   "publishable",
   "secret"
  ]
 },
 {
  "$id": "ApiKeyCreate",
  "type": "object",
  "required": [
   "name",
   "kind"
  ],
  "additionalProperties": false,
  "properties": {
   "name": {
    "type": "string",
    "format": "visible-text",
    "minLength": 1,
    "maxLength": 120
   },
   "kind": {
    "$ref": "ApiKeyKind#"
   },
   "scopes": {
    "$ref": "PermissionList#"
   },
   "expires_at": {
    "$ref": "Timestamp#"
   }
  }
 },
 {
  "$id": "ApiKey",
  "type": "object",
  "required": [
   "id",
   "name",
   "kind",
   "hint",
   "scopes",
   "created_by",
   "created_at",
   "expires_at",
   "last_used_at",
   "revoked_at"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "type": "string"
   },
   "name": {
    "type": "string"
   },
   "kind": {
    "$ref": "ApiKeyKind#"
   },
   "hint": {
    "type": "string"
   },
   "scopes": {
    "type": "array",
    "items": {
     "type": "string"
    }
   },
   "created_by": {
    "type": [
     "string",
     "null"
    ]
   },
   "created_at": {
    "$ref": "Timestamp#"
   },
   "expires_at": {
    "type": [
     "string",
     "null"
    ],
    "format": "date-time"
   },
   "last_used_at": {
    "type": [
     "string",
     "null"
    ],
    "format": "date-time"
   },
   "revoked_at": {
    "type": [
     "string",
     "null"
    ],
    "format": "date-time"
   }
  }
 },
 {
  "$id": "NewApiKey",
  "type": "object",
  "required": [
   "key",
   "api_key"
  ],
  "additionalProperties": false,
  "properties": {
   "key": {
    "type": "string"
   },
   "api_key": {
    "$ref": "ApiKey#"
   }
  }
 },
 {
  "$id": "ApiKeyPage",
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
     "$ref": "ApiKey#"
    }
   },
   "page": {
    "$ref": "PageInfo#"
   }
  }
 },
 {
  "$id": "AuditAction",
  "type": "string",
  "enum": [
   "staff.signed_in",
   "staff.permissions_set",
   "staff.disabled",
   "staff.enabled",
   "staff.password_changed",
   "staff.password_reset",
   "session.reuse_detected",
   "api_key.created",
   "api_key.revoked",
   "customer.erased"
  ]
 },
 {
  "$id": "ActorKind",
  "type": "string",
  "enum": [
   "user",
   "key",
   "system"
  ]
 },
 {
  "$id": "AuditEntry",
  "type": "object",
  "required": [
   "id",
   "action",
   "actor_kind",
   "actor_id",
   "target_id",
   "address",
   "detail",
   "created_at"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "type": "string"
   },
   "action": {
    "$ref": "AuditAction#"
   },
   "actor_kind": {
    "$ref": "ActorKind#"
   },
   "actor_id": {
    "type": [
     "string",
     "null"
    ]
   },
   "target_id": {
    "type": "string"
   },
   "address": {
    "type": [
     "string",
     "null"
    ]
   },
   "detail": {
    "type": "object",
    "additionalProperties": false,
    "properties": {
     "before": {
      "type": "array",
      "items": {
       "type": "string"
      }
     },
     "after": {
      "type": "array",
      "items": {
       "type": "string"
      }
     },
     "user_id": {
      "type": "string"
     },
     "name": {
      "type": "string"
     }
    }
   },
   "created_at": {
    "$ref": "Timestamp#"
   }
  }
 },
 {
  "$id": "AuditPage",
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
     "$ref": "AuditEntry#"
    }
   },
   "page": {
    "$ref": "PageInfo#"
   }
  }
 },
 {
  "$id": "PrincipalKind",
  "type": "string",
  "enum": [
   "user",
   "key"
  ]
 },
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
    "$ref": "PrincipalKind#"
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
   "creator_id": {
    "type": "string"
   },
   "seconds_left": {
    "type": "integer",
    "minimum": 0
   },
   "publishable": {
    "type": "boolean"
   }
  }
 },
 {
  "$id": "UserErased",
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
  "$id": "ErasureRequested",
  "type": "object",
  "required": [
   "erasure_id",
   "round"
  ],
  "additionalProperties": false,
  "properties": {
   "erasure_id": {
    "type": "string"
   },
   "round": {
    "type": "integer",
    "minimum": 1,
    "maximum": 2
   }
  }
 },
 {
  "$id": "PersonRequest",
  "type": "object",
  "additionalProperties": false,
  "properties": {
   "customer_id": {
    "type": "string",
    "minLength": 1,
    "maxLength": 64
   },
   "email": {
    "$ref": "EmailAddress#"
   }
  }
 },
 {
  "$id": "ErasureServiceName",
  "type": "string",
  "enum": [
   "order",
   "inventory",
   "notification"
  ]
 },
 {
  "$id": "Erasure",
  "type": "object",
  "required": [
   "id",
   "customer_id",
   "requested_by",
   "requested_at",
   "waits_for",
   "completed_at"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "type": "string"
   },
   "customer_id": {
    "type": [
     "string",
     "null"
    ]
   },
   "requested_by": {
    "type": [
     "string",
     "null"
    ]
   },
   "requested_at": {
    "$ref": "Timestamp#"
   },
   "waits_for": {
    "type": "array",
    "items": {
     "$ref": "ErasureServiceName#"
    }
   },
   "completed_at": {
    "type": [
     "string",
     "null"
    ],
    "format": "date-time"
   }
  }
 },
 {
  "$id": "ErasurePage",
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
     "$ref": "Erasure#"
    }
   },
   "page": {
    "$ref": "PageInfo#"
   }
  }
 },
 {
  "$id": "PersonalDataEntry",
  "type": "object",
  "additionalProperties": true
 },
 {
  "$id": "PersonalData",
  "type": "object",
  "required": [
   "format",
   "generated_at",
   "customer_id",
   "email",
   "account",
   "addresses",
   "sessions",
   "verifications",
   "orders",
   "checkouts",
   "carts",
   "messages",
   "consents",
   "devices",
   "suppressions",
   "back_in_stock"
  ],
  "additionalProperties": false,
  "properties": {
   "format": {
    "type": "string",
    "const": "stoa-personal-data-1"
   },
   "generated_at": {
    "$ref": "Timestamp#"
   },
   "customer_id": {
    "type": [
     "string",
     "null"
    ]
   },
   "email": {
    "type": [
     "string",
     "null"
    ]
   },
   "account": {
    "oneOf": [
     {
      "$ref": "PersonalDataEntry#"
     },
     {
      "type": "null"
     }
    ]
   },
   "addresses": {
    "type": "array",
    "items": {
     "$ref": "PersonalDataEntry#"
    }
   },
   "sessions": {
    "type": "array",
    "items": {
     "$ref": "PersonalDataEntry#"
    }
   },
   "verifications": {
    "type": "array",
    "items": {
     "$ref": "PersonalDataEntry#"
    }
   },
   "orders": {
    "type": "array",
    "items": {
     "$ref": "PersonalDataEntry#"
    }
   },
   "checkouts": {
    "type": "array",
    "items": {
     "$ref": "PersonalDataEntry#"
    }
   },
   "carts": {
    "type": "array",
    "items": {
     "$ref": "PersonalDataEntry#"
    }
   },
   "messages": {
    "type": "array",
    "items": {
     "$ref": "PersonalDataEntry#"
    }
   },
   "consents": {
    "type": "array",
    "items": {
     "$ref": "PersonalDataEntry#"
    }
   },
   "devices": {
    "type": "array",
    "items": {
     "$ref": "PersonalDataEntry#"
    }
   },
   "suppressions": {
    "type": "array",
    "items": {
     "$ref": "PersonalDataEntry#"
    }
   },
   "back_in_stock": {
    "type": "array",
    "items": {
     "$ref": "PersonalDataEntry#"
    }
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
  "$id": "PasswordResetRequested",
  "type": "object",
  "required": [
   "reset_id"
  ],
  "additionalProperties": false,
  "properties": {
   "reset_id": {
    "type": "string"
   }
  }
 },
 {
  "$id": "SignedInElsewhere",
  "type": "object",
  "required": [
   "user_id",
   "session_id"
  ],
  "additionalProperties": false,
  "properties": {
   "user_id": {
    "type": "string"
   },
   "session_id": {
    "type": "string"
   }
  }
 },
 {
  "$id": "EmailVerificationEvent",
  "type": "object",
  "required": [
   "verification_id"
  ],
  "additionalProperties": false,
  "properties": {
   "verification_id": {
    "type": "string"
   }
  }
 },
 {
  "$id": "PhoneCodeEvent",
  "type": "object",
  "required": [
   "verification_id"
  ],
  "additionalProperties": false,
  "properties": {
   "verification_id": {
    "type": "string"
   }
  }
 },
 {
  "$id": "PasswordChanged",
  "type": "object",
  "required": [
   "user_id"
  ],
  "additionalProperties": false,
  "properties": {
   "user_id": {
    "type": "string"
   },
   "owner_proven": {
    "type": "boolean"
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
  "$id": "Currency",
  "type": "string",
  "pattern": "^[A-Z]{3}$"
 }
]

export const routes: readonly Route[] = [
 {
  "operationId": "register",
  "method": "POST",
  "url": "/v1/auth/register",
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
   "already_exists"
  ],
  "schema": {
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "headers": {
    "type": "object",
    "properties": {
     "user-agent": {
      "type": "string"
     }
    }
   },
   "body": {
    "$ref": "Registration#"
   },
   "response": {
    "201": {
     "$ref": "SignedIn#"
    }
   }
  }
 },
 {
  "operationId": "login",
  "method": "POST",
  "url": "/v1/auth/login",
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
   "invalid_credentials"
  ],
  "schema": {
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "headers": {
    "type": "object",
    "properties": {
     "user-agent": {
      "type": "string"
     }
    }
   },
   "body": {
    "$ref": "Credentials#"
   },
   "response": {
    "200": {
     "$ref": "SignedIn#"
    }
   }
  }
 },
 {
  "operationId": "refreshToken",
  "method": "POST",
  "url": "/v1/auth/refresh",
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
   "refresh_token_invalid"
  ],
  "schema": {
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "body": {
    "$ref": "RefreshRequest#"
   },
   "response": {
    "200": {
     "$ref": "SignedIn#"
    }
   }
  }
 },
 {
  "operationId": "logout",
  "method": "POST",
  "url": "/v1/auth/logout",
  "permission": "customer",
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
   }
  }
 },
 {
  "operationId": "changePassword",
  "method": "POST",
  "url": "/v1/auth/password/change",
  "permission": "customer",
  "idempotency": "none",
  "problems": [
   "malformed_body",
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "forbidden",
   "payload_too_large",
   "unsupported_media_type",
   "rate_limited",
   "invalid_credentials"
  ],
  "schema": {
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "body": {
    "$ref": "PasswordChange#"
   }
  }
 },
 {
  "operationId": "forgotPassword",
  "method": "POST",
  "url": "/v1/auth/password/forgot",
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
    "$ref": "PasswordForgotten#"
   }
  }
 },
 {
  "operationId": "resetPassword",
  "method": "POST",
  "url": "/v1/auth/password/reset",
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
   "password_reset_invalid"
  ],
  "schema": {
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "body": {
    "$ref": "PasswordReset#"
   }
  }
 },
 {
  "operationId": "verifyEmail",
  "method": "POST",
  "url": "/v1/auth/email/verify",
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
   "email_verification_invalid"
  ],
  "schema": {
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "body": {
    "$ref": "EmailVerification#"
   },
   "response": {
    "200": {
     "$ref": "EmailVerified#"
    }
   }
  }
 },
 {
  "operationId": "listSessions",
  "method": "GET",
  "url": "/v1/auth/sessions",
  "permission": "customer",
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
     }
    },
    "additionalProperties": false
   },
   "response": {
    "200": {
     "$ref": "UserSessionPage#"
    }
   }
  }
 },
 {
  "operationId": "revokeSession",
  "method": "DELETE",
  "url": "/v1/auth/sessions/:id",
  "permission": "customer",
  "idempotency": "transaction",
  "problems": [
   "malformed_body",
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "forbidden",
   "not_found",
   "payload_too_large",
   "unsupported_media_type",
   "idempotency_in_progress",
   "idempotency_key_reused",
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
   }
  }
 },
 {
  "operationId": "getJwks",
  "method": "GET",
  "url": "/.well-known/jwks.json",
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
    "additionalProperties": false
   },
   "response": {
    "200": {
     "$ref": "Jwks#"
    }
   }
  }
 },
 {
  "operationId": "getMe",
  "method": "GET",
  "url": "/v1/me",
  "permission": "customer",
  "problems": [
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "forbidden",
   "rate_limited",
   "not_found"
  ],
  "schema": {
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "response": {
    "200": {
     "$ref": "User#"
    }
   }
  }
 },
 {
  "operationId": "updateMe",
  "method": "PATCH",
  "url": "/v1/me",
  "permission": "customer",
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
    "$ref": "UserPatch#"
   },
   "response": {
    "200": {
     "$ref": "User#"
    }
   }
  }
 },
 {
  "operationId": "exportMyData",
  "method": "GET",
  "url": "/v1/me/export",
  "permission": "customer",
  "problems": [
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "forbidden",
   "rate_limited",
   "not_found"
  ],
  "responseHeaders": {
   "200": [
    "Content-Disposition"
   ]
  },
  "schema": {
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "response": {
    "200": {
     "$ref": "PersonalData#"
    }
   }
  }
 },
 {
  "operationId": "eraseMe",
  "method": "POST",
  "url": "/v1/me/erase",
  "permission": "customer",
  "idempotency": "none",
  "problems": [
   "malformed_body",
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "forbidden",
   "payload_too_large",
   "unsupported_media_type",
   "rate_limited",
   "invalid_credentials",
   "invalid_state"
  ],
  "schema": {
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "body": {
    "type": "object",
    "required": [
     "current_password"
    ],
    "additionalProperties": false,
    "properties": {
     "current_password": {
      "type": "string",
      "minLength": 1,
      "maxLength": 128
     }
    }
   },
   "response": {
    "202": {
     "$ref": "Erasure#"
    }
   }
  }
 },
 {
  "operationId": "requestEmailVerification",
  "method": "POST",
  "url": "/v1/me/email/verification",
  "permission": "customer",
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
   "response": {
    "202": {
     "$ref": "EmailVerificationRequested#"
    }
   }
  }
 },
 {
  "operationId": "requestPhoneCode",
  "method": "POST",
  "url": "/v1/me/phone/verification",
  "permission": "customer",
  "idempotency": "none",
  "problems": [
   "malformed_body",
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "forbidden",
   "payload_too_large",
   "unsupported_media_type",
   "rate_limited",
   "unprocessable"
  ],
  "schema": {
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "body": {
    "$ref": "PhoneCodeRequest#"
   },
   "response": {
    "202": {
     "$ref": "PhoneCodeRequested#"
    }
   }
  }
 },
 {
  "operationId": "verifyPhone",
  "method": "POST",
  "url": "/v1/me/phone/verification/confirm",
  "permission": "customer",
  "idempotency": "none",
  "problems": [
   "malformed_body",
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "forbidden",
   "payload_too_large",
   "unsupported_media_type",
   "rate_limited",
   "unprocessable"
  ],
  "schema": {
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "body": {
    "$ref": "PhoneCode#"
   },
   "response": {
    "200": {
     "$ref": "User#"
    }
   }
  }
 },
 {
  "operationId": "listAddresses",
  "method": "GET",
  "url": "/v1/me/addresses",
  "permission": "customer",
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
     }
    },
    "additionalProperties": false
   },
   "response": {
    "200": {
     "$ref": "SavedAddressPage#"
    }
   }
  }
 },
 {
  "operationId": "createAddress",
  "method": "POST",
  "url": "/v1/me/addresses",
  "permission": "customer",
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
   "not_found",
   "unprocessable"
  ],
  "schema": {
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "body": {
    "$ref": "AddressCreate#"
   },
   "response": {
    "201": {
     "$ref": "SavedAddress#"
    }
   }
  }
 },
 {
  "operationId": "updateAddress",
  "method": "PATCH",
  "url": "/v1/me/addresses/:id",
  "permission": "customer",
  "idempotency": "transaction",
  "problems": [
   "malformed_body",
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "forbidden",
   "not_found",
   "payload_too_large",
   "unsupported_media_type",
   "idempotency_in_progress",
   "idempotency_key_reused",
   "rate_limited",
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
    "$ref": "SavedAddressPatch#"
   },
   "response": {
    "200": {
     "$ref": "SavedAddress#"
    }
   }
  }
 },
 {
  "operationId": "deleteAddress",
  "method": "DELETE",
  "url": "/v1/me/addresses/:id",
  "permission": "customer",
  "idempotency": "transaction",
  "problems": [
   "malformed_body",
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "forbidden",
   "not_found",
   "payload_too_large",
   "unsupported_media_type",
   "idempotency_in_progress",
   "idempotency_key_reused",
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
   }
  }
 },
 {
  "operationId": "listCustomers",
  "method": "GET",
  "url": "/v1/admin/customers",
  "permission": "staff:customers.read",
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
     "email": {
      "$ref": "EmailAddress#"
     }
    },
    "additionalProperties": false
   },
   "response": {
    "200": {
     "$ref": "CustomerPage#"
    }
   }
  }
 },
 {
  "operationId": "getCustomer",
  "method": "GET",
  "url": "/v1/admin/customers/:id",
  "permission": "staff:customers.read",
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
     "$ref": "CustomerDetail#"
    }
   }
  }
 },
 {
  "operationId": "exportPersonalData",
  "method": "POST",
  "url": "/v1/admin/personal-data/export",
  "permission": "staff:privacy.read",
  "idempotency": "none",
  "problems": [
   "malformed_body",
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "forbidden",
   "payload_too_large",
   "unsupported_media_type",
   "rate_limited",
   "not_found"
  ],
  "responseHeaders": {
   "200": [
    "Content-Disposition"
   ]
  },
  "schema": {
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "body": {
    "$ref": "PersonRequest#"
   },
   "response": {
    "200": {
     "$ref": "PersonalData#"
    }
   }
  }
 },
 {
  "operationId": "listErasures",
  "method": "GET",
  "url": "/v1/admin/erasures",
  "permission": "staff:privacy.read",
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
     }
    },
    "additionalProperties": false
   },
   "response": {
    "200": {
     "$ref": "ErasurePage#"
    }
   }
  }
 },
 {
  "operationId": "createErasure",
  "method": "POST",
  "url": "/v1/admin/erasures",
  "permission": "staff:privacy.write",
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
   "not_found",
   "invalid_state"
  ],
  "schema": {
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "body": {
    "$ref": "PersonRequest#"
   },
   "response": {
    "202": {
     "$ref": "Erasure#"
    }
   }
  }
 },
 {
  "operationId": "getErasure",
  "method": "GET",
  "url": "/v1/admin/erasures/:id",
  "permission": "staff:privacy.read",
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
     "$ref": "Erasure#"
    }
   }
  }
 },
 {
  "operationId": "listStaff",
  "method": "GET",
  "url": "/v1/admin/staff",
  "permission": "staff:staff.read",
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
     }
    },
    "additionalProperties": false
   },
   "response": {
    "200": {
     "$ref": "StaffPage#"
    }
   }
  }
 },
 {
  "operationId": "setStaffPermissions",
  "method": "PUT",
  "url": "/v1/admin/staff/:id",
  "permission": "staff:staff.write",
  "idempotency": "transaction",
  "problems": [
   "malformed_body",
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "forbidden",
   "not_found",
   "payload_too_large",
   "unsupported_media_type",
   "idempotency_in_progress",
   "idempotency_key_reused",
   "rate_limited",
   "invalid_state",
   "unprocessable"
  ],
  "schema": {
   "params": {
    "type": "object",
    "properties": {
     "id": {
      "type": "string",
      "maxLength": 254
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
    "$ref": "PermissionsSet#"
   },
   "response": {
    "200": {
     "$ref": "StaffMember#"
    }
   }
  }
 },
 {
  "operationId": "disableStaff",
  "method": "POST",
  "url": "/v1/admin/staff/:id/disable",
  "permission": "staff:staff.write",
  "idempotency": "transaction",
  "problems": [
   "malformed_body",
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "forbidden",
   "not_found",
   "payload_too_large",
   "unsupported_media_type",
   "idempotency_in_progress",
   "idempotency_key_reused",
   "rate_limited",
   "invalid_state"
  ],
  "schema": {
   "params": {
    "type": "object",
    "properties": {
     "id": {
      "type": "string",
      "maxLength": 254
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
     "$ref": "StaffMember#"
    }
   }
  }
 },
 {
  "operationId": "enableStaff",
  "method": "POST",
  "url": "/v1/admin/staff/:id/enable",
  "permission": "staff:staff.write",
  "idempotency": "transaction",
  "problems": [
   "malformed_body",
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "forbidden",
   "not_found",
   "payload_too_large",
   "unsupported_media_type",
   "idempotency_in_progress",
   "idempotency_key_reused",
   "rate_limited"
  ],
  "schema": {
   "params": {
    "type": "object",
    "properties": {
     "id": {
      "type": "string",
      "maxLength": 254
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
     "$ref": "StaffMember#"
    }
   }
  }
 },
 {
  "operationId": "listApiKeys",
  "method": "GET",
  "url": "/v1/admin/api-keys",
  "permission": "staff:staff.read",
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
     }
    },
    "additionalProperties": false
   },
   "response": {
    "200": {
     "$ref": "ApiKeyPage#"
    }
   }
  }
 },
 {
  "operationId": "createApiKey",
  "method": "POST",
  "url": "/v1/admin/api-keys",
  "permission": "staff:staff.write",
  "idempotency": "none",
  "problems": [
   "malformed_body",
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "forbidden",
   "payload_too_large",
   "unsupported_media_type",
   "rate_limited",
   "unprocessable"
  ],
  "schema": {
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "body": {
    "$ref": "ApiKeyCreate#"
   },
   "response": {
    "201": {
     "$ref": "NewApiKey#"
    }
   }
  }
 },
 {
  "operationId": "revokeApiKey",
  "method": "DELETE",
  "url": "/v1/admin/api-keys/:id",
  "permission": "staff:staff.write",
  "idempotency": "transaction",
  "problems": [
   "malformed_body",
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "forbidden",
   "not_found",
   "payload_too_large",
   "unsupported_media_type",
   "idempotency_in_progress",
   "idempotency_key_reused",
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
   }
  }
 },
 {
  "operationId": "listAuditLog",
  "method": "GET",
  "url": "/v1/admin/audit-log",
  "permission": "staff:staff.read",
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
     "actor_id": {
      "type": "string",
      "maxLength": 64
     },
     "target_id": {
      "type": "string",
      "maxLength": 64
     }
    },
    "additionalProperties": false
   },
   "response": {
    "200": {
     "$ref": "AuditPage#"
    }
   }
  }
 },
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
      "minLength": 1,
      "maxLength": 64
     },
     "api_key": {
      "type": "string",
      "minLength": 1,
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
      "verified_phone",
      "name",
      "locale",
      "registered_by",
      "is_address_verified",
      "is_owner_proven",
      "signed_in_from",
      "email_verification_id",
      "api_keys"
     ],
     "additionalProperties": false,
     "properties": {
      "user_id": {
       "type": "string"
      },
      "email": {
       "type": "string"
      },
      "verified_phone": {
       "type": [
        "string",
        "null"
       ]
      },
      "name": {
       "type": [
        "string",
        "null"
       ]
      },
      "locale": {
       "type": "string"
      },
      "registered_by": {
       "type": [
        "string",
        "null"
       ]
      },
      "is_address_verified": {
       "type": "boolean"
      },
      "is_owner_proven": {
       "type": "boolean"
      },
      "signed_in_from": {
       "type": [
        "string",
        "null"
       ]
      },
      "email_verification_id": {
       "type": [
        "string",
        "null"
       ]
      },
      "api_keys": {
       "type": "array",
       "items": {
        "type": "object",
        "required": [
         "name",
         "hint",
         "is_revoked"
        ],
        "additionalProperties": false,
        "properties": {
         "name": {
          "type": "string"
         },
         "hint": {
          "type": "string"
         },
         "is_revoked": {
          "type": "boolean"
         }
        }
       }
      }
     }
    }
   }
  }
 },
 {
  "operationId": "readSignIn",
  "method": "GET",
  "url": "/internal/sessions/:id",
  "permission": "internal",
  "callers": [
   "notification"
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
     "type": "object",
     "required": [
      "user_id",
      "email",
      "name",
      "locale",
      "is_owner_proven",
      "signed_in_at",
      "user_agent",
      "network"
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
      },
      "is_owner_proven": {
       "type": "boolean"
      },
      "signed_in_at": {
       "type": "string",
       "format": "date-time"
      },
      "user_agent": {
       "type": [
        "string",
        "null"
       ]
      },
      "network": {
       "type": [
        "string",
        "null"
       ]
      }
     }
    }
   }
  }
 },
 {
  "operationId": "readPasswordReset",
  "method": "GET",
  "url": "/internal/password-resets/:id",
  "permission": "internal",
  "callers": [
   "notification"
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
     "type": "object",
     "required": [
      "user_id",
      "email",
      "name",
      "locale",
      "token",
      "client"
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
    }
   }
  }
 },
 {
  "operationId": "readEmailVerification",
  "method": "GET",
  "url": "/internal/email-verifications/:id",
  "permission": "internal",
  "callers": [
   "notification"
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
     "type": "object",
     "required": [
      "user_id",
      "email",
      "name",
      "locale",
      "token",
      "client"
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
    }
   }
  }
 },
 {
  "operationId": "readPhoneVerification",
  "method": "GET",
  "url": "/internal/phone-verifications/:id",
  "permission": "internal",
  "callers": [
   "notification"
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
     "type": "object",
     "required": [
      "user_id",
      "phone",
      "locale",
      "code"
     ],
     "additionalProperties": false,
     "properties": {
      "user_id": {
       "type": "string"
      },
      "phone": {
       "type": "string"
      },
      "locale": {
       "type": "string"
      },
      "code": {
       "type": "string"
      }
     }
    }
   }
  }
 },
 {
  "operationId": "readErasure",
  "method": "GET",
  "url": "/internal/erasures/:id",
  "permission": "internal",
  "callers": [
   "order",
   "inventory",
   "notification"
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
     "type": "object",
     "required": [
      "customer_id",
      "email",
      "phone",
      "requested_at"
     ],
     "additionalProperties": false,
     "properties": {
      "customer_id": {
       "type": [
        "string",
        "null"
       ]
      },
      "email": {
       "type": [
        "string",
        "null"
       ]
      },
      "phone": {
       "type": [
        "string",
        "null"
       ]
      },
      "requested_at": {
       "$ref": "Timestamp#"
      }
     }
    }
   }
  }
 },
 {
  "operationId": "reportErasure",
  "method": "POST",
  "url": "/internal/erasures/:id/reports",
  "permission": "internal",
  "callers": [
   "order",
   "inventory",
   "notification"
  ],
  "idempotency": "natural",
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
    "type": "object",
    "required": [
     "round"
    ],
    "additionalProperties": false,
    "properties": {
     "round": {
      "type": "integer",
      "minimum": 1,
      "maximum": 2
     }
    }
   }
  }
 }
]
