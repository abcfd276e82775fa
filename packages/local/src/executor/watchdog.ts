import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';

/** Keeps a list of process groups, and kills them when the pipe from the server ends, however it ended. */
const script = `
trap '' HUP INT TERM
groups=
while read -r word group; do
  case $word in
    add) groups="$groups $group" ;;
    remove)
      kept=
      for each in $groups; do [ "$each" = "$group" ] || kept="$kept $each"; done
      groups=$kept ;;
  esac
done
for group in $groups; do kill -s KILL -- "-$group"; done
`;

/** A small process that outlives a `kill -9` of the server just long enough to end its children. */
export class Watchdog {
  readonly #process: ChildProcess;

  constructor() {
    // A group of its own: what is sent to the server's group must not reach it.
    this.#process = spawn('/bin/sh', ['-c', script], {
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
      cwd: '/',
      env: {},
    });
    // Without it the next start of the server still ends what is left.
    this.#process.on('error', ignore);
    this.#process.stdin?.on('error', ignore);
    this.#process.unref();
  }

  /** When this returns, the group will not outlive the server. */
  async add(group: number): Promise<void> {
    await this.#say(`add ${group}\n`);
  }

  /** To be called once the group is gone, since its number can be given out again. */
  async remove(group: number): Promise<void> {
    await this.#say(`remove ${group}\n`);
  }

  close(): void {
    this.#process.stdin?.end();
  }

  async #say(line: string): Promise<void> {
    await new Promise<void>((done) => {
      if (this.#process.stdin?.writable) this.#process.stdin.write(line, () => done());
      else done();
    });
  }
}

function ignore(): void {}
