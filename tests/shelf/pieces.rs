//! What names, numbers, dates and addresses are made of, in many scripts: the alphabet of the laws.

/// Pieces whose concatenations look like what people type.
#[rustfmt::skip]
pub(crate) const PIECES: &[&str] = &[
    " ", " ", " ", ", ", ",", ".", "-", "/", "'", "\"", "(", ")", ":", ";", "@", "+", "&", "\n",
    "\u{1f}", "\u{200b}", "\0", "\u{301}", "Dr.", "van", "de", "VON", "Jr", "MA", "Müller", "MÜLLER",
    "müller", "O'NEIL", "Anna", "J", "und", "GmbH", "Co", "KG", "Ltd", "null", "test", "n/a", "0", "00",
    "49", "1", "12", "31", "80", "1980", "2030", "0171", "2345678", "ext", "x5", "tel:", "(0)", "Jan",
    "März", "T", "10:30", "Z", "PM", "DE", "D-", "80331", "SW1A", "1AA", "NY", "Hauptstr.", "Street",
    "Apt", "#", "a", "bis", "PO", "Box", "Germany", "gmail", ".com", ".con", "info", "mailto:", "<", ">",
    "yes", "nein", "€", "1.234,56", "%", "山田", "太郎", "Ã¼", "Ｑ", "ß", "İ", "ΐ", "J\u{30c}", "株式会社", "1st",
    "Baron", "http://", "::1", "192.168.0.1", "DE89", "370400440532013000",
    // Marks, spaces, signs and forms of letters.
    "\u{300}", "\u{308}", "\u{30c}", "\u{323}", "\u{327}", "\u{345}", "\u{338}", "\u{3099}", "\u{5b4}",
    "\u{650}", "\u{93c}", "\u{c55}", "\u{1e026}", "\u{64b}", "\u{654}",
    // Names.
    "\u{a0}", "\u{3000}", "\t", "\r\n", "\u{2028}", "\u{feff}", "\u{200d}", "\u{200c}", "\u{202e}",
    "\u{ad}", "\u{fe0f}", "|", "\\", "_", "~", "*", "!", "?", "=", "^", "`", "´", "’", "‘", "“", "”",
    "„", "«", "»", "–", "—", "‐", "·", "•", "…", "、", "。", "，", "．", "・", "：", "／", "（", "）", "「", "」",
    "【", "№", "°", "ª", "º", "§", "©", "®", "™", "½", "²", "１", "２", "٣", "٤", "۵", "५", "๕", "᠒", "㊀",
    "㈱", "㍿", "①", "Ⅳ", "ﬁ", "ﷺ",
    // Organizations.
    "Иван", "ИВАНОВ", "Иванович", "ул.", "д.", "кв.", "г.", "Москва", "Ιωάννης", "Παπαδόπουλος", "Σ",
    "ς", "Οδός", "محمد", "بن", "عبد", "الله", "أحمد", "שלום", "בן", "דוד", "राम", "कुमार", "สมชาย",
    "นาย", "김철수", "김", "李", "小龙", "欧阳", "修", "東京都", "港区", "丁目", "番地", "号", "〒", "北京市", "서울시", "有限公司",
    "（株）", "ООО", "«Ромашка»", "ЗАО", "Nguyễn", "Thị", "Þór", "dóttir", "Ø", "Å", "ı", "ǅ", "ǈ", "ẞ",
    "ſ", "ŉ", "ǰ", "\u{212a}", "\u{212b}", "\u{2126}",
    // Addresses.
    "Mr", "Mrs.", "Prof.", "Dr. med.", "Dipl.-Ing.", "PhD", "MD", "Esq.", "III", "II", "Sr.", "Jr.",
    "née", "geb.", "von der", "van den", "de la", "y", "e", "al-", "bin", "ibn", "Mac", "Mc", "McDONALD",
    "O’", "d'", "D’", "ó", "ní", "Garcia Lopez", "MARTIN", "jean-pierre", "JEAN", "Anna-Maria",
    "\"Bob\"", "(Bob)", "and", "et", "Herr", "Frau", "Familie", "Señora", "Mme", "c/o", "z.Hd.", "t/a",
    "dba", "trading as", "formerly",
    // Dates.
    "S.A. de C.V.", "S.p.A.", "Inc.", "LLC", "B.V.", "Sp. z o.o.", "Oy", "AB", "A/S", "e.V.",
    "GmbH & Co. KG", "PLC", "Pty Ltd", "K.K.", "The", "Holding", "Bank", "1&1", "3M", "AG", "SE",
    // Telephone numbers.
    "str.", "straße", "Strasse", "St", "Ave", "Avenue", "Blvd", "Rd.", "Lane", "rue", "Rue de la", "Via",
    "Calle", "Av.", "Rua", "ulica", "ul.", "Platz", "weg", "laan", "N", "SW", "NE", "Suite", "Ste",
    "Floor", "Fl", "Unit", "Flat", "App.", "Postfach", "P.O. Box", "Packstation", "Apt.", "No.", "nº",
    "12a", "12 B", "12-14", "1/2", "12bis", "s/n", "km", "Berlin", "München", "London", "New York", "CA",
    "NSW", "ON", "Bayern", "Ontario", "75001", "SW1A 1AA", "K1A 0B1", "1234 AB", "100-0001", "00-950",
    "L-1234", "CH-8001", "BT1", "France", "UK", "U.S.A.", "日本", "Österreich", "Schweiz",
    // Mail and web.
    "01/02/1980", "31.12.1979", "1980-01-02", "12/31/79", "2 January 1980", "janvier", "février",
    "марта", "令和", "5年", "3月", "1日", "昭和", "H5.1.2", "พ.ศ.", "2523", "44197", "1577836800",
    "1577836800000", "24:00", "12:60", "AM", "UTC", "+02:00", "Mon", "dimanche", "1900-01-01",
    "0000-00-00", "Feb", "29", "30", "1st of", "'80",
    // References and wrong encodings.
    "+1", "+44", "0044", "0049", "011", "(555)", "555-0100", "1-800-FLOWERS", "+49 (0) 171", "x123",
    "ext. 5", "Durchwahl", "Tel.", "Fax", "mobil", "+81", "90-1234-5678", ";ext=", "tel:+1-201", "0800",
    "999999999", "112",
    // Official numbers and money.
    "a@b.com", "@gmail.com", "anna.b+tag", "gmial.com", "xn--mnchen-3ya.de", "münchen.de", "\"a b\"@",
    "[127.0.0.1]", "mailto:a@b.de?subject=x", "user", "noreply", "@yahoo.com", "name-x", "hotmail.con",
    ".co.uk", ".museum", "@ada", "https://", "www.", "twitter.com/", "instagram.com/", "facebook.com/",
    "linkedin.com/in/", "/path", "?q=1", "#frag", ":8080", "http//", "ftp://", "localhost", "%20",
    "%C3%BC", "fe80::", "::ffff:1.2.3.4", "1.2.3.4",
    // Flags, languages, junk.
    "&amp;", "&uuml;", "&#228;", "&#x301;", "&lt;", "Ã¤", "Ã", "â€™", "Â", "Â ", "ÃƒÂ¼", "Ã©",
];

/// Countries whose rules differ.
#[rustfmt::skip]
pub(crate) const COUNTRIES: &[&str] = &[
    "", "DE", "US", "GB", "IT", "RU", "LT", "JP", "AU", "AR", "BR", "CA", "CH", "CN", "ES", "FR", "GR", "HU",
    "IE", "IL", "IN", "KR", "MM", "MN", "MX", "NL", "PL", "SA", "SE", "TH", "TR", "VN",
];
