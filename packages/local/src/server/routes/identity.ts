import type { Route } from '../route.ts';

/** Who is signed in: the one user of this machine. */
export function identityRoutes(userName: string): Route[] {
  return [
    {
      method: 'GET',
      path: '/api/2.0/preview/scim/v2/Me',
      answer: () => ({
        json: { id: '1', userName, displayName: userName, active: true },
      }),
    },
  ];
}
