// A feed whose subscribers are closures over whole requests, and that writes its own heap snapshot when it is done.
//
// The planted fault: nothing takes a subscriber off `feed.subscribers`.
//
//     node subscriptions.js heap.heapsnapshot

const v8 = require("node:v8");

class Feed {
    constructor() {
        this.subscribers = [];
    }

    subscribe(subscriber) {
        this.subscribers.push(subscriber);
    }
}

const feed = new Feed();

function handle(number) {
    const request = { path: `/orders/${number}`, lines: Array.from({ length: 60 }, (_, line) => `${number}-${line}`) };
    feed.subscribe((event) => request.lines.push(event));
}

for (let number = 0; number < 15000; number++) handle(number);
v8.writeHeapSnapshot(process.argv[2]);
