/**
 * A plan in the fragment of an address, which browsers send to no server: `#v1.<plan>`, with `.kiro` after it where its
 * format was chosen.
 */
import { defaultLimits } from '../plan/limits.ts';
import { type FormatName, formatNames } from '../plan/model.ts';

/** A plan as it is typed or shared. */
export interface WrittenPlan {
  text: string;
  /** Null where the text tells it. */
  format: FormatName | null;
}

/** Why a link gives no plan. */
export type LinkFault = 'broken-link' | 'newer-link' | 'large-link';

const VERSION = 'v1';

/** The plan as a fragment without its `#`: UTF-8, deflated, in base64url. */
export async function toFragment({ text, format }: WrittenPlan): Promise<string> {
  const deflated = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(deflated).arrayBuffer());
  const shared = [VERSION, toBase64Url(bytes), ...(format === null ? [] : [format])];
  return shared.join('.');
}

/** The plan in a fragment; null where it is not a fragment of ours. A link can come from anyone. */
export async function fromFragment(fragment: string): Promise<WrittenPlan | LinkFault | null> {
  const [version = '', data = '', format, ...more] = fragment.split('.');
  if (!/^v\d+$/.test(version)) return null;
  if (version !== VERSION) return 'newer-link';
  const known = formatNames.find((name) => name === format) ?? null;
  if (more.length > 0 || (format !== undefined && known === null)) return 'broken-link';
  try {
    const bytes = await inflated(fromBase64Url(data), defaultLimits.fileBytes);
    if (bytes === null) return 'large-link';
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), format: known };
  } catch {
    return 'broken-link';
  }
}

/** Null for more bytes than are allowed, which are not unpacked: a short link could hold gigabytes. */
async function inflated(bytes: Uint8Array<ArrayBuffer>, most: number): Promise<Uint8Array | null> {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const whole = new Uint8Array(most);
  let length = 0;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    if (length + read.value.length > most) {
      await reader.cancel();
      return null;
    }
    whole.set(read.value, length);
    length += read.value.length;
  }
  return whole.subarray(0, length);
}

/** Characters that `String.fromCharCode` takes at once in every browser. */
const PIECE = 0x2000;

function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += PIECE) binary += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return btoa(binary).replace(/[+/=]/g, (one) => ({ '+': '-', '/': '_' })[one] ?? '');
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  if (/[^\w-]/.test(text)) throw new TypeError('not base64url');
  const binary = atob(text.replace(/[-_]/g, (one) => (one === '-' ? '+' : '/')));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
