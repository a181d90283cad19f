/** A TSDoc comment of these paragraphs, or nothing when all are empty. */
export function docComment(paragraphs: string[], indent: string): string {
  const lines = paragraphs
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => paragraph.trimEnd().replaceAll('*/', '*\\/'))
    .flatMap((paragraph) => paragraph.split('\n'))
  if (lines.length === 0) return ''
  if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}`.trimEnd()).join('\n')}\n${indent} */\n`
}
