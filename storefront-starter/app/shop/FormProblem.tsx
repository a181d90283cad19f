import { Link } from 'react-router'
import type { FormFailure } from '../lib/form.ts'
import { pathIn } from '../lib/languages.ts'
import { signInText as m, minutes, seconds } from '../lib/messages/sign-in.ts'
import { countedTextIn, useLanguage, useText } from '../lib/messages/text.ts'
import { Callout } from '../ui/Callout.tsx'

const SECONDS_A_MINUTE = 60
/** Where the API does not say how long. */
const SOME_SECONDS = 60

/** Why a form about an account was refused as a whole. What is wrong with a field stands beside the field. */
export function FormProblem({ failure }: { failure: FormFailure | undefined }) {
  const t = useText()
  const language = useLanguage()
  if (!failure?.problem) return null
  const wait = waitIn(failure.waitSeconds ?? SOME_SECONDS)
  const text = TEXTS[failure.problem as keyof typeof TEXTS] ?? m.failed
  return (
    <Callout kind="error">
      <p>{t(text, { wait: countedTextIn(language, wait.text, wait.count) })}</p>
      {failure.problem === 'already_exists' ? (
        <Link to={pathIn(language, '/forgot-password')}>{t(m.forgot)}</Link>
      ) : null}
    </Callout>
  )
}

const TEXTS = {
  invalid_credentials: m.wrong,
  already_exists: m.taken,
  password_reset_invalid: m.resetInvalid,
  rate_limited: m.rateLimited,
  unavailable: m.unavailable,
}

function waitIn(count: number) {
  return count <= 2 * SECONDS_A_MINUTE
    ? { text: seconds, count }
    : { text: minutes, count: Math.ceil(count / SECONDS_A_MINUTE) }
}
