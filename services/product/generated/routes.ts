// Generated from openapi/ by `npm run gen`. Do not edit.

import type { Route } from '@stoa/kit/contract/operations'

export const schemas: readonly Record<string, unknown>[] = [
 {
  "$id": "ProductId",
  "type": "string",
  "pattern": "^prd_[0-9a-z]{26}$"
 },
 {
  "$id": "CatalogueVariantId",
  "type": "string",
  "pattern": "^var_[0-9a-z]{26}$"
 },
 {
  "$id": "CategoryId",
  "type": "string",
  "pattern": "^cat_[0-9a-z]{26}$"
 },
 {
  "$id": "CollectionId",
  "type": "string",
  "pattern": "^col_[0-9a-z]{26}$"
 },
 {
  "$id": "ImportId",
  "type": "string",
  "pattern": "^imp_[0-9a-z]{26}$"
 },
 {
  "$id": "Slug",
  "type": "string",
  "pattern": "^[a-z0-9][a-z0-9_-]{0,254}$"
 },
 {
  "$id": "Amount",
  "type": "integer",
  "format": "int64",
  "minimum": 0,
  "maximum": 9007199254740991
 },
 {
  "$id": "MaybeMoney",
  "oneOf": [
   {
    "$ref": "Money#"
   },
   {
    "type": "null"
   }
  ]
 },
 {
  "$id": "MeasureUnit",
  "type": "string",
  "enum": [
   "mg",
   "g",
   "kg",
   "oz",
   "lb",
   "ml",
   "cl",
   "l",
   "m3",
   "fl_oz",
   "pt",
   "qt",
   "gal",
   "mm",
   "cm",
   "m",
   "in",
   "ft",
   "yd",
   "m2",
   "ft2",
   "item"
  ]
 },
 {
  "$id": "UnitPriceMeasure",
  "type": "object",
  "required": [
   "quantity",
   "unit",
   "reference_quantity",
   "reference_unit"
  ],
  "additionalProperties": false,
  "properties": {
   "quantity": {
    "type": "number",
    "format": "double",
    "exclusiveMinimum": 0,
    "maximum": 1000000
   },
   "unit": {
    "$ref": "MeasureUnit#"
   },
   "reference_quantity": {
    "type": "integer",
    "minimum": 1,
    "maximum": 1000000
   },
   "reference_unit": {
    "$ref": "MeasureUnit#"
   }
  }
 },
 {
  "$id": "MaybeUnitPriceMeasure",
  "oneOf": [
   {
    "$ref": "UnitPriceMeasure#"
   },
   {
    "type": "null"
   }
  ]
 },
 {
  "$id": "UnitPriceReference",
  "type": "object",
  "required": [
   "quantity",
   "unit"
  ],
  "additionalProperties": false,
  "properties": {
   "quantity": {
    "type": "integer",
    "minimum": 1,
    "maximum": 1000000
   },
   "unit": {
    "$ref": "MeasureUnit#"
   }
  }
 },
 {
  "$id": "UnitPrice",
  "type": "object",
  "required": [
   "amount",
   "currency",
   "per"
  ],
  "additionalProperties": false,
  "properties": {
   "amount": {
    "type": "integer",
    "format": "int64",
    "minimum": 0,
    "maximum": 9007199254740991
   },
   "currency": {
    "$ref": "Currency#"
   },
   "per": {
    "$ref": "UnitPriceReference#"
   }
  }
 },
 {
  "$id": "MaybeUnitPrice",
  "oneOf": [
   {
    "$ref": "UnitPrice#"
   },
   {
    "type": "null"
   }
  ]
 },
 {
  "$id": "MaybeLowestPrice",
  "oneOf": [
   {
    "$ref": "Money#"
   },
   {
    "type": "null"
   }
  ]
 },
 {
  "$id": "ProductStatus",
  "type": "string",
  "enum": [
   "draft",
   "active",
   "archived"
  ]
 },
 {
  "$id": "ProductSort",
  "type": "string",
  "enum": [
   "relevance",
   "price",
   "-price",
   "newest",
   "title"
  ]
 },
 {
  "$id": "ListProductsInclude",
  "type": "string",
  "enum": [
   "total",
   "media"
  ]
 },
 {
  "$id": "PriceRange",
  "type": "object",
  "required": [
   "min",
   "max"
  ],
  "additionalProperties": false,
  "properties": {
   "min": {
    "$ref": "Money#"
   },
   "max": {
    "$ref": "Money#"
   }
  }
 },
 {
  "$id": "MaybePriceRange",
  "oneOf": [
   {
    "$ref": "PriceRange#"
   },
   {
    "type": "null"
   }
  ]
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
  "$id": "ImageInput",
  "type": "object",
  "required": [
   "url"
  ],
  "additionalProperties": false,
  "properties": {
   "url": {
    "type": "string",
    "minLength": 1,
    "maxLength": 2000
   },
   "alt": {
    "type": "string",
    "maxLength": 1000
   },
   "width": {
    "type": "integer",
    "minimum": 1,
    "maximum": 100000
   },
   "height": {
    "type": "integer",
    "minimum": 1,
    "maximum": 100000
   }
  }
 },
 {
  "$id": "ProductOption",
  "type": "object",
  "required": [
   "name",
   "values"
  ],
  "additionalProperties": false,
  "properties": {
   "name": {
    "type": "string",
    "minLength": 1,
    "maxLength": 100
   },
   "values": {
    "type": "array",
    "maxItems": 2048,
    "items": {
     "type": "string",
     "minLength": 1,
     "maxLength": 255
    }
   }
  }
 },
 {
  "$id": "ProductCardOption",
  "type": "object",
  "required": [
   "name",
   "label",
   "values",
   "labels"
  ],
  "additionalProperties": false,
  "properties": {
   "name": {
    "type": "string",
    "minLength": 1,
    "maxLength": 100
   },
   "label": {
    "type": "string"
   },
   "values": {
    "type": "array",
    "maxItems": 2048,
    "items": {
     "type": "string",
     "minLength": 1,
     "maxLength": 255
    }
   },
   "labels": {
    "type": "array",
    "maxItems": 2048,
    "items": {
     "type": "string"
    }
   },
   "available": {
    "type": "array",
    "maxItems": 2048,
    "items": {
     "type": "boolean"
    }
   }
  }
 },
 {
  "$id": "CardSwatch",
  "type": "object",
  "required": [
   "option",
   "value",
   "label",
   "image",
   "color",
   "available"
  ],
  "additionalProperties": false,
  "properties": {
   "option": {
    "type": "string"
   },
   "value": {
    "type": "string"
   },
   "label": {
    "type": "string"
   },
   "image": {
    "type": [
     "string",
     "null"
    ]
   },
   "color": {
    "type": [
     "string",
     "null"
    ],
    "pattern": "^#[0-9a-f]{6}$"
   },
   "available": {
    "type": "boolean"
   }
  }
 },
 {
  "$id": "VariantsListed",
  "type": "string",
  "enum": [
   "none",
   "selected",
   "all"
  ]
 },
 {
  "$id": "OptionChoice",
  "type": "object",
  "required": [
   "value",
   "label",
   "exists",
   "available"
  ],
  "additionalProperties": false,
  "properties": {
   "value": {
    "type": "string"
   },
   "label": {
    "type": "string"
   },
   "exists": {
    "type": "boolean"
   },
   "available": {
    "type": "boolean"
   }
  }
 },
 {
  "$id": "ProductOptionChoices",
  "type": "object",
  "required": [
   "name",
   "label",
   "values",
   "choices"
  ],
  "additionalProperties": false,
  "properties": {
   "name": {
    "type": "string",
    "minLength": 1,
    "maxLength": 100
   },
   "label": {
    "type": "string"
   },
   "values": {
    "type": "array",
    "maxItems": 2048,
    "items": {
     "type": "string",
     "minLength": 1,
     "maxLength": 255
    }
   },
   "choices": {
    "type": "array",
    "maxItems": 2048,
    "items": {
     "$ref": "OptionChoice#"
    }
   }
  }
 },
 {
  "$id": "ProductOptionInput",
  "type": "object",
  "required": [
   "name",
   "values"
  ],
  "additionalProperties": false,
  "properties": {
   "name": {
    "type": "string",
    "format": "visible-text",
    "minLength": 1,
    "maxLength": 100
   },
   "values": {
    "type": "array",
    "maxItems": 2048,
    "items": {
     "type": "string",
     "format": "visible-text",
     "minLength": 1,
     "maxLength": 255
    }
   }
  }
 },
 {
  "$id": "ProductCard",
  "type": "object",
  "required": [
   "id",
   "slug",
   "title",
   "locale",
   "vendor",
   "type",
   "image",
   "price",
   "compare_at",
   "lowest_30d",
   "unit_price",
   "price_range",
   "available",
   "options",
   "default_variant_id",
   "tags",
   "updated_at"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "$ref": "ProductId#"
   },
   "slug": {
    "type": "string"
   },
   "title": {
    "type": "string"
   },
   "locale": {
    "type": [
     "string",
     "null"
    ]
   },
   "vendor": {
    "type": "string"
   },
   "type": {
    "type": "string"
   },
   "image": {
    "oneOf": [
     {
      "$ref": "Image#"
     },
     {
      "type": "null"
     }
    ]
   },
   "price": {
    "$ref": "MaybeMoney#"
   },
   "compare_at": {
    "$ref": "MaybeMoney#"
   },
   "lowest_30d": {
    "$ref": "MaybeLowestPrice#"
   },
   "unit_price": {
    "$ref": "MaybeUnitPrice#"
   },
   "price_range": {
    "$ref": "MaybePriceRange#"
   },
   "available": {
    "type": "boolean"
   },
   "options": {
    "type": "array",
    "items": {
     "$ref": "ProductCardOption#"
    }
   },
   "default_variant_id": {
    "type": [
     "string",
     "null"
    ]
   },
   "tags": {
    "type": "array",
    "maxItems": 10,
    "items": {
     "type": "string"
    }
   },
   "updated_at": {
    "$ref": "Timestamp#"
   },
   "second_image": {
    "oneOf": [
     {
      "$ref": "Image#"
     },
     {
      "type": "null"
     }
    ]
   },
   "swatches": {
    "type": "array",
    "maxItems": 8,
    "items": {
     "$ref": "CardSwatch#"
    }
   }
  }
 },
 {
  "$id": "FacetValue",
  "type": "object",
  "required": [
   "value",
   "label",
   "count"
  ],
  "additionalProperties": false,
  "properties": {
   "value": {
    "type": "string"
   },
   "label": {
    "type": "string"
   },
   "count": {
    "type": "integer",
    "minimum": 0
   }
  }
 },
 {
  "$id": "Facet",
  "type": "object",
  "required": [
   "field",
   "label",
   "values",
   "range"
  ],
  "additionalProperties": false,
  "properties": {
   "field": {
    "type": "string"
   },
   "label": {
    "type": [
     "string",
     "null"
    ]
   },
   "values": {
    "type": "array",
    "items": {
     "$ref": "FacetValue#"
    }
   },
   "range": {
    "$ref": "MaybePriceRange#"
   }
  }
 },
 {
  "$id": "ProductCardPage",
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
     "$ref": "ProductCard#"
    }
   },
   "page": {
    "$ref": "PageInfo#"
   },
   "facets": {
    "type": "array",
    "items": {
     "$ref": "Facet#"
    }
   },
   "query": {
    "$ref": "SearchedText#"
   }
  }
 },
 {
  "$id": "SearchedText",
  "type": "object",
  "required": [
   "text",
   "corrected_to",
   "fallback"
  ],
  "additionalProperties": false,
  "properties": {
   "text": {
    "type": "string"
   },
   "corrected_to": {
    "type": [
     "string",
     "null"
    ]
   },
   "fallback": {
    "type": "boolean"
   }
  }
 },
 {
  "$id": "Media",
  "type": "object",
  "required": [
   "id",
   "url",
   "alt",
   "position"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "type": "string"
   },
   "url": {
    "type": "string"
   },
   "alt": {
    "type": "string"
   },
   "position": {
    "type": "integer",
    "minimum": 1
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
  "$id": "OptionValues",
  "type": "object",
  "maxProperties": 3,
  "propertyNames": {
   "maxLength": 255
  },
  "additionalProperties": {
   "type": "string",
   "minLength": 1,
   "maxLength": 255
  }
 },
 {
  "$id": "OptionValuesInput",
  "type": "object",
  "maxProperties": 3,
  "propertyNames": {
   "maxLength": 255
  },
  "additionalProperties": {
   "type": "string",
   "format": "visible-text",
   "minLength": 1,
   "maxLength": 255
  }
 },
 {
  "$id": "AttributeValue",
  "oneOf": [
   {
    "type": "string",
    "maxLength": 5000
   },
   {
    "type": "number",
    "format": "double"
   },
   {
    "type": "boolean"
   },
   {
    "type": "array",
    "maxItems": 100,
    "items": {
     "type": "string",
     "maxLength": 500
    }
   }
  ]
 },
 {
  "$id": "Attributes",
  "type": "object",
  "maxProperties": 250,
  "propertyNames": {
   "maxLength": 255
  },
  "additionalProperties": {
   "$ref": "AttributeValue#"
  }
 },
 {
  "$id": "Seo",
  "type": "object",
  "required": [
   "title",
   "description"
  ],
  "additionalProperties": false,
  "properties": {
   "title": {
    "type": "string",
    "maxLength": 300
   },
   "description": {
    "type": "string",
    "maxLength": 1000
   }
  }
 },
 {
  "$id": "Variant",
  "type": "object",
  "required": [
   "id",
   "sku",
   "barcode",
   "title",
   "option_values",
   "price",
   "compare_at",
   "lowest_30d",
   "unit_price",
   "available",
   "media_id",
   "weight_grams",
   "requires_shipping",
   "position"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "type": "string"
   },
   "sku": {
    "type": [
     "string",
     "null"
    ]
   },
   "barcode": {
    "type": [
     "string",
     "null"
    ]
   },
   "title": {
    "type": "string"
   },
   "option_values": {
    "$ref": "OptionValues#"
   },
   "price": {
    "$ref": "MaybeMoney#"
   },
   "compare_at": {
    "$ref": "MaybeMoney#"
   },
   "lowest_30d": {
    "$ref": "MaybeLowestPrice#"
   },
   "unit_price": {
    "$ref": "MaybeUnitPrice#"
   },
   "available": {
    "type": "boolean"
   },
   "media_id": {
    "type": [
     "string",
     "null"
    ]
   },
   "weight_grams": {
    "type": [
     "integer",
     "null"
    ],
    "minimum": 0
   },
   "requires_shipping": {
    "type": "boolean"
   },
   "position": {
    "type": "integer",
    "minimum": 1
   }
  }
 },
 {
  "$id": "CategoryLink",
  "type": "object",
  "required": [
   "id",
   "slug",
   "name"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "$ref": "CategoryId#"
   },
   "slug": {
    "type": "string"
   },
   "name": {
    "type": "string"
   }
  }
 },
 {
  "$id": "Product",
  "type": "object",
  "required": [
   "id",
   "slug",
   "canonical_slug",
   "title",
   "locale",
   "description",
   "vendor",
   "type",
   "tags",
   "categories",
   "breadcrumb",
   "attributes",
   "options",
   "media",
   "variants",
   "selected_variant",
   "currency",
   "price",
   "compare_at",
   "lowest_30d",
   "unit_price",
   "price_range",
   "available",
   "seo",
   "published_at",
   "updated_at"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "$ref": "ProductId#"
   },
   "slug": {
    "type": "string"
   },
   "canonical_slug": {
    "type": [
     "string",
     "null"
    ]
   },
   "title": {
    "type": "string"
   },
   "locale": {
    "type": [
     "string",
     "null"
    ]
   },
   "description": {
    "type": "string"
   },
   "vendor": {
    "type": "string"
   },
   "type": {
    "type": "string"
   },
   "tags": {
    "type": "array",
    "items": {
     "type": "string"
    }
   },
   "categories": {
    "type": "array",
    "items": {
     "$ref": "CategoryLink#"
    }
   },
   "breadcrumb": {
    "type": "array",
    "items": {
     "$ref": "CategoryLink#"
    }
   },
   "attributes": {
    "$ref": "Attributes#"
   },
   "options": {
    "type": "array",
    "items": {
     "$ref": "ProductOptionChoices#"
    }
   },
   "media": {
    "type": "array",
    "items": {
     "$ref": "Media#"
    }
   },
   "variants": {
    "type": "array",
    "items": {
     "$ref": "Variant#"
    }
   },
   "selected_variant": {
    "oneOf": [
     {
      "$ref": "Variant#"
     },
     {
      "type": "null"
     }
    ]
   },
   "currency": {
    "$ref": "Currency#"
   },
   "price": {
    "$ref": "MaybeMoney#"
   },
   "compare_at": {
    "$ref": "MaybeMoney#"
   },
   "lowest_30d": {
    "$ref": "MaybeLowestPrice#"
   },
   "unit_price": {
    "$ref": "MaybeUnitPrice#"
   },
   "price_range": {
    "$ref": "MaybePriceRange#"
   },
   "available": {
    "type": "boolean"
   },
   "seo": {
    "$ref": "Seo#"
   },
   "published_at": {
    "$ref": "Timestamp#"
   },
   "updated_at": {
    "$ref": "Timestamp#"
   }
  }
 },
 {
  "$id": "SitemapKind",
  "type": "string",
  "enum": [
   "category",
   "collection",
   "product"
  ]
 },
 {
  "$id": "SitemapEntry",
  "type": "object",
  "required": [
   "kind",
   "slug",
   "updated_at",
   "image"
  ],
  "additionalProperties": false,
  "properties": {
   "kind": {
    "$ref": "SitemapKind#"
   },
   "slug": {
    "type": "string"
   },
   "updated_at": {
    "$ref": "Timestamp#"
   },
   "image": {
    "type": [
     "string",
     "null"
    ]
   }
  }
 },
 {
  "$id": "SitemapPage",
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
     "$ref": "SitemapEntry#"
    }
   },
   "page": {
    "$ref": "PageInfo#"
   }
  }
 },
 {
  "$id": "Suggestions",
  "type": "object",
  "required": [
   "texts",
   "products",
   "categories",
   "collections",
   "ranges"
  ],
  "additionalProperties": false,
  "properties": {
   "texts": {
    "type": "array",
    "items": {
     "type": "string"
    }
   },
   "products": {
    "type": "array",
    "items": {
     "$ref": "ProductCard#"
    }
   },
   "categories": {
    "type": "array",
    "items": {
     "$ref": "CategoryLink#"
    }
   },
   "collections": {
    "type": "array",
    "items": {
     "$ref": "SuggestedCollection#"
    }
   },
   "ranges": {
    "$ref": "SuggestionRanges#"
   }
  }
 },
 {
  "$id": "SuggestedCollection",
  "type": "object",
  "required": [
   "id",
   "slug",
   "title"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "$ref": "CollectionId#"
   },
   "slug": {
    "type": "string"
   },
   "title": {
    "type": "string"
   }
  }
 },
 {
  "$id": "TextRange",
  "type": "object",
  "required": [
   "start",
   "length"
  ],
  "additionalProperties": false,
  "properties": {
   "start": {
    "type": "integer",
    "minimum": 0
   },
   "length": {
    "type": "integer",
    "minimum": 1
   }
  }
 },
 {
  "$id": "TextRanges",
  "type": "array",
  "items": {
   "$ref": "TextRange#"
  }
 },
 {
  "$id": "SuggestionRanges",
  "type": "object",
  "required": [
   "texts",
   "products",
   "categories",
   "collections"
  ],
  "additionalProperties": false,
  "properties": {
   "texts": {
    "type": "array",
    "items": {
     "$ref": "TextRanges#"
    }
   },
   "products": {
    "type": "array",
    "items": {
     "$ref": "TextRanges#"
    }
   },
   "categories": {
    "type": "array",
    "items": {
     "$ref": "TextRanges#"
    }
   },
   "collections": {
    "type": "array",
    "items": {
     "$ref": "TextRanges#"
    }
   }
  }
 },
 {
  "$id": "CategoryNode",
  "type": "object",
  "required": [
   "id",
   "slug",
   "name",
   "image",
   "product_count",
   "updated_at",
   "children"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "$ref": "CategoryId#"
   },
   "slug": {
    "type": "string"
   },
   "name": {
    "type": "string"
   },
   "image": {
    "oneOf": [
     {
      "$ref": "Image#"
     },
     {
      "type": "null"
     }
    ]
   },
   "product_count": {
    "type": "integer",
    "minimum": 0
   },
   "updated_at": {
    "$ref": "Timestamp#"
   },
   "children": {
    "type": "array",
    "items": {
     "$ref": "CategoryNode#"
    }
   }
  }
 },
 {
  "$id": "CategoryTree",
  "type": "object",
  "required": [
   "data"
  ],
  "additionalProperties": false,
  "properties": {
   "data": {
    "type": "array",
    "items": {
     "$ref": "CategoryNode#"
    }
   }
  }
 },
 {
  "$id": "CategoryPage",
  "type": "object",
  "required": [
   "id",
   "slug",
   "name",
   "locale",
   "description",
   "description_html",
   "image",
   "seo",
   "product_count",
   "path",
   "children",
   "updated_at"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "$ref": "CategoryId#"
   },
   "slug": {
    "type": "string"
   },
   "name": {
    "type": "string"
   },
   "locale": {
    "type": [
     "string",
     "null"
    ]
   },
   "description": {
    "type": "string"
   },
   "description_html": {
    "type": "string"
   },
   "image": {
    "oneOf": [
     {
      "$ref": "Image#"
     },
     {
      "type": "null"
     }
    ]
   },
   "seo": {
    "$ref": "Seo#"
   },
   "product_count": {
    "type": "integer",
    "minimum": 0
   },
   "path": {
    "type": "array",
    "items": {
     "$ref": "CategoryLink#"
    }
   },
   "children": {
    "type": "array",
    "items": {
     "$ref": "CategoryLink#"
    }
   },
   "updated_at": {
    "$ref": "Timestamp#"
   }
  }
 },
 {
  "$id": "Category",
  "type": "object",
  "required": [
   "id",
   "slug",
   "name",
   "description",
   "description_html",
   "image",
   "seo",
   "translations",
   "parent_id",
   "position",
   "version",
   "created_at",
   "updated_at"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "$ref": "CategoryId#"
   },
   "slug": {
    "type": "string"
   },
   "name": {
    "type": "string"
   },
   "description": {
    "type": "string"
   },
   "translations": {
    "$ref": "CategoryTranslations#"
   },
   "description_html": {
    "type": "string"
   },
   "image": {
    "oneOf": [
     {
      "$ref": "Image#"
     },
     {
      "type": "null"
     }
    ]
   },
   "seo": {
    "$ref": "Seo#"
   },
   "parent_id": {
    "type": [
     "string",
     "null"
    ]
   },
   "position": {
    "type": "integer"
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
  "$id": "CategoryList",
  "type": "object",
  "required": [
   "data"
  ],
  "additionalProperties": false,
  "properties": {
   "data": {
    "type": "array",
    "items": {
     "$ref": "Category#"
    }
   }
  }
 },
 {
  "$id": "CategoryTranslation",
  "type": "object",
  "additionalProperties": false,
  "properties": {
   "name": {
    "type": "string"
   },
   "description": {
    "type": "string"
   }
  }
 },
 {
  "$id": "CategoryTranslations",
  "type": "object",
  "maxProperties": 20,
  "propertyNames": {
   "maxLength": 35
  },
  "additionalProperties": {
   "$ref": "CategoryTranslation#"
  }
 },
 {
  "$id": "CategoryTranslationInput",
  "type": [
   "object",
   "null"
  ],
  "additionalProperties": false,
  "properties": {
   "name": {
    "type": [
     "string",
     "null"
    ],
    "maxLength": 200
   },
   "description": {
    "type": [
     "string",
     "null"
    ],
    "maxLength": 5000
   }
  }
 },
 {
  "$id": "CategoryTranslationsInput",
  "type": "object",
  "maxProperties": 20,
  "propertyNames": {
   "maxLength": 35
  },
  "additionalProperties": {
   "$ref": "CategoryTranslationInput#"
  }
 },
 {
  "$id": "CategoryCreate",
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
   "slug": {
    "$ref": "Slug#"
   },
   "description": {
    "type": "string",
    "maxLength": 5000
   },
   "translations": {
    "$ref": "CategoryTranslationsInput#"
   },
   "description_html": {
    "type": "string",
    "maxLength": 500000
   },
   "image": {
    "oneOf": [
     {
      "$ref": "ImageInput#"
     },
     {
      "type": "null"
     }
    ]
   },
   "seo": {
    "$ref": "SeoPatch#"
   },
   "parent_id": {
    "type": [
     "string",
     "null"
    ],
    "maxLength": 64
   },
   "position": {
    "type": "integer",
    "minimum": 0,
    "maximum": 1000000
   }
  }
 },
 {
  "$id": "CategoryPatch",
  "type": "object",
  "additionalProperties": false,
  "properties": {
   "name": {
    "type": "string",
    "format": "visible-text",
    "minLength": 1,
    "maxLength": 200
   },
   "slug": {
    "$ref": "Slug#"
   },
   "description": {
    "type": "string",
    "maxLength": 5000
   },
   "translations": {
    "$ref": "CategoryTranslationsInput#"
   },
   "description_html": {
    "type": "string",
    "maxLength": 500000
   },
   "image": {
    "oneOf": [
     {
      "$ref": "ImageInput#"
     },
     {
      "type": "null"
     }
    ]
   },
   "seo": {
    "$ref": "SeoPatch#"
   },
   "parent_id": {
    "type": [
     "string",
     "null"
    ],
    "maxLength": 64
   },
   "position": {
    "type": "integer",
    "minimum": 0,
    "maximum": 1000000
   }
  }
 },
 {
  "$id": "CollectionSort",
  "type": "string",
  "enum": [
   "manual",
   "newest",
   "price",
   "-price",
   "title"
  ]
 },
 {
  "$id": "CollectionLink",
  "type": "object",
  "required": [
   "id",
   "slug",
   "title",
   "image",
   "product_count",
   "updated_at"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "$ref": "CollectionId#"
   },
   "slug": {
    "type": "string"
   },
   "title": {
    "type": "string"
   },
   "image": {
    "oneOf": [
     {
      "$ref": "Image#"
     },
     {
      "type": "null"
     }
    ]
   },
   "product_count": {
    "type": "integer",
    "minimum": 0
   },
   "updated_at": {
    "$ref": "Timestamp#"
   }
  }
 },
 {
  "$id": "CollectionLinkPage",
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
     "$ref": "CollectionLink#"
    }
   },
   "page": {
    "$ref": "PageInfo#"
   }
  }
 },
 {
  "$id": "CollectionPage",
  "type": "object",
  "required": [
   "id",
   "slug",
   "canonical_slug",
   "title",
   "locale",
   "description",
   "description_html",
   "image",
   "seo",
   "sort",
   "product_count",
   "updated_at"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "$ref": "CollectionId#"
   },
   "slug": {
    "type": "string"
   },
   "canonical_slug": {
    "type": [
     "string",
     "null"
    ]
   },
   "title": {
    "type": "string"
   },
   "locale": {
    "type": [
     "string",
     "null"
    ]
   },
   "description": {
    "type": "string"
   },
   "description_html": {
    "type": "string"
   },
   "image": {
    "oneOf": [
     {
      "$ref": "Image#"
     },
     {
      "type": "null"
     }
    ]
   },
   "seo": {
    "$ref": "Seo#"
   },
   "sort": {
    "$ref": "CollectionSort#"
   },
   "product_count": {
    "type": "integer",
    "minimum": 0
   },
   "updated_at": {
    "$ref": "Timestamp#"
   }
  }
 },
 {
  "$id": "Collection",
  "type": "object",
  "required": [
   "id",
   "slug",
   "title",
   "description",
   "description_html",
   "image",
   "seo",
   "translations",
   "sort",
   "position",
   "rules",
   "product_ids",
   "product_count",
   "version",
   "created_at",
   "updated_at"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "$ref": "CollectionId#"
   },
   "slug": {
    "type": "string"
   },
   "title": {
    "type": "string"
   },
   "description": {
    "type": "string"
   },
   "description_html": {
    "type": "string"
   },
   "image": {
    "oneOf": [
     {
      "$ref": "Image#"
     },
     {
      "type": "null"
     }
    ]
   },
   "seo": {
    "$ref": "Seo#"
   },
   "translations": {
    "$ref": "CollectionTranslations#"
   },
   "sort": {
    "$ref": "CollectionSort#"
   },
   "position": {
    "type": "integer"
   },
   "rules": {
    "oneOf": [
     {
      "$ref": "CollectionRules#"
     },
     {
      "type": "null"
     }
    ]
   },
   "product_ids": {
    "type": "array",
    "items": {
     "$ref": "ProductId#"
    }
   },
   "product_count": {
    "type": "integer",
    "minimum": 0
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
  "$id": "CollectionSummary",
  "type": "object",
  "required": [
   "id",
   "slug",
   "title",
   "image",
   "sort",
   "position",
   "has_rules",
   "product_count",
   "version",
   "updated_at"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "$ref": "CollectionId#"
   },
   "slug": {
    "type": "string"
   },
   "title": {
    "type": "string"
   },
   "image": {
    "oneOf": [
     {
      "$ref": "Image#"
     },
     {
      "type": "null"
     }
    ]
   },
   "sort": {
    "$ref": "CollectionSort#"
   },
   "position": {
    "type": "integer"
   },
   "has_rules": {
    "type": "boolean"
   },
   "product_count": {
    "type": "integer",
    "minimum": 0
   },
   "version": {
    "type": "integer"
   },
   "updated_at": {
    "$ref": "Timestamp#"
   }
  }
 },
 {
  "$id": "CollectionSummaryPage",
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
     "$ref": "CollectionSummary#"
    }
   },
   "page": {
    "$ref": "PageInfo#"
   }
  }
 },
 {
  "$id": "CollectionMatch",
  "type": "string",
  "enum": [
   "all",
   "any"
  ]
 },
 {
  "$id": "CollectionRules",
  "type": "object",
  "required": [
   "match",
   "conditions"
  ],
  "additionalProperties": false,
  "properties": {
   "match": {
    "$ref": "CollectionMatch#"
   },
   "conditions": {
    "type": "array",
    "minItems": 1,
    "maxItems": 20,
    "items": {
     "$ref": "CollectionCondition#"
    }
   }
  }
 },
 {
  "$id": "CollectionCondition",
  "type": "object",
  "discriminator": {
   "propertyName": "field"
  },
  "oneOf": [
   {
    "$ref": "TagCondition#"
   },
   {
    "$ref": "CategoryCondition#"
   },
   {
    "$ref": "VendorCondition#"
   },
   {
    "$ref": "TypeCondition#"
   },
   {
    "$ref": "TitleCondition#"
   },
   {
    "$ref": "PriceCondition#"
   },
   {
    "$ref": "AvailabilityCondition#"
   },
   {
    "$ref": "CreatedCondition#"
   },
   {
    "$ref": "PublishedCondition#"
   }
  ]
 },
 {
  "$id": "ValueConditionOperator",
  "type": "string",
  "enum": [
   "is",
   "is_not"
  ]
 },
 {
  "$id": "TagCondition",
  "type": "object",
  "required": [
   "field",
   "operator",
   "values"
  ],
  "additionalProperties": false,
  "properties": {
   "field": {
    "type": "string",
    "const": "tag"
   },
   "operator": {
    "$ref": "ValueConditionOperator#"
   },
   "values": {
    "type": "array",
    "minItems": 1,
    "maxItems": 50,
    "items": {
     "type": "string",
     "minLength": 1,
     "maxLength": 255
    }
   }
  }
 },
 {
  "$id": "CategoryCondition",
  "type": "object",
  "required": [
   "field",
   "operator",
   "values"
  ],
  "additionalProperties": false,
  "properties": {
   "field": {
    "type": "string",
    "const": "category"
   },
   "operator": {
    "$ref": "ValueConditionOperator#"
   },
   "values": {
    "type": "array",
    "minItems": 1,
    "maxItems": 50,
    "items": {
     "type": "string",
     "minLength": 1,
     "maxLength": 255
    }
   }
  }
 },
 {
  "$id": "VendorCondition",
  "type": "object",
  "required": [
   "field",
   "operator",
   "values"
  ],
  "additionalProperties": false,
  "properties": {
   "field": {
    "type": "string",
    "const": "vendor"
   },
   "operator": {
    "$ref": "ValueConditionOperator#"
   },
   "values": {
    "type": "array",
    "minItems": 1,
    "maxItems": 50,
    "items": {
     "type": "string",
     "minLength": 1,
     "maxLength": 255
    }
   }
  }
 },
 {
  "$id": "TypeCondition",
  "type": "object",
  "required": [
   "field",
   "operator",
   "values"
  ],
  "additionalProperties": false,
  "properties": {
   "field": {
    "type": "string",
    "const": "type"
   },
   "operator": {
    "$ref": "ValueConditionOperator#"
   },
   "values": {
    "type": "array",
    "minItems": 1,
    "maxItems": 50,
    "items": {
     "type": "string",
     "minLength": 1,
     "maxLength": 255
    }
   }
  }
 },
 {
  "$id": "TitleConditionOperator",
  "type": "string",
  "enum": [
   "contains",
   "contains_not",
   "begins_with"
  ]
 },
 {
  "$id": "TitleCondition",
  "type": "object",
  "required": [
   "field",
   "operator",
   "text"
  ],
  "additionalProperties": false,
  "properties": {
   "field": {
    "type": "string",
    "const": "title"
   },
   "operator": {
    "$ref": "TitleConditionOperator#"
   },
   "text": {
    "type": "string",
    "minLength": 1,
    "maxLength": 255
   }
  }
 },
 {
  "$id": "PriceCondition",
  "type": "object",
  "required": [
   "field",
   "currency"
  ],
  "additionalProperties": false,
  "properties": {
   "field": {
    "type": "string",
    "const": "price"
   },
   "currency": {
    "$ref": "Currency#"
   },
   "gte": {
    "$ref": "Amount#"
   },
   "lte": {
    "$ref": "Amount#"
   }
  }
 },
 {
  "$id": "AvailabilityCondition",
  "type": "object",
  "required": [
   "field",
   "value"
  ],
  "additionalProperties": false,
  "properties": {
   "field": {
    "type": "string",
    "const": "available"
   },
   "value": {
    "type": "boolean"
   }
  }
 },
 {
  "$id": "CreatedCondition",
  "type": "object",
  "required": [
   "field"
  ],
  "additionalProperties": false,
  "properties": {
   "field": {
    "type": "string",
    "const": "created"
   },
   "from": {
    "$ref": "Timestamp#"
   },
   "before": {
    "$ref": "Timestamp#"
   },
   "within_days": {
    "type": "integer",
    "minimum": 1,
    "maximum": 3650
   }
  }
 },
 {
  "$id": "PublishedCondition",
  "type": "object",
  "required": [
   "field"
  ],
  "additionalProperties": false,
  "properties": {
   "field": {
    "type": "string",
    "const": "published"
   },
   "from": {
    "$ref": "Timestamp#"
   },
   "before": {
    "$ref": "Timestamp#"
   },
   "within_days": {
    "type": "integer",
    "minimum": 1,
    "maximum": 3650
   }
  }
 },
 {
  "$id": "CollectionTranslation",
  "type": "object",
  "additionalProperties": false,
  "properties": {
   "title": {
    "type": "string"
   },
   "description": {
    "type": "string"
   }
  }
 },
 {
  "$id": "CollectionTranslations",
  "type": "object",
  "maxProperties": 20,
  "propertyNames": {
   "maxLength": 35
  },
  "additionalProperties": {
   "$ref": "CollectionTranslation#"
  }
 },
 {
  "$id": "CollectionTranslationInput",
  "type": [
   "object",
   "null"
  ],
  "additionalProperties": false,
  "properties": {
   "title": {
    "type": [
     "string",
     "null"
    ],
    "maxLength": 200
   },
   "description": {
    "type": [
     "string",
     "null"
    ],
    "maxLength": 5000
   }
  }
 },
 {
  "$id": "CollectionTranslationsInput",
  "type": "object",
  "maxProperties": 20,
  "propertyNames": {
   "maxLength": 35
  },
  "additionalProperties": {
   "$ref": "CollectionTranslationInput#"
  }
 },
 {
  "$id": "CollectionCreate",
  "type": "object",
  "required": [
   "title"
  ],
  "additionalProperties": false,
  "properties": {
   "title": {
    "type": "string",
    "format": "visible-text",
    "minLength": 1,
    "maxLength": 200
   },
   "slug": {
    "$ref": "Slug#"
   },
   "description": {
    "type": "string",
    "maxLength": 5000
   },
   "translations": {
    "$ref": "CollectionTranslationsInput#"
   },
   "description_html": {
    "type": "string",
    "maxLength": 500000
   },
   "image": {
    "oneOf": [
     {
      "$ref": "ImageInput#"
     },
     {
      "type": "null"
     }
    ]
   },
   "seo": {
    "$ref": "SeoPatch#"
   },
   "sort": {
    "$ref": "CollectionSort#"
   },
   "position": {
    "type": "integer",
    "minimum": 0,
    "maximum": 1000000
   },
   "rules": {
    "$ref": "CollectionRules#"
   },
   "product_ids": {
    "$ref": "ChosenProductIds#"
   }
  }
 },
 {
  "$id": "CollectionPatch",
  "type": "object",
  "additionalProperties": false,
  "properties": {
   "title": {
    "type": "string",
    "format": "visible-text",
    "minLength": 1,
    "maxLength": 200
   },
   "slug": {
    "$ref": "Slug#"
   },
   "description": {
    "type": "string",
    "maxLength": 5000
   },
   "translations": {
    "$ref": "CollectionTranslationsInput#"
   },
   "description_html": {
    "type": "string",
    "maxLength": 500000
   },
   "image": {
    "oneOf": [
     {
      "$ref": "ImageInput#"
     },
     {
      "type": "null"
     }
    ]
   },
   "seo": {
    "$ref": "SeoPatch#"
   },
   "sort": {
    "$ref": "CollectionSort#"
   },
   "position": {
    "type": "integer",
    "minimum": 0,
    "maximum": 1000000
   },
   "rules": {
    "$ref": "CollectionRules#"
   }
  }
 },
 {
  "$id": "ChosenProductIds",
  "type": "array",
  "maxItems": 1000,
  "items": {
   "$ref": "ProductId#"
  }
 },
 {
  "$id": "CollectionProducts",
  "type": "object",
  "required": [
   "product_ids"
  ],
  "additionalProperties": false,
  "properties": {
   "product_ids": {
    "$ref": "ChosenProductIds#"
   }
  }
 },
 {
  "$id": "CollectionProductsAdded",
  "type": "object",
  "required": [
   "product_ids"
  ],
  "additionalProperties": false,
  "properties": {
   "product_ids": {
    "$ref": "ChosenProductIds#"
   },
   "position": {
    "type": "integer",
    "minimum": 0,
    "maximum": 1000
   }
  }
 },
 {
  "$id": "CollectionProductsRemoved",
  "type": "object",
  "required": [
   "product_ids"
  ],
  "additionalProperties": false,
  "properties": {
   "product_ids": {
    "$ref": "ChosenProductIds#"
   }
  }
 },
 {
  "$id": "CollectionProductsMoved",
  "type": "object",
  "required": [
   "product_ids",
   "position"
  ],
  "additionalProperties": false,
  "properties": {
   "product_ids": {
    "$ref": "ChosenProductIds#"
   },
   "position": {
    "type": "integer",
    "minimum": 0,
    "maximum": 1000
   }
  }
 },
 {
  "$id": "CollectionPreviewInput",
  "type": "object",
  "required": [
   "rules"
  ],
  "additionalProperties": false,
  "properties": {
   "rules": {
    "$ref": "CollectionRules#"
   }
  }
 },
 {
  "$id": "CollectionPreview",
  "type": "object",
  "required": [
   "product_count"
  ],
  "additionalProperties": false,
  "properties": {
   "product_count": {
    "type": "integer",
    "minimum": 0
   }
  }
 },
 {
  "$id": "CollectionChanged",
  "type": "object",
  "required": [
   "collection_id",
   "version",
   "deleted"
  ],
  "additionalProperties": false,
  "properties": {
   "collection_id": {
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
  "$id": "Price",
  "type": "object",
  "required": [
   "currency",
   "amount"
  ],
  "additionalProperties": false,
  "properties": {
   "currency": {
    "$ref": "Currency#"
   },
   "amount": {
    "$ref": "Amount#"
   },
   "compare_at": {
    "type": [
     "integer",
     "null"
    ],
    "format": "int64",
    "minimum": 0,
    "maximum": 9007199254740991
   }
  }
 },
 {
  "$id": "Prices",
  "type": "array",
  "maxItems": 50,
  "items": {
   "$ref": "Price#"
  }
 },
 {
  "$id": "PriceList",
  "type": "object",
  "required": [
   "prices"
  ],
  "additionalProperties": false,
  "properties": {
   "prices": {
    "$ref": "Prices#"
   }
  }
 },
 {
  "$id": "AdminVariant",
  "type": "object",
  "required": [
   "id",
   "sku",
   "barcode",
   "title",
   "option_values",
   "prices",
   "unit_price_measure",
   "weight_grams",
   "requires_shipping",
   "taxable",
   "tax_class",
   "inventory_policy",
   "track_inventory",
   "available",
   "media_id",
   "position",
   "product_version"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "type": "string"
   },
   "sku": {
    "type": [
     "string",
     "null"
    ]
   },
   "barcode": {
    "type": [
     "string",
     "null"
    ]
   },
   "title": {
    "type": "string"
   },
   "option_values": {
    "$ref": "OptionValues#"
   },
   "prices": {
    "$ref": "Prices#"
   },
   "unit_price_measure": {
    "$ref": "MaybeUnitPriceMeasure#"
   },
   "weight_grams": {
    "type": [
     "integer",
     "null"
    ]
   },
   "requires_shipping": {
    "type": "boolean"
   },
   "taxable": {
    "type": "boolean"
   },
   "tax_class": {
    "type": "string"
   },
   "inventory_policy": {
    "$ref": "InventoryPolicy#"
   },
   "track_inventory": {
    "type": "boolean"
   },
   "available": {
    "type": "boolean"
   },
   "media_id": {
    "type": [
     "string",
     "null"
    ]
   },
   "position": {
    "type": "integer",
    "minimum": 1
   },
   "product_version": {
    "type": "integer"
   }
  }
 },
 {
  "$id": "AdminProduct",
  "type": "object",
  "required": [
   "id",
   "slug",
   "title",
   "description",
   "vendor",
   "type",
   "tags",
   "status",
   "published_at",
   "category_ids",
   "attributes",
   "options",
   "media",
   "variants",
   "seo",
   "translations",
   "version",
   "created_at",
   "updated_at"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "$ref": "ProductId#"
   },
   "slug": {
    "type": "string"
   },
   "title": {
    "type": "string"
   },
   "description": {
    "type": "string"
   },
   "vendor": {
    "type": "string"
   },
   "type": {
    "type": "string"
   },
   "tags": {
    "type": "array",
    "items": {
     "type": "string"
    }
   },
   "status": {
    "$ref": "ProductStatus#"
   },
   "published_at": {
    "type": [
     "string",
     "null"
    ],
    "format": "date-time"
   },
   "category_ids": {
    "type": "array",
    "items": {
     "$ref": "CategoryId#"
    }
   },
   "attributes": {
    "$ref": "Attributes#"
   },
   "options": {
    "type": "array",
    "items": {
     "$ref": "ProductOption#"
    }
   },
   "media": {
    "type": "array",
    "items": {
     "$ref": "Media#"
    }
   },
   "variants": {
    "type": "array",
    "items": {
     "$ref": "AdminVariant#"
    }
   },
   "seo": {
    "$ref": "Seo#"
   },
   "translations": {
    "$ref": "ProductTranslations#"
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
  "$id": "AdminProductPage",
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
     "$ref": "AdminProduct#"
    }
   },
   "page": {
    "$ref": "PageInfo#"
   }
  }
 },
 {
  "$id": "MediaInput",
  "type": "object",
  "required": [
   "url"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "type": "string",
    "maxLength": 64
   },
   "url": {
    "type": "string",
    "minLength": 1,
    "maxLength": 2000
   },
   "alt": {
    "type": "string",
    "maxLength": 1000
   },
   "width": {
    "type": "integer",
    "minimum": 1,
    "maximum": 100000
   },
   "height": {
    "type": "integer",
    "minimum": 1,
    "maximum": 100000
   }
  }
 },
 {
  "$id": "VariantCreate",
  "type": "object",
  "additionalProperties": false,
  "properties": {
   "sku": {
    "type": [
     "string",
     "null"
    ],
    "maxLength": 255
   },
   "barcode": {
    "type": [
     "string",
     "null"
    ],
    "maxLength": 255
   },
   "option_values": {
    "$ref": "OptionValuesInput#"
   },
   "prices": {
    "$ref": "Prices#"
   },
   "unit_price_measure": {
    "$ref": "MaybeUnitPriceMeasure#"
   },
   "weight_grams": {
    "type": [
     "integer",
     "null"
    ],
    "minimum": 0,
    "maximum": 100000000
   },
   "requires_shipping": {
    "type": "boolean",
    "default": true
   },
   "taxable": {
    "type": "boolean",
    "default": true
   },
   "tax_class": {
    "type": "string",
    "minLength": 1,
    "maxLength": 64,
    "default": "standard"
   },
   "inventory_policy": {
    "$ref": "InventoryPolicy#",
    "default": "deny"
   },
   "track_inventory": {
    "type": "boolean",
    "default": true
   },
   "quantity": {
    "type": "integer",
    "minimum": 0,
    "maximum": 1000000000
   },
   "media_id": {
    "type": [
     "string",
     "null"
    ],
    "maxLength": 64
   },
   "media_url": {
    "type": "string",
    "maxLength": 2000
   }
  }
 },
 {
  "$id": "VariantPatch",
  "type": "object",
  "additionalProperties": false,
  "properties": {
   "sku": {
    "type": [
     "string",
     "null"
    ],
    "maxLength": 255
   },
   "barcode": {
    "type": [
     "string",
     "null"
    ],
    "maxLength": 255
   },
   "option_values": {
    "$ref": "OptionValuesInput#"
   },
   "prices": {
    "$ref": "Prices#"
   },
   "unit_price_measure": {
    "$ref": "MaybeUnitPriceMeasure#"
   },
   "weight_grams": {
    "type": [
     "integer",
     "null"
    ],
    "minimum": 0,
    "maximum": 100000000
   },
   "requires_shipping": {
    "type": "boolean"
   },
   "taxable": {
    "type": "boolean"
   },
   "tax_class": {
    "type": "string",
    "minLength": 1,
    "maxLength": 64
   },
   "media_id": {
    "type": [
     "string",
     "null"
    ],
    "maxLength": 64
   },
   "position": {
    "type": "integer",
    "minimum": 1,
    "maximum": 2048
   }
  }
 },
 {
  "$id": "Tags",
  "type": "array",
  "maxItems": 250,
  "items": {
   "type": "string",
   "format": "visible-text",
   "minLength": 1,
   "maxLength": 255
  }
 },
 {
  "$id": "CategoryIds",
  "type": "array",
  "maxItems": 100,
  "items": {
   "type": "string",
   "maxLength": 64
  }
 },
 {
  "$id": "SeoPatch",
  "type": "object",
  "additionalProperties": false,
  "properties": {
   "title": {
    "type": "string",
    "maxLength": 300
   },
   "description": {
    "type": "string",
    "maxLength": 1000
   }
  }
 },
 {
  "$id": "OptionLabels",
  "type": "object",
  "additionalProperties": false,
  "properties": {
   "label": {
    "type": "string"
   },
   "values": {
    "type": "object",
    "maxProperties": 2048,
    "propertyNames": {
     "maxLength": 255
    },
    "additionalProperties": {
     "type": "string"
    }
   }
  }
 },
 {
  "$id": "ProductTranslation",
  "type": "object",
  "additionalProperties": false,
  "properties": {
   "title": {
    "type": "string"
   },
   "description": {
    "type": "string"
   },
   "seo": {
    "$ref": "SeoPatch#"
   },
   "options": {
    "type": "object",
    "maxProperties": 10,
    "propertyNames": {
     "maxLength": 255
    },
    "additionalProperties": {
     "$ref": "OptionLabels#"
    }
   }
  }
 },
 {
  "$id": "ProductTranslations",
  "type": "object",
  "maxProperties": 20,
  "propertyNames": {
   "maxLength": 35
  },
  "additionalProperties": {
   "$ref": "ProductTranslation#"
  }
 },
 {
  "$id": "OptionLabelsInput",
  "type": [
   "object",
   "null"
  ],
  "additionalProperties": false,
  "properties": {
   "label": {
    "type": [
     "string",
     "null"
    ],
    "maxLength": 100
   },
   "values": {
    "$ref": "OptionValueLabelsInput#"
   }
  }
 },
 {
  "$id": "OptionValueLabelsInput",
  "type": [
   "object",
   "null"
  ],
  "maxProperties": 2048,
  "propertyNames": {
   "maxLength": 255
  },
  "additionalProperties": {
   "type": [
    "string",
    "null"
   ],
   "maxLength": 255
  }
 },
 {
  "$id": "OptionsLabelsInput",
  "type": [
   "object",
   "null"
  ],
  "maxProperties": 10,
  "propertyNames": {
   "maxLength": 255
  },
  "additionalProperties": {
   "$ref": "OptionLabelsInput#"
  }
 },
 {
  "$id": "SeoTranslationInput",
  "type": [
   "object",
   "null"
  ],
  "additionalProperties": false,
  "properties": {
   "title": {
    "type": [
     "string",
     "null"
    ],
    "maxLength": 300
   },
   "description": {
    "type": [
     "string",
     "null"
    ],
    "maxLength": 1000
   }
  }
 },
 {
  "$id": "ProductTranslationInput",
  "type": [
   "object",
   "null"
  ],
  "additionalProperties": false,
  "properties": {
   "title": {
    "type": [
     "string",
     "null"
    ],
    "maxLength": 500
   },
   "description": {
    "type": [
     "string",
     "null"
    ],
    "maxLength": 500000
   },
   "seo": {
    "$ref": "SeoTranslationInput#"
   },
   "options": {
    "$ref": "OptionsLabelsInput#"
   }
  }
 },
 {
  "$id": "ProductTranslationsInput",
  "type": "object",
  "maxProperties": 20,
  "propertyNames": {
   "maxLength": 35
  },
  "additionalProperties": {
   "$ref": "ProductTranslationInput#"
  }
 },
 {
  "$id": "ProductCreate",
  "type": "object",
  "required": [
   "title"
  ],
  "additionalProperties": false,
  "properties": {
   "title": {
    "type": "string",
    "format": "visible-text",
    "minLength": 1,
    "maxLength": 500
   },
   "slug": {
    "$ref": "Slug#"
   },
   "description": {
    "type": "string",
    "maxLength": 500000
   },
   "vendor": {
    "type": "string",
    "maxLength": 255
   },
   "type": {
    "type": "string",
    "maxLength": 255
   },
   "tags": {
    "$ref": "Tags#"
   },
   "status": {
    "$ref": "ProductStatus#",
    "default": "draft"
   },
   "published_at": {
    "type": [
     "string",
     "null"
    ],
    "format": "date-time"
   },
   "category_ids": {
    "$ref": "CategoryIds#"
   },
   "attributes": {
    "$ref": "Attributes#"
   },
   "options": {
    "type": "array",
    "maxItems": 3,
    "items": {
     "$ref": "ProductOptionInput#"
    }
   },
   "media": {
    "type": "array",
    "maxItems": 250,
    "items": {
     "$ref": "MediaInput#"
    }
   },
   "variants": {
    "type": "array",
    "minItems": 1,
    "maxItems": 2048,
    "items": {
     "$ref": "VariantCreate#"
    }
   },
   "seo": {
    "$ref": "SeoPatch#"
   },
   "translations": {
    "$ref": "ProductTranslationsInput#"
   }
  }
 },
 {
  "$id": "AttributePatch",
  "type": "object",
  "maxProperties": 250,
  "propertyNames": {
   "maxLength": 255
  },
  "additionalProperties": {
   "oneOf": [
    {
     "type": "string",
     "maxLength": 5000
    },
    {
     "type": "number",
     "format": "double"
    },
    {
     "type": "boolean"
    },
    {
     "type": "array",
     "maxItems": 100,
     "items": {
      "type": "string",
      "maxLength": 500
     }
    },
    {
     "type": "null"
    }
   ]
  }
 },
 {
  "$id": "ProductPatch",
  "type": "object",
  "additionalProperties": false,
  "properties": {
   "title": {
    "type": "string",
    "format": "visible-text",
    "minLength": 1,
    "maxLength": 500
   },
   "slug": {
    "$ref": "Slug#"
   },
   "description": {
    "type": "string",
    "maxLength": 500000
   },
   "vendor": {
    "type": "string",
    "maxLength": 255
   },
   "type": {
    "type": "string",
    "maxLength": 255
   },
   "tags": {
    "$ref": "Tags#"
   },
   "status": {
    "$ref": "ProductStatus#"
   },
   "published_at": {
    "type": [
     "string",
     "null"
    ],
    "format": "date-time"
   },
   "category_ids": {
    "$ref": "CategoryIds#"
   },
   "attributes": {
    "$ref": "AttributePatch#"
   },
   "options": {
    "type": "array",
    "maxItems": 3,
    "items": {
     "$ref": "ProductOptionInput#"
    }
   },
   "media": {
    "type": "array",
    "maxItems": 250,
    "items": {
     "$ref": "MediaInput#"
    }
   },
   "seo": {
    "$ref": "SeoPatch#"
   },
   "translations": {
    "$ref": "ProductTranslationsInput#"
   }
  }
 },
 {
  "$id": "PictureWidth",
  "type": "integer",
  "enum": [
   160,
   320,
   480,
   640,
   800,
   960,
   1280,
   1600,
   1920
  ]
 },
 {
  "$id": "PictureFormat",
  "type": "string",
  "enum": [
   "avif",
   "webp",
   "jpeg"
  ]
 },
 {
  "$id": "MediaFile",
  "type": "object",
  "required": [
   "url",
   "content_type",
   "bytes"
  ],
  "additionalProperties": false,
  "properties": {
   "url": {
    "type": "string"
   },
   "content_type": {
    "type": "string"
   },
   "bytes": {
    "type": "integer",
    "minimum": 0
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
  "$id": "RejectedRow",
  "type": "object",
  "required": [
   "line",
   "column",
   "code",
   "detail"
  ],
  "additionalProperties": false,
  "properties": {
   "line": {
    "type": "integer",
    "minimum": 0
   },
   "column": {
    "type": [
     "string",
     "null"
    ]
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
  "$id": "ImportState",
  "type": "string",
  "enum": [
   "queued",
   "running",
   "done",
   "failed",
   "cancelled"
  ]
 },
 {
  "$id": "ImportSource",
  "type": "string",
  "enum": [
   "shopify",
   "shopify_inventory",
   "woocommerce",
   "own"
  ]
 },
 {
  "$id": "ImportFormat",
  "type": "string",
  "enum": [
   "auto",
   "shopify",
   "shopify_inventory",
   "woocommerce",
   "own"
  ]
 },
 {
  "$id": "WithoutQuantity",
  "type": "string",
  "enum": [
   "not_counted",
   "in_stock",
   "zero"
  ]
 },
 {
  "$id": "ImportFailure",
  "type": "object",
  "required": [
   "code",
   "detail"
  ],
  "additionalProperties": false,
  "properties": {
   "code": {
    "type": "string"
   },
   "detail": {
    "type": "string"
   }
  }
 },
 {
  "$id": "Import",
  "type": "object",
  "required": [
   "id",
   "state",
   "dry_run",
   "currency",
   "source",
   "without_quantity",
   "charset",
   "counts",
   "queue_position",
   "rows_read",
   "rows_total",
   "bytes_read",
   "bytes_total",
   "ignored_columns",
   "warnings",
   "rejections",
   "error",
   "revert",
   "created_at",
   "started_at",
   "finished_at"
  ],
  "additionalProperties": false,
  "properties": {
   "id": {
    "$ref": "ImportId#"
   },
   "state": {
    "$ref": "ImportState#"
   },
   "dry_run": {
    "type": "boolean"
   },
   "currency": {
    "$ref": "Currency#"
   },
   "source": {
    "$ref": "ImportSource#"
   },
   "without_quantity": {
    "$ref": "WithoutQuantity#"
   },
   "charset": {
    "type": [
     "string",
     "null"
    ]
   },
   "counts": {
    "type": "object",
    "required": [
     "created",
     "updated",
     "unchanged",
     "rejected",
     "rejected_rows",
     "without_quantity",
     "stock_set",
     "stock_kept",
     "pictures_pending",
     "pictures_copied",
     "pictures_failed",
     "warnings"
    ],
    "additionalProperties": false,
    "properties": {
     "created": {
      "type": "integer",
      "minimum": 0
     },
     "updated": {
      "type": "integer",
      "minimum": 0
     },
     "unchanged": {
      "type": "integer",
      "minimum": 0
     },
     "rejected": {
      "type": "integer",
      "minimum": 0
     },
     "rejected_rows": {
      "type": "integer",
      "minimum": 0
     },
     "without_quantity": {
      "type": "integer",
      "minimum": 0
     },
     "stock_set": {
      "type": "integer",
      "minimum": 0
     },
     "stock_kept": {
      "type": "integer",
      "minimum": 0
     },
     "pictures_pending": {
      "type": "integer",
      "minimum": 0
     },
     "pictures_copied": {
      "type": "integer",
      "minimum": 0
     },
     "pictures_failed": {
      "type": "integer",
      "minimum": 0
     },
     "warnings": {
      "type": "integer",
      "minimum": 0
     }
    }
   },
   "queue_position": {
    "type": [
     "integer",
     "null"
    ],
    "minimum": 1
   },
   "rows_read": {
    "type": "integer",
    "minimum": 0
   },
   "rows_total": {
    "type": [
     "integer",
     "null"
    ],
    "minimum": 0
   },
   "bytes_read": {
    "type": "integer",
    "minimum": 0
   },
   "bytes_total": {
    "type": "integer",
    "minimum": 0
   },
   "ignored_columns": {
    "type": "array",
    "items": {
     "type": "string"
    }
   },
   "warnings": {
    "type": "array",
    "maxItems": 100,
    "items": {
     "$ref": "RejectedRow#"
    }
   },
   "rejections": {
    "type": "array",
    "maxItems": 100,
    "items": {
     "$ref": "RejectedRow#"
    }
   },
   "error": {
    "oneOf": [
     {
      "$ref": "ImportFailure#"
     },
     {
      "type": "null"
     }
    ]
   },
   "revert": {
    "oneOf": [
     {
      "$ref": "ImportRevert#"
     },
     {
      "type": "null"
     }
    ]
   },
   "created_at": {
    "$ref": "Timestamp#"
   },
   "started_at": {
    "type": [
     "string",
     "null"
    ],
    "format": "date-time"
   },
   "finished_at": {
    "type": [
     "string",
     "null"
    ],
    "format": "date-time"
   }
  }
 },
 {
  "$id": "ImportOutcome",
  "type": "string",
  "enum": [
   "created",
   "updated",
   "unchanged",
   "rejected"
  ]
 },
 {
  "$id": "ImportProduct",
  "type": "object",
  "required": [
   "line",
   "handle",
   "product_id",
   "outcome",
   "changes",
   "rejections",
   "revert"
  ],
  "additionalProperties": false,
  "properties": {
   "line": {
    "type": "integer",
    "minimum": 0
   },
   "handle": {
    "type": "string"
   },
   "product_id": {
    "type": [
     "string",
     "null"
    ]
   },
   "outcome": {
    "$ref": "ImportOutcome#"
   },
   "changes": {
    "type": "array",
    "items": {
     "type": "string"
    }
   },
   "rejections": {
    "type": "array",
    "maxItems": 20,
    "items": {
     "$ref": "RejectedRow#"
    }
   },
   "revert": {
    "oneOf": [
     {
      "$ref": "ImportProductRevert#"
     },
     {
      "type": "null"
     }
    ]
   }
  }
 },
 {
  "$id": "RevertOutcome",
  "type": "string",
  "enum": [
   "removed",
   "kept"
  ]
 },
 {
  "$id": "ImportKeptReason",
  "type": "string",
  "enum": [
   "changed",
   "sold",
   "held",
   "counted"
  ]
 },
 {
  "$id": "ImportProductRevert",
  "type": "object",
  "required": [
   "outcome",
   "code",
   "detail"
  ],
  "additionalProperties": false,
  "properties": {
   "outcome": {
    "$ref": "RevertOutcome#"
   },
   "code": {
    "oneOf": [
     {
      "$ref": "ImportKeptReason#"
     },
     {
      "type": "null"
     }
    ]
   },
   "detail": {
    "type": [
     "string",
     "null"
    ]
   }
  }
 },
 {
  "$id": "RevertState",
  "type": "string",
  "enum": [
   "running",
   "done"
  ]
 },
 {
  "$id": "ImportRevert",
  "type": "object",
  "required": [
   "state",
   "removed",
   "kept",
   "categories_removed",
   "requested_at",
   "finished_at"
  ],
  "additionalProperties": false,
  "properties": {
   "state": {
    "$ref": "RevertState#"
   },
   "removed": {
    "type": "integer",
    "minimum": 0
   },
   "kept": {
    "type": "integer",
    "minimum": 0
   },
   "categories_removed": {
    "type": "integer",
    "minimum": 0
   },
   "requested_at": {
    "$ref": "Timestamp#"
   },
   "finished_at": {
    "type": [
     "string",
     "null"
    ],
    "format": "date-time"
   }
  }
 },
 {
  "$id": "ImportProductPage",
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
     "$ref": "ImportProduct#"
    }
   },
   "page": {
    "$ref": "PageInfo#"
   }
  }
 },
 {
  "$id": "ImportPage",
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
     "$ref": "Import#"
    }
   },
   "page": {
    "$ref": "PageInfo#"
   }
  }
 },
 {
  "$id": "CategoryChanged",
  "type": "object",
  "required": [
   "category_id",
   "version",
   "deleted"
  ],
  "additionalProperties": false,
  "properties": {
   "category_id": {
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
  "$id": "QuotedOptionLabel",
  "type": "object",
  "required": [
   "label",
   "value_label"
  ],
  "additionalProperties": false,
  "properties": {
   "label": {
    "type": "string"
   },
   "value_label": {
    "type": "string"
   }
  }
 },
 {
  "$id": "QuotedTexts",
  "type": "object",
  "required": [
   "locale",
   "title",
   "variant_title",
   "options"
  ],
  "additionalProperties": false,
  "properties": {
   "locale": {
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
   "options": {
    "type": "array",
    "items": {
     "$ref": "QuotedOptionLabel#"
    }
   }
  }
 },
 {
  "$id": "QuotedOption",
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
 },
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
   "options": {
    "type": "array",
    "items": {
     "$ref": "QuotedOption#"
    }
   },
   "translations": {
    "type": "array",
    "items": {
     "$ref": "QuotedTexts#"
    }
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
  "$id": "Locale",
  "type": "string",
  "maxLength": 35,
  "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
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
  "$id": "InventoryPolicy",
  "type": "string",
  "enum": [
   "deny",
   "continue"
  ]
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
  "operationId": "listProducts",
  "method": "GET",
  "url": "/v1/products",
  "permission": "public",
  "cached": true,
  "commaSeparated": [
   "facets",
   "include"
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
     "q": {
      "type": "string",
      "maxLength": 200
     },
     "correct": {
      "type": "boolean",
      "default": true
     },
     "category": {
      "type": "array",
      "minItems": 1,
      "maxItems": 50,
      "items": {
       "type": "string",
       "minLength": 1,
       "maxLength": 255
      }
     },
     "collection": {
      "type": "array",
      "minItems": 1,
      "maxItems": 50,
      "items": {
       "type": "string",
       "minLength": 1,
       "maxLength": 255
      }
     },
     "vendor": {
      "type": "array",
      "minItems": 1,
      "maxItems": 50,
      "items": {
       "type": "string",
       "minLength": 1,
       "maxLength": 255
      }
     },
     "tag": {
      "type": "array",
      "minItems": 1,
      "maxItems": 50,
      "items": {
       "type": "string",
       "minLength": 1,
       "maxLength": 255
      }
     },
     "type": {
      "type": "array",
      "minItems": 1,
      "maxItems": 50,
      "items": {
       "type": "string",
       "minLength": 1,
       "maxLength": 255
      }
     },
     "price[gte]": {
      "type": "integer",
      "format": "int64",
      "minimum": 0,
      "maximum": 9007199254740991
     },
     "price[lte]": {
      "type": "integer",
      "format": "int64",
      "minimum": 0,
      "maximum": 9007199254740991
     },
     "available": {
      "type": "boolean"
     },
     "sort": {
      "$ref": "ProductSort#"
     },
     "facets": {
      "type": "array",
      "minItems": 1,
      "maxItems": 20,
      "items": {
       "type": "string",
       "pattern": "^(category|collection|vendor|type|tag|available|price|option\\..{1,100}|attribute\\..{1,100})$"
      }
     },
     "include": {
      "type": "array",
      "minItems": 1,
      "maxItems": 2,
      "items": {
       "$ref": "ListProductsInclude#"
      }
     },
     "currency": {
      "$ref": "Currency#"
     },
     "locale": {
      "$ref": "Locale#"
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
    "patternProperties": {
     "^option\\..{1,100}$": {
      "type": "string",
      "minLength": 1,
      "maxLength": 1000
     },
     "^attribute\\..{1,100}$": {
      "type": "string",
      "minLength": 1,
      "maxLength": 1000
     }
    },
    "additionalProperties": false
   },
   "response": {
    "200": {
     "$ref": "ProductCardPage#"
    }
   }
  }
 },
 {
  "operationId": "getProduct",
  "method": "GET",
  "url": "/v1/products/:idOrSlug",
  "permission": "public",
  "cached": true,
  "problems": [
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "not_found",
   "rate_limited"
  ],
  "responseHeaders": {
   "200": [
    "Content-Language"
   ]
  },
  "schema": {
   "params": {
    "type": "object",
    "properties": {
     "idOrSlug": {
      "type": "string",
      "minLength": 1,
      "maxLength": 255
     }
    },
    "required": [
     "idOrSlug"
    ]
   },
   "querystring": {
    "type": "object",
    "properties": {
     "variants": {
      "$ref": "VariantsListed#",
      "default": "all"
     },
     "currency": {
      "$ref": "Currency#"
     },
     "locale": {
      "$ref": "Locale#"
     }
    },
    "patternProperties": {
     "^option\\..{1,100}$": {
      "type": "string",
      "minLength": 1,
      "maxLength": 255
     }
    },
    "additionalProperties": false
   },
   "response": {
    "200": {
     "$ref": "Product#"
    }
   }
  }
 },
 {
  "operationId": "suggest",
  "method": "GET",
  "url": "/v1/search/suggest",
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
    "properties": {
     "q": {
      "type": "string",
      "minLength": 1,
      "maxLength": 100
     },
     "limit": {
      "type": "integer",
      "minimum": 1,
      "maximum": 10,
      "default": 5
     },
     "currency": {
      "$ref": "Currency#"
     },
     "locale": {
      "$ref": "Locale#"
     }
    },
    "required": [
     "q"
    ],
    "additionalProperties": false
   },
   "response": {
    "200": {
     "$ref": "Suggestions#"
    }
   }
  }
 },
 {
  "operationId": "listCategories",
  "method": "GET",
  "url": "/v1/categories",
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
    "properties": {
     "locale": {
      "$ref": "Locale#"
     }
    },
    "additionalProperties": false
   },
   "response": {
    "200": {
     "$ref": "CategoryTree#"
    }
   }
  }
 },
 {
  "operationId": "getCategory",
  "method": "GET",
  "url": "/v1/categories/:slug",
  "permission": "public",
  "cached": true,
  "problems": [
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "not_found",
   "rate_limited"
  ],
  "responseHeaders": {
   "200": [
    "Content-Language"
   ]
  },
  "schema": {
   "params": {
    "type": "object",
    "properties": {
     "slug": {
      "type": "string",
      "minLength": 1,
      "maxLength": 255
     }
    },
    "required": [
     "slug"
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
     "$ref": "CategoryPage#"
    }
   }
  }
 },
 {
  "operationId": "listCollections",
  "method": "GET",
  "url": "/v1/collections",
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
    "properties": {
     "locale": {
      "$ref": "Locale#"
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
     "$ref": "CollectionLinkPage#"
    }
   }
  }
 },
 {
  "operationId": "getCollection",
  "method": "GET",
  "url": "/v1/collections/:slug",
  "permission": "public",
  "cached": true,
  "problems": [
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "not_found",
   "rate_limited"
  ],
  "responseHeaders": {
   "200": [
    "Content-Language"
   ]
  },
  "schema": {
   "params": {
    "type": "object",
    "properties": {
     "slug": {
      "type": "string",
      "minLength": 1,
      "maxLength": 255
     }
    },
    "required": [
     "slug"
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
     "$ref": "CollectionPage#"
    }
   }
  }
 },
 {
  "operationId": "listSitemap",
  "method": "GET",
  "url": "/v1/sitemap",
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
    "properties": {
     "limit": {
      "type": "integer",
      "minimum": 1,
      "maximum": 5000,
      "default": 5000
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
     "$ref": "SitemapPage#"
    }
   }
  }
 },
 {
  "operationId": "getMedia",
  "method": "GET",
  "url": "/v1/media/:file",
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
     "file": {
      "type": "string",
      "pattern": "^[0-9a-f]{64}\\.(png|jpg|webp|gif|avif|svg)$"
     }
    },
    "required": [
     "file"
    ]
   },
   "querystring": {
    "type": "object",
    "properties": {
     "w": {
      "$ref": "PictureWidth#"
     },
     "f": {
      "$ref": "PictureFormat#"
     }
    },
    "additionalProperties": false
   }
  }
 },
 {
  "operationId": "listProductsAsStaff",
  "method": "GET",
  "url": "/v1/admin/products",
  "permission": "staff:catalogue.read",
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
     "q": {
      "type": "string",
      "minLength": 1,
      "maxLength": 200
     },
     "sku": {
      "type": "array",
      "minItems": 1,
      "maxItems": 100,
      "items": {
       "type": "string",
       "minLength": 1,
       "maxLength": 255
      }
     },
     "status": {
      "$ref": "ProductStatus#"
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
     "$ref": "AdminProductPage#"
    }
   }
  }
 },
 {
  "operationId": "createProduct",
  "method": "POST",
  "url": "/v1/admin/products",
  "permission": "staff:catalogue.write",
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
   "already_exists",
   "idempotency_key_reused"
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
    "$ref": "ProductCreate#"
   },
   "response": {
    "201": {
     "$ref": "AdminProduct#"
    }
   }
  }
 },
 {
  "operationId": "getProductAsStaff",
  "method": "GET",
  "url": "/v1/admin/products/:id",
  "permission": "staff:catalogue.read",
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
      "$ref": "ProductId#"
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
     "$ref": "AdminProduct#"
    }
   }
  }
 },
 {
  "operationId": "updateProduct",
  "method": "PATCH",
  "url": "/v1/admin/products/:id",
  "permission": "staff:catalogue.write",
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
   "already_exists",
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
     "id": {
      "$ref": "ProductId#"
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
    "$ref": "ProductPatch#"
   },
   "response": {
    "200": {
     "$ref": "AdminProduct#"
    }
   }
  }
 },
 {
  "operationId": "deleteProduct",
  "method": "DELETE",
  "url": "/v1/admin/products/:id",
  "permission": "staff:catalogue.write",
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
   "idempotency_key_reused"
  ],
  "schema": {
   "params": {
    "type": "object",
    "properties": {
     "id": {
      "$ref": "ProductId#"
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
   }
  }
 },
 {
  "operationId": "createVariant",
  "method": "POST",
  "url": "/v1/admin/products/:id/variants",
  "permission": "staff:catalogue.write",
  "idempotency": "natural",
  "problems": [
   "malformed_body",
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "forbidden",
   "not_found",
   "precondition_failed",
   "payload_too_large",
   "unsupported_media_type",
   "rate_limited",
   "idempotency_key_reused"
  ],
  "responseHeaders": {
   "201": [
    "ETag"
   ]
  },
  "schema": {
   "params": {
    "type": "object",
    "properties": {
     "id": {
      "$ref": "ProductId#"
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
    "$ref": "VariantCreate#"
   },
   "response": {
    "201": {
     "$ref": "AdminVariant#"
    }
   }
  }
 },
 {
  "operationId": "updateVariant",
  "method": "PATCH",
  "url": "/v1/admin/products/:id/variants/:variantId",
  "permission": "staff:catalogue.write",
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
     "id": {
      "$ref": "ProductId#"
     },
     "variantId": {
      "$ref": "CatalogueVariantId#"
     }
    },
    "required": [
     "id",
     "variantId"
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
    "$ref": "VariantPatch#"
   },
   "response": {
    "200": {
     "$ref": "AdminVariant#"
    }
   }
  }
 },
 {
  "operationId": "deleteVariant",
  "method": "DELETE",
  "url": "/v1/admin/products/:id/variants/:variantId",
  "permission": "staff:catalogue.write",
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
   "idempotency_key_reused"
  ],
  "schema": {
   "params": {
    "type": "object",
    "properties": {
     "id": {
      "$ref": "ProductId#"
     },
     "variantId": {
      "$ref": "CatalogueVariantId#"
     }
    },
    "required": [
     "id",
     "variantId"
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
   }
  }
 },
 {
  "operationId": "setPrices",
  "method": "PUT",
  "url": "/v1/admin/products/:id/variants/:variantId/prices",
  "permission": "staff:catalogue.write",
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
     "id": {
      "$ref": "ProductId#"
     },
     "variantId": {
      "$ref": "CatalogueVariantId#"
     }
    },
    "required": [
     "id",
     "variantId"
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
    "$ref": "PriceList#"
   },
   "response": {
    "200": {
     "$ref": "AdminVariant#"
    }
   }
  }
 },
 {
  "operationId": "uploadMedia",
  "method": "POST",
  "url": "/v1/admin/media",
  "permission": "staff:catalogue.write",
  "idempotency": "natural",
  "rawBody": "image/*",
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
    "201": {
     "$ref": "MediaFile#"
    }
   }
  }
 },
 {
  "operationId": "listCategoriesAsStaff",
  "method": "GET",
  "url": "/v1/admin/categories",
  "permission": "staff:catalogue.read",
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
     "$ref": "CategoryList#"
    }
   }
  }
 },
 {
  "operationId": "createCategory",
  "method": "POST",
  "url": "/v1/admin/categories",
  "permission": "staff:catalogue.write",
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
   "already_exists",
   "idempotency_key_reused"
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
    "$ref": "CategoryCreate#"
   },
   "response": {
    "201": {
     "$ref": "Category#"
    }
   }
  }
 },
 {
  "operationId": "getCategoryAsStaff",
  "method": "GET",
  "url": "/v1/admin/categories/:id",
  "permission": "staff:catalogue.read",
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
      "$ref": "CategoryId#"
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
     "$ref": "Category#"
    }
   }
  }
 },
 {
  "operationId": "updateCategory",
  "method": "PATCH",
  "url": "/v1/admin/categories/:id",
  "permission": "staff:catalogue.write",
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
   "already_exists",
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
     "id": {
      "$ref": "CategoryId#"
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
    "$ref": "CategoryPatch#"
   },
   "response": {
    "200": {
     "$ref": "Category#"
    }
   }
  }
 },
 {
  "operationId": "deleteCategory",
  "method": "DELETE",
  "url": "/v1/admin/categories/:id",
  "permission": "staff:catalogue.write",
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
   "idempotency_key_reused"
  ],
  "schema": {
   "params": {
    "type": "object",
    "properties": {
     "id": {
      "$ref": "CategoryId#"
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
   }
  }
 },
 {
  "operationId": "listCollectionsAsStaff",
  "method": "GET",
  "url": "/v1/admin/collections",
  "permission": "staff:catalogue.read",
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
     "$ref": "CollectionSummaryPage#"
    }
   }
  }
 },
 {
  "operationId": "createCollection",
  "method": "POST",
  "url": "/v1/admin/collections",
  "permission": "staff:catalogue.write",
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
   "already_exists",
   "invalid_state",
   "idempotency_key_reused"
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
    "$ref": "CollectionCreate#"
   },
   "response": {
    "201": {
     "$ref": "Collection#"
    }
   }
  }
 },
 {
  "operationId": "previewCollection",
  "method": "POST",
  "url": "/v1/admin/collections/preview",
  "permission": "staff:catalogue.read",
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
    "$ref": "CollectionPreviewInput#"
   },
   "response": {
    "200": {
     "$ref": "CollectionPreview#"
    }
   }
  }
 },
 {
  "operationId": "getCollectionAsStaff",
  "method": "GET",
  "url": "/v1/admin/collections/:id",
  "permission": "staff:catalogue.read",
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
      "$ref": "CollectionId#"
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
     "$ref": "Collection#"
    }
   }
  }
 },
 {
  "operationId": "updateCollection",
  "method": "PATCH",
  "url": "/v1/admin/collections/:id",
  "permission": "staff:catalogue.write",
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
   "already_exists",
   "invalid_state",
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
     "id": {
      "$ref": "CollectionId#"
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
    "$ref": "CollectionPatch#"
   },
   "response": {
    "200": {
     "$ref": "Collection#"
    }
   }
  }
 },
 {
  "operationId": "deleteCollection",
  "method": "DELETE",
  "url": "/v1/admin/collections/:id",
  "permission": "staff:catalogue.write",
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
   "idempotency_key_reused"
  ],
  "schema": {
   "params": {
    "type": "object",
    "properties": {
     "id": {
      "$ref": "CollectionId#"
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
   }
  }
 },
 {
  "operationId": "addCollectionProducts",
  "method": "POST",
  "url": "/v1/admin/collections/:id/products",
  "permission": "staff:catalogue.write",
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
     "id": {
      "$ref": "CollectionId#"
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
    "$ref": "CollectionProductsAdded#"
   },
   "response": {
    "200": {
     "$ref": "Collection#"
    }
   }
  }
 },
 {
  "operationId": "setCollectionProducts",
  "method": "PUT",
  "url": "/v1/admin/collections/:id/products",
  "permission": "staff:catalogue.write",
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
     "id": {
      "$ref": "CollectionId#"
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
    "$ref": "CollectionProducts#"
   },
   "response": {
    "200": {
     "$ref": "Collection#"
    }
   }
  }
 },
 {
  "operationId": "removeCollectionProducts",
  "method": "POST",
  "url": "/v1/admin/collections/:id/products/remove",
  "permission": "staff:catalogue.write",
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
     "id": {
      "$ref": "CollectionId#"
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
    "$ref": "CollectionProductsRemoved#"
   },
   "response": {
    "200": {
     "$ref": "Collection#"
    }
   }
  }
 },
 {
  "operationId": "moveCollectionProducts",
  "method": "POST",
  "url": "/v1/admin/collections/:id/products/move",
  "permission": "staff:catalogue.write",
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
     "id": {
      "$ref": "CollectionId#"
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
    "$ref": "CollectionProductsMoved#"
   },
   "response": {
    "200": {
     "$ref": "Collection#"
    }
   }
  }
 },
 {
  "operationId": "listImports",
  "method": "GET",
  "url": "/v1/admin/imports",
  "permission": "staff:catalogue.read",
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
     "$ref": "ImportPage#"
    }
   }
  }
 },
 {
  "operationId": "createImport",
  "method": "POST",
  "url": "/v1/admin/imports",
  "permission": "staff:catalogue.write",
  "idempotency": "natural",
  "rawBody": "text/csv",
  "problems": [
   "malformed_body",
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "forbidden",
   "payload_too_large",
   "unsupported_media_type",
   "rate_limited",
   "idempotency_key_reused"
  ],
  "schema": {
   "querystring": {
    "type": "object",
    "properties": {
     "dry_run": {
      "type": "boolean",
      "default": false
     },
     "currency": {
      "$ref": "Currency#"
     },
     "source": {
      "$ref": "ImportFormat#",
      "default": "auto"
     },
     "without_quantity": {
      "$ref": "WithoutQuantity#"
     }
    },
    "additionalProperties": false
   },
   "response": {
    "202": {
     "$ref": "Import#"
    }
   }
  }
 },
 {
  "operationId": "getImport",
  "method": "GET",
  "url": "/v1/admin/imports/:id",
  "permission": "staff:catalogue.read",
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
      "$ref": "ImportId#"
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
     "$ref": "Import#"
    }
   }
  }
 },
 {
  "operationId": "cancelImport",
  "method": "POST",
  "url": "/v1/admin/imports/:id/cancel",
  "permission": "staff:catalogue.write",
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
      "$ref": "ImportId#"
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
     "$ref": "Import#"
    }
   }
  }
 },
 {
  "operationId": "revertImport",
  "method": "POST",
  "url": "/v1/admin/imports/:id/revert",
  "permission": "staff:catalogue.write",
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
      "$ref": "ImportId#"
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
    "202": {
     "$ref": "Import#"
    }
   }
  }
 },
 {
  "operationId": "listImportProducts",
  "method": "GET",
  "url": "/v1/admin/imports/:id/products",
  "permission": "staff:catalogue.read",
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
      "$ref": "ImportId#"
     }
    },
    "required": [
     "id"
    ]
   },
   "querystring": {
    "type": "object",
    "properties": {
     "outcome": {
      "$ref": "ImportOutcome#"
     },
     "revert": {
      "$ref": "RevertOutcome#"
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
     "$ref": "ImportProductPage#"
    }
   }
  }
 },
 {
  "operationId": "getImportRejections",
  "method": "GET",
  "url": "/v1/admin/imports/:id/rejections",
  "permission": "staff:catalogue.read",
  "problems": [
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "forbidden",
   "not_found",
   "rate_limited",
   "invalid_state"
  ],
  "responseHeaders": {
   "200": [
    "Content-Disposition"
   ]
  },
  "schema": {
   "params": {
    "type": "object",
    "properties": {
     "id": {
      "$ref": "ImportId#"
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
  "operationId": "exportProducts",
  "method": "GET",
  "url": "/v1/admin/exports/products",
  "permission": "staff:catalogue.read",
  "problems": [
   "validation_failed",
   "unauthenticated",
   "token_expired",
   "forbidden",
   "rate_limited"
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
   }
  }
 },
 {
  "operationId": "quoteVariants",
  "method": "POST",
  "url": "/internal/products/quote",
  "permission": "internal",
  "callers": [
   "order",
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
 },
 {
  "operationId": "readVariant",
  "method": "GET",
  "url": "/internal/variants/:variantId",
  "permission": "internal",
  "callers": [
   "inventory"
  ],
  "schema": {
   "params": {
    "type": "object",
    "properties": {
     "variantId": {
      "type": "string",
      "minLength": 1,
      "maxLength": 64
     }
    },
    "required": [
     "variantId"
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
      "variant_id",
      "product_id"
     ],
     "additionalProperties": false,
     "properties": {
      "variant_id": {
       "$ref": "CatalogueVariantId#"
      },
      "product_id": {
       "$ref": "ProductId#"
      }
     }
    }
   }
  }
 },
 {
  "operationId": "findVariants",
  "method": "POST",
  "url": "/internal/variants/find",
  "permission": "internal",
  "callers": [
   "inventory"
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
     "variant_ids",
     "skus"
    ],
    "additionalProperties": false,
    "properties": {
     "variant_ids": {
      "type": "array",
      "maxItems": 100,
      "items": {
       "type": "string",
       "minLength": 1,
       "maxLength": 64
      }
     },
     "skus": {
      "type": "array",
      "maxItems": 100,
      "items": {
       "type": "string",
       "minLength": 1,
       "maxLength": 255
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
        "required": [
         "variant_id",
         "sku"
        ],
        "additionalProperties": false,
        "properties": {
         "variant_id": {
          "$ref": "CatalogueVariantId#"
         },
         "sku": {
          "type": [
           "string",
           "null"
          ]
         }
        }
       }
      }
     }
    }
   }
  }
 }
]
