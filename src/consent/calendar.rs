//! Days, months and years of the Gregorian calendar.
//!
//! Does not: know clocks or time zones.

use crate::data::rule::Period;

const DAY: i64 = 86_400_000;

pub(super) const fn days_in(year: i64, month: i64) -> i64 {
    match month {
        2 if (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days since 1970-01-01 (H. Hinnant, "chrono-compatible low-level date algorithms").
pub(super) const fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// Year, month and day of so many days since 1970-01-01.
pub(super) const fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (year + era * 400 + if month <= 2 { 1 } else { 0 }, month, day)
}

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
