#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| selfsame_fuzz::law(env!("CARGO_BIN_NAME"), data));
