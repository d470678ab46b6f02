//! Hours in which a person may be contacted, where the person is.

use crate::data::rule::Hours;
use crate::text::civil::{civil, days, days_in};

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60;

/// Where an instant lies, over all the clocks the person may live by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Within {
    /// Inside by every clock.
    Inside,
    /// Outside by every clock; inside by every clock from that instant (milliseconds) on.
    Outside(i64),
    /// Inside by some, outside by others.
    Undecided,
}

/// Two Sundays of a year on which clocks change: each the one on or before a day. Between them clocks are an hour
/// ahead; in the south, outside of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Summer {
    first: (i64, i64),
    second: (i64, i64),
    south: bool,
}

impl Summer {
    /// Directive 2000/84/EC: the last Sundays of March and October.
    pub(super) const EUROPE: Self = Self { first: (3, 31), second: (10, 31), south: false };
    /// 15 USC 260a: the second Sunday of March and the first of November.
    pub(super) const NORTH_AMERICA: Self = Self { first: (3, 14), second: (11, 7), south: false };
    /// Standard Time Act 1987 (NSW) and its sisters: the first Sundays of April and October, since 2008.
    pub(super) const AUSTRALIA: Self = Self { first: (4, 7), second: (10, 7), south: true };

    /// The days of its year on which clocks change, and the day of an instant.
    fn days(self, at: i64) -> (i64, i64, i64) {
        let day = at.div_euclid(DAY * MINUTE);
        let (year, ..) = civil(day);
        let sunday = |(month, date)| {
            let day = days(year, month, date);
            day - (day + 4).rem_euclid(7)
        };
        (sunday(self.first), sunday(self.second), day)
    }

    /// What is left of the clocks of a year; on the two Sundays themselves all of them.
    pub(super) fn clocks(self, at: i64, (least, most): (i16, i16)) -> (i16, i16) {
        let (from, to, day) = self.days(at);
        if day == from || day == to || at < SINCE {
            (least, most)
        } else if (from < day && day < to) != self.south {
            (least + 60, most)
        } else {
            (least, most - 60)
        }
    }

    /// When the same clock shows what it would at an instant had it not changed between; the later where that is open.
    pub(super) fn later(self, at: i64, then: i64) -> i64 {
        let ((from, to, day), (next_from, next_to, next)) = (self.days(at), self.days(then));
        // On the Sundays themselves it is summer at first, and not afterwards.
        let before = day == from || day == to || (from < day && day < to) != self.south;
        let after =
            next != next_from && next != next_to && (next_from < next && next < next_to) != self.south;
        then + (i64::from(before) - i64::from(after)) * 60 * MINUTE
    }
}

/// No rule is older: 2008-04-01.
const SINCE: i64 = days(2008, 4, 1) * DAY * MINUTE;

/// `at` in milliseconds; the clocks in minutes before UTC, from the least to the most.
pub(super) fn within(at: i64, clocks: (i16, i16), hours: &[Hours]) -> Within {
    let utc = at.div_euclid(MINUTE);
    let (mut inside, mut outside, mut wait) = (false, false, 0);
    for clock in (clocks.0..=clocks.1).step_by(30) {
        let local = utc + i64::from(clock);
        if hours.iter().any(|span| covers(span, local)) {
            inside = true;
        } else {
            outside = true;
            // The latest of the openings; by another clock it may be over again, but not outside.
            wait = wait.max(next(hours, local).map_or(0, |open| open - local));
        }
    }
    match (inside, outside) {
        (true, true) => Within::Undecided,
        (true, false) => Within::Inside,
        _ => Within::Outside((utc + wait) * MINUTE),
    }
}

/// Whether a local minute lies in a span; 1970-01-01 was a Thursday.
fn covers(span: &Hours, minute: i64) -> bool {
    let weekday = (minute.div_euclid(DAY) + 3).rem_euclid(7);
    let of_day = minute.rem_euclid(DAY);
    span.days >> weekday & 1 == 1
        && (i64::from(span.from)..i64::from(span.to)).contains(&of_day)
        && !is_holiday(minute.div_euclid(DAY), span.holidays)
}

