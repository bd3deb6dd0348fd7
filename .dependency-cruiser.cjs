/** The arrows of the house, type-only imports included. */
const wings = ['web', 'api', 'seed', 'shared']
/** A room imports only rooms to its left. */
const rooms = [
  'account',
  'unit',
  'subsystem',
  'feed',
  'kpi',
  'explain',
  'submission',
  'correction',
  'succession',
  'probe',
  'alert',
  'target',
  'task',
  'report',
]
const anyWing = `^(${wings.join('|')})/src`
/** Tests and walks put whole stories together; the wings stay apart for them too. */
const tests = '\\.(test|walk)\\.tsx?$|/test-[a-z-]+\\.ts$'

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    // Of these two there are types alone, which nothing loads.
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(geojson|topojson-specification)$' },
    },
    ...['web', 'api', 'seed'].map((wing) => ({
      name: `${wing}-stands-on-shared-alone`,
      severity: 'error',
      from: { path: `^${wing}/` },
      to: { path: `^(${['web', 'api', 'seed'].filter((other) => other !== wing).join('|')})/` },
    })),
    {
      name: 'shared-stands-on-nothing',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^(web|api|seed)/' },
    },
    {
      name: 'shared-runs-in-the-browser',
      severity: 'error',
      from: { path: '^shared/src', pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    ...rooms.slice(0, -1).map((room, at) => ({
      name: `${room}-imports-only-to-its-left`,
      severity: 'error',
      from: { path: `^(api|seed|shared)/src/${room}/`, pathNot: tests },
      to: { path: `${anyWing}/(${rooms.slice(at + 1).join('|')})/` },
    })),
    // A page shows what hangs on its noun (a unit its KPIs), so it may use the words of any room of `shared`, but no
    // other room's pages to its right.
    ...rooms.slice(0, -1).map((room, at) => ({
      name: `web-${room}-imports-only-to-its-left`,
      severity: 'error',
      from: { path: `^web/src/${room}/`, pathNot: tests },
      to: { path: `^web/src/(${rooms.slice(at + 1).join('|')})/` },
    })),
    {
      name: 'tables-of-contents-are-imported-by-nobody',
      comment: 'main, cli, app and schedule join rooms; a room that imports them would join them too.',
      severity: 'error',
      from: { path: `^api/src/(http|db|${rooms.join('|')})/`, pathNot: tests },
      to: { path: '^api/src/(main|cli|app|schedule)\\.ts$' },
    },
    {
      name: 'recharts-only-behind-its-wall',
      severity: 'error',
      from: { path: '^(web|shared|api|seed)/', pathNot: '^web/src/chart/' },
      to: { path: 'node_modules/recharts/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'module', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.json', '.css'],
    },
  },
}
