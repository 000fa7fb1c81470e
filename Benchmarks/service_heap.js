// A service's heap of about as many nodes as asked for: users in a Map, each with an address, tags, orders with lines and
// dates, closures that listen, and a log of sessions that refer to users; then a snapshot of it.
//
//     node --max-old-space-size=8000 service_heap.js NODES FILE
'use strict';
const v8 = require('v8');
const [nodes, file] = [Number(process.argv[2]), process.argv[3]];

let state = 1;
function below(bound) {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor(state / 4294967296 * bound);
}

class Address {
  constructor(i) {
    this.street = `Street ${i}`;
    this.city = cities[below(cities.length)];
    this.zip = `${10000 + below(90000)}`;
  }
}
class Line {
  constructor(i) {
    this.sku = `sku-${i}-${below(1e6)}`;
    this.count = below(9);
    this.price = below(1e6) / 100 + 0.01;
  }
}
class Order {
  constructor(user, i) {
    this.user = user;
    this.placed = new Date(1.6e12 + i * 1000);
    this.lines = [new Line(i), new Line(i + 1), new Line(i + 2)];
    this.notes = { channel: channels[below(3)], gift: below(2) === 0 };
  }
}
class User {
  constructor(i) {
    this.id = i;
    this.name = `User number ${i}`;
    this.address = new Address(i);
    this.orders = [new Order(this, i), new Order(this, i + 1)];
    this.tags = new Set([`tag${below(500)}`, `own tag of ${i}`]);
    this.onChange = (event) => listeners.push([this, event]);
    this.friend = users.get(below(i || 1));
  }
}
const cities = Array.from({ length: 300 }, (_, i) => `City ${i}`);
const channels = ['web', 'shop', 'telephone'];
const listeners = [];
const users = new Map();
const sessions = [];
const nodesPerUser = 57;
for (let i = 0; i < nodes / nodesPerUser; i++) {
  const user = new User(i);
  users.set(i, user);
  if (i % 4 === 0) {
    sessions.push({ user: users.get(below(i || 1)), token: `${i.toString(36)}-${below(1e9)}`, opened: i * 1.5 });
  }
}
globalThis.service = { users, sessions, listeners };
v8.writeHeapSnapshot(file);
