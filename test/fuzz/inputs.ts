import { generatePlan } from '../support/generate.ts';
import { hostileIds, planAround } from './ids.ts';
import { randomBytes } from './random.ts';

/** A file that somebody might hand to the checker. */
export interface Input {
  name: string;
  /** Made when it is needed: some have 50 MB. */
  bytes: () => Uint8Array;
  /** Takes its time to make or to check. */
  large?: true;
}

const utf8 = (text: string) => new TextEncoder().encode(text);
const small = generatePlan(6, 3);
const behind = (text: string) => utf8(`${small}\n${text}\n`);
const MB = 1_000_000;

/** Text that is repeated until it has about as many bytes. */
const filled = (unit: string, bytes: number) => unit.repeat(Math.ceil(bytes / unit.length));
const utf16 = (text: string, mark: number[]) => new Uint8Array([...mark, ...Buffer.from(text, 'utf16le')]);
const swapped = (text: string) => Buffer.from(utf16(text, [0xff, 0xfe])).swap16();

const encodings: Input[] = [
  { name: 'nothing', bytes: () => utf8('') },
  { name: 'one line break', bytes: () => utf8('\n') },
  { name: 'CRLF', bytes: () => utf8(small.replaceAll('\n', '\r\n')) },
  { name: 'lone CR', bytes: () => utf8(small.replaceAll('\n', '\r')) },
  {
    name: 'all line breaks mixed',
    bytes: () => utf8(small.replace(/\n/g, () => '\r\n')).map((byte, at) => (byte === 10 && at % 3 === 0 ? 13 : byte)),
  },
  { name: 'BOM', bytes: () => utf8(`\uFEFF${small}`) },
  { name: 'two BOMs', bytes: () => utf8(`\uFEFF\uFEFF${small}`) },
  { name: 'only a BOM', bytes: () => utf8('\uFEFF') },
  { name: 'UTF-16 LE', bytes: () => utf16(small, [0xff, 0xfe]) },
  { name: 'UTF-16 BE', bytes: () => swapped(small) },
  { name: 'UTF-16 without BOM', bytes: () => utf16(small, []) },
  { name: 'NUL in a title', bytes: () => utf8(small.replace('Generated', 'Gener\0ated')) },
  {
    name: 'lone surrogates as bytes',
    bytes: () => Buffer.concat([utf8(small), Buffer.from([0xed, 0xa0, 0x80, 0xed, 0xb0, 0x80])]),
  },
  { name: 'cut within a character', bytes: () => utf8(`${small}漢`).slice(0, -1) },
  {
    name: 'overlong and too long UTF-8',
    bytes: () => Buffer.concat([utf8(small), Buffer.from([0xc0, 0x80, 0xf8, 0x88, 0x80, 0x80, 0xff])]),
  },
  { name: 'surrogates as references', bytes: () => behind('# &#xD800; &#0; &#x110000; &#xDFFF; \\u{d800}') },
  { name: 'line separators', bytes: () => utf8(small.replaceAll('Write', 'Wri\u2028te\u2029\u0085\u000b\u000c')) },
  { name: 'random bytes', bytes: () => randomBytes(100_000, 1) },
  { name: 'random ASCII', bytes: () => randomBytes(100_000, 2).map((byte) => 32 + (byte % 95)) },
  { name: 'random bytes, 1 MB', bytes: () => randomBytes(MB, 3), large: true },
  {
    name: 'random Markdown marks',
    bytes: () => randomBytes(60_000, 4).map((byte) => '-*#`[]()<>!_~|: \n1x'.charCodeAt(byte % 19)),
  },
];

