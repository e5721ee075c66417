import type { Element } from 'hast';
import type { Mermaid, MermaidConfig } from 'mermaid';
import { shieldEntities, unshield } from '../escape.ts';
import { remembered } from '../measure.ts';
import { loadMeasure } from '../metrics.ts';
import { configFor } from './config.ts';
import { openStyledDom, type StyledElement } from './dom.ts';
import { finish, type Name, taken } from './finish.ts';

/** One diagram to draw. */
export interface AnyJob extends Name {
  text: string;
  /** Configuration of the light drawing, and of the one for dark pages; null for no other. */
  config: MermaidConfig;
  dark: MermaidConfig | null;
}

/** A drawing, or what kept Mermaid from making it, in its own words. */
export type AnyDrawing = { svg: Element; fault?: undefined } | { svg?: undefined; fault: string };

/** Numbers that look random and are the same for every drawing: layouts and invented ids begin with some. */
class Randomness {
  #state = 0;

  /** Starts over. */
  reset(): void {
    this.#state = 0x9e3779b9;
  }

  /** Mulberry32, in place of `Math.random`. */
  readonly next = (): number => {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const random = new Randomness();
Math.random = random.next;
const measure = loadMeasure();
const document = openStyledDom(remembered((words, size, bold) => measure(unshield(words), size, bold)));
const build = import.meta.resolve('mermaid/dist/mermaid.esm.mjs');
const { default: mermaid }: { default: Mermaid } = await import(/* @vite-ignore */ build);

/**
 * Draws one diagram of any type; a thread does one at a time, since Mermaid keeps its state in its module.
 *
 * @returns Mermaid's error where it has one
 */
export default async function render(job: AnyJob): Promise<AnyDrawing> {
  try {
    const light = taken(await draw(job, configFor(mermaid, job.config, false)));
    if (OWN_THEME.test(job.text)) return { svg: finish(light, null, { ...job, ground: ground() }) };
    const dark = job.dark && (await draw(job, configFor(mermaid, job.dark, true)));
    return { svg: finish(light, dark, job) };
  } catch (error) {
    return { fault: unshield(error instanceof Error ? error.message : String(error)) };
  } finally {
    document.clear();
  }
}

/** In a diagram's front matter, or in a directive. */
const OWN_THEME = /^---\r?\n(?:(?!---)[\s\S])*?\btheme\s*:|%%\{(?:(?!\}%%)[\s\S])*?\btheme["']?\s*:/;

/** The background that the theme of the last drawing is made for. */
function ground(): string | undefined {
  const { background } = mermaid.mermaidAPI.getConfig().themeVariables ?? {};
  return typeof background === 'string' && /^#?\w+$/.test(background) ? background : undefined;
}

async function draw({ id, text }: AnyJob, config: MermaidConfig): Promise<StyledElement> {
  document.clear();
  random.reset();
  mermaid.initialize(config);
  await mermaid.render(id, shieldEntities(text));
  if (!document.drawing) throw new Error('Mermaid drew nothing');
  return document.drawing;
}
