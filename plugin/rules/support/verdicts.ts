/** A row that was judged; finding the evidence can cost a search, so it is only asked where the verdict is reported. */
interface Judged {
  isPlaceholder: boolean;
  verdict: string;
  readonly evidence: { verdict: string };
}

/**
 * The rows that got a verdict, with the evidence for it. A row that is still the template's is left out: `placeholder`
 * explains it.
 */
export function* judgedAs<Row extends Judged, Verdict extends Row['verdict']>(
  rows: readonly Row[],
  verdict: Verdict,
): Generator<readonly [Row, Extract<Row['evidence'], { verdict: Verdict }>]> {
  for (const row of rows) {
    if (!row.isPlaceholder && row.verdict === verdict) {
      yield [row, row.evidence as Extract<Row['evidence'], { verdict: Verdict }>];
    }
  }
}
