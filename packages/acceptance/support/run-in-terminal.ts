import { spawn } from 'node:child_process';
import { json } from 'node:stream/consumers';
import { program } from './run-air.ts';

/** What is typed, or the signal that is sent, once a text has been shown. */
export type Step = readonly [shown: string, typed: string];

/** What a program in a terminal came to. */
export interface TerminalTold {
  /** 128 and more for a signal. */
  readonly status: number;
  /** All that it wrote, on either output. */
  readonly shown: string;
  /** Whether the terminal takes lines and shows what is typed, as it did before. */
  readonly isRestored: boolean;
}

/** Python has pseudo-terminals; Node has none. */
const driver = `
import fcntl, json, os, pty, signal, struct, sys, termios
steps, argv = json.loads(sys.argv[1]), sys.argv[2:]
pid, terminal = pty.fork()
if pid == 0:
    os.execv(argv[0], argv)
fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack('HHHH', 24, 100, 0, 0))
modes = termios.ICANON | termios.ECHO
shown, seen = b'', 0
while True:
    try:
        piece = os.read(terminal, 65536)
    except OSError:
        break
    shown += piece
    if steps and steps[0][0].encode() in shown[seen:]:
        seen = len(shown)
        typed = steps.pop(0)[1]
        if typed.startswith('SIG'):
            os.kill(pid, getattr(signal, typed))
        else:
            os.write(terminal, typed.encode())
status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
restored = termios.tcgetattr(terminal)[3] & modes == modes
print(json.dumps({'status': status if status >= 0 else 128 - status, 'shown': shown.decode(), 'isRestored': restored}))
`;

/** Runs the built program in a terminal of 100 columns and 24 rows, and types what the steps say. */
export async function runInTerminal(
  argv: readonly string[],
  env: Readonly<Record<string, string>>,
  steps: readonly Step[],
): Promise<TerminalTold> {
  const line = ['-c', driver, JSON.stringify(steps), process.execPath, program, ...argv];
  const child = spawn('python3', line, {
    env: { PATH: process.env['PATH'], TERM: 'xterm', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const told: unknown = await json(child.stdout);
  if (!isTold(told)) throw new Error('the driver of the terminal says nothing');
  return told;
}

function isTold(value: unknown): value is TerminalTold {
  return typeof value === 'object' && value !== null && 'isRestored' in value;
}
