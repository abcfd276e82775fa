import { isWorkspacePath } from '../../store/workspace-files.ts';
import type { WorkspaceEntry, WorkspaceFiles } from '../../store/workspace-files.ts';
import type { Reply, Route } from '../route.ts';
import { invalidParameter, ServiceError } from '../service-error.ts';

const filesPath = '/api/2.0/fs/files/*path';
const directoriesPath = '/api/2.0/fs/directories/*path';

const usualPageSize = 1000;

/** The Files API: what lies on volumes, of which there is any that is named. Source: launch.md, step 8. */
export function volumeRoutes(files: WorkspaceFiles): Route[] {
  return [
    {
      method: 'PUT',
      path: filesPath,
      answer: async ({ params, query, content }) => {
        const path = onVolume(params['path'], 'file');
        const result = await files.write(path, content, query.get('overwrite') === 'true');
        switch (result) {
          case 'written':
            return done;
          case 'no-parent':
            throw notFound('directory', path.slice(0, path.lastIndexOf('/')));
          case 'exists':
          case 'is-directory':
            throw alreadyExists(path);
        }
      },
    },
    {
      method: 'HEAD',
      path: filesPath,
      answer: async ({ params }) => {
        const path = onVolume(params['path'], 'file');
        const found = await files.status(path);
        if (found?.kind === 'file') return { about: found };
        throw notFound('file', path);
      },
    },
    {
      method: 'GET',
      path: filesPath,
      answer: async ({ params }) => {
        const path = onVolume(params['path'], 'file');
        const file = await files.open(path);
        if (file) return { file };
        throw notFound('file', path);
      },
    },
    {
      method: 'PUT',
      path: directoriesPath,
      answer: async ({ params }) => {
        const path = onVolume(params['path'], 'directory');
        if (await files.makeDirectory(path)) return done;
        throw alreadyExists(path);
      },
    },
    {
      method: 'HEAD',
      path: directoriesPath,
      answer: async ({ params }) => {
        const path = onVolume(params['path'], 'directory');
        if ((await files.status(path))?.kind === 'directory') return done;
        throw notFound('directory', path);
      },
    },
    {
      method: 'GET',
      path: directoriesPath,
      answer: async ({ params, query }) => {
        const path = onVolume(params['path'], 'directory');
        const entries = await files.list(path);
        if (!entries) throw notFound('directory', path);
        return { json: page(path, entries, query) };
      },
    },
  ];
}

const done: Reply = { about: undefined };

/** A page goes on after the name in its token, so that what is written meanwhile does not shift it. */
function page(path: string, entries: readonly WorkspaceEntry[], query: URLSearchParams): unknown {
  const size = Number(query.get('page_size') ?? usualPageSize);
  if (!Number.isSafeInteger(size) || size < 1) throw invalidParameter('page_size is not a count');
  const after = Buffer.from(query.get('page_token') ?? '', 'base64url').toString();
  const left = entries.filter(({ name }) => name > after);
  const shown = left.slice(0, size);
  const last = shown.at(-1);
  return {
    contents: shown.map((entry) => ({
      path: `${path}/${entry.name}`,
      name: entry.name,
      is_directory: entry.kind === 'directory',
      ...(entry.kind === 'file' && {
        file_size: entry.bytes,
        last_modified: entry.modified.getTime(),
      }),
    })),
    ...(left.length > shown.length &&
      last !== undefined && { next_page_token: Buffer.from(last.name).toString('base64url') }),
  };
}

/** A path below `/Volumes/<catalog>/<schema>/<volume>`, or a directory that is the volume itself. */
function onVolume(given: string | undefined, kind: 'file' | 'directory'): string {
  const path = `/${given ?? ''}`.replace(/\/+$/, '');
  const [, root, ...parts] = path.split('/');
  const isDeepEnough = parts.length >= (kind === 'file' ? 4 : 3);
  if (root === 'Volumes' && isDeepEnough && isWorkspacePath(path)) return path;
  throw invalidParameter(
    `Path (${path}) must be /Volumes/<catalog>/<schema>/<volume>/…, without empty, '.' or '..' parts.`,
  );
}

function notFound(kind: string, path: string): ServiceError {
  return new ServiceError(404, 'NOT_FOUND', `The ${kind} ${path} does not exist.`);
}

function alreadyExists(path: string): ServiceError {
  return new ServiceError(409, 'ALREADY_EXISTS', `Path (${path}) already exists.`);
}
