/** Loaded before the command line: tells the parent, through a pipe, what the process took and whether it stayed clean. */
import { writeSync } from 'node:fs';

const PIPE = 3;
const guarded = { Object: Object.prototype, Array: Array.prototype, String: String.prototype, Map: Map.prototype };

function picture(): string {
  return JSON.stringify(
    Object.values(guarded).map((prototype) =>
      Reflect.ownKeys(prototype).map((key) => [String(key), typeof Reflect.getOwnPropertyDescriptor(prototype, key)]),
    ),
  );
}

const before = picture();

process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const cpu = (userCPUTime + systemCPUTime) / 1e6;
  writeSync(PIPE, JSON.stringify({ megabytes: maxRSS / 1024, cpu, unchanged: picture() === before }));
});
