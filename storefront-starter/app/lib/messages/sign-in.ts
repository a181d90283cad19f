export const signInText = {
  signIn: { en: 'Sign in', de: 'Anmelden' },
  signUp: { en: 'Create an account', de: 'Konto anlegen' },
  signOut: { en: 'Sign out', de: 'Abmelden' },
  signInLead: {
    en: 'See your orders and use the addresses that you have kept.',
    de: 'Sehen Sie Ihre Bestellungen, und nutzen Sie gespeicherte Adressen.',
  },
  signUpLead: {
    en: 'An account keeps your addresses and your orders. You can also order without one.',
    de: 'Ein Konto merkt sich Ihre Adressen und Bestellungen. Sie können auch ohne Konto bestellen.',
  },
  name: { en: 'Full name', de: 'Vor- und Nachname' },
  password: { en: 'Password', de: 'Passwort' },
  currentPassword: { en: 'Current password', de: 'Aktuelles Passwort' },
  newPassword: { en: 'New password', de: 'Neues Passwort' },
  passwordHint: {
    en: 'At least 8 characters. A sentence that only you know is good.',
    de: 'Mindestens 8 Zeichen. Gut ist ein Satz, den nur Sie kennen.',
  },
  forgot: { en: 'Forgotten your password?', de: 'Passwort vergessen?' },
  noAccount: { en: 'No account yet?', de: 'Noch kein Konto?' },
  hasAccount: { en: 'Already have an account?', de: 'Haben Sie schon ein Konto?' },
  isSignedIn: { en: 'You are signed in in this browser.', de: 'Sie sind in diesem Browser angemeldet.' },
  continue: { en: 'Continue', de: 'Weiter' },
  wrong: {
    en: 'The e-mail address and the password do not belong together. Please check both.',
    de: 'E-Mail-Adresse und Passwort gehören nicht zusammen. Bitte prüfen Sie beide Angaben.',
  },
  taken: {
    en: 'There is an account with this e-mail address already. Sign in, or set a new password if you have forgotten it.',
    de: 'Zu dieser E-Mail-Adresse gibt es schon ein Konto. Melden Sie sich an, oder legen Sie ein neues Passwort fest, falls Sie es vergessen haben.',
  },
  forgotTitle: { en: 'Set a new password', de: 'Neues Passwort festlegen' },
  forgotLead: {
    en: 'Enter the e-mail address of your account. We send you a link that is good for one hour.',
    de: 'Geben Sie die E-Mail-Adresse Ihres Kontos ein. Wir schicken Ihnen einen Link, der eine Stunde lang gilt.',
  },
  sendLink: { en: 'Send the link', de: 'Link schicken' },
  sentTitle: { en: 'Look at your e-mail', de: 'Sehen Sie in Ihre E-Mails' },
  sent: {
    en: 'If there is an account with {email}, a link is on its way. It may take a minute, and it may be among the unwanted mail.',
    de: 'Wenn es ein Konto mit {email} gibt, ist ein Link unterwegs. Das kann eine Minute dauern; sehen Sie auch im Spam-Ordner nach.',
  },
  resetTitle: { en: 'Set a new password', de: 'Neues Passwort festlegen' },
  resetLead: {
    en: 'You are signed out everywhere when you set a new password.',
    de: 'Wenn Sie ein neues Passwort festlegen, werden Sie überall abgemeldet.',
  },
  setPassword: { en: 'Set the password', de: 'Passwort festlegen' },
  resetInvalid: {
    en: 'This link is no longer good: it was used, or it is older than an hour.',
    de: 'Dieser Link gilt nicht mehr: Er wurde schon benutzt, oder er ist älter als eine Stunde.',
  },
  newLink: { en: 'Request a new link', de: 'Neuen Link anfordern' },
  resetDone: {
    en: 'Your new password is set. Please sign in with it.',
    de: 'Ihr neues Passwort gilt. Bitte melden Sie sich damit an.',
  },
  rateLimited: {
    en: 'There were too many tries. Please wait {wait}, then try again.',
    de: 'Es waren zu viele Versuche. Bitte warten Sie {wait}, und versuchen Sie es dann erneut.',
  },
  unavailable: {
    en: 'The shop does not respond at the moment, and nothing was changed. Please try again in {wait}.',
    de: 'Der Shop antwortet gerade nicht, und es wurde nichts geändert. Bitte versuchen Sie es in {wait} erneut.',
  },
  failed: {
    en: 'This could not be done. Please try again.',
    de: 'Das hat nicht geklappt. Bitte versuchen Sie es erneut.',
  },
}

export const seconds = {
  en: { one: '{count} second', other: '{count} seconds' },
  de: { one: '{count} Sekunde', other: '{count} Sekunden' },
}

export const minutes = {
  en: { one: '{count} minute', other: '{count} minutes' },
  de: { one: '{count} Minute', other: '{count} Minuten' },
}
