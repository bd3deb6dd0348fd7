import { buffer } from 'node:stream/consumers'

/** Says again what it is given after its task, byte for byte. */
const given = await buffer(process.stdin)
process.stdout.write(given.subarray(given.indexOf('\n') + 1))
