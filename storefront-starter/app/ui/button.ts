import styles from './button.module.css'

export type ButtonKind = 'main' | 'quiet' | 'link'

/** Classes of a button, or of a link that looks like one. A view has one main button. */
export function buttonClass(kind: ButtonKind, size: 'usual' | 'large' | 'small' = 'usual'): string {
  return [styles.button, styles[kind], styles[size]].filter(Boolean).join(' ')
}
