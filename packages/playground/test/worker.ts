import { answersTo } from './answers.ts';
import type { Case } from './answers.ts';

addEventListener('message', ({ data }: MessageEvent<readonly Case[]>) => {
  postMessage(answersTo(data));
});
