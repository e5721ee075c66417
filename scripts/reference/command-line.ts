import { term, textOf } from '../../plugin/cli/help.ts';
import type { Command } from '../../plugin/cli/io.ts';
import { commands } from '../../plugin/cli/run.ts';
import { code, page, table } from './markdown.ts';

/** Every command, from what its own help is made of. */
export async function commandLinePage(): Promise<string> {
  const sections = await Promise.all(Object.entries(commands).map(async ([name, load]) => section(name, await load())));
  return page(
    {
      title: 'Commands and options',
      description: 'Every command of planwright, with its options, examples and exit codes.',
      order: 1,
    },
    'The [guide to the command line](../../guides/command-line/) shows how the commands are used. `planwright --help` lists them, `planwright check --help` prints what is said here about `check`, and `planwright --version` prints the version.',
    ...sections,
  );
}

/** Text that is not Markdown. */
function plain(text: string): string {
  return text.replaceAll('<', '&lt;');
}

function section(name: string, { usage, about, options, examples, exit }: Command): string {
  const rows = Object.entries(options).map(([name, option]) => [code(term(name, option)), plain(textOf(option))]);
  const lines = examples.map(([line, result]) => (result ? `${line}  # ${result}` : line));
  return [
    `## ${name}`,
    `\`\`\`text\nplanwright ${usage}${rows.length > 0 ? ' [options]' : ''}\n\`\`\``,
    plain(about),
    ...(rows.length > 0 ? [table(['option', 'meaning'], rows)] : []),
    `\`\`\`sh\n${lines.join('\n')}\n\`\`\``,
    exit,
  ].join('\n\n');
}
