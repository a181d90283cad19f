import { isApiError, type Stoa } from '@stoa/sdk'
import type { FormValues } from './form.ts'
import type { Language } from './languages.ts'

/**
 * Makes an account and signs in. A form that is sent twice finds the account that the first one made, and whoever has an account
 * and knows its password is signed in to it; for everybody else the address is taken.
 */
export async function signUp(stoa: Stoa, values: FormValues, locale: Language): Promise<void> {
  const { email = '', password = '', name = '' } = values
  try {
    await stoa.auth.register({ email, password, name, locale })
  } catch (error) {
    if (!isApiError(error, 'already_exists')) throw error
    await stoa.auth.login({ email, password }).catch((reason: unknown) => {
      throw isApiError(reason, 'invalid_credentials') ? error : reason
    })
  }
}
