"""Models trained by Splink on made-up customers, and what Splink gives every pair.

    models.py train FOLDER            records.json; of each design NAME.model.json, NAME.pairs.json
    models.py score FOLDER NAME...    NAME.settings.json to NAME.scored.json
"""
import json
import logging
import random
import sys

import duckdb
import pandas as pd
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

GIVEN = "anna bernd clara david emma felix greta hanna ivan julia karl lena marta nils olga paul rosa stefan tilda viktor".split()
FAMILY = "adler becker conrad dietrich engel fischer gruber hartmann jansen keller lorenz meyer neumann ostermann peters richter schulz thomas vogel winter".split()
CITIES = ["leeds"] * 4 + ["york"] * 2 + ["bath", "derby", "truro"]
AREAS = {"leeds": "LS", "york": "YO", "bath": "BA", "derby": "DE", "truro": "TR"}
JOBS = ["baker", "nurse", "driver", "teacher", "engineer"]
DOMAINS = ["example.com", "example.org", "example.net"]


def person(draw):
    given, family, city = draw.choice(GIVEN), draw.choice(FAMILY), draw.choice(CITIES)
    return {
        "first_name": given,
        "surname": family,
        "dob": f"{draw.randint(1940, 2004)}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}",
        "city": city,
        "postcode": f"{AREAS[city]}{draw.randint(1, 19)} {draw.randint(1, 9)}{draw.choice('AB')}{draw.choice('DE')}",
        "email": f"{given}.{family}{draw.randint(1, 99)}@{draw.choice(DOMAINS)}",
        "phone": f"44113{draw.randint(2000000, 9999999)}",
        "job_title": draw.choice(JOBS),
    }


def slipped(draw, text):
    at = draw.randrange(1, max(2, len(text) - 1))
    way = draw.random()
    if way < 0.4:
        return text[:at] + text[at + 1 :]
    if way < 0.7:
        return text[: at - 1] + text[at : at + 1] + text[at - 1] + text[at + 1 :]
    return text[:at] + draw.choice("aeinrst") + text[at:]


def copied(draw, one):
    copy = dict(one)
    for key in ("first_name", "surname", "email"):
        if draw.random() < 0.2:
            copy[key] = slipped(draw, copy[key])
    if draw.random() < 0.1:
        copy["first_name"] = copy["first_name"][:1]
    if draw.random() < 0.08:
        copy["first_name"], copy["surname"] = copy["surname"], copy["first_name"]
    if draw.random() < 0.15:
        year, month, day = copy["dob"].split("-")
        copy["dob"] = draw.choice([f"{year}-{day}-{month}" if int(day) <= 12 else f"{year}-{month}-01", f"{year}-{month}-{draw.randint(1, 28):02}"])
    if draw.random() < 0.15:
        copy["email"] = copy["email"].split("@")[0] + "@" + draw.choice(DOMAINS)
    if draw.random() < 0.2:
        copy["postcode"] = copy["postcode"][:-2] + draw.choice("AB") + draw.choice("DE")
    if draw.random() < 0.2:
        copy["phone"] = copy["phone"][:-1] + str(draw.randint(0, 9))
    for key in copy:
        if draw.random() < 0.08:
            copy[key] = None
    return copy


def records(seed, people):
    draw = random.Random(seed)
    rows = []
    for _ in range(people):
        one = person(draw)
        rows += [one] + [copied(draw, one) for _ in range(draw.choice([0, 0, 1, 1, 2]))]
    return [{"unique_id": number, **row} for number, row in enumerate(rows)]


def sql(condition, label, **more):
    return {"sql_condition": condition, "label_for_charts": label, **more}


