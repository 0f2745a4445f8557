// country_names.js < country_codes.csv: the names of countries and regions in other languages, as CSV. They are
// Unicode CLDR's, as node's Intl has them; one that only accents or signs tell from an earlier one is left out.
const languages = "ar de es fr ru tr it pt id vi ja ko uk fa pl nl".split(" ");
const names = (language) => new Intl.DisplayNames([language], { type: "region", fallback: "none" });
const english = names("en"), others = languages.map(names);
const folded = (name) => name.normalize("NFKD").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

const codes = require("fs").readFileSync(0, "utf8").trim().split("\n").slice(1).map((line) => line.split(",")[0]);
console.log("iso,names");
for (const iso of codes) {
  const known = new Set([folded(english.of(iso) ?? "")]), list = [];
  for (const language of others) {
    const name = language.of(iso);
    if (!name || /[,;]/.test(name) || known.has(folded(name))) continue;
    known.add(folded(name));
    list.push(name);
  }
  if (list.length) console.log(`${iso},${list.join(";")}`);
}
