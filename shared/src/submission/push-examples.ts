/**
 * How a machine hands figures in, in three languages. Each reads the address from `NHIPSO_URL` and the key from
 * `NHIPSO_KEY`, and a test runs them as they stand here.
 */
export const curlExample = `# One key for one set of figures, whatever becomes of the connection: the same is kept once.
BATCH=$(cat /proc/sys/kernel/random/uuid)
curl -sS --fail-with-body --retry 5 --retry-connrefused "$NHIPSO_URL/api/submissions" \\
  -H "Authorization: Bearer $NHIPSO_KEY" -H 'Content-Type: application/json' -H "Idempotency-Key: $BATCH" \\
  -d '{ "dataset": "petition", "records": [ { "unit": "13285", "day": "2025-07-20",
        "counts": { "petitions": 12, "petitions_on_time": 11, "ratings": 9, "ratings_satisfied": 8 } } ] }'`

export const typescriptExample = `import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'

const { NHIPSO_URL, NHIPSO_KEY } = process.env
const counts = { petitions: 14, petitions_on_time: 12, ratings: 9, ratings_satisfied: 8 }
const body = JSON.stringify({ dataset: 'petition', records: [{ unit: '13285', day: '2025-07-20', counts }] })
// One key for one set of figures, whatever becomes of the connection: the same is kept once.
const headers = {
  authorization: \`Bearer \${NHIPSO_KEY}\`,
  'content-type': 'application/json',
  'idempotency-key': randomUUID(),
}
for (let tried = 1; ; tried++) {
  const response = await fetch(\`\${NHIPSO_URL}/api/submissions\`, { method: 'POST', headers, body }).catch(() => null)
  if (response?.ok) {
    const { accepted, problems } = await response.json()
    console.log({ accepted, problems })
    break
  }
  // 409, 429 and 5xx pass; anything else is to be mended here.
  const passes = !response || [409, 429].includes(response.status) || response.status >= 500
  if (!passes || tried === 5) throw new Error(response ? await response.text() : 'no answer')
  await sleep(1000 * Number(response?.headers.get('retry-after') ?? 2 ** tried))
}`

export const pythonExample = `import json, os, time, urllib.error, urllib.request, uuid

counts = {"petitions": 15, "petitions_on_time": 13, "ratings": 9, "ratings_satisfied": 8}
body = {"dataset": "petition", "records": [{"unit": "13285", "day": "2025-07-20", "counts": counts}]}
request = urllib.request.Request(
    os.environ["NHIPSO_URL"] + "/api/submissions",
    data=json.dumps(body).encode(),
    headers={
        "Authorization": "Bearer " + os.environ["NHIPSO_KEY"],
        "Content-Type": "application/json",
        "Idempotency-Key": str(uuid.uuid4()),
    },
)
for tried in range(1, 6):
    try:
        with urllib.request.urlopen(request, timeout=30) as response:
            answer = json.load(response)
            print({"accepted": answer["accepted"], "problems": answer["problems"]})
            break
    except urllib.error.HTTPError as error:
        if tried == 5 or error.code not in (409, 429) and error.code < 500:
            raise SystemExit(error.read().decode())
        time.sleep(float(error.headers.get("Retry-After") or 2**tried))
    except urllib.error.URLError:
        if tried == 5:
            raise
        time.sleep(2**tried)`

const fence = (language: string, text: string) => ['', '```' + language, text, '```']

export const pushExamples: readonly string[] = [
  ...fence('sh', curlExample),
  ...fence('ts', typescriptExample),
  ...fence('python', pythonExample),
]
