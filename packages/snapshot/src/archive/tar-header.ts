import type { Entry } from '../source/entry.ts';

const blockBytes = 512;
const nameBytes = 100;
/** What eleven octal digits can say: 8 GiB less a byte. */
const largestSize = 0o77777777777;
/** The time of every entry: 2000-01-01, since zip and pip refuse times before 1980. */
const fixedTime = 946_684_800;

/**
 * The header of an entry: POSIX ustar with a fixed owner and time, after a pax header for what does not fit in it (a name
 * over 100 bytes, 8 GiB and more). A name that fits stands in it as UTF-8 and not in a pax header, of which bsdtar takes
 * only what its locale has, and one for two names that write an accent differently. Written here and not by a library,
 * because the content key is a hash of these bytes: they must stay as they are.
 */
export function tarHeader(top: string, entry: Entry): Buffer {
  const name = entry.kind === 'folder' ? nameIn(top, `${entry.path}/`) : nameIn(top, entry.path);
  const target = entry.kind === 'link' ? entry.target : '';
  const size = entry.kind === 'file' ? entry.size : 0;
  const extended = [
    ...(fits(name) ? [] : [record('path', name)]),
    ...(fits(target) ? [] : [record('linkpath', target)]),
    ...(size <= largestSize ? [] : [record('size', String(size))]),
  ];
  const own = ustar({ name, target, size: size <= largestSize ? size : 0, ...kindOf(entry) });
  return extended.length === 0 ? own : Buffer.concat([pax(Buffer.concat(extended)), own]);
}

/** What fills the last block of a content of this size. */
export function tarPadding(size: number): Buffer {
  return tarEnd.subarray(0, (blockBytes - (size % blockBytes)) % blockBytes);
}

/** What ends an archive. */
export const tarEnd: Buffer = Buffer.alloc(2 * blockBytes);

interface Fields {
  readonly name: string;
  readonly target: string;
  readonly size: number;
  readonly mode: number;
  readonly type: string;
}

function kindOf(entry: Entry): Pick<Fields, 'mode' | 'type'> {
  if (entry.kind === 'folder') return { mode: 0o755, type: '5' };
  if (entry.kind === 'link') return { mode: 0o777, type: '2' };
  return { mode: entry.executable ? 0o755 : 0o644, type: '0' };
}

function nameIn(top: string, path: string): string {
  return path === '/' ? `${top}/` : `${top}/${path}`;
}

function fits(text: string): boolean {
  return Buffer.byteLength(text) <= nameBytes;
}

function pax(records: Buffer): Buffer {
  const header = ustar({
    name: 'PaxHeader',
    target: '',
    size: records.length,
    mode: 0o644,
    type: 'x',
  });
  return Buffer.concat([header, records, tarPadding(records.length)]);
}

/** `<length> <key>=<value>\n`, where the length counts its own digits. */
function record(key: string, value: string): Buffer {
  const rest = Buffer.from(` ${key}=${value}\n`);
  let length = rest.length;
  while (rest.length + String(length).length !== length)
    length = rest.length + String(length).length;
  return Buffer.concat([Buffer.from(String(length)), rest]);
}

/** What all headers have in common. The checksum counts itself as blanks. */
const template: Buffer = Buffer.alloc(blockBytes);
template.write(`${octal(0, 7)}\x00${octal(0, 7)}\x00`, 108, 'latin1');
template.write(octal(fixedTime, 11), 136, 'latin1');
template.write('        ', 148, 'latin1');
template.write('ustar\x00', 257, 'latin1');
template.write('00', 263, 'latin1');
template.write(`${octal(0, 7)}\x00${octal(0, 7)}\x00`, 329, 'latin1');

function ustar({ name, target, size, mode, type }: Fields): Buffer {
  const header = Buffer.from(template);
  header.write(shortened(name), 0, nameBytes);
  header.write(octal(mode, 7), 100, 'latin1');
  header.write(octal(size, 11), 124, 'latin1');
  header.write(type, 156, 'latin1');
  if (target !== '') header.write(shortened(target), 157, nameBytes);
  let sum = 0;
  for (let at = 0; at < blockBytes; at += 1) sum += header[at] ?? 0;
  header.write(`${octal(sum, 6)}\x00 `, 148, 'latin1');
  return header;
}

/** What stands in the plain header when the pax header has the whole. */
function shortened(text: string): string {
  return fits(text) ? text : text.replaceAll(/[^\0-\x7F]/g, '_').slice(0, nameBytes);
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, '0');
}
