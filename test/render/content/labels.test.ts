import { expect, it } from 'vitest';
import { pageOf } from '../page.ts';

/** The lines of the first paragraph of a page that begins with `Goal`. */
const linesOf = (paragraph: string) => {
  const page = pageOf(`# Plan\n\n### Phase 1: Rooms\n\n${paragraph}\n\n- [ ] **Task 1.1**: Paint\n`);
  const found = page.all('p').find((one) => JSON.stringify(one).includes('Goal'));
  const text = (node: unknown): string => {
    const { type, tagName, value, children } = node as Record<string, unknown>;
    if (tagName === 'br') return '|';
    return type === 'text' ? String(value).replace(/\s+/g, ' ') : ((children as unknown[]) ?? []).map(text).join('');
  };
  return text(found)
    .split('|')
    .map((line) => line.trim());
};

it.each([
  ['**Goal**: A dry room\n**Owner**: Ann', ['Goal: A dry room', 'Owner: Ann']],
  ['**Goal:** A `dry`\n**Owner:** Ann', ['Goal: A dry', 'Owner: Ann']],
  ['**Goal**：一\n**Criteria** (all of them): two', ['Goal：一', 'Criteria (all of them): two']],
])('lines that begin with a bold label stay lines: %j', (paragraph, lines) => {
  expect(linesOf(paragraph)).toEqual(lines);
});

it.each(['**Goal**: A dry room with\n**white** walls', '**Goal**: A dry room **Owner**: Ann', '**Goal**: A dry\nroom'])(
  'other lines go on: %j',
  (paragraph) => {
    expect(linesOf(paragraph)).toHaveLength(1);
  },
);
