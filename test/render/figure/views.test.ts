import type { Element } from 'hast';
import { selectAll } from 'hast-util-select';
import { describe, expect, it } from 'vitest';
import { translate } from '../../../plugin/render/words/index.ts';
import { pageOf, textOf } from '../page.ts';

const svg = '<svg class="pw-graph" viewBox="0 0 9 9"><text>1.1</text></svg>';
const estimate = (hours: string) => `\n  - **Estimate**: ${hours}`;

const plan = `# Plan

### Phase 1: One

- [x] **Task 1.1**: Done
- [~] **Task 1.2**: Under way
- [ ] ~~**Task 1.3**: Never~~

### Phase 2: Two

- [!] **Task 2.1**: Stuck
- [ ] **Task 2.2**: To do
- [ ] **Task 2.3**: To do
- [ ] **Task 2.4**: To do
`;
const page = pageOf(plan, { diagram: { svg } });

describe('the views of a plan', () => {
  it('are below links to them, in the order of the links', () => {
    const links = page.all('.pw-head ~ pw-views > nav.pw-views a').map(({ properties }) => properties.href);
    expect(links).toEqual(['#pw-figure', '#pw-timeline', '#pw-progress-picture']);
    expect(page.all('pw-views > .pw-view > figure').map(({ properties }) => `#${properties.id}`)).toEqual(links);
  });

  it('are absent where nothing is drawn', () => {
    expect(pageOf('# Plan\n').has('pw-views')).toBe(false);
  });
});

/** What a row says beside its name. */
const timeIn = ({ children }: Element) =>
  children
    .map((child) => (child.type === 'text' ? child.value.replace(/[\u2068\u2069]/g, '') : ''))
    .join('')
    .trim();

