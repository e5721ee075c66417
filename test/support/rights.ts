/** Whom file permissions stop, where they do not stop this user: root. */
export const NOBODY = process.getuid?.() === 0 ? 65_534 : undefined;

/** File permissions do not stop root, who therefore does some work as nobody. */
export async function withoutRights(work: () => Promise<void>): Promise<void> {
  if (NOBODY !== undefined) process.seteuid?.(NOBODY);
  try {
    await work();
  } finally {
    if (NOBODY !== undefined) process.seteuid?.(0);
  }
}
