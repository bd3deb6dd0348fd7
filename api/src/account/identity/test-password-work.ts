import { randomBytes, scrypt } from 'node:crypto'
import { promisify } from 'node:util'
import type { PasswordWork } from './password-hash.ts'

/** The library's form of a hash for a thousandth of its work: tests sign in a thousand times. */
const cheap = { N: 16, r: 1, p: 1 }
const derive = promisify<string, string, number, object, Buffer>(scrypt)
const keyOf = async (password: string, salt: string) => (await derive(password, salt, 64, cheap)).toString('hex')

export const testPasswordWork: PasswordWork = {
  async hash(password) {
    const salt = randomBytes(16).toString('hex')
    return `${salt}:${await keyOf(password, salt)}`
  },
  async verify({ hash, password }) {
    const [salt = '', key] = hash.split(':')
    return (await keyOf(password, salt)) === key
  },
}
