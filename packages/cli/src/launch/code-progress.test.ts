import { test, vi } from 'vitest';
import { fakeHost } from '../../test/fake-host.ts';
import { openOutput } from '../output/output.ts';
import { codeProgress } from './code-progress.ts';

const mebibyte = 1024 ** 2;

test('a terminal shows bytes and rate ten times a second, until something else is written', ({
  expect,
  onTestFinished,
}) => {
  vi.useFakeTimers();
  onTestFinished(() => {
    vi.useRealTimers();
  });
  let err = '';
  const output = outputOf(true, (text) => (err += text));
  const progress = codeProgress(output);
  const totalBytes = 100 * mebibyte;
  for (let tenth = 0; tenth <= 4; tenth += 1) {
    progress({ work: 'uploading', bytes: tenth * 5 * mebibyte, totalBytes });
    vi.advanceTimersByTime(50);
  }
  output.note('Trying again');
  output.note('Trying once more');
  for (const done of [0, 8, 12]) {
    progress({ work: 'uploading', bytes: done * mebibyte, totalBytes });
    vi.advanceTimersByTime(60);
  }
  expect(err).toBe(
    '\rUploading the code: 10.0 of 100.0 MiB, 100.0 MiB/s\u001b[K' +
      '\rUploading the code: 20.0 of 100.0 MiB, 100.0 MiB/s\u001b[K' +
      '\r\u001b[KTrying again\nTrying once more\n' +
      '\rUploading the code: 12.0 of 100.0 MiB, 100.0 MiB/s\u001b[K',
  );
});

test('what is no terminal shows nothing', ({ expect }) => {
  let err = '';
  const output = outputOf(false, (text) => (err += text));
  output.passing('half of it');
  output.note('done');
  expect(err).toBe('done\n');
});

test('an answer takes the place of the line, too', ({ expect }) => {
  let all = '';
  const output = outputOf(true, (text) => (all += text));
  output.passing('half of it');
  output.result({}, { result: 'all of it' });
  expect(all).toBe('\rhalf of it\u001b[K\r\u001b[Kall of it\n');
});

function outputOf(
  isTerminal: boolean,
  write: (text: string) => void,
): ReturnType<typeof openOutput> {
  const host = fakeHost({
    writeOut: write,
    writeErr: write,
    isErrTerminal: () => isTerminal,
    isOutTerminal: () => isTerminal,
  });
  return openOutput(host, { json: false, noColor: true });
}
