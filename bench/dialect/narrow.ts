/** Peers come without types that are checked here: each step into one is narrowed by these. */

type Callable = (...args: unknown[]) => unknown;

/** A property of an object or a function. */
export function field(value: unknown, key: string): unknown {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) {
    throw new TypeError(`no object to take ${key} from`);
  }
  return Reflect.get(value, key);
}

export function callable(value: unknown): Callable {
  if (typeof value !== 'function') throw new TypeError('not a function');
  return (...args) => {
    const result: unknown = Reflect.apply(value, undefined, args);
    return result;
  };
}

/** A method, bound to its object. */
export function method(value: unknown, key: string): Callable {
  const found = field(value, key);
  if (typeof found !== 'function') throw new TypeError(`${key} is not a method`);
  return (...args) => {
    const result: unknown = Reflect.apply(found, value, args);
    return result;
  };
}

export function construct(constructor: unknown, ...args: unknown[]): unknown {
  if (typeof constructor !== 'function') throw new TypeError('not a class');
  return Reflect.construct(constructor, args);
}

export function text(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError('not a text');
  return value;
}

export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? Array.from<unknown>(value) : [];
}

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
