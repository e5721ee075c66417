import { describeRule, plan, task } from './rule.ts';

const phase = `### Phase 1: Foundation\n\n${task('1.1')}`;

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
    'neither, in a plan that does not follow the template': [
      phase,
      { at: null, severity: 'warning' },
      { at: null, severity: 'warning' },
    ],
  },
  good: {
    'both are there': plan(phase),
    'the title stands in the front matter': `---\ntitle: Shop\n---\n\n${plan(phase, { title: '' })}`,
    'the constraints stand under their own headings': `# Shop\n\n${phase}\n\n## Sequence Constraints\n\n| Constraint | Type | Rationale |\n|-|-|-|\n| The schema before the code | Order | Data |\n`,
  },
});
