/** The arrows of Mermaid flowcharts. */

/** An arrow with its text. */
interface FlowLink {
  /** The offset of its end. */
  to: number;
  /** `both` for one with two heads, and one without any; null for one that only moves nodes apart. */
  direction: 'forth' | 'both' | null;
}

const whole = /(?:<|[xo](?=[-=]))?(?:-{2,}[->xo]|={2,}[=>xo]|-\.+-[>xo]?|~{3,})/y;
const opening = /(?:<|[xo](?=[-=]))?(?:--|==|-\.)(?![-=.>])/y;
const closings = { '-': /-{2,}[->xo]/g, '=': /={2,}[=>xo]/g, '.': /\.+-[>xo]?/g } as const;
const label = /[ \t]*\|[^|\r\n]*\|/y;

/** Reads `-->`, `---`, `-.->`, `==>`, `--x`, `-- text -->`, `-->|text|` and the like; null where none begins. */
export function readLink(text: string, at: number, lineEnd: number): FlowLink | null {
  const arrow = wholeArrow(text, at) ?? arrowWithText(text, at, lineEnd);
  if (!arrow) return null;
  label.lastIndex = arrow.to;
  return { ...arrow, to: label.test(text) ? label.lastIndex : arrow.to };
}

function wholeArrow(text: string, at: number): FlowLink | null {
  whole.lastIndex = at;
  const [arrow] = whole.exec(text) ?? [];
  if (arrow === undefined) return null;
  return { to: at + arrow.length, direction: directionOf(arrow, arrow) };
}

function arrowWithText(text: string, at: number, lineEnd: number): FlowLink | null {
  opening.lastIndex = at;
  const [open] = opening.exec(text) ?? [];
  const kind = open?.at(-1);
  if (open === undefined || (kind !== '-' && kind !== '=' && kind !== '.')) return null;
  const closing = new RegExp(closings[kind]);
  closing.lastIndex = at + open.length;
  const close = closing.exec(text.slice(0, lineEnd));
  return close && { to: close.index + close[0].length, direction: directionOf(open, close[0]) };
}

function directionOf(open: string, close: string): FlowLink['direction'] {
  if (open.startsWith('~')) return null;
  return /[>xo]$/.test(close) && !/^[<xo]/.test(open) ? 'forth' : 'both';
}
