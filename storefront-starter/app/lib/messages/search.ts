export const searchText = {
  showing: { en: 'Showing results for “{words}”.', de: 'Ergebnisse für „{words}“ werden angezeigt.' },
  instead: { en: 'Search instead for “{q}”', de: 'Stattdessen nach „{q}“ suchen' },
  someWords: {
    en: 'Nothing has all of these words. These products have some of them.',
    de: 'Nichts enthält alle diese Wörter. Diese Produkte enthalten einige davon.',
  },
}
