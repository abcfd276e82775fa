import { test, vi } from 'vitest';
import type { Host } from '../host.ts';
import { CodeProgressLine } from './code-progress.ts';

test('a terminal shows bytes and rate ten times a second, and then nothing', ({
  expect,
  onTestFinished,
}) => {
  vi.useFakeTimers();
  onTestFinished(() => {
    vi.useRealTimers();
  });
  let err = '';
  const line = new CodeProgressLine(terminal(true, (text) => (err += text)));
  const totalBytes = 100 * 1024 ** 2;
  for (let tenth = 0; tenth <= 4; tenth += 1) {
    line.show({ work: 'uploading', bytes: tenth * 5 * 1024 ** 2, totalBytes });
    vi.advanceTimersByTime(50);
  }
  line.clear();
  line.clear();
  expect(err).toBe(
    '\rUploading the code: 10.0 of 100.0 MiB, 100.0 MiB/s\u001b[K' +
      '\rUploading the code: 20.0 of 100.0 MiB, 100.0 MiB/s\u001b[K' +
      '\r\u001b[K',
  );
});

test('what is no terminal shows nothing', ({ expect }) => {
  let err = '';
  const line = new CodeProgressLine(terminal(false, (text) => (err += text)));
  line.show({ work: 'reading', bytes: 1, totalBytes: 1 });
  line.clear();
  expect(err).toBe('');
});

function terminal(
  isTerminal: boolean,
  writeErr: (text: string) => void,
): Pick<Host, 'isErrTerminal' | 'writeErr'> {
  return { isErrTerminal: () => isTerminal, writeErr };
}
