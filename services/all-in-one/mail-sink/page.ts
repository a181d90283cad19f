export const STYLE = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { max-width: 70rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.25; }
ul { list-style: none; margin: 0; padding: 0; }
li { display: grid; grid-template-columns: 1fr; padding: .75rem 0; border-top: 1px solid color-mix(in srgb, currentColor 25%, transparent); }
li a { font-weight: bold; padding: .25rem 0; }
li span, li time { font-size: .875rem; }
pre { white-space: pre-wrap; font-size: .875rem; }
iframe { box-sizing: border-box; width: 100%; height: 80vh; border: 1px solid; background: #fff; color-scheme: light; }
dt { font-weight: bold; }
dd { margin: 0 0 .5rem; }
@media (min-width: 48rem) {
  li { grid-template-columns: 2fr 1fr auto; column-gap: 1.5rem; align-items: baseline; }
}
`

/** A whole page, from its title as text and its content as HTML. */
export function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} · Stoa mail</title><link rel="stylesheet" href="/style.css"></head>
<body><main><h1>${escaped(title)}</h1>
${content}</main></body></html>
`
}

export function escaped(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
}
