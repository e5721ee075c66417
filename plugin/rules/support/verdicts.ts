/** A row with its verdict. Its evidence can cost a search, so it is looked for in reported verdicts only. */
interface RowWithVerdict {
  isPlaceholder: boolean;
  verdict: string;
  evidence(): { verdict: string };
}

/** The rows with a certain verdict, and their evidence. Rows that are still the template's are left to `placeholder`. */
export function* judgedAs<Row extends RowWithVerdict, Verdict extends Row['verdict']>(
  rows: readonly Row[],
  verdict: Verdict,
): Generator<readonly [Row, Extract<ReturnType<Row['evidence']>, { verdict: Verdict }>]> {
  for (const row of rows) {
    if (!row.isPlaceholder && row.verdict === verdict) {
      yield [row, row.evidence() as Extract<ReturnType<Row['evidence']>, { verdict: Verdict }>];
    }
  }
}
