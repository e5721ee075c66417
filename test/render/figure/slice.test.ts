import { describe, expect, it } from 'vitest';
import { pageOf } from '../page.ts';

const markdown = `# Tasks: Two phases

### Phase 1: One

- [ ] **Task 1.1**: First

### Phase 2: Two

- [ ] **Task 2.1**: Second
`;

/** A drawing of some size, with a frame for each phase. */
const drawing = (
  width: number,
  height: number,
) => `<svg id="pw-graph" class="pw-graph" viewBox="8 4 ${width} ${height}">
<g class="cluster pw-graph-todo" id="pw-graph-phase-p1" data-phase="1"><rect x="12" y="20" width="400" height="300" rx="10"></rect></g>
<g class="cluster" data-phase="2"><rect x="-5.5" y="400" width="600" height="200" rx="10"></rect></g></svg>`;

const page = (width: number, height: number, more = {}) =>
  pageOf(markdown, { diagram: { svg: drawing(width, height) }, ...more });

describe('a drawing that a sheet of paper cannot show', () => {
  it.each([
    [2000, 500],
    [500, 2500],
  ])('is shown at its phases, each part a copy: %i × %i', (width, height) => {
    const { all } = page(width, height);
    expect(all('.pw-phase .pw-slice').map(({ properties }) => properties)).toMatchObject([
      { viewBox: '-12 -4 448 348', width: '224', height: '174', ariaHidden: 'true' },
      { viewBox: '-29.5 376 648 248', width: '324', height: '124' },
    ]);
    expect(all('.pw-slice > use').map(({ properties }) => properties)).toEqual(
      Array(2).fill({ href: '#pw-graph', x: '8', y: '4', width: String(width), height: String(height) }),
    );
    expect(all('.pw-figure.pw-is-sliced')).toHaveLength(1);
  });

  it('is left whole where paper can show it', () => {
    expect(page(1300, 1700).all('.pw-slice, .pw-is-sliced')).toEqual([]);
  });

  it('is left whole where it was not drawn', () => {
    const { all } = pageOf(markdown, { diagram: { fault: 'No Mermaid' } });
    expect(all('.pw-slice, .pw-is-sliced')).toEqual([]);
  });
});
