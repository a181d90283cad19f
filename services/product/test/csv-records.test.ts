import fc from 'fast-check'
import t from 'tap'
import { type CsvRecord, createRecordReader } from '../import/csv/records.ts'

/** The records of a text that comes in pieces of some length. */
function read(text: string, { delimiter = ',', pieces = 65_536, recordCharacters = 2_000_000 } = {}): CsvRecord[] {
  const reader = createRecordReader(delimiter, { recordCharacters })
  const records: CsvRecord[] = []
  for (let at = 0; at < text.length; at += pieces) records.push(...reader.push(text.slice(at, at + pieces)))
  return [...records, ...reader.end()]
}

const cellsOf = (records: readonly CsvRecord[]) => records.map(({ cells }) => cells)

t.test(
  'line ends of every kind, blanks beside quotes and quotes in unquoted cells are read, in pieces of any length',
  async (t) => {
    const text = 'a,b\r\n1,"x\ny"\r"a, b" , "c" \n5" nail,""""\r\n,\nlast,'
    const cells = [
      ['a', 'b'],
      ['1', 'x\ny'],
      ['a, b', 'c'],
      ['5" nail', '"'],
      ['', ''],
      ['last', ''],
    ]
    for (const pieces of [1, 2, 3, 7, 1_000]) t.same(cellsOf(read(text, { pieces })), cells, `pieces of ${pieces}`)
    t.same(
      read(text).map(({ line }) => line),
      [1, 2, 4, 5, 6, 7],
    )
    t.same(cellsOf(read('a;"b;c"\n', { delimiter: ';' })), [['a', 'b;c']])
  },
)

t.test('what was written with quotes is read as it was', async (t) => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', 'ß'), maxLength: 6 })
  const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(table, fc.constantFrom('\n', '\r\n', '\r'), fc.integer({ min: 1, max: 9 }), (rows, end, pieces) => {
      const line = (cells: string[]) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')
      const found = read(rows.map(line).join(end), { pieces })
      t.same(cellsOf(found), rows)
      t.ok(found.every(({ fault }) => fault === null))
    }),
    { numRuns: 150 },
  )
})

t.test('a stray quote costs the line it stands on, and the line is named', async (t) => {
  const faultsOf = (text: string) => read(text).map(({ line, cells, fault }) => [line, cells[0], fault?.code ?? null])
  t.same(faultsOf('a,1\nb,"never closed\nc,3\nd,4\n'), [
    [1, 'a', null],
    [2, 'b', 'quote_not_closed'],
    [3, 'c', null],
    [4, 'd', null],
  ])
  t.same(faultsOf('a,1\nb,"never closed\nc,"Cup, large"\nd,4\n'), [
    [1, 'a', null],
    [2, 'b', 'text_after_quote'],
    [3, 'c', null],
    [4, 'd', null],
  ])
  t.same(faultsOf('"b","a "good" one"\n"c"\n'), [
    [1, 'b', 'text_after_quote'],
    [2, 'c', null],
  ])
  const long = read(`a,"${'x'.repeat(5_000)}"\nb\n`, { recordCharacters: 1_000, pieces: 100 })
  t.match(long, [
    { line: 1, cells: ['a'], fault: { code: 'record_too_long' } },
    { line: 2, cells: ['b'], fault: null },
  ])
})

t.test('the time is linear, whatever stands in the file', async (t) => {
  const nasty = ['"\n', '"a\n', '"a"b\n', 'a,"b""\n', '""""', ' "', ',', 'x"\r', `${'y'.repeat(900)}"\n"`]
  for (const piece of nasty) {
    const begun = process.cpuUsage()
    const records = read(piece.repeat(Math.ceil(3_000_000 / piece.length)), { recordCharacters: 20_000 })
    const { user } = process.cpuUsage(begun)
    t.ok(
      user < 20_000_000,
      `${JSON.stringify(piece.slice(-5))}: ${records.length} records in ${Math.round(user / 1000)} ms`,
    )
  }
})

t.test(
  'a line of nothing but separators is refused as soon as it is too long, and the line after it is read',
  async (t) => {
    for (const separators of [',', ' , ', '"",', 'a,']) {
      const reader = createRecordReader(',', { recordCharacters: 20_000 })
      const piece = separators.repeat(1_000)
      const found: CsvRecord[] = []
      let given = 0
      while (found.length === 0 && given < 200_000) {
        found.push(...reader.push(piece))
        given += piece.length
      }
      t.match(found, [{ line: 1, fault: { code: 'record_too_long' } }], separators)
      t.ok(given <= 20_000 + 2 * piece.length, `${given} characters were taken`)
      t.same(reader.push(piece), [], 'the rest of the line is no record')
      t.match(reader.push('\nb,1\n'), [{ line: 2, cells: ['b', '1'], fault: null }])
    }
  },
)
