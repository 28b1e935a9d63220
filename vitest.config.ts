import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    reporters: ['default'],
    testTimeout: 60_000,
    onConsoleLog: (text) => {
      throw new Error(`A test printed a line: ${text}`);
    },
  },
});
