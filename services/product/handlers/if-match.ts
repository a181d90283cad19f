/** The If-Match header. Node gives header names in lower case, whatever their spelling in the contract. */
export function ifMatchOf(headers: object): string | undefined {
  return (headers as Record<string, string | undefined>)['if-match']
}
