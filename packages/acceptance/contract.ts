import { cli } from './contract/cli.ts';
import { launch } from './contract/launch.ts';
import { local } from './contract/local.ts';
import { runConfig } from './contract/run-config.ts';
import { workspaceApi } from './contract/workspace-api.ts';

/** What the pages of the contract promise, a sentence an id. contract.test.ts finds a sentence that nothing shows. */
export const contract = { ...runConfig, ...launch, ...workspaceApi, ...cli, ...local };

export type ClauseId = keyof typeof contract;