const writing: Input[] = [
  { name: 'RTL text', bytes: () => utf8(small.replaceAll('Make part', 'בנה את החלק').replaceAll('Write', 'اكتب')) },
  { name: 'bidi controls', bytes: () => utf8(small.replaceAll('Make', '\u202EMake\u202C\u2066\u2069\u200F')) },
  { name: 'ANSI escapes', bytes: () => utf8(small.replaceAll('Task 1.1', '\u001b[2J\u001b]0;pwned\u0007Task 1.1')) },
  {
    name: 'workflow commands',
    bytes: () =>
      utf8(
        `::error::a%0A::set-env name=A::b\n\n${small.replaceAll('Make', '%0A::error file=x::%25\r\n  ::error::b\r\n  ')}`,
      ),
  },
  ...hostileIds.map((id) => ({ name: `ids: ${id}`, bytes: () => utf8(planAround(id)) })),
];

const structures: Input[] = [
  ['nested lists, indented', Array.from({ length: 10_000 }, (_, level) => `${' '.repeat(level % 2000)}- a`).join('\n')],
  ['nested lists on one line', `${'- '.repeat(10_000)}a`],
  ['nested ordered lists', '1. '.repeat(10_000)],
  ['nested quotes', '>'.repeat(10_000)],
  ['nested quotes and lists', '> - '.repeat(10_000)],
  ['brackets', '['.repeat(10_000)],
  ['closed brackets', `${'['.repeat(10_000)}a${']'.repeat(10_000)}`],
  ['parentheses in a link', `[a](${'('.repeat(10_000)}`],
  ['images in images', '!['.repeat(10_000)],
  ['emphasis', '*'.repeat(10_000)],
  ['nested emphasis', `${'*a '.repeat(10_000)}${' b*'.repeat(10_000)}`],
  ['strong in strong', '**a __b '.repeat(10_000)],
  ['tildes', '~~a '.repeat(10_000)],
  ['backticks of all lengths', Array.from({ length: 400 }, (_, length) => '`'.repeat(length + 1)).join(' ')],
  ['HTML tags', '<div>'.repeat(10_000)],
  ['HTML blocks', '<div>\n\n'.repeat(10_000)],
  ['HTML attributes', `<a ${'b="c" '.repeat(10_000)}`],
  ['HTML that does not end', '<a '.repeat(10_000)],
  ['comments', '<!--'.repeat(10_000)],
  ['disable comments', '<!-- planwright-disable-next-line a b c -->\n\n'.repeat(3000)],
  ['entities', '&#x;&amp'.repeat(10_000)],
  ['autolinks', '<http://a> www.b.c d@e.f '.repeat(4000)],
  ['footnotes', Array.from({ length: 3000 }, (_, index) => `[^${index}]: [^${index + 1}]\n`).join('\n')],
  ['definitions', Array.from({ length: 6000 }, (_, index) => `[d${index}]: e${index}\n`).join('')],
  ['headings', '# a\n'.repeat(40_000)],
  ['underlined headings', 'a\n=\n\n'.repeat(20_000)],
  ['a table of 10,000 rows', `|a|b|\n|-|-|\n${'|c|d|\n'.repeat(10_000)}`],
  ['a table of 10,000 columns', `|${'a|'.repeat(10_000)}\n|${'-|'.repeat(10_000)}\n|${'b|'.repeat(10_000)}`],
  ['a table of 400 × 400', `|${'a|'.repeat(400)}\n|${'-|'.repeat(400)}\n${`|${'b|'.repeat(200)}\n`.repeat(400)}`],
  [
    'a progress table of 3,000 rows',
    `## Progress Tracking\n\n|Phase|Tasks|Completed|Status|\n|-|-|-|-|\n${'|Phase 1|3|0|Done|\n'.repeat(3000)}`,
  ],
  [
    'a constraint table of 3,000 rows',
    `## Temporal Logic Constraints\n\n### Sequence Constraints\n\n|Constraint|Type|Rationale|\n|-|-|-|\n${'|Task 1.1 before Task 1.2|a|b|\n'.repeat(3000)}`,
  ],
  [
    'a flowchart of 3,000 edges',
    `## Dependencies Graph\n\n\`\`\`mermaid\nflowchart TD\n${Array.from({ length: 3000 }, (_, index) => `a${index} --> a${(index * 7) % 3000}\n`).join('')}\`\`\``,
  ],
  [
    'one line of 900 KB in sections',
    Array.from({ length: 9 }, () => `## a\n\n${filled('word ', 99_000)}`).join('\n\n'),
  ],
].map(([name = '', text = '']) => ({ name, bytes: () => behind(text) }));

