//! Ages, periods and their ends.
//!
//! Does not: know clocks or time zones.

use crate::data::rule::Period;
use crate::text::civil::{civil, days, days_in};

const DAY: i64 = 86_400_000;

/// Whole years between two instants.
pub(super) fn years(from: i64, to: i64) -> u8 {
    let (born, now) = (civil(from.div_euclid(DAY)), civil(to.div_euclid(DAY)));
    let had_birthday = (now.1, now.2) >= (born.1, born.2);
    u8::try_from(now.0 - born.0 - i64::from(!had_birthday)).unwrap_or(0)
}

/// An instant so much later by the calendar; a day that its month does not have becomes the last.
pub(super) fn after(at: i64, period: Period) -> i64 {
    let (year, month, day) = civil(at.div_euclid(DAY));
    let months = year * 12 + month - 1 + i64::from(period.months);
    let (year, month) = (months.div_euclid(12), months.rem_euclid(12) + 1);
    let day = day.min(days_in(year, month));
    (days(year, month, day) + i64::from(period.days)) * DAY + at.rem_euclid(DAY)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_counted_and_counted_back_is_the_same_day() {
        for day in (-800_000..800_000).step_by(373) {
            let (year, month, date) = civil(day);
            assert_eq!(days(year, month, date), day);
        }
    }

    #[test]
    fn a_month_later_is_the_same_day_or_the_last() {
        let later = |(y, m, d), months, extra| {
            civil(after(days(y, m, d) * DAY, Period { months, days: extra }) / DAY)
        };
        assert_eq!(later((2026, 8, 31), 6, 0), (2027, 2, 28));
        assert_eq!(later((2026, 12, 31), 18, 1), (2028, 7, 1));
    }
}
