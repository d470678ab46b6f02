//! The system under measurement: bytes in, the cluster of each row out.

use selfsame::matching::Population;
use selfsame::pipeline::{Job, Options, Resolution};
use selfsame::vocabulary::Stage;
use std::collections::BTreeSet;
use std::time::Instant;

/// What a resolution came to.
pub struct Resolved {
    resolution: Resolution,
    /// From the bytes to the assessment.
    pub seconds: f64,
}

type Pairs = BTreeSet<(u32, u32)>;

impl Resolved {
    /// The cluster of each row, over all files in order.
    pub fn clusters(&self) -> &[u32] {
        self.resolution.customer_of()
    }

    /// How many customers were found.
    pub fn customers(&self) -> usize {
        self.resolution.customers()
    }

    /// Pairs that met at all, whatever they weighed.
    pub fn compared(&self) -> Pairs {
        let mut population: Population = self.resolution.population().clone();
        let (scorer, mut pairs) = (self.resolution.scorer(), Vec::new());
        for record in 0..self.resolution.records() as u32 {
            population.pairs_below(&scorer, record, f64::NEG_INFINITY, &mut pairs, None);
        }
        pairs.iter().map(|pair| (pair.left, pair.right)).collect()
    }

    /// Pairs at or above the threshold.
    pub fn linked(&self) -> Vec<(u32, u32)> {
        let threshold = self.resolution.scorer().match_weight();
        let linked = self.resolution.pairs().iter().filter(|pair| f64::from(pair.weight) >= threshold);
        linked.map(|pair| (pair.left, pair.right)).collect()
    }

    /// The weights behind a pair, in words.
    pub fn explain(&self, left: u32, right: u32) -> String {
        let population = self.resolution.population();
        let Some(profile) = population.profile(right) else { return String::new() };
        let explanation = population.explain(&self.resolution.scorer(), left, &profile);
        let addends = explanation.iter().flat_map(|explanation| &explanation.comparisons);
        addends.map(|addend| format!("{} {} {:+.1}; ", addend.name, addend.level, addend.weight)).collect()
    }
}

/// Resolves files.
pub fn resolve(files: &[(String, Vec<u8>)], options: Options) -> Result<Resolved, selfsame::Error> {
    let start = Instant::now();
    let mut job = Job::new(options)?;
    for (name, bytes) in files {
        job.add_input(name, bytes)?;
    }
    while job.step(5_000)?.stage != Stage::Done {}
    let resolution = job.finish()?;
    Ok(Resolved { resolution, seconds: start.elapsed().as_secs_f64() })
}
