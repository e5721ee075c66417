import { describe, expect, test } from 'vitest';
import { first, found, plan, task } from './rule.ts';

const around = (end: string) => plan([first, task('1.1')], { progress: end });
const reported = (end: string) => found('unclosed-fence', around(end)).filter(({ rule }) => rule === 'unclosed-fence');

describe('unclosed-fence', () => {
  test.each([
    ['over a phase and a task', '```\n### Phase 2: Core\n\n- [ ] Task 2.1: Paint\n', '```'],
    ['of tildes, over boxes', '~~~ md\n- [ ] Task 2.1: Paint', '~~~ md'],
    ['whose last line has too few marks', '````text\n## Notes\n```\n', '````text'],
  ])('reports a fence %s', (_, end, at) => {
    expect(reported(end)).toMatchObject([
      { at, severity: 'error', message: expect.stringMatching(/^This code block runs to the end of the file/) },
    ]);
  });

  test('reports a fence that the next one closes', () => {
    const text = `~~~sh\nnpm ci\n~~~\n\n\`\`\`\n${task('1.2')}\n\`\`\`sh\nnpm test\n\`\`\`\n\n${task('1.3')}`;
    expect(reported(text)).toMatchObject([
      { at: '```', message: expect.stringMatching(/^This code block runs up to the end of the next one, over lines/) },
    ]);
  });

  test('reports a fence whose end has a word after it', () => {
    const text = `\`\`\`sh\nnpm ci\n\`\`\` done\n\n${task('1.2')}\n\`\`\`sh\nnpm test\n\`\`\`\n`;
    expect(reported(text)).toMatchObject([
      { at: '```sh', message: expect.stringMatching(/^This code block runs up to/) },
    ]);
  });

  test.each([
    ['of Markdown, around another', '```md\n- [ ] Task 1.2: Sand\n\n```sh\nnpm ci\n```\n'],
    ['longer than the one in it', '````\n- [ ] Task 1.2: Sand\n\n```sh\nnpm ci\n```\n````\n'],
    ['over an example', '```\n- [ ] Task 1.2: Sand\n```\n\n```sh\nnpm ci\n```\n'],
    ['closed', '```\n## Phase 2: Core\n```'],
    ['closed by more marks, and a blank line', '```\n## Phase 2: Core\n`````\n\n'],
    ['over code', '```sh\n# install\nnpm ci\n'],
    ['in the midst', '- One\n  ```\n  ## Two\n\nAnd text.'],
  ])('is silent about a fence that is %s', (_, end) => {
    expect(reported(end)).toEqual([]);
  });

  test('what it hides may explain a total', () => {
    const text = `# Tasks: Floor\n\n**Total Tasks**: 2\n\n## Phase 1\n\n${task('1.1')}\n\`\`\`\n- [ ] Task 1.2: Sand\n`;
    expect(found('unclosed-fence', text).map(({ rule }) => rule)).toEqual(['unclosed-fence']);
  });
});
