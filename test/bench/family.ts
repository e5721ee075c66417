import { readdirSync, readFileSync } from 'node:fs';

/** What a process and all that it started have taken so far. */
export interface Family {
  /** Processor time in milliseconds. */
  cpu: number;
  /** Megabytes at most, what several share counted once. */
  memory: number;
}

/** The kernel counts processor time in hundredths of a second. */
const TICK_MS = 10;

/** Watches a process and its descendants until it is stopped; where there is no `/proc`, it sees nothing. */
export function watch(pid: number, everyMs = 200): { stop: () => Family } {
  const ticks = new Map<number, number>();
  let memory = 0;
  const look = () => {
    const members = familyOf(pid);
    for (const [id, used] of members) ticks.set(id, Math.max(ticks.get(id) ?? 0, used));
    memory = Math.max(
      memory,
      [...members.keys()].reduce((sum, id) => sum + memoryOf(id), 0),
    );
  };
  const timer = setInterval(look, everyMs);
  return {
    stop() {
      clearInterval(timer);
      return { cpu: TICK_MS * [...ticks.values()].reduce((sum, used) => sum + used, 0), memory };
    },
  };
}

/** Ticks of a process and of its descendants, by their ids. */
function familyOf(pid: number): Map<number, number> {
  const all = processes();
  const family = new Map<number, number>();
  const left = [pid];
  for (const id of left) {
    const own = all.get(id);
    if (own) family.set(id, own.ticks);
    for (const [child, { parent }] of all) if (parent === id) left.push(child);
  }
  return family;
}

function processes(): Map<number, { parent: number; ticks: number }> {
  const ids = read(() => readdirSync('/proc').filter((name) => /^\d+$/.test(name))) ?? [];
  return new Map(
    ids.flatMap((id) => {
      // The name, in brackets, may hold spaces.
      const fields = read(() => readFileSync(`/proc/${id}/stat`, 'utf8').replace(/^.*\) /s, ''))?.split(' ');
      return fields
        ? [[Number(id), { parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) }]]
        : [];
    }),
  );
}

function memoryOf(id: number): number {
  const rollup = read(() => readFileSync(`/proc/${id}/smaps_rollup`, 'utf8'));
  return Number(/^Pss:\s+(\d+)/m.exec(rollup ?? '')?.[1] ?? 0) / 1024;
}

/** Null for what is gone by now. */
function read<Value>(get: () => Value): Value | null {
  try {
    return get();
  } catch {
    return null;
  }
}
