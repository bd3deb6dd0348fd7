/**
 * Preloaded into every child (`--import`). The channel to the parent closes however the parent ended, SIGKILL included;
 * the child then stops as if asked to, and after five seconds without being asked.
 */
process.on('disconnect', () => {
  setTimeout(() => process.exit(1), 5_000).unref()
  process.kill(process.pid, 'SIGTERM')
})
