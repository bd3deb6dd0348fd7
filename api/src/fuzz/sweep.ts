import { hostileTexts, oddHeaders, oddQueries, rawPieces } from './hostile.ts'
import type { Operation, Parameter } from './operation.ts'
import { escapeText, type FuzzRequest, type Known, methods, overWhat, poolOf } from './request-arb.ts'

/**
 * Every operation with every hostile value in every one of its parameters, every odd query, header and method, one at a
 * time and the rest sound. Chance reaches most of these in the end; this reaches them all.
 */
export function sweepOf(operations: readonly Operation[], known: Known): FuzzRequest[] {
  return operations.flatMap((operation) => {
    const sound = soundRequest(operation, known)
    return [
      ...operation.parameters.flatMap((parameter) => hostileRequests(operation, parameter, known)),
      ...oddQueries.map((query) => ({ ...sound, target: `${sound.target}?${query}` })),
      ...oddHeaders.map(([name, value]) => ({ ...sound, headers: [[name, value]] as [string, string][] })),
      ...methods.map((method) => ({ ...sound, method })),
      { ...sound, target: `${sound.target}/` },
    ].map((request) => ({ ...request, over: overWhat(request) }))
  })
}

const escaped = [...hostileTexts.map(escapeText), ...rawPieces]

function hostileRequests(operation: Operation, parameter: Parameter, known: Known): FuzzRequest[] {
  const sound = soundRequest(operation, known)
  if (parameter.in === 'path') {
    return escaped.map((value) => ({ ...sound, target: pathOf(operation, known, { [parameter.name]: value }) }))
  }
  // A day alone is half a range: the other end is given with it too, so that the value itself is judged.
  const beside = parameter.name === 'from' ? '&to=2025-08-20' : parameter.name === 'to' ? '&from=2025-08-01' : ''
  const alone = escaped.map((value) => `${parameter.name}=${value}`)
  const paired = beside === '' ? [] : alone.map((query) => query + beside)
  return [...alone, ...paired, `${parameter.name}=&${parameter.name}=`].map((query) => ({
    ...sound,
    target: `${sound.target}?${query}`,
  }))
}

const soundRequest = (operation: Operation, known: Known): FuzzRequest => ({
  operation: operation.id,
  method: operation.method,
  target: pathOf(operation, known, {}),
  headers: [],
  body: null,
  over: 'app',
})

const pathOf = (operation: Operation, known: Known, given: Record<string, string>): string =>
  operation.path.replaceAll(
    /\{(\w+)\}/g,
    (_, name: string) => given[name] ?? poolOf(operation, { name, in: 'path' }, known)[0] ?? '1',
  )
