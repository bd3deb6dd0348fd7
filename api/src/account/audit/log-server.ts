/** The machine the audit trail is sent to besides. */
export interface LogServer {
  host: string
  port: number
  tls: boolean
}
