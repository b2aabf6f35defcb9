"""English as the search and the comparison of texts must know it: lists that the browser gets with the index."""

from __future__ import annotations

_STOP_WORDS = """
    a about above after again all also am an and any are as at be because been before being below between both but
    by can cannot could did do does doing done during each either else for from further had has have having he her
    here hers herself him himself his how i if in into is it its itself just let me might more most much must my myself
    nor of off on once only or other our ours ourselves out over own rather same shall she should so some such than that
    the their theirs them themselves then there these they this those though through to too under until up upon us very
    was we were what when where whether which while who whom whose why will with without would yet you your yours
    yourself yourselves im ive id youre youve dont didnt doesnt isnt wasnt werent havent hadnt wont cant couldnt
    shouldnt wouldnt thats theres
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())

ARTICLES = frozenset({"a", "an", "the"})
POINTERS = ARTICLES | {"my", "your", "our", "their", "his", "her", "any", "some", "this", "that"}
"""What stands before a noun and says which is meant, not what: names are compared without it."""

_SPELLINGS = """
    aeroplane:airplane aluminium:aluminum anaesth:anesth analogue:analog archaeo:archeo armour:armor artefact:artifact
    behaviour:behavior calibre:caliber candour:candor cataloguing:cataloging catalogued:cataloged catalogue:catalog
    centimetre:centimeter centred:centered centring:centering centre:center clamour:clamor colour:color cosy:cozy
    counsell:counsel defence:defense demeanour:demeanor dialogue:dialog diarrhoea:diarrhea draught:draft
    encyclopaed:encycloped endeavour:endeavor favour:favor fervour:fervor fibre:fiber flavour:flavor
    foetus:fetus glamour:glamor grey:gray gynaecolog:gynecolog haemo:hemo harbour:harbor honour:honor humour:humor
    instalment:installment jewellery:jewelry judgement:judgment acknowledgement:acknowledgment ageing:aging
    kilometre:kilometer labour:labor learnt:learned licence:license litre:liter lustre:luster manoeuvr:maneuver
    meagre:meager metre:meter millilitre:milliliter millimetre:millimeter misbehaviour:misbehavior mould:mold
    moustache:mustache neighbour:neighbor odour:odor offence:offense orientated:oriented
    orthopaed:orthoped paediatr:pediatr parlour:parlor plough:plow practis:practic pretence:pretense pyjama:pajama
    rancour:rancor rigour:rigor rumour:rumor sabre:saber saviour:savior savour:savor sceptic:skeptic skilful:skillful
    sombre:somber spectre:specter spelt:spelled splendour:splendor sulphur:sulfur theatre:theater tumour:tumor
    programmer:programer programmed:programed programme:program valour:valor vapour:vapor vigour:vigor
    woollen:woolen somebody:someone anybody:anyone everybody:everyone
"""
SPELLINGS = tuple(tuple(pair.split(":")) for pair in _SPELLINGS.split())
"""How British words begin, and how the American ones do: both are searched alike. The first that fits counts."""

_ONLY_S = """
    advert adv appra ar bra chast circumc clockw compr comprom conc cr cru dem desp dev disgu enfranch enterpr exc exerc
    expert franch gu improv inc lia likew no otherw parad po pra prec prem prom ra reappra rev superv surm surpr telev
    torto treat turquo unadv unw upr
