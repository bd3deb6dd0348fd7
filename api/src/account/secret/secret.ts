import { inspect } from 'node:util'

const hidden = '[secret]'

/**
 * A value that is used and never shown: JSON, a log, an inspection, a template all get `[secret]`. Only `reveal` gives
 * it out, which is what to search for when asking where a secret goes.
 */
export class Secret<T> {
  readonly #value: T

  constructor(value: T) {
    this.#value = value
  }

  reveal(): T {
    return this.#value
  }

  toJSON(): string {
    return hidden
  }

  toString(): string {
    return hidden
  }

  [Symbol.toPrimitive](): string {
    return hidden
  }

  [inspect.custom](): string {
    return hidden
  }
}
