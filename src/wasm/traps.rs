//! Traps on purpose, for the recovery tests only.

use wasm_bindgen::prelude::wasm_bindgen;

/// Traps: `panic`, `stack` (overflow) or `memory` (exhausted).
#[wasm_bindgen(js_name = __trap)]
#[must_use]
#[expect(clippy::panic, reason = "the recovery tests need a real one")]
pub fn trap(kind: &str) -> u32 {
    match kind {
        "stack" => overflow(1),
        "memory" => exhaust(),
        _ => panic!("on purpose"),
    }
}

/// Recursion that the optimizer cannot turn into a loop.
fn overflow(depth: u32) -> u32 {
    if std::hint::black_box(depth) == 0 {
        return 0;
    }
    let frame = std::hint::black_box([depth; 256]);
    overflow(depth.wrapping_add(1)).wrapping_add(frame.iter().sum())
}

/// Reserves until the memory ends, without touching it.
fn exhaust() -> u32 {
    let mut held: Vec<Vec<u8>> = Vec::new();
    loop {
        held.push(std::hint::black_box(Vec::with_capacity(1 << 30)));
    }
}
