import { type Examined, examine } from '../../../plugin/check/examine.ts';
import { applyEdits } from '../../../plugin/check/fix/edit.ts';
import { fixes } from '../../../plugin/check/fix/fix.ts';

/** A plan's text as it was read, with everything mended that can be. */
export function fixed(text: string): string {
  const examined = examineText(text);
  return applyEdits(examined.source, fixes(examined));
}

/** What is wrong with a plan's figures. */
export function mismatches(text: string) {
  return examineText(text).findings.filter(({ rule }) => rule === 'total-mismatch' || rule === 'progress-mismatch');
}

function examineText(text: string): Examined {
  return examine({ text, id: 'shop', path: 'plans/shop/tasks.md' });
}

/** The lines that differ, each as `before → after`. */
export function changes(text: string): string[] {
  const [before, after] = [text, fixed(text)].map((one) => one.split('\n'));
  if (before?.length !== after?.length) return ['another number of lines'];
  return (before ?? []).flatMap((line, index) => (line === after?.[index] ? [] : `${line} → ${after?.[index]}`));
}
