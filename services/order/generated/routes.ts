// Generated from openapi/ by `npm run gen`. Do not edit.

import type { Route } from '@stoa/kit/contract/operations'

export const schemas: readonly Record<string, unknown>[] = [
 {
  "$id": "CartStatus",
  "type": "string",
  "enum": [
   "open",
   "in_checkout",
   "completed"
  ]
 },
 {
  "$id": "Note",
  "type": "string",
  "maxLength": 2000
 },
 {
  "$id": "NullableAddress",
  "oneOf": [
   {
    "$ref": "Address#"
   },
   {
    "type": "null"
   }
  ]
 },
 {
  "$id": "CartItemOption",
  "type": "object",
  "required": [
   "name",
   "value",
   "label",
   "value_label"
  ],
  "additionalProperties": false,
  "properties": {
   "name": {
    "type": "string"
   },
   "value": {
    "type": "string"
   },
   "label": {
    "type": "string"
   },
   "value_label": {
    "type": "string"
   }
  }
 },
 {
  "$id": "CartItemProblem",
  "type": "string",
  "enum": [
   "unavailable",
   "out_of_stock",
   "not_enough_stock",
   "price_changed"
  ]
 },
 {
  "$id": "CartItem",
  "type": "object",
  "required": [
   "id",
   "variant_id",
   "product_id",
   "quantity",
   "unit_price",
   "compare_at",
   "total",
   "tax",
   "title",
   "variant_title",
   "options",
   "sku",
   "slug",
   "image",
   "picture",
   "weight_grams",
   "requires_shipping",
   "taxable",
   "tax_class"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "type": "string"
   },
   "variant_id": {
    "type": "string"
   },
   "product_id": {
    "type": "string"
   },
   "quantity": {
    "type": "integer",
    "minimum": 1
   },
   "unit_price": {
    "$ref": "Money#"
   },
   "compare_at": {
    "oneOf": [
     {
      "$ref": "Money#"
     },
     {
      "type": "null"
     }
    ]
   },
   "total": {
    "$ref": "Money#"
   },
   "tax": {
    "$ref": "Money#"
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
   "slug": {
    "type": "string"
   },
   "options": {
    "type": "array",
    "items": {
     "$ref": "CartItemOption#"
    }
   },
   "image": {
    "type": [
     "string",
     "null"
    ]
   },
   "picture": {
    "oneOf": [
     {
      "$ref": "Image#"
     },
     {
      "type": "null"
     }
    ]
   },
   "available": {
    "type": "boolean"
   },
   "problem": {
    "oneOf": [
     {
      "$ref": "CartItemProblem#"
     },
     {
      "type": "null"
     }
    ]
   },
   "current_price": {
    "oneOf": [
     {
      "$ref": "Money#"
     },
     {
      "type": "null"
     }
    ]
   },
   "max_quantity": {
    "type": "integer",
    "minimum": 0
   },
   "weight_grams": {
    "type": "integer"
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
  "$id": "TaxLine",
  "type": "object",
  "required": [
   "name",
   "rate",
   "net",
   "amount"
  ],
  "additionalProperties": false,
  "properties": {
   "name": {
    "type": "string"
   },
   "rate": {
    "type": "string"
   },
   "net": {
    "$ref": "Money#"
   },
   "amount": {
    "$ref": "Money#"
   }
  }
 },
 {
  "$id": "Totals",
  "type": "object",
  "required": [
   "prices_include_tax",
   "subtotal",
   "shipping_total",
   "tax_total",
   "total",
   "tax_lines",
   "shipping_tax_lines"
  ],
  "additionalProperties": false,
  "properties": {
   "prices_include_tax": {
    "type": "boolean"
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
   "tax_lines": {
    "type": "array",
    "items": {
     "$ref": "TaxLine#"
    }
   },
   "shipping_tax_lines": {
    "type": "array",
    "items": {
     "$ref": "TaxLine#"
    }
   }
  }
 },
 {
  "$id": "ChosenShippingOption",
  "type": "object",
  "required": [
   "id",
   "name",
   "amount"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "type": "string"
   },
   "name": {
    "type": "string"
   },
   "amount": {
    "$ref": "Money#"
   }
  }
 },
 {
  "$id": "ChosenPayment",
  "type": "object",
  "required": [
   "method",
   "amount"
  ],
  "additionalProperties": false,
  "properties": {
   "method": {
    "type": "string"
   },
   "amount": {
    "$ref": "Money#"
   }
  }
 },
 {
  "$id": "Cart",
  "type": "object",
  "required": [
   "id",
   "status",
   "currency",
   "locale",
   "email",
   "shipping_address",
   "billing_address",
   "note",
   "items",
   "item_count",
   "requires_shipping",
   "shipping_option",
   "payment",
   "totals",
   "missing",
   "order_id",
   "expires_at",
   "created_at",
   "updated_at"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "type": "string"
   },
   "status": {
    "$ref": "CartStatus#"
   },
   "currency": {
    "$ref": "Currency#"
   },
   "locale": {
    "$ref": "Locale#"
   },
   "email": {
    "type": [
     "string",
     "null"
    ]
   },
   "shipping_address": {
    "$ref": "NullableAddress#"
   },
   "billing_address": {
    "$ref": "NullableAddress#"
   },
   "note": {
    "type": [
     "string",
     "null"
    ]
   },
   "items": {
    "type": "array",
    "items": {
     "$ref": "CartItem#"
    }
   },
   "item_count": {
    "type": "integer",
    "minimum": 0
   },
   "requires_shipping": {
    "type": "boolean"
   },
   "shipping_option": {
    "oneOf": [
     {
      "$ref": "ChosenShippingOption#"
     },
     {
      "type": "null"
     }
    ]
   },
   "payment": {
    "oneOf": [
     {
      "$ref": "ChosenPayment#"
     },
     {
      "type": "null"
     }
    ]
   },
   "totals": {
    "$ref": "Totals#"
   },
   "missing": {
    "type": "array",
    "items": {
     "$ref": "FieldError#"
    }
   },
   "order_id": {
    "type": [
     "string",
     "null"
    ]
   },
   "expires_at": {
    "type": [
     "string",
     "null"
    ],
    "format": "date-time"
   },
   "token": {
    "type": "string"
   },
   "changes": {
    "type": "array",
    "items": {
     "$ref": "ProblemLine#"
    }
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
  "$id": "CartCreate",
  "type": "object",
  "additionalProperties": false,
  "properties": {
   "currency": {
    "$ref": "Currency#"
   },
   "locale": {
    "$ref": "Locale#"
   },
   "email": {
    "type": "string",
    "format": "idn-email",
    "maxLength": 254
   },
   "note": {
    "$ref": "Note#"
   }
  }
 },
 {
  "$id": "CartUpdate",
  "type": "object",
  "minProperties": 1,
  "additionalProperties": false,
  "properties": {
   "currency": {
    "$ref": "Currency#"
   },
   "locale": {
    "$ref": "Locale#"
   },
   "email": {
    "type": [
     "string",
     "null"
    ],
    "format": "idn-email",
    "maxLength": 254
   },
   "shipping_address": {
    "$ref": "NullableAddress#"
   },
   "billing_address": {
    "$ref": "NullableAddress#"
   },
   "note": {
    "type": [
     "string",
     "null"
    ],
    "maxLength": 2000
   }
  }
 },
 {
  "$id": "CartItemAdd",
  "type": "object",
  "required": [
   "variant_id"
  ],
  "additionalProperties": false,
  "properties": {
   "variant_id": {
    "type": "string",
    "minLength": 1,
    "maxLength": 64
   },
   "quantity": {
    "type": "integer",
    "minimum": 1,
    "maximum": 9999,
    "default": 1
   }
  }
 },
 {
  "$id": "CartItemUpdate",
  "type": "object",
  "required": [
   "quantity"
  ],
  "additionalProperties": false,
  "properties": {
   "quantity": {
    "type": "integer",
    "minimum": 0,
    "maximum": 9999
   }
  }
 },
 {
  "$id": "CartMerge",
  "type": "object",
  "required": [
   "cart_token"
  ],
  "additionalProperties": false,
  "properties": {
   "cart_token": {
    "type": "string",
    "minLength": 1,
    "maxLength": 500
   }
  }
 },
 {
  "$id": "NoShippingReason",
  "type": "string",
  "enum": [
   "nothing_to_send",
   "no_address",
   "no_zone",
   "no_option_in_currency",
   "no_option_for_weight"
  ]
 },
 {
  "$id": "OfferedShippingOptionList",
  "type": "object",
  "required": [
   "data",
   "reason",
   "currencies"
  ],
  "additionalProperties": false,
  "properties": {
   "data": {
    "type": "array",
    "items": {
     "$ref": "ChosenShippingOption#"
    }
   },
   "reason": {
    "oneOf": [
     {
      "$ref": "NoShippingReason#"
     },
     {
      "type": "null"
     }
    ]
   },
   "currencies": {
    "type": "array",
    "items": {
     "$ref": "Currency#"
    }
   }
  }
 },
 {
  "$id": "ShippingOptionChoice",
  "type": "object",
  "required": [
   "option_id"
  ],
  "additionalProperties": false,
  "properties": {
   "option_id": {
    "type": "string",
    "minLength": 1,
    "maxLength": 64
   }
  }
 },
 {
  "$id": "PaymentStart",
  "type": "object",
  "required": [
   "method"
  ],
  "additionalProperties": false,
  "properties": {
   "method": {
    "type": "string",
    "minLength": 1,
    "maxLength": 40
   },
   "details": {
    "type": "object",
    "maxProperties": 20,
    "propertyNames": {
     "maxLength": 40
    },
    "additionalProperties": {
     "type": "string",
     "maxLength": 500
    }
   }
  }
 },
 {
  "$id": "ShopPrice",
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
    "minimum": 0,
    "maximum": 1000000000000
   },
   "currency": {
    "$ref": "Currency#"
   }
  }
 },
 {
  "$id": "ShopLink",
  "type": "object",
  "required": [
   "name",
   "url"
  ],
  "additionalProperties": false,
  "properties": {
   "name": {
    "type": "string"
   },
   "url": {
    "type": "string"
   }
  }
 },
 {
  "$id": "ShopPolicy",
  "type": "object",
  "required": [
   "slug",
   "title",
   "url"
  ],
  "additionalProperties": false,
  "properties": {
   "slug": {
    "type": "string"
   },
   "title": {
    "type": "string"
   },
   "url": {
    "type": [
     "string",
     "null"
    ]
   }
  }
 },
 {
  "$id": "ShopColors",
  "type": "object",
  "required": [
   "accent"
  ],
  "additionalProperties": false,
  "properties": {
   "accent": {
    "type": [
     "string",
     "null"
    ]
   }
  }
 },
 {
  "$id": "ShopCheckout",
  "type": "object",
  "required": [
   "guest",
   "phone_required",
   "note"
  ],
  "additionalProperties": false,
  "properties": {
   "guest": {
    "type": "boolean"
   },
   "phone_required": {
    "type": "boolean"
   },
   "note": {
    "type": [
     "string",
     "null"
    ]
   }
  }
 },
 {
  "$id": "Shop",
  "type": "object",
  "required": [
   "name",
   "url",
   "support_email",
   "address",
   "default_locale",
   "locales",
   "default_currency",
   "currencies",
   "country",
   "time_zone",
   "withdrawal_days",
   "prices_include_tax",
   "logo",
   "colors",
   "social",
   "policies",
   "checkout"
  ],
  "additionalProperties": false,
  "properties": {
   "name": {
    "type": "string"
   },
   "url": {
    "type": [
     "string",
     "null"
    ]
   },
   "support_email": {
    "type": [
     "string",
     "null"
    ]
   },
   "address": {
    "oneOf": [
     {
      "$ref": "Address#"
     },
     {
      "type": "null"
     }
    ]
   },
   "default_locale": {
    "type": "string"
   },
   "locales": {
    "type": "array",
    "items": {
     "$ref": "Locale#"
    }
   },
   "default_currency": {
    "type": "string"
   },
   "currencies": {
    "type": "array",
    "items": {
     "$ref": "Currency#"
    }
   },
   "country": {
    "type": [
     "string",
     "null"
    ]
   },
   "time_zone": {
    "type": "string"
   },
   "withdrawal_days": {
    "type": "integer"
   },
   "prices_include_tax": {
    "type": "boolean"
   },
   "logo": {
    "type": [
     "string",
     "null"
    ]
   },
   "colors": {
    "$ref": "ShopColors#"
   },
   "social": {
    "type": "array",
    "items": {
     "$ref": "ShopLink#"
    }
   },
   "policies": {
    "type": "array",
    "items": {
     "$ref": "ShopPolicy#"
    }
   },
   "checkout": {
    "$ref": "ShopCheckout#"
   }
  }
 },
 {
  "$id": "ShopSettings",
  "type": "object",
  "required": [
   "name",
   "url",
   "support_email",
   "address",
   "default_locale",
   "locales",
   "default_currency",
   "currencies",
   "country",
   "time_zone",
   "withdrawal_days",
   "logo",
   "colors",
   "social",
   "policies",
   "checkout",
   "version"
  ],
  "additionalProperties": false,
  "properties": {
   "name": {
    "type": [
     "string",
     "null"
    ]
   },
   "url": {
    "type": [
     "string",
     "null"
    ]
   },
   "support_email": {
    "type": [
     "string",
     "null"
    ]
   },
   "address": {
    "oneOf": [
     {
      "$ref": "Address#"
     },
     {
      "type": "null"
     }
    ]
   },
   "default_locale": {
    "type": [
     "string",
     "null"
    ]
   },
   "locales": {
    "type": [
     "array",
     "null"
    ],
    "items": {
     "$ref": "Locale#"
    }
   },
   "default_currency": {
    "type": [
     "string",
     "null"
    ]
   },
   "currencies": {
    "type": [
     "array",
     "null"
    ],
    "items": {
     "$ref": "Currency#"
    }
   },
   "country": {
    "type": [
     "string",
     "null"
    ]
   },
   "time_zone": {
    "type": [
     "string",
     "null"
    ]
   },
   "withdrawal_days": {
    "type": [
     "integer",
     "null"
    ]
   },
   "logo": {
    "type": [
     "string",
     "null"
    ]
   },
   "colors": {
    "$ref": "ShopColors#"
   },
   "social": {
    "type": "array",
    "items": {
     "$ref": "ShopLink#"
    }
   },
   "policies": {
    "type": "array",
    "items": {
     "$ref": "ShopPolicy#"
    }
   },
   "checkout": {
    "$ref": "ShopCheckout#"
   },
   "version": {
    "type": "integer"
   },
   "warnings": {
    "type": "array",
    "items": {
     "$ref": "ShopWarning#"
    }
   }
  }
 },
 {
  "$id": "ShopWarningCode",
  "type": "string",
  "enum": [
   "no_shipping_price",
   "no_tax_region"
  ]
 },
 {
  "$id": "ShopWarning",
  "type": "object",
  "required": [
   "code",
   "currency",
   "zone_id",
   "detail"
  ],
  "additionalProperties": false,
  "properties": {
   "code": {
    "$ref": "ShopWarningCode#"
   },
   "currency": {
    "type": [
     "string",
     "null"
    ]
   },
   "countries": {
    "type": "array",
    "items": {
     "type": "string"
    }
   },
   "zone_id": {
    "type": "string"
   },
   "detail": {
    "type": "string"
   }
  }
 },
 {
  "$id": "ShopLinkInput",
  "type": "object",
  "required": [
   "name",
   "url"
  ],
  "additionalProperties": false,
  "properties": {
   "name": {
    "type": "string",
    "format": "visible-text",
    "minLength": 1,
    "maxLength": 60
   },
   "url": {
    "type": "string",
    "minLength": 1,
    "maxLength": 2000
   }
  }
 },
 {
  "$id": "ShopPolicyInput",
  "type": "object",
  "required": [
   "slug",
   "title"
  ],
  "additionalProperties": false,
  "properties": {
   "slug": {
    "type": "string",
    "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$",
    "maxLength": 60
   },
   "title": {
    "type": "string",
    "format": "visible-text",
    "minLength": 1,
    "maxLength": 120
   },
   "url": {
    "type": [
     "string",
     "null"
    ],
    "minLength": 1,
    "maxLength": 2000
   }
  }
 },
 {
  "$id": "ShopUpdate",
  "type": "object",
  "minProperties": 1,
  "additionalProperties": false,
  "properties": {
   "name": {
    "type": [
     "string",
     "null"
    ],
    "format": "visible-text",
    "minLength": 1,
    "maxLength": 120
   },
   "url": {
    "type": [
     "string",
     "null"
    ],
    "minLength": 1,
    "maxLength": 2000
   },
   "support_email": {
    "type": [
     "string",
     "null"
    ],
    "format": "idn-email",
    "maxLength": 254
   },
   "address": {
    "oneOf": [
     {
      "$ref": "Address#"
     },
     {
      "type": "null"
     }
    ]
   },
   "default_locale": {
    "type": [
     "string",
     "null"
    ],
    "maxLength": 35,
    "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
   },
   "locales": {
    "type": [
     "array",
     "null"
    ],
    "minItems": 1,
    "maxItems": 50,
    "uniqueItems": true,
    "items": {
     "$ref": "Locale#"
    }
   },
   "default_currency": {
    "type": [
     "string",
     "null"
    ],
    "pattern": "^[A-Z]{3}$"
   },
   "currencies": {
    "type": [
     "array",
     "null"
    ],
    "minItems": 1,
    "maxItems": 50,
    "uniqueItems": true,
    "items": {
     "$ref": "Currency#"
    }
   },
   "country": {
    "type": [
     "string",
     "null"
    ],
    "pattern": "^[A-Z]{2}$"
   },
   "withdrawal_days": {
    "type": [
     "integer",
     "null"
    ],
    "minimum": 0,
    "maximum": 366
   },
   "time_zone": {
    "type": [
     "string",
     "null"
    ],
    "minLength": 1,
    "maxLength": 64
   },
   "logo": {
    "type": [
     "string",
     "null"
    ],
    "minLength": 1,
    "maxLength": 2000
   },
   "colors": {
    "type": [
     "object",
     "null"
    ],
    "additionalProperties": false,
    "properties": {
     "accent": {
      "type": [
       "string",
       "null"
      ],
      "pattern": "^#[0-9a-fA-F]{6}$"
     }
    }
   },
   "social": {
    "type": [
     "array",
     "null"
    ],
    "maxItems": 20,
    "items": {
     "$ref": "ShopLinkInput#"
    }
   },
   "policies": {
    "type": [
     "array",
     "null"
    ],
    "maxItems": 20,
    "items": {
     "$ref": "ShopPolicyInput#"
    }
   },
   "checkout": {
    "type": [
     "object",
     "null"
    ],
    "additionalProperties": false,
    "properties": {
     "guest": {
      "type": [
       "boolean",
       "null"
      ]
     },
     "phone_required": {
      "type": [
       "boolean",
       "null"
      ]
     },
     "note": {
      "type": [
       "string",
       "null"
      ],
      "format": "visible-text",
      "minLength": 1,
      "maxLength": 1000
     }
    }
   }
  }
 },
 {
  "$id": "ShopChanged",
  "type": "object",
  "required": [
   "fields"
  ],
  "additionalProperties": false,
  "properties": {
   "fields": {
    "type": "array",
    "items": {
     "type": "string"
    }
   }
  }
 },
 {
  "$id": "NameTranslation",
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
  "$id": "NameTranslations",
  "type": "object",
  "maxProperties": 20,
  "propertyNames": {
   "maxLength": 35
  },
  "additionalProperties": {
   "$ref": "NameTranslation#"
  }
 },
 {
  "$id": "ShippingOption",
  "type": "object",
  "required": [
   "id",
   "name",
   "translations",
   "prices",
   "free_above",
   "min_weight_grams",
   "max_weight_grams"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "type": "string"
   },
   "name": {
    "type": "string"
   },
   "translations": {
    "$ref": "NameTranslations#"
   },
   "prices": {
    "type": "array",
    "items": {
     "$ref": "ShopPrice#"
    }
   },
   "free_above": {
    "type": "array",
    "items": {
     "$ref": "ShopPrice#"
    }
   },
   "min_weight_grams": {
    "type": [
     "integer",
     "null"
    ]
   },
   "max_weight_grams": {
    "type": [
     "integer",
     "null"
    ]
   }
  }
 },
 {
  "$id": "ShippingOptionInput",
  "type": "object",
  "required": [
   "name",
   "prices"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "type": "string",
    "minLength": 1,
    "maxLength": 64
   },
   "name": {
    "type": "string",
    "format": "visible-text",
    "minLength": 1,
    "maxLength": 120
   },
   "translations": {
    "$ref": "NameTranslations#"
   },
   "prices": {
    "type": "array",
    "minItems": 1,
    "maxItems": 50,
    "items": {
     "$ref": "ShopPrice#"
    }
   },
   "free_above": {
    "type": "array",
    "maxItems": 50,
    "items": {
     "$ref": "ShopPrice#"
    }
   },
   "min_weight_grams": {
    "type": [
     "integer",
     "null"
    ],
    "minimum": 0,
    "maximum": 1000000000
   },
   "max_weight_grams": {
    "type": [
     "integer",
     "null"
    ],
    "minimum": 0,
    "maximum": 1000000000
   }
  }
 },
 {
  "$id": "AddressFieldName",
  "type": "string",
  "enum": [
   "name",
   "company",
   "line1",
   "line2",
   "city",
   "region",
   "postal_code"
  ]
 },
 {
  "$id": "AddressField",
  "type": "object",
  "required": [
   "name",
   "required",
   "label"
  ],
  "additionalProperties": false,
  "properties": {
   "name": {
    "$ref": "AddressFieldName#"
   },
   "required": {
    "type": "boolean"
   },
   "label": {
    "type": "string"
   }
  }
 },
 {
  "$id": "CountryRegion",
  "type": "object",
  "required": [
   "code",
   "name"
  ],
  "additionalProperties": false,
  "properties": {
   "code": {
    "type": "string"
   },
   "name": {
    "type": "string"
   }
  }
 },
 {
  "$id": "Country",
  "type": "object",
  "required": [
   "code",
   "name",
   "ships",
   "phone_prefix",
   "fields",
   "postal_pattern",
   "postal_example",
   "regions"
  ],
  "additionalProperties": false,
  "properties": {
   "code": {
    "type": "string"
   },
   "name": {
    "type": "string"
   },
   "ships": {
    "type": "boolean"
   },
   "phone_prefix": {
    "type": [
     "string",
     "null"
    ]
   },
   "fields": {
    "type": "array",
    "items": {
     "$ref": "AddressField#"
    }
   },
   "postal_pattern": {
    "type": [
     "string",
     "null"
    ]
   },
   "postal_example": {
    "type": [
     "string",
     "null"
    ]
   },
   "regions": {
    "type": "array",
    "items": {
     "$ref": "CountryRegion#"
    }
   }
  }
 },
 {
  "$id": "NamedCountry",
  "type": "object",
  "required": [
   "code",
   "name",
   "ships"
  ],
  "additionalProperties": false,
  "properties": {
   "code": {
    "type": "string"
   },
   "name": {
    "type": "string"
   },
   "ships": {
    "type": "boolean"
   }
  }
 },
 {
  "$id": "NamedCountryList",
  "type": "object",
  "required": [
   "data"
  ],
  "additionalProperties": false,
  "properties": {
   "data": {
    "type": "array",
    "items": {
     "$ref": "NamedCountry#"
    }
   }
  }
 },
 {
  "$id": "CountryList",
  "type": "object",
  "required": [
   "data"
  ],
  "additionalProperties": false,
  "properties": {
   "data": {
    "type": "array",
    "items": {
     "$ref": "Country#"
    }
   }
  }
 },
 {
  "$id": "Countries",
  "type": "array",
  "maxItems": 250,
  "uniqueItems": true,
  "items": {
   "type": "string",
   "pattern": "^[A-Z]{2}$"
  }
 },
 {
  "$id": "ShippingZone",
  "type": "object",
  "required": [
   "id",
   "name",
   "countries",
   "options",
   "version",
   "created_at",
   "updated_at"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "type": "string"
   },
   "name": {
    "type": "string"
   },
   "countries": {
    "$ref": "Countries#"
   },
   "options": {
    "type": "array",
    "items": {
     "$ref": "ShippingOption#"
    }
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
  "$id": "ShippingZonePage",
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
     "$ref": "ShippingZone#"
    }
   },
   "page": {
    "$ref": "PageInfo#"
   }
  }
 },
 {
  "$id": "ShippingZoneCreate",
  "type": "object",
  "required": [
   "name",
   "countries",
   "options"
  ],
  "additionalProperties": false,
  "properties": {
   "name": {
    "type": "string",
    "format": "visible-text",
    "minLength": 1,
    "maxLength": 120
   },
   "countries": {
    "$ref": "Countries#"
   },
   "options": {
    "type": "array",
    "maxItems": 50,
    "items": {
     "$ref": "ShippingOptionInput#"
    }
   }
  }
 },
 {
  "$id": "ShippingZoneUpdate",
  "type": "object",
  "minProperties": 1,
  "additionalProperties": false,
  "properties": {
   "name": {
    "type": "string",
    "format": "visible-text",
    "minLength": 1,
    "maxLength": 120
   },
   "countries": {
    "$ref": "Countries#"
   },
   "options": {
    "type": "array",
    "maxItems": 50,
    "items": {
     "$ref": "ShippingOptionInput#"
    }
   }
  }
 },
 {
  "$id": "RateText",
  "type": "string",
  "pattern": "^[0-9]{1,2}(\\.[0-9]{1,4})?$|^100$"
 },
 {
  "$id": "TaxRate",
  "type": "object",
  "required": [
   "tax_class",
   "name",
   "rate"
  ],
  "additionalProperties": false,
  "properties": {
   "tax_class": {
    "type": "string",
    "minLength": 1,
    "maxLength": 64
   },
   "name": {
    "type": "string",
    "format": "visible-text",
    "minLength": 1,
    "maxLength": 120
   },
   "translations": {
    "$ref": "NameTranslations#"
   },
   "rate": {
    "$ref": "RateText#"
   }
  }
 },
 {
  "$id": "TaxRegion",
  "type": "object",
  "required": [
   "id",
   "name",
   "translations",
   "country",
   "region",
   "prices_include_tax",
   "rates",
   "shipping_rate",
   "version",
   "created_at",
   "updated_at"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "type": "string"
   },
   "name": {
    "type": "string"
   },
   "translations": {
    "$ref": "NameTranslations#"
   },
   "country": {
    "type": "string"
   },
   "region": {
    "type": [
     "string",
     "null"
    ]
   },
   "prices_include_tax": {
    "type": "boolean"
   },
   "rates": {
    "type": "array",
    "items": {
     "$ref": "TaxRate#"
    }
   },
   "shipping_rate": {
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
  "$id": "TaxRegionPage",
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
     "$ref": "TaxRegion#"
    }
   },
   "page": {
    "$ref": "PageInfo#"
   }
  }
 },
 {
  "$id": "TaxRegionCreate",
  "type": "object",
  "required": [
   "name",
   "country",
   "prices_include_tax",
   "rates"
  ],
  "additionalProperties": false,
  "properties": {
   "name": {
    "type": "string",
    "format": "visible-text",
    "minLength": 1,
    "maxLength": 120
   },
   "translations": {
    "$ref": "NameTranslations#"
   },
   "country": {
    "type": "string",
    "pattern": "^[A-Z]{2}$"
   },
   "region": {
    "type": [
     "string",
     "null"
    ],
    "minLength": 1,
    "maxLength": 120
   },
   "prices_include_tax": {
    "type": "boolean"
   },
   "rates": {
    "type": "array",
    "maxItems": 50,
    "items": {
     "$ref": "TaxRate#"
    }
   },
   "shipping_rate": {
    "type": [
     "string",
     "null"
    ],
    "pattern": "^[0-9]{1,2}(\\.[0-9]{1,4})?$|^100$"
   }
  }
 },
 {
  "$id": "TaxRegionUpdate",
  "type": "object",
  "minProperties": 1,
  "additionalProperties": false,
  "properties": {
   "name": {
    "type": "string",
    "format": "visible-text",
    "minLength": 1,
    "maxLength": 120
   },
   "translations": {
    "$ref": "NameTranslations#"
   },
   "prices_include_tax": {
    "type": "boolean"
   },
   "rates": {
    "type": "array",
    "maxItems": 50,
    "items": {
     "$ref": "TaxRate#"
    }
   },
   "shipping_rate": {
    "type": [
     "string",
     "null"
    ],
    "pattern": "^[0-9]{1,2}(\\.[0-9]{1,4})?$|^100$"
   }
  }
 },
 {
  "$id": "OrderStatus",
  "type": "string",
  "enum": [
   "placed",
   "cancelled"
  ]
 },
 {
  "$id": "OrderPaymentStatus",
  "type": "string",
  "enum": [
   "awaiting",
   "authorised",
   "partially_paid",
   "paid",
   "partially_refunded",
   "refunded",
   "voided"
  ]
 },
 {
  "$id": "OrderFulfilmentStatus",
  "type": "string",
  "enum": [
   "unfulfilled",
   "partial",
   "fulfilled",
   "delivered"
  ]
 },
 {
  "$id": "OrderItem",
  "type": "object",
  "required": [
   "id",
   "variant_id",
   "product_id",
   "title",
   "variant_title",
   "options",
   "sku",
   "slug",
   "image",
   "picture",
   "requires_shipping",
   "quantity",
   "fulfilled",
   "unit_price",
   "total",
   "tax",
   "tax_class",
   "tax_lines"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "type": "string"
   },
   "variant_id": {
    "type": "string"
   },
   "product_id": {
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
   "slug": {
    "type": "string"
   },
   "options": {
    "type": "array",
    "items": {
     "$ref": "CartItemOption#"
    }
   },
   "image": {
    "type": [
     "string",
     "null"
    ]
   },
   "picture": {
    "oneOf": [
     {
      "$ref": "Image#"
     },
     {
      "type": "null"
     }
    ]
   },
   "requires_shipping": {
    "type": "boolean"
   },
   "quantity": {
    "type": "integer",
    "minimum": 1
   },
   "fulfilled": {
    "type": "integer",
    "minimum": 0
   },
   "cancelled": {
    "type": "integer",
    "minimum": 0
   },
   "unit_price": {
    "$ref": "Money#"
   },
   "total": {
    "$ref": "Money#"
   },
   "tax": {
    "$ref": "Money#"
   },
   "tax_class": {
    "type": [
     "string",
     "null"
    ]
   },
   "tax_lines": {
    "type": "array",
    "items": {
     "$ref": "TaxLine#"
    }
   }
  }
 },
 {
  "$id": "OrderPayment",
  "type": "object",
  "required": [
   "id",
   "method",
   "title",
   "captured",
   "refunded",
   "refund_pending"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "type": "string"
   },
   "method": {
    "type": "string"
   },
   "title": {
    "type": [
     "string",
     "null"
    ]
   },
   "captured": {
    "$ref": "Money#"
   },
   "refunded": {
    "$ref": "Money#"
   },
   "refund_pending": {
    "allOf": [
     {
      "$ref": "Money#"
     }
    ]
   },
   "outstanding": {
    "allOf": [
     {
      "$ref": "Money#"
     }
    ]
   }
  }
 },
 {
  "$id": "FulfilledItem",
  "type": "object",
  "required": [
   "item_id",
   "quantity"
  ],
  "additionalProperties": false,
  "properties": {
   "item_id": {
    "type": "string",
    "minLength": 1,
    "maxLength": 64
   },
   "quantity": {
    "type": "integer",
    "minimum": 1,
    "maximum": 9999
   }
  }
 },
 {
  "$id": "FulfilmentStatus",
  "type": "string",
  "enum": [
   "shipped",
   "delivered"
  ]
 },
 {
  "$id": "Fulfilment",
  "type": "object",
  "required": [
   "id",
   "status",
   "carrier",
   "tracking_number",
   "tracking_url",
   "items",
   "shipped_at",
   "delivered_at"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "type": "string"
   },
   "status": {
    "$ref": "FulfilmentStatus#"
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
   "items": {
    "type": "array",
    "items": {
     "$ref": "FulfilledItem#"
    }
   },
   "shipped_at": {
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
  "$id": "StaffFulfilment",
  "type": "object",
  "required": [
   "id",
   "status",
   "carrier",
   "tracking_number",
   "tracking_url",
   "items",
   "shipped_at",
   "delivered_at",
   "shipped_by",
   "delivered_by"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "type": "string"
   },
   "status": {
    "$ref": "FulfilmentStatus#"
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
   "items": {
    "type": "array",
    "items": {
     "$ref": "FulfilledItem#"
    }
   },
   "shipped_at": {
    "$ref": "Timestamp#"
   },
   "delivered_at": {
    "type": [
     "string",
     "null"
    ],
    "format": "date-time"
   },
   "shipped_by": {
    "type": [
     "string",
     "null"
    ]
   },
   "delivered_by": {
    "type": [
     "string",
     "null"
    ]
   }
  }
 },
 {
  "$id": "FulfilmentCreate",
  "type": "object",
  "additionalProperties": false,
  "properties": {
   "items": {
    "type": "array",
    "minItems": 1,
    "maxItems": 200,
    "items": {
     "$ref": "FulfilledItem#"
    }
   },
   "carrier": {
    "type": "string",
    "format": "visible-text",
    "minLength": 1,
    "maxLength": 120
   },
   "tracking_number": {
    "type": "string",
    "format": "visible-text",
    "minLength": 1,
    "maxLength": 120
   },
   "tracking_url": {
    "type": "string",
    "maxLength": 2000,
    "pattern": "^https?://"
   }
  }
 },
 {
  "$id": "FulfilmentUpdate",
  "type": "object",
  "minProperties": 1,
  "additionalProperties": false,
  "properties": {
   "carrier": {
    "type": [
     "string",
     "null"
    ],
    "format": "visible-text",
    "minLength": 1,
    "maxLength": 120
   },
   "tracking_number": {
    "type": [
     "string",
     "null"
    ],
    "format": "visible-text",
    "minLength": 1,
    "maxLength": 120
   },
   "tracking_url": {
    "type": [
     "string",
     "null"
    ],
    "maxLength": 2000,
    "pattern": "^https?://"
   }
  }
 },
 {
  "$id": "Order",
  "type": "object",
  "required": [
   "id",
   "number",
   "cart_id",
   "status",
   "payment_status",
   "fulfilment_status",
   "email",
   "locale",
   "currency",
   "note",
   "items",
   "totals",
   "shipping_option",
   "shipping_address",
   "billing_address",
   "payment",
   "fulfilments",
   "cancel_reason",
   "cancelled_at",
   "pay_by",
   "cancellable",
   "withdrawable",
   "withdrawable_until",
   "withdrawals",
   "timeline",
   "placed_at",
   "updated_at"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "type": "string"
   },
   "number": {
    "type": "string"
   },
   "cart_id": {
    "type": "string"
   },
   "status": {
    "$ref": "OrderStatus#"
   },
   "payment_status": {
    "$ref": "OrderPaymentStatus#"
   },
   "fulfilment_status": {
    "$ref": "OrderFulfilmentStatus#"
   },
   "email": {
    "type": [
     "string",
     "null"
    ]
   },
   "locale": {
    "$ref": "Locale#"
   },
   "currency": {
    "$ref": "Currency#"
   },
   "note": {
    "type": [
     "string",
     "null"
    ]
   },
   "items": {
    "type": "array",
    "items": {
     "$ref": "OrderItem#"
    }
   },
   "totals": {
    "$ref": "Totals#"
   },
   "shipping_option": {
    "oneOf": [
     {
      "$ref": "ChosenShippingOption#"
     },
     {
      "type": "null"
     }
    ]
   },
   "shipping_address": {
    "$ref": "NullableAddress#"
   },
   "billing_address": {
    "$ref": "NullableAddress#"
   },
   "payment": {
    "$ref": "OrderPayment#"
   },
   "fulfilments": {
    "type": "array",
    "items": {
     "$ref": "Fulfilment#"
    }
   },
   "cancel_reason": {
    "type": [
     "string",
     "null"
    ]
   },
   "cancelled_at": {
    "type": [
     "string",
     "null"
    ],
    "format": "date-time"
   },
   "pay_by": {
    "type": [
     "string",
     "null"
    ],
    "format": "date-time"
   },
   "cancellable": {
    "type": "boolean"
   },
   "withdrawable": {
    "type": "boolean"
   },
   "withdrawable_until": {
    "type": [
     "string",
     "null"
    ],
    "format": "date-time"
   },
   "withdrawals": {
    "type": "array",
    "items": {
     "$ref": "Withdrawal#"
    }
   },
   "cancellations": {
    "type": "array",
    "items": {
     "$ref": "ItemsCancellation#"
    }
   },
   "timeline": {
    "type": "array",
    "items": {
     "$ref": "TimelineEntry#"
    }
   },
   "placed_at": {
    "$ref": "Timestamp#"
   },
   "updated_at": {
    "$ref": "Timestamp#"
   },
   "token": {
    "type": "string"
   },
   "token_expires_at": {
    "type": "string",
    "format": "date-time"
   }
  }
 },
 {
  "$id": "WithdrawalCreate",
  "type": "object",
  "required": [
   "name",
   "email"
  ],
  "additionalProperties": false,
  "properties": {
   "name": {
    "type": "string",
    "format": "visible-text",
    "minLength": 1,
    "maxLength": 200
   },
   "email": {
    "type": "string",
    "format": "idn-email",
    "maxLength": 254
   },
   "items": {
    "type": "array",
    "minItems": 1,
    "maxItems": 100,
    "items": {
     "$ref": "WithdrawnItem#"
    }
   },
   "text": {
    "type": "string",
    "format": "visible-text",
    "minLength": 1,
    "maxLength": 2000
   }
  }
 },
 {
  "$id": "WithdrawnItem",
  "type": "object",
  "required": [
   "item_id",
   "quantity"
  ],
  "additionalProperties": false,
  "properties": {
   "item_id": {
    "type": "string",
    "minLength": 1,
    "maxLength": 64
   },
   "quantity": {
    "type": "integer",
    "minimum": 1,
    "maximum": 9999
   }
  }
 },
 {
  "$id": "Withdrawal",
  "type": "object",
  "required": [
   "id",
   "name",
   "email",
   "items",
   "text",
   "received_at"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "type": "string"
   },
   "name": {
    "type": "string"
   },
   "email": {
    "type": [
     "string",
     "null"
    ]
   },
   "items": {
    "type": "array",
    "items": {
     "$ref": "FulfilledItem#"
    }
   },
   "text": {
    "type": [
     "string",
     "null"
    ]
   },
   "received_at": {
    "$ref": "Timestamp#"
   },
   "declared_on": {
    "type": [
     "string",
     "null"
    ],
    "format": "date"
   }
  }
 },
 {
  "$id": "StaffWithdrawalCreate",
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
    "maxLength": 200
   },
   "email": {
    "type": "string",
    "format": "idn-email",
    "maxLength": 254
   },
   "items": {
    "type": "array",
    "minItems": 1,
    "maxItems": 100,
    "items": {
     "$ref": "WithdrawnItem#"
    }
   },
   "text": {
    "type": "string",
    "format": "visible-text",
    "minLength": 1,
    "maxLength": 2000
   },
   "declared_on": {
    "type": "string",
    "format": "date"
   },
   "accept_late": {
    "type": "boolean",
    "default": false
   }
  }
 },
 {
  "$id": "StaffWithdrawal",
  "type": "object",
  "required": [
   "id",
   "name",
   "email",
   "items",
   "text",
   "received_at"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "type": "string"
   },
   "name": {
    "type": "string"
   },
   "email": {
    "type": [
     "string",
     "null"
    ]
   },
   "items": {
    "type": "array",
    "items": {
     "$ref": "FulfilledItem#"
    }
   },
   "text": {
    "type": [
     "string",
     "null"
    ]
   },
   "received_at": {
    "$ref": "Timestamp#"
   },
   "declared_on": {
    "type": [
     "string",
     "null"
    ],
    "format": "date"
   },
   "recorded_by": {
    "type": [
     "string",
     "null"
    ]
   }
  }
 },
 {
  "$id": "OrderItemsCancel",
  "type": "object",
  "required": [
   "restock"
  ],
  "additionalProperties": false,
  "properties": {
   "items": {
    "type": "array",
    "minItems": 1,
    "maxItems": 200,
    "items": {
     "$ref": "FulfilledItem#"
    }
   },
   "restock": {
    "type": "boolean"
   },
   "refund": {
    "type": "boolean",
    "default": true
   },
   "reason": {
    "type": "string",
    "format": "visible-text",
    "minLength": 1,
    "maxLength": 500
   }
  }
 },
 {
  "$id": "CancelledItem",
  "type": "object",
  "required": [
   "item_id",
   "quantity",
   "withdrawn",
   "total",
   "tax"
  ],
  "additionalProperties": false,
  "properties": {
   "item_id": {
    "type": "string"
   },
   "quantity": {
    "type": "integer",
    "minimum": 1
   },
   "withdrawn": {
    "type": "integer",
    "minimum": 0
   },
   "total": {
    "$ref": "Money#"
   },
   "tax": {
    "$ref": "Money#"
   }
  }
 },
 {
  "$id": "ItemsCancellation",
  "type": "object",
  "required": [
   "id",
   "items",
   "amount",
   "reason",
   "cancelled_at"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "type": "string"
   },
   "items": {
    "type": "array",
    "items": {
     "$ref": "CancelledItem#"
    }
   },
   "amount": {
    "$ref": "Money#"
   },
   "reason": {
    "type": [
     "string",
     "null"
    ]
   },
   "cancelled_at": {
    "$ref": "Timestamp#"
   }
  }
 },
 {
  "$id": "StaffItemsCancellation",
  "type": "object",
  "required": [
   "id",
   "items",
   "amount",
   "reason",
   "restock",
   "refunded",
   "refund_id",
   "cancelled_by",
   "cancelled_at"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "type": "string"
   },
   "items": {
    "type": "array",
    "items": {
     "$ref": "CancelledItem#"
    }
   },
   "amount": {
    "$ref": "Money#"
   },
   "reason": {
    "type": [
     "string",
     "null"
    ]
   },
   "restock": {
    "type": "boolean"
   },
   "refunded": {
    "oneOf": [
     {
      "$ref": "Money#"
     },
     {
      "type": "null"
     }
    ]
   },
   "refund_id": {
    "type": [
     "string",
     "null"
    ]
   },
   "cancelled_by": {
    "type": [
     "string",
     "null"
    ]
   },
   "cancelled_at": {
    "$ref": "Timestamp#"
   }
  }
 },
 {
  "$id": "TimelineKind",
  "type": "string",
  "enum": [
   "placed",
   "payment_authorised",
   "partially_paid",
   "paid",
   "payment_failed",
   "shipped",
   "delivered",
   "items_cancelled",
   "cancelled",
   "refunded",
   "withdrawal_received"
  ]
 },
 {
  "$id": "TimelineEntry",
  "type": "object",
  "required": [
   "kind",
   "at",
   "reference",
   "amount"
  ],
  "additionalProperties": false,
  "properties": {
   "kind": {
    "$ref": "TimelineKind#"
   },
   "at": {
    "$ref": "Timestamp#"
   },
   "reference": {
    "type": [
     "string",
     "null"
    ]
   },
   "amount": {
    "oneOf": [
     {
      "$ref": "Money#"
     },
     {
      "type": "null"
     }
    ]
   }
  }
 },
 {
  "$id": "StaffTimelineEntry",
  "type": "object",
  "required": [
   "kind",
   "at",
   "reference",
   "amount",
   "actor"
  ],
  "additionalProperties": false,
  "properties": {
   "kind": {
    "$ref": "TimelineKind#"
   },
   "at": {
    "$ref": "Timestamp#"
   },
   "reference": {
    "type": [
     "string",
     "null"
    ]
   },
   "amount": {
    "oneOf": [
     {
      "$ref": "Money#"
     },
     {
      "type": "null"
     }
    ]
   },
   "actor": {
    "type": [
     "string",
     "null"
    ]
   }
  }
 },
 {
  "$id": "OrderPage",
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
     "$ref": "Order#"
    }
   },
   "page": {
    "$ref": "PageInfo#"
   }
  }
 },
 {
  "$id": "OrderPending",
  "type": "object",
  "required": [
   "status",
   "expires_at",
   "poll_after_seconds",
   "payment"
  ],
  "additionalProperties": false,
  "properties": {
   "status": {
    "type": "string",
    "const": "requires_action"
   },
   "expires_at": {
    "type": "string",
    "format": "date-time"
   },
   "poll_after_seconds": {
    "type": "integer",
    "minimum": 1
   },
   "payment": {
    "type": "object",
    "required": [
     "id",
     "action"
    ],
    "additionalProperties": false,
    "properties": {
     "id": {
      "type": "string"
     },
     "action": {
      "$ref": "PaymentAction#"
     }
    }
   }
  }
 },
 {
  "$id": "OrderLookup",
  "type": "object",
  "required": [
   "number",
   "email"
  ],
  "additionalProperties": false,
  "properties": {
   "number": {
    "type": "string",
    "minLength": 1,
    "maxLength": 32
   },
   "email": {
    "type": "string",
    "format": "idn-email",
    "maxLength": 254
   },
   "postal_code": {
    "type": "string",
    "minLength": 1,
    "maxLength": 20
   }
  }
 },
 {
  "$id": "OrderCancel",
  "type": "object",
  "additionalProperties": false,
  "properties": {
   "reason": {
    "type": "string",
    "format": "visible-text",
    "minLength": 1,
    "maxLength": 500
   }
  }
 },
 {
  "$id": "OrderNoteUpdate",
  "type": "object",
  "required": [
   "staff_note"
  ],
  "additionalProperties": false,
  "properties": {
   "staff_note": {
    "type": [
     "string",
     "null"
    ],
    "maxLength": 5000
   }
  }
 },
 {
  "$id": "OrderRefundCreate",
  "type": "object",
  "additionalProperties": false,
  "properties": {
   "amount": {
    "allOf": [
     {
      "$ref": "Money#"
     }
    ]
   },
   "reason": {
    "type": "string",
    "format": "visible-text",
    "minLength": 1,
    "maxLength": 500
   }
  }
 },
 {
  "$id": "OrderRefundStatus",
  "type": "string",
  "enum": [
   "pending",
   "succeeded",
   "failed"
  ]
 },
 {
  "$id": "OrderRefund",
  "type": "object",
  "required": [
   "id",
   "status",
   "amount",
   "reason",
   "failure",
   "actor",
   "created_at"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "type": "string"
   },
   "status": {
    "$ref": "OrderRefundStatus#"
   },
   "amount": {
    "$ref": "Money#"
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
  "$id": "OrderDataKind",
  "type": "string",
  "enum": [
   "orders",
   "checkouts",
   "carts"
  ]
 },
 {
  "$id": "CheckoutDeleted",
  "type": "object",
  "required": [
   "order_id"
  ],
  "additionalProperties": false,
  "properties": {
   "order_id": {
    "type": "string"
   }
  }
 },
 {
  "$id": "OrderContactErased",
  "type": "object",
  "required": [
   "order_id",
   "number"
  ],
  "additionalProperties": false,
  "properties": {
   "order_id": {
    "type": "string"
   },
   "number": {
    "type": "string"
   }
  }
 },
 {
  "$id": "StaffOrder",
  "type": "object",
  "required": [
   "id",
   "number",
   "cart_id",
   "customer_id",
   "payment_overdue_since",
   "status",
   "payment_status",
   "fulfilment_status",
   "email",
   "locale",
   "currency",
   "note",
   "staff_note",
   "items",
   "totals",
   "shipping_option",
   "shipping_address",
   "billing_address",
   "payment",
   "fulfilments",
   "refunds",
   "cancel_reason",
   "cancelled_at",
   "cancelled_by",
   "pay_by",
   "cancellable",
   "withdrawable",
   "withdrawable_until",
   "withdrawals",
   "timeline",
   "version",
   "placed_at",
   "updated_at"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "type": "string"
   },
   "number": {
    "type": "string"
   },
   "cart_id": {
    "type": "string"
   },
   "customer_id": {
    "type": [
     "string",
     "null"
    ]
   },
   "payment_overdue_since": {
    "type": [
     "string",
     "null"
    ],
    "format": "date-time"
   },
   "status": {
    "$ref": "OrderStatus#"
   },
   "payment_status": {
    "$ref": "OrderPaymentStatus#"
   },
   "fulfilment_status": {
    "$ref": "OrderFulfilmentStatus#"
   },
   "email": {
    "type": [
     "string",
     "null"
    ]
   },
   "locale": {
    "$ref": "Locale#"
   },
   "currency": {
    "$ref": "Currency#"
   },
   "note": {
    "type": [
     "string",
     "null"
    ]
   },
   "staff_note": {
    "type": [
     "string",
     "null"
    ]
   },
   "items": {
    "type": "array",
    "items": {
     "$ref": "OrderItem#"
    }
   },
   "totals": {
    "$ref": "Totals#"
   },
   "shipping_option": {
    "oneOf": [
     {
      "$ref": "ChosenShippingOption#"
     },
     {
      "type": "null"
     }
    ]
   },
   "shipping_address": {
    "$ref": "NullableAddress#"
   },
   "billing_address": {
    "$ref": "NullableAddress#"
   },
   "payment": {
    "$ref": "OrderPayment#"
   },
   "fulfilments": {
    "type": "array",
    "items": {
     "$ref": "StaffFulfilment#"
    }
   },
   "refunds": {
    "type": "array",
    "items": {
     "$ref": "OrderRefund#"
    }
   },
   "cancel_reason": {
    "type": [
     "string",
     "null"
    ]
   },
   "cancelled_at": {
    "type": [
     "string",
     "null"
    ],
    "format": "date-time"
   },
   "cancelled_by": {
    "type": [
     "string",
     "null"
    ]
   },
   "pay_by": {
    "type": [
     "string",
     "null"
    ],
    "format": "date-time"
   },
   "cancellable": {
    "type": "boolean"
   },
   "withdrawable": {
    "type": "boolean"
   },
   "withdrawable_until": {
    "type": [
     "string",
     "null"
    ],
    "format": "date-time"
   },
   "withdrawals": {
    "type": "array",
    "items": {
     "$ref": "StaffWithdrawal#"
    }
   },
   "cancellations": {
    "type": "array",
    "items": {
     "$ref": "StaffItemsCancellation#"
    }
   },
   "timeline": {
    "type": "array",
    "items": {
     "$ref": "StaffTimelineEntry#"
    }
   },
   "version": {
    "type": "integer"
   },
   "placed_at": {
    "$ref": "Timestamp#"
   },
   "updated_at": {
    "$ref": "Timestamp#"
   }
  }
 },
 {
  "$id": "StaffOrderPage",
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
     "$ref": "StaffOrder#"
    }
   },
   "page": {
    "$ref": "PageInfo#"
   }
  }
 },
 {
  "$id": "CheckoutState",
  "type": "string",
  "enum": [
   "paying",
   "requires_action",
   "compensating",
   "confirmed",
   "failed"
  ]
 },
 {
  "$id": "ResumedCheckout",
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
    "$ref": "CheckoutState#"
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
  "$id": "CartAbandoned",
  "type": "object",
  "required": [
   "cart_id",
   "cart_version",
   "customer_id",
   "total",
   "lines",
   "changed_at"
  ],
  "additionalProperties": false,
  "properties": {
   "cart_id": {
    "type": "string"
   },
   "cart_version": {
    "type": "integer"
   },
   "customer_id": {
    "type": "string"
   },
   "total": {
    "$ref": "Money#"
   },
   "lines": {
    "type": "array",
    "items": {
     "$ref": "EventLine#"
    }
   },
   "changed_at": {
    "type": "string",
    "format": "date-time"
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
   "payment_status": {
    "$ref": "OrderPaymentStatus#"
   },
   "fulfilment_status": {
    "$ref": "OrderFulfilmentStatus#"
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
  "$id": "OrderPaymentReceived",
  "type": "object",
  "required": [
   "order_id",
   "number"
  ],
  "additionalProperties": false,
  "properties": {
   "order_id": {
    "type": "string"
   },
   "number": {
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
   "payment_status": {
    "$ref": "OrderPaymentStatus#"
   },
   "fulfilment_status": {
    "$ref": "OrderFulfilmentStatus#"
   },
   "amount": {
    "$ref": "Money#"
   },
   "rest_waived": {
    "type": "boolean"
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
   "customer_id": {
    "type": [
     "string",
     "null"
    ]
   },
   "total": {
    "$ref": "Money#"
   },
   "payment_status": {
    "$ref": "OrderPaymentStatus#"
   },
   "fulfilment_status": {
    "$ref": "OrderFulfilmentStatus#"
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
  "$id": "OrderItemsCancelled",
  "type": "object",
  "required": [
   "order_id",
   "number",
   "customer_id",
   "total",
   "payment_status",
   "fulfilment_status",
   "cancellation_id",
   "reservation_id",
   "reason",
   "amount",
   "lines",
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
   "customer_id": {
    "type": [
     "string",
     "null"
    ]
   },
   "total": {
    "$ref": "Money#"
   },
   "payment_status": {
    "$ref": "OrderPaymentStatus#"
   },
   "fulfilment_status": {
    "$ref": "OrderFulfilmentStatus#"
   },
   "cancellation_id": {
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
   "amount": {
    "$ref": "Money#"
   },
   "lines": {
    "type": "array",
    "items": {
     "$ref": "EventLine#"
    }
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
   "customer_id": {
    "type": [
     "string",
     "null"
    ]
   },
   "total": {
    "$ref": "Money#"
   },
   "payment_status": {
    "$ref": "OrderPaymentStatus#"
   },
   "fulfilment_status": {
    "$ref": "OrderFulfilmentStatus#"
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
   "customer_id": {
    "type": [
     "string",
     "null"
    ]
   },
   "total": {
    "$ref": "Money#"
   },
   "payment_status": {
    "$ref": "OrderPaymentStatus#"
   },
   "fulfilment_status": {
    "$ref": "OrderFulfilmentStatus#"
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
  "$id": "OrderWithdrawalReceived",
  "type": "object",
  "required": [
   "order_id",
   "number",
   "withdrawal_id"
  ],
  "additionalProperties": false,
  "properties": {
   "order_id": {
    "type": "string"
   },
   "number": {
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
   "payment_status": {
    "$ref": "OrderPaymentStatus#"
   },
   "fulfilment_status": {
    "$ref": "OrderFulfilmentStatus#"
   },
   "withdrawal_id": {
    "type": "string"
   }
  }
 },
 {
  "$id": "CartForMessages",
  "type": "object",
  "required": [
   "id",
   "version",
   "customer_id",
   "locale",
   "is_abandoned",
   "lines",
   "subtotal"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "type": "string"
   },
   "version": {
    "type": "integer"
   },
   "customer_id": {
    "type": "string"
   },
   "locale": {
    "type": "string"
   },
   "is_abandoned": {
    "type": "boolean"
   },
   "lines": {
    "type": "array",
    "items": {
     "type": "object",
     "required": [
      "title",
      "variant_title",
      "quantity",
      "total",
      "picture"
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
      "total": {
       "$ref": "Money#"
      },
      "picture": {
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
   "client",
   "is_unpaid",
   "is_cancelled",
   "is_cancelled_by_buyer",
   "currency",
   "lines",
   "subtotal",
   "shipping_total",
   "tax_total",
   "total",
   "shipping_address",
   "fulfilments",
   "pay_by",
   "is_cancelled_unpaid",
   "withdrawals",
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
    "type": [
     "string",
     "null"
    ]
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
   "pay_by": {
    "type": [
     "string",
     "null"
    ],
    "format": "date-time"
   },
   "withdrawals": {
    "type": "array",
    "items": {
     "type": "object",
     "required": [
      "id",
      "name",
      "email",
      "text",
      "received_at",
      "lines"
     ],
     "additionalProperties": false,
     "properties": {
      "id": {
       "type": "string"
      },
      "name": {
       "type": "string"
      },
      "email": {
       "type": "string"
      },
      "text": {
       "type": [
        "string",
        "null"
       ]
      },
      "received_at": {
       "$ref": "Timestamp#"
      },
      "declared_on": {
       "type": [
        "string",
        "null"
       ],
       "format": "date"
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
   "cancelled": {
    "$ref": "Money#"
   },
   "outstanding": {
    "$ref": "Money#"
   },
   "cancellations": {
    "type": "array",
    "items": {
     "type": "object",
     "required": [
      "id",
      "reason",
      "amount",
      "is_refunded",
      "lines"
     ],
     "additionalProperties": false,
     "properties": {
      "id": {
       "type": "string"
      },
      "reason": {
       "type": [
        "string",
        "null"
       ]
      },
      "amount": {
       "$ref": "Money#"
      },
      "is_refunded": {
       "type": "boolean"
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
   "is_cancelled_unpaid": {
    "type": "boolean"
   },
   "client": {
    "type": [
     "string",
     "null"
    ]
   },
   "is_cancelled": {
    "type": "boolean"
   },
   "is_cancelled_by_buyer": {
    "type": "boolean"
   },
   "is_unpaid": {
    "type": "boolean"
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
    "$ref": "NullableAddress#"
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
  "$id": "Locale",
  "type": "string",
  "maxLength": 35,
  "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
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
  "$id": "Image",
  "type": "object",
  "required": [
   "url",
   "alt"
  ],
  "additionalProperties": false,
  "properties": {
   "url": {
    "type": "string"
   },
   "alt": {
    "type": "string"
   },
   "width": {
    "type": "integer",
    "minimum": 1
   },
   "height": {
    "type": "integer",
    "minimum": 1
   },
   "color": {
    "type": "string",
    "pattern": "^#[0-9a-f]{6}$"
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
  "operationId": "createCart",
  "method": "POST",
  "url": "/v1/carts",
  "permission": "public",
  "idempotency": "transaction",
  "bodyOptional": true,
  "problems": [
   "malformed_body",
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "payload_too_large",
   "unsupported_media_type",
   "idempotency_in_progress",
   "idempotency_key_reused",
   "rate_limited",
   "unprocessable"
  ],
  "schema": {
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "body": {
    "$ref": "CartCreate#"
   },
   "response": {
    "201": {
     "$ref": "Cart#"
    }
   }
  }
 },
 {
  "operationId": "getCurrentCart",
  "method": "GET",
  "url": "/v1/me/cart",
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
     "$ref": "Cart#"
    }
   }
  }
 },
 {
  "operationId": "getCart",
  "method": "GET",
  "url": "/v1/carts/:id",
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
     "$ref": "Cart#"
    }
   }
  }
 },
 {
  "operationId": "updateCart",
  "method": "PATCH",
  "url": "/v1/carts/:id",
  "permission": "buyer",
  "idempotency": "transaction",
  "problems": [
   "malformed_body",
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "not_found",
   "payload_too_large",
   "unsupported_media_type",
   "idempotency_in_progress",
   "idempotency_key_reused",
   "rate_limited",
   "cart_completed",
   "checkout_in_progress",
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
    "$ref": "CartUpdate#"
   },
   "response": {
    "200": {
     "$ref": "Cart#"
    }
   }
  }
 },
 {
  "operationId": "addItem",
  "method": "POST",
  "url": "/v1/carts/:id/items",
  "permission": "buyer",
  "idempotency": "transaction",
  "problems": [
   "malformed_body",
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "not_found",
   "payload_too_large",
   "unsupported_media_type",
   "idempotency_in_progress",
   "idempotency_key_reused",
   "rate_limited",
   "cart_completed",
   "checkout_in_progress",
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
    "$ref": "CartItemAdd#"
   },
   "response": {
    "200": {
     "$ref": "Cart#"
    }
   }
  }
 },
 {
  "operationId": "updateItem",
  "method": "PATCH",
  "url": "/v1/carts/:id/items/:itemId",
  "permission": "buyer",
  "idempotency": "transaction",
  "problems": [
   "malformed_body",
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "not_found",
   "payload_too_large",
   "unsupported_media_type",
   "idempotency_in_progress",
   "idempotency_key_reused",
   "rate_limited",
   "cart_completed",
   "checkout_in_progress",
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
     },
     "itemId": {
      "type": "string",
      "minLength": 1,
      "maxLength": 64
     }
    },
    "required": [
     "id",
     "itemId"
    ]
   },
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "body": {
    "$ref": "CartItemUpdate#"
   },
   "response": {
    "200": {
     "$ref": "Cart#"
    }
   }
  }
 },
 {
  "operationId": "removeItem",
  "method": "DELETE",
  "url": "/v1/carts/:id/items/:itemId",
  "permission": "buyer",
  "idempotency": "transaction",
  "problems": [
   "malformed_body",
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "not_found",
   "payload_too_large",
   "unsupported_media_type",
   "idempotency_in_progress",
   "idempotency_key_reused",
   "rate_limited",
   "cart_completed",
   "checkout_in_progress",
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
     },
     "itemId": {
      "type": "string",
      "minLength": 1,
      "maxLength": 64
     }
    },
    "required": [
     "id",
     "itemId"
    ]
   },
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "response": {
    "200": {
     "$ref": "Cart#"
    }
   }
  }
 },
 {
  "operationId": "mergeCart",
  "method": "POST",
  "url": "/v1/carts/:id/merge",
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
   "cart_completed",
   "checkout_in_progress"
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
    "$ref": "CartMerge#"
   },
   "response": {
    "200": {
     "$ref": "Cart#"
    }
   }
  }
 },
 {
  "operationId": "listShippingOptions",
  "method": "GET",
  "url": "/v1/carts/:id/shipping-options",
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
     "$ref": "OfferedShippingOptionList#"
    }
   }
  }
 },
 {
  "operationId": "setShippingOption",
  "method": "PUT",
  "url": "/v1/carts/:id/shipping-option",
  "permission": "buyer",
  "idempotency": "transaction",
  "problems": [
   "malformed_body",
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "not_found",
   "payload_too_large",
   "unsupported_media_type",
   "idempotency_in_progress",
   "idempotency_key_reused",
   "rate_limited",
   "cart_completed",
   "checkout_in_progress",
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
    "$ref": "ShippingOptionChoice#"
   },
   "response": {
    "200": {
     "$ref": "Cart#"
    }
   }
  }
 },
 {
  "operationId": "startPayment",
  "method": "POST",
  "url": "/v1/carts/:id/payment",
  "permission": "buyer",
  "idempotency": "transaction",
  "problems": [
   "malformed_body",
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "not_found",
   "payload_too_large",
   "unsupported_media_type",
   "idempotency_in_progress",
   "idempotency_key_reused",
   "rate_limited",
   "cart_completed",
   "checkout_in_progress",
   "unpaid_limit_reached",
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
    "$ref": "PaymentStart#"
   },
   "response": {
    "200": {
     "$ref": "Cart#"
    }
   }
  }
 },
 {
  "operationId": "listCountries",
  "method": "GET",
  "url": "/v1/countries",
  "permission": "public",
  "problems": [
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "rate_limited"
  ],
  "responseHeaders": {
   "200": [
    "ETag"
   ]
  },
  "schema": {
   "querystring": {
    "type": "object",
    "properties": {
     "locale": {
      "$ref": "Locale#"
     }
    },
    "additionalProperties": false
   },
   "response": {
    "200": {
     "$ref": "CountryList#"
    }
   }
  }
 },
 {
  "operationId": "listCountryNames",
  "method": "GET",
  "url": "/v1/countries/names",
  "permission": "public",
  "problems": [
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "rate_limited"
  ],
  "responseHeaders": {
   "200": [
    "ETag"
   ]
  },
  "schema": {
   "querystring": {
    "type": "object",
    "properties": {
     "locale": {
      "$ref": "Locale#"
     }
    },
    "additionalProperties": false
   },
   "response": {
    "200": {
     "$ref": "NamedCountryList#"
    }
   }
  }
 },
 {
  "operationId": "getCountry",
  "method": "GET",
  "url": "/v1/countries/:code",
  "permission": "public",
  "problems": [
   "validation_failed",
   "unauthenticated",
   "token_expired",
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
     "code": {
      "type": "string",
      "pattern": "^[A-Z]{2}$"
     }
    },
    "required": [
     "code"
    ]
   },
   "querystring": {
    "type": "object",
    "properties": {
     "locale": {
      "$ref": "Locale#"
     }
    },
    "additionalProperties": false
   },
   "response": {
    "200": {
     "$ref": "Country#"
    }
   }
  }
 },
 {
  "operationId": "getShop",
  "method": "GET",
  "url": "/v1/shop",
  "permission": "public",
  "cached": true,
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
     "$ref": "Shop#"
    }
   }
  }
 },
 {
  "operationId": "listShippingZones",
  "method": "GET",
  "url": "/v1/admin/shipping-zones",
  "permission": "staff:shipping.read",
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
     "$ref": "ShippingZonePage#"
    }
   }
  }
 },
 {
  "operationId": "createShippingZone",
  "method": "POST",
  "url": "/v1/admin/shipping-zones",
  "permission": "staff:shipping.write",
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
   "unprocessable"
  ],
  "responseHeaders": {
   "201": [
    "ETag"
   ]
  },
  "schema": {
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "body": {
    "$ref": "ShippingZoneCreate#"
   },
   "response": {
    "201": {
     "$ref": "ShippingZone#"
    }
   }
  }
 },
 {
  "operationId": "getShippingZone",
  "method": "GET",
  "url": "/v1/admin/shipping-zones/:id",
  "permission": "staff:shipping.read",
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
     "$ref": "ShippingZone#"
    }
   }
  }
 },
 {
  "operationId": "updateShippingZone",
  "method": "PATCH",
  "url": "/v1/admin/shipping-zones/:id",
  "permission": "staff:shipping.write",
  "idempotency": "transaction",
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
   "idempotency_in_progress",
   "idempotency_key_reused",
   "rate_limited",
   "unprocessable"
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
    "$ref": "ShippingZoneUpdate#"
   },
   "response": {
    "200": {
     "$ref": "ShippingZone#"
    }
   }
  }
 },
 {
  "operationId": "deleteShippingZone",
  "method": "DELETE",
  "url": "/v1/admin/shipping-zones/:id",
  "permission": "staff:shipping.write",
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
  "operationId": "listTaxRegions",
  "method": "GET",
  "url": "/v1/admin/tax-regions",
  "permission": "staff:taxes.read",
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
     "$ref": "TaxRegionPage#"
    }
   }
  }
 },
 {
  "operationId": "createTaxRegion",
  "method": "POST",
  "url": "/v1/admin/tax-regions",
  "permission": "staff:taxes.write",
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
   "already_exists",
   "unprocessable"
  ],
  "responseHeaders": {
   "201": [
    "ETag"
   ]
  },
  "schema": {
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "body": {
    "$ref": "TaxRegionCreate#"
   },
   "response": {
    "201": {
     "$ref": "TaxRegion#"
    }
   }
  }
 },
 {
  "operationId": "getTaxRegion",
  "method": "GET",
  "url": "/v1/admin/tax-regions/:id",
  "permission": "staff:taxes.read",
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
     "$ref": "TaxRegion#"
    }
   }
  }
 },
 {
  "operationId": "updateTaxRegion",
  "method": "PATCH",
  "url": "/v1/admin/tax-regions/:id",
  "permission": "staff:taxes.write",
  "idempotency": "transaction",
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
   "idempotency_in_progress",
   "idempotency_key_reused",
   "rate_limited",
   "already_exists"
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
    "$ref": "TaxRegionUpdate#"
   },
   "response": {
    "200": {
     "$ref": "TaxRegion#"
    }
   }
  }
 },
 {
  "operationId": "deleteTaxRegion",
  "method": "DELETE",
  "url": "/v1/admin/tax-regions/:id",
  "permission": "staff:taxes.write",
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
  "operationId": "getShopSettings",
  "method": "GET",
  "url": "/v1/admin/shop",
  "permission": "staff:shop.read",
  "problems": [
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "forbidden",
   "rate_limited"
  ],
  "responseHeaders": {
   "200": [
    "ETag"
   ]
  },
  "schema": {
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "response": {
    "200": {
     "$ref": "ShopSettings#"
    }
   }
  }
 },
 {
  "operationId": "updateShop",
  "method": "PATCH",
  "url": "/v1/admin/shop",
  "permission": "staff:shop.write",
  "idempotency": "transaction",
  "problems": [
   "malformed_body",
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "forbidden",
   "precondition_failed",
   "precondition_required",
   "payload_too_large",
   "unsupported_media_type",
   "idempotency_in_progress",
   "idempotency_key_reused",
   "rate_limited",
   "unprocessable"
  ],
  "responseHeaders": {
   "200": [
    "ETag"
   ]
  },
  "schema": {
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
    "$ref": "ShopUpdate#"
   },
   "response": {
    "200": {
     "$ref": "ShopSettings#"
    }
   }
  }
 },
 {
  "operationId": "placeOrder",
  "method": "POST",
  "url": "/v1/carts/:id/complete",
  "permission": "buyer",
  "idempotency": "resumable",
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
   "payment_declined",
   "account_required",
   "challenge_required",
   "invalid_state",
   "cart_changed",
   "cart_completed",
   "cart_incomplete",
   "checkout_in_progress",
   "unpaid_limit_reached",
   "out_of_stock",
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
   "headers": {
    "type": "object",
    "properties": {
     "challenge-token": {
      "type": "string",
      "minLength": 1,
      "maxLength": 4096
     }
    }
   },
   "response": {
    "201": {
     "$ref": "Order#"
    },
    "202": {
     "$ref": "OrderPending#"
    }
   }
  }
 },
 {
  "operationId": "abandonCheckout",
  "method": "POST",
  "url": "/v1/carts/:id/abandon",
  "permission": "buyer",
  "idempotency": "resumable",
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
   "cart_completed",
   "checkout_in_progress"
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
     "$ref": "Cart#"
    }
   }
  }
 },
 {
  "operationId": "listMyOrders",
  "method": "GET",
  "url": "/v1/orders",
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
     "$ref": "OrderPage#"
    }
   }
  }
 },
 {
  "operationId": "lookupOrder",
  "method": "POST",
  "url": "/v1/orders/lookup",
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
   "not_found"
  ],
  "schema": {
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "body": {
    "$ref": "OrderLookup#"
   },
   "response": {
    "200": {
     "$ref": "Order#"
    }
   }
  }
 },
 {
  "operationId": "getOrder",
  "method": "GET",
  "url": "/v1/orders/:id",
  "permission": "order-buyer",
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
     "$ref": "Order#"
    }
   }
  }
 },
 {
  "operationId": "cancelOrder",
  "method": "POST",
  "url": "/v1/orders/:id/cancel",
  "permission": "order-buyer",
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
    "$ref": "OrderCancel#"
   },
   "response": {
    "200": {
     "$ref": "Order#"
    }
   }
  }
 },
 {
  "operationId": "withdrawOrder",
  "method": "POST",
  "url": "/v1/orders/:id/withdraw",
  "permission": "order-buyer",
  "idempotency": "resumable",
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
   "invalid_state",
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
    "$ref": "WithdrawalCreate#"
   },
   "response": {
    "200": {
     "$ref": "Order#"
    }
   }
  }
 },
 {
  "operationId": "listOrders",
  "method": "GET",
  "url": "/v1/admin/orders",
  "permission": "staff:orders.read",
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
     "status": {
      "$ref": "OrderStatus#"
     },
     "payment_status": {
      "$ref": "OrderPaymentStatus#"
     },
     "fulfilment_status": {
      "$ref": "OrderFulfilmentStatus#"
     },
     "payment_overdue": {
      "type": "boolean"
     },
     "withdrawn": {
      "type": "boolean"
     },
     "q": {
      "type": "string",
      "minLength": 1,
      "maxLength": 254
     },
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
     "$ref": "StaffOrderPage#"
    }
   }
  }
 },
 {
  "operationId": "getOrderAsStaff",
  "method": "GET",
  "url": "/v1/admin/orders/:id",
  "permission": "staff:orders.read",
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
     "$ref": "StaffOrder#"
    }
   }
  }
 },
 {
  "operationId": "updateOrderNote",
  "method": "PATCH",
  "url": "/v1/admin/orders/:id",
  "permission": "staff:orders.write",
  "idempotency": "transaction",
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
   "idempotency_in_progress",
   "idempotency_key_reused",
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
    "$ref": "OrderNoteUpdate#"
   },
   "response": {
    "200": {
     "$ref": "StaffOrder#"
    }
   }
  }
 },
 {
  "operationId": "cancelOrderAsStaff",
  "method": "POST",
  "url": "/v1/admin/orders/:id/cancel",
  "permission": "staff:orders.write",
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
   "invalid_state"
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
    "$ref": "OrderCancel#"
   },
   "response": {
    "200": {
     "$ref": "StaffOrder#"
    }
   }
  }
 },
 {
  "operationId": "cancelOrderItems",
  "method": "POST",
  "url": "/v1/admin/orders/:id/cancel-items",
  "permission": "staff:orders.write",
  "idempotency": "transaction",
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
   "idempotency_in_progress",
   "idempotency_key_reused",
   "idempotency_key_missing",
   "rate_limited",
   "invalid_state",
   "unprocessable"
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
    "$ref": "OrderItemsCancel#"
   },
   "response": {
    "200": {
     "$ref": "StaffOrder#"
    }
   }
  }
 },
 {
  "operationId": "withdrawOrderAsStaff",
  "method": "POST",
  "url": "/v1/admin/orders/:id/withdraw",
  "permission": "staff:orders.write",
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
   "unprocessable"
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
    "$ref": "StaffWithdrawalCreate#"
   },
   "response": {
    "200": {
     "$ref": "StaffOrder#"
    }
   }
  }
 },
 {
  "operationId": "createFulfilment",
  "method": "POST",
  "url": "/v1/admin/orders/:id/fulfilments",
  "permission": "staff:orders.write",
  "idempotency": "transaction",
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
   "idempotency_in_progress",
   "idempotency_key_reused",
   "rate_limited",
   "idempotency_key_missing",
   "invalid_state",
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
    "$ref": "FulfilmentCreate#"
   },
   "response": {
    "201": {
     "$ref": "StaffFulfilment#"
    }
   }
  }
 },
 {
  "operationId": "updateFulfilment",
  "method": "PATCH",
  "url": "/v1/admin/orders/:id/fulfilments/:fulfilmentId",
  "permission": "staff:orders.write",
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
      "minLength": 1,
      "maxLength": 64
     },
     "fulfilmentId": {
      "type": "string",
      "minLength": 1,
      "maxLength": 64
     }
    },
    "required": [
     "id",
     "fulfilmentId"
    ]
   },
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "body": {
    "$ref": "FulfilmentUpdate#"
   },
   "response": {
    "200": {
     "$ref": "StaffFulfilment#"
    }
   }
  }
 },
 {
  "operationId": "markDelivered",
  "method": "POST",
  "url": "/v1/admin/orders/:id/fulfilments/:fulfilmentId/delivered",
  "permission": "staff:orders.write",
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
      "minLength": 1,
      "maxLength": 64
     },
     "fulfilmentId": {
      "type": "string",
      "minLength": 1,
      "maxLength": 64
     }
    },
    "required": [
     "id",
     "fulfilmentId"
    ]
   },
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "response": {
    "200": {
     "$ref": "StaffFulfilment#"
    }
   }
  }
 },
 {
  "operationId": "createRefund",
  "method": "POST",
  "url": "/v1/admin/orders/:id/refunds",
  "permission": "staff:orders.write",
  "idempotency": "transaction",
  "idempotencyRequired": true,
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
   "idempotency_in_progress",
   "idempotency_key_reused",
   "idempotency_key_missing",
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
    "$ref": "OrderRefundCreate#"
   },
   "response": {
    "201": {
     "$ref": "OrderRefund#"
    }
   }
  }
 },
 {
  "operationId": "readShopSettings",
  "method": "GET",
  "url": "/internal/shop",
  "permission": "internal",
  "callers": [
   "notification"
  ],
  "schema": {
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "response": {
    "200": {
     "$ref": "ShopSettings#"
    }
   }
  }
 },
 {
  "operationId": "readSellingRules",
  "method": "GET",
  "url": "/internal/shop/selling-rules",
  "permission": "internal",
  "callers": [
   "product"
  ],
  "schema": {
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "response": {
    "200": {
     "type": "object",
     "required": [
      "currencies",
      "tax_classes"
     ],
     "additionalProperties": false,
     "properties": {
      "currencies": {
       "type": [
        "array",
        "null"
       ],
       "items": {
        "$ref": "Currency#"
       }
      },
      "tax_classes": {
       "type": "array",
       "items": {
        "type": "string"
       }
      },
      "default_currency": {
       "$ref": "Currency#"
      }
     }
    }
   }
  }
 },
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
  "operationId": "readOrders",
  "method": "POST",
  "url": "/internal/orders/read",
  "permission": "internal",
  "callers": [
   "notification"
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
     },
     "withdrawal_ids": {
      "type": "array",
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
        "$ref": "OrderForMessages#"
       }
      }
     }
    }
   }
  }
 },
 {
  "operationId": "readOrderData",
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
     "email"
    ],
    "additionalProperties": false,
    "properties": {
     "kind": {
      "$ref": "OrderDataKind#"
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
     "after": {
      "type": "string",
      "maxLength": 64
     },
     "with_notes": {
      "type": "boolean",
      "default": false
     }
    }
   },
   "response": {
    "200": {
     "$ref": "PersonalDataPage#"
    }
   }
  }
 },
 {
  "operationId": "readAbandonedCart",
  "method": "GET",
  "url": "/internal/carts/:cartId",
  "permission": "internal",
  "callers": [
   "notification"
  ],
  "schema": {
   "params": {
    "type": "object",
    "properties": {
     "cartId": {
      "type": "string",
      "maxLength": 64
     }
    },
    "required": [
     "cartId"
    ]
   },
   "querystring": {
    "type": "object",
    "additionalProperties": false
   },
   "response": {
    "200": {
     "$ref": "CartForMessages#"
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
     "$ref": "ResumedCheckout#"
    }
   }
  }
 }
]
