/**
 * An address within the program, to go on to after signing in. One slash and no second: `//elsewhere` and `/\\elsewhere`
 * are other hosts to a browser.
 */
export const ownPath = /^\/([^\s\\/][^\s\\]{0,499})?$/
