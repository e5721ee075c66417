/** The most boxes side by side: what the column of a page shows without scrolling far. */
const WIDEST = 3;

/**
 * Sets the boxes of one phase in rows of at most three, since the layout alone would put all unrelated ones side by
 * side. Each is as high as there is room below what it needs among them (the second half of Coffman and Graham's
 * layering). Boxes on or downstream of a cycle are left out.
 *
 * @returns pairs of boxes of which the second is below the first only because there is no room beside it
 *
 * @param boxes ids, in the order of the page
 * @param lines edges between them; `from` is what must be done first
 */
export function rowsOf(
  boxes: readonly string[],
  lines: readonly { from: string; to: string }[],
): [upper: string, lower: string][] {
  const needs = new Map<string, string[]>(boxes.map((id) => [id, []]));
  for (const { from, to } of lines) if (needs.has(from)) needs.get(to)?.push(from);
  const rowOf = new Map<string, number>();
  const rows: string[][] = [];
  const below: [upper: string, lower: string][] = [];
  for (const id of inOrder(needs)) {
    const highest = 1 + Math.max(-1, ...(needs.get(id) ?? []).map((need) => rowOf.get(need) ?? -1));
    let row = highest;
    while ((rows[row]?.length ?? 0) >= WIDEST) row += 1;
    rows[row] ??= [];
    const upper = row > highest ? rows[row - 1]?.[rows[row]?.length ?? 0] : undefined;
    if (upper) below.push([upper, id]);
    rows[row]?.push(id);
    rowOf.set(id, row);
  }
  return below;
}

/** In topological order (Kahn), else in the order of the page. */
function inOrder(needs: ReadonlyMap<string, readonly string[]>): string[] {
  const unlocks = new Map<string, string[]>([...needs.keys()].map((id) => [id, []]));
  for (const [id, list] of needs) for (const need of list) unlocks.get(need)?.push(id);
  const missing = new Map([...needs].map(([id, list]) => [id, list.length]));
  const order = [...needs.keys()].filter((id) => missing.get(id) === 0);
  for (const id of order) {
    for (const next of unlocks.get(id) ?? []) {
      const left = (missing.get(next) ?? 0) - 1;
      missing.set(next, left);
      if (left === 0) order.push(next);
    }
  }
  return order;
}
