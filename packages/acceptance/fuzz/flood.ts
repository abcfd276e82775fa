import { validateText } from '@air/validate';
import { issueFloods } from './issue-floods.ts';

/** Checks one flood in a process of its own, and prints what it took; nothing when there is no such flood. */
const [index = 0, times = 0] = process.argv.slice(2).map(Number);
const flood = issueFloods[index];
if (flood !== undefined) {
  const text = flood.yaml(times);
  const begun = performance.now();
  const { issues } = validateText(text);
  const milliseconds = performance.now() - begun;
  const mebibytes = process.resourceUsage().maxRSS / 1024;
  const measured = { name: flood.name, issues: issues.length, milliseconds, mebibytes };
  process.stdout.write(JSON.stringify(measured));
}
