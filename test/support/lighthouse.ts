import { createServer } from 'node:net';
import lighthouse, { type Flags, type Result } from 'lighthouse';
import { chromium } from 'playwright-core';
import { launchOptions } from './browser.ts';

type Category = 'performance' | 'accessibility' | 'best-practices' | 'seo';

/** What Lighthouse says of a page, as a phone shows it. */
export interface Audited {
  /** From 0 to 100, by category. */
  scores: Record<string, number>;
  /** What keeps a score from 100: each audit with what it found. */
  failed: string[];
  audits: Result['audits'];
}

export interface Auditor {
  audit(url: string, categories: readonly Category[]): Promise<Audited>;
  close(): Promise<void>;
}

/** Without measurements, Lighthouse need neither wait until the page is idle nor photograph it. */
const untimed: Flags = {
  pauseAfterFcpMs: 0,
  pauseAfterLoadMs: 0,
  networkQuietThresholdMs: 0,
  cpuQuietThresholdMs: 0,
  disableFullPageScreenshot: true,
};

/** Starts a browser for Lighthouse, which needs a port. The caller closes it. */
export async function startAuditor(): Promise<Auditor> {
  const [options, port] = [await launchOptions(), await freePort()];
  const args = [...(options.args ?? []), `--remote-debugging-port=${port}`];
  const browser = await chromium.launch({ ...options, args });
  return {
    async audit(url, categories) {
      const flags: Flags = { port, logLevel: 'error', onlyCategories: [...categories] };
      if (!categories.includes('performance')) Object.assign(flags, untimed);
      const answer = await lighthouse(url, flags);
      if (!answer) throw new Error(`Lighthouse says nothing of ${url}`);
      return audited(answer.lhr);
    },
    close: () => browser.close(),
  };
}

function audited({ categories, audits }: Result): Audited {
  const scores = Object.entries(categories).map(([name, { score }]) => [name, Math.round((score ?? 0) * 100)]);
  const counted = Object.values(categories).flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0));
  const failed = counted.flatMap(({ id }) => {
    const { score, title, details } = audits[id] ?? {};
    return score === null || score === undefined || score === 1 ? [] : [`${title}: ${JSON.stringify(details)}`];
  });
  return { scores: Object.fromEntries(scores), failed, audits };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}
