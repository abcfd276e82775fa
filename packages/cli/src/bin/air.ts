import { quickWords } from '../commands/quick-words.ts';
import { load } from './code-cache.ts';

// a command line that calls for no quick command has no use for what is made for those alone
const isQuick = process.argv.some((word) => quickWords.includes(word));

load(isQuick ? 'main.cjs' : 'program.cjs').start?.();
