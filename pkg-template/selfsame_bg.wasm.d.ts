/** What `import module from "selfsame/selfsame_bg.wasm"` gives, where a runtime or bundler allows it. */
declare const module: WebAssembly.Module;
export default module;
