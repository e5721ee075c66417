/** The constraint tables around some rows, each row as `a | b | c`. */
const table = (heading: string, columns: string) =>
  function rows(...cells: string[]): string {
    return [`### ${heading}`, [`| ${columns} |`, '|---|---|---|', ...cells.map((row) => `| ${row} |`)].join('\n')].join(
      '\n\n',
    );
  };

export const sequence = table('Sequence Constraints (A must happen before B)', 'Constraint | Type | Rationale');
export const exclusion = table('Mutual Exclusion (A and B cannot run simultaneously)', 'A | B | Conflict Type');
export const liveness = table(
  'Liveness Requirements (Must eventually happen)',
  'Requirement | Trigger | Timeout/Guarantee',
);
export const atomicity = table(
  'Atomicity Requirements (All-or-nothing)',
  'Operation Group | Rollback Strategy | Notes',
);

/** The Deadlock Analysis with these items. */
export const claims = (...items: string[]): string =>
  `### Deadlock Analysis\n\n${items.map((item) => `- ${item}`).join('\n')}`;