"""
ONLY_S = frozenset(_ONLY_S.split())
"""What stands before `-ise` in words that no country writes with `-ize`."""

MAGNITUDES = {"k": 10**3, "thousand": 10**3, "m": 10**6, "million": 10**6, "bn": 10**9, "b": 10**9, "billion": 10**9}
PERCENT = ("percent", "per cent")

UNITS = {
    name: unit
    for unit, names in {
        "ms": "ms millisecond milliseconds",
        "s": "s sec secs second seconds",
        "min": "min mins minute minutes",
        "h": "h hr hrs hour hours",
        "d": "day days",
        "w": "week weeks",
        "kb": "kb kilobyte kilobytes",
        "mb": "mb megabyte megabytes",
        "gb": "gb gigabyte gigabytes",
        "tb": "tb terabyte terabytes",
        "pb": "pb petabyte petabytes",
        "month": "month months",
        "y": "year years yr yrs",
        "kw": "kw kilowatt kilowatts",
        "mw": "mw megawatt megawatts",
        "gw": "gw gigawatt gigawatts",
        "kwh": "kwh",
        "km": "km kilometre kilometres kilometer kilometers",
        "cm": "cm centimetre centimetres centimeter centimeters",
        "mm": "mm millimetre millimetres millimeter millimeters",
        "kg": "kg kilo kilos kilogram kilograms kilogramme kilogrammes",
        "t": "t ton tons tonne tonnes",
        "l": "l litre litres liter liters",
        "mhz": "mhz megahertz",
        "ghz": "ghz gigahertz",
        "mbit": "mbit mbits mbps",
        "gbit": "gbit gbits gbps",
        "x": "times",
    }.items()
    for name in names.split()
}
"""What is measured in, by each of its names: `10h` is `10 hours`."""

CURRENCIES = {
    name: sign
    for sign, names in {"$": "dollar dollars usd", "€": "euro euros eur", "£": "gbp", "¥": "yen jpy"}.items()
    for name in names.split()
}
"""Signs of currencies by their names; pounds weigh, too."""

_NUMBERS = """
    three:3 four:4 five:5 six:6 seven:7 eight:8 nine:9 ten:10 eleven:11 twelve:12 dozen:12 thirteen:13 fourteen:14
    fifteen:15 sixteen:16 seventeen:17 eighteen:18 nineteen:19 hundred:100
"""
SIMPLE_NUMBERS = dict(pair.split(":") for pair in _NUMBERS.split())
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
DIGITS = "one two three four five six seven eight nine"
NUMBERS = dict(SIMPLE_NUMBERS)
for _at, _ten in enumerate(TENS.split(), 2):
    NUMBERS[_ten] = f"{_at}0"
    NUMBERS |= {f"{_ten}-{digit}": f"{_at}{unit}" for unit, digit in enumerate(DIGITS.split(), 1)}
"""Figures in words; one and two are in every text."""

_IRREGULAR = """
    arise arose arisen, become became, begin began begun, bend bent, bet, bind bound, bite bit bitten, blow blew
    blown, break broke broken, bring brought, build built, burn burnt, buy bought, catch caught, choose chose
    chosen, come came, creep crept, deal dealt, dig dug, draw drew drawn, drink drank drunk, drive drove driven, eat
    ate eaten, fall fell fallen, feed fed, feel felt, fight fought, find found, flee fled, fly flew flown, forget
    forgot forgotten, forgive forgave forgiven, freeze froze frozen, get got gotten, give gave given, go went gone,
    grind ground, grow grew grown, hang hung, hear heard, hide hid hidden, hold held, keep kept, know knew known,
    lead led, leap leapt, leave left, lend lent, light lit, lose lost loss, make made, mean meant, meet met, mistake
    mistook mistaken, pay paid, overcome overcame, override overrode overridden, oversee oversaw overseen, prove
    proven, ride rode ridden, ring rang rung, rise rose risen, run ran, say said, see saw seen, seek sought, sell
    sold sale, send sent, shake shook shaken, shine shone, shoot shot, show shown, shrink shrank shrunk, sing sang
    sung, sink sank sunk, sit sat, sleep slept, slide slid, speak spoke spoken speech, spend spent, spin spun, stand
    stood, steal stole stolen, stick stuck, sting stung, strike struck, strive strove, swear swore sworn, sweep
    swept, swim swam swum, swing swung, take took taken, teach taught, tear tore torn, tell told, think thought,
    throw threw thrown, undergo underwent, understand understood, undo undid undone, wake woke woken, wear wore
    worn, weave wove woven, win won, withdraw withdrew withdrawn, write wrote written, rewrite rewrote rewritten,
    rebuild rebuilt, redo redid redone, grow growth, choose choice, child children, man men, woman women, person
    people, forbid forbade forbidden, tread trod trodden, breed bred, bleed bled,
    cling clung, fling flung, foresee foresaw foreseen, withhold withheld, misunderstand misunderstood, mislead misled,
    outgrow outgrew outgrown, repay repaid, resell resold, retell retold, rethink rethought, sneak snuck, spill spilt,
    spoil spoilt, wind wound, foot feet, life lives, mouse mice, tooth teeth, half halves, bad worse worst,
    good better best, far further
"""
IRREGULAR = tuple(" ".join(row.split()) for row in _IRREGULAR.split(","))
"""Forms of one word that no rule of spelling joins."""
