/** The package carries no types of its own. */
declare module 'pg-copy-streams' {
  import type { Submittable } from 'pg'
  export function from(statement: string): NodeJS.WritableStream & Submittable
  export function to(statement: string): NodeJS.ReadableStream & Submittable
}
