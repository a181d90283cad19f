// Generated from openapi/ by `npm run gen`. Do not edit.

import type { Route } from '@stoa/kit/contract/operations'

export const schemas: readonly Record<string, unknown>[] = [
 {
  "$id": "NotificationStatus",
  "type": "string",
  "enum": [
   "waiting",
   "sending",
   "sent",
   "failed",
   "unknown"
  ]
 },
 {
  "$id": "NotificationChannel",
  "type": "string",
  "enum": [
   "email",
   "sms",
   "push"
  ]
 },
 {
  "$id": "NotificationTemplate",
  "type": "string",
  "enum": [
   "order-confirmation",
   "payment-received",
   "shipping",
   "order-cancelled",
   "order-items-cancelled",
   "order-refunded",
   "withdrawal-received",
   "welcome",
   "email-verification",
   "password-reset",
   "password-changed",
   "new-sign-in",
   "back-in-stock",
   "abandoned-cart",
   "webhook-disabled",
   "staff-new-order",
   "staff-low-stock",
   "phone-code"
  ]
 },
 {
  "$id": "Notification",
  "type": "object",
  "required": [
   "id",
   "channel",
   "template",
   "event_id",
   "event_type",
   "reference",
   "to",
   "locale",
   "subject",
   "status",
   "attempts",
   "last_error",
   "next_attempt_at",
   "created_at",
   "sent_at",
   "receipt",
   "message_id"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "type": "string"
   },
   "channel": {
    "$ref": "NotificationChannel#"
   },
   "template": {
    "$ref": "NotificationTemplate#"
   },
   "event_id": {
    "type": "string"
   },
   "event_type": {
    "type": "string"
   },
   "reference": {
    "type": "string"
   },
   "to": {
    "type": "string"
   },
   "locale": {
    "type": "string"
   },
   "subject": {
    "type": "string"
   },
   "status": {
    "$ref": "NotificationStatus#"
   },
   "attempts": {
    "type": "integer",
    "minimum": 0
   },
   "last_error": {
    "type": [
     "string",
     "null"
    ]
   },
   "next_attempt_at": {
    "type": [
     "string",
     "null"
    ],
    "format": "date-time"
   },
   "created_at": {
    "$ref": "Timestamp#"
   },
   "sent_at": {
    "type": [
     "string",
     "null"
    ],
    "format": "date-time"
   },
   "receipt": {
    "oneOf": [
     {
      "$ref": "NotificationReceipt#"
     },
     {
      "type": "null"
     }
    ]
   },
   "message_id": {
    "type": [
     "string",
     "null"
    ]
   }
  }
 },
 {
  "$id": "ReceiptStatus",
  "type": "string",
  "enum": [
   "delivered",
   "undelivered"
  ]
 },
 {
  "$id": "NotificationReceipt",
  "type": "object",
  "required": [
   "status",
   "reason",
   "received_at"
  ],
  "additionalProperties": false,
  "properties": {
   "status": {
    "$ref": "ReceiptStatus#"
   },
   "reason": {
    "type": [
     "string",
     "null"
    ]
   },
   "received_at": {
    "$ref": "Timestamp#"
   }
  }
 },
 {
  "$id": "TwilioReceipt",
  "type": "object",
  "required": [
   "MessageSid",
   "MessageStatus"
  ],
  "additionalProperties": true,
  "properties": {
   "MessageSid": {
    "type": "string",
    "maxLength": 64
   },
   "MessageStatus": {
    "type": "string",
    "maxLength": 32
   },
   "ErrorCode": {
    "type": "string",
    "maxLength": 16
   }
  }
 },
 {
  "$id": "NotificationDetail",
  "type": "object",
  "required": [
   "id",
   "channel",
   "template",
   "event_id",
   "event_type",
   "reference",
   "to",
   "locale",
   "subject",
   "status",
   "attempts",
   "last_error",
   "next_attempt_at",
   "created_at",
   "sent_at",
   "receipt",
   "message_id",
   "text"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "type": "string"
   },
   "channel": {
    "$ref": "NotificationChannel#"
   },
   "template": {
    "$ref": "NotificationTemplate#"
   },
   "event_id": {
    "type": "string"
   },
   "event_type": {
    "type": "string"
   },
   "reference": {
    "type": "string"
   },
   "to": {
    "type": "string"
   },
   "locale": {
    "type": "string"
   },
   "subject": {
    "type": "string"
   },
   "status": {
    "$ref": "NotificationStatus#"
   },
   "attempts": {
    "type": "integer",
    "minimum": 0
   },
   "last_error": {
    "type": [
     "string",
     "null"
    ]
   },
   "next_attempt_at": {
    "type": [
     "string",
     "null"
    ],
    "format": "date-time"
   },
   "created_at": {
    "$ref": "Timestamp#"
   },
   "sent_at": {
    "type": [
     "string",
     "null"
    ],
    "format": "date-time"
   },
   "receipt": {
    "oneOf": [
     {
      "$ref": "NotificationReceipt#"
     },
     {
      "type": "null"
     }
    ]
   },
   "message_id": {
    "type": [
     "string",
     "null"
    ]
   },
   "text": {
    "type": "string"
   }
  }
 },
 {
  "$id": "TemplateChannel",
  "type": "string",
  "enum": [
   "email",
   "sms",
   "push"
  ]
 },
 {
  "$id": "TemplateParts",
  "type": "object",
  "additionalProperties": false,
  "properties": {
   "subject": {
    "type": "string",
    "maxLength": 500
   },
   "html": {
    "type": "string",
    "maxLength": 100000
   },
   "text": {
    "type": "string",
    "maxLength": 50000
   },
   "title": {
    "type": "string",
    "maxLength": 200
   },
   "body": {
    "type": "string",
    "maxLength": 1000
   }
  }
 },
 {
  "$id": "TemplateDraftInput",
  "type": "object",
  "required": [
   "parts"
  ],
  "additionalProperties": false,
  "properties": {
   "parts": {
    "$ref": "TemplateParts#"
   }
  }
 },
 {
  "$id": "TemplateSource",
  "type": "object",
  "additionalProperties": false,
  "properties": {
   "parts": {
    "$ref": "TemplateParts#"
   },
   "number": {
    "type": "integer",
    "minimum": 1,
    "maximum": 1000000
   }
  }
 },
 {
  "$id": "TemplateRollback",
  "type": "object",
  "required": [
   "number"
  ],
  "additionalProperties": false,
  "properties": {
   "number": {
    "type": [
     "integer",
     "null"
    ],
    "minimum": 1,
    "maximum": 1000000
   }
  }
 },
 {
  "$id": "TemplatePreview",
  "type": "object",
  "required": [
   "locale",
   "parts"
  ],
  "additionalProperties": false,
  "properties": {
   "locale": {
    "type": "string"
   },
   "parts": {
    "$ref": "RenderedParts#"
   }
  }
 },
 {
  "$id": "RenderedParts",
  "type": "object",
  "additionalProperties": false,
  "properties": {
   "subject": {
    "type": "string"
   },
   "html": {
    "type": "string"
   },
   "text": {
    "type": "string"
   },
   "title": {
    "type": "string"
   },
   "body": {
    "type": "string"
   }
  }
 },
 {
  "$id": "TemplateFailure",
  "type": "object",
  "required": [
   "number",
   "reason",
   "at"
  ],
  "additionalProperties": false,
  "properties": {
   "number": {
    "type": "integer"
   },
   "reason": {
    "type": "string",
    "maxLength": 500
   },
   "at": {
    "$ref": "Timestamp#"
   }
  }
 },
 {
  "$id": "TemplateDraft",
  "type": "object",
  "required": [
   "parts",
   "saved_at",
   "saved_by"
  ],
  "additionalProperties": false,
  "properties": {
   "parts": {
    "$ref": "TemplateParts#"
   },
   "saved_at": {
    "$ref": "Timestamp#"
   },
   "saved_by": {
    "type": "string"
   }
  }
 },
 {
  "$id": "PublishedTemplateEntry",
  "type": "object",
  "required": [
   "number",
   "restored_from",
   "published_at",
   "published_by"
  ],
  "additionalProperties": false,
  "properties": {
   "number": {
    "type": "integer"
   },
   "restored_from": {
    "type": [
     "integer",
     "null"
    ]
   },
   "published_at": {
    "$ref": "Timestamp#"
   },
   "published_by": {
    "type": "string"
   }
  }
 },
 {
  "$id": "PublishedTemplate",
  "type": "object",
  "required": [
   "number",
   "restored_from",
   "published_at",
   "published_by",
   "parts"
  ],
  "additionalProperties": false,
  "properties": {
   "number": {
    "type": "integer"
   },
   "restored_from": {
    "type": [
     "integer",
     "null"
    ]
   },
   "published_at": {
    "$ref": "Timestamp#"
   },
   "published_by": {
    "type": "string"
   },
   "parts": {
    "$ref": "TemplateParts#"
   }
  }
 },
 {
  "$id": "PublishedTemplatePage",
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
     "$ref": "PublishedTemplateEntry#"
    }
   },
   "page": {
    "$ref": "PageInfo#"
   }
  }
 },
 {
  "$id": "TemplateVariable",
  "type": "object",
  "required": [
   "name",
   "description",
   "sample"
  ],
  "additionalProperties": false,
  "properties": {
   "name": {
    "type": "string"
   },
   "description": {
    "type": "string"
   },
   "sample": {
    "type": "string"
   }
  }
 },
 {
  "$id": "TemplateDefault",
  "type": "object",
  "required": [
   "locale",
   "parts"
  ],
  "additionalProperties": false,
  "properties": {
   "locale": {
    "type": "string"
   },
   "parts": {
    "$ref": "TemplateParts#"
   }
  }
 },
 {
  "$id": "Template",
  "type": "object",
  "required": [
   "template",
   "channel",
   "locale",
   "version",
   "published",
   "draft",
   "default",
   "variables",
   "failure"
  ],
  "additionalProperties": false,
  "properties": {
   "template": {
    "$ref": "NotificationTemplate#"
   },
   "channel": {
    "$ref": "TemplateChannel#"
   },
   "locale": {
    "type": "string"
   },
   "version": {
    "type": "integer",
    "minimum": 0
   },
   "published": {
    "oneOf": [
     {
      "$ref": "PublishedTemplate#"
     },
     {
      "type": "null"
     }
    ]
   },
   "draft": {
    "oneOf": [
     {
      "$ref": "TemplateDraft#"
     },
     {
      "type": "null"
     }
    ]
   },
   "default": {
    "$ref": "TemplateDefault#"
   },
   "variables": {
    "type": "array",
    "items": {
     "$ref": "TemplateVariable#"
    }
   },
   "failure": {
    "oneOf": [
     {
      "$ref": "TemplateFailure#"
     },
     {
      "type": "null"
     }
    ]
   }
  }
 },
 {
  "$id": "TemplateEntry",
  "type": "object",
  "required": [
   "template",
   "channel",
   "locale",
   "version",
   "has_default",
   "has_draft",
   "published_number",
   "failure",
   "updated_at",
   "updated_by"
  ],
  "additionalProperties": false,
  "properties": {
   "template": {
    "$ref": "NotificationTemplate#"
   },
   "channel": {
    "$ref": "TemplateChannel#"
   },
   "locale": {
    "type": "string"
   },
   "version": {
    "type": "integer",
    "minimum": 0
   },
   "has_default": {
    "type": "boolean"
   },
   "has_draft": {
    "type": "boolean"
   },
   "published_number": {
    "type": [
     "integer",
     "null"
    ]
   },
   "failure": {
    "oneOf": [
     {
      "$ref": "TemplateFailure#"
     },
     {
      "type": "null"
     }
    ]
   },
   "updated_at": {
    "type": [
     "string",
     "null"
    ],
    "format": "date-time"
   },
   "updated_by": {
    "type": [
     "string",
     "null"
    ]
   }
  }
 },
 {
  "$id": "TemplatePage",
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
     "$ref": "TemplateEntry#"
    }
   },
   "page": {
    "$ref": "PageInfo#"
   }
  }
 },
 {
  "$id": "NotificationPage",
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
     "$ref": "Notification#"
    }
   },
   "page": {
    "$ref": "PageInfo#"
   }
  }
 },
 {
  "$id": "EventType",
  "type": "string",
  "enum": [
   "cart.abandoned",
   "category.changed",
   "collection.changed",
   "order.cancelled",
   "order.contact_erased",
   "order.fulfilled",
   "order.items_cancelled",
   "order.payment_received",
   "order.placed",
   "order.refunded",
   "order.withdrawal_received",
   "payment.changed",
   "product.changed",
   "shop.changed",
   "stock.availability_changed",
   "user.erased",
   "user.password_changed",
   "user.registered"
  ]
 },
 {
  "$id": "StoaEventId",
  "type": "string"
 },
 {
  "$id": "StoaEventAggregate",
  "type": "string"
 },
 {
  "$id": "StoaEventSequence",
  "type": [
   "integer",
   "null"
  ],
  "minimum": 1
 },
 {
  "$id": "StoaEvent",
  "type": "object",
  "required": [
   "id",
   "type",
   "timestamp",
   "aggregate",
   "sequence",
   "data"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "$ref": "StoaEventId#"
   },
   "type": {
    "$ref": "EventType#"
   },
   "timestamp": {
    "$ref": "Timestamp#"
   },
   "aggregate": {
    "$ref": "StoaEventAggregate#"
   },
   "sequence": {
    "$ref": "StoaEventSequence#"
   },
   "data": {
    "type": "object",
    "additionalProperties": true
   }
  }
 },
 {
  "$id": "WebhookTestEvent",
  "type": "object",
  "required": [
   "id",
   "type",
   "timestamp",
   "aggregate",
   "sequence",
   "data"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "$ref": "StoaEventId#"
   },
   "type": {
    "type": "string",
    "const": "webhook.test"
   },
   "timestamp": {
    "$ref": "Timestamp#"
   },
   "aggregate": {
    "type": "string"
   },
   "sequence": {
    "$ref": "StoaEventSequence#"
   },
   "data": {
    "type": "object",
    "required": [
     "endpoint_id"
    ],
    "additionalProperties": false,
    "properties": {
     "endpoint_id": {
      "type": "string"
     }
    }
   }
  }
 },
 {
  "$id": "StoaEventPage",
  "type": "object",
  "required": [
   "data",
   "page",
   "cursor"
  ],
  "additionalProperties": false,
  "properties": {
   "data": {
    "type": "array",
    "items": {
     "$ref": "StoaEvent#"
    }
   },
   "page": {
    "$ref": "PageInfo#"
   },
   "cursor": {
    "type": "string"
   }
  }
 },
 {
  "$id": "EventConsumer",
  "type": "string",
  "enum": [
   "order",
   "product",
   "payment",
   "inventory",
   "notification",
   "notification-email",
   "notification-sms",
   "notification-push",
   "notification-webhook"
  ]
 },
 {
  "$id": "FailedEvent",
  "type": "object",
  "required": [
   "service",
   "id",
   "type",
   "aggregate",
   "occurred_at",
   "attempts",
   "reason",
   "failed_at"
  ],
  "additionalProperties": false,
  "properties": {
   "service": {
    "$ref": "EventConsumer#"
   },
   "id": {
    "type": "string"
   },
   "type": {
    "type": "string"
   },
   "aggregate": {
    "type": "string"
   },
   "occurred_at": {
    "$ref": "Timestamp#"
   },
   "attempts": {
    "type": "integer",
    "minimum": 0
   },
   "reason": {
    "type": "string",
    "maxLength": 500
   },
   "failed_at": {
    "$ref": "Timestamp#"
   }
  }
 },
 {
  "$id": "FailedEventPage",
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
     "$ref": "FailedEvent#"
    }
   },
   "page": {
    "$ref": "PageInfo#"
   }
  }
 },
 {
  "$id": "FailedEventReplay",
  "type": "object",
  "required": [
   "service"
  ],
  "additionalProperties": false,
  "properties": {
   "service": {
    "$ref": "EventConsumer#"
   },
   "id": {
    "type": "string",
    "minLength": 1,
    "maxLength": 128
   }
  }
 },
 {
  "$id": "FailedEventReplayed",
  "type": "object",
  "required": [
   "replayed",
   "remaining"
  ],
  "additionalProperties": false,
  "properties": {
   "replayed": {
    "type": "integer",
    "minimum": 0
   },
   "remaining": {
    "type": "integer",
    "minimum": 0
   }
  }
 },
 {
  "$id": "PushKey",
  "type": "object",
  "required": [
   "public_key"
  ],
  "additionalProperties": false,
  "properties": {
   "public_key": {
    "type": "string"
   }
  }
 },
 {
  "$id": "PushKind",
  "type": "string",
  "enum": [
   "web",
   "fcm"
  ]
 },
 {
  "$id": "PushSubscriptionKeys",
  "type": "object",
  "required": [
   "p256dh",
   "auth"
  ],
  "additionalProperties": false,
  "properties": {
   "p256dh": {
    "type": "string",
    "minLength": 87,
    "maxLength": 88
   },
   "auth": {
    "type": "string",
    "minLength": 22,
    "maxLength": 24
   }
  }
 },
 {
  "$id": "PushSubscriptionCreate",
  "type": "object",
  "discriminator": {
   "propertyName": "kind"
  },
  "oneOf": [
   {
    "$ref": "WebPushSubscriptionCreate#"
   },
   {
    "$ref": "FcmPushSubscriptionCreate#"
   }
  ]
 },
 {
  "$id": "WebPushSubscriptionCreate",
  "type": "object",
  "required": [
   "kind",
   "endpoint",
   "keys"
  ],
  "additionalProperties": false,
  "properties": {
   "kind": {
    "type": "string",
    "const": "web"
   },
   "endpoint": {
    "type": "string",
    "minLength": 1,
    "maxLength": 1000
   },
   "keys": {
    "$ref": "PushSubscriptionKeys#"
   },
   "public_key": {
    "type": "string",
    "maxLength": 88
   }
  }
 },
 {
  "$id": "FcmPushSubscriptionCreate",
  "type": "object",
  "required": [
   "kind",
   "token"
  ],
  "additionalProperties": false,
  "properties": {
   "kind": {
    "type": "string",
    "const": "fcm"
   },
   "token": {
    "type": "string",
    "minLength": 1,
    "maxLength": 1000,
    "pattern": "^[A-Za-z0-9_:.-]+$"
   }
  }
 },
 {
  "$id": "PushSubscription",
  "type": "object",
  "required": [
   "id",
   "kind",
   "fingerprint",
   "user_agent",
   "is_this_session",
   "created_at"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "type": "string"
   },
   "kind": {
    "$ref": "PushKind#"
   },
   "fingerprint": {
    "type": "string"
   },
   "user_agent": {
    "type": [
     "string",
     "null"
    ]
   },
   "is_this_session": {
    "type": "boolean"
   },
   "created_at": {
    "type": "string",
    "format": "date-time"
   }
  }
 },
 {
  "$id": "PushSubscriptionPage",
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
     "$ref": "PushSubscription#"
    }
   },
   "page": {
    "$ref": "PageInfo#"
   }
  }
 },
 {
  "$id": "NotificationTopic",
  "type": "string",
  "enum": [
   "back_in_stock",
   "abandoned_cart"
  ]
 },
 {
  "$id": "OrderChoices",
  "type": "object",
  "required": [
   "sms",
   "push"
  ],
  "additionalProperties": false,
  "properties": {
   "sms": {
    "type": "boolean"
   },
   "push": {
    "type": "boolean"
   }
  }
 },
 {
  "$id": "StockChoices",
  "type": "object",
  "required": [
   "email"
  ],
  "additionalProperties": false,
  "properties": {
   "email": {
    "type": "boolean"
   }
  }
 },
 {
  "$id": "CartChoices",
  "type": "object",
  "required": [
   "email"
  ],
  "additionalProperties": false,
  "properties": {
   "email": {
    "type": "boolean"
   }
  }
 },
 {
  "$id": "NotificationChoices",
  "type": "object",
  "required": [
   "orders",
   "back_in_stock",
   "abandoned_cart"
  ],
  "additionalProperties": false,
  "properties": {
   "orders": {
    "$ref": "OrderChoices#"
   },
   "back_in_stock": {
    "$ref": "StockChoices#"
   },
   "abandoned_cart": {
    "$ref": "CartChoices#"
   }
  }
 },
 {
  "$id": "NotificationChoicesChange",
  "type": "object",
  "additionalProperties": false,
  "properties": {
   "orders": {
    "type": "object",
    "additionalProperties": false,
    "properties": {
     "sms": {
      "type": "boolean"
     },
     "push": {
      "type": "boolean"
     }
    }
   },
   "back_in_stock": {
    "type": "object",
    "additionalProperties": false,
    "properties": {
     "email": {
      "type": "boolean"
     }
    }
   },
   "abandoned_cart": {
    "type": "object",
    "additionalProperties": false,
    "properties": {
     "email": {
      "type": "boolean"
     }
    }
   }
  }
 },
 {
  "$id": "QuietHours",
  "type": "object",
  "required": [
   "starts_at",
   "ends_at",
   "time_zone"
  ],
  "additionalProperties": false,
  "properties": {
   "starts_at": {
    "type": "string",
    "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"
   },
   "ends_at": {
    "type": "string",
    "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"
   },
   "time_zone": {
    "type": "string",
    "minLength": 1,
    "maxLength": 64
   }
  }
 },
 {
  "$id": "ChannelState",
  "type": "string",
  "enum": [
   "ready",
   "unverified",
   "no_device",
   "off"
  ]
 },
 {
  "$id": "NotificationPreferences",
  "type": "object",
  "required": [
   "choices",
   "channels",
   "quiet_hours",
   "changed_at"
  ],
  "additionalProperties": false,
  "properties": {
   "choices": {
    "$ref": "NotificationChoices#"
   },
   "channels": {
    "type": "object",
    "required": [
     "email",
     "sms",
     "push"
    ],
    "additionalProperties": false,
    "properties": {
     "email": {
      "$ref": "ChannelState#"
     },
     "sms": {
      "$ref": "ChannelState#"
     },
     "push": {
      "$ref": "ChannelState#"
     }
    }
   },
   "quiet_hours": {
    "oneOf": [
     {
      "$ref": "QuietHours#"
     },
     {
      "type": "null"
     }
    ]
   },
   "changed_at": {
    "type": [
     "string",
     "null"
    ],
    "format": "date-time"
   }
  }
 },
 {
  "$id": "NotificationPreferencesChange",
  "type": "object",
  "additionalProperties": false,
  "properties": {
   "choices": {
    "$ref": "NotificationChoicesChange#"
   },
   "quiet_hours": {
    "oneOf": [
     {
      "$ref": "QuietHours#"
     },
     {
      "type": "null"
     }
    ]
   },
   "source": {
    "$ref": "ChosenIn#"
   }
  }
 },
 {
  "$id": "ChosenIn",
  "type": "string",
  "format": "visible-text",
  "minLength": 1,
  "maxLength": 120
 },
 {
  "$id": "SuppressibleChannel",
  "type": "string",
  "enum": [
   "email",
   "sms"
  ]
 },
 {
  "$id": "Suppression",
  "type": "object",
  "required": [
   "id",
   "channel",
   "address",
   "reason",
   "notification_id",
   "created_at"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "type": "string"
   },
   "channel": {
    "$ref": "SuppressibleChannel#"
   },
   "address": {
    "type": "string"
   },
   "reason": {
    "type": "string"
   },
   "notification_id": {
    "type": "string"
   },
   "created_at": {
    "type": "string",
    "format": "date-time"
   }
  }
 },
 {
  "$id": "SuppressionPage",
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
     "$ref": "Suppression#"
    }
   },
   "page": {
    "$ref": "PageInfo#"
   }
  }
 },
 {
  "$id": "Unsubscription",
  "type": "object",
  "required": [
   "topic",
   "unsubscribed",
   "changed_at"
  ],
  "additionalProperties": false,
  "properties": {
   "topic": {
    "$ref": "NotificationTopic#"
   },
   "unsubscribed": {
    "type": "boolean"
   },
   "changed_at": {
    "type": [
     "string",
     "null"
    ],
    "format": "date-time"
   }
  }
 },
 {
  "$id": "UnsubscriptionChange",
  "type": "object",
  "required": [
   "unsubscribed"
  ],
  "additionalProperties": false,
  "properties": {
   "unsubscribed": {
    "type": "boolean"
   },
   "source": {
    "$ref": "ChosenIn#"
   }
  }
 },
 {
  "$id": "Consent",
  "type": "object",
  "required": [
   "id",
   "customer_id",
   "choices",
   "quiet_hours",
   "source",
   "at"
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
   "choices": {
    "$ref": "NotificationChoicesChange#"
   },
   "quiet_hours": {
    "oneOf": [
     {
      "$ref": "QuietHours#"
     },
     {
      "type": "null"
     }
    ]
   },
   "source": {
    "type": "string"
   },
   "at": {
    "type": "string",
    "format": "date-time"
   }
  }
 },
 {
  "$id": "ConsentPage",
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
     "$ref": "Consent#"
    }
   },
   "page": {
    "$ref": "PageInfo#"
   }
  }
 },
 {
  "$id": "WebhookUrl",
  "type": "string",
  "pattern": "^https?://",
  "maxLength": 2000
 },
 {
  "$id": "WebhookEventFilter",
  "type": "array",
  "minItems": 1,
  "maxItems": 50,
  "items": {
   "type": "string",
   "maxLength": 64,
   "pattern": "^(?:\\*|[a-z_]+(?:\\.[a-z_]+)*(?:\\.\\*)?)$"
  }
 },
 {
  "$id": "WebhookSigning",
  "type": "string",
  "enum": [
   "v1",
   "v1a"
  ]
 },
 {
  "$id": "WebhookDisabledReason",
  "type": "string",
  "enum": [
   "staff",
   "gone",
   "failing"
  ]
 },
 {
  "$id": "WebhookEndpointCreate",
  "type": "object",
  "required": [
   "url",
   "event_types"
  ],
  "additionalProperties": false,
  "properties": {
   "url": {
    "$ref": "WebhookUrl#"
   },
   "event_types": {
    "$ref": "WebhookEventFilter#"
   },
   "description": {
    "type": "string",
    "maxLength": 500,
    "default": ""
   },
   "signing": {
    "$ref": "WebhookSigning#"
   },
   "is_enabled": {
    "type": "boolean",
    "default": true
   }
  }
 },
 {
  "$id": "WebhookEndpointPatch",
  "type": "object",
  "minProperties": 1,
  "additionalProperties": false,
  "properties": {
   "url": {
    "$ref": "WebhookUrl#"
   },
   "event_types": {
    "$ref": "WebhookEventFilter#"
   },
   "description": {
    "type": "string",
    "maxLength": 500
   },
   "is_enabled": {
    "type": "boolean"
   }
  }
 },
 {
  "$id": "WebhookSecretInfo",
  "type": "object",
  "required": [
   "created_at",
   "expires_at",
   "public_key"
  ],
  "additionalProperties": false,
  "properties": {
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
   "public_key": {
    "type": [
     "string",
     "null"
    ]
   }
  }
 },
 {
  "$id": "WebhookEndpoint",
  "type": "object",
  "required": [
   "id",
   "url",
   "event_types",
   "description",
   "signing",
   "is_enabled",
   "disabled_reason",
   "disabled_at",
   "secrets",
   "consecutive_failures",
   "paused_until",
   "last_delivered_at",
   "created_at",
   "updated_at"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "type": "string"
   },
   "url": {
    "$ref": "WebhookUrl#"
   },
   "event_types": {
    "$ref": "WebhookEventFilter#"
   },
   "description": {
    "type": "string"
   },
   "signing": {
    "$ref": "WebhookSigning#"
   },
   "is_enabled": {
    "type": "boolean"
   },
   "disabled_reason": {
    "oneOf": [
     {
      "$ref": "WebhookDisabledReason#"
     },
     {
      "type": "null"
     }
    ]
   },
   "disabled_at": {
    "type": [
     "string",
     "null"
    ],
    "format": "date-time"
   },
   "secrets": {
    "type": "array",
    "items": {
     "$ref": "WebhookSecretInfo#"
    }
   },
   "consecutive_failures": {
    "type": "integer",
    "minimum": 0
   },
   "paused_until": {
    "type": [
     "string",
     "null"
    ],
    "format": "date-time"
   },
   "last_delivered_at": {
    "type": [
     "string",
     "null"
    ],
    "format": "date-time"
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
  "$id": "WebhookEndpointList",
  "type": "object",
  "required": [
   "data"
  ],
  "additionalProperties": false,
  "properties": {
   "data": {
    "type": "array",
    "items": {
     "$ref": "WebhookEndpoint#"
    }
   }
  }
 },
 {
  "$id": "NewWebhookSecret",
  "type": "object",
  "required": [
   "endpoint",
   "secret"
  ],
  "additionalProperties": false,
  "properties": {
   "endpoint": {
    "$ref": "WebhookEndpoint#"
   },
   "secret": {
    "type": [
     "string",
     "null"
    ]
   }
  }
 },
 {
  "$id": "WebhookSecretRotation",
  "type": "object",
  "additionalProperties": false,
  "properties": {
   "overlap_hours": {
    "type": "integer",
    "minimum": 0,
    "maximum": 168,
    "default": 24
   }
  }
 },
 {
  "$id": "WebhookDeliveryStatus",
  "type": "string",
  "enum": [
   "waiting",
   "sending",
   "delivered",
   "failed"
  ]
 },
 {
  "$id": "WebhookDelivery",
  "type": "object",
  "required": [
   "id",
   "event_id",
   "event_type",
   "aggregate",
   "status",
   "attempts",
   "last_error",
   "response_status",
   "next_attempt_at",
   "created_at",
   "delivered_at"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "type": "string"
   },
   "event_id": {
    "type": "string"
   },
   "event_type": {
    "type": "string"
   },
   "aggregate": {
    "type": "string"
   },
   "status": {
    "$ref": "WebhookDeliveryStatus#"
   },
   "attempts": {
    "type": "integer",
    "minimum": 0
   },
   "last_error": {
    "type": [
     "string",
     "null"
    ]
   },
   "response_status": {
    "type": [
     "integer",
     "null"
    ]
   },
   "next_attempt_at": {
    "type": [
     "string",
     "null"
    ],
    "format": "date-time"
   },
   "created_at": {
    "$ref": "Timestamp#"
   },
   "delivered_at": {
    "type": [
     "string",
     "null"
    ],
    "format": "date-time"
   }
  }
 },
 {
  "$id": "WebhookAttempt",
  "type": "object",
  "required": [
   "at",
   "duration_ms",
   "response_status",
   "error",
   "response_headers",
   "response_body"
  ],
  "additionalProperties": false,
  "properties": {
   "at": {
    "$ref": "Timestamp#"
   },
   "duration_ms": {
    "type": "integer",
    "minimum": 0
   },
   "response_status": {
    "type": [
     "integer",
     "null"
    ]
   },
   "error": {
    "type": [
     "string",
     "null"
    ]
   },
   "response_headers": {
    "type": "array",
    "items": {
     "type": "object",
     "required": [
      "name",
      "value"
     ],
     "additionalProperties": false,
     "properties": {
      "name": {
       "type": "string"
      },
      "value": {
       "type": "string"
      }
     }
    }
   },
   "response_body": {
    "type": "string"
   }
  }
 },
 {
  "$id": "WebhookDeliveryDetail",
  "type": "object",
  "required": [
   "id",
   "event_id",
   "event_type",
   "aggregate",
   "status",
   "attempts",
   "last_error",
   "response_status",
   "next_attempt_at",
   "created_at",
   "delivered_at",
   "request_body",
   "log"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "type": "string"
   },
   "event_id": {
    "type": "string"
   },
   "event_type": {
    "type": "string"
   },
   "aggregate": {
    "type": "string"
   },
   "status": {
    "$ref": "WebhookDeliveryStatus#"
   },
   "attempts": {
    "type": "integer",
    "minimum": 0
   },
   "last_error": {
    "type": [
     "string",
     "null"
    ]
   },
   "response_status": {
    "type": [
     "integer",
     "null"
    ]
   },
   "next_attempt_at": {
    "type": [
     "string",
     "null"
    ],
    "format": "date-time"
   },
   "created_at": {
    "$ref": "Timestamp#"
   },
   "delivered_at": {
    "type": [
     "string",
     "null"
    ],
    "format": "date-time"
   },
   "request_body": {
    "type": "string"
   },
   "log": {
    "type": "array",
    "items": {
     "$ref": "WebhookAttempt#"
    }
   }
  }
 },
 {
  "$id": "WebhookDeliveryPage",
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
     "$ref": "WebhookDelivery#"
    }
   },
   "page": {
    "$ref": "PageInfo#"
   }
  }
 },
 {
  "$id": "WebhookReplay",
  "type": "object",
  "required": [
   "from",
   "to"
  ],
  "additionalProperties": false,
  "properties": {
   "from": {
    "type": "string",
    "format": "date-time"
   },
   "to": {
    "type": "string",
    "format": "date-time"
   },
   "include_delivered": {
    "type": "boolean",
    "default": false
   },
   "cursor": {
    "type": "string",
    "maxLength": 15,
    "pattern": "^[0-9]+$"
   }
  }
 },
 {
  "$id": "MessageDataKind",
  "type": "string",
  "enum": [
   "messages",
   "of_orders",
   "consents",
   "devices",
   "suppressions"
  ]
 },
 {
  "$id": "WebhookReplayed",
  "type": "object",
  "required": [
   "queued",
   "skipped",
   "next_cursor"
  ],
  "additionalProperties": false,
  "properties": {
   "queued": {
    "type": "integer",
    "minimum": 0
   },
   "skipped": {
    "type": "integer",
    "minimum": 0
   },
   "next_cursor": {
    "type": [
     "string",
     "null"
    ]
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
  "$id": "Locale",
  "type": "string",
  "maxLength": 35,
  "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
 },
 {
  "$id": "PersonalDataPage",
  "type": "object",
  "required": [
   "data",
   "next"
  ],
  "additionalProperties": false,
  "properties": {
   "data": {
    "type": "array",
    "items": {
     "type": "object",
     "additionalProperties": true
    }
   },
   "next": {
    "type": [
     "string",
     "null"
    ]
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
  "operationId": "listNotifications",
  "method": "GET",
  "url": "/v1/admin/notifications",
  "permission": "staff:notifications.read",
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
      "$ref": "NotificationStatus#"
     },
     "channel": {
      "$ref": "NotificationChannel#"
     },
     "template": {
      "$ref": "NotificationTemplate#"
     },
     "reference": {
      "type": "string",
      "minLength": 1,
      "maxLength": 64
     }
    },
    "additionalProperties": false
   },
   "response": {
    "200": {
     "$ref": "NotificationPage#"
    }
   }
  }
 },
 {
  "operationId": "getNotification",
  "method": "GET",
  "url": "/v1/admin/notifications/:id",
  "permission": "staff:notifications.read",
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
      "minLength": 1,
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
     "$ref": "NotificationDetail#"
    }
   }
  }
 },
 {
  "operationId": "resendNotification",
  "method": "POST",
  "url": "/v1/admin/notifications/:id/resend",
  "permission": "staff:notifications.write",
  "idempotency": "natural",
  "problems": [
   "malformed_body",
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "forbidden",
   "not_found",
   "payload_too_large",
   "unsupported_media_type",
   "rate_limited"
  ],
  "schema": {
   "params": {
    "type": "object",
    "properties": {
     "id": {
      "type": "string",
      "minLength": 1,
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
     "$ref": "Notification#"
    }
   }
  }
 },
 {
  "operationId": "listEvents",
  "method": "GET",
  "url": "/v1/admin/events",
  "permission": "staff:events.read",
  "commaSeparated": [
   "type"
  ],
  "problems": [
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "forbidden",
   "rate_limited",
   "events_expired"
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
     "type": {
      "type": "array",
      "minItems": 1,
      "maxItems": 20,
      "items": {
       "$ref": "EventType#"
      }
     },
     "aggregate": {
      "type": "string",
      "minLength": 1,
      "maxLength": 64
     },
     "from": {
      "$ref": "Timestamp#"
     },
     "to": {
      "$ref": "Timestamp#"
     }
    },
    "additionalProperties": false
   },
   "response": {
    "200": {
     "$ref": "StoaEventPage#"
    }
   }
  }
 },
 {
  "operationId": "listTemplates",
  "method": "GET",
  "url": "/v1/admin/templates",
  "permission": "staff:templates.read",
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
     "$ref": "TemplatePage#"
    }
   }
  }
 },
 {
  "operationId": "getTemplate",
  "method": "GET",
  "url": "/v1/admin/templates/:template/:channel/:locale",
  "permission": "staff:templates.read",
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
     "template": {
      "$ref": "NotificationTemplate#"
     },
     "channel": {
      "$ref": "TemplateChannel#"
     },
     "locale": {
      "$ref": "Locale#"
     }
    },
    "required": [
     "template",
     "channel",
     "locale"
    ]
   },
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "response": {
    "200": {
     "$ref": "Template#"
    }
   }
  }
 },
 {
  "operationId": "saveTemplateDraft",
  "method": "PUT",
  "url": "/v1/admin/templates/:template/:channel/:locale/draft",
  "permission": "staff:templates.write",
  "idempotency": "natural",
  "problems": [
   "malformed_body",
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "forbidden",
   "not_found",
   "precondition_failed",
   "precondition_required",
   "payload_too_large",
   "unsupported_media_type",
   "rate_limited",
   "invalid_state",
   "unprocessable",
   "idempotency_key_reused"
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
     "template": {
      "$ref": "NotificationTemplate#"
     },
     "channel": {
      "$ref": "TemplateChannel#"
     },
     "locale": {
      "$ref": "Locale#"
     }
    },
    "required": [
     "template",
     "channel",
     "locale"
    ]
   },
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "headers": {
    "type": "object",
    "properties": {
     "if-match": {
      "type": "string",
      "maxLength": 200
     }
    }
   },
   "body": {
    "$ref": "TemplateDraftInput#"
   },
   "response": {
    "200": {
     "$ref": "Template#"
    }
   }
  }
 },
 {
  "operationId": "publishTemplate",
  "method": "POST",
  "url": "/v1/admin/templates/:template/:channel/:locale/publish",
  "permission": "staff:templates.write",
  "idempotency": "natural",
  "problems": [
   "malformed_body",
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "forbidden",
   "not_found",
   "precondition_failed",
   "precondition_required",
   "payload_too_large",
   "unsupported_media_type",
   "rate_limited",
   "invalid_state",
   "unprocessable",
   "idempotency_key_reused"
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
     "template": {
      "$ref": "NotificationTemplate#"
     },
     "channel": {
      "$ref": "TemplateChannel#"
     },
     "locale": {
      "$ref": "Locale#"
     }
    },
    "required": [
     "template",
     "channel",
     "locale"
    ]
   },
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "headers": {
    "type": "object",
    "properties": {
     "if-match": {
      "type": "string",
      "maxLength": 200
     }
    }
   },
   "response": {
    "200": {
     "$ref": "Template#"
    }
   }
  }
 },
 {
  "operationId": "rollBackTemplate",
  "method": "POST",
  "url": "/v1/admin/templates/:template/:channel/:locale/rollback",
  "permission": "staff:templates.write",
  "idempotency": "natural",
  "problems": [
   "malformed_body",
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "forbidden",
   "not_found",
   "precondition_failed",
   "precondition_required",
   "payload_too_large",
   "unsupported_media_type",
   "rate_limited",
   "invalid_state",
   "unprocessable",
   "idempotency_key_reused"
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
     "template": {
      "$ref": "NotificationTemplate#"
     },
     "channel": {
      "$ref": "TemplateChannel#"
     },
     "locale": {
      "$ref": "Locale#"
     }
    },
    "required": [
     "template",
     "channel",
     "locale"
    ]
   },
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "headers": {
    "type": "object",
    "properties": {
     "if-match": {
      "type": "string",
      "maxLength": 200
     }
    }
   },
   "body": {
    "$ref": "TemplateRollback#"
   },
   "response": {
    "200": {
     "$ref": "Template#"
    }
   }
  }
 },
 {
  "operationId": "listTemplateVersions",
  "method": "GET",
  "url": "/v1/admin/templates/:template/:channel/:locale/versions",
  "permission": "staff:templates.read",
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
     "template": {
      "$ref": "NotificationTemplate#"
     },
     "channel": {
      "$ref": "TemplateChannel#"
     },
     "locale": {
      "$ref": "Locale#"
     }
    },
    "required": [
     "template",
     "channel",
     "locale"
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
     "$ref": "PublishedTemplatePage#"
    }
   }
  }
 },
 {
  "operationId": "getTemplateVersion",
  "method": "GET",
  "url": "/v1/admin/templates/:template/:channel/:locale/versions/:number",
  "permission": "staff:templates.read",
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
     "template": {
      "$ref": "NotificationTemplate#"
     },
     "channel": {
      "$ref": "TemplateChannel#"
     },
     "locale": {
      "$ref": "Locale#"
     },
     "number": {
      "type": "integer",
      "minimum": 1,
      "maximum": 1000000
     }
    },
    "required": [
     "template",
     "channel",
     "locale",
     "number"
    ]
   },
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "response": {
    "200": {
     "$ref": "PublishedTemplate#"
    }
   }
  }
 },
 {
  "operationId": "previewTemplate",
  "method": "POST",
  "url": "/v1/admin/templates/:template/:channel/:locale/preview",
  "permission": "staff:templates.read",
  "idempotency": "none",
  "problems": [
   "malformed_body",
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "forbidden",
   "not_found",
   "payload_too_large",
   "unsupported_media_type",
   "rate_limited",
   "unprocessable"
  ],
  "schema": {
   "params": {
    "type": "object",
    "properties": {
     "template": {
      "$ref": "NotificationTemplate#"
     },
     "channel": {
      "$ref": "TemplateChannel#"
     },
     "locale": {
      "$ref": "Locale#"
     }
    },
    "required": [
     "template",
     "channel",
     "locale"
    ]
   },
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "body": {
    "$ref": "TemplateSource#"
   },
   "response": {
    "200": {
     "$ref": "TemplatePreview#"
    }
   }
  }
 },
 {
  "operationId": "testSendTemplate",
  "method": "POST",
  "url": "/v1/admin/templates/:template/:channel/:locale/test-send",
  "permission": "staff:templates.write",
  "idempotency": "natural",
  "problems": [
   "malformed_body",
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "forbidden",
   "not_found",
   "payload_too_large",
   "unsupported_media_type",
   "rate_limited",
   "unprocessable",
   "idempotency_key_reused"
  ],
  "schema": {
   "params": {
    "type": "object",
    "properties": {
     "template": {
      "$ref": "NotificationTemplate#"
     },
     "channel": {
      "$ref": "TemplateChannel#"
     },
     "locale": {
      "$ref": "Locale#"
     }
    },
    "required": [
     "template",
     "channel",
     "locale"
    ]
   },
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "body": {
    "$ref": "TemplateSource#"
   },
   "response": {
    "202": {
     "$ref": "Notification#"
    }
   }
  }
 },
 {
  "operationId": "listFailedEvents",
  "method": "GET",
  "url": "/v1/admin/failed-events",
  "permission": "staff:events.read",
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
     "service": {
      "$ref": "EventConsumer#"
     }
    },
    "additionalProperties": false
   },
   "response": {
    "200": {
     "$ref": "FailedEventPage#"
    }
   }
  }
 },
 {
  "operationId": "replayFailedEvents",
  "method": "POST",
  "url": "/v1/admin/failed-events/replay",
  "permission": "staff:events.write",
  "idempotency": "natural",
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
    "$ref": "FailedEventReplay#"
   },
   "response": {
    "200": {
     "$ref": "FailedEventReplayed#"
    }
   }
  }
 },
 {
  "operationId": "getPushKey",
  "method": "GET",
  "url": "/v1/push-key",
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
     "$ref": "PushKey#"
    }
   }
  }
 },
 {
  "operationId": "listPushSubscriptions",
  "method": "GET",
  "url": "/v1/me/push-subscriptions",
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
     "$ref": "PushSubscriptionPage#"
    }
   }
  }
 },
 {
  "operationId": "createPushSubscription",
  "method": "POST",
  "url": "/v1/me/push-subscriptions",
  "permission": "customer",
  "idempotency": "natural",
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
   "headers": {
    "type": "object",
    "properties": {
     "user-agent": {
      "type": "string"
     }
    }
   },
   "body": {
    "$ref": "PushSubscriptionCreate#"
   },
   "response": {
    "201": {
     "$ref": "PushSubscription#"
    }
   }
  }
 },
 {
  "operationId": "deletePushSubscription",
  "method": "DELETE",
  "url": "/v1/me/push-subscriptions/:id",
  "permission": "customer",
  "idempotency": "natural",
  "problems": [
   "malformed_body",
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "forbidden",
   "not_found",
   "payload_too_large",
   "unsupported_media_type",
   "rate_limited"
  ],
  "schema": {
   "params": {
    "type": "object",
    "properties": {
     "id": {
      "type": "string",
      "minLength": 1,
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
  "operationId": "getNotificationPreferences",
  "method": "GET",
  "url": "/v1/me/notification-preferences",
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
     "$ref": "NotificationPreferences#"
    }
   }
  }
 },
 {
  "operationId": "setNotificationPreferences",
  "method": "PUT",
  "url": "/v1/me/notification-preferences",
  "permission": "customer",
  "idempotency": "natural",
  "problems": [
   "malformed_body",
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "forbidden",
   "payload_too_large",
   "unsupported_media_type",
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
    "$ref": "NotificationPreferencesChange#"
   },
   "response": {
    "200": {
     "$ref": "NotificationPreferences#"
    }
   }
  }
 },
 {
  "operationId": "getUnsubscription",
  "method": "GET",
  "url": "/v1/unsubscribe/:token",
  "permission": "public",
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
     "token": {
      "type": "string",
      "minLength": 1,
      "maxLength": 200
     }
    },
    "required": [
     "token"
    ]
   },
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "response": {
    "200": {
     "$ref": "Unsubscription#"
    }
   }
  }
 },
 {
  "operationId": "setUnsubscription",
  "method": "PUT",
  "url": "/v1/unsubscribe/:token",
  "permission": "public",
  "idempotency": "natural",
  "problems": [
   "malformed_body",
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "not_found",
   "payload_too_large",
   "unsupported_media_type",
   "rate_limited"
  ],
  "schema": {
   "params": {
    "type": "object",
    "properties": {
     "token": {
      "type": "string",
      "minLength": 1,
      "maxLength": 200
     }
    },
    "required": [
     "token"
    ]
   },
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "body": {
    "$ref": "UnsubscriptionChange#"
   },
   "response": {
    "200": {
     "$ref": "Unsubscription#"
    }
   }
  }
 },
 {
  "operationId": "listConsents",
  "method": "GET",
  "url": "/v1/admin/consents",
  "permission": "staff:notifications.read",
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
     "reference": {
      "type": "string",
      "minLength": 1,
      "maxLength": 254
     }
    },
    "required": [
     "reference"
    ],
    "additionalProperties": false
   },
   "response": {
    "200": {
     "$ref": "ConsentPage#"
    }
   }
  }
 },
 {
  "operationId": "listSuppressedAddresses",
  "method": "GET",
  "url": "/v1/admin/suppressions",
  "permission": "staff:notifications.read",
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
     "channel": {
      "$ref": "SuppressibleChannel#"
     },
     "address": {
      "type": "string",
      "minLength": 1,
      "maxLength": 254
     }
    },
    "additionalProperties": false
   },
   "response": {
    "200": {
     "$ref": "SuppressionPage#"
    }
   }
  }
 },
 {
  "operationId": "liftSuppression",
  "method": "DELETE",
  "url": "/v1/admin/suppressions/:id",
  "permission": "staff:notifications.write",
  "idempotency": "natural",
  "problems": [
   "malformed_body",
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "forbidden",
   "not_found",
   "payload_too_large",
   "unsupported_media_type",
   "rate_limited"
  ],
  "schema": {
   "params": {
    "type": "object",
    "properties": {
     "id": {
      "type": "string",
      "minLength": 1,
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
  "operationId": "receiveTwilioReceipt",
  "method": "POST",
  "url": "/v1/sms-receipts/twilio",
  "permission": "public",
  "idempotency": "none",
  "rawBody": "application/x-www-form-urlencoded",
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
    "properties": {
     "attempt": {
      "type": "string",
      "minLength": 1,
      "maxLength": 100
     }
    },
    "required": [
     "attempt"
    ],
    "additionalProperties": false
   },
   "headers": {
    "type": "object",
    "properties": {
     "x-twilio-signature": {
      "type": "string",
      "maxLength": 100
     }
    }
   }
  }
 },
 {
  "operationId": "listWebhookEndpoints",
  "method": "GET",
  "url": "/v1/admin/webhook-endpoints",
  "permission": "staff:webhooks.read",
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
     "$ref": "WebhookEndpointList#"
    }
   }
  }
 },
 {
  "operationId": "createWebhookEndpoint",
  "method": "POST",
  "url": "/v1/admin/webhook-endpoints",
  "permission": "staff:webhooks.write",
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
    "$ref": "WebhookEndpointCreate#"
   },
   "response": {
    "201": {
     "$ref": "NewWebhookSecret#"
    }
   }
  }
 },
 {
  "operationId": "getWebhookEndpoint",
  "method": "GET",
  "url": "/v1/admin/webhook-endpoints/:id",
  "permission": "staff:webhooks.read",
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
      "minLength": 1,
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
     "$ref": "WebhookEndpoint#"
    }
   }
  }
 },
 {
  "operationId": "updateWebhookEndpoint",
  "method": "PATCH",
  "url": "/v1/admin/webhook-endpoints/:id",
  "permission": "staff:webhooks.write",
  "idempotency": "natural",
  "problems": [
   "malformed_body",
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "forbidden",
   "not_found",
   "payload_too_large",
   "unsupported_media_type",
   "rate_limited",
   "unprocessable"
  ],
  "schema": {
   "params": {
    "type": "object",
    "properties": {
     "id": {
      "type": "string",
      "minLength": 1,
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
    "$ref": "WebhookEndpointPatch#"
   },
   "response": {
    "200": {
     "$ref": "WebhookEndpoint#"
    }
   }
  }
 },
 {
  "operationId": "deleteWebhookEndpoint",
  "method": "DELETE",
  "url": "/v1/admin/webhook-endpoints/:id",
  "permission": "staff:webhooks.write",
  "idempotency": "natural",
  "problems": [
   "malformed_body",
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "forbidden",
   "not_found",
   "payload_too_large",
   "unsupported_media_type",
   "rate_limited"
  ],
  "schema": {
   "params": {
    "type": "object",
    "properties": {
     "id": {
      "type": "string",
      "minLength": 1,
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
  "operationId": "rotateWebhookSecret",
  "method": "POST",
  "url": "/v1/admin/webhook-endpoints/:id/rotate-secret",
  "permission": "staff:webhooks.write",
  "idempotency": "none",
  "problems": [
   "malformed_body",
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "forbidden",
   "not_found",
   "payload_too_large",
   "unsupported_media_type",
   "rate_limited"
  ],
  "schema": {
   "params": {
    "type": "object",
    "properties": {
     "id": {
      "type": "string",
      "minLength": 1,
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
    "$ref": "WebhookSecretRotation#"
   },
   "response": {
    "200": {
     "$ref": "NewWebhookSecret#"
    }
   }
  }
 },
 {
  "operationId": "testWebhookEndpoint",
  "method": "POST",
  "url": "/v1/admin/webhook-endpoints/:id/test",
  "permission": "staff:webhooks.write",
  "idempotency": "natural",
  "problems": [
   "malformed_body",
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "forbidden",
   "not_found",
   "payload_too_large",
   "unsupported_media_type",
   "rate_limited",
   "invalid_state"
  ],
  "schema": {
   "params": {
    "type": "object",
    "properties": {
     "id": {
      "type": "string",
      "minLength": 1,
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
    "201": {
     "$ref": "WebhookDelivery#"
    }
   }
  }
 },
 {
  "operationId": "replayWebhooks",
  "method": "POST",
  "url": "/v1/admin/webhook-endpoints/:id/replay",
  "permission": "staff:webhooks.write",
  "idempotency": "natural",
  "problems": [
   "malformed_body",
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "forbidden",
   "not_found",
   "payload_too_large",
   "unsupported_media_type",
   "rate_limited",
   "invalid_state"
  ],
  "schema": {
   "params": {
    "type": "object",
    "properties": {
     "id": {
      "type": "string",
      "minLength": 1,
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
    "$ref": "WebhookReplay#"
   },
   "response": {
    "200": {
     "$ref": "WebhookReplayed#"
    }
   }
  }
 },
 {
  "operationId": "listWebhookDeliveries",
  "method": "GET",
  "url": "/v1/admin/webhook-endpoints/:id/deliveries",
  "permission": "staff:webhooks.read",
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
      "minLength": 1,
      "maxLength": 64
     }
    },
    "required": [
     "id"
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
     },
     "status": {
      "$ref": "WebhookDeliveryStatus#"
     },
     "event_type": {
      "type": "string",
      "minLength": 1,
      "maxLength": 64
     }
    },
    "additionalProperties": false
   },
   "response": {
    "200": {
     "$ref": "WebhookDeliveryPage#"
    }
   }
  }
 },
 {
  "operationId": "getWebhookDelivery",
  "method": "GET",
  "url": "/v1/admin/webhook-endpoints/:id/deliveries/:deliveryId",
  "permission": "staff:webhooks.read",
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
      "minLength": 1,
      "maxLength": 64
     },
     "deliveryId": {
      "type": "string",
      "minLength": 1,
      "maxLength": 64
     }
    },
    "required": [
     "id",
     "deliveryId"
    ]
   },
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "response": {
    "200": {
     "$ref": "WebhookDeliveryDetail#"
    }
   }
  }
 },
 {
  "operationId": "redeliverWebhook",
  "method": "POST",
  "url": "/v1/admin/webhook-endpoints/:id/deliveries/:deliveryId/redeliver",
  "permission": "staff:webhooks.write",
  "idempotency": "natural",
  "problems": [
   "malformed_body",
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "forbidden",
   "not_found",
   "payload_too_large",
   "unsupported_media_type",
   "rate_limited",
   "invalid_state"
  ],
  "schema": {
   "params": {
    "type": "object",
    "properties": {
     "id": {
      "type": "string",
      "minLength": 1,
      "maxLength": 64
     },
     "deliveryId": {
      "type": "string",
      "minLength": 1,
      "maxLength": 64
     }
    },
    "required": [
     "id",
     "deliveryId"
    ]
   },
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "response": {
    "200": {
     "$ref": "WebhookDelivery#"
    }
   }
  }
 },
 {
  "operationId": "readMessageData",
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
     "kind",
     "customer_id",
     "email",
     "phone"
    ],
    "additionalProperties": false,
    "properties": {
     "kind": {
      "$ref": "MessageDataKind#"
     },
     "customer_id": {
      "type": [
       "string",
       "null"
      ],
      "maxLength": 64
     },
     "email": {
      "type": [
       "string",
       "null"
      ],
      "maxLength": 254
     },
     "phone": {
      "type": [
       "string",
       "null"
      ],
      "maxLength": 16
     },
     "order_ids": {
      "type": "array",
      "maxItems": 100,
      "items": {
       "type": "string",
       "minLength": 1,
       "maxLength": 64
      }
     },
     "after": {
      "type": "string",
      "maxLength": 200
     }
    }
   },
   "response": {
    "200": {
     "$ref": "PersonalDataPage#"
    }
   }
  }
 }
]
