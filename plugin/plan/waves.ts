import type { DeclaredWave, Plan } from './model.ts';

/** The waves that a plan declares, each with the ids of its tasks, once each; a container names all tasks below it. */
export function declaredWaves({ waves, containers }: Plan): { wave: DeclaredWave; ids: string[] }[] {
  const below = new Map(containers.map(({ id, tasks }) => [id, tasks]));
  return waves.map((wave) => ({
    wave,
    ids: [...new Set(wave.tasks.flatMap(({ value }) => below.get(value) ?? [value]))],
  }));
}
