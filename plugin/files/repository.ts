import { basename } from 'node:path';
import { git } from './git.ts';

/** A repository on the web. */
export interface RepositoryPage {
  name: string;
  page: string;
  /** The start of the addresses of its files. */
  files: string;
  icon: 'github' | 'gitlab' | 'bitbucket' | 'codeberg' | 'external';
}

/** The path at which a host shows files, by a part of its name; others do as GitHub does. */
const hosts = [
  { part: 'github', icon: 'github', folder: 'blob' },
  { part: 'gitlab', icon: 'gitlab', folder: '-/blob' },
  { part: 'bitbucket', icon: 'bitbucket', folder: 'src' },
  { part: 'codeberg', icon: 'codeberg', folder: 'src/branch' },
] as const;

/** The repository of a folder, on the web; null if its remote does not tell where that is. */
export async function repositoryPage(home: string): Promise<RepositoryPage | null> {
  const remote = await git(['remote', 'get-url', 'origin'], home);
  const [, scheme, host, port, path] =
    /^(?:(https?):\/\/(?:[^@/]*@)?|ssh:\/\/git@|git@)([\w.-]+)(:\d+)?[/:](.+?)(?:\.git)?\/?$/.exec(
      remote?.stdout.trim() ?? '',
    ) ?? [];
  if (host === undefined || path === undefined) return null;
  const branch = await git(['symbolic-ref', '--short', 'HEAD'], home);
  const { icon, folder } = hosts.find(({ part }) => host.includes(part)) ?? { icon: 'external', folder: 'blob' };
  // The port of SSH is not that of the web.
  const page = `${scheme && port ? `${scheme}://${host}${port}` : `https://${host}`}/${path}`;
  const ref = encodeURI(branch?.stdout.trim() || 'HEAD');
  return { name: basename(path), page, files: `${page}/${folder}/${ref}`, icon };
}
