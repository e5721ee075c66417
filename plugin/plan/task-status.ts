/** How far a task is, by its box, its Status field, its heading and the boxes nested in it. */
import { pieceOf } from './flow/flow.ts';
import type { Block, Sourced, Status, Task } from './model.ts';
import type { TaskSite } from './outline/site.ts';
import { boxOf, statusOfMark, statusOfValue } from './status.ts';
import { preorderInLists } from './walk.ts';

/** Something that speaks of a status; `status` is undefined where it says what nobody defined. */
interface Word {
  source: Sourced;
  status: Status | undefined;
}

/**
 * A list task's box beats its Status field; a heading task takes Status, then its own mark, then its nested boxes. An
 * unknown mark counts as to do, an unknown Status as not there.
 */
export function readStatus(
  site: TaskSite,
  said: Sourced | null,
): Pick<Task, 'status' | 'statusSource' | 'unknownStatus' | 'boxes'> {
  const field = said && { source: said, status: statusOfValue(said.value) };
  const own = ownStatus(site);
  const words = (site.form === 'list' || site.line.struck ? [own, field] : [field, own]).filter(
    (word) => word !== null,
  );
  const unknown = words.find((word) => word.status === undefined);
  const decisive = words.find((word) => word.status !== undefined || word === own);
  const nested = nestedBoxes(site.blocks);
  return {
    status: decisive ? (decisive.status ?? 'todo') : nested.status,
    statusSource: decisive?.status === undefined ? null : decisive.source,
    unknownStatus: unknown?.source ?? null,
    boxes: { ticked: nested.ticked, total: nested.total },
  };
}

/** What the first line itself says: struck through, a box, or an emoji. */
function ownStatus({ line, flow, box }: TaskSite): Word | null {
  if (line.struck)
    return { source: pieceOf(flow, line.title.from < line.title.to ? line.title : line.id), status: 'cancelled' };
  if (box) return { source: { value: `[${box.mark}]`, position: box.position }, status: statusOfMark(box.mark) };
  return line.emoji && { source: pieceOf(flow, line.emoji), status: line.emoji.status };
}

/** The boxes of list items, up to a thematic break. */
function nestedBoxes(blocks: readonly Block[]): { ticked: number; total: number; status: Status } {
  const end = blocks.findIndex((block) => block.type === 'thematicBreak');
  const nodes = preorderInLists(end < 0 ? blocks : blocks.slice(0, end));
  const statuses = nodes.flatMap((node) => {
    const box = node.type === 'listItem' ? boxOf(node) : null;
    return box ? [statusOfMark(box.mark)] : [];
  });
  const ticked = statuses.filter((status) => status === 'done').length;
  const begun = statuses.some((status) => status === 'done' || status === 'in-progress');
  const status = ticked > 0 && ticked === statuses.length ? 'done' : begun ? 'in-progress' : 'todo';
  return { ticked, total: statuses.length, status };
}
