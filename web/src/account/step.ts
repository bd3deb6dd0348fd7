/** Where a sign-in stands: at its beginning, or at a step the server asks for. */
export type Step = 'password' | 'second-factor' | 'enrol-second-factor' | 'change-password'
/** What comes next, as the server says it. */
export type Next = 'ready' | Exclude<Step, 'password'>
