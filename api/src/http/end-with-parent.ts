/**
 * Preloaded into whatever runs apart (`--import`). A server that was killed kills nobody any more, so the process looks for
 * itself whether the one that started it is still there: once it is not, another has become its parent.
 */
const parent = process.ppid
setInterval(() => {
  if (process.ppid !== parent) process.exit(1)
}, 500).unref()
