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
    woollen:woolen
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
    three:3 four:4 five:5 six:6 seven:7 eight:8 nine:9 ten:10 eleven:11 twelve:12 dozen:12 twenty:20 thirty:30 forty:40
    fifty:50 hundred:100
"""
NUMBERS = dict(pair.split(":") for pair in _NUMBERS.split())
"""Figures in words; one and two are in every text."""
