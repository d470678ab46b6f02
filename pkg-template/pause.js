// Lets the event loop run once: input, painting, a message that cancels.

let channel;

function viaMessage(resolve) {
  channel ??= new MessageChannel();
  channel.port1.onmessage = resolve;
  channel.port2.postMessage(0);
}

// setTimeout waits 4 ms when nested, so it comes last; a message port would keep Node alive.
const schedule = () => {
  if (typeof setImmediate === "function") return setImmediate;
  return typeof MessageChannel === "function" ? viaMessage : setTimeout;
};

export const pause = () => new Promise((resolve) => schedule()(resolve));
