import { isDeepStrictEqual } from 'node:util';
import type { Position } from 'unist';
import { type Examined, examine } from '../../plugin/check/examine.ts';
import { linesOf } from '../../plugin/check/reporters/frame.ts';
import { github } from '../../plugin/check/reporters/github.ts';
import { json } from '../../plugin/check/reporters/json.ts';
import { pretty } from '../../plugin/check/reporters/pretty.ts';
import { sarif } from '../../plugin/check/reporters/sarif.ts';
import type { Host } from '../../plugin/rules/support/rule.ts';

const host: Host = { lookUp: () => 'missing' };

/** What a check of a text, whatever it says, must not do. Throws where `examine` does. */
export function examineFaults(given: string | Uint8Array): string[] {
  const content = typeof given === 'string' ? { text: given } : { bytes: given };
  const input = { id: 'shop', path: 'plans/shop/tasks.md', ...content };
  const [examined, again] = [examine(input, {}, null, host), examine(input, {}, null, host)];
  return [
    ...(isDeepStrictEqual(examined.findings, again.findings) ? [] : ['It finds something else the second time.']),
    ...placeFaults(examined),
    ...printFaults(examined),
    ...(Object.keys(Object.prototype).length > 0 || 'polluted' in {} ? ['It has changed Object.prototype.'] : []),
  ];
}

/** Places that are not in the text, or whose line and column say something else than their offset. */
function placeFaults({ findings, source }: Examined): string[] {
  const lines = linesOf(source);
  const starts = startsOf(source);
  const wrong = (position: Position | undefined) =>
    position !== undefined &&
    (position.start.offset === undefined ||
      position.end.offset === undefined ||
      position.start.offset > position.end.offset ||
      [position.start, position.end].some(({ line, column, offset = -1 }) => {
        const length = lines[line - 1]?.length ?? -1;
        return column < 1 || column > length + 1 || (starts[line - 1] ?? 0) + column - 1 !== offset;
      }));
  return findings.flatMap(({ rule, position, related }) =>
    [position, ...related.filter(({ path }) => path === 'plans/shop/tasks.md').map((place) => place.position)]
      .filter(wrong)
      .map((place) => `${rule} is at ${JSON.stringify(place)}, which is not in the text.`),
  );
}

function startsOf(source: string): number[] {
  return [0, ...Array.from(source.matchAll(/\r\n|\n|\r/g), ({ 0: end, index }) => index + end.length)];
}

/** Formats that throw, and text that a terminal or a workflow runner would obey. */
function printFaults(examined: Examined): string[] {
  JSON.parse(json([examined]));
  JSON.parse(sarif([examined]));
  const obeyed = [pretty, github].flatMap((print) => print([examined], { verbose: true }).split('\n'));
  const isAnnotation = (line: string) => /^::(?:error|warning|notice) file=/.test(line);
  return obeyed
    .filter(
      (line) => /[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/u.test(line) || (/^\s*::/.test(line) && !isAnnotation(line)),
    )
    .map((line) => `Printed as it is: ${JSON.stringify(line)}`);
}
