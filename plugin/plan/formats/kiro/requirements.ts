/** The requirements that tasks name. */
import type { Nodes, RootContent } from 'mdast';
import { isField } from '../../field/field.ts';
import { inlineTextOf, pieceOf } from '../../inline/inline-text.ts';
import { textOf } from '../../inline/layout.ts';
import type { Block, Field, InlineText, Sourced } from '../../model.ts';
import type { Range } from '../../text/range.ts';
import type { Source } from '../../text/source.ts';
import { everyNode, textBlocks } from '../../walk.ts';

/** The words for a requirement, as the source of a regular expression. */
export const requirementWord =
  '(?:Requirements?|Reqs?|Anforderung(?:en)?|Exigences?|Requisit[oi]s?|Vereisten|Wymagania|Требовани[яе]|需求|要求|要件|요구\\s?사항|المتطلبات)';
const label = String.raw`([^:：\r\n]{1,40}?)\s*[:：]\s*`;
const meta = new RegExp(`^\\s*(?:${label}|${requirementWord}\\.?\\s+(?=[\\dR]))(?=\\S)`, 'iu');
const requirementLabel = new RegExp(`^\\W*${requirementWord}\\.?$`, 'iu');
/** Whether a label says that its value is requirements. */
export function isRequirementLabel(text: string): boolean {
  return requirementLabel.test(text);
}

/** `需求 1.1`, after any label. */
const requirementValue = new RegExp(`^${requirementWord}[\\s#]*R?\\d`, 'iu');

const plainLine = new RegExp(String.raw`(?<=^|[\r\n])[ \t]*${requirementWord}\s*[:：][ \t]*`, 'giu');

/** Whether a node is a label with a value, all of it in italics, as \`_Requirements: 1.1_\`, or a bold `Validates: …`. */
export function isMeta(node: Nodes): boolean {
  if (node.type !== 'emphasis' && node.type !== 'strong') return false;
  const text = textOf(node.children);
  return node.type === 'emphasis' ? meta.test(text) : /^Validates\b/i.test(text);
}

/** The requirements that a task or a container meets: ids, each once, and `All`. */
export function requirementsIn(nodes: readonly Nodes[], body: readonly (Field | Block)[], source: Source | null) {
  const parts = body.flatMap((part): Nodes[] => (isField(part) ? [...part.inline, ...part.blocks] : [part]));
  const marked = everyNode([...nodes, ...parts]).flatMap((node) =>
    (node.type === 'emphasis' || node.type === 'strong') && isMeta(node)
      ? ofMark(inlineTextOf(node.children, source))
      : [],
  );
  const blocks = body.flatMap((part): RootContent[] => (isField(part) ? part.blocks : [part]));
  const plain = textBlocks(blocks).flatMap(({ children }) => ofLines(inlineTextOf(children, source)));
  const fields = body.flatMap((part) =>
    isField(part) && (isRequirementLabel(part.label.value) || requirementValue.test(part.text.value))
      ? idsIn(part.inlineText, { from: 0, to: part.inlineText.text.length })
      : [],
  );
  const byId = new Map([...marked, ...plain, ...fields].toReversed().map((one) => [one.value, one]));
  return [...byId.values()].toReversed();
}

/** A label that is not a known word for requirements counts where its value is ids and nothing else. */
function ofMark(inlineText: InlineText): Sourced[] {
  const { text } = inlineText;
  const match = meta.exec(text);
  const from = match?.[0].length ?? 0;
  const said = match?.[1];
  if (said === undefined || isRequirementLabel(said)) return idsIn(inlineText, { from, to: text.length });
  if (/^Validates$/i.test(said)) return idsIn(inlineText, { from, to: text.length });
  const isForeign = /[^\p{ASCII}]/u.test(said);
  return isForeign && pieces(text.slice(from)).every(({ match }) => match !== null)
    ? idsIn(inlineText, { from, to: text.length })
    : [];
}

function ofLines(inlineText: InlineText): Sourced[] {
  return [...inlineText.text.matchAll(plainLine)].flatMap(({ index, 0: lead }) => {
    const from = index + lead.length;
    const length = inlineText.text.slice(from).search(/[\r\n]/);
    return idsIn(inlineText, { from, to: length < 0 ? inlineText.text.length : from + length });
  });
}

const id = String.raw`R?-?(\d+(?:\.\d+)*)`;
const piece = new RegExp(
  String.raw`^\s*(?:${requirementWord}[\s#:]*)?(?:(All)|${id}(?:\s*(?:[-–—~〜]|to)\s*${id})?)(?:\s*[(（][^()（）]*[)）])?[\s.]*$`,
  'diu',
);

/** The parts of a value, each with its ids if it holds nothing else. */
function pieces(value: string): { from: number; match: RegExpExecArray | null }[] {
  const text = value.replace(/\band\b/gi, ' , ');
  return [...text.matchAll(/[^,;、，；&+/\r\n]+/g)]
    .filter(([part]) => part.trim() !== '')
    .map(({ index, 0: part }) => ({ from: index, match: piece.exec(part) }));
}

/** The ids, ranges of ids and `All` in a value; the rest is prose. */
function idsIn(inlineText: InlineText, { from, to }: Range): Sourced[] {
  return pieces(inlineText.text.slice(from, to)).flatMap(({ from: at, match }) => {
    const [range] = [match?.indices?.[1] ?? match?.indices?.[2]];
    if (!match || !range) return [];
    const { position } = pieceOf(inlineText, {
      from: from + at + range[0],
      to: from + at + (match.indices?.[3]?.[1] ?? range[1]),
    });
    const values = match[1] === undefined ? expand(match[2] ?? '', match[3]) : ['All'];
    return values.map((value): Sourced => ({ value, position }));
  });
}

/** Cap on the ids that a range comes to. */
const MOST = 100;

/** `3.1-3.4` is each of them; a range over several requirements is known by its ends only. */
function expand(first: string, last: string | undefined): string[] {
  if (last === undefined) return [first];
  const cut = first.lastIndexOf('.') + 1;
  const [low, high] = [Number(first.slice(cut)), Number(last.slice(cut))];
  if (last.slice(0, cut) !== first.slice(0, cut) || !(high > low) || high - low >= MOST) return [first, last];
  return Array.from({ length: high - low + 1 }, (_, offset) => `${first.slice(0, cut)}${low + offset}`);
}
