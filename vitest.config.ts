import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['air-source'] },
  ssr: { resolve: { conditions: ['air-source'] } },
  test: {
    include: ['packages/!(acceptance)/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    typecheck: {
      enabled: true,
      include: ['packages/*/**/*.test-d.ts'],
      tsconfig: './tsconfig.json',
      // check:types tells of those.
      ignoreSourceErrors: true,
    },
    // clipanion's modules import a folder, which Node does not do
    server: { deps: { inline: ['clipanion'] } },
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
