import { runProgram } from '../program.ts';
import { startProcess } from './start-process.ts';

export { runProgram } from '../program.ts';

export const start = (): void => startProcess(runProgram);
