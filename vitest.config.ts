import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    reporters: ['default'],
    testTimeout: 60_000,
    // Most files wait for processes and sockets of their own, so more of them than cores run at once.
    maxWorkers: 4,
    onConsoleLog: (text) => {
      throw new Error(`A test printed a line: ${text}`);
    },
  },
});
