/** Apart from the texts of every page: they are loaded when somebody types. */
export const suggestionText = {
  suggestions: { en: 'Suggestions', de: 'Vorschläge' },
}

export const suggestionCount = {
  en: { one: '{count} suggestion', other: '{count} suggestions' },
  de: { one: '{count} Vorschlag', other: '{count} Vorschläge' },
}
