"""Words that make a number a measure, or say what was before and what came after, in the languages read in full.

Each constant is a part of a regular expression. A text is looked at with the words of all languages at once: nothing
says which one a story is told in, and a word that follows a figure is rarely another language's.
"""

from __future__ import annotations

TIMES = (
    "ms|milliseconds?|s|secs?|seconds?|min|minutes?|h|hours?|days?|weeks?|months?|years?"
    "|sekunden?|minuten|std|stunden?|tag(?:en?)?|wochen?|monat(?:en?)?|jahr(?:en?)?"
    "|secondes?|heures?|jours?|semaines?|mois|ans|années?"
    "|segundos?|minutos?|horas?|d[ií]as?|semanas?|mes(?:es)?|mês|años?|anos?"
    "|secondi|minut[oi]|or[ae]|giorn[oi]|settiman[ae]|mesi|ann[oi]"
    "|секунд[аы]?|минут[аы]?|час(?:а|ов)?|день|дн(?:я|ей)|недел[ьяи]|месяц(?:а|ев)?|год(?:а)?|лет"
)
AMOUNTS = (  # no metres and no miles: most say where something was, and not what came of it
    "percent|per cent|percentage points?|x|-fold|times|k|m|bn|thousand|million|billion"
    "|[kmgt]i?b|bytes|requests?|users?|customers?|people|teams?|services?|servers?|nodes?|incidents?|bugs?|pages?"
    "|rps|qps|lines|commits|projects?|sites?|websites|certificates?"
    "|mm|cm|km|kg|ha|[kmgt]wh?|eur|usd|gbp|chf|euros?|dollars?|cents?|degrees?|lit(?:er|re)s?|tons?|tonnes?"
    "|prozent|prozentpunkten?|mal|-?fach\\w*|tausend|mio|million(?:en)?|mrd|milliarden?|franken|grad|litern?"
    "|kilo|tonnen?|anfragen?|nutzer(?:innen|n)?|kund(?:en|innen)|leuten?|personen|menschen|dienste|servern?"
    "|vorfällen?|fehlern?|seiten|zeilen|projekten?"
    "|pour cent|fois|mille|millions|milliards?|personnes|clients|por ciento|por cento|veces|vezes|mil|millones|milhões"
    "|personas|pessoas|clientes|reais|per cento|volte|mila|milioni|miliard[io]|persone|clienti"
    "|процент(?:а|ов)?|раза?|тысяч[аи]?|миллион(?:а|ов)?|рубл(?:ь|я|ей)|человека?|клиент(?:а|ов)"
)
# Scripts that are written without spaces: no edge of a word stands behind the unit. 年 and 日 alone are dates.
UNSPACED_TIMES = "小时|分钟|秒|天|个月|時間|分間|日間|週間|[かヶカ]月|年間|시간|개월|주일|일간"
UNSPACED_AMOUNTS = "%|％|×|€|°|倍|万|億|亿|人|件|円|元|명|건|배|만"

ABOUT = (
    "about |around |over |roughly |some |nearly |almost |just |only |under "
    "|etwa |rund |knapp |über |unter |fast |nur |noch |gut |ungefähr |circa |ca\\. "
)
NUMBERS = "one|two|three|four|five|six|seven|eight|nine|ten|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf"
COUNTED = (  # "one" counts nothing
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands"
    "|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|dutzende?|hunderten?|tausenden?"
)
FROM_TO = (  # each pair stands around the two figures
    ("from", "to"),
    ("von", "auf"),
    ("de", "(?:à|a|para)"),
    ("da", "a"),
    ("с", "до"),
)
INSTEAD_OF = (
    "instead of|against|(?:an)?statt(?: bei| (?:der|des|den|dem|wie) \\w+)?(?: (?:bisher|zuvor|vorher|früher))?"
    "|gegenüber|au lieu d[e’']|en (?:lugar|vez) de|em vez de|invece di|вместо"
)
NO_MORE = "no longer|nicht mehr"
