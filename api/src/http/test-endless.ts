/** Says who it is and never ends: what a reader in a hostile file’s power may come to. */
process.stdout.write(`${process.pid}\n`)
setInterval(() => {}, 1_000)
