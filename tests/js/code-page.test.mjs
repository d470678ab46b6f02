// Files of other code pages that name none, as spreadsheets of many countries write them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { entry } from "./package.mjs";

const selfsame = await (await entry("inline.js")).load();
const { decoded } = await entry("encoding.js");
const { codePageOf } = await entry("code-page.js");

/** Bytes of a page, by what it makes of each one and of each two. */
function encoded(text, page) {
  const bytes = new Map();
  const learn = (...of) => {
    const made = new TextDecoder().decode(decoded(Uint8Array.from(of), page));
    if ([...made].length === 1 && made !== "\ufffd" && !bytes.has(made)) bytes.set(made, of);
  };
  for (let one = 0; one < 256; one += 1) learn(one);
  if ([...text].some((c) => !bytes.has(c))) {
    for (let lead = 0x81; lead < 0xff; lead += 1) for (let trail = 0x40; trail < 0xff; trail += 1) learn(lead, trail);
  }
  const missing = [...text].filter((c) => !bytes.has(c));
  assert.deepEqual(missing, [], page);
  return Uint8Array.from([...text].flatMap((c) => bytes.get(c)));
}

/** Header, then rows; the first column is what is looked for. */
const FILES = {
  "windows-1250": "Imię;Nazwisko;Miasto\nMałgorzata;Wójcik;Łódź\nStanisław;Zieliński;Gdańsk\nBożena;Dąbrowska;Częstochowa\n",
  "iso-8859-2": "Jméno;Příjmení;Město\nBožena;Dvořáková;Plzeň\nJiří;Beneš;České Budějovice\nTomáš;Šťastný;Jihlava\nLuboš;Říha;Děčín\n",
  "windows-1254": "Adı;Soyadı;Şehir\nGülşen;Yıldız;İstanbul\nÇağrı;Şahin;Eskişehir\nIşıl;Doğan;Muğla\n",
  "windows-1257": "Vardas;Pavardė;Miestas\nRūta;Šimkutė;Panevėžys\nAndrius;Žukauskas;Šiauliai\nJūratė;Kazlauskienė;Mažeikiai\nEglė;Petrauskaitė;Kėdainiai\n",
  "windows-1251": "Имя;Фамилия;Город\nЕкатерина;Смирнова;Нижний Новгород\nДмитрий;Кузнецов;Тверь\n",
  "koi8-r": "Имя;Фамилия;Город\nЕкатерина;Смирнова;Нижний Новгород\nДмитрий;Кузнецов;Тверь\n",
  ibm866: "Имя;Фамилия;Город\nЕкатерина;Смирнова;Нижний Новгород\nДмитрий;Кузнецов;Тверь\n",
  "windows-1253": "Όνομα;Επώνυμο;Πόλη\nΓεώργιος;Παπαδόπουλος;Θεσσαλονίκη\nΕλένη;Νικολάου;Πάτρα\n",
  "windows-1255": "שם;משפחה;עיר\nדוד;כהן;חיפה\nשרה;לוי;ירושלים\n",
  "windows-1256": "الاسم;العائلة;المدينة\nأحمد;منصور;القاهرة\nليلى;حداد;بيروت\n",
  "windows-874": "ชื่อ;นามสกุล;จังหวัด\nสมชาย;ใจดี;กรุงเทพมหานคร\nสุดา;แก้วมณี;เชียงใหม่\n",
  macintosh: "Prénom;Nom;Ville\nAndré;Lefèvre;Orléans\nZoé;Bérenger;Besançon\nHélène;Château;Nîmes\n",
  cp850: "Vorname;Name;Ort\nJürgen;Größler;Köln\nBärbel;Schäfer;Düsseldorf\nGünther;Krüger;Göttingen\n",
  shift_jis: "氏名,フリガナ,都道府県\n伊藤 健太,イトウ ケンタ,愛知県\n渡辺 美咲,ワタナベ ミサキ,福岡県\n",
  "euc-jp": "氏名,フリガナ,都道府県\n伊藤 健太,イトウ ケンタ,愛知県\n渡辺 美咲,ワタナベ ミサキ,福岡県\n",
  "euc-kr": "이름,도시\n김민준,서울\n이서연,부산\n박지훈,대전\n",
  gb18030: "姓名,城市,地址\n李伟,成都,人民南路12号\n张丽,杭州,西湖区文三路90号\n",
  big5: "姓名,城市,地址\n陳志明,台北,中山北路二段\n林美玲,高雄,五福三路\n",
};

