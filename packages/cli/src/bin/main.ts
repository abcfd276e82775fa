import { main } from '../main.ts';
import { startProcess } from './start-process.ts';

export const start = (): void => startProcess(main);
