//! Numbering plans, from npm `libphonenumber-js` (Google's libphonenumber metadata).

use super::Generated;
use super::npm::Package;
use super::words::{Words, constant};
use serde_json::{Map, Value};

const PACKAGE: Package = Package { name: "libphonenumber-js", version: "1.13.16" };

pub fn generate() -> Result<Vec<Generated>, String> {
    let metadata = PACKAGE.json("metadata.max.json")?;
    let everywhere = object(&metadata, "nonGeographic")?;
    let plans = object(&metadata, "countries")?
        .iter()
        .chain(everywhere)
        .map(|(region, plan)| Ok((region.clone(), numbering_plan(plan)?)))
        .collect::<Result<Words, String>>()?;
    let mut codes: Words = everywhere.keys().map(|code| (code.clone(), code.clone())).collect();
    for (code, regions) in object(&metadata, "country_calling_codes")? {
        codes.insert(code.clone(), regions[0].as_str().ok_or("a calling code without a region")?.to_owned());
    }
    let source = format!("npm {} {} (MIT; its metadata Apache-2.0)", PACKAGE.name, PACKAGE.version);
    let doc = "Numbering plans: calling code, international prefix, trunk prefixes; possible and usual lengths as bits.";
    Ok(vec![
        constant("phone-plans", doc, &source, &plans)?,
        constant("phone-codes", "Calling codes, with the region whose plan counts.", &source, &codes)?,
    ])
}

fn object<'m>(metadata: &'m Value, name: &str) -> Result<&'m Map<String, Value>, String> {
    metadata[name].as_object().ok_or(format!("the metadata has no {name}"))
}

/// Places in the metadata, version 4: 0 calling code, 1 international prefix, 3 possible lengths,
/// 5 trunk prefix, 7 the same as a pattern, 11 types of numbers (0 fixed line, 1 mobile, each with
/// its pattern and, where they are its own, its lengths), 12 the usual international prefix.
fn numbering_plan(plan: &Value) -> Result<String, String> {
    let digits = |at: usize| plan[at].as_str().filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()));
    let code = plan[0].as_str().ok_or("a region without calling code")?;
    let abroad = digits(1).or(digits(12)).unwrap_or("00");
    let trunks = match (plan[7].as_str(), plan[5].as_str()) {
        (Some("[08]"), _) => "0,8",
        (Some("0|80?"), _) => "80,8,0",
        (_, Some(prefix)) => prefix,
        _ => "-",
    };
    let possible = bits(&plan[3]);
    let of_type = |at: usize| match &plan[11][at] {
        Value::Array(own) => own.get(1).map_or(possible, bits),
        _ => 0,
    };
    let usual = match of_type(0) | of_type(1) {
        0 => possible,
        usual => usual,
    };
    (possible != 0).then_some(()).ok_or("a region without possible lengths")?;
    Ok(format!("{code} {abroad} {trunks} {possible:x} {usual:x}"))
}

/// Lengths as bits.
fn bits(lengths: &Value) -> u32 {
    let lengths = lengths.as_array().map(Vec::as_slice).unwrap_or_default();
    lengths.iter().filter_map(Value::as_u64).fold(0, |bits, length| bits | 1 << length)
}
