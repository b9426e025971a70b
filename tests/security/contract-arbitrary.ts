// Makes inputs that the contract accepts, out of the contract's own schemas.
import fc, { type Arbitrary } from 'fast-check';
import { z } from 'zod';
import * as inputs from '#contract/inputs.ts';
import { pageRange } from '#contract/paper-inputs.ts';
import { crossAsked } from '#contract/statistics-inputs.ts';

const two = (from: number, to: number) => fc.integer({ min: from, max: to }).map((n) => String(n).padStart(2, '0'));

/** Schemas whose rule cannot be read off the schema. */
const SPECIAL = new Map<z.core.$ZodType, Arbitrary<unknown>>([
  [inputs.id, fc.stringMatching(/^[0-9A-HJKMNP-TV-Z]{26}$/)],
  [inputs.fingerprint, fc.stringMatching(/^[0-9a-f]{16}$/)],
  [inputs.backupId, fc.stringMatching(/^[\w.-]{1,120}$/)],
  [inputs.plainDate, fc.tuple(two(1, 12), two(1, 28)).map(([month, day]) => `2020-${month}-${day}`)],
  [inputs.instant, fc.tuple(two(1, 28), two(0, 23)).map(([day, hour]) => `2020-06-${day}T${hour}:30:00Z`)],
  [pageRange, fc.constantFrom('', '1', '1-3,5')],
]);
SPECIAL.set(
  crossAsked,
  acceptedObject(crossAsked.shape).filter((asked) => {
    const { rows, columns } = asked as z.infer<typeof crossAsked>;
    return rows !== columns;
  }),
);

/** Values that `schema` accepts. Throws for a kind of schema that the contract did not use when this was written. */
export function accepted(schema: z.core.$ZodType): Arbitrary<unknown> {
  const special = SPECIAL.get(schema);
  if (special) return special;
  if (schema instanceof z.ZodString) {
    const minLength = schema.minLength ?? 0;
    const maxLength = Math.min(schema.maxLength ?? 30, Math.max(30, minLength));
    return fc.string({ minLength, maxLength, unit: fc.constantFrom(...'整改措施a1“”') });
  }
  if (schema instanceof z.ZodNumber) {
    const min = Math.ceil(Math.max(schema.minValue ?? 0, 1));
    const max = Math.min(schema.maxValue ?? min + 1_000, min + 1_000);
    return fc.integer({ min, max });
  }
  if (schema instanceof z.ZodBoolean) return fc.boolean();
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options);
  if (schema instanceof z.ZodLiteral) return fc.constantFrom(...schema.values);
  if (schema instanceof z.ZodNullable) return fc.option(accepted(schema.unwrap()), { nil: null });
  if (schema instanceof z.ZodArray) {
    const minLength = Math.max(
      0,
      ...(schema._zod.def.checks ?? []).map((check) => (check._zod.def as { minimum?: number }).minimum ?? 0),
    );
    return fc.array(accepted(schema.element), { minLength, maxLength: Math.max(3, minLength) });
  }
  if (isOptional(schema) || schema instanceof z.ZodReadonly) return accepted(schema.unwrap());
  if (schema instanceof z.ZodUnion) return fc.oneof(...schema.options.map(accepted));
  if (schema instanceof z.ZodObject) return acceptedObject(schema.shape);
  if (schema instanceof z.ZodRecord) {
    const { keyType } = schema;
    const key =
      keyType instanceof z.ZodEnum
        ? fc.constantFrom(...keyType.options.map(String))
        : fc.stringMatching(/^[a-z]{1,10}$/);
    return fc.dictionary(key, accepted(schema.valueType), { maxKeys: 3 });
  }
  throw new Error(`no values known for a schema of the kind ${schema._zod.def.type}`);
}

/** May be left out. */
function isOptional(schema: z.core.$ZodType): schema is z.ZodOptional | z.ZodExactOptional | z.ZodDefault {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodExactOptional || schema instanceof z.ZodDefault;
}

function acceptedObject(shape: Record<string, z.core.$ZodType>): Arbitrary<unknown> {
  const required: string[] = [];
  const model: Record<string, Arbitrary<unknown>> = {};
  for (const [key, inner] of Object.entries(shape)) {
    if (isOptional(inner)) model[key] = accepted(inner.unwrap());
    else {
      model[key] = accepted(inner);
      required.push(key);
    }
  }
  return fc.record(model, { requiredKeys: required });
}

/** All names of fields anywhere in a schema. */
export function fieldNames(schema: z.core.$ZodType): Set<string> {
  const names = new Set<string>();
  const walk = (inner: z.core.$ZodType): void => {
    if (inner instanceof z.ZodObject) {
      for (const [key, next] of Object.entries<z.core.$ZodType>(inner.shape)) {
        names.add(key);
        walk(next);
      }
    } else if (inner instanceof z.ZodArray) walk(inner.element);
    else if (inner instanceof z.ZodUnion) inner.options.forEach(walk);
    else if (isOptional(inner) || inner instanceof z.ZodNullable || inner instanceof z.ZodReadonly)
      walk(inner.unwrap());
  };
  walk(schema);
  return names;
}

export type Path = (string | number)[];

/** Paths of all plain values inside a value. */
export function leaves(value: unknown, path: Path = []): Path[] {
  if (Array.isArray(value)) return value.flatMap((inner, at) => leaves(inner, [...path, at]));
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
}

/** A copy of the value with another one put at the path. */
export function withAt(value: unknown, path: Path, put: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return put;
  if (Array.isArray(value)) return value.map((inner, at) => (at === step ? withAt(inner, rest, put) : inner));
  const record = value as Record<string, unknown>;
  return { ...record, [step]: withAt(record[step], rest, put) };
}
