import type { TaskNode } from '../../graph/model.ts';
import { isField } from '../../plan/field/field.ts';
import type { Block, Field, FieldName, Task } from '../../plan/model.ts';
import { type Content, element, type PageElement, type Piece } from '../build.ts';
import type { View } from '../view.ts';
import { withPathsAsCode } from './files.ts';
import { needs, unlocks } from './relations.ts';

/** A row of a description list, or a block between two of them. */
type Row = PageElement | Block;

/**
 * What stands on a card below its head: fields and blocks in the author's order. `Depends on` and `Blocks` become links
 * both ways, at the place of the first of them, else at the end.
 */
export function body(node: TaskNode, view: View): Content[] {
  const parts = withoutLastBreaks(node.task.at.body);
  const first = parts.find((part) => isRelation(part) && part.name === 'dependsOn') ?? parts.find(isRelation);
  const relations = [needs(node, view), unlocks(node, view)].filter((one) => one !== null);
  const rows = parts.flatMap((part): Row[] => {
    if (part === first) return relations;
    if (isRelation(part)) return [];
    return [isField(part) ? row(part, node.task) : part];
  });
  return gather(first ? rows : [...rows, ...relations]);
}

function isRelation(part: Field | Block): part is Field {
  return isField(part) && (part.name === 'dependsOn' || part.name === 'blocks') && part.text.value !== '';
}

/** A thematic break at the end of a task stands between this task and the next, where the page keeps it. */
function withoutLastBreaks(parts: readonly (Field | Block)[]): readonly (Field | Block)[] {
  const last = parts.findLastIndex((part) => isField(part) || part.type !== 'thematicBreak');
  return parts.slice(0, last + 1);
}

const kinds: Partial<Record<FieldName, string>> = {
  doneWhen: 'pw-done-when',
  files: 'pw-files',
  description: 'pw-description',
};

/** Short values stand side by side, all others on a line of their own. */
const shortValue = 28;

function row(field: Field, task: Task): PageElement {
  const { inline, blocks } = field.name === 'files' ? withPathsAsCode(field, task.files) : field;
  const isShort = blocks.length === 0 && field.text.value.length <= shortValue && !(field.name && kinds[field.name]);
  const lead: Piece[] = blocks.length > 0 && inline.length > 0 ? [element('p', {}, inline)] : inline;
  const classes = ['pw-field', isShort ? 'pw-short' : '', (field.name && kinds[field.name]) ?? ''];
  return element('div', { className: classes.filter((name) => name !== '') }, [
    element('dt', {}, [field.label.value]),
    element('dd', {}, [...lead, ...blocks]),
  ]);
}

/** Neighbouring rows share a description list; blocks stand between the lists. */
function gather(rows: readonly Row[]): Content[] {
  const gathered: Content[] = [];
  let list: PageElement | null = null;
  for (const one of rows) {
    if (one.type !== 'planwright') {
      gathered.push(one);
      list = null;
      continue;
    }
    if (!list) {
      list = element('dl', { className: ['pw-fields'] });
      gathered.push(list);
    }
    list.children.push(one);
  }
  return gathered;
}
