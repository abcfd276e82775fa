import type { Host } from '../host.ts';

/** A line about work that goes on, at the end of a terminal. */
interface PassingLine {
  /** Writes it over the one before; nothing where no terminal shows it. */
  show(text: string): void;
  /** The host to write everything else to, which takes the place of the line. */
  readonly host: Host;
}

export function passingLine(host: Host): PassingLine {
  let isThere = false;
  const makeRoom = (): void => {
    if (isThere) host.writeErr('\r\u001b[K');
    isThere = false;
  };
  return {
    show(text) {
      if (!host.isErrTerminal()) return;
      host.writeErr(`\r${text}\u001b[K`);
      isThere = true;
    },
    host: {
      ...host,
      writeOut(text) {
        makeRoom();
        host.writeOut(text);
      },
      writeErr(text) {
        makeRoom();
        host.writeErr(text);
      },
    },
  };
}
