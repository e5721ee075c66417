import type { ListItem, Paragraph } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { element } from '../build.ts';

/** A box with a name, since an `<input>` that nothing names says only "checkbox". It shows a state and takes no clicks. */
export function withBox(item: ListItem): ListItem {
  if (typeof item.checked !== 'boolean') return item;
  const [first, ...rest] = item.children;
  const line: Paragraph = first?.type === 'paragraph' ? first : { type: 'paragraph', children: [] };
  const box = element('input', {
    type: 'checkbox',
    disabled: true,
    checked: item.checked,
    ariaLabel: plainText(line) || (item.checked ? 'Done' : 'To do'),
  });
  const children: ListItem['children'] = [{ ...line, children: [box, { type: 'text', value: ' ' }, ...line.children] }];
  return {
    ...item,
    checked: null,
    children: [...children, ...(first === undefined || first.type === 'paragraph' ? rest : item.children)],
    data: { ...item.data, hProperties: { ...item.data?.hProperties, className: ['task-list-item'] } },
  };
}
