import type { AstroIntegrationLogger } from 'astro';
import type { ErrorPayload, ViteDevServer } from 'vite';
import type { WorkspacePlan } from '../workspace/workspace.ts';
import { report } from './report.ts';
import { shared } from './shared.ts';

/**
 * Tells an author what is wrong while they write: in the terminal, and in Vite's overlay. The overlay is sent when a page
 * connects as well as on a change, since a change reloads the page and takes the overlay with it.
 */
export function reportWhileDeveloping(server: ViteDevServer, logger: AstroIntegrationLogger): void {
  const { hot } = server.environments.client;
  let overlay: ErrorPayload | undefined;
  let last = '';
  hot.on('vite:client:connect', (_, client) => {
    if (overlay) client.send(overlay);
  });
  shared().onLoaded = (plans) => {
    const findings = JSON.stringify(plans.map((plan) => plan.findings));
    if (findings === last) return;
    last = findings;
    report(plans, logger);
    overlay = overlayOf(plans);
    if (overlay) hot.send(overlay);
  };
}

function overlayOf(plans: readonly WorkspacePlan[]): ErrorPayload | undefined {
  const errors = plans.flatMap(({ file, findings }) =>
    findings.filter(({ severity }) => severity === 'error').map((finding) => ({ file, finding })),
  );
  const [first] = errors;
  if (!first) return undefined;
  const lines = errors.map(({ finding: { path, position, message, rule } }) => {
    const place = position ? `${path}:${position.start.line}:${position.start.column}` : path;
    return `${place}\n  ${message} (${rule})`;
  });
  const { file, finding } = first;
  const start = finding.position?.start;
  return {
    type: 'error',
    err: {
      plugin: 'planwright',
      message: lines.join('\n\n'),
      stack: finding.hint,
      id: file,
      ...(start && { loc: { file, line: start.line, column: start.column - 1 } }),
    },
  };
}
