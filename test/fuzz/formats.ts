import { type Input, inputs } from './inputs.ts';

/** A kind of command over every input of some kinds. */
export interface Format {
  name: string;
  input: Input;
  args: readonly string[];
  /** How the output is read. */
  format: string;
}

const asked = {
  'check --format pretty --verbose': 'pretty',
  'check --format sarif': 'sarif',
  'check --format github --verbose': 'github',
  'check --fix': 'pretty',
  'check --dry-run': 'diff',
  'check --baseline base.json --update-baseline': 'pretty',
  export: 'export',
  'export --format mermaid': 'export',
} as const;

const kinds = [
  ...[
    'nothing',
    'CRLF',
    'lone CR',
    'BOM',
    'UTF-16 LE',
    'NUL in a title',
    'lone surrogates as bytes',
    'surrogates as references',
  ],
  ...[
    'line separators',
    'random bytes',
    'bidi controls',
    'ANSI escapes',
    'workflow commands',
    'ids: __proto__',
    'ids: end',
  ],
  ...[
    'ids: <script>alert(1)</script>',
    'brackets',
    'a table of 10,000 rows',
    'a flowchart of 3,000 edges',
    '50 MB of text',
  ],
];

/** Every way to ask for a plan, with the inputs that something may go wrong with on the way out. */
export const formats: readonly Format[] = Object.entries(asked).flatMap(([command, format]) =>
  inputs
    .filter(({ name }) => kinds.includes(name))
    .map((input) => ({ name: `${command}: ${input.name}`, input, args: command.split(' '), format })),
);
