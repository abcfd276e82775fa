import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  StreamMessageReader,
  StreamMessageWriter,
  createMessageConnection,
} from 'vscode-jsonrpc/node.js';
import type { JsonSchema } from '../src/index.ts';

/** The real yaml-language-server with one schema. A caret in a text is where its user is. */
export interface LanguageServer {
  completions(text: string): Promise<readonly Completion[]>;
  /** The Markdown of the hover; empty when there is none. */
  hover(text: string): Promise<string>;
  /** `line: message`, lines from 1, in the order of the lines. */
  diagnostics(text: string): Promise<readonly string[]>;
  stop(): Promise<void>;
}

interface Completion {
  readonly label: string;
  readonly insertText: string;
  readonly documentation?: unknown;
}

interface Diagnostics {
  readonly uri: string;
  readonly diagnostics: readonly {
    readonly message: string;
    readonly range: { readonly start: { readonly line: number } };
  }[];
}

const require = createRequire(import.meta.url);
const serverEntry = require.resolve('yaml-language-server/bin/yaml-language-server');
const settings = { completion: true, hover: true, schemaStore: { enable: false }, validate: true };
const capabilities = {
  textDocument: {
    completion: { completionItem: { snippetSupport: true } },
    hover: { contentFormat: ['markdown'] },
  },
  workspace: { configuration: true },
};

export async function startLanguageServer(schema: JsonSchema): Promise<LanguageServer> {
  const folder = await mkdtemp(join(tmpdir(), 'air-language-server-'));
  const schemaFile = join(folder, 'run-config.schema.json');
  await writeFile(schemaFile, JSON.stringify(schema));
  const modeline = `# yaml-language-server: $schema=${pathToFileURL(schemaFile).href}\n`;

  const child = spawn(process.execPath, [serverEntry, '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const awaited = new Map<string, (answer: Diagnostics) => void>();
  connection.onNotification('textDocument/publishDiagnostics', (answer: Diagnostics) =>
    awaited.get(answer.uri)?.(answer),
  );
  connection.onRequest(
    'workspace/configuration',
    ({ items }: { items: readonly { section: string }[] }) =>
      items.map(({ section }) => (section === 'yaml' ? settings : null)),
  );
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities,
  });
  await connection.sendNotification('initialized', {});

  let opened = 0;
  /** Opens a document and gives the place of its caret, and what the server finds in it. */
  async function open(marked: string) {
    opened += 1;
    const uri = pathToFileURL(join(folder, `config-${opened}.yaml`)).href;
    const found = new Promise<Diagnostics>((resolve) => awaited.set(uri, resolve));
    const [before = '', after = ''] = `${modeline}${marked}`.split('^');
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'yaml', version: 1, text: before + after },
    });
    const lines = before.split('\n');
    const position = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
    return { at: { textDocument: { uri }, position }, found };
  }

  return {
    completions: async (text) => {
      const { at } = await open(text);
      const { items } = await connection.sendRequest<{ items: readonly Completion[] }>(
        'textDocument/completion',
        at,
      );
      return items;
    },
    hover: async (text) => {
      const { at } = await open(text);
      const hover = await connection.sendRequest<{ contents: { value: string } } | null>(
        'textDocument/hover',
        at,
      );
      return hover?.contents.value ?? '';
    },
    diagnostics: async (text) => {
      const { diagnostics } = await (await open(text)).found;
      return (
        diagnostics
          .toSorted((a, b) => a.range.start.line - b.range.start.line)
          // The line of the schema comes first, so a line counted from 0 is one of the text counted from 1.
          .map(({ message, range }) => `${range.start.line}: ${message}`)
      );
    },
    stop: async () => {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      await ended;
      connection.dispose();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
