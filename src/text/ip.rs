//! Internet protocol addresses, in a tenth of the bytes that the standard library takes for them.
//!
//! Does: versions 4 and 6; writes the shortest form of RFC 5952, an IPv4 address in version 6 with points.
//! Does not: know masks, ports or zones.

/// An address as groups of 16 bits: two for version 4, eight for version 6.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ip {
    groups: [u16; 8],
    is_four: bool,
}

impl Ip {
    /// Reads an address.
    ///
    /// ```
    /// use selfsame::text::ip::Ip;
    /// assert_eq!(Ip::parse("2001:DB8:0:0::1").unwrap().text(), "2001:db8::1");
    /// assert_eq!(Ip::parse("192.0.2.256"), None);
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut groups = [0; 8];
        if let Some([high, low]) = four(text) {
            (groups[0], groups[1]) = (high, low);
            return Some(Self { groups, is_four: true });
        }
        let Some((head, tail)) = super::find::split_once(text, "::") else {
            return (read(text, true, &mut groups)? == 8).then_some(Self { groups, is_four: false });
        };
        let mut end = [0; 8];
        let (before, behind) = (read(head, false, &mut groups)?, read(tail, true, &mut end)?);
        end.rotate_right(8 - behind);
        groups.iter_mut().zip(end).skip(8 - behind).for_each(|(group, end)| *group = end);
        (before + behind < 8).then_some(Self { groups, is_four: false })
    }

    /// The address in its shortest form.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        match self.groups {
            [high, low, ..] if self.is_four => push_four(&mut text, high, low),
            [0, 0, 0, 0, 0, 0xffff, high, low] => {
                text.push_str("::ffff:");
                push_four(&mut text, high, low);
            }
            groups => push_six(&mut text, &groups),
        }
        text
    }

    /// The first 24 bits of version 4, the first 48 of version 6.
    #[must_use]
    pub fn network(&self) -> String {
        let kept = |at: usize| match (self.is_four, at) {
            (true, 1) => 0xff00,
            (true, 0) | (false, 0..3) => 0xffff,
            _ => 0,
        };
        let mut network = *self;
        network.groups.iter_mut().enumerate().for_each(|(at, group)| *group &= kept(at));
        network.text() + if self.is_four { "/24" } else { "/48" }
    }
}

/// Version 4: four numbers without leading zeros.
fn four(text: &str) -> Option<[u16; 2]> {
    let mut bytes = [0u16; 4];
    let mut parts = text.split('.');
    for byte in &mut bytes {
        let part =
            parts.next().filter(|part| part.len() < 4 && (part.len() == 1 || !part.starts_with('0')))?;
        *byte = figures(part, 10).filter(|value| *value < 256)?;
    }
    let [a, b, c, d] = bytes;
    parts.next().is_none().then_some([a << 8 | b, c << 8 | d])
}

/// Groups of version 6, the last two perhaps written as version 4; how many.
fn read(text: &str, may_end_in_four: bool, groups: &mut [u16; 8]) -> Option<usize> {
    if text.is_empty() {
        return Some(0);
    }
    let mut count = 0;
    let mut parts = text.split(':').peekable();
    while let Some(part) = parts.next() {
        let is_last = may_end_in_four && parts.peek().is_none();
        match four(part).filter(|_| is_last) {
            Some([high, low]) => {
                *groups.get_mut(count)? = high;
                *groups.get_mut(count + 1)? = low;
                count += 2;
            }
            None => {
                *groups.get_mut(count)? = figures(part, 16).filter(|_| part.len() < 5)?;
                count += 1;
            }
        }
    }
    Some(count)
}

fn figures(text: &str, radix: u32) -> Option<u16> {
    let value = text
        .chars()
        .try_fold(0, |value, c| Some(value * radix + c.to_digit(radix)?).filter(|v| *v <= 0xffff));
    value.filter(|_| !text.is_empty()).map(|value| value as u16)
}

fn push_four(text: &mut String, high: u16, low: u16) {
    for (at, byte) in [high >> 8, high & 0xff, low >> 8, low & 0xff].into_iter().enumerate() {
        if at > 0 {
            text.push('.');
        }
        push_figures(text, u32::from(byte), 10);
    }
}

fn push_six(text: &mut String, groups: &[u16]) {
    let (zeros, many) = longest_zeros(groups);
    let mut at = 0;
    while let Some(group) = groups.get(at) {
        if at == zeros && many > 1 {
            text.push_str("::");
            at += many;
            continue;
        }
        if at > 0 && !text.ends_with(':') {
            text.push(':');
        }
        push_figures(text, u32::from(*group), 16);
        at += 1;
    }
}

/// The first of the longest runs of zeros, and its length.
fn longest_zeros(groups: &[u16]) -> (usize, usize) {
    let run = |from: usize| groups.iter().skip(from).take_while(|group| **group == 0).count();
    (0..groups.len()).fold((0, 0), |best, from| if run(from) > best.1 { (from, run(from)) } else { best })
}

fn push_figures(text: &mut String, value: u32, radix: u32) {
    if value >= radix {
        push_figures(text, value / radix, radix);
    }
    text.extend(char::from_digit(value % radix, radix));
}

#[cfg(test)]
mod tests {
    use super::Ip;
    use proptest::prelude::*;
    use std::net::IpAddr;

    proptest! {
        #[test]
        fn it_reads_what_the_standard_library_reads(text in "[0-9af]{0,4}([:.]{1,2}[0-9aF]{0,3}){0,8}") {
            let std = text.parse::<IpAddr>().ok().map(|address| address.to_string());
            prop_assert_eq!(Ip::parse(&text).map(|address| address.text()), std);
        }

        #[test]
        fn it_writes_what_the_standard_library_writes(groups: [bool; 8], values: [u16; 8], four: u32) {
            let groups = std::array::from_fn::<u16, 8, _>(|at| if groups[at] { values[at] } else { 0 });
            for address in [IpAddr::from(groups), IpAddr::from(four.to_be_bytes())] {
                let text = address.to_string();
                prop_assert_eq!(Ip::parse(&text).map(|address| address.text()), Some(text));
            }
        }
    }

    #[test]
    fn addresses_of_both_versions_are_read_as_the_standard_library_does() {
        for text in [
            "1.2.3.4",
            "01.2.3.4",
            "1.2.3",
            "1.2.3.4.5",
            "256.1.1.1",
            "::",
            "::1",
            "1::",
            "1:2:3:4:5:6:7:8",
            "1:2:3:4:5:6:7::",
            "1:2:3:4:5:6:7:8::",
            "::1.2.3.4",
            "::ffff:1.2.3.4",
            "1.2.3.4::",
            "1:2:3:4:5:6:1.2.3.4",
            "1:2:3:4:5:6:7:1.2.3.4",
            "1:::2",
            "1::2::3",
            ":1",
            "1:",
            "12345::",
            "+1::",
            "fe80::1%eth0",
            "",
        ] {
            let std = text.parse::<IpAddr>().ok().map(|address| address.to_string());
            assert_eq!(Ip::parse(text).map(|address| address.text()), std, "{text}");
        }
    }

    #[test]
    fn a_network_is_the_beginning_of_an_address() {
        let network = |text| Ip::parse(text).unwrap().network();
        assert_eq!(network("192.0.2.77"), "192.0.2.0/24");
        assert_eq!(network("2001:db8:a:b::1"), "2001:db8:a::/48");
    }
}
