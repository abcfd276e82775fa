import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['air-source'] },
  ssr: { resolve: { conditions: ['air-source'] } },
  test: {
    root: import.meta.dirname,
    include: ['contract.test.ts', 'scenarios/**/*.test.ts', 'fuzz/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
