import type { TaskNode } from '../graph/model.ts';
import type { Block, Field } from '../plan/model.ts';
import { type Content, element, type PageElement, type Piece } from './build.ts';
import { needs, unlocks } from './relations.ts';
import type { View } from './view.ts';

/**
 * What stands on a card below its head: fields and blocks in the author's order. `Depends on` becomes links, and what the
 * task unlocks follows it; where no such field stands, both come last.
 */
export function body(node: TaskNode, view: View): Content[] {
  const rows: (PageElement | Block)[] = [];
  const { body, fields } = node.task.at;
  for (const part of body) {
    if (!isField(part)) rows.push(part);
    else if (part.name === 'dependsOn') rows.push(...relations(node, view));
    else rows.push(row(part));
  }
  if (!fields.some((field) => field.name === 'dependsOn')) rows.push(...relations(node, view));
  return gather(rows);
}

function relations(node: TaskNode, view: View): PageElement[] {
  return [needs(node, view), unlocks(node, view)].filter((one) => one !== null);
}

/** A field is no node. */
function isField(part: Field | Block): part is Field {
  return !('type' in part);
}

function row(field: Field): PageElement {
  const inline: Piece[] =
    field.blocks.length > 0 && field.inline.length > 0 ? [element('p', {}, field.inline)] : field.inline;
  return element('div', { className: ['pw-field'] }, [
    element('dt', {}, [field.label.value]),
    element('dd', {}, [...inline, ...field.blocks]),
  ]);
}

/** Neighbouring rows share a description list; blocks stand between the lists. */
function gather(rows: readonly (PageElement | Block)[]): Content[] {
  const gathered: Content[] = [];
  let list: PageElement | null = null;
  for (const one of rows) {
    if (one.type !== 'planwright') {
      gathered.push(one);
      list = null;
      continue;
    }
    if (!list) {
      list = element('dl', { className: ['pw-fields'] }, []);
      gathered.push(list);
    }
    list.children.push(one);
  }
  return gathered;
}
