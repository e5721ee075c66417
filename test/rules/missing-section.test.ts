import { describeRule, first, plan, task } from './rule.ts';

const phase = `${first}\n\n${task('1.1')}`;

describeRule('missing-section', {
  bad: {
    'no title, in a plan that follows the template': [
      plan(phase, { title: '' }),
      { at: null, severity: 'error', message: /^The plan has no title/, hint: /`# Tasks: / },
    ],
    'no constraints': [
      `# Tasks: Shop\n\n## Implementation Order\n\n${phase}`,
      { at: null, severity: 'error', message: /no Temporal Logic Constraints/ },
    ],
    'no title, in a plan that does not follow the template and needs no constraints': [
      phase,
      { at: null, severity: 'warning', message: /^The plan has no title/ },
    ],
  },
  good: {
    'both are there': plan(phase),
    'a title in the front matter': `---\ntitle: Shop\n---\n\n${plan(phase, { title: '' })}`,
    'prose about the order of the work is not a template': `# Shop\n\n${phase}\n\n## Implementation Order\n\nFirst the shelves.\n\n### Phase 2 later\n\nThen the till.`,
    'constraints under headings of their own': `# Shop\n\n${phase}\n\n## Sequence Constraints\n\n| Constraint | Type | Rationale |\n|-|-|-|\n| The schema before the code | Order | Data |\n`,
  },
});