const frontMatter: Input[] = [
  {
    name: 'front matter of 90 KB',
    bytes: () => utf8(`---\n${Array.from({ length: 9000 }, (_, index) => `k${index}: v\n`).join('')}---\n\n${small}`),
  },
  { name: 'front matter nested 10,000 deep', bytes: () => utf8(`---\na: ${'['.repeat(10_000)}\n---\n\n${small}`) },
  {
    name: 'front matter of maps in maps',
    bytes: () =>
      utf8(`---\n${Array.from({ length: 500 }, (_, level) => `${' '.repeat(level)}a:\n`).join('')}---\n\n${small}`),
  },
  {
    name: 'a billion laughs',
    bytes: () =>
      utf8(
        `---\na0: &a0 [x]\n${Array.from({ length: 12 }, (_, index) => `a${index + 1}: &a${index + 1} [${Array(9).fill(`*a${index}`).join(', ')}]\n`).join('')}title: *a12\n---\n\n${small}`,
      ),
  },
  {
    name: 'front matter that merges __proto__',
    bytes: () =>
      utf8(
        `---\n__proto__: { polluted: true }\nconstructor: { prototype: { polluted: true } }\n<<: { toString: 1 }\ntitle: a\n---\n\n${small}`,
      ),
  },
  { name: 'front matter without an end', bytes: () => utf8(`---\ntitle: a\n${small}`) },
];

const sizes: Input[] = [
  { name: '1,000 tasks', bytes: () => utf8(generatePlan(1000)), large: true },
  { name: '2,000 tasks', bytes: () => utf8(generatePlan(2000)), large: true },
  {
    name: '20,000 short tasks',
    bytes: () =>
      utf8(
        Array.from(
          { length: 20_000 },
          (_, index) =>
            `${index % 100 === 0 ? `\n## Phase ${index / 100}\n\n` : ''}- [ ] **Task ${Math.floor(index / 100)}.${index % 100}**: a\n`,
        ).join(''),
      ),
    large: true,
  },
  {
    name: '2,000 tasks that wait for all before',
    bytes: () =>
      utf8(
        Array.from(
          { length: 2000 },
          (_, index) =>
            `${index % 100 === 0 ? `\n## Phase ${index / 100 + 1}\n\n` : ''}- [x] **Task ${Math.floor(index / 100) + 1}.${(index % 100) + 1}**: a\n  - **Depends on**: all previous tasks\n`,
        ).join(''),
      ),
    large: true,
  },
  {
    name: 'a chain of 2,000 tasks in a circle',
    bytes: () =>
      utf8(
        Array.from(
          { length: 2000 },
          (_, index) =>
            `${index % 100 === 0 ? `\n## Phase ${index / 100 + 1}\n\n` : ''}- [ ] **Task A-${index}**: a\n  - **Depends on**: A-${(index + 1) % 2000}\n`,
        ).join(''),
      ),
    large: true,
  },
  { name: '990 KB of a section', bytes: () => utf8(filled('A word and another.\n\n', 990_000)), large: true },
  { name: '50 MB of line breaks', bytes: () => new Uint8Array(50 * MB).fill(10), large: true },
  { name: '50 MB of text', bytes: () => new Uint8Array(50 * MB).fill(97), large: true },
  { name: '50 MB of tasks', bytes: () => utf8(filled('- [ ] **Task 1.1**: a\n', 50 * MB)), large: true },
  { name: '50 MB of NUL', bytes: () => new Uint8Array(50 * MB), large: true },
];

/** Every input, those that represent a kind of text first. */
export const inputs: readonly Input[] = [...encodings, ...writing, ...structures, ...frontMatter, ...sizes];