describe('the timeline', () => {
  const words = (markdown: string) => textOf(pageOf(markdown, { diagram: { svg } }).one('#pw-timeline figcaption'));

  it('is a list in a frame that scrolls, the tasks of a phase below it', () => {
    expect(page.one('#pw-timeline > .pw-scroll').properties).toMatchObject({
      tabIndex: 0,
      role: 'group',
      ariaLabel: 'Timeline',
    });
    expect(textOf(page.one('.pw-axis'))).toMatch(/^Waves ?1/);
    expect(page.all('.pw-timeline > ol > li > a').map(textOf)).toEqual(['Phase 1: One', 'Phase 2: Two']);
    expect(page.all('.pw-timeline-phase > ol > li > a').map(textOf)).toEqual([
      'In progress: 1.2 Under way, Critical path',
      expect.stringMatching(/^Blocked: 2.1 Stuck/),
      expect.stringMatching(/^Waiting: 2.2 To do/),
      expect.stringMatching(/^Waiting: 2.3 To do/),
      expect.stringMatching(/^Waiting: 2.4 To do/),
    ]);
    expect(page.all('.pw-timeline a').map(({ properties }) => properties.href)).toContain('#task-2-1');
  });

  it('says when a task can be done, and shows it as a share of the axis', () => {
    const rows = (markdown: string) => {
      const made = pageOf(markdown, { diagram: { svg } });
      const times = made.all('.pw-timeline > ol li').map(timeIn);
      const bars = made.all('.pw-time-bar').map(({ properties: { clipPath } }) => clipPath);
      return { times, bars, axis: made.all('.pw-axis li').map(textOf) };
    };
    const chain = (first: string, second: string) =>
      `# Plan\n\n- [ ] **Task 1**: A${first}\n- [ ] **Task 2**: B\n  - **Depends on**: 1${second}\n`;
    expect(rows(chain('', ''))).toEqual({
      times: ['Wave 1', 'Wave 2'],
      bars: ['inset(0 50% 0 0% round 3px)', 'inset(0 0% 0 50% round 3px)'],
      axis: ['1', '2'],
    });
    expect(rows(chain(estimate('3 days'), estimate('1 day')))).toEqual({
      times: ['Days 1 to 3 · 3 days', 'Day 4 · 1 day'],
      bars: ['inset(0 25% 0 0% round 3px)', 'inset(0 0% 0 75% round 3px)'],
      axis: ['1', '2', '3', '4'],
    });
    expect(rows(chain(estimate('2 hours'), estimate('1 hour'))).times).toEqual([
      'Hours 1 to 2 · 2 hours',
      'Hour 3 · 1 hour',
    ]);
    expect(rows(chain(estimate('20 days'), estimate('12 days'))).axis).toEqual([
      '1',
      '6',
      '11',
      '16',
      '21',
      '26',
      '31',
    ]);
  });

  it('is in the language of the page', () => {
    const german = pageOf(plan, { diagram: { svg }, t: translate('de') });
    expect(textOf(german.one('.pw-axis > span'))).toBe('Wellen');
    expect(textOf(german.one('#pw-timeline figcaption'))).toMatch(/^Jede Spalte ist eine Welle/);
  });

  it('says what a bar’s length and place are', () => {
    expect(words(`# Plan\n\n- [ ] **Task 1**: A${estimate('2 days')}\n`)).toMatch(
      /^Each bar is as long as its task’s estimate.*The remaining work takes at least 2 days\./,
    );
    expect(words(`# Plan\n\n- [ ] **Task 1**: A${estimate('2 days')}\n- [ ] **Task 2**: B\n`)).toMatch(
      /^Each column is a wave.* 1 of 2 tasks has no estimate, so all tasks are drawn equally long\./,
    );
    expect(words('# Plan\n\n- [ ] **Task 1**: A\n')).toContain('The plan has no estimates, so');
  });

  it('says what is not shown, what thick bars are, and which tasks are drawn as if they could start', () => {
    const text = words(plan);
    expect(text).toContain('Not shown: 1 done, 1 cancelled.');
    expect(text).toContain('Thick bars are on the critical path.');
    expect(text).toContain('Tasks that are blocked, or wait for something outside the plan,');
    expect(words('# Plan\n\n- [ ] **Task 1**: A\n')).not.toMatch(/Not shown|blocked/);
  });

  it('links to the tasks that cannot be scheduled', () => {
    const cyclic = '# Plan\n\n- [ ] **Task 1**: A\n  - **Depends on**: 2\n- [ ] **Task 2**: B\n  - **Depends on**: 1\n';
    const made = pageOf(cyclic, { diagram: { svg } });
    expect(textOf(made.one('#pw-timeline figcaption'))).toMatch(/^No open task can be scheduled\./);
    expect(made.all('#pw-timeline .pw-chip').map(({ properties }) => properties.href)).toEqual(['#task-1', '#task-2']);
  });

  it('is a sentence where nothing is left, or there is too much', () => {
    expect(words('# Plan\n\n- [x] **Task 1**: A\n')).toMatch(/^Nothing left to do\./);
    const phases = Array.from({ length: 130 }, (_, at) => `### Phase ${at}: P\n\n- [ ] **Task ${at}.1**: T\n`).join(
      '\n',
    );
    expect(words(phases)).toBe('130 tasks to do are too many for a readable timeline.');
  });

  it('says that it shows phases where it does', () => {
    const phase = (id: number) =>
      `### Phase ${id}: P\n\n${Array.from({ length: 45 }, (_, at) => `- [ ] **Task ${id}.${at}**: T`).join('\n')}\n`;
    expect(words(`# Plan\n\n${phase(1)}\n${phase(2)}`)).toMatch(
      /^With 90 tasks to do, the timeline shows phases instead of tasks\./,
    );
  });
});

describe('the progress chart', () => {
  const rows = page.all('.pw-stacks > li');

  it('describes each bar in text, and links to its phase', () => {
    expect(rows.map(textOf)).toEqual([
      'Phase 1: One 1 of 2 done, 50% 1 in progress1 cancelled',
      'Phase 2: Two 0 of 4 done, 0% 1 blocked3 waiting',
    ]);
    expect(page.all('.pw-stacks a').map(({ properties }) => properties.href)).toEqual(['#phase-1-one', '#phase-2-two']);
  });

  it('has bars as long as their phases have tasks, in parts by state', () => {
    const parts = rows.map((row) =>
      selectAll('svg > rect', row).map(({ properties }) => [
        String(properties.className),
        properties.x,
        properties.width,
      ]),
    );
    expect(parts).toEqual([
      [
        ['pw-is-done', '0%', '25%'],
        ['pw-is-in-progress', '25%', '25%'],
      ],
      [
        ['pw-is-blocked', '0%', '25%'],
        ['pw-is-waiting', '25%', '75%'],
      ],
    ]);
  });

  it('has no bar where all was cancelled, and one row for a plan without phases', () => {
    const flat = pageOf('# Plan\n\n- [ ] ~~**Task 1**: A~~\n', { diagram: { svg } });
    expect(flat.all('.pw-stacks > li').map(textOf)).toEqual(['All tasks 1 cancelled']);
    expect(flat.has('.pw-stacks svg')).toBe(false);
  });
});
