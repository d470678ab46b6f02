//! What a column means beside the other columns of its table.
//!
//! Each rule takes one reading back that the name alone suggests: a name beside a given name is a
//! family name, an address without a city is a whole one, a title beside a job title is a prefix.

use super::date_parts::births_in_parts;
use super::infer::{SampleColumn, unknown};
use super::values;
use super::{Field, by_header, by_header::Reading};
use crate::text::case::lower;
use crate::text::find::find;
use crate::vocabulary::{Channel, Kind, Part, Polarity, Purpose};

/// Applies the rules; `readings` are what the names say, one a field.
pub(super) fn settle(fields: &mut [Field], readings: &[Option<Reading>], columns: &[SampleColumn<'_>]) {
    beside_named(fields, columns);
    further_lines(fields);
    without_partner(fields, readings);
    whole_or_street(fields, columns);
    name_beside_its_part(fields, columns);
    title_of_a_name(fields, columns);
    role_of_an_account(fields, columns);
    mailing_status(fields);
    calling_codes(fields, columns);
    local_numbers(fields, columns);
    beside_mobile(fields, columns);
    dates_of_consent(fields, columns);
    births_in_parts(fields, columns);
    number_behind_street(fields, columns);
    beside_their_like(fields, columns);
    given_behind_family(fields, columns);
    lone_births(fields, columns);
    names_of_organizations(fields, columns);
}

fn has(fields: &[Field], kinds: &[Kind]) -> bool {
    fields.iter().any(|field| kinds.contains(&field.kind))
}

/// "Nom" without "Prénom" is a whole name, "Address" without a city a whole address.
fn without_partner(fields: &mut [Field], readings: &[Option<Reading>]) {
    for at in 0..fields.len() {
        let Some(whole) = readings.get(at).and_then(|reading| reading.as_ref()?.whole) else { continue };
        let kind = fields.get(at).map(|field| field.kind);
        let completed = match kind {
            Some(Kind::NameGiven) => has(fields, &[Kind::NameFamily]),
            Some(Kind::NameFamily) => has(fields, &[Kind::NameGiven]),
            Some(Kind::AddressStreet) => has(fields, PLACES),
            _ => true,
        };
        if let Some(field) = fields.get_mut(at).filter(|_| !completed) {
            field.kind = whole;
        }
    }
}

const PLACES: &[Kind] = &[Kind::AddressLocality, Kind::AddressPostcode];

/// An address beside a city is a street, and a street that repeats the city a whole address.
fn whole_or_street(fields: &mut [Field], columns: &[SampleColumn<'_>]) {
    for at in 0..fields.len() {
        let Some(field) = fields.get(at).filter(|field| is_line(field)) else { continue };
        let beside = |kind| fields.iter().position(|other| other.kind == kind && other.group == field.group);
        let Some(city) = beside(Kind::AddressLocality) else { continue };
        let repeats = columns.get(city).zip(columns.get(at)).is_some_and(|(city, line)| contains(line, city));
        let kind = match (field.kind, repeats) {
            (Kind::Address, false) if beside(Kind::AddressStreet).is_none() => Kind::AddressStreet,
            (Kind::AddressStreet, true) => Kind::Address,
            (kind, _) => kind,
        };
        if let Some(field) = fields.get_mut(at) {
            field.kind = kind;
        }
    }
}

/// A street with all that belongs to it, or a whole address.
fn is_line(field: &Field) -> bool {
    matches!(field.kind, Kind::AddressStreet | Kind::Address) && field.part.is_none()
}

/// "Adresse ligne 2", "주소2": the second line, unless there is a second city, too.
fn further_lines(fields: &mut [Field]) {
    for at in 0..fields.len() {
        let Some(field) = fields.get(at).filter(|field| is_line(field)) else { continue };
        let Some(group) = field.group.strip_suffix(['2', '3']).map(str::trim_end) else { continue };
        let stands_alone = |other: &Field| other.group != field.group || !PLACES.contains(&other.kind);
        if fields.iter().all(stands_alone) {
            let group = group.to_owned();
            if let Some(field) = fields.get_mut(at) {
                (field.kind, field.group) = (Kind::AddressUnit, group);
            }
        }
    }
}

/// Where columns are called names, one whose name says nothing holds those of somebody else.
fn beside_named(fields: &mut [Field], columns: &[SampleColumn<'_>]) {
    let is_name = |field: &Field| by_header::family(field.kind) == "name";
    if !fields.iter().any(|field| is_name(field) && field.reason.starts_with("header:")) {
        return;
    }
    for (field, column) in fields.iter_mut().zip(columns) {
        let guessed = field.reason.starts_with("values:") && !field.header.trim().is_empty();
        if guessed
            && is_name(field)
            && field.kind != Kind::NamePrefix
            && !by_header::speaks_of_a_name(&field.header)
        {
            *field = unknown(column.header, &column.values);
        }
    }
}

/// "Vorname, Name": the second is the family name, unless it repeats the first; of "Name, Surname" the first is the given
/// name, where its values are words. So is "Презиме" the family name, where it is no name of the father.
fn name_beside_its_part(fields: &mut [Field], columns: &[SampleColumn<'_>]) {
    let place = |kind: Kind| fields.iter().position(|field| field.kind == kind);
    let (part, other, reason) = match (place(Kind::NameGiven), place(Kind::NameFamily)) {
        (Some(given), None) => (given, Kind::NameFamily, " beside name.given"),
        (None, Some(family)) => (family, Kind::NameGiven, " beside name.family"),
        _ => return,
    };
    let is_name = |field: &Field| {
        field.kind == Kind::Name || field.kind == Kind::NameMiddle && other == Kind::NameFamily
    };
    let mut names = fields.iter().enumerate().filter(|(_, field)| is_name(field));
    let (Some((name, _)), None) = (names.next(), names.next()) else { return };
    let repeats = columns.get(part).zip(columns.get(name)).is_some_and(|(part, name)| contains(name, part));
    let fits = || {
        other == Kind::NameFamily || columns.get(name).is_some_and(|name| values::are_single(&name.values))
    };
    if let Some(field) = fields.get_mut(name).filter(|_| !repeats && fits()) {
        field.kind = other;
        field.reason.push_str(reason);
    }
}

/// Whether the values of one column mostly contain those of the other.
fn contains(whole: &SampleColumn<'_>, part: &SampleColumn<'_>) -> bool {
    let pairs = || whole.values.iter().zip(&part.values).filter(|(_, part)| !part.trim().is_empty());
    let hits = pairs().filter(|(whole, part)| find(&lower(whole), &lower(part.trim())).is_some());
    hits.count() * 2 > pairs().count()
}

/// The group of the name of whom to ask for.
const CONTACT: &str = "contact";

/// The one column of names, if they are those of shops and firms, or somebody to ask for there stands beside, and
/// nothing speaks of people.
fn names_of_organizations(fields: &mut [Field], columns: &[SampleColumn<'_>]) {
    use Kind::{DateBirth, Gender, NameFamily, NameGiven, NamePrefix, Organization};
    if has(fields, &[DateBirth, Gender, NameFamily, NameGiven, NamePrefix, Organization]) {
        return;
    }
    let with_contact = fields.iter().any(|field| field.kind == Kind::Name && field.group == CONTACT);
    let is_name = |field: &Field| field.kind == Kind::Name && field.group != CONTACT;
    let Some(first) = fields.iter().position(is_name) else { return };
    // Lines below a firm's name go on with it: a form, a department, somebody there.
    let is_line = |field: &Field| field.reason != "given" && field.header.ends_with(['1', '2', '3', '4']);
    let names = || fields.iter().filter(|field| is_name(field));
    let firms =
        with_contact || columns.get(first).is_some_and(|column| values::are_organizations(&column.values));
    if names().nth(1).is_some() && !names().all(is_line) || !firms {
        return;
    }
    for (at, field) in fields.iter_mut().enumerate().filter(|(_, field)| is_name(field)) {
        if at > first {
            field.kind = Kind::Text;
        } else if field.reason != "given" {
            field.kind = Kind::Organization;
            field.reason.push_str(if with_contact { " beside a contact" } else { " values:organization" });
        }
    }
}

/// A title beside a job title, one of "Mr" and "Dr.", or one before the name of somebody with a suffix, a birth or a sex,
/// belongs to the name.
fn title_of_a_name(fields: &mut [Field], columns: &[SampleColumn<'_>]) {
    let is_title = |field: &Field| field.kind == Kind::JobTitle && field.reason == "header:title";
    let beside = fields.iter().any(|field| field.kind == Kind::JobTitle && !is_title(field));
    let private = has(fields, &[Kind::DateBirth, Kind::Gender, Kind::NameSuffix]);
    for (at, column) in columns.iter().enumerate() {
        let empty = || column.values.iter().all(|value| value.trim().is_empty());
        let next = fields.get(at + 1).is_some_and(|next| by_header::family(next.kind) == "name");
        let before_name = private && next && empty();
        if let Some(field) = fields.get_mut(at).filter(|field| is_title(field))
            && (beside || before_name || values::are_name_prefixes(&column.values))
        {
            field.kind = Kind::NamePrefix;
        }
    }
}

/// A role written as systems write theirs (`customer`, `shop_manager`) is what the account may do, and nobody's
/// job.
fn role_of_an_account(fields: &mut [Field], columns: &[SampleColumn<'_>]) {
    for (field, column) in fields.iter_mut().zip(columns) {
        let is_role = field.kind == Kind::JobTitle && field.reason == "header:role";
        if is_role && values::are_names_of_systems(&column.values) {
            field.kind = Kind::Category;
        }
    }
}

/// "Phone country code", or a country that is written `+44`: it belongs to the number.
fn calling_codes(fields: &mut [Field], columns: &[SampleColumn<'_>]) {
    for (field, column) in fields.iter_mut().zip(columns) {
        let of_phone = || by_header::read(&field.group).is_some_and(|reading| reading.kind == Kind::Phone);
        // 0031 may be a number of a record as well.
        let may_be = || {
            let signed = |value: &&str| value.trim().is_empty() || value.trim_start().starts_with('+');
            matches!(field.kind, Kind::AddressCountry | Kind::Phone) || column.values.iter().all(signed)
        };
        let is_code = field.kind == Kind::AddressCountry && of_phone()
            || values::are_calling_codes(&column.values) && may_be();
        if is_code && field.reason != "given" {
            (field.kind, field.part) = (Kind::Phone, Some(Part::Country));
        }
    }
}

/// "Area code, Phone": a number whose area stands in a column of its own is one within that area, which no country
/// completes.
fn local_numbers(fields: &mut [Field], columns: &[SampleColumn<'_>]) {
    for at in 0..fields.len() {
        let Some(area) = fields.get_mut(at).filter(|field| {
            (field.kind, field.part) == (Kind::Phone, Some(Part::Region)) && field.reason != "given"
        }) else {
            continue;
        };
        (area.kind, area.part) = (Kind::Text, None);
        let mut behind = fields.iter_mut().zip(columns).skip(at + 1);
        if let Some((number, column)) =
            behind.find(|(field, _)| field.kind == Kind::Phone && field.part.is_none())
            && values::are_local_numbers(&column.values)
        {
            number.part = Some(Part::Number);
        }
    }
}

/// "Mobile, Home, Work": beside a telephone that is called so, the others are some, too.
fn beside_mobile(fields: &mut [Field], columns: &[SampleColumn<'_>]) {
    let is_mobile = |field: &Field| field.kind == Kind::Phone && field.reason == "header:mobile";
    if !fields.iter().any(is_mobile) {
        return;
    }
    for (field, column) in fields.iter_mut().zip(columns) {
        let empty = column.values.iter().all(|value| value.trim().is_empty());
        if field.reason == "none" && empty && by_header::says_which_only(&field.header) {
            *field = Field::new(&field.header, Kind::Phone, 0.5, "beside phone");
        }
    }
}

/// "Consenso, Data consenso": beside the answer its date is no second one. Alone, the date is the answer; and a date
/// in a column of refusals stays a refusal.
fn dates_of_consent(fields: &mut [Field], columns: &[SampleColumn<'_>]) {
    let is_answer = |field: &Field| field.kind == Kind::Consent && field.polarity != Some(Polarity::Inverse);
    let is_dated = |column: &SampleColumn<'_>| values::support(Kind::Timestamp, &column.values) >= Some(0.8);
    if !fields.iter().zip(columns).any(|(field, column)| is_answer(field) && !is_dated(column)) {
        return;
    }
    for (field, column) in fields.iter_mut().zip(columns) {
        if is_answer(field) && is_dated(column) {
            field.kind = Kind::Timestamp;
        }
    }
}

/// A status of `subscribed`, `unsubscribed`, `bounced` speaks of e-mail where there is an address.
fn mailing_status(fields: &mut [Field]) {
    let channel = has(fields, &[Kind::Email]).then_some(Channel::Email);
    let by_values = |field: &&mut Field| field.kind == Kind::Consent && field.reason.starts_with("values:");
    for field in fields.iter_mut().filter(by_values) {
        field.polarity = Some(Polarity::Direct);
        field.channel = by_header::channel(&field.header).or(channel);
        field.purpose = Some(Purpose::Marketing);
    }
}

/// Without names of columns: words next to given names are family names, figures next to streets
/// are postal codes, words next to those are towns.
fn beside_their_like(fields: &mut [Field], columns: &[SampleColumn<'_>]) {
    type Rule = (Kind, Kind, fn(&[&str]) -> bool);
    const RULES: &[Rule] = &[
        (Kind::NameGiven, Kind::NameFamily, values::are_words),
        (Kind::AddressStreet, Kind::AddressPostcode, values::are_figures),
        (Kind::AddressPostcode, Kind::AddressLocality, values::are_words),
    ];
    for (beside, kind, looks_right) in RULES {
        let Some(at) = fields.iter().position(|field| field.kind == *beside) else { continue };
        let neighbours = [at.checked_add(1), at.checked_sub(1)].into_iter().flatten();
        let fits = |at: &usize| {
            fields.get(*at).is_some_and(|field| field.reason == "none")
                && columns.get(*at).is_some_and(|column| looks_right(&column.values))
        };
        let found = neighbours.into_iter().find(fits).filter(|_| !has(fields, &[*kind]));
        if let Some(field) = found.and_then(|at| fields.get_mut(at)) {
            *field = Field::new(&field.header, *kind, 0.5, &format!("beside {beside}"));
        }
    }
}

/// "Endereço, Número": short numbers in a column that says nothing, right behind the street.
fn number_behind_street(fields: &mut [Field], columns: &[SampleColumn<'_>]) {
    let is_street = |field: &Field| field.kind == Kind::AddressStreet && field.part.is_none();
    if fields.iter().any(|field| field.part == Some(Part::Number)) {
        return;
    }
    let Some(at) = fields.iter().position(is_street).map(|street| street + 1) else { return };
    let fits = columns.get(at).is_some_and(|column| values::are_house_numbers(&column.values));
    if let Some(field) = fields.get_mut(at).filter(|field| fits && field.reason == "none") {
        let beside = Field::new(&field.header, Kind::AddressStreet, 0.5, "beside address.street");
        *field = Field { part: Some(Part::Number), ..beside };
    }
}

/// "Name 1, Name 2" of SAP and its like: the family name, and behind it the given name.
fn given_behind_family(fields: &mut [Field], columns: &[SampleColumn<'_>]) {
    let names: Vec<usize> = (0..fields.len()).filter(|at| is_name(fields.get(*at))).collect();
    let ([family, given], false) = (names.as_slice(), has(fields, &[Kind::NameGiven, Kind::NameFamily]))
    else {
        return;
    };
    let are_given =
        |at: &usize| columns.get(*at).is_some_and(|column| values::are_given_names(&column.values));
    let firms = columns.get(*family).is_some_and(|column| values::are_mostly_organizations(&column.values));
    if firms || !are_given(given) || are_given(family) {
        return;
    }
    let group = fields.get(*family).map(|field| field.group.clone()).unwrap_or_default();
    for (at, kind) in [(family, Kind::NameFamily), (given, Kind::NameGiven)] {
        if let Some(field) = fields.get_mut(*at) {
            field.kind = kind;
            field.group.clone_from(&group);
            field.reason.push_str(" values:name.given");
        }
    }
}

fn is_name(field: Option<&Field>) -> bool {
    field.is_some_and(|field| field.kind == Kind::Name && field.reason != "given")
}

/// The one column of dates, if they are those of births.
fn lone_births(fields: &mut [Field], columns: &[SampleColumn<'_>]) {
    if has(fields, &[Kind::DateBirth]) {
        return;
    }
    let mut dates = fields.iter_mut().zip(columns).filter(|(field, _)| field.kind == Kind::Date);
    if let (Some((field, column)), None) = (dates.next(), dates.next())
        && field.reason.starts_with("values:")
        && values::are_births(&column.values)
    {
        field.kind = Kind::DateBirth;
        field.confidence = 0.5;
    }
}
