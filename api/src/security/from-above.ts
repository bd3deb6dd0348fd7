/** What is settled by whoever gave or must answer it, though it be of the asker's own commune. */
export const fromAbove: ReadonlySet<string> = new Set([
  'answerDifficulty',
  'replyDifficulty',
  'assignDifficulty',
  'mergeDifficulty',
  'acceptTask',
  'returnTask',
  'moveTask',
  'withdrawTask',
])
