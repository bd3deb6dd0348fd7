export interface ServerConfig {
  socketFolder: string
  durable: boolean
}

/** The settings of the embedded server, written to `nhipso.conf` at every start. */
export function serverConfig({ socketFolder, durable }: ServerConfig): string {
  const settings: Record<string, string> = {
    listen_addresses: "''",
    unix_socket_directories: `'"${socketFolder.replaceAll("'", "''")}"'`,
    timezone: "'UTC'",
    max_connections: durable ? '60' : '300',
    shared_buffers: durable ? "'256MB'" : "'128MB'",
    work_mem: "'16MB'",
    maintenance_work_mem: "'128MB'",
    max_wal_size: "'2GB'",
    random_page_cost: '1.1',
    jit: 'off',
    // Parallel workers share memory through /dev/shm, of which a container has 64 MB.
    max_parallel_workers_per_gather: '0',
    log_min_duration_statement: "'2s'",
    log_line_prefix: "'%m [%p] %a/%d %e '",
    ...(!durable && { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' }),
  }
  return Object.entries(settings)
    .map(([name, value]) => `${name} = ${value}\n`)
    .join('')
}
