import type { UnreadTask } from '../plan/model.ts';
import type { Rule } from './support/rule.ts';
import { quoted, saysTask, taskName } from './support/wording.ts';

/** The problem with the line, and how to write it. */
interface Advice {
  why: string;
  /**
   * @param name the task as it would be named
   * @param entry how its line would begin
   */
  hint: (name: string, entry: string) => string;
}

const boxed = (_: string, entry: string) => `Begin the line with a list marker and a box: \`${entry}\`.`;
const spelled = (name: string) => `Write it \`${name}\`, with a space between the word and the id.`;

/** Why what is written above tasks is not a phase; nothing where its words say it. */
const phaseAdvice = {
  phase: '',
  'phase-level': ': its heading is not of level 2 to 4',
  'phase-text': ': it is not a heading',
} as const;

const advice: Record<Exclude<UnreadTask['cause'], 'no-title' | keyof typeof phaseAdvice>, Advice> = {
  misspelled: {
    why: 'the word is not Task',
    hint: (name) => `Did you mean \`${name}\`?`,
  },
  'no-blank': { why: 'there is no plain space between the word and the id', hint: spelled },
  'no-digit': {
    why: 'its id has no digit',
    hint: (name) => `Give it an id such as \`${name}\`, here and wherever it is named.`,
  },
  several: {
    why: 'more than one id is in front of its title',
    hint: (name) => `Write a line for each task, such as \`${name}: …\`; the numbers of one id are joined by dots.`,
  },
  'no-word': {
    why: 'the word Task is not in front of the id',
    hint: (name) => `Begin it with \`${name}: …\`.`,
  },
  brackets: { why: 'it is in brackets', hint: (name) => `Write it without brackets: \`${name}\`.` },
  'no-box': { why: 'its list item has no box', hint: boxed },
  'broken-box': {
    why: 'Markdown does not see its box',
    hint: (_, entry) => `Write the box as a bracket, one character, a bracket and a space: \`${entry}\`.`,
  },
  'no-list': {
    why: 'Markdown takes the line for part of a paragraph',
    hint: (_, entry) => `Leave an empty line before it, and begin it with \`${entry}\`.`,
  },
  paragraph: { why: 'it is a paragraph, without a box', hint: boxed },
  level: { why: 'its heading is not of level 2 to 5', hint: (name) => `Write it as \`### ${name}: …\`.` },
  heading: {
    why: 'it is a heading, and tasks of this format are items with a box',
    hint: () => 'Write it as the other tasks are written, such as `- [ ] …`, with its id in front of the title.',
  },
  'heading-marks': {
    why: 'no space follows the marks of its heading',
    hint: (name) => `Put a space after them, and an empty line before the heading: \`### ${name}: …\`.`,
  },
  nested: {
    why: 'its heading is inside a list item',
    hint: (name) => `Write the heading without indentation, below an empty line: \`### ${name}: …\`.`,
  },
  row: { why: 'it is a row of a table', hint: boxed },
  indented: {
    why: 'it is indented so far that Markdown takes it for code',
    hint: () => 'Indent the line by at most three spaces; in a list by two, below the text of the item above it.',
  },
  html: {
    why: 'Markdown takes it for part of an HTML block',
    hint: (_, entry) =>
      `Begin it with \`${entry}\`, after an empty line below the HTML tag or comment; close a comment with \`-->\`.`,
  },
  other: {
    why: 'the line is not written as a task is',
    hint: (name) => `Write it as \`${name}: …\`, with the title after the id.`,
  },
};

export const unreadTask: Rule = {
  summary: 'A line looks like a task but is not one, a task has no title, or a heading over tasks is not a phase.',
  severity: 'contract',
  *check({ plan }) {
    for (const { id, cause, source, phase, word = 'Task' } of plan.unread) {
      const { position } = source;
      if (cause === 'no-title') {
        const hint = `Write what is to be done after the id: \`${word === '' ? `${id} …` : `${taskName(id)}: …`}\`.`;
        yield { message: `${taskName(id)} has no title.`, hint, position };
      } else if (isPhase(cause)) {
        const where = phase === null ? 'none' : `Phase ${phase}`;
        const message = `${quoted(source.value)} was not read as a phase, so the tasks below it are in ${where}${phaseAdvice[cause]}.`;
        yield { message, hint: `Write it as a heading such as \`## ${word} ${id}: …\`.`, position };
      } else {
        const { why, hint } = advice[cause];
        const name = saysTask(id) || word === '' ? id : `${word} ${id}`;
        const entry = word === '' ? ['- [ ]', id, '…'].filter(Boolean).join(' ') : `- [ ] **${name}**: …`;
        yield { message: `${quoted(source.value)} was not read as a task: ${why}.`, hint: hint(name, entry), position };
      }
    }
  },
};

function isPhase(cause: UnreadTask['cause']): cause is keyof typeof phaseAdvice {
  return cause in phaseAdvice;
}
