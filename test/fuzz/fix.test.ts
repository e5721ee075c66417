import fc from 'fast-check';
import { expect, test } from 'vitest';
import { examine } from '../../plugin/check/examine.ts';
import { applyEdits } from '../../plugin/check/fix/edit.ts';
import { fixes } from '../../plugin/check/fix/fix.ts';
import { mutatedPlan } from './mutations.ts';

function fixedText(text: string) {
  const examined = examine({ text, id: 'shop', path: 'plans/shop/tasks.md' });
  const edits = fixes(examined).sort((a, b) => a.from - b.from);
  return { source: examined.source, edits, after: applyEdits(examined.source, edits) };
}

test('whatever is done to a plan, --fix changes the characters of its edits only, and nothing the second time', () => {
  fc.assert(
    fc.property(mutatedPlan, (text) => {
      const { source, edits, after } = fixedText(text);
      let shift = 0;
      let kept = 0;
      for (const { from, to, text: written } of edits) {
        expect(from).toBeGreaterThanOrEqual(kept);
        expect(after.slice(kept + shift, from + shift)).toBe(source.slice(kept, from));
        shift += written.length - (to - from);
        kept = to;
      }
      expect(after.slice(kept + shift)).toBe(source.slice(kept));
      expect(fixedText(after).after).toBe(after);
    }),
    { numRuns: 120, interruptAfterTimeLimit: 5000, markInterruptAsFailure: false },
  );
});
