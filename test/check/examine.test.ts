import fc from 'fast-check';
import { expect, test } from 'vitest';
import { examine } from '../../plugin/check/examine.ts';
import { json } from '../../plugin/check/reporters/json.ts';
import { pretty } from '../../plugin/check/reporters/pretty.ts';

/** Lines that plans are made of, right and wrong ones, to be put together at random. */
const lines = [
  '# Tasks: Shop',
  '## Implementation Order',
  '### Phase 1: Base (1/2) ✅',
  '### Phase 2: Core (depends on Phase 2, Phase 9)',
  '- [x] **Task 1.1**: Dig',
  '- [?] **Task 1.1**: [Title]',
  '- [ ] ~~**Task 2.1**: Wait~~',
  '#### Task 2.2: 依存 👩‍👩‍👧 \u001b[1m',
  '  - **Depends on**: Task 1.1, 2.x, Phase 2, all, 7.7-9.9, other/1.1',
  '- **Depends on**: 2.2, 1.1',
  '  - **Blocks**: Tasks 1.1–2.2, 5.5',
  '  - **Done when**:',
  '  - **Status**: TBD',
  '- **Total Tasks**: 7',
  '## Temporal Logic Constraints',
  '## Progress Tracking\n\n| Phase | Tasks | Completed | Status |\n|-|-|-|-|\n| 1. Base | 9 | 9 | Done |\n| Total | 1 | 150% | Started |',
  '```',
  '---',
  '',
  '\t> \0\r',
];

test('any text is examined and reported, and every place is a real one', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...lines), fc.string()), { maxLength: 30 }), (chosen) => {
      const examined = examine({ text: chosen.join('\n'), id: 'x', path: 'x.md' });
      for (const { position } of examined.findings.flatMap((finding) => [finding, ...finding.related])) {
        if (position === undefined) continue;
        const { start, end } = position;
        expect(start.offset).toBeGreaterThanOrEqual(0);
        expect(end.offset).toBeLessThanOrEqual(examined.source.length);
        expect(start.offset).toBeLessThanOrEqual(end.offset ?? -1);
      }
      expect(pretty([examined], { verbose: true })).toMatch(/\n$/);
      expect(JSON.parse(json([examined])).findings).toHaveLength(examined.findings.length);
    }),
    { numRuns: 300 },
  );
});
