export const formText = {
  errorTitle: { en: 'Please look at this again', de: 'Bitte prüfen Sie diese Angaben' },
  optional: { en: 'optional', de: 'freiwillig' },
  pleaseChoose: { en: 'Please choose', de: 'Bitte wählen' },
}

/** By the code that the API gives with a field. */
export const fieldErrorText = {
  required: { en: 'This is needed.', de: 'Diese Angabe fehlt.' },
  too_short: { en: 'This is needed, or is too short.', de: 'Diese Angabe fehlt oder ist zu kurz.' },
  too_long: { en: 'This is too long.', de: 'Das ist zu lang.' },
  too_small: { en: 'This number is too small.', de: 'Diese Zahl ist zu klein.' },
  too_large: { en: 'This number is too large.', de: 'Diese Zahl ist zu groß.' },
  type: { en: 'This is not a number.', de: 'Das ist keine Zahl.' },
  pattern: { en: 'This is not written as it should be.', de: 'Die Schreibweise passt nicht.' },
  format: { en: 'This is not written as it should be.', de: 'Die Schreibweise passt nicht.' },
  enum: { en: 'Please choose one of the list.', de: 'Bitte wählen Sie aus der Liste.' },
  email: {
    en: 'Enter an e-mail address such as name@example.com.',
    de: 'Geben Sie eine E-Mail-Adresse wie name@example.com ein.',
  },
  phone: {
    en: 'Enter a phone number with its country code, such as +49 30 123456.',
    de: 'Geben Sie eine Telefonnummer mit Landesvorwahl ein, zum Beispiel +49 30 123456.',
  },
  postal_code: { en: 'This is no postal code of this country.', de: 'Das ist keine Postleitzahl dieses Landes.' },
  region: { en: 'Please choose the region.', de: 'Bitte wählen Sie die Region.' },
  country: { en: 'Please choose a country.', de: 'Bitte wählen Sie ein Land.' },
  common: {
    en: 'This password is one of the first that guessers try. Please choose another one.',
    de: 'Dieses Passwort wird als eines der ersten erraten. Bitte wählen Sie ein anderes.',
  },
  wrong_password: { en: 'This is not your current password.', de: 'Das ist nicht Ihr aktuelles Passwort.' },
  none_chosen: { en: 'Choose at least one item.', de: 'Wählen Sie mindestens einen Artikel.' },
  blank: { en: 'This shows nothing.', de: 'Das zeigt nichts an.' },
  other: { en: 'Please look at this again.', de: 'Bitte prüfen Sie diese Angabe.' },
}
