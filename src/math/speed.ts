/** Places where MathJax takes more time than its work needs. What it puts out is the same byte for byte. */
import type { MmlNode } from 'mathjax-full/js/core/MmlTree/MmlNode.js';
import { MmlMrow } from 'mathjax-full/js/core/MmlTree/MmlNodes/mrow.js';
import { AbstractFactory } from 'mathjax-full/js/core/Tree/Factory.js';
import { NodeFactory } from 'mathjax-full/js/input/tex/NodeFactory.js';
import { flattenAttributes } from './attributes.ts';

type Undo = () => void;

/** Puts a method in the place of MathJax's. */
function replace(prototype: object, name: string, method: unknown): Undo {
  const before = Object.getOwnPropertyDescriptor(prototype, name) ?? {};
  Object.defineProperty(prototype, name, { ...before, value: method });
  return () => {
    Object.defineProperty(prototype, name, before);
  };
}

/** Children may be missing, whatever MathJax's type says. */
const takesSpace = (child: MmlNode | null): boolean => child !== null && !child.isSpacelike;

/**
 * `nonSpaceLength` counts all children for each operator, although its callers only ask whether the number is 1. This
 * one stops at 2, which makes long formulas linear.
 */
function countedToTwo(this: MmlMrow): number {
  let n = 0;
  for (const child of this.childNodes) {
    if (takesSpace(child) && ++n === 2) break;
  }
  return n;
}

type Make = (...args: unknown[]) => unknown;

interface Factory {
  nodeMap: Map<string, new (...args: unknown[]) => unknown>;
  node: Record<string, Make>;
  defaultKind: string;
}

/** MathJax was compiled for engines without `new` and `...` for any number of arguments, and copies them twice instead. */
function setNodeClass(this: Factory, kind: string, nodeClass: new (...args: unknown[]) => unknown): void {
  this.nodeMap.set(kind, nodeClass);
  this.node[kind] = (...args) => {
    // What engines compile best.
    if (args.length === 0) return new nodeClass(this);
    if (args.length === 1) return new nodeClass(this, args[0]);
    if (args.length === 2) return new nodeClass(this, args[0], args[1]);
    return new nodeClass(this, ...args);
  };
}

function createNode(this: Factory, kind: string, ...args: unknown[]): unknown {
  const make = this.node[kind] ?? this.node[this.defaultKind];
  return make?.(...args);
}

interface TexFactory {
  factory: Record<string, Make>;
  configuration: { addNode: (kind: unknown, node: unknown) => void };
}

function createTexNode(this: TexFactory, kind: string, ...args: unknown[]): unknown {
  const node = (this.factory[kind] ?? this.factory['node'])?.(this, ...args);
  if (kind === 'node') this.configuration.addNode(args[0], node);
  return node;
}

let inForce: Undo | null = null;

/** Puts all of it in force for this process; what it returns takes it back, but for what was made meanwhile. */
export function speedUp(): Undo {
  if (!inForce) {
    const undo = [
      replace(MmlMrow.prototype, 'nonSpaceLength', countedToTwo),
      replace(AbstractFactory.prototype, 'setNodeClass', setNodeClass),
      replace(AbstractFactory.prototype, 'create', createNode),
      replace(NodeFactory.prototype, 'create', createTexNode),
      flattenAttributes(),
    ];
    inForce = () => {
      for (const one of undo) one();
    };
  }
  return () => {
    inForce?.();
    inForce = null;
  };
}
