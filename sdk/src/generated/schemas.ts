// Generated from openapi/ by `npm run gen`. Do not edit.

import type { components } from './types.ts'

export type VariantId = components['schemas']['VariantId']

export type Availability = components['schemas']['Availability']

export type AvailabilityList = components['schemas']['AvailabilityList']

export type LocationId = components['schemas']['LocationId']

/** RFC 3339, UTC. */
export type Timestamp = components['schemas']['Timestamp']

export type Location = components['schemas']['Location']

export type LocationList = components['schemas']['LocationList']

export type LocationCreate = components['schemas']['LocationCreate']

export type StockLevel = components['schemas']['StockLevel']

export type PageInfo = components['schemas']['PageInfo']

export type StockLevelPage = components['schemas']['StockLevelPage']

export type StockAdjust = components['schemas']['StockAdjust']

export type StockSet = components['schemas']['StockSet']

export type Movement = components['schemas']['Movement']

export type MovementPage = components['schemas']['MovementPage']

export type DriftReport = components['schemas']['DriftReport']

export type Notification = components['schemas']['Notification']

export type NotificationPage = components['schemas']['NotificationPage']

export type Problem = components['schemas']['Problem']

/** Closed list; new codes come only with a new API version. The generator fills it from `x-problems`. */
export type ProblemCode = components['schemas']['ProblemCode']

export type FieldError = components['schemas']['FieldError']

export type ProblemLine = components['schemas']['ProblemLine']
