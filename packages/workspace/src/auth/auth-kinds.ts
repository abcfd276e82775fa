import { azureCli } from './azure-cli.ts';
import { databricksCli } from './databricks-cli.ts';
import { githubOidc } from './github-oidc.ts';
import { oauthM2m } from './oauth-m2m.ts';
import { envOidc, fileOidc } from './oidc-token.ts';
import { pat } from './pat.ts';
import type { AuthKind } from './token-source.ts';

/** Every kind, in the order in which they are tried: workspace-api.md, "Authentication". */
export const authKinds: readonly AuthKind[] = [
  pat,
  oauthM2m,
  databricksCli,
  azureCli,
  githubOidc,
  envOidc,
  fileOidc,
];
