import type { Answer } from '../http.ts'

/** What the pages of this room are answered with. */
export type Detail = Answer<'readIncident'>
export type Channel = Answer<'listChannels'>['channels'][number]
export type Roster = Answer<'listRosters'>['rosters'][number]
export type Rule = Answer<'listRules'>['rules'][number]
