import { type Examined, examine } from '../../../plugin/check/examine.ts';
import { folderOf } from '../../../plugin/plan/formats/index.ts';
import type { Plan } from '../../../plugin/plan/model.ts';

/** Text of files by their paths. */
export type Files = Readonly<Record<string, string>>;

/** What there is to know about a plan that is a folder, without anything beside it. */
export function examineFolder(folder: string, files: Files): Examined {
  const parts = Object.entries(files).map(([path, text]) => ({ path: `${folder}/${path}`, bytes: Buffer.from(text) }));
  const format = folderOf(parts[0]?.path ?? '')?.format;
  if (!format) throw new Error(`No plan is at ${parts[0]?.path}.`);
  const bytes = Buffer.concat(parts.map(({ bytes }) => bytes));
  return examine({ id: folder, path: folder, bytes, folder: { format, files: parts } });
}

export function readFolder(folder: string, files: Files): Plan {
  return examineFolder(folder, files).plan;
}

/** The dependencies of each task that has a field for them. */
export function dependenciesIn({ tasks }: Plan): Record<string, string[]> {
  return Object.fromEntries(
    tasks.flatMap(({ id, dependsOn }) =>
      dependsOn ? [[id, dependsOn.items.map((item) => ('id' in item ? item.id : item.source.value))]] : [],
    ),
  );
}
