// Carries structured-clone values as a JSON string. `makeCodec` uses nothing from outside itself, because its source
// text is also injected into the page.

type Packed = null | string | number | boolean | [tag: string, ...parts: unknown[]];
type Bytes = Uint8Array<ArrayBuffer>;

export interface Base64 {
  encode(bytes: Uint8Array): string;
  decode(text: string): Bytes;
}
export interface Codec {
  /** Throws `An object could not be cloned.` for functions, symbols and the like, as Electron does. */
  encode(value: unknown): string;
  decode(text: string): unknown;
}

/** A codec for one end of the wire; both ends differ only in how they do base64. */
export function makeCodec(base64: Base64): Codec {
  const views = 'Int8 Uint8 Uint8Clamped Int16 Uint16 Int32 Uint32 Float32 Float64 BigInt64 BigUint64'
    .split(' ')
    .map((kind) => `${kind}Array`)
    .concat('DataView');
  const errors = { EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };
  const tagOf = (value: object): string => Object.prototype.toString.call(value).slice(8, -1);

  function pack(value: unknown, seen: Map<object, number>): Packed {
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    if (typeof value === 'number') {
      const plain = Number.isFinite(value) && !Object.is(value, -0);
      return plain ? value : ['number', Object.is(value, -0) ? '-0' : String(value)];
    }
    if (value === undefined) return ['undefined'];
    if (typeof value === 'bigint') return ['bigint', String(value)];
    return packObject(value as object, seen);
  }

  function packObject(value: object, seen: Map<object, number>): Packed {
    const before = seen.get(value);
    if (before !== undefined) return ['again', before];
    seen.set(value, seen.size);
    const inner = (part: unknown): Packed => pack(part, seen);
    const tag = tagOf(value);
    if (Array.isArray(value)) return ['Array', Array.from(value, inner)]; // holes become undefined
    if (value instanceof Date) return ['Date', inner(value.getTime())];
    if (value instanceof RegExp) return ['RegExp', value.source, value.flags];
    if (value instanceof Map) return ['Map', [...value].map(([key, item]) => [inner(key), inner(item)])];
    if (value instanceof Set) return ['Set', [...value].map(inner)];
    if (value instanceof ArrayBuffer) return ['ArrayBuffer', base64.encode(new Uint8Array(value))];
    if (views.includes(tag)) {
      const view = value as ArrayBufferView;
      return ['view', tag, base64.encode(new Uint8Array(view.buffer, view.byteOffset, view.byteLength))];
    }
    if (value instanceof Error) {
      return ['Error', value.name, value.message, value.stack, 'cause' in value ? inner(value.cause) : ['undefined']];
    }
    if (tag === 'Number' || tag === 'String' || tag === 'Boolean') return ['boxed', inner(value.valueOf())];
    if (tag !== 'Object') throw new DOMException('An object could not be cloned.', 'DataCloneError');
    return ['Object', Object.entries(value).map(([key, item]) => [key, inner(item)])];
  }

  function unpack(packed: Packed, made: unknown[]): unknown {
    if (!Array.isArray(packed)) return packed;
    const [tag, first, second, third, fourth] = packed;
    const keep = <T>(value: T): T => {
      made.push(value);
      return value;
    };
    const inner = (part: unknown): unknown => unpack(part as Packed, made);
    const pairs = first as [unknown, unknown][];
    switch (tag) {
      case 'undefined':
        return undefined;
      case 'number':
        return Number(first);
      case 'bigint':
        return BigInt(first as string);
      case 'again':
        return made[first as number];
      case 'Date':
        return keep(new Date(Number(inner(first))));
      case 'RegExp':
        return keep(new RegExp(first as string, second as string));
      case 'Array': {
        const array: unknown[] = keep([]);
        for (const item of first as unknown[]) array.push(inner(item));
        return array;
      }
      case 'Map': {
        const map = keep(new Map());
        for (const [key, item] of pairs) map.set(inner(key), inner(item));
        return map;
      }
      case 'Set': {
        const set = keep(new Set());
        for (const item of first as unknown[]) set.add(inner(item));
        return set;
      }
      case 'ArrayBuffer':
        return keep(base64.decode(first as string).buffer);
      case 'view':
        return keep(viewOf(first as string, base64.decode(second as string)));
      case 'Error': {
        const Kind = errors[first as keyof typeof errors] ?? Error;
        const error = keep(new Kind(second as string));
        error.stack = third as string;
        const cause = inner(fourth);
        if (cause !== undefined) error.cause = cause;
        return error;
      }
      case 'boxed':
        return keep(Object(inner(first)));
      case 'Object': {
        const object = keep({});
        for (const [key, item] of pairs) define(object, key as string, inner(item));
        return object;
      }
    }
    throw new Error(`codec: unknown tag ${tag}`);
  }

  /** An own property even where the key is `__proto__`. */
  function define(object: object, key: string, value: unknown): void {
    Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true });
  }

  function viewOf(kind: string, bytes: Bytes): ArrayBufferView {
    if (kind === 'Uint8Array') return bytes;
    const View = Reflect.get(globalThis, kind) as new (buffer: ArrayBuffer) => ArrayBufferView;
    return new View(bytes.buffer);
  }

  function clone(value: unknown): unknown {
    try {
      return structuredClone(value);
    } catch {
      throw new Error('An object could not be cloned.');
    }
  }

  return {
    encode: (value) => JSON.stringify(pack(clone(value), new Map())),
    decode: (text) => unpack(JSON.parse(text) as Packed, []),
  };
}