ELSE = sql("ELSE", "else")
DESIGNS = {
    "quick-start": [
        cl.ForenameSurnameComparison("first_name", "surname"),
        cl.DateOfBirthComparison("dob", input_is_string=True),
        cl.ExactMatch("city").configure(term_frequency_adjustments=True),
        cl.EmailComparison("email"),
    ],
    "apart": [
        cl.NameComparison("first_name"),
        cl.NameComparison("surname"),
        cl.DamerauLevenshteinAtThresholds("dob", [1, 2]),
        cl.PostcodeComparison("postcode"),
        cl.LevenshteinAtThresholds("phone", [1, 2]),
        cl.JaroAtThresholds("email", [0.95, 0.8]),
        cl.ExactMatch("job_title").configure(term_frequency_adjustments=True),
    ],
    "by-hand": [
        {
            "output_column_name": "given",
            "comparison_levels": [
                sql("first_name_l IS NULL OR first_name_r IS NULL", "null", is_null_level=True),
                sql("first_name_l = first_name_r", "same", tf_adjustment_column="first_name", tf_adjustment_weight=0.5),
                sql("(length(first_name_l)=1) and substr(first_name_l,1,1)=substr(first_name_r,1,1) or length(first_name_r) = 1 AND substr(first_name_r, 1, 1) = substr(first_name_l, 1, 1)", "initial"),
                sql("jaro_winkler_similarity(first_name_l, surname_r) + jaro_winkler_similarity(surname_l, first_name_r) >= 1.8", "swapped"),
                sql("not (levenshtein(first_name_l, first_name_r) > 2)", "two edits", tf_adjustment_column="first_name", tf_adjustment_weight=1.0, tf_minimum_u_value=0.06),
                ELSE,
            ],
        },
        {
            "output_column_name": "contact",
            "comparison_levels": [
                sql("(phone_l is null or phone_r is null) and (postcode_l is null or postcode_r is null)", "null", is_null_level=True),
                sql("phone_l = phone_r and (postcode_l = postcode_r or city_l = city_r)", "phone and place"),
                sql("phone_l = phone_r", "phone"),
                sql("postcode_l = postcode_r", "postcode"),
                sql("city_l <> city_r and phone_l is not null and phone_r is not null and left(phone_l, 8) = left(phone_r, 8)", "elsewhere"),
                ELSE,
            ],
        },
        {
            "output_column_name": "birth",
            "comparison_levels": [
                sql("dob_l IS NULL OR dob_r IS NULL", "null", is_null_level=True),
                sql("dob_l = dob_r", "same"),
                sql("substr(dob_l, 1, 4) = substr(dob_r, 1, 4) AND substr(dob_l, 6, 2) = substr(dob_r, 9, 2) AND substr(dob_l, 9, 2) = substr(dob_r, 6, 2)", "swapped"),
                sql("abs(epoch(try_strptime(dob_l, '%Y-%m-%d')) - epoch(try_strptime(dob_r, '%Y-%m-%d'))) / 86400 <= 31", "a month"),
                ELSE,
            ],
        },
    ],
}


def linker(rows, settings):
    logging.disable(logging.CRITICAL)
    api = DuckDBAPI(connection=duckdb.connect())
    return Linker(api.register(pd.DataFrame(rows)), settings)


def trained(rows, comparisons):
    rules = [block_on("city"), block_on("job_title")]
    model = linker(rows, SettingsCreator(link_type="dedupe_only", comparisons=comparisons, blocking_rules_to_generate_predictions=rules))
    model.training.estimate_probability_two_random_records_match([block_on("first_name", "surname", "dob")], recall=0.5)
    model.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for rule in (block_on("dob"), block_on("email"), block_on("phone")):
        model.training.estimate_parameters_using_expectation_maximisation(rule)
    return model.misc.save_model_to_json()


def scored(rows, settings):
    """Every pair with its weight and what each comparison gave: level, weight, part of the frequency."""
    prefixes = ["comparison_vector_value_column_prefix", "match_weight_column_prefix"]
    gamma, weight = (settings.get(key) or default for key, default in zip(prefixes, ("gamma_", "mw_")))
    model = linker(rows, {**settings, "blocking_rules_to_generate_predictions": ["1=1"], "retain_intermediate_calculation_columns": True})
    table = model.inference.predict().as_pandas_dataframe()
    names = [comparison["output_column_name"] for comparison in settings["comparisons"]]
    found = []
    for at, row in enumerate(table.to_dict("records")):
        # All that may be one customer, and some of the others.
        if row["match_weight"] < -8 and at % 40:
            continue
        tf = f"{weight}tf_adj_"
        parts = {name: [int(row[gamma + name]), row[weight + name], row.get(tf + name, 0.0)] for name in names}
        found.append({"left": row["unique_id_l"], "right": row["unique_id_r"], "weight": row["match_weight"], "parts": parts})
    return sorted(found, key=lambda pair: (pair["left"], pair["right"]))


def write(path, value):
    with open(path, "w") as file:
        json.dump(value, file)


def read(path):
    with open(path) as file:
        return json.load(file)


def train(folder, people="150"):
    rows = records(7, int(people))
    write(f"{folder}/records.json", rows)
    for name, comparisons in DESIGNS.items():
        model = trained(rows, comparisons)
        # Drawn anew at every run; the rest is the same.
        model.pop("linker_uid", None)
        write(f"{folder}/{name}.model.json", model)
        write(f"{folder}/{name}.pairs.json", scored(rows, model))


def score(folder, *names):
    rows = read(f"{folder}/records.json")
    for name in names:
        write(f"{folder}/{name}.scored.json", scored(rows, read(f"{folder}/{name}.settings.json")))


{"train": train, "score": score}[sys.argv[1]](*sys.argv[2:])
