import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { NodeCompiler, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler'

/** Sets one report beside the loop that answers, and ends. */
const faces = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic']
const folder = import.meta.resolve('@expo-google-fonts/tinos/package.json')
const fontBlobs = faces.map((face) => readFileSync(new URL(`${face}/Tinos_${face}.ttf`, folder)))
const { data } = workerData as { data: string }
const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs }] })
const mainFileContent = readFileSync(new URL('./report.typ', import.meta.url), 'utf8')
const compiled = compiler.compile({ mainFileContent, inputs: { data } })
const fault = compiled.takeError()
if (!compiled.result) throw new Error(`the report cannot be set: ${JSON.stringify(fault?.shortDiagnostics)}`)
// What it remembers of setting the pages is of no use to writing them out, and takes as much memory.
compiler.evictCache(0)
// Archival and tagged: readable for a screen reader, and in twenty years.
parentPort?.postMessage(compiler.pdf(compiled.result, { pdfStandard: PdfStandard.A_2a }))
// What the compiler remembers outlives this thread: a program that runs for months would keep every report it ever set.
compiler.evictCache(0)
