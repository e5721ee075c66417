import type { Command, Option } from './io.ts';

const COLUMNS = 96;

/** The output of `--help` for a command. */
export function helpOf({ usage, about, options, examples, exit }: Command): string {
  const terms = Object.entries(options).map(([name, option]) => [term(name, option), textOf(option)] as const);
  const width = Math.max(0, ...terms.map(([term]) => term.length));
  const lines = terms.flatMap(([term, text]) => {
    const [first = '', ...rest] = wrapped(text, COLUMNS - width - 4);
    return [`  ${term.padEnd(width)}  ${first}`, ...rest.map((line) => ' '.repeat(width + 4) + line)];
  });
  const shown = Math.max(0, ...examples.map(([line]) => line.length));
  const tried = examples.map(([line, result]) => `  ${result ? `${line.padEnd(shown)}  ${result}` : line}`);
  return [
    `Usage: planwright ${usage}${terms.length > 0 ? ' [options]' : ''}\n`,
    `${wrapped(about, COLUMNS).join('\n')}\n`,
    ...(lines.length > 0 ? [`${lines.join('\n')}\n`] : []),
    `Examples:\n${tried.join('\n')}\n`,
    exit,
    '',
  ].join('\n');
}

/** `--config FILE`, `-o, --out FILE`. */
export function term(name: string, { value, short }: Option): string {
  return `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`;
}

/** The description of an option, with its default. */
export function textOf({ text, default: fallback }: Option): string {
  return typeof fallback === 'string' ? `${text} (default: ${fallback})` : text;
}

function wrapped(text: string, columns: number): string[] {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + 1 + word.length > columns) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines;
}
