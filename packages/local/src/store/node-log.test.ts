import { appendFile, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from '../../test/workspace.ts';
import { entryBytes, indexPath, NodeLog, repairNodeLog, textPath } from './node-log.ts';
import { NodeLogWriter } from './node-log-writer.ts';
import { Redactor } from './redact.ts';

async function writeLog(base: string, lines: readonly string[]): Promise<void> {
  const writer = await NodeLogWriter.open(base, new Redactor([]));
  for (const line of lines) await writer.append(Buffer.from(line));
  await writer.close();
}

async function readLog(base: string): Promise<string | undefined> {
  const log = await NodeLog.open(base);
  const text = await log?.slice(0, await log.offset(log.lines));
  await log?.close();
  return text?.toString();
}

test('a log whose last entry is torn is whole again after a repair', async ({
  expect,
  stateDirectory,
}) => {
  const base = join(stateDirectory, 'node_0');
  await writeLog(base, ['one\n', 'two\n']);
  await appendFile(textPath(base), 'thr');
  await appendFile(indexPath(base), Buffer.alloc(7));
  await repairNodeLog(base);
  expect(await readLog(base)).toBe('one\ntwo\n');
  expect((await stat(textPath(base))).size).toBe(8);
  expect((await stat(indexPath(base))).size).toBe(2 * entryBytes);
});

test('lines whose text is lost are dropped by a repair', async ({ expect, stateDirectory }) => {
  const base = join(stateDirectory, 'node_0');
  await writeLog(base, ['one\n', 'two\n', 'three\n']);
  await truncate(textPath(base), 9);
  await repairNodeLog(base);
  expect(await readLog(base)).toBe('one\ntwo\n');
});

test('an empty log and one that was never begun stay so', async ({ expect, stateDirectory }) => {
  const base = join(stateDirectory, 'node_0');
  await repairNodeLog(base);
  expect(await readLog(base)).toBeUndefined();
  await writeLog(base, []);
  await repairNodeLog(base);
  expect(await readLog(base)).toBe('');
});

test('every line has a later time than the one before', async ({ expect, stateDirectory }) => {
  const base = join(stateDirectory, 'node_0');
  await writeLog(base, [Array.from({ length: 1000 }, (_, index) => `${index}\n`).join('')]);
  const log = await NodeLog.open(base);
  const { times = [] } = (await log?.lookUp(0, 1000)) ?? {};
  expect(times.every((time, index) => index === 0 || time > (times[index - 1] ?? time))).toBe(true);
  expect(Math.abs(Number(times[0] ?? 0n) / 1e6 - Date.now())).toBeLessThan(60_000);
  for (const line of [0, 1, 500, 999]) {
    expect(await log?.firstSince(times[line] ?? 0n)).toBe(line);
  }
  expect(await log?.firstSince((times[999] ?? 0n) + 1n)).toBe(1000);
  await log?.close();
});
