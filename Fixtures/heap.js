// A small heap with something of everything that JavaScript can hold, written as a snapshot to the file that is named:
//     node heap.js heap.heapsnapshot
'use strict';
const v8 = require('v8');

class Point {
  #secret;
  constructor(x, y) {
    this.x = x;
    this.y = y;
    this.#secret = { x, y };
  }
  get length() { return Math.hypot(this.x, this.y, this.#secret.x); }
}

class Registry {
  constructor() {
    this.points = Array.from({ length: 1000 }, (_, i) => new Point(i, i * 0.5));
    this['a key with blanks'] = 'value of a key with blanks';
    this[Symbol('mark')] = { marked: true };
    this[Symbol.iterator] = function* () { yield* this.points; };
    this.byName = new Map(this.points.slice(0, 50).map((point, i) => [`name-${i}`, point]));
    this.seen = new Set(this.points.slice(0, 20));
    this.notes = new WeakMap();
    for (const point of this.points.slice(0, 30)) this.notes.set(point, { note: `of ${point.x}` });
    this.latest = new WeakRef(this.points[0]);
  }
}

const counters = [];
function makeCounter(step) {
  let count = 0;
  const log = [];
  return function counter() { log.push(count += step); return count; };
}
for (let i = 0; i < 20; i++) counters.push(makeCounter(i));

const registry = new Registry();
global.application = {
  registry,
  counters,
  bound: makeCounter.bind(registry, 7),
  text: 'grüße, 世界, 😀',
  long: Buffer.alloc(500, 'x').toString(),
  joined: 'left part of a rope, '.concat(process.pid, ' right part of a rope'),
  pattern: /^[a-z]+$/i,
  big: 123456789012345678901234567890n,
  bytes: new Uint8Array(10000),
  sparse: Object.assign([], { 4000000000: 'far' }),
  dictionary: Object.fromEntries(Array.from({ length: 2000 }, (_, i) => [`key-${i}`, { i }])),
};
global.application.self = global.application;

v8.writeHeapSnapshot(process.argv[2]);
