//! A date whose year, month and day came apart.

use super::read::Day;
use super::{digits, iso};
use crate::data::MONTHS;
use crate::text::fold::fold;

/// A year of four digits, a month by its number or name and a day as `yyyy-mm-dd`, without a day as `yyyy-mm`.
///
/// ```
/// use selfsame::normalize::date_of_parts;
/// assert_eq!(date_of_parts("1949", "July", "2").as_deref(), Some("1949-07-02"));
/// assert_eq!(date_of_parts("1949", "02", "30"), None);
/// ```
#[must_use]
pub fn date_of_parts(year: &str, month: &str, day: &str) -> Option<String> {
    let number = |text: &str| text.parse().ok().filter(|_| digits::all(text));
    let named = || MONTHS.get(&fold(month)).and_then(|month| month.parse().ok());
    let day = Day {
        year: number(year).filter(|_| year.len() == 4)?,
        month: number(month).or_else(named).filter(|month| *month > 0)?,
        day: if day.is_empty() { 0 } else { number(day).filter(|day| *day > 0)? },
    };
    day.exists().then(|| iso(day))
}
