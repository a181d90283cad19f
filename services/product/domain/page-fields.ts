import { invalidField } from '@stoa/kit/values/problem'
import type { Description } from './description.ts'
import { checkUrl, type Media, type MediaInput } from './media.ts'
import { normalizeLine } from './text.ts'

export type PageImage = Omit<Media, 'id' | 'position' | 'source_url'>

/** What the page of a category or collection says beside its name and its products. */
export interface PageFields {
  description: string
  /** Sanitised HTML; empty where there is only the text. */
  description_html: string
  image: PageImage | null
  seo: { title: string; description: string }
}

/** What staff send of it; what is undefined stays. */
export interface PageFieldsInput {
  description?: string
  description_html?: Description
  /** Without an id: it is the only picture. */
  image?: Omit<MediaInput, 'id'> | null
  seo?: { title?: string; description?: string }
}

export const BLANK_PAGE: PageFields = {
  ...{ description: '', description_html: '', image: null },
  seo: { title: '', description: '' },
}

function imageOf(image: Omit<MediaInput, 'id'>): PageImage {
  checkUrl(image.url, '/image')
  return { ...image, alt: image.alt ?? '' }
}

export function pageFieldsAfter(before: PageFields, input: PageFieldsInput): PageFields {
  const { description = before.description, description_html, image, seo } = input
  return {
    description,
    description_html: description_html === undefined ? before.description_html : description_html.html,
    image: image === undefined ? before.image : image && imageOf(image),
    seo: { ...before.seo, ...seo },
  }
}

/** A name or title as it is kept. */
export function lineOf(text: string, field: 'name' | 'title'): string {
  const line = normalizeLine(text)
  if (line === '') throw invalidField(`/${field}`, 'required', `The ${field} is empty.`)
  return line
}
