import { expect, it } from 'vitest';
import { TEMPLATE } from '../../plugin/plan/template-text.ts';
import { pageOf, textOf } from './page.ts';

const sections = (markdown: string) => pageOf(markdown).all('h2, h3').map(textOf);

it('leaves out the sections that are only the template’s', () => {
  const shown = sections(TEMPLATE);
  expect(shown).toContain('Phase 1: Foundation');
  expect(shown).toContain('Deadlock Analysis');
  for (const left of ['Notes for Implementer', 'Resources', 'Dependencies Graph', 'Mutual Exclusion']) {
    expect(shown).not.toContain(left);
  }
});

it.each([
  ['a word of the author’s', '- [Link to relevant documentation]', '- The wiki'],
  [
    'a link',
    '- [Link to similar implementations in codebase]',
    '- [Link to relevant documentation](https://example.org/)',
  ],
  ['a row', '| [Operation A] | [Operation B] | [Conflict type] |', '| Backup | Restore | Disk |'],
  ['code', '- [Common mistakes to avoid]', '- `rm -rf`'],
  ['a picture', '- [Any known blockers to watch for]', '- ![](map.png)'],
  ['a heading', '### Blockers/Risks', '### Contacts'],
])('keeps a section for %s', (_, written, own) => {
  const whole = TEMPLATE.replace(written, own);
  expect(whole).not.toBe(TEMPLATE);
  expect(sections(whole).length).toBeGreaterThan(sections(TEMPLATE).length);
});

it('keeps a section that something on the page links to', () => {
  const linked = TEMPLATE.replace(
    '*Tasks that must complete first',
    '*See [there](#resources). Tasks that must complete first',
  );
  expect(sections(linked)).toContain('Resources');
  expect(sections(TEMPLATE)).not.toContain('Resources');
});

it('leaves out an empty section of the template, and no other', () => {
  const shown = sections(
    '# Plan\n\n- [ ] Task 1: One\n\n## Notes for Implementer\n\n### Resources\n\n## Open questions\n',
  );
  expect(shown.filter((heading) => !heading.startsWith('1 '))).toEqual(['Open questions']);
});
