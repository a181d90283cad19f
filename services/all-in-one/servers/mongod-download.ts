// A program of its own: the downloader prints to our terminal, retries as it likes and cannot be cancelled; a process can.
import { MongoBinary } from 'mongodb-memory-server-core/lib/util/MongoBinary.js'

const downloadDir = process.argv[2]
if (downloadDir === undefined) throw new Error('usage: mongod-download <folder>')
console.log(`mongod=${await MongoBinary.getPath({ downloadDir })}`)
