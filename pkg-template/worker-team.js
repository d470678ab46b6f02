// Several workers on one piece of work: what each gives the others goes from worker to worker.
//
// Does: keep what came until it is asked for; stop waiting when the signal says so.
// Does not: know what a parcel holds, or that a worker died; `worker-remote.js` sees that and cancels the others.

/** A team of one worker's ports to the others, by their numbers. */
export function team({ part, parts, ports }, signal) {
  const came = Array.from({ length: parts }, () => []);
  const waiting = [];
  // What is sent through a closed port is gone at once; the collector would let parcels of hundreds of megabytes lie.
  const { port1: nowhere } = new MessageChannel();
  nowhere.close();
  for (const [other, port] of ports.entries()) {
    if (!port) continue;
    port.onmessage = ({ data }) => (waiting[other] ? waiting[other].resolve(data) : came[other].push(data));
  }
  signal.addEventListener("abort", () => waiting.forEach((one) => one.reject(signal.reason)));
  return {
    part,
    parts,
    send: (other, parcel) => ports[other].postMessage(parcel, [parcel.buffer]),
    discard: (parcel) => nowhere.postMessage(null, [parcel.buffer]),
    next: async (other) => {
      signal.throwIfAborted();
      if (came[other].length > 0) return came[other].shift();
      const arrives = new Promise((resolve, reject) => (waiting[other] = { resolve, reject }));
      return arrives.finally(() => delete waiting[other]);
    },
    end: () => ports.forEach((port) => port?.close()),
  };
}

/** Ports between so many workers: of each a list of its ports to the others. */
export function connected(parts) {
  const ports = Array.from({ length: parts }, () => Array(parts).fill(undefined));
  for (let a = 0; a < parts; a += 1) {
    for (let b = a + 1; b < parts; b += 1) {
      const { port1, port2 } = new MessageChannel();
      [ports[a][b], ports[b][a]] = [port1, port2];
    }
  }
  return ports;
}
