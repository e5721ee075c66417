/** The icons of the page's states, as the data of one path each; see `styles/states.css`. */
const DISC = 'M8 1.25a6.75 6.75 0 1 0 0 13.5 6.75 6.75 0 0 0 0-13.5Z';
const RING = `${DISC}M8 2.75a5.25 5.25 0 1 1 0 10.5 5.25 5.25 0 0 1 0-10.5Z`;

/** Width and height. */
export const ICON_SIZE = 16;

export const ICONS: Readonly<Record<string, string>> = {
  todo: RING,
  waiting: `${RING}M7.3 4.6h1.4v3.1l2 2-1 1-2.4-2.5Z`,
  ready: `${RING}M6.3 4.9v6.2L11.3 8Z`,
  'in-progress': `${RING}M8 4.25a3.75 3.75 0 0 1 0 7.5Z`,
  done: `${DISC}M11.35 5.2 12.4 6.25 7.1 11.55 3.9 8.35 4.95 7.3 7.1 9.45Z`,
  blocked: `${DISC}M4.4 7.1h7.2v1.8H4.4Z`,
  cancelled: `${RING}M6.4 5.4 8 7l1.6-1.6 1 1L9 8l1.6 1.6-1 1L8 9l-1.6 1.6-1-1L7 8 5.4 6.4Z`,
};
