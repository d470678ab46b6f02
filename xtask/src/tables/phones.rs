//! Numbering plans: Google's libphonenumber metadata, from npm `libphonenumber-js`, which keeps up with
//! it, and npm `google-libphonenumber`, which has the formats that the first leaves out.

mod closure;
mod formats;
mod pattern;
mod prefix;

use super::Generated;
use super::npm::Package;
use pattern::{encode, letter};
use serde_json::{Map, Value};

const PACKAGE: Package = Package { name: "libphonenumber-js", version: "1.13.16" };
const COMPLETE: Package = Package { name: "google-libphonenumber", version: "3.2.47" };

/// The release of libphonenumber that `PACKAGE` was made from. It does not say so itself:
/// `cargo xtask bench oracles phone` compares it with the release of the same number.
const RELEASE: &str = "9.0.43";

/// Places of the types in the metadata, in the order in which a number is tried: premium rate,
/// toll-free, shared cost, VoIP, personal, pager, company-wide, voice mail, fixed line, mobile.
const TYPES: [usize; 10] = [3, 2, 9, 8, 4, 7, 6, 5, 0, 1];

pub fn generate() -> Result<Vec<Generated>, String> {
    let metadata = PACKAGE.json("metadata.max.json")?;
    let complete = closure::metadata(&COMPLETE.text("dist/libphonenumber.js")?)?;
    let regions = regions(&metadata)?;
    let mut lines = [Vec::new(), Vec::new(), Vec::new()];
    for (region, plan) in &regions {
        let region_lines = [
            head(region, plan).map_err(|error| format!("{region}: {error}"))?,
            types(&plan[11])?,
            formats::merged(&plan[4], &complete[region])?.join("\t"),
        ];
        lines.iter_mut().zip(region_lines).for_each(|(lines, line)| lines.push(line));
    }
    let title = format!("libphonenumber {RELEASE} regions {}", regions.len());
    let table = [title, lines.map(|lines| lines.join("\n")).join("\n")].join("\n") + "\n";
    Ok(vec![("src/data/phone_plans.txt".to_owned(), table)])
}

/// Regions by calling code, the main one of a code first.
fn regions(metadata: &Value) -> Result<Vec<(String, &Value)>, String> {
    let countries = object(metadata, "countries")?;
    let everywhere = object(metadata, "nonGeographic")?;
    let mut codes: Vec<(String, Vec<String>)> =
        everywhere.keys().map(|code| (code.clone(), vec![code.clone()])).collect();
    for (code, regions) in object(metadata, "country_calling_codes")? {
        let regions = regions.as_array().into_iter().flatten().filter_map(Value::as_str);
        codes.push((code.clone(), regions.map(str::to_owned).collect()));
    }
    codes.sort();
    let regions = codes.into_iter().flat_map(|(_, regions)| regions);
    regions
        .map(|region| {
            let plan = countries.get(&region).or(everywhere.get(&region));
            plan.map(|plan| (region.clone(), plan)).ok_or(format!("no plan for {region}"))
        })
        .collect()
}

fn object<'m>(metadata: &'m Value, name: &str) -> Result<&'m Map<String, Value>, String> {
    metadata[name].as_object().ok_or(format!("the metadata has no {name}"))
}

/// Places in the metadata, version 4: 0 calling code, 1 international prefix, 2 any number, 3 possible
/// lengths, 5 trunk prefix, 7 the same as a pattern, 8 what becomes of it, 10 leading digits of the
/// region, 13 what stands before an extension.
fn head(region: &str, plan: &Value) -> Result<String, String> {
    let text = |at: usize| plan[at].as_str();
    let pattern = |at: usize| text(at).map_or(Ok(String::new()), encode);
    let lengths = plan[3].as_array().ok_or("no possible lengths")?.iter().filter_map(Value::as_u64);
    let mut fields = vec![
        if region.len() == 2 { region.to_owned() } else { "001".to_owned() },
        text(0).ok_or("no calling code")?.to_owned(),
        lengths.map(|length| letter(length as u32)).collect(),
        pattern(2)?,
        pattern(1)?,
        pattern(10)?,
        text(13).unwrap_or_default().replace(' ', "_"),
    ];
    fields.extend(prefix::fields(text(7).or(text(5)).unwrap_or_default(), text(8))?);
    Ok(fields.join(" ").trim_end().to_owned())
}

/// The patterns of the types. A fixed line that may as well be a mobile one has `=` for the second.
fn types(types: &Value) -> Result<String, String> {
    let patterns = TYPES.map(|at| match types[at][0].as_str() {
        Some("") => Ok("=".to_owned()),
        Some(pattern) => encode(pattern),
        None => Ok(String::new()),
    });
    let patterns = patterns.into_iter().collect::<Result<Vec<String>, String>>()?;
    Ok(patterns.join(" ").trim_end().to_owned())
}
