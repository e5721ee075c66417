import { createHash } from 'node:crypto';

/** A digest of the parts, in their order; what is not bytes or text counts as its JSON. */
export function digest(...parts: unknown[]): string {
  const hash = createHash('sha256');
  for (const part of parts) {
    const bytes =
      part instanceof Uint8Array ? part : Buffer.from(typeof part === 'string' ? part : (JSON.stringify(part) ?? ''));
    hash.update(`${bytes.length}:`).update(bytes);
  }
  return hash.digest('base64url');
}
