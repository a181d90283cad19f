/** What spreadsheet programs show in place of a value that they cannot work out, in the languages of their users. */
const ERRORS = new Set(
  [
    '#REF! #N/A #VALUE! #NAME? #DIV/0! #NUM! #NULL! #SPILL! #CALC! #ERROR!',
    '#BEZUG! #NV #WERT! #ZAHL! #VALEUR! #NOM? #NOMBRE! #NUL! #¡REF! #¡VALOR! #¿NOMBRE? #¡DIV/0! #¡NUM! #¡NULO! #N/D',
    '#RIF! #VALORE! #NOME? #VALOR! #NÚM! #NULO! #VERW! #WAARDE! #NAAM? #N/B #DEEL/0! #GETAL!',
    '#ADR! #ARG! #NAZWA? #DZIEL/0! #LICZBA! #REFERENS! #VÄRDEFEL! #NAMN? #SAKNAS! #DIVISION/0!',
    '#ССЫЛКА! #ЗНАЧ! #ИМЯ? #Н/Д #ДЕЛ/0! #ЧИСЛО!',
  ].flatMap((line) => line.split(' ')),
)

/** Whether a cell holds such an error instead of what was there. */
export const isSpreadsheetError = (text: string) => ERRORS.has(text.toUpperCase()) || /^Err:5\d\d$/.test(text)

export const errorDetail = (text: string) =>
  `"${text}" is an error that a spreadsheet program shows in place of a value; correct the formula, or write the value itself`
