import type { en } from './en.ts';

/** The same in German. */
export const de: Record<keyof typeof en, string> = {
  'state.todo': 'Offen',
  'state.ready': 'Bereit',
  'state.waiting': 'Wartet',
  'state.in-progress': 'In Arbeit',
  'state.done': 'Erledigt',
  'state.blocked': 'Blockiert',
  'state.cancelled': 'Gestrichen',

  tasks_one: '{{count}} Aufgabe',
  tasks_other: '{{count}} Aufgaben',
  phases_one: '{{count}} Phase',
  phases_other: '{{count}} Phasen',
  days_one: '{{count}} Tag',
  days_other: '{{count}} Tage',
  hours_one: '{{count}} Stunde',
  hours_other: '{{count}} Stunden',
};
