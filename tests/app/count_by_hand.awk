# Counts the flights of a window, and their people, from the program's CSV: a count by hand in another language.
# Variables: edge (depart or arrive), from and to (seconds since 1970, from <= t < to), by (a column, or empty).
# Whoever takes several legs of a journey counts on the first that departs, or on the last that arrives; in these
# files all people of a journey take all of its legs.
BEGIN { FS = "," }
NR == 1 { for (i = 1; i <= NF; ++i) column[$i] = i; next }
{ for (name in column) value[NR, name] = $(column[name]) }

function days(year, month, day,   m) {  # since 1970-01-01
  m = month + 9 - 12 * (month > 2)
  if (month <= 2) --year
  return 365 * year + int(year / 4) - int(year / 100) + int(year / 400) + int((153 * m + 2) / 5) + day - 719469
}
function seconds(t,   offset) {
  offset = (substr(t, 21, 2) * 60 + substr(t, 24, 2)) * 60
  if (substr(t, 20, 1) == "-") offset = -offset
  return days(substr(t, 1, 4) + 0, substr(t, 6, 2) + 0, substr(t, 9, 2) + 0) * 86400 + substr(t, 12, 2) * 3600 + \
         substr(t, 15, 2) * 60 + substr(t, 18, 2) - offset
}
function add(group, people,   words, n) {
  n = split(people, words, " ")
  if (n == 0) { ++open[group] }
  else if (n == 1) { low[group] += people; high[group] += people }
  else if (people ~ /^about/) { low[group] += words[2]; high[group] += words[2]; ++about[group] }
  else if (people ~ /^at least/) { low[group] += words[3]; high[group] += words[3]; ++open[group] }
  else { low[group] += words[1]; high[group] += words[3] }
}
function told(group,   l, h, a) {
  l = low[group] + 0; h = high[group] + 0; a = about[group] > 0 ? "about " : ""
  if (open[group] > 0) return l > 0 ? "at least " a l : "unknown"
  if (l == h) return a l
  return l > 0 ? a l " to " h : "up to " a h
}
END {
  for (row = 2; row <= NR; ++row) {
    journey = value[row, "journey"]
    if (journey == "") continue
    if (!(journey in first) || seconds(value[row, "depart"]) < seconds(value[first[journey], "depart"])) first[journey] = row
    if (!(journey in final) || seconds(value[row, "arrive"]) > seconds(value[final[journey], "arrive"])) final[journey] = row
  }
  for (row = 2; row <= NR; ++row) {
    t = seconds(value[row, edge])
    if (t < from || t >= to) continue
    journey = value[row, "journey"]
    counts = journey == "" || row == (edge == "depart" ? first[journey] : final[journey])
    group = by == "" ? "all" : value[row, by]
    if (!(group in flights)) order[++groups] = group
    ++flights[group]; ++flights[SUBSEP]
    if (counts) { add(group, value[row, "people"]); add(SUBSEP, value[row, "people"]) }
  }
  for (i = 1; i <= groups; ++i) print order[i], flights[order[i]], told(order[i])
  if (groups != 1) print "all", flights[SUBSEP] + 0, told(SUBSEP)
}
