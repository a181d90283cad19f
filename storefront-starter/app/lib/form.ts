import { fieldErrorText } from './messages/forms.ts'
import type { Text } from './messages/text.ts'

/** What was typed, by the name of its field. */
export type FormValues = Readonly<Record<string, string>>

/** What an action gives back when its form cannot be taken as it is. */
export interface FormFailure {
  /** Shown again, so that nobody types twice. */
  values: FormValues
  /** What is wrong with a field: a code of the API, such as `required` or `too_long`. */
  fields: Readonly<Record<string, string>>
  /** What is wrong with the whole: a code of the API, such as `out_of_stock`; null when it is fields only. */
  problem: string | null
  /** When it may be tried again, where the API said so. */
  waitSeconds?: number | null
}

/** What a page alone says of its fields, by code. */
export type FieldTexts = Readonly<Record<string, Text>>

/** What to say beside a field. A code that nobody has written a text for says that the field needs another look. */
export function textOfFieldError(code: string, own?: FieldTexts): Text {
  return own?.[code] ?? fieldErrorText[code as keyof typeof fieldErrorText] ?? fieldErrorText.other
}
