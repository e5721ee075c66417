import { location } from 'vfile-location';
import { withoutByteOrderMark } from './decode.ts';

/** The source as positions are made from it; null where the host has none, and positions are then absent. */
export interface Source {
  text: string;
  toPoint: ReturnType<typeof location>['toPoint'];
}

/** A byte order mark at the start does not count, as it does not in Markdown's own offsets. */
export function sourceOf(written: string): Source {
  const text = withoutByteOrderMark(written);
  return { text, toPoint: location(text).toPoint };
}
