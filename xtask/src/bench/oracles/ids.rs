//! National, tax and VAT numbers beside python-stdnum.
//!
//! The check digits of the cases are the oracle's: of each made-up body every check digit is asked, and
//! what the oracle takes for valid is then written as people write it, and spoilt as they spoil it.

use super::{Asked, Tally};
use crate::sample::Random;
use selfsame::normalize::{Context, value};
use selfsame::vocabulary::{Kind, Part};

/// A scheme: ours, kind of the field, module of the oracle, how a body is made. `#` a digit, `@` a
/// letter, `*` either, `[A1]` one of these, `Y` a date yyyymmdd, `y` yymmdd, `d` ddmmyy, `C` each digit,
/// `K` each digit and letter.
type Scheme = (&'static str, Kind, &'static str, &'static str);

const N: Kind = Kind::IdNational;
const T: Kind = Kind::IdTax;
const V: Kind = Kind::IdVat;

const NATIONAL: &[Scheme] = &[
    ("at.svnr", N, "at.vnr", "[123456789]##Cd"),
    ("at.tin", T, "at.tin", "########C"),
    ("au.abn", T, "au.abn", "CC#########"),
    ("au.acn", T, "au.acn", "########C"),
    ("au.tfn", N, "au.tfn", "########C"),
    ("be.nn", N, "be.nn", "y###CC"),
    ("bg.egn", N, "bg.egn", "y###C"),
    ("bg.pnf", N, "bg.pnf", "#########C"),
    ("br.cnpj", T, "br.cnpj", "############CC"),
    ("br.cnpj", T, "br.cnpj", "************CC"),
    ("br.cpf", N, "br.cpf", "#########CC"),
    ("ca.bn", T, "ca.bn", "########C"),
    ("ca.bn", T, "ca.bn", "########CR[CMPT]0001"),
    ("ca.sin", N, "ca.sin", "########C"),
    ("ch.ahv", N, "ch.ssn", "756#########C"),
    ("ch.uid", T, "ch.uid", "[C]HE########C"),
    ("cn.ric", N, "cn.ric", "110101Y###K"),
    ("cn.uscc", T, "cn.uscc", "91110108#########K"),
    ("cz.rc", N, "cz.rc", "y###C"),
    ("de.idnr", N, "de.idnr", "##########C"),
    ("de.stnr", T, "de.stnr", "##########"),
    ("dk.cpr", N, "dk.cpr", "d###C"),
    ("ee.ik", N, "ee.ik", "[3456]y###C"),
    ("es.dni", N, "es.dni", "########K"),
    ("es.nie", N, "es.nie", "[XYZ]#######K"),
    ("es.cif", T, "es.cif", "[ABCDEFGHJNPQRSUVW]#######K"),
    ("fi.hetu", N, "fi.hetu", "dA###K"),
    ("fr.nif", T, "fr.nif", "[0123]#########CCC"),
    ("fr.nir", N, "fr.nir", "[12]##0[123456789]##[012]#####CC"),
    ("fr.nir", N, "fr.nir", "[12]##0[123456789]2[AB][012]#####CC"),
    ("fr.siren", T, "fr.siren", "########C"),
    ("fr.siret", T, "fr.siret", "73282932####CC"),
    ("gb.nhs", N, "gb.nhs", "#########C"),
    ("gb.utr", T, "gb.utr", "C#########"),
    ("gr.amka", N, "gr.amka", "d####C"),
    ("hr.oib", N, "hr.oib", "##########C"),
    ("ie.pps", N, "ie.pps", "#######K"),
    ("ie.pps", N, "ie.pps", "#######K[AH]"),
    ("in.aadhaar", N, "in_.aadhaar", "###########C"),
    ("in.pan", N, "in_.pan", "@@@[ABCFGHLJPTZ]@####@"),
    ("in.gstin", T, "in_.gstin", "[01234]#@@@[ABCFGHLJPT]@####@1ZK"),
    ("it.cf", N, "it.codicefiscale", "RSSMRA[4567]#[ABCDEHLMPRST][0123456]#[ABFHL]###K"),
    ("it.iva", T, "it.iva", "#######0[1234]#C"),
    ("jp.cn", T, "jp.cn", "C############"),
    ("jp.in", N, "jp.in_", "###########C"),
    ("lt.asmens", N, "lt.asmens", "[3456]y###C"),
    ("lv.pk", N, "lv.pvn", "d####C"),
    (
        "mx.curp",
        N,
        "mx.curp",
        "@@@@y[HM][DF]F[BCDFGHJKLMNPQRSTVWXYZ][BCDFGHJKLMNPQRSTVWXYZ][BCDFGHJKLMNPQRSTVWXYZ]#C",
    ),
    ("mx.rfc", T, "mx.rfc", "@@@@y**[0123456789A]"),
    ("nl.bsn", N, "nl.bsn", "########C"),
    ("no.fnr", N, "no.fodselsnummer", "d###CC"),
    ("no.orgnr", T, "no.orgnr", "########C"),
    ("pl.pesel", N, "pl.pesel", "y####C"),
    ("pl.regon", T, "pl.regon", "########C"),
    ("pt.nif", N, "pt.nif", "########C"),
    ("ro.cnp", N, "ro.cnp", "[1256]y[0123]####C"),
    ("se.pnr", N, "se.personnummer", "y###C"),
    ("se.pnr", N, "se.personnummer", "Y###C"),
    ("se.orgnr", T, "se.orgnr", "5########C"),
    ("si.emso", N, "si.emso", "[12][1234567]0[123456789]9[56789]#50###C"),
    ("sk.rc", N, "sk.rc", "y###C"),
    ("us.ein", T, "us.ein", "#########"),
    ("us.itin", N, "us.itin", "9##[56789]#####"),
    ("us.ssn", N, "us.ssn", "#########"),
    ("za.idnr", N, "za.idnr", "y####08C"),
    ("za.tin", T, "za.tin", "[01239]########C"),
];

const VAT: &[Scheme] = &[
    ("at.uid", V, "eu.vat", "ATU#######C"),
    ("be.vat", V, "eu.vat", "BE[01]#######CC"),
    ("bg.vat", V, "eu.vat", "BG########C"),
    ("cy.vat", V, "eu.vat", "[C]Y[013459]#######K"),
    ("cz.dic", V, "eu.vat", "[C]Z[01234567]######C"),
    ("de.vat", V, "eu.vat", "DE########C"),
    ("dk.cvr", V, "eu.vat", "DK#######C"),
    ("ee.kmkr", V, "eu.vat", "EE########C"),
    ("gr.afm", V, "eu.vat", "EL########C"),
    ("es.cif", V, "eu.vat", "ES[ABCDEFGHJNPQRSUVW]#######K"),
    ("fi.alv", V, "eu.vat", "FI#######C"),
    ("fr.tva", V, "eu.vat", "FRCC#########"),
    ("hr.oib", V, "eu.vat", "HR##########C"),
    ("hu.vat", V, "eu.vat", "HU#######C"),
    ("ie.pps", V, "eu.vat", "IE#######K"),
    ("ie.pps", V, "eu.vat", "IE#######KA"),
    ("it.iva", V, "eu.vat", "IT#######0[1234]#C"),
    ("lt.pvm", V, "eu.vat", "LT#######1C"),
    ("lt.pvm", V, "eu.vat", "LT##########1C"),
    ("lu.tva", V, "eu.vat", "LU######CC"),
    ("lv.pvn", V, "eu.vat", "LV[456789]#########C"),
    ("mt.vat", V, "eu.vat", "MT######CC"),
    ("nl.btw", V, "eu.vat", "NL########CB01"),
    ("nl.btw", V, "eu.vat", "NL#########BCC"),
    ("pl.nip", V, "eu.vat", "PL#########C"),
    ("pt.nif", V, "eu.vat", "PT########C"),
    ("ro.cui", V, "eu.vat", "RO######C"),
    ("ro.cui", V, "eu.vat", "RO[123456789]########C"),
    ("se.vat", V, "eu.vat", "SE#########C01"),
    ("si.ddv", V, "eu.vat", "SI#######C"),
    ("sk.dph", V, "eu.vat", "SK#########C"),
    ("gb.vat", V, "gb.vat", "GB#######CC"),
    ("ch.vat", V, "ch.vat", "[C]HE########CMWST"),
    ("no.mva", V, "no.mva", "NO########CMVA"),
];

/// The question of `ids`.
pub fn national(asked: &Asked) -> Result<Vec<Tally>, String> {
    let cases = cases(asked, NATIONAL, asked.count(400))?;
    Ok(tally(asked, "stdnum", "ids.py", NATIONAL, &cases)?.into())
}

/// The questions of `vat`: the oracle, and a second opinion.
pub fn vat(asked: &Asked) -> Result<Vec<Tally>, String> {
    let cases = cases(asked, VAT, asked.count(800))?;
    let oracle = tally(asked, "stdnum", "ids.py", VAT, &cases)?;
    Ok(oracle.into_iter().chain(tally(asked, "jsvat", "vat.mjs", VAT, &cases)?).collect())
}

/// Number of the scheme and the case: module and text.
type Case = (usize, Vec<String>);

/// So many cases a scheme, half of them valid.
fn cases(asked: &Asked, schemes: &[Scheme], count: usize) -> Result<Vec<Case>, String> {
    let mut bodies: Vec<Case> = Vec::new();
    for (at, (_, _, module, template)) in schemes.iter().enumerate() {
        let mut random = Random::of(asked.seed, at as u64);
        let open = template.chars().filter(|c| matches!(c, 'C' | 'K')).count();
        for _ in 0..count * 3 / 2 / if open == 0 { 1 } else { 1 << open } {
            let made = bodies_of(template, &mut random);
            bodies.extend(made.into_iter().map(|text| (at, vec![(*module).to_owned(), text])));
        }
    }
    let asked_for: Vec<Vec<String>> = bodies.iter().map(|(_, case)| case.clone()).collect();
    let said = asked.ask("ids.py", &asked_for)?;
    let mut cases = Vec::new();
    let mut taken = vec![0; schemes.len()];
    for (number, ((at, case), said)) in bodies.into_iter().zip(said).enumerate() {
        if said[0].is_empty() || taken[at] >= count {
            continue;
        }
        let mut random = Random::of(asked.seed ^ 7, number as u64);
        let text = case[1].clone();
        cases.push((at, vec![case[0].clone(), written(&text, &mut random)]));
        cases.push((at, vec![case[0].clone(), spoilt(&text, &mut random)]));
        taken[at] += 2;
    }
    for (at, taken) in taken.iter().enumerate().filter(|(_, taken)| **taken < 20) {
        eprintln!("{}: {taken} cases only", schemes[at].0);
    }
    Ok(cases)
}

/// Every body of a template, one for each of its open characters.
fn bodies_of(template: &str, random: &mut Random) -> Vec<String> {
    let mut made = vec![String::new()];
    let mut rest = template.chars();
    while let Some(c) = rest.next() {
        let (year, month, day) = (random.between(30, 99), random.between(1, 12), random.between(1, 28));
        let one = match c {
            '#' => random.fill("#"),
            '@' => random.fill("@"),
            '*' if random.chance(600) => random.fill("#"),
            '*' => random.fill("@"),
            'y' => format!("{year:02}{month:02}{day:02}"),
            'Y' => format!("19{year:02}{month:02}{day:02}"),
            'd' => format!("{day:02}{month:02}{year:02}"),
            '[' => {
                let set: Vec<char> = rest.by_ref().take_while(|c| *c != ']').collect();
                random.pick(&set).to_string()
            }
            'C' | 'K' => {
                let all = if c == 'C' { "0123456789" } else { "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ" };
                made = made.iter().flat_map(|text| all.chars().map(move |c| format!("{text}{c}"))).collect();
                continue;
            }
            other => other.to_string(),
        };
        made.iter_mut().for_each(|text| text.push_str(&one));
    }
    made
}

/// As people write it.
fn written(text: &str, random: &mut Random) -> String {
    match random.below(5) {
        0 => spaced(text, ' ', random),
        1 => spaced(text, '-', random),
        2 => text.to_lowercase(),
        _ => text.to_owned(),
    }
}

fn spaced(text: &str, sign: char, random: &mut Random) -> String {
    // Not before a prefix or a last letter, where no oracle looks for it.
    let at = 3 + random.below(text.len().saturating_sub(5).max(1));
    format!("{}{sign}{}", &text[..at], &text[at..])
}

/// As people spoil it.
fn spoilt(text: &str, random: &mut Random) -> String {
    let mut bytes = text.as_bytes().to_vec();
    let digits: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at].is_ascii_digit()).collect();
    let at = *random.pick(&digits);
    match random.below(10) {
        0 => drop(bytes.remove(at)),
        1 => bytes.insert(at, *random.pick(b"0123456789")),
        2..5 if at + 1 < bytes.len() => bytes.swap(at, at + 1),
        _ => bytes[at] = *random.pick(b"0123456789"),
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn tally(
    asked: &Asked,
    question: &'static str,
    script: &str,
    schemes: &[Scheme],
    cases: &[Case],
) -> Result<[Tally; 2], String> {
    let texts: Vec<Vec<String>> = cases.iter().map(|(_, case)| case.clone()).collect();
    let theirs = asked.ask(script, &texts)?;
    // The second opinion knows fewer numbers than the oracle.
    let mut tally = Tally::new(question, if script == "ids.py" { 0.999 } else { 0.0 });
    let mut verdicts = Tally::new(if script == "ids.py" { "verdicts" } else { "verdicts-too" }, 0.0);
    for ((at, case), theirs) in cases.iter().zip(&theirs) {
        let ours = ours(&schemes[*at], &case[1], !theirs[0].is_empty());
        let theirs = if is_same(&ours, &theirs[0]) { &ours } else { &theirs[0] };
        let case = [vec![schemes[*at].0.to_owned()], case.clone()].concat();
        match why(&case, &ours, theirs) {
            "" => tally.row(&case, &ours, theirs, ""),
            why => verdicts.row(&case, &ours, theirs, why),
        }
    }
    Ok([tally, verdicts])
}

/// Some oracles leave the prefix out, some supply a zero that was lost.
fn is_same(ours: &str, theirs: &str) -> bool {
    let (ours, theirs) = (ours.replace('0', ""), theirs.replace('0', ""));
    !ours.is_empty() && !theirs.is_empty() && (theirs.ends_with(&ours) || ours.ends_with(&theirs))
}

/// The canonical number where it is one of the scheme; of another of the country where it is valid: which of
/// two that fit is meant is not the question.
fn ours((code, kind, ..): &Scheme, text: &str, valid: bool) -> String {
    let country = code[..2].to_ascii_uppercase();
    let context = Context { country: country.as_bytes().first_chunk().copied(), ..Context::default() };
    let clean = value(*kind, text, &context);
    match clean.part(Part::Scheme) {
        Some(scheme) if scheme == *code || *kind == Kind::IdVat || valid => clean.value.into_string(),
        _ => String::new(),
    }
}

/// Differences that were looked at; the verdicts stand in `tests/tables/normalize-ids.tsv`.
fn why(case: &[String], ours: &str, theirs: &str) -> &'static str {
    let digits: String = case[2].chars().filter(char::is_ascii_digit).collect();
    let sum = || -> u32 {
        let weighed = digits.bytes().zip([8, 7, 6, 5, 4, 3, 2, 10, 1]);
        weighed.map(|(digit, weight)| u32::from(digit - b'0') * weight).sum()
    };
    match (case[0].as_str(), ours.is_empty(), theirs.is_empty()) {
        ("gb.vat", true, false) if sum() % 97 == 55 => {
            "HMRC: the remainder is 0, or 42 since 2009; 55 has the wrong sign"
        }
        ("cz.rc" | "sk.rc" | "sk.dph", true, false) => {
            "law: divisible by 11; a remainder of 10 ended with 1985"
        }
        ("cz.dic", true, false) => "law: nine digits are of births before 1954, without an addition of 20",
        ("se.pnr", true, false) => "no century but 18, 19 and 20",
        ("us.itin", false, true) => "IRS: the fourth and fifth digits are 50–65, 70–88, 90–92, 94–99",
        ("au.tfn", ..) if digits.len() == 8 => "ATO: eight digits have weights of their own",
        ("be.nn" | "dk.cpr" | "bg.egn" | "ee.ik" | "lt.asmens" | "no.fnr", false, true) => {
            "a birth in the future: the core has no clock"
        }
        _ => "",
    }
}
