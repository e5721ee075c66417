import { z } from 'zod';
import { nearestWord } from '../rules/support/nearest.ts';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/**
 * What is wrong with a value that a schema refused, one line for each key: the key, what was expected and what came; for a
 * key that does not exist, the nearest one that does.
 */
export function explain({ issues }: z.ZodError, schema: z.ZodType, value: unknown): string[] {
  return issues.flatMap((issue) => line(issue, schema, value, []));
}

/** ` Did you mean "preset"?`, with a space before it; empty where nothing is near. */
export function didYouMean(word: string, words: readonly string[]): string {
  const nearest = nearestWord(word, words);
  return nearest === undefined ? '' : ` Did you mean "${nearest}"?`;
}

function line(issue: Issue, schema: z.ZodType, value: unknown, before: Path): string[] {
  const path = [...before, ...issue.path];
  const came = valueAt(value, path);
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(schema, path);
    return issue.keys.map((key) => `- "${name([...path, key])}": there is no such option.${didYouMean(key, known)}`);
  }
  const branch = issue.code === 'invalid_union' ? branchFor(issue.errors) : undefined;
  if (branch) return branch.flatMap((inner) => line(inner, schema, value, path));
  return [`- ${path.length > 0 ? `"${name(path)}": ` : ''}${expectation(issue)}, but got ${show(came)}`];
}

/** The alternative that the value was meant for: of the right kind, but wrong inside. */
function branchFor(alternatives: readonly Issue[][]): Issue[] | undefined {
  return alternatives.find((issues) => !issues.some(({ code, path }) => code === 'invalid_type' && path.length === 0));
}

function expectation(issue: Issue): string {
  if (issue.code === 'invalid_type') return `expected ${issue.expected}`;
  if (issue.code === 'invalid_value') return `expected ${either(issue.values.map(show))}`;
  if (issue.code === 'invalid_format' && issue.format === 'url')
    return 'expected an address that begins with http:// or https://';
  if (issue.code === 'too_small') return tooSmall(issue);
  if (issue.code === 'invalid_union') return `expected ${either(issue.errors.flat().flatMap(kindOf))}`;
  return issue.message;
}

function tooSmall({ origin, minimum }: z.core.$ZodIssueTooSmall): string {
  if (origin === 'string') return 'expected some text';
  return origin === 'array' ? 'expected at least one' : `expected a number above ${minimum}`;
}

function kindOf(issue: Issue): string[] {
  return issue.code === 'invalid_type' ? [issue.expected] : [];
}

function either(words: readonly string[]): string {
  return [...new Set(words)].join(' or ');
}

function show(value: unknown): string {
  if (typeof value === 'function') return 'a function';
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    // It is circular, nested without end, or has no JSON form.
    return Array.isArray(value) ? 'an array' : `a value of type ${typeof value}`;
  }
}

const name = (path: Path) => path.map(String).join('.');

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce((at, key) => (at as Record<PropertyKey, unknown> | null)?.[key], value);
}

/** The keys that an object at this place may have. */
function keysAt(schema: z.ZodType, path: Path): string[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
    return keysAt(schema.unwrap() as z.ZodType, path);
  }
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => keysAt(option as z.ZodType, path));
  const [key, ...rest] = path;
  if (schema instanceof z.ZodArray && key !== undefined) return keysAt(schema.element as z.ZodType, rest);
  if (!(schema instanceof z.ZodObject)) return [];
  if (key === undefined) return Object.keys(schema.shape);
  const inner = schema.shape[String(key)];
  return inner === undefined ? [] : keysAt(inner as z.ZodType, rest);
}
