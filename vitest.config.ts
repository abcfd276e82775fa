import { defineConfig } from 'vitest/config';

const neutral = 'packages/{schema,validate,artifacts}';

export default defineConfig({
  resolve: { conditions: ['air-source'] },
  ssr: { resolve: { conditions: ['air-source'] } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'neutral',
          include: [`${neutral}/**/*.test.ts`],
          // They keep no state and touch no process, and a worker for each of their files costs more than its tests.
          isolate: false,
          typecheck: {
            enabled: true,
            include: [`${neutral}/**/*.test-d.ts`],
            tsconfig: './tsconfig.json',
            // check:types tells of those.
            ignoreSourceErrors: true,
          },
        },
      },
      {
        extends: true,
        test: {
          name: 'node',
          include: ['packages/*/**/*.test.ts'],
          exclude: [`${neutral}/**`, 'packages/acceptance/**', '**/node_modules/**', '**/dist/**'],
        },
      },
    ],
    // clipanion's modules import a folder, which Node does not do
    server: { deps: { inline: ['clipanion'] } },
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
