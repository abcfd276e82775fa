import { load } from './code-cache.ts';

load('main.cjs');
