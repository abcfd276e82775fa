import * as v from 'valibot';
import { isWorkspacePath } from '../../store/workspace-files.ts';
import type { WorkspaceFiles } from '../../store/workspace-files.ts';
import { bodyAs } from '../read-body.ts';
import type { Route } from '../route.ts';
import { doesNotExist, invalidParameter, ServiceError } from '../service-error.ts';

const mkdirs = v.looseObject({ path: v.string() });

/** The workspace's tree. Source: launch.md, steps 5 and 7. */
export function fileRoutes(files: WorkspaceFiles): Route[] {
  return [
    {
      method: 'POST',
      path: '/api/2.0/workspace/mkdirs',
      answer: async (call) => {
        const path = checked((await bodyAs(call, mkdirs)).path);
        if (await files.makeDirectory(path)) return { json: {} };
        throw alreadyExists(path);
      },
    },
    {
      method: 'GET',
      path: '/api/2.0/workspace/get-status',
      answer: async ({ query }) => {
        const path = checked(query.get('path') ?? '');
        const found = await files.status(path);
        if (!found) throw doesNotExist(`Path (${path}) doesn't exist.`);
        return {
          json:
            found.kind === 'directory'
              ? { object_type: 'DIRECTORY', path }
              : { object_type: 'FILE', path, size: found.bytes },
        };
      },
    },
    {
      method: 'POST',
      path: '/api/2.0/workspace-files/import-file/*path',
      answer: async ({ params, query, content }) => {
        const path = checked(`/${params['path'] ?? ''}`);
        const result = await files.write(path, content, query.get('overwrite') === 'true');
        switch (result) {
          case 'written':
            return { json: {} };
          case 'no-parent':
            throw doesNotExist(`The parent folder of ${path} doesn't exist.`);
          case 'exists':
            throw alreadyExists(path);
          case 'is-directory':
            throw invalidParameter(`Path (${path}) is a directory.`);
        }
      },
    },
  ];
}

function checked(path: string): string {
  const trimmed = path.replace(/\/+$/, '');
  if (isWorkspacePath(trimmed)) return trimmed;
  throw invalidParameter(`Path (${path}) must be absolute, without empty, '.' or '..' parts.`);
}

function alreadyExists(path: string): ServiceError {
  return new ServiceError(409, 'RESOURCE_ALREADY_EXISTS', `Path (${path}) already exists.`);
}
