// Files in: dropped anywhere on the page, chosen, or the sample.

import { byId } from "./dom.js";

/** `take` gets a list of files. */
export function acceptFiles(take) {
  const input = byId("file");
  const drop = byId("drop");
  const choose = () => input.click();
  byId("choose").addEventListener("click", choose);
  byId("add").addEventListener("click", choose);
  input.addEventListener("change", () => {
    take([...input.files]);
    input.value = "";
  });
  const over = (on) => drop.classList.toggle("over", on);
  for (const name of ["dragenter", "dragover"]) {
    document.addEventListener(name, (event) => {
      event.preventDefault();
      over(true);
    });
  }
  document.addEventListener("dragleave", (event) => event.relatedTarget || over(false));
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    over(false);
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length) take(files);
  });
}

/** The sample's files; they are carried in a module, as nothing may be fetched. */
export async function sampleFiles() {
  const { default: files } = await import("./sample.js");
  return files.map(({ name, base64 }) => new File([decode(base64)], name, { type: "text/csv" }));
}

function decode(base64) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}
