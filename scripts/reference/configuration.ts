import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { z } from 'zod';
import { planwrightOptions, siteOptions } from '../../plugin/astro/options.ts';
import { settingsKeys } from '../../plugin/check/schema.ts';
import { optionsSchema } from '../../plugin/remark/options.ts';
import { code, page, table } from './markdown.ts';

/** Every key of the settings and of the options, from the schemas that check them and the comments that editors show. */
export function configurationPage(): string {
  const settings = Object.keys(settingsKeys);
  const beside = (schema: z.ZodObject) => Object.entries(schema.shape).filter(([key]) => !settings.includes(key));
  const options = commentsIn('astro/options.ts');
  const remark = commentsIn('remark/written-options.ts');
  return page(
    {
      title: 'Settings and options',
      description:
        'Every key of planwright.config.ts, of the integration and of the remark plugin, with its type and default.',
      order: 2,
    },
    '## Settings',
    'These are keys of `planwright.config.ts`, and options of `planwright()`, the Starlight plugin, `remarkPlanwright` and `check()`. [Settings and silencing](../../guides/settings/) shows how they are used.',
    tableOf(Object.entries(settingsKeys), commentsIn('check/written-settings.ts')),
    '## Options of the integration and of the Starlight plugin',
    'Besides the settings. [In your Astro site](../../guides/astro/) shows how they are used; only the integration has `layout`.',
    tableOf(beside(planwrightOptions.extend(siteOptions.shape)), options),
    '## Options of the remark plugin',
    'Besides the settings. [The remark plugin](../../guides/remark/) shows how they are used.',
    tableOf(beside(optionsSchema), remark),
  );
}

function tableOf(
  keys: readonly (readonly [string, z.core.$ZodType])[],
  comments: ReadonlyMap<string, Comment>,
): string {
  const rows = keys.map(([key, schema]) => {
    const { type, text } = comments.get(key) ?? { text: '' };
    const [, meaning = text, said] = /^(.*?)\s*Default: (.*?)\.?$/s.exec(text) ?? [];
    return [code(key), code(type ?? typeFrom(schema)), said ?? defaultOf(schema), meaning];
  });
  return table(['key', 'type', 'default', 'meaning'], rows);
}

function defaultOf(schema: z.core.$ZodType): string {
  const { data } = z.safeParse(schema, undefined);
  return data === undefined || typeof data === 'function' ? 'none' : code(JSON.stringify(data));
}

/** In words of TypeScript. */
function typeFrom(schema: z.core.$ZodType): string {
  return typeOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
}

function typeOf({ type, anyOf, items, additionalProperties }: z.core.JSONSchema.BaseSchema): string {
  if (anyOf) return anyOf.map((one) => typeOf(one)).join(' | ');
  if (type === 'array') return `${typeOf(items as z.core.JSONSchema.BaseSchema)}[]`;
  if (type !== 'object') return String(type);
  return `Record<string, ${typeOf(additionalProperties as z.core.JSONSchema.BaseSchema)}>`;
}

/** The comment above a key, and its type if that is written there. */
interface Comment {
  type?: string;
  text: string;
}

/** The commented keys of a file's interfaces and objects. */
function commentsIn(file: string): Map<string, Comment> {
  const source = readFileSync(new URL(`../../plugin/${file}`, import.meta.url), 'utf8');
  const found = new Map<string, Comment>();
  const visit = (node: ts.Node): void => {
    if (
      (ts.isPropertySignature(node) || ts.isPropertyAssignment(node)) &&
      ts.getJSDocCommentsAndTags(node).length > 0
    ) {
      const [comment] = ts.getJSDocCommentsAndTags(node);
      const text = ts.getTextOfJSDocComment(comment?.comment)?.replace(/\s+/g, ' ') ?? '';
      const type = ts.isPropertySignature(node) && node.type ? writtenType(node.type) : undefined;
      found.set(node.name.getText(), { text, ...(type !== undefined && { type }) });
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true));
  return found;
}

/** A type as it is written, without `undefined` and what only that needs. */
function writtenType(type: ts.TypeNode): string {
  const text = type.getText().replace(/\s+/g, ' ');
  return text.replace(/ \| undefined\b/g, '').replace(/^\((.*=>.*)\)$/, '$1');
}
