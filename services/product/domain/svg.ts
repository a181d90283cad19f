import { invalidField } from '@stoa/kit/values/problem'

/**
 * What makes an SVG more than a picture. Deliberately strict: a harmless file may be refused, a harmful one is not to
 * pass. It is not the only wall: pictures are served with a policy that lets nothing run or load.
 */
const ACTIVE: readonly [pattern: RegExp, what: string][] = [
  [/<\s*(?:[\w.-]+:)?script\b/i, 'a script'],
  [/<\s*(?:[\w.-]+:)?(?:foreignObject|iframe|embed|object|audio|video|canvas|handler|listener)\b/i, 'foreign content'],
  [/[\s/"']on[a-z]+\s*=/i, 'an event handler'],
  [/<!\s*(?:DOCTYPE|ENTITY|ATTLIST)/i, 'a document type'],
  [/<\?(?!xml\s)/i, 'a processing instruction'],
  [/(?:javascript|vbscript)\s*:/i, 'a script address'],
  // Links, images and sources may lead to a place in the file itself only, or hold a bitmap.
  [/(?:href|src)\s*=(?!\s*["']\s*(?:#|data:image\/(?:png|jpeg|gif|webp);base64,))/i, 'a reference to elsewhere'],
  [/attributeName\s*=\s*["']\s*(?:xlink:)?href/i, 'an animated reference'],
  [/url\s*\((?!\s*(?:["']|&quot;|&apos;)?\s*#)/i, 'a reference to elsewhere'],
  [/@import|expression\s*\(|-moz-binding/i, 'a style from elsewhere'],
  [/xml:base\s*=/i, 'a base address'],
]

/** Throws when an SVG holds scripts, foreign content or references to elsewhere. */
export function refuseActiveSvg(source: string): void {
  for (const [pattern, what] of ACTIVE) {
    if (pattern.test(source)) throw invalidField('', 'svg_active', `An SVG with ${what} is not taken.`)
  }
}
