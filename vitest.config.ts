import { defineConfig } from 'vitest/config';

const include = ['tests/**/*.test.ts'];

/** What starts bots, servers and tools as processes of their own, and waits for them: `npm test`, not `npm run check`. */
const long = [
  'tests/attack/{fuzz,forged,injection}.test.ts',
  'tests/discord/rounds/{faults,week,afterwards,secrecy}.test.ts',
  'tests/discord/{start,gateway,stories,tutor,hostile-model,shards,watch,study,deferral,reminder}.test.ts',
  'tests/knowledge/tool.test.ts',
  'tests/storage/{tool,postgres,postgres-faults,backup}.test.ts',
  'tests/terminal/{process,keys}.test.ts',
  'tests/tutor/{tool,hostile,outgoing}.test.ts',
  'tests/watch/secrets.test.ts',
];

export default defineConfig({
  test: {
    reporters: ['default'],
    testTimeout: 60_000,
    // A PostgreSQL of a file's own is made and started in one.
    hookTimeout: 60_000,
    // A machine that is busy is late, and no test is about how late.
    expect: { poll: { timeout: 10_000 } },
    // Most files wait for processes and sockets of their own, so no core is left to one file alone.
    maxWorkers: 3,
    onConsoleLog: (text) => {
      throw new Error(`A test printed a line: ${text}`);
    },
    projects: [
      // These share nothing but what is pure, so a worker takes file after file and reads the pack once.
      { extends: true, test: { name: 'quick', include, exclude: long, isolate: false } },
      { extends: true, test: { name: 'long', include: long } },
    ],
  },
});