/// Whether a day is one of these holidays.
fn is_holiday(day: i64, holidays: &[i16]) -> bool {
    let (year, month, date) = civil(day);
    let weekday = (day + 3).rem_euclid(7);
    holidays.iter().any(|holiday| match i64::from(*holiday) {
        easter_and @ ..0 => day == easter(year) - easter_and - 50,
        nth @ 6000.. => {
            let (of_year, nth) = ((nth - 6000) / 6, nth % 6);
            of_year == month * 7 + weekday
                && ((date + 6) / 7 == nth || nth == 5 && date + 7 > days_in(year, month))
        }
        fixed => {
            let moved = if weekday == 0 { fixed / 2000 } else { 0 };
            (0..=moved).any(|back| {
                let (_, month, date) = civil(day - back);
                fixed % 2000 == month * 100 + date
            })
        }
    })
}

/// Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876).
const fn easter(year: i64) -> i64 {
    let (golden, century, rest) = (year % 19, year / 100, year % 100);
    let shift = (century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 19 * golden + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - shift - rest % 4) % 7;
    let late = (golden + 11 * shift + 22 * weekday) / 451;
    let march = 22 + shift + weekday - 7 * late;
    days(year, 3, 1) + march - 1
}

/// The first local minute from this one on at which a span begins.
fn next(hours: &[Hours], minute: i64) -> Option<i64> {
    let today = minute.div_euclid(DAY);
    let mut first = None;
    // A week has an opening, and holidays do not take all of two.
    for day in today..=today + 14 {
        for span in hours {
            let start = day * DAY + i64::from(span.from);
            if start >= minute && covers(span, start) && first.is_none_or(|first| start < first) {
                first = Some(start);
            }
        }
        if first.is_some() {
            break;
        }
    }
    first
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::consent::Moment;

    const FRANCE: &[Hours] = &[
        Hours { days: 0b1_1111, from: 10 * 60, to: 13 * 60, holidays: &[1225, -51] },
        Hours { days: 0b1_1111, from: 14 * 60, to: 20 * 60, holidays: &[1225, -51] },
    ];

    fn at(text: &str) -> i64 {
        Moment::parse(text).unwrap().begins()
    }

    #[test]
    fn hours_are_those_of_the_person() {
        for (instant, clock, found) in [
            ("2026-03-02T10:00:00+01:00", 60, Within::Inside),
            ("2026-03-02T13:00:00+01:00", 60, Within::Outside(at("2026-03-02T14:00:00+01:00"))),
            ("2026-03-06T20:00:00+01:00", 60, Within::Outside(at("2026-03-09T10:00:00+01:00"))),
            ("2026-03-07T12:00:00+01:00", 60, Within::Outside(at("2026-03-09T10:00:00+01:00"))),
            ("2026-03-02T09:59:59+01:00", 60, Within::Outside(at("2026-03-02T10:00:00+01:00"))),
            // Easter Monday, and a Christmas on a Friday.
            ("2026-04-06T12:00:00+02:00", 120, Within::Outside(at("2026-04-07T10:00:00+02:00"))),
            ("2026-12-24T20:30:00+01:00", 60, Within::Outside(at("2026-12-28T10:00:00+01:00"))),
        ] {
            assert_eq!(within(at(instant), (clock, clock), FRANCE), found, "{instant}");
        }
    }

    #[test]
    fn a_holiday_has_its_date_or_its_weekday_and_may_move_to_a_monday() {
        // Christmas; Boxing Day moved from a weekend, Freedom Day from a Sunday; Good Friday; Thanksgiving, Memorial Day.
        let holidays = &[1225, 5226, 2427, -48, 6484, 6215];
        for (day, is) in [
            ("2026-12-25", true),
            ("2026-12-28", true),
            ("2027-12-27", true),
            ("2027-12-28", false),
            ("2023-04-28", false),
            ("2025-04-28", true),
            ("2024-04-29", false),
            ("2026-04-03", true),
            ("2026-11-26", true),
            ("2026-11-19", false),
            ("2026-05-25", true),
            ("2027-05-31", true),
            ("2027-05-24", false),
        ] {
            assert_eq!(is_holiday(at(day).div_euclid(DAY * MINUTE), holidays), is, "{day}");
        }
    }

    #[test]
    fn easter_is_when_the_church_says() {
        for (year, month, date) in
            [(1961, 4, 2), (2000, 4, 23), (2008, 3, 23), (2024, 3, 31), (2026, 4, 5), (2038, 4, 25)]
        {
            assert_eq!(civil(easter(year)), (year, month, date));
        }
    }

    #[test]
    fn clocks_change_on_two_sundays() {
        let (paris, york) = ((60, 120), (-300, -240));
        for (day, europe, america) in [
            ("2026-01-15", (60, 60), (-300, -300)),
            ("2026-03-07", (60, 60), (-300, -300)),
            ("2026-03-08", (60, 60), york),
            ("2026-03-09", (60, 60), (-240, -240)),
            ("2026-03-29", paris, (-240, -240)),
            ("2026-03-30", (120, 120), (-240, -240)),
            ("2026-10-24", (120, 120), (-240, -240)),
            ("2026-10-25", paris, (-240, -240)),
            ("2026-10-26", (60, 60), (-240, -240)),
            ("2026-11-01", (60, 60), york),
            ("2026-11-02", (60, 60), (-300, -300)),
            ("2005-07-01", paris, york),
        ] {
            assert_eq!(Summer::EUROPE.clocks(at(day), paris), europe, "{day}");
            assert_eq!(Summer::NORTH_AMERICA.clocks(at(day), york), america, "{day}");
        }
    }

    #[test]
    fn summer_is_in_winter_in_the_south() {
        let sydney = (600, 660);
        for (day, clocks) in [
            ("2026-01-15", (660, 660)),
            ("2026-04-04", (660, 660)),
            ("2026-04-05", sydney),
            ("2026-04-06", (600, 600)),
            ("2026-10-03", (600, 600)),
            ("2026-10-04", sydney),
            ("2026-10-05", (660, 660)),
        ] {
            assert_eq!(Summer::AUSTRALIA.clocks(at(day), sydney), clocks, "{day}");
        }
        for (instant, open, later) in [
            ("2026-04-03T20:30:00+11:00", "2026-04-06T09:00:00+11:00", "2026-04-06T09:00:00+10:00"),
            ("2026-10-02T20:30:00+10:00", "2026-10-06T09:00:00+10:00", "2026-10-06T09:00:00+11:00"),
            ("2026-12-30T20:30:00+11:00", "2027-01-02T09:00:00+11:00", "2027-01-02T09:00:00+11:00"),
        ] {
            assert_eq!(Summer::AUSTRALIA.later(at(instant), at(open)), at(later), "{instant}");
        }
    }

    #[test]
    fn an_opening_behind_a_change_is_that_of_the_new_clock() {
        for (instant, open, later) in [
            ("2026-03-27T20:30:00+01:00", "2026-03-30T10:00:00+01:00", "2026-03-30T10:00:00+02:00"),
            ("2026-10-23T20:30:00+02:00", "2026-10-26T10:00:00+02:00", "2026-10-26T10:00:00+01:00"),
            ("2026-07-03T20:30:00+02:00", "2026-07-06T10:00:00+02:00", "2026-07-06T10:00:00+02:00"),
            // On the Sunday itself nobody says before or after: not too early.
            ("2026-03-29T20:30:00+02:00", "2026-03-30T10:00:00+02:00", "2026-03-30T10:00:00+02:00"),
        ] {
            assert_eq!(Summer::EUROPE.later(at(instant), at(open)), at(later), "{instant}");
        }
    }

    #[test]
    fn where_the_clock_is_not_known_all_of_them_have_to_agree() {
        let us = &[Hours { days: 0b111_1111, from: 8 * 60, to: 21 * 60, holidays: &[] }];
        let clocks = (-600, -240);
        assert_eq!(within(at("2026-03-02T19:00:00Z"), clocks, us), Within::Inside);
        assert_eq!(within(at("2026-03-02T14:00:00Z"), clocks, us), Within::Undecided);
        assert_eq!(within(at("2026-03-02T06:30:00Z"), clocks, us), Within::Undecided);
        let east = within(at("2026-03-02T07:30:00Z"), (-300, -240), us);
        assert_eq!(east, Within::Outside(at("2026-03-02T13:00:00Z")));
    }
}
