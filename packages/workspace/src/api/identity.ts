import * as v from 'valibot';
import type { Workspace } from '../open-workspace.ts';
import type { CallOptions } from './call-options.ts';

export interface User {
  readonly userName: string;
}

const me = v.object({ userName: v.pipe(v.string(), v.nonEmpty()) });

/** Who is signed in. */
export async function currentUser(workspace: Workspace, options: CallOptions = {}): Promise<User> {
  const path = '/api/2.0/preview/scim/v2/Me';
  const { userName } = await workspace.request({
    method: 'GET',
    path,
    answer: me,
    ...options,
  });
  return { userName };
}