test("a file of another code page is read by its letters, and the report says of which", async () => {
  for (const [page, text] of Object.entries(FILES)) {
    const result = await selfsame.resolve({ name: "in.csv", data: encoded(text, page) });
    const [header, first] = text.split("\n").map((line) => line.split(/[;,]/)[0]);
    const [{ fields }] = result.records.page(0, 1);
    assert.equal(fields[header]?.raw, first, page);
    const [input] = result.assessment.inputs;
    assert.equal(input.encoding, page);
    assert.ok(input.notes.some(({ code }) => code === "encoding.assumed"), page);
    result.free();
  }
});

test("Windows-1252, UTF-8 and too little of anything stay what they are", () => {
  for (const text of [
    "Vorname;Name;Ort\nJürgen;Größler;Köln\nBärbel;Schäfer;Düsseldorf\nGünther;Krüger;Göttingen\n",
    "Prénom;Nom;Ville\nAndré;Lefèvre;Orléans\nZoé;Bérenger;Besançon\nHélène;Château;Nîmes\nJérôme;L’Écuyer;Œting\n",
    "Nombre;Apellidos;Ciudad\nMaría José;Muñoz Núñez;Málaga\nÁngel;Ibáñez Gómez;Cádiz\nRocío;Peña;1º B\n",
    "Nome;Cidade\nJoão Gonçalves;São Paulo\nAntónia Guimarães;Évora\nLuísa Conceição;Maceió\n",
    "Nome;Città\nNiccolò;Forlì\nGesù;Cefalù\nMatè;Canicattì\n",
    "Navn;By\nSøren Ærø;Århus\nBjørn Sæther;Tromsø\nÅse Kjær;Ølstykke\n",
    "Nafn;Staður\nGuðrún Þórðardóttir;Ísafjörður\nSigurður Ægisson;Akureyri\nÞór;Reykjavík\n",
    "Name;Land\nLászló Kovács;Ungarn\nTomáš Novák;Böhmen\nJosé Álvarez;España\nPeter Müller;Österreich\nZoë Lefèvre;België\n",
    "NAME;ORT\nMÜLLER;KÖLN\nGARCÍA;MÁLAGA\nFRANÇOIS;ORLÉANS\nSÁNCHEZ;CÓRDOBA\n",
    "Artikel;Preis\nFolie 3 m²;5 €\nRohr ½“;7 €\nKabel – 10 µm;9 €\n",
  ]) {
    assert.equal(codePageOf(encoded(text, "windows-1252")), undefined, text);
    assert.equal(codePageOf(new TextEncoder().encode(text)), undefined, text);
  }
  assert.equal(codePageOf(encoded("Имя\nЯ\n", "windows-1251")?.subarray(0, 4)), undefined);
  assert.equal(codePageOf(new Uint8Array(0)), undefined);
  // Some bytes broken in a file of UTF-8 do not make it another.
  assert.equal(codePageOf(Uint8Array.of(...new TextEncoder().encode("Zoë;Müller;Łódź;Ångström\n"), 0xe9, 0x3b, 0xe8)), undefined);
});

test("a long file is judged by pieces of the whole", () => {
  const head = "id;name\n" + Array.from({ length: 200_000 }, (_, at) => `${at};Anna Berg\n`).join("");
  const tail = encoded("1;Екатерина Смирнова\n".repeat(20_000), "windows-1251");
  assert.equal(codePageOf(Uint8Array.from([...new TextEncoder().encode(head), ...tail])), "windows-1251");
});
