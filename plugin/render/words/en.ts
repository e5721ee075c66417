/** Every word of our own on a page, in English. */
export const en = {
  'state.todo': 'To do',
  'state.ready': 'Ready',
  'state.waiting': 'Waiting',
  'state.in-progress': 'In progress',
  'state.done': 'Done',
  'state.blocked': 'Blocked',
  'state.cancelled': 'Cancelled',

  tasks_one: '{{count}} task',
  tasks_other: '{{count}} tasks',
  phases_one: '{{count}} phase',
  phases_other: '{{count}} phases',
  days_one: '{{count}} day',
  days_other: '{{count}} days',
  hours_one: '{{count}} hour',
  hours_other: '{{count}} hours',
} as const;
